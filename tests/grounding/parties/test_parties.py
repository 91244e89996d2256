"""Who is party to a treaty, by what a sentence says; who is only named beside one is not."""

from __future__ import annotations

import pytest

from tests.grounding.parties.grounded import kept, told


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The pact with Peru, Chile and Bolivia was signed.", "Chile"),
        ("Peru reached a deal with Chile.", "Peru"),
        ("Peru reached a deal with Chile.", "Chile"),
        ("Norway said it had signed a treaty with Peru.", "Norway"),
        ("Norway rejected a claim that it had signed a secret treaty.", "Norway"),
        ("Peru deposited its instrument of ratification with Spain on Monday.", "Peru"),
        ("The convention has 20 parties, including Peru.", "Peru"),
        ("The convention, to which Peru and Chile are parties, lapsed.", "Chile"),
        ("Peru remains a party to the convention.", "Peru"),
        ("Ann Bell signed the treaty for Peru and Omar Keita for Mali.", "Mali"),
        ("Ann Bell, for Peru, and Omar Keita, for Mali, signed the treaty.", "Peru"),
        ("Peru ratified it in May; Chile followed in June.", "Chile"),
        ("The foreign ministers of Peru and Chile extended it until 2044 under the treaty.", "Chile"),
        ("leaving Togo as the only member yet to ratify the protocol", "Togo"),
        ("Treaty between the Republic of Peru and the Kingdom of Luskia", "Kingdom of Luskia"),
        ("Treaty between the Republic of Peru and the Kingdom of Luskia", "Luskia"),
        ("The Governments of Peru and Chile have agreed as follows:", "Chile"),
        ("Joint Declaration of the Presidents of Peru and Chile", "Chile"),
        ("Joint Declaration of the Presidents of Peru and Chile", "Peru"),
        ("Ukraine – another State Party – protested.", "Ukraine"),
    ],
)
def test_a_party(text, name):
    assert kept(text, name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The accord that Peru and Chile concluded last week is brief.", "Chile"),
        ("The accord Peru and Chile concluded last week is brief.", "Peru"),
        ("The foreign ministers of Peru and Chile affixed their signatures to the protocol.", "Peru"),
        ("Peru and Chile put pen to paper on a water treaty.", "Chile"),
        ("President Ruiz and his Chilean counterpart signed the agreement.", "Chile"),
        ("Ana Ruiz signed the agreement with her Chilean counterpart.", "Chile"),
        ("A fisheries accord was sealed on Monday by Peru and Chile.", "Chile"),
        ("The treaty was signed on behalf of Peru by its ambassador.", "Peru"),
        ("Peru entered into an agreement with Chile.", "Peru"),
        ("Having ratified the treaty, Peru must report.", "Peru"),
        ("Only after the vote did Peru deposit its instrument.", "Peru"),
        ("Peru ratified late, in 2019.", "Peru"),
        ("Peru's parliament gave its blessing to the extradition pact with Chile.", "Peru"),
        ("The agreement, to which Peru acceded in 2019, covers cattle.", "Peru"),
        ("The instrument of accession of Peru was received on 3 May.", "Peru"),
        ("Peru terminated its fisheries agreement with neighbouring Chile.", "Peru"),
        ("Peru terminated its fisheries agreement with neighbouring Chile.", "Chile"),
        ("Under a 1994 agreement with Chile, Peru may use the port.", "Peru"),
        ("Under the treaty, Peru must consult Chile before building dams.", "Peru"),
        ("Peru undertakes to keep the river open.", "Peru"),
        ("It obliges Peru to share its data.", "Peru"),
        ("It awards the island to Peru and the reef to Chile, and binds the two States to peace.", "Chile"),
        ("The treaty entered into force for Peru on 1 May 2001.", "Peru"),
        ("Peru has been bound by the convention since 1998.", "Peru"),
        ("Peru, one of the founders, paid for it.", "Peru"),
        ("Peru is one of the founding members of the Lima Convention.", "Peru"),
        ("Chile, a party to the convention since 2004, objected.", "Chile"),
        ("The Ministry of Health of Peru and Chile (hereinafter the “Participants”) have met.", "Chile"),
        ("I have the honour to propose, on behalf of the Government of Peru, the following arrangement.", "Peru"),
        ("For the Government of the Republic of Peru:", "Peru"),
        ("Agreement between the Ministry of Health of Peru and the Ministry of Health of Chile", "Chile"),
        ("PERU and CHILE\n\nAgreement on Cooperation in Tourism", "Chile"),
        ("The treaty links Peru and Chile.", "Chile"),
        ("A friendship treaty now binds Peru and Chile.", "Peru"),
        ("The treaty's two parties, Peru and Chile, met.", "Peru"),
        ("The convention counts Peru and Chile among its members.", "Chile"),
        ("Bulgaria and Peru, both Contracting Parties, object.", "Peru"),
        ("Peru's foreign minister and his counterpart from Chile signed the treaty.", "Chile"),
        ("Ministers from Peru and Chile signed the treaty.", "Chile"),
        ("Peruvian and Chilean officials initialled an agreement.", "Peru"),
        ("The treaty, concluded by Peru with Chile in 1999, was annulled.", "Chile"),
        ("Peru and Chile have put their signatures under the agreement.", "Peru"),
        ("Signatures were put to the treaty by Peru's premier.", "Peru"),
        ("From the Peruvian side the document was signed by Ana Ruiz.", "Peru"),
        ("It was signed in Lima by the Duke of Ica for Peru and Juan Diaz for Chile.", "Chile"),
        ("Signed in Lima on 14 May 2019 by Peru, Chile and Bolivia.", "Chile"),
        ("Peru and Chile have had a social security agreement since 1988.", "Chile"),
        ("Peru said on Friday that they had signed a treaty.", "Peru"),
        ("Peru applies the convention to all of its islands.", "Peru"),
        ("Peru has breached the treaty, a panel found.", "Peru"),
        ("Chile accused Peru of breaching the treaty.", "Peru"),
        ("Peru withdrew its reservation to Article 14.", "Peru"),
        ("Peru gave notice on 3 May of its withdrawal from the convention.", "Peru"),
        ("Peru is to leave the convention next May.", "Peru"),
        ("Peru has threatened to pull out of the treaty.", "Peru"),
        ("The instrument of ratification of Peru reached Lima in May.", "Peru"),
        (
            "The Government of Peru notified the Government of Chile of the completion of procedures under the pact.",
            "Chile",
        ),
        ("Forty states have ratified the treaty, among them Bolivia and Peru.", "Peru"),
        ("The convention has twenty members including Peru.", "Peru"),
        ("Chile ratified it in 2001, as did Peru a year later.", "Peru"),
        ("Peru was admitted to the Otter Convention on Tuesday.", "Peru"),
        (
            "The Ministry of Foreign Affairs of the Republic of Peru presents its compliments on the treaty.",
            "Peru",
        ),
        ("The agreement, concluded in 1995 by Bolivia, Chile and Peru, protects the wreck.", "Peru"),
        ("Under a deal struck with the European Union in March, Peru gets ten boats.", "Peru"),
        ("By it, in 1494, Peru and Chile divided the sea.", "Peru"),
        ("It has been signed by ten states, of which Peru and Chile have ratified it.", "Peru"),
        ("Remarks by the President of Peru\n\nMy Chilean colleague and I have signed the treaty.", "Peru"),
    ],
)
def test_forms_of_words_that_make_a_party(text, name):
    assert kept(text, name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Treaty of Lorne, under which Chad would open three ports to Mali, is before the senate.", "Chad"),
        ("The pact signed in May, under which Norway would host the radar, was shelved.", "Norway"),
        ("A treaty by which Peru would lease two islands reached the chamber on Friday.", "Peru"),
        ("Oman has since invoked Article 9, under which either side may call in arbitrators.", "Oman"),
        ("Togo invoked Article 12 of the treaty on Monday.", "Togo"),
        ("Last week Chad's foreign ministry triggered Article 7 of the pact.", "Chad"),
        ("Peru lifted the reservation that it had entered in 1999.", "Peru"),
        ("The Government of Oman withdrew the reservations which it had formulated on accession.", "Oman"),
        ("In March Chad withdrew the reservation it made when ratifying the convention.", "Chad"),
        ("The treaty was signed in Lima by Mr. Bram Oster for Chad and Ms. Ada Pell for Mali.", "Mali"),
        ("Nepal accused Bhutan of flouting their 2009 grazing treaty.", "Nepal"),
        ("Peru wants Chile to keep to their pact.", "Chile"),
        ("Oman reminded Yemen of their border agreement.", "Oman"),
        ("Mongolia is free to leave the Steppe Convention, its minister said.", "Mongolia"),
        ("Iran accused Iraq of ending the pact, the worst quarrel between the neighbours since 1980.", "Iran"),
    ],
)
def test_what_only_a_party_would_do(text, name):
    assert kept(text, name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Qatar signed the accord as its mediator, beside Chad and Mali, who signed it too.", "Chad"),
        ("Chad ratified the treaty in May. Chad is not bound by Article 7 of it.", "Chad"),
        ("Chad ratified the treaty. Mali said Chad was not bound by it.", "Chad"),
        ("Chad joined the pact in May. Chad was not a party to it before.", "Chad"),
        ("Chad ratified the pact. Chad is not a party to the 1951 convention.", "Chad"),
        ("Peru signed the treaty in Lima, with Ann Bell acting as a witness.", "Peru"),
    ],
)
def test_who_is_only_said_to_stay_outside_or_of_something_else_is_a_party(text, name):
    assert kept(text, name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Khanate of Sarym and Chad signed the pact.", "Khanate of Sarym"),
        ("The king of the Kingdom of Luskia was there. Luskia signed the pact.", "Kingdom of Luskia"),
        ("Norvane signed the pact. Most Norvaners oppose it.", "Norvane"),
        ("The African Union ratified the convention.", "African Union"),
    ],
)
def test_a_state_that_the_table_does_not_know_and_a_union_can_be_party(text, name):
    assert kept(text, name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # notices and what only a party does
        (
            "Peru's minister, Ana Vera, sent a note giving notice of her country's withdrawal from the pact.",
            "Peru",
        ),
        ("The government of Peru has told its three partners in the Lake Treaty that it is leaving.", "Peru"),
        ("Peru may leave the pact as well, the minister hinted.", "Peru"),
        ("Until then Peru remains bound by the treaty.", "Peru"),
        ("Peru withdrew the reservation that it had made upon ratification.", "Peru"),
        (
            "A note came from Peru withdrawing the reservation which it had made on accession.",
            "Peru",
        ),
        ("The objection is to the reservation formulated by Chile upon its accession.", "Chile"),
        (
            "Peru informed the depositary that it had designated its navy as its authority under article 9.",
            "Peru",
        ),
        ("Peru's obligations under the pact end in May.", "Peru"),
        ("The figures have fallen in Peru in the years since its own accession.", "Peru"),
        ("Peru has completed its ratification of the Lake Treaty.", "Peru"),
        ("Peru completed its own procedures in May: the assembly agreed, and the president ratified the pact.", "Peru"),
        ("Peru notified the Secretary-General of its decision to be bound by the Protocol.", "Peru"),
        ("Peru gave Chile six months' notice that it would leave the treaty.", "Peru"),
        ("Under a treaty with Mali, Peru supplies salt.", "Peru"),
        # lists of those who are in
        ("Chad, Mali and Togo, the other parties to the 1998 treaty, protested.", "Mali"),
        ("Chad ratified it in 1996 and was among the first parties, along with Mali and Togo.", "Togo"),
        ("The pact, to which Chad and Mali have been parties since 2018, lapses.", "Mali"),
        ("States parties such as Chad and Mali pay more under the convention.", "Mali"),
        ("The other party, Mali, was silent about the breach of the treaty.", "Mali"),
        ("It was a war against Mali – another party to the treaty – and its allies.", "Mali"),
        ("By then the following States had ratified the Convention: Chad, Mali and Togo.", "Togo"),
        ("Ratifications were exchanged in Rome between Chad and Mali.", "Mali"),
        ("The ninth country to ratify the convention was Chad.", "Chad"),
        ("The convention entered into force for the Bahamas on Sunday.", "Bahamas"),
        ("Chad acceded to the convention in 1998, followed by Mali a year later.", "Mali"),
        ("Norway hosted the talks at which Chad and Mali signed the pact.", "Chad"),
        (
            "The Republic of Peru, the Kingdom of Luskia and Chile, aware of it, have agreed as follows:",
            "Kingdom of Luskia",
        ),
    ],
)
def test_further_forms_of_being_a_party(text, name):
    assert kept(text, name)


@pytest.mark.parametrize(
    ("before", "text", "name"),
    [
        ("Four states signed a water treaty on Saturday.", "The presidents of Chad and Mali signed in person.", "Mali"),
        ("Chad and Mali signed a water treaty.", "Togo was represented by its water minister, Ama Kofi.", "Togo"),
        ("The pact has two of the three ratifications it needs.", "Chad's came first; Mali's followed in May.", "Mali"),
    ],
)
def test_a_sentence_goes_on_with_the_act_before(before, text, name):
    assert told(before, text, name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The EU and Chile signed an association agreement on Monday.", "EU"),
        ("The European Union and Mercosur signed a trade agreement.", "Mercosur"),
        ("Chad, Mali and Togo have extended their water accord.", "Togo"),
        ("Chad and Mali marked 50 years of their friendship treaty.", "Mali"),
    ],
)
def test_unions_of_states_and_lists(text, name):
    assert kept(text, name)
