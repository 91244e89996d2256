"""``summarizer doctor``."""

from __future__ import annotations

import re

import pytest

from summarizer.cli import doctor


@pytest.fixture
def installed(monkeypatch):
    """Sets which packages are installed."""

    def only(*names):
        monkeypatch.setattr(doctor, "_version", lambda name: "1.0" if name in names else None)

    return only


ALL = ("openai", "instructor", "pydantic", "typer", "xllamacpp", "huggingface-hub")
FILES = ("pypdfium2", "python-docx", "trafilatura")


def test_a_new_user_is_told_how_to_get_the_model(cli, installed):
    installed(*ALL, *FILES)
    done = cli("doctor")
    assert done.exit_code == 2
    assert "type: summarizer model fetch" in done.stdout
    assert "Not ready yet" in done.stdout


def test_without_the_local_extra_there_is_no_local_model(cli, installed, tmp_path, monkeypatch):
    installed("openai", *FILES)
    (tmp_path / "own.gguf").write_bytes(b"GGUF....")
    monkeypatch.setenv("SUMMARIZER_LOCAL_MODEL", str(tmp_path / "own.gguf"))
    done = cli("doctor")
    assert done.exit_code == 2
    assert "pip install 'treaty-summarizer[local]'" in done.stdout
    installed(*ALL, *FILES)
    done = cli("doctor")
    assert done.exit_code == 0
    assert "Missing" not in done.stdout


def test_with_an_endpoint_the_local_model_is_not_needed(cli, installed, monkeypatch):
    installed("openai")
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    done = cli("doctor")
    assert done.exit_code == 0
    assert "http://127.0.0.1:9/v1 (not contacted)" in done.stdout
    assert "OPENAI_API_KEY is not set" in done.stdout
    assert "pip install 'treaty-summarizer[files]'" in done.stdout
    assert "Ready, if the endpoint answers." in done.stdout


def test_the_key_is_never_shown(cli, monkeypatch):
    monkeypatch.setenv("OPENAI_API_KEY", "sk-very-secret")
    done = cli("doctor")
    assert "OPENAI_API_KEY is set" in done.stdout
    assert "secret" not in done.stdout + done.stderr


def test_a_wrong_setting_is_told_with_its_remedy(cli, monkeypatch):
    monkeypatch.setenv("SUMMARIZER_MODE", "psychic")
    done = cli("doctor")
    assert done.exit_code == 2
    assert "mode is 'psychic'" in done.stdout
    assert "json_schema" in done.stdout


def test_a_model_file_that_is_none_is_told(cli, monkeypatch, tmp_path):
    (tmp_path / "own.gguf").write_text("no model", encoding="utf-8")
    monkeypatch.setenv("SUMMARIZER_LOCAL_MODEL", str(tmp_path / "own.gguf"))
    done = cli("doctor")
    assert done.exit_code == 2
    assert "not a GGUF model" in done.stdout


def test_a_wrong_file_in_the_place_of_the_model_is_told(cli, monkeypatch, tmp_path):
    from summarizer.llm import model_file

    monkeypatch.setenv("SUMMARIZER_CACHE_DIR", str(tmp_path))
    path = model_file.model_path()
    path.parent.mkdir(parents=True)
    path.write_bytes(b"GGUF....")
    done = cli("doctor")
    assert done.exit_code == 2
    assert "is not the right file" in done.stdout


def test_the_cache_has_a_size(cli, monkeypatch, tmp_path):
    from summarizer.llm import ResponseCache, Usage

    monkeypatch.setenv("SUMMARIZER_CACHE_DIR", str(tmp_path))
    kept = ResponseCache(tmp_path)
    kept.put("key", "x" * 400_000, Usage())
    kept.close()
    assert re.search(r" \(4\d\d kB of answers\)\n", cli("doctor").stdout)
    monkeypatch.setenv("SUMMARIZER_CACHE", "0")
    assert "switched off" in cli("doctor").stdout


def test_names_of_settings_are_shown_and_not_their_values(cli, monkeypatch):
    monkeypatch.setenv("OPENAI_API_KEY", "sk-very-secret")
    monkeypatch.setenv("SUMMARIZER_ATTEMPTS", "2")
    assert "set: OPENAI_API_KEY, SUMMARIZER_ATTEMPTS" in cli("doctor").stdout
