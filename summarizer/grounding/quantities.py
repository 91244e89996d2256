"""The numbers of a claim as quantities: value, unit, approximation."""

from __future__ import annotations

from functools import lru_cache

from summarizer.grounding.numbers import NUMBER_WORDS
from summarizer.grounding.text import tokens
from summarizer.grounding.units import Reading, read_units
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
        noun = _noun(reading, index)
        words = reading.words(index, noun or index + 1)
        name = unit.amount.symbol or (reading.words(index + 1, noun) if noun else None)
        quantity = Quantity(
            text=words, value=float(unit.amount.value), unit=name or None, approximate=unit.amount.precision != "exact"
        )
        found.append((unit.amount.key, quantity))
    return tuple(found)


def _noun(reading: Reading, index: int) -> int | None:
    """The index after the words counted: up to three words directly behind the number."""
    last = index + 1
    while last < len(reading.units) and last < index + 4 and reading.units[last].kind in {"word", "people"}:
        last += 1
        if reading.units[last - 1].norm.endswith("s") and reading.units[last - 1].kind == "word":
            break
    return last if last > index + 1 else None


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
    token = reading.tokens[reading.units[index].last - 1]
    if "/" in reading.text[max(0, token.start - 1) : token.end + 1]:  # "9/11"
        return False
    if before and after and before.norm in _DEFINITE and after.norm in _AT_HAND and not token.norm.isdigit():
        return False
    following = {unit.norm for unit in reading.units[index + 1 : index + 3]}
    if after and after.norm in _LENGTHS and following & {"later", "earlier", "ago"}:  # "forty-eight hours later"
        return False
    return not (reading.units[index].norm == "one" and (after is None or after.kind != "word"))
