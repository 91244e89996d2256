"""The days that a date may mean."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.dates import compare, extent


@pytest.mark.parametrize(
    ("written", "first", "last", "open_year"),
    [
        ("2024-06-19", "2024-06-19", "2024-06-19", False),
        ("2023-02", "2023-02-01", "2023-02-28", False),
        ("2024~", "2024-01-01", "2024-12-31", False),
        ("199X", "1990-01-01", "1999-12-31", False),
        ("19XX-02-29", "1900-02-28", "1999-02-28", False),
        ("2024-XX-05", "2024-01-05", "2024-12-05", False),
        ("XXXX-02", "2000-02-01", "2000-02-29", True),
        ("XXXX-06-19", "2000-06-19", "2000-06-19", True),
        ("[2024-06-11,2024-07]", "2024-06-11", "2024-07-31", False),
        ("[2024-06-11,XXXX-07]", "2000-06-11", "2000-07-31", True),
        ("0000", "0001-01-01", "0001-12-31", False),
    ],
)
def test_the_first_and_the_last_day(written, first, last, open_year):
    assert extent(written) == (date.fromisoformat(first), date.fromisoformat(last), open_year)


def test_what_is_no_date_has_no_days():
    with pytest.raises(ValueError, match="is not a date"):
        extent("soon")


@given(st.dates(), st.sampled_from([4, 7, 10]))
def test_a_day_lies_within_each_vaguer_date(day, length):
    found = extent(str(day)[:length])
    assert found.first <= day <= found.last
    assert compare(str(day)[:length], str(found.first)) in ("equal", "vaguer")
