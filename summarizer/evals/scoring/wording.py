"""How alike two wordings are, and whether one may stand for the other.

Written apart from :mod:`summarizer.grounding` on purpose: a ruler must not be made from what it measures.
"""

from __future__ import annotations

import calendar
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import Literal, NamedTuple

from summarizer.states import State, StateMention, find_state, states_in

__all__ = ["Closeness", "Wording", "closest", "compare_names", "compare_wordings", "likeness", "negative", "wording"]

Closeness = Literal["correct", "partial", "incorrect"]

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['.][^\W\d_]+)*|%")
_NO_NEGATION = re.compile(r"(?i)\bnot (?=(?:only|just|merely|simply)\b)|\bno\.? (?=\d)")
_NEGATIONS = frozenset("not no never without none nor neither cannot nobody nothing n't".split())
_MODALS = frozenset("may might can could shall should must will would".split())
_DATE_WORDS = {
    short.casefold(): name.casefold()
    for short, name in (
        *zip(calendar.month_abbr, calendar.month_name, strict=True),
        *zip(calendar.month_name, calendar.month_name, strict=True),
        *zip(calendar.day_name, calendar.day_name, strict=True),
        ("Sept", "September"),
    )
    if short
}
_BEFORE_MAY = re.compile(
    r"(?i)\b(?:in|on|since|until|till|by|of|last|next|this|early|late|mid|from|before|after|during|\d+(?:st|nd|rd|th)?"
    r"|(?:january|february|march|april|june|july|august|september|october|november|december) (?:and|or|to|through))"
    r"[ -]\Z"
)
_LINK = re.compile(r"(?i)[ ,/-]*(?:(?:and|or) )?(?:the )?")
_LISTING = re.compile(r"(?i)and|or|[/-]")
_SMALL = frozenset(
    "a an the of to in on at by for from with and or as is are was were be been being has have had that this these "
    "those it its their his her he she they which who whom into also both than then there".split()
)
_NUMBERS = {
    word: str(number)
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen twenty".split()
    )
} | {"thirty": "30", "forty": "40", "fifty": "50", "sixty": "60", "seventy": "70", "eighty": "80", "ninety": "90"}
_MAGNITUDES = {"hundred": 10**2, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_AMOUNTS = _MAGNITUDES.keys() | {f"{word}s" for word in _MAGNITUDES} | {"dozen", "dozens"}
_TITLES = frozenset(
    "president prime minister foreign defence defense supreme leader king queen chancellor secretary general state "
    "ambassador spokesman spokeswoman spokesperson deputy vice chairman chairwoman speaker mr mrs ms dr sen rep gen "
    "sir emperor sultan emir premier colonel admiral senator representative national security adviser advisor "
    "interior trade of for affairs".split()
)

_ALIKE = 0.85  # share of common words from which two wordings without replaced words say the same
_RELATED = 0.5  # share below which one is no account of the other, unless
_HELD = 0.8  # this share of the expected words stands in a longer text


@dataclass(frozen=True)
class Wording:
    """A text as its words.

    Attributes:
        text: as given.
        words: in lower case, numbers in digits, without small words, negations and modal verbs.
        negations: the words of negation, as a multiset.
        modals: the modal verbs, as a multiset; the month of May is none.
        numbers: the numbers, in digits, words such as "dozens", and the names of months and weekdays.
        names: words written with a capital letter, in lower case; the first word too, which may be the subject.
    """

    text: str
    words: Counter[str]
    negations: Counter[str]
    modals: Counter[str]
    numbers: Counter[str]
    names: frozenset[str]

    @cached_property
    def states(self) -> tuple[State, ...]:
        """The states it names, in the order in which each is first named; those listed together have no order."""
        named: list[State] = []
        for listed in _lists(_plain(self.text)):
            named += sorted((mention.state for mention in listed), key=lambda state: state.name)
        return tuple(dict.fromkeys(named))


@lru_cache(maxsize=4096)
def wording(text: str) -> Wording:
    """Read a text as its words. States get their common names, months their long ones.

    >>> sorted(wording("It shall not send eleven ships or 1,000 men.").words)
    ['1000', '11', 'men', 'send', 'ships']
    >>> sorted(wording("The Russian Federation may ask in May.").words)
    ['ask', 'may', 'russia']
    >>> wording("five million").words == wording("5,000,000").words, wording("2.5 billion").words
    (True, Counter({'2500000000': 1}))
    """
    words: Counter[str] = Counter()
    negations: Counter[str] = Counter()
    modals, numbers, names = Counter[str](), Counter[str](), set()
    plain = _NO_NEGATION.sub("", _with_common_names(_plain(text)))
    before = ""
    for match in _WORD.finditer(plain):
        before, factor = "", before
        written = match.group()
        word = written.casefold().removesuffix("'s").removesuffix(".")
        if word.endswith("n't"):
            negations["not"] += 1
            word = {"can't": "can", "won't": "will"}.get(word, word[:-3])
        if word in _NEGATIONS:
            negations["not" if word in ("cannot", "n't") else word] += 1
            continue
        if word in _MODALS and not (word == "may" and _is_month(plain, match)):
            modals[word] += 1
            continue
        if word in _SMALL or not word:
            continue
        if word[0].isdigit():
            word = word.replace(",", "")
        number = _NUMBERS.get(word) or _DATE_WORDS.get(word, word)
        if word in _MAGNITUDES and factor:
            words -= Counter([factor])
            numbers -= Counter([factor])
            number = f"{(Decimal(factor) * _MAGNITUDES[word]).normalize():f}"
        if number.count(".") <= 1 and number[0].isdigit():
            before = number
        if number[0].isdigit() or word in _DATE_WORDS or word in _AMOUNTS:
            numbers[number] += 1
        elif written[0].isupper():
            names.add(word)
        words[number] += 1
    return Wording(text, words, negations, modals, numbers, frozenset(names))


@lru_cache(maxsize=65536)
def negative(text: str, about: str | None = None) -> bool:
    """Whether a wording is negative: an odd number of words of negation, "neither ... nor" as one.

    Args:
        text: the wording.
        about: look only at the part of it that this other wording is about.

    >>> negative("It has never signed."), negative("No state is without rights.")
    (True, False)
    >>> negative("A plan was signed in May but was never carried out", about="A plan was signed in May")
    False
    """
    negations = wording(text if about is None else _part_about(text, about)).negations
    count = negations.total() - min(negations["neither"], negations["nor"])
    return count % 2 == 1


def _part_about(text: str, other: str) -> str:
    """The part of a text from the first to the last word that it shares with another; all of it if they share none.

    Small words and negations before it belong to it, and those after it if nothing else follows.
    """
    shared = wording(other).words
    plain = _with_common_names(_plain(text))
    matches = list(_WORD.finditer(plain))
    own = [wording(match.group()) for match in matches]
    common = [at for at, one in enumerate(own) if one.words.keys() & shared.keys()]
    if not common:
        return text
    first, last = common[0], common[-1]
    while first > 0 and not own[first - 1].words:
        first -= 1
    if not any(one.words for one in own[last + 1 :]):
        last = len(own) - 1
    return plain[matches[first].start() : matches[last].end()]


@lru_cache(maxsize=65536)
def likeness(first: str, second: str) -> float:
    """How many words two texts share: the F1 of their words as multisets, 0 to 1; small words do not count."""
    one, other = wording(first), wording(second)
    total = one.words.total() + other.words.total()
    if not total:
        return float(_plain(first).casefold() == _plain(second).casefold())
    return 2 * (one.words & other.words).total() / total


def closest(expected: Iterable[str], found: str) -> list[str]:
    """The wordings that a text is most like: against those it is held, and not against whichever lets it pass.

    Of "the pact, which is not secret, was signed" and "the pact was signed", the first is what "the pact, which is
    secret, was signed" gets wrong.
    """
    near = [(likeness(text, found), text) for text in expected]
    most = max(share for share, _ in near)
    return [text for share, text in near if share == most]


def compare_wordings(expected: Iterable[str], found: str, *, polarity: bool = True, evidence: str = "") -> Closeness:
    """Whether a found text may stand for one of the expected wordings.

    It is held against the wordings that it is most like. ``incorrect``: another number, date, state, name or modal
    verb, an exchanged order of states, a dropped or added negation, or too few common words. ``partial``: something
    left out, added or replaced that is none of these, or a name that none of the wordings has.

    Args:
        expected: wordings that are right.
        found: the output's wording.
        polarity: whether negations are compared here; for claims they are compared together with the factuality.
        evidence: what the output cites. A number from there that is told in addition is no other number.

    >>> compare_wordings(["about 300 men crossed the river"], "some 400 men crossed the river")
    'incorrect'
    >>> compare_wordings(["the state shall pay 5 million"], "The state shall pay five million.")
    'correct'
    >>> compare_wordings(["the state shall pay 5 million"], "The state shall pay five billion.")
    'incorrect'
    """
    return _compare_wordings(tuple(expected), found, polarity, evidence)


@lru_cache(maxsize=65536)
def _compare_wordings(expected: Sequence[str], found: str, polarity: bool, evidence: str) -> Closeness:  # noqa: FBT001
    order: tuple[Closeness, ...] = ("correct", "partial", "incorrect")
    right, said = [wording(text) for text in expected], wording(found)
    near = closest([one.text for one in right], found)
    cited = wording(evidence).numbers
    results = {_compare(one, said, cited, polarity=polarity) for one in right if one.text in near}
    best = next(state for state in order if state in results)
    if _is_foreign(right, said):
        return "incorrect"
    strange = said.names.difference(*(one.words for one in right))
    return "partial" if strange and best == "correct" else best


def compare_names(expected: Iterable[str], found: str) -> Closeness:
    """Whether a found name is one of the expected: states by what they are, others by their words without titles.

    >>> compare_names(["North Korea"], "the DPRK"), compare_names(["State Duma"], "Russia's State Duma")
    ('correct', 'correct')
    >>> compare_names(["Luis Vega", "Vega"], "President Luis Vega"), compare_names(["Luis Vega"], "Ana Vega")
    ('correct', 'incorrect')
    """
    return _compare_names(tuple(expected), found)


@lru_cache(maxsize=65536)
def _compare_names(names: Sequence[str], found: str) -> Closeness:
    order: tuple[Closeness, ...] = ("correct", "partial", "incorrect")
    results = {_compare_name(name, found) for name in names}
    if find_state(found) is None and _has_other_states([wording(name) for name in names], wording(found)):
        return "incorrect"
    return next(state for state in order if state in results)


def _compare(expected: Wording, found: Wording, cited: Counter[str], *, polarity: bool) -> Closeness:
    missing, added = expected.words - found.words, found.words - expected.words
    numbers = added.keys() & found.numbers.keys()
    if (
        (polarity and expected.negations != found.negations)
        or (expected.modals - found.modals and found.modals - expected.modals)
        or (numbers and (missing.keys() & expected.numbers.keys() or numbers - cited.keys()))
        or (added.keys() & found.names and missing.keys() & expected.names)
        or _other_states(expected, found)
    ):
        return "incorrect"
    share = likeness(expected.text, found.text)
    if share >= _ALIKE and not (missing and added) and expected.numbers == found.numbers:
        return "correct"
    kept = (expected.words & found.words).total() / max(1, expected.words.total())
    return "partial" if share >= _RELATED or kept >= _HELD else "incorrect"


def _is_foreign(expected: Sequence[Wording], found: Wording) -> bool:
    """Whether a state or a modal verb that none of the wordings has stands where some of them have another."""
    modals = found.modals.keys() - {word for one in expected for word in one.modals}
    return _has_other_states(expected, found) or bool(modals and any(one.modals - found.modals for one in expected))


def _has_other_states(expected: Sequence[Wording], found: Wording) -> bool:
    foreign = set(found.states).difference(*(one.states for one in expected))
    return bool(foreign) and any(set(one.states) - set(found.states) for one in expected)


def _other_states(expected: Wording, found: Wording) -> bool:
    """Whether states were replaced, or change places: who does what to whom."""
    if set(found.states) - set(expected.states) and set(expected.states) - set(found.states):
        return True
    common = [state for state in expected.states if state in found.states]
    return common != [state for state in found.states if state in expected.states]


def _lists(text: str) -> list[list[StateMention]]:
    """The states that a text names, those together that are merely listed: "Peru and Chile", "the Russia-Iran pact"."""
    runs: list[list[StateMention]] = []
    links: list[str] = []
    for mention in _states_in(text):
        link = _LINK.fullmatch(text, runs[-1][-1].end, mention.start) if runs else None
        if link:
            runs[-1].append(mention)
            links[-1] += link.group()
        else:
            runs.append([mention])
            links.append("")
    return [
        part
        for run, link in zip(runs, links, strict=True)
        for part in ([run] if _LISTING.search(link) else [[mention] for mention in run])
    ]


def _with_common_names(text: str) -> str:
    """The text with the common name of each state."""
    for mention in reversed(_states_in(text)):
        if mention.kind == "name":
            text = text[: mention.start] + mention.state.name + text[mention.end :]
    return text


def _states_in(text: str) -> list[StateMention]:
    """The states that a text names. In one without capital letters, or without others, "us" is no state."""
    small = text.islower() and len(text.upper()) == len(text)
    mentions = states_in(text.upper() if small else text)
    return [one for one in mentions if len(one.text) > 3] if small or text.isupper() else mentions


def _is_month(text: str, match: re.Match[str]) -> bool:
    """Whether "may" is the month, by the words around it or by its capital letter inside a sentence."""
    before, after = text[: match.start()], text[match.end() :]
    inside = match.group() == "May" and before.rstrip(" \"'(")[-1:] not in ("", ".", ":", ";", "!", "?")
    return inside or bool(_BEFORE_MAY.search(before) or re.match(r" \d", after))


def _compare_name(expected: str, found: str) -> Closeness:
    one, other = _name(expected), _name(found)
    if one.state is not None and other.state is not None:
        return "correct" if one.state == other.state else "incorrect"
    if one.words == other.words or one.core == other.core:
        return "correct"
    if one.words <= other.words or other.words <= one.words:
        return "partial"
    return "incorrect"


class _Name(NamedTuple):
    """A name as it is compared: the state that it is of, its words, and these without titles and states."""

    state: State | None
    words: frozenset[str]
    core: frozenset[str]


@lru_cache(maxsize=4096)
def _name(name: str) -> _Name:
    words = _name_words(name)
    of_states = {word for mention in _states_in(_plain(name)) for word in _name_words(mention.text)}
    core = words - _TITLES - of_states or words - of_states or words
    return _Name(find_state(name), words, core)


def _name_words(name: str) -> frozenset[str]:
    plain = _with_common_names(_plain(name))
    words = (word.casefold().removesuffix("'s").removesuffix(".") for word in _WORD.findall(plain))
    return frozenset(word for word in words if word not in {"the", "a", "an", "and", "s"})


@lru_cache(maxsize=4096)
def _plain(text: str) -> str:
    """One form for kinds of quotation marks, dashes, white space and width."""
    text = unicodedata.normalize("NFKC", text).translate(_MARKS)
    return " ".join(text.split())


_MARKS = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‐": "-", "‑": "-"})
