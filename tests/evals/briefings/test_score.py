"""Briefings that were spoilt on purpose: each error costs exactly the figures that it should, and no other."""

from __future__ import annotations

from dataclasses import replace

import pytest

from summarizer.evals.briefings.score import score_set
from summarizer.evals.briefings.sets import SetFact
from summarizer.records.briefing import Comparison


def changed(records, at, **values):
    """A list of records with other values in one of them."""
    return [one.model_copy(update=values) if place == at else one for place, one in enumerate(records)]


def with_treaty(briefing, at=0, **values):
    return briefing.model_copy(update={"treaties": changed(briefing.treaties, at, **values)})


def with_sentence(briefing, start, **values):
    """The briefing with other values in the sentence of the bottom line that begins so."""
    at = next(place for place, line in enumerate(briefing.bluf) if line.text.startswith(start))
    return briefing.model_copy(update={"bluf": changed(briefing.bluf, at, **values)})


def reworded(briefing, old, new):
    """The briefing with other words in the first sentence of the bottom line that has the old ones."""
    line = next(one for one in briefing.bluf if old in one.text)
    return with_sentence(briefing, line.text, text=line.text.replace(old, new))


def test_the_briefing_of_perfect_records_is_perfect(bench):
    score = score_set(bench.loaded, bench.scores, bench.briefing)
    assert [one for one in score.judgements if one.state != "right"] == []
    assert {name for name, metric in score.metrics.items() if not metric.n} == set()
    assert bench.lost(bench.briefing) == set()


# ------------------------------------------------------------------------------------------------- facts and treaties


def source_dropped(briefing):
    """One place that states a party is forgotten, and it still counts two sources."""
    parties = briefing.treaties[0].parties
    kept = [ref for ref in parties[0].stated_in if ref.document_id != "reprint"]
    return with_treaty(briefing, parties=changed(parties, 0, stated_in=kept))


def source_not_counted(briefing):
    return with_treaty(briefing, parties=changed(briefing.treaties[0].parties, 0, sources=1))


def fact_split(briefing):
    """One party stands there twice, each time with some of its sources."""
    first, second = briefing.treaties[0].parties
    parts = [first.stated_in[:2], first.stated_in[2:]]
    halves = [first.model_copy(update={"id": f"t1.party{9 + n}", "stated_in": refs}) for n, refs in enumerate(parts)]
    ids = [one.id for one in halves]
    start = "Two sources (S2–S4, copies included) describe"
    return with_sentence(with_treaty(briefing, parties=[*halves, second]), start, facts=[*ids, second.id])


def facts_mixed(briefing):
    """Both parties are put into one fact, with all its sources."""
    first, second = briefing.treaties[0].parties
    both = first.model_copy(update={"stated_in": [*first.stated_in, *second.stated_in]})
    return with_sentence(with_treaty(briefing, parties=[both]), "Two sources (S2–S4", facts=[both.id])


def treaties_merged(briefing):
    one, other = briefing.treaties
    both = one.model_copy(update={"document_ids": [*one.document_ids, *other.document_ids]})
    return briefing.model_copy(update={"treaties": [both, other.model_copy(update={"document_ids": ["nowhere"]})]})


def treaty_split(briefing):
    one, other = briefing.treaties
    apart = one.model_copy(update={"id": "t9", "document_ids": ["lome"], "parties": [], "events": [], "titles": []})
    rest = one.model_copy(update={"document_ids": ["accra", "reprint"]})
    return briefing.model_copy(update={"treaties": [rest, apart, other]})


def other_title(briefing):
    titles = changed(briefing.treaties[0].titles, 0, text="Airport Pact")
    return with_treaty(briefing, titles=titles)


def copy_unknown(briefing):
    sources = [one.model_copy(update={"copy_of": None}) for one in briefing.sources]
    return briefing.model_copy(update={"sources": sources})


def copy_invented(briefing):
    at = next(place for place, one in enumerate(briefing.sources) if one.document_id == "andes")
    return briefing.model_copy(update={"sources": changed(briefing.sources, at, copy_of="lome")})


def gap_hidden(briefing):
    kept = [gap for gap in briefing.treaties[0].not_stated if gap.topic != "duration"]
    return with_treaty(briefing, not_stated=kept)


def gap_invented(briefing):
    gaps = briefing.treaties[0].not_stated
    return with_treaty(briefing, not_stated=[*gaps, gaps[0].model_copy(update={"topic": "obligations"})])


# ---------------------------------------------------------------------------------------------- agreement and conflict


def update_forgotten(briefing):
    return briefing.model_copy(update={"updates": []})


def conflict_forgotten(briefing):
    """And the bottom line says nothing of it."""
    bluf = [one for one in briefing.bluf if not one.text.startswith("Accounts differ")]
    return briefing.model_copy(update={"conflicts": [], "bluf": bluf})


def conflict_in_another_respect(briefing):
    return briefing.model_copy(update={"conflicts": changed(briefing.conflicts, 0, basis=["polarity"])})


def conflict_between(briefing, *ids):
    invented = Comparison(
        relation="updates", basis=["date"], sides=[[id_] for id_ in ids], sources=2, text="They differ."
    )
    return briefing.model_copy(update={"updates": [*briefing.updates, invented]})


def conflict_invented(briefing):
    return conflict_between(briefing, "t1.party1", "lome/c2")


def conflict_with_itself(briefing):
    return conflict_between(briefing, "accra/c1", "reprint/c1")


def agreement_forgotten(briefing):
    """What is left is the agreement of copies."""
    kept = [one for one in briefing.agreement if one.relation != "corroborates"]
    return briefing.model_copy(update={"agreement": kept})


def agreement_counted_wrongly(briefing):
    agreement = [
        one.model_copy(update={"sources": 3}) if one.relation == "corroborates" else one for one in briefing.agreement
    ]
    return briefing.model_copy(update={"agreement": agreement})


def denial_asserted(briefing):
    """A denied claim is not listed apart, nor told of in the bottom line."""
    bluf = [one for one in briefing.bluf if "not stated as fact" not in one.text]
    return briefing.model_copy(update={"not_asserted": [], "bluf": bluf})


# ----------------------------------------------------------------------------------------------------------- sentences


def citation_dropped(briefing):
    return with_sentence(briefing, "One source (S4) reports", facts=[])


def sentence_cites_what_is_not_there(briefing):
    start = "Two sources (S2–S4, copies included) describe"
    return with_sentence(briefing, start, facts=["t1.party1", "t1.party2", "t1.party7"])


def absence_that_is_none(briefing):
    """The bottom line says once too often that nothing is found."""
    absent = next(one for one in briefing.bluf if one.text.startswith("Not found"))
    return briefing.model_copy(update={"bluf": [*briefing.bluf, absent]})


def other_day_in_the_timeline(briefing):
    return briefing.model_copy(update={"timeline": changed(briefing.timeline, 0, date="2023-03-02")})


def other_number_in_a_judgement(briefing):
    text = briefing.key_judgements[0].text.replace("the fish market", "40 fish markets")
    return briefing.model_copy(update={"key_judgements": changed(briefing.key_judgements, 0, text=text)})


@pytest.mark.parametrize(
    ("spoil", "figures"),
    [
        (source_dropped, {"coverage"}),
        (source_not_counted, {"sources"}),
        (fact_split, {"merging", "sources"}),
        (facts_mixed, {"merging"}),
        (treaties_merged, {"partition", "treaties_precision", "titles", "gaps"}),
        (treaty_split, {"partition", "treaties_recall"}),
        (other_title, {"titles"}),
        (copy_unknown, {"copies"}),
        (copy_invented, {"copies_invented"}),
        (gap_hidden, {"gaps"}),
        (gap_invented, {"gaps"}),
        (update_forgotten, {"conflicts"}),
        (conflict_forgotten, {"conflicts"}),
        (conflict_in_another_respect, {"conflicts"}),
        (conflict_invented, {"conflicts_invented"}),
        (conflict_with_itself, {"conflicts_invented"}),
        (agreement_forgotten, {"corroborated"}),
        (agreement_counted_wrongly, {"corroborated"}),
        (denial_asserted, {"not_asserted"}),
        (citation_dropped, {"citation_recall"}),
        (sentence_cites_what_is_not_there, {"citation_precision"}),
        (absence_that_is_none, {"citation_recall"}),
        (other_day_in_the_timeline, {"citation_recall"}),
        (other_number_in_a_judgement, {"citation_recall"}),
    ],
)
def test_an_error_costs_its_own_figures(bench, spoil, figures):
    spoilt = spoil(bench.briefing)
    assert spoilt != bench.briefing
    assert bench.lost(spoilt) == figures


@pytest.mark.parametrize(
    ("old", "new", "figures"),
    [
        ("(S4)", "(S1)", {"citation_precision"}),
        ("(S4)", "(S9)", {"citation_precision"}),
        ("(S2–S4, copies included) describe", "(S1–S4, copies included) describe", {"citation_precision"}),
        ("Two sources (S2–S4, copies included) describe", "Three sources (S2–S4) describe", {"citation_recall"}),
        ("One source (S4)", "Two sources (S4)", {"citation_recall"}),
        ("May 5, 2024", "May 6, 2024", {"citation_recall"}),
        ("May 5, 2024", "May 2024", set()),
        ("May 5, 2024", "May 5, 2023", {"citation_recall"}),
        ("signature on", "signature with 12 others on", {"citation_recall"}),
        ("“Neither side", "“No side", {"citation_recall"}),
        ("“Harbour Pact”", "“Harbor Pact”", {"citation_recall"}),
        ("Accounts differ on one point", "Accounts differ on two points", {"citation_recall"}),
        ("Two claims are not", "Three claims are not", {"citation_recall"}),
        ("Not found in any source as fact: a ratification", "Not found in any source: a seal", {"citation_recall"}),
    ],
)
def test_a_word_that_is_changed_in_a_sentence_costs_its_citation(bench, old, new, figures):
    assert bench.lost(reworded(bench.briefing, old, new)) == figures


def test_a_fact_that_is_in_no_record_is_told_apart_from_one_that_was_not_merged(bench):
    lacking = [
        score.model_copy(
            update={
                "facts": tuple(
                    fact.model_copy(update={"state": "missing", "content": "missing", "output": None, "slots": ()})
                    if (score.document, fact.id) == ("lome.md", "e1")
                    else fact
                    for fact in score.facts
                )
            }
        )
        for score in bench.scores
    ]
    judged = score_set(bench.loaded, lacking, bench.briefing).judgements
    wrong = {(one.figure, one.of): one.state for one in judged if one.state != "right"}
    assert wrong == {
        ("coverage", "k4 lome#e1"): "not_extracted",
        ("merging", "k4"): "not_extracted",
        ("sources", "k4"): "not_extracted",
        ("conflicts", "x1"): "not_extracted",
        # A conflict with an act that no label knows is none that is known.
        ("conflicts_invented", "contradicts t1.event1 | t1.event2"): "wrong",
    }


def test_what_two_parties_do_together_is_one_fact_of_the_briefing(bench):
    """And no mistake, though they are two key facts; that of two parties as such is one (see facts_mixed)."""
    (signature,) = bench.briefing.treaties[1].events
    assert [ref.path for ref in signature.stated_in] == ["events[0]", "events[1]"]
    assert {"andes#e1", "andes#e2"} == {name for key in bench.loaded.labels.key_facts[4::2] for name in key.facts}


@pytest.mark.parametrize(("shared", "state"), [("reprint#p1", "right"), ("andes#p2", "wrong")])
def test_a_labelled_fact_of_two_key_facts_can_stand_with_one_of_them(bench, shared, state):
    key = SetFact(id="k9", facts=("andes#p1", shared), sources=1)
    labels = bench.loaded.labels.model_copy(update={"key_facts": (*bench.loaded.labels.key_facts, key)})
    judged = score_set(replace(bench.loaded, labels=labels), bench.scores, bench.briefing).judgements
    assert [one.state for one in judged if (one.figure, one.of) == ("merging", "k9")] == [state]
