"""Which texts are near-identical copies: reprints of a document, and sentences that an agency lends to others."""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from summarizer.document import Document
from summarizer.records.evidence import Evidence

__all__ = ["Lent", "originals"]

_WORD = re.compile(r"\w+")

_Shingles = frozenset[tuple[str, ...]]
_Key = TypeVar("_Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class _Likeness:
    """When two texts are one: shingles of so many words, of which more than this share are common (Jaccard)."""

    shingle: int
    jaccard: float
    fewest: int  # words; what is shorter is a copy of nothing but of itself to the letter

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

    Texts are compared only where they share one of their rarest shingles, without which two sets cannot be that alike
    (prefix filtering: Chaudhuri, Ganti and Kaushik 2006), so that the work grows with the number of texts and not with
    its square.
    """
    place = {key: number for number, key in enumerate(texts)}
    frequency = Counter(shingle for each in texts.values() for shingle in each)
    holders: dict[tuple[str, ...], list[_Key]] = defaultdict(list)
    first_with: dict[_Shingles, _Key] = {}
    parent: dict[_Key, _Key] = {}

    def root(key: _Key) -> _Key:
        while parent[key] != key:
            key = parent[key]
        return key

    for key, own in texts.items():
        parent[key] = first_with.setdefault(own, key) if own else key
        if parent[key] != key:
            continue  # to the letter the text of another, which stands for both
        rare = list(_rarest(own, frequency, like))
        for other in dict.fromkeys(holder for shingle in rare for holder in holders[shingle]):
            one, two = root(other), root(key)
            if one != two and _near_identical(texts[other], own, like):
                early, late = sorted((one, two), key=place.__getitem__)
                parent[late] = early
        for shingle in rare:
            holders[shingle].append(key)
    return {key: root(key) for key in texts}


def _words(text: str) -> Iterator[str]:
    return (match.group() for match in _WORD.finditer(text.casefold()))


def _rarest(shingles: _Shingles, frequency: Counter[tuple[str, ...]], like: _Likeness) -> Iterator[tuple[str, ...]]:
    """So many of the rarest shingles that two texts which share none of them are no copies."""
    ordered = sorted(shingles, key=lambda shingle: (frequency[shingle], shingle))
    yield from ordered[: len(ordered) - math.floor(like.jaccard * len(ordered))]


def _near_identical(one: _Shingles, other: _Shingles, like: _Likeness) -> bool:
    shared = len(one & other)
    return shared / (len(one) + len(other) - shared) > like.jaccard
