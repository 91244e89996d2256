"""Every fault in the table of docs/faults.md: what is done, and what a user sees if it stays, is what stands there."""

from __future__ import annotations

import logging
import re
import socket
from dataclasses import dataclass
from pathlib import Path

import pytest

from summarizer.corpus.breaker import Breaker, tried_again
from summarizer.errors import ProviderError, SummarizerError
from summarizer.llm import Meter
from summarizer.llm.transport import TRIES
from tests.llm.asking import GOOD, PARTY, ask
from tests.llm.faults import FAULTS, SLOW
from tests.llm.scripted_server import completion

pytestmark = pytest.mark.integration

PAGE = Path(__file__).parents[2] / "docs" / "faults.md"
REFUSED = "connection refused"  # there is no server that could be told to do it
SENT = {"tried again": TRIES, "asked again": 3, "told at once": 1, "taken": 1}


@dataclass(frozen=True)
class Row:
    """A line of the table."""

    fault: str
    done: str
    error: str
    seen: str
    resumed: str
    stops: str


def table():
    lines = [line for line in PAGE.read_text("utf-8").splitlines() if line.startswith("| ")]
    return [Row(*(cell.strip() for cell in line.split("|")[1:-1])) for line in lines[2:]]


ROWS = table()
PASSING = [row.fault for row in ROWS if row.done.endswith("again") and row.fault != REFUSED]
by_fault = pytest.mark.parametrize("row", [row for row in ROWS if row.fault != REFUSED], ids=lambda row: row.fault)


def options(row):
    return {"timeout_s": 0.3} if row.fault in SLOW else {}


def looks_like(shown, text):
    """Whether a text is what the table shows, where an ellipsis stands for anything."""
    return re.match(".+?".join(re.escape(part) for part in shown.split("…")), text)


def check(row, error):
    assert f"`{type(error).__name__}`" == row.error
    assert looks_like(row.seen, str(error)), str(error)
    assert error.hint
    assert row.resumed == ("yes" if tried_again(error) else "no")
    assert row.stops == stops(error)


def stops(error):
    if Breaker().opens(error):
        return "at once"
    return "after five" if isinstance(error, ProviderError) else "no"


def test_the_table_holds_every_fault():
    assert sorted(row.fault for row in ROWS) == sorted([*FAULTS, REFUSED])


@by_fault
async def test_a_fault_that_stays(server, no_waits, caplog, row):
    fault, meter = FAULTS[row.fault], Meter()
    server.script(lambda _: fault(completion(GOOD)))
    if row.done == "taken":
        assert await ask(server, meter) == PARTY
        [warning] = [record.getMessage() for record in caplog.records if record.levelno == logging.WARNING]
        assert looks_like(row.seen, warning)
        assert meter.stand_ins == ("smaller",)
        failed = 0
    else:
        with pytest.raises(SummarizerError) as caught:
            await ask(server, meter, **options(row))
        check(row, caught.value)
        failed = meter.usage.calls
    assert (meter.usage.calls, meter.usage.failed) == (SENT[row.done], failed)
    if row.fault not in SLOW:  # a slow one may be given up before the server has read it
        assert len(server.requests) == SENT[row.done]


@pytest.mark.parametrize("fault", PASSING)
async def test_a_fault_that_passes(server, no_waits, fault):
    meter = Meter()
    server.script(FAULTS[fault](completion(GOOD)), completion(GOOD))
    assert await ask(server, meter, timeout_s=1.5) == PARTY
    assert (meter.usage.calls, meter.usage.failed) == (2, 1)


async def test_nobody_is_there(server, no_waits):
    [row] = [row for row in ROWS if row.fault == REFUSED]
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    meter = Meter()
    with pytest.raises(SummarizerError) as caught:
        await ask(server, meter, base_url=f"http://127.0.0.1:{port}/v1")
    check(row, caught.value)
    assert str(port) in caught.value.message
    assert (row.done, meter.usage.calls) == ("tried again", TRIES)
