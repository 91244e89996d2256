"""The documents in a folder."""

from __future__ import annotations

import os
from pathlib import Path

from summarizer.errors import DocumentError
from summarizer.readers.files import kind_of

__all__ = ["documents_in", "is_document"]

_ENDINGS = frozenset({".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".pdf", ".docx"})


def documents_in(folder: Path) -> tuple[list[Path], list[Path]]:
    """The files in a folder and the folders below it: those whose names end as documents do, and the others.

    Hidden files and folders (".git") are neither. Pipes, sockets and devices are no documents, whatever their names.
    Among the documents are links that lead nowhere and folders that may not be read, so that reading them tells of
    what is missing. Both lists are in the order of the paths.

    Raises:
        DocumentError: the folder may not be read.
    """
    faults: list[OSError] = []
    files: list[Path] = []
    for parent, folders, names in os.walk(folder, onerror=faults.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        files += [Path(parent, name) for name in names if not name.startswith(".")]
    unreadable = [Path(fault.filename) for fault in faults]
    if folder in unreadable:
        raise DocumentError(
            f"The folder {folder} cannot be read: {faults[0].strerror}.", hint="Give the files themselves."
        )
    documents = [path for path in files if is_document(path) and kind_of(path) is None]
    return sorted(documents + unreadable), sorted(set(files).difference(documents))


def is_document(path: Path) -> bool:
    """Whether a file is named as documents are.

    >>> is_document(Path("news/a.TXT")), is_document(Path("news/a.png"))
    (True, False)
    """
    return path.suffix.casefold() in _ENDINGS
