"""``summarizer eval mutate``."""

from __future__ import annotations

import json
import sys

import pytest

from summarizer.evals.mutation import table as mutate


def test_the_table_says_that_all_is_found(cli, suite, tmp_path):
    done = cli("eval", "mutate", "small", "--limit", 1, "--json", tmp_path / "mutants.json")
    assert (done.exit_code, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert lines[0].split() == ["error", "made", "score", "fell", "killed"]
    assert ["omission", "3", "3", "3"] in [line.split() for line in lines]
    assert ["order", "3", "0"] in [line.split() for line in lines]
    assert lines[-1].startswith("3 documents: ")
    assert " 0 false alarms in " in lines[-1]
    report = json.loads((tmp_path / "mutants.json").read_text(encoding="utf-8"))
    assert report["documents"] == 3
    assert {"made", "killed", "fell", "survivors"} < report["errors"][0].keys()


def test_what_is_not_found_is_listed_with_its_place_and_fails(cli, suite, monkeypatch):
    monkeypatch.setattr(mutate, "_is_worse", lambda before, after: False)
    done = cli("eval", "mutate", "evals/gold/quay.yaml", "--limit", 1)
    assert done.exit_code == 3
    assert "evals/gold/quay.yaml:6: t1 title left out: the score did not fall" in done.stdout.splitlines()
    assert "1 document: 0 of " in done.stdout


def test_suites_folders_and_files_are_taken_once_each(cli, suite):
    once = cli("eval", "mutate", "small", "--limit", 1)
    assert cli("eval", "mutate", suite, "evals/gold", "evals/gold/quay.yaml", "--limit", 1).stdout == once.stdout


@pytest.mark.parametrize("given", ["gone", "gone.yaml"])
def test_what_is_not_there_is_a_mistake(cli, suite, given):
    done = cli("eval", "mutate", given)
    assert (done.exit_code, done.stdout) == (2, "")
    assert given in done.stderr


def test_bad_gold_is_told_with_its_line(cli, suite):
    path = suite.parent.parent / "gold" / "quay.yaml"
    path.write_text(path.read_text("utf-8").replace("quote: work together", "quote: play together"), "utf-8")
    done = cli("eval", "mutate", "evals/gold/quay.yaml")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith("evals/gold/quay.yaml:")


def test_gold_is_not_overwritten(cli, suite):
    done = cli("eval", "mutate", "evals/gold", "--json", "evals/gold/quay.yaml")
    assert done.exit_code == 2
    assert "would be overwritten" in done.stderr


def test_the_help_names_the_limit_that_holds():
    assert sys.modules["summarizer.cli.evals.mutate"]._LIMIT == mutate.LIMIT
