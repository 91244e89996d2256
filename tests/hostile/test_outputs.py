"""What is written about a hostile text does nothing where it is read."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import Any

import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from markdown_it import MarkdownIt

from summarizer.api import Summarizer
from summarizer.document import Document
from summarizer.llm import FakeModel, ModelInfo, Question
from summarizer.records import Briefing, ClaimList, TreatySummary
from summarizer.render import render
from summarizer.render.docx import docx
from tests.answers import answer
from tests.hostile.cases import ARTICLE, CASES, article
from tests.pages.checks import assert_closed, assert_harmless, assert_headed
from tests.pages.elements import read
from tests.render.docx.opened import Opened

ACTING = "\x1b]0;owned\x07\x9b31m\u202e\U000e0041\u200b<script>alert(1)</script> [x](javascript:alert(1)) `{{ 7*7 }}`"
"""What a model that is told to would write: terminal controls, direction marks, tags, a script, a link, a template."""


def everything() -> Document:
    """The article with all injections in it."""
    return article("\n\n".join([ARTICLE, *(case.text for case in CASES if case.times == 1), ARTICLE]))


@cache
def records() -> tuple[TreatySummary, ClaimList, Briefing]:
    """Records of all injections at once, by a model that writes what acts into every field that is free."""

    def obey(question: Question[Any]) -> dict[str, Any]:
        return answer(question, items=2, words=ACTING)

    other = Document.from_text("Brazil met Chile in Lima.", id=f"other {ACTING}", title=ACTING, publisher=ACTING)
    with Summarizer(FakeModel(obey, info=ModelInfo("obeying", 64_000, "single"))) as summarizer:
        document = everything()
        briefing = summarizer.brief([document, other], made=date(2021, 3, 10))
        return summarizer.summarize(document), summarizer.extract_claims(document), briefing


each_record = pytest.mark.parametrize("at", range(3), ids=["summary", "claims", "briefing"])


def test_the_model_was_heard_and_refused():
    summary, claims, _ = records()
    assert "<script>" in summary.model_dump_json(include={"rejected"})
    assert "<script>" in claims.model_dump_json(include={"rejected"})
    assert {"suspicious_text", "partial_text"} <= {caveat.kind for caveat in claims.caveats}


@each_record
def test_markdown_holds_no_markup_of_the_text_and_no_character_that_acts(at: int):
    text = render(records()[at], "md")
    tokens = [inner for token in MarkdownIt().parse(text) for inner in (token, *(token.children or ()))]
    assert not [token for token in tokens if token.type in {"html_block", "html_inline", "link_open", "image"}]
    assert all(char.isprintable() or char.isspace() for char in text)
    assert "\x1b" not in text
    assert "49" not in re.findall(r"\b\d+\b", text)  # 7 * 7: no template was run


@each_record
def test_a_page_has_no_element_of_the_text(at: int):
    text = render(records()[at], "html", [everything()])
    page = read(text)
    assert_harmless(text, page)
    assert_closed(page)
    assert_headed(page)


@each_record
def test_a_paper_leads_nowhere(at: int):
    paper = Opened(docx(records()[at], [everything()]))
    links = [one for one in paper.document.part.rels.values() if one.reltype == RELATIONSHIP_TYPE.HYPERLINK]
    assert not [link for link in links if link.is_external]
    words = "".join(paper.document.element.body.itertext())
    assert all(char.isprintable() or char.isspace() or char == "\u200e" for char in words)
    assert "fldChar" not in "".join(node.tag for node in paper.body.iter())


@pytest.mark.parametrize("at", range(2), ids=["summary", "claims"])
def test_no_value_holds_a_character_that_is_not_seen(at: int):
    data = records()[at].model_dump_json()
    assert not re.findall(r"\\u00[019]|[\x7f-\x9f\u200b\u202a-\u202e\U000e0000-\U000e007f]", data)
