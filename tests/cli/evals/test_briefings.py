"""``summarizer eval briefings``: what a run prints and writes, and how it ends."""

from __future__ import annotations

import json

import pytest

from summarizer.errors import ProviderUnreachable
from summarizer.evals.briefings.results import BriefingsReport
from summarizer.extract.drafts import TreatyDraft
from tests.evals.briefings.small_sets import write


def reads(question):
    """What a model says that finds the parties and the title, and nothing else."""
    if question.draft is not TreatyDraft:
        return {"claims": []}
    andes = "Andes" in str(question.messages)
    names = ("Peru", "Chile") if andes else ("Ghana", "Togo")
    return {
        "treaty": "yes",
        "title": {"text": "Andes Water Treaty" if andes else "Harbour Pact", "sentences": [1]},
        "type": "treaty",
        "parties": [{"name": name, "sentences": [1]} for name in names],
        "events": [],
        "provisions": [],
        "related": [],
        "abstract": [],
    }


@pytest.fixture
def sets(tmp_path, monkeypatch):
    """The folder evals/briefings with a small set, below the current folder."""
    monkeypatch.chdir(tmp_path)
    return write(tmp_path / "evals" / "briefings").parent


@pytest.fixture
def recorded_sets(cli, sets, scripted_eval):
    """The small set, with recordings."""
    scripted_eval(reads)
    assert cli("eval", "briefings", "--record", "--quiet").exit_code == 0
    return sets


def figures(path):
    return BriefingsReport.model_validate_json(path.read_text("utf-8"))


def test_what_is_recorded_is_replayed(cli, recorded_sets, scripted_eval, tmp_path):
    model = scripted_eval(reads)
    done = cli("eval", "briefings", "--json", tmp_path / "r.json")
    assert (done.exit_code, done.stderr, model.questions) == (0, "", [])
    assert "PASSED" in done.stdout
    assert "coverage" in done.stdout
    report = figures(tmp_path / "r.json")
    assert (report.mode, report.model, len(report.sets), len(report.documents)) == ("replay", "fake", 1, 4)
    values = {name: metric.value for name, metric in report.metrics.items()}
    assert values["partition"] == values["titles"] == values["citation_recall"] == 1
    assert (values["conflicts"], values["conflicts_invented"]) == (0, 0)
    lacking = [one for one in report.sets[0].judgements if one.figure == "coverage" and one.state == "not_extracted"]
    assert [one.of for one in lacking][:2] == ["k3 accra#e1", "k3 reprint#e1"]


def test_a_live_run_asks_and_records_nothing(cli, sets, scripted_eval):
    model = scripted_eval(reads)
    done = cli("eval", "briefings", sets / "sets" / "small.yaml", "--live")
    assert done.exit_code == 0
    assert len(model.questions) == 8
    assert "Reading accra.md (1 of 4)" in done.stderr
    assert "Used 8 calls" in done.stderr
    assert not (sets / "recordings").exists()


def test_a_gate_that_is_not_met_ends_with_3_and_says_where_to_look(cli, recorded_sets):
    (recorded_sets / "gates.yaml").write_text("sets: 1\ngates: {conflicts: {min: 0.5}}\n", encoding="utf-8")
    done = cli("eval", "briefings", "--json", "r.json")
    assert done.exit_code == 3
    assert "conflicts is 0, and must be at least 0.5; see small x1; small x2." in " ".join(done.stdout.split())
    assert not json.loads((recorded_sets.parents[1] / "r.json").read_text("utf-8"))["gate"]["passed"]


def test_a_recording_that_is_missing_does_not_pass(cli, recorded_sets):
    next(recorded_sets.glob("recordings/*/lome.jsonl")).unlink()
    done = cli("eval", "briefings")
    assert done.exit_code == 3
    assert "summarizer eval briefings --record --model fake" in " ".join(done.stdout.split())


def test_a_recording_that_nothing_asks_for_does_not_pass(cli, recorded_sets):
    path = next(recorded_sets.glob("recordings/*/lome.jsonl"))
    header, *calls = path.read_text("utf-8").splitlines()
    other = json.dumps({**json.loads(calls[0]), "key": "0" * 64})
    path.write_text("\n".join([header, *calls, other, ""]), encoding="utf-8")
    assert cli("eval", "briefings").exit_code == 3


def test_some_of_the_sets_are_not_held_to_what_they_have_nothing_of(cli, recorded_sets):
    (recorded_sets / "gates.yaml").write_text("sets: 2\ngates: {copies: {min: 1}}\n", encoding="utf-8")
    small = recorded_sets / "sets" / "small.yaml"
    text = small.read_text("utf-8").replace("copies: [[accra, reprint]]", "copies: []")
    small.write_text(text, encoding="utf-8")
    done = cli("eval", "briefings", small)
    assert done.exit_code == 0
    assert "The gates are of 2 sets, and 1 were run." in " ".join(done.stdout.split())
    assert cli("eval", "briefings").exit_code == 2  # all were asked for, and one is not there


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--live", "--record"], "--live"),
        (["--resume"], "--resume goes with"),
        (["nowhere.yaml"], "There is no file nowhere.yaml"),
        (["--json", "evals/briefings/sets/small.yaml"], "would be overwritten"),
        (["--json", "evals/briefings/gold/lome.yaml"], "would be overwritten"),
    ],
)
def test_what_is_wrong_with_the_call_is_told(cli, recorded_sets, options, said):
    done = cli("eval", "briefings", *options)
    assert (done.exit_code, done.stdout) == (2, "")
    assert said in done.stderr


def test_no_recordings_is_a_mistake_that_says_what_to_type(cli, sets):
    done = cli("eval", "briefings")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "summarizer eval briefings --record" in done.stderr


def test_after_a_failure_it_says_how_to_go_on(cli, sets, scripted_eval):
    scripted_eval(
        lambda question: ProviderUnreachable("Dead.") if "Andes" in str(question.messages) else reads(question)
    )
    done = cli("eval", "briefings", "--live")
    assert done.exit_code == 3
    assert "andes.md" in done.stdout
    assert "Kept: 6 answers." in done.stderr
    model = scripted_eval(reads)
    assert cli("eval", "briefings", "--live", "--resume").exit_code == 0
    assert len(model.questions) == 2


def test_sets_are_checked_with_the_gold(cli, recorded_sets):
    done = cli("eval", "check")
    assert (done.exit_code, done.stdout) == (
        0,
        "All is well: 4 gold files, 27 facts, 0 forbidden facts, 1 set.\n",
    )
    small = recorded_sets / "sets" / "small.yaml"
    small.write_text(small.read_text("utf-8").replace("lome#e1", "lome#e9"), encoding="utf-8")
    done = cli("eval", "check", small.relative_to(recorded_sets.parents[1]))
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith(
        "evals/briefings/sets/small.yaml:12: key_facts.3.facts.0: no gold of the set holds lome#e9"
    )
