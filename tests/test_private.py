"""What is kept about a user's documents is the user's alone."""

from __future__ import annotations

import logging
import os
import stat
import sys

import pytest

from summarizer.llm import ResponseCache, Usage
from summarizer.llm.model_file import KnownModel, ModelFileError, fetch, model_path
from summarizer.private import private_file, private_folder

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture(params=[0o000, 0o022, 0o277], ids=oct)
def umask(request):
    before = os.umask(request.param)
    yield
    os.umask(before)


def test_the_cache_is_the_user_s_alone_whatever_the_umask(umask, tmp_path):
    cache = ResponseCache(tmp_path / "home" / "cache")
    cache.put("key", "answer", Usage())
    assert mode(cache.path.parent) == mode(tmp_path / "home") == 0o700
    assert {mode(path) for path in cache.path.parent.iterdir()} == {0o600}  # with its log and its index
    cache.close()


def test_the_models_folder_is_too(umask, tmp_path):
    with pytest.raises(ModelFileError):
        fetch(cache_dir=tmp_path / "cache", known=KnownModel("m.gguf", "0" * 64, 1))
    assert mode(model_path(tmp_path / "cache").parent) == mode(tmp_path / "cache") == 0o700


def test_an_own_folder_that_others_could_enter_is_closed_to_them(monkeypatch, tmp_path):
    monkeypatch.setattr("summarizer.llm.cache.user_cache_path", lambda *_, **__: tmp_path / "cache")
    (tmp_path / "cache").mkdir(mode=0o755)
    (tmp_path / "cache" / "answers.v1.sqlite3").touch(mode=0o644)
    cache = ResponseCache()
    cache.put("key", "answer", Usage())
    assert (mode(tmp_path / "cache"), mode(cache.path)) == (0o700, 0o600)
    assert cache.get("key") == "answer"
    cache.close()


def test_a_folder_that_the_user_has_named_is_left_as_it_is_and_that_is_told(caplog, tmp_path):
    tmp_path.chmod(0o755)
    cache = ResponseCache(tmp_path)
    with caplog.at_level(logging.WARNING):
        cache.put("key", "answer", Usage())
    assert f"type: chmod 700 {tmp_path}" in caplog.text
    assert (mode(tmp_path), mode(cache.path)) == (0o755, 0o600)
    cache.close()


def test_what_belongs_to_another_is_told_and_used(caplog, monkeypatch, tmp_path):
    def refuse(*_):
        raise PermissionError(1, "Operation not permitted")

    tmp_path.chmod(0o755)
    monkeypatch.setattr("pathlib.Path.chmod", refuse)
    assert private_folder(tmp_path) == tmp_path
    assert "cannot be changed (Operation not permitted)" in caplog.text


def test_a_file_in_the_place_of_the_folder_is_an_error(tmp_path):
    with pytest.raises(NotADirectoryError):
        private_folder(private_file(tmp_path / "cache"))
