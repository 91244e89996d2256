"""Many documents: what is compared two by two must grow with the documents, not with their pairs."""

from __future__ import annotations

import importlib
import importlib.util
import sys
from collections import Counter
from pathlib import Path

import pytest

from summarizer.briefing import align, compose, copies, facts, likeness, provisions, repeats
from summarizer.document import Document

FEW, MANY = 15, 60


@pytest.fixture(scope="module")
def collections():
    """The benchmark, which makes collections of documents with their records."""
    spec = importlib.util.spec_from_file_location("briefing_benchmark", Path("benchmarks/briefing.py"))
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    yield module
    del sys.modules[spec.name]


@pytest.fixture
def comparisons(monkeypatch):
    """How often two claims, facts or summaries were compared, a claim with a fact or its evidence, and two texts."""
    counted = Counter()

    def count(place, name):
        real = getattr(place, name)

        def counting(*args, **options):
            counted[name] += 1
            return real(*args, **options)

        monkeypatch.setattr(place, name, counting)

    count(likeness.Likeness, "agree")
    count(likeness.Likeness, "opposition")
    count(provisions.Wording, "same")
    count(facts, "one_event")
    count(facts, "same_content")
    count(align, "_one_treaty")
    count(repeats, "_tells")
    count(repeats, "overlap")
    count(importlib.import_module("summarizer.briefing.compose")._Said, "says_no_more")
    count(copies._Likeness, "alike")
    return counted


@pytest.mark.parametrize("name", ["mixed", "one", "many"])
def test_comparisons_grow_with_the_documents(name, collections, comparisons):
    found = []
    for documents in (FEW, MANY):
        comparisons.clear()
        compose(*zip(*(collections.read(at, name) for at in range(documents)), strict=True), collections.METHOD)
        del comparisons["alike"]  # the sentences of the benchmark are too alike for real ones
        found.append(comparisons.total() / documents)
    assert found[1] < 1.5 * found[0]  # with all pairs, it would be four times as many


def test_copies_of_one_text_are_not_compared_with_each_other(comparisons):
    words = [f"word{number}" for number in range(300)]
    texts = [" ".join([*words[:at], f"other{at}", *words[at + 1 :]]) for at in range(0, 300, 10)]
    texts += [" ".join(f"{word}in{number}" for word in words) for number in range(30)]
    documents = [Document.from_text(f"{text}.", id=f"d{at:02}") for at, text in enumerate(texts)]
    firsts = copies.originals(documents)
    assert set(list(firsts.values())[:30]) == {"d00"}
    assert len(set(firsts.values())) == 31
    assert comparisons["alike"] < 2 * len(texts)  # there are 1,770 pairs
