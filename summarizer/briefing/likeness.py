"""Whether two claims say the same, or cannot both be true.

A relation needs the same states in the same order, and all content words of the shorter claim in the longer
one, which must not say much more. Words that all claims share weigh little (inverse document frequency).
Small words, and a shared topic, are never enough. An act on a treaty that two texts put on the same day, and tell
nothing of that differs, is one act however much more the longer text says.
"""

from __future__ import annotations

from functools import lru_cache

from summarizer.briefing.align import SourceMap, compatible_dates
from summarizer.briefing.candidates import LEAST_SHARE, REFUSAL, Weights
from summarizer.briefing.content import content_of, same_name
from summarizer.briefing.events import JOINT_ACTS
from summarizer.briefing.gist import Gist
from summarizer.briefing.numbers import numbers_conflict, numbers_fit, same_numbers
from summarizer.briefing.statements import Statement
from summarizer.records.briefing import Basis

__all__ = ["Likeness", "one_speaker"]

_DIFFER = 0.6  # for a conflict, where a mistake costs more, the share that LEAST_SHARE is for an agreement
_GOVERNMENT_WORDS = frozenset(
    "government state official officials authorities administration ministry foreign defence defense spokesman "
    "spokeswoman spokesperson leadership side".split()
)


class Likeness:
    """Compares claims two by two.

    Args:
        weights: of the words of all claims.
        sources: all documents.
    """

    def __init__(self, weights: Weights, sources: SourceMap) -> None:
        self._weights = weights
        self._sources = sources

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
        if not same_numbers(a, b) or (a.who != b.who and not _joint(a, b)):
            return False
        if a.lasting and b.lasting:
            return True
        shared = len(a.words & b.words) + (len(a.operators) if a.about else 0)
        if shared < 3 and not (a.numbers and (a.who or (a.about is not None and shared == 2))):
            return False
        return self._coverage(a, b) >= LEAST_SHARE

    def difference(self, one: Statement, other: Statement) -> Basis | None:
        """In what two claims cannot both be true, if in anything."""
        basis = self.opposition(one, other)
        if basis is None or (basis == "date" and self._later_news(one, other)):
            return None
        if self._sources.distinct([one.document_id]) != self._sources.distinct([other.document_id]):
            return basis
        # A sentence that is taken over with another number in it is news.
        refused = one.gist.operators != other.gist.operators
        return basis if basis == "polarity" and not refused and not _same_voice(one, other) else None

    def opposition(self, one: Statement, other: Statement) -> Basis | None:
        """In what two claims cannot both be true, if they are told by different texts and at one time."""
        a, b = one.gist, other.gist
        if not _fit(a, b) or (a.who != b.who and not _one_side(one, other)):
            return None
        if a.operators - REFUSAL != b.operators - REFUSAL:
            return None
        enough = self._coverage(a, b) >= _DIFFER or (a.lasting and b.lasting)
        if not enough and not (a.acts and a.acts == b.acts and self._coverage(a, b) >= LEAST_SHARE):
            return None
        if a.operators != b.operators:
            return "polarity" if _refused(one, other) else None
        dates = _dates_fit(one, other)
        if dates and numbers_fit(a, b) and _opposed(one, other):
            return "polarity"
        if not (one.firm and other.firm) or a.negated != b.negated:
            return None
        if dates and numbers_conflict(a, b):
            return "number"
        days_differ = one.when and other.when and not compatible_dates(one.when, other.when)
        return "date" if days_differ and same_numbers(a, b) and one.once & other.once else None

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
        return self._weights.share(shorter, longer)


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
        return not a.numbers or not b.numbers or same_numbers(a, b)
    return same_numbers(a, b) or not shorter.numbers or shorter.numbers <= longer.numbers


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
    government = _government(one)
    return government is not None and government == _government(other)


@lru_cache(maxsize=4096)
def _government(name: str) -> tuple[str, ...] | None:
    """The states whose government a name is of, if it names nobody and nothing else."""
    content = content_of(name)
    alone = content.words | content.operators <= _GOVERNMENT_STEMS
    return content.states if alone and content.states else None


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
    return not one.open and not other.open and one.affirms != other.affirms


def _dates_fit(one: Statement, other: Statement) -> bool:
    if not compatible_dates(one.when, other.when):
        return False
    a, b = one.gist.dates, other.gist.dates
    return not a or not b or all(any(compatible_dates(x, y) for y in b) for x in a)
