"""What a verb of an act is said of: whether it is the treaty that takes effect or ends, or a thing beside it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from summarizer.grounding.acts.words import ACRONYM, OBJECT, PARTING, ActCue, has
from summarizer.grounding.language.text import Token, tokens
from summarizer.grounding.language.words import BE, DETERMINERS, INSTRUMENTS, LINKS, past_form
from summarizer.states import states_in

__all__ = ["done_beside", "may_be_instrument", "treaty_takes_effect"]


def treaty_takes_effect(cue: ActCue, text: str) -> bool:
    """Whether a treaty is what takes effect: a word for one, or "it", stands before the verb.

    >>> from summarizer.grounding.acts.words import act_cues
    >>> treaty_takes_effect(act_cues("The sanctions took effect.")[0], "The sanctions took effect under the pact.")
    False
    """
    stream = tokens(text)
    if cue.text.startswith(("in ", "effective")):
        return has(OBJECT, text) or all(token.kind == "mark" for token in stream[: cue.first])
    if cue.text.endswith(" bound"):  # "Chile will be bound from 3 May"
        behind = [token.norm for token in stream[cue.last : cue.last + _FEW]]
        by = behind[behind.index("by") + 1 :] if "by" in behind else []
        return bool(states_in(text[: stream[cue.first].start])) and (not by or by[0] in {"it", "the", "this"})
    if cue.noun or cue.text.startswith(("bring", "brought", "put")) or not cue.first:
        return has(OBJECT, text) or bool(ACRONYM.search(text))
    if not may_be_instrument(text, cue.first):
        return False  # "its withdrawal from the treaty takes effect", "the ban under the treaty took effect"
    before = text[: stream[cue.first - 1].end]
    return has(OBJECT, before) or bool(ACRONYM.search(before))


def done_beside(cue: ActCue, text: str) -> bool:
    """Whether what is ended or denounced is not the treaty but something about it: "[talks] on it were cancelled".

    >>> from summarizer.grounding.acts.words import act_cues
    >>> texts = "Breaches of the treaty were denounced.", "The treaty was denounced."
    >>> [done_beside(act_cues(text)[0], text) for text in texts]
    [True, False]
    """
    stream = tokens(text)
    passive = not cue.noun and cue.first > 0 and stream[cue.first - 1].norm in BE
    return passive and cue.act in PARTING and not may_be_instrument(text, cue.first, beside=_HELD_IN_IT)


_HELD_IN_IT = frozenset("participation membership obligations application implementation operation".split())


def _subject_head(stream: Sequence[Token], at: int) -> Token | None:
    """The noun that a verb at a token is said of: "[talks] on the treaty ended"; None where that is not clear."""
    end = at
    while end and (stream[end - 1].norm in _WITH_VERBS or stream[end - 1].norm.endswith("ly")):
        end -= 1
    start = next((index + 1 for index in range(end - 1, -1, -1) if _new_part(stream, index)), 0)
    if start == end and stream[end - 1].norm == ",":
        end = next((index for index in range(end) if stream[index].norm == ","), end)
        start = 0
    last = next((at for at in range(start + 1, end) if stream[at].norm in _CUTTING or _explains(stream, at)), end)
    if any(token.norm in _HELPERS for token in stream[start:last]):
        return None  # "it [is] valid until 2030, and may end"
    while last - 1 > start and (past_form(stream[last - 1].norm) or stream[last - 1].norm.endswith("ly")):
        last -= 1  # "the pact [signed] in Lima"
    opened = start < end and (stream[start].norm in LINKS or stream[start].kind != "word")
    return None if opened or last <= start or past_form(stream[start].norm) else stream[last - 1]


def _explains(stream: Sequence[Token], at: int) -> bool:
    """Whether a participle tells what its noun is on: "the law [ratifying] the treaty"."""
    return stream[at].norm.endswith("ing") and at + 1 < len(stream) and stream[at + 1].norm in DETERMINERS


def _new_part(stream: Sequence[Token], at: int) -> bool:
    """Whether a new part of a sentence begins behind a token: "[since] the accord came", not "has since come"."""
    norm = stream[at].norm
    return norm in _NEW_PART or (norm in _BEFORE_SUBJECT and stream[at + 1].norm in DETERMINERS | {"it"})


_BEFORE_SUBJECT = frozenset("since until till because if once although though where whereas".split())


def may_be_instrument(text: str, at: int, *, beside: frozenset[str] = frozenset()) -> bool:
    """Whether what a verb at a token is said of may be a treaty, as far as its subject is clear.

    Args:
        text: a sentence, and what stands before it.
        at: index of the first token of the verb.
        beside: further nouns that stand for a treaty there, such as "term" before "is ten years".

    >>> may_be_instrument("Talks on the treaty ended.", 4), may_be_instrument("The new treaty ended.", 3)
    (False, True)
    """
    stream = tokens(text)
    head = _subject_head(stream, at)
    if head is not None and head.kind == "number":  # "[Article] 4 of the treaty"
        numbered = next((before for before, one in pairwise(stream) if one is head), None)
        return numbered is None or numbered.norm not in _NUMBERED
    if head is None or head.kind != "word" or head.norm in _LAID_DOWN | beside:
        return True
    return head.capital and (head.start > 0 or ACRONYM.match(text) is not None)


_NUMBERED = frozenset("article articles chapter section part annex paragraph clause title rule".split())
_FEW = 7
_NEW_PART = frozenset(", ; : and but which that who when as while - ( )".split())
_CUTTING = LINKS - {"and", "or"}
_HELPERS = BE | frozenset("has have had will would shall".split())
_WITH_VERBS = _HELPERS | frozenset(
    "to due set scheduled now then also already since first only not did does do".split()
)
_LAID_DOWN = INSTRUMENTS | frozenset(
    """it they both this one all text document instrument instruments amendment amendments alliance arrangement notes
    order exchange annex partnership framework provisions articles cooperation""".split()
)
