"""What a sentence is for: content, decoration of a page, or a notice about the text itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Literal

from summarizer.document.rules import ANYWHERE, RULES, Rule
from summarizer.document.spans import Span

__all__ = ["Role", "roles"]

Role = Literal["title", "body", "boilerplate", "notice"]
"""(own) ``title``: the headline; ``body``: content; ``boilerplate``: navigation, promotion, contact lines, sentences
that speak to a reader or a model; ``notice``: the text about itself (what wrote it, what may be wrong in it)."""

_LONGEST_LINE = 160
_LONGEST_TITLE = 180
_FEWEST_TITLE_WORDS = 3

# Each rule behind the function that tells whether it holds: every sentence asks dozens of them.
_Tests = list[tuple[Callable[[str], object], Rule]]
_LINE_RULES: _Tests = [(rule.pattern.fullmatch, rule) for rule in RULES if rule.where == "line"]
_START_RULES: _Tests = [(rule.pattern.match, rule) for rule in RULES if rule.where == "start"]
_SENTENCE_RULES: _Tests = [(rule.matches, rule) for rule in RULES if rule.where != "line"]

_DECORATION = re.compile(r"[\s*#>•·|»→▶►▸–—-]+")
_WRAPPED = re.compile(r"[“\"‘'(][^“”\"]*[”\"’')]")
_FULL_STOP = re.compile(r"[.!?:;,][”’\"')\]]*$")

# First lines that are no headline: datelines, times of day, speakers, clauses, numbered items.
_NO_TITLE = re.compile(
    r"""(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day\b[,\s]+)?
        (?:\d{1,2}\s)?(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*\.?\s(?:\d{1,2},?\s)?\d{4}\b.{0,30}$
      | \d{1,4}[-./]\d{1,2}[-./]\d{1,4}\b.{0,30}$
      | \d{1,2}:\d{2}\b
      | [A-Z][\w.’' ]{1,40},\s(?:[A-Z][\w.’' ]{1,40}\s)?[(—–-]
      | (?-i:[A-Z][A-Z .,]{2,40})\s?(?:\([A-Za-z ]+\)\s?)?[—–-]\s
      | (?-i:Q[:.]?\s(?=[A-Z])|A[:.]\s)
      | (?-i:(?:[A-Z][A-Z.’'-]*\s?){1,5}):\s
      | (?:article|section|sec\.|chapter|part|annex)\s(?:\d|[ivxlc]{1,6}\b)
      | [-*•]\s
      | \(?\d{1,3}[.)]\s""",
    re.IGNORECASE | re.VERBOSE,
)


def roles(text: str, spans: Sequence[Span], title: str | None) -> list[tuple[Role, str | None]]:
    r"""The role of each sentence, with the name of the rule that made it boilerplate or a notice.

    Args:
        text: the normalised text.
        spans: its sentences in order.
        title: the title from metadata, if any.

    >>> text = "Rivals sign treaty\n\nThey sign.\n\nRelated Content"
    >>> roles(text, [(0, 18), (20, 30), (32, 47)], None)
    [('title', None), ('body', None), ('boilerplate', 'related')]
    """
    found: list[tuple[Role, str | None]] = []
    content_seen = in_list = False
    spoilt = -1  # where the last line ends in which the text gave orders to a model
    for start, end in spans:
        sentence = text[start:end]
        alone = (start == 0 or text[start - 1] == "\n") and text[end : end + 1] in ("", "\n")
        role, rule = _by_rule(sentence, alone=alone)
        if start < spoilt:  # what follows an order in its line is part of it
            role, rule = "boilerplate", "orders_to_a_model"
        elif rule in {"orders_to_a_model", "model_markup"}:
            spoilt = text.find("\n", end)
            spoilt = len(text) if spoilt < 0 else spoilt
        if role == "body":
            listed = in_list and alone and len(sentence) <= _LONGEST_LINE and not _FULL_STOP.search(sentence)
            if listed:
                role, rule = "boilerplate", "related"
            elif not content_seen and alone and _is_title(text, sentence, end, title):
                role = "title"
            in_list = listed
            content_seen = content_seen or not listed
        elif rule == "related":
            in_list = True
        found.append((role, rule))
    return found


def _by_rule(sentence: str, *, alone: bool) -> tuple[Role, str | None]:
    decoration = _DECORATION.match(sentence)
    plain = sentence[decoration.end() :] if decoration else sentence
    if _WRAPPED.fullmatch(plain):
        plain = plain[1:-1].strip()
    if alone and len(plain) <= _LONGEST_LINE:
        for matches, rule in _LINE_RULES:
            if matches(plain):
                return rule.role, rule.name
    for matches, rule in _SENTENCE_RULES if ANYWHERE.search(plain) else _START_RULES:
        if matches(plain):
            return rule.role, rule.name
    return "body", None


def _is_title(text: str, sentence: str, end: int, title: str | None) -> bool:
    if title is not None and " ".join(sentence.split()).casefold() == " ".join(title.split()).casefold():
        return True
    return (
        len(sentence) <= _LONGEST_TITLE
        and len(sentence.split()) >= _FEWEST_TITLE_WORDS
        and text.startswith("\n\n", end)
        and (not _FULL_STOP.search(sentence) or sentence.endswith(("?", "!")))
        and not _NO_TITLE.match(sentence)
    )
