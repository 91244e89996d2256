"""Runs whose questions go together, by the batch API: the real client, and a real server on the loopback interface."""

from __future__ import annotations

import json
import signal
import sqlite3
import threading
from collections import Counter
from pathlib import Path

import pytest

from summarizer.corpus import run
from summarizer.errors import AuthenticationFailed, ProviderUnreachable, RateLimited, RequestRefused, SettingsError
from summarizer.llm import FakeModel, batches
from summarizer.llm.transport import TRIES, set_testing
from tests.corpus import processes
from tests.corpus.batch_server import batch_served
from tests.corpus.processes import PATIENCE, wait_for
from tests.corpus.small import answer, lines, text, written
from tests.llm.scripted_server import Reply, completion, error

pytestmark = pytest.mark.integration

KEY = "sk-very-secret-0123456789"
QUICK = "import summarizer.llm.batches as b; b.POLL_S, b.LINGER_S = 0.05, 0.3; from summarizer.cli import main; main()"


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    set_testing(on=True)
    monkeypatch.setattr(batches, "POLL_S", 0.05)
    monkeypatch.setattr(batches, "LINGER_S", 0.3)
    yield
    set_testing(on=False)


@pytest.fixture
def server():
    server = batch_served()
    yield server
    server.stop()


@pytest.fixture
def batched(corpus, options):
    """Runs the corpus by batches."""

    def work(out="out", **more):
        given = {"engine": "openai-batch", "api_key": KEY, "resume": True, "sources": [corpus], **more}
        return run(given.pop("sources"), out, **options(**given))

    return work


@pytest.fixture
def undisturbed(corpus, tmp_path):
    """The output of a run in which each question was asked by itself, and what it used."""
    server = batch_served()
    report = run([corpus], "undisturbed", base_url=server.base_url, cache=False)
    server.stop()
    return written(tmp_path / "undisturbed"), report.usage


def about(number, request, kind="ClaimsDraft"):
    named = request.body["response_format"]["json_schema"]["name"] == kind
    return named and f"Town {number} " in json.dumps(request.body["messages"])


def asked(server):
    """How often each question was handed in."""
    return Counter(json.dumps(request.body, sort_keys=True) for request in server.requests)


# ----------------------------------------------------------------------------------------------------- what is taken


def test_it_gives_the_records_of_questions_asked_by_themselves(batched, server, undisturbed):
    report = batched()
    before, usage = undisturbed
    assert written(Path("out")) == before
    assert (report.done, report.failed) == (6, 0)
    assert (report.usage.calls, report.usage.total_tokens) == (usage.calls, usage.total_tokens) == (12, 1320)
    assert server.lines == 12
    assert 2 <= len(server.batches) < 12  # the second record of a document is asked about after the first
    assert json.loads(Path("out/run.json").read_text())["settings"]["engine"] == "openai-batch"
    for file in Path("out").iterdir():
        assert KEY.encode() not in file.read_bytes()
    assert batched().asked == 0
    assert server.lines == 12


def test_what_a_question_leads_to_goes_with_the_next_batch(batched, server, undisturbed):
    def at_first_not(request):
        if request.body["messages"][-2]["content"] == "It rained.":
            request.body["messages"] = request.body["messages"][:-2]
            return answer(request)
        return completion("It rained.") if about(3, request) else answer(request)

    server.script(at_first_not)
    report = batched()
    assert written(Path("out")) == undisturbed[0]
    assert (report.usage.calls, report.usage.failed, server.lines) == (13, 1, 13)


def test_lines_that_fail_are_asked_again_or_reported(batched, server):
    busy = []

    def sometimes(request):
        if about(1, request) and not busy:
            busy.append(request)
            return error(503, "Overloaded.")
        return error(400, "No such words.") if about(4, request) else answer(request)

    server.script(sometimes)
    report = batched()
    assert (report.done, report.failed) == (5, 1)
    (failure,) = lines(Path("out/failures.jsonl"))
    assert (failure["document"], failure["records"], failure["error"]) == (
        "news/doc004.txt",
        ["claims"],
        "RequestRefused",
    )
    assert "No such words." in failure["message"]
    assert sorted(asked(server).values())[-2:] == [1, 2]


def test_a_batch_has_no_more_questions_than_the_endpoint_takes(batched, server, undisturbed, monkeypatch):
    monkeypatch.setattr(batches, "MOST_LINES", 4)
    assert batched().done == 6
    assert max(batch["request_counts"]["total"] for batch in server.batches.values()) <= 4
    assert written(Path("out")) == undisturbed[0]


def test_documents_with_the_same_text_are_paid_for_once(batched, server, corpus):
    (corpus / "doc001.txt").write_text(text(0))
    report = batched(records=["claims"])
    assert (report.done, server.lines, report.usage.prompt_tokens) == (6, 5, 500)


# ------------------------------------------------------------------------------------------------- how batches end


@pytest.mark.parametrize("answered", [0, 2])
def test_what_an_expired_batch_did_not_come_to_goes_with_the_next(batched, server, undisturbed, answered):
    server.ends, server.most_answered = ["expired"], answered
    report = batched()
    assert written(Path("out")) == undisturbed[0]
    assert set(asked(server).values()) == {1}  # nothing that was answered is asked again
    assert report.usage.failed == server.batches["batch_0"]["request_counts"]["total"] - answered


def test_a_batch_that_is_cancelled_is_told_and_asked_again_by_resume(batched, server, undisturbed):
    server.ends, server.most_answered = ["cancelled"], 1
    report = batched()
    assert isinstance(report.stopped, RequestRefused)
    assert report.failed == 5
    failure = lines(Path("out/failures.jsonl"))[0]
    assert "batch_cancelled" in failure["message"]
    assert failure["retryable"]
    assert batched().done == 6
    assert written(Path("out")) == undisturbed[0]
    assert set(asked(server).values()) == {1}


@pytest.mark.parametrize(
    ("code", "error"), [("token_limit_exceeded", RateLimited), ("invalid_json_line", RequestRefused)]
)
def test_a_batch_that_is_refused_says_why(batched, server, undisturbed, code, error):
    def refused(batch):
        errors = [{"code": code, "message": f"Not so many, {KEY}.", "line": 1}]
        batch |= {"status": "failed", "errors": {"object": "list", "data": errors}}

    server.ends = [refused]
    report = batched()
    assert isinstance(report.stopped, error)
    assert f"has no answer: Not so many, *** ({code})" in report.stopped.message
    assert batched().done == 6
    assert written(Path("out")) == undisturbed[0]


def test_a_file_of_results_that_is_damaged_costs_its_lines(batched, server, undisturbed, monkeypatch):
    monkeypatch.setattr(batches, "LINGER_S", 1.5)  # so that the first batch has a question of each document

    def damaged(batch):
        server.ends[0] = "completed"
        server._end(batch)
        lines = server._files[batch["output_file_id"]].splitlines()  # six of them
        odd = {**json.loads(lines[1]), "response": 5, "error": "words"}
        empty = {**json.loads(lines[2]), "response": {"status_code": 200, "body": {"id": "no choices"}}}
        useless = [b"[]", b'{"custom_id": [3]}', lines[0][:50], json.dumps(odd).encode(), json.dumps(empty).encode()]
        batch["output_file_id"] = server._file(b"\n".join([*useless, *lines[3:], b""]))

    server.ends = [damaged]
    report = batched()  # what has no answer and no reason is asked again, the two others are reported
    assert (report.done, report.failed, max(asked(server).values())) == (4, 2, 2)
    assert {one["error"] for one in lines(Path("out/failures.jsonl"))} == {"RequestRefused"}
    assert batched().done == 6
    assert written(Path("out")) == undisturbed[0]


# ----------------------------------------------------------------------------------------------- faults on the way


def test_a_wrong_key_stops_it_at_once(batched, server):
    server.refuse["POST", "/v1/files"] = [(error(401, "Wrong key."), False)]
    report = batched()
    assert isinstance(report.stopped, AuthenticationFailed)
    assert server.lines == 0
    assert batched().done == 6


def test_a_batch_is_not_made_twice_when_its_answer_is_lost(batched, server, undisturbed):
    cut = Reply({"id": "lost"}, cut=3)
    server.refuse["POST", "/v1/batches"] = [(cut, True)]
    assert batched().done == 6
    assert (server.lines, set(asked(server).values())) == (12, {1})
    assert written(Path("out")) == undisturbed[0]


def test_faults_of_transport_are_tried_again(batched, server):
    server.refuse["POST", "/v1/files"] = [(error(503, "Later."), False)]
    server.refuse["POST", "/v1/batches"] = [(error(429, "Slower."), False)]
    server.refuse["GET", "/v1/batches/batch_0"] = [(error(500, "Again."), False)]
    server.refuse["GET", "/v1/files/file-1/content"] = [(Reply(b"no", cut=1), False)]
    assert batched().done == 6
    assert (server.lines, any(server.refuse.values())) == (12, False)


def test_an_endpoint_without_batches_is_told(batched, server):
    server.refuse["POST", "/v1/files"] = [(error(404, "Not found."), False)]
    report = batched(records=["claims"])
    assert isinstance(report.stopped, RequestRefused)
    assert "HTTP 404" in report.stopped.message
    assert "--engine openai-batch" in report.stopped.hint


def test_mistakes_are_told_before_anything_is_sent(batched, corpus):
    for wrong in ({"engine": "carrier pigeon"}, {"model": FakeModel({})}, {"base_url": None, "model": "local"}):
        with pytest.raises(SettingsError):
            batched(**wrong)
    assert not Path("out").exists()


# ------------------------------------------------------------------------------------------------------ kill, resume


def start(server, *more, env=None, **how):
    program, known = ("-c", QUICK), {"OPENAI_API_KEY": KEY, **(env or {})}
    return processes.start(server.base_url, "--engine", "openai-batch", *more, program=program, env=known, **how)


def kill_when_made(process, server):
    """Kill a process when it has made a batch."""
    server.made.clear()
    assert server.made.wait(PATIENCE)
    threading.Event().wait(0.3)  # mostly it has read the answer by then, and must not have
    process.kill()
    process.communicate()


def test_killed_at_the_worst_moments_it_is_collected_and_not_paid_again(batched, server, undisturbed):
    hang = Reply({}, hang=PATIENCE)
    server.refuse["POST", "/v1/batches"] = [(hang, True)]  # the batch is made, and its id does not come back
    kill_when_made(start(server), server)
    server.ends = ["completed"] * len(server.batches) + [lambda batch: None] * 9  # not worked at: a later round
    kill_when_made(start(server), server)
    server.ends = []
    report = batched()
    assert report.done == 6
    assert (server.lines, set(asked(server).values())) == (12, {1})
    assert written(Path("out")) == undisturbed[0]
    assert report.total_usage.total_tokens == undisturbed[1].total_tokens


def test_a_batch_that_never_arrived_is_made_by_resume(batched, server, undisturbed):
    lost = Reply({}, cut=1)
    server.refuse["POST", "/v1/batches"] = [(lost, False)] * TRIES
    assert isinstance(batched().stopped, ProviderUnreachable)
    assert batched().done == 6
    assert (server.lines, written(Path("out"))) == (12, undisturbed[0])


def test_a_batch_that_the_endpoint_has_forgotten_is_asked_again(batched, server, undisturbed):
    server.refuse["GET", "/v1/batches/batch_0"] = [(error(401, "Key withdrawn."), False)]
    assert isinstance(batched().stopped, AuthenticationFailed)
    server.batches.clear()
    assert batched().done == 6
    assert written(Path("out")) == undisturbed[0]


def test_answers_are_thrown_away_when_all_is_done(batched, server):
    batched()
    with sqlite3.connect("out/journal.sqlite3") as journal:
        assert [journal.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in ("batches", "answers")] == [
            0,
            0,
        ]
    journal.close()


def test_a_run_can_go_on_with_another_engine(batched, server, undisturbed):
    server.ends = ["cancelled"]
    assert batched().stopped
    assert batched(engine="local").done == 6
    assert written(Path("out")) == undisturbed[0]


def test_a_network_that_does_not_come_back_stops_it(batched, server):
    server.stop()
    report = batched(records=["claims"], model="scripted")
    assert isinstance(report.stopped, ProviderUnreachable)


def test_an_answer_counts_once_however_often_it_is_read(batched, server, corpus):
    for number in range(1, 6):
        (corpus / f"doc{number:03}.txt").write_text(text(0))
    report = batched(records=["claims"], max_concurrency=1)  # each is asked when the one before it is done
    assert (report.done, server.lines) == (6, 1)
    assert (report.usage.calls, report.usage.cached, report.usage.total_tokens) == (1, 5, 110)


def test_a_line_that_fails_counts_once_and_one_that_was_not_handed_in_not_at_all(batched, server, corpus):
    (corpus / "doc001.txt").write_text(text(0))
    server.refuse["POST", "/v1/files"] = [(error(401, "Wrong key."), False)]
    assert batched(records=["claims"]).usage.calls == 0
    server.script(lambda request: error(400, "No such words.") if about(0, request) else answer(request))
    report = batched(records=["claims"])
    assert (report.failed, report.usage.calls, report.usage.failed) == (2, server.lines, 1)


@pytest.mark.parametrize("cache", [False, True])
@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGKILL])
def test_what_a_run_used_before_its_end_counts_once(batched, server, undisturbed, tmp_path, cache, ending):
    server.ends = ["completed"] + [lambda batch: None] * 9  # nothing is answered after the first round
    process = start(server, cached=cache, env={"SUMMARIZER_CACHE_DIR": str(tmp_path / "cache")})
    wait_for(lambda: len(server.batches) == 2, process)
    process.send_signal(ending)
    process.communicate(timeout=PATIENCE)
    server.ends = []
    report = batched(cache=cache, cache_dir=tmp_path / "cache")
    assert (report.done, server.lines) == (6, 12)
    assert (report.total_usage.calls, report.total_usage.total_tokens) == (12, undisturbed[1].total_tokens)
