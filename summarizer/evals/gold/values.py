"""Types of the values in a gold file: one or several right values, words, and days."""

from __future__ import annotations

from typing import Annotated, TypeVar

from pydantic import AfterValidator, BeforeValidator, Field, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from summarizer.dates import is_edtf

__all__ = ["Day", "OptionalDays", "OptionalWords", "Several", "Text", "Words"]

V = TypeVar("V")


def _several(value: object) -> object:
    return value if isinstance(value, list | tuple) else (value,)


def _not_empty(values: tuple[V, ...]) -> tuple[V, ...]:
    if not values:
        raise ValueError("at least one value is needed; write null for what the document does not state")
    if len(set(values)) < len(values):
        raise ValueError("a value is listed twice")
    return values


def _plain_number(value: object) -> object:
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value  # a plain 2024 in the file


def _edtf(value: str) -> str:
    if not is_edtf(value):
        raise ValueError(f"{value!r} is not an EDTF date such as 2024-06-19, XXXX-06-19 or 2024-06")
    return value


class _OneOrSeveral:
    """How a schema tells of a value that may be a list."""

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        several = handler(schema)
        return {"anyOf": [several["items"], several | {"minItems": 1, "uniqueItems": True}]}


Several = Annotated[tuple[V, ...], BeforeValidator(_several), AfterValidator(_not_empty), _OneOrSeveral()]
"""One value or a list of them in the file; always a tuple here."""


class _OrPlainNumber:
    """How a schema tells of a text that YAML may take for a whole number."""

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {"anyOf": [handler(schema), {"type": "integer"}]}


Text = Annotated[str, Field(min_length=1), BeforeValidator(_plain_number), _OrPlainNumber()]
Words = Several[Text]
"""Wordings that are right; the first is the preferred one."""

OptionalWords = Several[Text | None]
"""As ``Words``; ``null`` for what the document does not state."""

Day = Annotated[str, AfterValidator(_edtf), BeforeValidator(_plain_number), _OrPlainNumber()]
OptionalDays = Several[Day | None]
"""EDTF dates that are right. A month and day that the text anchors may be given both open and closed."""
