"""Results as pages: in files, on standard output, and opened in the browser."""

from __future__ import annotations

import stat
import webbrowser
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

import pytest


@pytest.mark.parametrize("command", ["summarize", "claims", "brief"])
def test_a_file_with_the_ending_of_a_page_holds_a_page_with_the_texts(cli, scripted, article, tmp_path, command):
    scripted()
    done = cli(command, article, "-o", tmp_path / "made.html")
    assert (done.exit_code, done.stdout) == (0, "")
    page = (tmp_path / "made.html").read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>")
    assert "France and Germany signed the Treaty of Aachen" in page
    assert "The text is not part of this page" not in page
    assert cli(command, article, "--format", "html").stdout == page


@pytest.mark.parametrize("command", ["summarize", "claims"])
def test_several_records_make_one_page(cli, scripted, article, tmp_path, command):
    scripted()
    done = cli(command, "--format", "html", article, tmp_path / "missing.txt", article)
    assert done.exit_code == 1
    assert done.stdout.count("<!doctype html>") == 1
    assert "S1: " in done.stdout
    assert "S2: " in done.stdout


@pytest.fixture
def browser(monkeypatch, tmp_path):
    """Keeps what is opened in the browser."""
    opened = []
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr("webbrowser.open", lambda address: opened.append(address) or True)
    return opened


def path_of(address):
    return Path(url2pathname(urlsplit(address).path))


def test_a_briefing_is_opened_from_a_private_file(cli, scripted, article, browser):
    scripted()
    done = cli("brief", article, "--open")
    assert (done.exit_code, done.stdout) == (0, "")
    (path,) = map(path_of, browser)
    assert path.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert f"The page is {path}." in done.stderr


@pytest.mark.parametrize("name", ["briefing.html", "briefing"])
def test_a_briefing_is_opened_from_the_file_that_it_is_written_to(cli, scripted, article, tmp_path, browser, name):
    scripted()
    assert cli("brief", article, "--open", "-o", tmp_path / name).exit_code == 0
    assert list(map(path_of, browser)) == [tmp_path / name]
    assert (tmp_path / name).read_text(encoding="utf-8").startswith("<!doctype html>")


@pytest.mark.parametrize("options", [["--format", "md"], ["-o", "briefing.md"], ["-o", "x.json"], ["-o", "-"]])
def test_only_a_page_in_a_file_can_be_opened(cli, scripted, article, tmp_path, monkeypatch, browser, options):
    model = scripted()
    monkeypatch.chdir(tmp_path)
    done = cli("brief", article, "--open", *options)
    assert (done.exit_code, done.stdout, model.questions, browser) == (2, "", [], [])
    assert "Only a page in a file can be opened in a browser." in done.stderr


@pytest.mark.parametrize("failure", [False, webbrowser.Error("no")], ids=["refused", "failed"])
def test_without_a_browser_the_place_of_the_page_is_told(cli, scripted, article, monkeypatch, browser, failure):
    def open_(address):
        if isinstance(failure, Exception):
            raise failure
        return failure

    monkeypatch.setattr("webbrowser.open", open_)
    scripted()
    done = cli("brief", article, "--open")
    assert done.exit_code == 0
    assert "No browser could be opened. The page is " in done.stderr
