"""Records as text for people (Markdown, HTML) and for programs (JSON); as DOCX in :mod:`summarizer.render.docx`.

>>> from summarizer.records import ClaimList
>>> print(render(ClaimList(document_id="a"), "md"))
# Claims
<BLANKLINE>
No claim that its own words support was found in the document `a`.
<BLANKLINE>
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, get_args

from markupsafe import Markup

from summarizer.errors import SettingsError
from summarizer.records.briefing import Briefing
from summarizer.records.claims import ClaimList
from summarizer.records.treaty import TreatySummary
from summarizer.render import wording
from summarizer.render.markdown import Quotes, code, escape
from summarizer.render.views import BriefingView, missing_from, says_nothing

if TYPE_CHECKING:
    from jinja2 import Environment

    from summarizer.document import Document

__all__ = ["Format", "Renderable", "render"]

Format = Literal["md", "json", "html"]
"""``md``: Markdown for a reader. ``json``: the whole record, indented by two spaces. ``html``: a page for a browser,
which needs no other file."""

_FORMATS = [f"'{name}'" for name in get_args(Format)]

Renderable = TreatySummary | ClaimList | Briefing
"""The records that can be rendered."""


def render(
    record: Renderable,
    format: Format,  # noqa: A002 - the word that users type
    documents: Sequence[Document] = (),
) -> str:
    """A record as text that ends with one newline.

    Args:
        record: what to render.
        format: ``"md"``, ``"json"`` or ``"html"``.
        documents: those that the record was made of. A page shows their texts beside the record; without them it
            shows the quotes alone.

    Raises:
        SettingsError: the format is not known.
    """
    if format == "json":
        return record.model_dump_json(indent=2) + "\n"
    if format == "html":
        from summarizer.render.html import html

        return html([record], documents)
    if format != "md":
        raise SettingsError(f"The format '{format}' is not known.", hint=f"Give {wording.listing(_FORMATS, 'or')}.")
    quotes = Quotes()
    context: dict[str, Any] = {"record": record, "quotes": quotes}
    if isinstance(record, Briefing):
        name = "briefing.md.j2"
        context["view"] = BriefingView(record)
    elif isinstance(record, TreatySummary):
        name = "summary.md.j2"
        context |= {"empty": says_nothing(record), "missing": missing_from(record)}
    else:
        name = "claims.md.j2"
    text = _environment().get_template(name).render(context)
    # Values never hold a newline, so that only the templates' own empty lines are removed.
    return re.sub(r"\n{3,}", "\n\n", text).strip("\n") + "\n"


@cache
def _environment() -> Environment:
    # Imported here because most callers never render, and jinja2 takes a while to load.
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("summarizer.render", "templates"),
        autoescape=True,  # makes macros return Markup; the escaping itself is done in _finalize
        finalize=_finalize,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "code": code,
        "date": _date,
        "conditions": wording.condition_words,
        "labels": ", ".join,
        "listed": wording.listing,
        "words": lambda value: value.replace("_", " "),
        "upper_first": wording.upper_first,
    }
    environment.globals |= {
        "count": wording.count,
        "event_words": wording.event_words,
        "factuality_words": wording.FACTUALITY_WORDS,
        "said_before": wording.SAID_BEFORE,
        "worded": wording.worded,
    }
    return environment


def _finalize(value: object) -> Markup:
    """Escape every value that a template prints."""
    if isinstance(value, Markup):
        return value
    if isinstance(value, (str, int, float)):
        return escape(str(value))
    raise TypeError(f"a template prints {value!r}, which is not text")


def _date(edtf: str) -> Markup:
    """A date for people, and its EDTF string for programs."""
    return escape(wording.human_date(edtf)) + Markup(" (") + code(edtf) + Markup(")")
