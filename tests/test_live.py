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
FACTS = ("parties", "events", "obligations", "cooperation_areas", "terms", "related_treaties", "abstract")
PROGRAM = Path(sys.executable).parent / "summarizer"


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
def environment(tmp_path_factory):
    """The local model, whatever the user has configured, with a response cache of its own."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("OPENAI_", "SUMMARIZER_"))}
    model = subprocess.run([PROGRAM, "model", "path"], stdout=subprocess.PIPE, text=True, check=True).stdout.strip()
    return kept | {"SUMMARIZER_LOCAL_MODEL": model, "SUMMARIZER_CACHE_DIR": str(tmp_path_factory.mktemp("cache"))}


def summarize(environment, *options):
    command = [PROGRAM, "summarize", "--format", "json", *options, SEED]
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 0
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def record(environment):
    return summarize(environment)


def test_each_quote_stands_in_the_document(record):
    text = read(SEED).text
    evidence = list(pieces_of_evidence(record))
    assert evidence
    assert [piece for piece in evidence if text[piece["start"] : piece["end"]] != piece["quote"]] == []


def test_each_fact_has_evidence(record):
    facts = [fact for name in FACTS for fact in record[name]]
    facts += [record[name] for name in ("title", "instrument", "entry_into_force") if record[name]]
    assert facts
    assert [fact for fact in facts if not fact["evidence"]] == []


def test_title_and_parties(record):
    assert record["title"]["text"].startswith("Treaty on Comprehensive Strategic Partnership between")
    assert {(party["iso3"], party["cow"]) for party in record["parties"]} == {("PRK", 731), ("RUS", 365)}


def test_the_acts_are_told_apart(record):
    acts = {(event["act"], event["actor"] or event["party"], event["date"]) for event in record["events"]}
    assert {date for act, _, date in acts if act == "signature"} == {"XXXX-06-19"}
    chambers = {who for act, who, _ in acts if act == "domestic_approval"}
    assert any("State Duma" in who for who in chambers)
    assert any("Federation Council" in who for who in chambers)
    assert any("Kim Jong Un" in who and date == "XXXX-11-11" for _, who, date in acts if who)


def test_what_is_agreed(record):
    assert "exchanged the ratification instruments" in record["entry_into_force"]["text"]
    assert "defense" in {duty["kind"] for duty in record["obligations"]}
    assert {area["area"] for area in record["cooperation_areas"]} >= {
        "space",
        "trade",
        "food supply",
        "economy",
        "atomic energy",
    }


def test_no_year_is_given_that_the_text_does_not_give(record):
    dates = [event["date"] for event in record["events"] if event["date"]]
    text = read(SEED).text
    assert [date for date in dates if not date.startswith("XXXX") and date[:4] not in text] == []


def test_a_publication_date_closes_the_dates(environment, record):
    published = summarize(environment, "--published", "2024-11-12")
    dates = {event["act"]: event["date"] for event in published["events"]}
    assert dates["signature"] == "2024-06-19"
    assert dates["ratification"] == "2024-11-11"
