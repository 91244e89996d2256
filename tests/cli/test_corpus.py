"""``summarizer run``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import get_args

import pytest

from summarizer.cli import corpus
from summarizer.cli.corpus_progress import Bar, Lines, plan_lines, standing_line
from summarizer.corpus import EngineName, Plan, Standing
from summarizer.corpus.journal import Kind
from summarizer.corpus.outputs import Format
from summarizer.llm import Usage
from summarizer.llm.transport import set_testing


def test_the_words_of_the_options_are_those_of_the_package():
    assert get_args(corpus.RecordForm) == get_args(Format)
    assert get_args(corpus.Engine) == get_args(EngineName)
    assert get_args(Kind) == corpus._KINDS


@pytest.mark.integration
def test_a_run_and_what_it_says(cli, server, article, tmp_path):
    out = tmp_path / "out"
    asked = ("run", tmp_path, "--out", out, "--base-url", server.base_url, "--rate", "6000/min")
    (tmp_path / "empty.txt").write_text(" ")
    done = cli(*asked)
    assert done.exit_code == 1, done.output
    assert done.stdout == ""
    told = done.stderr.splitlines()
    assert told[:2] == [
        "To do: 2 of 2 documents (2 new).",
        f"1 document failed; why is in {out / 'failures.jsonl'}.",
    ]
    assert told[2] == f"1 of 2 documents done: {out}"
    assert told[3].startswith("Used 2 calls, ")
    assert json.loads((out / "summary.jsonl").read_text())["document_id"] == str(article)
    assert cli(*asked).exit_code == 2
    (tmp_path / "empty.txt").unlink()
    again = cli(*asked, "--resume", "--strategy", "guided", "--quiet", "--records", "claims")
    assert (again.exit_code, again.stderr) == (0, "")
    again = cli(*asked, "--resume", "--strategy", "single")
    assert again.stderr.splitlines()[:2] == [
        "Changed since the last run: strategy was guided and is single.",
        "To do: 1 of 1 document.",
    ]
    assert again.stderr.splitlines()[-1].startswith("Used 0 calls")  # the answers are in the cache


@pytest.mark.integration
def test_it_stops_with_the_reason_and_the_exit_code_of_it(cli, server, article, tmp_path):
    set_testing(on=True)
    rows = tmp_path / "rows.jsonl"
    rows.write_text("\n".join(json.dumps({"text": f"{article.read_text()} {number}"}) for number in range(9)))
    asked = ("run", rows, "--out", tmp_path / "out", "--base-url", server.base_url, "--no-cache", "--resume")
    done = cli(*asked, "--max-tokens", "1", "--concurrency", "1")
    assert done.exit_code == 1
    assert "Stopped: The budget of 1 tokens for this run is used up (220 tokens)." in done.stderr
    assert "1 of 9 documents done, 8 not come to" in done.stderr
    server.script(server.error(401, "No."))
    done = cli(*asked)
    assert done.exit_code == 4
    assert "Stopped: HTTP 401" in done.stderr
    set_testing(on=False)


@pytest.mark.parametrize(
    "wrong", [("--records", "poems"), ("--rate", "fast"), ("--rate", "0/min"), ("--deadline", "0")]
)
def test_mistakes_are_told_and_nothing_is_made(cli, article, tmp_path, wrong):
    done = cli("run", article, "--out", tmp_path / "out", *wrong, "--base-url", "http://127.0.0.1:9/v1", "--model", "m")
    assert done.exit_code == 2
    assert "Traceback" not in done.output
    assert not list((tmp_path).glob("out/*.jsonl"))


def test_without_ray_its_engine_says_what_to_install(cli, article, tmp_path, monkeypatch):
    monkeypatch.setattr("summarizer.corpus.extra.find_spec", lambda _: None)
    done = cli("run", article, "--out", tmp_path / "out", "--engine", "ray")
    assert done.exit_code == 2
    assert "pip install 'treaty-summarizer[ray]'" in done.stderr


def test_the_plan_in_words():
    plan = Plan(documents=1200, pending=1, failed=2, changed=1, gone=3, repeated=1, left_out=1)
    assert plan_lines(plan) == [
        "Left out, because not documents or tables by name and kind: 1 file.",
        (
            "To do: 1 of 1,200 documents (1 changed, 3 not in the sources any more, 1 named more than once, "
            "2 failed before and not tried again)."
        ),
    ]


def test_the_standing_in_words():
    assert standing_line(Standing("listing", Plan(documents=7))) == "Going through the sources: 7 documents"
    assert standing_line(Standing("asking", Plan(pending=7))) == "0 of 7 documents, 0 failed, 0 tokens"
    slow = Standing("asking", Plan(pending=7), done=1, usage=Usage(prompt_tokens=1200), seconds=60)
    assert standing_line(slow) == "1 of 7 documents, 1.0/min, 0:06:00 left, 0 failed, 1,200 tokens"
    assert standing_line(Standing("writing", Plan())) == "Writing the output"


def test_lines_come_now_and_then(capsys, monkeypatch):
    now = 0.0
    monkeypatch.setattr("summarizer.cli.corpus_progress.time.monotonic", lambda: now)
    lines = Lines()
    for second in range(25):
        now = float(second)
        lines.standing(Standing("asking", Plan(documents=30, pending=30), done=second, seconds=second))
    told = capsys.readouterr().err.splitlines()
    assert told[0] == "To do: 30 of 30 documents."
    assert [line.partition(" ")[0] for line in told[1:]] == ["10", "20"]


def test_the_bar_follows():
    with Bar() as bar:
        bar.standing(Standing("listing", Plan(documents=100)))
        bar.standing(Standing("asking", Plan(documents=100, pending=80), done=20, seconds=2))
        (task,) = bar._progress.tasks
        assert (task.total, task.completed) == (80, 20)
        assert task.description == "20 of 80 documents, 10.0/s, 0:00:06 left, 0 failed, 0 tokens"
        bar.standing(Standing("writing", Plan()))


def test_help_names_the_folder(cli):
    assert "--resume" in cli("run", "--help").stdout
    assert not Path("out").exists()
