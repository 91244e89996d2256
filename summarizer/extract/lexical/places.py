"""Where a sentence says that an act took place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarizer.dates import find_dates
from summarizer.grounding.acts.clauses import belongs, of_subject
from summarizer.grounding.acts.words import ACRONYM, ActCue, is_organ
from summarizer.grounding.language.calendar import MONTH_WORDS, WEEKDAY_WORDS
from summarizer.grounding.language.text import tokens
from summarizer.states import states_in

__all__ = ["place_in", "place_of"]

_WORD = r"(?:St\.\s)?[A-ZÀ-ÖØ-ÞĀ-Ž][\w’'-]*"
_NAME = rf"{_WORD}(?:\s(?:{_WORD}|(?:de|del|la|el|of|do|da|dos|du|di|van|am|sur|upon|les?)(?=\s[A-Z])))*"
_SITES = (
    r"(?:towns?|city|cities|village|port|harbour|resort|islands?|isle|capital|suburb|district|province|region|county"
    r"|palace|residence|seat|headquarters|castle|hall|chamber|house|cathedral|basilica|monastery|university|hotel"
    r"|embassy|ministry|foot|banks?|shores?|border|crossing|base|airport|museum|villa|church|mosque|temple|fort|court"
    r"|square|centre|center|mountains?|valley|lake|waters|offices?|secretariat|consulate|mission|archipelago|oasis)"
)
_PLACE = re.compile(
    rf"\b(?:in|at)\s(?P<the>the\s(?=[A-Z]))?"
    rf"(?P<place>(?:the\s(?:[a-z]+\s){{0,3}}?{_SITES}\s(?:of|at|in)\s)?(?P<name>{_NAME}))"
)
_BODIES = frozenset(
    """summit conference meeting congress session forum assembly council commission committee court bank organization
    organisation union nations government gazette journal register bulletin fair games agency authority department
    bureau office agreement treaty convention protocol accord pact charter memorandum""".split()
)
"""What a name with "the" may stand for that is no place: "at the Lima Summit", "in the Official Gazette"."""
_FAR = 80
_NO_PLACE = (
    MONTH_WORDS
    | WEEKDAY_WORDS
    | frozenset(
        """presence absence event case course light wake framework capacity name sea work night home birth europe
    africa asia america parliament article articles
    chapter section annex english french spanish arabic russian chinese portuguese dutch
    german malay""".split()
    )
)


_OWN_S = re.compile(r"St\. [A-Z]\w+[’']s(?= (?:on|in|this|by|last)\b| \d|[.,;]|$)")
"""A place that is named after a saint and owns nothing: "at St. George's on 3 May"."""


def place_of(text: str, cue: ActCue) -> str | None:
    """The place of an act, as worded: the nearest that stands in its clause.

    >>> from summarizer.grounding import act_cues
    >>> text = "The pact was signed in the spa town of Lindre in May."
    >>> place_of(text, act_cues(text)[0])
    'the spa town of Lindre'
    """
    verb = tokens(text)[cue.first].start
    found = [
        (abs(start - verb), place)
        for start, place in _places(text)
        if start > verb - _FAR and belongs(text, start, [cue]) and not of_subject(text, start, start + len(place), cue)
    ]
    return min(found)[1] if found else None


def place_in(text: str) -> str | None:
    """The first place that a sentence names, such as a treaty's closing words.

    >>> place_in("Done at Port Vila on 3 May 2020.")
    'Port Vila'
    """
    return next((place for _, place in _places(text)), None)


def _places(text: str) -> Iterator[tuple[int, str]]:
    dated = {at for one in find_dates(text) for at in range(one.start, one.end)}
    peoples = {one.start for one in states_in(text) if one.kind == "demonym"}
    for match in _PLACE.finditer(text):
        name, start = match["name"], match.start("name")
        no_place = (
            name.casefold().split()[0] in _NO_PLACE
            or _NO_PLACE & set(match["place"].split()[1:2])
            or is_organ(name)
            or ACRONYM.fullmatch(name)
            or (name.endswith(("'s", "’s")) and not _OWN_S.match(text, match.start("name")))
            or (match["the"] and not _BODIES.isdisjoint(name.casefold().split()))
        )
        if start not in dated and start not in peoples and not no_place:
            yield match.start("place"), " ".join(match["place"].split())
