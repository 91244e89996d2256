"""Files and bytes to documents: plain text, Markdown, HTML, PDF and DOCX.

The content decides about the format where it has a signature; else the name's suffix. Nothing in a file is executed
and nothing that it refers to is fetched. All but plain text is read in a process of its own, which is given 60 seconds
and 350 MB for a file.
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path, PurePath

from summarizer.document import Document, normalise
from summarizer.errors import DocumentError, DocumentNotFound, EmptyDocument, NoTextInDocument
from summarizer.readers.apart import parse_apart
from summarizer.readers.files import MAX_BYTES, content_of, kind_of
from summarizer.readers.folders import documents_in, is_document
from summarizer.readers.kinds import format_of
from summarizer.readers.parsing import parse

__all__ = ["MAX_BYTES", "content_of", "documents_in", "is_document", "kind_of", "read", "read_bytes"]


def read(path: str | Path, *, published: date | None = None) -> Document:
    """Read a file, or standard input for ``"-"``.

    Args:
        path: the file; its stem becomes the id of the document (that of standard input is ``stdin``).
        published: the date of publication; it goes before one that the file gives.

    Raises:
        DocumentNotFound: there is no such file.
        DocumentError: the file cannot be read; the subclasses of :mod:`summarizer.errors` say why.
        MissingExtra: a library for this format is not installed.
    """
    if not str(path):
        raise DocumentNotFound(
            "The path of the document is empty.", hint="Give the path of a file, or - for standard input."
        )
    if str(path) == "-":
        return read_bytes(sys.stdin.buffer.read(MAX_BYTES + 1), name="stdin", published=published)
    return read_bytes(content_of(path), name=str(path), published=published)


def read_bytes(data: bytes, *, name: str, published: date | None = None) -> Document:
    r"""Read a file that is already in memory.

    Args:
        data: the content of the file.
        name: its name: the suffix tells the format, the stem becomes the id of the document.
        published: the date of publication; it goes before one that the file gives.

    Raises:
        DocumentError: as :func:`read`.
        MissingExtra: as :func:`read`.

    >>> document = read_bytes(b"---\npublished: 2024-11-12\n---\nThey signed *it*.", name="news/signed.md")
    >>> document.id, document.published, document.text
    ('signed', datetime.date(2024, 11, 12), 'They signed it.')
    """
    if len(data) > MAX_BYTES:
        raise DocumentError(
            f"{name} is larger than {MAX_BYTES // 1_000_000} MB.",
            hint="Give the part of it that holds the treaty or article.",
        )
    if not data.strip():
        raise _empty(name)
    form = format_of(data, name)
    # Text is decoded and no more; what other formats hold decides about the time and the memory that they take.
    parts = parse(data, name, form) if form == "text" else parse_apart(data, name, form)
    text = normalise(parts.text)
    if not text.strip():
        raise (
            _empty(name)
            if form == "text"
            else NoTextInDocument(
                f"{name} holds no text that a reader could see.", hint="Give a file that contains text."
            )
        )
    return Document.from_text(
        text,
        id=_text_of(PurePath(name).stem.strip()) or None,
        title=parts.title,
        published=parts.published if published is None else published,
        publisher=parts.publisher,
        url=parts.url,
    )


def _text_of(name: str) -> str:
    r"""A file's name, which need not be text, as text: ``a\udcff`` becomes ``a\\udcff``, written out."""
    return name.encode("utf-8", "backslashreplace").decode()


def _empty(name: str) -> EmptyDocument:
    return EmptyDocument(f"{name} is empty: it holds nothing but white space.", hint="Give a file that contains text.")
