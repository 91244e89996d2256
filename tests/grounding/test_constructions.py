"""Constructions of news and treaty prose that a sentence's assertions are read from, each with what it must not be."""

from __future__ import annotations

import pytest

from summarizer.grounding import assertions_in, event_dates, factuality_of
from summarizer.grounding.language.verbs import tagged
from summarizer.grounding.statements.event_times import span_of


def told(text: str) -> list[str]:
    return [one.text for one in assertions_in(text)]


def said(text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(one.text, tuple(source for source, _ in one.by)) for one in assertions_in(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Forty days after the second notice the accord lapses.", None),
        ("For the fourth time since winter Benin's cabinet has delayed the vote.", None),
        ("After ratification they may open a joint office.", None),
        ("Only after the war did Malta deposit its instrument.", None),
        ("Should one side be attacked by a third state, the other must come to its aid.", None),
        ("If this note is accepted, your reply shall form an agreement.", None),
        ("Shops and mills that stay open keep their rights.", None),
        ("Drivers who fail to register risk a fine of 300 euros.", None),
        ("In March the two sides will meet in Lima, a port on which the pact is silent.", None),
        ("After Chad left the room.", []),
        ("Five years after the fall of Lima.", []),
    ],
)
def test_the_main_verb_is_found_behind_what_stands_before_it(text: str, expected: list[str] | None) -> None:
    assert told(text) == ([text.removesuffix(".")] if expected is None else expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The envoy was expelled from Lima in May and handed a note.",
            ["The envoy was expelled from Lima in May", "The envoy was handed a note"],
        ),
        ("The accord was signed and sealed in Lima.", ["The accord was signed and sealed in Lima"]),
        (
            "Oman has acceded (3 May 2010), Iran has signed the text and Iraq has left.",
            ["Oman has acceded (3 May 2010)", "Iran has signed the text", "Iraq has left"],
        ),
        ("Fiji sold grain, oil and timber.", ["Fiji sold grain, oil and timber"]),
        (
            "The pact has a term of ten years and renews itself if neither side objects.",
            ["The pact has a term of ten years", "The pact renews itself if neither side objects"],
        ),
        (
            "Fiji will open its ports and close its mines if asked.",
            ["Fiji will open its ports and close its mines if asked"],
        ),
        ("It has lapsed, and that is the end.", ["It has lapsed", "that is the end"]),
        ("The bank was closed, so the fund lost its seat.", ["The bank was closed", "the fund lost its seat"]),
        (
            "Ten years ago today, two men met in Lima and signed a note.",
            ["Ten years ago today, two men met in Lima", "two men signed a note"],
        ),
    ],
)
def test_predicates_and_clauses_in_a_row_are_statements(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "second"),
    [
        (
            "The House passed the bill on 3 May by 20 votes to 4, the Senate in June.",
            "the Senate passed the bill in June",
        ),
        ("Ana Vega signed for Peru and Luis Mora for Chile.", "Luis Mora signed for Chile"),
        ("Fuel is paid by the guest, board and lodging by the host.", "board and lodging is paid by the host"),
        ("The king ratified it the following May, President Mora in June.", "President Mora ratified it in June"),
    ],
)
def test_a_verb_left_out_is_put_in(text: str, second: str) -> None:
    assert told(text)[1:] == [second]


@pytest.mark.parametrize(
    "text",
    [
        "They held talks with Chad in May and Niger in June.",
        "It was signed on 3 May 1920 in Oslo, the capital of Norway since 1814.",
        "It was signed by Ana Vega for Peru and Luis Mora for Chile.",
    ],
)
def test_no_verb_is_put_in_where_none_is_left_out(text: str) -> None:
    assert len(told(text)) == 1


@pytest.mark.parametrize(
    ("text", "second"),
    [
        (
            "Fiji ended its trade pact with Oman, under which a mill was built.",
            "a mill was built under its trade pact with Oman",
        ),
        ("Peru, whose fleet was sold in May, left.", "Peru’s fleet was sold in May"),
        (
            "The plan costs 9 million euros a year, half of which comes from Peru.",
            "half of 9 million euros comes from Peru",
        ),
        (
            "The fund holds 90 million dollars, of which a third will be lent.",
            "a third of 90 million dollars will be lent",
        ),
        ("The pact lapsed after Chad denounced it.", "Chad denounced it"),
    ],
)
def test_clauses_below_tell_of_what_they_hang_on(text: str, second: str) -> None:
    assert told(text)[1:] == [second]


@pytest.mark.parametrize(
    "text",
    [
        "Fiji has a pact with Oman, which is old.",
        "The pact will lapse after Chad denounces it.",
        "The pact lapsed after years of talks.",
        "The pact will take effect from the day when both states exchanged their papers.",
        "The pact takes effect once both parliaments ratified it.",
        "The pact would end after Chad denounced it.",
    ],
)
def test_what_is_in_doubt_or_has_not_happened_is_not_told_apart(text: str) -> None:
    assert len(told(text)) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The court held that the pact is void.", [("the pact is void", ("The court",))]),
        ("The court held talks on the pact that Fiji left.", [("The court held talks on the pact that Fiji left", ())]),
        ("Some of his aides insist that it fails.", [("it fails", ("Some of his aides",))]),
        ("In her dissent Judge Ana Vega argued that it is void.", [("it is void", ("Judge Ana Vega",))]),
        ("It is void, a bench of nine judges ruled on Monday.", [("It is void", ("a bench of nine judges",))]),
        (
            "Two men who advise the fleet told the daily that it fails.",
            [("it fails", ("Two men who advise the fleet",))],
        ),
        (
            "Peru, the last to join when the talks ended in 2015, insists it will stay.",
            [("it will stay", ("Peru",))],
        ),
        ("Reuters quoted an envoy as saying the pact was void.", [("the pact was void", ("Reuters", "an envoy"))]),
        ("By the daily's account the text was signed in May.", [("the text was signed in May", ("the daily",))]),
        ("Experts stress the importance of the pact.", [("the importance of the pact", ("Experts",))]),
        ("Experts stress the bridge.", [("Experts stress the bridge", ())]),
        ("The pact announced in 2018 was never signed.", [("The pact announced in 2018 was never signed", ())]),
        ("Contrary to press reports, there is no plan.", [("Contrary to press reports, there is no plan", ())]),
        ("Fiji's House was duly informed.", [("Fiji's House was duly informed", ())]),
        (
            "Neither side asked for the delay that the text allows.",
            [("Neither side asked for the delay that the text allows", ())],
        ),
        ("Scholars argue over whether it failed.", [("Scholars argue over whether it failed", ())]),
        ("They run a stall at the Ghent flower show.", [("They run a stall at the Ghent flower show", ())]),
    ],
)
def test_who_speaks_is_told_from_who_does_not(text: str, expected: list[tuple[str, tuple[str, ...]]]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The minister said the pact had lapsed and urged both sides to talk.",
            [("the pact had lapsed", ("The minister",)), ("The minister urged both sides to talk", ())],
        ),
        (
            "There was no text, he said, and Mora had spent the day in Lima.",
            [("There was no text", ("he",)), ("Mora had spent the day in Lima", ("he",))],
        ),
        ("It was void, she said, and left the room.", [("It was void", ("she",))]),
        ("Chad will leave, she said, if Mali does.", [("Chad will leave, if Mali does", ("she",))]),
        (
            "The bank denied that it had failed, as a blog had claimed, but did not name its owners.",
            [
                ("it had failed", ("The bank",)),
                ("The bank did not name its owners", ()),
                ("it had failed", ("a blog",)),
            ],
        ),
        (
            "A spokesman for the bank, which made the loan, said it was late.",
            [("it was late", ("A spokesman for the bank",)), ("the bank made the loan", ())],
        ),
    ],
)
def test_what_a_speaker_does_is_not_what_a_speaker_says(text: str, expected: list[tuple[str, tuple[str, ...]]]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "It is untrue that Chad has left the pact.",
        "Reports that Chad has left the pact have been denied by Mali.",
        "Nor is it true, as the blog asserts, that Chad has left the pact.",
    ],
)
def test_what_is_denied_is_denied(text: str) -> None:
    first = assertions_in(text)[0]
    assert first.text == "Chad has left the pact"
    assert factuality_of(first.told, first.start, first.start + len(first.text), clause=True) == "denied"


@pytest.mark.parametrize(
    ("text", "factuality"),
    [
        ("The envoy asked whether the pact extends to Fiji.", "asserted"),
        ("It is unclear whether the pact extends to Fiji.", "unconfirmed"),
        ("Disputes are settled by a board.", "asserted"),
        ("The note, revoked before it could bite, helped.", "asserted"),
        ("The bank could not comment.", "asserted"),
        ("The bank could close.", "possible"),
        ("A closure is being considered.", "asserted"),
    ],
)
def test_only_what_makes_a_statement_less_firm_counts(text: str, factuality: str) -> None:
    one = assertions_in(text)[0]
    assert factuality_of(one.told, one.start, one.start + len(one.text), clause=True) == factuality


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("They swapped the texts in Lima yesterday.", ["yesterday"]),
        ("The board last met in 1961.", ["1961"]),
        ("It must register from 1 January.", ["1 January"]),
        ("I thank you for your letter of 9 May.", []),
        ("Chad's notice of withdrawal in 2015, since revoked, helped the board.", []),
        ("The gift, agreed in July, is late.", []),
        ("It did not lapse in 2018, but on 1 May 2021.", ["1 May 2021"]),
    ],
)
def test_the_dates_of_a_claim_are_those_of_its_verb(text: str, dates: list[str]) -> None:
    assert [one.text for one in event_dates(text)] == dates


def test_two_dates_are_a_span_only_where_they_are_joined() -> None:
    assert span_of("It rose between 2007 and 2012.") == "between 2007 and 2012"
    assert span_of("Signed in 2007, it lapsed in 2012.") is None


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ("your reply shall form it", ["shall"]),
        ("the other must come", ["must"]),
        ("a mill in Can Tho has closed", ["has"]),
        ("it was void, and neither objected", ["was", "objected"]),
        ("a plan for the port of Lima", []),
    ],
)
def test_finite_verbs(text: str, verbs: list[str]) -> None:
    read = tagged(text)
    assert [token.norm for token, finite in zip(read.stream, read.finite, strict=True) if finite] == verbs
