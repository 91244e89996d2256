"""Memory does not grow with the number of documents."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from tests.corpus.small import ROOT

CHILD = """
import json, sys
from pathlib import Path
from benchmarks.memory import measure

print(json.dumps(measure(Path(sys.argv[1]), int(sys.argv[2]))._asdict()))
"""


def peak(folder, count):
    folder.mkdir()
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", CHILD, str(folder), str(count)]
    out = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=600)
    assert out.returncode == 0, out.stderr
    result = json.loads(out.stdout)
    assert (result["done"], result["asked_again"]) == (count, 0)
    return result["peak_mb"]


@pytest.mark.integration
def test_three_thousand_documents_take_no_more_memory_than_three_hundred(tmp_path):
    few, many = peak(tmp_path / "few", 300), peak(tmp_path / "many", 3_000)
    assert many - few < 4, f"300 documents: {few:.1f} MB; 3,000 documents: {many:.1f} MB"
