"""Dates as EDTF strings: reading them from English text, comparing them, ordering them.

Three modules: ``edtf`` knows what a date string means, ``closing`` turns words and a publication date into one,
``reading`` finds the words. Nothing here guesses: what neither the words nor the publication date fix stays open.
"""

from __future__ import annotations

from summarizer.dates.edtf import Agreement, Extent, compare, extent, is_edtf, sort_key
from summarizer.dates.reading import DateMention, find_dates, resolve

__all__ = ["Agreement", "DateMention", "Extent", "compare", "extent", "find_dates", "is_edtf", "resolve", "sort_key"]
