"""A run against a baseline: what is paired, what counts as a change, and when nothing can be said."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.errors import EvalError
from summarizer.evals.figures.compare import compare, load_baseline, median_state, verdict
from summarizer.evals.figures.statistics import Difference
from tests.evals.made_runs import document, fact, hit, report

NAMES = [f"d{number}.txt" for number in range(8)]
MIXED = ["ccm", "cim", "ccc", "mmc", "cci", "pcc", "cmm", "ccp"]


def suite(*states, **more):
    return report(*(document(name, letters) for name, letters in zip(NAMES, states, strict=False)), **more)


def test_a_run_against_itself_changes_nothing():
    run = suite(*MIXED)
    found = compare(run, run, "base.json")
    assert (found.flips, found.gained, found.lost, found.p_value, found.same_gold) == ((), 0, 0, None, True)
    assert {one.difference for one in found.metrics.values()} <= {0, None}
    assert found.metrics["facts_f1"].verdict == "no_difference_found"
    assert found.metrics["facts_f1"].detectable is None  # nothing varies, so nothing can be said about it


def test_every_metric_is_compared():
    run = suite(*MIXED)
    assert set(compare(run, run, "base.json").metrics) == set(run.metrics)


def test_a_metric_without_data_is_too_little_data_and_not_the_same():
    found = compare(suite(*MIXED), suite(*MIXED), "base.json").metrics["claims_f1"]
    assert (found.value, found.baseline, found.difference, found.verdict) == (None, None, None, "too_little_data")


def test_getting_better_everywhere_is_better_and_the_other_way_round_worse():
    good, bad = suite(*["cccc", "cccm"] * 4), suite(*["ccmm", "cmcm"] * 4)
    there, back = compare(good, bad, "bad.json"), compare(bad, good, "good.json")
    assert there.metrics["facts_recall"].verdict == "better"
    assert back.metrics["facts_recall"].verdict == "worse"
    assert there.metrics["facts_recall"].difference == pytest.approx(-back.metrics["facts_recall"].difference)
    assert (there.gained, there.lost, back.gained, back.lost) == (12, 0, 0, 12)
    assert there.p_value == back.p_value == pytest.approx(2 / 2**12)


def test_two_documents_are_too_little_data_however_much_changed():
    found = compare(suite("cccc", "cccc"), suite("mmmm", "mmmm"), "base.json").metrics["facts_recall"]
    assert (found.difference, found.documents, found.verdict) == (1, 2, "too_little_data")


def test_more_forbidden_facts_are_worse():
    clean = report(*(document(name, "cc") for name in NAMES))
    dirty = report(*(document(name, "cc", forbidden=(hit(),)) for name in NAMES))
    assert compare(dirty, clean, "b.json").metrics["forbidden"].verdict == "worse"
    assert compare(clean, dirty, "b.json").metrics["forbidden"].verdict == "better"
    assert compare(dirty, clean, "b.json").metrics["forbidden"].difference == 8


def test_flips_name_what_changed_with_key_facts_first():
    def run(*states):
        facts = [
            fact("e10", states[0], key=False),
            fact("e2", states[1], key=False),
            fact("e12", states[2]),
            fact("e3", "correct"),
        ]
        return report(document("b.txt", "c", facts=facts), document("a.txt", states[3]))

    found = compare(run("missing", "partial", "correct", "i"), run("correct", "missing", "incorrect", "c"), "b.json")
    changes = [(flip.document, flip.id, flip.importance, flip.before, flip.after) for flip in found.flips]
    assert changes == [
        ("a.txt", "e1", "key", "correct", "incorrect"),
        ("b.txt", "e12", "key", "incorrect", "correct"),
        ("b.txt", "e2", "minor", "missing", "partial"),
        ("b.txt", "e10", "minor", "correct", "missing"),
    ]
    assert (found.gained, found.lost) == (1, 2)


def test_a_document_that_failed_counts_as_lost():
    found = compare(suite("ccc", "eee"), suite("ccc", "ccc"), "b.json")
    assert (found.lost, found.metrics["facts_recall"].value) == (3, 0.5)


def test_only_what_both_runs_have_run_is_compared():
    now = report(document("a.txt", "cc"), document("b.txt", "--"), document("new.txt", "mm"))
    before = report(document("a.txt", "cm"), document("b.txt", "cc"), document("gone.txt", "cc"))
    found = compare(now, before, "b.json")
    assert [(flip.document, flip.id) for flip in found.flips] == [("a.txt", "e2")]
    assert (found.metrics["facts_recall"].baseline, found.metrics["facts_recall"].value) == (0.5, 1.0)


def test_nothing_in_common_is_too_little_data():
    found = compare(report(document("a.txt", "cc")), report(document("b.txt", "cc")), "b.json")
    assert {one.verdict for one in found.metrics.values()} == {"too_little_data"}
    assert found.p_value is None


def test_a_fact_is_in_its_median_state_over_repeats():
    before = report(document("a.txt", "cm"))
    now = report(*(document("a.txt", states, repeat=n) for n, states in enumerate(["cc", "mc", "cm"])))
    found = compare(now, before, "b.json")
    assert [(flip.id, flip.after) for flip in found.flips] == [("e2", "correct")]
    assert found.metrics["facts_recall"].documents == 1  # repeats are no further documents


def test_counts_are_the_mean_of_the_repeats():
    once = report(document("a.txt", "c", forbidden=(hit(),)), document("b.txt", "c"))
    thrice = report(*(one.model_copy(update={"repeat": n}) for n in range(3) for one in once.documents))
    assert compare(thrice, once, "b.json").metrics["forbidden"].difference == 0


def test_other_gold_is_seen():
    assert not compare(suite("c"), suite("c", gold_sha256="1" * 64), "b.json").same_gold


def test_the_baseline_is_named_with_its_model_and_mode():
    found = compare(suite("c"), suite("c", model="model-b", mode="live"), "evals/baselines/b.json")
    assert (found.baseline, found.baseline_model) == ("evals/baselines/b.json", "model-b")
    assert found.baseline_mode == "live"


states = st.sampled_from(["correct", "partial", "incorrect", "missing", "error"])


@given(st.lists(states, min_size=1, max_size=9).flatmap(lambda one: st.tuples(st.just(one), st.permutations(one))))
def test_a_state_that_most_repeats_give_is_the_median(both):
    given_states, shuffled = both
    assert median_state(given_states) == median_state(shuffled)
    for state in given_states:
        if given_states.count(state) * 2 > len(given_states):
            assert median_state(given_states) == state


@settings(max_examples=20)
@given(st.lists(st.text("cpim", min_size=1, max_size=4), min_size=2, max_size=8), st.randoms())
def test_gained_and_lost_explain_the_change_in_right_facts(before, random):
    after = ["".join(random.choice("cpim") for _ in letters) for letters in before]
    found = compare(suite(*after), suite(*before), "b.json")
    assert found.gained - found.lost == "".join(after).count("c") - "".join(before).count("c")


@pytest.mark.parametrize(
    ("low", "high", "error", "documents", "expected"),
    [
        (0.01, 0.2, 0.05, 9, "better"),
        (-0.2, -0.01, 0.05, 9, "worse"),
        (-0.01, 0.02, 0.01, 9, "no_difference_found"),
        (-0.3, 0.4, 0.2, 9, "too_little_data"),
        (0.01, 0.2, 0.05, 5, "too_little_data"),
        (1e-17, 1e-17, 0.0, 9, "no_difference_found"),
        (None, None, None, 1, "too_little_data"),
    ],
)
def test_verdicts(low, high, error, documents, expected):
    assert verdict(Difference(0.5, 0.5, 0.1, low, high, error, documents)) == expected


def test_a_baseline_is_read_as_it_was_written(tmp_path):
    run = suite(*MIXED)
    path = tmp_path / "base.json"
    path.write_text(run.model_dump_json(), encoding="utf-8")
    assert load_baseline(path) == run


def changed(**values):
    return json.dumps({**suite("cc", "cm").model_dump(mode="json"), **values})


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{\n  "suite": ', r"base\.json:2: the baseline is not JSON"),
        ("[]", "no schema_version"),
        ("{}", "no schema_version"),
        (changed(schema_version=2), "schema version 2, and this program reads 1"),
        (changed(documents="none"), "documents: .* 1 mistakes"),
        (changed(documents=[document("a.txt", "--").model_dump(mode="json")]), "left out 1 documents, a.txt"),
    ],
)
def test_a_baseline_that_cannot_be_used_is_named_with_what_to_type(tmp_path, text, said):
    path = tmp_path / "base.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(EvalError, match=said) as caught:
        load_baseline(path)
    assert str(path) in caught.value.message
    assert f"summarizer eval SUITE --json {path}" in caught.value.hint


def test_a_baseline_that_is_not_there_or_not_text(tmp_path):
    with pytest.raises(EvalError, match="There is no baseline"):
        load_baseline(tmp_path / "none.json")
    (tmp_path / "binary.json").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(EvalError, match="cannot be read"):
        load_baseline(tmp_path / "binary.json")
    with pytest.raises(EvalError, match="cannot be read"):
        load_baseline(tmp_path)
