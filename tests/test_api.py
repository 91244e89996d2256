"""The front door, with scripted models."""

from __future__ import annotations

import asyncio
import threading
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import summarizer
from summarizer import Document, Summarizer
from summarizer.errors import CallerError, EmptyDocument, ProviderUnreachable, SettingsError
from summarizer.extract import Step
from summarizer.llm import FakeModel, Question
from summarizer.records import FailedDocument

NORWAY = Document.from_text("Norway signed the Oslo Pact on March 4.", id="norway", published=date(2024, 3, 12))
NO_TREATY: dict[str, Any] = {
    "treaty": "no",
    "title": None,
    "type": "other",
    "parties": [],
    "events": [],
    "provisions": [],
    "related": [],
    "abstract": [],
}


def claim(text: str) -> dict[str, Any]:
    return {"text": text, "by": [], "kind": "event", "firmness": "asserted", "sentences": [1]}


def answer(question: Question[Any]) -> dict[str, Any]:
    shown = question.messages[-1]["content"]
    if question.task == "treaty":
        return NO_TREATY
    if "Norway" in shown:
        return {"claims": [claim("Norway signed the Oslo Pact on March 4.")]}
    return {"claims": []}


def test_the_plain_functions_take_a_document_or_its_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("summarizer.api.connect", lambda settings: FakeModel(answer))
    assert [one.text for one in summarizer.extract_claims(NORWAY).claims] == ["Norway signed the Oslo Pact on March 4."]
    assert summarizer.extract_claims(NORWAY.text).claims[0].event_time is not None
    assert summarizer.summarize("It rained.").caveats[0].kind == "not_about_a_treaty"
    assert summarizer.brief([NORWAY]).claim_lists[0].document_id == "norway"


async def test_the_plain_functions_work_inside_a_running_loop() -> None:
    with Summarizer(FakeModel(answer)) as one:
        assert one.extract_claims(NORWAY).claims


async def test_the_async_twins_give_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("summarizer.api.connect", lambda settings: FakeModel(answer))
    claims, summary, briefing = await asyncio.gather(
        summarizer.aextract_claims(NORWAY), summarizer.asummarize(NORWAY), summarizer.abrief([NORWAY])
    )
    assert claims == Summarizer(FakeModel(answer)).extract_claims(NORWAY)
    assert briefing.claim_lists == [claims]
    assert briefing.summaries == [summary]


def test_one_summarizer_serves_many_threads() -> None:
    texts = [f"Norway signed the Oslo Pact on March {day}." for day in range(1, 9)]
    model = FakeModel(lambda question: {"claims": [claim(question.messages[-1]["content"].removeprefix("[1] "))]})
    found: list[str] = []
    with Summarizer(model) as one:

        def work(text: str) -> None:
            found.append(one.extract_claims(text).claims[0].text)

        threads = [threading.Thread(target=work, args=(text,)) for text in texts]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert sorted(found) == sorted(texts)
        assert one.usage.calls == len(texts)


def test_a_failing_document_is_listed_and_harms_no_other() -> None:
    def failing(question: Question[Any]) -> Any:
        shown = question.messages[-1]["content"]
        return ProviderUnreachable("The line is dead.") if "Chad" in shown else answer(question)

    chad = Document.from_text("Chad signed the pact.", id="chad")
    briefing = Summarizer(FakeModel(failing)).brief([chad, NORWAY])
    assert [each.document_id for each in briefing.claim_lists] == ["norway"]
    assert briefing.failures == [FailedDocument(document="chad", error="The line is dead.")]


def test_when_all_documents_fail_the_first_error_is_raised() -> None:
    with pytest.raises(ProviderUnreachable, match="dead"):
        Summarizer(FakeModel(lambda question: ProviderUnreachable("The line is dead."))).brief([NORWAY])


def test_documents_of_one_name_get_ids_of_their_own() -> None:
    same = Document.from_text("It rained in Oslo.", id="norway")
    briefing = Summarizer(FakeModel(answer)).brief([NORWAY, same])
    assert sorted(source.document_id for source in briefing.sources) == ["norway", "norway-2"]


def test_an_id_made_for_a_second_document_is_never_a_third_one_s() -> None:
    texts = [Document.from_text(f"It rained {often}.", id=name) for name, often in (("a", 1), ("a", 2), ("a-2", 3))]
    briefing = Summarizer(FakeModel(answer)).brief(texts)
    assert sorted(source.document_id for source in briefing.sources) == ["a", "a-2", "a-3"]


def test_a_budget_that_ends_between_the_records_keeps_the_first() -> None:
    briefing = Summarizer(FakeModel(answer), token_budget=1).brief([NORWAY])
    assert [one.document_id for one in briefing.summaries] == ["norway"]
    assert [caveat.kind for caveat in briefing.claim_lists[0].caveats] == ["partial_text"]


def test_the_briefing_says_how_it_was_made() -> None:
    method = Summarizer(FakeModel(answer)).brief([NORWAY], made=date(2024, 3, 13)).method
    assert (method.model, method.strategy, method.made) == ("fake", "single", date(2024, 3, 13))
    assert method.package_version == summarizer.__version__
    assert method.prompt_versions["claims"] == "1"
    assert method.usage.calls == 2


def test_progress_is_told() -> None:
    steps: list[Step] = []
    Summarizer(FakeModel(answer), progress=steps.append).extract_claims(NORWAY)
    assert [(step.document_id, step.task, step.done, step.total) for step in steps] == [("norway", "claims", 1, 1)]


@pytest.mark.parametrize(
    ("call", "error", "words"),
    [
        (lambda one: one.summarize(" \n"), EmptyDocument, "text"),
        (lambda one: one.summarize("article.txt"), CallerError, "summarizer.read"),
        (lambda one: one.summarize(Path("a.txt")), CallerError, "summarizer.read"),
        (lambda one: one.summarize(5), CallerError, "not int"),
        (lambda one: one.brief("Norway signed the pact."), CallerError, "list of documents"),
        (lambda one: one.brief([]), CallerError, "at least one"),
    ],
)
def test_mistakes_are_named(call: Any, error: type[CallerError], words: str) -> None:
    with pytest.raises(error, match=words):
        call(Summarizer(FakeModel(answer)))


def test_a_wrong_setting_is_named_at_once() -> None:
    with pytest.raises(SettingsError, match="strategy"):
        Summarizer(FakeModel(answer), strategy="clever")  # type: ignore[arg-type]
