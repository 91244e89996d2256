"""Who speaks, and who is only mentioned."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.document import Document
from summarizer.grounding import check_attribution, speeches_in

DEAD = "Norway said the pact was dead."
LIND = "Foreign Minister Anna Lind met Jonas Gahr. Lind said the pact was dead."


@pytest.mark.parametrize(
    ("text", "source", "cue"),
    [
        (DEAD, "Norway", "said"),
        ("The minister said of Norway that it would sign.", "The minister", "said"),
        ("Sources in Norway said the pact was dead.", "Sources in Norway", "said"),
        ('"The pact is dead," said Anna Lind, the foreign minister.', "Anna Lind", "said"),
        ('"The pact is dead," Foreign Minister Anna Lind told Reuters.', "Anna Lind", "told"),
        (LIND, "Anna Lind", "said"),
        (
            "According to the Norwegian foreign ministry, the pact is dead.",
            "Norwegian foreign ministry",
            "according to",
        ),
        ("According to Norway's foreign ministry, the pact is dead.", "Norwegian foreign ministry", "according to"),
        ("In a statement, the ministry's spokesman Per Lie said that the pact was dead.", "Per Lie", "said"),
        ("The pact is dead, analysts believe.", "analysts", "believe"),
        ("The pact, the minister said on Monday, is dead.", "the minister", "said"),
        ("MR. LIE: The pact is dead.", "Mr. Lie", None),
        ("The pact is dead. Norway said so on Monday.", "Norway", None),
    ],
)
def test_speaks(text, source, cue):
    document = Document.from_text(text)
    assert check_attribution(document, document.sentences[-1:], source, cue) is None


@pytest.mark.parametrize(
    ("text", "source", "cue"),
    [
        ("The minister said of Norway that it would sign.", "Norway", "said"),
        ("Sources in Norway said the pact was dead.", "Norway", "said"),
        (DEAD, "Sweden", "said"),
        (DEAD, "unknown", None),
        (DEAD, "none", None),
        (DEAD, "", None),
        (DEAD, "the", None),
        ("He said the pact was dead.", "He", "said"),
        ('"The pact is dead," Foreign Minister Anna Lind told Reuters.', "Reuters", "told"),
        (LIND, "Jonas Gahr", "said"),
        ("According to the Norwegian foreign ministry, the pact is dead.", "Norway", "according to"),
        ("Norway's minister said the pact was dead.", "Norway", "said"),
        ("Norway signed the pact.", "Norway", None),
    ],
)
def test_does_not_speak(text, source, cue):
    document = Document.from_text(text)
    fault = check_attribution(document, document.sentences[-1:], source, cue)
    assert fault is not None
    assert fault.field == "attribution"


@pytest.mark.parametrize("cue", ["announced", "the pact"])
def test_a_cue_must_be_the_one_there(cue):
    document = Document.from_text(DEAD)
    fault = check_attribution(document, document.sentences, "Norway", cue)
    assert fault is not None
    assert fault.field == "cue"


def test_the_sentence_beside_counts_only_without_a_speaker_of_its_own():
    document = Document.from_text("Norway said much. Sweden said the pact was dead. It will be replaced.")
    assert check_attribution(document, document.sentences[1:2], "Norway") is not None
    assert check_attribution(document, document.sentences[2:3], "Sweden") is None


def test_what_is_covered():
    (speech,) = speeches_in("The pact, the minister said on Monday, is dead.")
    assert speech.over(0, 8)
    (speech,) = speeches_in("Norway, which is small, said the pact was dead.")
    assert speech.source == "Norway"
    assert not speech.over(0, 6)


WORDS = "The minister officials Ghana said denied reportedly according to told reporters “that” ratified it , .".split()


@given(st.text() | st.lists(st.sampled_from(WORDS), max_size=15).map(" ".join))
def test_never_raises(text):
    for speech in speeches_in(text):
        assert speech.source
        assert text[speech.start : speech.end] == speech.source
        assert speech.cue


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We were not asked, and we will go,” said Ana Vega.", ["Ana Vega"]),
        ("“It holds,” Dr. Vega said in Lima.", ["Dr. Vega"]),
        ("The ministry on Tuesday denied it.", ["The ministry"]),
        ("Ana Vega, speaking in Lima, said it holds.", ["Ana Vega"]),
        ("One of the stated goals is trade.", []),
        ("The ministry neither confirmed nor denied it.", []),
        ("The pact, concluded in 2004, expired last year.", []),
        ("It is void, contrary to what some papers reported.", []),
        ("According to, among others, the BBC, the pact is dead.", ["the BBC"]),
        ("The pact is dead, according to — of all papers — the Globe.", ["the Globe"]),
        ("According to (state) media, the pact is dead.", ["media"]),
        ("The pact is dead, according to: Reuters.", ["Reuters"]),
        ("The pact is dead, according to.", []),
    ],
)
def test_only_who_speaks_is_a_source(text, expected):
    assert [one.source for one in speeches_in(text)] == expected


def test_what_stands_before_a_speaker_is_said_whatever_follows_the_verb():
    text = "The pact is void, the envoy told reporters in Lima."
    assert speeches_in(text)[0].over(0, text.index(","))
    told = "The envoy met Ana Vega, and its leader said that the pact holds."
    assert not speeches_in(told)[-1].over(0, told.index(","))
