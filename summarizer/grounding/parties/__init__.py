"""Who is party to a treaty, as a sentence and the document around it say."""

from __future__ import annotations

__all__: list[str] = []
