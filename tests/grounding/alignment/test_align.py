"""What a sentence backs and what it does not: wording, order, cues, names, numbers, dates."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml

from summarizer.document import Document
from summarizer.grounding import Rules, align
from summarizer.grounding.language.names import names_of

CASES = yaml.safe_load((Path(__file__).parent / "wording.yaml").read_text(encoding="utf-8"))
REFUSED = [(value, case["source"]) for case in CASES for value in case["refused"]]
KEPT = [(value, case["source"]) for case in CASES for value in case.get("kept", [])]


@pytest.mark.parametrize(("value", "source"), REFUSED)
def test_refused(value, source):
    fault = align(value, source, Rules()).fault
    assert fault is not None
    assert fault[0].isupper() or fault[0] == "'"
    assert fault.endswith((".", "other.")), fault


@pytest.mark.parametrize(("value", "source"), KEPT)
def test_kept(value, source):
    assert align(value, source, Rules()).fault is None


@pytest.mark.parametrize("source", [case["source"] for case in CASES])
def test_every_sentence_backs_itself(source):
    found = align(source, source, Rules())
    assert found.fault is None
    assert source.startswith(source[found.start : found.end][:1]) or found.start > 0


# Items that must be refused, each with the words that the reason must hold.
LISTED = [
    ("a changed digit", "Peru sent 4,500 observers.", "Peru sent 4,600 observers.", "4,600"),
    ("a digit left out", "Peru sent 11,000 observers.", "Peru sent 11 observers.", "11"),
    ("a changed number word", "Twelve states acceded.", "Eleven states acceded.", "Eleven"),
    ("a changed ordinal", "The sixtieth ratification is missing.", "The fiftieth ratification is missing.", "fiftieth"),
    ("a changed date", "Oman signed on 3 May 2021.", "Oman signed on 4 May 2021.", "4 May 2021"),
    ("a year put in", "Oman signed on 3 May.", "Oman signed on 3 May 2021.", "3 May 2021"),
    ("a changed weekday", "Oman signed on Monday.", "Oman signed on Tuesday.", "Tuesday"),
    ("a changed party", "Oman signed with Iran.", "Oman signed with Iraq.", "Iraq"),
    ("a changed person", "Anna Lind signed for Sweden.", "Anna Berg signed for Sweden.", "Berg"),
    ("not dropped", "Iran has not signed the protocol.", "Iran has signed the protocol.", "not"),
    ("not added", "Iran has signed the protocol.", "Iran has not signed the protocol.", "not"),
    ("no dropped", "The pact has no secret annex.", "The pact has a secret annex.", "no"),
    ("never dropped", "Iran never ratified the protocol.", "Iran ratified the protocol.", "never"),
    ("never added", "Iran ratified the protocol.", "Iran never ratified the protocol.", "never"),
    ("without dropped", "It passed without a vote.", "It passed a vote.", "without"),
    ("without changed", "It passed without a vote.", "It passed with a vote.", "without"),
    ("may for shall", "The parties shall consult.", "The parties may consult.", "may"),
    ("shall for may", "The parties may consult.", "The parties shall consult.", "shall"),
    ("must for should", "The parties should consult.", "The parties must consult.", "must"),
    ("would dropped", "Serbia would leave the bloc.", "Serbia leaves the bloc.", "would"),
    ("reportedly dropped", "Mali reportedly left the pact.", "Mali left the pact.", "reportedly"),
    ("believed to dropped", "Mali is believed to be a party.", "Mali is a party.", "believed to be"),
    ("a unit changed", "It runs for 10 years.", "It runs for 10 months.", "months"),
    ("a currency changed", "It costs $5 million.", "It costs €5 million.", "5 million"),
    ("only small words", "The treaty is in force.", "It is in the.", "small words"),
    ("an invented word", "Togo signed the pact.", "Togo signed the secret pact.", "secret"),
    ("a bound dropped", "More than 300 delegates met.", "300 delegates met.", "300"),
    ("a bound changed", "At least 300 delegates met.", "At most 300 delegates met.", "300"),
    ("an approximation dropped", "About 300 delegates met.", "300 delegates met.", "300"),
]


@pytest.mark.parametrize(("source", "value", "words"), [case[1:] for case in LISTED], ids=[case[0] for case in LISTED])
def test_refusal_names_what_is_wrong(source, value, words):
    fault = align(value, source, Rules()).fault
    assert fault is not None
    assert words.casefold() in fault.casefold()


SAME = [
    ("curly quotes", "Lima’s “open door” pact ended.", 'Lima\'s "open door" pact ended.'),
    ("no quotes", "Lima’s “open door” pact ended.", "Lima's open door pact ended."),
    ("dashes", "The pact — a relic — ended.", "The pact - a relic – ended."),
    ("hyphens", "The power-sharing accord ended.", "The power sharing accord ended."),
    ("another hyphen", "The power-sharing accord ended.", "The power‑sharing accord ended."),
    ("no-break spaces", "The Lima pact ended.", "The\u00a0Lima\u202fpact ended."),
    ("line breaks", "The Lima pact ended.", "The Lima\npact\n  ended."),
    ("case", "The Lima pact ended.", "the lima pact ended."),
    ("soft hyphens", "The Lima agreement ended.", "The Lima agree\u00adment ended."),
    ("ligatures", "The final pact ended.", "The ﬁnal pact ended."),
    ("number words", "11,000 soldiers left.", "Eleven thousand soldiers left."),
    ("digits", "Twenty-four ships left.", "24 ships left."),
    ("per cent", "It fell by 5 per cent.", "It fell by 5%."),
    ("month names", "Fiji signed on Nov. 11.", "Fiji signed on 11 November."),
    ("a date first", "Fiji signed the pact on Nov. 11.", "On November 11, Fiji signed the pact."),
    ("a vaguer date", "Fiji signed on 11 November 2020.", "Fiji signed in November 2020."),
    ("another name of a state", "The Russian Federation withdrew.", "Russia withdrew."),
    ("a state's adjective", "Chad's parliament met.", "The Chadian parliament met."),
    ("the plural", "The parties deposited instruments.", "The party deposited instruments."),
    ("contractions", "Fiji didn’t sign.", "Fiji did not sign."),
    ("perfect for past", "Fiji has signed the pact.", "Fiji signed the pact."),
]


@pytest.mark.parametrize(("source", "value"), [case[1:] for case in SAME], ids=[case[0] for case in SAME])
def test_form_does_not_matter(source, value):
    assert align(value, source, Rules()).fault is None


def test_headlines_tell_the_past_in_the_present():
    assert align("Kenya ratified the pact", "Kenya ratifies the pact", Rules(headline=True)).fault is None
    assert align("Kenya ratified the pact", "Kenya ratifies the pact", Rules()).fault is not None
    assert align("Kenya ratified the pact", "Kenya to ratify the pact", Rules(headline=True)).fault is not None


KORIKI = "Premier Tamo Koriki met Ana Silva. Koriki signed the pact. Silva left."


@pytest.mark.parametrize(
    ("text", "value", "source", "kept"),
    [
        (KORIKI, "Tamo Koriki signed the pact", "Koriki signed the pact.", True),
        (KORIKI, "Ana Koriki signed the pact", "Koriki signed the pact.", False),
        (KORIKI, "Koriki met Ana Silva", "Premier Tamo Koriki met Ana Silva.", True),
        (KORIKI, "Koriki met Silva", "Premier Tamo Koriki met Ana Silva.", True),
        ("Kim Jong Un spoke. Kim left.", "Kim Jong Un left", "Kim left.", True),
        ("Kim Jong Un spoke. Kim left.", "Kim Jong Il left", "Kim left.", False),
        ("Kim Jong Un met Kim Yo Jong. Kim left.", "Kim Jong Un left", "Kim left.", False),
        (
            "The Lake Basin Commission (LBC) met. The LBC adopted the protocol.",
            "The Lake Basin Commission adopted the protocol",
            "The LBC adopted the protocol.",
            True,
        ),
    ],
)
def test_short_names_stand_for_full_names_of_the_document(text, value, source, kept):
    rules = Rules(names=names_of(Document.from_text(text)))
    assert (align(value, source, rules).fault is None) is kept


def test_relative_dates_are_compared_as_days():
    rules = Rules(published=date(2024, 11, 12))
    assert align("Fiji signed on November 11", "Fiji signed on Monday.", rules).fault is None
    assert align("Fiji signed on November 12", "Fiji signed on Monday.", rules).fault is not None


def test_questions_say_nothing():
    assert align("Fiji has left the pact", "Fiji has left the pact?", Rules()).fault is not None


def test_a_very_long_sentence_is_refused_not_searched():
    text = "Fiji and " * 3000 + "Togo signed."
    assert "too long" in (align("Togo signed", text, Rules()).fault or "")
