"""What documents are labelled with: gold files, read, checked and begun from a template."""

from __future__ import annotations

__all__: list[str] = []
