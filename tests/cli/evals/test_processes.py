"""``summarizer eval`` as a user runs it: a process of its own, and a real endpoint on the loopback interface."""

from __future__ import annotations

import json
import signal
import sys
from types import SimpleNamespace

import pytest

from summarizer.extract.drafts import ClaimsDraft, TreatyDraft
from tests.evals.bench import good

pytestmark = pytest.mark.integration

PATIENCE = 60  # seconds; a loaded machine is slow
DRAFTS = {"TreatyDraft": TreatyDraft, "ClaimsDraft": ClaimsDraft}


@pytest.fixture
def endpoint(server):
    """A server that reads the documents of the suite well."""

    def reply(request):
        draft = DRAFTS[request.body["response_format"]["json_schema"]["name"]]
        return server.completion(good(SimpleNamespace(draft=draft)))

    server.good = reply
    server.script(reply)
    return server


def ends(process):
    out, err = process.communicate(timeout=PATIENCE)
    return process.returncode, out, err


def asks(server):
    return ("--base-url", server.base_url, "--quiet")


def test_what_a_real_endpoint_said_is_recorded_and_replayed_without_it(start, endpoint, suite, tmp_path):
    code, out, err = ends(start("eval", "small", "--record", "--repeat", "2", *asks(endpoint)))
    assert (code, err) == (0, "")
    assert "record" in out
    sent = [(request.body["seed"], request.body["temperature"]) for request in endpoint.requests]
    assert sorted(sent) == [(1, 0.7)] * 6 + [(2, 0.7)] * 6
    recordings = sorted((tmp_path / "evals" / "recordings" / "scripted").iterdir())
    assert [path.name for path in recordings] == ["harbour.jsonl", "lagoon.jsonl", "quay.jsonl"]
    assert endpoint.base_url not in "".join(path.read_text(encoding="utf-8") for path in recordings)
    code, _, err = ends(start("eval", "small", "--json", "report.json"))
    assert (code, err) == (0, "")
    report = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    assert (report["model"], report["mode"], report["repeats"]) == ("scripted", "replay", 2)
    assert (report["usage"]["calls"], report["usage"]["prompt_tokens"]) == (12, 1200)
    assert len(endpoint.requests) == 12


def test_a_live_run_takes_nothing_from_the_response_cache(start, endpoint, suite):
    for _ in range(2):
        assert ends(start("eval", "small", "--live", *asks(endpoint)))[0] == 0
    assert len(endpoint.requests) == 12


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other signals")
@pytest.mark.parametrize(("end", "mode"), [("SIGINT", "--live"), ("SIGKILL", "--record")])
def test_a_run_that_is_ended_goes_on_where_it_was(start, endpoint, suite, tmp_path, end, mode):
    endpoint.script(*[endpoint.good] * 3, endpoint.reply({}, hang=PATIENCE))
    command = ("eval", "small", mode, "--json", "report.json", *asks(endpoint))
    process = start(*command, SUMMARIZER_CONCURRENCY="1")
    while len(endpoint.requests) < 4:
        endpoint.received.clear()
        assert endpoint.received.wait(PATIENCE)
    process.send_signal(getattr(signal, end))
    code, out, err = ends(process)
    assert (code, out) == ((130 if end == "SIGINT" else -9), "")
    assert ("Kept: 3 answers." in err) == (end == "SIGINT")
    assert "Traceback" not in err
    assert [path.name for path in tmp_path.iterdir() if path.name != "evals"] == []
    endpoint.script(endpoint.good)
    endpoint.requests.clear()
    code, _, err = ends(start(*command, "--resume"))
    assert (code, err) == (0, "")
    assert len(endpoint.requests) == 3
    assert json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))["usage"]["calls"] == 6


def test_an_endpoint_that_is_not_there(start, suite):
    code, out, err = ends(
        start(
            *("eval", "small", "--live", "--base-url", "http://127.0.0.1:9/v1", "--model", "m"), SUMMARIZER_DEADLINE="1"
        )
    )
    assert (code, out) == (4, "")
    assert "Traceback" not in err
    assert "No document of the suite small gave an output" in err
