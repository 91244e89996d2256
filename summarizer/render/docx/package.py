"""A paper as a file: python-docx holds the package, the sheets beside the templates say how it looks."""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from summarizer.readers.parts import extra
from summarizer.render.docx.paper import Outside, Paper, outside
from summarizer.render.docx.text import shortened

if TYPE_CHECKING:
    from docx.document import Document as Package

__all__ = ["About", "needed", "package"]

_NAMESPACE = Markup("xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'")
_BODY = Markup("<w:body {}>{}</w:body>")
# A4; the first page has the title and so needs no header.
_SECTION = Markup(
    "<w:sectPr {} xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'>"
    "<w:endnotePr><w:pos w:val='docEnd'/><w:numFmt w:val='decimal'/></w:endnotePr>"
    "<w:pgSz w:w='11906' w:h='16838'/><w:pgMar w:top='1361' w:right='1304' w:bottom='1247' w:left='1304' "
    "w:header='680' w:footer='567' w:gutter='0'/><w:cols w:space='708'/><w:titlePg/></w:sectPr>"
)
_STORY = Markup("<w:hdr {}>{}</w:hdr>")
_PAGE = Markup(
    "<w:r><w:tab/><w:t xml:space='preserve'>Page </w:t></w:r><w:fldSimple w:instr=' PAGE '><w:r><w:t>1</w:t></w:r>"
    "</w:fldSimple><w:r><w:t xml:space='preserve'> of </w:t></w:r><w:fldSimple w:instr=' NUMPAGES '><w:r><w:t>1</w:t>"
    "</w:r></w:fldSimple>"
)
_ENDNOTES = Markup(
    "<w:endnotes {}>"
    "<w:endnote w:type='separator' w:id='-1'><w:p><w:r><w:separator/></w:r></w:p></w:endnote>"
    "<w:endnote w:type='continuationSeparator' w:id='0'><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:endnote>"
    "{}</w:endnotes>"
)
_ENDNOTE = Markup("<w:endnote w:id='{}'>{}</w:endnote>")
_NOTE_NUMBER = Markup("<w:r><w:endnoteRef/></w:r><w:r><w:tab/></w:r>")
_NOTE_INDENT = Markup("<w:r><w:tab/></w:r>")
_WORDPROCESSING = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HEADER = 95  # characters that stand on one line of the header
_PROPERTY = 250  # characters that a property may have
_EARLIEST = (1980, 1, 1, 0, 0, 0)  # date of each part, so that the same paper gives the same bytes


@dataclass(frozen=True, slots=True)
class About:
    """What a file says about itself.

    Attributes:
        title: in its properties, and in the header from the second page on.
        origin: how it came about, at the foot of each page.
        author: in its properties.
        made: in its properties; None if that is not known.
    """

    title: str
    origin: str
    author: str = "treaty-summarizer"
    made: datetime.date | None = None


def needed() -> Any:
    """The library that holds the package.

    Raises:
        MissingExtra: it is not installed.
    """
    return extra("docx", "Writing DOCX")


def package(paper: Paper, notes: Iterable[Sequence[Sequence[Outside]]], about: About) -> bytes:
    """A paper as the bytes of a DOCX file. The same paper gives the same bytes.

    Args:
        paper: its body.
        notes: the paragraphs of each note, in the order of their numbers.
        about: what the file says about itself.

    Raises:
        MissingExtra: python-docx is not installed.
    """
    document: Package = needed().Document()
    _undress(document)
    _fill(document.styles.element, _sheet("styles"))
    _fill(document.settings.element, _sheet("settings"))
    _fill(document.part.numbering_part.element, _sheet("numbering"))
    _fill(document.element.body, _BODY.format(_NAMESPACE, paper.body + _SECTION.format(_NAMESPACE)))
    _endnotes(document, notes)
    _margins(document, about)
    _describe(document, about)
    return _saved(document)


def _undress(document: Package) -> None:
    """Remove what the library's template brings along: a picture of another text, styles that nothing here uses."""
    from docx.opc.constants import RELATIONSHIP_TYPE as KIND

    kept = {KIND.OFFICE_DOCUMENT, KIND.CORE_PROPERTIES, KIND.STYLES, KIND.SETTINGS, KIND.NUMBERING, KIND.THEME}
    for rels in (document.part.package.rels, document.part.rels):
        for key in [key for key, rel in rels.items() if rel.reltype not in kept]:
            del rels[key]


def _sheet(name: str) -> str:
    return files("summarizer.render").joinpath("templates", "docx", f"{name}.xml").read_text(encoding="utf-8")


def _fill(element: Any, xml: str) -> None:
    """Put what an XML text holds in the place of what an element holds."""
    from docx.oxml import parse_xml

    del element[:]
    element.extend(list(parse_xml(xml)))


def _endnotes(document: Package, notes: Iterable[Sequence[Sequence[Outside]]]) -> None:
    from docx.opc.constants import RELATIONSHIP_TYPE as KIND
    from docx.opc.packuri import PackURI
    from docx.opc.part import XmlPart
    from docx.oxml import parse_xml

    written = Markup("").join(_ENDNOTE.format(number, _paragraphs(note)) for number, note in enumerate(notes, start=1))
    root: Any = parse_xml(_ENDNOTES.format(_NAMESPACE, written))
    name = PackURI("/word/endnotes.xml")
    part = XmlPart(name, f"{_WORDPROCESSING}.endnotes+xml", root, document.part.package)
    document.part.relate_to(part, KIND.ENDNOTES)


def _paragraphs(note: Sequence[Sequence[Outside]]) -> Markup:
    first, *rest = note
    return Markup("").join(
        (
            outside("EndnoteText", first, before=_NOTE_NUMBER),
            *(outside("EndnoteText", line, before=_NOTE_INDENT) for line in rest),
        )
    )


def _margins(document: Package, about: About) -> None:
    """The header from the second page on, and the foot of each page."""
    section = document.sections[0]
    foot = outside("Footer", [about.origin], after=_PAGE)
    stories = (
        (section.header, outside("Header", [shortened(about.title, _HEADER)])),
        (section.first_page_header, outside("Normal", [])),
        (section.footer, foot),
        (section.first_page_footer, foot),
    )
    for story, content in stories:
        story.is_linked_to_previous = False
        _fill(story.part.element, _STORY.format(_NAMESPACE, content))


def _describe(document: Package, about: About) -> None:
    from docx.opc.constants import RELATIONSHIP_TYPE as KIND

    core: Any = document.part.package.part_related_by(KIND.CORE_PROPERTIES)
    del core.element[:]  # of the template
    properties = document.core_properties
    properties.title = shortened(about.title, _PROPERTY)
    properties.author = shortened(about.author, _PROPERTY)
    properties.comments = shortened(about.origin, _PROPERTY)
    properties.language = "en-US"
    if about.made is not None:
        properties.created = properties.modified = datetime.datetime.combine(about.made, datetime.time())


def _saved(document: Package) -> bytes:
    loose, fixed = io.BytesIO(), io.BytesIO()
    document.save(loose)
    with zipfile.ZipFile(loose) as given, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as taken:
        for part in given.infolist():
            taken.writestr(zipfile.ZipInfo(part.filename, _EARLIEST), given.read(part), zipfile.ZIP_DEFLATED)
    return fixed.getvalue()
