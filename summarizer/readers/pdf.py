"""PDF: the text layer by ``pypdfium2``, with the lines of a paragraph put together again."""

from __future__ import annotations

import re
import threading
from collections import Counter
from typing import Any

from summarizer.document.spans import hard_breaks, is_clause_number
from summarizer.errors import DocumentError, NoTextInDocument
from summarizer.readers.parts import Parts, extra

__all__ = ["join_lines", "read_pdf"]

_PDFIUM = threading.Lock()  # PDFium is not safe to use from several threads at once
_PASSWORD_ERROR = 4

_PAGE_NUMBER = re.compile(r"\W{0,3}(?:page\s)?\d{1,3}(?:\s?(?:/|of)\s?\d{1,3})?\W{0,3}", re.IGNORECASE)
_BROKEN_WORD = "\ufffe"  # what PDFium gives for a hyphen at the end of a line, instead of the line break
_WORD_PART = re.compile(rf"([^\W_]+)[-{_BROKEN_WORD}\u00ad]$")
_NEXT_PART = re.compile(r"[a-zà-ÿ]+")
_HYPHENATED = re.compile(r"[^\W\d_]+-[^\W\d_]+")
_BULLET = re.compile(r"[-*•·▪◦‣●]\s")
_PREFIXES = frozenset(
    "all anti co counter cross cyber ex euro extra half high inter long low mid multi near neo non post pre pro re "
    "self semi short so sub trans ultra vice well".split()
)
_NO_TITLE = re.compile(r"untitled\b|microsoft word\b|.*\.(?:docx?|pdf|odt|rtf|indd|tex|pages)$", re.IGNORECASE)


def read_pdf(data: bytes, name: str) -> Parts:
    """Read the text layer. Page numbers and running heads are left out; words parted at a line end are joined.

    The date in a PDF's metadata is that of the file, not of publication, and is not used.

    Raises:
        NoTextInDocument: there is no text layer, as in a scan.
        DocumentError: the file is damaged, or locked by a password.
        MissingExtra: pypdfium2 is not installed.
    """
    pdfium = extra("pypdfium2", f"Reading {name}")
    try:
        with _PDFIUM:
            pdf = pdfium.PdfDocument(data)
            try:
                pages = [_page_text(page) for page in pdf]
                title = " ".join(pdf.get_metadata_dict().get("Title", "").split())
            finally:
                pdf.close()
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD_ERROR:
            raise DocumentError(
                f"The PDF {name} is locked by a password.", hint="Save a copy without password and give that."
            ) from error
        raise DocumentError(
            f"The PDF {name} cannot be read: {str(error).rstrip('.')}.",
            hint="The file may be damaged; fetch or export it again.",
        ) from error
    text = join_lines(_without_page_furniture([page.splitlines() for page in pages]))
    if not text.strip():
        raise NoTextInDocument(
            f"The PDF {name} holds no text, only pictures of pages.",
            hint="Run a text recognition (OCR) over it first, for example: ocrmypdf FILE NEW",
        )
    return Parts(text, title=None if _NO_TITLE.match(title) else title or None)


def join_lines(lines: list[str]) -> str:
    """Put the lines of paragraphs together: paragraphs parted by blank lines, list items by line breaks.

    A word parted at a line end loses its hyphen, unless the text has it elsewhere with the hyphen, or its first part
    is a prefix that usually keeps one.

    >>> join_lines(["The Parties shall consult on all agree-", "ments about the non-", "proliferation of weapons."])
    'The Parties shall consult on all agreements about the non-proliferation of weapons.'
    """
    hyphenated = {word.lower() for line in lines for word in _HYPHENATED.findall(line)}
    paragraphs: list[str] = []
    paragraph: list[str] = []
    for line in [*lines, ""]:
        if line.strip():
            paragraph.append(line.strip())
        elif paragraph:
            paragraphs.append(_joined(paragraph, hyphenated))
            paragraph = []
    return "\n\n".join(paragraphs)


def _joined(lines: list[str], hyphenated: set[str]) -> str:
    text = ""
    for line, after, is_hard in zip(lines, [*lines[1:], ""], hard_breaks(lines), strict=True):
        if is_hard:
            text += line + "\n\n"
        elif is_clause_number(line) or _BULLET.match(after):
            text += line + "\n"
        elif part := _WORD_PART.search(line):
            following = _NEXT_PART.match(after)
            first = part.group(1).lower()
            keep = (
                following is None
                or not first.isalpha()
                or first in _PREFIXES
                or f"{first}-{following.group()}" in hyphenated
            )
            text += line[:-1] + ("-" if keep else "")
        else:
            text += line + " "
    return text.replace(_BROKEN_WORD, "-").strip()


def _page_text(page: Any) -> str:
    text: str = page.get_textpage().get_text_range()
    return text.replace(_BROKEN_WORD, f"{_BROKEN_WORD}\n")


def _without_page_furniture(pages: list[list[str]]) -> list[str]:
    """All lines, less page numbers and the lines that stand at the top or bottom of most pages."""
    pages = [[line for line in page if line.strip()] for page in pages]
    edges = Counter(_edge(page[at]) for page in pages for at in (0, -1) if page)
    repeated = {edge for edge, count in edges.items() if count >= 3 and count > len(pages) / 2}
    lines: list[str] = []
    for page in pages:
        first, last = 0, len(page)
        while first < last and _is_furniture(page[first], repeated):
            first += 1
        while first < last and _is_furniture(page[last - 1], repeated):
            last -= 1
        lines += page[first:last]
    return lines


def _is_furniture(line: str, repeated: set[str]) -> bool:
    return _PAGE_NUMBER.fullmatch(line.strip()) is not None or _edge(line) in repeated


def _edge(line: str) -> str:
    return re.sub(r"\d+", "#", line.strip())
