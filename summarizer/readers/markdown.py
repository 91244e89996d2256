"""Markdown: what a reader of the rendered page would see, and quote."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html.parser import HTMLParser
from itertools import pairwise
from typing import NoReturn

import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token

from summarizer.errors import DocumentError
from summarizer.readers.parts import Parts, iso_date

__all__ = ["read_markdown"]

_FRONT_MATTER = re.compile(r"---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_KEYS = ("title", "published", "publisher", "url")
_DEEPEST = 100
_LONGEST = 50_000  # characters of front matter
_HINT = "Put words with colons or brackets in quotation marks, and write dates as YYYY-MM-DD."


def read_markdown(source: str, name: str) -> Parts:
    r"""Read Markdown (CommonMark with tables), with optional YAML front matter.

    Of the front matter, ``title``, ``published`` (YYYY-MM-DD), ``publisher`` and ``url`` are used. Markup, images and
    comments are left out; the numbers of list items are kept, because clauses are known by them.

    Raises:
        DocumentError: the front matter is no YAML mapping, or holds a value of the wrong kind; the message names the
            line.

    >>> read_markdown("# A *treaty*\n\n1. See [the text](https://example.org).\n", "note.md").text
    'A treaty\n\n1. See the text.'
    """
    source = source.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    values: dict[str, str] = {}
    if (front := _FRONT_MATTER.match(source)) and (found := _front_matter(front.group(1), name)) is not None:
        values, source = found, source[front.end() :]
    published = values.get("published")
    tokens = MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable("table").parse(source)
    return Parts(
        text=_Writer().write(tokens),
        title=values.get("title") or _first_heading(tokens),
        published=iso_date(published) if published else None,
        publisher=values.get("publisher"),
        url=values.get("url"),
    )


def _front_matter(block: str, name: str) -> dict[str, str] | None:
    """The values that are used; None if the block is a text between two rules and no front matter."""
    if len(block) > _LONGEST:
        _refuse(name, 0, f"it is longer than {_LONGEST:,} characters")
    try:
        node = yaml.compose(block, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        _refuse(name, mark.line if mark else 0, f"it is not valid YAML ({error.problem or error.context})", error)
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        _refuse(name, 0, "it is not valid YAML", error)
    if node is None:
        return {}
    if not isinstance(node, yaml.MappingNode):
        return None
    values: dict[str, str] = {}
    for key, value in node.value:
        if key.value not in _KEYS or value.tag == "tag:yaml.org,2002:null":
            continue
        if not isinstance(value, yaml.ScalarNode):
            _refuse(name, value.start_mark.line, f"{key.value} must be one value, not a list or a mapping")
        if key.value == "published" and iso_date(value.value) is None:
            _refuse(name, value.start_mark.line, f"published is {value.value!r}, which is not a date YYYY-MM-DD")
        values[key.value] = value.value
    return values


def _refuse(name: str, line: int, reason: str, cause: Exception | None = None) -> NoReturn:
    # The block begins on the second line of the file, and marks count from 0.
    raise DocumentError(f"The front matter of {name} cannot be used: line {line + 2}: {reason}.", hint=_HINT) from cause


class _Writer:
    """Turns tokens into text: blocks parted by blank lines, tight list items and table rows by line breaks."""

    def __init__(self) -> None:
        self.blocks: list[str] = []
        self.marker = ""
        self.row: list[str] | None = None
        self.tight = False

    def write(self, tokens: Iterable[Token]) -> str:
        hidden = False
        for token in tokens:
            if token.type == "list_item_open":
                number = f"{token.info}{token.markup} " if token.info else "- "
                self.marker = (self.marker + number) if self.marker else number
            elif token.type == "list_item_close":
                self.marker = ""
            elif token.type == "paragraph_open":
                hidden = token.hidden
            elif token.type == "tr_open":
                self.row = []
            elif token.type == "tr_close" and self.row is not None:
                self._add(" | ".join(self.row), tight=True)
                self.row = None
            elif token.type == "inline":
                text = _inline(token.children or ())
                if self.row is None:
                    self._add(text, tight=hidden)
                else:
                    self.row.append(text)
            elif token.type in {"fence", "code_block"}:
                self._add(token.content.rstrip("\n"))
            elif token.type == "html_block":
                self._add(_without_tags(token.content))
            if token.type == "paragraph_close":
                hidden = False
        return "".join(self.blocks)

    def _add(self, block: str, *, tight: bool = False) -> None:
        if not block.strip() and not self.marker:
            return
        if self.blocks:
            self.blocks.append("\n" if tight and self.tight else "\n\n")
        self.blocks.append(self.marker + block)
        self.marker = ""
        self.tight = tight


def _inline(tokens: Iterable[Token]) -> str:
    text = ""
    for token in tokens:
        if token.type in {"text", "code_inline"}:
            text += token.content
        elif token.type == "softbreak":
            text += " "
        elif token.type == "hardbreak" or (token.type == "html_inline" and token.content.lower().startswith("<br")):
            text += "\n"
    return text


def _first_heading(tokens: list[Token]) -> str | None:
    for opening, inline in pairwise(tokens):
        if opening.type == "heading_open" and opening.tag == "h1":
            return _inline(inline.children or ()) or None
    return None


class _TagStripper(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.text: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002  base class
        self.silent += tag in {"script", "style"}

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag in {"script", "style"} and self.silent > 0

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.text.append(data)


def _without_tags(html: str) -> str:
    stripper = _TagStripper()
    stripper.feed(html)
    stripper.close()
    return "".join(stripper.text).strip("\n")
