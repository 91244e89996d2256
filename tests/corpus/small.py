"""Small corpora, and a model that answers about them; shared by the tests of this folder and their child processes."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from summarizer.llm import ModelInfo, Usage
from tests.llm.scripted_server import Reply, Request, ScriptedServer, completion

ROOT = Path(__file__).parents[2]
OUTPUTS = ("summary.jsonl", "claims.jsonl", "failures.jsonl")


def text(number: int) -> str:
    """A document that says something of its own."""
    return f"Town {number} signed the Treaty of Aachen.\n\nThe mayor of Town {number} said that it rained."


def write_corpus(folder: Path, count: int) -> Path:
    folder.mkdir()
    for number in range(count):
        (folder / f"doc{number:03}.txt").write_text(text(number), "utf-8")
    return folder


def reply(task: str, messages: list[dict[str, Any]]) -> dict[str, Any]:
    """What a model says of a document written by :func:`text`; ``task`` is the name of the draft."""
    if task == "TreatyDraft":
        empty = {name: [] for name in ("parties", "events", "provisions", "related", "abstract")}
        return {"treaty": "yes", "title": {"text": "Treaty of Aachen", "sentences": [1]}, "type": "treaty", **empty}
    said = " ".join(str(message["content"]) for message in messages)  # the last one may be about a wrong answer
    number = re.findall(r"Town (\d+) signed", said)[-1]
    said = {"source": f"The mayor of Town {number}", "cue": "said"}
    claim = {"text": "it rained", "by": [said], "kind": "event", "firmness": "asserted", "sentences": [2]}
    return {"claims": [claim]}


def answer(request: Request) -> Reply:
    """The reply to a request."""
    task = request.body["response_format"]["json_schema"]["name"]
    return completion(reply(task, request.body["messages"]))


def served() -> ScriptedServer:
    """A server that answers about these documents."""
    server = ScriptedServer()
    server.script(answer)
    return server


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def written(out: Path) -> dict[str, bytes]:
    """The output, byte for byte; the report of the run has its times in it and is left out."""
    return {name: (out / name).read_bytes() for name in OUTPUTS}


class Quick:
    """A model that answers at once and remembers nothing, for measuring what is around it."""

    info = ModelInfo("quick", 8192, "single")

    async def ask(self, question, meter):
        meter.add(Usage(calls=1, prompt_tokens=100, completion_tokens=10))
        return question.draft.model_validate(reply(question.draft.__name__, question.messages))

    async def aclose(self):
        """Nothing to release."""
