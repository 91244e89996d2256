"""Finds the files that ship with the package: prompts and schemas.

They lie beside the code in a checkout, where people read and edit them, and inside the package in an installed wheel.
"""

from __future__ import annotations

from pathlib import Path

__all__ = ["resource"]

_PACKAGE = Path(__file__).resolve().parent


def resource(*parts: str) -> Path:
    """The path of a file or folder that ships with the package.

    Args:
        parts: the path's parts, the first of them ``"prompts"`` or ``"schemas"``.

    Returns:
        The path, whether or not something is there.

    >>> resource("schemas", "records").parts[-2:]
    ('schemas', 'records')
    """
    packaged = _PACKAGE / "_data"  # made by the build; a checkout has none
    root = packaged if packaged.is_dir() else _PACKAGE.parent
    return root.joinpath(*parts)
