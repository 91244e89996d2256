"""Sets of documents: read with their gold, and every mistake told with its line."""

from __future__ import annotations

import json
import re
from pathlib import Path

import jsonschema
import pytest
import yaml

from summarizer.errors import EvalError, GoldError
from summarizer.evals.briefings.sets import SETS, is_set, load_sets
from summarizer.resources import resource
from tests.evals.briefings.small_sets import SET, write

ROOT = Path(__file__).parents[3]


def test_a_set_has_its_gold_and_its_gates(tmp_path):
    loaded = load_sets([write(tmp_path)])
    (one,) = loaded.sets
    assert [file.document.id for file in one.files] == ["accra", "reprint", "lome", "andes"]
    assert loaded.gates.sets == 1
    assert one.facts["lome#e1"].id == "e1"
    assert loaded.files == one.files


def test_gates_are_optional(tmp_path):
    assert load_sets([write(tmp_path, gates=None)]).gates is None


def test_a_document_of_two_sets_is_read_once(tmp_path):
    folder = write(tmp_path)
    (folder / "other.yaml").write_text(SET.replace("name: small", "name: other"), encoding="utf-8")
    loaded = load_sets([folder])
    assert (len(loaded.sets), len(loaded.files)) == (2, 4)


def test_the_digest_changes_with_a_label(tmp_path):
    before = load_sets([write(tmp_path)]).gold_sha256
    assert before != load_sets([write(tmp_path, SET.replace("k6", "k8"))]).gold_sha256
    assert before == load_sets([write(tmp_path)]).gold_sha256


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        (
            "[accra, reprint, lome], name",
            "[accra, reprint, loma], name",
            5,
            "treaties: no document of the set is named",
        ),
        ("[accra, reprint, lome], name", "[accra, andes, lome], name", 6, "treaties: andes is named twice"),
        ("[[accra, reprint]]", "[[accra]]", 7, "copies: one document is no copy"),
        ("[[accra, reprint]]", "[[accra, nobody]]", 7, "copies: no document of the set is named 'nobody'"),
        ('"lome#p1"]', '"lome#p9"]', 9, "key_facts.0.facts.2: no gold of the set holds lome#p9"),
        ('"lome#p1"]', '"lome#c1"]', 9, "lome#c1 is no treaty fact"),
        ('["accra#c2"', '["accra#p2"', 17, "accra#p2 is no claim"),
        ("id: k2", "id: k1", 10, "k1: the id is used already"),
        ("id: x2", "id: k1", 20, "k1: the id is used already"),
        ("t2: [obligations]}", "t3: [obligations]}", 22, "gaps: t3 is none of the treaties"),
        ("t1: [obligations, sig", "t1: [duration, sig", 23, "duration of t1 is among the gaps"),
        ("sources: 2}\ncon", "sources: 0}\ncon", 17, "corroborated.0.sources"),
        ("../gold/accra.yaml, ", "../gold/accra.yaml, ../gold/accra.yaml, ", 3, "a file is listed twice"),
        ("basis: date", "basis: taste", 19, "conflicts.0.basis"),
        ("about: Two", "abaut: Two", 2, "abaut"),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path, old, new, line, said):
    assert old in SET
    folder = write(tmp_path, SET.replace(old, new, 1))
    with pytest.raises(EvalError) as caught:
        load_sets([folder])
    told = [one for one in str(caught.value).splitlines() if said in one]
    assert told, str(caught.value)
    assert re.search(rf"small\.yaml:{line}:", told[0])


@pytest.mark.parametrize(
    ("gates", "said"),
    [
        ("sets: 2\n", "the gates are of 2 sets, and there are 1"),
        ("sets: 1\ngates: {conflicts_invented: {min: 1}}\n", "only max makes sense"),
        ("sets: 1\ngates: {coverage: {min: 7}}\n", "7 is not between 0 and 1"),
        ("sets: 1\ngates: {beauty: {min: 1}}\n", "gates.beauty"),
    ],
)
def test_a_mistake_in_the_gates_is_told(tmp_path, gates, said, monkeypatch):
    write(tmp_path / SETS.parent, gates=gates)
    monkeypatch.chdir(tmp_path)
    with pytest.raises(EvalError, match=re.escape(said)):
        load_sets()


def test_sets_with_one_name_are_a_mistake(tmp_path):
    folder = write(tmp_path)
    (folder / "again.yaml").write_text(SET, encoding="utf-8")
    with pytest.raises(EvalError, match="has the name small already"):
        load_sets([folder])


def test_sets_of_several_folders_are_run_apart(tmp_path):
    with pytest.raises(EvalError, match="not of one folder"):
        load_sets([write(tmp_path / "one"), write(tmp_path / "two")])


def test_what_is_not_there_is_told(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(EvalError, match="There is no set of documents"):
        load_sets([tmp_path])
    with pytest.raises(EvalError, match="There is no file"):
        load_sets([tmp_path / "none.yaml"])


def test_a_mistake_in_the_gold_is_told(tmp_path):
    folder = write(tmp_path)
    gold = folder.parent / "gold" / "lome.yaml"
    gold.write_text(gold.read_text("utf-8").replace("quote: The Harbour Pact,", "quote: The Airport Pact,"), "utf-8")
    with pytest.raises(GoldError, match=r"lome\.yaml:\d+: t1: the document does not hold the quote"):
        load_sets([folder])


def test_a_set_is_known_from_gold(tmp_path):
    folder = write(tmp_path)
    assert is_set(folder / "small.yaml")
    assert not is_set(folder.parent / "gold" / "lome.yaml")
    assert not is_set(folder.parent / "documents" / "lome.md")


@pytest.mark.parametrize("path", sorted((ROOT / SETS).glob("*.yaml")), ids=lambda path: path.stem)
def test_the_sets_of_this_project_fit_the_exported_schema(path):
    schema = json.loads((resource("schemas") / "evals" / "briefing-set.schema.json").read_text("utf-8"))
    jsonschema.validate(json.loads(json.dumps(yaml.safe_load(path.read_text("utf-8")), default=str)), schema)


def test_the_sets_of_this_project_are_well(monkeypatch):
    monkeypatch.chdir(ROOT)
    loaded = load_sets()
    assert loaded.gates is not None
    assert len(loaded.sets) == loaded.gates.sets
