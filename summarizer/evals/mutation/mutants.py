"""What a mutant is: a perfect output with one error, and what a score must say of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

from summarizer.evals.gold.files import GoldFile
from summarizer.evals.gold.labels import FactField
from summarizer.evals.scoring.outcomes import DocumentScore, Output
from summarizer.evals.scoring.perfect import perfect
from summarizer.evals.scoring.sites import Site, changed, sites
from summarizer.states import states_in

__all__ = ["Case", "Class", "Fault", "Mutant", "apart", "slot_mutant", "words_of"]

_STATES = (("Uruguay", "Uruguayan"), ("Botswana", "Botswanan"), ("Latvia", "Latvian"), ("Mongolia", "Mongolian"))
_STRANGERS = ("Imani Castellanos", "the Directorate of Lighthouses", "Joost Abernethy", "the Forestry Chamber")


@dataclass(frozen=True, slots=True)
class Fault:
    """Where a score must show the error.

    Attributes:
        kind: ``slot``: that slot of that fact is wrong; ``missing``: the fact is; ``spurious``: an output of that field
            more than labels; ``broken``: evidence of that fact is not in the document; ``beside``: it is elsewhere.
        field: the kind of fact.
        slot: the slot, for kind ``slot``.
        fact: the id of the labelled fact; None for an invention.
        place: where the output stands.
    """

    kind: Literal["slot", "missing", "spurious", "broken", "beside"]
    field: FactField
    slot: str = ""
    fact: str | None = None
    place: str = ""

    def __str__(self) -> str:
        return f"{self.field}.{self.slot}" if self.kind == "slot" else f"{self.field} {self.kind}"

    def named(self, score: DocumentScore) -> bool:
        """Whether the score of a mutant says so."""
        if self.kind == "spurious":
            return any(one.field == self.field for one in score.spurious)
        if self.kind == "broken":
            return any(place.startswith(f"{self.place}.") for place in score.citations.broken)
        fact = next(one for one in score.facts if one.id == self.fact)
        if self.kind == "missing":
            return fact.state == "missing"
        if self.kind == "beside":
            return fact.cited is False
        if self.field == "event" and fact.state == "missing":
            # Events are what their values are: with another act or party it is another event, which is told again.
            return any(one.output == self.place for one in score.restated)
        return any(slot.slot == self.slot and slot.state not in ("correct", "null") for slot in fact.slots)


@dataclass(frozen=True, slots=True)
class Mutant:
    """A perfect output with one error.

    Attributes:
        change: what was changed, for people.
        output: the records with the error.
        fault: where the score must show it.
    """

    change: str
    output: Output
    fault: Fault


@dataclass(frozen=True)
class Case:
    """A document's labels with their perfect output: what mutants are made of."""

    file: GoldFile

    @cached_property
    def output(self) -> Output:
        """The perfect output."""
        return perfect(self.file)

    @cached_property
    def sites(self) -> tuple[Site, ...]:
        """Each labelled fact with its output."""
        return tuple(sites(self.file, self.output))

    @cached_property
    def strange_state(self) -> tuple[str, str]:
        """A state that the document does not name, and what belongs to it."""
        named = {mention.state.name for mention in states_in(self.file.document.text)}
        return next((one for one in _STATES if one[0] not in named), _STATES[0])

    @cached_property
    def strangers(self) -> list[str]:
        """A person and an organ of whom the document does not speak."""
        return list(apart(_STRANGERS, [self.file.document.text]))[:2]

    def of(self, *fields: FactField) -> Iterator[Site]:
        """The facts of these kinds."""
        return (site for site in self.sites if site.field in fields)


Class = Callable[[Case], Iterator[Mutant]]
"""A class of errors: all its mutants of one document."""


def slot_mutant(case: Case, site: Site, slot: str, said: object, **values: Any) -> Mutant:
    """A mutant with other values in a fact, one of whose slots is wrong then.

    Args:
        case: the document.
        site: the fact.
        slot: the slot.
        said: what is new, for people.
        values: what is new.
    """
    return Mutant(
        change=f"{site.gold.id} {site.field}.{slot}: {said}",
        output=changed(case.output, site, **values),
        fault=Fault("slot", site.field, slot, site.gold.id, site.place),
    )


def apart(names: Iterable[str], others: Sequence[str]) -> Iterator[str]:
    """The names that share no word with any of the others, so that they cannot mean the same.

    >>> list(apart(["Ana Vega", "the Senate of Peru", "the Bank"], ["President Vega", "the bank"]))
    ['the Senate of Peru']
    """
    taken = {word for other in others for word in words_of(other)}
    return (name for name in names if taken.isdisjoint(words_of(name)))


def words_of(name: str) -> set[str]:
    """The words of a name or a text, in lower case, without the smallest."""
    words = "".join(char if char.isalnum() else " " for char in name.casefold()).split()
    return set(words) - {"the", "a", "an", "of", "and", "s", "in", "for"}
