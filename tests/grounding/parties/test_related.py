"""Other treaties are told apart by their partner or their age; those only sought or denied are none."""

from __future__ import annotations

import pytest

from summarizer.document import Document
from summarizer.grounding import check_related
from summarizer.grounding.parties.related import another_treaty, treaty_with_third

LEAD = "Brazil and Chile signed a harbour treaty in Lima. "


def third(text):
    document = Document.from_text(LEAD + text)
    return treaty_with_third(document, document.sentences[-1])


@pytest.mark.parametrize(
    ("text", "treaty"),
    [
        ("Brazil signed an extradition treaty with Algeria in 2018.", "extradition treaty with Algeria"),
        ("Chile has had a defence pact with France since 1978.", "defence pact with France"),
        ("Boats may go elsewhere: the agreement with Cape Verde expires in May.", "agreement with Cape Verde"),
        ("Its border treaty with Togo remains in force.", "border treaty with Togo"),
    ],
)
def test_with_a_third_state(text, treaty):
    assert third(text) == (treaty,)


@pytest.mark.parametrize(
    "text",
    [
        "Brazil wants a fisheries agreement with Angola.",
        "Talks on a harbour treaty with Ghana began in May.",
        "The treaty with Chile was backed by the senate.",
        "A harbour treaty with Ghana is being negotiated.",
        "Chile signed no treaty with Ghana.",
        "Officials denied that a secret pact with Iran existed.",
    ],
)
def test_not_of_a_third_state(text):
    assert third(text) == ()


def test_where_the_text_begins_with_one_state_the_partner_may_be_the_other():
    document = Document.from_text("Chile's senate met. It backed the treaty with Togo.")
    assert treaty_with_third(document, document.sentences[-1]) == ()


@pytest.mark.parametrize(
    ("text", "treaties"),
    [
        ("An earlier agreement on the two lakes, signed in 1999, lapsed.", ("earlier agreement on the two lakes",)),
        ("The protocol updates the 1998 tax treaty between Chad and Mali.", ("1998 tax treaty between Chad and Mali",)),
        ("It replaces a 1994 fisheries agreement.", ("1994 fisheries agreement",)),
        ("An earlier accord, initialled by all four, was never signed.", ()),
        ("Chad gave notice under the 1998 treaty.", ()),
    ],
)
def test_earlier_ones(text, treaties):
    assert another_treaty(text) == treaties


def test_a_model_may_name_what_the_text_sets_apart_and_nothing_else():
    document = Document.from_text(LEAD + "Chile has had a defence pact with France since 1978.")
    cited = document.sentences[-1:]
    assert check_related(document, cited, "defence pact with France").kept
    assert not check_related(document, cited, "defence pact").kept
