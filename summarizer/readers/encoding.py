"""Bytes to text, without guessing: a wrong guess would alter what is quoted."""

from __future__ import annotations

import codecs
import re

from summarizer.errors import BinaryDocument, EncodingError

__all__ = ["decode"]

# The longer marks first: that of UTF-32 begins with that of UTF-16.
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS = [bytes([code]) for code in {*range(0x20), 0x7F} - set(b"\t\n\v\f\r\x1b")]
_MOST_CONTROLS = 0.02
_SAMPLE = 1 << 16
_CHARSETS = re.compile(
    r"iso8859-\d+|cp(?:125\d|437|85\d|866|874|932|949|950)|koi8-[rtu]|gb(?:2312|k|18030)|big5(?:hkscs)?|shift_jis|"
    r"euc_(?:jp|kr)|tis-620|utf-8|mac-(?:roman|cyrillic)"
)


def decode(data: bytes, name: str, *, declared: str | None = None) -> str:
    r"""Decode text: by its byte order mark, as UTF-8, or by the encoding that the document itself declares.

    Args:
        data: the bytes.
        name: the name of the file, for messages.
        declared: an encoding named inside the document, tried only where it is not UTF-8.

    Raises:
        BinaryDocument: the bytes are no text.
        EncodingError: they are text in an encoding that nothing names.

    >>> decode(b"\xff\xfeh\x00i\x00", "note.txt")
    'hi'
    """
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _decoded(data, encoding, name)
    sample = data[:_SAMPLE]
    if b"\0" in data or sum(map(sample.count, _CONTROLS)) > _MOST_CONTROLS * len(sample):
        raise _binary_error(name)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        charset = _charset(declared) if declared else None
        if charset:
            return _decoded(data, charset, name)
        raise _encoding_error(name, "UTF-8", error.start, data[error.start]) from error


def _charset(declared: str) -> str | None:
    """Python's name of a declared character set; web pages that say Latin-1 mean Windows-1252 (WHATWG Encoding)."""
    try:
        encoding = codecs.lookup(declared).name
    except (LookupError, ValueError):
        return None
    if encoding in {"iso8859-1", "ascii"}:
        return "cp1252"
    return encoding if _CHARSETS.fullmatch(encoding) else None


def _decoded(data: bytes, encoding: str, name: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _encoding_error(name, encoding.removesuffix("-sig").upper(), error.start, data[error.start]) from error
    if "\0" in text:
        raise _binary_error(name)
    return text


def _binary_error(name: str) -> BinaryDocument:
    return BinaryDocument(
        f"{name} is not a text: it holds bytes that no text has.",
        hint="Give a text, Markdown, HTML, PDF or DOCX file. "
        "If it is UTF-16 without a byte order mark, convert it: iconv -f UTF-16LE -t UTF-8 FILE > NEW",
    )


def _encoding_error(name: str, encoding: str, offset: int, byte: int) -> EncodingError:
    return EncodingError(
        f"{name} is not valid {encoding}: byte 0x{byte:02X} at offset {offset} does not fit.",
        hint="The file may have been cut off; save it again, as UTF-8."
        if encoding.startswith(("UTF-16", "UTF-32"))
        else "Convert it to UTF-8, for example: iconv -f WINDOWS-1252 -t UTF-8 FILE > NEW",
    )
