"""What date strings mean: which exist, how two agree, how they are ordered."""

from __future__ import annotations

from datetime import date
from itertools import combinations

import edtf as reference
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from summarizer.dates import compare, is_edtf, sort_key

MARKS = st.sampled_from(["", "", "", "?", "~"])


@st.composite
def single_dates(draw):
    day = draw(st.dates(min_value=date(1000, 1, 1)))
    year = draw(st.sampled_from([f"{day:%Y}", f"{day:%Y}"[:3] + "X", f"{day:%Y}"[:2] + "XX", "XXXX"]))
    parts = draw(st.sampled_from([[year], [year, f"{day:%m}"], [year, f"{day:%m}", f"{day:%d}"]]))
    assume(parts != ["XXXX"])
    return "-".join(parts) + draw(MARKS)


DATES = st.one_of(
    single_dates(), st.lists(single_dates(), min_size=2, max_size=3).map(lambda dates: f"[{','.join(dates)}]")
)


@pytest.mark.parametrize(
    "text",
    ["2024", "0044", "2024-06", "2024-06-19", "2024-02-29", "2000-02-29", "XXXX-06-19", "XXXX-06", "XXXX-02-29", "199X",
     "19XX", "20XX-02-29", "2024-XX-31", "2024-06-XX", "2022~", "2024-06-19?", "XXXX-06-19~",
     "[2024-06-11,2024-06-12]", "[2023~,2024]"],
)  # fmt: skip
def test_dates_of_the_subset(text):
    assert is_edtf(text)


@pytest.mark.parametrize(
    "text",
    ["", "June", "2024-13", "2024-00", "2024-06-00", "2024-06-31", "2024-02-30", "2023-02-29", "1900-02-29",
     "XXXX-02-30", "XXXX-04-31", "XXXX-13", "XXXX", "XXXX-XX", "XXXX-XX-XX", "XX24", "2X24", "24-06-19", "2024-6-19",
     "2024-06-1X", "2024-06-19%", "2024-06-19/2024-06-20", "2024-06-19/..", "[2024]", "[]", "[2024", "2024]",
     "[2024,]", "[2024,2024-02-30]", "2024,2025", " 2024", "2024\n", "٢٠٢٤"],
)  # fmt: skip
def test_not_dates_of_the_subset(text):
    assert not is_edtf(text)
    with pytest.raises(ValueError, match="not a date"):
        sort_key(text)
    with pytest.raises(ValueError, match="not a date"):
        compare("2024", text)


@settings(max_examples=40)  # that package takes its time
@given(DATES)
def test_the_edtf_package_agrees_that_it_is_a_date(text):
    assert is_edtf(text)
    # That package reads no qualifier behind open digits and a month, which the specification allows.
    for part in text.strip("[]").split(","):
        reference.parse_edtf(part.rstrip("?~") if "X" in part else part)


@given(st.text(alphabet="0123456789X-?~[],", max_size=24))
def test_strings_of_date_characters_never_raise(text):
    if is_edtf(text):
        assert compare(text, text) == "equal"


@given(st.dates())
def test_every_day_of_the_calendar_exists_and_its_neighbours_in_form_only_if_the_calendar_has_them(day):
    assert is_edtf(day.isoformat())
    for number in range(28, 33):
        try:
            exists = bool(day.replace(day=number))
        except ValueError:
            exists = False
        assert is_edtf(f"{day.isoformat()[:8]}{number}") == exists


@pytest.mark.parametrize(
    ("value", "source", "agreement"),
    [
        ("2024-06-19", "2024-06-19", "equal"),
        ("2024-06-XX", "2024-06", "equal"),
        ("[2024,2023]", "[2023,2024]", "equal"),
        ("XXXX-06-19", "2024-06-19", "vaguer"),
        ("2024", "2024-06-19", "vaguer"),
        ("202X", "2024", "vaguer"),
        ("XXXX-06", "2024-06-19", "vaguer"),
        ("2024-06-19~", "2024-06-19", "vaguer"),
        ("[2024-06-11,2024-06-12]", "2024-06-11", "vaguer"),
        ("2024-06", "[2024-06-11,2024-06-12]", "vaguer"),
        ("2024-06-19", "XXXX-06-19", "finer"),
        ("2024-06-19", "2024-06", "finer"),
        ("2024", "2024~", "finer"),
        ("2024", "2024-06~", "finer"),
        ("2024?", "2024~", "finer"),
        ("2024-06-11", "[2024-06-11,2024-06-12]", "finer"),
        ("2024-06", "XXXX-06-19", "finer"),
        ("XXXX-06-19", "2024-06", "finer"),
        ("2024-06-19", "2024-06-20", "different"),
        ("2023-06-19", "XXXX-06-20", "different"),
        ("2023-02", "XXXX-02-29", "different"),
        ("2024-06-19~", "2024-06-20", "different"),
        ("[2022,2023]", "2024-06", "different"),
    ],
)
def test_agreement(value, source, agreement):
    assert compare(value, source) == agreement


@given(DATES)
def test_a_date_is_equal_to_itself(one):
    assert compare(one, one) == "equal"


@given(DATES, DATES)
def test_agreement_has_two_sides(one, other):
    seen, back = compare(one, other), compare(other, one)
    assert back in {
        "equal": {"equal"}, "different": {"different"}, "vaguer": {"finer"}, "finer": {"vaguer", "finer"}
    }[seen]  # fmt: skip


@given(DATES, DATES, DATES)
def test_what_is_vaguer_than_the_vaguer_is_vaguer(one, other, third):
    held = {"equal", "vaguer"}
    if compare(one, other) in held and compare(other, third) in held:
        assert compare(one, third) in held


@given(single_dates())
def test_opening_a_component_never_makes_a_date_different(one):
    bare = one.rstrip("?~")
    if not bare.startswith("XXXX"):
        assert compare(bare[:4], one) in {"equal", "vaguer", "finer"}
        if bare == one:
            assert compare(bare[:4], one) != "finer"


@given(st.lists(DATES, unique=True, max_size=6))
def test_the_order_is_total(dates):
    keys = [sort_key(one) for one in dates]
    assert len(set(keys)) == len(dates)
    assert all(a < b or b < a for a, b in combinations(keys, 2))


@given(st.dates(), st.dates())
def test_days_stand_in_the_order_of_the_calendar(one, other):
    assert (sort_key(one.isoformat()) < sort_key(other.isoformat())) == (one < other)


def test_open_years_stand_last():
    dates = ["XXXX-06-19", "2024-06-19", "XXXX-01", "2024", "[2024-07,2023-08-01]", "1991", "2024-06", "199X-05"]
    assert sorted(dates, key=sort_key) == [
        "199X-05", "1991", "[2024-07,2023-08-01]", "2024", "2024-06", "2024-06-19", "XXXX-01", "XXXX-06-19"
    ]  # fmt: skip
