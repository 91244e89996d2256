"""Whether a date in a value agrees with a date in its source, and which date of a sentence some words mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from summarizer.dates import DateMention, compare, find_dates, is_edtf, resolve
from summarizer.document import Document, Sentence
from summarizer.grounding.text import Refusal, content_only, same_wording

__all__ = ["When", "date_fault", "dates_backing", "when_of"]


@dataclass(frozen=True, slots=True)
class When:
    """A date as EDTF, None where nothing fixes it, and its words in the source."""

    date: str | None
    text: str


def date_fault(value: DateMention, source: DateMention) -> str | None:
    """Why one date does not back another, or None if it does.

    A value may be vaguer than its source ("in June" from "June 19"), never finer and never different. Two
    relative dates that nothing fixes agree if their words are the same.

    >>> from summarizer.dates import find_dates
    >>> date_fault(find_dates("June 20")[0], find_dates("June 19, 2024")[0])
    "'June 20' is another date than the source's 'June 19, 2024'."
    """
    if value.weekday is not None and source.weekday is not None and value.weekday != source.weekday:
        return f"The weekday of '{value.text}' is not that of '{source.text}'."
    if value.edtf is None or source.edtf is None:
        return None if same_wording(value.text, source.text) else f"'{value.text}' is not '{source.text}'."
    agreement = compare(value.edtf, source.edtf)
    if agreement == "finer":
        return f"'{value.text}' fixes more than the source's '{source.text}' does."
    if agreement == "different":
        return f"'{value.text}' is another date than the source's '{source.text}'."
    return None


def dates_backing(words: str, text: str, published: date | None) -> list[DateMention]:
    """The dates of a text that the words of a value copy, or that its EDTF string agrees with."""
    found = find_dates(text, published)
    inner = find_dates(words, published)
    for copied in (words, *(one.text for one in inner[:1])):
        same = [one for one in found if same_wording(one.text, copied)]
        if same:
            return same
    value = words if is_edtf(words) else resolve(words, published)
    if value is None:
        return []
    weekdays = {one.weekday for one in inner if one.weekday is not None}
    return [
        one
        for one in found
        if one.edtf
        and compare(value, one.edtf) in {"equal", "vaguer"}
        and (one.weekday is None or not weekdays or one.weekday in weekdays)
    ]


def when_of(document: Document, sentences: Sequence[Sentence], words: str) -> When | Refusal:
    """The date that some words of the cited sentences give; the words of the source, never a finer date.

    Accepts the words of the source or an EDTF string that the source backs.
    """
    given: list[str] = []
    for sentence in content_only(sentences):
        found = dates_backing(words, sentence.text, document.published)
        if found:
            return When(found[0].edtf, found[0].text)
        given.extend(one.text for one in find_dates(sentence.text, document.published))
    there = " and ".join(f"'{one}'" for one in given) or "no date"
    return Refusal("date", words, f"'{words}' is not a date of the sentences cited; they have {there}.")
