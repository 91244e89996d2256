"""The page about the command line is made from the commands."""

from __future__ import annotations

from pathlib import Path

from summarizer.cli.reference import reference

PAGE = Path(__file__).parents[2] / "docs" / "cli.md"


def test_the_reference_is_up_to_date():
    assert PAGE.read_text(encoding="utf-8") == reference(), "type: python -m summarizer.cli.reference > docs/cli.md"


def test_the_reference_knows_every_command():
    text = reference()
    for name in (
        "summarize",
        "claims",
        "brief",
        "schema",
        "doctor",
        "model fetch",
        "model status",
        "model path",
        "eval run",
        "eval check",
    ):
        assert f"\n## summarizer {name}\n" in text
