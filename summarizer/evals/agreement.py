"""Two labellers of the same documents: how far they agree, which is as far as any score can be trusted.

The labels of each are made into the output that agrees with them and scored against the labels of the other, both ways,
by the same rules as the outputs of a model. ``lenient`` F1 counts facts that both have labelled, ``strict`` F1 those on
which they agree as a whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, Field

from summarizer.errors import EvalError
from summarizer.evals.gold.files import GoldFile
from summarizer.evals.gold.labels import FactField, GoldFact
from summarizer.evals.scoring.fields import label
from summarizer.evals.scoring.outcomes import FactOutcome, SlotOutcome
from summarizer.evals.scoring.perfect import perfect
from summarizer.evals.scoring.score import score
from summarizer.evals.scoring.sites import sites

__all__ = ["Agreement", "AgreementRow", "Difference", "Disagreement", "Share", "agreement"]

Kind = Literal["only_first", "only_second", "differ"]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Share(_Part):
    """What agrees, of how much there is. Both ways are counted, so that each fact that both have counts twice."""

    agree: int
    of: int

    @property
    def value(self) -> float | None:
        """The share; None if there is nothing to agree on."""
        return self.agree / self.of if self.of else None


class AgreementRow(_Part):
    """One document, or all of them."""

    document: str | None = Field(description="Null for all documents together.")
    facts_first: int = Field(description="Treaty facts that the first has labelled.")
    facts_second: int
    claims_first: int
    claims_second: int
    facts_lenient: Share = Field(description="F1 over treaty facts that both have labelled.")
    facts_strict: Share = Field(description="F1 over treaty facts on which they agree as a whole.")
    claims_lenient: Share
    claims_strict: Share
    attribution: Share = Field(description="Of the claims that both have labelled, those with the same sources.")
    factuality: Share = Field(description="Of the claims that both have labelled, those told as firmly.")
    dates: Share = Field(description="Of the dates in events and claims that both have labelled, those that are equal.")


class Difference(_Part):
    """One slot in which two labels of a fact differ."""

    slot: str
    first: str | None
    second: str | None


class Disagreement(_Part):
    """A fact that one of them alone has labelled, or that they have labelled differently."""

    document: str
    kind: Kind
    field: FactField
    label: str = Field(description="The fact in a few words, as the first has it, if it does.")
    first: str | None = Field(description="file:line of the first label; null if there is none.")
    second: str | None
    slots: tuple[Difference, ...] = Field(default=(), description="For kind 'differ': what differs.")


class Agreement(_Part):
    """How far two labellers agree."""

    overall: AgreementRow
    documents: tuple[AgreementRow, ...]
    disagreements: tuple[Disagreement, ...]
    unpaired: tuple[str, ...] = Field(description="Documents that only one of them has labelled; they do not count.")


def agreement(first: Sequence[GoldFile], second: Sequence[GoldFile]) -> Agreement:
    """Compare two labellers.

    Args:
        first: the gold files of one of them.
        second: those of the other.

    Raises:
        EvalError: they have no document in common, or one of them has labelled a document twice.
    """
    ones, others = _by_document(first), _by_document(second)
    common = sorted(ones.keys() & others.keys())
    if not common:
        raise EvalError(
            "The two have no document in common.", hint="Give two sets of gold files about the same documents."
        )
    pairs = [_Pair.of(ones[name], others[name]) for name in common]
    return Agreement(
        overall=_row(None, pairs),
        documents=tuple(_row(name, [pair]) for name, pair in zip(common, pairs, strict=True)),
        disagreements=tuple(one for pair in pairs for one in _disagreements(pair)),
        unpaired=tuple(sorted(ones.keys() ^ others.keys())),
    )


class _Direction(NamedTuple):
    """The labels of one as the output, those of the other as what is right: each fact, and the label it is held by."""

    outcomes: tuple[FactOutcome, ...]
    labels: Mapping[str, GoldFact]


class _Pair(NamedTuple):
    first: GoldFile
    second: GoldFile
    forth: _Direction
    back: _Direction

    @classmethod
    def of(cls, first: GoldFile, second: GoldFile) -> _Pair:
        return cls(first, second, _direction(first, second), _direction(second, first))


def _direction(one: GoldFile, other: GoldFile) -> _Direction:
    output = perfect(one)
    return _Direction(score(other, output).facts, {site.place: site.gold for site in sites(one, output)})


def _by_document(files: Sequence[GoldFile]) -> dict[str, GoldFile]:
    found: dict[str, GoldFile] = {}
    for file in files:
        if file.gold.document in found:
            raise EvalError(
                f"{file.gold.document} is labelled twice, in {found[file.gold.document].path} and {file.path}.",
                hint="Give one gold file for each document.",
            )
        found[file.gold.document] = file
    return found


def _row(document: str | None, pairs: Sequence[_Pair]) -> AgreementRow:
    outcomes = [fact for pair in pairs for way in (pair.forth, pair.back) for fact in way.outcomes]
    facts = [fact for fact in outcomes if fact.field != "claim"]
    claims = [fact for fact in outcomes if fact.field == "claim"]
    ones = [fact for pair in pairs for fact in pair.first.gold.facts()]
    others = [fact for pair in pairs for fact in pair.second.gold.facts()]
    return AgreementRow(
        document=document,
        facts_first=sum(fact.field != "claim" for fact in ones),
        facts_second=sum(fact.field != "claim" for fact in others),
        claims_first=sum(fact.field == "claim" for fact in ones),
        claims_second=sum(fact.field == "claim" for fact in others),
        # Matched both ways over labelled both ways is F1: 2 * common / (first + second).
        facts_lenient=Share(agree=sum(fact.output is not None for fact in facts), of=len(facts)),
        facts_strict=Share(agree=sum(fact.state == "correct" for fact in facts), of=len(facts)),
        claims_lenient=Share(agree=sum(fact.output is not None for fact in claims), of=len(claims)),
        claims_strict=Share(agree=sum(fact.state == "correct" for fact in claims), of=len(claims)),
        attribution=_share(outcomes, "claim.source"),
        factuality=_share(outcomes, "claim.factuality"),
        dates=_share(outcomes, "event.date", "claim.date"),
    )


def _share(outcomes: Iterable[FactOutcome], *names: str) -> Share:
    """The slots of these names on which they agree; where both say nothing there is nothing to agree on."""
    states = [slot.state for fact in outcomes for slot in fact.slots if f"{fact.field}.{slot.slot}" in names]
    told = [state for state in states if state != "null"]
    return Share(agree=told.count("correct"), of=len(told))


def _disagreements(pair: _Pair) -> list[Disagreement]:
    """In the order of the second's labels, then what the first alone has."""
    found: list[Disagreement] = []
    paired = {fact.id: pair.forth.labels[fact.output] for fact in pair.forth.outcomes if fact.output is not None}
    of_first = {one.id: other for other, one in paired.items()}
    back = {fact.id: fact for fact in pair.back.outcomes}
    for fact in pair.forth.outcomes:
        one = paired.get(fact.id)
        if one is None:
            found.append(_only(pair, "only_second", fact))
            continue
        slots = {slot.slot: (slot.found, slot.expected) for slot in _wrong(fact)}
        mirror = back[one.id]
        if mirror.output is not None and pair.back.labels[mirror.output].id == fact.id:
            slots |= {slot.slot: (slot.expected, slot.found) for slot in _wrong(mirror) if slot.slot not in slots}
        if slots:
            differences = (Difference(slot=name, first=left, second=right) for name, (left, right) in slots.items())
            found.append(
                Disagreement(
                    document=pair.first.gold.document,
                    kind="differ",
                    field=fact.field,
                    label=label(one),
                    first=_place(pair.first, one.id),
                    second=_place(pair.second, fact.id),
                    slots=tuple(differences),
                )
            )
    found += [_only(pair, "only_first", fact) for fact in pair.back.outcomes if fact.id not in of_first]
    return found


def _only(pair: _Pair, kind: Literal["only_first", "only_second"], fact: FactOutcome) -> Disagreement:
    file = pair.first if kind == "only_first" else pair.second
    place = _place(file, fact.id)
    return Disagreement(
        document=pair.first.gold.document,
        kind=kind,
        field=fact.field,
        label=fact.label,
        first=place if kind == "only_first" else None,
        second=place if kind == "only_second" else None,
    )


def _wrong(fact: FactOutcome) -> list[SlotOutcome]:
    return [slot for slot in fact.slots if slot.state not in ("correct", "null")]


def _place(file: GoldFile, id_: str) -> str:
    return f"{file.path.as_posix()}:{file.line_of[id_]}"
