"""The small set, and the briefing of records that agree with its labels in everything."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from summarizer.evals.briefings.run import brief_set
from summarizer.evals.briefings.score import score_set
from summarizer.evals.briefings.sets import LoadedSet, load_sets
from summarizer.evals.scoring.outcomes import DocumentScore
from summarizer.evals.scoring.perfect import perfect
from summarizer.evals.scoring.score import score
from summarizer.records import Briefing
from tests.evals.briefings.small_sets import write


@dataclass
class Bench:
    """The set, the scores of perfect records, and their briefing."""

    loaded: LoadedSet
    scores: list[DocumentScore]
    briefing: Briefing

    def lost(self, briefing):
        """The figures that are not perfect, with their values."""
        metrics = score_set(self.loaded, self.scores, briefing).metrics
        perfect_value = {"conflicts_invented": 0, "copies_invented": 0}
        return {name for name, one in metrics.items() if one.value != perfect_value.get(name, 1)}


@pytest.fixture(scope="session")
def bench(tmp_path_factory):
    (loaded,) = load_sets([write(tmp_path_factory.mktemp("briefings"))]).sets
    outputs = [perfect(file) for file in loaded.files]
    scores = [score(file, output) for file, output in zip(loaded.files, outputs, strict=True)]
    return Bench(loaded, scores, brief_set(loaded, outputs, "perfect", "guided"))
