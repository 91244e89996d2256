from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.evals.gold.labels import GoldAttribution, GoldQuantity
from summarizer.evals.scoring import comparators
from summarizer.records import Attribution, Quantity


@pytest.mark.parametrize(
    ("right", "found", "state"),
    [
        (["2024-06-19"], "2024-06-19", "correct"),
        (["2024-06-19"], "2024-06", "partial"),
        (["2024-06-19"], "2024", "partial"),
        (["2024-06-19"], "XXXX-06-19", "partial"),
        (["XXXX-06-19"], "2024-06-19", "incorrect"),
        (["2024-06"], "2024-06-01", "incorrect"),
        (["2024-06-19"], "2024-06-20", "incorrect"),
        (["XXXX-11-11", "2024-11-11"], "2024-11-11", "correct"),
    ],
)
def test_dates_by_precision(right, found, state):
    assert comparators.day(right, found) == state


@pytest.mark.parametrize(
    ("expected", "found", "state"),
    [
        ([None], None, "null"),
        ([None], "Accra", "spurious"),
        (["Accra"], None, "missing"),
        (["Accra", None], None, "null"),
        (["Accra", None], "Accra", "correct"),
        (["Accra", None], "Lomé", "incorrect"),
    ],
)
def test_not_stated_is_a_value(expected, found, state):
    assert comparators.slot_state(expected, found, comparators.name) == state


def chain(*names):
    return [Attribution(source=name) for name in names]


def labelled(*names):
    return [GoldAttribution(source=name) for name in names]


@pytest.mark.parametrize(
    ("right", "found", "state"),
    [
        (["the agency", "Kim"], ["the agency", "Kim"], "correct"),
        (["the agency", "Kim"], ["Kim"], "partial"),
        (["the agency", "Kim"], ["the agency"], "partial"),
        (["the agency", "Kim"], ["Kim", "the agency"], "incorrect"),
        (["Kim"], ["Putin"], "incorrect"),
        (["Kim"], ["the agency", "Kim"], "incorrect"),
    ],
)
def test_attribution_chains(right, found, state):
    assert comparators.sources(labelled(*right), chain(*found)) == state


@pytest.mark.parametrize(
    ("right", "found", "state"),
    [
        (["asserted"], "asserted", "correct"),
        (["probable"], "asserted", "incorrect"),
        (["asserted"], "possible", "incorrect"),
        (["probable"], "possible", "partial"),
        (["unconfirmed"], "possible", "partial"),
        (["unconfirmed"], "denied", "incorrect"),
        (["unconfirmed", "possible"], "possible", "correct"),
    ],
)
def test_firmness(right, found, state):
    assert comparators.factuality(right, found) == state


def found(value, *, approximate=False):
    return Quantity(text=str(value), value=value, approximate=approximate)


@pytest.mark.parametrize(
    ("right", "outputs", "state"),
    [
        ([(300, True)], [found(300, approximate=True)], "correct"),
        ([(300, True)], [found(300)], "partial"),
        ([(300, True)], [found(400, approximate=True)], "incorrect"),
        ([(300, False), (7, False)], [found(300)], "partial"),
        ([(300, False)], [found(300), found(2)], "correct"),  # the claim's wording has the 2
        ([(300, False)], [found(300), found(9)], "incorrect"),
    ],
)
def test_quantities(right, outputs, state):
    gold = [GoldQuantity(value=value, approximate=approximate) for value, approximate in right]
    assert comparators.quantities((gold, "the two states sent 300 men"), outputs) == state


@pytest.mark.parametrize(
    ("right", "given", "state"),
    [
        (["said"], "said on Friday", "correct"),
        (["according to"], "According to", "correct"),
        (["has not confirmed"], "confirmed", "correct"),
        (["said"], "denied", "incorrect"),
    ],
)
def test_cues(right, given, state):
    assert comparators.cue(right, given) == state


@given(st.lists(st.sampled_from(["correct", "partial", "incorrect"])))
def test_the_worst_is_never_better_than_any(states):
    order = ["incorrect", "partial", "correct"]
    assert all(order.index(comparators.worst(states)) <= order.index(state) for state in states)
