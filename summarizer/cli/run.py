"""From a request to a written result: read the files, ask the model, render, write."""

from __future__ import annotations

import asyncio
import itertools
import json
import sys
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from summarizer import background
from summarizer.api import Summarizer
from summarizer.cli.browser import open_page, private_page
from summarizer.cli.exits import Code, Failure, code_of, shown, tell, tell_failures, words
from summarizer.cli.output import Target
from summarizer.cli.progress import reporter, usage_line
from summarizer.cli.request import BriefRequest, Form, Request
from summarizer.document import Document
from summarizer.errors import CallerError
from summarizer.extract import Progress
from summarizer.llm import Settings
from summarizer.llm.settings import Overrides
from summarizer.readers import read
from summarizer.records.briefing import Briefing, FailedDocument
from summarizer.records.claims import ClaimList
from summarizer.records.treaty import TreatySummary
from summarizer.render import render

__all__ = ["Named", "briefing", "build", "records"]

_Record = TreatySummary | ClaimList
_Taking = Callable[[Summarizer], Callable[[Document], Awaitable[_Record]]]
_Result = TypeVar("_Result")


@dataclass(frozen=True, slots=True)
class Named:
    """A document and the name that the user gave it."""

    name: str
    document: Document


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
    target = _target(request, request.form())
    at_once = Settings.from_env(**request.options).limits.max_concurrency
    named, failures = _read_all(request)
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
    target.write(_rendered(taken, request, [one.document for one in named]))
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
    target = _target(request, form)
    Settings.from_env(**request.options)  # what is wrong there is said before anything is read
    named, failures = _read_all(request)
    tell_failures(failures)
    if not named:
        return max(code_of(failure.error) for failure in failures)
    unread = [
        FailedDocument(document=failure.name, error=" ".join(words(failure.error)).strip()) for failure in failures
    ]
    documents = [one.document for one in named]
    made = _work(request, lambda summarizer: summarizer.abrief(documents, failures=unread))
    names = {one.document.id: one.name for one in named}
    for failed in made.failures:
        if failed not in unread:
            tell(f"Error: {names.get(failed.document, failed.document)}: {failed.error}")
    if request.in_browser and request.output is None:
        open_page(private_page(render(made, "html", documents)))
    else:
        target.write(_briefed(made, form, documents))
        if request.in_browser and request.output is not None:
            open_page(request.output)
    return Code.SOME_FAILED if made.failures else Code.DONE


def _read_all(request: Request) -> tuple[list[Named], list[Failure]]:
    if request.files.count("-") > 1:
        raise CallerError("Standard input is named more than once.", hint="Give '-' once.")
    if "-" in request.files and sys.stdin.isatty() and not request.quiet:
        tell("Reading standard input, as far as Ctrl-D.")
    named: list[Named] = []
    failures: list[Failure] = []
    ids: set[str] = set()
    for file in request.files:
        name = "stdin" if file == "-" else shown(file)
        try:
            document = _distinct(read(file, published=request.published), ids)
        except Exception as error:  # noqa: BLE001 - whatever is wrong with one file must not harm the others
            failures.append(Failure(name, error))
        else:
            named.append(Named(name, document))
    return named, failures


def _distinct(document: Document, taken: set[str]) -> Document:
    """The document with an id that no other has: files of the same name in several folders are common."""
    numbers = (f"{document.id}-{number}" for number in itertools.count(2))
    own = document.id if document.id not in taken else next(each for each in numbers if each not in taken)
    taken.add(own)
    return document if own == document.id else document.model_copy(update={"id": own})


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


def _target(request: Request, form: Form) -> Target:
    """Where the result goes. Whether its form can be made and written there is found out before the work begins."""
    target = Target(request.output, request.files)
    if form == "docx":
        from summarizer.render.docx import needed

        target.takes_bytes()
        needed()
    return target


def _briefed(made: Briefing, form: Form, documents: Sequence[Document]) -> str | bytes:
    if form == "docx":
        from summarizer.render.docx import docx

        return docx(made, documents)
    return render(made, form, documents)


def _rendered(taken: Sequence[_Record], request: Request, documents: Sequence[Document]) -> str | bytes:
    """One record, or several: in Markdown with a line between them, in JSON as an array, in HTML and DOCX in one file.

    What decides is how many files were given, so that a program knows what it gets.
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
        case "json" if len(request.files) == 1:
            return render(taken[0], "json")
        case "json":
            return json.dumps([record.model_dump(mode="json") for record in taken], indent=2, ensure_ascii=False) + "\n"
