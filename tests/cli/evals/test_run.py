"""``summarizer eval``: what a run prints and writes, and how it ends."""

from __future__ import annotations

import io
import json
import sys
from typing import get_args

import pytest
from rich.console import Console

from summarizer.cli.evals import progress, request
from summarizer.errors import ProviderUnreachable
from summarizer.evals import results
from summarizer.evals.readings import Stage
from summarizer.evals.results import EvalReport
from tests.evals.bench import NAMES, good, make_suite

REPORTS = ("json", "junit", "markdown", "html")


def test_a_suite_is_replayed_by_its_name(cli, recorded):
    done = cli("eval", "small")
    assert (done.exit_code, done.stderr) == (0, "")
    assert "facts_recall" in done.stdout
    assert "replay" in done.stdout
    assert cli("eval", "run", "small").exit_code == cli("eval", "evals/suites/small.yaml").exit_code == 0


def test_options_can_come_first(cli, recorded, tmp_path):
    assert cli("eval", "--json", tmp_path / "r.json", "small").exit_code == 0
    assert (tmp_path / "r.json").exists()


def test_all_reports_are_written(cli, recorded, tmp_path):
    files = {kind: tmp_path / "out" / "deep" / f"report.{kind}" for kind in REPORTS}
    done = cli("eval", "small", *(part for kind, path in files.items() for part in (f"--{kind}", path)))
    assert done.exit_code == 0
    report = EvalReport.model_validate_json(files["json"].read_text(encoding="utf-8"))
    assert (report.suite, report.mode, report.model) == ("small", "replay", "fake")
    assert files["junit"].read_text(encoding="utf-8").startswith("<?xml")
    assert "small" in files["markdown"].read_text(encoding="utf-8")
    assert "<html" in files["html"].read_text(encoding="utf-8")


def test_a_report_is_a_baseline(cli, recorded, tmp_path):
    assert cli("eval", "small", "--json", tmp_path / "base.json").exit_code == 0
    done = cli("eval", "small", "--baseline", tmp_path / "base.json", "--json", tmp_path / "base.json")
    assert done.exit_code == 0
    assert json.loads((tmp_path / "base.json").read_text(encoding="utf-8"))["comparison"]["lost"] == 0


def test_a_run_that_does_not_pass_ends_with_3_and_is_reported(cli, recorded, tmp_path):
    make_suite(tmp_path / "evals", gates={"facts_recall": {"min": 0.99}})
    done = cli("eval", "small", "--json", tmp_path / "r.json", "--junit", tmp_path / "r.xml")
    assert done.exit_code == 3
    assert "must be at least 0.99" in " ".join(done.stdout.split())
    assert not json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))["gate"]["passed"]
    assert (tmp_path / "r.xml").exists()


def test_one_recording_removed_does_not_pass(cli, recorded, tmp_path):
    path = next((tmp_path / "evals" / "recordings" / "fake").glob("*.jsonl"))
    path.write_text("".join(path.read_text(encoding="utf-8").splitlines(keepends=True)[:-1]), encoding="utf-8")
    done = cli("eval", "small")
    assert done.exit_code == 3
    assert "summarizer eval small --record" in " ".join(done.stdout.split())


def test_annotations_point_at_gold_files(cli, recorded):
    plain, annotated = cli("eval", "small").stdout, cli("eval", "small", "--annotations").stdout
    assert "::" not in plain
    assert "file=evals/gold/harbour.yaml,line=" in annotated


def test_no_recordings_is_a_mistake_that_says_what_to_type(cli, suite):
    done = cli("eval", "small")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "summarizer eval small --record" in done.stderr


def test_a_suite_that_is_not_there_is_a_mistake(cli, suite):
    done = cli("eval", "smal")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "smal" in done.stderr
    assert "small" in done.stderr


def test_mistakes_in_gold_keep_a_line_each(cli, recorded, tmp_path):
    gold = tmp_path / "evals" / "gold" / "harbour.yaml"
    text = gold.read_text(encoding="utf-8")
    gold.write_text(text.replace("quote: work together on", "quote: play together on").replace("id: c2", "id: c1"))
    done = cli("eval", "small")
    assert done.exit_code == 2
    assert any(line.startswith(f"{'evals/gold/harbour.yaml'}:") for line in done.stderr.splitlines())


def test_mistakes_in_a_suite_keep_a_line_each(cli, suite, tmp_path):
    make_suite(tmp_path / "evals", documents=0, facts=0)
    done = cli("eval", "small")
    assert done.exit_code == 2
    assert [line.split(":")[0] for line in done.stderr.splitlines()[:2]] == ["evals/suites/small.yaml"] * 2


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--live", "--record"], "--live"),
        (["--replay", "--live"], "--replay"),
        (["--resume"], "--resume goes with"),
        (["--base-url", "http://127.0.0.1:9/v1"], "--base-url goes with"),
        (["--repeat", "0"], "--repeat"),
        (["--limit", "0"], "--limit"),
        (["--baseline", "gone.json"], "gone.json"),
        (["--json", "r", "--html", "r"], "--json and --html name one file"),
        (["--json", "-"], "standard output"),
        (["--json", "evals"], "Give --json the name of a file"),
        (["--markdown", "evals/suites/small.yaml"], "would be overwritten"),
        (["--markdown", "evals/gold/quay.yaml"], "would be overwritten"),
        (["--junit", "evals/suites/small.yaml/x.xml"], "cannot be made"),
    ],
)
def test_what_is_wrong_with_the_call_is_told(cli, recorded, options, said):
    done = cli("eval", "small", *options)
    assert (done.exit_code, done.stdout) == (2, "")
    assert said in done.stderr


def test_what_is_wrong_with_a_place_is_told_before_the_model_is_asked(cli, suite, scripted_eval):
    model = scripted_eval()
    assert cli("eval", "small", "--live", "--json", "evals").exit_code == 2
    assert model.questions == []


def test_one_file_that_cannot_be_written_harms_no_other(cli, recorded, tmp_path, monkeypatch):
    from summarizer.cli import output
    from summarizer.errors import CallerError

    real = output.write_file

    def full(path, text):
        if path.suffix == ".json":
            raise CallerError("The disk is full.")
        real(path, text)

    monkeypatch.setattr(output, "write_file", full)
    done = cli("eval", "small", "--json", tmp_path / "r.json", "--markdown", tmp_path / "r.md")
    assert done.exit_code == 2
    assert "The disk is full." in done.stderr
    assert "facts_recall" in done.stdout
    assert (tmp_path / "r.md").exists()


@pytest.mark.parametrize("module", ["numpy", "scipy"])
@pytest.mark.parametrize("options", [[], ["--live"]])
def test_without_the_extra_it_says_what_to_type(cli, recorded, scripted_eval, monkeypatch, module, options):
    model = scripted_eval()
    monkeypatch.setitem(sys.modules, module, None)
    done = cli("eval", "small", *options)
    assert (done.exit_code, done.stdout) == (2, "")
    assert module in done.stderr
    assert "pip install 'treaty-summarizer[evals]'" in done.stderr
    assert model.questions == []


# --------------------------------------------------------------------------------------------------------- with a model


def test_a_live_run_asks_the_model_and_tells_how_far_it_is(cli, suite, scripted_eval, tmp_path):
    model = scripted_eval()
    done = cli("eval", "small", "--live")
    assert done.exit_code == 0
    assert len(model.questions) == 6
    assert "live" in done.stdout
    *begun, used = done.stderr.splitlines()
    assert begun == [f"Reading {name}.txt ({number} of 3)" for number, name in enumerate(NAMES, 1)]
    assert used.startswith("Used 6 calls, ")
    assert not (tmp_path / "evals" / "recordings").exists()


def test_quiet_tells_no_progress(cli, suite, scripted_eval):
    scripted_eval()
    assert cli("eval", "small", "--live", "--quiet").stderr == ""


def test_what_is_recorded_can_be_replayed(cli, suite, scripted_eval):
    model = scripted_eval()
    assert cli("eval", "small", "--record", "--repeat", "2").exit_code == 0
    asked = len(model.questions)
    assert asked == 12
    done = cli("eval", "small", "--model", "fake")
    assert done.exit_code == 0
    assert "2 readings of each" in " ".join(done.stdout.split())
    assert len(model.questions) == asked


def test_a_part_of_a_suite_is_told_to_be_one(cli, suite, scripted_eval):
    model = scripted_eval()
    done = cli("eval", "small", "--live", "--limit", "1")
    assert len(model.questions) == 2
    assert "left out 2 documents" in " ".join(done.stdout.split())


def test_a_model_that_fails_on_everything_is_a_fault_of_the_endpoint(cli, suite, scripted_eval):
    scripted_eval(lambda _: ProviderUnreachable("The line is dead.", hint="Mend it."))
    done = cli("eval", "small", "--live", "--json", "r.json")
    assert (done.exit_code, done.stdout) == (4, "")
    assert "The line is dead." in done.stderr
    assert "Mend it." in done.stderr


def test_after_a_failure_it_says_how_to_go_on(cli, suite, scripted_eval):
    scripted_eval(
        lambda question: ProviderUnreachable("Dead.") if "of quay" in str(question.messages) else good(question)
    )
    done = cli("eval", "small", "--live")
    assert done.exit_code == 3
    assert "Kept: 4 answers." in done.stderr
    assert "--resume" in done.stderr
    model = scripted_eval()
    done = cli("eval", "small", "--live", "--resume")
    assert (done.exit_code, len(model.questions)) == (0, 2)
    assert "Kept" not in done.stderr


# ------------------------------------------------------------------------------------------------------------ the group


def test_the_modes_of_the_command_line_are_those_of_the_harness():
    assert set(get_args(request.Mode)) == set(get_args(results.Mode))


def test_the_group_has_a_help_of_its_own(cli):
    help_of_group = cli("eval", "--help")
    assert help_of_group.exit_code == 0
    assert "check" in help_of_group.stdout
    assert "--baseline" in cli("eval", "run", "--help").stdout
    assert cli("eval").exit_code == 2


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_a_terminal_gets_one_bar_over_all_documents(monkeypatch):
    screen = Terminal()
    monkeypatch.setattr("sys.stderr", screen)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr("rich.console.Console", lambda **_: Console(file=screen, width=100, force_terminal=True))
    with progress.reporter(quiet=False) as bar:
        for done in range(2):
            bar.stage(Stage("[red]a[/red].txt", "begun", done, 2, 100, 200))
            bar.stage(Stage("[red]a[/red].txt", "asked", done, 2, 100, 200, "events"))
            bar._progress.refresh()
            bar.stage(Stage("[red]a[/red].txt", "finished", done + 1, 2, 100, 200))
        bar._progress.refresh()
    assert "[red]a[/red].txt: events" in screen.getvalue()
    assert "0/2 documents" in screen.getvalue()
    assert "2/2 documents" in screen.getvalue()
    assert "remaining" in screen.getvalue()


def test_a_document_under_way_counts_by_what_those_before_it_took():
    bar = progress.Bar()

    def tell(name, event, done, size, times=1):
        for _ in range(times):
            bar.stage(Stage(name, event, done, 2, size, 500))
        return bar._progress.tasks[0].completed

    assert tell("a", "asked", 0, 100, times=10) == 0  # nothing to go by
    assert tell("a", "finished", 1, 100) == 100
    assert tell("b", "asked", 1, 400, times=20) == 300
    assert tell("b", "asked", 1, 400, times=60) == 480  # more than expected, and still not finished
    assert tell("b", "finished", 2, 400) == 500
