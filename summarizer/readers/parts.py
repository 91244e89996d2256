"""What every reader returns, and what readers share."""

from __future__ import annotations

import importlib
import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from summarizer.errors import MissingExtra

__all__ = ["Parts", "extra", "iso_date"]


@dataclass(frozen=True, slots=True)
class Parts:
    """The text of a file, and what the file says about itself."""

    text: str
    title: str | None = None
    published: date | None = None
    publisher: str | None = None
    url: str | None = None


def extra(module: str, task: str) -> Any:
    """Import an optional library.

    Args:
        module: its name.
        task: what it is needed for, as the beginning of a sentence: ``"Reading a.pdf"``.

    Raises:
        MissingExtra: it is not installed.
    """
    try:
        return importlib.import_module(module)
    except ImportError as error:
        raise MissingExtra(
            f"{task} needs the package {module}, which is not installed.",
            hint="Type: pip install 'treaty-summarizer[files]'",
        ) from error


def iso_date(words: str) -> date | None:
    """The day of an ISO 8601 date or date and time; None for anything else.

    >>> iso_date("2024-11-12T23:00:00-05:00")
    datetime.date(2024, 11, 12)
    >>> iso_date("2024")
    """
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}(?:[Tt ][\d:.,+\-Zz ]*)?", words.strip()):
        return None
    try:
        return date.fromisoformat(words.strip()[:10])
    except ValueError:
        return None
