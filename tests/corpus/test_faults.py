"""What a run makes of an endpoint that fails: when it stops, what it counts, what it tells."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from summarizer.corpus import run
from summarizer.errors import ProviderTimeout, RateLimited
from summarizer.llm.transport import TRIES, set_testing
from tests.corpus.small import answer, lines, text
from tests.llm.scripted_server import completion, error

pytestmark = pytest.mark.integration


@pytest.fixture(autouse=True)
def no_waits():
    set_testing(on=True)
    yield
    set_testing(on=False)


@pytest.fixture
def rows(tmp_path, monkeypatch):
    """A table of twenty documents, in the current folder."""
    monkeypatch.chdir(tmp_path)
    Path("rows.jsonl").write_text("\n".join(json.dumps({"text": text(number)}) for number in range(20)))
    return ["rows.jsonl"]


def town(request):
    return int(str(request.body["messages"][-1]).split("Town ")[1].split()[0])


def told(out="out"):
    return json.loads(Path(out, "run.json").read_text())


def test_answers_from_the_cache_do_not_hide_that_the_endpoint_has_gone(rows, server, options, tmp_path):
    cached = options(cache=True, cache_dir=tmp_path / "cache", max_concurrency=1)
    server.script(lambda request: answer(request) if town(request) % 2 else error(400, "No."))
    run(rows, "first", records=["claims"], **cached)
    server.script(error(503, "Overloaded."))
    report = run(rows, "second", records=["claims"], **cached)
    assert isinstance(report.stopped, RateLimited)
    assert (report.failed, report.done, report.pending) == (5, 4, 11)
    assert report.usage.calls == report.usage.failed == 5 * TRIES


def test_a_document_that_is_slow_is_not_a_dead_endpoint(rows, server, options):
    def slow_with_claims(request):
        reply = answer(request)
        claims = request.body["response_format"]["json_schema"]["name"] == "ClaimsDraft"
        reply.hang = 30.0 if claims and town(request) < 8 else 0.0
        return reply

    server.script(slow_with_claims)
    report = run(rows, "out", document_s=4.0, max_concurrency=8, **options())
    assert report.stopped is None
    assert (report.failed, report.done) == (8, 12)


def test_documents_that_get_no_answer_in_their_time_stop_the_run(rows, server, options):
    server.script(lambda _: error(503, "Overloaded.", headers={"retry-after": "30"}))
    set_testing(on=False)
    report = run(rows, "out", document_s=0.5, max_concurrency=5, **options())
    assert isinstance(report.stopped, ProviderTimeout)
    assert (report.failed, report.pending) == (5, 15)


def test_what_a_record_holds_does_not_hang_on_how_the_endpoint_feels(rows, server, options):
    """The model is told what of its answer the text does not support; if that question fails, so does the record."""

    def invents(request):
        if "the lake froze" in str(request.body["messages"]):
            return error(503, "Overloaded.")
        draft = json.loads(answer(request).body["choices"][0]["message"]["content"])
        draft["claims"].append({**draft["claims"][0], "text": "the lake froze", "sentences": [1]})
        return completion(draft)

    server.script(invents)
    Path("rows.jsonl").write_text(json.dumps({"text": text(1)}))
    assert run(rows, "out", records=["claims"], **options()).failed == 1
    assert len(server.requests) == 1 + TRIES
    [failure] = lines(Path("out/failures.jsonl"))
    assert (failure["error"], failure["retryable"]) == ("RateLimited", True)
    server.script(answer)
    assert run(rows, "out", records=["claims"], resume=True, **options()).done == 1


def test_another_model_that_answers_is_told_in_the_report(rows, server, options):
    def stand_in(request):
        reply = answer(request)
        reply.body["model"] = "smaller"
        return reply

    server.script(stand_in)
    run(rows, "out", records=["claims"], **options())
    assert told()["stand_ins"] == ["smaller"]
    server.script(answer)
    run(rows, "other", records=["claims"], **options())
    assert told("other")["stand_ins"] == []


def test_a_clock_that_is_set_back_makes_no_run_shorter_than_nothing(rows, server, options, monkeypatch):
    class SetBack(datetime):
        looks = 0

        @classmethod
        def now(cls, tz=None):
            cls.looks += 1
            return datetime.now(tz or UTC) - timedelta(days=cls.looks)

    monkeypatch.setattr("summarizer.corpus.runner.datetime", SetBack)
    run(rows, "out", records=["claims"], **options())
    assert told()["timing"]["finished"] < told()["timing"]["started"]
    assert 0 < told()["timing"]["seconds"] < 600
