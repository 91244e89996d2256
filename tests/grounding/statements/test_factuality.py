"""Cues, their reach, and the factuality that follows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.grounding import check_factuality, factuality_of
from summarizer.grounding.language.cues import cues_in


@pytest.mark.parametrize(
    ("text", "factuality"),
    [
        ("Togo signed the pact.", "asserted"),
        ("Togo did not sign the pact.", "asserted"),
        ("Togo is believed to have signed the pact.", "probable"),
        ("Togo will likely sign the pact.", "probable"),
        ("Togo is suspected of breaking the pact.", "possible"),
        ("Togo may leave the pact.", "possible"),
        ("Togo could leave the pact.", "possible"),
        ("Perhaps Togo left the pact.", "possible"),
        ("Togo reportedly left the pact.", "unconfirmed"),
        ("Togo allegedly left the pact.", "unconfirmed"),
        ("Togo has not confirmed the report.", "unconfirmed"),
        ("It is unclear whether Togo left.", "unconfirmed"),
        ("Togo left the pact, according to reports.", "unconfirmed"),
        ("Togo is unlikely to leave.", "doubted"),
        ("Togo denied that it had left.", "denied"),
        ("Togo left the pact, according to various reports.", "unconfirmed"),
        ("Togo left the pact, according to the ministry.", "asserted"),
        ("Togo pays whether it uses the port or not.", "asserted"),
        ("The envoy will appear before parliament.", "asserted"),
        ("The envoy appears to have left.", "probable"),
        ("Togo dismissed the report as false.", "denied"),
    ],
)
def test_factuality(text, factuality):
    assert factuality_of(text) == factuality
    assert check_factuality(factuality, text) is None
    wrong = "asserted" if factuality != "asserted" else "possible"
    assert factuality in str(check_factuality(wrong, text))


def test_may_in_a_provision_is_permission():
    assert factuality_of("A Party may withdraw.", provision=True) == "asserted"


def test_a_hedge_counts_only_where_it_reaches():
    text = "Togo signed the pact; Benin reportedly left it."
    assert factuality_of(text, 0, text.index(";")) == "asserted"
    assert factuality_of(text, text.index("left")) == "unconfirmed"


@pytest.mark.parametrize(
    "text",
    [
        "The treaty is not only a pact.",
        "Togo signed in May.",
        "The pact ends on May 5.",
        "The will of the people counts.",
        "These claims are old.",
        "At least ten states signed.",
        "New York Times",
    ],
)
def test_no_cue(text):
    assert cues_in(text) == ()


def test_reach_ends_with_the_clause():
    text = "Togo did not sign, but Benin ratified."
    (cue,) = cues_in(text)
    words = text.replace(",", " ,").split()
    assert cue.governs(words.index("sign"))
    assert not cue.governs(words.index("ratified."))


WORDS = "Ghana may might reportedly never not denied plans to ratify ratified probably if the pact , .".split()


@given(st.text() | st.lists(st.sampled_from(WORDS), max_size=15).map(" ".join))
def test_never_raises(text):
    for cue in cues_in(text):
        assert cue.first < cue.last
    factuality_of(text)


@pytest.mark.parametrize(
    ("text", "factuality"),
    [
        ("Togo would neither confirm nor deny this.", "unconfirmed"),
        ("Togo was reported in May to have left the pact.", "unconfirmed"),
        ("Neither Party shall claim or exercise rights over the strait.", "asserted"),
        ("Firms will no longer be able to claim its benefits.", "asserted"),
        ("The line stops short of waters claimed by Togo.", "asserted"),
        ("The step was made possible by a loan.", "asserted"),
        ("There is little doubt that Togo broke the pact.", "asserted"),
        ("It is claimed by some that Togo left.", "unconfirmed"),
        ("Togo claims that it left.", "unconfirmed"),
        ("It is possible that Togo left.", "possible"),
        ("It is not true that Togo left.", "denied"),
        ("Togo had promised to hand over three suspects.", "asserted"),
        ("Togo suspects that Benin left.", "possible"),
    ],
)
def test_words_that_only_look_like_doubt(text: str, factuality: str) -> None:
    assert factuality_of(text) == factuality


@pytest.mark.parametrize(
    ("text", "factuality"),
    [
        ("A Party that believes its peace to be threatened shall call a meeting.", "asserted"),
        ("Contrary to what Benin claims, Togo never signed.", "asserted"),
        ("Despite claims that Togo had signed, no text was found.", "asserted"),
        ("Togo, expected to sign in May, has asked for more time.", "asserted"),
        ("In what Benin called a betrayal, Togo left the pact.", "asserted"),
        ("The envoy does not think that Togo will sign.", "asserted"),
        ("Each Party shall report any suspected case of the disease.", "asserted"),
        ("Togo is suspected of breaking the pact.", "possible"),
        ("Togo, the envoy believes, has left.", "probable"),
    ],
)
def test_what_a_part_leaves_open_leaves_the_statement_firm(text: str, factuality: str) -> None:
    assert factuality_of(text, clause=True) == factuality


def test_reports_that_are_contradicted_tell_of_no_act() -> None:
    text = "Contrary to reports that Togo ratified the treaty, Benin stayed out."
    assert factuality_of(text, text.index("Togo"), text.index(",")) == "denied"
    assert factuality_of(text, text.index("Benin")) == "asserted"
