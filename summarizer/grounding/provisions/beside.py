"""What a sentence says beside what a treaty lays down: of another treaty, a law or a plan, as an opinion, in jest."""

from __future__ import annotations

import re

from summarizer.grounding.language.lexicon import anywhere
from summarizer.grounding.language.text import fold

__all__ = ["is_opinion", "only_thought", "said_beside"]

_NAMES = "treaty|agreement|convention|protocol|pact|accord|charter|memorandum|annex|text|deal"
_POINTS = (
    r"(?:unlike|(?<!would )like|replac\w+|supersed\w+|succeed\w*|model+ed on|compared with|similar to|resembl\w+"
    r"|echo\w*"
    r"|copie[sd]|instead of|in place of|rather than|as did|as does|recall\w*)"
)
_AWAY = re.compile(
    rf"\b{_POINTS}\b[^.;]*?\b(?:{_NAMES})\b[^.;,]*,? (?:which|that|(?:under|by|in) which|whereby)\b[^,;.]*$",
    re.IGNORECASE,
)
_OTHER_ONE = re.compile(
    rf"\b(?:(?:the|an?|its|their|that) )?(?:other|another|earlier|former|previous|old|older|rival|second|similar"
    rf"|separate"
    rf"|parallel|superseded|(?:1[89]|20)\d\d) (?:[\w-]+ )?(?:{_NAMES})\b",
    re.IGNORECASE,
)


_OF_LAW = re.compile(
    r"\b(?:an?|the|its|that|this|whose) (?:[\w-]+ ){0,2}?(?:law|bill|decree|regulation|statute|directive"
    r"|ordinance|ruling)s?"
    r"(?: on [\w ]{3,20})? (?:that|which|implementing|giving effect|enacting|to implement|transposing)\b[^,;.]*$",
    re.IGNORECASE,
)
_BY_LAW = re.compile(
    rf"(?:^|[.;] |, |\b(?:and|but|while) )(?:under|by) (?![^,;.]*\b(?:{_NAMES}|international)\b)[^,;.]*"
    r"\b(?:constitution|laws?|bill|decree|legislation)\b[^,;.]*,? (?:[^,;.]* )?$",
    re.IGNORECASE,
)
"""What a state's own law asks of it: "under its constitution, Chile must hold a referendum"."""
_OTHER_VERSION = re.compile(
    r"\b(?:an?|the|its|one|that) (?:[\w-]+ )?(?:earlier|previous|first|initial|original|older|early|leaked|rejected) "
    r"(?:version|draft|text|wording)s?\b[^,;.]*$",
    re.IGNORECASE,
)
_OF_A_PLAN = re.compile(
    r"(?:^|[.;] |, |\b(?:and|but|while) )(?:under|according to|by|in) [^,;.]*\b(?:plans?|proposals?|proposed"
    r"|offer(?:ed)?"
    r"|demand(?:s|ed)?|suggest\w+|ideas?|roadmap|blueprint|motion)\b[^,;.]*,? (?:[^,;.]* )?$",
    re.IGNORECASE,
)
_WHO_THINKS = (
    r"(?:critics?|opponents?|foes|analysts?|experts?|observers?|sceptics|skeptics|lawmakers?|campaigners?|activists?"
    r"|columnists?|commentators?)"
)
_OPINION = re.compile(
    rf"\b{_WHO_THINKS}\b[^;]{{0,40}}\b(?:says?|said|argued?|argues|warns?|warned|fears?|claims?|claimed|wrote)\b"
    rf"|\baccording to [^,;]{{0,40}}\b{_WHO_THINKS}\b",
    re.IGNORECASE,
)
_ONLY_THOUGHT = re.compile(
    r", [\w’' -]{3,44}? (?:hope|expect|predict|believe|fear|wish|think|reckon)(?:s|ed|es)?(?=\W*$)"
)
_IN_JEST = anywhere("joke(?:s|d)? joking jest(?:s|ed|ing)? quip(?:s|ped)? mocked")
_TAKEN_BACK = re.compile(
    r"\b(?:is|are|was|were) (?:\w+ly )?(?:unfounded|false|untrue|baseless|groundless|wrong|nonsense|invented"
    r"|a lie|lies"
    r"|disputed|contested|unclear)\b"
    r"|, (?:so |as |or so )?(?:he|she|they|(?:its|the|his|her|their) [\w-]+) (?:claims?|says?|said|alleges?|argues?"
    r"|insists?|believes?|thinks?)(?:,|$)",
    re.IGNORECASE,
)


def is_opinion(text: str) -> bool:
    """Whether a sentence gives what critics or experts make of an instrument: that is no duty under it.

    >>> is_opinion("Critics say the pact binds us."), is_opinion("According to the pact's foes, it binds us.")
    (True, True)
    """
    return _OPINION.search(text) is not None


def only_thought(text: str) -> bool:
    """Whether a sentence ends with who merely hopes, expects or fears what it says.

    >>> only_thought("They will cooperate in space, the minister hopes."), only_thought("They hope to cooperate.")
    (True, False)
    """
    return _ONLY_THOUGHT.search(text) is not None


def said_beside(source: str, text: str) -> str | None:
    """Why a sentence does not say some words of the treaty that it tells of.

    >>> said_beside("Unlike the Oslo Pact, which obliged all to disarm, the treaty is mild.", "obliged all to disarm")
    'It is said of another treaty.'
    >>> said_beside("The treaty, which replaces the pact, obliged all to disarm.", "obliged all to disarm")
    """
    words = " ".join(source.split())
    at = words.find(text)
    before = words[: max(at, 0)]
    if _OTHER_ONE.search(text) or _AWAY.search(before):
        return "It is said of another treaty."
    if _OTHER_VERSION.search(before):
        return "It is said of another version of the treaty."
    if _OF_LAW.search(before) or _BY_LAW.search(before):
        return "It is said of a law."
    if _OF_A_PLAN.search(before):
        return "It is said of what is only proposed."
    if _TAKEN_BACK.search(text):
        return "The words themselves leave open whether it is so."
    return "It is said in jest." if _IN_JEST.search(fold(source)) else None
