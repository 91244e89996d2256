"""Which fields of a fact are compared, and with what: one declaration for each kind of fact."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from summarizer.evals.gold.labels import (
    FactField,
    GoldArea,
    GoldAttribution,
    GoldClaim,
    GoldEvent,
    GoldFact,
    GoldInstrument,
    GoldObligation,
    GoldParty,
    GoldRelatedTreaty,
    GoldRule,
    GoldTerm,
    GoldTitle,
)
from summarizer.evals.scoring import comparators
from summarizer.evals.scoring.comparators import Comparator, slot_state, worst
from summarizer.evals.scoring.outcomes import FactState, SlotOutcome, SlotState
from summarizer.evals.scoring.wording import Closeness, closest, compare_wordings, negative, wording
from summarizer.records import (
    Attribution,
    Claim,
    CooperationArea,
    EntryIntoForceRule,
    Fact,
    Instrument,
    Obligation,
    Party,
    RelatedTreaty,
    Term,
    Title,
    TreatyEvent,
)

__all__ = ["DETAILS", "compared", "content_state", "fact_state", "label", "shown", "wordings"]

DETAILS = frozenset({"event.context", "claim.kind", "claim.cue", "claim.time", "obligation.conditions", "term.months"})
"""Slots whose fault makes a fact partial and not incorrect: what is told stays true without them."""

_CONTENT = frozenset({"content", "polarity"})
"""Slots of a claim that are its content; the others say whose it is, how firm and when."""


@dataclass(frozen=True, slots=True)
class _Slot:
    name: str
    expected: Callable[[Any], Sequence[Any]]
    found: Callable[[Any], Any]
    compare: Comparator


def _text_slot(attribute: str) -> _Slot:
    return _same(attribute, comparators.text)


def _same(attribute: str, compare: Comparator) -> _Slot:
    """A slot of that name on both sides."""
    return _Slot(attribute, lambda gold: getattr(gold, attribute), lambda out: getattr(out, attribute), compare)


def _party_names(gold: GoldParty) -> Sequence[str]:
    return gold.name


_SLOTS: Mapping[FactField, tuple[_Slot, ...]] = {
    "title": (_text_slot("text"),),
    "instrument": (_same("type", comparators.equal),),
    "party": (
        _Slot("name", _party_names, lambda out: out.name, comparators.name),
        _Slot("iso3", lambda gold: (gold.iso3,), lambda out: out.iso3, comparators.equal),
    ),
    "event": (
        _same("act", comparators.equal),
        _same("party", comparators.name),
        _same("actor", comparators.name),
        _same("date", comparators.day),
        _same("place", comparators.name),
        _same("context", comparators.equal),
        _same("factuality", comparators.factuality),
    ),
    "obligation": (
        _same("kind", comparators.equal),
        _Slot("text", lambda gold: gold.text, lambda out: out, comparators.duty),
        _text_slot("trigger"),
        _Slot("conditions", lambda gold: (gold.conditions,), lambda out: out.conditions, comparators.conditions),
        _same("article", comparators.text),
    ),
    "area": (_text_slot("area"),),
    "entry_into_force": (_text_slot("text"),),
    "term": (
        _same("kind", comparators.equal),
        _text_slot("text"),
        _same("months", comparators.equal),
    ),
    "related_treaty": (_text_slot("title"),),
}


def compared(gold: GoldFact, out: Fact) -> tuple[SlotOutcome, ...]:
    """Each slot of a labelled fact against the output it is matched with."""
    if isinstance(gold, GoldClaim):
        assert isinstance(out, Claim)  # noqa: S101 - matched within one field
        near = closest(wordings(gold), out.text)
        readings = [
            _compared_claim(reading, out) for reading in gold.readings() if not set(near).isdisjoint(reading.text)
        ]
        return min(readings, key=lambda slots: (_STATES.index(fact_state("claim", slots)), _faults(slots)))
    return tuple(
        SlotOutcome(
            slot=slot.name,
            state=slot_state(slot.expected(gold), slot.found(out), slot.compare),
            expected=_first(slot.expected(gold)),
            found=_said(slot.found(out)),
        )
        for slot in _SLOTS[gold.field]
    )


def fact_state(field: FactField, slots: Sequence[SlotOutcome]) -> FactState:
    """The state of a matched fact: incorrect if something in it is false, partial if something is open.

    An invented value (``spurious``) is false; one left out (``missing``) makes the fact partial.
    """
    states: list[Closeness] = []
    for slot in slots:
        if slot.state in ("incorrect", "spurious"):
            states.append("partial" if f"{field}.{slot.slot}" in DETAILS else "incorrect")
        elif slot.state in ("partial", "missing"):
            states.append("partial")
    return worst(states)


def content_state(field: FactField, slots: Sequence[SlotOutcome]) -> FactState:
    """The state of a claim by its wording, polarity and numbers alone; for other facts as :func:`fact_state`."""
    if field == "claim":
        slots = [slot for slot in slots if slot.slot in _CONTENT]
    return fact_state(field, slots)


def wordings(gold: GoldFact) -> tuple[str, ...]:
    """The right wordings of a labelled fact; of an event, its parts in one phrase."""
    match gold:
        case GoldClaim():
            return tuple(text for reading in gold.readings() for text in reading.text)
        case GoldTitle() | GoldRule() | GoldObligation() | GoldTerm():
            return gold.text
        case GoldInstrument():
            return tuple(gold.type)
        case GoldParty():
            return gold.name
        case GoldEvent():
            return (_phrase(gold.act[0], gold.party[0], gold.actor[0], gold.date[0], gold.place[0]),)
        case GoldArea():
            return gold.area
        case GoldRelatedTreaty():
            return gold.title
    raise TypeError(f"no words for {type(gold).__name__}")


def label(gold: GoldFact) -> str:
    """A labelled fact in a few words, for lists."""
    return wordings(gold)[0]


def shown(out: Fact) -> str:
    """An output in a few words, for lists and for the words of a forbidden fact."""
    match out:
        case Title() | EntryIntoForceRule() | Obligation() | Term() | Claim():
            return out.text
        case Instrument():
            return out.type
        case Party():
            return out.name
        case TreatyEvent():
            return _phrase(out.act, out.party, out.actor, out.date, out.place)
        case CooperationArea():
            return out.area
        case RelatedTreaty():
            return out.title
    raise TypeError(f"no words for {type(out).__name__}")


_STATES: tuple[FactState, ...] = ("correct", "partial", "incorrect")


def _compared_claim(gold: GoldClaim, out: Claim) -> tuple[SlotOutcome, ...]:
    when = (gold.time.date, gold.time.text) if gold.time else ((None,), (None,))
    evidence = " ".join(piece.quote for piece in out.evidence)
    content = compare_wordings(gold.text, out.text, polarity=False, evidence=evidence)
    near = closest(gold.text, out.text)
    signs = {_negated(text, value, out.text) for text in near for value in gold.factuality}
    sign = _negated(out.text, out.factuality, near[0])
    said_by = [] if not gold.attribution and _tells_its_sources(out) else out.attribution
    date, said = (out.event_time.date, out.event_time.text) if out.event_time else (None, None)
    firmness = [_strength(value) for value in gold.factuality]
    rows: list[tuple[str, SlotState, str | None, str | None]] = [
        ("content", content, gold.text[0], out.text),
        ("polarity", "correct" if sign in signs else "incorrect", _sign(next(iter(signs))), _sign(sign)),
        (
            "factuality",
            comparators.factuality(firmness, _strength(out.factuality)),
            gold.factuality[0],
            out.factuality,
        ),
        ("source", _source_state(gold.attribution, said_by), _chain(gold.attribution), _chain(out.attribution)),
        ("cue", *_cue(gold.attribution, said_by)),
        ("kind", comparators.equal(gold.kind, out.kind), gold.kind[0], out.kind),
        ("date", slot_state(when[0], date, comparators.day), when[0][0], date),
        ("time", slot_state(when[1], said, comparators.text), when[1][0], said),
        (
            "quantities",
            _quantity_state(gold, out, evidence),
            _numbers([quantity.value for quantity in gold.quantities]),
            _numbers([quantity.value for quantity in out.quantities]),
        ),
    ]
    return tuple(SlotOutcome(slot=slot, state=state, expected=one, found=two) for slot, state, one, two in rows)


def _tells_its_sources(out: Claim) -> bool:
    """Whether the wording itself says who says it, so that naming the source once more adds nothing."""
    words = wording(out.text).words.keys()
    return all(wording(f"{link.source} {link.cue or ''}").words.keys() <= words for link in out.attribution)


def _negated(text: str, factuality: str, about: str) -> bool:
    """Whether what is told is said not to be so, by its own words or by its source's denial.

    Looked at is what the wording has in common with another: half of a statement is no denial of the whole.
    """
    return negative(text, about) != (factuality in ("denied", "doubted"))


def _strength(factuality: str) -> str:
    """Firmness without its sign, which is compared as polarity: a denial is as firm as an assertion."""
    return "asserted" if factuality == "denied" else factuality


def _sign(negated: bool) -> str:  # noqa: FBT001 - a sign is what it is
    return "negative" if negated else "positive"


def _source_state(gold: Sequence[GoldAttribution], out: Sequence[Attribution]) -> SlotState:
    """That the document speaks for itself is a value too: two empty chains are correct."""
    if not gold or not out:
        return "correct" if not gold and not out else "missing" if gold else "spurious"
    return comparators.sources(gold, out)


def _cue(gold: Sequence[GoldAttribution], out: Sequence[Attribution]) -> tuple[SlotState, str | None, str | None]:
    """The cue of the nearest source."""
    expected = gold[-1].cue if gold else (None,)
    found = out[-1].cue if out else None
    return slot_state(expected, found, comparators.cue), expected[0], found


def _quantity_state(gold: GoldClaim, out: Claim, evidence: str) -> SlotState:
    if not gold.quantities and not out.quantities:
        return "null"
    if not out.quantities:
        return "missing"
    return comparators.quantities((gold.quantities, f"{gold.text[0]} {evidence}"), out.quantities)


def _faults(slots: Sequence[SlotOutcome]) -> int:
    return sum(slot.state not in ("correct", "null") for slot in slots)


def _first(values: Sequence[Any]) -> str | None:
    return _said(values[0]) if values else None


def _said(value: Any) -> str | None:
    if isinstance(value, list | tuple):
        return ", ".join(str(item) for item in value) or None
    if isinstance(value, Obligation):
        return value.text
    return None if value is None else str(value)


def _chain(links: Sequence[GoldAttribution] | Sequence[Attribution]) -> str | None:
    names = [link.source if isinstance(link, Attribution) else link.source[0] for link in links]
    return " > ".join(names) or None


def _numbers(values: Sequence[float]) -> str | None:
    return ", ".join(f"{value:g}" for value in values) or None


def _phrase(*parts: str | None) -> str:
    return " · ".join(part for part in parts if part)
