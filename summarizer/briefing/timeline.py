"""The timeline: events and the times of claims, in order; and whatever no source dates, apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from summarizer.briefing.align import SourceMap, compatible_dates
from summarizer.briefing.bottom_line import party_names
from summarizer.briefing.content import content_of
from summarizer.briefing.events import came_about
from summarizer.briefing.statements import Statement
from summarizer.dates import sort_key
from summarizer.grounding import act_cues
from summarizer.records.briefing import Comparison, StatedEvent, TimelineEntry, TreatyFacts, Voice
from summarizer.records.evidence import Evidence
from summarizer.records.treaty import Act
from summarizer.render.wording import acting_states, event_words, worded

__all__ = ["Telling", "attributions_of", "build_timeline", "overlap"]

_WORDS: dict[Act, str] = {
    "signature": "sign signature conclude ink",
    "domestic_approval": "approve approval adopt pass vote ratify ratification",
    "ratification": "ratify ratification",
    "acceptance": "accept acceptance",
    "approval": "approve approval",
    "accession": "accede accession join",
    "exchange_of_instruments": "exchange",
    "deposit_of_instrument": "deposit",
    "entry_into_force": "force effect",
    "announcement": "announce announcement publish",
    "adoption": "adopt adoption",
    "denunciation": "denounce denunciation",
    "withdrawal": "withdraw withdrawal",
    "termination": "terminate termination end",
    "suspension": "suspend suspension",
}


def _act_words(act: Act) -> frozenset[str]:
    content = content_of(_WORDS.get(act, ""))
    return content.words | content.operators


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


def attributions_of(event: StatedEvent, telling: Telling) -> list[Voice]:
    """Whom the documents name as the source of an event, by the claims that tell of it."""
    voices = [
        Voice(document_id=item.document_id, source=item.claim.attribution[-1].source)
        for item in telling.of(event)
        if item.claim.attribution and item.claim.factuality == event.factuality
    ]
    return list(dict.fromkeys(voices))


class Telling:
    """Finds the claims that tell of an event: same words of the document, act, date, and state or actor."""

    def __init__(self, statements: Iterable[Statement]) -> None:
        self._by_document: dict[str, list[tuple[int, Statement]]] = defaultdict(list)
        for place, item in enumerate(statements):
            if item.claim.kind == "event":
                self._by_document[item.document_id].append((place, item))

    def of(self, event: StatedEvent) -> list[Statement]:
        """The claims that tell of an event, in order."""
        found = {
            place: item
            for piece in event.evidence
            for place, item in self._by_document[piece.document_id]
            if overlap(item.claim.evidence, piece) and _tells(item, event)
        }
        return [found[place] for place in sorted(found)]


def _tells(item: Statement, event: StatedEvent) -> bool:
    content = item.content
    named = any(cue.act == event.act for cue in act_cues(item.claim.text))
    if not named and not (content.words | content.operators) & _act_words(event.act):
        return False
    if not compatible_dates(item.date, event.date) or (item.date is None) != (event.date is None):
        return False
    if event.actor:
        return bool(content_of(event.actor).words & content.words)
    return not event.states or bool(set(event.states) & set(content.states))


def overlap(some: Iterable[Evidence], other: Evidence) -> bool:
    """Whether some evidence shares words with a piece."""
    return any(one.document_id == other.document_id and one.start < other.end and other.start < one.end for one in some)
