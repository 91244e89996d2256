"""Who acts: states, organs and persons, read off the grammar of a sentence."""

from __future__ import annotations

__all__: list[str] = []
