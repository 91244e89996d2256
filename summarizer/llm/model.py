"""What the rest of the package knows of a language model: a question in, a validated draft out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Generic, Literal, Protocol, TypeVar

from pydantic import BaseModel

from summarizer.llm.usage import Meter
from summarizer.prompts import Message

__all__ = ["DRAFTS", "DraftT", "Message", "Model", "ModelInfo", "Question", "Strategy", "schema_of"]

DraftT = TypeVar("DraftT", bound=BaseModel)

DRAFTS = 256
"""Of how many kinds of drafts the schema is kept; narrowed ones come in some dozens."""

Strategy = Literal["single", "guided"]
"""``single``: one call a record. ``guided``: many short calls over a shared prefix."""


@dataclass(frozen=True, slots=True)
class Question(Generic[DraftT]):
    """One call to a model.

    Attributes:
        task: what is asked, for usage, recordings and messages: ``"treaty.events"``.
        messages: the conversation; equal first messages are read once by servers that cache prompts.
        draft: the pydantic model that the answer must fit; its JSON Schema constrains the model.
        max_tokens: the longest answer, in output tokens.
        temperature: how freely the model chooses its words; 0 for its likeliest answer.
        seed: where its choices begin. Several answers to one question are asked for with several seeds.
        shared: how many of the first messages all questions of the task have; what a server may keep between them.
    """

    task: str
    messages: Sequence[Message]
    draft: type[DraftT]
    max_tokens: int = 1024
    temperature: float = 0.0
    seed: int = 1
    shared: int = 0


@dataclass(frozen=True, slots=True)
class ModelInfo:
    """What is known of a model before the first call.

    Attributes:
        name: the name as sent to the endpoint, or the file's name for a local model.
        context_tokens: how much the model can read and write in one call, in tokens.
        strategy: the strategy that suits it.
    """

    name: str
    context_tokens: int
    strategy: Strategy


class Model(Protocol):
    """Answers questions. Safe to use from several tasks at once."""

    @property
    def info(self) -> ModelInfo:
        """What is known of the model."""

    async def ask(self, question: Question[DraftT], meter: Meter) -> DraftT:
        """Answer one question with a draft that fits its schema.

        Args:
            question: what to ask.
            meter: where every attempt is counted, failed ones too; stops the call when its budget is used up.

        Raises:
            ProviderError: the endpoint failed, after the retries that make sense.
            ModelError: no valid answer, after the attempts allowed.
            BudgetExceeded: the meter's token budget is used up.
        """

    async def aclose(self) -> None:
        """Release connections and processes. The model can be used again; it then reconnects."""


@lru_cache(maxsize=DRAFTS)
def schema_of(draft: type[BaseModel]) -> dict[str, Any]:
    """The JSON Schema of a draft, made once, which takes milliseconds; nobody may change it.

    >>> class Party(BaseModel):
    ...     name: str
    >>> schema_of(Party)["required"]
    ['name']
    """
    return draft.model_json_schema()
