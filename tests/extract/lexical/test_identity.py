"""Code says which treaty a text is about where the words are plain, and says nothing where they are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.document import Document
from summarizer.errors import EmptyDocument
from summarizer.extract import facts
from summarizer.extract.lexical import Proposal, elsewhere, identity
from summarizer.records.treaty import Party, RelatedTreaty
from tests.extract.lexical.identified import LEAD, read, related, title


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chad and Mali signed a pact. The treaty, known as the Lima Pact, covers cattle.", "Lima Pact"),
        ("Chad and Mali signed a pact, formally the Agreement on Cattle.", "Agreement on Cattle"),
        (
            "Chad has a pact with Mali. Article 4 of the Lima Protocol allows raids. The protocol is old.",
            "Lima Protocol",
        ),
        ("Chad and the Otter Convention: questions\n\nThe Convention binds Chad. It is old.", "Otter Convention"),
        (
            "EXPLANATORY MEMORANDUM ON THE AGREEMENT BETWEEN CHAD AND MALI\n\nThe Agreement is short.",
            "AGREEMENT BETWEEN CHAD AND MALI",
        ),
        ("Convention on Otters (“Lima Convention”)\n\nChad acceded to the Lima Convention.", "Convention on Otters"),
        ("Chad and Mali signed a treaty. The “Treaty on Cattle” was signed on Monday.", "Treaty on Cattle"),
        (
            "Charter of the Otter Office\n\nWe, the Governments of Chad and Mali, adopt it.",
            "Charter of the Otter Office",
        ),
    ],
)
def test_the_title_is_the_name_of_what_the_text_is_about(text, expected):
    assert title(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        LEAD + "It replaces the Lima Accord of 1971.",
        LEAD + "It is modelled on the Lima Treaty.",
        LEAD + "Both countries are parties to the Lima Treaty.",
        LEAD + "Treaties such as the Lima Accord are rare.",
        "Senate Backs Cattle Treaty\n\nThe Senate of Chad on Monday backed the cattle treaty with Mali.",
    ],
)
def test_another_name_is_not_its_title(text):
    assert title(text) is None


def test_the_only_name_that_the_clause_decides_on_is_the_title():
    text = (
        "Chad suspended its border treaty with Mali. The decree freezes Articles 2 to 9 of the Treaty on Local Traffic."
    )
    assert title(text) == "Treaty on Local Traffic"
    assert title(f"{text} It left the Lima Treaty, too.") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (LEAD + "The water agreement with Togo lapsed in 1998. It was never renewed.", set()),
        (
            "Chad ratified the cattle treaty with Mali. The grain agreement with Togo lapsed. Benin signed it in May.",
            {2, 3},
        ),
        ("Chad ratified the cattle treaty with Mali. Togo's treaty is next.", {2}),
        ("Chad ratified the cattle treaty with Mali. Mali's parliament rejected the treaty with Chad.", set()),
        (
            "They signed the Ox Pact. The Ferry Pact fares better. Chad ratified it in May.\n\nMali signed in June.",
            {2, 3},
        ),
        ("They signed the Ox Pact. The Ferry Pact amends it. Each party shall count its oxen.", {2}),
    ],
)
def test_what_goes_on_about_another_instrument_tells_nothing_of_this_one(text, expected):
    assert elsewhere(Document.from_text(text)) == expected


def test_a_sentence_on_another_instrument_only_tells_nothing_of_this_one():
    text = "Chad and Mali signed the Quito Accord. They hailed it. The Ferry Pact, ratified by Chad in May, is applied."
    assert elsewhere(Document.from_text(text)) == {3}


def test_nothing_is_proposed_where_a_treaty_is_only_named():
    text = "A BILL on fish\n\nThe House passed it. It brings the law into line with a treaty with Mali. Fines double."
    assert identity(Document.from_text(text)) == Proposal()


@pytest.mark.parametrize(
    ("behind", "expected"),
    [
        ("Chad ended a comparable trade accord with Kenya in 2019.", ["comparable trade accord with Kenya"]),
        ("Its separate extradition treaty with Togo stands.", ["separate extradition treaty with Togo"]),
        ("An identical pact with Peru lapsed.", ["identical pact with Peru"]),
        ("Chad invoked the Protocol of 2011.", ["Protocol of 2011"]),
        ("Analysts want a similar pact with Kenya.", []),
        ("A similar pact with Kenya is ready for signature.", []),
        ("A similar contract with Kenya ended.", []),
        ("A similar pact with Ferrex ended.", []),
        ("Both have kept the Pact of 2011 since.", []),
    ],
)
def test_a_treaty_like_it_with_another_state_is_related(behind, expected):
    assert related(f"Chad and Mali signed the Lima Accord. {behind}") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Treaty of Amity was signed in Oslo. By this Treaty Chad and Mali are to keep peace.",
            "Treaty of Amity",
        ),
        ("The Lima Protocol has been ratified by Chad. This Protocol binds Chad and Mali.", "Lima Protocol"),
        ("The Ferry Convention was adopted on 3 May. This Convention binds Chad and Mali.", "Ferry Convention"),
        ("Whereas the Treaty of Amity was signed in 1950, the Parties agree. This Treaty binds Chad and Mali.", None),
        ("Recalling that the Lima Pact was signed in 1950, Chad and Mali agree. This Pact binds them.", None),
    ],
)
def test_a_text_that_tells_of_a_treaty_may_go_on_with_this_treaty(text, expected):
    title = read(text)[1].title
    assert (title.text if title else None) == expected


def test_other_instruments_that_are_named_are_related():
    text = "The Lima Accord between Chad and Mali enters into force. The accord replaces the Quito Pact of 1971."
    assert related(text) == ["Quito Pact of 1971"]
    assert related("FACTS: Convention on Otters (“Lima Convention”)\n\nChad ratified the Lima Convention.") == []
    assert related("Chad and Mali signed the Lima Accord. The Accord is short. Chad hailed the Lima Accord.") == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (LEAD, "treaty"),
        ("Chad and Mali signed a defence pact.", "treaty"),
        ("Chad and Mali signed a defence pact. The agreement is short.", "agreement"),
        ("Chad and Mali struck a fisheries deal.", "agreement"),
        ("Chad and Mali signed the Lima Protocol. The treaty is short.", "protocol"),
        ("Exchange of Notes Constituting an Agreement on Visas between Chad and Mali", "exchange of notes"),
    ],
)
def test_the_type_is_what_the_text_calls_it(text, kind):
    assert read(text)[1].type == kind


@pytest.mark.parametrize(
    "text",
    [
        "The order carries out no agreement with any other state.",
        "The Senate of Chad passed a ports bill on Monday.",
        "Chad and Mali held talks in Lima. No agreement was reached.",
        "Chad denied that it had signed any treaty with Mali. No such treaty exists.",
        "Alstom and Siemens signed a merger agreement, which Germany and France condemned.",
        "Sahel Gas Ltd signed a supply agreement with Mali's grid operator. The agreement runs for ten years.",
        "Acme plc and the Malian Ministry of Energy signed an agreement on a solar plant. The agreement was hailed.",
        "The Republic of Chad (the Seller) and JSC Gas (the Buyer) concluded an agreement on 3 May.",
        "The government of Chad and the northern rebels signed a peace deal. It takes effect in May.",
        "Chad's government and the rebels of the north signed a peace accord in Lima.",
        "A ceasefire agreement with the separatists was signed by Mali's president on Monday.",
        "The dockers' union of Togo and the port reached a wage agreement.",
        "Chad banned an airline of Mali. " + "It flies to Togo. " * 12 + "Chad left a treaty with Mali in 2018.",
    ],
)
def test_a_text_about_no_treaty_is_settled(text):
    assert identity(Document.from_text(text)) == Proposal(settled=True)


@pytest.mark.parametrize(
    "text",
    [
        "Police held two men. They were sent to Chad under the agreement between Chad and Mali. The men deny it.",
        "Spain and Portugal are negotiating a treaty on water.",
        "Each Party shall keep this Agreement secret.",
        "The communique names no date.",
    ],
)
def test_what_only_a_reader_can_tell_is_left_to_the_model(text):
    assert not read(text)[0]


def test_the_proposal_grounds_as_it_stands():
    document = Document.from_text("The Lima Accord between Chad and Mali replaces the Quito Pact of 1971.")
    grounded = facts.treaty(document, identity(document).items[0])
    assert grounded.rejected == ()
    assert [fact.name for fact in grounded.facts if isinstance(fact, Party)] == ["Chad", "Mali"]
    assert [fact.title for fact in grounded.facts if isinstance(fact, RelatedTreaty)] == ["Quito Pact of 1971"]


WORDS = st.sampled_from(
    """Chad Mali Karvenia treaty Treaty of the The no a and between with signed ratified it “ ” , . ; : ? 1971 Accord
    Kingdom which to belong parties among them for said that had Article 1 \n\n""".split(" ")
)


@given(st.lists(WORDS, min_size=1, max_size=30).map(" ".join) | st.text(min_size=1))
def test_any_text_can_be_read(text):
    try:
        document = Document.from_text(text)
    except EmptyDocument:
        return
    for answer in identity(document).items:
        grounded = facts.treaty(document, answer)
        assert sum(isinstance(fact, Party) for fact in grounded.facts) == len(answer.parties)


def test_what_is_agreed_inside_a_state_is_about_no_treaty():
    text = "Chad's government and the Lake Front rebels signed the Bol Accord on Monday. The Bol Accord ends the war."
    assert read(text) == (True, None)


def test_a_name_that_comes_late_is_that_of_the_treaty_told_of_first():
    text = (
        "Chad and Mali signed a treaty on sharing river water. The Middle River Treaty obliges both to warn the other."
    )
    assert read(text)[1].title.text == "Middle River Treaty"


def test_a_late_name_with_nothing_of_the_first_is_none():
    text = "Chad and Mali signed a treaty on sharing salt. The Middle River Treaty obliges others to warn them."
    answer = read(text)[1]
    assert answer.title is None


def test_an_apposition_explains_the_name_before_it():
    text = "Chad joined the Lima Protocol, a treaty it had long refused. The protocol bars mines."
    assert read(text)[1].title.text == "Lima Protocol"


def test_an_instrument_that_another_is_made_under_is_related():
    text = "Chad joined the Lima Protocol on Monday. The protocol, negotiated under the Quito Convention, bars mines."
    answer = read(text)[1]
    assert [one.text for one in answer.related] == ["Quito Convention"]


def test_what_a_protocol_is_to_is_another_treaty():
    answer = read("Chad and Mali ratified a protocol to the Revised Treaty of Bol. The protocol bars mines.")[1]
    assert (answer.title, [one.text for one in answer.related]) == (None, ["Revised Treaty of Bol"])
