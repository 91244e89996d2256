"""Faults put into a text, one at a time: another date, number or modal verb, a negation more or less, states exchanged.

Word lists are kept apart from those of :mod:`summarizer.evals.scoring.wording` on purpose: a test that knows only what
the tested code knows finds nothing.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

from summarizer.dates import find_dates
from summarizer.states import State, StateMention, states_in

__all__ = [
    "added_negations",
    "changed_modals",
    "changed_numbers",
    "dropped_negations",
    "other_states",
    "shifted_dates",
    "swapped_states",
]

_CYCLES = (
    tuple(calendar.month_name)[1:],
    tuple(calendar.month_abbr)[1:],
    tuple(calendar.day_name),
    tuple(calendar.day_abbr),
)
_DAY = re.compile(r"(?<!\d)(\d{1,2})(?!\d)")
_YEAR = re.compile(r"(?<!\d)(\d{4})(?!\d)")
_DIGITS = re.compile(r"(?<![\w.,-])(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?![\w-])")
_ARTICLE = re.compile(r"(?i)\b(?:articles?|art\.|paragraphs?|chapter|annex|no\.)\s+\Z")
_WORDS = (
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen twenty"
).split()
_TENS = "thirty forty fifty sixty seventy eighty ninety".split()
_NUMBER_WORD = re.compile(rf"(?i)\b(?:{'|'.join(_WORDS + _TENS)})\b(?!-)")

_DROPPED: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\b([Nn])either\b(?=.*\bnor\b)"), r"both"),
    (re.compile(r"\b([Cc])annot\b"), r"\1an"),
    (re.compile(r"\b([Cc]a)n['’]t\b"), r"\1n"),
    (re.compile(r"\b([Ww])on['’]t\b"), r"\1ill"),
    (re.compile(r"(?<=[a-z])n['’]t\b"), ""),
    (re.compile(r"(?<!\bor) not(?! (?:only|just|merely|simply|necessarily)\b)\b"), ""),
    (re.compile(r"\bnever "), ""),
    (re.compile(r"\bno longer\b"), "still"),
    (re.compile(r"\b[Nn]o (?!longer|later|earlier|more|less|fewer|one\b)(?=[a-z])"), "each "),
    (re.compile(r"\b[Ww]ithout\b"), "with"),
    (re.compile(r"\b[Nn]obody\b|\b[Nn]o one\b"), "everybody"),
    (re.compile(r"\b[Nn]one\b"), "all"),
    (re.compile(r"\b[Nn]othing\b"), "everything"),
)
_AUXILIARY = re.compile(
    r"\b(?:shall|will|would|should|may|might|can|could|must|is|are|was|were|has|have|had|does|do|did)\b"
    r"(?! (?:not|never|no|only|just|merely)\b)(?!n['’]t)"
)
_VERB = re.compile(
    r"(?<=\w )(?<!the )(?<!an )(?<!a )(?:[a-z]{3,}ed|sent|made|took|gave|held|began|came|went|said|met|became|let|put"
    r"|cross|share|assist|provide|pay|remain|give|apply|recognise)\b(?! not\b)"
)
_MODALS: Mapping[str, str] = {
    "shall": "may",
    "must": "may",
    "will": "may",
    "may": "shall",
    "might": "will",
    "can": "must",
    "could": "will",
    "should": "must",
    "would": "might",
}
_MODAL = re.compile(rf"\b(?:{'|'.join(_MODALS)})\b")
_TOGETHER = re.compile(r"[\s,/–-]*(?:(?:and|or)\s+)?(?:the\s+)?")


def shifted_dates(text: str) -> Iterator[str]:
    """The text with one date changed: its day, else its month, else its weekday, else its year.

    >>> list(shifted_dates("It was signed on 19 June 2024 and read on Monday."))
    ['It was signed on 20 June 2024 and read on Monday.', 'It was signed on 19 June 2024 and read on Tuesday.']
    """
    for mention in find_dates(text):
        other = _shifted(mention.text)
        if other is not None:
            yield text[: mention.start] + other + text[mention.end :]


def changed_numbers(text: str) -> Iterator[str]:
    """The text with one number changed. Dates and numbers of articles stay.

    >>> list(changed_numbers("Under Article 3, two ships with 1,000 men sailed on 5 May."))
    ['Under Article 3, three ships with 1,000 men sailed on 5 May.',
     'Under Article 3, two ships with 1,001 men sailed on 5 May.']
    """
    dates = [(mention.start, mention.end) for mention in find_dates(text)]
    found = [*_DIGITS.finditer(text), *_NUMBER_WORD.finditer(text)]
    for match in sorted(found, key=lambda one: one.start()):
        inside = any(start < match.end() and end > match.start() for start, end in dates)
        if not inside and not _ARTICLE.search(text, 0, match.start()):
            yield _replaced(text, match, _other_number(match.group()))


def dropped_negations(text: str) -> Iterator[str]:
    """The text with one negation less. "Not only" and "whether or not" deny nothing.

    >>> list(dropped_negations("It is not only old, it did not work."))
    ['It is not only old, it did work.']
    >>> list(dropped_negations("No state may withdraw without notice."))
    ['each state may withdraw without notice.', 'No state may withdraw with notice.']
    """
    for pattern, words in _DROPPED:
        for match in pattern.finditer(text):
            other = _replaced(text, match, match.expand(words))
            yield other.replace(" nor ", " and ", 1) if words == "both" else other


def added_negations(text: str) -> Iterator[str]:
    """The text with one negation more, where a verb shows its place.

    >>> list(added_negations("The pact will last.")), list(added_negations("Both signed it."))
    (['The pact will not last.'], ['Both never signed it.'])
    >>> list(added_negations("It does not last."))
    []
    """
    if match := _AUXILIARY.search(text):
        yield _replaced(text, match, f"{match.group()} not")
    elif match := _VERB.search(text):
        yield _replaced(text, match, f"never {match.group()}")


def changed_modals(text: str) -> Iterator[str]:
    """The text with one modal verb changed.

    >>> list(changed_modals("It shall pay and may leave in May."))
    ['It may pay and may leave in May.', 'It shall pay and shall leave in May.']
    """
    for match in _MODAL.finditer(text):
        yield _replaced(text, match, _MODALS[match.group()])


def swapped_states(text: str) -> Iterator[str]:
    """The text with two states in each other's place, if they are not merely listed together.

    >>> list(swapped_states("North Korea sent troops to Russia.")), list(swapped_states("Peru and Chile agreed."))
    (['Russia sent troops to North Korea.'], [])
    """
    mentions = states_in(text)
    for first, second in pairwise(mentions):
        if first.state != second.state and not _TOGETHER.fullmatch(text, first.end, second.start):
            names = {first.state: first.text, second.state: second.text}
            others = {first.state: second.text, second.state: first.text}
            yield _with_words(text, [one for one in mentions if one.state in names], others)
            return


def other_states(text: str, name: str) -> Iterator[str]:
    """The text with the first state that it names, wherever it does, replaced by another one.

    >>> list(other_states("Peru's parliament met. Peru ratified it.", "Fiji"))
    ["Fiji's parliament met. Fiji ratified it."]
    """
    named = [mention for mention in states_in(text) if mention.kind == "name"]
    if named:
        alike = [mention for mention in named if mention.state == named[0].state]
        yield _with_words(text, alike, {named[0].state: name})


def _with_words(text: str, mentions: list[StateMention], words: Mapping[State, str]) -> str:
    for mention in reversed(mentions):
        text = text[: mention.start] + words[mention.state] + text[mention.end :]
    return text


def _replaced(text: str, match: re.Match[str], words: str) -> str:
    return text[: match.start()] + words + text[match.end() :]


def _shifted(date: str) -> str | None:
    """The words of a date with one part changed; None if no part is a plain one."""
    if day := _DAY.search(date):
        number = int(day.group())
        return _replaced(date, day, str(number + 1 if number < 28 else number - 1))
    for names in _CYCLES:
        for index, name in enumerate(names):
            if found := re.search(rf"\b{name}\b", date):
                return _replaced(date, found, names[(index + 1) % len(names)])
    if year := _YEAR.search(date):
        return _replaced(date, year, str(int(year.group()) + 1))
    return None


def _other_number(number: str) -> str:
    """The next number, written in the same way."""
    word = number.lower()
    if word in _WORDS:
        return _WORDS[(_WORDS.index(word) + 1) % len(_WORDS)]
    if word in _TENS:
        return _TENS[(_TENS.index(word) + 1) % len(_TENS)]
    whole, dot, part = number.partition(".")
    value = int(whole.replace(",", "")) + 1
    return (f"{value:,}" if "," in whole else str(value)) + dot + part
