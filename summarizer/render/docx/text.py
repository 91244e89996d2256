"""Text that nobody can vouch for, made fit for XML and for a line in which names run from right to left."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from summarizer.render.markdown import plain

__all__ = ["Stretch", "one_line", "shortened", "stretches"]

# No XML may hold these, not even as an entity. Other controls are gone already.
_NOT_IN_XML = re.compile("[\ud800-\udfff\ufffe\uffff]")
# Letters that are written from right to left, and what may stand between two of them in one name: a comma may not,
# since it separates names in our sentences, which run from left to right.
_RIGHT = r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
_RIGHT_TO_LEFT = re.compile(rf"{_RIGHT}(?:[ \u00a0\u200c\u200d'’.\-־]*{_RIGHT})*")
_LEFT_TO_RIGHT_MARK = "\u200e"


class Stretch(NamedTuple):
    """Characters of one direction.

    Attributes:
        text: the characters.
        right_to_left: whether they are to be set from right to left.
    """

    text: str
    right_to_left: bool = False


def stretches(text: str) -> Iterator[Stretch]:
    r"""Text on one line, in stretches of one direction; what cannot be shown is U+FFFD, as in Markdown.

    After a stretch that runs from right to left stands a mark that lets the line run on from left to right. Without
    it, a number that follows the name, such as that of a note, would move to the other side of it.

    >>> [stretch.text for stretch in stretches("Mr \u05db\u05d4\u05df \u05dc\u05d5\u05d9, 3\x00")]
    ['Mr ', 'כהן לוי', '\u200e, 3\ufffd']
    """
    line = one_line(text)
    if line:  # a space at either end parts it from what stands beside it
        line = f"{' ' if text[0].isspace() else ''}{line}{' ' if text[-1].isspace() else ''}"
    at, mark = 0, ""
    for match in _RIGHT_TO_LEFT.finditer(line):
        if match.start() > at:
            yield Stretch(mark + line[at : match.start()])
        yield Stretch(match[0], right_to_left=True)
        at, mark = match.end(), _LEFT_TO_RIGHT_MARK
    if mark or at < len(line):
        yield Stretch(mark + line[at:])


def one_line(text: str) -> str:
    """Text on one line that XML can hold."""
    return _NOT_IN_XML.sub("\ufffd", plain(text))


def shortened(text: str, most: int) -> str:
    """Text on one line, cut at a word where it is longer.

    >>> shortened("Treaty of Friendship and Trade", 22)
    'Treaty of Friendship…'
    """
    line = one_line(text)
    if len(line) <= most:
        return line
    return f"{line[:most].rpartition(' ')[0] or line[: most - 1]}…"
