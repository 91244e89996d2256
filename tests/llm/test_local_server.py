"""The local model's server: one child process, a random key, ready or a clear error, and ended with its parent.

All but the live tests run the real child against a stand-in for ``xllamacpp`` that loads nothing.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from summarizer.errors import MissingExtra, ModelFileError, ModelServerCrashed
from summarizer.llm.local_server import LocalServer, shared
from summarizer.llm.model_file import model_path

posix = pytest.mark.skipif(os.name != "posix", reason="signals")

FAKE = """
import ctypes, http.server, os, sys, threading
from types import SimpleNamespace

print("a library that talks")
print("W the log's first line", file=sys.stderr, flush=True)
kind = os.environ.get("FAKE_MODEL", "")
if kind == "unusable":
    raise ImportError("libgomp.so.1 is missing")

llama_load_mode = SimpleNamespace(LLAMA_LOAD_MODE_NONE=0)

def CommonParams():
    return SimpleNamespace(model=SimpleNamespace(), cpuparams=SimpleNamespace(), cpuparams_batch=SimpleNamespace())

class Server:
    def __init__(self, params):
        if kind == "bad file":
            print("E tensor data is not within the file bounds", file=sys.stderr, flush=True)
            raise RuntimeError("Failed to init server")
        if kind == "dies":
            print("E " + "x" * 5000, file=sys.stderr)
            print("E out of memory", file=sys.stderr, flush=True)
            os._exit(7)
        if kind == "loads for ever":  # and holds the interpreter's lock meanwhile, as xllamacpp does
            ctypes.PyDLL(None).sleep(60)
        key = params.api_keys[0]
        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                self.send_response(200 if self.headers["Authorization"] == "Bearer " + key else 401)
                self.end_headers()
            def log_message(self, *_):
                pass
        server = http.server.HTTPServer((params.hostnames[0], params.port), Handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        self.listening_address = "http://127.0.0.1:%d" % server.server_address[1]
"""

PARENT = """
import sys, threading, time
from pathlib import Path
from summarizer.llm.local_server import shared
server = shared(Path(sys.argv[1]))
def tell():
    while server._process is None:
        time.sleep(0.01)
    print(server._process.pid, flush=True)
threading.Thread(target=tell, daemon=True).start()
server.start()
print("ready", flush=True)
if sys.argv[2:] == ["fork"]:
    import os
    if os.fork() == 0:  # holds a copy of everything that its parent has open
        time.sleep(60)
if sys.argv[2:] != ["end"]:
    time.sleep(60)
"""


@pytest.fixture
def gguf(tmp_path):
    path = tmp_path / "model.gguf"
    path.write_bytes(b"GGUF, and nothing more")
    return path


@pytest.fixture
def fake(tmp_path, monkeypatch):
    """Put the stand-in for xllamacpp where this process and its children find it; returns how to choose its kind."""
    folder = tmp_path / "modules"
    folder.mkdir()
    (folder / "xllamacpp.py").write_text(FAKE)
    monkeypatch.syspath_prepend(str(folder))
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(folder), *filter(None, sys.path)]))
    return lambda kind: monkeypatch.setenv("FAKE_MODEL", kind)


def gone(pid, seconds=10.0):
    """Whether a process is gone, or a zombie that its new parent has not collected yet, within a time."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        listed = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True, check=False)
        if not listed.stdout.strip() or listed.stdout.startswith("Z"):
            return True
        time.sleep(0.05)
    return False


def answer(server, key):
    request = urllib.request.Request(server.base_url + "/models", headers={"Authorization": f"Bearer {key}"})
    try:
        with urllib.request.urlopen(request, timeout=10) as response:
            return response.status
    except urllib.error.HTTPError as error:
        with error:
            return error.code


@contextlib.contextmanager
def parent(path, *arguments):
    """A Python process that uses the shared server; gives it and the server's process id."""
    command = [sys.executable, "-c", PARENT, str(path), *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, start_new_session=True) as process:
        try:
            yield process, int(process.stdout.readline())
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)


@pytest.mark.integration
class TestRunning:
    def test_the_folder_for_states_is_made_and_the_user_s_alone(self, gguf, fake, tmp_path):
        folder = tmp_path / "cache" / "states"
        with LocalServer(gguf, states=folder):
            assert folder.stat().st_mode & 0o077 == 0

    def test_it_runs_without_a_folder_for_states_where_none_can_be_made(self, gguf, fake, tmp_path):
        (tmp_path / "cache").write_text("a file")
        with LocalServer(gguf, states=tmp_path / "cache" / "states") as server:
            assert answer(server, server.api_key) == 200

    def test_it_listens_on_loopback_and_asks_for_the_key(self, gguf, fake):
        with LocalServer(gguf) as server:
            assert server.base_url.startswith("http://127.0.0.1:")
            assert server.base_url.endswith("/v1")
            assert answer(server, server.api_key) == 200
            assert answer(server, "guessed") == 401

    def test_each_server_has_a_key_of_its_own_that_other_users_cannot_see(self, gguf, fake):
        with LocalServer(gguf) as server:
            assert server.api_key != LocalServer(gguf).api_key
            assert len(server.api_key) >= 32
            listed = subprocess.run(
                ["ps", "-o", "args=", "-p", str(server.pid)], capture_output=True, text=True, check=True
            )
            assert "_serve.py" in listed.stdout
            assert server.api_key not in listed.stdout
            assert server.api_key not in repr(server)

    def test_stop_ends_the_child_and_start_begins_anew(self, gguf, fake):
        server = LocalServer(gguf)
        assert (server.alive(), server.base_url, server.pid) == (False, "", None)
        server.start()
        first = server.pid
        server.stop()
        assert not server.alive()
        assert gone(first)
        server.stop()
        server.start()
        assert server.alive()
        assert server.pid != first
        server.stop()

    def test_start_of_a_running_server_does_nothing(self, gguf, fake):
        with LocalServer(gguf) as server:
            before = server.pid
            server.start()
            assert server.pid == before

    def test_many_threads_start_one_child(self, gguf, fake):
        server = LocalServer(gguf)
        together = threading.Barrier(6)

        def start(_):
            together.wait()
            server.start()
            return server.pid, server.base_url

        with ThreadPoolExecutor(6) as pool:
            seen = set(pool.map(start, range(6)))
        server.stop()
        assert len(seen) == 1

    def test_a_library_that_prints_does_not_disturb(self, gguf, fake):
        with LocalServer(gguf) as server:
            assert "a library that talks" in server.log

    @posix
    def test_a_crash_is_seen_explained_and_can_be_repaired(self, gguf, fake):
        with LocalServer(gguf) as server:
            first = server.pid
            os.kill(first, signal.SIGKILL)
            assert gone(first)
            assert not server.alive()
            error = server.crash()
            assert isinstance(error, ModelServerCrashed)
            assert error.retryable
            assert "status -9" in str(error)
            assert "the log's first line" in str(error)
            server.start()
            assert answer(server, server.api_key) == 200


@pytest.mark.integration
class TestStartFails:
    def test_a_file_that_cannot_be_loaded(self, gguf, fake):
        fake("bad file")
        server = LocalServer(gguf)
        with pytest.raises(ModelFileError, match="not within the file bounds") as caught:
            server.start()
        assert "summarizer model fetch" in caught.value.hint
        assert not server.alive()

    def test_a_child_that_dies(self, gguf, fake):
        fake("dies")
        with pytest.raises(ModelServerCrashed, match=r"ended with status 7.*out of memory") as caught:
            LocalServer(gguf).start()
        assert len(str(caught.value)) < 2000

    def test_a_child_that_is_never_ready_is_ended(self, gguf, fake):
        fake("loads for ever")
        server = LocalServer(gguf, start_seconds=1)
        with pytest.raises(ModelServerCrashed, match=r"not ready after 1 seconds.*first line"):
            server.start()
        assert not server.alive()

    def test_a_library_that_cannot_be_imported(self, gguf, fake):
        fake("unusable")
        with pytest.raises(MissingExtra, match="libgomp"):
            LocalServer(gguf).start()


class TestStartRefused:
    def test_without_the_extra(self, gguf, monkeypatch):
        monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
        with pytest.raises(MissingExtra, match="not installed") as caught:
            LocalServer(gguf).start()
        assert "pip install 'treaty-summarizer[local]'" in caught.value.hint

    def test_without_a_model_file(self, tmp_path):
        with pytest.raises(ModelFileError, match="There is no model file"):
            LocalServer(tmp_path / "absent.gguf").start()

    def test_with_a_file_of_another_kind(self, tmp_path):
        (tmp_path / "own.gguf").write_text("text")
        with pytest.raises(ModelFileError, match="not a GGUF model"):
            LocalServer(tmp_path / "own.gguf").start()


class TestShared:
    def test_one_server_a_model_and_size(self, gguf):
        assert shared(gguf) is shared(gguf)
        assert shared(gguf) is not shared(gguf, context_tokens=4096)


@posix
@pytest.mark.integration
class TestEndsWithItsParent:
    def test_after_a_normal_end(self, gguf, fake):
        with parent(gguf, "end") as (process, child):
            assert process.wait(20) == 0
            assert gone(child)

    def test_after_a_kill(self, gguf, fake):
        with parent(gguf) as (process, child):
            assert process.stdout.readline() == "ready\n"
            process.kill()
            assert gone(child)

    @pytest.mark.skipif(sys.platform != "linux", reason="the kernel's signal at the end of a pipe")
    def test_after_a_kill_while_the_model_loads(self, gguf, fake):
        fake("loads for ever")
        with parent(gguf) as (process, child):
            time.sleep(1)
            process.kill()
            assert gone(child)

    def test_after_a_kill_while_a_forked_process_lives_on(self, gguf, fake):
        with parent(gguf, "fork") as (process, child):
            assert process.stdout.readline() == "ready\n"
            time.sleep(0.2)
            process.kill()
            assert gone(child)

    def test_after_an_interrupt_that_the_terminal_sends_to_all(self, gguf, fake):
        with parent(gguf) as (process, child):
            assert process.stdout.readline() == "ready\n"
            os.kill(child, signal.SIGINT)
            time.sleep(0.2)
            assert not gone(child, 0.1)
            os.killpg(process.pid, signal.SIGINT)
            process.wait(20)
            assert gone(child)


@pytest.mark.live
class TestRealModel:
    @pytest.fixture
    def model(self):
        path = Path(os.environ.get("SUMMARIZER_LOCAL_MODEL") or model_path())
        if not path.is_file():
            pytest.skip("the local model is not there: summarizer model fetch")
        return path

    def test_it_is_ready_in_time_and_answers(self, model):
        seconds = []
        with LocalServer(model) as server:
            for _ in range(3):  # the machine may be busy with something else
                server.stop()
                started = time.monotonic()
                server.start()
                seconds.append(time.monotonic() - started)
            assert min(seconds) < 10
            body = {
                "messages": [{"role": "user", "content": "Answer yes or no: is Paris in France?"}],
                "max_tokens": 5,
                "temperature": 0,
            }
            request = urllib.request.Request(
                server.base_url + "/chat/completions",
                json.dumps(body).encode(),
                {"Authorization": f"Bearer {server.api_key}", "Content-Type": "application/json"},
            )
            with urllib.request.urlopen(request, timeout=60) as response:
                assert "yes" in json.load(response)["choices"][0]["message"]["content"].lower()
            request.add_header("Authorization", "Bearer guessed")
            with pytest.raises(urllib.error.HTTPError, match="401") as refused:
                urllib.request.urlopen(request, timeout=60)
            refused.value.close()
            assert not any("Paris" in line for line in server.log)

    def test_it_ends_when_its_parent_is_killed_while_it_loads(self, model):
        with parent(model) as (process, child):
            time.sleep(1)
            process.kill()
            assert gone(child, 3)

    def test_a_cut_file_is_explained(self, model, tmp_path):
        cut = tmp_path / "cut.gguf"
        with model.open("rb") as whole:
            cut.write_bytes(whole.read(50_000_000))
        with pytest.raises(ModelFileError, match="corrupted or incomplete"):
            LocalServer(cut).start()
