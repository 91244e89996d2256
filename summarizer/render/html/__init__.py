"""Records as one HTML page that needs nothing else: each statement beside the words that it rests on.

A page is opened from disk, asks for nothing from elsewhere and lets no text of a document act. A citation opens the
source with the quote highlighted; without a script, and in print, it leads to the quotes at the end.

>>> from summarizer.records import ClaimList
>>> "No claim that its own words support" in html([ClaimList(document_id="a")])
True
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from summarizer.document import Document
from summarizer.errors import CallerError
from summarizer.records.briefing import Briefing, Source
from summarizer.records.claims import ClaimList
from summarizer.records.evidence import Evidence
from summarizer.records.treaty import TreatySummary
from summarizer.render.html.briefing import briefing_sheet
from summarizer.render.html.chart import WIDTH
from summarizer.render.html.panes import Head, Pane, pane
from summarizer.render.html.parts import MARKS, Ledger, facets_of
from summarizer.render.html.records import records_sheet
from summarizer.render.page import html_page, page_environment
from summarizer.render.wording import human_date

if TYPE_CHECKING:
    from jinja2 import Environment

__all__ = ["html"]


def html(records: Sequence[TreatySummary | ClaimList | Briefing], documents: Iterable[Document] = ()) -> str:
    """One page of a briefing, or of the summaries or claim lists of some documents.

    Args:
        records: one briefing, or summaries, or claim lists.
        documents: those that the records were made of; without them, only the quotes are shown.

    Raises:
        CallerError: there is no record, or a briefing is not alone.
    """
    known = {document.id: document for document in documents}
    singles = [record for record in records if not isinstance(record, Briefing)]
    if len(singles) == len(records) > 0:
        heads = {record.document_id: _of_document(known.get(record.document_id), record) for record in singles}
        sheet = records_sheet(singles, [title for title, _ in heads.values()])
    elif len(records) == 1 and isinstance(records[0], Briefing):
        heads = {source.document_id: _of_source(source) for source in records[0].sources}
        sheet = briefing_sheet(records[0])
    else:
        raise CallerError(
            "A page is made of one briefing, or of records of single documents.", hint="Render each briefing alone."
        )
    boxes, lists = facets_of(sheet.sections, sheet.ledger)
    page = html_page(
        _environment(),
        sheet=sheet,
        panes=list(_panes(sheet.ledger, heads, known)),
        quotes=list(enumerate(sheet.ledger.quotes.cited, 1)),
        boxes=boxes,
        lists=lists,
        total=sum(1 for section in sheet.sections for _ in section.statements()),
    )
    return f"{page}\n"


def _of_document(document: Document | None, record: TreatySummary | ClaimList) -> tuple[str, str]:
    """Title and descriptor of a source, as far as its document tells."""
    if document is None:
        return record.document_id, ""
    headlines = (" ".join(one.text.split()) for one in document.sentences if one.role == "title")
    return _named(document.id, document.title or next(headlines, None), document.publisher, document.published)


def _of_source(source: Source) -> tuple[str, str]:
    return _named(source.document_id, source.title, source.publisher, source.published)


def _named(name: str, title: str | None, publisher: str | None, published: date | None) -> tuple[str, str]:
    """What stands above a text: its title or its name, and what else is known."""
    day = human_date(published.isoformat()) if published else None
    return title or name, ", ".join(part for part in (publisher, day, name if title else None) if part)


def _panes(ledger: Ledger, heads: Mapping[str, tuple[str, str]], documents: Mapping[str, Document]) -> Iterator[Pane]:
    quotes: dict[str, list[tuple[int, Evidence]]] = defaultdict(list)
    for number, piece in enumerate(ledger.quotes.cited, 1):
        quotes[piece.document_id].append((number, piece))
    for id_, label in ledger.labels.items():
        title, about = heads.get(id_, (id_, ""))
        yield pane(Head(ledger.key(id_), label, title, about), quotes[id_], documents.get(id_))


@cache
def _environment() -> Environment:
    environment = page_environment("summarizer.render.html")
    environment.filters |= {
        "coordinate": lambda value: f"{value:.1f}",
        "numbers": lambda all_: " ".join(map(str, all_)),
    }
    environment.globals |= {"link": _link, "marks": MARKS, "width": int(WIDTH)}
    return environment


def _link(url: str) -> bool:
    """Whether an address can be a link: a page, and nothing that acts."""
    return re.match(r"https?://[^\s/?#]", url, re.IGNORECASE) is not None
