"""Names of persons and organisations: which short form stands for which full one, in one document.

"Putin" stands for "Vladimir Putin" and "Kim" for "Kim Jong Un" where the document gives the full name and no
other full name with the same part; "the AU" stands for "the African Union" where the document writes
"African Union (AU)". Full names that differ are never the same: "Kim Jong Il" is not "Kim Jong Un".
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter

from summarizer.document import Document
from summarizer.grounding.language.text import Token, tokens
from summarizer.grounding.language.words import LINKS, QUIET, TITLES
from summarizer.states import states_in

__all__ = ["JOINTS", "NO_NAMES", "Names", "names_of"]

JOINTS = frozenset("el al bin ibn de da del di la le van von der den".split())
_SMALL = QUIET | LINKS
_START = attrgetter("start")
_ORGANISATION = frozenset(
    """union council states nations party army forces agency organization organisation treaty agreement house senate
    committee commission republic sea region peninsula assembly ministry department bank fund court group summit
    parliament duma post times press news examiner office center centre institute university front movement league
    convention protocol charter act accord pact declaration community alliance partnership federation""".split()
)


@dataclass(frozen=True)
class Names:
    """The names that a document gives in full, and the short forms that are clear in it."""

    full: frozenset[tuple[str, ...]]
    shorts: dict[str, frozenset[tuple[str, ...]]]
    acronyms: dict[str, tuple[str, ...]]

    def short_forms(self, name: tuple[str, ...]) -> list[tuple[str, ...]]:
        """Other forms that mean the same in this document, none if in doubt.

        >>> from summarizer.document import Document
        >>> names = names_of(Document.from_text("President Alar Karis met us. Karis smiled."))
        >>> ("karis",) in names.short_forms(("alar", "karis"))
        True
        """
        found: list[tuple[str, ...]] = []
        if name in self.full:
            for part in (name[-1], name[0]):
                if self.shorts.get(part) == frozenset({name}) and (part,) not in found:
                    found.append((part,))
        found.extend((short,) for short, long in self.acronyms.items() if long == name)
        if len(name) == 1 and name[0] in self.acronyms:
            found.append(self.acronyms[name[0]])
        return found

    def full_forms(self, name: tuple[str, ...]) -> frozenset[tuple[str, ...]]:
        """The full names that a one-word name may stand for."""
        return self.shorts.get(name[0], frozenset()) if len(name) == 1 else frozenset()


NO_NAMES = Names(frozenset(), {}, {})


def _runs(stream: Sequence[Token], blocked: set[int]) -> list[tuple[int, int]]:
    """Runs of capitalised words, particles such as "el" inside them included."""
    runs: list[tuple[int, int]] = []
    names = {
        at
        for at, token in enumerate(stream)
        if token.capital and token.kind == "word" and at not in blocked and token.norm not in _SMALL
    }
    last = 0
    for at in sorted(names):
        if at < last:
            continue
        last = at + 1
        while last < len(stream) and not stream[last - 1].possessive:
            if last in names:
                last += 1
            elif stream[last].norm in JOINTS and last + 1 in names:
                last += 2
            else:
                break
        runs.append((at, last))
    return runs


@lru_cache(maxsize=64)
def names_of(document: Document) -> Names:
    """The names in the content of a document."""
    full: set[tuple[str, ...]] = set()
    acronyms: dict[str, tuple[str, ...]] = {}
    for text in [one.text for one in document.sentences if one.content]:
        stream = tokens(text)
        blocked: set[int] = set()
        for one in states_in(text):
            first = bisect_left(stream, one.start, key=_START)
            blocked.update(range(first, bisect_left(stream, one.end, lo=first, key=_START)))
        for first, last in _runs(stream, blocked):
            start = first
            while start < last and stream[start].norm in TITLES:
                start += 1
            words = tuple(token.norm for token in stream[start:last])
            if len(words) >= 2:
                full.add(words)
                bracket = stream[last : last + 3]
                if [one.norm for one in bracket[::2]] == ["(", ")"] and 1 < len(bracket[1].norm) < 8:
                    acronyms[bracket[1].norm] = words
    shorts: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for words in full:
        shorts[words[-1]].add(words)
        if words[-1] not in _ORGANISATION:
            shorts[words[0]].add(words)
    return Names(frozenset(full), {part: _without_longer(names) for part, names in shorts.items()}, acronyms)


def _without_longer(names: set[tuple[str, ...]]) -> frozenset[tuple[str, ...]]:
    """Names without those that are another one with a word before it ("Today Vladimir Putin")."""
    return frozenset(one for one in names if not any(one != other and one[-len(other) :] == other for other in names))
