"""Each labelled fact beside its place in the perfect output, and outputs with one fact changed, left out or added."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from summarizer.evals.gold.files import GoldFile
from summarizer.evals.gold.labels import FactField, GoldFact
from summarizer.evals.scoring.match import outputs
from summarizer.evals.scoring.outcomes import Output
from summarizer.records import Fact

__all__ = ["Site", "added", "changed", "sites", "without"]

_LISTS: Mapping[FactField, str] = {
    "party": "parties",
    "event": "events",
    "obligation": "obligations",
    "area": "cooperation_areas",
    "term": "terms",
    "related_treaty": "related_treaties",
    "claim": "claims",
}
"""The lists of the records, by the kind of fact that they hold; other kinds stand alone."""


@dataclass(frozen=True, slots=True)
class Site:
    """A labelled fact and the output that states it.

    Attributes:
        gold: the label.
        out: the output.
        place: where it stands, as scores name it: ``events[2]``.
        index: its index in its list; None for what stands alone.
    """

    gold: GoldFact
    out: Fact
    place: str
    index: int | None

    @property
    def field(self) -> FactField:
        """The kind of fact."""
        return self.gold.field


def sites(file: GoldFile, output: Output) -> list[Site]:
    """The labelled facts of a file with what states them in the file's perfect output, in the order of the labels."""
    places = defaultdict(list)
    for one in outputs(output.summary, output.claims):
        places[one.field].append(one)
    result: list[Site] = []
    seen: defaultdict[FactField, int] = defaultdict(int)
    for gold in file.gold.facts():
        index = seen[gold.field]
        seen[gold.field] += 1
        found = places[gold.field][index]
        result.append(Site(gold, found.fact, found.place, index if gold.field in _LISTS else None))
    return result


def changed(output: Output, site: Site, **values: Any) -> Output:
    """The output with other values in one fact."""
    fact = site.out.model_copy(update=values)
    if site.index is None:
        return _put(output, site.field, fact)
    facts = list(_facts(output, site.field))
    facts[site.index] = fact
    return _put(output, site.field, facts)


def without(output: Output, site: Site) -> Output:
    """The output without one fact."""
    if site.index is None:
        return _put(output, site.field, None)
    facts = list(_facts(output, site.field))
    del facts[site.index]
    return _put(output, site.field, facts)


def added(output: Output, field: FactField, fact: Fact) -> Output:
    """The output with one fact more; what stands alone is put in its place."""
    return _put(output, field, [*_facts(output, field), fact] if field in _LISTS else fact)


def _facts(output: Output, field: FactField) -> Sequence[Fact]:
    facts: Sequence[Fact] = getattr(output.claims if field == "claim" else output.summary, _LISTS[field])
    return facts


def _put(output: Output, field: FactField, value: object) -> Output:
    record = "claims" if field == "claim" else "summary"
    changed = getattr(output, record).model_copy(update={_LISTS.get(field, field): value})
    return output.model_copy(update={record: changed})
