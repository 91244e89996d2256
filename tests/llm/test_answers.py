from __future__ import annotations

from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict, ValidationError, create_model

from summarizer.llm.answers import Answer, Misfit, answer_shape, feedback, same_model, strict_ready


class Open(BaseModel):
    name: str


class Closed(BaseModel):
    model_config = ConfigDict(extra="forbid")
    name: str


class Tree(BaseModel):
    model_config = ConfigDict(extra="forbid")
    kind: Literal["a", "b"]
    parts: list[Closed]
    rest: Closed | None


def test_a_shape_shows_the_schema_of_the_draft_and_parses_into_the_draft():
    shape = answer_shape(Closed)
    assert shape.model_json_schema() == Closed.model_json_schema()
    assert shape.__name__ == "Closed"
    answer = shape.model_validate_json('{"name": "A"}')
    assert isinstance(answer, Answer)
    assert type(answer.draft) is Closed


@pytest.mark.parametrize("text", ["", "no JSON", '{"name": 3}', '{"name": "A", "other": 1}', "[]", '{"name": "A"'])
def test_what_does_not_fit_is_said_in_few_words(text):
    with pytest.raises(Misfit) as caught:
        answer_shape(Closed).model_validate_json(text)
    assert 0 < len(str(caught.value)) < 200
    assert "pydantic.dev" not in str(caught.value)


@given(st.lists(st.sampled_from(["x" * 5000, 1, None, {}])))
def test_feedback_is_short_whatever_was_wrong(values):
    draft = create_model("Draft", values=(list[Literal["a", "b"]], ...), also=(int, ...))
    with pytest.raises(ValidationError) as caught:
        draft.model_validate({"values": values})
    assert len(feedback(caught.value)) < 1300


def test_feedback_names_the_place_and_counts_the_rest():
    with pytest.raises(ValidationError) as caught:
        Tree.model_validate({"kind": "a", "parts": [{}] * 9, "rest": None})
    lines = feedback(caught.value).splitlines()
    assert lines[0] == "parts.0.name: Field required"
    assert lines[-1] == "and 4 more"


@pytest.mark.parametrize("draft", [Closed, Tree])
def test_closed_drafts_can_be_kept_to_strictly(draft):
    assert strict_ready(draft.model_json_schema())


@pytest.mark.parametrize(
    "draft",
    [
        Open,
        create_model("Draft", __config__=ConfigDict(extra="forbid"), inner=(Open, ...)),
        create_model("Draft", __config__=ConfigDict(extra="forbid"), many=(list[Open], ...)),
        create_model("Draft", __config__=ConfigDict(extra="forbid"), name=(str, "")),
        create_model("Draft", __config__=ConfigDict(extra="forbid"), names=(dict[str, str], ...)),
        create_model("Draft", __config__=ConfigDict(extra="forbid"), names=(set[str], ...)),
    ],
)
def test_other_drafts_cannot(draft):
    assert not strict_ready(draft.model_json_schema())


def test_a_property_may_be_called_like_a_keyword():
    names = dict.fromkeys(["default", "not", "properties"], (str, ...))
    assert strict_ready(create_model("Draft", __config__=ConfigDict(extra="forbid"), **names).model_json_schema())


@pytest.mark.parametrize(
    ("asked", "named", "same"),
    [
        ("gpt-4.1-mini", "gpt-4.1-mini-2025-04-14", True),
        ("claude-3-5-sonnet-latest", "claude-3-5-sonnet-20241022", True),
        ("meta-llama/Llama-3.1-8B-Instruct", "llama-3.1-8b-instruct", True),
        ("qwen2.5:7b", "qwen2.5:7b", True),
        ("llama3", "llama3:latest", True),
        ("qwen.gguf", "/models/qwen.gguf", True),
        ("gpt-4.1", "", True),
        ("gpt-4.1", "gpt-4.1-mini", False),
        ("llama3:70b", "llama3:8b", False),
        ("gpt-4", "gpt-4-32k", False),
        ("large", "small", False),
    ],
)
def test_a_release_or_a_place_beside_the_name_makes_no_other_model(asked, named, same):
    assert same_model(asked, named) is same
