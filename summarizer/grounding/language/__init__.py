"""English as far as grounding needs it: words with offsets, names, numbers, times, cues, verbs and clauses."""

from __future__ import annotations

__all__: list[str] = []
