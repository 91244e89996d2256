"""What briefings are labelled with: a set of documents, and what a briefing of them must hold.

::

    name: quota-dispute
    about: Two papers give two dates of signature, and a third reprints the first.
    gold: [../gold/a.yaml, ../gold/b.yaml, ../gold/c.yaml]   # from the folder of this file
    treaties:
      - {documents: [a, b, c], name: [Halden Accord]}
    copies: [[a, c]]
    key_facts:
      - {id: k1, facts: [a#p1, b#p2, c#p1], sources: 2}
    conflicts:
      - {id: x1, basis: [date], sides: [[a#e1, c#e1], [b#e1]]}
    gaps: {t1: [ratification]}

A document goes by the stem of its file name, a labelled fact by ``document#fact``.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import Annotated, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from summarizer.errors import EvalError
from summarizer.evals.briefings.results import COUNTED, BriefingFigure
from summarizer.evals.gold.files import GoldFile, Problem, digest, load_all, schema_problems
from summarizer.evals.gold.labels import GoldFact
from summarizer.evals.gold.values import OptionalWords, Several, Text
from summarizer.evals.gold.yaml_lines import Lines, parse
from summarizer.evals.suite import Limits, limit_problems
from summarizer.records.briefing import Basis, GapTopic

__all__ = [
    "GATES",
    "SETS",
    "BriefingGates",
    "BriefingSet",
    "LoadedSet",
    "LoadedSets",
    "SetConflict",
    "SetCorroborated",
    "SetFact",
    "SetTreaty",
    "is_set",
    "load_sets",
    "set_paths",
]

SETS = Path("evals", "briefings", "sets")
"""Where sets are looked for if none is named, from the current folder."""

GATES = "gates.yaml"
"""The file with what briefings must reach, beside the folder of the sets."""

_HINT = "Mend these lines; `summarizer eval check` tells when all is well."
_ID = r"^[a-z][a-z0-9-]*$"

PartT = TypeVar("PartT", bound=BaseModel)


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


DocumentName = Annotated[str, Field(min_length=1, description="The stem of a document's file name.")]
FactName = Annotated[str, Field(pattern=r"^[^#]+#[a-z][a-z0-9-]*$", description="A labelled fact: 'a#e1'.")]


class SetTreaty(_Part):
    """A treaty, and the documents that are about it."""

    documents: tuple[DocumentName, ...] = Field(min_length=1)
    name: OptionalWords = Field(description="Right forms of its title; null where no document gives one.")


class SetFact(_Part):
    """What a briefing must hold as one fact."""

    id: str = Field(pattern=_ID, description="Unique in the file: 'k1'.")
    facts: tuple[FactName, ...] = Field(
        min_length=1,
        description="The treaty facts of documents that are this one; one that says less may be of several.",
    )
    sources: int = Field(ge=1, description="Number of independent documents that state it.")


class SetCorroborated(_Part):
    """Claims that are the same, from independent sources."""

    id: str = Field(pattern=_ID, description="Unique in the file: 'g1'.")
    claims: tuple[FactName, ...] = Field(min_length=2)
    sources: int = Field(ge=2, description="Number of independent sources.")


class SetConflict(_Part):
    """Accounts that cannot all be true, or of which one brings the other up to date."""

    id: str = Field(pattern=_ID, description="Unique in the file: 'x1'.")
    basis: Several[Basis] = Field(description="In what they differ.")
    sides: tuple[tuple[FactName, ...], ...] = Field(
        min_length=2, description="Facts and claims, side by side; any of each will do."
    )


class BriefingSet(_Part):
    """The documents of one briefing, and what it must hold of them."""

    name: str = Field(pattern=r"^[a-z0-9][a-z0-9_-]*$")
    about: Text = Field(description="What the set tests, in one line.")
    gold: tuple[Text, ...] = Field(min_length=1, description="Gold files of its documents, from this file's folder.")
    treaties: tuple[SetTreaty, ...] = Field(default=(), description="Documents that are about no treaty are in none.")
    copies: tuple[tuple[DocumentName, ...], ...] = Field(
        default=(), description="Near-identical documents, the original first."
    )
    key_facts: tuple[SetFact, ...] = ()
    corroborated: tuple[SetCorroborated, ...] = ()
    conflicts: tuple[SetConflict, ...] = Field(default=(), description="All of them: any other is an invention.")
    not_asserted: tuple[FactName, ...] = Field(
        default=(), description="What its source denies, doubts or does not confirm, and a briefing lists apart."
    )
    gaps: dict[str, tuple[GapTopic, ...]] = Field(
        default_factory=dict, description="What no document states of a treaty: 't1' is the first of 'treaties'."
    )
    not_gaps: dict[str, tuple[GapTopic, ...]] = Field(
        default_factory=dict, description="What a document does state of it, and is no gap."
    )


class BriefingGates(_Part):
    """What the briefings of all sets together must reach."""

    sets: int = Field(ge=1, description="Number of set files, counted by hand, so that none can go unseen.")
    gates: dict[BriefingFigure, Limits] = Field(default_factory=dict)


@dataclass(frozen=True)
class LoadedSet:
    """A set with its gold.

    Attributes:
        path: the set file.
        labels: what it says.
        files: its gold files, in the order of the file.
        lines: the line of each value.
    """

    path: Path
    labels: BriefingSet
    files: tuple[GoldFile, ...]
    lines: Lines = field(repr=False)

    @cached_property
    def facts(self) -> dict[str, GoldFact]:
        """Every labelled fact of its documents, by its name in the set: ``a#e1``."""
        return {f"{file.document.id}#{fact.id}": fact for file in self.files for fact in file.gold.facts()}


@dataclass(frozen=True)
class LoadedSets:
    """The sets of a run, with what they must reach.

    Attributes:
        sets: the sets, by path.
        folder: the folder with the folder of the sets, the file of the gates and the recordings.
        gates: what is to be reached; None if there is no such file.
    """

    sets: tuple[LoadedSet, ...]
    folder: Path
    gates: BriefingGates | None

    @cached_property
    def files(self) -> tuple[GoldFile, ...]:
        """The gold files of all sets, each once."""
        return tuple({file.path: file for one in self.sets for file in one.files}.values())

    @cached_property
    def gold_sha256(self) -> str:
        """Digest of the sets, their gold and their documents."""
        parts = [digest(self.files), *sorted(one.labels.model_dump_json() for one in self.sets)]
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def set_paths(named: Sequence[Path]) -> list[Path]:
    """The set files that are meant: those named, with the files of folders, or else all of :data:`SETS`.

    Raises:
        EvalError: there is none.

    >>> [path.name for path in set_paths([Path("a.yaml"), Path("b.yaml"), Path("a.yaml")])]
    ['a.yaml', 'b.yaml']
    """
    paths = [file for path in named or [SETS] for file in (sorted(path.glob("*.yaml")) if path.is_dir() else [path])]
    if not paths:
        where = ", ".join(map(str, named or [SETS]))
        raise EvalError(f"There is no set of documents (*.yaml) in {where}.", hint="Name set files, or a folder.")
    return list(dict.fromkeys(paths))


def load_sets(named: Sequence[Path] = ()) -> LoadedSets:
    """Read sets, all of their gold, and the gates beside them.

    Args:
        named: set files, or folders of them; by default all in :data:`SETS`.

    Raises:
        EvalError: there is none, they lie in several folders, or something is wrong in one; the message lists every
            mistake with file and line.
        GoldError: something is wrong in the gold; the message lists every mistake.
    """
    paths = set_paths(named)
    folders = list(dict.fromkeys(Path(os.path.normpath(path.absolute().parent.parent)) for path in paths))
    if len(folders) > 1:
        raise EvalError("The sets are not of one folder.", hint="Run those of each folder apart.")
    read = [(path, *_read(path, BriefingSet)) for path in paths]
    wanted = [_gold_of(path, labels) for path, labels, _ in read]
    gold = {file.path: file for file in load_all(dict.fromkeys(chain.from_iterable(wanted)))}
    sets = tuple(
        LoadedSet(path, labels, tuple(gold[one] for one in files), lines)
        for (path, labels, lines), files in zip(read, wanted, strict=True)
    )
    problems = [*chain.from_iterable(map(_problems, sets)), *_doubled_names(sets)]
    folder = paths[0].parent.parent
    gates = folder / GATES
    wanted_gates = _gates(gates, None if named else len(sets)) if gates.is_file() else None
    if problems:
        raise _failed(problems)
    return LoadedSets(sets, folder, wanted_gates)


def is_set(path: Path) -> bool:
    """Whether a file is meant as a set of documents, and not as the gold of one."""
    try:
        value, _ = parse(path.read_text(encoding="utf-8"), path)
    except (EvalError, OSError, UnicodeDecodeError):
        return False  # whoever reads it as gold says what is wrong
    return isinstance(value, dict) and "about" in value and "gold" in value


def _read(path: Path, schema: type[PartT]) -> tuple[PartT, Lines]:
    try:
        value, lines = parse(path.read_text(encoding="utf-8"), path)
    except FileNotFoundError:
        raise EvalError(f"There is no file {path}.", hint="Name one that exists.") from None
    except (OSError, UnicodeDecodeError) as error:
        raise EvalError(f"{path}:1: the file cannot be read ({error}).", hint="Give a text file in UTF-8.") from None
    try:
        return schema.model_validate(value), lines
    except ValidationError as error:
        raise _failed(schema_problems(path, error, lines)) from None


def _gold_of(path: Path, labels: BriefingSet) -> list[Path]:
    return [Path(os.path.normpath(path.parent / name)) for name in labels.gold]


def _gates(path: Path, there: int | None) -> BriefingGates:
    """What is to be reached; ``there`` are the sets that there are, if all were asked for."""
    found, lines = _read(path, BriefingGates)
    problems = list(limit_problems(path, found.gates.items(), COUNTED, lines))
    if there not in (None, found.sets):
        said = f"sets: the gates are of {found.sets} sets, and there are {there}."
        problems.append(Problem(str(path), lines.of(("sets",)), said))
    if problems:
        raise _failed(problems)
    return found


def _failed(problems: Sequence[Problem]) -> EvalError:
    return EvalError("\n".join(map(str, sorted(problems))), hint=_HINT)


# ------------------------------------------------------------------------------------- what the schema cannot tell


def _doubled_names(sets: Sequence[LoadedSet]) -> Iterator[Problem]:
    seen: dict[str, Path] = {}
    for one in sets:
        if seen.setdefault(one.labels.name, one.path) != one.path:
            said = f"name: {seen[one.labels.name]} has the name {one.labels.name} already."
            yield Problem(str(one.path), one.lines.of(("name",)), said)


def _problems(loaded: LoadedSet) -> Iterator[Problem]:
    checks = (_of_documents(loaded), _of_facts(loaded), _of_ids(loaded), _of_gaps(loaded))
    for place, said in chain.from_iterable(checks):
        yield Problem(str(loaded.path), loaded.lines.of(place), said)


Fault = tuple[tuple[str | int, ...], str]
"""Where in the file, and what is wrong there."""


def _of_documents(loaded: LoadedSet) -> Iterator[Fault]:
    labels, known = loaded.labels, {file.document.id for file in loaded.files}
    if len(set(loaded.files)) < len(loaded.files):
        yield ("gold",), "gold: a file is listed twice."
    groups = [(("treaties", at), one.documents) for at, one in enumerate(labels.treaties)]
    for kind, named in (
        ("treaties", groups),
        ("copies", [(("copies", at), one) for at, one in enumerate(labels.copies)]),
    ):
        seen: set[str] = set()
        for place, documents in named:
            for document in documents:
                if document not in known:
                    yield place, f"{kind}: no document of the set is named {document!r}."
                if document in seen:
                    yield place, f"{kind}: {document} is named twice."
                seen.add(document)
    for at, copies in enumerate(labels.copies):
        if len(copies) < 2:
            yield ("copies", at), "copies: one document is no copy; name its original too, first."


def _of_facts(loaded: LoadedSet) -> Iterator[Fault]:
    for place, name, kind in _named_facts(loaded.labels):
        fact = loaded.facts.get(name)
        if fact is None:
            yield place, f"{'.'.join(map(str, place))}: no gold of the set holds {name}."
        elif kind is not None and (fact.field == "claim") != (kind == "claim"):
            yield place, f"{'.'.join(map(str, place))}: {name} is no {kind}."


def _named_facts(labels: BriefingSet) -> Iterator[tuple[tuple[str | int, ...], str, str | None]]:
    """Every labelled fact that is named, with its place, and of what kind it must be."""
    for at, key in enumerate(labels.key_facts):
        yield from ((("key_facts", at, "facts", n), name, "treaty fact") for n, name in enumerate(key.facts))
    for at, group in enumerate(labels.corroborated):
        yield from ((("corroborated", at, "claims", n), name, "claim") for n, name in enumerate(group.claims))
    for at, conflict in enumerate(labels.conflicts):
        for n, side in enumerate(conflict.sides):
            yield from ((("conflicts", at, "sides", n, m), name, None) for m, name in enumerate(side))
    yield from ((("not_asserted", at), name, None) for at, name in enumerate(labels.not_asserted))


def _of_ids(loaded: LoadedSet) -> Iterator[Fault]:
    labels = loaded.labels
    seen: set[str] = set()
    named: tuple[tuple[str, Sequence[SetFact | SetCorroborated | SetConflict]], ...] = (
        ("key_facts", labels.key_facts),
        ("corroborated", labels.corroborated),
        ("conflicts", labels.conflicts),
    )
    for kind, items in named:
        for at, item in enumerate(items):
            if item.id in seen:
                yield (kind, at), f"{item.id}: the id is used already."
            seen.add(item.id)


def _of_gaps(loaded: LoadedSet) -> Iterator[Fault]:
    labels = loaded.labels
    known = {f"t{at}" for at, _ in enumerate(labels.treaties, 1)}
    for kind, named in (("gaps", labels.gaps), ("not_gaps", labels.not_gaps)):
        for treaty in named.keys() - known:
            yield (kind, treaty), f"{kind}: {treaty} is none of the treaties of the set."
    for treaty in labels.gaps.keys() & labels.not_gaps.keys():
        for topic in set(labels.gaps[treaty]) & set(labels.not_gaps[treaty]):
            yield ("not_gaps", treaty), f"not_gaps: {topic} of {treaty} is among the gaps."
