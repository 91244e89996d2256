"""What a sentence asserts, clause by clause: what is cut, and what must not be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.grounding import assertions_in


def told(text: str) -> list[str]:
    return [one.text for one in assertions_in(text)]


def sources(text: str) -> list[tuple[str, ...]]:
    return [tuple(source for source, _ in one.by) for one in assertions_in(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fiji signed the pact on Monday.", ["Fiji signed the pact on Monday"]),
        (
            "SUVA, Feb. 3 — Fiji signed the pact, and Tonga ratified it.",
            ["Fiji signed the pact", "Tonga ratified it"],
        ),
        ("Article 7 The Parties shall consult.", ["The Parties shall consult"]),
        ("(b) each Party shall open its ports;", ["each Party shall open its ports"]),
        (
            "The pact obliges Fiji to help and sets a limit on catches.",
            ["The pact obliges Fiji to help", "The pact sets a limit on catches"],
        ),
        (
            "It shall last ten years and shall thereafter be renewed.",
            ["It shall last ten years", "It shall thereafter be renewed"],
        ),
        (
            "Fiji signed the accord, which covers trade.",
            ["Fiji signed the accord", "the accord covers trade"],
        ),
        (
            "The ministers formed a board that was dissolved in May.",
            ["The ministers formed a board", "a board was dissolved in May"],
        ),
        (
            "Fiji wants a vote, although its neighbours have asked for time.",
            ["Fiji wants a vote", "its neighbours have asked for time"],
        ),
        ("The news comes as thousands have left Suva.", ["thousands have left Suva"]),
        (
            "Fiji ratified the pact, ending ten years of talks.",
            ["Fiji ratified the pact, ending ten years of talks"],
        ),
    ],
)
def test_what_asserts_something_by_itself_is_a_statement(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Did Fiji sign the pact?",
        "Article 3. Mutual assistance",
        "Trade, energy and health.",
        "Done at Suva on 3 May 1999, in duplicate.",
    ],
)
def test_questions_and_headings_assert_nothing(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The pact covers trade, energy and the care of forests",  # a list
        "Fiji must report attacks and pay fines",  # one "must"
        "The pact requires both sides to train together and share data",
        "Fiji is believed to have signed the pact and sent troops",  # "believed" governs both
        "Fiji reportedly signed the pact and sent troops",
        "The accord was signed in May and ratified in June",  # "ratified" has no subject of its own
        "Fiji will send troops and will pay for them if Tonga asks",  # the condition governs both
        "Persons who are wanted shall be surrendered",
        "Fiji has a treaty with Tonga, which has been amended",  # which of the two?
        "Fiji rejects the pact Tonga and Samoa signed",
    ],
)
def test_what_hangs_together_is_not_cut(text: str) -> None:
    assert told(f"{text}.") == [text]


def test_a_condition_that_opens_a_sentence_governs_all_of_it() -> None:
    text = "If Fiji is attacked, Tonga shall send troops, and Samoa shall send ships"
    assert told(f"{text}.") == [text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fiji left the pact, the envoy said.", [("the envoy",)]),
        ("The envoy said on Monday that Fiji left the pact.", [("The envoy",)]),
        ("According to the agency, Fiji left the pact and closed its ports.", [("the agency",), ("the agency",)]),
        ("Fiji, the envoy said, will leave the pact.", [("the envoy",)]),
        ("“We were not asked,” said Ana Vega.", [("Ana Vega",)]),
        ("The agency said the envoy told it that Fiji left.", [("The agency", "the envoy")]),
        ("Fiji left; the envoy said that Tonga would stay.", [(), ("the envoy",)]),
        ("Fiji left the pact, and its envoy said that Tonga would stay.", [(), ("its envoy",)]),
        ("“It is over,” the envoy told reporters, adding that Fiji would go.", [("the envoy",), ("the envoy",)]),
    ],
)
def test_who_says_it_goes_with_what_is_said(text: str, expected: list[tuple[str, ...]]) -> None:
    assert sources(text) == expected


def test_what_is_said_is_never_told_without_its_speaker() -> None:
    text = "The envoy said that Fiji had left the pact and that Tonga would follow."
    assert [(one.text, one.by) for one in assertions_in(text)] == [
        ("Fiji had left the pact", (("The envoy", "said"),)),
        ("Tonga would follow", (("The envoy", "said"),)),
    ]


def test_what_one_says_and_another_denies_is_told_of_both() -> None:
    text = "Fiji said that Tonga had left the pact, a statement that Tonga flatly denied."
    assert [(one.text, one.by) for one in assertions_in(text)] == [
        ("Tonga had left the pact", (("Fiji", "said"),)),
        ("Tonga had left the pact", (("Tonga", "denied"),)),
    ]


def test_a_contrast_behind_a_saying_is_the_author_s_own() -> None:
    text = "Analysts say that Fiji will sign, although its voters have rejected the pact."
    assert sources(text) == [("Analysts",), ()]


def test_a_demand_is_told_as_a_demand() -> None:
    text = "Deputies demanded that the minister resign"
    assert told(f"{text}.") == [text]


@given(
    st.text(max_size=200)
    | st.lists(st.sampled_from("Fiji said that and , which signed will “ ” ; not if".split()), max_size=30).map(
        " ".join
    )
)
def test_any_text_is_read_without_an_error(text: str) -> None:
    assert all(one.told[one.start :].startswith(one.text) for one in assertions_in(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fiji was set to sign but did not.", ["Fiji was set to sign but did not"]),
        ("Fiji has not and will not sign.", ["Fiji has not and will not sign"]),
        ("Fiji has signed the pact but not ratified it.", ["Fiji has signed the pact", "Fiji has not ratified it"]),
        (
            "Concluded in 2012 by Fiji, Tonga and Samoa, the pact bars mining and requires reports.",
            ["Concluded in 2012 by Fiji, Tonga and Samoa, the pact bars mining", "the pact requires reports"],
        ),
        (
            "Each of them shall, so far as its means allow, help the others.",
            ["Each of them shall, so far as its means allow, help the others"],
        ),
        (
            "Under Article 9, the Pact, to which Fiji has belonged since 2018, will lapse.",
            ["Under Article 9, the Pact will lapse", "Fiji has belonged since 2018 to the Pact"],
        ),
        ("Article 1 (1) The Parties shall consult.", ["The Parties shall consult"]),
        ("Article 7 1. The Parties shall consult.", ["The Parties shall consult"]),
        ("And we will make — and make the pact safer.", ["we will make the pact safer"]),
        ("Provided that Fiji pays, Tonga will stay.", ["Provided that Fiji pays, Tonga will stay"]),
        ("An earlier pact, signed in 2019, collapsed.", ["An earlier pact, signed in 2019, collapsed"]),
        (
            "Fiji has asked Tonga for just that, but its leader reportedly prefers a fee.",
            ["Fiji has asked Tonga for just that", "its leader reportedly prefers a fee"],
        ),
        (
            "A state that learns of a find must tell the other, and the two are then to agree.",
            ["A state that learns of a find must tell the other", "the two are then to agree"],
        ),
        (
            "Under article 2, under which it lapses after a year, it will end in May.",
            ["Under article 2 it will end in May"],
        ),
        (
            "Where a grid fails, the other Party shall make power available.",
            ["Where a grid fails, the other Party shall make power available"],
        ),
        ("The reasons differ.", ["The reasons differ"]),
        ("The inspectors' last report, which Fiji has read, is short.", ["The inspectors' last report is short"]),
    ],
)
def test_no_statement_loses_its_subject_its_verb_or_its_limit(text: str, expected: list[str]) -> None:
    assert told(text)[: len(expected)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "The Governments of Fiji and Tonga, wishing to end all doubt, have agreed as follows.",
        "States are requested to inform the depositary within a year.",
        "Queries may be addressed to the Treaty Section.",
        "The Ministry has the honour to communicate the following:",
        "publisher: Suva Daily published: 2024-10-23",
        "Two officers asked to remain anonymous.",
    ],
)
def test_formulas_and_lines_about_a_text_are_no_statements(text: str) -> None:
    assert told(text) == []


def test_a_rule_that_asks_something_of_states_is_a_statement() -> None:
    assert told("The Governments of Fiji and Tonga have agreed to open the strait.") != []
    assert told("Fiji was asked to remain in the pact.") != []


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        (
            "The pact not only opens the ports but also lowers the tariffs.",
            ["The pact opens the ports", "The pact also lowers the tariffs"],
        ),
        (
            "Not only did Chad sign the pact, but Mali also ratified it.",
            ["Not only did Chad sign the pact, but Mali also ratified it"],
        ),
        ("The pact covers not only fish but also crabs.", ["The pact covers not only fish but also crabs"]),
        ("The pact does not only open ports.", ["The pact does not only open ports"]),
        ("The pact is not in force, but Chad keeps it.", ["The pact is not in force", "Chad keeps it"]),
    ],
)
def test_a_clause_is_cut_off_with_the_words_that_tie_it_to_the_next(text: str, clauses: list[str]) -> None:
    assert told(text) == clauses
