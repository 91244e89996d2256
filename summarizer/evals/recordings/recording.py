"""Recordings of a model's answers: one JSONL file for each document and model, one line for each call.

The first line is a :class:`Header`, every other one a :class:`Call`. A call is found by its content: the model's
identity, messages, schema, parameters (temperature, seed, output limit) and epoch, see :func:`call_key`. When the code
asks anything else than it did when the file was made, the answer is therefore missing, and never a wrong one.

A line is written as soon as its answer is there, so that a run that is killed keeps what it has paid for.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Literal, Self, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from summarizer import errors
from summarizer.errors import EvalError, ModelError
from summarizer.llm import Model, Question, Strategy, Usage
from summarizer.llm.cache import question_key
from summarizer.records.briefing import ModelUsage

__all__ = ["Call", "Failure", "Header", "Recording", "Tape", "call_key", "file_name", "folder_name", "identity_of"]

_OPEN = ("model", "sha256", "mode")
"""What of a model's identity may stand in a file that is given to others. The rest, such as the endpoint's address or a
path, is told by its digest."""

_FAILURES: dict[str, type[ModelError]] = {
    kind.__name__: kind for kind in (ModelError, errors.InvalidAnswer, errors.TruncatedAnswer)
}


class _Line(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    def line(self) -> str:
        """It as one line of JSON, with the line's end."""
        value = self.model_dump(mode="json", exclude_defaults=True)
        return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"


LineT = TypeVar("LineT", bound=_Line)


class Header(_Line):
    """What a recording is of."""

    format: Literal[1]
    model: str = Field(description="The model's name.")
    context_tokens: int = Field(description="What one call could read and write, in tokens; the prompts depend on it.")
    strategy: Strategy
    repeats: int = Field(description="How often the document was read.", ge=1)
    temperature: float = Field(description="What the model was asked with, see summarizer.evals.recordings.models.")
    identity: dict[str, Any] = Field(description="What tells the model from others; a part of every key.")


class Failure(_Line):
    """The model gave no valid answer."""

    type: str
    message: str
    hint: str = ""

    @classmethod
    def of(cls, error: ModelError) -> Self:
        """The failure that an error tells of."""
        return cls(type=type(error).__name__, message=error.message, hint=error.hint)

    def error(self) -> ModelError:
        """The error that was recorded, of the same type."""
        return _FAILURES.get(self.type, ModelError)(self.message, hint=self.hint)


class Call(_Line):
    """One question and what came of it. Either ``answer`` or ``failure`` is set."""

    key: str
    task: str
    epoch: int = Field(description="Which reading of the document it belongs to, from 0.", ge=0)
    answer: dict[str, Any] | None = None
    failure: Failure | None = None
    usage: ModelUsage = ModelUsage()

    @property
    def used(self) -> Usage:
        """What it took to get the answer, as a meter counts it."""
        return Usage(**self.usage.model_dump())


class Recording(BaseModel):
    """The calls about one document to one model."""

    model_config = ConfigDict(frozen=True)

    header: Header
    calls: tuple[Call, ...]

    @classmethod
    def read(cls, path: Path) -> Recording | None:
        """The recording in a file; nothing if there is no file, or nothing whole in it.

        A last line that was not written to its end is passed over: that call was not finished.

        Raises:
            EvalError: the file cannot be read, or a line of it is not what it should be.
        """
        try:
            lines = path.read_bytes().split(b"\n")
        except FileNotFoundError:
            return None
        except OSError as error:
            raise EvalError(f"{path} cannot be read ({error.strerror}).", hint="Mend what is wrong there.") from None
        torn = lines.pop()
        if torn and _is_json(torn):  # the end of the line alone is missing
            lines.append(torn)
        if not lines:
            return None
        header = _parsed(Header, lines[0], path, 1)
        calls = (_parsed(Call, line, path, number) for number, line in enumerate(lines[1:], start=2))
        return cls(header=header, calls=tuple(calls))

    def write(self, path: Path) -> None:
        """Write the file, whole or not at all.

        Raises:
            EvalError: it cannot be written.
        """
        draft = path.with_name(f".{path.name}.tmp")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            draft.write_text("".join(one.line() for one in (self.header, *self.calls)), encoding="utf-8")
            draft.replace(path)
        except OSError as error:
            raise _cannot_write(path, error) from None


class Tape:
    """The known calls about one document, and which of them have been asked for.

    Args:
        calls: what is known. Of several calls with one key, the last counts.
        journal: a file to which every new call is appended; its folder and header must be there.
    """

    def __init__(self, calls: Iterable[Call] = (), journal: Path | None = None) -> None:
        self._calls = {call.key: call for call in calls}
        self._asked: set[str] = set()
        self._journal = journal

    def find(self, key: str) -> Call | None:
        """The call of a key."""
        return self._calls.get(key)

    def drop(self, key: str) -> None:
        """Forget a call, which cannot be used."""
        self._calls.pop(key, None)

    def add(self, call: Call) -> Call:
        """Take in a new call, and write it to the journal at once.

        When a question was asked twice at the same time, the first answer is the one of both.

        Raises:
            EvalError: the journal cannot be written.
        """
        if (known := self._calls.get(call.key)) is not None:
            return known
        if self._journal is not None:
            try:
                with self._journal.open("a", encoding="utf-8") as file:
                    file.write(call.line())
            except OSError as error:
                raise _cannot_write(self._journal, error) from None
        self._calls[call.key] = call
        return call

    def ask(self, call: Call) -> bool:
        """Note that a call is asked for; whether it is the first time."""
        first = call.key not in self._asked
        self._asked.add(call.key)
        return first

    @property
    def asked(self) -> list[Call]:
        """The calls that were asked for, by epoch, task and key: the same list whichever answer came first."""
        asked = [call for call in self._calls.values() if call.key in self._asked]
        return sorted(asked, key=lambda call: (call.epoch, call.task, call.key))

    @property
    def unused(self) -> list[Call]:
        """The calls that nobody has asked for."""
        return [call for call in self._calls.values() if call.key not in self._asked]


def call_key(question: Question[Any], identity: Mapping[str, object], epoch: int) -> str:
    """The key of a call: a SHA-256 digest of the model's identity, the question with its parameters, and the epoch."""
    return question_key(question, {**identity, "epoch": epoch})


def identity_of(model: Model) -> dict[str, Any]:
    """What tells a model from others, without addresses and paths, which are told by a digest.

    >>> from summarizer.llm import FakeModel
    >>> identity_of(FakeModel({}))
    {'model': 'fake'}
    """
    known = getattr(model, "identity", None)
    if not isinstance(known, Mapping):
        return {"model": model.info.name}
    identity = {name: known[name] for name in _OPEN if name in known}
    if hidden := {name: value for name, value in known.items() if name not in identity}:
        identity["place"] = _digest(json.dumps(hidden, sort_keys=True))
    return identity


def folder_name(model: str) -> str:
    """The name of the folder with a model's recordings: the model's name, where that can be the name of a folder.

    >>> folder_name("gpt-4.1-mini"), folder_name("meta/llama:8b")
    ('gpt-4.1-mini', 'meta-llama-8b-dfb34f31')
    """
    name = re.sub(r"[^A-Za-z0-9._-]+", "-", model).strip("-.")
    return name if name == model else f"{name}-{_digest(model)}".strip("-")


def file_name(document: str) -> str:
    """The name of the file with the recordings about a document.

    >>> file_name("000_ad96.txt")
    '000_ad96.jsonl'
    """
    return f"{Path(document).stem}.jsonl"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def _is_json(line: bytes) -> bool:
    try:
        json.loads(line)
    except ValueError:
        return False
    return True


def _parsed(kind: type[LineT], line: bytes, path: Path, number: int) -> LineT:
    try:
        return kind.model_validate_json(line)
    except ValidationError as error:
        said = "; ".join(f"{'.'.join(map(str, fault['loc']))}: {fault['msg']}" for fault in error.errors()[:1])
        raise EvalError(
            f"{path}:{number}: this is not a line of a recording ({said.removeprefix(': ')}).",
            hint="Remove the file and record it again with --record.",
        ) from None


def _cannot_write(path: Path, error: OSError) -> EvalError:
    return EvalError(
        f"{path} cannot be written ({error.strerror or error}).", hint="Make room there, or another place."
    )
