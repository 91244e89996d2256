"""When the event of a claim takes place: the dates of a claim that date its own verb, and the words around them."""

from __future__ import annotations

import re
from itertools import pairwise

from summarizer.dates import DateMention, find_dates
from summarizer.grounding.acts.elsewhere import is_compared
from summarizer.grounding.acts.frames import dates_event
from summarizer.grounding.language.main_clause import RELATIVES, TIME_NOUNS, main_verb
from summarizer.grounding.language.times import dates_main, in_opening
from summarizer.grounding.language.verb_words import PAST
from summarizer.grounding.language.verbs import Tagged, tagged
from summarizer.grounding.language.words import BE, DETERMINERS, LINKS, PARTICIPLE_ADVERBS, past_form
from summarizer.grounding.sayings.speeches import speeches_in

__all__ = ["event_dates", "span_of", "stands_apart", "widened"]

_AT = frozenset("on in at since during from by until till of".split())
_BARE = frozenset("yesterday today tomorrow tonight last next this earlier later".split())
_BELOW = RELATIVES | frozenset("that after before until since if once as because where to".split())


def event_dates(text: str) -> list[DateMention]:
    """The dates in a claim that date what it tells.

    >>> [one.text for one in event_dates("Signed in 2018, the treaty was ratified on 3 May 2020.")]
    ['3 May 2020']
    >>> event_dates("The gift, agreed in July, is late.")
    []
    """
    found = [
        one
        for one in find_dates(text)
        if _opens(text, one)
        or (
            not in_opening(text, one.start)
            and not stands_apart(text, one.start)
            and (dates_event(text, one.start, one.end) or dates_main(text, one.start, one.end) or _adverbial(text, one))
        )
    ]
    if found and re.search(r"\bnot\b", text[: found[0].start]):
        true = [one for one in find_dates(text) if _BUT.search(text[found[0].end : one.start])]
        return true[-1:] or found  # "not in 2018, but on 1 January 2021"
    return found


_OPENING = re.compile(
    r"(?:(?:also|and|but|then|later|earlier|only|early|late|again),? )*(?:(?:on|in) )?(?:(?:early|late|mid-?) ?)?",
    re.IGNORECASE,
)


def _opens(text: str, one: DateMention) -> bool:
    """Whether a date is all that stands before what is told: "On May 3, Chile left", not "On May 3, Chile said"."""
    if not text.startswith(",", one.end) or _OPENING.fullmatch(text[: one.start]) is None:
        return False
    return all(text[one.end : said.start].strip(" ,").casefold() not in {"", "the"} for said in speeches_in(text))


_BUT = re.compile(r",? but (?:only )?(?:on|in|from|since) (?:the )?$")


def _place(read: Tagged, start: int) -> int:
    return next((index for index, token in enumerate(read.stream) if token.end > start), 0)


def _adverbial(text: str, one: DateMention) -> bool:
    """Whether a date stands behind the main verb with nothing between them that it could go with instead."""
    read = tagged(text)
    stream, main = read.stream, main_verb(read, 0, len(read.stream))
    at = _place(read, one.start)
    led = stream[at - 1].norm in _AT - {"of"} if at else False
    if main is None or at <= main or not (led or stream[at].norm in _BARE):
        return False
    between = range(main + 1, at - 1 if led else at)
    return not any(
        read.finite[index]
        or stream[index].norm in _BELOW - {"to"}
        or stream[index].kind == "mark"
        or (past_form(stream[index].norm) and not stream[index].capital and index > main + 2)
        for index in between
    )


def stands_apart(text: str, start: int) -> bool:
    """Whether words of time stand in an aside or with a noun, so that they do not date what a claim tells.

    >>> stands_apart("The gift, agreed in July, is late.", 20)
    True
    """
    read = tagged(text)
    stream, main = read.stream, main_verb(read, 0, len(read.stream))
    at = _place(read, start)
    before = stream[at - 1].norm if at else ""
    if before in {"ago", "gives", "give", "gave"}:
        return True  # "ten years ago today", "it gives 3 May as the date"
    head = stream[at - 2] if at > 1 else None
    noun = head is not None and head.kind == "word" and head.norm not in _NOT_DATED
    if is_compared(text, start) or _AFTER_ANOTHER.search(text[:start]):
        return True  # "a year after her election in 2013"
    if before == "of" and head is not None and noun and not past_form(head.norm) and head.norm not in _PARTS:
        return True  # "your letter of 9 September"
    if _of_a_saying(read, at) or (main is not None and at < main and _of_a_participle(read, at)):
        return True
    comma = next((index for index in range(at - 1, 0, -1) if stream[index].norm == ","), None)
    if comma is not None and comma + 1 < at and (main is None or comma > main or at < main):
        opens = next((one for one in range(comma + 1, at) if stream[one].norm not in PARTICIPLE_ADVERBS), at)
        first = stream[opens].norm
        if first in _RELATED and any(token.norm == "," for token in stream[at:]):
            return True  # "The minister, who signed it on April 2, resigned"
        hangs = (past_form(first) or first in PAST or first in _DONE) and first not in BE and not read.finite[opens]
        if hangs and not (main is not None and comma < main < at):
            return True  # ", done at Geneva on 6 May"
    if main is None or at > main:
        return False
    return (comma is not None and _closes(read, comma, at)) or _in_subject(read, at)


def _of_a_saying(read: Tagged, at: int) -> bool:
    """Whether a time tells when a thing was said: "was reported in May to have left"."""
    verb = at - 2 if read.stream[at - 1].norm in _AT else at - 1
    told = verb > 0 and read.stream[verb].norm in _REPORTED and read.stream[verb - 1].norm in BE
    return told and "to" in {token.norm for token in read.stream[at : at + 5]}


def _of_a_participle(read: Tagged, at: int) -> bool:
    """Whether a time before the verb goes with a participle: "by a note received three days later, Cuba"."""
    verb = at - 2 if at > 1 and read.stream[at - 1].norm in _AT else at - 1
    return verb > 0 and past_form(read.stream[verb].norm) and not read.finite[verb]


_AFTER_ANOTHER = re.compile(
    r"\b(?:(?:year|month|week|day|hour)s?|shortly|soon|just|long) (?:before|after) (?:[^\s,]+ ){1,4}"
    r"(?:in|on|of|at) (?:the )?\Z"
)
_DONE = frozenset("done made given drawn written".split())
"""Participles that are no past tense as well."""
_RELATED = frozenset("who which whose whom".split())
_REPORTED = frozenset("said reported alleged claimed understood rumoured rumored believed thought".split())
_NOT_DATED = TIME_NOUNS | LINKS | DETERMINERS
"""Words of a time that are no noun which it dates."""
_PARTS = frozenset("end beginning start middle course spring summer autumn winter half quarter day rest close".split())


def _closes(read: Tagged, comma: int, at: int) -> bool:
    """Whether a comma before a time opens an aside with a noun: "the veto, his fourth this year, had"."""
    stream = read.stream
    behind = any(token.norm == "," for token in stream[at : at + 4])
    return behind and comma + 1 < at and stream[comma + 1].norm in DETERMINERS and stream[0].norm not in LINKS


def _in_subject(read: Tagged, at: int) -> bool:
    """Whether a time before the verb hangs on a noun of the subject: "the notice of withdrawal in 2015 appears"."""
    stream = read.stream
    led = at - 1 if at and stream[at - 1].norm in _AT else at
    if led == 0 or any(token.norm == "," for token in stream[:at]):
        return False
    opening = all(
        token.norm in _NOT_DATED
        or token.norm in {"early", "late", "only", "again", "but", "and"}
        or token.kind == "number"
        for token in stream[:led]
    )
    before = stream[led - 1]
    plain = before.kind == "word" and not before.capital and before.norm not in LINKS
    return not opening and led < at and plain and stream[0].norm not in LINKS


_SPAN = re.compile(r"(?P<lead>between|from|on|in)\s+(?:the\s+)?$", re.IGNORECASE)
_JOINT = re.compile(r"\s*(?:and|until|till|to|through)\s+(?:the\s+)?(?:in\s+)?", re.IGNORECASE)


def span_of(text: str) -> str | None:
    """The words of a time between two dates.

    >>> span_of("It was open from 1 June 2019 until 31 May 2020.")
    'from 1 June 2019 until 31 May 2020'
    """
    dates = find_dates(text)
    for first, second in pairwise(dates):
        lead = _SPAN.search(text[: first.start])
        if lead and _JOINT.fullmatch(text[first.end : second.start]) and not stands_apart(text, first.start):
            return text[lead.start() : second.end]
    return None


_BEFORE = re.compile(
    r"(?:\b(?:on|in|at|since|from|as of|until|by)\s+)?(?:\b(?:the\s+)?(?:(?:first|second|third|fourth|last)\s+"
    r"(?:half|week|quarter|day)|course|spring|summer|autumn|winter|night|morning|evening|end|beginning|start)\s+of\s+)?"
    r"(?:\b(?:as early as|as late as|early|late|mid)[\s-]+)?$",
    re.IGNORECASE,
)
_AFTER = re.compile(r"\s+(?:(?:morning|afternoon|evening|night)\b|of (?:that|the same|this|last) year\b)")


def widened(text: str, words: str) -> str:
    """The words of a date with those that belong to it: "on Monday evening", "in the second week of June".

    >>> widened("They met in the second week of June.", "June")
    'in the second week of June'
    """
    at = text.find(words)
    if at < 0:
        return words
    before = _BEFORE.search(text[:at])
    after = _AFTER.match(text, at + len(words))
    start = before.start() if before else at
    return text[start : after.end() if after else at + len(words)].strip()
