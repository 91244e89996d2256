from __future__ import annotations

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.evals.gold.files import load
from summarizer.evals.report import junit
from summarizer.evals.results import GateResult
from summarizer.evals.scoring.outcomes import DocumentScore, Output
from summarizer.evals.scoring.perfect import perfect
from summarizer.evals.scoring.score import score, skipped
from tests.evals.report.made import hostile, report_of
from tests.pages.checks import HOSTILE

_RESULTS = ("failure", "error", "skipped")
_COUNTED = {"failures": "failure", "errors": "error", "skipped": "skipped"}


def read(report):
    """The report, held against the structure that Ant writes and Jenkins, GitLab and others read."""
    root = ElementTree.fromstring(junit(report))
    assert root.tag == "testsuites"
    assert {child.tag for child in root} == {"testsuite"}
    for suite in root:
        assert suite.get("name")
        cases = suite.findall("testcase")
        assert [child.tag for child in suite] == [
            "properties",
            *["testcase"] * len(cases),
            *["system-out"] * (suite.find("system-out") is not None),
        ]
        assert int(suite.get("tests")) == len(cases)
        for attribute, tag in _COUNTED.items():
            assert int(suite.get(attribute)) == sum(case.find(tag) is not None for case in cases)
        assert float(suite.get("time")) >= 0
        assert len(suite.get("timestamp")) == 19
        for case in cases:
            assert case.get("classname")
            assert case.get("name")
            assert float(case.get("time")) >= 0
            tags = [child.tag for child in case]
            assert sum(tags.count(tag) for tag in _RESULTS) <= 1
            assert tags == sorted(tags, key=[*_RESULTS, "system-out"].index)
            for child in case:
                assert child.tag == "system-out" or child.get("message")
    for attribute in ("tests", *_COUNTED):
        assert int(root.get(attribute)) == sum(int(suite.get(attribute)) for suite in root)
    return root


def case_of(root, id_):
    return next(case for case in root.iter("testcase") if case.get("name").split()[0] == id_)


def test_each_labelled_fact_is_a_test_that_points_at_its_line(harbour, report):
    root = read(report)
    suite = root[0]
    ids = [case.get("name").split()[0] for case in suite.findall("testcase")]
    assert ids[:12] == [fact.id for fact in harbour.gold.facts()]
    case = case_of(root, "e1")
    assert case.get("classname") == suite.get("name") == "harbour.txt"
    assert case.get("file") == "gold/harbour.yaml"
    assert int(case.get("line")) == harbour.line_of["e1"]
    assert case.get("name").startswith("e1 signature")


def test_an_incorrect_fact_fails_and_says_what_differs(report):
    failure = case_of(read(report), "e1").find("failure")
    assert failure.get("type") == "incorrect"
    assert failure.text == "date: incorrect: expected XXXX-05-03, found 2024-05-03"


def test_a_missing_fact_fails(report):
    failure = case_of(read(report), "e3").find("failure")
    assert failure.get("type") == "missing"
    assert "domestic_approval" in failure.get("message")


def test_a_partial_fact_passes_and_says_what_is_partial(report):
    case = case_of(read(report), "c1")
    assert [child.tag for child in case] == ["system-out"]
    assert "content: partial" in case.find("system-out").text


def test_a_correct_fact_is_a_test_without_more(report):
    assert len(case_of(read(report), "p1")) == 0


def test_a_forbidden_fact_that_is_stated_fails(harbour, report):
    case = case_of(read(report), "x1")
    assert case.find("failure").get("type") == "forbidden"
    assert int(case.get("line")) == harbour.line_of["x1"]


def test_inventions_stand_in_the_output_of_the_suite(report):
    assert read(report)[0].find("system-out").text == "invented: cooperation_areas[1]: space flight"


def test_a_failed_document_has_errors_and_one_left_out_is_skipped(harbour):
    failed = read(report_of([score(harbour, Output(document="harbour.txt"), error="no answer")]))
    assert failed.get("errors") == "12"
    assert {error.get("message") for error in failed.iter("error")} == {"no answer"}
    assert read(report_of([skipped(harbour)])).get("skipped") == "12"


def test_a_failed_document_without_labelled_facts_does_not_pass_in_silence():
    empty = DocumentScore(document="a.txt", family="a", split="dev", gold="gold/a.yaml", facts=(), error="no answer")
    assert read(report_of([empty])).get("errors") == "1"


def test_a_caveat_that_is_not_given_fails(gold_path, harbour):
    text = gold_path.read_text(encoding="utf-8").replace("split: dev", "split: dev\ncaveats: [machine_written]")
    gold_path.write_text(text, encoding="utf-8")
    root = read(report_of([score(load(gold_path), perfect(harbour))]))
    assert root.get("failures") == "1"


def test_the_gate_is_a_suite_of_its_own(report):
    suite = read(report)[-1]
    assert suite.get("name") == "gate"
    failure = suite.find("testcase/failure")
    assert failure.text.splitlines() == list(report.gate.reasons)
    assert "tests the code, not the model" in suite.find("testcase/system-out").text
    passed = read(report.model_copy(update={"gate": GateResult(passed=True)}))[-1]
    assert passed.get("failures") == "0"


def test_repeats_are_suites_apart(harbour):
    again = perfect(harbour).model_copy(update={"repeat": 1})
    root = read(report_of([score(harbour, perfect(harbour)), score(harbour, again)]))
    assert [suite.get("name") for suite in root] == ["harbour.txt", "harbour.txt (reading 2)", "gate"]


def test_hostile_text_stays_text(harbour):
    root = read(report_of([score(harbour, hostile(harbour))], suite=HOSTILE, model=HOSTILE))
    assert root.get("name") == f"eval of {HOSTILE}"


@pytest.mark.parametrize("character", ["\x00", "\x0b", "\x1b", "\ufffe"])
def test_characters_that_xml_forbids_are_removed(report, character):
    gate = GateResult(passed=False, reasons=(f"one{character}two",))
    root = read(report.model_copy(update={"gate": gate}))
    assert root[-1].find("testcase/failure").text == "onetwo"


@given(st.text(max_size=60))
def test_any_text_gives_xml_that_can_be_read(said):
    read(report_of([], suite=said, model=said, gate=GateResult(passed=False, reasons=(f"Because: {said}",))))
