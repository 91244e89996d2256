"""Answers that fit any draft, made from its JSON Schema: for the wheel's test and the benchmarks.

It is no test module, and imports nothing, so that it can be put beside any program.
"""

from __future__ import annotations

__all__ = ["answer"]


def answer(question, *, items=0, words=""):
    """The fields of an answer to a question.

    Args:
        question: the question, of which the draft's schema is used.
        items: how many entries to put into each list, where its limits allow; 0 for an answer that says nothing.
        words: what to put into each field that holds free words; where nothing is given, what can be null is null.
    """
    schema = question.draft.model_json_schema()
    definitions = schema.get("$defs", {})

    def fill(part):
        if "$ref" in part:
            return fill(definitions[part["$ref"].rpartition("/")[2]])
        if "anyOf" in part:
            null, others = {"type": "null"} in part["anyOf"], [one for one in part["anyOf"] if one != {"type": "null"}]
            return None if null and not words else fill(others[0])
        if "const" in part:
            return part["const"]
        if "enum" in part:
            return part["enum"][0]
        if part["type"] == "array":
            count = min(max(items, part.get("minItems", 0)), part.get("maxItems", items))
            return [fill(part["items"]) for _ in range(count)]
        if part["type"] == "object":
            return {name: fill(part["properties"][name]) for name in part.get("required", [])}
        return {"string": words, "integer": part.get("minimum", 1), "number": 1.0, "boolean": False}[part["type"]]

    return fill(schema)
