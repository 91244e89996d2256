"""The key goes to the endpoint and nowhere else: not to a file, a stream, a message, a pickle."""

from __future__ import annotations

import base64
import copy
import json
import os
import pickle
import subprocess
import sys
import traceback
from pathlib import Path
from urllib.parse import quote

import pytest

from summarizer.api import Summarizer
from summarizer.errors import AuthenticationFailed, SettingsError, SummarizerError
from summarizer.llm import Settings
from tests.corpus import small
from tests.corpus.small import lines
from tests.evals.bench import CLAIM, NAMES, make_suite
from tests.llm.scripted_server import Reply, ScriptedServer, completion, error

KEY = "sk-Distinct+5d1c/9f27=e04b"
ROOT = Path(__file__).parents[1]
PATIENCE_S = 240  # a loaded machine is slow

# What the endpoint does about a document that says so; wherever it can, it says the key.
FAULTS = {
    "refused": lambda: error(400, f"The key {KEY} may not."),
    "unknown": lambda: error(404, f"No model for {KEY}."),
    "busy": lambda: error(429, f"{KEY} is too quick.", code=KEY),
    "page": lambda: Reply(f"<html>{KEY}</html>".encode(), status=502),
    "odd": lambda: completion(f"No JSON, but {KEY}."),
    "wrong": lambda: completion({"claims": KEY}),
    "long": lambda: completion(KEY, finish_reason="length"),
    "refusal": lambda: completion(None, refusal=f"Not for {KEY}."),
    "cut": lambda: Reply({"claims": []}, cut=3),
    "nothing": lambda: Reply({"key": KEY}),
}


@pytest.fixture
def endpoint():
    def reply(request):
        assert request.headers["authorization"] == f"Bearer {KEY}"
        said = str(request.body["messages"])
        ways = {**FAULTS, "quoted": lambda: completion({"claims": [{**CLAIM, "text": f"The key is {KEY}"}]})}
        return next((fault() for name, fault in ways.items() if f"fault {name}." in said), good(request))

    def good(request):
        is_treaty = request.body["response_format"]["json_schema"]["name"] == "TreatyDraft"
        return completion(small.reply("TreatyDraft", []) if is_treaty else {"claims": []})

    server = ScriptedServer()
    server.script(reply)
    yield server
    server.stop()


def forms_of(secret):
    """A secret as it is, and as it could be written."""
    raw = secret.encode()
    return {
        raw,
        quote(secret, safe="").encode(),
        base64.b64encode(raw).rstrip(b"="),
        json.dumps(secret)[1:-1].encode(),
        b"Distinct",
    }


def assert_nowhere(*places):
    for place in places:
        for path in (p for p in Path(place).rglob("*") if p.is_file()):
            for form in forms_of(KEY):
                assert form not in path.read_bytes(), path
                assert form not in os.fsencode(path)


@pytest.fixture
def start(tmp_path):
    """Starts a command in a home of its own, with the key in its environment and everything told that can be told."""
    home = tmp_path / "home"
    home.mkdir()
    started = []

    def popen(*command, **environment):
        clean = {name: value for name, value in os.environ.items() if not name.startswith(("COV_", "PYTHON", "XDG_"))}
        number = len(started)
        (tmp_path / "said").mkdir(exist_ok=True)
        streams = [(tmp_path / "said" / f"{number}.{name}").open("wb") for name in ("out", "err")]
        started.append(
            subprocess.Popen(
                [sys.executable, "-P", "-m", "summarizer", *command],
                cwd=tmp_path,
                env={
                    **clean, "PYTHONPATH": str(ROOT), "HOME": str(home), "OPENAI_API_KEY": KEY,
                    "SUMMARIZER_DEBUG": "1", "SUMMARIZER_STRATEGY": "single", **environment,
                },
                stdin=subprocess.DEVNULL,
                stdout=streams[0],
                stderr=streams[1],
            )
        )  # fmt: skip
        for stream in streams:
            stream.close()
        return started[-1]

    yield popen
    for process in started:
        process.kill()
        process.wait()


@pytest.mark.integration
def test_no_byte_that_a_command_writes_holds_the_key(start, endpoint, tmp_path):
    news = tmp_path / "news"
    news.mkdir()
    for name in ("a-good", "b-good"):
        (news / f"{name}.txt").write_text(f"The minister said that it was {name}. It rained.")
    for name in FAULTS:
        (news / f"{name}.txt").write_text(f"The minister said that it was fault {name}. It rained.")
    asked = {"OPENAI_BASE_URL": endpoint.base_url, "SUMMARIZER_MODEL": "m"}
    hidden = endpoint.base_url.replace("http://", f"http://{quote(KEY, safe='')}:{quote(KEY, safe='')}@")
    processes = {
        "run": start(
            "run", "news", "--out", "out", "--records", "claims", "--concurrency", "9", SUMMARIZER_DEADLINE="4", **asked
        ),
        "claims": start("claims", "news/a-good.txt", "news/odd.txt", "news/refused.txt", "-o", "claims.json", **asked),
        "brief": start("brief", "news/a-good.txt", "news/long.txt", "-o", "briefing.html", **asked),
        "doctor": start("doctor", **asked),
        "hidden": start("claims", "news/odd.txt", OPENAI_BASE_URL=f"{hidden}?key={KEY}"),
    }
    ends = {name: process.wait(PATIENCE_S) for name, process in processes.items()}
    said = {path.name: path.read_text("utf-8") for path in sorted((tmp_path / "said").iterdir())}
    assert ends == {"run": 1, "claims": 1, "brief": 1, "doctor": 0, "hidden": 2}, said
    assert endpoint.requests
    failures = {line["document"] for line in lines(tmp_path / "out" / "failures.jsonl")}
    assert failures >= {f"news/{name}.txt" for name in FAULTS}, said
    assert lines(tmp_path / "out" / "claims.jsonl")
    assert list((tmp_path / "home").rglob("answers*.sqlite3"))
    assert (tmp_path / "claims.json").exists()
    assert (tmp_path / "briefing.html").exists()
    assert_nowhere(tmp_path)


@pytest.mark.integration
def test_no_byte_of_a_recording_or_a_report_of_evals_holds_the_key(start, endpoint, tmp_path):
    (tmp_path / "evals").mkdir()
    make_suite(tmp_path / "evals")
    for name, fault in zip(NAMES, ("quoted", "odd", "refusal"), strict=True):
        with (tmp_path / "evals" / "documents" / f"{name}.txt").open("a") as document:
            document.write(f"\nThe minister said that it was fault {fault}.\n")
    reports = ("--json", "report.json", "--html", "report.html", "--junit", "report.xml", "--markdown", "report.md")
    asked = {"OPENAI_BASE_URL": endpoint.base_url, "SUMMARIZER_MODEL": "m"}
    assert start("eval", "small", "--record", *reports, **asked).wait(PATIENCE_S) == 3
    recorded = "".join(path.read_text("utf-8") for path in (tmp_path / "evals" / "recordings").rglob("*.jsonl"))
    assert "The key is ***" in recorded
    assert "Not for ***" in recorded
    assert (tmp_path / "report.html").exists()
    assert_nowhere(tmp_path)


@pytest.mark.integration
def test_a_key_that_is_refused_is_in_no_traceback_and_no_pickle(endpoint, tmp_path):
    endpoint.script(error(401, f"Incorrect key {KEY}."))
    with Summarizer(base_url=endpoint.base_url, api_key=KEY, model="m", cache_dir=tmp_path, strategy="single") as made:
        with pytest.raises(AuthenticationFailed) as caught:
            made.extract_claims("The minister said that it rained.")
        written = "".join(traceback.format_exception(caught.value)) + repr(caught.value) + repr(made) + repr(vars(made))
    for form in forms_of(KEY):
        assert form not in written.encode()
        assert form not in pickle.dumps(caught.value)
    assert_nowhere(tmp_path)


def test_settings_show_and_pickle_no_key(monkeypatch):
    settings = Settings(api_key=KEY, model="m")
    for form in forms_of(KEY):
        assert form not in f"{settings!r} {settings!s} {settings.endpoint}".encode()
        assert form not in pickle.dumps(settings)
    assert copy.copy(settings).api_key == copy.deepcopy({"a": settings})["a"].api_key == KEY
    monkeypatch.setenv("OPENAI_API_KEY", "sk-of-the-other-process")
    assert pickle.loads(pickle.dumps(settings)).api_key == "sk-of-the-other-process"
    assert pickle.loads(pickle.dumps(Settings(base_url="http://127.0.0.1:1/v1"))).api_key is None
    monkeypatch.delenv("OPENAI_API_KEY")
    with pytest.raises(SettingsError, match="OPENAI_API_KEY"):
        pickle.loads(pickle.dumps(settings))


@pytest.mark.parametrize("url", ["http://u:{}@h/v1", "http://{}@h/v1", "http://h/v1?key={}", "{}", "http://h:{}/v1"])
def test_a_secret_in_the_address_is_refused_and_not_repeated(url):
    with pytest.raises(SettingsError) as caught:
        Settings(base_url=url.format(KEY), model="m")
    for form in forms_of(KEY):
        assert form not in "".join(traceback.format_exception(caught.value)).encode()


def test_an_error_comes_back_from_a_pickle():
    error = pickle.loads(pickle.dumps(AuthenticationFailed("Refused.", hint="Set the key.")))
    assert isinstance(error, SummarizerError)
    assert (error.message, error.hint, str(error)) == ("Refused.", "Set the key.", "Refused. Set the key.")
