"""``summarize``, ``claims`` and ``brief``: what is read, what is written, and how it ends."""

from __future__ import annotations

import json
from types import SimpleNamespace
from typing import get_args

import pytest

from summarizer.cli import request, run
from summarizer.errors import InvalidAnswer, ProviderUnreachable
from summarizer.llm import Strategy
from summarizer.llm.settings import Mode, Settings
from summarizer.records import Briefing, ClaimList, TreatySummary


def test_a_summary_is_markdown_for_a_reader(cli, scripted, article):
    scripted()
    done = cli("summarize", article)
    assert done.exit_code == 0
    assert done.stdout.startswith("# ")
    assert "Treaty of Aachen" in done.stdout
    assert "France" in done.stdout


def test_a_summary_is_json_for_a_program(cli, scripted, article):
    scripted()
    done = cli("summarize", "--format", "json", article)
    record = TreatySummary.model_validate_json(done.stdout)
    assert {party.iso3 for party in record.parties} == {"FRA", "DEU"}


def test_claims_say_who_says_what(cli, scripted, article):
    scripted()
    (claim,) = ClaimList.model_validate_json(cli("claims", "--format", "json", article).stdout).claims
    assert [link.source for link in claim.attribution] == ["Paul Weber"]
    assert "Paul Weber" in cli("claims", article).stdout


def test_a_briefing_is_made_of_all_documents(cli, scripted, article, tmp_path):
    scripted()
    other = tmp_path / "other.md"
    other.write_text("The Treaty of Aachen was signed by France and Germany.", encoding="utf-8")
    done = cli("brief", "--format", "json", article, other)
    assert done.exit_code == 0
    assert [source.document_id for source in Briefing.model_validate_json(done.stdout).sources] == ["aachen", "other"]
    assert cli("brief", article, other).stdout.startswith("# ")


def test_standard_input_is_a_document(cli, scripted):
    scripted()
    done = cli("summarize", "-", stdin="France and Germany signed the Treaty of Aachen.")
    assert done.exit_code == 0
    assert "Treaty of Aachen" in done.stdout


def test_who_types_the_document_is_told_how_to_end_it(cli, scripted, monkeypatch):
    scripted()
    monkeypatch.setattr("summarizer.cli.inputs.sys", SimpleNamespace(stdin=SimpleNamespace(isatty=lambda: True)))
    text = "France and Germany signed the Treaty of Aachen."
    assert "Ctrl-D" in cli("summarize", "-", stdin=text).stderr
    assert "Ctrl-D" not in cli("summarize", "-", "--quiet", stdin=text).stderr


def test_standard_input_can_be_read_once_only(cli, scripted):
    scripted()
    done = cli("summarize", "-", "-", stdin="France and Germany signed the Treaty of Aachen.")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "more than once" in done.stderr


def test_several_summaries_stand_one_after_another(cli, scripted, article):
    scripted()
    one = cli("summarize", article).stdout
    assert cli("summarize", article, article).stdout == f"{one}\n---\n\n{one.replace('`aachen`', '`aachen-2`')}"


@pytest.mark.parametrize("command", ["summarize", "claims", "brief"])
def test_files_of_one_name_are_told_apart(cli, scripted, article, tmp_path, command):
    def answers(question):
        if "zebra" in question.messages[-1]["content"]:
            return ProviderUnreachable("The line is dead.")
        return good(question)

    good = scripted()._answers
    scripted(answers)
    for name, text in (("zebra/aachen.txt", "A zebra signed a treaty."), ("aachen-2.txt", article.read_text("utf-8"))):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    files = [article, tmp_path / "zebra" / "aachen.txt", tmp_path / "aachen-2.txt", article]
    done = cli(command, "--format", "json", *files)
    assert done.exit_code == 1
    made = json.loads(done.stdout)
    ids = [one["document_id"] for one in (made["sources"] if command == "brief" else made)]
    assert ids == ["aachen", "aachen-2-2", "aachen-3"]
    assert f"Error: {files[1]}: The line is dead." in done.stderr


@pytest.mark.parametrize("command", ["summarize", "claims"])
def test_several_records_are_an_array_in_the_order_of_the_files(cli, scripted, article, tmp_path, command):
    scripted()
    other = tmp_path / "zebra.txt"
    other.write_text("A zebra is an animal.", encoding="utf-8")
    records = json.loads(cli(command, "--format", "json", other, article).stdout)
    assert [record["document_id"] for record in records] == ["zebra", "aachen"]


def test_one_of_several_that_fails_leaves_an_array(cli, scripted, article, tmp_path):
    scripted()
    done = cli("summarize", "--format", "json", tmp_path / "missing.txt", article)
    assert done.exit_code == 1
    assert [record["document_id"] for record in json.loads(done.stdout)] == ["aachen"]
    assert "missing.txt" in done.stderr


@pytest.mark.parametrize("command", ["summarize", "claims", "brief"])
def test_a_document_that_the_endpoint_fails_on_harms_no_other(cli, scripted, article, tmp_path, command):
    def answers(question):
        if "zebra" in question.messages[-1]["content"]:
            return ProviderUnreachable("The line is dead.", hint="Mend it.")
        return run_well(question)

    run_well = scripted()._answers
    scripted(answers)
    other = tmp_path / "zebra.txt"
    other.write_text("A zebra signed a treaty.", encoding="utf-8")
    done = cli(command, other, article)
    assert done.exit_code == 1
    assert "Treaty of Aachen" in done.stdout or "takes effect" in done.stdout
    assert f"Error: {other}: The line is dead." in done.stderr
    assert "Mend it." in done.stderr


def test_a_briefing_lists_what_could_not_be_read(cli, scripted, article, tmp_path):
    scripted()
    done = cli("brief", "--format", "json", article, tmp_path / "missing.txt")
    assert done.exit_code == 1
    (failure,) = Briefing.model_validate_json(done.stdout).failures
    assert failure.document == str(tmp_path / "missing.txt")
    assert done.stderr.count("missing.txt") == 1


@pytest.mark.parametrize("command", ["summarize", "claims", "brief"])
def test_nothing_is_asked_when_nothing_could_be_read(cli, scripted, tmp_path, command):
    model = scripted()
    done = cli(command, tmp_path / "a.txt", tmp_path / "b.txt")
    assert (done.exit_code, done.stdout, model.questions) == (2, "", [])


@pytest.mark.parametrize("command", ["summarize", "claims", "brief"])
def test_the_same_fault_of_all_documents_ends_with_4(cli, scripted, article, command):
    scripted(lambda question: ProviderUnreachable("The line is dead.", hint="Mend it."))
    done = cli(command, article, article)
    assert (done.exit_code, done.stdout) == (4, "")
    assert done.stderr.count("The line is dead.") == 1


def test_the_worst_of_several_failures_decides(cli, scripted, article, tmp_path):
    scripted(lambda question: ProviderUnreachable("The line is dead."))
    assert cli("summarize", tmp_path / "missing.txt", article).exit_code == 4


def test_a_fault_of_the_program_harms_no_other_document(cli, scripted, article, tmp_path, monkeypatch):
    good = scripted()._answers
    scripted(lambda question: ZeroDivisionError("oops") if "zebra" in str(question.messages) else good(question))
    other = tmp_path / "zebra.txt"
    other.write_text("A zebra signed a treaty.", encoding="utf-8")
    done = cli("summarize", other, article)
    assert done.exit_code == 1
    assert "Unexpected ZeroDivisionError: oops." in done.stderr
    assert "Traceback" not in done.stderr
    monkeypatch.setenv("SUMMARIZER_DEBUG", "1")
    done = cli("summarize", other)
    assert done.exit_code == 70
    assert "Traceback" in done.stderr


def test_a_model_without_a_valid_answer_is_an_error_and_not_an_empty_record(cli, scripted, article):
    scripted(lambda question: InvalidAnswer("No answer fitted."))
    done = cli("summarize", "--format", "json", article)
    assert done.exit_code == 4
    assert done.stdout == ""
    assert "No answer fitted." in done.stderr


def test_a_date_of_publication_goes_before_the_document_s_own(cli, scripted, tmp_path):
    reads = scripted()._answers
    signed = {"act": "signed", "actor": None, "state": None, "date": "22 January", "place": None, "sentences": [1]}
    scripted(lambda question: {**reads(question), "events": [signed]})
    dated = tmp_path / "dated.md"
    dated.write_text(
        "---\npublished: 2001-02-03\n---\nFrance and Germany signed the Treaty of Aachen on 22 January.",
        encoding="utf-8",
    )
    own = TreatySummary.model_validate_json(cli("summarize", "--format", "json", dated).stdout)
    given = cli("summarize", "--format", "json", "--published", "2019-03-01", dated)
    assert [event.date for event in own.events] == ["2001-01-22"]
    assert [event.date for event in TreatySummary.model_validate_json(given.stdout).events] == ["2019-01-22"]


@pytest.mark.parametrize("wrong", ["yesterday", "2024-02-30", "20240229", "2024-W01-1", "12.11.2024"])
def test_a_date_that_is_none_is_a_usage_error(cli, article, wrong):
    done = cli("summarize", "--published", wrong, article)
    assert done.exit_code == 2
    assert f"'--published': '{wrong}' is not a day of the form YYYY-MM-DD" in done.stderr


def test_a_choice_that_is_none_is_told_without_words_of_the_library(cli, article):
    done = cli("summarize", "--format", "xml", article)
    assert done.exit_code == 2
    assert "'--format': 'xml' is not one of" in done.stderr


def test_no_file_is_a_usage_error(cli):
    assert cli("summarize").exit_code == 2


def test_the_options_reach_the_settings(cli, article, monkeypatch):
    seen = []

    def build(options, progress):
        seen.append(Settings.from_env(**options))
        raise ProviderUnreachable("That is all that was wanted.")

    monkeypatch.setattr(run, "build", build)
    cli(
        *("claims", article, "--model", "m", "--base-url", "http://127.0.0.1:9/v1", "--strategy", "guided"),
        *("--mode", "tools", "--no-cache", "--token-budget", "99"),
    )
    (settings,) = seen
    assert (settings.model, settings.base_url, settings.strategy) == ("m", "http://127.0.0.1:9/v1", "guided")
    assert (settings.mode, settings.cache, settings.token_budget) == ("tools", False, 99)


def test_the_environment_decides_what_is_not_given(cli, article, monkeypatch):
    seen = []

    def build(options, progress):
        seen.append(Settings.from_env(**options))
        raise ProviderUnreachable("That is all that was wanted.")

    monkeypatch.setattr(run, "build", build)
    monkeypatch.setenv("SUMMARIZER_CACHE", "0")
    monkeypatch.setenv("SUMMARIZER_TOKEN_BUDGET", "7")
    cli("claims", article)
    assert (seen[0].cache, seen[0].token_budget) == (False, 7)


def test_a_wrong_setting_is_told_before_anything_is_read(cli, article):
    done = cli("brief", "--base-url", "ftp://nowhere", article)
    assert (done.exit_code, done.stdout) == (2, "")
    assert "http://127.0.0.1:11434/v1" in done.stderr


def test_keys_cannot_be_given_as_arguments(cli, article):
    assert cli("summarize", "--api-key", "sk-secret", article).exit_code == 2


def test_the_choices_are_those_of_the_settings():
    assert get_args(request.Strategy) == get_args(Strategy)
    assert get_args(request.Mode) == get_args(Mode)


def test_a_token_budget_that_ends_too_soon_says_so(cli, scripted, article):
    scripted()
    done = cli("summarize", "--token-budget", "1", article, article)
    assert done.exit_code == 1
    assert "Raise the budget" in done.stderr
