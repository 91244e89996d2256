"""One document's outputs held against its labels: every labelled fact gets exactly one state, every output a place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal

from pydantic import BaseModel

from summarizer.document import Document
from summarizer.evals.gold.files import GoldFile
from summarizer.evals.gold.labels import GoldFact
from summarizer.evals.scoring import forbidden
from summarizer.evals.scoring.fields import compared, content_state, fact_state, label, shown
from summarizer.evals.scoring.match import Placed, about, match, outputs, overlap
from summarizer.evals.scoring.outcomes import (
    CitationCount,
    DocumentScore,
    FactOutcome,
    FactState,
    ForbiddenHit,
    Output,
    Restatement,
    SlotOutcome,
    Spurious,
)
from summarizer.records import ClaimList, Evidence, TreatySummary

__all__ = ["ALL_RECORDS", "RecordName", "score", "skipped"]

RecordName = Literal["summary", "claims"]
"""The records that are scored."""

ALL_RECORDS: tuple[RecordName, ...] = ("summary", "claims")

_HALF = 0.5
"""The share of a labelled quote, or of the evidence if that is shorter, from which evidence holds the quote."""


def score(
    file: GoldFile, output: Output, records: Sequence[RecordName] = ALL_RECORDS, error: str | None = None
) -> DocumentScore:
    """Hold the records made from a document against its labels.

    Args:
        file: the labels.
        output: the records. One that was asked for and is not there has failed: all its facts end as ``error``.
        records: the records that were asked for; facts of others are not looked at.
        error: why a record is not there.
    """
    summary = output.summary if "summary" in records else None
    claims = output.claims if "claims" in records else None
    placed = outputs(summary, claims)
    pairs = match(file, placed)
    slots = {fact.id: compared(fact, pairs[fact.id].fact) for fact in file.gold.facts() if fact.id in pairs}
    pairs = _without_restatements(file, pairs, slots)
    matched = {one.place for one in pairs.values()}
    left = [one for one in placed if one.place not in matched]
    restated = {one.place: again for one in left if (again := _restated(file, pairs, one))}
    lacking = {name for name, record in (("summary", summary), ("claims", claims)) if record is None}
    return DocumentScore(
        **_about(file, output.repeat),
        facts=tuple(
            _unmatched(file, fact, "error")
            if _record_of(fact) in lacking
            else _outcome(file, fact, pairs.get(fact.id), slots.get(fact.id, ()))
            for fact in _facts(file, records)
        ),
        spurious=tuple(
            Spurious(field=one.field, output=one.place, value=shown(one.fact))
            for one in left
            if one.place not in restated
        ),
        restated=tuple(restated.values()),
        forbidden=tuple(_hits(file, placed)),
        forbidden_checked=sum(_record_of(one) not in lacking for one in file.gold.forbidden),
        missing_caveats=_missing_caveats(file, summary, claims),
        citations=_citations(file, pairs, summary, claims),
        rejected=sum(len(record.rejected) for record in (summary, claims) if record is not None),
        error=error or ("no output" if lacking.intersection(records) else None),
    )


def skipped(file: GoldFile, repeat: int = 0, records: Sequence[RecordName] = ALL_RECORDS) -> DocumentScore:
    """A document that was left out on purpose: its facts end as ``not_run``."""
    facts = tuple(_unmatched(file, fact, "not_run") for fact in _facts(file, records))
    return DocumentScore(**_about(file, repeat), facts=facts)


def _about(file: GoldFile, repeat: int) -> dict[str, Any]:
    gold = file.gold
    return {
        "document": gold.document,
        "family": gold.family,
        "split": gold.split,
        "gold": file.path.as_posix(),
        "repeat": repeat,
    }


def _facts(file: GoldFile, records: Sequence[RecordName]) -> list[GoldFact]:
    return [fact for fact in file.gold.facts() if _record_of(fact) in records]


def _record_of(fact: Any) -> RecordName:
    """The record that holds facts of this kind."""
    return "claims" if fact.field == "claim" else "summary"


def _unmatched(file: GoldFile, fact: GoldFact, state: FactState) -> FactOutcome:
    return FactOutcome(
        id=fact.id,
        field=fact.field,
        importance=fact.importance,
        line=file.line_of[fact.id],
        label=label(fact),
        state=state,
        content=state,
    )


def _outcome(file: GoldFile, fact: GoldFact, found: Placed | None, slots: tuple[SlotOutcome, ...]) -> FactOutcome:
    blank = _unmatched(file, fact, "missing")
    if found is None:
        return blank
    return blank.model_copy(
        update={
            "state": fact_state(fact.field, slots),
            "content": content_state(fact.field, slots),
            "output": found.place,
            "slots": slots,
            "cited": overlap(found.fact.evidence, file.spans(fact)) >= _HALF,
        }
    )


def _without_restatements(
    file: GoldFile, pairs: Mapping[str, Placed], slots: Mapping[str, Sequence[SlotOutcome]]
) -> dict[str, Placed]:
    """The pairs without those in which an output is false of its own fact and tells another one's again.

    Such a fact is missing: what stands in its place is about something else.
    """
    kept = dict(pairs)
    for id_, one in pairs.items():
        others = {other: placed for other, placed in kept.items() if other != id_}
        if fact_state(one.field, slots[id_]) == "incorrect" and _restated(file, others, one):
            kept = others
    return kept


def _restated(file: GoldFile, pairs: Mapping[str, Placed], left: Placed) -> Restatement | None:
    """What an output without a match tells again, if nothing in it is false of a labelled fact that has a match.

    A duty in its two tellings, an act told of each of its parties, half of a statement beside the whole one.
    """
    for fact in about(file, left):
        if fact.id in pairs:
            state = fact_state(fact.field, compared(fact, left.fact))
            if state in ("correct", "partial"):
                return Restatement(id=fact.id, field=left.field, output=left.place, value=shown(left.fact))
    return None


def _hits(file: GoldFile, placed: Sequence[Placed]) -> Iterator[ForbiddenHit]:
    for one in file.gold.forbidden:
        for output in placed:
            if forbidden.states(output, one):
                line = file.line_of[one.id]
                yield ForbiddenHit(id=one.id, line=line, output=output.place, value=shown(output.fact), why=one.why)


def _missing_caveats(file: GoldFile, summary: TreatySummary | None, claims: ClaimList | None) -> tuple[str, ...]:
    """Caveats that no record gives; that a text is about no treaty is for the summary alone to say."""
    records = [record for record in (summary, claims) if record is not None]
    given = {caveat.kind for record in records for caveat in record.caveats}
    wanted = [kind for kind in file.gold.caveats if kind != "not_about_a_treaty" or summary is not None]
    return tuple(kind for kind in wanted if records and kind not in given)


def _citations(
    file: GoldFile, pairs: Mapping[str, Placed], summary: TreatySummary | None, claims: ClaimList | None
) -> CitationCount:
    pieces = [found for record in (summary, claims) if record is not None for found in _pieces(record, "")]
    broken = [place for place, piece in pieces if not _valid(piece, file.document)]
    spans = {fact.id: file.spans(fact) for fact in file.gold.facts()}
    cited = [(piece, spans[id_]) for id_, found in pairs.items() for piece in found.fact.evidence]
    return CitationCount(
        pieces=len(pieces),
        valid=len(pieces) - len(broken),
        cited=len(cited),
        right=sum(_valid(piece, file.document) and overlap([piece], where) >= _HALF for piece, where in cited),
        broken=tuple(broken),
    )


def _valid(piece: Evidence, document: Document) -> bool:
    return piece.document_id == document.id and document.text[piece.start : piece.end] == piece.quote


def _pieces(value: Any, place: str) -> Iterator[tuple[str, Evidence]]:
    """All evidence anywhere in a record, with its place."""
    if isinstance(value, Evidence):
        yield place, value
    elif isinstance(value, BaseModel):
        for name, part in value:
            yield from _pieces(part, f"{place}.{name}" if place else name)
    elif isinstance(value, list):
        for index, part in enumerate(value):
            yield from _pieces(part, f"{place}[{index}]")
