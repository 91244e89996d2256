"""The timeline: events and the times of claims, in order; and whatever no source dates, apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from summarizer.briefing.align import SourceMap
from summarizer.briefing.bottom_line import party_names
from summarizer.briefing.events import came_about
from summarizer.briefing.statements import Statement
from summarizer.briefing.telling import Telling
from summarizer.dates import sort_key
from summarizer.records.briefing import Comparison, StatedEvent, TimelineEntry, TreatyFacts
from summarizer.render.wording import acting_states, event_words, worded

__all__ = ["build_timeline"]


def build_timeline(
    treaties: Sequence[TreatyFacts],
    statements: Sequence[Statement],
    telling: Telling,
    agreement: Iterable[Comparison],
    sources: SourceMap,
) -> tuple[list[TimelineEntry], list[TimelineEntry]]:
    """Dated entries in order of time, and entries without a date.

    A claim that tells of an event of the treaty stands with that event; claims that agree share an entry. What a text
    had as still to come, and another reports as done, is told as said before.
    """
    timed = {item.id: item for item in statements if item.claim.event_time}
    told: dict[str, list[str]] = {}
    for event in (event for treaty in treaties for event in treaty.events):
        told[event.id] = [item.id for item in telling.of(event) if item.id in timed]
        for id_ in told[event.id]:
            del timed[id_]
    groups = {id_: comparison.sides[0] for comparison in agreement for id_ in comparison.sides[0]}
    entries = [
        TimelineEntry(
            date=event.date,
            date_text=event.date_text,
            text=_event_text(treaty, event, sources, several=len(treaties) > 1),
            context=event.context,
            facts=[event.id],
            claims=told[event.id],
        )
        for treaty in treaties
        for event in treaty.events
    ]
    for item in list(timed.values()):
        if timed.pop(item.id, None) is None:
            continue  # told with an earlier one
        same = [id_ for id_ in groups.get(item.id, []) if id_ in timed and timed[id_].date == item.date]
        for id_ in same:
            del timed[id_]
        time = item.claim.event_time
        entries.append(
            TimelineEntry(
                date=item.date,
                date_text=time.text if time else None,
                text=worded(item.claim),
                claims=[item.id, *same],
            )
        )
    dated = [(sort_key(entry.date), place, entry) for place, entry in enumerate(entries) if entry.date]
    return [entry for _, _, entry in sorted(dated, key=lambda item: item[:2])], [
        entry for entry in entries if not entry.date
    ]


def _event_text(treaty: TreatyFacts, event: StatedEvent, sources: SourceMap, *, several: bool) -> str:
    text = event_words(event, acting_states(event, party_names(treaty.parties)))
    if came_about(event, treaty.events, sources):
        text += ", as told before it took place"
    return f"{text} – {treaty.name}" if several else text
