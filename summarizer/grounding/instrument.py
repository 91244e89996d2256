"""The instrument itself against its sentences: title, type, and the clauses on force, length and end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from summarizer.document import Document, Sentence
from summarizer.grounding.act_words import act_cues
from summarizer.grounding.check import Grounding, check_quoted, check_wording
from summarizer.grounding.clauses import rule_fault, term_fault
from summarizer.grounding.numbers import amounts
from summarizer.grounding.text import Refusal, content_only, lowered, tokens, whole
from summarizer.records.evidence import Evidence
from summarizer.records.treaty import InstrumentType, TermKind

__all__ = [
    "TermGrounding",
    "check_instrument",
    "check_rule",
    "check_term",
    "check_title",
    "names_instrument",
    "speaks_of_force",
    "speaks_of_term",
    "type_of_title",
]

_WORDS: dict[InstrumentType, str] = {
    "treaty": r"treat(?:y|ies)|pacts?|armistices?",
    "agreement": r"agreements?|accords?|pacts?|deals?|compacts?",
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
    r"\b(?:(?:enter|enters|entered|entering|come|comes|came|coming|bring|brought|put)\b.{0,40}\binto (?:force|effect)"
    r"|entry into force|tak(?:e|es|ing) effect|become(?:s)? effective|in force|in effect|effective)\b",
    re.DOTALL,
)
_TERMS: dict[TermKind, re.Pattern[str]] = {
    "duration": re.compile(
        r"\b(?:(?:for|of|after|lasts?|least)\s+(?:\S+\s+){0,4}?(?:years?|months?|decades?)|indefinite(?:ly)?|unlimited"
        r"|permanent(?:ly)?|perpetual|perpetuity|in perpetuity|duration|expir\w+|remains? (?:in force|valid)"
        r"|valid until|in force until)\b",
    ),
    "renewal": re.compile(r"\b(?:re-?new\w*|exten[ds]\w*|prolong\w*)\b"),
    "withdrawal": re.compile(
        r"\b(?:withdr[ae]w\w*|denounc\w+|denunciation|terminat\w+|renounc\w+|leav(?:e|es|ing)|notice)\b"
    ),
    "secrecy": re.compile(r"\b(?:secre\w+|classified|confidential\w*|unpublished|public\w*)\b"),
    "depositary": re.compile(r"\b(?:depositar\w+|deposit\w*)\b"),
}
_ANY_TERM = re.compile("|".join(pattern.pattern for pattern in _TERMS.values()))
_RULES: dict[TermKind, re.Pattern[str]] = {
    "duration": re.compile(
        r"\b(?:force|valid\w*|duration|conclu\w+|expir\w+|indefinite\w*|perpetu\w+|permanent\w*|unlimited|term|lasts?"
        r"|treaty|agreement|convention|protocol|pact|accord)\b",
    ),
    "renewal": re.compile(r"\b(?:may|can|shall|will|automatic\w*|unless|tacit\w*|renewable)\b"),
    "withdrawal": re.compile(r"\b(?:may|can|shall|right|notice|notif\w+|upon|unless|by giving)\b"),
}
"""A clause lays something down; that a state has withdrawn is an act, not a clause."""
_IT = re.compile(r"\b(?:it|entry into force)\b", re.IGNORECASE)
_MONTHS_IN = {"month": 1, "months": 1, "year": 12, "years": 12, "decade": 120, "decades": 120}


@dataclass(frozen=True, slots=True)
class TermGrounding(Grounding):
    """A final clause's evidence, and its length in months where it gives one."""

    months: int | None = None


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
    return kind not in _TERMS or kind in _terms_in(text)


@lru_cache(maxsize=1024)
def _terms_in(text: str) -> frozenset[TermKind]:
    """The kinds of final clause that a text has words of; most texts have none, and one search tells."""
    words = lowered(text)
    if not _ANY_TERM.search(words):
        return frozenset()
    told = {kind for kind, pattern in _TERMS.items() if pattern.search(words)}
    return frozenset(kind for kind in told if kind not in _RULES or _RULES[kind].search(words))


def check_title(document: Document, sentences: Sequence[Sentence], text: str) -> Grounding:
    """A title: copied from the sentence, with a word for an instrument, and a name rather than a description.

    A description begins its words in lower case ("the defense treaty"); a title has at least two words
    with a capital ("Quito Accord").
    """
    if not names_instrument(text):
        return Grounding((), (Refusal("title", text, "It has no word for an instrument, such as 'treaty'."),))
    found = check_quoted(document, sentences, "title", text)
    if isinstance(found, Refusal):
        return Grounding((), (found,))
    if sum(word[0].isupper() for word in re.findall(r"[^\W\d_]+", found.quote)) < 2:
        return Grounding((), (Refusal("title", text, "The text describes the instrument so; it is not a title."),))
    fault = _title_fault(document, found)
    return Grounding((), (Refusal("title", text, fault),)) if fault else Grounding((found,))


_BODIES = r"(?:Section|Organi[sz]ation|Commission|Office|Department|Secretariat|Committee|Council|Bank|Division)"
_NAME_BEFORE = re.compile(r"([A-Z][\w’'-]*[a-z]) $")


def _title_fault(document: Document, found: Evidence) -> str | None:
    """Why a stretch is no whole title: it cuts a name, tells of an act, or names an office."""
    before, after = document.text[: found.start], document.text[found.end :]
    name = _NAME_BEFORE.search(before)
    opening = name is not None and (name.start() == 0 or before[name.start() - 2 : name.start()] in {". ", "\n\n"})
    if name and not opening and not name.group(1).endswith(("’s", "'s")):
        return f"The name begins before it, with '{name.group(1)}'."
    if re.match(rf" {_BODIES}\b", after) or re.search(rf" {_BODIES}$", found.quote):
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
    if not (names_instrument(text) or _IT.search(text)):
        return Grounding((), (Refusal("text", text, "It does not say that a treaty is what takes effect."),))
    fault = rule_fault(text)
    if fault:
        return Grounding((), (Refusal("text", text, fault),))
    return check_wording(document, sentences, "text", text)


def check_term(document: Document, sentences: Sequence[Sentence], kind: TermKind, text: str) -> TermGrounding:
    """A final clause: the source's words, with a word of its kind."""
    if not speaks_of_term(kind, text):
        return TermGrounding((), (Refusal("kind", kind, f"The words have nothing of {kind} in them: {text!r}."),))
    fault = term_fault(kind, text, " ".join(sentence.text for sentence in content_only(sentences)))
    if fault:
        return TermGrounding((), (Refusal("text", text, fault),))
    found = check_wording(document, sentences, "text", text)
    return TermGrounding(found.evidence, found.refusals, _months(text) if kind in {"duration", "renewal"} else None)


def _months(text: str) -> int | None:
    """The length that a clause gives; None where it gives none or several."""
    stream = tokens(text)
    lengths = []
    for amount in amounts(stream):
        unit = _MONTHS_IN.get(stream[amount.last].norm) if amount.last < len(stream) else None
        if unit and not amount.ordinal and amount.precision == "exact" and amount.value == int(amount.value):
            lengths.append(int(amount.value) * unit)
    return lengths[0] if len(lengths) == 1 else None
