"""A signing told in two sentences: when and where in one, and who signed in the next ("Ana Vega signed for Peru")."""

from __future__ import annotations

from functools import lru_cache

from summarizer.dates import find_dates
from summarizer.document import Document, Sentence
from summarizer.grounding.acts.acts import context_at, denied_at
from summarizer.grounding.acts.another import why_another
from summarizer.grounding.acts.clauses import belongs
from summarizer.grounding.acts.nouns import attached
from summarizer.grounding.acts.words import ActCue, act_cues
from summarizer.grounding.language.text import tokens
from summarizer.grounding.language.words import BE, past_form

__all__ = ["told_before"]

_BACK = 2
_SIGNS = ("sign", "put", "affix")
_APART = frozenset(
    """has have had will would may might could should later then earlier after before since already previously once
    afterwards meanwhile subsequently next also too not never again last""".split()
)
"""Words that set a signing apart from the one told of before, or leave open when it was."""
_BEHIND = frozenset(", . ; : in for on through via by at first and".split())


@lru_cache(maxsize=1024)
def told_before(document: Document, sentence: Sentence, cue: ActCue) -> tuple[Sentence, ActCue] | None:
    """The sentence before that tells on what day was signed what one tells to have been signed by whom.

    >>> document = Document.from_text("Peru and Chile signed a pact on 3 May 2020. Ana Vega signed for Peru.")
    >>> found = told_before(document, document.sentences[1], act_cues(document.sentences[1].text)[0])
    >>> found[0].number if found else None
    1
    """
    if not _is_bare(sentence.text, cue):
        return None
    for number in range(sentence.number - 1, max(0, sentence.number - 1 - _BACK), -1):
        before = document.sentences[number - 1]
        if not before.content or before.role == "title":
            return None
        signing = [one for one in act_cues(before.text) if one.act == "signature" and _is_done(before.text, one)]
        if not signing or any(why_another(document, before, one) for one in signing):
            return None
        dated = [one for one in signing if _is_dated(before.text, one)]
        if dated:
            return before, dated[0]
    return None


def _is_bare(text: str, cue: ActCue) -> bool:
    """Whether a sentence tells who signed and nothing of what and when: "Ana Vega signed for Peru"."""
    stream = tokens(text)
    if cue.noun or cue.act != "signature" or not cue.text.startswith(_SIGNS) or not past_form(stream[cue.first].norm):
        return False
    if find_dates(text) or any(token.norm in _APART for token in stream):
        return False
    passive = cue.first > 0 and stream[cue.first - 1].norm in BE
    behind = stream[cue.last].norm if cue.last < len(stream) else "."
    return behind in _BEHIND or passive


def _is_done(text: str, cue: ActCue) -> bool:
    if denied_at(text, cue.first) is not None or context_at(text, cue.first) != "actual":
        return False
    return attached(cue, text) is not None if cue.noun else True


def _is_dated(text: str, cue: ActCue) -> bool:
    return any(belongs(text, one.start, [cue]) for one in find_dates(text))
