"""Which output is about which fact, where several are alike."""

from __future__ import annotations

import pytest

from summarizer.evals.gold.files import load
from summarizer.evals.scoring.perfect import perfect
from summarizer.evals.scoring.score import score

TEXT = """Harbour news

The paper Graphic reported that troops had crossed the border; the ministry denied it. It said no more on Friday.
"""

GOLD = """\
schema_version: 1
document: border.txt
family: border
split: dev
treaty: null
claims:
  - id: c1
    text: troops had crossed the border
    quote: The paper Graphic reported that troops had crossed the border
    attribution: [{source: The paper Graphic, cue: reported}]
    factuality: asserted
    kind: event
    importance: key
  - id: c2
    text: troops had crossed the border
    quote: troops had crossed the border; the ministry denied it
    attribution: [{source: the ministry, cue: denied}]
    factuality: denied
    kind: event
    importance: key
    or_else:
      - {text: the ministry denied that troops had crossed the border, factuality: asserted}
forbidden:
  - {id: x1, why: Only the paper of that name says so., field: claim, source: Ghanaian ministry}
"""


@pytest.fixture
def border(tmp_path):
    for name, text in (("documents/border.txt", TEXT), ("gold/border.yaml", GOLD)):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text(text, encoding="utf-8")
    return load(tmp_path / "gold" / "border.yaml")


def states(result):
    return {fact.id: fact.state for fact in result.facts}


def with_claims(output, claims):
    return output.model_copy(update={"claims": output.claims.model_copy(update={"claims": claims})})


@pytest.mark.parametrize("whole_sentence", [False, True])
def test_who_says_it_decides_between_claims_that_are_otherwise_alike(border, whole_sentence):
    output = perfect(border)
    claims = output.claims.claims[::-1]
    if whole_sentence:
        sentence = border.document.sentences[1]
        update = {"quote": sentence.text, "start": sentence.start, "end": sentence.end}
        claims = [
            claim.model_copy(update={"evidence": [claim.evidence[0].model_copy(update=update)]}) for claim in claims
        ]
    assert states(score(border, with_claims(output, claims))) == {"c1": "correct", "c2": "correct"}


def test_a_wrong_speaker_is_named_even_if_another_reading_of_the_claim_has_none(border):
    output = perfect(border)
    first, second = output.claims.claims
    result = score(border, with_claims(output, [first, second.model_copy(update={"attribution": []})]))
    wrong = {slot.slot for slot in result.facts[1].slots if slot.state not in ("correct", "null")}
    assert wrong == {"source", "cue"}


def test_a_fact_told_again_with_a_fault_is_no_restatement_of_another_one(border):
    output = perfect(border)
    first, second = output.claims.claims
    again = first.model_copy(update={"text": "troops had not crossed the border"})
    result = score(border, with_claims(output, [first, second, again.model_copy(update={"attribution": []})]))
    assert [one.output for one in result.spurious] == ["claims[2]"]
    assert result.restated == ()


def test_a_false_firmness_is_a_fault_of_its_own_though_another_claim_is_part_of_the_wording(tmp_path):
    text = "Peru is believed to have kept the pact that Chile and Peru signed in June."
    gold = """\
schema_version: 1
document: pact.txt
family: pact
split: dev
treaty: null
claims:
  - id: c1
    text: Peru is believed to have kept the pact that Chile and Peru signed in June
    quote: Peru is believed to have kept the pact that Chile and Peru signed in June
    factuality: probable
    kind: event
    importance: key
  - id: c2
    text: the pact that Chile and Peru signed in June
    quote: the pact that Chile and Peru signed in June
    factuality: asserted
    kind: event
    importance: key
forbidden: []
"""
    for name, page in (("documents/pact.txt", text), ("gold/pact.yaml", gold)):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text(page, encoding="utf-8")
    pact = load(tmp_path / "gold" / "pact.yaml")
    output = perfect(pact)
    first, second = output.claims.claims
    result = score(pact, with_claims(output, [first.model_copy(update={"factuality": "asserted"}), second]))
    assert states(result) == {"c1": "incorrect", "c2": "correct"}
    assert [slot.slot for slot in result.facts[0].slots if slot.state == "incorrect"] == ["factuality"]


def test_a_forbidden_source_of_one_state_is_not_found_in_a_name_without_a_state(border):
    assert score(border, perfect(border)).forbidden == ()
    output = perfect(border)
    link = output.claims.claims[1].attribution[0].model_copy(update={"source": "the Ghanaian ministry"})
    claims = [output.claims.claims[0], output.claims.claims[1].model_copy(update={"attribution": [link]})]
    assert [hit.id for hit in score(border, with_claims(output, claims)).forbidden] == ["x1"]
