"""What of a value must be found in its source, and where each piece of it stands there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from summarizer.grounding.language.cue_words import CueKind
from summarizer.grounding.language.cues import Cue
from summarizer.grounding.language.names import NO_NAMES, Names
from summarizer.grounding.language.times import date_fault
from summarizer.grounding.language.units import Reading, Unit, is_title
from summarizer.grounding.language.words import bases, same_word

__all__ = ["ALL_CUES", "Item", "Pair", "Place", "Rules", "items_of"]

Place = tuple[int, int]
"""Half-open stretch of units of the source."""

ALL_CUES: frozenset[CueKind] = frozenset(
    {"negation", "denial", "modal", "hedge", "unreal", "intent", "condition", "exception", "quantifier", "privative"}
)
_CHOICES = 24
_JOINTS = frozenset("el al bin ibn de van von".split())


def _nothing(_: Cue) -> bool:
    return False


@dataclass(frozen=True)
class Rules:
    """How strictly a value is held to its source.

    Attributes:
        cues: the kinds of cue that a value must keep.
        dropped: whether a cue may be left out all the same (a hedge that the record carries as data).
        phrase: the value is a phrase, not a sentence: it may begin after a preposition.
        approximate: "about" may be left out before a number, because the record carries it as data.
        names: short forms of names in the document.
        published: publication date, for relative dates.
        headline: the source is a headline.
    """

    cues: frozenset[CueKind] = ALL_CUES
    dropped: Callable[[Cue], bool] = _nothing
    phrase: bool = False
    approximate: bool = False
    names: Names = NO_NAMES
    published: date | None = None
    headline: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """A piece of the value that must be found: its units in the value and its places in the source.

    ``fault`` says what is wrong if there is no place.
    """

    first: int
    last: int
    places: tuple[Place, ...]
    fault: str


@dataclass(frozen=True, slots=True)
class Pair:
    """A value and a source sentence, read, with the rules between them.

    Attributes:
        gone: units of the source that the value may leave out, and does (excused cues).
        absent: units of the value that are looked for elsewhere (dates that moved).
    """

    mine: Reading
    theirs: Reading
    rules: Rules
    gone: frozenset[int]
    absent: frozenset[int] = frozenset()

    def counts(self, cue: Cue) -> bool:
        """Whether a cue of the source must be in the value."""
        return cue.kind in self.rules.cues and not self.rules.dropped(cue)

    def told(self, item: Item) -> str:
        """The words of a piece of the value."""
        return self.mine.words(item.first, item.last)


def items_of(pair: Pair) -> list[Item]:
    """All pieces of the value that say something: names as a whole, other units one by one."""
    items: list[Item] = []
    units, at = pair.mine.units, 0
    while at < len(units):
        if not units[at].content:
            at += 1
            continue
        last = _name_end(units, at)
        places = _name_places(pair, at, last) if last - at > 1 else _places(pair, units[at])
        if not places and last - at > 1 and at == 0:
            last, places = at + 1, _places(pair, units[at])
        items.append(Item(at, last, places[:_CHOICES], "" if places else _lacking(pair, at, last)))
        at = last
    return items


def _name_end(units: Sequence[Unit], at: int) -> int:
    """The end of the name that begins at a unit, particles such as "el" inside it included."""
    last = at + 1
    if units[at].kind != "word" or not units[at].capital or is_title(units[at]):
        return last
    while last < len(units) and not units[last - 1].possessive:
        unit = units[last]
        joint = unit.norm in _JOINTS and last + 1 < len(units)
        if unit.kind == "word" and unit.capital and unit.last - unit.first == 1:
            last += 1
        elif joint and units[last + 1].kind == "word" and units[last + 1].capital:
            last += 2
        else:
            break
    return last


def _name_places(pair: Pair, first: int, last: int) -> tuple[Place, ...]:
    words = tuple(unit.norm for unit in pair.mine.units[first:last])
    found = list(_runs_of(pair, words))
    for form in pair.rules.names.short_forms(words):
        found.extend(place for place in _runs_of(pair, form) if _stands_alone(pair, place))
    return tuple(found)


def _runs_of(pair: Pair, words: tuple[str, ...]) -> list[Place]:
    units, size = pair.theirs.units, len(words)
    return [
        (at, at + size)
        for at in range(len(units) - size + 1)
        if units[at].norm == words[0]
        and all(units[at + step].norm == words[step] for step in range(size))
        and all(units[at + step].kind in {"word", "quiet"} for step in range(size))
    ]


def _stands_alone(pair: Pair, place: Place) -> bool:
    units, (first, last) = pair.theirs.units, place
    before = units[first - 1] if first else None
    after = units[last] if last < len(units) else None
    return (
        units[first].capital
        and not (before and before.kind == "word" and before.capital and not is_title(before))
        and not (after and after.kind == "word" and after.capital and not units[last - 1].possessive)
    )


def _places(pair: Pair, unit: Unit) -> tuple[Place, ...]:
    units = pair.theirs.units
    if unit.kind == "word":
        indexes = sorted({index for base in bases(unit.norm) for index in pair.theirs.by_base.get(base, ())})
    else:
        indexes = [index for index, other in enumerate(units) if other.content]
    return tuple(
        _widen(pair, index, unit)
        for index in indexes
        if index not in pair.gone and _same(pair, unit, units[index], index)
    )


def _widen(pair: Pair, index: int, unit: Unit) -> Place:
    """A surname found inside its full name stands for all of that name."""
    if unit.kind != "word" or not unit.capital:
        return index, index + 1
    for full in pair.rules.names.full_forms((unit.norm,)):
        for first, last in _runs_of(pair, full):
            if first <= index < last:
                return first, last
    return index, index + 1


def _same(pair: Pair, mine: Unit, other: Unit, index: int) -> bool:
    if mine.kind == "state":
        return mine.state == other.state and (other.kind == "state" or mine.possessive)
    if mine.kind == "people":
        return mine.state == other.state and (other.kind == "people" or other.possessive)
    if mine.kind == "number":
        return mine.amount is not None and other.amount is not None and _same_amount(pair, mine, other)
    if mine.kind == "date":
        return other.mention is not None and mine.mention is not None and not date_fault(mine.mention, other.mention)
    if other.kind in {"state", "people", "date"}:
        return False
    if mine.kind == "word" and mine.capital and other.capital and mine.first > 0:
        return mine.norm == other.norm
    return same_word(mine.norm, other.norm, headline=pair.rules.headline and not _infinitive(pair, index))


def _infinitive(pair: Pair, index: int) -> bool:
    before = pair.theirs.units[index - 1] if index else None
    return before is not None and before.norm in {"to", "will", "would", "may", "shall", "must", "could", "should"}


def _same_amount(pair: Pair, mine: Unit, other: Unit) -> bool:
    a, b = mine.amount, other.amount
    if a is None or b is None or a.key != b.key:
        return False
    return a.precision == b.precision or (pair.rules.approximate and (a.precision, b.precision) == ("exact", "about"))


def _listed(words: Sequence[str]) -> str:
    return " and ".join(f"'{word}'" for word in words) or "none"


def _lacking(pair: Pair, first: int, last: int) -> str:
    unit, words = pair.mine.units[first], pair.mine.words(first, last)
    if unit.kind == "number":
        given = [other.norm for other in pair.theirs.units if other.kind == "number"]
        return f"The number '{words}' is not in the source; it has {_listed(given)}."
    if unit.kind == "date" and unit.mention is not None:
        given_dates = [other.mention.text for other in pair.theirs.units if other.mention]
        return f"The date '{words}' does not agree with the source; it has {_listed(given_dates)}."
    if unit.name:
        return f"The name '{words}' is not in the source."
    cue = next((cue for cue in pair.mine.cues if cue.first <= unit.first < cue.last), None)
    if cue:
        return f"'{words}' ({cue.kind}) was added; it is not in the source."
    return f"The word '{words}' is not in the source."
