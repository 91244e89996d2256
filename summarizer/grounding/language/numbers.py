"""Numbers as values: digits with separators, number words, ordinals, per cent, money, approximation.

"eleven thousand" is 11,000; "11" is not. A number carries how exact it is: "about" and its kin leave the value
and mark it approximate; "more than", "at least", "up to" and their kin make it a bound, which is another claim.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from summarizer.grounding.language.text import Token, tokens

__all__ = ["NUMBER_WORDS", "Amount", "Precision", "amounts", "amounts_in"]

Precision = Literal["exact", "about", "over", "under", "at_least", "at_most", "nearly", "range"]


@dataclass(frozen=True, slots=True)
class Amount:
    """A number in a text.

    Attributes:
        value: 11000 for "eleven thousand".
        symbol: "%", a currency sign, or "" where neither stands there.
        ordinal: "fiftieth" rather than "fifty".
        precision: what the words before the number say about it.
        first, last: indexes of its first token and of the token after it, without the words of precision.
        opens: index of the first token of the words of precision, or ``first``.
    """

    value: Decimal
    symbol: str
    ordinal: bool
    precision: Precision
    first: int
    last: int
    opens: int

    @property
    def key(self) -> tuple[Decimal, str, bool]:
        """What must agree for two numbers to be the same number."""
        return self.value.normalize(), self.symbol, self.ordinal


_ONES = {
    word: number
    for number, word in enumerate(
        """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
        seventeen eighteen nineteen""".split()
    )
}
_TENS = {
    word: number * 10 for number, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
_ORDINAL_ONES = {
    word: number
    for number, word in enumerate(
        """zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth
        fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth""".split()
    )
}
_ORDINAL_TENS = {
    word: number * 10
    for number, word in enumerate(
        "twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth".split(), 2
    )
}
_SCALES = {
    "hundred": 100,
    "thousand": 1000,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "dozen": 12,
    "bn": 10**9,
    "tn": 10**12,
    "hundredth": 100,
    "thousandth": 1000,
    "millionth": 10**6,
}
_SYMBOLS = {"$": "$", "usd": "$", "dollar": "$", "dollars": "$", "€": "€", "euro": "€", "euros": "€", "eur": "€"} | {
    "£": "£",
    "¥": "¥",
    "₽": "₽",
    "ruble": "₽",
    "rubles": "₽",
    "roubles": "₽",
}
_PRECISIONS: dict[tuple[str, ...], Precision] = {
    ("approximately",): "about",
    ("about",): "about",
    ("around",): "about",
    ("roughly",): "about",
    ("circa",): "about",
    ("some",): "about",
    ("an", "estimated"): "about",
    ("~",): "about",
    ("≈",): "about",
    ("more", "than"): "over",
    ("over",): "over",
    ("above",): "over",
    ("upwards", "of"): "over",
    ("exceeding",): "over",
    ("less", "than"): "under",
    ("fewer", "than"): "under",
    ("under",): "under",
    ("below",): "under",
    ("at", "least"): "at_least",
    ("no", "less", "than"): "at_least",
    ("no", "fewer", "than"): "at_least",
    ("not", "less", "than"): "at_least",
    ("a", "minimum", "of"): "at_least",
    ("up", "to"): "at_most",
    ("at", "most"): "at_most",
    ("no", "more", "than"): "at_most",
    ("not", "more", "than"): "at_most",
    ("no", "later", "than"): "at_most",
    ("as", "many", "as"): "at_most",
    ("as", "much", "as"): "at_most",
    ("a", "maximum", "of"): "at_most",
    ("nearly",): "nearly",
    ("almost",): "nearly",
    ("close", "to"): "nearly",
    ("just", "under"): "nearly",
}
_BEFORE_OVER = re.compile(
    r"hand(?:s|ed|ing)?|turn(?:s|ed|ing)?|tak(?:e|es|ing)|took|taken|sign(?:s|ed|ing)?"
    r"|disputes?|talks|row|quarrels?|conflicts?|wars?|control|sovereignty|authority|jurisdiction"
)
"""Words that "over" goes with, so that it says nothing of a number behind it: "hand over three men"."""
_LONGEST = max(len(words) for words in _PRECISIONS)
_LAST = frozenset(words[-1] for words in _PRECISIONS)
_DIGITS = re.compile(r"(-?)(\d+(?:[.,]\d+)*)(st|nd|rd|th)?")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")


def _digits(norm: str) -> tuple[Decimal, bool] | None:
    match = _DIGITS.fullmatch(norm)
    if not match:
        return None
    sign, body, ordinal = match.groups()
    if _GROUPED.fullmatch(body):
        body = body.replace(",", "")
    elif body.count(".") > 1 or "," in body:
        return None
    return Decimal(sign + body), bool(ordinal)


_WORD_VALUES = {
    word: (number, ordinal)
    for table, ordinal in ((_ONES, False), (_TENS, False), (_ORDINAL_ONES, True), (_ORDINAL_TENS, True))
    for word, number in table.items()
}
"""For each number word its value, and whether it is an ordinal."""
NUMBER_WORDS = frozenset(_WORD_VALUES.keys() | _SCALES.keys() | {"half"})
"""Words that may be numbers, or parts of one."""
_OPENING = _WORD_VALUES.keys() | _SCALES.keys() | {"half"}


def _read(stream: Sequence[Token], at: int) -> tuple[Decimal, bool, int] | None:
    """The number that starts at a token: value, ordinal, index after it."""
    start = _start(stream, at)
    if start is None:
        return None
    current, ordinal, index = start
    total = Decimal(0)
    while index < len(stream) and not ordinal:
        norm = stream[index].norm
        if norm in _SCALES:
            scale, ordinal = _SCALES[norm], norm.endswith("th")
            total, current = (total, current * scale) if scale < 1000 else (total + current * scale, Decimal(0))
            index += 1
            continue
        more = _more(stream, at, index)
        if more is None:
            if [token.norm for token in stream[index : index + 3]] == ["and", "a", "half"]:
                current, index = current + Decimal("0.5"), index + 3
            break
        value, ordinal, index = more
        current += value
    return total + current, ordinal, index


def _start(stream: Sequence[Token], at: int) -> tuple[Decimal, bool, int] | None:
    """Digits, number words up to 99, or a scale word after "a"."""
    first = stream[at].norm
    if stream[at].kind == "number":
        read = _digits(first)
        return None if read is None else (*read, at + 1)
    if first == "half" and at + 2 < len(stream) and stream[at + 1].norm == "a" and stream[at + 2].norm in _SCALES:
        return Decimal(_SCALES[stream[at + 2].norm]) / 2, False, at + 3
    if first in _SCALES and at and stream[at - 1].norm in {"a", "per"} and first not in {"bn", "tn"}:
        return Decimal(_SCALES[first]), False, at + 1
    word = _WORD_VALUES.get(first)
    if word is None:
        return None
    value, ordinal = word
    if not ordinal and at + 1 < len(stream) and _continues(first, stream[at + 1].norm):
        unit = _WORD_VALUES.get(stream[at + 1].norm)
        if unit is not None:
            return Decimal(value + unit[0]), unit[1], at + 2
    return Decimal(value), ordinal, at + 1


def _more(stream: Sequence[Token], at: int, index: int) -> tuple[Decimal, bool, int] | None:
    """What follows a scale word in a number of words: "two hundred [and fifty]"."""
    if stream[at].kind != "word" or stream[index - 1].norm not in _SCALES:
        return None
    step = 1 if stream[index].norm == "and" and index + 1 < len(stream) else 0
    start = _start(stream, index + step)
    return start if start is not None and stream[index + step].kind == "word" else None


def _continues(before: str, norm: str) -> bool:
    """Whether a number word goes on with the one before it: "twenty four", not "four four"."""
    value = _WORD_VALUES.get(norm)
    return before in _TENS and value is not None and 0 < value[0] < 10


def _precision(stream: Sequence[Token], at: int) -> tuple[Precision, int]:
    if not at or stream[at - 1].norm not in _LAST:
        return "exact", at
    for length in range(min(_LONGEST, at), 0, -1):
        words = tuple(token.norm for token in stream[at - length : at])
        if words in _PRECISIONS and not (words == ("over",) and at > 1 and _BEFORE_OVER.fullmatch(stream[at - 2].norm)):
            return _PRECISIONS[words], at - length
    return "exact", at


def amounts(stream: Sequence[Token]) -> list[Amount]:
    """All numbers in a row of tokens, in order."""
    found: list[Amount] = []
    at = 0
    while at < len(stream):
        token = stream[at]
        begins = token.kind == "number" or (token.norm in _OPENING and token.kind == "word")
        read = _read(stream, at) if begins else None
        if read is None:
            at += 1
            continue
        value, ordinal, last = read
        first, symbol = at, ""
        if first and stream[first - 1].norm in "$€£¥₽":
            first, symbol = first - 1, stream[first - 1].norm
            if first and stream[first - 1].norm == "us":
                first -= 1
        if last < len(stream):
            after = stream[last].norm
            if after in {"%", "percent"}:
                symbol, last = "%", last + 1
            elif after == "per" and last + 1 < len(stream) and stream[last + 1].norm == "cent":
                symbol, last = "%", last + 2
            elif not symbol and after in _SYMBOLS:
                symbol, last = _SYMBOLS[after], last + 1
        before = first - 1 if first and stream[first - 1].norm == "a" and stream[at].norm in _SCALES else first
        precision, opens = _precision(stream, before)
        found.append(Amount(value, symbol, ordinal, precision, first, last, opens))
        at = last
    return _with_ranges(found, stream)


def _with_ranges(found: list[Amount], stream: Sequence[Token]) -> list[Amount]:
    """Mark both ends of "16-17", "5 to 7", "between 5,000 and 8,000": neither end alone is what is said."""
    for index, (low, high) in enumerate(pairwise(found)):
        joint = [token.norm for token in stream[low.last : high.first]]
        opened = low.first > 0 and stream[low.first - 1].norm in {"between", "from"}
        if low.ordinal or high.ordinal or not (joint in ([], ["to"], ["-"]) or (joint == ["and"] and opened)):
            continue
        found[index] = replace(low, precision="range" if low.precision == "exact" else low.precision)
        found[index + 1] = replace(high, precision="range")
    return found


@lru_cache(maxsize=1024)
def amounts_in(text: str) -> tuple[Amount, ...]:
    """All numbers in a text.

    >>> [(str(one.value), one.precision) for one in amounts_in("more than eleven thousand men, about 60% armed")]
    [('11000', 'over'), ('60', 'about')]
    """
    return tuple(amounts(tokens(text)))
