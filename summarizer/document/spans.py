"""Where sentences begin and end.

The library ``sentencex`` proposes the borders; this module guards it and corrects it. Guarded: it is given one
paragraph at a time, of a limited length (an opening quotation mark that is never closed makes it quadratic), in a
stand-in of the same length without the characters at which it fails (non-breaking and other Unicode spaces).
Corrected: borders after an abbreviation, an initial or the number of a clause are taken out, closing quotation marks
go with their sentence, headings and list items that only a line break separates are parted, and what is too long
for a model to read at once is cut at the borders of clauses.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise

import sentencex

__all__ = ["MAX_SENTENCE", "SPEAKER_AFTER_QUOTE", "Span", "hard_breaks", "is_clause_number", "sentence_spans"]

Span = tuple[int, int]
"""Start and end, in code points."""

MAX_SENTENCE = 2_000
"""Longest sentence in code points; a longer one is cut at clause borders, or else at white space."""

_WINDOW = 8_000
"""Most code points that ``sentencex`` is given at once."""

_CONTEXT = 80
"""Code points on either side that decide about a border."""

_PARAGRAPH = re.compile(r"[^\n]+(?:\n[^\n]+)*")
_UNSAFE = re.compile(r"[^\x20-\x7e“”‘’…–—]")

# Abbreviations that never end a sentence.
_ALWAYS = frozenset(
    "adm amb approx asst attn brig capt cf cmdr col cpl dep dept dr e.g fr gen gens gov govs govt hon i.e incl intl lt "
    "maj messrs mlle mme mr mrs ms pres prof pvt rep reps rev secy sen sens sgt supt viz vs".split()
)
# Abbreviations after which the sentence goes on where a number follows ("Art. 5", "Sept. 3", "Vol. IV").
_BEFORE_NUMBER = frozenset(
    "add amend apr art arts aug ca ch chap cl cls corr dec doc docs ed est ext feb fig figs fn jan jul jun mar no "
    "nos nov oct p par para paras pp pt reg regs res rev sec secs sect sep sept stat subpara subsec "
    "tel vol vols § §§".split()
)
# Abbreviations after which it goes on unless the next word is one that opens sentences.
_OFTEN = frozenset("assn bros co corp inc jr ltd mt ph.d sr st univ".split())
_WEEKDAYS = frozenset("Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun".split())
_OPENERS = frozenset(
    "a after all also although an and another as at both but by despite during each for from he her his however i if "
    "in it its last many meanwhile most mr mrs ms no not now of on once one or our she since so some still such that "
    "the their then there these they this those though to today two under until we what when where whether which "
    "while who why with yesterday yet you your".split()
)

_LAST_WORD = re.compile(r"[^\s(\[“‘\"'—–-]+$")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_DOTTED = re.compile(r"(?:^|[\s(\[“\"'‘])(?:[A-Z]\.\s?){2,4}$")
_NUMBER_NEXT = re.compile(r"\(?\d|(?!I\s)[IVXLC]+\b")
_DATE_NEXT = re.compile(r"\d|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)")
_CLAUSE_NUMBER = re.compile(
    r"""(?:(?:\(?(?:\d{1,3}(?:\.\d{1,3}){0,3}|[ivxlc]{1,6}|[a-z])[.)]{1,2}
        |(?:article|art|section|sec|chapter|part|annex|appendix|paragraph|para|clause|rule|title|protocol|§)
         \.?\s{0,3}(?:\d{1,3}[a-z]?|[ivxlc]{1,6})[.:)]?)(?:\s+|$)){1,3}""",
    re.IGNORECASE | re.VERBOSE,
)
_ENUMERATOR = re.compile(r"\(?(?:[a-z]|[ivx]{1,5})[.)]\s")
_CLOSERS = re.compile(r"(?:[”’»)\]}](?=[\s”’»)\]}]|$)|\[\d{1,3}\])+")
_LOOSE_CLOSERS = re.compile(r"[”»](?=\s|$)")
SPEAKER_AFTER_QUOTE = re.compile(
    r"(?:[A-Z][\w.’'-]{0,30}\s){1,4}"
    r"(?:said|says|asked|asks|added|told|wrote|writes|declared|replied|stated|warned|continued|cried|shouted)\b"
)
_ADDRESS = re.compile(r"://|www\.|@", re.IGNORECASE)
_RUN_TOGETHER = re.compile(r"[a-z0-9)\]”’\"][.!?…]+[”’\")\]]*$")
_SENTENCE_END = re.compile(r"[.!?…。！？｡][”’»\"')}\]]*(?:\[\d{1,3}\])*$")
_EXCLAIMED_QUOTE = re.compile(r"[!?][”\"’']$")

_BULLET = re.compile(r"[-*•·▪◦‣●]\s")
_SPEAKER = re.compile(r"(?:[A-Z][A-Z.’'-]*\s?){1,5}:\s")
_UNFINISHED = re.compile(r"(?:[,;:–—-]|\b(?:and|or|of|the|by|to|in|with|for|a|an))$")

_CUTS = tuple(re.compile(p) for p in (r"[.!?…][”’»\"')\]]*(?=\s)", r";(?=\s)", r"[:,—–](?=\s)", r"(?=\s)"))


def sentence_spans(text: str, title: str | None = None) -> list[Span]:
    """Part a normalised text into sentences.

    Args:
        text: as :func:`summarizer.document.normalise` returns it.
        title: where the first line is this title, it is a sentence of its own.

    Returns:
        Non-overlapping spans in order; together they hold every character that is not white space. None is empty,
        begins or ends in white space, contains a blank line or is longer than ``MAX_SENTENCE``.

    >>> text = "Kim signed on Nov. 11. “It is law.” Article 4. The Parties shall consult."
    >>> [text[start:end] for start, end in sentence_spans(text)]
    ['Kim signed on Nov. 11.', '“It is law.”', 'Article 4. The Parties shall consult.']
    """
    found: list[Span] = []
    for block_start, block_end in _blocks(text, title):
        for start, end in _joined(text, block_start, block_end):
            found.extend(_cut_long(text, start, end))
    return found


def hard_breaks(lines: Sequence[str]) -> list[bool]:
    """Tell for each line of a paragraph whether a sentence, heading or list item ends where it ends.

    A line that was wrapped at a margin goes on in the next one. A line was not wrapped where the first word of the
    next line would clearly have fitted, and the next line goes on neither in lower case nor as a list.

    >>> hard_breaks(["A new treaty", "The two leaders signed the treaty in the capital on", "Monday."])
    [True, False, True]
    """
    width = max(map(len, lines), default=0)
    return [_is_hard(line, after, width) for line, after in pairwise(lines)] + [True] * bool(lines)


def is_clause_number(text: str) -> bool:
    """Whether this is nothing but the number of a clause, which belongs to what follows.

    >>> [is_clause_number(text) for text in ("Article 4", "Article V. 1.", "(a)", "Article 4: Peace")]
    [True, True, True, False]
    """
    return _CLAUSE_NUMBER.fullmatch(text.strip()) is not None


def _is_hard(line: str, after: str, width: int) -> bool:
    if _UNFINISHED.search(line[-_CONTEXT:]) or is_clause_number(line):
        return False
    if _BULLET.match(after) or _SPEAKER.match(after[: 2 * _CONTEXT]):
        return True
    fits = len(line) + 1 + len(after.partition(" ")[0]) <= 0.75 * width
    return fits and (not after[:1].islower() or _ENUMERATOR.match(after) is not None)


def _blocks(text: str, title: str | None) -> Iterator[Span]:
    """Stretches between blank lines and hard line breaks."""
    for paragraph in _PARAGRAPH.finditer(text):
        lines = paragraph.group().split("\n")
        breaks = hard_breaks(lines)
        if paragraph.start() == 0 and lines[0].strip() == title:
            breaks[0] = True
        start = end = paragraph.start()
        for line, is_hard in zip(lines, breaks, strict=True):
            end += len(line)
            if is_hard:
                yield start, end
                start = end + 1
            end += 1


def _joined(text: str, start: int, end: int) -> Iterator[Span]:
    """Sentences of one block: the proposed borders, moved and judged."""
    for proposed in _proposed(text, start, end):
        if proposed <= start:  # an earlier border was moved beyond this one
            continue
        border = _past_closing_marks(text, proposed, end)
        if _is_border(text, start, border, end):
            yield _trimmed(text, start, border)
            start = border
    if text[start:end].strip():
        yield _trimmed(text, start, end)


def _proposed(text: str, start: int, end: int) -> Iterator[int]:
    """The borders inside one block that ``sentencex`` sees."""
    while start < end:
        stop = end if end - start <= _WINDOW else _cut(text, start, start + _WINDOW)
        for piece in sentencex.segment("en", _UNSAFE.sub(_stand_in, text[start:stop])):
            start = min(start + len(piece), stop)
            if start < end:
                yield start
        start = stop


def _stand_in(match: re.Match[str]) -> str:
    char = match.group()
    if char.isspace():
        return " "
    if char in "。！？｡":
        return "."
    if char.isalpha():
        return "A" if char.isupper() else "a"
    return "0" if char.isdecimal() else "*"


def _past_closing_marks(text: str, border: int, end: int) -> int:
    """Closing quotation marks, brackets and note numbers belong to the sentence before them."""
    marks = _LOOSE_CLOSERS if text[border - 1].isspace() else _CLOSERS
    match = marks.match(text, border, end)
    return match.end() if match else border


def _is_border(text: str, start: int, border: int, end: int) -> bool:
    """Judge a border by at most ``_CONTEXT`` characters on either side."""
    left = text[max(start, border - _CONTEXT) : border].rstrip()
    right = text[border : min(end, border + _CONTEXT)].lstrip()
    if not right or not _SENTENCE_END.search(left):
        return False
    if border - start <= _CONTEXT and is_clause_number(left):
        return False
    if not text[border - 1].isspace() and not text[border].isspace():
        return _is_run_together(text, left, right, border)
    if right[0].islower() and not _ENUMERATOR.match(right) and not _opens_in_lower_case(text, start, border):
        return False
    if _EXCLAIMED_QUOTE.search(left) and SPEAKER_AFTER_QUOTE.match(right):
        return False
    return not (left.endswith(".") and _is_abbreviated(left, right))


def _is_abbreviated(left: str, right: str) -> bool:
    """Whether the full stop at the end of ``left`` only marks an abbreviation."""
    last = _LAST_WORD.search(left)
    word = last.group()[:-1] if last else ""
    lower = word.lower()
    first = _FIRST_WORD.match(right)
    opens = first is not None and first.group().lower() in _OPENERS and not right.startswith("No.")
    return (
        lower in _ALWAYS
        or (lower in _BEFORE_NUMBER and _NUMBER_NEXT.match(right) is not None)
        or (word in _WEEKDAYS and _DATE_NEXT.match(right) is not None)
        or (not opens and right[0].isupper() and (lower in _OFTEN or _DOTTED.search(left) is not None))
    )


def _is_run_together(text: str, left: str, right: str, border: int) -> bool:
    """Whether two sentences meet without a space ("... in June.The treaty ..."), rather than an address or a name."""
    before = left.rsplit(maxsplit=1)[-1]
    after = text[border : border + _CONTEXT].split(maxsplit=1)[0]
    if _ADDRESS.search(before + after):
        return False
    return _RUN_TOGETHER.search(left) is not None and (right[0].isupper() or right[0] in '“"‘(')


def _opens_in_lower_case(text: str, start: int, border: int) -> bool:
    """Texts without capitals exist: there, a small letter does not show that a sentence goes on."""
    first = _FIRST_WORD.search(text, start, min(border, start + _CONTEXT))
    return first is not None and first.group()[0].islower()


def _cut_long(text: str, start: int, end: int) -> Iterator[Span]:
    while end - start > MAX_SENTENCE:
        border = _cut(text, start, start + MAX_SENTENCE)
        yield _trimmed(text, start, border)
        start = border
        while text[start].isspace():
            start += 1
    yield start, end


def _cut(text: str, start: int, limit: int) -> int:
    """The best place to cut in the second half of ``text[start:limit]``."""
    for cut in _CUTS:
        place = max((match.end() for match in cut.finditer(text, start + (limit - start) // 2, limit)), default=None)
        if place is not None:
            return place
    while unicodedata.combining(text[limit]) and limit > start + 1:  # keep a letter and its accents together
        limit -= 1
    return limit


def _trimmed(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())
