"""Recordings: what is asked is kept at once, and nothing but that is played."""

from __future__ import annotations

import asyncio
import json

import pytest
from pydantic import BaseModel, field_validator

from summarizer.errors import (
    BudgetExceeded,
    EvalError,
    InvalidAnswer,
    ProviderUnreachable,
    RecordingMissing,
    TruncatedAnswer,
)
from summarizer.evals.recordings.models import RecordingModel, ReplayModel, Sampling
from summarizer.evals.recordings.recording import (
    Call,
    Header,
    Recording,
    Tape,
    call_key,
    file_name,
    folder_name,
    identity_of,
)
from summarizer.llm import FakeModel, Meter, Question, Settings, Usage, connect


class City(BaseModel):
    name: str
    size: int | None = None


class Town(City):
    """Another schema."""


HEADER = Header(
    format=1,
    model="fake",
    context_tokens=8192,
    strategy="single",
    repeats=1,
    temperature=0.0,
    identity={"model": "fake"},
)


def question(text="Which city?", draft=City, **more):
    return Question("city", [{"role": "user", "content": text}], draft, **more)


def recorder(answers, tape=None, **more):
    model = FakeModel(answers)
    return RecordingModel(model, tape or Tape(), Sampling(**more), Meter()), model


def replay(calls, header=HEADER, **more):
    return ReplayModel(header, Tape(calls), document="a.txt", command="summarizer eval small --record", **more)


async def test_what_was_recorded_is_played(tmp_path):
    Recording(header=HEADER, calls=()).write(tmp_path / "a.jsonl")
    tape = Tape(journal=tmp_path / "a.jsonl")
    model, _ = recorder({"city": [{"name": "Aachen"}]}, tape)
    meter, again = Meter(), Meter()
    asked = await model.ask(question(), meter)
    recording = Recording.read(tmp_path / "a.jsonl")
    played = await replay(recording.calls).ask(question(), again)
    assert asked == played == City(name="Aachen")
    assert played.model_fields_set == {"name"}
    assert again.usage == meter.usage
    assert again.usage.calls == 1


async def test_a_line_is_compact_json_that_people_can_read():
    tape = Tape()
    model, _ = recorder({"city": [{"name": "Köln"}]}, tape)
    await model.ask(question(), Meter())
    line = tape.asked[0].line()
    assert line.count("\n") == 1
    assert line.endswith("\n")
    value = json.loads(line)
    assert value["task"] == "city"
    assert value["answer"] == {"name": "Köln"}
    assert value["usage"]["calls"] == 1
    assert "Köln" in line
    assert '": ' not in line


@pytest.mark.parametrize(
    "other",
    [
        question("Which town?"),
        question(draft=Town),
        question(max_tokens=7),
        question(temperature=0.5),
        question(seed=2),
    ],
    ids=["messages", "schema", "length", "temperature", "seed"],
)
def test_the_key_covers_all_that_decides_the_answer(other):
    identity = {"model": "a"}
    assert call_key(question(), identity, 0) != call_key(other, identity, 0)


def test_the_key_covers_model_and_epoch_and_not_the_task():
    one = call_key(question(), {"model": "a"}, 0)
    assert one != call_key(question(), {"model": "b"}, 0)
    assert one != call_key(question(), {"model": "a"}, 1)
    assert one == call_key(Question("other", question().messages, City), {"model": "a"}, 0)


async def test_a_missing_answer_is_told_and_never_asked_for():
    with pytest.raises(RecordingMissing) as caught:
        await replay([]).ask(question(), Meter())
    assert "'city'" in caught.value.message
    assert "a.txt" in caught.value.message
    assert "summarizer eval small --record" in caught.value.hint


async def test_each_epoch_is_asked_anew_with_a_seed_of_its_own():
    tape = Tape()
    model = FakeModel({"city": [{"name": "A"}, {"name": "B"}]})
    for epoch, name in enumerate("AB"):
        player = RecordingModel(model, tape, Sampling(epoch, 0.7), Meter())
        assert (await player.ask(question(), Meter())).name == name
    assert [(one.seed, one.temperature) for one in model.questions] == [(1, 0.7), (2, 0.7)]
    header = HEADER.model_copy(update={"repeats": 2, "temperature": 0.7})
    for epoch, name in enumerate("AB"):
        assert (await replay(tape.asked, header, epoch=epoch).ask(question(), Meter())).name == name
    with pytest.raises(RecordingMissing, match="repeat 3"):
        await replay(tape.asked, header, epoch=2).ask(question(), Meter())


async def test_what_is_on_the_tape_is_not_asked_again():
    tape = Tape()
    model, fake = recorder({"city": [{"name": "A"}]}, tape)
    meter = Meter()
    await model.ask(question(), meter)
    await model.ask(question(), meter)
    assert len(fake.questions) == 1
    assert (meter.usage.calls, meter.usage.cached) == (1, 1)


async def test_equal_questions_at_the_same_time_have_one_answer():
    names = iter("AB")

    class Slow(FakeModel):
        async def ask(self, asked, meter):
            await asyncio.sleep(0)
            return await super().ask(asked, meter)

    tape = Tape()
    model = RecordingModel(Slow(lambda _: {"name": next(names)}), tape, Sampling(), Meter())
    first, second = await asyncio.gather(*(model.ask(question(), Meter()) for _ in range(2)))
    assert first == second == await replay(tape.asked).ask(question(), Meter())


@pytest.mark.parametrize("kind", [InvalidAnswer, TruncatedAnswer])
async def test_an_invalid_answer_is_recorded_and_played_as_such(kind):
    tape = Tape()
    model, _ = recorder({"city": [kind("No city.", hint="Ask another.")]}, tape)
    meter, again = Meter(), Meter()
    with pytest.raises(kind):
        await model.ask(question(), meter)
    with pytest.raises(kind) as caught:
        await replay(tape.asked).ask(question(), again)
    assert (caught.value.message, caught.value.hint) == ("No city.", "Ask another.")
    assert type(caught.value) is kind
    assert again.usage == meter.usage
    assert again.usage.failed == 1


@pytest.mark.parametrize("fault", [ProviderUnreachable("The line is dead."), BudgetExceeded("All is used.")])
async def test_a_fault_of_the_endpoint_is_not_recorded(fault):
    tape = Tape()
    model, _ = recorder({"city": [fault, {"name": "A"}]}, tape)
    with pytest.raises(type(fault)):
        await model.ask(question(), Meter())
    assert model.lost is fault
    assert tape.asked == []
    assert (await model.ask(question(), Meter())).name == "A"


async def test_a_budget_counts_only_what_is_asked_now():
    tape = Tape()
    first, _ = recorder({"city": [{"name": "A" * 4000}]}, tape)
    await first.ask(question(), Meter())
    again = RecordingModel(FakeModel({"city": [{"name": "B"}]}), Tape(tape.asked), Sampling(), Meter(budget=100))
    meter = Meter()
    assert (await again.ask(question(), meter)).name == "A" * 4000
    assert meter.usage.total_tokens > 1000
    assert (await again.ask(question("Another?"), meter)).name == "B"


async def test_an_answer_that_its_draft_no_longer_takes_is_asked_for_again():
    strict = False

    class Picky(BaseModel):
        name: str

        @field_validator("name")
        @classmethod
        def _not_a(cls, value: str) -> str:
            if strict and value == "A":
                raise ValueError("not A")
            return value

    tape = Tape()
    model, fake = recorder({"city": [{"name": "A"}, {"name": "B"}]}, tape)
    await model.ask(question(draft=Picky), Meter())
    strict = True
    with pytest.raises(RecordingMissing):
        await replay(tape.asked).ask(question(draft=Picky), Meter())
    assert (await model.ask(question(draft=Picky), Meter())).name == "B"
    assert len(fake.questions) == 2
    assert [call.answer for call in tape.asked] == [{"name": "B"}]


async def test_recordings_that_nobody_asks_for_are_known():
    tape = Tape()
    model, _ = recorder({"city": [{"name": "A"}, {"name": "B"}]}, tape)
    for text in ("one", "two"):
        await model.ask(question(text), Meter())
    played = Tape(tape.asked)
    model = ReplayModel(HEADER, played, document="a.txt", command="")
    await model.ask(question("two"), Meter())
    assert [call.answer for call in played.unused] == [{"name": "A"}]
    assert [call.answer for call in played.asked] == [{"name": "B"}]


def calls(*names):
    return tuple(Call(key=name, task="city", epoch=0, answer={"name": name}) for name in names)


@pytest.mark.parametrize("cut", range(1, 40, 6))
def test_a_torn_last_line_is_passed_over(tmp_path, cut):
    path = tmp_path / "a.jsonl"
    Recording(header=HEADER, calls=calls("A", "Bé")).write(path)
    path.write_bytes(path.read_bytes()[:-cut])
    kept = [call.key for call in Recording.read(path).calls]
    assert kept == (["A", "Bé"] if cut == 1 else ["A"])  # only the end of the line is missing


def test_a_file_with_nothing_whole_in_it_is_no_recording(tmp_path):
    path = tmp_path / "a.jsonl"
    assert Recording.read(path) is None
    for text in ("", HEADER.line()[:20]):
        path.write_text(text, encoding="utf-8")
        assert Recording.read(path) is None


@pytest.mark.parametrize(
    ("spoilt", "line"),
    [("{}\n", 1), (HEADER.line().replace('"format":1', '"format":2'), 1), (HEADER.line() + "no\n" + "{}\n", 2)],
    ids=["no header", "another format", "a broken line"],
)
def test_what_is_no_recording_is_told_with_its_line(tmp_path, spoilt, line):
    path = tmp_path / "a.jsonl"
    path.write_text(spoilt, encoding="utf-8")
    with pytest.raises(EvalError, match=f"a.jsonl:{line}: ") as caught:
        Recording.read(path)
    assert "--record" in caught.value.hint


def test_a_place_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(EvalError, match="cannot be written"):
        Recording(header=HEADER, calls=()).write(tmp_path / "file" / "a.jsonl")
    with pytest.raises(EvalError, match="cannot be written"):
        Tape(journal=tmp_path).add(calls("A")[0])


@pytest.mark.parametrize("name", ["gpt-4.1-mini", "a/b", "a-b", "a:b", "..", "Ünï", "x" * 20])
def test_every_model_has_a_folder_of_its_own(name):
    others = {"gpt-4.1-mini", "a/b", "a-b", "a:b", "..", "Ünï", "x" * 20} - {name}
    folder = folder_name(name)
    assert folder.strip("-.") == folder != ""
    assert not set(folder) & set('/\\: "')
    assert folder not in {folder_name(other) for other in others}


def test_the_file_is_named_after_the_document():
    assert file_name("000_ab.v1.txt") == "000_ab.v1.jsonl"


def test_an_identity_tells_no_address_and_no_path(tmp_path):
    settings = Settings(model="m", base_url="http://10.0.0.7:8080/v1", cache=False)
    identity = identity_of(connect(settings))
    assert identity["model"] == "m"
    assert "10.0.0.7" not in json.dumps(identity)
    elsewhere = Settings(model="m", base_url="http://10.0.0.8:8080/v1", cache=False)
    assert identity != identity_of(connect(elsewhere))
    (tmp_path / "own.gguf").write_bytes(b"GGUF")
    assert str(tmp_path) not in json.dumps(identity_of(connect(Settings(str(tmp_path / "own.gguf"), cache=False))))


def test_a_replay_is_what_was_recorded():
    header = HEADER.model_copy(update={"strategy": "guided", "context_tokens": 4096})
    info = replay([], header).info
    assert (info.name, info.context_tokens, info.strategy) == ("fake", 4096, "guided")


def test_usage_of_a_call_is_whole():
    usage = {"calls": 2, "failed": 1, "prompt_tokens": 30, "completion_tokens": 4, "seconds": 0.25}
    line = Call(key="k", task="t", epoch=0, answer={}, usage=usage).line()
    assert Call.model_validate_json(line).used == Usage(**usage)
