"""What the three records that users hold can do: become JSON, a frame or a view, and come back from JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from pydantic import ValidationError

from summarizer.errors import CallerError
from summarizer.records.evidence import Record

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["WholeRecord"]


class WholeRecord(Record):
    """Base of the records that the package returns: treaty summary, claim list, briefing."""

    def to_dict(self) -> dict[str, Any]:
        """The record in dictionaries, lists, strings and numbers, as in its JSON.

        >>> from summarizer import ClaimList
        >>> ClaimList(document_id="a").to_dict()["document_id"]
        'a'
        """
        return self.model_dump(mode="json")

    def to_json(self) -> str:
        """The record as JSON, indented by two spaces, as ``--format json`` writes it without the last newline."""
        return self.model_dump_json(indent=2)

    @classmethod
    def from_json(cls, text: str | bytes) -> Self:
        """The record that :meth:`to_json` or ``--format json`` wrote.

        Args:
            text: the JSON of one record.

        Raises:
            CallerError: the text is not the JSON of such a record.

        >>> from summarizer import ClaimList
        >>> ClaimList.from_json(ClaimList(document_id="a").to_json())
        ClaimList(document_id='a', claims=[], caveats=[], rejected=[])
        """
        try:
            return cls.model_validate_json(text)
        except ValidationError as error:
            first = error.errors(include_url=False, include_input=False)[0]
            place = ".".join(str(part) for part in first["loc"])
            raise CallerError(
                f"This is not the JSON of a {cls.__name__}: {f'{place}: ' if place else ''}{first['msg']}.",
                hint=f"Give what {cls.__name__}.to_json() or --format json wrote; an array holds several records.",
            ) from None

    def to_frame(self) -> pd.DataFrame:
        """Facts and claims as a table: one row for each of them and each document that states it.

        The columns are the same for all records, so that frames can be put together (``pandas.concat``): document_id,
        id, field, value, party, actor, source, factuality, context, date, date_text, place, kind, quote, start, end.
        Dates are EDTF strings, since a part of them may be open; ``start`` and ``end`` are offsets in code points of
        the first quote of the document; ``source`` is the chain of who says it, outermost first.

        Raises:
            MissingExtra: pandas is not installed.
        """
        from summarizer.render.table import frame

        return frame(self)  # type: ignore[arg-type] # the three records are all there are

    def _repr_html_(self) -> str:
        """How a notebook shows the record: its page, in a frame of its own."""
        from summarizer.render.table import framed

        return framed(self)  # type: ignore[arg-type] # as above
