"""What a sentence lays down, in plain words: without the heading over it, the marks around it, those who report it."""

from __future__ import annotations

import re
from functools import lru_cache

from summarizer.grounding import heading_end, introduces_rules

__all__ = ["PARTY", "SAYS", "parts_of", "passage_of"]

_HEAD = (
    r"(?:Part(?:y|ies)|Members?(?: States?)?|States?(?: Part(?:y|ies))?|countr(?:y|ies)|nations?|sides?|governments?"
    r"|signator(?:y|ies)|neighbou?rs|allies|participants?|powers?|partners?)"
)
_CAPACITY = (
    r"riparian|coastal|littoral|flag|port|transit|upstream|downstream|neighbou?ring|acceding|ratifying|participating"
    r"|exporting|importing|supplying|supplier|recipient|donor|affected|assisting|launching|basin|administering"
    r"|sentencing|home|island|remaining|founding|applicant|issuing|polluting|detaining|inspecting|producing|consuming"
)
"""In what capacity treaties speak of a party: "the riparian States", "the assisting Party"."""
PARTY = (
    r"(?:(?:each|either|neither|both|every|all|any|no|the|these|those|such|other|a|of|one|two|three|four|five"
    rf"|high|contracting|signatory|member|partner|sending|receiving|requesting|requested|host|its"
    rf"|their|respective|{_CAPACITY}) )*{_HEAD}"
    rf"(?: concerned| attacked| hereto| affected| so \w+ed| of origin| upstream| downstream)?"
)
"""A noun phrase for those whom an instrument binds, in any case of letters."""

SAYS = (
    r"(?:said|says|told|reported|reports|announced|added|stressed|noted|confirmed|explained|stated|declared|insisted"
    r"|argued|warned|wrote|went on|continued|recalled|joked|quipped|observed|conceded|admitted|claimed|replied"
    r"|answered)"
)
"""Verbs of saying."""
_SAYS = re.compile(rf"\b{SAYS}\b")
_FORM = re.compile(r"(?<=[^\s;:,.])\n(?=[A-Z][a-z]+(?: [a-z]+){0,4}: )")
"""Where the next line of a form begins ("Duration: ten years")."""
_SPEAKER = re.compile(r"^[*_]*(?:[A-Z][\w.’'-]*[*_]* ){1,4}[A-Z][\w.’'-]*[*_]*:[*_]* (?=[A-Z“\"])")
"""Who speaks in a transcript."""
_NUMBERED = re.compile(r"^(?:\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]|[-*•–])\s+")
_QUOTED = re.compile(rf"^[“\"‘](?P<said>[^“”\"]{{8,}}?),?[”\"’]\s+(?:[^“”\"]{{1,80}}\s)?{SAYS}\b")
_ACCORDING = re.compile(r"^(?:According to|As reported by) [^,]{2,70}, |, (?:according to|as reported by) [^;]{2,90}$")
_ASIDE = re.compile(
    rf", (?:(?:he|she|they|it|the \w+(?: \w+)?|[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+)*) {SAYS}"
    rf"|according to [^,]{{2,70}}),(?= )"
)
_REPORTED = re.compile(
    rf"(?:, [“\"][^“”\"]*[”\"])?(?:,[”\"]?|[”\"],?) (?:[^,;“”\"]{{2,60}}?(?:, [^,;“”\"]{{2,50}},)? {SAYS}"
    rf"|{SAYS} (?!that\b)[^;“”\"]{{2,80}})"
    r"(?: (?:on|in|at|to|during|last|this|yesterday|today|reporters)\b[^;“”\"]*)?$"
)
_FINITE = (
    r"(?:shall|must|will|would|may|can|could|is|are|was|were|has|have|had|said|becomes?|remains?|enters?|comes?"
    r"|undertakes?|pledges? to|promises? to|commits (?:itself|themselves)|guarantees)"
)
_TELLS = (
    r"(?:obliges|requires|commits|binds|forbids|prohibits|bans|bars|allows|permits|entitles|grants|provides|lays|says"
    r"|argues|warns|hopes|wants|fears|thinks|believes|expects|insists|calls|did|does|made|went|took|told|hinted)"
)
_OWN_CLAUSE = re.compile(
    rf", (?:and|but|while|whereas) (?=(?:so far|to date|until now|as yet|there|(?:it|they"
    rf"|the [a-z]+(?: [a-z]+){{0,2}}"
    rf"(?: [A-ZÀ-Þ][\w’'-]+){{0,3}}|[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+){{0,2}}) {_TELLS}) )"
    rf"|, (?:and|but|while|whereas) (?![^;]*\b(?:end|cease|lapse|expire)\b[^;]* (?:days|months?"
    rf"|years?) after\b)(?=(?:(?:the|its|an?|each|either|neither|this|these|their|it|they|no|both|any|all) |[A-Z])"
    rf"[^,;]{{0,120}}?(?:, [^;]{{2,90}}?, )?\b{_FINITE}\b)|, but (?=\w)|, and (?=(?:member |states "
    rf"|contracting )?(?:states|parties|members|governments|countries) [a-z]+ )|, (?:and|while"
    rf"|whereas) (?=(?:[Aa]rticle|[Cc]lause)"
    rf" \w+ [a-z]+s\b)|, and (?!{_FINITE}\b|to\b|not\b)(?=(?:[\w’'-]+ ){{1,4}}(?:shall|must|may|will"
    rf"|ha(?:s|ve) to|(?:is|are)"
    r" to)\b)|(?<!following)(?<!fields)(?<!areas)(?<!sectors): (?=[^:;]*\b(?:shall|must|may|will|enters?"
    r"|have to)\b)"
)
"""Where another clause with a subject of its own begins."""


@lru_cache(maxsize=1024)
def passage_of(text: str) -> str:
    """The words of a sentence that may lay something down.

    >>> passage_of("“The pact will take effect on signature,” state media reported in June.")
    'The pact will take effect on signature'
    >>> passage_of("(2) Each Party shall warn the other.")
    'Each Party shall warn the other'
    >>> passage_of("It will last ten years, the minister, Ana Ruiz, said on Monday.")
    'It will last ten years'
    """
    words = " ".join(_FORM.sub("; ", text[heading_end(text) :]).split())
    words = _SPEAKER.sub("", _NUMBERED.sub("", words))
    quoted = _QUOTED.match(words)
    if quoted:
        words = quoted["said"]
    words = _ASIDE.sub(_closed, words.rstrip(" .;:"))
    words = _ACCORDING.sub("", words)
    reported = _REPORTED.search(words) if _SAYS.search(words) else None
    if reported and not re.search(r"\b(?:shall|must)\b", reported.group()):
        words = words[: reported.start()]
    return words.rstrip(' ,.;:”"') if words.count("“") < 1 and words.count('"') % 2 else words.rstrip(" ,.;:")


_PIECES = re.compile(
    r";|(?<=[a-z\d]{2})\. (?=(?:It|This|The|They|Each|Such|Any|An?|Either|Neither|Both|No|Thereafter|If|Upon) )"
)
_FOLLOWING = re.compile(
    r"\b(?:following|these) (?:[\w-]+ )?(?:fields?|areas?|sectors?|spheres?|matters?|subjects?)[^:;]*:|\bcovers?: "
)
"""What opens a list of names, which semicolons may part."""
_JOINED_BEHIND = re.compile(r" (?:and|but|while|whereas) ")


def _closed(aside: re.Match[str]) -> str:
    """What is left of an aside: the comma, where it parts a clause from the one that goes on behind it."""
    return "," if _JOINED_BEHIND.match(aside.string, aside.end()) else ""


@lru_cache(maxsize=1024)
def parts_of(passage: str) -> tuple[str, ...]:
    """The parts of a passage that stand side by side: by semicolons, and by "and" where a new subject follows.

    >>> parts_of("It runs for five years; either side may end it, and its duties would end at once")
    ('It runs for five years', 'either side may end it', 'its duties would end at once')
    """
    if _FOLLOWING.search(passage):
        return (passage,)
    return tuple(
        part.strip(" ,")
        for piece in _PIECES.split(passage)
        for opened in _opened(piece)
        for part in _OWN_CLAUSE.split(opened)
        if part and part.strip(" ,")
    )


def _opened(piece: str) -> tuple[str, ...]:
    """What introduces rules, and the rules behind its colon: "Its terms are plain" and "each side must pay"."""
    before, colon, after = piece.partition(": ")
    return (before, after) if colon and introduces_rules(before) else (piece,)
