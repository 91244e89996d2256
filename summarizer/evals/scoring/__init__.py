"""One output against the labels of its document: values compared, facts matched, each with its outcome."""

from __future__ import annotations

__all__: list[str] = []
