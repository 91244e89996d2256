"""Gold files: read, held against their documents, and every mistake told with its line."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path

from pydantic import ValidationError

from summarizer.document import Document
from summarizer.errors import DocumentError, EvalError, GoldError
from summarizer.evals.gold.labels import Gold, GoldFact
from summarizer.evals.gold.yaml_lines import Lines, parse
from summarizer.readers import read

__all__ = [
    "GoldFile",
    "Problem",
    "Span",
    "check_families",
    "digest",
    "documents_of",
    "load",
    "load_all",
    "schema_problems",
]

Span = tuple[int, int]
"""Start and end in the document's text, in characters."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """A mistake in a gold file."""

    path: str
    line: int
    text: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.text}"


@dataclass(frozen=True)
class GoldFile:
    """The labels of one document, with the document and the lines of the file.

    Attributes:
        path: the file.
        gold: its labels.
        document: the document that they are about.
        lines: the line of each value.
    """

    path: Path
    gold: Gold
    document: Document
    lines: Lines = field(repr=False)

    @cached_property
    def line_of(self) -> dict[str, int]:
        """The line on which each fact and forbidden fact begins, by its id."""
        return dict(self.lines_of_ids())

    def spans(self, fact: GoldFact) -> tuple[Span, ...]:
        """Every place in the document where a quote of the fact stands."""
        return tuple(span for quote in fact.quote for span in _occurrences(quote, self.document.text))

    def lines_of_ids(self) -> Iterator[tuple[str, int]]:
        """Each id of the file with its line."""
        gold = self.gold
        if gold.treaty is not None:
            for name, value in gold.treaty:
                if isinstance(value, GoldFact):
                    yield value.id, self.lines.of(("treaty", name))
                for index, item in enumerate(value if isinstance(value, tuple) else ()):
                    yield item.id, self.lines.of(("treaty", name, index))
        for index, claim in enumerate(gold.claims):
            yield claim.id, self.lines.of(("claims", index))
        for index, forbidden in enumerate(gold.forbidden):
            yield forbidden.id, self.lines.of(("forbidden", index))


def documents_of(gold_path: Path) -> Path:
    """The folder of the documents that a gold file is about: the nearest ``documents`` beside a folder around it."""
    folders = [folder / "documents" for folder in gold_path.absolute().parents[1:]]
    return next((folder for folder in folders if folder.is_dir()), folders[0])


def load(path: Path, documents: Path | None = None) -> GoldFile:
    """Read and check one gold file.

    Args:
        path: the file.
        documents: the folder with its document; default: :func:`documents_of`.

    Raises:
        GoldError: something in it is wrong; the message lists every mistake as ``file:line: what``.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise GoldError(f"There is no gold file {path}.", hint="Name one that exists.") from None
    except (OSError, UnicodeDecodeError) as error:
        raise GoldError(f"{path}:1: the file cannot be read ({error}).", hint="Give a text file in UTF-8.") from None
    try:
        value, lines = parse(text, path)
    except EvalError as error:
        raise GoldError(error.message, hint=error.hint) from None
    try:
        gold = Gold.model_validate(value)
    except ValidationError as error:
        raise _failed(schema_problems(path, error, lines)) from None
    try:
        document = read((documents or documents_of(path)) / gold.document)
    except DocumentError as error:
        raise _failed([Problem(str(path), lines.of(("document",)), error.message)]) from None
    file = GoldFile(path, gold, document, lines)
    if problems := [*_doubled_ids(file), *sorted(_quote_problems(file))]:
        raise _failed(problems)
    return file


def load_all(paths: Iterable[Path], documents: Path | None = None) -> list[GoldFile]:
    """Read and check gold files together; all mistakes of all files are told at once.

    Args:
        paths: the files.
        documents: the folder with their documents; default: for each, :func:`documents_of`.

    Raises:
        GoldError: something is wrong in one of them, or two of them are about one document.
    """
    files: list[GoldFile] = []
    messages: list[str] = []
    for path in paths:
        try:
            files.append(load(path, documents))
        except GoldError as error:
            messages.append(error.message)
    messages += [str(problem) for problem in check_families(files)]
    if messages:
        raise GoldError("\n".join(messages), hint=_HINT)
    return files


def check_families(files: Sequence[GoldFile]) -> list[Problem]:
    """What is wrong between files: two about one document, a family in two splits, an edit away from its original."""
    problems = []
    by_document: dict[str, GoldFile] = {}
    splits: dict[str, str] = {}
    for file in files:
        gold, at = file.gold, str(file.path)
        if gold.document in by_document:
            problems.append(Problem(at, file.lines.of(("document",)), f"{gold.document} has a gold file already."))
        by_document[gold.document] = file
        if splits.setdefault(gold.family, gold.split) != gold.split:
            problems.append(Problem(at, file.lines.of(("split",)), f"family {gold.family} is in another split too."))
    for file in files:
        original = by_document.get(file.gold.edit_of or "")
        if original is not None and original.gold.family != file.gold.family:
            line = file.lines.of(("family",))
            problems.append(Problem(str(file.path), line, f"an edit of {file.gold.edit_of} belongs to its family."))
    return sorted(problems)


def digest(files: Iterable[GoldFile]) -> str:
    """SHA-256 over the gold files and their documents, whatever their order; hexadecimal."""
    parts = sorted(
        f"{file.gold.document}\0{file.gold.model_dump_json()}\0{file.document.text}\0{file.document.published}"
        for file in files
    )
    return hashlib.sha256("\0\0".join(parts).encode()).hexdigest()


_HINT = "Mend these lines; `summarizer eval check` tells when all is well."


def _failed(problems: Sequence[Problem]) -> GoldError:
    return GoldError("\n".join(str(problem) for problem in problems), hint=_HINT)


def schema_problems(path: Path, error: ValidationError, lines: Lines) -> list[Problem]:
    """What a schema finds wrong in a YAML file, each mistake with its line."""
    seen: dict[tuple[int, str], None] = {}
    for fault in error.errors(include_url=False, include_context=False):
        place = [part for part in fault["loc"] if not _is_type_name(part)]
        where = ".".join(str(part) for part in place) or "the file"
        said = fault["msg"].removeprefix("Value error, ")
        seen.setdefault((lines.of(place), f"{where}: {said}"))
    return sorted(Problem(str(path), line, text) for line, text in seen)


def _is_type_name(part: str | int) -> bool:
    """Whether part of a place is pydantic's name for a branch of a union, and not a key of the file."""
    return isinstance(part, str) and ("[" in part or part in ("str", "none", "int"))


def _doubled_ids(file: GoldFile) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for id_, line in file.lines_of_ids():
        if id_ in first:
            yield Problem(str(file.path), line, f"{id_}: the id is used in line {first[id_]} already.")
        first.setdefault(id_, line)


def _quote_problems(file: GoldFile) -> Iterator[Problem]:
    text = file.document.text
    content = [(sentence.start, sentence.end) for sentence in file.document.sentences if sentence.content]
    for fact in file.gold.facts():
        line = file.line_of[fact.id]
        for quote in fact.quote:
            spans = _occurrences(quote, text)
            if not spans:
                yield Problem(str(file.path), line, f"{fact.id}: the document does not hold the quote {quote!r}.")
            elif not any(start < stop and end > begin for start, end in spans for begin, stop in content):
                yield Problem(str(file.path), line, f"{fact.id}: the quote {quote!r} is in no sentence of content.")


@lru_cache(maxsize=65536)
def _occurrences(quote: str, text: str) -> tuple[Span, ...]:
    found, start = [], text.find(quote)
    while start >= 0:
        found.append((start, start + len(quote)))
        start = text.find(quote, start + 1)
    return tuple(found)
