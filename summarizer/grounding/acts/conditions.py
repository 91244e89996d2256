"""Acts under "when", "once" or "after" that are told as a condition of something else, and not as done.

A clause of time tells nothing as done if its verb is in the present or the perfect ("takes effect when Peru has
ratified it"), unless what it belongs to is past ("took effect when both ratified it"). In reported speech the past
stands for these ("would take effect once Peru ratified it").
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from summarizer.dates import find_dates
from summarizer.grounding.language.text import Token, tokens
from summarizer.grounding.language.verbs import Tagged, is_adverb, tagged
from summarizer.grounding.language.words import past_form

__all__ = ["in_present", "is_condition"]

_OPENERS = frozenset("once when whenever until till unless if after before which".split())
_OPEN_YET = frozenset("until till unless before if".split())
"""What leaves an act open in any tense: "trade could fall [if] Peru left it", "refused [until] Peru ratified it"."""
_DAYS = frozenset("day date moment time".split())
_SOON = ("as", "soon", "as")
_PERFECT = frozenset({"has", "have"})
_PRESENT = frozenset("is are be being shall".split())
_PAST = frozenset("had was were did".split())
_STOPS = frozenset(". ; : but".split())
_AHEAD = frozenset("to will would shall".split())
_NEAR = 4


def is_condition(text: str, at: int) -> bool:
    """Whether the verb at a token stands in a clause of time or condition that tells nothing as done.

    >>> is_condition("Once Peru ratifies the pact, trade will grow.", 2)
    True
    >>> is_condition("It takes effect when Peru has ratified it.", 6)
    True
    >>> is_condition("It took effect when Peru ratified it.", 5)
    False
    >>> is_condition("Chile refused to sign until Peru ratified it.", 6)
    True
    """
    stream = tokens(text)
    if stream[at].norm.endswith("ing"):
        return False
    read = tagged(text)
    opener = _opener(read, at)
    if opener is None:
        return False
    if stream[opener].norm in _OPEN_YET:
        return True
    tense = _tense(stream, at)
    governed = _governing(read, opener, at)
    foretold = governed is not None and _foretells(stream, governed)
    if governed is not None and not foretold and _is_past(stream, governed):
        return False
    if tense != "past":
        return True
    return foretold and not find_dates(text[stream[opener].start :])


def _opener(read: Tagged, at: int) -> int | None:
    """The word that opens the clause of time around a verb."""
    stream = read.stream
    comma: int | None = None
    for index in range(at - 1, -1, -1):
        norm = stream[index].norm
        if norm in _STOPS:
            return None
        if norm == "," and stream[index + 1].norm not in {"and", "or"}:
            comma = index
        if _opens(stream, index):
            closed = comma is not None and any(read.finite[index:comma])
            return None if closed else index
    return None


def _opens(stream: Sequence[Token], index: int) -> bool:
    norm = stream[index].norm
    if norm == "which":
        return index > 1 and stream[index - 1].norm in {"on", "upon", "at"} and stream[index - 2].norm in _DAYS
    if norm in {"after", "before"} and index + 1 < len(stream) and stream[index + 1].kind == "number":
        return False  # "after 1998"
    if norm in _OPENERS:
        return True
    return index >= len(_SOON) - 1 and tuple(token.norm for token in stream[index - 2 : index + 1]) == _SOON


def in_present(text: str, at: int) -> bool:
    """Whether the verb at a token tells, in the present tense, what is done as a rule.

    >>> told = "Instruments are exchanged in Lima.", "Instruments were exchanged in Lima."
    >>> [in_present(text, 2) for text in told]
    [True, False]
    """
    stream = tokens(text)
    return _tense(stream, at) == "present" and not (at and stream[at - 1].norm in _AHEAD)


def _tense(stream: Sequence[Token], at: int) -> Literal["present", "perfect", "past"]:
    if not past_form(stream[at].norm):
        return "present"
    index = at - 1
    been = False
    while index >= 0 and (is_adverb(stream[index]) or stream[index].norm in {"been", "both", "and"}):
        been = been or stream[index].norm == "been"
        index -= 1
    helper = stream[index].norm if index >= 0 else ""
    return "perfect" if helper in _PERFECT else "present" if helper in _PRESENT and not been else "past"


def _governing(read: Tagged, opener: int, at: int) -> int | None:
    """The verb of the clause that a clause of time belongs to: the last before it, else the first behind it."""
    before = [index for index in range(opener) if read.finite[index]]
    apart = opener and read.stream[opener - 1].norm in {",", "that", "and"}
    if before and not apart:
        return before[-1]
    comma = next((index for index in range(at, len(read.stream)) if read.stream[index].norm == ","), None)
    behind = [index for index in range(comma or at + 1, len(read.stream)) if read.finite[index]]
    if comma is None:
        behind = behind[-1:]  # "after Chad ratified the pact trade [would] grow"
    return behind[0] if behind else before[-1] if before else None


def _foretells(stream: Sequence[Token], verb: int) -> bool:
    """Whether a finite verb tells of what was still to come: "would end", "was to end", "was expected to end"."""
    behind = [token.norm for token in stream[verb + 1 : verb + 3]]
    return stream[verb].norm == "would" or (stream[verb].norm in {"was", "were", "had"} and "to" in behind)


def _is_past(stream: Sequence[Token], verb: int) -> bool:
    """Whether a finite verb tells of the past: "took", "was", "has taken"."""
    norm = stream[verb].norm
    if norm in _PERFECT:
        return any(past_form(token.norm) for token in stream[verb + 1 : verb + _NEAR])
    return norm in _PAST or past_form(norm)
