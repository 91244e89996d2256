"""Which treaty a text is about."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from summarizer.document import Document, Sentence
from summarizer.extract.drafts import PartyDraft, TitleDraft, TreatyDraft
from summarizer.extract.lexical.about import partner_in
from summarizer.extract.lexical.instruments import Subject, subject_of
from summarizer.extract.lexical.mentions import mentions_in
from summarizer.extract.lexical.proposal import Proposal
from summarizer.grounding import act_cues, check_party, check_related, check_title
from summarizer.grounding.actors.homelands import homelands
from summarizer.grounding.actors.participants import state_key
from summarizer.grounding.actors.state_names import can_be_party, known_states, unknown_states
from summarizer.grounding.language.companies import COMPANIES, LEGAL_FORMS
from summarizer.grounding.language.units import read_units
from summarizer.grounding.parties.insiders import is_made_inside
from summarizer.grounding.parties.surroundings import DID_SO
from summarizer.records.treaty import Act
from summarizer.states import states_in

__all__ = ["elsewhere", "identity"]

_BOTH = 2
_MOST_PARTIES = 40
_MAYBE = re.compile(
    r"(?<!customs )(?<!tax )\b(?:[Dd]eclarations?|[Cc]ommuniqu[eé]s?|[Cc]harters?|[Cc]ompacts?|[Cc]ovenants?"
    r"|[Ss]tatutes?|[Ee]xchange of (?:notes|letters)|[Ff]inal [Aa]ct)\b"
)
"""What may be an instrument between states, and as often is something else: a model is to say."""
_INSIDE = re.compile(
    r"\b(?:and|with|between) (?:\S+ ){0,4}?(?:rebels?|insurgents?|militias?|guerrillas?|separatists?|armed groups?"
    r"|trade unions?|opposition part(?:y|ies))\b"
)
"""With whom an agreement inside a state is made."""
_FIRM = (
    rf"(?:\b{LEGAL_FORMS}(?!\w)|\b{COMPANIES}\b"
    r"|\bthe (?:Seller|Buyer|Lender|Borrower|Contractor|Employer|Licensor|Supplier)\b)"
)
_DEAL = r"\b(?:agreements?|deals?|contracts?|pacts?|accords?|memorand(?:um|a))\b"
_OF_FIRMS = re.compile(
    rf"{_FIRM}[^.;:?!]*\b(?:sign|conclud|reach|struck|strike|ink|enter|agree|seal|clinch|w[io]n)\w*\b[^.;:?!]*{_DEAL}"
    rf"|{_DEAL}[^.;:?!]*\b(?:with|between)\b[^.;:?!]*{_FIRM}"
)
"""A contract of a company, which is no agreement between states."""
_FORMAL = frozenset("treaty convention protocol".split())
_PARTIES = re.compile(r"\b(?:[Pp]art(?:y|ies)|belongs?|between|[Ff]or [A-Z]|represented by)\b")
_BEGINNING: frozenset[Act] = frozenset({"signature", "domestic_approval"})
_JOINING: frozenset[Act] = frozenset({"ratification", "accession", "acceptance", "approval", "deposit_of_instrument"})
_CONSENTS: frozenset[Act] = _JOINING | {"signature", "adoption", "domestic_approval"}


def identity(document: Document) -> Proposal[TreatyDraft]:
    """Which treaty a text is about: at most one answer, and none with ``settled`` if it is about none.

    It is settled where two states are parties to what the text tells of first and most: then it is a treaty.

    >>> read = identity(Document.from_text("Chad and Mali signed a border treaty on Monday."))
    >>> [party.name for party in read.items[0].parties], read.items[0].type, read.settled
    (['Chad', 'Mali'], 'treaty', True)
    >>> identity(Document.from_text("The order carries out no agreement with any other state."))
    Proposal(items=(), settled=True)
    """
    subject = subject_of(document)
    if subject is None:
        return Proposal(settled=not any(_MAYBE.search(one.text) for one in document.sentences if one.content))
    if subject.aside:
        return Proposal()
    if is_made_inside(document):
        return Proposal(settled=True)
    parties = _parties(document, subject)
    if len(parties) < _BOTH and _is_contract(document, subject):
        return Proposal(settled=True)
    if len(parties) < _BOTH and not subject.title and any(_INSIDE.search(one.text) for one in subject.sentences):
        return Proposal()
    if not parties and subject.contested and not subject.prominent:
        return Proposal()
    if len(parties) == 1 and not subject.title and _beside_others(document, parties[0]):
        return Proposal()
    title = subject.title
    if title and not check_title(document, _numbered(document, title.sentence), title.text).kept:
        title = None
    answer = TreatyDraft(
        treaty="yes",
        title=TitleDraft(text=title.text, sentences=[title.sentence]) if title else None,
        type=subject.type,
        parties=parties,
        events=[],
        provisions=[],
        related=[
            TitleDraft(text=one.text, sentences=[one.sentence])
            for one in subject.related
            if check_related(document, _numbered(document, one.sentence), one.text).kept
        ],
        abstract=[],
    )
    sure = len(parties) >= _BOTH and subject.prominent and (title is not None or not subject.contested)
    return Proposal((answer,), settled=sure)


def _beside_others(document: Document, party: PartyDraft) -> bool:
    """Whether the only state found acts with somebody who is none: "Zambia and the Fund agreed", "a pact with Mali"."""
    if any(partner_in(document.sentences[number - 1].text) == state_key(party.name) for number in party.sentences):
        return True
    name = re.escape(party.name)
    joined = re.compile(
        rf"(?:\b{name}(?:[’']s [\w ]{{1,40}})? and (?:the )?|\b(?=[A-Z][\w ]*? and {name}\b))([A-Z]\w+)"
    )
    told = (
        found.group(1) for number in party.sentences for found in joined.finditer(document.sentences[number - 1].text)
    )
    return any(not states_in(other) and not can_be_party(document, other) for other in told)


def _is_contract(document: Document, subject: Subject) -> bool:
    """Whether a text, before it speaks of any treaty, tells of a company that concludes something."""
    if subject.title and _FORMAL & {word.casefold() for word in subject.title.text.split()}:
        return False
    for sentence in document.sentences:
        if sentence.role != "body":
            continue
        if _OF_FIRMS.search(sentence.text):
            return True
        if any(mention.head in _FORMAL for mention in mentions_in(sentence.text)):
            return False
    return False


def elsewhere(document: Document) -> frozenset[int]:
    """The numbers of the sentences that speak only of other instruments than the one that a text is about.

    >>> text = "Chad and Mali signed the Quito Accord. They live by it. The Lima Pact was ratified by Chad in May."
    >>> sorted(elsewhere(Document.from_text(text)))
    [3]
    """
    subject = subject_of(document)
    return subject.elsewhere if subject else frozenset()


def _numbered(document: Document, number: int) -> list[Sentence]:
    return [document.sentences[number - 1]]


def _parties(document: Document, subject: Subject) -> list[PartyDraft]:
    """The states that sentences about the treaty say are parties to it."""
    found = _cited(document, subject, known_states(subject.sentences))
    unknown: Sequence[str] = unknown_states(document)
    if found:
        shown = homelands(document)
        unknown = [name for name in unknown if " of " in name or name.casefold() in shown]
    return [*found, *_cited(document, subject, unknown)][:_MOST_PARTIES]


def _cited(document: Document, subject: Subject, names: Sequence[str]) -> list[PartyDraft]:
    """Those of some names that are parties, each with the first sentence that says so."""
    if not names:
        return []
    told: dict[str, int] = {}
    core: set[str] = set()
    in_force = subject.open and any(_IN_FORCE.search(one.text) for one in subject.sentences)
    outside = _staying_out(subject, names)
    keys = {name: state_key(name) for name in names}
    for sentence in subject.sentences:
        only_begun = subject.open and _only_begun(sentence.text)
        if only_begun and not in_force:
            continue
        open_names = [name for name in _named(document, sentence, keys) if name not in told]
        here = {name for name in open_names if check_party(document, [sentence], name).kept}
        together = len(here) >= _BOTH
        if only_begun and not together:
            continue  # one who signed by itself may not have ratified; those who made it have brought it into force
        if together and core and not core & here and not _consents(sentence.text):
            continue  # a treaty between others
        if core and len(told) == _BOTH and len(here) == 1 and not subject.open and not _joins(sentence.text):
            continue  # what a treaty of two does for a third
        core |= here if together else set()
        told |= dict.fromkeys(here - outside, sentence.number)
    return [PartyDraft(name=name, sentences=[told[name]]) for name in names if name in told]


def _joins(text: str) -> bool:
    """Whether a sentence tells of consent or of parties."""
    told = _PARTIES.search(text) or DID_SO.search(text)
    return told is not None or any(cue.act in _CONSENTS for cue in act_cues(text))


def _named(document: Document, sentence: Sentence, keys: Mapping[str, str | None]) -> list[str]:
    """The states that a sentence can speak of: any that the table does not know, and any in the words of its organs."""
    if document.publisher:
        return [*keys]
    there = read_units(sentence.text, document.published).by_state
    return [name for name, key in keys.items() if key is None or key in there]


_IN_FORCE = re.compile(r"\b(?:[Ii]n force since|(?:entered|came) into force|took effect|been in force|is in force)\b")
_NEVER = re.compile(
    r"\b(?:never (?:signed|joined|acceded)|(?:is|was|are) not (?:a |yet |bound|part of)*(?:part|member|bound)"
    r"|did not (?:sign|join)|has not (?:signed|joined|acceded)|refused to (?:sign|join))"
)
_NOT_YET = re.compile(
    r"\b(?:ha(?:s|ve|d) (?:not|never)(?: yet)? (?:ratified|deposited|become)|ha(?:s|ve) yet to|never ratified"
    r"|did not ratify|only signed|signed (?:it )?(?:but|without))"
)
_JOINT = re.compile(r",? and (?:the )?|, (?:the )?")
_NEAR = 60


def _staying_out(subject: Subject, names: Sequence[str]) -> set[str]:
    """Those of whom the text says that they have not joined what others have: "Denmark has not ratified"."""
    found: set[str] = set()
    for sentence in subject.sentences:
        text = sentence.text
        denials = [_NEVER.search(text), _NOT_YET.search(text) if subject.open else None]
        for denial in denials:
            before = re.split("[.;:]", text[: denial.start()])[-1][-_NEAR:] if denial else ""
            end: int | None = None
            for at, name in sorted(((before.rfind(name), name) for name in names if name in before), reverse=True):
                if end is None or _JOINT.fullmatch(before[at + len(name) : end]):
                    found.add(name)
                    end = at
    return found


def _only_begun(text: str) -> bool:
    """Whether a sentence tells of signatures or of votes at home alone, which make no party to an open treaty."""
    acts = {cue.act for cue in act_cues(text)}
    return bool(acts & _BEGINNING) and not acts & _JOINING and not _PARTIES.search(text)


def _consents(text: str) -> bool:
    return DID_SO.search(text) is not None or any(cue.act in _JOINING and not cue.noun for cue in act_cues(text))
