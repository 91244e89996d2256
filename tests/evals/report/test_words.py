from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from summarizer.evals.report import words
from summarizer.evals.results import MetricDifference


@given(st.text(max_size=300), st.integers(1, 80))
def test_short_text_is_one_line_of_that_length_at_most(text, most):
    shown = words.short(text, most)
    assert len(shown) <= most
    assert len(shown.splitlines()) <= 1


def test_the_ends_of_a_difference_have_signs():
    found = MetricDifference(
        baseline=0.5, value=0.6, difference=0.1, low=-0.05, high=0.25, documents=9, families=9, verdict="better"
    )
    assert words.ends(found, "facts_f1") == "-0.050 to +0.250"


def test_a_file_below_the_working_directory_is_named_from_there(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert words.place(str(tmp_path / "evals" / "suites" / ".." / "gold" / "a.yaml")) == "evals/gold/a.yaml"
    assert words.place(str(tmp_path.parent / "a.yaml")) == (tmp_path.parent / "a.yaml").resolve().as_posix()
