"""How claims relate: corroborates, restates, contradicts, updates.

A relation needs the same states in the same order, and all content words of the shorter claim in the longer
one, which must not say much more. Words that all claims share weigh little (inverse document frequency).
Small words, and a shared topic, are never enough.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from summarizer.briefing.align import Marks, SourceMap, cluster, compatible_dates
from summarizer.briefing.content import Content, Number, content_of, same_name, state_keys
from summarizer.records.briefing import Basis, Comparison
from summarizer.records.claims import Claim, ClaimList
from summarizer.render.wording import count, human_date, listing

__all__ = ["Statement", "relate_claims", "statements_of"]

_AGREE = 0.5  # least share of the longer claim's weight that the shorter one must cover
_DIFFER = 0.6  # the same for a conflict, where a mistake costs more
_OPEN = frozenset({"may", "might", "can", "could", "possibl", "possibly"})
_ONE_TIME = frozenset({"sign", "ratify", "ratification", "exchang", "adopt", "conclud", "denounc", "signatur"})
_GOVERNMENT_WORDS = frozenset(
    "government state official officials authorities administration ministry foreign defence defense spokesman "
    "spokeswoman spokesperson leadership side".split()
)


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim with its id in the briefing and its comparable parts."""

    id: str
    document_id: str
    claim: Claim
    content: Content

    @property
    def speaker(self) -> str | None:
        """The nearest source as named; ``None`` if the document speaks for itself."""
        return self.claim.attribution[-1].source if self.claim.attribution else None

    @property
    def exact(self) -> bool:
        """Whether its numbers stand without "about" and its kin."""
        return all(number.precision == "exact" for number in self.content.numbers)

    @property
    def date(self) -> str | None:
        """When the event takes place."""
        return self.claim.event_time.date if self.claim.event_time else None


def statements_of(claim_lists: Iterable[ClaimList], sources: SourceMap) -> list[Statement]:
    """All claims, in the order of the sources."""
    lists = {claims.document_id: claims for claims in claim_lists}
    return [
        Statement(f"{document_id}/{claim.id}", document_id, claim, content_of(claim.text))
        for document_id in sources.sort(lists)
        for claim in lists[document_id].claims
    ]


def relate_claims(statements: Sequence[Statement], sources: SourceMap) -> list[Comparison]:
    """All relations between claims: agreement first, then contradictions and updates."""
    relations = _Relations(statements, sources)
    return [*relations.agreement(), *relations.differences()]


class _Relations:
    def __init__(self, statements: Sequence[Statement], sources: SourceMap) -> None:
        self._sources = sources
        self._place = {statement.id: place for place, statement in enumerate(statements)}
        self._origin = {statement.id: sources.origins(statement.claim.evidence) for statement in statements}
        found = Counter(word for statement in statements for word in statement.content.words)
        self._weights = {word: math.log((1 + len(statements)) / (1 + n)) + 1 for word, n in found.items()}
        told = cluster(sorted(statements, key=_telling), key=self._alike, fits=self._agree, marks=self._marks)
        self._groups = sorted((self._in_order(group) for group in told), key=lambda group: self._place[group[0].id])

    def _alike(self, item: Statement) -> Hashable:
        """What makes statements one without a comparison."""
        return (item.content, item.claim.factuality, item.date) if self._agree(item, item) else item.id

    def _marks(self, item: Statement) -> Marks:
        """A statement is compared with those whose words it holds all, or that hold all of its own.

        The longer of two has the rarest word of the shorter.
        """
        content = item.content
        about = content.states, content.roles, content.operators
        rarest = min(content.words, key=lambda word: (-self._weights[word], word), default=None)
        return Marks(
            has=[(about, "word", word) for word in content.words] + [(about, "rarest", rarest)],
            asks=[(about, "rarest", word) for word in content.words] + [(about, "word", rarest)],
        )

    def _in_order(self, group: Iterable[Statement]) -> list[Statement]:
        return sorted(group, key=lambda item: self._place[item.id])

    def agreement(self) -> list[Comparison]:
        """One comparison for each group of two claims or more."""
        found = []
        for group in (group for group in self._groups if len(group) > 1):
            origins = self._origins(group)
            if origins > 1:
                text = f"{count(origins, 'independent source')} say the same."
            elif len(self._first_told_in(group)) > 1:
                text = "Several documents say the same and name one origin for it."
            elif len(self._sources.independent(item.document_id for item in group)) > 1:
                text = "Several documents say the same in one wording, which counts once."
            elif len({item.document_id for item in group}) > 1:
                text = "Copies of one text say the same."
            else:
                text = "One document says the same more than once."
            found.append(
                Comparison(
                    relation="corroborates" if origins > 1 else "restates",
                    basis=["wording"],
                    sides=[[item.id for item in group]],
                    sources=origins,
                    text=text[0].upper() + text[1:],
                )
            )
        return sorted(found, key=lambda item: (-item.sources, self._place[item.sides[0][0]]))

    def _origins(self, group: Sequence[Statement]) -> int:
        """Number of independent origins: one text is one, and so are documents that name the same speaker."""
        origins: list[list[Statement]] = []
        for item in group:
            joined = [origin for origin in origins if any(self._one_origin(item, other) for other in origin)]
            merged = [other for origin in joined for other in origin]
            origins = [origin for origin in origins if origin not in joined] + [[*merged, item]]
        return len(origins)

    def _first_told_in(self, group: Iterable[Statement]) -> set[str]:
        return {document_id for item in group for document_id in self._origin[item.id]}

    def _one_origin(self, one: Statement, other: Statement) -> bool:
        if self._origin[one.id] == self._origin[other.id]:
            return True
        return one.speaker is not None and other.speaker is not None and _one_speaker(one.speaker, other.speaker)

    def differences(self) -> list[Comparison]:
        """Contradictions and updates between groups of claims."""
        found = []
        for one, other in self._comparable():
            pairs = ((a, b) for a in one for b in other)
            differing = next(((a, b, basis) for a, b in pairs if (basis := self._difference(a, b))), None)
            if differing:
                found.append(self._comparison(one, other, differing))
        return sorted(found, key=lambda item: [self._place[side[0]] for side in item.sides])

    def _comparable(self) -> Iterator[tuple[list[Statement], list[Statement]]]:
        """Pairs of groups of which one has a statement that may differ from one of the other, the earlier first."""
        having: dict[Hashable, dict[int, None]] = defaultdict(dict)
        for at, group in enumerate(self._groups):
            for mark in (mark for item in group for mark in self._marks(item).has):
                having[mark][at] = None
        for at, group in enumerate(self._groups):
            asked = (mark for item in group for mark in self._marks(item).asks)
            for later in sorted({other for mark in asked if mark in having for other in having[mark] if other > at}):
                yield group, self._groups[later]

    def _comparison(
        self, one: list[Statement], other: list[Statement], differing: tuple[Statement, Statement, Basis]
    ) -> Comparison:
        here, there, basis = differing
        ids = [[item.document_id for item in side] for side in (one, other)]
        if basis == "number" and self._sources.earlier(ids[1], ids[0]):
            one, other, ids, here, there = other, one, ids[::-1], there, here
        later = basis == "number" and self._sources.earlier(*ids)
        labels = [listing(self._labels(side)) for side in (one, other)]
        if basis == "polarity":
            text = f"One side states what the other denies or does not confirm ({labels[0]}; {labels[1]})."
        elif basis == "number":
            numbers = [_own_numbers(a.content, b.content) for a, b in ((here, there), (there, here))]
            text = f"The numbers differ: {_listed(numbers[0])} ({labels[0]}) and {_listed(numbers[1])} ({labels[1]})."
            if later:
                text += " The second text is the later one: this may be news, or it may be disagreement."
        else:
            dates = [human_date(item.date or "") for item in (here, there)]
            text = f"The dates differ: {dates[0]} ({labels[0]}) and {dates[1]} ({labels[1]})."
        return Comparison(
            relation="updates" if later else "contradicts",
            basis=[basis],
            sides=[[item.id for item in one], [item.id for item in other]],
            sources=len(self._sources.independent(item.document_id for item in (*one, *other))),
            text=text,
        )

    def _labels(self, side: Sequence[Statement]) -> list[str]:
        return [self._sources.labels[id_] for id_ in self._sources.sort(item.document_id for item in side)]

    def _coverage(self, one: Content, other: Content) -> float:
        """Share of the longer claim that the shorter one covers; 0 if the shorter says anything else."""
        if one.states != other.states or one.roles != other.roles:
            return 0.0
        shorter, longer = sorted((one.words, other.words), key=len)
        if len(shorter) < 2 or not shorter <= longer:
            return 0.0
        common = set(one.names) & set(other.names)
        if [name for name in one.names if name in common] != [name for name in other.names if name in common]:
            return 0.0
        return self._weight(shorter) / self._weight(longer)

    def _weight(self, words: Iterable[str]) -> float:
        return sum(self._weights[word] for word in sorted(words))  # sorted: sums of floats depend on the order

    def _agree(self, one: Statement, other: Statement) -> bool:
        a, b = one.content, other.content
        if one.claim.factuality != other.claim.factuality or a.negated != b.negated or a.operators != b.operators:
            return False
        if not _same_numbers(a, b) or not _dates_fit(one, other):
            return False
        if len(a.words & b.words) < 3 and not (a.numbers and a.states):
            return False
        return self._coverage(a, b) >= _AGREE

    def _difference(self, one: Statement, other: Statement) -> Basis | None:
        a, b = one.content, other.content
        if self._coverage(a, b) < _DIFFER or a.operators != b.operators:
            return None
        apart = not self._one_document(one, other)  # a sentence taken over with another number in it is news
        dates = _dates_fit(one, other)
        if dates and _numbers_fit(a, b) and (apart or not _same_voice(one, other)) and _opposed(one, other):
            return "polarity"
        firm = {one.claim.factuality, other.claim.factuality} <= {"asserted", "probable"}
        if not apart or not firm or a.negated != b.negated:
            return None
        if dates and _numbers_conflict(a, b):
            return "number"
        if one.date and other.date and not compatible_dates(one.date, other.date) and _same_numbers(a, b):
            return "date" if a.words & b.words & _ONE_TIME else None
        return None

    def _one_document(self, one: Statement, other: Statement) -> bool:
        return self._sources.original[one.document_id] == self._sources.original[other.document_id]


def _telling(statement: Statement) -> tuple[int, str, str]:
    return (-len(statement.content.words), statement.claim.text, statement.id)


def _one_speaker(one: str, other: str) -> bool:
    """Whether two names are of one source: one person or organ, or the government of one state."""
    if same_name(one, other):
        return True
    a, b = state_keys(one), state_keys(other)
    return bool(a) and a == b and _government(one) and _government(other)


def _government(name: str) -> bool:
    return content_of(name).words | content_of(name).operators <= _GOVERNMENT_STEMS


_GOVERNMENT_STEMS = frozenset(stem for word in _GOVERNMENT_WORDS for stem in content_of(word).words)


def _same_voice(one: Statement, other: Statement) -> bool:
    if one.speaker is None or other.speaker is None:
        return one.speaker == other.speaker
    return _one_speaker(one.speaker, other.speaker)


def _opposed(one: Statement, other: Statement) -> bool:
    """Whether one states what the other denies, or what the same speaker does not confirm."""
    factuality = {one.claim.factuality, other.claim.factuality}
    if "unconfirmed" in factuality:
        if factuality != {"unconfirmed", "asserted"} or one.content.negated != other.content.negated:
            return False
        return one.speaker is not None and other.speaker is not None and _one_speaker(one.speaker, other.speaker)
    if "possible" in factuality or (one.content.operators & _OPEN):
        return False
    positive = [item.content.negated == (item.claim.factuality in {"denied", "doubted"}) for item in (one, other)]
    return positive[0] != positive[1]


def _dates_fit(one: Statement, other: Statement) -> bool:
    if not compatible_dates(one.date, other.date):
        return False
    a, b = one.content.dates, other.content.dates
    return not a or not b or all(any(compatible_dates(x, y) for y in b) for x in a)


def _loose(number: Number) -> tuple[object, ...]:
    return (number.value, "exact" if number.precision == "about" else number.precision)


def _same_numbers(one: Content, other: Content) -> bool:
    if len(one.numbers) > 1:  # "three ships and five planes" is not "five ships and three planes"
        return one.numbers == other.numbers
    return {_loose(number) for number in one.numbers} == {_loose(number) for number in other.numbers}


def _numbers_fit(one: Content, other: Content) -> bool:
    return not one.numbers or not other.numbers or _same_numbers(one, other)


def _numbers_conflict(one: Content, other: Content) -> bool:
    """Whether both give the same numbers but for one, which is of the same thing in both and cannot be both."""
    here, there = _own_numbers(one, other), _own_numbers(other, one)
    if len(here) != 1 or len(there) != 1:
        return False
    return here[0].unit == there[0].unit and bool(here[0].unit) and _apart(here[0], there[0])


def _own_numbers(one: Content, other: Content) -> list[Number]:
    """The numbers that the other does not give."""
    known = {_loose(number) for number in other.numbers}
    return sorted((number for number in one.numbers if _loose(number) not in known), key=lambda item: item.value)


def _apart(a: Number, b: Number) -> bool:
    """Whether two numbers of one thing cannot both be true."""
    if a.value == b.value:
        return False
    if a.precision == b.precision == "exact":
        return True
    low, high = sorted((a, b), key=lambda number: number.value)
    if low.precision in {"over", "at_least"} or high.precision in {"under", "at_most", "nearly"}:
        return False
    return high.value > low.value * 3 / 2


def _listed(numbers: Iterable[Number]) -> str:
    return listing([f"{number.value:,f}" for number in numbers])
