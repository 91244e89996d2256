"""Records in a notebook: rows, frames, pages in a frame, and the way to JSON and back."""

from __future__ import annotations

import sys
from html import unescape

import pytest
from hypothesis import given
from invented import corpora, parts, polar_daily, polar_wire

from summarizer import Briefing, ClaimList, TreatySummary
from summarizer.briefing import compose
from summarizer.errors import CallerError, MissingExtra
from summarizer.render.html import html
from summarizer.render.table import COLUMNS, rows


def briefing_of(*makers):
    return compose(*parts(*makers))


@pytest.fixture(scope="module")
def briefing():
    return briefing_of(polar_daily(), polar_wire())


def records_of(briefing):
    return [briefing, *briefing.summaries, *briefing.claim_lists]


def test_each_fact_has_a_row_for_each_document_that_states_it(briefing):
    found = [(row["id"], row["value"], row["document_id"]) for row in rows(briefing) if row["field"] == "party"]
    assert found == [
        ("t1.party1", "Norway", "polar-wire"),
        ("t1.party1", "Norway", "polar-daily"),
        ("t1.party2", "Chile", "polar-wire"),
        ("t1.party2", "Chile", "polar-daily"),
    ]


def test_each_claim_has_a_row_with_its_sources_and_words(briefing):
    daily = next(one for one in briefing.claim_lists if one.document_id == "polar-daily")
    found = {row["id"]: row for row in rows(briefing) if row["field"] == "claim"}
    assert len(found) == sum(len(one.claims) for one in briefing.claim_lists)
    for claim in daily.claims:
        row = found[f"polar-daily/{claim.id}"]
        assert (row["value"], row["factuality"], row["quote"]) == (
            claim.text,
            claim.factuality,
            claim.evidence[0].quote,
        )
        assert row["source"] == (" → ".join(link.source for link in claim.attribution) or None)


@given(corpora)
def test_every_quote_of_every_row_stands_in_its_document(made):
    documents, summaries, claim_lists, *_ = parts(*made)
    texts = {document.id: document.text for document in documents}
    for record in [*summaries, *claim_lists, briefing_of(*made)]:
        for row in rows(record):
            assert tuple(row) == COLUMNS
            assert texts[row["document_id"]][row["start"] : row["end"]] == row["quote"]


def test_frames_of_all_records_go_together(briefing):
    pandas = pytest.importorskip("pandas")
    frames = [record.to_frame() for record in records_of(briefing)]
    together = pandas.concat(frames, ignore_index=True)
    assert list(together.columns) == list(COLUMNS)
    assert len(together) == sum(len(rows(record)) for record in records_of(briefing))
    assert list(ClaimList(document_id="a").to_frame().columns) == list(COLUMNS)


def test_without_pandas_it_says_what_to_install(briefing, monkeypatch):
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(MissingExtra, match="pip install pandas"):
        briefing.to_frame()


def test_a_notebook_shows_the_page_and_lets_nothing_of_it_out(briefing):
    for record in records_of(briefing):
        shown = record._repr_html_()
        start, end = shown.index('srcdoc="') + len('srcdoc="'), shown.index('" title=')
        assert unescape(shown[start:end]) == html([record])
        assert not set('<>"') & set(shown[start:end])
        assert 'sandbox="allow-scripts"' in shown[end:]


def test_a_record_comes_back_from_its_json(briefing):
    for record in records_of(briefing):
        assert type(record).from_json(record.to_json()) == record
        assert type(record).model_validate(record.to_dict()) == record


@pytest.mark.parametrize(
    ("kind", "text", "words"),
    [
        (Briefing, "", "not the JSON of a Briefing"),
        (TreatySummary, "[]", "not the JSON of a TreatySummary"),
        (ClaimList, '{"document_id": "a", "claims": [{"id": 1}]}', r"claims\.0\.evidence"),
        (ClaimList, '{"document_id": "a", "colour": "red"}', "colour"),
    ],
)
def test_what_is_no_record_is_refused_with_the_place(kind, text, words):
    with pytest.raises(CallerError, match=words):
        kind.from_json(text)
