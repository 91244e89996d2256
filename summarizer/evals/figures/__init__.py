"""From the outcomes of documents to figures with intervals, and to differences between two runs."""

from __future__ import annotations

__all__: list[str] = []
