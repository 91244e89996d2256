"""How an instrument goes on beyond its term, as a sentence tells."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarizer.extract.lexical.passages import PARTY
from summarizer.extract.lexical.spans import FORCE, IT, LENGTH, LIKE, STANDS, THING, WILL

__all__ = ["RENEWAL", "renewals"]

_MORE = (
    r"(?:(?:another|an? (?:further|additional|second|new|like|equal|similar|same|fresh)|the same|successive|consecutive"
    r"|further|additional|one more) (?:[\w-]+ ){0,3}?(?:years?|months?|decades?|terms?|periods?)\b"
    r"|[\w-]+ more (?:years|months"
    r"|decades)\b)"
)
RENEWAL = re.compile(
    rf"{IT}?(?:(?:shall|will|may|can|is|are) (?:then |thereafter |tacitly |automatically |be "
    rf"|(?:deemed|considered|taken|understood) (?:to be |to have been |as )?)*(?:extended|renewed"
    rf"|prolonged|renewable|renews|extends|prolong(?=ed))\b[^;]*|(?:renews|extends|prolongs) (?:itself"
    rf"|automatically|tacitly)"
    rf"\b[^;]*|{WILL}?(?:thereafter |then )?(?:automatically )?(?:rolls? over"
    rf"|continues? (?:by tacit [^;]*|(?:in force )?"
    rf"(?:thereafter )?for (?:{LIKE}|(?:successive|further|additional) [^;]*)))[^;]*)"
    rf"|{IT}?(?:{WILL}be|is|are|(?:ha[sd]|ha(?:s|ve)|needs?) to be) (?:then )?(?:renewed|extended|prolonged"
    rf"|stretched|rolled over"
    rf"|rolled on)\b[^;]*?\b(?:{LENGTH}|every|each|by|for)\b[^;]*"
    rf"|{IT}?(?:{WILL})?(?:then |thereafter )?(?i:{STANDS})(?: {FORCE})?,? (?:for )?{_MORE}[^;]*"
    rf"|{IT}?(?:{WILL})?(?:then |thereafter )?(?i:{STANDS})(?: {FORCE})? for {LENGTH} at a time\b[^;]*"
    rf"|(?:(?i:{PARTY}|they|both|the two) (?:may|can|could) )(?:\w+ )?(?:to )?(?:keep (?:it|the {THING}) (?:alive|going"
    rf"|in force)(?=[^;]*\b(?:for|by|until|beyond)\b)|(?:prolong|extend|renew) (?:it|the {THING}))\b[^;]*"
    rf"|(?:has|carries|with|contains) an option (?:of|on) {LENGTH}"
    rf"|{WILL}?(?:thereafter |then )?(?:continues?|goes on|carries on|carry on"
    rf"|runs on) (?:in force )?from (?:year|term) to (?:year|term)"
    rf"|(?:allow|permit|let|enable|entitle)(?:s|ed)? [^,;]{{2,40}}? (?:to )?(?:extend|renew|prolong) (?:it"
    rf"|the {THING})\b[^,;]*"
    rf"|the (?:renewal|extension|prolongation)(?: (?:that|which))? (?:it|the {THING}|its \w+|[Aa]rticle \w+) (?:allow"
    rf"|permit"
    rf"|provid|foresee|foresaw|grant)\w*(?: for)?"
    rf"|(?:(?:have|has|had) )?(?:prolonged|extended|renewed|prolongs|extends|renews) (?:it|(?:the|their|its|this)"
    rf" (?:[\w-]+ ){{0,3}}(?i:{THING})(?: (?:of|on|for|in) [\w -]{{3,40}}?)?) (?:until|by|for|without) (?!the\b|its\b"
    rf"|their\b|not\b)"
    r"[^,;]*?(?= (?:on|in|at|during) [A-Z]|[,;]|$)"
    r"|\b(?:[Ee]xtension|[Rr]enewal|[Pp]rolongation)s? (?:(?:by|for|of) [^,;]+? )?(?:is|are|shall be"
    r"|will be) (?:possible|tacit"
    r"|automatic|allowed)\b[^,;]*"
    r"|with (?:an? )?(?:tacit|automatic) (?:renewal|extension|prolongation)\b[^;]*|with an option (?:to renew"
    r"|of renewal|to extend|for (?:another|a further|\w+ more))\b"
    r"[^;]*"
)
_IF_ONE_WANTS = re.compile(r"(?:If|Should|Unless) [A-Z]")
"""What hangs on one state by its name is a guess at what will be."""
_CONDITION_BEFORE = re.compile(
    r"^(?:if|unless|failing|should (?:neither|no|none)|in default of|in the absence of|in case (?:neither|no|none))\b",
    re.IGNORECASE,
)
_RENEWED_AND = re.compile(r",? and (?:may|can|either|shall|is)\b")
_OR_ENDED = re.compile(r",? or (?:be )?(?:terminated|denounced|discontinued|cancelled|ended)\b")


def renewals(part: str) -> Iterator[str]:
    """The clauses on renewal in one part of a passage that speaks of an instrument.

    >>> list(renewals("It is then renewed for ten years and may be ended by either party"))
    ['It is then renewed for ten years']
    """
    if _IF_ONE_WANTS.match(part):
        return
    for renewal in RENEWAL.finditer(part):
        yield part if _CONDITION_BEFORE.match(part) else _alone(renewal.group())


def _alone(words: str) -> str:
    """A clause on renewal without the clause on ending that "and" or "or" joins to it."""
    end = _RENEWED_AND.search(words) or _OR_ENDED.search(words)
    return words[: end.start()] if end else words
