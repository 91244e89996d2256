"""Suite files: what is loaded, and how each mistake is told."""

from __future__ import annotations

import pytest

from summarizer.errors import EvalError, GoldError
from summarizer.evals.gold.files import digest, load
from summarizer.evals.suite import load_suite

SUITE = """\
schema_version: 1
name: small
gold: ["../gold/*.yaml"]
documents: 1
facts: FACTS
records: [summary, claims]
gates:
  facts_f1: {min: 0.5}
  forbidden: {max: 0}
  grounding: {min: 0.9, of: low}
baseline: {file: ../baselines/small.json, metrics: {facts_f1: 0.02}}
"""


@pytest.fixture
def suite(folder, gold_path, monkeypatch, tmp_path_factory):
    """A correct suite file at evals/suites/small.yaml under the current folder."""
    (folder / "suites").mkdir()
    path = folder / "suites" / "small.yaml"
    path.write_text(SUITE.replace("FACTS", str(sum(1 for _ in load(gold_path).gold.facts()))), encoding="utf-8")
    home = tmp_path_factory.mktemp("current")
    (home / "evals").symlink_to(folder)
    monkeypatch.chdir(home)
    return path


def change(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def another(gold_path, name, **changes):
    """A copy of the small document and its gold, under another name."""
    folder = gold_path.parent
    text = gold_path.read_text(encoding="utf-8").replace("harbour.txt", f"{name}.txt")
    for old, new in changes.items():
        text = text.replace(f"{old}: {'dev' if old == 'split' else 'harbour'}", f"{old}: {new}")
    (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    source = folder.parent / "documents" / "harbour.txt"
    (folder.parent / "documents" / f"{name}.txt").write_text(source.read_text(encoding="utf-8"), encoding="utf-8")


def test_a_suite_is_loaded_with_its_gold_and_its_paths(suite, gold_path, folder):
    found = load_suite(suite)
    assert [file.path for file in found.gold] == [gold_path]
    assert (found.suite.records, found.suite.gates["grounding"].of) == (("summary", "claims"), "low")
    assert (found.recordings, found.baseline) == (folder / "recordings", folder / "baselines" / "small.json")
    assert found.gold_sha256 == digest([load(gold_path)])


def test_a_bare_name_is_looked_for_among_the_suites(suite):
    assert load_suite("small").suite == load_suite(suite).suite
    assert load_suite("evals/suites/small.yaml").suite.name == "small"


@pytest.mark.parametrize("name", ["large", "evals/suites/large.yaml", "small.txt"])
def test_an_unknown_suite_is_told_with_the_known_ones(suite, name):
    with pytest.raises(EvalError, match=r"There is no suite .*(large|small)") as caught:
        load_suite(name)
    assert "small" in caught.value.hint


def test_without_any_suite_a_path_is_asked_for(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(EvalError) as caught:
        load_suite("small")
    assert caught.value.hint == "Give the path of a suite file."


def test_gold_is_sorted_and_taken_once(suite, gold_path):
    another(gold_path, "a")
    another(gold_path, "z")
    change(suite, '["../gold/*.yaml"]', '["../gold/z.yaml", "../gold/harbour.yaml", "../gold/*.yaml"]')
    change(suite, "documents: 1", "documents: 3")
    facts = sum(1 for _ in load(gold_path).gold.facts())
    change(suite, f"facts: {facts}", f"facts: {3 * facts}")
    assert [file.path.stem for file in load_suite(suite).gold] == ["a", "harbour", "z"]


def test_a_split_takes_its_documents_alone(suite, gold_path):
    another(gold_path, "other", family="other", split="test")
    change(suite, "name: small", "name: small\nsplit: test")
    assert [file.gold.document for file in load_suite(suite).gold] == ["other.txt"]


def test_a_document_whose_gold_is_gone_does_not_go_unseen(suite, gold_path):
    another(gold_path, "other")
    facts = sum(1 for _ in load(gold_path).gold.facts())
    change(suite, "documents: 1", "documents: 2")
    change(suite, f"facts: {facts}", f"facts: {2 * facts}")
    assert len(load_suite(suite).gold) == 2
    gold_path.unlink()
    with pytest.raises(EvalError) as caught:
        load_suite(suite)
    assert f"{suite}:4: documents: the suite is of 2 documents, and its gold files hold 1." in caught.value.message
    assert f"{suite}:5: facts: the suite is of {2 * facts} facts, and its gold files hold {facts}." in (
        caught.value.message
    )


def test_a_fact_that_is_gone_does_not_go_unseen(suite):
    facts = load_suite(suite).suite.facts
    change(suite, f"facts: {facts}", f"facts: {facts + 1}")
    with pytest.raises(EvalError, match=f"is of {facts + 1} facts, and its gold files hold {facts}"):
        load_suite(suite)


def test_a_split_without_documents_is_an_empty_suite(suite):
    change(suite, "name: small", "name: small\nsplit: test")
    with pytest.raises(EvalError, match="is of 1 documents, and its gold files of split test hold 0"):
        load_suite(suite)


def test_mistakes_in_the_gold_are_told_as_such(suite, gold_path):
    change(gold_path, "schema_version: 1", "schema_version: 7")
    with pytest.raises(GoldError, match=r"harbour\.yaml:1: schema_version"):
        load_suite(suite)


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("facts_f1: {min", "facts_f2: {min", 8, "gates.facts_f2: Input should be 'facts_precision', .*'forbidden'"),
        ("{facts_f1: 0.02}", "{f1: 0.02}", 11, "baseline.metrics.f1: Input should be 'facts_precision'"),
        ("{facts_f1: 0.02}", "{facts_f1: -1}", 11, "baseline.metrics.facts_f1: .*greater than or equal to 0"),
        ("{facts_f1: 0.02}", "{facts_f1: 2}", 11, "baseline.metrics.facts_f1: 2 is not between 0 and 1"),
        ("{facts_f1: 0.02}", "{}", 11, "baseline.metrics: .*at least 1"),
        ("{min: 0.5}", "{min: 50}", 8, "gates.facts_f1.min: 50 is not between 0 and 1"),
        ("{max: 0}", "{max: -1}", 9, "gates.forbidden.max: -1 is not a number from 0"),
        ("{max: 0}", "{min: 0}", 9, "gates.forbidden.min: faults are counted, so that only max"),
        ("{min: 0.5}", "{}", 8, "gates.facts_f1: give min or max"),
        ("{min: 0.5}", "{min: 0.5, max: 0.4}", 8, "gates.facts_f1: min 0.5 is above max 0.4"),
        ("{min: 0.5}", "{min: nan}", 8, "gates.facts_f1.min: .*finite"),
        ("{min: 0.5}", "{least: 0.5}", 8, "gates.facts_f1.least: Extra inputs"),
        ("of: low", "of: lower", 10, "gates.grounding.of: Input should be 'value', 'low' or 'high'"),
        ("schema_version: 1", "schema_version: 2", 1, "schema_version: Input should be 1"),
        ('["../gold/*.yaml"]', "[]", 3, "gold: .*at least 1 item"),
        ("../gold/*.yaml", "../silver/*.yaml", 3, r"gold: '../silver/\*.yaml' matches no file"),
        ("../gold/*.yaml", "/gold/*.yaml", 3, "gold: '/gold/.*patterns are relative"),
        ("[summary, claims]", "[summary, summary]", 6, "records: one is listed twice"),
        ("[summary, claims]", "[briefing]", 6, "records.0: Input should be 'summary' or 'claims'"),
        ("name: small\n", "", 1, "name: Field required"),
        ("name: small", "name: small\nname: other", 3, "'name' stands twice"),
        ("gates:", "gates: [", 9, "not YAML"),
    ],
)
def test_a_mistake_is_told_with_file_and_line(suite, old, new, line, said):
    change(suite, old, new)
    with pytest.raises(EvalError, match=said) as caught:
        load_suite(suite)
    assert any(one.startswith(f"{suite}:{line}: ") for one in caught.value.message.splitlines())
    assert caught.value.hint


@pytest.mark.parametrize("text", ["", "[]", "seeds"])
def test_a_file_that_is_no_suite_is_refused(suite, text):
    suite.write_text(text, encoding="utf-8")
    with pytest.raises(EvalError, match=r"small\.yaml:1: "):
        load_suite(suite)


def test_a_file_that_is_no_text_is_refused(suite):
    suite.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(EvalError, match="cannot be read"):
        load_suite(suite)
