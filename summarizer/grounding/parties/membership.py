"""Whether a sentence calls somebody a party: "is a party to", "the parties are", "14 parties, Chad among them"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from summarizer.grounding.actors.participants import Span
from summarizer.grounding.acts.acts import denied_at
from summarizer.grounding.language.text import Token
from summarizer.grounding.language.units import Reading, Unit
from summarizer.grounding.language.words import INSTRUMENTS

__all__ = ["called_party", "help_each_other"]

_GROUPS = frozenset("parties sides countries states nations both two members".split())


def called_party(reading: Reading, span: Span) -> bool:
    """Whether the sentence calls the one named so: "is a party to", "the parties are", "hereinafter the Parties"."""
    units, stream = reading.units, reading.tokens
    first, last = units[span[0]].first, units[span[1] - 1].last
    if denied_at(reading.text, first):
        return False
    after = [token.norm for token in stream[last : last + 5]]
    if after[:1] and after[0] in _BEING and {"party", "parties"} & set(after):
        return "not" not in after and "no" not in after
    if after[1:2] in (["a"], ["another"]) and stream[last].kind == "mark" and "state party" in " ".join(after):
        return True
    ends = next((at for at in range(last, len(stream)) if not _listed(stream[at : at + 1])), len(stream))
    joint = [token.norm for token in stream[ends : ends + 3]]
    if ends > last and joint[:1] in (["are"], ["remain"], ["became"]) and "parties" in joint and "not" not in joint:
        return True
    if _belongs(stream, first, last) or _among_parties(stream, first, last):
        return True
    parties = [index for index, token in enumerate(stream) if token.norm in {"party", "parties"}]
    parties += [
        index
        for index, token in enumerate(stream)
        if token.norm == "members"
        and any(one.norm in INSTRUMENTS and two.norm in _CALLED for one, two in pairwise(stream[index + 1 : index + 6]))
    ]
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
                one.norm in {";", "."} or (one.kind == "word" and not one.capital and one.norm not in _LIST)
                for one in stream[index + 1 : first]
            )
            for index, token in enumerate(stream[at:first], at)
        )
    ]
    return bool(named or listed)


_CALLED = frozenset("are include :".split())
_LIST = frozenset("the and of kingdom republic".split())


def _listed(stream: Sequence[Token]) -> bool:
    """Whether words are nothing but members of a list of names."""
    return all(token.capital or token.norm in _LIST or token.norm == "," for token in stream)


_BEING = frozenset("is are was became becomes remain remains".split())


def _belongs(stream: Sequence[Token], first: int, last: int) -> bool:
    """Whether a list of those who belong to a treaty holds a name: "to which [Chad] and Mali belong"."""
    which = next((at for at in range(first - 1, 0, -1) if stream[at].norm == "which"), None)
    if which is None or stream[which - 1].norm != "to" or not _listed(stream[which + 1 : first]):
        return False
    ends = next((at for at in range(last, len(stream)) if not _listed(stream[at : at + 1])), None)
    if ends is None:
        return False
    behind = [token.norm for token in stream[ends : ends + 3]]
    return behind[0] in {"belong", "belongs"} or (
        behind[0] in {"are", "is", "have", "has"} and bool({"party", "parties"} & set(behind))
    )


def _among_parties(stream: Sequence[Token], first: int, last: int) -> bool:
    """Whether a name is one of the parties: "14 parties, [Chad] among them", "[Mali] as the only member yet to act"."""
    before = [token.norm for token in stream[max(0, first - 6) : first]]
    behind = [token.norm for token in stream[last : last + 5]]
    if "parties" in before and "political" not in before and not stream[last - 1].possessive:
        counted = before[-2:] == ["parties", ","] and {"among", "them"} <= set(behind)
        return counted or "including" in before
    only = behind[:2] == ["as", "the"] and bool({"only", "last"} & set(behind[2:3]))
    return only and bool({"party", "member"} & set(behind[3:4])) and behind[4:] != ["of"]


def help_each_other(units: Sequence[Unit], span: Span) -> bool:
    """Whether the one named is of those who do something to each other: "binding Chad and Mali to help each other"."""
    for index in range(span[1], len(units) - 1):
        if units[index].norm == "each" and units[index + 1].norm == "other":
            between = units[span[1] : index]
            joined = any(unit.norm == "and" and near.state for unit, near in pairwise(between))
            joined = joined or (span[0] > 1 and units[span[0] - 1].norm == "and" and bool(units[span[0] - 2].state))
            return joined and not any(unit.norm in _GROUPS for unit in between)
    return False
