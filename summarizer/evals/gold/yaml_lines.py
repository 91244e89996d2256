"""YAML in which every value knows its line, so that a message can point at it.

Only JSON's values are read: a plain ``2024-06-19`` or ``no`` stays the text that it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import yaml

from summarizer.errors import EvalError

__all__ = ["Lines", "Located", "parse"]

Place = tuple[str | int, ...]
"""Where a value stands: ``("claims", 3, "text")``."""

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # in C, ten times faster, where the package was built with it
_CONSTANTS = {"": None, "~": None, "null": None, "true": True, "false": False}
_INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]*)")
_DECIMAL = re.compile(r"[-+]?[0-9]+\.[0-9]+([eE][-+]?[0-9]+)?")


class Lines:
    r"""The line of each value of a file, from 1.

    >>> value, lines = parse("a:\n  - b: 1\n", "x.yaml")
    >>> value, lines.of(("a", 0, "b")), lines.of(("a", 0, "missing"))
    ({'a': [{'b': 1}]}, 2, 2)
    """

    def __init__(self) -> None:
        self._lines: dict[Place, int] = {(): 1}

    def put(self, place: Place, line: int) -> None:
        """Keep the line of a value."""
        self._lines[place] = line

    def of(self, place: Sequence[str | int]) -> int:
        """The line of a value, or of the nearest one around it that is in the file."""
        parts = tuple(place)
        while parts not in self._lines:
            parts = parts[:-1]
        return self._lines[parts]


Located = tuple[Any, Lines]


def parse(text: str, name: str | Path) -> Located:
    """The value that YAML text gives, and the lines of its parts.

    Args:
        text: YAML.
        name: the file, for messages.

    Raises:
        EvalError: it is not YAML, or a key stands twice; the message gives file and line.
    """
    lines = Lines()
    try:
        node = yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise EvalError(f"{name}:{line}: this is not YAML ({error.problem}).", hint="Mend that line.") from None
    except yaml.YAMLError as error:
        said = " ".join(str(error).split())
        raise EvalError(f"{name}:1: this is not YAML ({said}).", hint="Mend the file.") from None
    return (None if node is None else _value(node, (), lines, str(name))), lines


def _value(node: yaml.Node, place: Place, lines: Lines, name: str) -> Any:
    lines.put(place, node.start_mark.line + 1)
    if isinstance(node, yaml.MappingNode):
        mapping: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key, line = str(key_node.value), key_node.start_mark.line + 1
            if not isinstance(key_node, yaml.ScalarNode) or key in mapping:
                raise EvalError(f"{name}:{line}: the key {key!r} stands twice or is no text.", hint="Keep one of them.")
            mapping[key] = _value(value_node, (*place, key), lines, name)
            lines.put((*place, key), line)
        return mapping
    if isinstance(node, yaml.SequenceNode):
        return [_value(item, (*place, index), lines, name) for index, item in enumerate(node.value)]
    return _scalar(node)


def _scalar(node: yaml.Node) -> Any:
    text = str(node.value)
    if not isinstance(node, yaml.ScalarNode) or node.style:  # quoted or a block
        return text
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if _INTEGER.fullmatch(text):
        return int(text)
    return float(text) if _DECIMAL.fullmatch(text) else text
