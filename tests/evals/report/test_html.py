from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import summarizer.render
from summarizer.evals.figures.compare import compare
from summarizer.evals.report import html
from summarizer.evals.report.pieces import pieces
from summarizer.evals.results import GateResult
from summarizer.evals.scoring.outcomes import Output
from summarizer.evals.scoring.perfect import perfect
from summarizer.evals.scoring.score import score, skipped
from tests.evals.report.made import damaged, hostile, named, report_of
from tests.pages.checks import HOSTILE, UNSEEN, assert_closed, assert_harmless, assert_headed, assert_linked
from tests.pages.elements import Node, read

_STYLE = Path(summarizer.render.__file__).parent / "templates" / "base.css"


@pytest.fixture
def page(run, harbour):
    report, output = run
    baseline = report_of([score(harbour, perfect(harbour))], [harbour])
    report = report.model_copy(update={"comparison": compare(report, baseline, "before.json")})
    return read(html(report, [harbour], [output]))


@pytest.fixture
def hostile_page(harbour):
    file = named(harbour, HOSTILE)
    said = f"{HOSTILE} {UNSEEN}"
    scores = [score(file, hostile(file), error=said)]
    gate = GateResult(passed=False, reasons=(said,), notes=(said,))
    report = report_of(scores, [file], suite=said, model=said, gate=gate, started=said, package_version=said)
    baseline = report_of([score(file, perfect(file))], [file], model=said)
    report = report.model_copy(update={"comparison": compare(report, baseline, said)})
    return html(report, [file], [hostile(file)])


def row(page, id_):
    return next(node for node in page.all("tr", "row") if node.one("button").text == id_)


def slots(page, id_):
    """The rows of slots below a fact's row: name, state, labelled and found."""
    rows = row(page, id_).parent.parts
    below = [part for part in rows[rows.index(row(page, id_)) + 1 :] if isinstance(part, Node)]
    found = []
    for node in below:
        if "slot" not in node.classes:
            break
        found.append([cell.text.strip() for cell in node.parts if isinstance(cell, Node)])
    return found


def test_the_text_stands_there_whole_with_its_quotes_marked(page, harbour):
    text = page.one("div", "text")
    assert text.text == harbour.document.text
    marked = "".join(node.text for node in text.all("span") if "c4" in node.attrs.get("data-g", "").split())
    assert marked == harbour.gold.claims[3].quote[0]
    cited = "".join(node.text for node in text.all("span") if "claims[3]" in node.attrs.get("data-o", "").split())
    assert cited == marked


def test_every_labelled_fact_and_every_other_output_has_a_row_that_says_how_it_ended(page, harbour):
    states = {node.attrs["data-g"]: node.attrs["data-s"] for node in page.all("tr", "row") if "data-g" in node.attrs}
    assert list(states) == [fact.id for fact in harbour.gold.facts()]
    assert states["e1"] == "incorrect"
    assert states["e3"] == "missing"
    assert states["c1"] == "partial"
    others = [node.attrs["data-s"] for node in page.all("tr", "row") if "data-g" not in node.attrs]
    assert sorted(others) == ["forbidden", "invented", "rejected", "rejected"]
    for node in page.all("tr", "row"):
        assert node.one("span", "st").text == node.attrs["data-s"]


def test_a_slot_that_differs_shows_what_was_expected_and_what_was_found(page):
    assert slots(page, "e1") == [["date", "incorrect", "XXXX-05-03", "2024-05-03"]]
    assert slots(page, "c2") == [
        ["source", "incorrect", "two diplomats", "two ministers"],
        ["cue", "incorrect", "according to", "said"],
    ]
    assert slots(page, "p1") == []


def test_wordings_that_differ_have_the_words_marked_that_one_of_them_lacks(page):
    assert [node.text for node in row(page, "c1").all("b")] == ["by 41 votes to 7 "]
    assert row(page, "c1").one("span", "remark").text == "content: partial"


def test_inventions_refusals_and_forbidden_facts_say_what_and_why(page):
    assert "space flight" in row(page, "extra 1").text
    forbidden = row(page, "x1").text
    assert "The text gives no year." in forbidden
    assert "2024-05-03" in forbidden
    refused = " ".join(node.text for node in page.all("tr", s="rejected"))
    assert "events[1].date" in refused
    assert "The year stands nowhere in the source." in refused


def test_evidence_that_does_not_stand_there_is_said_and_not_marked(page, harbour):
    assert "1 quote does not stand at the given place" in row(page, "o1").text
    assert not [node for node in page.all("span") if "obligations[0]" in node.attrs.get("data-o", "")]


def test_a_refused_value_says_nothing_about_the_output_that_has_its_place(page):
    marked = [node for node in page.all("span") if "parties[0]" in node.attrs.get("data-o", "").split()]
    assert marked
    assert not any("u-rejected" in node.classes for node in marked)


def test_the_overview_tells_the_gate_the_figures_and_the_changes(page, run):
    report, _ = run
    sections = {node.attrs.get("id"): node.text for node in page.all("section")}
    assert "Failed" in sections["gate"]
    assert all(reason in sections["gate"] for reason in report.gate.reasons)
    for name in report.metrics:
        assert name in sections["figures"]
    assert "event.date" in sections["fields"]
    assert "Lost: 5 facts" in sections["baseline"]
    assert "tests the code, not the model" in page.one("p", "mode").text


def test_a_whisker_spans_the_interval(harbour):
    report = report_of([score(harbour, damaged(harbour))], [harbour])
    figure = report.metrics["facts_f1"].model_copy(update={"value": 0.5, "low": 0.25, "high": 0.75})
    report = report.model_copy(update={"metrics": {"facts_f1": figure}})
    page = read(html(report, [harbour], []))
    assert page.one("path", "whisker").attrs["d"].startswith("M25.0 6H75.0")
    assert page.one("rect", "fill").attrs["width"] == "50.0"


def test_it_asks_for_nothing_and_allows_nothing_but_its_own_script_and_style(page):
    assert_closed(page)


def test_links_lead_somewhere_and_ids_are_unique(page):
    assert "d1-e3" in assert_linked(page)


def test_headings_are_in_order_and_tables_have_heads(page):
    assert_headed(page)
    assert all(node.attrs.get("scope") in ("col", "row", "rowgroup") for node in page.all("th"))


def test_hostile_text_is_shown_and_makes_no_element(hostile_page):
    page = read(hostile_page)
    assert_harmless(hostile_page, page)
    assert page.one("h1").text.startswith(f"Eval of {HOSTILE}")
    assert HOSTILE in row(page, "extra 1").text
    assert "a[U+202E]b[U+200B]c" in row(page, "extra 1").text


def test_a_failed_document_says_why_and_one_left_out_says_so(harbour):
    files = [named(harbour, "failed.txt"), named(harbour, "later.txt")]
    scores = [score(files[0], Output(document="failed.txt"), error="no answer in 120 s"), skipped(files[1])]
    page = read(html(report_of(scores, files), files, []))
    first, second = page.all("article")
    assert "no answer in 120 s" in first.one("p", "alert").text
    assert {node.attrs["data-s"] for node in first.all("tr", "row")} == {"error"}
    assert "12 labelled facts are in no figure" in second.text
    assert not list(second.all("tr", "row"))


def test_repeats_stand_apart(harbour):
    outputs = [damaged(harbour), perfect(harbour).model_copy(update={"repeat": 1})]
    page = read(html(report_of([score(harbour, one) for one in outputs]), [harbour], outputs))
    first, second = page.all("article")
    assert (first.one("h3").text, second.one("h3").text) == ("harbour.txt", "harbour.txt, reading 2")
    assert {node.attrs["data-s"] for node in second.all("tr", "row")} == {"correct"}


def test_a_document_about_no_treaty_and_without_claims_has_its_page(harbour):
    gold = harbour.gold.model_copy(update={"treaty": None, "claims": ()})
    empty = type(harbour)(harbour.path, gold, harbour.document, harbour.lines)
    output = perfect(empty)
    page = read(html(report_of([score(empty, output)], [empty]), [empty], [output]))
    assert page.one("div", "text").text == harbour.document.text


@given(
    st.text("ab\n", min_size=1, max_size=20),
    st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20)), max_size=5),
)
def test_pieces_are_the_text_and_each_knows_its_quotes(text, spans):
    spans = [(start, min(end, len(text))) for start, end in spans if start < min(end, len(text))]
    found = pieces(text, gold={f"e{at}": ([span], ["correct"]) for at, span in enumerate(spans)}, cited={})
    assert "".join(one.text for one in found) == text
    at = 0
    for one in found:
        for index, (start, end) in enumerate(spans):
            assert (f"e{index}" in one.gold) == (start <= at and at + len(one.text) <= end)
        at += len(one.text)


def _luminance(colour):
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one, other):
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", [0, 1, 2], ids=["light", "dark", "print"])
def test_text_stands_out_from_its_ground(scheme):
    blocks = re.findall(r":root \{(.*?)\}", _STYLE.read_text(encoding="utf-8"), re.DOTALL)
    assert len(blocks) == 3
    colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", blocks[0]))
    colours |= dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", blocks[scheme]))
    pairs = [(text, ground) for text in ("text", "muted", "link") for ground in ("bg", "panel")]
    pairs += [(state, f"{state}-bg") for state in ("ok", "part", "bad", "miss", "inv", "rest")]
    pairs += [(state, "bg") for state in ("ok", "part", "bad", "miss", "inv")]
    pairs += [("bg", "bad"), ("pick-text", "pick")]
    low = {pair: _contrast(colours[pair[0]], colours[pair[1]]) for pair in pairs}
    assert {pair: ratio for pair, ratio in low.items() if ratio < 4.5} == {}  # WCAG 2.2, 1.4.3
    assert _contrast(colours["cite"], colours["panel"]) >= 3  # WCAG 2.2, 1.4.11
