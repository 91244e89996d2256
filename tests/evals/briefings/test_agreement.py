"""Two labellings of one set: where they agree on what a briefing must hold."""

from __future__ import annotations

import pytest

from summarizer.errors import EvalError
from summarizer.evals.briefings.agreement import set_agreement
from summarizer.evals.briefings.sets import BriefingSet


def labelled(**parts):
    return BriefingSet.model_validate({"name": "pact", "about": "A pact.", "gold": ["a.yaml", "b.yaml"], **parts})


def shares(one, other):
    return {kind: share.value for kind, share in set_agreement([labelled(**one)], [labelled(**other)]).items()}


ALL = {
    "treaties": [{"documents": ["a", "b"], "name": "Pact"}],
    "copies": [["a", "b"]],
    "key_facts": [{"id": "k1", "facts": ["a#e1", "b#e1"], "sources": 2}],
    "corroborated": [{"id": "g1", "claims": ["a#c1", "b#c1"], "sources": 2}],
    "conflicts": [{"id": "x1", "basis": "date", "sides": [["a#e2", "a#c2"], ["b#e2"]]}],
    "gaps": {"t1": ["duration"]},
    "not_gaps": {"t1": ["title"]},
}


def test_equal_labels_agree_in_everything():
    assert set(shares(ALL, ALL).values()) == {1.0}


def test_where_nothing_is_labelled_there_is_nothing_to_agree_on():
    assert set(shares({}, {}).values()) == {None}


@pytest.mark.parametrize(
    ("kind", "other", "value"),
    [
        ("treaties", [{"documents": ["a"], "name": "Pact"}], 0),
        ("copies", [], 0),
        ("key_facts", [{"id": "k1", "facts": ["a#e1", "b#e1", "c#e1"], "sources": 3}], 0.5),
        ("key_facts", [{"id": "k1", "facts": ["a#e1", "a#e9", "b#e1"], "sources": 2}], 2 / 3),
        ("corroborated", [{"id": "g7", "claims": ["b#c1", "a#c1"], "sources": 2}], 1),
        ("conflicts", [{"id": "x1", "basis": "date", "sides": [["b#e2", "b#c9"], ["a#c2"]]}], 1),
        ("conflicts", [{"id": "x1", "basis": "date", "sides": [["b#e2"], ["a#e3"]]}], 0),
    ],
)
def test_each_part_is_compared_by_itself(kind, other, value):
    found = shares(ALL, {**ALL, kind: other})
    assert found.pop(kind) == pytest.approx(value)
    assert set(found.values()) == {1.0}


def test_topics_that_only_one_decides_do_not_count():
    assert shares(ALL, {**ALL, "gaps": {"t1": ["title"]}, "not_gaps": {}})["gaps"] == 0
    assert shares(ALL, {**ALL, "gaps": {"t1": ["withdrawal"]}})["gaps"] == 1


def test_labellings_of_other_sets_are_refused():
    with pytest.raises(EvalError, match="Only one of the two has labelled pact"):
        set_agreement([labelled()], [])
