"""A real HTTP server on the loopback interface that speaks the chat completions API from a script, faults and all."""

from __future__ import annotations

import json
import socket
import struct
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Reply:
    """One scripted reply.

    Attributes:
        body: sent as JSON, or as it is if it is bytes.
        status: the HTTP status.
        headers: headers besides the content type and length.
        hang: wait this long first, in seconds; ends early when the server stops.
        drip: wait this long before each byte of the body, in seconds; ends early when the server stops.
        stall: send so many bytes of the body and then nothing more, until the client goes or the server stops.
        cut: end the connection after so many bytes of the body.
        reset: end it by a reset (RST); without ``cut``, before the first byte of the answer.
    """

    body: Any = None
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    hang: float = 0.0
    drip: float = 0.0
    stall: int | None = None
    cut: int | None = None
    reset: bool = False


@dataclass
class Request:
    """One request received."""

    method: str
    path: str
    headers: dict[str, str]
    body: dict[str, Any]
    raw: bytes
    at: float


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64  # clients that connect at the same moment

    def handle_error(self, request: Any, client_address: Any) -> None:
        if not isinstance(sys.exception(), ConnectionError):  # that the client has gone is part of the play
            super().handle_error(request, client_address)


class ScriptedServer:
    """Gives the replies of a script in order, and the last one again and again.

    Attributes:
        requests: the chat requests received, in order.
        others: the GET requests.
        models: the names that ``/v1/models`` lists, or its reply, or what gives one; ``None`` for no such page.
        under_way: the POST requests that are under way.
        most_at_once: the most of them at one time.
    """

    def __init__(self) -> None:
        self.requests: list[Request] = []
        self.others: list[Request] = []
        self.models: list[str] | Reply | Callable[[], Reply] | None = ["scripted"]
        self.most_at_once = 0
        self.under_way = 0
        self._replies: list[Reply | Callable[[Request], Reply]] = []
        self._given = 0
        self._lock = threading.Lock()
        self._stopping = threading.Event()
        self.received = threading.Event()
        self._http = _Server(("127.0.0.1", 0), self._handler())
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.01,), daemon=True)
        self._thread.start()

    @property
    def base_url(self) -> str:
        return f"http://127.0.0.1:{self._http.server_port}/v1"

    def script(self, *replies: Reply | Callable[[Request], Reply]) -> None:
        """Set the replies to come."""
        with self._lock:
            self._replies = list(replies)
            self._given = 0

    def stop(self) -> None:
        self._stopping.set()
        self._http.shutdown()
        self._http.server_close()
        self._thread.join()

    def get(self, request: Request) -> Reply:
        """The reply to a GET request."""
        self.others.append(request)
        return self._models_page()

    def post(self, request: Request) -> Reply:
        """The reply to a POST request: the next one of the script."""
        with self._lock:
            self.requests.append(request)
            reply = self._replies[min(self._given, len(self._replies) - 1)]
            self._given += 1
        self.received.set()
        return reply(request) if callable(reply) else reply

    @contextmanager
    def _counted(self) -> Iterator[None]:
        with self._lock:
            self.under_way += 1
            self.most_at_once = max(self.most_at_once, self.under_way)
        try:
            yield
        finally:
            with self._lock:
                self.under_way -= 1

    def _models_page(self) -> Reply:
        if callable(self.models):
            return self.models()
        if isinstance(self.models, Reply):
            return self.models
        if self.models is None:
            return Reply({"error": {"message": "no such page"}}, status=404)
        return Reply({"object": "list", "data": [{"id": name, "object": "model"} for name in self.models]})

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        server = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            disable_nagle_algorithm = True  # or each reply waits for the client to confirm its headers

            def do_GET(self) -> None:
                self._send(server.get(self._request()))

            def do_POST(self) -> None:
                request = self._request()
                with server._counted():
                    reply = server.post(request)
                    try:
                        if reply.hang:
                            server._stopping.wait(reply.hang)
                        if reply.reset and reply.cut is None:
                            _reset(self)
                        else:
                            self._send(reply)
                    except OSError:
                        self.close_connection = True  # the client has gone

            def _request(self) -> Request:
                length = int(self.headers.get("content-length", 0))
                raw = self.rfile.read(length)
                if len(raw) < length:
                    raise ConnectionAbortedError("the client has gone in the middle of its request")
                headers = {name.lower(): value for name, value in self.headers.items()}
                body = json.loads(raw) if raw and headers.get("content-type") == "application/json" else {}
                return Request(self.command, self.path, headers, body, raw, time.monotonic())

            def _send(self, reply: Reply) -> None:
                plain = isinstance(reply.body, bytes)
                body = reply.body if plain else json.dumps(reply.body).encode()
                self.send_response_only(reply.status)
                usual = {"content-type": "application/json", "content-length": str(len(body))}
                headers = {"date": self.date_time_string(), **usual, **reply.headers}
                for name, value in headers.items():
                    self.send_header(name, value)
                self.end_headers()
                _send_body(self, body, reply, server._stopping)

            def log_message(self, *_: object) -> None:
                pass

        return Handler


def _send_body(handler: BaseHTTPRequestHandler, body: bytes, reply: Reply, stopping: threading.Event) -> None:
    """Send the body of a reply, or as much of it as the reply says and in the way it says."""
    if reply.drip:
        for byte in body:
            stopping.wait(reply.drip)
            handler.wfile.write(bytes([byte]))
        return
    handler.wfile.write(body[: reply.cut if reply.stall is None else reply.stall])
    if reply.stall is not None:
        handler.connection.settimeout(0.05)
        while not stopping.is_set() and not _gone(handler.connection):
            pass
        handler.close_connection = True
    elif reply.reset:
        _reset(handler)
    elif reply.cut is not None:
        handler.connection.shutdown(socket.SHUT_RDWR)
        handler.close_connection = True


def _gone(connection: socket.socket) -> bool:
    """Whether the client has closed the connection; waits a moment for it."""
    try:
        return connection.recv(1) == b""
    except TimeoutError:
        return False


def _reset(handler: BaseHTTPRequestHandler) -> None:
    """Close with no time to linger, for which the kernel sends RST in place of FIN."""
    handler.close_connection = True
    handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    handler.rfile.close()
    handler.connection.close()


def completion(
    content: str | dict[str, Any] | None,
    *,
    tool: str | None = None,
    finish_reason: str = "stop",
    refusal: str | None = None,
    usage: dict[str, Any] | None = None,
    model: str = "scripted",
) -> Reply:
    """A chat completion; with ``tool``, its content is the arguments of a call of that tool."""
    text = json.dumps(content) if isinstance(content, dict) else content
    message: dict[str, Any] = {"role": "assistant", "content": text, "refusal": refusal}
    if tool is not None:
        call = {"id": "call_1", "type": "function", "function": {"name": tool, "arguments": text}}
        message.update(content=None, tool_calls=[call])
    used = usage or {
        "prompt_tokens": 100,
        "completion_tokens": 10,
        "total_tokens": 110,
        "prompt_tokens_details": {"cached_tokens": 60},
    }
    return Reply(
        {
            "id": "chatcmpl-1",
            "object": "chat.completion",
            "created": 1,
            "model": model,
            "choices": [{"index": 0, "finish_reason": finish_reason, "message": message}],
            "usage": used,
        }
    )


def reported(reply: Reply) -> int:
    """The tokens that a reply reports, if it arrives whole."""
    whole = reply.cut is None and reply.stall is None and isinstance(reply.body, dict)
    return reply.body.get("usage", {}).get("total_tokens", 0) if whole else 0


def error(status: int, message: str = "", **more: Any) -> Reply:
    """An error of the form that most endpoints use; ``headers`` are the reply's."""
    headers = more.pop("headers", {})
    return Reply({"error": {"message": message, **more}}, status=status, headers=headers)
