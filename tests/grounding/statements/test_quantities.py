"""Numbers of things: spans that share a scale or a unit, and numbers that count nothing."""

from __future__ import annotations

import pytest

from summarizer.grounding.statements.quantities import quantities_in


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Cash costs between $5 and $7 billion.", [(5e9, "$"), (7e9, "$")]),
        ("The tax falls from 12 to 7 percent.", [(12, "%"), (7, "%")]),
        ("The flow rises from 800 to 950 litres.", [(800, "litres"), (950, "litres")]),
        ("It lent 3 million euros to two banks.", [(3e6, "€"), (2, "banks")]),
        ("Two strong, reliable allies joined after World War Two.", [(2, None)]),
        ("Gas costs $410 per thousand cubic metres.", [(410, "$")]),
        ("If one Party is attacked, the other shall send 200 tents.", [(200, "tents")]),
        ("It bought 24 fishing vessels.", [(24, "fishing vessels")]),
    ],
)
def test_a_number_has_its_value_and_its_unit(text: str, expected: list[tuple[float, str | None]]) -> None:
    assert [(one.value, one.unit) for one in quantities_in(text, text)] == expected
