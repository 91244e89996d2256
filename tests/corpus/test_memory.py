"""Memory does not grow with the number of documents."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from tests.corpus.small import ROOT

CHILD = """
import json, resource, sys
from pathlib import Path
from summarizer.corpus import run
from tests.corpus.small import Quick, text

folder, count = Path(sys.argv[1]), int(sys.argv[2])
with (folder / "rows.jsonl").open("w") as file:
    for number in range(count):
        # few texts: grounding keeps what it has read of some thousand sentences, which is not what is measured
        file.write(json.dumps({"text": text(number % 50)}) + "\\n")
report = run([folder / "rows.jsonl"], folder / "out", model=Quick(), max_concurrency=8)
again = run([folder / "rows.jsonl"], folder / "out", model=Quick(), max_concurrency=8, resume=True)
peak_kb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(json.dumps({"done": report.done, "again": again.asked, "peak_mb": peak_kb / 1024}))
"""


def peak(folder, count):
    folder.mkdir()
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", CHILD, str(folder), str(count)]
    out = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=600)
    assert out.returncode == 0, out.stderr
    result = json.loads(out.stdout)
    assert (result["done"], result["again"]) == (count, 0)
    return result["peak_mb"]


@pytest.mark.integration
def test_three_thousand_documents_take_no_more_memory_than_three_hundred(tmp_path):
    few, many = peak(tmp_path / "few", 300), peak(tmp_path / "many", 3_000)
    assert many - few < 4, f"300 documents: {few:.1f} MB; 3,000 documents: {many:.1f} MB"
