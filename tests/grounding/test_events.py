"""Acts, and what belongs to them: party, actor, date, place, context."""

from __future__ import annotations

from datetime import date

import pytest

from summarizer.document import Document
from summarizer.grounding import act_supported, check_event, check_party, event_context, normalise_act

BOTH = "Chad ratified the pact on 3 May, and Mali signed it on 4 June in Bamako."
PRESIDENTS = "Presidents Tamo Koriki of Nigeria and Luc Adande of Benin signed the trade agreement on Sunday."


def event(text, act, published=None, **fields):
    document = Document.from_text(text, published=published)
    return check_event(document, document.sentences, act, **fields)


@pytest.mark.parametrize(
    ("text", "act", "given", "expected"),
    [
        (BOTH, "ratification", {"party": "Chad", "date_text": "3 May"}, {"party": "Chad", "date": "XXXX-05-03"}),
        (BOTH, "ratification", {"party": "Chad", "date_text": "4 June"}, {"party": "Chad", "date": None}),
        (BOTH, "ratification", {"party": "Chad", "place": "Bamako"}, {"party": "Chad", "place": None}),
        (
            BOTH,
            "signature",
            {"party": "Mali", "date_text": "4 June", "place": "Bamako"},
            {"party": "Mali", "date": "XXXX-06-04", "place": "Bamako"},
        ),
        (
            "The Senate ratified the extradition treaty with Japan on 3 March 2021.",
            "ratification",
            {"actor": "Senate", "date_text": "2021-03-03"},
            {"act": "domestic_approval", "actor": "Senate", "date": "2021-03-03", "date_text": "3 March 2021"},
        ),
        ("Kenya signed the bill into law.", "signature", {"party": "Kenya"}, {"act": "domestic_approval"}),
        (
            "Oman and Iran exchanged the instruments of ratification in Muscat on 2 July 2019.",
            "exchange_of_instruments",
            {"party": "Iran", "place": "Muscat", "date_text": "2 July 2019"},
            {"party": "Iran", "place": "Muscat", "date": "2019-07-02"},
        ),
        (
            "Japan's lower house approved the trade agreement on Friday.",
            "domestic_approval",
            {"party": "Japan", "actor": "Japan's lower house", "date_text": "Friday"},
            {"party": "Japan", "actor": "Japan's lower house", "date_text": "Friday", "date": None},
        ),
        (
            "Japan's lower house approved the trade agreement on Friday.",
            "domestic_approval",
            {"party": "Japan", "date_text": "Saturday"},
            {"party": "Japan", "date_text": None},
        ),
        (
            "Chadian President Tamo Deng signed the treaty on Sunday.",
            "signature",
            {"party": "Chad", "actor": "Tamo Deng", "date_text": "Sunday"},
            {"party": "Chad", "actor": "Tamo Deng", "date_text": "Sunday"},
        ),
        (
            "Chadian President Tamo Deng signed the treaty on Sunday.",
            "signature",
            {"party": "Chad", "actor": "Idris Deng"},
            {"party": "Chad", "actor": None},
        ),
        (PRESIDENTS, "signature", {"party": "Benin", "actor": "Luc Adande"}, {"party": "Benin", "actor": "Luc Adande"}),
        (PRESIDENTS, "signature", {"party": "Nigeria", "actor": "Luc Adande"}, {"party": None, "actor": "Luc Adande"}),
        (
            "After Finland signed the treaty on 4 April, Sweden ratified it on 7 March 2024.",
            "ratification",
            {"party": "Sweden", "date_text": "4 April"},
            {"party": "Sweden", "date": None},
        ),
        (
            "Sweden's accession to the treaty was announced on Monday.",
            "accession",
            {"party": "Sweden", "date_text": "Monday"},
            {"party": "Sweden", "date_text": None},
        ),
        (
            "The leaders of Kenya and India signed the treaty in Nairobi.",
            "signature",
            {"party": "Kenya", "place": "Nairobi"},
            {"party": "Kenya", "place": "Nairobi"},
        ),
        (
            "The treaty was ratified by Egypt in 1981.",
            "ratification",
            {"party": "Egypt", "date_text": "1981"},
            {"date": "1981"},
        ),
        (
            "France, which never ratified the protocol, signed the treaty in Geneva.",
            "signature",
            {"party": "France", "place": "Geneva"},
            {"party": "France", "place": "Geneva"},
        ),
        (
            "India reportedly signed the water treaty with Nepal.",
            "signature",
            {"party": "India"},
            {"factuality": "unconfirmed"},
        ),
        (
            "Poland plans to withdraw from the mine ban treaty.",
            "withdrawal",
            {"party": "Poland"},
            {"context": "future"},
        ),
        ("Poland may withdraw from the treaty.", "withdrawal", {"party": "Poland"}, {"context": "hypothetical"}),
        (
            "If Poland withdraws from the treaty, Chad will leave.",
            "withdrawal",
            {"party": "Poland"},
            {"context": "hypothetical"},
        ),
        (
            "The United Nations urged Oman to ratify the treaty.",
            "ratification",
            {"party": "Oman"},
            {"context": "hypothetical"},
        ),
        ("The treaty will enter into force on 1 May 2030.", "entry_into_force", {}, {"context": "future"}),
        ("Moscow ratified the treaty.", "ratification", {"party": "Russia"}, {"party": "Russia"}),
    ],
)
def test_what_stands(text, act, given, expected):
    found = event(text, act, **given)
    assert found.kept, found.refusals
    assert {name: getattr(found, name) for name in expected} == expected
    dropped = [name for name in ("party", "actor", "place") if given.get(name) and getattr(found, name) is None]
    assert set(dropped) <= {refusal.field for refusal in found.refusals}
    assert found.evidence[0].quote == text


@pytest.mark.parametrize(
    ("text", "act", "given"),
    [
        ("Poland has not withdrawn from the mine ban treaty.", "withdrawal", {"party": "Poland"}),
        (BOTH, "ratification", {"party": "Mali"}),
        (BOTH, "signature", {"party": "Chad"}),
        ("Kenyan troops withdrew from Somalia.", "withdrawal", {"party": "Kenya"}),
        ("Kenya withdrew its troops from Somalia under the peace agreement.", "withdrawal", {"party": "Kenya"}),
        ("The treaty has not entered into force.", "entry_into_force", {}),
        ("Chad ratified the treaty.", "entry_into_force", {"party": "Chad"}),
        ("France, which never ratified the protocol, signed the treaty.", "ratification", {"party": "France"}),
        ("The treaty was ratified by Egypt in 1981.", "ratification", {"party": "Israel"}),
        ("Moscow ratified the treaty.", "ratification", {"party": "Moscow"}),
        ("Did Turkey ratify the treaty?", "ratification", {"party": "Turkey"}),
        ("Germany suspended the airline's permit on Monday.", "suspension", {"party": "Germany"}),
        ("Kenya accused India of leaving the treaty.", "withdrawal", {"party": "Kenya"}),
        ("Chad ratified a treaty with Mali.", "ratification", {"party": "Mali"}),
        ("Kenya said India had ratified the treaty.", "ratification", {"party": "Kenya"}),
        ("Opponents of Kenya and India signed the treaty.", "signature", {"party": "India"}),
    ],
)
def test_what_is_refused(text, act, given):
    found = event(text, act, **given)
    assert not found.kept
    assert found.refusals
    assert found.evidence == ()


def test_boilerplate_is_no_evidence():
    document = Document.from_text("Chad is large.\n\nCLICK HERE TO READ MORE ABOUT THE TREATY CHAD SIGNED")
    found = check_event(document, document.sentences[1:], "signature", party="Chad")
    assert not found.kept


def test_long_ago_is_historical():
    found = event("The treaty entered into force in 1999.", "entry_into_force", date(2020, 1, 1), date_text="1999")
    assert found.context == "historical"


def test_the_publication_date_fixes_the_weekday():
    found = event(
        "Chad ratified the pact on Monday.", "ratification", date(2024, 11, 12), party="Chad", date_text="Monday"
    )
    assert (found.date, found.date_text) == ("2024-11-11", "Monday")


@pytest.mark.parametrize(
    ("text", "context"),
    [
        ("Chad ratified the pact.", "actual"),
        ("Chad will ratify the pact.", "future"),
        ("Chad is expected to ratify the pact.", "future"),
        ("Chad would ratify the pact.", "hypothetical"),
        ("The envoy called for ratification of the pact.", "hypothetical"),
        ("Chad is considering ratification of the pact.", "hypothetical"),
    ],
)
def test_context(text, context):
    assert event_context("ratification", text) == context


@pytest.mark.parametrize(
    ("act", "actor", "text", "expected"),
    [
        ("ratification", "the Duma", "The Duma ratified the treaty.", "domestic_approval"),
        ("ratification", None, "Parliament ratified the treaty.", "domestic_approval"),
        ("ratification", "Chad", "Chad ratified the treaty.", "ratification"),
        ("adoption", "the Senate", "The Senate adopted the treaty.", "domestic_approval"),
        ("adoption", None, "The conference adopted the convention.", "adoption"),
        ("signature", "Tamo Deng", "Tamo Deng signed the decree.", "domestic_approval"),
        ("signature", "Tamo Deng", "Tamo Deng signed the instrument of ratification.", "ratification"),
        ("signature", "Tamo Deng", "Tamo Deng signed the treaty.", "signature"),
    ],
)
def test_the_act_is_the_one_told(act, actor, text, expected):
    assert normalise_act(act, actor, text) == expected


def test_an_act_needs_its_own_words():
    fault = act_supported("denunciation", "Chad criticised the treaty.")
    assert fault is not None
    assert "denunciation" in fault.reason


@pytest.mark.parametrize(
    ("text", "name", "kept"),
    [
        ("Chad and Mali signed the treaty.", "Mali", True),
        ("Chad ratified a treaty with Mali.", "Mali", True),
        ("The treaty between Chad and Mali ended.", "Republic of Chad", True),
        ("The Chad-Mali treaty ended.", "Chad", True),
        ("Chad signed the treaty in Mali.", "Mali", False),
        ("Chad signed the treaty after the war with Niger.", "Niger", False),
        ("Chad signed the treaty.", "Niger", False),
        ("Moscow signed the treaty.", "Moscow", False),
        ("Chad is a country.", "Chad", False),
    ],
)
def test_party(text, name, kept):
    document = Document.from_text(text)
    found = check_party(document, document.sentences, name)
    assert found.kept is kept
    assert bool(found.refusals) is not kept


@pytest.mark.parametrize(
    ("text", "act", "given"),
    [
        ("Nigeria had hoped to ratify the pact in May.", "ratification", {"party": "Nigeria"}),
        ("Mali was to have signed the pact in Lima.", "signature", {"party": "Mali"}),
        ("LA PAZ - Bolivia has denounced the pact.", "denunciation", {"actor": "Paz"}),
        ("SINGAPORE - The pact was denounced by Chad.", "denunciation", {"party": "Singapore"}),
        ("Peru suspended the treaty's inspections.", "suspension", {"party": "Peru"}),
        ("The treaty scraped against old wounds in May.", "termination", {"date_text": "May"}),
    ],
)
def test_what_only_looks_done_is_refused(text, act, given):
    assert not event(text, act, **given).kept


def test_a_treaty_in_force_before_something_happened_is_no_rule():
    found = event(
        "The pact entered into force on 1 June 2023, after Mali became a party.",
        "entry_into_force",
        date_text="1 June 2023",
        published=date(2024, 1, 1),
    )
    assert (found.date, found.context) == ("2023-06-01", "actual")


@pytest.mark.parametrize(
    "text",
    [
        "It replaces the agreement signed in Lima on 4 June 2008.",
        "The pact supersedes one that was signed in Lima in 2008.",
        "The accord takes the place of the treaty on grazing signed by Peru in 2008.",
    ],
)
def test_the_signing_of_what_is_replaced_is_not_that_of_the_treaty(text):
    document = Document.from_text(text)
    assert not check_event(document, document.sentences, "signature").kept


def test_the_year_by_which_another_pact_is_named_is_no_day_of_the_act():
    document = Document.from_text("The ministers signed the treaty, which replaces an accord of 1999, in Lima.")
    event = check_event(document, document.sentences, "signature", actor="The ministers", date_text="1999")
    assert (event.kept, event.date) == (True, None)
