"""What leans on the words before: "in January 2023 ... that March", "1 May of that year", "it" for a state."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache

from summarizer.dates import DateMention, find_dates
from summarizer.document import Document, Sentence
from summarizer.grounding.language.calendar import MONTHS
from summarizer.grounding.language.words import INSTRUMENTS
from summarizer.states import states_in

__all__ = ["dates_of", "leans", "state_before"]

_THAT_YEAR = re.compile(r",?\s+(?:of|in|later)\s+(?:that|the\s+same)\s+year\b|,?\s+the\s+same\s+year\b", re.IGNORECASE)
_NEXT_YEAR = re.compile(r",?\s+(?:of\s+)?the\s+(?:following|next)\s+year\b", re.IGNORECASE)
_THAT_MONTH = re.compile(rf"\b(?P<lean>that|the following) (?P<month>{'|'.join(MONTHS)})\b")
_COUNT = "a one two three four five six seven eight nine ten eleven twelve".split()
_LATER = re.compile(
    rf"(?<!least )(?<!than )(?<!about )(?<!some )(?<!over )(?<!within )\b(?:"
    rf"(?P<count>{'|'.join(_COUNT)}|\d\d?) (?P<unit>day|week|month|year)s? (?:later|afterwards|after that)"
    r"|the (?:next|following) (?P<next>day|morning|afternoon|evening))\b(?! than| of| after)",
    re.IGNORECASE,
)
"""A time told by how long it is after another: "six days later"."""
_LEANING = ("that ", "the following ")
_YEAR = re.compile(r"\b\d{4}\b")
_LONG_AGO = 1


def leans(one: DateMention) -> bool:
    """Whether a date is one that only another gives a year: "that May", "the following May"."""
    return one.text.startswith(_LEANING) or _LATER.fullmatch(one.text) is not None


def dates_of(document: Document, sentence: Sentence) -> tuple[DateMention, ...]:
    """The dates of a sentence, as :func:`_anchored_dates` has them; the sentence before may give the year.

    >>> document = Document.from_text("It was drawn up in 1864. Peru ratified it on 3 May of that year.")
    >>> [one.edtf for one in dates_of(document, document.sentences[1])]
    ['1864-05-03']
    """
    before = _sentence_before(document, sentence)
    dated = _anchored_dates(before.text, document.published) if before else ()
    anchors = [one.edtf for one in dated if one.edtf and _YEAR.search(one.text)]
    sure = len({anchor[:4] for anchor in anchors}) == 1
    found = _anchored_dates(sentence.text, document.published, anchors[-1] if sure else None)
    return _with_later(sentence.text, found, dated[0].edtf if len(dated) == 1 else None)


def _sentence_before(document: Document, sentence: Sentence) -> Sentence | None:
    """The sentence before one in its paragraph."""
    before = document.sentences[sentence.number - 2] if sentence.number > 1 else None
    if before is None or not before.content or "\n\n" in document.text[before.end : sentence.start]:
        return None
    return before


def state_before(document: Document, text: str) -> tuple[str, Sentence] | None:
    """The one state that "it" may stand for at the beginning of a sentence: the subject of the sentence before.

    >>> document = Document.from_text("Peru signed the pact in 2001. It ratified it a year later.")
    >>> found = state_before(document, "It ratified it a year later.")
    >>> found[0] if found else None
    'Peru'
    """
    sentence = next((one for one in document.sentences if one.text == text), None)
    before = _sentence_before(document, sentence) if sentence else None
    named = states_in(before.text) if before else []
    if before is None or len({one.state for one in named}) != 1:
        return None
    first = named[0]
    opening = first.kind == "name" and before.text[: first.start].strip().casefold() in {"", "the"}
    possessive = before.text[first.end : first.end + 2] in {"'s", "’s"}
    return (first.state.name, before) if opening and not possessive else None


@lru_cache(maxsize=1024)
def _anchored_dates(text: str, published: date | None, anchor: str | None = None) -> tuple[DateMention, ...]:
    """The dates of a sentence in order; those that lean on an earlier one have its year, or none if that has none.

    A month without a year that follows a year long past has none: that of publication would be wrong as often as not.

    Args:
        text: the sentence.
        published: when it appeared.
        anchor: an earlier date on which its own may lean.

    >>> [one.edtf for one in _anchored_dates("Signed in May 1976, it took effect on 1 June of the next year.", None)]
    ['1976-05', '1977-06-01']
    """
    found = find_dates(text, published)
    months = [
        DateMention(text=match.group(), start=match.start(), end=match.end(), edtf=_month(match["month"]), weekday=None)
        for match in _THAT_MONTH.finditer(text)
    ]
    kept = [one for one in found if all(one.end <= month.start or month.end <= one.start for month in months)]
    result: list[DateMention] = []
    for one in sorted([*kept, *months], key=lambda mention: mention.start):
        result.append(_anchored(text, one, result, published, anchor))
    return tuple(result)


@lru_cache(maxsize=1024)
def _with_later(text: str, found: tuple[DateMention, ...], before: str | None) -> tuple[DateMention, ...]:
    """The dates of a sentence with those told by how long they are after one: "on 20 May, and Chad [a day later]".

    >>> [one.edtf for one in _with_later("Six days later Mali ratified it.", (), "2020-05-28")]
    ['2020-06-03']
    """
    result = list(found)
    for match in _LATER.finditer(text):
        earlier = [one for one in found if one.end <= match.start()]
        anchor = earlier[-1].edtf if earlier else before if not text[: match.start()].strip() else None
        edtf = _counted_on(anchor, match) if anchor else None
        if edtf and all(one.end <= match.start() or match.end() <= one.start for one in found):
            result.append(
                DateMention(text=match.group(), start=match.start(), end=match.end(), edtf=edtf, weekday=None)
            )
    return tuple(sorted(result, key=lambda one: one.start))


def _counted_on(anchor: str, match: re.Match[str]) -> str | None:
    """The day, month or year that is so long after one; None where that one is too vague to count from."""
    words, unit = (match["count"] or "one").lower(), match["unit"] or "day"
    count = int(words) if words.isdigit() else max(_COUNT.index(words), 1)
    year, month, day = (*anchor.split("-"), "", "")[:3]
    if not month.isdigit() or (unit in {"day", "week"} and not day.isdigit()):
        return f"{int(year) + count:04d}" if unit == "year" and year.isdigit() else None
    if unit in {"day", "week"}:
        known = int(year) if year.isdigit() else 2001
        end = date(known, int(month), int(day)) + timedelta(days=count * (7 if unit == "week" else 1))
        over = not year.isdigit() and (end.year != known or (int(month), end.month) == (2, 3))
        return None if over else f"{f'{end.year:04d}' if year.isdigit() else year}{end.isoformat()[4:]}"
    if not year.isdigit():
        return None
    months = int(year) * 12 + int(month) - 1 + count * (12 if unit == "year" else 1)
    return f"{months // 12:04d}" if unit == "year" else f"{months // 12:04d}-{months % 12 + 1:02d}"


def _month(name: str) -> str:
    return f"XXXX-{MONTHS.index(name) + 1:02d}"


def _anchored(
    text: str, one: DateMention, earlier: Sequence[DateMention], published: date | None, anchor: str | None
) -> DateMention:
    following = _NEXT_YEAR.match(text, one.end)
    if not (leans(one) or following or _THAT_YEAR.match(text, one.end)):
        old = any(
            other.edtf and _is_old(other.edtf, published) and not _NAMES_ONE.match(text, other.end) for other in earlier
        )
        plain = one.weekday is None and not _YEAR.search(one.text) and _MONTH.search(one.text) is not None
        return replace(one, edtf=None) if old and plain and published else one
    anchor = next((other.edtf for other in reversed(earlier) if other.edtf and other.edtf[:4].isdigit()), anchor)
    if anchor is None or one.edtf is None or not re.fullmatch(r"[\dX]{4}-[\d-]+", one.edtf):
        return replace(one, edtf=None)
    later = bool(following) or (leans(one) and _is_past(one, anchor))
    return replace(one, edtf=f"{int(anchor[:4]) + later:04d}{one.edtf[4:]}")


_MONTH = re.compile(rf"\b(?:{'|'.join(MONTHS)})\b")


_NAMES_ONE = re.compile(rf"\s(?:[a-z-]+\s){{0,4}}?(?:{'|'.join(sorted(INSTRUMENTS))})\b", re.IGNORECASE)
"""Behind a year that tells which instrument is meant, and dates nothing: "the 2008 tax [convention]"."""


def _is_old(edtf: str, published: date | None) -> bool:
    return published is not None and edtf[:4].isdigit() and published.year - int(edtf[:4]) > _LONG_AGO


def _is_past(one: DateMention, anchor: str) -> bool:
    """Whether a month that leans on a date has passed in the year of that date."""
    month, last = (one.edtf or "")[5:7], anchor[5:7]
    if not last.isdigit():
        return one.text.startswith("the following")
    return month < last or (month == last and one.text.startswith("the following"))
