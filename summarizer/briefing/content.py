"""What a statement says, reduced to what can be compared: content words, states, numbers, dates, polarity.

Two statements are compared by these parts and never by their small words. The word lists are short and
general; a word that they lack costs an agreement that is not found, never one that is not there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from summarizer.dates import find_dates
from summarizer.grounding.language.numbers import Precision, amounts
from summarizer.grounding.language.text import Token, tokens
from summarizer.grounding.language.words import TITLES
from summarizer.states import states_in

__all__ = ["Content", "Number", "content_of", "same_content", "same_name", "state_keys", "stem_of", "unordered_content"]

_SMALL = frozenset(
    "a about after all also an and any are as at be been before being between both but each for from further had "
    "has have he her his i in into is it its itself just more most of on one or other others our over own part per "
    "recently said say saying says she so some such than that the their them then there these they this those through "
    "to too two under until up upon us very was we were what when where whether which while who whom whose with you "
    "immediately initially already currently newly do does did".split()
)

_NEGATIONS = frozenset("no not never none neither nor without cannot".split())

# Words that decide whether a content is done, due, tried, wished or undone. Statements that do not share
# them say different things, whatever else they share.
_OPERATORS = frozenset(
    "abandon allow ask attempt avoid block by call can cancel cease claim confirm consider could delay demand deny "
    "discuss doubt draft end expect fail forbid halt hope intend likely may might must need offer oppose ought "
    "plan pledge possible possibly postpone prevent probably prohibit promise propose refuse reject repeal reportedly "
    "request require revoke risk seek shall should start stop suspect suspend threaten try unconfirm unlikely urge vow "
    "want warn will wish withdraw would".split()
)

# Words that turn the part of the state after them around.
_ROLES = frozenset({"from", "against"})

# Words that this field uses for one and the same thing (own): of the words of one line each can stand for the other in
# a report of a treaty, and neither is a part or a kind of the other that a report would tell apart.
_SAME: dict[str, str] = {
    word: group.split()[0]
    for group in (
        "treaty pact agreement accord",
        "troop soldier serviceman",
        "send dispatch deploy sent",
        "sign ink signed",
        "attack aggression invasion",
        "aid assist assistance help",
        "weapon armament arm arms munition",
        "parliament legislature",
        "defense defence",
        "scientist researcher",
        "aircraft airplane aeroplane jet",
        "vessel ship",
        "keep maintain station",
        "nation country",
        "supply deliver furnish provide",
        "purchase buy",
        "frontier border",
    )
    for word in group.split()
}

_GOVERNMENTS = {"kremlin": "RUS", "white house": "USA", "downing street": "GBR"}
_GOVERNMENT = re.compile(r"\b(?:" + "|".join(_GOVERNMENTS) + r")\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a statement: its value, what the words before it make of it, and what is counted."""

    value: Decimal
    precision: Precision
    unit: str


@dataclass(frozen=True, slots=True)
class Content:
    """The comparable parts of a statement.

    Attributes:
        words: content words without inflection, synonyms of the field made one.
        names: those of them with a capital, in order: who does what to whom.
        states: the states named, in order of first mention.
        roles: what "from" and "against" stand before: ``("from", "NOR")``.
        numbers: the numbers outside dates.
        operators: words such as "plan", "refuse", "shall" that govern the content.
        dates: the dates, in EDTF.
        negated: whether a negation stands in it.
    """

    words: frozenset[str]
    names: tuple[str, ...]
    states: tuple[str, ...]
    roles: frozenset[tuple[str, str]]
    numbers: frozenset[Number]
    operators: frozenset[str]
    dates: frozenset[str]
    negated: bool


def state_keys(text: str) -> tuple[str, ...]:
    """The states that a text names, in order: ISO 3166-1 alpha-3, or the name of a state without a code.

    Seats of government count for their states.

    >>> state_keys("The Kremlin and Norway")
    ('RUS', 'NOR')
    """
    return tuple(dict.fromkeys(key for _, _, key in _state_spans(text)))


def _state_spans(text: str) -> list[tuple[int, int, str]]:
    spans = [(item.start, item.end, item.state.key) for item in states_in(text)]
    spans += [
        (match.start(), match.end(), _GOVERNMENTS[match[0].casefold()])
        for match in _GOVERNMENT.finditer(text)
        if not any(start < match.end() and match.start() < end for start, end, _ in spans)
    ]
    return sorted(spans)


@lru_cache(maxsize=4096)
def content_of(text: str) -> Content:
    """The comparable parts of a text.

    >>> content = content_of("On June 19 Norway did not send 1,000 soldiers to Chile.")
    >>> sorted(content.words), content.states, [number.unit for number in content.numbers], content.negated
    (['send', 'troop'], ('NOR', 'CHL'), ['troop'], True)
    """
    states = _state_spans(text)
    dates = find_dates(text)
    stream = tokens(_without(text, [(item.start, item.end) for item in dates] + [span[:2] for span in states]))
    found = amounts(stream)
    in_number = {at for amount in found for at in range(amount.opens, amount.last)}
    stems = {
        at: _SAME_STEMS.get(stem, stem)
        for at, token in enumerate(stream)
        if at not in in_number and (stem := _content_stem(token))
    }
    roles = {
        (before[-1], key)
        for start, _, key in states
        if (before := [word for word in text[:start].casefold().split() if word not in {"the", "a", "an"}][-1:])
        and before[-1] in _ROLES
    }
    return Content(
        words=frozenset(stem for stem in stems.values() if stem not in _OPERATOR_STEMS),
        names=tuple(dict.fromkeys(stem for at, stem in stems.items() if stream[at].capital)),
        states=tuple(dict.fromkeys(key for _, _, key in states)),
        roles=frozenset(roles),
        numbers=frozenset(
            Number(amount.value.normalize(), amount.precision, amount.symbol or _unit(stems, amount.last))
            for amount in found
        ),
        operators=frozenset(stem for stem in stems.values() if stem in _OPERATOR_STEMS),
        dates=frozenset(item.edtf for item in dates if item.edtf),
        negated=any(token.norm in _NEGATIONS for token in stream),
    )


def _content_stem(token: Token) -> str | None:
    if token.kind == "mark" or token.norm in _SMALL or token.norm in _NEGATIONS or len(token.norm) < 2:
        return None
    return _stem(token.norm)


def _unit(stems: dict[int, str], after: int) -> str:
    return next((stem for at, stem in stems.items() if at >= after), "")


def same_content(one: str, other: str, *, ordered: bool = True) -> bool:
    """Whether two texts say the same in nearly the same words.

    Args:
        one: a text.
        other: another text.
        ordered: whether the states must come in the same order, as they must where one acts on the other.

    >>> same_content("Each side shall aid the other.", "Each side shall assist the other")
    True
    >>> same_content("Each side shall aid the other.", "Each side may aid the other.")
    False
    """
    read = content_of if ordered else unordered_content
    a, b = read(one), read(other)
    if not a.words and not a.states:
        return one.casefold().split() == other.casefold().split()
    return a == b


@lru_cache(maxsize=4096)
def unordered_content(text: str) -> Content:
    """The comparable parts of a text but for the order of states and names."""
    content = content_of(text)
    return replace(content, states=tuple(sorted(content.states)), names=())


def same_name(one: str, other: str) -> bool:
    """Whether two names can be those of one person or organ.

    One must hold all telling words of the other, and what it has more must be part of a name: "Berg" can be
    "Anna Berg", but "the parliament" is not "the lower house of parliament".

    >>> same_name("President Anna Berg", "Berg"), same_name("the parliament", "the lower house of parliament")
    (True, False)
    """
    a, b = _name_words(one), _name_words(other)
    if len(a) > len(b):
        a, b = b, a
    return bool(a) and a.keys() <= b.keys() and all(b[word] for word in b.keys() - a.keys())


@lru_cache(maxsize=4096)
def _name_words(name: str) -> dict[str, bool]:
    """The telling words of a name, each with whether it has a capital."""
    states = _state_spans(name)
    rest = tokens(_without(name, [(start, end) for start, end, _ in states]))
    telling = {token.norm: token.capital for token in rest if token.kind != "mark" and token.norm not in _SMALL}
    named = {word: capital for word, capital in telling.items() if word not in TITLES}
    return named or telling or {key: True for _, _, key in states}


def _without(text: str, spans: Iterable[tuple[int, int]]) -> str:
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _stem(word: str) -> str:
    """A word without the endings of number and tense; rough, and the same rough way on both sides."""
    for ending, put in (("ies", "y"), ("ied", "y"), ("sses", "ss"), ("ing", ""), ("ed", ""), ("es", ""), ("s", "")):
        if word.endswith(ending) and len(word) - len(ending) + len(put) >= 3:
            if ending == "s" and word[-2] in "su":
                break
            word = word.removesuffix(ending) + put
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "sl":
        word = word[:-1]
    return word.removesuffix("e") if len(word) > 3 else word


def stem_of(word: str) -> str:
    """The content word that stands for a word: without inflection, synonyms of the field made one.

    >>> stem_of("soldiers"), stem_of("approved")
    ('troop', 'approv')
    """
    stem = _stem(word.casefold())
    return _SAME_STEMS.get(stem, stem)


_OPERATOR_STEMS = frozenset(_stem(word) for word in _OPERATORS) | {"withdrew", "sought"}
_SAME_STEMS = {_stem(word): head for word, head in _SAME.items()}
