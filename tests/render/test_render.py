"""What a reader finds in a rendered summary, claim list and briefing."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from invented import METHOD, Maker, corpora, parts, polar_daily, polar_wire, reef_report
from markdown_it import MarkdownIt

from summarizer.briefing import compose
from summarizer.errors import SettingsError
from summarizer.records import (
    Attribution,
    Caveat,
    Claim,
    ClaimList,
    CooperationArea,
    Evidence,
    FailedDocument,
    ModelUsage,
    Party,
    Rejection,
    Title,
    TreatyEvent,
    TreatySummary,
)
from summarizer.render import render

HOSTILE = "x](http://evil.example) <script>alert(1)</script>\n\n# Injected\n\n![i](http://evil.example/i.png) `[1]: y"
PARSER = MarkdownIt("commonmark")


def headings(markdown):
    """Level and text of each heading, as a parser sees them."""
    tokens = PARSER.parse(markdown)
    return [
        (token.tag, tokens[at + 1].children and "".join(child.content for child in tokens[at + 1].children))
        for at, token in enumerate(tokens)
        if token.type == "heading_open"
    ]


def section(markdown, title):
    """The lines below one heading of level two."""
    _, _, rest = markdown.partition(f"\n## {title}\n")
    assert rest, f"no section {title!r}"
    return rest.split("\n## ")[0]


@pytest.fixture(scope="module")
def briefing():
    return render(compose(*parts(polar_daily(), polar_wire())), "md")


# ------------------------------------------------------------------------------------------------------------- briefing


def test_sections_stand_in_the_order_of_an_analyst(briefing):
    assert headings(briefing) == [
        ("h1", "Briefing: Treaty on Polar Research and Mutual Aid"),
        ("h2", "Bottom line"),
        ("h2", "What was agreed"),
        ("h3", "Obligations"),
        ("h3", "Cooperation"),
        ("h3", "Looked for and not found"),
        ("h2", "Timeline"),
        ("h2", "Key judgements"),
        ("h2", "Assumptions"),
        ("h2", "Agreement and conflict"),
        ("h2", "Not stated as fact"),
        ("h2", "Sources"),
        ("h2", "How this was made"),
        ("h2", "Quotes"),
    ]


def test_each_fact_names_its_documents_and_quotes(briefing):
    facts = section(briefing, "What was agreed")
    assert "- **Party:** Norway (NOR, COW 385) – S1, S2 [1][2]\n" in facts
    assert "- **Title:** “Treaty on Polar Research and Mutual Aid” – S2 [5]\n" in facts
    assert "\n1. `polar-wire` 0–6: “Norway”\n" in section(briefing, "Quotes")


def test_every_citation_leads_to_a_quote_and_every_quote_is_cited(briefing):
    body, _, quotes = briefing.partition("\n## Quotes\n")
    cited = {int(part.split("]")[0]) for part in body.split("[")[1:] if part.split("]")[0].isdigit()}
    listed = [int(line.split(".")[0]) for line in quotes.splitlines() if line[:1].isdigit()]
    assert sorted(cited) == listed == list(range(1, len(listed) + 1))


def test_dates_are_shown_in_words_and_as_edtf(briefing):
    timeline = section(briefing, "Timeline")
    assert "- June 19, year not stated (`XXXX-06-19`): Signature by Norway and Chile at Oslo – S2 [" in timeline
    assert timeline.index("`2024-06-20`") < timeline.index("`2024-11-09`") < timeline.index("`XXXX-06-19`")


def test_obligations_carry_trigger_conditions_and_article(briefing):
    assert (
        "“each party shall assist the other without delay if it is attacked”; trigger: “it is attacked”; "
        "conditions: on request and article 51 of the UN Charter; Article 4 – S2 ["
    ) in briefing


def test_conflict_shows_both_sides(briefing):
    part = section(briefing, "Agreement and conflict")
    html = PARSER.render(part)
    assert html.count("<strong>Conflict.</strong>") == 2
    first = part.split("- **")[1]
    assert "\n  - S1: According to Chile, Norway sent soldiers. [" in first
    assert "\n  - S2: The Chilean government: Norway sent soldiers (not confirmed). [" in first


def test_agreement_is_nested_under_its_heading(briefing):
    html = PARSER.render(section(briefing, "Agreement and conflict"))
    assert html.count("<ul>\n<li>S1") == 3
    assert html.count("</ul>\n</li>") == 3


def test_sources_show_caveats_and_grades(briefing):
    part = section(briefing, "Sources")
    assert (
        "- **S1** `polar-wire`: Title not known, publisher not known, published November 12, 2024. Written by a machine"
        in part
    )
    assert (
        "Reliability F, credibility 6 (cannot be judged).\n  - Caveat: The text says that a machine wrote it. [" in part
    )
    assert "No publication date is known for S2." in part


def test_method_discloses_model_versions_and_rejections(briefing):
    part = section(briefing, "How this was made")
    assert "Model `a-model.gguf`, strategy guided; treaty-summarizer 1.2.3; prompts claims 1, treaty 2;" in part
    assert "December 1, 2024" in part
    assert "Two values were refused because the source does not support them (1 of S1 and 1 of S2)." in part
    assert "12 calls (1 failed, 0 answered from the cache)" in part
    assert "A language model proposed the values" in part


def test_a_briefing_that_needed_no_model_says_so():
    made = compose(*parts(polar_daily()))
    method = made.method.model_copy(update={"usage": ModelUsage()})
    part = section(render(made.model_copy(update={"method": method}), "md"), "How this was made")
    assert "No question was put to the model" in part
    assert "calls" not in part


def test_one_source_needs_no_section_on_agreement():
    text = render(compose(*parts(reef_report())), "md")
    assert "Agreement and conflict" not in text
    assert "## Not stated as fact" in text
    assert "No judgement of a source was found" in section(text, "Key judgements")


def test_several_treaties_have_sections_of_their_own_and_are_named_in_the_timeline():
    text = render(compose(*parts(polar_daily(), reef_report())), "md")
    assert ("h2", "Convention on the Protection of Coral Reefs") in headings(text)
    assert "Entry into force – Convention on the Protection of Coral Reefs – S1" in section(text, "Timeline")


def test_no_documents_and_a_failure_still_render():
    text = render(compose([], [], [], METHOD, [FailedDocument(document="x.pdf", error="It holds no text.")]), "md")
    assert "- **Not read:** `x.pdf`. It holds no text." in text
    assert "## Quotes" not in text
    assert "No value that was proposed was refused" in text


def test_claims_that_no_section_uses_are_listed():
    maker = Maker("a", "Norway met Chile. Ships sailed.").parties("Norway", "Chile")
    text = render(compose(*parts(maker.claim("Ships sailed.", "Ships sailed."))), "md")
    assert "- S1: Ships sailed. [" in section(text, "Further claims")


def test_an_event_without_a_fixed_date_keeps_the_words_of_the_source():
    maker = Maker("a", "Norway and Chile signed it last Thursday.").parties("Norway", "Chile")
    maker.event("signature", "Norway and Chile signed it last Thursday.", date_text="last Thursday")
    text = render(compose(*parts(maker)), "md")
    assert "No source fixes a date:\n\n- “last Thursday”: Signature – S1 [" in text


@given(corpora)
@settings(max_examples=40)
def test_any_briefing_renders_without_empty_sections(made):
    text = render(compose(*parts(*made)), "md")
    tokens = [token for token in PARSER.parse(text) if token.level == 0]
    for at, token in enumerate(tokens):
        if token.type == "heading_close":
            following = tokens[at + 1]
            deeper = following.type == "heading_open" and following.tag > token.tag
            assert deeper or following.type in {"paragraph_open", "bullet_list_open", "ordered_list_open"}
    assert "\n\n\n" not in text
    assert text.endswith("\n")


# -------------------------------------------------------------------------------------------------------------- summary


def test_summary_lists_facts_with_their_quotes():
    text = render(polar_daily().summary, "md")
    assert text.startswith("# Treaty on Polar Research and Mutual Aid\n\nWhat the document `polar-daily` states.\n")
    assert "- **Rule for entry into force:** “30 days after the exchange of instruments” [" in text
    assert "- June 19, year not stated (`XXXX-06-19`): Signature by Norway and Chile at Oslo [" in text
    assert "Not found in the source: entry into force, duration and withdrawal clause." in text


def test_summary_lists_what_was_refused_and_why():
    part = section(render(polar_daily().summary, "md"), "Not supported by the source")
    assert "The model gave one value that the source does not support" in part
    assert "- `events[2].date`: `2024-06-19`. The year is not stated." in part


def test_summary_of_a_treaty_in_force_does_not_say_that_this_is_not_stated():
    assert "Not found in the source: obligation, rule for entry into force and withdrawal clause." in render(
        reef_report().summary, "md"
    )


def test_expected_entry_into_force_is_not_entry_into_force():
    maker = Maker("a", "It will enter into force soon.").event(
        "entry_into_force", "It will enter into force soon.", context="future"
    )
    text = render(maker.summary, "md")
    assert "Entry into force (to come)" in text
    assert "entry into force," in section(text, "Looked for and not found")


def test_text_about_no_treaty_gives_one_honest_sentence():
    assert render(TreatySummary(document_id="a-b"), "md") == (
        "# Treaty summary\n\nNothing about a treaty that its own words support was found in the document `a-b`.\n"
    )


def test_empty_summary_still_lists_caveats_and_rejections():
    summary = TreatySummary(
        document_id="a",
        caveats=[Caveat(kind="not_about_a_treaty", text="The text is about the weather.")],
        rejected=[Rejection(path="title", value="Treaty of Nowhere", reason="These words do not stand in the text.")],
    )
    text = render(summary, "md")
    assert "> **Caveat:** The text is about the weather." in text
    assert "Treaty of Nowhere" in section(text, "Not supported by the source")
    assert "Looked for and not found" not in text


# --------------------------------------------------------------------------------------------------------------- claims


def test_claim_list_shows_source_firmness_kind_and_time():
    text = render(polar_daily().claim_list, "md")
    assert "What the document `polar-daily` says: four claims." in text
    assert (
        "- `c1` According to officials, the Storting approved the treaty. [1] "
        "(event; time: November 4, year not stated (`XXXX-11-04`))"
    ) in text
    assert "- `c3` Analysts: the pact will draw Peru closer to Chile (not stated as fact). [3] (analysis" in text


def test_claim_list_without_claims_says_so():
    assert "No claim that its own words support was found" in render(ClaimList(document_id="a"), "md")


# ----------------------------------------------------------------------------------------------------- hostile and JSON


def hostile_records():
    quote = [Evidence(document_id=HOSTILE, quote=HOSTILE, start=0, end=len(HOSTILE))]
    summary = TreatySummary(
        document_id=HOSTILE,
        title=Title(text=HOSTILE, evidence=quote),
        parties=[Party(name=HOSTILE, evidence=quote)],
        cooperation_areas=[CooperationArea(area=HOSTILE, evidence=quote)],
        events=[TreatyEvent(act="other", actor=HOSTILE, place=HOSTILE, date_text=HOSTILE, evidence=quote)],
        caveats=[Caveat(kind="other", text=HOSTILE, evidence=quote)],
        rejected=[Rejection(path=HOSTILE, value=HOSTILE, reason=HOSTILE)],
    )
    chain = [Attribution(source=HOSTILE), Attribution(source=HOSTILE)]
    claim = Claim(id="c1", text=HOSTILE, attribution=chain, factuality="denied", kind="analysis", evidence=quote)
    claims = ClaimList(document_id=HOSTILE, claims=[claim])
    return summary, claims


def hostile_briefing():
    text = "Norway met Chile: [x](http://evil.example) <b> # Injected, said `Olav` *today*."
    maker = Maker("[x](y) `<b>`", text, title="# <b>Injected</b>", publisher="![i](http://evil.example)")
    maker.parties("Norway", "Chile")
    words = "[x](http://evil.example) <b> # Injected"
    maker.titled(words).areas(words).obligation("defense", words, trigger=words, article=words)
    maker.event("signature", words, actor=words, place=words).claim(words, words, [words], "denied", "analysis")
    return compose(*parts(maker))


@pytest.mark.parametrize("record", [*hostile_records(), hostile_briefing()], ids=["summary", "claims", "briefing"])
def test_hostile_text_injects_nothing(record):
    text = render(record, "md")
    html = PARSER.render(text)
    for forbidden in ("<a ", "<img", "<script", "<b>", "<h1>Injected", "<em>"):
        assert forbidden not in html
    assert not [line for line in text.splitlines() if line.startswith("# Injected")]
    known = {
        "Treaty summary",
        "Claims",
        "Cooperation",
        "Obligations",
        "Events",
        "Quotes",
        "Sources",
        "Looked for and not found",
    }
    known |= {
        "Looked for and not found",
        "Not supported by the source",
        "Not stated as fact",
        "Bottom line",
        "What was agreed",
        "Timeline",
    }
    known |= {"Key judgements", "How this was made"}
    extra = [title for tag, title in headings(text) if tag != "h1" and title not in known]
    assert extra == []


@pytest.mark.parametrize("record", [polar_daily().summary, polar_daily().claim_list, compose(*parts(polar_wire()))])
def test_json_is_the_whole_record(record):
    text = render(record, "json")
    assert type(record).model_validate_json(text) == record
    assert text == json.dumps(json.loads(text), indent=2, ensure_ascii=False) + "\n"


def test_an_unknown_format_is_refused_with_the_known_ones():
    with pytest.raises(SettingsError, match=r"'pdf' is not known\. Give 'md', 'json' or 'html'"):
        render(ClaimList(document_id="a"), "pdf")


def test_a_page_shows_the_documents_that_it_is_given():
    maker = polar_daily()
    assert "Norway and Chile signed" in render(maker.claim_list, "html", [maker.document])
    assert render(maker.claim_list, "html").endswith("</html>\n")
