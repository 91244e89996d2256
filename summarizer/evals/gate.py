"""Whether a run passes: limits on metrics, nothing failed or left out, nothing forbidden, not worse than the baseline.

Each reason is one sentence with the figures and with the documents and facts concerned.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from summarizer.evals.figures.metrics import COUNTED
from summarizer.evals.results import Comparison, Flip, GateResult, Metric, MetricDifference, MetricName, Mode
from summarizer.evals.scoring.outcomes import DocumentScore
from summarizer.evals.shortfall import listed, shortfall
from summarizer.evals.suite import Limits, Suite

__all__ = ["beyond", "incomplete", "judge", "number_of", "unused"]

_NOISE = 1e-9  # what is left of nothing after sums of thirds
_SHOWN = 8
_ENDS = {"low": "lower", "high": "upper"}
_NO_HITS = Limits(max=0)


def judge(
    *,
    suite: Suite,
    mode: Mode,
    metrics: Mapping[MetricName, Metric],
    documents: Sequence[DocumentScore],
    comparison: Comparison | None = None,
    unused_recordings: Sequence[str] = (),
    partial: bool = False,
) -> GateResult:
    """Hold a run against its suite.

    It fails if

    - a limit is not met; a metric with nothing to measure meets none;
    - a document was not scored, or it or one of its facts ended in an error;
    - a fact was not run, unless ``partial``;
    - an output states something forbidden, unless the suite's gate on ``forbidden`` allows as many;
    - a recording was not used in a replay, unless ``partial``;
    - it is worse than the baseline by more than the suite allows. A replay is worse by any drop beyond that; a run
      that asked the model, when the whole interval of the difference lies beyond it. With too little data a note says
      so.

    Args:
        suite: with the gates.
        mode: of the run.
        metrics: over all documents.
        documents: the scores, one for each document and repeat.
        comparison: with the baseline, if there is one.
        unused_recordings: that no question asked for.
        partial: documents were left out on purpose.
    """
    reasons = [*incomplete(suite.documents, documents, partial=partial)]
    for name, limits in suite.gates.items():
        reasons += beyond(name, limits, metrics.get(name), _where(name, documents))
    if "forbidden" not in suite.gates and any(score.forbidden for score in documents):
        reasons += beyond("forbidden", _NO_HITS, metrics.get("forbidden"), _hits(documents))
    if unused_recordings and mode == "replay" and not partial:
        reasons.append(unused(unused_recordings))
    reasons += _worse(suite, mode, comparison)
    notes = [*_notes(suite, metrics, documents, partial=partial), *_notes_on_baseline(suite, mode, comparison)]
    if unused_recordings and mode == "replay" and partial:
        notes.append(unused(unused_recordings))
    return GateResult(passed=not reasons, reasons=tuple(reasons), notes=tuple(notes))


# -------------------------------------------------------------------------------------------- what failed or is missing


def incomplete(wanted: int, documents: Sequence[DocumentScore], *, partial: bool) -> Iterator[str]:
    """Why a run is not whole: documents that it lacks, that failed, or that were left out.

    Args:
        wanted: how many documents it is of.
        documents: the scores, one for each document and repeat.
        partial: documents were left out on purpose.
    """
    scored = len({score.document for score in documents})
    if scored != wanted:
        yield f"The suite is of {number_of(wanted, 'document')}, and the run scored {scored}."
    left_out = _left_out(documents)
    failed = [score for score in documents if score.error or any(fact.state == "error" for fact in score.facts)]
    if failed:
        facts = sum(fact.state == "error" for score in failed for fact in score.facts)
        every = len(failed) + len(left_out) >= len(documents)
        who = "Every document" if every else number_of(len(failed), "document")
        named = _some([f"{_named(score)} ({_clause(score.error or 'no reason is known')})" for score in failed])
        yield f"{who} failed, with {number_of(facts, 'fact')} that ended as errors: {named}."
    if len(left_out) == len(documents):
        yield "No document was run, so that nothing was measured."
    elif left_out and not partial:
        facts = sum(fact.state == "not_run" for score in left_out for fact in score.facts)
        yield f"{number_of(facts, 'fact')} ended as not run: {_some([_named(score) for score in left_out])}."


def _left_out(documents: Sequence[DocumentScore]) -> list[DocumentScore]:
    return [score for score in documents if any(fact.state == "not_run" for fact in score.facts)]


def unused(recordings: Sequence[str]) -> str:
    """The reason, if a replay left recordings unused."""
    return (
        f"No question of this run asked for {number_of(len(recordings), 'recording')}, made by other code, with other "
        f"prompts or of other documents: {_some(recordings)}."
    )


# --------------------------------------------------------------------------------------------------------------- limits


def beyond(name: str, limits: Limits, metric: Metric | None, where: str) -> Iterator[str]:
    """The reason, if a figure is beyond its limits; one with nothing to measure meets none.

    Args:
        name: the figure's name.
        limits: what it must reach.
        metric: the figure.
        where: the places that keep it from being better, to be named in the reason; may be empty.

    >>> list(beyond("titles", Limits(min=0.9), Metric(value=0.5, n=2, documents=4, families=2), "t1"))
    ['titles is 0.5, and must be at least 0.9; see t1.']
    """
    said = " and ".join(
        f"{word} {_number(limit)}"
        for word, limit in (("at least", limits.min), ("at most", limits.max))
        if limit is not None
    )
    if metric is None or metric.value is None:
        yield f"{name} has nothing to measure, and must be {said}."
        return
    figure = {"value": metric.value, "low": metric.low, "high": metric.high}[limits.of]
    of = "" if limits.of == "value" else f" at the {_ENDS[limits.of]} end of its interval"
    if figure is None:
        yield f"{name} is {_with_interval(metric)} and has no interval ({metric.note}), and must be {said}{of}."
    elif (limits.min is not None and figure < limits.min - _NOISE) or (
        limits.max is not None and figure > limits.max + _NOISE
    ):
        yield f"{name} is {_with_interval(metric)}, and must be {said}{of}{f'; see {where}' if where else ''}."


def _where(name: MetricName, documents: Sequence[DocumentScore]) -> str:
    return _hits(documents) if name == "forbidden" else listed(shortfall(name, documents))


def _hits(documents: Sequence[DocumentScore]) -> str:
    """Every forbidden fact that was stated, each with the output that states it."""
    hits = (
        f"{score.document} {hit.id} at {hit.output} ({hit.value})" for score in documents for hit in score.forbidden
    )
    return "; ".join(dict.fromkeys(hits))


# ------------------------------------------------------------------------------------------------------------- baseline


def _worse(suite: Suite, mode: Mode, comparison: Comparison | None) -> Iterator[str]:
    if comparison is None:
        if suite.baseline is not None:
            yield f"The run was not compared with the baseline {suite.baseline.file}, which the suite asks for."
        return
    if not comparison.same_gold:
        yield (
            f"The baseline {comparison.baseline} was scored against other gold and says nothing about this run; "
            f"renew it: summarizer eval {suite.name} --{mode} --json {comparison.baseline}."
        )
        return
    for name, allowed in suite.baseline.metrics.items() if suite.baseline else ():
        found = comparison.metrics.get(name)
        drop = _drop(name, found)
        if found is None or drop is None:
            yield f"{name} cannot be held against the baseline {comparison.baseline}: one has nothing to measure."
        elif drop > allowed + _NOISE and (mode == "replay" or _shown(name, found, allowed)):
            lost = [
                (flip.document, flip.id) for flip in comparison.flips if flip.before == "correct" and _of(name, flip)
            ]
            where = f"; no longer right: {listed(lost)}" if lost else ""
            yield f"{_change(name, found)}, and may be worse than the baseline by {_number(allowed)} at most{where}."


def _notes_on_baseline(suite: Suite, mode: Mode, comparison: Comparison | None) -> Iterator[str]:
    if comparison is None or not comparison.same_gold:
        return
    if (mode == "replay") != (comparison.baseline_mode == "replay"):
        runs = ("was replayed", "asked the model")
        this, that = runs if mode == "replay" else runs[::-1]
        yield f"This run {this} and the baseline {that}, so that a difference can come from the code or from the model."
    limited = {str(name): drop for name, drop in suite.baseline.metrics.items()} if suite.baseline else {}
    for name, found in comparison.metrics.items():
        drop = _drop(name, found)
        if drop is None:
            continue
        allowed = limited.get(name)
        if allowed is None:
            if found.verdict == "worse":
                yield f"{_change(name, found)}; the suite sets no limit on it."
        elif found.verdict == "too_little_data":
            smallest = (
                "" if found.detectable is None else f"; the smallest that would be found is {_number(found.detectable)}"
            )
            yield f"{_change(name, found)}: too little data to tell more than that{smallest}."
        elif mode != "replay" and drop > allowed + _NOISE and not _shown(name, found, allowed):
            yield f"{_change(name, found)}: more than the {_number(allowed)} allowed, and within what chance would do."


def _of(name: MetricName, flip: Flip) -> bool:
    """Whether a fact that changed can have moved the metric."""
    kind = name.partition("_")[0]
    if kind in ("facts", "claims"):
        return (kind == "claims") == (flip.field == "claim")
    return name not in COUNTED


def _drop(name: str, found: MetricDifference | None) -> float | None:
    """By how much a metric is worse; negative if it is better."""
    if found is None or found.difference is None:
        return None
    return found.difference if name in COUNTED else -found.difference


def _shown(name: str, found: MetricDifference, allowed: float) -> bool:
    """Whether the whole interval of the difference is beyond the allowed drop."""
    if found.verdict != "worse" or found.low is None or found.high is None:
        return False
    return found.low > allowed if name in COUNTED else -found.high > allowed


def _change(name: str, found: MetricDifference) -> str:
    """A difference with its interval and verdict, as the beginning of a sentence."""
    ends = ""
    if found.low is not None and found.high is not None:
        ends = f"95 % interval {_number(found.low)} to {_number(found.high)}, "
    before, now, by = (_number(value or 0.0) for value in (found.baseline, found.value, found.difference))
    return (
        f"{name} went from {before} to {now}, a difference of {by} ({ends}"
        f"{number_of(found.documents, 'document')}, {found.verdict.replace('_', ' ')})"
    )


# ---------------------------------------------------------------------------------------------------------------- notes


def _notes(
    suite: Suite, metrics: Mapping[MetricName, Metric], documents: Sequence[DocumentScore], *, partial: bool
) -> Iterator[str]:
    left_out = {score.document for score in _left_out(documents)}
    if left_out and partial:
        yield f"The run was partial on purpose and left out {number_of(len(left_out), 'document')}."
    by_note: dict[str, list[str]] = {}
    for name in suite.gates:
        metric = metrics.get(name)
        if metric is not None and metric.value is not None and metric.note:
            by_note.setdefault(metric.note, []).append(name)
    yield from (f"{', '.join(names)}: {note}." for note, names in by_note.items())
    lacking = dict.fromkeys(
        f"{score.document} ({', '.join(score.missing_caveats)})" for score in documents if score.missing_caveats
    )
    if lacking:
        yield f"A caveat that the text calls for is not given: {_some(list(lacking))}."
    limits, hits = suite.gates.get("forbidden"), _hits(documents)
    if hits and limits is not None and not list(beyond("forbidden", limits, metrics.get("forbidden"), "")):
        yield f"Outputs state what their documents do not say, as often as the suite allows: {hits}."


def _with_interval(metric: Metric) -> str:
    value = _number(metric.value or 0.0)
    if metric.low is None or metric.high is None:
        return value
    ends = f"95 % interval {_number(metric.low)} to {_number(metric.high)}"
    return f"{value} ({ends}, {number_of(metric.documents, 'document')})"


def _named(score: DocumentScore) -> str:
    return score.document if score.repeat == 0 else f"{score.document}, repeat {score.repeat + 1}"


def _some(names: Sequence[str]) -> str:
    """The first few names."""
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    return "; ".join(names[:_SHOWN]) + more


def _clause(sentence: str) -> str:
    """A message as part of a sentence, on one line."""
    return " ".join(sentence.split()).rstrip(".")


def number_of(count: int, what: str) -> str:
    """A number with what it counts.

    >>> number_of(1, "set"), number_of(3, "set")
    ('1 set', '3 sets')
    """
    return f"{count} {what}" if count == 1 else f"{count} {what}s"


def _number(value: float) -> str:
    """Four decimals at most, none of them for show."""
    return f"{round(value, 4) + 0.0:.4f}".rstrip("0").rstrip(".")
