"""The noun phrase that speaks: the subject of a verb of saying, back to the border of its clause."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.grounding.language.units import Unit
from summarizer.grounding.language.words import SHORT_TITLES
from summarizer.grounding.sayings.verbs import NOUN_LIKE, SAYING_VERBS

__all__ = ["STOPS", "abbreviates", "phrase_end", "subject_before"]

_AMBIGUOUS = frozenset("reports claims states report hope hopes fear fears estimates called thought asked".split())
_SURE = SAYING_VERBS - _AMBIGUOUS
_VERBS_ONLY = SAYING_VERBS - NOUN_LIKE
STOPS = frozenset({"hard", "comma"})
"""Kinds of units that end a phrase."""


def phrase_end(units: Sequence[Unit], at: int) -> int:
    """Where a noun phrase ends that begins at a unit: at a mark, or before another verb of saying."""
    last = at
    while (
        last < len(units)
        and units[last].kind not in STOPS
        and not (
            units[last].kind == "word" and not units[last].capital and units[last].norm in _VERBS_ONLY and last > at + 1
        )
    ):
        last += 1
    return last


def subject_before(units: Sequence[Unit], verb: int) -> tuple[int, int] | None:
    """The noun phrase before a verb of saying, back to the border of its clause."""
    closing = _subject_end(units, verb)
    if closing is None:
        return None
    end, close = closing
    first = _subject_start(units, end)
    if first >= end:
        return None
    phrase = units[first : close or end]
    before = units[first - 1] if first else None
    if before is not None and (before.kind == "be" or before.norm in _BELOW):
        return None  # "was nonetheless informed", "is drafting similar rules", "until the court rules"
    counted = units[first].norm == "no" and units[first + 1].norm.isdigit()  # "No 10 said"
    if units[end - 1].norm in _NOBODY or (units[first].norm in _NO_SPEAKERS and not counted):
        return None  # "neither said", "few believe"
    if end - first > 1 and units[end - 1].norm in {"who", "that", "which"}:
        return None  # "critics who say"
    if any(unit.norm in _NO_PHRASE and unit.kind != "date" for unit in phrase):
        return None
    named = any(unit.name or unit.norm in {"he", "she", "they"} for unit in phrase)
    return (first, close or end) if named or units[verb].norm not in _AMBIGUOUS else None


def _subject_end(units: Sequence[Unit], verb: int) -> tuple[int, int | None] | None:
    """Where the subject of a verb ends, and where a name beside it does: "the minister, Luis Vega, said"."""
    last = verb
    while last and (
        (units[last - 1].kind in {"adverb", "date"} and not (units[last - 1].capital and not units[last - 1].mention))
        or units[last - 1].norm in {"has", "have", "had", "also"}
    ):
        last -= 1
        dated = units[last].kind == "date" and last and units[last - 1].kind == "link"
        last -= dated  # "the ministry [on Tuesday] denied"
    end, close = last, None
    if end and units[end - 1].kind == "comma" and end > 1:
        inner = end - 1
        while inner and units[inner - 1].kind not in STOPS:
            inner -= 1
        if inner and units[inner - 1].kind == "comma" and inner - 1 > 0:
            aside = _aside(units[inner : last - 1])
            named = not aside and last - 1 - inner <= 5 and any(unit.name for unit in units[inner : last - 1])
            if not named and not aside:
                return None
            end, close = inner - 1, last - 1 if named else None
    if not end or units[end - 1].kind in {"link", "be", "hard", "comma"} or units[end - 1].norm in {"not", "to"}:
        return None
    return end, close


def _subject_start(units: Sequence[Unit], end: int) -> int:
    """Where the noun phrase begins that ends before a unit, without what opens its sentence."""
    first = end
    while (
        first
        and (units[first - 1].kind not in STOPS or abbreviates(units, first - 1))
        and units[first - 1].norm not in _JOINS
    ):
        before = units[first - 1]
        saying = before.kind == "word" and not before.capital and before.norm in _SURE
        if before.kind == "be" or saying:
            break
        first -= 1
    fronted = first < end and units[first].kind == "link"
    while first < end and units[first].kind in {"adverb", "date", "link"}:
        first += 1
    return _behind_phrase(units, first, end) if fronted else first


_JOINS = frozenset("that but yet while whereas though although when".split())
"""Words that a speaker's clause begins with."""
_NOBODY = frozenset("neither nor nobody none never".split())
_NO_PHRASE = frozenset(
    """once after if when until unless because before than which whose where what may might can could will would shall
    should must wo ca""".split()
)
"""Words with which no source is named: a verb of their own, or one that stands in a clause below another."""
_NO_SPEAKERS = frozenset(
    "according contrary unlike despite thanks no nobody none nothing few little neither nor not hardly".split()
)
_BELOW = frozenset("until once after if when whenever unless because before since".split())
"""Words that put the clause of a saying below another, so that it tells no more than when or why."""


def _behind_phrase(units: Sequence[Unit], first: int, end: int) -> int:
    """Where a speaker begins behind a phrase without a comma: "in his dissent | Judge Vega", "at noon | the envoy"."""
    for at in range(first + 1, end):
        unit, before = units[at], units[at - 1]
        plain = before.kind == "word" and not before.capital and not before.possessive
        if plain and unit.kind == "quiet" and unit.norm in {"the", "a", "an", "his", "her", "its", "their"}:
            return at
        if plain and unit.capital and at - 1 > first:
            return at
    return first


def abbreviates(units: Sequence[Unit], at: int) -> bool:
    """Whether a full stop only shortens a title, as in "Dr. Vega"."""
    return at > 0 and units[at].norm == "." and units[at - 1].norm in SHORT_TITLES


def _aside(units: Sequence[Unit]) -> bool:
    """Whether words between two commas only accompany a subject: "speaking in Lima", "who voted against"."""
    return bool(units) and (
        units[0].norm in {"who", "which", "whose", "however", "meanwhile", "too"}
        or units[0].norm.endswith("ing")
        or (units[0].norm in {"the", "a", "an"} and len(units) > _SHORT_ASIDE)
        or (units[0].kind in {"link", "adverb"} and units[0].norm not in {"and", "or", "but", "that"})
    )


_SHORT_ASIDE = 5
