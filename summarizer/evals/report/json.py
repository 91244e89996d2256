"""The report for programs: everything, and what a later run is compared with."""

from __future__ import annotations

from pydantic import BaseModel

__all__ = ["json"]


def json(report: BaseModel) -> str:
    """A whole report as JSON, indented by two spaces; ends with a newline.

    Where it is of a suite, :func:`summarizer.evals.figures.compare.load_baseline` reads it.
    """
    return report.model_dump_json(indent=2) + "\n"
