"""What a file hides from its readers is not read."""

from __future__ import annotations

import io

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from summarizer.readers import read_bytes

SHOWN = (
    "Chile and Peru signed the Lima Treaty on Shared Waters in Arica on March 4, the news agency Andina said.",
    "The treaty will enter into force when both sides have exchanged the instruments of ratification.",
)


@pytest.mark.parametrize(
    "hidden",
    [
        "<p hidden>{}</p>",
        "<p aria-hidden='true'>{}</p>",
        "<p style='display: none'>{}</p>",
        "<p style='color: red; VISIBILITY:hidden;'>{}</p>",
        "<div style='opacity:0'><p>{}</p></div>",
        "<p>They left. <span style='font-size:0px !important'>{}</span></p>",
        "<template><p>{}</p></template>",
        "<!-- {} -->",
        "<script>document.write('{}')</script>",
    ],
)
def test_what_a_page_does_not_show_is_not_read(hidden):
    shown = "</p><p style='opacity:0.9; font-size: 0.9em'>".join(SHOWN)
    page = f"<!doctype html><body style='opacity:0'><article><p>{shown}</p>{hidden}</article></body>"
    text = read_bytes(page.format("Brazil withdrew from the treaty.").encode(), name="a.html").text
    assert "Brazil" not in text
    assert all(sentence in text for sentence in SHOWN)


@pytest.mark.parametrize(
    "hidden", ["Chile signed.<!-- Brazil left. -->", "<!-- Brazil\n\nleft. -->", "[//]: # (Brazil)"]
)
def test_comments_in_markdown_are_not_read(hidden):
    assert "Brazil" not in read_bytes(f"They met.\n\n{hidden}\n\nThey left.".encode(), name="a.md").text


@pytest.mark.parametrize(("value", "seen"), [("", False), ("w:val='true'", False), ("w:val='0'", True)])
def test_hidden_text_of_a_word_file_is_not_read(value, seen):
    document = docx.Document()
    paragraph = document.add_paragraph("They met.")
    run = paragraph.add_run(" Brazil left.")
    run._r.get_or_add_rPr().append(parse_xml(f"<w:vanish {nsdecls('w')} {value}/>"))
    file = io.BytesIO()
    document.save(file)
    assert ("Brazil" in read_bytes(file.getvalue(), name="a.docx").text) is seen
