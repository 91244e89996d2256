"""Names of instruments are read whole, and nothing is added to them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.document import Document
from summarizer.extract.lexical.titles import is_heading, names_in


def names(text):
    return [name.text for sentence in Document.from_text(text).sentences for name in names_in(sentence)]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Peru signed the Quito Accord in Lima on Monday.", "Quito Accord"),
        ("Peru ratified the Agreement on Shared Herds with Chile on Tuesday.", "Agreement on Shared Herds"),
        (
            "The Treaty of Friendship, Commerce and Navigation between Peru and Chile, signed in Lima, lapsed.",
            "Treaty of Friendship, Commerce and Navigation between Peru and Chile",
        ),
        ("They signed a “Treaty of Peace” with Chile.", "Treaty of Peace"),
        (
            "It was laid down in the Exchange of Notes on Stray Cattle of 1971.",
            "Exchange of Notes on Stray Cattle of 1971",
        ),
        ("The Chad–Mali Economic Partnership Agreement was applied.", "Chad–Mali Economic Partnership Agreement"),
        ("The Otter River Treaty between Chad and Mali is old.", "Otter River Treaty"),
        ("Peru left the Treaty on Armed Forces in Europe.", "Treaty on Armed Forces in Europe"),
        ("The Trade and Tourism Agreement took effect.", "Trade and Tourism Agreement"),
        ("Under the Canal Agreement of 1998, Peru and Chile share it.", "Canal Agreement of 1998"),
        ("Chad read Mali's Water Treaty.", "Water Treaty"),
        ("Charter of the Otter Basin Organization", "Charter of the Otter Basin Organization"),
        ("TREATY OF AMITY BETWEEN CHAD AND MALI", "TREATY OF AMITY BETWEEN CHAD AND MALI"),
        (
            "Peru signed the Agreement on Cooperation in Hill Farming in Lima.",
            "Agreement on Cooperation in Hill Farming",
        ),
        ("They signed an Agreement on Polar Research in Tokyo on Monday.", "Agreement on Polar Research"),
        (
            "Peru signed the Treaty on Trade and Investment in Lima on August 17, 2004.",
            "Treaty on Trade and Investment",
        ),
        (
            "They signed a Treaty on Trade and Cooperation in the Togolese capital, Lomé.",
            "Treaty on Trade and Cooperation",
        ),
        ("They signed an Agreement on Cooperation in Space in Lima on Monday.", "Agreement on Cooperation in Space"),
        ("Convention on Fishing in Shared Waters (with protocol)", "Convention on Fishing in Shared Waters"),
        ("Convention on Owls, done at Lima on 3 May 2001", "Convention on Owls"),
        ("Peru left the Lima Convention on Rescue at Sea.", "Lima Convention on Rescue at Sea"),
        ("Chad signed the Agreement on mutual legal assistance with Mali.", "Agreement on mutual legal assistance"),
        (
            "He hailed the Agreement concerning the carriage of goods by road, saying it was fair.",
            "Agreement concerning the carriage of goods by road",
        ),
        (
            "The Senate passed the Agreement on the return of stolen art between Chad and Mali on Monday.",
            "Agreement on the return of stolen art between Chad and Mali",
        ),
        ("Chad left the Convention on the Reefs in the Timor Sea.", "Convention on the Reefs in the Timor Sea"),
        ("The Gulf of Guinea Convention has nine members.", "Gulf of Guinea Convention"),
        (
            "Chad denounced the Treaty of Friendship, Good-neighbourliness and Trade of 1994.",
            "Treaty of Friendship, Good-neighbourliness and Trade of 1994",
        ),
        ("PROTOCOL ON GOODS BY RAIL (done at Ankara on 4 June 1998)", "PROTOCOL ON GOODS BY RAIL"),
        ("EXPLANATORY MEMORANDUM ON THE AGREEMENT ON OWLS", "AGREEMENT ON OWLS"),
        ("It was replaced by a Protocol of 20 May 2011, in force from 2012.", "Protocol of 20 May 2011"),
    ],
)
def test_a_name_is_read_whole(text, title):
    assert names(text) == [title]


@pytest.mark.parametrize(
    "text",
    [
        "They signed a defence treaty.",
        "The Treaty was signed.",
        "The Treaty Section met.",
        "The Republican National Convention met.",
        "Protocol Systems bought Charter Foods.",
        "They signed the Guest Book.",
        "They signed the Agreement on behalf of their governments.",
        "The minister praised the Treaty on live television.",
        "Chad said the Agreement on fisheries expires in May.",
    ],
)
def test_what_is_no_name_is_left_alone(text):
    assert names(text) == []


def test_two_names_stay_two():
    assert names("The Kyoto Protocol and the Paris Agreement differ.") == ["Kyoto Protocol", "Paris Agreement"]


def test_a_name_inside_another_is_marked():
    sentence = Document.from_text("Peru signed the Protocol on the Accession of Chad to the Lima Pact.").sentences[0]
    assert [(name.text, name.inner) for name in names_in(sentence)] == [
        ("Protocol on the Accession of Chad to the Lima Pact", False),
        ("Lima Pact", True),
    ]


def test_a_heading_is_nothing_but_a_name():
    assert is_heading(Document.from_text("Agreement on Tourism in the Alps\n\nArticle 1").sentences[0])
    assert not is_heading(Document.from_text("The Quito Accord was signed.").sentences[0])


@given(st.text(alphabet=st.sampled_from("Treaty of on the and Quito Accord, between 1971 “”.-'s \n"), min_size=1))
def test_a_name_stands_in_its_sentence(text):
    if not text.strip():
        return
    for sentence in Document.from_text(text).sentences:
        assert all(name.text in sentence.text for name in names_in(sentence))


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Chad joined the Protocol to Prevent Cattle Theft on Monday.", "Protocol to Prevent Cattle Theft"),
        ("It was signed under the WHO Convention on Salt.", "WHO Convention on Salt"),
        ("The Interim Salt Arrangement of 4 May 1988 shall lapse.", "Interim Salt Arrangement of 4 May 1988"),
        ("Chad signed the Sahel Grain Reserve (SGR) agreement.", "Sahel Grain Reserve (SGR) agreement"),
        ("Chad left the Middle River convention in May.", "Middle River convention"),
        ("-----\nQuito Agreement on Salt\n", "Quito Agreement on Salt"),
    ],
)
def test_heads_purposes_and_initials(text, title):
    assert names(text) == [title]


@pytest.mark.parametrize(
    "text",
    [
        "Chad signed the World Bank agreement.",
        "Chad signed the Chad Mali agreement.",
        "Chad read the Prime Minister agreement.",
        "It was sent from the Protocol to Lima.",
        "They made an arrangement with Middle River farmers.",
        "Chad signed a Middle River agreement.",
    ],
)
def test_small_heads_of_states_and_bodies_make_no_name(text):
    assert names(text) == []


def test_a_ruled_line_may_stand_above_a_heading():
    assert is_heading(Document.from_text("-----\nQuito Agreement on Salt\n\nArticle 1").sentences[0])
