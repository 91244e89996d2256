"""Documents read by a model, or by recordings of one, each scored against its labels.

An error that befalls one document stays its own: its facts end as ``error`` and the others are read.
"""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from platformdirs import user_cache_path

from summarizer.errors import (
    AuthenticationFailed,
    EvalError,
    ModelError,
    ModelFileError,
    ProviderError,
    RecordingMissing,
    SummarizerError,
)
from summarizer.evals.gold.files import GoldFile
from summarizer.evals.recordings.models import RecordingModel, WatchedModel
from summarizer.evals.recordings.recording import file_name, folder_name
from summarizer.evals.recordings.sources import Live, Replay, Source
from summarizer.evals.results import Mode
from summarizer.evals.scoring.outcomes import DocumentScore, Output
from summarizer.evals.scoring.score import ALL_RECORDS, RecordName, score
from summarizer.extract import Extractor, Step
from summarizer.llm import Meter, Model, Strategy
from summarizer.records.briefing import ModelUsage

__all__ = [
    "Answers",
    "Progress",
    "ReadOptions",
    "Reading",
    "Readings",
    "Stage",
    "journal_folder",
    "silent",
]

_OF_A_DOCUMENT = (ModelError, ProviderError, RecordingMissing)
"""What may befall one document and not the next. Any other error ends the run."""

_OF_THE_RUN = (AuthenticationFailed, ModelFileError)


@dataclass(frozen=True, slots=True)
class Stage:
    """How far a run is.

    Attributes:
        document: the document's name.
        event: whether the document was begun or finished, or a question about it answered.
        done: documents finished, with each repeat counted.
        total: documents to read, with each repeat counted.
        size: length of the document, in characters.
        total_size: length of all documents to read, in characters, with each repeat counted.
        task: the question that was answered.
    """

    document: str
    event: Literal["begun", "asked", "finished"]
    done: int
    total: int
    size: int
    total_size: int
    task: str | None = None


Progress = Callable[[Stage], None]


def silent(stage: Stage) -> None:
    """The default: tell nobody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOptions:
    """How documents are read.

    Attributes:
        mode: where the answers come from.
        model: in replay, whose recordings; ``None`` for the only model that has some.
        strategy: how the model is asked; ``None`` for what suits it, or what was recorded.
        repeats: how often each document is read; ``None`` for once, and in replay for as often as was recorded.
        resume: go on with a run that was broken off.
        at_once: documents read at the same time.
        token_budget: the most tokens that a model may be made to use; ``None`` for no limit.
        cache_dir: where the journal of a live run is kept; ``None`` for the user's cache folder.
    """

    mode: Mode = "replay"
    model: str | None = None
    strategy: Strategy | None = None
    repeats: int | None = None
    resume: bool = False
    at_once: int = 1
    token_budget: int | None = None
    cache_dir: Path | None = None


@dataclass(frozen=True, slots=True)
class Answers:
    """What a run is of, and where the answers that it gets are kept.

    Attributes:
        name: what is run, for messages: ``the suite seeds``.
        typed: what is run, as it is typed after ``summarizer eval``.
        path: a file or folder that tells this run from others.
        recordings: the folder of recorded answers; it need not be there.
    """

    name: str
    typed: str
    path: Path
    recordings: Path


def journal_folder(path: Path, model: str, cache_dir: Path | None = None) -> Path:
    """Where a live run of a file or folder with a model keeps its answers until it is finished."""
    cache = cache_dir or user_cache_path("treaty-summarizer", appauthor=False)
    place = hashlib.sha256(str(path.resolve()).encode()).hexdigest()[:8]
    return cache / "evals" / f"{path.stem}-{place}" / folder_name(model)


@dataclass(slots=True)
class Reading:
    """What one reading of a document gave."""

    score: DocumentScore
    output: Output | None = None
    errors: Sequence[SummarizerError] = ()

    @property
    def is_whole(self) -> bool:
        """Whether nothing was lost that a later try might bring."""
        return not any(isinstance(error, ProviderError) for error in self.errors)


class Readings:
    """The reading of documents with their labels.

    Args:
        files: the labels, with the documents.
        answers: where the answers are kept.
        options: how to read.
        model: the model to ask; none in replay.
        progress: told about every document and question, from another thread.
        records: the records to take from each document.

    Attributes:
        source: where the answers come from.

    Raises:
        EvalError: two documents would have one recording, there is no model to ask, or the recordings cannot be used.
    """

    def __init__(
        self,
        files: Sequence[GoldFile],
        answers: Answers,
        options: ReadOptions,
        model: Model | None,
        progress: Progress = silent,
        records: Sequence[RecordName] = ALL_RECORDS,
    ) -> None:
        _check_names(files)
        self._files = files
        self._answers = answers
        self._options = options
        self._progress = progress
        self._records = records
        self.source: Source = _source(answers, options, model, [file.gold.document for file in files])
        self._meter = Meter()
        self._done = 0

    @property
    def usage(self) -> ModelUsage:
        """What the answers took so far, recorded ones too."""
        return ModelUsage.model_validate(self._meter.usage, from_attributes=True)

    async def read(self) -> list[Reading]:
        """Read all documents, in the order of the files.

        Raises:
            EvalError: no document gave an output for want of recordings.
            ProviderError: no document gave an output by the fault of the endpoint; or its key or file is wrong.
            ModelError: no document gave an output, since the model gave no valid answer.
            BudgetExceeded: the token budget is used up.
        """
        readings = await self._all()
        self._check_that_something_came(readings)
        return readings

    def close(self, readings: Sequence[Reading]) -> None:
        """The report is made: nothing is kept of a run that lost no answer."""
        self.source.close(whole=all(one.is_whole for one in readings))

    async def _all(self) -> list[Reading]:
        places = asyncio.Semaphore(self._options.at_once)

        async def one(file: GoldFile) -> list[Reading]:
            async with places:
                return await self._document(file)

        try:
            async with asyncio.TaskGroup() as group:
                tasks = [group.create_task(one(file)) for file in self._files]
        except BaseExceptionGroup as group_of_errors:
            raise group_of_errors.exceptions[0] from None
        return [reading for task in tasks for reading in task.result()]

    async def _document(self, file: GoldFile) -> list[Reading]:
        readings = [await self._reading(file, epoch) for epoch in range(self.source.repeats)]
        self.source.finish(file.gold.document, whole=all(one.is_whole for one in readings))
        return readings

    async def _reading(self, file: GoldFile, epoch: int) -> Reading:
        name = file.gold.document
        self._tell(file, "begun")
        try:
            model = self.source.model(name, epoch)
        except RecordingMissing as error:
            reading = self._scored(file, Output(document=name, repeat=epoch), [error])
        else:
            reading = await self._read(file, epoch, model)
        self._done += 1
        self._tell(file, "finished")
        return reading

    async def _read(self, file: GoldFile, epoch: int, model: Model) -> Reading:
        name = file.gold.document
        watched = WatchedModel(model)
        extractor = Extractor(
            watched, self._meter, strategy=self.source.strategy, progress=lambda step: self._asked(file, step)
        )
        output = Output(document=name, repeat=epoch)
        errors: list[SummarizerError] = []
        for record in self._records:
            try:
                made = await (extractor.treaty if record == "summary" else extractor.claims)(file.document)
                output = output.model_copy(update={record: made})
            except _OF_THE_RUN:
                raise
            except _OF_A_DOCUMENT as error:
                errors.append(error)
        errors += [error for error in watched.failures if error not in errors]
        if isinstance(model, RecordingModel) and model.lost is not None:
            if not isinstance(model.lost, ProviderError):
                raise model.lost  # the token budget is used up for all documents
            if self._options.mode == "record" and model.lost not in errors:
                errors.append(model.lost)  # the extraction could go on without that answer; a replay could not
        return self._scored(file, output, errors)

    def _scored(self, file: GoldFile, output: Output, errors: Sequence[SummarizerError]) -> Reading:
        said = " ".join(dict.fromkeys(str(error) for error in errors))
        reading = Reading(score(file, output, self._records, said or None))
        if output.summary is not None or output.claims is not None:
            reading.output = output
        reading.errors = tuple(errors)
        return reading

    def _check_that_something_came(self, readings: Sequence[Reading]) -> None:
        errors = [error for one in readings for error in one.errors]
        if any(one.output is not None for one in readings) or not errors:
            return
        first = errors[0]
        raise type(first)(
            f"No document of {self._answers.name} gave an output. The first error: {first.message}",
            hint=first.hint,
        )

    def _asked(self, file: GoldFile, step: Step) -> None:
        self._tell(file, "asked", step.task)

    def _tell(self, file: GoldFile, event: Literal["begun", "asked", "finished"], task: str | None = None) -> None:
        self._progress(
            Stage(
                document=file.gold.document,
                event=event,
                done=self._done,
                total=len(self._files) * self.source.repeats,
                size=len(file.document.text),
                total_size=sum(len(one.document.text) for one in self._files) * self.source.repeats,
                task=task,
            )
        )


def _source(answers: Answers, options: ReadOptions, model: Model | None, documents: Sequence[str]) -> Source:
    if options.mode == "replay":
        return Replay(
            answers.recordings,
            documents,
            suite=answers.typed,
            model=options.model,
            strategy=options.strategy,
            repeats=options.repeats,
        )
    if model is None:
        raise EvalError("There is no model to ask.", hint="Give one, or run it in replay.")
    return Live(
        model,
        journal_folder(answers.path, model.info.name, options.cache_dir),
        recordings=answers.recordings if options.mode == "record" else None,
        resume=options.resume,
        strategy=options.strategy,
        repeats=options.repeats or 1,
        token_budget=options.token_budget,
    )


def _check_names(files: Sequence[GoldFile]) -> None:
    """Refuse documents whose recordings would be one file."""
    names: dict[str, str] = {}
    for file in files:
        document = file.gold.document
        other = names.setdefault(file_name(document), document)
        if other != document:
            raise EvalError(
                f"{other} and {document} would have their recordings in one file.",
                hint="Rename one of the documents: their names must differ before the last dot.",
            )
