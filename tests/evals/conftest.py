"""A small document with its labels, for all tests of the eval harness."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from summarizer.evals.gold.files import load
from summarizer.evals.readings import journal_folder
from summarizer.evals.run import RunOptions, run
from summarizer.evals.suite import load_suite
from summarizer.llm import FakeModel
from tests.evals.bench import make_suite
from tests.evals.small import GOLD, TEXT


@pytest.fixture
def folder(tmp_path):
    """A folder with documents/harbour.txt and gold/harbour.yaml."""
    (tmp_path / "documents").mkdir()
    (tmp_path / "gold").mkdir()
    (tmp_path / "documents" / "harbour.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "gold" / "harbour.yaml").write_text(GOLD, encoding="utf-8")
    return tmp_path


@pytest.fixture
def gold_path(folder):
    """The gold file of the small document."""
    return folder / "gold" / "harbour.yaml"


@pytest.fixture
def harbour(gold_path):
    """The labels of the small document."""
    return load(gold_path)


@pytest.fixture
def bench(tmp_path, monkeypatch):
    """A suite of three documents, and a way to run it."""
    monkeypatch.chdir(tmp_path)
    path = make_suite(tmp_path)

    def go(answers=None, *, model=None, progress=None, **options):
        if answers is not None:
            model = FakeModel(answers)
        told = [] if progress is None else progress
        return run(load_suite(path), RunOptions(**options), model, told.append)

    return SimpleNamespace(
        path=path,
        run=go,
        replay_of=lambda name: run(load_suite(path), RunOptions(model=name)),
        recordings=tmp_path / "recordings" / "fake",
        journal=journal_folder(path, "fake"),
        change=lambda **parts: make_suite(tmp_path, **parts),
    )
