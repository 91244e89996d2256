"""What a record of a text of 1,000 words costs in the project's own code, when a scripted model answers at once.

Prints milliseconds; the record is named by the argument, ``summarize`` or ``extract_claims``. Each sentence is given
back as a claim, or as an act and a provision where it has words for one, so that grounding has as much work as a
talkative model makes. A first text loads what is loaded once a process; the text that is measured has other sentences,
so that nothing of it is remembered. The real client's libraries are loaded at the end, so that the memory of the
process is that of a real run.
"""

from __future__ import annotations

import importlib
import sys
import time
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from summarizer import Document, Summarizer, TreatySummary
from summarizer.llm import FakeModel, ModelInfo, Question

WORDS = 1_000
DOCUMENTS = Path(__file__).parents[1] / "evals" / "documents"


@cache
def allowed(draft: type[BaseModel], item: str, field: str) -> str:
    """The first value that a draft allows."""
    values = draft.model_json_schema()["$defs"][item]["properties"][field]
    return str(values["const"] if "const" in values else values["enum"][0])


def answer(question: Question[Any]) -> dict[str, Any]:
    """The whole sentence, as whatever the question asks for."""
    text = question.messages[-1]["content"]
    match question.task:
        case "identity":
            return {"treaty": "yes", "title": None, "type": "treaty", "parties": ["Chad", "Kenya", "Peru"]}
        case "events":
            act = allowed(question.draft, "EventAnswer", "act")
            return {"acts": [{"act": act, "actor": None, "state": "Kenya", "date": "June 19", "place": None}]}
        case "provisions":
            kind = allowed(question.draft, "ProvisionAnswer", "kind")
            return {"provisions": [{"kind": kind, "text": text, "when": None}]}
    return {"claims": [{"text": text, "by": [], "kind": "event"}]}


def document(*pairs: tuple[str, str]) -> Document:
    """The articles told of other states, until there are words enough."""
    texts = [path.read_text("utf-8") for path in sorted(DOCUMENTS.glob("*.txt"))]
    told = [text.replace("North Korea", one).replace("Russia", other) for one, other in pairs for text in texts]
    return Document.from_text(" ".join("\n\n".join(told).split(" ")[:WORDS]))


def main(record: str) -> None:
    """Measure one record once."""
    summarizer = Summarizer(FakeModel(answer, info=ModelInfo("fake", 8192, "guided")))
    for text in (document(("Chad", "Mali"), ("Peru", "Chile")), document(("Kenya", "Ghana"), ("Oman", "Iran"))):
        before = time.perf_counter()
        made = summarizer.summarize(text) if record == "summarize" else summarizer.extract_claims(text)
        spent = (time.perf_counter() - before) * 1000
    if not (made.events if isinstance(made, TreatySummary) else made.claims):
        sys.exit("Nothing was grounded, so nothing was measured.")
    print(spent)
    for library in ("openai", "instructor"):
        importlib.import_module(library)


if __name__ == "__main__":
    main(sys.argv[1])
