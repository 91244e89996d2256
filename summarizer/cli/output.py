"""Where a result goes: standard output, or a file that is whole or not there."""

from __future__ import annotations

import contextlib
import io
import json
import os
import secrets
import shutil
import sys
import unicodedata
from collections.abc import Iterable
from pathlib import Path

import typer

from summarizer.cli.exits import shown, silence
from summarizer.errors import CallerError

__all__ = ["Target", "write_file"]

_WIDEST = 100  # columns; longer lines are hard to read


class Target:
    """Where the result of a command goes. What is wrong with the place is found out before the work begins.

    Args:
        path: a file; ``None`` or ``-`` for standard output.
        inputs: the files that are read, none of which may be overwritten.
        option: how the user names the place, for messages.

    Raises:
        CallerError: nothing can be written there.
    """

    def __init__(self, path: Path | None, inputs: Iterable[str] = (), *, option: str = "-o") -> None:
        self._path = None if path is None or str(path) == "-" else _place(path)
        if self._path is not None:
            _check(self._path, inputs, option)

    def takes_bytes(self) -> None:
        """Make sure that bytes can be written there: a terminal would show them as noise, and act on some of them.

        Raises:
            CallerError: it is a terminal.
        """
        if self.is_terminal:
            raise CallerError(
                "This form is for a file or a program; a terminal cannot show it.",
                hint="Give -o the name of a file, for example: -o briefing.docx",
            )

    @property
    def is_terminal(self) -> bool:
        """Whether a person reads the result where it is written."""
        return self._path is None and sys.stdout.isatty()

    def show(self, markdown: str) -> None:
        """Lay Markdown out for the reader at the terminal.

        Raises:
            CallerError: it cannot be written.
        """
        from rich.console import Console
        from rich.markdown import Markdown

        text = io.StringIO()
        screen = Console()
        Console(
            file=text,
            width=min(screen.width, _WIDEST),
            force_terminal=True,
            color_system="standard" if screen.color_system else None,
        ).print(Markdown(markdown, hyperlinks=False))
        self.write(text.getvalue(), styled=True)

    def write(self, result: str | bytes, *, styled: bool = False) -> None:
        """Write the whole result.

        Args:
            result: what to write; of text that is not ``styled``, a terminal gets no character that would act on it.
            styled: whether the text holds control characters of our own.

        Raises:
            CallerError: it cannot be written.
        """
        if self._path is None:
            _print(_quiet(result) if isinstance(result, str) and not styled and self.is_terminal else result)
        else:
            write_file(self._path, result)


def _quiet(text: str) -> str:
    """JSON in which every character that a terminal would act on, or not show, is written by its number."""
    return "".join(
        one if one in "\n\t" or unicodedata.category(one)[0] != "C" else json.dumps(one)[1:-1] for one in text
    )


def write_file(path: Path, result: str | bytes) -> None:
    """Write a file so that, whatever happens, it is the old one or the new one and never a part.

    Folders that lead to it are made. Text is written as UTF-8.

    Raises:
        CallerError: it cannot be written.
    """
    data = result.encode() if isinstance(result, str) else result
    try:
        if _is_special(path):
            path.write_bytes(data)
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f".{path.name[:100]}.{secrets.token_hex(4)}.tmp")
        try:
            with draft.open("xb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            if path.exists():
                shutil.copymode(path, draft)
            draft.replace(path)
        finally:
            draft.unlink(missing_ok=True)
    except OSError as error:
        raise _cannot_write(shown(path), error) from error


def _print(result: str | bytes) -> None:
    if isinstance(sys.stdout, io.TextIOWrapper):
        if sys.stdout.isatty():
            sys.stdout.reconfigure(errors="replace")
        else:  # for a file or another program, whatever the terminal speaks
            sys.stdout.reconfigure(encoding="utf-8")
    try:
        typer.echo(result, nl=False)
    except BrokenPipeError:  # the reader has seen enough, which changes nothing about how the work went
        silence(sys.stdout)
    except OSError as error:
        silence(sys.stdout)
        raise _cannot_write("standard output", error) from error


def _is_special(path: Path) -> bool:
    """Whether it is a device or a pipe, which must not be replaced by a file."""
    return path.exists() and not path.is_file()


def _place(path: Path) -> Path:
    """Where a link leads: that is replaced, not the link."""
    return path if _is_special(path) else Path(os.path.realpath(path))


def _check(path: Path, inputs: Iterable[str], option: str) -> None:
    if path.is_dir():
        raise CallerError(f"{shown(path)} is a folder.", hint=f"Give {option} the name of a file.")
    if not path.parent.is_dir():
        raise CallerError(
            f"There is no folder {shown(path.parent)}.", hint=f"Make it first, or give {option} another place."
        )
    for name in inputs:
        with contextlib.suppress(OSError):
            if name != "-" and path.samefile(name):
                raise CallerError(
                    f"{shown(name)} is one of the files to read, and would be overwritten.",
                    hint=f"Give {option} another name.",
                )
    if not os.access(path if path.exists() else path.parent, os.W_OK):
        raise CallerError(f"{shown(path)} may not be written.", hint=f"Give {option} a place that you may write to.")


def _cannot_write(place: str, error: OSError) -> CallerError:
    return CallerError(
        f"The result cannot be written to {place} ({error.strerror or error}).", hint="Give another place."
    )
