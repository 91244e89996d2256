"""Where labelled facts stand in a briefing: from the label to the output of its document, and from there to an id."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from summarizer.evals.briefings.sets import LoadedSet
from summarizer.evals.scoring.outcomes import DocumentScore, FactOutcome
from summarizer.records import Briefing
from summarizer.records.briefing import Stated, TreatyFacts

__all__ = ["Traced", "stated_facts"]


def stated_facts(treaties: Iterable[TreatyFacts]) -> Iterator[Stated]:
    """All facts of treaties, in the order of the record.

    >>> list(stated_facts([TreatyFacts(id="t1", name="Pact", document_ids=["a"])]))
    []
    """
    for treaty in treaties:
        for _, value in treaty:
            yield from (item for item in (value if isinstance(value, list) else ()) if isinstance(item, Stated))


class Traced:
    """The labelled facts of a set in a briefing of its documents.

    Args:
        loaded: the set.
        scores: how the records of its documents fared against their labels.
        briefing: what was made of these records.
    """

    def __init__(self, loaded: LoadedSet, scores: Iterable[DocumentScore], briefing: Briefing) -> None:
        ids = {file.gold.document: file.document.id for file in loaded.files}
        self._outcomes: dict[str, FactOutcome] = {}
        self._places: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for score in scores:
            document = ids[score.document]
            for fact in score.facts:
                self._outcomes[f"{document}#{fact.id}"] = fact
                if fact.output is not None:
                    self._places[f"{document}#{fact.id}"].append((document, fact.output))
            for again in score.restated:
                self._places[f"{document}#{again.id}"].append((document, again.output))
        self._ids: dict[tuple[str, str], list[str]] = defaultdict(list)
        for stated in stated_facts(briefing.treaties):
            for ref in stated.stated_in:
                self._ids[ref.document_id, ref.path].append(stated.id)
        for claims in briefing.claim_lists:
            for at, claim in enumerate(claims.claims):
                self._ids[claims.document_id, f"claims[{at}]"].append(f"{claims.document_id}/{claim.id}")

    def state(self, name: str) -> str:
        """How a labelled fact ended in the records of its document: ``missing``."""
        return self._outcomes[name].state

    def extracted(self, name: str) -> bool:
        """Whether the records of its document have a labelled fact: the whole fact, or the content of a claim."""
        outcome = self._outcomes[name]
        return (outcome.content if outcome.field == "claim" else outcome.state) in ("correct", "partial")

    def firmness_kept(self, name: str) -> bool:
        """Whether the records of its document have a labelled statement, and how firmly it is held."""
        outcome = self._outcomes[name]
        wrong = any(slot.slot == "factuality" and slot.state not in ("correct", "null") for slot in outcome.slots)
        return outcome.output is not None and not wrong

    def ids(self, name: str) -> list[str]:
        """The facts or claims of the briefing that tell a labelled fact, rightly or not, the matched one first."""
        return [id_ for place in self._places[name] for id_ in self._ids[place]]

    def id_of(self, name: str) -> str | None:
        """The fact or claim of the briefing that an extracted labelled fact is matched with; none if there is none."""
        return next(iter(self.ids(name)), None) if self.extracted(name) else None
