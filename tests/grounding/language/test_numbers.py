"""Numbers read from digits and words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.grounding.language.numbers import amounts_in
from summarizer.grounding.statements.quantities import quantities_in


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("11,000 men", 11000),
        ("eleven thousand men", 11000),
        ("twenty-four ships", 24),
        ("a dozen ships", 12),
        ("two hundred and fifty ships", 250),
        ("three million two hundred thousand", 3200000),
        ("1.3 billion people", 1.3e9),
        ("the fiftieth ratification", 50),
        ("the 50th ratification", 50),
        ("11\u00a0000 men", 11000),
        ("3.67 percent", 3.67),
        ("a hundred days", 100),
    ],
)
def test_value(text, value):
    (amount,) = amounts_in(text)
    assert float(amount.value) == value


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("approximately 300 men", "about"),
        ("some 300 men", "about"),
        ("~300 men", "about"),
        ("more than 300 men", "over"),
        ("at least 300 men", "at_least"),
        ("no fewer than 300 men", "at_least"),
        ("up to 300 men", "at_most"),
        ("nearly 300 men", "nearly"),
        ("fewer than 300 men", "under"),
        ("300 men", "exact"),
        ("hand over 300 men", "exact"),
        ("a dispute over two islands", "exact"),
    ],
)
def test_precision(text, precision):
    (amount,) = amounts_in(text)
    assert amount.precision == precision


def test_both_ends_of_a_range_are_marked():
    assert [amount.precision for amount in amounts_in("between 5 and 8 men, or 5-8 men")] == ["range"] * 4
    assert [amount.precision for amount in amounts_in("5 and 8 men")] == ["exact", "exact"]


def test_symbols():
    assert [amount.symbol for amount in amounts_in("5%, 5 per cent, $5, 5 dollars, US$5, €5, 5 men")] == [
        *("%", "%", "$", "$", "$", "€", "")
    ]


def test_two_numbers_stay_two():
    assert [int(amount.value) for amount in amounts_in("two and three, five six")] == [2, 3, 5, 6]


def test_quantities_carry_unit_and_approximation():
    (found,) = quantities_in("Peru sent approximately 300 armed observers.", "Peru sent 300 observers")
    assert (found.value, found.unit, found.approximate) == (300, "armed observers", True)


def test_quantities_leave_out_ordinals_and_articles():
    assert quantities_in("Article 5 needs the third vote.", "Article 5 needs the third vote.") == ()


@given(st.integers(min_value=0, max_value=10**12))
def test_separators_do_not_matter(number):
    assert amounts_in(f"{number:,}")[0].key == amounts_in(str(number))[0].key


@given(st.text(alphabet="0123456789., -%$thousand andtwo"))
def test_never_raises(text):
    for amount in amounts_in(text):
        assert amount.opens <= amount.first < amount.last
