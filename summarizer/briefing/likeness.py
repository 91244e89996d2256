"""Whether two claims say the same, or cannot both be true.

A relation needs the same states in the same order, and all content words of the shorter claim in the longer
one, which must not say much more. Words that all claims share weigh little (inverse document frequency).
Small words, and a shared topic, are never enough. An act on a treaty that two texts put on the same day, and tell
nothing of that differs, is one act however much more the longer text says.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from summarizer.briefing.align import SourceMap, compatible_dates
from summarizer.briefing.content import Content, Number, content_of, same_name, state_keys
from summarizer.briefing.events import JOINT_ACTS
from summarizer.briefing.gist import Gist, gist_of, lays_down
from summarizer.briefing.topics import Topics
from summarizer.records.briefing import Basis
from summarizer.records.claims import Claim, ClaimList
from summarizer.records.treaty import Act
from summarizer.render.wording import listing

__all__ = ["Likeness", "Statement", "listed", "one_speaker", "own_numbers", "statements_of"]

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
    gist: Gist
    when: str | None  # its date, or the only one that its document gives for an act that parties do together

    @property
    def day(self) -> str | None:
        """The day of its event, if it is known to the day."""
        return self.when if self.when and len(self.when) == 10 and self.when.replace("-", "").isdigit() else None

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


def statements_of(claim_lists: Iterable[ClaimList], sources: SourceMap, topics: Topics) -> list[Statement]:
    """All claims, in the order of the sources."""
    lists = {claims.document_id: claims for claims in claim_lists}
    return [item for document_id in sources.sort(lists) for item in _of_document(lists[document_id], topics)]


def _of_document(claims: ClaimList, topics: Topics) -> list[Statement]:
    gists = [
        gist_of(claim.text, topics.of(claims.document_id, claim), provision=lays_down(claim)) for claim in claims.claims
    ]
    dates = [claim.event_time.date if claim.event_time else None for claim in claims.claims]
    known: dict[tuple[str | None, frozenset[Act]], set[str]] = defaultdict(set)
    for gist, date in zip(gists, dates, strict=True):
        if date and len(gist.acts) == 1 and gist.acts <= JOINT_ACTS and not gist.operators:
            known[gist.about, gist.acts].add(date)
    return [
        Statement(
            id=f"{claims.document_id}/{claim.id}",
            document_id=claims.document_id,
            claim=claim,
            content=content_of(claim.text),
            gist=gist,
            when=date or (None if gist.operators else _only(known.get((gist.about, gist.acts), set()))),
        )
        for claim, gist, date in zip(claims.claims, gists, dates, strict=True)
    ]


def _only(dates: set[str]) -> str | None:
    return next(iter(dates)) if len(dates) == 1 else None


class Likeness:
    """Compares claims two by two.

    Args:
        statements: all claims, which tell how much each word weighs.
        sources: all documents.
    """

    def __init__(self, statements: Sequence[Statement], sources: SourceMap) -> None:
        self._sources = sources
        found = Counter(word for statement in statements for word in statement.gist.words)
        self._weights = {word: math.log((1 + len(statements)) / (1 + n)) + 1 for word, n in found.items()}

    def rarest(self, words: Iterable[str]) -> str | None:
        """Of some words the one that the fewest claims have."""
        return min(words, key=lambda word: (-self._weights[word], word), default=None)

    def agree(self, one: Statement, other: Statement) -> bool:
        """Whether two claims say the same."""
        a, b = one.gist, other.gist
        if one.claim.factuality != other.claim.factuality or a.negated != b.negated or a.operators != b.operators:
            return False
        if not _dates_fit(one, other) or not _fit(a, b):
            return False
        # What is left out under a "not" makes the shorter claim say more, not less; and that both ratified it is more
        # than that one did, or that it was ratified.
        if (a.negated and a.words != b.words) or a.each != b.each:
            return False
        if _one_act(one, other):
            return True
        if not _same_numbers(a, b) or (a.who != b.who and not _joint(a, b)):
            return False
        if a.lasting and b.lasting:
            return True
        shared = len(a.words & b.words) + (len(a.operators) if a.about else 0)
        if shared < 3 and not (a.numbers and (a.who or (a.about is not None and shared == 2))):
            return False
        return self._coverage(a, b) >= _AGREE

    def difference(self, one: Statement, other: Statement) -> Basis | None:
        """In what two claims cannot both be true, if in anything."""
        a, b = one.gist, other.gist
        if not _fit(a, b) or (a.who != b.who and not _one_side(one, other)):
            return None
        if a.operators - {"=refuse"} != b.operators - {"=refuse"}:
            return None
        enough = self._coverage(a, b) >= _DIFFER or (a.lasting and b.lasting)
        if not enough and not (a.acts and a.acts == b.acts and self._coverage(a, b) >= _AGREE):
            return None
        apart = not self._one_document(one, other)  # a sentence taken over with another number in it is news
        if a.operators != b.operators:
            return "polarity" if apart and _refused(one, other) else None
        return self._differ(one, other, apart=apart)

    def _differ(self, one: Statement, other: Statement, *, apart: bool) -> Basis | None:
        a, b = one.gist, other.gist
        dates = _dates_fit(one, other)
        if dates and _numbers_fit(a, b) and (apart or not _same_voice(one, other)) and _opposed(one, other):
            return "polarity"
        firm = {one.claim.factuality, other.claim.factuality} <= {"asserted", "probable"}
        if not apart or not firm or a.negated != b.negated:
            return None
        if dates and _numbers_conflict(a, b):
            return "number"
        if one.when and other.when and not compatible_dates(one.when, other.when) and _same_numbers(a, b):
            once = a.words & b.words & _ONE_TIME or (a.acts and a.acts == b.acts)
            return "date" if once and not self._later_news(one, other) else None
        return None

    def _later_news(self, one: Statement, other: Statement) -> bool:
        """Whether one tells of a day that had not come when the other was published."""
        days = [self._sources.published(item.document_id) for item in (one, other)]
        return any(
            day is not None and item.day is not None and item.day > day.isoformat()
            for item, day in ((one, days[1]), (other, days[0]))
        )

    def _coverage(self, one: Gist, other: Gist) -> float:
        """Share of the longer claim that the shorter one covers."""
        shorter, longer = sorted((one.words, other.words), key=len)
        if len(shorter) < 2 and not shorter & {f"={act}" for act in one.acts}:
            return 0.0
        return self._weight(shorter) / self._weight(longer)

    def _weight(self, words: Iterable[str]) -> float:
        return sum(self._weights[word] for word in sorted(words))  # sorted: sums of floats depend on the order

    def _one_document(self, one: Statement, other: Statement) -> bool:
        return self._sources.original[one.document_id] == self._sources.original[other.document_id]


def _fit(one: Gist, other: Gist) -> bool:
    """Whether the shorter claim says nothing that the longer does not, of one treaty and in the same roles."""
    if one.about != other.about or one.roles != other.roles:
        return False
    shorter, longer = sorted((one.words, other.words), key=len)
    if not shorter or not shorter <= longer:
        return False
    common = set(one.names) & set(other.names)
    return [name for name in one.names if name in common] == [name for name in other.names if name in common]


def _joint(one: Gist, other: Gist) -> bool:
    """Whether both tell an act that parties do together, and the parties that one names the other names or means."""
    few, many = sorted((set(one.who), set(other.who)), key=len)
    return bool(one.acts) and one.acts == other.acts and one.acts <= JOINT_ACTS and few <= many


def _one_act(one: Statement, other: Statement) -> bool:
    """Whether both tell one act on a treaty on one day, with the same numbers or none in the shorter.

    Of an act that parties do together, once, the name of who did it is enough where a text gives no day.
    """
    a, b = one.gist, other.gist
    if len(a.acts) != 1 or a.acts != b.acts:
        return False
    common = len(set(a.names) & set(b.names))
    named = a.acts <= JOINT_ACTS and (common > 1 or (common == 1 and None not in (one.when, other.when)))
    if (one.day is None or one.day != other.day) and not named:
        return False
    few, many = sorted((set(a.who), set(b.who)), key=len)
    if not few <= many or (few and len(few) < len(many) and not a.acts <= JOINT_ACTS):
        return False
    shorter, longer = sorted((a, b), key=lambda gist: len(gist.words))
    if len(a.words) == len(b.words):
        return not a.numbers or not b.numbers or _same_numbers(a, b)
    return _same_numbers(a, b) or not shorter.numbers or shorter.numbers <= longer.numbers


def _one_side(one: Statement, other: Statement) -> bool:
    """Whether the parties that one does not name are the speaker, or the same act says which are meant."""
    a, b = one.gist, other.gist
    if not a.acts or a.acts != b.acts:
        return False
    few, many = sorted(((set(a.who), one), (set(b.who), other)), key=lambda pair: len(pair[0]))
    if not few[0] <= many[0]:
        return False
    if a.acts <= JOINT_ACTS:
        return True
    return not few[0]


def _refused(one: Statement, other: Statement) -> bool:
    """Whether one tells as done what the other tells as refused, then or afterwards."""
    refusal, done = (one, other) if "=refuse" in one.gist.operators else (other, one)
    if {one.claim.factuality, other.claim.factuality} != {"asserted"} or one.gist.negated != other.gist.negated:
        return False
    if refusal.day is None or done.day is None:
        return False
    return done.day <= refusal.day  # what was refused first and done later is no conflict


def one_speaker(one: str, other: str) -> bool:
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
    return one_speaker(one.speaker, other.speaker)


def _opposed(one: Statement, other: Statement) -> bool:
    """Whether one states what the other denies, or what the same speaker does not confirm."""
    factuality = {one.claim.factuality, other.claim.factuality}
    if "unconfirmed" in factuality:
        if factuality != {"unconfirmed", "asserted"} or one.gist.negated != other.gist.negated:
            return False
        return one.speaker is not None and other.speaker is not None and one_speaker(one.speaker, other.speaker)
    if "possible" in factuality or (one.gist.operators & _OPEN):
        return False
    positive = [item.gist.negated == (item.claim.factuality in {"denied", "doubted"}) for item in (one, other)]
    return positive[0] != positive[1]


def _dates_fit(one: Statement, other: Statement) -> bool:
    if not compatible_dates(one.when, other.when):
        return False
    a, b = one.gist.dates, other.gist.dates
    return not a or not b or all(any(compatible_dates(x, y) for y in b) for x in a)


def _loose(number: Number) -> tuple[object, ...]:
    return (number.value, "exact" if number.precision == "about" else number.precision)


def _same_numbers(one: Gist, other: Gist) -> bool:
    if len(one.numbers) > 1:  # "three ships and five planes" is not "five ships and three planes"
        return one.numbers == other.numbers
    return {_loose(number) for number in one.numbers} == {_loose(number) for number in other.numbers}


def _numbers_fit(one: Gist, other: Gist) -> bool:
    return not one.numbers or not other.numbers or _same_numbers(one, other)


def _numbers_conflict(one: Gist, other: Gist) -> bool:
    """Whether both give the same numbers but for one, which is of the same thing in both and cannot be both."""
    here, there = own_numbers(one, other), own_numbers(other, one)
    if len(here) != 1 or len(there) != 1:
        return False
    return here[0].unit == there[0].unit and bool(here[0].unit) and _apart(here[0], there[0])


def own_numbers(one: Gist, other: Gist) -> list[Number]:
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


def listed(numbers: Iterable[Number]) -> str:
    """Numbers in words of a sentence."""
    return listing([f"{number.value:,f}" for number in numbers])
