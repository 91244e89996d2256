"""``summarizer eval check``: gold that is well, and gold that is not."""

from __future__ import annotations

import pytest


def test_good_gold_is_counted(cli, suite):
    done = cli("eval", "check")
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout == "All is well: 3 gold files, 36 facts, 9 forbidden facts.\n"
    assert cli("eval", "check", "evals/gold/quay.yaml").stdout.startswith("All is well: 1 gold file, 12 facts")
    assert cli("eval", "check", "evals/gold", "evals/gold/quay.yaml").stdout == done.stdout


def test_every_mistake_has_a_line_with_its_place(cli, suite):
    harbour, quay = (suite.parent.parent / "gold" / f"{name}.yaml" for name in ("harbour", "quay"))
    harbour.write_text(harbour.read_text("utf-8").replace("quote: work together", "quote: play together"), "utf-8")
    quay.write_text(quay.read_text("utf-8").replace("date: XXXX-06-02", "date: June"), "utf-8")
    done = cli("eval", "check")
    assert (done.exit_code, done.stdout) == (2, "")
    number = next(n for n, line in enumerate(harbour.read_text("utf-8").splitlines(), 1) if "play together" in line)
    lines = done.stderr.splitlines()
    assert lines[0].startswith(f"evals/gold/harbour.yaml:{number}: a1: the document does not hold the quote")
    assert [line.partition(":")[0] for line in lines[1:-1]] == ["evals/gold/quay.yaml"] * (len(lines) - 2)
    assert "June" in lines[1]


def test_what_is_not_yaml_is_told_with_its_line(cli, suite):
    (suite.parent.parent / "gold" / "quay.yaml").write_text("schema_version: 1\ndocument: [\n", encoding="utf-8")
    done = cli("eval", "check")
    assert done.exit_code == 2
    assert done.stderr.startswith("evals/gold/quay.yaml:")


@pytest.mark.parametrize("given", ["gone.yaml", "evals/suites/empty"])
def test_no_gold_is_a_mistake(cli, suite, given):
    (suite.parent / "empty").mkdir()
    done = cli("eval", "check", given)
    assert (done.exit_code, done.stdout) == (2, "")
    assert given in done.stderr
