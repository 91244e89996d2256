"""Answers: from their text to a draft, from a draft that does not fit to a short word about why, and who gave them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Generic

from instructor import OpenAISchema
from instructor.core import ResponseParsingError
from pydantic import ValidationError

from summarizer.llm.model import DRAFTS, DraftT, schema_of

__all__ = ["Answer", "Misfit", "answer_shape", "feedback", "same_model", "strict_ready"]

_REPORTED = 5  # errors told to the model
_ERROR_LENGTH = 200  # characters of one of them

# What an endpoint may add to a model's name: a date or a number of the release, or the word for the newest one.
_RELEASE = re.compile(r"(?:[-@:](?:\d{3,}[\d-]*|latest))+$")

# What a JSON Schema may not hold where an endpoint promises to keep to it strictly.
_NOT_STRICT = frozenset(
    {"allOf", "default", "dependentRequired", "else", "if", "not", "oneOf", "patternProperties", "prefixItems", "then"}
    | {"uniqueItems"}
)


@dataclass(frozen=True, slots=True)
class Answer(Generic[DraftT]):
    """A valid answer. It is no pydantic model, so that instructor hangs nothing on the draft inside."""

    draft: DraftT


class Misfit(ResponseParsingError):
    """An answer that does not fit the schema; its text is what the model is told."""


@lru_cache(maxsize=DRAFTS)
def answer_shape(draft: type[DraftT]) -> type[OpenAISchema]:
    """A class through which instructor sees a draft.

    Instructor would make a subclass of the draft for every question, and would send pydantic's long error text back
    to the model. This class is taken as it is: it shows the draft's schema, and parses into the draft itself. One
    is made for each kind of draft.
    """

    class Shape(OpenAISchema):
        @classmethod
        def model_json_schema(cls, *_: Any, **__: Any) -> dict[str, Any]:
            return schema_of(draft)

        @classmethod
        def model_validate_json(cls, json_data: str | bytes | bytearray, **_: Any) -> Any:
            # The draft's own configuration decides how strictly it is read.
            try:
                return Answer(draft.model_validate_json(json_data))
            except ValidationError as error:
                raise Misfit(feedback(error)) from None

    Shape.__name__ = Shape.__qualname__ = draft.__name__
    Shape.__doc__ = draft.__doc__
    return Shape


def feedback(error: ValidationError) -> str:
    """What is wrong with an answer, in few lines.

    >>> from pydantic import BaseModel
    >>> class Party(BaseModel):
    ...     name: str
    >>> try:
    ...     Party.model_validate_json('{"name": 3}')
    ... except ValidationError as error:
    ...     print(feedback(error))
    name: Input should be a valid string
    """
    errors = error.errors(include_url=False, include_context=False, include_input=False)
    lines = []
    for item in errors[:_REPORTED]:
        place = ".".join(str(part) for part in item["loc"])
        line = f"{place}: {item['msg']}" if place else item["msg"]
        lines.append(line if len(line) <= _ERROR_LENGTH else line[:_ERROR_LENGTH] + "...")
    if len(errors) > _REPORTED:
        lines.append(f"and {len(errors) - _REPORTED} more")
    return "\n".join(lines)


def same_model(asked: str, named: str) -> bool:
    """Whether an answer that names one model may come from the model that was asked.

    >>> same_model("gpt-4.1-mini", "openai/gpt-4.1-mini-2025-04-14"), same_model("gpt-4.1", "gpt-4.1-mini")
    (True, False)
    """

    def plain(name: str) -> str:
        return _RELEASE.sub("", name.strip().casefold().rsplit("/", 1)[-1].removesuffix(".gguf"))

    return not named.strip() or plain(asked) == plain(named)


def strict_ready(schema: dict[str, Any]) -> bool:
    """Whether an endpoint can promise to keep to a schema: every object closed, every property required.

    >>> strict_ready({"type": "object", "properties": {"a": {}}, "required": ["a"], "additionalProperties": False})
    True
    >>> strict_ready({"type": "object", "properties": {"a": {}}})
    False
    """
    if "properties" not in schema:  # the root has to be an object
        return False
    for node in _nodes(schema):
        if _NOT_STRICT & node.keys():
            return False
        if "properties" in node or node.get("type") == "object":
            if node.get("additionalProperties") is not False:
                return False
            if set(node.get("properties", {})) != set(node.get("required", [])):
                return False
    return True


def _nodes(schema: object) -> Iterator[dict[str, Any]]:
    """Every schema inside a schema. Names of properties and definitions are not keywords."""
    if isinstance(schema, list):
        for item in schema:
            yield from _nodes(item)
    elif isinstance(schema, dict):
        yield schema
        for key, value in schema.items():
            if key in ("properties", "$defs"):
                for inner in value.values():
                    yield from _nodes(inner)
            elif key not in ("enum", "const", "examples", "default"):
                yield from _nodes(value)
