"""Records in a notebook: as rows of a table, and as a page inside the output of a cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from typing import TYPE_CHECKING, Any

from summarizer.errors import MissingExtra
from summarizer.records.briefing import Briefing, Stated
from summarizer.records.claims import Claim, ClaimList
from summarizer.records.evidence import Evidence, Fact

if TYPE_CHECKING:
    import pandas as pd

    from summarizer.render import Renderable

__all__ = ["COLUMNS", "frame", "framed", "rows"]

COLUMNS = (
    *("document_id", "id", "field", "value", "party", "actor", "source", "factuality", "context"),
    *("date", "date_text", "place", "kind", "quote", "start", "end"),
)
"""The columns of a table of facts and claims, see :meth:`summarizer.records.whole.WholeRecord.to_frame`."""

# The fields of a summary or of a treaty in a briefing, what a row calls a fact of them, and where its value stands.
_FIELDS = (
    ("title", "title", "text"),
    ("titles", "title", "text"),
    ("instrument", "instrument", "type"),
    ("instruments", "instrument", "type"),
    ("parties", "party", "name"),
    ("events", "event", "act"),
    ("obligations", "obligation", "text"),
    ("cooperation_areas", "cooperation_area", "area"),
    ("entry_into_force", "entry_into_force", "text"),
    ("terms", "term", "text"),
    ("related_treaties", "related_treaty", "title"),
)
_COPIED = ("party", "actor", "factuality", "context", "date", "date_text", "place", "kind")
_HEIGHT = 640  # pixels; a page longer than that scrolls


def rows(record: Renderable) -> list[dict[str, str | int | None]]:
    """The rows of a record: facts in the order of the record, then claims.

    >>> rows(ClaimList(document_id="a"))
    []
    """
    if isinstance(record, Briefing):
        facts = [row for treaty in record.treaties for row in _facts(treaty)]
        return [*facts, *(row for claims in record.claim_lists for row in _claims(claims, f"{claims.document_id}/"))]
    if isinstance(record, ClaimList):
        return list(_claims(record, ""))
    return list(_facts(record))


def frame(record: Renderable) -> pd.DataFrame:
    """The rows of a record as a pandas frame.

    Raises:
        MissingExtra: pandas is not installed.
    """
    try:
        import pandas as pd
    except ImportError:
        raise MissingExtra("A frame needs pandas, which is not installed.", hint="pip install pandas") from None
    return pd.DataFrame(rows(record), columns=list(COLUMNS))


def framed(record: Renderable) -> str:
    """The page of a record in a frame, whose styles and script cannot touch the notebook around it."""
    from summarizer.render.html import html

    page = escape(html([record]), quote=True)
    return (
        f'<iframe srcdoc="{page}" title="{escape(type(record).__name__)}" sandbox="allow-scripts" '
        f'style="width: 100%; height: {_HEIGHT}px; border: 1px solid #8888"></iframe>'
    )


def _facts(holder: Any) -> Iterator[dict[str, str | int | None]]:
    """The rows of a summary, or of a treaty in a briefing."""
    for field, name, value in _FIELDS:
        found = getattr(holder, field, None)
        facts: Sequence[Fact] = found if isinstance(found, list) else [found] if found is not None else []
        for fact in facts:
            shared = {column: getattr(fact, column, None) for column in _COPIED}
            shared |= {
                "id": fact.id if isinstance(fact, Stated) else None,
                "field": name,
                "value": getattr(fact, value),
            }
            for piece in _first_of_each_document(fact.evidence):
                yield _row(piece, shared)


def _claims(claims: ClaimList, prefix: str) -> Iterator[dict[str, str | int | None]]:
    for claim in claims.claims:
        time = claim.event_time
        shared = {"id": prefix + claim.id, "field": "claim", "value": claim.text, "source": _chain(claim)}
        shared |= {"factuality": claim.factuality, "kind": claim.kind}
        shared |= {"date": time.date if time else None, "date_text": time.text if time else None}
        for piece in _first_of_each_document(claim.evidence):
            yield _row(piece, shared)


def _chain(claim: Claim) -> str | None:
    return " → ".join(link.source for link in claim.attribution) or None


def _first_of_each_document(evidence: Sequence[Evidence]) -> list[Evidence]:
    first: dict[str, Evidence] = {}
    for piece in evidence:
        first.setdefault(piece.document_id, piece)
    return list(first.values())


def _row(piece: Evidence, shared: dict[str, Any]) -> dict[str, str | int | None]:
    own = {"document_id": piece.document_id, "quote": piece.quote, "start": piece.start, "end": piece.end}
    return {column: (shared | own).get(column) for column in COLUMNS}
