"""The words that tell of each act in the life of a treaty, and of the organs inside a state that approve it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from summarizer.grounding.lexicon import anywhere, places
from summarizer.grounding.text import Token, row, tokens
from summarizer.records.treaty import Act

__all__ = [
    "ACRONYM",
    "INSTRUMENT_SIGNED",
    "LAW_SIGNED",
    "OBJECT",
    "ORGAN",
    "RATIFICATION_SIGNED",
    "ActCue",
    "act_cues",
    "has",
    "is_organ",
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


_LAW = "(?:bill|law|decree|act|legislation|draft_law|order)"
_FORCE = "(?:in|into)_(?:full_)?force"
_TO_STOP = "to_(?:reject|postpone|delay|block|suspend|table|defer|shelve|oppose|condemn|debate)"
_VOTED_DOWN = rf"(?:\S+_){{0,4}}?(?:down|against|{_TO_STOP})"
_ROWS: tuple[tuple[Act, bool, str], ...] = (
    (
        "domestic_approval",
        False,
        r"""sign(?:s|ed|ing)?_(?:\S+_){0,3}?LAW sign(?:s|ed|ing)?_(?:\S+_){0,6}?into_law
        advice_and_consent consent(?:s|ed)?_to_(?:the_)?ratification
        approv(?:e|es|ed|ing)_(?:its_|the_|their_)?ratification""",
    ),
    (
        "domestic_approval",
        True,
        r"ratification_LAW approvals?_(?:from|by|of)_(?:both|the|its)",
    ),
    (
        "domestic_approval",
        False,
        r"""approv(?:e|es|ed|ing) adopt(?:s|ed|ing)? vot(?:e|es|ed|ing)(?!_VOTED_DOWN) pass(?:es|ed|ing)?
        endors(?:e|es|ed|ing) backed back""",
    ),
    (
        "domestic_approval",
        True,
        r"approvals? votes? passage endorsement",
    ),
    (
        "exchange_of_instruments",
        False,
        r"""exchang(?:e|es|ed|ing)_(?:\S+_){0,4}?(?:instruments?|ratifications?|notes|documents)
        (?:instruments?|ratifications?|notes)(?:_of_ratification)?_(?:were|was|have_been|had_been|are)_exchanged""",
    ),
    (
        "exchange_of_instruments",
        True,
        r"""exchange_of_(?:the_)?(?:\S+_){0,2}?(?:instruments?|ratifications?|notes|documents)""",
    ),
    (
        "deposit_of_instrument",
        False,
        r"""deposit(?:s|ed|ing)?_(?:\S+_){0,4}?(?:instruments?|ratifications?) instruments?_(?:\S+_){0,4}?deposited""",
    ),
    (
        "deposit_of_instrument",
        True,
        r"deposit_of_(?:\S+_){0,4}?(?:instruments?|ratifications?)",
    ),
    (
        "provisional_application",
        False,
        r"""appl(?:y|ies|ied|ying)_provisionally provisionally_appl(?:y|ies|ied|ying) provisionally_in_force""",
    ),
    (
        "provisional_application",
        True,
        r"provisional_application",
    ),
    (
        "entry_into_force",
        False,
        r"""(?:enter|enters|entered|entering|come|comes|came|coming|go|goes|went|bring|brought|put)_FORCE
        (?:is|are|was|were|been|remain|remains|remained)_(?:now_|already_|still_)?FORCE
        (?:take|takes|took|taking|taken)_effect (?:become|becomes|became)_(?:effective|binding)
        (?:go|goes|went)_into_effect""",
    ),
    (
        "entry_into_force",
        True,
        r"entry_into_force coming_into_force effective_date",
    ),
    (
        "ratification",
        False,
        r"""ratif(?:y|ies|ied|ying)
        sign(?:s|ed|ing)?_(?:the_|its_)?(?:\S+_){0,3}?(?:ratification|instruments?_of_ratification)""",
    ),
    (
        "ratification",
        True,
        r"ratifications?",
    ),
    (
        "signature",
        False,
        r"""(?:co_)?sign(?:s|ed|ing)?(?:_on(?:to)?(?:_to)?)? ink(?:s|ed|ing) concluded conclude""",
    ),
    (
        "signature",
        True,
        r"signatures? signings? signator(?:y|ies)",
    ),
    (
        "accession",
        False,
        r"acced(?:e|es|ed|ing) join(?:s|ed|ing)?",
    ),
    (
        "accession",
        True,
        r"accession",
    ),
    (
        "acceptance",
        False,
        r"accept(?:s|ed|ing)?",
    ),
    (
        "acceptance",
        True,
        r"acceptance",
    ),
    (
        "adoption",
        False,
        r"adopt(?:s|ed|ing)? agreed(?:_on|_upon)? negotiated finali[sz]ed",
    ),
    (
        "adoption",
        True,
        r"adoption",
    ),
    (
        "announcement",
        False,
        r"""announc(?:e|es|ed|ing) report(?:s|ed|ing)? publish(?:es|ed|ing)?
        (?:made|makes|make)_(?:it_|them_)?public disclos(?:e|es|ed|ing) unveil(?:s|ed|ing)? reveal(?:s|ed|ing)?
        declared releas(?:e|es|ed)""",
    ),
    (
        "announcement",
        True,
        r"announcements? publication",
    ),
    (
        "amendment",
        False,
        r"amend(?:s|ed|ing)? revis(?:e|es|ed|ing) modif(?:y|ies|ied) updated",
    ),
    (
        "amendment",
        True,
        r"amendments? revision",
    ),
    (
        "extension",
        False,
        r"extend(?:s|ed|ing)? renew(?:s|ed|ing)? prolong(?:s|ed|ing)?",
    ),
    (
        "extension",
        True,
        r"extension renewal prolongation",
    ),
    (
        "suspension",
        False,
        r"suspend(?:s|ed|ing)? paus(?:e|es|ed|ing) fr(?:eeze|oze|ozen)",
    ),
    (
        "suspension",
        True,
        r"suspension",
    ),
    (
        "denunciation",
        False,
        r"denounc(?:e|es|ed|ing) renounc(?:e|es|ed|ing)",
    ),
    (
        "denunciation",
        True,
        r"denunciation renunciation",
    ),
    (
        "withdrawal",
        False,
        r"""withdr(?:aw|aws|ew|awn|awing) pull(?:s|ed|ing)?_(?:\S+_){0,2}?out quit(?:s|ting)?
        le(?:ave|aves|ft|aving) exit(?:s|ed|ing)?""",
    ),
    (
        "withdrawal",
        True,
        r"withdrawal exit",
    ),
    (
        "termination",
        False,
        r"""terminat(?:e|es|ed|ing) expir(?:e|es|ed|ing) abrogat(?:e|es|ed|ing) laps(?:e|es|ed) scrapp?(?:ed|s|ing)?
        end(?:s|ed|ing)?""",
    ),
    (
        "termination",
        True,
        r"termination expiry expiration abrogation",
    ),
    (
        "reservation",
        False,
        r"(?:made|makes|make|entered|with)_(?:\S+_){0,2}?reservations?",
    ),
    (
        "reservation",
        True,
        r"reservations?",
    ),
)


def _spelled(words: str) -> str:
    for short, pattern in (("VOTED_DOWN", _VOTED_DOWN), ("LAW", _LAW), ("FORCE", _FORCE)):
        words = words.replace(short, pattern)
    return words


_PATTERNS = [(act, noun, anywhere(_spelled(words))) for act, noun, words in _ROWS]
_PLACES = places(" ".join(_spelled(words) for _, _, words in _ROWS))
"""Finds where words of any act stand, in one pass instead of one for each pattern."""

ORGAN = anywhere(
    """parliament(?:ary|s)? duma federation_council senate congress house chambers? assembly lawmakers? legislators?
    legislature bundestag bundesrat knesset diet rada majlis sejm riksdag lok_sabha rajya_sabha deputies cortes storting
    folketing eduskunta upper_house lower_house council_of_states presidium parliamentarians mps senators houses"""
)
"""Parliaments, their chambers and members."""

LAW_SIGNED = anywhere(
    rf"sign(?:s|ed|ing)?_(?:\S+_){{0,5}}?{_LAW} sign(?:s|ed|ing)?_(?:\S+_){{0,5}}?into_law "
    rf"sign(?:s|ed|ing)?_(?:\S+_){{0,2}}?ratification_{_LAW}"
)
"""A law or decree signed, not the treaty."""

RATIFICATION_SIGNED = anywhere(rf"sign(?:s|ed|ing)?_(?:the_|its_|their_)?ratification(?!_{_LAW})")
INSTRUMENT_SIGNED = anywhere(r"sign(?:s|ed|ing)?_(?:\S+_){0,4}?instruments?_of_(?:ratification|accession|acceptance)")
OBJECT = anywhere(
    """treat(?:y|ies) agreements? pacts? accords? conventions? protocols? deals? charter memorand(?:um|a) alliance
    membership bloc instruments? declaration covenant statute ratifications? it them annex(?:es)? amendments? compact
    area union"""
)
"""What an act on a treaty is done to."""

ACRONYM = re.compile(r"\b[A-Z][A-Za-z]*[A-Z]{2,}\b|\b[A-Z]{3,}\b")
"""A name such as "AfCFTA" or "NATO"."""


def has(pattern: re.Pattern[str], text: str) -> bool:
    """Whether the folded words of a text match a pattern of this module."""
    return pattern.search(row(text)[0]) is not None


def is_organ(actor: str) -> bool:
    """Whether an actor is a parliament or a chamber of one.

    >>> is_organ("the State Duma"), is_organ("President Karis")
    (True, False)
    """
    return has(ORGAN, actor)


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
        for index, (act, noun, pattern) in enumerate(_PATTERNS):
            match = pattern.match(joined, place.start()) if place.start() >= ends[index] else None
            if match:
                ends[index] = match.end()
                last = first + match.group().count(" ")
                found.append(ActCue(act, match.group().strip(), first, last, noun or _nominal(stream, first)))
    return tuple(sorted(found, key=lambda cue: (cue.first, -cue.last)))


def _nominal(stream: Sequence[Token], first: int) -> bool:
    """Whether a word that is verb or noun stands as a noun: "the vote", "this report"."""
    norm = stream[first].norm
    ambiguous = norm in {"vote", "votes", "report", "reports", "exit", "exits", "end", "ends", "sign"}
    return (ambiguous or norm.endswith("ing")) and first > 0 and stream[first - 1].norm in _ARTICLES


_ARTICLES = frozenset("the a an its their this his her no such".split())
