"""How a command ends: the one place where errors become words on standard error and an exit code."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from typing import Any, TextIO

import typer
from typer.core import TyperGroup

from summarizer.errors import AuthenticationFailed, CallerError, ModelFileError, SettingsError, SummarizerError

__all__ = ["Code", "Commands", "Failure", "code_of", "shown", "silence", "tell", "tell_failures", "words"]

DEBUG = "SUMMARIZER_DEBUG"

_NOT_OF_A_DOCUMENT = (SettingsError, ModelFileError, AuthenticationFailed)


class Code(IntEnum):
    """Exit codes."""

    DONE = 0
    SOME_FAILED = 1
    CALLER = 2
    GATE = 3
    PROVIDER = 4
    FAULT = 70
    INTERRUPTED = 130


@dataclass(frozen=True, slots=True)
class Failure:
    """A document from which nothing could be taken, by the name that the user gave it, and why."""

    name: str
    error: Exception


class Commands(TyperGroup):
    """The group of all commands; an error that any of them raises ends here."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the options of the program itself."""
        try:
            return super().parse_args(ctx, args)
        except typer.BadParameter as error:
            _in_fewer_words(error)
            raise

    def invoke(self, ctx: Any) -> Any:
        """Run a command."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            tell("Interrupted.")
            raise typer.Exit(Code.INTERRUPTED) from None
        except BrokenPipeError:  # the reader of our output has seen enough
            silence(sys.stdout)
            raise typer.Exit(Code.DONE) from None
        except Exception as error:
            if isinstance(error, typer.Abort) or hasattr(error, "exit_code"):  # typer's own: usage errors, exits
                if isinstance(error, typer.BadParameter):
                    _in_fewer_words(error)
                raise
            tell_failures([Failure("", error)])
            raise typer.Exit(code_of(error)) from None


def code_of(error: Exception) -> Code:
    """The exit code for an error that left nothing to write.

    >>> code_of(CallerError("The file is empty.")).name
    'CALLER'
    """
    if isinstance(error, CallerError):
        return Code.CALLER
    return Code.PROVIDER if isinstance(error, SummarizerError) else Code.FAULT


def shown(text: str | os.PathLike[str]) -> str:
    r"""A file's name, or words that hold one, as text that can be printed and put into JSON.

    Names of files need not be text; Python puts half of a code point in the place of what is none.

    >>> shown("no\udcfftext.txt")
    'no�text.txt'
    """
    return re.sub("[\ud800-\udfff]", "\ufffd", os.fspath(text))


def tell(line: str) -> None:
    """Write a line to standard error. Text from outside can neither colour nor move the cursor there."""
    try:
        typer.echo("".join(character if character.isprintable() else "\ufffd" for character in line), err=True)
    except OSError:  # nobody listens any more, which must not end the work
        silence(sys.stderr)


def tell_failures(failures: Iterable[Failure]) -> None:
    """Report documents that failed. What several of them have in common is said once."""
    alike: dict[tuple[str, str], list[str]] = {}
    for failure in failures:
        name = "" if isinstance(failure.error, _NOT_OF_A_DOCUMENT) else failure.name
        alike.setdefault(words(failure.error), []).append(name)
        _trace(failure.error)
    for (message, hint), names in alike.items():
        if len(names) == 1 and names[0] and names[0] not in message:
            tell(f"Error: {names[0]}: {message}")
        else:
            tell(f"Error: {message}")
        if hint:
            tell(f"  {hint}")
        if len(names) > 1 and all(names):
            tell(f"  Documents: {', '.join(names)}")


def silence(stream: TextIO) -> None:
    """Send what is still to be written to a stream nowhere, so that the interpreter's last flush succeeds."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)


def words(error: Exception) -> tuple[str, str]:
    """What happened and what to do next, for any error.

    >>> words(CallerError("The file is empty.", hint="Give another."))
    ('The file is empty.', 'Give another.')
    """
    if isinstance(error, SummarizerError):
        return shown(" ".join(error.message.split())), shown(" ".join(error.hint.split()))
    said = shown(" ".join(str(error).split()))
    return (
        f"Unexpected {type(error).__name__}{f': {said}' if said else ''}.",
        f"This is a fault of the program. Please report it, with what is printed when {DEBUG}=1 is set.",
    )


def _in_fewer_words(error: typer.BadParameter) -> None:
    error.message = error.message.removeprefix("Value error, ")  # pydantic's words


def _trace(error: Exception) -> None:
    """Where an unexpected error comes from, for those who want to see it."""
    if isinstance(error, SummarizerError) or not os.environ.get(DEBUG):
        return
    import traceback

    for line in "".join(traceback.format_exception(error)).splitlines():
        tell(line)
