"""Word lists as patterns: how the tables of cues and of acts are written down."""

from __future__ import annotations

import re

__all__ = ["alternatives", "anywhere"]


def alternatives(words: str) -> str:
    """A pattern that matches any of some folded phrases.

    Phrases are parted by white space, words inside a phrase by "_". What a phrase holds is a regular expression.

    >>> re.fullmatch(alternatives("fail(?:s|ed)?_to yet_to"), "failed to") is not None
    True
    """
    return "(?:" + "|".join(phrase.replace("_", " ") for phrase in words.split()) + ")"


def anywhere(words: str) -> re.Pattern[str]:
    """A compiled pattern that finds some phrases, as whole words, in words joined by single blanks."""
    return re.compile(f" {alternatives(words)}(?= )")
