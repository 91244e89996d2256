"""What noun phrases for who acts are made of: the words that head them, and what is read off them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from summarizer.grounding.language.units import Reading, Unit
from summarizer.grounding.language.words import SHORT_TITLES, past_form
from summarizer.states import states_in

__all__ = [
    "BODIES",
    "BOUNDS",
    "COUNTRIES",
    "DETERMINERS",
    "FORMERLY",
    "GROUPS",
    "LETTERS",
    "NOT_IN_PHRASES",
    "PARTICIPLES",
    "PEERS",
    "PORTFOLIOS",
    "ROLES",
    "UNIONS",
    "Person",
    "Phrase",
    "Row",
    "abbreviated",
    "described",
    "in_turn",
    "initial",
    "part_start",
    "seated",
    "seats",
    "stops",
    "sums_up",
]

DETERMINERS = frozenset("the a an its his her their our my both all each two three four five six".split())
FORMERLY = frozenset("former then late acting outgoing incoming visiting".split())
COUNTRIES = frozenset("countries states nations sides parties neighbours neighbors governments powers capitals".split())
GROUPS = frozenset(
    """ministers presidents leaders members plenipotentiaries representatives ambassadors envoys delegates delegations
    premiers heads signatories officials foreign""".split()
)
ROLES = frozenset(
    """counterpart colleague d'affaires consul
    attorney monarch plenipotentiary head delegate representative undersecretary
    deputy envoy ambassador
    official governor mayor president minister secretary leader premier chancellor king queen chief""".split()
)
PEERS = frozenset({"counterpart", "colleague", "counterparts", "colleagues"})
BODIES = frozenset(
    """court media agency kremlin presidency office council embassy commission committee tribunal bureau
    secretariat department gazette governments newspaper conference""".split()
)
LETTERS = frozenset("eu ec au un nato asean ecowas eac sadc mercosur caricom gcc efta euratom".split())
UNIONS = frozenset("union organization organisation league community association".split())
PORTFOLIOS = frozenset(
    """affairs trade industry commerce cooperation finance justice labour labor health energy education culture tourism
    transport development environment agriculture defence defense security planning mines""".split()
)
BOUNDS = frozenset(
    "where that but while whereas although though because since when after before until if once as".split()
)
NOT_IN_PHRASES = frozenset("will shall would can could may might must once not never only so".split())
PARTICIPLES = frozenset("undersigned united contracting".split())


@dataclass(frozen=True, slots=True)
class Person:
    """Who acts: a person or organ as worded, and the state that it acts for; both None for "the two countries"."""

    actor: str | None
    state: str | None


@dataclass(frozen=True, slots=True)
class Row:
    """Those that a row of phrases names, and the unit behind its last."""

    persons: tuple[Person, ...]
    end: int


@dataclass(slots=True)
class Phrase:
    """One phrase, unit by unit: what it is of, where the name of a person stands in it, and what it ends with."""

    first: int
    last: int
    kind: Literal["state", "states", "person", "organ", "group", "role"] = "organ"
    states: list[str] = field(default_factory=list)
    name: tuple[int, int] | None = None
    behind: int = -1
    core: int = 0
    """The unit behind its own words, where words on whom it acts for follow."""


_BULLETS = frozenset("• ▪ ● ◦ ‣ ■".split())
_DESCRIBING = frozenset("the a an one its itself also too not like".split())


def abbreviated(unit: Unit) -> bool:
    """Whether the point behind a word ends no sentence: a title or an initial."""
    return unit.norm in SHORT_TITLES or (unit.capital and len(unit.norm) == 1)


def initial(units: tuple[Unit, ...], at: int) -> bool:
    """Whether a unit is the initial of a name: "S." also, which is no word elsewhere."""
    return units[at].capital and len(units[at].norm) == 1 and at + 1 < len(units) and units[at + 1].norm == "."


def stops(units: tuple[Unit, ...], at: int) -> bool:
    """Whether a mark ends a sentence part: a bullet does, the point of "Dr." does not."""
    if units[at].norm in _BULLETS:
        return True
    return units[at].kind == "hard" and not (units[at].norm == "." and at and abbreviated(units[at - 1]))


def part_start(units: tuple[Unit, ...], at: int) -> int:
    """The first unit of the sentence part that a unit stands in."""
    return next((index + 1 for index in range(at - 1, -1, -1) if stops(units, index)), 0)


def seated(reading: Reading, at: int, limit: int) -> tuple[str, int] | None:
    """The state whose organ sits "in Nepal" or "in Kathmandu", as the words at a unit say, and the unit behind them."""
    units = reading.units
    if at + 1 >= limit or reading.words(at, at + 1) != "in":
        return None
    last = at + 1
    while last < limit and units[last].capital and units[last].kind in {"word", "state"}:
        last += 1
    found = [one for one in states_in(reading.words(at + 1, last)) if one.kind != "demonym"]
    return (found[0].state.name, last) if len(found) == 1 else None


def seats(reading: Reading) -> dict[int, tuple[str, int]]:
    """The capitals that stand for a government: by unit, the state ("[Windhoek] ratified") and the unit behind.

    A mayor or a university "of Windhoek" is of the town.
    """
    units = reading.units
    found: dict[int, tuple[str, int]] = {}
    for mention in states_in(reading.text):
        if mention.kind == "capital":
            inside = [
                at for at, unit in enumerate(units) if mention.start <= reading.tokens[unit.first].start < mention.end
            ]
            if inside and not (inside[0] and units[inside[0] - 1].norm in {"of", "in"}):
                found[inside[0]] = mention.state.name, inside[-1] + 1
    return found


def described(units: tuple[Unit, ...], comma: int, limit: int) -> int:
    """The end of a description between two commas behind a state: "Mali, [the other party,] ratified"."""
    at = comma + 1
    if at >= limit or units[at].norm not in _DESCRIBING:
        return comma
    while at < limit and units[at].kind != "comma" and units[at].norm not in {"and", "which", "who"}:
        at += 1
    plain = all(not past_form(unit.norm) and unit.kind != "be" for unit in units[comma + 1 : at])
    closes = at < len(units) and units[at].kind == "comma" and at >= limit - 1
    return min(at + 1, limit) if plain and closes else comma


def in_turn(phrases: Sequence[Phrase]) -> list[Phrase]:
    """The persons named behind their group, each with its state: "the ministers of Peru and Chile, [A and B]"."""
    group, *persons = phrases
    if len(group.states) == len(persons) and not any(one.states for one in persons):
        for state, one in zip(group.states, persons, strict=True):
            one.states = [state]
    return persons


def sums_up(phrases: Sequence[Phrase], units: Sequence[Unit]) -> bool:
    """Whether the last of some phrases counts the states named before it: "Peru and Chile, [the two members]"."""
    if len(phrases) <= _FEWEST or any(one.kind != "state" for one in phrases[:-1]):
        return False
    last = phrases[-1]
    counted = any(unit.kind == "number" for unit in units[last.first : last.last])
    return last.kind in {"group", "states"} and counted and units[last.first - 1].kind == "comma"


_FEWEST = 2
