"""What is told as a condition is not told as done."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.document import Document
from summarizer.grounding import check_event
from summarizer.grounding.acts.conditions import is_condition
from summarizer.grounding.language.text import tokens

CONDITIONS = [
    ("The pact enters into force when Chad has ratified it.", "ratified"),
    ("Once Chad, Mali and Niger have ratified it, the pact takes effect.", "ratified"),
    ("It takes effect when both houses have approved it and the envoys have exchanged letters.", "exchanged"),
    ("It applies from the day on which the instruments are exchanged in Lima.", "exchanged"),
    ("It enters into force a month after Chad has deposited its instrument of ratification.", "deposited"),
    ("As soon as Chad ratifies the pact, the port opens.", "ratifies"),
    ("The minister said the pact would enter into force once Chad ratified it.", "ratified"),
    ("Mali joined in May, and when Chad has approved it, the pact will apply.", "approved"),
    ("The ministry said that the pact does not bind Mali until Chad ratifies it.", "ratifies"),
    ("Chad refused to sign until Mali ratified the treaty.", "ratified"),
    ("Trade could fall if Chad left the treaty.", "left"),
    ("The tariff was to end once Mali ratified the treaty.", "ratified"),
    ("After Chad ratified the treaty trade would grow.", "ratified"),
]
DONE = [
    ("The pact entered into force when Chad ratified it.", "ratified"),
    ("The pact has entered into force after Chad has ratified it.", "ratified"),
    ("Once Chad had ratified it, the pact entered into force.", "ratified"),
    ("The pact will enter into force on 1 July, after Chad ratified it in May.", "ratified"),
    ("The pact would enter into force on 1 July after Chad ratified it on 3 May, he said.", "ratified"),
    ("After it entered into force, Chad signed a second pact.", "signed"),
    ("Now that Chad has ratified the pact, Mali must decide.", "ratified"),
    ("The pact, which Chad ratified, lapses when Mali leaves.", "ratified"),
    ("The tariff ended once Mali ratified the treaty.", "ratified"),
    ("After Chad ratified the treaty trade grew.", "ratified"),
]


def at(text, verb):
    return next(number for number, token in enumerate(tokens(text)) if token.norm == verb)


@pytest.mark.parametrize(("text", "verb"), CONDITIONS)
def test_a_clause_of_time_tells_a_condition(text, verb):
    assert is_condition(text, at(text, verb))


@pytest.mark.parametrize(("text", "verb"), DONE)
def test_what_happened_is_no_condition(text, verb):
    assert not is_condition(text, at(text, verb))


def ground(text, act, **values):
    document = Document.from_text(f"Chad and Mali signed the River Pact in 2020. {text}")
    return check_event(document, document.sentences[1:], act=act, **values)


@pytest.mark.parametrize(
    ("text", "act", "values"),
    [
        ("The pact enters into force when Chad has ratified it.", "ratification", {"party": "Chad"}),
        ("It applies once the Senate of Mali has approved it.", "domestic_approval", {"actor": "the Senate of Mali"}),
        ("It takes effect when instruments have been exchanged in Lima.", "exchange_of_instruments", {"place": "Lima"}),
        ("Under the pact, instruments are exchanged in Lima.", "exchange_of_instruments", {"place": "Lima"}),
    ],
)
def test_an_event_that_is_only_a_condition_is_refused(text, act, values):
    grounded = ground(text, act, **values)
    assert not grounded.kept
    assert grounded.refusals[-1].field == "act"


def test_an_event_that_happened_under_when_is_kept():
    assert ground("The pact took effect when Chad ratified it in May 2021.", "ratification", party="Chad").kept
    assert ground("Instruments were exchanged in Lima.", "exchange_of_instruments", place="Lima").kept


@pytest.mark.parametrize(
    "text",
    [
        "As planned, Chad ratified the pact in May 2021.",
        "Chad ratified the pact in May 2021, as had long been expected.",
        "Chad, unlike Mali in 2019, ratified the pact in May 2021.",
    ],
)
def test_what_came_as_planned_came(text):
    event = ground(text, "ratification", party="Chad", date_text="May 2021")
    assert event.kept
    assert (event.context, event.factuality, event.date) == ("actual", "asserted", "2021-05")


@pytest.mark.parametrize(
    "text", ["As in 2019, Chad ratified the pact.", "Chad, unlike Mali in 2019, ratified the pact."]
)
def test_the_year_of_what_an_act_is_likened_to_is_not_its_own(text):
    grounded = ground(text, "ratification", party="Chad", date_text="2019")
    assert [refusal.field for refusal in grounded.refusals] == ["date"]


WORDS = "when once after as soon on the day which Chad and , ; has been is was ratified ratifies would took".split()


@given(st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join))
def test_any_words_can_be_asked(text):
    for number in range(len(tokens(text))):
        assert is_condition(text, number) in {True, False}
