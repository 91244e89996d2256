"""A DOCX file as its readers see it: opened by python-docx, and as XML."""

from __future__ import annotations

import io
import zipfile
from functools import cached_property

import docx as python_docx
from docx.opc.constants import RELATIONSHIP_TYPE
from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"


def text_of(element):
    """The words of an element, with the numbers that refer to notes left out."""
    return "".join(
        node.text or ""
        for node in element.iter(f"{W}t")
        if not any(above.tag == f"{W}fldSimple" for above in node.iterancestors())
        and not any(style.get(f"{W}val") == "EndnoteReference" for style in node.getparent().iter(f"{W}rStyle"))
    )


class Opened:
    """One file."""

    def __init__(self, data):
        self.data = data
        self.package = zipfile.ZipFile(io.BytesIO(data))
        self.document = python_docx.Document(io.BytesIO(data))
        self.body = self.document.element.body

    @cached_property
    def parts(self):
        """The root of each part, by its name."""
        return {
            name: etree.fromstring(self.package.read(name))
            for name in self.package.namelist()
            if name.endswith((".xml", ".rels"))
        }

    @property
    def headings(self):
        return [
            (paragraph.style.name, text_of(paragraph._p))
            for paragraph in self.document.paragraphs
            if paragraph.style.name.startswith(("Heading", "Title"))
        ]

    @cached_property
    def notes(self):
        """What each note says, by its number."""
        part = self.document.part.part_related_by(RELATIONSHIP_TYPE.ENDNOTES)
        found = [note for note in etree.fromstring(part.blob) if note.get(f"{W}type") is None]
        return {int(note.get(f"{W}id")): text_of(note) for note in found}

    @property
    def first_citations(self):
        return [int(mark.get(f"{W}id")) for mark in self.body.iter(f"{W}endnoteReference")]

    @property
    def fields(self):
        """Every field of the file: what it tells a program to do."""
        return [field.get(f"{W}instr").strip() for root in self.parts.values() for field in root.iter(f"{W}fldSimple")]

    def section(self, title):
        """The words below a heading, a line a paragraph or a row."""
        lines, inside = [], False
        for block in self.body:
            style = block.find(f"{W}pPr/{W}pStyle")
            if style is not None and style.get(f"{W}val").startswith("Heading"):
                inside = text_of(block) == title
            elif inside and block.tag == f"{W}tbl":
                lines += [
                    " | ".join("; ".join(map(text_of, cell.iter(f"{W}p"))) for cell in row.iter(f"{W}tc"))
                    for row in block.iter(f"{W}tr")
                ]
            elif inside:
                lines.append(text_of(block))
        return lines
