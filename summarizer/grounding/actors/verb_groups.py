"""How the verb of an act stands in its sentence: its group of auxiliaries, and whether it is a passive."""

from __future__ import annotations

from dataclasses import dataclass

from summarizer.grounding.actors.agents import unit_at
from summarizer.grounding.actors.phrase_parts import BOUNDS, stops
from summarizer.grounding.acts.frames import gains, is_reduced
from summarizer.grounding.acts.words import ActCue
from summarizer.grounding.language.units import Reading, Unit
from summarizer.grounding.language.words import INSTRUMENTS, past_form

__all__ = ["AUXILIARIES", "Clause", "clause_of"]

AUXILIARIES = frozenset("has have had having did do does to".split())
_IN_VERB_GROUP = AUXILIARIES | frozenset(
    """will shall would should may might can could must not never reportedly jointly both also then since itself
    themselves all each""".split()
)
_REPORTED = frozenset("reported said alleged rumoured rumored understood claimed".split())
_STATES = frozenset("state country member nation".split())
_BEFORE_INFINITIVE = _STATES | frozenset(
    """due set expected scheduled slated ready likely able poised planned going intends plans wants hopes
    threatens threatened
    first second third fourth fifth sixth seventh eighth ninth tenth latest last only became become becomes becoming
    the""".split()
)
_TEXTS = INSTRUMENTS | {"document", "text"}


@dataclass(frozen=True, slots=True)
class Clause:
    """How a verb of an act stands.

    Attributes:
        verb: the unit of the verb.
        first: the unit that its verb group begins with.
        passive: whether what it is done to is its subject, or the noun that it hangs on.
        reduced: whether it is a participle without a form of "be".
    """

    verb: int
    first: int
    passive: bool
    reduced: bool


def clause_of(reading: Reading, cue: ActCue) -> Clause | None:
    """How the verb of a cue stands in its sentence."""
    units = reading.units
    verb = unit_at(reading, cue.first)
    if verb is None:
        return None
    first, passive = verb, False
    if cue.text == "by":  # "ratified by Peru in May and [by] Chile in June"
        return Clause(verb, verb, passive=True, reduced=True)
    if cue.text == "done at" or cue.text.startswith(_NAMED_AS_DONE):  # "the reservation formulated by Peru"
        return Clause(verb, verb, passive=True, reduced=True)
    if cue.text == "followed" and any(unit.norm == "by" for unit in units[verb + 1 : verb + 5]):
        return Clause(verb, verb, passive=True, reduced=True)
    if cue.text.endswith(
        (
            " exchanged",
            " deposited",
            " handed over",
            " lodged",
            " delivered",
            " received",
            " made",
            " given",
            " served",
            " reached",
        )
    ):  # "instruments were exchanged"
        return Clause(verb, verb, passive=True, reduced=False)
    while first > 0 and _in_verb_group(units, first - 1, verb):
        first -= 1
        passive = passive or (units[first].norm == "be" and all(_light(units[at]) for at in range(first + 1, verb)))
    past = past_form(reading.tokens[cue.first].norm)
    passive = (passive or _shares_passive(units, first, verb)) and past
    slips = gains(cue) and cue.text.endswith(" through")  # "the treaty, ..., scraped through the Senate"
    reduced = past and not passive and not slips and _hangs(reading, first, verb, cue)
    return Clause(verb, first, passive or reduced, reduced)


_NAMED_AS_DONE = ("reservation", "denunciation", "signature")


def _in_verb_group(units: tuple[Unit, ...], at: int, verb: int) -> bool:
    unit, behind = units[at], units[at + 1]
    if unit.kind in {"adverb", "be"} or unit.norm in _IN_VERB_GROUP:
        return True
    if unit.norm.endswith("ly") and not unit.capital:
        return True
    if unit.kind == "date":
        return at + 1 <= verb
    if unit.kind == "link" and behind.kind == "date":
        return unit.norm in {"in", "on"} or unit.norm == "at"
    if unit.kind == "number" and behind.norm in {"state", "country", "nation", "member"}:
        return True
    infinitive = any(one.norm == "to" for one in units[at + 1 : verb])
    if infinitive and unit.norm in _REPORTED and any(one.kind == "be" for one in units[max(0, at - 2) : at]):
        return True  # "was reported in April to have acceded"
    ranked = unit.capital and unit.kind in {"people", "word"} and behind.norm in _STATES
    return infinitive and (ranked or unit.norm in _BEFORE_INFINITIVE)


def _light(unit: Unit) -> bool:
    return unit.kind in {"adverb", "quiet", "date", "link", "be"} or unit.norm.endswith("ly")


def _hangs(reading: Reading, first: int, verb: int, cue: ActCue) -> bool:
    """Whether a participle without "be" hangs on a noun: "the pact, signed in Lima, ..."."""
    if is_reduced(reading.tokens, cue.first):
        return True
    units = reading.units
    behind = units[verb + 1] if verb + 1 < len(units) else None
    if behind is None or (behind.kind not in {"link", "date", "comma"} and not behind.norm.endswith("ly")):
        return False
    if first == 0 or stops(units, first - 1):
        return True
    before = units[first - 1]
    if first != verb and any(units[at].norm in AUXILIARIES for at in range(first, verb)):
        return False
    if before.norm == "and":
        return any(_hangs_before(reading, at, cue) for at in range(1, first - 1))
    return before.kind == "comma" and any(one.norm in _TEXTS for one in units[: first - 1])


def _shares_passive(units: tuple[Unit, ...], first: int, verb: int) -> bool:
    """Whether a participle shares its form of "be" with one before: "it was signed in May and [ratified] in June"."""
    behind = units[verb + 1] if verb + 1 < len(units) else None
    if first != verb or first < 3 or units[first - 1].norm != "and" or behind is None or behind.kind != "link":
        return False
    for at in range(first - 2, 0, -1):
        if stops(units, at) or units[at].norm in BOUNDS or units[at].norm in {"and", "which", "who", "that"}:
            return False
        if past_form(units[at].norm) and not units[at].capital:
            return units[at - 1].kind == "be" or (units[at - 1].kind == "adverb" and units[at - 2].kind == "be")
    return False


def _hangs_before(reading: Reading, at: int, cue: ActCue) -> bool:
    """Whether a participle that hangs on a noun stands before another: "the pact, [adopted] in May and signed by"."""
    unit, before = reading.units[at], reading.units[at - 1]
    if not past_form(unit.norm) or unit.capital or unit.first >= cue.first:
        return False
    return is_reduced(reading.tokens, unit.first) or (before.kind == "comma" and reading.units[at + 1].kind == "link")
