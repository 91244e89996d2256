"""The report for a terminal: 80 columns are enough, and without colour nothing is lost."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import get_args

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from summarizer.evals.report import words
from summarizer.evals.report.tallies import by_name, by_state, tallies, worst_first
from summarizer.evals.results import (
    Comparison,
    EvalReport,
    FieldRow,
    Flip,
    GateResult,
    Metric,
    MetricDifference,
    MetricName,
)

__all__ = ["bullets", "gate_lines", "heading", "table_of", "terminal"]

_MOST_DOCUMENTS = 60
_MOST_FLIPS = 20
_ALWAYS = ("correct", "partial", "incorrect", "missing", "spurious")
_COLOURS = {"better": "green", "worse": "red"}


def terminal(report: EvalReport) -> RenderableType:
    """The report as something that rich prints.

    Whether the run passes comes last, where the eye is when it has ended.
    """
    parts: list[RenderableType] = [
        *_head(report),
        *_figures(report),
        *_fields(report.fields),
        *_documents(report),
        *_comparison(report),
        *gate_lines(report.gate),
    ]
    return Group(*parts)


def _head(report: EvalReport) -> Iterator[RenderableType]:
    yield Text(f"Eval of {words.line(report.suite)}", style="bold")
    yield Text(f"{words.mode_words(report.mode, report.model)}.")
    yield Text(words.about(report))


def gate_lines(gate: GateResult) -> Iterator[RenderableType]:
    """Whether a run passes, with the reasons and what else should be known."""
    yield heading("Gate")
    yield Text("PASSED", style="bold green") if gate.passed else Text("FAILED", style="bold red")
    yield from bullets(gate.reasons)
    if gate.notes:
        yield Text("To be known:")
        yield from bullets(gate.notes)


def _figures(report: EvalReport) -> Iterator[RenderableType]:
    notes: dict[str, int] = {}
    table = table_of("", numbers=("value", "95 % interval", "n", "docs", "families"), last="")
    for name in get_args(MetricName):
        metric = report.metrics.get(name)
        if metric is not None:
            mark = f"[{notes.setdefault(metric.note, len(notes) + 1)}]" if metric.note else ""
            table.add_row(name, *_metric(name, metric), mark)
    yield heading("Figures")
    yield table
    for note, at in notes.items():
        yield Padding(Text(f"[{at}] {words.line(note)}", style="dim"), (0, 0, 0, 1))


def _metric(name: MetricName, metric: Metric) -> tuple[str, ...]:
    figure = (words.number(metric.value, name), words.ends(metric, name))
    return *figure, f"{metric.n:,}", f"{metric.documents:,}", f"{metric.families:,}"


def _fields(rows: Sequence[FieldRow]) -> Iterator[RenderableType]:
    if not rows:
        return
    counted = {row.name: by_state(row) for row in rows}
    states = _columns(counted.values())
    table = table_of("", numbers=(*(words.ABBREVIATIONS[state] for state in states), "prec.", "recall", "F1"))
    for row in rows:
        shares = [words.number(share) for share in (row.precision, row.recall, row.f1)]
        name = Text(f"  {row.name}" if row.slots else row.name, style="" if row.slots else "bold")
        table.add_row(name, *_counts(counted[row.name], states), *shares)
    yield heading("Fields")
    yield table


def _documents(report: EvalReport) -> Iterator[RenderableType]:
    found = tallies(report.documents)
    if not found:
        return
    states = _columns([tally.by_state for tally in found])
    table = table_of("", numbers=(*(words.ABBREVIATIONS[state] for state in states), "FORB", "REJ"))
    shown = worst_first(found, _MOST_DOCUMENTS)
    for tally in shown:
        marked = Text(words.short(tally.document, 40), style="red" if tally.errors or tally.forbidden else "")
        table.add_row(marked, *_counts(tally.by_state, states), str(tally.forbidden), str(tally.rejected))
    yield heading("Documents" if len(shown) == len(found) else f"Documents: the {len(shown)} worst of {len(found):,}")
    yield table
    yield from bullets(f"{tally.document}: {error}" for tally in shown for error in dict.fromkeys(tally.errors))


def _comparison(report: EvalReport) -> Iterator[RenderableType]:
    found = report.comparison
    if found is None:
        return
    table = table_of("", numbers=("before", "now", "diff.", "95 % interval"), last="")
    for name, difference in found.metrics.items():
        table.add_row(name, *_difference(name, difference))
    yield heading("Against the baseline")
    yield Text(words.compared_with(found))
    yield table
    yield Text(words.mcnemar_words(found))
    yield from _flips(report, found)


def _difference(name: str, found: MetricDifference) -> tuple[str | Text, ...]:
    values = (words.number(found.baseline, name), words.number(found.value, name), words.signed(found.difference, name))
    said = "not found" if found.verdict == "no_difference_found" else found.verdict.replace("_", " ")
    verdict = Text(said, style=_COLOURS.get(found.verdict, ""))
    return *values, words.ends(found, name), verdict


def _flips(report: EvalReport, comparison: Comparison) -> Iterator[RenderableType]:
    facts = by_name(report.documents)
    for kind, changed in words.flips(comparison).items():
        yield Text(f"{kind}:", style="bold")
        yield from bullets(_flip(flip, facts[flip.document, flip.id].label) for flip in changed[:_MOST_FLIPS])
        if len(changed) > _MOST_FLIPS:
            yield Text(f"  ... and {len(changed) - _MOST_FLIPS:,} more; the JSON report has them all.")


def _flip(flip: Flip, label: str) -> str:
    change = f"{flip.before} -> {flip.after}".replace("_", " ")
    return f"{flip.document} {flip.id} ({flip.importance}): {change}: {words.short(label, 80)}"


def _columns(rows: Iterable[Mapping[str, int]]) -> list[str]:
    """The states that are always shown, and of the others those that there are."""
    there = {state for row in rows for state, count in row.items() if count}
    return [state for state in words.ABBREVIATIONS if state in _ALWAYS or state in there]


def _counts(counted: Mapping[str, int], states: Iterable[str]) -> list[str]:
    return [f"{counted.get(state, 0):,}" for state in states]


def heading(text: str) -> Text:
    """The head of a part, with an empty line before it."""
    return Text(f"\n{text}", style="bold")


def bullets(sentences: Iterable[str]) -> Iterator[RenderableType]:
    """Sentences, each behind a dash and wrapped beside it."""
    for sentence in sentences:
        table = Table.grid(padding=(0, 1))
        table.add_row(" -", Text(words.line(sentence), overflow="fold"))
        yield table


def table_of(first: str, *, numbers: Sequence[str], last: str | None = None) -> Table:
    """A table of a name, numbers, and perhaps a remark, without lines."""
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim", pad_edge=False)
    table.add_column(first, overflow="fold")
    for name in numbers:
        table.add_column(name, justify="right", no_wrap=True)
    if last is not None:
        table.add_column(last, overflow="fold")
    return table
