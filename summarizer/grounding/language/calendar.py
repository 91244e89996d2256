"""The months and the days of the week, as texts name them and as their words are folded."""

from __future__ import annotations

__all__ = ["MONTHS", "MONTH_WORDS", "WEEKDAY_WORDS"]

MONTHS = tuple("January February March April May June July August September October November December".split())
MONTH_WORDS = frozenset(name.lower() for name in MONTHS)
WEEKDAY_WORDS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
