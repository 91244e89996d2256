"""A run of a suite: every document is read, scored, and put into one report."""

from __future__ import annotations

import asyncio
import hashlib
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from platformdirs import user_cache_path

from summarizer import __version__, background
from summarizer.errors import (
    AuthenticationFailed,
    EvalError,
    ModelError,
    ModelFileError,
    ProviderError,
    RecordingMissing,
    SummarizerError,
)
from summarizer.evals.figures.compare import compare, load_baseline
from summarizer.evals.figures.metrics import by_importance, by_split, field_rows, summarise
from summarizer.evals.gate import judge
from summarizer.evals.gold.files import GoldFile
from summarizer.evals.recordings.models import RecordingModel, WatchedModel
from summarizer.evals.recordings.recording import file_name, folder_name
from summarizer.evals.recordings.sources import Live, Replay, Source
from summarizer.evals.results import EvalReport, Mode
from summarizer.evals.scoring.outcomes import DocumentScore, Output
from summarizer.evals.scoring.score import score, skipped
from summarizer.evals.suite import SUITES, LoadedSuite
from summarizer.extract import Extractor, Step
from summarizer.llm import Meter, Model, Strategy
from summarizer.prompts import versions
from summarizer.records.briefing import ModelUsage

__all__ = ["Progress", "RunOptions", "Stage", "journal_folder", "run", "silent", "typed"]

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
class RunOptions:
    """How a suite is run.

    Attributes:
        mode: where the answers come from.
        model: in replay, whose recordings; ``None`` for the only model that has some.
        strategy: how the model is asked; ``None`` for what suits it, or what was recorded.
        repeats: how often each document is read; ``None`` for once, and in replay for as often as was recorded.
        limit: read only so many documents, the first ones.
        resume: go on with a run that was broken off.
        baseline: the JSON report of an earlier run; ``None`` for the one that the suite names, if it does.
        at_once: documents read at the same time.
        token_budget: the most tokens that a model may be made to use; ``None`` for no limit.
        cache_dir: where the journal of a live run is kept; ``None`` for the user's cache folder.
    """

    mode: Mode = "replay"
    model: str | None = None
    strategy: Strategy | None = None
    repeats: int | None = None
    limit: int | None = None
    resume: bool = False
    baseline: Path | None = None
    at_once: int = 1
    token_budget: int | None = None
    cache_dir: Path | None = None


def journal_folder(suite: Path, model: str, cache_dir: Path | None = None) -> Path:
    """Where a live run of a suite file with a model keeps its answers until it is finished."""
    cache = cache_dir or user_cache_path("treaty-summarizer", appauthor=False)
    place = hashlib.sha256(str(suite.resolve()).encode()).hexdigest()[:8]
    return cache / "evals" / f"{suite.stem}-{place}" / folder_name(model)


def typed(suite: Path) -> str:
    """A suite file as a user names it: by its bare name where that is enough.

    >>> typed(Path("evals/suites/seeds.yaml")), typed(Path("mine/small.yaml")) == str(Path("mine/small.yaml"))
    ('seeds', True)
    """
    return suite.stem if suite.parent == SUITES and suite.suffix == ".yaml" else str(suite)


def run(
    suite: LoadedSuite, options: RunOptions, model: Model | None = None, progress: Progress = silent
) -> tuple[EvalReport, list[Output]]:
    """Run a suite.

    An error that befalls one document leaves its facts as ``error`` and the run goes on.

    Args:
        suite: the suite, with its gold.
        options: how to run it.
        model: the model to ask; none in replay.
        progress: told about every document and question, from another thread.

    Returns:
        The report, and the records of each document and repeat that was read.

    Raises:
        EvalError: no document gave an output for want of recordings; or the baseline or a recording cannot be used.
        ProviderError: no document gave an output by the fault of the endpoint; or its key or file is wrong.
        ModelError: no document gave an output, since the model gave no valid answer.
        BudgetExceeded: the token budget is used up.
    """
    return background.run(_Run(suite, options, model, progress).result())


@dataclass(slots=True)
class _Reading:
    """What one reading of a document gave."""

    score: DocumentScore
    output: Output | None = None
    errors: Sequence[SummarizerError] = ()

    @property
    def is_whole(self) -> bool:
        """Whether nothing was lost that a later try might bring."""
        return not any(isinstance(error, ProviderError) for error in self.errors)


@dataclass(frozen=True, slots=True)
class _Scored:
    """What is compared with a baseline."""

    gold_sha256: str
    documents: tuple[DocumentScore, ...]


class _Run:
    """One run, from the first question to the report."""

    def __init__(self, suite: LoadedSuite, options: RunOptions, model: Model | None, progress: Progress) -> None:
        self._suite = suite
        self._options = options
        self._progress = progress
        self._records = suite.suite.records
        self._files = suite.gold[: options.limit]
        _check_names(suite.gold)
        self._baseline = _baseline(suite, options)
        self._source: Source = _source(suite, options, model, [file.gold.document for file in self._files])
        self._meter = Meter()
        self._done = 0

    async def result(self) -> tuple[EvalReport, list[Output]]:
        """The report and the outputs."""
        started, clock = datetime.now(UTC), time.perf_counter()
        readings = await self._all()
        self._check_that_something_came(readings)
        unused = self._source.unused()
        left_out = [
            skipped(file, repeat, self._records)
            for file in self._suite.gold[len(self._files) :]
            for repeat in range(self._source.repeats)
        ]
        scores = (*(one.score for one in readings), *left_out)
        metrics = summarise(scores)
        comparison = compare(_Scored(self._suite.gold_sha256, scores), *self._baseline) if self._baseline else None
        report = EvalReport(
            suite=self._suite.suite.name,
            gold_sha256=self._suite.gold_sha256,
            model=self._source.name,
            strategy=self._source.strategy,
            mode=self._options.mode,
            repeats=self._source.repeats,
            started=started.isoformat(timespec="seconds"),
            seconds=round(time.perf_counter() - clock, 3),
            usage=ModelUsage.model_validate(self._meter.usage, from_attributes=True),
            package_version=__version__,
            prompt_versions=versions(),
            metrics=metrics,
            by_importance=by_importance(scores),
            by_split=by_split(scores),
            fields=field_rows(scores),
            documents=scores,
            unused_recordings=tuple(unused),
            comparison=comparison,
            gate=judge(
                suite=self._suite.suite,
                mode=self._options.mode,
                metrics=metrics,
                documents=scores,
                comparison=comparison,
                unused_recordings=unused,
                partial=bool(left_out),
            ),
        )
        self._source.close(whole=all(one.is_whole for one in readings))
        return report, [one.output for one in readings if one.output is not None]

    async def _all(self) -> list[_Reading]:
        places = asyncio.Semaphore(self._options.at_once)

        async def one(file: GoldFile) -> list[_Reading]:
            async with places:
                return await self._document(file)

        try:
            async with asyncio.TaskGroup() as group:
                tasks = [group.create_task(one(file)) for file in self._files]
        except BaseExceptionGroup as group_of_errors:
            raise group_of_errors.exceptions[0] from None
        return [reading for task in tasks for reading in task.result()]

    async def _document(self, file: GoldFile) -> list[_Reading]:
        readings = [await self._reading(file, epoch) for epoch in range(self._source.repeats)]
        self._source.finish(file.gold.document, whole=all(one.is_whole for one in readings))
        return readings

    async def _reading(self, file: GoldFile, epoch: int) -> _Reading:
        name = file.gold.document
        self._tell(file, "begun")
        try:
            model = self._source.model(name, epoch)
        except RecordingMissing as error:
            reading = self._scored(file, Output(document=name, repeat=epoch), [error])
        else:
            reading = await self._read(file, epoch, model)
        self._done += 1
        self._tell(file, "finished")
        return reading

    async def _read(self, file: GoldFile, epoch: int, model: Model) -> _Reading:
        name = file.gold.document
        watched = WatchedModel(model)
        extractor = Extractor(
            watched, self._meter, strategy=self._source.strategy, progress=lambda step: self._asked(file, step)
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

    def _scored(self, file: GoldFile, output: Output, errors: Sequence[SummarizerError]) -> _Reading:
        said = " ".join(dict.fromkeys(str(error) for error in errors))
        reading = _Reading(score(file, output, self._records, said or None))
        if output.summary is not None or output.claims is not None:
            reading.output = output
        reading.errors = tuple(errors)
        return reading

    def _check_that_something_came(self, readings: Sequence[_Reading]) -> None:
        errors = [error for one in readings for error in one.errors]
        if any(one.output is not None for one in readings) or not errors:
            return
        first = errors[0]
        raise type(first)(
            f"No document of the suite {self._suite.suite.name} gave an output. The first error: {first.message}",
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
                total=len(self._files) * self._source.repeats,
                size=len(file.document.text),
                total_size=sum(len(one.document.text) for one in self._files) * self._source.repeats,
                task=task,
            )
        )


def _source(suite: LoadedSuite, options: RunOptions, model: Model | None, documents: Sequence[str]) -> Source:
    if options.mode == "replay":
        return Replay(
            suite.recordings,
            documents,
            suite=typed(suite.path),
            model=options.model,
            strategy=options.strategy,
            repeats=options.repeats,
        )
    if model is None:
        raise EvalError("There is no model to ask.", hint="Give one, or run the suite in replay.")
    return Live(
        model,
        journal_folder(suite.path, model.info.name, options.cache_dir),
        recordings=suite.recordings if options.mode == "record" else None,
        resume=options.resume,
        strategy=options.strategy,
        repeats=options.repeats or 1,
        token_budget=options.token_budget,
    )


def _baseline(suite: LoadedSuite, options: RunOptions) -> tuple[EvalReport, Path] | None:
    """The baseline and its file, read before anything is asked. The suite's own need not be there yet."""
    path = options.baseline or suite.baseline
    if path is None or (options.baseline is None and not path.exists()):
        return None
    return load_baseline(path), path


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
