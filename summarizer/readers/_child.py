"""The child process of :mod:`summarizer.readers.apart`: reads one file after another until its standard input ends.

Run as a file, by its path. The protocol: one line of JSON in (the module path, the most memory); then for each file
one line of JSON and its bytes in, and one line of JSON out: what was read, or the error.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from dataclasses import asdict

__all__ = ["main"]

_SPARE_S = 5


def main() -> None:
    """Read and answer until standard input ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    orders = sys.stdin.buffer
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # a library that prints must not speak in our place
    start = json.loads(orders.readline() or "{}")
    sys.path[:] = start["path"]
    _limit_memory(start["most_bytes"])
    from summarizer.errors import SummarizerError
    from summarizer.readers.parsing import parse

    while line := orders.readline():
        order = json.loads(line)
        data = orders.read(order["size"])
        _limit_time(order["seconds"] + _SPARE_S)
        answer: dict[str, object]
        try:
            answer = asdict(parse(data, order["name"], order["form"]))
        except SummarizerError as error:
            answer = {"error": type(error).__name__, "message": error.message, "hint": error.hint}
        del data
        answers.write(json.dumps(answer, default=str).encode() + b"\n")
        answers.flush()


if sys.platform == "win32":

    def _limit_memory(most_bytes: int) -> None:
        """Windows has no such limits."""

    def _limit_time(seconds: float) -> None:
        """Windows has no such limits."""

else:
    import resource

    def _limit_memory(most_bytes: int) -> None:
        """Let no more be had than a little above the limit, which the parent may notice too late; no core dumps."""
        for what, wanted in ((resource.RLIMIT_DATA, most_bytes * 5 // 4), (resource.RLIMIT_CORE, 0)):
            _, hard = resource.getrlimit(what)
            resource.setrlimit(what, (wanted if hard == resource.RLIM_INFINITY else min(wanted, hard), hard))

    def _limit_time(seconds: float) -> None:
        """End this process after so much more work, should the parent be gone by then."""
        used = resource.getrusage(resource.RUSAGE_SELF)
        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime + seconds) + 1, hard))


if __name__ == "__main__":
    main()
