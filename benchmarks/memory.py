"""How much memory a corpus run takes, whatever the number of documents, and that the next run asks nothing again.

Runs over a thousandth, a tenth and all of the documents, tiny ones with an answer at once, and prints for each the most
memory that this process had until then. The argument is the number of documents (100,000).
"""

from __future__ import annotations

import json
import resource
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from summarizer.corpus import run
from tests.corpus.small import Quick, text

KB = 1024
TEXTS = 50
"""Few texts, because what was read of some thousand sentences is kept, however many documents there are."""


class Measured(NamedTuple):
    """What two runs over the same documents were found to take."""

    done: int
    seconds: float
    asked_again: int
    peak_mb: float


def measure(folder: Path, count: int) -> Measured:
    """Run over so many documents, twice."""
    rows = folder / f"{count}.jsonl"
    with rows.open("w", encoding="utf-8") as file:
        for number in range(count):
            file.write(json.dumps({"text": text(number % TEXTS)}) + "\n")
    before = time.monotonic()
    first = run([rows], folder / f"out-{count}", model=Quick(), max_concurrency=8)
    seconds = time.monotonic() - before
    again = run([rows], folder / f"out-{count}", model=Quick(), max_concurrency=8, resume=True)
    return Measured(first.done, seconds, again.asked, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KB)


if __name__ == "__main__":
    whole = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as place:
        for part in (1000, 10, 1):
            found = measure(Path(place), max(1, whole // part))
            print(
                f"{found.done:>7,} documents: {found.seconds:,.0f} s, {found.asked_again} asked again, "
                f"{found.peak_mb:.0f} MB at most",
                flush=True,
            )
