"""What a reader finds on the page of a briefing, of summaries and of claim lists."""

from __future__ import annotations

import datetime
import time

import pytest
from hypothesis import given, settings
from invented import METHOD, Maker, corpora, parts, polar_daily, polar_wire, reef_report

from summarizer.briefing import compose
from summarizer.document import Document, normalise
from summarizer.errors import CallerError
from summarizer.records import (
    Caveat,
    FailedDocument,
    Party,
    Rejection,
    Source,
    TreatySummary,
)
from summarizer.render.html import html
from tests.pages.checks import HOSTILE, UNSEEN, assert_closed, assert_harmless, assert_headed, assert_linked
from tests.pages.elements import read


def page_of(*makers, failures=(), documents=True):
    """The page of a briefing of some documents."""
    made = compose(*parts(*makers), failures)
    return read(html([made], [maker.document for maker in makers] if documents else ()))


def section(page, anchor):
    return next(node for node in page.all("section") if node.attrs.get("id") == anchor)


def sections(page):
    return [node.text for node in page.one("main").all("h2")]


def lines(node):
    """The statements of a section."""
    return [one for one in node.all(class_="line") if "data-source" in one.attrs]


def line(node, words):
    return next(one for one in lines(node) if words in one.text)


def cited(node):
    return [int(link.attrs["data-q"]) for link in node.all("a", "cite")]


def quotes(page):
    """The quotes at the end, by their numbers."""
    listed = [one for one in section(page, "quotes").all("li") if "id" in one.attrs]
    return {int(one.attrs["id"].removeprefix("q")): one.one("q").text for one in listed}


def words(node):
    """The text of an element, without what lays it out."""
    return " ".join(node.text.split())


@pytest.fixture(scope="module")
def page():
    return page_of(polar_daily(), polar_wire())


# ------------------------------------------------------------------------------------------------------------- briefing


def test_sections_stand_in_the_order_of_an_analyst(page):
    assert sections(page) == [
        "Bottom line",
        "Key judgements",
        "Assumptions",
        "What was agreed",
        "Timeline",
        "Agreement and conflict",
        "Not stated as fact",
        "Not found in any source",
        "Sources",
        "How this was made",
        "Quotes",
    ]
    links = [link.text for link in page.one("nav").all("a")]
    assert links == sections(page)


def test_every_citation_leads_to_a_quote_and_quotes_are_numbered_as_they_are_first_cited(page):
    numbers = cited(page.one("main"))
    assert list(dict.fromkeys(numbers)) == list(quotes(page)) == list(range(1, len(quotes(page)) + 1))


def test_a_statement_names_its_sources_and_cites_the_words_it_rests_on(page):
    norway = line(section(page, "treaty-1"), "Norway (NOR, COW 385)")
    assert [label.text for label in norway.all("span", "label")] == ["S1", "S2"]
    assert {quotes(page)[number] for number in cited(norway)} == {"Norway"}
    duty = line(section(page, "treaty-1"), "each party shall assist")
    assert "trigger: it is attacked" in words(duty).replace("“", "").replace("”", "")
    assert "conditions: on request and article 51 of the UN Charter" in words(duty)


def test_each_text_stands_there_whole_with_the_quotes_marked_in_it(page):
    for maker in (polar_daily(), polar_wire()):
        (source,) = [one for one in page.all("article") if one.one("div", "text").text == maker.document.text]
        for number, quote in quotes(page).items():
            marked = [one.text for one in source.all("span") if str(number) in one.attrs.get("data-q", "").split()]
            assert not marked or "".join(marked) == quote
    held = [one.attrs["data-q"].split() for one in page.all("span") if "data-q" in one.attrs]
    assert {int(number) for numbers in held for number in numbers} == set(quotes(page))


def test_without_the_documents_the_quotes_alone_are_shown():
    page = page_of(polar_wire(), documents=False)
    (source,) = page.all("article", "source")
    assert "The text is not part of this page" in source.text
    shown = source.one("div", "text").text
    assert "Norway and Chile signed a treaty on June 20, 2024." in shown
    assert shown.count("Norway and Chile signed") == 1


def test_another_text_than_the_one_that_was_read_is_not_taken_for_it():
    made = compose(*parts(polar_wire()))
    page = read(html([made], [Document.from_text("Something else. " * 200, id="polar-wire")]))
    assert "Something else" not in page.text
    assert "The text is not part of this page" in page.one("article").text


def test_statements_are_marked_and_found_by_what_they_are(page):
    judgement = line(section(page, "judgements"), "draw Peru closer")
    assert judgement.attrs["data-kind"] == "judgement"
    assert judgement.attrs["data-firmness"] == "probable"
    assert "judgement" in judgement.one("span", "st").text
    unconfirmed = line(section(page, "not-asserted"), "Norway sent soldiers")
    assert unconfirmed.attrs["data-firmness"] == "unconfirmed"
    assert unconfirmed.attrs["data-support"].split()[0] == "conflict"
    assert {mark.text for mark in unconfirmed.all("span", "st")} == {"not confirmed", "in conflict"}
    party = line(section(page, "treaty-1"), "Norway (NOR")
    assert (party.attrs["data-kind"], party.attrs["data-support"]) == ("information", "agreed")
    title = line(section(page, "treaty-1"), "Treaty on Polar Research")
    assert title.attrs["data-support"] == "single"


def test_what_can_be_filtered_by_has_the_number_of_its_statements(page):
    form = page.one("form")
    everything = lines(page.one("main"))
    counted = {box.one("input").attrs["value"]: int(box.one("span", "n").text) for box in form.all("label", "pill")}
    for value, count in counted.items():
        tagged = [
            one for one in everything if any(value in one.attrs[name].split() for name in one.attrs if "data-" in name)
        ]
        assert len(tagged) == count > 0
    speakers = {option.text for option in form.all("option")}
    assert {"S1", "S2", "Analysts", "President Berg", "The Chilean government"} <= speakers
    assert "no one named: the source’s own voice" in speakers


def test_conflict_shows_both_sides(page):
    conflicts = [one for one in lines(section(page, "comparison")) if "conflict" in one.attrs["data-support"].split()]
    sides = [[words(item) for item in one.one("ul", "below").all("li")] for one in conflicts]
    assert any(
        any("One side According to Chile, Norway sent soldiers." in item for item in found)
        and any("Other side The Chilean government: Norway sent soldiers." in item for item in found)
        for found in sides
    )


def test_the_timeline_has_dates_in_their_order_and_undated_acts_apart(page):
    timeline = section(page, "timeline")
    dates = [one.text for one in timeline.all("code")]
    assert dates.index("2024-06-20") < dates.index("2024-11-09") < dates.index("XXXX-06-19")
    assert "loose" in line(timeline, "June 19, year not stated").classes
    drawing = timeline.one("div", "chart")
    assert drawing.attrs["aria-hidden"] == "true"
    assert "Year not stated" in drawing.text
    maker = Maker("a", "Norway and Chile signed it last Thursday.").parties("Norway", "Chile")
    maker.event("signature", "Norway and Chile signed it last Thursday.", date_text="last Thursday")
    undated = section(page_of(maker), "timeline")
    assert "No source fixes a date" in undated.text
    assert "“last Thursday”" in line(undated, "Signature").text


def test_sources_show_descriptors_caveats_and_grades(page):
    sources = words(section(page, "sources"))
    assert "S1 Title not known, publisher not known, published November 12, 2024. Written by a machine." in sources
    assert "machine-written" in sources
    assert "Written by a machine The text says that a machine wrote it." in sources
    assert "F6, reliability F, credibility 6 (cannot be judged)" in sources


def test_the_method_is_disclosed(page):
    method = words(section(page, "method"))
    assert "Model a-model.gguf, strategy guided; treaty-summarizer 1.2.3; prompts claims 1, treaty 2" in method
    assert "A language model proposed the values" in method
    assert "Two values were refused" in method


def test_one_document_needs_no_comparison_and_no_choice_of_source():
    page = page_of(reef_report())
    assert "Agreement and conflict" not in sections(page)
    assert "source" not in [select.attrs["name"] for select in page.all("select")]
    assert not list(page.all("span", "label"))


def test_several_treaties_have_sections_of_their_own():
    assert "Convention on the Protection of Coral Reefs" in sections(page_of(polar_daily(), reef_report()))


def test_a_document_that_failed_is_listed():
    page = page_of(reef_report(), failures=[FailedDocument(document="x.pdf", error="It holds no text.")])
    assert "Not read: x.pdf It holds no text." in words(section(page, "sources"))


def test_nothing_at_all_still_makes_a_page():
    made = compose([], [], [], METHOD, [FailedDocument(document="x.pdf", error="It holds no text.")])
    page = read(html([made]))
    assert "Nothing is quoted." in page.text
    assert not list(page.all("form"))


def test_claims_that_no_section_uses_are_listed():
    maker = Maker("a", "Norway met Chile. Ships sailed.").parties("Norway", "Chile")
    page = page_of(maker.claim("Ships sailed.", "Ships sailed."))
    assert "Ships sailed." in section(page, "further").text


def test_an_address_is_a_link_only_if_it_leads_to_a_page():
    made = compose(*parts(reef_report()))

    def with_url(url):
        return made.model_copy(update={"sources": [made.sources[0].model_copy(update={"url": url})]})

    (link,) = [one for one in read(html([with_url("https://news.example/a?b=1")])).all("a") if "rel" in one.attrs]
    assert link.attrs["href"] == "https://news.example/a?b=1"
    for url in ("javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "https:", "x https://a.example"):
        text = html([with_url(url)])
        assert_closed(read(text))
        assert url in read(text).text


# ----------------------------------------------------------------------------------------------------- single documents


def test_a_summary_has_the_facts_of_its_document():
    maker = polar_daily()
    page = read(html([maker.summary], [maker.document]))
    assert page.one("h1").text == "Treaty on Polar Research and Mutual Aid"
    assert sections(page) == [
        "In short",
        "What was agreed",
        "Obligations",
        "Events",
        "Looked for and not found",
        "Not supported by the source",
        "Quotes",
    ]
    assert "events[2].date The year is not stated. value: “2024-06-19”" in words(section(page, "refused"))
    assert page.one("article").one("div", "text").text == maker.document.text


def test_events_of_a_summary_stand_in_the_order_of_time():
    maker = Maker("a", "Norway signed it in May 2020. Chile ratified it in 2019. Peru joined.")
    maker.event("signature", "Norway signed it in May 2020.", date="2020-05", date_text="May 2020")
    maker.event("accession", "Peru joined.").event("ratification", "Chile ratified it in 2019.", date="2019")
    events = section(read(html([maker.summary])), "events")
    assert [words(one)[:12] for one in lines(events)] == ["2019 Ratific", "May 2020 202", "Accession qu"]


def test_claims_say_who_how_firmly_and_when():
    maker = polar_daily()
    claims = section(read(html([maker.claim_list], [maker.document])), "claims")
    first = line(claims, "According to officials, the Storting approved the treaty.")
    assert "time: November 4, year not stated (XXXX-11-04)" in words(first)
    third = line(claims, "Analysts: the pact will draw Peru closer to Chile.")
    assert {mark.text for mark in third.all("span", "st")} == {"believed", "judgement"}


def test_several_records_make_one_page_with_a_part_for_each():
    makers = [polar_daily(), reef_report()]
    page = read(html([maker.claim_list for maker in makers], [maker.document for maker in makers]))
    assert page.one("h1").text == "Claims of two documents"
    assert sections(page) == ["S1: Polar pact", "S2: Reef convention in force", "Quotes"]
    assert "No claim that its own words support was found" in section(page, "d2").text
    assert len(list(page.all("article", "source"))) == 2


def test_a_text_about_no_treaty_gives_one_honest_sentence():
    page = read(html([TreatySummary(document_id="a-b")]))
    assert "Nothing about a treaty that its own words support was found" in page.one("main").text
    assert page.one("h1").text == "a-b"


@pytest.mark.parametrize("records", [[], [compose(*parts(reef_report()))] * 2], ids=["none", "two briefings"])
def test_what_makes_no_page_is_refused(records):
    with pytest.raises(CallerError):
        html(records)


# ------------------------------------------------------------------------------------------------------------- any page


def hostile_pages():
    raw = f"{HOSTILE} {UNSEEN}"
    said = normalise(raw)  # as the words of a document are
    maker = Maker(said, f"Norway met Chile: {said}.", title=said, publisher=said)
    maker.parties("Norway", "Chile").titled(said).areas(said).term("duration", said, 12)
    maker.obligation("defense", said, trigger=said, article=said)
    maker.event("signature", said, actor=said, place=said, date_text=said)
    maker.claim(said, raw, [raw, raw], "denied", "analysis", None, raw)
    maker.summary_fields["caveats"] = [Caveat(kind="other", text=raw, evidence=maker.quote(said))]
    maker.summary_fields["rejected"] = [Rejection(path=raw, value=raw, reason=raw)]
    maker.rejected_claims.append(Rejection(path=raw, value=raw, reason=raw))
    failed = [FailedDocument(document=raw, error=raw)]
    briefing = compose(*parts(maker), failed)
    briefing = briefing.model_copy(
        update={
            "sources": [source.model_copy(update={"label": raw, "url": raw}) for source in briefing.sources],
            "method": briefing.method.model_copy(update={"model": raw, "prompt_versions": {raw: raw}}),
        }
    )
    return {"briefing": (briefing, maker), "summary": (maker.summary, maker), "claims": (maker.claim_list, maker)}


@pytest.mark.parametrize("documents", [True, False], ids=["with texts", "without texts"])
@pytest.mark.parametrize(("record", "maker"), hostile_pages().values(), ids=hostile_pages())
def test_hostile_text_is_shown_and_makes_no_element(record, maker, documents):
    text = html([record], [maker.document] if documents else ())
    page = read(text)
    assert_harmless(text, page)
    assert_closed(page)
    assert_linked(page)
    assert_headed(page)
    assert HOSTILE in page.one("main").text
    assert "a[U+202E]b[U+200B]c" in page.one("main").text
    assert HOSTILE in page.one("article").one("div", "text").text


@given(corpora)
@settings(max_examples=30)
def test_any_briefing_makes_a_sound_page(made):
    page = page_of(*made)
    assert_closed(page)
    assert_linked(page)
    assert_headed(page)
    assert sorted(set(cited(page))) == sorted(quotes(page))


def test_names_that_are_written_from_the_right_are_kept_apart_from_what_surrounds_them():
    name = "جمهورية مصر العربية"
    maker = Maker("a", f"{name} signed the pact.")
    maker.summary_fields["parties"] = [Party(name=name, iso3="EGY", evidence=maker.quote(name))]
    maker.titled(name)
    page = read(html([maker.summary], [maker.document]))
    assert [node for node in page.all("bdi") if node.text == name]
    assert line(section(page, "facts"), name).one("span", "said").text in {f"{name} (EGY)", f"“{name}”"}


def test_500_claims_stand_in_their_order():
    maker = Maker("a", " ".join(f"Ship number {at} sailed." for at in range(500)))
    for at in range(500):
        maker.claim(f"Ship number {at} sailed.", f"Ship number {at} sailed.")
    claims = lines(section(read(html([maker.claim_list], [maker.document])), "claims"))
    assert [one.one("b").text for one in claims] == [f"c{at}" for at in range(1, 501)]


def test_100_documents_of_20_claims_take_under_two_seconds_and_five_megabytes():
    makers = []
    for at in range(100):
        sentences = [f"Sentence {at} {number} is about {'one thing or another, ' * 6}and ends." for number in range(40)]
        maker = Maker(f"d{at}", " ".join(sentences), published=datetime.date(2024, 11, 1))
        for number in range(20):
            maker.claim(sentences[number], sentences[number], ["Officials"] if number % 2 else ())
        makers.append(maker)
    documents, summaries, claim_lists, method = parts(*makers)
    briefing = compose([], [], [], method).model_copy(
        update={
            "sources": [
                Source(document_id=one.id, label=f"S{at}", about_treaty=False, descriptor="A text.")
                for at, one in enumerate(documents, 1)
            ],
            "summaries": summaries,
            "claim_lists": claim_lists,
        }
    )
    html([briefing])
    begun = time.process_time()
    text = html([briefing], documents)
    assert time.process_time() - begun < 2
    assert len(text.encode()) <= 5_000_000
    assert text.count('class="line"') >= 2000
