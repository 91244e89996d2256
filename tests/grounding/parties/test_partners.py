"""Whoever speaks of "the treaty with Chile" has it, unless it is another's or only wished for."""

from __future__ import annotations

import pytest

from summarizer.document import Document
from summarizer.grounding import check_party


def kept(text, name):
    document = Document.from_text(text)
    return check_party(document, document.sentences, name).kept


@pytest.mark.parametrize(
    "text",
    [
        "Peru has completed the domestic procedure for the Transit Agreement with Chile.",
        "Peru's Congress shelved the extradition treaty with Chile.",
        "Lawmakers in Peru sent the extradition treaty with Chile back to committee.",
        "Peru's cabinet wants to renegotiate the tax treaty with Chile.",
        "Peru's cabinet shelved the tax agreement with the Government of the Republic of Chile.",
        "Peru will abide by the power trade agreement with Chile, its energy minister said.",
        "It is untrue that Peru has suspended the Agreement on Rescue at Sea concluded with Chile at Lima in May.",
        "Peru has had a fisheries agreement with Chile since 1998.",
        "Peru has lived under a water treaty with Chile for 30 years.",
        "Peru's foreign minister flew out for the signing of a defence agreement with Chile.",
        "Peru's Senate threw out a defence agreement with Chile.",
        "The border treaty with Chile does not oblige Peru to pull out.",
        "The Energy Agreement with Chile binds Peru for 50 years.",
        "The river treaty with Chile was rejected by Peru's parliament.",
    ],
)
def test_the_other_side_of_a_treaty_with_a_partner(text):
    assert kept(text, "Peru")
    assert kept(text, "Chile")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Norway welcomed the river treaty with Chile that Peru signed.", "Norway"),
        ("Norway's opposition criticised the treaty with Chile.", "Norway"),
        ("Norway urged Peru to keep the treaty with Chile.", "Norway"),
        ("Norway has no treaty with Chile.", "Norway"),
        ("Norway wants a river treaty with Chile.", "Norway"),
        ("Norway wants a river treaty with Chile.", "Chile"),
        ("Norway ruled out a river treaty with Chile.", "Chile"),
        ("Is Norway bound by the treaty with Chile?", "Norway"),
        ("The treaty with Chile was hailed by Norway's king.", "Norway"),
        ("The agreement with Chile announced in 2018 was never signed.", "Chile"),
        ("The treaty between Peru and Chile mentioned in the press has not been concluded.", "Peru"),
        ("The grid signed an agreement with Peru's largest bank.", "Peru"),
        ("The studio struck a deal with Chile's state film company.", "Chile"),
        ("Norway told Chile and Bolivia of the treaty the two signed.", "Norway"),
        ("Norway is to join the treaty.", "Norway"),
        ("Norway's parliament passed a law on joining the treaty.", "Norway"),
    ],
)
def test_no_side_of_it(text, name):
    assert not kept(text, name)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru accused Chile of breaching the friendship treaty the two signed in 1999.", True),
        ("Peru says that Chile has broken the accord between them.", True),
        ("A pact that binds both keeps Peru and Chile apart.", True),
        ("Peru says that there is no treaty between them and Chile.", False),
        ("Peru and Chile share a river, and the towns between them a budget.", False),
    ],
)
def test_two_states_and_a_treaty_of_the_two(text, expected):
    assert kept(text, "Peru") is expected
    assert kept(text, "Chile") is expected
