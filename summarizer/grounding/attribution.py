"""Who says it: sources, cues and what they cover (PARC and PolNeAR: source, cue, content).

A source is accepted where it speaks: as the subject of a verb of saying, after "according to", or before a
colon. A name that is merely mentioned ("said of Chad") is no source. The head of the phrase must be named:
"sources from Chad" are not Chad, and "Chad's ministry" is not Chad.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from summarizer.document import Document, Sentence
from summarizer.grounding.names import Names, names_of
from summarizer.grounding.text import Refusal, fold
from summarizer.grounding.units import Reading, Unit, is_title, read_units
from summarizer.grounding.words import same_word

__all__ = ["Speech", "check_attribution", "speeches_in", "speeches_over"]


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


_VERBS = frozenset(
    """said says say told tells tell announced announces announce reported reports report disclosed discloses claimed
    claims claim believed believes believe stated states argued argues added adds noted notes warned warns confirmed
    confirms declared declares suggested suggests suggest wrote writes tweeted alleged alleges denied denies insisted
    insists acknowledged admitted admits emphasised emphasized emphasize emphasises stressed stresses revealed reveals
    explained explains estimated estimates predicted predicts accused promised vowed pledged testified concluded
    assessed assesses commented responded replied hinted indicated indicates think thinks thought expect expects hope
    hopes fear fears recommended called urged asked maintain maintains maintained contend contends contended concede
    concedes conceded assert asserts asserted reiterated remarked recalled cautioned""".split()
)
_MARKS = _VERBS | {"according", ":"}
"""Where a saying is looked for."""
_AMBIGUOUS = frozenset("reports claims states report hope hopes fear fears estimates called thought asked".split())
_NO_SOURCE = frozenset(
    "unknown none null nobody anonymous unspecified unstated author document article text it".split()
)
_PRONOUNS = frozenset("he she they it we i you this that who which one him her them us his their".split())
_STOPS = frozenset({"hard", "comma"})


@lru_cache(maxsize=1024)
def speeches_in(text: str) -> tuple[Speech, ...]:
    """All sayings in a sentence, in order.

    >>> [(one.source, one.cue) for one in speeches_in("Oil is up, according to the ministry, Chad's envoy said.")]
    [('the ministry', 'according to'), ("Chad's envoy", 'said')]
    """
    reading = read_units(text)
    stream, units = reading.tokens, reading.units
    found: list[Speech] = []
    for index, unit in enumerate(units):
        token = stream[unit.first]
        if token.norm not in _MARKS:
            continue
        if unit.kind == "word" and token.norm == "according" and index + 2 < len(units):
            last = _phrase_end(units, index + 2)
            found.append(_speech(reading, (index + 2, last), (index, index + 2), whole=True))
        elif (
            unit.kind in {"word", "adverb"} and token.norm in _VERBS and not token.capital and not _owned(units, index)
        ):
            subject = _subject(units, index) or _inverted(units, index)
            if subject:
                after = index + 1 if subject[0] < index else subject[1]
                while after < len(units) and units[after].kind in {"link", "date", "adverb"}:
                    after += 1
                ends = after >= len(units) or units[after].kind in _STOPS
                found.append(_speech(reading, subject, (index, index + 1), whole=ends))
        elif index and token.norm == ":" and index <= 8 and _announces(units[:index]):
            found.append(_speech(reading, (0, index), (index, index + 1), whole=False))
    for match in _ASIDE.finditer(text):
        start, end = match.span("first") if match["first"] else match.span("last")
        cue = match["cue"] or match["cued"]
        found.append(Speech(text[start:end], cue, start, end, ((0, match.start()), (match.end(), len(text)))))
    return tuple(found)


_ASIDE = re.compile(
    r"^(?P<cue>Per|In the (?:view|words|opinion) of|As (?:reported|stated|announced|claimed) by) (?P<first>[^,]{2,60}),"
    r"|, (?P<cued>per|as (?:reported|stated|announced|claimed) by) (?P<last>[^,.]{2,60})(?=\W*$)"
)
_SPEAKERS = frozenset("media agency ministry source sources official officials report reports radio television".split())


def _announces(units: Sequence[Unit]) -> bool:
    """Whether words before a colon name a speaker: capitals only, or "state media"."""
    return units[-1].norm in _SPEAKERS or all(one.capital or one.norm == "." for one in units)


def _owned(units: Sequence[Unit], index: int) -> bool:
    """Whether a word that is verb or noun belongs to somebody as a noun: "Seoul's claim"."""
    return index > 0 and units[index - 1].possessive


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
            units[last].kind == "word" and not units[last].capital and units[last].norm in _VERBS and last > at + 1
        )
    ):
        last += 1
    return last


def _subject(units: Sequence[Unit], verb: int) -> tuple[int, int] | None:
    """The noun phrase before a verb of saying, back to the border of its clause."""
    last = verb
    while last and (
        units[last - 1].kind in {"adverb", "date"} or units[last - 1].norm in {"has", "have", "had", "also"}
    ):
        last -= 1
    end, close = last, None
    if end and units[end - 1].kind == "comma" and end > 1:
        inner = end - 1
        while inner and units[inner - 1].kind not in _STOPS:
            inner -= 1
        if inner and units[inner - 1].kind == "comma" and inner - 1 > 0:
            named = last - 1 - inner <= 5 and any(unit.name for unit in units[inner : last - 1])
            end, close = inner - 1, last - 1 if named else None  # "the minister, Luis Vega, said"
    if not end or units[end - 1].kind in {"link", "be", "hard", "comma"} or units[end - 1].norm in {"not", "to"}:
        return None
    first = end
    while (
        first and units[first - 1].kind not in _STOPS and units[first - 1].norm not in {"that", "but", "while", "when"}
    ):
        before = units[first - 1]
        if before.kind == "be" or (before.kind == "word" and not before.capital and before.norm in _VERBS - _AMBIGUOUS):
            break
        first -= 1
    while first < end and units[first].kind in {"adverb", "date", "link"}:
        first += 1
    ambiguous = units[verb].norm in _AMBIGUOUS and not any(unit.name for unit in units[first:end])
    return None if first >= end or ambiguous else (first, close or end)


def _inverted(units: Sequence[Unit], verb: int) -> tuple[int, int] | None:
    """The noun phrase after a verb of saying that closes a quotation: "...", said the minister."""
    if verb and units[verb - 1].kind not in _STOPS:
        return None
    first, last = verb + 1, _phrase_end(units, verb + 1)
    return (first, last) if first < last and units[first].norm != "that" else None


def speeches_over(sentence: Sentence, start: int = 0, end: int | None = None) -> list[Speech]:
    """The sayings that cover a stretch of a sentence (offsets in the sentence), outermost first."""
    stop = len(sentence.text) if end is None else end
    return [one for one in speeches_in(sentence.text) if one.over(start, stop)]


def _content(text: str) -> list[Unit]:
    return [unit for unit in read_units(text).units if unit.content]


def _matches(unit: Unit, other: Unit) -> bool:
    if unit.state or other.state:
        return unit.state == other.state
    return same_word(unit.norm, other.norm)


def _names_source(source: str, phrase: str, names: Names) -> bool:
    """Whether a source is the one that a phrase names: all its words are there, and the head among them."""
    wanted, given = _content(source), _content(phrase)
    if not wanted or not given:
        return False
    plain = [unit for unit in wanted if not is_title(unit)]
    words = tuple(word for unit in plain for word in unit.norm.split())
    shorter = (" ".join(word.capitalize() for word in form) for form in names.short_forms(words))
    forms = [wanted, *(_content(form) for form in shorter)]
    heads = _heads(phrase)
    return any(form and _speaks(form, given, heads, phrase) for form in forms)


def _speaks(form: Sequence[Unit], given: Sequence[Unit], heads: Sequence[Unit], phrase: str) -> bool:
    """Whether the words of a source are those of a phrase, with its head; a state must be the phrase itself."""
    if not all(any(_matches(one, other) for other in given) for one in form):
        return False
    stated = all(one.state for one in form)
    return any(_matches(one, head) for head in heads for one in form) and (not stated or _state_head(phrase))


def _heads(phrase: str) -> list[Unit]:
    """The words that may name who speaks: the last word before the first preposition, and a name at the end."""
    units = [unit for unit in read_units(phrase).units if unit.kind != "quiet"]
    front: list[Unit] = []
    for unit in units:
        if unit.kind in {"link", "comma"} and unit.norm != "and":
            break
        front.append(unit)
    heads = [unit for unit in front if unit.content][-1:]
    content = [unit for unit in units if unit.content]
    if heads and is_title(heads[0]) and content[-1].name and not content[-1].state:
        heads.append(content[-1])
    titles = [unit for unit in front if is_title(unit)]
    return [*heads, *titles]


def _state_head(phrase: str) -> bool:
    """Whether a phrase is a state itself: "North Korea", not "North Korea's ministry"."""
    content = _content(phrase)
    return all(unit.state for unit in content) and content[-1].kind == "state"


def check_attribution(
    document: Document, sentences: Sequence[Sentence], source: str, cue: str | None = None
) -> Refusal | None:
    """Whether a source speaks in the sentences cited, or in the sentence beside them.

    Where a sentence cited names its own speaker, the sentences beside it do not count.
    """
    folded = fold(source).split()
    if not folded or set(folded) <= _NO_SOURCE:
        return Refusal("attribution", source, "This names no source; leave the attribution empty instead.")
    if set(folded) <= _PRONOUNS:
        return Refusal("attribution", source, "A pronoun names no source; give the name.")
    numbers = {one.number for one in sentences}
    near = {number + step for number in numbers for step in (-1, 1)} - numbers
    beside = [one for one in document.sentences if one.number in near and one.content]
    names = names_of(document)
    own = [(one, speech) for one in sentences if one.content for speech in speeches_in(one.text)]
    spoken = [pair for pair in own if not set(fold(pair[1].source).split()) <= _PRONOUNS]
    places = own if spoken else [*own, *((one, speech) for one in beside for speech in speeches_in(one.text))]
    speaking = [(one, speech) for one, speech in places if _names_source(source, speech.source, names)]
    if not speaking:
        there = ", ".join(f"'{speech.source}'" for _, speech in spoken) or "nobody"
        return Refusal("attribution", source, f"'{source}' does not speak there; {there} does.")
    if cue is None:
        return None
    needle = fold(cue)
    if not any(needle in fold(one.text) for one in (*sentences, *beside)):
        return Refusal("cue", cue, f"The words '{cue}' do not stand in the evidence.")
    if not any(set(fold(speech.cue).split()) & set(needle.split()) for _, speech in places):
        return Refusal("cue", cue, f"'{cue}' is not what marks the saying there.")
    return None
