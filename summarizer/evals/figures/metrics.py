"""What the figures mean: each is a ratio of sums over documents, and its interval comes from families of documents.

``facts_*``
    Treaty facts as wholes. A partial fact counts half, as in MUC-5 and SemEval-2013 task 9; ``_strict`` counts correct
    ones alone. Facts of failed documents are below the line.
``claims_*``
    Claims by their content (wording, polarity, numbers); ``claims_f1_strict`` takes claims as wholes, with source,
    firmness and time, and counts correct ones alone.
``attribution``, ``factuality``
    Of the matched claims, those with the right chain of sources, or the right firmness; partial ones count half.
``dates``
    Of the dates that labels or outputs give in matched events and claims, the right ones; a vaguer true one is half.
``grounding``
    Of all pieces of evidence in the records, those whose quote stands at its offsets in the document.
``citation_precision``, ``citation_recall``
    Of the evidence of matched outputs, the pieces that hold a labelled quote; of the matched facts, those with such a
    piece.
``forbidden``
    A count, not a share: outputs that state what the document does not say.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import get_args

from summarizer.evals.figures.statistics import interval
from summarizer.evals.gold.labels import FactField, Importance
from summarizer.evals.results import FieldRow, Metric, MetricName
from summarizer.evals.scoring.outcomes import DocumentScore, FactOutcome, FactState, SlotState

__all__ = ["COUNTED", "by_importance", "by_split", "counts", "field_rows", "summarise"]

COUNTED: frozenset[MetricName] = frozenset({"forbidden"})
"""Metrics that are counts; all others are ratios."""

Counts = Mapping[MetricName, tuple[float, float]]
"""What stands above and below the line of each metric."""

_WORTH: Mapping[FactState, float] = {"correct": 1.0, "partial": 0.5}
_SLOT_WORTH: Mapping[SlotState, float] = {"correct": 1.0, "partial": 0.5}
_DATES = ("event.date", "claim.date")


def counts(score: DocumentScore) -> Counts:
    """What one document adds above and below the line of each metric. A document that was not run adds nothing."""
    facts = [fact for fact in score.facts if fact.state != "not_run"]
    treaty = [fact for fact in facts if fact.field != "claim"]
    claims = [fact for fact in facts if fact.field == "claim"]
    matched = [fact for fact in facts if fact.output is not None]
    spurious = sum(one.field != "claim" for one in score.spurious)
    right = sum(_WORTH.get(fact.state, 0.0) for fact in treaty)
    stated = sum(_WORTH.get(fact.content, 0.0) for fact in claims)
    treaty_outputs = sum(fact.output is not None for fact in treaty) + spurious
    claim_outputs = sum(fact.output is not None for fact in claims) + len(score.spurious) - spurious
    cited = score.citations
    return {
        "facts_precision": (right, treaty_outputs),
        "facts_recall": (right, len(treaty)),
        "facts_f1": (2 * right, len(treaty) + treaty_outputs),
        "facts_f1_strict": (2 * _whole(treaty), len(treaty) + treaty_outputs),
        "claims_precision": (stated, claim_outputs),
        "claims_recall": (stated, len(claims)),
        "claims_f1": (2 * stated, len(claims) + claim_outputs),
        "claims_f1_strict": (2 * _whole(claims), len(claims) + claim_outputs),
        "attribution": _slots(claims, ("claim.source",)),
        "factuality": _slots(claims, ("claim.factuality",)),
        "dates": _slots(facts, _DATES),
        "grounding": (cited.valid, cited.pieces),
        "citation_precision": (cited.right, cited.cited),
        "citation_recall": (sum(bool(fact.cited) for fact in matched), len(matched)),
        "forbidden": (len(score.forbidden), score.forbidden_checked),
    }


def summarise(scores: Iterable[DocumentScore]) -> dict[MetricName, Metric]:
    """Every metric over documents, with its interval.

    The sample that is drawn is the family: a document with its edits, which are not independent of it. Repeats of a
    document are averaged first.
    """
    repeats: dict[tuple[str, str], list[Counts]] = defaultdict(list)
    for score in scores:
        repeats[score.family, score.document].append(counts(score))
    return {name: _metric(name, repeats) for name in get_args(MetricName)}


def by_split(scores: Sequence[DocumentScore]) -> dict[str, dict[MetricName, Metric]]:
    """The metrics of each split apart."""
    splits = sorted({score.split for score in scores})
    return {split: summarise(score for score in scores if score.split == split) for split in splits}


def by_importance(scores: Sequence[DocumentScore]) -> dict[Importance, dict[MetricName, Metric]]:
    """The metrics over key facts alone and over minor ones alone.

    An invention has no importance, so outputs that match nothing are left out: recall, attribution, factuality, dates
    and citation recall are what tells here, and the other metrics are not given.
    """
    names: tuple[MetricName, ...] = (
        "facts_recall",
        "claims_recall",
        "attribution",
        "factuality",
        "dates",
        "citation_recall",
    )
    result: dict[Importance, dict[MetricName, Metric]] = {}
    for importance in get_args(Importance):
        chosen = [_only(score, importance) for score in scores]
        figures = summarise(chosen)
        result[importance] = {name: figures[name] for name in names}
    return result


def field_rows(scores: Sequence[DocumentScore]) -> tuple[FieldRow, ...]:
    """Each field of facts with its states, and below it each of its slots."""
    states: dict[FactField, Counter[FactState]] = defaultdict(Counter)
    slots: dict[str, Counter[SlotState]] = defaultdict(Counter)
    spurious: Counter[FactField] = Counter()
    for score in scores:
        spurious.update(one.field for one in score.spurious)
        for fact in score.facts:
            states[fact.field][fact.state] += 1
            for slot in fact.slots:
                slots[f"{fact.field}.{slot.slot}"][slot.state] += 1
    rows: list[FieldRow] = []
    for field in get_args(FactField):
        if states[field] or spurious[field]:
            rows.append(_fact_row(field, states[field], spurious[field]))
            rows += [
                _slot_row(name, slots[name]) for name in slots if name.startswith(f"{field}.") and slots[name].total()
            ]
    return tuple(rows)


def _metric(name: MetricName, repeats: Mapping[tuple[str, str], Sequence[Counts]]) -> Metric:
    above: dict[str, float] = defaultdict(float)
    below: dict[str, float] = defaultdict(float)
    documents = 0
    for (family, _), each in repeats.items():
        above[family] += sum(one[name][0] for one in each) / len(each)
        below[family] += sum(one[name][1] for one in each) / len(each)
        documents += any(one[name][1] for one in each)
    figure = interval(list(above.values()), list(below.values()), count=name in COUNTED)
    return Metric(
        value=figure.value,
        low=figure.low,
        high=figure.high,
        n=round(sum(below.values())),
        documents=documents,
        families=figure.families,
        note=figure.note,
    )


def _whole(facts: Iterable[FactOutcome]) -> int:
    return sum(fact.state == "correct" for fact in facts)


def _slots(facts: Iterable[FactOutcome], names: Sequence[str]) -> tuple[float, float]:
    """The worth and the number of the slots of that name that say something on either side."""
    states = [slot.state for fact in facts for slot in fact.slots if f"{fact.field}.{slot.slot}" in names]
    told = [state for state in states if state != "null"]
    return sum(_SLOT_WORTH.get(state, 0.0) for state in told), len(told)


def _only(score: DocumentScore, importance: Importance) -> DocumentScore:
    facts = tuple(fact for fact in score.facts if fact.importance == importance)
    return score.model_copy(update={"facts": facts, "spurious": ()})


def _fact_row(field: FactField, states: Counter[FactState], spurious: int) -> FieldRow:
    ran = states.total() - states["not_run"]
    found = states["correct"] + states["partial"] + states["incorrect"] + spurious
    worth = sum(_WORTH.get(state, 0.0) * count for state, count in states.items())
    return FieldRow(
        name=field,
        facts=dict(states),
        spurious=spurious,
        precision=worth / found if found else None,
        recall=worth / ran if ran else None,
        f1=2 * worth / (found + ran) if found + ran else None,
    )


def _slot_row(name: str, states: Counter[SlotState]) -> FieldRow:
    found = states["correct"] + states["partial"] + states["incorrect"] + states["spurious"]
    labelled = states["correct"] + states["partial"] + states["incorrect"] + states["missing"]
    worth = sum(_SLOT_WORTH.get(state, 0.0) * count for state, count in states.items())
    return FieldRow(
        name=name,
        slots=dict(states),
        precision=worth / found if found else None,
        recall=worth / labelled if labelled else None,
        f1=2 * worth / (found + labelled) if found + labelled else None,
    )
