from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from summarizer.errors import SettingsError
from summarizer.llm.settings import DEFAULT_OPENAI_MODEL, OPENAI_URL, VARIABLES, Settings

KEY = "sk-very-secret-0123456789"


def test_with_nothing_set_the_model_is_local():
    settings = Settings.from_env()
    assert settings.is_local
    assert settings.endpoint == "local"
    assert settings.mode == "json_schema"
    assert settings.cache


def test_a_key_alone_means_the_default_model_at_openai(monkeypatch):
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    settings = Settings.from_env()
    assert (settings.model, settings.endpoint) == (DEFAULT_OPENAI_MODEL, OPENAI_URL)


def test_a_base_url_alone_leaves_the_model_to_be_asked_for(monkeypatch):
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:11434/v1")
    settings = Settings.from_env()
    assert settings.model == ""
    assert not settings.is_local


def test_local_is_local_whatever_else_is_set(monkeypatch):
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:11434/v1")
    assert Settings.from_env(model="local").is_local


def test_the_address_of_openai_itself_gets_the_default_model():
    assert Settings(base_url="https://api.openai.com/v1/", api_key=KEY).model == DEFAULT_OPENAI_MODEL


@pytest.mark.parametrize(
    ("name", "text", "argument", "from_variable"),
    [
        ("model", "alpha", "beta", "alpha"),
        ("base_url", "http://a:1/v1", "http://b:2/v1", "http://a:1/v1"),
        ("api_key", "sk-aaaaaa", "sk-bbbbbb", "sk-aaaaaa"),
        ("strategy", "guided", "single", "guided"),
        ("mode", "tools", "json", "tools"),
        ("cache", "no", True, False),
        ("cache_dir", "/a", Path("/b"), Path("/a")),
        ("token_budget", "1000", 5, 1000),
        ("timeout_s", "1.5", 2.0, 1.5),
        ("deadline_s", "20", 30.0, 20.0),
        ("attempts", "1", 4, 1),
        ("context_tokens", "4096", 100, 4096),
        ("max_concurrency", "2", 3, 2),
        ("local_model", "a.gguf", Path("b.gguf"), Path("a.gguf")),
    ],
)
def test_an_argument_goes_before_the_environment(monkeypatch, name, text, argument, from_variable):
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:1/v1")
    monkeypatch.setenv(VARIABLES[name], f" {text} ")
    assert getattr(Settings.from_env(), name) == from_variable
    assert getattr(Settings.from_env(**{name: None}), name) == from_variable
    assert getattr(Settings.from_env(**{name: argument}), name) == argument


def test_every_setting_has_a_variable():
    assert set(VARIABLES) == {field.name for field in dataclasses.fields(Settings)}


def test_an_empty_variable_counts_as_not_set(monkeypatch):
    monkeypatch.setenv("OPENAI_API_KEY", "  ")
    monkeypatch.setenv("SUMMARIZER_ATTEMPTS", "")
    assert Settings.from_env() == Settings()


@pytest.mark.parametrize(
    ("variable", "text"),
    [
        ("SUMMARIZER_MODE", "xml"),
        ("SUMMARIZER_STRATEGY", "both"),
        ("SUMMARIZER_TIMEOUT", "soon"),
        ("SUMMARIZER_TIMEOUT", "nan"),
        ("SUMMARIZER_DEADLINE", "-1"),
        ("SUMMARIZER_ATTEMPTS", "0"),
        ("SUMMARIZER_ATTEMPTS", "2.5"),
        ("SUMMARIZER_TOKEN_BUDGET", "many"),
        ("SUMMARIZER_CACHE", "perhaps"),
        ("OPENAI_BASE_URL", "127.0.0.1:11434/v1"),
        ("OPENAI_BASE_URL", "ftp://example.org/v1"),
        ("OPENAI_BASE_URL", "http://[::1/v1"),
        ("OPENAI_BASE_URL", "http://host:port/v1"),
    ],
)
def test_a_value_that_makes_no_sense_is_named(monkeypatch, variable, text):
    monkeypatch.setenv(variable, text)
    with pytest.raises(SettingsError) as caught:
        Settings.from_env()
    assert variable in str(caught.value)


def test_a_model_without_anybody_to_ask_says_what_to_set():
    with pytest.raises(SettingsError, match=r"OPENAI_API_KEY.*OPENAI_BASE_URL.*'local'"):
        Settings(model="gpt-4.1")


@pytest.mark.parametrize("url", ["https://user:hunter2@example.org/v1", "https://hunter2@example.org/v1"])
def test_a_secret_in_the_address_is_refused_and_not_repeated(url):
    with pytest.raises(SettingsError) as caught:
        Settings(base_url=url)
    assert "hunter2" not in str(caught.value)
    assert "OPENAI_API_KEY" in str(caught.value)


@pytest.mark.parametrize("key", ["sk-secret\nx", "sk-sécret", "sk-\x00secret"])
def test_a_key_that_cannot_be_sent_is_refused_and_not_repeated(key):
    with pytest.raises(SettingsError) as caught:
        Settings(api_key=key)
    assert "secret" not in str(caught.value)
    assert "sécret" not in str(caught.value)


def test_the_key_is_not_in_the_representation():
    settings = Settings(api_key=KEY)
    assert KEY not in repr(settings)
    assert KEY not in f"{settings} {settings.limits}"


def test_the_path_of_a_model_file_means_that_file():
    settings = Settings(model="~/models/small.gguf")
    assert settings.is_local
    assert settings.local_model == Path("~/models/small.gguf").expanduser()


def test_at_an_endpoint_a_file_name_is_the_name_of_a_model():
    settings = Settings(model="small.gguf", base_url="http://127.0.0.1:8080/v1")
    assert (settings.model, settings.is_local) == ("small.gguf", False)


def test_limits_follow_the_model_unless_they_are_given():
    local = Settings().limits
    remote = Settings(api_key=KEY).limits
    assert local.max_concurrency == 1
    assert remote.max_concurrency > 1
    assert local.timeout_s > remote.timeout_s
    assert Settings(timeout_s=3, context_tokens=99).limits == dataclasses.replace(local, timeout_s=3, context_tokens=99)
