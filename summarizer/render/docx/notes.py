"""The notes of a paper: one a quote; and one for all quotes of a line that rests on many."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from summarizer.document import Document
from summarizer.records.evidence import Evidence

__all__ = ["MANY", "Note", "Notes", "around", "ranges"]

MANY = 6
"""More quotes than these share one note where they are cited together: a line with fifty numbers cannot be read."""

_Key = tuple[str, int, int]


class Note(NamedTuple):
    """What a note says.

    Attributes:
        quotes: the quotes that it gives.
        see: the numbers of notes that give the others of its quotes.
    """

    quotes: Sequence[Evidence]
    see: Sequence[int]


class Notes:
    """Numbers notes in the order in which they are first cited.

    >>> notes = Notes()
    >>> quotes = [Evidence(document_id="a", quote="x", start=at, end=at + 1) for at in range(9)]
    >>> notes.cite(quotes[:2]), notes.cite(quotes), notes.cite(quotes[1:3])
    ([1, 2], [3], [2, 4])
    >>> [(len(note.quotes), note.see) for note in notes.all()]
    [(1, []), (1, []), (6, [1, 2, 4]), (1, [])]
    """

    def __init__(self) -> None:
        self._numbers: dict[tuple[_Key, ...], int] = {}
        self._quotes: dict[_Key, Evidence] = {}

    def cite(self, evidence: Iterable[Evidence]) -> list[int]:
        """The numbers of the notes that hold these quotes, in order."""
        found = {(item.document_id, item.start, item.end): item for item in evidence}
        self._quotes |= found
        groups = [tuple(sorted(found))] if len(found) > MANY else [(key,) for key in found]
        return sorted(self._numbers.setdefault(group, len(self._numbers) + 1) for group in groups)

    def all(self) -> Iterator[Note]:
        """All notes in order. Each quote is given once: by a note of its own, or by the first that has it."""
        homes: dict[_Key, int] = {}
        for group, number in sorted(self._numbers.items(), key=lambda one: (len(one[0]) > 1, one[1])):
            for key in group:
                homes.setdefault(key, number)
        for group, number in self._numbers.items():
            own = [self._quotes[key] for key in group if homes[key] == number]
            yield Note(own, sorted({homes[key] for key in group} - {number}))

    def __bool__(self) -> bool:
        return bool(self._numbers)


def ranges(numbers: Sequence[int]) -> list[tuple[int, int]]:
    """Numbers in order as first and last of each run.

    >>> ranges([1, 2, 3, 7])
    [(1, 3), (7, 7)]
    """
    if not numbers:
        return []
    breaks = [(before, after) for before, after in pairwise(numbers) if after != before + 1]
    firsts = [numbers[0], *(after for _, after in breaks)]
    lasts = [*(before for before, _ in breaks), numbers[-1]]
    return list(zip(firsts, lasts, strict=True))


def around(item: Evidence, documents: Mapping[str, Document]) -> str | None:
    """The sentence of which a quote is a part; None if it is a whole one, or its document is not known.

    >>> document = Document.from_text("It rained. Norway met Chile.", id="a")
    >>> around(Evidence(document_id="a", quote="Norway", start=11, end=17), {"a": document})
    'Norway met Chile.'
    """
    document = documents.get(item.document_id)
    if document is None or document.text[item.start : item.end] != item.quote:
        return None
    at = bisect_right(document.sentences, item.start, key=lambda sentence: sentence.start) - 1
    sentence = document.sentences[max(at, 0)]
    inside = sentence.start <= item.start and item.end <= sentence.end
    return sentence.text if inside and len(item.quote) < len(sentence.text) else None
