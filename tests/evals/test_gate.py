"""The gate: what passes, what does not, and in which words."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.evals.figures.compare import compare
from summarizer.evals.figures.metrics import summarise
from summarizer.evals.gate import judge
from summarizer.evals.suite import BaselineRule, Limits, Suite
from tests.evals.made_runs import document, hit, report

NAMES = [f"d{number}.txt" for number in range(8)]


def suite(documents, gates=None, drops=None):
    baseline = BaselineRule(file="../baselines/small.json", metrics=drops) if drops else None
    gates = {name: Limits(**limits) for name, limits in (gates or {}).items()}
    return Suite(
        schema_version=1, name="small", gold=("x",), documents=documents, facts=1, gates=gates, baseline=baseline
    )


def run(*documents, gates=None, drops=None, mode="replay", expected=None, **more):
    expected = len({one.document for one in documents}) if expected is None else expected
    return judge(
        suite=suite(expected, gates, drops), mode=mode, metrics=summarise(documents), documents=documents, **more
    )


def several(states):
    return [document(name, letters) for name, letters in zip(NAMES, states, strict=False)]


def against(now, before, *, allowed=0.0, mode="replay", metric="facts_recall", **changes):
    """The gate on a run and a baseline, each given by the states of its documents."""
    now, before = several(now), several(before)
    comparison = compare(report(*now), report(*before, **changes), "evals/baselines/small.json")
    return run(*now, drops={metric: allowed}, mode=mode, comparison=comparison)


# --------------------------------------------------------------------------------------------------------------- limits


def test_a_run_that_meets_its_limits_passes():
    found = run(*several(["ccm"] * 6), gates={"facts_recall": {"min": 0.6}, "forbidden": {"max": 0}})
    assert (found.passed, found.reasons) == (True, ())


def test_a_figure_below_its_limit_fails_with_numbers_and_facts():
    found = run(*several(["ccm", "cii", "ccc", "cmc", "ccc", "cpc"]), gates={"facts_recall": {"min": 0.8}})
    assert not found.passed
    assert len(found.reasons) == 1
    assert found.reasons[0].startswith("facts_recall is 0.75 (95 % interval 0.")
    assert found.reasons[0].endswith(
        ", 6 documents), and must be at least 0.8; see d0.txt e3; d1.txt e2, e3; d3.txt e2; d5.txt e2."
    )


def test_a_limit_is_met_by_the_figure_itself():
    assert run(*several(["cccm"] * 6), gates={"facts_recall": {"min": 0.75, "max": 0.75}}).passed


def test_a_limit_may_hold_an_end_of_the_interval():
    documents = several(["cccc", "cccm", "ccmm", "cccc", "cccm", "cccc", "ccmc", "cccc"])
    low, high = (summarise(documents)["facts_recall"].low, summarise(documents)["facts_recall"].high)
    assert low < 0.8 < high
    assert run(*documents, gates={"facts_recall": {"min": 0.8}}).passed
    found = run(*documents, gates={"facts_recall": {"min": 0.8, "of": "low"}})
    assert "must be at least 0.8 at the lower end of its interval" in found.reasons[0]
    assert not run(*documents, gates={"facts_recall": {"max": 0.9, "of": "high"}}).passed
    assert run(*documents, gates={"facts_recall": {"min": 0.9, "of": "high"}}).passed


def test_without_an_interval_its_end_is_not_met():
    found = run(document("a.txt", "cc"), gates={"facts_recall": {"min": 0.5, "of": "low"}})
    assert "has no interval (one family shows no spread" in found.reasons[0]


def test_nothing_to_measure_meets_no_limit():
    found = run(*several(["cc"] * 6), gates={"claims_f1": {"min": 0}})
    assert found.reasons == ("claims_f1 has nothing to measure, and must be at least 0.",)


def test_too_few_documents_are_noted_once_for_all_metrics():
    found = run(*several(["cm", "cc"]), gates={"facts_recall": {"min": 0.1}, "facts_f1": {"min": 0.1}})
    assert found.passed
    assert found.notes == ("facts_recall, facts_f1: 2 families are too few to rely on the interval (fewer than 6).",)


@settings(max_examples=25)
@given(st.lists(st.text("cpim", min_size=1, max_size=4), min_size=1, max_size=8), st.floats(0, 1))
def test_a_limit_fails_exactly_the_figures_below_it(states, limit):
    documents = several(states)
    found = run(*documents, gates={"facts_recall": {"min": limit}})
    assert found.passed == (summarise(documents)["facts_recall"].value >= limit - 1e-9)
    assert found.passed == (not found.reasons)


# ----------------------------------------------------------------------------------------------------- failed, left out


def test_a_failed_document_fails_the_run_however_good_the_rest():
    found = run(*several(["c" * 50, "ee", "c" * 50]), gates={"facts_recall": {"min": 0.5}})
    assert found.reasons == (
        "1 document failed, with 2 facts that ended as errors: d1.txt (the endpoint did not answer).",
    )


def test_a_run_whose_every_call_failed_says_so():
    found = run(*several(["ee", "ee"]))
    assert found.reasons[0].startswith("Every document failed, with 4 facts that ended as errors: d0.txt (")


def test_one_failed_record_or_repeat_is_enough():
    half = document("a.txt", "ce", error="The answer was cut off.\nTwice.")
    again = document("a.txt", "ee", repeat=1)
    assert "1 document failed, with 1 fact that ended as errors: a.txt (The answer was cut off. Twice)." in (
        run(half, document("b.txt", "cc")).reasons
    )
    assert "a.txt, repeat 2 (" in run(document("a.txt", "cc"), again).reasons[0]


def test_facts_that_were_not_run_fail_unless_left_out_on_purpose():
    documents = several(["cc", "--", "---"])
    assert run(*documents).reasons == ("5 facts ended as not run: d1.txt; d2.txt.",)
    found = run(*documents, partial=True)
    assert found.passed
    assert "The run was partial on purpose and left out 2 documents." in found.notes


@pytest.mark.parametrize("partial", [True, False])
def test_nothing_run_is_no_pass(partial):
    assert "No document was run, so that nothing was measured." in run(*several(["--"]), partial=partial).reasons
    assert not run(expected=2, partial=partial).passed


def test_a_document_that_was_never_scored_fails():
    assert run(*several(["cc"]), expected=2).reasons == ("The suite is of 2 documents, and the run scored 1.",)


def test_a_recording_that_nothing_asked_for_fails_a_replay():
    unused = [f"{n:02}ab" for n in range(10)]
    found = run(*several(["cc"]), unused_recordings=unused)
    assert "No question of this run asked for 10 recordings" in found.reasons[0]
    assert found.reasons[0].endswith("00ab; 01ab; 02ab; 03ab; 04ab; 05ab; 06ab; 07ab and 2 more.")
    assert run(*several(["cc"]), unused_recordings=unused, mode="live").passed
    part = run(*several(["cc", "--"]), unused_recordings=unused, partial=True)
    assert part.passed
    assert any("10 recordings" in note for note in part.notes)


# ------------------------------------------------------------------------------------------------------------ forbidden


def test_every_forbidden_fact_is_named():
    documents = [document("a.txt", "cc", forbidden=(hit("x1"), hit("x2"))), document("b.txt", "c", forbidden=(hit(),))]
    for gates in ({"forbidden": {"max": 0}}, {}):
        (reason,) = run(*documents, gates=gates).reasons
        assert reason.startswith("forbidden is 3 (95 % interval")
        assert "must be at most 0; see a.txt x1 at events[0] (signed, 2024); a.txt x2 at" in reason
        assert "b.txt x1" in reason


def test_a_hit_in_one_of_several_repeats_fails():
    documents = [document("a.txt", "c", repeat=n, forbidden=(hit(),) if n == 2 else ()) for n in range(3)]
    assert not run(*documents, gates={"forbidden": {"max": 0}}).passed


def test_as_many_forbidden_facts_as_allowed_are_noted():
    documents = [document("a.txt", "cc", forbidden=(hit(),)), document("b.txt", "cc")]
    found = run(*documents, gates={"forbidden": {"max": 1}})
    assert found.passed
    assert "as often as the suite allows: a.txt x1 at events[0] (signed, 2024)." in found.notes[-1]


def test_a_caveat_that_is_lacking_is_noted():
    found = run(document("a.txt", "cc", missing_caveats=("machine_written",)))
    assert "A caveat that the text calls for is not given: a.txt (machine_written)." in found.notes


# ------------------------------------------------------------------------------------------------------------- baseline


def test_a_replay_may_not_drop_at_all():
    found = against(["ccc", "ccm"], ["ccc", "ccc"])
    (reason,) = found.reasons
    assert reason.startswith("facts_recall went from 1 to 0.8333, a difference of -0.1667 (95 % interval ")
    assert reason.endswith(
        "2 documents, too little data), and may be worse than the baseline by 0 at most; no longer right: d1.txt e3."
    )


def test_a_replay_may_drop_as_far_as_allowed():
    assert against(["cccccccccm"] * 2, ["cccccccccc"] * 2, allowed=0.1).passed
    assert not against(["cccccccccm"] * 2, ["cccccccccc"] * 2, allowed=0.09).passed


def test_getting_better_passes():
    for mode in ("replay", "live"):
        assert against(["ccc"] * 6, ["ccm"] * 6, mode=mode).passed


def test_a_live_run_fails_when_the_whole_interval_is_beyond_what_is_allowed():
    now, before = ["ccmm", "cmmm", "ccmm", "cmmm", "ccmm", "ccmm"], ["cccc"] * 6
    assert not against(now, before, mode="live").passed
    assert not against(now, before, mode="live", allowed=0.4).passed
    assert against(now, before, mode="live", allowed=0.5).passed


def test_a_live_run_within_chance_passes_with_a_note():
    found = against(["cccccccccm"] * 5 + ["c" * 10] * 3, ["c" * 10] * 7 + ["cccccccccm"], mode="live")
    assert found.passed
    assert "no difference found): more than the 0 allowed, and within what chance would do." in found.notes[-1]


def test_too_little_data_is_said_and_not_called_equal():
    found = against(["cm", "cc"], ["cc", "cc"], mode="live")
    assert found.passed
    assert "2 documents, too little data): too little data to tell more than that; the smallest" in found.notes[-1]


def test_forbidden_facts_may_not_become_more():
    before = [document(name, "cc") for name in NAMES]
    now = [*before[:-1], document(NAMES[-1], "cc", forbidden=(hit(),))]
    comparison = compare(report(*now), report(*before), "b.json")
    found = run(*now, gates={"forbidden": {"max": 5}}, drops={"forbidden": 0}, comparison=comparison)
    assert found.reasons[0].startswith("forbidden went from 0 to 1, a difference of 1 (")
    assert run(*now, gates={"forbidden": {"max": 5}}, drops={"forbidden": 1}, comparison=comparison).passed


def test_a_baseline_of_other_gold_fails_and_says_how_to_renew_it():
    found = against(["cc"], ["cc"], gold_sha256="1" * 64)
    (reason,) = found.reasons
    assert "evals/baselines/small.json was scored against other gold" in reason
    assert reason.endswith("renew it: summarizer eval small --replay --json evals/baselines/small.json.")


def test_a_baseline_that_the_suite_asks_for_must_be_compared_with():
    found = run(*several(["cc"]), drops={"facts_f1": 0})
    assert "was not compared with the baseline ../baselines/small.json" in found.reasons[0]


def test_a_metric_that_cannot_be_compared_fails():
    found = against(["cc"], ["cc"], metric="claims_f1")
    assert found.reasons == (
        "claims_f1 cannot be held against the baseline evals/baselines/small.json: one has nothing to measure.",
    )


def test_a_replay_and_a_live_baseline_are_not_mixed_silently():
    found = against(["cc"], ["cc"], mode="live")
    assert "This run asked the model and the baseline was replayed" in found.notes[0]
    assert not any("asked the model" in note for note in against(["cc"], ["cc"]).notes)


def test_a_metric_without_a_limit_that_got_worse_is_noted():
    found = against(["ccmm"] * 7, ["cccc"] * 7, metric="grounding")
    assert found.passed
    assert any(note.startswith("facts_recall went from 1 to 0.5") and "no limit" in note for note in found.notes)
