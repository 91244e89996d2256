"""Word lists as patterns: how the tables of cues and of acts are written down."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

__all__ = ["alternatives", "anywhere", "may_begin", "places", "spelled"]


def alternatives(words: str) -> str:
    """A pattern that matches any of some folded phrases; where two match, the first.

    Phrases are parted by white space, words inside a phrase by "_". What a phrase holds is a regular expression.

    >>> re.fullmatch(alternatives("fail(?:s|ed)?_to yet_to"), "failed to") is not None
    True
    """
    return _tried_by_letter(_phrases(words))


def anywhere(words: str) -> re.Pattern[str]:
    """A compiled pattern that finds some phrases, as whole words, in words joined by single blanks."""
    return re.compile(f" {alternatives(words)}(?= )")


def spelled(words: str, parts: Mapping[str, str]) -> str:
    """Phrases with the patterns that their words in capitals stand for; one may hold others that come later.

    >>> spelled("sign_THING", {"THING": "(?:A|the)_pact", "A": "an?"})
    'sign_(?:an?|the)_pact'
    """
    for short, pattern in parts.items():
        words = words.replace(short, pattern)
    return words


def places(words: str) -> re.Pattern[str]:
    """A compiled pattern that finds each place where one of many phrases begins, but does not tell which.

    >>> [match.start() for match in places("pact as_(?:if|to) apart").finditer(" as if a pact ")]
    [0, 8]
    """
    return re.compile(f" (?={_tried_by_letter(sorted(_phrases(words), key=_letter))} )")


def may_begin(words: str, letter: str) -> bool:
    r"""Whether one of some phrases can begin with a letter.

    >>> may_begin("pact as_(?:if|to)", "p"), may_begin("(?:no|yes)_pact", "x"), may_begin(r"[\da-z]+_pact", "x")
    (True, False, True)
    """
    return not {"", letter}.isdisjoint(_letter(phrase) for phrase in _phrases(words))


_CHOICE = re.compile(r"\(\?:(?P<words>[a-z][^()\[|]*(?:\|[a-z][^()\[|]*)+)\)(?![?*+{])(?P<rest>[^(]*(?:\([^(]*)?)")
"""A choice of words that a phrase begins with; what follows is short, so that it takes little to write it out."""


def _phrases(words: str) -> list[str]:
    """The phrases of a table, a choice at the beginning of one written out: "(?:is|are)_to" as "is_to", "are_to"."""
    found: list[str] = []
    for phrase in words.split():
        choice = _CHOICE.fullmatch(phrase)
        found += [f"{word}{choice['rest']}" for word in choice["words"].split("|")] if choice else [phrase]
    return found


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
