"""Several documents' records made into one briefing."""

from __future__ import annotations

from summarizer.briefing.chosen import documents_about
from summarizer.briefing.compose import compose

__all__ = ["compose", "documents_about"]
