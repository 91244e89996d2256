"""A claim against its sentences: the clause that it restates, who says it, how firmly, when, and how much."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from summarizer.dates import find_dates, resolve
from summarizer.document import Document, Sentence
from summarizer.grounding.alignment.align import align
from summarizer.grounding.check import Grounding, best, rules_for
from summarizer.grounding.language.cues import Cue
from summarizer.grounding.language.text import Refusal, content_only, fold, tokens, whole
from summarizer.grounding.language.times import When, vague_time, when_of, with_bound
from summarizer.grounding.language.verb_words import PAST
from summarizer.grounding.language.verbs import tagged
from summarizer.grounding.language.words import BE, LINKS, QUIET, bases, past_form
from summarizer.grounding.sayings.attribution import check_attribution
from summarizer.grounding.sayings.speakers import speaker_of
from summarizer.grounding.sayings.speeches import speeches_over
from summarizer.grounding.statements.assertions import Assertion, assertions_in
from summarizer.grounding.statements.event_times import event_dates, span_of, stands_apart, widened
from summarizer.grounding.statements.factuality import factuality_of, level_of
from summarizer.grounding.statements.quantities import quantities_in
from summarizer.records.claims import Attribution, ClaimKind, EventTime, Quantity
from summarizer.records.evidence import Factuality

__all__ = ["ClaimGrounding", "check_claim"]


@dataclass(frozen=True, slots=True)
class ClaimGrounding(Grounding):
    """A claim's evidence, and what code reads from it: factuality, quantities, the attribution that stands."""

    attribution: tuple[Attribution, ...] = ()
    factuality: Factuality = "asserted"
    event_time: EventTime | None = None
    quantities: tuple[Quantity, ...] = ()


@dataclass(frozen=True, slots=True)
class _Given:
    """A claim as it is given: its words, its sources with their cues, its firmness, and whether it is a provision."""

    text: str
    by: tuple[tuple[str, str], ...]
    factuality: Factuality
    provision: bool


@dataclass(frozen=True, slots=True)
class _Told:
    """Where a claim is told: its sentence, the words that it rests on, and who says them how firmly."""

    sentence: Sentence
    words: str
    factuality: Factuality
    links: tuple[Attribution, ...]
    heard: tuple[tuple[str, str], ...] = ()


def _stretch(text: str, start: int, end: int) -> str:
    """A stretch of a sentence; the sentence itself, which has been read already, where only marks are outside."""
    outside = text[:start] + text[end:]
    return text[start:end] if any(character.isalnum() for character in outside) else text


def _clause(
    document: Document, given: _Given, sentences: Sequence[Sentence], dropped: Callable[[Cue], bool]
) -> tuple[Sentence, Assertion] | None:
    """The clause of a sentence that a claim restates, if it restates one; of two, the one that its source says."""
    told = [(one, clause) for one in sentences if one.role != "title" for clause in assertions_in(one.text)]
    found = [pair for pair in told if pair[1].text == given.text and _says_something(given.text)]
    if not found:
        rules = rules_for(document, dropped=dropped, approximate=True)
        found = [pair for pair in told if align(given.text, pair[1].text, rules).fault is None]
    return next((pair for pair in found if pair[1].by == given.by), found[0] if found else None)


def _says_something(text: str) -> bool:
    """Whether a text has a word that is more than grammar: not "it does"."""
    return any(token.kind != "mark" and token.norm not in _GRAMMAR for token in tokens(text))


_GRAMMAR = QUIET | BE | LINKS


def check_claim(
    document: Document,
    sentences: Sequence[Sentence],
    text: str,
    *,
    attribution: Sequence[tuple[str, str | None]] = (),
    factuality: Factuality = "asserted",
    kind: ClaimKind = "event",
    time: str | None = None,
) -> ClaimGrounding:
    """A claim with what belongs to it.

    It is held against each clause that its sentences assert (:mod:`assertions`), and then against the sentences
    themselves. A hedge may be left out of the text only if the claim's factuality is not ``asserted``; the factuality
    of the result is always the one that the source's cues give. A source that does not speak there is dropped with
    its refusal; where the text of the source names a speaker and the draft names none, the speaker found is recorded.

    ``attribution`` holds (source, cue) pairs, outermost first; ``time`` the words that give the event's time.
    """
    given = _Given(text, tuple((source, cue or "") for source, cue in attribution), factuality, kind == "provision")
    told = _told(document, content_only(sentences), given)
    if isinstance(told, Refusal):
        return ClaimGrounding((), (told,))
    refusals: list[Refusal] = []
    if told.factuality != factuality:
        reason = f"The evidence is '{told.factuality}' by its words, not '{factuality}'."
        refusals.append(Refusal("factuality", factuality, reason))
    links = _links(document, told, attribution, refusals) or told.links
    when = _when(document, told.sentence, text, time, refusals)
    return ClaimGrounding(
        (whole(document, told.sentence), *(whole(document, one) for one in _naming(document, told.sentence, links))),
        tuple(refusals),
        _with_speaker(document, told.sentence, links),
        told.factuality,
        when,
        quantities_in(told.words, text),
    )


def _told(document: Document, chosen: Sequence[Sentence], given: _Given) -> _Told | Refusal:
    """Where a claim is told, or why no sentence tells it."""
    text, factuality, provision = given.text, given.factuality, given.provision

    def dropped(cue: Cue) -> bool:
        level = level_of(cue, provision=provision)
        return factuality != "asserted" and level != "asserted" and (level != "denied" or factuality == "denied")

    clause = _clause(document, given, chosen, dropped)
    if clause:
        sentence, one = clause
        level = factuality_of(one.told, one.start, one.start + len(one.text), provision=provision, clause=True)
        if level == "denied" and factuality != "denied":
            return Refusal("text", text, "The source denies this, and the value does not say so.")
        links = tuple(Attribution(source=source, cue=cue or None) for source, cue in one.by if source)
        return _Told(sentence, one.text, level, links, one.by)
    found = best(text, chosen, rules_for(document, dropped=dropped, approximate=True))
    if found is None:
        return Refusal("text", text, "No sentence is cited that can be evidence.")
    sentence, alignment = found
    if alignment.fault:
        return Refusal("text", text, alignment.fault)
    level = factuality_of(sentence.text, alignment.start, alignment.end, provision=provision)
    spoken = speeches_over(sentence, alignment.start, alignment.end)
    links = tuple(Attribution(source=one.source, cue=one.cue) for one in spoken)
    return _Told(sentence, _stretch(sentence.text, alignment.start, alignment.end), level, links)


def _links(
    document: Document, told: _Told, attribution: Sequence[tuple[str, str | None]], refusals: list[Refusal]
) -> tuple[Attribution, ...]:
    """The sources given that speak there; one whose cue fails stays without it."""
    links: list[Attribution] = []
    for source, cue in attribution:
        known = (source, cue or "") in told.heard
        fault = None if known else check_attribution(document, [told.sentence], source, cue)
        if fault is not None:
            refusals.append(fault)
        if fault is None or fault.field == "cue":
            links.append(Attribution(source=source, cue=None if fault else cue))
    return tuple(links)


def _naming(document: Document, sentence: Sentence, links: Sequence[Attribution]) -> list[Sentence]:
    """The sentence beside that says who speaks, where a quotation goes on without its speaker."""
    own = fold(sentence.text)
    cues = {fold(link.cue): fold(link.source).split()[-1] for link in links if link.cue and link.source}
    absent = {cue: name for cue, name in cues.items() if cue not in own or name not in own}
    beside = (one for one in document.sentences if abs(one.number - sentence.number) == 1 and one.content)
    heard = (
        one for one in beside if any(cue in fold(one.text) and name in fold(one.text) for cue, name in absent.items())
    )
    return list(heard)[:1] if absent else []


_OWN = frozenset({"i", "we"})


def _with_speaker(document: Document, sentence: Sentence, links: tuple[Attribution, ...]) -> tuple[Attribution, ...]:
    """A chain of sources with the speaker of the turn for "I"; what the author of a text thinks has no source."""
    speaker = speaker_of(document, sentence)
    if speaker and links[1:] and (links[0].source, links[0].cue) == (speaker, None):
        links = links[1:] if links[1].source.casefold() in _OWN else links
    if links and links[0].source.casefold() in _OWN:
        own = (Attribution(source=speaker, cue=links[0].cue),) if speaker else ()
        return (*own, *links[1:])
    if speaker and not links:
        return (Attribution(source=speaker, cue=None),)
    return links


_FORESEEN = re.compile(
    r"\b(?:will|(?:is|are) (?:now |also |then |still |only |first )?to"
    r"|likely|unlikely|expected|expects|due|scheduled|planned|plans|intends?|may|might|should"
    r"|shall|would|(?:comes?|enters?) into (?:force|effect)|takes? effect)\b"
)


_ONCE_PLANNED = re.compile(
    r"\b(?:(?:was|were) (?:to|due|scheduled|set|supposed)|had (?:planned|intended|hoped|promised|meant) to)\b"
)
_OF_THAT_YEAR = re.compile(r" of (?:that|the same) year\b")


def _ahead(text: str, words: str) -> bool:
    """Whether the verb that words of time go with tells what is to come."""
    read = tagged(text)
    at = next((index for index, token in enumerate(read.stream) if token.end > text.find(words)), 0)
    before = [index for index in range(at) if read.finite[index]]
    behind = [index for index in range(at, len(read.stream)) if read.finite[index]]
    if not before and not behind:
        return _FORESEEN.search(text) is not None
    verb = before[-1] if before else behind[0]
    start, end = read.stream[min(verb, at)].start, read.stream[max(verb, at)].end
    clause = text[start : end if before else len(text)]
    if _FORESEEN.search(clause):
        return True
    norm = read.stream[verb].norm
    return not (past_form(norm) or norm in PAST or _TO_COME.isdisjoint(bases(norm)))


_TO_COME = frozenset(
    """expire lapse end begin start open close meet vote resume return plan expect hope provide become hold run apply
    reopen visit sign host take""".split()
)
"""Verbs whose present with a day tells what is to come: "the pact expires in December"."""


_KEPT = re.compile(r"\b(?:prolong|extend|renew|in force|valid)\w*\b")


def _when(
    document: Document, sentence: Sentence, text: str, time: str | None, refusals: list[Refusal]
) -> EventTime | None:
    """The time of the event that a claim tells; the day of the saying, or of another event, is not it."""
    if not time:
        span = span_of(text)
        vague = None if span else vague_time(text)
        at = text.find(vague.text) if vague else -1
        if vague and not stands_apart(text, at):
            span = vague.text
        return EventTime(date=None, text=span) if span else None
    result = when_of(document, [sentence], time)
    if isinstance(result, Refusal):
        refusals.append(Refusal("event_time", time, result.reason))
        return None
    dated = [one for one in find_dates(text) if one.text == time]
    if dated and not set(dated) & set(event_dates(text)):
        return None
    if _OF_THAT_YEAR.match(text, text.find(result.text) + len(result.text)):
        open_year = f"XXXX{result.date[4:]}" if result.date and result.date[4:] else None
        return EventTime(date=open_year, text=widened(text, result.text))
    if _ONCE_PLANNED.search(text) and not result.text[-1:].isdigit():
        return EventTime(date=None, text=widened(text, result.text))  # "was due to sign on Monday"
    if document.published and _ahead(text, result.text):
        ahead = resolve(result.text, document.published, future=True)
        ahead = ahead or resolve(f"in {result.text}", document.published, future=True)
        result = When(ahead or result.date, result.text)
    bound = with_bound(text, result)
    if _KEPT.search(text) and bound.text.startswith("until"):
        return None  # "prolonged the treaty until 2035"
    return EventTime(date=bound.date, text=bound.text if bound.date is None else widened(text, bound.text))
