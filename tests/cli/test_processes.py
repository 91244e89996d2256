"""The commands as a user runs them: a process of their own, and a real endpoint on the loopback interface."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

pytestmark = pytest.mark.integration

PATIENCE = 60  # seconds; a loaded machine is slow


def ends(process):
    out, err = process.communicate(timeout=PATIENCE)
    return process.returncode, out, err


@pytest.mark.parametrize(
    ("command", "record"), [("summarize", "parties"), ("claims", "claims"), ("brief", "key_judgements")]
)
def test_a_record_from_a_real_endpoint(start, server, article, command, record):
    code, out, err = ends(start(command, article, "--base-url", server.base_url, "--format", "json"))
    assert code == 0, err
    assert record in json.loads(out)
    assert err.startswith("Reading aachen: ")
    calls = len(server.requests)
    assert err.splitlines()[-1].startswith(f"Used {calls} call")
    again = start(command, article, "--base-url", server.base_url, "--format", "json", "--quiet")
    assert ends(again)[::2] == (0, "")
    assert len(server.requests) == calls  # answered from the cache
    anew = start(command, article, "--base-url", server.base_url, "--no-cache", "-o", "out.md")
    assert ends(anew)[:2] == (0, "")
    assert len(server.requests) == 2 * calls


def test_the_key_goes_to_the_endpoint_and_nowhere_else(start, server, article):
    server.script(server.error(401, "Incorrect key sk-very-secret."))
    code, out, err = ends(start("summarize", article, "--base-url", server.base_url, OPENAI_API_KEY="sk-very-secret"))
    assert (code, out) == (4, "")
    assert server.requests[0].headers["authorization"] == "Bearer sk-very-secret"
    assert "secret" not in err


def test_an_endpoint_that_is_not_there(start, article):
    code, out, err = ends(
        start("brief", article, "--base-url", "http://127.0.0.1:9/v1", "--model", "m", SUMMARIZER_DEADLINE="1")
    )
    assert (code, out) == (4, "")
    assert "Traceback" not in err
    assert err.splitlines()[-2].startswith("Error: ")
    assert err.splitlines()[-1].startswith("  ")


def test_other_commands_run_as_processes_too(start):
    assert ends(start("schema"))[::2] == (0, "")
    assert ends(start("schema", "--check"))[::2] == (0, "")
    assert ends(start("doctor", OPENAI_API_KEY="sk-x"))[::2] == (0, "")
    assert ends(start("model", "path"))[::2] == (0, "")
    assert ends(start("model", "status"))[0] == 4


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT for one process")
@pytest.mark.parametrize("command", ["summarize", "brief"])
def test_ctrl_c_ends_it_at_once_and_leaves_nothing(start, server, article, tmp_path, command):
    server.script(server.reply({}, hang=PATIENCE))
    process = start(command, article, "--base-url", server.base_url, "-o", "out.md")
    assert server.received.wait(PATIENCE)
    asked = time.monotonic()
    process.send_signal(signal.SIGINT)
    code, out, err = ends(process)
    assert (code, out) == (130, "")
    assert err.splitlines()[-1] == "Interrupted."
    assert "Traceback" not in err
    assert "Exception" not in err
    assert time.monotonic() - asked < PATIENCE / 2
    assert [path.name for path in tmp_path.iterdir()] == ["aachen.txt"]


FAKE_LLAMA = """
import os, time
from pathlib import Path
from types import SimpleNamespace as Names

llama_load_mode = Names(LLAMA_LOAD_MODE_NONE=0)

class CommonParams(Names):
    def __init__(self):
        super().__init__(model=Names(), cpuparams=Names(), cpuparams_batch=Names())

class Server:
    def __init__(self, params):
        Path(os.environ["FAKE_PID"]).write_text(str(os.getpid()))
        time.sleep(float(os.environ["FAKE_LOADING"]))
        self.listening_address = os.environ["FAKE_ADDRESS"]
"""


def is_gone(pid):
    for _ in range(100):
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        if (
            Path(f"/proc/{pid}/stat").exists()
            and Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
        ):
            return True  # ended, and nobody has asked how
        time.sleep(0.05)
    return False


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT for one process")
@pytest.mark.parametrize("loading", ["0", "30"], ids=["while it answers", "while it loads"])
def test_ctrl_c_ends_the_local_model_too(start, server, article, tmp_path, loading):
    modules = tmp_path / "modules"
    modules.mkdir()
    (modules / "xllamacpp.py").write_text(FAKE_LLAMA, encoding="utf-8")
    (tmp_path / "own.gguf").write_bytes(b"GGUF....")
    server.script(server.reply({}, hang=PATIENCE))
    process = start(
        *("summarize", article, "--strategy", "single", "--model", tmp_path / "own.gguf"),
        PYTHONPATH=os.pathsep.join([str(modules), str(Path(__file__).parents[2])]),
        FAKE_PID=str(tmp_path / "pid"),
        FAKE_LOADING=loading,
        FAKE_ADDRESS=server.base_url.removesuffix("/v1"),
    )
    if loading == "0":
        assert server.received.wait(PATIENCE)
    until = time.monotonic() + PATIENCE
    while not (tmp_path / "pid").exists() or not (tmp_path / "pid").read_text():
        assert time.monotonic() < until
        time.sleep(0.02)
    asked = time.monotonic()
    process.send_signal(signal.SIGINT)
    code, out, err = ends(process)
    assert (code, out) == (130, "")
    assert err.splitlines()[-1] == "Interrupted."
    assert "Traceback" not in err
    assert time.monotonic() - asked < 15
    assert is_gone(int((tmp_path / "pid").read_text()))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other pipes")
@pytest.mark.parametrize("arguments", [("summarize", "aachen.txt"), ("schema",), ("doctor",)], ids=" ".join)
def test_a_reader_that_has_seen_enough_is_no_error(server, article, tmp_path, arguments):
    endpoint = {"OPENAI_BASE_URL": server.base_url, "PYTHONPATH": str(Path(__file__).parents[2])}
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [sys.executable, "-m", "summarizer", *arguments],
        cwd=tmp_path,
        env={**os.environ, **endpoint},
        stdout=write,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
        timeout=PATIENCE,
    )
    os.close(write)
    assert done.returncode == 0
    assert "Broken" not in done.stderr
    assert "Exception" not in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other pipes")
def test_nobody_listening_to_progress_is_no_error(server, article, tmp_path):
    endpoint = {"OPENAI_BASE_URL": server.base_url, "PYTHONPATH": str(Path(__file__).parents[2])}
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [sys.executable, "-m", "summarizer", "summarize", "aachen.txt"],
        cwd=tmp_path,
        env={**os.environ, **endpoint},
        stdout=subprocess.PIPE,
        stderr=write,
        encoding="utf-8",
        check=False,
        timeout=PATIENCE,
    )
    os.close(write)
    assert done.returncode == 0
    assert "Treaty of Aachen" in done.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other shells")
@pytest.mark.parametrize(
    ("arguments", "closed", "code"),
    [
        ("claims -", "<&-", 2),
        ("claims aachen.txt", "2>&-", 0),
        ("claims aachen.txt", ">&-", 0),
        ("claims aachen.txt", "<&- >&- 2>&-", 0),
        ("claims missing.txt", "2>&-", 2),
    ],
)
def test_a_stream_that_is_closed_is_no_fault(server, article, tmp_path, arguments, closed, code):
    done = subprocess.run(
        ["sh", "-c", f'"$0" -m summarizer {arguments} {closed}', sys.executable],
        cwd=tmp_path,
        env={**os.environ, "OPENAI_BASE_URL": server.base_url, "PYTHONPATH": str(Path(__file__).parents[2])},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=PATIENCE,
    )
    assert done.returncode == code, done.stderr
    assert "Unexpected" not in done.stderr
    assert ("is empty" in done.stderr) == ("-" in arguments.split())
    assert ("takes effect" in done.stdout) == (closed == "2>&-" and code == 0)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other pipes")
def test_a_reader_that_leaves_early_changes_no_exit_code(article, tmp_path):
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [sys.executable, "-m", "summarizer", "doctor"],
        cwd=tmp_path,
        env={**os.environ, "SUMMARIZER_MODE": "odd", "PYTHONPATH": str(Path(__file__).parents[2])},
        stdout=write,
        stderr=subprocess.PIPE,
        check=False,
        timeout=PATIENCE,
    )
    os.close(write)
    assert (done.returncode, done.stderr) == (2, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full here")
def test_a_full_disk_is_told(server, article, tmp_path):
    endpoint = {"OPENAI_BASE_URL": server.base_url, "PYTHONPATH": str(Path(__file__).parents[2])}
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(
            [sys.executable, "-m", "summarizer", "summarize", "aachen.txt"],
            cwd=tmp_path,
            env={**os.environ, **endpoint},
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
            timeout=PATIENCE,
        )
    assert done.returncode == 2
    assert "No space left on device" in done.stderr
    assert "Exception" not in done.stderr


def test_text_is_written_as_utf_8_whatever_the_locale(start, server, tmp_path):
    (tmp_path / "a.txt").write_text("France and Germany signed the “Treaty of Aachen”.", encoding="utf-8")
    code, out, err = ends(
        start("summarize", "a.txt", "--base-url", server.base_url, PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    )
    assert code == 0, err
    assert "“Treaty of Aachen”" in out


@pytest.mark.parametrize(
    "arguments", [["--help"], ["--version"], ["brief", "--help"], ["model", "--help"], ["eval", "--help"]], ids=" ".join
)
def test_help_is_quick_because_it_loads_little(arguments):
    code = "import sys; from summarizer.cli import main\ntry: main()\nfinally: print(*sys.modules, file=sys.stderr)"
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, encoding="utf-8", check=False, timeout=PATIENCE
    )
    assert done.returncode == 0
    loaded = {name.partition(".")[0] for name in done.stderr.split()}
    heavy = {
        "openai",
        "instructor",
        "rich",
        "jinja2",
        "trafilatura",
        "sqlite3",
        "asyncio",
        "httpx",
        "yaml",
        "numpy",
        "scipy",
    }
    if arguments == ["--help"]:
        heavy.add("pydantic")  # typer itself loads it to show a command's options
    assert "typer" in loaded
    assert loaded & heavy == set()
