"""Fixtures of the tests of the model seam."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from summarizer.llm.transport import set_testing
from tests.llm.scripted_server import ScriptedServer


@pytest.fixture
def server() -> Iterator:
    """A scripted chat completions server."""
    server = ScriptedServer()
    yield server
    server.stop()


@pytest.fixture
def no_waits() -> Iterator[None]:
    """Tries again at once."""
    set_testing(on=True)
    yield
    set_testing(on=False)
