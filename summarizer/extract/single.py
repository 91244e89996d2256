"""The single strategy: one call a record, for strong models.

A document longer than the model's context is split at sentence borders; each part is asked
about on its own and what comes out is put together.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from functools import cache

from pydantic import BaseModel

from summarizer.document import Document, Sentence
from summarizer.extract import facts
from summarizer.extract.ask import Ask, Grounded, Job, put
from summarizer.extract.drafts import ClaimsDraft, TreatyDraft
from summarizer.llm import Question
from summarizer.llm.model import DraftT
from summarizer.prompts import Message, load

__all__ = ["claims", "split", "treaty"]

_CHARACTERS_PER_TOKEN = 3
"""A cautious figure for English: most tokenisers give about four."""


async def treaty(document: Document, job: Job) -> Grounded | None:
    """The facts of the treaty that the document is about; ``None`` if it is about none.

    Raises:
        ProviderError: the endpoint failed.
        BudgetExceeded: the token budget ended before the first answer.
    """
    about: list[str] = []

    def ground(answer: TreatyDraft) -> Grounded:
        about.append(answer.treaty)
        return facts.treaty(document, answer) if answer.treaty == "yes" else Grounded()

    grounded = await put(job, _parts("treaty", document, job, TreatyDraft, ground))
    return None if about and set(about) == {"no"} else grounded


async def claims(document: Document, job: Job) -> Grounded:
    """The claims of the document.

    Raises:
        ProviderError: the endpoint failed.
        BudgetExceeded: the token budget ended before the first answer.
    """
    return await put(
        job, _parts("claims", document, job, ClaimsDraft, lambda answer: facts.cited_claims(document, answer.claims))
    )


def _parts(
    task: str, document: Document, job: Job, draft: type[DraftT], ground: Callable[[DraftT], Grounded]
) -> list[Ask[DraftT]]:
    content = [sentence for sentence in document.sentences if sentence.content]
    context = job.model.info.context_tokens
    answer_tokens = min(8192, context // 2)
    # Some modes tell the schema in the prompt, so its length is counted in all of them.
    instructions = _schema_length(draft) + sum(len(message["content"]) for message in load(task).ask(text=""))
    room = max(500, (context - answer_tokens) * _CHARACTERS_PER_TOKEN - instructions)
    return [
        Ask(
            Question(task, _messages(task, part), draft, answer_tokens),
            f"sentences {part[0].number} to {part[-1].number}",
            ground,
        )
        for part in split(content, room)
    ]


@cache
def _schema_length(draft: type[BaseModel]) -> int:
    return len(json.dumps(draft.model_json_schema()))


def split(sentences: Sequence[Sentence], room: int) -> list[list[Sentence]]:
    """Sentences in runs of at most ``room`` characters (a longer sentence is a run of its own)."""
    parts: list[list[Sentence]] = []
    length = 0
    for sentence in sentences:
        cost = len(_line(sentence)) + 1
        if not parts or length + cost > room:
            parts.append([])
            length = 0
        parts[-1].append(sentence)
        length += cost
    return parts


def _messages(task: str, sentences: Sequence[Sentence]) -> list[Message]:
    return load(task).ask(text="\n".join(map(_line, sentences)))


def _line(sentence: Sentence) -> str:
    return f"[{sentence.number}] {' '.join(sentence.text.split())}"
