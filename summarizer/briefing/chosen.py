"""Which documents of a briefing are about a treaty that a reader asks for."""

from __future__ import annotations

import re

from summarizer.errors import CallerError
from summarizer.records.briefing import Briefing, TreatyFacts

__all__ = ["documents_about"]

_WORD = re.compile(r"\w+")


def documents_about(briefing: Briefing, name: str) -> set[str]:
    """The ids of the documents about the treaties that bear a name.

    Args:
        briefing: a briefing of all documents.
        name: words of a treaty's title, or of its type and parties, in any order; case does not matter.

    Raises:
        CallerError: no treaty of the briefing bears it.
    """
    wanted = _words(name)
    found = [
        treaty for treaty in briefing.treaties if wanted and any(wanted <= _words(text) for text in _names(treaty))
    ]
    if not found:
        known = "; ".join(treaty.name for treaty in briefing.treaties)
        hint = f"They are about: {known}." if known else "None of them is about a treaty that could be shown."
        raise CallerError(f"No document is about a treaty named “{name}”.", hint=hint)
    return {document_id for treaty in found for document_id in treaty.document_ids}


def _names(treaty: TreatyFacts) -> list[str]:
    """What a treaty may be called by: its titles, and its type with its parties."""
    types = " ".join(item.type for item in treaty.instruments)
    parties = " and ".join(party.name for party in treaty.parties)
    return [*(title.text for title in treaty.titles), f"{types} treaty between {parties}"]


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.casefold()))
