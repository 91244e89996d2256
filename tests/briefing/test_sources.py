"""What a briefing says of its sources: what they are, what none of them states, how many they count for."""

from __future__ import annotations

import datetime

from invented import METHOD, Maker, bluf, parts, polar_daily, polar_wire

from summarizer.briefing import compose
from summarizer.document import Document

FACT_FIELDS = (
    "parties",
    "events",
    "obligations",
    "cooperation_areas",
    "terms",
    "related_treaties",
    "title",
    "instrument",
    "entry_into_force",
)
STATED_FIELDS = (*FACT_FIELDS[:6], "titles", "instruments", "entry_into_force")


def test_gaps_are_stated():
    briefing = compose(*parts(polar_daily()))
    topics = [gap.topic for gap in briefing.treaties[0].not_stated]
    assert topics == [
        "signature_year",
        "ratification",
        "entry_into_force",
        "duration",
        "withdrawal",
        "treaty_text",
    ]
    texts = [gap.text for gap in briefing.treaties[0].not_stated]
    assert (
        "Not found in any source as fact: a ratification by Norway or Chile. Domestic approval is not ratification."
        in texts
    )
    assert [gap.text for gap in briefing.not_stated] == ["No publication date is known for S1."]


def test_gap_says_when_something_is_stated_but_not_as_fact():
    maker = Maker("a", "Norway and Chile are said to have signed.").parties("Norway", "Chile")
    maker.event("signature", "Norway and Chile are said to have signed.", factuality="probable")
    texts = [gap.text for gap in compose(*parts(maker)).treaties[0].not_stated]
    assert "Not found in any source as fact: that the treaty has been signed." in texts


def test_text_of_a_treaty_is_recognised_by_its_articles():
    text = "Norway and Chile agree:\nArticle 1\nPeace.\nArticle 2\nTrade.\nArticle 3\nEnd."
    maker = Maker("a", text).parties("Norway", "Chile")
    briefing = compose(*parts(maker))
    assert briefing.sources[0].kind == "treaty_text"
    assert "treaty_text" not in {gap.topic for gap in briefing.treaties[0].not_stated}


def test_sources_have_descriptors_and_default_grades():
    wire, daily = compose(*parts(polar_daily(), polar_wire())).sources
    assert (wire.document_id, wire.label, daily.label) == ("polar-wire", "S1", "S2")
    assert daily.descriptor == ("“Polar pact”, The Daily, publication date not known. Kind of source not known.")
    assert (wire.kind, wire.reliability, wire.credibility) == ("machine_written", "F", 6)
    assert [caveat.kind for caveat in daily.caveats] == ["no_publication_date"]


def test_rejected_values_are_counted_by_document():
    method = compose(*parts(polar_daily(), polar_wire())).method
    assert [(item.document_id, item.summary, item.claims) for item in method.rejected] == [
        ("polar-wire", 0, 1),
        ("polar-daily", 1, 0),
    ]


def test_a_copy_is_listed_and_not_counted():
    again = polar_daily()
    copy = Maker("copy", again.text + " Read it here.", published=datetime.date(2025, 1, 1)).parties("Norway", "Chile")
    copy.claim(
        "Norway sent approximately 1,000 soldiers to Chile, President Berg said on Monday.",
        "Norway sent approximately 1,000 soldiers to Chile.",
        ["Berg"],
    )
    briefing = compose(*parts(again, copy))
    assert [source.copy_of for source in briefing.sources] == [None, "copy"]
    assert "not counted again" in briefing.sources[1].descriptor
    assert [party.sources for party in briefing.treaties[0].parties] == [1, 1]
    assert "One source (S1, S2, copies included) describes a treaty" in bluf(briefing)
    [repeated] = briefing.agreement
    assert (repeated.relation, repeated.sources) == ("restates", 1)
    assert not [item for item in briefing.key_judgements if item.kind == "corroborated"]


def test_a_sentence_that_two_documents_share_is_one_source_of_its_facts():
    shared = "Norway and Chile, which share no border, signed the polar treaty in Oslo after three years of talks."
    first = Maker("first", f"We were there. {shared}", published=datetime.date(2025, 1, 1)).parties("Norway", "Chile")
    second = Maker("second", f"Here is the news of the day. {shared}", published=datetime.date(2025, 1, 2))
    briefing = compose(*parts(first, second.parties("Norway", "Chile")))
    assert [(party.sources, len(party.stated_in)) for party in briefing.treaties[0].parties] == [(1, 2), (1, 2)]
    assert "One source (S1, S2, texts of one origin included) describes a treaty" in bluf(briefing)


def test_documents_without_records_are_still_sources():
    maker = polar_daily()
    bare = Document.from_text("Something else.", id="bare")
    briefing = compose([maker.document, bare], [maker.summary], [], METHOD)
    assert {source.document_id: source.about_treaty for source in briefing.sources} == {
        "bare": False,
        "polar-daily": True,
    }


def test_a_source_without_a_title_is_known_by_its_headline():
    text = "Norway and Chile seal pact\n\nNorway signed the pact with Chile on June 19. It rained in Oslo all day."
    briefing = compose([Document.from_text(text, id="plain")], [], [], METHOD)
    assert briefing.sources[0].title == "Norway and Chile seal pact"
    assert "“Norway and Chile seal pact”" in briefing.sources[0].descriptor
