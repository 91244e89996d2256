"""Classes of errors of whole facts and their evidence: left out, made up, contradicted, not where evidence says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from summarizer.evals.gold.labels import FactField, GoldClaim, GoldEvent, GoldObligation, GoldTerm
from summarizer.evals.mutation.mutants import Case, Class, Fault, Mutant, slot_mutant, words_of
from summarizer.evals.mutation.text_faults import added_negations
from summarizer.evals.scoring.match import overlap
from summarizer.evals.scoring.sites import Site, added, changed, without
from summarizer.records import (
    Act,
    Attribution,
    Claim,
    CooperationArea,
    EntryIntoForceRule,
    EventTime,
    Evidence,
    Fact,
    Instrument,
    Obligation,
    Party,
    Quantity,
    RelatedTreaty,
    Term,
    Title,
    TreatyEvent,
)

__all__ = [
    "CLASSES",
    "broken_offset",
    "dropped_value",
    "false_repeat",
    "invented_fact",
    "invented_value",
    "moved_evidence",
    "omission",
]

_RARE_ACTS: tuple[Act, ...] = ("denunciation", "reservation", "provisional_application", "entry_into_force")

_OPTIONAL: Mapping[FactField, tuple[str, ...]] = {
    "party": ("iso3",),
    "event": ("party", "actor", "date", "place"),
    "obligation": ("trigger", "article"),
    "term": ("months",),
}
"""The values that a fact may lack; those of claims are dealt with apart."""


def omission(case: Case) -> Iterator[Mutant]:
    """A fact left out."""
    for site in case.sites:
        fault = Fault("missing", site.field, fact=site.gold.id)
        yield Mutant(f"{site.gold.id} {site.field} left out", without(case.output, site), fault)


def dropped_value(case: Case) -> Iterator[Mutant]:
    """A value of a fact left out."""
    for site in case.sites:
        for slot in _OPTIONAL.get(site.field, ()):
            labelled = getattr(site.gold, slot)
            open_too = None in labelled if isinstance(labelled, tuple) else False
            if getattr(site.out, slot) is not None and not open_too:
                yield slot_mutant(case, site, slot, "left out", **{slot: None})
        if isinstance(site.out, Obligation) and site.out.conditions:
            yield slot_mutant(case, site, "conditions", "left out", conditions=[])
        if isinstance(site.out, Claim) and isinstance(site.gold, GoldClaim):
            yield from _dropped_from_claim(case, site, site.out, site.gold)


def invented_fact(case: Case) -> Iterator[Mutant]:
    """A fact more than the document states, of each kind."""
    evidence = [_first_sentence(case)]
    for field, fact in _inventions(case, evidence):
        yield Mutant(f"invented {field}", added(case.output, field, fact), Fault("spurious", field))


def invented_value(case: Case) -> Iterator[Mutant]:
    """A value that the document does not give."""
    state, _ = case.strange_state
    person = case.strangers[0]
    for site in case.sites:
        gold = site.gold
        if isinstance(gold, GoldEvent):
            for slot, value in (("party", state), ("actor", person), ("place", "Reykjavik")):
                if set(getattr(gold, slot)) == {None}:
                    yield slot_mutant(case, site, slot, value, **{slot: value})
        elif isinstance(gold, GoldObligation):
            for slot, value in (("trigger", "in the event of an earthquake"), ("article", "Article 94")):
                if set(getattr(gold, slot)) == {None}:
                    yield slot_mutant(case, site, slot, value, **{slot: value})
            if "un_charter_51" not in gold.conditions:
                more = [*gold.conditions, "un_charter_51"]
                yield slot_mutant(case, site, "conditions", "un_charter_51", conditions=more)
        elif isinstance(gold, GoldTerm) and set(gold.months) == {None}:
            yield slot_mutant(case, site, "months", 97, months=97)
        elif isinstance(site.out, Claim):
            quantities = [*site.out.quantities, Quantity(text="9,731", value=9731, unit="soldiers")]
            yield slot_mutant(case, site, "quantities", "9731", quantities=quantities)


def false_repeat(case: Case) -> Iterator[Mutant]:
    """A fact told once more, and falsely."""
    for site in case.of("event", "obligation", "claim"):
        for said, values in _falsely(case, site):
            fact = site.out.model_copy(update=values)
            fault = Fault("spurious", site.field)
            yield Mutant(f"{site.gold.id} {site.field} again: {said}", added(case.output, site.field, fact), fault)


def broken_offset(case: Case) -> Iterator[Mutant]:
    """Evidence that is not where it should be, not in these words, or not in this document."""
    for site in case.sites:
        piece = site.out.evidence[0]
        by = 1 if case.file.document.text[piece.start + 1 : piece.end + 1] != piece.quote else 2
        words = piece.quote[:-1] + ("x" if piece.quote[-1] != "x" else "y")
        broken: dict[str, dict[str, Any]] = {
            "offsets moved": {"start": piece.start + by, "end": piece.end + by},
            "other words": {"quote": words},
            "another document": {"document_id": f"{piece.document_id}-2"},
        }
        fault = Fault("broken", site.field, fact=site.gold.id, place=site.place)
        for said, values in broken.items():
            output = changed(case.output, site, evidence=[piece.model_copy(update=values)])
            yield Mutant(f"{site.gold.id} {site.field} evidence: {said}", output, fault)


def moved_evidence(case: Case) -> Iterator[Mutant]:
    """Evidence in a sentence that does not state the fact."""
    document = case.file.document
    sentences = [_piece(case, one.start, one.end) for one in document.sentences if one.content]
    for site in case.sites:
        spans = case.file.spans(site.gold)
        beside = [piece for piece in sentences if not overlap([piece], spans)]
        if beside:
            about = words_of(" ".join(site.gold.quote))
            farthest = min(beside, key=lambda piece: len(about & words_of(piece.quote)))
            fault = Fault("beside", site.field, fact=site.gold.id)
            output = changed(case.output, site, evidence=[farthest])
            yield Mutant(f"{site.gold.id} {site.field} evidence: {farthest.quote!r}", output, fault)


CLASSES: Mapping[str, Class] = {
    one.__name__: one
    for one in (omission, dropped_value, invented_fact, invented_value, false_repeat, broken_offset, moved_evidence)
}
"""These classes by name."""


def _falsely(case: Case, site: Site) -> Iterator[tuple[str, dict[str, Any]]]:
    person = case.strangers[0]
    if isinstance(site.out, TreatyEvent):
        yield f"by {person}", {"actor": person}
    elif isinstance(site.out, Obligation):
        yield from (("not", {"text": text}) for text in added_negations(site.out.text))
    elif isinstance(site.out, Claim):
        yield f"said {person}", {"attribution": [Attribution(source=person, cue="said")]}
        yield from (("not", {"text": text}) for text in added_negations(site.out.text))


def _dropped_from_claim(case: Case, site: Site, out: Claim, gold: GoldClaim) -> Iterator[Mutant]:
    if out.quantities:
        yield slot_mutant(case, site, "quantities", "left out", quantities=[])
    if gold.time is not None and None not in gold.time.date:
        assert out.event_time is not None  # noqa: S101 - perfect
        undated = EventTime(text=out.event_time.text)
        yield slot_mutant(case, site, "date", "left out", event_time=undated)
        yield slot_mutant(case, site, "time", "left out", event_time=None)
    if out.attribution and out.attribution[-1].cue is not None and None not in gold.attribution[-1].cue:
        links = [*out.attribution[:-1], Attribution(source=out.attribution[-1].source)]
        yield slot_mutant(case, site, "cue", "left out", attribution=links)


def _inventions(case: Case, evidence: list[Evidence]) -> Iterator[tuple[FactField, Fact]]:
    treaty = case.file.gold.treaty
    state, _ = case.strange_state
    person, organ = case.strangers
    acts = {act for event in (treaty.events if treaty else ()) for act in event.act}
    act = next((one for one in _RARE_ACTS if one not in acts), _RARE_ACTS[0])
    yield "party", Party(name=state, evidence=evidence)
    yield "event", TreatyEvent(act=act, party=state, actor=organ, date="2017-02-05", evidence=evidence)
    yield "obligation", Obligation(kind="other", text="insure every lighthouse against hail", evidence=evidence)
    yield "area", CooperationArea(area="lighthouse insurance", evidence=evidence)
    yield "term", Term(kind="renewal", text="It is renewed every 97 months by letter", months=97, evidence=evidence)
    yield "related_treaty", RelatedTreaty(title="Concordat on Lighthouse Insurance", evidence=evidence)
    yield (
        "claim",
        Claim(
            id="c0",
            text=f"{state} has recalled its envoy and closed 14 ports",
            attribution=[Attribution(source=person, cue="said")],
            factuality="asserted",
            kind="event",
            quantities=[Quantity(text="14", value=14, unit="ports")],
            evidence=evidence,
        ),
    )
    if treaty is None or treaty.title is None:
        yield "title", Title(text="Concordat on Lighthouse Insurance", evidence=evidence)
    if treaty is None or treaty.instrument is None:
        yield "instrument", Instrument(type="convention", evidence=evidence)
    if treaty is None or treaty.entry_into_force is None:
        rule = EntryIntoForceRule(text="It enters into force 97 days after the last letter", evidence=evidence)
        yield "entry_into_force", rule


def _first_sentence(case: Case) -> Evidence:
    first = next(one for one in case.file.document.sentences if one.content)
    return _piece(case, first.start, first.end)


def _piece(case: Case, start: int, end: int) -> Evidence:
    document = case.file.document
    return Evidence(document_id=document.id, quote=document.text[start:end], start=start, end=end)
