"""What a record of a text of 1,000 words costs in the project's own code, when a scripted model answers at once.

Prints milliseconds. The first argument names the record, ``summarize`` or ``extract_claims``; the second how much the
model says: ``single`` is one answer with 20 claims or 20 facts, ``guided`` gives every sentence back as a claim, or as
an act and a provision where it has words for one. A first text loads what is loaded once a process; the text that is
measured has other sentences, so that nothing of it is remembered. The real client's libraries are loaded at the end,
so that the memory of the process is that of a real run.
"""

from __future__ import annotations

import importlib
import re
import sys
import time
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from summarizer import Document, Summarizer, TreatySummary
from summarizer.llm import FakeModel, ModelInfo, Question, Strategy

WORDS = 1_000
STATES = ("Chad", "Kenya", "Peru", "Oman")
NUMBERED = re.compile(r"^\[(\d+)\] (.*)$", re.MULTILINE)
DOCUMENTS = Path(__file__).parents[1] / "evals" / "documents"


def naming(state: str, text: str) -> list[int]:
    """The numbers of the first sentences that name a state and a treaty."""
    found = [int(number) for number, words in NUMBERED.findall(text) if state in words and "treaty" in words]
    return found[:6]


@cache
def allowed(draft: type[BaseModel], item: str, field: str) -> str:
    """The first value that a draft allows."""
    values = draft.model_json_schema()["$defs"][item]["properties"][field]
    return str(values["const"] if "const" in values else values["enum"][0])


def answer(question: Question[Any]) -> dict[str, Any]:
    """The whole sentence, or twenty of them, as whatever the question asks for."""
    text = question.messages[-1]["content"]
    told = [(int(number), words) for number, words in NUMBERED.findall(text)][:20]
    match question.task:
        case "claims":
            rest = {"by": [], "kind": "event", "firmness": "asserted"}
            return {"claims": [{"text": words, "sentences": [number], **rest} for number, words in told]}
        case "treaty":
            duty = {"kind": "other duty", "when": None, "article": None}
            signed = {"act": "signed", "actor": None, "state": "Kenya", "date": "June 19", "place": None}
            return {
                "treaty": "yes",
                "title": None,
                "type": "treaty",
                "parties": [{"name": name, "sentences": numbers} for name in STATES if (numbers := naming(name, text))],
                "events": [{**signed, "sentences": [number]} for number, _ in told[:8]],
                "provisions": [{**duty, "text": words, "sentences": [number]} for number, words in told[8:16]],
                "related": [],
                "abstract": [{"text": words, "sentences": [number]} for number, words in told[16:]],
            }
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
    texts = [path.read_text("utf-8") for path in sorted(DOCUMENTS.glob("00*.txt"))]
    told = [text.replace("North Korea", one).replace("Russia", other) for one, other in pairs for text in texts]
    return Document.from_text(" ".join("\n\n".join(told).split(" ")[:WORDS]))


def main(record: str, strategy: Strategy) -> None:
    """Measure one record once."""
    summarizer = Summarizer(FakeModel(answer, info=ModelInfo("fake", 32_768, strategy)))
    for text in (document(("Chad", "Mali"), ("Peru", "Chile")), document(("Kenya", "Ghana"), ("Oman", "Iran"))):
        before = time.perf_counter()
        made = summarizer.summarize(text) if record == "summarize" else summarizer.extract_claims(text)
        spent = (time.perf_counter() - before) * 1000
    if not (made.abstract if isinstance(made, TreatySummary) else made.claims):
        sys.exit("Nothing was grounded, so nothing was measured.")
    print(spent)
    for library in ("openai", "instructor"):
        importlib.import_module(library)


if __name__ == "__main__":
    main(sys.argv[1], "single" if sys.argv[2] == "single" else "guided")
