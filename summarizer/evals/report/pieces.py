"""A text cut into pieces, each of which the same labelled and cited quotes hold."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from summarizer.evals.gold.files import Span
from summarizer.evals.report.words import RowState

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
    begins: dict[int, list[tuple[bool, str]]] = defaultdict(list)
    ends: dict[int, list[tuple[bool, str]]] = defaultdict(list)
    for labelled, quotes in ((True, gold), (False, cited)):
        for name, (spans, _) in quotes.items():
            for start, end in spans:
                begins[start].append((labelled, name))
                ends[end].append((labelled, name))
    return tuple(_cut(text, begins, ends, states))


def _cut(
    text: str,
    begins: Mapping[int, list[tuple[bool, str]]],
    ends: Mapping[int, list[tuple[bool, str]]],
    states: Mapping[tuple[bool, str], Collection[RowState]],
) -> Iterator[Piece]:
    held: Counter[tuple[bool, str]] = Counter()  # a fact may have quotes that overlap
    for start, end in pairwise(sorted({0, len(text), *begins, *ends})):
        held.subtract(ends.get(start, ()))
        held.update(begins.get(start, ()))
        here = [one for one, count in held.items() if count > 0]
        yield Piece(
            text[start:end],
            gold=tuple(name for labelled, name in here if labelled),
            cited=tuple(name for labelled, name in here if not labelled),
            tone=_gravest(state for one in here for state in states[one]),
        )


def _gravest(states: Iterable[RowState]) -> RowState | None:
    return min(states, key=_GRAVEST.index, default=None)
