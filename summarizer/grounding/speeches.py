"""Who says it in a sentence: sources, cues and what they cover (PARC and PolNeAR: source, cue, content).

A source is found where it speaks: as the subject of a verb of saying, after "according to", or before a colon.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from summarizer.document import Sentence
from summarizer.grounding.saying_words import ADDRESSING, NOUN_LIKE, SAYING_VERBS, THAT_NEXT, WITH_THAT
from summarizer.grounding.text import tokens
from summarizer.grounding.units import Reading, Unit, read_units
from summarizer.grounding.verbs import has_verb, tagged
from summarizer.grounding.words import past_form

__all__ = ["PRONOUNS", "Speech", "is_quotation", "speeches_in", "speeches_over"]


@dataclass(frozen=True, slots=True)
class Speech:
    """A source, the words that mark its saying, and the stretches of the sentence that it covers (offsets)."""

    source: str
    cue: str
    start: int
    end: int
    covers: tuple[tuple[int, int], ...]

    def over(self, start: int, end: int) -> bool:
        """Whether a stretch lies in what is said."""
        inside = any(first <= start and end <= last for first, last in self.covers)
        around = len(self.covers) > 1 and self.covers[0][0] <= start and end <= self.covers[-1][1]
        return inside or around


_MAY_SPEAK = re.compile(
    r"[”»\"]|\b(?:[Pp]er|[Ii]n the"
    r"|[Aa]s (?:reported|stated|announced|claimed)|(?:[Ii]n|[Bb]y) [^,;:]{2,50}['’]s? |went on"
    r"|goes on|continued|careful|quick|keen|eager|anxious|at pains)\b"
)
"""What else may mark a saying."""
_MARKS = SAYING_VERBS | {"according", ":"}
"""Where a saying is looked for."""
_AMBIGUOUS = frozenset("reports claims states report hope hopes fear fears estimates called thought asked".split())
PRONOUNS = frozenset("he she they it we i you this that who which one him her them us his their".split())
"""Words that name no source by themselves."""
_STOPS = frozenset({"hard", "comma"})


@lru_cache(maxsize=1024)
def speeches_in(text: str) -> tuple[Speech, ...]:
    """All sayings in a sentence, in order.

    >>> [(one.source, one.cue) for one in speeches_in("Oil is up, according to the ministry, Chad's envoy said.")]
    [('the ministry', 'according to'), ("Chad's envoy", 'said')]
    """
    may_speak = _MAY_SPEAK.search(text) is not None
    if not may_speak and _MARKS.isdisjoint(token.norm for token in tokens(text)):
        return ()
    reading = read_units(text)
    stream, units = reading.tokens, reading.units
    found: list[Speech] = []
    for index, unit in enumerate(units):
        token = stream[unit.first]
        if token.norm not in _MARKS:
            if (
                unit.kind == "word"
                and not token.capital
                and past_form(token.norm)
                and _closes_quotation(reading, index)
            ):
                speaker = _inverted(reading, index)
                if speaker and (units[speaker[0]].capital or units[speaker[0]].kind == "quiet"):
                    found.append(_speech(reading, speaker, (index, index + 1), whole=True))
        elif unit.kind == "word" and token.norm == "according" and index + 2 < len(units):
            last = _phrase_end(units, index + 2)
            found.append(_speech(reading, (index + 2, last), (index, index + 2), whole=True))
        elif token.norm == ":" and index and index <= 8 and _announces(units[:index]):
            found.append(_speech(reading, (0, index), (index, index + 1), whole=False))
        elif unit.kind in {"word", "adverb"} and token.norm in SAYING_VERBS and not token.capital:
            speech = _spoken(reading, index)
            found.extend([speech] if speech else [])
    for match in _ASIDE.finditer(text) if may_speak else ():
        which = next(name for name in _ASIDE_SOURCES if match[name])
        start, end = match.span(which)
        cue = match[_ASIDE_SOURCES[which]]
        found.append(Speech(text[start:end], cue, start, end, ((0, match.start()), (match.end(), len(text)))))
    return tuple(found)


def _spoken(reading: Reading, index: int) -> Speech | None:
    """The saying that a verb marks, if it has a subject that speaks and something that is said."""
    units = reading.units
    norm = units[index].norm
    noun = norm in NOUN_LIKE and not tagged(reading.text).finite[units[index].first]  # "the flower show"
    if noun or _owned(units, index) or _reduced(reading, index):
        return None
    behind = index + 1
    while behind < len(units) and (units[behind].kind in {"adverb", "date"} or _dates(units, behind)):
        behind += 1
    follows = units[behind].norm if behind < len(units) else "."
    if (follows in _NO_CONTENT and norm != "said") or (norm in THAT_NEXT and follows != "that"):
        return None
    quoted = _closes_quotation(reading, index)
    subject = (None if quoted else _subject(units, index)) or _inverted(reading, index)
    if not subject or (
        norm in WITH_THAT and _bare_object(units, behind, before=subject[0] < index, addressed=norm in ADDRESSING)
    ):
        return None
    after = index + 1 if subject[0] < index else subject[1]
    while after < len(units) and units[after].kind in {"link", "date", "adverb"}:
        after += 1
    ends = after >= len(units) or units[after].kind in _STOPS or _follows_saying(reading, subject[0], after)
    return _speech(reading, subject, (index, index + 1), whole=ends)


_NO_CONTENT = frozenset("for against over about with upon whether how".split())
"""What is spoken of, and not said: "asked for time", "argue over whether", "tells how"."""


def _dates(units: Sequence[Unit], at: int) -> bool:
    """Whether a preposition only leads to a date: "ruled on Tuesday"."""
    return units[at].kind == "link" and at + 1 < len(units) and units[at + 1].kind == "date"


def _reduced(reading: Reading, index: int) -> bool:
    """Whether a verb is a participle that hangs on a noun: "the pact announced in 2018 was never signed"."""
    units = reading.units
    at = units[index].first
    finite = tagged(reading.text).finite
    if not past_form(units[index].norm) or finite[at] or index + 1 >= len(units):
        return False
    if units[index + 1].kind not in {"link", "date"}:
        return False
    for token, verb in zip(reading.tokens[at + 1 :], finite[at + 1 :], strict=True):
        if token.norm in {",", ";", "that", "which", "who"}:
            return False
        if verb:
            return True
    return False


_VIEW = "(?:view|views|opinion|eyes|words|estimation|judgement|judgment|reading|telling|assessment|account)"
_THEIRS = '(?!its|his|her|their|my|our|your)[^,;:“”"]'
_ASIDE = re.compile(
    rf"^(?P<cue>Per|In the {_VIEW} of|As (?:reported|stated|announced|claimed) by) (?P<first>[^,]{{2,60}}),"
    rf"|(?:^|(?<=: ))(?P<viewed>[Ii]n the {_VIEW} of) (?P<viewer>(?:the )?\w+(?: [A-Z][\w’']+)*),? "
    rf"(?=(?:it|they|he|she|this|that|the|neither|both|no)\b)"
    rf"|(?:^|(?<=: ))(?:[Ii]n|[Bb]y) (?P<owner>{_THEIRS}{{2,50}}?)(?P<owned>['’]s? {_VIEW}),? "
    rf"|, in (?P<behind>{_THEIRS}{{2,50}}?)(?P<behinds>['’]s? {_VIEW})(?=\W*$)"
    rf"|, (?P<cued>per|in the {_VIEW} of|as (?:reported|stated|announced|claimed) by) (?P<last>[^,.]{{2,60}})(?=\W*$)"
    r"|, (?P<going>(?:he|she|they|it|the [\w ]{3,30}?|[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*))"
    r" (?P<goes>went on|goes on|continued)(?=,|\W*$)"
    r"|, (?P<careful>[^,;:“”\"]{2,60}?) (?P<adds>(?:(?:was|were|is|are) (?:careful|quick|keen|eager|anxious|at pains)"
    r" to|went on to|goes on to) (?:add|say|stress|note|point out|insist|explain|emphasi[sz]e))(?=\W*$)"
)
_ASIDE_SOURCES = {
    "first": "cue",
    "last": "cued",
    "viewer": "viewed",
    "owner": "owned",
    "behind": "behinds",
    "careful": "adds",
    "going": "goes",
}


def _bare_object(units: Sequence[Unit], behind: int, *, before: bool, addressed: bool) -> bool:
    """Whether a verb stands before its subject's doing, with neither "that" nor a mark behind it."""
    if not before:
        return False
    near = units[behind : behind + 13]
    if near and near[0].norm != "that" and near[0].kind not in {"link", "hard", "comma"} and not addressed:
        return True  # "confirmed the deal that Chad signed"
    if not near or near[0].kind in _STOPS or near[0].norm in {"that", ":", ","}:
        return False
    return not any(unit.norm == "that" for unit in near)


_SPEAKERS = frozenset("media agency ministry source sources official officials report reports radio television".split())


def _closes_quotation(reading: Reading, index: int) -> bool:
    """Whether a quotation ends right before a unit, so that who says it stands behind."""
    token = reading.units[index].first
    earlier = token - 1 if token and reading.tokens[token - 1].kind != "mark" else token - 2
    before = reading.text[reading.tokens[earlier].start : reading.tokens[token].start] if earlier >= 0 else ""
    return any(mark in before for mark in '”»"') and not before.rstrip().endswith("“") and ")" not in before


def _follows_saying(reading: Reading, first: int, after: int) -> bool:
    """Whether the words said stand before the speaker: a comma parts them, and no clause follows the verb."""
    units, text = reading.units, reading.text
    before = units[first - 1] if first else None
    if before is None or before.norm != "," or any(unit.norm in {"that", ","} for unit in units[after:]):
        return False
    start, end = reading.tokens[units[first].first].start, reading.tokens[units[after].first].start
    return has_verb(text, 0, start) and not has_verb(text, end, len(text))


def _announces(units: Sequence[Unit]) -> bool:
    """Whether words before a colon name a speaker: capitals only, or "state media"."""
    return units[-1].norm in _SPEAKERS or all(one.capital or one.norm == "." for one in units)


def _owned(units: Sequence[Unit], index: int) -> bool:
    """Whether a word that is verb or noun is no verb here: "Seoul's claim", "the stated aim"."""
    before = units[index - 1] if index else None
    return before is not None and (before.possessive or before.norm in _NOUN_BEFORE)


_NOUN_BEFORE = frozenset("the a an its their his her our no any".split())


def _speech(reading: Reading, source: tuple[int, int], cue: tuple[int, int], *, whole: bool) -> Speech:
    """A saying from the units of its source and of its cue; ``whole`` if it covers the words before it too."""
    text, units = reading.text, reading.units

    def place(first: int, last: int) -> tuple[int, int]:
        return reading.tokens[units[first].first].start, reading.tokens[units[last - 1].last - 1].end

    start, end = place(min(source[0], cue[0]), max(source[1], cue[1]))
    first, last = place(*source)
    covers = ((0, start), (end, len(text))) if whole else ((end, len(text)),)
    return Speech(text[first:last], text[slice(*place(*cue))], first, last, covers)


def _phrase_end(units: Sequence[Unit], at: int) -> int:
    last = at
    while (
        last < len(units)
        and units[last].kind not in _STOPS
        and not (
            units[last].kind == "word"
            and not units[last].capital
            and units[last].norm in SAYING_VERBS - NOUN_LIKE
            and last > at + 1
        )
    ):
        last += 1
    return last


def _subject(units: Sequence[Unit], verb: int) -> tuple[int, int] | None:
    """The noun phrase before a verb of saying, back to the border of its clause."""
    closing = _subject_end(units, verb)
    if closing is None:
        return None
    end, close = closing
    first = _subject_start(units, end)
    if first >= end:
        return None
    phrase = units[first : close or end]
    passive = end - first == 1 and not units[first].capital and first and units[first - 1].kind == "be"
    if passive or units[end - 1].norm in _NOBODY or units[first].norm in _NO_SPEAKERS:
        return None  # "was nonetheless informed", "neither said"
    if any(unit.norm in _NO_PHRASE and unit.kind != "date" for unit in phrase):
        return None
    named = any(unit.name or unit.norm in {"he", "she", "they"} for unit in phrase)
    return (first, close or end) if named or units[verb].norm not in _AMBIGUOUS else None


def _subject_end(units: Sequence[Unit], verb: int) -> tuple[int, int | None] | None:
    """Where the subject of a verb ends, and where a name beside it does: "the minister, Luis Vega, said"."""
    last = verb
    while last and (
        (units[last - 1].kind in {"adverb", "date"} and not (units[last - 1].capital and not units[last - 1].mention))
        or units[last - 1].norm in {"has", "have", "had", "also"}
    ):
        last -= 1
        dated = units[last].kind == "date" and last and units[last - 1].kind == "link"
        last -= dated  # "the ministry [on Tuesday] denied"
    end, close = last, None
    if end and units[end - 1].kind == "comma" and end > 1:
        inner = end - 1
        while inner and units[inner - 1].kind not in _STOPS:
            inner -= 1
        if inner and units[inner - 1].kind == "comma" and inner - 1 > 0:
            aside = _aside(units[inner : last - 1])
            named = not aside and last - 1 - inner <= 5 and any(unit.name for unit in units[inner : last - 1])
            if not named and not aside:
                return None
            end, close = inner - 1, last - 1 if named else None
    if not end or units[end - 1].kind in {"link", "be", "hard", "comma"} or units[end - 1].norm in {"not", "to"}:
        return None
    return end, close


def _subject_start(units: Sequence[Unit], end: int) -> int:
    """Where the noun phrase begins that ends before a unit, without what opens its sentence."""
    first = end
    while (
        first
        and (units[first - 1].kind not in _STOPS or _abbreviates(units, first - 1))
        and units[first - 1].norm not in {"that", "but", "while", "when"}
    ):
        before = units[first - 1]
        saying = before.kind == "word" and not before.capital and before.norm in SAYING_VERBS - _AMBIGUOUS
        if before.kind == "be" or saying:
            break
        first -= 1
    fronted = first < end and units[first].kind == "link"
    while first < end and units[first].kind in {"adverb", "date", "link"}:
        first += 1
    return _behind_phrase(units, first, end) if fronted else first


_NOBODY = frozenset("neither nor nobody none never".split())
_NO_PHRASE = frozenset(
    """once after if when until unless because before than which whose where what may might can could will would shall
    should must wo ca""".split()
)
"""Words with which no source is named: a verb of their own, or one that stands in a clause below another."""
_NO_SPEAKERS = frozenset("according contrary unlike despite thanks".split())


def _behind_phrase(units: Sequence[Unit], first: int, end: int) -> int:
    """Where a speaker begins behind a phrase without a comma: "in his dissent | Judge Vega", "at noon | the envoy"."""
    for at in range(first + 1, end):
        unit, before = units[at], units[at - 1]
        plain = before.kind == "word" and not before.capital and not before.possessive
        if plain and unit.kind == "quiet" and unit.norm in {"the", "a", "an", "his", "her", "its", "their"}:
            return at
        if plain and unit.capital and at - 1 > first:
            return at
    return first


_SHORT_TITLES = frozenset("dr mr mrs ms prof gen sen rep gov lt col capt st hon".split())


def _abbreviates(units: Sequence[Unit], at: int) -> bool:
    """Whether a full stop only shortens a title, as in "Dr. Vega"."""
    return at > 0 and units[at].norm == "." and units[at - 1].norm in _SHORT_TITLES


def _aside(units: Sequence[Unit]) -> bool:
    """Whether words between two commas only accompany a subject: "speaking in Lima", "who voted against"."""
    return bool(units) and (
        units[0].norm in {"who", "which", "whose", "however", "meanwhile", "too"}
        or units[0].norm.endswith("ing")
        or (units[0].norm in {"the", "a", "an"} and len(units) > _SHORT_ASIDE)
        or (units[0].kind in {"link", "adverb"} and units[0].norm not in {"and", "or", "but", "that"})
    )


_SHORT_ASIDE = 5
_THINKING = frozenset(
    """expect expects believe believes believed think thinks hope hopes fear fears doubts doubted suspect suspects
    suspected imagines anticipates""".split()
)
"""Verbs that no subject stands behind: "whose chair, Ana Vega, expects a vote"."""


def _inverted(reading: Reading, verb: int) -> tuple[int, int] | None:
    """The noun phrase after a verb of saying that closes a quotation: "...", said the minister."""
    units = reading.units
    if (verb and units[verb - 1].kind not in _STOPS) or units[verb].norm in _THINKING:
        return None
    first, last = verb + 1, _phrase_end(units, verb + 1)
    opens = first < last and units[first].norm != "that" and units[first].kind not in {"link", "date", "number"}
    if not opens or any(tagged(reading.text).finite[units[first].first : units[last - 1].last]):
        return None
    named = _phrase_end(units, last + 1) if last + 1 < len(units) and units[last].norm == "," else last
    while named < len(units) and _abbreviates(units, named):
        named = _phrase_end(units, named + 1)
    apposed = last + 1 < named <= last + 5 and all(unit.capital or unit.norm == "." for unit in units[last + 1 : named])
    return first, named if apposed and units[first].kind == "quiet" else last


def speeches_over(sentence: Sentence, start: int = 0, end: int | None = None) -> list[Speech]:
    """The sayings that cover a stretch of a sentence (offsets in the sentence), outermost first."""
    stop = len(sentence.text) if end is None else end
    return [one for one in speeches_in(sentence.text) if one.over(start, stop)]


def is_quotation(text: str) -> bool:
    """Whether a sentence is nothing but words in quotation marks, so that its speaker is named elsewhere.

    >>> is_quotation("“That is over.”"), is_quotation("“No,” she said.")
    (True, False)
    """
    text = text.strip()
    return len(text) > 2 and text[0] in '“"«' and text[-1] in '”"»' and not set('“”"«»') & set(text[1:-1])
