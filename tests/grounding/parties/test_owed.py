"""Who owes something under a treaty, keeps or leaves it, or did something by it with another, is party to it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.document import Document
from summarizer.grounding import check_party


def kept(text, name):
    document = Document.from_text(text)
    return any(check_party(document, [one], name).kept for one in document.sentences)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Turkey says it will not renew its 1936 fishing convention with Bulgaria.", "Turkey"),
        ("Ethiopia's exit from the ports agreement with Djibouti takes effect in June.", "Ethiopia"),
        ("Ethiopia has pulled out of a ports agreement with Djibouti.", "Ethiopia Djibouti"),
        ("Thailand and Laos, parties to the Mekong Dams Agreement, met on Monday.", "Thailand Laos"),
        ("Under a treaty dating from 1944, Mexico must deliver water to Peru.", "Mexico Peru"),
        ("Laos must tell Thailand of any release, under the dam agreement of 2019.", "Laos Thailand"),
        ("The dam agreement requires that Laos tell Thailand of any release.", "Laos Thailand"),
        ("Mexico was accused of failing to deliver water that it owes under a 1944 treaty.", "Mexico"),
        ("Fiji, Samoa and Tonga pledge in it not to station troops there.", "Fiji Samoa Tonga"),
        ("For Mongolia the convention entered into force in March; for Nepal it did so in May.", "Mongolia Nepal"),
        ("It is the treaty by which Denmark and Sweden ended the war.", "Denmark Sweden"),
        ("Canada and Denmark ended the dispute with the signing of a boundary agreement.", "Canada Denmark"),
        ("Fiji and Tonga will share the catch under a fisheries accord.", "Fiji Tonga"),
        ("The border between Chad and Niger was fixed by a 1960 treaty.", "Chad Niger"),
        (
            "The treaty was signed by the Minister of Finance of Chad, Mr. Ade Bo, and the Ambassador of Peru.",
            "Chad Peru",
        ),
        ("The canal treaty was initialled at dawn by negotiators from Hungary and Slovakia.", "Hungary Slovakia"),
        ("An agreement on travel links Serbia to Montenegro.", "Serbia Montenegro"),
        ("The president of Chad signed the instrument of ratification in May.", "Chad"),
        ("New Zealand has said it is leaving the Forests Accord.", "New_Zealand"),
        ("A treaty with Uruguay was struck down by Paraguay's Supreme Court.", "Paraguay Uruguay"),
    ],
)
def test_what_only_a_party_owes_or_has(text, names):
    assert [name for name in names.split() if not kept(text, name.replace("_", " "))] == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Under a draft treaty, Chad must open its port to Mali.", "Chad"),
        ("Under the treaty with Benin, Togo must let trucks from Chad pass.", "Chad"),
        ("Chad and Mali could settle the dispute under a new treaty, analysts say.", "Chad"),
        ("Chad and Mali failed for years to end their quarrel with the signing of a treaty.", "Mali"),
        ("Chad and Mali must end the row by signing a treaty.", "Mali"),
        ("The border between Chad and Mali is not governed by any treaty.", "Chad"),
        ("Chad hopes to conclude its first extradition treaty with Mali by June.", "Chad"),
        ("Chad has quit talks on a border treaty with Mali.", "Chad"),
        ("Mali's withdrawal from the treaty talks surprised Chad.", "Mali"),
        ("The treaty by which Chad and Mali would end the war is still a draft.", "Chad"),
        ("The treaty was signed by the ministers of Chad and Mali, watched by negotiators from Togo.", "Togo"),
        ("The treaty was signed by the ministers of Chad and Mali in the presence of the king of Togo.", "Togo"),
        ("For Chad, the agreement has come too late.", "Chad"),
        ("Chad and Mali reached the final under a coach who had drafted the treaty.", "Chad"),
        ("Chad and Mali fought a war under the eyes of Togo, whose treaty with Benin was signed in May.", "Chad"),
        ("A treaty with Chad was urged by Mali's parliament.", "Mali"),
    ],
)
def test_like_words_that_owe_nothing(text, name):
    assert not kept(text, name)


@pytest.mark.parametrize(
    "text",
    [
        "The Governments of Norway, Iceland and Chad,\n\nWishing to cooperate,\n\nHave agreed as follows:",
        "The High Contracting Parties,\nNorway and Chad,\nHave resolved to conclude this Treaty:",
        "Norway, of the one part, and Chad, of the other part, have concluded the following Protocol:",
        "Done at Oslo on 3 May 2016.\n\nFor the Government of Norway: A. Berg\nFor the Government of Chad: B. Ade",
        "NORWAY AND CHAD: RATIFICATION",
    ],
)
def test_the_sides_that_an_instrument_names_itself(text):
    assert kept(text, "Norway")
    assert kept(text, "Chad")


@pytest.mark.parametrize(
    "text",
    [
        "The Governments of Norway and Chad,\n\nA new film about fish was shown.",
        "NORWAY AND CHAD: Floods kill twelve",
        "A letter of thanks was written for the Government of Norway: Chad is grateful.",
    ],
)
def test_lines_that_name_states_for_other_reasons(text):
    assert not kept(text, "Norway")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "The treaty gives Bhutan access to Nepal's roads. It was signed by ministers of both countries.",
            "Bhutan Nepal",
        ),
        (
            "Visit of the Minister of Chad to Mali. The Ministers exchanged the instruments of ratification.",
            "Chad Mali",
        ),
        ("Chad and Mali share the lake. The treaty between the two will run until 2030.", "Chad Mali"),
    ],
)
def test_the_two_of_a_text_that_names_no_third(text, names):
    assert [name for name in names.split() if not kept(text, name)] == []


@pytest.mark.parametrize(
    "text",
    [
        "The treaty is feared in Chad and in Mali. Both countries have signed letters of protest.",
        "The contract gives Chad access to Mali's ports. It was signed by the trade ministers of both countries.",
        "The treaty is dear to Chad and Mali. Both countries failed to sign it.",
        "The treaty gives Chad access to Mali. It was signed by ministers of both countries. Togo and Benin rejoiced.",
    ],
)
def test_what_two_states_did_to_something_else(text):
    assert not kept(text, "Chad")


def test_a_state_that_only_its_text_shows_is_read_by_its_adjective():
    text = (
        "Kestovia's parliament met. The accord, to which the king and his Kestovian counterpart put their names, holds."
    )
    assert kept(text, "Kestovia")


@given(st.text(alphabet="Chad Mali treatyunderbysigned,.:'’ ", max_size=120))
def test_any_text_is_read(text):
    document = Document.from_text(f"Chad {text}.")
    assert check_party(document, document.sentences, "Chad").kept in {True, False}
