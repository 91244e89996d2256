"""Two labellers of one document: where they agree, and every place where they do not."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.errors import EvalError
from summarizer.evals.agreement import agreement
from summarizer.evals.gold.files import load, load_all
from tests.evals.small import GOLD, TEXT


@pytest.fixture
def relabelled(folder):
    """Labels of the small document by somebody else: those given, with words exchanged."""

    def labels(*exchanges, of=GOLD, name="second"):
        for old, new in exchanges:
            assert old in of
            of = of.replace(old, new)
        path = folder / name / "harbour.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(of, encoding="utf-8")
        return load(path, folder / "documents")

    return labels


def line_of(file, start):
    return next(
        f"{file.path.as_posix()}:{number}"
        for number, line in enumerate(file.path.read_text(encoding="utf-8").splitlines(), 1)
        if line.strip().startswith(start)
    )


def test_one_agrees_with_oneself_in_everything(harbour):
    result = agreement([harbour], [harbour])
    shares = [getattr(result.overall, name) for name in type(result.overall).model_fields if "_first" not in name]
    assert {share.value for share in shares if hasattr(share, "value")} == {1.0}
    assert (result.disagreements, result.unpaired) == ((), ())
    assert (result.overall.facts_first, result.overall.claims_second) == (8, 4)
    assert result.documents[0].model_copy(update={"document": None}) == result.overall


def test_what_one_of_them_alone_has_lowers_both_figures(harbour, relabelled):
    second = relabelled((re.search(r"    - \{id: a1.*\n", GOLD).group(), ""), ("  areas:\n", ""))
    result = agreement([harbour], [second])
    assert result.overall.facts_lenient.value == result.overall.facts_strict.value == pytest.approx(14 / 15)
    (only,) = result.disagreements
    assert (only.kind, only.field, only.label) == ("only_first", "area", "fisheries")
    assert (only.first, only.second) == (line_of(harbour, "- {id: a1"), None)
    (mirrored,) = agreement([second], [harbour]).disagreements
    assert (mirrored.kind, mirrored.first, mirrored.second) == ("only_second", None, only.first)


def test_what_they_tell_differently_lowers_the_strict_figure_alone(harbour, relabelled):
    second = relabelled(("factuality: probable", "factuality: possible"), ("actor: Kofi Mensah", "actor: Adaeze Obi"))
    result = agreement([harbour], [second]).overall
    assert (result.claims_lenient.value, result.claims_strict.value) == (1, 3 / 4)
    assert (result.facts_lenient.value, result.facts_strict.value) == (1, 7 / 8)
    assert (result.factuality.value, result.attribution.value, result.dates.value) == (3 / 4, 1, 1)


def test_a_difference_names_the_slot_and_both_lines(harbour, relabelled):
    second = relabelled(("date: XXXX-06-02\n      quote", "date: XXXX-06\n      quote"))
    (differ,) = agreement([harbour], [second]).disagreements
    assert (differ.kind, differ.field) == ("differ", "event")
    assert (differ.first, differ.second) == (line_of(harbour, "- id: e3"), line_of(second, "- id: e3"))
    assert [(one.slot, one.first, one.second) for one in differ.slots] == [("date", "XXXX-06-02", "XXXX-06")]


def test_a_value_that_one_prefers_and_the_other_allows_is_half_a_disagreement(harbour, relabelled):
    second = relabelled(("kind: nonaggression", "kind: [other, nonaggression]"))
    result = agreement([harbour], [second])
    assert result.overall.facts_strict.agree == result.overall.facts_strict.of - 1
    (differ,) = result.disagreements
    assert [(one.slot, one.first, one.second) for one in differ.slots] == [("kind", "nonaggression", "other")]


def test_documents_of_one_labeller_alone_do_not_count(harbour, folder, relabelled):
    (folder / "documents" / "quay.txt").write_text(TEXT + "\nMore of it.\n", encoding="utf-8")
    alone = relabelled(("harbour.txt", "quay.txt"), name="alone")
    result = agreement([harbour, alone], [harbour])
    assert result.unpaired == ("quay.txt",)
    assert [row.document for row in result.documents] == ["harbour.txt"]
    with pytest.raises(EvalError, match="no document in common"):
        agreement([alone], [harbour])
    with pytest.raises(EvalError, match="labelled twice"):
        agreement([harbour, harbour], [harbour])


@settings(max_examples=25)
@given(
    left=st.sets(st.sampled_from(["c1", "c2", "c3", "c4"])), right=st.sets(st.sampled_from(["c1", "c2", "c3", "c4"]))
)
def test_agreement_is_the_same_both_ways(left, right):
    import tempfile
    from pathlib import Path

    with tempfile.TemporaryDirectory() as folder:
        for name, text in (("documents/harbour.txt", TEXT), ("gold/harbour.yaml", GOLD)):
            (Path(folder) / name).parent.mkdir()
            (Path(folder) / name).write_text(text, encoding="utf-8")
        (whole,) = load_all([Path(folder) / "gold" / "harbour.yaml"])
    first, second = (
        type(whole)(
            whole.path,
            whole.gold.model_copy(update={"claims": tuple(claim for claim in whole.gold.claims if claim.id in kept)}),
            whole.document,
            whole.lines,
        )
        for kept in (left, right)
    )
    forth, back = agreement([first], [second]), agreement([second], [first])
    assert forth.overall.claims_lenient == back.overall.claims_lenient
    assert forth.overall.claims_strict == back.overall.claims_strict
    assert forth.overall.claims_lenient.agree == 2 * len(left & right)
    assert {one.kind for one in forth.disagreements} <= {"only_first", "only_second"}
    assert len(forth.disagreements) == len(back.disagreements) == len(left ^ right)
