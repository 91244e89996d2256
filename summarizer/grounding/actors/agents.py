"""Who acts, as the words behind a verb or beside a noun say: "signed [by]", "the approval [of]", "Chad's accession"."""

from __future__ import annotations

from summarizer.grounding.actors.participants import opens_clause
from summarizer.grounding.actors.phrase_parts import COUNTRIES, Person, part_start, stops
from summarizer.grounding.actors.phrases import Phrases
from summarizer.grounding.actors.signers import beside_label, sided
from summarizer.grounding.acts.formulas import labelled
from summarizer.grounding.acts.words import ActCue, act_cues, is_organ
from summarizer.grounding.language.units import Reading, Unit
from summarizer.grounding.language.words import INSTRUMENTS, past_form

__all__ = [
    "agents",
    "antecedent",
    "bound_state",
    "of_noun",
    "owned",
    "owner_before",
    "sole_state",
    "unit_at",
    "yielding",
]


def unit_at(reading: Reading, token: int) -> int | None:
    """The unit that a token belongs to."""
    return next((index for index, unit in enumerate(reading.units) if unit.first <= token < unit.last), None)


def antecedent(units: tuple[Unit, ...], phrases: Phrases, end: int) -> tuple[Person, ...]:
    """Who "who" stands for: the one phrase right before it."""
    end -= units[end - 1].kind == "comma"
    edge = part_start(units, end)
    for start in range(edge, end):
        if start > edge and units[start - 1].norm == "of":
            continue  # "the members [of] parliament in Peru, which"
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
        opens = unit.norm == "by" or (unit.norm == "between" and cue.act in _BETWEEN)
        if cue.text.startswith("signature") and [one.norm for one in units[at + 1 : at + 3]] == ["behalf", "of"]:
            found = phrases.row(at + 3, len(units))
            return found.persons if found else ()
        if opens and at + 1 < len(units) and units[at + 1].kind == "number" and not _counted(units, at + 1):
            continue  # "by 30 votes to 4"
        if unit.norm == "in" and cue.act == "domestic_approval":
            found = phrases.row(at + 1, len(units))
            if found and any(one.actor and is_organ(one.actor) for one in found.persons):
                return found.persons
        if opens and at > start and _of_other_noun(reading.text, cue, units[at - 1]):
            return ()
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


_BETWEEN = frozenset({"signature", "adoption", "exchange_of_instruments"})


def _of_other_noun(text: str, cue: ActCue, before: Unit) -> bool:
    """Whether "by" tells whose another act is: "published after [approval] by the Senate"."""
    return any(one.noun and one.first >= cue.last and one.last == before.last for one in act_cues(text))


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
        found = phrases.row(at + 1, _next_subject(units, at + 1, found.end)) or found
        persons += found.persons
        at = found.end
        while at < len(units) and (units[at].kind == "comma" or units[at].norm == "and"):
            at += 1
    return tuple(persons)


def _next_subject(units: tuple[Unit, ...], start: int, end: int) -> int:
    """Where a row of agents ends, of which the last is the subject of a verb: "by Peru, and [Chile] approved it"."""
    last = next((at for at in range(end - 1, start, -1) if units[at].norm == "and"), None)
    return last if last is not None and opens_clause(units, (last + 1, end)) else end


def yielding(reading: Reading, phrases: Phrases, cue: ActCue) -> tuple[Person, ...]:
    """The organ that a treaty passes, or whose approval it wins: "passed [the Senate]", "won the backing of [it]"."""
    units = reading.units
    start = next((index for index, unit in enumerate(units) if unit.first >= cue.last), len(units))
    start += start < len(units) and units[start].norm in {"of", "from", "by", "in"}
    found = phrases.row(start, len(units))
    return tuple(one for one in found.persons if one.actor and is_organ(one.actor)) if found else ()


def bound_state(reading: Reading, phrases: Phrases, cue: ActCue) -> tuple[Person, ...]:
    """The one state for which a treaty takes effect: "it entered into force [for Chile] on 3 May"."""
    units = reading.units
    at = next((index for index, unit in enumerate(units) if unit.first >= cue.last), len(units))
    at += 2 * (at + 1 < len(units) and units[at].norm in {"on", "in"} and units[at + 1].kind == "date")
    upon = cue.text.endswith(" binding") and at < len(units) and reading.words(at, at + 1) == "on"
    if at + 1 >= len(units) or not (upon or units[at].norm == "for"):
        return ()
    state, last = phrases.state(at + 1)
    further = last + 1 < len(units) and (units[last].norm == "and" or units[last].kind == "comma")
    listed = further and (units[last + 1].norm == "for" or phrases.state(last + 1)[0] is not None)
    return (Person(None, state),) if state and not units[last - 1].possessive and not listed else ()


def owned(reading: Reading, phrases: Phrases, cue: ActCue, agents: tuple[Person, ...]) -> tuple[Person, ...]:
    """Who deposits where an instrument is deposited: the state whose it is, by the hand of the agent named."""
    units = reading.units
    first = unit_at(reading, cue.first) or 0
    owners: tuple[Person, ...] = ()
    for at in range(first + 1, len(units)):
        if units[at].first >= cue.last:
            break
        if units[at].norm in {"of", "by"}:
            found = phrases.row(at + 1, len(units))
            owners = found.persons if found else owners
    giver = unit_at(reading, cue.last)
    if not owners and giver and units[giver].norm == "from" and cue.text.endswith("received"):
        found = phrases.row(giver + 1, len(units))
        owners = found.persons if found else ()
    if not owners and first and units[first - 1].norm == "whose":
        owners = antecedent(units, phrases, first - 1)
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
            behind = _behind_object(reading, phrases, at + 1) if unit.norm == "of" else ()
            if behind:
                return behind
    at = next((index for index, unit in enumerate(units) if unit.first >= cue.first), 0)
    if at and units[at - 1].norm == ":":
        return beside_label(reading, phrases)
    if at and units[at - 1].norm == "whose":  # "Japan, whose signature dates from 2003"
        return antecedent(units, phrases, at - 1)
    state, last = phrases.state(at - 1) if at and units[at - 1].possessive else (None, at)
    if state and last == at:
        return (Person(None, state),)
    return owner_before(reading, phrases, at)


def _behind_object(reading: Reading, phrases: Phrases, at: int) -> tuple[Person, ...]:
    """Who acts behind what is acted on: "the ratification of the Protocol [by Peru]"."""
    units = reading.units
    end = next((index for index in range(at, min(at + _NEAR, len(units))) if units[index].norm == "by"), None)
    if end is None or not any(unit.norm in INSTRUMENTS for unit in units[at:end]):
        return ()
    if any(unit.kind in {"comma", "hard", "be"} or past_form(unit.norm) for unit in units[at:end]):
        return ()
    found = phrases.row(end + 1, len(units))
    return found.persons if found else ()


_NEAR = 12
_UPON = frozenset("upon on at after since following".split())


def owner_before(reading: Reading, phrases: Phrases, noun: int) -> tuple[Person, ...]:
    """The one state named before an act of its own: "[Brazil] has lost none since its own accession".

    Read also of a reservation that it made "upon ratification"; nobody where two states are named.
    """
    units = reading.units
    at = noun
    while at and units[at - 1].norm in {"its", "own", "the"}:
        at -= 1
    own = any(unit.norm == "its" for unit in units[at:noun])
    making = at > 1 and units[at - 2].norm in _MAKING
    if not at or reading.tokens[units[at - 1].first].norm not in _UPON or not (own or making):
        return ()
    begun = part_start(units, at)
    by = next((index for index in range(at - 2, begun, -1) if units[index].norm == "by"), None)
    agent = phrases.row(by + 1, at - 1) if by else None
    if agent and agent.end == at - 1 and len(agent.persons) == 1 and agent.persons[0].state:
        return (Person(None, agent.persons[0].state),)  # "the reservation made by Peru upon its accession"
    return sole_state(reading, phrases, begun, at)


def sole_state(reading: Reading, phrases: Phrases, start: int, end: int) -> tuple[Person, ...]:
    """The one state that some units name, each as often as they like."""
    found = [
        (state, at) for at in range(start, end) if (state := phrases.state(at)[0]) and reading.units[at].norm != "the"
    ]
    keys = {reading.units[at].state or state for state, at in found}
    return (Person(None, found[0][0]),) if len(keys) == 1 else ()


_MAKING = frozenset("made formulated entered lodged attached appended".split())
