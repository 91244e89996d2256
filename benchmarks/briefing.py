"""How long a briefing takes to merge and to render, for three collections of documents with 20 claims each.

``mixed``: ten documents a treaty. ``one``: all documents about one treaty, and every second a near-identical copy of
another. ``many``: 300 treaties in 1,000 documents. The claims share their few words, so that many are nearly the same;
a hundred documents are published in a month, and tell of that month.
Prints for each collection the seconds of processor time that a tenth, half and all of the documents take, and by how
much the time a document grows from the first to the last: 1.0 is in proportion. The first argument is the number of
documents (1000), further ones are the names of collections (all). Making the documents is left out.
"""

from __future__ import annotations

import datetime
import random
import sys
import time
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Any

from summarizer import Document, TreatySummary
from summarizer.briefing import compose
from summarizer.records import (
    Attribution,
    Claim,
    ClaimList,
    CooperationArea,
    EventTime,
    Evidence,
    Obligation,
    Party,
    Quantity,
    Term,
    Title,
    TreatyEvent,
)
from summarizer.records.briefing import Briefing, Method
from summarizer.render import Format, render

SPEAKERS = ("President Ada Berg", "the Foreign Ministry", "General Mara Cole", "state media", "the opposition")
VERBS = ("sent", "offered", "promised", "delivered", "lost", "moved")
THINGS = ("troops", "shells", "ships", "trucks", "drones", "engineers")
PLACES = ("border", "coast", "province", "valley")
ADJECTIVES = ("joint", "civil", "military", "regional", "maritime", "scientific", "rural", "digital")
FIELDS = ("training", "research", "transport", "energy", "trade", "health", "fishing", "education")
DUTIES = (
    "Each party shall {} the other with {} {} within {} days.",
    "The parties undertake to {} each other with {} {} within {} days.",
    "Either state must {} the other with {} {} no later than {} days after a request.",
)
SIGNED = (
    "{0} and {1} signed the treaty on {2}.",
    "The treaty between {0} and {1} was signed on {2}.",
    "{0} and {1} put their names to the treaty on {2}.",
    "Leaders of {0} and {1} signed the accord in the capital on {2}.",
)
APPROVED = (
    "The parliament of {0} approved the treaty on {1}.",
    "The treaty was approved by the parliament of {0} on {1}.",
    "The lower house of {0} voted for the treaty on {1}.",
)
TITLES = ("Treaty on {} {}", "{} {} Treaty", "Agreement on {} {}")
MONTHS = "January February March April May June July August September October November December".split()
STATES = (
    "Angola Belgium Bolivia Brazil Chad Chile Cuba Denmark Egypt Fiji Finland Ghana Greece Iceland India Iraq "
    "Japan Kenya Laos Libya Malta Mexico Nepal Norway Oman Peru Poland Qatar Rwanda Senegal Spain Togo Tonga Uganda "
    "Vietnam Yemen"
).split()
PAIRS = list(combinations(STATES, 2))
COLLECTIONS = ("mixed", "one", "many")
FORMATS: tuple[Format, ...] = ("json", "md", "html")
METHOD = Method(model="none", strategy="single", package_version="0", made=datetime.date(2024, 8, 1))

Line = tuple[str, dict[str, Any]]
"""A sentence, and what the claim made of it says besides its words."""


class Teller:
    """Tells of a treaty in sentences that are taken by chance from few words.

    Args:
        treaty: its number.
        document: the number of the document, by which the chance goes.
    """

    def __init__(self, treaty: int, document: int) -> None:
        self.states = PAIRS[treaty * 11 % len(PAIRS)]
        self.day = 1 + treaty % 28
        self.names = ADJECTIVES[treaty % 8].title(), FIELDS[treaty // 8 % 8].title()
        self._month = document // 100 % 12
        self._chance = random.Random(document)  # noqa: S311 - no secret

    def lines(self) -> list[Line]:
        """All sentences of a document: acts, two duties, length and subjects of the treaty, and what was said."""
        chance = self._chance
        duty = [self._duty(chance.randrange(6)) for _ in range(2)]
        length = f"The treaty runs for {self._most(10, 5)} years."
        areas = f"It covers {self._area()} and {self._area()}."
        provisions: list[Line] = [(text, {"kind": "provision"}) for text in (*duty, length, areas)]
        return [self._signature(), self._approval(), *provisions, *(self._saying() for _ in range(14))]

    def _duty(self, number: int) -> str:
        """One of the few duties of the treaty, in some words; one in twenty tells it wrong."""
        kinds = VERBS[number], ADJECTIVES[(self.day + number) % 8], THINGS[(self.day + number) % 6]
        return self._chance.choice(DUTIES).format(*kinds, self._most(30, 60))

    def _most(self, often: int, seldom: int) -> int:
        return seldom if self._chance.random() < 0.05 else often

    def _area(self) -> str:
        return f"{self._chance.choice(ADJECTIVES)} {self._chance.choice(FIELDS)}"

    def _signature(self) -> Line:
        day = self._most(self.day, 28)
        return self._chance.choice(SIGNED).format(*self.states, f"June {day}"), _on(f"June {day}", 6, day)

    def _approval(self) -> Line:
        day, state = self._most(self.day, 28), self._chance.choice(self.states)
        return self._chance.choice(APPROVED).format(state, f"July {day}"), _on(f"July {day}", 7, day)

    def _saying(self) -> Line:
        chance = self._chance
        speaker, day, number = chance.choice(SPEAKERS), chance.randint(1, 28), f"{chance.randint(2, 90)}00"
        text = (
            f"{chance.choice(self.states)} {chance.choice(VERBS)} {number} {chance.choice(THINGS)} to the "
            f"{chance.choice(PLACES)} on {MONTHS[self._month]} {day}."
        )
        told = {
            "text": text,
            "attribution": [Attribution(source=speaker, cue="said")],
            "factuality": chance.choice(["asserted", "asserted", "unconfirmed"]),
            "quantities": [Quantity(text=number, value=float(number))],
        }
        return f"{speaker[0].upper()}{speaker[1:]} said {text}", told | _on(
            f"{MONTHS[self._month]} {day}", self._month + 1, day
        )


def _on(words: str, month: int, day: int) -> dict[str, Any]:
    return {"event_time": EventTime(date=f"2024-{month:02d}-{day:02d}", text=words)}


def told(number: int, collection: str) -> tuple[Teller, list[Line]]:
    """What a document tells."""
    treaty = {"mixed": number // 10, "one": 0, "many": number * 3 // 10}[collection]
    if collection != "one" or number % 2 == 0:
        teller = Teller(treaty, number)
        return teller, teller.lines()
    chance = random.Random(number)  # noqa: S311 - no secret
    teller = Teller(
        treaty, 2 * chance.randrange(number // 10 + 1)
    )  # a tenth of the originals is copied again and again
    lines = teller.lines()
    del lines[chance.randrange(6, len(lines))]
    return teller, lines


def read(number: int, collection: str) -> tuple[Document, TreatySummary, ClaimList]:
    """A document with its records."""
    teller, lines = told(number, collection)
    text = "\n\n".join(sentence for sentence, _ in lines)
    document = Document.from_text(
        text,
        id=f"d{number}",
        published=datetime.date(2025, 1 + number // 100 % 12, 1 + number % 28),
        publisher=f"Paper {number % 97}",
    )
    quotes = list(evidence(document, [sentence for sentence, _ in lines]))
    claims = [
        Claim(
            **{"id": f"c{at}", "text": sentence, "factuality": "asserted", "kind": "event", "evidence": [quote]} | more
        )
        for at, ((sentence, more), quote) in enumerate(zip(lines, quotes, strict=True))
    ]
    return document, summary(teller, lines, quotes), ClaimList(document_id=document.id, claims=claims)


def evidence(document: Document, sentences: list[str]) -> Iterator[Evidence]:
    """Where each sentence of a document stands."""
    start = 0
    for sentence in sentences:
        start = document.text.index(sentence, start)
        yield Evidence(document_id=document.id, quote=sentence, start=start, end=start + len(sentence))


def summary(teller: Teller, lines: list[Line], quotes: list[Evidence]) -> TreatySummary:
    """The treaty facts of a document."""
    signed, approved, *duties, length, areas = lines[:6]
    state = next(name for name in teller.states if name in approved[0])
    events = [TreatyEvent(act="signature", party=name, evidence=quotes[:1], **_when(signed)) for name in teller.states]
    organ = "lower house" if "house" in approved[0] else "parliament"
    approval = TreatyEvent(act="domestic_approval", party=state, actor=organ, evidence=quotes[1:2], **_when(approved))
    months = 12 * int(length[0].split()[4])
    return TreatySummary(
        document_id=quotes[0].document_id,
        title=title(teller, quotes[0]),
        parties=[Party(name=name, evidence=quotes[:1]) for name in teller.states],
        events=[*events, approval],
        obligations=[
            Obligation(kind="other", text=text, evidence=[quote])
            for (text, _), quote in zip(duties, quotes[2:4], strict=True)
        ],
        terms=[Term(kind="duration", text=length[0], months=months, evidence=quotes[4:5])],
        cooperation_areas=[
            CooperationArea(area=area, evidence=quotes[5:6])
            for area in areas[0].removeprefix("It covers ").strip(".").split(" and ")
        ],
    )


def title(teller: Teller, quote: Evidence) -> Title | None:
    """What a document calls its treaty; every fourth gives it no name."""
    at = sum(quote.document_id.encode()) % 4
    return Title(text=TITLES[at].format(*teller.names), evidence=[quote]) if at < 3 else None


def _when(line: Line) -> dict[str, Any]:
    time_ = line[1]["event_time"]
    return {"date": f"XXXX{time_.date[4:]}", "date_text": time_.text}


def measure(number: int, collection: str) -> float:
    """Merge and render so many documents; the seconds of merging."""
    documents, summaries, claim_lists = zip(*(read(at, collection) for at in range(number)), strict=True)
    before = time.process_time()
    briefing = compose(documents, summaries, claim_lists, METHOD)
    merging = time.process_time() - before
    found = f"{len(briefing.treaties)} treaties, {len(briefing.agreement)} agree, {len(briefing.conflicts)} differ"
    spent = [f"merging {merging:.2f} s", *(rendering(briefing, form, documents) for form in FORMATS)]
    print(f"{collection}, {number} documents ({found}): {'; '.join(spent)}", flush=True)
    return merging


def rendering(briefing: Briefing, form: Format, documents: Sequence[Document]) -> str:
    """How long a form takes, and its size; a page holds the documents too."""
    before = time.process_time()
    text = render(briefing, form, documents)
    return f"{form} {time.process_time() - before:.2f} s, {len(text.encode()) / 1e6:.1f} MB"


if __name__ == "__main__":
    whole = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    for name in sys.argv[2:] or COLLECTIONS:
        few, _, all_ = (max(10, whole // part) for part in (10, 2, 1))
        seconds = [measure(count, name) for count in (few, whole // 2, whole)]
        print(f"{name}: time a document grows {seconds[-1] / whole / (seconds[0] / few):.2f} times")
