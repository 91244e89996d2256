"""Folders and files that no other user of the machine may read: they tell of the user's documents."""

from __future__ import annotations

import errno
import logging
import os
import stat
from pathlib import Path

__all__ = ["private_file", "private_folder"]

_OTHERS = 0o077
_log = logging.getLogger(__name__)


def private_folder(folder: Path, *, named: bool = False) -> Path:
    """Make a folder that only its user may enter, whatever the umask; one that others may enter is closed to them.

    Args:
        folder: the folder; those above it are made in the same way where they are missing.
        named: the user has named it. Then it may hold other things too, and if others may enter it, that is told (as a
            warning in the log) and not changed.

    Returns:
        The same folder.

    Raises:
        OSError: it cannot be made.

    >>> import stat, tempfile
    >>> with tempfile.TemporaryDirectory() as place:
    ...     stat.filemode(private_folder(Path(place, "cache")).stat().st_mode)
    'drwx------'
    """
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    for each in reversed(missing):
        each.mkdir(mode=0o700, exist_ok=True)
        each.chmod(0o700)
    if not folder.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(folder))
    if folder.stat().st_mode & _OTHERS:
        if named:
            _log.warning("Others may enter the folder %s. To keep them out, type: chmod 700 %s", folder, folder)
        else:
            _closed(folder, 0o700)
    return folder


def private_file(path: Path) -> Path:
    """See that there is a file which only its user may read and write; what it holds stays.

    Raises:
        OSError: it cannot be made.
    """
    path.touch(mode=0o600)
    if stat.S_IMODE(path.stat().st_mode) != 0o600:
        _closed(path, 0o600)
    return path


def _closed(path: Path, mode: int) -> None:
    try:
        path.chmod(mode)
    except OSError as error:  # it is another's
        _log.warning("Others may read %s, and this cannot be changed (%s).", path, error.strerror)
