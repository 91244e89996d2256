"""Typed comparison: how a found value of one type fares against the values that are right.

Each comparator takes the right values, none of them ``None``, and a found value that is not ``None``.
:func:`slot_state` deals with what is not stated, the same way for all types.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from summarizer.dates import compare as compare_dates
from summarizer.evals.gold.labels import GoldAttribution, GoldQuantity
from summarizer.evals.scoring.outcomes import SlotState
from summarizer.evals.scoring.wording import Closeness, compare_names, compare_wordings, wording
from summarizer.records import Attribution, Obligation, Quantity

__all__ = [
    "Comparator",
    "conditions",
    "cue",
    "day",
    "duty",
    "equal",
    "factuality",
    "name",
    "quantities",
    "slot_state",
    "sources",
    "text",
    "worst",
]

Comparator = Callable[[Sequence[Any], Any], Closeness]
"""The right values and the found one -> how it fares."""

V = TypeVar("V")

_PRONOUNS = frozenset({"he", "she", "they", "it", "we", "i"})
_NEAR = ({"probable", "possible"}, {"denied", "doubted"}, {"unconfirmed", "possible"})


def slot_state(expected: Sequence[V | None], found: V | None, compare: Comparator) -> SlotState:
    """How one field fares: "not stated" is a value, which only an empty field matches.

    >>> slot_state([None], "2024-06-19", day), slot_state(["XXXX-06-19"], None, day)
    ('spurious', 'missing')
    >>> slot_state([None], None, day)
    'null'
    """
    stated = [value for value in expected if value is not None]
    if found is None:
        return "null" if len(stated) < len(expected) else "missing"
    return compare(stated, found) if stated else "spurious"


def worst(states: Sequence[Closeness]) -> Closeness:
    """The worst of several results.

    >>> worst(["correct", "partial"])
    'partial'
    """
    order: tuple[Closeness, ...] = ("incorrect", "partial", "correct")
    return next((state for state in order if state in states), "correct")


def equal(expected: Sequence[Any], found: Any) -> Closeness:
    """One of a closed list of values."""
    return "correct" if found in expected else "incorrect"


def day(expected: Sequence[str], found: str) -> Closeness:
    """EDTF: a vaguer true date is partial; a component that is not in the document is incorrect.

    >>> day(["XXXX-06-19"], "2024-06-19"), day(["2024-06-19"], "2024-06"), day(["2024-06-19"], "2024-06-19")
    ('incorrect', 'partial', 'correct')
    """
    agreements = {compare_dates(found, date) for date in expected}
    if "equal" in agreements:
        return "correct"
    return "partial" if "vaguer" in agreements else "incorrect"


def name(expected: Sequence[str], found: str) -> Closeness:
    """Names of states, organs and persons."""
    return compare_names(expected, found)


def text(expected: Sequence[str], found: str) -> Closeness:
    """Wording that keeps its negations."""
    return compare_wordings(expected, found)


def duty(expected: Sequence[str], found: Obligation) -> Closeness:
    """The wording of a duty, which may hold its trigger or leave it to the field of that name."""
    order: tuple[Closeness, ...] = ("correct", "partial", "incorrect")
    tellings = [found.text] if found.trigger is None else [found.text, f"{found.text} {found.trigger}"]
    results = {compare_wordings(expected, telling) for telling in tellings}
    return next(state for state in order if state in results)


def factuality(expected: Sequence[str], found: str) -> Closeness:
    """Firmness (FactBank): kinds of hedge, and denial and doubt, are near each other; a dropped hedge is incorrect.

    >>> factuality(["probable"], "possible"), factuality(["probable"], "asserted")
    ('partial', 'incorrect')
    """
    if found in expected:
        return "correct"
    return "partial" if any({value, found} == pair for value in expected for pair in _NEAR) else "incorrect"


def conditions(expected: Sequence[tuple[str, ...]], found: Sequence[str]) -> Closeness:
    """A set of conditions: some of them are partial, another one is incorrect."""
    wanted = set(expected[0])
    if wanted == set(found):
        return "correct"
    return "partial" if set(found) < wanted else "incorrect"


def sources(expected: Sequence[GoldAttribution], found: Sequence[Attribution]) -> Closeness:
    """Two attribution chains, both not empty: link by link; a part of the chain in the right order is partial."""
    if len(expected) == len(found):
        return worst([_source(link, other) for link, other in zip(expected, found, strict=True)])
    if len(found) < len(expected):
        left = iter(expected)
        if all(any(compare_names(link.source, other.source) == "correct" for link in left) for other in found):
            return "partial"
    return "incorrect"


def _source(link: GoldAttribution, found: Attribution) -> Closeness:
    """One link; a pronoun names nobody, and so nobody wrong."""
    state = compare_names(link.source, found.source)
    return "partial" if state == "incorrect" and found.source.casefold() in _PRONOUNS else state


def cue(expected: Sequence[str], found: str) -> Closeness:
    """The words that mark a saying: the verb is what counts."""
    words = wording(found).words
    for right in expected:
        wanted = wording(right).words
        if wanted == words or (words and (words <= wanted or wanted <= words)):
            return "correct"
    return "incorrect"


def quantities(expected: tuple[Sequence[GoldQuantity], str], found: Sequence[Quantity]) -> Closeness:
    """Numbers of things. One that is not labelled is right only if the claim's wording or its evidence has it.

    Args:
        expected: the labelled quantities, and these words.
        found: those of the output.
    """
    labelled, content = expected
    written = {float(number) for number in wording(content).numbers if _is_number(number)}
    right = {quantity.value: quantity.approximate for quantity in labelled}
    values = {quantity.value for quantity in found}
    if values - right.keys() - written:
        return "incorrect"
    if right.keys() - values or any(right.get(one.value, one.approximate) != one.approximate for one in found):
        return "partial"
    return "correct"


def _is_number(word: str) -> bool:
    try:
        float(word)
    except ValueError:
        return False
    return True
