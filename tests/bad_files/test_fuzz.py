"""Bad files made worse by chance: still errors of the package, or documents."""

from __future__ import annotations

import contextlib
import io
import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from summarizer.corpus.tables import rows
from summarizer.errors import SummarizerError
from summarizer.readers import read_bytes
from tests.bad_files.corpus import FILES, LARGE

# Those that end by their time or memory are for a process of their own.
ENDLESS = {"paper-pieces.pdf", "paper-endless-pieces.pdf", "paper-same-line-on-500-pages.pdf"}
SMALL = [name for name in FILES if name not in LARGE | ENDLESS and 0 < len(FILES[name].content) < 30_000]
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9) | st.just("They signed it."),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
ROWS = st.dictionaries(
    st.sampled_from(["text", "id", "title", "published", "publisher", "url", "more"]), VALUES, max_size=7
)


def damaged(draw, data):
    """Some bytes taken out, some put in, some twice."""
    for _ in range(draw(st.integers(1, 3))):
        start, length = draw(st.integers(0, len(data))), draw(st.integers(0, 40))
        put = draw(st.binary(max_size=12) | st.just(data[start : start + length] * 2))
        data = data[:start] + put + data[start + length :]
    return data


@given(st.data())
@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_a_bad_file_that_is_damaged_further(data):
    name = data.draw(st.sampled_from(SMALL))
    with contextlib.suppress(SummarizerError):
        assert read_bytes(damaged(data.draw, FILES[name].content), name=name).text


def read_all(path):
    """The documents of a table and its errors; any other error ends the test."""
    read = 0
    with contextlib.suppress(SummarizerError):
        for entry in rows(path):
            entry.place.encode()
            with contextlib.suppress(SummarizerError):
                assert entry.read().model_dump_json()
                read += 1
    return read


@given(st.lists(ROWS, max_size=4), st.data())
@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_rows_of_anything(tmp_path, made, data):
    path = tmp_path / "rows.jsonl"
    whole = "".join(json.dumps(row) + "\n" for row in made).encode()
    path.write_bytes(damaged(data.draw, whole) if data.draw(st.booleans()) else whole)
    read_all(path)


@given(st.lists(st.text(max_size=9), min_size=1, max_size=4), st.data())
@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_a_table_that_is_damaged(tmp_path, texts, data):
    pa, parquet = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    written = io.BytesIO()
    parquet.write_table(pa.table({"text": texts, "id": [str(n) for n in range(len(texts))]}), written)
    path = tmp_path / "rows.parquet"
    path.write_bytes(damaged(data.draw, written.getvalue()))
    read_all(path)


def columns(pa):
    """Columns that no calendar, no zone and no encoding has."""
    bad = pa.array([b"They \xff signed."], pa.binary())
    return {
        "no-utf-8": {"text": pa.Array.from_buffers(pa.string(), 1, bad.buffers())},
        "far-day": {"text": ["They signed."], "published": pa.array([10**12], pa.timestamp("s"))},
        "far-date": {"text": ["They signed."], "published": pa.array([2**31 - 1], pa.date32())},
        "no-zone": {"text": ["They signed."], "published": pa.array([0], pa.timestamp("s", tz="Nowhere/Town"))},
        "lists": {"text": [["They signed."]]},
        "records": {"text": [{"a": 1}]},
        "numbers": {"text": [1.5]},
        "nothing": {"text": pa.array([None], pa.string())},
        "bytes": {"text": [b"They signed."]},
    }


@pytest.mark.parametrize("what", list(columns(pytest.importorskip("pyarrow"))))
def test_columns_that_hold_something_else(tmp_path, what):
    import pyarrow as pa
    from pyarrow import parquet

    parquet.write_table(pa.table(columns(pa)[what]), tmp_path / "rows.parquet")
    assert read_all(tmp_path / "rows.parquet") == 0
    (entry,) = rows(tmp_path / "rows.parquet")
    with pytest.raises(SummarizerError) as caught:
        entry.read()
    assert "rows.parquet:1" in caught.value.message or "date" in caught.value.message
    assert caught.value.hint


def test_a_table_that_is_packed_to_explode_is_refused(tmp_path, monkeypatch):
    import pyarrow as pa
    from pyarrow import parquet

    monkeypatch.setattr("summarizer.corpus.tables._MOST_UNPACKED", 1_000_000)
    table = pa.table({"text": ["a" * 2_000_000]})
    parquet.write_table(table, tmp_path / "rows.parquet", compression="zstd", use_dictionary=False)
    with pytest.raises(SummarizerError, match="unpacks to"):
        list(rows(tmp_path / "rows.parquet"))
