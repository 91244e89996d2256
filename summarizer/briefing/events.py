"""Whether two accounts of an act in the life of a treaty are of one event."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Sequence
from itertools import combinations

from summarizer.briefing.align import SourceMap, compatible_dates, states_of_event
from summarizer.briefing.content import content_of, same_name
from summarizer.records.briefing import StatedEvent
from summarizer.records.treaty import Act, TreatyEvent

__all__ = ["JOINT_ACTS", "ONCE", "belongs_to", "came_about", "event_key", "one_event"]

JOINT_ACTS: frozenset[Act] = frozenset(
    {"adoption", "signature", "exchange_of_instruments", "entry_into_force", "termination"}
)
"""Acts that parties do together, so that an account which names none of them means all."""

ONCE: frozenset[Act] = JOINT_ACTS | {
    "domestic_approval",
    "ratification",
    "acceptance",
    "approval",
    "accession",
    "deposit_of_instrument",
    "denunciation",
    "withdrawal",
}
"""Acts that one state or organ does once in the life of a treaty."""


def event_key(event: TreatyEvent) -> Hashable:
    """What makes two accounts one without a comparison."""
    words = event.date_text if event.date is None else None
    return event.model_dump_json(exclude={"evidence", "date_text", "party"}), words, states_of_event(event)


def one_event(one: TreatyEvent, other: TreatyEvent) -> bool:
    """Whether two accounts are of one event: act, context, firmness, states, organ, date and place agree."""
    if (one.act, one.context, one.factuality) != (other.act, other.context, other.factuality):
        return False
    dated = one.date is not None and other.date is not None
    if not _one_day(one, other):
        return False
    if not compatible_dates(one.date, other.date) or (one.act not in ONCE and not dated):
        return False
    a, b = states_of_event(one), states_of_event(other)
    if dated and _of_several(one) != _of_several(other):
        return (not a or not b or a == b) and _one_place(one.place, other.place)
    if a != b and not (one.act in JOINT_ACTS and dated):
        return False
    if not a and one.act not in JOINT_ACTS and (one.actor is None or other.actor is None):
        return False  # which state acts is not known
    return _one_actor(one, other) and _one_place(one.place, other.place)


def _one_day(one: TreatyEvent, other: TreatyEvent) -> bool:
    """Whether words that nothing fixes leave two events on one day: "Monday" may be any, so it is only itself."""
    words = {event.date_text.casefold() for event in (one, other) if event.date is None and event.date_text}
    return not words or (len(words) == 1 and one.date is None and other.date is None)


def _one_actor(one: TreatyEvent, other: TreatyEvent) -> bool:
    if one.actor is None or other.actor is None:
        # Of a domestic approval the organ is the point: any house, or the head of state, may be meant.
        return one.actor == other.actor or one.act != "domestic_approval"
    return same_name(one.actor, other.actor)


def _one_place(one: str | None, other: str | None) -> bool:
    if one is None or other is None:
        return True
    a, b = content_of(one), content_of(other)
    return bool(a.words & b.words or set(a.states) & set(b.states)) or one.casefold() == other.casefold()


_SEVERAL = re.compile(
    r"(?i)^(?:both|the two|two) (?:\w+ ){0,3}?(?:houses|chambers|parliaments|legislatures|assemblies|states|sides)\b"
)


def _of_several(event: TreatyEvent) -> bool:
    """Whether one account tells what several organs did, each by itself: "both parliaments"."""
    return event.act not in JOINT_ACTS and bool(event.actor and _SEVERAL.match(event.actor))


def belongs_to(event: TreatyEvent, fitting: Sequence[TreatyEvent]) -> Sequence[int]:
    """With which of the events that an account fits it stands.

    "It was signed in May" stands with the signature of each party, and "both houses approved it" with the vote of each
    house, if these are known; an account that names a party stands with that party.
    """
    every = range(len(fitting))
    if _of_several(event):
        several = len({(states_of_event(one), one.actor) for one in fitting}) > 1
        return every if several and not any(map(_of_several, fitting)) else [0] if _of_several(fitting[0]) else []
    if len(fitting) == 1:
        return [] if _of_several(fitting[0]) else [0]
    own = [at for at in every if states_of_event(fitting[at]) == states_of_event(event)]
    if len(own) == 1 and event.party is not None:
        return own
    joint = event.act in JOINT_ACTS and event.party is None and event.actor is None
    apart = len({states_of_event(one) for one in fitting}) == len(fitting)
    one_day = all(compatible_dates(a.date, b.date) for a, b in combinations(fitting, 2))
    return every if joint and apart and one_day else []


def came_about(plan: StatedEvent, events: Iterable[StatedEvent], sources: SourceMap) -> bool:
    """Whether an act that a text has as still to come is reported as done by another, which is not the older one.

    Args:
        plan: an event, of whatever context.
        events: all events of its treaty.
        sources: all documents.
    """
    if plan.context != "future" or plan.act not in ONCE:
        return False
    texts = [ref.document_id for ref in plan.stated_in]
    return any(
        _fulfils(done, plan) and not sources.earlier([ref.document_id for ref in done.stated_in], texts)
        for done in events
    )


def _fulfils(done: StatedEvent, plan: StatedEvent) -> bool:
    if (done.act, done.context, done.factuality) != (plan.act, "actual", "asserted"):
        return False
    if not compatible_dates(done.date, plan.date):
        return False
    if done.act in JOINT_ACTS:
        return set(plan.states) <= set(done.states) or not done.states
    if done.states != plan.states or (done.actor is None) != (plan.actor is None):
        return False
    return done.actor is None or plan.actor is None or same_name(done.actor, plan.actor)
