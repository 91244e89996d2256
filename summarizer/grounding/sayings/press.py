"""What only a newspaper says: it is a claim of that paper, and no fact in the life of a treaty."""

from __future__ import annotations

from summarizer.grounding.language.lexicon import anywhere
from summarizer.grounding.language.text import row
from summarizer.grounding.sayings.speeches import speeches_in

__all__ = ["only_press_says"]

_PRESS = anywhere(
    "newspapers? daily dailies tabloids? weekly weeklies magazines? blogs? bloggers? columnists? editorials?"
)


def only_press_says(text: str, start: int, end: int) -> bool:
    """Whether a stretch of a sentence (offsets) is what a newspaper or the like is said to say.

    >>> only_press_says("A newspaper reported that Chad had signed the pact.", 27, 38)
    True
    >>> only_press_says("The ministry said that Chad had signed the pact.", 24, 35)
    False
    """
    return any(
        speech.over(start, end) and _PRESS.search(row(speech.source)[0]) is not None for speech in speeches_in(text)
    )
