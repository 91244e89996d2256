"""Dates as places on an axis."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from summarizer.render.html.chart import WIDTH, chart

days = st.dates(date(1, 1, 1), date(9999, 12, 31))
written = st.one_of(
    days.map(str),
    days.map(lambda day: str(day)[:7]),
    days.map(lambda day: str(day)[:4]),
    days.map(lambda day: f"{str(day)[:3]}X"),
    days.map(lambda day: f"XXXX{str(day)[4:]}"),
    days.map(lambda day: f"XXXX{str(day)[4:7]}"),
    st.tuples(days, days).map(lambda pair: f"[{min(pair)},{max(pair)}]"),
    st.sampled_from([None, "soon", "2024-06-19~"]),
)


def spots(*dates):
    return {spot.number: spot for band in chart(dates).bands for spot in band.spots}


def test_an_open_year_has_an_axis_of_its_own_on_which_the_day_has_its_place():
    fixed, loose = chart(["2024-01-01", "2024-12-31", "XXXX-06-19", "XXXX-01-01"]).bands
    assert [spot.number for spot in fixed.spots] == [1, 2]
    assert loose.heading == "Year not stated"
    (january, june) = loose.spots
    assert (january.number, june.number) == (4, 3)
    assert 0.40 < (june.middle - january.middle) / WIDTH < 0.48
    assert not june.fixed


def test_a_vague_date_covers_all_days_that_it_may_mean():
    found = spots("2024-01-10", "2024-06", "2024-06-30", "2024")
    assert found[2].x + found[2].width >= found[3].middle > found[2].x
    assert found[4].width > 10 * found[2].width
    assert (found[1].fixed, found[2].fixed, found[4].fixed) == (True, False, False)


def test_dates_of_one_day_stand_above_each_other():
    found = spots("2024-06-19", "2024-06-19", "2024-06-19")
    assert len({spot.x for spot in found.values()}) == 1
    assert len({spot.y for spot in found.values()}) == 3


def test_ages_are_labelled_in_years_and_weeks_in_months():
    (band,) = chart(["1815", "2024-06-19"]).bands
    assert band.heading == "1815 to 2024"
    assert [label for _, label in band.ticks][:2] == ["1800", "1850"]
    (band,) = chart(["2024-06-19", "2024-07-01"]).bands
    assert [label for _, label in band.ticks] == ["Jun 2024", "Jul 2024"]


def test_one_date_or_none_needs_no_drawing():
    assert chart([]) is None
    assert chart(["2024", None, "soon"]) is None


@given(st.lists(written, max_size=30))
def test_every_date_is_drawn_within_the_drawing_and_apart_from_the_others(dates):
    made = chart(dates)
    if made is None:
        return
    for band in made.bands:
        for spot in band.spots:
            assert 0 <= spot.x <= spot.x + spot.width <= WIDTH + 0.01
            assert 0 <= spot.y < band.axis
        for x, label in band.ticks:
            assert 0 <= x <= WIDTH
            assert label
        assert len(band.ticks) <= 12


@given(days, st.integers(1, 40))
def test_later_days_stand_farther_right(first, later):
    if first + timedelta(days=later) > date(9999, 12, 1) if first < date(9999, 1, 1) else True:
        return
    found = spots(str(first), str(first + timedelta(days=later)))
    assert found[1].middle < found[2].middle
