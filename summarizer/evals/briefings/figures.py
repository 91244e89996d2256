"""What was judged of briefings, summed up: each figure is a share of what was looked for, or a count of faults."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import get_args

from summarizer.evals.briefings.results import COUNTED, BriefingFigure, Judgement
from summarizer.evals.results import Metric

__all__ = ["NOTE", "summarise"]

NOTE = "sets are made by hand and few, so that no interval is given"
"""Why the figures have no error bars."""


def summarise(sets: Iterable[tuple[int, Sequence[Judgement]]]) -> dict[BriefingFigure, Metric]:
    """Every figure over sets.

    What was not extracted counts against a figure as what is wrong does.

    Args:
        sets: the number of documents of each set, and what was judged of its briefing.

    >>> summarise([(2, [Judgement(figure="titles", of="t1", state="right")])])["titles"].value
    1.0
    """
    given = list(sets)
    return {name: _metric(name, given) for name in get_args(BriefingFigure)}


def _metric(name: BriefingFigure, sets: Sequence[tuple[int, Sequence[Judgement]]]) -> Metric:
    found = [(documents, [one for one in judged if one.figure == name]) for documents, judged in sets]
    measured = [(documents, judged) for documents, judged in found if judged]
    n = sum(len(judged) for _, judged in measured)
    right = sum(one.state == "right" for _, judged in measured for one in judged)
    value = float(n - right) if name in COUNTED else right / n if n else None
    return Metric(
        value=value, n=n, documents=sum(documents for documents, _ in measured), families=len(measured), note=NOTE
    )
