"""What kind of actor the words of a noun phrase name: an office, an organ, an organisation of states."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.grounding.actors.participants import HEADS
from summarizer.grounding.actors.phrase_parts import (
    BODIES,
    COUNTRIES,
    DETERMINERS,
    FORMERLY,
    GROUPS,
    LETTERS,
    PORTFOLIOS,
    ROLES,
    UNIONS,
)
from summarizer.grounding.acts.words import is_organ
from summarizer.grounding.language.units import Unit, is_title
from summarizer.grounding.language.words import INSTRUMENTS

__all__ = ["OPENERS", "head_of", "heads", "is_body", "is_institution", "is_union"]

_OFFICES = HEADS | GROUPS | ROLES
"""Words for those who act for a state."""
OPENERS = DETERMINERS | FORMERLY
"""Words before the noun of a phrase."""
_OF_ORGANS = HEADS | BODIES
_OF_INSTITUTIONS = _OF_ORGANS | UNIONS | INSTRUMENTS | PORTFOLIOS | COUNTRIES | GROUPS | ROLES

_FEW = 3
"""Words of a proper name that says by itself that somebody is meant: "the Milli Majlis"."""


def head_of(units: Sequence[Unit]) -> Unit | None:
    """The noun that a phrase is about: the last word before "of" or "for"."""
    head: Unit | None = None
    for unit in units:
        if unit.norm in {"of", "for"} and head:
            break
        if unit.kind == "word" and unit.norm not in DETERMINERS:
            head = unit
    return head


def heads(unit: Unit) -> bool:
    """Whether a word names an office or organ, as behind a state's name: "the US [president]"."""
    return is_title(unit) or unit.norm in _OFFICES or is_organ(unit.norm)


def is_union(head: Unit, words: Sequence[Unit], *, stated: bool) -> bool:
    """Whether a phrase names an organisation of states, which acts as a state does: "the EU"."""
    letters = len(words) == 1 and head.capital and head.norm in LETTERS
    return letters or (head.norm in UNIONS and all(unit.capital for unit in words) and not stated)


def is_body(head: Unit, words: Sequence[Unit], *, the: bool) -> bool:
    """Whether a phrase names an organ, by a word for one or by a short proper name behind "the"."""
    known = is_organ(head.norm) or head.norm in _OF_ORGANS or any(is_organ(unit.norm) for unit in words)
    return known or (head.capital and the and len(words) <= _FEW)


def is_institution(word: str) -> bool:
    """Whether a word belongs to an office or organ, and so to no person's name."""
    return word in _OF_INSTITUTIONS or is_organ(word)
