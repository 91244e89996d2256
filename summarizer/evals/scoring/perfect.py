"""The output that agrees with the labels in everything: what a mutation test starts from."""

from __future__ import annotations

from typing import TypeVar

from summarizer.evals.gold.files import GoldFile
from summarizer.evals.gold.labels import GoldClaim, GoldEvent, GoldFact, GoldParty
from summarizer.evals.scoring.outcomes import Output
from summarizer.records import (
    Attribution,
    Caveat,
    Claim,
    ClaimList,
    CooperationArea,
    EntryIntoForceRule,
    EventTime,
    Evidence,
    EvidenceList,
    Instrument,
    Obligation,
    Party,
    Quantity,
    RelatedTreaty,
    Term,
    Title,
    TreatyEvent,
    TreatySummary,
)
from summarizer.states import find_state

__all__ = ["perfect"]

V = TypeVar("V")


def perfect(file: GoldFile) -> Output:
    """The records with the preferred value of every label, and its first quote as evidence."""
    caveats = [Caveat(kind=kind, text="As labelled.") for kind in file.gold.caveats]
    claims = [_claim(file, claim) for claim in file.gold.claims]
    return Output(
        document=file.gold.document,
        summary=_summary(file).model_copy(update={"caveats": caveats}),
        claims=ClaimList(document_id=file.document.id, claims=claims, caveats=caveats),
    )


def _summary(file: GoldFile) -> TreatySummary:
    treaty = file.gold.treaty
    if treaty is None:
        return TreatySummary(document_id=file.document.id)
    title, instrument, rule = treaty.title, treaty.instrument, treaty.entry_into_force
    return TreatySummary(
        document_id=file.document.id,
        title=Title(text=title.text[0], evidence=_evidence(file, title)) if title else None,
        instrument=Instrument(type=instrument.type[0], evidence=_evidence(file, instrument)) if instrument else None,
        parties=[_party(file, party) for party in treaty.parties],
        events=[_event(file, event) for event in treaty.events],
        obligations=[
            Obligation(
                kind=duty.kind[0],
                text=duty.text[0],
                trigger=duty.trigger[0],
                conditions=list(duty.conditions),
                article=duty.article[0],
                evidence=_evidence(file, duty),
            )
            for duty in treaty.obligations
        ],
        cooperation_areas=[CooperationArea(area=area.area[0], evidence=_evidence(file, area)) for area in treaty.areas],
        entry_into_force=EntryIntoForceRule(text=rule.text[0], evidence=_evidence(file, rule)) if rule else None,
        terms=[
            Term(kind=term.kind[0], text=term.text[0], months=term.months[0], evidence=_evidence(file, term))
            for term in treaty.terms
        ],
        related_treaties=[
            RelatedTreaty(title=other.title[0], evidence=_evidence(file, other)) for other in treaty.related_treaties
        ],
    )


def _party(file: GoldFile, party: GoldParty) -> Party:
    state = find_state(party.name[0])
    return Party(name=party.name[0], iso3=party.iso3, cow=state.cow if state else None, evidence=_evidence(file, party))


def _event(file: GoldFile, event: GoldEvent) -> TreatyEvent:
    return TreatyEvent(
        act=event.act[0],
        party=event.party[0],
        actor=event.actor[0],
        date=event.date[0],
        place=event.place[0],
        context=event.context[0],
        factuality=event.factuality[0],
        evidence=_evidence(file, event),
    )


def _claim(file: GoldFile, claim: GoldClaim) -> Claim:
    time = claim.time
    return Claim(
        id=claim.id,
        text=claim.text[0],
        attribution=[Attribution(source=link.source[0], cue=link.cue[0]) for link in claim.attribution],
        factuality=claim.factuality[0],
        kind=claim.kind[0],
        event_time=EventTime(date=time.date[0], text=time.text[0]) if time else None,
        quantities=[
            Quantity(text=f"{one.value:g}", value=one.value, unit=one.unit[0], approximate=one.approximate)
            for one in claim.quantities
        ],
        evidence=_evidence(file, claim),
    )


def _evidence(file: GoldFile, fact: GoldFact) -> EvidenceList:
    start, end = file.spans(fact)[0]
    return [Evidence(document_id=file.document.id, quote=file.document.text[start:end], start=start, end=end)]
