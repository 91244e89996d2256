"""Runs over a corpus against an endpoint that fails by a seeded script, killed now and then and resumed.

The test of this folder and ``benchmarks/soak.py`` run the same code with other numbers.
"""

from __future__ import annotations

import contextlib
import json
import random
import re
import subprocess
import threading
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from summarizer.corpus import run
from tests.corpus.processes import start
from tests.corpus.small import answer, lines, write_corpus, written
from tests.llm.faults import ANSWERED, FAULTS, OF_THE_WIRE, SLOW
from tests.llm.scripted_server import Reply, Request, ScriptedServer, reported

__all__ = ["Outcome", "Plan", "Script", "soak"]

_RECORDS = 2  # records of a document, each one question
_IN_A_ROW = 2  # faults of one question; fewer than the tries and attempts that it has
_SLOW_SHARE = 0.05  # of the faults: each takes as long as the client waits
_PASSING = {*OF_THE_WIRE, *SLOW, *ANSWERED}
_TOKENS = 110  # of an answer of the scripted server


@dataclass(frozen=True, slots=True)
class Plan:
    """What a soak run is.

    Attributes:
        documents: how many.
        kills: how often the process is ended by ``kill -9``.
        faulty: the share of the answers that are faulty.
        at_once: documents under way at once.
        timeout_s: longest wait of the client for an answer, in seconds.
        seed: decides which answers are faulty and when the process is killed.
    """

    documents: int
    kills: int
    faulty: float = 0.2
    at_once: int = 16
    timeout_s: float = 3.0
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of it.

    Attributes:
        plan: what was to be done.
        kills: kills that hit a process at work.
        calls: requests that the server got, and ``faulty`` those that it answered with a passing fault.
        good: right answers that it gave.
        uncounted: requests that the server got and the run's totals lack.
        uncounted_tokens: tokens that it reported and the totals lack.
        same: whether the output is that of a run that nothing disturbed.
        listed: records and failures in the output.
        seconds: all processes together.
    """

    plan: Plan
    kills: int
    calls: int
    faulty: int
    good: int
    uncounted: int
    uncounted_tokens: int
    same: bool
    listed: int
    seconds: float

    @property
    def at_most(self) -> int:
        """The most requests that may lack, given the kills."""
        return self.kills * self.plan.at_once

    def broken(self) -> list[str]:
        """The promises that were not kept."""
        questions = self.plan.documents * _RECORDS
        kept = {
            "the output is that of a run that nothing disturbed": self.same,
            "each record is there once, or the reason why it is not": self.listed == questions,
            "the totals lack only requests that were under way at a kill": 0 <= self.uncounted <= self.at_most,
            "and their tokens": 0 <= self.uncounted_tokens <= self.at_most * _TOKENS,
            "only what was under way is asked again": self.good <= questions + self.at_most * _RECORDS,
        }
        return [promise for promise, holds in kept.items() if not holds]


class Script:
    """Answers about the documents of a small corpus. Some questions never get an answer, others only after faults.

    What a question meets hangs on the seed, on the question and on how often it was asked, not on when.

    Args:
        seed: decides which questions meet which faults.
        faulty: the share of the answers that are faulty.

    Attributes:
        given: how many of each fault were given; right answers have the name ``""``, lasting ones their own.
        tokens: how many were reported in answers that arrive.
    """

    def __init__(self, seed: int, faulty: float) -> None:
        self._seed = seed
        self._faulty = faulty
        self._lock = threading.Lock()
        self._met: dict[tuple[str, int], list[str]] = {}
        self.given: Counter[str] = Counter()
        self.tokens = 0

    def __call__(self, request: Request) -> Reply:
        task, number = _asked(request)
        with self._lock:
            before = self._met.setdefault((task, number), [])
            fault = self._fault(task, number, before)
            before.append(fault)
            name = fault or _lasting(task, number)
            self.given[name] += 1
            reply = answer(request) if not name else FAULTS[name](answer(request))
            if name not in SLOW:
                self.tokens += reported(reply)
        return reply

    @property
    def calls(self) -> int:
        """All requests that were answered, or left without an answer."""
        return self.given.total()

    @property
    def passing(self) -> int:
        """Passing faults that were given."""
        return sum(count for name, count in self.given.items() if name in _PASSING)

    def _fault(self, task: str, number: int, before: list[str]) -> str:
        """The fault that a question meets now, after what it has met before; no name for none."""
        chance = random.Random(f"{self._seed} {task} {number} {len(before)}")
        if chance.random() >= self._faulty or all(["", "", *before][-_IN_A_ROW:]):
            return ""
        slow = chance.random() < _SLOW_SHARE
        return chance.choice([*SLOW] if slow else [*OF_THE_WIRE, *ANSWERED])


def soak(folder: Path, plan: Plan) -> Outcome:
    """Run over a corpus twice, once with nothing in the way and once with faults and kills, and compare.

    Args:
        folder: an empty folder, which gets the corpus and the outputs.
        plan: how much of everything.
    """
    write_corpus(folder / "news", plan.documents)
    _undisturbed(folder, plan)
    script = Script(plan.seed, plan.faulty)
    began = time.monotonic()
    kills = _disturbed(folder, script, plan)
    seconds = time.monotonic() - began
    total = json.loads((folder / "out" / "run.json").read_text("utf-8"))["usage"]["all_runs"]
    return Outcome(
        plan,
        kills,
        calls=script.calls,
        faulty=script.passing,
        good=script.given[""],
        uncounted=script.calls - total["calls"],
        uncounted_tokens=script.tokens - total["prompt_tokens"] - total["completion_tokens"],
        same=written(folder / "out") == written(folder / "undisturbed"),
        listed=_listed(folder / "out"),
        seconds=seconds,
    )


def _undisturbed(folder: Path, plan: Plan) -> None:
    server = ScriptedServer()
    server.script(Script(plan.seed, faulty=0.0))
    try:
        with contextlib.chdir(folder):
            run(["news"], "undisturbed", base_url=server.base_url, cache=False, max_concurrency=plan.at_once)
    finally:
        server.stop()


def _disturbed(folder: Path, script: Script, plan: Plan) -> int:
    """Run, kill and resume; gives how many kills hit a process at work."""
    chance = random.Random(plan.seed)
    each = plan.documents * _RECORDS // (plan.kills + 1)  # calls between two kills, at the most
    hit = 0
    server = ScriptedServer()
    server.script(script)
    try:
        for _ in range(plan.kills):
            process = _start(folder, server.base_url, plan)
            wanted = script.calls + chance.randint(each // 2, each)
            while script.calls < wanted and process.poll() is None:
                time.sleep(0.002)
            hit += process.poll() is None
            process.kill()
            process.communicate()
        process = _start(folder, server.base_url, plan)
        _, told = process.communicate(timeout=60 + plan.documents)
        if process.returncode not in (0, 1):  # 1: some documents never get an answer
            raise AssertionError(told)
    finally:
        server.stop()
    return hit


def _start(folder: Path, base_url: str, plan: Plan) -> subprocess.Popen[str]:
    options = ["--concurrency", str(plan.at_once), "--quiet"]
    env = {"SUMMARIZER_TIMEOUT": str(plan.timeout_s)}
    return start(base_url, *options, env=env, cwd=folder, stdout=subprocess.DEVNULL)


def _asked(request: Request) -> tuple[str, int]:
    """The draft that is asked for, and the document."""
    shape: dict[str, Any] = request.body["response_format"]["json_schema"]
    said = " ".join(str(message["content"]) for message in request.body["messages"])
    return shape["name"], int(re.findall(r"Town (\d+) signed", said)[-1])


def _lasting(task: str, number: int) -> str:
    """What some questions get whenever they are asked; the others get a right answer."""
    if task == "ClaimsDraft" and number % 31 == 3:
        return "refusal"
    if task == "TreatyDraft" and number % 37 == 5:
        return "`finish_reason` is `length`"
    return ""


def _listed(out: Path) -> int:
    taken = [(kind, record["document_id"]) for kind in ("summary", "claims") for record in lines(out / f"{kind}.jsonl")]
    failed = [(kind, one["document"]) for one in lines(out / "failures.jsonl") for kind in one["records"]]
    return len({*taken, *failed}) if len({*taken, *failed}) == len(taken) + len(failed) else -1
