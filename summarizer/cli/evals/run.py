"""From the options of ``summarizer eval run`` and ``eval briefings`` to a run, its reports and its exit code."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from functools import partial
from pathlib import Path
from typing import TypeVar

from summarizer import background
from summarizer.cli.evals import reports
from summarizer.cli.evals.progress import reporter
from summarizer.cli.evals.reports import Made
from summarizer.cli.evals.request import BriefingsRequest, EvalRequest, Mode, ReadRequest
from summarizer.cli.exits import Code, tell
from summarizer.cli.progress import count, usage_line
from summarizer.errors import SummarizerError
from summarizer.evals import extra
from summarizer.evals.briefings.results import BriefingsReport
from summarizer.evals.briefings.run import answers_of as answers_of_sets
from summarizer.evals.briefings.run import run as run_sets
from summarizer.evals.briefings.sets import load_sets
from summarizer.evals.readings import Answers, Progress, ReadOptions, journal_folder, silent
from summarizer.evals.recordings.sources import kept_answers
from summarizer.evals.results import EvalReport
from summarizer.evals.run import RunOptions, answers_of
from summarizer.evals.run import run as run_suite
from summarizer.evals.scoring.outcomes import Output
from summarizer.evals.suite import load_suite
from summarizer.llm import Model, Settings, Usage, connect

__all__ = ["build", "run", "run_briefings"]

DoneT = TypeVar("DoneT")


def build(settings: Settings) -> Model:
    """The model that a run asks. Tests put a scripted one in its place."""
    return connect(settings)


def run(request: EvalRequest) -> Code:
    """Run a suite and write its reports.

    Raises:
        SummarizerError: something is wrong with the call or the suite, or no document gave an output.
    """
    mode = request.mode
    extra.require()
    suite = load_suite(request.suite)
    targets = reports.targets(request, [str(suite.path), *(str(file.path) for file in suite.gold)])

    def work(options: ReadOptions, model: Model | None, progress: Progress) -> tuple[EvalReport, list[Output]]:
        given = {one.name: getattr(options, one.name) for one in fields(options)}
        own = RunOptions(**given | {"repeats": request.repeat}, limit=request.limit, baseline=request.baseline)
        return run_suite(suite, own, model, progress)

    report, outputs = _read(request, mode, answers_of(suite), work, lambda done: done[0])
    reports.write(targets, Made(suite, report, outputs), annotate=request.annotations)
    return Code.DONE if report.gate.passed else Code.GATE


def run_briefings(request: BriefingsRequest) -> Code:
    """Brief sets of documents and write the report.

    Raises:
        SummarizerError: something is wrong with the call or a set, or no document gave an output.
    """
    mode = request.mode
    extra.require()
    sets = load_sets(request.sets or ())
    inputs = [*(str(one.path) for one in sets.sets), *(str(file.path) for file in sets.files)]
    targets = reports.targets(request, inputs)
    report = _read(request, mode, answers_of_sets(sets), partial(run_sets, sets), lambda done: done)
    reports.write_briefings(targets, report)
    return Code.DONE if report.gate.passed else Code.GATE


def _read(
    request: ReadRequest,
    mode: Mode,
    answers: Answers,
    work: Callable[[ReadOptions, Model | None, Progress], DoneT],
    report_of: Callable[[DoneT], EvalReport | BriefingsReport],
) -> DoneT:
    """Do the work of a run with the model that is asked for, telling how far it is, or with recordings."""
    if mode == "replay":
        return work(ReadOptions(model=request.model, strategy=request.strategy), None, silent)
    settings = Settings.from_env(model=request.model, base_url=request.base_url, strategy=request.strategy, cache=False)
    options = ReadOptions(
        mode=mode,
        strategy=settings.strategy,
        resume=request.resume,
        at_once=settings.limits.max_concurrency,
        token_budget=settings.token_budget,
        cache_dir=settings.cache_dir,
    )
    with reporter(quiet=request.quiet) as progress:
        model = build(settings)
        journal = journal_folder(answers.path, model.info.name, options.cache_dir)
        try:
            done = work(options, model, progress.stage)
        except (KeyboardInterrupt, SummarizerError):
            progress.stop()
            _tell_what_is_kept(journal)
            raise
        finally:
            background.run(model.aclose())
        progress.stop()
    report = report_of(done)
    if not request.quiet:
        tell(usage_line(Usage(**report.usage.model_dump())))
    if any(document.error for document in report.documents):
        _tell_what_is_kept(journal)
    return done


def _tell_what_is_kept(journal: Path) -> None:
    if answers := kept_answers(journal):
        tell(f"Kept: {count(answers, 'answer')}. To go on with them, type the same command with --resume.")
