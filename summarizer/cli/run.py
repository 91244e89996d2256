"""From a request to a written result: read the files, ask the model, render, write."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from pathlib import Path
from typing import Any, TypeVar

from summarizer import background
from summarizer.api import Summarizer
from summarizer.cli.browser import open_page, private_page
from summarizer.cli.exits import Code, Failure, code_of, tell, tell_failures, words
from summarizer.cli.inputs import Named, files_of, only_published, read_all, tell_left_out
from summarizer.cli.output import Target
from summarizer.cli.progress import reporter, usage_line
from summarizer.cli.request import BriefRequest, Form, Request
from summarizer.document import Document
from summarizer.errors import CallerError
from summarizer.extract import Progress
from summarizer.llm import Settings
from summarizer.llm.settings import Overrides
from summarizer.records.briefing import Briefing, FailedDocument
from summarizer.records.claims import ClaimList
from summarizer.records.treaty import TreatySummary
from summarizer.render import render

__all__ = ["briefing", "build", "records"]

_Record = TreatySummary | ClaimList
_Taking = Callable[[Summarizer], Callable[[Document], Awaitable[_Record]]]
_Result = TypeVar("_Result")


def build(options: Overrides, progress: Progress) -> Summarizer:
    """The summarizer that a command works with. Tests put one with a scripted model in its place."""
    return Summarizer(progress=progress, **options)


def records(request: Request, taking: _Taking) -> Code:
    """Take one record from each document and write them all.

    Args:
        request: what the user asks.
        taking: the method of the summarizer that makes a record from a document.

    Raises:
        SummarizerError: a setting or the output is wrong, or the model cannot be reached at all.
    """
    files = files_of(request)
    target = _target(request, request.form(), files)
    at_once = Settings.from_env(**request.options).limits.max_concurrency
    named, failures = read_all(files, request)
    taken: list[_Record] = []
    if named:
        outcomes = _work(request, lambda summarizer: _each(named, taking(summarizer), at_once))
        for one, outcome in zip(named, outcomes, strict=True):
            if isinstance(outcome, Exception):
                failures.append(Failure(one.name, outcome))
            else:
                taken.append(outcome)
    tell_failures(failures)
    if not taken:
        return max(code_of(failure.error) for failure in failures)
    _written(target, request, _rendered(taken, request, [one.document for one in named]))
    return Code.SOME_FAILED if failures else Code.DONE


def briefing(request: BriefRequest) -> Code:
    """Make one briefing from all documents, write it, and open it if that is wanted.

    Raises:
        SummarizerError: a setting or the output is wrong, or all documents failed.
    """
    form = request.form("html" if request.in_browser else "md")
    if request.in_browser and (form != "html" or str(request.output) == "-"):
        raise CallerError(
            "Only a page in a file can be opened in a browser.",
            hint="With --open, give --format html or nothing, and -o a name that ends in '.html' or nothing.",
        )
    files = files_of(request)
    target = _target(request, form, files)
    Settings.from_env(**request.options)  # what is wrong there is said before anything is read
    named, failures = read_all(files, request)
    tell_failures(failures)
    if not named:
        return max(code_of(failure.error) for failure in failures)
    named = only_published(named, request)
    unread = [
        FailedDocument(document=failure.name, error=" ".join(words(failure.error)).strip()) for failure in failures
    ]
    documents = [one.document for one in named]
    made = _work(request, lambda summarizer: summarizer.abrief(documents, treaty=request.treaty, failures=unread))
    tell_left_out(named, made, request)
    names = {one.document.id: one.name for one in named}
    for failed in made.failures:
        if failed not in unread:
            tell(f"Error: {names.get(failed.document, failed.document)}: {failed.error}")
    if request.in_browser and request.output is None:
        open_page(private_page(render(made, "html", documents)))
    else:
        _written(target, request, _briefed(made, form, documents))
        if request.in_browser and request.output is not None:
            open_page(request.output)
    return Code.SOME_FAILED if made.failures else Code.DONE


def _work(request: Request, work: Callable[[Summarizer], Coroutine[Any, Any, _Result]]) -> _Result:
    """Do the work with a summarizer of its own, and tell how far it is and what it has used."""
    with reporter(request.quiet) as progress, build(request.options, progress.step) as summarizer:
        try:
            return background.run(work(summarizer))
        finally:
            progress.stop()
            if not request.quiet and (summarizer.usage.calls or summarizer.usage.cached):
                tell(usage_line(summarizer.usage))


async def _each(
    named: Sequence[Named], take: Callable[[Document], Awaitable[_Record]], at_once: int
) -> list[_Record | Exception]:
    """The records in the order of the documents; in the place of one that failed, why."""
    places = asyncio.Semaphore(at_once)

    async def one(document: Document) -> _Record | Exception:
        async with places:
            try:
                return await take(document)
            except Exception as error:  # noqa: BLE001 - the other documents must not be harmed
                return error

    return await asyncio.gather(*(one(each.document) for each in named))


def _target(request: Request, form: Form, files: Sequence[str]) -> Target:
    """Where the result goes. Whether its form can be made and written there is found out before the work begins."""
    target = Target(request.output, files)
    if form == "docx":
        from summarizer.render.docx import needed

        target.takes_bytes()
        needed()
    return target


def _written(target: Target, request: Request, result: str | bytes) -> None:
    """Write a result; who asks for no form and reads it at a terminal gets it laid out there."""
    if isinstance(result, str) and request.format is None and target.is_terminal:
        target.show(result)
    else:
        target.write(result)


def _briefed(made: Briefing, form: Form, documents: Sequence[Document]) -> str | bytes:
    if form == "docx":
        from summarizer.render.docx import docx

        return docx(made, documents)
    return render(made, form, documents)


def _rendered(taken: Sequence[_Record], request: Request, documents: Sequence[Document]) -> str | bytes:
    """One record, or several: in Markdown with a line between them, in JSON as an array, in HTML and DOCX in one file.

    What decides is whether one file was named, so that a program knows what it gets.
    """
    match request.form():
        case "docx":
            from summarizer.render.docx import docx

            return docx(taken, documents)
        case "html":
            from summarizer.render.html import html

            return html(taken, documents)
        case "md":
            return "\n---\n\n".join(render(record, "md") for record in taken)
        case "json" if len(request.files) == 1 and not Path(request.files[0]).is_dir():
            return render(taken[0], "json")
        case "json":
            return json.dumps([record.model_dump(mode="json") for record in taken], indent=2, ensure_ascii=False) + "\n"
