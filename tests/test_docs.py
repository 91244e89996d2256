"""The documents stay true: their Python runs, their links lead somewhere, the settings they name exist."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from summarizer import background
from summarizer.evals.briefings.run import answers_of, brief_set
from summarizer.evals.briefings.sets import load_sets
from summarizer.evals.readings import Readings, ReadOptions, silent
from summarizer.llm import FakeModel, Question
from summarizer.llm.settings import VARIABLES
from summarizer.render import render

ROOT = Path(__file__).parents[1]
PAGES = [
    *(ROOT / f"{name}.md" for name in ("README", "CONTRIBUTING", "SECURITY")),
    *sorted((ROOT / "docs").glob("*.md")),
]
ARTICLE = "Peru signed the Lima Pact with Chile on June 19."
EVENT = {"act": "signed", "actor": None, "state": "Peru", "date": "June 19", "place": None, "sentences": [1]}
ANSWERS: dict[str, dict[str, Any]] = {
    "treaty": {
        "treaty": "yes",
        "title": {"text": "Lima Pact", "sentences": [1]},
        "type": "agreement",
        "parties": [{"name": "Peru", "sentences": [1]}],
        "events": [EVENT],
        "provisions": [],
        "related": [],
        "abstract": [],
    },
    "claims": {"claims": []},
}


def answer(question: Question[Any]) -> dict[str, Any]:
    return ANSWERS[question.task]


def blocks(page: Path, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", page.read_text("utf-8"), re.MULTILINE | re.DOTALL)


@pytest.fixture
def log() -> Iterator[None]:
    """The package's log as it was before."""
    ours = logging.getLogger("summarizer")
    handlers, level = [*ours.handlers], ours.level
    yield
    ours.handlers[:] = handlers
    ours.setLevel(level)


@pytest.mark.usefixtures("log")
@pytest.mark.parametrize("page", [page for page in PAGES if blocks(page, "python")], ids=lambda page: page.name)
def test_the_python_of_a_page_runs(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for module in ("summarizer.api", "summarizer.corpus.runner"):
        monkeypatch.setattr(f"{module}.connect", lambda settings: FakeModel(answer))
    for name in ("article.txt", "second.txt"):
        Path(name).write_text(ARTICLE, "utf-8")
    exec(compile("\n".join(blocks(page, "python")), page.name, "exec"), {})


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_to_files(page: Path) -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text("utf-8")):
        assert (page.parent / target).exists(), target


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_variables_that_are_named_exist(page: Path) -> None:
    named = set(re.findall(r"\b(?:SUMMARIZER|OPENAI)_[A-Z_]+\b", page.read_text("utf-8")))
    assert named <= {*VARIABLES.values(), "SUMMARIZER_DEBUG", "SUMMARIZER_LOG"}


def test_each_guarantee_names_a_test_that_there_is() -> None:
    page = (ROOT / "SECURITY.md").read_text("utf-8")
    guaranteed = page.partition("## What is guaranteed")[2].partition("\n## ")[0]
    lines = [line for line in guaranteed.splitlines() if line.startswith("- ")]
    assert lines
    for line in lines:
        named = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", line)
        assert named, line
        for path, test in named:
            assert re.search(rf"^(async )?def {test}\(", (ROOT / path).read_text("utf-8"), re.MULTILINE), test


def test_the_example_is_what_the_recorded_answers_give() -> None:
    sets = load_sets([ROOT / "evals" / "briefings" / "sets" / "seeds.yaml"])
    readings = Readings(sets.files, answers_of(sets), ReadOptions(), None, silent)
    outputs = [one.output for one in background.run(readings.read()) if one.output is not None]
    briefing = brief_set(sets.sets[0], outputs, readings.source.name, readings.source.strategy)
    made, kept = render(briefing, "md"), (ROOT / "docs" / "example" / "briefing.md").read_text("utf-8")
    assert body(kept) == body(made), "type: make example"


def test_the_readme_shows_how_the_example_begins() -> None:
    shown = (ROOT / "README.md").read_text("utf-8").split("```text\n")[1].split("```")[0]
    assert (ROOT / "docs" / "example" / "briefing.md").read_text("utf-8").startswith(shown)


def body(briefing: str) -> str:
    """A briefing without the part that tells when and with what it was made."""
    start, end = briefing.index("## How this was made"), briefing.index("## Quotes")
    return briefing[:start] + briefing[end:]
