"""A briefing held against the labels of its set: what was merged, kept apart, found to conflict, and found missing."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, combinations

from summarizer.briefing.align import compatible_dates
from summarizer.briefing.events import JOINT_ACTS
from summarizer.evals.briefings.citations import judge_sentences
from summarizer.evals.briefings.figures import summarise
from summarizer.evals.briefings.results import BriefingFigure, Judgement, JudgementState, SetScore
from summarizer.evals.briefings.sets import LoadedSet, SetConflict, SetCorroborated, SetFact
from summarizer.evals.briefings.traced import Traced, stated_facts
from summarizer.evals.gold.labels import GoldEvent, GoldFact
from summarizer.evals.scoring import comparators
from summarizer.evals.scoring.outcomes import DocumentScore
from summarizer.records import Briefing
from summarizer.records.briefing import Comparison, TreatyFacts

__all__ = ["score_set"]

Pair = tuple[str, str]


def score_set(loaded: LoadedSet, scores: Sequence[DocumentScore], briefing: Briefing) -> SetScore:
    """Hold the briefing of a set against its labels: a judgement for each thing that was looked for or stands in it.

    Args:
        loaded: the set.
        scores: how the records of its documents fared against their labels.
        briefing: what was made of these records.
    """
    judgements = tuple(_Judge(loaded, Traced(loaded, scores, briefing), briefing).all())
    return SetScore(
        name=loaded.labels.name,
        about=loaded.labels.about,
        path=loaded.path.as_posix(),
        documents=tuple(file.gold.document for file in loaded.files),
        judgements=judgements,
        metrics=summarise([(len(loaded.files), judgements)]),
    )


def _judged(figure: BriefingFigure, of: str, why: str | None, *, extracted: bool = True) -> Judgement:
    state: JudgementState = "right" if why is None else "wrong" if extracted else "not_extracted"
    return Judgement(figure=figure, of=of, state=state, why=why)


class _Judge:
    def __init__(self, loaded: LoadedSet, traced: Traced, briefing: Briefing) -> None:
        self._labels = loaded.labels
        self._facts = loaded.facts
        self._traced = traced
        self._briefing = briefing
        self._sources = {fact.id: fact.sources for fact in stated_facts(briefing.treaties)}
        named = Counter(name for key in self._labels.key_facts for name in key.facts)
        self._shared = {name for name, times in named.items() if times > 1}

    def all(self) -> Iterator[Judgement]:
        yield from self._treaties()
        yield from self._copies()
        for key in self._labels.key_facts:
            yield from self._key_fact(key)
        yield from map(self._corroborated, self._labels.corroborated)
        yield from self._conflicts()
        yield from map(self._not_asserted, self._labels.not_asserted)
        yield from self._gaps()
        yield from judge_sentences(self._briefing)

    # ------------------------------------------------------------------------------------------- treaties and copies

    def _treaties(self) -> Iterator[Judgement]:
        wanted = [frozenset(one.documents) for one in self._labels.treaties]
        found = [frozenset(one.document_ids) for one in self._briefing.treaties]
        placed = frozenset(chain.from_iterable(found))  # a document without a treaty fact in its records has no place
        differ = set(wanted) ^ set(found)
        why = f"not alike: {_groups(differ)}" if differ else None
        yield _judged("partition", "treaties", why, extracted=placed.issuperset(chain.from_iterable(wanted)))
        wanted_pairs, found_pairs = _pairs(wanted), _pairs(found)
        for pair in sorted(found_pairs):
            why = None if pair in wanted_pairs else "put to one treaty, and they are not about one"
            yield _judged("treaties_precision", " ".join(pair), why)
        for pair in sorted(wanted_pairs):
            why = None if pair in found_pairs else "not put to one treaty"
            yield _judged("treaties_recall", " ".join(pair), why, extracted=placed.issuperset(pair))
        for at, labelled in enumerate(self._labels.treaties, 1):
            treaty = self._treaty(labelled.documents)
            title = treaty.titles[0].text if treaty and treaty.titles else None
            state = comparators.slot_state(labelled.name, title, comparators.text)
            why = None if state in ("correct", "null") else f"{state}: {title!r}"
            yield _judged("titles", f"t{at}", why, extracted=self._has_title(labelled.documents))

    def _treaty(self, documents: Iterable[str]) -> TreatyFacts | None:
        """The treaty of the briefing that has most of these documents."""
        wanted = set(documents)
        best = max(self._briefing.treaties, key=lambda one: len(wanted & set(one.document_ids)), default=None)
        return best if best and wanted & set(best.document_ids) else None

    def _has_title(self, documents: Iterable[str]) -> bool:
        """Whether the records have a title that a document gives, or none gives one."""
        titles = [
            name for name, fact in self._facts.items() if fact.field == "title" and name.split("#")[0] in documents
        ]
        return not titles or any(map(self._traced.extracted, titles))

    def _copies(self) -> Iterator[Judgement]:
        wanted = {(one[0], copy) for one in self._labels.copies for copy in one[1:]}
        found = {(one.copy_of, one.document_id) for one in self._briefing.sources if one.copy_of is not None}
        for pair in sorted(wanted):
            yield _judged("copies", " ".join(pair), None if pair in found else "not known as a copy")
        alike = _pairs(map(frozenset, self._labels.copies))
        for original, copy in sorted(found):
            why = None if _pair(original, copy) in alike else f"{copy} is no copy of {original}"
            yield _judged("copies_invented", f"{original} {copy}", why)

    # ---------------------------------------------------------------------------------------------- facts and claims

    def _held(self, key: SetFact) -> dict[str, set[str]]:
        """The facts of the briefing that hold a key fact, each with the labelled facts that it holds of it."""
        held: dict[str, set[str]] = defaultdict(set)
        for name in key.facts:
            if id_ := self._traced.id_of(name):
                held[id_].add(name)
        return held

    def _key_fact(self, key: SetFact) -> Iterator[Judgement]:
        extracted = {name for name in key.facts if self._traced.extracted(name)}
        for name in key.facts:
            why: str | None = f"{self._traced.state(name)} in its document's records"
            if name in extracted:
                why = None if self._traced.id_of(name) else "stands in no fact of the briefing"
            yield _judged("coverage", f"{key.id} {name}", why, extracted=name in extracted)
        held = self._held(key)
        own = {id_: names for id_, names in held.items() if not self._lent(key, id_, names)} or held
        others = [other.id for id_ in own for other in self._labels.key_facts if self._mixed(key, other, id_)]
        if not own:
            why = "none of its facts is there"
        elif len(own) > 1:
            why = f"stands in {len(own)} facts: {', '.join(own)}"
        else:
            why = f"{', '.join(own)} holds {', '.join(others)} too" if others else None
        yield _judged("merging", key.id, why, extracted=bool(extracted))
        given = [self._sources[id_] for id_ in own]
        told = " and ".join(map(str, given)) or "none"
        why = None if given == [key.sources] else f"counted as of {told}, not of {key.sources}"
        whole = len(extracted) == len(key.facts) or len(own) > 1  # what was not merged is miscounted anyhow
        yield _judged("sources", key.id, why, extracted=whole)

    def _lent(self, key: SetFact, id_: str, names: set[str]) -> bool:
        """Whether a fact of the briefing holds of a key fact only what is of another too, and stands with that.

        What says less than each of several key facts ("both houses") can stand with one of them alone.
        """
        others = (self._held(other)[id_] - set(key.facts) for other in self._labels.key_facts if other.id != key.id)
        return names <= self._shared and any(others)

    def _mixed(self, key: SetFact, other: SetFact, id_: str) -> bool:
        """Whether a fact of the briefing holds two key facts, which are not what two parties did together."""
        of_key = self._held(key)[id_] - set(other.facts)
        of_other = self._held(other)[id_] - set(key.facts)
        return bool(of_key and of_other) and not self._joint(key, other)

    def _joint(self, one: SetFact, other: SetFact) -> bool:
        """Whether two key facts are what two parties did together, which a briefing tells as one act."""
        acts = [self._facts[name] for name in (*one.facts, *other.facts)]
        return all(_together(a, b) for a, b in combinations(acts, 2))

    def _corroborated(self, group: SetCorroborated) -> Judgement:
        by_document: dict[str, set[str]] = defaultdict(set)
        for name in group.claims:
            by_document[name.partition("#")[0]].update(self._traced.ids(name) if self._traced.extracted(name) else ())
        there = [ids for ids in by_document.values() if ids]
        told = [
            one
            for one in self._briefing.agreement
            if one.relation == "corroborates" and all(ids & set(one.sides[0]) for ids in there)
        ]
        why: str | None = None
        if len(there) < 2:
            why = f"{len(there)} of {len(by_document)} documents have it in their records"
        elif not told:
            return _judged("corroborated", group.id, "not told as one statement")
        elif told[0].sources != group.sources:
            why = f"counted as of {told[0].sources}, not of {group.sources}"
        return _judged("corroborated", group.id, why, extracted=len(there) == len(by_document))

    def _conflicts(self) -> Iterator[Judgement]:
        told = [*self._briefing.conflicts, *self._briefing.updates]
        sides = {one.id: self._sides(one) for one in self._labels.conflicts}
        for one in self._labels.conflicts:
            bases = [set(each.basis) for each in told if _between(each, sides[one.id])]
            if any(basis & set(one.basis) for basis in bases):
                why = None
            elif bases:
                why = f"found in another respect: {', '.join(sorted(set(chain.from_iterable(bases))))}"
            else:
                why = "not found"
            yield _judged("conflicts", one.id, why, extracted=sum(map(bool, sides[one.id])) > 1)
        for each in told:
            known = any(_between(each, of) for of in sides.values())
            yield _judged(
                "conflicts_invented",
                f"{each.relation} {' | '.join(', '.join(side) for side in each.sides)}",
                None if known else f"no conflict: {each.text}",
            )

    def _sides(self, conflict: SetConflict) -> list[set[str]]:
        return [{id_ for name in side for id_ in self._traced.ids(name)} for side in conflict.sides]

    def _not_asserted(self, name: str) -> Judgement:
        listed = {id_ for group in self._briefing.not_asserted for id_ in (*group.claims, *group.facts)}
        why = None if listed & set(self._traced.ids(name)) else "not listed as what its source does not stand behind"
        return _judged("not_asserted", name, why, extracted=self._traced.firmness_kept(name))

    def _gaps(self) -> Iterator[Judgement]:
        for wanted, labelled in ((True, self._labels.gaps), (False, self._labels.not_gaps)):
            for id_, topics in labelled.items():
                treaty = self._treaty(self._labels.treaties[int(id_[1:]) - 1].documents)
                given = [*(treaty.not_stated if treaty else ()), *self._briefing.not_stated]
                for topic in topics:
                    said = "not said to be missing" if wanted else "said to be missing, and a document states it"
                    why = None if any(gap.topic == topic for gap in given) == wanted else said
                    yield _judged("gaps", f"{id_} {topic}", why, extracted=treaty is not None)


def _pair(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)


def _pairs(groups: Iterable[frozenset[str]]) -> set[Pair]:
    return {_pair(one, other) for group in groups for one, other in combinations(group, 2)}


def _groups(groups: Iterable[frozenset[str]]) -> str:
    return "; ".join(sorted(" ".join(sorted(group)) for group in groups))


def _together(one: GoldFact, other: GoldFact) -> bool:
    if not isinstance(one, GoldEvent) or not isinstance(other, GoldEvent):
        return False
    return bool(set(one.act) & set(other.act) & JOINT_ACTS) and any(
        compatible_dates(a, b) for a in one.date for b in other.date
    )


def _between(told: Comparison, sides: Sequence[set[str]]) -> bool:
    """Whether a comparison sets one of these sides against another."""
    return any(
        one & set(here) and other & set(there)
        for one, other in combinations(sides, 2)
        for here, there in chain(combinations(told.sides, 2), combinations(told.sides[::-1], 2))
    )
