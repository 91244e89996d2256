"""The report as one HTML page that needs nothing else: each document beside its labels and its output."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, get_args

from summarizer.evals.figures.metrics import COUNTED
from summarizer.evals.gold.files import GoldFile
from summarizer.evals.report import words
from summarizer.evals.report.pages import Page, page
from summarizer.evals.report.tallies import by_state, ratio
from summarizer.evals.results import EvalReport, Flip, MetricDifference, MetricName
from summarizer.evals.scoring.outcomes import Output
from summarizer.render.page import html_page, page_environment

if TYPE_CHECKING:
    from jinja2 import Environment

__all__ = ["html"]

_WIDTH = 100.0  # of a bar, in units of its own


def html(report: EvalReport, files: Sequence[GoldFile], outputs: Sequence[Output]) -> str:
    """The report as an HTML page.

    The page asks for nothing from elsewhere, and its content security policy allows nothing but its own style and
    script, so that no text of a document or of an output can act. All text is escaped; characters that act on a screen
    and are not seen are shown by their number.

    Args:
        report: the run.
        files: the gold file of each document in the report; others may be among them.
        outputs: the records of each document and repeat; none for a document that failed or was left out.
    """
    by_name = {file.gold.document: file for file in files}
    records = {(output.document, output.repeat): output for output in outputs}
    pages = [
        page(at, score, by_name[score.document], records.get((score.document, score.repeat)))
        for at, score in enumerate(report.documents, 1)
    ]
    return html_page(
        _environment(),
        report=report,
        pages=pages,
        figures=[name for name in get_args(MetricName) if name in report.metrics],
        groups=_groups(report),
        widest=_widest(report),
        flips=_flips(report, pages),
        facets=_facets(pages),
    )


@dataclass(frozen=True, slots=True)
class _Facets:
    """What rows can be found by, each with the number of rows."""

    states: Mapping[str, int]
    fields: Mapping[str, int]
    importances: Mapping[str, int]
    total: int


def _facets(pages: Iterable[Page]) -> _Facets:
    rows = [row for one in pages if one.ran for group in one.groups for row in group.rows]
    fields = Counter(name for row in rows for name in row.fields)
    return _Facets(
        states=Counter(row.state for row in rows),
        fields=dict(sorted(fields.items())),
        importances=Counter(row.importance for row in rows if row.importance),
        total=len(rows),
    )


def _groups(report: EvalReport) -> dict[str, Mapping[MetricName, object]]:
    """The metrics of a part of the facts, by the name of the part. A split that is the whole run tells nothing new."""
    splits = report.by_split if len(report.by_split) > 1 else {}
    return {**{f"{name} facts": found for name, found in report.by_importance.items()}, **splits}


def _widest(report: EvalReport) -> float:
    """The end of the scale on which differences of ratios are drawn."""
    if report.comparison is None:
        return _WIDTH
    found = [one for name, one in report.comparison.metrics.items() if name not in COUNTED]
    reached = [abs(end) for one in found for end in (one.difference, one.low, one.high) if end is not None]
    return max([0.05, *reached])


def _flips(report: EvalReport, pages: Sequence[Page]) -> dict[str, list[tuple[Flip, str, str]]]:
    """Each flip with where it first stands on the page and its label, by kind."""
    if report.comparison is None:
        return {}
    where = {(one.score.document, fact.id): (one, fact) for one in reversed(pages) for fact in one.score.facts}
    return {
        kind: [
            (flip, f"{one.anchor}-{fact.id}", fact.label)
            for flip in found
            for one, fact in [where[flip.document, flip.id]]
        ]
        for kind, found in words.flips(report.comparison).items()
    }


@cache
def _environment() -> Environment:
    environment = page_environment("summarizer.evals.report")
    environment.filters |= {
        "count": lambda value: f"{value:,}",
        "signed": words.signed,
        "number": words.number,
        "place": _place,
        "plain": lambda name: name.replace("_", " "),
        "upto": lambda share: f"{_WIDTH * min(max(share, 0.0), 1.0):.1f}",
    }
    environment.globals |= {
        "about": words.about,
        "by_state": by_state,
        "compared_with": words.compared_with,
        "counted": COUNTED,
        "differences": _differences,
        "ends": words.ends,
        "many": words.many,
        "mcnemar": words.mcnemar_words,
        "meanings": words.MEANINGS,
        "mode_words": words.mode_words,
        "ratio": ratio,
        "row_states": get_args(words.RowState),
        "slot_states": words.ABBREVIATIONS,
    }
    return environment


def _place(value: float, widest: float) -> str:
    """Where a difference stands on a scale with 0 in the middle."""
    return f"{_WIDTH / 2 * (1 + min(max(value / widest, -1.0), 1.0)):.1f}"


def _differences(name: str, found: MetricDifference) -> bool:
    """Whether a difference can be drawn beside the others."""
    return name not in COUNTED and found.difference is not None
