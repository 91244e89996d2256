"""One bad file: how it is made, and how reading it has to end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Bad:
    """A bad file.

    Attributes:
        content: its bytes, or what makes them where they are large.
        ends: the class of the error that it ends in, or "" for a document that is read as far as it can be.
        seconds: how long its reader is given.
        place: makes what is no plain file at a path; goes before the content.
    """

    content: bytes | Callable[[], bytes] = b""
    ends: str = ""
    seconds: float = 60.0
    place: Callable[[Path], object] | None = None

    def put(self, path: Path) -> None:
        """Make it at a path."""
        if self.place is not None:
            self.place(path)
        else:
            path.write_bytes(self.content() if callable(self.content) else self.content)


def named(prefix: str, ending: str, ends: str, contents: dict[str, bytes | Callable[[], bytes]]) -> dict[str, Bad]:
    """Bad files of one kind, by their names."""
    return {f"{prefix}-{name}{ending}": Bad(content, ends) for name, content in contents.items()}
