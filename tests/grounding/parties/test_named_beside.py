"""Who is only named beside a treaty, or did what others do as well, is no party to it."""

from __future__ import annotations

import pytest

from tests.grounding.parties.grounded import kept, told


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Nepal and Bhutan ratified it last year; China signed it but has not ratified.", "China"),
        ("The treaty with Chile, Bolivia's president said, is unfair.", "Bolivia"),
        ("A treaty between Peru and Chile, Bolivia said, is unfair.", "Bolivia"),
        ("Peru signed the treaty in the presence of Norway's king.", "Norway"),
        ("Bolivia, which has its own treaty with Chile, protested against the pact.", "Bolivia"),
        ("Peru and Chile failed to reach an agreement.", "Peru"),
        ("Mediated by Norway, Peru and Chile reached an agreement.", "Norway"),
        ("Norway said Peru and Chile reached an agreement.", "Norway"),
        ("Norway helped Peru and Chile reach an agreement.", "Norway"),
        ("Norway said it would not sign the treaty.", "Norway"),
        ("Norway denied that it had signed a treaty.", "Norway"),
        ("Norway said Peru's press claimed it had signed a treaty.", "Norway"),
        ("Peru said Chile had denied it had signed a treaty.", "Peru"),
        ("Peru deposited its instrument of ratification with Spain on Monday.", "Spain"),
        ("Chile raised the treaty with Peru at the talks.", "Peru"),
        ("Chile discussed the agreement with Peru.", "Peru"),
        ("The convention has no parties among them, Peru said.", "Peru"),
        ("Members of the party, Peru among them, walked out of the treaty talks.", "Peru"),
        ("The convention, to which Peru objects and Chile belongs, lapsed.", "Peru"),
        ("The convention to which Peru does not belong lapsed.", "Peru"),
        ("Peru is not a party to the convention.", "Peru"),
        ("Ann Bell signed the treaty, a triumph for Peru.", "Peru"),
        ("Ann Bell signed the treaty on aid for Peru.", "Peru"),
        ("Peru ratified it in May; Chile has not followed.", "Chile"),
        ("Peru's parliament rejected it in May.", "Peru"),
        ("Peru has not ratified it.", "Peru"),
        ("Peru would ratify it if asked.", "Peru"),
        ("Peru ratified the budget.", "Peru"),
        ("Lawmakers urged Peru to ratify it.", "Peru"),
        ("Peru extended an invitation to the treaty conference.", "Peru"),
        ("Peru extended the deadline for the treaty.", "Peru"),
        ("Peru's hopes for the treaty extended to Chile.", "Chile"),
        ("Togo is a member of the alliance that the treaty made.", "Togo"),
        ("The Government of Peru, noting the views of Chile, have agreed as follows:", "Chile"),
        ("The agreement was reached after talks between Peru and Chile.", "Chile"),
        ("Peru followed Chile in refusing to ratify the treaty.", "Peru"),
        ("Declaration of Peru on the Sea", "Peru"),
        ("Peru initialled a draft of the treaty.", "Peru"),
        ("Peru settled its dispute under the treaty.", "Peru"),
        ("Peru struck a blow against the treaty.", "Peru"),
        ("Peru sealed its border under the agreement.", "Peru"),
    ],
)
def test_no_party(text, name):
    assert not kept(text, name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The treaty that Peru and Chile refused to sign is brief.", "Peru"),
        ("The parties to the convention are Chile and Bolivia; Peru has only signed.", "Peru"),
        ("It has been signed by Peru and Chile, of which Chile has ratified it.", "Peru"),
        ("Peru has a plan to discuss the treaty.", "Peru"),
        ("Has Peru signed the treaty?", "Peru"),
        ("Chile ratified the treaty, as Peru had hoped.", "Peru"),
        ("Peru gave notice of a meeting on the treaty.", "Peru"),
        ("Peru has not breached the law, the treaty's court found.", "Peru"),
        ("Chile accused Peru of breaching the peace at the treaty talks.", "Peru"),
        ("Chile told Peru that the treaty links ports.", "Peru"),
        ("By it, Peru said, Chile divided the sea.", "Peru"),
        ("The accord that Peru wants Chile to sign is brief.", "Peru"),
        ("Under the treaty, Norway would be invited to join.", "Norway"),
        ("Under the treaty between Peru and Chile, Norway will be told of each test.", "Norway"),
        ("The law binds Peru to spend more.", "Peru"),
        ("It does not bind Peru to act.", "Peru"),
        ("Could it bind Peru to act?", "Peru"),
        ("If the treaty binds Peru to act, it will leave.", "Peru"),
        ("The treaty bars third states such as Norway from leasing ports.", "Norway"),
        ("Norway undertook to mediate between them.", "Norway"),
        ("Norway agreed to host the treaty's secretariat.", "Norway"),
        ("Norway, a member of NATO, criticised the treaty.", "Norway"),
        ("Norway, one of the founders of the bank, criticised the treaty.", "Norway"),
        ("Peru would become the fiftieth party to the convention.", "Peru"),
        ("Peru is not bound by the convention.", "Peru"),
        ("Peru signed a contract with a Norwegian company under the treaty.", "Norway"),
        ("Acme signed the agreement with Norway's Fjord Steel.", "Norway"),
        ("President Ruiz discussed the treaty he had signed with his Norwegian counterpart.", "Norway"),
        ("PERU and CHILE\n\nThe two countries share a border.", "Chile"),
        ("Remarks by the ambassador of Norway\n\nThe treaty between Peru and Chile was signed.", "Norway"),
    ],
)
def test_like_words_that_make_no_party(text, name):
    assert not kept(text, name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The proposed treaty, under which Chad would open three ports, is dead.", "Chad"),
        ("The government's plan, under which Chad would join the treaty, is dead.", "Chad"),
        ("The treaty, under which Chad would not be bound, is dead.", "Chad"),
        ("Togo's president invoked Article 16 of the constitution.", "Togo"),
        ("Togo invoked Article 51 of the UN Charter.", "Togo"),
        ("Chad objected to the reservation that Mali had made.", "Chad"),
        ("Peru and Chile gave their agreement to a summit.", "Peru"),
        ("Peru and Chile confirmed their agreement to attend.", "Peru"),
        ("Peru and Chile haggled over their draft treaty.", "Peru"),
        ("Norway told Peru and Chile to honour their pact.", "Norway"),
        ("Peru and Chile have no defence pact of their own.", "Peru"),
        ("A pact between the two cities was signed; Germany and Poland hailed it.", "Germany"),
    ],
)
def test_what_others_do_as_well(text, name):
    assert not kept(text, name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Chad, which initialled the accord as a guarantor, sent troops.", "Chad"),
        ("Qatar signed the accord as its mediator, beside Chad and Mali.", "Qatar"),
        ("Togo signed the pact. It is not the only one, but Togo is not bound by it.", "Togo"),
        ("Oman and Chad signed the pact. Oman was not a party to it.", "Oman"),
    ],
)
def test_who_stays_outside_is_no_party_whatever_it_signed(text, name):
    assert not kept(text, name)


@pytest.mark.parametrize(
    "name", ["National Assembly", "Lorne Ferry Treaty", "Treaty", "Foreign Affairs", "Ferrex", "Ada Pell", "On Monday"]
)
def test_what_is_no_state_is_no_party(name):
    text = (
        "On Monday the National Assembly ratified the Lorne Ferry Treaty. Foreign Affairs Minister Ada Pell and Ferrex "
        "signed the Treaty on Monday."
    )
    assert not kept(text, name)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Colombia's government and the ELN rebels signed a peace accord in Havana.", False),
        ("Sudan signed a peace agreement with the Beja Front on Friday.", False),
        ("Sudan and Ferrex signed a production agreement. The company will pay half.", False),
        ("Ferrex and Sudan signed a production agreement. The firm will pay half.", False),
        ("Sudan and Luskia signed a production agreement. Luskia's parliament must agree.", True),
        ("Sudan and Chad signed a peace agreement with the Beja Front on Friday.", True),
        ("Sudan and the African Union signed an agreement. The company was not named.", True),
    ],
)
def test_an_accord_with_an_armed_group_or_a_company_makes_no_party(text, expected):
    assert kept(text, "Colombia" if "Colombia" in text else "Sudan") is expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Peru withdrew the reservation to Article 9 that it had made upon signature.", "Peru"),
        ("Peru was reported in April to have acceded to the convention.", "Peru"),
        ("Peru is said to have ratified the convention in secret.", "Peru"),
        ("Peru plans to ratify the convention.", "Peru"),
        ("Peru was among the first states to sign the convention.", "Peru"),
        ("Peru ratified the convention but later withdrew.", "Peru"),
        ("Peru's ratification would bring the convention into force.", "Peru"),
        ("Peru joined Chile in condemning the treaty between Mali and Chad.", "Peru"),
        ("The treaty was deposited with the Government of Peru.", "Peru"),
        ("A third party, Peru, mediated the treaty.", "Peru"),
        ("Chad and Mali, recalling their treaty with Peru, have agreed as follows:", "Peru"),
        (
            "Peru lodged an objection to the reservation formulated by Chile upon its accession.",
            "Peru",
        ),
        ("Only Peru and Chile have yet to ratify the convention.", "Peru"),
        ("The following States have signed but not ratified the Convention: Peru and Chile.", "Peru"),
        ("Norway hosted the talks at which Chad and Mali signed the pact.", "Norway"),
    ],
)
def test_further_traps(text, name):
    assert not kept(text, name)


@pytest.mark.parametrize(
    ("before", "text", "name"),
    [
        ("Chad and Mali signed a water treaty.", "Togo was represented by an observer.", "Togo"),
        ("Chad and Mali signed a water treaty.", "Togo signed off on a budget.", "Togo"),
        ("Chad and Mali did not sign the water treaty.", "The president of Togo signed for the guest book.", "Togo"),
        ("The pact was debated.", "Chad's came first; Mali's followed in May.", "Mali"),
    ],
)
def test_a_sentence_that_goes_on_with_something_else(before, text, name):
    assert not told(before, text, name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("EU member states ratified the treaty with Canada.", "EU"),
        ("EU leaders hailed the treaty between Chad and Mali.", "EU"),
        ("Chile, which wants to join NATO, signed a treaty with Peru.", "NATO"),
        ("The 1998 Togo Convention binds Chad.", "Togo"),
        ("Togo is expected to ratify the convention.", "Togo"),
        ("Togo's cabinet approved accession to the convention.", "Togo"),
        ("Togo marked the anniversary of the treaty between Chad and Mali.", "Togo"),
        ("Chad and Mali are negotiating their trade agreement.", "Mali"),
        ("Chad and Mali have suspended talks on their border treaty.", "Mali"),
        ("Chad and Mali failed to sign their border treaty.", "Chad"),
    ],
)
def test_what_unions_members_do_and_what_is_still_to_be_made(text, name):
    assert not kept(text, name)
