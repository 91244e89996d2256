"""Which documents are copies, which are about one treaty, which events and facts are one."""

from __future__ import annotations

import datetime
from itertools import permutations

import pytest
from invented import Maker, parts

from summarizer.briefing import compose
from summarizer.briefing.align import SourceMap, group_by_treaty
from summarizer.briefing.cluster import cluster
from summarizer.briefing.content import content_of, same_content, same_name
from summarizer.document import Document

SIGNED = "Norway and Chile signed a pact in June."


def two_events(first, second, words=SIGNED):
    """The events of a briefing of two documents, each with one event."""
    acts = {"signed": "signature", "ratified": "ratification", "approved": "domestic_approval"}
    act = next(acts[word] for word in words.split() if word in acts)
    one = Maker("a", f"Of Norway and Chile: {words}").parties("Norway", "Chile").event(act, words, **first)
    two = (
        Maker("b", f"It is said by Chile, and by Norway: {words}")
        .parties("Norway", "Chile")
        .event(act, words, **second)
    )
    briefing = compose(*parts(one, two))
    return briefing, briefing.treaties[0].events


# --------------------------------------------------------------------------------------------------------------- copies


def test_copies_are_found_whatever_stands_between_them():
    words = [f"word{number}" for number in range(60)]
    texts = [" ".join(words), " ".join([*words[:-1], "other"]), " ".join([*words[:-2], "further", "other"])]
    documents = [Document.from_text(text, id=f"d{number}") for number, text in enumerate(texts)]
    for order in permutations(documents):
        assert set(SourceMap(order).original.values()) == {"d0"}


def test_copies_of_copies_are_copies():
    words = [f"word{number}" for number in range(80)]
    # each differs from the next by a little, the first from the last by too much to be a copy of it
    texts = [" ".join([*words[:-cut], *(f"new{number}" for number in range(cut))]) for cut in (1, 5, 9)]
    first, middle, last = (Document.from_text(text, id=id_) for text, id_ in zip(texts, "acb", strict=True))
    assert set(SourceMap([first, last]).original.values()) == {"a", "b"}
    for order in permutations([first, middle, last]):
        assert set(SourceMap(order).original.values()) == {"a"}


def test_texts_without_content_are_no_copies():
    documents = [Document.from_text("Related Content", id=id_) for id_ in "ab"]
    assert SourceMap(documents).original == {"a": "a", "b": "b"}


def test_texts_on_one_topic_are_no_copies():
    texts = ["Norway and Chile signed a pact on the sea.", "Chile and Norway have signed a pact about the sea today."]
    documents = [Document.from_text(text, id=text[:5]) for text in texts]
    assert SourceMap(documents).independent(["Norwa", "Chile"]) == ["Chile", "Norwa"]


def test_sources_are_ordered_by_date_then_id():
    documents = [
        Document.from_text("One text.", id="a"),
        Document.from_text("Two texts.", id="c", published=datetime.date(2024, 1, 2)),
        Document.from_text("Three texts.", id="b", published=datetime.date(2024, 1, 2)),
    ]
    assert SourceMap(documents).labels == {"b": "S1", "c": "S2", "a": "S3"}


# ------------------------------------------------------------------------------------------------------------- treaties


def maker(id_, text, *parties, title=None, signed=None):
    made = Maker(id_, text).parties(*parties)
    if title:
        made.titled(title)
    return made.event("signature", text, date=signed) if signed else made


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        # the same parties, no title
        (("Norway met Chile.", "Norway", "Chile"), ("Chile met Norway.", "Chile", "Norway"), True),
        # one party in common is not enough
        (("Norway met Chile.", "Norway", "Chile"), ("Norway met Peru.", "Norway", "Peru"), False),
        (("Norway met Chile.", "Norway", "Chile"), ("Norway alone.", "Norway"), False),
        # a third party is allowed, a different one is not
        (("Norway, Chile, Peru.", "Norway", "Chile", "Peru"), ("Norway met Chile.", "Norway", "Chile"), True),
        (
            ("Norway, Chile, Peru.", "Norway", "Chile", "Peru"),
            ("Norway, Chile, Kenya.", "Norway", "Chile", "Kenya"),
            False,
        ),
    ],
)
def test_parties_tell_treaties_apart(one, other, together):
    summaries = [maker("a", *one).summary, maker("b", *other).summary]
    assert (len(group_by_treaty(summaries)) == 1) is together


def test_titles_tell_treaties_of_the_same_parties_apart():
    fish = maker(
        "a", "Norway, Chile: Treaty on Deep Sea Fishing.", "Norway", "Chile", title="Treaty on Deep Sea Fishing"
    )
    crime = maker(
        "b", "Norway, Chile: Treaty on Mutual Legal Help.", "Norway", "Chile", title="Treaty on Mutual Legal Help"
    )
    plain = maker("c", "Norway and Chile sign defense treaty", "Norway", "Chile", title="defense treaty")
    assert len(group_by_treaty([fish.summary, crime.summary])) == 2
    assert len(group_by_treaty([fish.summary, plain.summary])) == 1
    # with both of them, it is not clear which of the two the plain one is about
    assert len(group_by_treaty([fish.summary, crime.summary, plain.summary])) == 3


def test_a_common_day_of_signature_outweighs_press_titles():
    one = maker("a", "Norway, Chile: Deep Sea Treaty", "Norway", "Chile", title="Deep Sea Treaty", signed="2024-06-19")
    two = maker("b", "Norway, Chile: Ocean Pact Signed", "Norway", "Chile", title="Ocean Pact", signed="XXXX-06-19")
    assert len(group_by_treaty([one.summary, two.summary])) == 1


def test_signatures_years_apart_are_of_two_treaties():
    one = maker("a", "Norway and Chile signed.", "Norway", "Chile", signed="1961-07-11")
    two = maker("b", "Chile and Norway signed.", "Norway", "Chile", signed="2024-06-19")
    assert len(group_by_treaty([one.summary, two.summary])) == 2


# --------------------------------------------------------------------------------------------------------------- events


def test_accounts_of_one_event_are_merged_to_the_finest_date():
    _, events = two_events(
        {"party": "Norway and Chile", "date": "XXXX-06-19"}, {"party": "Chile and Norway", "date": "2024-06-19"}
    )
    assert [(event.date, event.states, event.sources) for event in events] == [("2024-06-19", ["CHL", "NOR"], 2)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"party": "Norway"}, {"party": "Chile"}),
        ({"party": "Norway", "factuality": "probable"}, {"party": "Norway"}),
        ({"party": "Norway", "context": "future"}, {"party": "Norway"}),
        ({"party": "Norway", "date": "2024-06-19"}, {"party": "Norway", "date": "2024-06-20"}),
        ({"party": "Norway", "actor": "King Olav"}, {"party": "Norway", "actor": "Anna Berg"}),
        ({"party": "Norway", "place": "Oslo"}, {"party": "Norway", "place": "Lima"}),
    ],
)
def test_different_events_stay_apart(first, second):
    assert len(two_events(first, second)[1]) == 2


def test_an_account_that_fits_two_events_joins_neither():
    words = "Norway ratified it."
    makers = [
        Maker(id_, f"{lead} {words}")
        .parties("Norway")
        .titled("Treaty")
        .event("ratification", words, party="Norway", date=date)
        for id_, lead, date in (
            ("a", "Treaty one:", "2024-06-19"),
            ("b", "On the Treaty:", "2024-06-20"),
            ("c", "Of a Treaty,", None),
        )
    ]
    events = [event for treaty in compose(*parts(*makers)).treaties for event in treaty.events]
    assert [event.sources for event in events] == [1, 1, 1]


def test_houses_of_parliament_are_not_one_organ():
    words = "Norway approved it, in both houses."
    _, events = two_events(
        {"party": "Norway", "actor": "the upper house"}, {"party": "Norway", "actor": "the lower house"}, words
    )
    assert len(events) == 2
    _, events = two_events({"party": "Norway", "actor": "the Storting"}, {"party": "Norway"}, words)
    assert len(events) == 2


def test_acts_that_can_happen_often_are_merged_only_by_date():
    words = "Norway signed a protocol."
    plain, placed = {"party": "Norway"}, {"party": "Norway", "place": "Oslo"}
    for shared, number in (({}, 2), ({"date": "2024-06-19"}, 1)):
        made = [
            Maker(id_, f"{lead} {words}")
            .parties("Norway")
            .titled("Whaling Accord")
            .event("amendment", words, **fields, **shared)
            for id_, lead, fields in (("a", "Whaling Accord:", plain), ("b", "On the Whaling Accord,", placed))
        ]
        [treaty] = compose(*parts(*made)).treaties
        assert len(treaty.events) == number


def test_surname_and_full_name_are_one_actor():
    words = "Norway ratified it under Anna Berg."
    _, events = two_events(
        {"party": "Norway", "actor": "President Anna Berg"}, {"party": "Norway", "actor": "Berg"}, words
    )
    assert [(event.actor, event.sources) for event in events] == [("President Anna Berg", 2)]


def test_days_of_signature_that_differ_are_a_conflict():
    briefing, _ = two_events(
        {"party": "Norway and Chile", "date": "XXXX-06-19"}, {"party": "Norway and Chile", "date": "2024-06-20"}
    )
    [conflict] = briefing.conflicts
    assert (conflict.relation, conflict.basis, conflict.sources) == ("contradicts", ["date"], 2)
    assert conflict.text.endswith("differ: June 20, 2024 (S2) and June 19, year not stated (S1).")


def test_ratification_by_different_organs_is_no_conflict():
    words = "Norway ratified it."
    briefing, events = two_events(
        {"party": "Norway", "actor": "the Storting", "date": "2024-11-04"},
        {"party": "Norway", "actor": "King Olav", "date": "2024-11-09"},
        words,
    )
    assert len(events) == 2
    assert briefing.conflicts == []
    briefing, _ = two_events({"party": "Norway", "date": "2024-11-04"}, {"party": "Chile", "date": "2024-11-09"}, words)
    assert briefing.conflicts == []
    briefing, _ = two_events(
        {"party": "Norway", "date": "2024-11-04"},
        {"party": "Norway", "actor": "King Olav", "date": "2024-11-09"},
        words,
    )
    assert briefing.conflicts == []


def test_denial_of_an_event_is_a_conflict():
    words = "Norway ratified it."
    briefing, _ = two_events({"party": "Norway"}, {"party": "Norway", "factuality": "denied"}, words)
    assert [item.basis for item in briefing.conflicts] == [["polarity"]]


def test_one_document_does_not_contradict_itself():
    one = Maker("a", SIGNED).parties("Norway", "Chile")
    one.event("signature", SIGNED, date="2024-06-19").event("signature", SIGNED, date="2024-06-20")
    assert compose(*parts(one)).conflicts == []


def test_what_was_to_come_and_then_came_is_no_conflict_and_no_update():
    words = "Norway ratified it."
    early = Maker("early", "Norway and Chile: Norway will ratify it.", published=datetime.date(2024, 6, 1))
    late = Maker("late", f"Norway and Chile: {words}", published=datetime.date(2024, 7, 1))
    early.parties("Norway", "Chile").event("ratification", "Norway will ratify it.", party="Norway", context="future")
    late.parties("Norway", "Chile").event("ratification", words, party="Norway")
    briefing = compose(*parts(late, early))
    assert [event.context for event in briefing.treaties[0].events] == ["future", "actual"]
    assert briefing.updates == []
    assert [entry.text.endswith("as told before it took place") for entry in briefing.undated] == [True, False]
    assert not any("still to come" in sentence.text for sentence in briefing.bluf)
    assert briefing.conflicts == []


def test_lengths_that_differ_are_a_conflict():
    one = (
        Maker("a", "Norway, Chile: it lasts ten years.")
        .parties("Norway", "Chile")
        .term("duration", "lasts ten years", 120)
    )
    two = (
        Maker("b", "Chile, Norway: it lasts 5 years.").parties("Norway", "Chile").term("duration", "lasts 5 years", 60)
    )
    [conflict] = compose(*parts(one, two)).conflicts
    assert conflict.text == "The durations differ: 120 months (S1) and 60 months (S2)."


# ---------------------------------------------------------------------------------------------------------- other facts


def test_parties_are_one_under_several_names():
    one = Maker("a", "Norway and Chile.").parties("Norway", "Chile")
    two = Maker("b", "Norway and the Republic of Chile.").parties("Norway", "Republic of Chile")
    parties = compose(*parts(one, two)).treaties[0].parties
    assert [(party.name, party.other_names, party.iso3) for party in parties] == [
        ("Norway", [], "NOR"),
        ("Chile", ["Republic of Chile"], "CHL"),
    ]


def test_parties_without_a_code_are_one_by_name():
    one = Maker("a", "The Polar Union and Norway.").parties("The Polar Union", "Norway")
    two = Maker("b", "Norway and Polar Union.").parties("Norway", "Polar Union")
    [treaty] = compose(*parts(one, two)).treaties
    assert [(party.name, party.sources) for party in treaty.parties] == [("Polar Union", 2), ("Norway", 2)]


@pytest.mark.parametrize(
    ("one", "other", "merged"),
    [
        ("Each party shall assist the other.", "Each party shall aid the other", True),
        ("Each party shall assist the other.", "Each party may assist the other.", False),
        ("Each party shall not attack the other.", "Each party shall attack the other.", False),
        ("Norway shall pay 5 ships.", "Norway shall pay 6 ships.", False),
        ("Norway shall aid Chile.", "Chile shall aid Norway.", False),
    ],
)
def test_obligations_are_merged_only_in_the_same_words(one, other, merged):
    first = Maker("a", f"Norway, Chile. {one}").parties("Norway", "Chile").obligation("other", one)
    second = Maker("b", f"Chile, Norway. {other}").parties("Norway", "Chile").obligation("other", other)
    obligations = compose(*parts(first, second)).treaties[0].obligations
    assert (len(obligations) == 1) is merged


# -------------------------------------------------------------------------------------------------------------- content


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Norway attacked Chile.", "Chile attacked Norway."),
        ("Norway attacked Chile.", "Norway was attacked by Chile."),
        ("Ships went from Norway to Chile.", "Ships went to Norway from Chile."),
        ("Olav thanked Berg for the ships.", "Berg thanked Olav for the ships."),
        ("Three ships and five planes came.", "Five ships and three planes came."),
        ("They ratified the treaty.", "They refused to ratify the treaty."),
        ("The talks ended.", "The talks never ended."),
        ("More than 10 ships came.", "10 ships came."),
    ],
)
def test_contents_that_share_their_words_can_differ(one, other):
    assert content_of(one) != content_of(other)
    assert not same_content(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The parties shall cooperate in trade.", "Both parties shall cooperate on trade"),
        ("the Treaty of Friendship", "Treaty of friendship"),
        ("Norway sent 1,000 soldiers.", "Norway has dispatched 1000 troops."),
    ],
)
def test_small_words_case_and_synonyms_do_not_matter(one, other):
    assert same_content(one, other, ordered=False)


def test_words_without_content_are_compared_as_they_stand():
    assert same_content("it is", "It is")
    assert not same_content("it is", "they are")


def test_titles_and_states_do_not_make_names_equal():
    assert not same_name("President Berg", "President Olav")
    assert not same_name("the Norwegian president", "President Berg")
    assert same_name("Chilean President Rosa Soto", "Soto")


def test_clusters_hold_only_items_that_all_fit():
    groups = cluster([1, 2, 3], key=lambda n: n, fits=lambda a, b: abs(a - b) == 1)
    assert groups == [[1, 2], [3]]
