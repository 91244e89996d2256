"""Reads treaty texts and news about treaties, and returns records whose every value points to its evidence.

The names below are loaded when they are first used, so that ``import summarizer`` costs next to nothing.

>>> import summarizer
>>> summarizer.Document.from_text("Ruritania and Syldavia signed a treaty.").sentences[0].number
1
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from summarizer.api import Summarizer, abrief, aextract_claims, asummarize, brief, extract_claims, summarize
    from summarizer.document import Document
    from summarizer.errors import SummarizerError
    from summarizer.readers import read
    from summarizer.records.briefing import Briefing
    from summarizer.records.claims import ClaimList
    from summarizer.records.treaty import TreatySummary

__all__ = [
    "Briefing",
    "ClaimList",
    "Document",
    "Summarizer",
    "SummarizerError",
    "TreatySummary",
    "__version__",
    "abrief",
    "aextract_claims",
    "asummarize",
    "brief",
    "extract_claims",
    "read",
    "summarize",
]

__version__ = "0.1.0"

_HOME = {
    "Briefing": "summarizer.records.briefing",
    "ClaimList": "summarizer.records.claims",
    "Document": "summarizer.document",
    "Summarizer": "summarizer.api",
    "SummarizerError": "summarizer.errors",
    "TreatySummary": "summarizer.records.treaty",
    "abrief": "summarizer.api",
    "aextract_claims": "summarizer.api",
    "asummarize": "summarizer.api",
    "brief": "summarizer.api",
    "extract_claims": "summarizer.api",
    "read": "summarizer.readers",
    "summarize": "summarizer.api",
}


if not TYPE_CHECKING:  # type checkers see the imports above, and report a name that does not exist

    def __getattr__(name: str) -> object:
        """Load a name of the top level when it is first used (PEP 562)."""
        if name not in _HOME:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        value = getattr(import_module(_HOME[name]), name)
        globals()[name] = value  # the next use does not come here
        return value


def __dir__() -> list[str]:
    return sorted(set(globals()) | set(__all__))
