"""What a saying says: the words before, around or behind a speaker, without those that tell of the saying."""

from __future__ import annotations

import re

from summarizer.grounding.language.main_clause import has_clause, is_subject, tidy
from summarizer.grounding.language.verbs import AUXILIARIES, tagged
from summarizer.grounding.language.words import LINKS, past_form
from summarizer.grounding.sayings.shapes import (
    CAUSE,
    CONDITION,
    EMPTY,
    IMPORT,
    OCCASION,
    REPORT,
    STRESSING,
    THAT,
    undated,
    whole_quotation,
)
from summarizer.grounding.sayings.speeches import Speech
from summarizer.grounding.sayings.verbs import ADDRESSING

__all__ = ["content_of", "is_plain_past"]


def is_plain_past(norm: str) -> bool:
    """Whether a word is a past tense of its own, and no auxiliary."""
    return norm == "did" or (norm not in AUXILIARIES and past_form(norm))


def content_of(text: str, before: str, after: str, speech: Speech) -> tuple[str, bool] | None:
    """What a saying says, and whether it is a phrase; None if these words are no saying of a statement.

    ``before`` and ``after`` are the words of the text on both sides of the saying.
    """
    front = tidy(before)
    said = _around(front, before, after) if front else _after(text, after, speech)
    if said is None or EMPTY.match(said[0]):  # "denies it, and we found no proof"
        return None
    return whole_quotation(said[0]), said[1]


def _around(front: str, before: str, after: str) -> tuple[str, bool] | None:
    """What is said before a speaker, or around one."""
    if re.search(r"\b(?:and|or|but|of|to)$", front):  # "is Kurdish and, according to Fiji, armed"
        return None
    quote = max(before.rfind("”"), before.rfind('"'))
    if quote > 0 and len(before) - quote > 3 and before.lstrip()[:1] in set('“"'):
        before = before[: quote + 1]  # "..." the lawyer
        front = tidy(before)
    rest = undated(after.strip(" ,")).strip(" ,")
    quotation = rest[:1] in set('“"') or after.strip(" ,.")[:1] in set('“"')
    quoted = before.strip()[:1] in set('“"')
    if front.casefold() == "as":  # "as the ministry said before, ..."
        rest = rest if has_clause(rest) and not has_clause(rest.partition(", ")[2]) else rest.partition(", ")[2]
        return (rest, False) if has_clause(rest) else None
    if CAUSE.search(front):
        return (rest, False) if has_clause(rest) else None
    goes_on = _goes_on(front, rest)  # "Fiji, he said, will stay"
    if goes_on or (has_clause(front) and rest.startswith("that ") and not quoted):  # "it is false, he said, that"
        joined = tidy(f"{front} {rest.lstrip(chr(34) + chr(8220)) if quoted else rest}")
        return (joined, False) if has_clause(joined) else None
    if has_clause(front):
        return (f"{front}, {rest}", False) if quotation or _goes_with(front, rest) else (front, False)
    if not quoted and OCCASION.match(front) and has_clause(rest.strip('“"')):
        return rest, False  # "At the summit, he said, ..."
    joined = tidy(f"{front}, {rest[1:] if quoted and quotation else rest}")
    return (joined, False) if has_clause(joined) else None


def _goes_on(front: str, rest: str) -> bool:
    """Whether the verb of what stands before a speaker follows behind: "that work, we think, has paid off"."""
    read = tagged(f"{front} {rest.lstrip(chr(34) + chr(8220))}")
    at = next((index for index, token in enumerate(read.stream) if token.start > len(front)), None)
    if at is None or not read.finite[at]:
        return False
    inverted = is_subject(read, at + 1) and read.stream[at].norm in {"had", "were", "should"}  # "had Chile paid"
    return not has_clause(front) or (read.stream[at].norm in AUXILIARIES and not inverted)


def _goes_with(front: str, rest: str) -> bool:
    """Whether words behind a speaker belong to what is said before: "it will end, he said, if Fiji leaves"."""
    if rest[:4] in {"and ", "but "}:
        read = tagged(rest)
        verb = next((at for at in range(1, len(read.stream)) if read.finite[at]), None)
        return verb is not None and not (verb == 1 and is_plain_past(read.stream[1].norm))
    return CONDITION.match(rest) is not None and rest[-1:] not in set('”"') and not front.endswith("?")


def _after(text: str, after: str, speech: Speech) -> tuple[str, bool] | None:
    """What is said behind a speaker."""
    if (
        text[: speech.start].strip(" ,")
        and speech.cue.casefold() != "according to"
        and not _opening(text[: speech.start])
    ):
        return None
    rest = after.lstrip(" ,")
    if STRESSING.match(speech.cue) and IMPORT.match(rest) and not any(tagged(rest).finite):
        return rest, True
    denied = REPORT.match(rest) if speech.cue in {"denied", "denies", "deny"} else None
    if denied:
        return rest[denied.end() :], False
    that = THAT.match(rest)
    if that and not any(tagged(rest[: that.end() - 5]).finite):
        rest = rest[that.end() :]
        return rest, False
    rest = undated(rest)
    if speech.cue in ADDRESSING:
        rest = _unaddressed(rest)
    if _GERUND.match(rest):  # "reported hearing shots, but"
        return None
    return (rest, False) if has_clause(rest) else None


_BEGINS = re.compile(r"\s(?=(?:he|she|they|it|there|we|the|its|his|her|their|no|both|neither)\b)")


def _unaddressed(rest: str) -> str:
    """What is said without the one to whom: "[told] the paper he had left", "reporters Peru had left"."""
    ends = [one.start() for one in _BEGINS.finditer(rest[:80])]
    ends = [end for end in ends if rest[:end].rsplit(maxsplit=1)[-1] not in LINKS | {"and", "or", "that"}]
    name = _NAMED.match(rest)
    for end in [*ends, *([name.end("who")] if name else [])]:
        told = rest[end:].strip()
        if not any(tagged(rest[:end]).finite) and "," not in rest[:end] and has_clause(told):
            return told
    return rest


_NAMED = re.compile(r"(?P<who>(?:the |a |his |her )?[a-z]+(?: [a-z]+)?)\s(?=[A-Z])")
_GERUND = re.compile(r"(?!(?:no|any|every|some)thing\b|during\b)[a-z]{2,}ing\b")


def _opening(text: str) -> bool:
    """Whether words before a speaker only open the sentence: "On Monday", "Asked whether it had signed,"."""
    read = tagged(text)
    asked = text.rstrip().endswith(",") and past_form(read.stream[0].norm)
    return asked or not any(read.finite)
