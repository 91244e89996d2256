"""Documents that cannot be read, or that say nothing: a message and what to do, or an honest empty record."""

from __future__ import annotations

import os
import re
import sys

import pytest

from summarizer.llm import FakeModel, ModelInfo
from summarizer.records import Briefing, ClaimList, TreatySummary

NO_TEXT_PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj "
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
)
UNREADABLE = {
    "empty.txt": (b"", "is empty"),
    "blank.md": (b" \n\t\r\n", "is empty"),
    "binary.txt": (bytes(range(256)) * 9, "is not a text"),
    "latin.txt": ("Der Präsident unterzeichnete den Vertrag.".encode("latin-1"), "is not valid UTF-8"),
    "picture.png": (b"\x89PNG\r\n\x1a\n" + bytes(99), "is a picture"),
    "scanned.pdf": (NO_TEXT_PDF, "holds no text"),
    "broken.pdf": (b"%PDF-1.4\nthat is all", "cannot be read"),
    "broken.docx": (b"PK\x03\x04 that is all", "cannot be read"),
    "page.html": (b"<html><body><script>menu()</script></body></html>", "No article"),
}
SAYS_NOTHING = {
    "zebra.txt": "A zebra is an animal. It eats grass.",
    "no-sentence.txt": "... --- ...\n\n* * *\n",
    "boilerplate.txt": "Related Content\n\nCLICK HERE TO READ MORE\n\nSubscribe to our newsletter\n",
}


@pytest.fixture(params=[*UNREADABLE, "missing.txt", "folder"])
def bad(request, tmp_path):
    """A file that cannot be read, and words of the message about it."""
    path = tmp_path / request.param
    if request.param == "folder":
        path.mkdir()
        return path, "There is no document in the folder"
    if request.param == "missing.txt":
        return path, "There is no file"
    content, words = UNREADABLE[request.param]
    path.write_bytes(content)
    return path, words


@pytest.mark.parametrize("command", ["summarize", "claims", "brief"])
def test_what_cannot_be_read_is_told_with_what_to_do(cli, scripted, bad, command):
    path, words = bad
    model = scripted()
    done = cli(command, path)
    assert (done.exit_code, done.stdout, model.questions) == (2, "", [])
    error, hint = done.stderr.splitlines()
    assert error.startswith("Error: ")
    assert str(path) in error
    assert words in error
    assert re.fullmatch(r"  [A-Z].*", hint)


def test_what_cannot_be_read_harms_no_other(cli, scripted, bad, article):
    path, words = bad
    scripted()
    alone = cli("summarize", article).stdout
    done = cli("summarize", path, article)
    assert (done.exit_code, done.stdout) == (1, alone)
    assert words in done.stderr
    done = cli("brief", path, article, "--format", "json")
    assert done.exit_code == 1
    briefing = Briefing.model_validate_json(done.stdout)
    assert [source.document_id for source in briefing.sources] == ["aachen"]
    (failure,) = briefing.failures
    assert failure.document == str(path)
    assert words in failure.error


@pytest.mark.parametrize("name", SAYS_NOTHING)
def test_a_text_about_no_treaty_gives_an_honest_empty_record(cli, scripted, tmp_path, name):
    scripted()
    path = tmp_path / name
    path.write_text(SAYS_NOTHING[name], encoding="utf-8")
    summary = TreatySummary.model_validate_json(cli("summarize", "--format", "json", path).stdout)
    assert (summary.title, summary.parties, summary.events, summary.abstract) == (None, [], [], [])
    claims = ClaimList.model_validate_json(cli("claims", "--format", "json", path).stdout)
    assert claims.claims == []
    done = cli("summarize", path)
    assert done.exit_code == 0
    assert "Nothing about a treaty" in done.stdout
    assert cli("brief", path).exit_code == 0


def test_a_megabyte_of_one_sentence_is_read(cli, scripted, tmp_path):
    path = tmp_path / "long.txt"
    path.write_text("France and Germany signed the Treaty of Aachen and " * 21_000, encoding="utf-8")
    scripted(lambda question: {**EMPTY, "treaty": "yes"})
    done = cli("summarize", "--format", "json", path)
    assert done.exit_code == 0, done.stderr
    assert TreatySummary.model_validate_json(done.stdout).document_id == "long"


EMPTY = {
    "treaty": "no",
    "title": None,
    "type": "treaty",
    "parties": [],
    "events": [],
    "provisions": [],
    "related": [],
    "abstract": [],
}


def test_a_text_longer_than_the_context_is_read_to_its_end(cli, scripted, tmp_path, monkeypatch):
    path = tmp_path / "long.txt"
    path.write_text(
        "\n\n".join(f"The town number {n} of France signed a treaty." for n in range(999)), encoding="utf-8"
    )
    scripted(lambda question: EMPTY)
    monkeypatch.setattr(FakeModel, "info", ModelInfo(name="small", context_tokens=4096, strategy="single"))
    model = scripted(lambda question: EMPTY)
    assert cli("summarize", path).exit_code == 0
    asked = [question.messages[-1]["content"] for question in model.questions]
    assert len(asked) > 1
    assert [n for n in range(999) if not any(f"number {n} of" in text for text in asked)] == []


@pytest.mark.skipif(sys.platform != "linux", reason="file names are text elsewhere")
def test_a_missing_file_whose_name_is_no_text_is_told_too(cli, scripted, article):
    scripted()
    done = cli("brief", os.fsdecode(b"no\xfftext.txt"), article, "--format", "json")
    assert done.exit_code == 1
    assert Briefing.model_validate_json(done.stdout).failures[0].document == "no\ufffdtext.txt"
    assert "There is no file no\ufffdtext.txt" in done.stderr


def test_a_name_is_not_taken_for_markup_or_commands(cli, scripted, tmp_path):
    scripted()
    done = cli("summarize", tmp_path / "[red]a[/red]\x1b[31m\n.txt")
    assert "[red]a[/red]" in done.stderr
    assert "\x1b" not in done.stderr
    assert len(done.stderr.splitlines()) == 2


def test_hostile_text_is_printed_as_it_is(cli, scripted, tmp_path):
    scripted()
    path = tmp_path / "hostile.txt"
    path.write_text(
        "France and Germany signed the Treaty of Aachen [red]\x1b[31m on 22 January 2019.\n\n"
        "The minister Paul Weber said that the treaty takes effect at once.",
        encoding="utf-8",
    )
    done = cli("summarize", path)
    assert done.exit_code == 0, done.stderr
    assert "\x1b" not in done.stdout
    assert "red" in done.stdout
