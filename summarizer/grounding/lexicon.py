"""Word lists as patterns: how the tables of cues and of acts are written down."""

from __future__ import annotations

import re
from collections.abc import Iterable

__all__ = ["alternatives", "anywhere", "may_begin", "places"]


def alternatives(words: str) -> str:
    """A pattern that matches any of some folded phrases; where two match, the first.

    Phrases are parted by white space, words inside a phrase by "_". What a phrase holds is a regular expression.

    >>> re.fullmatch(alternatives("fail(?:s|ed)?_to yet_to"), "failed to") is not None
    True
    """
    return _tried_by_letter(words.split())


def anywhere(words: str) -> re.Pattern[str]:
    """A compiled pattern that finds some phrases, as whole words, in words joined by single blanks."""
    return re.compile(f" {alternatives(words)}(?= )")


def places(words: str) -> re.Pattern[str]:
    """A compiled pattern that finds each place where one of many phrases begins, but does not tell which.

    >>> [match.start() for match in places("pact as_(?:if|to) apart").finditer(" as if a pact ")]
    [0, 8]
    """
    return re.compile(f" (?={_tried_by_letter(sorted(words.split(), key=_letter))} )")


def may_begin(words: str, letter: str) -> bool:
    """Whether one of some phrases can begin with a letter.

    >>> may_begin("pact as_(?:if|to)", "p"), may_begin("pact as_(?:if|to)", "x"), may_begin("(?:no|yes)_pact", "x")
    (True, False, True)
    """
    return not {"", letter}.isdisjoint(_letter(phrase) for phrase in words.split())


def _letter(phrase: str) -> str:
    """The letter that a phrase begins with, or "" where an expression decides."""
    return phrase[0] if phrase[0].isalpha() and phrase[1:2] not in {"?", "*", "+", "{"} else ""


def _tried_by_letter(phrases: Iterable[str]) -> str:
    """Any of some phrases, put together by their first letters, so that most words of a text fail all of them at once.

    Phrases that begin with different letters never match at one place, so they may change places; a phrase that an
    expression begins stays before those that follow it.
    """
    ways: list[str] = []
    begun: dict[str, list[str]] = {}
    for phrase in phrases:
        letter = _letter(phrase)
        if not letter:
            ways += _grouped(begun)
            begun = {}
        begun.setdefault(letter, []).append(phrase.removeprefix(letter).replace("_", " "))
    return f"(?:{'|'.join([*ways, *_grouped(begun)])})"


def _grouped(begun: dict[str, list[str]]) -> list[str]:
    return [rests[0] if not letter else f"{letter}(?:{'|'.join(rests)})" for letter, rests in begun.items()]
