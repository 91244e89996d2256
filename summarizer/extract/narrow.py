"""Drafts narrowed to what a sentence could hold, so that a small model chooses instead of inventing.

A narrowed draft allows fewer values than the one it comes from, so whatever fits it fits the other too.
"""

from __future__ import annotations

from functools import cache
from typing import Annotated, Any, Literal

from pydantic import Field, create_model

from summarizer.extract.drafts import (
    ACTS,
    PROVISIONS,
    EventAnswer,
    EventsAnswer,
    ProvisionAnswer,
    ProvisionKind,
    ProvisionsAnswer,
)
from summarizer.grounding import (
    act_cues,
    duty_worded,
    normalise_kind,
    obligation_supported,
    speaks_of_cooperation,
    speaks_of_force,
    speaks_of_term,
)

__all__ = ["events_of", "provisions_of"]


def events_of(text: str) -> type[EventsAnswer] | None:
    """The draft for the acts that a sentence may tell of: those it has words for; ``None`` if it has none.

    >>> draft = events_of("Chad acceded to the convention.")
    >>> draft.model_json_schema()["$defs"]["EventAnswer"]["properties"]["act"]["const"]
    'acceded'
    """
    acts = {cue.act for cue in act_cues(text)}
    return _events(tuple(word for word, act in ACTS.items() if act in acts)) if acts else None


def provisions_of(text: str) -> type[ProvisionsAnswer] | None:
    """The draft for the provisions that a sentence may tell of; ``None`` if it has words for none.

    >>> draft = provisions_of("It enters into force on signature.")
    >>> draft.model_json_schema()["$defs"]["ProvisionAnswer"]["properties"]["kind"]["const"]
    'takes effect'
    """
    words = tuple(word for word, kind in PROVISIONS.items() if _may_tell(kind, text))
    return _provisions(words) if words else None


def _may_tell(kind: ProvisionKind, text: str) -> bool:
    match kind:
        case "area":
            return speaks_of_cooperation(text)
        case "entry_into_force":
            return speaks_of_force(text)
        case ("term", term):
            return speaks_of_term(term, text)
        case ("obligation", duty):
            worded = duty_worded(duty, text) is None and obligation_supported(duty, text) is None
            return worded and normalise_kind(duty, text) == duty


@cache
def _provisions(words: tuple[str, ...]) -> type[ProvisionsAnswer]:
    kind: Any = Literal[words]
    provision = create_model("ProvisionAnswer", __base__=ProvisionAnswer, kind=(kind, ...))
    return create_model(
        "ProvisionsAnswer",
        __base__=ProvisionsAnswer,
        provisions=(Annotated[list[provision], Field(max_length=12)], ...),
    )


@cache
def _events(words: tuple[str, ...]) -> type[EventsAnswer]:
    act: Any = Literal[words]  # the members are only known here
    event = create_model("EventAnswer", __base__=EventAnswer, act=(act, ...))
    return create_model(
        "EventsAnswer",
        __base__=EventsAnswer,
        acts=(Annotated[list[event], Field(max_length=8)], ...),
    )
