"""The journal: whatever is committed in whatever order, and whenever the process ends, the output is the same."""

from __future__ import annotations

import json
import shutil
import sqlite3
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.corpus.entry import Entry
from summarizer.corpus.journal import FILE, Journal, Outcome
from summarizer.errors import OutputError
from summarizer.llm import Usage

WANTED = {"summary": "one", "claims": "two"}


class KilledError(Exception):
    """Stands for the end of the process."""


def entry(number, content="as it was"):
    return Entry(f"{number}.txt", f"{number}.txt", content, lambda: None)


def outcomes(number):
    """Every third document fails for one of its records."""
    claims = Outcome(failure=json.dumps({"error": "InvalidAnswer"})) if number % 3 == 2 else Outcome(record="{}")
    return {"summary": Outcome(record=json.dumps({"number": number})), "claims": claims}


def drive(folders, documents, order, kills):
    """Run until all is done, beginning anew after each kill with the files as the kill left them."""
    steps = count()
    kills = set(kills)
    folder = next(folders)

    def step():
        if next(steps) in kills:
            raise KilledError

    while True:
        journal = Journal(folder, WANTED)
        try:
            journal.begin({})
            for number in range(documents):
                step()
                journal.list(entry(number))
            journal.all_listed()
            for number in order:
                if journal.state(entry(number)).wanting:
                    step()
                    journal.commit(entry(number), outcomes(number))
                    journal.spend(Usage(calls=1))
            step()
            found = list(journal.records("summary")), list(journal.records("claims")), list(journal.failures())
            return found, journal.usage()[1].calls
        except KilledError:
            # What a process leaves that is killed: the files as they are, and no closing of anything.
            left = next(folders)
            shutil.copytree(folder, left, dirs_exist_ok=True)
            folder = left
        finally:
            journal.close()


@given(data=st.data())
def test_any_order_of_commits_and_kills_gives_the_same_output_and_pays_once(data, tmp_path_factory):
    base = tmp_path_factory.mktemp("journal")
    folders = (base / str(number) for number in count())

    def made():
        for folder in folders:
            folder.mkdir()
            yield folder

    documents = data.draw(st.integers(1, 7))
    order = data.draw(st.permutations(range(documents)))
    kills = data.draw(st.sets(st.integers(0, 4 * documents), max_size=4))
    undisturbed = drive(made(), documents, range(documents), ())
    assert drive(made(), documents, order, kills) == undisturbed
    assert undisturbed[1] == documents
    shutil.rmtree(base)


def test_a_changed_document_or_setting_wants_its_records_again(tmp_path):
    with Journal(tmp_path, WANTED) as journal:
        journal.begin({})
        assert journal.list(entry(0)) == "new"
        journal.all_listed()
        journal.commit(entry(0), outcomes(0))
        assert journal.list(entry(0)) == "repeated"
    with Journal(tmp_path, {**WANTED, "claims": "three"}) as journal:
        assert journal.begin({"now": 1}) == {}
        assert journal.list(entry(0)) == "same"
        assert journal.state(entry(0)).wanting == ("claims",)
        assert list(journal.records("claims")) == []
        assert len(list(journal.records("summary"))) == 1
    with Journal(tmp_path, WANTED) as journal:
        assert journal.begin({}) == {"now": 1}
        assert journal.list(entry(0, "changed")) == "changed"
        assert journal.state(entry(0, "changed")).wanting == ("summary", "claims")
        assert list(journal.records("summary")) == []


def test_what_may_work_later_is_tried_again_by_the_next_run_and_once_by_each(tmp_path):
    busy = dict.fromkeys(WANTED, Outcome(failure='{"error": "RateLimited"}', again=True))
    for _ in range(2):
        with Journal(tmp_path, WANTED) as journal:
            journal.begin({})
            journal.list(entry(0))
            assert journal.state(entry(0)).wanting == ("summary", "claims")
            journal.commit(entry(0), busy)
            assert journal.state(entry(0)).wanting == ()
            assert [row[2] for row in journal.failures()] == ["summary", "claims"]


def test_a_full_disk_is_told_and_what_was_committed_stays(tmp_path):
    with Journal(tmp_path, WANTED) as journal:
        journal.begin({})
        for number in range(3):
            journal.list(entry(number))
        journal.all_listed()
        journal.commit(entry(0), outcomes(0))
        pages = journal._connection.execute("PRAGMA page_count").fetchone()[0]
        journal._connection.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(OutputError, match="no room left") as caught:
            journal.commit(entry(1), {"summary": Outcome(record="x" * 100_000)})
        assert "--resume" in caught.value.hint
        assert journal.state(entry(1)).wanting == ("summary", "claims")
    with Journal(tmp_path, WANTED) as journal:
        journal.begin({})
        journal.list(entry(0))
        assert len(list(journal.records("summary"))) == 1


def test_a_folder_that_becomes_read_only_is_told(tmp_path):
    with Journal(tmp_path, WANTED) as journal:
        journal.begin({})
        journal._connection.execute("PRAGMA query_only = 1")
        with pytest.raises(OutputError, match="cannot be written"):
            journal.commit(entry(0), outcomes(0))


def test_a_second_journal_on_the_same_folder_is_refused_until_the_first_is_closed(tmp_path):
    with Journal(tmp_path, WANTED), pytest.raises(OutputError, match="Another run"):
        Journal(tmp_path, WANTED)
    Journal(tmp_path, WANTED).close()


def test_a_journal_of_another_version_is_left_alone(tmp_path):
    connection = sqlite3.connect(tmp_path / FILE)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(OutputError, match="another version"):
        Journal(tmp_path, WANTED)


def test_the_order_is_that_of_the_listing_without_sorting(tmp_path):
    with Journal(Path(tmp_path), WANTED) as journal:
        journal.begin({})
        for query in ("o.record", "o.failure"):
            plan = journal._connection.execute(
                f"EXPLAIN QUERY PLAN SELECT {query} FROM documents d CROSS JOIN wanted w CROSS JOIN outcomes o "
                "WHERE d.run = 1 AND o.place = d.place AND o.kind = w.kind ORDER BY d.position"
            ).fetchall()
            assert not any("TEMP B-TREE" in row[3] for row in plan)


def test_what_was_used_is_kept_though_its_document_never_was(tmp_path):
    with Journal(tmp_path, WANTED) as journal:
        journal.begin({})
        journal.list(entry(1))
        journal.all_listed()
        journal.spend(Usage(calls=2, failed=1, prompt_tokens=7))
    with Journal(tmp_path, WANTED) as journal:
        journal.begin({})
        journal.spend(Usage(calls=1))
        journal.commit(entry(1), outcomes(1))
        assert journal.usage() == (Usage(calls=1), Usage(calls=3, failed=1, prompt_tokens=7))


def steps_a_document(folder, documents):
    """How many steps the database takes for a document: to list it, look it up, commit it and write it out."""
    steps = count()
    with Journal(folder, WANTED) as journal:
        with journal.transaction() as database:
            database.set_progress_handler(lambda: next(steps) < 0, 10)
        journal.begin({})
        for number in range(documents):
            one = entry(number)
            journal.holder(one.id)
            journal.list(one)
            journal.state(one)
        journal.all_listed()
        for number in range(documents):
            one = entry(number)
            assert journal.holder(one.id) == one.place
            assert journal.expects(one)
            assert journal.state(one).wanting
            journal.commit(one, outcomes(number))
        assert len(list(journal.records("summary"))) == documents
        assert len(list(journal.failures())) == documents // 3
    return next(steps) / documents


def test_the_work_a_document_does_not_grow_with_the_documents(tmp_path):
    (tmp_path / "few").mkdir()
    (tmp_path / "many").mkdir()
    assert steps_a_document(tmp_path / "many", 3000) < 1.2 * steps_a_document(tmp_path / "few", 300)
