from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from summarizer.evals.figures.compare import compare
from summarizer.evals.report import workflow_commands
from summarizer.evals.results import GateResult
from summarizer.evals.scoring.outcomes import Output
from summarizer.evals.scoring.perfect import perfect
from summarizer.evals.scoring.score import score
from tests.evals.report.made import damaged, hostile, named, report_of
from tests.pages.checks import HOSTILE

_COMMAND = re.compile(r"::(?P<kind>error|warning|notice) (?P<properties>[^:]*)::(?P<message>.*)")


def unescape(text, *, value=False):
    """As GitHub's runner reads it: the percent sign last."""
    pairs = [("%0D", "\r"), ("%0A", "\n"), *([("%3A", ":"), ("%2C", ",")] if value else []), ("%25", "%")]
    for written, meant in pairs:
        text = text.replace(written, meant)
    return text


def read(report):
    """The commands, each as kind, properties and message."""
    text = workflow_commands(report)
    assert text == "" or text.endswith("\n")
    commands = []
    for line in text.split("\n")[:-1]:
        match = _COMMAND.fullmatch(line)
        assert match, line
        pairs = (pair.partition("=") for pair in match["properties"].split(","))
        values = {name: unescape(value, value=True) for name, _, value in pairs}
        commands.append((match["kind"], values, unescape(match["message"])))
    return commands


def test_they_point_at_the_line_of_the_gold_file(harbour, report):
    found = {values["title"]: values for _, values, _ in read(report)}
    missing = found["e3 is missing"]
    assert missing["file"] == "gold/harbour.yaml"
    assert int(missing["line"]) == harbour.line_of["e3"]


def test_why_the_gate_fails_comes_first_then_forbidden_then_key_facts(report):
    commands = read(report)
    assert [kind for kind, _, _ in commands] == ["error"] * 5 + ["warning"]
    assert commands[0][2].splitlines() == list(report.gate.reasons)
    assert "file" not in commands[0][1]
    titles = [values["title"] for _, values, _ in commands[1:]]
    assert titles == [
        "x1 is stated and forbidden",
        "e1 is incorrect",
        "c2 is incorrect",
        "e3 is missing",
        "c4 is incorrect",
    ]


def test_an_incorrect_fact_says_what_was_found_instead_of_what(report):
    message = next(message for _, values, message in read(report) if values["title"] == "e1 is incorrect")
    assert message == "events[0]: date: 2024-05-03 instead of XXXX-05-03"


def test_github_shows_ten_of_a_kind_and_the_notice_counts_the_others(harbour):
    files = [named(harbour, f"d{at:02}.txt") for at in range(20)]
    commands = read(report_of([score(file, damaged(file)) for file in files], files))
    kinds = [kind for kind, _, _ in commands]
    assert kinds == ["error"] * 10 + ["warning"] * 10 + ["notice"]
    assert commands[-1][2].startswith("70 more errors and 10 more warnings than GitHub shows")


def test_nothing_wrong_says_nothing(harbour):
    assert workflow_commands(report_of([score(harbour, perfect(harbour))])) == ""


def test_a_fact_that_the_baseline_had_right_comes_before_one_that_it_had_not(harbour):
    output = damaged(harbour)
    before = report_of([score(harbour, output.model_copy(update={"summary": perfect(harbour).summary}))])
    now = report_of([score(harbour, output)])
    commands = read(now.model_copy(update={"comparison": compare(now, before, "before.json")}))
    titles = [values["title"] for kind, values, _ in commands if kind == "error"]
    assert titles[1:] == [
        "e1 is incorrect and was right before",
        "e3 is missing and was right before",
        "c2 is incorrect",
    ]


def test_a_failed_document_is_one_error_and_not_one_for_each_fact(harbour):
    failed = [score(harbour, Output(document="harbour.txt", repeat=at), error="no answer") for at in range(2)]
    assert [(values["title"], message) for _, values, message in read(report_of(failed))] == [
        ("harbour.txt failed", "no answer")
    ]


def test_repeats_that_agree_are_told_once_and_the_middle_state_counts(harbour):
    outputs = [damaged(harbour), damaged(harbour), perfect(harbour)]
    scores = [score(harbour, one.model_copy(update={"repeat": at})) for at, one in enumerate(outputs)]
    titles = [values["title"] for _, values, _ in read(report_of(scores))]
    assert sorted(titles) == sorted(set(titles))
    assert "e3 is missing" in titles
    one_of_three = [damaged(harbour), perfect(harbour), perfect(harbour)]
    scores = [score(harbour, one.model_copy(update={"repeat": at})) for at, one in enumerate(one_of_three)]
    assert not any("e3" in values["title"] for _, values, _ in read(report_of(scores)))


def test_hostile_text_gives_no_further_command(harbour):
    said = f"::error::x\n::set-output name=a::b\r\n%0A::warning::{HOSTILE}"
    failed = score(named(harbour, said), hostile(harbour).model_copy(update={"claims": None}), error=said)
    commands = read(report_of([failed], suite=said, gate=GateResult(passed=False, reasons=(said,))))
    assert len(commands) == 2


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_is_read_back_on_one_line(suite, reason):
    gate = GateResult(passed=False, reasons=(reason,))
    commands = read(report_of([], suite=suite, gate=gate))
    assert len(commands) == 1
    assert commands[0][0] == "error"
    if suite.isalnum():
        assert suite in commands[0][1]["title"]
