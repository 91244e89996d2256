"""Words with offsets, folded alike on both sides, and the search for a quote in a document.

Folding tolerates white space of any kind, quotation marks, dashes and hyphens of any kind, soft hyphens and
case (Unicode NFKC and casefold, word by word). It tolerates nothing else: digits, words and accents stay.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

from summarizer.document import Document, Sentence
from summarizer.records.evidence import Evidence

__all__ = [
    "Refusal",
    "Token",
    "content_only",
    "flat",
    "fold",
    "folded_together",
    "locate",
    "lowered",
    "quotation",
    "row",
    "same_wording",
    "tokens",
    "visible",
    "whole",
]


@dataclass(frozen=True, slots=True)
class Refusal:
    """One value that the source does not support: which field, which value, why (one sentence)."""

    field: str
    value: str
    reason: str

    def __str__(self) -> str:
        return self.reason


class Token(NamedTuple):  # made by the thousand, and a named tuple is made three times as fast as a dataclass
    """One word, number or mark, with its folded form and its place in the text.

    Attributes:
        norm: the folded form; "doesn't" gives two tokens, "does" and "not".
        kind: ``word``, ``number`` (digits) or ``mark`` (punctuation, currency, percent).
        capital: the word starts with a capital letter in the text.
        possessive: the word carries a possessive "'s", or "'" behind a plural.
    """

    norm: str
    start: int
    end: int
    kind: Literal["word", "number", "mark"]
    capital: bool = False
    possessive: bool = False


_made = tuple.__new__
"""Makes a named tuple from all its fields in half the time that its class takes for it."""

_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_LETTER = rf"[^\W\d_][\u0300-\u036f{_INVISIBLE}]*"
_APOSTROPHE = "['\u2019\u02bc\u2018\u201b]"
_TOKEN = re.compile(
    rf"""
    (?=\S) (?:
      (?P<plain>[A-Za-z]+(?=[ ,]))
    | (?P<acronym>\b(?:[A-Za-z]\.){{2,}})
    | (?P<number>(?:(?<![\w)])[-\u2212](?=\d))?\d+(?:[.,]\d+)*(?:(?:st|nd|rd|th)\b)?)
    | (?P<word>{_LETTER}(?:{_LETTER}|\d)*(?:{_APOSTROPHE}(?:{_LETTER})+)*)
    | (?P<quote>["'\u2018-\u201f\u00ab\u00bb\u2039\u203a`\u00b4\u2032\u2033\u02bc])
    | (?P<dash>[-\u2010-\u2015\u2212\u00ad]+)
    | (?P<invisible>[{_INVISIBLE}]+)
    | (?P<ellipsis>\u2026|\.\.\.+)
    | (?P<mark>\S)
    )
    """,
    re.VERBOSE,
)
_APOSTROPHES = re.compile(_APOSTROPHE)
_UNSEEN = re.compile(f"[{_INVISIBLE}]+")
_ENDINGS = {"re": "are", "ve": "have", "ll": "will", "d": "would", "m": "am"}
_IS = frozenset("it he she that there here what who where how".split())
_FULL = {"wo": "will", "ca": "can", "sha": "shall", "ai": "is"}
_JOINED = {"cannot": ("can", "not")}
_THOUSANDS_GAP = re.compile(r"(?<=\d)[\u00a0\u2009\u202f](?=\d{3}(?!\d))")


@lru_cache(maxsize=2048)
def row(text: str) -> tuple[str, dict[int, int]]:
    """The folded words of a text between single blanks, and for the blank before each the index of its token."""
    at: dict[int, int] = {}
    length = 0
    norms = [token.norm for token in tokens(text)]
    for index, norm in enumerate(norms):
        at[length] = index
        length += len(norm) + 1
    return f" {' '.join(norms)} " if norms else " ", at


@lru_cache(maxsize=2048)
def fold(text: str) -> str:
    r"""The folded form of a text: two texts of the same wording have the same folded form.

    >>> fold("“Power‑sharing”\u00a0 Deal") == fold('"power sharing" deal')
    True
    """
    return flat(tokens(text))


def folded_together(*texts: str) -> str:
    """The folded form of texts that stand one behind another.

    >>> folded_together("It may.", "Or not.") == fold("It may. Or not.")
    True
    """
    return "".join([fold(text)[:-1] for text in texts]) + " "


def flat(stream: Iterable[Token]) -> str:
    """Folded words in a row, each between single blanks; dashes are left out."""
    return "".join([f" {token.norm}" for token in stream if token.norm != "-"]) + " "


@lru_cache(maxsize=2048)
def lowered(text: str) -> str:
    """A text in lower case, letter by letter as regular expressions ignore case: a search in it needs no such flag.

    A search that ignores case tries every word that it looks for at every place, which takes four times as long.

    >>> lowered("The TREATY")
    'the treaty'
    """
    return text.replace("\u0130", "i").lower().replace("\u0131", "i").replace("\u017f", "s")


def visible(text: str) -> str:
    """A text without soft hyphens and other characters that have no width."""
    return _UNSEEN.sub("", text)


def _fold_word(word: str) -> str:
    if word.isascii():
        return word.lower()
    return unicodedata.normalize("NFKC", visible(word)).casefold()


def _word_tokens(text: str, start: int) -> list[Token]:
    end = start + len(text)
    capital = text[0].isupper()
    pieces = [_fold_word(piece) for piece in _APOSTROPHES.split(text)]
    stem, last = "'".join(pieces[:-1]), pieces[-1]
    if stem and last == "t" and stem.endswith("n"):
        base = _FULL.get(stem[:-1], "can" if stem == "can" else stem[:-1])
        cut = min(end - 1, start + len(stem) - 1)
        return [Token(base, start, cut, "word", capital), Token("not", cut, end, "word")]
    if stem and (last in _ENDINGS or (last == "s" and stem in _IS)):
        cut = start + len(text) - len(last) - 1
        return [Token(stem, start, cut, "word", capital), Token(_ENDINGS.get(last, "is"), cut, end, "word")]
    if stem and last == "s":
        return [Token(stem, start, end, "word", capital, possessive=True)]
    whole = "'".join(pieces)
    if whole in _JOINED:
        first, second = _JOINED[whole]
        return [Token(first, start, start + 3, "word", capital), Token(second, start + 3, end, "word")]
    return [Token(whole, start, end, "word", capital)]


_PLURAL_OWNER = re.compile("s['\u2019](?= [^\\W\\d_])")
_OPENS_QUOTE = re.compile("(?:^|[\\s(])['\u2018]\\w")
"""Where a quotation in single marks begins, whose end looks like the owner of a plural: "the inspectors' report"."""


@lru_cache(maxsize=4096)
def tokens(text: str) -> tuple[Token, ...]:
    """Words, numbers and marks of a text in order; quotation marks and hyphens inside words give none.

    >>> [token.norm for token in tokens("Russia’s power-sharing won't end.")]
    ['russia', 'power', 'sharing', 'will', 'not', 'end', '.']
    """
    if "\u00a0" in text or "\u2009" in text or "\u202f" in text:
        text = _THOUSANDS_GAP.sub(",", text)
    found: list[Token] = []
    for match in _TOKEN.finditer(text):
        kind, words = match.lastgroup, match.group()
        start, end = match.span()
        if kind == "plain" and (plain := words.lower()) not in _JOINED:  # most words by far
            found.append(_made(Token, (plain, start, end, "word", plain[0] != words[0], False)))
        elif kind in {"plain", "word"}:
            found.extend(_word_tokens(words, start))
        elif kind == "number":
            found.append(Token(unicodedata.normalize("NFKC", words).replace("\u2212", "-"), start, end, "number"))
        elif kind == "acronym":
            found.append(Token(words.replace(".", "").casefold(), start, end, "word", capital=words[0].isupper()))
        elif kind == "dash":
            inside = start > 0 and end < len(text) and not text[start - 1].isspace() and not text[end].isspace()
            if not inside or end - start > 1 or words in "\u2014\u2015":
                found.append(Token("-", start, end, "mark"))
        elif kind == "ellipsis":
            found.append(Token("...", start, end, "mark"))
        elif kind == "mark":
            found.append(Token(unicodedata.normalize("NFKC", words).casefold(), start, end, "mark"))
    if ("s' " in text or "s\u2019 " in text) and not _OPENS_QUOTE.search(text):
        owners = {match.start() + 1 for match in _PLURAL_OWNER.finditer(text)}
        found = [one._replace(possessive=True) if one.end in owners and one.kind == "word" else one for one in found]
    return tuple(found)


def same_wording(left: str, right: str) -> bool:
    """Whether two texts have the same folded words, marks at their ends aside."""
    return left == right or flat(_trim(tokens(left))) == flat(_trim(tokens(right)))


def _trim(stream: Sequence[Token]) -> Sequence[Token]:
    first, last = 0, len(stream)
    while first < last and stream[first].kind == "mark" and stream[first].norm not in "%$€£":
        first += 1
    while last > first and stream[last - 1].kind == "mark" and stream[last - 1].norm not in "%$€£":
        last -= 1
    return stream[first:last]


def _runs(sentences: Sequence[Sentence]) -> list[list[Sentence]]:
    """Sentences grouped where they follow one another in the document."""
    runs: list[list[Sentence]] = []
    for sentence in sorted(sentences, key=lambda one: one.start):
        if runs and runs[-1][-1].number + 1 == sentence.number:
            runs[-1].append(sentence)
        else:
            runs.append([sentence])
    return runs


def _search(needle: str, run: Sequence[Sentence]) -> tuple[int, int] | None:
    parts = [fold(sentence.text)[:-1] for sentence in run]
    first = ("".join(parts) + " ").find(needle)
    last = first + len(needle) - 1
    start = position = 0
    for sentence, part in zip(run, parts, strict=True) if first >= 0 else ():
        if position + len(part) <= first:  # only what holds the needle is taken apart
            position += len(part)
            continue
        for token in tokens(sentence.text):
            if token.norm == "-":
                continue
            start = sentence.start + token.start if position == first else start
            position += len(token.norm) + 1
            if position == last:
                return start, sentence.start + token.end
    return None


def quotation(document: Document, start: int, end: int) -> Evidence:
    """The evidence that stands between two offsets of a document."""
    return Evidence(document_id=document.id, quote=document.text[start:end], start=start, end=end)


def whole(document: Document, sentence: Sentence) -> Evidence:
    """A sentence as evidence."""
    return quotation(document, sentence.start, sentence.end)


def content_only(sentences: Sequence[Sentence]) -> list[Sentence]:
    """The sentences that can be evidence, in order, each once."""
    return sorted({one.number: one for one in sentences if one.content}.values(), key=lambda one: one.number)


def locate(
    quote: str, document: Document, sentences: Sequence[Sentence] | None = None, *, field: str = "quote"
) -> Evidence | Refusal:
    """Find a quote in the given sentences, or in all content of the document, and give its exact place.

    Tolerates what :func:`fold` tolerates, and marks at both ends of the quote. The quote must stand in one
    piece: a quote with an ellipsis that the source does not have is refused, because what is left out may
    be a "not". Boilerplate and notices are never searched.

    Returns:
        Evidence with ``document.text[start:end] == quote``, or a Refusal.
    """
    chosen = [one for one in (document.sentences if sentences is None else sentences) if one.content]
    wanted = tokens(quote)
    if not any(token.kind != "mark" for token in wanted):
        return Refusal(field, quote, "The quote holds no word.")
    for stream in (wanted, _trim(wanted)):
        needle = flat(stream)
        for run in _runs(chosen):
            place = _search(needle, run)
            if place:
                return quotation(document, *place)
    if any(token.norm == "..." for token in wanted):
        return Refusal(field, quote, "The quote leaves words out ('...'); it must be copied without a gap.")
    where = "the text" if sentences is None else "the sentences cited"
    return Refusal(field, quote, f"These words do not stand in {where}.")
