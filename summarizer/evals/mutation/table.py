"""The test of the scoring itself: mutants of perfect outputs must be found out, and harmless edits must not be.

A mutant is killed if its score is worse than that of the perfect output and the fault is named: the slot that was
changed is at fault, the fact that was left out is missing, what was made up is spurious, the evidence that was moved is
broken or beside the point. A harmless edit must leave every metric and the state of every fact as they are.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from summarizer.evals.figures.metrics import COUNTED, counts
from summarizer.evals.gold.files import GoldFile, digest
from summarizer.evals.mutation import fact_faults, harmless, value_faults
from summarizer.evals.mutation.mutants import Case, Class, Mutant
from summarizer.evals.results import MetricName
from summarizer.evals.scoring.outcomes import DocumentScore, SlotOutcome
from summarizer.evals.scoring.score import ALL_RECORDS, RecordName, score

__all__ = ["CLASSES", "LIMIT", "Finding", "HarmlessRow", "MutationReport", "MutationRow", "mutation_table"]

CLASSES: Mapping[str, Class] = {**value_faults.CLASSES, **fact_faults.CLASSES}
"""All classes of errors by name."""

LIMIT = 6
"""Mutants of one class made of one document, unless another number is asked for."""

_PERFECT = "perfect"
"""The class of outputs that are not edited at all: a fault found in one is a fault of the labels or of the scoring."""

_ORDER = ("not_run", "error", "missing", "incorrect", "partial", "correct")


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Finding(_Part):
    """A mutant that survived, or a harmless edit that raised an alarm."""

    document: str
    gold: str = Field(description="The gold file.")
    line: int = Field(description="The line of the fact that was changed; 1 if it is about the whole document.")
    change: str = Field(description="What was changed.")
    problem: str = Field(description="What the score says of it, or does not say.")

    def __str__(self) -> str:
        return f"{self.gold}:{self.line}: {self.change}: {self.problem}"


class MutationRow(_Part):
    """One class of errors."""

    name: str
    made: int
    killed: int = Field(description="Mutants whose score fell and whose fault was named.")
    fell: int = Field(description="Mutants whose score fell.")
    survivors: tuple[Finding, ...] = ()


class HarmlessRow(_Part):
    """One class of harmless edits."""

    name: str
    made: int = Field(description="Edited outputs.")
    alarms: tuple[Finding, ...] = ()


class MutationReport(_Part):
    """What the scoring found out, class by class.

    The first row of ``harmless`` is of the perfect outputs themselves, which must score as such.
    """

    gold_sha256: str
    documents: int
    limit: int = Field(description="The most mutants of one class made of one document.")
    errors: tuple[MutationRow, ...]
    harmless: tuple[HarmlessRow, ...]

    @property
    def passed(self) -> bool:
        """Whether every mutant was killed and no harmless edit raised an alarm."""
        return not any(row.survivors for row in self.errors) and not any(row.alarms for row in self.harmless)


def mutation_table(files: Sequence[GoldFile], limit: int = LIMIT, only: Container[str] | None = None) -> MutationReport:
    """Make mutants and harmless edits of the perfect outputs of all files, and score them.

    Args:
        files: labels with their documents.
        limit: the most mutants of one class made of one document; where there are more, they are taken at equal steps.
        only: names of classes, of errors or of harmless edits; default: all.
    """
    errors = {name: _Errors() for name in CLASSES if only is None or name in only}
    edits = {name: _Edits() for name in (_PERFECT, *harmless.CLASSES) if only is None or name in only}
    for file in files:
        case = Case(file)
        halves = {record: score(file, case.output, [record]) for record in ALL_RECORDS} if errors else {}
        for name, errors_of in errors.items():
            for mutant in _spread(list(CLASSES[name](case)), limit):
                record: RecordName = "claims" if mutant.fault.field == "claim" else "summary"
                # The other record is the same in both, so that it is not scored again.
                errors_of.add(case, halves[record], score(file, mutant.output, [record]), mutant)
        whole = score(file, case.output)
        for name, edits_of in edits.items():
            if name == _PERFECT:
                edits_of.add(case, _flawless(whole), whole)
                continue
            for output in harmless.CLASSES[name](case):
                if output != case.output:  # an edit that finds nothing to do shows nothing
                    edits_of.add(case, whole, score(file, output))
    return MutationReport(
        gold_sha256=digest(files),
        documents=len(files),
        limit=limit,
        errors=tuple(
            MutationRow(name=name, made=one.made, killed=one.killed, fell=one.fell, survivors=tuple(one.survivors))
            for name, one in errors.items()
        ),
        harmless=tuple(
            HarmlessRow(name=name, made=one.made, alarms=tuple(dict.fromkeys(one.alarms)))
            for name, one in edits.items()
        ),
    )


@dataclass
class _Errors:
    made: int = 0
    killed: int = 0
    fell: int = 0
    survivors: list[Finding] = field(default_factory=list)

    def add(self, case: Case, before: DocumentScore, after: DocumentScore, mutant: Mutant) -> None:
        fell, named = _is_worse(before, after), mutant.fault.named(after)
        self.made += 1
        self.fell += fell
        self.killed += fell and named
        if fell and named:
            return
        said = ", ".join(f"{one.change} {one.problem}" for one in _differences(case, before, after))
        problem = f"{mutant.fault} is not named, but {said}" if fell else "the score did not fall"
        self.survivors.append(_finding(case, mutant.fault.fact, mutant.change, problem))


@dataclass
class _Edits:
    made: int = 0
    alarms: list[Finding] = field(default_factory=list)

    def add(self, case: Case, before: DocumentScore, after: DocumentScore) -> None:
        self.made += 1
        self.alarms += _differences(case, before, after)


def _spread(mutants: list[Mutant], limit: int) -> list[Mutant]:
    """Not more than ``limit`` of them, at equal steps."""
    if len(mutants) <= limit:
        return mutants
    return [mutants[index * len(mutants) // limit] for index in range(limit)]


def _flawless(score: DocumentScore) -> DocumentScore:
    """The score that a perfect output must have."""
    facts = tuple(
        one.model_copy(update={"state": "correct", "slots": tuple(map(_right, one.slots)), "cited": True})
        for one in score.facts
    )
    pieces = score.citations
    right = pieces.model_copy(update={"valid": pieces.pieces, "right": pieces.cited, "broken": ()})
    nothing: dict[str, Any] = dict.fromkeys(("spurious", "forbidden", "missing_caveats"), ())
    return score.model_copy(update={"facts": facts, "citations": right, **nothing})


def _right(slot: SlotOutcome) -> SlotOutcome:
    return slot if slot.state == "null" else slot.model_copy(update={"state": "correct"})


def _figures(score: DocumentScore) -> dict[MetricName, float]:
    return {name: above / below for name, (above, below) in counts(score).items() if below}


def _is_worse(before: DocumentScore, after: DocumentScore) -> bool:
    """Whether a metric or the state of a fact is worse than before. With nothing to count, nothing was wrong."""
    then, now = _figures(before), _figures(after)
    for name, value in now.items():
        if value > then.get(name, 0.0) if name in COUNTED else value < then.get(name, 1.0):
            return True
    pairs = zip(before.facts, after.facts, strict=True)
    return any(_ORDER.index(new.state) < _ORDER.index(old.state) for old, new in pairs)


def _differences(case: Case, before: DocumentScore, after: DocumentScore) -> list[Finding]:
    """Everything in which two scores of a document differ; the figures, only if nothing else does."""
    found: list[Finding] = []
    for old, new in zip(before.facts, after.facts, strict=True):
        faults = [
            f"{new.field}.{slot.slot} is {slot.state} ({slot.found!r}, expected {slot.expected!r})"
            for slot in new.slots
            if slot.state not in ("correct", "null") and slot not in old.slots
        ]
        if new.cited is False and old.cited:
            faults.append("its evidence is beside the point")
        if faults or new.state != old.state:
            found.append(_finding(case, new.id, new.id, "; ".join(faults) or f"is {new.state}"))
    known = {one.value for one in before.spurious}
    made_up = [one for one in after.spurious if one.value not in known]
    found += [_finding(case, None, one.field, f"{one.value!r} is spurious") for one in made_up]
    known = {one.id for one in before.forbidden}
    hits = [one for one in after.forbidden if one.id not in known]
    found += [_finding(case, one.id, one.id, f"{one.value!r} is taken for what it forbids") for one in hits]
    if not found:
        then, now = _figures(before), _figures(after)
        moved = [name for name in then.keys() & now if then[name] != now[name]]
        found += [_finding(case, None, name, f"{then[name]:g} became {now[name]:g}") for name in sorted(moved)]
    return found


def _finding(case: Case, id_: str | None, change: str, problem: str) -> Finding:
    return Finding(
        document=case.file.gold.document,
        gold=case.file.path.as_posix(),
        line=case.file.line_of[id_] if id_ else 1,
        change=change,
        problem=problem,
    )
