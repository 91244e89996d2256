"""Runs on a Ray cluster of two workers on this machine."""

from __future__ import annotations

import json
import os
import signal
import threading
from functools import partial
from pathlib import Path

import pytest

from summarizer.corpus import run
from summarizer.corpus.ray_actors import Order
from summarizer.errors import AuthenticationFailed, BudgetExceeded, ClusterError, SettingsError
from tests.corpus.small import answer, lines, write_corpus, written
from tests.llm.scripted_server import completion, error

ray = pytest.importorskip("ray", reason="needs the extra 'ray'")

pytestmark = [
    pytest.mark.integration,
    pytest.mark.filterwarnings("ignore::DeprecationWarning:ray"),  # Ray's own modules use what they have deprecated
]

AT_ONCE = 4
SECRET = "sk-very-secret-indeed"


@pytest.fixture(scope="module", autouse=True)
def cluster(tmp_path_factory):
    """The cluster, which this process has joined; gives the folder of its logs."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOME", str(tmp_path_factory.mktemp("home")))  # Ray keeps the token of its clusters there
        patch.setenv("RAY_USAGE_STATS_ENABLED", "0")
        patch.setenv("RAY_BACKEND_LOG_LEVEL", "fatal")
        joined = ray.init(
            address="local",
            num_cpus=2,
            include_dashboard=False,
            log_to_driver=False,
            logging_level="ERROR",
        )
        yield Path(joined.address_info["session_dir"])
        ray.shutdown()


@pytest.fixture
def on_ray(options):
    """A run on the cluster, into a folder."""
    defaults = {"max_concurrency": AT_ONCE}
    return lambda sources, out, **more: run(sources, out, engine="ray", **options(**{**defaults, **more}))


def about(number, request):
    return f"Town {number} " in json.dumps(request.body["messages"][-1])


def slowly(request):
    """The answers, slowly, and none about one document."""
    reply = completion(None, refusal="No.") if about(4, request) else answer(request)
    reply.hang = 0.1
    return reply


def workers(name=b"ray::MapWorker"):
    """The processes of the cluster that take records, or those of another name."""
    found = []
    for place in Path("/proc").glob("[0-9]*"):
        try:
            ours = name in (place / "cmdline").read_bytes() and os.getpid() in ancestors(int(place.name))
        except OSError:
            continue
        found += [int(place.name)] if ours else []
    return found


def ancestors(process):
    while process > 1:
        process = int(Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[1])
        yield process


def test_the_records_are_those_of_the_local_engine_and_either_goes_on_with_the_run_of_the_other(
    corpus, server, options, on_ray, cluster
):
    (corpus / "doc001.txt").write_text(" ")
    server.script(slowly)
    here = run([corpus], "here", **options(api_key=SECRET))
    calls, server.most_at_once = len(server.requests), 0
    both = threading.Event()

    def when_both_workers_ask(request):
        if server.most_at_once > AT_ONCE // 2:  # more than one of them has places
            both.set()
        both.wait(60)
        reply = slowly(request)
        reply.body["model"] = "smaller"
        return reply

    server.script(when_both_workers_ask)
    there = on_ray([corpus], "there", api_key=SECRET, format="parquet")
    assert (there.done, there.failed, there.usage.calls) == (here.done, here.failed, here.usage.calls) == (4, 2, 10)
    assert len(server.requests) == 2 * calls
    assert both.is_set()
    assert json.loads(Path("there/run.json").read_text())["stand_ins"] == ["smaller"]
    assert server.most_at_once <= AT_ONCE
    parquet = pytest.importorskip("pyarrow.parquet")
    assert parquet.read_table("there/claims.parquet").to_pylist() == lines(Path("here/claims.jsonl"))
    assert run([corpus], "there", resume=True, **options(api_key=SECRET)).asked == 0
    assert written(Path("there")) == written(Path("here"))
    assert on_ray([corpus], "here", resume=True, api_key=SECRET).asked == 0
    assert json.loads(Path("here/run.json").read_text())["settings"]["engine"] == "ray"
    for file in cluster.rglob("*"):  # keys are in memory alone
        assert not file.is_file() or SECRET.encode() not in file.read_bytes()


def test_a_worker_that_is_killed_costs_what_it_had_under_way(tmp_path, monkeypatch, server, options, on_ray):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("summarizer.corpus.on_ray._STRETCH", 12)  # so that there are two datasets
    news = write_corpus(Path("news"), 20)
    server.script(slowly)
    run([news], "undisturbed", **options())
    calls, killed = len(server.requests), []

    def kill_once(standing):
        if standing.done == 6 and not killed:
            killed.append(workers()[0])
            os.kill(killed[0], signal.SIGKILL)

    report = on_ray([news], "out", progress=kill_once)
    assert killed
    assert (report.done, report.failed, report.stopped) == (19, 1, None)
    assert written(Path("out")) == written(Path("undisturbed"))
    assert len(server.requests) - calls <= calls + 2 * AT_ONCE


@pytest.mark.slow
def test_one_rate_holds_for_all_workers(corpus, server, on_ray):
    assert on_ray([corpus], "out", requests_per_minute=60).done == 6
    times = sorted(request.at for request in server.requests)
    assert len(times) == 12
    settled = times[AT_ONCE:]  # the first requests are late, for their workers have just begun
    assert settled[-1] - settled[0] > (len(settled) - 1) * 0.8  # a second from one to the next


@pytest.mark.slow
def test_the_budget_ends_it_between_documents(corpus, server, on_ray):
    report = on_ray([corpus], "out", token_budget=300, max_concurrency=1)
    assert isinstance(report.stopped, BudgetExceeded)
    assert (report.done, report.failed, report.pending) == (2, 0, 4)  # 220 tokens each, so the second begins
    assert on_ray([corpus], "out", resume=True).done == 6


@pytest.mark.slow
def test_a_wrong_key_stops_it_and_what_is_under_way_is_given_up(corpus, server, on_ray):
    def refuse_one(request):
        reply = error(401, "Wrong key.") if about(3, request) else answer(request)
        reply.hang = 0.5 if about(3, request) else 30.0
        return reply

    server.script(refuse_one)
    report = on_ray([corpus], "out")
    assert isinstance(report.stopped, AuthenticationFailed)
    assert (report.done, report.failed, report.pending) == (0, 1, 5)
    assert report.usage.calls == 4  # those of the documents that were given up are counted too
    server.script(answer)
    assert on_ray([corpus], "out", resume=True).done == 6


@pytest.mark.slow
def test_a_document_that_takes_too_long_fails_alone(corpus, server, on_ray):
    def hang_once(request):
        reply = answer(request)
        reply.hang = 30.0 if about(2, request) else 0.0
        return reply

    server.script(hang_once)
    report = on_ray([corpus], "out", document_s=6.0)
    assert (report.done, report.failed) == (5, 1)
    (failure,) = lines(Path("out/failures.jsonl"))
    assert (failure["document"], failure["error"]) == ("news/doc002.txt", "ProviderTimeout")


@pytest.mark.slow
def test_a_node_with_another_version_is_told(corpus, server, on_ray, monkeypatch):
    monkeypatch.setattr("summarizer.corpus.on_ray.Order", partial(Order, version="9.9"))
    report = on_ray([corpus], "out")
    assert isinstance(report.stopped, SettingsError)
    assert "9.9" in str(report.stopped)
    assert server.requests == []


@pytest.mark.slow
def test_a_fault_of_the_cluster_stops_it_and_what_is_done_is_written(corpus, server, on_ray):
    def lose(standing):
        if standing.done == 2:
            for desk in workers(b"ray::Desk"):
                os.kill(desk, signal.SIGKILL)

    server.script(slowly)
    report = on_ray([corpus], "out", max_concurrency=1, progress=lose)
    assert isinstance(report.stopped, ClusterError)
    assert report.done == len(lines(Path("out/claims.jsonl"))) == 2
    assert on_ray([corpus], "out", resume=True).done == 5
