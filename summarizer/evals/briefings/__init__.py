"""Briefings of several documents held against what their labels say a briefing of them must hold."""

from __future__ import annotations

__all__: list[str] = []
