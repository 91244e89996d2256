"""Which documents are about one treaty, and which facts are one fact.

Precision comes before recall: what is not clearly the same stays apart, and is then shown twice rather
than once too few. Nothing depends on the order in which documents are given.
"""

from __future__ import annotations

import datetime
import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from summarizer.briefing.cluster import Marks, cluster, open_marks
from summarizer.briefing.content import content_of, same_content, state_keys
from summarizer.briefing.copies import Lent, originals
from summarizer.dates import compare
from summarizer.document import Document
from summarizer.records.evidence import Evidence
from summarizer.records.treaty import Party, TreatyEvent, TreatySummary
from summarizer.states import find_state

__all__ = [
    "SourceMap",
    "compatible_dates",
    "day_marks",
    "group_by_treaty",
    "state_of_party",
    "states_of_event",
]


class SourceMap:
    """The documents in a fixed order, and which of them are near-identical copies.

    Documents are ordered by date of publication, then by id. Of a set of copies the first is the original.
    """

    def __init__(self, documents: Sequence[Document]) -> None:
        self.documents = sorted(documents, key=lambda item: (item.published or datetime.date.max, item.id))
        self._place = {document.id: place for place, document in enumerate(self.documents)}
        self.labels = {document.id: f"S{place}" for place, document in enumerate(self.documents, 1)}
        self.original = originals(self.documents)
        self._lent = Lent(self.documents)
        self._cited: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
        self._house: dict[str, str] = {}
        self._first_by: dict[str, str] = {}
        for document in self.documents:
            name = _publisher(document.publisher or "")
            self._house[document.id] = self._first_by.setdefault(name, document.id) if name else document.id

    def cite(self, evidence: Evidence, source: str) -> None:
        """Note that a document gives a passage as the account of another: it then counts for the other.

        Args:
            evidence: the passage.
            source: whom the document names for it; a publisher of another document, or nothing happens.
        """
        origin = self._first_by.get(_publisher(source))
        if origin is not None and self._house[evidence.document_id] != origin:
            self._cited[evidence.document_id].append((evidence.start, evidence.end, origin))

    def _lender(self, piece: Evidence) -> str:
        """The document that a piece of evidence comes from first."""
        for start, end, origin in self._cited.get(piece.document_id, ()):
            if start <= piece.start and piece.end <= end:
                return origin
        return self._lent.lender(piece)

    def sort(self, document_ids: Iterable[str]) -> list[str]:
        """These documents, each once, in order."""
        return sorted(set(document_ids), key=self._place.__getitem__)

    def independent(self, document_ids: Iterable[str]) -> list[str]:
        """The originals behind these documents: copies count once, and so does what one publisher publishes."""
        return self.sort({self._house[self.original[document_id]] for document_id in document_ids})

    def distinct(self, document_ids: Iterable[str]) -> set[str]:
        """The texts behind these documents: copies are one, two texts of one publisher are two."""
        return {self.original[document_id] for document_id in document_ids}

    def text(self, document_id: str) -> str:
        """The text of a document."""
        return self.documents[self._place[document_id]].text

    def published(self, document_id: str) -> datetime.date | None:
        """The day on which a document was published."""
        return self.documents[self._place[document_id]].published

    def origins(self, evidence: Iterable[Evidence]) -> list[str]:
        """The documents that some evidence comes from first.

        Copies count once, and so does a sentence that several documents share: whoever has nothing else to show for
        it took it from the first of them. What a document gives as the account of another counts for the other.
        """
        lenders: dict[str, list[str]] = defaultdict(list)
        for piece in evidence:
            lenders[piece.document_id].append(self._lender(piece))
        own = (id_ if id_ in found else found[0] for id_, found in lenders.items())
        return self.independent(own)

    def earlier(self, some: Iterable[str], others: Iterable[str]) -> bool:
        """Whether all these documents were published before all others; False if one date is not known."""
        first, second = ([self.documents[self._place[id_]].published for id_ in ids] for ids in (some, others))
        known = [date for date in (*first, *second) if date]
        if not first or not second or len(known) < len(first) + len(second):
            return False
        return max(known[: len(first)]) < min(known[len(first) :])


def _publisher(name: str) -> str:
    return " ".join(name.casefold().removeprefix("the ").split())


def compatible_dates(one: str | None, other: str | None) -> bool:
    """Whether two EDTF dates can be one day; a date that is not given can be any."""
    if one is None or other is None or one == other:
        return True
    return compare(one, other) != "different"


_DAY_OF_YEAR = re.compile(r"[\dX]{4}-(\d\d-\d\d)[?~]?")


def day_marks(date: str | None) -> Marks:
    """The marks of an EDTF date that every date has which is compatible with it, and few others."""
    day = _DAY_OF_YEAR.fullmatch(date) if date else None
    return open_marks(day[1] if day else None)


def state_of_party(party: Party) -> str:
    """What makes two parties one: ISO 3166-1 alpha-3, the name of a state without a code, or the folded name."""
    return party.iso3 or _state_named(party.name)


def _state_named(name: str) -> str:
    state = find_state(name)
    if state is not None:
        return state.key
    return " ".join(name.casefold().removeprefix("the ").split())


def states_of_event(event: TreatyEvent) -> frozenset[str]:
    """The keys of the states that act in an event; empty if it names none."""
    return _states_named(event.party) if event.party is not None else frozenset()


@lru_cache(maxsize=4096)
def _states_named(party: str) -> frozenset[str]:
    return frozenset(state_keys(party) or [_state_named(party)])


def group_by_treaty(summaries: Sequence[TreatySummary]) -> list[list[TreatySummary]]:
    """Group summaries that are about one treaty.

    Two are, if one names all parties that the other names, and either their titles agree, or they share two
    parties at least and neither the titles nor the years of signature tell them apart. Titles of the press
    differ: a common day of signature outweighs them. A summary that fits several treaties stands alone.
    """
    parties = {party.name: state_of_party(party) for summary in summaries for party in summary.parties}
    known = [_Known(summary, _identity(summary, parties), tuple(_signatures(summary))) for summary in summaries]
    known.sort(key=lambda item: (-len(item.states), item.summary.title is None, item.summary.document_id))
    # Those without a state come last, and may fit any by title.
    groups = cluster(known, key=_Known.alike, fits=_one_treaty, marks=_Known.marks)
    return [[item.summary for item in group] for group in groups]


@dataclass(frozen=True, slots=True)
class _Known:
    """A summary, and by what its treaty is known."""

    summary: TreatySummary
    states: frozenset[str]
    signatures: tuple[str, ...]

    @property
    def title(self) -> str | None:
        return self.summary.title.text if self.summary.title else None

    def marks(self) -> Marks:
        """By what it is found."""
        states = sorted(self.states)
        return Marks([*states, None], states or [None])

    def alike(self) -> Hashable:
        """What makes two summaries say the same of their treaty."""
        if len(self.states) < 2:
            return self.summary.document_id
        return self.states, self.title, self.signatures


def _identity(summary: TreatySummary, parties: Mapping[str, str]) -> frozenset[str]:
    """The states by which a treaty is known: its parties, or failing two of them, those who act in its life.

    Who acts may be an organ or a person: "the Senate of Chile" and "Norway's minister" are known by the states, or the
    parties that any document names, that stand in their names.
    """
    states = {state_of_party(party) for party in summary.parties}
    if len(states) < 2 and summary.title:
        states.update(state_keys(summary.title.text))
    if len(states) < 2:
        states.update(state for event in summary.events for state in states_of_event(event))
    if len(states) < 2:
        words = " | ".join(event.actor for event in summary.events if event.actor)
        words = f"{words} | {summary.title.text}" if summary.title else words
        states.update(key for name, key in parties.items() if name in words and _stands_in(name, words))
    return frozenset(states)


def _stands_in(name: str, words: str) -> bool:
    return re.search(rf"\b{re.escape(name)}\b", words) is not None


def _one_treaty(one: _Known, other: _Known) -> bool:
    fewer, more = sorted((one.states, other.states), key=len)
    titles = _titles_agree(one.title, other.title)
    if titles:
        sure = len(fewer) > 1 or _same_title(one.title or "", other.title or "")
        return fewer <= more and (sure or not _days_apart(one, other))
    if not fewer <= more or len(fewer) < 2:
        return False
    days = [(a, b) for a in one.signatures for b in other.signatures]
    if any(a.count("-") == 2 and b.count("-") == 2 and compatible_dates(a, b) for a, b in days):
        return True
    years = [abs(int(a[:4]) - int(b[:4])) for a, b in days if a[:4].isdigit() and b[:4].isdigit()]
    return titles is None and min(years, default=0) <= 1


def _same_title(one: str, other: str) -> bool:
    """Whether two titles differ by nothing but where, or between whom."""
    one, other = (re.split(r"(?i),? (?:between|with|in|at) ", title, maxsplit=1)[0] for title in (one, other))
    return same_content(one, other, ordered=False)


def _days_apart(one: _Known, other: _Known) -> bool:
    """Whether both were signed on days that are known, and not on one."""
    days = [(a, b) for a in one.signatures for b in other.signatures if a.count("-") == 2 and b.count("-") == 2]
    return bool(days) and not any(compatible_dates(a, b) for a, b in days)


def _titles_agree(one: str | None, other: str | None) -> bool | None:
    """True or False where two proper titles agree or differ, None where they tell nothing."""
    if one is None or other is None:
        return None
    if same_content(one, other, ordered=False):
        return True
    a, b = _proper_words(one), _proper_words(other)
    if len(a) < 2 or len(b) < 2:
        return None
    if a <= b or b <= a:
        return True
    return None if a & b else False


@lru_cache(maxsize=4096)
def _proper_words(title: str) -> frozenset[str]:
    """Content words of a title that are written as a name, with a capital; none for "defense treaty"."""
    capitals = " ".join(word for word in title.split() if word[:1].isupper() or not word[:1].isalpha())
    return content_of(capitals).words - content_of("treaty").words


def _signatures(summary: TreatySummary) -> list[str]:
    return [event.date for event in summary.events if event.act == "signature" and event.date]
