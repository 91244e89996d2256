"""Gold files as they are named on a command line: files, folders of them, and suites."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from summarizer.errors import EvalError

if TYPE_CHECKING:
    from summarizer.evals.gold.files import GoldFile

__all__ = ["gold_of", "gold_paths"]


def gold_paths(given: Path) -> list[Path]:
    """A gold file, or those of a folder.

    Raises:
        EvalError: the folder holds none.
    """
    if not given.is_dir():
        return [given]
    found = sorted(given.glob("*.yaml"))
    if not found:
        raise EvalError(f"There is no gold file (*.yaml) in {given}.", hint="Name gold files, or a folder of them.")
    return found


def gold_of(names: Iterable[str]) -> list[GoldFile]:
    """The gold of suites, of folders and of single files, each file once.

    Raises:
        EvalError: a suite cannot be used, or does not exist.
        GoldError: a gold file is malformed.
    """
    from summarizer.evals.gold.files import load_all
    from summarizer.evals.suite import load_suite

    files: dict[Path, GoldFile] = {}
    paths: list[Path] = []
    for name in names:
        path = Path(name)
        if path.is_dir() or (path.is_file() and not _is_suite(path)):
            paths += gold_paths(path)
        else:
            files |= {file.path.resolve(): file for file in load_suite(name).gold}
    files |= {file.path.resolve(): file for file in load_all(dict.fromkeys(paths))}
    return list(files.values())


def _is_suite(path: Path) -> bool:
    from summarizer.evals.gold.yaml_lines import parse

    try:
        value, _ = parse(path.read_text(encoding="utf-8"), path)
    except (EvalError, OSError, UnicodeDecodeError):
        return False  # whoever reads it as gold says what is wrong
    return isinstance(value, dict) and "gold" in value
