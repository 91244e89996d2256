"""A timeline as a drawing: where each date stands on its axis, and how much of it a vague one covers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from summarizer.dates import Extent, extent, is_edtf
from summarizer.render.wording import human_date

__all__ = ["WIDTH", "Band", "Chart", "Spot", "chart", "is_one_day"]

WIDTH = 720.0
"""Of a drawing, in units of its own."""

_MARGIN = 22.0  # room for half a label at both ends
_SIZE = 18.0  # of a mark that covers one day
_GAP = 3.0
_ROW = _SIZE + _GAP
_MOST_ROWS = 12  # more marks of one time lie upon each other
_MOST_MARKS = 400  # more of them tell nothing any more
_MOST_LABELS = 9
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class Spot:
    """The mark of an entry: its number in the list, its place and size, and whether its day and year are fixed."""

    number: int
    x: float
    y: float
    width: float
    fixed: bool

    @property
    def middle(self) -> float:
        """Where its number stands."""
        return self.x + self.width / 2


@dataclass(frozen=True, slots=True)
class Band:
    """An axis with its marks.

    Attributes:
        heading: which years, or that the year is open.
        axis: how far down the axis lies.
        ticks: places of the labels, with the labels.
        spots: the marks.
    """

    heading: str
    axis: float
    ticks: tuple[tuple[float, str], ...]
    spots: tuple[Spot, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """Dates with a year on one axis, dates whose year is open on another, which has the months of any year."""

    bands: tuple[Band, ...]


def chart(dates: Sequence[str | None]) -> Chart | None:
    """The drawing of a timeline; None where there is too little to draw, or too much.

    Args:
        dates: of the entries, in the order of the list; one without a date, or with one that is none, is not drawn.

    >>> [band.heading for band in chart(["2024-06-19", "2024-11-09", "XXXX-06-19"]).bands]
    ['June 2024 to November 2024', 'Year not stated']
    >>> chart(["2024-06-19"]) is None
    True
    """
    found = [(number, extent(text), is_one_day(text)) for number, text in enumerate(dates, 1) if text and is_edtf(text)]
    if not 2 <= len(found) <= _MOST_MARKS:
        return None
    fixed = [one for one in found if not one[1].open_year]
    loose = [one for one in found if one[1].open_year]
    bands = []
    if fixed:
        first, last = min(one.first for _, one, _ in fixed), max(one.last for _, one, _ in fixed)
        begin, end, ticks = _axis(first, last)
        bands.append(_band(_range_words(first, last), (begin, end), ticks, fixed))
    if loose:
        months = [(date(2000, month, 1), _MONTHS[month - 1]) for month in range(1, 13)]
        bands.append(_band("Year not stated", (date(2000, 1, 1), date(2000, 12, 31)), months, loose))
    return Chart(tuple(bands))


def is_one_day(edtf: str) -> bool:
    """Whether a date fixes its day, and leaves neither the year open nor itself in doubt.

    >>> is_one_day("2024-06-19"), is_one_day("XXXX-06-19"), is_one_day("2024-06"), is_one_day("2024-06-19~")
    (True, False, False, False)
    """
    return re.fullmatch(r"\d{4}-\d\d-\d\d", edtf) is not None


def _band(
    heading: str, span: tuple[date, date], ticks: Iterable[tuple[date, str]], dated: Iterable[tuple[int, Extent, bool]]
) -> Band:
    begin, end = span
    days = (end - begin).days + 1

    def place(day: date) -> float:
        return _MARGIN + (WIDTH - 2 * _MARGIN) * (day - begin).days / days

    ends: list[float] = []  # of the last mark in each row, from the axis upwards
    placed: list[tuple[int, float, float, int, bool]] = []
    for number, one, fixed in sorted(dated, key=lambda item: (item[1].first, item[1].last, item[0])):
        left = place(one.first)
        width = max(place(one.last) + (WIDTH - 2 * _MARGIN) / days - left, _SIZE)
        if one.first == one.last:
            left, width = left - _SIZE / 2, _SIZE
        left = min(left, WIDTH - width)
        free = [row for row, reached in enumerate(ends) if reached + _GAP <= left]
        row = free[0] if free else len(ends) % _MOST_ROWS if len(ends) >= _MOST_ROWS else len(ends)
        ends[row : row + 1] = [left + width]
        placed.append((number, left, width, row, fixed))
    axis = _ROW * len(ends) + _GAP
    return Band(
        heading=heading,
        axis=axis,
        ticks=tuple((place(day), label) for day, label in ticks),
        spots=tuple(
            Spot(number, left, axis - _ROW * (row + 1), width, fixed) for number, left, width, row, fixed in placed
        ),
    )


def _axis(first: date, last: date) -> tuple[date, date, list[tuple[date, str]]]:
    """Begin and end of an axis in whole months or years, and what is written below it."""
    months = 12 * (last.year - first.year) + last.month - first.month + 1
    if months <= 3 * _MOST_LABELS:
        step = -(-months // _MOST_LABELS)
        starts = [_month(first, number) for number in range(0, months, step)]
        ticks = [(day, f"{_MONTHS[day.month - 1]} {day.year}") for day in starts]
        following = _month(first, months) if (last.year, last.month) < (9999, 12) else date.max
        return starts[0], following - timedelta(days=1), ticks
    years = last.year - first.year + 1
    step = next(size for size in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000) if years <= size * _MOST_LABELS)
    whole = range(first.year - first.year % step if first.year >= step else 1, last.year + 1, step)
    return date(whole[0], 1, 1), date(last.year, 12, 31), [(date(year, 1, 1), str(year)) for year in whole]


def _month(first: date, number: int) -> date:
    """The first day of a month, counted from that of another day."""
    years, month = divmod(first.month - 1 + number, 12)
    return date(first.year + years, month + 1, 1)


def _range_words(first: date, last: date) -> str:
    names = [human_date(f"{day.year:04}-{day.month:02}") for day in (first, last)]
    if names[0] == names[1]:
        return names[0]
    return f"{names[0]} to {names[1]}" if last.year - first.year < 3 else f"{first.year} to {last.year}"
