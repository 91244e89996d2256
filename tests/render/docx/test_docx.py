"""What a reader finds in a DOCX file: headings, facts with their sources, notes that hold the quotes."""

from __future__ import annotations

import datetime
import sys
import time
from pathlib import PurePosixPath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented import METHOD, Maker, corpora, parts, polar_daily, polar_wire, reef_report

from summarizer.briefing import compose
from summarizer.errors import MissingExtra
from summarizer.readers import read_bytes
from summarizer.records import (
    Caveat,
    Claim,
    ClaimList,
    Evidence,
    FailedDocument,
    Party,
    Rejection,
    Title,
    TreatySummary,
)
from summarizer.render.docx import docx
from summarizer.render.markdown import plain
from tests.render.docx.opened import RELATIONS, Opened, R, W, text_of

HOSTILE = (
    "x](http://evil.example) <w:p/> <script>alert(1)</script>\n\n"
    '{ INCLUDETEXT "/etc/passwd" } =1+1 &amp; \x00\x1b\ufffe\u202e'
)


@pytest.fixture(scope="module")
def briefing():
    return Opened(docx(compose(*parts(polar_daily(), polar_wire())), [polar_daily().document, polar_wire().document]))


def claim(number, text="Norway met Chile.", **fields):
    quote = [Evidence(document_id="a", quote=text, start=number, end=number + len(text))]
    return Claim(id=f"c{number}", text=text, factuality="asserted", kind="event", evidence=quote, **fields)


# ------------------------------------------------------------------------------------------------------------- briefing


def test_sections_stand_in_the_order_of_an_analyst_under_real_headings(briefing):
    assert briefing.headings == [
        ("Title", "Briefing: Treaty on Polar Research and Mutual Aid"),
        ("Heading 1", "Bottom line"),
        ("Heading 1", "Key judgements"),
        ("Heading 2", "Information that independent sources share"),
        ("Heading 2", "Judgements of sources"),
        ("Heading 1", "Assumptions"),
        ("Heading 1", "What was agreed"),
        ("Heading 2", "Obligations"),
        ("Heading 2", "Looked for and not found"),
        ("Heading 1", "Timeline"),
        ("Heading 1", "Agreement and conflict"),
        ("Heading 1", "Not stated as fact"),
        ("Heading 1", "Sources"),
        ("Heading 1", "How this was made"),
        ("Heading 1", "Notes"),
    ]


def test_facts_stand_in_a_table_with_their_sources(briefing):
    facts = briefing.section("What was agreed")
    assert facts[0] == "Fact | What the sources state | Sources"
    assert "Party | Norway; NOR, COW 385 | S1, S2" in facts
    assert "Title | “Treaty on Polar Research and Mutual Aid” | S2" in facts


def test_obligations_carry_trigger_conditions_and_article(briefing):
    assert (
        "Defense | “each party shall assist the other without delay if it is attacked”; Trigger: “it is attacked”; "
        "Conditions: on request and article 51 of the UN Charter; Article 4 | S2"
    ) in briefing.section("Obligations")


def test_the_timeline_gives_dates_in_words_and_for_programs(briefing):
    rows = briefing.section("Timeline")
    assert rows[0] == "Date | What happens | Sources"
    assert "June 19, year not stated; XXXX-06-19 | Signature by Norway and Chile at Oslo | S2" in rows


def test_what_has_no_date_stands_apart_with_the_words_of_the_source():
    maker = Maker("a", "Norway and Chile signed it last Thursday.").parties("Norway", "Chile")
    maker.event("signature", "Norway and Chile signed it last Thursday.", date_text="last Thursday")
    assert Opened(docx(compose(*parts(maker)))).section("Timeline") == [
        "Date | What happens | Sources",
        "No source fixes a date",
        "“last Thursday”; date not fixed | Signature | S1",
    ]


def test_conflicts_show_both_sides_and_who_they_are(briefing):
    lines = briefing.section("Agreement and conflict")
    assert lines[0].startswith("Conflict. ")
    assert "S1: According to Chile, Norway sent soldiers." in lines
    assert "S2: The Chilean government: Norway sent soldiers (not confirmed)." in lines


def test_machine_written_sources_are_flagged_at_the_top_and_in_their_table(briefing):
    subtitle = next(p for p in briefing.document.paragraphs if p.style.name == "Subtitle")
    assert subtitle.text == "December 1, 2024 | Two sources | Written by a machine: S1"
    source = next(line for line in briefing.section("Sources") if line.startswith("S1"))
    assert source.startswith("S1; by machine | ")
    assert "Caveat: The text says that a machine wrote it." in source
    assert source.endswith("polar-wire | F6; cannot be judged")


def test_the_method_says_where_a_model_was_used(briefing):
    lines = briefing.section("How this was made")
    assert "made on December 1, 2024" in lines[0]
    assert any("A language model proposed the values" in line for line in lines)


def test_failures_no_treaty_and_no_sources_still_make_a_paper():
    failure = FailedDocument(document="x.pdf", error="It holds no text.")
    empty = Opened(docx(compose([], [], [], METHOD, [failure])))
    assert "Not read: x.pdf. It holds no text." in empty.section("Sources")
    assert empty.notes == {}
    assert "Notes" not in [title for _, title in empty.headings]


def test_several_treaties_have_chapters_of_their_own():
    titles = [title for _, title in Opened(docx(compose(*parts(polar_daily(), reef_report())))).headings]
    assert "Convention on the Protection of Coral Reefs" in titles
    assert "What was agreed" not in titles


# ---------------------------------------------------------------------------------------------------------------- notes


def test_each_note_gives_document_place_and_quote(briefing):
    assert "S1 polar-wire 0–50: “Norway and Chile signed a treaty on June 20, 2024.”" in briefing.notes.values()


def test_notes_are_numbered_in_the_order_of_the_text_and_each_is_cited(briefing):
    assert briefing.first_citations == list(briefing.notes) == list(range(1, len(briefing.notes) + 1))


def test_what_is_cited_again_refers_to_the_same_note(briefing):
    marks = {mark.get(f"{W}name") for mark in briefing.body.iter(f"{W}bookmarkStart")}
    again = list(briefing.body.iter(f"{W}fldSimple"))
    assert again
    for field in again:
        number = "".join(node.text for node in field.iter(f"{W}t"))
        assert field.get(f"{W}instr") == f" NOTEREF _Note{number} \\f \\h "
        assert f"_Note{number}" in marks
    assert len(set(briefing.notes.values())) == len(briefing.notes)


def test_a_quote_that_is_part_of_a_sentence_is_shown_in_it_where_the_document_is_known():
    maker = Maker("a", "It rained. Norway met Chile.").parties("Norway")
    assert Opened(docx(maker.summary)).notes == {1: "a 11–17: “Norway”"}
    assert Opened(docx(maker.summary, [maker.document])).notes == {
        1: "a 11–17: “Norway” In the sentence: “Norway met Chile.”"
    }
    other = Maker("a", "Another text of the same name.").document
    assert Opened(docx(maker.summary, [other])).notes == {1: "a 11–17: “Norway”"}


def test_a_line_that_rests_on_many_quotes_cites_one_note_that_leads_to_them():
    text = "Norway rests. " * 9
    maker = Maker("a", text)
    every = [Evidence(document_id="a", quote="Norway", start=at * 14, end=at * 14 + 6) for at in range(9)]
    maker.summary_fields["parties"] = [
        Party(name="Norway", evidence=every),
        Party(name="Chile", evidence=every[1:3]),
        Party(name="Peru", evidence=every),
    ]
    opened = Opened(docx(maker.summary))
    assert opened.first_citations == [1, 2, 3]
    lines = opened.notes[1].split("a ")[1:]
    assert len(lines) == 7
    assert opened.notes[2] == "a 14–20: “Norway”"
    see = list(opened.parts["word/endnotes.xml"].iter(f"{W}fldSimple"))
    assert [field.get(f"{W}instr") for field in see] == [" NOTEREF _Note2 \\h ", " NOTEREF _Note3 \\h "]
    assert [field.get(f"{W}instr") for field in opened.body.iter(f"{W}fldSimple")] == [" NOTEREF _Note1 \\f \\h "]


@given(corpora)
@settings(max_examples=15)
def test_in_any_briefing_every_citation_leads_to_a_note(made):
    opened = Opened(docx(compose(*parts(*made)), [maker.document for maker in made]))
    assert opened.first_citations == list(opened.notes)


# ----------------------------------------------------------------------------------------------- summaries, claim lists


def test_a_summary_says_what_its_document_is():
    opened = Opened(docx(polar_daily().summary, [polar_daily().document]))
    assert opened.document.paragraphs[0].text == "Treaty on Polar Research and Mutual Aid"
    assert opened.document.paragraphs[1].text == "Document polar-daily | “Polar pact” | The Daily"
    assert "Heading 1" in {style for style, _ in opened.headings}
    assert "Field | Value | Why it was refused" in opened.section("Not supported by the source")
    assert "Not found in the document: entry into force, duration and withdrawal clause." in opened.section(
        "Looked for and not found"
    )


def test_an_empty_summary_is_one_honest_sentence():
    opened = Opened(docx(TreatySummary(document_id="a")))
    assert opened.document.paragraphs[-1].text.startswith("Nothing about a treaty that its own words support")


def test_a_claim_says_who_how_firmly_and_when():
    rows = Opened(docx(polar_daily().claim_list)).document.tables[0].rows
    cells = [[text_of(cell._tc) for cell in row.cells] for row in rows]
    assert cells[1] == [
        "c1",
        "According to officials, the Storting approved the treaty.",
        "EventNovember 4, year not statedXXXX-11-04",
    ]
    assert cells[4][1] == "The Chilean government: Norway sent soldiers (not confirmed)."


def test_several_records_are_chapters_that_share_their_notes():
    opened = Opened(docx([polar_daily().summary, reef_report().summary]))
    titles = [title for style, title in opened.headings if style == "Heading 1"]
    assert titles == ["Treaty on Polar Research and Mutual Aid", "Convention on the Protection of Coral Reefs", "Notes"]
    assert ("Heading 2", "Events") in opened.headings
    assert any(note.startswith("reef-report ") for note in opened.notes.values())


def test_five_hundred_claims_stay_one_table():
    opened = Opened(docx(ClaimList(document_id="a", claims=[claim(number) for number in range(500)])))
    assert len(opened.document.tables[0]._tbl.tr_lst) == 501
    assert len(opened.notes) == 500


def test_a_hundred_documents_of_twenty_claims_take_well_under_two_seconds():
    lists = [ClaimList(document_id=f"d{at}", claims=[claim(number) for number in range(20)]) for at in range(100)]
    before = time.process_time()
    docx(lists)
    assert time.process_time() - before < 2


# ------------------------------------------------------------------------------------------------------------- the file


def test_properties_name_the_paper_its_language_and_its_day(briefing):
    properties = briefing.document.core_properties
    assert properties.title == "Briefing: Treaty on Polar Research and Mutual Aid"
    assert properties.language == "en-US"
    assert properties.author == "treaty-summarizer 1.2.3"
    assert properties.created.date() == datetime.date(2024, 12, 1)
    assert Opened(docx(polar_daily().summary)).document.core_properties.created is None


def test_the_page_is_a4_with_the_title_above_and_the_page_number_below(briefing):
    section = briefing.document.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert section.different_first_page_header_footer
    assert section.header.paragraphs[0].text == "Briefing: Treaty on Polar Research and Mutual Aid"
    assert section.first_page_header.paragraphs[0].text == ""
    for footer in (section.footer, section.first_page_footer):
        assert "Composed by code from sources read by machine" in footer.paragraphs[0].text
        fields = [field.get(f"{W}instr").strip() for field in footer.part.element.iter(f"{W}fldSimple")]
        assert fields == ["PAGE", "NUMPAGES"]


def test_tables_repeat_their_head_and_break_between_rows_only(briefing):
    assert len(briefing.document.tables) == 4
    for table in briefing.document.tables:
        head, *rows = table._tbl.tr_lst
        assert head.find(f"{W}trPr/{W}tblHeader") is not None
        assert all(row.find(f"{W}trPr/{W}tblHeader") is None for row in rows)
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in (head, *rows))
        assert table._tbl.tblPr.find(f"{W}tblCaption").get(f"{W}val")


def test_all_that_the_file_refers_to_is_in_it(briefing):
    names = set(briefing.package.namelist())
    types = briefing.parts["[Content_Types].xml"]
    declared = {entry.get("PartName") for entry in types} | {f".{entry.get('Extension')}" for entry in types}
    for name in names - {"[Content_Types].xml"}:
        assert {f"/{name}", f".{name.rpartition('.')[2]}"} & declared
    for name in (name for name in names if name.endswith(".rels")):
        folder = PurePosixPath(name).parent.parent
        for relation in briefing.parts[name].iter(f"{RELATIONS}Relationship"):
            assert relation.get("TargetMode") != "External"
            assert str(folder / relation.get("Target")) in names
    styles = {style.get(f"{W}styleId") for style in briefing.parts["word/styles.xml"].iter(f"{W}style")}
    used = {
        node.get(f"{W}val")
        for root in briefing.parts.values()
        for kind in ("pStyle", "rStyle", "tblStyle", "basedOn", "next")
        for node in root.iter(f"{W}{kind}")
    }
    assert used <= styles
    relations = {node.get("Id") for node in briefing.parts["word/_rels/document.xml.rels"]}
    assert {node.get(f"{R}id") for node in briefing.body.iter() if node.get(f"{R}id")} <= relations


def test_nothing_of_the_library_s_template_is_left(briefing):
    names = set(briefing.package.namelist())
    assert not {name for name in names if "thumbnail" in name or "customXml" in name or "WithEffects" in name}
    assert b"python-docx" not in briefing.package.read("docProps/core.xml")


def test_the_same_record_gives_the_same_bytes():
    assert docx(polar_daily().summary) == docx(polar_daily().summary)


def test_our_own_reader_reads_it():
    read = read_bytes(docx(polar_daily().summary), name="summary.docx")
    assert read.title == "Treaty on Polar Research and Mutual Aid"
    assert "Signature by Norway and Chile at Oslo" in read.text


def test_without_the_library_it_says_what_to_type(monkeypatch):
    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(
        MissingExtra, match=r"Writing DOCX needs the package docx.*pip install 'treaty-summarizer\[files\]'"
    ):
        docx(ClaimList(document_id="a"))


# -------------------------------------------------------------------------------------------------------------- hostile


def hostile_summary(text):
    quote = [Evidence(document_id=text or "a", quote=text or "a", start=0, end=len(text) or 1)]
    return TreatySummary(
        document_id=text or "a",
        title=Title(text=text, evidence=quote),
        parties=[Party(name=text, evidence=quote)],
        caveats=[Caveat(kind="other", text=text, evidence=quote)],
        rejected=[Rejection(path=text, value=text, reason=text)],
    )


def test_hostile_text_is_shown_and_does_nothing():
    opened = Opened(docx(hostile_summary(HOSTILE)))
    shown = plain(HOSTILE).replace("\ufffe", "\ufffd")
    assert opened.document.paragraphs[0].text == shown
    assert {field.split()[0] for field in opened.fields} == {"PAGE", "NUMPAGES", "NOTEREF"}
    for root in opened.parts.values():
        assert not list(root.iter(f"{W}hyperlink", f"{W}instrText", f"{W}fldChar", f"{W}object", f"{W}altChunk"))
    assert {title for _, title in opened.headings} == {
        shown,
        "Looked for and not found",
        "Not supported by the source",
        "Notes",
    }


@given(st.text(max_size=40).filter(str.strip))
@settings(max_examples=60)
def test_any_text_opens_and_shows_as_it_is(text):
    claims = ClaimList(document_id="a", rejected=[Rejection(path="p", value=text, reason="r")])
    row = Opened(docx(claims)).document.tables[0].rows[1]
    shown = row.cells[1].text.replace("\u200e", "")
    assert (
        shown.strip()
        == plain(text).replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd").replace("\u200e", "").strip()
    )


def test_names_that_run_from_right_to_left_are_marked_so_and_what_follows_is_not():
    name = "محمد بن سلمان"
    maker = Maker("a", f"{name} met Norway.")
    maker.summary_fields["parties"] = [Party(name=name, evidence=maker.quote(name))]
    cell = Opened(docx(maker.summary)).document.tables[0].rows[1].cells[1]
    run = cell.paragraphs[0].runs[0]
    assert (run.text, run.font.rtl) == (name, True)
    assert cell.paragraphs[0].runs[1].text == "\u200e"


def test_the_longest_title_fits_header_and_properties():
    maker = Maker("a", "word " * 200 + "end").titled(("word " * 200).strip())
    opened = Opened(docx(maker.summary))
    assert len(opened.document.core_properties.title) <= 255
    assert len(opened.document.sections[0].header.paragraphs[0].text) <= 96
    assert opened.document.paragraphs[0].text == ("word " * 200).strip()
