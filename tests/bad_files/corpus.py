"""All bad files: ``python -m tests.bad_files.corpus FOLDER`` makes them there."""

from __future__ import annotations

import sys
from collections.abc import Collection
from pathlib import Path

from tests.bad_files.pages import PAGES
from tests.bad_files.papers import PAPERS
from tests.bad_files.places import PLACES
from tests.bad_files.texts import TEXTS

FILES = {**TEXTS, **PAGES, **PAPERS, **PLACES}


LARGE = {name for name, bad in FILES.items() if callable(bad.content)}


def make(folder: Path, names: Collection[str] = FILES.keys()) -> None:
    """Make some of the files in a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        FILES[name].put(folder / name)


if __name__ == "__main__":
    make(Path(sys.argv[1]))
    sys.stdout.write(f"{len(FILES)} files\n")
