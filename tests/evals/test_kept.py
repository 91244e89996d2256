"""The gold, suites, recordings and figures that are kept in evals/."""

from __future__ import annotations

import contextlib
import json
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import jsonschema
import pytest
from typer.testing import CliRunner

from summarizer.cli import app
from summarizer.evals.gold.files import load_all
from summarizer.evals.gold.yaml_lines import parse
from summarizer.evals.scoring.perfect import perfect
from summarizer.evals.scoring.score import score
from summarizer.evals.suite import load_suite

ROOT = Path(__file__).parents[2]
EVALS = ROOT / "evals"
GOLD = sorted((EVALS / "gold").glob("*.yaml"))
LABELS = sorted((EVALS / "labels").glob("*/*.yaml"))


@pytest.fixture(scope="module")
def files():
    return load_all(GOLD)


@pytest.fixture(scope="module")
def exported():
    schema = json.loads((ROOT / "schemas" / "evals" / "gold.schema.json").read_text("utf-8"))
    return jsonschema.Draft202012Validator(schema)


@pytest.mark.parametrize("path", [*GOLD, *LABELS], ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_each_gold_file_fits_the_exported_schema(path, exported):
    value, _ = parse(path.read_text("utf-8"), path)
    exported.validate(value)


def test_the_suite_is_large_enough_to_mean_something(files):
    assert len(files) >= 60
    assert sum(1 for file in files for _ in file.gold.facts()) >= 600
    assert all(file.gold.forbidden for file in files)
    assert len({file.gold.family for file in files if file.gold.split == "test"}) >= 20


def test_the_output_that_agrees_with_the_labels_is_right_in_everything(files):
    faults = []
    for file in files:
        result = score(file, perfect(file))
        faults += [f"{file.path.name}:{fact.line} {fact.state}" for fact in result.facts if fact.state != "correct"]
        faults += [f"{file.path.name}:{hit.line} forbidden" for hit in result.forbidden]
        assert result.spurious == ()
        assert result.citations.broken == ()
    assert faults == []


def test_every_document_is_labelled_and_every_label_has_its_document(files):
    documents = {path.name for path in (EVALS / "documents").iterdir() if path.name != "README.md"}
    assert {file.gold.document for file in files} == documents


def test_every_original_was_labelled_twice(files):
    originals = {file.path.stem for file in files if file.gold.edit_of is None}
    for labeller in ("first", "second"):
        assert {path.stem for path in (EVALS / "labels" / labeller).glob("*.yaml")} == originals


@pytest.fixture(scope="module")
def suite_of():
    """A suite by its name, read once."""

    @cache
    def load(name):
        with contextlib.chdir(ROOT):
            return load_suite(name)

    return load


@pytest.mark.parametrize("name", ["seeds", "dev", "test", "ci"])
def test_each_suite_loads(name, suite_of):
    assert suite_of(name).gold


def test_dev_and_test_share_no_family(suite_of):
    dev, test = ({file.gold.family for file in suite_of(name).gold} for name in ("dev", "test"))
    assert dev.isdisjoint(test)


def test_every_recording_belongs_to_the_suite_that_replays_it(suite_of):
    recorded = {path.stem for path in (EVALS / "recordings").glob("*/*.jsonl")}
    assert recorded == {Path(file.gold.document).stem for file in suite_of("ci").gold}


@pytest.fixture
def copy(tmp_path, monkeypatch):
    """A copy of what the replay of the seeds needs, in the current folder."""
    for name in ("documents", "gold", "recordings"):
        for path in (EVALS / name).rglob("00*"):
            place = tmp_path / path.relative_to(ROOT)
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, place)
    (tmp_path / "evals" / "suites").mkdir()
    shutil.copy(EVALS / "suites" / "seeds.yaml", tmp_path / "evals" / "suites")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "evals"


def replay():
    return CliRunner().invoke(app, ["eval", "seeds", "--quiet"])


def recording(copy):
    (path,) = (copy / "recordings").glob("*/004*.jsonl")
    return path, path.read_text("utf-8").splitlines()


def test_the_seeds_replay_and_pass(copy):
    result = replay()
    assert (result.exit_code, result.stderr) == (0, "")
    assert "PASSED" in result.stdout


def test_a_run_with_a_deleted_gold_file_does_not_pass(copy):
    next((copy / "gold").glob("004*")).unlink()
    result = replay()
    assert result.exit_code == 2
    assert "seeds.yaml:" in result.stderr


def test_a_run_with_a_deleted_fact_does_not_pass(copy):
    path = next((copy / "gold").glob("004*"))
    text = path.read_text("utf-8")
    start = text.index("  - id: c6\n")
    path.write_text(text[:start] + text[text.index("  - id: c7\n") :].replace("  # sentence 6\n", ""), "utf-8")
    result = replay()
    assert result.exit_code == 2
    assert "facts" in result.stderr


def test_a_run_with_a_removed_recording_does_not_pass(copy):
    path, lines = recording(copy)
    path.write_text("\n".join(lines[:-1]) + "\n", "utf-8")
    result = replay()
    assert result.exit_code == 3
    assert "004_83f78916eab2d039.txt" in result.stdout


def test_a_run_with_a_failed_call_does_not_pass(copy):
    path, lines = recording(copy)
    call = json.loads(lines[-1])
    del call["answer"]
    call["failure"] = {"type": "InvalidAnswer", "message": "The answer does not fit."}
    path.write_text("\n".join([*lines[:-1], json.dumps(call)]) + "\n", "utf-8")
    result = replay()
    assert result.exit_code == 3
    assert "FAILED" in result.stdout


def test_the_page_of_figures_is_up_to_date():
    script = ROOT / "benchmarks" / "evals_readme.py"
    done = subprocess.run([sys.executable, script, "--check"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
