"""The packages that some tasks need and that a plain installation does not have."""

from __future__ import annotations

from importlib.util import find_spec

from summarizer.errors import MissingExtra

__all__ = ["pyarrow_needed", "ray_needed"]


def pyarrow_needed(task: str) -> None:
    """See that Parquet can be read and written.

    Args:
        task: what needs it, as the beginning of a sentence.

    Raises:
        MissingExtra: pyarrow is not installed.
    """
    _needed("pyarrow", task, extra="corpus")


def ray_needed(task: str) -> None:
    """See that there is Ray.

    Args:
        task: what needs it, as the beginning of a sentence.

    Raises:
        MissingExtra: ray is not installed.
    """
    _needed("ray", task, extra="ray")


def _needed(package: str, task: str, *, extra: str) -> None:
    if find_spec(package) is None:
        raise MissingExtra(
            f"{task} needs {package}, which is not installed.",
            hint=f"Type: pip install 'treaty-summarizer[{extra}]'",
        )
