"""Which facts and outputs keep a metric from being perfect: where to look when a figure is low."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from summarizer.evals.results import MetricName
from summarizer.evals.scoring.outcomes import DocumentScore, FactOutcome

__all__ = ["Place", "listed", "shortfall"]

Place = tuple[str, str]
"""A document and, in it, the id of a fact or the place of an output."""

_SHOWN = 8
_SLOTS: Mapping[MetricName, frozenset[str]] = {
    "attribution": frozenset({"claim.source"}),
    "factuality": frozenset({"claim.factuality"}),
    "dates": frozenset({"event.date", "claim.date"}),
}


def shortfall(metric: MetricName, documents: Sequence[DocumentScore]) -> list[Place]:
    """What counts against a metric: key facts first, then minor ones, then outputs that match no fact.

    In the order of documents; what several repeats have in common is given once.
    """
    ranked = sorted(
        (rank, place, score.document, where)
        for place, score in enumerate(documents)
        for rank, where in _against(metric, score)
    )
    return list(dict.fromkeys((document, where) for _, _, document, where in ranked))


def listed(places: Sequence[Place], most: int = _SHOWN) -> str:
    """Places in a few words, by document.

    >>> listed([("a.txt", "e1"), ("b.txt", "c2"), ("a.txt", "e7")], most=2)
    'a.txt e1; b.txt c2; and 1 more'
    """
    by_document: dict[str, list[str]] = {}
    for document, where in places[:most]:
        by_document.setdefault(document, []).append(where)
    parts = [f"{document} {', '.join(where)}" for document, where in by_document.items()]
    if len(places) > most:
        parts.append(f"and {len(places) - most} more")
    return "; ".join(parts)


def _against(metric: MetricName, score: DocumentScore) -> Iterator[tuple[int, str]]:
    """What counts against the metric in one document, with its rank."""
    if metric == "forbidden":
        yield from ((0, hit.id) for hit in score.forbidden)
    elif metric == "grounding":
        yield from ((0, where) for where in score.citations.broken)
    else:
        counts = _COUNTS_AGAINST[metric]
        ran = (fact for fact in score.facts if fact.state != "not_run")
        yield from ((int(fact.importance != "key"), fact.id) for fact in ran if counts(fact))
        if metric.endswith(("_precision", "_f1", "_f1_strict")) and not metric.startswith("citation"):
            claims = metric.startswith("claims")
            yield from ((2, one.output) for one in score.spurious if (one.field == "claim") == claims)


def _whole(fact: FactOutcome) -> bool:
    return fact.state != "correct"


def _content(fact: FactOutcome) -> bool:
    return fact.content != "correct"


def _not_cited(fact: FactOutcome) -> bool:
    return fact.cited is False


def _of(kind: str, test: Callable[[FactOutcome], bool], *, found: bool = False) -> Callable[[FactOutcome], bool]:
    """The test for claims or for treaty facts alone; ``found``: only for those that an output matches."""
    return lambda fact: (
        (fact.field == "claim") == (kind == "claims") and not (found and fact.output is None) and test(fact)
    )


def _slots(metric: MetricName) -> Callable[[FactOutcome], bool]:
    return lambda fact: any(
        f"{fact.field}.{slot.slot}" in _SLOTS[metric] and slot.state not in ("correct", "null") for slot in fact.slots
    )


_COUNTS_AGAINST: Mapping[MetricName, Callable[[FactOutcome], bool]] = {
    "facts_precision": _of("facts", _whole, found=True),
    "facts_recall": _of("facts", _whole),
    "facts_f1": _of("facts", _whole),
    "facts_f1_strict": _of("facts", _whole),
    "claims_precision": _of("claims", _content, found=True),
    "claims_recall": _of("claims", _content),
    "claims_f1": _of("claims", _content),
    "claims_f1_strict": _of("claims", _whole),
    "attribution": _slots("attribution"),
    "factuality": _slots("factuality"),
    "dates": _slots("dates"),
    "citation_precision": _not_cited,
    "citation_recall": _not_cited,
}
