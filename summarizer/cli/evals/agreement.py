"""``summarizer eval agreement``: how far two labellers of the same documents agree."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from summarizer.cli.evals.gold import gold_paths
from summarizer.cli.evals.tables import columns
from summarizer.cli.exits import tell
from summarizer.cli.output import Target

if TYPE_CHECKING:
    from summarizer.evals.agreement import Agreement, AgreementRow, Disagreement, Share

__all__ = ["agreement"]

_KINDS = {"only_first": "only in A", "only_second": "only in B", "differ": "differ"}


def agreement(
    first: Annotated[
        Path, typer.Argument(metavar="A", help="Gold files of one labeller: a folder or a file.", show_default=False)
    ],
    second: Annotated[
        Path, typer.Argument(metavar="B", help="Those of another, about the same documents.", show_default=False)
    ],
    *,
    json: Annotated[
        Path | None, typer.Option("--json", metavar="FILE", help="Write the agreement as JSON.", show_default=False)
    ] = None,
) -> None:
    """Compare the labels of two people: F1 of facts and claims, agreement on sources, firmness and dates.

    The documents are looked for beside the first. Lenient F1 counts what both have labelled, strict F1 that on which
    they agree in everything. Each disagreement is listed with its places.

    Examples:
      summarizer eval agreement first/gold second/gold
      summarizer eval agreement evals/gold/a.yaml second/gold/a.yaml --json agreement.json
    """
    from summarizer.evals import extra
    from summarizer.evals.agreement import agreement as agreement_of
    from summarizer.evals.gold.files import documents_of, load_all

    extra.require()
    ones, others = gold_paths(first), gold_paths(second)
    target = Target(json, [str(path) for path in (*ones, *others)]) if json else None
    result = agreement_of(load_all(ones), load_all(others, documents_of(ones[0])))
    typer.echo(_page(result))
    for name in result.unpaired:
        tell(f"Not compared, because only one of them has labelled it: {name}")
    if target:
        target.write(result.model_dump_json(indent=2) + "\n")


def _page(result: Agreement) -> str:
    head = ("", "facts A", "B", "lenient", "strict", "claims A", "B", "lenient", "strict")
    rows = [(*head, "sources", "firmness", "dates"), *map(_row, (*result.documents, result.overall))]
    listed = "\n".join(line for one in result.disagreements for line in _lines(one))
    return f"{columns(rows)}\n\n{listed or 'They agree in everything.'}"


def _row(row: AgreementRow) -> tuple[str, ...]:
    facts = (str(row.facts_first), str(row.facts_second), _share(row.facts_lenient), _share(row.facts_strict))
    claims = (str(row.claims_first), str(row.claims_second), _share(row.claims_lenient), _share(row.claims_strict))
    return row.document or "all", *facts, *claims, *map(_share, (row.attribution, row.factuality, row.dates))


def _share(share: Share) -> str:
    return "-" if share.value is None else f"{share.value:.2f}"


def _lines(one: Disagreement) -> list[str]:
    places = " and ".join(place for place in (one.first, one.second) if place)
    lines = [f"{places}: {_KINDS[one.kind]}: {one.field}: {one.label}"]
    return lines + [f"    {slot.slot}: {slot.first or 'nothing'} | {slot.second or 'nothing'}" for slot in one.slots]
