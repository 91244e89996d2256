"""A run from its beginning to its report."""

from __future__ import annotations

import asyncio
import platform
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Unpack, cast, get_args

from summarizer import background, prompts
from summarizer.corpus import outputs
from summarizer.corpus.entry import printable
from summarizer.corpus.extra import pyarrow_needed, ray_needed
from summarizer.corpus.journal import Journal, Kind
from summarizer.corpus.matters import changes, facts, wanted
from summarizer.corpus.outputs import Format
from summarizer.corpus.sources import Sources
from summarizer.corpus.standing import Progress, Standing, silent
from summarizer.corpus.work import Engine, InProcess, Taker, Work
from summarizer.errors import OutputError, SettingsError, SummarizerError
from summarizer.llm import Model, Settings, Usage, connect
from summarizer.llm.settings import Options

if TYPE_CHECKING:
    from summarizer.corpus.shelf import JournalShelf

__all__ = ["EngineName", "Report", "RunOptions", "arun", "run"]

KINDS: tuple[Kind, ...] = get_args(Kind)

EngineName = Literal["local", "ray", "openai-batch"]
"""Where the records are taken: in this process, by the workers of a Ray cluster, or in this process with questions that
go together by the batch API of OpenAI."""

_TOGETHER = 1000  # documents under way at once where their questions go together


class RunOptions(Options, total=False):
    """What can be set for a run: the engine, and the settings of :class:`~summarizer.llm.Settings`."""

    engine: EngineName


@dataclass(frozen=True, slots=True)
class Report:
    """How a run went.

    Attributes:
        documents: the documents of the corpus.
        done: those of which all records are in the output, of this run and of earlier ones.
        failed: those of which a record failed.
        pending: those that the run did not come to, because it stopped.
        asked: those that the model was asked about in this run, or that could not be read in it.
        usage: what this run has used.
        total_usage: what all runs on this output folder have used.
        stopped: why the run stopped before its end; ``None`` if it did not.
        files: what was written.
    """

    documents: int
    done: int
    failed: int
    pending: int
    asked: int
    usage: Usage
    total_usage: Usage
    stopped: SummarizerError | None
    files: tuple[Path, ...]


def run(
    sources: Sequence[str | Path],
    out: str | Path,
    *,
    records: Sequence[Kind] = KINDS,
    resume: bool = False,
    format: Format = "jsonl",  # noqa: A002 - the name of the option
    document_s: float | None = None,
    model: Model | str | None = None,
    progress: Progress = silent,
    **options: Unpack[RunOptions],
) -> Report:
    """Take records from many documents and write them into a folder.

    What is done is kept in a journal there. A run that was broken off, in whatever way, is resumed: its output is then
    that of a run that was not, and only what was under way is asked again. What has changed since (documents,
    settings, versions) is taken anew, and nothing else.

    Args:
        sources: files, folders and globs; tables (``.jsonl``, ``.parquet``) with a column ``text``, and if they have
            them ``id``, ``title``, ``published``, ``publisher`` and ``url``.
        out: the output folder; it is made if it is not there.
        records: what is taken from each document: ``"summary"``, ``"claims"`` or both.
        resume: go on with the run that this folder holds.
        format: ``"jsonl"``, or ``"parquet"``, which needs pyarrow.
        document_s: longest time for one document, in seconds; ``None`` for no limit.
        model: the model's name, or a model object; by default the one that the environment names, or the local one.
        progress: told after every document, in the thread of the event loop.
        options: settings by name, see :class:`~summarizer.llm.Settings`. ``max_concurrency`` is also how many documents
            are under way at once; ``token_budget`` ends the run between documents. And ``engine``: ``"local"``, or
            ``"ray"`` for the Ray cluster that this process has joined, or else that of ``RAY_ADDRESS``, or else one on
            this machine, or ``"openai-batch"`` for half the price and answers within a day. Runs on one folder may
            have different engines.

    Raises:
        SettingsError: a setting is wrong, or an optional package is missing.
        CallerError: the sources are no list.
        OutputError: the folder cannot be used, or holds a run and ``resume`` is not given.
        DocumentError: a source holds no document. One document that fails is no error: it is in ``failures.jsonl``.
        ProviderError: an endpoint without a model's name does not say which it has.

    >>> import tempfile
    >>> from summarizer.llm import FakeModel
    >>> folder = Path(tempfile.mkdtemp())
    >>> _ = (folder / "a.txt").write_text("The king slept well.")
    >>> silent_model = FakeModel({"claims": [{"claims": []}]})
    >>> report = run([folder / "a.txt"], folder / "out", records=["claims"], model=silent_model)
    >>> report.done, [file.name for file in report.files]
    (1, ['claims.jsonl', 'failures.jsonl', 'run.json'])
    """
    return background.run(
        arun(
            sources,
            out,
            records=records,
            resume=resume,
            format=format,
            document_s=document_s,
            model=model,
            progress=progress,
            **options,
        )
    )


async def arun(
    sources: Sequence[str | Path],
    out: str | Path,
    *,
    records: Sequence[Kind] = KINDS,
    resume: bool = False,
    format: Format = "jsonl",  # noqa: A002 - the name of the option
    document_s: float | None = None,
    model: Model | str | None = None,
    progress: Progress = silent,
    **options: Unpack[RunOptions],
) -> Report:
    """The async twin of :func:`run`."""
    began, started = datetime.now(UTC), time.monotonic()
    kinds = _kinds(records)
    named = model if isinstance(model, str) else None
    engine = options.pop("engine", "local")
    _check(format, document_s)
    _check_engine(engine, model)
    settings = Settings.from_env(model=named, **cast("Options", options))
    shelf = None
    if engine == "openai-batch":
        settings, shelf = _for_batches(settings)
    folder = Path(out)
    corpus = Sources(sources, folder)
    outputs.prepare(folder, kinds)
    asked = _connected(settings, shelf) if model is None or isinstance(model, str) else model
    known = facts(asked, settings.strategy or asked.info.strategy, kinds)
    try:
        taking = _engine(engine, asked, settings, document_s)
        with Journal(folder, wanted(known, kinds)) as journal:
            if not resume and not journal.is_empty():
                raise OutputError(
                    f"{printable(folder)} holds a run already.",
                    hint="Go on with it (--resume), which keeps what is done, or give another output folder.",
                )
            before = journal.begin(known)
            if shelf is not None:
                shelf.open(journal)
            work = Work(journal, corpus, taking, budget=settings.token_budget, progress=progress)
            await work.list(tuple(changes(before or {}, known)))
            await work.ask()
            if shelf is not None:
                await asked.aclose()  # nothing is put on the shelf from now on
                if work.stopped is None:
                    shelf.clear()
            progress(_writing(work.standing))
            files = [await asyncio.to_thread(outputs.write_records, folder, kind, journal, format) for kind in kinds]
            files.append(await asyncio.to_thread(outputs.write_failures, folder, journal))
            report = _report(work, journal, (*files, folder / outputs.REPORT))
            limits = {
                "engine": engine,
                "max_concurrency": settings.limits.max_concurrency,
                "requests_per_minute": settings.requests_per_minute,
                "token_budget": settings.token_budget,
                "document_s": document_s,
            }
            told = {"records": list(kinds), "sources": corpus.names, **known, **limits}
            timing = {
                "started": began.isoformat(timespec="seconds"),
                "finished": datetime.now(UTC).isoformat(timespec="seconds"),
                "seconds": round(time.monotonic() - started, 3),  # whoever sets the clock meanwhile
                "documents_per_second": round(work.standing.rate, 3),
            }
            outputs.write_report(folder, _told(report, work, told, timing))
            return report
    finally:
        if asked is not model:
            await asked.aclose()


def _kinds(records: Sequence[Kind]) -> tuple[Kind, ...]:
    """The kinds of records in the order in which they are taken, each once."""
    if isinstance(records, str) or not records or not set(records) <= set(KINDS):
        raise SettingsError(
            f"The records {records!r} are not known.", hint=f"Give a list of one or both of {' and '.join(KINDS)}."
        )
    return tuple(kind for kind in KINDS if kind in records)


def _check(form: Format, document_s: float | None) -> None:
    if form not in get_args(Format):
        raise SettingsError(f"The format {form!r} is not known.", hint="Give 'jsonl' or 'parquet'.")
    if form == "parquet":
        pyarrow_needed("Writing Parquet")
    if document_s is not None and not document_s > 0:
        raise SettingsError(f"The deadline of a document is {document_s}.", hint="Give seconds above 0.")


def _check_engine(engine: EngineName, model: Model | str | None) -> None:
    if engine not in get_args(EngineName):
        raise SettingsError(
            f"The engine {engine!r} is not known.", hint=f"Give one of {', '.join(get_args(EngineName))}."
        )
    if engine == "ray":
        ray_needed("The engine 'ray'")
    if engine != "local" and not (model is None or isinstance(model, str)):
        raise SettingsError(
            f"The engine {engine!r} cannot be given a model object.",
            hint="Give the model's name, and base_url: the engine connects for itself.",
        )


def _engine(name: EngineName, model: Model, settings: Settings, document_s: float | None) -> Engine:
    strategy = settings.strategy or model.info.strategy
    if name == "ray":
        from summarizer.corpus.on_ray import OnRay

        # its name as the endpoint told it, so that no worker has to ask
        return OnRay(replace(settings, model=model.info.name), strategy, document_s=document_s)
    return InProcess(Taker(model, strategy, document_s=document_s), settings.limits.max_concurrency)


def _for_batches(settings: Settings) -> tuple[Settings, JournalShelf]:
    """The settings for questions that go together, and where they are kept."""
    if settings.is_local:
        raise SettingsError(
            "The engine 'openai-batch' needs an endpoint that has the batch API of OpenAI.",
            hint="Set OPENAI_API_KEY, and OPENAI_BASE_URL if it is another's endpoint, or leave the engine out.",
        )
    from summarizer.corpus.shelf import JournalShelf

    at_once = settings.max_concurrency or _TOGETHER
    return replace(settings, max_concurrency=at_once), JournalShelf(settings.endpoint)


def _connected(settings: Settings, shelf: JournalShelf | None) -> Model:
    if shelf is None:
        return connect(settings)
    from summarizer.llm.batches import Batches

    return connect(settings, batches=Batches(shelf))


def _writing(standing: Standing) -> Standing:
    return Standing("writing", standing.plan, standing.done, standing.failed, standing.usage, standing.seconds)


def _report(work: Work, journal: Journal, files: tuple[Path, ...]) -> Report:
    standing, plan = work.standing, work.standing.plan
    asked = standing.done + standing.failed
    pending = plan.pending - asked
    failed = plan.failed + standing.failed
    usage, total = journal.usage()
    return Report(
        documents=plan.documents,
        done=plan.documents - failed - pending,
        failed=failed,
        pending=pending,
        asked=asked,
        usage=usage,
        total_usage=total,
        stopped=work.stopped,
        files=files,
    )


def _told(report: Report, work: Work, settings: dict[str, Any], timing: dict[str, Any]) -> dict[str, Any]:
    """The report as it is written."""
    plan, reason = work.standing.plan, report.stopped
    counts = {name: getattr(report, name) for name in ("documents", "done", "failed", "pending", "asked")}
    seen = {name: getattr(plan, name) for name in ("new", "changed", "gone", "repeated", "left_out")}
    return {
        "state": "stopped" if reason else "finished",
        "stopped": {"error": type(reason).__name__, "message": reason.message, "hint": reason.hint} if reason else None,
        "files": [file.name for file in report.files],
        "settings": settings,
        "changes": list(plan.changes),
        "versions": {
            "summarizer": settings["version"],
            "python": platform.python_version(),
            "prompts": prompts.versions(),
        },
        "counts": {**counts, **seen},
        "stand_ins": list(work.stand_ins),
        "usage": {"run": asdict(report.usage), "all_runs": asdict(report.total_usage)},
        "timing": timing,
    }
