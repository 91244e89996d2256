"""A text cut wherever a quote begins or ends."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator
from itertools import pairwise
from typing import TypeVar

__all__ = ["stretches"]

Name = TypeVar("Name", bound=Hashable)


def stretches(length: int, quotes: Iterable[tuple[Name, int, int]]) -> Iterator[tuple[int, int, tuple[Name, ...]]]:
    """Stretches of a text, in order and without gaps, each with the names of the quotes that hold it.

    Args:
        length: of the text, in code points.
        quotes: a name, and where its quote begins and ends. A name may have several quotes, also overlapping ones.

    >>> list(stretches(6, [("a", 1, 4), ("b", 3, 4)]))
    [(0, 1, ()), (1, 3, ('a',)), (3, 4, ('a', 'b')), (4, 6, ())]
    """
    begins: dict[int, list[Name]] = defaultdict(list)
    ends: dict[int, list[Name]] = defaultdict(list)
    for name, start, end in quotes:
        begins[start].append(name)
        ends[end].append(name)
    held: Counter[Name] = Counter()
    for start, end in pairwise(sorted({0, length, *begins, *ends})):
        for name in ends.get(start, ()):
            held[name] -= 1
            if not held[name]:
                del held[name]
        held.update(begins.get(start, ()))
        yield start, end, tuple(held)
