"""The documents of a corpus: files, folders, globs and tables, one after another, never all of them in memory."""

from __future__ import annotations

import fnmatch
import glob
import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from summarizer.corpus.entry import Entry, digest, printable, unreadable
from summarizer.corpus.tables import is_table, rows
from summarizer.errors import CallerError, DocumentError, DocumentNotFound, SummarizerError
from summarizer.readers import content_of, is_document, kind_of, read_bytes

__all__ = ["Sources"]


class Sources:
    """Where the documents of a corpus are. Each iteration goes through them anew, in the same order.

    A folder stands for the documents and tables in it and below it, in the order of their paths; hidden files, files
    that are not named as documents or tables, and the output folder are left out. In a glob, ``**`` stands for any
    number of folders.

    Args:
        given: files, folders and globs.
        out: the output folder, which is no source.

    Attributes:
        left_out: files in folders that are no documents or tables by their names and kinds, in the last iteration.
        fault: why the last iteration gave no document at all; ``None`` if it gave some.

    Raises:
        CallerError: no list is given, or an empty one.
    """

    def __init__(self, given: Sequence[str | Path], out: Path) -> None:
        if isinstance(given, str | Path):
            raise CallerError("A list of sources was expected, not one.", hint=f"Put it in a list: [{str(given)!r}].")
        self.names = [os.path.normpath(each) for each in given]
        if not self.names:
            raise DocumentNotFound("No sources are given.", hint="Give files, folders or globs.")
        self.left_out = 0
        self.fault: SummarizerError | None = None
        self._out = out.resolve()
        self._found = False

    def __iter__(self) -> Iterator[Entry]:
        """The documents. A source that holds none, and a table that cannot be read, is an entry that says so."""
        self.left_out = 0
        self.fault, self._found = None, False
        for name in self.names:
            empty = True
            for entry in self._source(name):
                empty = False
                yield entry
            if empty:
                yield self._failed(
                    name,
                    DocumentNotFound(
                        f"There is no document at {printable(name)}.",
                        hint="Check the path. Documents end in .txt, .md, .html, .pdf or .docx, tables in .jsonl or "
                        ".parquet; put a glob in quotation marks.",
                    ),
                )
        if self._found:
            self.fault = None

    def _source(self, name: str) -> Iterator[Entry]:
        path = Path(name)
        if path.is_dir():
            yield from self._below(path)
        elif os.path.lexists(path):
            yield from self._file(path)
        elif glob.has_magic(name):
            root = Path(path.anchor)
            for each in _matching(root, path.parts[1 if path.anchor else 0 :]):
                yield from self._file(each)

    def _below(self, folder: Path) -> Iterator[Entry]:
        try:
            inside = _inside(folder)
        except OSError as error:
            why = error.strerror or str(error)
            yield self._failed(
                folder,
                DocumentError(f"The folder {printable(folder)} cannot be read: {why}.", hint="Check its permissions."),
            )
            return
        for path in inside:
            if path.is_dir():
                if not path.is_symlink() and path.resolve() != self._out:
                    yield from self._below(path)
            elif (is_document(path) or is_table(path)) and kind_of(path) is None:
                yield from self._file(path)
            else:
                self.left_out += 1

    def _file(self, path: Path) -> Iterator[Entry]:
        place = printable(path)
        if kind := kind_of(path):
            error = DocumentError(
                f"{place} is {kind}, which cannot be read a second time.", hint="Save what it gives in a file."
            )
            yield self._failed(path, error)
        elif is_table(path):
            try:
                for row in rows(path):
                    self._found = True
                    yield row
            except SummarizerError as error:  # the rows before it are documents nevertheless
                yield self._failed(path, error)
        else:
            self._found = True
            yield _document(path, place)

    def _failed(self, source: Path | str, error: SummarizerError) -> Entry:
        """The entry of a source without documents."""
        self.fault = self.fault or error
        return unreadable(printable(source), error)


def _document(path: Path, place: str) -> Entry:
    try:
        data = content_of(path)
    except SummarizerError as error:
        return unreadable(place, error)
    return Entry(
        place,
        place,
        digest(place.encode(), data),
        lambda: read_bytes(data, name=place).model_copy(update={"id": place}),
    )


def _matching(folder: Path, pattern: Sequence[str]) -> Iterator[Path]:
    """The files that a glob names, folder by folder, each in the order of the names."""
    head, *rest = pattern
    if head == "**":
        yield from _matching(folder, rest or ["*"])
        for path in _readable(folder):
            if path.is_dir() and not path.is_symlink():
                yield from _matching(path, pattern)
        return
    named: Iterable[Path] = [folder / head]
    if glob.has_magic(head):
        named = (path for path in _readable(folder) if fnmatch.fnmatchcase(path.name, head))
    for path in named:
        if rest and path.is_dir():
            yield from _matching(path, rest)
        elif not rest and not path.is_dir() and os.path.lexists(path):
            yield path


def _readable(folder: Path) -> Iterable[Path]:
    """What a folder holds; nothing if it may not be read, as in a shell."""
    try:
        return _inside(folder)
    except OSError:
        return ()


def _inside(folder: Path) -> Iterable[Path]:
    """What a folder holds, sorted; hidden files and folders left out. Only the names are all in memory at once."""
    with os.scandir(folder) as inside:
        names = sorted(entry.name for entry in inside if not entry.name.startswith("."))
    return map(folder.joinpath, names)
