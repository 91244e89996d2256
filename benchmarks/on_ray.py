"""What the Ray engine adds to a document, and what it keeps of it in memory.

Prints documents a second of the local engine and of Ray on this machine, asking a server on the loopback interface that
answers at once; and by how much the memory of the process that runs the corpus has grown from half of the documents to
the last one. The argument is the number of documents (12,000: memory grows for the first 5,000, one dataset of Ray).
Needs the extra 'ray'; minutes.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from summarizer.corpus import EngineName, Standing, run
from tests.corpus.small import served, text

AT_ONCE = 16


def main(count: int) -> None:
    """Measure so many documents."""
    server = served()
    with tempfile.TemporaryDirectory() as place:
        rows = Path(place) / "rows.jsonl"
        # few texts: grounding keeps what it has read of some thousand sentences, which is not what is measured
        rows.write_text("".join(json.dumps({"text": text(number % 50)}) + "\n" for number in range(count)))
        settings: dict[str, Any] = {"base_url": server.base_url, "cache": False, "max_concurrency": AT_ONCE}
        engines: tuple[EngineName, ...] = ("local", "ray")
        for engine in engines:
            memory: dict[int, float] = {}
            began: list[float] = []

            def note(standing: Standing, memory: dict[int, float] = memory, began: list[float] = began) -> None:
                server.requests.clear()
                memory[standing.done] = _resident_mb()
                began.extend([standing.seconds] if standing.done == 1 and not began else [])

            report = run([rows], Path(place) / engine, records=["claims"], engine=engine, progress=note, **settings)
            told = json.loads((Path(place) / engine / "run.json").read_text())["timing"]
            seconds = count / told["documents_per_second"] - began[0]
            grown = memory[count] - memory[count // 2]
            print(
                f"{engine:6} {report.done:,} documents, {count / seconds:6.1f}/s after {began[0]:.1f} s to begin with, "
                f"{grown:+.1f} MB from {count // 2:,} to {count:,}"
            )
    server.stop()


def _resident_mb() -> float:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096 / 2**20


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 12_000)
