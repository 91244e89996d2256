"""Whether a date in a value agrees with a date in its source, and which date of a sentence some words mean."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from summarizer.dates import DateMention, compare, find_dates, is_edtf, resolve
from summarizer.document import Document, Sentence
from summarizer.grounding.language.calendar import MONTHS
from summarizer.grounding.language.main_clause import main_verb
from summarizer.grounding.language.text import Refusal, content_only, same_wording, tokens
from summarizer.grounding.language.verbs import AUXILIARIES, tagged
from summarizer.grounding.language.words import DETERMINERS, INSTRUMENTS, past_form

__all__ = ["When", "date_fault", "dates_backing", "dates_main", "in_opening", "vague_time", "when_of", "with_bound"]


@dataclass(frozen=True, slots=True)
class When:
    """A date as EDTF, None where nothing fixes it, and its words in the source."""

    date: str | None
    text: str


def date_fault(value: DateMention, source: DateMention) -> str | None:
    """Why one date does not back another, or None if it does.

    A value may be vaguer than its source ("in June" from "June 19"), never finer and never different. Two
    relative dates that nothing fixes agree if their words are the same.

    >>> from summarizer.dates import find_dates
    >>> date_fault(find_dates("June 20")[0], find_dates("June 19, 2024")[0])
    "'June 20' is another date than the source's 'June 19, 2024'."
    """
    if value.weekday is not None and source.weekday is not None and value.weekday != source.weekday:
        return f"The weekday of '{value.text}' is not that of '{source.text}'."
    if value.edtf is None or source.edtf is None:
        return None if same_wording(value.text, source.text) else f"'{value.text}' is not '{source.text}'."
    agreement = compare(value.edtf, source.edtf)
    if agreement == "finer":
        return f"'{value.text}' fixes more than the source's '{source.text}' does."
    if agreement == "different":
        return f"'{value.text}' is another date than the source's '{source.text}'."
    return None


def dates_backing(words: str, text: str, published: date | None) -> list[DateMention]:
    """The dates of a text that the words of a value copy, or that its EDTF string agrees with."""
    found = find_dates(text, published)
    inner = find_dates(words, published)
    for copied in (words, *(one.text for one in inner[:1])):
        same = [one for one in found if same_wording(one.text, copied)]
        if same:
            return same
    value = words if is_edtf(words) else resolve(words, published)
    if value is None:
        return []
    weekdays = {one.weekday for one in inner if one.weekday is not None}
    return [
        one
        for one in found
        if one.edtf
        and compare(value, one.edtf) in {"equal", "vaguer"}
        and (one.weekday is None or not weekdays or one.weekday in weekdays)
    ]


_BOUND = re.compile(
    r"\b(?P<bound>since|before|until|till|by)\s+(?:the\s+(?:end|start|beginning|middle)\s+of\s+)?$", re.IGNORECASE
)
_SPANS = "|".join((*MONTHS, "spring", "summer", "autumn", "year"))
_NUMBER = r"(?:one|two|three|four|five|six|seven|several|ten|a few|\d+|[a-z]+(?:-[a-z]+)?)"
_VAGUE = re.compile(
    rf"\b(?:(?<!as )recently|so far(?! as)|long ago|(?:the|that) following (?:{_SPANS})|until now"
    rf"|from now on|in the meantime|in due course|since last \w+"
    rf"|{_NUMBER} (?:hours?|days?|weeks?|months?|years?) (?:later|earlier)"
    r"|(?:that|the) same (?:day|morning|afternoon|evening|week|month|year)|at that (?:same )?(?:moment|time)"
    r"|(?:shortly |just |soon )?(?:before|after|at|around) (?:midnight|noon|dawn|dusk)"
    r"|(?:by|before|since|until) (?:then|that date|that day|Christmas|Easter|Ramadan)"
    r"|(?:by|before|at|until|to) the (?:end|start|beginning|close) of (?:the|this|next|that)"
    r" (?:year|month|week|decade|summer)"
    r"|(?:this|last|next|that) (?:spring|summer|autumn|winter|weekend)"
    r"|in the (?:first|second|third|fourth|last|final) (?:quarter|half|decade|year|month|week)|since (?:the )?(?:spring"
    r"|summer|autumn|winter)|in the (?:spring|summer|autumn|winter)"
    r"|(?:before|after|until) the (?:(?:spring|summer|autumn|winter) )?recess"
    r"|every (?:working day|spring|summer|autumn|winter)(?= |$|,)(?! from)"
    r"|on the (?:first|second|third|last|final|opening|same|next|following) (?:day|night|evening)(?! of the))\b",
    re.IGNORECASE,
)


_VAGUE_WORDS = frozenset(
    """recently so ago following until now meantime course since later earlier same moment time midnight noon dawn dusk
    then date day christmas easter ramadan end start beginning close spring summer autumn winter weekend first second
    third fourth last final every night evening""".split()
)
"""Words of which each such time has one."""
_AT = frozenset("on in at since during".split())


def dates_main(text: str, start: int, end: int) -> bool:
    """Whether a date stands with the main verb of a clause: nothing between them opens another clause or noun.

    >>> dates_main("The ministers gave their blessing on Monday to the pact.", 37, 43)
    True
    >>> dates_main("The ministers praised the pact signed on Monday.", 41, 47)
    False
    >>> dates_main("Peruvians may stay under the pact signed on Monday.", 44, 50)
    False
    """
    read = tagged(text)
    main = main_verb(read, 0, len(read.stream))
    at = next((index for index, token in enumerate(read.stream) if token.end > start), 0)
    linked = read.stream[at - 1].norm in _AT or text[start:end].startswith("last ")
    if main is None or at <= main + 1 or not linked:
        return False
    between = read.stream[main + 1 : at - 1]
    pairs = list(zip(read.stream[main : at - 2], between, strict=True))
    if any(before.norm in INSTRUMENTS and past_form(token.norm) for before, token in pairs):
        return False  # a participle on a noun: "under the pact signed on Monday"
    verbs = [
        token
        for before, token in pairs
        if past_form(token.norm) or (token.norm.endswith("ing") and before.norm not in DETERMINERS)
    ]
    own = 1 if read.stream[main].norm in AUXILIARIES else 0
    plain = all(token.norm not in _CUTS and token.kind != "mark" for token in between)
    return plain and len(verbs) <= own and not any(read.finite[main + 1 : at])


_CUTS = frozenset("of that which who whom when where after before since until to as if between from".split())


def in_opening(text: str, start: int) -> bool:
    """Whether a date stands in a participle phrase that opens a clause.

    >>> in_opening("Signed in 2018, the treaty is in force.", 10)
    True
    """
    first = tokens(text)[:1]
    return bool(first) and past_form(first[0].norm) and 0 <= text.find(",") > start


def with_bound(text: str, when: When) -> When:
    """A time with the word that makes a bound of it ("since 2021"), which is then no date of its own.

    >>> with_bound("It has been in force since 2017.", When("2017", "2017"))
    When(date=None, text='since 2017')
    """
    at = text.find(when.text)
    bound = _BOUND.search(text[:at]) if at > 0 else None
    return When(None, text[bound.start() : at] + when.text) if bound else when


def vague_time(text: str) -> When | None:
    """The words of a time that gives no date: "recently", "three days later".

    >>> vague_time("Chad recently signed it.")
    When(date=None, text='recently')
    """
    if _VAGUE_WORDS.isdisjoint(token.norm for token in tokens(text)):
        return None
    found = _VAGUE.search(text)
    return When(None, found.group()) if found else None


def when_of(document: Document, sentences: Sequence[Sentence], words: str) -> When | Refusal:
    """The date that some words of the cited sentences give; the words of the source, never a finer date.

    Accepts the words of the source or an EDTF string that the source backs.
    """
    given: list[str] = []
    for sentence in content_only(sentences):
        found = dates_backing(words, sentence.text, document.published)
        if found:
            return When(found[0].edtf, found[0].text)
        given.extend(one.text for one in find_dates(sentence.text, document.published))
    there = " and ".join(f"'{one}'" for one in given) or "no date"
    return Refusal("date", words, f"'{words}' is not a date of the sentences cited; they have {there}.")
