"""The facts of several summaries of one treaty, merged: each with every place that states it."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from summarizer.briefing.align import SourceMap, day_marks, state_of_party, states_of_event
from summarizer.briefing.cluster import Marks, cluster
from summarizer.briefing.content import Content, content_of, same_content, unordered_content
from summarizer.briefing.events import belongs_to, event_key, one_event
from summarizer.briefing.provisions import Wording
from summarizer.briefing.topics import about_treaty
from summarizer.dates import compare, sort_key
from summarizer.records.briefing import (
    FactRef,
    Stated,
    StatedArea,
    StatedEvent,
    StatedInstrument,
    StatedObligation,
    StatedParty,
    StatedRelatedTreaty,
    StatedRule,
    StatedTerm,
    StatedTitle,
    TreatyFacts,
)
from summarizer.records.evidence import Evidence, Fact
from summarizer.records.treaty import Act, Title, TreatyEvent, TreatySummary

__all__ = ["merge_facts", "unique_evidence"]

F = TypeVar("F", bound=Fact)
S = TypeVar("S", bound=Stated)

_LIFE: tuple[Act, ...] = (
    "adoption",
    "signature",
    "domestic_approval",
    "ratification",
    "acceptance",
    "approval",
    "accession",
    "exchange_of_instruments",
    "deposit_of_instrument",
    "provisional_application",
    "entry_into_force",
)


@dataclass(frozen=True, slots=True)
class _Item(Generic[F]):
    """A fact of one summary, with its place."""

    fact: F
    document_id: str
    path: str


class _Merger:
    """Merges the facts of one treaty, kind by kind."""

    def __init__(self, treaty_id: str, summaries: Sequence[TreatySummary], sources: SourceMap) -> None:
        self._id = treaty_id
        self._sources = sources
        self._summaries = {summary.document_id: summary for summary in summaries}
        self._place = {document_id: at for at, document_id in enumerate(sources.sort(self._summaries))}

    def items(self, field: str) -> list[_Item[Any]]:
        """All facts of one field of the summaries, in the order of the sources."""
        found: list[_Item[Any]] = []
        for document_id in self._place:
            value = getattr(self._summaries[document_id], field)
            if isinstance(value, list):
                found += [_Item(fact, document_id, f"{field}[{at}]") for at, fact in enumerate(value)]
            elif value is not None:
                found.append(_Item(value, document_id, field))
        return found

    def facts(self, field: str) -> list[Any]:
        """All facts of one field of the summaries."""
        return [item.fact for item in self.items(field)]

    def merge(
        self,
        field: str,
        record: type[S],
        key: Callable[[Any], Hashable],
        fits: Callable[[Any, Any], bool],
        marks: Callable[[Any], Marks],
        extra: Callable[[list[_Item[Any]]], dict[str, object]] | None = None,
    ) -> list[S]:
        """Cluster the facts of a field; the longest wording speaks for each cluster."""
        items = sorted(self.items(field), key=lambda item: _telling(item.fact))
        groups = cluster(
            items,
            key=lambda item: key(item.fact),
            fits=lambda a, b: fits(a.fact, b.fact),
            marks=lambda item: marks(item.fact),
            belongs=_belongs,
        )
        values = [(group, self._common(group) | (extra(group) if extra else {})) for group in groups]
        values.sort(key=lambda pair: self._reading_order(pair[0], pair[1]))
        name = record.__name__.removeprefix("Stated").lower()
        return [
            record.model_validate(
                {**dict(group[0].fact), **value, "id": f"{self._id}.{name}{number}"}, from_attributes=True
            )
            for number, (group, value) in enumerate(values, 1)
        ]

    def _common(self, group: list[_Item[Any]]) -> dict[str, object]:
        ordered = sorted(group, key=lambda item: (self._place[item.document_id], item.path))
        evidence = unique_evidence(piece for item in ordered for piece in item.fact.evidence)
        return {
            "evidence": evidence,
            "stated_in": [FactRef(document_id=item.document_id, path=item.path) for item in ordered],
            "sources": len(self._sources.origins(evidence)),
        }

    def _reading_order(self, group: list[_Item[Any]], value: dict[str, Any]) -> tuple[Any, ...]:
        """Events by their place in a treaty's life and by date; the rest as the sources tell it, by support."""
        first = value["stated_in"][0]
        place = (self._place[first.document_id], _number(first.path), first.path)
        fact = group[0].fact
        if isinstance(fact, TreatyEvent):
            life = _LIFE.index(fact.act) if fact.act in _LIFE else len(_LIFE)
            date = value["date"]
            return (life, date is None, sort_key(date) if date else (), place)
        return (-value["sources"], place)


def unique_evidence(evidence: Iterable[Evidence]) -> list[Evidence]:
    """Evidence without repetitions, in order."""
    return list({(item.document_id, item.start, item.end): item for item in evidence}.values())


def merge_facts(treaty_id: str, summaries: Sequence[TreatySummary], sources: SourceMap, name: str) -> TreatyFacts:
    """The facts of the summaries of one treaty.

    Args:
        treaty_id: prefix of the ids of the facts.
        summaries: one a document.
        sources: all documents of the briefing.
        name: what the briefing calls the treaty.
    """
    merger = _Merger(treaty_id, summaries, sources)
    provisions = [fact for field in ("obligations", "entry_into_force", "terms") for fact in merger.facts(field)]
    alike = Wording(about_treaty(treaty_id, summaries), provisions)
    return TreatyFacts(
        id=treaty_id,
        name=name,
        document_ids=sources.sort(summary.document_id for summary in summaries),
        titles=merger.merge(
            "title",
            StatedTitle,
            lambda f: f.text,
            lambda a, b: same_content(_own_title(a), _own_title(b), ordered=False),
            lambda f: _content_marks(_own_title(f), unordered_content),
        ),
        instruments=merger.merge("instrument", StatedInstrument, lambda f: f.type, _never, _none),
        parties=merger.merge("parties", StatedParty, state_of_party, _never, _none, _other_names),
        events=merger.merge("events", StatedEvent, event_key, one_event, _event_marks, _event_values),
        obligations=merger.merge("obligations", StatedObligation, _record_key, alike.obligations, alike.marks),
        cooperation_areas=merger.merge(
            "cooperation_areas",
            StatedArea,
            lambda f: f.area.casefold(),
            lambda a, b: same_content(a.area, b.area),
            lambda f: _content_marks(f.area),
        ),
        entry_into_force=merger.merge(
            "entry_into_force", StatedRule, lambda f: f.text, lambda a, b: alike.same(a.text, b.text), alike.marks
        ),
        terms=merger.merge("terms", StatedTerm, _record_key, alike.terms, alike.marks),
        related_treaties=merger.merge(
            "related_treaties",
            StatedRelatedTreaty,
            lambda f: f.title,
            lambda a, b: same_content(a.title, b.title),
            lambda f: _content_marks(f.title),
        ),
    )


def _belongs(item: _Item[Any], fitting: Sequence[_Item[Any]]) -> Sequence[int]:
    if isinstance(item.fact, TreatyEvent):
        return belongs_to(item.fact, [one.fact for one in fitting])
    return [0] if len(fitting) == 1 else []


def _never(_one: Fact, _other: Fact) -> bool:
    return False


def _none(_fact: Fact) -> Marks:
    return Marks((), ())


def _own_title(title: Title) -> str:
    """A title without who the parties are: within one treaty they are the same."""
    return re.sub(r"(?i),? between (?:the )?\w.*$", "", title.text)


def _content_marks(text: str, read: Callable[[str], Content] = content_of) -> Marks:
    """Texts of the same content have one of these in common."""
    marks = [read(text), " ".join(text.casefold().split())]
    return Marks(marks, marks)


def _event_marks(event: TreatyEvent) -> Marks:
    """Accounts of one event have these in common."""
    kind, days = (event.act, event.context, event.factuality), day_marks(event.date)
    return Marks([(kind, day) for day in days.has], [(kind, day) for day in days.asks])


def _record_key(fact: Fact) -> Hashable:
    return fact.model_dump_json(exclude={"evidence"})


def _telling(fact: Fact) -> tuple[Any, ...]:
    """The most telling account first; then in an order that the facts alone decide."""
    date = fact.date if isinstance(fact, TreatyEvent) else None
    fixed = sum(char.isdigit() for char in date) if date else 0
    known = fact.model_dump(exclude={"evidence"}, exclude_none=True)
    text = fact.model_dump_json(exclude={"evidence"})
    return (-fixed, -len(known), -len(text), text)


def _number(path: str) -> int:
    return int("".join(filter(str.isdigit, path)) or 0)


def _other_names(group: list[_Item[Any]]) -> dict[str, object]:
    names = dict.fromkeys(item.fact.name for item in group)
    with_code = next((item.fact for item in group if item.fact.cow), group[0].fact)
    name = min(names, key=lambda text: (len(text), text))  # the short form is the one that readers know
    return {
        "name": name,
        "other_names": sorted(other for other in names if other != name),
        "iso3": with_code.iso3,
        "cow": with_code.cow,
    }


def _event_values(group: list[_Item[Any]]) -> dict[str, object]:
    events: list[TreatyEvent] = [item.fact for item in group]
    states = sorted({state for event in events for state in states_of_event(event)})
    dated = [event for event in events if event.date]
    best = next((event for event in dated if all(_as_fine(event, other) for other in dated)), None)
    named = [event.party for event in events if event.party]
    date = best.date if best else dated[0].date if dated else None
    actor, place = _longest(event.actor for event in events), _longest(event.place for event in events)
    complete = [
        item.document_id
        for item in group
        if sorted(states_of_event(item.fact)) == states
        and item.fact.date == date
        and (item.fact.actor is None) == (actor is None)
        and (item.fact.place is None) == (place is None)
    ]
    return {
        "complete_in": sorted(set(complete)),
        "states": states,
        "party": named[0] if len({name.casefold() for name in named}) == 1 or len(states) == 1 else None,
        "actor": actor,
        "date": date,
        "date_text": best.date_text if best else next((event.date_text for event in events if event.date_text), None),
        "place": place,
    }


def _as_fine(event: TreatyEvent, other: TreatyEvent) -> bool:
    return event.date == other.date or compare(event.date or "", other.date or "") == "finer"


def _longest(names: Iterable[str | None]) -> str | None:
    return max((name for name in names if name), key=lambda name: (len(name), name), default=None)
