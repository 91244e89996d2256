"""How far an extraction is, for whoever waits for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

__all__ = ["Progress", "Step", "silent"]


@dataclass(frozen=True, slots=True)
class Step:
    """One question of an extraction has been answered.

    Attributes:
        document_id: the document that is read.
        task: the name of the prompt, for example ``"events"``.
        done: questions answered so far for this record.
        total: questions planned for this record.
    """

    document_id: str
    task: str
    done: int
    total: int


Progress = Callable[[Step], None]


def silent(step: Step) -> None:
    """The default: tell nobody."""
