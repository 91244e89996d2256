"""How claims of several documents relate. Precision first: no relation where there is doubt."""

from __future__ import annotations

import datetime

import pytest
from invented import Maker, parts

from summarizer.briefing import compose

OCTOBER, NOVEMBER = datetime.date(2024, 10, 1), datetime.date(2024, 11, 1)


def briefing_of(*texts, published=(None, None, None)):
    """A briefing of documents with one claim each: the text, or (text, fields of the claim)."""
    made = []
    for number, item in enumerate(texts):
        text, fields = item if isinstance(item, tuple) else (item, {})
        # a different start keeps short documents from being copies of each other
        lead = ("On that subject we heard this.", "Another writer told us so.", "Here is a third voice.")[number]
        maker = Maker(f"d{number}", f"{lead} {text}", published=published[number])
        made.append(maker.claim(text, text, **fields))
    return compose(*parts(*made))


def relations(*texts, **options):
    briefing = briefing_of(*texts, **options)
    return [(item.relation, *item.basis) for item in (*briefing.agreement, *briefing.conflicts, *briefing.updates)]


# ------------------------------------------------------------------------------------------------------------ agreement


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Norway sent 1,000 soldiers to Chile.", "Norway has dispatched about 1,000 troops to Chile."),
        ("The Storting approved the polar treaty.", "The Storting approved the polar treaty with a large majority."),
        ("The treaty lapses when two members leave.", "The treaty lapses when two members leave it"),
    ],
)
def test_the_same_content_from_two_sources_is_corroborated(one, other):
    assert relations(one, other) == [("corroborates", "wording")]


AGENCY = "Norway sent 1,000 soldiers and two ice breakers to the polar coast of Chile during the first week of May."


@pytest.mark.parametrize(
    "lent",
    [
        AGENCY,
        AGENCY.replace("during the first week", "in the first week"),
        AGENCY.replace("Norway sent", "OSLO - Norway sent"),
    ],
)
def test_a_sentence_that_one_document_has_from_another_counts_once(lent):
    briefing = briefing_of(AGENCY, (lent, {}))
    [relation] = briefing.agreement
    assert (relation.relation, relation.sources) == ("restates", 1)
    assert relation.text == "Several documents say the same in one wording, which counts once."


def test_a_sentence_taken_over_with_another_number_is_a_conflict():
    [conflict] = briefing_of(AGENCY, AGENCY.replace("1,000", "3,000")).conflicts
    assert conflict.text == "The numbers differ: 1,000 (S1) and 3,000 (S2)."


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # only small words, or only the topic, in common
        ("It is what they have been to all of us.", "It is that which we have had for all of them."),
        ("Norway and Chile signed a treaty on fishing.", "Norway and Chile discussed a visit to Oslo."),
        # one word makes the difference
        ("The upper house approved the polar treaty.", "The upper house rejected the polar treaty."),
        ("The upper house approved the polar treaty.", "The lower house approved the polar treaty."),
        ("The Storting approved the polar treaty.", "The Storting plans to approve the polar treaty."),
        ("The parties shall share polar data.", "The parties may share polar data."),
        # roles exchanged
        ("Norway attacked the fleet of Chile near Lima.", "Chile attacked the fleet of Norway near Lima."),
        ("Olav thanked Berg for the polar ships.", "Berg thanked Olav for the polar ships."),
        ("Polar ships sailed from Norway to Chile.", "Polar ships sailed to Norway from Chile."),
        # different states
        ("Norway sent 1,000 soldiers to Chile.", "Norway sent 1,000 soldiers to Peru."),
        # a short claim against a long one
        (
            "Polar ships sailed south.",
            "Polar ships sailed south while bankers, farmers, poets and judges quarrelled loudly.",
        ),
    ],
)
def test_no_relation_is_claimed_where_content_differs(one, other):
    assert relations(one, other) == []


def test_firmness_must_agree():
    text = "Norway sent 1,000 soldiers to Chile."
    assert relations(text, (text, {"factuality": "probable"})) == []


def test_two_documents_that_quote_one_speaker_are_one_origin():
    text = "The treaty holds no secret annexes."
    briefing = briefing_of((text, {"by": ["The spokesman Anders Lie"]}), (text, {"by": ["Anders Lie"]}))
    [repeated] = briefing.agreement
    assert (repeated.relation, repeated.sources) == ("restates", 1)
    assert "one origin" in repeated.text
    assert briefing.key_judgements == []


def test_a_third_source_counts():
    text = "The treaty holds no secret annexes."
    briefing = briefing_of((text, {"by": ["Lie"]}), (text, {"by": ["Lie"]}), text)
    assert [(item.relation, item.sources, len(item.sides[0])) for item in briefing.agreement] == [
        ("corroborates", 2, 3)
    ]
    assert [item.kind for item in briefing.key_judgements] == ["corroborated"]


def test_a_repetition_in_one_document_is_no_agreement():
    text = "The treaty holds no secret annexes."
    maker = Maker("a", f"{text} Indeed. {text}").claim(text, text).claim(text, text)
    [repeated] = compose(*parts(maker)).agreement
    assert (repeated.relation, repeated.text) == ("restates", "One document says the same more than once.")


# ------------------------------------------------------------------------------------------------------------- conflict


def test_not_confirmed_against_confirmed_by_one_government_is_a_conflict():
    text = "Norway sent soldiers to the polar base."
    one = (text, {"by": ["The Chilean government"], "factuality": "unconfirmed"})
    assert relations(one, (text, {"by": ["Santiago"]})) == [("contradicts", "polarity")]
    # another speaker who confirms it does not contradict the one who does not
    assert relations(one, (text, {"by": ["Peru"]})) == []
    assert relations(one, (text, {"by": ["Chilean fishermen"]})) == []


def test_confirmed_and_not_confirmed_in_words_is_a_conflict():
    one, other = "Chile has not confirmed the polar base.", "Chile confirmed the polar base."
    assert relations(one, other) == [("contradicts", "polarity")]


def test_denied_against_asserted_is_a_conflict_even_within_one_document():
    text = "Norway sent soldiers to the polar base."
    denied = {"by": ["Oslo"], "factuality": "denied"}
    assert relations(text, (text, denied)) == [("contradicts", "polarity")]
    maker = Maker("a", f"{text} So it is told.").claim(text, text, by=["Berg"]).claim(text, text, **denied)
    assert [item.basis for item in compose(*parts(maker)).conflicts] == [["polarity"]]


def test_a_speaker_who_says_both_in_one_document_is_no_conflict_between_sources():
    text = "Norway sent soldiers to the polar base."
    maker = Maker("a", f"{text} So it is told.").claim(text, text, ["Oslo"]).claim(text, text, ["Oslo"], "denied")
    assert compose(*parts(maker)).conflicts == []


def _signing(number, day, lead):
    text = f"Norway and Chile signed the treaty in Oslo on {day} 2024."
    maker = Maker(f"d{number}", f"{lead} {text}").parties("Norway", "Chile")
    date = f"2024-05-{day.split()[0].zfill(2)}"
    maker.event("signature", text, date=date, date_text=f"{day} 2024", place="Oslo")
    return maker.claim(text, text.removesuffix("."), date=date, date_text=f"{day} 2024")


def test_a_conflict_that_claims_show_is_not_told_again_of_the_facts_in_them():
    made = _signing(0, "3 May", "On that subject we heard this."), _signing(1, "4 May", "Another writer told us so.")
    briefing = compose(*parts(*made))
    assert [item.text for item in briefing.conflicts] == ["The dates differ: May 3, 2024 (S1) and May 4, 2024 (S2)."]
    assert "Accounts differ on one point" in " ".join(line.text for line in briefing.bluf)
    assert "what they say of its parties agrees" in briefing.assumptions[0].text  # and not what they say of its acts


def test_a_conflict_of_facts_that_no_claim_shows_is_told():
    made = [_signing(0, "3 May", "On that subject we heard this."), _signing(1, "4 May", "Another writer told us so.")]
    made[1].claims.clear()
    [conflict] = compose(*parts(*made)).conflicts
    assert conflict.text == "The dates given for the signature differ: May 3, 2024 (S1) and May 4, 2024 (S2)."


def test_denying_a_negation_contradicts_no_assertion():
    one = "Norway sent soldiers to the polar base."
    other = ("Norway sent no soldiers to the polar base.", {"factuality": "denied"})
    assert relations(one, other) == []


def test_what_may_be_and_what_may_not_be_are_no_conflict():
    assert relations("Norway may join the polar treaty.", "Norway may not join the polar treaty.") == []


def test_numbers_that_differ_are_a_conflict():
    one, other = "Norway sent 1,000 soldiers to Chile.", "Norway sent 3,000 soldiers to Chile."
    briefing = briefing_of(one, other)
    [conflict] = briefing.conflicts
    assert (conflict.relation, conflict.basis) == ("contradicts", ["number"])
    assert conflict.text == "The numbers differ: 1,000 (S1) and 3,000 (S2)."


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Norway sent about 1,000 soldiers to Chile.", "Norway sent 1,100 soldiers to Chile."),
        ("Norway sent more than 1,000 soldiers to Chile.", "Norway sent 3,000 soldiers to Chile."),
        ("Norway sent 1,000 soldiers to Chile.", "Norway sent up to 3,000 soldiers to Chile."),
        ("Norway sent 3 ships to Chile.", "Norway sent 5 planes to Chile."),
        ("Norway sent 3 ships to guard trawlers.", "Norway sent ships to guard 5 trawlers."),
        ("Norway sent soldiers to Chile.", "Norway sent 3,000 soldiers to Chile."),
    ],
)
def test_numbers_that_can_both_be_true_are_no_conflict(one, other):
    assert "contradicts" not in {relation for relation, *_ in relations(one, other)}


def test_a_later_number_is_an_update_the_earlier_first():
    one, other = "Norway sent 1,000 soldiers to Chile.", "Norway sent 3,000 soldiers to Chile."
    briefing = briefing_of(other, one, published=(NOVEMBER, OCTOBER))
    [update] = briefing.updates
    assert update.sides == [["d1/c1"], ["d0/c1"]]
    assert update.text.startswith("The numbers differ: 1,000 (S1) and 3,000 (S2).")
    assert briefing.conflicts == []


def test_days_of_an_act_that_happens_once_conflict():
    text = "The ministers signed the polar treaty."
    dated = [(text, {"date": date, "date_text": "that day"}) for date in ("XXXX-06-19", "2024-06-20")]
    assert relations(*dated) == [("contradicts", "date")]
    text = "Norway fired rockets at the polar base."
    dated = [(text, {"date": date, "date_text": "that day"}) for date in ("XXXX-06-19", "2024-06-20")]
    assert relations(*dated) == []


def test_one_document_that_gives_two_numbers_is_no_conflict_between_sources():
    one, other = "Norway sent 1,000 soldiers to Chile.", "Norway sent 3,000 soldiers to Chile."
    maker = Maker("a", f"{one} {other}").claim(one, one).claim(other, other)
    assert compose(*parts(maker)).conflicts == []
