"""What the local model has read of a task's instructions and examples, kept between processes.

A small model reads some 60 tokens a second, so that the beginning which all questions of a task share costs ten
seconds when it is read for the first time. llama.cpp can write what it has read to a file and take it back in
milliseconds. Only instructions and examples of this package are kept so, never a document.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import logging
import os
from collections.abc import Awaitable, Callable, Mapping, Sequence
from importlib import metadata
from pathlib import Path
from typing import Any

import openai

__all__ = ["Messages", "PromptStates", "Read"]

_KEPT = 12  # files; one takes some 20 MB
_log = logging.getLogger(__name__)

Messages = Sequence[Mapping[str, Any]]
Read = Callable[[Messages], Awaitable[None]]
"""Has the model read some messages and write nothing to speak of."""


class PromptStates:
    """The kept states of one local model.

    It never fails a question: where a state cannot be kept or taken back, the beginning is read anew.

    Args:
        folder: where the server reads and writes them.
        identity: what tells the model from others; JSON values.
    """

    def __init__(self, folder: Path, identity: Mapping[str, object]) -> None:
        self.folder = folder
        self._identity = sorted(identity.items())
        self._ready: tuple[str, str] | None = None
        self._broken = False

    async def prepare(self, client: openai.AsyncOpenAI, beginning: Messages, read: Read) -> None:
        """See that the server has read a beginning: from its file, or else by reading it and keeping that.

        Args:
            client: reaches the server.
            beginning: the messages that all questions of a task begin with.
            read: has the model read some messages.
        """
        key = self._key(beginning)
        if self._broken or self._ready == (str(client.base_url), key):
            return
        path = self.folder / f"{key}.state"
        try:
            if path.exists():
                await _slot(client, "restore", path.name)
                os.utime(path)
            else:
                await self._keep(client, path, beginning, read)
        except (openai.APIError, OSError) as error:
            _log.info("What the local model reads of its instructions cannot be kept in %s: %s", self.folder, error)
            self._broken = True
            with contextlib.suppress(OSError):
                path.unlink()  # a damaged one would fail in the next process too
        self._ready = (str(client.base_url), key)

    async def _keep(self, client: openai.AsyncOpenAI, path: Path, beginning: Messages, read: Read) -> None:
        await read([*beginning, {"role": "user", "content": "."}])
        written = path.with_suffix(f".{os.getpid()}")
        await _slot(client, "save", written.name)
        written.replace(path)
        states = sorted(self.folder.glob("*.state"), key=lambda one: one.stat().st_mtime, reverse=True)
        for old in states[_KEPT:]:
            old.unlink(missing_ok=True)

    def _key(self, beginning: Messages) -> str:
        facts = [self._identity, _version(), [[one["role"], one["content"]] for one in beginning]]
        return hashlib.sha256(json.dumps(facts).encode()).hexdigest()[:32]


def _version() -> str:
    """The version of the package that runs the model: another one may write its states differently."""
    with contextlib.suppress(metadata.PackageNotFoundError):
        return metadata.version("xllamacpp")
    return ""


async def _slot(client: openai.AsyncOpenAI, action: str, name: str) -> None:
    url = client.base_url.join(f"/slots/0?action={action}")
    await client.post(str(url), cast_to=object, body={"filename": name})
