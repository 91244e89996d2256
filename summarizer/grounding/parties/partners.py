"""The other side of a treaty that is told of with one partner: "Kenya's cabinet shelved the treaty with Uganda".

Who speaks of "the treaty with Uganda" presupposes a treaty that somebody has, and that is the one whose deeds the
clause tells, whatever they are: the partner is named, the other side acts. A treaty that is only wished for ("wants a
treaty with") is none, nor does one who speaks of a treaty of others ("welcomed the treaty with") have it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.grounding.actors.participants import HEADS, Span, stands_for_state, takes_part
from summarizer.grounding.acts.words import ActCue, is_organ
from summarizer.grounding.language.units import Reading, Unit, is_title
from summarizer.grounding.language.words import INSTRUMENTS, past_form

__all__ = [
    "MADE",
    "is_dealing",
    "is_of_pair",
    "is_of_the_two",
    "is_other_side",
    "partnered",
    "treaty_before",
    "wished_for",
]

MADE = frozenset("concluded signed reached made struck agreed initialled initialed negotiated sealed ratified".split())
"""Participles between a treaty and those whom it was made with: "the treaty concluded with Mali"."""
_LEADING = HEADS | frozenset(
    "of neighbouring neighboring neighbour neighbor fellow rival former nearby then both republic".split()
)
_OUTSIDER = tuple(
    """welcom hail prais condemn criticis criticiz protest object oppos broker mediat host decr deplor applaud urg call
    discuss rais fear warn envy compar model cit studi watch attend witness ask accus debat report media
    newspaper""".split()
)
"""How the verbs begin by which one speaks of a treaty that may be another's."""
_WISHED = tuple(
    """want seek sought wish hope propos offer aim plan consider eye pursu push demand need favour favor negotiat
    discuss rul explor""".split()
)
"""How the verbs begin that tell of a treaty which there is not yet."""
_HAVING = frozenset("has have had under by maintains keeps kept".split()) | MADE
_MAKING = frozenset("signing signature conclusion ratification entry".split())
_ENDED = re.compile(
    r"(?:left|leav\w+|quit\w*|withdr[ae]w\w*|ended|scrapp\w+|suspend\w+|terminat\w+|abrogat\w+|denounc\w+|renew\w*"
    r"|extend\w*|cancel\w*|annul\w*|reviv\w+|breach\w*|violat\w+|br[eo]k\w+)(?: from)? (?:a|an)$"
)
"""What is done to a treaty that one has."""
_COURTS = frozenset("court courts tribunal judges justices".split())
_REACH = 14
_BINDING = tuple("bind bound oblig commit requir forbid compel entitl allow permit cost give".split())


@dataclass(frozen=True, slots=True)
class _Partnered:
    """A treaty told of with a partner: where its phrase begins, its word, and who stands behind the "with"."""

    first: int
    treaty: int
    partner: int
    definite: bool


def partnered(units: Sequence[Unit]) -> _Partnered | None:
    """The first treaty of a sentence that is told of with a partner: "the tax treaty concluded with Mali"."""
    for governor, unit in enumerate(units):
        if unit.norm != "with":
            continue
        partner = next((at for at in range(governor + 1, len(units)) if not _leads_on(units[at])), None)
        treaty = treaty_before(units, governor)
        if (
            partner is None
            or treaty is None
            or not units[partner].name
            or not stands_for_state(units, (partner, partner + 1))
        ):
            continue
        first = treaty
        while first > 0 and units[first - 1].kind in {"word", "adverb", "number", "date", "people"}:
            if not units[first - 1].capital and past_form(units[first - 1].norm) and units[first - 1].kind == "word":
                break
            first -= 1
        opener = units[first - 1].norm if first else ""
        owned = first > 0 and units[first - 1].possessive
        definite = owned or opener in {"the", "its", "his", "her", "their", "this", "that", "our"}
        return _Partnered(first, treaty, partner, definite)
    return None


def _leads_on(unit: Unit) -> bool:
    """Whether a unit only leads to a partner: "with [the government of neighbouring] Mali"."""
    return unit.kind == "quiet" or unit.norm in _LEADING or is_title(unit)


def treaty_before(units: Sequence[Unit], governor: int) -> int | None:
    """The word for a treaty that a "with" belongs to: nothing but its name and how it was made stands between."""
    for at in range(governor - 1, max(-1, governor - _REACH), -1):
        unit = units[at]
        if unit.norm in INSTRUMENTS:
            return at
        plain = unit.kind in {"quiet", "adverb", "date", "number"} or (unit.kind == "link" and unit.norm in _INSIDE)
        if not plain and not (unit.kind == "word" and (unit.norm in MADE or not past_form(unit.norm))):
            return None
    return None


_INSIDE = frozenset("of in for and at".split())


def wished_for(units: Sequence[Unit], treaty: int) -> bool:
    """Whether a treaty with an "a" is only wished for, offered or ruled out: "seeks a treaty with"."""
    first = treaty
    while first > 0 and units[first - 1].kind in {"word", "adverb", "number", "people"}:
        first -= 1
        if units[first].norm.startswith(_WISHED) and not units[first].capital:
            return True
    if first < 1 or units[first - 1].norm not in {"a", "an", "any", "such"}:
        return False
    before = [unit for unit in units[max(0, first - 5) : first - 1] if unit.kind != "quiet"]
    return any(unit.norm.startswith(_WISHED) and not unit.capital for unit in before)


def is_other_side(reading: Reading, span: Span) -> bool:
    """Whether the one named at a span is the other side of a treaty told of with a partner.

    >>> from summarizer.grounding.language.units import read_units
    >>> is_other_side(read_units("Kenya's cabinet shelved the treaty with Uganda."), (0, 1))
    True
    >>> is_other_side(read_units("Kenya's cabinet welcomed the treaty with Uganda."), (0, 1))
    False
    """
    units = reading.units
    told = partnered(units)
    if told is None or span[0] <= told.partner < span[1]:
        return False
    own, partner = units[span[0]].state, units[told.partner].state
    if (own == partner and own) or (own and not partner):
        return False
    others = {unit.state for unit in units if unit.kind == "state"} - {own, partner, ""}
    if others:
        return False
    if told.partner < span[0]:
        return (told.definite and _bound(units, told, span)) or (
            (told.definite or not wished_for(units, told.treaty)) and _by_it(reading, told, span)
        )
    between = [unit for unit in units[span[1] : told.first] if unit.kind == "word" and not unit.capital]
    if any(unit.norm.startswith(_OUTSIDER) for unit in between):
        return False
    organ = any(is_organ(unit.norm) or unit.norm in _COURTS for unit in units[span[1] : span[1] + 3])
    if not told.definite and not (organ and not wished_for(units, told.treaty)) and not _has_it(reading, span, told):
        return False
    first = units[told.first].first
    return takes_part(reading, span, ActCue("other", "", first, first + 1, noun=False))


def is_dealing(reading: Reading, span: Span) -> bool:
    """Whether the parliament of the one named does something with "the treaty", whatever comes of it.

    >>> from summarizer.grounding.language.units import read_units
    >>> is_dealing(read_units("Kenya's parliament took the tax treaty off its agenda."), (0, 1))
    True
    """
    units = reading.units
    treaty = next((at for at in range(span[1], len(units)) if units[at].norm in INSTRUMENTS), None)
    if (
        treaty is None
        or reading.text.rstrip().endswith("?")
        or not any(is_organ(unit.norm) for unit in units[span[1] : span[1] + 3])
    ):
        return False
    first = treaty
    while first > span[1] and units[first - 1].kind in {"word", "adverb", "number"} and not _verbal(units[first - 1]):
        first -= 1
    between = [unit for unit in units[span[1] : first] if unit.kind == "word" and not unit.capital]
    others = {unit.state for unit in units if unit.state} - {units[span[0]].state}
    joins = any(unit.norm in {"joining", "acceding", "accession", "entry"} for unit in units[span[1] : treaty])
    if (
        joins
        or others
        or units[first - 1].norm not in {"the", "its"}
        or any(u.norm.startswith(_OUTSIDER) for u in between)
    ):
        return False
    cue = ActCue("other", "", units[first].first, units[first].first + 1, noun=False)
    return any(past_form(unit.norm) for unit in between) and takes_part(reading, span, cue)


def is_of_pair(reading: Reading, span: Span) -> bool:
    """Whether the one named at a span is one of the only two states of a sentence, named together.

    >>> from summarizer.grounding.language.units import read_units
    >>> is_of_pair(read_units("President Ruiz of Chile and the Peruvian leader met."), (3, 4))
    True
    """
    units = reading.units
    named = [at for at, unit in enumerate(units) if unit.state]
    if len(named) != _PAIR or span[0] not in named or units[named[0]].state == units[named[1]].state:
        return False
    between = units[named[0] + 1 : named[1]]
    return any(unit.norm == "and" for unit in between) and all(
        unit.norm in {"and", "of"} or unit.kind == "quiet" or unit.capital or is_title(unit) or unit.norm in HEADS
        for unit in between
    )


_PAIR = 2
_THEIRS = re.compile(
    r"\b(?:between (?:them(?:selves)?|(?:the two|both)"
    r"(?! (?!(?:countr|stat|nation|neighbo|government|side)\w*)[a-z]+s\b)"
    r"|the (?:neighbou?rs|countries))\b"
    r"|their (?:\d{4} )?(?:(?!proposed|draft|planned|future)[a-z-]+ ){0,2}"
    r"(?:treaty|agreement|accord|pact)\b(?! (?:to|that)\b)"
    r"|(?:bind|bound|oblig)\w* (?:both|the two)\b"
    r"|the two (?:\w+ )?(?:had |have )?(?:signed|concluded|made|reached|ratified)\b)"
)
_IN_THE_MAKING = re.compile(
    r"\b(?:negotiat\w+|talks|draft\w*|finali[sz]\w+|prepar\w+|discuss\w*|work(?:s|ed|ing) on|near(?:s|ed|ing)?|close to"
    r"|(?:fail|want|seek|hop)\w* to (?:sign|conclude|agree|reach|make|complete)) [^.;:?!]*\btheir\b"
)
"""A treaty of two that there is not yet: "are negotiating their trade agreement"."""
_NONE = frozenset("no not never neither without if should could would may might".split())


def is_of_the_two(reading: Reading, span: Span) -> bool:
    """Whether a sentence names two states and a treaty of these two: "accused Iraq of breaking the pact between them".

    >>> from summarizer.grounding.language.units import read_units
    >>> is_of_the_two(read_units("Iran accused Iraq of breaking the pact between them."), (0, 1))
    True
    """
    units = reading.units
    named = [at for at, unit in enumerate(units) if unit.state]
    theirs = _THEIRS.search(reading.text)
    if not units[span[0]].state or theirs is None or _IN_THE_MAKING.search(reading.text, 0, theirs.end()):
        return False
    if len({units[at].state for at in named}) != _PAIR and not (
        theirs.group().startswith("their ") and _is_list(units[named[0] : named[-1] + 1])
    ):
        return False
    return any(unit.norm in INSTRUMENTS for unit in units) and _NONE.isdisjoint(unit.norm for unit in units)


def _is_list(units: Sequence[Unit]) -> bool:
    """Whether units are nothing but a list of states: "Chad, Mali and Togo"."""
    several = len({unit.state for unit in units if unit.state}) > 1
    return several and all(unit.state or unit.kind in {"comma", "quiet"} or unit.norm == "and" for unit in units)


def _verbal(unit: Unit) -> bool:
    return unit.kind == "word" and not unit.capital and past_form(unit.norm)


def _has_it(reading: Reading, span: Span, told: _Partnered) -> bool:
    """Whether the words between one who acts and "a treaty" say that he has it: "has had a pact", "lives under a"."""
    words = [token.norm for token in reading.tokens[reading.units[span[1] - 1].last : reading.units[told.first].first]]
    last = [word for word in words if word not in {"a", "an"}][-2:]
    none = any(unit.norm == "no" for unit in reading.units[told.first : told.treaty])
    made = (
        bool(_HAVING & set(last))
        or last == ["out", "of"]
        or _ENDED.search(" ".join(words)) is not None
        or (last[1:] == ["of"] and last[0] in _MAKING)
    )
    return made and not none and not wished_for(reading.units, told.treaty)


def _bound(units: Sequence[Unit], told: _Partnered, span: Span) -> bool:
    """Whether the treaty is what binds: "the treaty with Chad does not oblige Libya to"."""
    at = span[0] - 1
    while at > told.partner and units[at].kind in {"quiet", "adverb"}:
        at -= 1
    behind = units[told.partner + 1 : at]
    plain = all(unit.kind in {"quiet", "adverb", "be"} or unit.norm in _AUXILIARY for unit in behind)
    return at > told.partner and units[at].norm.startswith(_BINDING) and plain


_AUXILIARY = frozenset("not never no longer would will shall could may can must now".split())


def _by_it(reading: Reading, told: _Partnered, span: Span) -> bool:
    """Whether the one named does something to the treaty: "the treaty with Chad was rejected by Libya's senate"."""
    units = reading.units
    verb = next((at for at in range(span[0] - 1, told.partner, -1) if past_form(units[at].norm)), None)
    if verb is None or any(unit.kind in {"comma", "hard"} for unit in units[told.partner : verb]):
        return False
    if units[verb].norm.startswith((*_OUTSIDER, *(() if told.definite else _WISHED))) or units[verb - 1].kind not in {
        "be",
        "adverb",
        "quiet",
    }:
        return False
    given = any(unit.norm in {"to", "before"} for unit in units[verb : span[0]])
    if given and told.definite and any(is_organ(unit.norm) for unit in units[span[1] : span[1] + 3]):
        return True  # "the treaty with Chad was put before Libya's senate"
    particle = units[verb + 1].norm in {"down", "out", "off", "up", "over"}
    cue = ActCue("other", units[verb].norm, units[verb].first, units[verb].last + particle, noun=False)
    return takes_part(reading, span, cue)
