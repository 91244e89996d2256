"""What a text names as states: those that the table knows, and names that it uses as states.

A name that the table does not know is used as a state where the text speaks of its kingdom or republic, of its
president or parliament, or of what is its own by an adjective made from it ("Ostrelia", "Ostrelian gas"); and where it
is named beside one such ("Arvenia and Lusk") in a text that speaks of two countries.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from summarizer.document import Document, Sentence
from summarizer.grounding.actors.homelands import homelands
from summarizer.grounding.actors.participants import Span, mentions
from summarizer.grounding.language.calendar import MONTH_WORDS, WEEKDAY_WORDS
from summarizer.grounding.language.companies import COMPANIES
from summarizer.grounding.language.names import names_of
from summarizer.grounding.language.text import fold
from summarizer.grounding.language.units import Reading, read_units
from summarizer.grounding.language.words import TITLES
from summarizer.states import State, find_state, states_in

__all__ = ["can_be_party", "known_states", "named_in", "read_in", "unknown_states"]

_NAME = r"[A-Z][\w’'-]*[a-z](?:[ -][A-Z][\w-]*[a-z]){0,2}"
_KINDS = (
    "Republic|Kingdom|Federation|Principality|Sultanate|Emirate|Grand Duchy|Duchy|Commonwealth|Union|Khanate|Empire"
    "|Confederation|Free State|Tsardom|Imamate"
)
_ORGANS = (
    "president|prime minister|king|queen|emperor|government|parliament|senate|national assembly"
    "|foreign minist(?:er|ry)"
    "|(?:defen[cs]e|energy|finance|trade|water|interior|justice|fisheries|transport|health"
    "|environment|economy|culture)"
    " minist(?:er|ry)|ambassador|navy|army|cabinet|chamber of deputies|house of representatives|supreme court"
    "|constitutional (?:court|tribunal)|council of ministers|upper house|lower house|legislature"
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
_FULL = re.compile(rf"\b(?P<full>(?:{_KINDS}) of (?:the )?(?P<name>{_NAME}))")
_STATE_OF = re.compile(rf"\b[Tt]he (?P<full>State of (?P<name>{_NAME}))")
"""What is a state's full name beside those of republics and kingdoms."""
_BEHIND = re.compile(
    r"\b[Tt]he (?P<full>(?P<name>(?!(?:[A-Z]\w*(?:al|ic|ball|ing|ers|our)|Grand|World|Trade|Chess"
    r"|Judo|Tennis|United|Second"
    r"|First|Third|New|Old|Sports?|Teachers?|Business|Hockey) )[A-Z][a-zà-ÿ]+)"
    r" (?:Federation|Kingdom|Sultanate|Emirate|Principality|Confederation|Khanate|Duchy))\b"
)
"""A state called by its kind behind its name: "the Luskan Federation", not "the Football Federation"."""
_REALM = re.compile(rf"\A(?:[Tt]he )?(?:(?:[Gg]overnment of (?:the )?)?(?:{_KINDS}) of (?:the )?)?")
_OWN = (
    re.compile(rf"\b({_NAME})[’']s?(?: (?:new|then|own|former))? (?i:{_ORGANS})\b"),
    re.compile(rf"\b(?:{_LEADERS})(?: {_NAME})? of (?:the )?({_NAME})"),
    re.compile(rf"\bthe (?:prime minister|king|queen|foreign minister) of (?:the )?({_NAME})"),
    re.compile(rf"\b({_NAME}) (?:has |had )?deposited its\b"),
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
    america oceania korea congo republic kingdom federation union state duchy council assembly""".split()
    )
)
_TWO_STATES = re.compile(
    r"\b(?:[Bb]oth|[Tt]wo|[Nn]either|[Tt]hree|[Ff]our|[Ff]ive|[Oo]ther|[Ff]irst|[Ii]ts) (?:\w+ )?"
    r"(?:countr|state|nation|government|neighbour|neighbor|part(?:y|ies|ners)\b)"
)
_LISTED = re.compile(r"\b((?:[A-Z][a-zà-ÿ]{2,}, )+[A-Z][a-zà-ÿ]{2,}) and ([A-Z][a-zà-ÿ]{2,})(?=,? the other parties\b)")
"""A list of which the text says that it is one of states, members of one treaty."""
_PAIR = re.compile(r"\b([A-Z][a-zà-ÿ]{2,}) and ([A-Z][a-zà-ÿ]{2,})\b(?! [A-Z])")
_BETWEEN = re.compile(
    r"\b(?:[Tt]reaty|[Cc]onvention|[Pp]act)\b[^.;:]{0,60}?"
    r"\bbetween ([A-Z][a-zà-ÿ]{2,}) and ([A-Z][a-zà-ÿ]{2,})\b(?! [A-Z])"
)
_PRESIDENT = re.compile(rf"\b[Tt]he president of (?:the )?({_NAME})(?=,| (?:signed|ratified|has|had|said)\b)")
_COMPANY = re.compile(rf"\b(?:{COMPANIES})\b|\b(?:Court|University|Bank|club|board)\b")
"""Who has presidents too."""
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
    titled = [*titled, *(_STATE_OF.finditer(text) if titled else ()), *_BEHIND.finditer(text)]
    known = [(one.start, one.end) for one in states_in(text)] if titled else []

    def is_new(start: int, end: int) -> bool:
        return not any(first < end and start < last for first, last in known)

    full = {match["name"]: match["full"] for match in titled if is_new(*match.span("name"))}
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
    if not _COMPANY.search(text):
        short |= dict.fromkeys(_PRESIDENT.findall(text))
    for first, second in _BETWEEN.findall(text):
        if {first, second} & short.keys():
            short |= dict.fromkeys((first, second))
    own = [name for name in short if name not in full and _is_name(name) and not states_in(name)]
    return (*full.values(), *own)


@lru_cache(maxsize=512)
def read_in(document: Document, text: str) -> Reading:
    """The reading of a sentence with the states that only its document shows to be states, and their adjectives.

    >>> document = Document.from_text("Kestovian President Ilvar Dastren met us. Kestovia has a parliament.")
    >>> read_in(document, "Her Kestovian counterpart signed.").units[1].kind
    'people'
    """
    reading = read_units(text, document.published)
    lands = homelands(document)
    if not lands or not any(unit.kind == "word" and unit.norm in lands for unit in reading.units):
        return reading
    units = tuple(
        unit._replace(kind="state" if lands[unit.norm].casefold() == unit.norm else "people", state=lands[unit.norm])
        if unit.kind == "word" and unit.capital and unit.norm in lands
        else unit
        for unit in reading.units
    )
    return replace(reading, units=units)


def named_in(document: Document, reading: Reading, name: str) -> list[Span]:
    """Where a reading names a state or speaks of it by an adjective, those included that only the document shows.

    >>> document = Document.from_text("Kestovian President Ilvar Dastren met us. Kestovia has a parliament.")
    >>> named_in(document, read_in(document, "Her Kestovian counterpart signed."), "Kestovia")
    [(1, 2)]
    """
    found = mentions(reading, name, names_of(document))
    key = homelands(document).get(fold(_REALM.sub("", name.strip())).strip(), "")
    return found or [(at, at + 1) for at in reading.by_state.get(key, ()) if key]


def _is_name(name: str) -> bool:
    return {word.casefold() for word in name.split()}.isdisjoint(_NO_NAME | TITLES)
