from __future__ import annotations

import asyncio
import logging
import multiprocessing
import os
import sqlite3
import sys
import threading
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, Field, create_model, field_validator

from summarizer.errors import InvalidAnswer
from summarizer.llm import CachedModel, FakeModel, Meter, Question, ResponseCache, Usage
from summarizer.llm.cache import question_key

IDENTITY = {"model": "m", "endpoint": "http://127.0.0.1:1/v1", "mode": "json_schema", "temperature": 0.0, "seed": 1}


class Party(BaseModel):
    name: str


def question(text="Who?", draft=Party, max_tokens=100, task="parties", role="user"):
    return Question(task, [{"role": role, "content": text}], draft, max_tokens)


@pytest.fixture
def cache(tmp_path):
    cache = ResponseCache(tmp_path)
    yield cache
    cache.close()


def cached(cache, answers, identity=IDENTITY):
    return CachedModel(FakeModel(answers), cache, identity=identity)


async def test_the_second_time_nothing_is_asked(cache):
    model = cached(cache, {"parties": [{"name": "A"}]})
    first, second = Meter(), Meter()
    assert await model.ask(question(), first) == await model.ask(question(), second) == Party(name="A")
    assert (first.usage.calls, first.usage.cached) == (1, 0)
    assert second.usage == Usage(cached=1)


async def test_it_outlives_the_process(tmp_path):
    await ask_and_close(tmp_path, {"parties": [{"name": "A"}]})
    assert (await ask_and_close(tmp_path, {})).name == "A"


async def ask_and_close(folder, answers, **kwargs):
    model = cached(ResponseCache(folder), answers, **kwargs)
    try:
        return await model.ask(question(), Meter())
    finally:
        await model.aclose()


async def test_it_can_be_used_after_it_was_closed(cache):
    model = cached(cache, {"parties": [{"name": "A"}]})
    await model.ask(question(), Meter())
    await model.aclose()
    assert (await model.ask(question(), Meter())).name == "A"


async def test_an_invalid_answer_is_not_kept(cache):
    model = cached(cache, {"parties": [{}, {"name": "A"}]})
    with pytest.raises(InvalidAnswer):
        await model.ask(question(), Meter())
    assert (await model.ask(question(), Meter())).name == "A"


async def test_an_answer_that_no_longer_fits_is_asked_for_again(cache):
    cache.put(question_key(question(), IDENTITY), '{"nome": "A"}', Usage())
    model = cached(cache, {"parties": [{"name": "B"}]})
    assert (await model.ask(question(), Meter())).name == "B"
    assert (await model.ask(question(), Meter())).name == "B"


async def test_a_draft_that_would_come_back_changed_is_not_kept(cache):
    class Shouted(BaseModel):
        name: str

        @field_validator("name")
        @classmethod
        def louder(cls, name):
            return name + "!"

    model = cached(cache, {"parties": [{"name": "A"}, {"name": "A"}]})
    for _ in range(2):
        assert (await model.ask(question(draft=Shouted), Meter())).name == "A!"


async def test_a_draft_with_other_names_in_json_is_kept(cache):
    class Aliased(BaseModel):
        from_: str = Field(alias="from")
        to: str | None = None

    model = cached(cache, {"parties": [{"from": "A"}]})
    first = await model.ask(question(draft=Aliased), Meter())
    again = await model.ask(question(draft=Aliased), Meter())
    assert first == again
    assert again.model_fields_set == {"from_"}


async def test_each_call_counts_once_in_the_run_and_is_kept_with_its_cost(cache, tmp_path):
    meter = Meter()
    model = cached(cache, lambda asked: {"name": asked.messages[0]["content"]})
    await asyncio.gather(*(model.ask(question(str(number)), meter) for number in range(5)))
    assert meter.usage.calls == 5
    cache.close()
    with sqlite3.connect(cache.path) as connection:
        rows = connection.execute("SELECT json_extract(usage, '$.calls') FROM answers").fetchall()
    connection.close()
    assert rows == [(1,)] * 5


@pytest.mark.parametrize(
    "other",
    [
        question("Who else?"),
        question(role="system"),
        question(max_tokens=101),
        question(draft=create_model("Party", name=(str, ...), place=(str, ...))),
        question(draft=create_model("Party", name=(Literal["A", "B"], ...))),
    ],
)
def test_a_different_question_has_a_different_key(other):
    assert question_key(other, IDENTITY) != question_key(question(), IDENTITY)


@pytest.mark.parametrize("name", list(IDENTITY))
def test_a_different_model_has_a_different_key(name):
    assert question_key(question(), {**IDENTITY, name: "other"}) != question_key(question(), IDENTITY)


def test_the_order_of_a_schema_counts():
    one = create_model("Draft", a=(str, ...), b=(str, ...))
    two = create_model("Draft", b=(str, ...), a=(str, ...))
    assert question_key(question(draft=one), IDENTITY) != question_key(question(draft=two), IDENTITY)


def test_the_same_draft_made_anew_has_the_same_key():
    one, two = (create_model("Draft", number=(Literal[1, 2], ...)) for _ in range(2))
    assert question_key(question(draft=one), IDENTITY) == question_key(question(draft=two), IDENTITY)


def test_the_task_is_a_name_for_people():
    assert question_key(question(task="a"), IDENTITY) == question_key(question(task="b"), IDENTITY)


# Lone surrogates as well: a document read with errors="surrogateescape" must not stop a run.
TEXTS = st.text(st.characters(codec=None), max_size=20)
ROLES = st.sampled_from(["system", "user", "assistant"])
MESSAGES = st.lists(st.fixed_dictionaries({"role": ROLES, "content": TEXTS}), max_size=4)


@given(MESSAGES, MESSAGES)
def test_keys_are_equal_if_the_messages_are(some, others):
    key = question_key(Question("t", some, Party), IDENTITY)
    assert key == question_key(Question("t", tuple(dict(message) for message in some), Party), IDENTITY)
    assert (key == question_key(Question("t", others, Party), IDENTITY)) == (some == others)


@given(st.permutations(list(IDENTITY.items())))
def test_the_order_of_the_identity_does_not_count(items):
    assert question_key(question(), dict(items)) == question_key(question(), IDENTITY)


@pytest.fixture(scope="module")
def lasting_cache(tmp_path_factory):
    cache = ResponseCache(tmp_path_factory.mktemp("cache"))
    yield cache
    cache.close()


@given(text=st.text())
def test_what_is_put_is_got(lasting_cache, text):
    lasting_cache.put("key", text, Usage())
    assert lasting_cache.get("key") == text
    lasting_cache.drop("key")
    assert lasting_cache.get("key") is None


def test_without_a_folder_it_is_in_the_cache_folder_of_the_user(tmp_path, monkeypatch):
    monkeypatch.setattr("summarizer.llm.cache.user_cache_path", lambda name, **_: tmp_path / name)
    assert ResponseCache().path.parent == tmp_path / "treaty-summarizer"


def break_by_content(folder):
    (folder / "answers.v1.sqlite3").write_bytes(b"this is no database, whatever its name says" * 100)


def break_by_folder(folder):
    (folder / "answers.v1.sqlite3").mkdir()


def break_by_other_table(folder):
    connection = sqlite3.connect(folder / "answers.v1.sqlite3")
    connection.execute("CREATE TABLE answers (something TEXT)")
    connection.close()


@pytest.mark.parametrize("harm", [break_by_content, break_by_folder, break_by_other_table])
async def test_a_broken_cache_warns_once_and_stops_nothing(tmp_path, caplog, harm):
    harm(tmp_path)
    model = cached(ResponseCache(tmp_path), lambda _: {"name": "A"})
    with caplog.at_level(logging.WARNING):
        for _ in range(3):
            assert (await model.ask(question(), Meter())).name == "A"
    assert len(caplog.records) == 1
    assert "answers.v1.sqlite3" in caplog.text
    await model.aclose()


async def test_a_folder_that_cannot_be_made_stops_nothing(tmp_path, caplog):
    (tmp_path / "file").write_text("in the way")
    model = cached(ResponseCache(tmp_path / "file" / "cache"), lambda _: {"name": "A"})
    assert (await model.ask(question(), Meter())).name == "A"
    assert "cannot be used" in caplog.text


async def test_a_cache_that_another_process_holds_stops_nothing(tmp_path, caplog, monkeypatch):
    monkeypatch.setattr("summarizer.llm.cache._BUSY_S", 0.05)
    assert await ask_and_close(tmp_path, {"parties": [{"name": "A"}]})
    holder = sqlite3.connect(tmp_path / "answers.v1.sqlite3", isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    try:
        answer = await ask_and_close(tmp_path, {"parties": [{"name": "B"}]}, identity={"model": "other"})
    finally:
        holder.close()
    assert answer.name == "B"
    assert "locked" in caplog.text


def test_nothing_is_made_before_it_is_needed(tmp_path):
    ResponseCache(tmp_path / "cache").close()
    assert not (tmp_path / "cache").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
def test_others_cannot_read_the_folder(tmp_path):
    cache = ResponseCache(tmp_path / "cache")
    cache.put("key", "text", Usage())
    assert (tmp_path / "cache").stat().st_mode & 0o077 == 0
    cache.close()


def test_it_stays_within_its_size_and_drops_what_was_not_used(tmp_path):
    cache = ResponseCache(tmp_path, max_bytes=400_000)
    with pytest.MonkeyPatch.context() as patch:
        for number in range(100):
            patch.setattr("time.time", lambda now=number * 10_000.0: now)  # hours pass
            cache.put(str(number), "x" * 10_000, Usage())
            assert cache.get("0") is not None, "it is used all the time"
    assert cache.get("99") is not None
    assert cache.get("1") is None
    cache.close()
    assert cache.path.stat().st_size <= 400_000


def test_an_answer_larger_than_the_cache_empties_it_and_no_more(tmp_path):
    cache = ResponseCache(tmp_path, max_bytes=50_000)
    cache.put("large", "x" * 100_000, Usage())
    cache.put("small", "x", Usage())
    assert cache.get("small") == "x"
    cache.close()


def test_threads_share_it(cache):
    def work(start):
        for number in range(start, start + 20):
            cache.put(str(number), str(number), Usage())
            assert cache.get(str(number)) == str(number)

    threads = [threading.Thread(target=work, args=(start * 20,)) for start in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [cache.get(str(number)) for number in range(100)] == [str(number) for number in range(100)]


def fill(folder, start, barrier):
    cache = ResponseCache(folder)
    barrier.wait()  # all of them make the file at once
    for number in range(start, start + 10):
        cache.put(str(number), str(number), Usage())
    cache.close()


@pytest.mark.integration
def test_processes_share_it(tmp_path):
    context = multiprocessing.get_context("spawn")
    barrier = context.Barrier(4)
    processes = [context.Process(target=fill, args=(tmp_path, start * 10, barrier)) for start in range(4)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    cache = ResponseCache(tmp_path)
    assert [cache.get(str(number)) for number in range(40)] == [str(number) for number in range(40)]
    cache.close()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork on this system")
@pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork:DeprecationWarning")
def test_a_fork_opens_a_connection_of_its_own(cache):
    cache.put("key", "parent", Usage())
    child = os.fork()
    if child == 0:
        good = cache.get("key") == "parent"
        cache.put("other", "child", Usage())
        os._exit(0 if good else 1)
    assert os.waitpid(child, 0)[1] == 0
    assert cache.get("other") == "child"
    assert cache.get("key") == "parent"
