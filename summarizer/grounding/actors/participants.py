"""Who takes part in an act: states and actors as subjects, after "by", or between whom a treaty stands.

A state that is merely mentioned takes no part: in "Chad ratified a treaty with Mali" Chad acts, Mali does not.
A capital is no name of a party ("N'Djamena"); where it acts, its state does.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from summarizer.document import Document
from summarizer.grounding.actors.homelands import REALMS, homelands
from summarizer.grounding.acts.words import ActCue, is_organ
from summarizer.grounding.language.cues import segment_ends
from summarizer.grounding.language.names import Names, names_of
from summarizer.grounding.language.text import Token
from summarizer.grounding.language.units import Reading, Unit, is_title, read_units
from summarizer.grounding.language.words import DETERMINERS, INSTRUMENTS, PRONOUNS, TITLES, bases, past_form
from summarizer.records.treaty import Act
from summarizer.states import find_state, states_in

__all__ = [
    "BESIDE",
    "HEADS",
    "Span",
    "head_governor",
    "is_capital",
    "left_out",
    "mentions",
    "opens_clause",
    "stands_for_state",
    "state_key",
    "state_of_actor",
    "takes_part",
]

Span = tuple[int, int]
"""Half-open stretch of unit indexes."""

HEADS = frozenset(
    """government governments ministry minister cabinet parliament parliamentary lawmakers legislators legislature side
    delegation authorities officials envoy ambassador voters diplomats negotiators duma senate house houses congress
    assembly council administration chamber chambers members guard guards navy navies police army armies ministries
    departments court courts tribunal judges""".split()
)
_MUTUAL: frozenset[Act] = frozenset({"signature", "exchange_of_instruments", "adoption"})


@lru_cache(maxsize=2048)
def state_key(name: str) -> str | None:
    """The key under which units carry a state, or None if the name is no state's."""
    state = find_state(name)
    return state.key if state else None


def is_capital(name: str) -> bool:
    """Whether a name is that of a capital city, used for a government ("Moscow")."""
    return state_key(name) is None and any(
        one.kind == "capital" and one.text == name.strip() for one in states_in(name)
    )


def mentions(reading: Reading, name: str, names: Names) -> list[Span]:
    """Where a sentence names somebody: a state by any of its names or its adjective, others by name or short form."""
    return _finder(name, names)(reading)


def _finder(name: str, names: Names) -> Callable[[Reading], list[Span]]:
    """What finds somebody in the sentences of a text: the forms of a name are the same in all of them."""
    key = state_key(name)
    if key:
        return lambda reading: [(at, at + 1) for at in reading.by_state.get(key, ())]
    forms = _forms(name, names)
    return lambda reading: next((found for form in forms if (found := _runs(reading, form))), [])


def _forms(name: str, names: Names) -> list[tuple[str, ...]]:
    """The folded words by which a text may name somebody whom the table does not know, the fullest first."""
    form, plain = _wording(name)
    if not form:
        return []
    found = [form, *([plain] if plain and plain != form else ()), *names.short_forms(plain)]
    if len(form) > _REALM_OF and form[1] == "of" and form[0] in REALMS:
        found.append(form[_REALM_OF:])  # "Luskia", once it is "the Kingdom of Luskia"
    return found


@lru_cache(maxsize=2048)
def _wording(name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The folded words of a name, and those without titles and peoples; none if it says nothing by itself."""
    # Behind an article "Tessaly" is a name; alone it reads as an adverb.
    words = f"the {name}" if name.endswith("ly") else name
    wanted = [unit for unit in read_units(words).units if unit.kind != "quiet"]
    if not any(unit.content for unit in wanted):
        return (), ()
    return (
        tuple(unit.norm for unit in wanted),
        tuple(unit.norm for unit in wanted if not (is_title(unit) or unit.kind == "people")),
    )


def _runs(reading: Reading, form: tuple[str, ...]) -> list[Span]:
    units, loud, size = reading.units, reading.loud, len(form)
    return [
        (loud[at], loud[at + size - 1] + 1)
        for at in reading.by_norm.get(form[0], ())
        if at + size <= len(loud) and all(units[loud[at + step]].norm == form[step] for step in range(1, size))
    ]


def _governor(units: Sequence[Unit], index: int) -> int | None:
    """The index of the preposition, conjunction or stop that a name stands after; articles and titles skipped."""
    at = index - 1
    while at >= 0 and (
        units[at].kind in {"quiet", "people", "adverb"}
        or is_title(units[at])
        or (units[at].kind == "word" and units[at].capital)
    ):
        at -= 1
    return at if at >= 0 else None


def stands_for_state(units: Sequence[Unit], span: Span) -> bool:
    """Whether an adjective or possessive leads to an organ or leader of the state: "Chad's parliament"."""
    last = units[span[1] - 1]
    if last.kind != "people" and not last.possessive:
        return True
    at = span[1]
    while at + 1 < len(units) and units[at].norm in {"and", ","} and units[at + 1].kind == "people":
        at += 2  # "Chadian and Malian officials"
    for unit in units[at : at + 4]:
        if unit.norm in _PEERS:
            return last.kind == "people"  # "Peru's counterpart" acts for another
        if (is_title(unit) and unit.norm != "state") or unit.norm in HEADS or is_organ(unit.norm):
            return True
        if unit.kind not in {"word", "adverb"}:
            return False
    return False


_PEERS = frozenset("counterpart counterparts colleague colleagues neighbour neighbor ally".split())
_REALM_OF = 2
BESIDE = frozenset("border frontier boundary war conflict dispute relations ties talks tensions row rivalry".split())
"""What stands with a neighbour and is no treaty: "a treaty on the border with Libya"."""
_LEFT_OUT = frozenset("except excepting excluding unlike barring than not like".split())
_ALL = frozenset("all every everyone everybody each any".split())
_BEFORE_BUT = 3


def left_out(tokens: Sequence[Token], first: int) -> bool:
    """Whether words before a name at a token set it apart from those who act: "unlike [Chad]", "all but [Chad]"."""
    before = [token.norm for token in tokens[max(0, first - 2) : first]]
    if _LEFT_OUT.intersection(before):
        return True
    but = first - len(before) + before.index("but") if "but" in before else 0
    return any(token.norm in _ALL for token in tokens[max(0, but - _BEFORE_BUT) : but])


def takes_part(reading: Reading, span: Span, cue: ActCue) -> bool:
    """Whether the one named at a span performs the act told by a cue of the same sentence."""
    units = reading.units
    first, last = units[span[0]].first, units[span[1] - 1].last
    ends = segment_ends(reading.tokens)
    if left_out(reading.tokens, first):
        return False
    if ends[min(first, cue.first)] < max(first, cue.first):
        return False
    if last <= cue.first:
        return _subject(units, span, cue)
    return _after(units, span, cue)


def head_governor(units: Sequence[Unit], index: int) -> int | None:
    """As :func:`_governor`, for the first name of a list: "the leaders of [Kenya and] India"."""
    governor = _governor(units, index)
    while governor and units[governor].norm in {"and", ","} and units[governor - 1].name:
        governor = _governor(units, _name_start(units, governor))
    return governor


def _subject(units: Sequence[Unit], span: Span, cue: ActCue) -> bool:
    between = [index for index in range(span[1], len(units)) if units[index].last <= cue.first]
    if between and units[between[-1]].norm in INSTRUMENTS and any(_verb(units, index) for index in between):
        return False  # "ratified the treaty [signed] by Chile"
    relative = span[0] > 0 and units[span[0] - 1].norm in {"which", "who", "whom"}
    if relative and any(units[index].kind == "comma" for index in between):
        return False  # "Mali, which [Chad] accuses, signed"
    last = units[span[1] - 1]
    if cue.noun:
        return len(between) <= 3 and (last.kind == "people" or last.possessive)
    governor = head_governor(units, span[0])
    if governor is not None and units[governor].kind == "link" and units[governor].norm not in _CLAUSE_LINKS:
        leader = units[governor - 1] if governor else None
        named = leader is not None and leader.name and governor > 1
        led = leader is not None and (named or is_title(leader) or leader.norm in HEADS)
        gathered = units[governor].norm == "in" and leader is not None and is_organ(leader.norm)
        if not (gathered or (units[governor].norm in {"of", "from"} and led)):
            return cue.act in _MUTUAL and _joined_before(units, governor)
    return stands_for_state(units, span) and not _other_subject(units, between)


_CLAUSE_LINKS = frozenset("and when as while after before since because although".split())


def _joined_before(units: Sequence[Unit], governor: int) -> bool:
    """Whether "between" or "with" follows an instrument: "the treaty between A and B was signed"."""
    if units[governor].norm not in {"between", "with"}:
        return False
    return any(unit.norm in INSTRUMENTS for unit in units[max(0, governor - 8) : governor])


def _other_subject(units: Sequence[Unit], between: Sequence[int]) -> bool:
    """Whether another subject stands between a name and the verb: "Chad said [that Mali] signed"."""
    for index in between:
        unit = units[index]
        if unit.kind == "state" and not unit.possessive:
            governor = _governor(units, index)
            if governor is None or units[governor].kind not in {"link", "comma"}:
                return True
            if units[governor].norm == "and" and any(
                units[at].kind in {"word", "be"} and not units[at].capital and not is_title(units[at])
                for at in between
                if at < governor
            ):
                return True
        elif unit.norm in _SAYING and any(units[at].content for at in between if at > index):
            return True
    return False


_SAYING = frozenset("that said says told whether who whom".split())


def opens_clause(units: Sequence[Unit], span: Span) -> bool:
    """Whether a name behind "and" or "which" is the subject of a further clause: "it signed, and [Chad] praised it".

    In "the treaty between Mali and [Chad] ended the war" no verb stands before the list, and the name closes it.
    """
    if span[0] > 0 and units[span[0] - 1].norm in {"which", "whom"}:
        return True
    at = span[0] - 1
    while at > 0 and (units[at].kind == "quiet" or is_title(units[at])):
        at -= 1
    if at < 1 or units[at].norm != "and" or span[1] + 1 >= len(units):
        return False
    verb, behind = units[span[1]], units[span[1] + 1]
    told = _told(verb) and not verb.capital
    begun = [index for index in range(at) if units[index].kind == "be" or _told(units[index])]
    if not begun:
        return False
    if (told or verb.kind == "be" or verb.norm in _HELPERS) and _complete(units, begun[-1], at):
        return True
    done_to = behind.kind in {"quiet", "state"} or behind.norm in PRONOUNS | DETERMINERS
    done_to = done_to or (units[at - 1].kind == "comma" and behind.kind in {"hard", "comma"})
    return told and done_to


def _told(unit: Unit) -> bool:
    return unit.kind == "word" and past_form(unit.norm)


def _complete(units: Sequence[Unit], verb: int, end: int) -> bool:
    """Whether the clause of a verb is complete before "and": the names there are no list that another name ends."""
    told = units[verb + 1 : end]
    group = [unit.kind for unit in units[: verb + 1] if unit.kind != "adverb"][-2:]
    if "be" in group and all(unit.norm not in _RELATIVES for unit in units[:end]):
        return True  # "it was signed by Chad [and] Togo was pleased", not "the pact signed by Chad [and] Togo was"
    commas = [index for index, unit in enumerate(told) if unit.kind == "comma"]
    if commas:
        return commas == [len(told) - 1]  # "a treaty with Mali, [and] Togo was pleased"
    if _CONCLUDE & bases(units[verb].norm) and any(unit.norm in INSTRUMENTS for unit in told):
        return True  # "Chad signed a treaty with Mali [and] Togo is pleased"
    return len(told) > _PAIR and told[-2].norm == "and" and told[-1].name and told[-3].name  # "by Chad and Mali [and]"


_HELPERS = frozenset("has had have will would".split())
_CONCLUDE = frozenset("sign conclude ratify denounce reach make negotiate".split())
_RELATIVES = frozenset("which that who whose when after before once if as since".split())
_PAIR = 2


def _after(units: Sequence[Unit], span: Span, cue: ActCue) -> bool:
    if opens_clause(units, span):
        return False
    start = next((index for index, unit in enumerate(units) if unit.first >= cue.last), len(units))
    governors = [index for index in range(start, span[0]) if units[index].kind == "link"]
    while governors and units[governors[-1]].norm == "and":
        governors.pop()
    while len(governors) > 1 and units[governors[-1]].norm == "of" and units[governors[-1] - 1].norm in HEADS:
        governors.pop()  # "by both houses of the parliament"
    if not governors:
        return False
    *outer, inner = governors
    if any(units[index].norm not in {"of", "in", "for", "and"} for index in outer):
        return False
    word = units[inner].norm
    if any(_verb(units, index) for index in range(start, inner)):
        return False  # "ratified the treaty [signed] by Chile"
    if word == "from" and cue.noun and cue.act in {"domestic_approval", "approval"} and inner == start:
        return stands_for_state(units, span)
    if word == "by" or (word == "of" and cue.noun and inner == start):
        return stands_for_state(units, span)
    apart = any(units[index].kind == "comma" for index in range(start, inner))  # "all have signed, with Eritrea left"
    if not stands_for_state(units, span):
        return False  # "struck a deal with Mali's largest bank"
    return cue.act in _MUTUAL and word in {"between", "with"} and units[inner - 1].norm not in BESIDE and not apart


def _verb(units: Sequence[Unit], index: int) -> bool:
    """Whether a unit is a verb or participle of its own, not joined to the one before it."""
    unit = units[index]
    joined = index > 0 and units[index - 1].norm in {"and", "or"}
    return unit.kind == "word" and not unit.capital and not joined and past_form(unit.norm)


def _name_start(units: Sequence[Unit], index: int) -> int:
    """The first unit of the name that stands before a conjunction."""
    at = index - 1
    while at > 0 and units[at - 1].name and units[at].name:
        at -= 1
    return max(at, 0)


@lru_cache(maxsize=512)
def state_of_actor(document: Document, actor: str) -> frozenset[str]:
    """Keys of the states that the document gives an actor: "Chadian President", "Chad's Senate".

    The state must stand directly before the actor's titles and name, or after "of" behind them.
    """
    names = names_of(document)
    keys: set[str] = set()
    lands = homelands(document)
    own = [unit.state for unit in read_units(actor).units if unit.state]
    if own:
        return frozenset({own[0]})
    folded = tuple(unit.norm for unit in read_units(actor).units if unit.kind != "quiet")
    full = names.full_forms(folded)
    finders = [_finder(one, names) for one in (actor, *(" ".join(_untitled(name)) for name in full if len(full) == 1))]
    for sentence in document.sentences:
        if not sentence.content:
            continue
        reading = read_units(sentence.text)
        for find in finders:
            for span in find(reading):
                keys.update(_state_beside(reading.units, span, lands))
    return frozenset(keys)


def _untitled(name: tuple[str, ...]) -> tuple[str, ...]:
    """A full name without what stands before it: "Kestovian President [Ilvar Dastren]"."""
    return name[max((at + 1 for at, word in enumerate(name) if word in TITLES), default=0) :]


def _state_beside(units: Sequence[Unit], span: Span, lands: dict[str, str]) -> set[str]:
    at = span[0] - 1
    while at >= 0 and (is_title(units[at]) or units[at].kind == "quiet"):
        at -= 1
    if at >= 0 and units[at].state and (units[at].kind == "people" or units[at].possessive or at < span[0] - 1):
        return {units[at].state}
    for size in (2, 1):
        words = " ".join(unit.norm for unit in units[max(0, at + 1 - size) : at + 1])
        adjective = at >= 0 and (units[at].possessive or words != lands.get(words, "").casefold())
        if words in lands and adjective:
            return {lands[words].casefold()}
    if at >= 0 and units[at].norm == "of" and units[at - 1].state:
        return set()
    behind = [unit for unit in units[span[1] : span[1] + 3] if unit.kind != "quiet"]
    if len(behind) > 1 and behind[0].norm == "of" and behind[1].state:
        return {behind[1].state}
    return _led(units, span[1])


_LEADING = frozenset("heads headed leads led chairs chaired runs ran represents represented is was".split())


def _led(units: Sequence[Unit], at: int) -> set[str]:
    """The state of whom a relative clause says what they lead: "Ana Vega, [who heads Peru's] energy board"."""
    clause = [unit for unit in units[at : at + 6] if unit.norm not in {"the", "a", "an"}]
    opened = len(clause) > 3 and clause[0].kind == "comma" and clause[1].norm == "who"
    if not opened or not (clause[2].norm in _LEADING or clause[2].kind == "be"):
        return set()
    state = clause[3]
    return {state.state} if state.state and (state.possessive or state.kind == "people") else set()
