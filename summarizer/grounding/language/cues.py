"""Words that change what a clause says, and how far they reach.

A cue governs words: a negation its predicate, a modal its verb, "reportedly" its clause, "if" its sentence. The
reach follows the clause heuristics of the BioScope corpus (Vincze et al. 2008): a cue reaches from itself to the
end of its clause; a cue in subject position ("neither", "no state") and a verb with a clause below it ("denied
that") reach on to the end of the sentence part. Where borders are in doubt the longer reach is taken: grounding
then refuses more, never less.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from summarizer.grounding.language.cue_words import CUE_PATTERN, CUE_PLACES, CUE_ROWS, NOT_CUES, CueKind, Reach
from summarizer.grounding.language.numbers import NUMBER_WORDS
from summarizer.grounding.language.text import Token, row, tokens
from summarizer.grounding.language.words import DETERMINERS, SHORT_TITLES

__all__ = ["Cue", "cues_in", "segment_ends"]


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue and the tokens that it governs.

    Attributes:
        kind: what the cue does.
        level: for hedges and modals the factuality that they leave (``probable``, ``possible``,
            ``unconfirmed``), else "".
        text: the folded words.
        first, last: indexes of its first token and of the token after it.
        reach: half-open stretches of token indexes that it governs.
    """

    kind: CueKind
    level: str
    text: str
    first: int
    last: int
    reach: tuple[tuple[int, int], ...]

    def governs(self, index: int) -> bool:
        """Whether the token at an index is within reach."""
        return any(start <= index < end for start, end in self.reach)


_BORDERS = frozenset("; : ? ! . but while whilst whereas although though because".split())
_NP_START = frozenset("the a an this that these those its his her their our he she it they we i both each all".split())
_INVERTED = frozenset({"had", "were", "should"})
"""Verbs that open a condition: "had Peru ratified it, ..."."""
_SUBJECT_NEGATORS = frozenset("neither none no nobody nothing few little never not".split())
_PHRASE_ENDS = frozenset(
    """in on at to from by for with against between is are was were be been have has had that which who will would
    may""".split()
)


def segment_ends(stream: Sequence[Token]) -> list[int]:
    """For each token the index at which its sentence part ends (";", ":", "but", "while", ...)."""
    ends = [len(stream)] * len(stream)
    border = len(stream)
    for index in range(len(stream) - 1, -1, -1):
        ends[index] = border
        if stream[index].norm in _BORDERS and not _abbreviates(stream, index):
            border = index
    return ends


def _abbreviates(stream: Sequence[Token], at: int) -> bool:
    """Whether a point ends no sentence part: "Ms[.] Benítez", "J[.] Paz"."""
    before = stream[at - 1] if at and stream[at].norm == "." else None
    return before is not None and (before.norm in SHORT_TITLES or (before.capital and len(before.norm) == 1))


def _part_start(stream: Sequence[Token], at: int) -> int:
    for index in range(at - 1, -1, -1):
        if stream[index].norm in _BORDERS and not _abbreviates(stream, index):
            return index + 1
    return 0


def _new_subject(stream: Sequence[Token], at: int) -> bool:
    """Whether the words at an index begin a clause with a subject of its own."""
    return at < len(stream) and (stream[at].capital or stream[at].norm in _NP_START)


def _clause_end(stream: Sequence[Token], at: int, limit: int) -> int:
    """The end of the clause that goes on at ``at``: commas set off right after a cue are skipped."""
    index = at
    if index < limit and stream[index].norm in {",", "(", "-"}:
        index += 1
        while index < limit and stream[index].norm not in {",", ")", "-"}:
            index += 1
        index += 1
    while index < limit:
        norm = stream[index].norm
        if norm in {",", "-", "(", ")"}:
            return index
        if norm in {"and", "or"} and _new_subject(stream, index + 1) and index > at + 1:
            return index
        index += 1
    return limit


def _phrase_end(stream: Sequence[Token], at: int, limit: int) -> int:
    """The end of the noun phrase that goes on at ``at``; an article begins another, except after "of"."""
    index = at
    while index < min(limit, at + 6) and stream[index].kind != "mark" and stream[index].norm not in _PHRASE_ENDS:
        if index > at and stream[index].norm in DETERMINERS and stream[index - 1].norm != "of":
            break
        index += 1
    return index


def _opens_clause(stream: Sequence[Token], at: int) -> bool:
    return at == 0 or stream[at - 1].kind == "mark" or stream[at - 1].norm in {"that", "and", "but", "while", "because"}


def _reach(
    stream: Sequence[Token], first: int, last: int, reach: Reach, ends: list[int]
) -> tuple[tuple[int, int], ...]:
    limit = ends[first] if first < len(ends) else len(stream)
    start = _part_start(stream, first)
    if reach == "all":
        return (*_without_asides(stream, start, first), (last, limit))
    if reach == "phrase":
        return ((last, _phrase_end(stream, last, limit)),)
    if reach == "clause":
        if stream[first].norm in _SUBJECT_NEGATORS and _opens_clause(stream, first):
            return ((last, limit),)
        return ((last, _clause_end(stream, last, limit)),)
    after = [token for token in stream[last:limit] if token.kind != "mark"]
    closes = last >= limit or stream[last].kind == "mark"
    if (closes and first > start and last - first >= 1) or len(after) < 1:
        return (start, first), (last, limit)
    return ((last, limit),)


def _without_asides(stream: Sequence[Token], start: int, end: int) -> list[tuple[int, int]]:
    """A stretch without what stands between two commas of it."""
    commas = [index for index in range(start, end) if stream[index].norm == ","]
    if len(commas) < 2:
        return [(start, end)]
    return [(start, commas[0]), (commas[-1], end)]


@lru_cache(maxsize=2048)
def cues_in(text: str) -> tuple[Cue, ...]:
    """All cues in a text, in order, each with what it governs.

    >>> [(cue.kind, cue.text) for cue in cues_in("Kenya has not signed; it may reportedly join.")]
    [('negation', 'not'), ('modal', 'may'), ('hedge', 'reportedly')]
    """
    stream = tokens(text)
    joined, at = row(text)
    inverted = len(stream) > 2 and stream[0].norm in _INVERTED and stream[-1].norm != "?"
    places = [*CUE_PLACES.finditer(joined)]
    if not places and not inverted:
        return ()
    blocked: set[int] = set()
    for other in NOT_CUES.finditer(joined) if places else ():
        start = at[other.start()]
        blocked.update(range(start, start + other.group().count(" ")))
    ends = segment_ends(stream)
    found: list[Cue] = []
    if inverted:
        found.append(Cue("condition", "", stream[0].norm, 0, 1, ((1, ends[0]),)))
    position = 0
    for place in places:
        match = CUE_PATTERN.match(joined, place.start()) if place.start() >= position else None
        if match is None:
            continue
        position = match.end()
        first = at[match.start()]
        last = first + match.group().count(" ")
        if first in blocked or (stream[first].norm == "may" and _month(stream, first)):
            position = match.start() + 1
            continue
        kind, level, reach, _ = CUE_ROWS[int((match.lastgroup or "g0")[1:])]
        if _noun(stream, first, last):
            continue
        governed = _reach(stream, first, last, reach, ends)
        found.append(Cue(kind, level, match.group().strip(), first, last, governed))
    return tuple(found)


_NOUNS = frozenset(
    """will might can claim claims fear fears concerns worry worries report reports plan plans aim aims hope hopes
    estimate estimates dispute disputes doubt doubts suspects""".split()
)
_BEFORE_NOUN = frozenset(
    """the a an of these those this that its his her their no such any neither either each every with without for over
    about between under""".split()
)


def _noun(stream: Sequence[Token], first: int, last: int) -> bool:
    """Whether a word that can be a cue stands as a plain noun: "these claims", "the will of the people"."""
    norm = stream[first].norm
    if norm not in _NOUNS or last - first > 1:
        return False
    if first == 0:
        return norm.endswith("s") and last < len(stream) and stream[last].norm not in {"that", "to"}  # "Disputes are"
    described = norm.startswith("estimate") and first > 1 and stream[first - 2].norm in {"a", "an", "the", "no"}
    counted = norm.endswith("s") and (stream[first - 1].kind == "number" or stream[first - 1].norm in NUMBER_WORDS)
    return (stream[first - 1].norm in _BEFORE_NOUN or described or counted) and not (
        last < len(stream) and stream[last].norm in {"that", "to"}
    )


def _month(stream: Sequence[Token], at: int) -> bool:
    """Whether "May" is the month: a capital letter away from the beginning, or a number beside it."""
    number = (at > 0 and stream[at - 1].kind == "number") or (at + 1 < len(stream) and stream[at + 1].kind == "number")
    return number or (stream[at].capital and at > 0 and stream[at - 1].kind != "mark")
