"""The one form of text that offsets count in."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["normalise"]

# Characters that end a line in some other convention. Dropping them would glue two words together.
_LINE_ENDS = re.compile("\r\n?|[\v\f\x85\u2028]")
_SURROGATES = re.compile("[\ud800-\udfff]")
# Invisible: C0 and C1 controls, soft hyphen, zero-width characters, marks of writing direction, byte order mark,
# variation selectors, fillers, and the tag characters in which hidden instructions can be written: controls, and what
# Unicode lists as Default_Ignorable_Code_Point.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    "\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
# Sequences by which a text tells a terminal to do something; the letters in them are no text either.
_CONTROLS = "(?:\x1b\\[|\x9b)[0-?]{0,40}[ -/]{0,8}[@-~]"
_COMMANDS = "(?:\x1b[\\]PX^_]|\x9d)[^\x07\x1b\x9c\n]{0,400}(?:\x07|\x1b\\\\|\x9c)"
_TERMINAL = re.compile(f"{_CONTROLS}|{_COMMANDS}")
_LONG_RUN = re.compile(r"[^\x00-\x7f]{31,}")
_MOST_MARKS = 30


def normalise(raw: str) -> str:
    r"""Bring text to the form that all offsets refer to.

    Unicode NFC; lines end in ``\n``; control characters (but ``\n`` and tab), control sequences of terminals, soft
    hyphens, zero-width and other invisible characters are gone; no white space at the end of a line, no blank lines at
    either end of the text.
    What a reader can see stays as it is: typographic quotation marks, dashes, non-breaking spaces inside a line.
    A lone surrogate, which no encoding can write, becomes U+FFFD, and of accents piled on one letter the first 30
    are kept (the limit of Unicode's stream-safe text format).

    Applying it twice changes nothing more.

    >>> normalise("\ufeffThe par\u00adties\u00a0agree.  \r\nThey sign.\r\n")
    'The parties\xa0agree.\nThey sign.'
    """
    text = _INVISIBLE.sub("", _TERMINAL.sub("", raw))
    text = _LINE_ENDS.sub("\n", text).replace("\u2029", "\n\n")
    text = _LONG_RUN.sub(_without_piles, _SURROGATES.sub("\ufffd", text))
    text = unicodedata.normalize("NFC", text)
    return "\n".join(line.rstrip() for line in text.split("\n")).strip("\n")


def _without_piles(match: re.Match[str]) -> str:
    """Sorting a pile of accents takes time quadratic in its height, so that a hostile text would never be read."""
    kept: list[str] = []
    height = 0
    for char in match.group():
        height = height + len(unicodedata.normalize("NFD", char)) if unicodedata.combining(char) else 0
        if height <= _MOST_MARKS:
            kept.append(char)
    return "".join(kept)
