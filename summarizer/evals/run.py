"""A run of a suite: every document is read, scored, and put into one report."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from summarizer import __version__, background
from summarizer.evals.figures.compare import compare, load_baseline
from summarizer.evals.figures.metrics import by_importance, by_split, field_rows, summarise
from summarizer.evals.gate import judge
from summarizer.evals.readings import Answers, Progress, Readings, ReadOptions, silent
from summarizer.evals.results import EvalReport
from summarizer.evals.scoring.outcomes import DocumentScore, Output
from summarizer.evals.scoring.score import skipped
from summarizer.evals.suite import SUITES, LoadedSuite
from summarizer.llm import Model
from summarizer.prompts import versions

__all__ = ["RunOptions", "answers_of", "run", "typed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RunOptions(ReadOptions):
    """How a suite is run.

    Attributes:
        limit: read only so many documents, the first ones.
        baseline: the JSON report of an earlier run; ``None`` for the one that the suite names, if it does.
    """

    limit: int | None = None
    baseline: Path | None = None


def typed(suite: Path) -> str:
    """A suite file as a user names it: by its bare name where that is enough.

    >>> typed(Path("evals/suites/seeds.yaml")), typed(Path("mine/small.yaml")) == str(Path("mine/small.yaml"))
    ('seeds', True)
    """
    return suite.stem if suite.parent == SUITES and suite.suffix == ".yaml" else str(suite)


def answers_of(suite: LoadedSuite) -> Answers:
    """Where the answers of a suite are kept."""
    name = f"the suite {suite.suite.name}"
    return Answers(name=name, typed=typed(suite.path), path=suite.path, recordings=suite.recordings)


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
        files = suite.gold[: options.limit]
        self._baseline = _baseline(suite, options)  # first: what is wrong with it is told before anything is asked
        self._readings = Readings(files, answers_of(suite), options, model, progress, suite.suite.records)
        self._left_out = suite.gold[len(files) :]

    async def result(self) -> tuple[EvalReport, list[Output]]:
        """The report and the outputs."""
        started, clock = datetime.now(UTC), time.perf_counter()
        readings, source = await self._readings.read(), self._readings.source
        unused = source.unused()
        left_out = [
            skipped(file, repeat, self._suite.suite.records)
            for file in self._left_out
            for repeat in range(source.repeats)
        ]
        scores = (*(one.score for one in readings), *left_out)
        metrics = summarise(scores)
        comparison = compare(_Scored(self._suite.gold_sha256, scores), *self._baseline) if self._baseline else None
        report = EvalReport(
            suite=self._suite.suite.name,
            gold_sha256=self._suite.gold_sha256,
            model=source.name,
            strategy=source.strategy,
            mode=self._options.mode,
            repeats=source.repeats,
            started=started.isoformat(timespec="seconds"),
            seconds=round(time.perf_counter() - clock, 3),
            usage=self._readings.usage,
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
        self._readings.close(readings)
        return report, [one.output for one in readings if one.output is not None]


def _baseline(suite: LoadedSuite, options: RunOptions) -> tuple[EvalReport, Path] | None:
    """The baseline and its file, read before anything is asked. The suite's own need not be there yet."""
    path = options.baseline or suite.baseline
    if path is None or (options.baseline is None and not path.exists()):
        return None
    return load_baseline(path), path
