"""Facts and rejections of one document -> its record: repeats merged, caveats added."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from summarizer.document import Document, Sentence
from summarizer.extract.ask import Grounded, Job
from summarizer.extract.candidates import body
from summarizer.extract.same import (
    claim_key,
    joined,
    merge_events,
    same_area,
    same_claim,
    same_obligation,
    same_party,
    same_term,
)
from summarizer.grounding import quotation
from summarizer.grounding.parties.insiders import is_made_inside
from summarizer.records.claims import Claim, ClaimList
from summarizer.records.evidence import Caveat, CaveatKind, Fact, Rejection
from summarizer.records.treaty import (
    CooperationArea,
    EntryIntoForceRule,
    Instrument,
    Obligation,
    Party,
    RelatedTreaty,
    SummarySentence,
    Term,
    Title,
    TreatyEvent,
    TreatySummary,
)
from summarizer.render.wording import count
from summarizer.states import states_in

__all__ = ["claim_list", "no_treaty", "shows_treaty", "treaty_summary"]

FactT = TypeVar("FactT", bound=Fact)

_ABSTRACT_SENTENCES = 4
_PARTIES = re.compile(r"\b(?:Each|Either|Neither|The|the|Contracting|States?)\s+(?:Contracting\s+)?Part(?:y|ies)\b")
_PARTIES_OF_A_TREATY = 2
_LAW_OF_TREATIES = re.compile(
    r"\b(?:[Ii]nstruments? of (?:ratification|accession|acceptance|approval)|[Ee]xchange of (?:the )?ratifications"
    r"|[Cc]ontracting (?:Part(?:y|ies)|States?)|States? [Pp]art(?:y|ies)|[Dd]epositary(?! (?:bank|receipt|share))"
    r"|between (?:our|the) (?:two )?Governments|[Aa]cced(?:es?|ed|ing) to)\b"
)
_CONSENTS = frozenset({"ratification", "accession", "acceptance", "approval", "deposit_of_instrument"})
_CONSENT_PAPER = re.compile(r"\b[Ii]nstruments? of (?:[Rr]atification|[Aa]ccession|[Aa]cceptance)\b")
"""What states alone draw up, to be bound by a treaty."""
_TREATY = re.compile(r"\btreaty\b", re.IGNORECASE)
_CONVENTION = re.compile(r"\b(?:convention|protocol)\b", re.IGNORECASE)
_RATIFIED = re.compile(r"\b(?:ratif(?:y|ied|ies|ications?)|acced\w+|accession|[Tt]reat(?:y|ies))\b")
_NOTICES: dict[str, tuple[CaveatKind, str]] = {
    "machine_written": ("machine_written", "The text says of itself that a machine wrote it."),
    "may_be_wrong": ("other", "The text says of itself that it may be wrong."),
    "corrected": ("other", "The text holds a note about itself, such as a correction; nothing was taken from it."),
}
"""What the rules for notices that limit a source's use make of it."""


_MOST_QUOTED = 20
"""Sentences quoted by one caveat; a hostile text may repeat one ten thousand times."""


def treaty_summary(document: Document, grounded: Grounded, job: Job) -> TreatySummary:
    """The treaty summary of a document.

    Args:
        document: the source.
        grounded: what its text supports, and what was refused.
        job: the extraction, for the places that were not read.
    """
    titles = _all(grounded, Title)
    rules = _merged(_all(grounded, EntryIntoForceRule), lambda a, b: a.text.casefold() == b.text.casefold())
    instruments = _all(grounded, Instrument)
    events = merge_events(_all(grounded, TreatyEvent))
    summary = TreatySummary(
        document_id=document.id,
        title=titles[0] if titles else None,
        instrument=instruments[0] if instruments else None,
        parties=_merged(_all(grounded, Party), same_party),
        events=events,
        obligations=_merged(_all(grounded, Obligation), same_obligation),
        cooperation_areas=_merged(_all(grounded, CooperationArea), same_area),
        entry_into_force=rules[0] if rules else None,
        terms=_merged(_all(grounded, Term), same_term),
        related_treaties=_merged(_all(grounded, RelatedTreaty), lambda a, b: a.title.casefold() == b.title.casefold()),
        abstract=_all(grounded, SummarySentence),
        caveats=[*_source_caveats(document, job), *_date_caveats(document, [event.date for event in events])],
        rejected=[
            *grounded.rejected,
            *(_surplus("title", title.text) for title in titles[1:] if title.text != titles[0].text),
            *(_surplus("entry_into_force", rule.text) for rule in rules[1:]),
        ],
    )
    return summary if summary.abstract else summary.model_copy(update={"abstract": _extract(document, grounded.facts)})


def claim_list(document: Document, grounded: Grounded, job: Job) -> ClaimList:
    """The claim list of a document; arguments as for :func:`treaty_summary`."""
    claims = _merged(_all(grounded, Claim), same_claim, key=claim_key)
    numbered = [claim.model_copy(update={"id": f"c{number}"}) for number, claim in enumerate(claims, 1)]
    dates = [claim.event_time.date for claim in numbered if claim.event_time]
    return ClaimList(
        document_id=document.id,
        claims=numbered,
        caveats=[*_source_caveats(document, job), *_date_caveats(document, dates)],
        rejected=list(grounded.rejected),
    )


def no_treaty(document: Document, grounded: Grounded, job: Job) -> TreatySummary:
    """The honest empty record of a text that is about no treaty, or that shows no state to be party to one.

    What was grounded all the same is listed as rejected: an agreement inside one state has duties too.
    """
    reason = "The text does not show that a state is party to a treaty or acts on one, so nothing of it is used."
    dropped = [
        Rejection(path=type(fact).__name__, value=" ".join(fact.evidence[0].quote.split()), reason=reason)
        for fact in grounded.facts
    ]
    caveat = Caveat(
        kind="not_about_a_treaty",
        text="No treaty between states could be shown from the text, so this record is empty.",
    )
    return TreatySummary(
        document_id=document.id,
        caveats=[caveat, *_source_caveats(document, job)],
        rejected=[*grounded.rejected, *dropped],
    )


def shows_treaty(document: Document, grounded: Grounded) -> bool:
    """Whether a text shows a treaty between states.

    A party or an act by a state does, an act of consent where the text tells of its instrument, a treaty's own "each
    Party", and a title in a text that has the words of the law of treaties ("instrument of ratification"), or that
    names two states and a treaty or convention of theirs.
    What a government agrees with groups inside its state is none, whatever else was found.

    >>> shows_treaty(Document.from_text("Each Party shall warn the other. The Parties shall meet."), Grounded())
    True
    """
    if is_made_inside(document):
        return False
    if any(isinstance(fact, Party) or (isinstance(fact, TreatyEvent) and fact.party) for fact in grounded.facts):
        return True
    consents = any(isinstance(fact, TreatyEvent) and fact.act in _CONSENTS for fact in grounded.facts)
    if consents and _CONSENT_PAPER.search(document.text) and _states(document):
        return True
    if len(_PARTIES.findall(document.text)) >= _PARTIES_OF_A_TREATY:
        return True
    title = next((fact.text for fact in grounded.facts if isinstance(fact, Title)), None)
    if title is None:
        return False
    if _LAW_OF_TREATIES.search(document.text):
        return True
    called = _TREATY.search(title) or (_CONVENTION.search(title) and _RATIFIED.search(document.text))
    return called is not None and _states(document)


def _states(document: Document) -> bool:
    """Whether a text names two states at least."""
    return len({found.state for found in states_in(document.text)}) >= _PARTIES_OF_A_TREATY


def _all(grounded: Grounded, kind: type[FactT]) -> list[FactT]:
    return [fact for fact in grounded.facts if isinstance(fact, kind)]


def _merged(
    facts: Iterable[FactT], same: Callable[[FactT, FactT], bool], *, key: Callable[[FactT], str] = lambda _: ""
) -> list[FactT]:
    """Facts without repeats; the first of each keeps its wording and gains the evidence of the others.

    Only facts of one key are compared: a long text makes claims by the hundred.
    """
    kept: list[FactT] = []
    places: dict[str, list[int]] = {}
    for fact in facts:
        alike = places.setdefault(key(fact), [])
        for index in alike:
            if same(kept[index], fact):
                evidence = joined(kept[index].evidence, fact.evidence)
                kept[index] = kept[index].model_copy(update={"evidence": evidence})
                break
        else:
            alike.append(len(kept))
            kept.append(fact)
    return kept


def _surplus(path: str, value: str) -> Rejection:
    return Rejection(path=path, value=value, reason="The record holds one; another supported one was found first.")


def _source_caveats(document: Document, job: Job) -> list[Caveat]:
    first = {notice.rule: notice for notice in reversed(document.notices)}
    caveats = [
        Caveat(kind=kind, text=text, evidence=[quotation(document, first[rule].start, first[rule].end)])
        for rule, (kind, text) in _NOTICES.items()
        if rule in first
    ]
    orders = "with an order to a model, marks of a prompt or disguised words"
    caveats += _left_out(document, "suspicious_text", document.suspicious, orders)
    caveats += _left_out(document, "partial_text", document.foreign, "that the checks cannot read as English")
    if not any(sentence.content for sentence in document.sentences):
        caveats.append(
            Caveat(
                kind="other", text="The text holds nothing but headings, links and notices; nothing was taken from it."
            )
        )
    for places, why in (
        (job.unread, "The token budget ended before these places were read"),
        (job.unanswered, "The model gave no valid answer about these places"),
    ):
        if places:
            caveats.append(Caveat(kind="partial_text", text=f"{why}: {', '.join(places)}."))
    return caveats


def _left_out(document: Document, kind: CaveatKind, sentences: Sequence[Sentence], what: str) -> list[Caveat]:
    """The caveat for sentences that nothing was taken from, with the first of them as evidence."""
    if not sentences:
        return []
    text = f"The text holds {count(len(sentences), 'sentence')} {what}; nothing was taken from there."
    if len(sentences) > _MOST_QUOTED:
        text += f" The first {_MOST_QUOTED} are quoted."
    quoted = [quotation(document, one.start, one.end) for one in sentences[:_MOST_QUOTED]]
    return [Caveat(kind=kind, text=text, evidence=quoted)]


def _date_caveats(document: Document, dates: Iterable[str | None]) -> list[Caveat]:
    if document.published is not None or not any(date is None or "X" in date for date in dates):
        return []
    return [
        Caveat(
            kind="no_publication_date",
            text="No publication date is known, so dates that the text leaves open stay open.",
        )
    ]


def _extract(document: Document, facts: Sequence[Fact]) -> list[SummarySentence]:
    """An abstract of sentences of the text: those that tell the most acts and provisions, in the order of the text."""
    sentences = body(document)
    support = Counter(
        sentence
        for fact in facts
        if not isinstance(fact, Title | Instrument | Party)
        for evidence in fact.evidence
        for sentence in sentences
        if sentence.start <= evidence.start and evidence.end <= sentence.end
    )
    best = sorted(support, key=lambda sentence: (-support[sentence], sentence.number))[:_ABSTRACT_SENTENCES]
    return [
        SummarySentence(
            text=" ".join(sentence.text.split()), evidence=[quotation(document, sentence.start, sentence.end)]
        )
        for sentence in sorted(best, key=lambda sentence: sentence.number)
    ]
