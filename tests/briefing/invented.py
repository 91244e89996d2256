"""Invented treaties as hand-made records, and random briefings made of their sentences."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

from hypothesis import strategies as st

from summarizer.document import Document
from summarizer.records import (
    Attribution,
    Caveat,
    Claim,
    ClaimList,
    CooperationArea,
    EntryIntoForceRule,
    EventTime,
    Evidence,
    Instrument,
    Method,
    ModelUsage,
    Obligation,
    Party,
    Quantity,
    Rejection,
    RelatedTreaty,
    SummarySentence,
    Term,
    Title,
    TreatyEvent,
    TreatySummary,
)

METHOD = Method(
    model="a-model.gguf",
    strategy="guided",
    package_version="1.2.3",
    prompt_versions={"treaty": "2", "claims": "1"},
    made=datetime.date(2024, 12, 1),
    usage=ModelUsage(calls=12, failed=1, prompt_tokens=1000, completion_tokens=200, seconds=3.25),
)

STATES = {"Norway": ("NOR", 385), "Chile": ("CHL", 155), "Peru": ("PER", 135), "Kenya": ("KEN", 501)}


@dataclass
class Maker:
    """A document, and records whose evidence is found by its words."""

    id: str
    text: str
    published: datetime.date | None = None
    publisher: str | None = None
    title: str | None = None
    summary_fields: dict = field(default_factory=dict)
    claims: list[Claim] = field(default_factory=list)
    rejected_claims: list[Rejection] = field(default_factory=list)

    def __post_init__(self):
        self.document = Document.from_text(
            self.text, id=self.id, title=self.title, published=self.published, publisher=self.publisher
        )

    def quote(self, words):
        start = self.document.text.index(words)
        return [Evidence(document_id=self.id, quote=words, start=start, end=start + len(words))]

    def party(self, name, words=None):
        iso3, cow = STATES.get(name.removeprefix("Republic of "), (None, None))
        return Party(name=name, iso3=iso3, cow=cow, evidence=self.quote(words or name))

    def parties(self, *names):
        self.summary_fields["parties"] = [self.party(name) for name in names]
        return self

    def titled(self, text):
        self.summary_fields["title"] = Title(text=text, evidence=self.quote(text))
        return self

    def event(self, act, words, **fields):
        event = TreatyEvent(act=act, evidence=self.quote(words), **fields)
        self.summary_fields.setdefault("events", []).append(event)
        return self

    def obligation(self, kind, text, **fields):
        item = Obligation(kind=kind, text=text, evidence=self.quote(text), **fields)
        self.summary_fields.setdefault("obligations", []).append(item)
        return self

    def areas(self, *areas):
        self.summary_fields["cooperation_areas"] = [CooperationArea(area=a, evidence=self.quote(a)) for a in areas]
        return self

    def term(self, kind, text, months=None):
        item = Term(kind=kind, text=text, months=months, evidence=self.quote(text))
        self.summary_fields.setdefault("terms", []).append(item)
        return self

    def claim(self, words, text, by=(), factuality="asserted", kind="event", date=None, date_text=None, numbers=()):
        self.claims.append(
            Claim(
                id=f"c{len(self.claims) + 1}",
                text=text,
                evidence=self.quote(words),
                attribution=[Attribution(source=source) for source in by],
                factuality=factuality,
                kind=kind,
                event_time=EventTime(date=date, text=date_text) if date_text else None,
                quantities=list(numbers),
            )
        )
        return self

    @property
    def summary(self):
        return TreatySummary(document_id=self.id, **self.summary_fields)

    @property
    def claim_list(self):
        return ClaimList(document_id=self.id, claims=self.claims, rejected=self.rejected_claims)


def parts(*makers):
    """What ``compose`` takes of these documents."""
    return (
        [maker.document for maker in makers],
        [maker.summary for maker in makers],
        [maker.claim_list for maker in makers],
        METHOD,
    )


def bluf(briefing):
    return "\n".join(line.text for line in briefing.bluf)


def polar_daily():
    """A news text of unknown date about an invented treaty of Norway and Chile."""
    maker = Maker(
        id="polar-daily",
        publisher="The Daily",
        title="Polar pact",
        text=(
            "Norway and Chile signed the Treaty on Polar Research and Mutual Aid at Oslo on June 19. "
            "Under it each party shall assist the other without delay if it is attacked. "
            "The Storting approved the treaty on November 4, officials said. "
            "The treaty will take effect 30 days after the exchange of instruments. "
            "Norway sent approximately 1,000 soldiers to Chile, President Berg said on Monday. "
            "Analysts believe that the pact will draw Peru closer to Chile. "
            "The Chilean government has not confirmed that Norway sent soldiers. "
            "It builds on the Whaling Accord."
        ),
    )
    maker.parties("Norway", "Chile").titled("Treaty on Polar Research and Mutual Aid")
    maker.event(
        "signature",
        "Norway and Chile signed the Treaty on Polar Research and Mutual Aid at Oslo on June 19.",
        party="Norway and Chile",
        place="Oslo",
        date="XXXX-06-19",
        date_text="June 19",
    )
    approved = "The Storting approved the treaty on November 4, officials said."
    maker.event(
        "domestic_approval",
        approved,
        party="Norway",
        actor="The Storting",
        date="XXXX-11-04",
        date_text="November 4",
    )
    maker.obligation(
        "defense",
        "each party shall assist the other without delay if it is attacked",
        trigger="it is attacked",
        conditions=["on_request", "un_charter_51"],
        article="Article 4",
    )
    rule = "30 days after the exchange of instruments"
    maker.summary_fields |= {
        "instrument": Instrument(type="treaty", evidence=maker.quote("Treaty")),
        "entry_into_force": EntryIntoForceRule(text=rule, evidence=maker.quote(rule)),
        "related_treaties": [RelatedTreaty(title="Whaling Accord", evidence=maker.quote("Whaling Accord"))],
        "abstract": [SummarySentence(text="Norway and Chile signed a treaty.", evidence=maker.quote("Norway"))],
        "rejected": [Rejection(path="events[2].date", value="2024-06-19", reason="The year is not stated.")],
    }
    maker.claim(approved, "The Storting approved the treaty.", ["officials"], date="XXXX-11-04", date_text="November 4")
    maker.claim(
        "Norway sent approximately 1,000 soldiers to Chile, President Berg said on Monday.",
        "Norway sent approximately 1,000 soldiers to Chile.",
        ["President Berg"],
        numbers=[Quantity(text="approximately 1,000 soldiers", value=1000, unit="soldiers", approximate=True)],
    )
    maker.claim(
        "Analysts believe that the pact will draw Peru closer to Chile.",
        "The pact will draw Peru closer to Chile.",
        ["Analysts"],
        "probable",
        "analysis",
    )
    return maker.claim(
        "The Chilean government has not confirmed that Norway sent soldiers.",
        "Norway sent soldiers.",
        ["The Chilean government"],
        "unconfirmed",
    )


def polar_wire():
    """A dated text of a machine about the same treaty."""
    note = "This article was written by a machine."
    maker = Maker(
        id="polar-wire",
        published=datetime.date(2024, 11, 12),
        text=(
            "Norway and Chile signed a treaty on June 20, 2024. "
            "If one of them is attacked, the other must help at once. "
            "Norway ratified the treaty on November 9, 2024. "
            "The two states will cooperate in space, fishing and trade. "
            "Chile confirmed on Tuesday that Norway sent soldiers. "
            "Norway dispatched 1,000 troops to Chile. "
            f"It is believed that the treaty lasts ten years. {note}"
        ),
    )
    maker.parties("Norway", "Chile").areas("space", "fishing", "trade")
    maker.event(
        "signature",
        "Norway and Chile signed a treaty on June 20, 2024.",
        party="Norway and Chile",
        date="2024-06-20",
        date_text="June 20, 2024",
    )
    maker.event(
        "ratification",
        "Norway ratified the treaty on November 9, 2024.",
        party="Norway",
        date="2024-11-09",
        date_text="November 9, 2024",
    )
    maker.obligation("defense", "If one of them is attacked, the other must help at once")
    maker.summary_fields["caveats"] = [
        Caveat(kind="machine_written", text="The text says that a machine wrote it.", evidence=maker.quote(note))
    ]
    confirmed = "Chile confirmed on Tuesday that Norway sent soldiers."
    maker.claim(confirmed, "Norway sent soldiers.", ["Chile"], date="2024-11-12", date_text="Tuesday")
    maker.claim("Norway dispatched 1,000 troops to Chile.", "Norway dispatched 1,000 troops to Chile.")
    maker.claim(
        "It is believed that the treaty lasts ten years.", "The treaty lasts ten years.", (), "probable", "provision"
    )
    maker.rejected_claims.append(Rejection(path="claims[4]", value="x", reason="The quote is not in the text."))
    return maker


def reef_report():
    """A text about another treaty, of Kenya and Peru, that is in force."""
    maker = Maker(
        id="reef-report",
        published=datetime.date(2019, 3, 2),
        publisher="Harbour News",
        title="Reef convention in force",
        text=(
            "The Convention on the Protection of Coral Reefs between Kenya and Peru entered into force "
            "on March 1, 2019. "
            "It was signed in 2017. The convention remains in force for five years. "
            "Kenya reportedly plans to withdraw. Peru ratified it in 2018, and Kenya ratified it in 2018."
        ),
    )
    maker.titled("Convention on the Protection of Coral Reefs").parties("Kenya", "Peru")
    maker.summary_fields["instrument"] = Instrument(type="convention", evidence=maker.quote("Convention"))
    maker.event(
        "entry_into_force",
        "The Convention on the Protection of Coral Reefs between Kenya and Peru entered into force on March 1, 2019.",
        date="2019-03-01",
        date_text="March 1, 2019",
    )
    maker.event("signature", "It was signed in 2017.", date="2017", date_text="2017")
    for state in ("Peru", "Kenya"):
        words = f"{state} ratified it in 2018"
        maker.event("ratification", words, party=state, date="2018", date_text="2018")
    maker.event(
        "withdrawal",
        "Kenya reportedly plans to withdraw.",
        party="Kenya",
        context="future",
        factuality="possible",
    )
    return maker.term("duration", "The convention remains in force for five years", months=60)


# ------------------------------------------------------------------------------------------------------- random records

_SENTENCES = (
    "Norway and Chile signed the treaty on June 19.",
    "Norway and Chile signed the treaty on June 20, 2024.",
    "Norway ratified the treaty.",
    "The king of Norway did not ratify the treaty.",
    "Chile sent 200 soldiers to Norway.",
    "Chile sent 300 soldiers to Norway.",
    "Chile did not send soldiers to Norway.",
    "Each party shall assist the other if it is attacked.",
    "The parties cooperate in fishing.",
    "The treaty lasts for ten years.",
    "Peru and Kenya concluded the Convention on Reefs in 2017.",
    "Observers expect that the treaty fails.",
)
_DATES = (None, "XXXX-06-19", "2024-06-19", "2024-06-20", "2024-06", "2024", "XXXX-11")


@st.composite
def makers(draw, name):
    """A document of random sentences, with random facts and claims whose evidence is one of them."""
    sentences = draw(st.lists(st.sampled_from(_SENTENCES), min_size=1, max_size=6, unique=True))
    maker = Maker(
        id=name,
        text=" ".join(sentences),
        published=draw(st.sampled_from([None, datetime.date(2024, 6, 21), datetime.date(2024, 11, 12)])),
    )
    some = st.sampled_from(sentences)
    for _ in range(draw(st.integers(0, 4))):
        maker.event(
            draw(
                st.sampled_from(["signature", "ratification", "domestic_approval", "entry_into_force", "announcement"])
            ),
            draw(some),
            party=draw(st.sampled_from([None, "Norway", "Chile", "Norway and Chile", "Peru"])),
            actor=draw(st.sampled_from([None, "the Storting", "King Olav", "Olav"])),
            date=draw(st.sampled_from(_DATES)),
            place=draw(st.sampled_from([None, "Oslo", "Lima"])),
            context=draw(st.sampled_from(["actual", "future", "historical"])),
            factuality=draw(st.sampled_from(["asserted", "probable", "denied"])),
        )
    names = draw(
        st.sampled_from([(), ("Norway", "Chile"), ("Norway",), ("Peru", "Kenya"), ("Norway", "Chile", "Peru")])
    )
    maker.summary_fields["parties"] = [maker.party(state, draw(some)) for state in names]
    for _ in range(draw(st.integers(0, 2))):
        words = draw(some)
        maker.obligation(draw(st.sampled_from(["defense", "other"])), words)
        maker.term(draw(st.sampled_from(["duration", "withdrawal"])), words, draw(st.sampled_from([None, 12, 120])))
    for _ in range(draw(st.integers(0, 5))):
        words = draw(some)
        maker.claim(
            words,
            words,
            draw(st.sampled_from([(), ("Officials",), ("The Daily", "King Olav"), ("Chile",)])),
            draw(st.sampled_from(["asserted", "asserted", "probable", "denied", "unconfirmed"])),
            draw(st.sampled_from(["event", "analysis"])),
            draw(st.sampled_from(_DATES)),
            draw(st.sampled_from([None, "that day"])),
        )
    return maker


corpora = st.integers(1, 4).flatmap(lambda n: st.tuples(*(makers(f"d{number}") for number in range(n))))
"""One to four documents with their records."""
