"""States and their codes: names, peoples and capitals in texts to ISO 3166-1 alpha-3 and Correlates of War numbers.

The table, ``data/states.csv``, holds facts: English names in use (UN Terminology Database, and common ones),
ISO 3166-1 codes, and state numbers of the Correlates of War Project, State System Membership List, version 2016. It has
the members and observers of the United Nations, Taiwan, Kosovo, the Cook Islands and Niue, and states of the past that
made treaties; these have no ISO code here (codes withdrawn from ISO 3166-1 are not given), and a state outside the
State System has no number: Holy See, Palestine, Cook Islands, Niue. It is read when it is first needed.

A word that can mean two states means none: "Congo", "Korea", "Korean", "Congolese", "Dominican". Nor are these found:
capitals that mean something else as often ("Brussels" the European Union, "The Hague" the courts; also Georgetown,
Kingston, Victoria), capitals whose status is disputed (Jerusalem), parts of states ("England", "Northern Ireland") and
regions ("Latin America", "the South China Sea"). What does remain ambiguous is taken for the state: "Georgia" can be a
state of the United States, "Jordan" or "Chad" a person, "German" a language.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal, NamedTuple

__all__ = ["State", "StateMention", "find_state", "names_of", "states_in"]

Kind = Literal["name", "demonym", "capital"]


@dataclass(frozen=True, slots=True)
class State:
    """A state of the present or of the past.

    Attributes:
        name: the common English name.
        iso3: ISO 3166-1 alpha-3, or None.
        cow: Correlates of War state number, or None.
    """

    name: str
    iso3: str | None
    cow: int | None

    @property
    def key(self) -> str:
        """What tells it from others: its code, or its name where it has none."""
        return self.iso3 or self.name


@dataclass(frozen=True, slots=True)
class StateMention:
    """A word or words of a text that stand for a state.

    Attributes:
        state: which one.
        text: the words, without "the" and "'s"; ``text == whole[start:end]``.
        start: offset of the first character, in Unicode code points.
        end: offset after the last character.
        kind: ``name``; ``demonym``, for what or who belongs to it ("North Korean"); ``capital``, for its government.
    """

    state: State
    text: str
    start: int
    end: int
    kind: Kind


@lru_cache(maxsize=4096)
def find_state(name: str) -> State | None:
    """The state of that name, or None. Peoples and capitals are not names.

    Tolerates case, accents, kinds of quotation marks, dashes and white space, "the" before it and "Congo, Republic of".
    Short forms must be written as such: "US", not "us".

    >>> find_state("the Democratic People’s Republic of Korea")
    State(name='North Korea', iso3='PRK', cow=731)
    >>> find_state("Soviet Union"), find_state("Korea"), find_state("us")
    (State(name='Soviet Union', iso3=None, cow=365), None, None)
    """
    table = _table()
    words = " ".join(name.split()).strip(" ,;:\"“”«»'‘’")
    words = re.sub(r"(?i)^the\s+|['’]s$", "", words)
    forms = [words]
    if words.count(",") == 1:
        last, first = words.split(",")
        forms.append(f"{first} {last}")
    for form in forms:
        short = form.replace(".", "").strip()
        found = table.short.get(short) or table.names.get(_key(form)) or table.names.get(_key(short))
        if found:
            return found
    return None


def names_of(state: State) -> tuple[str, ...]:
    """The names of a state in the table, the common one first; none for a state that is not from there.

    >>> names_of(State("Latvia", "LVA", 367))
    ('Latvia', 'Republic of Latvia')
    """
    return _table().listed.get(state, ())


def states_in(text: str) -> list[StateMention]:
    """The states that a text speaks of, in order: by name, by people, or by the capital that stands for a government.

    Words must be written as names are: with a capital letter, or all in capitals. The longest name counts:
    "Guinea-Bissau" is not Guinea. A capital counts where it can be the government: not as a place ("in Moscow",
    "Moscow, Russia"), and not as part of another name ("Washington Post").

    >>> [(m.text, m.state.iso3, m.kind) for m in states_in("Moscow and the North Korean leader met in Seoul.")]
    [('Moscow', 'RUS', 'capital'), ('North Korean', 'PRK', 'demonym')]
    """
    return list(_states(text))


@lru_cache(maxsize=2048)  # a sentence is read for its names, and again for each value that is checked against it
def _states(text: str) -> tuple[StateMention, ...]:
    table = _table()
    mentions: list[StateMention] = []
    for match in table.pattern.finditer(text):
        entry = table.words[_plain(match.group())]
        start, end = match.span()
        if entry is None or (entry.kind == "capital" and not _is_government(text, match, entry.state)):
            continue
        if match.group()[:8].title() == "Republic" and _compiled("other_republic").search(
            text, max(0, start - 20), start
        ):
            continue
        mentions.append(StateMention(entry.state, match.group(), start, end, entry.kind))
    return tuple(mentions)


class _Entry(NamedTuple):
    state: State
    kind: Kind


class _Table(NamedTuple):
    """The table as it is used.

    ``names`` finds a name by its :func:`_key`, ``short`` an acronym by its letters, ``words`` what ``pattern`` found by
    its :func:`_plain` form; None there is a name of something else that only contains the name of a state.
    """

    names: dict[str, State]
    short: dict[str, State]
    words: dict[str, _Entry | None]
    pattern: re.Pattern[str]
    listed: dict[State, tuple[str, ...]]


_MORE = "|"  # stands between several values in one cell
_NO_ACCENT_NEEDED = {"Malé", "San José"}  # without the accent another word, or another city
_PATTERNS = {
    "acronym": "[A-Z]{2,6}",
    "other_republic": r"(?i:Democratic|People\S{0,3}|Popular|Arab|Autonomous)\s+\Z",
    "place_before": r"\b(?i:in|at|near|outside|inside|around|across|throughout|central|downtown|city\s+of|visited"
    r"|capital,?(?:\s+of)?|(?:visit|trip|flew|travell?ed|went|returned)\s+to|treaty\s+of|agreement\s+of)\s+\Z",
    "name_after": r",?[ \t\xa0]+D\.?C\b|[ \t\xa0]+[A-ZÀ-ÖØ-Þ]|-based\b",
}
_QUOTES = str.maketrans(dict.fromkeys("‘’ʼʻ`´", "'") | dict.fromkeys("‐‑–—", "-"))
_ELSEWHERE = (
    "African American|African Americans|African-American|African-Americans|American Indian|American Indians"
    "|American Samoa|American Samoan|Bank of America|Bosnian Croat|Bosnian Croats|Bosnian Serb|Bosnian Serbs"
    "|British Columbia|British Columbian|British Virgin Islands|Central America|Central American"
    "|Central Americans|Congo River|East China Sea|French Guiana|French Polynesia|Greek Cypriot|Greek Cypriots"
    "|Gulf of Finland|Gulf of Guinea|Gulf of Mexico|Gulf of Oman|Gulf of Thailand|Indian Ocean|Inner Mongolia"
    "|Inner Mongolian|Inter-American|Islamic State of Iraq|Islamic State of Iraq and Syria"
    "|Islamic State of Iraq and the Levant|Jordan River|Jordan Valley|Kosovo Serb|Kosovo Serbs|Lake Chad"
    "|Latin America|Latin American|Latin Americans|Native American|Native Americans|New Guinea|New Mexico"
    "|Niger Delta|Niger River|North America|North American|North Americans|Northern Cyprus|Northern Ireland"
    "|Organization of American States|Pan-American|Persian Gulf|River Jordan|River Niger|Sea of Japan"
    "|South America|South American|South Americans|South China Sea|Turkish Cypriot|Turkish Cypriots"
    "|Turkish Republic of Northern Cyprus|Turks and Caicos Islands|U.S. Virgin Islands|US Virgin Islands"
    "|Voice of America|West Indian"
)


@cache
def _compiled(name: str) -> re.Pattern[str]:
    return re.compile(_PATTERNS[name])


def _is_government(text: str, match: re.Match[str], state: State) -> bool:
    start, end = match.span()
    if _compiled("name_after").match(text, end) or _compiled("place_before").search(text, max(0, start - 24), start):
        return False
    return not text.startswith(f", {state.name}", end)


def _plain(words: str) -> str:
    """One form for all ways to write quotation marks, dashes and white space."""
    return " ".join(words.translate(_QUOTES).split())


def _without_accents(words: str) -> str:
    # Not NFKD: a name in mathematical or full-width letters only looks like that of a state.
    return "".join(char for char in unicodedata.normalize("NFD", words) if not unicodedata.combining(char))


def _key(words: str) -> str:
    return _without_accents(_plain(words)).casefold()


def _ways_to_write(words: str, kind: Kind) -> Iterator[str]:
    """A name as a text can write it; all in capitals only for names and peoples, which headlines have."""
    if _compiled("acronym").fullmatch(words):
        yield words
        yield ".".join(words)
        yield ".".join(words) + "."
        return
    ways = {words}
    if words.startswith("Saint "):
        ways |= {words.replace("Saint", short, 1) for short in ("St.", "St")}
    if words not in _NO_ACCENT_NEEDED:
        ways |= {_without_accents(way) for way in ways}
    if kind == "demonym":
        ways |= {f"{way}s" for way in ways if way.endswith(("an", "i"))}
    if kind != "capital":
        ways |= {way.upper() for way in ways}
    yield from ways


def _rows() -> Iterator[tuple[State, dict[Kind, list[str]]]]:
    import csv  # here, both: importing them takes longer than importing this module
    from importlib.resources import files

    with (files("summarizer") / "data" / "states.csv").open("r", encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            state = State(row["name"], row["iso3"] or None, int(row["cow"]) if row["cow"] else None)
            cells: dict[Kind, str] = {"name": row["aliases"], "demonym": row["demonyms"], "capital": row["capitals"]}
            words = {kind: [word for word in cell.split(_MORE) if word] for kind, cell in cells.items()}
            words["name"].insert(0, state.name)
            yield state, words


@cache
def _table() -> _Table:
    names: dict[str, State] = {}
    short: dict[str, State] = {}
    words: dict[str, _Entry | None] = {}
    names_of_states: dict[State, tuple[str, ...]] = {}
    for state, forms in _rows():
        names_of_states[state] = tuple(forms["name"])
        for kind, listed in forms.items():
            for form in listed:
                words |= {_plain(way): _Entry(state, kind) for way in _ways_to_write(form, kind)}
        for name in forms["name"]:
            if _compiled("acronym").fullmatch(name):
                short[name] = state
            else:
                names |= {_key(way): state for way in _ways_to_write(name, "name")}
    words |= dict.fromkeys((_plain(word) for word in _ELSEWHERE.split(_MORE)), None)
    return _Table(names, short, words, re.compile(_expression(words)), names_of_states)


_ANY_OF = {" ": r"\s+", "'": "['‘’ʼʻ`´]", "-": "[-‐‑–—]"}


class _Node(dict[str, "_Node"]):
    """The characters that can come next; the empty string where a word can end."""


def _expression(words: Iterable[str]) -> str:
    """One expression that finds the longest of the words; common beginnings are shared, so that it is fast."""
    root = _Node()
    for word in words:
        node = root
        for char in word:
            node = node.setdefault(char, _Node())
        node[""] = _Node()
    first = "".join(sorted(map(re.escape, root)))
    return rf"(?<![\w@])(?=[{first}]){_branch(root)}(?![\w$])"


def _branch(node: _Node) -> str:
    ways = [_ANY_OF.get(char, re.escape(char)) + _branch(below) for char, below in node.items() if char]
    if not ways:
        return ""
    if "" in node:
        return f"(?:{'|'.join(ways)})?"
    return ways[0] if len(ways) == 1 else f"(?:{'|'.join(ways)})"
