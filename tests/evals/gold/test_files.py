from __future__ import annotations

import pytest

from summarizer.errors import GoldError
from summarizer.evals.gold.files import check_families, digest, load, load_all


def change(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def line_of(path, words):
    lines = path.read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if words in line)


def test_every_fact_knows_its_line(harbour, gold_path):
    assert harbour.line_of["t1"] == line_of(gold_path, "title:")
    assert harbour.line_of["c3"] == line_of(gold_path, "id: c3")
    assert harbour.line_of["x2"] == line_of(gold_path, "id: x2")
    assert {fact.id for fact in harbour.gold.facts()} <= harbour.line_of.keys()


def test_a_quote_that_is_not_in_the_document_is_told_with_file_and_line(gold_path):
    change(gold_path, "quote: work together on fisheries", "quote: work together on forestry")
    with pytest.raises(GoldError) as failure:
        load(gold_path)
    expected = f"{gold_path}:{line_of(gold_path, 'id: a1')}: a1: the document does not hold the quote"
    assert failure.value.message.startswith(expected)


def test_an_id_that_is_used_twice_is_told_with_both_lines(gold_path):
    place, first = line_of(gold_path, "id: c4"), line_of(gold_path, "id: c3")
    change(gold_path, "id: c4", "id: c3")
    with pytest.raises(GoldError) as failure:
        load(gold_path)
    assert failure.value.message == f"{gold_path}:{place}: c3: the id is used in line {first} already."


def test_an_id_of_a_fact_is_no_id_of_a_forbidden_one(gold_path):
    change(gold_path, "id: x2", "id: c3")
    with pytest.raises(GoldError, match="c3: the id is used in line"):
        load(gold_path)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("date: XXXX-06-02}", "date: June 2}", "is not an EDTF date"),
        ("kind: nonaggression", "kind: peace", "kind"),
        ("importance: minor}\nclaims", "importance: minor, colour: red}\nclaims", "colour: Extra inputs"),
        ("schema_version: 1", "schema_version: 2", "schema_version"),
        ("document: harbour.txt", "document: nowhere.txt", "nowhere.txt"),
        ("family: harbour", "family: harbour\nfamily: other", "stands twice"),
        ("split: dev", "split: [dev", "this is not YAML"),
        ("field: event, act: ratification", "field: event", "a forbidden fact needs a condition"),
        ("text: Harbour Pact, quote", "text: [], quote", "at least one value"),
    ],
)
def test_what_is_wrong_is_told(gold_path, old, new, said):
    change(gold_path, old, new)
    with pytest.raises(GoldError, match=r"harbour\.yaml:\d+: ") as failure:
        load(gold_path)
    assert said in failure.value.message


def test_a_quote_from_promotion_is_refused(folder, gold_path):
    document = folder / "documents" / "harbour.txt"
    document.write_text(document.read_text() + "\nCLICK HERE TO READ MORE FROM THE GAZETTE\n", encoding="utf-8")
    change(gold_path, "quote: work together on fisheries", "quote: CLICK HERE TO READ MORE FROM THE GAZETTE")
    with pytest.raises(GoldError, match="in no sentence of content"):
        load(gold_path)


def test_all_mistakes_of_all_files_are_told_at_once(gold_path):
    other = gold_path.with_name("other.yaml")
    other.write_text("schema_version: 1\n", encoding="utf-8")
    change(gold_path, "kind: nonaggression", "kind: peace")
    with pytest.raises(GoldError) as failure:
        load_all([gold_path, other])
    assert "harbour.yaml:" in failure.value.message
    assert "other.yaml:1: document: Field required" in failure.value.message


def test_two_gold_files_for_one_document_are_refused(gold_path):
    other = gold_path.with_name("other.yaml")
    other.write_text(gold_path.read_text(encoding="utf-8"), encoding="utf-8")
    with pytest.raises(GoldError, match="has a gold file already"):
        load_all([gold_path, other])


def test_a_family_stays_in_one_split(folder, gold_path):
    (folder / "documents" / "edit.txt").write_text((folder / "documents" / "harbour.txt").read_text(), encoding="utf-8")
    edit = gold_path.with_name("edit.yaml")
    changed = gold_path.read_text(encoding="utf-8").replace("document: harbour.txt", "document: edit.txt")
    edit.write_text(changed.replace("split: dev", "split: test"), encoding="utf-8")
    problems = check_families([load(gold_path), load(edit)])
    assert [problem.text for problem in problems] == ["family harbour is in another split too."]


def test_the_digest_depends_on_labels_and_documents_and_not_on_order(harbour, folder, gold_path):
    before = digest([harbour])
    assert digest([load(gold_path)]) == before
    change(gold_path, "importance: minor", "importance: key")
    assert digest([load(gold_path)]) != before
    assert len(before) == 64


def test_plain_words_of_yaml_stay_words(gold_path):
    change(gold_path, "place: Accra", "place: no")
    assert load(gold_path).gold.treaty.events[0].place == ("no",)
