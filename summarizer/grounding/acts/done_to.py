"""The instrument that the words of an act are said of: their object, their subject, or the noun that they hang on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from summarizer.grounding.acts.words import ActCue
from summarizer.grounding.language.text import Token, tokens
from summarizer.grounding.language.words import BE, DETERMINERS, INSTRUMENTS, LINKS, PRONOUNS, past_form
from summarizer.records.treaty import Act

__all__ = ["COUNTED", "EDGES", "GROUP", "HEADS", "Named", "done_to", "instruments_in"]

HEADS = INSTRUMENTS | frozenset(
    "memoranda covenants charters version one ones armistice armistices truce truces ceasefire ceasefires".split()
)
COUNTED = frozenset("two three four five six several many some various both numerous dozens".split())
GROUP = BE | frozenset(
    "has have had not never also already since then first both jointly formally finally only just to will".split()
)
_TO = frozenset({"to", "from", "of", "on", "in", "with"})
_STOPS = LINKS | BE | frozenset("that which who whom whose when where has have had will would shall may".split())
_REACH = 10
_BACK = 16
_MODIFIERS = 6
_PAPERS: frozenset[Act] = frozenset({"reservation", "other"})
"""Acts whose object is a paper on the instrument, such as a declaration."""


@dataclass(frozen=True, slots=True)
class Named:
    """A noun phrase for an instrument: its first token, its noun, and what opens it ("" for nothing)."""

    first: int
    head: int
    opener: str


@lru_cache(maxsize=2048)
def instruments_in(text: str) -> tuple[Named, ...]:
    """The noun phrases of a text that name instruments, in order.

    >>> [(one.head, one.opener) for one in instruments_in("The pact follows an older treaty.")]
    [(1, 'the'), (5, 'an')]
    """
    stream = tokens(text)
    return tuple(_phrase(stream, at) for at, token in enumerate(stream) if token.norm in HEADS and _is_head(stream, at))


def _is_head(stream: Sequence[Token], at: int) -> bool:
    """Whether a word stands for an instrument there: "one [signed] in Lima", but not "one state"."""
    if stream[at].norm in {"one", "ones"}:
        return at + 1 < len(stream) and at > 0 and past_form(stream[at + 1].norm) and stream[at - 1].norm not in BE
    if stream[at].norm == "version":
        return at + 1 == len(stream) or stream[at + 1].norm != "of"
    return True


def _phrase(stream: Sequence[Token], head: int) -> Named:
    first = head
    while first > 0 and head - first < _MODIFIERS:
        token = stream[first - 1]
        if token.norm in COUNTED and first > 1 and stream[first - 2].norm in {"the", "these", "both"}:
            return Named(first - 2, head, stream[first - 2].norm)
        if token.norm in DETERMINERS or token.possessive or token.norm in COUNTED:
            return Named(first - 1, head, "'s" if token.possessive else token.norm)
        if token.kind == "mark" or token.norm in _STOPS or (past_form(token.norm) and not token.capital):
            break
        first -= 1
    return Named(first, head, "")


def done_to(stream: Sequence[Token], cue: ActCue) -> tuple[Named | None, bool]:
    """What an act is done to, and whether its words hang on that noun: "an accord [signed] in Lima".

    >>> from summarizer.grounding.acts.words import act_cues
    >>> text = "It follows an accord signed in Lima."
    >>> done_to(tokens(text), act_cues(text)[0])
    (Named(first=2, head=3, opener='an'), True)
    """
    if cue.act in _PAPERS:
        return None, False
    if cue.noun:
        return _behind(stream, cue.last), False
    at = cue.first - 1
    while at >= 0 and (stream[at].norm in GROUP or stream[at].norm.endswith("ly")) and stream[at].norm not in BE:
        at -= 1
    passive = at >= 0 and stream[at].norm in BE and past_form(stream[cue.first].norm)
    if not passive and (found := _behind(stream, cue.first + 1)):
        return found, False
    joint = stream[at].norm if at >= 0 else ""
    if (passive or cue.act in {"entry_into_force", "termination"}) and joint not in {"which", "that"}:
        return _subject(stream, at if passive else cue.first), False
    return _nearest(stream, _begun(stream, cue.first)), True


def _begun(stream: Sequence[Token], at: int) -> int:
    """Where the first of two participles begins: "the pact, [drafted] under a charter and signed in Lima"."""
    if not at or stream[at - 1].norm != "and":
        return at
    return next(
        (index for index in range(at - 2, 1, -1) if stream[index - 1].norm == "," and past_form(stream[index].norm)), at
    )


def _behind(stream: Sequence[Token], start: int) -> Named | None:
    """The instrument that stands behind a verb as its object."""
    for at in range(start, min(len(stream), start + _REACH)):
        token = stream[at]
        if token.norm in HEADS and _is_head(stream, at):
            return _phrase(stream, at)
        linked = token.norm in _TO and all(one.norm not in _TO for one in stream[start:at])
        linked = linked or (token.norm == "that" and at + 1 < len(stream) and stream[at + 1].norm in HEADS)
        if token.kind == "mark" or (token.norm in _STOPS and not linked) or token.norm in PRONOUNS:
            return None
    return None


def _subject(stream: Sequence[Token], end: int) -> Named | None:
    """The instrument that the subject of a verb names first: "the [protocol] to the convention was signed"."""
    if end > 1 and stream[end - 1].norm == ",":  # "the protocol, adopted in 2012, [took effect]"
        end = next(at for at in range(end) if stream[at].norm == ",") or end
    if end and stream[end - 1].norm == "and":
        return _nearest(stream, end)
    found: Named | None = None
    for at in range(end - 1, max(-1, end - _BACK - 1), -1):
        token = stream[at]
        if token.norm in HEADS and _is_head(stream, at):
            found = _phrase(stream, at)
        elif token.norm in EDGES and not (token.norm == "," and found is None):
            break
    return found


EDGES = frozenset(", ; : . and but that which who when while after before since as because if though".split())


def _nearest(stream: Sequence[Token], end: int) -> Named | None:
    """The instrument nearest before a word in its part of a sentence."""
    for at in range(end - 1, max(-1, end - _BACK - 1), -1):
        if stream[at].norm in {";", ":", ".", "but"}:
            return None
        if stream[at].norm in HEADS and _is_head(stream, at):
            return _phrase(stream, at)
    return None
