"""The report as Markdown, as for the summary of a job in continuous integration: short, whatever the suite's size."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar, get_args

from summarizer.evals.report import words
from summarizer.evals.report.tallies import by_name, by_state, tallies, worst_first
from summarizer.evals.results import Comparison, EvalReport, FieldRow, Flip, MetricName
from summarizer.evals.scoring.outcomes import DocumentScore, FactOutcome
from summarizer.render.markdown import code, escape

__all__ = ["markdown"]

MOST = 50
"""Rows of a list; the full lists are in the JSON report."""

_LABEL = 160  # characters of a fact's label
_REASON = 1000  # of a sentence of the gate, which may name many facts

V = TypeVar("V")


def markdown(report: EvalReport) -> str:
    """The report as Markdown (GitHub's dialect), which ends with one newline.

    Text of documents and of outputs is escaped: it opens no link, image, heading or HTML. No list has more than
    :data:`MOST` rows.
    """
    blocks = [
        *_head(report),
        *_figures(report),
        *_comparison(report),
        *_fields(report.fields),
        *_documents(report),
        *_failures(report),
    ]
    return "\n\n".join(blocks) + "\n"


def _head(report: EvalReport) -> Iterator[str]:
    gate = report.gate
    yield f"## {'✅ Passed' if gate.passed else '❌ Failed'}: eval of {escape(report.suite)}"
    yield f"{_sentence(words.mode_words(report.mode, report.model))} {escape(words.about(report))}"
    yield from _listed([_short(reason, _REASON) for reason in gate.reasons])
    if gate.notes:
        yield "To be known:"
        yield from _listed([_short(note, _REASON) for note in gate.notes])


def _figures(report: EvalReport) -> Iterator[str]:
    notes: dict[str, int] = {}
    rows = []
    for name in get_args(MetricName):
        metric = report.metrics.get(name)
        if metric is not None:
            mark = f" <sup>{notes.setdefault(metric.note, len(notes) + 1)}</sup>" if metric.note else ""
            value, ends = words.number(metric.value, name), words.ends(metric, name)
            about = f"{escape(words.MEANINGS[name])} ({code(name)})"
            rows.append([f"{about}{mark}", value, ends, f"{metric.n:,}", f"{metric.documents:,}", str(metric.families)])
    yield "### Figures"
    yield _table(["", "value", "95 % interval", "n", "documents", "families"], rows)
    if notes:
        yield "  \n".join(f"<sup>{at}</sup> {escape(note)}" for note, at in notes.items())


def _comparison(report: EvalReport) -> Iterator[str]:
    found = report.comparison
    if found is None:
        return
    rows = [
        [
            str(code(name)),
            words.number(one.baseline, name),
            words.number(one.value, name),
            words.signed(one.difference, name),
            words.ends(one, name),
            words.number(one.detectable, name),
            one.verdict.replace("_", " "),
        ]
        for name, one in found.metrics.items()
    ]
    yield "### Against the baseline"
    yield str(escape(words.compared_with(found)))
    yield _table(["", "before", "now", "difference", "95 % interval", "detectable", "verdict"], rows)
    yield words.mcnemar_words(found)
    yield from _flips(report, found)


def _flips(report: EvalReport, comparison: Comparison) -> Iterator[str]:
    facts = by_name(report.documents)
    for kind, changed in words.flips(comparison).items():
        yield f"**{kind}**"
        yield from _listed([_flip(flip, facts[flip.document, flip.id]) for flip in changed])


def _flip(flip: Flip, fact: FactOutcome) -> str:
    change = f"{flip.before} → {flip.after}".replace("_", " ")
    return f"{escape(flip.document)} {code(flip.id)} ({flip.importance}), {change}: {_short(fact.label)}"


def _fields(rows: Sequence[FieldRow]) -> Iterator[str]:
    if not rows:
        return
    states = list(words.ABBREVIATIONS)
    lines = []
    for row in rows:
        counted = by_state(row)
        name = f"&nbsp;&nbsp;{code(row.name)}" if row.slots else f"**{code(row.name)}**"
        shares = [words.number(share) for share in (row.precision, row.recall, row.f1)]
        lines.append([name, *(f"{counted.get(state, 0):,}" for state in states), *shares])
    yield "### Fields"
    yield _folded(f"{len(rows)} rows", _table(["", *_heads(states), "precision", "recall", "F1"], lines))


def _documents(report: EvalReport) -> Iterator[str]:
    found = tallies(report.documents)
    if not found:
        return
    shown = worst_first(found, MOST)
    states = list(words.ABBREVIATIONS)
    rows = [
        [
            str(escape(tally.document)),
            *(f"{tally.by_state.get(state, 0):,}" for state in states),
            str(tally.forbidden),
            str(tally.rejected),
        ]
        for tally in shown
    ]
    said = f"{len(found):,}" if len(shown) == len(found) else f"the {len(shown)} worst of {len(found):,}"
    yield "### Documents"
    yield _folded(said, _table(["", *_heads(states), "forbidden", "rejected"], rows))


def _failures(report: EvalReport) -> Iterator[str]:
    """What went wrong, the gravest first."""
    scores = report.documents
    groups = {
        "Documents that failed": [f"{_name(one)}: {escape(one.error)}" for one in scores if one.error],
        "Forbidden facts stated": [
            f"{_name(one)} {code(hit.id)}: {_short(hit.value)}. {escape(hit.why)}"
            for one in scores
            for hit in one.forbidden
        ],
        "Incorrect": list(_wrong(scores)),
        "Missing": [
            f"{_name(one)} {code(fact.id)}: {_short(fact.label)}"
            for one, fact in _facts(scores)
            if fact.state == "missing"
        ],
        "Invented": [
            f"{_name(one)} {code(found.output)}: {_short(found.value)}" for one in scores for found in one.spurious
        ],
    }
    for heading, lines in groups.items():
        if lines:
            yield _folded(f"{heading}: {len(lines):,}", "\n\n".join(_listed(lines)))


def _wrong(scores: Iterable[DocumentScore]) -> Iterator[str]:
    for score, fact in _facts(scores):
        if fact.state == "incorrect":
            slots = "; ".join(
                f"{code(slot.slot)}: {_short(slot.found or 'nothing')} instead of {_short(slot.expected or 'nothing')}"
                for slot in words.differing(fact)
            )
            yield f"{_name(score)} {code(fact.id)}: {slots}"


def _facts(scores: Iterable[DocumentScore]) -> list[tuple[DocumentScore, FactOutcome]]:
    """All outcomes, key facts first."""
    found = [(score, fact) for score in scores for fact in score.facts]
    return sorted(found, key=lambda one: one[1].importance != "key")


def _name(score: DocumentScore) -> str:
    return f"{escape(score.document)}{f', reading {score.repeat + 1},' if score.repeat else ''}"


def _short(text: str, most: int = _LABEL) -> str:
    return escape(words.short(text, most))


def _sentence(text: str) -> str:
    return f"{escape(text)}."


def _heads(states: Iterable[str]) -> list[str]:
    return [state.replace("_", " ") for state in states]


def _listed(lines: Sequence[str]) -> Iterator[str]:
    """A list of at most :data:`MOST` lines."""
    if lines:
        more = [f"... and {len(lines) - MOST:,} more, all of them in the JSON report"] if len(lines) > MOST else []
        yield "\n".join(f"- {one}" for one in [*lines[:MOST], *more])


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table of a name, and of numbers aligned to the right."""
    rules = ["---", *["---:"] * (len(head) - 1)]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (head, rules, *rows))


def _folded(said: str, block: str) -> str:
    return f"<details><summary>{said}</summary>\n\n{block}\n\n</details>"
