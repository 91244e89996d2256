"""The eval harness: outputs scored against hand-labelled gold facts, with error bars, and gates on the result."""

from __future__ import annotations

__all__: list[str] = []
