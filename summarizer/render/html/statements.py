"""Facts and claims as items of a page, for all kinds of record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from summarizer.records.briefing import StatedParty
from summarizer.records.claims import Claim
from summarizer.records.evidence import Caveat, Fact, Factuality, Rejection
from summarizer.records.treaty import EntryIntoForceRule, Instrument, Obligation, Party, RelatedTreaty, Term, Title
from summarizer.render.html.chart import chart
from summarizer.render.html.parts import Item, Ledger, Mark, Section
from summarizer.render.wording import (
    FACTUALITY_WORDS,
    condition_words,
    count,
    human_date,
    listing,
    said,
    upper_first,
)

__all__ = [
    "Details",
    "Maker",
    "caveat_items",
    "claim_details",
    "claim_text",
    "facts_section",
    "firmness_heading",
    "firmness_mark",
    "obligations_section",
    "party_words",
    "refusals",
    "term_rows",
    "timeline",
    "when",
]

Details = tuple[tuple[str, str], ...]
"""Further words about a statement, with their names."""


class Maker(Protocol):
    """Makes a treaty fact an item: what it rests on, who says it and how well it is supported."""

    def __call__(self, fact: Fact, text: str, *, quoted: bool = False, details: Details = ()) -> Item:
        """The item.

        Args:
            fact: the fact.
            text: its words on the page.
            quoted: whether they are the source's own.
            details: further words with their names.
        """
        ...


def facts_section(anchor: str, heading: str, facts: Mapping[str, Sequence[Fact]], make: Maker) -> Section:
    """What a treaty is, in a table: a row for each kind of fact.

    Args:
        anchor: the id of the section.
        heading: its heading.
        facts: the facts by the names of their rows.
        make: makes each an item.
    """
    rows = (
        Section("", name, items=tuple(_fact_item(fact, make) for fact in group))
        for name, group in facts.items()
        if group
    )
    return Section(anchor, heading, "facts", parts=tuple(rows))


def _fact_item(fact: Fact, make: Maker) -> Item:
    match fact:
        case StatedParty(other_names=[_, *_] as names):
            return make(fact, party_words(fact), details=(("also named", listing(names)),))
        case Party():
            return make(fact, party_words(fact))
        case Term(months=int(months)):
            return make(fact, fact.text, quoted=True, details=(("length", count(months, "month")),))
        case Title() | Term() | EntryIntoForceRule():
            return make(fact, fact.text, quoted=True)
        case RelatedTreaty():
            return make(fact, fact.title, quoted=True)
        case Instrument():
            return make(fact, fact.type.replace("_", " "))
        case _:
            raise TypeError(f"a table of facts has no row for {type(fact).__name__}")


def term_rows(terms: Iterable[Term]) -> dict[str, list[Term]]:
    """Final clauses, in a row for each kind."""
    rows: dict[str, list[Term]] = {}
    for term in terms:
        rows.setdefault(upper_first(term.kind.replace("_", " ")), []).append(term)
    return rows


def obligations_section(anchor: str, obligations: Iterable[Obligation], make: Maker) -> Section:
    """The duties, by their kind, each with its trigger, its conditions and its article."""
    by_kind: dict[str, list[Obligation]] = {}
    for duty in obligations:
        by_kind.setdefault(duty.kind, []).append(duty)
    rows = (
        Section(
            "",
            upper_first(kind),
            items=tuple(make(duty, duty.text, quoted=True, details=_duty_details(duty)) for duty in duties),
        )
        for kind, duties in by_kind.items()
    )
    return Section(anchor, "Obligations", "facts", parts=tuple(rows))


def _duty_details(duty: Obligation) -> Details:
    details = [("trigger", f"“{duty.trigger}”")] if duty.trigger else []
    if duty.conditions:
        details.append(("conditions", listing(condition_words(duty.conditions))))
    if duty.article:
        details.append(("place", duty.article))
    return tuple(details)


def party_words(party: Party) -> str:
    """A party with its codes.

    >>> from summarizer.records import Evidence
    >>> quote = [Evidence(document_id="a", quote="Norway", start=0, end=6)]
    >>> party_words(Party(name="Norway", iso3="NOR", cow=385, evidence=quote))
    'Norway (NOR, COW 385)'
    """
    codes = [party.iso3] if party.iso3 else []
    if party.cow:
        codes.append(f"COW {party.cow}")
    return f"{party.name} ({', '.join(codes)})" if codes else party.name


def claim_text(claim: Claim) -> str:
    """A claim as a sentence that names its speaker; how firmly it is held is a mark beside it."""
    return f"{said(claim)}."


def claim_details(claim: Claim) -> Details:
    """When the event of a claim takes place."""
    if claim.event_time is None:
        return ()
    words, edtf = when(claim.event_time.date, claim.event_time.text)
    return (("time", f"{words} ({edtf})" if edtf else words),)


def firmness_mark(firmness: Factuality) -> tuple[Mark, ...]:
    """The mark of what is not stated as fact; none for what is."""
    return () if firmness == "asserted" else (firmness,)


def when(date: str | None, date_text: str | None) -> tuple[str, str]:
    """A date in words, and as an EDTF string if there is one.

    >>> when("XXXX-06-19", "June 19"), when(None, "Monday"), when(None, None)
    (('June 19, year not stated', 'XXXX-06-19'), ('“Monday”', ''), ('', ''))
    """
    if date:
        return human_date(date), date
    return (f"“{date_text}”" if date_text else ""), ""


def timeline(anchor: str, heading: str, dated: Iterable[Item], undated: Iterable[Item]) -> list[Section]:
    """Entries in the order of time, drawn, and apart those without a date; nothing where there is none.

    Args:
        anchor: the id of the section.
        heading: its heading.
        dated: entries with a date, in their order.
        undated: entries without one.
    """
    ordered, loose = tuple(dated), tuple(undated)
    if not ordered and not loose:
        return []
    apart = "Without a date that the sources fix" if ordered else "No source fixes a date"
    parts = (Section("", apart, "timeline", loose),) if loose else ()
    drawing = chart([item.when[1] if item.when else None for item in ordered])
    return [Section(anchor, heading, "timeline", ordered, parts, chart=drawing)]


def caveat_items(caveats: Iterable[Caveat], ledger: Ledger) -> tuple[Item, ...]:
    """What a reader must know about a source."""
    return tuple(
        Item(
            caveat.text,
            lead="Written by a machine" if caveat.kind == "machine_written" else "Caveat",
            cites=ledger.cites(caveat.evidence),
        )
        for caveat in caveats
    )


def refusals(anchor: str, rejected: Iterable[Rejection]) -> list[Section]:
    """The values that the source does not support, with the reasons; nothing where there is none."""
    items = tuple(Item(one.reason, lead=one.path, details=(("value", f"“{one.value}”"),)) for one in rejected)
    note = f"{upper_first(count(len(items), 'value was', 'values were'))} refused; nothing of it is used on this page."
    return [Section(anchor, "Not supported by the source", note=note, items=items)] if items else []


def firmness_heading(firmness: Factuality) -> str:
    """A heading for statements that are held no firmer than this.

    >>> firmness_heading("denied")
    'Denied'
    """
    return upper_first(FACTUALITY_WORDS[firmness])
