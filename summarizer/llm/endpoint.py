"""Where requests go: an endpoint that somebody runs, or the local model's server, which is started when needed."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol
from urllib.parse import urlsplit

import openai

from summarizer.errors import ModelFileError, ModelServerCrashed, ProviderUnreachable, SettingsError
from summarizer.llm import model_file
from summarizer.llm.prompt_states import Messages, PromptStates, Read
from summarizer.llm.settings import OPENAI_URL, Settings
from summarizer.llm.transport import Context, Fault, as_fault, with_retries_blocking

__all__ = [
    "Address",
    "Endpoint",
    "LocalEndpoint",
    "RemoteEndpoint",
    "Server",
    "Visit",
    "is_loopback",
    "listed",
    "local_file",
    "local_identity",
    "local_name",
    "model_names",
    "only_model",
]

NO_KEY = "none"
"""Sent where no key is set: the SDK refuses an empty one, and servers without keys ignore it."""

_LISTED = 10  # models named in a message
_LISTING_S = 60.0  # longest time to find out which model an endpoint has


@dataclass(frozen=True, slots=True)
class Address:
    """Where and as whom to send a request."""

    base_url: str
    api_key: str = field(repr=False)


class Visit(Protocol):
    """One question's view of an endpoint."""

    async def address(self) -> Address:
        """Where to send the next request of this question."""

    async def prepare(self, client: openai.AsyncOpenAI, beginning: Messages, read: Read) -> None:
        """See that the model has read what all questions of a task begin with; ``read`` makes it read messages."""


class Endpoint(Protocol):
    """Gives each question its own :class:`Visit`."""

    def visit(self) -> Visit:
        """Begin a question."""


class Server(Protocol):
    """What is used of the local model's server."""

    @property
    def base_url(self) -> str:
        """Its address."""

    @property
    def api_key(self) -> str:
        """Its key."""

    def start(self) -> None:
        """Start it and wait until it answers."""

    def alive(self) -> bool:
        """Whether its process runs."""

    def crash(self) -> ModelServerCrashed:
        """The error that tells how its process ended."""


class RemoteEndpoint:
    """An endpoint at a fixed address. It is its own visit: nothing changes during a question."""

    def __init__(self, settings: Settings) -> None:
        self._address = Address(settings.base_url or OPENAI_URL, settings.api_key or NO_KEY)

    def visit(self) -> RemoteEndpoint:
        """Begin a question."""
        return self

    async def address(self) -> Address:
        """The fixed address."""
        return self._address

    async def prepare(self, client: openai.AsyncOpenAI, beginning: Messages, read: Read) -> None:
        """Whoever runs the endpoint sees to that."""


class LocalEndpoint:
    """The local model's server, which all models of a process with the same file share.

    Args:
        settings: which file, and how much context.
        server: a server to use instead; for tests.
    """

    def __init__(self, settings: Settings, server: Server | None = None) -> None:
        self._settings = settings
        self._server = server
        self.states = PromptStates(model_file.cache_folder(settings.cache_dir) / "states", local_identity(settings))

    def visit(self) -> _LocalVisit:
        """Begin a question."""
        return _LocalVisit(self)

    def server(self) -> Server:
        """The server, which may not run yet.

        Raises:
            ModelFileError: the model's file is not there, or not the right one.
        """
        if self._server is None:
            from summarizer.llm.local_server import shared

            file = local_file(self._settings)
            self._server = shared(file, context_tokens=self._settings.limits.context_tokens, states=self.states.folder)
        return self._server


class _LocalVisit:
    """One question to the local model; during it, the server may be brought back once."""

    _starting = threading.Lock()  # one for the process: models may share a server

    def __init__(self, endpoint: LocalEndpoint) -> None:
        self._endpoint = endpoint
        self._was_up = False
        self._restarted = False

    async def address(self) -> Address:
        """The server's address, after starting it if it does not run.

        Raises:
            ModelFileError: the model's file is not there, or not the right one.
            MissingExtra: the package that runs the server is not installed.
            ModelServerCrashed: it cannot be started, or it ended twice during this question.
        """
        return await asyncio.to_thread(self._up)

    async def prepare(self, client: openai.AsyncOpenAI, beginning: Messages, read: Read) -> None:
        """Take back from a file what the model has read in another process."""
        await self._endpoint.states.prepare(client, beginning, read)

    def _up(self) -> Address:
        with self._starting:
            server = self._endpoint.server()
            if not server.alive():
                if self._restarted:
                    raise server.crash()
                self._restarted = self._was_up
                server.start()
            self._was_up = True
            return Address(server.base_url, server.api_key)


def local_file(settings: Settings) -> Path:
    """The file of the local model, checked.

    Raises:
        ModelFileError: it is not there, or not the right one.
    """
    if settings.local_model is not None:
        return model_file.check_gguf(settings.local_model)
    path = model_file.model_path(settings.cache_dir)
    if not model_file.verified(path):
        what = "is not the right file" if path.exists() else "is not there yet"
        raise ModelFileError(
            f"The local model {what} ({path}).",
            hint="Type `summarizer model fetch`, or set OPENAI_API_KEY or OPENAI_BASE_URL to use another model.",
        )
    return path


def local_identity(settings: Settings) -> dict[str, object]:
    """What tells one local model from another, without reading its file.

    The known model is its digest; another file is its path, size and time of change.
    """
    if settings.local_model is None:
        return {"sha256": model_file.LOCAL_MODEL.sha256}
    path = settings.local_model.resolve()
    try:
        facts = path.stat()
    except OSError:  # asking will say so
        return {"path": str(path)}
    return {"path": str(path), "size": facts.st_size, "mtime_ns": facts.st_mtime_ns}


def local_name(settings: Settings) -> str:
    """The file name of the local model."""
    return settings.local_model.name if settings.local_model else model_file.LOCAL_MODEL.name


def is_loopback(base_url: str) -> bool:
    """Whether an address is this machine, which no proxy can reach.

    >>> is_loopback("http://127.0.0.1:8080/v1"), is_loopback("https://api.openai.com/v1")
    (True, False)
    """
    host = urlsplit(base_url).hostname or ""
    return host in ("localhost", "::1") or host.startswith("127.")


def listed(names: Sequence[str]) -> str:
    """Names for a message, not too many.

    >>> listed(["a", "b"])
    'a, b'
    """
    return ", ".join(names[:_LISTED]) + (", ..." if len(names) > _LISTED else "")


def model_names(page: object) -> list[str]:
    """The models that an answer of ``/models`` lists, whatever it holds."""
    models = page.get("data") if isinstance(page, dict) else None
    names = [model.get("id") for model in models if isinstance(model, dict)] if isinstance(models, list) else []
    return sorted(name for name in names if isinstance(name, str))


def only_model(settings: Settings) -> str:
    """The one model that an endpoint lists.

    Raises:
        SettingsError: it lists none, or more than one.
        ProviderError: it does not answer.
    """
    base_url = settings.base_url or OPENAI_URL
    context = Context(base_url, settings.mode, timeout_s=10, api_key=settings.api_key or NO_KEY)
    http_client = openai.DefaultHttpxClient(trust_env=not is_loopback(base_url))
    with openai.OpenAI(
        base_url=base_url, api_key=context.api_key, timeout=context.timeout_s, max_retries=0, http_client=http_client
    ) as client:

        def ask() -> list[str]:
            try:
                return model_names(client.get("/models", cast_to=object))
            except Exception as error:  # noqa: BLE001 - whatever an endpoint sends becomes a typed error
                fault = as_fault(error, context)
                if isinstance(fault.error, ProviderUnreachable):
                    fault.transient = False  # at the very beginning, the address is likely to be wrong
                raise fault from None

        try:
            names = with_retries_blocking(ask, deadline=time.monotonic() + _LISTING_S)
        except Fault as fault:
            raise fault.error from None
    if len(names) == 1:
        return names[0]
    raise SettingsError(
        f"No model is named, and {base_url} has {len(names)}" + (f": {listed(names)}." if names else "."),
        hint="Set SUMMARIZER_MODEL to the one to use.",
    )
