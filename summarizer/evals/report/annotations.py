"""The report as workflow commands of GitHub Actions, which mark lines of the gold files where a change is reviewed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from summarizer.evals.figures.compare import median_state
from summarizer.evals.report import words
from summarizer.evals.results import EvalReport
from summarizer.evals.scoring.outcomes import DocumentScore, FactOutcome

__all__ = ["MOST", "workflow_commands"]

MOST = 10
"""Of each kind: GitHub shows no more of them for one step."""

_LONG = 500  # characters of a line of a message


@dataclass(frozen=True, slots=True, order=True)
class _Remark:
    """Something to be marked; the rank says what comes first."""

    rank: int
    kind: Literal["error", "warning", "notice"]
    title: str
    message: str
    file: str | None = None
    line: int = 1

    def __str__(self) -> str:
        where = {"file": words.place(self.file), "line": str(self.line)} if self.file else {}
        values = {**where, "title": words.short(self.title)}
        listed = ",".join(f"{name}={_property(value)}" for name, value in values.items())
        message = "\n".join(words.short(one, _LONG) for one in self.message.splitlines())
        return f"::{self.kind} {listed}::{_data(message)}"


def workflow_commands(report: EvalReport) -> str:
    """Workflow commands, one a line, to be printed in a step.

    Errors: why the gate fails, failed documents, forbidden facts that were stated, key facts that are incorrect or
    missing, those first that the baseline had right. Warnings: minor facts. A notice ends them, where there are more
    than GitHub shows. With repeats, a fact has the state that is in the middle.
    """
    remarks = [*_gate(report), *_documents(report.documents), *_forbidden(report.documents), *_facts(report)]
    lines: list[str] = []
    left_out: list[str] = []
    for kind in ("error", "warning"):
        found = sorted((one for one in remarks if one.kind == kind), key=lambda one: one.rank)
        lines += [str(one) for one in found[:MOST]]
        if len(found) > MOST:
            left_out.append(words.many(len(found) - MOST, f"more {kind}"))
    if left_out:
        message = f"{' and '.join(left_out)} than GitHub shows for one step; the other reports list them all."
        lines.append(str(_Remark(9, "notice", f"Eval of {report.suite}", message)))
    return "".join(f"{one}\n" for one in lines)


def _gate(report: EvalReport) -> Iterator[_Remark]:
    if not report.gate.passed:  # all in one, as they point at no line and would take the places of those that do
        yield _Remark(0, "error", f"Eval of {report.suite} fails", "\n".join(report.gate.reasons))


def _documents(scores: Iterable[DocumentScore]) -> Iterator[_Remark]:
    for score in _once(score for score in scores if score.error):
        yield _Remark(1, "error", f"{score.document} failed", score.error or "", score.gold)


def _forbidden(scores: Iterable[DocumentScore]) -> Iterator[_Remark]:
    seen: dict[tuple[str, str], _Remark] = {}
    for score in scores:
        for hit in score.forbidden:
            message = f"{hit.output} states: {hit.value}. {hit.why}"
            remark = _Remark(2, "error", f"{hit.id} is stated and forbidden", message, score.gold, hit.line)
            seen.setdefault((score.document, hit.id), remark)
    yield from seen.values()


def _facts(report: EvalReport) -> Iterator[_Remark]:
    flips = report.comparison.flips if report.comparison else ()
    lost = {(flip.document, flip.id) for flip in flips if flip.before == "correct"}
    readings: dict[tuple[str, str], list[tuple[DocumentScore, FactOutcome]]] = defaultdict(list)
    for score in report.documents:
        for fact in score.facts:
            if fact.state != "not_run":
                readings[score.document, fact.id].append((score, fact))
    for key, found in readings.items():
        state = median_state([fact.state for _, fact in found])
        score, fact = next(one for one in found if one[1].state == state)
        if state in ("incorrect", "missing"):
            kind: Literal["error", "warning"] = "error" if fact.importance == "key" else "warning"
            title = f"{fact.id} is {state}{' and was right before' if key in lost else ''}"
            rank = 3 if key in lost else 4 if state == "incorrect" else 5
            yield _Remark(rank, kind, title, _said(fact), score.gold, fact.line)


def _said(fact: FactOutcome) -> str:
    if fact.state == "missing":
        return f"No output states it: {fact.label}"
    slots = "; ".join(
        f"{slot.slot}: {slot.found or 'nothing'} instead of {slot.expected or 'nothing'}"
        for slot in words.differing(fact)
    )
    return f"{fact.output}: {slots}"


def _once(scores: Iterable[DocumentScore]) -> list[DocumentScore]:
    """One reading of each document."""
    return list({score.document: score for score in scores}.values())


def _data(text: str) -> str:
    r"""A message as GitHub's runner reads it back.

    >>> _data("50 %\nand")
    '50 %25%0Aand'
    """
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """A value of a property, in which a colon or a comma would end it.

    >>> _property("a:b,c")
    'a%3Ab%2Cc'
    """
    return _data(text).replace(":", "%3A").replace(",", "%2C")
