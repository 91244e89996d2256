"""Whether the words of a value stand in a source sentence, in the same order and the same relations.

Every content word, name, number and date of the value must be found; they must follow one another as in the
source (who did what to whom is told by order in English); what is left out between them must be of a kind that
can be left out (:mod:`summarizer.grounding.gaps`); and every cue that governs them in the source, such as "not",
"may", "reportedly" or "if", must be in the value too.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from datetime import date

from summarizer.grounding.cues import Cue, CueKind, segment_ends
from summarizer.grounding.gaps import gap_fits
from summarizer.grounding.names import NO_NAMES, Names
from summarizer.grounding.times import date_fault
from summarizer.grounding.units import Reading, Unit, is_title, read_units
from summarizer.grounding.words import past_form, readings, same_word

__all__ = ["ALL_CUES", "Alignment", "Rules", "align"]

ALL_CUES: frozenset[CueKind] = frozenset(
    {"negation", "denial", "modal", "hedge", "unreal", "intent", "condition", "exception", "quantifier", "privative"}
)
_LIMIT = 1200
_CHOICES = 24


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
    dropped: Callable[[Cue], bool] = field(default=lambda cue: False)
    phrase: bool = False
    approximate: bool = False
    names: Names = NO_NAMES
    published: date | None = None
    headline: bool = False


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


@dataclass(frozen=True, slots=True)
class _Item:
    """A thing of the value that must be found: its units in the value and its places in the source."""

    first: int
    last: int
    places: tuple[tuple[int, int], ...]
    fault: str


def align(value: str, source: str, rules: Rules) -> Alignment:
    """Lay the words of a value on a source sentence; see the module's description.

    >>> align("Benin ratified it", "Benin signed the pact but did not ratify it.", Rules()).fault is None
    False
    >>> align("Benin signed the pact", "Benin signed the pact but did not ratify it.", Rules()).fault is None
    True
    """
    mine, theirs = read_units(value, rules.published), read_units(source, rules.published)
    if len(theirs.units) > _LIMIT or len(mine.units) > _LIMIT:
        return Alignment(f"It is longer than {_LIMIT} words, too long to check.")
    return _Aligner(mine, theirs, rules).run()


class _Aligner:
    """One value against one sentence."""

    def __init__(self, mine: Reading, theirs: Reading, rules: Rules) -> None:
        self.mine, self.theirs, self.rules = mine, theirs, rules
        self.gone = self._excused()

    def _excused(self) -> set[int]:
        """Units of cues that the value may leave out, and does."""
        kept = {cue.text for cue in self.mine.cues}
        gone: set[int] = set()
        for cue in self.theirs.cues:
            if cue.text not in kept and self.rules.dropped(cue):
                gone.update(self._units_of(self.theirs, cue))
        return gone

    @staticmethod
    def _units_of(reading: Reading, cue: Cue) -> list[int]:
        return [
            index for index, unit in enumerate(reading.units) if unit.first < cue.last and cue.first < unit.last
        ]

    def run(self) -> Alignment:
        items = self._items()
        if not items:
            return Alignment("Only small words of it are left to compare; they support nothing.")
        matched = sum(1 for item in items if item.places)
        lacking = next((item.fault for item in items if not item.places), None)
        if lacking:
            return Alignment(lacking, matched=matched)
        chain, fault = self._chain(items)
        if fault is None:
            fault = self._edges(items, chain) or self._governed(items, chain)
        first, last = self.theirs.units[chain[0][0]], self.theirs.units[chain[-1][1] - 1]
        start, end = self.theirs.tokens[first.first].start, self.theirs.tokens[last.last - 1].end
        return Alignment(fault, start, end, matched)

    # --- what must be found -------------------------------------------------------------------------------

    def _items(self) -> list[_Item]:
        items: list[_Item] = []
        units, at = self.mine.units, 0
        while at < len(units):
            if not units[at].content:
                at += 1
                continue
            last = self._name_end(at)
            places = self._name_places(at, last) if last - at > 1 else self._places(units[at])
            if not places and last - at > 1 and at == 0:
                last, places = at + 1, self._places(units[at])
            items.append(_Item(at, last, places[:_CHOICES], "" if places else self._lacking(at, last)))
            at = last
        return items

    def _name_end(self, at: int) -> int:
        units, last = self.mine.units, at + 1
        if units[at].kind != "word" or not units[at].capital or is_title(units[at]):
            return last
        while last < len(units) and not units[last - 1].possessive:
            unit = units[last]
            joint = unit.norm in {"el", "al", "bin", "ibn", "de", "van", "von"} and last + 1 < len(units)
            if unit.kind == "word" and unit.capital and unit.last - unit.first == 1:
                last += 1
            elif joint and units[last + 1].kind == "word" and units[last + 1].capital:
                last += 2
            else:
                break
        return last

    def _name_places(self, first: int, last: int) -> tuple[tuple[int, int], ...]:
        words = tuple(unit.norm for unit in self.mine.units[first:last])
        forms = [words]
        for drop in range(1, len(words) if first == 0 else 1):
            forms.append(words[drop:])
        found = list(self._runs_of(words))
        for form in self.rules.names.short_forms(words):
            found.extend(place for place in self._runs_of(form) if self._stands_alone(place))
        return tuple(found)

    def _runs_of(self, words: tuple[str, ...]) -> list[tuple[int, int]]:
        units, size = self.theirs.units, len(words)
        return [
            (at, at + size)
            for at in range(len(units) - size + 1)
            if units[at].norm == words[0]
            and all(units[at + step].norm == words[step] for step in range(size))
            and all(units[at + step].kind in {"word", "quiet"} for step in range(size))
        ]

    def _stands_alone(self, place: tuple[int, int]) -> bool:
        units, (first, last) = self.theirs.units, place
        before = units[first - 1] if first else None
        after = units[last] if last < len(units) else None
        return (
            units[first].capital
            and not (before and before.kind == "word" and before.capital and not is_title(before))
            and not (after and after.kind == "word" and after.capital and not units[last - 1].possessive)
        )

    def _places(self, unit: Unit) -> tuple[tuple[int, int], ...]:
        return tuple(
            self._widen(index, unit)
            for index, other in enumerate(self.theirs.units)
            if index not in self.gone and self._same(unit, other, index)
        )

    def _widen(self, index: int, unit: Unit) -> tuple[int, int]:
        """A surname found inside its full name stands for all of that name."""
        if unit.kind != "word" or not unit.capital:
            return index, index + 1
        for full in self.rules.names.full_forms((unit.norm,)):
            for first, last in self._runs_of(full):
                if first <= index < last:
                    return first, last
        return index, index + 1

    def _same(self, mine: Unit, other: Unit, index: int) -> bool:
        if mine.kind == "state":
            return mine.state == other.state and (other.kind == "state" or mine.possessive)
        if mine.kind == "people":
            return mine.state == other.state and (other.kind == "people" or other.possessive)
        if mine.kind == "number":
            return mine.amount is not None and other.amount is not None and self._same_amount(mine, other)
        if mine.kind == "date":
            return other.mention is not None and mine.mention is not None and not date_fault(mine.mention, other.mention)
        if not other.content or other.kind in {"state", "people", "date"}:
            return False
        if mine.kind == "word" and mine.capital and other.capital and mine.first > 0:
            return mine.norm == other.norm
        return same_word(mine.norm, other.norm, headline=self.rules.headline and not self._infinitive(index))

    def _infinitive(self, index: int) -> bool:
        before = self.theirs.units[index - 1] if index else None
        return before is not None and before.norm in {"to", "will", "would", "may", "shall", "must", "could", "should"}

    def _same_amount(self, mine: Unit, other: Unit) -> bool:
        a, b = mine.amount, other.amount
        if a is None or b is None or a.key != b.key:
            return False
        return a.precision == b.precision or (self.rules.approximate and (a.precision, b.precision) == ("exact", "about"))

    def _lacking(self, first: int, last: int) -> str:
        unit, words = self.mine.units[first], self.mine.words(first, last)
        if unit.kind == "number":
            given = [other.norm for other in self.theirs.units if other.kind == "number"]
            return f"The number '{words}' is not in the source; it has {_listed(given)}."
        if unit.kind == "date" and unit.mention is not None:
            given_dates = [other.mention.text for other in self.theirs.units if other.mention]
            return f"The date '{words}' does not agree with the source; it has {_listed(given_dates)}."
        if unit.name:
            return f"The name '{words}' is not in the source."
        cue = next((cue for cue in self.mine.cues if cue.first <= unit.first < cue.last), None)
        if cue:
            return f"'{words}' ({cue.kind}) was added; it is not in the source."
        return f"The word '{words}' is not in the source."

    # --- order and gaps -----------------------------------------------------------------------------------

    def _chain(self, items: Sequence[_Item]) -> tuple[list[tuple[int, int]], str | None]:
        """The best places for all items, and the first fault between two of them."""
        best: list[tuple[int, int, list[tuple[int, int]], str | None]] = [
            (self._penalty(place), 0, [place], None) for place in items[0].places
        ]
        for before, item in zip(items, items[1:], strict=False):
            following = []
            for place in item.places:
                options = []
                for faults, length, chain, fault in best:
                    found = self._between(before, item, chain[-1], place)
                    gap = abs(place[0] - chain[-1][1])
                    options.append(
                        (
                            faults + (found is not None) + self._penalty(place),
                            length + gap,
                            [*chain, place],
                            fault or found,
                        )
                    )
                following.append(min(options, key=lambda option: option[:2]))
            best = following
        chosen = min(best, key=lambda option: option[:2])
        return chosen[2], chosen[3]

    def _penalty(self, place: tuple[int, int]) -> int:
        """One if the word at a place is governed by a cue that the value does not have."""
        kept = {cue.text for cue in self.mine.cues}
        first = self.theirs.units[place[0]].first
        return int(any(cue.governs(first) and cue.text not in kept and self._counts(cue) for cue in self.theirs.cues))

    def _counts(self, cue: Cue) -> bool:
        return cue.kind in self.rules.cues and not self.rules.dropped(cue)

    def _between(self, left: _Item, right: _Item, at: tuple[int, int], to: tuple[int, int]) -> str | None:
        mine, theirs = self.mine.units, self.theirs.units
        if to[0] < at[1]:
            return (
                f"'{self.mine.words(left.first, left.last)}' and '{self.mine.words(right.first, right.last)}' stand "
                "in another order in the source."
            )
        last, after = theirs[at[1] - 1], theirs[to[0]]
        gap = [unit for index, unit in enumerate(theirs[at[1] : to[0]], at[1]) if index not in self.gone]
        if self._possession(mine[left.last - 1], last, mine[right.first], after):
            return f"'{self.theirs.words(at[0], at[1])}' is a possessive in the source and not in the value."
        fits = gap_fits(
            mine[left.last : right.first],
            gap,
            last,
            after,
            opens=self._opens(at[0]),
            listed=not any(unit.norm == "or" for unit in theirs[to[0] : to[1] + 8]),
            by=to[1] < len(theirs) and theirs[to[1]].norm == "by",
        )
        if fits:
            return None
        words = self.theirs.words(at[1], to[0])
        return (
            f"Between '{self.mine.words(left.first, left.last)}' and '{self.mine.words(right.first, right.last)}' the "
            f"source has '{words}'; the value must not change or leave out these words."
        )

    @staticmethod
    def _possession(mine: Unit, other: Unit, following: Unit, after: Unit) -> bool:
        if mine.kind == "people" or other.kind == "people":
            return False
        return mine.possessive != other.possessive and not (other.possessive and after is other)

    def _opens(self, index: int) -> bool:
        """Whether a unit begins its clause: only articles, titles and describing words stand before it."""
        units = self.theirs.units
        for at in range(index - 1, -1, -1):
            unit = units[at]
            if unit.kind in {"comma", "hard"} or unit.norm in {"that", "but", "while"}:
                return True
            if unit.kind in {"quiet", "people", "adverb"} or is_title(unit) or at in self.gone:
                continue
            if unit.kind == "word" and unit.capital:
                continue
            return False
        return True

    # --- the edges of the stretch taken -------------------------------------------------------------------

    def _edges(self, items: Sequence[_Item], chain: Sequence[tuple[int, int]]) -> str | None:
        mine, theirs = self.mine.units, self.theirs.units
        first, last = chain[0][0], chain[-1][1]
        head = mine[: items[0].first]
        before = first - 1
        while before >= 0 and (
            before in self.gone or theirs[before].kind in {"quiet", "adverb", "people"} or is_title(theirs[before])
        ):
            before -= 1
        if not self.rules.phrase and before >= 0 and theirs[before].kind in {"link", "be"}:
            starts = {unit.norm for unit in head}
            word = theirs[before].norm
            clause = before == 0 or word in {"and", "while", "because", "although", "when", "as", "after", "before", "since"}
            if word not in starts and not (clause and self._own_clause(before, first)):
                return f"In the source '{self.theirs.words(first, first + 1)}' follows '{word}'; it is not what the sentence is about."
        if [unit.norm for unit in head if unit.kind in {"link", "be"}] and not any(
            unit.kind in {"link", "be"} for unit in theirs[max(0, before) : first]
        ):
            return "The value begins with words that the source does not have there."
        tail = [unit for unit in theirs[last : last + 1] if unit.kind in {"word", "number"}]
        if tail and not self._detached(theirs[last - 1], tail[0]):
            return f"The source goes on with '{self.theirs.words(last, last + 1)}', which the value cuts off."
        extra = [unit.norm for unit in mine[items[-1].last :] if unit.kind in {"link", "be"}]
        if extra and extra != [unit.norm for unit in theirs[last : last + 4] if unit.kind in {"link", "be"}][: len(extra)]:
            return f"The value ends with '{extra[0]}', which the source does not have there."
        return None

    def _own_clause(self, before: int, first: int) -> bool:
        """Whether a conjunction joins whole clauses: the words before it do not end in a preposition's phrase."""
        word = self.theirs.units[before].norm
        if word != "and":
            return word in {"while", "because", "although", "as"}
        left = self.theirs.units[before - 1] if before else None
        return left is None or left.kind == "comma" or not left.name

    @staticmethod
    def _detached(last: Unit, after: Unit) -> bool:
        """Whether the word after the stretch taken is no head of it: a participle, a verb, a new name."""
        if last.kind == "number" or after.kind == "number":
            return False
        forms = set(readings(after.norm).values())
        return bool(forms & {"ing", "past"}) or (after.capital and not last.capital and not is_title(last))

    # --- cues ---------------------------------------------------------------------------------------------

    def _governed(self, items: Sequence[_Item], chain: Sequence[tuple[int, int]]) -> str | None:
        """The first cue of the source that governs the words taken and is not taken with them, or the reverse."""
        taken = {index for place in chain for index in range(*place)}
        tokens_of = {
            token: index for index, unit in enumerate(self.theirs.units) for token in range(unit.first, unit.last)
        }
        pairs = [
            (self.mine.units[item.first].first, self.theirs.units[place[0]].first)
            for item, place in zip(items, chain, strict=True)
        ]
        for cue in self.theirs.cues:
            parts = [tokens_of[token] for token in range(cue.first, cue.last)]
            content = [part for part in parts if self.theirs.units[part].content]
            kept = bool(content) and all(part in taken for part in content)
            if not content or kept or not self._counts(cue):
                continue
            if self._excludes(cue, parts):
                continue
            over = [there for _, there in pairs if cue.governs(there)]
            if over and not any(part in taken and part in content for part in parts):
                return f"The source says '{cue.text}' ({cue.kind}) of this, and the value leaves it out."
        for cue in self.mine.cues:
            fault = self._same_reach(cue, items, chain, pairs)
            if fault:
                return fault
        return None

    def _excludes(self, cue: Cue, parts: Collection[int]) -> bool:
        """Whether all of a cue was excused."""
        return all(part in self.gone for part in parts)

    def _same_reach(
        self,
        cue: Cue,
        items: Sequence[_Item],
        chain: Sequence[tuple[int, int]],
        pairs: Sequence[tuple[int, int]],
    ) -> str | None:
        """Whether a cue of the value reaches words that its counterpart in the source does not reach."""
        if cue.kind not in {"negation", "modal", "hedge", "denial"}:
            return None
        for item, place in zip(items, chain, strict=True):
            if not cue.first <= self.mine.units[item.first].first < cue.last:
                continue
            there = self.theirs.units[place[0]].first
            twin = next((one for one in self.theirs.cues if one.first <= there < one.last), None)
            if twin is None:
                return f"'{cue.text}' is no {cue.kind} in the source."
            for mine, theirs in pairs:
                inside = twin.first <= theirs < twin.last
                if cue.governs(mine) and not twin.governs(theirs) and not inside:
                    return f"In the source '{cue.text}' ({cue.kind}) does not apply to these words."
            return None
        return None
