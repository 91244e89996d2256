"""Rows of facts, the same for what one document states and for what several together state."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from summarizer.records.briefing import StatedParty
from summarizer.records.evidence import Caveat, Fact
from summarizer.records.treaty import (
    CooperationArea,
    EntryIntoForceRule,
    Instrument,
    Obligation,
    Party,
    RelatedTreaty,
    Term,
    Title,
)
from summarizer.render.docx.paper import Cell, Cite, Line, Span, quiet, strong
from summarizer.render.wording import condition_words, count, human_date, listing, upper_first

__all__ = ["Item", "Row", "caveat_line", "duties", "facts", "lead", "stated", "when"]

Item = Title | Instrument | Party | EntryIntoForceRule | Term | RelatedTreaty | CooperationArea


class Row(NamedTuple):
    """A fact as it is shown.

    Attributes:
        label: what it is.
        words: what is stated.
        details: what belongs to it, a line each.
        fact: the fact itself, for its evidence.
    """

    label: str
    words: str
    details: Sequence[str]
    fact: Fact


def facts(items: Iterable[Item]) -> Iterator[Row]:
    """Rows of the facts of a treaty, without its events and obligations."""
    for item in items:
        label, words, *details = _worded(item)
        yield Row(label, words, details, item)


def duties(items: Iterable[Obligation]) -> Iterator[Row]:
    """Rows of obligations, with all that limits them."""
    for item in items:
        details = [
            f"Trigger: “{item.trigger}”" if item.trigger else "",
            f"Conditions: {listing(condition_words(item.conditions))}" if item.conditions else "",
            item.article or "",
        ]
        yield Row(upper_first(item.kind), f"“{item.text}”", [detail for detail in details if detail], item)


def stated(row: Row) -> Cell:
    """What is stated, with the notes that show it, and what belongs to it below."""
    return [[row.words, Cite(row.fact.evidence)], *([quiet(detail)] for detail in row.details)]


def lead(label: str) -> Cell:
    """The cell that says what its row is about."""
    return [[strong(label)]]


def when(date: str | None, date_text: str | None) -> Cell:
    """A date for people, and below it what programs read; for an open one the words of the source."""
    if date:
        return [[human_date(date)], [quiet(date)]]
    return [[f"“{date_text}”"], [quiet("date not fixed")]] if date_text else [["No date"]]


def caveat_line(caveat: Caveat) -> Line:
    """A caveat that nobody overlooks."""
    return [Span("Caveat: ", "Warning"), caveat.text, Cite(caveat.evidence)]


def _worded(item: Item) -> tuple[str, ...]:
    """Label, words and details of a fact."""
    match item:
        case Title():
            return "Title", f"“{item.text}”"
        case Instrument():
            return "Type", upper_first(item.type.replace("_", " "))
        case Party():
            codes = [item.iso3 or "", f"COW {item.cow}" if item.cow else ""]
            names = (
                f"Also named {listing(item.other_names)}" if isinstance(item, StatedParty) and item.other_names else ""
            )
            return "Party", item.name, *filter(None, [", ".join(filter(None, codes)), names])
        case EntryIntoForceRule():
            return "Rule for entry into force", f"“{item.text}”"
        case Term():
            length = f"Length: {count(item.months, 'month')}" if item.months is not None else ""
            return upper_first(item.kind), f"“{item.text}”", *filter(None, [length])
        case RelatedTreaty():
            return "Related treaty", f"“{item.title}”"
        case CooperationArea():
            return "Cooperation", upper_first(item.area)
