"""How claims relate: corroborates, restates, contradicts, updates. Which do, two by two, is found by ``likeness``."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import combinations, product

from summarizer.briefing.align import SourceMap
from summarizer.briefing.candidates import Candidates, Weights
from summarizer.briefing.cluster import Joined, cluster
from summarizer.briefing.likeness import Likeness, one_speaker
from summarizer.briefing.numbers import listed, own_numbers
from summarizer.briefing.statements import Statement
from summarizer.records.briefing import Basis, Comparison
from summarizer.render.wording import count, human_date, listing

__all__ = ["relate_claims"]


def relate_claims(statements: Sequence[Statement], sources: SourceMap) -> list[Comparison]:
    """All relations between claims: agreement first, then contradictions and updates."""
    relations = _Relations(statements, sources)
    return [*relations.agreement(), *relations.differences()]


class _Relations:
    def __init__(self, statements: Sequence[Statement], sources: SourceMap) -> None:
        self._sources = sources
        self._place = {statement.id: place for place, statement in enumerate(statements)}
        self._origin = {statement.id: tuple(sources.origins(statement.claim.evidence)) for statement in statements}
        weights = Weights(statements)
        self._likeness = Likeness(weights, sources)
        self._candidates = Candidates(statements, weights)
        told = cluster(
            sorted(statements, key=_telling),
            key=self._alike,
            fits=self._likeness.agree,
            marks=self._candidates.agreeing,
        )
        self._groups = sorted((self._in_order(group) for group in told), key=lambda group: self._place[group[0].id])

    def _alike(self, item: Statement) -> Hashable:
        """What makes statements one without a comparison."""
        return _content(item) if self._likeness.agree(item, item) else item.id

    def _in_order(self, group: Iterable[Statement]) -> list[Statement]:
        return sorted(group, key=lambda item: self._place[item.id])

    def agreement(self) -> list[Comparison]:
        """One comparison for each group of two claims or more."""
        found = []
        for group in (group for group in self._groups if len(group) > 1):
            origins = self._origins(group)
            if origins > 1:
                text = f"{count(origins, 'independent source')} say the same."
            elif len(self._first_told_in(group)) > 1:
                text = "Several documents say the same and name one origin for it."
            elif len(self._sources.independent(item.document_id for item in group)) > 1:
                text = "Several documents say the same in one wording, which counts once."
            elif len(self._sources.distinct(item.document_id for item in group)) > 1:
                text = "Several texts of one publisher say the same."
            elif len({item.document_id for item in group}) > 1:
                text = "Copies of one text say the same."
            else:
                text = "One document says the same more than once."
            found.append(
                Comparison(
                    relation="corroborates" if origins > 1 else "restates",
                    basis=["wording"],
                    sides=[[item.id for item in group]],
                    sources=origins,
                    text=text[0].upper() + text[1:],
                )
            )
        return sorted(found, key=lambda item: (-item.sources, self._place[item.sides[0][0]]))

    def _origins(self, group: Sequence[Statement]) -> int:
        """Number of independent origins: one text is one, and so are documents that name the same speaker."""
        origins = dict.fromkeys(self._origin[item.id] for item in group)
        speakers = list(dict.fromkeys(item.speaker for item in group if item.speaker is not None))
        one = Joined([*origins, *speakers])
        for item in group:
            if item.speaker is not None:
                one.join(self._origin[item.id], item.speaker)
        for name, other in combinations(speakers, 2):
            if one.first(name) != one.first(other) and one_speaker(name, other):
                one.join(name, other)
        return len({one.first(origin) for origin in origins})

    def _first_told_in(self, group: Iterable[Statement]) -> set[str]:
        return {document_id for item in group for document_id in self._origin[item.id]}

    def differences(self) -> list[Comparison]:
        """Contradictions and updates between groups of claims."""
        found = []
        for one, other in self._comparable():
            differing = self._differing(one, other)
            if differing:
                found.append(self._comparison(one, other, differing))
        return sorted(found, key=lambda item: [self._place[side[0]] for side in item.sides])

    def _comparable(self) -> Iterator[tuple[list[Statement], list[Statement]]]:
        """Pairs of groups of which one has a statement that may differ from one of the other, the earlier first."""
        marks = [[self._candidates.differing(item) for item in _of_each_content(group)] for group in self._groups]
        having: dict[Hashable, dict[int, None]] = defaultdict(dict)
        for at, of_group in enumerate(marks):
            for mark in (mark for of_item in of_group for mark in of_item.has):
                having[mark][at] = None
        for at, of_group in enumerate(marks):
            asked = {mark for of_item in of_group for mark in of_item.asks}
            for later in sorted({other for mark in asked if mark in having for other in having[mark] if other > at}):
                yield self._groups[at], self._groups[later]

    def _differing(self, one: list[Statement], other: list[Statement]) -> tuple[Statement, Statement, Basis] | None:
        """The first two statements that cannot both be true, and in what; one of each group."""
        contents = product(_of_each_content(one), _of_each_content(other))
        if not any(self._likeness.opposition(a, b) for a, b in contents):
            return None  # whatever texts they stand in
        pairs = product(self._of_each_text(one), self._of_each_text(other))
        return next(((a, b, basis) for a, b in pairs if (basis := self._likeness.difference(a, b))), None)

    def _of_each_text(self, group: Iterable[Statement]) -> list[Statement]:
        """One statement for all that say the same in copies of one text of one day."""
        published, copies = self._sources.published, self._sources.original
        return list(
            {
                (_content(item), item.speaker, copies[item.document_id], published(item.document_id)): item
                for item in group
            }.values()
        )

    def _comparison(
        self, one: list[Statement], other: list[Statement], differing: tuple[Statement, Statement, Basis]
    ) -> Comparison:
        here, there, basis = differing
        ids = [[item.document_id for item in side] for side in (one, other)]
        if basis == "number" and self._sources.earlier(ids[1], ids[0]):
            one, other, ids, here, there = other, one, ids[::-1], there, here
        later = basis == "number" and self._sources.earlier(*ids)
        labels = [listing(self._labels(side)) for side in (one, other)]
        if basis == "polarity":
            text = f"One side states what the other denies or does not confirm ({labels[0]}; {labels[1]})."
        elif basis == "number":
            numbers = [own_numbers(a.gist, b.gist) for a, b in ((here, there), (there, here))]
            text = f"The numbers differ: {listed(numbers[0])} ({labels[0]}) and {listed(numbers[1])} ({labels[1]})."
            if later:
                text += " The second text is the later one: this may be news, or it may be disagreement."
        else:
            dates = [human_date(item.when or "") for item in (here, there)]
            text = f"The dates differ: {dates[0]} ({labels[0]}) and {dates[1]} ({labels[1]})."
        return Comparison(
            relation="updates" if later else "contradicts",
            basis=[basis],
            sides=[[item.id for item in one], [item.id for item in other]],
            sources=len(self._sources.independent(item.document_id for item in (*one, *other))),
            text=text,
        )

    def _labels(self, side: Sequence[Statement]) -> list[str]:
        return [self._sources.labels[id_] for id_ in self._sources.sort(item.document_id for item in side)]


def _content(item: Statement) -> Hashable:
    """All by which two statements agree."""
    return item.gist, item.claim.factuality, item.when


def _of_each_content(group: Iterable[Statement]) -> list[Statement]:
    """One statement for all that differ by nothing but their texts."""
    return list({(_content(item), item.speaker): item for item in group}.values())


def _telling(statement: Statement) -> tuple[int, str, str]:
    return (-len(statement.gist.words), statement.claim.text, statement.id)
