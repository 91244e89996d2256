"""The numbers of a claim as quantities: value, unit, approximation."""

from __future__ import annotations

from functools import lru_cache

from summarizer.grounding.language.numbers import NUMBER_WORDS
from summarizer.grounding.language.text import tokens
from summarizer.grounding.language.units import Reading, read_units
from summarizer.records.claims import Quantity

__all__ = ["quantities_in"]


def quantities_in(source: str, claim: str) -> tuple[Quantity, ...]:
    """The quantities of a source text that a claim made from it repeats; ordinals and dates are none.

    >>> [(one.value, one.unit, one.approximate) for one in quantities_in("about 300 tanks left", "300 tanks left")]
    [(300.0, 'tanks', True)]
    """
    if not any(token.norm in NUMBER_WORDS or token.norm[:1].isdigit() for token in tokens(claim)):
        return ()
    repeated = {unit.amount.key for unit in read_units(claim).units if unit.amount is not None}
    return tuple(one for key, one in _all(source) if key in repeated) if repeated else ()


@lru_cache(maxsize=512)
def _all(source: str) -> tuple[tuple[object, Quantity], ...]:
    reading = read_units(source)
    found: list[tuple[object, Quantity]] = []
    for index, unit in enumerate(reading.units):
        if unit.amount is None or unit.amount.ordinal or not _counts(reading, index):
            continue
        ends = _range_end(reading, index)
        noun = _noun(reading, index if ends is None else ends)
        words = reading.words(index, noun or index + 1)
        name = unit.amount.symbol or (reading.words((ends or index) + 1, noun) if noun else None)
        if ends is not None and not unit.amount.symbol:
            last = reading.units[ends].amount
            name = (last.symbol if last else None) or name
        quantity = Quantity(
            text=reading.words(index, index + 1) if ends is not None else words,
            value=_scaled(reading, index, ends),
            unit=name or None,
            approximate=unit.amount.precision != "exact",
        )
        found.append((unit.amount.key, quantity))
    return tuple(found)


_SPANS = frozenset("to and or -".split())


def _range_end(reading: Reading, index: int) -> int | None:
    """The second number of a span that a number opens: "between $5 and $7 billion", "from 12 to 7 percent"."""
    units, amount = reading.units, reading.units[index].amount
    other = units[index + 2].amount if index + 2 < len(units) else None
    if amount is None or other is None or other.ordinal or units[index + 1].norm not in _SPANS:
        return None
    before = units[index - 1].norm if index else ""
    spans = units[index + 1].norm == "to" or (units[index + 1].norm == "and" and before == "between")
    return index + 2 if spans and amount.symbol in {other.symbol, "", None} else None


def _scaled(reading: Reading, index: int, ends: int | None) -> float:
    """The value of a number, in millions where only the second of a span says so: "between $5 and $7 billion"."""
    amount = reading.units[index].amount
    value = float(amount.value) if amount else 0.0
    words = reading.words(ends, ends + 1).casefold().split() if ends is not None else []
    scale = next((_SCALES[word] for word in words if word in _SCALES), 1)
    own = set(reading.words(index, index + 1).casefold().split()) & set(_SCALES)
    return value if own or value >= scale else value * scale


_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}


def _noun(reading: Reading, index: int) -> int | None:
    """The index after the words counted: up to three words directly behind the number."""
    last = index + 1
    while last < len(reading.units) and last < index + 4 and reading.units[last].kind in {"word", "people"}:
        last += 1
        if reading.units[last - 1].norm.endswith("s") and reading.units[last - 1].kind == "word":
            break
    described = last < len(reading.units) and reading.units[last].norm == "," and last == index + 2
    adjective = described and not reading.units[last - 1].norm.endswith("s") and _goes_on(reading, last + 1)
    return last if last > index + 1 and not adjective else None  # "two strong, reliable allies"


def _goes_on(reading: Reading, at: int) -> bool:
    """Whether a plain word stands at a place, as the second of two adjectives does."""
    unit = reading.units[at] if at < len(reading.units) else None
    return unit is not None and unit.kind == "word" and not unit.capital


_ONE_OF_TWO = frozenset("party state side country member government hand".split())
_LENGTHS = frozenset("hour hours day days week weeks month months year years minutes".split())
_DEFINITE = frozenset("the these those".split())
_AT_HAND = frozenset(
    """countries sides parties states ministers leaders nations governments presidents neighbours neighbors powers
    delegations capitals signatories allies""".split()
)
"""What a definite number only points back to: "the two countries"."""


def _counts(reading: Reading, index: int) -> bool:
    """Whether a number counts something: not "Article 5", not "one of"."""
    before = reading.units[index - 1] if index else None
    after = reading.units[index + 1] if index + 1 < len(reading.units) else None
    if before and before.norm in {"article", "articles", "section", "chapter", "paragraph", "no", "number", "annex"}:
        return before.norm == "number" and index > 1 and reading.units[index - 2].norm == "to"  # "to number some 400"
    if before and before.norm == "per":  # "$410 per thousand cubic metres"
        return False
    token = reading.tokens[reading.units[index].last - 1]
    if "/" in reading.text[max(0, token.start - 1) : token.end + 1]:  # "9/11"
        return False
    if before and after and before.norm in _DEFINITE and after.norm in _AT_HAND and not token.norm.isdigit():
        return False
    named = before is not None and before.capital and before.kind == "word" and index > 1
    if named and token.capital and not token.norm.isdigit():  # "World War Two"
        return False
    if token.norm == "one" and after and after.norm in _ONE_OF_TWO:
        return False  # "one Party ... the other"
    following = {unit.norm for unit in reading.units[index + 1 : index + 3]}
    if after and after.norm in _LENGTHS and following & {"later", "earlier", "ago"}:  # "forty-eight hours later"
        return False
    return not (reading.units[index].norm == "one" and (after is None or after.kind != "word"))
