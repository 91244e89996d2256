"""Which documents are near-identical copies of each other: reprints, mirrors, an agency text with another headline."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from summarizer.document import Document

__all__ = ["originals"]

_JACCARD = 0.8  # share of common five-word shingles above which two texts are one text
_SHINGLE = 5
_WORD = re.compile(r"\w+")

_Shingles = frozenset[tuple[str, ...]]


def originals(documents: Sequence[Document]) -> dict[str, str]:
    """The id of the original of each document, by the document's id: of a set of copies the first, else itself.

    Copies of copies are copies. Texts are compared only where they share one of their rarest shingles, without which
    two sets cannot be that alike (prefix filtering: Chaudhuri, Ganti and Kaushik 2006), so that the work grows with the
    number of documents and not with its square.

    >>> text = "The upper house met at noon and approved the treaty with Chile."
    >>> originals([Document.from_text(text, id="a"), Document.from_text(text, id="b")])
    {'a': 'a', 'b': 'a'}
    """
    shingles = {document.id: _shingles(document) for document in documents}
    place = {document.id: number for number, document in enumerate(documents)}
    frequency = Counter(shingle for each in shingles.values() for shingle in each)
    holders: dict[tuple[str, ...], list[str]] = defaultdict(list)
    first_with: dict[_Shingles, str] = {}
    parent: dict[str, str] = {}

    def root(document_id: str) -> str:
        while parent[document_id] != document_id:
            document_id = parent[document_id]
        return document_id

    for document in documents:
        own = shingles[document.id]
        parent[document.id] = first_with.setdefault(own, document.id) if own else document.id
        if parent[document.id] != document.id:
            continue  # to the letter the text of another, which stands for both
        rare = list(_rarest(own, frequency))
        for other in dict.fromkeys(holder for shingle in rare for holder in holders[shingle]):
            one, two = root(other), root(document.id)
            if one != two and _near_identical(shingles[other], own):
                early, late = sorted((one, two), key=place.__getitem__)
                parent[late] = early
        for shingle in rare:
            holders[shingle].append(document.id)
    return {document.id: root(document.id) for document in documents}


def _rarest(shingles: _Shingles, frequency: Counter[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """So many of the rarest shingles that two texts which share none of them are no copies."""
    ordered = sorted(shingles, key=lambda shingle: (frequency[shingle], shingle))
    yield from ordered[: len(ordered) - math.floor(_JACCARD * len(ordered))]


def _shingles(document: Document) -> _Shingles:
    words = [
        word
        for sentence in document.sentences
        if sentence.role == "body"  # headlines are often rewritten
        for word in _WORD.findall(sentence.text.casefold())
    ]
    if not words:
        return frozenset()
    return frozenset(tuple(words[at : at + _SHINGLE]) for at in range(max(1, len(words) - _SHINGLE + 1)))


def _near_identical(one: _Shingles, other: _Shingles) -> bool:
    shared = len(one & other)
    return shared / (len(one) + len(other) - shared) > _JACCARD
