"""The shapes in which a saying stands, as patterns, and where a sentence falls into parts that are read alone."""

from __future__ import annotations

import re

from summarizer.dates import find_dates
from summarizer.grounding.main_clause import has_clause
from summarizer.grounding.speeches import speeches_in

__all__ = [
    "ADDING",
    "ASIDE",
    "AS_CLAIMED",
    "CITING",
    "CONDITION",
    "CONTRAST",
    "DISPUTED",
    "FULL_STOP",
    "IMPORT",
    "LAST_NOUN",
    "QUOTED",
    "REFUTED",
    "RELATIVE",
    "REPORT",
    "REPORTS",
    "STRESSING",
    "THAT",
    "is_quoted",
    "pieces_of",
    "undated",
]

THAT = re.compile(r"\s*(?:[^\s,;:“”\"]+,?\s+){0,7}?that\s+")
ADDING = re.compile(
    r",?\s(?P<cue>adding|saying|noting|holding|warning|arguing|claiming|insisting|stressing)(?:\sonly)?\sthat\s+"
)
REPORTS = re.compile(
    r"^(?:[^,]{3,80}, )?there (?:have been|has been|were|are) "
    r"(?P<source>[\w ]{0,30}?(?:reports?|rumou?rs|claims|allegations)) "
    r"(?P<cue>suggesting|indicating|claiming|alleging|that) (?P<told>.+)$",
    re.IGNORECASE,
)
DISPUTED = re.compile(
    r", an? (?:statement|claim|report|charge|accusation|allegation|assertion) (?:that|which) (?P<source>[^,]{2,60}?)"
    r" (?:\w+ly )?(?P<cue>denied|denies|rejected|dismissed|disputed)\b[^,]*$"
)
REFUTED = re.compile(
    r"^(?:(?:Claims|Reports|Rumou?rs|Allegations|Suggestions|The (?:claim|report|rumou?r|allegation|suggestion)) that "
    r"(?P<told>.+?) (?:are|were|is|was|has been|have been)[ ,“\"]+(?:[^,]{2,20}, )?(?:\w+ ){0,2}?"
    r"(?:wrong|false|untrue|unfounded|baseless|groundless|fabricated|(?:denied|rejected|dismissed)"
    r"(?: by (?P<source>[^,.;]+))?)(?![\w-])"
    r"|(?:It (?:is|was) (?:simply |quite )?(?:untrue|false|wrong|not true|not the case)|Nor (?:is|was) it true)"
    r"(?:, as (?P<other>[^,]{2,60}?) (?P<cue>\w+s|\w+ed),)? that (?P<false>.+)$)"
)
QUOTED = re.compile(
    r"^(?P<who>[^,;:“”\"]{2,60}?) (?P<quotes>quot(?:ed|es)|cit(?:ed|es)) (?P<source>[^;:“”\"]{2,80}?)"
    r",? as (?P<cue>saying|writing|claiming|telling \w+) (?:that )?(?P<told>.+)$"
)
AS_CLAIMED = re.compile(
    r", as (?P<source>[^,;:“”\"]{2,60}?) (?:has |have |had )?(?P<cue>claim(?:ed|s)|report(?:ed|s)|alleg(?:ed|es)|wrote"
    r"|said|says|suggest(?:ed|s)|assert(?:ed|s))(?=,|\W*$)"
)
CITING = re.compile(r", (?P<cue>citing|quoting) (?P<source>[^,;:“”\"]{3,60})[.]?$")
IMPORT = re.compile(
    r"^(?:the|a|an|its|their|his|her) (?:\w+ )?(?:significance|importance|necessity|need|urgency|value|role|benefits?"
    r"|relevance|seriousness|gravity|novelty|continuity|potential|risks?|dangers?|scale|scope|depth)\b"
)
"""What is stressed and is no clause: "emphasize the significance of the pact"."""
STRESSING = re.compile(r"(?:emphasi[sz]|stress|underlin|underscor|highlight)")
CONDITION = re.compile(
    r"(?:if|unless|provided|until|once|when|as long as|so long as|on condition|subject to|except|but only|only|because"
    r"|although|though|whether|in case)\b"
)
"""How words go on that belong to what stands before a speaker."""
CONTRAST = re.compile(r",\s(?:although|though|while|whereas)\s")
RELATIVE = re.compile(r"^\W*(?:who|which)\s+(?P<told>.+)$", re.DOTALL)
LAST_NOUN = re.compile(r".*\b(?:of|for|at|from|in)\s(?P<noun>.+)$")
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


def is_quoted(text: str, at: int) -> bool:
    """Whether a place in a text is inside a quotation.

    >>> is_quoted("The “new order” is old.", 6), is_quoted("The “new order” is old.", 16)
    (True, False)
    """
    before = text[:at]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def undated(rest: str) -> str:
    """Words behind a speaker without the day of the saying."""
    dated = next(iter(find_dates(rest)), None)
    leads = dated and re.fullmatch(
        r"\W*(?:(?:on|in|last|this|late|early|earlier)\W+){0,2}", rest[: dated.start], re.IGNORECASE
    )
    return rest[dated.end :].lstrip(" ,") if dated and leads else rest
