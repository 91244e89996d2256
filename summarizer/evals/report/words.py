"""What the reports have in common: names, states and figures in words, and text made harmless."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from summarizer.evals.figures.metrics import COUNTED
from summarizer.evals.gold.labels import FactField
from summarizer.evals.results import Comparison, EvalReport, Flip, Metric, MetricDifference, MetricName, Mode
from summarizer.evals.scoring.outcomes import FactOutcome, FactState, SlotOutcome, SlotState
from summarizer.render.page import inert

__all__ = [
    "ABBREVIATIONS",
    "FIELDS",
    "MEANINGS",
    "RowState",
    "about",
    "compared_with",
    "differing",
    "differs",
    "ends",
    "flips",
    "line",
    "many",
    "mcnemar_words",
    "mode_words",
    "number",
    "place",
    "short",
    "signed",
]

RowState = Literal[FactState, "invented", "restated", "forbidden", "rejected"]
"""How a row of a report ends: a labelled fact, or an output that is nothing of what was labelled."""

ABBREVIATIONS: Mapping[str, str] = {
    "correct": "COR",
    "partial": "PAR",
    "incorrect": "INC",
    "missing": "MIS",
    "spurious": "SPU",
    "error": "ERR",
    "not_run": "NOT",
}
"""Heads of narrow columns, as MUC-5 has them; the last two are own."""

MEANINGS: Mapping[MetricName, str] = {
    "facts_precision": "Treaty facts: precision",
    "facts_recall": "Treaty facts: recall",
    "facts_f1": "Treaty facts: F1",
    "facts_f1_strict": "Treaty facts: F1, strict",
    "claims_precision": "Claims by content: precision",
    "claims_recall": "Claims by content: recall",
    "claims_f1": "Claims by content: F1",
    "claims_f1_strict": "Claims as wholes: F1, strict",
    "attribution": "Who says it",
    "factuality": "How firmly",
    "dates": "Dates of events and claims",
    "grounding": "Quotes that stand at their place",
    "citation_precision": "Citations: precision",
    "citation_recall": "Citations: recall",
    "forbidden": "Forbidden facts stated",
}
"""What each metric measures, in a few words; :mod:`summarizer.evals.figures.metrics` says it in full."""

FIELDS: Mapping[FactField, str] = {
    "title": "Title",
    "instrument": "Instrument",
    "party": "Parties",
    "event": "Events",
    "obligation": "Obligations",
    "area": "Areas of cooperation",
    "entry_into_force": "Rule for entry into force",
    "term": "Terms",
    "related_treaty": "Related treaties",
    "claim": "Claims",
}
"""Headings for facts of one kind."""

_MODES: Mapping[Mode, str] = {
    "replay": "replay: recorded answers of {model}; tests the code, not the model",
    "record": "record: {model} was asked and its answers were kept; tests the model",
    "live": "live: {model} was asked; tests the model",
}


def line(text: str) -> str:
    r"""Inert text on one line.

    >>> line("a\n\nb\x00")
    'a b[U+0000]'
    """
    return " ".join(inert(text).split())


def short(text: str, most: int = 160) -> str:
    """Inert text on one line, cut where it is longer.

    >>> short("abcdefgh", 5)
    'abcd…'
    """
    one = line(text)
    return one if len(one) <= most else f"{one[: most - 1].rstrip()}…"


def many(count: int, singular: str, plural: str | None = None) -> str:
    """A number and what it counts.

    >>> many(1, "reading"), many(1200, "fact")
    ('1 reading', '1,200 facts')
    """
    return f"{count:,} {singular if count == 1 else plural or f'{singular}s'}"


def number(value: float | None, name: str = "") -> str:
    """A figure: a share with three decimals, a count without; ``-`` where there is nothing to measure.

    >>> number(0.5), number(2.0, "forbidden"), number(1.5, "forbidden"), number(None)
    ('0.500', '2', '1.5', '-')
    """
    if value is None:
        return "-"
    return f"{value:.4g}" if name in COUNTED else f"{value:.3f}"


def signed(value: float | None, name: str = "") -> str:
    """A difference, with its sign.

    >>> signed(0.25), signed(-1, "forbidden"), signed(0.0)
    ('+0.250', '-1', '0.000')
    """
    if value is None:
        return "-"
    rounded = round(value, 3) + 0.0
    return f"{'+' if rounded > 0 else ''}{number(rounded, name)}"


def ends(metric: Metric | MetricDifference, name: str = "") -> str:
    """The ends of the interval of a figure or of a difference; ``-`` without one.

    >>> ends(Metric(value=0.5, low=0.25, high=0.75, n=4, documents=9, families=9))
    '0.250 to 0.750'
    """
    if metric.low is None or metric.high is None:
        return "-"
    said = signed if isinstance(metric, MetricDifference) else number
    return f"{said(metric.low, name)} to {said(metric.high, name)}"


def about(report: EvalReport) -> str:
    """What was run, in one sentence.

    Not a figure of it says how well the run went.
    """
    documents = {score.document for score in report.documents}
    facts = len({(score.document, fact.id) for score in report.documents for fact in score.facts})
    repeats = f", {report.repeats} readings of each" if report.repeats > 1 else ""
    return (
        f"{many(len(documents), 'document')}, {many(facts, 'labelled fact')}{repeats}; {report.seconds:,.1f} s; "
        f"gold {report.gold_sha256[:12]}; treaty-summarizer {line(report.package_version)}."
    )


def mode_words(mode: Mode, model: str) -> str:
    """Where the answers came from, and what the run therefore tests.

    >>> mode_words("replay", "m")
    'replay: recorded answers of m; tests the code, not the model'
    """
    return _MODES[mode].format(model=line(model))


def compared_with(comparison: Comparison) -> str:
    """What the baseline is."""
    gold = "the same gold" if comparison.same_gold else "other gold, so that the figures cannot be compared"
    return (
        f"{line(comparison.baseline)} ({mode_words(comparison.baseline_mode, comparison.baseline_model)}); scored "
        f"against {gold}."
    )


def mcnemar_words(comparison: Comparison) -> str:
    """How many facts changed sides, and how likely that is by chance."""
    changed = f"{many(comparison.lost, 'fact')} lost, {comparison.gained:,} gained"
    if comparison.p_value is None:
        return f"{changed}."
    return f"{changed}; exact McNemar test: p = {comparison.p_value:.3g}."


def flips(comparison: Comparison) -> dict[str, tuple[Flip, ...]]:
    """The facts that changed: those no longer correct first, then those now correct, then the others.

    In each kind those of failed documents come last, since they say all the same.
    """
    groups: dict[str, list[Flip]] = {"Lost": [], "Gained": [], "Otherwise changed": []}
    for flip in comparison.flips:
        kind = "Lost" if flip.before == "correct" else "Gained" if flip.after == "correct" else "Otherwise changed"
        groups[kind].append(flip)
    return {kind: tuple(sorted(found, key=lambda one: one.after == "error")) for kind, found in groups.items() if found}


def differs(state: SlotState) -> bool:
    """Whether a slot is to be shown."""
    return state not in ("correct", "null")


def differing(fact: FactOutcome) -> list[SlotOutcome]:
    """The slots of a matched fact that are not as labelled."""
    return [slot for slot in fact.slots if differs(slot.state)]


def place(path: str) -> str:
    """A file as seen from the working directory, where it lies below it; else its whole path.

    >>> place("somewhere/../evals/gold/a.yaml")
    'evals/gold/a.yaml'
    """
    whole = Path(path).resolve()
    try:
        return whole.relative_to(Path.cwd().resolve()).as_posix()
    except ValueError:
        return whole.as_posix()
