"""Edits of a perfect output that change nothing of what it says: a score that falls for one is a false alarm."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from itertools import pairwise
from typing import Any, TypeVar

from pydantic import BaseModel

from summarizer.dates import find_dates
from summarizer.evals.gold.files import Span
from summarizer.evals.gold.labels import GoldClaim, GoldFact
from summarizer.evals.mutation.mutants import Case
from summarizer.evals.scoring.outcomes import Output
from summarizer.evals.scoring.perfect import perfect
from summarizer.evals.scoring.sites import added, changed
from summarizer.records import Caveat, Evidence
from summarizer.states import names_of, states_in

__all__ = [
    "CLASSES",
    "Edit",
    "alternatives",
    "case_of_letters",
    "ids",
    "listed_states",
    "names",
    "number_words",
    "order",
    "other_evidence",
    "state_names",
    "thousands",
    "told_twice",
    "typography",
    "whole_sentences",
]

Edit = Callable[[Case], Iterator[Output]]
"""A class of harmless edits: the outputs that it makes of one document's perfect output."""

M = TypeVar("M", bound=BaseModel)

_CLAUSES = frozenset({"text", "trigger"})
"""Attributes that hold clauses."""

_NAMES = frozenset({"name", "party", "actor", "place", "source"})
"""Attributes that hold names."""

_WORDS = _CLAUSES | _NAMES | {"article", "area", "title", "cue", "unit"}
"""Attributes that hold words of the document."""

_SMALL = "zero one two three four five six seven eight nine ten eleven twelve".split()
_SMALL_WORD = re.compile(rf"(?i)\b(?:{'|'.join(_SMALL[2:])})\b(?![-‑])")
_SMALL_DIGITS = re.compile(r"(?<![\w.,/-])(?:[2-9]|1[0-2])(?![\w/-]|[.,]\d)")
_ORDINAL_PLACE = re.compile(r"(?i)\b(?:articles?|art\.|paragraphs?|chapter|annex|no\.)\s+\Z")
_GROUPED = re.compile(r"(?<![\w.,])\d{1,3}(?:,\d{3})+(?![\w,])")
_PLAIN = re.compile(r"(?<![\w.,-])\d{5,}(?![\w-])")
_TITLE = re.compile(
    r"^(?:(?:the|former|acting) )*(?:(?:President|(?:Prime |Foreign |Defence )?Minister|King|Queen|Chancellor"
    r"|(?:State )?Secretary|Ambassador|Senator|General|Mr\.?|Mrs\.?|Ms\.?|Dr\.?) )+(?=[A-Z]\S+ [A-Z]\S+$)"
)


def order(case: Case) -> Iterator[Output]:
    """Facts in another order; not the links of a chain of sources, where order says who quotes whom."""

    def turned(record: M) -> M:
        lists = {name: value[::-1] for name, value in record if isinstance(value, list)}
        return record.model_copy(update=lists)

    output = case.output
    assert output.summary is not None and output.claims is not None  # noqa: S101, PT018 - perfect
    yield output.model_copy(update={"summary": turned(output.summary), "claims": turned(output.claims)})


def ids(case: Case) -> Iterator[Output]:
    """Other ids of claims."""
    output = case.output
    for site in case.of("claim"):
        output = changed(output, site, id=f"claim-{site.index}")
    yield output


def told_twice(case: Case) -> Iterator[Output]:
    """Every fact of a list once more."""
    output = case.output
    for site in case.sites:
        if site.index is not None:
            output = added(output, site.field, site.out)
    yield output


def case_of_letters(case: Case) -> Iterator[Output]:
    """All letters small, all capital, or the first one."""
    yield _with(case.output, _WORDS, str.lower)
    yield _with(case.output, _WORDS, str.upper)
    yield _with(case.output, _WORDS, lambda text: text[:1].upper() + text[1:])


def typography(case: Case) -> Iterator[Output]:
    """Other kinds of quotation marks, dashes and spaces, a full stop at the end."""
    straight = str.maketrans({"“": '"', "”": '"', "’": "'", "‘": "'", "–": "-", "—": "-"})
    curly = str.maketrans({"'": "’", "-": "‑", " ": "\N{NO-BREAK SPACE}"})
    yield _with(case.output, _WORDS, lambda text: text.translate(straight))
    yield _with(case.output, _WORDS, lambda text: re.sub(r'"([^"]*)"', r"“\1”", text).translate(curly))
    yield _with(case.output, _CLAUSES, lambda text: f"“{text}.”")
    yield _with(case.output, _CLAUSES, lambda text: f"{text.replace(' ', '  ')}.")


def thousands(case: Case) -> Iterator[Output]:
    """Large numbers with and without separators."""
    yield _with(case.output, _WORDS, lambda text: _GROUPED.sub(lambda one: one.group().replace(",", ""), text))
    yield _with(case.output, _WORDS, lambda text: _PLAIN.sub(lambda one: f"{int(one.group()):,}", text))


def number_words(case: Case) -> Iterator[Output]:
    """Small numbers in digits for words, and in words for digits."""
    yield _with(case.output, _CLAUSES, lambda text: _outside_dates(text, _SMALL_WORD, _in_digits))
    yield _with(case.output, _CLAUSES, lambda text: _outside_dates(text, _SMALL_DIGITS, _in_words))


def state_names(case: Case) -> Iterator[Output]:
    """Other names of the same states, as names and in the words."""
    yield _with(case.output, _NAMES, lambda text: _renamed(text, 0))
    yield _with(case.output, _NAMES, lambda text: _renamed(text, -1))
    yield _with(case.output, _CLAUSES, lambda text: _renamed(text, 0))


def listed_states(case: Case) -> Iterator[Output]:
    """States that are listed together in another order: "Chile and Peru" for "Peru and Chile"."""
    yield _with(case.output, _CLAUSES, _listed_otherwise)


def names(case: Case) -> Iterator[Output]:
    """Names with and without an article, and persons without their title."""
    yield _with(case.output, _NAMES, lambda text: re.sub(r"^[Tt]he ", "", text))
    yield _with(case.output, _NAMES, lambda text: text if text.lower().startswith("the ") else f"the {text}")
    yield _with(case.output, _NAMES, lambda text: _TITLE.sub("", text))


def alternatives(case: Case) -> Iterator[Output]:
    """The other values that labels allow, and other readings of claims as a whole."""
    gold = case.file.gold
    claims = [_ways_to_state(claim) for claim in gold.claims]
    turns = max(map(len, (*claims, *_lists(gold.treaty))), default=1)
    for turn in range(1, turns):
        stated = tuple(ways[turn % len(ways)] for ways in claims)
        treaty = gold.treaty and _turned(gold.treaty, turn)
        other = gold.model_copy(update={"treaty": treaty, "claims": stated})
        yield perfect(replace(case.file, gold=other))


def other_evidence(case: Case) -> Iterator[Output]:
    """Each labelled quote, each place where it stands, and all of them together."""
    spans = {site.gold.id: case.file.spans(site.gold) for site in case.sites}
    for turn in range(1, max(map(len, spans.values()), default=1)):
        yield _with_evidence(case, lambda gold, turn=turn: [spans[gold.id][turn % len(spans[gold.id])]])  # type: ignore[misc]
    yield _with_evidence(case, lambda gold: list(spans[gold.id]))


def whole_sentences(case: Case) -> Iterator[Output]:
    """Evidence widened to its sentences."""
    sentences = case.file.document.sentences

    def widened(gold: GoldFact) -> list[Span]:
        start, end = case.file.spans(gold)[0]
        around = [one for one in sentences if one.start < end and one.end > start]
        return [(min(start, around[0].start), max(end, around[-1].end))]

    yield _with_evidence(case, widened)


CLASSES: Mapping[str, Edit] = {
    one.__name__: one
    for one in (
        order,
        ids,
        told_twice,
        case_of_letters,
        typography,
        thousands,
        number_words,
        state_names,
        listed_states,
        names,
        alternatives,
        other_evidence,
        whole_sentences,
    )
}
"""All classes by name."""


def _with(value: Any, attributes: frozenset[str], edit: Callable[[str], str]) -> Any:
    """A record with an edit made in all text of these attributes. Evidence, which must be exact, and caveats stay."""
    if isinstance(value, list):
        return [_with(item, attributes, edit) for item in value]
    if not isinstance(value, BaseModel) or isinstance(value, Evidence | Caveat):
        return value
    edited: dict[str, Any] = {}
    for name, part in value:
        if isinstance(part, str):
            if name in attributes:
                edited[name] = edit(part)
        elif part is not None:
            edited[name] = _with(part, attributes, edit)
    return value.model_copy(update=edited)


def _with_evidence(case: Case, spans: Callable[[GoldFact], list[Span]]) -> Output:
    document, output = case.file.document, case.output
    for site in case.sites:
        pieces = [
            Evidence(document_id=document.id, quote=document.text[start:end], start=start, end=end)
            for start, end in spans(site.gold)
        ]
        output = changed(output, site, evidence=pieces)
    return output


def _outside_dates(text: str, pattern: re.Pattern[str], other: Callable[[str], str]) -> str:
    dates = [(mention.start, mention.end) for mention in find_dates(text)]

    def replaced(match: re.Match[str]) -> str:
        dated = any(start < match.end() and end > match.start() for start, end in dates)
        return match.group() if dated or _ORDINAL_PLACE.search(text, 0, match.start()) else other(match.group())

    return pattern.sub(replaced, text)


def _in_digits(word: str) -> str:
    return str(_SMALL.index(word.lower()))


def _in_words(digits: str) -> str:
    return _SMALL[int(digits)]


def _renamed(text: str, which: int) -> str:
    """The text with each state under another of its names, the first or the last of them."""
    for mention in reversed(states_in(text)):
        if mention.kind == "name":
            others = [name for name in names_of(mention.state) if name != mention.text]
            if others:
                text = text[: mention.start] + others[which] + text[mention.end :]
    return text


def _listed_otherwise(text: str) -> str:
    mentions = [mention for mention in states_in(text) if mention.kind == "name"]
    for first, second in reversed(list(pairwise(mentions))):
        if text[first.end : second.start] in (" and ", " or "):
            link = text[first.end : second.start]
            text = text[: first.start] + second.text + link + first.text + text[second.end :]
    return text


_PLURAL_FIELDS = frozenset({"conditions", "changes", "caveats", "words", "quote"})
"""Tuples of plain values that are not values to choose from."""


def _ways_to_state(claim: GoldClaim) -> list[GoldClaim]:
    """The labels of a claim with each of its values in turn in the first place, for each of its readings."""
    return [
        _turned(reading, turn)
        for reading in claim.readings()
        for turn in range(max((len(one) for one in _lists(reading)), default=1))
    ]


def _lists(value: Any) -> Iterator[tuple[Any, ...]]:
    """All values to choose from, anywhere in the labels."""
    for name, part in value if isinstance(value, BaseModel) else ():
        if isinstance(part, tuple) and name not in _PLURAL_FIELDS:
            if part and not isinstance(part[0], BaseModel):
                yield part
            for item in part:
                yield from _lists(item)
        else:
            yield from _lists(part)


def _turned(value: M, by: int) -> M:
    """Labels in which another of the values to choose from comes first."""
    update: dict[str, Any] = {}
    for name, part in value:
        if isinstance(part, tuple) and part and name not in _PLURAL_FIELDS:
            if isinstance(part[0], BaseModel):
                update[name] = tuple(_turned(item, by) for item in part)
            else:
                first = by % len(part)
                update[name] = part[first:] + part[:first]
        elif isinstance(part, BaseModel):
            update[name] = _turned(part, by)
    return value.model_copy(update=update)
