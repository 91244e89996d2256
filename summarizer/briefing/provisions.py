"""Whether provisions of one treaty, told in different words, are one."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable

from summarizer.briefing.align import compatible_dates
from summarizer.briefing.cluster import Marks
from summarizer.briefing.content import same_content
from summarizer.briefing.gist import About, Gist, gist_of
from summarizer.records.evidence import Fact
from summarizer.records.treaty import Obligation, Term

__all__ = ["Wording"]

_NEARLY = 0.8  # of the words of the shorter of two provisions that give the same numbers, those that both have
_LONG = 5  # words that such a provision must have
_SHARE = 0.5  # least share of the words of the longer that the shorter has


class Wording:
    """Whether provisions of one treaty in different words are one.

    They are, if kind, numbers, dates, firmness and who is bound agree, and one says all that the other says, or, where
    both give the same numbers, nearly all.

    Args:
        about: the treaty.
        provisions: all that will be compared.
    """

    def __init__(self, about: About, provisions: Iterable[Fact]) -> None:
        self._about = about
        self._gists: dict[str, Gist] = {}
        self._common = Counter(word for fact in provisions for word in self._gist(_text(fact)).words)

    def same(self, one: str, other: str) -> bool:
        """Whether two texts say the same of the treaty."""
        a, b = self._gist(one), self._gist(other)
        if not a.words or not b.words:
            return a.operators == b.operators != frozenset() or same_content(one, other)
        if (a.who, a.roles, a.operators, a.negated, a.acts) != (b.who, b.roles, b.operators, b.negated, b.acts):
            return False
        if a.numbers != b.numbers or not all(compatible_dates(x, y) for x in a.dates for y in b.dates):
            return False
        fewer, more = sorted((a.words, b.words), key=len)
        enough = _NEARLY if a.numbers and len(fewer) >= _LONG else 1
        return len(fewer & more) >= enough * len(fewer) and len(fewer) >= _SHARE * len(more)

    def obligations(self, one: Obligation, other: Obligation) -> bool:
        """Whether two duties are one."""
        return (
            one.kind == other.kind
            and set(one.conditions) == set(other.conditions)
            and self.same(one.text, other.text)
            and (one.trigger is None or other.trigger is None or self.same(one.trigger, other.trigger))
        )

    def terms(self, one: Term, other: Term) -> bool:
        """Whether two terms are one: lengths in months are, however they are told."""
        if one.kind != other.kind:
            return False
        if one.months is not None and other.months is not None:
            lasting = self._gist(one.text).lasting and self._gist(other.text).lasting
            return one.months == other.months and (lasting or self.same(one.text, other.text))
        return self.same(one.text, other.text)

    def marks(self, fact: Fact) -> Marks:
        """What differs in these is not one; the longer of two has one of the rarest words of the shorter."""
        text = _text(fact)
        gist = self._gist(text)
        # Two lengths are one whoever is named with them.
        frame = () if gist.lasting else (gist.who, gist.roles, gist.operators, gist.acts)
        about = getattr(fact, "kind", None), gist.numbers, gist.negated, frame
        words = sorted(gist.words, key=lambda word: (self._common[word], word)) or [text]
        rarest = words[: len(words) - math.ceil(_NEARLY * len(words)) + 1]
        return Marks(
            has=[(about, word) for word in words] + [(about, "rarest", word) for word in rarest],
            asks=[(about, "rarest", word) for word in words] + [(about, word) for word in rarest],
        )

    def _gist(self, text: str) -> Gist:
        if text not in self._gists:
            self._gists[text] = gist_of(text, self._about, provision=True)
        return self._gists[text]


def _text(fact: Fact) -> str:
    return str(getattr(fact, "text", ""))
