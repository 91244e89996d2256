"""PDF and Word files: damaged, locked, endless, packed to explode; and files with the endings of others."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from itertools import product

from tests.bad_files.case import Bad, named
from tests.readers.made import make_docx, make_pdf

_SAID = "The minister said that the treaty is in force."
_PDF = make_pdf([[_SAID]], title="Treaty")
_FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
_SHOWN = b"BT /F1 11 Tf 72 700 Td (%s) Tj ET\n" % _SAID.encode()
_PAGE = (
    b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 3 0 R >> "
    b"/XObject << /A 6 0 R >> >> >>"
)


def _stream(content: bytes, more: bytes = b"") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), more, content)


def _packed(content: bytes) -> bytes:
    return _stream(zlib.compress(content, 1), b"/Filter /FlateDecode")


def _pdf(content: bytes, *more: bytes, count: int = 1, kids: bytes = b"5 0 R", page: bytes = _PAGE) -> bytes:
    """A PDF of one page: 3 is the font, 4 the content, 5 the page, 6 and so on are further objects."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Count %d /Kids [%s] >>" % (count, kids)]
    data = b"%PDF-1.4\n"
    for number, body in enumerate([*objects, _FONT, content, page, *more], start=1):
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    return data + b"trailer << /Root 1 0 R >>\n%%EOF\n"


def _form(content: bytes, calls: int) -> bytes:
    """A piece of a page that may show another piece."""
    return _stream(
        content,
        b"/Type /XObject /Subtype /Form /BBox [0 0 999 999] /Resources << /Font << /F1 3 0 R >> "
        b"/XObject << /A %d 0 R >> >>" % calls,
    )


def _pieces(width: int) -> bytes:
    """Nine pieces, each of which shows the next one several times."""
    pieces = [_form(b"/A Do " * width, 7 + number) for number in range(9)]
    return _pdf(_stream(b"/A Do"), *pieces, _form(_SHOWN, 6))


_PDFS = {
    **{
        f"paper-cut-at-{share}.pdf": Bad(_PDF[: len(_PDF) * share // 100], "DocumentError") for share in (2, 10, 25, 40)
    },
    **named(
        "paper",
        ".pdf",
        "DocumentError",
        {
            "locked": make_pdf([[_SAID]], encrypted=True),
            "header-alone": b"%PDF-1.7\n",
            "nothing": b"%PDF-1.7\nthat is all",
            "no-end": _PDF[:-40],
            "deep-lists": _pdf(_stream(_SHOWN), b"[" * 300_000),
            "no-root": _PDF.replace(b"/Root", b"/Toor"),
            "root-is-font": _PDF.replace(b"/Root 1 0 R", b"/Root 3 0 R"),
            "pages-loop": _pdf(_stream(_SHOWN), count=3, kids=b"2 0 R 2 0 R 2 0 R"),
            "unknown-lock": _PDF.replace(b"/Info 4 0 R", b"/Encrypt << /Filter /Nobody /V 9 >>"),
            "endless-pieces": _pdf(_stream(b"/A Do"), _form(b"/A Do /A Do", 6)),
            "pieces": _pieces(30),
            "packed-text": lambda: _pdf(_packed(_SHOWN * 2_000_000)),
            "packed-nothing": lambda: _pdf(_packed(b"\n" * 600_000_000)),
        },
    ),
    **named(
        "paper",
        ".pdf",
        "NoTextInDocument",
        {
            "scan": make_pdf([[], []]),
            "no-content": _pdf(b"<< >>"),
            "content-loop": _pdf(b"4 0 R"),
            "number-for-content": _pdf(b"17"),
            "no-operators": _pdf(_stream(b"( " * 9_999)),
            "same-line-on-500-pages": make_pdf([[_SAID]] * 500),
        },
    ),
    **named(
        "paper",
        ".pdf",
        "",
        {
            "two-billion-pages": _pdf(_stream(_SHOWN), count=2_000_000_000),
            "no-pages-said": _pdf(_stream(_SHOWN), count=0),
            "bad-filter": _pdf(_stream(_SHOWN, b"/Filter /Nobody")),
            "broken-filter": _pdf(_stream(b"x\x9c" + _SHOWN, b"/Filter /FlateDecode")),
            "wrong-length": _pdf(_stream(_SHOWN).replace(b"/Length ", b"/Length 9")),
            "junk-before": b"junk\n" * 9 + _PDF,
            "junk-after": _PDF + bytes(9_999),
            "no-box": _pdf(_stream(_SHOWN), page=_PAGE.replace(b"595 842", b"0 0")),
            "huge-box": _pdf(_stream(_SHOWN), page=_PAGE.replace(b"595 842", b"1e30 1e30")),
            "long-title": make_pdf([[_SAID]], title="T" * 99_999),
            "script": _PDF.replace(
                b"/Type /Catalog", b"/Type /Catalog /OpenAction << /S /JavaScript /JS (app.alert(1)) >>"
            ),
        },
    ),
}

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def _word(body: str, *, before: str = "", parts: dict[str, bytes] | None = None) -> bytes:
    """A Word file with this body, and with other parts in the place of its own."""
    xml = f'<?xml version="1.0"?>{before}<w:document xmlns:w="{_WORD}"><w:body>{body}</w:body></w:document>'
    changed = {"word/document.xml": xml.encode("utf-8", "surrogatepass"), **(parts or {})}
    written = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(make_docx(_SAID))) as old,
        zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, changed.pop(name, None) or old.read(name))
        for name, data in changed.items():
            new.writestr(name, data)
    return written.getvalue()


def _said(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def _zip(**parts: bytes) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name.replace("__", "/"), data)
    return written.getvalue()


_ENTITIES = (
    '<!DOCTYPE w [<!ENTITY a0 "lol">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12)) + "]>"
)
_WHOLE = make_docx(_SAID)
# Each entry says that it is encrypted.
_LOCKED = re.sub(rb"(PK\x01\x02.{4})\x00", lambda found: found[1] + b"\x01", _WHOLE, flags=re.DOTALL)
_WORDS = {
    **{
        f"word-cut-at-{share}.docx": Bad(_WHOLE[: len(_WHOLE) * share // 100], "DocumentError")
        for share in (1, 25, 50, 75, 99)
    },
    **named(
        "word",
        ".docx",
        "DocumentError",
        {
            "not-xml": _word("", parts={"word/document.xml": b"The minister said it."}),
            "no-parts": _zip(),
            "text": b"The minister said it.",
            "open-tag": _word("", parts={"word/document.xml": b"<w:document"}),
            "other-root": _word("", parts={"word/document.xml": b"<a/>"}),
            "wrong-prefix": _word("<x:p/>"),
            "no-types": _zip(word__document=b"<a/>"),
            "bad-types": _word(_said("a"), parts={"[Content_Types].xml": b"<"}),
            "no-relations": _word(_said("a"), parts={"_rels/.rels": b"<Relationships/>"}),
            "half-character": _word(_said("\ud800")),
            "relation-outside": _word(
                _said("a"),
                parts={
                    "_rels/.rels": b"<Relationships xmlns='http://schemas.openxmlformats.org/"
                    b"package/2006/relationships'><Relationship Id='r' Type='http://schemas.openxmlformats.org/"
                    b"officeDocument/2006/relationships/officeDocument' Target='../../etc/passwd'/></Relationships>"
                },
            ),
            "deep": _word("<w:sdt><w:sdtContent>" * 5_000 + _said("a")),
            "many-files": lambda: _zip(**{f"f{n}": b"" for n in range(20_000)}),
            "bomb-of-one-letter": lambda: _word(_said("a" * 210_000_000)),
            "bomb-of-paragraphs": lambda: _word(_said("a") * 3_000_000),
            "bomb-beside": lambda: _word(
                _said("a"), parts={f"word/media/{n}.png": bytes(60_000_000) for n in range(4)}
            ),
            "long-paragraph": lambda: _word(_said("a" * 20_000_000)),
            "bomb-of-entities": _word(_said("&a11;"), before=_ENTITIES),
            "encrypted": _LOCKED,
        },
    ),
    **named(
        "word",
        ".docx",
        "NoTextInDocument",
        {
            "no-words": make_docx("", " "),
            "no-body": _word("<w:sectPr/>"),
            "pictures": _word("<w:p><w:drawing/></w:p>"),
            "entity-outside": _word(_said("&a;"), before='<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]>'),
        },
    ),
    **named(
        "word",
        ".docx",
        "",
        {
            "deep-tables": _word("<w:tbl><w:tr><w:tc>" * 60 + _said(_SAID) + "</w:tc></w:tr></w:tbl>" * 60),
            "many-styles": _word(_said(_SAID), parts={"word/styles.xml": b"<w:styles xmlns:w='%s'/>" % _WORD.encode()}),
            "outer-picture": _word(_said(_SAID) + "<w:p><w:r><w:pict r='http://127.0.0.1:9/a.png'/></w:r></w:p>"),
            "names-that-climb": _word(_said(_SAID), parts={"../../../tmp/climbed.txt": b"out"}),
        },
    ),
}

_CONTENTS = {
    "png": b"\x89PNG\r\n\x1a\n" + bytes(64),
    "jpg": b"\xff\xd8\xff\xe0" + bytes(64),
    "gif": b"GIF89a" + bytes(64),
    "tiff": b"II*\0" + bytes(64),
    "old-word": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(64),
    "rtf": b"{\\rtf1 They signed.}",
    "gzip": b"\x1f\x8b\x08" + bytes(64),
    "7z": b"7z\xbc\xaf\x27\x1c" + bytes(64),
}
_WRONG = {
    f"wrong-{what}{ending}": Bad(content, "UnsupportedFormat")
    for (what, content), ending in product(_CONTENTS.items(), [".txt", ".md", ".html", ".pdf", ".docx"])
} | {
    **named(
        "wrong-sheet", ".txt", "UnsupportedFormat", {"zip": _zip(xl__workbook=b"<workbook/>"), "nothing": _zip(a=b"")}
    ),
    "wrong-text.docx": Bad(_SAID.encode(), "DocumentError"),
    **{
        f"wrong-{what}-as{ending}": Bad(content)
        for what, content, ending in (
            ("text", _SAID.encode(), ".pdf"),
            ("pdf", _PDF, ".txt"),
            ("pdf", _PDF, ".html"),
            ("pdf", _PDF, ".docx"),
            ("word", _WHOLE, ".txt"),
            ("word", _WHOLE, ".pdf"),
            ("page", b"<html><p>They signed the treaty.", ".md"),
            ("page", b"<html><p>They signed the treaty.", ".pdf"),
            ("page", b"<html><p>They signed the treaty.", ".docx"),
        )
    },
}

PAPERS = {**_PDFS, **_WORDS, **_WRONG}
