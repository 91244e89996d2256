"""Groups of items that fit each other, found without comparing all pairs.

Precision comes before recall: what is not clearly the same stays apart. Nothing depends on the order in which items
are given, if they are sorted first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Generic, NamedTuple, TypeVar

__all__ = ["Joined", "Marks", "cluster", "open_marks"]

T = TypeVar("T")
H = TypeVar("H", bound=Hashable)


class Marks(NamedTuple):
    """By what an item is found: two are compared if one asks for a mark that the other has.

    Whatever fits must be found so; what is found need not fit.
    """

    has: Sequence[Hashable]
    asks: Sequence[Hashable]


def open_marks(value: Hashable | None) -> Marks:
    """The marks of a value that fits only its equal, or, if it is not known, any.

    >>> def found(one, other): return bool({*open_marks(one).asks} & {*open_marks(other).has})
    >>> found(1, 1), found(1, 2), found(1, None), found(None, 2), found(None, None)
    (True, False, True, True, True)
    """
    return Marks([_OPEN, _ANY], [_ANY]) if value is None else Marks([value, _ANY], [value, _OPEN])


_OPEN, _ANY = "open", "any"


def cluster(
    items: Iterable[T],
    key: Callable[[T], Hashable],
    fits: Callable[[T, T], bool],
    marks: Callable[[T], Marks] = lambda _: Marks([None], [None]),
    belongs: Callable[[T, Sequence[T]], Sequence[int]] = lambda _, fitting: [0] if len(fitting) == 1 else [],
) -> list[list[T]]:
    """Group items that fit each other.

    Items of equal key are one. After that an item joins the only group all of whose members it fits; if it
    fits several groups, it is not clear to which it belongs, and it stays apart. Give the most telling items
    first, in an order that does not depend on the caller.

    Args:
        items: what to group.
        key: what makes items one.
        fits: whether two items can be in one group.
        marks: which items are compared at all, so that not each must be with each; by default all.
        belongs: to which of the groups that an item fits it belongs, by the first member of each; an item that tells
            of several things at once can stand with each of them. By default to the only one.

    >>> cluster([13, 12, 3], key=lambda n: n, fits=lambda a, b: a % 10 == b % 10)
    [[13, 3], [12]]
    """
    units: dict[Hashable, list[T]] = defaultdict(list)
    for item in items:
        units[key(item)].append(item)
    groups: list[list[list[T]]] = []
    marked: dict[Hashable, dict[int, None]] = defaultdict(dict)  # the groups with a mark, in order
    for unit in units.values():
        has, asks = marks(unit[0])
        near = dict.fromkeys(at for mark in asks if mark in marked for at in marked[mark])
        fitting = [at for at in near if all(fits(member[0], unit[0]) for member in groups[at])]
        chosen = [fitting[at] for at in belongs(unit[0], [groups[at][0][0] for at in fitting])] if fitting else []
        if not chosen:
            chosen = [len(groups)]
            groups.append([])
        for joined in chosen:
            groups[joined].append(unit)
            for mark in has:
                marked[mark][joined] = None
    return [[item for unit in group for item in unit] for group in groups]


class Joined(Generic[H]):
    """Items that are joined two by two, and the sets that this makes of them (union-find).

    Args:
        items: all of them; each set is known by the first of its items.

    >>> one = Joined("abcd")
    >>> one.join("d", "c"), one.join("c", "b")
    (None, None)
    >>> one.first("d"), one.first("a")
    ('b', 'a')
    """

    def __init__(self, items: Iterable[H]) -> None:
        self._place = {item: place for place, item in enumerate(items)}
        self._parent = {item: item for item in self._place}

    def first(self, item: H) -> H:
        """The first item of the set that an item is in."""
        while (parent := self._parent[item]) != item:
            self._parent[item] = item = self._parent[parent]
        return item

    def join(self, one: H, other: H) -> None:
        """Make one set of those that two items are in."""
        early, late = sorted((self.first(one), self.first(other)), key=self._place.__getitem__)
        self._parent[late] = early
