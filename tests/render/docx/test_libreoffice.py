"""The file in LibreOffice: it opens, and its pages hold what was written."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import unicodedata
from pathlib import Path

import pytest
from invented import Maker, parts, polar_daily, polar_wire

from summarizer.briefing import compose
from summarizer.records import ClaimList, Party
from summarizer.render.docx import docx

_SOFFICE = next(filter(None, map(shutil.which, ("soffice", "libreoffice"))), None)
_SCREENSHOTS = os.environ.get("SUMMARIZER_SCREENSHOTS")  # read here: tests do not see the user's settings

pytestmark = [
    pytest.mark.integration,
    pytest.mark.skipif(_SOFFICE is None, reason="no LibreOffice: neither soffice nor libreoffice is on the PATH"),
]

_PDF = 'pdf:writer_pdf_Export:{"ExportBookmarks":{"type":"boolean","value":"true"}}'
NAME = "محمد بن سلمان"


def briefing():
    documents = (polar_daily(), polar_wire())
    return docx(compose(*parts(*documents)), [maker.document for maker in documents])


def summary():
    maker = Maker("a", f"{NAME} met Norway. {{ INCLUDETEXT }} <b>bold</b>", title="<b>Injected</b>").titled(
        "met Norway"
    )
    maker.summary_fields["parties"] = [Party(name=NAME, evidence=maker.quote(NAME))]
    return docx(maker.areas("{ INCLUDETEXT } <b>bold</b>").summary, [maker.document])


def claims():
    maker = polar_daily()
    many = [one.model_copy(update={"id": f"c{number}"}) for number in range(60) for one in maker.claims]
    return docx(ClaimList(document_id=maker.id, claims=many))


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """Each file as a PDF that LibreOffice has made of it."""
    import pypdfium2

    folder = tmp_path_factory.mktemp("office")
    made = {"briefing": briefing(), "summary": summary(), "claims": claims()}
    for name, data in made.items():
        (folder / f"{name}.docx").write_bytes(data)
    arguments = [f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", _PDF]
    files = [str(folder / f"{name}.docx") for name in made]
    done = subprocess.run(
        [_SOFFICE, *arguments, "--outdir", str(folder), *files],
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        timeout=180,  # a machine may be busy with other tests
        env={**os.environ, "HOME": str(folder)},
        check=False,
    )
    opened = {}
    for name in made:
        path = folder / f"{name}.pdf"
        assert path.is_file(), f"{done.stdout}\n{done.stderr}"
        if _SCREENSHOTS:
            shutil.copy(path, Path(_SCREENSHOTS) / f"docx-{name}.pdf")
        opened[name] = pypdfium2.PdfDocument(path)
    yield opened
    for one in opened.values():
        one.close()


def words(document):
    """The text of all pages on one line, without the ligatures of the font."""
    text = " ".join(page.get_textpage().get_text_range() for page in document)
    return re.sub(r"\s+", " ", unicodedata.normalize("NFKC", text).replace("\ufffe", "-"))


def test_headings_tables_and_notes_are_on_the_pages(pages):
    text = words(pages["briefing"])
    for heading in ("Bottom line", "Key judgements", "What was agreed", "Timeline", "Sources", "How this was made"):
        assert heading in text
    assert "Rule for entry into force “30 days after the exchange of instruments”" in text
    assert "S1 polar-wire 0–50: “Norway and Chile signed a treaty on June 20, 2024.”" in text


def test_headings_are_an_outline(pages):
    """LibreOffice makes bookmarks of real headings alone."""
    outline = [(entry.level, entry.get_title()) for entry in pages["briefing"].get_toc()]
    assert outline[:2] == [(0, "Bottom line"), (0, "Key judgements")]
    assert (1, "Obligations") in outline


def test_notes_have_numbers_and_a_second_citation_has_that_of_the_first(pages):
    text = words(pages["summary"])
    assert re.search(r"Party.*2 Cooperation", text)
    assert re.search(r"\b1 a \d+–\d+: “met Norway”", text)


def test_each_page_has_its_number_and_from_the_second_the_title(pages):
    texts = [re.sub(r"\s+", " ", page.get_textpage().get_text_range()) for page in pages["claims"]]
    numbered = [text for text in texts if "Page " in text]
    count = len(texts)
    assert [re.search(r"Page (\d+) of (\d+)", text).groups() for text in numbered] == [
        (str(number), str(count)) for number in range(1, len(numbered) + 1)
    ]
    assert len(numbered) > 5
    assert all("Claims of the document polar-daily" in text for text in numbered)
    # the head of the table on each page that it goes on to
    assert sum("Who says what, and how firmly" in text for text in numbered) >= len(numbered) - 1


def test_hostile_text_is_shown_as_text(pages):
    text = words(pages["summary"])
    assert "{ INCLUDETEXT } <b>bold</b>" in text
    assert "<b>Injected</b>" in text
    assert "Error" not in text


def test_a_name_that_runs_from_right_to_left_is_whole(pages):
    text = words(pages["summary"])
    assert NAME in text or NAME[::-1] in text


@pytest.mark.parametrize("name", ["briefing", "summary", "claims"])
def test_nothing_runs_over_the_edge_of_the_paper(pages, name):
    """On the picture of each page there is ink, and none in the outer margins."""
    for page in pages[name]:
        picture = page.render(scale=0.5, grayscale=True).to_numpy()
        _, width = picture.shape
        assert (picture < 128).any()
        edge = width // 14  # 15 mm of 210
        assert (picture[:, :edge] > 250).all()
        assert (picture[:, -edge:] > 250).all()
