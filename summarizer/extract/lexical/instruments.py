"""Which instrument a text is about, and which others it names.

An instrument is named ("the Quito Accord") or called by its kind ("a defence pact", "the treaty"). The one that the
text is about is told of first. Others are those that are replaced, recalled, quoted or merely compared.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from summarizer.document import Document, Sentence
from summarizer.extract.drafts import WireInstrument
from summarizer.extract.lexical.about import BINDING, Read, elsewhere, of_subject, partner_in, points_away, with_dated
from summarizer.extract.lexical.mentions import Mention, mentions_in
from summarizer.extract.lexical.titles import InstrumentName, is_heading, names_in
from summarizer.grounding import act_cues
from summarizer.grounding.language.text import Token, tokens
from summarizer.grounding.language.units import read_units
from summarizer.grounding.language.words import BE, LINKS, QUIET, bases
from summarizer.grounding.parties.partners import MADE
from summarizer.grounding.parties.related import another_treaty, treaty_with_third
from summarizer.states import states_in

__all__ = ["Named", "Subject", "subject_of"]

_TYPES: dict[str, WireInstrument] = {
    "treaty": "treaty",
    "pact": "treaty",
    "agreement": "agreement",
    "accord": "agreement",
    "deal": "agreement",
    "compact": "agreement",
    "convention": "convention",
    "covenant": "convention",
    "protocol": "protocol",
    "charter": "charter",
    "statute": "charter",
    "memorandum": "memorandum",
    "declaration": "declaration",
    "exchange": "exchange of notes",
    "arrangement": "agreement",
    "arrangements": "agreement",
    "concordat": "treaty",
}
_LOOSE = frozenset("pact deal".split())
"""Words of the press for any instrument: one of the plain words, if the text has one, tells the type."""
_PLAIN = frozenset("treaty agreement accord".split())

_CALLED = frozenset("known called named dubbed formally officially titled entitled termed formal".split())
_OWN_TEXT = re.compile(r"\b[Tt]his (Treaty|Agreement|Convention|Protocol|Charter|Pact|Accord|Covenant|Memorandum)\b")
_CONSENT = re.compile(r"\b(?:[Rr]atif|[Aa]cced|[Aa]ccession)")
_OPEN = re.compile(
    r"\b(?:[Dd]epositary|[Ss]tates? [Pp]art(?:y|ies)|acced(?:es?|ed)|(?:\d{2,}|all|other|new|original) signatories"
    r"|open(?:ed)? for signature"
    r"|signed (?:on ?to|up to) the|only (?:\d+|[a-z]+) (?:states |countries |nations )?have ratified)\b"
)
_NO_ACTS = frozenset({"announcement", "other", "withdrawal", "termination"})
_TWO_WORDS = 2
_FIRST = 3
_LATE = 5


@dataclass(frozen=True, slots=True)
class Named:
    """The name of an instrument and the number of a sentence that gives it."""

    text: str
    sentence: int


@dataclass(frozen=True, slots=True)
class Subject:
    """The instrument that a text is about.

    Attributes:
        title: its name, if the text gives one.
        type: what the text calls it.
        sentences: the sentences that speak of it, and of no other.
        related: other instruments that the text names.
        aside: whether the text names it once only and tells of no act on it.
        prominent: whether the text tells of it early or often.
        contested: whether the text says that there is no such thing.
        elsewhere: the numbers of the sentences that speak of other instruments only.
        open: whether states can join it, so that a signature alone makes no party.
    """

    title: Named | None
    type: WireInstrument
    sentences: tuple[Sentence, ...]
    related: tuple[Named, ...]
    aside: bool
    prominent: bool
    contested: bool
    elsewhere: frozenset[int]
    open: bool


@lru_cache(maxsize=4)
def subject_of(document: Document) -> Subject | None:
    """The instrument that a text is about; None if it speaks of none, or only once and in passing.

    >>> subject = subject_of(Document.from_text("Chad and Mali signed the Quito Accord. It replaces the Lima Pact."))
    >>> subject.title.text, subject.type, [one.text for one in subject.related]
    ('Quito Accord', 'agreement', ['Lima Pact'])
    """
    content = [_reading(document, sentence) for sentence in document.sentences if sentence.content]
    read = with_dated(_without_headlines(content))
    body = [one for one in read if one.sentence.role != "title"] or read
    spoken = [at for at, one in enumerate(body) if one.names or one.of_this]
    headed = any(one.of_this or one.names for one in read if one.sentence.role == "title")
    if not spoken and not headed:
        return None
    in_passing = bool(spoken) and spoken[0] >= max(_LATE, len(body) / 2) and len(spoken) < 3
    if in_passing and not headed and not any(_CONSENT.search(one.sentence.text) for one in read):
        return None
    own_text = any(_OWN_TEXT.search(one.sentence.text) for one in read)
    main = _heading(read) or (_told_of(body) if own_text else _main(body) or _headlined(read, body))
    own = _own_names(read, main)
    return Subject(
        title=Named(main[1].text, main[0].sentence.number) if main else None,
        type=_type(body, read, main),
        sentences=tuple(one.sentence for one in of_subject(read, own)),
        related=_related(document, read, main, own),
        aside=not headed and len(spoken) == 1 and _merely_named(body, spoken[0]),
        prominent=headed or _prominent(body, spoken),
        contested=any(mention.meant == "none" for one in read for mention in one.mentions),
        elsewhere=elsewhere(read, own),
        open=any(_OPEN.search(one.sentence.text) for one in read),
    )


def _merely_named(body: Sequence[Read], at: int) -> bool:
    """Whether the only sentence that speaks of an instrument comes late and tells of no act on it."""
    text = body[at].sentence.text
    made = not MADE.isdisjoint(token.norm for token in tokens(text))
    return at > 0 and not body[at].names and not made and not any(cue.act in BINDING for cue in act_cues(text))


def _prominent(body: Sequence[Read], spoken: Sequence[int]) -> bool:
    """Whether a text tells of an instrument early and more than once, or opens with an act on it."""
    if len(spoken) > 1 and spoken[0] < max(_FIRST, len(body) // 4):
        return True
    opens = spoken[:1] == [0] and any(cue.act not in _NO_ACTS for cue in act_cues(body[0].sentence.text))
    return opens or len(spoken) > _FIRST


def _reading(document: Document, sentence: Sentence) -> Read:
    names = names_in(sentence)
    spans = [range(name.first, name.last) for name in names]
    mentions = [one for one in mentions_in(sentence.text) if not any(one.at in span for span in spans)]
    opens = "\n" in document.text[max(0, sentence.start - 2) : sentence.start]
    partner = partner_in(sentence.text) if names or mentions else ""
    states = frozenset(unit.state for unit in read_units(sentence.text).units if unit.state) if partner else frozenset()
    return Read(sentence, names, tuple(mentions), opens, partner, states)


def _without_headlines(read: Sequence[Read]) -> list[Read]:
    """What was read, less the names that only the capitals of a headline make: "Senate Backs Fish Treaty"."""
    own_text = any(_OWN_TEXT.search(one.sentence.text) for one in read)
    named = {name.text for one in read if one.sentence.role != "title" for name in one.names}
    if own_text:
        return [*read]
    return [
        replace(one, names=tuple(name for name in one.names if name.headed or name.text in named))
        if one.sentence.role == "title" and _is_capitals(one.sentence.text)
        else one
        for one in read
    ]


def _is_capitals(text: str) -> bool:
    """Whether a headline has a capital on every word that counts, so that a capital makes no name."""
    return not any(one.kind == "word" and not one.capital and one.norm not in _GRAMMAR for one in tokens(text)[1:])


_GRAMMAR = LINKS | QUIET | BE


def _heading(read: Sequence[Read]) -> tuple[Read, InstrumentName] | None:
    """The title above the text of an instrument."""
    return next(((one, one.names[0]) for one in read[:_FIRST] if one.names and is_heading(one.sentence)), None)


def _main(body: Sequence[Read]) -> tuple[Read, InstrumentName] | None:
    """The name of the instrument that a text tells of."""
    first = next((one for one in body[: max(_FIRST, len(body) // 4)] if one.names or one.of_this), None)
    for one in body:
        for name in one.names:
            if not name.inner and not points_away(one.sentence.text, name) and _is_it(one, name, first, body):
                return one, name
    return None


def _told_of(body: Sequence[Read]) -> tuple[Read, InstrumentName] | None:
    """The name of what was signed, says a text that goes on with "this Treaty": a communiqué, no treaty's own text."""
    for one in body:
        text = one.sentence.text
        made = [cue.first for cue in act_cues(text) if cue.act in BINDING and not cue.noun]
        for name in one.names:
            behind = [token.norm for token in tokens(text)[name.last : name.last + 3]]
            told = bool(_MADE_BY & set(behind)) and any(name.last < at <= name.last + 3 for at in made)
            if told and not name.inner and not points_away(text, name) and not _CITED.match(text):
                return one, name
        if _OWN_TEXT.search(text):
            return None
    return None


_MADE_BY = frozenset("was were is been".split())
_CITED = re.compile(r"(?:[Ww]hereas|[Cc]onsidering|[Nn]oting|[Rr]ecalling|[Hh]aving|[Dd]esir\w+)\b")


def _headlined(read: Sequence[Read], body: Sequence[Read]) -> tuple[Read, InstrumentName] | None:
    """The name in a title of which the body says no more than "the Agreement"."""
    called = {mention.head for one in body for mention in one.mentions if mention.meant == "this"}
    named = {name.head for one in body for name in one.names if not name.inner}
    return next(
        (
            (one, name)
            for one in read[:_FIRST]
            if one.sentence.role == "title"
            for name in one.names
            if not name.inner and name.head in called - named and not points_away(one.sentence.text, name)
        ),
        None,
    )


def _is_it(one: Read, name: InstrumentName, first: Read | None, body: Sequence[Read]) -> bool:
    """Whether a name is that of the instrument that the text is about."""
    text = one.sentence.text
    stream = tokens(text)
    if _CALLED & {token.norm for token in stream[max(0, name.first - 3) : name.first]}:
        return True
    introduced = any(
        mention.introduced and mention.meant == "this" and not _explains(stream, name, mention)
        for mention in one.mentions
    )
    if one is first:
        return not introduced
    earlier = body[: body.index(one)]
    heads = {mention.head for each in earlier for mention in each.mentions if mention.meant == "this"}
    later = any(
        mention.head == name.head and mention.meant == "this" and not mention.introduced and not each.names
        for each in body[body.index(one) :]
        for mention in each.mentions
    )
    if name.head not in heads and later:
        return True
    dealt_with = _dealt_with(text, stream, name) or (first is not None and _called_after(stream, name, first))
    if name.head in heads and not introduced and _is_sole(name, body) and dealt_with:
        return True
    acts = any(cue.act in BINDING and not cue.noun for cue in act_cues(text))
    start = stream[name.first].start
    quoted = start > 0 and text[start - 1] in "\"“‘'«"
    return acts and not introduced and (quoted or (name.head in heads and " between " in name.text))


_DECIDED = re.compile(
    r"\b(?:blessing|nod|consent|assent|backing|green light|approv\w+|vot(?:e|ed)|reject\w*|passed|clear(?:s|ed)"
    r"|articles? [\dIVX]+(?: (?:to|and) [\dIVX]+)? of)\b",
    re.IGNORECASE,
)


def _is_sole(name: InstrumentName, body: Sequence[Read]) -> bool:
    """Whether a text names no other instrument."""
    return {other.text for each in body for other in each.names if not other.inner} == {name.text}


def _explains(stream: Sequence[Token], name: InstrumentName, mention: Mention) -> bool:
    """Whether a word for an instrument only says what the one before it is: "the Lima Protocol, a treaty that"."""
    behind = [token.norm for token in stream[name.last : name.last + _TWO_WORDS]]
    return behind[:1] == [","] and behind[1:] in (["a"], ["an"]) and name.last < mention.at <= name.last + _LATE


def _called_after(stream: Sequence[Token], name: InstrumentName, first: Read) -> bool:
    """Whether a name has a word of the sentence that told of an instrument first: what it is on, where it applies."""
    own = [one for one in stream[name.first : name.last] if one.capital and one.norm != name.head]
    dated = any(one.kind == "number" for one in stream[name.first : name.last])
    told = {base for one in tokens(first.sentence.text) for base in bases(one.norm)}
    shared = any(told & bases(one.norm) for one in own if not states_in(one.norm.title()))
    return not dated and name.first > 0 and stream[name.first - 1].norm == "the" and shared


def _dealt_with(text: str, stream: Sequence[Token], name: InstrumentName) -> bool:
    """Whether the clause before a name acts or decides on it, or tells of its articles: "voted on the Lima Pact"."""
    before = text[: stream[name.first].start]
    clause = max(before.rfind(mark) for mark in ".;:") + 1
    acts = any(cue.act not in _NO_ACTS and clause <= stream[cue.first].start for cue in act_cues(before))
    return stream[name.first - 1].norm == "the" and (acts or bool(_DECIDED.search(before, clause)))


def _own_names(read: Sequence[Read], main: tuple[Read, InstrumentName] | None) -> set[str]:
    """The names that mean the instrument that the text is about: its title, shortened, by initials or by its states."""
    if main is None:
        return set()
    title = main[1]
    whole = title.text.casefold()
    own = {whole}
    own |= {
        plain
        for one in read
        for name in one.names
        if (plain := name.text.casefold()).startswith(whole)
        or (not name.inner and (_short_for(name, title) or _informal(name, title)))
        or (one is main[0] and _called_so(one.sentence.text, title, name))
    }
    return own


def _short_for(name: InstrumentName, title: InstrumentName) -> bool:
    words, whole = name.text.casefold().split(), title.text.casefold().split()
    if name.head != title.head:
        return words[0] == whole[0] and len(words) == len(whole) == _TWO_WORDS  # "Elvar Pact", "Elvar Treaty"
    if set(words) <= set(whole) or (words[1] == "of" and words[2].isdigit()):
        return True  # "the Convention of 3 May 1971" is the one told of
    initials = "".join(word[0] for word in "-".join(whole).split("-") if word)
    by_letters = len(words) == _TWO_WORDS and _in_order(words[0], initials)
    return by_letters or (len(words) <= _TWO_WORDS + 1 and bool(states_in(name.text)) and not words[-1].isdigit())


def _informal(name: InstrumentName, title: InstrumentName) -> bool:
    """Whether a name that leaves its head small only calls the one told of by its place: "the Lima protocol"."""
    return name.head == title.head and name.text.endswith(f" {name.head}") and not title.text.endswith(name.head)


def _called_so(text: str, title: InstrumentName, name: InstrumentName) -> bool:
    """Whether another name stands behind a title as its own: "Convention on Cables (the “Lima Convention”)"."""
    stream = tokens(text)
    between = text[stream[title.last - 1].end : stream[name.first].start] if title.last <= name.first else ""
    return bool(_ALSO.fullmatch(between))


_ALSO = re.compile(
    r"\W*\((?:the |hereinafter (?:called |referred to as )?(?:the )?|also )?[\"“'‘]*"
    r"|,? (?:also |better |commonly |widely |otherwise )*(?:known|called|dubbed) (?:as )?(?:the )?[\"“'‘]*"
    r"|,? or (?:the )?[\"“'‘]*"
)
"""What stands between a title and another name of the same instrument."""


def _in_order(letters: str, initials: str) -> bool:
    rest = iter(initials)
    return len(letters) > 1 and all(letter in rest for letter in letters)


def _related(
    document: Document, read: Sequence[Read], main: tuple[Read, InstrumentName] | None, own: set[str]
) -> tuple[Named, ...]:
    """Other instruments that the text names; without a title only those that cannot be the one it is about."""
    found: dict[str, Named] = {}
    for one in read:
        for told in (*another_treaty(one.sentence.text), *treaty_with_third(document, one.sentence)):
            found.setdefault(told.casefold(), Named(told, one.sentence.number))
        for name in one.names:
            plain = name.text.casefold()
            other = main is not None or name.inner or points_away(one.sentence.text, name)
            if _is_dated_only(plain) and (main is None or {name.head, main[1].head} <= _PLAIN | _LOOSE):
                continue  # "the Treaty of 1990" may be the pact that the text is about
            part = any(plain in each and each != plain for each in own) and not name.inner
            if plain not in own and other and not part and not _defined(one.sentence.text, name):
                found.setdefault(plain, Named(name.text, one.sentence.number))
    return tuple(one for plain, one in found.items() if not any(each.startswith(f"{plain} of ") for each in found))


def _is_dated_only(plain: str) -> bool:
    """Whether a name says no more than the kind and the year: "Protocol of 2011"."""
    words = plain.split()
    return len(words) == _TWO_WORDS + 1 and words[1] == "of" and words[2].isdigit()


def _defined(text: str, name: InstrumentName) -> bool:
    """Whether a name is only a short form that the text lays down: "(hereinafter 'the Joint Declaration of 2023')"."""
    return "hereinafter" in {token.norm for token in tokens(text)[max(0, name.first - 3) : name.first]}


def _type(body: Sequence[Read], read: Sequence[Read], main: tuple[Read, InstrumentName] | None) -> WireInstrument:
    """What the text calls the instrument: its title does, or the first plain word for it."""
    if main is not None:
        return _TYPES[main[1].head]
    own = [found.group(1).casefold() for one in body for found in _OWN_TEXT.finditer(one.sentence.text)]
    if own:
        return _TYPES[Counter(own).most_common(1)[0][0]]
    heads = [mention.head for one in (*body, *read) for mention in one.mentions if mention.meant == "this"]
    if heads[:1] and heads[0] in _LOOSE:
        heads = [*(head for head in heads if head in _PLAIN), *heads]
    return _TYPES[heads[0]] if heads else "other"
