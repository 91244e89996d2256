"""One entry for each kind of fact: a value and the sentences cited for it in, evidence and refusals out.

Nothing here raises on any text. Each result says whether the value is ``kept``; every refusal names the field, the
value and the reason. An optional field that fails (a date, a place, an actor) is dropped with its refusal and the
rest is kept. Evidence comes from content sentences only, never from boilerplate or notices.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from summarizer.document import Document, Sentence
from summarizer.grounding.actors.participants import is_capital
from summarizer.grounding.actors.state_names import can_be_party, named_in, read_in
from summarizer.grounding.acts.words import act_cues
from summarizer.grounding.alignment.align import ALL_CUES, Alignment, Rules, align
from summarizer.grounding.language.cue_words import CueKind
from summarizer.grounding.language.cues import Cue
from summarizer.grounding.language.names import names_of
from summarizer.grounding.language.predicates import one_by_one
from summarizer.grounding.language.text import Refusal, content_only, fold, locate, lowered, whole
from summarizer.grounding.language.units import read_units
from summarizer.grounding.parties.parties import party_of_treaty
from summarizer.grounding.parties.partners import is_dealing
from summarizer.grounding.parties.related import said_of_third
from summarizer.grounding.parties.surroundings import (
    issued_by,
    made_party_around,
    made_with_outsider,
    may_be_of_few,
    stays_outside,
    tells_of_own,
)
from summarizer.grounding.provisions.beside import is_opinion, only_thought, said_beside
from summarizer.grounding.provisions.limits import area_fault, attacks_party, duty_fault
from summarizer.grounding.provisions.obligations import (
    binds_itself,
    conditions_in,
    duty_worded,
    lays_duty,
    normalise_kind,
    obligation_supported,
    of_the_day,
)
from summarizer.grounding.provisions.present import told_flatly
from summarizer.grounding.sayings.speeches import speeches_over
from summarizer.records.evidence import Evidence
from summarizer.records.treaty import Condition, ObligationKind

__all__ = [
    "CLAIMED",
    "Grounding",
    "ObligationGrounding",
    "best",
    "check_area",
    "check_obligation",
    "check_party",
    "check_quoted",
    "check_sentence",
    "check_wording",
    "rules_for",
    "speaks_of_cooperation",
]

_DUTY: frozenset[CueKind] = ALL_CUES - {"intent", "condition", "modal"}
CLAIMED: frozenset[CueKind] = frozenset({"negation", "denial", "exception", "unreal", "privative"})
"""The cues that even a part of a clause must keep: what takes its claim back."""


@dataclass(frozen=True, slots=True)
class Grounding:
    """What supports a value, and what was refused. ``kept`` is False if the value itself was refused."""

    evidence: tuple[Evidence, ...] = ()
    refusals: tuple[Refusal, ...] = ()

    @property
    def kept(self) -> bool:
        """Whether the value stands."""
        return bool(self.evidence)


@dataclass(frozen=True, slots=True)
class ObligationGrounding(Grounding):
    """An obligation's evidence, its kind (corrected if need be), and those of its optional fields that stand."""

    kind: ObligationKind = "other"
    trigger: str | None = None
    conditions: tuple[Condition, ...] = ()
    article: str | None = None


def rules_for(document: Document, **changes: object) -> Rules:
    """The rules of a document's names and date."""
    return Rules(names=names_of(document), published=document.published, **changes)  # type: ignore[arg-type]


def best(text: str, sentences: Sequence[Sentence], rules: Rules) -> tuple[Sentence, Alignment] | None:
    """The sentence that supports a text, or the one that comes nearest to it; None if there is no sentence."""
    nearest: tuple[Sentence, Alignment] | None = None
    for sentence in sentences:
        found = align(text, sentence.text, replace(rules, headline=True) if sentence.role == "title" else rules)
        if found.fault is None:
            return sentence, found
        if nearest is None or found.matched > nearest[1].matched:
            nearest = sentence, found
    return nearest


def _no_sentence(field: str, value: str) -> Refusal:
    return Refusal(field, value, "No sentence is cited that can be evidence.")


def check_quoted(document: Document, sentences: Sequence[Sentence], field: str, text: str) -> Evidence | Refusal:
    """A value that must be copied: a title, a place, the words of a date. See :func:`locate` for what is tolerated."""
    chosen = content_only(sentences)
    if not chosen:
        return _no_sentence(field, text)
    if not any(unit.content for unit in read_units(text).units):
        return Refusal(field, text, "Only small words of it are left to compare; they support nothing.")
    return locate(text, document, chosen, field=field)


def check_wording(
    document: Document,
    sentences: Sequence[Sentence],
    field: str,
    text: str,
    *,
    cues: frozenset[CueKind] = ALL_CUES,
    phrase: bool = True,
    forms: bool = False,
) -> Grounding:
    """A value in the source's words, shortened at most: a trigger, a rule, a final clause.

    ``cues`` are the kinds of cue that must not be left out; with ``phrase`` the value need not be a whole sentence;
    with ``forms`` a sentence of several predicates may support it by one of them alone.
    """
    chosen = _stated(sentences)
    found = best(text, one_by_one(chosen) if forms else chosen, rules_for(document, cues=cues, phrase=phrase))
    if found is None:
        return Grounding((), (_no_sentence(field, text),))
    sentence, alignment = found
    if alignment.fault:
        return Grounding((), (Refusal(field, text, alignment.fault),))
    return Grounding((whole(document, sentence),))


def _stated(sentences: Sequence[Sentence]) -> list[Sentence]:
    """Sentences that can be evidence and are no questions."""
    return [one for one in content_only(sentences) if not one.text.rstrip(" *_”’\"'").endswith("?")]


_COOPERATION = re.compile(
    r"\b(?:co-?operat\w+|collaborat\w+|work(?:ing)?\b[^.;]{0,40}\b(?:together|jointly|bilaterally|closely"
    r"|side by side|hand in hand)|co-?ordinat(?:e|es|ing) their|assist(?:ing)? (?:each other|one another) in \w+ing"
    r"|jointly|team(?:ing)? up|join(?:ing)? forces|chapters (?:deal with|cover|concern|are on)|joint projects"
    r"|joint (?:work|action|efforts)|cover(?:s|ed|ing)?|spans?|embraces?|takes? in|extends? to|(?:in"
    r"|on) (?:the )?(?:\w+ ){0,3}(?:areas?|fields?|sectors?))\b"
)
_LONGEST_AREA = 10


@lru_cache(maxsize=1024)
def speaks_of_cooperation(text: str) -> bool:
    """Whether a text has words of states working together.

    >>> speaks_of_cooperation("They will work bilaterally in several areas.")
    True
    """
    return _COOPERATION.search(lowered(text)) is not None  # the pattern is in lower case


def check_area(document: Document, sentences: Sequence[Sentence], area: str) -> Grounding:
    """A field of cooperation: a short name of it, not negated, in a sentence about working together."""
    if len(area.split()) > _LONGEST_AREA:
        reason = f"A field of cooperation has a short name, of at most {_LONGEST_AREA} words."
        return Grounding((), (Refusal("area", area, reason),))
    units = [unit for unit in read_units(area).units if unit.content]
    if units and all(unit.state for unit in units):
        return Grounding((), (Refusal("area", area, "This names states, not a field of cooperation."),))
    chosen = content_only(sentences)
    about = [one for one in chosen if speaks_of_cooperation(one.text)]
    faults = [area_fault(area, one.text) for one in about]
    if about and all(faults):
        return Grounding((), (Refusal("area", area, faults[0] or ""),))
    about = [one for one, fault in zip(about, faults, strict=True) if not fault]
    if chosen and not about:
        return Grounding((), (Refusal("area", area, "The sentence does not speak of working together."),))
    return check_wording(document, about, "area", area, cues=CLAIMED)


def check_party(document: Document, sentences: Sequence[Sentence], name: str) -> Grounding:
    """A party to the treaty: the sentence says that it acts on the treaty, or that the treaty stands with it.

    Any name or the adjective of a state supports it; a capital does not.
    """
    chosen = content_only(sentences)
    if not chosen:
        return Grounding((), (_no_sentence("name", name),))
    if is_capital(name):
        return Grounding((), (Refusal("name", name, f"'{name}' is a city; the party is the state."),))
    if not can_be_party(document, name):
        return Grounding(
            (), (Refusal("name", name, f"'{name}' is not known as a state, nor does the text use it so."),)
        )
    if stays_outside(document, name):
        return Grounding((), (Refusal("name", name, f"The text says that '{name}' is no party."),))
    mentioned = False
    issued = issued_by(document.publisher or "", name)
    for sentence in chosen:
        if issued and tells_of_own(sentence.text):
            return Grounding((whole(document, sentence),))
        reading = read_in(document, sentence.text)
        cues = act_cues(sentence.text)
        for span in named_in(document, reading, name):
            mentioned = True
            told = party_of_treaty(reading, span, cues) or made_party_around(document, sentence, reading, span)
            told = told or (is_dealing(reading, span) and may_be_of_few(document))
            if told and not made_with_outsider(document, sentence):
                return Grounding((whole(document, sentence),))
    reason = (
        f"The sentence names '{name}' but does not say that it is a party."
        if mentioned
        else f"'{name}' is not named there."
    )
    return Grounding((), (Refusal("name", name, reason),))


_CONDITION_ALONE = re.compile(r"\W*(?:if|when|whenever|unless|should|in (?:the )?(?:case|event))\b", re.IGNORECASE)


def check_obligation(
    document: Document,
    sentences: Sequence[Sentence],
    kind: ObligationKind,
    text: str,
    *,
    trigger: str | None = None,
    article: str | None = None,
) -> ObligationGrounding:
    """A duty in the words of the source. A duty word may be left out ("shall"), a permission ("may") not."""
    if _CONDITION_ALONE.match(text) and "," not in text:
        return ObligationGrounding((), (Refusal("text", text, "It is the condition of a duty, not the duty."),))
    rules = rules_for(document, cues=_DUTY | {"modal"}, phrase=True, dropped=_duty_word)
    chosen = _stated(sentences)
    found = best(text, one_by_one(chosen), rules)
    if found is None or found[1].fault:
        refusal = _no_sentence("text", text) if found is None else Refusal("text", text, found[1].fault or "")
        return ObligationGrounding((), (refusal,))
    sentence = found[0]
    words = f"{text}. {trigger or ''}. {sentence.text if kind == 'offense' else ''}"
    kind = normalise_kind(kind, words)
    before = " ".join(sentence.text[: found[1].start].split())
    own = binds_itself(document.text)
    behind = next(one.text for one in chosen if one.number == sentence.number)
    flat = kind == "other" and own and told_flatly(text)
    wrong = duty_worded(kind, text, own=own, before=f"{before} ", behind=behind) or obligation_supported(
        kind, text, trigger or "", sentence.text
    )
    if wrong and not flat:
        return ObligationGrounding((), (wrong,))
    if not own and of_the_day(document, sentence, text):
        reason = "No instrument is named there that holds what was agreed to."
        return ObligationGrounding((), (Refusal("text", text, reason),))
    limit = duty_fault(kind, text, f"{trigger or ''} {sentence.text}")
    limit = limit or said_beside(sentence.text, text) or said_of_third(document, sentence, text)
    if not limit and (is_opinion(behind) or only_thought(behind)):
        limit = "Somebody thinks, hopes or fears so."
    if limit:
        return ObligationGrounding((), (Refusal("kind", kind, limit),))
    refusals: list[Refusal] = []
    kept_trigger = trigger
    # "An attack on one obliges the other": the event is the subject of the duty, which has been found as a whole.
    if trigger and lays_duty(trigger):
        refusals.append(Refusal("trigger", trigger, "It is the duty itself, not the event that brings it about."))
        kept_trigger = None
    elif trigger and not (attacks_party(trigger) and fold(text).startswith(fold(trigger))):
        checked = check_wording(document, chosen, "trigger", trigger, cues=CLAIMED)
        refusals.extend(checked.refusals)
        kept_trigger = trigger if checked.kept else None
    kept_article = article
    if article:
        place = locate(article, document, field="article")
        if isinstance(place, Refusal):
            refusals.append(place)
            kept_article = None
    return ObligationGrounding(
        (whole(document, sentence),),
        tuple(refusals),
        kind,
        kept_trigger,
        conditions_in(f"{_limits(sentence.text, found[1])} {text}. {kept_trigger or ''}"),
        kept_article,
    )


_LIMIT_BEHIND = re.compile(
    r",? (?:if|unless|when|where|on|at|upon|provided|subject|in accordance|in conformity|to the extent|as far as)\b"
    r"|; (?:this|that|the|such) (?:obligation|duty|undertaking|commitment)\b"
)


def _limits(text: str, found: Alignment) -> str:
    """The words before and behind a duty that may limit it, and not those that lay down another."""
    before, behind = text[: found.start], text[found.end :]
    limited = "" if duty_worded("other", before) is None else before
    return f"{limited} {behind}" if _LIMIT_BEHIND.match(behind) else limited


def _duty_word(cue: Cue) -> bool:
    return cue.kind == "modal" and cue.text in {"shall", "must", "will"}


def check_sentence(document: Document, sentences: Sequence[Sentence], text: str) -> Grounding:
    """A sentence of the abstract: all cues kept, and what somebody said not told as a fact."""
    chosen = content_only(sentences)
    rules = rules_for(document)
    found = best(text, chosen, rules)
    if found is None:
        return Grounding((), (_no_sentence("text", text),))
    sentence, alignment = found
    if alignment.fault:
        return Grounding((), (Refusal("text", text, alignment.fault),))
    spoken = [
        one
        for one in speeches_over(sentence, alignment.start, alignment.end)
        if not (alignment.start <= one.start < alignment.end and fold(one.cue) in fold(text))
    ]
    if spoken:
        reason = f"The source gives this as said by '{spoken[0].source}' ('{spoken[0].cue}'); the sentence must say so."
        return Grounding((), (Refusal("text", text, reason),))
    return Grounding((whole(document, sentence),))
