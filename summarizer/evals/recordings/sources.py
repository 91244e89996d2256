"""Where the answers of an eval run come from: recordings alone, or a model whose every answer is kept at once."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

from summarizer.errors import EvalError, RecordingMissing
from summarizer.evals.recordings.models import REPEAT_TEMPERATURE, RecordingModel, ReplayModel, Sampling
from summarizer.evals.recordings.recording import Call, Header, Recording, Tape, file_name, folder_name, identity_of
from summarizer.llm import CachedModel, Meter, Model, Strategy
from summarizer.llm.settings import LOCAL
from summarizer.private import private_folder

__all__ = ["Live", "Replay", "Source", "kept_answers", "recorded_models"]


class Source(Protocol):
    """Gives a model for each reading of a document."""

    name: str
    strategy: Strategy
    repeats: int

    def model(self, document: str, epoch: int) -> Model:
        """The model for one reading of a document.

        Raises:
            RecordingMissing: nothing is recorded about the document.
        """

    def finish(self, document: str, *, whole: bool) -> None:
        """All readings of a document have ended; ``whole`` if none of its answers was lost."""

    def unused(self) -> list[str]:
        """The recordings that nobody has asked for."""

    def close(self, *, whole: bool) -> None:
        """The report is made; ``whole`` if no answer was lost."""


class Replay:
    """Recorded answers, and nothing else.

    Args:
        recordings: the folder with a folder for each model.
        documents: the documents that will be read.
        suite: the suite as a user types it, for messages.
        model: whose recordings; ``None`` for the only model that has some.
        strategy: ``None`` for the one that was recorded.
        repeats: ``None`` for as many as were recorded.

    Raises:
        RecordingMissing: there are no recordings of that model about any of these documents.
        EvalError: no model is named and several have recordings, or a recording cannot be read.
    """

    def __init__(
        self,
        recordings: Path,
        documents: Iterable[str],
        *,
        suite: str,
        model: str | None = None,
        strategy: Strategy | None = None,
        repeats: int | None = None,
    ) -> None:
        folder = recordings / (_folder_of(model) if model else _only_folder(recordings, suite))
        read = {document: Recording.read(folder / file_name(document)) for document in documents}
        self._headers = {document: one.header for document, one in read.items() if one is not None}
        self._tapes = {document: Tape(one.calls) for document, one in read.items() if one is not None}
        if not self._headers:
            raise RecordingMissing(
                f"{folder} holds no recordings of the documents of this suite.",
                hint=f"Record them: {_command(suite, model or 'NAME')}",
            )
        first = next(iter(self._headers.values()))
        self.name = first.model
        self.strategy = strategy or first.strategy
        self.repeats = repeats or max(header.repeats for header in self._headers.values())
        self._command = _command(suite, _typed(self.name))

    def model(self, document: str, epoch: int) -> Model:
        """A model that gives the recorded answers about a document."""
        if document not in self._headers:
            raise RecordingMissing(
                f"There is no recording of what {self.name} answered about {document}.",
                hint=f"Record it: {self._command}",
            )
        header, tape = self._headers[document], self._tapes[document]
        return ReplayModel(header, tape, epoch=epoch, document=document, command=self._command)

    def finish(self, document: str, *, whole: bool) -> None:
        """Nothing to do."""

    def unused(self) -> list[str]:
        """The recordings that nobody has asked for."""
        return [
            f"{file_name(document)}: {call.task} (repeat {call.epoch + 1}, {call.key[:12]})"
            for document, tape in self._tapes.items()
            for call in tape.unused
        ]

    def close(self, *, whole: bool) -> None:
        """Nothing to do."""


class Live:
    """A model that is asked, with a journal of every answer, and, if wanted, recordings made from it.

    Args:
        model: the model; it must not have a cache.
        journal: a folder for the answers of this run, which a broken-off run leaves for the next one.
        recordings: the folder with a folder for each model, to record; ``None`` to leave no recordings.
        resume: whether answers that a broken-off run has left, and those recorded already, are taken again.
        strategy: ``None`` for the one that suits the model.
        repeats: how often each document is read.
        token_budget: the most tokens that may be used now; ``None`` for no limit.

    Raises:
        EvalError: the model has a cache, or the journal cannot be made anew.
    """

    def __init__(
        self,
        model: Model,
        journal: Path,
        *,
        recordings: Path | None = None,
        resume: bool = False,
        strategy: Strategy | None = None,
        repeats: int = 1,
        token_budget: int | None = None,
    ) -> None:
        if isinstance(model, CachedModel):
            raise EvalError("A model with a response cache would repeat itself.", hint="Connect it with cache=False.")
        self._model = model
        self._journal = journal
        self._resume = resume
        self._recordings = None if recordings is None else recordings / folder_name(model.info.name)
        self._budget = Meter(budget=token_budget)
        self.name = model.info.name
        self.strategy = strategy or model.info.strategy
        self.repeats = repeats
        self._temperature = REPEAT_TEMPERATURE if repeats > 1 else 0.0
        self._header = Header(
            format=1,
            model=self.name,
            context_tokens=model.info.context_tokens,
            strategy=self.strategy,
            repeats=repeats,
            temperature=self._temperature,
            identity=identity_of(model),
        )
        self._tapes: dict[str, Tape] = {}
        if not resume:
            self._remove_journal()

    def model(self, document: str, epoch: int) -> RecordingModel:
        """The model, with a recorder for this document."""
        if document not in self._tapes:
            self._tapes[document] = self._tape(document)
        return RecordingModel(self._model, self._tapes[document], Sampling(epoch, self._temperature), self._budget)

    def finish(self, document: str, *, whole: bool) -> None:
        """Write the document's recording, with the calls alone that were asked for; the old one goes."""
        if whole and self._recordings is not None and document in self._tapes:
            recording = Recording(header=self._header, calls=tuple(self._tapes[document].asked))
            recording.write(self._recordings / file_name(document))

    def unused(self) -> list[str]:
        """None: what nobody asks for is left out of the recordings."""
        return []

    def close(self, *, whole: bool) -> None:
        """Remove the journal, unless something is left to be asked again."""
        if whole:
            self._remove_journal()

    def _tape(self, document: str) -> Tape:
        """What is known already about a document, in a journal that holds nothing broken."""
        journal = self._journal / file_name(document)
        known: tuple[Call, ...] = ()
        if self._resume:
            places = [journal] if self._recordings is None else [self._recordings / journal.name, journal]
            read = [Recording.read(place) for place in places]
            known = tuple(call for one in read if one is not None for call in one.calls)
        private_folder(self._journal)
        Recording(header=self._header, calls=known).write(journal)
        return Tape(known, journal)

    def _remove_journal(self) -> None:
        try:
            shutil.rmtree(self._journal)
        except FileNotFoundError:
            pass
        except OSError as error:
            raise EvalError(f"{self._journal} cannot be removed ({error.strerror}).", hint="Remove it.") from None


def recorded_models(recordings: Path) -> list[str]:
    """The names of the folders with recordings, one for each model."""
    return sorted(path.parent.name for path in recordings.glob("*/*.jsonl"))


def kept_answers(journal: Path) -> int:
    """How many answers a journal holds."""
    return sum(max(0, file.read_bytes().count(b"\n") - 1) for file in journal.glob("*.jsonl"))


def _only_folder(recordings: Path, suite: str) -> str:
    models = list(dict.fromkeys(recorded_models(recordings)))
    if not models:
        raise RecordingMissing(
            f"There are no recordings in {recordings}.", hint=f"Make some: {_command(suite, 'NAME')}"
        )
    if len(models) > 1:
        raise EvalError(
            f"{recordings} holds recordings of several models: {', '.join(models)}.", hint="Name one with --model."
        )
    return models[0]


def _folder_of(model: str) -> str:
    """The folder of a model that is named as for other commands."""
    from summarizer.llm.model_file import LOCAL_MODEL

    return folder_name(LOCAL_MODEL.name if model == LOCAL else model)


def _typed(name: str) -> str:
    """A model as a user names it on the command line."""
    from summarizer.llm.model_file import LOCAL_MODEL

    return LOCAL if name == LOCAL_MODEL.name else name


def _command(suite: str, model: str) -> str:
    return f"summarizer eval {suite} --record --model {model}"
