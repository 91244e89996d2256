"""Forbidden facts: whether an output states something that its document does not say."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from summarizer.dates import compare
from summarizer.evals.gold.labels import Forbidden
from summarizer.evals.scoring.fields import shown
from summarizer.evals.scoring.match import Placed
from summarizer.evals.scoring.wording import compare_names, wording
from summarizer.records import Claim, Party, TreatyEvent

__all__ = ["states"]


def states(placed: Placed, forbidden: Forbidden) -> bool:
    """Whether an output is of that field and meets every condition of the forbidden fact."""
    if placed.field != forbidden.field:
        return False
    return all(_TESTS[name](placed.fact, wanted) for name, wanted in forbidden.conditions.items())


def _date(fact: Any, wanted: str) -> bool:
    date = fact.event_time.date if isinstance(fact, Claim) and fact.event_time else getattr(fact, "date", None)
    return date is not None and compare(wanted, date) in ("equal", "vaguer")


def _party(fact: Any, wanted: str) -> bool:
    name = fact.name if isinstance(fact, Party) else getattr(fact, "party", None)
    return name is not None and _is(wanted, name)


def _actor(fact: Any, wanted: str) -> bool:
    return isinstance(fact, TreatyEvent) and fact.actor is not None and _is(wanted, fact.actor)


def _source(fact: Any, wanted: str) -> bool:
    chain = fact.attribution if isinstance(fact, Claim) else []
    return any(_is(wanted, link.source) for link in chain)


def _is(wanted: str, name: str) -> bool:
    """Whether a name is the forbidden one. The media of one state are not "the media", which may be another's."""
    return compare_names([wanted], name) == "correct" and set(wording(wanted).states) <= set(wording(name).states)


def _value(fact: Any, wanted: float) -> bool:
    return isinstance(fact, Claim) and any(quantity.value == wanted for quantity in fact.quantities)


def _words(fact: Any, wanted: tuple[str, ...]) -> bool:
    said = _folded(shown(fact))
    return all(_phrase(phrase).search(said) for phrase in wanted)


def _without(fact: Any, excluded: tuple[str, ...]) -> bool:
    return not any(_words(fact, (phrase,)) for phrase in excluded)


def _attribute(name: str) -> Callable[[Any, Any], bool]:
    return lambda fact, wanted: bool(getattr(fact, name, getattr(fact, "type", None)) == wanted)


_TESTS: Mapping[str, Callable[[Any, Any], bool]] = {
    "act": _attribute("act"),
    "context": _attribute("context"),
    "kind": _attribute("kind"),
    "factuality": _attribute("factuality"),
    "party": _party,
    "actor": _actor,
    "date": _date,
    "source": _source,
    "value": _value,
    "words": _words,
    "without": _without,
}


@lru_cache(maxsize=4096)
def _phrase(text: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(_folded(text))}(?!\w)")


@lru_cache(maxsize=4096)
def _folded(text: str) -> str:
    return " ".join(text.replace("’", "'").replace("“", '"').replace("”", '"').casefold().split())
