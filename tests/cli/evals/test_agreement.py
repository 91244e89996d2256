"""``summarizer eval agreement``."""

from __future__ import annotations

import json

import pytest


@pytest.fixture
def second(suite, tmp_path):
    """Labels of the same documents by somebody else, in a folder without documents."""
    folder = tmp_path / "second"
    folder.mkdir()
    for path in (tmp_path / "evals" / "gold").glob("*.yaml"):
        (folder / path.name).write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    return folder


def test_equal_labels_agree_in_everything(cli, second):
    done = cli("eval", "agreement", "evals/gold", second)
    assert (done.exit_code, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert [line.split()[0] for line in lines[1:5]] == ["harbour.txt", "lagoon.txt", "quay.txt", "all"]
    assert lines[4].split()[3:5] == ["1.00", "1.00"]
    assert lines[-1] == "They agree in everything."


def test_differences_are_listed_with_both_places(cli, second, tmp_path):
    path = second / "quay.yaml"
    path.write_text(path.read_text("utf-8").replace("factuality: probable", "factuality: possible"), "utf-8")
    (second / "lagoon.yaml").unlink()
    done = cli("eval", "agreement", "evals/gold", "second", "--json", tmp_path / "agreement.json")
    assert done.exit_code == 0
    listed = done.stdout[done.stdout.index("\n\n") :].splitlines()[2:]
    assert listed[0].startswith("evals/gold/quay.yaml:")
    assert " and second/quay.yaml:" in listed[0]
    assert listed[0].endswith("differ: claim: The pact is believed to allow about 300 Togolese soldiers into Ghana")
    assert listed[1:] == ["    factuality: probable | possible"]
    assert done.stderr == "Not compared, because only one of them has labelled it: lagoon.txt\n"
    report = json.loads((tmp_path / "agreement.json").read_text(encoding="utf-8"))
    assert report["overall"]["factuality"] == {"agree": 14, "of": 16}


def test_single_files_can_be_compared(cli, second):
    done = cli("eval", "agreement", "evals/gold/quay.yaml", second / "quay.yaml")
    assert done.exit_code == 0
    assert "harbour.txt" not in done.stdout


@pytest.mark.parametrize("pair", [("evals/gold", "gone"), ("gone", "evals/gold"), ("evals/gold/quay.yaml", "empty")])
def test_what_cannot_be_compared_is_a_mistake(cli, suite, tmp_path, pair):
    (tmp_path / "empty").mkdir()
    done = cli("eval", "agreement", *pair)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr
