"""A run that is killed at any moment and resumed, as processes."""

from __future__ import annotations

import json
import random
import resource
import signal
import time
from pathlib import Path

import pytest

from summarizer.corpus import run
from tests.corpus import processes
from tests.corpus.processes import PATIENCE, wait_for
from tests.corpus.small import answer, lines, write_corpus, written
from tests.llm.scripted_server import completion

pytestmark = pytest.mark.integration

DOCUMENTS = 20
AT_ONCE = 4


def patient(request):
    """Takes its time, so that there are moments to be killed at; refuses one document."""
    refused = "Town 13 " in str(request.body["messages"][-1])
    reply = completion(None, refusal="No.") if refused else answer(request)
    reply.hang = 0.03
    return reply


@pytest.fixture
def news(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    folder = write_corpus(Path("news"), DOCUMENTS)
    (folder / "doc0005.txt").write_text("\n")
    return folder


def start(server, *more, **how):
    return processes.start(server.base_url, "--concurrency", str(AT_ONCE), *more, **how)


def test_killed_at_any_moment_and_resumed_it_gives_the_output_of_a_run_that_was_not(news, server, tmp_path):
    server.script(patient)
    run([news], "undisturbed", base_url=server.base_url, cache=False)
    calls = len(server.requests)
    chance = random.Random(5)
    kills = 5
    for number in range(kills):
        before = len(server.requests)
        process = start(server)
        # the last one when everything has been asked: about when the output is written
        wanted = chance.randrange(1, 13) if number < kills - 1 else calls
        wait_for(lambda: len(server.requests) - before >= wanted, process)  # noqa: B023
        time.sleep(chance.random() * 0.05)
        process.kill()
        process.communicate()
    process = start(server)
    _, err = process.communicate(timeout=PATIENCE)
    assert process.returncode == 1, err  # two documents fail, as they do without a kill
    assert written(tmp_path / "out") == written(tmp_path / "undisturbed")
    assert len(lines(tmp_path / "out" / "failures.jsonl")) == 3
    assert len(server.requests) - calls <= calls + kills * AT_ONCE * 2  # what was under way, and no more
    assert not list((tmp_path / "out").glob(".*"))  # no drafts left


@pytest.mark.parametrize(("ending", "missing"), [(signal.SIGKILL, AT_ONCE), (signal.SIGINT, 0)])
def test_a_kill_takes_from_the_totals_only_the_requests_that_were_under_way(news, server, tmp_path, ending, missing):
    def hang_at_the_claims(request):
        reply = answer(request)
        claims = request.body["response_format"]["json_schema"]["name"] == "ClaimsDraft"
        reply.hang = PATIENCE if claims else 0.0
        return reply

    server.script(hang_at_the_claims)
    process = start(server)
    wait_for(lambda: len(server.requests) == 2 * AT_ONCE, process)  # a summary of each document, and no claims
    process.send_signal(ending)
    process.communicate(timeout=PATIENCE)
    server.script(answer)
    process = start(server)
    _, err = process.communicate(timeout=PATIENCE)
    assert process.returncode == 1, err
    usage = json.loads((tmp_path / "out" / "run.json").read_text())["usage"]["all_runs"]
    assert usage["calls"] == len(server.requests) - missing
    assert len(server.requests) == 2 * DOCUMENTS + 2 * AT_ONCE  # without the cache, four documents begin anew


def test_ctrl_c_ends_it_at_once_and_it_can_go_on(news, server):
    server.script(patient)
    process = start(server)
    wait_for(lambda: len(server.requests) > 2 * AT_ONCE, process)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=PATIENCE)
    assert process.returncode == 130, err
    assert err.splitlines()[-1] == "Interrupted."
    process = start(server)
    _, err = process.communicate(timeout=PATIENCE)
    assert "19 of 21 documents done" in err


def test_another_process_is_refused_and_the_lock_dies_with_its_holder(news, server):
    def hang(request):
        reply = answer(request)
        reply.hang = PATIENCE
        return reply

    server.script(hang)
    first = start(server)
    assert server.received.wait(PATIENCE)
    second = start(server)
    _, err = second.communicate(timeout=PATIENCE)
    assert second.returncode == 2
    assert "Another run is at work in out." in err
    first.kill()
    first.communicate()
    server.script(answer)
    third = start(server)
    _, err = third.communicate(timeout=PATIENCE)
    assert (third.returncode, "20 of 21 documents done" in err) == (1, True), err


def test_a_disk_that_fills_up_is_told_and_the_run_can_go_on_later(news, server, tmp_path):
    def small_disk():
        resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))

    process = start(server, preexec_fn=small_disk)
    _, err = process.communicate(timeout=PATIENCE)
    assert process.returncode == 2, err
    assert "Traceback" not in err
    assert "cannot be written" in err or "no room left" in err
    calls = len(server.requests)
    process = start(server)
    _, err = process.communicate(timeout=PATIENCE)
    assert process.returncode == 1, err
    assert "20 of 21 documents done" in err
    assert len(server.requests) - calls < 2 * DOCUMENTS  # some was kept
