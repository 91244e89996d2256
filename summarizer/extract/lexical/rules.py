"""Duties told flatly, without a word of duty: "Under the pact, Peru pays for the dam and boats are banned"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from summarizer.extract.lexical.laid_down import Frame, clause_of, speaks_of_consent
from summarizer.extract.lexical.passages import PARTY
from summarizer.extract.lexical.subjects import BOUND, Opening, names_source, opening_of, role_of
from summarizer.grounding.provisions.present import (
    DONE,
    NOT_DONE,
    STATES_NO_DUTY,
    STATES_NO_DUTY_OF_ITSELF,
    base_of,
    leaves_place,
)

__all__ = ["flat_rules"]

_WORD = re.compile(r"(?<![\w’'-])[a-z]+(?:-[a-z]+)?(?![\w’'-])")
_NO_DUTY = re.compile(r"(?:takes? (?:effect|place|part|note|off|office|shape)|gives? (?:rise|way|up|in))\b")
_OF_CLAUSE = re.compile(
    r"(?:exempt(?:ed)?|free) from (?:this|the (?:present|preceding)|its) (?:\w+ )?(?:article|provisions?|rules?"
    r"|paragraph|treaty"
    r"|agreement|convention|protocol)",
    re.IGNORECASE,
)
"""How far a clause reaches, and not what is to be done."""
_CEASE = re.compile(
    r"(?!.*\b(?:shall|must|will|would|to|was|were|had|has|have|if|when|until|unless|once) (?:be |have "
    r"|been )?(?:cease|stop"
    r"|end|halt))(?:[^;]*[^\w;])?(?:fire|firing|hostilities|fighting|shelling|bombardments?|attacks|raids|operations"
    r"|acts of"
    r" (?:war|hostility))\b(?: by [^;]{3,40}?| against [^;,]{3,40}| on [^;,]{3,40})?,? (?:ceases?|stops?"
    r"|ends?) (?:at|from"
    r"|on|along|within|in|with|immediately|forthwith)\b",
    re.IGNORECASE,
)
"""What ends with an armistice."""
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


@dataclass(frozen=True, slots=True)
class _Voice:
    """Who speaks in a clause: whether an instrument is named as what binds, or is the text itself."""

    under: bool
    treaty: bool
    states: frozenset[str]

    @property
    def free(self) -> frozenset[str]:
        """Verbs with which this voice lays nothing down."""
        return STATES_NO_DUTY_OF_ITSELF if self.treaty else STATES_NO_DUTY


def flat_rules(
    part: str, *, under: bool, treaty: bool = False, states: frozenset[str] = frozenset()
) -> Iterator[Frame]:
    """The duties that a clause tells flatly, where an instrument is named as what binds.

    Args:
        part: words of a sentence, or what a clause with "that" says.
        under: whether the words before it have named the instrument.
        treaty: whether the text is an instrument itself.
        states: names that the text uses as those of states and no table has.

    >>> told = "Under the pact Peru pays for the dam and supplies Chile, and boats are banned"
    >>> [one.does for one in flat_rules(told, under=False)]
    ['Peru pays for the dam', 'supplies Chile', 'boats are banned']
    >>> [one.does for one in flat_rules("Peru pays for the dam", under=False)]
    []
    """
    under = under or treaty or _TRAILING.search(part) is not None
    if not (under or _GOVERNED.match(part)):
        return
    if under and _CEASE.match(part):
        yield Frame("", clause_of(part))
        return
    voice = _Voice(under, treaty, states)
    for piece in _pieces(part, voice):
        found = _ruled(piece, voice)
        if found is None:
            return
        opening, verb = found
        voice = replace(voice, under=True)
        first, *again = _shared(clause_of(piece[verb:]), voice)
        kept = opening.lead if opening.trigger or (treaty and not names_source(opening.lead)) else ""
        yield Frame("", f"{kept}{opening.told} {first}", opening.trigger)
        yield from (Frame("", one, opening.trigger) for one in again)


def _pieces(part: str, voice: _Voice) -> list[str]:
    """Clauses with a subject of their own, as far as "and" tells."""
    pieces: list[str] = []
    start = 0
    voice = replace(voice, under=True)
    for joint in _NEXT.finditer(part):
        if _ruled(part[joint.end() :], voice) and _ruled(part[start : joint.start()], voice):
            pieces.append(part[start : joint.start()])
            start = joint.end()
    return [*pieces, part[start:]]


def _shared(words: str, voice: _Voice) -> list[str]:
    """The predicates that share a subject."""
    found: list[str] = []
    start = 0
    for joint in _AGAIN.finditer(words):
        base = base_of(joint["verb"])
        if base and base not in voice.free:
            found.append(words[start : joint.start()])
            start = joint.end()
    return [*found, words[start:]]


def _ruled(words: str, voice: _Voice) -> tuple[Opening, int] | None:
    """The subject of a clause in the present tense that lays a duty on somebody, and where its verb stands."""
    for count, word in enumerate(_WORD.finditer(words)):
        if count > _FIRST_WORDS:
            return None
        verb = word.group()
        being = verb in {"is", "are", "be"}
        base = base_of(verb)
        if not being and base is None:
            continue
        opening = opening_of(words[: word.start()])
        under = voice.under or opening.under
        if not opening.subject or not under or len(opening.subject.split()) > _LONGEST_SUBJECT:
            continue
        role = role_of(opening.subject, states=voice.states)
        if being:
            return (opening, word.start()) if role != "instrument" and _passive(words[word.end() + 1 :]) else None
        wished = opening.subject == "it" and verb == base  # "that it let": only in what is required
        named = role in BOUND or wished or (role == "officials" and not verb.endswith("s"))
        if (
            named
            and not _NO_DUTY.match(words, word.start())
            and (base not in voice.free or wished or leaves_place(words, word.start()))
            and words[word.end() :].strip()
        ):
            return (opening, word.start()) if not speaks_of_consent(words) else None
    return None


def _passive(words: str) -> bool:
    return DONE.match(words) is not None and NOT_DONE.match(words) is None and _OF_CLAUSE.search(words) is None
