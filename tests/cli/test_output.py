"""Results in files: whole or not there, and never in the place of an input."""

from __future__ import annotations

import io
import json
import os
import re
import stat
import sys

import pytest

from summarizer.cli import output
from summarizer.cli.output import Target
from summarizer.errors import CallerError


def test_a_result_goes_to_a_file_and_nowhere_else(cli, scripted, article, tmp_path):
    scripted()
    done = cli("summarize", article, "-o", tmp_path / "summary.md")
    assert (done.exit_code, done.stdout) == (0, "")
    assert "Treaty of Aachen" in (tmp_path / "summary.md").read_text(encoding="utf-8")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["aachen.txt", "summary.md"]


def test_a_file_with_the_ending_of_json_holds_json(cli, scripted, article, tmp_path):
    scripted()
    cli("summarize", article, "-o", tmp_path / "summary.json")
    assert json.loads((tmp_path / "summary.json").read_text(encoding="utf-8"))["document_id"] == "aachen"
    cli("summarize", article, "-o", tmp_path / "summary.json", "--format", "md")
    assert (tmp_path / "summary.json").read_text(encoding="utf-8").startswith("# ")


def test_a_dash_is_standard_output(cli, scripted, article):
    scripted()
    assert "Treaty of Aachen" in cli("summarize", article, "-o", "-").stdout


@pytest.mark.parametrize("name", ["aachen.txt", "link.txt", "../{folder}/aachen.txt"])
def test_an_input_is_never_overwritten(cli, scripted, article, tmp_path, name):
    model = scripted()
    (tmp_path / "link.txt").symlink_to(article)
    before = article.read_bytes()
    done = cli("summarize", article, "-o", tmp_path / name.format(folder=tmp_path.name))
    assert (done.exit_code, model.questions) == (2, [])
    assert "would be overwritten" in done.stderr
    assert article.read_bytes() == before


@pytest.mark.parametrize(("place", "said"), [(".", "is a folder"), ("nowhere/out.md", "There is no folder")])
def test_a_place_that_cannot_be_is_found_out_before_the_work(cli, scripted, article, tmp_path, place, said):
    model = scripted()
    done = cli("brief", article, "-o", tmp_path / place)
    assert (done.exit_code, model.questions) == (2, [])
    assert said in done.stderr


def test_nothing_is_written_when_all_documents_fail(cli, scripted, tmp_path):
    scripted()
    (tmp_path / "old.md").write_text("old", encoding="utf-8")
    assert cli("summarize", tmp_path / "missing.txt", "-o", tmp_path / "old.md").exit_code == 2
    assert (tmp_path / "old.md").read_text(encoding="utf-8") == "old"


def test_a_write_that_breaks_off_leaves_the_old_file(tmp_path, monkeypatch):
    path = tmp_path / "old.md"
    path.write_text("old", encoding="utf-8")

    def full(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(output.os, "fsync", full)
    with pytest.raises(CallerError, match="No space left on device"):
        output.write_file(path, "new")
    assert [entry.read_text(encoding="utf-8") for entry in tmp_path.iterdir()] == ["old"]


def test_an_interrupt_while_writing_leaves_the_old_file(tmp_path, monkeypatch):
    path = tmp_path / "old.md"
    path.write_text("old", encoding="utf-8")

    def interrupt(_):
        raise KeyboardInterrupt

    monkeypatch.setattr(output.os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        output.write_file(path, "new")
    assert [entry.read_text(encoding="utf-8") for entry in tmp_path.iterdir()] == ["old"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other permissions")
def test_a_file_keeps_its_permissions_and_a_new_one_has_the_usual(tmp_path):
    path = tmp_path / "old.md"
    path.write_text("old", encoding="utf-8")
    path.chmod(0o640)
    output.write_file(path, "new")
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    output.write_file(tmp_path / "new.md", "new")
    (tmp_path / "usual").touch()
    assert (tmp_path / "new.md").stat().st_mode == (tmp_path / "usual").stat().st_mode


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps links elsewhere")
def test_what_a_link_leads_to_is_replaced(tmp_path):
    (tmp_path / "real.md").write_text("old", encoding="utf-8")
    (tmp_path / "link.md").symlink_to("real.md")
    output.Target(tmp_path / "link.md").write("new")
    assert (tmp_path / "link.md").is_symlink()
    assert (tmp_path / "real.md").read_text(encoding="utf-8") == "new"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_stays_a_pipe(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        output.Target(pipe).write("new")
        assert os.read(reader, 99) == b"new"
    finally:
        os.close(reader)
    assert stat.S_ISFIFO(pipe.stat().st_mode)


class Screen(io.StringIO):
    """A terminal, as far as a program can tell."""

    def isatty(self):
        return True


def test_markdown_is_laid_out_for_who_reads_it_at_a_terminal(monkeypatch):
    monkeypatch.setattr("sys.stdout", screen := Screen())
    monkeypatch.setenv("COLUMNS", "60")
    target = Target(None)
    assert target.is_terminal
    target.show("# Claims\n\n- **c1** He said that the treaty between the two states would be signed in May. [1]\n")
    shown = screen.getvalue()
    assert "**" not in shown
    assert "#" not in shown
    assert "• c1 He said that" in re.sub(r"\x1b\[[\d;]*m", "", shown)
    assert all(len(re.sub(r"\x1b\[[\d;]*m", "", line)) <= 60 for line in shown.splitlines())


def test_a_terminal_gets_the_markdown_itself_where_it_is_asked_for(cli, scripted, article, monkeypatch):
    scripted()
    laid_out = []
    monkeypatch.setattr(Target, "is_terminal", property(lambda _: True))
    monkeypatch.setattr(Target, "show", lambda _, text: laid_out.append(text))
    written = cli("claims", "--format", "md", article).stdout
    assert (cli("claims", article).stdout, laid_out) == ("", [written])
