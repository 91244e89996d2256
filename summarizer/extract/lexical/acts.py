"""The acts in the life of a treaty that a sentence tells of.

For each verb of an act: who performs it, on which instrument, when and where. What is denied, wished, required or
only possible is no act, nor is what is done to another instrument than the one that the text is about.
"""

from __future__ import annotations

from summarizer.dates import DateMention, find_dates
from summarizer.document import Document, Sentence
from summarizer.extract.drafts import ACTS, EventAnswer, WireAct
from summarizer.extract.lexical.places import place_in, place_of
from summarizer.extract.lexical.proposal import Proposal
from summarizer.extract.lexical.told import act_of, doubtful, told
from summarizer.grounding.actors.performers import performers
from summarizer.grounding.actors.phrase_parts import Person
from summarizer.grounding.actors.remote import is_undersigned
from summarizer.grounding.actors.verb_groups import clause_of
from summarizer.grounding.acts.carried import told_before
from summarizer.grounding.acts.clauses import belongs
from summarizer.grounding.acts.elsewhere import is_limit
from summarizer.grounding.acts.following import taken_up
from summarizer.grounding.acts.formulas import (
    closes,
    closing_of,
    labelled,
    labelled_place,
    performs_itself,
    signed_below,
)
from summarizer.grounding.acts.papers import paper_signed
from summarizer.grounding.acts.words import REPEATS, ActCue
from summarizer.grounding.language.anaphora import dates_of
from summarizer.grounding.language.text import tokens
from summarizer.grounding.language.units import read_units
from summarizer.records.treaty import Act

__all__ = ["acts"]

_WORDS: dict[Act, WireAct] = {act: word for word, act in ACTS.items()}
_NOBODYS = frozenset({"entry_into_force", "provisional_application", "termination", "announcement"})
_IN_CLOSING = frozenset({"signature", "adoption"})
_SAID_OF_MANY = frozenset({"denunciation", "withdrawal", "suspension", "extension", "reservation", "other"})
"""Acts told by verbs that are said of many others than states."""
_NOBODY = (Person(None, None),)


def acts(document: Document, sentence: Sentence) -> Proposal[EventAnswer]:
    """The acts in the life of a treaty that a sentence tells of.

    >>> document = Document.from_text("The pact was signed in Lima on 3 May 2020 by Peru and Chile.")
    >>> [(one.act, one.state, one.date, one.place) for one in acts(document, document.sentences[0]).items]
    [('signed', 'Peru', '3 May 2020', 'Lima'), ('signed', 'Chile', '3 May 2020', 'Lima')]
    """
    if signed_below(sentence.text):
        return _block(document, sentence)
    items: list[EventAnswer] = []
    cues = told(document, sentence)
    read, unclear = False, doubtful(document, sentence, cues)
    for cue in cues:
        if cue.act == "entry_into_force" and _undated(document, sentence, cue):
            continue
        if (closes(cue, sentence.text) or closing_of(document) == sentence) and _signed_in(document, sentence):
            continue
        named = performers(document, sentence.text, cue)
        below = performs_itself(sentence.text) and _has_block(document)
        unnamed = all(one.actor is not None and is_undersigned(one.actor) for one in named)
        if (not named and cue.text in REPEATS) or (unnamed and below):
            continue
        if not named and cue in taken_up(document, sentence):
            continue  # "elections followed in June"
        if not named and cue.act in _SAID_OF_MANY and _needs_somebody(document, sentence, cue):
            unclear = True
            continue  # "protesters denounced it"
        read = read or bool(named)
        unclear = unclear or (not named and _needs_somebody(document, sentence, cue))
        for who in named or _NOBODY:
            paper = paper_signed(document, sentence.text, cue.first) if cue.text.startswith("sign") else None
            act = paper or act_of(cue, who, sentence.text)
            if act is not None:
                items.append(_answer(document, sentence, cue, act, who))
    return Proposal(tuple(items), settled=read or not unclear)


def _block(document: Document, sentence: Sentence) -> Proposal[EventAnswer]:
    """The signatures below a treaty, with the day and place of its closing words."""
    closing = closing_of(document)
    day = next(iter(find_dates(closing.text, document.published)), None) if closing else None
    place = place_in(closing.text) if closing else None
    items = [
        EventAnswer(act="signed", actor=name, state=state or None, date=day.text if day else None, place=place)
        for name, state in signed_below(sentence.text)
    ]
    return Proposal(tuple(items), settled=True)


def _has_block(document: Document) -> bool:
    """Whether those who sign are named below, each for a state."""
    return any(signed_below(one.text) for one in document.sentences if one.content)


def _signed_in(document: Document, sentence: Sentence) -> bool:
    """Whether a closing sentence repeats what the text says of its signatures."""
    return any(
        one is not sentence
        and performs_itself(one.text)
        and (signed_below(one.text) or any(cue.act in _IN_CLOSING for cue in told(document, one)))
        for one in document.sentences
        if one.content
    )


def _needs_somebody(document: Document, sentence: Sentence, cue: ActCue) -> bool:
    """Whether somebody performs the act whom the words before its verb do not name clearly."""
    clause = clause_of(read_units(sentence.text, document.published), cue)
    subject = not cue.noun and not cue.text.startswith(("notice", "suspension", "open", "instrument", "done at"))
    return subject and clause is not None and not clause.passive and cue.act not in _NOBODYS


_PRESENT = ("enter ", "enters", "take ", "takes", "come ", "comes", "become ", "becomes", "go ", "goes")


def _undated(document: Document, sentence: Sentence, cue: ActCue) -> bool:
    """Whether a treaty takes effect on a day that the sentence does not give."""
    return cue.text.startswith(_PRESENT) and _day(document, sentence, cue) is None


def _answer(document: Document, sentence: Sentence, cue: ActCue, act: Act, who: Person) -> EventAnswer:
    day, place = _day(document, sentence, cue), place_of(sentence.text, cue)
    if labelled(cue, sentence.text):
        place = labelled_place(sentence.text)
    if place and who.actor and place in who.actor:
        place = None  # where an organ sits: "the Senate in Brasília"
    closing = closing_of(document) if performs_itself(sentence.text) and not day and not place else None
    if closing:
        day, place = next(iter(find_dates(closing.text, document.published)), None), place_in(closing.text)
    if not day and not place and (before := told_before(document, sentence, cue)):
        day, place = _day(document, *before), place_of(before[0].text, before[1])
    return EventAnswer(act=_WORDS[act], actor=who.actor, state=who.state, date=day.text if day else None, place=place)


def _day(document: Document, sentence: Sentence, cue: ActCue) -> DateMention | None:
    """The day of an act: the nearest that stands in its clause and is no limit ("until 2044")."""
    text = sentence.text
    verb = tokens(text)[cue.first].start
    found = [
        one
        for one in dates_of(document, sentence)
        if not is_limit(text, one.start, cue.act) and belongs(text, one.start, [cue])
    ]
    if cue.noun and cue.act == "domestic_approval":
        found = [one for one in found if one.start > verb]  # "took effect on Monday after approval by the Senate"
    return min(found, key=lambda one: abs(one.start - verb)) if found else None
