"""Runs over a corpus, with the real client and a real server on the loopback interface."""

from __future__ import annotations

import json
import os
import threading
from pathlib import Path

import pytest

from summarizer.corpus import run
from summarizer.errors import (
    AuthenticationFailed,
    BudgetExceeded,
    DocumentNotFound,
    OutputError,
    RateLimited,
    SettingsError,
)
from summarizer.llm.transport import set_testing
from tests.corpus.small import answer, lines, text, written
from tests.llm.scripted_server import completion, error

pytestmark = pytest.mark.integration


@pytest.fixture(autouse=True)
def no_waits():
    set_testing(on=True)
    yield
    set_testing(on=False)


def ids(path):
    return [line["document_id"] for line in lines(path)]


def names(count):
    return [f"news/doc{number:03}.txt" for number in range(count)]


def about(number):
    """Whether a request is about a document."""
    return lambda request: f"Town {number} " in json.dumps(request.body["messages"][-1])


# ------------------------------------------------------------------------------------------------------ what is written


def test_the_records_are_in_the_order_of_the_sources_however_fast_each_is(corpus, server, options):
    def slow_at_first(request):
        reply = answer(request)
        reply.hang = 0.2 if about(0)(request) or about(2)(request) else 0.0
        return reply

    server.script(slow_at_first)
    report = run([corpus], "out", **options())
    assert (report.documents, report.done, report.failed, report.pending) == (6, 6, 0, 0)
    assert ids(Path("out/summary.jsonl")) == ids(Path("out/claims.jsonl")) == names(6)
    assert lines(Path("out/claims.jsonl"))[3]["claims"][0]["attribution"][0]["source"] == "The mayor of Town 3"
    assert lines(Path("out/failures.jsonl")) == []
    assert server.most_at_once > 1


def test_the_report_says_what_the_run_was(corpus, server, options):
    report = run([corpus], "out", records=["claims"], **options(api_key="sk-very-secret", requests_per_minute=60_000))
    told = json.loads(Path("out/run.json").read_text())
    assert told["state"] == "finished"
    assert told["counts"]["documents"] == told["counts"]["done"] == told["counts"]["new"] == 6
    assert told["usage"]["run"]["calls"] == report.usage.calls == 6
    assert told["settings"]["records"] == ["claims"]
    assert told["settings"]["model"] == "scripted"
    assert told["timing"]["seconds"] > 0
    assert told["files"] == ["claims.jsonl", "failures.jsonl", "run.json"]
    assert [path.name for path in report.files] == ["claims.jsonl", "failures.jsonl", "run.json"]
    assert not Path("out/summary.jsonl").exists()
    for file in Path("out").iterdir():
        assert b"sk-very-secret" not in file.read_bytes()


def test_a_document_that_fails_is_listed_with_the_reason(corpus, server, options):
    (corpus / "doc001.txt").write_text(" ")
    (corpus / "doc002.txt").write_bytes(b"\x89PNG\r\n....")

    def refuse_one(request):
        return completion(None, refusal="I would rather not.") if about(4)(request) else answer(request)

    server.script(refuse_one)
    report = run([corpus], "out", **options())
    assert (report.done, report.failed) == (3, 3)
    failures = lines(Path("out/failures.jsonl"))
    assert [(one["document"], one["records"], one["error"], one["retryable"]) for one in failures] == [
        ("news/doc001.txt", ["summary", "claims"], "EmptyDocument", False),
        ("news/doc002.txt", ["summary", "claims"], "UnsupportedFormat", False),
        ("news/doc004.txt", ["summary"], "InvalidAnswer", False),
        ("news/doc004.txt", ["claims"], "InvalidAnswer", False),
    ]
    assert all(one["message"] and one["hint"] for one in failures)
    calls = len(server.requests)
    run([corpus], "out", resume=True, **options())
    assert len(server.requests) == calls  # what lies in the document or the answer is not tried again
    assert lines(Path("out/failures.jsonl")) == failures


def test_a_record_that_failed_before_counts_when_another_is_taken_later(corpus, server, options):
    def refuse_claims_of_one(request):
        claims = request.body["response_format"]["json_schema"]["name"] == "ClaimsDraft"
        return completion(None, refusal="No.") if claims and about(4)(request) else answer(request)

    server.script(refuse_claims_of_one)
    assert run([corpus], "out", records=["claims"], **options()).failed == 1
    report = run([corpus], "out", resume=True, **options())
    assert (report.asked, report.done, report.failed) == (6, 5, 1)
    assert ids(Path("out/summary.jsonl")) == names(6)
    assert len(lines(Path("out/claims.jsonl"))) == 5


def test_words_that_are_no_text_harm_no_file(tmp_path, monkeypatch, server, options):
    monkeypatch.chdir(tmp_path)
    Path("rows.jsonl").write_text('{"text": "A text.", "published": "\\ud800"}')
    assert run(["rows.jsonl"], "out", **options()).failed == 1
    assert "\\ud800" in lines(Path("out/failures.jsonl"))[0]["message"]


def test_parquet_holds_the_same_records(corpus, server, options):
    parquet = pytest.importorskip("pyarrow.parquet")
    run([corpus], "out", **options())
    run([corpus], "tables", format="parquet", **options())
    for kind in ("summary", "claims"):
        assert parquet.read_table(f"tables/{kind}.parquet").to_pylist() == lines(Path(f"out/{kind}.jsonl"))


# ----------------------------------------------------------------------------------------------- again, and differently


def test_a_second_run_over_an_unchanged_corpus_makes_no_call(corpus, server, options):
    run([corpus], "out", **options())
    before, calls = written(Path("out")), len(server.requests)
    (Path("out") / "claims.jsonl").unlink()
    report = run([corpus], "out", resume=True, **options())
    assert len(server.requests) == calls
    assert (report.asked, report.done, report.usage.calls, report.total_usage.calls) == (0, 6, 0, 12)
    assert written(Path("out")) == before


def test_only_what_has_changed_is_done_again(corpus, server, options):
    run([corpus], "out", **options())
    calls = len(server.requests)
    (corpus / "doc003.txt").write_text(text(33))
    (corpus / "doc001.txt").unlink()
    (corpus / "doc0025.txt").write_text(text(25))
    plans = []
    run([corpus], "out", resume=True, progress=lambda standing: plans.append(standing.plan), **options())
    assert len(server.requests) == calls + 4
    plan = plans[-1]
    assert (plan.documents, plan.pending, plan.new, plan.changed, plan.gone) == (6, 2, 1, 1, 1)
    assert ids(Path("out/claims.jsonl")) == sorted([*names(6), "news/doc0025.txt"])[:1] + sorted(
        [*names(6)[2:], "news/doc0025.txt"]
    )


def test_changed_settings_are_told_and_a_record_asked_for_later_is_taken_alone(corpus, server, options):
    run([corpus], "out", records=["claims"], **options())
    run([corpus], "out", resume=True, **options())
    assert [request.body["response_format"]["json_schema"]["name"] for request in server.requests[6:]] == [
        "TreatyDraft"
    ] * 6
    plans = []
    changed = options(context_tokens=16_000)
    run([corpus], "out", resume=True, progress=lambda standing: plans.append(standing.plan), **changed)
    assert plans[-1].changes == ("context tokens was 32768 and is 16000",)
    assert len(server.requests) == 24


def test_a_run_is_not_written_over_without_a_word(corpus, server, options):
    run([corpus], "out", **options())
    with pytest.raises(OutputError, match="holds a run already") as caught:
        run([corpus], "out", **options())
    assert "--resume" in caught.value.hint


# ------------------------------------------------------------------------------------------------ stopping in good time


def test_the_run_stops_when_the_endpoint_does_not_come_back(tmp_path, monkeypatch, server, options):
    monkeypatch.chdir(tmp_path)
    rows = [json.dumps({"text": text(number)}) for number in range(40)]
    Path("rows.jsonl").write_text("\n".join(rows))
    good = 10

    def breaks_down(request):
        return answer(request) if len(server.requests) <= good else error(503, "Overloaded.")

    server.script(breaks_down)
    report = run(["rows.jsonl"], "out", records=["claims"], max_concurrency=2, **options())
    assert isinstance(report.stopped, RateLimited)
    assert report.done == len(lines(Path("out/claims.jsonl"))) == good
    assert (report.failed, report.pending) == (5, 25)
    failures = lines(Path("out/failures.jsonl"))
    assert {one["error"] for one in failures} == {"RateLimited"}
    assert all(one["retryable"] for one in failures)
    assert json.loads(Path("out/run.json").read_text())["stopped"]["error"] == "RateLimited"
    server.script(answer)
    report = run(["rows.jsonl"], "out", records=["claims"], resume=True, **options())
    assert (report.asked, report.done, report.failed, report.stopped) == (30, 40, 0, None)
    assert ids(Path("out/claims.jsonl")) == [f"rows.jsonl:{number}" for number in range(1, 41)]


def test_a_wrong_key_stops_it_at_the_first_document(corpus, server, options):
    server.script(error(401, "Wrong key."))
    report = run([corpus], "out", max_concurrency=1, **options())
    assert isinstance(report.stopped, AuthenticationFailed)
    assert len(server.requests) == 1
    server.script(answer)
    assert run([corpus], "out", resume=True, **options()).done == 6


def test_the_budget_ends_it_between_documents(corpus, server, options):
    report = run([corpus], "out", token_budget=300, max_concurrency=1, **options())
    assert isinstance(report.stopped, BudgetExceeded)
    assert (report.done, report.failed, report.pending) == (2, 0, 4)  # 220 tokens each, so the second begins
    assert "partial_text" not in Path("out/claims.jsonl").read_text()
    whole = run([corpus], "whole", **options())
    resumed = run([corpus], "out", resume=True, **options())
    assert (resumed.done, resumed.total_usage.calls) == (6, whole.usage.calls)
    assert written(Path("out")) == written(Path("whole"))


def test_a_document_that_takes_too_long_fails_alone(corpus, server, options):
    def hang_once(request):
        reply = answer(request)
        reply.hang = 30.0 if about(2)(request) else 0.0
        return reply

    server.script(hang_once)
    report = run([corpus], "out", document_s=1.0, **options())
    assert (report.done, report.failed) == (5, 1)
    (failure,) = lines(Path("out/failures.jsonl"))
    assert (failure["document"], failure["error"], failure["retryable"]) == ("news/doc002.txt", "ProviderTimeout", True)


# -------------------------------------------------------------------------------------------------------- bad places


def test_two_runs_on_one_folder_are_refused(corpus, server, options):
    def hang(request):
        reply = answer(request)
        reply.hang = 1.0
        return reply

    server.script(hang)
    reports = []
    first = threading.Thread(target=lambda: reports.append(run([corpus], "out", **options())))
    first.start()
    assert server.received.wait(30)
    with pytest.raises(OutputError, match="Another run is at work"):
        run([corpus], "out", resume=True, **options())
    first.join()
    assert reports[0].done == 6
    assert run([corpus], "out", resume=True, **options()).asked == 0


@pytest.mark.parametrize("place", ["news/doc000.txt", "news/doc000.txt/out", "/proc/self/out"])
def test_a_place_that_cannot_be_written_is_told_before_anything_is_asked(corpus, server, options, place):
    with pytest.raises(OutputError):
        run([corpus], place, **options())
    assert server.requests == []


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write everywhere")
def test_a_read_only_folder_is_told_before_anything_is_asked(corpus, server, options):
    Path("out").mkdir(mode=0o500)
    with pytest.raises(OutputError, match="may not be written"):
        run([corpus], "out", **options())
    assert server.requests == []


def test_files_of_others_are_not_overwritten(corpus, server, options):
    Path("out").mkdir()
    Path("out/claims.jsonl").write_text("mine")
    with pytest.raises(OutputError, match=r"holds claims\.jsonl"):
        run([corpus], "out", resume=True, **options())
    assert Path("out/claims.jsonl").read_text() == "mine"


def test_a_journal_of_something_else_is_told(corpus, server, options):
    Path("out").mkdir()
    Path("out/journal.sqlite3").write_text("This is no database, but a text that is longer than its header." * 9)
    with pytest.raises(OutputError, match="no journal of this program"):
        run([corpus], "out", resume=True, **options())


def test_a_source_that_cannot_be_read_costs_the_others_nothing(corpus, server, options):
    Path("broken.parquet").write_bytes(b"PAR1")
    report = run(["broken.parquet", corpus, "nothing"], "out", records=["claims"], **options())
    assert (report.done, report.failed, len(server.requests)) == (6, 2, 6)
    failures = lines(Path("out/failures.jsonl"))
    assert [(line["document"], line["error"]) for line in failures] == [
        ("broken.parquet", "DocumentError"),
        ("nothing", "DocumentNotFound"),
    ]
    assert run(["broken.parquet", corpus, "nothing"], "out", records=["claims"], resume=True, **options()).asked == 0


def test_mistakes_in_the_call_are_told_before_anything_is_asked(corpus, server, options):
    for wrong in ({"records": ["poems"]}, {"records": []}, {"format": "csv"}, {"document_s": 0}):
        with pytest.raises(SettingsError):
            run([corpus], "out", **{**options(), **wrong})
    for sources in ([], ["nothing"], ["news/*.pdf"], ["nothing", "neither"]):
        with pytest.raises(DocumentNotFound):
            run(sources, "out", **options())
    assert server.requests == []
    assert run([corpus], "out", **options()).done == 6  # nothing had been done there, so nothing is in the way
