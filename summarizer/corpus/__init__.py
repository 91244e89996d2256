"""Many documents: records of a whole corpus, in runs that can be broken off and resumed.

>>> from summarizer.corpus import run
"""

from __future__ import annotations

from summarizer.corpus.runner import EngineName, Report, arun, run
from summarizer.corpus.standing import Plan, Progress, Standing

__all__ = ["EngineName", "Plan", "Progress", "Report", "Standing", "arun", "run"]
