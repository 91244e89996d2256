"""``summarizer doctor``: what is set up, what is missing, what to type."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import typer

from summarizer import __version__
from summarizer.cli.exits import Code, shown
from summarizer.errors import ModelFileError, SettingsError

if TYPE_CHECKING:
    from summarizer.llm import Settings

__all__ = ["doctor"]

_LIBRARIES = ("openai", "instructor", "pydantic", "typer")
_EXTRAS = {
    "local": ("xllamacpp", "huggingface-hub"),
    "files": ("pypdfium2", "python-docx", "trafilatura"),
}
_PURPOSE = {"local": "to run a model on this machine", "files": "to read PDF, DOCX and HTML files"}


@dataclass(frozen=True, slots=True)
class _Finding:
    """A line of the report, and what to do about it, if anything.

    Attributes:
        label: what is looked at.
        text: what was found.
        remedy: what to type or change; empty if all is well.
        fatal: whether nothing can be summarized until then.
    """

    label: str
    text: str
    remedy: str = ""
    fatal: bool = False


def doctor() -> None:
    """Show what is set up and what is missing.

    Nothing is sent anywhere, and no key is shown. The exit code is 2 if something must be done before documents can be
    read.

    Example:
      summarizer doctor
    """
    from summarizer.cli.output import Target

    findings = list(_findings())
    lines = [f"{finding.label:<11} {finding.text}" for finding in findings]
    remedies = [finding for finding in findings if finding.remedy]
    if remedies:
        lines += ["", "Missing:", *(f"  {finding.label}: {finding.remedy}" for finding in remedies)]
    not_ready = any(finding.fatal for finding in remedies)
    asked = any(finding.label == "key" for finding in findings)
    ready = f"Ready{', if the endpoint answers' if asked else ''}. Type: summarizer brief FILE..."
    lines += ["", "Not ready yet: see what is missing." if not_ready else ready]
    Target(None).write("\n".join(lines) + "\n")
    if not_ready:
        raise typer.Exit(Code.CALLER)


def _findings() -> Iterator[_Finding]:
    from summarizer.llm import Settings

    yield _Finding(
        "summarizer", f"{__version__}, Python {platform.python_version()}, {platform.system()} {platform.machine()}"
    )
    yield _Finding("libraries", ", ".join(f"{name} {_version(name) or 'missing'}" for name in _LIBRARIES))
    try:
        settings = Settings.from_env()
    except SettingsError as error:
        yield _Finding("settings", error.message, error.hint, fatal=True)
        yield from _extras(needed="")
        return
    yield from _model(settings)
    yield _cache(settings)
    yield from _extras(needed="local" if settings.is_local else "")


def _model(settings: Settings) -> Iterator[_Finding]:
    from summarizer.llm.settings import VARIABLES

    set_here = [name for name in sorted(VARIABLES.values()) if os.environ.get(name, "").strip()]
    yield _Finding("settings", f"set: {', '.join(set_here)}" if set_here else "none set, all by default")
    strategy = settings.strategy or ("guided" if settings.is_local else "single")
    name = settings.model or "the only one that the endpoint has"
    yield _Finding("model", f"{name}, {strategy} strategy, mode {settings.mode}")
    if settings.is_local:
        yield _Finding("endpoint", "this machine, in a process of its own")
        yield _model_file(settings)
    else:
        key = "OPENAI_API_KEY is set" if settings.api_key else "OPENAI_API_KEY is not set"
        yield _Finding("endpoint", f"{settings.endpoint} (not contacted)")
        yield _Finding("key", key)


def _model_file(settings: Settings) -> _Finding:
    from summarizer.llm import model_file

    own = settings.local_model
    try:
        if own is not None:
            return _Finding("model file", f"{model_file.check_gguf(own)} ({_size(own.stat().st_size)})")
        state = model_file.status(settings.cache_dir)
    except ModelFileError as error:
        return _Finding("model file", error.message, error.hint, fatal=True)
    fetch = "type: summarizer model fetch (1.1 GB), or set OPENAI_API_KEY or OPENAI_BASE_URL to use another model"
    if not state.present:
        return _Finding("model file", f"not at {shown(state.path)}", fetch, fatal=True)
    size = _size(state.size)
    if not state.verified:
        return _Finding("model file", f"{shown(state.path)} ({size}) is not the right file", fetch, fatal=True)
    return _Finding("model file", f"{shown(state.path)} ({size}), verified")


def _cache(settings: Settings) -> _Finding:
    from summarizer.llm import ResponseCache

    path = ResponseCache(settings.cache_dir).path
    used = sum(file.stat().st_size for file in path.parent.glob(f"{path.name}*"))
    off = "" if settings.cache else ", switched off"
    return _Finding("cache", f"{shown(path.parent)} ({_size(used)} of answers{off})")


def _extras(needed: str) -> Iterator[_Finding]:
    for extra, names in _EXTRAS.items():
        found = {name: _version(name) for name in names}
        text = ", ".join(f"{name} {number or 'missing'}" for name, number in found.items())
        remedy = ""
        if None in found.values():
            remedy = f"{_PURPOSE[extra]}, type: pip install 'treaty-summarizer[{extra}]'"
        yield _Finding(extra, text, remedy, fatal=extra == needed and found["xllamacpp"] is None)


def _version(name: str) -> str | None:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(name)
    except PackageNotFoundError:
        return None


def _size(size: int) -> str:
    if size < 1e6:
        return f"{size / 1e3:,.0f} kB"
    return f"{size / 1e6:,.1f} MB" if size < 1e9 else f"{size / 1e9:,.2f} GB"
