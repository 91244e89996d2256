"""Fixtures of the tests of the command line."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from typer.testing import CliRunner

from summarizer.api import Summarizer
from summarizer.cli import app, run
from summarizer.extract.drafts import ClaimsDraft, TreatyDraft
from summarizer.llm import FakeModel
from tests.llm import scripted_server

TESTS = Path(__file__).parents[1]
ARTICLE = (
    "France and Germany signed the Treaty of Aachen on 22 January 2019.\n\n"
    "The minister Paul Weber said that the treaty takes effect at once.\n"
)
TREATY = {
    "treaty": "yes",
    "title": {"text": "Treaty of Aachen", "sentences": [1]},
    "type": "treaty",
    "parties": [{"name": "France", "sentences": [1]}, {"name": "Germany", "sentences": [1]}],
    "events": [],
    "provisions": [],
    "related": [],
    "abstract": [],
}
CLAIMS = {
    "claims": [
        {
            "text": "the treaty takes effect at once",
            "by": [{"source": "Paul Weber", "cue": "said"}],
            "kind": "provision",
            "firmness": "asserted",
            "sentences": [2],
        }
    ]
}


def reads_the_article(question):
    """What a good model says of ARTICLE, and of any other text."""
    text = question.messages[-1]["content"]
    if question.draft is TreatyDraft:
        return TREATY if "Aachen" in text else {**TREATY, "treaty": "no", "title": None, "parties": []}
    assert question.draft is ClaimsDraft
    return CLAIMS if "Paul Weber" in text else {"claims": []}


@pytest.fixture
def article(tmp_path) -> Path:
    path = tmp_path / "aachen.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


@pytest.fixture
def scripted(monkeypatch) -> Callable[..., FakeModel]:
    """Puts a scripted model in the place of the real one; without a script, one that reads ARTICLE well."""

    def put(answers=reads_the_article) -> FakeModel:
        model = FakeModel(answers)

        def build(options, progress):
            return Summarizer(model, progress=progress, **{k: v for k, v in options.items() if k != "model"})

        monkeypatch.setattr(run, "build", build)
        return model

    return put


@pytest.fixture
def cli() -> Callable[..., SimpleNamespace]:
    """Runs a command in this process."""

    def invoke(*args, stdin=None):
        return CliRunner().invoke(app, [str(arg) for arg in args], input=stdin)

    return invoke


@pytest.fixture
def server() -> Iterator:
    """A chat completions server that reads ARTICLE well."""

    def reply(request):
        shape = request.body["response_format"]["json_schema"]
        draft = {"TreatyDraft": TreatyDraft, "ClaimsDraft": ClaimsDraft}[shape["name"]]
        return scripted_server.completion(
            reads_the_article(SimpleNamespace(messages=request.body["messages"], draft=draft))
        )

    served = scripted_server.ScriptedServer()
    served.reply, served.completion, served.error = (
        scripted_server.Reply,
        scripted_server.completion,
        scripted_server.error,
    )
    served.script(reply)
    yield served
    served.stop()


@pytest.fixture
def start(tmp_path) -> Iterator[Callable[..., subprocess.Popen]]:
    """Starts a command as a process of its own."""
    started = []

    def popen(*args, **environment) -> subprocess.Popen:
        clean = {name: value for name, value in os.environ.items() if not name.startswith(("COV_", "PYTHON"))}
        process = subprocess.Popen(
            [sys.executable, "-m", "summarizer", *map(str, args)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=tmp_path,
            env={**clean, "PYTHONPATH": str(TESTS.parent), **environment},
            encoding="utf-8",
        )
        started.append(process)
        return process

    yield popen
    for process in started:
        process.kill()
        process.communicate()
