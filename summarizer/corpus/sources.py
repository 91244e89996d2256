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
from summarizer.readers import content_of, is_document, read_bytes

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
        left_out: files in folders that the last iteration left out because of their names.

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
        self._out = out.resolve()

    def __iter__(self) -> Iterator[Entry]:
        """The documents.

        Raises:
            DocumentNotFound: a source holds no document at all.
            DocumentError: a table cannot be read as such.
            MissingExtra: pyarrow, which reads Parquet, is not installed.
        """
        self.left_out = 0
        for name in self.names:
            found = False
            for entry in self._source(name):
                found = True
                yield entry
            if not found:
                raise DocumentNotFound(
                    f"There is no document at {printable(name)}.",
                    hint="Check the path. Documents end in .txt, .md, .html, .pdf or .docx, tables in .jsonl or "
                    ".parquet; put a glob in quotation marks.",
                )

    def _source(self, name: str) -> Iterator[Entry]:
        path = Path(name)
        if path.is_dir():
            yield from self._below(path)
        elif path.exists():
            yield from _file(path)
        elif glob.has_magic(name):
            root = Path(path.anchor)
            for each in _matching(root, path.parts[1 if path.anchor else 0 :]):
                yield from _file(each)

    def _below(self, folder: Path) -> Iterator[Entry]:
        try:
            inside = _inside(folder)
        except OSError as error:
            why = error.strerror or str(error)
            yield unreadable(
                printable(folder),
                DocumentError(f"The folder {printable(folder)} cannot be read: {why}.", hint="Check its permissions."),
            )
            return
        for path in inside:
            if path.is_dir():
                if not path.is_symlink() and path.resolve() != self._out:
                    yield from self._below(path)
            elif is_document(path) or is_table(path):
                yield from _file(path)
            else:
                self.left_out += 1


def _file(path: Path) -> Iterator[Entry]:
    if is_table(path):
        yield from rows(path)
        return
    place = printable(path)
    try:
        data = content_of(path)
    except SummarizerError as error:
        yield unreadable(place, error)
        return
    yield Entry(
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
        elif not rest and path.is_file():
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
