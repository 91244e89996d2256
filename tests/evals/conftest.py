"""A small document with its labels, for all tests of the eval harness."""

from __future__ import annotations

import pytest

from summarizer.evals.gold.files import load
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
