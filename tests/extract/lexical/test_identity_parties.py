"""Code says who is party to the treaty that a text is about, and who is only named in it."""

from __future__ import annotations

import pytest

from summarizer.document import Document
from summarizer.extract.lexical import identity
from tests.extract.lexical.identified import LEAD, parties, read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (LEAD, ["Chad", "Mali"]),
        ("Chad and Mali initialled an agreement on grain.", ["Chad", "Mali"]),
        ("Chad's president ratified a treaty with Mali.", ["Chad", "Mali"]),
        ("Presidents Ana Ruiz of Bolivia and Luis Paz of Peru signed a water treaty.", ["Bolivia", "Peru"]),
        ("The treaty, signed by Chad, Mali and Togo, is dead.", ["Chad", "Mali", "Togo"]),
        ("We, the Governments of Chad and Mali, hereby adopt this Charter.", ["Chad", "Mali"]),
        ("Joint Declaration of the Presidents of Chad and Mali", ["Chad", "Mali"]),
        (
            "The Cattle Convention, to which Chad, Mali and the European Union belong, lapsed.",
            [
                "Chad",
                "Mali",
                "European Union",
            ],
        ),
        ("Chad acceded to the Cattle Convention. It counts 14 parties, Mali among them.", ["Chad", "Mali"]),
        ("The ministers signed the cattle pact. Chad ratified it in May; Mali followed in June.", ["Chad", "Mali"]),
        ("Ann Bell, for Chad, and Omar Keita, for Mali, signed the treaty.", ["Chad", "Mali"]),
    ],
)
def test_parties_are_read_off_the_words(text, expected):
    assert parties(text) == expected


@pytest.mark.parametrize(
    ("text", "outsider"),
    [
        (LEAD + "Togo brokered the treaty.", "Togo"),
        (LEAD + "Togo refused to sign the treaty.", "Togo"),
        (LEAD + "Chad has signed a separate treaty with Togo.", "Togo"),
        (LEAD + "Chad also signed a treaty with Togo in 1998.", "Togo"),
        (LEAD + "Under it, Togo will send observers.", "Togo"),
        (LEAD + "Togo, which runs the port, backed it.", "Togo"),
        (LEAD + "Has Togo signed the treaty?", "Togo"),
        (LEAD + "It follows the trade agreement between Togo and Benin.", "Benin"),
        (LEAD + "Could Togo join the treaty?", "Togo"),
        ("Chad deposited its instrument of accession to the Cattle Convention with Togo, the depositary.", "Togo"),
        ("Chad acceded to the Cattle Convention. Togo, a signatory, signed the convention in 2001.", "Togo"),
        ("The treaty with Chad, Mali's president said, is unfair.", "Mali"),
    ],
)
def test_a_bystander_is_no_party(text, outsider):
    assert outsider not in parties(text)


def test_names_that_the_table_does_not_know_are_states_if_the_text_uses_them_so():
    text = "Karvenia and Ostrelia signed a gas agreement. Ostrelian gas flows through Karvenian pipes."
    assert sorted(parties(text)) == ["Karvenia", "Ostrelia"]
    mixed = "Karvenia and Chad signed a gas treaty. Karvenian gas flows south. Chad's senate is to vote on the treaty."
    assert sorted(parties(mixed)) == ["Chad", "Karvenia"]
    between = "The treaty between Karvenia and Ostrelia was signed. Karvenia's parliament ratified it."
    assert sorted(parties(between)) == ["Karvenia", "Ostrelia"]
    heading = "Treaty of Amity between the Republic of Arvenia and the Kingdom of Luskia"
    assert parties(heading) == ["Republic of Arvenia", "Kingdom of Luskia"]


def test_companies_are_no_states():
    settled, answer = read("Karvenia and Ostrelia signed an agreement on batteries. Shares of both companies rose.")
    assert not settled
    assert answer.parties == []


def test_a_partner_of_another_treaty_is_no_party():
    text = "Chad ratified the cattle treaty with Mali on Monday. The agreement with Togo of 2018 was never signed."
    assert parties(text) == ["Chad", "Mali"]


@pytest.mark.parametrize(
    ("behind", "joined"),
    [
        ("Togo and Benin did so in 2019.", True),
        ("Togo followed suit in May.", True),
        ("Then Togo did likewise.", True),
        ("Togo has not done so.", False),
        ("Togo may have done so.", False),
        ("Togo's press did so.", False),
    ],
)
def test_who_does_as_others_did_has_joined_as_well(behind, joined):
    assert ("Togo" in parties(f"Chad and Mali have ratified the Otter Convention. {behind}")) is joined
    assert "Togo" not in parties(f"Chad and Mali have not ratified the Otter Convention. {behind}")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Presidents Ana Ruiz of Peru and Luis Paz of Chile met. They signed a water treaty.", ["Peru", "Chile"]),
        ("Togo and Benin have made up. Their foreign ministers put their names to a fish accord.", ["Togo", "Benin"]),
        ("The leaders of Iran and Oman met. On Monday the two initialled a gas agreement.", ["Iran", "Oman"]),
        ("Iran and Oman met in Qatar. Their ministers have not signed the gas agreement.", []),
        ("Iran, Oman and Qatar met. The two initialled a gas agreement.", []),
    ],
)
def test_two_states_are_parties_to_what_the_two_sign(text, expected):
    assert parties(text) == expected


OPEN = "The Otter Convention is open to all states and has a depositary. It has been in force since 2001. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (OPEN + "The convention was signed in Lima in 1999 by Peru, Chile and Togo.", ["Peru", "Chile", "Togo"]),
        (OPEN + "It was signed in 1999 by Peru and Chile. Chile has not ratified.", ["Peru"]),
        (OPEN + "Benin signed the convention in 2020.", []),
        (OPEN + "Benin's parliament approved the convention in May.", []),
        (OPEN + "Benin will accede to the convention in May.", []),
        (
            OPEN + "It has been signed by Peru, Chile and Togo, of which Peru and Togo have ratified it.",
            ["Peru", "Togo"],
        ),
    ],
)
def test_who_is_in_an_open_treaty(text, expected):
    assert parties(text) == expected


@pytest.mark.parametrize(
    ("publisher", "text", "expected"),
    [
        (
            "Ministry of Foreign Affairs of Peru",
            "Peru and the Otter Convention: what next\n\nOur ratification of the Convention is near.",
            ["Peru"],
        ),
        ("Embassy of Peru", "Peru's otters\n\nWe have signed the Otter Agreement with Chile.", ["Peru", "Chile"]),
        ("Government of Peru", "Otters in Peru\n\nThe Otter Convention binds us since May.", ["Peru"]),
        ("The Lima Post", "Otters in Peru\n\nThe Otter Convention binds us since May.", []),
    ],
)
def test_an_organ_of_state_speaks_of_its_own_treaty(publisher, text, expected):
    answers = identity(Document.from_text(text, publisher=publisher)).items
    assert [party.name for answer in answers for party in answer.parties] == expected


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Kenya's parliament took the rail treaty off its agenda. Both sides must ratify the treaty.", True),
        ("Kenya's senate sent the rail treaty back to its committee. The two presidents had signed the treaty.", True),
        ("Kenya's parliament debated the rail treaty. Both sides must ratify the treaty.", False),
        ("Kenya's parliament took the rail treaty off its agenda. Twelve states have acceded to the treaty.", False),
    ],
)
def test_a_parliament_that_deals_with_a_treaty_of_two_is_that_of_a_party(text, kept):
    assert ("Kenya" in parties(text)) is kept


def test_who_joined_is_read_far_behind_the_name_unless_another_instrument_came_between():
    far = "Chad joined the Cattle Convention. " + "Herds roam. " * 6
    assert parties(f"{far}Mali ratified in May.") == ["Chad", "Mali"]
    assert parties(f"{far}The Lima Pact is old. Mali ratified in May.") == ["Chad"]


def test_two_signatories_do_not_open_a_treaty():
    text = "Israel and Lebanon signed a border agreement on Thursday. The signatories sat in separate rooms."
    assert parties(text) == ["Israel", "Lebanon"]
