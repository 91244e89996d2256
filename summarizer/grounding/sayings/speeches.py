"""Who says it in a sentence: sources, cues and what they cover (PARC and PolNeAR: source, cue, content).

A source is found where it speaks: as the subject of a verb of saying, after "according to", or before a colon.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from summarizer.document import Sentence
from summarizer.grounding.language.main_clause import TIME_NOUNS, has_clause
from summarizer.grounding.language.text import tokens
from summarizer.grounding.language.units import Reading, Unit, read_units
from summarizer.grounding.language.verbs import has_verb, tagged
from summarizer.grounding.language.words import past_form
from summarizer.grounding.sayings.sources import STOPS, abbreviates, phrase_end, subject_before
from summarizer.grounding.sayings.verbs import ADDRESSING, NOUN_LIKE, SAYING_VERBS, THAT_NEXT, WITH_THAT

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
PRONOUNS = frozenset("he she they it we i you this that who which one him her them us his their".split())
"""Words that name no source by themselves."""


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
            first = _past_aside(units, index + 2)
            last = phrase_end(units, first)
            if first < last:
                found.append(_speech(reading, (first, last), (index, index + 2), whole=True))
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


def _past_aside(units: Sequence[Unit], at: int) -> int:
    """Where a phrase begins that an aside may keep from its preposition: "to, among others, [the BBC]"."""
    if units[at].kind not in STOPS:
        return at
    closing = next((index for index in range(at + 1, len(units)) if units[index].kind in STOPS), len(units))
    return closing + 1 if closing + 1 < len(units) else at + 1


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
    subject = (None if quoted else subject_before(units, index)) or _inverted(reading, index)
    if not subject or (
        norm in WITH_THAT
        and not _stands_behind(reading, subject[0], index)
        and _bare_object(units, behind, before=subject[0] < index, addressed=norm in ADDRESSING)
    ):
        return None
    after = index + 1 if subject[0] < index else subject[1]
    while after < len(units) and units[after].kind in {"link", "date", "adverb"}:
        after += 1
    ends = after >= len(units) or units[after].kind in STOPS or _follows_saying(reading, subject[0], index, after)
    speech = _speech(reading, subject, (index, index + 1), whole=ends)
    closing = None if ends or subject[0] > index else _closing(reading, subject[0], index)
    return speech if closing is None else replace(speech, covers=((0, speech.start), (closing, len(reading.text))))


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
    if not near or near[0].kind in STOPS or near[0].norm in {"that", ":", ","}:
        return False
    return not any(unit.norm == "that" for unit in near)


_SPEAKERS = frozenset("media agency ministry source sources official officials report reports radio television".split())


def _closes_quotation(reading: Reading, index: int) -> bool:
    """Whether a quotation ends right before a unit, so that who says it stands behind."""
    token = reading.units[index].first
    earlier = token - 1 if token and reading.tokens[token - 1].kind != "mark" else token - 2
    before = reading.text[reading.tokens[earlier].start : reading.tokens[token].start] if earlier >= 0 else ""
    return any(mark in before for mark in '”»"') and not before.rstrip().endswith("“") and ")" not in before


def _stands_behind(reading: Reading, first: int, verb: int) -> bool:
    """Whether a speaker stands behind a whole clause and only the occasion follows: "..., he hinted in Lima"."""
    units, text = reading.units, reading.text
    if first == 0 or first > verb or units[first - 1].norm != "," or any(one.norm == "," for one in units[verb:]):
        return False
    link = verb + 1 < len(units) and units[verb + 1].kind in {"link", "date"}
    front = text[: reading.tokens[units[first - 1].first].start]
    return link and has_clause(front) and not has_verb(text, reading.tokens[units[verb].last - 1].end, len(text))


def _closing(reading: Reading, first: int, verb: int) -> int | None:
    """Where a saying ends that stands with its occasion in what is said: "the rates, she told a hearing, will fall"."""
    units, text = reading.units, reading.text
    comma = next((at for at in range(verb + 1, len(units)) if units[at].kind in STOPS), None)
    if comma is None or units[comma].norm != "," or first == 0 or units[first - 1].norm != ",":
        return None
    told = units[verb].norm in ADDRESSING or units[verb + 1].kind == "link"
    if not told or any(unit.norm in {"that", "what", "who"} for unit in units[verb:comma]):
        return None
    front = text[: reading.tokens[units[first - 1].first].start]
    start, end = reading.tokens[units[verb].last].start, reading.tokens[units[comma].first].end
    finite = tagged(text).finite[units[comma].last : units[comma].last + 1] == (True,)
    splits = finite and read_units(front).units[0].kind != "link"
    return end if not has_verb(text, start, end) and (splits or has_clause(front)) else None


def _has_object(units: Sequence[Unit], verb: int) -> bool:
    """Whether a noun phrase follows a verb of saying that is no one who is told: "announced on Monday a tax"."""
    at = verb + 1
    while at < len(units) and (units[at].kind in {"date", "adverb"} or _dates(units, at)):
        at += 1
    near = units[at : at + 3]
    if not near or units[verb].norm in ADDRESSING or near[0].kind in {"link", *STOPS}:
        return False
    return TIME_NOUNS.isdisjoint(unit.norm for unit in near)  # "said this week"


def _follows_saying(reading: Reading, first: int, verb: int, after: int) -> bool:
    """Whether the words said stand before the speaker: a comma parts them, and no clause follows the verb."""
    units, text = reading.units, reading.text
    before = units[first - 1] if first else None
    if before is None or before.norm != "," or any(unit.norm in {"that", ","} for unit in units[after:]):
        return False
    if first < verb and _has_object(units, verb):
        return False  # "while most pay in cash, the bank announced a card"
    start, end = reading.tokens[units[first].first].start, reading.tokens[units[after].first].start
    return has_verb(text, 0, start) and not has_verb(text, end, len(text))


def _announces(units: Sequence[Unit]) -> bool:
    """Whether words before a colon name a speaker: capitals only, or "state media"."""
    return units[-1].norm in _SPEAKERS or all(one.capital or one.norm == "." for one in units)


def _owned(units: Sequence[Unit], index: int) -> bool:
    """Whether a word that is verb or noun is no verb here: "Seoul's claim", "the stated aim"."""
    before = units[index - 1] if index else None
    return before is not None and (before.possessive or before.norm in _NOUN_BEFORE)


_UNSURE = frozenset("reportedly allegedly apparently supposedly purportedly".split())
_NOUN_BEFORE = frozenset("the a an its their his her our no any".split())


def _speech(reading: Reading, source: tuple[int, int], cue: tuple[int, int], *, whole: bool) -> Speech:
    """A saying from the units of its source and of its cue; ``whole`` if it covers the words before it too."""
    text, units = reading.text, reading.units

    def place(first: int, last: int) -> tuple[int, int]:
        return reading.tokens[units[first].first].start, reading.tokens[units[last - 1].last - 1].end

    if source[1] == cue[0] and source[1] - source[0] > 1 and units[source[1] - 1].norm in _UNSURE:
        source, cue = (source[0], source[1] - 1), (cue[0] - 1, cue[1])  # "Vega [reportedly told]"
    start, end = place(min(source[0], cue[0]), max(source[1], cue[1]))
    first, last = place(*source)
    covers = ((0, start), (end, len(text))) if whole else ((end, len(text)),)
    return Speech(text[first:last], text[slice(*place(*cue))], first, last, covers)


_THINKING = frozenset(
    """expect expects believe believes believed think thinks hope hopes fear fears doubts doubted suspect suspects
    suspected imagines anticipates""".split()
)
"""Verbs that no subject stands behind: "whose chair, Ana Vega, expects a vote"."""


def _inverted(reading: Reading, verb: int) -> tuple[int, int] | None:
    """The noun phrase after a verb of saying that closes a quotation: "...", said the minister."""
    units = reading.units
    quoted = _closes_quotation(reading, verb)
    transitive = not quoted and units[verb].norm in WITH_THAT | ADDRESSING  # ", urged the two sides to talk"
    if (verb and units[verb - 1].kind not in STOPS) or units[verb].norm in _THINKING or transitive:
        return None
    first, last = verb + 1, phrase_end(units, verb + 1)
    opens = first < last and units[first].norm != "that" and units[first].kind not in {"link", "date", "number"}
    if not opens or any(tagged(reading.text).finite[units[first].first : units[last - 1].last]):
        return None
    named = phrase_end(units, last + 1) if last + 1 < len(units) and units[last].norm == "," else last
    while named < len(units) and abbreviates(units, named):
        named = phrase_end(units, named + 1)
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
