"""Which verbs of a sentence tell an act on the treaty of the text, and which act that is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizer.document import Document, Sentence
from summarizer.extract.lexical.another import (
    ABOUT,
    in_lead,
    introduces,
    names_firm,
    of_another,
    of_firms,
    on_notice,
)
from summarizer.extract.lexical.happening import is_real, waits
from summarizer.extract.lexical.objects import LAW, NAMED_ACTS, object_of, on_treaty, said_of, words_of
from summarizer.grounding import act_cues, is_organ
from summarizer.grounding.actors.phrase_parts import Person
from summarizer.grounding.actors.verb_groups import clause_of
from summarizer.grounding.acts.acts import denied_at
from summarizer.grounding.acts.following import taken_up
from summarizer.grounding.acts.formulas import closes, headed, labelled, performs_itself
from summarizer.grounding.acts.frames import on_paper
from summarizer.grounding.acts.nouns import happens, unreal_noun
from summarizer.grounding.acts.words import CABINET, LAW_SIGNED, PARTING, REPEATS, VOTES_COUNTED, ActCue, has
from summarizer.grounding.language.lexicon import anywhere
from summarizer.grounding.language.text import Token, tokens
from summarizer.grounding.language.units import read_units
from summarizer.records.treaty import Act

__all__ = ["act_of", "doubtful", "told"]

_VOTED = ("approv", "adopt", "vot", "pass", "endors", "back")
_ORDERS = frozenset("order decree instrument document proclamation".split())
_INSIDE: frozenset[Act] = frozenset({"ratification", "adoption", "domestic_approval", "approval", "acceptance"})
_RECITAL = anywhere("building recalling recognizing recognising considering mindful reaffirming noting having desiring")
_DONE = anywhere("having_been having_ratified having_signed having_entered having_acceded")
_CUT = frozenset(", . ; : with without in but and subject pending before after until upon".split())


def told(document: Document, sentence: Sentence) -> list[ActCue]:
    """The cues that tell of acts on the treaty, done or to come; of several at one verb, the widest.

    >>> document = Document.from_text("Peru has not ratified the pact, which Chile signed in May.")
    >>> [cue.text for cue in told(document, document.sentences[0])]
    ['signed']
    """
    text = sentence.text
    again = taken_up(document, sentence)
    if not (again or act_cues(text)) or _excluded(document, sentence):
        return []
    found: list[ActCue] = [cue for cue in again if is_real(cue, text)]
    for cue in act_cues(text):
        made = cue.act == "reservation" and {"it", "they"} & set(cue.text.split())  # which another one takes back
        taken = any(cue.first < one.last and one.first < cue.last for one in found)
        if (taken and not made) or _resolved(cue, text):
            continue
        if not is_real(cue, text) or (cue.act == "signature" and names_firm(text)):
            continue
        if cue.text in REPEATS and all(one.act != cue.act for one in found):
            continue
        if cue.act == "exchange_of_instruments" and found and _brings_into_force(found[0], cue, text):
            found.append(cue)
            continue
        held = not cue.text.startswith("exchange of") or (cue.noun and happens(cue, text))
        if held and not waits(cue, text) and _tells(document, sentence, cue):
            found.append(cue)
    return found


def _resolved(cue: ActCue, text: str) -> bool:
    """Whether wider words say what was voted: "[voted] to extend the deadline" is no vote for the treaty."""
    return cue.act == "domestic_approval" and any(
        one.act == cue.act and one.first == cue.first and one.last > cue.last and " to " in one.text
        for one in act_cues(text)
    )


def _tells(document: Document, sentence: Sentence, cue: ActCue) -> bool:
    """Whether the words of an act tell of one on the treaty."""
    text = sentence.text
    if cue.act == "entry_into_force" and on_notice(document, sentence, cue):
        return False
    if labelled(cue, text) or headed(cue, text):
        return True
    if cue.noun:
        return happens(cue, text)
    if closes(cue, text) or _done_at(document, cue, text):
        return True
    if cue.text.endswith("objected"):
        return has(_WRITTEN, text) or (bool(_WRITTEN_IT.search(text)) and "reservation" in document.text)
    clause = clause_of(read_units(text, document.published), cue)
    stream = tokens(text)
    done_to = said_of(stream, cue.first) if clause and clause.passive else object_of(stream, cue.last)
    if cue.act in {"entry_into_force", "termination"} and not done_to:
        done_to = said_of(stream, cue.first)
    if introduces(document, sentence, words_of(text, done_to)):
        return False
    return clause is not None and (on_treaty(cue, clause, text) or _passes_its_bill(document, sentence, cue))


_WRITTEN = anywhere("reservations? declarations?")
_WRITTEN_IT = re.compile(r"\bobjected(?: to (?:it|them|this)| on|[.,;]|$)")
_BILL = anywhere("(?:the|this|that|its)_(?:bill|law|ratification_bill)(?=_(?:$|\\.|on|in|by|last|this|yesterday))")


def _passes_its_bill(document: Document, sentence: Sentence, cue: ActCue) -> bool:
    """Whether a chamber passes "the bill" of which the sentence before says what treaty it is on."""
    behind = " ".join(token.norm for token in tokens(sentence.text)[cue.last : cue.last + 4])
    before = document.sentences[sentence.number - 2].text if sentence.number > 1 else ""
    if cue.act != "domestic_approval":
        return False
    if cue.text.endswith("the decision") or _STEP.match(f" {behind} "):
        return _leaves(document, sentence)
    return _BILL.match(f" {behind} ") is not None and has(ABOUT, before)


_STEP = anywhere(
    "(?:the|this|that|its)_(?:step|move|decision|withdrawal|exit)(?=_(?:$|\\.|,|on|in|by|last|this|yesterday))"
)


def _leaves(document: Document, sentence: Sentence) -> bool:
    """Whether the sentences before tell that a state leaves the treaty, which is "the step" that a cabinet takes."""
    near = [one for one in document.sentences if sentence.number - _STEPS_BACK <= one.number < sentence.number]
    return any(
        cue.act in PARTING and denied_at(one.text, cue.first) is None
        for one in near
        if one.content and has(ABOUT, one.text)
        for cue in act_cues(one.text)
    )


_STEPS_BACK = 5


def doubtful(document: Document, sentence: Sentence, cues: Sequence[ActCue]) -> bool:
    """Whether a sentence about a treaty has a verb of an act that is read neither as done to it nor as not done.

    >>> document = Document.from_text("The pact, the minister said when he signed, was good.")
    >>> doubtful(document, document.sentences[0], [])
    True
    """
    text = sentence.text
    told_of = [(one.first, one.last) for one in cues]
    left = [
        cue
        for cue in act_cues(text)
        if not cue.noun
        and cue.act in _SURE
        and not cue.text.startswith(_WEAK)
        and all(cue.last <= first or last <= cue.first for first, last in told_of)
    ]
    if not (left or _owned_acts(text)) or not has(ABOUT, text) or _excluded(document, sentence):
        return False
    told_of_noun = any(one.noun for one in cues)
    return (not told_of_noun and any(is_real(cue, text) for cue in _owned_acts(text))) or any(
        is_real(cue, text) and not waits(cue, text) for cue in left
    )


def _owned_acts(text: str) -> list[ActCue]:
    """Nouns that name an act of somebody's as a thing done: "Peru's ratification", "the accession of Chile"."""
    stream = tokens(text)
    nouns = (cue for cue in act_cues(text) if cue.noun and cue.act in {"ratification", "accession", "denunciation"})
    return [
        cue
        for cue in nouns
        if cue.last - cue.first == 1
        and (stream[cue.first - 1].possessive or "by" in [token.norm for token in stream[cue.last : cue.last + 1]])
        and not unreal_noun(text, cue.first)
    ]


_SURE: frozenset[Act] = frozenset(
    {
        "signature",
        "ratification",
        "accession",
        "deposit_of_instrument",
        "exchange_of_instruments",
        "denunciation",
        "reservation",
        "withdrawal",
    }
)
_WEAK = ("left", "leav", "quit", "exit", "conclude", "followed", "join", "denounc")


def _brings_into_force(label: ActCue, cue: ActCue, text: str) -> bool:
    """Whether a register says by what an agreement took effect: "Entry into force: 3 May, by the exchange of notes"."""
    before = [token.norm for token in tokens(text)[max(0, cue.first - 2) : cue.first]]
    return cue.noun and "by" in before and label.act == "entry_into_force" and labelled(label, text)


def _excluded(document: Document, sentence: Sentence) -> bool:
    """Whether a sentence tells of no act on the treaty at all: a question, a recital, or on another instrument."""
    text = sentence.text
    asks = text.rstrip("\"'”’) ").endswith("?")
    return asks or _recites(text) or of_another(document, sentence) or of_firms(document)


def _recites(text: str) -> bool:
    """Whether a sentence is a recital: what it tells of other instruments is no act on its own."""
    opening = tokens(text)[:1]
    return bool(opening) and has(_RECITAL, opening[0].norm) and not performs_itself(text) and not has(_DONE, text)


def _done_at(document: Document, cue: ActCue, text: str) -> bool:
    """Whether an official text says behind the title of its treaty where it was done: "the Pact on X, [done at] Y"."""
    if cue.text != "done at":
        return False
    before = text[: tokens(text)[cue.first].start].rstrip(" (,")
    return in_lead(document, before) or (before.isupper() and has(ABOUT, before))


def act_of(cue: ActCue, who: Person, text: str) -> Act | None:
    """The act that a verb tells of, given who performs it.

    A chamber's "ratified" is its approval; "passed", "backed" and "endorsed" tell of an act only where an organ of the
    state performs them; a decree that is signed is the act that it orders.

    >>> from summarizer.grounding import act_cues
    >>> act_of(act_cues("The Senate ratified it.")[0], Person("the Senate", "Peru"), "The Senate ratified it.")
    'domestic_approval'
    """
    organ = who.actor is not None and (is_organ(who.actor) or has(CABINET, who.actor) or has(VOTES_COUNTED, text))
    stream = tokens(text)
    if cue.text.startswith("sign"):
        return _signed(cue, who, stream)
    if cue.act == "announcement":
        return cue.act
    if organ and cue.act in _INSIDE:
        return "domestic_approval"
    if cue.act == "domestic_approval":
        if cue.noun:
            return cue.act if who.actor else None
        if has(LAW_SIGNED, text) and who.actor and not cue.text.startswith(_VOTED):
            return cue.act
        if any(one.act == "adoption" and one.first == cue.first for one in act_cues(text)):
            return "adoption"
        return None
    papers = cue.act in {"denunciation", "reservation"} and on_paper(cue) and " of " not in cue.text
    return None if papers and who.state is None else cue.act  # not "the bank gave notice"


def _signed(cue: ActCue, who: Person, stream: tuple[Token, ...]) -> Act | None:
    """What is done by signing: the treaty's signature, or the act that an order, a law or an instrument is about."""
    first = cue.first + 1
    behind = [token.norm for token in stream[first : first + 7]]
    until = next((at for at, norm in enumerate(behind) if norm in _CUT), len(behind))
    behind = behind[:until]
    named = next((NAMED_ACTS[norm] for norm in behind if norm in NAMED_ACTS), None)
    law = any(norm in LAW for norm in behind)
    if named and (not law or set(behind) & _ORDERS):
        return named if who.actor or who.state else None
    if law:
        return "domestic_approval" if who.actor and not set(behind) & {"order"} else None
    subject = [token.norm for token in stream[max(0, cue.first - 8) : cue.first]]
    if {"instrument", "instruments", "order", "decree", "bill", "law"} & set(subject):
        return None
    return "signature"
