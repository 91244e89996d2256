"""Treaty summaries and claim lists on paper: what one document states, or each of several."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from summarizer.document import Document
from summarizer.records.claims import Claim, ClaimList
from summarizer.records.evidence import Rejection
from summarizer.records.treaty import TreatyEvent, TreatySummary
from summarizer.render.docx.facts import Item, Row, caveat_line, duties, facts, lead, stated, when
from summarizer.render.docx.package import About
from summarizer.render.docx.paper import Cell, Cite, Column, Paper, quiet
from summarizer.render.views import missing_from, says_nothing
from summarizer.render.wording import count, event_words, human_date, listing, upper_first, worded

__all__ = ["about", "write"]

_FACTS = (Column("Fact", 0.2), Column("What the document states", 0.8))
_DUTIES = (Column("Kind", 0.2), Column("Duty, in the words of the document", 0.8))
_EVENTS = (Column("Date", 0.26), Column("What happens", 0.74))
_CLAIMS = (Column("Claim", 0.09), Column("Who says what, and how firmly", 0.63), Column("Kind and time", 0.28))
_REFUSED = (Column("Field", 0.22), Column("Value", 0.34), Column("Why it was refused", 0.44))


def about(records: Sequence[TreatySummary | ClaimList]) -> About:
    """What the file says about itself."""
    return About(
        title=_title(records[0]) if len(records) == 1 else _together(records),
        origin="Read by machine, each value checked against the source by code (treaty-summarizer)",
    )


def write(paper: Paper, records: Sequence[TreatySummary | ClaimList], documents: Iterable[Document]) -> None:
    """Write the records, each under a heading of its own if there are several."""
    known = {document.id: document for document in documents}
    if len(records) != 1:
        paper.line(_together(records), style="Title")
        paper.line(upper_first(count(len(records), "document")), style="Subtitle")
    for at, record in enumerate(records):
        source = _source(record.document_id, known.get(record.document_id))
        if len(records) == 1:
            paper.line(_title(record), style="Title")
            paper.line(source, style="Subtitle")
        else:
            paper.chapter(_title(record), new_page=at > 0)
            paper.line(quiet(source))
        for caveat in record.caveats:
            paper.line(*caveat_line(caveat), style="Caveat")
        if isinstance(record, TreatySummary):
            _summary(paper, record)
        else:
            _claims(paper, record.claims)
        _refused(paper, record.rejected)


def _together(records: Sequence[TreatySummary | ClaimList]) -> str:
    return "Treaty summaries" if all(isinstance(record, TreatySummary) for record in records) else "Claims"


def _title(record: TreatySummary | ClaimList) -> str:
    if isinstance(record, ClaimList):
        return f"Claims of the document {record.document_id}"
    return record.title.text if record.title else f"Treaty summary of the document {record.document_id}"


def _source(document_id: str, document: Document | None) -> str:
    """Which document it is, and what is known about it."""
    parts = [f"Document {document_id}"]
    if document is not None:
        published = human_date(document.published.isoformat()) if document.published else None
        parts += [f"“{document.title}”" if document.title else "", document.publisher or "", published or ""]
        parts.append(document.url or "")
    return "  |  ".join(filter(None, parts))


def _summary(paper: Paper, summary: TreatySummary) -> None:
    if says_nothing(summary):
        paper.line("Nothing about a treaty that its own words support was found in the document.")
        return
    for sentence in summary.abstract:
        paper.line(sentence.text, Cite(sentence.evidence))
    items: list[Item | None] = [
        summary.title,
        summary.instrument,
        *summary.parties,
        summary.entry_into_force,
        *summary.terms,
        *summary.related_treaties,
        *summary.cooperation_areas,
    ]
    _table(paper, "Facts of the treaty", _FACTS, facts(item for item in items if item))
    if summary.events:
        paper.heading(1, "Events")
        paper.table("Events", _EVENTS, map(_event, summary.events))
    if summary.obligations:
        paper.heading(1, "Obligations")
        _table(paper, "Obligations", _DUTIES, duties(summary.obligations))
    if missing := missing_from(summary):
        paper.heading(1, "Looked for and not found")
        paper.line(f"Not found in the document: {listing(missing)}.")


def _table(paper: Paper, caption: str, columns: Sequence[Column], rows: Iterable[Row]) -> None:
    cells = [[lead(row.label), stated(row)] for row in rows]
    if cells:
        paper.table(caption, columns, cells)


def _event(event: TreatyEvent) -> list[Cell]:
    return [when(event.date, event.date_text), [[event_words(event), Cite(event.evidence)]]]


def _claims(paper: Paper, claims: Sequence[Claim]) -> None:
    if not claims:
        paper.line("No claim that its own words support was found in the document.")
        return
    paper.line(f"{upper_first(count(len(claims), 'claim'))}, in the order of the document.")
    paper.table("Claims", _CLAIMS, map(_claim, claims))


def _claim(claim: Claim) -> list[Cell]:
    time = when(claim.event_time.date, claim.event_time.text) if claim.event_time else []
    return [lead(claim.id), [[worded(claim), Cite(claim.evidence)]], [[upper_first(claim.kind)], *time]]


def _refused(paper: Paper, rejected: Sequence[Rejection]) -> None:
    if not rejected:
        return
    paper.heading(1, "Not supported by the source")
    values = count(len(rejected), "value")
    paper.line(f"The model gave {values} that the source does not support; nothing of it is used above.")
    paper.table(
        "Values that were refused", _REFUSED, ([[[one.path]], [[one.value]], [[one.reason]]] for one in rejected)
    )
