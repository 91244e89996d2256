"""The words that names of instruments are built of, and those at which a name ends."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizer.grounding.language.text import Token
from summarizer.grounding.language.verbs import AUXILIARIES
from summarizer.grounding.language.words import ADVERBS, BE, LINKS, QUIET

__all__ = [
    "BODIES",
    "FORMAL",
    "FORMAL_HEADS",
    "GATHERINGS",
    "HEADS",
    "JOINTS",
    "NAME_HEADS",
    "NO_SUBJECT",
    "OF_PLACES",
    "OPENERS",
    "OPENERS_BEHIND",
    "OPENING",
    "PURPOSES",
    "QUOTES",
    "REGIONS",
    "STOPS",
    "SUBJECT_OPENERS",
    "TAIL",
    "TAKE_IN",
    "TOWNS",
    "WAYS",
    "before_head",
    "is_year",
]

HEADS = frozenset(
    "treaty agreement pact accord convention protocol charter covenant memorandum declaration statute compact".split()
)
"""The words that a name is built around; "New Deal" and its like are no instruments between states."""

NAME_HEADS = HEADS | frozenset("arrangement arrangements concordat".split())
"""Words that with a capital make a name too, and in small letters may mean anything."""
FORMAL_HEADS = frozenset("convention protocol charter".split())
"""What one name before it makes a name: "the Lima convention"; "the Lima agreement" may be any that was made there."""
PURPOSES = frozenset(
    """eliminate prevent combat suppress ban abolish regulate prohibit facilitate promote protect establish reduce limit
    end counter fight avoid encourage""".split()
)
"""What a name goes on with behind "to": "Protocol to Eliminate Illicit Trade"."""
BODIES = frozenset(
    "nations union bank ministry council organization organisation fund court parliament commission association".split()
)
"""Whose agreement it is, not what it is called: "the World Bank agreement"."""
QUOTES = "\"“”«»'‘’"
OPENERS = frozenset("on of for concerning regarding relating between against to constituting establishing".split())
OPENERS_BEHIND = frozenset("on concerning regarding relating of".split())
JOINTS = frozenset(
    """on of for concerning regarding relating between against constituting establishing amending and or the a an its
    their other from to beyond across relative supplementary""".split()
)
TAIL = re.compile(
    r"\W*(?:\((?:with|and|done|signed|concluded|adopted|opened|hereinafter|[\"“])[^)]*\)|,\s+(?:done|signed|concluded|adopted|opened)\b[^.]*)?\W*\Z",
    re.IGNORECASE,
)
"""What may stand behind a heading and is no part of the name."""
TAKE_IN = frozenset(
    """cooperation co-operation collaboration trade traffic trafficking assistance participation research investment
    tests testing partnership exchange exchanges weapons education training relations field access rights""".split()
)
"""What a name goes on from with "in": "Cooperation in Mountain Farming", not "Pact in Lima"."""
TOWNS = frozenset("capital city town port".split())
"""What behind a name with a capital says that it is a place: "in the Togolese capital"."""
REGIONS = frozenset(
    """sea ocean gulf basin region europe africa asia america antarctica arctic space outer central eastern western
    caribbean mediterranean pacific atlantic""".split()
)
OF_PLACES = frozenset("gulf bay strait straits sea law rights cape".split())
"""What a name can begin with in front of "of": "Gulf of Guinea Convention"."""
OPENING = QUIET | LINKS | ADVERBS | BE | frozenset("article articles under signed adopted today".split())
GATHERINGS = frozenset(
    "national republican democratic labour labor conservative liberal party constitutional annual".split()
)
FORMAL = frozenset("joint additional optional supplementary framework general final multilateral bilateral".split())
SUBJECT_OPENERS = frozenset("on concerning regarding relating".split())
NO_SUBJECT = frozenset(
    """behalf condition conditions grounds schedule paper reading hold television account terms time top its their his
    her our this that these those ice offer""".split()
)
"""What "on" leads to where it tells nothing of what a treaty is on: "signed the Agreement on behalf of"."""
STOPS = (LINKS - frozenset("of on for and or to in".split())) | BE | AUXILIARIES | frozenset("that which who".split())
WAYS = frozenset("road rail sea air water land river pipeline satellite".split())
_IN_BRACKETS = 3


def before_head(stream: Sequence[Token], at: int) -> Token:
    """The word before a head, initials in brackets aside.

    >>> from summarizer.grounding.language.text import tokens
    >>> before_head(tokens("the Salt Area (SA) agreement"), 6).norm
    'area'
    """
    bracketed = at > _IN_BRACKETS and [stream[at - 1].norm, stream[at - _IN_BRACKETS].norm] == [")", "("]
    return stream[at - 1 - _IN_BRACKETS] if bracketed else stream[at - 1]


def is_year(token: Token) -> bool:
    """Whether a token is a year in digits.

    >>> from summarizer.grounding.language.text import tokens
    >>> [is_year(token) for token in tokens("of 1998")]
    [False, True]
    """
    return token.kind == "number" and len(token.norm) == 4 and token.norm.isdigit()
