"""Which reader a file needs: by its signature where it has one, else by the suffix of its name."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import Literal

from summarizer.errors import DocumentError, UnsupportedFormat

__all__ = ["Format", "format_of", "unsupported"]

Format = Literal["text", "markdown", "html", "pdf", "docx"]

_READABLE = "Readable are text (.txt), Markdown (.md), HTML (.html), PDF (.pdf) and Word (.docx)."
_SUFFIXES: dict[str, Format] = {
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
_START = 65_536  # bytes in which a page says that it is one
_HTML_START = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*(?:<!doctype\s+html|<html[\s>])",
    re.IGNORECASE | re.DOTALL,
)


def format_of(data: bytes, name: str) -> Format:
    """The format of a file. A ZIP archive counts as a Word file; the reader of those says what else it may be.

    Raises:
        UnsupportedFormat: no reader handles it.
        DocumentError: it is not what its name says.

    >>> format_of(b"%PDF-1.7", "download.txt"), format_of(b"They signed it.", "note.md")
    ('pdf', 'markdown')
    """
    suffix = PurePath(name).suffix.lower()
    if data.startswith(b"%PDF-") or (suffix == ".pdf" and b"%PDF-" in data[:1024]):
        return "pdf"
    if data.startswith(b"PK\x03\x04"):
        return "docx"
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise unsupported(name, what)
    if suffix in _UNSUPPORTED:
        raise unsupported(name)
    if _SUFFIXES.get(suffix) == "html" or _HTML_START.match(data[:_START]):
        return "html"
    if suffix == ".docx":
        raise DocumentError(f"{name} is not a Word file, in spite of its name.", hint=_READABLE)
    return _SUFFIXES.get(suffix, "text")


def unsupported(name: str, what: str | None = None) -> UnsupportedFormat:
    """The error for a file that no reader handles.

    Args:
        name: the file's name.
        what: what it is; ``None`` for what its suffix says, or else an archive.

    >>> print(unsupported("all.zip"))
    all.zip is an archive, which cannot be read. Unpack it, and give the files in it.
    """
    what = what or _UNSUPPORTED.get(PurePath(name).suffix.lower(), "an archive")
    return UnsupportedFormat(
        f"{name} is {what}, which cannot be read.",
        hint=_HINTS.get(what, f"Save or export it in a readable format. {_READABLE}"),
    )
