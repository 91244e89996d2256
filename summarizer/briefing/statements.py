"""Claims with what can be compared of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from functools import cached_property

from summarizer.briefing.align import SourceMap
from summarizer.briefing.content import Content, content_of
from summarizer.briefing.events import JOINT_ACTS
from summarizer.briefing.gist import Gist, gist_of, lays_down
from summarizer.briefing.topics import Topics
from summarizer.records.claims import Claim, ClaimList
from summarizer.records.treaty import Act

__all__ = ["Statement", "statements_of"]

_OPEN = frozenset({"may", "might", "can", "could", "possibl", "possibly"})
_ONE_TIME = frozenset({"sign", "ratify", "ratification", "exchang", "adopt", "conclud", "denounc", "signatur"})


@dataclass(frozen=True)
class Statement:
    """A claim with its id in the briefing and its comparable parts.

    Attributes:
        id: of its document and its own.
        document_id: of its document.
        claim: itself.
        gist: what it says, as far as it can be compared.
        when: its date, or the only one that its document gives for an act that parties do together.
    """

    id: str
    document_id: str
    claim: Claim
    gist: Gist
    when: str | None

    @cached_property
    def content(self) -> Content:
        """Its words as they are, whatever treaty it is about."""
        return content_of(self.claim.text)

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

    @property
    def firm(self) -> bool:
        """Whether its source stands by it."""
        return self.claim.factuality in {"asserted", "probable"}

    @property
    def open(self) -> bool:
        """Whether it tells what may be, which nothing contradicts."""
        return self.claim.factuality == "possible" or bool(self.gist.operators & _OPEN)

    @property
    def affirms(self) -> bool:
        """Whether it has a thing to be so: a denied negation does."""
        return self.gist.negated == (self.claim.factuality in {"denied", "doubted"})

    @cached_property
    def once(self) -> frozenset[Hashable]:
        """What it tells of that happens once: words, and its acts together."""
        acts = [self.gist.acts] if self.gist.acts else []
        return (self.gist.words & _ONE_TIME).union(acts)


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
            gist=gist,
            when=date or (None if gist.operators else _only(known.get((gist.about, gist.acts), set()))),
        )
        for claim, gist, date in zip(claims.claims, gists, dates, strict=True)
    ]


def _only(dates: set[str]) -> str | None:
    return next(iter(dates)) if len(dates) == 1 else None
