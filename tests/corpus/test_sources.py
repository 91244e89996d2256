"""Which documents a corpus holds, and in which order."""

from __future__ import annotations

import json
import os
from datetime import date, datetime
from pathlib import Path

import pytest

from summarizer.corpus.sources import Sources
from summarizer.corpus.tables import rows
from summarizer.errors import CallerError, DocumentError, EmptyDocument


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def write(*names):
    for name in names:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(f"The text of {name}.")


def places(*given, out="out"):
    return [entry.place for entry in Sources(given, Path(out))]


def test_a_folder_gives_its_documents_in_the_order_of_their_paths():
    write("news/b.txt", "news/a/z.html", "news/a.md", "news/.hidden.txt", "news/.git/c.txt", "news/picture.png")
    sources = Sources(["news/"], Path("out"))
    assert [entry.place for entry in sources] == ["news/a/z.html", "news/a.md", "news/b.txt"]
    assert [entry.place for entry in sources] == ["news/a/z.html", "news/a.md", "news/b.txt"]
    assert sources.left_out == 1


def test_the_output_folder_is_no_source():
    write("news/a.txt", "news/out/claims.jsonl", "news/out/b.txt")
    assert places("news", out="news/out") == ["news/a.txt"]
    assert places("news", out=str(Path("news/out").resolve())) == ["news/a.txt"]


def test_globs():
    write("news/a.txt", "news/b.md", "news/x/c.txt", "news/x/y/d.txt", "news/.h/e.txt", "old/f.txt")
    assert places("news/*.txt") == ["news/a.txt"]
    assert places("news/**/*.txt") == ["news/a.txt", "news/x/c.txt", "news/x/y/d.txt"]
    assert places("news/**") == ["news/a.txt", "news/b.md", "news/x/c.txt", "news/x/y/d.txt"]
    assert places("*/[af].txt") == ["news/a.txt", "old/f.txt"]
    assert places("./news/x/*") == ["news/x/c.txt"]
    assert places(str(Path("old/*").resolve())) == [str(Path("old/f.txt").resolve())]


def test_a_source_without_documents_is_an_entry_that_says_so():
    write("a.txt")
    Path("broken.parquet").write_text("PAR1")
    Path("rows.jsonl").write_text('{"text": "One."}\n')
    Path("empty").mkdir()
    sources = Sources(["a.txt", "news/*.pdf", "broken.parquet", "empty", "rows.jsonl"], Path("out"))
    text, glob, table, folder, row = sources
    assert (text.read().text, row.read().text, sources.fault) == ("The text of a.txt.", "One.", None)
    for entry, words in ((glob, r"no document at news/\*\.pdf"), (table, "cannot be read"), (folder, "no document at")):
        with pytest.raises(DocumentError, match=words):
            entry.read()
    nothing = Sources(["broken.parquet", "missing.txt"], Path("out"))
    assert [entry.place for entry in nothing] == ["broken.parquet", "missing.txt"]
    assert "broken.parquet cannot be read" in str(nothing.fault)


def test_what_is_no_file_is_left_out_of_a_folder_and_refused_by_name():
    write("news/a.txt")
    os.mkfifo("news/pipe.txt")
    os.mkfifo("news/pipe.jsonl")
    sources = Sources(["news"], Path("out"))
    assert [entry.place for entry in sources] == ["news/a.txt"]
    assert sources.left_out == 2
    for entry in Sources(["news/pipe.txt", "news/pipe.jsonl"], Path("out")):
        with pytest.raises(DocumentError, match="is a pipe, which cannot be read a second time"):
            entry.read()


def test_one_source_is_no_list():
    for given in ("news", Path("news")):
        with pytest.raises(CallerError, match="A list of sources"):
            Sources(given, Path("out"))


def test_a_file_whose_name_looks_like_a_glob_is_that_file():
    write("a[1].txt", "a1.txt")
    assert places("a[1].txt") == ["a[1].txt"]


def test_a_file_is_read_as_elsewhere_and_known_by_its_path():
    Path("a.md").write_text("---\npublished: 2024-11-12\n---\nThey signed *it*.")
    (entry,) = Sources(["./a.md"], Path("out"))
    document = entry.read()
    assert (document.id, document.published, document.text) == ("a.md", date(2024, 11, 12), "They signed it.")


def test_the_digest_follows_the_content_and_the_place():
    write("a.txt", "b.txt")
    Path("b.txt").write_bytes(Path("a.txt").read_bytes())
    first, second = Sources(["a.txt", "b.txt"], Path("out"))
    assert first.content != second.content
    Path("a.txt").write_text("Something else.")
    (changed,) = Sources(["a.txt"], Path("out"))
    assert changed.content != first.content


def test_names_that_are_no_text():
    name = os.fsdecode(b"no\xfftext.txt")
    try:
        Path(name).write_text("A text.")
    except OSError:
        pytest.skip("this file system takes text alone")
    (entry,) = Sources(["."], Path("out"))
    entry.place.encode()
    assert entry.read().id == entry.place == "no\\udcfftext.txt"


def test_a_row_becomes_a_document():
    row = {
        "text": "They signed it.",
        "id": 17,
        "title": "Signed",
        "published": "2024-11-12T08:00:00Z",
        "publisher": None,
        "url": "https://example.org/17",
        "other": [1],
    }
    Path("rows.jsonl").write_text(json.dumps(row) + "\n\n" + json.dumps({"text": "And more."}) + "\n")
    first, second = rows(Path("rows.jsonl"))
    document = first.read()
    assert (first.place, document.id, document.title) == ("rows.jsonl:1", "17", "Signed")
    assert (document.published, document.publisher) == (date(2024, 11, 12), None)
    assert (second.place, second.read().id) == ("rows.jsonl:3", "rows.jsonl:3")


@pytest.mark.parametrize(
    ("line", "error"),
    [
        ("{", DocumentError),
        ("[" * 100_000, DocumentError),
        ("[1]", DocumentError),
        ("{}", DocumentError),
        ('{"text": 1}', DocumentError),
        ('{"text": " "}', EmptyDocument),
        ('{"text": "A.", "published": "some day"}', DocumentError),
        ('{"text": "A.", "published": 2024}', DocumentError),
    ],
)
def test_a_row_that_is_no_document_says_so_when_it_is_read(line, error):
    Path("rows.jsonl").write_text(line + '\n{"text": "Good."}')
    bad, good = rows(Path("rows.jsonl"))
    with pytest.raises(error):
        bad.read()
    assert good.read().text == "Good."


def test_a_lone_half_of_a_character_harms_nobody():
    Path("rows.jsonl").write_text('{"text": "A \\ud800 text.", "id": "\\ud800"}')
    (entry,) = rows(Path("rows.jsonl"))
    entry.place.encode()
    entry.read().model_dump_json()


def test_parquet():
    pa = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    days = [datetime(2024, 11, 12, 8), None]  # noqa: DTZ001
    parquet.write_table(
        pa.table({"text": ["One.", "Two."], "published": days, "id": ["a", None], "more": [1, 2]}), "rows.parquet"
    )
    first, second = (entry.read() for entry in rows(Path("rows.parquet")))
    assert (first.id, first.text, first.published) == ("a", "One.", date(2024, 11, 12))
    assert (second.id, second.text, second.published) == ("rows.parquet:2", "Two.", None)
    parquet.write_table(pa.table({"body": ["One."]}), "other.parquet")
    with pytest.raises(DocumentError, match="no column 'text', but body"):
        list(rows(Path("other.parquet")))
    Path("broken.parquet").write_text("PAR1")
    with pytest.raises(DocumentError, match="cannot be read"):
        list(rows(Path("broken.parquet")))
