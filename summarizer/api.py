"""The front door: documents in, records out.

Plain functions for one call, their async twins (``asummarize`` ...), and :class:`Summarizer`, which
holds settings and is reused. The plain ones also work where an event loop already runs, as in a
notebook.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path, PurePath
from types import TracebackType
from typing import Self, Unpack

from summarizer import __version__, background
from summarizer.briefing import compose, documents_about
from summarizer.document import Document
from summarizer.errors import BudgetExceeded, CallerError, SummarizerError
from summarizer.extract import Extractor, Progress, silent
from summarizer.llm import Meter, Model, Settings, Usage, connect
from summarizer.llm.settings import Options, Overrides
from summarizer.prompts import versions
from summarizer.records.briefing import Briefing, FailedDocument, Method, ModelUsage
from summarizer.records.claims import ClaimList
from summarizer.records.evidence import Caveat
from summarizer.records.treaty import TreatySummary

__all__ = ["Summarizer", "abrief", "aextract_claims", "asummarize", "brief", "extract_claims", "summarize"]


class Summarizer:
    """Takes records from documents. Reusable; safe across threads and tasks.

    Args:
        model: the model's name, or a model object (a :class:`~summarizer.llm.FakeModel` in tests); by default
            the one that the environment names, or the local one.
        progress: told after every question to the model.
        options: settings by name, see :class:`~summarizer.llm.Settings`; each falls back to the
            environment and then to a default.

    Raises:
        SettingsError: a setting is wrong.

    >>> from summarizer.llm import FakeModel
    >>> silent_model = FakeModel({"claims": [{"claims": []}]})
    >>> with Summarizer(silent_model) as summarizer:
    ...     summarizer.extract_claims("The king slept well.").claims
    []
    """

    def __init__(
        self, model: Model | str | None = None, *, progress: Progress = silent, **options: Unpack[Options]
    ) -> None:
        named = model if isinstance(model, str) else None
        settings = Settings.from_env(model=named, **options)
        self._model: Model = connect(settings) if model is None or isinstance(model, str) else model
        self._meter = Meter(budget=settings.token_budget)
        self._at_once = settings.limits.max_concurrency
        self._extractor = Extractor(self._model, self._meter, strategy=settings.strategy, progress=progress)

    @property
    def usage(self) -> Usage:
        """Calls and tokens used by this summarizer so far."""
        return self._meter.usage

    async def asummarize(self, document: Document | str) -> TreatySummary:
        """The async twin of :meth:`summarize`."""
        return await self._extractor.treaty(_document(document))

    async def aextract_claims(self, document: Document | str) -> ClaimList:
        """The async twin of :meth:`extract_claims`."""
        return await self._extractor.claims(_document(document))

    async def abrief(
        self,
        documents: Sequence[Document | str],
        *,
        treaty: str | None = None,
        failures: Sequence[FailedDocument] = (),
        made: date | None = None,
    ) -> Briefing:
        """The async twin of :meth:`brief`."""
        if isinstance(documents, str | Document):
            raise CallerError("A list of documents was expected, not one.", hint="Put it in a list: brief([document]).")
        read = _distinct([_document(document) for document in documents])
        if not read and not failures:
            raise CallerError("No documents were given.", hint="Give at least one document.")
        # A model that answers one question at a time gets whole documents in turn, so that a budget completes some.
        turn = asyncio.Semaphore(self._at_once)
        outcomes = await asyncio.gather(*(self._both(document, turn) for document in read), return_exceptions=True)
        summaries: list[TreatySummary] = []
        claim_lists: list[ClaimList] = []
        kept: list[Document] = []
        failed = list(failures)
        first_error: SummarizerError | None = None
        for document, outcome in zip(read, outcomes, strict=True):
            if isinstance(outcome, SummarizerError):
                first_error = first_error or outcome
                failed.append(FailedDocument(document=document.id, error=str(outcome)))
            elif isinstance(outcome, BaseException):
                raise outcome
            else:
                kept.append(document)
                summaries.append(outcome[0])
                claim_lists.append(outcome[1])
        if not kept and first_error is not None:
            raise first_error
        briefing = compose(kept, summaries, claim_lists, self._method(made), failed)
        if treaty is None:
            return briefing
        about = documents_about(briefing, treaty)
        return compose(
            [document for document in kept if document.id in about],
            [summary for summary in summaries if summary.document_id in about],
            [claims for claims in claim_lists if claims.document_id in about],
            self._method(made),
            failed,
        )

    def summarize(self, document: Document | str) -> TreatySummary:
        """The treaty summary of one document.

        Args:
            document: a document, or its text.

        Raises:
            CallerError: the document or a setting is wrong, or the token budget ended before anything was read.
            ProviderError: the endpoint failed.
        """
        return background.run(self.asummarize(document))

    def extract_claims(self, document: Document | str) -> ClaimList:
        """The claims of one document; arguments and errors as for :meth:`summarize`."""
        return background.run(self.aextract_claims(document))

    def brief(
        self,
        documents: Sequence[Document | str],
        *,
        treaty: str | None = None,
        failures: Sequence[FailedDocument] = (),
        made: date | None = None,
    ) -> Briefing:
        """One briefing from several documents.

        Args:
            documents: documents, or their texts. One that fails is listed in the briefing; the rest goes on.
            treaty: words of the title of the one treaty that it is to be about, or of its type and parties; documents
                about others are left out. By default all documents are in it.
            failures: documents that could not even be read, to be listed too.
            made: the date put on the briefing; today by default.

        Raises:
            CallerError: no documents were given, none is about that treaty, or all failed by the caller's mistake.
            ProviderError: all documents failed by the endpoint's fault.
        """
        return background.run(self.abrief(documents, treaty=treaty, failures=failures, made=made))

    async def aclose(self) -> None:
        """Release connections. The summarizer can be used again; it then reconnects."""
        await self._model.aclose()

    def close(self) -> None:
        """Release connections. The summarizer can be used again; it then reconnects."""
        background.run(self.aclose())

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.aclose()

    async def _both(self, document: Document, turn: asyncio.Semaphore) -> tuple[TreatySummary, ClaimList]:
        async with turn:
            summary = await self._extractor.treaty(document)
            try:
                claims = await self._extractor.claims(document)
            except BudgetExceeded as error:  # What was read until then is kept.
                caveat = Caveat(kind="partial_text", text=f"The claims were not read. {error.message}")
                claims = ClaimList(document_id=document.id, caveats=[caveat])
            return summary, claims

    def _method(self, made: date | None) -> Method:
        return Method(
            model=self._model.info.name,
            strategy=self._extractor.strategy,
            package_version=__version__,
            prompt_versions=versions(),
            made=made or datetime.now().astimezone().date(),
            usage=ModelUsage.model_validate(self.usage, from_attributes=True),
        )


def summarize(document: Document | str, **options: Unpack[Overrides]) -> TreatySummary:
    """The treaty summary of one document; see :meth:`Summarizer.summarize` and :class:`~summarizer.llm.Settings`."""
    with Summarizer(**options) as summarizer:
        return summarizer.summarize(document)


def extract_claims(document: Document | str, **options: Unpack[Overrides]) -> ClaimList:
    """The claims of one document; see :meth:`Summarizer.extract_claims` and :class:`~summarizer.llm.Settings`."""
    with Summarizer(**options) as summarizer:
        return summarizer.extract_claims(document)


def brief(documents: Sequence[Document | str], **options: Unpack[Overrides]) -> Briefing:
    """One briefing from several documents; see :meth:`Summarizer.brief` and :class:`~summarizer.llm.Settings`."""
    with Summarizer(**options) as summarizer:
        return summarizer.brief(documents)


async def asummarize(document: Document | str, **options: Unpack[Overrides]) -> TreatySummary:
    """The async twin of :func:`summarize`."""
    async with Summarizer(**options) as summarizer:
        return await summarizer.asummarize(document)


async def aextract_claims(document: Document | str, **options: Unpack[Overrides]) -> ClaimList:
    """The async twin of :func:`extract_claims`."""
    async with Summarizer(**options) as summarizer:
        return await summarizer.aextract_claims(document)


async def abrief(documents: Sequence[Document | str], **options: Unpack[Overrides]) -> Briefing:
    """The async twin of :func:`brief`."""
    async with Summarizer(**options) as summarizer:
        return await summarizer.abrief(documents)


def _document(given: object) -> Document:
    if isinstance(given, Document):
        return given
    if not isinstance(given, str):
        hint = "Use summarizer.read(path) to read a file." if isinstance(given, PurePath) else ""
        raise CallerError(f"A document or its text was expected, not {type(given).__name__}.", hint=hint)
    if len(given) < 1000 and not any(character.isspace() for character in given.strip()) and Path(given).suffix:
        raise CallerError(
            f"{given!r} looks like the name of a file; the text of a document was expected.",
            hint=f"Use summarizer.read({given!r}) to read the file first.",
        )
    return Document.from_text(given)


def _distinct(documents: Sequence[Document]) -> list[Document]:
    """Documents with ids made unique, since a briefing refers to them by id."""
    taken = {document.id for document in documents}
    seen: set[str] = set()
    distinct: list[Document] = []
    for document in documents:
        name, number = document.id, 1
        while name in seen or (number > 1 and name in taken):
            number += 1
            name = f"{document.id}-{number}"
        seen.add(name)
        distinct.append(document if number == 1 else document.model_copy(update={"id": name}))
    return distinct
