"""The shapes in which a saying stands, as patterns, and where a sentence falls into parts that are read alone."""

from __future__ import annotations

import re

from summarizer.dates import find_dates
from summarizer.grounding.language.main_clause import has_clause
from summarizer.grounding.sayings.speeches import speeches_in

__all__ = [
    "ADDING",
    "ASIDE",
    "AS_CLAIMED",
    "BETWEEN_DASHES",
    "CAUSE",
    "CITING",
    "CONDITION",
    "CONTRAST",
    "DISPUTED",
    "EMPTY",
    "FRONTED",
    "FULL_STOP",
    "GRANTED",
    "IMPORT",
    "LAST_NOUN",
    "OCCASION",
    "QUOTED",
    "QUOTED_BY",
    "REFUTED",
    "RELATIVE",
    "REPORT",
    "REPORTS",
    "STRESSING",
    "THAT",
    "UNSAID",
    "is_quoted",
    "pieces_of",
    "undated",
    "whole_quotation",
]

THAT = re.compile(r"\s*(?:[^\s,;:“”\"]+,?\s+){0,7}?that,?\s+")
ADDING = re.compile(
    r",?\s(?:(?:before|while|but|and|further|also|then|later)\s){0,2}"
    r"(?P<cue>adding|saying|noting|denying|holding|warning|arguing|claiming|insisting|stressing|complaining|stating"
    r"|going on to (?:say|add))(?:(?:\sonly)?\sthat\s+|[,:]?\s+(?=[“\"])"
    r"|(?<=saying)\s(?=[\w’'-]+ [\w’'-]+)"
    r"|\s(?=(?:it|they|he|she|we|there) (?:would|will|had|has|have|was|were|is|are|did|could|should|must|might)\b))"
)
UNSAID = re.compile(r"\b(?:without|of|for|from|by|not|never|than|avoid\w*|den(?:y|ied|ies)|stop\w*|regret\w*)$")
"""Words behind which nobody says what follows, or says it as it is told: "left without saying that"."""
REPORTS = re.compile(
    r"^(?:[^,]{3,80}, )?there (?:have been|has been|were|are) "
    r"(?P<source>[\w ]{0,30}?(?:reports?|rumou?rs|claims|allegations)) "
    r"(?P<cue>suggesting|indicating|claiming|alleging|that) (?P<told>.+)$",
    re.IGNORECASE,
)
DISPUTED = re.compile(
    r", (?:(?:an? (?:statement|claim|report|charge|accusation|allegation|assertion"
    r"|figure|estimate|number|account|view)|something) (?:that|which)|which)"
    r" (?P<source>[^,]{2,60}?)"
    r" (?:\w+ly )?(?P<cue>denied|denies|rejected|dismissed|disputed)\b[^,]*$"
)
REFUTED = re.compile(
    r"^(?:(?:(?:[A-Z][a-z]+ )?(?:[Cc]laims|[Rr]eports|[Rr]umou?rs|[Aa]llegations|[Ss]uggestions)"
    r"|The (?:claim|report|rumou?r|allegation|suggestion)) that "
    r"(?P<told>.+?) (?:are|were|is|was|has been|have been)[ ,“\"]+(?:[^,]{2,20}, )?(?:\w+ ){0,2}?"
    r"(?:wrong|false|untrue|unfounded|baseless|groundless|fabricated|(?:denied|rejected|dismissed)"
    r"(?: by (?P<source>[^,.;]+))?)(?![\w-])"
    r"|(?:[Ii]t (?:is|was) (?:simply |quite )?(?:untrue|false|wrong|not true|not the case)|Nor (?:is|was) it true)"
    r"(?:, as (?P<other>[^,]{2,60}?) (?P<cue>\w+s|\w+ed),)? that (?P<false>.+)$)"
)
QUOTED = re.compile(
    r"^(?P<who>[^,;:“”\"]{2,60}?) (?P<quotes>quot(?:ed|es)|cit(?:ed|es)) (?P<source>[^;:“”\"]{2,80}?)"
    r",? as (?P<cue>saying|writing|claiming|telling \w+) (?:that )?(?P<told>.+)$"
)
QUOTED_BY = re.compile(
    r"^(?P<source>[^;:“”\"]{2,60}?),? (?:was|is|were|has been) (?P<quotes>quoted|cited)"
    r"(?: by (?P<who>[^,;:“”\"]{2,60}?))? as (?P<cue>saying|writing|claiming|telling \w+) (?:that )?(?P<told>.+)$"
)
AS_CLAIMED = re.compile(
    r", as (?P<source>[^,;:“”\"]{2,60}?) (?:has |have |had )?(?P<cue>claim(?:ed|s)|report(?:ed|s)|alleg(?:ed|es)|wrote"
    r"|said|says|suggest(?:ed|s)|assert(?:ed|s))(?=,|\W*$)"
)
GRANTED = re.compile(
    r", as (?P<source>[^“”\";:]{2,60}?),? (?:has |have |had |also |later |himself |herself ){0,2}"
    r"(?P<cue>conced(?:ed|es)"
    r"|admit(?:ted|s)|acknowledged?s?|said|says|not(?:ed|es)|announced|explained|confirmed|reported|revealed|stressed"
    r"|warned|argued)(?P<when>[^,;:“”\"]*)$"
)
CITING = re.compile(r", (?P<cue>citing|quoting) (?P<source>[^,;:“”\"]{3,60})[.]?$")
IMPORT = re.compile(
    r"^(?:the|a|an|its|their|his|her) (?:\w+ )?(?:significance|importance|necessity|need|urgency|value|role|benefits?"
    r"|relevance|seriousness|gravity|novelty|continuity|potential|risks?|dangers?|scale|scope|depth)\b"
)
"""What is stressed and is no clause: "emphasize the significance of the pact"."""
STRESSING = re.compile(r"(?:emphasi[sz]|stress|underlin|underscor|highlight)")
CONDITION = re.compile(
    r"(?:if|unless|provided|providing|until|once|when|as long as|so long as|on (?:the )?condition|subject to|except"
    r"|but only|only|because|although|though|whether|in (?:the )?(?:case|event)|should|assuming|supposing|pending"
    r"|barring|depending on|failing|without|before|so that|lest|were|had|under|whenever|wherever|regardless)\b"
)
"""How words go on that belong to what stands before a speaker."""
OCCASION = re.compile(
    r"(?:At|During|Speaking|Asked|Addressing|Writing|Responding|Reacting|Referring|Commenting|On|This|Last|Earlier|Late"
    r"|Today|Yesterday|Meanwhile|However|Indeed|Also|Moreover|Thus|Now"
    r"|(?:In|Through) (?:an?|the|his|her|its|their)\b.*?\b(?:statement|interview|letter|speech|address|post|tweet"
    r"|briefing|report|note|message|conference|paper|book|column|article|communiqu[eé]|ruling|judgment|opinion|dissent|memo"
    r"|telegram|remarks))\b(?!.*\b(?:event|case)\b)"
)
"""What opens a sentence and tells of the saying, or only joins on: "At the summit, he said, ..."."""
CAUSE = re.compile(r",?\s(?:because|although|though|while|whereas|since)$")
"""How what somebody says himself hangs on what a speaker says: "left because, he said, it failed"."""
EMPTY = re.compile(r"(?:it|this|that|them|these|those|so|as much)(?:\W*$|,\s|\s(?:and|but)\s)", re.IGNORECASE)
"""A pronoun that stands for what was said before and is no statement."""
CONTRAST = re.compile(r",\s(?:although|though|while|whereas)\s")
BETWEEN_DASHES = re.compile(r"^(?P<front>[^—–]+?) [—–] (?:and|but|as) (?P<aside>[^—–]+?) [—–] (?P<rest>[^—–]+)$")
FRONTED = re.compile(r"(?:While|Whilst|Whereas|Although|Though)\s")
RELATIVE = re.compile(r"^\W*(?:who|which)\s+(?P<told>.+)$", re.DOTALL)
LAST_NOUN = re.compile(r".*\b(?:of|for|at|from|in|with|to|about|on|by|near)\s(?P<noun>.+)$")
"""What "which" stands for: "a spokesman for the ministry, which ..."."""
ASIDE = re.compile(r",\s*(?:who|which)\s+(?P<told>[^,]+),\s*$")
REPORT = re.compile(
    r"^(?:a|the|an|any|newspaper|media|press|\s)*(?:reports?|claims?|allegations?|suggestions?)\s+that\s+"
)
FULL_STOP = re.compile(r"(?<=[a-z]{3}[.!])(?=\s[A-Z])")


def pieces_of(text: str) -> list[str]:
    """A text cut at its semicolons, at a colon between two clauses, and between sentences, but not in a quotation."""
    semicolons = [at for at, mark in enumerate(text) if mark == ";"] if ";" in text else []
    cuts = [at for at in semicolons if not is_quoted(text, at) and text.count("(", 0, at) == text.count(")", 0, at)]
    cuts = [at for at in cuts if not _limits(text[at + 1 :])]
    if "." in text[:-2] or "!" in text[:-2]:
        stops = [match.start() for match in FULL_STOP.finditer(text) if not is_quoted(text, match.start())]
        cuts.extend(stop for stop in stops if has_clause(text[:stop]))
    colon = text.find(": ")
    if colon > 0 and not cuts and not is_quoted(text, colon) and not any(one.cue == ":" for one in speeches_in(text)):
        right = text[colon + 1 :]
        if right.lstrip()[:1] not in {"“", '"'} and has_clause(text[:colon]) and has_clause(right):
            cuts.append(colon)
    if not cuts:
        return [text.strip()] if text.strip() else []
    cuts.sort()
    pieces = [
        text[start:end].strip() for start, end in zip([0, *(cut + 1 for cut in cuts)], [*cuts, len(text)], strict=True)
    ]
    return [piece for piece in pieces if piece]


_LIMITS = re.compile(
    r"\s*(?:but |and |or |though )?(?:(?:only|even|not|and then only) )?(?:if|unless|provided|once|until|when"
    r"|subject to|on (?:the )?condition|as long as|so long as|in case|except|assuming)\b"
)


def _limits(rest: str) -> bool:
    """Whether words behind a semicolon only say when what stands before holds: "; but only if the talks succeed"."""
    limit = _LIMITS.match(rest)
    return limit is not None and not has_clause(re.sub(r"^\s*(?:but|and|or|though)?\s*(?:only )?", "", rest))


def is_quoted(text: str, at: int) -> bool:
    """Whether a place in a text is inside a quotation.

    >>> is_quoted("The “new order” is old.", 6), is_quoted("The “new order” is old.", 16)
    (True, False)
    """
    before = text[:at]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


_TAIL = re.compile(
    r",\s(?:while |when |after |before )?(?:speaking|talking|addressing|writing|appearing|responding|replying|reacting"
    r"|referring|alluding|testifying|briefing|commenting)\b[^“”\"]*$"
)
_CLOSED = re.compile(r"[“\"](?P<said>[^“”\"]+?)(?:[,.!][”\"]|[”\"],)(?P<tail>\s[^“”\"]*)$")


def whole_quotation(said: str) -> str:
    """What is said without what is told behind it of the saying: "we will sign", [speaking in Oslo on Monday].

    >>> whole_quotation("“We will sign,” during a visit to Oslo"), whole_quotation("Peru will sign, speaking in Oslo")
    ('We will sign', 'Peru will sign')
    """
    said = said.strip()
    closed = _CLOSED.fullmatch(said)
    if closed and has_clause(closed["said"]):
        return closed["said"]
    tail = _TAIL.search(said)
    return said[: tail.start()] if tail and has_clause(said[: tail.start()]) else said


def undated(rest: str) -> str:
    """Words behind a speaker without the day of the saying."""
    dated = next(iter(find_dates(rest)), None)
    leads = dated and re.fullmatch(
        r"\W*(?:(?:on|in|last|this|late|early|earlier)\W+){0,2}", rest[: dated.start], re.IGNORECASE
    )
    return rest[dated.end :].lstrip(" ,") if dated and leads else rest
