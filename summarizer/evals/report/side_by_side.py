"""The figures of several reports side by side, for a page that is kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

from summarizer.evals.report import words
from summarizer.evals.results import EvalReport, Metric, MetricName
from summarizer.render.markdown import code, escape

__all__ = ["side_by_side"]


def side_by_side(reports: Sequence[EvalReport]) -> str:
    """A Markdown table with a column for each report: each figure with its 95 % interval, and what was counted.

    An interval in brackets with a question mark comes from too few families of documents to be relied on.
    """
    rows = [
        ["", *(f"{escape(report.suite)}" for report in reports)],
        ["---", *("---" for _ in reports)],
        ["model", *(f"{escape(report.model)}, {report.strategy}" for report in reports)],
        ["answers", *(report.mode for report in reports)],
        ["documents", *(str(len({one.document for one in report.documents})) for report in reports)],
        ["families", *(str(len({one.family for one in report.documents})) for report in reports)],
        ["labelled facts", *(f"{sum(len(one.facts) for one in report.documents):,}" for report in reports)],
        *([str(code(name)), *(_cell(report, name) for report in reports)] for name in get_args(MetricName)),
        ["model's time", *(f"{report.usage.seconds:,.0f} s" for report in reports)],
        ["calls", *(f"{report.usage.calls:,}" for report in reports)],
        ["tokens written", *(f"{report.usage.completion_tokens:,}" for report in reports)],
        ["gold", *(str(code(report.gold_sha256[:12])) for report in reports)],
    ]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows) + "\n"


def _cell(report: EvalReport, name: MetricName) -> str:
    metric: Metric = report.metrics[name]
    if metric.value is None:
        return "nothing to measure"
    value = words.number(metric.value, name)
    if metric.low is None or metric.high is None:
        return f"{value} (n = {metric.n:,})"
    doubt = "?" if metric.note else ""
    ends = f"{words.number(metric.low, name)} to {words.number(metric.high, name)}{doubt}"
    return f"{value} ({ends}; n = {metric.n:,})"
