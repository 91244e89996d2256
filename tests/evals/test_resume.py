"""A run that is broken off is gone on with; nothing that was paid for is lost, and no recording is left in part."""

from __future__ import annotations

import pytest

from summarizer.errors import (
    BudgetExceeded,
    ProviderUnreachable,
    RequestRefused,
)
from summarizer.evals.recordings.sources import kept_answers
from summarizer.extract.drafts import TreatyDraft
from summarizer.llm import FakeModel
from tests.evals.bench import NAMES, TREATY, failing, good, same


class Killed(BaseException):
    """What ends a run from outside."""


def dying(after):
    """As ``good``, until so many answers were given."""
    given = []

    def answers(question):
        if len(given) == after:
            raise Killed
        given.append(question)
        return good(question)

    return answers


@pytest.mark.parametrize("mode", ["live", "record"])
@pytest.mark.parametrize("after", [1, 2, 5])
def test_a_run_that_was_broken_off_goes_on_where_it_was(bench, mode, after):
    with pytest.raises(Killed):
        bench.run(dying(after), mode=mode)
    assert kept_answers(bench.journal) == after
    model = FakeModel(good)
    report, _ = bench.run(model=model, mode=mode, resume=True)
    assert len(model.questions) == 6 - after
    assert not bench.journal.exists()
    whole, _ = bench.run(good, mode="live")
    assert {**same(report), "usage": None} == {**same(whole), "usage": None}
    assert report.usage.calls == whole.usage.calls == 6


def test_a_torn_line_of_a_killed_run_is_asked_again(bench):
    with pytest.raises(Killed):
        bench.run(dying(4), mode="live")
    journal = bench.journal / "lagoon.jsonl"
    journal.write_bytes(journal.read_bytes()[:-30])
    model = FakeModel(good)
    bench.run(model=model, mode="record", resume=True)
    assert len(model.questions) == 3
    assert bench.run()[0].gate.passed


def test_without_resume_a_run_begins_anew(bench):
    with pytest.raises(Killed):
        bench.run(dying(4), mode="live")
    model = FakeModel(good)
    bench.run(model=model, mode="live")
    assert len(model.questions) == 6


def test_a_finished_run_leaves_no_journal_to_the_next(bench):
    bench.run(good, mode="live")
    model = FakeModel(good)
    bench.run(model=model, mode="live", resume=True)
    assert len(model.questions) == 6


def test_resume_asks_again_for_what_failed_alone(bench):
    bench.run(failing("lagoon", ProviderUnreachable("Dead.")), mode="live")
    model = FakeModel(good)
    report, _ = bench.run(model=model, mode="live", resume=True)
    assert len(model.questions) == 2
    assert report.gate.passed


def test_recording_replaces_a_document_when_it_is_finished(bench):
    bench.run(good, mode="record")
    before = {name: (bench.recordings / f"{name}.jsonl").read_bytes() for name in NAMES}
    with pytest.raises(Killed):
        bench.run(other_then_dying, mode="record")
    after = {name: (bench.recordings / f"{name}.jsonl").read_bytes() for name in NAMES}
    assert [name for name in NAMES if before[name] != after[name]] == ["harbour"]
    assert bench.run()[0].gate.passed


def other_then_dying(question):
    """Other answers than ``good``, until the second document comes."""
    if "of lagoon" in question.messages[-1]["content"]:
        raise Killed
    return {**TREATY, "title": None} if question.draft is TreatyDraft else {"claims": []}


def test_recording_can_be_completed(bench):
    bench.run(good, mode="record")
    (bench.recordings / "lagoon.jsonl").unlink()
    model = FakeModel(good)
    bench.run(model=model, mode="record", resume=True)
    assert len(model.questions) == 2
    assert bench.run()[0].gate.passed


def test_no_recording_is_left_that_misses_an_answer(bench):
    report, _ = bench.run(failing("lagoon", ProviderUnreachable("Dead.")), mode="record")
    assert not report.gate.passed
    assert sorted(file.stem for file in bench.recordings.iterdir()) == ["harbour", "quay"]


def test_an_answer_lost_in_a_second_chance_is_lost_to_a_replay(bench):
    """The extraction goes on without a second answer. A recording without it would not replay."""

    def answers(question):
        if any("Narnia" in message["content"] for message in question.messages):
            return RequestRefused("Refused.")
        if question.draft is TreatyDraft:
            return {**TREATY, "parties": [{"name": "Narnia", "sentences": [1]}]}
        return good(question)

    report, outputs = bench.run(answers, mode="record", limit=1)
    assert report.documents[0].error == "Refused."
    assert not bench.recordings.exists()
    assert outputs[0].summary is not None
    live, _ = bench.run(answers, mode="live", limit=1)
    assert live.documents[0].error is None


def test_a_used_up_budget_ends_the_run_and_keeps_what_was_paid_for(bench):
    with pytest.raises(BudgetExceeded):
        bench.run(good, mode="live", token_budget=1)
    kept = kept_answers(bench.journal)
    assert kept > 0
    model = FakeModel(good)
    bench.run(model=model, mode="live", resume=True)
    assert len(model.questions) == 6 - kept
