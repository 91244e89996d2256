"""A page in the user's browser."""

from __future__ import annotations

import tempfile
import webbrowser
from pathlib import Path

from summarizer.cli.exits import shown, tell
from summarizer.cli.output import write_file

__all__ = ["open_page", "private_page"]


def private_page(text: str) -> Path:
    """A file that no other user of the machine can read. It stays, since the browser reads it when it likes.

    Raises:
        CallerError: it cannot be written.
    """
    path = Path(tempfile.mkdtemp(prefix="summarizer-")) / "briefing.html"
    write_file(path, text)
    return path


def open_page(path: Path) -> None:
    """Open a file in the browser, and say where it is: a browser on another screen may show nothing."""
    try:
        opened = webbrowser.open(path.resolve().as_uri())
    except webbrowser.Error:
        opened = False
    tell(f"The page is {shown(path)}." if opened else f"No browser could be opened. The page is {shown(path)}.")
