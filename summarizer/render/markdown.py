"""Markdown from text that nobody can vouch for: escaping, code spans, numbered quotes.

Templates escape by default: every value that is not already ``Markup`` goes through ``escape``. Text of a
document can therefore open no heading, link, image, list or HTML, and cannot leave its line.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from markupsafe import Markup

from summarizer.records.evidence import Evidence

__all__ = ["Quotes", "code", "escape", "plain"]

# CommonMark allows a backslash before any ASCII punctuation. Colons and dots are escaped only where an
# extension would make a link of a bare address.
_ALWAYS = re.compile(r"[\\`*_\[\]<~@|]")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_ADDRESS = re.compile(r"(?i)(?<=[a-z])(:)(?=//)|(?<=\bwww)(\.)|(?<=\bmailto)(:)|(?<=\bxmpp)(:)")
_HASH = re.compile(r"(?<!\S)#|#(?!\S)")
_BLOCK = re.compile(r"^(?:[-+=>:]|\d{1,9}(?=[.)](?:\s|$)))")
_UNSEEN = frozenset({"Cc", "Cf", "Cs"})  # categories of Unicode: controls, invisible characters and direction marks


def plain(text: str) -> str:
    r"""Text on one line: white space becomes one space; characters that act and are not seen become U+FFFD.

    >>> plain("a\n\n# b\x07")
    'a # b�'
    """
    joined = " ".join(text.split())
    if joined.isprintable():  # most text is, and is looked through at once
        return joined
    return "".join("\ufffd" if unicodedata.category(c) in _UNSEEN else c for c in joined)


def escape(text: str) -> Markup:
    r"""Text as Markdown that shows it and does nothing else.

    >>> print(escape("# [x](http://a.b) <b>"))
    \# \[x\](http\://a.b) \<b>
    """
    line = plain(text)
    line = _ALWAYS.sub(lambda match: "\\" + match[0], line)
    for pattern in (_ENTITY, _ADDRESS, _HASH):
        line = pattern.sub(lambda match: "\\" + match[0], line)
    # A line may begin with this text, where these would open a list, a quotation or an underline.
    line = _BLOCK.sub(lambda match: match[0] + "\\" if match[0].isdigit() else "\\" + match[0], line)
    return Markup(line)  # noqa: S704 - this is the escaping that Markup stands for


def code(text: str) -> Markup:
    """Text as a code span, whatever backticks it holds.

    >>> print(code("c`1"))
    ``c`1``
    """
    line = plain(text)
    runs = {len(run) for run in re.findall(r"`+", line)}
    fence = "`" * next(length for length in range(1, len(runs) + 2) if length not in runs)
    pad = " " if not line or line[0] in "` " or line[-1] in "` " else ""
    return Markup(f"{fence}{pad}{line}{pad}{fence}")  # noqa: S704


class Quotes:
    """Numbers quotes in the order in which they are first cited.

    >>> quotes = Quotes()
    >>> first = Evidence(document_id="a", quote="signed", start=4, end=10)
    >>> print(quotes.cite([first]), len(quotes.cited))
    [1] 1
    """

    def __init__(self) -> None:
        self._numbers: dict[tuple[str, int, int], int] = {}
        self.cited: list[Evidence] = []

    def cite(self, evidence: Iterable[Evidence]) -> Markup:
        """The markers of these quotes: ``[1][4]``; empty for no evidence."""
        return Markup("".join(f"[{number}]" for number in self.numbers(evidence)))  # noqa: S704

    def numbers(self, evidence: Iterable[Evidence]) -> list[int]:
        """The numbers of these quotes, each once, in rising order."""
        return sorted({self._number(item) for item in evidence})

    def _number(self, item: Evidence) -> int:
        key = (item.document_id, item.start, item.end)
        if key not in self._numbers:
            self.cited.append(item)
            self._numbers[key] = len(self.cited)
        return self._numbers[key]
