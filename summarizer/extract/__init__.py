"""One document -> its records: the model fills drafts, code grounds them."""

from __future__ import annotations

from types import ModuleType

from summarizer.document import Document
from summarizer.extract import guided, single
from summarizer.extract.ask import Grounded, Job
from summarizer.extract.assemble import claim_list, no_treaty, shows_treaty, treaty_summary
from summarizer.extract.progress import Progress, Step, silent
from summarizer.llm import Meter, Model, Strategy
from summarizer.records.claims import ClaimList
from summarizer.records.treaty import TreatySummary

__all__ = ["Extractor", "Progress", "Step", "silent"]

_STRATEGIES: dict[Strategy, ModuleType] = {"single": single, "guided": guided}

_SECOND_CHANCES: dict[Strategy, int] = {"single": 1, "guided": 0}
"""How often the model may answer again after values were refused. A model that needs the guided
strategy repeats its mistakes, so there a second chance costs time and brings nothing."""


class Extractor:
    """Takes records from documents with one model.

    Args:
        model: the model that is asked.
        meter: where every call is counted.
        strategy: how it is asked; ``None`` for what suits the model.
        progress: told after every question.
    """

    def __init__(
        self, model: Model, meter: Meter, *, strategy: Strategy | None = None, progress: Progress = silent
    ) -> None:
        self.model = model
        self.meter = meter
        self.strategy: Strategy = strategy or model.info.strategy
        self._progress = progress

    async def treaty(self, document: Document) -> TreatySummary:
        """The treaty summary of one document.

        Raises:
            ProviderError: the endpoint failed.
            BudgetExceeded: the token budget ended before anything was read.
        """
        job = self._job(document)
        grounded = await _STRATEGIES[self.strategy].treaty(document.prose, job)
        if grounded is None or not shows_treaty(document.prose, grounded):
            return no_treaty(document, grounded or Grounded(), job)
        return treaty_summary(document, grounded, job)

    async def claims(self, document: Document) -> ClaimList:
        """The claims of one document.

        Raises:
            ProviderError: the endpoint failed.
            BudgetExceeded: the token budget ended before anything was read.
        """
        job = self._job(document)
        grounded = await _STRATEGIES[self.strategy].claims(document.prose, job)
        return claim_list(document, grounded, job)

    def _job(self, document: Document) -> Job:
        return Job(document.id, self.model, self.meter, self._progress, _SECOND_CHANCES[self.strategy])
