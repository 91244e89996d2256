"""The guided strategy: many short questions, for models too small to fill a record in one go.

Every question is about one sentence and says so; all questions of a task share their beginning
(instructions and examples), which a server that caches prompts reads once. Sentences that hold no
word of the matter are not asked about.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from summarizer.document import Document, Sentence
from summarizer.extract import facts
from summarizer.extract.ask import Ask, Grounded, Job, put
from summarizer.extract.candidates import body, names_instrument, on_identity, tells_provision
from summarizer.extract.drafts import ClaimsAnswer, EventsAnswer, IdentityAnswer, ProvisionsAnswer
from summarizer.grounding import tells_act
from summarizer.llm import DraftT, Question
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
    asks: list[Ask[EventsAnswer] | Ask[ProvisionsAnswer]] = [
        *_each(
            "events",
            [sentence for sentence in sentences if tells_act(sentence.text)],
            EventsAnswer,
            lambda sentence: lambda answer: facts.events(document, [sentence], answer.acts),
        ),
        *_each(
            "provisions",
            [sentence for sentence in sentences if tells_provision(sentence)],
            ProvisionsAnswer,
            lambda sentence: lambda answer: facts.provisions(document, [sentence], answer.provisions),
        ),
    ]
    return grounded + await put(job, asks)


async def claims(document: Document, job: Job) -> Grounded:
    """The claims of the document.

    Raises:
        ProviderError: the endpoint failed.
        BudgetExceeded: the token budget ended before the first answer.
    """
    return await put(
        job,
        _each(
            "sentence-claims",
            body(document),
            ClaimsAnswer,
            lambda sentence: lambda answer: facts.claims(document, [sentence], answer.claims),
        ),
    )


def _each(
    task: str,
    sentences: Sequence[Sentence],
    draft: type[DraftT],
    ground: Callable[[Sentence], Callable[[DraftT], Grounded]],
) -> list[Ask[DraftT]]:
    return [
        Ask(_question(task, _line(sentence), draft, 600), f"sentence {sentence.number}", ground(sentence))
        for sentence in sentences
    ]


def _question(task: str, text: str, draft: type[DraftT], max_tokens: int) -> Question[DraftT]:
    return Question(task, load(task).ask(text=text), draft, max_tokens)


def _line(sentence: Sentence) -> str:
    return " ".join(sentence.text.split())
