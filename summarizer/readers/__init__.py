"""Files and bytes to documents: plain text, Markdown, HTML, PDF and DOCX.

The content decides about the format where it has a signature; else the name's suffix. Nothing in a file is executed
and nothing that it refers to is fetched.
"""

from __future__ import annotations

import re
import sys
import zipfile
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path, PurePath

from summarizer.document import Document, normalise
from summarizer.errors import DocumentError, DocumentNotFound, EmptyDocument, NoTextInDocument, UnsupportedFormat
from summarizer.readers.docx import read_docx
from summarizer.readers.encoding import decode
from summarizer.readers.folders import documents_in, is_document
from summarizer.readers.html import read_html
from summarizer.readers.markdown import read_markdown
from summarizer.readers.parts import Parts
from summarizer.readers.pdf import read_pdf

__all__ = ["MAX_BYTES", "content_of", "documents_in", "is_document", "read", "read_bytes"]

MAX_BYTES = 50_000_000
"""Largest file that is read, in bytes."""

_FORMATS = "Readable are text (.txt), Markdown (.md), HTML (.html), PDF (.pdf) and Word (.docx)."
_SUFFIXES = {
    ".md": "markdown", ".markdown": "markdown", ".html": "html", ".htm": "html", ".xhtml": "html",
}  # fmt: skip
_UNSUPPORTED = {
    ".doc": "an old Word file", ".rtf": "a rich text file", ".odt": "an OpenDocument file", ".epub": "an e-book",
    ".xls": "a spreadsheet", ".xlsx": "a spreadsheet", ".ods": "a spreadsheet", ".ppt": "a presentation",
    ".pptx": "a presentation", ".png": "a picture", ".jpg": "a picture", ".jpeg": "a picture", ".gif": "a picture",
    ".tif": "a picture", ".tiff": "a picture", ".webp": "a picture", ".bmp": "a picture", ".heic": "a picture",
    ".svg": "a picture", ".zip": "an archive", ".gz": "an archive", ".7z": "an archive", ".tar": "an archive",
    ".mp3": "a sound recording", ".mp4": "a video", ".eml": "an e-mail", ".msg": "an e-mail",
}  # fmt: skip
_SIGNATURES = (
    (b"\x89PNG\r\n", "a picture"), (b"\xff\xd8\xff", "a picture"), (b"GIF8", "a picture"), (b"II*\0", "a picture"),
    (b"MM\0*", "a picture"), (b"\xd0\xcf\x11\xe0\xa1\xb1", "an old or password-protected Office file"),
    (b"{\\rtf", "a rich text file"), (b"\x1f\x8b", "an archive"), (b"7z\xbc\xaf", "an archive"),
)  # fmt: skip
_HINTS = {
    "a picture": "Run a text recognition (OCR) over it first, and give the text.",
    "an archive": "Unpack it, and give the files in it.",
}
_HTML_START = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*(?:<!doctype\s+html|<html[\s>])",
    re.IGNORECASE | re.DOTALL,
)


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


def content_of(path: str | Path) -> bytes:
    """The bytes of a file; of one that is too large to be read, the first of them.

    Raises:
        DocumentNotFound: there is no such file.
        DocumentError: it cannot be opened.
    """
    try:
        with Path(path).open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except FileNotFoundError as error:
        raise DocumentNotFound(
            f"There is no file {path}.", hint="Check the path; relative ones start at the current folder."
        ) from error
    except IsADirectoryError as error:
        raise DocumentError(f"{path} is a folder.", hint=f"Give the files in it, for example: {path}/*.txt") from error
    except PermissionError as error:
        raise DocumentError(f"{path} may not be read by you.", hint="Change its permissions, or copy it.") from error
    except (OSError, ValueError) as error:
        raise DocumentError(f"{str(path)!r} cannot be opened: {error}.", hint="Check the path.") from error


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
    parts = _reader(data, name)(data, name)
    if not normalise(parts.text).strip():
        raise NoTextInDocument(f"{name} holds no text that a reader could see.", hint="Give a file that contains text.")
    return Document.from_text(
        parts.text,
        id=PurePath(name).stem.strip() or None,
        title=parts.title,
        published=parts.published if published is None else published,
        publisher=parts.publisher,
        url=parts.url,
    )


def _reader(data: bytes, name: str) -> Callable[[bytes, str], Parts]:
    suffix = PurePath(name).suffix.lower()
    if data.startswith(b"%PDF-") or (suffix == ".pdf" and b"%PDF-" in data[:1024]):
        return read_pdf
    if data.startswith(b"PK\x03\x04"):
        return _package_reader(data, suffix, name)
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise _unsupported(name, what)
    if suffix in _UNSUPPORTED:
        raise _unsupported(name, _UNSUPPORTED[suffix])
    if _HTML_START.match(data) or _SUFFIXES.get(suffix) == "html":
        return read_html
    if suffix == ".docx":
        raise DocumentError(f"{name} is not a Word file, in spite of its name.", hint=_FORMATS)
    return _read_markdown if _SUFFIXES.get(suffix) == "markdown" else _read_text


def _package_reader(data: bytes, suffix: str, name: str) -> Callable[[bytes, str], Parts]:
    """Word files are ZIP archives; so are spreadsheets and many others."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            is_word = "word/document.xml" in package.namelist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, RuntimeError):
        is_word = suffix == ".docx"  # the reader of Word files says what is wrong
    if is_word or suffix == ".docx":
        return read_docx
    raise _unsupported(name, _UNSUPPORTED.get(suffix, "an archive"))


def _read_text(data: bytes, name: str) -> Parts:
    text = decode(data, name)
    if not normalise(text).strip():
        raise _empty(name)
    return Parts(text)


def _read_markdown(data: bytes, name: str) -> Parts:
    return read_markdown(decode(data, name), name)


def _unsupported(name: str, what: str) -> UnsupportedFormat:
    return UnsupportedFormat(
        f"{name} is {what}, which cannot be read.",
        hint=_HINTS.get(what, f"Save or export it in a readable format. {_FORMATS}"),
    )


def _empty(name: str) -> EmptyDocument:
    return EmptyDocument(f"{name} is empty: it holds nothing but white space.", hint="Give a file that contains text.")
