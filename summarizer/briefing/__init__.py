"""Several documents' records made into one briefing."""

from __future__ import annotations

from summarizer.briefing.compose import compose

__all__ = ["compose"]
