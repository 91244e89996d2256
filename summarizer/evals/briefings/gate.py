"""Whether a run over sets passes: limits on figures, no document that failed, no recording missing or left over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from summarizer.evals import gate
from summarizer.evals.briefings.results import BriefingFigure, SetScore
from summarizer.evals.briefings.sets import LoadedSets
from summarizer.evals.results import GateResult, Metric, Mode
from summarizer.evals.scoring.outcomes import DocumentScore

__all__ = ["judge"]

_SHOWN = 8


def judge(
    loaded: LoadedSets,
    mode: Mode,
    metrics: Mapping[BriefingFigure, Metric],
    sets: Sequence[SetScore],
    documents: Sequence[DocumentScore],
    unused: Sequence[str] = (),
) -> GateResult:
    """Hold a run against the gates of its sets.

    It fails if a limit is not met, a document failed, or a recording was not used in a replay. A figure with nothing to
    measure meets no limit, unless not all sets were run.

    Args:
        loaded: the sets, with the gates.
        mode: of the run.
        metrics: over all sets.
        sets: what was judged of each briefing.
        documents: the scores of the documents' records.
        unused: recordings that no question asked for.
    """
    reasons = list(gate.incomplete(len(loaded.files), documents, partial=False))
    notes = []
    gates = loaded.gates
    if gates is None:
        notes.append("There is no file of gates beside the folder of the sets, so that no figure decides.")
    else:
        some = len(sets) < gates.sets
        if some:
            notes.append(f"The gates are of {gate.number_of(gates.sets, 'set')}, and {len(sets)} were run.")
        for name, limits in gates.gates.items():
            if not (some and metrics[name].value is None):
                reasons += gate.beyond(name, limits, metrics[name], _where(name, sets))
    if unused and mode == "replay":
        reasons.append(gate.unused(unused))
    return GateResult(passed=not reasons, reasons=tuple(reasons), notes=tuple(notes))


def _where(name: BriefingFigure, sets: Sequence[SetScore]) -> str:
    """The first few things that keep a figure from being perfect."""
    places = [
        f"{one.name} {it.of}" for one in sets for it in one.judgements if it.figure == name and it.state != "right"
    ]
    more = [f"{len(places) - _SHOWN} more"] if len(places) > _SHOWN else []
    return "; ".join(places[:_SHOWN] + more)
