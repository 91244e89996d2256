"""On whose word a document gives what a treaty lays down."""

from __future__ import annotations

import pytest
from invented import Maker, bluf, parts

from summarizer.briefing import compose
from summarizer.records import EntryIntoForceRule
from summarizer.render import render

DUTY = "each side shall assist the other within ten days"
SAID = f"Under the pact, {DUTY}, the ministry said."
RULE = "The pact takes effect on the exchange of instruments"


def reporting(sentence=SAID, *claims, id_="a"):
    """A document with the duty, and the claims of it: words, text and speakers."""
    maker = Maker(id_, f"Norway and Chile signed a pact. {sentence}").parties("Norway", "Chile")
    maker.obligation("other", DUTY)
    for words, text, by in claims:
        maker.claim(words, text, by=by, kind="provision")
    return maker


MINISTRY = (SAID, f"Under the pact, {DUTY}", ["the ministry"])


def voices(briefing):
    return [[(v.document_id, v.source) for v in duty.attributed_to] for duty in briefing.treaties[0].obligations]


def test_a_duty_that_a_speaker_tells_of_is_told_as_of_that_speaker():
    maker = reporting(SAID, MINISTRY)
    briefing = compose(*parts(maker))
    assert voices(briefing) == [[("a", "the ministry")]]
    assert f"“{DUTY}” (citing the ministry) – S1" in render(briefing, "md")
    page = render(briefing, "html", [maker.document])
    assert page.index("according to") > page.index(DUTY)


@pytest.mark.parametrize(
    "claims",
    [
        [],
        [(SAID, f"Under the pact, {DUTY}", [])],
        [MINISTRY, (SAID, DUTY, [])],
        [(SAID, "The pact helps the sick", ["the ministry"])],
    ],
)
def test_a_duty_has_no_speaker_where_the_text_states_it_itself_or_nobody_is_known_to(claims):
    assert voices(compose(*parts(reporting(SAID, *claims)))) == [[]]


def test_of_several_documents_each_speaker_stands_with_its_own():
    own = f"Under the pact, {DUTY}."
    one, two = reporting(own, (own, f"Under the pact, {DUTY}", [])), reporting(SAID, MINISTRY, id_="b")
    briefing = compose(*parts(one, two))
    assert voices(briefing) == [[("b", "the ministry")]]
    assert "(S2 citing the ministry) – S1, S2" in render(briefing, "md")


def test_the_rule_of_the_bottom_line_has_its_speaker():
    maker = Maker("a", f"Norway and Chile signed a pact. {RULE}, officials said.").parties("Norway", "Chile")
    maker.summary_fields["entry_into_force"] = EntryIntoForceRule(text=RULE, evidence=maker.quote(RULE))
    maker.claim(f"{RULE}, officials said.", RULE, by=["officials"], kind="provision")
    assert f"gives the rule for it (citing officials): “{RULE}”." in bluf(compose(*parts(maker)))
