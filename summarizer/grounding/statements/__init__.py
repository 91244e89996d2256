"""Claims: what a sentence asserts clause by clause, how firmly, when, and how much."""

from __future__ import annotations

__all__: list[str] = []
