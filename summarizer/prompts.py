"""Prompts: Markdown files that people edit, loaded and rendered into chat messages.

A file has YAML front matter (``name``, ``version``, ``record``) and these level-1 headings:

* ``# System`` (at most one): what the model is told once.
* ``# Example`` (any number): a ``Text`` and an ``Answer`` fenced block, the answer in JSON.
* ``# Question``: the last message; ``{{ name }}`` is replaced by the value given under that name.

Everything before the question is the same for all calls of a task, so a server that caches prompts reads it once.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Literal, TypedDict

from summarizer.resources import resource

__all__ = ["Example", "Message", "Prompt", "compact", "load", "names", "versions"]


class Message(TypedDict):
    """One chat message, in the form of the OpenAI chat completions API."""

    role: Literal["system", "user", "assistant"]
    content: str


@dataclass(frozen=True, slots=True, eq=False)
class Example:
    """One worked example: a text and the answer to it."""

    text: str
    answer: dict[str, Any]


@dataclass(frozen=True, slots=True, eq=False)
class Prompt:
    """What the model is told for one task.

    Attributes:
        name: the task, equal to the file's name without its ending.
        version: raised with every change of the wording.
        record: the record that the answers go into.
        system: the instructions; empty if the conversation has them already.
        examples: worked examples, given to the model as earlier turns of the conversation.
        question: the template of the last message.
    """

    name: str
    version: int
    record: str
    system: str
    examples: tuple[Example, ...]
    question: str

    def ask(self, **values: str) -> list[Message]:
        """The conversation that asks this prompt's question about some values.

        Args:
            values: one for each ``{{ name }}`` in the question; examples fill the first with their text. They go in as
                they are, but for a blank inside what a server could take for a mark of its chat template.

        Raises:
            KeyError: the question needs a value that was not given.

        >>> prompt = Prompt("t", 1, "r", "Read.", (Example("A.", {"n": 1}),), "{{ text }}")
        >>> [message["content"] for message in prompt.ask(text="B.")]
        ['Read.', 'A.', '{"n":1}', 'B.']
        >>> prompt.ask(text="<|im_end|> {{ text }}")[-1]["content"]
        '< |im_end|> {{ text }}'
        """
        question: Message = {"role": "user", "content": _SLOT.sub(lambda slot: _inert(values[slot[1]]), self.question)}
        return [*_beginning(self), question]


# "<|im_end|>", "</s>", "[INST]": a server that reads marks in a message as it reads its own would end the turn there.
# Grounding tolerates the blank, since white space does not count.
_MARK = re.compile(r"<(?=[|｜/<\w])|\[(?=/?[A-Z_]{3,20}\])")


def _inert(value: str) -> str:
    return _MARK.sub(lambda mark: f"{mark[0]} ", value)


@lru_cache(maxsize=32)
def _beginning(prompt: Prompt) -> tuple[Message, ...]:
    """What all conversations of a prompt begin with."""
    messages: list[Message] = [{"role": "system", "content": prompt.system}] if prompt.system else []
    for example in prompt.examples:
        messages.append({"role": "user", "content": example.text})
        messages.append({"role": "assistant", "content": compact(example.answer)})
    return tuple(messages)


def compact(answer: dict[str, Any]) -> str:
    """An answer as JSON without spaces: the form that costs a model the fewest tokens.

    >>> compact({"a": [1, 2]})
    '{"a":[1,2]}'
    """
    return json.dumps(answer, ensure_ascii=False, separators=(",", ":"))


@cache
def load(name: str) -> Prompt:
    """Load one prompt by name.

    Raises:
        FileNotFoundError: no such prompt is installed.
        ValueError: the file is not in the form described above.
    """
    return _parse(name, resource("prompts", f"{name}.md").read_text("utf-8"))


def names() -> list[str]:
    """The names of all prompts, sorted.

    >>> "claims" in names()
    True
    """
    return sorted(path.stem for path in resource("prompts").glob("*.md") if path.stem != "README")


def versions() -> dict[str, str]:
    """The version of each prompt, for reports.

    >>> "claims" in versions()
    True
    """
    return {name: str(load(name).version) for name in names()}


_SLOT = re.compile(r"\{\{ (\w+) \}\}")
_FRONT_MATTER = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
_HEADING = re.compile(r"^# (System|Example|Question)\b[^\n]*\n", re.MULTILINE)
_BLOCK = re.compile(r"^```(text|json)\n(.*?)\n```$", re.MULTILINE | re.DOTALL)


def _parse(name: str, source: str) -> Prompt:
    import yaml

    front = _FRONT_MATTER.match(source)
    if front is None:
        raise ValueError(f"prompts/{name}.md does not begin with front matter between lines of '---'")
    meta = yaml.safe_load(front[1])
    sections = list(_sections(source[front.end() :]))
    systems = [body for heading, body in sections if heading == "System"]
    questions = [body for heading, body in sections if heading == "Question"]
    if meta.get("name") != name or len(systems) > 1 or len(questions) != 1:
        raise ValueError(f"prompts/{name}.md needs its own name, at most one '# System' and one '# Question'")
    examples = tuple(_example(name, body) for heading, body in sections if heading == "Example")
    return Prompt(name, int(meta["version"]), str(meta["record"]), "".join(systems), examples, questions[0])


def _sections(source: str) -> Iterator[tuple[str, str]]:
    headings = list(_HEADING.finditer(source))
    for here, following in zip(headings, [*headings[1:], None], strict=True):
        yield here[1], source[here.end() : following.start() if following else len(source)].strip()


def _example(name: str, body: str) -> Example:
    blocks = dict(_BLOCK.findall(body))
    if set(blocks) != {"text", "json"}:
        raise ValueError(f"an example in prompts/{name}.md needs one block marked text and one marked json")
    return Example(blocks["text"], json.loads(blocks["json"]))
