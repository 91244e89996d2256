"""What its source does not stand behind, and what "these claims" point back to."""

from __future__ import annotations

import io
import zipfile

import pytest
from invented import Maker, parts

from summarizer.briefing import compose
from summarizer.render import render
from summarizer.render.docx import docx

BEFORE = "Peru has many ports."
SAID = "Kenya has sent 900 trucks to Chile, Minister Odu said."
SEEN = "Some of the trucks were reportedly seen in Arica."
OPEN = "The Chilean government, however, has not confirmed these reports."


def told(paragraphs, last=OPEN):
    maker = Maker("a", paragraphs)
    maker.claim(BEFORE, "Peru has many ports")
    maker.claim("Kenya has sent 900 trucks to Chile", "Kenya has sent 900 trucks to Chile", by=["Minister Odu"])
    maker.claim(SEEN, "Some of the trucks were reportedly seen in Arica", factuality="unconfirmed")
    maker.claim(last, last.rstrip("."), factuality="unconfirmed")
    return compose(*parts(maker))


def groups(briefing):
    return [(group.claims, group.antecedents) for group in briefing.not_asserted]


def test_a_claim_on_these_reports_is_listed_with_those_of_its_paragraph():
    briefing = told(f"{BEFORE}\n\n{SAID} {SEEN} {OPEN}")
    assert groups(briefing) == [(["a/c3"], []), (["a/c4"], ["a/c2", "a/c3"])]


def as_paper(briefing, documents):
    with zipfile.ZipFile(io.BytesIO(docx(briefing, documents))) as package:
        return package.read("word/document.xml").decode()


def as_page(briefing, documents):
    return render(briefing, "html", documents)


def as_markdown(briefing, documents):
    return render(briefing, "md", documents)


@pytest.mark.parametrize("form", [as_markdown, as_page, as_paper])
def test_a_reader_sees_them_below_it(form):
    text = f"{BEFORE}\n\n{SAID} {SEEN} {OPEN}"
    seen = form(told(text), [Maker("a", text).document])
    assert seen.count("Before it in the paragraph") == 2
    assert seen.index("has not confirmed these reports") < seen.index("Before it in the paragraph")


def test_nothing_is_taken_from_another_paragraph():
    assert groups(told(f"{BEFORE} {SAID} {SEEN}\n\n{OPEN}")) == [(["a/c3", "a/c4"], [])]


def test_a_claim_that_names_what_it_is_about_needs_nothing_before_it():
    last = "The Chilean government has not confirmed that trucks were seen."
    assert groups(told(f"{BEFORE}\n\n{SAID} {SEEN} {last}", last)) == [(["a/c3", "a/c4"], [])]
