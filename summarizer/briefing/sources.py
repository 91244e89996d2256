"""Each document as a source: a descriptor of what affects its quality (ICD 206)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from summarizer.briefing.align import SourceMap
from summarizer.document import Document
from summarizer.records.briefing import Source, SourceKind
from summarizer.records.claims import ClaimList
from summarizer.records.evidence import Caveat
from summarizer.records.treaty import TreatySummary
from summarizer.render.wording import human_date

__all__ = ["describe_sources"]

_ARTICLE = re.compile(r"(?im)^\W{0,3}article\s+(\d+|[ivxlc]+)\b")
_ARTICLES_OF_A_TREATY = 3
_KINDS: dict[SourceKind, str] = {"machine_written": "Written by a machine", "treaty_text": "Text of a treaty"}


def describe_sources(
    sources: SourceMap,
    summaries: Iterable[TreatySummary],
    claim_lists: Iterable[ClaimList],
    about_treaty: set[str],
) -> list[Source]:
    """One descriptor a document, in the order of the sources."""
    caveats: dict[str, dict[tuple[str, str], Caveat]] = {document.id: {} for document in sources.documents}
    records: list[TreatySummary | ClaimList] = [*summaries, *claim_lists]
    for record in records:
        for caveat in record.caveats:
            caveats[record.document_id].setdefault((caveat.kind, caveat.text), caveat)
    return [
        _describe(document, list(caveats[document.id].values()), sources, about_treaty=document.id in about_treaty)
        for document in sources.documents
    ]


def _describe(document: Document, caveats: list[Caveat], sources: SourceMap, *, about_treaty: bool) -> Source:
    kinds = {caveat.kind for caveat in caveats}
    if document.published is None and "no_publication_date" not in kinds:
        text = "No publication date is known, so that dates such as “Monday” stay open."
        caveats = [*caveats, Caveat(kind="no_publication_date", text=text)]
    kind: SourceKind | None = None
    if "machine_written" in kinds:
        kind = "machine_written"
    elif len(set(_ARTICLE.findall(document.prose.text))) >= _ARTICLES_OF_A_TREATY:
        kind = "treaty_text"
    original = sources.original[document.id]
    date = human_date(document.published.isoformat()) if document.published else None
    title = document.title or _headline(document)
    parts = [
        f"“{title}”" if title else "Title not known",
        document.publisher or "publisher not known",
        f"published {date}" if date else "publication date not known",
    ]
    descriptor = f"{', '.join(parts)}. {_KINDS[kind] if kind else 'Kind of source not known'}."
    if original != document.id:
        descriptor += f" A near-identical copy of {sources.labels[original]}, not counted again."
    return Source(
        document_id=document.id,
        label=sources.labels[document.id],
        title=title,
        publisher=document.publisher,
        published=document.published,
        url=document.url,
        kind=kind,
        copy_of=original if original != document.id else None,
        about_treaty=about_treaty,
        caveats=caveats,
        descriptor=descriptor,
    )


def _headline(document: Document) -> str | None:
    """The headline of a document whose metadata give no title."""
    return next((" ".join(one.text.split()) for one in document.sentences if one.role == "title"), None)
