"""Which documents a command takes: folders, days of publication, one treaty among several."""

from __future__ import annotations

import json

import pytest

from summarizer.records import Briefing

AACHEN = "France and Germany signed the Treaty of Aachen on 22 January 2019."


@pytest.fixture
def folder(tmp_path):
    path = tmp_path / "news"
    path.mkdir()
    for name, day in (("early.md", "2019-01-22"), ("late.md", "2019-03-01")):
        (path / name).write_text(f"---\npublished: {day}\n---\n{AACHEN}", encoding="utf-8")
    (path / "undated.txt").write_text(AACHEN, encoding="utf-8")
    (path / "chart.png").write_bytes(b"\x89PNG\r\n")
    return path


def sources_of(done):
    return [source.document_id for source in Briefing.from_json(done.stdout).sources]


def test_a_folder_stands_for_the_documents_in_it(cli, scripted, folder):
    scripted()
    done = cli("brief", folder, "--format", "json")
    assert done.exit_code == 0
    assert sorted(sources_of(done)) == ["early", "late", "undated"]
    assert f"Left out in {folder}, because not documents by name and kind: {folder / 'chart.png'}." in done.stderr
    assert "Left out" not in cli("brief", folder, "--format", "json", "--quiet").stderr


def test_the_records_of_a_folder_are_an_array_even_of_one(cli, scripted, tmp_path):
    scripted()
    (tmp_path / "one.txt").write_text(AACHEN, encoding="utf-8")
    assert len(json.loads(cli("summarize", tmp_path, "--format", "json").stdout)) == 1


def test_a_result_does_not_overwrite_a_document_of_the_folder(cli, scripted, folder):
    scripted()
    done = cli("brief", folder, "-o", folder / "early.md")
    assert done.exit_code == 2
    assert "one of the files to read" in done.stderr


@pytest.mark.parametrize(
    ("days", "kept"),
    [
        (["--since", "2019-02-01"], ["late"]),
        (["--until", "2019-01-22"], ["early"]),
        (["--since", "2019-01-22", "--until", "2019-03-01"], ["early", "late"]),
    ],
)
def test_days_choose_documents_and_what_they_leave_out_is_told(cli, scripted, folder, days, kept):
    scripted()
    done = cli("brief", folder, "--format", "json", *days)
    assert sources_of(done) == kept
    assert f"no publication date is known: {folder / 'undated.txt'}" in done.stderr
    for name in {"early", "late"} - set(kept):
        assert f"published on other days: {folder / name}.md" in done.stderr


def test_days_that_leave_nothing_are_a_mistake(cli, scripted, folder):
    model = scripted()
    done = cli("brief", folder, "--since", "2020-01-01")
    assert (done.exit_code, done.stdout, model.questions) == (2, "", [])
    assert "No document was published since 2020-01-01." in done.stderr


def test_a_treaty_is_chosen_by_words_of_its_title(cli, scripted, folder):
    scripted()
    done = cli("brief", folder, "--treaty", "aachen TREATY", "--format", "json")
    assert sorted(sources_of(done)) == ["early", "late", "undated"]


def test_a_treaty_that_no_document_is_about_is_told_with_those_that_are(cli, scripted, folder):
    scripted()
    done = cli("brief", folder, "--treaty", "Treaty of Trianon")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "No document is about a treaty named “Treaty of Trianon”." in done.stderr
    assert "Treaty of Aachen" in done.stderr
