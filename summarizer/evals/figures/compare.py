"""A run against a baseline: which facts changed, by how much each metric did, and whether that can be told from chance.

Both runs are compared over the documents that both have run, document by document. Repeats of a document are one
sample: its counts are their mean, and the state of a fact is the median of its states.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Protocol, get_args

from pydantic import ValidationError

from summarizer.errors import EvalError
from summarizer.evals.figures.metrics import COUNTED, counts
from summarizer.evals.figures.statistics import MIN_FAMILIES, Difference, detectable, mcnemar, paired_difference
from summarizer.evals.results import (
    SCHEMA_VERSION,
    Comparison,
    EvalReport,
    Flip,
    MetricDifference,
    MetricName,
    Verdict,
)
from summarizer.evals.scoring.outcomes import DocumentScore, FactOutcome, FactState

__all__ = ["LIMIT", "Scored", "compare", "load_baseline", "median_state", "verdict"]

LIMIT = 0.1
"""Where only larger differences than this would be found, finding none says nothing: ten points of a ratio, or a tenth
of the forbidden facts that were looked for."""

_WORSENING: tuple[FactState, ...] = ("correct", "partial", "incorrect", "missing", "error")
_NOISE = 1e-9  # what is left of nothing after sums of thirds

Counts = Mapping[MetricName, tuple[float, float]]


class Scored(Protocol):
    """What is needed of a run; a whole report has it."""

    @property
    def gold_sha256(self) -> str:
        """Digest of the gold that the run was scored against."""

    @property
    def documents(self) -> tuple[DocumentScore, ...]:
        """The scores, one for each document and repeat."""


def load_baseline(path: Path) -> EvalReport:
    """Read a baseline, which is the JSON report of an earlier run.

    Raises:
        EvalError: it is not there, not JSON, no report of this schema version, or of a run that left documents out.
    """
    renew = f"Write a new one: summarizer eval SUITE --json {path}"
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise EvalError(f"There is no baseline {path}.", hint=renew) from None
    except json.JSONDecodeError as error:
        raise EvalError(f"{path}:{error.lineno}: the baseline is not JSON ({error.msg}).", hint=renew) from None
    except (OSError, UnicodeDecodeError) as error:
        raise EvalError(f"{path}:1: the baseline cannot be read ({error}).", hint=renew) from None
    version = value.get("schema_version") if isinstance(value, dict) else None
    if version is None:
        raise EvalError(f"{path} is not the report of an eval: it has no schema_version.", hint=renew)
    if version != SCHEMA_VERSION:
        said = f"The baseline {path} has schema version {version!r}, and this program reads {SCHEMA_VERSION}."
        raise EvalError(said, hint=renew)
    try:
        report = EvalReport.model_validate(value)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(str(part) for part in first["loc"])
        said = f"{path} is not the report of an eval ({place}: {first['msg']}; {error.error_count()} mistakes in all)."
        raise EvalError(said, hint=renew) from None
    left_out = sorted({one.document for one in report.documents} - _grouped(report.documents).keys())
    if left_out:
        said = f"The baseline {path} is of a run that left out {len(left_out)} documents, {left_out[0]} among them."
        raise EvalError(said, hint=f"{renew}, without --limit")
    return report


def compare(report: Scored, baseline: EvalReport, baseline_path: str | Path) -> Comparison:
    """This run against a baseline, over the documents and facts that both have run.

    A fact is gained if it is correct now and was not, lost if it was correct and is not now.

    Args:
        report: this run.
        baseline: the report of an earlier one.
        baseline_path: its file, to be named in reports.

    Raises:
        MissingExtra: scipy is not installed.
    """
    ours, theirs = _grouped(report.documents), _grouped(baseline.documents)
    shared = sorted(ours.keys() & theirs.keys())
    family = {name: ours[name][0].family for name in shared}
    now = _by_family({name: _added(ours[name]) for name in shared}, family)
    before = _by_family({name: _added(theirs[name]) for name in shared}, family)
    flips = [flip for name in shared for flip in _flips(name, ours[name], theirs[name])]
    gained = sum(flip.after == "correct" for flip in flips)
    lost = sum(flip.before == "correct" for flip in flips)
    return Comparison(
        baseline=Path(baseline_path).as_posix(),
        baseline_model=baseline.model,
        baseline_mode=baseline.mode,
        same_gold=report.gold_sha256 == baseline.gold_sha256,
        metrics={name: _metric(name, now, before, len(shared)) for name in get_args(MetricName)},
        flips=tuple(sorted(flips, key=_order)),
        gained=gained,
        lost=lost,
        p_value=mcnemar(gained, lost),
    )


def median_state(states: Sequence[FactState]) -> FactState:
    """The state of a fact over repeats: the middle one, the worse of the two middle ones if their number is even.

    A state that more than half of the repeats give is always the median. From best to worst: correct, partial,
    incorrect, missing, error.

    >>> median_state(["correct", "missing", "correct"]), median_state(["correct", "error"])
    ('correct', 'error')
    """
    return sorted(states, key=_WORSENING.index)[len(states) // 2]


def verdict(found: Difference, *, limit: float = LIMIT, lower_is_better: bool = False) -> Verdict:
    """What a paired difference shows.

    ``too_little_data`` with nothing to measure, with too few families (see
    :data:`~summarizer.evals.figures.statistics.MIN_FAMILIES`), or where no difference is found and only one above the
    limit would have been. ``better`` and ``worse`` need an interval that excludes 0.

    >>> verdict(Difference(0.5, 0.4, 0.1, low=0.04, high=0.2, standard_error=0.04, families=9))
    'better'
    >>> verdict(Difference(0.5, 0.4, 0.1, low=-0.2, high=0.4, standard_error=0.15, families=9))
    'too_little_data'
    """
    if found.low is None or found.high is None or found.families < MIN_FAMILIES:
        return "too_little_data"
    if found.low > _NOISE or found.high < -_NOISE:
        return "better" if (found.low > 0) != lower_is_better else "worse"
    smallest = detectable(found.standard_error, found.families)
    return "too_little_data" if smallest is not None and smallest > limit else "no_difference_found"


def _grouped(scores: Sequence[DocumentScore]) -> dict[str, list[DocumentScore]]:
    """The repeats of each document that was run."""
    grouped: dict[str, list[DocumentScore]] = defaultdict(list)
    for score in scores:
        if not score.facts or any(fact.state != "not_run" for fact in score.facts):
            grouped[score.document].append(score)
    return grouped


def _added(repeats: Sequence[DocumentScore]) -> Counts:
    """The counts of a document, as the mean of its repeats."""
    each = [counts(score) for score in repeats]
    names: tuple[MetricName, ...] = get_args(MetricName)
    return {
        name: (sum(one[name][0] for one in each) / len(each), sum(one[name][1] for one in each) / len(each))
        for name in names
    }


def _by_family(added: Mapping[str, Counts], family: Mapping[str, str]) -> list[Counts]:
    """The counts of each family: its documents together, in an order of the families' names."""
    names: tuple[MetricName, ...] = get_args(MetricName)
    members: dict[str, list[Counts]] = {name: [] for name in sorted(set(family.values()))}
    for document, one in added.items():
        members[family[document]].append(one)
    return [
        {name: (sum(one[name][0] for one in group), sum(one[name][1] for one in group)) for name in names}
        for group in members.values()
    ]


def _metric(name: MetricName, now: Sequence[Counts], before: Sequence[Counts], documents: int) -> MetricDifference:
    counted = name in COUNTED
    found = paired_difference(
        [one[name][0] for one in now],
        [one[name][1] for one in now],
        [one[name][0] for one in before],
        [one[name][1] for one in before],
        count=counted,
    )
    looked_for = max(sum(one[name][1] for one in run) for run in (now, before))
    return MetricDifference(
        baseline=found.value_b,
        value=found.value_a,
        difference=found.difference,
        low=found.low,
        high=found.high,
        detectable=detectable(found.standard_error, found.families),
        documents=documents,
        families=found.families,
        verdict=verdict(found, limit=LIMIT * looked_for if counted else LIMIT, lower_is_better=counted),
    )


def _flips(document: str, now: Sequence[DocumentScore], before: Sequence[DocumentScore]) -> list[Flip]:
    theirs = _states(before)
    return [
        Flip(
            document=document,
            id=id_,
            field=fact.field,
            importance=fact.importance,
            before=theirs[id_][0],
            after=state,
        )
        for id_, (state, fact) in _states(now).items()
        if id_ in theirs and theirs[id_][0] != state
    ]


def _states(repeats: Sequence[DocumentScore]) -> dict[str, tuple[FactState, FactOutcome]]:
    """The median state of each fact that was run, by its id, with one of its outcomes."""
    outcomes: dict[str, list[FactOutcome]] = defaultdict(list)
    for score in repeats:
        for fact in score.facts:
            if fact.state != "not_run":
                outcomes[fact.id].append(fact)
    return {id_: (median_state([fact.state for fact in facts]), facts[0]) for id_, facts in outcomes.items()}


def _order(flip: Flip) -> tuple[bool, str, list[tuple[int, str]]]:
    """Key facts first, then by document and id, e2 before e10."""
    parts = [(int(part or 0), "") if part.isdecimal() else (0, part) for part in re.split(r"(\d+)", flip.id)]
    return flip.importance != "key", flip.document, parts
