"""How long scoring takes: many documents, each with 20 treaty facts and 20 claims, all different, a part of them wrong.

Prints seconds for half of the documents and for all of them, which shows whether the time grows in proportion. The
argument is the number of documents (1000). Reading the gold and asking a model are left out.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from summarizer import Document
from summarizer.evals.figures.metrics import by_importance, by_split, field_rows, summarise
from summarizer.evals.gold.files import GoldFile
from summarizer.evals.gold.labels import Gold
from summarizer.evals.gold.yaml_lines import Lines
from summarizer.evals.scoring.outcomes import Output
from summarizer.evals.scoring.perfect import perfect
from summarizer.evals.scoring.score import score

STATES = ("Ghana", "Togo", "Peru", "Chad", "Kenya", "Oman", "Norway", "Japan", "Nepal", "Cuba")
NOUNS = ("harbour", "railway", "river", "pipeline", "border", "school", "bridge", "mine", "forest", "airport")
SPEAKERS = ("the ministry", "two diplomats", "a spokesman", "the opposition", "the agency")


def sentences(number: int) -> Iterator[str]:
    """Forty sentences that no other document has."""
    chance = random.Random(number)  # noqa: S311 - no secret
    for place in range(40):
        state, other = chance.sample(STATES, 2)
        things = chance.sample(NOUNS, 2)
        yield (
            f"The senate of {state} approved {number * 40 + place} loans for the {things[0]} and the {things[1]} of "
            f"{other} on {chance.randint(1, 28)} May, {chance.choice(SPEAKERS)} said."
        )


def labelled(number: int) -> GoldFile:
    """A document with 20 events and 20 claims."""
    told = list(sentences(number))
    events = [
        {
            "id": f"e{place}",
            "act": "domestic_approval",
            "party": text.split()[3],
            "actor": " ".join(text.split()[:4]),
            "date": f"XXXX-05-{int(text.split(' on ')[1].split()[0]):02d}",
            "quote": text,
            "importance": "key",
        }
        for place, text in enumerate(told[:20])
    ]
    claims = [
        {
            "id": f"c{place}",
            "text": text.rpartition(",")[0],
            "quote": text,
            "attribution": [{"source": text.rpartition(", ")[2].removesuffix(" said."), "cue": "said"}],
            "factuality": "asserted",
            "kind": "event",
            "importance": "minor",
        }
        for place, text in enumerate(told[20:])
    ]
    gold = Gold.model_validate(
        {
            "schema_version": 1,
            "document": f"d{number}.txt",
            "family": f"d{number}",
            "split": "dev",
            "treaty": {"events": events},
            "claims": claims,
            "forbidden": [],
        }
    )
    return GoldFile(Path(f"d{number}.yaml"), gold, Document.from_text("\n".join(told), id=f"d{number}"), Lines())


def damaged(output: Output) -> Output:
    """An output with every fourth claim lost and every fourth event of another date."""
    summary, claims = output.summary, output.claims
    if summary is None or claims is None:
        return output
    events = [
        event.model_copy(update={"date": "XXXX-06-01"}) if place % 4 == 0 else event
        for place, event in enumerate(summary.events)
    ]
    kept = [claim for place, claim in enumerate(claims.claims) if place % 4]
    return output.model_copy(
        update={
            "summary": summary.model_copy(update={"events": events}),
            "claims": claims.model_copy(update={"claims": kept}),
        }
    )


def seconds(files: list[GoldFile]) -> float:
    """The time to score outputs for these documents and to make all figures."""
    outputs = [damaged(perfect(file)) for file in files]
    start = time.perf_counter()
    scores = [score(file, output) for file, output in zip(files, outputs, strict=True)]
    summarise(scores)
    by_importance(scores)
    by_split(scores)
    field_rows(scores)
    return time.perf_counter() - start


def main() -> None:
    """Print the times."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    seconds([labelled(0)])  # what is loaded once
    files = [labelled(number) for number in range(1, number + 1)]
    half = seconds(files[: number // 2])
    whole = seconds([labelled(place) for place in range(number + 1, 2 * number + 1)])
    print(f"{number // 2} documents: {half:.1f} s; {number} documents: {whole:.1f} s; ratio {whole / half:.2f}")


if __name__ == "__main__":
    main()
