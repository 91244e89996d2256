"""The report of a run over sets for a terminal: 80 columns are enough, and without colour nothing is lost."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import get_args

from rich.console import Group, RenderableType
from rich.text import Text

from summarizer.evals.briefings.figures import NOTE
from summarizer.evals.briefings.results import COUNTED, BriefingFigure, BriefingsReport, Judgement
from summarizer.evals.report import words
from summarizer.evals.report.terminal import bullets, gate_lines, heading, table_of
from summarizer.evals.results import Metric

__all__ = ["terminal"]

_BY_SET: Mapping[BriefingFigure, str] = {
    "coverage": "cover.",
    "merging": "merg.",
    "conflicts": "confl.",
    "conflicts_invented": "inv.",
    "citation_precision": "cit. P",
    "citation_recall": "cit. R",
}
"""The figures that are shown of each set, with their heads."""


def terminal(report: BriefingsReport) -> RenderableType:
    """The report as something that rich prints; whether the run passes comes last."""
    parts: list[RenderableType] = [
        *_head(report),
        *_figures(report),
        *_sets(report),
        *_faults(report),
        *gate_lines(report.gate),
    ]
    return Group(*parts)


def _head(report: BriefingsReport) -> Iterator[RenderableType]:
    yield Text("Eval of briefings", style="bold")
    yield Text(f"{words.mode_words(report.mode, report.model)}.")
    yield Text(
        f"{words.many(len(report.sets), 'set')}, {words.many(len(report.documents), 'document')}; "
        f"{report.seconds:,.1f} s; gold {report.gold_sha256[:12]}; "
        f"treaty-summarizer {words.line(report.package_version)}."
    )


def _figures(report: BriefingsReport) -> Iterator[RenderableType]:
    table = table_of("", numbers=("value", "n", "wrong", "not extracted", "sets"))
    for name in get_args(BriefingFigure):
        metric = report.metrics[name]
        states = [one.state for score in report.sets for one in score.judgements if one.figure == name]
        counts = (metric.n, states.count("wrong"), states.count("not_extracted"), metric.families)
        table.add_row(name, _value(name, metric), *(f"{count:,}" for count in counts))
    yield heading("Figures")
    yield table
    yield Text(f"Not extracted: a document's records lack it, and it counts against the figure. No error bars: {NOTE}.")


def _sets(report: BriefingsReport) -> Iterator[RenderableType]:
    table = table_of("", numbers=tuple(_BY_SET.values()))
    for score in report.sets:
        table.add_row(words.short(score.name, 40), *(_share(name, score.metrics[name]) for name in _BY_SET))
    yield heading("Sets")
    yield table


def _faults(report: BriefingsReport) -> Iterator[RenderableType]:
    for score in report.sets:
        wrong = [one for one in score.judgements if one.state != "right"]
        if wrong:
            yield heading(f"{words.line(score.name)}: {words.line(score.about)}")
            yield from bullets(map(_fault, wrong))


def _fault(one: Judgement) -> str:
    lacking = " (not extracted)" if one.state == "not_extracted" else ""
    return words.short(f"{one.figure}: {one.of}: {one.why}{lacking}", 240)


def _value(name: BriefingFigure, metric: Metric) -> str:
    if name in COUNTED and metric.value is not None:
        return f"{metric.value:.0f}"
    return words.number(metric.value)


def _share(name: BriefingFigure, metric: Metric) -> str:
    """A figure of one set: how many of how many."""
    if metric.value is None or name in COUNTED:
        return _value(name, metric)
    return f"{round(metric.value * metric.n)}/{metric.n}"
