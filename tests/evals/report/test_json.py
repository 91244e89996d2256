from __future__ import annotations

from summarizer.evals.figures.compare import load_baseline
from summarizer.evals.report import json


def test_the_json_report_is_the_whole_report_and_can_be_a_baseline(report, tmp_path):
    path = tmp_path / "report.json"
    text = json(report)
    path.write_text(text, encoding="utf-8")
    assert load_baseline(path) == report
    assert text.endswith("}\n")
    assert text.startswith('{\n  "schema_version": 1,')
