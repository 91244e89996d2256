"""A server that speaks the batch API as well: files, batches, and their results, answered from the same script."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from email.parser import BytesParser
from typing import Any

from tests.corpus.small import answer
from tests.llm.scripted_server import Reply, Request, ScriptedServer, error

_LEFT = ("expired", "cancelled")


class BatchServer(ScriptedServer):
    """Answers each line of a batch by the script, as if it had been asked by itself.

    Attributes:
        batches: the batches made, by id, as the API tells them.
        ends: how the batches end, in their order: a status, or a function that is told the batch and may change it;
            those without an entry are completed.
        most_answered: how many lines of a batch are answered that expires or is cancelled.
        going: batches are worked at while this is set.
        refuse: other replies to the next requests of a method and path; what is asked is done nevertheless if the
            second word is true.
    """

    def __init__(self) -> None:
        super().__init__()
        self.batches: dict[str, dict[str, Any]] = {}
        self.ends: list[str | Callable[[dict[str, Any]], None]] = []
        self.most_answered = 0
        self.going = threading.Event()
        self.going.set()
        self.refuse: dict[tuple[str, str], list[tuple[Any, bool]]] = {}
        self.made = threading.Event()
        self._files: dict[str, bytes] = {}
        self._making = threading.Lock()

    @property
    def lines(self) -> int:
        """How many questions were handed in."""
        return sum(batch["request_counts"]["total"] for batch in self.batches.values())

    def post(self, request: Any) -> Any:
        """Take a file, make a batch, or answer a question by itself."""
        work = {"/v1/files": self._upload, "/v1/batches": self._make}.get(request.path)
        if work is None:
            return super().post(request)
        refusal, done = self._refusal(request.method, request.path)
        with self._making:
            reply = work(request) if done else None
        return refusal or Reply(reply)

    def get(self, request: Any) -> Any:
        """Tell of batches and files."""
        path, _, query = request.path.partition("?")
        refusal, _ = self._refusal("GET", path)
        if refusal is not None:
            return refusal
        parts = path.split("/")
        if path == "/v1/batches":
            assert "limit=100" in query
            newest = [*self.batches.values()][::-1]
            return Reply({"object": "list", "data": newest, "has_more": False})
        if path.startswith("/v1/batches/"):
            batch = self.batches.get(parts[-1])
            return Reply(self._worked_at(batch)) if batch else error(404, "No such batch.")
        if path.startswith("/v1/files/"):
            return Reply(self._files[parts[-2]])
        return super().get(request)

    def _refusal(self, method: str, path: str) -> tuple[Any, bool]:
        waiting = self.refuse.get((method, path), [])
        return waiting.pop(0) if waiting else (None, True)

    def _upload(self, request: Any) -> dict[str, Any]:
        head = f"Content-Type: {request.headers['content-type']}\r\n\r\n".encode()
        parts = BytesParser().parsebytes(head + request.raw).get_payload()
        fields = {part.get_param("name", header="content-disposition"): part.get_payload(decode=True) for part in parts}
        assert fields["purpose"] == b"batch"
        return {"id": self._file(fields["file"]), "object": "file"}

    def _make(self, request: Any) -> dict[str, Any]:
        body = request.body
        assert (body["endpoint"], body["completion_window"]) == ("/v1/chat/completions", "24h")
        lines = [json.loads(line) for line in self._files[body["input_file_id"]].splitlines()]
        keys = [line["custom_id"] for line in lines]
        assert len(set(keys)) == len(keys)
        batch = {
            "id": f"batch_{len(self.batches)}",
            "object": "batch",
            "created_at": 4_000_000_000 + len(self.batches),
            "status": "validating",
            "request_counts": {"total": len(lines)},
            **body,
        }
        self.batches[batch["id"]] = batch
        self.made.set()
        return batch

    def _file(self, content: bytes) -> str:
        self._files[f"file-{len(self._files)}"] = content
        return f"file-{len(self._files) - 1}"

    def _worked_at(self, batch: dict[str, Any]) -> dict[str, Any]:
        with self._making:
            if self.going.is_set() and batch["status"] in ("validating", "in_progress"):
                self._end(batch)
        return batch

    def _end(self, batch: dict[str, Any]) -> None:
        number = list(self.batches).index(batch["id"])
        end = self.ends[number] if number < len(self.ends) else "completed"
        if callable(end):
            end(batch)
            return
        batch["status"] = end
        if end == "failed":
            return
        good, bad = [], []
        for done, line in enumerate(json.loads(each) for each in self._files[batch["input_file_id"]].splitlines()):
            told = {"id": f"line-{done}", "custom_id": line["custom_id"], "response": None, "error": None}
            if end in _LEFT and done >= self.most_answered:
                bad.append({**told, "error": {"code": f"batch_{end}", "message": "It was not come to."}})
                continue
            asked = Request("POST", line["url"], {}, line["body"], b"", 0.0)
            reply = super().post(asked)
            told["response"] = {"status_code": reply.status, "request_id": "r", "body": reply.body}
            (good if reply.status == 200 else bad).append(told)
        for name, told in (("output_file_id", good), ("error_file_id", bad)):
            if told:
                batch[name] = self._file("".join(json.dumps(line) + "\n" for line in told[::-1]).encode())


def batch_served() -> BatchServer:
    """A batch server that answers about the documents of these tests."""
    server = BatchServer()
    server.script(answer)
    return server
