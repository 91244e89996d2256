"""Bad files end as errors with a hint or as honest documents, soon, and in little memory."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from summarizer.corpus.entry import printable
from summarizer.errors import DocumentError, EmptyDocument
from summarizer.readers import files, is_document, read
from tests.bad_files.corpus import FILES, LARGE, make
from tests.corpus.small import lines
from tests.llm.scripted_server import ScriptedServer, completion

pytestmark = [
    pytest.mark.integration,
    pytest.mark.skipif(sys.platform != "linux", reason="the files and the measuring are those of Linux"),
]

ROOT = Path(__file__).parents[2]
SMALL = FILES.keys() - LARGE
MOST = 500_000_000  # bytes
PATIENCE_S = 300  # for all files together, on a machine that has other work too
INSIDE = {"folder.txt", "folder.docx", "link-to-the-folder.txt"}  # folders are gone into, or left out


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("bad")
    make(made, SMALL)
    yield made
    (made / "locked-folder.txt").chmod(0o700)


@pytest.fixture
def endpoint():
    """A server that finds no claim in anything."""
    server = ScriptedServer()
    server.script(completion({"claims": []}))
    yield server
    server.stop()


def as_user(*command):
    """A command that has no more rights than a user, even if the superuser runs it."""
    if os.geteuid() != 0:
        return [sys.executable, "-P", *command]
    if shutil.which("setpriv") is None:
        pytest.skip("the superuser may read everything, and there is no setpriv to take that right from a process")
    rights = "-dac_override,-dac_read_search"
    return ["setpriv", f"--bounding-set={rights}", f"--inh-caps={rights}", sys.executable, "-P", *command]


def run(*command, folder, stdin=None, **environment):
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("COV_", "PYTHON"))}
    return subprocess.run(
        as_user("-m", *command),
        cwd=folder,
        env={**clean, "PYTHONPATH": str(ROOT), **environment},
        input=stdin,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=PATIENCE_S,
    )


def test_there_are_many():
    assert len(FILES) >= 300
    assert len({bad.ends for bad in FILES.values()}) >= 8


@pytest.mark.parametrize("names", [SMALL, LARGE], ids=["small", "large"])
def test_each_ends_as_it_should_soon_and_in_little_memory(folder, names):
    make(folder, names & LARGE)
    orders = json.dumps([(name, FILES[name].seconds) for name in sorted(names)])
    done = run("tests.bad_files.reading", str(folder), folder=folder, stdin=orders)
    for name in names & LARGE:
        (folder / name).unlink()
    assert (done.returncode, done.stderr) == (0, "")
    told = json.loads(done.stdout)
    assert len(told["ends"]) == len(names)
    assert {name: error for name, error, *_ in told["ends"] if error != FILES[name].ends} == {}
    for name, error, message, hint, seconds, own in told["ends"]:
        assert seconds < 60, name
        assert own < MOST, name
        if error:
            assert hint.strip(), name
            assert printable(name) in printable(message), message
    # one process holds the bytes of a file, another reads them, but for plain text
    own = [own for name, *_, own in told["ends"] if not name.startswith("device") and not name.endswith(".txt")]
    assert told["readers"] + max(own) < MOST


def expected_in_a_folder():
    """The files that are documents by their names and kinds, and of these the ones that cannot be read."""
    special = ("pipe", "socket", "device")
    found = {
        name
        for name in SMALL - INSIDE
        if (is_document(Path(name)) and not name.startswith((*special, "."))) or name == "locked-folder.txt"
    }
    return found, {name for name in found if FILES[name].ends}


def test_claims_of_a_folder_of_them(folder, endpoint):
    found, bad = expected_in_a_folder()
    done = run(
        *("summarizer", "claims", ".", "--format", "json", "--no-cache", "--quiet", "--strategy", "single"),
        folder=folder,
        OPENAI_BASE_URL=endpoint.base_url,
    )
    assert done.returncode == 1, done.stderr[-2000:]
    assert "Traceback" not in done.stderr
    assert "Unexpected" not in done.stderr
    told = done.stderr.splitlines()
    errors = [at for at, line in enumerate(told) if line.startswith("Error: ")]
    assert len(errors) == len(bad)
    assert all(told[at + 1].startswith("  ") for at in errors)
    assert len(json.loads(done.stdout)) == len(found - bad)


def test_a_run_over_a_folder_of_them(folder, endpoint, tmp_path):
    found, bad = expected_in_a_folder()
    out = tmp_path / "out"
    options = ("--out", str(out), "--records", "claims", "--no-cache", "--strategy", "single")
    tables = tmp_path / "tables"
    tables.mkdir()
    (tables / "broken.parquet").write_bytes(b"PAR1" + bytes(64))
    (tables / "rows.jsonl").write_text('{"text": "They signed it."}\n{"text": \n')
    done = run(
        *("summarizer", "run", ".", str(tables), "nothing-here/*.txt", *options),
        folder=folder,
        OPENAI_BASE_URL=endpoint.base_url,
    )
    assert done.returncode == 1, done.stderr[-2000:]
    assert "Traceback" not in done.stderr
    failures = {line["document"]: line for line in lines(out / "failures.jsonl")}
    others = {str(tables / "broken.parquet"), str(tables / "rows.jsonl") + ":2", "nothing-here/*.txt"}
    assert failures.keys() == {printable(name) for name in bad} | others
    for name in bad:
        assert failures[printable(name)]["error"] == FILES[name].ends
    assert all(line["message"] and line["hint"] and not line["retryable"] for line in failures.values())
    assert len(lines(out / "claims.jsonl")) == len(found - bad) + 1


def test_a_file_that_vanishes_while_others_are_read(tmp_path, endpoint):
    for name in ("a.txt", "b.txt", "c.txt"):  # the next one is read before it is its turn
        (tmp_path / name).write_text(f"The minister said that {name} is in force.")

    def gone(request):
        (tmp_path / "c.txt").unlink(missing_ok=True)
        return completion({"claims": []})

    endpoint.script(gone)
    options = ("--out", "out", "--records", "claims", "--no-cache", "--strategy", "single", "--concurrency", "1")
    done = run(
        "summarizer", "run", "a.txt", "b.txt", "c.txt", *options, folder=tmp_path, OPENAI_BASE_URL=endpoint.base_url
    )
    assert done.returncode == 1, done.stderr
    (failure,) = lines(tmp_path / "out" / "failures.jsonl")
    assert (failure["document"], failure["error"]) == ("c.txt", "DocumentNotFound")


def test_a_pipe_is_read_to_its_end_and_waited_for_no_longer_than_needed(tmp_path, monkeypatch):
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    writer = subprocess.Popen(
        ["sh", "-c", 'sleep 0.2; (printf "They "; sleep 0.2; printf "signed.") > "$0"', str(pipe)]
    )
    assert read(pipe).text == "They signed."
    assert writer.wait() == 0
    monkeypatch.setattr(files, "PATIENCE_S", 0.1)
    with pytest.raises(DocumentError, match=r"Nothing came through .*pipe\.txt within 0\.1 s"):
        read(pipe)
    with pytest.raises(EmptyDocument):
        read("/dev/null")


def test_a_reader_that_breaks_down_is_replaced(tmp_path):
    """A file that kills the library of its format costs nothing else."""
    text = tmp_path / "a.md"
    text.write_text("They *signed* it.")
    assert read(text).text == "They signed it."
    for child in Path("/proc").glob("[0-9]*/cmdline"):
        if b"readers/_child.py" in child.read_bytes() and _parent(child) == os.getpid():
            os.kill(int(child.parent.name), 9)
    with pytest.raises(DocumentError, match="broke the reader"):
        read(text)
    assert read(text).text == "They signed it."


def _parent(entry):
    return int(entry.with_name("stat").read_text().rpartition(")")[2].split()[1])
