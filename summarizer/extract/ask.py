"""Asking a model and grounding what it answers, with a bounded second chance."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Generic

from summarizer.errors import BudgetExceeded, ModelError, ProviderError, SummarizerError
from summarizer.extract.progress import Progress, Step
from summarizer.llm import Meter, Model, Question
from summarizer.llm.model import DraftT
from summarizer.prompts import Message, load
from summarizer.records.evidence import Fact, Rejection

__all__ = ["Ask", "Grounded", "Job", "put"]


@dataclass(frozen=True, slots=True)
class Grounded:
    """What became of one answer: facts that the text supports, and values that it does not."""

    facts: tuple[Fact, ...] = ()
    rejected: tuple[Rejection, ...] = ()

    def __add__(self, other: Grounded) -> Grounded:
        return Grounded(self.facts + other.facts, self.rejected + other.rejected)


@dataclass(frozen=True, slots=True)
class Ask(Generic[DraftT]):
    """A question, where in the document it reads, and how its answer is grounded."""

    question: Question[DraftT]
    place: str
    ground: Callable[[DraftT], Grounded]


@dataclass(slots=True)
class Job:
    """The extraction of one record from one document.

    Attributes:
        document_id: the document that is read.
        model: the model that is asked.
        meter: where calls are counted.
        progress: told after every question.
        second_chances: how often the model may answer again after values were refused.
        unread: places that were not read because the token budget ended.
        unanswered: places about which the model gave no valid answer.
    """

    document_id: str
    model: Model
    meter: Meter
    progress: Progress
    second_chances: int
    unread: list[str] = field(default_factory=list)
    unanswered: list[str] = field(default_factory=list)


async def put(job: Job, asks: Sequence[Ask[Any]]) -> Grounded:
    """Put all questions to the model and ground the answers, in the order of the questions.

    A question without a valid answer is listed as rejected and in ``job.unanswered``. When the token
    budget ends, what was answered is kept and the rest is listed in ``job.unread``.

    Raises:
        ProviderError: the endpoint failed.
        ModelError: no question got a valid answer.
        BudgetExceeded: the budget ended before the first answer.
    """
    done = 0
    faults: list[SummarizerError] = []

    async def one(ask: Ask[Any]) -> Grounded:
        nonlocal done
        try:
            grounded = await _settle(job, ask)
            if len(asks) > 1 and grounded.rejected:
                grounded = replace(grounded, rejected=tuple(_placed(ask.place, each) for each in grounded.rejected))
        except ModelError as fault:
            faults.append(fault)
            job.unanswered.append(ask.place)
            grounded = Grounded(rejected=(Rejection(path=ask.place, value="no valid answer", reason=str(fault)),))
        except BudgetExceeded as fault:
            faults.append(fault)
            job.unread.append(ask.place)
            grounded = Grounded()
        done += 1
        job.progress(Step(job.document_id, ask.question.task, done, len(asks)))
        return grounded

    try:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(one(ask)) for ask in asks]
    except BaseExceptionGroup as group_of_faults:
        raise group_of_faults.exceptions[0] from None  # Callers expect the fault itself, not a group of one.
    if faults and len(faults) == len(asks):
        raise faults[0]
    return sum((task.result() for task in tasks), Grounded())


async def _settle(job: Job, ask: Ask[Any]) -> Grounded:
    answer = await job.model.ask(ask.question, job.meter)
    grounded = ask.ground(answer)
    question = ask.question
    for _ in range(job.second_chances):
        if not grounded.rejected:
            break
        question = _again(question, answer.model_dump_json(), grounded.rejected)
        try:
            answer = await job.model.ask(question, job.meter)
        except (ModelError, ProviderError, BudgetExceeded) as fault:
            if isinstance(fault, ProviderError) and fault.retryable:
                raise  # What the record holds must not hang on how the endpoint feels.
            break  # The first answer stands; the second was a courtesy.
        second = ask.ground(answer)
        kept = tuple(fact for fact in grounded.facts if fact not in second.facts)
        grounded = Grounded(kept + second.facts, _distinct(grounded.rejected + second.rejected))
    return grounded


def _placed(place: str, rejection: Rejection) -> Rejection:
    return rejection.model_copy(update={"path": f"{place}: {rejection.path}"})


def _again(question: Question[DraftT], answer: str, rejected: Iterable[Rejection]) -> Question[DraftT]:
    refusals = "\n".join(f"- {each.path}: {each.value!r}: {each.reason}" for each in rejected)
    turn: list[Message] = [{"role": "assistant", "content": answer}, *load("repair").ask(refusals=refusals)]
    return replace(question, messages=[*question.messages, *turn])


def _distinct(rejected: Iterable[Rejection]) -> tuple[Rejection, ...]:
    return tuple(dict.fromkeys(rejected))
