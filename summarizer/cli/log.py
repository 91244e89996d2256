"""The log of the package on standard error."""

from __future__ import annotations

import logging
from typing import Literal

from summarizer.cli.exits import tell

__all__ = ["VARIABLE", "Level", "show"]

VARIABLE = "SUMMARIZER_LOG"

Level = Literal["debug", "info", "warning", "error"]


class _Told(logging.Handler):
    """Writes lines as all others on standard error are written: above a bar that moves, and harmless to a terminal."""

    def emit(self, record: logging.LogRecord) -> None:
        """Write one line."""
        for line in self.format(record).splitlines():
            tell(line)


def show(level: Level) -> None:
    """Show the package's own log from this level on; what other libraries log is not shown."""
    log = logging.getLogger("summarizer")
    for old in [each for each in log.handlers if isinstance(each, _Told)]:
        log.removeHandler(old)
    handler = _Told()
    if level in ("debug", "info"):  # a warning alone is for people, and needs no time beside it
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    log.addHandler(handler)
    log.setLevel(level.upper())
