"""The documents in a folder."""

from __future__ import annotations

from pathlib import Path

from summarizer.errors import DocumentError

__all__ = ["documents_in", "is_document"]

_ENDINGS = frozenset({".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".pdf", ".docx"})


def documents_in(folder: Path) -> tuple[list[Path], list[Path]]:
    """The files in a folder and the folders below it: those whose names end as documents do, and the others.

    Hidden files and folders (".git") are neither. Both lists are in the order of the paths.

    Raises:
        DocumentError: the folder may not be read.
    """
    try:
        files = [path for path in sorted(folder.rglob("*")) if _visible(path.relative_to(folder)) and path.is_file()]
    except OSError as error:
        raise DocumentError(
            f"The folder {folder} cannot be read: {error.strerror or error}.", hint="Give the files themselves."
        ) from error
    return [path for path in files if is_document(path)], [path for path in files if not is_document(path)]


def is_document(path: Path) -> bool:
    """Whether a file is named as documents are.

    >>> is_document(Path("news/a.TXT")), is_document(Path("news/a.png"))
    (True, False)
    """
    return path.suffix.casefold() in _ENDINGS


def _visible(path: Path) -> bool:
    return not any(part.startswith(".") for part in path.parts)
