"""What a run over a corpus adds to the time of its documents: the journal, and the response cache.

Prints milliseconds a document: for listing it, for looking it up, for counting two requests, for committing two records
of usual size, for writing them out; and for keeping two answers in the response cache and finding them again. The
argument is the number of documents (2,000). Together they are to stay below 2 ms a document.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from summarizer.corpus.entry import Entry, digest
from summarizer.corpus.journal import Journal, Outcome
from summarizer.corpus.outputs import write_failures, write_records
from summarizer.document import Document
from summarizer.llm import ResponseCache, Usage

RECORD = '{"text":"' + "The parties shall consult each other. " * 400 + '"}'  # 15 kB, as for an article
ANSWER = RECORD[:4000]


def main(count: int) -> None:
    """Measure so many documents."""
    spent: dict[str, float] = {}

    @contextmanager
    def timed(what: str) -> Iterator[None]:
        before = time.perf_counter()
        yield
        spent[what] = (time.perf_counter() - before) * 1000 / count

    names = [f"news/{number}.txt" for number in range(count)]
    entries = [Entry(name, name, digest(name.encode()), _unread) for name in names]
    outcomes = {"summary": Outcome(record=RECORD), "claims": Outcome(record=RECORD)}
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        with Journal(folder, {"summary": "s", "claims": "c"}) as journal:
            journal.begin({})
            with timed("journal: list"):
                for entry in entries:
                    journal.holder(entry.id)
                    journal.list(entry)
                    journal.state(entry)
                journal.all_listed()
            with timed("journal: look up"):
                for entry in entries:
                    journal.holder(entry.id)
                    journal.expects(entry)
                    journal.state(entry)
            with timed("journal: usage"):  # of two requests
                for _ in 2 * names:
                    journal.spend(Usage(calls=1))
            with timed("journal: commit"):
                for entry in entries:
                    journal.commit(entry, outcomes)
            with timed("output: write"):
                for kind in ("summary", "claims"):
                    write_records(folder, kind, journal, "jsonl")
                write_failures(folder, journal)
        cache = ResponseCache(folder)
        with timed("cache: keep two"):
            _twice(names, lambda key: cache.put(key, ANSWER, Usage(calls=1)))
        with timed("cache: find two"):
            _twice(names, cache.get)
        cache.close()
    for what, milliseconds in spent.items():
        print(f"{what:18}{milliseconds:7.3f} ms")
    print(f"{'together':18}{sum(spent.values()):7.3f} ms a document, of {count:,}")


def _twice(names: list[str], work: Callable[[str], object]) -> None:
    for name in names:
        for kind in ("summary", "claims"):
            work(f"{name} {kind}")


def _unread() -> Document:
    return Document.from_text("The journal goes by the digest, and never reads.")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2000)
