"""A text cut into pieces, each of which the same labelled and cited quotes hold."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from summarizer.evals.gold.files import Span
from summarizer.evals.report.words import RowState
from summarizer.render.stretches import stretches

__all__ = ["Piece", "pieces"]

Quotes = Mapping[str, tuple[Collection[Span], Collection[RowState]]]
"""Where the quotes of something stand, by its name, and how the rows ended that rest on them."""

_GRAVEST: tuple[RowState, ...] = (
    "forbidden",
    "incorrect",
    "missing",
    "error",
    "invented",
    "partial",
    "correct",
    "restated",
    "not_run",
)
"""What a stretch of the text shows if several facts rest on it."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text.

    Attributes:
        text: its characters.
        gold: ids of the facts that have it in a labelled quote.
        cited: places of the outputs that cite it.
        tone: the gravest state of those facts and outputs; None if it is nobody's.
    """

    text: str
    gold: tuple[str, ...]
    cited: tuple[str, ...]
    tone: RowState | None


def pieces(text: str, *, gold: Quotes, cited: Quotes) -> tuple[Piece, ...]:
    """Cut a text wherever a quote begins or ends.

    Args:
        text: the text.
        gold: the labelled quotes of each fact, by its id.
        cited: the quotes of each output, by its place.

    >>> [(one.text, one.gold, one.cited) for one in pieces("abcdef", gold={"e1": ([(1, 4)], ["correct"])}, cited={})]
    [('a', (), ()), ('bcd', ('e1',), ()), ('ef', (), ())]
    """
    states = {(True, name): found for name, (_, found) in gold.items()}
    states |= {(False, name): found for name, (_, found) in cited.items()}
    quotes = [
        ((labelled, name), start, end)
        for labelled, held in ((True, gold), (False, cited))
        for name, (spans, _) in held.items()
        for start, end in spans
    ]
    return tuple(
        Piece(
            text[start:end],
            gold=tuple(name for labelled, name in here if labelled),
            cited=tuple(name for labelled, name in here if not labelled),
            tone=_gravest(state for one in here for state in states[one]),
        )
        for start, end, here in stretches(len(text), quotes)
    )


def _gravest(states: Iterable[RowState]) -> RowState | None:
    return min(states, key=_GRAVEST.index, default=None)
