"""What the words that bind amount to: the single duties, and of what kind each is after ATOP."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from summarizer.extract.drafts import ProvisionAnswer, WireProvision
from summarizer.extract.lexical.laid_down import Frame
from summarizer.grounding import attacks_party
from summarizer.grounding.language.joined import BASE, Predicate, predicates, stands_alone

__all__ = ["ONE_FOR_ALL", "answers_of"]

_HELD = r"be (?:considered|treated|regarded|seen|deemed|viewed)(?: as)?(?: to be)?"
ONE_FOR_ALL = re.compile(
    rf"{_HELD} (?:an (?:armed )?(?:attack|assault) (?:on|against|upon)\b"
    r"|(?:an? )?(?:common )?(?:danger|threat|dangerous)[^;]*?,? and (?:each|every|all"
    r"|the others?)\b[^;]* shall\b[^;]*"
    r"\b(?:assist|aid|help|act|defend))"
)
"""The formulas of alliances: an attack on one is an attack on all, or endangers all and each shall help."""
_TRAIL = re.compile(
    r",? (?:if(?<!as if)|whenever,?|in the event of|in the event that|in case of|in case"
    r"|in (?:an?|any|the|every) (?:case|event|situation|scenario|circumstances?) (?:in which|where|when)"
    r"|should(?= (?:the|an?|either|any|one|it)\b)|when(?= (?:it|one|either|any|the other|another"
    r"|attacked)\b| [^;]*\b(?:attacked|invaded|threatened|under attack|at war)\b))"
    r" (?P<event>(?:(?!,? and (?:to|shall|must) |, to [a-z])[^;])+)$"
)
_INFINITIVE = re.compile(r"(?<!resort )\bto (?:not )?(?P<verb>[a-z-]+)")
_AGAIN = re.compile(r" (?:shall|must|will|would)(?: not)?$")
_TO = re.compile(r"(?: (?:not|never(?: again)?))?(?:^| )to$")
_HELPS = re.compile(
    r"\b(?:assist\w*|aids?|help\w*|defend\w*|support\w*|come to|protect\w*|rescue|all means|assistance)\b",
    re.IGNORECASE,
)
_NO_FORCE = re.compile(
    r"\b(?:neither|no|not|never|nor|refrain\w*|abstain\w*|renounc\w*)\b.{0,80}?\b(?:attack\w*|(?:make|wage"
    r"|declare) war|use (?:of "
    r"|or threaten )?(?:armed )?force|force against"
    r"|inva(?:de|sion)\w*|aggress\w+|resort to (?:war|force)|threat or use of force|threaten force"
    r"|any use of force)\b",
    re.IGNORECASE | re.DOTALL,
)
_TAKES_NO_SIDE = re.compile(
    r"\b(?:neutral\w*|(?:not|no|neither|nor|refrain\w*|abstain\w*)\b.{0,60}?\b(?:aid|assist\w*|support"
    r"|help)\b.{0,60}?\b(?:aggressor|attack\w*|enem\w+|adversar\w+|third|war))",
    re.IGNORECASE,
)
_CONSULTS = re.compile(
    r"\b(?:consult\w*|confer|meet\b[^,;]{0,40}? to (?:concert|examine|discuss|consider|decide|agree|review)"
    r"|concert)\b",
    re.IGNORECASE,
)
_CRISIS = re.compile(
    r"\b(?:attack\w*|aggression|threat\w*|danger\w*|crisis|crises|emergenc\w+|endanger\w*|war|invasion|menac\w+"
    r"|(?:severe|heavy|grave|serious) pressure|peril|jeopard\w+)\b",
    re.IGNORECASE,
)
_JOINS_WAR = re.compile(r"\b(?:join|side with|declare war)\b.{0,60}\b(?:war|attack|offensive)\b", re.IGNORECASE)


def _kind(text: str, trigger: str | None) -> WireProvision:
    """The kind of a duty after ATOP, by what is to be done and when."""
    told = f"{text}. {trigger or ''}"
    if _NO_FORCE.search(text):
        return "not attack"
    if _TAKES_NO_SIDE.search(text):
        return "stay neutral"
    if attacks_party(told) and (_HELPS.search(text) or ONE_FOR_ALL.search(text) or " as an attack" in text):
        return "aid if attacked"
    if _CONSULTS.search(text) and _CRISIS.search(told):
        return "consult in crisis"
    return "join an attack" if _JOINS_WAR.search(text) else "other duty"


def answers_of(frame: Frame) -> Iterator[ProvisionAnswer]:
    """The duties that words which bind join.

    >>> [one.text for one in answers_of(Frame("It obliges all to", "warn the others of floods and share their data"))]
    ['It obliges all to warn the others of floods', 'It obliges all to share their data']
    """
    pieces = _pieces(frame)
    trails = [_TRAIL.search(does) for does in pieces]
    trigger = frame.trigger or next((trail["event"] for trail in reversed(trails) if trail), None)
    kinds = [_kind(does, trigger) for does in pieces]
    if len(pieces) > 1 and (len(set(kinds)) == 1 and kinds[0] != "other duty"):
        pieces, kinds = [f"{frame.opening.rstrip()} {frame.does}".strip()], kinds[:1]
        trails = [_TRAIL.search(pieces[0])]
    for does, kind, trail in zip(pieces, kinds, trails, strict=True):
        own = frame.trigger or (trail["event"] if trail else None)
        yield ProvisionAnswer(kind=kind, text=does.replace(" ,", ","), when=own)


def _pieces(frame: Frame) -> list[str]:
    """The duties that a frame joins, each with the words that bind: "shall", and "not" only where it is said of it."""
    opening = frame.opening.rstrip()
    pieces = predicates(frame.does)
    if any(_inseparable(opening, before, piece) for before, piece in pairwise(pieces)):
        return [f"{opening} {frame.does}".strip()]
    told: list[str] = []
    for piece in pieces:
        binds = _binding(opening, piece)
        told.append(f"{binds} {piece.text}".strip())
    return told


def _binding(opening: str, piece: Predicate) -> str:
    """The words that bind in one of several predicates: those before the first, and what it repeats of them."""
    if not piece.again:
        return opening
    if piece.again == "to" and opening.endswith(" never again to"):
        return "to"  # what is denied of the first is not denied of it
    binds = _TO.sub("", opening) if piece.again.endswith("to") else _AGAIN.sub("", opening)
    return f"{binds} {piece.again}".strip()


def _inseparable(opening: str, before: Predicate, piece: Predicate) -> bool:
    """Whether a predicate cannot be told from the one before it.

    Where "not" may be said of the first alone or of both, apart each could be read for the other. And "to" may go on
    with a purpose instead of the duty.
    """
    if not stands_alone(before, piece):
        return True
    denied = opening.endswith((" not", " not to", " never to", " never", " never again to"))
    purpose = piece.again.endswith("to") and (
        any(one["verb"] in BASE for one in _INFINITIVE.finditer(before.text))
        or not (opening == "to" or opening.endswith(" to"))
    )
    unsure = denied and piece.joint == "and" and piece.again == ""
    return purpose or unsure or (denied and piece.joint == "or" and piece.again == "to")
