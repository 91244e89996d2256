"""Whether a sentence says that somebody is party to a treaty.

A state is a party where it binds itself, where the treaty stands "between" or "with" it, where the treaty carries
its name, or where the sentence calls it a party. A state that may join, has not signed or has left is none, and the
one "with" whom an instrument is deposited is its depositary.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from summarizer.grounding.actors.participants import (
    BESIDE,
    HEADS,
    Span,
    head_governor,
    opens_clause,
    stands_for_state,
    takes_part,
)
from summarizer.grounding.acts.acts import context_at, denied_at
from summarizer.grounding.acts.frames import done_to_treaty
from summarizer.grounding.acts.words import ActCue, is_organ
from summarizer.grounding.language.cues import segment_ends
from summarizer.grounding.language.units import Reading, Unit, is_title
from summarizer.grounding.language.words import DETERMINERS, INSTRUMENTS, past_form
from summarizer.grounding.parties.consents import concluding, consents_to_it, is_left_open, only_signed, undone
from summarizer.grounding.parties.forms import party_by_form
from summarizer.grounding.parties.membership import called_party, help_each_other
from summarizer.grounding.parties.owed import party_by_deed
from summarizer.grounding.parties.partners import MADE, is_of_the_two, is_other_side, treaty_before, wished_for
from summarizer.records.treaty import Act

__all__ = ["party_of_treaty"]

_NOT_JOINING: frozenset[Act] = frozenset({"announcement", "other", "termination", "withdrawal", "denunciation"})
_NO_TREATY = frozenset("no draft proposed planned talks negotiations".split())
_MODELS = frozenset(
    "modelled modeled based inspired similar unlike like copied recalls recalling reaffirming resembles echoes".split()
)
_MADE_BY = frozenset("led backed brokered sponsored hosted mediated proposed drafted based style".split())


def party_of_treaty(reading: Reading, span: Span, cues: Sequence[ActCue]) -> bool:
    """Whether a sentence says that the one named at a span is a party to a treaty."""
    behind = [unit.norm for unit in reading.units[span[1] : span[1] + 4]]
    if "depositary" in behind and not any(past_form(norm) for norm in behind[: behind.index("depositary")]):
        return False  # "with Peru, the depositary", not "Peru informed the depositary"
    if _WISHED.search(reading.text) and sum(unit.norm in INSTRUMENTS for unit in reading.units) == 1:
        return False
    asked = reading.text.rstrip().endswith("?")
    if asked or _owns_other(reading.units, span) or _never_made(reading, span):
        return False
    if _takes_part(reading, span, cues) or is_other_side(reading, span):
        return True
    return is_of_the_two(reading, span) or party_by_form(reading, span) or party_by_deed(reading, span)


_WISHED = re.compile(
    r"\b(?:hop(?:e|es|ed|ing)|want(?:s|ed)?|wish(?:es|ed)?|aim(?:s|ed)?|tr(?:y|ies|ied)|keen|seek(?:s"
    r"|ing)?|sought) (?:\w+ )?to "
    r"(?:\w+ly )?(?:sign|conclude|reach|negotiate|finali[sz]e|agree|make|strike|seal) (?:an?|its"
    r"|their) (?!\w+ed by)"
)
"""A treaty that there is not yet: "hopes to conclude its first treaty with"."""
_UNIONS = frozenset("union eu nato asean ecowas efta caricom eaeu mercosur".split())
_ENTERING = ("join", "leav", "left", "quit", "enter")
_UNION_PARTS = frozenset("member members summit headquarters leaders officials countries nations states".split())


def _owns_other(units: Sequence[Unit], span: Span) -> bool:
    """Whether a name only says whose somebody is who is no organ of state: "with Mali's Sahel Steel"."""
    plain = [unit.norm for unit in units[span[1] : span[1] + 5] if unit.kind != "comma" and not unit.possessive]
    if units[span[1] - 1].norm in _UNIONS:
        before = units[span[0] - 1].norm if span[0] else ""
        if _UNION_PARTS & set(plain[:2]) or before.startswith(_ENTERING):
            return True  # "leaders of African Union (AU) member states", "Chad, which joined NATO, signed"
    behind = units[span[1]] if span[1] < len(units) else None
    if behind is None or not units[span[1] - 1].possessive or behind.kind != "word" or not behind.capital:
        return False
    run = takewhile(lambda unit: unit.kind == "word" and unit.capital, units[span[1] :])
    return not any(is_title(unit) or unit.norm in HEADS | INSTRUMENTS or is_organ(unit.norm) for unit in run)


def _takes_part(reading: Reading, span: Span, cues: Sequence[ActCue]) -> bool:
    """Whether the one named at a span acts on a treaty, or a treaty stands between it and another."""
    units = reading.units
    cues = [cue for cue in cues if not only_signed(reading, cue, cues) and not undone(reading, cue, cues)]
    instruments = [index for index, unit in enumerate(units) if unit.norm in INSTRUMENTS and _stands(reading, index)]
    if not any(unit.norm in INSTRUMENTS for unit in units):
        consents = any(_binds(reading, span, cue) for cue in consents_to_it(reading, cues))
        if (
            _IT_SIGNED.search(reading.text)
            and not _OF_THEM.search(reading.text)
            and (
                _signs_for(units, span, cues)
                or any(_binds(reading, span, cue) for cue in cues if cue.act == "signature")
            )
        ):
            return True
        return consents or _agrees(reading, span) or called_party(reading, span) or help_each_other(units, span)
    if instruments and any(_binds(reading, span, cue) for cue in (*cues, *concluding(reading, cues))):
        return True
    if instruments and (
        _signs_for(units, span, cues) or _own_signature(reading, span, (*cues, *concluding(reading, cues)))
    ):
        return True
    governor = _governor(units, span[0])
    word = units[governor].norm if governor is not None else ""
    if governor and word in {"of", "by"} and units[governor - 1].norm in _DECLARATIONS and governor + 1 < span[0]:
        return any(unit.norm in _STATES for unit in units[governor : span[0]])
    linked = bool(governor and word in _LINKING and units[governor - 1].norm in INSTRUMENTS)
    if governor is not None and word in {"between", "with", "among"}:
        before = next(
            (at for at in range(governor - 1, max(-1, governor - 8), -1) if units[at].norm in INSTRUMENTS), None
        )
        treaty = treaty_before(units, governor) if before is None else before
        if treaty is not None:
            return (
                treaty in instruments
                and units[governor - 1].norm not in BESIDE
                and stands_for_state(units, span)
                and not (word == "with" and _done_with_others(units[:governor], treaty, cues))
                and not (word == "with" and wished_for(units, treaty))
                and all(
                    unit.kind not in {"comma", "hard"}
                    and (unit.kind != "link" or unit.norm in {"of", "in", "for", "and"})
                    for unit in units[treaty:governor]
                )
            )
    if (linked and stands_for_state(units, span)) or _carries_name(units, span, instruments) or _agrees(reading, span):
        return True
    return called_party(reading, span) or help_each_other(units, span)


def _governor(units: Sequence[Unit], index: int) -> int | None:
    """As :func:`head_governor`, for lists of full names too: "between the Republic of A and the Kingdom of [B]".

    A name behind a comma is in the list only if the list goes on: "with Chad, Mali and Togo", not "with Chad, Mali
    said".
    """
    if opens_clause(units, (index, index + 1)):
        return None
    before = next((unit for unit in reversed(units[:index]) if unit.kind not in {"quiet", "people"}), None)
    if before is not None and before.kind == "comma":
        behind = next((unit.norm for unit in units[index:] if not unit.name and unit.kind != "quiet"), "")
        if behind not in {",", "and", "of"} or units[index].possessive:
            return None
    governor = head_governor(units, index)
    if governor and units[governor].norm in {"to", "with"} and units[governor - 1].name:
        linking = head_governor(units, governor - 1)
        governor = linking if linking is not None and units[linking].norm in _LINKING else governor
    while governor and units[governor].norm == "of" and units[governor - 1].norm in _STATES:
        governor = head_governor(units, governor - 1)
    return governor


_STATES = frozenset(
    """republic kingdom state states federation union principality sultanate emirate government governments presidents
    leaders ministers heads""".split()
)
_LINKING = frozenset("linking binding uniting".split())
_DECLARATIONS = frozenset("declaration statement communique communiqué".split())
_IT_SIGNED = re.compile(
    r"\b(?:[Ii]t|(?:[Tt]he|[Tt]his) (?:text|document)) (?:was|had been|has been) (?:\w+ly )?"
    r"(?:signed|initial+ed|concluded)\b|\b(?:signed|initial+ed) (?:it|the (?:text|document))\b"
    r"|\A\W*(?:Signed|Initial+ed|Concluded)\b"
)
"""Words by which a sentence takes up the treaty that an earlier one names."""


_OF_THEM = re.compile(r"\bof (?:which|whom|these|them)\b")
"""What tells those who have joined from those who have only signed."""


def _agrees(reading: Reading, span: Span) -> bool:
    """Whether a preamble has the one named agree: "A and B, wishing to ..., have agreed as follows"."""
    stream = reading.tokens
    follows = next((at for at, one in enumerate(stream) if one.norm == "follows" and stream[at - 1].norm == "as"), None)
    if follows is None or not {"agreed", "agree"} & {token.norm for token in stream[max(0, follows - 3) : follows]}:
        return False
    units = reading.units
    ends = next((at for at, unit in enumerate(units) if not _in_preamble(unit)), len(units))
    return span[1] <= ends


def _in_preamble(unit: Unit) -> bool:
    """Whether a unit belongs to the list of states that a preamble opens with: "The Kingdom of A and"."""
    return bool(unit.state) or unit.capital or unit.kind in {"quiet", "comma"} or unit.norm in _STATES | {"and", "of"}


def _signs_for(units: Sequence[Unit], span: Span, cues: Sequence[ActCue]) -> bool:
    """Whether somebody signs for the one named: "signed by Ann Bell, for Chad, and Omar Keita, for Mali"."""
    at = span[0] - 1
    while at > 0 and units[at].kind == "quiet":
        at -= 1
    if at < 1 or units[at].norm != "for" or not any(cue.act == "signature" and not cue.noun for cue in cues):
        return False
    before = units[at - 1] if units[at - 1].kind != "comma" else units[at - 2]
    return before.kind == "word" and before.capital and before.norm not in INSTRUMENTS


_TELLING = frozenset("said says announced announces confirmed confirms denied denies rejected rejects".split())
_OWN_ACTS: frozenset[Act] = frozenset({"signature", "ratification", "accession", "adoption"})
_ALLEGED = frozenset("report reports claim claims allegation allegations".split())


def _own_signature(reading: Reading, span: Span, cues: Sequence[ActCue]) -> bool:
    """Whether the one named tells of its own signature: "Chad said it had signed", "denied a report that it had"."""
    stream = reading.tokens
    for cue in cues:
        at = cue.first - 1
        while at > 0 and stream[at].norm in {"has", "had", "have", "will"}:
            at -= 1
        if cue.noun or cue.act not in _OWN_ACTS or stream[at].norm not in {"it", "they"}:
            continue
        told = next((index for index in range(at - 1, -1, -1) if stream[index].norm in _TELLING), None)
        if told is None or reading.units[span[1] - 1].last > told:
            continue
        denied = stream[told].norm.startswith(("den", "rej"))
        if denied and not _ALLEGED & {token.norm for token in stream[told:at]}:
            continue
        if any(unit.state and told < unit.first < at for unit in reading.units):
            continue
        if takes_part(reading, span, ActCue("announcement", stream[told].norm, told, told + 1, noun=False)):
            return True
    return False


_MADE = (MADE - {"ratified"}) | frozenset(
    "finalised finalized completed materialised materialized achieved closed".split()
)


def _never_made(reading: Reading, span: Span) -> bool:
    """Whether the part of a sentence that names somebody denies that a treaty was made: "was never signed"."""
    stream = reading.tokens
    first = reading.units[span[0]].first
    part = segment_ends(stream)[first]
    return any(
        stream[at].norm in _MADE and denied_at(reading.text, at) is not None
        for at in range(first, min(part, len(stream)))
        if {"was", "were", "been", "be", "is"} & {one.norm for one in stream[max(0, at - 3) : at]}
    )


_TAKEN_UP = frozenset("discussed discuss shared share raised raise debated debate compared deposited deposit".split())


def _done_with_others(units: Sequence[Unit], instrument: int, cues: Sequence[ActCue]) -> bool:
    """Whether "with" belongs to a verb, not to the treaty: "deposited its instrument with", "discussed it with"."""
    if any(cue.act == "deposit_of_instrument" for cue in cues):
        return True
    return any(unit.norm in _TAKEN_UP for unit in units[max(0, instrument - 6) :])


def _stands(reading: Reading, index: int) -> bool:
    """Whether a word for an instrument means a treaty that there is: no draft, no talks on one, not "no treaty"."""
    units = reading.units
    near = {unit.norm for unit in units[max(0, index - 3) : index]}
    comma = next((at for at in range(index - 1, 0, -1) if units[at].kind == "comma"), 0)
    modelled = {unit.norm for unit in units[max(comma, index - 5) : index]} & _MODELS
    near |= {token.norm for token in reading.tokens[max(0, units[index].first - 3) : units[index].first]}
    return not near & _NO_TREATY and not modelled


def _is_state_itself(units: Sequence[Unit], span: Span) -> bool:
    return units[span[1] - 1].kind == "state" and not units[span[1] - 1].possessive


_NEEDED = re.compile(
    r"\b(?:must|should|shall|ought to|ha(?:s|ve) to|needs? to|could|can|might|may|would) [^.;:?!]*\bby $"
)
_DONE_TO_MUCH: frozenset[Act] = frozenset({"extension", "suspension", "signature"})


def _binds(reading: Reading, span: Span, cue: ActCue) -> bool:
    """Whether an act by which a state binds itself is told of the one named, and told as done or to come."""
    if cue.act in _NOT_JOINING or not takes_part(reading, span, cue) or _is_told_of_others(reading, span, cue):
        return False
    if cue.act in _DONE_TO_MUCH and done_to_treaty(cue, reading.text) is False:
        return False
    if cue.text == "agreed" and [one.norm for one in reading.tokens[cue.last : cue.last + 1]] == ["to"]:
        return reading.tokens[cue.last + 1].norm in DETERMINERS  # "agreed to host", "agreed to a treaty"
    if cue.text.startswith(("back", "endors")) and _is_state_itself(reading.units, span):
        return False  # the state that backs a treaty of others, not its parliament
    if cue.text.endswith("ing") and reading.tokens[cue.first - 1].norm in {"on", "of", "for", "about", "to", "towards"}:
        return False  # "a law on joining the treaty"
    if is_left_open(reading, cue):
        return False
    context = context_at(reading.text, cue.first)
    if cue.act == "accession" and context == "future":
        return False  # who is to join is not in yet
    return denied_at(reading.text, cue.first) is None and context != "hypothetical"


def _is_told_of_others(reading: Reading, span: Span, cue: ActCue) -> bool:
    """Whether an act is only needed ("must end it by signing"), or done to what another has ("Mali, whose treaty")."""
    if cue.text.endswith("ing") and _NEEDED.search(reading.text[: reading.tokens[cue.first].start]):
        return True
    between = reading.tokens[reading.units[span[1] - 1].last : cue.first]
    return any(token.norm == "whose" for token in between)


def _carries_name(units: Sequence[Unit], span: Span, instruments: Sequence[int]) -> bool:
    """Whether a treaty has the name in its own: "the Chad-Mali treaty", not "a Chad-led treaty"."""
    titled = next((index for index in instruments if span[1] <= index < span[1] + 5), None)
    if titled is None or not units[span[0]].state:
        return False
    alone = sum(bool(unit.state) for unit in units[max(0, span[0] - 2) : titled]) == 1
    if alone and units[titled].norm in _BY_PLACE:
        return False  # "the Togo Convention" has the name of the place where it was made
    between = units[span[1] : titled]
    if any(unit.kind not in {"state", "people", "word", "adverb"} or unit.possessive for unit in between):
        return False
    if any(unit.norm in _MADE_BY or (not unit.capital and past_form(unit.norm)) for unit in between):
        return False
    behind = units[titled + 1] if titled + 1 < len(units) else None
    return behind is None or behind.kind != "word" or past_form(behind.norm) or behind.norm in _VERBS


_BY_PLACE = frozenset("convention protocol charter covenant".split())
_VERBS = frozenset("obliges commits binds provides covers requires remains enters takes ends expires allows".split())
