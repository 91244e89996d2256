"""A paper as it is written from top to bottom: headings, paragraphs, bullets, tables, and the notes they cite.

What is written is WordprocessingML (ECMA-376). It is put together as ``Markup``, so that every text is escaped that
does not come from this module.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, NamedTuple

from markupsafe import Markup

from summarizer.records.evidence import Evidence
from summarizer.render.docx.notes import Notes
from summarizer.render.docx.text import stretches

__all__ = [
    "WIDTH",
    "Cell",
    "Cite",
    "Column",
    "Line",
    "Outside",
    "Paper",
    "Piece",
    "See",
    "Span",
    "outside",
    "quiet",
    "strong",
]

WIDTH = 9298
"""The width of the text on A4 paper, in twentieths of a point."""

RunStyle = Literal["Strong", "Quiet", "Warning"]
ParagraphStyle = Literal["Title", "Subtitle", "Normal", "BottomLine", "Caveat", "Caption", "ListBullet", "ListBullet2"]
OutsideStyle = Literal["EndnoteText", "Header", "Footer", "Normal"]

_NOTHING = Markup("")

# Runs and paragraphs are many, and put together with +, which escapes as format() does in a fraction of its time.
_RUN = (Markup("<w:r>"), Markup("<w:t xml:space='preserve'>"), Markup("</w:t></w:r>"))
_PROPERTIES = Markup("<w:rPr>{}{}</w:rPr>")
_RUN_STYLE = Markup("<w:rStyle w:val='{}'/>")
_RIGHT_TO_LEFT = Markup("<w:rtl/>")
_PARAGRAPH = (Markup("<w:p><w:pPr><w:pStyle w:val='"), Markup("'/>"), Markup("</w:pPr>"), Markup("</w:p>"))
_KEEP_NEXT = Markup("<w:keepNext/>")
_SPACE_BEFORE = Markup("<w:spacing w:before='140'/>")
_PAGE_BREAK = Markup("<w:pageBreakBefore/>")
_SUPERSCRIPT = Markup("<w:r><w:rPr><w:rStyle w:val='EndnoteReference'/></w:rPr>{}</w:r>")
_COMMA = _SUPERSCRIPT.format(Markup("<w:t xml:space='preserve'>, </w:t>"))
# The first citation carries the note, and is marked so that the next one can refer to it.
_NOTE = Markup("<w:bookmarkStart w:id='{number}' w:name='_Note{number}'/>{mark}<w:bookmarkEnd w:id='{number}'/>")
_NOTE_MARK = Markup("<w:endnoteReference w:id='{}'/>")
_NOTE_AGAIN = Markup("<w:fldSimple w:instr=' NOTEREF _Note{} \\f \\h '>{}</w:fldSimple>")
_NUMBER = Markup("<w:t>{}</w:t>")
_SEE = Markup("<w:fldSimple w:instr=' NOTEREF _Note{} \\h '><w:r>{}</w:r></w:fldSimple>")
_TABLE = Markup(
    "<w:tbl><w:tblPr><w:tblStyle w:val='PaperTable'/><w:tblW w:w='{width}' w:type='dxa'/>"
    "<w:tblLayout w:type='fixed'/><w:tblLook w:val='0020' w:firstRow='1' w:lastRow='0' w:firstColumn='0' "
    "w:lastColumn='0' w:noHBand='1' w:noVBand='1'/><w:tblCaption w:val='{caption}'/></w:tblPr>"
    "<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
)
_GRID = Markup("<w:gridCol w:w='{}'/>")
_ROW = Markup("<w:tr><w:trPr><w:cantSplit/>{}</w:trPr>{}</w:tr>")
_REPEATED = Markup("<w:tblHeader/>")
_CELL = Markup("<w:tc><w:tcPr><w:tcW w:w='{}' w:type='dxa'/>{}</w:tcPr>{}</w:tc>")
_SPAN = Markup("<w:gridSpan w:val='{}'/>")


class Span(NamedTuple):
    """Words in a style of their own."""

    text: str
    style: RunStyle


class Cite(NamedTuple):
    """The place where notes are cited: the numbers of these quotes."""

    evidence: Sequence[Evidence]


class See(NamedTuple):
    """The number of another note, in a note."""

    number: int


Piece = str | Span | Cite
Line = Sequence[Piece]
"""What one paragraph holds."""
Cell = Sequence[Line]
"""The paragraphs of a cell of a table."""
Outside = str | Span | See
"""What a paragraph outside the body holds, where no note is cited."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its head, and its part of the whole width."""

    head: str
    share: float


def strong(text: str) -> Span:
    """Words that lead a line."""
    return Span(text, "Strong")


def quiet(text: str) -> Span:
    """Words that a reader may pass over."""
    return Span(text, "Quiet")


class Paper:
    """The body of a document, and the notes that it cites.

    Args:
        under: how many levels its headings stand below those of a paper about one record.

    >>> paper = Paper()
    >>> paper.heading(1, "Bottom <line>")
    >>> print(paper.body)
    <w:p><w:pPr><w:pStyle w:val='Heading1'/></w:pPr><w:r><w:t xml:space='preserve'>Bottom &lt;line&gt;</w:t></w:r></w:p>
    """

    def __init__(self, under: int = 0) -> None:
        self._under = under
        self._parts: list[Markup] = []
        self.notes = Notes()
        self._noted = 0
        self._after_table = False

    @property
    def body(self) -> Markup:
        """All that was written. It ends with a paragraph, as Word expects."""
        last = _paragraph("Normal", _NOTHING, _NOTHING) if self._after_table else _NOTHING
        return _NOTHING.join(self._parts) + last

    def chapter(self, text: str, *, new_page: bool = False) -> None:
        """A heading of the first level."""
        self._heading(1, text, _PAGE_BREAK if new_page else _NOTHING)

    def heading(self, level: int, text: str) -> None:
        """A heading of a part of a record, 1 for the widest parts."""
        self._heading(level + self._under, text, _NOTHING)

    def _heading(self, level: int, text: str, extra: Markup) -> None:
        self._add(_paragraph(f"Heading{level}", extra, self._runs([text])))

    def line(self, *pieces: Piece, style: ParagraphStyle = "Normal", keep: bool = False) -> None:
        """A paragraph.

        Args:
            pieces: what it holds.
            style: its style.
            keep: whether it stays on the page of what follows.
        """
        space = _SPACE_BEFORE if self._after_table else _NOTHING
        self._add(_paragraph(style, (_KEEP_NEXT if keep else _NOTHING) + space, self._runs(pieces)))

    def bullet(self, *pieces: Piece, level: Literal[1, 2] = 1, keep: bool = False) -> None:
        """An item of a list; arguments as for :meth:`line`."""
        self.line(*pieces, style="ListBullet" if level == 1 else "ListBullet2", keep=keep)

    def table(self, caption: str, columns: Sequence[Column], rows: Iterable[Sequence[Cell]]) -> None:
        """A table whose head is repeated on each page and whose rows stay whole.

        Args:
            caption: what it shows, for those who hear it and do not see it.
            columns: the columns; their shares add up to 1.
            rows: the cells of each row. A row of one cell stands across all columns, and leads the next ones.
        """
        widths = [round(WIDTH * column.share) for column in columns]
        head = [[[column.head]] for column in columns]
        written = [self._row(head, widths, head=True), *(self._row(row, widths) for row in rows)]
        grid = _NOTHING.join(_GRID.format(width) for width in widths)
        rows_ = _NOTHING.join(written)
        self._add(_TABLE.format(width=sum(widths), caption=caption, grid=grid, rows=rows_))
        self._after_table = True

    def _add(self, part: Markup) -> None:
        self._parts.append(part)
        self._after_table = False

    def _row(self, cells: Sequence[Cell], widths: Sequence[int], *, head: bool = False) -> Markup:
        across = len(cells) < len(widths)
        style = "TableHead" if head or across else "TableText"
        span = _SPAN.format(len(widths)) if across else _NOTHING
        taken = [sum(widths)] if across else widths
        filled = (
            _CELL.format(width, span, _NOTHING.join(_paragraph(style, _NOTHING, self._runs(line)) for line in cell))
            for width, cell in zip(taken, cells, strict=True)
        )
        return _ROW.format(_REPEATED if head else _NOTHING, _NOTHING.join(filled))

    def _runs(self, pieces: Iterable[Piece]) -> Markup:
        return _NOTHING.join(
            run
            for piece in pieces
            for run in (self._citations(piece.evidence) if isinstance(piece, Cite) else _text(piece))
        )

    def _citations(self, evidence: Sequence[Evidence]) -> Iterator[Markup]:
        for at, number in enumerate(self.notes.cite(evidence)):
            if at:
                yield _COMMA
            if number > self._noted:
                self._noted = number
                yield _NOTE.format(number=number, mark=_SUPERSCRIPT.format(_NOTE_MARK.format(number)))
            else:
                yield _NOTE_AGAIN.format(number, _SUPERSCRIPT.format(_NUMBER.format(number)))


def outside(
    style: OutsideStyle, pieces: Iterable[Outside], *, before: Markup = _NOTHING, after: Markup = _NOTHING
) -> Markup:
    """A paragraph of a note, a header or a footer.

    Args:
        style: its style.
        pieces: its words.
        before: runs that come first.
        after: runs that come last.
    """
    runs = (run for piece in pieces for run in (_see(piece) if isinstance(piece, See) else _text(piece)))
    return _paragraph(style, _NOTHING, before + _NOTHING.join(runs) + after)


def _see(piece: See) -> Iterator[Markup]:
    yield _SEE.format(piece.number, _NUMBER.format(piece.number))


def _text(piece: str | Span) -> Iterator[Markup]:
    text, style = piece if isinstance(piece, Span) else (piece, None)
    for stretch in stretches(text):
        yield _RUN[0] + _properties(style, stretch.right_to_left) + _RUN[1] + stretch.text + _RUN[2]


@cache
def _properties(style: RunStyle | None, right_to_left: bool) -> Markup:  # noqa: FBT001 - as in the stretch
    named = _RUN_STYLE.format(style) if style else _NOTHING
    direction = _RIGHT_TO_LEFT if right_to_left else _NOTHING
    return _PROPERTIES.format(named, direction) if named or direction else _NOTHING


def _paragraph(style: str, extra: Markup, runs: Markup) -> Markup:
    return _PARAGRAPH[0] + style + _PARAGRAPH[1] + extra + _PARAGRAPH[2] + runs + _PARAGRAPH[3]
