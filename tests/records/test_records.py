"""What the records accept and refuse; programs rely on it."""

from __future__ import annotations

import datetime
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

from summarizer import records
from summarizer.records import (
    Briefing,
    Claim,
    ClaimList,
    Comparison,
    Evidence,
    FactRef,
    KeyJudgement,
    Method,
    ModelUsage,
    Party,
    Record,
    Source,
    StatedParty,
    Term,
    TreatyEvent,
    TreatySummary,
)

QUOTE = [Evidence(document_id="a", quote="signed", start=4, end=10)]
METHOD = Method(model="m", strategy="single", package_version="1", made=datetime.date(2024, 1, 2))


def refused(build, **fields):
    with pytest.raises(ValidationError) as caught:
        build(**fields)
    return str(caught.value)


def test_everything_exported_exists_and_every_record_is_exported():
    assert [name for name in records.__all__ if not hasattr(records, name)] == []
    defined = {
        name
        for module in (records.evidence, records.treaty, records.claims, records.briefing)
        for name, value in vars(module).items()
        if isinstance(value, type) and issubclass(value, Record) and value.__module__ == module.__name__
    }
    assert defined <= set(records.__all__)


@given(st.text(min_size=1, max_size=20), st.integers(0, 1000), st.integers(-3, 3))
def test_evidence_spans_exactly_its_quote(quote, start, off):
    end = start + len(quote) + off
    if off == 0:
        assert Evidence(document_id="a", quote=quote, start=start, end=end).end == end
    else:
        refused(Evidence, document_id="a", quote=quote, start=start, end=end)


def test_no_fact_without_evidence():
    facts = [
        value
        for value in vars(records).values()
        if isinstance(value, type) and issubclass(value, records.Fact) and value is not records.Fact
    ]
    assert len(facts) > 15
    for fact in facts:
        field = fact.model_fields["evidence"]
        assert field.is_required()
        assert "at least 1 item" in refused(fact, evidence=[])


def test_records_are_immutable_and_take_no_unknown_fields():
    party = Party(name="Norway", evidence=QUOTE)
    with pytest.raises(ValidationError):
        party.name = "Chile"
    assert "Extra inputs" in refused(Party, name="Norway", evidence=QUOTE, capital="Oslo")
    for value in vars(records).values():
        if isinstance(value, type) and issubclass(value, BaseModel):
            assert value.model_config["frozen"]
            assert value.model_config["extra"] == "forbid"


def test_not_stated_is_null_or_empty():
    summary = TreatySummary(document_id="a")
    assert summary.model_dump(exclude_defaults=True) == {"document_id": "a"}
    event = TreatyEvent(act="signature", evidence=QUOTE)
    assert (event.party, event.actor, event.date, event.date_text, event.place) == (None,) * 5


@pytest.mark.parametrize(
    ("build", "fields"),
    [
        (Party, {"name": "Norway", "iso3": "NO"}),
        (Party, {"name": "Norway", "iso3": "nor"}),
        (Party, {"name": "Norway", "cow": 0}),
        (TreatyEvent, {"act": "ratified"}),
        (TreatyEvent, {"act": "signature", "factuality": "certain"}),
        (Term, {"kind": "duration", "text": "ten years", "months": -1}),
        (Claim, {"id": "c1", "text": "x", "kind": "rumour", "factuality": "asserted"}),
        (Claim, {"id": "c1", "text": "x", "kind": "event"}),
        (StatedParty, {"name": "Norway", "id": "t1.party1", "stated_in": [], "sources": 1}),
        (
            StatedParty,
            {"name": "Norway", "id": "t1.party1", "stated_in": [FactRef(document_id="a", path="parties[0]")]},
        ),
    ],
)
def test_values_outside_the_vocabulary_are_refused(build, fields):
    refused(build, evidence=QUOTE, **fields)


def test_a_key_judgement_rests_on_a_claim():
    refused(KeyJudgement, kind="analysis", text="x", claims=[], sources=1)


def test_a_comparison_has_sides():
    refused(Comparison, relation="contradicts", basis=["date"], sides=[], sources=1, text="x")
    refused(Comparison, relation="agrees", basis=["date"], sides=[["a/c1"]], sources=1, text="x")


def test_sources_cannot_be_judged_unless_someone_does():
    source = Source(document_id="a", label="S1", about_treaty=True, descriptor="x")
    assert (source.reliability, source.credibility, source.kind) == ("F", 6, None)
    for grade in ({"reliability": "G"}, {"credibility": 0}, {"credibility": 7}):
        refused(Source, document_id="a", label="S1", about_treaty=True, descriptor="x", **grade)


def test_usage_of_a_run_is_taken_over():
    counted = SimpleNamespace(
        calls=3, failed=1, cached=0, prompt_tokens=10, reused_tokens=2, completion_tokens=4, seconds=0.5
    )
    usage = ModelUsage.model_validate(counted, from_attributes=True)
    assert (usage.calls, usage.completion_tokens, usage.seconds) == (3, 4, 0.5)
    refused(ModelUsage, calls=-1)


def test_records_survive_json():
    summary = TreatySummary(document_id="a", parties=[Party(name="Norway", iso3="NOR", cow=385, evidence=QUOTE)])
    claims = ClaimList(
        document_id="a", claims=[Claim(id="c1", text="x", kind="event", factuality="denied", evidence=QUOTE)]
    )
    briefing = Briefing(title="x", method=METHOD, summaries=[summary], claim_lists=[claims])
    assert Briefing.model_validate_json(briefing.model_dump_json()) == briefing


def test_schemas_describe_the_fields_of_a_briefing():
    schema = Briefing.model_json_schema()
    assert schema["additionalProperties"] is False
    assert set(schema["required"]) == {"title", "method"}
    assert "disclosure" in schema["$defs"]["Method"]["properties"]
