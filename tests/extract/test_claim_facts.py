"""What a weak model makes of a statement is kept with its source and its limits; so is a sentence of the abstract."""

from __future__ import annotations

from datetime import date

import pytest

from summarizer.document import Document
from summarizer.extract import facts
from summarizer.extract.drafts import AbstractDraft, ClaimAnswer, SourceDraft, TreatyDraft


def document(text):
    return Document.from_text(text, published=date(2024, 11, 12))


def claims(text, words=None, by=(), kind="event"):
    source = document(text)
    said = [SourceDraft(source=name, cue=cue) for name, cue in by]
    return facts.claims(source, source.sentences, [ClaimAnswer(text=words or text, by=said, kind=kind)]).facts


def abstract(text, words):
    source = document(text)
    sentence = AbstractDraft(text=words, sentences=[1])
    draft = TreatyDraft(
        treaty="yes", title=None, type="other", parties=[], events=[], provisions=[], related=[], abstract=[sentence]
    )
    return facts.treaty(source, draft).facts


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("An attack on one member is treated as an attack on all.", "An attack on one member is treated as an attack."),
        (
            "The parties agreed to cut emissions by 40 percent in farming.",
            "The parties agreed to cut emissions by 40 percent.",
        ),
        ("Tonga opposes a ban on testing.", "Tonga opposes a ban."),
        ("The treaty bans nuclear weapons in outer space.", "The treaty bans nuclear weapons."),
        ("Sweden abolished tariffs on timber.", "Sweden abolished tariffs."),
        ("Chad is the second state to ratify the pact.", "Chad is the state to ratify the pact."),
        ("In the draft, Fiji gives up its claims.", "Fiji gives up its claims."),
        ("Should war break out, Fiji gives Samoa its ports.", "Fiji gives Samoa its ports."),
        ("Were Samoa attacked, Fiji would send ships.", "Fiji would send ships."),
        ("When attacked, Fiji shall send ships.", "Fiji shall send ships."),
        ("Fiji shall send ships when Samoa is attacked.", "Fiji shall send ships."),
        ("Fiji shall send ships upon request.", "Fiji shall send ships."),
        ("Fiji shall send ships with the consent of Samoa.", "Fiji shall send ships."),
        ("Fiji shall send ships after approval by parliament.", "Fiji shall send ships."),
    ],
)
def test_a_claim_without_what_limits_it_is_refused(text, words):
    assert claims(text, words, kind="provision" if "shall" in text else "event") == ()


@pytest.mark.parametrize(
    "text", ["It is a myth that Fiji signed the treaty.", "Samoa pretended that Fiji signed the treaty."]
)
def test_what_is_called_untrue_is_not_asserted(text):
    assert {claim.factuality for claim in claims(text, "Fiji signed the treaty.")} <= {"denied"}


@pytest.mark.parametrize(
    "text",
    [
        "Officials said on Friday the pact had been signed.",
        "On Friday, officials said the pact had been signed.",
        "The pact had been signed, officials said on Friday.",
        "The 1961 pact was replaced by the new treaty.",
        "Fiji abided by the treaty signed in 1961.",
    ],
)
def test_the_time_of_another_thing_is_not_the_time_of_the_claim(text):
    assert [claim.event_time for claim in claims(text)] == [None]


def test_the_time_of_the_event_is_kept():
    (claim,) = claims("Chad ratified the pact on Monday, officials said.", "Chad ratified the pact on Monday.")
    assert claim.event_time.date == "2024-11-11"
    assert [link.source for link in claim.attribution] == ["officials"]


def test_a_claim_that_somebody_makes_is_no_saying_of_theirs():
    found = claims("Lavrov said Seoul's claim was baseless.", "Seoul's claim was baseless.", [("Seoul", "claim")])
    assert all(link.source != "Seoul" for claim in found for link in claim.attribution)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The treaty, Kim said, is the strongest ever.", "The treaty is the strongest ever."),
        ("As reported by state media, Chad ratified the pact.", "Chad ratified the pact."),
        ("Per state media, Chad ratified the pact.", "Chad ratified the pact."),
        ("Chad ratified the pact, per state media.", "Chad ratified the pact."),
        ("State media: Chad ratified the pact.", "Chad ratified the pact."),
        ("Sources close to Chad maintain that Mali ratified the pact.", "Mali ratified the pact."),
    ],
)
def test_an_abstract_does_not_tell_as_a_fact_what_somebody_said(text, words):
    assert abstract(text, words) == ()


@pytest.mark.parametrize(
    "text",
    [
        "The treaty was ratified on Monday, state media said.",
        "Kim said the treaty is the strongest ever.",
        "North Korea and Russia signed the treaty in June.",
    ],
)
def test_an_abstract_sentence_in_full_is_kept(text):
    assert [sentence.text for sentence in abstract(text, text)] == [text]
