"""A fifth of all answers is faulty, and the process is killed now and then: nothing is lost, nothing twice."""

from __future__ import annotations

import pytest

from tests.corpus.soak import Plan, soak

pytestmark = pytest.mark.integration


def test_with_faults_and_kills_the_output_is_that_of_an_undisturbed_run(tmp_path):
    outcome = soak(tmp_path, Plan(documents=100, kills=3))
    assert outcome.broken() == [], outcome
    assert outcome.kills == 3
    assert outcome.faulty > 0.1 * outcome.calls


def test_without_kills_the_totals_are_those_of_the_server(tmp_path):
    outcome = soak(tmp_path, Plan(documents=20, kills=0, seed=2))
    assert outcome.broken() == [], outcome
    assert (outcome.uncounted, outcome.uncounted_tokens) == (0, 0)
    assert outcome.faulty > 0
