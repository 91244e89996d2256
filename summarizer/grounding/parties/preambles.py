"""The states that an instrument names as its sides: in a preamble, above signatures, in a depositary's line.

"The Governments of Chad, Mali and Togo," on a line of its own opens an instrument in which they "have agreed";
"For the Government of Chad:" stands above a signature; "CHAD: RATIFICATION" heads a depositary's notification.
"""

from __future__ import annotations

import re
from functools import lru_cache

from summarizer.document import Document, Sentence
from summarizer.grounding.actors.participants import Span
from summarizer.grounding.language.units import Reading
from summarizer.grounding.parties.forms import form_pattern, shape

__all__ = ["opens_instrument"]

_SIDES = re.compile(
    form_pattern(
        r"(?:preamble )?(?:the )?(?:(?:N )?contracting (?:parties|states) [,:]? ?|(?:states )?parties "
        r"(?:to (?:WORD ){0,4})?[,:] )?"
        r"(?:the )?(?:OFFICE (?:of )?)*(?:the )?@(?: , (?:hereinafter|hereafter|herein) [^;:.?!]*)? ?[,:;]?"
    )
)
_AGREE = re.compile(
    r"\b(?:[Hh]ave|HAVE|[Hh]as|[Hh]ereby|HEREBY)\s+(?:agreed?|AGREED?|concluded?|resolved?|decided?"
    r"|adopted?|reached|come to"
    r"|determined|undertake)\b|\b(?:AGREE|[Aa]gree)\s+(?:as follows|AS FOLLOWS)"
)
_STATEMENT = re.compile(r"^\W*(?P<who>[A-Z][\w’' ,()-]+?)\s?(?::|—|–|-)\s*(?P<act>[A-Za-z]+)")
_ACTS = frozenset("ratification accession acceptance approval succession withdrawal denunciation".split())
_SIGNING = re.compile(
    form_pattern(
        r"(?:^| )(?:for|in behalf of|by authority of) (?:the )?(?:OFFICE (?:of )?)(?:the )?@(?= ?:| ?$| "
        r"(?:signed|a|N)\b)"
    )
)
_AHEAD = 15
_OPENING = 12


def opens_instrument(document: Document, sentence: Sentence, reading: Reading, span: Span) -> bool:
    r"""Whether a sentence is the part of an instrument that names its sides, the one at a span among them.

    >>> from summarizer.grounding.language.units import read_units
    >>> text = "The Governments of Chad and Mali,\n\nWishing to keep the peace,\n\nHave agreed as follows:"
    >>> document = Document.from_text(text)
    >>> opens_instrument(document, document.sentences[0], read_units(document.sentences[0].text), (3, 4))
    True
    """
    line = _STATEMENT.match(reading.text)
    if line and line["act"].casefold() in _ACTS and line["act"][0].isupper():
        return reading.tokens[reading.units[span[0]].first].start < line.end("who")
    if sentence.number <= _OPENING and _agrees_after(document, sentence.number):
        return _SIDES.fullmatch(shape(reading, span).strip()) is not None
    return _is_own(document) and _SIGNING.search(shape(reading, span)) is not None


@lru_cache(maxsize=256)
def _agrees_after(document: Document, number: int) -> bool:
    """Whether one of the next sentences goes on with what the sides have agreed."""
    return any(_AGREE.match(one.text.strip()) for one in document.sentences[number : number + _AHEAD])


_OWN = re.compile(r"\b(?:[Dd]one (?:at|in)|DONE (?:AT|IN|at|in)|[Ii]n witness whereof|IN WITNESS WHEREOF)\b")


@lru_cache(maxsize=64)
def _is_own(document: Document) -> bool:
    """Whether a text is an instrument itself, with the words that stand above its signatures."""
    return _OWN.search(document.text) is not None
