"""The place and agency that a news text is sent from, before its first sentence: "LA PAZ (Reuters) - "."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from operator import attrgetter

from summarizer.grounding.language.text import tokens

__all__ = ["dateline_end"]

_DATELINE = re.compile(
    r"(?:[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’]+|[A-Z]\.)(?:[ -][A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’]+){0,3}"
    r"(?:,(?: [A-Z][\w.’']*| \d{1,2}){1,3}){0,2}(?: ?\([^)]{1,30}\))?\s+(?:-|–|—|--)\s+(?=[A-Z“\"])"
)


@lru_cache(maxsize=1024)
def dateline_end(text: str) -> int:
    """The first token behind the dateline of a sentence; 0 where it has none.

    >>> dateline_end("LA PAZ - Peru signed it."), dateline_end("Peru - not Chile - signed it.")
    (3, 0)
    """
    match = _DATELINE.match(text)
    return bisect_left(tokens(text), match.end(), key=attrgetter("start")) if match else 0
