"""Whether the cues of a source and of a value govern the same words.

A cue of the source that governs words taken must be taken with them; a cue of the value must not reach words that
its counterpart in the source does not reach ("Fiji, not Tonga, signed" does not say "Fiji did not sign").
"""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.grounding.alignment.matching import Item, Pair, Place
from summarizer.grounding.language.cues import Cue
from summarizer.grounding.language.words import past_form

__all__ = ["governing_fault"]


def governing_fault(pair: Pair, items: Sequence[Item], chain: Sequence[Place]) -> str | None:
    """The first cue of the source that governs the words taken and is not taken with them, or the reverse."""
    taken = {index for place in chain for index in range(*place)}
    pairs = [
        (pair.mine.units[item.first].first, pair.theirs.units[place[0]].first)
        for item, place in zip(items, chain, strict=True)
    ]
    for cue in pair.theirs.cues:
        units = enumerate(pair.theirs.units)
        parts = [index for index, unit in units if unit.first < cue.last and cue.first < unit.last]
        content = [part for part in parts if pair.theirs.units[part].content]
        kept = bool(content) and all(part in taken for part in content)
        if (not content and not _unsaid_condition(pair, cue)) or kept or not pair.counts(cue):
            continue
        if pair.gone.issuperset(parts):
            continue
        over = [there for _, there in pairs if cue.governs(there)]
        if cue.kind == "condition" and over == [pairs[0][1]] and len(pairs) > 1:
            continue
        if over or _governs_nothing(pair, cue, chain):
            return f"The source says '{cue.text}' ({cue.kind}) of this, and the value leaves it out."
    for cue in pair.mine.cues:
        fault = _same_reach(pair, cue, items, chain, pairs)
        if fault:
            return fault
    return None


def _unsaid_condition(pair: Pair, cue: Cue) -> bool:
    """Whether a condition opened by a small word ("were Fiji attacked, ...") is not in the value."""
    return cue.kind == "condition" and all(one.text != cue.text for one in pair.mine.cues)


def _governs_nothing(pair: Pair, cue: Cue, chain: Sequence[Place]) -> bool:
    """Whether a cue stands inside the stretch taken and no content word is left for it: "if we are not"."""
    units = pair.theirs.units
    first, last = units[chain[0][0]].first, units[chain[-1][1] - 1].last
    if not first < cue.first <= last:
        return False
    return not any(unit.content and cue.governs(unit.first) for unit in units)


_BINDING = frozenset("shall must".split())
_OPENING = frozenset("that which who whose whom if when unless".split())


def _reaches_on(pair: Pair, cue: Cue, token: int) -> bool:
    """Whether a word of duty binds on over a list of predicates: "shall warn the other, share data and cut output"."""
    between = [unit for unit in pair.theirs.units if cue.last <= unit.first <= token]
    return cue.text in _BINDING and not any(
        unit.kind in {"be", "hard"} or unit.norm in _OPENING or (unit.kind == "word" and past_form(unit.norm))
        for unit in between
    )


def _same_reach(
    pair: Pair,
    cue: Cue,
    items: Sequence[Item],
    chain: Sequence[Place],
    pairs: Sequence[tuple[int, int]],
) -> str | None:
    """Whether a cue of the value reaches words that its counterpart in the source does not reach."""
    if cue.kind not in {"negation", "modal", "hedge", "denial"}:
        return None
    for item, place in zip(items, chain, strict=True):
        if not cue.first <= pair.mine.units[item.first].first < cue.last:
            continue
        there = pair.theirs.units[place[0]].first
        twin = next((one for one in pair.theirs.cues if one.first <= there < one.last), None)
        if twin is None:
            return f"'{cue.text}' is no {cue.kind} in the source."
        for mine, theirs in pairs:
            inside = twin.first <= theirs < twin.last
            if cue.governs(mine) and not twin.governs(theirs) and not inside and not _reaches_on(pair, twin, theirs):
                return f"In the source '{cue.text}' ({cue.kind}) does not apply to these words."
        return None
    return None
