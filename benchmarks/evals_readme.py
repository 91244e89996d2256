"""Writes the tables of ``evals/README.md`` anew.

They are the figures of the runs in ``evals/baselines``, and the agreement of the two labellings in ``evals/labels`` and
in ``evals/briefings/labels``.
With ``--check`` nothing is changed, and a stale page is a failure.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from summarizer.evals.agreement import Share, agreement
from summarizer.evals.briefings.agreement import set_agreement
from summarizer.evals.briefings.sets import load_sets
from summarizer.evals.figures.compare import load_baseline
from summarizer.evals.gold.files import load_all
from summarizer.evals.report.side_by_side import side_by_side

ROOT = Path(__file__).parents[1] / "evals"
PAGE = ROOT / "README.md"
SUITES = ("seeds", "dev", "test")


def figures() -> str:
    """The figures of the local model, suite by suite."""
    return side_by_side([load_baseline(ROOT / "baselines" / f"{suite}.json") for suite in SUITES])


def labellers() -> str:
    """How far the two labellings agree."""
    first, second = (load_all(sorted((ROOT / "labels" / name).glob("*.yaml"))) for name in ("first", "second"))
    overall = agreement(first, second).overall
    rows: Mapping[str, Share] = {
        "facts, lenient F1 (both have it)": overall.facts_lenient,
        "facts, strict F1 (and agree in everything)": overall.facts_strict,
        "claims, lenient F1": overall.claims_lenient,
        "claims, strict F1": overall.claims_strict,
        "sources of the claims that both have": overall.attribution,
        "firmness of these": overall.factuality,
        "dates of facts and claims that both have": overall.dates,
    }
    counted = (
        f"{len(first)} documents, {overall.facts_first} and {overall.facts_second} treaty facts, "
        f"{overall.claims_first} and {overall.claims_second} claims."
    )
    return f"{counted}\n\n{_table(rows)}"


def set_labellers() -> str:
    """How far the two labellings of the sets for briefings agree."""
    labels = ROOT / "briefings" / "labels"
    first, second = ([one.labels for one in load_sets([labels / name]).sets] for name in ("first", "second"))
    shares = set_agreement(first, second)
    rows = {
        "documents about one treaty (pairs)": shares["treaties"],
        "copies (pairs)": shares["copies"],
        "treaty facts that are one (pairs)": shares["key_facts"],
        "claims that are one (pairs)": shares["corroborated"],
        "conflicts": shares["conflicts"],
        "what is missing, of the topics that both decided": shares["gaps"],
    }
    return _table(rows)


def _table(rows: Mapping[str, Share]) -> str:
    lines = [
        f"| {name} | {'-' if share.value is None else f'{share.value:.2f}'} | {share.of // 2} |"
        for name, share in rows.items()
    ]
    return "\n".join(["| | agreement | of |", "| --- | --- | --- |", *lines]) + "\n"


PARTS: Mapping[str, Callable[[], str]] = {
    "figures": figures,
    "labellers": labellers,
    "labellers of sets": set_labellers,
}


def page(text: str) -> str:
    """The page with its tables made anew."""
    for name, make in PARTS.items():
        pattern = re.compile(rf"(<!-- {name} -->\n).*?(<!-- end of {name} -->)", re.DOTALL)
        place = pattern.search(text)
        if place is None:
            sys.exit(f"{PAGE} needs a place between '<!-- {name} -->' and '<!-- end of {name} -->'.")
        text = f"{text[: place.start()]}{place[1]}{make()}{place[2]}{text[place.end() :]}"
    return text


def main() -> None:
    """Write the page, or check it."""
    before = PAGE.read_text(encoding="utf-8")
    after = page(before)
    if "--check" not in sys.argv:
        PAGE.write_text(after, encoding="utf-8")
    elif after != before:
        sys.exit(f"{PAGE} is stale. Type: make evals, or python benchmarks/evals_readme.py")


if __name__ == "__main__":
    main()
