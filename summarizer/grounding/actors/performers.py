"""Who performs an act, read off the grammar of a sentence: its subject, its agent after "by", or who it is between.

A reading is all or nothing: where the words before a verb do not read as a row of states, organs and persons to the
last word, nobody is read, and what a draft says is left to the other checks.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from summarizer.document import Document
from summarizer.grounding.actors.agents import (
    agents,
    antecedent,
    bound_state,
    of_noun,
    owned,
    sole_state,
    yielding,
)
from summarizer.grounding.actors.participants import left_out, opens_clause
from summarizer.grounding.actors.phrase_parts import BOUNDS, Person, part_start
from summarizer.grounding.actors.phrases import Phrases, phrases_of
from summarizer.grounding.actors.remote import SAID, act_beside, giver_of, of_owner, undersigned, which_it, who_says
from summarizer.grounding.actors.signers import beside_label, in_turn, listed, partners
from summarizer.grounding.actors.verb_groups import AUXILIARIES, Clause, clause_of
from summarizer.grounding.acts.formulas import headed, labelled
from summarizer.grounding.acts.frames import gains, joins_in
from summarizer.grounding.acts.words import CABINET, ActCue, act_cues, has, is_organ
from summarizer.grounding.language.anaphora import state_before
from summarizer.grounding.language.datelines import dateline_end
from summarizer.grounding.language.units import Reading, Unit, read_units
from summarizer.grounding.language.words import past_form

__all__ = ["performers"]

_MUTUAL = frozenset({"signature", "exchange_of_instruments"})
_OPENERS = frozenset(
    """of among in on at after before during since under despite following amid with without for upon by late early
    earlier as to within throughout according""".split()
)


@lru_cache(maxsize=2048)
def performers(document: Document, text: str, cue: ActCue) -> tuple[Person, ...]:
    """Who performs the act that a cue of a sentence tells; none where the sentence names nobody, or is not clear.

    >>> from summarizer.grounding.acts.words import act_cues
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
        signed = next((one for one in signing if _signed(reading, one, cue)), None)
        return performers(document, text, signed) if signed else of_noun(reading, phrases, cue)
    if cue.act == "reservation" and cue.text.startswith(("with ", "subject to ")):
        acting = act_beside(text, cue)
        return performers(document, text, acting) if acting else ()
    clause = clause_of(reading, cue)
    if clause is None:
        return ()
    told = _of_paper(reading, phrases, clause, cue)
    if told is not None:
        return told
    passive = clause.passive or cue.text.endswith("was signed")
    return _passively(reading, phrases, cue) if passive else _actively(document, reading, phrases, clause, cue)


def _of_paper(reading: Reading, phrases: Phrases, clause: Clause, cue: ActCue) -> tuple[Person, ...] | None:
    """Who gives a paper that is received or taken back; None where the words tell of none."""
    giver = giver_of(reading, phrases, clause)
    if giver:
        return giver
    if cue.text.startswith("received from"):  # "received from Peru its instrument of ratification"
        row = phrases.row(clause.verb + 2, len(reading.units))
        return row.persons if row else ()
    if cue.text.startswith("received "):  # "received [Peru]'s instrument", "the instrument of accession of [Peru]"
        begun = next(
            (at for at in range(len(reading.units)) if reading.units[at].first >= cue.last), len(reading.units)
        )
        behind = begun + 1 < len(reading.units) and reading.units[begun].norm in {"of", "by", "from"}
        row = phrases.row(begun + 1, len(reading.units)) if behind else None
        return row.persons if row else sole_state(reading, phrases, clause.verb + 1, begun)
    held = cue.text.startswith(("contain", "accompanied", "objection "))  # "[Peru]'s instrument contained one"
    if held or (cue.act == "reservation" and {"it", "they"} & set(cue.text.split())):
        begun = part_start(reading.units, clause.verb)
        return sole_state(reading, phrases, begun, clause.verb)  # "Peru withdrew the reservation that it had made"
    return None


def _passively(reading: Reading, phrases: Phrases, cue: ActCue) -> tuple[Person, ...]:
    named = agents(reading, phrases, cue)
    return owned(reading, phrases, cue, named) if cue.act == "deposit_of_instrument" else named


def _actively(
    document: Document, reading: Reading, phrases: Phrases, clause: Clause, cue: ActCue
) -> tuple[Person, ...]:
    found = (
        _joined(reading, phrases, cue) or _of_opening(reading, phrases, clause) or _subjects(reading, phrases, clause)
    )
    found = found or undersigned(reading, cue)
    found = found or _of_participle(reading.units, phrases, clause) or _before(document, reading, clause, cue)
    if not found and gains(cue):
        return yielding(reading, phrases, cue)
    if cue.act == "entry_into_force" and not cue.text.endswith("bound"):
        return bound_state(reading, phrases, cue)
    if cue.act == "signature" and len(found) == 1 and found[0].actor:
        return in_turn(reading, phrases, cue, found[0])
    named = listed(reading, phrases, cue) if not any(one.state for one in found) else ()
    if named:
        return named
    return (*found, *partners(reading, phrases, cue)) if found and cue.act in _MUTUAL else found


def _signed(reading: Reading, verb: ActCue, noun: ActCue) -> bool:
    """Whether an act that a noun names is what is signed: "signed the ratification", not "signed it after [it]"."""
    between = {token.norm for token in reading.tokens[verb.last : noun.first]}
    near = verb.last <= noun.first <= verb.last + 3 and between.isdisjoint({"after", "following"})
    return near or noun.last == verb.last


def _subjects(reading: Reading, phrases: Phrases, clause: Clause) -> tuple[Person, ...]:
    units = reading.units
    end = clause.first
    if end and units[end - 1].norm in {"who", "which"}:
        return antecedent(units, phrases, end - 1)
    mark = reading.tokens[units[end - 1].first].norm if end else ""
    if units[end - 1].norm in _PRONOUNS and end > 1:
        return _of_pronoun(reading, phrases, end)
    shared = mark in {"and", "then", ",", "but"}
    stop = end - 1 if end and (units[end - 1].kind == "comma" or mark == "but") else end
    rows = [(start, found) for start in _starts(reading, end) if (found := phrases.row(start, stop))]
    for start, found in rows:
        if found.end == stop or units[start].norm == "we":
            joint = reading.tokens[units[start - 1].first].norm if start else ""
            torn = start > 1 and joint in {"and", ","} and units[start - 2].name and not _quoted(units, start)
            torn = torn and (len(found.persons) > 1 or units[start - 1].norm == "and")
            torn = torn and not opens_clause(units, (start, found.end))
            if torn or left_out(reading.tokens, units[start].first):
                return ()
            return of_owner(units, phrases, start, _of_place(units, phrases, start, found.persons))
    if shared and units[end].norm.endswith("ing"):
        return ()  # a participle adds to the verb before it
    it = next((at for at in range(end - 1, max(0, end - _CLAUSE), -1) if units[at].norm == "which"), 0)
    if it and mark == "and" and units[it + 1].norm == "it":
        return which_it(reading, phrases, it + 2)
    for _, found in rows if shared else ():
        if found.end < stop and _predicate(units, found.end, stop, units[clause.verb]):
            return found.persons
    return ()


def _of_place(units: tuple[Unit, ...], phrases: Phrases, start: int, persons: tuple[Person, ...]) -> tuple[Person, ...]:
    """Whose organ acts where a sentence opens with its state: "In [Mongolia] the Khural ratified it"."""
    comma = start > _BEHIND_STATE and units[start - 1].kind == "comma"
    if start - comma != _BEHIND_STATE or units[0].norm != "in" or len(persons) != 1 or persons[0].state:
        return persons
    state, last = phrases.state(1)
    organ = persons[0].actor is not None and (is_organ(persons[0].actor) or has(CABINET, persons[0].actor))
    return (Person(persons[0].actor, state),) if state and last == _BEHIND_STATE and organ else persons


_WHILE = frozenset("on upon after when in".split())


def _joined(reading: Reading, phrases: Phrases, cue: ActCue) -> tuple[Person, ...]:
    """Who joins others in an act: "[Peru] joined Chile in signing it"."""
    if not joins_in(reading.tokens, cue.first):
        return ()
    joining = next((one for one in act_cues(reading.text) if one.text == "joined"), None)
    clause = clause_of(reading, joining) if joining else None
    return _subjects(reading, phrases, clause) if clause else ()


_CLAUSE = 9


def _of_pronoun(reading: Reading, phrases: Phrases, end: int) -> tuple[Person, ...]:
    """Who is meant by the pronoun that ends before a unit."""
    if reading.units[end - 2].norm in _WHEN:
        return _of_main_clause(reading.units, phrases, end - 2)
    start = _behind_opener(reading.units, _begun(reading, end - 1), end - 1)
    return which_it(reading, phrases, end) or (
        who_says(reading.units, phrases, start, end - 1) if start is not None else ()
    )


def _quoted(units: tuple[Unit, ...], start: int) -> bool:
    """Whether what stands before a subject only says whose report it is: "According to Al-Fajr, ..."."""
    begun = part_start(units, start)
    return units[begun].norm == "according"


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


def _of_participle(units: tuple[Unit, ...], phrases: Phrases, clause: Clause) -> tuple[Person, ...]:
    """Who does what a participle adds: "[Kenya] acceded on Monday, becoming its 12th party"."""
    first = clause.verb if units[clause.verb].norm == "giving" else clause.first
    if first < _FIRST_ADDED or not units[first].norm.endswith("ing") or units[first].capital:
        return ()
    if not (units[first - 1].kind == "comma" or units[first].norm == "giving"):
        return ()
    begun = part_start(units, first)
    start = _behind_opener(units, begun, first)
    row = phrases.row(start, first) if start is not None else None
    if row is None or len(row.persons) != 1:
        return ()
    verb = next(
        (at for at in range(row.end, first) if units[at].kind not in {"adverb", "date", "link", "comma"}), first
    )
    told = units[verb].norm in {"has", "had", "have"} or (past_form(units[verb].norm) and not units[verb].capital)
    others = any(
        units[at].norm in BOUNDS | {"and"} | _RELATIVES or (past_form(units[at].norm) and not units[at].capital)
        for at in range(verb + 1, first)
    )
    return row.persons if told and verb < first and not others else ()


_FIRST_ADDED = 3
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
    if _behind_opener(units, _begun(reading, clause.first), clause.first) != clause.first - 1:
        return ()
    found = state_before(document, reading.text)
    return (Person(None, found[0]),) if found else ()


def _of_main_clause(units: tuple[Unit, ...], phrases: Phrases, end: int) -> tuple[Person, ...]:
    """Who "it" stands for in a clause below that of its sentence: "[the Senate] debated it before it approved it"."""
    start = _behind_opener(units, part_start(units, end), end)
    found = phrases.row(start, end) if start is not None else None
    return (
        found.persons
        if found and len(found.persons) == 1 and (found.persons[0].state or found.persons[0].actor)
        else ()
    )


def _predicate(units: tuple[Unit, ...], at: int, end: int, verb: Unit) -> bool:
    """Whether a predicate of the same subject begins: "debated it and [approved]", "which met, [approved]"."""
    commas = sum(unit.kind == "comma" for unit in units[at : end + 1])
    aside = units[at].kind == "comma" and (units[at + 1].norm in _RELATIVES or units[at + 1].kind == "link")
    if aside and units[at + 1].norm not in {"and", "for"}:
        if commas != 2:
            return False
        at = next(index for index in range(at + 1, end + 1) if units[index].kind == "comma") + 1
        if at > end:
            return True
    while at < end and (units[at].kind in {"adverb", "quiet", "comma"} or units[at].norm in AUXILIARIES):
        at += 1
    if at >= end or units[at].capital:
        return False
    present = units[at].kind == "word" and units[at].norm.endswith("s") and verb.norm.endswith("s")
    if not (past_form(units[at].norm) or units[at].kind == "be" or present):
        return False
    return not any(
        unit.kind == "hard" or unit.norm in BOUNDS or unit.norm in {"who", "which"} for unit in units[at:end]
    )


_RELATIVES = frozenset({"who", "which", "whose"})


def _starts(reading: Reading, end: int) -> Iterator[int]:
    """Where the subject of a verb may begin, the farthest place first."""
    units = reading.units
    edge = _begun(reading, end)
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


def _begun(reading: Reading, end: int) -> int:
    """Where the sentence part before a unit begins, behind the place that a text is sent from."""
    units, opened = reading.units, dateline_end(reading.text)
    edge = part_start(units, end)
    while edge < end and units[edge].first < opened:
        edge += 1
    return edge


_BEHIND_STATE = 2
"""The unit behind "in Mongolia" at the beginning of a sentence."""


def _behind_phrase(units: tuple[Unit, ...], at: int) -> bool:
    """Whether a name or an article begins a subject behind an opening that no comma closes."""
    before = units[at - 1]
    named = units[at].kind == "state" and before.kind == "word" and not before.capital
    seated = (
        before.kind == "state" and units[0].norm == "in" and at == _BEHIND_STATE and units[at].norm in {"the", "its"}
    )
    return (
        named or seated or (before.kind == "date" and (units[at].norm in {"the", "both"} or units[at].kind == "state"))
    )


def _border(units: tuple[Unit, ...], edge: int, at: int, dashes: set[int]) -> bool:
    unit = units[at]
    if unit.norm in BOUNDS | SAID or unit.norm in {"which", "who", "whom", "whose", "did"} or at in dashes:
        return True
    if unit.kind == "comma" or unit.norm == "and":
        piece = units[max((dash + 1 for dash in dashes if dash < at), default=edge) : at]
        told = any(
            one.kind == "be" or (one.kind == "word" and not one.capital and past_form(one.norm)) for one in piece
        )
        start = at - len(piece)
        comma = max(
            (index for index, one in enumerate(piece) if one.kind == "comma" and start + index not in dashes),
            default=-1,
        )
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
_LIGHT = frozenset("and then there here - had so far only".split())
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
