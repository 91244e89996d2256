"""Numbers of two statements: the same, or of one thing and not both true."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from functools import lru_cache

from summarizer.briefing.content import Number
from summarizer.briefing.gist import Gist
from summarizer.render.wording import listing

__all__ = ["listed", "loose", "numbers_conflict", "numbers_fit", "own_numbers", "same_numbers"]


@lru_cache(maxsize=8192)
def loose(numbers: frozenset[Number]) -> frozenset[Hashable]:
    """Numbers without what is counted; "about 1,000" is 1,000."""
    return frozenset(_loose(number) for number in numbers)


def _loose(number: Number) -> Hashable:
    return number.value, "exact" if number.precision == "about" else number.precision


def same_numbers(one: Gist, other: Gist) -> bool:
    """Whether both give the same numbers; what is counted matters only where one gives several."""
    if len(one.numbers) > 1:  # "three ships and five planes" is not "five ships and three planes"
        return one.numbers == other.numbers
    return loose(one.numbers) == loose(other.numbers)


def numbers_fit(one: Gist, other: Gist) -> bool:
    """Whether both give the same numbers, or one gives none."""
    return not one.numbers or not other.numbers or same_numbers(one, other)


def numbers_conflict(one: Gist, other: Gist) -> bool:
    """Whether both give the same numbers but for one, which is of the same thing in both and cannot be both."""
    here, there = own_numbers(one, other), own_numbers(other, one)
    if len(here) != 1 or len(there) != 1:
        return False
    return here[0].unit == there[0].unit and bool(here[0].unit) and _apart(here[0], there[0])


def own_numbers(one: Gist, other: Gist) -> list[Number]:
    """The numbers that the other does not give."""
    known = loose(other.numbers)
    return sorted((number for number in one.numbers if _loose(number) not in known), key=lambda item: item.value)


def _apart(a: Number, b: Number) -> bool:
    """Whether two numbers of one thing cannot both be true."""
    if a.value == b.value:
        return False
    if a.precision == b.precision == "exact":
        return True
    low, high = sorted((a, b), key=lambda number: number.value)
    if low.precision in {"over", "at_least"} or high.precision in {"under", "at_most", "nearly"}:
        return False
    return high.value > low.value * 3 / 2


def listed(numbers: Iterable[Number]) -> str:
    """Numbers in words of a sentence."""
    return listing([f"{number.value:,f}" for number in numbers])
