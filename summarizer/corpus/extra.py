"""The package that Parquet needs and that a plain installation does not have."""

from __future__ import annotations

from importlib.util import find_spec

from summarizer.errors import MissingExtra

__all__ = ["pyarrow_needed"]


def pyarrow_needed(task: str) -> None:
    """See that Parquet can be read and written.

    Args:
        task: what needs it, as the beginning of a sentence.

    Raises:
        MissingExtra: pyarrow is not installed.
    """
    if find_spec("pyarrow") is None:
        raise MissingExtra(
            f"{task} needs pyarrow, which is not installed.", hint="Type: pip install 'treaty-summarizer[corpus]'"
        )
