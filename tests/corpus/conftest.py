"""Fixtures of the tests of corpora."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.corpus.small import served, write_corpus


@pytest.fixture
def corpus(tmp_path, monkeypatch) -> Path:
    """A folder of six small documents, in the current folder."""
    monkeypatch.chdir(tmp_path)
    return write_corpus(Path("news"), 6)


@pytest.fixture
def server() -> Iterator:
    """A chat completions server that answers about any document."""
    server = served()
    yield server
    server.stop()


@pytest.fixture
def options(server) -> Callable[..., dict]:
    """The settings that lead to the server; the cache off, so that each question is a call."""
    return lambda **more: {"base_url": server.base_url, "cache": False, **more}
