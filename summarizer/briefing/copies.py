"""Which texts are near-identical copies: reprints of a document, and sentences that an agency lends to others."""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

from summarizer.briefing.cluster import Joined
from summarizer.document import Document
from summarizer.records.evidence import Evidence

__all__ = ["Lent", "originals"]

_WORD = re.compile(r"\w+")

_Shingles = frozenset[tuple[str, ...]]
_Key = TypeVar("_Key", bound=Hashable)


class _Held(NamedTuple):
    """The shingles of a text, and the place of one of them, the rarest first."""

    shingles: _Shingles
    at: int


@dataclass(frozen=True, slots=True)
class _Likeness:
    """When two texts are one: shingles of so many words, of which more than this share are common (Jaccard)."""

    shingle: int
    jaccard: float
    fewest: int  # words; what is shorter is a copy of nothing but of itself to the letter

    def alike(self, one: _Held, other: _Held) -> bool:
        """Whether two texts are one, of which the first common shingle is known."""
        most = min(len(one.shingles) - one.at, len(other.shingles) - other.at)
        sizes = len(one.shingles) + len(other.shingles)
        return most / (sizes - most) > self.jaccard and (
            (common := len(one.shingles & other.shingles)) / (sizes - common) > self.jaccard
        )

    def least_common(self, shingles: int, *, of_longer: bool = False) -> int:
        """How many shingles, less one, a text shares at least with a text that is one with it.

        Args:
            shingles: how many it has.
            of_longer: whether the other has as many at least, or as many at most.
        """
        return math.floor((2 * self.jaccard / (1 + self.jaccard) if of_longer else self.jaccard) * shingles)

    def shingles(self, words: Sequence[str]) -> _Shingles:
        if not words:
            return frozenset()
        last = max(1, len(words) - self.shingle + 1)
        return frozenset(tuple(words[at : at + self.shingle]) for at in range(last))


_DOCUMENT = _Likeness(shingle=5, jaccard=0.8, fewest=0)
# Two reporters can find the same ten words for an event; hardly the same dozen in the same order, but for one or two.
_SENTENCE = _Likeness(shingle=3, jaccard=0.6, fewest=12)


def originals(documents: Sequence[Document]) -> dict[str, str]:
    """The id of the original of each document, by the document's id: of a set of copies the first, else itself.

    >>> text = "The upper house met at noon and approved the treaty with Chile."
    >>> originals([Document.from_text(text, id="a"), Document.from_text(text, id="b")])
    {'a': 'a', 'b': 'a'}
    """
    bodies = {
        document.id: _DOCUMENT.shingles(
            [word for one in document.sentences if one.role == "body" for word in _words(one.text)]  # not the headline
        )
        for document in documents
    }
    return _firsts(bodies, _DOCUMENT)


class Lent:
    """Sentences that stand in several documents, and where each stands first.

    Args:
        documents: in the order in which one can have taken from another.
    """

    def __init__(self, documents: Sequence[Document]) -> None:
        self._starts = {document.id: [one.start for one in document.sentences] for document in documents}
        sentences: dict[tuple[str, int], _Shingles] = {}
        for document in documents:
            for at, one in enumerate(document.sentences):
                words = list(_words(one.text)) if one.content else []
                if len(words) >= _SENTENCE.fewest:
                    sentences[document.id, at] = _SENTENCE.shingles(words)
        self._first = _firsts(sentences, _SENTENCE)

    def lender(self, piece: Evidence) -> str:
        """The document that has the sentence of a piece of evidence first; its own, as a rule.

        >>> text = "The upper house met at noon on Friday and approved the border treaty with Chile."
        >>> ours = Document.from_text(f"They argued. {text} It rained.", id="b")
        >>> Lent([Document.from_text(text, id="a"), ours]).lender(
        ...     Evidence(document_id="b", quote="approved the border treaty", start=64, end=90)
        ... )
        'a'
        """
        at = bisect_right(self._starts[piece.document_id], piece.start) - 1
        return self._first.get((piece.document_id, at), (piece.document_id, at))[0]


def _firsts(texts: Mapping[_Key, _Shingles], like: _Likeness) -> dict[_Key, _Key]:
    """For each text the first of those that are one with it, or with one that is.

    Texts are compared only where they share one of their rarest shingles, so early that enough others can follow
    (prefix and positional filtering: Xiao, Wang, Lin and Yu 2008), and are not known to be one already: the work grows
    with the number of texts and not with its square.
    """
    frequency = Counter(shingle for each in texts.values() for shingle in each)
    holders: dict[tuple[str, ...], dict[_Key, list[_Held]]] = defaultdict(lambda: defaultdict(list))
    first_with: dict[_Shingles, _Key] = {}
    joined = Joined(texts)
    for key, own in sorted(texts.items(), key=lambda item: len(item[1])):  # none before it is longer
        if own and first_with.setdefault(own, key) != key:
            joined.join(first_with[own], key)
            continue  # to the letter the text of another, which stands for both
        rarest = sorted(own, key=lambda shingle: (frequency[shingle], shingle))
        seen: set[_Shingles] = set()
        for at, shingle in enumerate(rarest[: len(own) - like.least_common(len(own))]):
            for family, members in holders[shingle].items():
                if joined.first(family) == joined.first(key):
                    continue
                new = [held for held in members if held.shingles not in seen]
                seen.update(held.shingles for held in new)
                if any(like.alike(held, _Held(own, at)) for held in new):
                    joined.join(family, key)
        for at, shingle in enumerate(rarest[: len(own) - like.least_common(len(own), of_longer=True)]):
            holders[shingle][joined.first(key)].append(_Held(own, at))
    return {key: joined.first(key) for key in texts}


def _words(text: str) -> Iterator[str]:
    return (match.group() for match in _WORD.finditer(text.casefold()))
