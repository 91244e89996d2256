"""Records as DOCX: a paper on A4 whose citations are endnotes. Needs python-docx, of the extra ``files``.

Endnotes, because one quote often supports several lines: each has one number throughout, and the quotes can be read
together. Where a quote is cited again, the number refers to the same note. A line that rests on many quotes cites one
note, which gives them or says where they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from summarizer.document import Document
from summarizer.records.briefing import Briefing
from summarizer.records.claims import ClaimList
from summarizer.records.treaty import TreatySummary
from summarizer.render.docx import briefing, records
from summarizer.render.docx.notes import Note, around, ranges
from summarizer.render.docx.package import needed, package
from summarizer.render.docx.paper import Outside, Paper, See, quiet, strong

__all__ = ["Printable", "docx", "needed"]

Printable = Briefing | TreatySummary | ClaimList | Sequence[TreatySummary | ClaimList]
"""What can be one file: a record, or the summaries or claim lists of several documents."""


def docx(record: Printable, documents: Iterable[Document] = ()) -> bytes:
    """A record as the bytes of a DOCX file. The same record gives the same bytes.

    Args:
        record: a record; or several summaries, or several claim lists, which become chapters of one file.
        documents: those that the records were made of. With them a note shows the sentence around its quote, and a
            summary or a claim list says what its document is; without them only ids and quotes are shown.

    Raises:
        MissingExtra: python-docx is not installed.

    >>> docx(ClaimList(document_id="a"))[:2]
    b'PK'
    """
    known = {document.id: document for document in documents}
    if isinstance(record, Briefing):
        paper = Paper()
        briefing.write(paper, record)
        about, labels = briefing.about(record), {source.document_id: source.label for source in record.sources}
    else:
        several = [record] if isinstance(record, TreatySummary | ClaimList) else record
        paper = Paper(under=0 if len(several) == 1 else 1)
        records.write(paper, several, known.values())
        about, labels = records.about(several), {}
    if paper.notes:
        paper.chapter("Notes")
        paper.line("Each note gives a document, the place of the quote in it in characters, and the quote.")
    return package(paper, [_paragraphs(note, labels, known) for note in paper.notes.all()], about)


def _paragraphs(note: Note, labels: Mapping[str, str], documents: Mapping[str, Document]) -> list[Sequence[Outside]]:
    """What a note says: a line for each quote, and where to find those that other notes give."""
    lines: list[Sequence[Outside]] = []
    for item in note.quotes:
        label = labels.get(item.document_id)
        source: list[Outside] = [strong(label), quiet(f" {item.document_id}")] if label else [strong(item.document_id)]
        sentence = around(item, documents) if len(note.quotes) == 1 else None
        rest = [quiet(f" In the sentence: “{sentence}”")] if sentence else []
        lines.append([*source, f" {item.start}–{item.end}: “{item.quote}”", *rest])
    if note.see:
        lead = "See note " if len(note.see) == 1 else "See notes "
        see: list[Outside] = []
        for first, last in ranges(note.see):
            see += [", " if see else lead, See(first)]
            if last > first:
                see += ["–", See(last)]
        lines.append([*see, "."])
    return lines
