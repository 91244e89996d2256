"""Acts in the life of a treaty: the words that tell of each, and whether it is told as done."""

from __future__ import annotations

__all__: list[str] = []
