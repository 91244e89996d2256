from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.evals.figures.metrics import counts, field_rows, summarise
from summarizer.evals.scoring.outcomes import Output
from summarizer.evals.scoring.perfect import perfect
from summarizer.evals.scoring.score import score, skipped
from summarizer.records import Attribution, Caveat


def outcome(result, id_):
    return next(fact for fact in result.facts if fact.id == id_)


def slot(fact, name):
    return next(one for one in fact.slots if one.slot == name)


def with_claim(output, index, **update):
    claims = list(output.claims.claims)
    claims[index] = claims[index].model_copy(update=update)
    return output.model_copy(update={"claims": output.claims.model_copy(update={"claims": claims})})


def with_event(output, index, **update):
    events = list(output.summary.events)
    events[index] = events[index].model_copy(update=update)
    return output.model_copy(update={"summary": output.summary.model_copy(update={"events": events})})


def value(result, name):
    return summarise([result])[name].value


def test_the_perfect_output_is_right_in_everything(harbour):
    result = score(harbour, perfect(harbour))
    assert {fact.state for fact in result.facts} == {"correct"}
    assert result.spurious == result.forbidden == ()
    figures = summarise([result])
    assert figures["forbidden"].value == 0
    assert {name: figure.value for name, figure in figures.items() if name != "forbidden"}.keys() == figures.keys() - {
        "forbidden"
    }
    assert all(figure.value == 1 for name, figure in figures.items() if name != "forbidden")


def test_every_fact_ends_in_one_state_whatever_comes_out(harbour):
    ids = {fact.id for fact in harbour.gold.facts()}
    empty = Output(document="harbour.txt")
    for result in (score(harbour, perfect(harbour)), score(harbour, empty), skipped(harbour)):
        assert [fact.id for fact in result.facts] == [fact.id for fact in harbour.gold.facts()]
        assert {fact.id for fact in result.facts} == ids


def test_a_failed_document_counts_against_the_score(harbour):
    result = score(harbour, Output(document="harbour.txt"), error="the endpoint failed")
    assert {fact.state for fact in result.facts} == {"error"}
    assert value(result, "facts_recall") == 0
    assert value(result, "facts_precision") is None  # nothing came out: neither 0 nor 1
    assert result.error == "the endpoint failed"


def test_one_failed_record_leaves_the_other_standing(harbour):
    half = perfect(harbour).model_copy(update={"claims": None})
    result = score(harbour, half, error="the claims were cut")
    assert value(result, "facts_f1") == 1
    assert value(result, "claims_recall") == 0


def test_a_document_that_was_not_run_is_in_no_figure(harbour):
    assert all(below == 0 for _, below in counts(skipped(harbour)).values())


def test_records_that_were_not_asked_for_are_not_scored(harbour):
    result = score(harbour, perfect(harbour), records=["claims"])
    assert {fact.field for fact in result.facts} == {"claim"}
    assert result.error is None


def test_an_omission_is_missing(harbour):
    output = perfect(harbour)
    fewer = output.summary.model_copy(update={"events": output.summary.events[:2]})
    result = score(harbour, output.model_copy(update={"summary": fewer}))
    assert outcome(result, "e3").state == "missing"
    assert value(result, "facts_precision") == 1 > value(result, "facts_recall")


def test_an_invention_is_spurious(harbour):
    output = perfect(harbour)
    invented = output.summary.cooperation_areas[0].model_copy(update={"area": "space flight"})
    areas = [*output.summary.cooperation_areas, invented]
    result = score(
        harbour, output.model_copy(update={"summary": output.summary.model_copy(update={"cooperation_areas": areas})})
    )
    assert [(one.field, one.value) for one in result.spurious] == [("area", "space flight")]
    assert value(result, "facts_recall") == 1 > value(result, "facts_precision")


def test_a_true_restatement_is_neither_right_twice_nor_an_invention(harbour):
    output = perfect(harbour)
    shorter = output.claims.claims[1].model_copy(update={"text": "The pact is believed to allow soldiers into Ghana"})
    claims = output.claims.model_copy(update={"claims": [*output.claims.claims, shorter, output.claims.claims[1]]})
    result = score(harbour, output.model_copy(update={"claims": claims}))
    assert [(one.id, one.output) for one in result.restated] == [("c2", "claims[4]"), ("c2", "claims[5]")]
    assert result.spurious == ()
    assert value(result, "claims_f1") == 1


def test_a_restatement_by_another_speaker_is_an_invention(harbour):
    output = perfect(harbour)
    other = output.claims.claims[1].model_copy(update={"attribution": [Attribution(source="two ministers")]})
    claims = output.claims.model_copy(update={"claims": [*output.claims.claims, other]})
    result = score(harbour, output.model_copy(update={"claims": claims}))
    assert result.restated == ()
    assert [one.output for one in result.spurious] == ["claims[4]"]


def test_a_duty_may_hold_its_trigger_or_name_it_apart(gold_path):
    from summarizer.evals.gold.files import load

    text = gold_path.read_text(encoding="utf-8")
    whole = "text: Neither side shall attack the other when provoked"
    text = text.replace("text: Neither side shall attack the other", f"{whole}\n      trigger: when provoked")
    gold_path.write_text(text, encoding="utf-8")
    file = load(gold_path)
    output = perfect(file)
    duty = output.summary.obligations[0].model_copy(update={"text": "Neither side shall attack the other"})
    apart = output.model_copy(update={"summary": output.summary.model_copy(update={"obligations": [duty]})})
    assert outcome(score(file, apart), "o1").state == "correct"


def test_a_vaguer_date_is_partial_and_a_made_up_year_is_incorrect(harbour):
    vaguer = score(harbour, with_event(perfect(harbour), 2, date="XXXX-06"))
    made_up = score(harbour, with_event(perfect(harbour), 2, date="2024-06-02"))
    assert outcome(vaguer, "e3").state == "partial"
    assert outcome(made_up, "e3").state == "incorrect"
    assert slot(outcome(made_up, "e3"), "date").state == "incorrect"
    assert 1 > value(vaguer, "dates") > value(made_up, "dates")


def test_another_act_is_named_and_not_an_omission_beside_an_invention(harbour):
    result = score(harbour, with_event(perfect(harbour), 2, act="ratification"))
    assert outcome(result, "e3").state == "incorrect"
    assert slot(outcome(result, "e3"), "act").state == "incorrect"
    assert result.spurious == ()
    assert [hit.id for hit in result.forbidden] == ["x2"]


def test_a_wrong_speaker_is_a_wrong_speaker(harbour):
    result = score(harbour, with_claim(perfect(harbour), 1, attribution=[Attribution(source="two ministers")]))
    claim = outcome(result, "c2")
    assert slot(claim, "source").state == "incorrect"
    assert claim.content == "correct"
    assert claim.state == "incorrect"
    assert value(result, "claims_f1") == 1 > value(result, "attribution")


def test_a_dropped_hedge_is_told_of_the_factuality(harbour):
    result = score(harbour, with_claim(perfect(harbour), 1, factuality="asserted"))
    assert slot(outcome(result, "c2"), "factuality").state == "incorrect"
    assert [hit.id for hit in result.forbidden] == ["x3"]
    assert value(result, "factuality") < 1


def test_a_dropped_negation_is_told_of_the_polarity(harbour):
    result = score(harbour, with_claim(perfect(harbour), 3, text="The pact does name a depositary"))
    assert slot(outcome(result, "c4"), "polarity").state == "incorrect"
    assert outcome(result, "c4").content == "incorrect"


def test_a_denial_told_as_a_plain_fact_is_of_the_wrong_polarity(harbour):
    result = score(harbour, with_claim(perfect(harbour), 2, factuality="asserted"))
    assert slot(outcome(result, "c3"), "polarity").state == "incorrect"


def test_a_denial_may_be_told_as_a_whole(harbour):
    whole = with_claim(
        perfect(harbour),
        2,
        text="The foreign ministry of Togo denied that troops had crossed the border",
        attribution=[],
        factuality="asserted",
    )
    assert outcome(score(harbour, whole), "c3").state == "correct"


def test_evidence_that_does_not_stand_there_is_broken(harbour):
    output = perfect(harbour)
    piece = output.claims.claims[0].evidence[0]
    moved = piece.model_copy(update={"start": piece.start + 1, "end": piece.end + 1})
    result = score(harbour, with_claim(output, 0, evidence=[moved]))
    assert result.citations.broken == ("claims[0].evidence[0]",)
    assert value(result, "grounding") < 1


def test_evidence_from_another_sentence_cites_nothing(harbour):
    output = perfect(harbour)
    elsewhere = output.claims.claims[3].evidence
    result = score(harbour, with_claim(output, 0, evidence=elsewhere))
    assert outcome(result, "c1").cited is False
    assert value(result, "citation_recall") < 1
    assert value(result, "citation_precision") < 1
    assert value(result, "grounding") == 1


def test_a_caveat_that_labels_ask_for_must_be_given(harbour, gold_path):
    from summarizer.evals.gold.files import load

    text = gold_path.read_text(encoding="utf-8").replace("split: dev", "split: dev\ncaveats: [machine_written]")
    gold_path.write_text(text, encoding="utf-8")
    output = perfect(harbour)
    assert score(load(gold_path), output).missing_caveats == ("machine_written",)
    caveat = Caveat(kind="machine_written", text="A machine wrote it.")
    given_ = output.claims.model_copy(update={"caveats": [caveat]})
    assert score(load(gold_path), output.model_copy(update={"claims": given_})).missing_caveats == ()


@settings(max_examples=30, deadline=None)
@given(order=st.permutations(range(4)), keep=st.integers(0, 4))
def test_one_output_is_matched_with_one_fact_at_most_in_any_order(order, keep):
    import tempfile
    from pathlib import Path

    from summarizer.evals.gold.files import load
    from tests.evals.small import GOLD, TEXT

    with tempfile.TemporaryDirectory() as folder:
        for name, text in (("documents/harbour.txt", TEXT), ("gold/harbour.yaml", GOLD)):
            (Path(folder) / name).parent.mkdir(exist_ok=True)
            (Path(folder) / name).write_text(text, encoding="utf-8")
        harbour = load(Path(folder) / "gold" / "harbour.yaml")
    output = perfect(harbour)
    claims = [output.claims.claims[index] for index in order][:keep]
    shuffled = output.claims.model_copy(update={"claims": claims})
    result = score(harbour, output.model_copy(update={"claims": shuffled}))
    matched = [fact.output for fact in result.facts if fact.output and fact.field == "claim"]
    assert len(matched) == len(set(matched)) == keep
    assert {fact.id for fact in result.facts if fact.field == "claim" and fact.state == "correct"} == {
        claim.id for claim in claims
    }


def test_field_rows_count_every_fact_and_slot(harbour):
    result = score(harbour, with_event(perfect(harbour), 2, date=None))
    rows = {row.name: row for row in field_rows([result])}
    assert rows["event"].facts == {"correct": 2, "partial": 1}
    assert rows["event.date"].slots == {"correct": 2, "missing": 1}
    assert rows["event.date"].precision == 1 > rows["event.date"].recall


def test_repeats_of_a_document_are_one_sample(harbour):
    right = score(harbour, perfect(harbour))
    empty = score(harbour, Output(document="harbour.txt", repeat=1), error="failed")
    figure = summarise([right, empty])["facts_recall"]
    assert figure.value == 0.5
    assert (figure.documents, figure.n) == (1, len([fact for fact in right.facts if fact.field != "claim"]))
