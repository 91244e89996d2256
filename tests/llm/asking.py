"""A small question to a scripted server; shared by the tests of the model seam."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict

from summarizer.llm import ChatModel, Meter, Question, Settings
from tests.llm.scripted_server import ScriptedServer

KEY = "sk-very-secret-0123456789"


class Party(BaseModel):
    """A state that takes part."""

    model_config = ConfigDict(extra="forbid")
    name: str
    seats: int


GOOD = {"name": "Norway", "seats": 3}
PARTY = Party(name="Norway", seats=3)


def question(text: str = "Who?", max_tokens: int = 50) -> Question[Party]:
    messages = [{"role": "system", "content": "Answer."}, {"role": "user", "content": text}]
    return Question("parties", messages, Party, max_tokens)


def settings(server: ScriptedServer, **more: Any) -> Settings:
    return Settings(**{"model": "scripted", "base_url": server.base_url, "api_key": KEY, "cache": False, **more})


async def ask(
    server: ScriptedServer, meter: Meter | None = None, asked: Question[Any] | None = None, **more: Any
) -> BaseModel:
    """Put one question to the server; ``more`` are settings."""
    model = ChatModel(settings(server, **more))
    try:
        return await model.ask(asked or question(), meter or Meter())
    finally:
        await model.aclose()
