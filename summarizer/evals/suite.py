"""Suite files: which gold is run, which records are asked for, and what the run must reach.

::

    schema_version: 1
    name: seeds
    gold: [../gold/000_*.yaml, ../gold/004_*.yaml]   # patterns, from the folder of this file
    documents: 2                                     # how many gold files these are
    facts: 120                                       # how many labelled facts they hold
    records: [summary, claims]
    gates:
      facts_f1: {min: 0.5}
      forbidden: {max: 0}
      grounding: {min: 0.9, of: low}                 # the lower end of the interval
    baseline: {file: ../baselines/seeds.json, metrics: {facts_f1: 0.02}}   # how much lower it may be

``documents`` and ``facts`` are counted by hand, so that gold cannot go unseen.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from summarizer.errors import EvalError
from summarizer.evals.figures.metrics import COUNTED
from summarizer.evals.gold.files import GoldFile, Problem, digest, load_all, schema_problems
from summarizer.evals.gold.labels import Split
from summarizer.evals.gold.yaml_lines import Lines, parse
from summarizer.evals.results import MetricName
from summarizer.evals.scoring.score import ALL_RECORDS, RecordName

__all__ = ["SUITES", "BaselineRule", "Limits", "LoadedSuite", "Suite", "find_suite", "limit_problems", "load_suite"]

SUITES = Path("evals", "suites")
"""Where a suite given by its bare name is looked for, from the current folder."""

Number = Annotated[float, Field(allow_inf_nan=False)]
Drop = Annotated[float, Field(ge=0, allow_inf_nan=False)]
Name = Annotated[str, Field(min_length=1)]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Limits(_Part):
    """What a metric must reach.

    >>> Limits(min=0.5).of
    'value'
    """

    min: Number | None = Field(default=None, description="The least that passes.")
    max: Number | None = Field(default=None, description="The most that passes.")
    of: Literal["value", "low", "high"] = Field(
        default="value", description="The figure itself, or an end of its 95 % interval."
    )

    @model_validator(mode="after")
    def _limits_something(self) -> Limits:
        if self.min is None and self.max is None:
            raise ValueError("give min or max")
        if self.min is not None and self.max is not None and self.min > self.max:
            raise ValueError(f"min {self.min:g} is above max {self.max:g}")
        return self


class BaselineRule(_Part):
    """Against what the run must not be worse."""

    file: Name = Field(description="The JSON report of an earlier run, from the folder of the suite file.")
    metrics: dict[MetricName, Drop] = Field(
        min_length=1, description="By how much each may be worse; 0 for not at all. For 'forbidden', how many more."
    )


class Suite(_Part):
    """A suite file."""

    schema_version: Literal[1]
    name: str = Field(pattern=r"^[a-z0-9][a-z0-9_-]*$")
    gold: tuple[Name, ...] = Field(min_length=1, description="Patterns of gold files, from the folder of this file.")
    documents: int = Field(ge=1, description="Number of gold files of the suite, after 'split'.")
    facts: int = Field(ge=1, description="Number of labelled facts that they hold, whatever the records.")
    split: Split | None = Field(default=None, description="Only documents of this split.")
    records: tuple[RecordName, ...] = Field(default=ALL_RECORDS, min_length=1)
    recordings: Name = Field(default="../recordings", description="Folder of recorded answers.")
    gates: dict[MetricName, Limits] = Field(default_factory=dict)
    baseline: BaselineRule | None = None


@dataclass(frozen=True)
class LoadedSuite:
    """A suite with its gold, and with paths that can be opened.

    Attributes:
        path: the suite file.
        suite: what it says.
        gold: its gold files, by path.
        recordings: the folder of recorded answers; it need not be there.
        baseline: the file of the baseline; it need not be there. None if the suite names none.
    """

    path: Path
    suite: Suite
    gold: tuple[GoldFile, ...]
    recordings: Path
    baseline: Path | None

    @cached_property
    def gold_sha256(self) -> str:
        """Digest of the gold and its documents."""
        return digest(self.gold)


def find_suite(name: str | Path) -> Path:
    """The suite file of that path, or of that bare name under ``evals/suites``.

    Raises:
        EvalError: there is none; the hint names those that there are.
    """
    path = Path(name)
    if path.is_file():
        return path
    if path.name == str(name) and not path.suffix:
        path = SUITES / f"{name}.yaml"
        if path.is_file():
            return path
    known = sorted(file.stem for file in SUITES.glob("*.yaml"))
    hint = f"Name one of {', '.join(known)}, or give the path of a file." if known else "Give the path of a suite file."
    raise EvalError(f"There is no suite {path}.", hint=hint)


def load_suite(name: str | Path) -> LoadedSuite:
    """Read a suite and all of its gold.

    Args:
        name: path of the suite file, or the bare name of one under ``evals/suites``.

    Raises:
        EvalError: the file cannot be used, a pattern matches nothing, or there are other documents or facts than the
            file says; the message gives file and line.
        GoldError: something is wrong in the gold; the message lists every mistake.
    """
    path = find_suite(name)
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise EvalError(f"{path}:1: the suite cannot be read ({error}).", hint="Give a text file in UTF-8.") from None
    value, lines = parse(text, path)
    try:
        suite = Suite.model_validate(value)
    except ValidationError as error:
        raise _failed(schema_problems(path, error, lines)) from None
    if problems := list(_mistakes(path, suite, lines)):
        raise _failed(problems)
    gold = _gold(path, suite, lines)
    return LoadedSuite(
        path=path,
        suite=suite,
        gold=gold,
        recordings=_from(path, suite.recordings),
        baseline=None if suite.baseline is None else _from(path, suite.baseline.file),
    )


def _mistakes(path: Path, suite: Suite, lines: Lines) -> Iterator[Problem]:
    """What the schema cannot tell."""
    if len(set(suite.records)) < len(suite.records):
        yield Problem(str(path), lines.of(("records",)), "records: one is listed twice.")
    yield from limit_problems(path, suite.gates.items(), COUNTED, lines)
    for metric, drop in suite.baseline.metrics.items() if suite.baseline else ():
        if metric not in COUNTED and drop > 1:
            line = lines.of(("baseline", "metrics", metric))
            yield Problem(str(path), line, f"baseline.metrics.{metric}: {drop:g} is not between 0 and 1.")


def limit_problems(
    path: Path, gates: Iterable[tuple[str, Limits]], counted: Collection[str], lines: Lines
) -> Iterator[Problem]:
    """What is wrong with the limits that stand under ``gates`` of a file.

    Args:
        path: the file.
        gates: the limits, by the name of the figure.
        counted: the figures that count faults; all others are shares.
        lines: the line of each value of the file.
    """
    for metric, limits in gates:
        if metric in counted and limits.min is not None:
            line = lines.of(("gates", metric, "min"))
            yield Problem(str(path), line, f"gates.{metric}.min: faults are counted, so that only max makes sense.")
        for key, limit in (("min", limits.min), ("max", limits.max)):
            if limit is not None and (limit < 0 or (metric not in counted and limit > 1)):
                line = lines.of(("gates", metric, key))
                allowed = "a number from 0" if metric in counted else "between 0 and 1"
                yield Problem(str(path), line, f"gates.{metric}.{key}: {limit:g} is not {allowed}.")


def _gold(path: Path, suite: Suite, lines: Lines) -> tuple[GoldFile, ...]:
    found: set[Path] = set()
    problems = []
    for index, pattern in enumerate(suite.gold):
        matched = [] if Path(pattern).is_absolute() else [one for one in path.parent.glob(pattern) if one.is_file()]
        if not matched:
            said = f"gold: {pattern!r} matches no file; patterns are relative to the folder of the suite file."
            problems.append(Problem(str(path), lines.of(("gold", index)), said))
        found.update(Path(os.path.normpath(one)) for one in matched)
    if problems:
        raise _failed(problems)
    files = [file for file in load_all(sorted(found)) if suite.split in (None, file.gold.split)]
    facts = sum(1 for file in files for _ in file.gold.facts())
    for key, wanted, there in (("documents", suite.documents, len(files)), ("facts", suite.facts, facts)):
        if wanted != there:
            of = "" if suite.split is None else f" of split {suite.split}"
            text = f"{key}: the suite is of {wanted} {key}, and its gold files{of} hold {there}."
            problems.append(Problem(str(path), lines.of((key,)), text))
    if problems:
        hint = "Bring back the gold that is missing, or correct the numbers if gold was changed on purpose."
        raise EvalError("\n".join(str(problem) for problem in problems), hint=hint)
    return tuple(files)


def _from(path: Path, relative: str) -> Path:
    return Path(os.path.normpath(path.parent / relative))


def _failed(problems: list[Problem]) -> EvalError:
    return EvalError("\n".join(str(problem) for problem in problems), hint="Mend these lines.")
