"""From what words say of a date, and the day on which they were published, to an EDTF string."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from summarizer.dates.edtf import common_part, is_edtf

__all__ = ["Turn", "Unit", "Words", "close"]

Turn = Literal["last", "this", "next", "other"]
"""Which one is meant: ``other`` is one that neither the words nor the publication date fix ("the first Monday")."""

Unit = Literal["day", "week", "month", "year"]

_YEARS_BETWEEN_LEAP_DAYS = 8
_EXACT_DAYS = 6  # "three days ago" is meant exactly; "ten days ago" is a round number


@dataclass(frozen=True, slots=True)
class Words:
    """What the words of one date expression say.

    Attributes:
        year: four characters, digits or ``X``.
        month: 1 to 12.
        day: of the month, 1 to 31.
        weekday: 0 is Monday.
        turn: the one meant, for a weekday or a month: "last Thursday", "next June".
        near: the year or the week that the words add: "June 19 last year" is -1.
        back: a distance from the publication date: "yesterday" is ``("day", -1)``.
        about: the words call the date approximate.
        open_year: the words name an event ("the September 11 attacks"), so that the publication date fixes no year.
    """

    year: str | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    turn: Turn | None = None
    near: int | None = None
    back: tuple[Unit, int] | None = None
    about: bool = False
    open_year: bool = False


def close(words: Words, published: date | None, *, future: bool) -> str | None:
    """The date as EDTF, or None where nothing fixes it or no such day exists.

    >>> close(Words(month=6, day=19), date(2024, 11, 12), future=False)
    '2024-06-19'
    >>> close(Words(month=6, day=19), None, future=False)
    'XXXX-06-19'
    """
    try:
        edtf = _close(words, published, future=future)
    except (OverflowError, ValueError):  # before the first or after the last day that a calendar date can have
        return None
    if edtf is None:
        return None
    if words.about and not edtf.endswith("~"):
        edtf += "~"
    return edtf if is_edtf(edtf) else None


def _close(words: Words, published: date | None, *, future: bool) -> str | None:
    if words.year is not None:
        return _written(words.year, words.month, words.day)
    if words.month is not None:
        return _close_month(words, published, future=future)
    if published is None or words.turn == "other":
        return None
    if words.weekday is not None:
        return _day_of_week(words, words.weekday, published, future=future).isoformat()
    return _at_distance(*words.back, published) if words.back else None


def _written(year: str, month: int | None, day: int | None) -> str:
    return "-".join([year, *(f"{part:02d}" for part in (month, day) if part is not None)])


def _close_month(words: Words, published: date | None, *, future: bool) -> str:
    month, day = words.month or 0, words.day
    year: int | None = None
    if published is not None and not words.open_year and words.turn != "other":
        if words.near is not None:
            year = published.year + words.near
        elif words.turn == "this":
            year = published.year
        elif day is None:
            year = _year_of_month(month, words.turn, published, future=future)
        else:
            year = _year_of_day(month, day, words.weekday, published, future=future)
    return _written("XXXX" if year is None else f"{date(year, 1, 1).year:04d}", month, day)


def _year_of_month(month: int, turn: Turn | None, published: date, *, future: bool) -> int:
    if turn == "last":
        return published.year - (month >= published.month)
    if turn == "next":
        return published.year + (month <= published.month)
    if future:
        return published.year + (month < published.month)
    return published.year - (month > published.month)


def _year_of_day(month: int, day: int, weekday: int | None, published: date, *, future: bool) -> int | None:
    """The nearest year on the side that is meant; a weekday that stands beside the date can show the other side."""
    sides: list[Callable[[], date | None]] = [
        lambda: next((d for d in _anniversaries(month, day, published, -1) if d <= published), None),
        lambda: next((d for d in _anniversaries(month, day, published, 1) if d >= published), None),
    ]
    if future:
        sides.reverse()
    if weekday is None:
        sides.pop()
    for side in sides:
        found = side()
        if found is not None and weekday in (None, found.weekday()):
            return found.year
    return None


def _anniversaries(month: int, day: int, published: date, step: int) -> Iterator[date]:
    for distance in range(_YEARS_BETWEEN_LEAP_DAYS + 1):
        try:
            yield date(published.year + step * distance, month, day)
        except ValueError:  # 29 February of a common year, or a year out of range
            continue


def _day_of_week(words: Words, weekday: int, published: date, *, future: bool) -> date:
    ahead = (weekday - published.weekday()) % 7
    if words.near is not None or words.turn == "this":
        monday = published - timedelta(days=published.weekday())
        return monday + timedelta(days=weekday + 7 * (words.near or 0))
    if words.turn == "next":
        return published + timedelta(days=ahead or 7)
    if words.turn == "last":
        return published - timedelta(days=7 - ahead)
    if future:
        return published + timedelta(days=ahead)
    return published - timedelta(days=(7 - ahead) % 7)


def _at_distance(unit: Unit, amount: int, published: date) -> str | None:
    """One step back or forth is the unit itself ("last year"); larger distances are round numbers."""
    if unit == "day":
        day = published + timedelta(days=amount)
        return day.isoformat() + ("~" if abs(amount) > _EXACT_DAYS else "")
    if unit == "week":
        monday = published - timedelta(days=published.weekday()) + timedelta(weeks=amount)
        return common_part(monday.isoformat(), (monday + timedelta(days=6)).isoformat())
    if unit == "month":
        months = published.year * 12 + published.month - 1 + amount
        return f"{date(months // 12, 1, 1).year:04d}-{months % 12 + 1:02d}"
    return f"{date(published.year + amount, 1, 1).year:04d}"
