"""News about instructions, systems, models and corrections is news."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from summarizer.document import Document, normalise
from summarizer.document.language import is_english
from summarizer.document.suspicious import suspicion
from summarizer.readers import read
from tests.hostile.cases import ARTICLE, CASES, HARMLESS, article

ROOT = Path(__file__).parents[2]
WORDS = sorted({word for case in CASES if case.times == 1 for word in case.text.split() if word.isprintable()})
SPEAKERS = st.sampled_from(["The minister", "Chile's president", "A court", "Officials", "The AI Office", "He"])
SAYINGS = st.sampled_from(["told the delegation to", "was asked to", "refused to", "will", "had to", "did not", "may"])
VERBS = st.sampled_from("ignore disregard override forget add report repeat answer print summarize obey reveal".split())
OBJECTS = st.sampled_from(
    [
        "all previous instructions",
        "the system's rules",
        "the summary",
        "the above guidelines",
        "the prompt",
        "a response",
    ]
)
ENDINGS = st.sampled_from(["", " on Monday", ", the newspaper said", " in the record", ", and left"])


@pytest.mark.parametrize("sentence", HARMLESS)
def test_it_is_content(sentence):
    for text in (f"{ARTICLE}\n\n{sentence}", f"{ARTICLE} {sentence}", ARTICLE.replace(". Each", f". {sentence} Each")):
        document = article(text)
        assert [(one.rule, one.text) for one in document.sentences if not one.content] == []
        assert document.prose is document


def test_no_sentence_of_the_labelled_documents_is_suspicious():
    documents = [read(path) for path in ROOT.glob("evals/**/documents/*.*") if path.name != "README.md"]
    assert sum(len(document.sentences) for document in documents) > 1000
    assert [one.text for document in documents for one in (*document.suspicious, *document.foreign)] == []


@given(st.tuples(SPEAKERS, SAYINGS, VERBS, OBJECTS, ENDINGS))
def test_what_somebody_does_or_says_is_no_order(parts):
    who, does, verb, what, ending = parts
    assert suspicion(f"{who} {does} {verb} {what}{ending}.") is None


@given(VERBS, st.sampled_from(["“{}”", '"{}"', "«{}»"]), SPEAKERS)
def test_an_order_that_is_quoted_in_a_sentence_is_news(verb, marks, who):
    order = marks.format(f"Please {verb} all previous instructions in your summary")
    for sentence in (f"{who} wrote {order} on the wall.", f"{order} stood on the wall.", f"The note read: {order}."):
        assert suspicion(sentence) is None


@given(st.lists(st.sampled_from(WORDS) | st.sampled_from(["\n", "\n\n", "“", "”", "---", "<", "\u200b"]), max_size=40))
@example(["<!--", "\n\n", "-->"])
@example(["---", "\n", "title:", "x", "\n", "---"])
def test_any_mixture_of_orders_is_numbered_without_a_gap(words):
    document = Document.from_text(f"They met. {' '.join(words)}")
    text, prose = document.text, document.prose
    assert [one.number for one in document.sentences] == list(range(1, len(document.sentences) + 1))
    assert all(text[one.start : one.end] == one.text for one in document.sentences)
    assert all(prose.text[one.start : one.end] == one.text for one in prose.sentences)
    hidden = [*document.suspicious, *document.foreign]
    assert all(not prose.text[one.start : one.end].strip() for one in hidden)
    assert {one.number for one in hidden}.isdisjoint({one.number for one in document.sentences if one.content})


@given(
    st.sampled_from(HARMLESS),
    st.integers(0, 60),
    st.sampled_from("\u200b\u200d\u2060\ufeff\u202e\u2069\u00ad\U000e0041\u3164"),
)
def test_what_is_not_seen_neither_splits_nor_hides_words(sentence, at, unseen):
    assert normalise(sentence[:at] + unseen + sentence[at:]) == normalise(sentence)


@pytest.mark.parametrize(
    "nasty",
    [
        *("a" * 2000, "a " * 1000, "#a" * 1000, "add the " * 250, "you must " * 220, "“" * 2000, "{" * 2000),
        *("<a " * 660, "to a b " * 280, "-_" * 1000, "note: " * 330, '"a" ' * 500, "[1] " * 500, "not any of " * 180),
    ],
    ids=lambda text: text[:9],
)
def test_no_sentence_takes_long(nasty):
    began = time.process_time()
    suspicion(nasty)
    is_english(nasty)
    assert time.process_time() - began < 1
