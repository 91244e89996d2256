"""From bytes of a known format to their text, in this process."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from summarizer.document import check_length
from summarizer.errors import DocumentError, SummarizerError
from summarizer.readers.docx import read_docx
from summarizer.readers.encoding import decode
from summarizer.readers.html import read_html
from summarizer.readers.kinds import Format
from summarizer.readers.markdown import read_markdown
from summarizer.readers.parts import Parts
from summarizer.readers.pdf import read_pdf

__all__ = ["parse"]


def parse(data: bytes, name: str, form: Format) -> Parts:
    """Read a file, however long it takes and however much memory.

    Raises:
        DocumentError: it cannot be read; whatever a library raises about a damaged file becomes one.
        MissingExtra: a library for this format is not installed.

    >>> parse(b"They *signed* it.", "note.md", "markdown").text
    'They signed it.'
    """
    try:
        parts = _READERS[form](data, name)
    except SummarizerError:
        raise
    except Exception as error:  # damaged files raise dozens of unrelated types from half a dozen libraries
        raise DocumentError(
            f"{name} cannot be read ({type(error).__name__}).",
            hint="The file may be damaged; open it in the program that it was made with, and save it again.",
        ) from error
    check_length(parts.text, name)
    return parts


def _read_text(data: bytes, name: str) -> Parts:
    return Parts(decode(data, name))


def _read_markdown(data: bytes, name: str) -> Parts:
    return read_markdown(decode(data, name), name)


_READERS: Mapping[Format, Callable[[bytes, str], Parts]] = {
    "text": _read_text,
    "markdown": _read_markdown,
    "html": read_html,
    "pdf": read_pdf,
    "docx": read_docx,
}
