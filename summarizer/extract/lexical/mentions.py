"""Words that call an instrument by its kind in a sentence: "a defence pact", "the treaty", "no such agreement"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from summarizer.extract.lexical.titles import HEADS
from summarizer.grounding.language.text import Token, tokens
from summarizer.grounding.language.words import DETERMINERS

__all__ = ["Mention", "mentions_in"]

_GENERIC = frozenset("treaty pact agreement accord convention protocol deal memorandum declaration".split())
_NOT_BEHIND = frozenset(
    """center centre hall talks negotiations proposal bill organization organisation section secretariat office body
    party members""".split()
)
_NO = frozenset("no without nor neither any never".split())
_OTHER = frozenset(
    """another other previous earlier former similar separate existing old older original different such draft
    preliminary coalition customs labour labor proposed planned domestic wage collective plea merger takeover buyout
    licence license licensing franchise sponsorship shareholder shareholders employment rental further""".split()
)
_ASSENT = frozenset("mutual written common general great good prior".split())
"""With no article, these make of the word an assent: "by mutual agreement"."""
_WINDOW = 6


@dataclass(frozen=True, slots=True)
class Mention:
    """An instrument called by its kind: ``introduced`` by "a", ``meant`` as this one, as another or as none.

    ``dated``: only its year tells it apart: "a 1944 treaty".
    """

    head: str
    at: int
    meant: Literal["this", "other", "none"]
    introduced: bool
    dated: bool = False


_OWN = re.compile(r"\s+(?:between (?:us|(?:our|the) (?:two )?(?:Governments|States))|in force)\b")
"""What makes of "a treaty" the one told of."""


@lru_cache(maxsize=2048)
def mentions_in(text: str) -> tuple[Mention, ...]:
    """The words of a sentence that call an instrument by its kind, in order.

    >>> [(one.head, one.meant, one.introduced) for one in mentions_in("Chad signed a treaty; no agreement exists.")]
    [('treaty', 'this', True), ('agreement', 'none', False)]
    """
    stream = tokens(text)
    found: list[Mention] = []
    for at, token in enumerate(stream):
        if token.norm not in _GENERIC and not (token.capital and token.norm in HEADS):
            continue
        if at + 1 < len(stream) and stream[at + 1].norm in _NOT_BEHIND:
            continue
        before = _before(stream, at)
        norms = {one.norm for one in before}
        if token.norm == "declaration" and not token.capital and "joint" not in norms:
            continue
        determiner = stream[at - len(before) - 1] if at > len(before) else None
        opener = determiner.norm if determiner else ""
        if opener in _NO or norms & _NO or _no_such(stream[: at - len(before)]):
            found.append(Mention(token.norm, at, "none", introduced=False))
            continue
        introduced = opener in {"a", "an"} and not _OWN.match(text, token.end)
        dated = introduced and any(one.kind == "number" for one in before)
        settled = determiner is not None and (opener in DETERMINERS or determiner.possessive or determiner.capital)
        if norms & _OTHER or opener in {"another", "any", "own"}:
            found.append(Mention(token.norm, at, "other", introduced))
        elif dated:
            found.append(Mention(token.norm, at, "other", introduced, dated=True))
        elif settled or (not norms & _ASSENT and (before or not determiner)):
            found.append(Mention(token.norm, at, "this", introduced))
    return tuple(found)


def _no_such(stream: Sequence[Token]) -> bool:
    return [token.norm for token in stream[-2:]] == ["no", "such"]


def _before(stream: Sequence[Token], at: int) -> Sequence[Token]:
    """The words that describe a noun, back to its determiner."""
    first = at
    while first > 0 and at - first < _WINDOW:
        token = stream[first - 1]
        if token.kind == "mark" or token.norm in DETERMINERS or token.norm in _STOPS or token.possessive:
            break
        first -= 1
    return stream[first:at]


_STOPS = frozenset(
    """of in on at to by with from for between and or under that which is are was were has have had no without nor
    neither any never signed sign ratified ratify ratifies signs into as over""".split()
)
