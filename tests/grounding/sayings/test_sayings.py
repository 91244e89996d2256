"""Who says what: where the words said begin and end, which conditions belong to them, and who does not speak."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.grounding import assertions_in
from summarizer.grounding.sayings.sayings import sayings_in


def heard(text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(one.text, tuple(source for source, _ in one.by)) for one in assertions_in(text)]


@pytest.mark.parametrize(
    "text",
    [
        "While most ferries in Fiji use oil, the port unveiled an electric one.",
        "Although half the members pay late, the fund reported a surplus.",
        "While thousands in Tonga have no licence, the board announced on Monday a new fee.",
    ],
)
def test_the_object_of_a_verb_of_saying_is_all_that_it_says(text: str) -> None:
    assert all(not by for _, by in heard(text))
    assert len(heard(text)) == 2


def test_a_clause_before_a_speaker_is_said_where_nothing_is_said_behind() -> None:
    assert heard("Tonga left the fund, the ministry announced on Monday.") == [
        ("Tonga left the fund", ("the ministry",))
    ]
    assert heard("Tonga left the fund, the minister hinted in Suva.") == [("Tonga left the fund", ("the minister",))]


@pytest.mark.parametrize(
    "condition",
    [
        "If the quota falls",
        "Once the quota falls",
        "Unless the quota falls",
        "When the quota falls",
        "As long as the quota falls",
        "Provided that the quota falls",
        "Should the quota fall",
        "In the event of a drought",
        "Without a vote in parliament",
        "Until the board decides",
    ],
)
def test_a_condition_before_a_speaker_stays_with_what_is_said(condition: str) -> None:
    assert heard(f"{condition}, the union said, Tonga will strike.") == [
        (f"{condition}, Tonga will strike", ("the union",))
    ]


@pytest.mark.parametrize(
    "condition",
    [
        "unless Fiji pays",
        "should Fiji do so too",
        "assuming Fiji pays",
        "pending a ruling of the court",
        "in the event that Fiji pays",
        "barring a new dispute",
        "as long as Fiji pays",
    ],
)
def test_a_condition_behind_a_speaker_stays_with_what_is_said(condition: str) -> None:
    assert heard(f"Tonga will sign, the minister said, {condition}.") == [
        (f"Tonga will sign, {condition}", ("the minister",))
    ]


def test_the_occasion_of_a_saying_is_not_said() -> None:
    assert heard("At the summit, the minister said, Tonga will sign.") == [("Tonga will sign", ("the minister",))]
    assert heard("In a letter to the board, the minister said, Tonga left.") == [("Tonga left", ("the minister",))]


def test_a_limit_behind_a_semicolon_stays() -> None:
    assert [text for text, _ in heard("Tonga will sign; but only if the talks succeed.")] == [
        "Tonga will sign; but only if the talks succeed"
    ]
    assert len(heard("Tonga will sign; but Fiji will leave.")) == 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            'The bank said cash "costs the state a fortune," further saying, "Worse, it slows trade."',
            [('cash "costs the state a fortune,"', ("The bank",)), ("Worse, it slows trade", ("The bank",))],
        ),
        (
            "The envoy said the pact was weak, adding it would be revised.",
            [("the pact was weak", ("The envoy",)), ("it would be revised", ("The envoy",))],
        ),
        (
            "“We will sign it,” the envoy said, adding: “Nobody asked us.”",
            [("We will sign it", ("the envoy",)), ("Nobody asked us", ("the envoy",))],
        ),
        (
            "Fiji signed, but Tonga held back, saying it needed time.",
            [("Fiji signed", ()), ("Tonga held back", ()), ("it needed time", ("Tonga",))],
        ),
        (
            "Fiji closed the border, denying that it had broken the pact.",
            [("Fiji closed the border", ()), ("it had broken the pact", ("Fiji",))],
        ),
    ],
)
def test_what_is_added_is_a_saying_of_its_own(text: str, expected: list[tuple[str, tuple[str, ...]]]) -> None:
    assert heard(text) == expected


@pytest.mark.parametrize("unsaid", ["left without", "stopped short of", "apologised for"])
def test_what_is_not_said_is_no_saying(unsaid: str) -> None:
    text = f"Fiji {unsaid} saying that it would return"
    assert heard(f"{text}.") == [(text, ())]


@pytest.mark.parametrize(
    "tail",
    [
        ", while addressing the press yesterday",
        ", speaking in Suva on Monday",
        ", during a visit to Suva",
        ", in an interview with Radio Sol",
        ", and then left the room",
    ],
)
def test_a_quotation_ends_where_it_closes(tail: str) -> None:
    assert heard(f"The minister said, “We will sign the pact”{tail}.") == [("We will sign the pact", ("The minister",))]


@pytest.mark.parametrize("tail", ["speaking at a rally in Suva", "while addressing a rally"])
def test_what_is_told_of_the_speaker_is_not_said(tail: str) -> None:
    assert heard(f"The minister said Fiji would leave, {tail}.") == [("Fiji would leave", ("The minister",))]


def test_a_subject_before_a_speaker_keeps_its_verb() -> None:
    assert [text for text, _ in heard("That work, that patience, we think, has now and will go on to help.")] == [
        "That work, that patience has now and will go on to help"
    ]
    assert heard("The rates, she wrote in a note published on Monday, may cost the state dearly.") == [
        ("The rates may cost the state dearly", ("she",))
    ]
    assert heard("The fees, he told a hearing in Suva, will fall.") == [("The fees will fall", ("he",))]


@pytest.mark.parametrize(
    "text",
    [
        "No one said that Fiji had signed",
        "Nobody in the ministry believes that Fiji will sign",
        "Nothing suggests that Fiji has left the pact",
        "Critics who say that Fiji broke the pact are wrong",
        "Those who claim the pact is dead have not read it",
        "Fiji is reported to be drafting similar rules",
    ],
)
def test_who_does_not_speak_is_no_source(text: str) -> None:
    assert heard(f"{text}.") == [(text, ())]


def test_a_verb_with_its_object_is_not_turned_round() -> None:
    assert heard("Fiji, which has signed but not ratified the pact, urged the two sides to talk.")[0] == (
        "Fiji urged the two sides to talk",
        (),
    )


def test_a_reason_that_is_said_is_not_the_speakers_act() -> None:
    assert heard("Fiji left because, the minister said, the fees were too high.") == [
        ("Fiji left", ()),
        ("the fees were too high", ("the minister",)),
    ]


def test_a_pronoun_is_no_content() -> None:
    assert heard("The minister denies it, and we have found no proof.") == [
        ("The minister denies it", ()),
        ("we have found no proof", ()),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "While Vega said she would sign, Fiji said it would wait.",
            [("she would sign", ("Vega",)), ("it would wait", ("Fiji",))],
        ),
        (
            "The deal — and the minister says this is crucial — lapses soon.",
            [("The deal lapses soon", ()), ("this is crucial", ("the minister",))],
        ),
        (
            "Diplomats say the pact is dead, yet Vega insists that it lives.",
            [("the pact is dead", ("Diplomats",)), ("it lives", ("Vega",))],
        ),
        (
            "Vega says the pact is dead, which Fiji denies.",
            [("the pact is dead", ("Vega",)), ("the pact is dead", ("Fiji",))],
        ),
        (
            "Officials told the paper that Fiji had left, the ministry said.",
            [("Fiji had left", ("the ministry", "Officials"))],
        ),
        (
            "The port is shut, Vega told Fiji's envoy, who called it open.",
            [("The port is shut", ("Vega",))],
        ),
        (
            "The port is shut, said Vega, who runs it.",
            [("The port is shut", ("Vega",)), ("Vega runs it", ())],
        ),
        (
            "Vega said 40 jobs would go, a figure that the ministry disputed.",
            [("40 jobs would go", ("Vega",)), ("40 jobs would go", ("the ministry",))],
        ),
        (
            "Vega was quoted by the agency as saying that the pact was dead.",
            [("the pact was dead", ("the agency", "Vega"))],
        ),
        (
            "The envoy told the paper he had been dismissed.",
            [("he had been dismissed", ("The envoy",))],
        ),
        (
            "Fees are half of revenue, as the minister, Ana Vega, conceded last week.",
            [("Fees are half of revenue", ("the minister, Ana Vega",))],
        ),
        (
            "The envoy recalled that, under the statute, a vote is needed.",
            [("under the statute, a vote is needed", ("The envoy",))],
        ),
        (
            "Media reports that Fiji plans to leave are unfounded.",
            [("Fiji plans to leave", ("",))],
        ),
        (
            "A clerk familiar with the draft, which has not been published, said that it names no judge.",
            [("it names no judge", ("A clerk familiar with the draft",)), ("the draft has not been published", ())],
        ),
    ],
)
def test_each_says_what_is_his(text: str, expected: list[tuple[str, tuple[str, ...]]]) -> None:
    found = [(one.text, tuple(source for source, _ in one.by)) for one in assertions_in(text)]
    assert [(words, by or ()) for words, by in found] == [
        (words, tuple(one for one in by if one)) for words, by in expected
    ]


def test_a_report_of_hearsay_keeps_its_doubt() -> None:
    (one,) = assertions_in("Vega reportedly told the agency that the pact was dead.")
    assert one.by == (("Vega", "reportedly told"),)
    assert "reportedly" in one.told


@given(st.text(alphabet="ab said,;:.“”\"'—T ifwhlenodt"))
def test_any_text_has_sayings(text: str) -> None:
    assert all(isinstance(one.text, str) for one in sayings_in(text))
