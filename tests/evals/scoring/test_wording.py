from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.evals.scoring.wording import compare_names, compare_wordings, likeness, negative

SENTENCES = [
    "Ghana sent about 300 soldiers to Togo on May 3",
    "The treaty shall not enter into force before both parliaments have approved it",
    "Analysts say the pact may weaken the alliance",
]


@pytest.mark.parametrize("text", SENTENCES)
def test_a_wording_is_itself(text):
    assert compare_wordings([text], text) == "correct"
    assert likeness(text, text) == 1


@pytest.mark.parametrize(
    ("right", "found"),
    [
        ("“Neither side” shall attack", '"Neither side" shall attack.'),
        ("the state shall pay 1,000 dollars", "The state shall pay 1000 dollars"),
        ("It sent eleven ships", "it sent 11 ships"),
        ("It paid 2.5 million dollars", "it paid 2,500,000 dollars"),
        ("It sent one hundred ships", "it sent 100 ships"),
        ("the mutual-defence clause", "the mutual‑defence clause"),
        ("Ghana did not sign", "Ghana didn't sign"),
        ("Russia and North Korea agreed", "the DPRK and the Russian Federation agreed"),
        ("the talks between Ghana, Togo and Benin", "the talks between Benin, Ghana and Togo"),
        ("It was signed on Nov. 11", "It was signed on November 11"),
        ("The pact takes effect in May", "the pact takes effect in may"),
        ("Ships may pass between March and May", "ships may pass between march and may"),
        ("Nobody told us about the duty in Article 3", "NOBODY TOLD US ABOUT THE DUTY IN ARTICLE 3"),
    ],
)
def test_harmless_differences_are_correct(right, found):
    assert compare_wordings([right], found) == "correct"


@pytest.mark.parametrize(
    ("right", "found"),
    [
        ("Ghana sent 300 soldiers", "Ghana sent 400 soldiers"),
        ("Ghana paid Togo about five million cedis", "Ghana paid Togo about five billion cedis"),
        ("Ghana sent hundreds of soldiers across the river", "Ghana sent thousands of soldiers across the river"),
        ("Ghana sent soldiers to Togo", "Togo sent soldiers to Ghana"),
        ("Ghana sent 300 soldiers", "Benin sent 300 soldiers"),
        ("President Adaeze Obi signed the law", "President Luis Vega signed the law"),
        ("Obi signed the long law on Monday", "Vega signed the long law on Monday"),
        ("The pact does not name a depositary", "The pact does name a depositary"),
        ("The treaty may be denounced", "The treaty shall be denounced"),
        ("It must pay before it can vote", "It must pay before it must vote"),
        ("A truce failed in June", "A truce failed in July"),
        ("The pact takes effect in May", "The pact takes effect in June"),
        ("Ghana and Togo helped Benin", "Ghana and Benin helped Togo"),
        ("According to Ghana, Togo began", "According to Togo, Ghana began"),
        ("The king slept well", "Parliament met early"),
    ],
)
def test_what_says_something_else_is_incorrect(right, found):
    assert compare_wordings([right], found) == "incorrect"


@pytest.mark.parametrize(
    ("right", "found"),
    [
        ("Ghana's parliament approved the pact late on Monday", "Ghana's parliament approved the pact"),
        ("Ghana's parliament approved the pact", "Ghana's parliament rejected the pact"),
        ("Ghana sent 300 soldiers and two ships to Togo", "Ghana sent 300 soldiers to Togo"),
    ],
)
def test_what_is_left_out_or_replaced_is_partial(right, found):
    assert compare_wordings([right], found) == "partial"


@pytest.mark.parametrize(
    ("right", "found"),
    [
        # What a shorter wording would let pass is wrong by the one that is meant.
        (
            ["The annex, which is not secret, binds both", "The annex binds both"],
            "The annex, which is secret, binds both",
        ),
        (
            ["Parties must share their data every year", "share their data every year"],
            "may share their data every year",
        ),
        (["It signed the pact on Friday", "It signed the pact"], "It signed the pact on Saturday"),
        (["it would go on to the last day", "Peru would go on to the last day"], "Chile would go on to the last day"),
    ],
)
def test_a_text_is_held_against_the_wording_that_it_is_most_like(right, found):
    assert compare_wordings(right, found) == "incorrect"


def test_a_name_that_no_wording_has_is_not_right():
    right = "it signed the pact at the port on the first day of the long talks"
    assert compare_wordings([right], f"Ana Vega: {right}") == "partial"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It did not sign.", True),
        ("It is not only old but slow.", False),
        ("IT IS NOT ONLY OLD BUT SLOW", False),
        ("The duty of Order No. 12 holds.", False),
        ("No state may leave.", True),
        ("It has neither signed nor ratified.", True),
    ],
)
def test_what_is_negative(text, expected):
    assert negative(text) is expected


def test_a_negation_at_the_end_belongs_to_what_is_compared():
    assert negative("It is aimed at none", about="It is aimed at all")
    assert not negative("It was signed in May and was never used", about="It was signed in May")


def test_any_of_several_wordings_is_right():
    assert (
        compare_wordings(["the accord entered into force", "the pact took effect"], "The pact took effect") == "correct"
    )


@pytest.mark.parametrize(
    ("right", "found", "state"),
    [
        (["Russia"], "the Russian Federation", "correct"),
        (["Russia"], "Ukraine", "incorrect"),
        (["the State Duma"], "Russia’s State Duma", "correct"),
        (["the Federation Council"], "the State Duma", "incorrect"),
        (["Kim Jong Un"], "North Korean leader Kim Jong Un", "correct"),
        (["Kim Jong Un"], "Kim", "partial"),
        (["President Adaeze Obi"], "President Kofi Mensah", "incorrect"),
        (["the foreign minister"], "the prime minister", "incorrect"),
        (["two diplomats"], "diplomats", "partial"),
        (["the Russian government"], "the Ukrainian government", "incorrect"),
        (["Niger's minister, Issa Maïga", "Issa Maïga"], "Chad's minister, Issa Maïga", "incorrect"),
        (["Issa Maïga"], "Niger's minister, Issa Maïga", "correct"),
        (["the ministers of Peru and Chile"], "the ministers of Fiji and Chile", "incorrect"),
        (["the Federation Council of Russia"], "the Federation Council of the Russian Federation", "correct"),
        (["Socialist Republic of Viet Nam"], "socialist Republic of Viet Nam", "correct"),
    ],
)
def test_names(right, found, state):
    assert compare_names(right, found) == state


@given(st.text(max_size=80), st.text(max_size=80))
def test_likeness_is_symmetric_and_between_zero_and_one(one, other):
    assert 0 <= likeness(one, other) <= 1
    assert likeness(one, other) == likeness(other, one)


@given(st.lists(st.sampled_from("5 12.5.2024 1,000 3.50 one nine hundred million 0 thousands . -".split()), max_size=6))
def test_numbers_of_any_form_are_read(words):
    text = " ".join(words)
    assert compare_wordings([text], text) == "correct"


@given(st.text(max_size=80))
def test_every_text_is_itself(text):
    assert compare_wordings([text], text) == "correct"
    assert compare_names([text], text) == "correct"
