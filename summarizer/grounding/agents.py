"""Who acts, as the words behind a verb or beside a noun say: "signed [by]", "the approval [of]", "Chad's accession"."""

from __future__ import annotations

from summarizer.grounding.act_words import ActCue, is_organ
from summarizer.grounding.formulas import labelled
from summarizer.grounding.phrase_parts import COUNTRIES, Person, stops
from summarizer.grounding.phrases import Phrases
from summarizer.grounding.signers import beside_label, sided
from summarizer.grounding.units import Reading, Unit
from summarizer.grounding.words import past_form

__all__ = ["agents", "antecedent", "of_noun", "owned", "unit_at", "yielding"]


def unit_at(reading: Reading, token: int) -> int | None:
    """The unit that a token belongs to."""
    return next((index for index, unit in enumerate(reading.units) if unit.first <= token < unit.last), None)


def antecedent(units: tuple[Unit, ...], phrases: Phrases, end: int) -> tuple[Person, ...]:
    """Who "who" stands for: the one phrase right before it."""
    end -= units[end - 1].kind == "comma"
    edge = next((at + 1 for at in range(end - 1, -1, -1) if stops(units, at)), 0)
    for start in range(edge, end):
        found = phrases.row(start, end)
        if found and found.end == end:
            return found.persons if len(found.persons) == 1 else ()
    return ()


def agents(reading: Reading, phrases: Phrases, cue: ActCue) -> tuple[Person, ...]:
    """Those named behind "by" or "between", or the organ that a vote was held in."""
    units = reading.units
    edge = cue.first if cue.text == "by" else cue.last
    start = next((index for index, unit in enumerate(units) if unit.first >= edge), len(units))
    for at in range(start, len(units)):
        unit = units[at]
        opens = unit.norm == "by" or (unit.norm == "between" and cue.act in {"signature", "adoption"})
        if opens and at + 1 < len(units) and units[at + 1].kind == "number" and not _counted(units, at + 1):
            continue  # "by 30 votes to 4"
        if unit.norm == "in" and cue.act == "domestic_approval":
            found = phrases.row(at + 1, len(units))
            if found and any(one.actor and is_organ(one.actor) for one in found.persons):
                return found.persons
        if opens:
            return sided(reading, phrases, at) or _one_by_one(units, phrases, at)
        verb = unit.kind == "word" and not unit.capital and past_form(unit.norm)
        if at == start and unit.kind == "hard" and labelled(cue, reading.text):
            continue
        if unit.norm == "and" and any(one.norm in _COPIES for one in units[at + 1 : at + 4]):
            continue  # "in the Thai and English languages"
        if unit.norm == "that" and at + 1 < len(units) and units[at + 1].norm in {"year", "month", "day"}:
            continue
        if stops(units, at) or unit.kind == "be" or verb or unit.norm in {"that", "which", "who", "and"}:
            return ()
    return ()


_COPIES = frozenset("language languages texts originals copies".split())


def _counted(units: tuple[Unit, ...], at: int) -> bool:
    """Whether a number counts states: "by [31] states", not "by [30] votes"."""
    return at + 1 < len(units) and units[at + 1].norm in COUNTRIES


def _one_by_one(units: tuple[Unit, ...], phrases: Phrases, by: int) -> tuple[Person, ...]:
    """Those who act, "by" before each or before the first: "signed by Ana Vega for Peru and [by] Luis Paz"."""
    persons: list[Person] = []
    at = by
    while at < len(units) and units[at].norm in {"by", "between"}:
        found = phrases.row(at + 1, len(units))
        if found is None:
            break
        persons += found.persons
        at = found.end
        while at < len(units) and (units[at].kind == "comma" or units[at].norm == "and"):
            at += 1
    return tuple(persons)


def yielding(reading: Reading, phrases: Phrases, cue: ActCue) -> tuple[Person, ...]:
    """The organ that a treaty passes, or whose approval it wins: "passed [the Senate]", "won the backing of [it]"."""
    units = reading.units
    start = next((index for index, unit in enumerate(units) if unit.first >= cue.last), len(units))
    start += start < len(units) and units[start].norm in {"of", "from", "by"}
    found = phrases.row(start, len(units))
    return tuple(one for one in found.persons if one.actor and is_organ(one.actor)) if found else ()


def owned(reading: Reading, phrases: Phrases, cue: ActCue, agents: tuple[Person, ...]) -> tuple[Person, ...]:
    """Who deposits where an instrument is deposited: the state whose it is, by the hand of the agent named."""
    units = reading.units
    first = unit_at(reading, cue.first) or 0
    owners: tuple[Person, ...] = ()
    for at in range(first + 1, len(units)):
        if units[at].first >= cue.last:
            break
        if units[at].norm == "of":
            found = phrases.row(at + 1, len(units))
            owners = found.persons if found else owners
    if not owners and first and units[first - 1].possessive:
        state, _ = phrases.state(first - 1)
        owners = (Person(None, state),)
    states = [one for one in owners if one.state]
    if len(states) == 1 and len(agents) == 1 and agents[0].actor:
        return (Person(agents[0].actor, agents[0].state or states[0].state),)
    return agents or tuple(Person(None, one.state) for one in states)


def of_noun(reading: Reading, phrases: Phrases, cue: ActCue) -> tuple[Person, ...]:
    """Who a noun gives: "approvals from both houses", "the approval by the Senate", "Chad's accession"."""
    units = reading.units
    links = {"from", "by"} if cue.act == "domestic_approval" else {"by", "of"}
    for at, unit in enumerate(units):
        if unit.first >= cue.first and unit.norm in links and unit.first <= cue.first + 1:
            found = phrases.row(at + 1, len(units))
            if found:
                return found.persons
    at = next((index for index, unit in enumerate(units) if unit.first >= cue.first), 0)
    if at and units[at - 1].norm == ":":
        return beside_label(reading, phrases)
    if at and units[at - 1].norm == "whose":  # "Japan, whose signature dates from 2003"
        return antecedent(units, phrases, at - 1)
    state, last = phrases.state(at - 1) if at and units[at - 1].possessive else (None, at)
    return (Person(None, state),) if state and last == at else ()
