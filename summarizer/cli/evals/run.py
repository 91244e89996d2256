"""From the options of ``summarizer eval run`` to a run, its reports and its exit code."""

from __future__ import annotations

from pathlib import Path

from summarizer import background
from summarizer.cli.evals import reports
from summarizer.cli.evals.progress import StageReporter, reporter
from summarizer.cli.evals.reports import Made
from summarizer.cli.evals.request import EvalRequest
from summarizer.cli.exits import Code, tell
from summarizer.cli.progress import count, usage_line
from summarizer.errors import SummarizerError
from summarizer.evals import extra
from summarizer.evals.recordings.sources import kept_answers
from summarizer.evals.results import EvalReport
from summarizer.evals.run import RunOptions, journal_folder
from summarizer.evals.run import run as run_suite
from summarizer.evals.scoring.outcomes import Output
from summarizer.evals.suite import LoadedSuite, load_suite
from summarizer.llm import Model, Settings, Usage, connect

__all__ = ["build", "run"]


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
    targets = reports.targets(request, suite)
    with reporter(quiet=request.quiet or mode == "replay") as progress:
        report, outputs = _replayed(request, suite) if mode == "replay" else _asked(request, suite, progress)
    reports.write(targets, Made(suite, report, outputs), annotate=request.annotations)
    return Code.DONE if report.gate.passed else Code.GATE


def _replayed(request: EvalRequest, suite: LoadedSuite) -> tuple[EvalReport, list[Output]]:
    options = RunOptions(
        mode="replay",
        model=request.model,
        strategy=request.strategy,
        repeats=request.repeat,
        limit=request.limit,
        baseline=request.baseline,
    )
    return run_suite(suite, options)


def _asked(request: EvalRequest, suite: LoadedSuite, progress: StageReporter) -> tuple[EvalReport, list[Output]]:
    settings = Settings.from_env(model=request.model, base_url=request.base_url, strategy=request.strategy, cache=False)
    options = RunOptions(
        mode=request.mode,
        strategy=settings.strategy,
        repeats=request.repeat,
        limit=request.limit,
        resume=request.resume,
        baseline=request.baseline,
        at_once=settings.limits.max_concurrency,
        token_budget=settings.token_budget,
        cache_dir=settings.cache_dir,
    )
    model = build(settings)
    try:
        report, outputs = run_suite(suite, options, model, progress.stage)
    except (KeyboardInterrupt, SummarizerError):
        progress.stop()
        _tell_what_is_kept(journal_folder(suite.path, model.info.name, options.cache_dir))
        raise
    finally:
        background.run(model.aclose())
    progress.stop()
    if not request.quiet:
        tell(usage_line(Usage(**report.usage.model_dump())))
    if any(document.error for document in report.documents):
        _tell_what_is_kept(journal_folder(suite.path, model.info.name, options.cache_dir))
    return report, outputs


def _tell_what_is_kept(journal: Path) -> None:
    if answers := kept_answers(journal):
        tell(f"Kept: {count(answers, 'answer')}. To go on with them, type the same command with --resume.")
