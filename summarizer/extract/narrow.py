"""Drafts narrowed to what a sentence could hold, so that a small model chooses instead of inventing.

A narrowed draft allows fewer values than the one it comes from, so whatever fits it fits the other too.
"""

from __future__ import annotations

from functools import cache
from typing import Annotated, Any, Literal

from pydantic import Field, create_model

from summarizer.extract.drafts import ACTS, EventAnswer, EventsAnswer
from summarizer.grounding import act_cues

__all__ = ["events_of"]


def events_of(text: str) -> type[EventsAnswer] | None:
    """The draft for the acts that a sentence may tell of: those it has words for; ``None`` if it has none.

    >>> draft = events_of("Chad acceded to the convention.")
    >>> draft.model_json_schema()["$defs"]["EventAnswer"]["properties"]["act"]["const"]
    'acceded'
    """
    acts = {cue.act for cue in act_cues(text)}
    return _events(tuple(word for word, act in ACTS.items() if act in acts)) if acts else None


@cache
def _events(words: tuple[str, ...]) -> type[EventsAnswer]:
    act: Any = Literal[words]  # the members are only known here
    event = create_model("EventAnswer", __base__=EventAnswer, act=(act, ...))
    return create_model(
        "EventsAnswer",
        __base__=EventsAnswer,
        acts=(Annotated[list[event], Field(max_length=8)], ...),
    )
