"""``summarizer eval init``."""

from __future__ import annotations

import pytest


@pytest.fixture
def documents(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "my" / "documents"
    folder.mkdir(parents=True)
    for name in ("oslo.txt", "bonn.md"):
        (folder / name).write_text("Signed\n\nBoth of them signed it on Monday.\n", encoding="utf-8")
    return folder


def test_it_writes_gold_files_that_pass_the_check(cli, documents):
    done = cli("eval", "init", "my/documents/oslo.txt", "my/documents/bonn.md")
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.splitlines() == ["my/gold/oslo.yaml", "my/gold/bonn.yaml"]
    assert "# [2] Both of them signed it on Monday." in (documents.parent / "gold" / "oslo.yaml").read_text("utf-8")
    assert cli("eval", "check", "my/gold").stdout == "All is well: 2 gold files, 0 facts, 0 forbidden facts.\n"


def test_it_overwrites_nothing_and_writes_nothing_then(cli, documents):
    cli("eval", "init", "my/documents/oslo.txt")
    path = documents.parent / "gold" / "oslo.yaml"
    path.write_text("labels", encoding="utf-8")
    done = cli("eval", "init", "my/documents/bonn.md", "my/documents/oslo.txt")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "my/gold/oslo.yaml is there already" in done.stderr
    assert path.read_text(encoding="utf-8") == "labels"
    assert not (path.parent / "bonn.yaml").exists()


def test_two_documents_of_one_name_are_told(cli, documents):
    (documents / "oslo.md").write_text("They signed.", encoding="utf-8")
    done = cli("eval", "init", "my/documents/oslo.txt", "my/documents/oslo.md")
    assert done.exit_code == 2
    assert "Two of the documents" in done.stderr
    assert not (documents.parent / "gold").exists()


def test_a_document_elsewhere_gets_its_gold_where_asked_and_is_told_where_to_go(cli, documents, tmp_path):
    (tmp_path / "note.txt").write_text("They signed.", encoding="utf-8")
    done = cli("eval", "init", "note.txt", "-o", "my/gold")
    assert done.exit_code == 0
    assert done.stdout == "my/gold/note.yaml\n"
    assert done.stderr == f"Put note.txt into {documents}, where the gold file looks for it.\n"
    (tmp_path / "note.txt").rename(documents / "note.txt")
    assert cli("eval", "check", "my/gold").exit_code == 0


def test_from_the_folder_of_documents_itself(cli, documents, monkeypatch):
    monkeypatch.chdir(documents)
    assert cli("eval", "init", "oslo.txt").exit_code == 0
    assert (documents.parent / "gold" / "oslo.yaml").is_file()


def test_a_document_that_cannot_be_read_is_a_mistake(cli, documents):
    done = cli("eval", "init", "my/documents/gone.txt")
    assert done.exit_code == 2
    assert "gone.txt" in done.stderr
