"""What a sentence is for: content, decoration of a page, or a notice about the text itself."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Sequence
from typing import Literal

from summarizer.document.language import is_english
from summarizer.document.rules import ANYWHERE, LABELLED, RULES, Rule
from summarizer.document.spans import MAX_SENTENCE, SPEAKER_AFTER_QUOTE, Span
from summarizer.document.suspicious import SUSPICIOUS, marked_regions, suspicion

__all__ = ["Role", "roles"]

Role = Literal["title", "body", "boilerplate", "notice"]
"""(own) ``title``: the headline; ``body``: content; ``boilerplate``: navigation, promotion, contact lines, sentences
that speak to a reader or a model, or are not in English; ``notice``: the text about itself (what wrote it, what may be
wrong in it)."""

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
_CLOSING = {"“": "”", '"': '"', "«": "»", "‘": "’", "'": "'"}
_OPENING = "".join(_CLOSING)
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
    marked = deque(marked_regions(text))
    line_end = -1
    spoilt = -1  # where that ends which an order, a mark or the label of a note takes with it
    spoiler: tuple[Role, str | None] = ("body", None)
    for start, end in spans:
        sentence = text[start:end]
        line_end = _next(text, "\n", end) if end > line_end else line_end
        alone = (start == 0 or text[start - 1] == "\n") and line_end == end
        quoted = _is_unspoken_quote(text[start : min(line_end, start + MAX_SENTENCE)])
        role, rule = _by_rule(sentence, alone=alone, quoted=quoted)
        while marked and marked[0][1] <= start:
            marked.popleft()
        if marked and marked[0][0] < end:
            role, rule = "boilerplate", "front_matter" if marked[0][0] == 0 and text[0] == "-" else "model_markup"
        elif start < spoilt and rule not in SUSPICIOUS:
            role, rule = spoiler
        if rule == "model_markup" and (start >= spoilt or spoiler[1] != rule):
            spoilt, spoiler = _next(text, "\n\n", end), (role, rule)
        elif start >= spoilt and (rule == "orders_to_a_model" or (role == "notice" and LABELLED.match(sentence))):
            spoilt, spoiler = line_end, (role, rule)
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


def _by_rule(sentence: str, *, alone: bool, quoted: bool) -> tuple[Role, str | None]:
    decoration = _DECORATION.match(sentence)
    plain = sentence[decoration.end() :] if decoration else sentence
    if _WRAPPED.fullmatch(plain):
        plain = plain[1:-1].strip()
        sentence = plain
    if name := suspicion(sentence.lstrip(_OPENING) if quoted else sentence):
        return "boilerplate", name
    if alone and len(plain) <= _LONGEST_LINE:
        for matches, rule in _LINE_RULES:
            if matches(plain):
                return rule.role, rule.name
    for matches, rule in _SENTENCE_RULES if ANYWHERE.search(plain) else _START_RULES:
        if matches(plain):
            return rule.role, rule.name
    return ("body", None) if is_english(plain) else ("boilerplate", "not_english")


def _next(text: str, mark: str, start: int) -> int:
    """Where a mark stands next in a text; its end, if nowhere."""
    found = text.find(mark, start)
    return len(text) if found < 0 else found


def _is_unspoken_quote(line: str) -> bool:
    """Whether the rest of a line begins with a quotation of whole sentences that nobody is said to speak."""
    opening = line[0]
    if opening not in _OPENING:
        return False
    depth = 0
    for at, char in enumerate(line):
        if at and char == _CLOSING[opening]:
            depth -= 1
        elif char == opening:
            depth += 1
        if depth == 0:
            rest = line[at + 1 :].strip(".!? ")
            whole = line[at - 1] in ".!?" and rest[:1].isupper() and not SPEAKER_AFTER_QUOTE.match(rest)
            return not rest or whole
    return False


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
