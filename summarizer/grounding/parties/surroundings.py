"""What a document says around a sentence that makes somebody whom it names party to a treaty."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from summarizer.document import Document, Sentence
from summarizer.grounding.actors.participants import Span, mentions, state_key, takes_part
from summarizer.grounding.actors.state_names import can_be_party
from summarizer.grounding.acts.acts import context_at, denied_at
from summarizer.grounding.acts.words import ActCue, act_cues
from summarizer.grounding.language.companies import ARMED_GROUPS, COMPANIES
from summarizer.grounding.language.cues import cues_in
from summarizer.grounding.language.names import names_of
from summarizer.grounding.language.text import tokens
from summarizer.grounding.language.units import Reading, read_units
from summarizer.grounding.parties.forms import is_listed_alone, is_outside, is_voice
from summarizer.grounding.parties.of_both import is_of_both
from summarizer.grounding.parties.owed import is_owed
from summarizer.grounding.parties.partners import is_of_pair
from summarizer.grounding.parties.preambles import opens_instrument
from summarizer.records.treaty import Act
from summarizer.states import states_in

__all__ = [
    "DID_SO",
    "is_bilateral",
    "issued_by",
    "made_party_around",
    "made_with_outsider",
    "may_be_of_few",
    "stays_outside",
    "tells_of_own",
]

_TITLED = re.compile(
    r"\s*(?:[A-Z][\w-]+ ){0,4}(?:Treaty|Agreement|Convention|Protocol|Memorandum|Exchange of [Nn]otes|Pact|Accord)\b",
    re.IGNORECASE,
)

_TREATY = r"(?:[Tt]reaty|[Aa]greement|[Cc]onvention|[Pp]rotocol|[Pp]act|[Aa]ccord|[Mm]emorandum)"
_OURS = re.compile(
    r"\b[Oo]ur (?:\w+ ){0,3}(?:signature|ratification|accession|withdrawal|denunciation|obligations under"
    rf"|participation in the {_TREATY}|own {_TREATY}|{_TREATY} with)\b"
    r"|\b[Ww]e (?:have |had |also |now |hereby )*(?:signed|ratified|acceded|concluded|denounced|joined|left)\b"
    rf"[^.;?!]*{_TREATY}"
    rf"|{_TREATY}[^.;?!]*\bb(?:inds|ound|etween) us\b"
)
"""Words by which a state's organ tells of what its own state does."""
_TWO_SIDED = re.compile(
    r"\b(?:the other (?:party|side)|(?:both|the two) (?:sides|parties|countries|states|governments|presidents|leaders"
    r"|neighbou?rs|parliaments|foreign ministers|prime ministers|capitals|nations)"
    r"|(?:either|neither|each) (?:party|side|country|state)|bilateral)\b",
    re.IGNORECASE,
)
_MANY_SIDED = re.compile(
    r"\b(?:acced|depositary|member states|signator(?:y|ies)|open for signature|states parties|contracting parties"
    r"|multilateral|regional|parties to)",
    re.IGNORECASE,
)


def tells_of_own(text: str) -> bool:
    """Whether an organ of a state tells of what its own state does: "our ratification", "we have signed".

    >>> tells_of_own("Our notice of withdrawal was handed over."), tells_of_own("Our view is known.")
    (True, False)
    """
    return _OURS.search(text) is not None


@lru_cache(maxsize=64)
def is_bilateral(document: Document) -> bool:
    """Whether a text speaks of two sides only, so that the parliament that deals with a treaty is of one of them.

    >>> is_bilateral(Document.from_text("The treaty takes effect once both sides have ratified."))
    True
    """
    return _TWO_SIDED.search(document.text) is not None and not _MANY_SIDED.search(document.text)


@lru_cache(maxsize=64)
def may_be_of_few(document: Document) -> bool:
    """Whether nothing in a text tells that its treaty is open to many, so that a parliament deals with its own.

    >>> may_be_of_few(Document.from_text("The lake treaty is before the senate."))
    True
    """
    return is_bilateral(document) or not (_MANY_SIDED.search(document.text) or _CONVENTION.search(document.text))


_CONVENTION = re.compile(r"\b(?:[Cc]onvention|[Cc]harter|[Ss]tatute|[Cc]ovenant)\b")


def issued_by(publisher: str, name: str) -> bool:
    """Whether a text is published by an organ of the state named.

    >>> issued_by("Embassy of Chad", "Chad"), issued_by("The Chad Times", "Chad")
    (True, False)
    """
    return (
        bool(publisher)
        and _OFFICES.search(publisher) is not None
        and state_key(name) in {one.state.key for one in states_in(publisher)}
    )


_OFFICES = re.compile(r"\b(?:Ministry|Government|Embassy|Presidency|Cabinet|Mission|Department|Parliament|Office)\b")
_THE_TWO = re.compile(
    r"(?:(?:[Oo]n|[Ll]ater|[Tt]hen|[Aa]fterwards|[Tt]here)[\w ]{0,24},? )?"
    r"(?:[Tt]heir (?!own)|[Tt]he two|[Bb]oth|[Tt]hey|[Tt]he pair)\b"
    r"[^.;:?!]{0,60}?\b(?:names|signatures|signed|initialled|concluded|exchanged|struck|reached|sealed|inked)\b"
    rf"[^.;:?!]*\b{_TREATY}\b"
)
"""How a sentence goes on from one that names two states: "Their ministers signed a treaty"."""
_OPENING = 3
_OWN_ACT = re.compile(
    r"\b(?:[Ww]e|I|[Mm]y \w+ (?:colleague|counterpart) and I)(?: have| had| just| also)* (?:signed|exchanged|concluded"
    r"|ratified|initialled)\b[^.;?!]*\b(?:[Tt]reaty|[Aa]greement|[Cc]onvention|[Pp]rotocol|[Pp]act|[Aa]ccord"
    r"|[Mm]emorandum|instruments)\b"
)


def made_party_around(document: Document, sentence: Sentence, reading: Reading, span: Span) -> bool:
    """Whether what stands around a sentence makes somebody whom it names a party.

    Two states are parties to what the next sentence has "their ministers" sign. A line of states stands beside the
    title in a collection of treaties; a speaker who tells of signing it speaks for the state that the line above the
    words names.

    >>> from summarizer.grounding.language.units import read_units
    >>> document = Document.from_text("Chad and Mali met on Monday. They signed a treaty.")
    >>> made_party_around(document, document.sentences[0], read_units("Chad and Mali met on Monday."), (0, 1))
    True
    """
    at = document.sentences.index(sentence)
    near = document.sentences[max(0, at - 1) : at + 2]
    titled = any(_TITLED.match(one.text) and one.text.rstrip()[-1:] not in ".?!" for one in near if one is not sentence)
    if (titled and is_listed_alone(reading, span)) or opens_instrument(document, sentence, reading, span):
        return True
    if is_owed(document, reading, span) or is_of_both(document, reading, span):
        return True
    if at and _goes_on([one.text for one in document.sentences[max(0, at - 2) : at]], reading, span):
        return True
    if at and DID_SO.search(sentence.text) and _did_so(document.sentences[at - 1].text, reading, span):
        return True
    behind = next((one for one in document.sentences[at + 1 : at + 2] if one.content), None)
    if behind and _THE_TWO.match(behind.text) and is_of_pair(reading, span) and _names_no_other(reading, behind.text):
        doubt = {"negation", "denial", "unreal", "condition", "intent", "modal"}
        return not any(cue.kind in doubt for cue in cues_in(behind.text))
    return at < _OPENING and is_voice(reading, span) and any(_OWN_ACT.search(one.text) for one in document.sentences)


_MAY_BE_OUTSIDE = re.compile(
    r"\b(?:(?:is|are|was|were) (?:not|neither)|(?:is|are|was|were)n[’']t"
    r"|as (?:\w+ ){0,3}?(?:witness|guarant|mediat|observ|facilitat|broker))"
)


@lru_cache(maxsize=2048)
def stays_outside(document: Document, name: str) -> bool:
    """Whether a text says of somebody that the treaty does not bind it, or that it signed for others only.

    >>> document = Document.from_text("Chad and Mali signed it. Togo, which signed the pact as a witness, left.")
    >>> [stays_outside(document, name) for name in ("Chad", "Togo")]
    [False, True]
    """
    names = names_of(document)
    readings = (read_units(text, document.published) for text in _denials(document))
    return any(is_outside(reading, span) for reading in readings for span in mentions(reading, name, names))


@lru_cache(maxsize=64)
def _denials(document: Document) -> tuple[str, ...]:
    return tuple(one.text for one in document.sentences if one.content and _MAY_BE_OUTSIDE.search(one.text))


_OUTSIDER = rf"(?:the )?(?P<other>[A-Z][\w-]*(?: [A-Z][\w-]*)*(?: (?:{ARMED_GROUPS}))?)"
_SIGNED = r"(?:(?:have|has|had) )?(?:signed|concluded|reached|struck|initialled|sealed|inked|agreed)\b"
_BESIDE_IT = (
    re.compile(rf"\b(?:[Tt]reaty|[Aa]greement|[Pp]act|[Aa]ccord|[Dd]eal|[Mm]emorandum) with {_OUTSIDER}"),
    re.compile(rf"\band {_OUTSIDER} {_SIGNED}"),
    re.compile(rf"\A{_OUTSIDER} and (?:the )?[A-Z][\w’' -]* {_SIGNED}"),
)
_ARMED = re.compile(rf"\b(?:{ARMED_GROUPS}|Front|Movement|Forces|Brigades?|Resistance)\Z")
_BUSINESS = re.compile(rf"\b[Tt]he (?:{COMPANIES}|{ARMED_GROUPS}|movement|oil major)\b")


def made_with_outsider(document: Document, sentence: Sentence) -> bool:
    """Whether the one state of a sentence agrees with somebody who is none: an armed group, or a company.

    >>> document = Document.from_text("Chad and Ferrex signed a deal. The company will pay. Chad and Mali agreed.")
    >>> [made_with_outsider(document, document.sentences[at]) for at in (0, 2)]
    [True, False]
    """
    if len({one.state for one in states_in(sentence.text)}) != 1:
        return False
    others = [found["other"] for form in _BESIDE_IT for found in form.finditer(sentence.text)]
    others = [other for other in others if not states_in(other) and not can_be_party(document, other)]
    if any(_ARMED.search(other) for other in others):
        return True
    return bool(others) and _BUSINESS.search(document.text) is not None


DID_SO = re.compile(r"\b(?:did so|followed(?: suit)?|did likewise|did the same|ha(?:s|ve) done so)\b")
"""How the act before is told once more."""
_JOINS: frozenset[Act] = frozenset({"ratification", "accession", "deposit_of_instrument"})


def _did_so(before: str, reading: Reading, span: Span) -> bool:
    """Whether a state does what the sentence before tells of others: "Chad has ratified it. Mali did so in May"."""
    told = [cue for cue in act_cues(before) if cue.act in _JOINS and not cue.noun]
    found = DID_SO.search(reading.text)
    if not told or found is None or any(denied_at(before, cue.first) or denied_at(before, 0) for cue in told):
        return False
    first = next(at for at, token in enumerate(reading.tokens) if token.end > found.start())
    cue = ActCue(told[0].act, found.group(), first, first + found.group().count(" ") + 1, noun=False)
    done = context_at(reading.text, first) == "actual" and denied_at(reading.text, first) is None
    return done and takes_part(reading, span, cue)


_SIGNED_ALONE = re.compile(
    r"\bsigned(?=[.,;]| (?:in|for|on behalf|at|too|first|last|later|then|by|with a|with their|there|during|yesterday"
    r"|on \w+day|on \d)\b)(?! in as\b)"
)
_SENT = re.compile(
    r"\bwas represented (?:there )?by (?:its|his|her|their|the) (?!observ)(?:\w+ ){0,4}?(?:minister|president|premier"
    r"|vice-president|secretary|king|queen|ambassador|plenipotentiary)\b"
)
_OWN_ONE = re.compile(
    r"(?:\A|; |, |and )(?P<whose>[A-Z][\w’' -]*?)[’']s? (?:had |has )?(?:came|followed|arrived"
    r"|was (?:deposited|received|lodged|the (?:first|second|third|last|latest)))\b"
)
_SEVERAL = re.compile(r"\b(?:ratifications|accessions|instruments of \w+|ratified (?:it|the))\b")


def _goes_on(told_before: Sequence[str], reading: Reading, span: Span) -> bool:
    """Whether a sentence goes on with the act of the one before, and names no treaty: "Mali's president signed too".

    What was signed, or whose ratification is meant by "Mali's came later", the sentence before tells.
    """
    text, before = reading.text, told_before[-1]
    if _SEVERAL.search(before) and any(
        one.state.iso3 == reading.units[span[0]].state
        for own in _OWN_ONE.finditer(text)
        for one in states_in(own["whose"])
    ):
        return True
    told = [cue for cue in act_cues(before) if cue.act == "signature" and not cue.noun]
    if (
        not told
        or not any(_A_TREATY.search(one) for one in told_before)
        or denied_at(before, told[0].first) is not None
    ):
        return False
    if context_at(before, told[0].first) != "actual":
        return False
    sent = _SENT.search(text)
    if sent and reading.units[span[0]].first < reading.units[span[1] - 1].last <= len(tokens(text[: sent.start()])):
        return True
    alone = _SIGNED_ALONE.search(text)
    if alone is None:
        return False
    first = next(at for at, token in enumerate(reading.tokens) if token.end > alone.start())
    cue = ActCue("signature", "signed", first, first + 1, noun=False)
    done = context_at(text, first) == "actual" and denied_at(text, first) is None
    return done and takes_part(reading, span, cue)


_A_TREATY = re.compile(rf"\b(?:{_TREATY}|[Cc]harter|[Dd]eclaration)s?\b")


def _names_no_other(reading: Reading, text: str) -> bool:
    own = {unit.state for unit in reading.units}
    return all(one.state.key in own for one in states_in(text))
