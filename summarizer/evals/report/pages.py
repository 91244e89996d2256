"""What the HTML page shows of each document: its text in pieces, and its facts and outputs as rows."""

from __future__ import annotations

import difflib
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import get_args

from summarizer.evals.gold.files import GoldFile, Span
from summarizer.evals.gold.labels import FactField
from summarizer.evals.report import words
from summarizer.evals.report.pieces import Piece, pieces
from summarizer.evals.report.words import RowState
from summarizer.evals.scoring.fields import shown
from summarizer.evals.scoring.match import Placed, outputs
from summarizer.evals.scoring.outcomes import (
    DocumentScore,
    FactOutcome,
    ForbiddenHit,
    Output,
    Restatement,
    SlotOutcome,
    Spurious,
)
from summarizer.records import Rejection

__all__ = ["Group", "Page", "Part", "Row", "page"]

Part = tuple[str, bool]
"""Some words, and whether they are what differs."""

_FIELD_OF: Mapping[str, FactField] = {
    "parties": "party",
    "events": "event",
    "obligations": "obligation",
    "cooperation_areas": "area",
    "terms": "term",
    "related_treaties": "related_treaty",
    "claims": "claim",
}
"""The kind of fact in each list of a record."""

_WORDS = re.compile(r"\S+|\s+")
_LONG = 4000  # characters from which two texts are not compared word by word


@dataclass(frozen=True, slots=True)
class Row:
    """A labelled fact with its output, or an output that is nothing of what was labelled.

    Attributes:
        anchor: its id on the page.
        name: the fact's id; or what the row is, with a number.
        state: how it ended.
        field: the kind of fact; None if that is not known.
        importance: of a labelled fact; empty for others.
        line: in the gold file.
        expected: what was labelled, or why a value is here.
        found: the output.
        place: where the output, or the refused value, stands in its record; None if there is none.
        slots: those that differ.
        remarks: what else there is to say, a few words each.
        gold: the labelled fact of whose quote the text is to show; else None.
    """

    anchor: str
    name: str
    state: RowState
    field: FactField | None
    importance: str = ""
    line: int | None = None
    expected: tuple[Part, ...] = ()
    found: tuple[Part, ...] = ()
    place: str | None = None
    slots: tuple[SlotOutcome, ...] = ()
    remarks: tuple[str, ...] = ()
    gold: str | None = None

    @property
    def fields(self) -> tuple[str, ...]:
        """What the row is found by: its field, and each slot that differs."""
        return () if self.field is None else (self.field, *(f"{self.field}.{slot.slot}" for slot in self.slots))


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under one heading."""

    heading: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """One document, or one reading of it.

    Attributes:
        anchor: its id on the page.
        name: the document's name, with the reading if there are several.
        file: the labels and the document.
        gold: the path of the gold file.
        score: the outcomes.
        pieces: the whole text.
        groups: all rows.
        states: the rows counted by state.
        abstract: of the summary, which is not scored.
    """

    anchor: str
    name: str
    file: GoldFile
    gold: str
    score: DocumentScore
    pieces: tuple[Piece, ...]
    groups: tuple[Group, ...]
    states: Mapping[RowState, int]
    abstract: str

    @property
    def ran(self) -> bool:
        """Whether the document was read at all."""
        return any(fact.state != "not_run" for fact in self.score.facts) or not self.score.facts


def page(at: int, score: DocumentScore, file: GoldFile, output: Output | None) -> Page:
    """The view of one document.

    Args:
        at: its number on the page, for ids.
        score: the outcomes.
        file: its labels.
        output: its records; None if it gave none.
    """
    anchor = f"d{at}"
    placed = {one.place: one for one in outputs(output.summary, output.claims)} if output else {}
    groups = [*_groups(anchor, score, placed), *_refused(anchor, output)]
    rows = [row for group in groups for row in group.rows]
    return Page(
        anchor=anchor,
        name=f"{score.document}, reading {score.repeat + 1}" if score.repeat else score.document,
        file=file,
        gold=words.place(score.gold),
        score=score,
        pieces=_pieces(file, rows, placed),
        groups=tuple(groups),
        states=Counter(row.state for row in rows),
        abstract=" ".join(one.text for one in output.summary.abstract) if output and output.summary else "",
    )


def _groups(anchor: str, score: DocumentScore, placed: Mapping[str, Placed]) -> Iterator[Group]:
    if score.forbidden:
        rows = [_forbidden(f"{anchor}-{one.id}-{at}", one, placed) for at, one in enumerate(score.forbidden)]
        yield Group("Forbidden facts that were stated", tuple(rows))
    by_field: dict[FactField, list[Row]] = defaultdict(list)
    for fact in score.facts:
        by_field[fact.field].append(_fact(f"{anchor}-{fact.id}", fact, placed, score))
    for at, one in enumerate(score.spurious):
        row = _output(f"{anchor}-o{at}", f"extra {at + 1}", "invented", one)
        by_field[one.field].append(replace(row, remarks=_broken(score, one.output)))
    for at, again in enumerate(score.restated):
        row = _output(f"{anchor}-a{at}", f"again {at + 1}", "restated", again)
        remarks = (f"tells {again.id} again; not counted", *_broken(score, again.output))
        by_field[again.field].append(replace(row, remarks=remarks))
    for field in get_args(FactField):
        if by_field[field]:
            yield Group(words.FIELDS[field], tuple(by_field[field]))


def _output(anchor: str, name: str, state: RowState, one: Spurious | Restatement) -> Row:
    """An output that matches no labelled fact of its own."""
    return Row(anchor=anchor, name=name, state=state, field=one.field, found=_plain(one.value), place=one.output)


def _fact(anchor: str, fact: FactOutcome, placed: Mapping[str, Placed], score: DocumentScore) -> Row:
    out = placed.get(fact.output or "")
    said = shown(out.fact) if out else ""
    slots = words.differing(fact)
    as_whole = [slot for slot in slots if (slot.expected, slot.found) == (fact.label, said)]
    remarks = [f"{slot.slot}: {slot.state}" for slot in as_whole]
    if fact.cited is False:
        remarks.append("cites other words than the labelled ones")
    expected, found = _compared(fact.label, said) if as_whole else (_plain(fact.label), _plain(said))
    return Row(
        anchor=anchor,
        name=fact.id,
        state=fact.state,
        field=fact.field,
        importance=fact.importance,
        line=fact.line,
        expected=expected,
        found=found,
        place=fact.output,
        slots=tuple(slot for slot in slots if slot not in as_whole),
        remarks=(*remarks, *_broken(score, fact.output)),
        gold=fact.id,
    )


def _forbidden(anchor: str, hit: ForbiddenHit, placed: Mapping[str, Placed]) -> Row:
    out = placed.get(hit.output)
    return Row(
        anchor=anchor,
        name=hit.id,
        state="forbidden",
        field=out.field if out else None,
        line=hit.line,
        expected=_plain(hit.why),
        found=_plain(hit.value),
        place=hit.output,
    )


def _refused(anchor: str, output: Output | None) -> Iterator[Group]:
    records = (output.summary, output.claims) if output else ()
    refused = [one for record in records if record for one in record.rejected]
    if refused:
        rows = (_rejected(f"{anchor}-r{at}", f"refused {at}", one) for at, one in enumerate(refused, 1))
        yield Group("Values that grounding refused, and that are no outputs", tuple(rows))


def _rejected(anchor: str, name: str, one: Rejection) -> Row:
    head = re.split(r"[.\[]", one.path, maxsplit=1)[0]
    field: FactField | None = head if head in get_args(FactField) else _FIELD_OF.get(head)  # type: ignore[assignment]
    return Row(
        anchor=anchor,
        name=name,
        state="rejected",
        field=field,
        expected=_plain(one.reason),
        found=_plain(one.value),
        place=one.path,
    )


def _broken(score: DocumentScore, place: str | None) -> tuple[str, ...]:
    count = sum(one.startswith(f"{place}.") for one in score.citations.broken)
    return (f"{words.many(count, 'quote does', 'quotes do')} not stand at the given place",) if count else ()


def _plain(text: str) -> tuple[Part, ...]:
    return ((text, False),) if text else ()


def _compared(expected: str, found: str) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    """Both texts, with the words marked that only one of them has."""
    if len(expected) + len(found) > _LONG:
        return _plain(expected), _plain(found)
    first, second = _WORDS.findall(expected), _WORDS.findall(found)
    one: list[Part] = []
    other: list[Part] = []
    for tag, a, b, c, d in difflib.SequenceMatcher(None, first, second, autojunk=False).get_opcodes():
        if b > a:
            one.append(("".join(first[a:b]), tag != "equal"))
        if d > c:
            other.append(("".join(second[c:d]), tag != "equal"))
    return tuple(one), tuple(other)


def _pieces(file: GoldFile, rows: Iterable[Row], placed: Mapping[str, Placed]) -> tuple[Piece, ...]:
    states = {row.gold: row.state for row in rows if row.gold}
    cited: dict[str, list[RowState]] = defaultdict(list)
    for row in rows:
        # A refused value may have the place of an output, which is another one.
        if row.place is not None and row.place in placed and row.state != "rejected":
            cited[row.place].append(row.state)
    return pieces(
        file.document.text,
        gold={fact.id: (file.spans(fact), [states[fact.id]]) for fact in file.gold.facts() if fact.id in states},
        cited={place: (_standing(file, placed[place]), found) for place, found in cited.items()},
    )


def _standing(file: GoldFile, one: Placed) -> set[Span]:
    """Where the quotes of an output stand; those that do not stand where they should are nowhere."""
    return {
        (piece.start, piece.end)
        for piece in one.fact.evidence
        if piece.document_id == file.document.id and file.document.text[piece.start : piece.end] == piece.quote
    }
