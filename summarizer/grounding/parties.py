"""Whether a sentence says that somebody is party to a treaty.

A state is a party where it binds itself, where the treaty stands "between" or "with" it, where the treaty carries
its name, or where the sentence calls it a party. A state that may join, has not signed or has left is none.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from summarizer.grounding.act_words import ActCue
from summarizer.grounding.acts import context_at, denied_at
from summarizer.grounding.participants import BESIDE, Span, head_governor, takes_part
from summarizer.grounding.units import Reading, Unit
from summarizer.grounding.words import INSTRUMENTS, past_form
from summarizer.records.treaty import Act

__all__ = ["party_of_treaty"]

_NOT_JOINING: frozenset[Act] = frozenset(
    {"announcement", "other", "extension", "termination", "withdrawal", "denunciation", "suspension"}
)
_NO_TREATY = frozenset("no draft proposed planned talks negotiations".split())
_MODELS = frozenset("modelled modeled based inspired similar unlike like copied recalls resembles echoes".split())
_MADE_BY = frozenset("led backed brokered sponsored hosted mediated proposed drafted based style".split())
_GROUPS = frozenset("parties sides countries states nations both two members".split())


def party_of_treaty(reading: Reading, span: Span, cues: Sequence[ActCue]) -> bool:
    """Whether a sentence says that the one named at a span is a party to a treaty."""
    units = reading.units
    instruments = [index for index, unit in enumerate(units) if unit.norm in INSTRUMENTS and _stands(reading, index)]
    if not any(unit.norm in INSTRUMENTS for unit in units):
        return _called_party(reading, span) or _help_each_other(units, span)
    if instruments and any(_binds(reading, span, cue) for cue in cues):
        return True
    governor = head_governor(units, span[0])
    word = units[governor].norm if governor is not None else ""
    if governor is not None and word in {"between", "with", "among"}:
        before = [index for index in range(max(0, governor - 7), governor) if units[index].norm in INSTRUMENTS]
        if before:
            return (
                before[-1] in instruments
                and units[governor - 1].norm not in BESIDE
                and all(
                    unit.kind not in {"comma", "hard"}
                    and (unit.kind != "link" or unit.norm in {"of", "in", "for", "and"})
                    for unit in units[before[-1] : governor]
                )
            )
    if _carries_name(units, span, instruments):
        return True
    return _called_party(reading, span) or _help_each_other(units, span)


def _stands(reading: Reading, index: int) -> bool:
    """Whether a word for an instrument means a treaty that there is: no draft, no talks on one, not "no treaty"."""
    units = reading.units
    near = {unit.norm for unit in units[max(0, index - 3) : index]}
    modelled = {unit.norm for unit in units[max(0, index - 5) : index]} & _MODELS
    near |= {token.norm for token in reading.tokens[max(0, units[index].first - 3) : units[index].first]}
    return not near & _NO_TREATY and not modelled


def _binds(reading: Reading, span: Span, cue: ActCue) -> bool:
    """Whether an act by which a state binds itself is told of the one named, and told as done or to come."""
    if cue.act in _NOT_JOINING or not takes_part(reading, span, cue):
        return False
    return denied_at(reading.text, cue.first) is None and context_at(reading.text, cue.first) != "hypothetical"


def _carries_name(units: Sequence[Unit], span: Span, instruments: Sequence[int]) -> bool:
    """Whether a treaty has the name in its own: "the Chad-Mali treaty", not "a Chad-led treaty"."""
    titled = next((index for index in instruments if span[1] <= index < span[1] + 5), None)
    if titled is None or not units[span[0]].state:
        return False
    between = units[span[1] : titled]
    if any(unit.kind not in {"state", "people", "word", "adverb"} or unit.possessive for unit in between):
        return False
    if any(unit.norm in _MADE_BY or (not unit.capital and past_form(unit.norm)) for unit in between):
        return False
    behind = units[titled + 1] if titled + 1 < len(units) else None
    return behind is None or behind.kind != "word" or past_form(behind.norm) or behind.norm in _VERBS


_VERBS = frozenset("obliges commits binds provides covers requires remains enters takes ends expires allows".split())


def _called_party(reading: Reading, span: Span) -> bool:
    """Whether the sentence calls the one named so: "is a party to", "the parties are", "hereinafter the Parties"."""
    units, stream = reading.units, reading.tokens
    first, last = units[span[0]].first, units[span[1] - 1].last
    if denied_at(reading.text, first):
        return False
    after = [token.norm for token in stream[last : last + 5]]
    if after[:1] and after[0] in {"is", "are", "became", "becomes", "was"} and {"party", "parties"} & set(after):
        return "not" not in after and "no" not in after
    parties = [index for index, token in enumerate(stream) if token.norm in {"party", "parties"}]
    named = [
        at
        for at in parties
        if at > last and {"hereinafter", "called", "as"} & {token.norm for token in stream[max(0, at - 4) : at]}
    ]
    listed = [
        at
        for at in parties
        if at < first
        and any(
            token.norm in {"are", "include", ":"}
            and not any(
                one.kind == "word" and not one.capital and one.norm not in _LIST for one in stream[index + 1 : first]
            )
            for index, token in enumerate(stream[at:first], at)
        )
    ]
    return bool(named or listed)


_LIST = frozenset("the and of kingdom republic".split())


def _help_each_other(units: Sequence[Unit], span: Span) -> bool:
    """Whether the one named is of those who do something to each other: "binding Chad and Mali to help each other"."""
    for index in range(span[1], len(units) - 1):
        if units[index].norm == "each" and units[index + 1].norm == "other":
            between = units[span[1] : index]
            joined = any(unit.norm == "and" and near.state for unit, near in pairwise(between))
            joined = joined or (span[0] > 1 and units[span[0] - 1].norm == "and" and bool(units[span[0] - 2].state))
            return joined and not any(unit.norm in _GROUPS for unit in between)
    return False
