"""``summarizer eval table``: runs side by side."""

from __future__ import annotations

from tests.evals.made_runs import document, report


def test_two_runs_stand_side_by_side(cli, tmp_path):
    runs = {
        "one": report(document("a.txt", "ccm"), suite="one"),
        "two": report(document("a.txt", "cmm"), document("b.txt", "ccc"), suite="two | bars"),
    }
    for name, run in runs.items():
        (tmp_path / f"{name}.json").write_text(run.model_dump_json(), encoding="utf-8")
    done = cli("eval", "table", str(tmp_path / "one.json"), str(tmp_path / "two.json"))
    assert (done.exit_code, done.stderr) == (0, "")
    rows = [line.strip("|").split(" | ") for line in done.stdout.splitlines()]
    assert rows[0][1].strip() == "one"
    assert "two \\| bars" in done.stdout
    assert ["documents", "1", "2"] in [[cell.strip() for cell in row] for row in rows]
    recall = next(line for line in done.stdout.splitlines() if "facts_recall" in line)
    assert "n = 3" in recall
    assert "n = 6" in recall


def test_what_is_no_report_is_a_mistake(cli, tmp_path):
    (tmp_path / "x.json").write_text("{}", encoding="utf-8")
    done = cli("eval", "table", str(tmp_path / "x.json"))
    assert (done.exit_code, done.stdout) == (2, "")
    assert "x.json" in done.stderr
