"""A child process of the tests: reads each file of a folder, and tells how each ends, in how long and how much memory.

Its own memory and that of the process that reads for it are measured by the kernel, anew for each file.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import time
from pathlib import Path

from summarizer.errors import SummarizerError
from summarizer.readers import apart, files, read


def _end_of(name: str) -> list[str]:
    try:
        document = read(name)
        return ["", str(len(document.text)), ""]
    except SummarizerError as error:
        return [type(error).__name__, error.message, error.hint]


def _highest(pid: int) -> int:
    """The most memory that a process has had since it was last asked, in bytes."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
        Path(f"/proc/{pid}/clear_refs").write_text("5")
    except OSError:
        return 0
    return int(status.partition("VmHWM:")[2].split()[0]) * 1024 if "VmHWM:" in status else 0


def main() -> None:
    os.chdir(sys.argv[1])
    files.PATIENCE_S = 0.2  # less than a user waits
    ends = []
    for name, apart.SECONDS in json.load(sys.stdin):
        _highest(os.getpid())
        began = time.monotonic()
        end = _end_of(name)
        ends.append([name, *end, time.monotonic() - began, _highest(os.getpid())])
    apart.end_all()
    readers = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
    json.dump({"ends": ends, "readers": readers}, sys.stdout)


if __name__ == "__main__":
    main()
