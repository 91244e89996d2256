"""Files of every format, good and bad, and what a user is told about the bad ones."""

from __future__ import annotations

import importlib
import io
import sys
import zipfile
from contextlib import suppress
from datetime import date

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from summarizer.document import Document
from summarizer.errors import (
    BinaryDocument,
    DocumentError,
    DocumentNotFound,
    EmptyDocument,
    EncodingError,
    MissingExtra,
    NoTextInDocument,
    SummarizerError,
    UnsupportedFormat,
)
from summarizer.readers import MAX_BYTES, read, read_bytes
from summarizer.readers.pdf import join_lines


def make_pdf(pages: list[list[str]], *, title: str = "", encrypted: bool = False) -> bytes:
    """A small PDF, one text line a line, in Helvetica."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    objects.append(b"<< /Title (%s) >>" % title.encode())
    kids = []
    for lines in pages:
        shown = b"".join(b"(%s) Tj T*\n" % line.encode("latin-1") for line in lines)
        content = b"BT /F1 11 Tf 14 TL 72 770 Td\n" + shown + b"ET"
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(kids))
    trailer = b"/Root 1 0 R /Info 4 0 R"
    if encrypted:  # with keys that no password fits
        key = b"ab" * 32
        objects.append(b"<< /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >>" % (key, key))
        trailer += b" /Encrypt %d 0 R /ID [<00> <00>]" % len(objects)
    data = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    end = b"trailer << /Size %d %s >>\nstartxref\n%d\n%%%%EOF\n" % (size, trailer, len(data))
    return data + b"xref\n0 %d\n0000000000 65535 f \n" % size + table + end


def make_docx(*paragraphs: str, title: str = "") -> bytes:
    document = docx.Document()
    document.core_properties.title = title
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    return saved(document)


def saved(document) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def page(body: str, head: str = "") -> bytes:
    return f"<!doctype html><html><head>{head}</head><body>{body}</body></html>".encode()


ARTICLE = (
    "<article><h1>Rivals sign a treaty</h1><p>The leaders <b>signed</b> the <a href='/t'>treaty</a> on "
    "<time datetime='2001-02-03'>Monday</time>, and both said that they would ask their parliaments to approve it.</p>"
    "<p>It names five fields:</p><ul><li>space;</li><li>trade.</li></ul></article>"
)


class TestAnyFile:
    def test_the_stem_is_the_id(self, tmp_path):
        path = tmp_path / "seed 004.v2.txt"
        path.write_text("They signed it.\n", encoding="utf-8")
        assert read(path) == read(str(path)) == Document(id="seed 004.v2", text="They signed it.")

    def test_standard_input(self, monkeypatch):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("They signed “it”.".encode())))
        document = read("-", published=date(2024, 11, 12))
        assert (document.id, document.text, document.published) == ("stdin", "They signed “it”.", date(2024, 11, 12))

    def test_standard_input_may_be_any_format(self, monkeypatch):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(make_docx("They signed it."))))
        assert read("-").text == "They signed it."

    def test_no_such_file(self, tmp_path):
        with pytest.raises(DocumentNotFound, match=r"no file .*missing\.txt"):
            read(tmp_path / "missing.txt")

    def test_no_path(self):
        with pytest.raises(DocumentNotFound, match="empty"):
            read("")

    def test_a_folder(self, tmp_path):
        with pytest.raises(DocumentError, match=r"is a folder. .*\*\.txt"):
            read(tmp_path)

    @pytest.mark.parametrize("path", ["a" * 5_000, "a\0b"])
    def test_a_path_that_no_system_takes(self, path):
        with pytest.raises(DocumentError, match="cannot be opened"):
            read(path)

    def test_a_file_without_permission(self, tmp_path, monkeypatch):
        def refuse(*args, **kwargs):
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr("pathlib.Path.open", refuse)
        with pytest.raises(DocumentError, match="may not be read"):
            read(tmp_path / "locked.txt")

    def test_a_file_that_is_too_large(self):
        with pytest.raises(DocumentError, match="larger than 50 MB"):
            read_bytes(b"a" * (MAX_BYTES + 1), name="large.txt")

    @pytest.mark.parametrize("suffix", ["", ".txt", ".md", ".html", ".pdf", ".docx"])
    @pytest.mark.parametrize("data", [b"", b" \n\t "])
    def test_an_empty_file(self, data, suffix):
        with pytest.raises(EmptyDocument, match="white space"):
            read_bytes(data, name=f"empty{suffix}")

    @pytest.mark.parametrize("data", ["\ufeff\u200b\n".encode(), " \n".encode("utf-16")])
    def test_an_empty_text(self, data):
        with pytest.raises(EmptyDocument, match="white space"):
            read_bytes(data, name="empty.txt")

    def test_the_date_of_the_caller_goes_first(self):
        data = b"---\npublished: 2024-11-13\n---\nThey signed it."
        assert read_bytes(data, name="a.md").published == date(2024, 11, 13)
        assert read_bytes(data, name="a.md", published=date(2024, 11, 12)).published == date(2024, 11, 12)

    @pytest.mark.parametrize(
        ("data", "name", "text"),
        [
            (b"They signed it.", "note", "They signed it."),
            (b"They signed *it*.", "note.rst", "They signed *it*."),
            (b"They signed it.", "note.pdf", "They signed it."),
            (page("<p>They signed it.</p>"), "saved.pdf", "They signed it."),
            (page("<p>They signed it.</p>"), "saved.txt", "They signed it."),
            (make_pdf([["They signed it."]]), "download", "They signed it."),
            (make_pdf([["They signed it."]]), "download.txt", "They signed it."),
            (make_docx("They signed it."), "download", "They signed it."),
            (make_docx("They signed it."), "download.zip", "They signed it."),
        ],
    )
    def test_the_content_goes_before_the_name(self, data, name, text):
        assert read_bytes(data, name=name).text == text

    @pytest.mark.parametrize(
        ("data", "name", "what"),
        [
            (b"a,b", "table.xlsx", "spreadsheet"),
            (b"x", "old.DOC", "old Word file"),
            (b"\x89PNG\r\n\x1a\n", "scan", "picture.*OCR"),
            (b"\xff\xd8\xff\xe0", "scan.pdf", "picture.*OCR"),
            (b"{\\rtf1 They signed it.}", "note.txt", "rich text"),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "locked.docx", "password-protected"),
        ],
    )
    def test_unsupported_formats(self, data, name, what):
        with pytest.raises(UnsupportedFormat, match=what):
            read_bytes(data, name=name)

    @pytest.mark.parametrize(
        ("name", "what"), [("book.xlsx", "spreadsheet"), ("all.zip", "archive.*Unpack"), ("x", "archive")]
    )
    def test_other_packages(self, name, what):
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as package:
            package.writestr("xl/workbook.xml", "<workbook/>")
        with pytest.raises(UnsupportedFormat, match=what):
            read_bytes(buffer.getvalue(), name=name)

    @pytest.mark.parametrize(
        ("module", "data", "name"),
        [
            ("trafilatura", page(ARTICLE), "a.html"),
            ("pypdfium2", make_pdf([["They signed it."]]), "a.pdf"),
            ("docx", make_docx("They signed it."), "a.docx"),
        ],
    )
    def test_a_library_that_is_not_installed(self, module, data, name, monkeypatch):
        def without(wanted, *args, real=importlib.import_module):
            if wanted == module:
                raise ModuleNotFoundError(wanted)
            return real(wanted, *args)

        monkeypatch.setattr(importlib, "import_module", without)
        with pytest.raises(MissingExtra, match=rf"{name} needs the package {module}.*treaty-summarizer\[files\]"):
            read_bytes(data, name=name)

    @given(data=st.binary(max_size=300), suffix=st.sampled_from(["", ".txt", ".md", ".html", ".pdf", ".docx", ".odd"]))
    def test_no_bytes_cause_another_error(self, data, suffix):
        _read_or_refuse(data, suffix)

    @given(data=st.data())
    @settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
    def test_no_damage_causes_another_error(self, data):
        whole, suffix = data.draw(
            st.sampled_from(
                [
                    (make_pdf([["They signed it."]], title="Signed"), ".pdf"),
                    (make_docx("They signed it."), ".docx"),
                    (
                        page(ARTICLE, "<meta charset='latin-1'><script type='application/ld+json'>[{}]</script>"),
                        ".html",
                    ),
                    (b"---\ntitle: Signed\npublished: 2024-11-12\n---\n# They\n\n1. *signed* it.", ".md"),
                ]
            )
        )
        start, length = data.draw(st.integers(0, len(whole))), data.draw(st.integers(0, 30))
        _read_or_refuse(whole[:start] + data.draw(st.binary(max_size=20)) + whole[start + length :], suffix)


def _read_or_refuse(data: bytes, suffix: str) -> None:
    """Only an error of the package's own is a refusal; any other ends the test."""
    with suppress(SummarizerError):
        assert read_bytes(data, name=f"x{suffix}").sentences


class TestEncodings:
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
    def test_unicode(self, encoding):
        assert read_bytes("“Erdoğan” – 平和".encode(encoding), name="a.txt").text == "“Erdoğan” – 平和"

    def test_another_encoding_is_not_guessed(self):
        with pytest.raises(EncodingError, match=r"0x93 at offset 5 does not fit.*iconv -f WINDOWS-1252"):
            read_bytes("Kim: “yes”".encode("cp1252"), name="a.txt")

    def test_half_a_character_of_utf_16(self):
        with pytest.raises(EncodingError, match=r"not valid UTF-16.*cut off"):
            read_bytes(b"\xff\xfea\x00b", name="a.txt")

    @pytest.mark.parametrize(
        "data",
        [
            b"\x7fELF\x02\x01\x01\x00\x00",
            bytes(range(1, 256)) * 4,
            "signed".encode("utf-16-le"),
            b"\xff\xfea\x00\x00\x00",
        ],
    )
    def test_no_text(self, data):
        with pytest.raises(BinaryDocument, match=r"not a text.*UTF-16"):
            read_bytes(data, name="a.txt")

    def test_a_page_that_declares_its_encoding(self):
        data = "<html><head><meta charset='iso-8859-1'></head><body><p>Kim said “yes”.</p></body></html>".encode(
            "cp1252"
        )
        assert read_bytes(data, name="a.html").text == "Kim said “yes”."

    @pytest.mark.parametrize("charset", ["unknown-1", "rot13", "idna", "utf-7"])
    def test_a_page_that_declares_nonsense(self, charset):
        with pytest.raises(EncodingError, match="not valid UTF-8"):
            read_bytes(f"<html><meta charset={charset}><p>".encode() + b"\x93yes\x94</p>", name="a.html")


class TestMarkdown:
    def test_text_as_a_reader_sees_it(self):
        source = (
            "# The *treaty*\n\nThe **Parties** [agreed](https://example.org)\non `it` &amp; ![map](m.png)signed<br>it."
            "\n\n1. one;\n2. two:\n   - part.\n\n> “Quoted.”\n\n| Party | Date |\n|---|---|\n| Syldavia | June 19 |\n\n"
            "<div>A <b>block</b>\n<script>f('x')</script></div>\n\n<!-- no -->\n\n```\ncode\n```\n\n---\n\nThe\u00a0end"
        )
        document = read_bytes(source.encode(), name="a.md")
        assert document.text == (
            "The treaty\n\nThe Parties agreed on it & signed\nit.\n\n1. one;\n2. two:\n- part.\n\n“Quoted.”\n\n"
            "Party | Date\nSyldavia | June 19\n\nA block\n\ncode\n\nThe\u00a0end"
        )
        assert document.title == "The treaty"

    def test_numbers_of_clauses_are_kept(self):
        source = b"4. The Parties consult.\n7. They meet.\n\n5) They share.\n\n   They always do.\n\n6) They stop."
        assert read_bytes(source, name="a.markdown").text == (
            "4. The Parties consult.\n7. They meet.\n\n5) They share.\n\nThey always do.\n\n6) They stop."
        )

    def test_front_matter(self):
        source = (
            "\ufeff---\r\ntitle: 'Pact: the text'\r\npublished: 2024-11-12T08:00:00Z\r\npublisher: The Daily Herald\r\n"
            "url: https://example.org/a?b=1#c\r\ntags: [a, b]\r\nauthor:\r\n---\r\nThey signed it.\r\n"
        )
        assert read_bytes(source.encode(), name="a.md") == Document(
            id="a", text="They signed it.", title="Pact: the text", published=date(2024, 11, 12),
            publisher="The Daily Herald", url="https://example.org/a?b=1#c",
        )  # fmt: skip

    @pytest.mark.parametrize("front", ["title:\n", "", "title: 1984\n", "# a comment\n"])
    def test_front_matter_of_little_content(self, front):
        document = read_bytes(f"---\n{front}---\nThey signed it.".encode(), name="a.md")
        assert (document.title, document.text) == ("1984" if "1984" in front else None, "They signed it.")

    @pytest.mark.parametrize(
        ("front", "message"),
        [
            ("title: x\npublished: 12 November", "line 3: published is '12 November', which is not a date YYYY-MM-DD"),
            ("published: 2024-11-31", "line 2: published is '2024-11-31'"),
            ("published: 20241112", "line 2: published is '20241112'"),
            ("published: true", "line 2: published is 'true'"),
            ("title: x\n\npublisher: [a, b]", "line 4: publisher must be one value"),
            ("url:\n  a: b", "line 3: url must be one value"),
            ("title: Pact: the text", "line 2: it is not valid YAML"),
            ("title: x\n bad: [", "line 3: it is not valid YAML"),
            ("a: " + "[" * 5_000, "it is not valid YAML"),
        ],
    )
    def test_bad_front_matter_names_the_line(self, front, message):
        with pytest.raises(DocumentError) as caught:
            read_bytes(f"---\n{front}\n---\nThey signed it.".encode(), name="bad.md")
        assert "front matter of bad.md" in str(caught.value)
        assert message in str(caught.value)

    @pytest.mark.parametrize(
        "source", ["---\n\nThey signed it.", "---\nThey signed it.\n---\n", "***\nThey signed it."]
    )
    def test_a_rule_is_no_front_matter(self, source):
        assert read_bytes(source.encode(), name="a.md").text == "They signed it."

    def test_nothing_but_a_picture(self):
        with pytest.raises(NoTextInDocument, match=r"a\.md holds no text"):
            read_bytes(b"![a map](map.png)", name="a.md")


class TestHtml:
    def test_article_and_metadata(self):
        head = (
            "<title>Rivals sign a treaty | Herald</title><meta property='og:site_name' content='The Herald'>"
            "<link rel='canonical' href='https://herald.example/treaty'>"
            "<meta property='article:published_time' content='2024-11-12T23:30:00-05:00'>"
        )
        body = f"<nav><a href='/'>Home</a></nav><script>write('x')</script>{ARTICLE}<footer>© 2024 Herald</footer>"
        document = read_bytes(page(body, head), name="a.html")
        assert document == Document(
            id="a",
            text=(
                "Rivals sign a treaty\n\nThe leaders signed the treaty on Monday, and both said that they would ask "
                "their parliaments to approve it.\n\nIt names five fields:\n- space;\n- trade."
            ),
            title="Rivals sign a treaty",
            publisher="The Herald",
            published=date(2024, 11, 12),
            url="https://herald.example/treaty",
        )
        assert document.sentences[0].role == "title"

    def test_a_long_article(self):
        paragraphs = [
            f"Sentence number {number} says that the treaty is in <i>force</i> in the capital." for number in range(40)
        ]
        document = read_bytes(
            page("<article>" + "".join(f"<p>{p}</p>" for p in paragraphs) + "</article>"), name="a.html"
        )
        assert [s.text for s in document.sentences] == [p.replace("<i>", "").replace("</i>", "") for p in paragraphs]

    @pytest.mark.parametrize(
        ("head", "published"),
        [
            ("<meta name='DC.date.issued' content='2024-11-12'>", date(2024, 11, 12)),
            ("<meta itemprop='datePublished' content='2024-11-12 10:00'>", date(2024, 11, 12)),
            (
                '<script type=\'application/ld+json\'>{"@graph": [{"datePublished": "2024-11-12"}]}</script>',
                date(2024, 11, 12),
            ),
            ("<script type='application/ld+json'>{broken</script>", None),
            ("<script type='application/ld+json'>" + "[" * 5_000 + "</script>", None),
            ("<meta name='date' content='Tuesday'><meta name='date' content='2024-11-12'>", date(2024, 11, 12)),
            ("<meta name='date' content='2024-02-31'>", None),
            ("<meta name='date' content='Tuesday'>", None),
            ("", None),
        ],
    )
    def test_only_a_declared_date_is_the_date_of_publication(self, head, published):
        body = ARTICLE + "<p>The pact of 12 May 2019 was updated on 2020-06-03.</p>"
        assert read_bytes(page(body, head), name="a.html").published == published

    @pytest.mark.parametrize(
        "body", ["", "<script>var treaty = 'They signed it.'</script>", "<!-- They signed it. -->"]
    )
    def test_no_article(self, body):
        with pytest.raises(NoTextInDocument, match="No article was found"):
            read_bytes(page(body, "<title>Treaty</title>"), name="a.html")

    @pytest.mark.parametrize("control", ["&#27;", "&#0;", "&#8", "&#11;", "&#031;", "&#x1b;", "&#X0F;", "&#x00c"])
    def test_a_reference_to_a_control_character_costs_nothing_else(self, control):
        data = page(f"<article><p>They signed it{control}. It binds them.</p></article>", f"<title>A{control}</title>")
        assert read_bytes(data, name="a.html").text == "A\n\nThey signed it. It binds them."

    def test_other_references_are_characters(self):
        data = page("<article><p>They signed&#32;&#x201c;it&#8221; &#38; left&#13;.</p></article>")
        assert read_bytes(data, name="a.html").text == "They signed “it” & left ."

    def test_an_xml_declaration(self):
        data = b'<?xml version="1.0" encoding="utf-8"?>\n' + page("<p>They signed it.</p>")
        assert read_bytes(data, name="a.xhtml").text == "They signed it."


class TestPdf:
    def test_lines_pages_and_words_are_put_together(self):
        first = [
            "Treaty Series",
            "Treaty of Friendship",
            "Article 1",
            "The Parties shall consult each other at any time and reach an agree-",
            "ment on every question of non-",
            "proliferation that touches the interests of both",
            "1",
        ]
        second = ["Treaty Series", "Parties to this Treaty.", "Article 2", "They shall meet.", "2"]
        third = ["Treaty Series", "Done in two originals in 2024.", "3"]
        document = read_bytes(make_pdf([first, second, third], title="Treaty of Friendship"), name="a.pdf")
        assert [s.text for s in document.sentences] == [
            "Treaty of Friendship",
            (
                "Article 1\nThe Parties shall consult each other at any time and reach an agreement on every question "
                "of non-proliferation that touches the interests of both Parties to this Treaty."
            ),
            "Article 2\nThey shall meet.",
            "Done in two originals in 2024.",
        ]
        assert document.title == "Treaty of Friendship"
        assert document.sentences[0].role == "title"

    @pytest.mark.parametrize(
        ("lines", "text"),
        [
            (["the peace-", "keeping force, a peace-keeping one"], "the peace-keeping force, a peace-keeping one"),
            (["the so-", "called pact"], "the so-called pact"),
            (["between North Korea-", "Russia"], "between North Korea-Russia"),
            (["from 2020-", "25 on"], "from 2020-25 on"),
            (["a treaty -", "an old one"], "a treaty - an old one"),
            (["They agreed on:", "- space;", "- trade."], "They agreed on:\n- space;\n- trade."),
            (["One paragraph.", "", "", "Another."], "One paragraph.\n\nAnother."),
            ([], ""),
        ],
    )
    def test_join_lines(self, lines, text):
        assert join_lines(lines) == text

    @given(st.lists(st.text(alphabet="aB1 .-;\ufffe", max_size=12), max_size=12))
    def test_joining_loses_nothing_but_white_space_and_hyphens(self, lines):
        def bare(text):
            return "".join(c for c in text if not c.isspace() and c not in "-\ufffe")

        assert bare(join_lines(lines)) == bare("".join(lines))

    @pytest.mark.parametrize("title", ["Microsoft Word - draft3.doc", "untitled", "treaty_final.pdf", ""])
    def test_titles_that_only_name_a_file(self, title):
        assert read_bytes(make_pdf([["They signed it."]], title=title), name="a.pdf").title is None

    def test_pictures_of_pages(self):
        with pytest.raises(NoTextInDocument, match=r"only pictures.*OCR"):
            read_bytes(make_pdf([[], []]), name="a.pdf")

    def test_a_password(self):
        with pytest.raises(DocumentError, match="locked by a password"):
            read_bytes(make_pdf([["They signed it."]], encrypted=True), name="a.pdf")

    def test_damage(self):
        with pytest.raises(DocumentError, match=r"cannot be read: .*[^.]\. The file may be damaged"):
            read_bytes(b"%PDF-1.7\nnothing", name="a.pdf")


class TestDocx:
    def test_paragraphs_and_cells_in_document_order(self):
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

    def test_tracked_changes_count_as_accepted_and_content_controls_are_read(self):
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

    def test_no_text(self):
        with pytest.raises(NoTextInDocument, match="holds no text"):
            read_bytes(make_docx("", " "), name="a.docx")

    @pytest.mark.parametrize("data", [b"PK\x03\x04 broken", make_docx("They signed it.")[:-40]])
    def test_damage(self, data):
        with pytest.raises(DocumentError, match=r"cannot be read.*word processor"):
            read_bytes(data, name="a.docx")

    def test_another_format_under_this_name(self):
        with pytest.raises(DocumentError, match="not a Word file, in spite of its name"):
            read_bytes(b"They signed it.", name="a.docx")

    def test_a_package_that_unpacks_to_too_much(self, monkeypatch):
        monkeypatch.setattr("summarizer.readers.docx._MOST_UNPACKED", 1_000)
        with pytest.raises(DocumentError, match="unpacks to"):
            read_bytes(make_docx("They signed it."), name="a.docx")
