"""Who speaks in a transcript."""

from __future__ import annotations

import pytest

from summarizer import Document
from summarizer.grounding.sayings.speakers import speaker_of


def speakers(text: str) -> list[str | None]:
    document = Document.from_text(text)
    return [speaker_of(document, sentence) for sentence in document.sentences]


@pytest.mark.parametrize("label", ["THE PRESIDENT", "MS. ORTEGA", "PRIME MINISTER HALLE", "SECRETARY-GENERAL"])
def test_an_office_in_capitals_speaks_though_it_has_one_turn(label: str) -> None:
    assert speakers(f"{label}: We have ratified it.\n\nIt will enter into force in May.") == [label, label]


@pytest.mark.parametrize("label", ["Warning", "BRUSSELS", "Article 2", "NOTE", "The treaty"])
def test_a_label_that_comes_once_may_be_a_heading(label: str) -> None:
    assert speakers(f"{label}: We have ratified it.\n\nIt will enter into force in May.") == [None, None]


def test_what_stands_before_the_first_turn_is_nobody_s() -> None:
    assert speakers("The doors opened at nine.\n\nTHE CHAIR: The treaty is in force.") == [None, "THE CHAIR"]
