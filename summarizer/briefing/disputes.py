"""Where the facts of a treaty differ between documents: another day, another length, another answer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain, combinations

from summarizer.briefing.align import SourceMap, compatible_dates
from summarizer.briefing.content import same_name
from summarizer.briefing.events import JOINT_ACTS, ONCE
from summarizer.records.briefing import Basis, Comparison, Relation, Stated, StatedEvent, StatedTerm, TreatyFacts
from summarizer.render.wording import act_words, count, human_date, listing

__all__ = ["relate_facts"]


def relate_facts(treaty: TreatyFacts, sources: SourceMap) -> list[Comparison]:
    """Contradictions and updates between the facts of one treaty.

    Different organs doing the same act on different days are no contradiction, and neither are two facts that
    one document states.
    """
    return [*_events(treaty.events, sources), *_terms(treaty.terms, sources)]


def _events(events: Sequence[StatedEvent], sources: SourceMap) -> Iterator[Comparison]:
    for one, other in _pairs_of_one_act(events):
        if not _one_subject(one, other) or not _apart(one, other, sources):
            continue
        name = act_words(one.act)
        firmness = {one.factuality, other.factuality}
        if one.context != other.context:
            continue  # what was to come and then came is one event's life: ``timeline`` tells the plan as such
        if "asserted" in firmness and firmness & {"denied", "doubted"} and compatible_dates(one.date, other.date):
            text = f"One side states the {name}, the other denies or doubts it"
            text += f" ({_who(one, sources)}; {_who(other, sources)})."
            yield _compare("contradicts", "polarity", one, other, text, sources)
        elif firmness == {"asserted"} and _dates_differ(one, other, sources):
            dates = [f"{human_date(event.date or '')} ({_who(event, sources)})" for event in (one, other)]
            text = f"The dates given for the {name} differ: {listing(dates)}."
            yield _compare("contradicts", "date", one, other, text, sources)


def _dates_differ(one: StatedEvent, other: StatedEvent, sources: SourceMap) -> bool:
    """Whether two accounts give one act two days; a day after an account was published is another act, and news."""
    if not one.date or not other.date or compatible_dates(one.date, other.date):
        return False
    return not any(
        (day := sources.published(document_id)) is not None and day.isoformat() < later.date
        for later, earlier in ((one, other), (other, one))
        if later.date and later.date[:4].isdigit()
        for document_id in _documents(earlier)
    )


def _pairs_of_one_act(events: Sequence[StatedEvent]) -> Iterator[tuple[StatedEvent, StatedEvent]]:
    """Pairs in the order of the events."""
    by_act: dict[str, list[StatedEvent]] = defaultdict(list)
    for event in events:
        if event.act in ONCE:
            by_act[event.act].append(event)
    return chain.from_iterable(combinations(same, 2) for same in by_act.values())


def _terms(terms: Sequence[StatedTerm], sources: SourceMap) -> Iterator[Comparison]:
    lengths = [term for term in terms if term.kind == "duration" and term.months is not None]
    for one, other in combinations(lengths, 2):
        if one.months != other.months and _apart(one, other, sources):
            months = [f"{count(term.months or 0, 'month')} ({_who(term, sources)})" for term in (one, other)]
            yield _compare("contradicts", "number", one, other, f"The durations differ: {listing(months)}.", sources)


def _one_subject(one: StatedEvent, other: StatedEvent) -> bool:
    """Whether two facts are about the same act of the same state and organ, which happens once."""
    named = one.states and other.states
    if not named and one.act not in JOINT_ACTS:
        return False
    if one.states != other.states and named:
        return False
    if one.act in JOINT_ACTS and (one.actor is None or other.actor is None):
        return True
    # "Ratified" is said of a vote, of a signature under a law and of an exchange: only one organ can disagree with
    # itself about the day.
    if one.actor is None or other.actor is None:
        return one.actor == other.actor
    return same_name(one.actor, other.actor)


def _documents(fact: Stated) -> list[str]:
    return [ref.document_id for ref in fact.stated_in]


def _apart(one: Stated, other: Stated, sources: SourceMap) -> bool:
    return not sources.distinct(_documents(one)) & sources.distinct(_documents(other))


def _who(fact: Stated, sources: SourceMap) -> str:
    return listing([sources.labels[id_] for id_ in sources.sort(_documents(fact))])


def _compare(relation: Relation, basis: Basis, one: Stated, other: Stated, text: str, sources: SourceMap) -> Comparison:
    return Comparison(
        relation=relation,
        basis=[basis],
        sides=[[one.id], [other.id]],
        sources=len(sources.independent([*_documents(one), *_documents(other)])),
        text=text,
    )
