from __future__ import annotations

import re
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from summarizer.evals.figures.compare import compare
from summarizer.evals.report import markdown
from summarizer.evals.results import GateResult
from summarizer.evals.scoring.perfect import perfect
from summarizer.evals.scoring.score import score
from tests.evals.report.made import damaged, damaged_report, hostile, named, report_of
from tests.pages.checks import HOSTILE

_GITHUB = MarkdownIt("commonmark").enable(["table", "strikethrough"])
_OWN_TAGS = {"details", "summary", "sup"}


class _Tags(HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.found = set()
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.found.add(tag)


def tokens(text):
    for token in _GITHUB.parse(text):
        yield token
        yield from token.children or ()


def assert_harmless(text, headings):
    kinds = [token.type for token in tokens(text)]
    assert not {"link_open", "image", "fence", "code_block"}.intersection(kinds)
    assert kinds.count("heading_open") == headings
    raw = "".join(token.content for token in tokens(text) if token.type in ("html_block", "html_inline"))
    assert _Tags(raw).found <= _OWN_TAGS


def tables(text):
    """Each table as lists of cells, read as GitHub reads it."""
    rows = [line for line in text.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in re.split(r"(?<!\\)\|", row)[1:-1]] for row in rows]


def test_it_begins_with_whether_the_run_passes_and_why_not(report):
    lines = markdown(report).splitlines()
    assert lines[0] == "## ❌ Failed: eval of small"
    assert r"tests the code, not the model" in lines[2]
    assert r"- facts\_f1 is 0.71, and must be at least 0.9." in lines
    assert markdown(report.model_copy(update={"gate": GateResult(passed=True)})).startswith("## ✅ Passed")


def test_it_lists_what_is_incorrect_missing_invented_and_forbidden(report):
    text = markdown(report)
    assert "- harbour.txt `e1`: `date`: 2024-05-03 instead of XXXX-05-03" in text
    assert "- harbour.txt `e3`: domestic\\_approval · Ghana · The Senate of Ghana · XXXX-06-02" in text
    assert "- harbour.txt `cooperation_areas[1]`: space flight" in text
    assert "- harbour.txt `x1`: signature · Ghana · Adaeze Obi · 2024-05-03 · Accra. The text gives no year." in text


def test_every_row_of_a_table_has_the_cells_of_its_head(harbour, report):
    baseline = report_of([score(harbour, perfect(harbour))])
    text = markdown(report.model_copy(update={"comparison": compare(report, baseline, "a|b.json")}))
    widths = [len(cells) for cells in tables(text)]
    assert sorted(set(widths)) == [6, 7, 10, 11]
    heads = sum(token.type == "table_open" for token in tokens(text))
    assert heads == 4


def test_hostile_text_opens_nothing(harbour):
    report = report_of(
        [score(named(harbour, HOSTILE), hostile(harbour), error=HOSTILE)],
        suite=HOSTILE,
        model=HOSTILE,
        package_version=HOSTILE,
        gate=GateResult(passed=False, reasons=(HOSTILE,), notes=(HOSTILE,)),
    )
    baseline = report_of([score(named(harbour, HOSTILE), perfect(harbour))], model=HOSTILE)
    text = markdown(report.model_copy(update={"comparison": compare(report, baseline, HOSTILE)}))
    assert_harmless(text, headings=5)
    assert r"\<script>alert(1)\</script>" in text


@given(st.text(max_size=80))
def test_no_text_opens_anything(said):
    gate = GateResult(passed=False, reasons=(said,))
    assert_harmless(markdown(report_of([], suite=said, model=said, gate=gate)), headings=2)


def test_a_large_run_gives_a_short_page(harbour):
    one = score(harbour, damaged(harbour))
    scores = [one.model_copy(update={"document": f"document-{at:04}.txt"}) for at in range(300)]
    text = markdown(report_of(scores))
    assert len(text) < 100_000
    assert "... and 850 more, all of them in the JSON report" in text
    assert "the 50 worst of 300" in text


def test_changes_against_the_baseline_are_listed_lost_ones_first(harbour):
    report, _ = damaged_report(harbour)
    before = report_of([score(harbour, perfect(harbour))])
    text = markdown(report.model_copy(update={"comparison": compare(report, before, "before.json")}))
    assert "**Lost**" in text
    assert "(key), correct → missing: domestic" in text
    assert "**Gained**" not in text
