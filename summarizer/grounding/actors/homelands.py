"""States that the table does not know, as far as a document shows that they are states, with their adjectives.

A document shows it by an adjective ("Kestovian" beside "Kestovia"), by who acts for the name ("President Varonne of
Kastovia", "Kastovia's parliament"), by its form ("the Republic of Marovia") or by a dateline ("Brenna, Kestovia —").
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from summarizer.document import Document
from summarizer.grounding.acts.words import is_organ
from summarizer.grounding.language.names import names_of
from summarizer.grounding.language.text import Token, tokens
from summarizer.grounding.language.words import INSTRUMENTS, LINKS, QUIET, TITLES
from summarizer.states import find_state, states_in

__all__ = ["REALMS", "homelands"]

_LONG_ENOUGH = 4
_ENDINGS = ("n", "an", "ian", "ese", "i", "ish")
_ENDINGS_FOR_VOWEL = ("an", "ian", "ese", "ish")
_ACTS_FOR_IT = frozenset("parliament president premier prime".split())
"""Whom a state has and a person has not: "Putin's government" is no state's."""
_CONTINENTS = frozenset("africa europe asia america australia oceania antarctica".split())
REALMS = frozenset(
    """republic kingdom principality sultanate emirate commonwealth duchy federation khanate empire confederation
    tsardom imamate""".split()
)
"""What names a state in front of "of"."""
_DATELINE = re.compile(r"[A-Z][\w.’' ]{1,40}, (?P<name>[A-Z]\w+(?: [A-Z]\w+)?) (?:\([^)]{1,40}\) )?[—–-] ")


@lru_cache(maxsize=64)
def homelands(document: Document) -> dict[str, str]:
    """The folded name or adjective of each such state, with the name as the document writes it.

    >>> text = "Kestovian President Ilvar Dastren signed the pact. Kestovia has a parliament."
    >>> homelands(Document.from_text(text))
    {'kestovia': 'Kestovia', 'kestovian': 'Kestovia'}
    """
    texts = [sentence.text for sentence in document.sentences if sentence.content]
    persons = names_of(document)
    written: dict[str, str] = {}
    shown: set[str] = set()
    hinted: dict[str, set[str]] = defaultdict(set)
    for text in texts:
        stream = tokens(text)
        for name, folded in _capitalised(text, stream):
            written.setdefault(folded, name)
        shown.update(_shown(text, stream))
        for folded, hint in _hinted(stream):
            hinted[folded].add(hint)
    shown.update(folded for folded, hints in hinted.items() if len(hints) > 1)
    found: dict[str, str] = {}
    for folded in sorted(written, key=len):
        if len(folded) < _LONG_ENOUGH or folded in _CONTINENTS or find_state(written[folded]):
            continue
        adjectives = [form for form in _adjectives(folded) if form in written and form != folded]
        longer = persons.shorts.get(folded, frozenset())
        if longer and not (adjectives and all(name[0] == folded and name[-1] in _PAPERS for name in longer)):
            continue
        if adjectives or folded in shown:
            found[folded] = written[folded]
            found.update(dict.fromkeys(adjectives, written[folded]))
    return found


_PAPERS = frozenset("courier gazette herald tribune journal monitor observer chronicle daily mail mirror star".split())


def _hinted(stream: tuple[Token, ...]) -> Iterator[tuple[str, str]]:
    """Folded names with what hints that they are states; two hints of different kinds show it.

    An office of theirs ("its cabinet"), an act that only states do ("ratified"), and where things are ("in Luskia").
    """
    for at, token in enumerate(stream):
        if not token.capital or token.kind != "word" or (at and stream[at - 1].capital):
            continue
        behind = stream[at + 1 : at + 4]
        if not behind or behind[0].capital:
            continue
        before = [one.norm for one in stream[max(0, at - 2) : at]]
        if token.possessive:
            offices = [one.norm for one in behind if not one.capital]
            if _OFFICES & {*offices[:1], *offices[1:2]}:
                yield token.norm, "office"
        elif behind[0].norm in _STATES_DO:
            yield token.norm, "act"
        if before == ["government", "of"]:
            yield token.norm, "office"
        if before[-1:] and before[-1] in {"in", "across", "within"}:
            yield token.norm, "place"


_OFFICES = frozenset("cabinet government minister ministry parliament senate capital army embassy constitution".split())
_STATES_DO = frozenset("ratified acceded ratifies accedes denounced withdrew remains signed joined".split())


def _capitalised(text: str, stream: tuple[Token, ...]) -> Iterator[tuple[str, str]]:
    """Capitalised words that are no words of the language, alone and with the one before them."""
    taken = {at for one in states_in(text) for at in range(one.start, one.end)}
    for at, token in enumerate(stream):
        if not token.capital or token.norm in _PLAIN or token.start in taken:
            continue
        before = stream[at - 1] if at else None
        yield text[token.start : token.start + len(token.norm)], token.norm
        if before and before.capital and before.norm in _POINTS:
            yield text[before.start : token.start + len(token.norm)], f"{before.norm} {token.norm}"


_PLAIN = TITLES | LINKS | QUIET | INSTRUMENTS
_POINTS = frozenset("north south east west northern southern eastern western new upper lower great".split())


def _adjectives(name: str) -> list[str]:
    stem = [f"{name[:-1]}{ending}" for ending in _ENDINGS_FOR_VOWEL] if name[-1] in "aeiouy" else []
    return [*(f"{name}{ending}" for ending in _ENDINGS), *stem]


def _shown(text: str, stream: tuple[Token, ...]) -> Iterator[str]:
    """Folded names that the words beside them show to be states."""
    line = _DATELINE.match(text)
    if line:
        yield line["name"].casefold()
    for at, token in enumerate(stream):
        if not token.capital or token.kind != "word":
            continue
        behind = stream[at + 1] if token.possessive and at + 1 < len(stream) else None
        if behind and not behind.capital and (behind.norm in _ACTS_FOR_IT or is_organ(behind.norm)):
            yield token.norm
        if at > 1 and stream[at - 1].norm == "of":
            if stream[at - 2].norm in REALMS:
                yield token.norm
            start = at - 2
            while start > 0 and stream[start].capital and stream[start].norm not in TITLES:
                start -= 1
            if stream[start].norm in {"president", "minister", "king", "queen", "premier"} and start < at - 2:
                yield token.norm
