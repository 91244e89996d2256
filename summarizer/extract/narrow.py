"""Drafts narrowed to what a sentence could hold, so that a small model chooses instead of inventing.

A narrowed draft allows fewer values than the one it comes from, so whatever fits it fits the other too.
"""

from __future__ import annotations

from functools import cache, lru_cache
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
    duties_worded,
    speaks_of_cooperation,
    speaks_of_force,
    terms_worded,
)
from summarizer.grounding.acts.formulas import signed_below

__all__ = ["events_of", "lays_down", "provisions_of", "tells_of_acts"]


def events_of(text: str) -> type[EventsAnswer] | None:
    """The draft for the acts that a sentence may tell of: those it has words for; ``None`` if it has none.

    >>> draft = events_of("Chad acceded to the convention.")
    >>> draft.model_json_schema()["$defs"]["EventAnswer"]["properties"]["act"]["const"]
    'acceded'
    """
    words = _acts_worded(text)
    return _events(words) if words else None


def tells_of_acts(text: str) -> bool:
    """Whether :func:`events_of` gives a draft for a text; to make one takes a millisecond.

    >>> tells_of_acts("Chad acceded to the convention."), tells_of_acts("Chad is large.")
    (True, False)
    """
    return bool(_acts_worded(text))


@lru_cache(maxsize=1024)
def _acts_worded(text: str) -> tuple[str, ...]:
    acts = {"signature"} if signed_below(text) else {cue.act for cue in act_cues(text)}
    return tuple(word for word, act in ACTS.items() if act in acts)


def provisions_of(text: str) -> type[ProvisionsAnswer] | None:
    """The draft for the provisions that a sentence may tell of; ``None`` if it has words for none.

    >>> draft = provisions_of("It enters into force on signature.")
    >>> draft.model_json_schema()["$defs"]["ProvisionAnswer"]["properties"]["kind"]["const"]
    'takes effect'
    """
    words = _provisions_worded(text)
    return _provisions(words) if words else None


def lays_down(text: str) -> bool:
    """Whether :func:`provisions_of` gives a draft for a text.

    >>> lays_down("It enters into force on signature."), lays_down("Chad is large.")
    (True, False)
    """
    return bool(_provisions_worded(text))


@lru_cache(maxsize=1024)
def _provisions_worded(text: str) -> tuple[str, ...]:
    told: set[ProvisionKind] = {("obligation", kind) for kind in duties_worded(text)}
    told |= {("term", kind) for kind in terms_worded(text)}
    if speaks_of_cooperation(text):
        told.add("area")
    if speaks_of_force(text):
        told.add("entry_into_force")
    return tuple(word for word, kind in PROVISIONS.items() if kind in told)


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
