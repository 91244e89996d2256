"""What a verb of an act is said of: whether it is the treaty that takes effect or ends, or a thing beside it."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.grounding.act_words import ACRONYM, OBJECT, ActCue, has
from summarizer.grounding.text import Token, tokens
from summarizer.grounding.words import BE, DETERMINERS, INSTRUMENTS, LINKS, past_form

__all__ = ["may_be_instrument", "treaty_takes_effect"]


def treaty_takes_effect(cue: ActCue, text: str) -> bool:
    """Whether a treaty is what takes effect: a word for one, or "it", stands before the verb.

    >>> from summarizer.grounding.act_words import act_cues
    >>> treaty_takes_effect(act_cues("The sanctions took effect.")[0], "The sanctions took effect under the pact.")
    False
    """
    stream = tokens(text)
    if cue.text.startswith(("in ", "effective")):
        return has(OBJECT, text) or all(token.kind == "mark" for token in stream[: cue.first])
    if cue.noun or cue.text.startswith(("bring", "brought", "put")) or not cue.first:
        return has(OBJECT, text) or bool(ACRONYM.search(text))
    if not may_be_instrument(text, cue.first):
        return False  # "its withdrawal from the treaty takes effect", "the ban under the treaty took effect"
    before = text[: stream[cue.first - 1].end]
    return has(OBJECT, before) or bool(ACRONYM.search(before))


def _subject_head(stream: Sequence[Token], at: int) -> Token | None:
    """The noun that a verb at a token is said of: "[talks] on the treaty ended"; None where that is not clear."""
    end = at
    while end and (stream[end - 1].norm in _WITH_VERBS or stream[end - 1].norm.endswith("ly")):
        end -= 1
    start = next((index + 1 for index in range(end - 1, -1, -1) if _new_part(stream, index)), 0)
    if start == end and stream[end - 1].norm == ",":
        end = next((index for index in range(end) if stream[index].norm == ","), end)
        start = 0
    last = next((index for index in range(start + 1, end) if stream[index].norm in _CUTTING), end)
    opened = start < end and (stream[start].norm in LINKS or stream[start].kind != "word")
    return None if opened or last <= start or past_form(stream[start].norm) else stream[last - 1]


def _new_part(stream: Sequence[Token], at: int) -> bool:
    """Whether a new part of a sentence begins behind a token: "[since] the accord came", not "has since come"."""
    norm = stream[at].norm
    return norm in _NEW_PART or (norm in _BEFORE_SUBJECT and stream[at + 1].norm in DETERMINERS | {"it"})


_BEFORE_SUBJECT = frozenset("since until till because if once although though where whereas".split())


def may_be_instrument(text: str, at: int) -> bool:
    """Whether what a verb at a token is said of may be a treaty, as far as its subject is clear.

    >>> may_be_instrument("Talks on the treaty ended.", 4), may_be_instrument("The new treaty ended.", 3)
    (False, True)
    """
    head = _subject_head(tokens(text), at)
    if head is None or head.kind != "word" or head.norm in _LAID_DOWN:
        return True
    return head.capital and (head.start > 0 or ACRONYM.match(text) is not None)


_NEW_PART = frozenset(", ; : and but which that who when as while - ( )".split())
_CUTTING = LINKS - {"and", "or"}
_WITH_VERBS = BE | frozenset(
    "has have had will would shall to due set scheduled now then also already since first only not did does do".split()
)
_LAID_DOWN = INSTRUMENTS | frozenset(
    """it they both this one all text document instrument instruments amendment amendments alliance arrangement notes
    order exchange annex partnership framework provisions articles cooperation""".split()
)
