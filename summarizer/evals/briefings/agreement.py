"""Two labellings of the same sets of documents: how far they agree on what a briefing must hold."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from itertools import chain, combinations

from summarizer.errors import EvalError
from summarizer.evals.agreement import Share
from summarizer.evals.briefings.sets import BriefingSet, SetConflict

__all__ = ["set_agreement"]


def set_agreement(first: Iterable[BriefingSet], second: Iterable[BriefingSet]) -> dict[str, Share]:
    """How far two labellings of sets agree, by what was labelled; the value of each share is the F1 of the two.

    ``treaties``, ``copies``: pairs of documents that are about one treaty, or copies of each other. ``key_facts``,
    ``corroborated``: pairs of labels of different documents that are one. ``conflicts``: those of which each side
    shares a label with a side of the other's. ``gaps``: of the topics that both decided, those decided alike.

    Args:
        first: the sets of one labeller.
        second: those of the other, by the same names.

    Raises:
        EvalError: they have not labelled the same sets.

    >>> one = BriefingSet(name="a", about="A.", gold=["a.yaml"], copies=[["x", "y"], ["v", "w"]])
    >>> other = BriefingSet(name="a", about="A.", gold=["a.yaml"], copies=[["y", "x"]])
    >>> round(set_agreement([one], [other])["copies"].value, 2)
    0.67
    """
    ones, others = ({labels.name: labels for labels in side} for side in (first, second))
    if ones.keys() != others.keys():
        only = ", ".join(sorted(ones.keys() ^ others.keys()))
        raise EvalError(f"Only one of the two has labelled {only}.", hint="Give two labellings of the same sets.")
    both = [(labels, others[name]) for name, labels in ones.items()]
    shares = {
        kind: Share(
            agree=2 * sum(len(of(one) & of(other)) for one, other in both),
            of=sum(len(of(one)) + len(of(other)) for one, other in both),
        )
        for kind, of in _PAIRS.items()
    }
    found = [_met(side, against.conflicts) for pair in both for side, against in (pair, pair[::-1])]
    decided = [(_decided(one), _decided(other)) for one, other in both]
    alike = [one[topic] == other[topic] for one, other in decided for topic in one.keys() & other.keys()]
    return shares | {
        "conflicts": Share(
            agree=sum(found), of=sum(len(labels.conflicts) for labels in chain(ones.values(), others.values()))
        ),
        "gaps": Share(agree=2 * sum(alike), of=2 * len(alike)),
    }


_PAIRS: Mapping[str, Callable[[BriefingSet], set[tuple[str, str]]]] = {
    "treaties": lambda labels: _pairs(one.documents for one in labels.treaties),
    "copies": lambda labels: _pairs(labels.copies),
    "key_facts": lambda labels: _of_several(_pairs(one.facts for one in labels.key_facts)),
    "corroborated": lambda labels: _of_several(_pairs(one.claims for one in labels.corroborated)),
}


def _pairs(groups: Iterable[Collection[str]]) -> set[tuple[str, str]]:
    return {pair for group in groups for pair in combinations(sorted(group), 2)}


def _of_several(pairs: Iterable[tuple[str, str]]) -> set[tuple[str, str]]:
    """The pairs of labels of different documents."""
    return {(one, other) for one, other in pairs if one.split("#")[0] != other.split("#")[0]}


def _met(labels: BriefingSet, others: Sequence[SetConflict]) -> int:
    """How many conflicts of a set the other labeller has too."""
    return sum(any(_meet(one, other) for other in others) for one in labels.conflicts)


def _meet(one: SetConflict, other: SetConflict) -> bool:
    return all(any({*side} & {*against} for against in other.sides) for side in one.sides)


def _decided(labels: BriefingSet) -> dict[Hashable, bool]:
    """The topics that are decided for each treaty of a set, and whether each is a gap."""
    return {
        (treaty, topic): named is labels.gaps
        for named in (labels.not_gaps, labels.gaps)
        for treaty, topics in named.items()
        for topic in topics
    }
