"""Text in pages: what acts unseen is shown."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from summarizer.render.page import inert

_MARKS = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}


@given(st.text(st.characters(categories=["L", "Nd", "Zs", "Cc", "Cf", "Cs"]), max_size=30))
def test_inert_text_has_no_character_that_acts_unseen(text):
    shown = inert(text)
    acting = {c for c in shown if unicodedata.category(c) in ("Cc", "Cs") or unicodedata.bidirectional(c) in _MARKS}
    assert acting <= {"\n", "\t"}


def test_text_in_another_script_stays_as_it_is():
    assert inert("Договор 條約 معاهدة") == "Договор 條約 معاهدة"
