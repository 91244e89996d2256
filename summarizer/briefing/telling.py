"""Which claims tell of a treaty fact, and on whose word its documents give it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from summarizer.briefing.align import compatible_dates
from summarizer.briefing.content import content_of
from summarizer.briefing.statements import Statement
from summarizer.grounding import act_cues
from summarizer.records.briefing import (
    StatedEvent,
    StatedObligation,
    StatedRule,
    StatedTerm,
    TreatyFacts,
    Voice,
)
from summarizer.records.evidence import Evidence
from summarizer.records.treaty import Act

__all__ = ["Telling", "attributed", "overlap"]

_Provision = StatedObligation | StatedRule | StatedTerm
ReportedT = TypeVar("ReportedT", StatedEvent, StatedObligation, StatedRule, StatedTerm)

_WORDS: dict[Act, str] = {
    "signature": "sign signature conclude ink",
    "domestic_approval": "approve approval adopt pass vote ratify ratification",
    "ratification": "ratify ratification",
    "acceptance": "accept acceptance",
    "approval": "approve approval",
    "accession": "accede accession join",
    "exchange_of_instruments": "exchange",
    "deposit_of_instrument": "deposit",
    "entry_into_force": "force effect",
    "announcement": "announce announcement publish",
    "adoption": "adopt adoption",
    "denunciation": "denounce denunciation",
    "withdrawal": "withdraw withdrawal",
    "termination": "terminate termination end",
    "suspension": "suspend suspension",
}


def _act_words(act: Act) -> frozenset[str]:
    content = content_of(_WORDS.get(act, ""))
    return content.words | content.operators


class Telling:
    """Finds the claims that tell of a fact."""

    def __init__(self, statements: Iterable[Statement]) -> None:
        self._by_document: dict[str, list[tuple[int, Statement]]] = defaultdict(list)
        for place, item in enumerate(statements):
            self._by_document[item.document_id].append((place, item))

    def of(self, event: StatedEvent) -> list[Statement]:
        """The claims that tell of an event, in order: same words of the document, act, date, and state or actor."""
        found = {
            place: item
            for piece in event.evidence
            for place, item in self._by_document[piece.document_id]
            if item.claim.kind == "event" and overlap(item.claim.evidence, piece) and _tells(item, event)
        }
        return [found[place] for place in sorted(found)]

    def voices(self, fact: StatedEvent | _Provision) -> list[Voice]:
        """Whom the documents name as the source of a fact, by the claims that tell of it."""
        if isinstance(fact, StatedEvent):
            told = [item for item in self.of(fact) if item.claim.factuality == fact.factuality]
        else:
            told = list(self._wholly(fact))
        voices = [
            Voice(document_id=item.document_id, source=item.claim.attribution[-1].source)
            for item in told
            if item.claim.attribution
        ]
        return list(dict.fromkeys(voices))

    def _wholly(self, provision: _Provision) -> Iterator[Statement]:
        """The claims that hold all words of a provision, of the documents in which each of these has a speaker."""
        words = content_of(provision.text).words
        for piece in provision.evidence:
            holding = [
                item
                for _, item in self._by_document[piece.document_id]
                if overlap(item.claim.evidence, piece) and words <= item.content.words
            ]
            if all(item.claim.attribution for item in holding):
                yield from holding


def attributed(treaty: TreatyFacts, telling: Telling) -> TreatyFacts:
    """A treaty with the speakers of its acts and provisions."""

    def with_voices(facts: Sequence[ReportedT]) -> list[ReportedT]:
        return [fact.model_copy(update={"attributed_to": telling.voices(fact)}) for fact in facts]

    return treaty.model_copy(
        update={
            "events": with_voices(treaty.events),
            "obligations": with_voices(treaty.obligations),
            "entry_into_force": with_voices(treaty.entry_into_force),
            "terms": with_voices(treaty.terms),
        }
    )


def _tells(item: Statement, event: StatedEvent) -> bool:
    content = item.content
    named = any(cue.act == event.act for cue in act_cues(item.claim.text))
    if not named and not (content.words | content.operators) & _act_words(event.act):
        return False
    if not compatible_dates(item.date, event.date) or (item.date is None) != (event.date is None):
        return False
    if event.actor:
        return bool(content_of(event.actor).words & content.words)
    return not event.states or bool(set(event.states) & set(content.states))


def overlap(some: Iterable[Evidence], other: Evidence) -> bool:
    """Whether some evidence shares words with a piece."""
    return any(one.document_id == other.document_id and one.start < other.end and other.start < one.end for one in some)
