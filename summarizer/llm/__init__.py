"""The one seam to a language model: questions in, validated drafts out.

The names below are loaded when they are first used: the client and its libraries cost about a second.

>>> from summarizer.llm import FakeModel, Meter, Settings
>>> Settings(model="local").is_local
True
"""

from __future__ import annotations

import logging
from importlib import import_module
from typing import TYPE_CHECKING

from summarizer.llm.model import Message, Model, ModelInfo, Question, Strategy
from summarizer.llm.settings import Settings
from summarizer.llm.usage import Meter, Usage

if TYPE_CHECKING:
    from summarizer.llm.batches import Batches
    from summarizer.llm.cache import CachedModel, ResponseCache
    from summarizer.llm.client import ChatModel
    from summarizer.llm.fake import FakeModel, UnscriptedQuestion
    from summarizer.llm.pace import Turns

__all__ = [
    "CachedModel",
    "ChatModel",
    "FakeModel",
    "Message",
    "Meter",
    "Model",
    "ModelInfo",
    "Question",
    "ResponseCache",
    "Settings",
    "Strategy",
    "UnscriptedQuestion",
    "Usage",
    "connect",
]

# Who wants to hear this package sets up logging; else it says nothing, not even where Python would print warnings.
logging.getLogger("summarizer").addHandler(logging.NullHandler())

_LATER = {
    "CachedModel": "cache",
    "ChatModel": "client",
    "FakeModel": "fake",
    "ResponseCache": "cache",
    "UnscriptedQuestion": "fake",
}


def __getattr__(name: str) -> object:
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_LATER[name]}"), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


def connect(settings: Settings | None = None, *, turns: Turns | None = None, batches: Batches | None = None) -> Model:
    """The model that the settings describe, with the response cache in front of it unless that is switched off.

    Nothing is sent before the first question, with one exception: an endpoint without a model's name is asked at once
    for the one it has.

    Args:
        settings: which model, and how; default: :meth:`Settings.from_env`.
        batches: sends what is not in the cache; default: each question goes by itself.
        turns: says when a request may be sent; default: the rate in the settings.

    Raises:
        SettingsError: a setting is wrong, or the endpoint has not exactly one model and none is named.
        ProviderError: the endpoint had to be asked for its model, and did not answer.
    """
    from summarizer.llm.client import ChatModel

    settings = settings or Settings.from_env()
    model = ChatModel(settings, turns=turns, batches=batches)
    if not settings.cache:
        return model
    from summarizer.llm.cache import CachedModel, ResponseCache

    return CachedModel(model, ResponseCache(settings.cache_dir), identity=model.identity)
