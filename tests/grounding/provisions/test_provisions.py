"""Provisions: predicates that share a subject, articles, and the limits of duties, rules and final clauses."""

from __future__ import annotations

import pytest

from summarizer.document import Document
from summarizer.grounding import (
    Rules,
    align,
    article_of,
    check_obligation,
    check_rule,
    check_term,
    conditions_in,
    heading_end,
)
from summarizer.grounding.language.predicates import one_by_one


def sentences(text):
    document = Document.from_text(text)
    return document, document.sentences


@pytest.mark.parametrize(
    ("value", "source"),
    [
        ("Each Party shall share data", "Each Party shall warn the other of floods and share data."),
        ("Each Party shall share data", "Each Party shall warn the other, share data and cut output."),
        ("Each Party shall cut output", "Each Party shall warn the other, share data and cut output."),
        ("Neither Party shall join a war", "Neither Party shall attack the other or join a war."),
        ("it requires Peru to cut output", "It requires Peru to share data and to cut output."),
    ],
)
def test_a_predicate_may_be_taken_without_those_beside_it(value, source):
    assert align(value, source, Rules(phrase=True)).fault is None


@pytest.mark.parametrize(
    ("value", "source"),
    [
        ("Peru will leave the union", "Peru will sign the pact or leave the union."),
        ("Peru shall share data", "Peru shall not warn Chile or share data."),
        ("Peru shall share data", "Peru shall warn Chile; others share data."),
        ("Peru shall share data", "Peru shall warn those who share data."),
        ("Each Party shall share data", "Each Party shall refuse to share data."),
        ("it requires Peru to cut output", "It requires Peru to pay Chile or to cut output."),
    ],
)
def test_what_stands_to_another_word_may_not(value, source):
    assert align(value, source, Rules(phrase=True)).fault is not None


def test_a_condition_limits_its_own_predicate_only():
    document, read = sentences("The pact shall last ten years and shall be renewed unless a Party objects.")
    assert [one.text for one in one_by_one(read)[1:]] == [
        "The pact shall last ten years",
        "The pact shall be renewed unless a Party objects.",
    ]
    assert check_term(document, read, "duration", "The pact shall last ten years").kept
    assert not check_term(document, read, "renewal", "The pact shall be renewed").kept


def test_forms_of_a_sentence_keep_who_denies_it():
    document, read = sentences("Lima denied that the pact shall last ten years and shall be renewed each year.")
    assert not check_term(document, read, "renewal", "the pact shall be renewed each year").kept


@pytest.mark.parametrize(
    ("text", "article"),
    [
        ("Article 2\nThe Parties shall meet. They shall talk.", "Article 2"),
        ("Art. 3. Peace\n\nThe Parties shall talk.", "Art. 3"),
        ("Article 2\nThey shall meet.\n\nDone at Lima. The Parties have signed it.", None),
        ("Under Article 41, either side must talk.", "Article 41"),
        ("Under its second article each state must talk.", "its second article"),
        ("“We act under Article 4 of the pact,” she said. The article obliges each side to talk.", "Article 4"),
        ("We act under Articles 4 and 5: Article 4 and Article 5. The article obliges each side to talk.", None),
        ("Measures under Article 51 of the Charter shall be reported.", None),
        ("In accordance with Article 102 of the UN Charter they shall talk.", None),
    ],
)
def test_the_article_of_the_last_sentence(text, article):
    document, read = sentences(text)
    assert article_of(document, read[-1]) == article


def test_a_heading_alone_says_nothing():
    assert heading_end("Article 4. New members") == len("Article 4. New members")
    assert heading_end("Article 4 obliges each side to talk.") == 0


@pytest.mark.parametrize(
    "text",
    [
        "provides for cooperation in research",
        "sets a joint limit of 4,000 tonnes",
        "an agreement to build a dam",
        "Under the draft, each side will build pylons",
        "costs are borne by the member",
    ],
)
def test_words_that_lay_a_duty_down(text):
    assert check_obligation(*sentences(f"Peru told of it: {text}."), "other", text).kept


@pytest.mark.parametrize(
    "text",
    [
        "He sent the agreement to parliament",
        "Both sides will meet in May",
        "It provides for elections",
        "It sets a date",
    ],
)
def test_words_that_lay_none_down(text):
    assert not check_obligation(*sentences(f"{text}."), "other", text).kept


def test_the_attack_that_obliges_is_the_trigger():
    text = "An attack on either state obliges the other to help it"
    assert check_obligation(*sentences(text), "defense", text, trigger="An attack on either state").trigger
    assert not check_obligation(*sentences(text), "defense", text, trigger="An attack on Lima").trigger


def test_conditions_that_words_state():
    assert conditions_in("It shall send help provided that the other asks for it.") == ("on_request",)
    assert conditions_in("This shall not extend to conflicts already under way.") == ("ongoing_conflict",)
    assert conditions_in("It shall pay to the extent that its budget permits.") == ("other",)
    assert conditions_in("It shall send help.") == ()


@pytest.mark.parametrize(
    ("source", "rule", "kept"),
    [
        ("The pact, signed in Lima, will take effect once both sign.", "will take effect once both sign", True),
        ("The pact will become binding on Peru a year later.", "will become binding on Peru a year later", True),
        ("The denunciation of the pact shall take effect after a year.", "shall take effect after a year", False),
        ("The tariffs take effect in May.", "take effect in May", False),
    ],
)
def test_a_rule_may_leave_the_instrument_out(source, rule, kept):
    assert check_rule(*sentences(source), rule).kept is kept


NOTICE = "any side may end it on notice"


@pytest.mark.parametrize(
    ("source", "kind", "text", "kept"),
    [
        ("Peru deposited its instrument in May.", "depositary", "Peru deposited its instrument in May", False),
        ("A state may write to the depositary, Chile.", "depositary", "the depositary, Chile", True),
        ("They agreed not to publish the annex to the pact.", "secrecy", "agreed not to publish the annex", True),
        ("Once it is in force, trade may grow; any side may end it on notice.", "withdrawal", NOTICE, True),
        ("Once it is in force, any side may end it on notice.", "withdrawal", NOTICE, False),
        ("The passport is valid for ten years.", "duration", "is valid for ten years", False),
        ("The pact is valid for ten years.", "duration", "is valid for ten years", True),
    ],
)
def test_limits_of_final_clauses(source, kind, text, kept):
    assert check_term(*sentences(source), kind, text).kept is kept


@pytest.mark.parametrize(
    "duty",
    [
        "This Treaty shall be ratified",
        "the instruments of accession shall be deposited in Accra",
        "The Parties shall ratify this Convention",
        "it will replace the convention of 1950",
        "The Mixed Commission on Fisheries, made up of six members, shall meet in spring",
        "The Secretariat shall send out the papers",
        "obliges neither party to send troops",
    ],
)
def test_what_is_no_duty_of_a_party(duty):
    document, read = sentences(f"Each Party shall pay its share. {duty}.")
    assert not check_obligation(document, read[-1:], "other", duty).kept


@pytest.mark.parametrize(
    "duty",
    [
        "The Parties to this Treaty shall mark the line",
        "The members of the Commission shall be chosen by the Parties",
        "The treaty shall oblige both sides to mark the line",
        "obliges each party to send troops",
    ],
)
def test_what_is_one_all_the_same(duty):
    document, read = sentences(f"Each Party shall pay its share. The treaty stands. {duty}.")
    assert check_obligation(document, read[-1:], "other", duty).kept


@pytest.mark.parametrize(
    ("before", "kept"),
    [
        ("The presidents noted the growth of trade.", False),
        ("The ministers met for an hour.", False),
        ("The presidents signed a treaty on fisheries.", True),
        ("Both states must share data on floods.", True),
    ],
)
def test_what_is_agreed_to_in_talks_is_not_laid_down_in_a_treaty(before, kept):
    document, read = sentences(f"The treaty is old. Others came. {before} They agreed to mend the road.")
    assert check_obligation(document, read[-1:], "other", "They agreed to mend the road").kept is kept


def test_the_duty_itself_does_not_bring_it_about():
    document, read = sentences("The treaty is new. If Togo is attacked, Ghana must consult with it at once.")
    duty = "If Togo is attacked, Ghana must consult with it at once"
    own = check_obligation(document, read, "consultation", duty, trigger="Ghana must consult with it at once")
    assert own.kept
    assert own.trigger is None
    assert check_obligation(document, read, "consultation", duty, trigger="Togo is attacked").trigger


def test_a_question_lays_nothing_down():
    document, read = sentences("The treaty is new. When will the treaty enter into force? Must each party pay a fee?")
    assert not check_rule(document, read, "the treaty enter into force").kept
    assert not check_rule(document, read, "When will the treaty enter into force?").kept
    assert not check_obligation(document, read, "other", "Must each party pay a fee").kept
    assert not check_term(document, read, "withdrawal", "Can either party leave the treaty on a year's notice?").kept


def test_a_rule_for_taking_effect_is_one_statement():
    text = (
        "Under Article 5, by which the pact takes effect a month after the deposit, the pact will enter into force"
        " for Chad on 1 May."
    )
    document, read = sentences(text)
    rule = "the pact takes effect a month after the deposit"
    assert check_rule(document, read, rule).kept
    assert not check_rule(document, read, f"{rule}, the pact will enter into force for Chad on 1 May").kept


@pytest.mark.parametrize(
    ("text", "kind", "kept"),
    [
        ("Mines opened by then remain protected for six years", "duration", False),
        ("Mines opened by then remain protected for six years", "other", True),
        ("States are invited to inform the depositary within a year", "depositary", False),
        ("unless one party gives notice to the contrary", "withdrawal", False),
        ("unless one party denounces it by a notice to the contrary", "withdrawal", True),
        ("a secret annex", "secrecy", False),
    ],
)
def test_clauses_on_other_things_than_the_treaty_itself(text, kind, kept):
    source = f"There is talk of {text} of the treaty." if kind == "secrecy" else f"It is so: {text}."
    document, read = sentences(source)
    assert check_term(document, read, kind, text).kept is kept


@pytest.mark.parametrize(
    ("source", "text", "kept"),
    [
        ("Unlike the Oslo Pact, which obliges all to disarm, the treaty is mild.", "obliges all to disarm", False),
        ("The treaty, which replaces the Oslo Pact, obliges all to disarm.", "obliges all to disarm", True),
        ("The law implementing the treaty obliges ports to pay.", "obliges ports to pay", False),
        ("The treaty obliges ports to pay, and a law implements it.", "obliges ports to pay", True),
        ("Under the treaty members of parliament must pay.", "members of parliament must pay", False),
        ("Under the treaty no cooperation is foreseen.", "no cooperation is foreseen", False),
        ("The minister joked that the treaty obliges all to dance.", "the treaty obliges all to dance", False),
        ("Under the treaty neither side shall require visas.", "neither side shall require visas", True),
        ("Under the mediator's plan, each side must leave.", "each side must leave", False),
        ("Under a proposed change to the treaty, each side must pay.", "each side must pay", False),
        ("According to the treaty's opponents, each side must pay.", "each side must pay", False),
        ("Reports that the treaty obliges Chad to pay are false.", "obliges Chad to pay are false", False),
        ("The treaty obliges Chad, so he says, to pay.", "obliges Chad, so he says, to pay", False),
        ("The treaty requires neither side to open its ports.", "requires neither side to open its ports", False),
        ("Under its law, Chad must ratify the treaty or pay.", "Chad must ratify the treaty or pay", False),
        ("Under the treaty and its own law, Chad must open its ports.", "Chad must open its ports", True),
        ("An earlier version of the treaty obliged Chad to pay.", "obliged Chad to pay", False),
        ("The treaty obliged Chad to pay for earlier versions.", "obliged Chad to pay", True),
        ("The treaty will oblige Chad to pay, the minister hopes.", "The treaty will oblige Chad to pay", False),
    ],
)
def test_duties_of_another_instrument_a_law_or_a_club(source, text, kept):
    document, read = sentences(source)
    assert check_obligation(document, read, "other", text).kept is kept


@pytest.mark.parametrize(
    ("source", "kind", "text", "kept"),
    [
        (
            "Once the treaty has been in force for ten years, either party may leave it.",
            "duration",
            "has been in force for ten years",
            False,
        ),
        ("The treaty has been in force for ten years.", "duration", "has been in force for ten years", False),
        ("The treaty is in force for ten years.", "duration", "is in force for ten years", True),
        ("The contract under the treaty runs for ten years.", "duration", "the treaty runs for ten years", False),
        ("A loan, told of in the treaty, runs for ten years.", "duration", "runs for ten years", False),
        (
            "Either may leave the race on a day's notice.",
            "withdrawal",
            "Either may leave the race on a day's notice",
            False,
        ),
        ("Either may leave it on a day's notice.", "withdrawal", "Either may leave it on a day's notice", True),
        ("Peru is depositary of the earlier treaty.", "depositary", "Peru is depositary", False),
        ("Peru is depositary of the treaty.", "depositary", "Peru is depositary", True),
        ("Data shall not be disclosed by a Party.", "secrecy", "Data shall not be disclosed by a Party", False),
        ("The text shall not be disclosed by a Party.", "secrecy", "The text shall not be disclosed by a Party", True),
        ("Permits under the treaty are renewed yearly.", "renewal", "the treaty are renewed yearly", False),
        ("The mandate of the members may be renewed.", "renewal", "may be renewed", False),
        ("The treaty signed by its members may be renewed.", "renewal", "may be renewed", True),
        ("Chad may join the pact soon.", "other", "Chad may join the pact soon", False),
        ("Any State may join the pact.", "other", "Any State may join the pact", True),
    ],
)
def test_terms_of_the_treaty_alone(source, kind, text, kept):
    document, read = sentences(source)
    assert check_term(document, read, kind, text).kept is kept
