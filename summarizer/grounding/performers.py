"""Who performs an act, read off the grammar of a sentence: its subject, its agent after "by", or who it is between.

A reading is all or nothing: where the words before a verb do not read as a row of states, organs and persons to the
last word, nobody is read, and what a draft says is left to the other checks.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from summarizer.document import Document
from summarizer.grounding.act_frames import gains, is_reduced
from summarizer.grounding.act_words import ActCue, act_cues
from summarizer.grounding.agents import agents, antecedent, of_noun, owned, unit_at, yielding
from summarizer.grounding.anaphora import state_before
from summarizer.grounding.datelines import dateline_end
from summarizer.grounding.formulas import headed, labelled
from summarizer.grounding.phrase_parts import BOUNDS, Person, stops
from summarizer.grounding.phrases import Phrases, phrases_of
from summarizer.grounding.signers import beside_label, in_turn, listed, partners
from summarizer.grounding.units import Reading, Unit, read_units
from summarizer.grounding.words import INSTRUMENTS, past_form

__all__ = ["Clause", "clause_of", "performers"]

_MUTUAL = frozenset({"signature", "exchange_of_instruments"})
_AUXILIARIES = frozenset("has have had having did do does to".split())
_MODALS = frozenset("will shall would should may might can could must".split())
_TO_COME = frozenset(
    "due set expected scheduled slated ready likely able poised planned going intends plans wants hopes".split()
)
_RANKED = frozenset("first second third fourth fifth sixth seventh eighth ninth tenth latest last only".split())
_STATES = frozenset("state country member nation".split())
_OPENERS = frozenset(
    """in on at after before during since under despite following amid with without at for upon by late early earlier
    as to within throughout""".split()
)


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


@lru_cache(maxsize=2048)
def performers(document: Document, text: str, cue: ActCue) -> tuple[Person, ...]:
    """Who performs the act that a cue of a sentence tells; none where the sentence names nobody, or is not clear.

    >>> from summarizer.grounding.act_words import act_cues
    >>> text = "The pact was signed in Lima by Peru's Ana Vega and her Chilean counterpart, Luis Paz."
    >>> [(one.actor, one.state) for one in performers(Document.from_text(text), text, act_cues(text)[0])]
    [('Ana Vega', 'Peru'), ('Luis Paz', 'Chile')]
    """
    reading = read_units(text, document.published)
    phrases = phrases_of(document, reading)
    if cue.noun:
        if labelled(cue, text) or headed(cue, text):
            return agents(reading, phrases, cue) or beside_label(reading, phrases)
        signing = [one for one in act_cues(text) if one.text.startswith("sign") and not one.noun]
        signed = next((one for one in signing if one.last <= cue.first <= one.last + 3 or cue.last == one.last), None)
        return performers(document, text, signed) if signed else of_noun(reading, phrases, cue)
    clause = clause_of(reading, cue)
    if clause is None:
        return ()
    if clause.passive:
        named = agents(reading, phrases, cue)
        return owned(reading, phrases, cue, named) if cue.act == "deposit_of_instrument" else named
    found = _of_opening(reading, phrases, clause) or _subjects(reading, phrases, clause)
    found = found or _before(document, reading, clause, cue)
    if not found and gains(cue):
        return yielding(reading, phrases, cue)
    if cue.act == "signature" and len(found) == 1 and found[0].actor:
        return in_turn(reading, phrases, cue, found[0])
    named = listed(reading, phrases, cue) if not any(one.state for one in found) else ()
    if named:
        return named
    return (*found, *partners(reading, phrases, cue)) if found and cue.act in _MUTUAL else found


def clause_of(reading: Reading, cue: ActCue) -> Clause | None:
    """How the verb of a cue stands in its sentence."""
    units = reading.units
    verb = unit_at(reading, cue.first)
    if verb is None:
        return None
    first, passive = verb, False
    if cue.text == "by":  # "ratified by Peru in May and [by] Chile in June"
        return Clause(verb, verb, passive=True, reduced=True)
    if cue.text == "followed" and any(unit.norm == "by" for unit in units[verb + 1 : verb + 5]):
        return Clause(verb, verb, passive=True, reduced=True)
    if cue.text.endswith(
        (" exchanged", " deposited", " handed over", " lodged", " delivered", " received", " made", " given", " served")
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


def _in_verb_group(units: tuple[Unit, ...], at: int, verb: int) -> bool:
    unit, behind = units[at], units[at + 1]
    if unit.kind in {"adverb", "be"} or unit.norm in _AUXILIARIES | _MODALS | {
        "not",
        "never",
        "reportedly",
        "jointly",
        "both",
        "also",
        "then",
        "since",
        "itself",
        "themselves",
        "all",
        "each",
    }:
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
    ranked = unit.capital and unit.kind in {"people", "word"} and behind.norm in _STATES
    return infinitive and (ranked or unit.norm in _TO_COME | _RANKED | _STATES | {"became", "become", "becomes", "the"})


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
    if first != verb and any(units[at].norm in _AUXILIARIES for at in range(first, verb)):
        return False
    if before.norm == "and" and any(unit.norm == "by" for unit in units[verb + 1 : verb + 4]):
        return any(_hangs_before(reading, at, cue) for at in range(1, first - 1))
    return before.kind == "comma" and any(one.norm in INSTRUMENTS | {"document", "text"} for one in units[: first - 1])


def _shares_passive(units: tuple[Unit, ...], first: int, verb: int) -> bool:
    """Whether a participle shares its form of "be" with one before: "it was signed in May and [ratified] in June"."""
    behind = units[verb + 1] if verb + 1 < len(units) else None
    if first != verb or first < 3 or units[first - 1].norm != "and" or behind is None or behind.kind != "link":
        return False
    for at in range(first - 2, 0, -1):
        if stops(units, at) or units[at].norm in BOUNDS | {"and", "which", "who", "that"}:
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


def _subjects(reading: Reading, phrases: Phrases, clause: Clause) -> tuple[Person, ...]:
    units = reading.units
    end = clause.first
    if end and units[end - 1].norm in {"who", "which"}:
        return antecedent(units, phrases, end - 1)
    mark = reading.tokens[units[end - 1].first].norm if end else ""
    if units[end - 1].norm in _PRONOUNS and end > 1 and units[end - 2].norm in _WHEN:
        return _of_main_clause(units, phrases, end - 2)
    shared = mark in {"and", "then", ",", "but"}
    stop = end - 1 if end and (units[end - 1].kind == "comma" or mark == "but") else end
    for start in _starts(reading, end):
        found = phrases.row(start, stop)
        if found and (found.end == stop or units[start].norm == "we"):
            joint = reading.tokens[units[start - 1].first].norm if start else ""
            torn = start > 1 and joint in {"and", ","} and units[start - 2].name
            return () if torn and (len(found.persons) > 1 or units[start - 1].norm == "and") else found.persons
        if found and shared and found.end < stop and _predicate(units, found.end, stop, units[clause.verb]):
            return found.persons
    return ()


_WHILE = frozenset("on upon after when in".split())


def _of_opening(reading: Reading, phrases: Phrases, clause: Clause) -> tuple[Person, ...]:
    """Who does what opens a sentence on what was done then: "On ratifying the pact in 2009, [Peru] declared"."""
    units = reading.units
    doing = units[0].norm in _WHILE and units[1].norm.endswith("ing") if len(units) > 1 else False
    if clause.verb != 1 or not (doing or units[0].norm == "having"):
        return ()
    comma = next((at for at in range(2, len(units)) if units[at].kind == "comma"), len(units))
    row = phrases.row(comma + 1, len(units))
    verb = next((at for at in range(row.end, len(units)) if units[at].kind != "adverb"), len(units)) if row else 0
    done = row is not None and verb < len(units) and (past_form(units[verb].norm) or units[verb].norm in {"has", "had"})
    return row.persons if row and done and len(row.persons) == 1 else ()


_PRONOUNS = frozenset({"it", "they", "he", "she"})
_WHEN = frozenset("when after before since as".split())


_BY_STATES = frozenset(
    """signature ratification accession deposit_of_instrument withdrawal denunciation suspension reservation
    other""".split()
)


def _before(document: Document, reading: Reading, clause: Clause, cue: ActCue) -> tuple[Person, ...]:
    """The state of the sentence before that "it" stands for at the beginning of one: "[Peru] signed. It ratified"."""
    units = reading.units
    if cue.act not in _BY_STATES or not clause.first or units[clause.first - 1].norm != "it":
        return ()
    if _behind_opener(units, 0, clause.first) != clause.first - 1:
        return ()
    found = state_before(document, reading.text)
    return (Person(None, found[0]),) if found else ()


def _of_main_clause(units: tuple[Unit, ...], phrases: Phrases, end: int) -> tuple[Person, ...]:
    """Who "it" stands for in a clause below that of its sentence: "[the Senate] debated it before it approved it"."""
    start = _behind_opener(units, next((at + 1 for at in range(end - 1, -1, -1) if stops(units, at)), 0), end)
    found = phrases.row(start, end) if start is not None else None
    return (
        found.persons
        if found and len(found.persons) == 1 and (found.persons[0].state or found.persons[0].actor)
        else ()
    )


def _predicate(units: tuple[Unit, ...], at: int, end: int, verb: Unit) -> bool:
    """Whether a predicate of the same subject begins: "debated it and [approved]", "which met, [approved]"."""
    commas = sum(unit.kind == "comma" for unit in units[at : end + 1])
    aside = units[at].kind == "comma" and (units[at + 1].norm in {"who", "which"} or units[at + 1].kind == "link")
    if aside and units[at + 1].norm not in {"and", "for"}:
        return commas == 2 and units[end].kind == "comma"
    while at < end and (units[at].kind in {"adverb", "quiet", "comma"} or units[at].norm in _AUXILIARIES):
        at += 1
    if at >= end or units[at].capital:
        return False
    present = units[at].kind == "word" and units[at].norm.endswith("s") and verb.norm.endswith("s")
    if not (past_form(units[at].norm) or units[at].kind == "be" or present):
        return False
    return not any(
        unit.kind == "hard" or unit.norm in BOUNDS or unit.norm in {"who", "which"} for unit in units[at:end]
    )


def _starts(reading: Reading, end: int) -> Iterator[int]:
    """Where the subject of a verb may begin, the farthest place first."""
    units = reading.units
    edge = next((at + 1 for at in range(end - 1, -1, -1) if stops(units, at)), 0)
    opened = dateline_end(reading.text)
    while edge < end and units[edge].first < opened:
        edge += 1
    if edge == end:
        return
    dashes = {at for at in range(edge, end) if reading.tokens[units[at].first].norm == "-"}
    places = [edge, *(at + 1 for at in range(edge, end) if _border(units, edge, at, dashes))]
    if units[edge].norm in _OPENERS and edge < end:  # "since the last edition of this list [Moldova] has acceded"
        places += [at for at in range(edge + 2, end) if _behind_phrase(units, at)]
    for place in places:
        start = _behind_opener(units, place, end)
        if start is not None and start < end:
            yield start


def _behind_phrase(units: tuple[Unit, ...], at: int) -> bool:
    """Whether a name or an article begins a subject behind an opening that no comma closes."""
    before = units[at - 1]
    named = units[at].kind == "state" and before.kind == "word" and not before.capital
    return named or (before.kind == "date" and (units[at].norm in {"the", "both"} or units[at].kind == "state"))


def _border(units: tuple[Unit, ...], edge: int, at: int, dashes: set[int]) -> bool:
    unit = units[at]
    if unit.norm in BOUNDS or unit.norm in {"which", "who", "whom", "did"} or at in dashes:
        return True
    if unit.kind == "comma" or unit.norm == "and":
        piece = units[max((dash + 1 for dash in dashes if dash < at), default=edge) : at]
        told = any(
            one.kind == "be" or (one.kind == "word" and not one.capital and past_form(one.norm)) for one in piece
        )
        comma = max((index for index, one in enumerate(piece) if one.kind == "comma"), default=-1)
        opened = bool(piece) and (piece[0].norm in _OPENERS or _timing(piece) or _participle(piece))
        opening = unit.kind == "comma" and opened
        further = comma < 0 or (comma + 1 < len(piece) and piece[comma + 1].norm in _OPENERS | {"and"})
        return told or (opening and further) or _aside(piece)
    return False


def _participle(piece: tuple[Unit, ...]) -> bool:
    """Whether a piece opens with a participle: "Elected in 2006, ..."."""
    return len(piece) > 1 and past_form(piece[0].norm) and piece[1].kind == "link" and piece[1].norm != "and"


def _aside(piece: tuple[Unit, ...]) -> bool:
    """Whether a piece is an opening and words on it: "on Tuesday, [its birthday]"."""
    comma = next((at for at, unit in enumerate(piece) if unit.kind == "comma"), len(piece))
    aside = piece[comma + 1 :]
    plain = all(unit.kind in {"word", "quiet"} and not unit.capital for unit in aside)
    return plain and 1 < len(aside) < 5 and aside[0].norm in {"its", "their", "his", "her"}


def _timing(piece: tuple[Unit, ...]) -> bool:
    timed = all(unit.kind in {"date", "number", "quiet", "adverb", "link"} for unit in piece)
    return timed or piece[-1].norm in {"later", "earlier"} or any(unit.norm == "ago" for unit in piece)


_BEFORE_TIME = frozenset("in on late early by since".split())
_LIGHT = frozenset("and then - had so far only".split())
_SPANS = frozenset("day days week weeks month months year years hour hours".split())


def _behind_opener(units: tuple[Unit, ...], start: int, end: int) -> int | None:
    """The first unit behind words such as "on 8 August", "three days later" or "then"."""
    at = start
    while at < end:
        unit = units[at]
        behind = units[at + 1] if at + 1 < end else None
        timed = behind is not None and unit.norm in _BEFORE_TIME and (behind.kind == "date" or behind.norm == "then")
        if timed:
            at += 2
        elif unit.kind in {"date", "adverb", "comma"} or unit.norm in _LIGHT | BOUNDS:
            at += 1
        elif " ".join(one.norm for one in units[at : at + 3]) == "in witness whereof":
            at += 3
        elif unit.kind == "number" and at + 2 < end and units[at + 1].norm in _SPANS:
            at += 2
        else:
            return at
    return None
