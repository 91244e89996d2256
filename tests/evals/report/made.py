"""Runs of the small document that went wrong in every way, and one whose every text is hostile."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from summarizer.evals.figures.metrics import by_importance, by_split, field_rows, summarise
from summarizer.evals.gold.files import GoldFile, digest
from summarizer.evals.results import EvalReport, GateResult
from summarizer.evals.scoring.outcomes import DocumentScore, Output
from summarizer.evals.scoring.perfect import perfect
from summarizer.evals.scoring.score import score
from summarizer.records import Attribution, Claim, CooperationArea, Evidence, ModelUsage, Rejection, SummarySentence
from tests.pages.checks import HOSTILE, UNSEEN


def damaged(file: GoldFile) -> Output:
    """Of the small document: e1 with a made-up year, e3 missing, an area invented, o1's quote displaced; c1 shortened,
    c2 of another speaker, c4 without its negation; two values refused."""
    output = perfect(file)
    assert output.summary is not None
    assert output.claims is not None
    first, second, _ = output.summary.events
    area = output.summary.cooperation_areas[0]
    duty = output.summary.obligations[0]
    piece = duty.evidence[0]
    away = piece.model_copy(update={"start": piece.start + 1, "end": piece.end + 1})
    summary = output.summary.model_copy(
        update={
            "events": [first.model_copy(update={"date": "2024-05-03"}), second],
            "cooperation_areas": [area, CooperationArea(area="space flight", evidence=area.evidence)],
            "obligations": [duty.model_copy(update={"evidence": [away]})],
            "abstract": [SummarySentence(text="They signed it.", evidence=first.evidence)],
            "rejected": [
                Rejection(path="events[1].date", value="2024-06-02", reason="The year stands nowhere in the source."),
                Rejection(path="parties[0]", value="France", reason="The cited sentence does not name it."),
            ],
        }
    )
    one, two, three, four = output.claims.claims
    claims = output.claims.model_copy(
        update={
            "claims": [
                one.model_copy(update={"text": "The Senate of Ghana approved it on June 2"}),
                two.model_copy(update={"attribution": [Attribution(source="two ministers", cue="said")]}),
                three,
                four.model_copy(update={"text": "The pact does name a depositary"}),
            ]
        }
    )
    return output.model_copy(update={"summary": summary, "claims": claims})


def hostile(file: GoldFile) -> Output:
    """An output whose every text attacks the page that shows it."""
    output = perfect(file)
    assert output.claims is not None
    said = f"{HOSTILE} {UNSEEN}"
    evidence = output.claims.claims[0].evidence
    invented = Claim(
        id="c9",
        text=said,
        attribution=[Attribution(source=said, cue=said)],
        factuality="asserted",
        kind="event",
        evidence=evidence,
    )
    elsewhere = Evidence(document_id="another document", quote="Ghana", start=0, end=5)
    changed = output.claims.claims[1].model_copy(
        update={"attribution": [Attribution(source=said, cue=said)], "evidence": [elsewhere]}
    )
    claims = output.claims.model_copy(
        update={
            "claims": [output.claims.claims[0], changed, invented],
            "rejected": [Rejection(path=said, value=said, reason=said)],
        }
    )
    return output.model_copy(update={"claims": claims})


def report_of(scores: Sequence[DocumentScore], files: Sequence[GoldFile] = (), **more: Any) -> EvalReport:
    """A report with all its figures."""
    values: dict[str, Any] = {
        "suite": "small",
        "gold_sha256": digest(files),
        "model": "model-a",
        "strategy": "guided",
        "mode": "replay",
        "repeats": 1 + max((one.repeat for one in scores), default=0),
        "started": "2024-11-12T08:30:00Z",
        "seconds": 2.5,
        "usage": ModelUsage(calls=7),
        "package_version": "1.2.3",
        "prompt_versions": {},
        "metrics": summarise(scores),
        "by_importance": by_importance(scores),
        "by_split": by_split(scores),
        "fields": field_rows(scores),
        "documents": tuple(scores),
        "gate": GateResult(passed=True),
    }
    return EvalReport(**{**values, **more})


def named(file: GoldFile, name: str) -> GoldFile:
    """The same labels, as if of a document of another name."""
    return GoldFile(file.path, file.gold.model_copy(update={"document": name}), file.document, file.lines)


def damaged_report(file: GoldFile, **more: Any) -> tuple[EvalReport, Output]:
    """The report of a run that went wrong, and its output."""
    output = damaged(file)
    gate = GateResult(
        passed=False,
        reasons=("facts_f1 is 0.71, and must be at least 0.9.", "forbidden is 1, and must be at most 0."),
        notes=("One document is too few.",),
    )
    return report_of([score(file, output)], [file], **{"gate": gate, **more}), output
