"""Where to look when a figure is low."""

from __future__ import annotations

from typing import get_args

from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.evals.figures.metrics import counts
from summarizer.evals.results import MetricName
from summarizer.evals.scoring.outcomes import CitationCount, SlotOutcome, SlotState, Spurious
from summarizer.evals.shortfall import listed, shortfall
from tests.evals.made_runs import document, fact, hit

SLOTS = {"e": ("date", "party"), "c": ("source", "factuality", "date", "kind")}


def slot(name, state):
    return SlotOutcome(slot=name, state=state, expected="a", found="b")


@st.composite
def facts(draw):
    state = draw(st.sampled_from(["correct", "partial", "incorrect", "missing", "error", "not_run"]))
    id_ = draw(st.sampled_from("ec")) + str(draw(st.integers(1, 99)))
    made = fact(id_, state, key=draw(st.booleans()))
    if made.output is None:
        return made
    states = st.sampled_from(get_args(SlotState))
    slots = tuple(slot(name, draw(states)) for name in SLOTS[id_[0]])
    return made.model_copy(update={"slots": slots, "cited": draw(st.booleans())})


@st.composite
def scores(draw):
    broken = tuple(f"events[{n}]" for n in range(draw(st.integers(0, 2))))
    return document(
        draw(st.sampled_from(["a.txt", "b.txt"])),
        "",
        facts=tuple(draw(st.lists(facts(), max_size=5, unique_by=lambda one: one.id))),
        spurious=tuple(
            Spurious(field=field, output=f"{field}s[9]", value="x")
            for field in draw(st.sets(st.sampled_from(["event", "claim"])))
        ),
        forbidden=tuple(hit(f"x{n}") for n in range(draw(st.integers(0, 2)))),
        citations=CitationCount(pieces=3, valid=3 - len(broken), broken=broken),
    )


# Evidence that stands beside the right quote lowers citation_precision without making any fact uncited.
EXPLAINED = [name for name in get_args(MetricName) if name != "citation_precision"]


@settings(max_examples=200)
@given(scores())
def test_a_metric_is_perfect_exactly_when_nothing_falls_short(score):
    perfect = {name: num == 0 if name == "forbidden" else num == den for name, (num, den) in counts(score).items()}
    assert {name: shortfall(name, [score]) == [] for name in EXPLAINED} == {name: perfect[name] for name in EXPLAINED}


def test_key_facts_come_first_then_minor_ones_then_inventions():
    spurious = (Spurious(field="event", output="events[7]", value="x"),)
    one = document("b.txt", "", facts=(fact("e1", "missing", key=False), fact("e2", "partial")), spurious=spurious)
    two = document("a.txt", "", facts=(fact("e3", "incorrect"), fact("e4", "correct"), fact("c1", "missing")))
    assert shortfall("facts_f1", [one, two]) == [
        ("b.txt", "e2"),
        ("a.txt", "e3"),
        ("b.txt", "e1"),
        ("b.txt", "events[7]"),
    ]
    assert shortfall("claims_f1", [one, two]) == [("a.txt", "c1")]


def test_repeats_name_a_fact_once():
    runs = [document("a.txt", "m", repeat=n) for n in range(3)]
    assert shortfall("facts_recall", runs) == [("a.txt", "e1")]


def test_a_long_list_is_cut_and_says_so():
    assert listed([("a.txt", f"e{n}") for n in range(1, 11)]).endswith("e8; and 2 more")
    assert listed([]) == ""
