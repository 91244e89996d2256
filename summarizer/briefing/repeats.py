"""Conflicts that claims show already: of the facts taken from the same words they are not told a second time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from summarizer.briefing.align import compatible_dates
from summarizer.briefing.statements import Statement
from summarizer.briefing.telling import overlap
from summarizer.grounding import act_cues
from summarizer.records.briefing import Comparison, Stated, StatedEvent, TreatyFacts
from summarizer.records.evidence import Evidence

__all__ = ["without_repeats"]

_TWO = 2


def without_repeats(
    of_facts: Iterable[Comparison],
    of_claims: Sequence[Comparison],
    treaties: Iterable[TreatyFacts],
    statements: Iterable[Statement],
) -> list[Comparison]:
    """The comparisons of facts that no comparison of claims tells: same basis, and claims of the same words.

    Args:
        of_facts: comparisons with a fact on one side or both.
        of_claims: comparisons of claims alone.
        treaties: where the facts stand.
        statements: all claims.
    """
    facts: dict[str, Stated] = {
        fact.id: fact for treaty in treaties for fact in (*treaty.events, *treaty.obligations, *treaty.terms)
    }
    citing: dict[str, list[Statement]] = defaultdict(list)  # by document
    for statement in statements:
        for document_id in {piece.document_id for piece in statement.claim.evidence}:
            citing[document_id].append(statement)

    def claims_of(side: Iterable[str]) -> set[str]:
        return {claim for id_ in side for claim in (_told_by(facts[id_], citing) if id_ in facts else [id_])}

    kept = []
    for item in of_facts:
        sides = [claims_of(side) for side in item.sides]
        same = (one for one in of_claims if one.basis == item.basis)
        if not any(_same_sides(sides, [set(side) for side in one.sides]) for one in same):
            kept.append(item)
    return kept


def _told_by(fact: Stated, citing: Mapping[str, Sequence[Statement]]) -> Iterator[str]:
    """The claims that tell a fact, of those that cite the same documents."""
    pieces: dict[str, list[Evidence]] = defaultdict(list)
    for piece in fact.evidence:
        pieces[piece.document_id].append(piece)
    for document_id, own in pieces.items():
        yield from (item.id for item in citing.get(document_id, ()) if _tells(item, fact, own))


def _same_sides(some: Sequence[set[str]], others: Sequence[set[str]]) -> bool:
    """Whether each side of one comparison has a claim of one side of the other."""
    if len(some) != _TWO or len(others) != _TWO:
        return False
    (a, b), (c, d) = some, others
    return bool((a & c and b & d) or (a & d and b & c))


def _tells(item: Statement, fact: Stated, pieces: Sequence[Evidence]) -> bool:
    """Whether a claim stands in pieces of evidence for a fact, and tells of the same act, day and state."""
    if not any(overlap(item.claim.evidence, piece) for piece in pieces):
        return False
    if not isinstance(fact, StatedEvent):
        return True
    if not compatible_dates(item.when, fact.date) or not any(cue.act == fact.act for cue in act_cues(item.claim.text)):
        return False
    states = set(item.content.states)
    return not states or not fact.states or bool(states & set(fact.states))
