"""Who acts where the sentence names them elsewhere: before a pronoun, as the owner of an organ, as a note's sender."""

from __future__ import annotations

import re

from summarizer.grounding.actors.agents import antecedent, sole_state
from summarizer.grounding.actors.phrase_parts import BOUNDS, Person, part_start
from summarizer.grounding.actors.phrases import Phrases
from summarizer.grounding.actors.verb_groups import Clause
from summarizer.grounding.acts.frames import NOTES
from summarizer.grounding.acts.words import ActCue, act_cues
from summarizer.grounding.language.units import Reading, Unit
from summarizer.grounding.language.words import INSTRUMENTS

__all__ = ["SAID", "act_beside", "giver_of", "is_undersigned", "of_owner", "undersigned", "which_it", "who_says"]

SAID = frozenset("said says announced confirmed declared stated reported".split())


_CONSENTS = frozenset({"signature", "ratification", "accession", "acceptance", "deposit_of_instrument"})


def act_beside(text: str, cue: ActCue) -> ActCue | None:
    """The act that a reservation goes with: "[acceded] with a reservation", "ratified it subject to one"."""
    before = (one for one in reversed(act_cues(text)) if one.last <= cue.first and not one.noun)
    return next((one for one in before if one.act in _CONSENTS), None)


def giver_of(reading: Reading, phrases: Phrases, clause: Clause) -> tuple[Person, ...]:
    """From whom a note comes that says what is done: "received [from Peru] a note withdrawing its reservation"."""
    units = reading.units
    note = clause.verb - 1
    if note < _EARLIEST or units[note].norm not in NOTES or not units[clause.verb].norm.endswith("ing"):
        return ()
    begun = next((at for at in range(note, 0, -1) if units[at].norm == "from" or units[at].norm in BOUNDS), 0)
    if units[begun].norm != "from" or units[begun - 1].norm not in {"received", "notification", "note", "letter"}:
        return ()
    row = phrases.row(begun + 1, note)
    return row.persons if row and len(row.persons) == 1 and row.persons[0].state else ()


def which_it(reading: Reading, phrases: Phrases, end: int) -> tuple[Person, ...]:
    """The one state that "it" means in a clause on the treaty: "[Peru] left the pact, which it signed"."""
    units = reading.units
    if end < _EARLIEST or units[end - 1].norm != "it" or units[end - 2].norm != "which":
        return ()
    if units[end - 3].kind != "comma" and units[end - 3].norm not in INSTRUMENTS:
        return ()  # "a note, in which it accepts"
    begun = part_start(units, end)
    return sole_state(reading, phrases, begun, end - 2)


def of_owner(units: tuple[Unit, ...], phrases: Phrases, start: int, persons: tuple[Person, ...]) -> tuple[Person, ...]:
    """Whose organ acts: "[Peru], whose parliament ratified it"."""
    if not start or units[start - 1].norm != "whose" or len(persons) != 1 or persons[0].state:
        return persons
    owners = antecedent(units, phrases, start - 1)
    state = owners[0].state if len(owners) == 1 else None
    return (Person(persons[0].actor, state),) if state else persons


def who_says(units: tuple[Unit, ...], phrases: Phrases, start: int, end: int) -> tuple[Person, ...]:
    """The state that says of itself what "it" does, or the person: "[Peru] said on Monday that it had ratified"."""
    row = phrases.row(start, end)
    if row is None or len(row.persons) != 1:
        return ()
    between = [unit for unit in units[row.end : end] if unit.kind not in {"date", "adverb"} and unit.norm != "that"]
    says = [unit for unit in between if unit.kind != "link"]
    tells = bool(says) and says[0].norm in _TOLD and units[end - 1].norm == "that"
    if not tells and (len(says) != 1 or says[0].norm not in SAID):
        return ()
    named = row.persons[0]
    if units[end].norm == "it":
        return row.persons if named.state and not named.actor else ()
    person = named.actor is not None and named.actor[:1].isupper()
    return row.persons if person and units[end].norm in {"he", "she"} and named.state else ()


_EARLIEST = 3
_TOLD = frozenset("told informed notified advised assured".split())


_UNDERSIGNED = re.compile(
    r"\b(?:[Tt]he|[Ww]e,? the)? ?(?P<who>undersigned(?: (?:plenipotentiar|representativ|delegat|minist)\w+)?)\b[^;:.]*?"
    r"\bha(?:ve|s)(?: \w+ly| hereunto| thereunto)?(?: set \w+ \w+)? \Z"
)


def undersigned(reading: Reading, cue: ActCue) -> tuple[Person, ...]:
    """Those who sign below, where no name is said: "[the undersigned], being duly authorised, have signed it"."""
    before = reading.text[: reading.tokens[cue.first].start]
    found = (
        _UNDERSIGNED.search(" ".join(before.split()) + " ")
        if cue.act == "signature" and "ndersigned" in before
        else None
    )
    return (Person(found["who"], None),) if found else ()


def is_undersigned(actor: str) -> bool:
    """Whether an actor is only said to have signed below.

    >>> is_undersigned("undersigned plenipotentiaries"), is_undersigned("Ana Vega")
    (True, False)
    """
    return "undersigned" in actor.casefold()
