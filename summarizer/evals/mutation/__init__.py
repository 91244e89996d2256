"""The harness tested by itself: errors put into perfect outputs must be found, harmless edits must pass."""

from __future__ import annotations

__all__: list[str] = []
