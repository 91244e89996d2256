from __future__ import annotations

import io

import pytest
from rich.console import Console

from summarizer.evals.figures.compare import compare
from summarizer.evals.report import terminal
from summarizer.evals.results import GateResult, Metric
from summarizer.evals.scoring.perfect import perfect
from summarizer.evals.scoring.score import score, skipped
from tests.evals.report.made import damaged_report, hostile, named, report_of
from tests.pages.checks import HOSTILE, UNSEEN


def printed(report, **options):
    """What is written to a file or a pipe."""
    stream = io.StringIO()
    Console(file=stream, width=80, **options).print(terminal(report))
    return stream.getvalue()


def row(text, name):
    return next(line.split() for line in text.splitlines() if line.split()[:1] == [name])


def test_a_pipe_gets_plain_lines_of_80_columns(harbour, report):
    baseline = report_of([score(harbour, perfect(harbour))], [harbour])
    text = printed(report.model_copy(update={"comparison": compare(report, baseline, "baseline.json")}))
    assert "\x1b" not in text
    assert max(map(len, text.splitlines())) <= 80


def test_a_terminal_gets_colours(report):
    assert "\x1b[" in printed(report, force_terminal=True, color_system="standard")


def test_every_metric_stands_with_its_interval_and_its_numbers(report):
    text = printed(report)
    for name, metric in report.metrics.items():
        cells = row(text, name)
        assert f"{metric.n}" in cells
        assert f"{metric.value:.3f}" in cells or cells[1] == str(int(metric.value))


def test_an_interval_is_shown_with_both_ends(report):
    metrics = {**report.metrics, "facts_f1": Metric(value=0.5, low=0.25, high=0.75, n=8, documents=7, families=6)}
    assert row(printed(report.model_copy(update={"metrics": metrics})), "facts_f1")[1:] == [
        *("0.500", "0.250", "to", "0.750"),
        *("8", "7", "6"),
    ]


def test_a_metric_with_nothing_to_measure_is_neither_0_nor_1(harbour):
    text = printed(report_of([skipped(harbour)], [harbour]))
    assert row(text, "facts_f1")[1:3] == ["-", "-"]


def test_a_long_note_stands_once_below_the_figures(report):
    noted = [metric for metric in report.metrics.values() if metric.note]
    assert len(noted) > 3
    assert len({metric.note for metric in noted}) == 1
    assert " ".join(printed(report).split()).count(noted[0].note) == 1


def test_fields_and_their_slots_have_the_columns_of_muc(report):
    text = printed(report)
    head = next(line.split() for line in text.splitlines() if "COR" in line)
    assert head[:5] == ["COR", "PAR", "INC", "MIS", "SPU"]
    assert row(text, "event")[1:6] == ["1", "0", "1", "1", "0"]
    assert row(text, "event.date")[1:6] == ["1", "0", "1", "0", "0"]
    assert row(text, "area")[1:6] == ["1", "0", "0", "0", "1"]


def test_documents_stand_with_their_counts_and_the_error_of_a_failed_one(harbour):
    failed = score(harbour, perfect(harbour).model_copy(update={"claims": None}), error="the endpoint did not answer")
    text = printed(report_of([failed], [harbour]))
    assert row(text, "harbour.txt")[1] == "8"
    assert "harbour.txt: the endpoint did not answer" in text
    assert "ERR" in text


def test_the_reasons_of_the_gate_come_last(report):
    text = printed(report)
    assert text.index("FAILED") > text.index("Documents")
    assert " - facts_f1 is 0.71, and must be at least 0.9." in text
    passed = printed(report.model_copy(update={"gate": GateResult(passed=True)}))
    assert "PASSED" in passed
    assert "FAILED" not in passed


@pytest.mark.parametrize(
    ("mode", "said"),
    [
        ("replay", "replay: recorded answers of model-a; tests the code, not the model."),
        ("record", "record: model-a was asked and its answers were kept; tests the model."),
        ("live", "live: model-a was asked; tests the model."),
    ],
)
def test_the_mode_says_what_is_tested(report, mode, said):
    assert said in printed(report.model_copy(update={"mode": mode}))


def test_lost_facts_come_before_gained_ones(harbour):
    _, output = damaged_report(harbour)
    half = output.model_copy(update={"summary": perfect(harbour).summary})
    now = report_of([score(harbour, half)], [harbour])
    before = report_of([score(harbour, perfect(harbour).model_copy(update={"summary": output.summary}))], [harbour])
    text = printed(now.model_copy(update={"comparison": compare(now, before, "before.json")}))
    assert text.index("Lost:") < text.index("harbour.txt c2") < text.index("Gained:") < text.index("harbour.txt e3")
    assert "exact McNemar test" in text


def test_a_long_list_of_changes_is_cut_and_says_so(harbour):
    files = [named(harbour, f"d{at:02}.txt") for at in range(4)]
    before = report_of([score(file, perfect(file)) for file in files], files)
    now = report_of(
        [score(file, perfect(file).model_copy(update={"claims": None, "summary": None})) for file in files], files
    )
    comparison = compare(now, before, "before.json")
    text = printed(now.model_copy(update={"comparison": comparison}))
    assert comparison.lost == 48
    assert "... and 28 more" in text


def test_more_documents_than_a_screen_holds_are_cut_to_the_worst(harbour):
    one = score(harbour, perfect(harbour))
    good = [one.model_copy(update={"document": f"d{at:02}.txt"}) for at in range(70)]
    bad = named(harbour, "bad.txt")
    report = report_of([*good, score(bad, perfect(bad).model_copy(update={"claims": None}), error="no answer")])
    text = printed(report)
    assert "the 60 worst of 71" in text
    assert row(text, "bad.txt")


def test_nothing_that_a_document_says_acts_on_the_terminal(harbour):
    report = report_of([score(harbour, hostile(harbour))], suite=f"\x1b[31m{UNSEEN}[bold]", model=f"[link={HOSTILE}]")
    baseline = report_of([score(harbour, perfect(harbour))])
    report = report.model_copy(update={"comparison": compare(report, baseline, "\x1b]8;;x\x07")})
    text = printed(report)
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "[U+001B][31ma[U+202E]b" in text
    assert "[bold]" in text
