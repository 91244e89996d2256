"""The texts of the sources, with every cited quote in its place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from summarizer.document import Document
from summarizer.records.evidence import Evidence
from summarizer.render.stretches import stretches

__all__ = ["Head", "Pane", "Piece", "pane"]

Piece = tuple[str, tuple[int, ...]]
"""Some of the text, and the numbers of the quotes that hold it."""


class Head(NamedTuple):
    """What stands above a text: one word and a short name for the source, its title, and what else is known."""

    key: str
    label: str
    title: str
    about: str


@dataclass(frozen=True, slots=True)
class Pane:
    """The text of one source.

    Attributes:
        head: what is known about the source.
        whole: whether the text is all there; otherwise there are quotes alone.
        runs: the text in pieces; where it is not whole, a run for each stretch that is known.
    """

    head: Head
    whole: bool
    runs: tuple[tuple[Piece, ...], ...]


def pane(head: Head, quotes: Sequence[tuple[int, Evidence]], document: Document | None) -> Pane:
    """The text of one source, cut where quotes begin and end.

    Args:
        head: what is known about the source.
        quotes: those of this source, with their numbers.
        document: the document. Without it, or if it does not hold a quote at its place, the quotes alone are shown.
    """
    if document is not None and all(document.text[piece.start : piece.end] == piece.quote for _, piece in quotes):
        spans = [(number, piece.start, piece.end) for number, piece in quotes]
        return Pane(head, whole=True, runs=(_cut(document.text, spans),))
    return Pane(head, whole=False, runs=tuple(_runs(quotes)))


def _cut(text: str, spans: Iterable[tuple[int, int, int]]) -> tuple[Piece, ...]:
    return tuple((text[start:end], numbers) for start, end, numbers in stretches(len(text), spans))


def _runs(quotes: Iterable[tuple[int, Evidence]]) -> Iterable[tuple[Piece, ...]]:
    """Quotes that overlap or touch as one run each, in the order of the text."""
    run: list[tuple[int, Evidence]] = []
    text, begin = "", 0
    for number, piece in sorted(quotes, key=lambda one: (one[1].start, one[1].end)):
        if run and piece.start <= begin + len(text):
            text += piece.quote[begin + len(text) - piece.start :]
        else:
            if run:
                yield _run(text, begin, run)
            run, text, begin = [], piece.quote, piece.start
        run.append((number, piece))
    if run:
        yield _run(text, begin, run)


def _run(text: str, begin: int, quotes: Iterable[tuple[int, Evidence]]) -> tuple[Piece, ...]:
    return _cut(text, [(number, piece.start - begin, piece.end - begin) for number, piece in quotes])
