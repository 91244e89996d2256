"""Acts that a sentence does not tell of the treaty as done: "had planned to sign it", "replaces the pact signed in"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from summarizer.grounding.acts.conditions import is_condition
from summarizer.grounding.acts.subjects import done_beside
from summarizer.grounding.acts.words import ActCue, verb_of
from summarizer.grounding.language.text import Token, tokens
from summarizer.grounding.sayings.press import only_press_says

__all__ = ["called_off", "why_no_act"]

_INTENDED = frozenset(
    """planned planning intended intending hoped hoping wanted meant expected promised pledged vowed agreed due set
    scheduled slated supposed going preparing prepared ready""".split()
)
_GROUP = frozenset("been once originally initially first already earlier long only still all both".split())
_PAST = frozenset({"was", "were", "planned", "intended", "hoped", "meant"})
_TURNS = frozenset({"but", "only", "however", "before", "until", "when"})
_OFF = frozenset(
    """postponed postpones cancelled canceled delayed shelved deferred scrapped dropped failed refused declined backed
    pulled balked abandoned reversed not never off""".split()
)
_FAR = 9


# Before the participle of an act: the instrument that another takes the place of.
_REPLACED = re.compile(
    r"\b(?:(?:replac|supersed|supplant|succeed)(?:es?|ed|ing|s)|takes? the place of|in place of|instead of|successor to"
    r"|(?:amend|supplement|updat|modif|revis)(?:e?s|ies)"
    r"|(?:modelled|modeled|based|built) on)(?! by)\s[^.;:]{0,80}?"
    r"\b(?:treaty|agreement|pact|accord|convention|protocol|charter|memorandum|arrangement|one)"
    r"(?: of [\w ]{1,25}| on [\w ]{1,40}){0,2},?"
    r"(?: (?:that|which)(?: [\w’'-]+){0,6})?\s*$",
    re.IGNORECASE,
)


_NOTHING = frozenset({"neither", "none", "nothing", "no"})
"""What denies the verb before it: "signed [no] treaty"."""
_ENACTS = re.compile(r"agreed (?:as follows|(?:up)?on the following|to the following)\b", re.IGNORECASE)


def why_no_act(text: str, cues: Sequence[ActCue]) -> str | None:
    """Why no words of an act tell one of the treaty as done or still to come; ``None`` if one may.

    >>> from summarizer.grounding.acts.words import act_cues
    >>> why_no_act("It replaces the pact signed in Lima.", act_cues("It replaces the pact signed in Lima."))
    'The source tells it of another instrument, which the treaty replaces.'
    >>> text = "It was replaced by the pact signed in Lima."
    >>> why_no_act(text, act_cues(text))
    """
    stream = tokens(text)
    reasons: dict[str, Callable[[ActCue], bool]] = {
        "The source denies this act.": lambda cue: _denied_behind(stream, cue.first),
        "The words only open the text of the instrument.": lambda cue: _begins(_ENACTS, text, stream[cue.first]),
        "The source tells it of something about the treaty.": lambda cue: done_beside(cue, text),
        "The source tells only that it was planned.": lambda cue: called_off(text, cue.first),
        "The source tells it of another instrument, which the treaty replaces.": lambda cue: (
            _REPLACED.search(text[: stream[cue.first].start]) is not None
        ),
        "The source gives a rule; it does not tell of an act.": lambda cue: (
            stream[cue.first].norm in _PRESENT and _RULE.search(text) is not None
        ),
        "The source tells it as a condition, not as done.": lambda cue: (
            not cue.noun and is_condition(text, verb_of(cue))
        ),
        "Only a newspaper is said to say so, which is a claim and no act.": lambda cue: only_press_says(
            text, stream[cue.first].start, stream[cue.last - 1].end
        ),
    }
    return next((reason for reason, holds in reasons.items() if cues and all(map(holds, cues))), None)


def _denied_behind(stream: Sequence[Token], first: int) -> bool:
    return first + 1 < len(stream) and stream[first + 1].norm in _NOTHING


def _begins(pattern: re.Pattern[str], text: str, token: Token) -> bool:
    return pattern.match(text, token.start) is not None


_PRESENT = frozenset("becomes become accedes joins ratifies ceases ends lapses expires terminates".split())
_RULE = re.compile(
    r"\b(?:up)?on (?:the (?:date|day)|(?:the |its )?"
    r"(?:entry|signature|ratification|accession|deposit|receipt|notification))\b"
    r"|\bas soon as\b|\bfrom the date\b",
    re.IGNORECASE,
)


def called_off(text: str, first: int) -> bool:
    """Whether the infinitive at a token tells what was meant to happen, not what happened.

    >>> called_off("Peru had planned to ratify it last week.", 4), called_off("Peru plans to ratify it.", 3)
    (True, False)
    """
    stream = tokens(text)
    at = first - 1
    while at > 0 and (stream[at].norm in {"have", "been", "also"} or stream[at].norm.endswith("ly")):
        at -= 1
    if at < 1 or stream[at].norm != "to":
        return False
    lead = stream[at - 1].norm
    if lead == "supposed" or (lead in {"was", "were"} and _perfect(stream, at, first)):
        return True
    if lead in _INTENDED and _had(stream, at - 2):
        return True
    return lead in _INTENDED | _PAST and _past(stream, at - 1) and _turns(stream, first)


def _perfect(stream: Sequence[Token], at: int, first: int) -> bool:
    """Whether "to have" stands there: "was [to have] been signed"."""
    return any(token.norm == "have" for token in stream[at:first])


def _had(stream: Sequence[Token], at: int) -> bool:
    """Whether a verb group before its participle begins with "had"."""
    while at > 0 and (stream[at].norm in _GROUP or stream[at].norm.endswith("ly")):
        at -= 1
    return at >= 0 and stream[at].norm == "had"


def _past(stream: Sequence[Token], at: int) -> bool:
    return any(token.norm in _PAST for token in stream[max(0, at - 2) : at + 1])


def _turns(stream: Sequence[Token], first: int) -> bool:
    """Whether the sentence goes on that it was not done: "..., but [postponed] the ceremony"."""
    for at in range(first + 1, len(stream)):
        if stream[at].norm in _TURNS:
            return any(token.norm in _OFF for token in stream[at + 1 : at + _FAR])
    return False
