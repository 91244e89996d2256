"""Text for a line that runs from left to right, whatever it holds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.render.docx.text import shortened, stretches
from summarizer.render.markdown import plain
from summarizer.render.wording import label_ranges

HEBREW, ARABIC = "ישראל כהן", "محمد بن سلمان"


@pytest.mark.parametrize("name", [HEBREW, ARABIC, "דוד בן־גוריון", "عبد الرحمن", "ד'ארק"])
def test_a_name_of_several_words_is_one_stretch(name):
    found = list(stretches(f"Mr {name} spoke."))
    assert [(stretch.text, stretch.right_to_left) for stretch in found] == [
        ("Mr ", False),
        (name, True),
        ("\u200e spoke.", False),
    ]


def test_names_in_a_list_keep_the_order_of_the_list():
    found = [stretch.text for stretch in stretches(f"{HEBREW}, {ARABIC}") if stretch.right_to_left]
    assert found == [HEBREW, ARABIC]


def test_a_number_after_a_name_stays_after_it():
    assert [stretch.text for stretch in stretches(f"{ARABIC} 12")] == [ARABIC, "\u200e 12"]


@pytest.mark.parametrize("character", ["\x00", "\x1b", "\u202e", "\u2066", "\ud800", "\ufffe", "\uffff"])
def test_what_cannot_be_shown_is_replaced(character):
    assert [stretch.text for stretch in stretches(f"a{character}b")] == ["a\ufffdb"]


def test_a_space_at_either_end_stays():
    assert [stretch.text for stretch in stretches("\n a\n\nb ")] == [" a b "]


@given(st.text(max_size=40))
def test_no_character_is_lost(text):
    joined = "".join(stretch.text for stretch in stretches(text)).strip().replace("\u200e", "")
    assert joined == plain(text).translate(dict.fromkeys((0xFFFE, 0xFFFF), "\ufffd")).replace("\u200e", "").strip()


@given(st.text(max_size=60), st.integers(2, 40))
def test_shortened_text_is_short(text, most):
    assert len(shortened(text, most)) <= most


@pytest.mark.parametrize(
    ("labels", "words"),
    [
        ([], ""),
        (["S1"], "S1"),
        (["S1", "S2"], "S1, S2"),
        (["S1", "S2", "S3", "S5"], "S1–S3, S5"),
        (["S9", "S10", "S11"], "S9–S11"),
        (["a", "b"], "a, b"),
        (["", "S1"], ", S1"),
    ],
)
def test_labels_that_follow_each_other_are_a_range(labels, words):
    assert label_ranges(labels) == words
