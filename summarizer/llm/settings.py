"""Which model to ask, and how: by argument, then environment, then default."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, Literal, TypedDict, Unpack, get_args
from urllib.parse import urlsplit

from summarizer.errors import SettingsError
from summarizer.llm.model import Strategy

__all__ = [
    "DEFAULT_OPENAI_MODEL",
    "LOCAL",
    "OPENAI_URL",
    "VARIABLES",
    "Limits",
    "Mode",
    "Options",
    "Overrides",
    "Settings",
]

LOCAL = "local"
"""The model name that always means the embedded model."""

OPENAI_URL = "https://api.openai.com/v1"
"""The endpoint when a key is given and no base URL."""

DEFAULT_OPENAI_MODEL = "gpt-4.1-mini"
"""The model at OpenAI when none is named: it takes a JSON Schema and a temperature, and does not spend output tokens on
reasoning."""

Mode = Literal["json_schema", "tools", "json", "md_json"]
"""How the schema reaches the model.

``json_schema``: as response format, which constrains the output. ``tools``: as the parameters of a function.
``json``: as text in the prompt, with the endpoint's JSON mode. ``md_json``: as text in the prompt, and nothing else.
"""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a model is given when the caller does not say.

    Attributes:
        timeout_s: longest wait for one request, in seconds.
        deadline_s: longest time for one question, all attempts and waits together, in seconds.
        context_tokens: what one call may read and write, in tokens.
        max_concurrency: requests under way at once, for each event loop.
    """

    timeout_s: float
    deadline_s: float
    context_tokens: int
    max_concurrency: int


_POSITIVE = (
    "token_budget", "timeout_s", "deadline_s", "attempts", "context_tokens", "max_concurrency", "requests_per_minute",
)  # fmt: skip

_LOCAL_LIMITS = Limits(timeout_s=900, deadline_s=1800, context_tokens=8_192, max_concurrency=1)
_OPENAI_LIMITS = Limits(timeout_s=120, deadline_s=600, context_tokens=128_000, max_concurrency=8)
_OTHER_LIMITS = Limits(timeout_s=300, deadline_s=900, context_tokens=32_768, max_concurrency=8)


class Options(TypedDict, total=False):
    """What can be set beside the model's name, see :class:`Settings`; ``None`` means not given."""

    base_url: str | None
    api_key: str | None
    strategy: Strategy | None
    mode: Mode | None
    cache: bool | None
    cache_dir: Path | str | None
    token_budget: int | None
    timeout_s: float | None
    deadline_s: float | None
    attempts: int | None
    context_tokens: int | None
    max_concurrency: int | None
    requests_per_minute: float | None
    local_model: Path | str | None


class Overrides(Options, total=False):
    """The arguments of :meth:`Settings.from_env`; ``None`` means not given."""

    model: str | None


@dataclass(frozen=True)
class Settings:
    """Everything that decides which model is asked, and how.

    With neither key nor base URL nor model, the model is ``local``. With a key alone, it is the default model at
    OpenAI. With a base URL and no model, it is the one model that the endpoint lists.

    Args:
        model: the model's name at the endpoint; ``local`` for the embedded model, whatever else is set; or, without a
            base URL, the path of a ``.gguf`` file, which is then the embedded model.
        base_url: an OpenAI-compatible endpoint, usually ending in ``/v1``.
        api_key: sent as a bearer token; never printed, logged, stored or pickled. An endpoint given by ``base_url``
            without a key gets the key ``none``, which Ollama and llama.cpp ignore.
        strategy: ``single`` or ``guided``; ``None`` follows the model (guided for ``local``).
        mode: how the schema reaches the model, see :data:`Mode`.
        cache: whether valid answers are kept and used again.
        cache_dir: folder of that cache and of the local model's file; ``None`` for the user's cache folder.
        token_budget: most tokens of a run, prompt and completion together; ``None`` for no limit.
        timeout_s: longest wait for one request, in seconds; ``None`` follows the model.
        deadline_s: longest time for one question with all its attempts, in seconds; ``None`` follows the model.
        attempts: how often a question is asked until the answer fits the schema.
        context_tokens: what one call may read and write, in tokens; ``None`` follows the model.
        max_concurrency: requests under way at once, for each event loop; ``None`` follows the model. There are fewer
            while the endpoint asks to slow down.
        requests_per_minute: most requests sent in a minute, for each event loop; ``None`` for no limit.
        local_model: GGUF file of the embedded model; ``None`` for the one that ``summarizer model fetch`` keeps.

    Raises:
        SettingsError: a value is out of range, or two of them contradict each other.

    >>> Settings().model
    'local'
    >>> Settings(api_key="sk-secret")  # doctest: +ELLIPSIS
    Settings(model='gpt-4.1-mini', base_url=None, strategy=None, ...)
    """

    model: str = ""
    base_url: str | None = None
    api_key: str | None = field(default=None, repr=False)
    strategy: Strategy | None = None
    mode: Mode = "json_schema"
    cache: bool = True
    cache_dir: Path | None = None
    token_budget: int | None = None
    timeout_s: float | None = None
    deadline_s: float | None = None
    attempts: int = 3
    context_tokens: int | None = None
    max_concurrency: int | None = None
    requests_per_minute: float | None = None
    local_model: Path | None = None

    def __post_init__(self) -> None:
        if self.model.endswith(".gguf") and not self.base_url:
            object.__setattr__(self, "local_model", Path(self.model).expanduser())
            object.__setattr__(self, "model", LOCAL)
        self._check()
        if not self.model:
            object.__setattr__(self, "model", self._default_model())

    @classmethod
    def from_env(cls, **overrides: Unpack[Overrides]) -> Settings:
        """Settings by argument, then environment variable, then default.

        The variables are the values of :data:`VARIABLES`. An empty variable counts as not set, an argument ``None``
        as not given.

        Raises:
            SettingsError: a value cannot be read, is out of range, or contradicts another.

        >>> Settings.from_env(model="local", attempts=2).attempts
        2
        """
        values: dict[str, Any] = {}
        for name, (variable, read) in _READERS.items():
            text = os.environ.get(variable, "").strip()
            if text:
                values[name] = read(variable, text)
        values.update({name: value for name, value in overrides.items() if value is not None})
        for name in ("cache_dir", "local_model"):
            if name in values:
                values[name] = Path(values[name]).expanduser()
        return cls(**values)

    def __reduce__(self) -> tuple[Any, ...]:
        """A pickle holds no key; what is read from it has the key of the environment there."""
        values = {one.name: getattr(self, one.name) for one in fields(self) if one.name != "api_key"}
        return _unpickled, (values, self.api_key is not None)

    def __copy__(self) -> Settings:
        return self

    def __deepcopy__(self, memo: dict[int, Any]) -> Settings:
        return self

    @property
    def is_local(self) -> bool:
        """Whether the embedded model is asked, in a server that this process starts."""
        return self.model == LOCAL

    @property
    def endpoint(self) -> str:
        """The URL that is asked; for the embedded model, the word ``local``."""
        return LOCAL if self.is_local else (self.base_url or OPENAI_URL)

    @property
    def limits(self) -> Limits:
        """The limits given, and for each that is not given, the one that suits the model."""
        usual = _LOCAL_LIMITS if self.is_local else _OPENAI_LIMITS if _is_openai(self.base_url) else _OTHER_LIMITS
        return Limits(
            timeout_s=self.timeout_s or usual.timeout_s,
            deadline_s=self.deadline_s or usual.deadline_s,
            context_tokens=self.context_tokens or usual.context_tokens,
            max_concurrency=self.max_concurrency or usual.max_concurrency,
        )

    def _default_model(self) -> str:
        if not _is_openai(self.base_url):
            return ""  # the endpoint is asked which model it has
        return DEFAULT_OPENAI_MODEL if self.api_key or self.base_url else LOCAL

    def _check(self) -> None:
        _check_choice("mode", self.mode, get_args(Mode))
        if self.strategy is not None:
            _check_choice("strategy", self.strategy, get_args(Strategy))
        for name in _POSITIVE:
            value = getattr(self, name)
            # "not >" and not "<=": it refuses NaN as well
            if value is not None and not value > 0:
                raise SettingsError(f"{name} is {value}.", hint=f"Give {VARIABLES[name]} or {name} above 0.")
        if self.base_url is not None:
            _check_url(self.base_url)
        if self.api_key is not None and not (self.api_key.isascii() and self.api_key.isprintable()):
            raise SettingsError(
                "The API key holds characters that no key has.", hint="Set OPENAI_API_KEY again; copy the key alone."
            )
        if self.model and not self.is_local and not self.base_url and not self.api_key:
            raise SettingsError(
                f"The model {self.model!r} is named, but there is neither a key nor an endpoint to ask.",
                hint="Set OPENAI_API_KEY, or OPENAI_BASE_URL for an endpoint of your own, "
                "or name the model 'local' to use the embedded one.",
            )


def _unpickled(values: dict[str, Any], had_key: bool) -> Settings:  # noqa: FBT001 - called by pickle
    return Settings(**values, api_key=(os.environ.get(VARIABLES["api_key"], "").strip() or None) if had_key else None)


def _is_openai(base_url: str | None) -> bool:
    return base_url is None or urlsplit(base_url).hostname == urlsplit(OPENAI_URL).hostname


def _check_choice(name: str, value: str, allowed: tuple[str, ...]) -> None:
    if value not in allowed:
        raise SettingsError(
            f"{name} is {value!r}.", hint=f"Give {VARIABLES[name]} or {name} one of {_either(allowed)}."
        )


def _check_url(url: str) -> None:
    # The message never repeats the URL: what is wrong with it may be that it holds a password.
    try:
        parts = urlsplit(url)
        ok = parts.scheme in ("http", "https") and bool(parts.hostname)
        # an @ anywhere: a password with a slash in it is taken for a path
        secret = "@" in url or bool(parts.query or parts.fragment)
        _ = parts.port  # reading it checks it
    except ValueError:
        ok, secret = False, False
    if not ok:
        raise SettingsError(
            "The base URL is not an http or https address.",
            hint="Set OPENAI_BASE_URL to an address such as http://127.0.0.1:11434/v1.",
        )
    if secret:
        raise SettingsError(
            "The base URL holds a user name, a password or a query.", hint="Give the secret in OPENAI_API_KEY instead."
        )


def _either(words: tuple[str, ...]) -> str:
    return f"{', '.join(words[:-1])} or {words[-1]}"


def _text(_variable: str, text: str) -> str:
    return text


def _number(variable: str, text: str) -> float:
    try:
        return float(text)
    except ValueError:
        unit = "requests" if variable.endswith("PER_MINUTE") else "seconds"
        raise SettingsError(f"{variable} is {text!r}.", hint=f"Set {variable} to a number of {unit}.") from None


def _whole(variable: str, text: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise SettingsError(f"{variable} is {text!r}.", hint=f"Set {variable} to a whole number.") from None


def _switch(variable: str, text: str) -> bool:
    word = text.casefold()
    if word in ("1", "true", "yes", "on"):
        return True
    if word in ("0", "false", "no", "off"):
        return False
    raise SettingsError(f"{variable} is {text!r}.", hint=f"Set {variable} to 1 or 0.")


_READERS: Mapping[str, tuple[str, Callable[[str, str], object]]] = {
    "model": ("SUMMARIZER_MODEL", _text),
    "base_url": ("OPENAI_BASE_URL", _text),
    "api_key": ("OPENAI_API_KEY", _text),
    "strategy": ("SUMMARIZER_STRATEGY", _text),
    "mode": ("SUMMARIZER_MODE", _text),
    "cache": ("SUMMARIZER_CACHE", _switch),
    "cache_dir": ("SUMMARIZER_CACHE_DIR", _text),
    "token_budget": ("SUMMARIZER_TOKEN_BUDGET", _whole),
    "timeout_s": ("SUMMARIZER_TIMEOUT", _number),
    "deadline_s": ("SUMMARIZER_DEADLINE", _number),
    "attempts": ("SUMMARIZER_ATTEMPTS", _whole),
    "context_tokens": ("SUMMARIZER_CONTEXT_TOKENS", _whole),
    "max_concurrency": ("SUMMARIZER_CONCURRENCY", _whole),
    "requests_per_minute": ("SUMMARIZER_REQUESTS_PER_MINUTE", _number),
    "local_model": ("SUMMARIZER_LOCAL_MODEL", _text),
}

VARIABLES: Mapping[str, str] = {name: variable for name, (variable, _) in _READERS.items()}
"""The environment variable of each setting."""
