"""Clauses of treaties and of reports on them: who is bound, what is told beside, what is said of other things."""

from __future__ import annotations

import pytest

from summarizer.records.treaty import CooperationArea, EntryIntoForceRule
from tests.extract.lexical.grounded import duties, kept, terms

TREATY = "The Parties shall keep the peace. Each Party shall pay its share.\n\n"


@pytest.mark.parametrize(
    "text",
    [
        "Each Riparian State shall keep a register of its wells.",
        "The flag State shall ensure that its vessels carry a light.",
        "A State so warned shall close its ports.",
        "A Party in whose port a ship that was seized on the high seas by another lies shall guard it.",
        "The Party in which the firm does not have its seat shall not tax it.",
        "Their engineers shall jointly inspect the locks every second year.",
        "No drilling shall begin before the Parties have agreed on the shares.",
        "No Member shall require visas of nurses.",
        "The prisoner shall be handed over and the person handed over shall not be tried for another offence.",
        "The Parties undertake, as set forth in the Charter of the United Nations, to settle disputes by talks.",
    ],
)
def test_whom_an_instrument_binds(text):
    assert [words for words in duties(text, TREATY) if text.rstrip(".").endswith(words)]


def test_parties_by_names_that_no_table_has():
    opening = "Agreement between the Republic of Estrema and the Grand Duchy of Halven\n\nThe Parties shall meet.\n\n"
    assert duties("Halven shall bear half of the cost.", opening) == ["Halven shall bear half of the cost"]
    assert duties("Shareholders shall bear half of the cost.", opening) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "The treaty obliges Togo to train pilots, the paper said, while Ghana must open its port to ships.",
            ["obliges Togo to train pilots", "Ghana must open its port to ships"],
        ),
        (
            "The treaty requires Togo to admit nurses, and the former minister Kofi Mensah says that this is too much.",
            ["requires Togo to admit nurses"],
        ),
        (
            "It forbids the sale of ivory unless a museum buys it, and it obliges each side to burn its stocks.",
            ["forbids the sale of ivory unless a museum buys it", "obliges each side to burn its stocks"],
        ),
        (
            "The treaty, which both presidents signed, bans trawling near the coast.",
            ["bans trawling near the coast"],
        ),
        (
            "The treaty obliges each side to tell the other of its dams and, if a neighbour so asks, to release water.",
            [
                "obliges each side to tell the other of its dams",
                "obliges each side, if a neighbour so asks, to release water",
            ],
        ),
        (
            "It obliges a state in which a stolen mask is found to return it.",
            ["obliges a state in which a stolen mask is found to return it"],
        ),
        (
            "Under the treaty, Togo must warn Ghana, and the two are then to agree on a price.",
            ["Togo must warn Ghana", "the two are then to agree on a price"],
        ),
        (
            "The two states agreed in the treaty to share data and to mark the line.",
            [
                "The two states agreed in the treaty to share data",
                "The two states agreed in the treaty to mark the line",
            ],
        ),
        ("Until then Togo remains bound to let ships pass.", ["Togo remains bound to let ships pass"]),
        (
            "Each Party reports any outbreak to the others within a day.",
            ["Each Party reports any outbreak to the others within a day"],
        ),
        ("Each party says that it has won.", []),
        ("Unlike the Lima Pact, which obliged both states to share data, the treaty is silent.", []),
        ("The treaty replaces an accord under which each side had to report its catch.", []),
        ("A law that implements the treaty obliges each port to keep a register.", []),
        ("The treaty, the senator joked, obliges both sides to dance.", []),
        ("No cooperation in defence is foreseen.", []),
        ("Members of the club must pay a fee, and the treaty is dear.", []),
        ("The treaty's critics oblige each side to explain itself.", []),
    ],
)
def test_what_a_report_tells_of_duties(text, told):
    assert duties(text) == told


def test_a_noun_is_no_verb_of_duty():
    text = "The Party shall exempt the goods from customs duties and import taxes."
    assert duties(text, TREATY) == [text.rstrip(".")]


@pytest.mark.parametrize(
    ("text", "kind", "trigger"),
    [
        (
            (
                "An armed attack on a ship of one Party shall be regarded as a danger to all Parties, and each of the"
                " others shall assist it."
            ),
            "defense",
            "An armed attack on a ship of one Party",
        ),
        (
            (
                "At the request of a Party that feels threatened, the Parties shall meet within a week to consider the"
                " danger."
            ),
            "consultation",
            "At the request of a Party that feels threatened",
        ),
    ],
)
def test_what_brings_a_duty_about(text, kind, trigger):
    (found,) = kept(text, TREATY)
    assert (found.kind, found.text, found.trigger) == (kind, text.rstrip("."), trigger)


def test_a_treaty_that_treats_an_attack_on_one_as_an_attack_on_both():
    (found,) = kept("Article 5, the heart of the treaty, treats an attack on one as an attack on both.")
    assert (found.kind, found.trigger) == ("defense", "an attack on one")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "A Party may denounce this Treaty in writing; the denunciation shall take effect one year later.",
            [
                (
                    "withdrawal",
                    "A Party may denounce this Treaty in writing; the denunciation shall take effect one year later",
                    12,
                )
            ],
        ),
        (
            "Once this Treaty has been in force for ten years, a Party may leave it by giving six months' notice.",
            [
                (
                    "withdrawal",
                    (
                        "Once this Treaty has been in force for ten years, a Party may leave it by giving six months'"
                        " notice"
                    ),
                    6,
                )
            ],
        ),
        (
            "Each Party reserves the right to denounce this Treaty on a year's notice.",
            [("withdrawal", "Each Party reserves the right to denounce this Treaty on a year's notice", 12)],
        ),
        (
            "Any other coastal State may accede to this Treaty.",
            [("other", "Any other coastal State may accede to this Treaty", None)],
        ),
        (
            "Any dispute shall be referred to a tribunal at the request of either Party.",
            [("other", "Any dispute shall be referred to a tribunal at the request of either Party", None)],
        ),
        (
            "Failing agreement, either Party may bring the matter before the Court.",
            [("other", "Failing agreement, either Party may bring the matter before the Court", None)],
        ),
        (
            "This Treaty shall be applied provisionally from signature. It shall remain in force for ten years.",
            [
                ("duration", "It shall remain in force for ten years", 120),
                ("other", "This Treaty shall be applied provisionally from signature", None),
            ],
        ),
        ("Samples taken under this Treaty shall not be disclosed to others.", []),
    ],
)
def test_final_clauses_of_an_instrument(text, told):
    assert sorted(terms(text, TREATY)) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Togo could denounce the treaty on six months' notice.",
            [("withdrawal", "Togo could denounce the treaty on six months' notice", 6)],
        ),
        (
            "Denouncing it would take only a year's notice.",
            [("withdrawal", "Denouncing it would take only a year's notice", 12)],
        ),
        (
            "Togo will cease to be bound in May, six months after the notice, as the treaty prescribes.",
            [("withdrawal", "six months after the notice, as the treaty prescribes", 6)],
        ),
        (
            "The treaty was extended in 2016 for ten years.",
            [("duration", "The treaty was extended in 2016 for ten years", 120)],
        ),
        (
            "The convention allows no reservations.",
            [("other", "The convention allows no reservations", None)],
        ),
        (
            "Article 24 opens it to any member of the African Union.",
            [("other", "Article 24 opens it to any member of the African Union", None)],
        ),
        (
            "It sets up a commission with its seat in Lomé.",
            [("other", "It sets up a commission with its seat in Lomé", None)],
        ),
        (
            "The letter went to the foreign ministry of Togo, which acts as depositary.",
            [("depositary", "the foreign ministry of Togo, which acts as depositary", None)],
        ),
        (
            "Should it fail, Togo could denounce the treaty on six months' notice.",
            [("withdrawal", "Should it fail, Togo could denounce the treaty on six months' notice", 6)],
        ),
        ("Togo could leave the treaty if the talks fail.", []),
        ("Either could withdraw from the race at a month's notice.", []),
        ("The parliament set up a committee to study the treaty.", []),
        ("Other members may join the accord later this year, the secretariat hopes.", []),
        ("Mexico, which was depositary of the 1960 treaty, attended.", []),
        ("The treaty was to run for ten years, but the two settled on five.", []),
        ("Six months after the notice, as the treaty foresees, talks began.", []),
        ("The talks on the treaty were extended for two weeks.", []),
        ("If Chad agrees, the treaty will be renewed for ten years.", []),
        ("Any dispute over the treaty will be taken to court by Togo, lawyers said.", []),
    ],
)
def test_final_clauses_in_reports(text, told):
    assert terms(text) == told


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        (
            "It will enter into force three months after the sixth ratification, and so far there have been none.",
            "It will enter into force three months after the sixth ratification",
        ),
        (
            "Under Article 19, four ratifications are enough for the treaty to enter into force.",
            "Under Article 19, four ratifications are enough for the treaty to enter into force",
        ),
        (
            "The treaty has gathered two of the three ratifications that it needs to enter into force.",
            "two of the three ratifications that it needs to enter into force",
        ),
        (
            "It will not take effect until both parliaments have approved it.",
            "It will not take effect until both parliaments have approved it",
        ),
        (
            "To take effect, the treaty must be ratified by both parliaments.",
            "To take effect, the treaty must be ratified by both parliaments",
        ),
        ("It will not take effect unless Togo gets what it wants, the president warned.", None),
        ("To take effect, the treaty must please the voters.", None),
        ("Two more ratifications are needed for the other treaty to enter into force.", None),
        ("The treaty did not enter into force until 2012, when Chad ratified it.", None),
    ],
)
def test_rules_for_taking_effect(text, rule):
    assert next((one.text for one in kept(text) if isinstance(one, EntryIntoForceRule)), None) == rule


@pytest.mark.parametrize(
    ("text", "areas"),
    [
        (
            "The Parties shall work together in air watch, search and rescue and the training of crews.",
            ["air watch", "search and rescue", "training of crews"],
        ),
        (
            "The Parties agree to cooperate in the following fields: farming; fisheries; public health and tourism.",
            ["farming", "fisheries", "public health", "tourism"],
        ),
        ("The treaty covers trade but not services.", ["trade"]),
        ("Its parties must mark their packs. They also cooperate in mining and health.", ["mining", "health"]),
        ("The ministers met in Lomé. They also cooperate in mining.", []),
        ("Joint work is also foreseen on maps and the training of nurses.", ["maps", "training of nurses"]),
        ("The accord covers up the failure of the talks.", []),
        ("The Parties shall cooperate in the search for the lost ship.", []),
        ("The two states shall cooperate in trade and in mining.", ["trade", "mining"]),
    ],
)
def test_fields_one_by_one(text, areas):
    assert [one.area for one in kept(text, TREATY) if isinstance(one, CooperationArea)] == areas


def test_fields_in_a_list_of_rules():
    listed = "• Members must share maps.\n\n• They cooperate in sonar mapping and the training of crews.\n"
    assert [one.area for one in kept(listed) if isinstance(one, CooperationArea)] == [
        "sonar mapping",
        "training of crews",
    ]
    assert not any(isinstance(one, CooperationArea) for one in kept("They cooperate in trade. They drink tea."))
    assert not any(isinstance(one, CooperationArea) for one in kept("The treaty extends to Greenland."))
