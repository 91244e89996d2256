"""Any file: its name, its size, its kind, and what a user is told about what cannot be read."""

from __future__ import annotations

import importlib
import io
import sys
import zipfile
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from summarizer.document import Document
from summarizer.errors import (
    DocumentError,
    DocumentNotFound,
    EmptyDocument,
    MissingExtra,
    SummarizerError,
    UnsupportedFormat,
)
from summarizer.readers import MAX_BYTES, content_of, read, read_bytes
from tests.readers.made import ARTICLE, make_docx, make_pdf, page


def test_the_stem_is_the_id(tmp_path):
    path = tmp_path / "seed 004.v2.txt"
    path.write_text("They signed it.\n", encoding="utf-8")
    assert read(path) == read(str(path)) == Document(id="seed 004.v2", text="They signed it.")


def test_standard_input(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("They signed “it”.".encode())))
    document = read("-", published=date(2024, 11, 12))
    assert (document.id, document.text, document.published) == ("stdin", "They signed “it”.", date(2024, 11, 12))


def test_standard_input_may_be_any_format(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(make_docx("They signed it."))))
    assert read("-").text == "They signed it."


def test_no_such_file(tmp_path):
    with pytest.raises(DocumentNotFound, match=r"no file .*missing\.txt"):
        read(tmp_path / "missing.txt")


def test_no_path():
    with pytest.raises(DocumentNotFound, match="empty"):
        read("")


def test_a_folder(tmp_path):
    with pytest.raises(DocumentError, match=r"is a folder. .*\*\.txt"):
        read(tmp_path)


@pytest.mark.parametrize("path", ["a" * 5_000, "a\0b"])
def test_a_path_that_no_system_takes(path):
    with pytest.raises(DocumentError, match="cannot be opened"):
        read(path)


def test_a_file_without_permission(tmp_path, monkeypatch):
    def refuse(*args, **kwargs):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("os.open", refuse)
    with pytest.raises(DocumentError, match="may not be read"):
        read(tmp_path / "locked.txt")


@pytest.mark.parametrize(("size", "first"), [(0, 0), (5, 5), (MAX_BYTES, MAX_BYTES), (2 * MAX_BYTES, MAX_BYTES + 1)])
def test_of_a_file_no_more_is_read_than_tells_that_it_is_too_large(tmp_path, size, first):
    with (tmp_path / "a.txt").open("wb") as file:
        file.truncate(size)
    assert len(content_of(tmp_path / "a.txt")) == first


@pytest.mark.skipif(sys.platform != "linux", reason="such files are Linux's")
def test_a_file_that_says_nothing_of_its_size_is_read_whole():
    assert content_of("/proc/self/status").splitlines()[-1].startswith(b"nonvoluntary_ctxt_switches")


def test_a_file_that_is_too_large():
    with pytest.raises(DocumentError, match="larger than 50 MB"):
        read_bytes(b"a" * (MAX_BYTES + 1), name="large.txt")


@pytest.mark.parametrize("suffix", ["", ".txt", ".md", ".html", ".pdf", ".docx"])
@pytest.mark.parametrize("data", [b"", b" \n\t "])
def test_an_empty_file(data, suffix):
    with pytest.raises(EmptyDocument, match="white space"):
        read_bytes(data, name=f"empty{suffix}")


@pytest.mark.parametrize("data", ["\ufeff\u200b\n".encode(), " \n".encode("utf-16")])
def test_an_empty_text(data):
    with pytest.raises(EmptyDocument, match="white space"):
        read_bytes(data, name="empty.txt")


def test_the_date_of_the_caller_goes_first():
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
def test_the_content_goes_before_the_name(data, name, text):
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
def test_unsupported_formats(data, name, what):
    with pytest.raises(UnsupportedFormat, match=what):
        read_bytes(data, name=name)


@pytest.mark.parametrize(
    ("name", "what"), [("book.xlsx", "spreadsheet"), ("all.zip", "archive.*Unpack"), ("x", "archive")]
)
def test_other_packages(name, what):
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
def test_a_library_that_is_not_installed(module, data, name, monkeypatch):
    def without(wanted, *args, real=importlib.import_module):
        if wanted == module:
            raise ModuleNotFoundError(wanted)
        return real(wanted, *args)

    monkeypatch.setattr(importlib, "import_module", without)
    with pytest.raises(MissingExtra, match=rf"{name} needs the package {module}.*treaty-summarizer\[files\]"):
        read_bytes(data, name=name)


@given(data=st.binary(max_size=300), suffix=st.sampled_from(["", ".txt", ".md", ".html", ".pdf", ".docx", ".odd"]))
def test_no_bytes_cause_another_error(data, suffix):
    _read_or_refuse(data, suffix)


@given(data=st.data())
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_no_damage_causes_another_error(data):
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
