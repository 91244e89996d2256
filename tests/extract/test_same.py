"""When two facts of one document state the same thing."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from summarizer.extract.same import merge_events, same_area, same_claim, same_obligation, same_party
from summarizer.records.claims import Attribution, Claim
from summarizer.records.evidence import Evidence
from summarizer.records.treaty import CooperationArea, Obligation, Party, TreatyEvent


def evidence(start: int = 0) -> list[Evidence]:
    return [Evidence(document_id="d", quote="words", start=start, end=start + 5)]


def event(act: str = "signature", start: int = 0, **fields: Any) -> TreatyEvent:
    return TreatyEvent.model_validate({"act": act, "evidence": evidence(start), **fields})


def test_two_reports_of_one_act_become_one_with_the_evidence_of_both() -> None:
    merged = merge_events(
        [
            event(party="Norway", date="XXXX-03", date_text="in March", start=0),
            event(party="Kingdom of Norway", date="1998-03-04", date_text="4 March 1998", place="Oslo", start=50),
        ]
    )
    assert len(merged) == 1
    assert (merged[0].date, merged[0].date_text, merged[0].place) == ("1998-03-04", "4 March 1998", "Oslo")
    assert [each.start for each in merged[0].evidence] == [0, 50]


def test_a_state_and_the_one_who_signs_for_it_are_one_event() -> None:
    state = event(party="Norway", date="2020-03-04", date_text="4 March 2020")
    minister = event(party="Norway", actor="Kari Lund", place="Oslo", start=50)
    (merged,) = merge_events([state, minister])
    assert (merged.actor, merged.date, merged.place) == ("Kari Lund", "2020-03-04", "Oslo")
    chamber = event("domestic_approval", party="Norway", actor="the Storting", start=50)
    assert len(merge_events([event("domestic_approval", party="Norway"), chamber])) == 2


def test_different_organs_dates_states_and_contexts_stay_apart() -> None:
    apart = [
        event("domestic_approval", party="Kenya", actor="the Senate"),
        event("domestic_approval", party="Kenya", actor="the National Assembly"),
        event("domestic_approval", party="Ghana", actor="the Senate"),
        event(party="Ghana", date="2020-01-01", date_text="1 January 2020"),
        event(party="Ghana", date="2021-01-01", date_text="1 January 2021"),
        event(party="Chile", context="future"),
        event(party="Chile", context="actual"),
        event(party="Chile", factuality="unconfirmed"),
    ]
    assert merge_events(apart) == apart


def test_dates_that_nothing_fixes_are_compared_by_their_words() -> None:
    monday, tuesday = event(party="Peru", date_text="Monday"), event(party="Peru", date_text="Tuesday")
    assert merge_events([monday, tuesday]) == [monday, tuesday]
    assert len(merge_events([monday, event(party="Peru", date_text="monday", start=9)])) == 1


@given(
    st.lists(
        st.builds(
            event,
            party=st.sampled_from([None, "Norway", "Iceland"]),
            date=st.sampled_from([None, "1998", "1998-03", "1998-03-04", "XXXX-03"]),
            start=st.integers(0, 99),
        ),
        max_size=8,
    )
)
def test_merging_loses_no_evidence_and_settles_at_once(events: list[TreatyEvent]) -> None:
    merged = merge_events(events)
    assert {e for each in events for e in each.evidence} == {e for each in merged for e in each.evidence}
    assert len(merge_events(merged)) <= len(merged)


def test_a_party_is_known_by_its_code_and_else_by_its_name() -> None:
    north = Party(name="North Korea", iso3="PRK", cow=731, evidence=evidence())
    assert same_party(north, Party(name="DPRK", iso3="PRK", cow=731, evidence=evidence()))
    assert not same_party(north, Party(name="South Korea", iso3="KOR", cow=732, evidence=evidence()))
    assert same_party(Party(name="the Union", evidence=evidence()), Party(name="Union", evidence=evidence()))


def test_a_duty_of_the_same_kind_in_other_words_is_another_duty() -> None:
    defend = Obligation(kind="defense", text="defend each other", evidence=evidence())
    assert same_obligation(defend, Obligation(kind="defense", text="shall defend each other", evidence=evidence()))
    assert not same_obligation(defend, Obligation(kind="defense", text="send troops", evidence=evidence()))
    assert not same_obligation(defend, Obligation(kind="other", text="defend each other", evidence=evidence()))


def test_an_area_is_one_whatever_its_case() -> None:
    assert same_area(
        CooperationArea(area="Trade", evidence=evidence()), CooperationArea(area="trade", evidence=evidence())
    )


def test_the_same_words_by_another_speaker_are_another_claim() -> None:
    def claim(source: str) -> Claim:
        return Claim(
            id="c",
            text="The pact is void.",
            attribution=[Attribution(source=source, cue="said")],
            factuality="asserted",
            kind="analysis",
            evidence=evidence(),
        )

    assert same_claim(claim("Oslo"), claim("Oslo"))
    assert not same_claim(claim("Oslo"), claim("Lima"))
