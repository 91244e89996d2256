"""How claims relate: corroborates, restates, contradicts, updates. Which do, two by two, is found by ``likeness``."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence

from summarizer.briefing.align import Marks, SourceMap, cluster
from summarizer.briefing.likeness import Likeness, Statement, listed, one_speaker, own_numbers
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
        self._origin = {statement.id: sources.origins(statement.claim.evidence) for statement in statements}
        self._likeness = Likeness(statements, sources)
        told = cluster(sorted(statements, key=_telling), key=self._alike, fits=self._likeness.agree, marks=self._marks)
        self._groups = sorted((self._in_order(group) for group in told), key=lambda group: self._place[group[0].id])

    def _alike(self, item: Statement) -> Hashable:
        """What makes statements one without a comparison."""
        return (item.gist, item.claim.factuality, item.when) if self._likeness.agree(item, item) else item.id

    def _marks(self, item: Statement) -> Marks:
        """A statement is compared with those whose words it holds all, or that hold all of its own.

        The longer of two has the rarest word of the shorter.
        """
        gist = item.gist
        about = gist.about, gist.roles, gist.operators - {"=refuse"}, () if gist.acts else gist.who
        rarest = self._likeness.rarest(gist.words)
        return Marks(
            has=[(about, "word", word) for word in gist.words] + [(about, "rarest", rarest)],
            asks=[(about, "rarest", word) for word in gist.words] + [(about, "word", rarest)],
        )

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
        origins: list[list[Statement]] = []
        for item in group:
            joined = [origin for origin in origins if any(self._one_origin(item, other) for other in origin)]
            merged = [other for origin in joined for other in origin]
            origins = [origin for origin in origins if origin not in joined] + [[*merged, item]]
        return len(origins)

    def _first_told_in(self, group: Iterable[Statement]) -> set[str]:
        return {document_id for item in group for document_id in self._origin[item.id]}

    def _one_origin(self, one: Statement, other: Statement) -> bool:
        if self._origin[one.id] == self._origin[other.id]:
            return True
        return one.speaker is not None and other.speaker is not None and one_speaker(one.speaker, other.speaker)

    def differences(self) -> list[Comparison]:
        """Contradictions and updates between groups of claims."""
        found = []
        for one, other in self._comparable():
            pairs = ((a, b) for a in one for b in other)
            differing = next(((a, b, basis) for a, b in pairs if (basis := self._likeness.difference(a, b))), None)
            if differing:
                found.append(self._comparison(one, other, differing))
        return sorted(found, key=lambda item: [self._place[side[0]] for side in item.sides])

    def _comparable(self) -> Iterator[tuple[list[Statement], list[Statement]]]:
        """Pairs of groups of which one has a statement that may differ from one of the other, the earlier first."""
        having: dict[Hashable, dict[int, None]] = defaultdict(dict)
        for at, group in enumerate(self._groups):
            for mark in (mark for item in group for mark in self._marks(item).has):
                having[mark][at] = None
        for at, group in enumerate(self._groups):
            asked = (mark for item in group for mark in self._marks(item).asks)
            for later in sorted({other for mark in asked if mark in having for other in having[mark] if other > at}):
                yield group, self._groups[later]

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


def _telling(statement: Statement) -> tuple[int, str, str]:
    return (-len(statement.gist.words), statement.claim.text, statement.id)
