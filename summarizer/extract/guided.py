"""The guided strategy: many short questions, for models too small to fill a record in one go.

Every question is about one sentence and says so; all questions of a task share their beginning
(instructions and examples), which a server that caches prompts reads once. Sentences that hold no
word of the matter are not asked about.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from summarizer.document import Document, Sentence
from summarizer.extract import facts, lexical
from summarizer.extract.ask import Ask, Grounded, Job, put
from summarizer.extract.candidates import body, on_identity
from summarizer.extract.drafts import ClaimsAnswer, EventsAnswer, IdentityAnswer, ProvisionsAnswer
from summarizer.extract.narrow import events_of, lays_down, provisions_of, tells_of_acts
from summarizer.grounding import binds_itself
from summarizer.grounding.acts.following import taken_up
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
    read = lexical.identity(document)
    if read.settled and not read.items:
        return None
    grounded = _read([facts.treaty(document, answer) for answer in read.items])
    if not read.settled:
        about: list[str] = []

        def ground_identity(answer: IdentityAnswer) -> Grounded:
            about.append(answer.treaty)
            return facts.identity(document, identity, answer)

        question = _question("identity", " ".join(_line(sentence) for sentence in identity), IdentityAnswer, 300)
        grounded += await put(job, [Ask(question, "identity", ground_identity)])
        if about and about[-1] == "no":
            return None
    others = lexical.elsewhere(document)
    sentences = [sentence for sentence in body(document) if sentence.number not in others]
    found: list[Grounded] = []
    asks: list[Ask[Any]] = []
    for sentence in sentences:
        if tells_of_acts(sentence.text) or taken_up(document, sentence):
            acts = lexical.acts(document, sentence)
            found.append(facts.events(document, [sentence], acts.items))
            asks += [] if acts.settled else [_acts(document, sentence)]
    itself = binds_itself(document.text)
    for sentence in sentences:
        laid_down = lays_down(sentence.text)
        if laid_down or itself or lexical.may_hold_others(sentence.text):
            provisions = lexical.provisions(document, sentence)
            found.append(facts.provisions(document, [sentence], provisions.items))
            asks += [_clauses(document, sentence)] if laid_down and not provisions.settled else []
    return grounded + _read(found) + await put(job, asks)


async def claims(document: Document, job: Job) -> Grounded:
    """The claims of the document.

    Raises:
        ProviderError: the endpoint failed.
        BudgetExceeded: the token budget ended before the first answer.
    """
    found: list[Grounded] = []
    asks: list[Ask[Any]] = []
    for sentence in body(document):
        statements = lexical.statements(document, sentence)
        found.append(facts.claims(document, [sentence], statements.items))
        asks += [] if statements.settled else [_statements(document, sentence)]
    return _read(found) + await put(job, asks)


def _read(found: Sequence[Grounded]) -> Grounded:
    """What code has read. It proposes every value that might be, so what is refused of that is no loss."""
    return Grounded(tuple(fact for one in found for fact in one.facts))


def _acts(document: Document, sentence: Sentence) -> Ask[EventsAnswer]:
    draft = events_of(sentence.text) or EventsAnswer
    return _ask("events", sentence, draft, lambda answer: facts.events(document, [sentence], answer.acts))


def _clauses(document: Document, sentence: Sentence) -> Ask[ProvisionsAnswer]:
    draft = provisions_of(sentence.text) or ProvisionsAnswer
    return _ask("provisions", sentence, draft, lambda answer: facts.provisions(document, [sentence], answer.provisions))


def _statements(document: Document, sentence: Sentence) -> Ask[ClaimsAnswer]:
    return _ask(
        "sentence-claims", sentence, ClaimsAnswer, lambda answer: facts.claims(document, [sentence], answer.claims)
    )


def _ask(task: str, sentence: Sentence, draft: type[DraftT], ground: Callable[[DraftT], Grounded]) -> Ask[DraftT]:
    return Ask(_question(task, _line(sentence), draft, 600), f"sentence {sentence.number}", ground)


def _question(task: str, text: str, draft: type[DraftT], max_tokens: int) -> Question[DraftT]:
    messages = load(task).ask(text=text)
    return Question(task, messages, draft, max_tokens, shared=len(messages) - 1)


def _line(sentence: Sentence) -> str:
    return " ".join(sentence.text.split())
