"""What a text calls the instrument that it is about: by its title, its kind, and the states that it is between."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice

from summarizer.document import Document, Sentence
from summarizer.grounding.acts.words import has
from summarizer.grounding.language.calendar import MONTH_WORDS, WEEKDAY_WORDS
from summarizer.grounding.language.lexicon import anywhere
from summarizer.grounding.language.text import tokens
from summarizer.grounding.language.words import INSTRUMENTS
from summarizer.states import states_in

__all__ = ["ABOUT", "SPECIFIC", "TITLED", "in_title", "kinds_of", "lead_of", "naming", "sides_of", "singular"]

ABOUT = anywhere(
    """treat(?:y|ies) agreements? pacts? accords? conventions? protocols? deals? charter memorand(?:um|a) alliance
    instruments? declaration covenant compact ratifications? accession text document draft it amendments? arrangement
    statute order"""
)
"""Words for the instrument at hand."""
_TIMES = "|".join(word.capitalize() for word in sorted(MONTH_WORDS | WEEKDAY_WORDS))
TITLED = re.compile(
    r"(?:[A-Z][\w’-]+ )+(?:Agreement|Treaty|Convention|Pact|Accord|Protocol|Charter|Compact|Memorandum|Framework)\b"
    r"|(?:Agreement|Treaty|Convention|Pact|Accord|Protocol|Charter|Memorandum|Notes)"
    rf" (?:on|of|for|concerning)(?: the)? (?!(?:{_TIMES})\b)[A-Z][\w’-]+"
)
SPECIFIC = frozenset("convention protocol charter memorandum statute covenant compact".split())
"""Kinds that are not said of a treaty of another kind, as "pact" or "deal" is."""
_LEAD = 4
_OPENING = 2
_SINGULAR = {"treaties": "treaty", "memoranda": "memorandum"}
_MOTHER = re.compile(
    r"\b(?:protocol|amendments?|annex|agreement|arrangement|notes|declaration)\b[^.;:]*?"
    r"\b(?:to|under|(?:amend|revis|supplement|rewrit|replac|implement|modify|updat|supersed)\w*)"
    r" (?:the |a |an |its |their )?(?:[\w’'-]+ ){0,6}\Z"
)
"""Words before the name of an instrument that make of the one told of its child: "a protocol to the 1994"."""


@lru_cache(maxsize=64)
def naming(document: Document) -> tuple[Sentence, ...]:
    """The first sentences of a text that speak of an instrument."""
    return tuple(islice((one for one in document.sentences if one.content and has(ABOUT, one.text)), _LEAD))


@lru_cache(maxsize=64)
def lead_of(document: Document) -> str:
    """The headline and the first sentences on an instrument, in small letters; empty if they give no title.

    >>> lead_of(Document.from_text("Peru ratified the Oslo Treaty. It is new."))
    'peru ratified the oslo treaty.'
    """
    found = naming(document)
    heads = [one for one in document.sentences if one.role == "title"]
    texts = [document.title or "", *(one.text for one in heads)]
    titled = next((at for at, one in enumerate(found) if TITLED.search(one.text)), len(found))
    lead = " ".join(" ".join([*texts, *(one.text for one in found[: titled + 1])]).split())
    return lead.casefold() if TITLED.search(lead) else ""


def _opening(document: Document, count: int) -> list[str]:
    heads = [one.text for one in document.sentences if one.role == "title"]
    return [document.title or "", *heads, *(one.text for one in naming(document)[:count])]


def _before(document: Document, sentence: Sentence) -> int:
    """How many of the first sentences on an instrument stand before a sentence."""
    return sum(one.number < sentence.number for one in naming(document))


def singular(word: str) -> str:
    """The singular of a word for an instrument.

    >>> singular("treaties"), singular("pacts"), singular("pact")
    ('treaty', 'pact', 'pact')
    """
    return _SINGULAR.get(word, word.removesuffix("s"))


def kinds_of(document: Document, sentence: Sentence) -> tuple[frozenset[str], frozenset[str]]:
    """What a text calls instruments up to a sentence: the one that it is about, and one that this one only adds to.

    >>> document = Document.from_text("The protocol to the 1994 convention was signed by Peru. It is new.")
    >>> own, mother = kinds_of(document, document.sentences[1])
    >>> sorted(own), sorted(mother)
    (['protocol'], ['convention'])
    """
    return _kinds(document, _before(document, sentence))


@lru_cache(maxsize=256)
def _kinds(document: Document, count: int) -> tuple[frozenset[str], frozenset[str]]:
    own: set[str] = set()
    mother: set[str] = set()
    for text in _opening(document, count):
        words = " ".join(text.split()).casefold()
        for token in tokens(words):
            if token.norm in INSTRUMENTS:
                (mother if _MOTHER.search(words[: token.start]) else own).add(singular(token.norm))
        if own & SPECIFIC:
            break  # a protocol told of further on is another instrument
    return frozenset(own), frozenset(mother - own)


def sides_of(document: Document, sentence: Sentence) -> frozenset[str]:
    """The states that the beginning of a text names, up to a sentence.

    >>> document = Document.from_text("Peru and Chile signed a pact. Mali did not sign it.")
    >>> sorted(sides_of(document, document.sentences[1]))
    ['CHL', 'PER']
    """
    return _sides(document, min(_before(document, sentence), _OPENING))


@lru_cache(maxsize=256)
def _sides(document: Document, count: int) -> frozenset[str]:
    named = (one for text in _opening(document, count) for one in states_in(text))
    return frozenset(one.state.key for one in named)


_IN_TITLE = re.compile(
    r"(?:Agreement|Treaty|Convention|Pact|Accord|Protocol|Charter|Memorandum)"
    r"(?:\s(?:[A-Z][\w’-]*|to|on|of|for|the|and|in|at|against|with|between|concerning|by))+"
)


def in_title(document: Document, text: str, start: int, end: int) -> bool:
    """Whether what follows "in" is part of the name of an instrument and no place: a place is never in small letters.

    >>> document = Document.from_text("Peru joined the Convention on Trade in Rare Birds. Rare birds are sold.")
    >>> in_title(document, document.sentences[0].text, 39, 49)
    True
    """
    if not any(one.start() < start and end <= one.end() for one in _IN_TITLE.finditer(text)):
        return False
    words = [token.norm for token in tokens(text[start:end]) if token.capital]
    small = {token.norm for one in document.sentences for token in tokens(one.text) if not token.capital}
    return not small.isdisjoint(words)
