"""Runs of the small document, for the reports made from them."""

from __future__ import annotations

import pytest

from tests.evals.report.made import damaged_report


@pytest.fixture
def run(harbour, folder, monkeypatch):
    """A report of the small document, gone wrong, seen from the folder that holds its gold; with its output."""
    monkeypatch.chdir(folder)
    return damaged_report(harbour)


@pytest.fixture
def report(run):
    """The report alone."""
    return run[0]
