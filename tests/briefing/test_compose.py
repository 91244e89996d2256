"""A briefing as a whole: complete, backed by its documents, and careful in its words."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented import METHOD, Maker, bluf, corpora, parts, polar_daily, polar_wire, reef_report

from summarizer.briefing import compose
from summarizer.document import Document
from summarizer.errors import CallerError
from summarizer.records import Claim, ClaimList, Evidence, Fact, FailedDocument, Rejection, TreatySummary

FACT_FIELDS = (
    "parties",
    "events",
    "obligations",
    "cooperation_areas",
    "terms",
    "related_treaties",
    "title",
    "instrument",
    "entry_into_force",
)
STATED_FIELDS = (*FACT_FIELDS[:6], "titles", "instruments", "entry_into_force")


def facts_of(briefing):
    return [fact for treaty in briefing.treaties for name in STATED_FIELDS for fact in getattr(treaty, name)]


def input_places(summaries):
    for summary in summaries:
        for name in FACT_FIELDS:
            value = getattr(summary, name)
            if isinstance(value, list):
                yield from ((summary.document_id, f"{name}[{at}]") for at in range(len(value)))
            elif value is not None:
                yield summary.document_id, name


def evidence_in(value):
    if isinstance(value, Evidence):
        yield value
    elif isinstance(value, (list, tuple)):
        for item in value:
            yield from evidence_in(item)
    elif hasattr(type(value), "model_fields"):
        for _, item in value:
            yield from evidence_in(item)


# --------------------------------------------------------------------------------------------------- what always holds


@given(corpora, st.randoms(use_true_random=False))
@settings(max_examples=60)
def test_the_order_of_documents_changes_nothing(made, random):
    shuffled = list(made)
    random.shuffle(shuffled)
    assert compose(*parts(*made)) == compose(*parts(*shuffled))


@given(corpora)
@settings(max_examples=80)
def test_every_fact_appears_once_and_every_reference_leads_somewhere(made):
    documents, summaries, claim_lists, method = parts(*made)
    briefing = compose(documents, summaries, claim_lists, method)

    texts = {document.id: document.text for document in documents}
    for item in evidence_in(briefing):
        assert texts[item.document_id][item.start : item.end] == item.quote

    facts = facts_of(briefing)
    ids = [fact.id for fact in facts]
    assert len(set(ids)) == len(ids)
    merged = [(ref.document_id, ref.path) for fact in facts for ref in fact.stated_in]
    assert sorted(merged) == sorted(input_places(summaries))
    for fact in facts:
        assert {ref.document_id for ref in fact.stated_in} == {item.document_id for item in fact.evidence}
        assert 1 <= fact.sources <= len({ref.document_id for ref in fact.stated_in})

    claims = {f"{claims.document_id}/{claim.id}" for claims in claim_lists for claim in claims.claims}
    known = claims | set(ids)
    cited = [id_ for line in briefing.bluf for id_ in (*line.facts, *line.claims)]
    cited += [id_ for item in briefing.key_judgements for id_ in item.claims]
    entries = [*briefing.timeline, *briefing.undated]
    cited += [id_ for entry in entries for id_ in (*entry.facts, *entry.claims)]
    compared = [*briefing.agreement, *briefing.conflicts, *briefing.updates]
    cited += [id_ for item in compared for side in item.sides for id_ in side]
    cited += [id_ for group in briefing.not_asserted for id_ in (*group.claims, *group.facts)]
    assert set(cited) <= known

    in_timeline = [id_ for entry in entries for id_ in entry.facts]
    assert sorted(in_timeline) == sorted(id_ for id_ in ids if ".event" in id_)
    timed = [id_ for entry in entries for id_ in entry.claims]
    assert sorted(timed) == sorted(
        f"{claims.document_id}/{claim.id}" for claims in claim_lists for claim in claims.claims if claim.event_time
    )
    hedged = [id_ for group in briefing.not_asserted for id_ in group.claims]
    assert sorted(hedged) == sorted(
        f"{claims.document_id}/{claim.id}"
        for claims in claim_lists
        for claim in claims.claims
        if claim.factuality != "asserted"
    )


@given(corpora)
@settings(max_examples=40)
def test_in_force_is_said_only_of_what_a_source_states_as_past_fact(made):
    briefing = compose(*parts(*made))
    for treaty in briefing.treaties:
        entered = [
            event
            for event in treaty.events
            if event.act == "entry_into_force" and event.factuality == "asserted" and event.context != "future"
        ]
        assert bool(entered) != any(gap.topic == "entry_into_force" for gap in treaty.not_stated)
    if not any(event.act == "entry_into_force" for treaty in briefing.treaties for event in treaty.events):
        assert "in force" not in bluf(briefing).replace("entered into force", "")
        assert not re.search(r"reports? (?:.* )?entry into force", bluf(briefing))


def test_json_holds_the_whole_briefing():
    briefing = compose(*parts(polar_daily(), polar_wire(), reef_report()))
    assert type(briefing).model_validate_json(briefing.model_dump_json()) == briefing


# -------------------------------------------------------------------------------------------------------- bottom line


def test_bottom_line_says_what_was_agreed_by_whom_and_in_whose_words():
    text = bluf(compose(*parts(polar_daily(), polar_wire())))
    assert "Two sources (S1, S2) describe a treaty between Norway and Chile." in text
    assert "One source (S2) gives its title as “Treaty on Polar Research and Mutual Aid”." in text
    assert "Two sources (S1, S2) state a defense obligation; in the words of S1: “If one of them" in text
    assert "Cooperation is stated in three areas: space, fishing and trade (S1)." in text
    assert "One source (S2) reports signature by Norway and Chile at Oslo on June 19 (year not stated)." in text
    assert "One of two sources (S1) says that a machine wrote it." in text


def test_a_treaty_that_others_leave_is_not_between_those_who_stay():
    words = "Peru withdrew from the pact; Norway and Chile remain."
    maker = Maker("a", words).parties("Norway", "Chile").event("withdrawal", words, party="Peru")
    briefing = compose(*parts(maker))
    assert "describes a treaty to which Norway and Chile are parties." in bluf(briefing)
    assert briefing.title == "Briefing: Treaty of Norway and Chile"


def test_one_party_alone_is_told_as_what_was_found_and_not_as_what_was_named():
    briefing = compose(*parts(Maker("a", "Officials of Chile praised the pact with Norway.").parties("Norway")))
    assert "describes a treaty to which Norway is a party; no other was found." in bluf(briefing)


def test_domestic_approval_is_not_called_ratification():
    briefing = compose(*parts(polar_daily()))
    text = bluf(briefing)
    assert "domestic approval by the Storting (Norway)" in text
    assert "citing officials); that is not ratification." in text
    assert "Not found in any source as fact: a ratification of the treaty." in text
    assert "reports ratification" not in text


def test_several_organs_share_a_sentence():
    words = "Norway: the Storting and King Olav approved it."
    maker = Maker("a", f"{words} Chile waits.").parties("Norway", "Chile")
    for actor in ("the Storting", "King Olav"):
        maker.event("domestic_approval", words, party="Norway", actor=actor)
    assert (
        "One source (S1) reports domestic approval by the Storting (Norway) and by King Olav (Norway); "
        "that is not ratification."
    ) in bluf(compose(*parts(maker)))


def test_rule_for_entry_into_force_stays_a_rule():
    text = bluf(compose(*parts(polar_daily())))
    assert "Not found in any source as fact: that the treaty has entered into force." in text
    assert "gives the rule for it: “30 days after the exchange of instruments”." in text


def test_a_treaty_in_force_is_reported_as_such_with_its_source():
    text = bluf(compose(*parts(reef_report())))
    assert "One source (S1) reports entry into force on March 1, 2019." in text
    assert "Not found in any source as fact: that the treaty has entered into force" not in text
    assert "Not stated as fact: withdrawal by Kenya (S1: held possible)." in text


def test_merged_event_is_not_told_as_if_each_source_gave_all_of_it():
    one = Maker("a", "Norway and Chile signed a pact on June 19.").parties("Norway", "Chile")
    one.event("signature", "Norway and Chile signed a pact on June 19.", party="Norway and Chile", date="XXXX-06-19")
    two = Maker("b", "In Lima, Norway and Chile signed a pact on June 19, 2024, it was said. ").parties(
        "Norway", "Chile"
    )
    two.event("signature", "Norway and Chile signed a pact", party="Norway and Chile", date="2024-06-19", place="Lima")
    briefing = compose(*parts(one, two))
    [event] = briefing.treaties[0].events
    assert (event.date, event.place, event.complete_in, event.sources) == ("2024-06-19", "Lima", ["b"], 2)
    assert "(S1, S2) together report signature by Norway and Chile at Lima on June 19, 2024." in bluf(briefing)


def test_areas_are_credited_to_those_who_state_them():
    one = Maker("a", "Norway and Chile cooperate in fishing and trade.").parties("Norway", "Chile")
    two = Maker("b", "Chile and Norway work together on trade, no less.").parties("Norway", "Chile")
    briefing = compose(*parts(one.areas("fishing", "trade"), two.areas("trade")))
    assert "Cooperation is stated in two areas: trade (S1, S2); fishing (S1)." in bluf(briefing)


def test_two_treaties_are_told_apart():
    briefing = compose(*parts(polar_daily(), polar_wire(), reef_report()))
    assert briefing.title == "Briefing on two treaties"
    assert [treaty.name for treaty in briefing.treaties] == [
        "Treaty on Polar Research and Mutual Aid",
        "Convention on the Protection of Coral Reefs",
    ]
    assert [len(treaty.document_ids) for treaty in briefing.treaties] == [2, 1]


def test_no_treaty_gives_a_briefing_that_says_so():
    maker = Maker("a", "The weather stayed fine.")
    briefing = compose(*parts(maker))
    assert briefing.title == "Briefing: no treaty found"
    assert bluf(briefing) == "No treaty fact could be taken from one document."
    assert not briefing.sources[0].about_treaty


def test_nothing_at_all_gives_an_empty_briefing_with_its_failures():
    failed = FailedDocument(document="x.pdf", error="It holds no text.")
    briefing = compose([], [], [], METHOD, [failed])
    assert briefing.failures == [failed]
    assert "no documents" in bluf(briefing)


# -------------------------------------------------------------------------------------------- judgements and firmness


def test_key_judgements_name_whose_they_are():
    texts = [item.text for item in compose(*parts(polar_daily(), polar_wire())).key_judgements]
    assert texts == [
        "S1 and S2 (citing President Berg) state that Norway sent approximately 1,000 soldiers to Chile.",
        "S2: Analysts: the pact will draw Peru closer to Chile (not stated as fact).",
    ]


def test_likelihood_and_confidence_never_share_a_sentence():
    words = "It is likely, with high confidence, that the pact holds."
    maker = Maker("a", f"Norway met Chile. {words}").parties("Norway", "Chile").claim(words, words, kind="analysis")
    briefing = compose(*parts(maker))
    assert briefing.key_judgements == []
    assert briefing.claim_lists[0].claims[0].text == words


def test_what_is_not_asserted_is_grouped_by_firmness_and_source():
    groups = compose(*parts(polar_daily(), polar_wire())).not_asserted
    assert [(group.factuality, group.source, group.document_id, group.claims) for group in groups] == [
        ("probable", None, "polar-wire", ["polar-wire/c3"]),
        ("probable", "Analysts", None, ["polar-daily/c3"]),
        ("unconfirmed", "The Chilean government", None, ["polar-daily/c4"]),
    ]


# ------------------------------------------------------------------------------------------------------------- timeline


def test_a_claim_that_tells_of_an_event_stands_with_it():
    briefing = compose(*parts(polar_daily()))
    entries = {entry.text: entry.claims for entry in briefing.timeline}
    assert entries == {
        "Signature by Norway and Chile at Oslo": [],
        "Domestic approval by the Storting (Norway)": ["polar-daily/c1"],
    }


def test_who_tells_of_an_event_is_found_whatever_the_form_of_its_verb():
    words = "Norway withdrew from the pact with Chile on June 19, officials said."
    maker = Maker("a", words).parties("Norway", "Chile")
    maker.event("withdrawal", words, party="Norway", date="XXXX-06-19", date_text="June 19")
    told = "Norway withdrew from the pact with Chile on June 19"
    maker.claim(words, told, by=("officials",), date="XXXX-06-19", date_text="June 19")
    briefing = compose(*parts(maker))
    assert [(entry.text, entry.claims) for entry in briefing.timeline] == [("Withdrawal by Norway", ["a/c1"])]
    assert "(citing officials)" in bluf(briefing)


def test_another_claim_of_the_same_sentence_and_day_keeps_its_own_entry():
    words = "Norway and Chile signed a pact on June 19, and three ships left Oslo."
    maker = Maker("a", words).parties("Norway", "Chile").event("signature", words, date="XXXX-06-19")
    maker.claim(words, "Three ships left Oslo.", date="XXXX-06-19", date_text="June 19")
    other = "Chile signed a loan on June 19."
    again = Maker("b", f"{other} Norway smiled.").claim(other, other, date="XXXX-06-19", date_text="June 19")
    entries = [(entry.text, entry.claims) for entry in compose(*parts(maker, again)).timeline]
    assert sorted(entries) == [
        ("Chile signed a loan on June 19.", ["b/c1"]),
        ("Signature", []),
        ("Three ships left Oslo.", ["a/c1"]),
    ]


def test_an_earlier_act_is_marked_as_such():
    words = "Norway and Chile signed it in 1961."
    maker = Maker("a", words).parties("Norway", "Chile")
    briefing = compose(*parts(maker.event("signature", words, date="1961", context="historical")))
    assert "reports signature (earlier) in 1961." in bluf(briefing)


# ------------------------------------------------------------------------------------------------------ caller's errors


def test_a_document_given_twice_counts_once():
    documents, summaries, claim_lists, method = parts(polar_daily())
    assert compose(documents * 2, summaries * 2, claim_lists * 2, method) == compose(
        documents, summaries, claim_lists, method
    )


def test_two_texts_with_one_id_are_refused():
    documents = [Document.from_text("Norway.", id="a"), Document.from_text("Chile.", id="a")]
    with pytest.raises(CallerError, match="own id"):
        compose(documents, [], [], METHOD)


def test_records_of_other_documents_are_refused():
    maker = polar_daily()
    with pytest.raises(CallerError, match="without its document"):
        compose([], [TreatySummary(document_id="b")], [], METHOD)
    other = Document.from_text("Another text.", id=maker.id)
    with pytest.raises(CallerError, match="cites words that are not in the document"):
        compose([other], [maker.summary], [], METHOD)
    with pytest.raises(CallerError, match="two different records"):
        compose([maker.document], [maker.summary, TreatySummary(document_id=maker.id)], [], METHOD)


def test_dates_outside_edtf_are_refused():
    maker = Maker("a", "Norway signed.").event("signature", "Norway signed.", date="June 19")
    with pytest.raises(CallerError, match="not an EDTF date"):
        compose(*parts(maker))


def test_claims_alone_make_a_briefing():
    maker = polar_wire()
    briefing = compose([maker.document], [], [maker.claim_list], METHOD)
    assert briefing.treaties == []
    assert briefing.claim_lists == [maker.claim_list]
    assert isinstance(briefing.claim_lists[0], ClaimList)
    assert all(isinstance(claim, (Claim, Fact)) for claim in briefing.claim_lists[0].claims)


def test_rejections_travel_with_the_input():
    maker = polar_daily()
    assert compose(*parts(maker)).summaries[0].rejected == [
        Rejection(path="events[2].date", value="2024-06-19", reason="The year is not stated.")
    ]


def test_a_weekday_that_nothing_fixes_is_no_day_of_another_account():
    maker = Maker(
        "daily", "Norway ratified the pact on Monday. King Olav of Norway signed the ratification on Nov. 11."
    )
    maker.event("ratification", "Norway ratified the pact on Monday", party="Norway", date_text="Monday")
    maker.event(
        "ratification",
        "King Olav of Norway signed the ratification on Nov. 11",
        party="Norway",
        actor="King Olav",
        date="XXXX-11-11",
        date_text="Nov. 11",
    )
    events = compose(*parts(maker)).treaties[0].events
    assert {(event.actor, event.date, event.date_text) for event in events} == {
        (None, None, "Monday"),
        ("King Olav", "XXXX-11-11", "Nov. 11"),
    }


def test_an_event_that_somebody_reports_is_not_told_in_the_document_s_own_voice():
    maker = Maker("daily", "According to officials, Norway has ratified the pact with Chile.")
    words = "According to officials, Norway has ratified the pact with Chile"
    maker.event("ratification", words, party="Norway", factuality="unconfirmed")
    maker.claim(words, "Norway has ratified the pact with Chile", by=("officials",), factuality="unconfirmed")
    (group,) = compose(*parts(maker)).not_asserted
    assert (group.source, group.document_id) == ("officials", None)
    assert group.claims
    assert group.facts
