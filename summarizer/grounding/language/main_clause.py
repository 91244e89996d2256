"""The main clause of a stretch of words: its verb, its subject, and the words between two places of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.dates import find_dates
from summarizer.grounding.language.calendar import MONTH_WORDS
from summarizer.grounding.language.verbs import AUXILIARIES, Tagged, is_adverb, tagged
from summarizer.grounding.language.words import BE, DETERMINERS, LINKS, TITLES, past_form

__all__ = [
    "CONTRASTS",
    "RELATIVES",
    "SUBORDINATORS",
    "TIME_NOUNS",
    "Clause",
    "after_opener",
    "balanced",
    "between",
    "has_clause",
    "is_subject",
    "main_verb",
    "opens_relative",
    "subject_of",
    "tidy",
]

CONTRASTS = frozenset("while whilst whereas although though".split())
"""Words that set one statement against another."""
RELATIVES = frozenset("which who whom whose where when".split())
"""Words that hang a clause on a noun."""
SUBORDINATORS = frozenset(
    "if when whenever once as since after before because unless until should were in under provided where that".split()
)
"""Words that put a clause below another."""
TIME_NOUNS = MONTH_WORDS | frozenset(
    "spring summer autumn winter day week month year morning afternoon evening night time".split()
)
"""Nouns with which "that" is an article: "that February"."""
_OPENERS = frozenset("if when whenever once as since after before because unless until should were in had".split())
_FIRST_WORDS = _OPENERS | CONTRASTS | {"provided", "providing", "assuming", "supposing", "where", "wherever"}
_SMALL = LINKS | DETERMINERS
_NOT_HUNG_ON = _SMALL | SUBORDINATORS
_LEADING = LINKS | _OPENERS
_NO_SUBJECTS = RELATIVES | {"as", "to", "not", "so", "and", "but"}
_BELOW = SUBORDINATORS - {"that", "in", "under", "as", "were", "should"}
_RELATIVE = frozenset("that which who whom whose".split())
_HANGING = _RELATIVE | _BELOW | {"as", "what"}
"""Words that may hang a clause on what stands before."""
_CLEAN = " ,;:—–-"
_QUOTES = {"“": "”", '"': '"', "«": "»", "‘": "’"}


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of a text (token indexes) that is a clause, and the subject that it shares with the one before it."""

    first: int
    last: int
    subject: str = ""


def main_verb(read: Tagged, first: int, last: int) -> int | None:
    """The index of the verb of the main clause between two tokens; None if there is none.

    >>> from summarizer.grounding.language.verbs import tagged
    >>> read = tagged("If Chad, which signed it, agrees, trade will grow.")
    >>> read.stream[main_verb(read, 0, len(read.stream)) or 0].norm
    'will'
    """
    stream, finite = read.stream, read.finite
    at: int | None = first
    measure = first + 1 < last and stream[first + 1].norm in {"many", "much", "few", "little"}
    if first < last and stream[first].norm in _FIRST_WORDS and not measure:
        at = after_opener(read, first, last)
    if at is None:
        return None
    pending, hung, below = 0, False, False
    for index in range(at, last):
        norm = stream[index].norm
        if not finite[index] and not hung and norm not in _HANGING:
            continue  # most words
        if norm == "that" and _complement(read, at, index):
            pending, hung = pending + 1, True
        elif (
            (norm in _RELATIVE and opens_relative(read, index))
            or (norm == "as" and index > at and index + 1 < last and finite[index + 1])
            or (norm == "what" and index == at)
            or (norm in _BELOW and index > at and not _phrase_first(read, index, last))
        ):
            pending += 1
        elif finite[index] and not _contact(read, first, index):
            if not pending and not (below and _closed_later(read, index, last)):
                return index
            pending, hung, below = max(0, pending - 1), False, True
        elif hung and past_form(norm) and norm not in BE and index + 1 < last and stream[index + 1].norm in LINKS:
            pending, hung = pending - 1, False  # "the treaty that Chad concluded in May is void"
    return None


def _closed_later(read: Tagged, index: int, last: int) -> bool:
    """Whether a verb is the second of a clause that a comma closes: "Peru, which signed but did not ratify, left"."""
    stream = read.stream
    joined = not {"and", "but", "or", "nor"}.isdisjoint(token.norm for token in stream[max(0, index - 2) : index])
    return joined and any(stream[at].norm == "," and read.finite[at + 1] for at in range(index + 1, last - 1))


def has_clause(text: str) -> bool:
    """Whether a text has a main clause.

    >>> has_clause("If Chad signs, trade will grow."), has_clause("the growth of trade")
    (True, False)
    """
    read = tagged(text)
    return main_verb(read, 0, len(read.stream)) is not None


def _complement(read: Tagged, at: int, index: int) -> bool:
    """Whether "that" opens what a noun says, before the main verb: "the report that Chad left is false"."""
    if read.stream[index].norm != "that" or index <= at or opens_relative(read, index):
        return False
    if index + 1 < len(read.stream) and read.stream[index + 1].norm in TIME_NOUNS:
        return False
    before = read.stream[index - 1]
    return before.kind == "word" and before.norm not in _SMALL


def _contact(read: Tagged, first: int, index: int) -> bool:
    """Whether a verb belongs to a clause that hangs on a noun without a word: "the future we want"."""
    stream = read.stream
    fronted = stream[first].norm in LINKS and not any(token.norm == "," for token in stream[first:index])
    if fronted or index - first < 3 or stream[index - 1].norm not in {"we", "they", "he", "she", "i", "you", "it"}:
        return False
    noun, before = stream[index - 2], {token.norm for token in stream[max(first, index - 5) : index - 2]}
    plain = noun.kind == "word" and not noun.capital and noun.norm not in _NOT_HUNG_ON
    return plain and not read.finite[index - 2] and not {"the", "a", "an"}.isdisjoint(before)


def after_opener(read: Tagged, first: int, last: int) -> int | None:
    """Where the main clause begins behind a clause or phrase that opens a sentence: "If ..., "."""
    norm = read.stream[first].norm
    if norm in {"in", "under", "on"} or _phrase_first(read, first, last):
        return first + 1
    commas = [index for index in range(first, last) if read.stream[index].norm == ","]
    for comma in commas:
        rest = range(comma + 1, last)
        if is_subject(read, comma + 1) and any(read.finite[index] for index in rest):
            return comma + 1
    return None


_PREPOSITIONS = frozenset("after before since until pending".split())
_SUBJECT_FIRST = (DETERMINERS - {"that", "own"}) | frozenset("he she it they we i neither nobody nothing".split())
_TIMES = frozenset("day days night week month year time moment hour".split())


def _phrase_first(read: Tagged, index: int, last: int) -> bool:
    """Whether a word that may open a clause opens a phrase with the subject behind it: "after that vote it fell"."""
    stream = read.stream
    if stream[index].norm not in _PREPOSITIONS:
        return False
    if index + 1 < last and (stream[index + 1].kind == "number" or stream[index + 1].norm in TIME_NOUNS):
        return True  # "since 2018"
    verb = next((at for at in range(index + 1, last) if read.finite[at]), None)
    if verb is None:
        return False
    if index and stream[index - 1].norm in {"only", "not"} and stream[verb - 1].norm != ",":
        return stream[verb].norm in AUXILIARIES  # "only after the vote did Chad sign"
    comma = next((at for at in range(index + 1, verb) if stream[at].norm == ","), None)
    if comma and comma + 1 < verb and stream[comma + 1].norm in _SUBJECT_FIRST and index:
        return True  # "takes effect after the vote, it will"
    for at in range(index + 2, verb):
        token, before = stream[at], stream[at - 1]
        begins = token.norm in _SUBJECT_FIRST or (token.capital and token.possessive and not before.capital)
        name = token.capital and not before.capital and read.finite[at + 1] and before.norm not in TITLES
        begins = begins or (name and stream[index].norm != "after")
        ends = before.kind in {"word", "number"} and before.norm not in _SMALL and before.norm not in _TIMES
        if begins and ends and not before.possessive:
            return True
    return False


def opens_relative(read: Tagged, index: int) -> bool:
    """Whether a word opens a clause that hangs on the noun before it."""
    stream = read.stream
    norm = stream[index].norm
    if norm in {"which", "who", "whom", "whose"}:
        return not (stream[index].capital and index > 0)  # "the WHO"
    if norm == "that" and 0 < index < len(stream) - 1:
        if stream[index - 1].norm in {"and", "but"} and stream[index - 2].norm == ",":
            return any(token.norm in {"that", "which"} for token in stream[: index - 1])  # ", and that is its success"
        return stream[index - 1].kind == "word" and (read.finite[index + 1] or is_adverb(stream[index + 1]))
    return False


def is_subject(read: Tagged, at: int) -> bool:
    """Whether a noun phrase begins at an index, or a phrase that may stand before one."""
    stream = read.stream
    if at >= len(stream) or read.finite[at]:
        return False
    token = stream[at]
    return token.norm not in _NO_SUBJECTS and token.kind in {"word", "number"}


def subject_of(read: Tagged, begin: int, index: int) -> str:
    """The words of the subject of a clause: those before its verb, without what opens the sentence and asides."""
    verb = main_verb(read, begin, index)
    if verb is None:
        return ""
    stream, text = read.stream, read.text
    end = verb
    while end > begin and (is_adverb(stream[end - 1]) or stream[end - 1].norm == ","):
        end -= 1
    start = _subject_start(read, begin, end)
    commas = [at for at in range(start, end) if stream[at].norm == ","]
    words = text[stream[start].start : stream[end - 1].end] if start < end else ""
    if (len(commas) == 1 and stream[verb - 1].norm == ",") or (len(commas) >= 1 and _aside(read, commas[0], end)):
        words = text[stream[start].start : stream[commas[0] - 1].end]
    return _without_day(tidy(words))


def _aside(read: Tagged, comma: int, end: int) -> bool:
    """Whether what stands behind a comma before the verb is an aside and no further member of a list."""
    stream = read.stream
    closed = stream[end - 1].norm == "," or (end < len(stream) and stream[end].norm == ",")
    if closed and (past_form(stream[comma + 1].norm) or stream[comma + 1].norm in RELATIVES):
        return True  # "the pact, signed by Fiji and ratified by Tonga, binds"
    return "and" not in {token.norm for token in stream[comma:end]} and stream[comma + 1].norm not in LINKS | {
        "whatever"
    }


def _subject_start(read: Tagged, begin: int, end: int) -> int:
    """The index where the subject begins, behind an opening phrase ("In 2019 ...", "Under Article 3, ...")."""
    stream, start = read.stream, begin
    participle = past_form(stream[begin].norm) or stream[begin].norm.endswith("ing")
    opener = stream[begin].norm in _LEADING or is_adverb(stream[begin]) or participle
    dated = [(one.start, one.end) for one in find_dates(read.text)] if opener else []
    commas = (at for at in range(begin, end) if stream[at].norm == ",")
    apart = [at for at in commas if not any(start < stream[at].start < stop for start, stop in dated)]
    comma = apart[0] if apart else None
    if opener and comma is not None:
        start = _last_opening(read, apart, end) + 1
    elif opener:
        for mention in find_dates(read.text):
            if stream[begin].start <= mention.start <= stream[min(begin + 2, end - 1)].start:
                start = next((at for at in range(begin, end) if stream[at].start >= mention.end), begin)
    elif comma is not None and {token.norm for token in stream[begin:comma]} & _AGO and comma + 1 < end:
        start = comma + 1  # "ten years ago today, two ministers met"
    return start


def _last_opening(read: Tagged, commas: Sequence[int], end: int) -> int:
    """The comma behind which the subject begins: "concluded by Peru, Chile and Cuba, | the pact"."""
    stream, last = read.stream, commas[-1]
    nearest = last + 1 < end and stream[last + 1].norm in DETERMINERS and stream[end].norm != ","
    listed = any(token.norm == "and" for token in stream[last:end])
    return last if nearest and not listed else commas[0]


_AGO = frozenset("ago later earlier".split())
_DAY = re.compile(r"\s+(?:on|in)\s+(?:[A-Z][a-z]+day|\d{1,2}\s+[A-Z][a-z]+|[A-Z][a-z]+\s+\d{1,2})$")


def _without_day(words: str) -> str:
    return _DAY.sub("", words)


def between(read: Tagged, first: int, last: int) -> str:
    """The words between two tokens, quotation marks at their ends included."""
    if first >= last:
        return ""
    stream, text = read.stream, read.text
    start, end = stream[first].start, stream[last - 1].end
    while start > 0 and text[start - 1] in '“"«‘(':
        start -= 1
    while end < len(text) and text[end] in '”"»’)':
        end += 1
    return text[start:end]


def tidy(words: str) -> str:
    """Words without marks at their ends, and without a quotation mark that has lost its other half.

    >>> tidy("a “new order,"), tidy("it is void,” as ever")
    ('a “new order”', 'it is void as ever')
    """
    words = words.strip().strip(_CLEAN).rstrip(".").strip(_CLEAN)
    words = balanced(words)
    if len(words) > 1 and _QUOTES.get(words[0]) == words[-1] and words[0] not in words[1:-1]:
        words = words[1:-1]
    return words.strip().strip(_CLEAN)


def balanced(words: str) -> str:
    """Words whose quotation marks come in pairs.

    >>> balanced("to build a “new order, it said")
    'to build a “new order, it said”'
    """
    for opening, closing in _QUOTES.items():
        if opening in words or closing in words:
            words = _balanced(words, opening, closing)
    return words


def _balanced(words: str, opening: str, closing: str) -> str:
    """Words whose quotation marks come in pairs: one at an end goes, one that opens inside is closed at the end."""
    if opening == closing:
        odd, opens = words.count(opening) % 2 == 1, True
        if odd:
            at = words.rfind(opening)
            opens = at + 1 < len(words) and not words[at + 1].isspace() and (at == 0 or not words[at - 1].isalnum())
    else:
        closed = words.count(closing)
        if closing == "’":  # an apostrophe as well
            return words.removeprefix(opening) if words.count(opening) > closed else words
        odd, opens = words.count(opening) != closed, words.count(opening) > closed
    if not odd:
        return words
    if words.startswith(opening) and opens:
        return words.removeprefix(opening)
    if words.endswith(closing):
        return words.removesuffix(closing)
    if opens:
        return words.rstrip(_CLEAN) + closing
    at = words.rfind(closing)
    before = words[:at].rstrip(",") if words[at + 1 : at + 2] in {",", " "} else words[:at]
    return before + words[at + 1 :]
