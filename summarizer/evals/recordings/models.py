"""Two models for eval runs: one that records every answer of a real one, and one that gives recorded answers alone."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import Any

from pydantic import ValidationError

from summarizer.errors import BudgetExceeded, ModelError, ProviderError, RecordingMissing
from summarizer.evals.recordings.recording import Call, Failure, Header, Tape, call_key, identity_of
from summarizer.llm import Meter, Model, ModelInfo, Question, Usage
from summarizer.llm.model import DraftT
from summarizer.llm.usage import Tally
from summarizer.records.briefing import ModelUsage

__all__ = ["REPEAT_TEMPERATURE", "RecordingModel", "ReplayModel", "Sampling", "WatchedModel"]

REPEAT_TEMPERATURE = 0.7
"""What a model is asked with when a suite is run several times. At temperature 0, and with one seed, a server that
computes the same thing twice gives the same answer twice, which would only look like a second sample."""


@dataclass(frozen=True, slots=True)
class Sampling:
    """How one reading of a document is told from the others.

    Each epoch has a seed of its own. An endpoint that takes no seed draws its own.

    Attributes:
        epoch: which reading it is, from 0.
        temperature: 0 for a document that is read once, as the product does; else :data:`REPEAT_TEMPERATURE`.
    """

    epoch: int = 0
    temperature: float = 0.0

    def applied(self, question: Question[DraftT]) -> Question[DraftT]:
        """The question with these parameters.

        >>> from pydantic import BaseModel
        >>> question = Question("title", [], BaseModel)
        >>> Sampling(epoch=2, temperature=0.7).applied(question).seed
        3
        """
        return replace(question, temperature=self.temperature, seed=question.seed + self.epoch)


class RecordingModel:
    """Asks a model and records each answer at once. What is on the tape already is not asked again.

    An answer that was not valid is recorded as such. Faults of the endpoint are not recorded.

    Args:
        model: the model that is asked. It must not have a cache, or repeats would be copies of each other.
        tape: what is recorded already, and where new calls go.
        sampling: which reading of the document this is.
        budget: where calls that are really made are counted; it stops them when its budget is used up. The meter given
            to :meth:`ask` counts the recorded ones too.

    Attributes:
        lost: why a question has no recorded answer; such a recording is not whole. An extraction may go on without.
    """

    def __init__(self, model: Model, tape: Tape, sampling: Sampling, budget: Meter) -> None:
        self._model = model
        self._tape = tape
        self._sampling = sampling
        self._budget = budget
        self._identity = identity_of(model)
        self.lost: ProviderError | BudgetExceeded | None = None

    @property
    def info(self) -> ModelInfo:
        """What is known of the model."""
        return self._model.info

    async def ask(self, question: Question[DraftT], meter: Meter) -> DraftT:
        """The recorded answer, or a new one. Raises what the model raises, or has raised when it was recorded."""
        question = self._sampling.applied(question)
        key = call_key(question, self._identity, self._sampling.epoch)
        call = self._tape.find(key)
        if call is not None and not _fits(call, question):
            self._tape.drop(key)
            call = None
        return _play(call or await self._record(key, question), question, self._tape, meter)

    async def aclose(self) -> None:
        """Close the model."""
        await self._model.aclose()

    async def _record(self, key: str, question: Question[Any]) -> Call:
        tally = Tally(self._budget)
        answer, failure = None, None
        try:
            draft = await self._model.ask(question, tally)
        except ModelError as error:
            failure = Failure.of(error)
        except (ProviderError, BudgetExceeded) as error:
            self.lost = error
            raise
        else:
            answer = draft.model_dump(mode="json", by_alias=True, exclude_unset=True)
        usage = replace(tally.usage, seconds=round(tally.usage.seconds, 3))
        call = Call(
            key=key,
            task=question.task,
            epoch=self._sampling.epoch,
            answer=answer,
            failure=failure,
            usage=ModelUsage.model_validate(usage, from_attributes=True),
        )
        return self._tape.add(call)


class ReplayModel:
    """Gives recorded answers and nothing else.

    Args:
        header: what was recorded.
        tape: the recorded calls about the document.
        epoch: which reading of the document is asked for.
        document: the document's name, for messages.
        command: what to type to record the document again, for messages.
    """

    def __init__(self, header: Header, tape: Tape, *, epoch: int = 0, document: str, command: str) -> None:
        self._header = header
        self._tape = tape
        self._sampling = Sampling(epoch, header.temperature)
        self._document = document
        self._command = command

    @property
    def info(self) -> ModelInfo:
        """What was known of the model when it was recorded."""
        return ModelInfo(self._header.model, self._header.context_tokens, self._header.strategy)

    async def ask(self, question: Question[DraftT], meter: Meter) -> DraftT:
        """The recorded answer; its recorded usage is counted.

        Raises:
            RecordingMissing: this was not asked when the recording was made.
            ModelError: the model gave no valid answer when the recording was made.
        """
        asked = self._sampling.applied(question)
        call = self._tape.find(call_key(asked, self._header.identity, self._sampling.epoch))
        if call is None or not _fits(call, question):
            repeat = f" in repeat {self._sampling.epoch + 1}" if self._sampling.epoch else ""
            raise RecordingMissing(
                f"The recordings hold no answer of {self._header.model} to {question.task!r} about "
                f"{self._document}{repeat}: the question is not the one that was recorded.",
                hint=f"Record it: {self._command}",
            )
        return _play(call, question, self._tape, meter)

    async def aclose(self) -> None:
        """Nothing to release."""


class WatchedModel:
    """A model whose failures are remembered, since an extraction may go on without an answer and an eval may not.

    Attributes:
        failures: what it raised instead of an answer.
    """

    def __init__(self, model: Model) -> None:
        self._model = model
        self.failures: list[ModelError] = []

    @property
    def info(self) -> ModelInfo:
        """What is known of the model."""
        return self._model.info

    async def ask(self, question: Question[DraftT], meter: Meter) -> DraftT:
        """Its answer. Raises what it raises."""
        try:
            return await self._model.ask(question, meter)
        except ModelError as error:
            self.failures.append(error)
            raise

    async def aclose(self) -> None:
        """Close the model."""
        await self._model.aclose()


def _play(call: Call, question: Question[DraftT], tape: Tape, meter: Meter) -> DraftT:
    meter.add(call.used if tape.ask(call) else Usage(cached=1))
    if call.failure is not None:
        raise call.failure.error()
    return question.draft.model_validate_json(json.dumps(call.answer))


def _fits(call: Call, question: Question[Any]) -> bool:
    """Whether a recorded answer can still be read: a draft may have become stricter than its schema says."""
    try:
        return call.failure is not None or bool(question.draft.model_validate_json(json.dumps(call.answer)))
    except ValidationError:
        return False
