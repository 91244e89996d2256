"""Benchmarks are run by hand, so that nothing else would tell that a name which they import is gone."""

from __future__ import annotations

import ast
from importlib import import_module
from pathlib import Path

import pytest

BENCHMARKS = sorted((Path(__file__).parents[1] / "benchmarks").glob("*.py"))


@pytest.mark.parametrize("file", BENCHMARKS, ids=lambda file: file.stem)
def test_what_a_benchmark_takes_from_here_is_there(file):
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and str(node.module).startswith(("summarizer", "tests.")):
            module = import_module(str(node.module))
            for each in node.names:
                assert hasattr(module, each.name), f"{node.module}.{each.name}"
