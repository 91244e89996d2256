"""Which article of an instrument a sentence stands in or speaks of: the layout and the words tell."""

from __future__ import annotations

import re
from functools import lru_cache

from summarizer.document import Document, Sentence

__all__ = ["article_of", "heading_end"]

_NUMBER = r"(?:\d{1,3}|[IVXLC]{1,7})"
_NAMED = rf"(?:Article|ARTICLE|Art\.|Section|SECTION|Sec\.|Paragraph|Clause) {_NUMBER}\b"
_HEADING = re.compile(
    rf"^[#*_ \t]*(?P<name>{_NAMED})(?:(?=[*_ \t]*$)|(?:[.:]| ?[-–—])(?=[ \t*_]|$))(?P<title>[^\n]{{0,80}}$)?",
    re.MULTILINE,
)
_SIGNED = re.compile(r"^\W*(?:Done (?:at|in)\b|In witness whereof|In faith whereof)", re.MULTILINE | re.IGNORECASE)
_ORDINAL = r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth)"
_UNDER = re.compile(
    rf"^\W*(?:\w+ ){{0,2}}?(?:under|in|by|pursuant to) (?P<name>{_NAMED}|(?:its|the) {_ORDINAL} article)"
    r"(?! of (?:the )?(?:Charter|UN|United|North|Constitution|constitution)\b)",
    re.IGNORECASE,
)
_SUBJECT = re.compile(rf"^\W*(?P<name>{_NAMED})(?= \w+s\b)")
_BESIDE = re.compile(rf"\b(?P<name>{_NAMED}|article {_NUMBER}\b)(?:,? (?:(?:under|by|in) )?which)?,? $")
"""An article named just before a duty: "while [Article 6] bars", "by [Article 11], under which"."""
_BACK = re.compile(r"^\W*(?:the|that|this) (?:article|clause|provision|section)\b", re.IGNORECASE)
_ANY = re.compile(rf"\b{_NAMED}\b")


def heading_end(text: str) -> int:
    r"""Where a heading that opens a sentence ends; 0 if none opens it.

    >>> text = "Article 4\nThe Parties shall meet."
    >>> text[heading_end(text):]
    'The Parties shall meet.'
    """
    found = _HEADING.match(text)
    if found is None:
        return 0
    if found["title"] is not None and found.end() == len(text) and not text.endswith((".", ";")):
        return len(text)
    # A short line behind the name is its title; a sentence there is what the article says.
    end = found.end() if found["title"] is not None and found.end() < len(text) else found.end("name")
    rest = re.match(r"[\s.:*_–—-]*", text[end:])
    return end + (rest.end() if rest else 0)


def article_of(document: Document, sentence: Sentence, duty: str = "") -> str | None:
    r"""The article that holds what a sentence lays down, as worded; None if neither words nor layout tell.

    Of a sentence that names several, the one just before the words of the ``duty``.

    >>> document = Document.from_text("Article 4\nThe Parties shall meet. They shall consult on trade.")
    >>> article_of(document, document.sentences[1])
    'Article 4'
    >>> document = Document.from_text("Under Article 3, each party must help the other.")
    >>> article_of(document, document.sentences[0])
    'Article 3'
    """
    headed = _under_heading(document, sentence)
    if headed:
        return headed
    text = " ".join(sentence.text.split())
    at = text.find(duty) if duty else -1
    beside = _BESIDE.search(text[:at]) if at > 0 else None
    if beside:
        return beside["name"]
    told = _SUBJECT.search(text) or _UNDER.search(text)
    if told:
        return told["name"]
    if _BACK.match(text):
        before = next((one for one in document.sentences if one.number == sentence.number - 1 and one.content), None)
        named = _ANY.findall(before.text) if before else []
        return named[-1] if len(set(named)) == 1 else None
    return None


def _under_heading(document: Document, sentence: Sentence) -> str | None:
    name = None
    for start, found in _headings(document.text):
        if start >= sentence.end:
            break
        name = found
    return name


@lru_cache(maxsize=64)
def _headings(text: str) -> tuple[tuple[int, str | None], ...]:
    """The headings of articles with their places in the text; the closing words of an instrument end the last."""
    found: list[tuple[int, str | None]] = [
        (one.start(), " ".join(one["name"].split())) for one in _HEADING.finditer(text)
    ]
    if found:
        found += [(one.start(), None) for one in _SIGNED.finditer(text)]
    return tuple(sorted(found, key=lambda pair: pair[0]))
