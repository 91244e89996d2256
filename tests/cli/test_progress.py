"""What is told while the work goes on."""

from __future__ import annotations

import io
import re

import pytest
from rich.console import Console

from summarizer.cli import progress
from summarizer.extract import Step


def test_a_pipe_gets_a_line_for_each_record_and_one_for_the_usage(cli, scripted, article):
    scripted()
    first, second, last = cli("brief", article).stderr.splitlines()
    assert (first, second) == ("Reading aachen: treaty", "Reading aachen: claims")
    assert re.fullmatch(r"Used 2 calls, [\d,]+ tokens, 0\.0 s of the model; 0 answers from the cache\.", last)


def test_a_run_that_asked_nothing_used_nothing(cli, scripted, tmp_path):
    scripted()
    (tmp_path / "links.txt").write_text("Related Content\n\nCLICK HERE TO READ MORE\n", encoding="utf-8")
    assert cli("brief", tmp_path / "links.txt").stderr == ""


def test_quiet_tells_nothing(cli, scripted, article):
    scripted()
    assert cli("brief", "--quiet", article).stderr == ""


def test_quiet_still_tells_what_failed(cli, scripted, article, tmp_path):
    scripted()
    stderr = cli("brief", "--quiet", article, tmp_path / "missing.txt").stderr
    assert [line for line in stderr.splitlines() if not line.startswith(" ")] == [stderr.splitlines()[0]]
    assert "missing.txt" in stderr


def test_many_questions_of_one_record_are_one_line(capsys):
    lines = progress.Lines()
    for done in range(1, 4):
        lines.step(Step("a", "events", done, 3))
    lines.step(Step("a", "provisions", 3, 3))
    lines.step(Step("a", "sentence-claims", 1, 3))
    assert capsys.readouterr().err.splitlines() == ["Reading a: treaty", "Reading a: claims"]


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.fixture
def terminal(monkeypatch):
    """Makes standard error a terminal; within the test, since pytest sets it anew for each phase."""

    def install():
        screen = Terminal()
        monkeypatch.setattr("sys.stderr", screen)
        monkeypatch.setenv("TERM", "xterm")
        monkeypatch.setattr("rich.console.Console", lambda **_: Console(file=screen, width=100, force_terminal=True))
        return screen

    return install


def test_a_terminal_gets_bars(terminal):
    screen = terminal()
    with progress.reporter(False) as bars:
        assert isinstance(bars, progress.Bars)
        assert shown(bars) == ["Waiting for the model"]
        bars.step(Step("[red]a[/red]", "events", 1, 3))
        assert shown(bars) == ["[red]a[/red]: events"]
        bars._progress.refresh()
        bars.step(Step("[red]a[/red]", "events", 3, 3))
        assert shown(bars) == ["Waiting for the model"]
        bars.step(Step("[red]a[/red]", "claims", 1, 2))
        assert shown(bars) == ["[red]a[/red]: claims"]
    assert "[red]a[/red]: events" in screen.getvalue()  # as it is, and not as a colour
    assert "1/3" in screen.getvalue()


def shown(bars):
    return [task.description for task in bars._progress.tasks if task.visible]


def test_a_dumb_terminal_gets_lines(terminal, monkeypatch):
    terminal()
    monkeypatch.setenv("TERM", "dumb")
    assert isinstance(progress.reporter(False), progress.Lines)


def test_a_long_name_leaves_room_for_the_bar(terminal):
    terminal()
    with progress.reporter(False) as bars:
        bars.step(Step("a" * 200, "events", 1, 3))
        assert [len(one) for one in shown(bars)] == [len("events") + 32]
