"""Treaty summaries and claim lists as a page: one document, or several one after another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from summarizer.dates import is_edtf, sort_key
from summarizer.records.claims import Claim, ClaimList
from summarizer.records.evidence import Fact, Factuality
from summarizer.records.treaty import TreatyEvent, TreatySummary
from summarizer.render.html.parts import Item, Kind, Ledger, Mark, Section, Sheet
from summarizer.render.html.statements import (
    Details,
    caveat_items,
    claim_details,
    claim_text,
    facts_section,
    firmness_mark,
    obligations_section,
    refusals,
    term_rows,
    timeline,
    when,
)
from summarizer.render.views import missing_from, says_nothing
from summarizer.render.wording import count, event_words, listing, upper_first

__all__ = ["records_sheet"]

_NO_TREATY = "Nothing about a treaty that its own words support was found in this document."
_NO_CLAIMS = "No claim that its own words support was found in this document."


def records_sheet(records: Sequence[TreatySummary | ClaimList], titles: Sequence[str]) -> Sheet:
    """The page of some records of single documents, without the texts.

    Args:
        records: one of each document.
        titles: what each document is called.
    """
    labels = {record.document_id: f"S{number}" for number, record in enumerate(records, 1)}
    ledger = Ledger(labels, labelled=False)  # each statement stands below the name of its document
    page = _Page(ledger)
    if len(records) == 1:
        (record,), (title,) = records, titles
        sections = tuple(page.sections(record, ""))
        heading, kicker = title, _kind(record)
        if isinstance(record, TreatySummary) and record.title is not None:
            heading, kicker = record.title.text, f"{kicker} of “{title}”"
        return Sheet(kicker, heading, sections, ledger)
    kinds = "Treaty summaries" if isinstance(records[0], TreatySummary) else "Claims"
    return Sheet(
        kicker=upper_first(count(len(records), "document")),
        title=f"{kinds} of {count(len(records), 'document')}",
        sections=tuple(
            Section(f"d{number}", f"S{number}: {title}", parts=tuple(page.sections(record, f"d{number}-")))
            for number, (record, title) in enumerate(zip(records, titles, strict=True), 1)
        ),
        ledger=ledger,
    )


def _kind(record: TreatySummary | ClaimList) -> str:
    return "Treaty summary" if isinstance(record, TreatySummary) else "Claims"


class _Page:
    """Makes the sections. Quotes are numbered as they are cited, so that the sections must be made in order."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def sections(self, record: TreatySummary | ClaimList, prefix: str) -> Iterable[Section]:
        """The sections of one record, whose ids begin with the prefix."""
        if record.caveats:
            caveats = caveat_items(record.caveats, self._ledger)
            yield Section(f"{prefix}caveats", "About the source", items=caveats)
        yield from self._summary(record, prefix) if isinstance(record, TreatySummary) else self._claims(record, prefix)
        yield from refusals(f"{prefix}refused", record.rejected)

    def _summary(self, record: TreatySummary, prefix: str) -> Iterable[Section]:
        if says_nothing(record):
            yield Section(f"{prefix}facts", "What was agreed", note=_NO_TREATY)
            return
        if record.abstract:
            sentences = tuple(self._fact(one, one.text) for one in record.abstract)
            yield Section(f"{prefix}abstract", "In short", "lead", sentences)
        yield facts_section(
            f"{prefix}facts",
            "What was agreed",
            {
                "Title": [record.title] if record.title else [],
                "Type": [record.instrument] if record.instrument else [],
                "Parties": record.parties,
                "Rule for entry into force": [record.entry_into_force] if record.entry_into_force else [],
                **term_rows(record.terms),
                "Related treaties": record.related_treaties,
            },
            self._fact,
        )
        if record.obligations:
            yield obligations_section(f"{prefix}obligations", record.obligations, self._fact)
        if record.cooperation_areas:
            areas = tuple(self._fact(area, area.area) for area in record.cooperation_areas)
            yield Section(f"{prefix}cooperation", "Cooperation", "run", areas)
        dated = [event for event in record.events if event.date and is_edtf(event.date)]
        dated.sort(key=lambda event: sort_key(event.date or ""))
        undated = [event for event in record.events if event not in dated]
        yield from timeline(f"{prefix}events", "Events", map(self._event, dated), map(self._event, undated))
        missing = missing_from(record)
        if missing:
            note = f"Not found in the source: {listing(missing)}."
            yield Section(f"{prefix}missing", "Looked for and not found", note=note)

    def _claims(self, record: ClaimList, prefix: str) -> Iterable[Section]:
        claims = tuple(self._claim(claim) for claim in record.claims)
        yield Section(f"{prefix}claims", "Who says what", items=claims, note="" if claims else _NO_CLAIMS)

    def _fact(self, fact: Fact, text: str, *, quoted: bool = False, details: Details = ()) -> Item:
        evidence = fact.evidence
        return Item(
            text, quoted=quoted, cites=self._ledger.cites(evidence), details=details, tags=self._ledger.tags(evidence)
        )

    def _event(self, event: TreatyEvent) -> Item:
        firmness: tuple[Factuality, ...] = (event.factuality,)
        return Item(
            event_words(event),
            cites=self._ledger.cites(event.evidence),
            tags=self._ledger.tags(event.evidence, firmness),
            when=when(event.date, event.date_text),
        )

    def _claim(self, claim: Claim) -> Item:
        kind: Kind = "judgement" if claim.kind == "analysis" else "information"
        marks: tuple[Mark, ...] = (*firmness_mark(claim.factuality), *(("judgement",) if kind == "judgement" else ()))
        speakers = [link.source for link in claim.attribution]
        return Item(
            claim_text(claim),
            lead=claim.id,
            marks=marks,
            cites=self._ledger.cites(claim.evidence),
            details=claim_details(claim),
            tags=self._ledger.tags(claim.evidence, [claim.factuality], kind=kind, speakers=speakers),
        )
