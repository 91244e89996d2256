"""Whether the words of a value stand in its source: in the same order, under the same cues, with nothing left out."""

from __future__ import annotations

__all__: list[str] = []
