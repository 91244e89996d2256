"""Which sentences of a text speak of the instrument that it is about, and which of others only."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from summarizer.document import Sentence
from summarizer.extract.lexical.mentions import Mention
from summarizer.extract.lexical.titles import InstrumentName
from summarizer.grounding import act_cues
from summarizer.grounding.language.text import tokens
from summarizer.grounding.language.units import read_units
from summarizer.grounding.language.words import INSTRUMENTS
from summarizer.grounding.parties.partners import partnered

__all__ = ["BINDING", "Read", "elsewhere", "of_subject", "partner_in", "points_away", "with_dated"]

_REPLACED = frozenset(
    """replaces replace replaced replacing supersedes supersede superseded superseding recalling recalls recalled
    enshrined modelled modeled based like unlike similar pursuant consistent accordance building reaffirming amends
    amend echoes resembles parties article violates breaches guided affect affects prejudice""".split()
)
_MADE_UNDER = frozenset("negotiated concluded adopted drafted made agreed".split())
"""What is made under another instrument: "negotiated under the Lima Convention"."""
_WORLDWIDE = ("charter of the united nations", "un charter", "vienna convention on")
_RECITAL = re.compile(r"[A-Z]\w+ing\b.*;\s*\Z", re.DOTALL)
BINDING = frozenset("signature ratification accession adoption deposit_of_instrument entry_into_force".split())
"""The acts that make or bind."""
_WINDOW = 6
_FIRST = 3


@dataclass(frozen=True, slots=True)
class Read:
    """A sentence with what it says of instruments.

    Attributes:
        sentence: the sentence.
        names: the names of instruments in it.
        mentions: the words in it that call an instrument by its kind.
        opens: whether a paragraph begins with it.
        partner: the key of the one "with" whom a treaty in it is, or whose it is.
        states: the keys of the states that it names.
    """

    sentence: Sentence
    names: tuple[InstrumentName, ...]
    mentions: tuple[Mention, ...]
    opens: bool = False
    partner: str = ""
    states: frozenset[str] = frozenset()

    @property
    def of_this(self) -> bool:
        """Whether it calls the instrument that the text is about by its kind."""
        return any(mention.meant == "this" for mention in self.mentions)


def points_away(text: str, name: InstrumentName) -> bool:
    """Whether the words before a name say that it is another instrument: "replaces", "Article 51 of"."""
    if name.text.casefold().startswith(_WORLDWIDE) or _RECITAL.match(text):
        return True
    before = tokens(text)[max(0, name.first - _WINDOW) : name.first]
    words = {token.norm for token in before}
    near = [token.norm for token in before[-3:]]
    if near[:1] == ["protocol"] and near[1:] in (["to", "the"], ["amending", "the"]):
        return True
    if near[1:] == ["under", "the"] and near[0] in _MADE_UNDER:
        return True
    return bool(words & (_REPLACED - {"article"})) or {"laid", "down"} <= words


def partner_in(text: str) -> str:
    """The key of the state "with" which a treaty in a sentence is, or else whose it is; "" if there is none.

    >>> partner_in("Chad's parliament rejected the treaty with Mali."), partner_in("Mali's treaty is next.")
    ('MLI', 'MLI')
    """
    units = read_units(text).units
    told = partnered(units) if " with " in text else None
    if told:
        return units[told.partner].state
    owners = (
        unit.state
        for at, unit in enumerate(units)
        if unit.state and unit.possessive and any(near.norm in INSTRUMENTS for near in units[at + 1 : at + 4])
    )
    return next(owners, "")


def with_dated(read: list[Read]) -> list[Read]:
    """What was read, with "a 1944 treaty" for the one told of where a text brings in no other."""
    spoken = [one for one in read if one.names or one.mentions]
    first = spoken[0].mentions[:1] if spoken and not spoken[0].names else ()
    if not (first and first[0].dated) or any(one.names for one in read):
        return read
    if any(mention.introduced and mention is not first[0] for one in read for mention in one.mentions):
        return read
    told = replace(spoken[0], mentions=(replace(first[0], meant="this"), *spoken[0].mentions[1:]))
    return [told if one is spoken[0] else one for one in read]


def of_subject(read: Sequence[Read], own: set[str]) -> list[Read]:
    """The sentences that speak of the instrument, body first; one that takes it up by "it" stands close behind.

    Once it has been told of, "a treaty" is another one.
    """
    chosen: list[Read] = []
    since = 3
    told = strayed = False
    sides = _sides(read)
    for at, one in enumerate(read):
        foreign = _foreign(one, own)
        other = any(mention.meant == "other" or (mention.introduced and told) for mention in one.mentions)
        about = _is_named(one, own) or (one.of_this and not foreign and not other and not _with_another(one, sides))
        silent = not one.mentions and all(points_away(one.sentence.text, name) for name in one.names)
        since = 0 if about else since + 1
        strayed = not about and (strayed or bool(foreign))
        told = told or (about and one.sentence.role != "title")
        if (
            about
            or _PREAMBLE.search(one.sentence.text)
            or (silent and (since < 3 or at < _FIRST or _is_taken_up(one.sentence.text, strayed=strayed)))
        ):
            chosen.append(one)
    return sorted(chosen, key=lambda one: one.sentence.role == "title")


def _is_named(one: Read, own: set[str]) -> bool:
    return any(name.text.casefold() in own for name in one.names)


def _sides(read: Sequence[Read]) -> frozenset[str]:
    """The states of the first sentence that tells of a treaty with a partner."""
    return next((one.states for one in read if one.partner), frozenset())


def _with_another(one: Read, sides: frozenset[str]) -> bool:
    """Whether the treaty of a sentence is with somebody whom the one told of first is not with."""
    return bool(one.partner) and one.partner not in sides


def _foreign(one: Read, own: set[str]) -> list[InstrumentName]:
    """The names of other instruments that a sentence speaks of, not those that it only refers to."""
    return [
        name
        for name in one.names
        if name.text.casefold() not in own and not name.inner and not points_away(one.sentence.text, name)
    ]


def elsewhere(read: Sequence[Read], own: set[str]) -> frozenset[int]:
    """The numbers of the sentences that speak of other instruments, and of those behind that go on about these."""
    found: set[int] = set()
    away = False
    sides = _sides(read)
    for one in read:
        named = _is_named(one, own)
        another = _with_another(one, sides) or (not one.of_this and any(m.meant == "other" for m in one.mentions))
        foreign = bool(own and _foreign(one, own) and not one.of_this) or another
        silent = not one.mentions and not one.names and not _OF_PARTIES.search(one.sentence.text)
        goes_on = away and not one.opens and silent
        away = (foreign or goes_on) and not named
        if away:
            found.add(one.sentence.number)
    return frozenset(found)


_OF_PARTIES = re.compile(r"\b(?:[Pp]art(?:y|ies)|[Bb]oth|[Tt]hey|[Ee]ach|[Ee]ither|[Nn]either)\b")
"""Who is spoken of whatever instrument was named last."""
_FRAME = re.compile(
    r"[Hh]ereinafter|as follows|the following|[Oo]n behalf of|agreeable to|\A(?:For|Per) |, for the .{2,60}\Z"
)
"""The words around the text of an instrument: preambles, notes and signatures."""
_PREAMBLE = re.compile(
    r"\b(?:[Hh]ave|[Hh]ereby) (?:agreed?|concluded?|resolved?|decided?|reached|adopted?)\b.*\bfollow(?:s|ing)\b"
)
"""How an instrument names its sides, whatever others it is made under."""
_TAKEN_UP = re.compile(
    r"\b(?:bound|founders?|founding|[Mm]embers?|[Pp]art(?:y|ies)|names? to|signatures? to|undert(?:akes|ook))\b"
)


def _is_taken_up(text: str, *, strayed: bool) -> bool:
    return bool(_FRAME.search(text)) or (not strayed and _goes_on(text))


def _goes_on(text: str) -> bool:
    """Whether a sentence that names no instrument may still tell who has joined the one told of."""
    return bool(_TAKEN_UP.search(text)) or any(cue.act in BINDING for cue in act_cues(text))
