"""When two facts of one document state the same thing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from summarizer import dates
from summarizer.records.claims import Claim
from summarizer.records.evidence import Evidence
from summarizer.records.treaty import Act, CooperationArea, Obligation, Party, Term, TreatyEvent
from summarizer.states import find_state

__all__ = [
    "claim_key",
    "joined",
    "merge_events",
    "same_area",
    "same_claim",
    "same_obligation",
    "same_party",
    "same_term",
]


def joined(first: Sequence[Evidence], second: Sequence[Evidence]) -> list[Evidence]:
    """Both lists of evidence without repeats."""
    return list(dict.fromkeys([*first, *second]))


def same_party(first: Party, second: Party) -> bool:
    """Two names of one state."""
    if first.iso3 or first.cow:
        return (first.iso3, first.cow) == (second.iso3, second.cow)
    return _folded(first.name) == _folded(second.name)


def same_obligation(first: Obligation, second: Obligation) -> bool:
    """One duty in the same words."""
    return first.kind == second.kind and _within(first.text, second.text)


def same_area(first: CooperationArea, second: CooperationArea) -> bool:
    """One field of cooperation."""
    return _folded(first.area) == _folded(second.area)


def same_term(first: Term, second: Term) -> bool:
    """One final clause in the same words."""
    return first.kind == second.kind and _folded(first.text) == _folded(second.text)


def claim_key(claim: Claim) -> str:
    """What claims that state the same thing have in common, whoever says it."""
    return _folded(claim.text)


def same_claim(first: Claim, second: Claim) -> bool:
    """One statement by the same sources, as firmly put."""
    return (
        claim_key(first) == claim_key(second)
        and first.attribution == second.attribution
        and first.factuality == second.factuality
    )


def merge_events(events: Iterable[TreatyEvent]) -> list[TreatyEvent]:
    """Events without repeats. What one report of an act leaves open, another may fill in."""
    kept: list[TreatyEvent] = []
    for event in events:
        for index, earlier in enumerate(kept):
            if _same_event(earlier, event):
                kept[index] = _filled(earlier, event)
                break
        else:
            kept.append(event)
    return kept


_ONCE: frozenset[Act] = frozenset({"signature", "ratification", "accession", "acceptance", "deposit_of_instrument"})
"""Acts that a state does once by one person: "Peru signed it" and "its minister signed it" are one event."""


def _same_event(first: TreatyEvent, second: TreatyEvent) -> bool:
    return (
        first.act == second.act
        and first.context == second.context
        and first.factuality == second.factuality
        and _same_name(first.party, second.party)
        and _same_actor(first, second)
        and _same_date(first, second)
        and _open_or_equal(first.place, second.place)
    )


def _same_actor(first: TreatyEvent, second: TreatyEvent) -> bool:
    """One organ; or an organ and its state alone, in one sentence or where a state acts once by whoever acts for it."""
    if (first.actor is None) != (second.actor is None):
        return first.party is not None and (first.evidence == second.evidence or first.act in _ONCE)
    return _same_name(first.actor, second.actor)


def _same_name(first: str | None, second: str | None) -> bool:
    if first is None or second is None:
        return first is second
    state = find_state(first)
    return _within(first, second) if state is None else state == find_state(second)


def _same_date(first: TreatyEvent, second: TreatyEvent) -> bool:
    if first.date is not None and second.date is not None:
        return dates.compare(first.date, second.date) != "different"
    return first.date_text is None or second.date_text is None or _folded(first.date_text) == _folded(second.date_text)


def _open_or_equal(first: str | None, second: str | None) -> bool:
    return first is None or second is None or _folded(first) == _folded(second)


def _filled(first: TreatyEvent, second: TreatyEvent) -> TreatyEvent:
    finer = second if _dates_finer(second, first) else first
    return first.model_copy(
        update={
            "date": finer.date,
            "date_text": finer.date_text,
            "actor": first.actor or second.actor,
            "place": first.place or second.place,
            "evidence": joined(first.evidence, second.evidence),
        }
    )


def _dates_finer(one: TreatyEvent, other: TreatyEvent) -> bool:
    if one.date is None or other.date is None:
        return other.date is None and (one.date is not None or other.date_text is None)
    return dates.compare(one.date, other.date) == "finer"


def _within(first: str, second: str) -> bool:
    one, two = _folded(first), _folded(second)
    return one in two or two in one


@lru_cache(maxsize=4096)
def _folded(text: str) -> str:
    return " ".join(text.casefold().replace("’", "'").strip(" .,;:'\"“”").removeprefix("the ").split())
