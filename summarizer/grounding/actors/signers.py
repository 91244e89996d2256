"""Who acts beside whom: each for a state, in a list behind a colon, or with a partner."""

from __future__ import annotations

from summarizer.grounding.actors.phrase_parts import BOUNDS, ROLES, Person, part_start, stops
from summarizer.grounding.actors.phrases import Phrases
from summarizer.grounding.acts.words import ActCue
from summarizer.grounding.language.units import Reading, Unit
from summarizer.grounding.language.words import TITLES, past_form

__all__ = ["beside_label", "in_turn", "listed", "partners", "sided"]


def sided(reading: Reading, phrases: Phrases, by: int) -> tuple[Person, ...]:
    """Those who act, each for the state named before "by": "signed for Peru [by] Ana Vega, for Chile by Luis Paz"."""
    units = reading.units
    begun = part_start(units, by)
    signers: list[Person] = []
    sides_told = False
    for at in range(by, len(units)):
        if stops(units, at):
            break
        if units[at].norm != "by":
            continue
        row = phrases.row(at + 1, len(units))
        if row is not None and len(row.persons) > 1 and all(_is_office(one) for one in row.persons[1:]):
            comma = next((index for index in range(at, row.end) if units[index].kind == "comma"), row.end)
            row = phrases.row(at + 1, comma)  # "by Ana Vega, [Deputy Minister], and for Chile by"
        sides = [phrases.state(side) for index in range(begun, at) if (side := _side(units, index)) is not None]
        states = [state for state, last in sides if state and (last < len(units) and last <= at)]
        own = at == by and not states  # "by the Secretary and, on the Romanian side, by the Ambassador"
        if row is None or len(row.persons) != 1 or not (own or len(states) == 1) or row.persons[0].actor is None:
            return ()
        signers.append(row.persons[0] if own else Person(row.persons[0].actor, states[0]))
        sides_told = sides_told or not own
        begun = row.end
    return tuple(signers) if sides_told else ()


def _is_office(one: Person) -> bool:
    """Whether a phrase is an office and no further person: "Ambassador", "Minister for Foreign Affairs"."""
    words = (one.actor or "").casefold().split()
    return bool(words) and (words[-1] in TITLES | ROLES or bool({"for", "of"} & set(words)))


def _side(units: tuple[Unit, ...], at: int) -> int | None:
    """Where a state begins behind "for", "on behalf of the government of" or "on the ... side"."""
    begun = _for(units, at)
    if (
        begun is None
        and units[at].norm in {"from", "in", "on"}
        and any(one.norm in _SIDES for one in units[at : at + 4])
    ):
        begun = at + 1
    while begun is not None and begun + 1 < len(units) and units[begun].norm in {"the", "government", "of"}:
        begun += 1
    return begun


def listed(reading: Reading, phrases: Phrases, cue: ActCue) -> tuple[Person, ...]:
    """The states of a list behind a colon: "four others have signed: Fiji, Nauru, Palau and Samoa"."""
    units = reading.units
    colon = next((at for at, unit in enumerate(units) if unit.norm == ":" and unit.first >= cue.last), None)
    if colon is None or any(
        unit.kind == "word" and past_form(unit.norm) and cue.last <= unit.first < units[colon].first for unit in units
    ):
        return ()
    end = len(units) - (units[-1].kind == "hard")
    row = phrases.row(colon + 1, end)
    whole = row is not None and row.end == end and len(row.persons) > 1
    return row.persons if row and whole and all(one.state and not one.actor for one in row.persons) else ()


def in_turn(reading: Reading, phrases: Phrases, cue: ActCue, first: Person) -> tuple[Person, ...]:
    """Those who sign, each for a state: "Ana Vega [signed] for Peru and Luis Paz for the Chilean side"."""
    units = reading.units
    at = next((index for index, unit in enumerate(units) if unit.first >= cue.last), len(units))
    signers: list[Person] = []
    who: Person | None = first
    ahead = next(
        (index for index in range(at, min(at + _OBJECT, len(units))) if _stands_for(units, phrases, index)), at
    )
    if all(units[index].kind in {"quiet", "word"} for index in range(at, ahead)):
        at = ahead  # "who signed [the treaty] for Peru"
    while who:
        begun = _for(units, at)
        if begun is None:
            break
        if units[begun : begun + 1] and units[begun].norm == "the" and units[begun + 1 : begun + 3]:
            of_it = [unit.norm for unit in units[begun + 1 : begun + 3]] == ["government", "of"]
            begun += 3 * of_it
        state, last = phrases.state(begun)
        last += state is not None and last < len(units) and units[last].norm in _SIDES
        known = state is not None or units[begun : begun + 1] != ()
        if state is None and units[min(begun + 1, len(units) - 1)].norm in _SIDES | {"hosts"}:
            last = begun + 2
        elif not known or state is None:
            break
        signers.append(Person(who.actor, state or who.state))
        joined = last < len(units) and (units[last].norm in {"and", "while"} or units[last].kind == "comma")
        start = last + 1 + (joined and last + 1 < len(units) and units[last + 1].norm in {"and", "while"})
        stop = next((index for index in range(start, len(units)) if _for(units, index) is not None), None)
        row = phrases.row(start, stop) if joined and stop else None
        who = row.persons[0] if row and row.end == stop and len(row.persons) == 1 and row.persons[0].actor else None
        at = stop or at
    return tuple(signers) or (first, *partners(reading, phrases, cue))


_OBJECT = 4


def _stands_for(units: tuple[Unit, ...], phrases: Phrases, at: int) -> bool:
    """Whether "for" and a state stand at a unit."""
    begun = _for(units, at)
    if begun is None:
        return False
    state, last = phrases.state(begun)
    return state is not None and not units[last - 1].possessive and units[last - 1].kind == "state"


def _for(units: tuple[Unit, ...], at: int) -> int | None:
    """The unit behind "for" or "on behalf of" at a unit."""
    if at + 1 < len(units) and units[at].norm == "for":
        return at + 1
    behalf = [unit.norm for unit in units[at + 1 : at + 3]] == ["behalf", "of"]
    return at + 3 if behalf and at + 3 < len(units) else None


_SIDES = frozenset("side government delegation".split())


def partners(reading: Reading, phrases: Phrases, cue: ActCue) -> tuple[Person, ...]:
    """The persons with whom others sign: "signed it with his Peruvian counterpart"; a state is the treaty's partner."""
    units = reading.units
    start = next((index for index, unit in enumerate(units) if unit.first >= cue.last), len(units))
    for at in range(start, len(units)):
        if stops(units, at) or units[at].kind in {"comma", "be"} or units[at].norm in BOUNDS:
            break
        if units[at].norm in {"with", "alongside"}:
            found = phrases.row(at + 1, len(units))
            beside = units[at].norm == "alongside"
            return tuple(one for one in found.persons if one.actor or beside) if found and _alone(found.persons) else ()
    return ()


def _alone(persons: tuple[Person, ...]) -> bool:
    return len(persons) == 1


def beside_label(reading: Reading, phrases: Phrases) -> tuple[Person, ...]:
    """The one state beside the colon of a label: "Kenya: accession", "Accession: Kenya, 3 May"."""
    units = reading.units
    colon = next((at for at, unit in enumerate(units) if unit.norm == ":"), 0)
    for start, end in ((0, colon), (colon + 1, len(units))):
        state, last = phrases.state(start) if start < end else (None, 0)
        if state and (last == end or units[last].kind in {"comma", "hard"}):
            return (Person(None, state),)
    return ()
