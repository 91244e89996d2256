"""Whether a value may end where it ends: what its source goes on with must not carry the meaning.

"Tonga opposes a ban" cannot be taken from "Tonga opposes a ban on testing", nor "Fiji shall send ships" from
"Fiji shall send ships upon request". A day, a place or a companion may be left out: "signed the pact [in Lima]".
"""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.grounding.alignment.matching import Pair, Place
from summarizer.grounding.language.units import Unit
from summarizer.grounding.language.words import INSTRUMENTS, past_form, readings

__all__ = ["meaning_cut"]

_CONDITIONS = frozenset("when whenever upon after before until once where".split())
_LEAVE = frozenset("consent approval permission notice authorisation authorization request invitation".split())
_BINDING = frozenset("shall must may will can should".split())
_NARROWED = frozenset(
    """all every each both no neither none ban bans banned banning abolish abolishes abolished end ends ended lift lifts
    lifted remove removes removed oppose opposes opposed reject rejects rejected scrap scrapped waive waived prohibit
    prohibits prohibited forbids only any first last""".split()
)
_NARROWING = frozenset("in inside within of on for from to with against between under during".split())


def meaning_cut(pair: Pair, chain: Sequence[Place]) -> str | None:
    """Why the phrase that a value cuts off its end belongs to it, or None if it may go.

    Only where conditions count: the parts of a clause that are asked for one by one may be shorter.
    """
    if "condition" not in pair.rules.cues:
        return None
    units, last = pair.theirs.units, chain[-1][1]
    opening = pair.theirs.tokens[0].norm
    parted = any(unit.norm == ";" for unit in units[: chain[0][0]])
    if (
        _BINDING & _words(pair)
        and opening in _CONDITIONS
        and chain[0][0]
        and pair.mine.tokens[0].norm != opening
        and not parted
    ):
        return f"The source begins with a condition ('{opening}'), which the value leaves out."
    if last >= len(units) or units[last].kind != "link":
        return None
    word = pair.theirs.tokens[units[last].first].norm
    follows = next((unit for unit in units[last:] if unit.content), None)
    if follows is None or not _cut(pair, last, word, follows):
        return None
    end = min(len(units), last + 5)
    return f"The source goes on with '{pair.theirs.words(last, end)}', and without it the value says something else."


def _cut(pair: Pair, last: int, word: str, follows: Unit) -> bool:
    units, mine = pair.theirs.units, _words(pair)
    near = {unit.norm for unit in units[last + 1 : last + 5]}
    if mine & _BINDING and (word in _CONDITIONS or (word in {"with", "at", "on", "by"} and near & _LEAVE)):
        return True
    if follows.kind == "date":
        return False
    ends = units[last - 1]
    noun = ends.kind == "word" and not ends.capital and not past_form(ends.norm) and "ing" not in _forms(ends)
    if noun and ends.norm not in INSTRUMENTS:
        if word in {"on", "against"} and not follows.name:
            return True
        if mine & _NARROWED and word in _NARROWING and not _definite(pair, ends):
            return True
    measured = any(unit.kind == "number" for unit in units[max(0, last - 2) : last])
    return measured and word in {"in", "of"}


def _definite(pair: Pair, noun: Unit) -> bool:
    """Whether an article says which one is meant: "the ratification"."""
    before = [token.norm for token in pair.theirs.tokens[max(0, noun.first - 3) : noun.first]]
    return not {"the", "this", "its", "their"}.isdisjoint(before)


def _words(pair: Pair) -> set[str]:
    return {token.norm for token in pair.mine.tokens}


def _forms(unit: Unit) -> set[str]:
    return set(readings(unit.norm).values())
