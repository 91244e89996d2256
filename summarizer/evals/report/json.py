"""The report for programs: everything, and what a later run is compared with."""

from __future__ import annotations

from summarizer.evals.results import EvalReport

__all__ = ["json"]


def json(report: EvalReport) -> str:
    """The whole report as JSON, indented by two spaces; ends with a newline.

    :func:`summarizer.evals.figures.compare.load_baseline` reads it.
    """
    return report.model_dump_json(indent=2) + "\n"
