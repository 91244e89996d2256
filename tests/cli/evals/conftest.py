"""Fixtures of the tests of ``summarizer eval``."""

from __future__ import annotations

import pytest

from summarizer.cli.evals import run
from summarizer.evals.run import RunOptions
from summarizer.evals.run import run as run_suite
from summarizer.evals.suite import load_suite
from summarizer.llm import FakeModel
from tests.evals.bench import good, make_suite


@pytest.fixture
def suite(tmp_path, monkeypatch):
    """A suite file evals/suites/small.yaml, below the current folder."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "evals").mkdir()
    return make_suite(tmp_path / "evals")


@pytest.fixture
def scripted_eval(monkeypatch):
    """Puts a scripted model in the place of the real one; returns a function that takes its answers."""

    def put(answers=good):
        model = FakeModel(answers)
        monkeypatch.setattr(run, "build", lambda _: model)
        return model

    return put


@pytest.fixture
def recorded(suite):
    """The suite, with recordings of its documents."""
    run_suite(load_suite(suite), RunOptions(mode="record"), FakeModel(good))
    return suite
