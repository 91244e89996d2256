"""Intervals, differences and tests: what they say with much, little and no data."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from summarizer.errors import MissingExtra
from summarizer.evals.figures.statistics import MIN_FAMILIES, detectable, interval, mcnemar, paired_difference

document = st.integers(0, 20).flatmap(lambda den: st.tuples(st.integers(0, den), st.just(den)))
documents = st.lists(document, min_size=1, max_size=15)
pairs = st.lists(st.tuples(document, document), min_size=1, max_size=15)
few_examples = settings(max_examples=40)


def columns(rows):
    return [list(column) for column in zip(*rows, strict=True)]


# ------------------------------------------------------------------------------------------------------- interval


@few_examples
@given(documents)
def test_a_ratio_lies_in_its_interval_and_both_between_0_and_1(rows):
    found = interval(*columns(rows))
    if found.low is None:
        assert found.families <= 1
    else:
        assert 0 <= found.low <= found.value <= found.high <= 1


@few_examples
@given(documents.flatmap(lambda rows: st.tuples(st.just(rows), st.permutations(rows))))
def test_the_order_of_documents_does_not_matter(both):
    rows, shuffled = both
    assert interval(*columns(rows)) == interval(*columns(shuffled))


@few_examples
@given(documents)
def test_doubling_all_counts_changes_nothing(rows):
    num, den = columns(rows)
    assert interval(num, den) == interval([2 * n for n in num], [2 * d for d in den])


@few_examples
@given(documents)
def test_documents_with_nothing_to_measure_change_nothing(rows):
    assert interval(*columns(rows)) == interval(*columns([(0, 0), *rows, (0, 0)]))


def test_nothing_to_measure_is_neither_0_nor_1():
    for found in (interval([], []), interval([0, 0], [0, 0])):
        assert (found.value, found.low, found.high, found.families) == (None, None, None, 0)
        assert found.note == "nothing to measure"


def test_one_document_has_a_value_and_no_interval():
    found = interval([3, 0], [4, 0])
    assert (found.value, found.low, found.high, found.families) == (0.75, None, None, 1)
    assert "one family" in found.note


def test_too_few_documents_are_never_silent():
    num, den = [5, 7, 9, 6, 8, 4], [10] * 6
    for n in range(2, 7):
        found = interval(num[:n], den[:n])
        assert found.low < found.value < found.high
        assert (found.note is not None) == (n < MIN_FAMILIES)


def test_fewer_documents_than_the_least_could_not_show_anything():
    assert mcnemar(MIN_FAMILIES, 0) < 0.05 < mcnemar(MIN_FAMILIES - 1, 0)


def test_facts_of_one_document_are_not_independent_samples():
    together = interval([0, 100, 0, 100, 0, 100, 0, 100], [100] * 8)
    spread = interval([50, 51, 49, 50, 51, 49, 50, 50], [100] * 8)
    assert together.value == spread.value
    assert together.high - together.low > 10 * (spread.high - spread.low)


def test_more_documents_give_a_narrower_interval():
    rows = [(5, 10), (9, 10), (7, 10), (2, 10), (10, 10), (6, 10)]
    few, many = interval(*columns(rows)), interval(*columns(rows * 10))
    assert few.value == many.value
    assert many.high - many.low < (few.high - few.low) / 3


@pytest.mark.parametrize("documents", [2, 8, 60])
def test_all_right_is_not_certainly_all_right(documents):
    found = interval([7] * documents, [7] * documents)
    assert (found.value, found.high) == (1, 1)
    assert found.low == pytest.approx(0.025 ** (1 / documents))  # exact binomial, no failure in n
    assert "share of such families" in found.note
    none = interval([0] * documents, [7] * documents)
    assert (none.low, none.value) == (0, 0)
    assert none.high == pytest.approx(1 - found.low)


def test_all_the_same_says_why_the_interval_has_no_width():
    found = interval([1, 2, 3, 4, 5, 6], [2, 4, 6, 8, 10, 12])
    assert (found.low, found.value, found.high) == (0.5, 0.5, 0.5)
    assert "no width" in found.note


def test_a_count_is_the_number_of_things_found():
    found = interval([0, 2, 0, 1, 0, 0, 0, 0], [3] * 8, count=True)
    assert found.value == 3
    assert 0 <= found.low < 3 < found.high
    assert found.families == 8


def test_no_hit_in_few_documents_leaves_room_for_one():
    found = interval([0] * 10, [3] * 10, count=True)
    assert (found.value, found.low) == (0, 0)
    assert found.high == pytest.approx(10 * (1 - 0.025 ** (1 / 10)))


def test_a_large_suite_is_sampled_less_often_and_still_right():
    num, den = [n % 11 for n in range(3000)], [10] * 3000
    found = interval(num, den)
    error = stats.sem([n / 10 for n in num])
    assert found.low == pytest.approx(found.value - 1.96 * error, abs=0.002)
    assert found.high == pytest.approx(found.value + 1.96 * error, abs=0.002)


@pytest.mark.parametrize(
    ("num", "den", "said"),
    [
        ([1], [1, 2], "for each family"),
        ([-1], [2], "from 0"),
        ([float("nan")], [2], "from 0"),
        ([1], [0], "without|no denominator"),
    ],
)
def test_counts_that_cannot_be_are_refused(num, den, said):
    with pytest.raises(ValueError, match=said):
        interval(num, den)


def test_without_scipy_the_message_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "scipy", None)
    with pytest.raises(MissingExtra, match="scipy") as caught:
        interval([1], [2])
    assert "treaty-summarizer[evals]" in caught.value.hint


# ---------------------------------------------------------------------------------------------- paired difference


@few_examples
@given(pairs)
def test_the_difference_turned_round_is_the_same_with_the_other_sign(rows):
    a, b = [one for one, _ in rows], [two for _, two in rows]
    there, back = paired_difference(*columns(a), *columns(b)), paired_difference(*columns(b), *columns(a))
    assert (there.value_a, there.value_b) == (back.value_b, back.value_a)
    if there.difference is not None:
        assert there.difference == pytest.approx(-back.difference)
    if there.low is not None:
        assert there.low <= there.difference <= there.high


@few_examples
@given(pairs)
def test_a_run_does_not_differ_from_itself(rows):
    num, den = columns([one for one, _ in rows])
    found = paired_difference(num, den, num, den)
    if found.low is not None:
        assert (found.low, found.difference, found.high, found.standard_error) == (0, 0, 0, 0)


@few_examples
@given(pairs.flatmap(lambda rows: st.tuples(st.just(rows), st.permutations(rows))))
def test_the_order_of_pairs_does_not_matter(both):
    one, two = ([(*a, *b) for a, b in rows] for rows in both)
    assert paired_difference(*columns(one)) == paired_difference(*columns(two))


def test_pairing_finds_what_two_separate_intervals_would_not():
    easy_and_hard = [2, 9, 4, 8, 3, 10, 5, 7]
    before, after = interval(easy_and_hard, [12] * 8), interval([n + 1 for n in easy_and_hard], [12] * 8)
    assert before.high > after.low  # the two intervals overlap
    found = paired_difference([n + 1 for n in easy_and_hard], [12] * 8, easy_and_hard, [12] * 8)
    assert found.low > 0


def test_the_standard_error_is_that_of_the_mean_difference():
    a, b = [9, 4, 7, 8, 2, 6, 5, 9], [7, 5, 6, 5, 3, 6, 2, 8]
    found = paired_difference(a, [10] * 8, b, [10] * 8)
    assert found.standard_error == pytest.approx(stats.sem([(x - y) / 10 for x, y in zip(a, b, strict=True)]), rel=0.03)


def test_resamples_without_anything_in_one_run_are_left_out_and_told():
    found = paired_difference([1, 2, 0, 0, 0, 0], [2, 2, 0, 0, 0, 0], [1, 1, 1, 2, 1, 1], [2] * 6)
    assert found.difference == pytest.approx(3 / 4 - 7 / 12)
    assert "of the resamples" in found.note
    assert found.low <= found.difference <= found.high


def test_a_difference_in_one_document_has_no_interval():
    found = paired_difference([3], [4], [1], [4])
    assert (found.difference, found.low, found.standard_error, found.families) == (0.5, None, None, 1)
    assert "one family" in found.note


def test_a_difference_of_counts():
    found = paired_difference([1, 0, 2, 0, 0, 1], [3] * 6, [0] * 6, [3] * 6, count=True)
    assert (found.value_a, found.value_b, found.difference) == (4, 0, 4)


# --------------------------------------------------------------------------------------- McNemar, what is detectable


@given(st.integers(0, 30), st.integers(0, 30))
def test_mcnemar_is_a_p_value_and_takes_both_sides_alike(gained, lost):
    p = mcnemar(gained, lost)
    assert p == mcnemar(lost, gained)
    assert p is None if gained + lost == 0 else 0 < p <= 1


def test_mcnemar_by_hand():
    assert mcnemar(1, 5) == pytest.approx(2 * (1 + 6) / 2**6)


def test_what_is_detectable_grows_with_the_error_and_with_fewer_documents():
    assert detectable(0.02) == pytest.approx(2 * detectable(0.01))
    assert detectable(0.01, 6) > detectable(0.01, 60) > detectable(0.01)


def test_without_spread_nothing_is_said_about_what_is_detectable():
    assert [detectable(None), detectable(0.0), detectable(0.1, 1)] == [None, None, None]


def test_a_difference_of_the_detectable_size_is_found_in_four_of_five_runs():
    size = detectable(1.0)
    assert stats.norm.sf(stats.norm.ppf(0.975) - size) == pytest.approx(0.8)
