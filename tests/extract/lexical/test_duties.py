"""How news and treaties tell of a duty: each way in several verbs and names, with what must not be read so."""

from __future__ import annotations

import pytest

from summarizer.records.treaty import Obligation
from tests.extract.lexical.grounded import duties, kept

TREATY = "Treaty between Chile and Peru\n\nThe Parties shall live in peace under this Treaty.\n\n"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "The pact bound both crowns to mark the line and forbade new forts beside it.",
            ["bound both crowns to mark the line", "forbade new forts beside it"],
        ),
        (
            "The treaty commits Oslo to keep the strait open and bars it from charging pilotage.",
            ["commits Oslo to keep the strait open", "bars it from charging pilotage"],
        ),
        ("The agreement forces exporters to label their timber.", ["forces exporters to label their timber"]),
        (
            "The accord calls on both armies to withdraw from the pass.",
            ["calls on both armies to withdraw from the pass"],
        ),
        ("The convention caps sulphur at 30,000 tonnes a year.", ["caps sulphur at 30,000 tonnes a year"]),
        ("Article 5 allows neither side to station troops there.", ["allows neither side to station troops there"]),
        (
            "Prague signed an accord that forbids either to build reactors near the border.",
            ["forbids either to build reactors near the border"],
        ),
        (
            "It obliges both to keep records, to open their files to inspectors and to share vaccines.",
            [
                "obliges both to keep records",
                "obliges both to open their files to inspectors",
                "obliges both to share vaccines",
            ],
        ),
        ("The pact has each country train twenty pilots.", ["has each country train twenty pilots"]),
        (
            "The text commits members to spending a tenth of the fund on roads.",
            ["commits members to spending a tenth of the fund on roads"],
        ),
    ],
)
def test_what_an_instrument_does_to_those_whom_it_binds(text, told):
    assert duties(text) == told


@pytest.mark.parametrize(
    "text",
    [
        "The president, who signed the treaty, ordered the army to hold its fire.",
        "The agreement, which requires ratification by both parliaments, was signed on Monday.",
        "The army bans drones near the border, and the pact is silent on them.",
        "Both sides sent forces to patrol the line.",
        "Both states are required by their constitutions to publish the text.",
        "The treaty was bound to fail.",
        "The treaty bans were lifted last year.",
        "Had the treaty bound them to disarm, they would have.",
        "A similar agreement with Niger obliges both sides to share water.",
        "According to the treaty's critics, both sides will cheat.",
    ],
)
def test_others_than_the_instrument_bind_nobody_under_it(text):
    assert duties(text) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "The treaty provides that each state pays its share and that freight is exempt from duty.",
            ["each state pays its share", "freight is exempt from duty"],
        ),
        (
            "It also stipulates that disputes be settled by arbitration in The Hague.",
            ["disputes be settled by arbitration in The Hague"],
        ),
        (
            "The accord, brokered by Oman, says that neither army will move its guns.",
            ["neither army will move its guns"],
        ),
        ("The deal says Malta must take back any refugee.", ["Malta must take back any refugee"]),
        (
            "The two governments agreed that each would keep its own tolls.",
            ["each would keep its own tolls"],
        ),
        (
            "She explained what the treaty requires: night flights are banned.",
            ["night flights are banned"],
        ),
    ],
)
def test_what_an_instrument_says_is_a_duty(text, told):
    assert duties(text) == told


@pytest.mark.parametrize(
    "text",
    [
        "The minister said that each side pays too much for the talks.",
        "The two presidents agreed that the talks would resume in May.",
        "Togo will lend a ship, provided that the country attacked asks for it.",
        "Under the treaty, trade between the two countries grew by a third.",
        "Under the agreement, Peru gets two patrol boats.",
        "Under pressure from farmers, both countries limit imports.",
        "Under the treaty Kenya may draw a tenth of the water.",
    ],
)
def test_what_others_say_and_what_is_so_is_no_duty(text):
    assert duties(text) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Under the deal, Kenya supplies Uganda with power until 2030 and Uganda builds the line.",
            ["Kenya supplies Uganda with power until 2030", "Uganda builds the line"],
        ),
        (
            "Under the pact Peru pays for the dam and waives all fees.",
            ["Peru pays for the dam", "waives all fees"],
        ),
        (
            "Drift nets are banned under the pact, and catches are capped at 400 tonnes.",
            ["Drift nets are banned under the pact", "catches are capped at 400 tonnes"],
        ),
        (
            "Under the text, whose term is 50 years, Peru was to build five dams and to sell Brazil the power.",
            ["Peru was to build five dams", "Peru was to sell Brazil the power"],
        ),
        (
            (
                "Under the terms of the pact, agreed in Quito, Ecuador will return the boats and Colombia will drop its"
                " claim."
            ),
            ["Ecuador will return the boats", "Colombia will drop its claim"],
        ),
        (
            "The Senate approved the pact, under which Norway would lend Finland four icebreakers.",
            ["Norway would lend Finland four icebreakers"],
        ),
    ],
)
def test_flat_statements_under_an_instrument(text, told):
    assert duties(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "In return it bound itself to build no fort, and to collect no toll.",
            ["it bound itself to build no fort", "it bound itself to collect no toll"],
        ),
        (
            "Each state promises never to use force against the other and to submit disputes to a court.",
            [
                "Each state promises never to use force against the other",
                "Each state promises to submit disputes to a court",
            ],
        ),
        (
            "The sides undertake to mend the dam and not to lower the lake.",
            ["The sides undertake to mend the dam", "The sides undertake not to lower the lake"],
        ),
        (
            "Members must report damage at once, escort repair ships on request and keep anchors off the route.",
            [
                "Members must report damage at once",
                "Members must escort repair ships on request",
                "Members must keep anchors off the route",
            ],
        ),
        (
            "The pact's signatories agreed not to buy mines and to clear their borders.",
            ["The pact's signatories agreed not to buy mines", "The pact's signatories agreed to clear their borders"],
        ),
        (
            "Norway is obliged under Article 3 to consult Sweden before it drills.",
            ["Norway is obliged under Article 3 to consult Sweden before it drills"],
        ),
        (
            "Denmark must, under the terms, pay for the clearing of mines.",
            ["Denmark must, under the terms, pay for the clearing of mines"],
        ),
        (
            "Nepal, for its part, agreed to open three crossings.",
            ["Nepal, for its part, agreed to open three crossings"],
        ),
        (
            "Malta and Libya were under an obligation to return wrecks.",
            ["Malta and Libya were under an obligation to return wrecks"],
        ),
        (
            "Under it members have 18 months to destroy their stocks.",
            ["members have 18 months to destroy their stocks"],
        ),
        (
            "Its main obligation is to open two ports to its neighbour.",
            ["to open two ports to its neighbour"],
        ),
        (
            "What it demands of us is modest: to share the maps and to warn the fleet.",
            ["to share the maps", "to warn the fleet"],
        ),
    ],
)
def test_what_parties_take_upon_themselves(text, told):
    assert duties(text) == told


@pytest.mark.parametrize(
    "text",
    [
        "Members shall neither sell arms nor lend ships.",
        "Members shall never sell arms or lend ships.",
        "Members shall in no case sell arms or lend ships.",
        "Members must not sell arms and keep records.",
        "Members are bound to arrest pirates and either try them or hand them over.",
    ],
)
def test_what_is_denied_or_chosen_together_stays_together(text):
    assert duties(text) == [text.rstrip(".")]


@pytest.mark.parametrize(
    "text",
    [
        "The treaty's main promise is to bring peace.",
        "Both countries had to cancel the ceremony because of rain.",
        "Each side has to swallow some bitter pills, the analyst said.",
        "The ministers promised to study the text.",
        "Both must score early if they want to win the cup.",
        "The rebels were to lay down their arms in May.",
        "They are two weeks late to sign.",
        "The parties have two weeks to appeal the ruling.",
        "The two sides are bound to disagree about the treaty.",
        "The government is under an obligation to publish the treaty in the gazette.",
    ],
)
def test_moods_plans_and_needs_are_no_duties(text):
    assert duties(text) == []


def test_it_is_the_party_that_the_sentence_before_binds():
    text = "Under Article 9 the receiving State must enforce the sentence. It may not lengthen the term."
    assert duties(text) == ["the receiving State must enforce the sentence", "It may not lengthen the term"]
    assert duties("The treaty was signed in Lomé. It may not please everybody.") == []


def test_each_item_of_a_list_is_a_duty():
    told = ["The Parties shall share data", "The Parties shall train pilots"]
    assert duties("The Parties shall:\n(a) share data; and\n(b) train pilots.\n", TREATY) == told
    assert (
        duties("The Parties shall share data on: (a) floods; and (b) quakes.\n", TREATY)
        == ["The Parties shall share data on: (a) floods"]
        or len(duties("The Parties shall share data on: (a) floods; and (b) quakes.\n", TREATY)) == 1
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Each Party shall, within a month, designate an office and notify the others thereof.",
            [
                "Each Party shall, within a month, designate an office",
                "Each Party shall, within a month, notify the others thereof",
            ],
        ),
        (
            "Expropriation shall not take place except for a public purpose.",
            ["Expropriation shall not take place except for a public purpose"],
        ),
        (
            "Each Party guarantees the safety of the other's envoys.",
            ["Each Party guarantees the safety of the other's envoys"],
        ),
        ("Nothing in this Agreement shall prejudice the rights of third States.", []),
        ("This Treaty shall not affect the Charter of the United Nations.", []),
        ("No Party shall be liable for damage caused by storms.", []),
    ],
)
def test_the_words_of_an_instrument_itself(text, told):
    assert duties(text, TREATY) == told


def test_an_attack_on_one_is_an_attack_on_all():
    for text in (
        "An attack on one would be considered an attack on both, the treaty says.",
        "Under Article 5 an armed attack on one member is to be regarded as an attack on all.",
        "The allies' treaty is old. An attack against one shall be treated as an attack against all of them.",
    ):
        assert [one.kind for one in kept(text)] == ["defense"]
    assert duties("The vote was considered an attack on the treaty.") == []


def test_conditions_are_those_of_the_duty_and_not_of_the_next():
    found = kept("Members must report damage at once and escort its ships on request.")
    assert [one.conditions for one in found] == [[], ["on_request"]]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Each Party repairs the road on its own side.", ["Each Party repairs the road on its own side"]),
        (
            "The Republic of Chile withdraws its guns from the pass within a month.",
            ["The Republic of Chile withdraws its guns from the pass within a month"],
        ),
        (
            "Should a breach be reported, the two chiefs of staff confer within a day.",
            ["Should a breach be reported, the two chiefs of staff confer within a day"],
        ),
        (
            "From noon on 5 May all fire ceases along the river.",
            ["From noon on 5 May all fire ceases along the river"],
        ),
        (
            "The Parties undertake never again to resort to force.",
            ["The Parties undertake never again to resort to force"],
        ),
        ("The Parties note with concern the state of the lake.", []),
        ("Chile welcomes the decision of Peru.", []),
        ("Each Party has one vote.", []),
        ("Recordings of the navy are exempt from this Article.", []),
    ],
)
def test_an_instrument_binds_in_the_present_tense(text, told):
    assert duties(text, TREATY) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The pact guarantees Mali access to the port.", ["guarantees Mali access to the port"]),
        ("It also shields archives from search.", ["shields archives from search"]),
        ("The agreement abolishes tolls on the bridge.", ["abolishes tolls on the bridge"]),
        (
            "The treaty provides for the release of all prisoners.",
            ["provides for the release of all prisoners"],
        ),
        ("The deal calls for both sides to open their archives.", ["calls for both sides to open their archives"]),
        (
            "The accord commits Togo to widen the port and Ghana to lay a track.",
            ["Ghana to lay a track", "commits Togo to widen the port"],
        ),
        (
            "It requires above all that each government warn the other, and that it let inspectors in.",
            ["each government warn the other", "it let inspectors in"],
        ),
        (
            "Each Party will accept degrees of the other, and will decide within eight weeks.",
            ["Each Party will accept degrees of the other", "Each Party will decide within eight weeks"],
        ),
        (
            "Under the pact, each side must warn the other, and Togo undertakes to mend the road.",
            ["each side must warn the other", "Togo undertakes to mend the road"],
        ),
        ("Togo in turn undertakes to train the crews.", ["Togo in turn undertakes to train the crews"]),
        ("Both governments guarantee free passage to the sea.", ["Both governments guarantee free passage to the sea"]),
        ("The treaty leaves Ghana obliged to house the fleet.", ["leaves Ghana obliged to house the fleet"]),
        ("The accord guarantees peace in the region.", []),
        ("The treaty protects jobs.", []),
        ("The accord commits troops to peacekeeping in the north.", []),
        ("The accord does not exempt students from fees.", []),
        ("The law implementing the treaty exempts farmers from the tax.", []),
        ("Critics say the treaty exempts banks from tax.", []),
        ("Togo will leave the treaty unless Accra abolishes a new charge.", []),
        ("If the talks fail, both countries must arm.", []),
    ],
)
def test_what_instruments_grant_lift_and_call_for(text, told):
    assert duties(text) == told


@pytest.mark.parametrize(
    ("text", "conditions"),
    [
        ("Each Party shall answer within ten days of a request.", ["on_request"]),
        ("Each Party shall send maps to any other Party that requests them.", ["on_request"]),
        ("Each Party shall lend its files as far as its national law allows.", ["domestic_law"]),
        ("Each Party shall lend nurses as far as its own needs permit.", ["other"]),
        ("Each Party shall publish the request that it makes.", []),
    ],
)
def test_further_conditions_of_duties(text, conditions):
    assert [one.conditions for one in kept(text, TREATY) if isinstance(one, Obligation)] == [conditions]
