"""Several documents' records made into one briefing. Code only: no model is asked.

Nothing stands in a briefing that is not in a grounded record. Every treaty fact and every claim of the records is in
it; the sentences of an abstract, which repeat them, stay in the summaries that travel with it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple, TypeVar

from summarizer.briefing.align import SourceMap, group_by_treaty
from summarizer.briefing.assumptions import assumptions_of
from summarizer.briefing.bottom_line import bottom_line, name_of
from summarizer.briefing.denials import relate_denials
from summarizer.briefing.disputes import relate_facts
from summarizer.briefing.facts import merge_facts
from summarizer.briefing.gaps import gaps_of, undated_sources
from summarizer.briefing.not_asserted import not_asserted_of
from summarizer.briefing.relate import relate_claims
from summarizer.briefing.repeats import without_repeats
from summarizer.briefing.sources import describe_sources
from summarizer.briefing.statements import Statement, statements_of
from summarizer.briefing.telling import Telling, attributed
from summarizer.briefing.timeline import build_timeline
from summarizer.briefing.topics import Topics
from summarizer.dates import compare, is_edtf
from summarizer.document import Document
from summarizer.errors import CallerError
from summarizer.records.briefing import (
    Briefing,
    Comparison,
    FailedDocument,
    KeyJudgement,
    Method,
    RejectedCount,
    TreatyFacts,
)
from summarizer.records.claims import ClaimList
from summarizer.records.evidence import Evidence, Record
from summarizer.records.treaty import TreatySummary
from summarizer.render.views import says_nothing
from summarizer.render.wording import count, listing, lower_first, spoken_by, upper_first, worded

__all__ = ["compose"]

R = TypeVar("R", TreatySummary, ClaimList)


# ICD 203: an expression of likelihood and a level of confidence never stand in one sentence.
_LIKELIHOOD = re.compile(r"(?i)\b(?:almost no chance|roughly even chance|(?:un)?likely|almost certain(?:ly)?)\b")
_CONFIDENCE = re.compile(r"(?i)\bconfidence\b")


def compose(
    documents: Sequence[Document],
    summaries: Sequence[TreatySummary],
    claim_lists: Sequence[ClaimList],
    method: Method,
    failures: Sequence[FailedDocument] = (),
) -> Briefing:
    """Make the briefing of several documents.

    The result does not depend on the order of the arguments. A document given twice counts once.

    Args:
        documents: what was read.
        summaries: at most one a document; a document may have none.
        claim_lists: at most one a document; a document may have none.
        method: how the records were made; ``rejected`` is counted here.
        failures: documents of the call from which nothing could be taken.

    Raises:
        CallerError: a record does not belong to the documents given.
    """
    sources = SourceMap(_distinct(documents))
    _check(sources, summaries, claim_lists)
    summaries, claim_lists = _ordered(summaries, sources), _ordered(claim_lists, sources)
    for claim in (claim for claims in claim_lists for claim in claims.claims):
        for piece in claim.evidence if claim.attribution else ():
            sources.cite(piece, claim.attribution[0].source)
    groups = _groups(summaries, sources)
    statements = statements_of(claim_lists, sources, Topics(groups, sources))
    related = relate_claims(statements, sources)
    telling = Telling(statements)
    treaties = _treaties(groups, sources, telling)
    about_treaty = {document_id for treaty in treaties for document_id in treaty.document_ids}
    described = describe_sources(sources, summaries, claim_lists, about_treaty)
    treaties = [treaty.model_copy(update={"not_stated": gaps_of(treaty, described)}) for treaty in treaties]
    of_facts = [relation for treaty in treaties for relation in relate_facts(treaty, sources)]
    of_facts += relate_denials(treaties, statements, sources)
    related += without_repeats(of_facts, related, treaties, statements)
    agreement = [item for item in related if item.relation in {"corroborates", "restates"}]
    conflicts = [item for item in related if item.relation == "contradicts"]
    not_asserted = not_asserted_of(statements, treaties, sources)
    timeline, undated = build_timeline(treaties, statements, telling, agreement, sources)
    return Briefing(
        title=_title(treaties),
        bluf=bottom_line(treaties, sources, described, conflicts, not_asserted),
        key_judgements=_key_judgements(statements, agreement, sources),
        assumptions=assumptions_of(treaties, statements, sources),
        treaties=treaties,
        timeline=timeline,
        undated=undated,
        agreement=agreement,
        conflicts=conflicts,
        updates=[item for item in related if item.relation == "updates"],
        not_asserted=not_asserted,
        not_stated=undated_sources(described),
        sources=described,
        method=method.model_copy(update={"rejected": _rejected(sources, summaries, claim_lists)}),
        summaries=summaries,
        claim_lists=claim_lists,
        failures=sorted(failures, key=lambda item: (item.document, item.error)),
    )


def _distinct(documents: Sequence[Document]) -> list[Document]:
    by_id: dict[str, Document] = {}
    for document in documents:
        known = by_id.setdefault(document.id, document)
        if known.text != document.text:
            raise CallerError(
                f"Two documents with different text have the id '{document.id}'.", hint="Give each document its own id."
            )
    return list(by_id.values())


def _ordered(records: Sequence[R], sources: SourceMap) -> list[R]:
    by_id = {record.document_id: record for record in records}
    return [by_id[document_id] for document_id in sources.sort(by_id)]


def _check(sources: SourceMap, summaries: Sequence[TreatySummary], claim_lists: Sequence[ClaimList]) -> None:
    texts = {document.id: document.text for document in sources.documents}
    hint = "Give the records together with the documents from which they were made."
    for records in (summaries, claim_lists):
        seen: dict[str, Record] = {}
        for record in records:
            kind = "summary" if isinstance(record, TreatySummary) else "claim list"
            whose = f"The {kind} of '{record.document_id}'"
            if seen.setdefault(record.document_id, record) != record:
                raise CallerError(f"There are two different records like this: {whose.lower()}.", hint=hint)
            for part in _parts(record):
                if isinstance(part, Evidence):
                    if texts.get(part.document_id, "")[part.start : part.end] != part.quote:
                        raise CallerError(
                            f"{whose} cites words that are not in the document '{part.document_id}'.", hint=hint
                        )
                elif (date := getattr(part, "date", None)) is not None and not is_edtf(date):
                    raise CallerError(f"{whose} holds '{date}', which is not an EDTF date.", hint=hint)
            if record.document_id not in texts:
                raise CallerError(f"{whose} comes without its document.", hint=hint)


def _parts(record: Record) -> Iterator[Record]:
    """All records inside a record."""
    for _, value in record:
        for item in value if isinstance(value, list) else [value]:
            if isinstance(item, Record):
                yield item
                yield from _parts(item)


def _groups(summaries: Sequence[TreatySummary], sources: SourceMap) -> list[list[TreatySummary]]:
    """The summaries by treaty, the treaty of most sources first."""
    groups = group_by_treaty([summary for summary in summaries if not says_nothing(summary)])
    place = {document.id: at for at, document in enumerate(sources.documents)}
    return sorted(groups, key=lambda group: (-len(group), min(place[summary.document_id] for summary in group)))


def _treaties(groups: Sequence[Sequence[TreatySummary]], sources: SourceMap, telling: Telling) -> list[TreatyFacts]:
    found = []
    for number, group in enumerate(groups, 1):
        treaty = attributed(merge_facts(f"t{number}", group, sources, name=""), telling)
        found.append(treaty.model_copy(update={"name": name_of(treaty, sources)}))
    return found


def _title(treaties: Sequence[TreatyFacts]) -> str:
    if not treaties:
        return "Briefing: no treaty found"
    if len(treaties) == 1:
        return f"Briefing: {treaties[0].name}"
    return f"Briefing on {count(len(treaties), 'treaty', 'treaties')}"


def _key_judgements(
    statements: Sequence[Statement], agreement: Iterable[Comparison], sources: SourceMap
) -> list[KeyJudgement]:
    """What independent sources share, then what single sources judge."""
    by_id = {item.id: item for item in statements}
    groups = {id_: item for item in agreement for id_ in item.sides[0]}
    found: list[KeyJudgement] = []
    done: set[str] = set()
    for item in statements:
        group = groups.get(item.id)
        corroborated = group is not None and group.relation == "corroborates" and item.claim.factuality == "asserted"
        if item.id in done or not (corroborated or item.claim.kind == "analysis") or _mixes(item.claim.text):
            continue
        members = [by_id[id_] for id_ in group.sides[0]] if group else [item]
        done.update(member.id for member in members)
        shared = _least(members) if corroborated else None
        if corroborated and shared is None:
            continue  # each says something that another leaves out: they stand under "Agreement and conflict"
        found.append(
            KeyJudgement(
                kind="analysis" if item.claim.kind == "analysis" else "corroborated",
                text=_shared(shared, members, sources) if shared else _single(item, sources),
                claims=[member.id for member in members],
                sources=group.sources if group else 1,
            )
        )
    return sorted(found, key=lambda judgement: -judgement.sources)


def _mixes(text: str) -> bool:
    return bool(_LIKELIHOOD.search(text) and _CONFIDENCE.search(text))


def _least(members: Sequence[Statement]) -> Statement | None:
    """The claim that says nothing that another leaves out, if one does."""
    # "About 1,000" is true of one who says "1,000".
    said = {item.id: _said(item) for item in members}
    by_document: dict[str, set[_Said]] = defaultdict(set)
    for item in members:
        by_document[item.document_id].add(said[item.id])
    accounts = {frozenset(those) for those in by_document.values()}  # few, however many documents tell it
    least = {one for one in set(said.values()) if all(any(map(one.says_no_more, those)) for those in accounts)}
    told = [item for item in members if said[item.id] in least]
    return min(
        told,
        key=lambda item: (
            len(item.gist.words),
            len(item.content.states),
            len(item.content.words),
            item.exact,
            item.claim.text,
        ),
        default=None,
    )


class _Said(NamedTuple):
    """What a claim says, as far as another can leave it out."""

    words: frozenset[Hashable]
    who: Hashable
    states: frozenset[str]
    days: frozenset[str]
    numbers: frozenset[Decimal]

    def says_no_more(self, other: _Said) -> bool:
        """Whether this gives no word, state, day or number that the other does not give."""
        return (
            self.words <= other.words
            and (self.who == other.who or self.states <= other.states)
            and all(any(compare(day, known) in {"equal", "vaguer"} for known in other.days) for day in self.days)
            and self.numbers <= other.numbers
        )


def _said(item: Statement) -> _Said:
    content = item.content
    return _Said(
        frozenset(item.gist.words),
        item.gist.who,
        frozenset(content.states),
        frozenset(day for day in (item.date, *content.dates) if day),
        frozenset(number.value for number in content.numbers),
    )


def _shared(least: Statement, members: Sequence[Statement], sources: SourceMap) -> str:
    content = lower_first(least.claim.text.strip().removesuffix("."))
    told = listing(
        list(
            dict.fromkeys(
                f"{sources.labels[item.document_id]}"
                + (f" (citing {spoken_by(item.claim.attribution)})" if item.claim.attribution else "")
                for item in members
            )
        )
    )
    return f"{upper_first(told)} state that {content}." if len(members) > 1 else f"{told} states that {content}."


def _single(item: Statement, sources: SourceMap) -> str:
    label = sources.labels[item.document_id]
    sentence = worded(item.claim)
    if item.claim.attribution:
        return f"{label}: {sentence}"
    content = lower_first(sentence).removesuffix(".")
    if item.claim.factuality == "asserted":
        return f"{label} states that {content}."
    return f"{label}, in its own voice: {sentence}"


def _rejected(
    sources: SourceMap, summaries: Iterable[TreatySummary], claim_lists: Iterable[ClaimList]
) -> list[RejectedCount]:
    of_summary = {summary.document_id: len(summary.rejected) for summary in summaries}
    of_claims = {claims.document_id: len(claims.rejected) for claims in claim_lists}
    return [
        RejectedCount(
            document_id=document.id, summary=of_summary.get(document.id, 0), claims=of_claims.get(document.id, 0)
        )
        for document in sources.documents
    ]
