"""The two states of a text that names no third and tells of a treaty of "both countries".

"The treaty gives Bhutan access to Bangladesh's ports. It was signed by the ministers of both countries": where only two
states are named in all, these are the two.
"""

from __future__ import annotations

import re
from functools import lru_cache

from summarizer.document import Document
from summarizer.grounding.actors.participants import Span
from summarizer.grounding.actors.state_names import read_in
from summarizer.grounding.acts.acts import context_at, denied_at
from summarizer.grounding.acts.frames import done_to_treaty
from summarizer.grounding.acts.words import act_cues
from summarizer.grounding.language.cues import cues_in
from summarizer.grounding.language.units import Reading
from summarizer.grounding.language.words import INSTRUMENTS

__all__ = ["is_of_both"]

_PAIR = 2
_STATES = (
    r"(?:countr(?:y|ies)|states?|nations?|governments?|neighbou?rs?|parliaments?|capitals?|sides?|part(?:y|ies)"
    r"|(?:foreign |prime |trade |defen[cs]e |energy |interior |justice |finance )?(?:ministers?"
    r"|ministries)|presidents?"
    r"|premiers|leaders|kings|legislatures|houses of state)"
)
_BOTH = re.compile(rf"\b(?:both|the two|their) (?!ministers of |chambers|houses)(?:\w+ )?{_STATES}\b", re.IGNORECASE)
_ACTS = frozenset("signature ratification adoption exchange_of_instruments domestic_approval approval".split())
_THEIR_TREATY = re.compile(
    r"\b(?i:treaty|agreement|convention|pact|accord|protocol|memorandum(?: of understanding)?)"
    r" (?:(?:signed|concluded|reached|in force|made|struck) )?(?:between|by|of)"
    r" (?:the two|both)\b(?! (?!(?:countr|stat|nation|neighbo|government|side)\w*)[a-z]+s\b)"
)
_EXCHANGED = re.compile(
    r"\b[Tt]he (?:two )?(?:\w+ )?(?:[Mm]inisters|[Pp]arties|[Pp]residents|[Ss]ides|[Gg]overnments"
    r"|[Aa]mbassadors|[Pp]remiers)"
    r" (?:have |had )?(?:formally |today )?exchanged (?:the |their )?(?:instruments of ratification"
    r"|ratifications)\b"
)
_IT = re.compile(
    r"\b(?:[Ii]t|(?:[Tt]he|[Tt]his) (?:treaty|agreement|convention|pact|accord|protocol|memorandum|text))\b"
)
_NOT_YET = re.compile(
    r"\b(?:draft|proposed|planned|talks|negotiat\w+|no|never|without|failed|fails|refus\w+|would"
    r"|could|may|might|hope\w*"
    r"|want\w*|seek\w*|expected|contract|compan(?:y|ies)|firms?)\b",
    re.IGNORECASE,
)


def is_of_both(document: Document, reading: Reading, span: Span) -> bool:
    """Whether the one named at a span is one of the only two states of a text, and a treaty is theirs.

    >>> text = "The treaty gives Chad access to Mali's roads. It was signed by the presidents of both countries."
    >>> document = Document.from_text(text)
    >>> is_of_both(document, read_in(document, document.sentences[0].text), (3, 4))
    True
    """
    own = reading.units[span[1] - 1].state
    if not own or own not in _two_of(document):
        return False
    treaty = any(unit.norm in INSTRUMENTS for unit in reading.units)
    return treaty or len({unit.state for unit in reading.units if unit.state}) == _PAIR


@lru_cache(maxsize=64)
def _two_of(document: Document) -> frozenset[str]:
    """The states of a text, if they are two and a sentence tells of a treaty of these; else none."""
    told = [one for one in document.sentences if one.content]
    named = [any(unit.norm in INSTRUMENTS for unit in read_in(document, one.text).units) for one in told]
    near = [_EXCHANGED.search(one.text) or any(named[max(0, at - 1) : at + 1]) for at, one in enumerate(told)]
    if not any(near[at] and _is_theirs(one.text) for at, one in enumerate(told)):
        return frozenset()
    read = [unit for one in told for unit in read_in(document, one.text).units]
    states = frozenset(unit.state for unit in read if unit.state)
    return states if len(states) == _PAIR else frozenset()


def _is_theirs(text: str) -> bool:
    """Whether a sentence tells of a treaty that two unnamed states have made."""
    if _NOT_YET.search(text) or any(cue.kind in {"negation", "denial", "unreal", "condition"} for cue in cues_in(text)):
        return False
    if _THEIR_TREATY.search(text) or _EXCHANGED.search(text):
        return True
    return _BOTH.search(text) is not None and any(
        cue.act in _ACTS
        and not cue.noun
        and (done_to_treaty(cue, text) or (done_to_treaty(cue, text) is None and _IT.search(text)))
        and denied_at(text, cue.first) is None
        and context_at(text, cue.first) in {"actual", "historical"}
        for cue in act_cues(text)
    )
