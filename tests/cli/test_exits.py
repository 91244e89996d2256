"""How a command ends when something is wrong: words and exit codes."""

from __future__ import annotations

import pytest
import typer
from typer.testing import CliRunner

import summarizer
from summarizer import errors
from summarizer.cli import app, exits


def ending_with(error):
    """A program whose one command raises."""
    program = typer.Typer(cls=exits.Commands, pretty_exceptions_enable=False, rich_markup_mode=None)

    @program.command()
    def work():
        raise error

    @program.command()
    def other(): ...

    return CliRunner().invoke(program, ["work"])


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (errors.DocumentNotFound("No such file.", hint="Look."), 2),
        (errors.SettingsError("A setting is wrong.", hint="Look."), 2),
        (errors.BudgetExceeded("The budget is used up.", hint="Look."), 2),
        (errors.AuthenticationFailed("The key is wrong.", hint="Look."), 4),
        (errors.ModelServerCrashed("It is gone.", hint="Look."), 4),
        (errors.InvalidAnswer("It talks nonsense.", hint="Look."), 4),
    ],
)
def test_an_error_is_a_message_a_hint_and_a_code(error, code):
    done = ending_with(error)
    assert (done.exit_code, done.stdout) == (code, "")
    assert done.stderr == f"Error: {error.message}\n  Look.\n"


def test_an_unexpected_error_asks_for_a_report(monkeypatch):
    done = ending_with(KeyError("x"))
    assert (done.exit_code, done.stdout) == (70, "")
    assert done.stderr.startswith("Error: Unexpected KeyError: 'x'.\n")
    assert "Traceback" not in done.stderr
    monkeypatch.setenv("SUMMARIZER_DEBUG", "1")
    assert "Traceback" in ending_with(KeyError("x")).stderr


def test_an_interrupt_is_a_short_line():
    done = ending_with(KeyboardInterrupt())
    assert (done.exit_code, done.stdout, done.stderr) == (130, "", "Interrupted.\n")


def test_what_typer_raises_is_left_to_it():
    assert ending_with(typer.Exit(3)).exit_code == 3
    done = ending_with(typer.BadParameter("not so"))
    assert done.exit_code == 2
    assert "not so" in done.stderr


def test_words_from_outside_cannot_play_with_the_terminal():
    done = ending_with(errors.RequestRefused("It says [red]\x1b[31m\nand\tmore\x9b.", hint="Try \x07."))
    assert done.stderr == "Error: It says [red]\ufffd[31m and more\ufffd.\n  Try \ufffd.\n"


def test_what_failed_alike_is_told_once(capsys):
    twice = [exits.Failure(name, errors.ProviderUnreachable("Gone.", hint="Wait.")) for name in ("a", "b")]
    exits.tell_failures([*twice, exits.Failure("c", errors.EmptyDocument("Empty."))])
    assert capsys.readouterr().err.splitlines() == ["Error: Gone.", "  Wait.", "  Documents: a, b", "Error: c: Empty."]


@pytest.mark.parametrize(
    "error",
    [errors.ModelFileError("No file."), errors.AuthenticationFailed("No file."), errors.SettingsError("No file.")],
)
def test_what_is_no_matter_of_a_document_names_none(capsys, error):
    exits.tell_failures([exits.Failure("a", error)])
    exits.tell_failures([exits.Failure("a", error), exits.Failure("b", error)])
    assert capsys.readouterr().err == "Error: No file.\n" * 2


def test_a_name_that_the_message_gives_is_not_told_twice(capsys):
    exits.tell_failures([exits.Failure("a.txt", errors.EmptyDocument("a.txt is empty."))])
    assert capsys.readouterr().err == "Error: a.txt is empty.\n"


def test_the_version(cli):
    assert cli("--version").stdout == f"summarizer {summarizer.__version__}\n"


def test_a_command_that_is_none_is_a_usage_error(cli):
    done = cli("summarise")
    assert done.exit_code == 2
    assert "summarise" in done.stderr


@pytest.mark.parametrize("command", [(), ("summarize",), ("claims",), ("brief",), ("schema",), ("doctor",), ("model",)])
def test_help_has_an_example(cli, command):
    done = cli(*command, "--help")
    assert done.exit_code == 0
    assert "Usage: " in done.stdout
    if command != ("model",):
        assert "\n    summarizer " in done.stdout


def test_every_command_is_there():
    assert {command.name or command.callback.__name__ for command in app.registered_commands} == {
        *("summarize", "claims", "brief", "schema", "doctor", "run")
    }
    assert [group.name for group in app.registered_groups] == ["model", "eval"]
