"""What the project itself costs, the model excluded: time to start, time a document, memory.

Run with ``make bench``. Each figure is the median of several runs in processes of their own, beside its target.
"""

from __future__ import annotations

import os
import statistics
import sys
import time
from dataclasses import dataclass
from pathlib import Path

RUNS = 15


@dataclass(frozen=True, slots=True)
class Run:
    """One finished process: seconds from start to end, peak memory in MiB, what it printed."""

    seconds: float
    memory: float
    output: str


def run(*command: str) -> Run:
    """Run a command to its end and measure it."""
    read, write = os.pipe()
    before = time.perf_counter()
    actions = [(os.POSIX_SPAWN_DUP2, write, 1), (os.POSIX_SPAWN_CLOSE, read)]
    child = os.posix_spawn(command[0], command, os.environ, file_actions=actions)
    os.close(write)
    with os.fdopen(read, encoding="utf-8") as stream:
        output = stream.read()
    _, status, usage = os.wait4(child, 0)
    seconds = time.perf_counter() - before
    if status:
        sys.exit(f"{' '.join(command)} failed")
    peak = usage.ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)  # bytes there, KiB elsewhere
    return Run(seconds, peak, output)


def main() -> None:
    """Measure and print a table."""
    python = sys.executable
    commands = {
        "python -c pass": (python, "-c", "pass"),
        "import summarizer": (python, "-c", "import summarizer"),
        "summarizer --help": (str(Path(python).parent / "summarizer"), "--help"),
    }
    print(f"{'':28}{'median':>10}{'target':>10}{'peak memory':>14}")
    targets = {"import summarizer": 100, "summarizer --help": 250}
    for name, command in commands.items():
        runs = [run(*command) for _ in range(RUNS)]
        median = statistics.median(one.seconds for one in runs) * 1000
        target = f"{targets[name]} ms" if name in targets else ""
        print(f"{name:28}{median:>7.0f} ms{target:>10}{max(one.memory for one in runs):>10.0f} MiB")
    for record in ("summarize", "extract_claims"):
        for strategy in ("single", "guided"):
            runs = [run(python, str(Path(__file__).with_name("records.py")), record, strategy) for _ in range(RUNS)]
            median = statistics.median(float(one.output) for one in runs)
            memory = max(one.memory for one in runs)
            print(f"{f'{record}, {strategy}':28}{median:>7.1f} ms{'20 ms':>10}{memory:>10.0f} MiB  (target 200 MiB)")


if __name__ == "__main__":
    main()
