"""What a text names as states: those that the table knows, and names that it uses as states.

A name that the table does not know is used as a state where the text speaks of its kingdom or republic, of its
president or parliament, or of what is its own by an adjective made from it ("Ostrelia", "Ostrelian gas"); and where it
is named beside one such ("Arvenia and Lusk") in a text that speaks of two countries.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from summarizer.document import Document, Sentence
from summarizer.grounding.actors.homelands import homelands
from summarizer.grounding.language.calendar import MONTH_WORDS, WEEKDAY_WORDS
from summarizer.grounding.language.names import names_of
from summarizer.grounding.language.text import fold
from summarizer.grounding.language.words import TITLES
from summarizer.states import State, find_state, states_in

__all__ = ["can_be_party", "known_states", "unknown_states"]

_NAME = r"[A-Z][\w’'-]*[a-z](?:[ -][A-Z][\w-]*[a-z]){0,2}"
_KINDS = (
    "Republic|Kingdom|Federation|Principality|Sultanate|Emirate|Grand Duchy|Duchy|Commonwealth|Union|Khanate|Empire"
    "|Confederation|Free State|Tsardom|Imamate"
)
_ORGANS = (
    "president|prime minister|king|queen|emperor|government|parliament|senate|national assembly|foreign minist(?:er|ry)"
    "|defen[cs]e minist(?:er|ry)|energy minist(?:er|ry)|finance minist(?:er|ry)|ambassador|navy|army|cabinet"
)
_LEADERS = "President|Prime Minister|King|Queen|Foreign Minister|Defen[cs]e Minister|Chancellor|Premier"
_BLOCS = "EU|NATO|ASEAN|ECOWAS|EFTA|CARICOM|EAEU|Mercosur|MERCOSUR"
_ORGANISATIONS = re.compile(
    rf"\b(?:European Union|African Union|European Community|Eurasian Economic Union|{_BLOCS})\b(?![-–])"
)
_IN_FULL = {"EU": "European Union", "EAEU": "Eurasian Economic Union", "MERCOSUR": "Mercosur"}
_UNION = re.compile(
    r"(?<!rade )(?<!redit )\bUnion\b|\b(?:Communit(?:y|ies)|Nations|Organi[sz]ation|League|Council of Europe"
    rf"|{_BLOCS}|(?:World|Development) Bank|(?:Monetary|Investment) Fund|(?:Energy|Space) Agency)\b"
)
"""An organisation of states, which can be party to a treaty."""
_FULL = re.compile(rf"\b((?:{_KINDS}) of (?:the )?({_NAME}))")
_REALM = re.compile(rf"\A(?:[Tt]he )?(?:(?:[Gg]overnment of (?:the )?)?(?:{_KINDS}) of (?:the )?)?")
_OWN = (
    re.compile(rf"\b({_NAME})[’']s?(?: (?:new|then|own|former))? (?i:{_ORGANS})\b"),
    re.compile(rf"\b(?:{_LEADERS})(?: {_NAME})? of ({_NAME})"),
    re.compile(rf"\b(?:[Gg]overnment|[Pp]arliament|[Ff]oreign [Mm]inistry) of ({_NAME})"),
    re.compile(rf"\A[A-Z][\w’' -]{{2,30}}, ({_NAME}) (?:\([^)]{{2,40}}\) )?[—–-] "),
)
_ENDINGS = ("n", "an", "ian", "i", "ese", "ish", "er")
_PEOPLE = ("ns", "ans", "ians", "ers", "rs")
_NAMES = re.compile(rf"\b{_NAME}")
_NO_NAME = (
    MONTH_WORDS
    | WEEKDAY_WORDS
    | frozenset(
        """the this that party parties treaty agreement convention africa europe asia
    america oceania korea congo""".split()
    )
)
_TWO_STATES = re.compile(
    r"\b(?:[Bb]oth|[Tt]wo|[Nn]either|[Tt]hree|[Ff]our|[Ff]ive|[Oo]ther|[Ff]irst) "
    r"(?:countr|state|nation|government|neighbour|neighbor|part(?:y|ies|ners)\b)"
)
_LISTED = re.compile(r"\b((?:[A-Z][a-zà-ÿ]{2,}, )+[A-Z][a-zà-ÿ]{2,}) and ([A-Z][a-zà-ÿ]{2,})(?=,? the other parties\b)")
"""A list of which the text says that it is one of states, members of one treaty."""
_PAIR = re.compile(r"\b([A-Z][a-zà-ÿ]{2,}) and ([A-Z][a-zà-ÿ]{2,})\b(?! [A-Z])")
_BETWEEN = re.compile(
    r"\b(?:[Tt]reaty|[Cc]onvention|[Pp]act)\b[^.;:]{0,60}?"
    r"\bbetween ([A-Z][a-zà-ÿ]{2,}) and ([A-Z][a-zà-ÿ]{2,})\b(?! [A-Z])"
)
_ADJECTIVE = re.compile(rf"\b({_NAME})\b(?= (?:[a-z]|{_LEADERS}))")


def known_states(sentences: Sequence[Sentence]) -> list[str]:
    """The states that sentences name or speak of by an adjective, and unions of states, each as first named.

    >>> from summarizer.document import Document
    >>> known_states(Document.from_text("Chad and the Malian president met in Oslo.").sentences)
    ['Chad', 'Mali']
    """
    found: dict[State | str, str] = {}
    named: set[State] = set()
    for sentence in sorted(sentences, key=lambda one: one.role == "title"):
        for one in states_in(sentence.text):
            if one.kind == "name" and one.state not in named:
                named.add(one.state)
                found[one.state] = " ".join(one.text.split())
            elif one.kind == "demonym":
                found.setdefault(one.state, one.state.name)
        for match in _ORGANISATIONS.finditer(sentence.text):
            found.setdefault(_IN_FULL.get(match.group(), match.group()), match.group())
    return list(found.values())


@lru_cache(maxsize=2048)
def can_be_party(document: Document, name: str) -> bool:
    """Whether a name is that of a state or of an organisation of states, as far as the table or the document shows.

    >>> document = Document.from_text("The National Assembly backed the treaty of Arvenia's president.")
    >>> can_be_party(document, "Arvenia"), can_be_party(document, "National Assembly")
    (True, False)
    """
    if find_state(name) or _UNION.search(name):
        return True
    plain = fold(_REALM.sub("", name.strip()))
    return plain in homelands(document) or any(fold(_REALM.sub("", one)) == plain for one in unknown_states(document))


@lru_cache(maxsize=64)
def unknown_states(document: Document) -> tuple[str, ...]:
    """Names that a text uses as those of states and that the table does not know, full forms first.

    >>> from summarizer.document import Document
    >>> unknown_states(Document.from_text("The Kingdom of Luskia signed. Arvenia's president did not."))
    ('Kingdom of Luskia', 'Arvenia')
    """
    text = "\n".join(sentence.text for sentence in document.sentences if sentence.content)
    titled = [*_FULL.finditer(text)]
    known = [(one.start, one.end) for one in states_in(text)] if titled else []

    def is_new(start: int, end: int) -> bool:
        return not any(first < end and start < last for first, last in known)

    full = {match.group(2): match.group(1) for match in titled if is_new(*match.span(2))}
    used = [match for pattern in _OWN[:-1] for match in pattern.finditer(text)]
    used += [match for sentence in document.sentences for match in _OWN[-1].finditer(sentence.text)]
    short = dict.fromkeys(match.group(1) for match in used)
    adjectives = {match.group(1).split()[-1] for match in _ADJECTIVE.finditer(text)}
    names = dict.fromkeys(_NAMES.findall(text))
    lasts = {name.split()[-1] for name in names}
    for name in names:
        last = name.split()[-1]
        if any(f"{last}{ending}" in adjectives for ending in _ENDINGS) or not lasts.isdisjoint(
            f"{last}{ending}" for ending in _PEOPLE
        ):
            short.setdefault(name)
    persons = names_of(document).shorts
    if _TWO_STATES.search(text):
        for first, second in _PAIR.findall(text):
            if (first in short) != (second in short) and not {first.casefold(), second.casefold()} & persons.keys():
                short |= dict.fromkeys((first, second))
    for names_listed, last in _LISTED.findall(text):
        short |= dict.fromkeys((*names_listed.split(", "), last))
    for first, second in _BETWEEN.findall(text):
        if {first, second} & short.keys():
            short |= dict.fromkeys((first, second))
    own = [name for name in short if name not in full and _is_name(name) and not states_in(name)]
    return (*full.values(), *own)


def _is_name(name: str) -> bool:
    return {word.casefold() for word in name.split()}.isdisjoint(_NO_NAME | TITLES)
