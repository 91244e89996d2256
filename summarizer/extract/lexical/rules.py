"""Duties told flatly, without a word of duty: "Under the pact, Peru pays for the dam and boats are banned"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarizer.extract.lexical.laid_down import Frame, clause_of, speaks_of_consent
from summarizer.extract.lexical.passages import PARTY
from summarizer.extract.lexical.subjects import BOUND, Opening, opening_of, role_of
from summarizer.grounding.language.joined import BASE

__all__ = ["flat_rules"]

_WORD = re.compile(r"(?<![\w’'-])[a-z]+(?:-[a-z]+)?(?![\w’'-])")
_STATES_NO_DUTY = frozenset(
    """get receive gain keep retain obtain have hold enjoy benefit remain want hope need own win acquire earn know
    expect like agree sign ratify approve negotiate discuss talk begin start resume continue conclude extend renew
    end withdraw leave amend decide vote wait seek survive afford show become go come say state argue believe fear
    see hail praise criticise call claim deny insist differ disagree dispute apply cover include contain
    mean matter exist last run expire lapse enter mark date change sit lie belong stand allow permit let may join
    face lose cost aim plan intend try look prepare meet celebrate welcome reject oppose accuse blame
    back help make""".split()
)
"""Verbs of what is so, is wished or has become news: in the present tense they lay nothing down."""
_NO_DUTY = re.compile(r"(?:takes? (?:effect|place|part|note|off|office|shape)|gives? (?:rise|way|up|in))\b")
_DONE = re.compile(
    r"(?:(?:not|never|also|then|to be|jointly|equally) )*(?:exempt(?:ed)?|free (?:of|from)|banned|barred|forbidden"
    r"|prohibited|outlawed|limited|capped|restricted|required|obliged|bound|paid|borne|met by|shared|split|divided"
    r"|settled|referred|submitted|exchanged|returned|delivered|supplied|provided|frozen|cut|halved|abolished|lifted"
    r"|removed|waived|protected|treated|taxed|handed|closed|opened|appointed|chosen|published|destroyed|dismantled"
    r"|scrapped|levied|charged|reserved|allocated|recognised|recognized|reported|notified|inspected|monitored|stored"
    r"|kept|held|tested|admitted|sold|bought|processed|issued|off limits)\b"
)
_NOT_DONE = re.compile(
    r"(?:\w+ed|frozen|cut|held|kept) (?:on|in|last) (?:\d|[A-Z])|(?:held|kept|met|reported|bound) (?:for|in)\b"
)
_FIRST_WORDS = 28
_LONGEST_SUBJECT = 12
_NEXT = re.compile(
    rf",? (?:and|but|while|whereas) (?=(?:(?i:{PARTY})|(?:the )?others?|both|each|neither|[Tt]he [\w-]+(?: [\w-]+)?"
    r"|[A-Z][\w’'-]+(?: and [A-Z][\w’'-]+)?|[a-z-]+(?: [a-z-]+)?) [a-z]+)"
)
_AGAIN = re.compile(
    r",? and (?=(?P<verb>[a-z-]+s) (?:the|an?|its|their|each|all|any|every|this|that|no|to|\d|[A-Z]|[a-z]{4,}))"
)
_GOVERNED = re.compile(r"^(?:Under|By|In accordance with|Pursuant to|In terms of|According to|As part of) ")
_TRAILING = re.compile(
    r" (?:under|by) (?:[Aa]rticle \w+|(?:the |this |its |that )[^,;]{0,40}?\b(?:treaty|agreement|convention|protocol"
    r"|pact|accord|deal"
    r"|charter|terms))(?=[,;]| and |$)"
)


def _base_of(verb: str) -> str | None:
    """The plain form of a verb in the present tense; None if it is no verb that is known.

    >>> _base_of("supplies"), _base_of("pays"), _base_of("report"), _base_of("peace")
    ('supply', 'pay', 'report', None)
    """
    forms = [verb]
    if verb.endswith("s"):
        forms = [verb[:-1], *([verb[:-2]] if verb.endswith("es") else ())]
        forms += [f"{verb[:-3]}y"] if verb.endswith("ies") else []
    return next((form for form in forms if form in BASE), None)


def flat_rules(part: str, *, under: bool) -> Iterator[Frame]:
    """The duties that a clause tells flatly, where an instrument is named as what binds.

    Args:
        part: words of a sentence, or what a clause with "that" says.
        under: whether the words before it have named the instrument.

    >>> told = "Under the pact Peru pays for the dam and supplies Chile, and boats are banned"
    >>> [one.does for one in flat_rules(told, under=False)]
    ['Peru pays for the dam', 'supplies Chile', 'boats are banned']
    >>> [one.does for one in flat_rules("Peru pays for the dam", under=False)]
    []
    """
    under = under or _TRAILING.search(part) is not None
    if not (under or _GOVERNED.match(part)):
        return
    governed = under
    for piece in _pieces(part):
        found = _ruled(piece, under=governed)
        if found is None:
            return
        opening, verb = found
        governed = True
        first, *again = _shared(clause_of(piece[verb:]))
        yield Frame("", f"{opening.told} {first}")
        yield from (Frame("", one) for one in again)


def _pieces(part: str) -> list[str]:
    """Clauses with a subject of their own, as far as "and" tells."""
    pieces: list[str] = []
    start = 0
    for joint in _NEXT.finditer(part):
        if _ruled(part[joint.end() :], under=True) and _ruled(part[start : joint.start()], under=True):
            pieces.append(part[start : joint.start()])
            start = joint.end()
    return [*pieces, part[start:]]


def _shared(words: str) -> list[str]:
    """The predicates that share a subject."""
    found: list[str] = []
    start = 0
    for joint in _AGAIN.finditer(words):
        base = _base_of(joint["verb"])
        if base and base not in _STATES_NO_DUTY:
            found.append(words[start : joint.start()])
            start = joint.end()
    return [*found, words[start:]]


def _ruled(words: str, *, under: bool) -> tuple[Opening, int] | None:
    """The subject of a clause in the present tense that lays a duty on somebody, and where its verb stands."""
    for count, word in enumerate(_WORD.finditer(words)):
        if count > _FIRST_WORDS:
            return None
        verb = word.group()
        being = verb in {"is", "are", "be"}
        if not being and _base_of(verb) is None:
            continue
        opening = opening_of(words[: word.start()])
        if not opening.subject or not (under or opening.under) or len(opening.subject.split()) > _LONGEST_SUBJECT:
            continue
        role = role_of(opening.subject)
        if being:
            return (opening, word.start()) if role != "instrument" and _passive(words[word.end() + 1 :]) else None
        named = role in BOUND or (role == "officials" and not verb.endswith("s"))
        if (
            named
            and not _NO_DUTY.match(words, word.start())
            and _base_of(verb) not in _STATES_NO_DUTY
            and words[word.end() :].strip()
        ):
            return (opening, word.start()) if not speaks_of_consent(words) else None
    return None


def _passive(words: str) -> bool:
    return _DONE.match(words) is not None and _NOT_DONE.match(words) is None
