"""What the templates ask of a record: look-ups and short lists, so that they hold no logic."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.records.briefing import (
    Briefing,
    BriefingSentence,
    Comparison,
    KeyJudgement,
    Reported,
    Stated,
    StatedEvent,
    StatedTerm,
    TimelineEntry,
)
from summarizer.records.claims import Claim
from summarizer.records.evidence import Evidence, Fact
from summarizer.records.treaty import TreatySummary
from summarizer.render.wording import (
    acting_states,
    citing,
    count,
    event_words,
    human_date,
    listing,
    upper_first,
    voices,
)

__all__ = ["BriefingView", "missing_from", "says_nothing"]


def says_nothing(summary: TreatySummary) -> bool:
    """Whether a summary holds no treaty fact at all."""
    facts = (
        summary.title,
        summary.instrument,
        summary.parties,
        summary.events,
        summary.obligations,
        summary.cooperation_areas,
        summary.entry_into_force,
        summary.terms,
        summary.related_treaties,
    )
    return not any(facts)


def missing_from(summary: TreatySummary) -> list[str]:
    """What a reader looks for in a treaty summary and this one does not hold, as phrases after "states no"."""
    happened = [event for event in summary.events if event.context in {"actual", "historical"}]
    signatures = [event for event in happened if event.act == "signature"]
    in_force = any(event.act == "entry_into_force" and event.factuality == "asserted" for event in happened)
    terms = {term.kind for term in summary.terms}
    checks = (
        ("title", summary.title is None),
        ("party", not summary.parties),
        ("obligation", not summary.obligations),
        ("date of signature", not any(event.date for event in signatures)),
        ("entry into force", not in_force),
        ("rule for entry into force", summary.entry_into_force is None),
        ("duration", "duration" not in terms),
        ("withdrawal clause", "withdrawal" not in terms),
    )
    return [phrase for phrase, missing in checks if missing]


class BriefingView:
    """Look-ups in a briefing by id."""

    def __init__(self, briefing: Briefing) -> None:
        self._labels = {source.document_id: source.label for source in briefing.sources}
        self.claims: dict[str, Claim] = {
            f"{claims.document_id}/{claim.id}": claim for claims in briefing.claim_lists for claim in claims.claims
        }
        self.facts: dict[str, Stated] = {
            fact.id: fact
            for treaty in briefing.treaties
            for group in (
                treaty.titles,
                treaty.instruments,
                treaty.parties,
                treaty.events,
                treaty.obligations,
                treaty.cooperation_areas,
                treaty.entry_into_force,
                treaty.terms,
                treaty.related_treaties,
            )
            for fact in group
        }
        self._names = {party.iso3 or party.name: party.name for treaty in briefing.treaties for party in treaty.parties}
        self.prompts = [f"{name} {version}" for name, version in sorted(briefing.method.prompt_versions.items())]
        self._rejected = briefing.method.rejected
        shown: set[str] = set()
        for judgement in briefing.key_judgements:
            shown.update(judgement.claims)
        for entry in (*briefing.timeline, *briefing.undated):
            shown.update(entry.claims)
        for group in briefing.not_asserted:
            shown.update(group.claims, group.antecedents)
        for comparison in (*briefing.agreement, *briefing.conflicts, *briefing.updates):
            shown.update(id_ for side in comparison.sides for id_ in side)
        self.further_claims = [claim_id for claim_id in self.claims if claim_id not in shown]

    def label(self, document_id: str) -> str:
        """The short name of a source: ``"S1"``."""
        return self._labels.get(document_id, document_id)

    def documents(self, ids: Sequence[str]) -> list[str]:
        """The labels of the documents behind facts and claims, in the order of the sources."""
        found = {item.document_id for item in self.evidence(ids)}
        return [label for document_id, label in self._labels.items() if document_id in found]

    def evidence(self, ids: Sequence[str]) -> list[Evidence]:
        """The evidence of facts and claims."""
        return [
            item
            for id_ in ids
            for item in (self.claims[id_].evidence if id_ in self.claims else self.facts[id_].evidence)
        ]

    def voices(self, fact: Fact) -> dict[str, str]:
        """Whom the documents name as the source of a fact, by the label of the document; ``""`` if it is one alone."""
        return voices(fact, self._labels) if isinstance(fact, Reported) else {}

    def citing(self, fact: Fact) -> str:
        """The same in words: ``"citing the ministry"``, or nothing."""
        return citing(fact, self._labels) if isinstance(fact, Reported) else ""

    def phrase(self, id_: str) -> str:
        """A fact in a few words: an event, or a clause as the source words it."""
        fact = self.facts[id_]
        if isinstance(fact, StatedEvent):
            when = f", {human_date(fact.date)}" if fact.date else ""
            return f"{event_words(fact, acting_states(fact, self._names))}{when}"
        return f"“{fact.text}”" if isinstance(fact, StatedTerm) else id_

    def rejections(self) -> str:
        """How many values were refused, and where they are listed."""
        parts = [
            f"{item.summary + item.claims} of {self.label(item.document_id)}"
            for item in self._rejected
            if item.summary + item.claims
        ]
        if not parts:
            return "No value that was proposed was refused for want of support."
        total = sum(item.summary + item.claims for item in self._rejected)
        return (
            f"{upper_first(count(total, 'value was', 'values were'))} refused because the source does not support "
            f"{'it' if total == 1 else 'them'} ({listing(parts)}). Each is listed with its reason in the summary and "
            "the claim list of its document, and in the JSON form of this briefing."
        )

    def ids(self, part: BriefingSentence | KeyJudgement | TimelineEntry | Comparison) -> list[str]:
        """All ids that a part of the briefing rests on."""
        if isinstance(part, Comparison):
            return [id_ for side in part.sides for id_ in side]
        if isinstance(part, KeyJudgement):
            return part.claims
        return [*part.facts, *part.claims]
