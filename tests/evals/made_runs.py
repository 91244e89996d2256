"""Scores and reports made by hand, for tests of what is computed from them."""

from __future__ import annotations

from typing import Any

from summarizer.evals.figures.metrics import summarise
from summarizer.evals.results import EvalReport, GateResult
from summarizer.evals.scoring.outcomes import CitationCount, DocumentScore, FactOutcome, FactState, ForbiddenHit
from summarizer.records import ModelUsage

LETTERS: dict[str, FactState] = {
    "c": "correct",
    "p": "partial",
    "i": "incorrect",
    "m": "missing",
    "e": "error",
    "-": "not_run",
}


def fact(id_: str, state: FactState, *, key: bool = True) -> FactOutcome:
    """A treaty fact, or a claim if its id begins with c."""
    return FactOutcome(
        id=id_,
        field="claim" if id_.startswith("c") else "event",
        importance="key" if key else "minor",
        line=int("".join(filter(str.isdecimal, id_)) or 1),
        label=f"label of {id_}",
        state=state,
        content=state,
        output=f"events[{id_}]" if state in ("correct", "partial", "incorrect") else None,
        cited=True if state in ("correct", "partial", "incorrect") else None,
    )


def document(name: str, states: str, **more: Any) -> DocumentScore:
    """A document whose facts e1, e2, ... end as the letters say: c, p, i, m, e, - (not run)."""
    facts = tuple(fact(f"e{number}", LETTERS[letter]) for number, letter in enumerate(states, 1))
    cited = CitationCount(pieces=len(states), valid=len(states), cited=len(states), right=len(states))
    values: dict[str, Any] = {
        "document": name,
        "family": name.partition(".")[0],
        "split": "dev",
        "gold": f"evals/gold/{name.partition('.')[0]}.yaml",
        "facts": facts,
        "citations": cited,
        "forbidden_checked": 2,
        "error": "the endpoint did not answer" if "e" in states else None,
    }
    return DocumentScore(**{**values, **more})


def hit(id_: str = "x1") -> ForbiddenHit:
    return ForbiddenHit(id=id_, line=9, output="events[0]", value="signed, 2024", why="The text gives no year.")


def report(*documents: DocumentScore, **more: Any) -> EvalReport:
    values: dict[str, Any] = {
        "suite": "small",
        "gold_sha256": "0" * 64,
        "model": "model-a",
        "strategy": "schema",
        "mode": "replay",
        "repeats": 1,
        "started": "2024-11-12T00:00:00Z",
        "seconds": 1.0,
        "usage": ModelUsage(),
        "package_version": "0",
        "prompt_versions": {},
        "metrics": summarise(documents),
        "by_importance": {},
        "by_split": {},
        "fields": (),
        "documents": documents,
        "gate": GateResult(passed=True),
    }
    return EvalReport(**{**values, **more})
