"""Where sentences begin and end."""

from __future__ import annotations

import pytest
from hypothesis import example, given

from summarizer.document import MAX_SENTENCE, normalise
from summarizer.document.spans import hard_breaks, sentence_spans
from tests.document.texts import TEXTS, sentences


@given(TEXTS.map(normalise))
@example("B\u00a0.")  # sentencex fails at a Unicode space before a full stop
@example("a" * (2 * MAX_SENTENCE + 1) + "\u0301b")
@example("“Open. " * 2_000)
def test_hold_every_visible_character_once_and_in_order(text):
    end = 0
    for start, stop in sentence_spans(text):
        assert not text[end:start].strip()
        assert start < stop <= start + MAX_SENTENCE
        assert text[start:stop] == text[start:stop].strip()
        assert "\n\n" not in text[start:stop]
        end = stop
    assert not text[end:].strip()


@pytest.mark.parametrize(
    "sentence",
    [
        "North Korean Supreme Leader Kim Jong Un signed the ratification by decree on Nov. 11.",
        "The U.S. President met Sen. Smith and Lt. Col. Ray at 5 p.m. in Washington, D.C. on Tues. Nov. 12.",
        "Art. 5, Arts. 6 and 7, para. 3, No. 7, Nos. 8 and 9, Vol. 3, Doc. 4 and S.C. Res. 1718 apply.",
        "J. D. Vance and J.D. Vance met Dep. Secy. Ray of the Govt. of Ruritania.",
        "Approx. 11,000 troops were counted, e.g. in Kursk, cf. T.I.A.S. No. 312.",
        "“Is it in force?” Kim asked.",
        "“We signed!” Foreign Minister Lee said on Monday.",
        "He said “We did. We won.”",
        "He waited … and then left.",
        "The Parties shall cooperate in (a) space; (b) trade; and (c) atomic energy.",
        "They agreed on:\n- space;\n- trade; and\n- food supply.",
        "The treaty was signed on Nov.\n11 by the two heads of\nState in the capital of the host\ncountry.",
        "See https://example.org/Treaty.Text?Page=2 or www.Example.Org for the text.",
        "Write to Ministry.Press@Example.Org about it.",
        "Article 4. The Parties shall consult.",
        "ARTICLE IV. The Parties shall consult.",
        "1. The Parties shall consult.",
        "(a) The Parties shall consult.",
        "Article 5. 1. The Parties shall consult.",
        "The treaty entered into force.[1]",
    ],
)
def test_stay_whole(sentence):
    assert sentences(sentence) == [sentence]
    assert sentences(f"It begins here. {sentence} It ends here.")[1:-1] == [sentence]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("He lives in the U.S. The treaty is old.", ["He lives in the U.S.", "The treaty is old."]),
        ("It was signed in 2024. 11 states joined.", ["It was signed in 2024.", "11 states joined."]),
        ("It met at 5 a.m. It rained.", ["It met at 5 a.m.", "It rained."]),
        ("He said “We ratified it.” Then he left.", ["He said “We ratified it.”", "Then he left."]),
        ("(He was late.) They signed.)  Then all left.", ["(He was late.) They signed.)", "Then all left."]),
        ("He waited... Then he left.", ["He waited...", "Then he left."]),
        ("It began in June.The treaty followed.", ["It began in June.", "The treaty followed."]),
        (
            "the treaty was signed. it will enter into force.",
            ["the treaty was signed.", "it will enter into force."],
        ),
        ("It is old.[1] It is law.", ["It is old.[1]", "It is law."]),
        ("1. The Parties shall act. 2. They shall meet.", ["1. The Parties shall act.", "2. They shall meet."]),
        ("Q Is it so?\nMR. RAY: It is\nand stays so.", ["Q Is it so?", "MR. RAY: It is\nand stays so."]),
        ("- One party signed\n- The other did not", ["- One party signed", "- The other did not"]),
        ("First.\n\nsecond half", ["First.", "second half"]),
        (
            "Article 4\nThe Parties shall consult on every question.\nArticle 5\n1. They shall meet.",
            ["Article 4\nThe Parties shall consult on every question.", "Article 5\n1. They shall meet."],
        ),
    ],
)
def test_part(text, parts):
    assert sentences(text) == parts


def test_a_headline_that_only_a_line_break_parts_from_the_text():
    headline = "Two rivals sign a treaty in the capital"
    body = "The leaders of the two rivals signed a treaty on Monday, and both said that they would ratify it."
    assert sentences(f"{headline}\n{body}") == [headline, body]


def test_wrapped_lines_are_no_headline():
    lines = [
        "The President of the Republic met Prime Minister",
        "Jane Ray of Ruritania, and they signed the treaty",
        "at last.",
    ]
    assert hard_breaks(lines) == [False, False, True]


def test_no_sentence_is_too_long_for_a_model_and_cuts_fall_between_clauses():
    clause = "the Parties shall consult each other on every question that touches the security of either of them;"
    text = " ".join([clause] * 100)
    found = sentences(text)
    assert " ".join(found) == text
    assert all(len(sentence) <= MAX_SENTENCE and sentence.endswith(";") for sentence in found)


def test_a_long_text_without_any_border():
    found = sentences("x" * 10_001)
    assert "".join(found) == "x" * 10_001
    assert max(map(len, found)) == MAX_SENTENCE
