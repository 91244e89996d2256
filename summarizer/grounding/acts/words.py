"""The words that tell of each act in the life of a treaty, and of the organs inside a state that approve it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from summarizer.grounding.acts.table import LAW, ROWS
from summarizer.grounding.language.calendar import MONTH_WORDS
from summarizer.grounding.language.lexicon import anywhere, may_begin, places
from summarizer.grounding.language.text import Token, row, tokens
from summarizer.records.treaty import Act

__all__ = [
    "ACRONYM",
    "AGAIN",
    "CABINET",
    "INSTRUMENT_SIGNED",
    "LAW_SIGNED",
    "OBJECT",
    "ORGAN",
    "PARTING",
    "RATIFICATION_SIGNED",
    "REPEATS",
    "VOTES_COUNTED",
    "ActCue",
    "act_cues",
    "has",
    "instrument_of",
    "is_organ",
    "verb_of",
]


@dataclass(frozen=True, slots=True)
class ActCue:
    """Words that tell of an act: the act, the words, their first token and the token after them.

    ``noun`` is true where the act is only named ("the ratification"), not told ("ratified").
    """

    act: Act
    text: str
    first: int
    last: int
    noun: bool


_PATTERNS = [(act, noun, anywhere(words)) for act, noun, words in ROWS]


@lru_cache(maxsize=64)
def _patterns_for(letter: str) -> list[tuple[int, Act, bool, re.Pattern[str]]]:
    """The patterns, by their index, that can match words that begin with a letter: a few of the many."""
    return [(index, *_PATTERNS[index]) for index, (_, _, words) in enumerate(ROWS) if may_begin(words, letter)]


_PLACES = places(" ".join(words for _, _, words in ROWS))
"""Finds where words of any act stand, in one pass instead of one for each pattern."""

ORGAN = anywhere(
    """parliament(?:ary|s)? duma federation_council senate congress house chambers? assembly lawmakers? legislators?
    legislature bundestag bundesrat knesset diet rada majlis sejm riksdag lok_sabha rajya_sabha deputies cortes storting
    folketing eduskunta upper_house lower_house council_of_states presidium parliamentarians mps senators houses
    national_council states_general legislative_council supreme_council saeima riigikogu seimas althingi
    oireachtas d[aá]il skupstina sabor sobranie mazhilis jogorku_kenesh (?:great_)?k?hural maneaba fono shura
    loya_jirga verkhovna_rada"""
)
"""Parliaments, their chambers and members."""

CABINET = anywhere("voters electorate cabinet government councils?")
VOTES_COUNTED = anywhere(
    r"by_(?:a_vote_of_)?[\da-z]+_(?:votes_)?(?:to|against)_[\da-z]+ by_[\d]+_votes_to [\d]+_votes_to_[\da-z]+"
)
"""Counted votes, which only a body that votes can give."""

LAW_SIGNED = anywhere(
    rf"sign(?:s|ed|ing)?_(?:(?!by_)\S+_){{0,5}}?{LAW} sign(?:s|ed|ing)?_(?:\S+_){{0,5}}?into_law "
    rf"sign(?:s|ed|ing)?_(?:\S+_){{0,2}}?ratification_{LAW} promulgat(?:es|ed)_(?:\S+_){{0,3}}?{LAW} "
    rf"g(?:ave|ives)_(?:(?:its|his|her|the)_)?royal_assent_to_(?:\S+_){{0,3}}?{LAW}"
)
"""A law or decree signed, not the treaty."""

RATIFICATION_SIGNED = anywhere(rf"sign(?:s|ed|ing)?_(?:the_|its_|their_)?ratification(?!_{LAW})")
INSTRUMENT_SIGNED = anywhere(
    r"sign(?:s|ed|ing)?_(?:(?!and_|but_|or_|subject_|pending_|before_|after_|without_)\S+_){0,4}?"
    r"instruments?_of_(?:ratification|accession|acceptance)"
)
_ITS_INSTRUMENT = anywhere(r"sign(?:s|ed|ing)?_(?:the|that|this|its)_instrument(?!_of)")
OBJECT = anywhere(
    """treat(?:y|ies) agreements? pacts? accords? conventions? protocols? deals? charter memorand(?:um|a) alliance
    membership bloc instruments? declaration covenant statute ratifications? it them annex(?:es)? amendments? compact
    area union arrangement"""
)
"""What an act on a treaty is done to."""

PARTING: frozenset[Act] = frozenset({"withdrawal", "denunciation", "termination", "suspension"})
"""Acts by which a state parts from a treaty."""

ACRONYM = re.compile(r"\b[A-Z][A-Za-z]*[A-Z]{2,}\b|\b[A-Z]{3,}\b")
"""A name such as "AfCFTA" or "NATO"."""


def has(pattern: re.Pattern[str], text: str) -> bool:
    """Whether the folded words of a text match a pattern of this module."""
    return pattern.search(row(text)[0]) is not None


def instrument_of(text: str, first: int) -> Act | None:
    """The act whose instrument is signed, where the words before tell it: "approved accession; she signed the paper".

    >>> instrument_of("It approved accession, and the president signed the instrument.", 7)
    'accession'
    """
    joined, starts = row(text)
    if not any(starts[match.start()] == first for match in _ITS_INSTRUMENT.finditer(joined)):
        return None
    told = [cue.act for cue in act_cues(text) if cue.first < first and cue.act in {"ratification", "accession"}]
    return told[-1] if told else None


@lru_cache(maxsize=2048)
def is_organ(actor: str) -> bool:
    """Whether an actor is a parliament or a chamber of one.

    >>> is_organ("the State Duma"), is_organ("President Karis")
    (True, False)
    """
    return has(ORGAN, actor)


def verb_of(cue: ActCue) -> int:
    """The token of the verb in the words of an act, which may begin with what it is done to.

    >>> [verb_of(one) for one in act_cues("Its instrument of ratification will be deposited.") if not one.noun]
    [6]
    """
    return cue.last - 1 if not cue.noun and cue.text.startswith(("instrument", "notice")) else cue.first


@lru_cache(maxsize=1024)
def act_cues(text: str) -> tuple[ActCue, ...]:
    """All words of a text that tell of an act, in order; one stretch of words may tell of several.

    >>> [(cue.act, cue.text) for cue in act_cues("Chad acceded to the pact, which is not in force.")]
    [('accession', 'acceded')]
    """
    stream = tokens(text)
    joined, starts = row(text)
    found: list[ActCue] = []
    ends = [0] * len(_PATTERNS)  # words that told of an act do not tell of it again
    for place in _PLACES.finditer(joined):
        first = starts[place.start()]
        for index, act, noun, pattern in _patterns_for(joined[place.start() + 1]):
            match = pattern.match(joined, place.start()) if place.start() >= ends[index] else None
            if match and _NONE.isdisjoint(match.group().split()):
                ends[index] = match.end()
                last = first + match.group().count(" ")
                found.append(ActCue(act, match.group().strip(), first, last, noun or _nominal(stream, first)))
    told = sorted(found, key=lambda cue: (cue.first, -cue.last))
    return tuple(sorted([*told, *_elliptical(text, told)], key=lambda cue: (cue.first, -cue.last)))


_NONE = frozenset("no not never neither nor without".split())
"""What makes the words of an act tell that it was not done: "lodged no reservation"."""

AGAIN = anywhere(
    r"""followed(?:_suit)?(?=_(?:only_|soon_|shortly_)?(?:on|in|at|last|this|two|three|four|after|\.|;|,|[a-z]+day|a_))
    did_so did_the_same did_likewise (?:do_so|do_the_same|follow_suit)(?=_(?:on|in|next|by|before|later))"""
)
"""Verbs that tell the act before them once more: "Chad ratified it in May; Mali followed in June"."""


def _elliptical(text: str, told: Sequence[ActCue]) -> list[ActCue]:
    joined, starts = row(text)
    stream = tokens(text)
    found: list[ActCue] = []
    for match in AGAIN.finditer(joined):
        first = starts[match.start()]
        last = first + match.group().count(" ")
        before = [cue for cue in told if not cue.noun and cue.last <= first]
        if before and not _followed_by_things(stream, last):
            same = [cue for cue in before if cue.first == before[0].first]
            found += [ActCue(cue.act, match.group().strip(), first, last, noun=False) for cue in same[:1]]
    return [*found, *_repeated(text, told)]


def _followed_by_things(stream: Sequence[Token], last: int) -> bool:
    """Whether what followed is no act of others: "followed in June [by strikes]"."""
    near = stream[last : last + _REACH]
    agent = next((at for at, token in enumerate(near) if token.norm == "by"), None)
    return agent is not None and not any(token.capital for token in near[agent + 1 : agent + 4])


REPEATS = frozenset({"by", "in", "on"})
"""What stands for a verb that is not said again: "ratified by Chad in May and [by] Mali in June"."""
_JOINTS = frozenset(", ; and while".split())
_REACH = 8
_IN_NAMES = frozenset("the of upper lower house houses chamber senate parliament congress king queen president".split())


def _repeated(text: str, told: Sequence[ActCue]) -> list[ActCue]:
    """Acts whose verb is left out beside another day: "Chad ratified it in 2003 and Mali in 2004"."""
    stream = tokens(text)
    verbs = [cue for cue in told if not cue.noun]
    if not verbs:
        return []
    found: list[ActCue] = []
    for at in range(verbs[0].last + 2, len(stream) - 1):
        if stream[at].norm not in {"in", "on"} or not _dates(stream[at + 1]):
            continue
        joint = next((index for index in range(at - 1, max(at - _REACH, 1), -1) if stream[index].norm in _JOINTS), at)
        start = joint + 1 + (stream[joint].norm == "," and stream[joint + 1].norm == "and")
        agent = start < at and stream[start].norm == "by"
        name = stream[start + agent : at]
        if not name or not all(token.capital or token.norm in _IN_NAMES for token in name):
            continue
        verb = next((cue for cue in reversed(verbs) if cue.last <= joint), None)
        dated = verb is not None and any(_dates(token) for token in stream[verb.last : joint])
        if verb and dated and any(token.capital or token.norm != "the" for token in name) and _closed(stream, at + 1):
            first = start if agent else at
            found.append(ActCue(verb.act, stream[first].norm, first, first + 1, noun=False))
    return found


def _dates(token: Token) -> bool:
    return token.kind == "number" or token.norm in MONTH_WORDS


def _closed(stream: Sequence[Token], at: int) -> bool:
    """Whether nothing is told of a day beyond it: "Mali in 2004[,]", not "Mali in 2004 [protested]"."""
    while at < len(stream) and (stream[at].kind == "number" or stream[at].norm in MONTH_WORDS):
        at += 1
    return at == len(stream) or stream[at].kind == "mark" or stream[at].norm in {"and", "by", "with"}


def _nominal(stream: Sequence[Token], first: int) -> bool:
    """Whether a word that is verb or noun stands as a noun: "the vote", "this report"."""
    norm = stream[first].norm
    ambiguous = norm in {"vote", "votes", "report", "reports", "exit", "exits", "end", "ends", "sign"}
    if not first:
        return False
    counted = norm == "votes" and (stream[first - 1].kind == "number" or stream[first - 1].norm in _NUMBERS)
    return counted or ((ambiguous or norm.endswith("ing")) and stream[first - 1].norm in _ARTICLES)


_ARTICLES = frozenset("the a an its their this his her no such".split())
_NUMBERS = frozenset("two three four five six seven eight nine ten eleven twelve twenty thirty hundred".split())
