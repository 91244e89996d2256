"""The main job with the real local model, on an article of evals/documents. Run with ``make live``."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from summarizer import read

pytestmark = pytest.mark.live

SEED = Path(__file__).parents[1] / "evals" / "documents" / "004_83f78916eab2d039.txt"
FACTS = ("parties", "events", "obligations", "cooperation_areas", "abstract")


def pieces_of_evidence(value):
    """All pieces of evidence anywhere in a record."""
    if isinstance(value, dict):
        if {"document_id", "quote", "start", "end"} <= set(value):
            yield value
        for part in value.values():
            yield from pieces_of_evidence(part)
    elif isinstance(value, list):
        for part in value:
            yield from pieces_of_evidence(part)


@pytest.fixture(scope="module")
def record():
    command = [Path(sys.executable).parent / "summarizer", "summarize", "--format", "json", "--no-cache", SEED]
    local = {name: value for name, value in os.environ.items() if not name.startswith(("OPENAI_", "SUMMARIZER_MODEL"))}
    done = subprocess.run(command, env=local, stdout=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 0
    return json.loads(done.stdout)


def test_each_quote_stands_in_the_document(record):
    text = read(SEED).text
    evidence = list(pieces_of_evidence(record))
    assert evidence
    assert [piece for piece in evidence if text[piece["start"] : piece["end"]] != piece["quote"]] == []


def test_each_fact_has_evidence(record):
    facts = [fact for name in FACTS for fact in record[name]]
    assert facts
    assert [fact for fact in facts if not fact["evidence"]] == []


def test_the_parties_are_found(record):
    assert {party["iso3"] for party in record["parties"]} >= {"PRK", "RUS"}


def test_no_year_is_given_that_the_text_does_not_give(record):
    dates = [event["date"] for event in record["events"] if event["date"]]
    text = read(SEED).text
    assert [date for date in dates if not date.startswith("XXXX") and date[:4] not in text] == []
