"""The guided strategy: many short questions, for models too small to fill a record in one go.

Every question is about one sentence and says so; all questions of a task share their beginning
(instructions and examples), which a server that caches prompts reads once. Sentences that hold no
word of the matter are not asked about.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from summarizer.document import Document, Sentence
from summarizer.extract import facts
from summarizer.extract.ask import Ask, Grounded, Job, put
from summarizer.extract.candidates import body, on_identity
from summarizer.extract.drafts import ClaimsAnswer, EventsAnswer, IdentityAnswer, ProvisionsAnswer
from summarizer.extract.narrow import events_of, provisions_of
from summarizer.llm import Question
from summarizer.llm.model import DraftT
from summarizer.prompts import load

__all__ = ["claims", "treaty"]


async def treaty(document: Document, job: Job) -> Grounded | None:
    """The facts of the treaty that the document is about; ``None`` if it is about none.

    Raises:
        ProviderError: the endpoint failed.
        BudgetExceeded: the token budget ended before the first answer.
    """
    identity = on_identity(document)
    if not identity:
        return None
    about: list[str] = []

    def ground_identity(answer: IdentityAnswer) -> Grounded:
        about.append(answer.treaty)
        return facts.identity(document, identity, answer)

    question = _question("identity", " ".join(_line(sentence) for sentence in identity), IdentityAnswer, 300)
    grounded = await put(job, [Ask(question, "identity", ground_identity)])
    if about and about[-1] == "no":
        return None
    sentences = body(document)
    asks: list[Ask[Any]] = []
    for sentence in sentences:
        told = events_of(sentence.text)
        asks += [_acts(document, sentence, told)] if told else []
    for sentence in sentences:
        laid_down = provisions_of(sentence.text)
        asks += [_clauses(document, sentence, laid_down)] if laid_down else []
    return grounded + await put(job, asks)


async def claims(document: Document, job: Job) -> Grounded:
    """The claims of the document.

    Raises:
        ProviderError: the endpoint failed.
        BudgetExceeded: the token budget ended before the first answer.
    """
    return await put(job, [_statements(document, sentence) for sentence in body(document)])


def _acts(document: Document, sentence: Sentence, draft: type[EventsAnswer]) -> Ask[EventsAnswer]:
    return _ask("events", sentence, draft, lambda answer: facts.events(document, [sentence], answer.acts))


def _clauses(document: Document, sentence: Sentence, draft: type[ProvisionsAnswer]) -> Ask[ProvisionsAnswer]:
    return _ask("provisions", sentence, draft, lambda answer: facts.provisions(document, [sentence], answer.provisions))


def _statements(document: Document, sentence: Sentence) -> Ask[ClaimsAnswer]:
    return _ask(
        "sentence-claims", sentence, ClaimsAnswer, lambda answer: facts.claims(document, [sentence], answer.claims)
    )


def _ask(task: str, sentence: Sentence, draft: type[DraftT], ground: Callable[[DraftT], Grounded]) -> Ask[DraftT]:
    return Ask(_question(task, _line(sentence), draft, 600), f"sentence {sentence.number}", ground)


def _question(task: str, text: str, draft: type[DraftT], max_tokens: int) -> Question[DraftT]:
    return Question(task, load(task).ask(text=text), draft, max_tokens)


def _line(sentence: Sentence) -> str:
    return " ".join(sentence.text.split())
