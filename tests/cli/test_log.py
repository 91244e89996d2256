"""The log on standard error."""

from __future__ import annotations

import logging

import pytest

from summarizer.cli.log import show


@pytest.fixture(autouse=True)
def afterwards():
    yield
    show("warning")


@pytest.mark.integration
@pytest.mark.parametrize("how", ["option", "variable"])
def test_debug_shows_a_line_for_each_call(cli, server, article, monkeypatch, how):
    monkeypatch.setenv("SUMMARIZER_LOG", "debug" if how == "variable" else "")
    options = ["--log-level", "debug"] if how == "option" else []
    asked = (*options, "claims", article, "--base-url", server.base_url)
    done = cli(*asked)
    assert done.exit_code == 0, done.output
    (line,) = [line for line in done.stderr.splitlines() if "DEBUG summarizer.llm.calls: call task=claims" in line]
    assert "status=200 outcome=answer finish=stop prompt_tokens=100" in line
    assert "Weber" not in line
    assert "cached task=claims" in cli(*asked).stderr
    monkeypatch.delenv("SUMMARIZER_LOG")
    assert "DEBUG" not in cli(*asked[len(options) :]).stderr


def test_a_warning_is_shown_as_it_is_and_cannot_move_the_cursor(capsys):
    show("warning")
    logging.getLogger("summarizer.llm.cache").warning("The cache is broken\x1b[2J.")
    logging.getLogger("summarizer.llm.cache").info("Not this.")
    assert capsys.readouterr().err == "The cache is broken\ufffd[2J.\n"


def test_a_level_that_is_none_is_told(cli, monkeypatch):
    monkeypatch.setenv("SUMMARIZER_LOG", "loud")
    done = cli("schema")
    assert done.exit_code == 2
    assert "'loud' is not one of 'debug', 'info', 'warning', 'error'" in done.stderr
