"""Numbers as values: digits with separators, number words, ordinals, per cent, money, approximation.

"eleven thousand" is 11,000; "11" is not. A number carries how exact it is: "about" and its kin leave the value
and mark it approximate; "more than", "at least", "up to" and their kin make it a bound, which is another claim.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from summarizer.grounding.text import Token, tokens

__all__ = ["Amount", "Precision", "amounts", "amounts_in"]

Precision = Literal["exact", "about", "over", "under", "at_least", "at_most", "nearly"]


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
_LONGEST = max(len(words) for words in _PRECISIONS)
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


def _word_value(norm: str) -> tuple[int, bool] | None:
    for table, ordinal in ((_ONES, False), (_TENS, False), (_ORDINAL_ONES, True), (_ORDINAL_TENS, True)):
        if norm in table:
            return table[norm], ordinal
    return None


def _read(stream: Sequence[Token], at: int) -> tuple[Decimal, bool, int] | None:
    """The number that starts at a token: value, ordinal, index after it."""
    first, index = stream[at].norm, at
    total, current, ordinal = Decimal(0), Decimal(0), False
    if stream[at].kind == "number":
        read = _digits(first)
        if read is None:
            return None
        (current, ordinal), index = read, at + 1
    elif first in _SCALES and at and stream[at - 1].norm in {"a", "per"} and first not in {"bn", "tn"}:
        current, index = Decimal(_SCALES[first]), at + 1
    elif _word_value(first):
        while index < len(stream) and not ordinal:
            word = _word_value(stream[index].norm)
            if word is None or (index > at and not _continues(stream[index - 1].norm, stream[index].norm)):
                break
            current, ordinal, index = current + word[0], word[1], index + 1
    else:
        return None
    while index < len(stream) and not ordinal:
        norm = stream[index].norm
        if norm in _SCALES:
            scale = _SCALES[norm]
            ordinal = norm.endswith("th")
            if scale < 1000:
                current *= scale
            else:
                total, current = total + current * scale, Decimal(0)
            index += 1
            continue
        step = 1 if norm == "and" and index + 1 < len(stream) and stream[index - 1].norm in _SCALES else 0
        word = _word_value(stream[index + step].norm) if stream[at].kind == "word" else None
        if word is None or stream[index - 1].norm not in {*_SCALES, *_TENS}:
            break
        if stream[index - 1].norm in _TENS and not _continues(stream[index - 1].norm, stream[index].norm):
            break
        current, ordinal, index = current + word[0], word[1], index + step + 1
    return total + current, ordinal, index


def _continues(before: str, norm: str) -> bool:
    """Whether a number word goes on with the one before it: "twenty four", not "four four"."""
    value = _word_value(norm)
    return before in _TENS and value is not None and 0 < value[0] < 10


def _precision(stream: Sequence[Token], at: int) -> tuple[Precision, int]:
    for length in range(min(_LONGEST, at), 0, -1):
        words = tuple(token.norm for token in stream[at - length : at])
        if words in _PRECISIONS:
            return _PRECISIONS[words], at - length
    return "exact", at


def amounts(stream: Sequence[Token]) -> list[Amount]:
    """All numbers in a row of tokens, in order."""
    found: list[Amount] = []
    at = 0
    while at < len(stream):
        read = _read(stream, at) if stream[at].kind != "mark" else None
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
    return found


@lru_cache(maxsize=1024)
def amounts_in(text: str) -> tuple[Amount, ...]:
    """All numbers in a text.

    >>> [(str(one.value), one.precision) for one in amounts_in("more than eleven thousand men, about 60% armed")]
    [('11000', 'over'), ('60', 'about')]
    """
    return tuple(amounts(tokens(text)))
