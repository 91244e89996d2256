"""What is no plain file: pipes, sockets, devices, links, locked files, odd names."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from pathlib import Path

from tests.bad_files.case import Bad

_SAID = b"The minister said that the treaty is in force."


def _linked(target: str) -> Callable[[Path], None]:
    return lambda path: path.symlink_to(target)


def _listening(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        here = Path.cwd()
        os.chdir(path.parent)  # the name of a socket has little room
        try:
            server.bind(path.name)
        finally:
            os.chdir(here)


def _locked(path: Path) -> None:
    path.write_bytes(_SAID)
    path.chmod(0)


def _locked_folder(path: Path) -> None:
    path.mkdir()
    (path / "inside.txt").write_bytes(_SAID)
    path.chmod(0)


PLACES = {
    "pipe.txt": Bad(ends="DocumentError", place=os.mkfifo),
    "pipe.pdf": Bad(ends="DocumentError", place=os.mkfifo),
    "socket.txt": Bad(ends="DocumentError", place=_listening),
    "device-null.txt": Bad(ends="EmptyDocument", place=_linked("/dev/null")),
    "device-zero.txt": Bad(ends="DocumentError", place=_linked("/dev/zero")),
    "device-random.txt": Bad(ends="DocumentError", place=_linked("/dev/urandom")),
    "device-full.html": Bad(ends="DocumentError", place=_linked("/dev/full")),
    "link-to-nothing.txt": Bad(ends="DocumentNotFound", place=_linked("missing.txt")),
    "link-to-itself.txt": Bad(ends="DocumentError", place=_linked("link-to-itself.txt")),
    "link-there.txt": Bad(ends="DocumentError", place=_linked("link-and-back.txt")),
    "link-and-back.txt": Bad(ends="DocumentError", place=_linked("link-there.txt")),
    "link-to-the-folder.txt": Bad(ends="DocumentError", place=_linked(".")),
    "link-into-a-file.txt": Bad(ends="DocumentError", place=_linked("empty-space.txt/a.txt")),
    "folder.txt": Bad(ends="DocumentError", place=Path.mkdir),
    "folder.docx": Bad(ends="DocumentError", place=Path.mkdir),
    "locked.txt": Bad(ends="DocumentError", place=_locked),
    "locked.docx": Bad(ends="DocumentError", place=_locked),
    "locked-folder.txt": Bad(ends="DocumentError", place=_locked_folder),
    "name with spaces, “quotes” and 'ticks'.txt": Bad(_SAID),
    "name\nof two lines.txt": Bad(_SAID),
    "name\x1b[31m\x07\x7f in red.txt": Bad(_SAID),
    "name\u202etxt.exe.txt": Bad(_SAID),
    os.fsdecode(b"name\xff\xfe that is no text.txt"): Bad(_SAID),
    os.fsdecode(b"name\xff that is no text.pdf"): Bad(b"%PDF-1.7\nthat is all", "DocumentError"),
    "--help.txt": Bad(_SAID),
    "[red]name {0} %s $HOME `id`.txt": Bad(_SAID),
    "n" * 251 + ".txt": Bad(_SAID),
    "*.txt": Bad(_SAID),
    ".txt": Bad(_SAID),
    " .txt": Bad(_SAID),
}
