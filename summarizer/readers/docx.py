"""DOCX: paragraphs and table cells in document order, by ``python-docx``."""

from __future__ import annotations

import io
import zipfile
from typing import Any

from summarizer.errors import DocumentError, NoTextInDocument
from summarizer.readers.kinds import unsupported
from summarizer.readers.parts import Parts, extra

__all__ = ["read_docx"]

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MOST_UNPACKED = 200_000_000
_CHARACTERS = {f"{_WORD}tab": "\t", f"{_WORD}br": "\n", f"{_WORD}cr": "\n", f"{_WORD}noBreakHyphen": "-"}
# The wording as it now stands: not what a tracked change deleted, nor what is formatted as hidden, and a drawing's
# text once, not also its fallback.
_TEXT = (
    ".//w:r/*[self::w:t or self::w:tab or self::w:br or self::w:cr or self::w:noBreakHyphen]"
    "[not(../w:rPr/w:vanish[not(@w:val='0' or @w:val='false' or @w:val='off')])]"
    "[not(ancestor::w:del) and not(ancestor::w:moveFrom) and not(ancestor::*[local-name()='Fallback'])]"
)


def read_docx(data: bytes, name: str) -> Parts:
    """Read the body: paragraphs, tables, content controls and text boxes; tracked changes as if accepted.

    Headers, footers, footnotes, comments and automatic numbers of lists are not part of it.

    Raises:
        NoTextInDocument: the body holds no text.
        UnsupportedFormat: it is another kind of archive.
        DocumentError: the file is damaged, or unpacks to an unreasonable size.
        MissingExtra: python-docx is not installed.
    """
    docx = extra("docx", f"Reading {name}")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = package.infolist()
        if not name.lower().endswith(".docx") and not any(part.filename == "word/document.xml" for part in parts):
            raise unsupported(name)  # spreadsheets are ZIP archives too, and so are many others
        unpacked = sum(part.file_size for part in parts)
        if unpacked > _MOST_UNPACKED:
            raise DocumentError(
                f"{name} unpacks to {unpacked:,} bytes, which no text needs.",
                hint="Save the text alone, and give that.",
            )
        document = docx.Document(io.BytesIO(data))
        text = "\n\n".join(filter(str.strip, map(_paragraph, document.element.body.iter(f"{_WORD}p"))))
        title = " ".join((document.core_properties.title or "").split())
    except DocumentError:
        raise
    except Exception as error:  # damaged files raise a dozen unrelated types from three libraries
        raise DocumentError(
            f"The Word file {name} cannot be read ({type(error).__name__}).",
            hint="The file may be damaged; open it in a word processor and save it again as .docx.",
        ) from error
    if not text.strip():
        raise NoTextInDocument(
            f"The Word file {name} holds no text.", hint="Give a file that contains text; pictures are not read."
        )
    return Parts(text, title=title or None)


def _paragraph(paragraph: Any) -> str:
    """The text of one paragraph, without that of a text box anchored in it, which has paragraphs of its own."""
    nodes = (node for node in paragraph.xpath(_TEXT) if next(node.iterancestors(f"{_WORD}p")) is paragraph)
    return "".join(_CHARACTERS.get(node.tag) or node.text or "" for node in nodes)
