"""What a sentence asserts, clause by clause, and who says it: the readings that a claim is held against.

"Chad signed the pact and, the minister said, will ratify it if asked" asserts two things, of which one has a speaker.
Each is a sentence of its own here, in the words of the source; a claim that is one of them is no longer bound by the
cues of the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from summarizer.grounding.language.conjuncts import clauses_of
from summarizer.grounding.language.fragments import asserts_nothing, is_fragment, without_noise
from summarizer.grounding.language.main_clause import TIME_NOUNS, has_clause, is_subject, main_verb
from summarizer.grounding.language.verbs import is_adverb, tagged
from summarizer.grounding.language.words import LINKS
from summarizer.grounding.sayings.sayings import Link, Said, sayings_in
from summarizer.grounding.sayings.speakers import without_label
from summarizer.grounding.sayings.speeches import speeches_in

__all__ = ["Assertion", "assertions_in"]


@dataclass(frozen=True, slots=True)
class Assertion:
    """A statement that a sentence makes.

    Attributes:
        text: the statement, in words of the sentence.
        by: who says it, with the words that mark the saying, outermost first.
        told: the statement with the words of its sayings, as far as they tell how firm it is.
        start: where the statement begins in ``told``.
    """

    text: str
    by: tuple[Link, ...]
    told: str
    start: int


@lru_cache(maxsize=1024)
def assertions_in(text: str) -> tuple[Assertion, ...]:
    """What a sentence asserts; nothing if it asks or has no verb.

    >>> [(one.text, one.by) for one in assertions_in("Chad signed it, the minister, who is ill, said on Monday.")]
    [('Chad signed it', (('the minister', 'said'),)), ('the minister is ill', ())]
    """
    plain = _bare(" ".join(text.split()))
    if asserts_nothing(plain):
        return ()
    plain = plain.removesuffix(".")  # so that a sentence of one clause is read once
    rule = _RULE.search(plain) is not None
    found: dict[tuple[str, tuple[Link, ...]], Assertion] = {}
    for said in sayings_in(plain):
        for clause, by in _clauses(said, provision=rule):
            if (said.phrase or (has_clause(clause) and _has_subject(clause))) and not is_fragment(clause):
                found.setdefault((clause, by), _assertion(clause, by))
    return tuple(found.values())


def _has_subject(clause: str) -> bool:
    """Whether more than a time or a preposition stands before the verb of a clause: not "on Monday refused"."""
    read = tagged(clause)
    main = main_verb(read, 0, len(read.stream))
    if main == 0:
        return read.stream[0].norm in {"had", "should", "were"} or is_subject(read, 1)
    return any(
        token.norm in _INVERTS or (token.norm not in _NO_SUBJECTS and token.kind != "mark" and not is_adverb(token))
        for token in read.stream[: main or 0]
    )


_NO_SUBJECTS = LINKS | TIME_NOUNS | frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_INVERTS = frozenset("neither either nor both so also only".split())
"""Words that are subjects themselves, or with which the subject stands behind its verb."""


def _clauses(said: Said, *, provision: bool) -> Iterator[tuple[str, tuple[Link, ...]]]:
    """The clauses of what is said, each with who says it: in "where experts think it fails" the experts do."""
    words = _COMES_AS.sub("", said.text)
    if said.phrase:
        yield words, said.by
        return
    clauses = _freed(clauses_of(words, provision=provision), words)
    for clause in clauses:
        inner = sayings_in(clause) if len(clauses) > 1 and speeches_in(clause) else []
        if len(inner) == 1 and inner[0].by and not inner[0].phrase:
            yield inner[0].text, (*said.by, *inner[0].by)
        else:
            yield clause, said.by


def _freed(clauses: list[str], words: str) -> list[str]:
    """Clauses without the "not only" of a "but also" that was cut off; turned round by it, they stay together."""
    if len(clauses) < 2:
        return clauses
    if any(clause.startswith("Not only ") for clause in clauses):
        return [words]
    return [clause if _BUT.search(clause) else clause.replace(" not only ", " ") for clause in clauses]


_BUT = re.compile(r"\bbut\b")


def _assertion(clause: str, by: tuple[Link, ...]) -> Assertion:
    told, start = clause, 0
    if by and by[-1] == ("", "denied"):
        told, start = f"They denied that {clause}", 17
        by = by[:-1]
    for source, cue in reversed(by):
        if cue.casefold() == "according to":
            told = f"{told}, according to {source}"
        elif cue:
            plain = "said" if cue.casefold() in _PLAIN else cue
            plain = "denied" if cue.casefold() in _DENYING else plain
            opening = f"{source} {plain} that "
            told, start = opening + told, start + len(opening)
    return Assertion(clause, tuple((_BRACKET.sub("", source), cue) for source, cue in by), told, start)


_PLAIN = frozenset("claimed claims claim warned warns warn".split())
"""Verbs that say no more of what is said than "said" does."""
_DENYING = frozenset("rejected dismissed disputed".split())
_BRACKET = re.compile(r"\s*\([^)]*$")


_DATELINE = re.compile(
    r"^(?P<place>[A-Z][^—–]{1,70}?)\s*(?:—|–|--)\s+(?=[A-Z“\"])"
    r"|^[A-Z][A-Z.' ]{2,30}(?:, [A-Z][\w.]+(?: \w+)?)?(?:, \w+\.? \d{1,2})?"
    r"(?: \([A-Z][\w .]{1,20}\))?\s+-\s+(?=[A-Z“\"])"
)
_DASHES = ("—", "–", "-")
_HEADING = re.compile(
    r"^(?:(?:Article|ARTICLE|Section|Chapter|Annex)\s+(?:\d+|[IVXLC]+)[.:]?\s+"
    r"(?=[A-Z]|\(?(?:\d{1,2}|[a-z])[.)]\s+[A-Z])|\((?:\d{1,2}|[a-z]|[ivx]+)\)\s+|\d{1,2}\.\s+(?=[A-Z])|-\s+(?=[A-Z])|[a-z]\)\s+(?=[A-Z]))"
)
_COMES_AS = re.compile(r"^(?:[^,;]{3,60}?\s(?:comes?|came)\sas)\s+(?=\w)")
_RULE = re.compile(r"\b(?:shall|Part(?:y|ies)|the Members?)\b")


def _bare(text: str) -> str:
    """A sentence without the place it is sent from and without a heading that runs into it."""
    dateline = _DATELINE.match(text) if any(mark in text for mark in _DASHES) else None
    if dateline and not (dateline["place"] and has_clause(dateline["place"])):
        text = text[dateline.end() :]
    while heading := _HEADING.match(text):
        text = text[heading.end() :]
    text = without_label(text)
    return without_noise(text)
