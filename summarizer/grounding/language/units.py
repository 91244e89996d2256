"""A text as a row of units: states, names, numbers, dates and words to compare, and the small words between.

A unit is what must be found as a whole: "eleven thousand", "North Korea", "Nov. 11". The small words are kept in
order, because "attacked by" is not "attacked".
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from operator import attrgetter
from typing import Literal, NamedTuple

from summarizer.dates import DateMention, find_dates
from summarizer.grounding.language.cues import Cue, cues_in
from summarizer.grounding.language.numbers import Amount, amounts_in
from summarizer.grounding.language.text import Token, tokens
from summarizer.grounding.language.words import ADVERBS, BE, LINKS, QUIET, TITLES, bases, link
from summarizer.states import StateMention, states_in

__all__ = ["Kind", "Reading", "Unit", "is_title", "read_units"]

Kind = Literal["word", "state", "people", "number", "date", "be", "link", "comma", "hard", "quiet", "adverb"]


class Unit(NamedTuple):
    """One unit of a text.

    Attributes:
        kind: ``state`` is a state's name, ``people`` its adjective ("Russian"); ``be``, ``link``, ``comma``,
            ``hard``, ``quiet`` and ``adverb`` are small words and marks; all else is content.
        norm: folded words; for a link or a mark its class.
        first, last: indexes of its first token and of the token after it.
        capital, possessive: as written.
        state: key of the state meant.
        amount: the number meant.
        mention: the date meant.
    """

    kind: Kind
    norm: str
    first: int
    last: int
    capital: bool = False
    possessive: bool = False
    state: str = ""
    amount: Amount | None = None
    mention: DateMention | None = None

    @property
    def content(self) -> bool:
        """Whether the unit says something by itself."""
        return self.kind in {"word", "state", "people", "number", "date"}

    @property
    def name(self) -> bool:
        """Whether the unit names somebody or something."""
        return self.kind in {"state", "people"} or (self.kind == "word" and self.capital)


@dataclass(frozen=True)
class Reading:
    """A text with its tokens, units and cues."""

    text: str
    tokens: tuple[Token, ...]
    units: tuple[Unit, ...]
    cues: tuple[Cue, ...]

    @cached_property
    def by_base(self) -> dict[str, list[int]]:
        """For each base of a word the units that may be that word."""
        found: dict[str, list[int]] = defaultdict(list)
        for index, unit in enumerate(self.units):
            for base in bases(unit.norm) if unit.kind == "word" else ():
                found[base].append(index)
        return dict(found)

    @cached_property
    def by_state(self) -> dict[str, list[int]]:
        """For the key of each state the units that mean it."""
        found: dict[str, list[int]] = defaultdict(list)
        for index, unit in enumerate(self.units):
            if unit.state:
                found[unit.state].append(index)
        return dict(found)

    @cached_property
    def loud(self) -> tuple[int, ...]:
        """The units that are no quiet words, by their index."""
        return tuple(index for index, unit in enumerate(self.units) if unit.kind != "quiet")

    @cached_property
    def by_norm(self) -> dict[str, list[int]]:
        """For each folded word where it stands in :attr:`loud`."""
        found: dict[str, list[int]] = defaultdict(list)
        for at, index in enumerate(self.loud):
            found[self.units[index].norm].append(at)
        return dict(found)

    def words(self, first: int, last: int) -> str:
        """The words of the text from one unit to before another."""
        if first >= last:
            return ""
        return self.text[self.tokens[self.units[first].first].start : self.tokens[self.units[last - 1].last - 1].end]


_made = tuple.__new__  # as for tokens
_ALSO_NAMES = frozenset("do so an".split())
_COMMAS = frozenset(", - ( ) [ ]".split())
_HARD = frozenset("; : ? ! . ...".split())


def _small(token: Token, before: Token | None) -> tuple[Kind, str]:
    norm = token.norm
    if token.kind == "mark":
        if norm in _COMMAS:
            return "comma", ","
        return ("hard", norm) if norm in _HARD else ("word" if norm in "%$€£" else "quiet", norm)
    if norm == "us" and token.capital:
        return "word", norm
    kind, norm = _word(norm)
    if kind == "adverb" and token.capital and before is not None and before.kind == "word" and not before.capital:
        return "word", norm  # "for Tessaly", not "Sadly, it"
    if norm in _ALSO_NAMES and token.capital and before is not None and before.capital:
        return "word", norm  # "Trade Minister Do Lam"
    return kind, norm


@lru_cache(maxsize=8192)
def _word(norm: str) -> tuple[Kind, str]:
    small = _SMALL_WORDS.get(norm)
    if small is not None:
        return small
    if norm.endswith("ly") and len(norm) > 4 and norm not in _NOT_ADVERBS:
        return "adverb", norm
    return "word", norm


# A word in several lists is what the last of them makes of it.
_SMALL_WORDS: dict[str, tuple[Kind, str]] = {
    **{norm: ("adverb", norm) for norm in ADVERBS},
    **{norm: ("quiet", norm) for norm in QUIET},
    **{norm: ("link", link(norm)) for norm in LINKS},
    **dict.fromkeys(BE, ("be", "be")),
}


_NOT_ADVERBS = frozenset(
    """only hardly barely scarcely rarely early family ally supply reply apply rely comply friendly assembly italy
    likely unlikely reportedly allegedly supposedly purportedly ostensibly apparently possibly probably presumably
    potentially seemingly conceivably partly partially nearly virtually formerly unilaterally secretly illegally
    conditionally multiply anomaly monopoly july bully tally rally imply simply solely merely mutually
    unconditionally unanimously permanently temporarily provisionally indefinitely annually weekly monthly
    daily yearly automatically""".split()
)
"""Words in -ly that are not adverbs, or that say too much to be left out or put in."""


def read_units(text: str, published: date | None = None) -> Reading:
    """Read a text into units; dates first, then states, numbers and words.

    >>> [unit.norm for unit in read_units("North Korea sent eleven thousand men.").units if unit.content]
    ['north korea', 'sent', 'eleven thousand', 'men']
    """
    return _read(text, published)


@lru_cache(maxsize=4096)
def _read(text: str, published: date | None) -> Reading:
    stream = tokens(text)
    taken: dict[int, Unit] = {}
    covered: set[int] = set()

    def take(unit: Unit) -> None:
        span = range(unit.first, unit.last)
        if unit.first < unit.last and covered.isdisjoint(span):
            taken[unit.first] = unit
            covered.update(span)

    for mention in find_dates(text, published):
        first, last = _span(stream, mention.start, mention.end)
        take(Unit("date", _norm(stream, first, last), first, last, mention=mention))
    for found in states_in(text):
        if found.kind != "capital":
            first, last = _span(stream, found.start, found.end)
            take(_state_unit(stream, found, first, last))
    for amount in amounts_in(text):
        take(
            Unit("number", _norm(stream, amount.first, amount.last), amount.opens, amount.last, amount=amount)
            if covered.isdisjoint(range(amount.opens, amount.last))
            else Unit("number", _norm(stream, amount.first, amount.last), amount.first, amount.last, amount=amount)
        )
    units: list[Unit] = []
    for index, token in enumerate(stream):
        if index not in covered:
            before = stream[index - 1] if index else None
            kind, norm = _small(token, before) if token.kind == "mark" or token.capital else _word(token.norm)
            units.append(_made(Unit, (kind, norm, index, index + 1, token.capital, token.possessive, "", None, None)))
        elif index in taken:
            units.append(taken[index])
    cues = tuple(
        cue for cue in cues_in(text) if covered.isdisjoint(range(cue.first, cue.last)) or cue.last - cue.first > 2
    )
    return Reading(text, stream, tuple(units), cues)


def _state_unit(stream: tuple[Token, ...], found: StateMention, first: int, last: int) -> Unit:
    key = found.state.key
    possessive = stream[last - 1].possessive if first < last else False
    kind: Kind = "people" if found.kind == "demonym" else "state"
    return Unit(kind, _norm(stream, first, last), first, last, capital=True, possessive=possessive, state=key)


def _norm(stream: tuple[Token, ...], first: int, last: int) -> str:
    return " ".join(token.norm for token in stream[first:last])


def _span(stream: tuple[Token, ...], start: int, end: int) -> tuple[int, int]:
    """The tokens that overlap a stretch of characters."""
    first = bisect_right(stream, start, key=attrgetter("end"))
    return first, bisect_left(stream, end, lo=first, key=attrgetter("start"))


def is_title(unit: Unit) -> bool:
    """Whether a unit is a title such as "President"."""
    return unit.kind == "word" and unit.norm in TITLES
