"""Fixtures of the tests of the model seam."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest


def _load(name: str) -> ModuleType:
    """A helper module beside the tests; tests are collected by path, so there is no package to import it from."""
    if name not in sys.modules:
        spec = importlib.util.spec_from_file_location(name, Path(__file__).with_name(f"{name}.py"))
        sys.modules[name] = module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
    return sys.modules[name]


scripted = _load("scripted_server")


@pytest.fixture
def server() -> Iterator:
    """A scripted chat completions server."""
    server = scripted.ScriptedServer()
    yield server
    server.stop()
