"""Whether the words of a value stand in a source sentence, in the same order and the same relations.

Every content word, name, number and date of the value must be found; they must follow one another as in the
source (who did what to whom is told by order in English); what is left out between them must be of a kind that
can be left out (see gaps.py); and every cue that governs them in the source, such as "not", "may", "reportedly" or
"if", must be in the value too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from summarizer.grounding.alignment.edges import edge_fault
from summarizer.grounding.alignment.gaps import gap_fits, is_phrase
from summarizer.grounding.alignment.governing import governing_fault
from summarizer.grounding.alignment.matching import ALL_CUES, Item, Pair, Place, Rules, items_of
from summarizer.grounding.alignment.tails import meaning_cut
from summarizer.grounding.language.text import same_wording, visible
from summarizer.grounding.language.units import Reading, Unit, is_title, read_units

__all__ = ["ALL_CUES", "Alignment", "Rules", "align"]

_LIMIT = 1200


@dataclass(frozen=True, slots=True)
class Alignment:
    """Where the words of a value stand in a sentence.

    Attributes:
        fault: why the sentence does not support the value, or None if it does.
        start, end: offsets in the sentence of the first and after the last word found.
        matched: how many of the value's units were found, for choosing the best sentence.
    """

    fault: str | None
    start: int = 0
    end: int = 0
    matched: int = 0


def align(value: str, source: str, rules: Rules) -> Alignment:
    """Lay the words of a value on a source sentence; see the module's description.

    >>> align("Benin ratified it", "Benin signed the pact but did not ratify it.", Rules()).fault
    "The word 'ratified' is not in the source."
    >>> align("Benin signed the pact", "Benin signed the pact but did not ratify it.", Rules()).fault is None
    True
    """
    words = " ".join(visible(value).split())
    mine = read_units(words[:1].upper() + words[1:], rules.published)
    theirs = read_units(source, rules.published)
    if len(theirs.units) > _LIMIT or len(mine.units) > _LIMIT:
        return Alignment(f"It is longer than {_LIMIT} words, too long to check.")
    if not rules.phrase and _asks(source) and not _asks(value):
        return Alignment("The source asks this; it does not say it.")
    if same_wording(words, source) and any(unit.content for unit in mine.units):
        said = [unit for unit in theirs.units if unit.kind not in {"hard", "comma"}]
        return Alignment(
            None, theirs.tokens[said[0].first].start, theirs.tokens[said[-1].last - 1].end, len(mine.units)
        )
    pair = Pair(mine, theirs, rules, _excused(mine, theirs, rules))
    items = items_of(pair)
    if not items:
        return Alignment("Only small words of it are left to compare; they support nothing.")
    matched = sum(1 for item in items if item.places)
    lacking = next((item.fault for item in items if not item.places), None)
    if lacking:
        return Alignment(lacking, matched=matched)
    chain, fault = _judged(pair, items)
    if fault is not None and any(mine.units[item.first].kind == "date" for item in items):
        chain, fault = _with_dates_moved(pair, items, chain, fault)
    first, last = theirs.units[chain[0][0]], theirs.units[chain[-1][1] - 1]
    return Alignment(fault, theirs.tokens[first.first].start, theirs.tokens[last.last - 1].end, matched)


def _asks(text: str) -> bool:
    return text.rstrip("\"'”’») ").endswith("?")


def _excused(mine: Reading, theirs: Reading, rules: Rules) -> frozenset[int]:
    """Units of cues that the value may leave out, and does."""
    kept = {cue.text for cue in mine.cues}
    excused = [cue for cue in theirs.cues if cue.text not in kept and rules.dropped(cue)]
    return frozenset(
        index
        for index, unit in enumerate(theirs.units)
        if any(unit.first < cue.last and cue.first < unit.last for cue in excused)
    )


def _judged(pair: Pair, items: Sequence[Item]) -> tuple[list[Place], str | None]:
    chain, fault = _chain(pair, items)
    fault = fault or edge_fault(pair, items, chain) or governing_fault(pair, items, chain)
    return chain, fault or meaning_cut(pair, chain)


# --- dates that stand elsewhere -------------------------------------------------------------------------------


def _with_dates_moved(
    pair: Pair, items: Sequence[Item], chain: list[Place], fault: str
) -> tuple[list[Place], str | None]:
    """Try once more with the dates of the value free to stand elsewhere in their clause ("On Monday, ...")."""
    units = pair.mine.units
    dates = [item for item in items if units[item.first].kind == "date"]
    others = [item for item in items if units[item.first].kind != "date"]
    if not others:
        return chain, fault
    absent: set[int] = set()
    for item in dates:
        absent.add(item.first)
        if item.first and units[item.first - 1].kind == "link":
            absent.add(item.first - 1)
        if item.last < len(units) and units[item.last].kind == "comma":
            absent.add(item.last)
    moved, still = _judged(replace(pair, absent=frozenset(absent)), others)
    if still is not None:
        return chain, fault
    for item in dates:
        if not any(_same_clause(pair, item, place, moved) for place in item.places):
            return chain, f"The date '{pair.told(item)}' belongs to other words in the source."
    return moved, None


def _same_clause(pair: Pair, item: Item, place: Place, chain: Sequence[Place]) -> bool:
    """Whether a date stands in the clause of the words taken, with the same preposition."""
    theirs = pair.theirs.units
    if _relation(pair.mine.units, item.first) != _relation(theirs, place[0]):
        return False
    before = [span for span in chain if span[1] <= place[0]]
    if not before:
        between = theirs[place[1] : chain[0][0]]
        opening = place[0] - 1
        while opening >= 0 and theirs[opening].kind in {"link", "quiet", "adverb"}:
            opening -= 1
        if opening >= 0 and theirs[opening].content:
            return False
        return not any(unit.content and unit.kind != "people" and not is_title(unit) for unit in between)
    between = theirs[before[-1][1] : place[0]]
    between = between[:-1] if between and between[-1].kind == "link" else between
    if any(unit.kind in {"date", "comma", "hard"} or unit.norm == "and" for unit in between):
        return False
    return not any(unit.content for unit in between) or is_phrase(between)


def _relation(units: Sequence[Unit], at: int) -> str:
    word = units[at - 1].norm if at and units[at - 1].kind == "link" else "in"
    return "in" if word == "and" else word


# --- order and gaps -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Path:
    """Places of the first items, how many faults lie between them, and the words they leave out."""

    faults: int
    length: int
    places: tuple[Place, ...]
    fault: str | None


def _chain(pair: Pair, items: Sequence[Item]) -> tuple[list[Place], str | None]:
    """The best places for all items, and the first fault between two of them."""
    penalties = _penalties(pair, items)
    best = [_Path(penalties[place], 0, (place,), None) for place in items[0].places]
    for before, item in pairwise(items):
        following: list[_Path] = []
        for place in item.places:
            options: list[_Path] = []
            for path in best:
                found = _between(pair, before, item, path.places[-1], place)
                faults = path.faults + (found is not None) + penalties[place]
                length = path.length + abs(place[0] - path.places[-1][1])
                options.append(_Path(faults, length, (*path.places, place), path.fault or found))
            following.append(min(options, key=_cost))
        best = following
    chosen = min(best, key=_cost)
    return list(chosen.places), chosen.fault


def _cost(path: _Path) -> tuple[int, int]:
    return path.faults, path.length


def _penalties(pair: Pair, items: Sequence[Item]) -> dict[Place, int]:
    """For each place one if the word there is governed by a cue that the value does not have."""
    kept = {cue.text for cue in pair.mine.cues}
    lacking = [cue for cue in pair.theirs.cues if cue.text not in kept and pair.counts(cue)]
    units = pair.theirs.units
    return {
        place: int(any(cue.governs(units[place[0]].first) for cue in lacking))
        for item in items
        for place in item.places
    }


def _between(pair: Pair, left: Item, right: Item, at: Place, to: Place) -> str | None:
    """Why two pieces of the value do not stand to each other as in the source, or None if they do."""
    mine, theirs = pair.mine.units, pair.theirs.units
    if to[0] < at[1]:
        return f"'{pair.told(left)}' and '{pair.told(right)}' stand in another order in the source."
    last, after = theirs[at[1] - 1], theirs[to[0]]
    possessor = mine[left.last - 1]
    if "people" not in {possessor.kind, last.kind} and possessor.possessive != last.possessive:
        return f"'{pair.theirs.words(*at)}' is a possessive in one of value and source and not in the other."
    if left.last == right.first and at[1] == to[0]:
        return None  # neighbours in both
    fits = gap_fits(
        [mine[index] for index in range(left.last, right.first) if index not in pair.absent],
        [unit for index, unit in enumerate(theirs[at[1] : to[0]], at[1]) if index not in pair.gone],
        last,
        after,
        opens=_opens(pair, at[0]),
        listed=not any(unit.norm == "or" for unit in theirs[to[0] : to[1] + 8]),
        by=to[1] < len(theirs) and theirs[to[1]].norm == "by",
        denied=any(cue.kind == "negation" and cue.governs(after.first) for cue in pair.theirs.cues),
    )
    if fits:
        return None
    words = pair.theirs.words(at[1], to[0])
    for cue in pair.theirs.cues:
        if last.last <= cue.first and cue.last <= after.first and pair.counts(cue):
            return f"The source has '{cue.text}' ({cue.kind}) in '{words}', and the value does not say it there."
    if not words:
        return (
            f"Between '{pair.told(left)}' and '{pair.told(right)}' the value has words that the source does not have."
        )
    return (
        f"Between '{pair.told(left)}' and '{pair.told(right)}' the source has '{words}'; "
        "the value must not change or leave out these words."
    )


def _opens(pair: Pair, index: int) -> bool:
    """Whether a unit begins its clause: only articles, titles and describing words stand before it."""
    units = pair.theirs.units
    for at in range(index - 1, -1, -1):
        unit = units[at]
        if unit.kind in {"comma", "hard"} or unit.norm in {"that", "but", "while"}:
            return True
        describes = (
            unit.kind in {"quiet", "people", "adverb"} or is_title(unit) or (unit.kind == "word" and unit.capital)
        )
        if not describes and at not in pair.gone:
            return False
    return True
