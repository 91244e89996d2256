from __future__ import annotations

import asyncio

import pytest
from pydantic import BaseModel

from summarizer.errors import BudgetExceeded, InvalidAnswer, RateLimited, SummarizerError
from summarizer.llm import FakeModel, Meter, ModelInfo, Question, UnscriptedQuestion, Usage


class Party(BaseModel):
    name: str
    seats: int = 0


class Term(BaseModel):
    years: int


def question(task="parties", draft=Party, text="x" * 40):
    return Question(task, [{"role": "user", "content": text}], draft)


async def test_answers_come_in_order_for_each_task():
    model = FakeModel({"parties": [{"name": "A"}, Party(name="B")], "term": [{"years": 5}]})
    meter = Meter()
    assert await model.ask(question(), meter) == Party(name="A")
    assert await model.ask(question("term", Term), meter) == Term(years=5)
    assert await model.ask(question(), meter) == Party(name="B")
    assert [asked.task for asked in model.questions] == ["parties", "term", "parties"]


async def test_a_function_answers_from_the_question():
    model = FakeModel(lambda asked: {"name": asked.messages[-1]["content"]})
    assert (await model.ask(question(text="Norway"), Meter())).name == "Norway"


async def test_usage_is_counted_with_a_token_for_four_characters():
    meter = Meter()
    await FakeModel({"parties": [{"name": "A"}]}).ask(question(), meter)
    assert meter.usage == Usage(calls=1, prompt_tokens=10, completion_tokens=round(len('{"name":"A","seats":0}') / 4))


async def test_an_exception_is_raised_and_counts_as_failed():
    meter = Meter()
    model = FakeModel({"parties": [RateLimited("Busy."), {"name": "A"}]})
    with pytest.raises(RateLimited):
        await model.ask(question(), meter)
    assert (await model.ask(question(), meter)).name == "A"
    assert (meter.usage.calls, meter.usage.failed) == (2, 1)


async def test_fields_that_do_not_fit_are_an_invalid_answer():
    meter = Meter()
    with pytest.raises(InvalidAnswer, match="name"):
        await FakeModel({"parties": [{"nome": "A"}]}).ask(question(), meter)
    assert (meter.usage.calls, meter.usage.failed) == (1, 1)


@pytest.mark.parametrize("script", [{}, {"parties": []}, {"parties": [Term(years=1)]}, {"parties": ["Norway"]}])
async def test_a_question_that_the_script_cannot_answer_fails_the_test(script):
    with pytest.raises(UnscriptedQuestion, match="'parties'") as caught:
        await FakeModel(script).ask(question(), Meter())
    assert isinstance(caught.value, AssertionError)
    assert not isinstance(caught.value, SummarizerError)


async def test_a_budget_stops_it_before_the_question():
    model = FakeModel(lambda _: {"name": "A"})
    meter = Meter(budget=12)
    await model.ask(question(), meter)
    with pytest.raises(BudgetExceeded):
        await model.ask(question(), meter)
    assert len(model.questions) == 1


async def test_many_questions_at_once_get_one_answer_each():
    model = FakeModel({"parties": [{"name": str(number)} for number in range(50)]})
    answers = await asyncio.gather(*(model.ask(question(), Meter()) for _ in range(50)))
    assert sorted(int(answer.name) for answer in answers) == list(range(50))
    await model.aclose()


def test_it_says_of_itself_what_it_is_told_to():
    assert FakeModel({}).info.strategy == "single"
    info = ModelInfo(name="tiny", context_tokens=512, strategy="guided")
    assert FakeModel({}, info=info).info is info
