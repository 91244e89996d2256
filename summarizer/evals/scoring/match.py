"""Alignment: which output is about which labelled fact, decided before anything is scored.

One to one and optimal (the assignment problem, solved by SciPy), on the evidence and on what identifies a fact of its
kind. Who says a claim, how firmly and when has no part in it, so that a wrong speaker is a wrong speaker and not an
invention beside an omission; only between outputs that are equally alike do these decide.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from summarizer.evals.gold.files import GoldFile, Span
from summarizer.evals.gold.labels import FactField, GoldClaim, GoldEvent, GoldFact, GoldObligation, GoldParty, GoldTerm
from summarizer.evals.scoring.comparators import day, slot_state
from summarizer.evals.scoring.fields import compared, shown, wordings
from summarizer.evals.scoring.wording import compare_names, likeness
from summarizer.records import Claim, ClaimList, Evidence, Fact, Obligation, Party, Term, TreatyEvent, TreatySummary

__all__ = ["Placed", "about", "match", "outputs", "overlap"]

_ENOUGH = 0.5
"""The likeness from which an output is taken to be about a labelled fact."""

_TIE = 0.001
"""What decides between pairs that are equally alike. Too little to weigh against the likeness of any other pair."""

_SINGLE: frozenset[FactField] = frozenset({"title", "instrument", "entry_into_force"})
"""Fields with one value: what stands there is about what should stand there."""

_BY_VALUES: frozenset[FactField] = _SINGLE | {"party", "event"}
"""Fields in which the words of a fact as a whole do not count."""


@dataclass(frozen=True, slots=True)
class Placed:
    """An output and where it stands in its record: ``events[2]``."""

    field: FactField
    place: str
    fact: Fact


def outputs(summary: TreatySummary | None, claims: ClaimList | None) -> list[Placed]:
    """All facts of a document's records, but for the abstract, which restates them."""
    return [*(_treaty_facts(summary) if summary else ()), *(_claims(claims) if claims else ())]


def match(file: GoldFile, placed: Sequence[Placed]) -> dict[str, Placed]:
    """The output for each labelled fact that has one, by the fact's id.

    Args:
        file: the labels.
        placed: all outputs for the document.
    """
    labelled: dict[FactField, list[GoldFact]] = defaultdict(list)
    found: dict[FactField, list[Placed]] = defaultdict(list)
    for fact in file.gold.facts():
        labelled[fact.field].append(fact)
    for one in placed:
        found[one.field].append(one)
    pairs: dict[str, Placed] = {}
    for field in labelled.keys() & found.keys():
        pairs.update(_assigned(file, labelled[field], found[field]))
    return pairs


def about(file: GoldFile, placed: Placed) -> list[GoldFact]:
    """The labelled fact that an output alone would be taken to be about: the one it is most like, or several."""
    said = [shown(placed.fact)]
    near = [
        (next(_likenesses(fact, file.spans(fact), [placed], said)), fact)
        for fact in file.gold.facts()
        if fact.field == placed.field
    ]
    most = max((share for share, _ in near), default=0.0)
    return [fact for share, fact in near if share == most >= _ENOUGH]


def overlap(evidence: Iterable[Evidence], spans: Iterable[Span]) -> float:
    """How far the best piece of evidence and the best labelled span share their place, 0 to 1.

    The common characters, as a share of the shorter of the two: a labelled phrase inside a cited sentence is 1.
    """
    spans = list(spans)
    shares = (
        max(0, min(piece.end, end) - max(piece.start, start)) / min(piece.end - piece.start, end - start)
        for piece in evidence
        for start, end in spans
    )
    return max(shares, default=0.0)


def _assigned(file: GoldFile, labelled: Sequence[GoldFact], found: Sequence[Placed]) -> Iterator[tuple[str, Placed]]:
    import numpy as np
    from scipy.optimize import linear_sum_assignment

    said = [shown(one.fact) for one in found]
    likenesses = np.array([list(_likenesses(fact, file.spans(fact), found, said)) for fact in labelled])
    # What is not alike enough gains nothing, so that no good pair is given up for two poor ones.
    gains = np.where(likenesses >= _ENOUGH, likenesses, 0.0)
    alike = gains > 0
    of_row, of_column = alike.sum(axis=1), alike.sum(axis=0)
    for row, column in zip(*alike.nonzero(), strict=True):
        if of_row[row] > 1 or of_column[column] > 1:
            gains[row, column] += _TIE * _closeness(file, labelled[row], found[column].fact)
    for row, column in zip(*linear_sum_assignment(gains, maximize=True), strict=True):
        if gains[row, column] > 0:
            yield labelled[row].id, found[column]


def _closeness(file: GoldFile, gold: GoldFact, out: Fact) -> float:
    """How well a pair fits in every slot, and how exactly in its place, 0 to 1."""
    slots = compared(gold, out)
    fitting = sum(slot.state in ("correct", "null") for slot in slots) / len(slots)
    return (fitting + _same_place(out.evidence, file.spans(gold))) / 2


def _same_place(evidence: Iterable[Evidence], spans: Iterable[Span]) -> float:
    """The common characters of the best piece of evidence and labelled span, as a share of all that either has."""
    spans = list(spans)
    shares = (
        max(0, min(piece.end, end) - max(piece.start, start)) / (max(piece.end, end) - min(piece.start, start))
        for piece in evidence
        for start, end in spans
    )
    return max(shares, default=0.0)


def _likenesses(gold: GoldFact, spans: Sequence[Span], found: Sequence[Placed], said: Sequence[str]) -> Iterator[float]:
    texts = () if gold.field in _BY_VALUES else wordings(gold)
    for one, words in zip(found, said, strict=True):
        yield _alike(gold, one.fact, max((likeness(text, words) for text in texts), default=0.0), spans)


def _alike(gold: GoldFact, out: Fact, words: float, spans: Sequence[Span]) -> float:
    """How sure it is that an output is about a labelled fact, 0 to 1.

    ``words`` is the likeness of their words, where that counts; ``spans`` is where the labelled quotes stand.
    """
    match gold, out:
        case GoldParty(), Party():
            return float(compare_names(gold.name, out.name) == "correct")
        case GoldEvent(), TreatyEvent():
            return _event_alike(gold, out, overlap(out.evidence, spans))
        case GoldObligation(), Obligation():
            return 0.7 * words + 0.3 * overlap(out.evidence, spans)
        case GoldTerm(), Term():
            return 0.3 * (out.kind in gold.kind) + 0.4 * words + 0.3 * overlap(out.evidence, spans)
        case GoldClaim(), Claim():
            return 0.0 if words < 0.4 else 0.7 * words + 0.3 * overlap(out.evidence, spans)
    return 1.0 if gold.field in _SINGLE else words


def _event_alike(gold: GoldEvent, out: TreatyEvent, place: float) -> float:
    """The act and the place in the text first; actor, party and date tell events of one sentence apart.

    Another act counts for the same event only where everything else agrees.
    """
    agreed = [
        slot_state(gold.actor, out.actor, compare_names) in ("correct", "null"),
        slot_state(gold.party, out.party, compare_names) in ("correct", "null"),
        slot_state(gold.date, out.date, day) in ("correct", "null", "partial"),
    ]
    share = sum(agreed) / len(agreed)
    if out.act in gold.act:
        return 0.45 + 0.25 * place + 0.3 * share if place or share > 0.5 else 0.0
    return 0.3 * place + 0.3 * share if share == 1 else 0.0


def _treaty_facts(summary: TreatySummary) -> Iterator[Placed]:
    singles: tuple[tuple[FactField, Fact | None], ...] = (("title", summary.title), ("instrument", summary.instrument))
    for field, fact in singles:
        if fact is not None:
            yield Placed(field, field, fact)
    several: tuple[tuple[FactField, str, Sequence[Fact]], ...] = (
        ("party", "parties", summary.parties),
        ("event", "events", summary.events),
        ("obligation", "obligations", summary.obligations),
        ("area", "cooperation_areas", summary.cooperation_areas),
        ("term", "terms", summary.terms),
        ("related_treaty", "related_treaties", summary.related_treaties),
    )
    for field, name, facts in several:
        for index, fact in enumerate(facts):
            yield Placed(field, f"{name}[{index}]", fact)
    if summary.entry_into_force is not None:
        yield Placed("entry_into_force", "entry_into_force", summary.entry_into_force)


def _claims(claims: ClaimList) -> Iterator[Placed]:
    for index, claim in enumerate(claims.claims):
        yield Placed("claim", f"claims[{index}]", claim)
