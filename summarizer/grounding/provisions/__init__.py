"""What binds and what does not: the wordings of duties, and the limits of provisions."""

from __future__ import annotations

__all__: list[str] = []
