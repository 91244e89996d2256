"""Finding date expressions in texts."""

from __future__ import annotations

import re
from datetime import date, timedelta

import edtf as reference
import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.dates import compare, find_dates, is_edtf, resolve

PUBLISHED = date(2024, 11, 12)  # a Tuesday
MONTHS = [
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
]  # fmt: skip
SHORT = ["Jan.", "Feb.", "Mar.", "Apr.", "May", "Jun.", "Jul.", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."]
ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth "
    "twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first"
).split()
ONES = (
    "zero one two three four five six seven eight nine ten "
    "eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
).split()
TENS = "zero ten twenty thirty forty fifty sixty seventy eighty ninety".split()


def found(text, published=None):
    return [(mention.text, mention.edtf) for mention in find_dates(text, published)]


def in_words(number):
    """A number below a hundred."""
    if number < 20:
        return ONES[number]
    return TENS[number // 10] + (f"-{ONES[number % 10]}" if number % 10 else "")


def year_in_words(year):
    rest = f" and {in_words(year % 100)}" if year % 100 else ""
    if year >= 2000:
        hundreds = f" {ONES[year // 100 % 10]} hundred" if year // 100 % 10 else ""
        return f"two thousand{hundreds}{rest}"
    return f"one thousand {ONES[year // 100 % 10]} hundred{rest}"


def suffix(day):
    return "th" if 10 < day < 14 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")


FORMATS = [
    lambda d: d.isoformat(),
    lambda d: f"{d.isoformat()}T10:00:00Z",
    lambda d: f"{d.year}/{d.month:02d}/{d.day:02d}",
    lambda d: f"{MONTHS[d.month - 1]} {d.day}, {d.year}",
    lambda d: f"{MONTHS[d.month - 1]} {d.day}{suffix(d.day)}, {d.year}",
    lambda d: f"{MONTHS[d.month - 1].upper()} {d.day}, {d.year}",
    lambda d: f"{SHORT[d.month - 1]} {d.day}, {d.year}",
    lambda d: f"{SHORT[d.month - 1].rstrip('.')} {d.day:02d} {d.year}",
    lambda d: f"{d.day} {MONTHS[d.month - 1]} {d.year}",
    lambda d: f"{d.day} {MONTHS[d.month - 1].upper()} {d.year}",
    lambda d: f"{d.day:02d} {SHORT[d.month - 1]} {d.year}",
    lambda d: f"{d.day:02d}-{SHORT[d.month - 1].rstrip('.')}-{d.year}",
    lambda d: f"{d.day}{suffix(d.day)} of {MONTHS[d.month - 1]} {d.year}",
    lambda d: f"the {d.day}{suffix(d.day)} day of {MONTHS[d.month - 1]}, in the year of our Lord {d.year}",
    lambda d: f"{MONTHS[d.month - 1]}\xa0{d.day},\n{d.year}",
    lambda d: f"{d:%A}, {MONTHS[d.month - 1]} {d.day}, {d.year}",
    lambda d: f"{d:%a}., {d.day} {MONTHS[d.month - 1]} {d.year}",
    lambda d: f"the {ORDINALS[d.day - 1]} day of {MONTHS[d.month - 1]}, {d.year}",
    lambda d: f"this {ORDINALS[d.day - 1]} day of {MONTHS[d.month - 1]}, {year_in_words(d.year)}",
]
YEARS = {"min_value": date(1500, 1, 1), "max_value": date(2199, 12, 31)}
FRAMES = [
    "{}",
    "on {}",
    "Signed on {}.",
    "({})",
    "It was signed on {}, and came into force.",
    "“{}”",
    "Done at X, {}; in two",
]


@given(st.dates(**YEARS), st.sampled_from(FORMATS), st.sampled_from(FRAMES), st.none() | st.dates())
def test_a_full_date_is_read_in_many_formats(day, write, frame, published):
    words = frame.format(write(day))
    assert resolve(words, published) == day.isoformat()
    assert [edtf for _, edtf in found(words, published)] == [day.isoformat()]


@given(st.dates(**YEARS), st.sampled_from([".", "/"]))
def test_numeric_dates_are_read_only_where_one_reading_exists(day, mark):
    plain = mark.join([f"{day.day:02d}", f"{day.month:02d}", f"{day.year}"])
    assert resolve(plain) == (day.isoformat() if day.day > 12 or day.day == day.month else None)


@given(st.dates(**YEARS))
def test_months_and_years_are_read(day):
    month = f"{day:%Y-%m}"
    name = MONTHS[day.month - 1]
    for words in (f"{name} {day.year}", f"in {name}, {day.year}", f"{name} of {day.year}", f"{name[:3]} {day.year}"):
        assert resolve(words) == month
    for words in (
        f"{day.year}",
        f"in {day.year}",
        f"since {day.year}",
        f"Russia’s {day.year} invasion",
        f"({day.year})",
    ):
        assert resolve(words) == f"{day.year}"


@given(st.dates(min_value=date(2, 1, 1), max_value=date(9990, 1, 1)), st.dates(**YEARS), st.booleans())
def test_a_day_without_a_year_is_closed_on_the_side_that_is_meant(published, day, future):
    words = f"{MONTHS[day.month - 1]} {day.day}"
    assert resolve(words, future=future) == f"XXXX-{day:%m-%d}"
    closed = resolve(words, published, future=future)
    if closed.startswith("XXXX"):
        assert words == "February 29"  # none left in the calendar's first or last years
        return
    closed = date.fromisoformat(closed)
    assert (closed.month, closed.day) == (day.month, day.day)
    assert closed >= published if future else closed <= published
    assert abs(closed - published) < timedelta(days=366 if words != "February 29" else 366 * 8)


@given(st.dates(min_value=date(2, 1, 1), max_value=date(9990, 1, 1)), st.integers(0, 6))
def test_weekdays(published, weekday):
    name = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"][weekday]
    past, last, coming = (
        date.fromisoformat(closed)
        for closed in (
            resolve(f"on {name}", published), resolve(f"last {name}", published), resolve(name, published, future=True)
        )
    )  # fmt: skip
    assert past.weekday() == last.weekday() == coming.weekday() == weekday
    assert 0 <= (published - past).days < 7
    assert 0 < (published - last).days <= 7
    assert 0 <= (coming - published).days < 7
    (mention,) = find_dates(f"They met on {name}.")
    assert (mention.text, mention.edtf, mention.weekday) == (name, None, weekday)


@given(st.text() | st.text(alphabet="June May1920 ,.-–toandMdy\n"), st.none() | st.dates())
def test_any_text_is_read_without_error_and_offsets_are_exact(text, published):
    end = 0
    for mention in find_dates(text, published):
        assert text[mention.start : mention.end] == mention.text
        assert end <= mention.start < mention.end
        end = mention.end
    resolve(text, published)
    resolve(text, published, future=True)


PIECES = st.sampled_from([
    "June", "May", "March", "last", "next", "this", "Monday", "Sunday", "Nov.", "19", "11", "30", "2024", "1999",
    "2022", "11,000", "2024-06-19", "06.07.2024", "on", "in", "by", "will", "or", "and", "to", "-", "–", ",", ".",
    "(", ")", "the", "of", "day", "nineteenth", "two thousand and twenty-four", "year", "week", "month", "ago",
    "two", "yesterday", "today", "around", "troops", "Resolution", "1990s", "before", "after", "attacks", "between",
    "from", "Sat.", "last year", "\n", "earlier",
])  # fmt: skip
PROSE = st.lists(PIECES, max_size=14).map(" ".join)


@given(PROSE, st.none() | st.dates())
def test_what_is_found_is_valid_and_no_year_is_invented(text, published):
    for mention in find_dates(text, published):
        if mention.edtf is None:
            continue
        assert is_edtf(mention.edtf)
        for part in mention.edtf.strip("[]").split(","):
            reference.parse_edtf(part.rstrip("~") if "X" in part else part)
            if published is None:
                year = part[:4].rstrip("X")
                assert year in text or (year == "2024" and "two thousand and twenty-four" in text)


@given(PROSE, st.dates(min_value=date(100, 1, 1), max_value=date(9900, 1, 1)))
def test_a_publication_date_only_closes_what_is_open(text, published):
    for bare, closed in zip(find_dates(text), find_dates(text, published), strict=True):
        assert (bare.start, bare.end, bare.weekday) == (closed.start, closed.end, closed.weekday)
        if bare.edtf is not None:
            assert compare(bare.edtf, closed.edtf) in {"equal", "vaguer"}


@given(PROSE)
def test_what_one_mention_says_is_what_its_words_resolve_to(text):
    for mention in find_dates(text):
        again = resolve(mention.text)
        assert again is None or mention.edtf is None or compare(again, mention.edtf) != "different"


@pytest.mark.parametrize(
    ("text", "without", "with_published"),
    [
        ("signed by decree on Nov. 11.", [("Nov. 11", "XXXX-11-11")], ["2024-11-11"]),
        ("agreed to in June.", [("June", "XXXX-06")], ["2024-06"]),
        ("during a June summit in Pyongyang", [("June", "XXXX-06")], ["2024-06"]),
        ("disclosed last Thursday that", [("last Thursday", None)], ["2024-11-07"]),
        ("announced the ratification on Tuesday.", [("Tuesday", None)], ["2024-11-12"]),
        ("Monday last week", [("Monday last week", None)], ["2024-11-04"]),
        ("last week on Monday", [("last week on Monday", None)], ["2024-11-04"]),
        ("this Friday", [("this Friday", None)], ["2024-11-15"]),
        ("next Tuesday", [("next Tuesday", None)], ["2024-11-19"]),
        ("yesterday and the day before yesterday",
         [("yesterday", None), ("the day before yesterday", None)], ["2024-11-11", "2024-11-10"]),
        ("earlier this month", [("earlier this month", None)], ["2024-11"]),
        ("last month", [("last month", None)], ["2024-10"]),
        ("Last year it withdrew", [("Last year", None)], ["2023"]),
        ("this week", [("this week", None)], ["2024-11"]),
        ("three days ago", [("three days ago", None)], ["2024-11-09"]),
        ("two weeks ago", [("two weeks ago", None)], ["2024-10-29~"]),
        ("eleven months ago", [("eleven months ago", None)], ["2023-12~"]),
        ("over two months ago", [("two months ago", None)], [None]),
        ("June 19 of last year", [("June 19 of last year", "XXXX-06-19")], ["2023-06-19"]),
        ("last December", [("last December", "XXXX-12")], ["2023-12"]),
        ("last November", [("last November", "XXXX-11")], ["2023-11"]),
        ("next June", [("next June", "XXXX-06")], ["2025-06"]),
        ("Wednesday, June 19", [("Wednesday, June 19", "XXXX-06-19")], ["2024-06-19"]),
        ("Tuesday, November 19", [("Tuesday, November 19", "XXXX-11-19")], ["2024-11-19"]),  # shows the side
        ("Monday, June 19", [("Monday, June 19", "XXXX-06-19")], ["XXXX-06-19"]),  # no such day near
        ("Monday (Nov. 11)", [("Monday", None), ("Nov. 11", "XXXX-11-11")], ["2024-11-11", "2024-11-11"]),
        ("since the September 11 attacks", [("September 11", "XXXX-09-11")], ["XXXX-09-11"]),
        ("effective December 7, it ends", [("December 7", "XXXX-12-07")], ["XXXX-12-07"]),
        ("parliament will vote on Monday", [("Monday", None)], [None]),
        ("it is expected to meet in June", [("June", "XXXX-06")], ["XXXX-06"]),
        ("what will come was signed on June 19", [("June 19", "XXXX-06-19")], ["2024-06-19"]),
        ("“It will take effect,” it reported in June", [("June", "XXXX-06")], ["2024-06"]),
        ("believed to be the conclusion of what they agreed to in June", [("June", "XXXX-06")], ["2024-06"]),
        ("around June 19, 2024", [("around June 19, 2024", "2024-06-19~")], ["2024-06-19~"]),
        ("on or about 3 May", [("on or about 3 May", "XXXX-05-03~")], ["2024-05-03~"]),
        ("circa 1950", [("circa 1950", "1950~")], ["1950~"]),
        ("in the 1990s", [("1990s", "199X")], ["199X"]),
        ("June 11 or 12", [("June 11 or 12", "[XXXX-06-11,XXXX-06-12]")], ["[2024-06-11,2024-06-12]"]),
        ("the first Monday in November 2024", [("Monday", None), ("November 2024", "2024-11")], [None, "2024-11"]),
    ],
)  # fmt: skip
def test_expressions_of_news(text, without, with_published):
    assert found(text) == without
    assert [edtf for _, edtf in found(text, PUBLISHED)] == with_published


@pytest.mark.parametrize(
    ("text", "mentions", "whole"),
    [
        ("11-13 June", [("11", "XXXX-06-11"), ("13 June", "XXXX-06-13")], "XXXX-06"),
        ("from 2 to 5 May 2024", [("2", "2024-05-02"), ("5 May 2024", "2024-05-05")], "2024-05"),
        ("June 11–13, 2024", [("June 11", "2024-06-11"), ("13, 2024", "2024-06-13")], "2024-06"),
        ("June 11 and 12", [("June 11", "XXXX-06-11"), ("12", "XXXX-06-12")], "XXXX-06"),
        ("30 May to 2 June 2024", [("30 May", "2024-05-30"), ("2 June 2024", "2024-06-02")], "2024"),
        ("28 December to 2 January 2024", [("28 December", "XXXX-12-28"), ("2 January 2024", "2024-01-02")], None),
        ("from March to May 2024", [("March", "2024-03"), ("May 2024", "2024-05")], "2024"),
        ("2018-2022", [("2018", "2018"), ("2022", "2022")], None),
        ("between 2010 and 2015", [("2010", "2010"), ("2015", "2015")], None),
    ],
)  # fmt: skip
def test_both_ends_of_a_stretch_are_mentions_and_its_words_resolve_to_what_is_true_of_all_of_it(text, mentions, whole):
    assert found(text) == mentions
    assert resolve(text) == whole


@pytest.mark.parametrize(
    "text",
    [
        "They may 3 times march 5 miles.", "May I?", "It may.", "He said that May would resign.", "a speech by May",
        "The March on Washington", "The Sun and the second Sat of Mar.",
        "June Smith met April Glaspie and August Müller.",
        "the October Revolution", "May Day", "the Good Friday Agreement", "the Sunday Times reported", "every Monday",
        "on Mondays", "Article 19 and Articles 5 to 11", "approximately 11,000 troops", "30 percent", "2022 troops",
        "in 2022 troops moved", "more than 2000 people", "Resolution 2022", "Resolutions 1718, 1874 and 2094",
        "the 1718 Committee", "No. 1991", "Law 1991", "$2000", "2000 km", "2000%", "2,022", "2022.5",
        "a 2000-strong force",
        "call +7 2024 1500", "555-2022", "1800-2020", "CVE-2024-12345", "at 2100 hours", "9/11", "06/07/2024",
        "06.07.2024",
        "2024-02-30", "30 February 2024", "June 31", "31.06.2024", "1.2.3.2024", "over the last year",
        "the world of today",
        "today’s world", "the newspaper USA Today", "in 2009-10",
    ],
)  # fmt: skip
def test_what_is_no_date(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("In June 11,000 troops arrived.", [("June", "XXXX-06")]),
        ("That’s why, in June 30 nations came together.", [("June", "XXXX-06")]),
        ("On June 11 and 20 soldiers died", [("June 11", "XXXX-06-11")]),
        ("Articles 5 and 13 June 2024", [("13 June 2024", "2024-06-13")]),
        ("Resolution 1718 (2006) and Resolution 2087 (2013)", [("2006", "2006"), ("2013", "2013")]),
        ("In May, May said that they may.", [("May", "XXXX-05")]),
        ("Vienna Convention on the Law of Treaties, 1969.", [("1969", "1969")]),
        ("the Treaty of 1969", [("1969", "1969")]),
        ("the 2023 Vilnius Summit", [("2023", "2023")]),
        ("Germany on Monday banned", [("Monday", None)]),
        ("In 2019, 1500 Russian soldiers and the 2000 Ukrainian soldiers", [("2019", "2019")]),
        ("in 2019, 2021 and 2023.", [("2019", "2019"), ("2021", "2021"), ("2023", "2023")]),
        ("Article 5 May be amended from 5 May.", [("5 May", "XXXX-05-05")]),
        ("Sunday's signings", [("Sunday", None)]),
        ("effective June 19, 2024 states", [("June 19, 2024", "2024-06-19")]),
    ],
)
def test_dates_beside_what_is_none(text, mentions):
    assert found(text) == mentions


@pytest.mark.parametrize(
    "words",
    ["30 days after June 19, 2024", "by June 19", "no later than 19 June 2024", "before the end of 2024",
     "until Monday",
     "the day after June 19", "within two years of 2024", "the anniversary of June 19", "June 19, 2024 or later",
     "two weeks before November 11", "after", "", "the summit", "Monday and Nov. 20"],
)  # fmt: skip
def test_rules_and_words_without_one_date_resolve_to_nothing(words):
    assert resolve(words) is None
    assert resolve(words, PUBLISHED) is None


def test_words_around_a_date_that_do_not_move_it():
    for words in (
        "in the month of June 2024",
        "early June 2024",
        "mid-June 2024",
        "the end of June 2024",
        "as of June 2024",
    ):
        assert resolve(words) == "2024-06"
    assert resolve("on the day of June 19, 2024") == "2024-06-19"


@pytest.mark.parametrize(
    "piece", ["1 ", "June ", "two thousand ", " ", "2022 ", "11-", "May 3 to ", "in 2022, ", "2011-01 "]
)
def test_long_texts_take_time_in_proportion_to_their_length(piece):
    # A text of this length would take minutes if the time grew with its square.
    assert all(re.search(r"\w", mention.text) for mention in find_dates(piece * 5_000))
