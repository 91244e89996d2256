"""How many questions a second reach an endpoint that answers at once, beside the bare clients.

One question, the claims of an article, is asked again and again, so many at once, over one client each: by this
package, by instructor alone, and by the bare ``openai`` client, which reads the answer's JSON into the draft and checks
nothing else. The server is a process of its own on the loopback interface. The three take turns, in another order in
each round; the figures are medians over the rounds, and the ratios medians of the ratios within a round. The client is
what takes the time here, so its processor time tells the same as the clock, and does not depend on what else the
machine does.

    python benchmarks/throughput.py [questions a round (320)] [rounds (9)] [at once (32)]

The target is 0.9 of what instructor alone reaches.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import multiprocessing
import statistics
import sys
import time
from collections.abc import Awaitable, Callable, Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import instructor
import openai

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from summarizer import Document  # noqa: E402
from summarizer.extract import Extractor  # noqa: E402
from summarizer.extract.drafts import ClaimsDraft  # noqa: E402
from summarizer.llm import ChatModel, FakeModel, Meter, Question, Settings  # noqa: E402

CLAIM = {
    "text": "the treaty takes effect at once",
    "by": [{"source": "Paul Weber", "cue": "said"}],
    "kind": "provision",
    "firmness": "asserted",
    "sentences": [2],
}
ANSWER = {"claims": [CLAIM] * 8}  # about what an article gives
ARTICLE = ROOT / "evals" / "documents" / "n01-elvar.md"

Rates = tuple[float, float]
Ask = Callable[[], Awaitable[object]]


def main(count: int, rounds: int, at_once: int) -> None:
    """Measure and print a table."""
    with _served() as base_url:
        figures = asyncio.run(_measured(base_url, count, rounds, at_once))
    for number, what in enumerate(("by the clock", "by processor time")):
        rates = {name: [each[number] for each in measured] for name, measured in figures.items()}
        print(f"{what:20}{'calls/s':>9}{'ms a call':>11}{'of openai':>11}{'of instructor':>15}")
        for name, own in rates.items():
            rate = statistics.median(own)
            beside = [_ratio(own, rates[other]) for other in ("openai", "instructor")]
            print(f"{name:20}{rate:9.0f}{1000 / rate:11.2f}{beside[0]:11.2f}{beside[1]:15.2f}")
    print(f"{rounds} rounds of {count} questions, {at_once} at once")


def _ratio(rates: list[float], others: list[float]) -> float:
    return statistics.median(rate / other for rate, other in zip(rates, others, strict=True))


async def _measured(base_url: str, count: int, rounds: int, at_once: int) -> dict[str, list[Rates]]:
    """What each client reaches, round by round."""
    question = await _question()
    messages: Any = list(question.messages)
    said: dict[str, Any] = {"model": "scripted", "messages": messages, "max_tokens": question.max_tokens}
    said |= {"temperature": question.temperature, "seed": question.seed}
    schema = {"name": "ClaimsDraft", "schema": ClaimsDraft.model_json_schema(), "strict": True}
    response_format: Any = {"type": "json_schema", "json_schema": schema}
    settings = Settings(model="scripted", base_url=base_url, cache=False, max_concurrency=at_once)
    model, meter = ChatModel(settings), Meter()
    async with _client(base_url) as first, _client(base_url) as second:
        patched = instructor.from_openai(second, mode=instructor.Mode.JSON_SCHEMA)

        async def bare() -> object:
            completion = await first.chat.completions.create(response_format=response_format, **said)
            return ClaimsDraft.model_validate_json(completion.choices[0].message.content or "")

        async def plain() -> object:
            return await patched.create(response_model=ClaimsDraft, max_retries=2, **said)

        async def ours() -> object:
            return await model.ask(question, meter)

        clients: dict[str, Ask] = {"openai": bare, "instructor": plain, "summarizer": ours}
        for ask in clients.values():
            await _rate(ask, at_once * 2, at_once)
        rates: dict[str, list[Rates]] = {name: [] for name in clients}
        for number in range(rounds):
            names = list(clients)
            for name in names[number % 3 :] + names[: number % 3]:
                rates[name].append(await _rate(clients[name], count, at_once))
    await model.aclose()
    return rates


async def _rate(ask: Ask, count: int, at_once: int) -> Rates:
    """Questions a second of the clock, and of processor time."""
    left = iter(range(count))

    async def work() -> None:
        for _ in left:
            await ask()

    clock, processor = time.perf_counter(), time.process_time()
    await asyncio.gather(*(work() for _ in range(at_once)))
    return count / (time.perf_counter() - clock), count / (time.process_time() - processor)


async def _question() -> Question[Any]:
    """The question about the claims of an article."""
    model = FakeModel(lambda _: {"claims": []})
    await Extractor(model, Meter(), strategy="single").claims(Document.from_text(ARTICLE.read_text("utf-8")))
    return model.questions[0]


def _client(base_url: str) -> openai.AsyncOpenAI:
    http = openai.DefaultAsyncHttpxClient(trust_env=False)
    return openai.AsyncOpenAI(base_url=base_url, api_key="none", max_retries=0, http_client=http)


@contextlib.contextmanager
def _served() -> Iterator[str]:
    ours, its = multiprocessing.get_context("spawn").Pipe()
    server = multiprocessing.get_context("spawn").Process(target=_serve, args=(its,), daemon=True)
    server.start()
    try:
        yield ours.recv()
    finally:
        ours.close()
        server.join()


def _serve(owner: Connection) -> None:
    """Answer at once, until the owner is gone."""
    sys.path.insert(0, str(ROOT))
    from tests.llm.scripted_server import Reply, ScriptedServer, completion

    server = ScriptedServer()
    server.script(Reply(json.dumps(completion(ANSWER).body).encode()))
    owner.send(server.base_url)
    with contextlib.suppress(EOFError):
        owner.recv()
    server.stop()


if __name__ == "__main__":
    given = [int(each) for each in sys.argv[1:]]
    main(*(given + [320, 9, 32][len(given) :]))
