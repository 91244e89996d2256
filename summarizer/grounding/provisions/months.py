"""The length in months that a final clause gives: "five years", "a quarter of a century", "another five"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from summarizer.grounding.language.numbers import amounts
from summarizer.grounding.language.text import Token, tokens
from summarizer.records.treaty import TermKind

__all__ = ["months_told"]

_MONTHS_IN = {
    f"{unit}{ending}": months
    for unit, months in (("month", 1), ("year", 12), ("decade", 120), ("century", 1200))
    for ending in ("", "s")
}
_UNIT = r"(?P<unit>year|month|decade|century)"
_PARTS = {
    "half": Fraction(1, 2),
    "half of": Fraction(1, 2),
    "quarter of": Fraction(1, 4),
    "third of": Fraction(1, 3),
    "three quarters of": Fraction(3, 4),
    "two thirds of": Fraction(2, 3),
}
_OF_ONE = re.compile(
    rf"(?P<about>\b[\w-]+ )?(?:\b(?P<part>half(?: of)?|(?:three )?quarters? of|(?:two )?thirds? of) )?\ban? {_UNIT}\b"
    r"(?P<half> and a half\b)?(?! and\b)",
    re.IGNORECASE,
)
"""A length of which the number is an article."""
_INEXACT = frozenset(
    "about almost around nearly than roughly over under once twice times least most some within".split()
)
_OF_NOTICE = re.compile(
    r"\b(?:notice|warning|notif\w+|inform\w*|tell\w*|before|beforehand|ahead|prior|advance|later|after|upon)\b",
    re.IGNORECASE,
)
_PASSED = re.compile(r"^(?:once|after|when|if|at the end of)\b[^,]*, ", re.IGNORECASE)
"""The time that must have passed before anybody may leave."""
_MORE = frozenset("more further additional consecutive calendar full".split())
_AGAIN = frozenset("another further additional".split())
_IN_DIGITS = re.compile(r" \(\d+\)(?= \w+)")
"""A number told twice: "ten (10) years"."""
_NOTICE = re.compile(r"^(?:failing|unless)\b[^,]*,|\b(?:unless|if (?:none|neither|no))\b.*", re.IGNORECASE | re.DOTALL)


def months_told(kind: TermKind, text: str, before: str = "") -> int | None:
    """The length that a clause gives, in months; None where it gives none or several.

    A clause on length or renewal may name the notice that would end it, which has a length of its own. "Another five"
    has its unit from the words ``before`` the clause in its sentence.

    >>> months_told("duration", "for a quarter of a century"), months_told("renewal", "for another five", "ten years")
    (300, 60)
    >>> months_told("duration", "for about a year"), months_told("duration", "for five years or ten years")
    (None, None)
    """
    if kind == "withdrawal":
        if not _OF_NOTICE.search(text):
            return None
        text = _PASSED.sub("", text)
    else:
        text = _NOTICE.sub("", text)
    text = _IN_DIGITS.sub("", text)
    lengths = [*_counted(text), *_of_one(text)] or _elided(text, before)
    whole = [one for one in lengths if one.denominator == 1]
    return int(whole[0]) if len(lengths) == len(whole) == 1 else None


def _counted(text: str) -> list[Fraction]:
    """Lengths with a number."""
    stream = tokens(text)
    found = []
    for amount in amounts(stream):
        unit = _unit_behind(stream, amount.last)
        if unit and not amount.ordinal and amount.precision == "exact":
            found.append(Fraction(amount.value) * unit)
    return found


def _unit_behind(stream: Sequence[Token], last: int) -> int | None:
    behind = [token.norm for token in stream[last : last + 2]]
    return _MONTHS_IN.get(next((norm for norm in behind if norm not in _MORE), ""))


def _of_one(text: str) -> list[Fraction]:
    """Lengths of one unit, of a part of it, or of one and a half."""
    found = []
    for one in _OF_ONE.finditer(text):
        before = (one["about"] or "").strip().casefold()
        part = (one["part"] or "").casefold()

        if before in _INEXACT or (part and part not in _PARTS):
            continue
        share = _PARTS.get(part, Fraction(1)) + (Fraction(1, 2) if one["half"] else 0)
        found.append(share * _MONTHS_IN[one["unit"].casefold()])
    return found


def _elided(text: str, before: str) -> list[Fraction]:
    """A number behind "another" with no unit, which has that of the length before it."""
    told, stream = tokens(before), tokens(text)
    units = [unit for amount in amounts(told) if (unit := _unit_behind(told, amount.last))]
    if not units:
        return []
    return [
        Fraction(amount.value) * units[-1]
        for amount in amounts(stream)
        if amount.first and stream[amount.first - 1].norm in _AGAIN and amount.precision == "exact"
    ]
