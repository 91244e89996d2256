"""The document that holds text and sentences."""

from __future__ import annotations

import pickle
import re
from datetime import UTC, date, datetime

import pytest
from pydantic import ValidationError

from summarizer.document import Document, Sentence
from summarizer.errors import DocumentError, EmptyDocument


def test_offsets_count_code_points_of_the_normalised_text():
    document = Document.from_text("\ufeffPeace \U0001f54a now.\r\nKim\u00a0Jong Un said “yes”.\r\n")
    assert [document.text[s.start : s.end] for s in document.sentences] == [s.text for s in document.sentences]
    assert [s.number for s in document.sentences] == [1, 2]


def test_id_is_the_digest_of_the_normalised_text():
    one, other = Document.from_text("They signed.\r\n"), Document.from_text("They signed.")
    assert one.id == other.id
    assert re.fullmatch("[0-9a-f]{16}", one.id)
    assert Document.from_text("They signed.", id="seed").id == "seed"


@pytest.mark.parametrize("text", ["", " \n\t\u00a0\n", "\ufeff\u200b\x00"])
def test_nothing_but_white_space(text):
    with pytest.raises(EmptyDocument, match="white space") as caught:
        Document.from_text(text)
    assert caught.value.hint


def test_a_document_of_boilerplate_alone_is_legal():
    document = Document.from_text("Related Content\n\nSubscribe to our newsletter")
    assert not any(sentence.content for sentence in document.sentences)


@pytest.mark.parametrize("published", ["12 November 2024", "2024-11-31", 20241112, True, 1.5])
def test_a_publication_date_that_is_none(published):
    with pytest.raises(DocumentError, match="not a date") as caught:
        Document.from_text("They signed.", published=published)
    assert "YYYY-MM-DD" in caught.value.hint


@pytest.mark.parametrize("published", ["2024-11-12", date(2024, 11, 12), datetime(2024, 11, 12, 23, tzinfo=UTC)])
def test_publication_dates(published):
    document = Document.from_text("They signed.", published=published)
    assert document.published == date(2024, 11, 12)
    assert type(document.published) is date


def test_bytes_are_no_text():
    with pytest.raises(DocumentError, match="must be a string, not bytes"):
        Document.from_text(b"They signed.")


def test_is_immutable():
    document = Document.from_text("They signed.")
    with pytest.raises(ValidationError, match="frozen"):
        document.text = "They did not sign."
    with pytest.raises(AttributeError):
        document.sentences[0].text = "They did not sign."


def test_unknown_fields_are_refused():
    with pytest.raises(ValidationError, match="author"):
        Document(id="a", text="They signed.", author="Jane Ray")


def test_metadata_is_one_line_and_blank_metadata_is_none():
    document = Document.from_text("They signed.", title=" Treaty\n signed ", publisher=" ", url="")
    assert (document.title, document.publisher, document.url) == ("Treaty signed", None, None)


def test_json_holds_the_fields_alone_and_comes_back():
    document = Document.from_text("They signed.", published=date(2024, 11, 12))
    assert document.sentences
    assert "sentences" not in document.model_dump_json()
    assert Document.model_validate_json(document.model_dump_json()) == document


def test_pickle():
    document = Document.from_text("They signed. They left.", title="Signed")
    assert document.sentences
    assert pickle.loads(pickle.dumps(document)) == document
    assert pickle.loads(pickle.dumps(document)).sentences == document.sentences


def test_sentences_are_computed_once_and_belong_to_equality_no_more_than_to_the_hash():
    document, fresh = Document.from_text("They signed."), Document.from_text("They signed.")
    assert document.sentences is document.sentences
    assert document == fresh
    assert hash(document) == hash(fresh)


def test_a_copy_with_another_text_has_other_sentences():
    document = Document.from_text("They signed.")
    assert document.sentences
    assert document.model_copy(update={"text": "They left."}).sentences[0].text == "They left."


def test_content():
    roles = {"title": True, "body": True, "boilerplate": False, "notice": False}
    assert {role: Sentence(1, 0, 1, "a", role).content for role in roles} == roles
