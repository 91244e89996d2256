"""Where a claim denies what a treaty fact of another source states."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from summarizer.briefing.align import SourceMap, compatible_dates
from summarizer.briefing.content import content_of
from summarizer.briefing.events import JOINT_ACTS
from summarizer.briefing.statements import Statement
from summarizer.records.briefing import Comparison, StatedEvent, TreatyFacts
from summarizer.records.treaty import Act
from summarizer.render.wording import act_words, listing

__all__ = ["relate_denials"]


def relate_denials(
    treaties: Iterable[TreatyFacts], statements: Sequence[Statement], sources: SourceMap
) -> list[Comparison]:
    """Contradictions between an act that is stated and claims of others that it took place.

    A claim denies an act if it tells of that act alone, and of nobody, no place and no day but those of the act.
    """
    denials: dict[tuple[str, frozenset[Act]], list[Statement]] = defaultdict(list)
    for item in statements:
        if item.gist.about is not None and item.claim.kind == "event" and _denies(item):
            denials[item.gist.about, item.gist.acts].append(item)
    found = []
    for treaty in treaties:
        for event in treaty.events:
            if event.context == "future" or event.factuality != "asserted":
                continue
            against = [item for item in denials[treaty.id, frozenset({event.act})] if _of_event(item, event)]
            texts = sources.distinct(ref.document_id for ref in event.stated_in)
            against = [item for item in against if not sources.distinct([item.document_id]) <= texts]
            if against:
                found.append(_comparison(event, against, sources))
    return found


def _denies(item: Statement) -> bool:
    if item.gist.operators or len(item.gist.acts) != 1:
        return False
    return item.gist.negated != (item.claim.factuality == "denied") and item.claim.factuality in {"denied", "asserted"}


def _of_event(item: Statement, event: StatedEvent) -> bool:
    gist = item.gist
    if not compatible_dates(item.date, event.date):
        return False
    if not all(compatible_dates(date, event.date) for date in gist.dates) or gist.numbers:
        return False
    if event.act not in JOINT_ACTS and set(gist.who) != set(event.states):
        return False
    if event.states and not set(gist.who) <= set(event.states) and event.act not in JOINT_ACTS:
        return False
    known: set[str] = set()
    for text in (event.actor, event.place, event.party):
        if text:
            content = content_of(text)
            known |= content.words | set(content.names)
    return gist.words - {f"={event.act}"} <= known


def _comparison(event: StatedEvent, against: Sequence[Statement], sources: SourceMap) -> Comparison:
    stating = [ref.document_id for ref in event.stated_in]
    denying = [item.document_id for item in against]
    labels = [listing([sources.labels[id_] for id_ in sources.sort(ids)]) for ids in (stating, denying)]
    return Comparison(
        relation="contradicts",
        basis=["polarity"],
        sides=[[event.id], [item.id for item in against]],
        sources=len(sources.independent([*stating, *denying])),
        text=f"One side states the {act_words(event.act)}, the other denies it ({labels[0]}; {labels[1]}).",
    )
