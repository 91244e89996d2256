"""A run of a suite: every document is read, scored and reported, and what goes wrong is told."""

from __future__ import annotations

import json

import pytest

from summarizer.errors import (
    AuthenticationFailed,
    EvalError,
    InvalidAnswer,
    ProviderUnreachable,
    RecordingMissing,
)
from summarizer.evals.suite import load_suite
from summarizer.extract.drafts import TreatyDraft
from summarizer.llm import CachedModel, FakeModel, ModelInfo, ResponseCache
from tests.evals.bench import NAMES, TREATY, failing, good, lines, same


def test_a_replay_gives_what_the_recording_gave(bench):
    recorded, outputs = bench.run(good, mode="record")
    replayed, again = bench.run()
    assert recorded.gate.passed
    assert replayed.gate.passed
    assert same(replayed) == same(recorded)
    assert again == outputs
    assert (recorded.mode, replayed.mode) == ("record", "replay")
    assert [one.document for one in outputs] == [f"{name}.txt" for name in NAMES]
    assert replayed.usage.calls == 6
    assert sorted(file.stem for file in bench.recordings.iterdir()) == sorted(NAMES)


def test_the_report_says_what_was_run(bench):
    report, _ = bench.run(good, mode="live")
    assert (report.suite, report.model, report.strategy, report.mode, report.repeats) == (
        *("small", "fake", "single", "live"),
        1,
    )
    assert report.gold_sha256 == load_suite(bench.path).gold_sha256
    assert "claims" in report.prompt_versions
    states = {fact.id: fact.state for fact in report.documents[0].facts}
    assert states["p1"] == states["t1"] == states["c4"] == "correct"
    assert states["e1"] == states["c1"] == "missing"
    assert report.metrics["facts_recall"].documents == 3


@pytest.mark.parametrize("which", range(2))
def test_one_missing_recording_fails_the_run(bench, which):
    bench.run(good, mode="record")
    path = bench.recordings / "lagoon.jsonl"
    kept = lines(path)
    del kept[1 + which]
    path.write_text("".join(kept), encoding="utf-8")
    report, outputs = bench.run()
    assert not report.gate.passed
    (score,) = [one for one in report.documents if one.error]
    assert score.document == "lagoon.txt"
    assert "The recordings hold no answer of fake" in score.error
    assert f"summarizer eval {bench.path} --record --model fake" in score.error
    assert {fact.state for fact in score.facts} > {"error"}  # the other record was replayed
    assert len(outputs) == 3


def test_a_missing_file_of_recordings_fails_the_run(bench):
    bench.run(good, mode="record")
    (bench.recordings / "quay.jsonl").unlink()
    report, outputs = bench.run()
    assert not report.gate.passed
    assert {fact.state for fact in report.documents[2].facts} == {"error"}
    assert "no recording" in report.documents[2].error
    assert len(outputs) == 2


def test_without_any_recording_there_is_no_report(bench):
    with pytest.raises(RecordingMissing) as caught:
        bench.run()
    assert "--record" in caught.value.hint
    bench.run(good, mode="record")
    with pytest.raises(RecordingMissing, match="other"):
        bench.replay_of("other")


def test_a_changed_document_is_not_answered_from_old_recordings(bench, tmp_path):
    bench.run(good, mode="record")
    path = tmp_path / "documents" / "harbour.txt"
    path.write_text(path.read_text(encoding="utf-8").replace("the story", "a story"), encoding="utf-8")
    report, _ = bench.run()
    assert not report.gate.passed
    assert report.documents[0].error
    assert len([name for name in report.unused_recordings if name.startswith("harbour")]) == 2


def test_unused_recordings_are_told_and_fail_a_replay(bench):
    bench.run(good, mode="record")
    path = bench.recordings / "harbour.jsonl"
    path.write_text("".join(lines(path)) + json.dumps({"key": "0" * 64, "task": "old", "epoch": 0, "answer": {}}))
    report, _ = bench.run()
    (unused,) = report.unused_recordings
    assert unused.startswith("harbour.jsonl: old (repeat 1, 0000")
    assert not report.gate.passed
    bench.run(good, mode="record")
    assert bench.run()[0].unused_recordings == ()


def test_recordings_of_several_models_are_not_guessed_between(bench):
    bench.run(good, mode="record")
    bench.run(model=FakeModel(good, info=ModelInfo("org/b", 8192, "single")), mode="record")
    with pytest.raises(EvalError, match=r"several models: fake, org-b-") as caught:
        bench.run()
    assert "--model" in caught.value.hint
    for name in ("fake", "org/b"):
        assert bench.replay_of(name)[0].model == name


def test_a_failing_document_harms_no_other(bench):
    report, outputs = bench.run(failing("lagoon", ProviderUnreachable("The line is dead.")), mode="live")
    assert not report.gate.passed
    assert {fact.state for fact in report.documents[1].facts} == {"error"}
    assert report.documents[1].error == "The line is dead."
    assert {fact.state for fact in report.documents[0].facts} == {"correct", "missing"}
    assert [one.document for one in outputs] == ["harbour.txt", "quay.txt"]


@pytest.mark.parametrize("error", [ProviderUnreachable("Dead.", hint="Mend it."), InvalidAnswer("No JSON.")])
def test_a_suite_whose_every_call_failed_has_no_figures(bench, error):
    with pytest.raises(type(error), match="No document of the suite small gave an output") as caught:
        bench.run(lambda _: error, mode="live")
    assert caught.value.hint == error.hint


def test_what_no_document_can_escape_ends_the_run_at_once(bench):
    model = FakeModel(lambda _: AuthenticationFailed("Wrong key."))
    with pytest.raises(AuthenticationFailed):
        bench.run(model=model, mode="live")
    assert len(model.questions) < 3  # of six


def test_an_invalid_answer_is_replayed_as_such(bench):
    recorded, _ = bench.run(failing("quay", InvalidAnswer("No JSON.")), mode="record")
    replayed, _ = bench.run()
    assert recorded.documents[2].error
    assert same(recorded) == same(replayed)


# ---------------------------------------------------------------------------------------------------- limit and repeats


def test_what_is_left_out_is_not_run_and_told(bench):
    model = FakeModel(good)
    report, outputs = bench.run(model=model, mode="live", limit=1)
    assert len(model.questions) == 2
    assert len(outputs) == 1
    assert [{fact.state for fact in one.facts} for one in report.documents[1:]] == [{"not_run"}] * 2
    assert report.metrics["facts_recall"].documents == 1
    assert any("left out" in note for note in report.gate.notes)


def test_repeats_are_samples_of_their_own(bench):
    model = FakeModel(good)
    recorded, outputs = bench.run(model=model, mode="record", repeats=3)
    assert len(model.questions) == 3 * 3 * 2
    assert {(one.seed, one.temperature) for one in model.questions} == {(1, 0.7), (2, 0.7), (3, 0.7)}
    assert [(one.document, one.repeat) for one in outputs[:4]] == [
        ("harbour.txt", 0),
        ("harbour.txt", 1),
        ("harbour.txt", 2),
        ("lagoon.txt", 0),
    ]
    replayed, _ = bench.run()
    assert replayed.repeats == 3
    assert same(replayed) == same(recorded)
    fewer, _ = bench.run(repeats=1)
    assert fewer.repeats == 1
    assert not any(one.error for one in fewer.documents)
    assert len(fewer.unused_recordings) == 12


def test_more_repeats_than_were_recorded_are_missing(bench):
    bench.run(good, mode="record")
    report, _ = bench.run(repeats=2)
    assert not report.gate.passed
    assert [one.repeat for one in report.documents if one.error] == [1, 1, 1]


def test_a_document_that_is_read_once_is_read_as_the_product_does(bench):
    model = FakeModel(good)
    bench.run(model=model, mode="live")
    assert {(one.seed, one.temperature) for one in model.questions} == {(1, 0.0)}


def test_a_model_with_a_cache_is_refused(bench, tmp_path):
    cached = CachedModel(FakeModel(good), ResponseCache(tmp_path), identity={})
    with pytest.raises(EvalError, match="cache"):
        bench.run(model=cached, mode="live")


def test_a_live_run_needs_a_model(bench):
    with pytest.raises(EvalError, match="no model"):
        bench.run(mode="live")


# --------------------------------------------------------------------------------------------------- baseline and names


def test_a_run_is_compared_with_its_baseline(bench, tmp_path):
    first, _ = bench.run(good, mode="live")
    path = tmp_path / "base.json"
    path.write_text(first.model_dump_json(), encoding="utf-8")
    worse, _ = bench.run(without_title, mode="live", baseline=path)
    assert worse.comparison.lost == 3
    bench.change(baseline={"file": "../base.json", "metrics": {"facts_f1": 0.0}})
    same_again, _ = bench.run(good, mode="live")
    assert same_again.comparison.baseline_model == "fake"
    assert same_again.gate.passed


def without_title(question):
    return {**TREATY, "title": None} if question.draft is TreatyDraft else good(question)


def test_a_baseline_that_was_named_and_is_not_there_is_told_before_the_run(bench, tmp_path):
    model = FakeModel(good)
    with pytest.raises(EvalError, match=r"no baseline .*gone\.json"):
        bench.run(model=model, mode="live", baseline=tmp_path / "gone.json")
    assert model.questions == []


def test_documents_whose_recordings_would_be_one_file_are_refused(bench, tmp_path):
    gold = tmp_path / "gold" / "lagoon.yaml"
    (tmp_path / "documents" / "lagoon.txt").rename(tmp_path / "documents" / "harbour.md")
    gold.write_text(gold.read_text(encoding="utf-8").replace("lagoon.txt", "harbour.md"), encoding="utf-8")
    with pytest.raises(EvalError, match=r"harbour\.md") as caught:
        bench.run(good, mode="live")
    assert "Rename" in caught.value.hint


def test_whoever_waits_is_told_how_far_it_is(bench):
    stages = []
    bench.run(good, mode="live", progress=stages)
    assert [stage.document for stage in stages if stage.event == "begun"] == [f"{name}.txt" for name in NAMES]
    assert [stage.done for stage in stages if stage.event == "finished"] == [1, 2, 3]
    assert {stage.total for stage in stages} == {3}
    assert {stage.task for stage in stages if stage.event == "asked"} == {"treaty", "claims"}


def test_several_documents_can_be_read_at_once(bench):
    one, _ = bench.run(good, mode="live")
    three, _ = bench.run(good, mode="live", at_once=3)
    assert same(one) == same(three)
