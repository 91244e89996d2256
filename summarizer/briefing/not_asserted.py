"""What its source does not stand behind, listed apart."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from summarizer.briefing.align import SourceMap
from summarizer.briefing.statements import Statement
from summarizer.records.briefing import NotAsserted, TreatyFacts
from summarizer.records.evidence import Factuality
from summarizer.render.wording import listing

__all__ = ["not_asserted_of"]

_FIRMNESS: tuple[Factuality, ...] = ("probable", "possible", "unconfirmed", "doubted", "denied")
_POINTS_BACK = re.compile(
    r"(?i)\b(?:these|those|such) (?:\w+ )?"
    r"(?:claims|reports|allegations|accusations|accounts|assertions|rumou?rs|figures)\b"
)

_Group = tuple[Factuality, str | None, str | None, tuple[str, ...]]
"""How firm, who says it, the document that speaks for itself, and what it points back to."""


def not_asserted_of(
    statements: Sequence[Statement], treaties: Sequence[TreatyFacts], sources: SourceMap
) -> list[NotAsserted]:
    """Claims and facts that are not stated as fact, by firmness and by source.

    A claim on "these claims" is listed with those before it in its paragraph: alone it would not say what it is about.
    """
    before = _antecedents(statements, sources)
    groups: dict[_Group, tuple[list[str], list[str]]] = {}
    for item in statements:
        if item.claim.factuality != "asserted":
            own = None if item.speaker else item.document_id
            key = item.claim.factuality, item.speaker, own, before.get(item.id, ())
            groups.setdefault(key, ([], []))[0].append(item.id)
    for event in (event for treaty in treaties for event in treaty.events):
        if event.factuality != "asserted":
            named = list(dict.fromkeys(voice.source for voice in event.attributed_to))
            speaker = listing(named) if named else None
            own = None if speaker else event.stated_in[0].document_id
            groups.setdefault((event.factuality, speaker, own, ()), ([], []))[1].append(event.id)
    return [
        NotAsserted(
            factuality=factuality,
            source=source,
            document_id=document_id,
            claims=claims,
            facts=facts,
            antecedents=list(antecedents),
        )
        for (factuality, source, document_id, antecedents), (claims, facts) in sorted(
            groups.items(), key=lambda item: _FIRMNESS.index(item[0][0])
        )
    ]


def _antecedents(statements: Sequence[Statement], sources: SourceMap) -> dict[str, tuple[str, ...]]:
    """For each claim that points back to others, the claims before it in its paragraph."""
    by_document: dict[str, list[Statement]] = defaultdict(list)
    for item in statements:
        by_document[item.document_id].append(item)
    found = {}
    for item in statements:
        if _POINTS_BACK.search(item.claim.text):
            start = item.claim.evidence[0].start
            opens = sources.text(item.document_id).rfind("\n", 0, start)
            found[item.id] = tuple(
                other.id
                for other in by_document[item.document_id]
                if opens < other.claim.evidence[0].start and other.claim.evidence[-1].end <= start
            )
    return found
