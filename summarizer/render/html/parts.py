"""What a page is made of: sections of statements, what they cite, and what they can be filtered by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from summarizer.records.evidence import Evidence, Factuality
from summarizer.render.html.chart import Chart, is_one_day
from summarizer.render.markdown import Quotes

__all__ = [
    "FACETS",
    "MARKS",
    "Cited",
    "Facet",
    "Item",
    "Kind",
    "Ledger",
    "Mark",
    "Section",
    "Sheet",
    "Tags",
    "facets_of",
]

Mark = Literal[
    "probable",
    "possible",
    "denied",
    "doubted",
    "unconfirmed",
    "agreed",
    "conflict",
    "single",
    "judgement",
    "assumption",
    "machine",
]
"""What a statement can be marked with."""

MARKS: Mapping[str, str] = {
    "asserted": "stated as fact",
    "probable": "believed",
    "possible": "held possible",
    "denied": "denied",
    "doubted": "doubted",
    "unconfirmed": "not confirmed",
    "agreed": "several sources agree",
    "conflict": "in conflict",
    "single": "single source",
    "information": "information",
    "judgement": "judgement",
    "assumption": "assumption",
    "machine": "machine-written",
}
"""Each mark, and each value that statements can be filtered by, in words."""

Kind = Literal["information", "assumption", "judgement"]
"""What a statement is (ICD 203)."""

FACETS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "kind": ("Kind", ("information", "assumption", "judgement")),
    "firmness": ("Firmness", ("asserted", "probable", "possible", "denied", "doubted", "unconfirmed")),
    "support": ("Support", ("agreed", "conflict", "single")),
}
"""What statements are filtered by with check boxes: the legend and the values, by name."""

_OWN_VOICE = "no one named: the source’s own voice"


@dataclass(frozen=True, slots=True)
class Cited:
    """Quotes of one source that a statement rests on.

    Attributes:
        label: the short name of the source; empty where it need not be said.
        numbers: of the quotes.
    """

    label: str
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Tags:
    """What a statement is found by. Every value is one word."""

    source: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    firmness: tuple[str, ...] = ()
    support: tuple[str, ...] = ()
    speaker: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """A statement, or another line of a section.

    Attributes:
        text: the words.
        quoted: whether they are a source's own, and stand in quotation marks.
        lead: a word or two before them, such as a label.
        marks: what is to be seen at once.
        cites: where they come from.
        details: further words with their names, such as the trigger of an obligation.
        items: what belongs below it.
        tags: what it is filtered by; None for a line that is always shown.
        when: a date in words, and as an EDTF string; for entries of a timeline.
        opens: label of the source whose text the item leads to.
        url: where a source was published.
    """

    text: str
    quoted: bool = False
    lead: str = ""
    marks: tuple[Mark, ...] = ()
    cites: tuple[Cited, ...] = ()
    details: tuple[tuple[str, str], ...] = ()
    items: tuple[Item, ...] = ()
    tags: Tags | None = None
    when: tuple[str, str] | None = None
    opens: str = ""
    url: str = ""

    @property
    def dating(self) -> str:
        """How an entry of a timeline is dated: not at all, to the day, or with something left open."""
        if self.when is None or not self.when[1]:
            return "undated"
        return "dated" if is_one_day(self.when[1]) else "loose"


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the page under a heading.

    Attributes:
        anchor: its id; empty for a part that nothing links to.
        heading: its heading.
        look: how its items are shown.
        items: its statements.
        parts: sections within it.
        note: a sentence at its beginning.
        chart: the drawing of a timeline.
    """

    anchor: str
    heading: str
    look: Literal["plain", "lead", "facts", "timeline", "run", "sources"] = "plain"
    items: tuple[Item, ...] = ()
    parts: tuple[Section, ...] = ()
    note: str = ""
    chart: Chart | None = None

    def statements(self) -> Iterator[Item]:
        """All items that can be filtered, in the order of the page."""
        yield from (item for item in self.items if item.tags)
        for part in self.parts:
            yield from part.statements()


@dataclass(frozen=True, slots=True)
class Facet:
    """What statements are filtered by: the values that occur, each with its words and the number of statements."""

    name: str
    legend: str
    values: tuple[tuple[str, str, int], ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole page.

    Attributes:
        kicker: what kind of page it is, above its title.
        title: its heading.
        sections: its parts.
        ledger: the quotes, in the order of their numbers, and the names of the speakers.
    """

    kicker: str
    title: str
    sections: tuple[Section, ...]
    ledger: Ledger


@dataclass
class Ledger:
    """Numbers what is cited, and knows the sources and the speakers by one word each.

    Args:
        labels: the short name of each document, by its id. One that is not there is called by its id.
        origins: the document of which another one is a copy; copies count once.
        labelled: whether citations name their source.
    """

    labels: dict[str, str]
    origins: Mapping[str, str] = field(default_factory=dict)
    labelled: bool = True
    quotes: Quotes = field(default_factory=Quotes)
    speakers: dict[str, tuple[str, str]] = field(default_factory=dict)

    def label(self, document_id: str) -> str:
        """The short name of a document."""
        return self.labels.setdefault(document_id, document_id)

    def key(self, document_id: str) -> str:
        """One word for a document."""
        self.label(document_id)
        return self._keys()[document_id]

    def _keys(self) -> dict[str, str]:
        """The words for all documents, made anew only where one has been added."""
        if len(self._known) != len(self.labels):
            self._known = {id_: f"s{number}" for number, id_ in enumerate(self.labels, 1)}
        return self._known

    _known: dict[str, str] = field(default_factory=dict, init=False)

    def cites(self, evidence: Iterable[Evidence]) -> tuple[Cited, ...]:
        """The numbers of quotes, by source in the order of the sources."""
        found: dict[str, list[Evidence]] = {}
        for piece in evidence:
            found.setdefault(piece.document_id, []).append(piece)
        named = self.labelled and len(self.labels) > 1
        return tuple(
            Cited(self.label(id_) if named else "", tuple(self.quotes.numbers(found[id_])))
            for id_ in sorted(found, key=lambda id_: int(self.key(id_)[1:]))
        )

    def speaker(self, name: str | None) -> str:
        """One word for a speaker; None is a source that speaks for itself. Case makes no difference."""
        words = name if name is not None else _OWN_VOICE
        return self.speakers.setdefault(words.casefold(), (f"p{len(self.speakers) + 1}", words))[0]

    def tags(
        self,
        evidence: Sequence[Evidence],
        firmness: Iterable[Factuality] = (),
        *,
        relation: Literal["agreed", "conflict"] | None = None,
        kind: Kind = "information",
        speakers: Iterable[str | None] = (),
    ) -> Tags:
        """What a statement is found by.

        Args:
            evidence: what it rests on.
            firmness: how firmly its speakers stand behind it; as fact, if nothing is given.
            relation: whether several sources agree on it, or contradict each other.
            kind: whether it is information, an assumption or a judgement.
            speakers: who says it; the source itself, if nothing is given.
        """
        ids = dict.fromkeys(piece.document_id for piece in evidence)
        support: list[str] = [relation] if relation else []
        if relation != "agreed" and len({self.origins.get(id_, id_) for id_ in ids}) == 1:
            support.append("single")
        return Tags(
            source=tuple(self.key(id_) for id_ in ids),
            kind=(kind,),
            firmness=tuple(dict.fromkeys(firmness)) or ("asserted",),
            support=tuple(support),
            speaker=tuple(dict.fromkeys(self.speaker(name) for name in speakers)) or (self.speaker(None),),
        )


def facets_of(sections: Iterable[Section], ledger: Ledger) -> tuple[list[Facet], list[Facet]]:
    """What the statements can be filtered by: with check boxes, and with lists. What all have in common is left out."""
    statements = [tags for section in sections for item in section.statements() if (tags := item.tags)]
    count = {name: Counter(one for tags in statements for one in getattr(tags, name)) for name in Tags.__slots__}
    boxes = [
        Facet(name, legend, tuple((value, MARKS[value], count[name][value]) for value in values if count[name][value]))
        for name, (legend, values) in FACETS.items()
    ]
    named = sorted(ledger.speakers.values(), key=lambda one: one[1].casefold())
    choices = {
        "source": ("Source", [(ledger.key(id_), label) for id_, label in ledger.labels.items()]),
        "speaker": ("Speaker", named),
    }
    lists = [
        Facet(name, legend, tuple((value, words, count[name][value]) for value, words in values if count[name][value]))
        for name, (legend, values) in choices.items()
    ]
    several = [[facet for facet in facets if len(facet.values) > 1] for facets in (boxes, lists)]
    return several[0], several[1]
