"""The claims that code reads off a sentence, and what grounding makes of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.document import Document
from summarizer.extract import facts
from summarizer.extract.lexical import statements
from summarizer.records.claims import Claim


def claims(text: str, at: int = 0) -> list[Claim]:
    document = Document.from_text(text)
    sentence = document.sentences[at]
    found = facts.claims(document, [sentence], statements(document, sentence).items)
    return [fact for fact in found.facts if isinstance(fact, Claim)]


@pytest.mark.parametrize(
    ("text", "factuality"),
    [
        ("Fiji signed the pact.", "asserted"),
        ("Fiji did not sign the pact.", "asserted"),
        ("Fiji reportedly signed the pact.", "unconfirmed"),
        ("According to various reports, Fiji signed the pact.", "unconfirmed"),
        ("Analysts believe Fiji signed the pact.", "probable"),
        ("Officials suspect that Fiji signed the pact.", "possible"),
        ("The envoy denied that Fiji signed the pact.", "denied"),
        ("The envoy has not confirmed the report.", "unconfirmed"),
        ("Surrender may be refused by either Party.", "asserted"),
        ("The pact may fail, the envoy said.", "possible"),
    ],
)
def test_claims_are_as_firm_as_their_words(text: str, factuality: str) -> None:
    assert [claim.factuality for claim in claims(text)] == [factuality]


def test_a_hedge_in_one_clause_is_none_in_the_other() -> None:
    text = "About 300 men have reportedly been seen in Fiji and are close to the border."
    assert [claim.factuality for claim in claims(text)] == ["unconfirmed", "asserted"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Fiji signed the pact on Monday.", "event"),
        ("The treaty obliges Fiji to help Tonga.", "provision"),
        ("Each Party shall open its ports.", "provision"),
        ("The visit highlights the value of trade.", "analysis"),
        ("Experts believe the talks will end.", "analysis"),
    ],
)
def test_the_kind_is_that_of_the_words(text: str, kind: str) -> None:
    assert [claim.kind for claim in claims(text)] == [kind]


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("Fiji signed the pact on 3 May 2001.", "on 3 May 2001"),
        ("The pact has been in force since 2001.", "since 2001"),
        ("Fiji recently signed the pact.", "recently"),
        ("The ministers gave the pact their blessing in May 2001.", "in May 2001"),
        ("The two sides meet every spring.", "every spring"),
        ("Signed in 2001, the pact covers trade.", None),
        ("The pact, signed at Suva on 3 May 2001, covers trade.", None),
        ("The treaty, agreed during a June summit, commits each state to help.", None),
        ("The signing ends the talks that Fiji and Tonga began in June.", None),
        ("Fiji replaced the Lima Convention of 1934.", None),
        ("The envoy said on Friday that the pact is void.", None),
    ],
)
def test_only_the_time_of_the_event_itself_is_its_time(text: str, time: str | None) -> None:
    claim = claims(text)[0]
    assert (claim.event_time.text if claim.event_time else None) == time


def test_a_pronoun_is_the_one_who_speaks_in_the_sentence_before() -> None:
    text = "The pact holds, Ana Vega said. She added that Fiji would sign it."
    assert [(link.source, link.cue) for link in claims(text, 1)[0].attribution] == [("Ana Vega", "added")]


def test_a_pronoun_stands_for_nobody_where_two_speak() -> None:
    text = "The pact holds, Ana Vega said; it does not, Luis Paz replied. She added that Fiji would sign it."
    assert [link.source for link in claims(text, 1)[0].attribution] == ["She"]


def test_a_quotation_goes_on_with_its_speaker() -> None:
    text = "“The pact holds,” Ana Vega said. “Nobody has left it.”"
    assert [link.source for link in claims(text, 1)[0].attribution] == ["Ana Vega"]


@pytest.mark.parametrize(
    ("text", "source", "cue"),
    [
        ("The envoy retorted that the pact is void.", "The envoy", "retorted"),
        ("“The pact is void,” grumbled Ana Vega.", "Ana Vega", "grumbled"),
        ("The pact is void, the ministry was careful to add.", "the ministry", "was careful to add"),
        ("In Suva's view the pact is void.", "Suva", "'s view"),
        ("In the view of the Secretariat it is void.", "the Secretariat", "In the view of"),
        ("The pact is void, according to a memo circulated in May.", "a memo circulated in May", "according to"),
        ("Fiji closed its ports and said the pact is void.", "Fiji", "said"),
    ],
)
def test_whoever_says_it_is_its_source(text: str, source: str, cue: str) -> None:
    assert [(link.source, link.cue) for link in claims(text)[-1].attribution] == [(source, cue)]


@pytest.mark.parametrize(
    "text",
    [
        "The treaty that Fiji and Tonga concluded in Suva is short.",
        "Once the two governments have notified each other that they agree, it will take effect.",
        "The ministers confirmed the vote of May.",
        "I think the pact is void.",
        "The bill is with the board, whose chair, Ana Vega, expects a vote.",
    ],
)
def test_a_verb_that_says_nothing_has_no_source(text: str) -> None:
    told = claims(text)
    assert told
    assert not any(claim.attribution for claim in told)


_TALK = "Vega: We signed it.\n\nIt is not void.\n\nQ: Why?\n\nVega: I believe the pact brings peace."


@pytest.mark.parametrize(("at", "cue"), [(0, None), (1, None), (-1, "believe")])
def test_in_a_transcript_who_has_the_turn_is_the_source(at: int, cue: str | None) -> None:
    assert [(link.source, link.cue) for link in claims(_TALK, at)[0].attribution] == [("Vega", cue)]


def test_a_heading_before_a_colon_is_no_speaker() -> None:
    text = "FIJI: objection to a reservation\n\nTonga joined the pact.\n\nSAMOA: accession\n\nTonga left it."
    assert [claim.attribution for claim in claims(text, 1)] == [[]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "They want a “just order,” which would end the pact.",
            ["They want a “just order”", "a “just order” would end the pact"],
        ),
        (
            "Legal analysts emphasize the value of such pacts, pointing out the likely shifts in trade.",
            ["the value of such pacts, pointing out the likely shifts in trade"],
        ),
        (
            "There have been reports suggesting Fiji’s role in the sale.",
            ["There have been reports suggesting Fiji’s role in the sale"],
        ),
        ("You know, the pact is — the pact is over.", ["the pact is over"]),
        ("“Fiji asks no favours. It asks for a door,” said Vega.", ["Fiji asks no favours", "It asks for a door"]),
        ("The note is harsh: Fiji, it says, has broken the pact.", ["The note is harsh", "Fiji has broken the pact"]),
        ("Article 2 commits each side to help.", ["Article 2 commits each side to help"]),
        ("It lasts a year and, once both agree, it renews.", ["It lasts a year", "once both agree, it renews"]),
        ("Analysts at the Lima Institute expect a vote.", ["Analysts at the Lima Institute expect a vote"]),
        (
            "Fiji has a note on patrols, which has no end.",
            ["Fiji has a note on patrols", "a note on patrols has no end"],
        ),
    ],
)
def test_a_claim_is_a_whole_statement_of_its_own(text: str, expected: list[str]) -> None:
    assert [claim.text for claim in claims(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "You know.",
        "I’m sorry.",
        "Noting the report that Fiji has left the pact;",
        "The Parties agree to the following:",
        "(signed) Ana Vega For Fiji: (signed) Luis Paz",
        "- Continue support for the reform of the courts that Fiji has begun.",
    ],
)
def test_what_is_no_statement_is_no_claim(text: str) -> None:
    assert claims(f"Fiji signed.\n\n{text}", 1) == []


@pytest.mark.parametrize(
    ("text", "factuality"),
    [
        ("The Parties shall settle all differences which may arise.", "asserted"),
        ("Analysts expect a vote in May.", "asserted"),
        ("Fiji denied the report.", "asserted"),
        ("The pact may fail after the vote.", "possible"),
        ("Fiji is likely to leave the pact which it signed.", "probable"),
    ],
)
def test_only_what_bears_on_the_statement_makes_it_less_firm(text: str, factuality: str) -> None:
    assert [claim.factuality for claim in claims(text)] == [factuality]


def test_in_an_instrument_a_plain_statement_is_a_provision() -> None:
    text = "The Parties shall meet. Each Party shall pay its costs. Board is paid by the host."
    assert [claim.kind for claim in claims(text, 2)] == ["provision"]


@pytest.mark.parametrize(
    ("text", "value"),
    [("Half a million men left Fiji.", 500_000.0), ("It took three and a half years.", 3.5)],
)
def test_a_half_is_counted(text: str, value: float) -> None:
    assert [one.value for one in claims(text)[0].quantities] == [value]


@pytest.mark.parametrize("text", ["The two countries signed the pact.", "Fiji was attacked on 9/11."])
def test_what_points_back_or_is_a_date_is_no_quantity(text: str) -> None:
    assert claims(text)[0].quantities == []


def test_grammar_that_finds_nothing_leaves_the_sentence_open() -> None:
    document = Document.from_text("Fisherfolk all along the coast gladly munch fresh cake today.")
    proposal = statements(document, document.sentences[0])
    assert (proposal.items, proposal.settled) == ((), False)


@pytest.mark.parametrize(
    ("text", "settled"),
    [
        ("Fiji signed the pact, and Tonga ratified it.", True),
        ("It was void, she said, and left the room.", False),
        ("The bank, the envoy said, will close.", True),
    ],
)
def test_a_verb_that_no_claim_holds_leaves_the_sentence_open(text: str, *, settled: bool) -> None:
    document = Document.from_text(text)
    assert statements(document, document.sentences[0]).settled is settled


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Neither side may lend its ports to a foe.", "provision"),
        ("Ship owners have to report each loss.", "provision"),
        ("Night patrols are banned.", "provision"),
        ("Aid is due only if it is asked for in writing.", "provision"),
        ("The gunmen may have worn masks, the police said.", "event"),
        ("The bank would not say more.", "event"),
        ("The treaty did not take effect.", "event"),
        ("The envoy was called in on Monday.", "event"),
        ("No mayor would dare to close it, the lawyer predicted.", "analysis"),
        ("The deal was odd.", "analysis"),
        ("The pact is a door left open for abuse, the envoy said.", "analysis"),
        ("A survey found that 60 percent of the voters favour the pact.", "event"),
    ],
)
def test_duties_plans_and_judgements_are_told_apart(text: str, kind: str) -> None:
    assert [claim.kind for claim in claims(text)] == [kind]


@pytest.mark.parametrize(
    ("second", "kind"),
    [("It may not exceed ten days.", "provision"), ("They have to meet in Lima on 3 May.", "event")],
)
def test_a_duty_goes_on_where_a_rule_stands_before_it(second: str, kind: str) -> None:
    text = f"Under the pact each side must house the envoys of the other. {second}"
    assert [claim.kind for claim in claims(text, 1)] == [kind]


@given(st.text(max_size=200))
def test_any_text_gives_a_proposal(text: str) -> None:
    document = Document.from_text(f"Fiji signed. {text}")
    for sentence in document.sentences:
        statements(document, sentence)
