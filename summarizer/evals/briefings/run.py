"""A run over sets: every document is read once, a briefing is composed of each set, and all of it is judged."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from summarizer import __version__, background
from summarizer.briefing import compose
from summarizer.evals.briefings.figures import summarise
from summarizer.evals.briefings.gate import judge
from summarizer.evals.briefings.results import BriefingsReport, SetScore
from summarizer.evals.briefings.score import score_set
from summarizer.evals.briefings.sets import LoadedSet, LoadedSets
from summarizer.evals.readings import Answers, Progress, Reading, Readings, ReadOptions, silent
from summarizer.evals.scoring.outcomes import Output
from summarizer.llm import Model, Strategy
from summarizer.prompts import versions
from summarizer.records import Briefing
from summarizer.records.briefing import FailedDocument, Method

__all__ = ["answers_of", "brief_set", "run"]


def answers_of(sets: LoadedSets) -> Answers:
    """Where the answers of a run over sets are kept."""
    return Answers("the sets", "briefings", sets.folder, sets.folder / "recordings")


def run(
    sets: LoadedSets, options: ReadOptions, model: Model | None = None, progress: Progress = silent
) -> BriefingsReport:
    """Read the documents of sets, brief each set, and judge the briefings.

    Each document is read once, whatever the number of sets that it is in.

    Args:
        sets: the sets, with their gold.
        options: how to read.
        model: the model to ask; none in replay.
        progress: told about every document and question, from another thread.

    Raises:
        EvalError: no document gave an output for want of recordings, or a recording cannot be used.
        ProviderError: no document gave an output by the fault of the endpoint; or its key or file is wrong.
        ModelError: no document gave an output, since the model gave no valid answer.
        BudgetExceeded: the token budget is used up.
    """
    started, clock = datetime.now(UTC), time.perf_counter()
    readings = Readings(sets.files, answers_of(sets), replace(options, repeats=1), model, progress)
    read = background.run(readings.read())
    source = readings.source
    by_document = {one.score.document: one for one in read}
    scores = [_scored(one, by_document, source.name, source.strategy) for one in sets.sets]
    metrics = summarise((len(one.documents), one.judgements) for one in scores)
    documents = tuple(one.score for one in read)
    unused = tuple(source.unused())
    report = BriefingsReport(
        gold_sha256=sets.gold_sha256,
        model=source.name,
        strategy=source.strategy,
        mode=options.mode,
        started=started.isoformat(timespec="seconds"),
        seconds=round(time.perf_counter() - clock, 3),
        usage=readings.usage,
        package_version=__version__,
        prompt_versions=versions(),
        metrics=metrics,
        sets=tuple(scores),
        documents=documents,
        unused_recordings=unused,
        gate=judge(sets, options.mode, metrics, scores, documents, unused),
    )
    readings.close(read)
    return report


def brief_set(loaded: LoadedSet, outputs: Sequence[Output], model: str, strategy: Strategy) -> Briefing:
    """The briefing of a set, composed as for a user.

    Args:
        loaded: the set.
        outputs: the records of its documents; one that has none has failed.
        model: the name of the model that they come from.
        strategy: how it was asked.
    """
    there = {one.document for one in outputs}
    failed = [file.gold.document for file in loaded.files if file.gold.document not in there]
    return compose(
        [file.document for file in loaded.files if file.gold.document in there],
        [one.summary for one in outputs if one.summary is not None],
        [one.claims for one in outputs if one.claims is not None],
        Method(
            model=model,
            strategy=strategy,
            package_version=__version__,
            prompt_versions=versions(),
            made=datetime.now().astimezone().date(),
        ),
        [FailedDocument(document=name, error="It gave no records.") for name in failed],
    )


def _scored(loaded: LoadedSet, read: Mapping[str, Reading], model: str, strategy: Strategy) -> SetScore:
    readings = [read[file.gold.document] for file in loaded.files]
    briefing = brief_set(loaded, [one.output for one in readings if one.output is not None], model, strategy)
    return score_set(loaded, [one.score for one in readings], briefing)
