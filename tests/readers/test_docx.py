"""Word files: what stands in the body."""

from __future__ import annotations

import docx
import pytest

from summarizer.errors import DocumentError, NoTextInDocument
from summarizer.readers import read_bytes
from tests.readers.made import make_docx, saved


def test_paragraphs_and_cells_in_document_order():
    document = docx.Document()
    document.core_properties.title = "Core title"
    document.add_heading("Treaty", 1)
    paragraph = document.add_paragraph("The ")
    paragraph.add_run("Parties").bold = True
    paragraph.add_run("\tagree.")
    table = document.add_table(2, 2)
    for index, cell in enumerate(cell for row in table.rows for cell in row.cells):
        cell.text = f"cell {index}"
    table.cell(0, 0).merge(table.cell(0, 1))
    document.add_paragraph("The end.")
    document.sections[0].footer.paragraphs[0].text = "page footer"
    read_back = read_bytes(saved(document), name="a.docx")
    assert read_back.text.split("\n\n") == [
        "Treaty",
        "The Parties\tagree.",
        "cell 0",
        "cell 1",
        "cell 2",
        "cell 3",
        "The end.",
    ]
    assert (read_back.title, read_back.published) == ("Core title", None)


def test_tracked_changes_count_as_accepted_and_content_controls_are_read():
    document = docx.Document()
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    for xml in (
        (
            f"<w:p {space}><w:r><w:t>They </w:t></w:r><w:del><w:r><w:delText>may</w:delText></w:r></w:del>"
            "<w:ins><w:r><w:t>shall</w:t></w:r></w:ins><w:r><w:t> meet.</w:t></w:r></w:p>"
        ),
        f"<w:sdt {space}><w:sdtContent><w:p><w:r><w:t>In a control.</w:t></w:r></w:p></w:sdtContent></w:sdt>",
    ):
        document.element.body.insert_element_before(docx.oxml.parse_xml(xml), "w:sectPr")
    assert read_bytes(saved(document), name="a.docx").text == "They shall meet.\n\nIn a control."


def test_no_text():
    with pytest.raises(NoTextInDocument, match="holds no text"):
        read_bytes(make_docx("", " "), name="a.docx")


@pytest.mark.parametrize("data", [b"PK\x03\x04 broken", make_docx("They signed it.")[:-40]])
def test_damage(data):
    with pytest.raises(DocumentError, match=r"cannot be read.*word processor"):
        read_bytes(data, name="a.docx")


def test_another_format_under_this_name():
    with pytest.raises(DocumentError, match="not a Word file, in spite of its name"):
        read_bytes(b"They signed it.", name="a.docx")


def test_a_package_that_unpacks_to_too_much(monkeypatch):
    monkeypatch.setattr("summarizer.readers.docx._MOST_UNPACKED", 1_000)
    with pytest.raises(DocumentError, match="unpacks to"):
        read_bytes(make_docx("They signed it."), name="a.docx")
