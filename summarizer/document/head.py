"""The head of a text: the line that dates it."""

from __future__ import annotations

import re
from datetime import date

from summarizer.dates import find_dates

__all__ = ["dated"]

# The date of a text stands below its headline at the latest, with the day of the week or the hour at most beside it.
_LINES = 3
_LONGEST = 80
_LONGEST_HEAD = 12
_BESIDE = re.compile(
    r"(?:(?:published|posted|released|issued|date)(?: on)?:?\s*)?"
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s*)?"
    r"\0"
    r"(?:,?\s*(?:at\s)?\d{1,2}[:.]\d{2}(?:\s?[ap]\.?m\.?)?(?:\s(?:[a-z]{2,4}|[a-z]\.[a-z]\.[a-z]?\.?))?)?[.\s]*",
    re.IGNORECASE,
)


def dated(text: str) -> date | None:
    r"""The day that a line at the head of a text gives for it, as news sites and press offices print it.

    The line holds a full date and nothing else but the day of the week, the hour, or "Published".

    >>> dated("Two join the pact\nTuesday, 9 March 2021\n\nThey signed on Monday.")
    datetime.date(2021, 3, 9)
    >>> dated("---\ntitle: On pacts\nauthor: A. Vega\nissue: 7\npublished: 2021-03-09\n---\nThey signed on Monday.")
    datetime.date(2021, 3, 9)
    >>> dated("On 9 March 2021 two states joined.") is None
    True
    """
    lines = [line.strip() for line in text[:1000].split("\n") if line.strip()]
    for line in _head(lines):
        if len(line) > _LONGEST:
            continue
        dates = find_dates(line)
        if len(dates) == 1 and _BESIDE.fullmatch(line[: dates[0].start] + "\0" + line[dates[0].end :]):
            return _day(dates[0].edtf)
    return None


def _head(lines: list[str]) -> list[str]:
    """The lines at the head of a text, or those that it sets apart there between lines of dashes."""
    opened = len(lines) > 1 and set(lines[0]) == {"-"} and len(lines[0]) > _LINES - 1
    closing = next((at for at, line in enumerate(lines) if at and line == lines[0]), 0) if opened else 0
    return lines[1:closing] if 0 < closing < _LONGEST_HEAD else lines[:_LINES]


def _day(edtf: str | None) -> date | None:
    """A full date as a day; nothing for a month, a year, or a day whose year is open."""
    try:
        return date.fromisoformat(edtf) if edtf and len(edtf) == len("2021-03-09") else None
    except ValueError:
        return None
