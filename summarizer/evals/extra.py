"""The packages that scoring needs and that a plain installation does not have."""

from __future__ import annotations

from importlib.util import find_spec

from summarizer.errors import MissingExtra

__all__ = ["require"]

_PACKAGES = ("numpy", "scipy")


def require() -> None:
    """See that scoring is possible, before a model is asked for hours.

    Raises:
        MissingExtra: a package is not installed.
    """
    if missing := [name for name in _PACKAGES if find_spec(name) is None]:
        raise MissingExtra(
            f"Scoring needs {' and '.join(missing)}, which {'is' if len(missing) == 1 else 'are'} not installed.",
            hint="Type: pip install 'treaty-summarizer[evals]'",
        )
