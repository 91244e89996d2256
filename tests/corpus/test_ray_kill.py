"""Runs on Ray as processes that start a cluster of their own: killed, resumed, with workers that end."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import pytest

from summarizer.corpus import run
from tests.corpus import processes
from tests.corpus.processes import wait_for
from tests.corpus.small import answer, lines, text, write_corpus, written
from tests.llm.scripted_server import completion

pytest.importorskip("ray", reason="needs the extra 'ray'")

pytestmark = [pytest.mark.integration, pytest.mark.slow]

DOCUMENTS = 12
AT_ONCE = 2
PATIENCE = 180


def patient(request):
    refused = "Town 7 " in str(request.body["messages"][-1])
    reply = completion(None, refusal="No.") if refused else answer(request)
    reply.hang = 0.2
    return reply


@pytest.fixture
def news(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return write_corpus(Path("news"), DOCUMENTS)


def start(server, *more, **how):
    return processes.start(server.base_url, "--engine", "ray", "--concurrency", str(AT_ONCE), *more, **how)


def status(process):
    """The state of a process and its parent; ``None`` if it is there no more."""
    try:
        state, parent, *_ = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return None
    return None if state == "Z" else int(parent)


def below(process):
    """The processes that a process has started, and those that they have."""
    parents = {int(each.name): status(int(each.name)) for each in Path("/proc").glob("[0-9]*")}
    found = {process}
    while more := {each for each, parent in parents.items() if parent in found} - found:
        found |= more
    return found - {process}


def cmdline(process):
    return Path(f"/proc/{process}/cmdline").read_bytes()


def called(processes, name):
    return [each for each in processes if name in cmdline(each)]


def test_killed_and_resumed_it_gives_the_output_of_a_run_that_was_not_and_leaves_no_process(news, server):
    server.script(patient)
    run([news], "undisturbed", base_url=server.base_url, cache=False)
    calls = len(server.requests)
    process = start(server)
    wait_for(lambda: len(server.requests) - calls >= 9, process, PATIENCE)
    second = start(server)
    _, err = second.communicate(timeout=PATIENCE)
    assert second.returncode == 2
    assert "Another run is at work in out." in err
    started = below(process.pid)
    (node,) = called(started, b"raylet/raylet")
    environment = Path(f"/proc/{node}/environ").read_bytes()
    assert b"RAY_USAGE_STATS_ENABLED=0" in environment
    assert b"RAY_AUTH_MODE=token" in environment  # nobody else can give work to this cluster
    # what Ray starts of it even then reports usage, if that is on, and serves no page
    assert all(b"--disable-frontend" in cmdline(each) for each in called(started, b"dashboard.py"))
    process.kill()
    process.communicate()
    until = time.monotonic() + PATIENCE
    while any(status(each) for each in started):
        assert time.monotonic() < until
        time.sleep(0.01)
    before = len(server.requests)
    process = start(server)
    out, err = process.communicate(timeout=PATIENCE)
    assert process.returncode == 1, err  # one document fails, as it does without a kill
    assert out == ""
    assert "11 of 12 documents done: out" in err
    assert written(Path("out")) == written(Path("undisturbed"))
    assert before - calls >= 9
    assert len(server.requests) - calls <= calls + 2 * AT_ONCE  # what was under way, and no more


def test_a_document_that_ends_its_workers_fails_and_the_others_do_not(tmp_path, monkeypatch, server):
    monkeypatch.chdir(tmp_path)
    Path("news").mkdir()
    for number in range(3):
        Path(f"news/doc{number}.txt").write_text(text(number))
    killed = []

    def deadly(request):
        if "Town 1 " in str(request.body["messages"][-1]):
            killed.extend(called(below(process.pid), b"ray::MapWorker"))
            os.kill(killed[-1], signal.SIGKILL)
        return answer(request)

    server.script(deadly)
    process = start(server, "--concurrency", "1", "--records", "claims")
    _, err = process.communicate(timeout=PATIENCE)
    assert process.returncode == 1, err
    assert "2 of 3 documents done" in err
    assert len(set(killed)) == 3
    (failure,) = lines(Path("out/failures.jsonl"))
    assert (failure["document"], failure["error"], failure["retryable"]) == ("news/doc1.txt", "ClusterError", True)
    assert "ended 3 times" in failure["message"]


def test_a_cluster_that_is_not_there_is_told(news, server):
    process = start(server, "--quiet", env={"RAY_ADDRESS": "127.0.0.1:1"})
    _, err = process.communicate(timeout=PATIENCE)
    assert process.returncode == 4, err
    assert "Stopped: The Ray cluster" in err
    assert "RAY_ADDRESS" in err
    assert "Traceback" not in err
    assert server.requests == []
