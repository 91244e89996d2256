"""Provisions in asides, in return for others, with conditions of their own, and in transcripts."""

from __future__ import annotations

import pytest

from summarizer.document import Document
from summarizer.extract import facts
from summarizer.extract.lexical import provisions
from summarizer.records.treaty import CooperationArea, EntryIntoForceRule, Obligation, Term
from tests.extract.lexical.grounded import REPORT, duties, kept


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "The treaty, under which Norlund would lease its port to Sarnia, passed by one vote.",
            ["Norlund would lease its port to Sarnia"],
        ),
        (
            "The treaty, which obliges Togo to close the port to warships, was approved on Friday.",
            ["obliges Togo to close the port to warships"],
        ),
        ("Norlund, in exchange, would have to dredge the bay.", ["Norlund, in exchange, would have to dredge the bay"]),
        (
            "Both states remain bound to let fishermen cross at night and to keep the lights burning.",
            [
                "Both states remain bound to let fishermen cross at night",
                "Both states remain bound to keep the lights burning",
            ],
        ),
        (
            "The two navies are also to cooperate in mine clearance.",
            ["The two navies are also to cooperate in mine clearance"],
        ),
        ("If Togo is attacked, Ghana must come to its aid.", ["If Togo is attacked, Ghana must come to its aid"]),
        ("The treaty obliges neither state to send troops.", []),
        ("The two ministers are to meet in May.", []),
    ],
)
def test_duties_in_asides_in_return_and_that_go_on(text, told):
    assert duties(text) == told


def test_what_one_side_owes_in_turn_makes_a_duty_of_what_the_other_does():
    pays = "Sarnia would be barred from mining the strait. "
    document = Document.from_text(f"{REPORT}Crowds came. It rained. {pays}Norlund, in turn, would have to open it.")
    sentence = document.sentences[-2]
    found = facts.provisions(document, [sentence], provisions(document, sentence).items).facts
    assert [one.text for one in found] == ["Sarnia would be barred from mining the strait"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Each Party pays half of the cost.", ["Each Party pays half of the cost"]),
        (
            "The requesting Party reimburses the crew's expenses.",
            ["The requesting Party reimburses the crew's expenses"],
        ),
        (
            "A Party on whose land a fire breaks out shall warn the other.",
            ["A Party on whose land a fire breaks out shall warn the other"],
        ),
        (
            "A Party wishing to build a dam shall tell the other.",
            ["A Party wishing to build a dam shall tell the other"],
        ),
        ("It shall moreover deny them its ports.", ["It shall moreover deny them its ports"]),
        ("The Parties shall ratify this Treaty.", []),
        ("It shall thereafter continue in force for five years.", []),
        ("The Joint Board shall meet twice a year.", []),
    ],
)
def test_what_an_instrument_itself_lays_on_its_parties(text, told):
    opening = "The Parties shall keep the peace. If one Party is at war, the other shall remain neutral. "
    assert duties(text, opening) == told


def test_a_condition_stands_with_the_duty_that_it_limits():
    text = "They pledge to share maps, to consult at once should one of them be threatened, and to mark the line."
    found = [one for one in kept(text) if isinstance(one, Obligation)]
    assert [(one.kind, one.trigger) for one in found] == [
        ("other", None),
        ("consultation", "one of them be threatened"),
        ("other", None),
    ]


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        (
            "Should one Party close the canal, the other may terminate this Treaty at once.",
            [("withdrawal", "Should one Party close the canal, the other may terminate this Treaty at once", None)],
        ),
        (
            "Unless denounced by then, it shall be considered extended for five more years.",
            [("renewal", "Unless denounced by then, it shall be considered extended for five more years", 60)],
        ),
        (
            "Expiry of this Treaty shall not affect contracts already made.",
            [("other", "Expiry of this Treaty shall not affect contracts already made", None)],
        ),
        (
            "Article 7 entitles either party to suspend the treaty in wartime.",
            [("other", "Article 7 entitles either party to suspend the treaty in wartime", None)],
        ),
        (
            "Togo invoked Article 9, under which any dispute goes to a court of arbitration in Oslo.",
            [("other", "any dispute goes to a court of arbitration in Oslo", None)],
        ),
        (
            "The parties must give six months' notice before leaving.",
            [("withdrawal", "The parties must give six months' notice before leaving", 6)],
        ),
        (
            "The Ministry of Justice of Togo, in its capacity as depositary of the Treaty, has sent a note.",
            [
                (
                    "depositary",
                    "The Ministry of Justice of Togo, in its capacity as depositary of the Treaty",
                    None,
                )
            ],
        ),
        ("The treaty, which is to last nine years, replaces another.", [("duration", "is to last nine years", 108)]),
        ("Can either side leave the treaty on a year's notice?", []),
        ("If the senators refuse, the treaty would lapse at the end of the year.", []),
        ("There is talk of a secret protocol to the treaty.", []),
    ],
)
def test_final_clauses_with_their_conditions(text, terms):
    assert [(one.kind, one.text, one.months) for one in kept(text) if isinstance(one, Term)] == terms


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        (
            "Its entry into force, which awaits the exchange of notes, is expected in June.",
            ["Its entry into force, which awaits the exchange of notes"],
        ),
        (
            "Esi Mensah: It enters into force a month after both have ratified it.",
            ["It enters into force a month after both have ratified it"],
        ),
        ("When will the treaty enter into force?", []),
    ],
)
def test_rules_for_taking_effect_in_asides_and_transcripts(text, rules):
    assert [one.text for one in kept(text) if isinstance(one, EntryIntoForceRule)] == rules


@pytest.mark.parametrize(
    ("text", "areas"),
    [
        ("Cooperation in the care of wells and in fire fighting is not affected.", ["care of wells", "fire fighting"]),
        (
            "The two fleets are also to work together in mapping and the rescue of crews.",
            ["mapping", "rescue of crews"],
        ),
        ("Cooperation in mapping was discussed.", []),
    ],
)
def test_fields_of_what_goes_on(text, areas):
    assert [one.area for one in kept(text) if isinstance(one, CooperationArea)] == areas


def test_an_effort_against_something_is_one_field():
    text = (
        "Peru and Chile signed the Lima Treaty. They will cooperate in the struggle against poaching and in fisheries."
    )
    document = Document.from_text(text)
    items = provisions(document, document.sentences[1]).items
    assert [item.text for item in items if item.kind == "cooperate"] == ["struggle against poaching", "fisheries"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "The rules of the treaty are plain: each party must share its data, and no party may tax the river.",
            ["each party must share its data", "no party may tax the river"],
        ),
        ("The treaty asks two things: each side must mark its border.", ["each side must mark its border"]),
        ("The treaty has clear terms: Togo must build the road.", ["Togo must build the road"]),
        ("Critics of its terms are clear: Togo must quit the treaty.", []),
    ],
)
def test_rules_behind_a_colon(text, told):
    assert duties(text) == told


@pytest.mark.parametrize(
    "text",
    [
        "In any situation in which one party is invaded, the other must send help",
        "In the case where one party is attacked, the other shall assist it",
        "Each side must help the other in circumstances where it is attacked",
    ],
)
def test_a_situation_that_brings_a_duty_about(text):
    (one,) = [fact for fact in kept(f"{text}.") if isinstance(fact, Obligation)]
    assert (one.kind, one.text) == ("defense", text)


def test_where_somebody_stands_is_no_situation_that_brings_a_duty_about():
    assert duties("In any case, the ministers praised the treaty.") == []


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        (
            "If these terms suit Togo, the two notes shall form an agreement, which shall take effect on signature.",
            "If these terms suit Togo, the two notes shall form an agreement, which shall take effect on signature",
        ),
        (
            "Should this be agreeable, the two notes shall constitute an agreement, to take effect on 3 May 2020.",
            "Should this be agreeable, the two notes shall constitute an agreement, to take effect on 3 May 2020",
        ),
        ("If the weather holds, the agreement shall enter into force on signature.", None),
        ("If these terms suit Togo, the two notes shall form an agreement.", None),
    ],
)
def test_what_one_note_offers_is_a_rule_if_the_other_accepts(text, rule):
    found = [fact.text for fact in kept(text) if isinstance(fact, EntryIntoForceRule)]
    assert found == ([rule] if rule else [])


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("Mines opened before that day remain protected for a further ten years.", 120),
        ("Permits issued before its end stay valid for three years.", 36),
        ("Investments made prior to that date shall continue to enjoy its guarantees for fifteen years.", 180),
        ("The tombs in the valley remain protected for a hundred years.", None),
        ("Workers hired before the war remained there for ten years.", None),
    ],
)
def test_what_outlives_a_treaty(text, months):
    found = [(fact.kind, fact.text, fact.months) for fact in kept(text) if isinstance(fact, Term)]
    assert found == ([("other", text.removesuffix("."), months)] if months else [])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("It left its instrument with the keeper of the treaty, the Samoan foreign ministry.", True),
        ("It left its instrument with the depositary of the convention, the Swiss government.", True),
        ("It left its keys with the keeper of the lighthouse, the harbour office.", False),
    ],
)
def test_who_keeps_a_treaty(text, told):
    assert ["depositary"] * told == [fact.kind for fact in kept(text) if isinstance(fact, Term)]
