"""Days and places of a sentence that are an act's, and those that go with something else."""

from __future__ import annotations

from datetime import date

import pytest

from summarizer.document import Document
from summarizer.grounding import check_event

PUBLISHED = date(2020, 6, 10)


def event(text, act, **fields):
    document = Document.from_text(text, published=PUBLISHED)
    return check_event(document, document.sentences, act, **fields)


@pytest.mark.parametrize(
    ("text", "act", "given", "kept"),
    [
        ("Chile ratified the treaty after talks in Arica in April.", "ratification", ("April", "Arica"), (None, None)),
        ("Chile ratified the treaty before elections in July.", "ratification", ("July", None), (None, None)),
        (
            "Chile ratified the treaty despite protests in Arica on 2 June.",
            "ratification",
            ("2 June", "Arica"),
            (None, None),
        ),
        ("Chile ratified the treaty to end a strike in Arica.", "ratification", (None, "Arica"), (None, None)),
        ("The treaty was signed by Chile's ambassador in Quito.", "signature", (None, "Quito"), (None, None)),
        (
            "Negotiators drafted it in Quito on 2 June and Chile ratified it.",
            "ratification",
            ("2 June", "Quito"),
            (None, None),
        ),
        (
            "Chile debated the treaty on 1 June and ratified it on 4 June.",
            "ratification",
            ("1 June", None),
            (None, None),
        ),
        (
            "Chile debated the treaty on 1 June and ratified it on 4 June.",
            "ratification",
            ("4 June", None),
            ("2020-06-04", None),
        ),
        (
            "Chile ratified the treaty on 2 June after long talks.",
            "ratification",
            ("2 June", None),
            ("2020-06-02", None),
        ),
        ("Chile ratified the treaty, after long talks, in Arica.", "ratification", (None, "Arica"), (None, "Arica")),
        (
            "Chile's envoy handed its instrument to the depositary in Quito.",
            "deposit_of_instrument",
            (None, "Quito"),
            (None, "Quito"),
        ),
        ("Chile consented to ratification in May.", "domestic_approval", ("May", None), (None, None)),
        ("Chile is to ratify the treaty by the end of July.", "ratification", ("July", None), (None, None)),
        ("Chile ratified it on 2 June and the port in Arica opened.", "ratification", (None, "Arica"), (None, None)),
        ("Chile and its colleague in Arica signed the treaty.", "signature", (None, "Arica"), (None, None)),
        ("The pact signed by Peru and Chile on 3 May is old.", "signature", ("3 May", None), ("2020-05-03", None)),
        ("Chile ratified it on the eve of a summit in Arica.", "ratification", (None, "Arica"), (None, None)),
        ("Chile ratified it in Arica's favour.", "ratification", (None, "Arica"), (None, None)),
        ("Chile ratified it with effect from 1 July.", "ratification", ("1 July", None), (None, None)),
        ("Chile withdrew from it with effect from 1 May.", "withdrawal", ("1 May", None), ("2020-05-01", None)),
        (
            "Chile joined the Convention on Trade in Rare Birds. Rare birds are sold.",
            "accession",
            (None, "Rare Birds"),
            (None, None),
        ),
        (
            "Chile joined the Convention on Trade in Puerto Montt.",
            "accession",
            (None, "Puerto Montt"),
            (None, "Puerto Montt"),
        ),
    ],
)
def test_a_day_or_place_goes_with_its_own_words(text, act, given, kept):
    found = event(text, act, party="Chile", date_text=given[0], place=given[1])
    assert (found.date, found.place) == kept


def test_a_day_before_the_main_verb_is_not_that_of_an_act_it_came_after():
    text = "The ministers met in Quito on 2 June, a month after Chile signed the treaty."
    found = event(text, "signature", party="Chile", date_text="2 June", place="Quito")
    assert (found.date, found.place) == (None, None)


def test_those_who_meet_to_sign_sign_there_and_then():
    text = "Chile and Peru met in Quito on 2 June and signed the treaty."
    found = event(text, "signature", party="Chile", date_text="2 June", place="Quito")
    assert (found.date, found.place) == ("2020-06-02", "Quito")


@pytest.mark.parametrize(
    ("text", "act", "told"),
    [
        ("The ministry welcomes the entry into force today of the treaty.", "entry_into_force", "2020-06-10"),
        ("The minister hailed the signing, on Monday in Cusco, of the treaty.", "signature", "2020-06-08"),
        ("The embassy celebrated the signing in Cusco on 3 May of the treaty.", "signature", "2020-05-03"),
        ("Peru welcomed the signing of the treaty by Chile on Monday.", "signature", None),
    ],
)
def test_what_is_welcomed_took_place_on_the_day_beside_it(text, act, told):
    dates = {"2020-06-10": "today", "2020-05-03": "3 May"}
    found = event(text, act, date_text=dates.get(told, "Monday"))
    assert found.date == told


@pytest.mark.parametrize(
    ("actor", "act"),
    [
        ("council of ministers", "domestic_approval"),
        ("council of state", "domestic_approval"),
        ("committee on trade", "domestic_approval"),
        ("government of Chile", "ratification"),
        ("President Soto", "ratification"),
    ],
)
def test_what_a_council_ratifies_is_only_approved(actor, act):
    assert event(f"The {actor} ratified the treaty on 2 June.", "ratification", actor=actor).act == act


@pytest.mark.parametrize(
    ("lead", "text", "kept"),
    [
        ("Chile and Peru signed a pact in Arica on Monday.", "Luis Paz signed for Chile.", ("2020-06-08", "Arica")),
        ("Three states signed a pact in Arica on Monday.", "Luis Paz signed in person.", ("2020-06-08", "Arica")),
        ("A ministry hails the signing, on Monday in Arica, of a pact.", "Luis Paz signed it.", (None, None)),
        (
            "A ministry hails the signing, on Monday in Arica, of a pact.",
            "Luis Paz signed in person.",
            ("2020-06-08", "Arica"),
        ),
        ("Chile and Peru signed a pact in Arica on Monday.", "Luis Paz has signed.", (None, None)),
        ("Chile and Peru signed a pact in Arica on Monday.", "Luis Paz signed later.", (None, None)),
        ("Chile and Peru signed a pact in Arica on Monday.", "Luis Paz signed a decree.", (None, None)),
        ("Chile and Peru will sign a pact in Arica on Monday.", "Luis Paz signed in person.", (None, None)),
    ],
)
def test_who_signed_may_be_told_after_when_and_where(lead, text, kept):
    document = Document.from_text(f"{lead} {text}", published=PUBLISHED)
    chosen = document.sentences[1:]
    found = check_event(document, chosen, "signature", actor="Luis Paz", date_text="Monday", place="Arica")
    assert (found.date, found.place) == kept
    if found.date:
        assert len(found.evidence) == 2


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Article 4 of the treaty enters into force on 1 July.", False),
        ("The law ratifying the treaty entered into force on 1 June.", False),
        ("Protocol 4 to the treaty entered into force on 1 June.", True),
        ("The protocol amending the treaty entered into force on 1 June.", True),
        ("Its instrument of ratification will be deposited on 1 July.", False),
    ],
)
def test_what_takes_effect_is_the_treaty_and_no_part_of_it(text, told):
    day = "1 July" if "July" in text else "1 June"
    found = event(text, "entry_into_force", date_text=day)
    assert found.kept is told


def test_a_paper_that_will_be_deposited_is_not_deposited():
    text = "Chile's instrument of ratification will be deposited on 2 July."
    found = event(text, "deposit_of_instrument", party="Chile", date_text="2 July")
    assert (found.context, found.date) == ("future", "2020-07-02")


def test_nothing_is_signed_where_no_treaty_is():
    assert not event("Chile ratified neither the treaty nor its annex.", "ratification", party="Chile").kept


def test_a_year_that_names_a_treaty_is_no_anchor():
    text = "A protocol to the 2008 tax convention will take effect on 1 January."
    assert event(text, "entry_into_force", date_text="1 January").date == "2021-01-01"
