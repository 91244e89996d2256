"""Which claims are compared with which, so that the work grows with the claims and not with their pairs.

Two claims can only be related if one has all content words of the other, of the same treaty and roles (their *frames*
are near), and if they meet in a *point*: the same numbers on the same day to agree, the same thing counted on one day
to differ in its number. What can be related is found so; what is found need not be.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import product

from summarizer.briefing.align import day_marks
from summarizer.briefing.cluster import Marks, open_marks
from summarizer.briefing.gist import Gist
from summarizer.briefing.numbers import loose
from summarizer.briefing.statements import Statement

__all__ = ["LEAST_SHARE", "REFUSAL", "Candidates", "Weights"]

LEAST_SHARE = 0.5
"""Of what the words of a claim weigh, what those of a shorter one must weigh to be related to it; acts are told apart
by less."""

REFUSAL = frozenset({"=refuse"})
"""What an act told as refused has, and the same act told as done has not."""


class Weights:
    """How much each word of some claims weighs: what all claims share weighs little (inverse document frequency)."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        found = Counter(word for statement in statements for word in statement.gist.words)
        self._weights = {word: math.log((1 + len(statements)) / (1 + n)) + 1 for word, n in found.items()}

    def rarest(self, words: Iterable[str]) -> str | None:
        """Of some words the one that the fewest claims have."""
        return min(words, key=lambda word: (-self._weights[word], word), default=None)

    def share(self, some: Iterable[str], more: Iterable[str]) -> float:
        """What some words weigh, as a share of what more words weigh."""
        return self._sum(some) / self._sum(more)

    def _sum(self, words: Iterable[str]) -> float:
        return sum(self._weights[word] for word in sorted(words))  # sorted: sums of floats depend on the order


class Candidates:
    """By what a claim is found by those that it may be related to.

    Args:
        statements: all claims.
        weights: of their words.
    """

    def __init__(self, statements: Iterable[Statement], weights: Weights) -> None:
        self._weights = weights
        self._frames: dict[tuple[Hashable, frozenset[str]], int] = {}
        self._frame = {
            item.id: self._frames.setdefault((_topic(item.gist), item.gist.words), len(self._frames))
            for item in statements
        }
        self._near: list[list[int]] = [[] for _ in self._frames]
        for one, other in self._pairs():
            self._near[one].append(other)
            if one != other:
                self._near[other].append(one)

    def _pairs(self) -> Iterator[tuple[int, int]]:
        """Pairs of frames of which the second has all words of the first; each with itself too.

        It then has the rarest of them.
        """
        having: dict[Hashable, list[tuple[frozenset[str], int]]] = defaultdict(list)
        for (topic, words), frame in self._frames.items():
            for word in words:
                having[topic, word].append((words, frame))
        for (topic, words), frame in self._frames.items():
            for more, other in having[topic, self._weights.rarest(words)]:
                if words == more or (words < more and self._enough(words, more)):
                    yield frame, other

    def _enough(self, words: frozenset[str], more: frozenset[str]) -> bool:
        told_act = any(word[0] == "=" for word in words)
        return told_act or self._weights.share(words, more) >= LEAST_SHARE

    def agreeing(self, item: Statement) -> Marks:
        """By what those are found that may say the same."""
        gist = item.gist
        same: list[Hashable] = [loose(gist.numbers)]
        if len(gist.acts) == 1:
            same.append(gist.acts)  # one act on one day is one, whatever else is told of it
        firmness = item.claim.factuality, gist.negated, gist.operators
        days = day_marks(item.when)
        return self._marks(item, *(list(product([firmness], same, found)) for found in days))

    def differing(self, item: Statement) -> Marks:
        """By what those are found that may not be true together with it."""
        has: list[Hashable] = []
        asks: list[Hashable] = []
        for found in (_opposition(item), _number(item), _date(item), _refusal(item)):
            has += found.has
            asks += found.asks
        return self._marks(item, has, asks)

    def _marks(self, item: Statement, has: Sequence[Hashable], asks: Sequence[Hashable]) -> Marks:
        frame = self._frame[item.id]
        return Marks(has=[(frame, point) for point in has], asks=list(product(self._near[frame], asks)))


def _topic(gist: Gist) -> Hashable:
    """What two claims must share besides words; who acts may be left out where an act is told."""
    return gist.about, gist.roles, gist.operators - REFUSAL, () if gist.acts else gist.who


def _opposition(item: Statement) -> Marks:
    """One states what the other denies, or what the same speaker does not confirm."""
    negated, factuality = item.gist.negated, item.claim.factuality
    has: list[Hashable] = []
    asks: list[Hashable] = []
    if factuality in {"asserted", "unconfirmed"}:
        has.append((factuality, negated))
        asks.append(("asserted" if factuality == "unconfirmed" else "unconfirmed", negated))
    if factuality != "unconfirmed" and not item.open:
        has.append(("affirms", item.affirms))
        asks.append(("affirms", not item.affirms))
    refused = item.gist.operators & REFUSAL
    days, numbers = day_marks(item.when), open_marks(loose(item.gist.numbers) or None)
    return Marks(
        list(product(has, [refused], days.has, numbers.has)), list(product(asks, [refused], days.asks, numbers.asks))
    )


def _number(item: Statement) -> Marks:
    """Both give the same numbers but for one of one thing, for one day."""
    if not item.firm:
        return Marks((), ())
    numbers = loose(item.gist.numbers)
    one_differs = [
        ("number", item.gist.negated, item.gist.operators & REFUSAL, number.unit, numbers - loose(frozenset({number})))
        for number in item.gist.numbers
    ]
    days = day_marks(item.when)
    return Marks(list(product(one_differs, days.has)), list(product(one_differs, days.asks)))


def _date(item: Statement) -> Marks:
    """Both tell of what happens once, with the same numbers, whatever the day."""
    if not item.firm or item.when is None:
        return Marks((), ())
    same = "date", item.gist.negated, item.gist.operators & REFUSAL, loose(item.gist.numbers)
    points = [(same, once) for once in item.once]
    return Marks(points, points)


def _refusal(item: Statement) -> Marks:
    """One tells as done what the other tells as refused."""
    if item.claim.factuality != "asserted" or item.day is None:
        return Marks((), ())
    refused = bool(item.gist.operators & REFUSAL)
    return Marks([("refused", item.gist.negated, refused)], [("refused", item.gist.negated, not refused)])
