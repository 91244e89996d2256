"""The one form of text."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import example, given

from summarizer.document import normalise
from tests.document.texts import TEXTS


@given(TEXTS)
@example("e" + "\u0344" * 40)
def test_twice_is_once(text):
    assert normalise(normalise(text)) == normalise(text)


@given(TEXTS)
def test_has_no_character_that_cannot_be_seen_or_written(text):
    normal = normalise(text)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b-\u200f\ufeff]", normal)
    assert normal.encode("utf-8").decode("utf-8") == normal
    assert unicodedata.is_normalized("NFC", normal)
    assert all(line == line.rstrip() for line in normal.split("\n"))


@pytest.mark.parametrize(
    ("raw", "normal"),
    [
        ("\ufeffa\r\nb\rc", "a\nb\nc"),
        ("page one\fpage two\u2028line\u2029paragraph", "page one\npage two\nline\n\nparagraph"),
        ("co\u00adope\u200bra\u2060tion", "cooperation"),
        ("Kim\u00a0Jong Un said “yes” – it’s so…", "Kim\u00a0Jong Un said “yes” – it’s so…"),
        ("\n\n  indented\t\n\n\n", "  indented"),
        ("cafe\u0301", "café"),
        ("signed\U000e0041\U000e0042 it", "signed it"),  # tag characters, which can carry hidden text
        ("a\ud800b", "a\ufffdb"),
    ],
)
def test_examples(raw, normal):
    assert normalise(raw) == normal


def test_a_pile_of_accents_is_cut_instead_of_taking_for_ever():
    assert len(normalise("a" + "\u0301\u0323" * 200_000)) <= 31
