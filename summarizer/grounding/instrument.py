"""The instrument itself against its sentences: title, type, and the clauses on force, length and end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from summarizer.document import Document, Sentence
from summarizer.grounding.acts.words import act_cues
from summarizer.grounding.alignment.align import ALL_CUES
from summarizer.grounding.check import CLAIMED, Grounding, check_quoted, check_wording
from summarizer.grounding.language.text import Refusal, content_only, fold, lowered, whole
from summarizer.grounding.parties.related import another_treaty, said_of_third, treaty_with_third
from summarizer.grounding.provisions.beside import said_beside
from summarizer.grounding.provisions.limits import outlives, rule_fault, term_fault
from summarizer.grounding.provisions.months import months_told
from summarizer.records.evidence import Evidence
from summarizer.records.treaty import InstrumentType, TermKind

__all__ = [
    "TermGrounding",
    "check_instrument",
    "check_related",
    "check_rule",
    "check_term",
    "check_title",
    "names_instrument",
    "speaks_of_force",
    "speaks_of_term",
    "terms_worded",
    "type_of_title",
]

_WORDS: dict[InstrumentType, str] = {
    "treaty": r"treat(?:y|ies)|pacts?|armistices?",
    "agreement": r"agreements?|accords?|deals?|compacts?",
    "convention": r"conventions?|covenants?",
    "protocol": r"protocols?",
    "amendment": r"amendments?",
    "exchange_of_notes": r"exchange of (?:notes|letters)",
    "memorandum_of_understanding": r"memorand(?:um|a)",
    "declaration": r"declarations?|communiqu[eé]s?",
    "charter": r"charters?|statutes?|constitutions?",
}
_INSTRUMENT = re.compile(rf"\b(?:{'|'.join(_WORDS.values())}|final acts?)\b")
_TYPES = {kind: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for kind, words in _WORDS.items()}

# The patterns from here to _RULES, and _INSTRUMENT, are for texts in lower case.
_FORCE = re.compile(
    r"\b(?:(?:enter|enters|entered|entering|come|comes|came|coming|goes|bring|brought"
    r"|put)\b.{0,40}\bin(?:to)? (?:force|effect|operation)"
    r"|entry into force|tak(?:e|es|ing) effect|becomes? (?:effective|binding|operative|law)|kicks in|in force"
    r"|in effect|effective|operative|in vigour|go(?:es)? live|tak(?:e|es|ing) hold|legal(?:ly binding)? force"
    r"|com(?:e|es|ing) alive|(?:have|has|having) (?:force|effect|validity)|put in(?:to)? (?:execution|practice"
    r"|operation)"
    r"|appl(?:y|ies) (?:as soon as|once|only (?:once|when|after)|when both)|(?:law|force) between"
    r"|bind(?:s|ing)? (?:\w+ ){1,4}?(?:once|as soon as|when|from the)"
    r"|(?:starts?|begins?) (?:upon|on) (?:signature|receipt|the))\b",
    re.DOTALL,
)
_TERMS: dict[TermKind, re.Pattern[str]] = {
    "duration": re.compile(
        r"\b(?:(?:for|of|after|during|lasts?|least)\s+(?:\S+\s+){0,4}?(?:years?|months?|decades?|century)"
        r"|for an? like (?:term"
        r"|period)"
        r"|years? was the term|term is|without (?:any |a )?(?:time )?limit|no (?:end|expiration|fixed term"
        r"|time limit|final date)|(?:not|never) (?:expires?|lapse|end)|same (?:duration|term|life)"
        r"|(?:so|as) long as|everlasting|eternal|end date|expiry date|a generation"
        r"|(?:last|run|hold|stand|stay|remain|live|endure|continue|bind|limited|valid|give)(?:s"
        r"|ed)?\b.{0,40}?\b(?:years?|months?|decades?|until"
        r"|through|end of)|(?:ends?|dies|falls away|runs out) (?:on|in|at|with)|for (?:ever|all time)|forever"
        r"|never ends?|dies"
        r"|-year (?:\S+\s+){0,2}?(?:treaty|pact|agreement|accord|deal|protocol|convention|term)|indefinite(?:ly)?"
        r"|unlimited|(?:runs?|lasts?) until|no expiry"
        r"|open-ended|laps(?:e|es)|cease to"
        r"|permanent(?:ly)?|perpetual|perpetuity|in perpetuity|duration|expir\w+|remains? (?:in force|valid)"
        r"|(?:valid|in force|good|alive|effective|binding) until|(?:duration|validity|life\w*"
        r"|term)\b.{0,40}\b(?:years?|months?)|fixed at|from (?:year|term) to (?:year|term)"
        r"|(?:stays?|remains?|holds?|applies|continues?|stand|in place) (?:\S+ ){0,3}until"
        r"|-year (?:term|life|lifetime|lifespan|duration|period))\b",
    ),
    "renewal": re.compile(
        r"\b(?:re-?new\w*|exten[ds]\w*|prolong\w*|tacit\w*|roll(?:s|ed)? (?:over|on)|continues? for|stretch(?:es|ed)?"
        r"|(?:another|an? (?:further|additional|second|new|like|equal|similar|same)|the same|successive"
        r"|consecutive|one more)"
        r" (?:\S+ ){0,3}?(?:years?|months?|decades?|terms?|periods?)|more (?:years|months)|from (?:year"
        r"|term) to (?:year|term)"
        r"|years? at a time|keep (?:\S+ ){1,3}alive)\b"
    ),
    "withdrawal": re.compile(
        r"\b(?:withdr[ae]w\w*|denounc\w+|denunciation|terminat\w+|renounc\w+|leav(?:e|es|ing)|notice"
        r"|warning|an end to|walk(?:s|ing)? (?:out|away)|(?:wants?|wish\w*) out|exit|get(?:s|ting)? out|way out|torn up"
        r"|tear(?:s|ing)? (?:it |the \w+ )?up|scrap(?:s|ped|ping)?|be dropped|drop (?:it|the|out)"
        r"|call(?:ed)? off|revoke[ds]?|annul\w*"
        r"|cancel\w*|cease to be (?:a party|bound)|back(?:s|ing)? out|step(?:s|ping)? out|pulling out|opting out"
        r"|be dissolved|end (?:it|the) |intention to (?:stop|end|terminate|leave)|discontinu\w+|quit|exit"
        r"|to an end|suspend(?:ed)?"
        r"|pull out|opt out|can end|may end|be ended|to end it)\b"
    ),
    "secrecy": re.compile(
        r"\b(?:secre\w+|classified|confidential\w*|unpublished|public\w*"
        r"|not (?:to (?:publish|disclose)|be (?:published|disclosed))|not been (?:published|disclosed|made public))\b"
    ),
    "depositary": re.compile(
        r"\b(?:depositar(?:y|ies)|(?:be|are|is) deposited (?:with|in the archives of)|(?:keeps?|kept|holds?"
        r"|held) the (?:originals?|register)"
        r"|(?:keeper|custodian) of the (?:treaty|pact|agreement|accord|convention|protocol|charter|covenant))\b"
    ),
}
_ANY_TERM = re.compile("|".join(pattern.pattern for pattern in _TERMS.values()))
_RULES: dict[TermKind, re.Pattern[str]] = {
    "duration": re.compile(
        r"\b(?:force|valid\w*|duration|conclu\w+|expir\w+|indefinite\w*|perpetu\w+|permanent\w*|unlimited|term|lasts?"
        r"|treaty|agreement|convention|protocol|pact|accord|text|arrangements?|runs?|deal|goes on|go on|continues?"
        r"|holds?|stands?|made for|life|binds?|laps\w+|open-ended|in (?:effect|operation|place)|binding|effective"
        r"|span|period|memorand(?:um|a)|dies|stays?|remains?|ties?|tied|how long|endur\w*|vigour|operative"
        r"|apply|applies|carr(?:y|ies) on"
        r"|peace|friendship|amity|alliance|for good|no (?:expiry|end|time limit))\b",
    ),
    "renewal": re.compile(
        r"\b(?:may|can|shall|will|ha(?:s|ve) to|needs? to|must|every|each|automatic\w*|unless|tacit\w*"
        r"|renewable|renews|rolls?|continues|option|until|by|for"
        r"|without"
        r"|(?:allow|permit|let|enable|entitle)\w*)\b"
    ),
    "withdrawal": re.compile(
        r"\b(?:may|can|shall|right|notice|notif\w+|inform\w*|upon|unless|by giving|cannot|possible|must|ha(?:s|ve) to"
        r"|failing|by (?:either|any|each|one)|(?:demands|requires|needs|takes) )\b"
    ),
}
"""A clause lays something down; that a state has withdrawn is an act, not a clause."""
_IT = re.compile(r"^in force (?:since|from)\b|\b(?:it|entry into (?:force|effect|operation))\b", re.IGNORECASE)
_SUBJECTLESS = re.compile(
    r"(?:(?:shall|will|would|is to|to) )?(?:enters?|comes?|takes?|becomes?)"
    r" (?:into (?:force|effect|operation)|effect|effective|binding|operative)\b|effective (?:from|on|upon|as of)\b"
)
"""How the clause begins that leaves its subject, the instrument, out."""
_OTHER_SUBJECT = re.compile(
    r"\b(?:denunciation|withdrawal|termination|amendments?|reservations?|sanctions?|suspension|notice|extension"
    r"|tariffs?)"
    r"(?: \w+){0,3},? $",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class TermGrounding(Grounding):
    """A final clause's evidence, and its length in months where it gives one."""

    months: int | None = None


@lru_cache(maxsize=1024)
def names_instrument(text: str) -> bool:
    """Whether a text has a word for an international instrument.

    >>> names_instrument("They signed the protocol."), names_instrument("They signed the guest book.")
    (True, False)
    """
    return _INSTRUMENT.search(lowered(text)) is not None


def type_of_title(title: str) -> InstrumentType | None:
    """The type that a title names first; ``None`` if it names none.

    >>> type_of_title("Protocol to the North Atlantic Treaty")
    'protocol'
    """
    named = [(found.start(), kind) for kind, pattern in _TYPES.items() if (found := pattern.search(title))]
    return min(named)[1] if named else None


@lru_cache(maxsize=1024)
def speaks_of_force(text: str) -> bool:
    """Whether a text has words of entry into force."""
    return _FORCE.search(lowered(text)) is not None


def speaks_of_term(kind: TermKind, text: str) -> bool:
    """Whether a text has words of a kind of final clause; any text may hold one of kind ``other``.

    >>> speaks_of_term("withdrawal", "Either party may denounce it.")
    True
    >>> speaks_of_term("withdrawal", "Chad withdrew from it on Monday.")
    False
    """
    return kind not in _TERMS or kind in terms_worded(text)


@lru_cache(maxsize=1024)
def terms_worded(text: str) -> frozenset[TermKind]:
    """The kinds of final clause that a text has words of.

    >>> sorted(terms_worded("It shall remain in force for ten years unless a Party gives notice."))
    ['duration', 'withdrawal']
    """
    words = lowered(text)
    if not _ANY_TERM.search(words):  # most texts have none
        return frozenset()
    told = {kind for kind, pattern in _TERMS.items() if pattern.search(words)}
    return frozenset(kind for kind in told if kind not in _RULES or _RULES[kind].search(words))


def check_title(document: Document, sentences: Sequence[Sentence], text: str) -> Grounding:
    """A title: copied from the sentence, with a word for an instrument, and a name rather than a description.

    A description begins its words in lower case ("the defense treaty"); a title has at least two words
    with a capital ("Quito Accord").
    """
    if not names_instrument(text) and not _BY_CAPITAL.search(text):
        return Grounding((), (Refusal("title", text, "It has no word for an instrument, such as 'treaty'."),))
    found = check_quoted(document, sentences, "title", text)
    if isinstance(found, Refusal):
        return Grounding((), (found,))
    capitals = sum(word[0].isupper() for word in re.findall(r"[^\W\d_]+", found.quote))
    if (
        capitals < 2
        and not _DATED.fullmatch(found.quote)
        and not (_PLACE_NAMED.fullmatch(found.quote) and document.text[: found.start].endswith(("the ", "The ")))
        and not (capitals and _IN_PROSE.search(document.text, max(0, found.start - 4), found.end))
    ):
        return Grounding((), (Refusal("title", text, "The text describes the instrument so; it is not a title."),))
    fault = _title_fault(document, found)
    return Grounding((), (Refusal("title", text, fault),)) if fault else Grounding((found,))


def check_related(document: Document, sentences: Sequence[Sentence], text: str) -> Grounding:
    """Another treaty: a title, or a treaty that the sentence sets apart by its partner: "a similar pact with Mali"."""
    chosen = content_only(sentences)
    described = any(
        fold(one) == fold(text)
        for sentence in chosen
        for one in (*another_treaty(sentence.text), *treaty_with_third(document, sentence))
    )
    if described:
        found = check_quoted(document, sentences, "title", text)
        return Grounding((), (found,)) if isinstance(found, Refusal) else Grounding((found,))
    return check_title(document, sentences, text)


_PLACE_NAMED = re.compile(r"[A-Z][a-zà-ÿ]+ (?:convention|protocol|charter)")
"""What the press calls an instrument by its place, behind an article: "the Lima convention"."""
_BY_CAPITAL = re.compile(r"\b(?:Arrangements?|Concordat)\b")
"""Words that are an instrument's in its name alone."""
_DATED = re.compile(r"(?:the )?[A-Z]\w+ of \d{4}")
_IN_PROSE = re.compile(r"\bthe [A-Z]\w+ (?:on|for the|concerning|regarding|relating to) \w+ \w+")
"""A name whose subject is in small letters: "the Agreement on mutual legal assistance"."""
_BODIES = r"(?:Section|Organi[sz]ation|Commission|Office|Department|Secretariat|Committee|Council|Bank|Division)"
_NAME_BEFORE = re.compile(r"([A-Z][\w’'-]*[a-z]) $")


def _title_fault(document: Document, found: Evidence) -> str | None:
    """Why a stretch is no whole title: it cuts a name, tells of an act, or names an office."""
    before, after = document.text[: found.start], document.text[found.end :]
    name = _NAME_BEFORE.search(before)
    opening = name is not None and (name.start() == 0 or before[name.start() - 2 : name.start()] in {". ", "\n\n"})
    if name and name.group(1) != "The" and not opening and not name.group(1).endswith(("’s", "'s")):
        return f"The name begins before it, with '{name.group(1)}'."
    charter = _INSTRUMENT.match(lowered(found.quote)) and " of " in found.quote  # "Charter of the X Organization"
    if re.match(rf" {_BODIES}\b", after) or (re.search(rf" {_BODIES}$", found.quote) and not charter):
        return "It names an office or a body, not an instrument."
    last = found.quote.split()[-1]
    if re.match(r" [A-Z][a-z]", after) and _INSTRUMENT.fullmatch(lowered(last)) is None and " on " in found.quote:
        return "The name goes on behind it."
    if any(not cue.noun and cue.act == "signature" for cue in act_cues(found.quote)):
        return "It tells of an act; it is not a title."
    return None


def check_instrument(document: Document, sentences: Sequence[Sentence], kind: InstrumentType) -> Grounding:
    """The type of the instrument: a sentence calls it so. ``other`` says nothing and is left out quietly."""
    if kind == "other":
        return Grounding()
    for sentence in content_only(sentences):
        if _TYPES[kind].search(sentence.text):
            return Grounding((whole(document, sentence),))
    return Grounding((), (Refusal("type", kind, "No sentence cited calls the instrument so."),))


def check_rule(document: Document, sentences: Sequence[Sentence], text: str) -> Grounding:
    """The rule for entry into force: the source's words, about taking effect."""
    if not speaks_of_force(text):
        return Grounding((), (Refusal("text", text, "It does not speak of taking effect."),))
    stated = any(_of_instrument(text, sentence) for sentence in content_only(sentences))
    if not (names_instrument(text) or _IT.search(text) or stated):
        return Grounding((), (Refusal("text", text, "It does not say that a treaty is what takes effect."),))
    fault = rule_fault(text) or _elsewhere(document, sentences, text)
    if fault:
        return Grounding((), (Refusal("text", text, fault),))
    return check_wording(document, sentences, "text", text, forms=True)


def _elsewhere(document: Document, sentences: Sequence[Sentence], text: str) -> str | None:
    chosen = content_only(sentences)
    faults = [said_beside(one.text, text) or said_of_third(document, one, text) for one in chosen]
    return faults[0] if faults and all(faults) else None


def _of_instrument(text: str, sentence: Sentence) -> bool:
    """Whether a clause that leaves its subject out has an instrument for it, and not the end of one."""
    words = " ".join(sentence.text.split())
    at = words.find(text)
    before = words[:at].rsplit(";", 1)[-1] if at >= 0 and _SUBJECTLESS.match(text) else ""
    return names_instrument(before) and not _OTHER_SUBJECT.search(before)


def check_term(document: Document, sentences: Sequence[Sentence], kind: TermKind, text: str) -> TermGrounding:
    """A final clause: the source's words, with a word of its kind."""
    if not speaks_of_term(kind, text):
        return TermGrounding((), (Refusal("kind", kind, f"The words have nothing of {kind} in them: {text!r}."),))
    fault = term_fault(kind, text, " ".join(sentence.text for sentence in content_only(sentences)))
    fault = fault or _elsewhere(document, sentences, text)
    if fault:
        return TermGrounding((), (Refusal("text", text, fault),))
    # A noun phrase, which no verb beside it governs, or a clause with a verb of its own.
    cues = CLAIMED if kind == "depositary" else ALL_CUES - {"modal"} if _UNLESS.match(text) else ALL_CUES
    found = check_wording(document, sentences, "text", text, cues=cues, forms=True)
    return TermGrounding(
        found.evidence,
        found.refusals,
        months_told(kind, text, _before(sentences, text)) if kind in _TIMED or outlives(text) else None,
    )


def _before(sentences: Sequence[Sentence], text: str) -> str:
    """The words before a clause in its sentence."""
    words = [" ".join(sentence.text.split()) for sentence in content_only(sentences)]
    return next((one.partition(text)[0] for one in words if text in one), "")


_UNLESS = re.compile(r"\bunless\b")
_TIMED: frozenset[TermKind] = frozenset({"duration", "renewal", "withdrawal"})
"""Clauses that may give a length: of the treaty's life, of each extension, of the notice."""
