"""Who says what in a sentence: sources, cues and contents (PARC and PolNeAR)."""

from __future__ import annotations

__all__: list[str] = []
