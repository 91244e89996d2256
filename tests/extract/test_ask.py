"""Asking and grounding: second chances, failures, the end of the budget."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import pytest
from pydantic import BaseModel

from summarizer.errors import BudgetExceeded, InvalidAnswer, ProviderTimeout, RequestRefused
from summarizer.extract.ask import Ask, Grounded, Job, put
from summarizer.extract.progress import Step, silent
from summarizer.llm import FakeModel, Meter, Question
from summarizer.records.evidence import Evidence, Rejection
from summarizer.records.treaty import CooperationArea


class Areas(BaseModel):
    areas: list[str]


def ground(answer: Areas) -> Grounded:
    """Areas with a capital letter are not supported."""
    facts, rejected = [], []
    for area in answer.areas:
        if area[0].isupper():
            rejected.append(Rejection(path="areas", value=area, reason="It is not in the text."))
        else:
            evidence = Evidence(document_id="d", quote=area, start=0, end=len(area))
            facts.append(CooperationArea(area=area, evidence=[evidence]))
    return Grounded(tuple(facts), tuple(rejected))


def ask(place: str) -> Ask[Areas]:
    return Ask(Question("areas", [{"role": "user", "content": place}], Areas), place, ground)


def job(
    model: FakeModel, *, budget: int | None = None, second_chances: int = 0, progress: Callable[[Step], None] = silent
) -> Job:
    return Job("d", model, Meter(budget), progress, second_chances)


def run(work: Job, *places: str) -> Grounded:
    return asyncio.run(put(work, [ask(place) for place in places]))


def areas(grounded: Grounded) -> list[str]:
    return [fact.area for fact in grounded.facts if isinstance(fact, CooperationArea)]


def test_answers_come_in_the_order_of_the_questions() -> None:
    model = FakeModel({"areas": [{"areas": ["trade"]}, {"areas": ["space", "fish"]}]})
    assert areas(run(job(model), "s1", "s2")) == ["trade", "space", "fish"]


def test_a_refused_value_is_told_to_the_model_which_may_answer_again() -> None:
    model = FakeModel({"areas": [{"areas": ["trade", "Moon"]}, {"areas": ["trade", "space"]}]})
    grounded = run(job(model, second_chances=1), "s1")
    assert areas(grounded) == ["trade", "space"]
    assert [each.value for each in grounded.rejected] == ["Moon"]
    again = model.questions[1].messages
    assert "Moon" in again[-1]["content"]
    assert "It is not in the text." in again[-1]["content"]
    assert again[-2] == {"role": "assistant", "content": '{"areas":["trade","Moon"]}'}


def test_what_was_right_the_first_time_survives_a_worse_second_answer() -> None:
    model = FakeModel({"areas": [{"areas": ["trade", "Moon"]}, {"areas": ["Mars"]}]})
    grounded = run(job(model, second_chances=1), "s1")
    assert areas(grounded) == ["trade"]
    assert [each.value for each in grounded.rejected] == ["Moon", "Mars"]


def test_second_chances_are_bounded() -> None:
    model = FakeModel({"areas": [{"areas": ["Moon"]}] * 9})
    run(job(model, second_chances=2), "s1")
    assert len(model.questions) == 3


def test_a_failed_second_chance_leaves_the_first_answer() -> None:
    model = FakeModel({"areas": [{"areas": ["trade", "Moon"]}, InvalidAnswer("No.")]})
    assert areas(run(job(model, second_chances=1), "s1")) == ["trade"]


def test_a_question_without_a_valid_answer_is_listed_and_harms_no_other() -> None:
    model = FakeModel({"areas": [InvalidAnswer("The answer is not JSON."), {"areas": ["trade"]}]})
    grounded = run(job(model), "sentence 1", "sentence 2")
    assert areas(grounded) == ["trade"]
    assert [(each.path, each.reason) for each in grounded.rejected] == [("sentence 1", "The answer is not JSON.")]


def test_when_no_question_gets_a_valid_answer_the_caller_is_told() -> None:
    model = FakeModel({"areas": [InvalidAnswer("The answer is not JSON.")] * 2})
    with pytest.raises(InvalidAnswer, match="not JSON"):
        run(job(model), "s1", "s2")


def test_places_without_a_valid_answer_are_remembered() -> None:
    work = job(FakeModel({"areas": [InvalidAnswer("No."), {"areas": ["trade"]}]}))
    run(work, "s1", "s2")
    assert work.unanswered == ["s1"]


def test_a_second_chance_that_the_endpoint_refuses_leaves_the_first_answer() -> None:
    model = FakeModel({"areas": [{"areas": ["trade", "Moon"]}, RequestRefused("The context is too long.")]})
    assert areas(run(job(model, second_chances=1), "s1")) == ["trade"]


def test_a_second_chance_that_the_endpoint_has_no_time_for_is_not_left_out_in_silence() -> None:
    model = FakeModel({"areas": [{"areas": ["trade", "Moon"]}, ProviderTimeout("Too slow.")]})
    with pytest.raises(ProviderTimeout):
        run(job(model, second_chances=1), "s1")


def test_a_fault_of_the_provider_reaches_the_caller_as_itself() -> None:
    model = FakeModel({"areas": [ProviderTimeout("Too slow."), {"areas": ["trade"]}]})
    with pytest.raises(ProviderTimeout, match="Too slow"):
        run(job(model), "s1", "s2")


def test_the_end_of_the_budget_keeps_what_was_answered_and_lists_the_rest() -> None:
    model = FakeModel({"areas": [{"areas": ["trade"]}] * 3})
    work = job(model, budget=1)
    assert areas(run(work, "s1", "s2", "s3")) == ["trade"]
    assert work.unread == ["s2", "s3"]


def test_a_budget_that_allows_nothing_is_an_error() -> None:
    work = job(FakeModel({}), budget=1)
    work.meter.add(type(work.meter.usage)(prompt_tokens=5))
    with pytest.raises(BudgetExceeded):
        run(work, "s1")


def test_progress_counts_every_question() -> None:
    steps: list[Step] = []
    model = FakeModel({"areas": [{"areas": []}, InvalidAnswer("No.")]})
    run(job(model, progress=steps.append), "s1", "s2")
    assert [(step.document_id, step.task, step.done, step.total) for step in steps] == [
        ("d", "areas", 1, 2),
        ("d", "areas", 2, 2),
    ]


def test_no_questions_give_nothing() -> None:
    empty: list[Ask[Any]] = []
    assert asyncio.run(put(job(FakeModel({})), empty)) == Grounded()
