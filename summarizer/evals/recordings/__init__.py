"""A model's answers, kept so that a run can be replayed without the model."""

from __future__ import annotations

__all__: list[str] = []
