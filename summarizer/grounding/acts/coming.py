"""Acts that are still to come when a text appears, and the day that they then have."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta

from summarizer.document import Document
from summarizer.grounding.acts.words import ActCue
from summarizer.grounding.language.text import tokens
from summarizer.grounding.language.times import When

__all__ = ["is_ahead", "to_come"]

_DAY = re.compile(r"(?:\d{4}|XXXX)(?:-\d\d){1,2}")
_COMES = re.compile(r"(?:enter|come|take|become|go|expire|lapse|end|terminate)s?\b")


def is_ahead(document: Document, text: str, cues: Sequence[ActCue], when: When) -> bool:
    """Whether an act is to come: on a day behind the text's own, or said in the present of a day without a year.

    >>> from datetime import date
    >>> from summarizer.grounding.acts.words import act_cues
    >>> text = "The pact expires in 2031."
    >>> document = Document.from_text(text, published=date(2020, 6, 10))
    >>> is_ahead(document, text, act_cues(text), When("2031", "2031"))
    True
    """
    published, day = document.published, when.date
    if published and day and day.isdigit() and int(day) > published.year:
        return True
    if not published or not day or not _DAY.fullmatch(day):
        return False
    if not day.startswith("X") and day > published.isoformat():
        return True
    stream = tokens(text)
    present = bool(cues) and not cues[0].noun and _COMES.fullmatch(stream[cues[0].first].norm) is not None
    dated = _YEARLESS.fullmatch(when.text) is not None and any(letter.isdigit() for letter in when.text)
    return present and dated and day != published.isoformat()[: len(day)]


_YEARLESS = re.compile(
    r"(?i)(?:on |in |the )*(?:\d\d?(?:st|nd|rd|th)? (?:of )?)?[a-z]{3,9}\.?(?: \d\d?(?:st|nd|rd|th)?)?"
)
_WEEKDAY = re.compile(r"(?i)day\b")
_WEEK = "mon tue wed thu fri sat sun".split()
_BARE_WEEKDAY = re.compile(r"(?i)(?:on |next )?(?:mon|tues|wednes|thurs|fri|satur|sun)day")


def to_come(document: Document, when: When) -> When:
    """A day without a year that is still to come when the text appears: the next such day, not the last.

    >>> from datetime import date
    >>> document = Document.from_text("Chad will sign it on 3 May.", published=date(2020, 6, 10))
    >>> to_come(document, When("2020-05-03", "3 May"))
    When(date='2021-05-03', text='3 May')
    """
    published, day = document.published, when.date
    if published and _BARE_WEEKDAY.fullmatch(when.text):
        wanted = _WEEK.index(when.text.split()[-1][:3].casefold())
        return When((published + timedelta(days=(wanted - published.weekday()) % 7)).isoformat(), when.text)
    if not published or not day or not _DAY.fullmatch(day):
        return when
    if day.startswith("X") and _YEARLESS.fullmatch(when.text):
        year = published.year + (f"{published.year}{day[4:]}" < published.isoformat()[: len(day)])
        return When(f"{year:04d}{day[4:]}", when.text)
    if day >= published.isoformat()[: len(day)] or _WEEKDAY.search(when.text) or not _YEARLESS.fullmatch(when.text):
        return when
    return When(f"{published.year + (f'{published.year}{day[4:]}' < published.isoformat()):04d}{day[4:]}", when.text)
