"""The scoring is tested by errors that are put into perfect outputs: all are found, and harmless edits pass."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.document import Document
from summarizer.evals.gold.files import GoldFile, load_all
from summarizer.evals.gold.labels import Gold
from summarizer.evals.gold.yaml_lines import Lines
from summarizer.evals.mutation import harmless, text_faults
from summarizer.evals.mutation import table as mutate
from summarizer.evals.mutation.mutants import Case
from summarizer.evals.mutation.table import CLASSES, mutation_table
from summarizer.evals.scoring.score import score

GOLD_FILES = sorted((Path(__file__).parents[3] / "evals" / "gold").glob("*.yaml"))
REQUIRED = (
    "date_shift party_swap dropped_negation dropped_hedge changed_number wrong_speaker wrong_organ omission "
    "invented_fact broken_offset"
).split()

STATES = st.sampled_from(["Ghana", "Togo", "the Russian Federation", "Peru"])
SENTENCES = st.builds(
    "{} {} {} to {} {}".format,
    STATES,
    st.sampled_from(["sent", "will send", "did not send", "may have sent", "never sent"]),
    st.sampled_from(["two ships", "1,200 soldiers", "its fourth letter", "12 boats and one crane"]),
    STATES,
    st.sampled_from(["on 3 May 2021", "in June", "before the talks", "without notice"]),
)
SPEAKERS = st.sampled_from([(), ("the mayor",), ("the Herald", "a Togolese officer")])
FIRMNESS = st.sampled_from(["asserted", "probable", "possible", "denied", "unconfirmed"])


def told(report):
    rows = [str(one) for row in report.errors for one in row.survivors]
    return rows + [str(one) for row in report.harmless for one in row.alarms]


def rows(report):
    return {row.name: row for row in (*report.errors, *report.harmless)}


@st.composite
def labelled(draw):
    """A document of plain sentences, each of them a claim."""
    sentences = draw(
        st.lists(st.tuples(SENTENCES, SPEAKERS, FIRMNESS), min_size=1, max_size=4, unique_by=lambda s: s[0])
    )
    claims = [
        {
            "id": f"c{number}",
            "text": text,
            "quote": text,
            "attribution": [{"source": name} for name in names],
            "factuality": firmness,
            "kind": "event",
            "importance": "key",
        }
        for number, (text, names, firmness) in enumerate(sentences)
    ]
    about = {"schema_version": 1, "document": "made.txt", "family": "made", "split": "dev"}
    gold = Gold.model_validate({**about, "treaty": None, "claims": claims, "forbidden": []})
    text = "".join(f"{text}.\n\n" for text, _, _ in sentences)
    return GoldFile(Path("made.yaml"), gold, Document.from_text(text, id="made"), Lines())


# ------------------------------------------------------------------------------------------------------- the gold


@pytest.fixture(scope="module")
def files():
    return load_all(GOLD_FILES)


def test_every_error_is_found_where_it_was_made_and_harmless_edits_pass(files):
    report = mutation_table(files[::8], limit=1)  # an eighth of them, for time; the slow test takes all
    assert told(report) == []
    assert report.passed
    assert [name for name, row in rows(report).items() if not row.made] == []


def test_all_labels_agree_with_themselves(files):
    report = mutation_table(files, only={"perfect", "alternatives", "other_evidence"})
    assert told(report) == []
    assert rows(report)["perfect"].made == len(files)
    assert rows(report).keys() == {"perfect", "alternatives", "other_evidence"}


@pytest.mark.slow
def test_the_same_holds_for_more_errors_in_all_documents(files):
    assert told(mutation_table(files, limit=20)) == []


# --------------------------------------------------------------------------------------------------- any document


def test_the_classes_that_the_project_promises_are_there():
    assert set(REQUIRED) <= CLASSES.keys()


@settings(max_examples=15)
@given(labelled())
def test_errors_are_found_and_harmless_edits_pass_in_any_document(file):
    assert told(mutation_table([file], limit=4)) == []


@settings(max_examples=25)
@given(labelled())
def test_no_mutant_is_the_perfect_output(file):
    case = Case(file)
    mutants = [mutant for make in CLASSES.values() for mutant in make(case)]
    assert mutants
    assert [mutant.change for mutant in mutants if mutant.output == case.output] == []


@settings(max_examples=25)
@given(labelled())
def test_harmless_edits_keep_the_state_of_every_fact(file):
    case = Case(file)
    for edit in harmless.CLASSES.values():
        for output in edit(case):
            assert {fact.state for fact in score(file, output).facts} == {"correct"}


@given(SENTENCES, st.sampled_from(text_faults.__all__))
def test_a_fault_in_a_text_changes_it(text, name):
    faults = getattr(text_faults, name)
    found = list(faults(text, "Fiji") if name == "other_states" else faults(text))
    assert text not in found
    assert len(set(found)) == len(found)


# ----------------------------------------------------------------------------------------------------- the report


def test_the_report_counts_by_class(harbour):
    report = mutation_table([harbour], limit=3)
    assert (report.documents, report.limit, report.passed) == (1, 3, True)
    table = rows(report)
    assert table["omission"].made == table["omission"].fell == table["omission"].killed == 3
    assert {row.made for row in report.errors} == {1, 2, 3}
    assert rows(mutation_table([harbour], limit=1000))["omission"].made == len(list(harbour.gold.facts()))
    assert mutation_table([harbour], limit=3) == report


def test_a_scoring_that_lets_everything_pass_is_found_out(harbour, monkeypatch):
    def lenient(file, output, records=("summary", "claims")):
        return score(file, Case(file).output, records)

    monkeypatch.setattr(mutate, "score", lenient)
    report = mutation_table([harbour], limit=1)
    assert not report.passed
    assert {row.killed for row in report.errors} == {0}
    (left_out,) = rows(report)["omission"].survivors
    line = harbour.line_of["t1"]
    assert str(left_out) == f"{harbour.path}:{line}: t1 title left out: the score did not fall"


def test_a_scoring_that_names_the_wrong_place_is_found_out(harbour, monkeypatch):
    def clumsy(file, output, records=("summary", "claims")):
        result = score(file, output, records)
        return result.model_copy(
            update={"facts": tuple(fact.model_copy(update={"slots": ()}) for fact in result.facts)}
        )

    monkeypatch.setattr(mutate, "score", clumsy)
    report = mutation_table([harbour], limit=1)
    row = rows(report)["wrong_organ"]
    assert (row.made, row.fell, row.killed) == (1, 1, 0)
    assert "event.actor is not named" in row.survivors[0].problem


def test_a_scoring_that_is_too_strict_raises_alarms(harbour, monkeypatch):
    def strict(file, output, records=("summary", "claims")):
        result = score(file, output, records)
        same = [claim.text for claim in output.claims.claims] == [
            claim.text for claim in Case(file).output.claims.claims
        ]
        facts = tuple(fact if same else fact.model_copy(update={"state": "partial"}) for fact in result.facts)
        return result.model_copy(update={"facts": facts})

    monkeypatch.setattr(mutate, "score", strict)
    report = mutation_table([harbour], limit=1)
    assert not report.passed
    assert len(rows(report)["case_of_letters"].alarms) == len(list(harbour.gold.facts()))
    assert rows(report)["ids"].alarms == ()


def test_gold_that_contradicts_itself_raises_an_alarm(gold_path):
    text = gold_path.read_text(encoding="utf-8")
    gold_path.write_text(text.replace("act: ratification}", "act: domestic_approval}"), encoding="utf-8")
    report = mutation_table(load_all([gold_path]), limit=1)
    (alarm,) = rows(report)["perfect"].alarms
    assert alarm.change == "x2"
    assert alarm.line == 1 + text[: text.index("id: x2")].count("\n")
