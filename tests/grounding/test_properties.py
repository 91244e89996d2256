"""Properties over generated sentences and over arbitrary text."""

from __future__ import annotations

import re

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from summarizer.document import Document
from summarizer.grounding import (
    Rules,
    align,
    check_claim,
    check_event,
    check_obligation,
    check_party,
    check_sentence,
    normalise_act,
)

STATES = ["Peru", "Chile", "Kenya", "Nepal", "Fiji", "Norway", "Egypt", "Mexico"]
PEOPLE = ["Ana Silva", "Tamo Koriki", "Luc Adande", "Ida Berg", "Omar Haddad"]
VERBS = ["signed", "ratified", "denounced", "amended", "criticised", "welcomed"]
MODALS = ["may", "shall", "must", "should", "could", "will", "would", "might"]
BASES = ["sign", "ratify", "denounce", "amend"]
HEDGES = ["reportedly", "allegedly", "possibly", "probably", "apparently", "likely"]
MONTHS = ["January", "March", "April", "June", "July", "October", "December"]
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"]
UNITS = ["ships", "soldiers", "trucks", "tonnes", "days"]
WORDS = {2: "two", 7: "seven", 12: "twelve", 40: "forty", 300: "three hundred", 11000: "eleven thousand"}

RULES = Rules()


def backs(value, source):
    return align(value, source, RULES).fault is None


states = st.lists(st.sampled_from(STATES), min_size=3, max_size=3, unique=True)


@given(states, st.sampled_from(VERBS))
def test_parties_cannot_be_exchanged(names, verb):
    one, two, three = names
    source = f"{one} {verb} the river treaty with {two}."
    assert backs(f"{one} {verb} the river treaty", source)
    assert not backs(f"{two} {verb} the river treaty with {one}", source)
    assert not backs(f"{three} {verb} the river treaty with {two}", source)
    assert not backs(f"{one} {verb} the river treaty with {three}", source)


@given(states, st.lists(st.sampled_from(VERBS), min_size=2, max_size=2, unique=True))
def test_acts_of_two_subjects_stay_apart(names, verbs):
    one, two, three = names
    first, second = verbs
    source = f"{one} {first} the pact with {three}, and {two} {second} the lake protocol."
    assert backs(f"{one} {first} the pact with {three}", source)
    assert backs(f"{two} {second} the lake protocol", source)
    assert not backs(f"{one} {second} the lake protocol", source)
    assert not backs(f"{two} {first} the pact", source)
    assert not backs(f"{three} {second} the lake protocol", source)


@given(states, st.sampled_from(VERBS), st.sampled_from(["not", "never"]))
def test_negation_is_neither_dropped_nor_added(names, verb, word):
    source = f"{names[0]} has {word} {verb} the pact with {names[1]}."
    assert not backs(source.replace(f" {word}", ""), source)
    assert not backs(source, source.replace(f" {word}", ""))
    assert backs(source, source)


@given(states, st.sampled_from(BASES), st.lists(st.sampled_from(MODALS), min_size=2, max_size=2, unique=True))
def test_modals_are_kept(names, base, modals):
    source = f"{names[0]} {modals[0]} {base} the pact with {names[1]}."
    assert not backs(source.replace(modals[0], modals[1]), source)
    assert not backs(source.replace(f" {modals[0]}", ""), source)


@given(states, st.sampled_from(VERBS), st.sampled_from(HEDGES))
def test_hedges_are_kept(names, verb, hedge):
    source = f"{names[0]} {hedge} {verb} the pact."
    assert not backs(f"{names[0]} {verb} the pact", source)
    assert backs(source, source)


@given(
    st.lists(st.sampled_from(sorted(WORDS)), min_size=2, max_size=2, unique=True),
    st.lists(st.sampled_from(UNITS), min_size=2, max_size=2, unique=True),
    st.sampled_from(STATES),
)
def test_numbers_and_units_are_kept(numbers, units, state):
    source = f"{state} sent {numbers[0]:,} {units[0]} to the border."
    assert backs(f"{state} sent {WORDS[numbers[0]]} {units[0]} to the border", source)
    assert not backs(f"{state} sent {WORDS[numbers[1]]} {units[0]} to the border", source)
    assert not backs(f"{state} sent {numbers[1]:,} {units[0]} to the border", source)
    assert not backs(f"{state} sent {numbers[0]:,} {units[1]} to the border", source)


@given(
    st.integers(1, 28),
    st.integers(1, 28),
    st.lists(st.sampled_from(MONTHS), min_size=2, max_size=2, unique=True),
    st.integers(1950, 2040),
)
def test_dates_are_kept(day, other, months, year):
    source = f"Peru signed the pact on {months[0]} {day}, {year}."
    assert backs(f"Peru signed the pact on {day} {months[0]} {year}", source)
    assert backs(f"On {day} {months[0]} {year}, Peru signed the pact", source)
    assert not backs(f"Peru signed the pact on {day} {months[1]} {year}", source)
    assert not backs(f"Peru signed the pact on {day} {months[0]} {year + 1}", source)
    assume(day != other)
    assert not backs(f"Peru signed the pact on {other} {months[0]} {year}", source)


@given(st.lists(st.sampled_from(DAYS), min_size=2, max_size=2, unique=True))
def test_weekdays_are_kept(days):
    assert not backs(f"Peru signed the pact on {days[1]}", f"Peru signed the pact on {days[0]}.")


@given(st.lists(st.sampled_from(PEOPLE), min_size=2, max_size=2, unique=True), st.sampled_from(VERBS))
def test_persons_are_kept(people, verb):
    source = f"President {people[0]} {verb} the pact."
    assert backs(f"{people[0]} {verb} the pact", source)
    assert not backs(f"{people[1]} {verb} the pact", source)
    assert not backs(f"{people[0].split()[0]} {people[1].split()[1]} {verb} the pact", source)


SENTENCES = st.sampled_from(
    [
        "“Open skies” – the pact’s core – shall not lapse before Nov. 11, 2030, Peru’s envoy Ana Silva said.",
        "Norway, which borders Finland, sent more than 1,200 observers and two ships to the Nordic exercise.",
        "If either Party is attacked, the other shall, without delay, provide assistance by all available means.",
        "Neither Chile nor Mexico has confirmed that the water-sharing accord would be renewed for ten years.",
    ]
)
CHANGES = st.lists(
    st.sampled_from(
        [
            lambda text: text.translate(str.maketrans("“”’–", '""\'-')),
            lambda text: text.replace(" ", "\u00a0"),
            lambda text: text.replace(" ", " \n "),
            lambda text: re.sub("(?<=[a-z]{4})(?=[a-z]{4})", "\u00ad", text),
            lambda text: text[:1].lower() + text[1:],
            lambda text: text.replace("–", "—"),
            lambda text: re.sub("(?<=[a-z])-(?=[a-z])", "\u2011", text),
            lambda text: f"  {text}  ",
        ]
    ),
    max_size=4,
)


@given(SENTENCES, CHANGES)
def test_form_is_free(source, changes):
    value = source
    for change in changes:
        value = change(value)
    assert backs(value, source)


@given(SENTENCES, st.data())
def test_a_word_put_in_is_found_out(source, data):
    words = source.split()
    at = data.draw(st.integers(0, len(words)))
    word = data.draw(st.sampled_from(["secret", "Brazil", "not", "never", "may", "ratified", "17", "Friday"]))
    assert not backs(" ".join([*words[:at], word, *words[at:]]), source)


@given(SENTENCES, SENTENCES)
def test_sentences_do_not_back_each_other(one, two):
    assert backs(one, two) is (one == two)


@settings(max_examples=60)
@given(st.text(max_size=80), st.text(max_size=200))
def test_arbitrary_text_never_raises(value, text):
    document = Document.from_text("Chad signed the treaty. " + text)
    sentences = document.sentences
    check_sentence(document, sentences, value)
    check_claim(document, sentences, value, attribution=[(value, text)], time=value)
    check_obligation(document, sentences, "defense", value, trigger=text, article=value)
    check_party(document, sentences, value)
    check_event(document, sentences, "signature", party=value, actor=text, date_text=value, place=value)
    normalise_act("ratification", value, text)


@settings(max_examples=60)
@given(st.text(alphabet="treaty signed not, may. Chad '\"-\n5%", min_size=1, max_size=120))
def test_anything_with_a_word_backs_itself(text):
    fault = align(text, text, RULES).fault
    assert fault is None or "small words" in fault
