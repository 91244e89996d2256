"""The template of a gold file: valid as it stands, and with all that a labeller needs."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.document import Document
from summarizer.evals.gold.files import load
from summarizer.evals.gold.labels import Gold
from summarizer.evals.gold.template import template
from summarizer.evals.gold.yaml_lines import parse
from tests.evals.small import TEXT


def gold_in(page):
    value, _ = parse(page, "made.yaml")
    return Gold.model_validate(value)


def test_it_is_a_gold_file_without_labels(folder):
    path = folder / "gold" / "new.yaml"
    path.write_text(template(Document.from_text(TEXT), "harbour.txt"), encoding="utf-8")
    gold = load(path).gold
    assert (gold.document, gold.family, gold.treaty, gold.claims, gold.forbidden) == (
        "harbour.txt",
        "harbour",
        None,
        (),
        (),
    )


def test_it_shows_every_sentence_by_its_number():
    document = Document.from_text(TEXT)
    page = template(document)
    assert re.findall(r"(?m)^# \[(\d+)\] ?\(title\) (.*)", page) == [("1", "Ghana and Togo sign harbour pact")]
    shown = re.findall(r"(?m)^# \[(\d+)\](?: \(\w+\))? (.*)", page)
    assert shown == [(str(sentence.number), sentence.text) for sentence in document.sentences]


@pytest.mark.parametrize("part", ["treaty", "claims", "forbidden"])
def test_each_example_is_itself_valid(part):
    """What stands in comments is meant to be copied, so it must be right."""
    page = template(Document.from_text(TEXT), "harbour.txt")
    (example,) = re.findall(rf"(?m)^# {part}:\n(?:#   .*\n)+", page)
    bare = "\n".join(line.removeprefix("# ") for line in example.splitlines())
    whole = re.sub(rf"(?m)^{part}: (?:null|\[\])$", lambda _: bare, page)
    gold = gold_in(whole)
    assert getattr(gold, part)
    if part == "treaty":
        assert {fact.field for fact in gold.facts()} == {
            "title", "instrument", "party", "event", "obligation", "area", "entry_into_force", "term", "related_treaty"
        }  # fmt: skip


@given(
    st.text(min_size=1),
    st.text(min_size=1, max_size=30).filter(str.isprintable),
)
def test_any_document_gives_a_valid_page(text, name):
    gold = gold_in(template(Document.from_text(f"Oslo. {text}"), f"{name}.txt"))
    assert (gold.treaty, gold.claims, gold.forbidden) == (None, (), ())
    assert gold.document == f"{name}.txt"
