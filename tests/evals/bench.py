"""A suite of three documents that differ in one sentence, and a model that reads them fairly well."""

from __future__ import annotations

import json

from summarizer.extract.drafts import TreatyDraft
from tests.evals.small import GOLD, TEXT

NAMES = ("harbour", "lagoon", "quay")
TREATY = {
    "treaty": "yes",
    "title": {"text": "Harbour Pact", "sentences": [2]},
    "type": "treaty",
    "parties": [{"name": "Ghana", "sentences": [1]}, {"name": "Togo", "sentences": [1]}],
    "events": [],
    "provisions": [],
    "related": [],
    "abstract": [],
}
CLAIM = {
    "text": "The pact does not name a depositary",
    "by": [],
    "kind": "event",
    "firmness": "asserted",
    "sentences": [8],
}


def good(question):
    """The answer to a question about any of the documents."""
    return TREATY if question.draft is TreatyDraft else {"claims": [CLAIM]}


def make_suite(folder, **parts):
    """Write the documents, their gold and the suite file, of which parts can be replaced; returns the suite file."""
    for part in ("documents", "gold", "suites"):
        (folder / part).mkdir(exist_ok=True)
    for name in NAMES:
        text = f"{TEXT}\nThis is the story of {name}.\n"
        (folder / "documents" / f"{name}.txt").write_text(text, encoding="utf-8")
        gold = GOLD.replace("harbour.txt", f"{name}.txt").replace("family: harbour", f"family: {name}")
        (folder / "gold" / f"{name}.yaml").write_text(gold, encoding="utf-8")
    suite = {
        "schema_version": 1,
        "name": "small",
        "gold": ["../gold/*.yaml"],
        "documents": len(NAMES),
        "facts": len(NAMES) * sum("importance:" in line for line in GOLD.splitlines()),
        "gates": {"facts_recall": {"min": 0.01}},
        **parts,
    }
    path = folder / "suites" / "small.yaml"
    path.write_text(json.dumps(suite), encoding="utf-8")
    return path


def failing(name, error):
    """As ``good``, but for one document."""

    def answers(question):
        return error if f"of {name}" in question.messages[-1]["content"] else good(question)

    return answers


def same(report):
    """A report without what may differ between a recording and its replay."""
    return report.model_dump(exclude={"mode", "started", "seconds", "gate"})


def lines(path):
    return path.read_text(encoding="utf-8").splitlines(keepends=True)
