"""``summarizer model``: paths on standard output, progress on standard error, and what to type next."""

from __future__ import annotations

import hashlib

import pytest
from typer.testing import CliRunner

from summarizer.cli.model import app
from summarizer.errors import ModelFileError
from summarizer.llm import model_file
from summarizer.llm.model_file import KnownModel, fetch, model_path

CONTENT = b"GGUF and a very small model"


class FromMemory:
    """A route that has the file at hand."""

    label = "memory"

    def __init__(self, content=CONTENT, left=0):
        self.content, self.left = content, left

    def kept(self, folder):
        return self.left

    def get(self, folder, report):
        folder.mkdir()
        report(len(self.content) // 2)
        path = folder / "file"
        path.write_bytes(self.content)
        return path


@pytest.fixture
def use(tmp_path, monkeypatch):
    monkeypatch.setenv("SUMMARIZER_CACHE_DIR", str(tmp_path))

    def set_routes(*routes):
        known = KnownModel("small.gguf", hashlib.sha256(CONTENT).hexdigest(), len(CONTENT), routes)
        monkeypatch.setattr(model_file, "LOCAL_MODEL", known)

    set_routes()
    return set_routes


def run(*arguments):
    return CliRunner().invoke(app, arguments)


def test_path_prints_the_path_and_nothing_else(use):
    result = run("path")
    assert (result.exit_code, result.stdout) == (0, f"{model_path()}\n")


@pytest.mark.parametrize("options", [(), ("--quiet",)])
def test_fetch_prints_the_path_and_shows_progress_elsewhere(use, options):
    use(FromMemory())
    result = run("fetch", *options)
    assert (result.exit_code, result.stdout) == (0, f"{model_path()}\n")
    assert model_path().read_bytes() == CONTENT
    assert ("Local model" in result.stderr) == (not options)


def test_fetch_of_a_file_that_is_there_shows_no_progress(use):
    use(FromMemory())
    fetch()
    result = run("fetch")
    assert (result.exit_code, result.stdout, result.stderr) == (0, f"{model_path()}\n", "")


def test_fetch_leaves_errors_to_the_main_command(use):
    use(FromMemory(b"something else"))
    result = run("fetch")
    assert isinstance(result.exception, ModelFileError)
    assert "wrong digest" in str(result.exception)
    assert result.stdout == ""


def test_status_of_a_model_that_is_there(use):
    use(FromMemory())
    fetch()
    result = run("status")
    assert result.exit_code == 0
    assert result.stdout.startswith(f"present, verified: {model_path()}")


def test_status_of_an_absent_model_says_what_to_type(use):
    result = run("status")
    assert result.exit_code == 4
    assert f"absent: {model_path()}" in result.stdout
    assert "summarizer model fetch" in result.stdout


def test_status_of_an_interrupted_download_says_what_is_kept(use):
    use(FromMemory(left=400_000_000))
    assert "An interrupted download left 400 MB" in run("status").stdout


def test_status_of_a_wrong_file_says_so(use):
    model_path().parent.mkdir()
    model_path().write_bytes(b"GGUF but another")
    result = run("status")
    assert result.exit_code == 4
    assert "wrong digest" in result.stdout
