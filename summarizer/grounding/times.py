"""Whether a date in a value agrees with a date in its source."""

from __future__ import annotations

from summarizer.dates import DateMention, compare
from summarizer.grounding.text import same_wording

__all__ = ["date_fault"]


def date_fault(value: DateMention, source: DateMention) -> str | None:
    """Why one date does not back another, or None if it does.

    A value may be vaguer than its source ("in June" from "June 19"), never finer and never different. Two
    relative dates that nothing fixes agree if their words are the same.

    >>> from summarizer.dates import find_dates
    >>> date_fault(find_dates("June 20")[0], find_dates("June 19, 2024")[0]) is None
    False
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
