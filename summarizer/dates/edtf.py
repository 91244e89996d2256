"""What a date string means: the subset of EDTF that this package writes (ISO 8601-2, Library of Congress).

======================  =====================================================================
``2024``, ``2024-06``   a year, a month of a year
``2024-06-19``          a day
``XXXX-06-19``          a day of a year that the source leaves open (also ``XXXX-06``)
``199X``, ``19XX``      some year of a decade or of a century
``2024-06-19~``         approximately then; ``?``: the source itself is not sure
``[2024-06,2024-07]``   one of these
======================  =====================================================================
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache
from typing import Literal, NamedTuple

__all__ = ["Agreement", "Extent", "common_part", "compare", "extent", "is_edtf", "sort_key"]

Agreement = Literal["equal", "vaguer", "finer", "different"]
"""How a date agrees with the date of a source (own); see :func:`compare`."""

_DATE = re.compile(r"([0-9]{4}|[0-9]{3}X|[0-9]{2}XX|XXXX)(?:-([0-9]{2}|XX)(?:-([0-9]{2}|XX))?)?([?~]?)")
_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class _Date(NamedTuple):
    """One alternative: eight digits, ``X`` where the string leaves them open, and its qualifier."""

    digits: str
    mark: str

    @property
    def possible(self) -> bool:
        year, month, day = self.digits[:4], self.digits[4:6], self.digits[6:]
        if month != "XX" and not 1 <= int(month) <= 12:
            return False
        if day == "XX":
            return True
        if month == "02" and day == "29":
            return "X" in year or (int(year) % 4 == 0 and (int(year) % 100 != 0 or int(year) % 400 == 0))
        return 1 <= int(day) <= (31 if month == "XX" else _DAYS[int(month) - 1])

    def holds(self, other: _Date) -> bool:
        """Whether this is true of the other whatever stands for the other's open digits."""
        fits = all(mine in ("X", theirs) for mine, theirs in zip(self.digits, other.digits, strict=True))
        return fits and other.mark in ("", self.mark)

    def meets(self, other: _Date) -> bool:
        """Whether some day fits both."""
        pairs = list(zip(self.digits, other.digits, strict=True))
        if any("X" not in pair and pair[0] != pair[1] for pair in pairs):
            return False
        return _Date("".join(min(pair) for pair in pairs), "").possible  # digits sort before X


@lru_cache(maxsize=4096)
def _read(text: str) -> tuple[_Date, ...] | None:
    parts = text[1:-1].split(",") if text[:1] == "[" and text[-1:] == "]" else [text]
    dates = []
    for part in parts:
        match = _DATE.fullmatch(part)
        if match is None:
            return None
        year, month, day, mark = match.groups()
        date = _Date(year + (month or "XX") + (day or "XX"), mark)
        if date.digits == "XXXXXXXX" or not date.possible:
            return None
        dates.append(date)
    alone = len(parts) == 1
    return None if alone and text[0] == "[" else tuple(dates)


def _read_or_raise(text: str) -> tuple[_Date, ...]:
    dates = _read(text)
    if dates is None:
        raise ValueError(
            f"{text!r} is not a date in the subset of EDTF used here, for example 2024-06-19 or XXXX-06-19"
        )
    return dates


def is_edtf(text: str) -> bool:
    """Whether the text is a date of the subset described above, and one that can exist.

    >>> [is_edtf(text) for text in ("2024-06-19", "XXXX-06", "[2024-06-11,2024-06-12]", "2022~")]
    [True, True, True, True]
    >>> [is_edtf(text) for text in ("2024-02-30", "XXXX-02-30", "2024-13", "XXXX", "June 19", "2024-06-19/..")]
    [False, False, False, False, False, False]
    """
    return _read(text) is not None


def compare(value: str, source: str) -> Agreement:
    """How a value agrees with the date that its source gives. Days of the week play no part.

    * ``equal``: they say the same.
    * ``vaguer``: the value is true of the source, and leaves open what the source fixes.
    * ``finer``: both can be true, but the value fixes something that the source leaves open: a year, a day, one of
      several alternatives, or it drops ``?`` or ``~``. Two dates can each be finer than the other: ``2024-06`` and
      ``XXXX-06-19``.
    * ``different``: no day fits both. The qualifiers do not widen a date here.

    Raises:
        ValueError: one of them is not a date of the subset.

    >>> compare("XXXX-06-19", "2024-06-19"), compare("2024-06-19", "XXXX-06-19"), compare("2023", "2024-06")
    ('vaguer', 'finer', 'different')
    >>> compare("2022", "2022~"), compare("[2024-06-11,2024-06-12]", "2024-06-11")
    ('finer', 'vaguer')
    """
    mine, theirs = _read_or_raise(value), _read_or_raise(source)
    if all(any(a.holds(b) for a in mine) for b in theirs):
        return "equal" if all(any(b.holds(a) for b in theirs) for a in mine) else "vaguer"
    return "finer" if any(a.meets(b) for a in mine for b in theirs) else "different"


def sort_key(edtf: str) -> tuple[int, int, int, int, str]:
    """A key that puts dates in the order of a timeline; different strings never have equal keys.

    Dates with a year come first, by year, month and day. A month comes before its days and a year before its months,
    a decade stands where it begins, and alternatives stand where the earliest of them would. Then come the dates
    whose year is open, by month and day.

    Raises:
        ValueError: not a date of the subset.

    >>> sorted(["XXXX-06-19", "2024-06-19", "2024", "1991-12-08"], key=sort_key)
    ['1991-12-08', '2024', '2024-06-19', 'XXXX-06-19']
    """
    digits = min(date.digits for date in _read_or_raise(edtf))
    undated = digits.startswith("XXXX")
    year, month, day = (int(part.replace("X", "0")) for part in (digits[:4], digits[4:6], digits[6:]))
    return (int(undated), year, month, day, edtf)


class Extent(NamedTuple):
    """The days that a date may mean, the first and the last.

    Attributes:
        first: the first of them.
        last: the last of them.
        open_year: whether the year is open; the days are then those of the year 2000, which has all of them.
    """

    first: date
    last: date
    open_year: bool


def extent(edtf: str) -> Extent:
    """The days that a date may mean, as far apart as they can be: for drawing, not for reckoning.

    Raises:
        ValueError: not a date of the subset.

    >>> [str(end) for end in extent("2024-02")[:2]], [str(end) for end in extent("[2024-06-11,2024-06-13]")[:2]]
    (['2024-02-01', '2024-02-29'], ['2024-06-11', '2024-06-13'])
    >>> extent("XXXX-06-19")
    Extent(first=datetime.date(2000, 6, 19), last=datetime.date(2000, 6, 19), open_year=True)
    """
    dates = _read_or_raise(edtf)
    open_year = any(one.digits.startswith("XXXX") for one in dates)
    ends = [_ends(one.digits, year_is_open=open_year) for one in dates]
    return Extent(min(first for first, _ in ends), max(last for _, last in ends), open_year)


def _ends(digits: str, *, year_is_open: bool) -> tuple[date, date]:
    low, high = ("2000", "2000") if year_is_open else (digits[:4].replace("X", "0"), digits[:4].replace("X", "9"))
    months = (1, 12) if digits[4:6] == "XX" else (int(digits[4:6]),) * 2
    first_year, last_year = max(int(low), 1), max(int(high), 1)
    days = (1, monthrange(last_year, months[1])[1]) if digits[6:] == "XX" else (int(digits[6:]),) * 2
    return _day(first_year, months[0], days[0]), _day(last_year, months[1], days[1])


def _day(year: int, month: int, day: int) -> date:
    """The day, or the last one of its month: a year of a decade need not have a February 29."""
    return date(year, month, min(day, monthrange(year, month)[1]))


def common_part(first: str, last: str) -> str | None:
    """The finest single date that is true of the whole stretch between two dates, or None.

    >>> common_part("2024-06-11", "2024-06-13"), common_part("XXXX-05-30", "XXXX-06-02")
    ('2024-06', None)
    """
    shared = []
    for a, b in zip(first.split("-"), last.split("-"), strict=False):
        if a != b:
            break
        shared.append(a)
    joined = "-".join(shared)
    return joined if is_edtf(joined) else None
