"""How long a briefing takes to merge and to render: documents of 20 claims each, ten documents a treaty.

Prints seconds for half of the documents and for all of them, which shows whether the time grows in proportion. The
argument is the number of documents (100). The claims of one treaty's documents share their few words, so that many are
nearly the same. Reading the documents is left out.
"""

from __future__ import annotations

import datetime
import random
import sys
import time
from collections.abc import Iterator
from itertools import combinations

from summarizer import Document, TreatySummary
from summarizer.briefing import compose
from summarizer.records import Attribution, Claim, ClaimList, EventTime, Evidence, Party, Quantity, TreatyEvent
from summarizer.records.briefing import Method
from summarizer.render import Format, render

SPEAKERS = ("President Ada Berg", "the Foreign Ministry", "General Mara Cole", "state media", "the opposition")
VERBS = ("sent", "offered", "promised", "delivered", "lost", "moved")
THINGS = ("troops", "shells", "ships", "trucks", "drones", "engineers")
PLACES = ("border", "coast", "province", "valley")
STATES = (
    "Angola Belgium Bolivia Brazil Chad Chile Cuba Denmark Egypt Fiji Finland Ghana Greece Iceland India Iraq "
    "Japan Kenya Laos Libya Malta Mexico Nepal Norway Oman Peru Poland Qatar Rwanda Senegal Spain Togo Tonga Uganda "
    "Vietnam Yemen"
).split()
PAIRS = list(combinations(STATES, 2))
FORMATS: tuple[Format, ...] = ("json", "md")
METHOD = Method(model="none", strategy="single", package_version="0", made=datetime.date(2024, 8, 1))


def claims(document: Document, chance: random.Random) -> Iterator[Claim]:
    """One claim for each sentence but the first."""
    for number, sentence in enumerate(document.sentences[1:], 1):
        words = sentence.text.split()
        said = words.index("said")
        yield Claim(
            id=f"c{number}",
            text=" ".join(words[said + 1 :]),
            attribution=[Attribution(source=" ".join(words[:said]), cue="said")],
            factuality=chance.choice(["asserted", "asserted", "unconfirmed"]),
            kind="event",
            event_time=EventTime(date=f"2024-05-{int(words[-1].strip('.')):02d}", text=" ".join(words[-2:]).strip(".")),
            quantities=[Quantity(text=words[said + 3], value=float(words[said + 3]))],
            evidence=[evidence(document, sentence.start, sentence.end)],
        )


def evidence(document: Document, start: int, end: int) -> Evidence:
    """A piece of a document."""
    return Evidence(document_id=document.id, quote=document.text[start:end], start=start, end=end)


def read(number: int) -> tuple[Document, TreatySummary, ClaimList]:
    """A document with its records."""
    chance = random.Random(number)  # noqa: S311 - no secret
    states = PAIRS[number // 10 * 11 % len(PAIRS)]
    told = [f"{states[0]} and {states[1]} signed the treaty on June {1 + number // 10 % 28}."]
    told += [
        f"{chance.choice(SPEAKERS)} said {chance.choice(states)} {chance.choice(VERBS)} {chance.randint(2, 90)}00 "
        f"{chance.choice(THINGS)} to the {chance.choice(PLACES)} on May {chance.randint(1, 28)}."
        for _ in range(20)
    ]
    text = "\n\n".join(line[0].upper() + line[1:] for line in told)
    document = Document.from_text(text, id=f"d{number}", published=datetime.date(2024, 7, 1))
    first = document.sentences[0]
    signed = [evidence(document, first.start, first.end)]
    summary = TreatySummary(
        document_id=document.id,
        parties=[Party(name=name, evidence=signed) for name in states],
        events=[
            TreatyEvent(act="signature", party=name, date=f"XXXX-06-{1 + number // 10 % 28:02d}", evidence=signed)
            for name in states
        ],
    )
    return document, summary, ClaimList(document_id=document.id, claims=list(claims(document, chance)))


def measure(number: int) -> None:
    """Merge and render so many documents."""
    documents, summaries, claim_lists = zip(*map(read, range(number)), strict=True)
    before = time.perf_counter()
    briefing = compose(documents, summaries, claim_lists, METHOD)
    spent = [f"merging {time.perf_counter() - before:.2f} s"]
    for form in FORMATS:
        before = time.perf_counter()
        text = render(briefing, form)
        spent.append(f"{form} {time.perf_counter() - before:.2f} s, {len(text.encode()) / 1e6:.1f} MB")
    print(
        f"{number} documents, {len(briefing.treaties)} treaties, {len(briefing.conflicts)} conflicts:", "; ".join(spent)
    )


if __name__ == "__main__":
    whole = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    measure(max(10, whole // 2))
    measure(whole)
