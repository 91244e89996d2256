"""How many changed values grounding refuses, and how many unchanged ones it keeps, on real sentences.

Each content sentence of the given documents is taken as a value of itself. Changes that make it false must be
refused; changes of form must be kept. Prints one line for each class with examples of what went wrong.

    python benchmarks/grounding_mutations.py [FILE ...] [--examples N]

Without files it takes ``evals/documents/00*.txt``.
"""

from __future__ import annotations

import argparse
import re
import time
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

from summarizer.document import Document
from summarizer.grounding.alignment.align import Rules, align
from summarizer.grounding.language.cues import cues_in
from summarizer.grounding.language.names import names_of
from summarizer.grounding.language.text import tokens
from summarizer.states import states_in

Change = Callable[[str], Iterator[str]]
NUMBERS = "one two three four five six seven eight nine ten eleven twelve twenty thirty hundred thousand".split()
MONTHS = "January February March April June July August September October November December".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
PEOPLE = "Putin Kim Zelenskyy Erdoğan Trump Biden Kirby Stoltenberg Buhari Talon Issoufou Oramah Pompeo Merkel".split()
UNITS = "troops nations states countries months years days percent billion members fighters votes weeks parties".split()
MODALS = "may might can could shall must should will would".split()
HEDGES = (
    "reportedly allegedly possibly probably likely perhaps believed suspected expected apparently potentially".split()
)


def _swap(words: list[str]) -> Change:
    """Replace each of the words where it stands by the next of the list."""
    pattern = re.compile(r"\b(" + "|".join(words) + r")\b")

    def change(text: str) -> Iterator[str]:
        for match in pattern.finditer(text):
            other = words[(words.index(match.group()) + 1) % len(words)]
            yield text[: match.start()] + other + text[match.end() :]

    return change


def digit(text: str) -> Iterator[str]:
    """Change one digit."""
    for match in re.finditer(r"\d", text):
        yield text[: match.start()] + str((int(match.group()) + 1) % 10) + text[match.end() :]


def party(text: str) -> Iterator[str]:
    """Put another state in the place of each state named."""
    for found in states_in(text):
        if found.kind == "name":
            other = "Paraguay" if found.state.iso3 != "PRY" else "Uruguay"
            yield text[: found.start] + other + text[found.end :]


def roles(text: str) -> Iterator[str]:
    """Exchange two states named in one sentence."""
    names = [found for found in states_in(text) if found.kind == "name"]
    for left, right in pairwise(names):
        if left.state != right.state:
            middle = text[left.end : right.start]
            yield text[: left.start] + right.text + middle + left.text + text[right.end :]


def add_negation(text: str) -> Iterator[str]:
    """Put "not" after an auxiliary and "never" before a past tense."""
    for match in re.finditer(r"\b(?:is|are|was|were|has|have|had|will|would|shall|may|must|can|could|should)\b", text):
        yield text[: match.end()] + " not" + text[match.end() :]
    for match in re.finditer(r"(?<=\w )(?:signed|ratified|announced|agreed|said|approved|adopted|withdrew)\b", text):
        yield text[: match.start()] + "never " + text[match.start() :]


def drop_negation(text: str) -> Iterator[str]:
    """Leave out a negation."""
    for match in re.finditer(r"(?: not|n[’']t| never| no| without| neither| nor)\b(?! only)", text):
        yield text[: match.start()] + text[match.end() :]


def drop_hedge(text: str) -> Iterator[str]:
    """Leave out a hedge."""
    for match in re.finditer(r"\b(?:" + "|".join(HEDGES) + r")(?: to)?\s", text):
        yield text[: match.start()] + text[match.end() :]


def drop_modal(text: str) -> Iterator[str]:
    """Leave out a modal."""
    for cue in cues_in(text):
        if cue.kind == "modal" and cue.last - cue.first == 1:
            token = tokens(text)[cue.first]
            if text[token.start : token.end].lower() in MODALS:
                yield text[: token.start] + text[token.end :].lstrip()


def drop_bound(text: str) -> Iterator[str]:
    """Leave out "more than", "at least", "only some", ..."""
    for match in re.finditer(
        r"\b(?:more than|at least|up to|nearly|over|approximately|about|some of|one of|all but)\s(?=\w)", text
    ):
        if match.group().split()[-1] == "of" or re.match(r"(?:\d|one|two|ten|eleven)", text[match.end() :]):
            yield text[: match.start()] + text[match.end() :]


def add_word(text: str) -> Iterator[str]:
    """Put in an invented word."""
    for match in list(re.finditer(r"\b(?:the|a|an)\s", text))[:3]:
        yield text[: match.end()] + "secret " + text[match.end() :]


REFUSED: dict[str, Change] = {
    "digit changed": digit,
    "number word changed": _swap(NUMBERS),
    "month changed": _swap(MONTHS),
    "weekday changed": _swap(DAYS),
    "person changed": _swap(PEOPLE),
    "party changed": party,
    "parties exchanged": roles,
    "unit changed": _swap(UNITS),
    "negation added": add_negation,
    "negation dropped": drop_negation,
    "modal changed": _swap(MODALS),
    "modal dropped": drop_modal,
    "hedge dropped": drop_hedge,
    "bound dropped": drop_bound,
    "word invented": add_word,
}
KEPT: dict[str, Change] = {
    "unchanged": lambda text: iter([text]),
    "straight quotes": lambda text: iter([text.translate(str.maketrans("“”‘’", "\"\"''"))]),
    "curly quotes": lambda text: iter([text.replace('"', "“").replace("'", "’")]),
    "no quotes": lambda text: iter([re.sub('[“”"]', "", text)]),
    "dash kinds": lambda text: iter([text.replace(" – ", " — ").replace(" — ", " - "), text.replace("-", "\u2011")]),
    "no-break spaces": lambda text: iter([text.replace(" ", "\u00a0")]),
    "line breaks": lambda text: iter([text.replace(" ", "\n"), text.replace(" ", "  ")]),
    "first letter": lambda text: iter([text[:1].lower() + text[1:]]),
    "soft hyphens": lambda text: iter([re.sub(r"(?<=[a-z]{3})(?=[a-z]{3})", "\u00ad", text, count=3)]),
}


def clauses(text: str) -> Iterator[str]:
    """Stretches of four words or more between the clause borders of a sentence, word for word."""
    for piece in re.split(r"[,;:—–()]\s|\s(?:but|while|that|which|who)\s", text):
        if len(piece.split()) >= 4 and piece != text:
            yield piece.strip(' ."”“')


def _rate(
    name: str, change: Change, pairs: list[tuple[str, Rules]], *, keep: bool, examples: int
) -> tuple[str, int, int, list[str]]:
    right = total = 0
    wrong: list[str] = []
    for text, rules in pairs:
        for value in change(text):
            if value == text and name != "unchanged":
                continue
            found = align(value, text, rules)
            total += 1
            if (found.fault is None) == keep:
                right += 1
            elif len(wrong) < examples:
                wrong.append(f"{value!r}" + (f"\n      {found.fault}" if found.fault else ""))
    return name, right, total, wrong


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--examples", type=int, default=0, help="print this many failures a class")
    arguments = parser.parse_args()
    root = Path(__file__).resolve().parent.parent
    files = arguments.files or sorted((root / "evals" / "documents").glob("00*.txt"))
    pairs: list[tuple[str, Rules]] = []
    for path in files:
        document = Document.from_text(path.read_text(encoding="utf-8"))
        rules = Rules(names=names_of(document))
        pairs.extend((one.text, rules) for one in document.sentences if one.content)
    print(f"{len(files)} documents, {len(pairs)} content sentences")
    start = time.perf_counter()
    kept = {**KEPT, "clause taken alone": clauses}
    rows = [
        (must, *_rate(name, change, pairs, keep=must == "kept", examples=arguments.examples))
        for must, table in (("refused", REFUSED), ("kept", kept))
        for name, change in table.items()
    ]
    seconds = time.perf_counter() - start
    print(f"{'must be':8} {'class':22} {'right':>6} {'of':>6} {'rate':>7}")
    for must, name, right, total, wrong in rows:
        rate = f"{right / total:7.1%}" if total else "      -"
        print(f"{must:8} {name:22} {right:6} {total:6} {rate}")
        for one in wrong:
            print(f"    {one}")
    count = sum(row[3] for row in rows)
    print(f"{count} checks in {seconds:.1f} s, {seconds / max(count, 1) * 1000:.2f} ms each")


if __name__ == "__main__":
    main()
