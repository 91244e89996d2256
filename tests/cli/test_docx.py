"""DOCX on the command line: bytes for a file or a pipe, never for a terminal."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path
from typing import get_args

import docx
import pytest

from summarizer.cli import request
from summarizer.render import Format

ROOT = Path(__file__).parents[2]


def text_of(data):
    document = docx.Document(io.BytesIO(data))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def test_the_forms_of_a_command_are_those_that_can_be_rendered():
    assert get_args(request.Form) == (*get_args(Format), "docx")


@pytest.mark.parametrize(
    ("command", "words"),
    [("summarize", "Treaty of Aachen"), ("claims", "Paul Weber"), ("brief", "Bottom line")],
)
def test_a_file_with_the_ending_of_docx_is_one(cli, scripted, article, tmp_path, command, words):
    scripted()
    done = cli(command, article, "-o", tmp_path / "out.DOCX")
    assert (done.exit_code, done.stdout) == (0, "")
    assert words in text_of((tmp_path / "out.DOCX").read_bytes())


def test_a_pipe_gets_the_bytes(cli, scripted, article):
    scripted()
    done = cli("claims", "--format", "docx", article)
    assert done.exit_code == 0
    assert "Paul Weber" in text_of(done.stdout_bytes)


def test_several_documents_are_chapters_of_one_file(cli, scripted, article, tmp_path):
    scripted()
    (tmp_path / "other.txt").write_text(article.read_text(encoding="utf-8"), encoding="utf-8")
    done = cli("claims", article, tmp_path / "other.txt", tmp_path / "missing.txt", "-o", tmp_path / "out.docx")
    assert done.exit_code == 1
    document = docx.Document(str(tmp_path / "out.docx"))
    chapters = [paragraph.text for paragraph in document.paragraphs if paragraph.style.name == "Heading 1"]
    assert chapters == ["Claims of the document aachen", "Claims of the document other", "Notes"]


def test_without_the_library_the_work_does_not_begin(cli, scripted, article, tmp_path, monkeypatch):
    model = scripted()
    monkeypatch.setitem(sys.modules, "docx", None)
    done = cli("brief", article, "-o", tmp_path / "out.docx")
    assert (done.exit_code, model.questions) == (2, [])
    assert "pip install 'treaty-summarizer[files]'" in done.stderr
    assert not (tmp_path / "out.docx").exists()


@pytest.mark.integration
@pytest.mark.skipif(not hasattr(os, "openpty"), reason="no pseudo-terminals here")
def test_a_terminal_is_told_to_give_a_file(article, tmp_path):
    leader, terminal = os.openpty()
    try:
        done = subprocess.run(
            [sys.executable, "-m", "summarizer", "brief", "--format", "docx", str(article)],
            stdout=terminal,
            stderr=subprocess.PIPE,
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            encoding="utf-8",
            check=False,
            timeout=60,
        )
    finally:
        os.close(terminal)
        os.close(leader)
    assert done.returncode == 2
    assert "a terminal cannot show it" in done.stderr
    assert "-o briefing.docx" in done.stderr
