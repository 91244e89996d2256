"""What a claim's text must be: a whole statement, without the words that say who says it, of its stated kind."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from summarizer.dates import find_dates
from summarizer.grounding.language.fragments import is_fragment
from summarizer.grounding.language.main_clause import balanced, has_clause
from summarizer.grounding.language.text import Refusal, lowered, tokens
from summarizer.grounding.language.verb_words import VERBS
from summarizer.grounding.language.words import BE, past_form
from summarizer.grounding.sayings.speakers import without_label
from summarizer.grounding.sayings.speeches import Speech, speeches_in
from summarizer.records.claims import ClaimKind

__all__ = ["Statement", "check_whole", "kind_of", "statement_of"]

_SUBORDINATORS = frozenset("since as while although though when after before because if unless until whereas".split())
_RELATIVES = frozenset("where which who whom whose".split())
_DANGLING = frozenset(
    """a an the of to as and or but with for from by at on in into than that which who this these its their his her our
    said says told stated announced reported""".split()
)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|shall|should|may|might|can|could|must|does|do|did)\b", re.IGNORECASE
)
_THAT = re.compile(
    r"^(?:(?:on|in|last|late|early|earlier|this|week|month|year|yesterday|today|[A-Z][a-z]+day|[A-Z][a-z]{2,8}\.?|\d+)"
    r",?\s+){0,4}that\s+"
)
_TOLD = re.compile(r"^(?:[^\s,;]+\s+){0,6}?that\s+")
_ON = re.compile(r"\W*(?:(?:on|in|at|late|early|earlier|last|this)\W+){0,2}", re.IGNORECASE)
_MODAL = re.compile(r"\b(?:may|might|could|would|will|should|must|can|to)$", re.IGNORECASE)
_SUBORDINATE = re.compile(r"\b(?:that|which|who|whom|whose|where|when|if|whether|what|how|why|to)\b", re.IGNORECASE)
_DUTY = re.compile(
    r"\b(?:shall|must|oblig\w+|mandat\w+|commit\w*|requir\w+|provid\w+|stipulat\w+|undertak\w+|pledg\w+|bind\w*|bound"
    r"|guarantee\w*|prohibit\w*|forbid\w*|bar(?:s|red)?|allow\w*|permit\w*|agree(?:d|s)? to|cooperat\w+|co-operat\w+"
    r"|work together|(?:come|enter|enters|comes)\s+into\s+(?:force|effect)|take(?:s)? effect|in force|expir\w+|renew\w*"
    r"|withdraw\w*|terminat\w+|clauses?|articles?|provisions?|covers?|covered|contains?|includes?|runs? for|lasts?"
    r"|sets?|appl(?:y|ies)|replaces?|governs?|notice|may (?:not )?be \w+ed|(?:must|may|can|will) \w+|does not|grants?"
    r"|gives?|(?:is|are) \w+|has (?:a|no|one|its)|forms|banned|effective|is to|are to|requested"
    r"|prescrib\w+|impairs?|assigns?|adds?|imposes?|exempt\w*|starts?|begins?"
    r"|goes on|go on|continues?|remains?|leaves?|forbade|whoever|promises?|only if|only once|term"
    r"|(?:have|has) to|convenes?|meets?|reports?|decides?|keeps?|ma(?:kes|de) (?:each|both|either|every|all))\b"
)
"""Searched in a text in lower case."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim's text without its saying, and the saying that was taken off, if there was one."""

    text: str
    speech: Speech | None = None


def statement_of(text: str) -> Statement:
    """A text without the words at its beginning that say who says it or asks, where a whole clause is left.

    >>> statement_of("Two envoys said on Monday that the pact is void.").text
    'the pact is void.'
    >>> statement_of("Analysts emphasize the significance of such pacts.").text
    'Analysts emphasize the significance of such pacts.'
    """
    text = without_label(text)
    for speech in speeches_in(text):
        if _MODAL.search(speech.source):
            continue
        for start, end in speech.covers:
            said = _clause(text[start:end].strip(" ,;:“”\"'"), speech)
            opens = text[: speech.start].strip().casefold() in {"", speech.cue.casefold()}
            if opens and start > speech.start and len(text) - end <= 2 and said:
                return Statement(said, speech)
    return Statement(text)


def _clause(rest: str, speech: Speech) -> str | None:
    """What is said, if it is a whole clause; a day that stands between the verb and it is the day of the saying."""
    said = (_TOLD if speech.cue.casefold() in {"told", "tells", "tell"} else _THAT).sub("", rest, count=1)
    if said != rest:
        return said
    first = next(iter(find_dates(rest)), None)
    if first and _ON.fullmatch(rest[: first.start]):
        rest = rest[first.end :].lstrip(" ,")
    verb = _FINITE.search(rest)
    if verb is None or not rest[: verb.start()].strip() or _SUBORDINATE.search(rest[: verb.start()]):
        return None
    return rest


def check_whole(text: str) -> Refusal | None:
    """A claim is a whole statement: not a clause that hangs on another, not a participle without its subject.

    >>> check_whole("The pact is void.")
    >>> check_whole("Opening the way for trade.").reason
    "'Opening' has no subject; a claim must be understandable alone."
    """
    if balanced(text) != text or is_fragment(text):
        return Refusal("text", text, "It breaks off or says nothing; a claim is a whole statement.")
    stream = tokens(text)
    words = [token for token in stream if token.kind == "word"]
    if not words:
        return Refusal("text", text, "It has no words.")
    fronted = words[0].norm == "where" and has_clause(text)  # "Where a dispute arises, the Parties shall consult"
    if words[0].norm in _RELATIVES and not text.rstrip().endswith("?") and not fronted:
        return Refusal("text", text, f"It is the '{words[0].norm}' part of a sentence, not a statement.")
    last = next(token for token in reversed(stream) if token.kind != "mark")
    before = next((token for token in reversed(stream[: stream.index(last)]) if token.kind != "mark"), last)
    if last.norm in _DANGLING and len(words) > 1 and not _stands(last.norm, before.norm):
        return Refusal("text", text, f"It breaks off after '{last.norm}'; a claim is a whole statement.")
    dated = sum(mention.end - mention.start for mention in find_dates(text))
    if dated and len(re.sub(r"\W", "", text)) <= dated:
        return Refusal("text", text, "It is a date and nothing more.")
    second = words[1].norm if len(words) > 1 else ""
    measure = (words[0].norm, second) in {("as", "many"), ("as", "much"), ("as", "few"), ("until", "now")}
    if words[0].norm in _SUBORDINATORS and "," not in text and not measure and not has_clause(text):
        return Refusal("text", text, f"It is the '{words[0].norm}' part of a sentence, not a statement.")
    first = words[1] if len(words) > 1 and words[0].norm.endswith("ly") | (words[0].norm == "further") else words[0]
    if first.norm.endswith("ing") and len(first.norm) > 4 and not _FINITE.search(text) and not has_clause(text):
        word = text[first.start : first.end]
        return Refusal("text", text, f"'{word}' has no subject; a claim must be understandable alone.")
    return None


def _stands(last: str, before: str) -> bool:
    """Whether a word that seems to leave a claim open is its object, or the end of a passive."""
    if last in {"which", "who"}:
        return before in VERBS  # "would not say which"
    pointing = last in {"that", "this", "these", "those", "her"}
    return pointing and (before in BE or before in {"of", "for", "about"} or past_form(before) or before in VERBS)


@lru_cache(maxsize=512)
def kind_of(kind: ClaimKind, text: str) -> ClaimKind | Refusal:
    """The kind of a claim, or why it is not the one named: a provision needs a word of duty, force or length.

    >>> kind_of("provision", "Each party shall open its ports.")
    'provision'
    """
    if kind == "provision" and not _DUTY.search(lowered(text)):
        return Refusal("kind", kind, "It has no word of a duty or a clause; it is taken as an event.")
    return kind
