"""Finding the date expressions of English texts, in news and in treaties."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from itertools import pairwise

from summarizer.dates.closing import Turn, Unit, Words, close
from summarizer.dates.context import (
    counts_many,
    counts_things,
    end_of_joined,
    follows_day,
    follows_number_noun,
    in_month_with_number,
    is_bound,
    is_clock_time,
    is_general,
    is_other_weekday,
    is_range_link,
    is_rule,
    is_weekday,
    may_lie_ahead,
    month_stands_alone,
    names_event,
    year_pair_stands_alone,
    year_stands_alone,
)
from summarizer.dates.edtf import common_part
from summarizer.dates.patterns import compiled, day_number, month_number, weekday_number, year_number

__all__ = ["DateMention", "find_dates", "resolve"]


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date expression in a text.

    Attributes:
        text: the words; ``text == whole[start:end]``.
        start: offset of the first character, in Unicode code points.
        end: offset after the last character.
        edtf: the date, or None where neither the words nor the publication date fix it.
        weekday: the day of the week that the words name, 0 for Monday, or None.
    """

    text: str
    start: int
    end: int
    edtf: str | None
    weekday: int | None


@dataclass(frozen=True, slots=True)
class _Found:
    """Where a date expression stands, and what it says; two alternatives for "June 11 or 12"."""

    start: int
    end: int
    words: tuple[Words, ...]

    def closed(self, published: date | None, *, future: bool) -> str | None:
        dates = sorted({edtf for edtf in (close(words, published, future=future) for words in self.words) if edtf})
        return f"[{','.join(dates)}]" if len(dates) > 1 else next(iter(dates), None)


def find_dates(text: str, published: date | None = None) -> list[DateMention]:
    """All date expressions of a text, in order; none overlaps another.

    Args:
        text: English prose.
        published: the day of publication. News speaks of the past: a date without a year is the last such day up to
            and including this one.

    Without ``published`` nothing is invented: a year that the text does not give is ``XXXX``, and "Monday" has no date.
    The same holds where the words before it speak of what is to come ("will vote on Monday", "effective December 7"):
    which side of the publication is meant is for the caller to say, with :func:`resolve`.
    Both ends of a stretch ("11-13 June") are mentions; "June 11 or 12" is one mention that leaves open which.
    A name of an event, "the September 11 attacks", has an open year even with ``published``.

    >>> [m.edtf for m in find_dates("Kim signed on Nov. 11, the treaty itself on 19 June 2024.")]
    ['XXXX-11-11', '2024-06-19']
    >>> [(m.text, m.edtf) for m in find_dates("It said so last Thursday.", date(2024, 11, 12))]
    [('last Thursday', '2024-11-07')]
    >>> find_dates("They may march 11,000 troops under Resolution 2022 of Article 19.")
    []
    """
    return list(_mentions(text, published))


@lru_cache(maxsize=2048)  # the same sentence is read for each value that is checked against it
def _mentions(text: str, published: date | None) -> tuple[DateMention, ...]:
    return tuple(
        DateMention(
            text=text[found.start : found.end],
            start=found.start,
            end=found.end,
            edtf=_open_if_ahead(text, found).closed(published, future=False),
            weekday=found.words[0].weekday,
        )
        for found in _found(text)
    )


def _open_if_ahead(text: str, found: _Found) -> _Found:
    if any(words.turn or words.near is not None or words.back for words in found.words):
        return found
    if not may_lie_ahead(text, found.start):
        return found
    return replace(found, words=tuple(replace(words, turn="other") for words in found.words))


def resolve(words: str, published: date | None = None, *, future: bool = False) -> str | None:
    """The date that the words of one date expression give, or None.

    Args:
        words: such as "on Nov. 11" or "the nineteenth day of June, two thousand and twenty-four".
        published: the day of publication.
        future: whether what happens then was still to come: the next such day on or after publication is meant.

    A stretch gives what is true of all of it: "11-13 June 2024" is ``2024-06``. Words that reckon from a date or set
    it as a limit ("30 days after June 19", "by June 19") are a rule, and give None.

    >>> published = date(2024, 11, 12)
    >>> resolve("Nov. 11"), resolve("on June 19", published), resolve("June 19", published, future=True)
    ('XXXX-11-11', '2024-06-19', '2025-06-19')
    >>> resolve("30 days after June 19, 2024") is None
    True
    """
    mentions = _found(words)
    if not mentions or is_rule(words, mentions[0].start, mentions[-1].end):
        return None
    gaps = [words[one.end : other.start] for one, other in pairwise(mentions)]
    dates = [edtf for edtf in (mention.closed(published, future=future) for mention in mentions) if edtf]
    if len(dates) < len(mentions) and any(char.isalnum() for gap in gaps for char in gap):
        return None
    if len(set(dates)) < 2:
        return dates[0] if dates else None
    return common_part(*dates) if len(dates) == 2 and is_range_link(gaps[0]) else None


_DIGIT = re.compile("[0-9]")
_MONTH = re.compile("Jan|JAN|Feb|FEB|Mar|MAR|Apr|APR|May|MAY|Jun|JUN|Jul|JUL|Aug|AUG|Sep|SEP|Oct|OCT|Nov|NOV|Dec|DEC")
_SPAN_OF_TIME = re.compile("day|night|noon|morning|evening|tomorrow|week|month|year")


@lru_cache(maxsize=2048)
def _found(text: str) -> tuple[_Found, ...]:
    """The date expressions of a text. A form is only looked for where a part stands that all its expressions have."""
    digit, month = _DIGIT.search(text) is not None, _MONTH.search(text) is not None
    readers: tuple[tuple[bool, str, Callable[[str, re.Match[str]], Iterator[_Found]]], ...] = (
        (digit, "iso", _iso),
        (digit, "numeric", _numeric),
        (month, "day_month", _day_month),
        (month and digit, "month_day", _month_day),
        (month, "month_year", _month_year),
        (month, "month", _month),
        ("day" in text, "weekday", _weekday),
        (digit, "decade", _decade),
        (_SPAN_OF_TIME.search(text.casefold()) is not None, "relative", _relative),
        ("ago" in text, "ago", _ago),
    )
    forms = compiled()
    found = [
        item
        for possible, name, read in readers
        if possible
        for match in forms[name].finditer(text)
        for item in read(text, match)
    ]
    kept = _without_overlaps(found)
    return tuple(_without_overlaps(kept + _years(text, kept))) if digit else tuple(kept)


def _without_overlaps(found: list[_Found]) -> list[_Found]:
    """The first, and of those that start together the longest."""
    kept: list[_Found] = []
    for item in sorted(found, key=lambda item: (item.start, -item.end)):
        if not kept or item.start >= kept[-1].end:
            kept.append(item)
    return kept


def _exists(words: Words) -> bool:
    return close(words, None, future=False) is not None


def _iso(text: str, match: re.Match[str]) -> Iterator[_Found]:
    year, month, day = match["year"], int(match["month"]), match["day"]
    if day is None and text.strip() != match.group() and month == (int(year) + 1) % 100:
        return  # 2011-12 is rather a season or a school year
    words = Words(year=year, month=month, day=int(day) if day else None)
    if _exists(words):
        yield _Found(match.start(), match.end(), (words,))


def _numeric(_: str, match: re.Match[str]) -> Iterator[_Found]:
    """Day and month only where no other reading exists."""
    if match["year1"]:
        year, readings = match["year1"], {(int(match["month"]), int(match["day"]))}
    else:
        one, two = int(match["one"]), int(match["two"])
        year, readings = match["year"], {(one, two), (two, one)}
    possible = [words for month, day in readings if _exists(words := Words(year=year, month=month, day=day))]
    if len(possible) == 1:
        yield _Found(match.start(), match.end(), (possible[0],))


def _frame(text: str, match: re.Match[str]) -> tuple[Words, int]:
    """What stands around day and month: the year, the weekday, "around", "last year"; and where it all ends."""
    year: int | None = None
    end = match.end()
    if match["year"]:
        year = year_number(match["year"])
        sure = bool(match.groupdict().get("day")) and match["year"].isdigit()
        counted = is_clock_time(text, end) if sure else counts_things(text, end)
        if counted or not 1500 <= year < 2200:
            year, end = None, match.start("tail")
    weekday = match.groupdict().get("weekday")
    frame = Words(
        year=None if year is None else str(year),
        near=_NEAR[match["near"]] if match["near"] else None,
        weekday=weekday_number(weekday) if weekday else None,
        about=match["about"] is not None,
        open_year=names_event(text, end),
    )
    return frame, end


_NEAR = {"last": -1, "this": 0, "next": 1}


def _day_month(text: str, match: re.Match[str]) -> Iterator[_Found]:
    """As in "19 June 2024", and with a day before it: "11-13 June", "30 May to 2 June 2024"."""
    frame, end = _frame(text, match)
    day = "day" if match["day"] else "ordinal"
    last = replace(frame, month=month_number(match["month"]), day=day_number(match[day]))
    if match["day1"]:
        month1 = "month1" if match["month1"] else "month"
        first = replace(last, month=month_number(match[month1]), day=day_number(match["day1"]))
        if _belong_together(first, last) and not follows_number_noun(text, match.start("day1")):
            first_end = match.end("month1" if match["month1"] else "day1")
            yield from _two_days((match.start(), first_end, first), (match.start(day), end, last), match["link"])
            return
        last, start = replace(last, weekday=None), match.start(day)
    else:
        start = match.start()
    if match["month"] == "May" and not match["tail"] and follows_number_noun(text, match.start(day)):
        return  # "Article 5 May be amended"
    if _exists(last):
        yield _Found(start, end, (last,))


def _month_day(text: str, match: re.Match[str]) -> Iterator[_Found]:
    """As in "June 19, 2024", and with a day after it: "June 11-13", "May 30 to June 2, 2024"."""
    frame, end = _frame(text, match)
    first = replace(frame, month=month_number(match["month"]), day=day_number(match["day"]))
    if match["day2"]:
        month2 = "month2" if match["month2"] else "month"
        last = replace(first, month=month_number(match[month2]), day=day_number(match["day2"]))
        counted = end == match.end("day2") and (counts_things(text, end) or counts_many(text, end))
        if _belong_together(first, last) and not counted:
            last_start = match.start("month2" if match["month2"] else "day2")
            yield from _two_days((match.start(), match.end("day"), first), (last_start, end, last), match["link"])
            return
        first, end = replace(first, year=None, near=None), match.end("day")
    if first.year is None and first.near is None and in_month_with_number(text, match.start("month"), end):
        return
    if _exists(first):
        yield _Found(match.start(), end, (first,))


def _belong_together(first: Words, last: Words) -> bool:
    """Whether two days make a stretch or a choice: in order within a month; in different months in any order."""
    return first.month != last.month or (first.day or 0) < (last.day or 0)


def _two_days(first: tuple[int, int, Words], last: tuple[int, int, Words], link: str) -> Iterator[_Found]:
    """Both ends of a stretch, or one expression for a choice; a year that stands once belongs to both."""
    start, first_end, one = first
    last_start, end, two = last
    if ((one.month or 0), (one.day or 0)) > ((two.month or 0), (two.day or 0)):
        one = replace(one, year=None, near=None, open_year=True)  # it lies in the year before
    two = replace(two, weekday=None)
    if not (_exists(one) and _exists(two)):
        return
    if link.strip() == "or":
        yield _Found(start, end, (one, two))
    else:
        yield _Found(start, first_end, (one,))
        yield _Found(last_start, end, (two,))


def _month_year(text: str, match: re.Match[str]) -> Iterator[_Found]:
    """As in "June 2024", "June last year", "March to May 2024"."""
    frame, end = _frame(text, match)
    if (frame.year is None and frame.near is None) or follows_day(text, match.start("month")):
        return
    last = replace(frame, month=month_number(match["month"]))
    if match["month1"]:
        first = replace(last, month=month_number(match["month1"]))
        yield from _two_days(
            (match.start(), match.end("month1"), first), (match.start("month"), end, last), match["link"]
        )
    else:
        yield _Found(match.start(), end, (last,))


def _month(text: str, match: re.Match[str]) -> Iterator[_Found]:
    if not month_stands_alone(text, match.start("month"), match.end()):
        return
    which = match["which"].lower() if match["which"] else None
    turn = None if which is None else _TURNS.get(which, "other")
    yield _Found(match.start(), match.end(), (Words(month=month_number(match["month"]), turn=turn),))


def _weekday(text: str, match: re.Match[str]) -> Iterator[_Found]:
    which = match["which"].lower() if match["which"] else None
    if not is_weekday(text, match.start(), match.end()):
        return
    turn = None if which is None else _TURNS.get(which, "other")
    if is_other_weekday(text, which, match.start(), match.end()):
        turn = "other"
    near = match["near"] or match["near2"]
    words = Words(weekday=weekday_number(match["weekday"]), turn=turn, near=_NEAR[near.lower()] if near else None)
    yield _Found(match.start(), match.end(), (words,))


_TURNS: dict[str, Turn] = {"last": "last", "past": "last", "this": "this", "next": "next", "coming": "next"}


def _decade(_: str, match: re.Match[str]) -> Iterator[_Found]:
    """The 1990s are 199X; the 1900s can be a decade or a century."""
    digits = match["decade"]
    year = digits[:2] + "XX" if digits.endswith("00") else digits[:3] + "X"
    yield _Found(match.start(), match.end(), (Words(year=year),))


def _relative(text: str, match: re.Match[str]) -> Iterator[_Found]:
    if is_general(text, match["phrase"], match.start(), match.end()):
        return
    phrase = " ".join(match["phrase"].lower().split())
    back = _DAYS_AWAY.get(phrase)
    if back is not None:
        yield _Found(match.start(), match.end(), (Words(back=("day", back)),))
        return
    unit = next(unit for unit in _UNITS if phrase.endswith(unit))
    amount = -1 if "last" in phrase else 1 if "next" in phrase else 0
    yield _Found(match.start(), match.end(), (Words(back=(unit, amount)),))


_UNITS: tuple[Unit, ...] = ("day", "week", "month", "year")
_DAYS_AWAY = {
    "the day before yesterday": -2, "yesterday": -1, "last night": -1, "last evening": -1,
    "today": 0, "tonight": 0, "this morning": 0, "this afternoon": 0, "this evening": 0,
    "tomorrow": 1, "the day after tomorrow": 2,
}  # fmt: skip


def _ago(text: str, match: re.Match[str]) -> Iterator[_Found]:
    """Days are counted as they are said; months and years ago are meant roughly."""
    word = match["amount"].lower()
    amount = 1 if word in ("a", "an") else year_number(word)
    unit = _UNITS[_UNITS.index(match["unit"])]
    turn: Turn | None = "other" if is_bound(text, match.start()) else None
    if unit == "week":
        words = Words(back=("day", -7 * amount), turn=turn)
    else:
        words = Words(back=(unit, -amount), about=unit != "day", turn=turn)
    yield _Found(match.start(), match.end(), (words,))


def _years(text: str, kept: list[_Found]) -> list[_Found]:
    """Years that stand alone or in pairs; one that stands beside another is judged with it."""
    forms = compiled()
    found: list[_Found] = []
    ends = {item.end for item in kept if item.words[0].year}
    for match in forms["years"].finditer(text):
        first, last = int(match["year1"]), int(match["year"])
        if first < last < first + 100 and year_pair_stands_alone(text, match.start(), match.end()):
            found.append(_Found(match.start(), match.end("year1"), (Words(year=match["year1"]),)))
            found.append(_Found(match.start("year"), match.end(), (Words(year=match["year"]),)))
            ends.add(match.end())
    for match in forms["year"].finditer(text):
        start, end = match.span("year")
        chained = end_of_joined(text, start, end) in ends
        if year_stands_alone(text, start, end, chained=chained):
            found.append(_Found(match.start(), end, (Words(year=match["year"], about=match["about"] is not None),)))
            ends.add(end)
    return found
