"""A model that answers from a script, for tests: of this package, and of programs that use it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from pydantic import BaseModel, ValidationError

from summarizer.errors import InvalidAnswer
from summarizer.llm.model import DraftT, ModelInfo, Question
from summarizer.llm.usage import Meter, Usage, rough_tokens

__all__ = ["FakeModel", "Scripted", "UnscriptedQuestion"]

Scripted = BaseModel | Mapping[str, Any] | BaseException
"""An answer: a draft, the fields of one, or an error to raise."""


class UnscriptedQuestion(AssertionError):
    """The script has no fitting answer to a question. It is an assertion: the test is wrong, or the code under it."""


class FakeModel:
    """Answers from a script; needs no network and no other library than pydantic.

    Args:
        answers: a function from a question to its answer, or for each task the answers to its questions in order. An
            answer is a draft, a mapping with the fields of one, or an exception, which is raised.
        info: what the model says of itself.

    Attributes:
        questions: every question asked, in order.

    >>> import asyncio
    >>> from summarizer.llm.model import Question
    >>> class Capital(BaseModel):
    ...     city: str
    >>> model = FakeModel({"capital": [{"city": "Paris"}]})
    >>> question = Question("capital", [{"role": "user", "content": "The capital of France?"}], Capital)
    >>> asyncio.run(model.ask(question, Meter()))
    Capital(city='Paris')
    """

    def __init__(
        self,
        answers: Callable[[Question[Any]], Scripted] | Mapping[str, Sequence[Scripted]],
        *,
        info: ModelInfo | None = None,
    ) -> None:
        self._answers = answers
        self._info = info or ModelInfo(name="fake", context_tokens=8192, strategy="single")
        self._given: dict[str, int] = {}
        self._lock = threading.Lock()
        self.questions: list[Question[Any]] = []

    @property
    def info(self) -> ModelInfo:
        """What the model says of itself."""
        return self._info

    async def ask(self, question: Question[DraftT], meter: Meter) -> DraftT:
        """The next answer of the script. Counts one call, with a token for about four characters.

        Raises:
            UnscriptedQuestion: the script has no answer to it, or a draft of another kind.
            InvalidAnswer: the fields scripted do not fit the draft; there are no further attempts.
            BudgetExceeded: the meter's token budget is used up.
        """
        meter.check()
        with self._lock:
            self.questions.append(question)
            answer = self._next(question)
        prompt = sum(rough_tokens(message["content"]) for message in question.messages)
        if isinstance(answer, BaseException):
            meter.add(Usage(calls=1, failed=1, prompt_tokens=prompt))
            raise answer
        try:
            draft = self._draft(question, answer)
        except InvalidAnswer:
            meter.add(Usage(calls=1, failed=1, prompt_tokens=prompt, completion_tokens=rough_tokens(str(answer))))
            raise
        written = rough_tokens(draft.model_dump_json())
        meter.add(Usage(calls=1, prompt_tokens=prompt, completion_tokens=written))
        return draft

    async def aclose(self) -> None:
        """Nothing to release."""

    def _next(self, question: Question[Any]) -> Scripted:
        if callable(self._answers):
            return self._answers(question)
        given = self._given.get(question.task, 0)
        answers = self._answers.get(question.task, ())
        if given >= len(answers):
            raise UnscriptedQuestion(
                f"The script has {len(answers)} answers to {question.task!r}, and this is question {given + 1}. "
                f"It has answers to: {', '.join(sorted(self._answers)) or 'nothing'}."
            )
        self._given[question.task] = given + 1
        return answers[given]

    @staticmethod
    def _draft(question: Question[DraftT], answer: object) -> DraftT:
        if isinstance(answer, question.draft):
            return answer
        if not isinstance(answer, Mapping):
            raise UnscriptedQuestion(
                f"The answer scripted to {question.task!r} is a {type(answer).__name__}; "
                f"the question wants a {question.draft.__name__}."
            )
        try:
            return question.draft.model_validate(answer)
        except ValidationError as error:
            raise InvalidAnswer(f"The answer scripted to {question.task!r} does not fit: {error}") from None
