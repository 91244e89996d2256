"""Does the source support this value? Computed in code, deterministic, without a model.

What is tolerated is white space, quotation marks, dashes, hyphens, case, regular inflection, "eleven thousand" for
"11,000", "Nov. 11" for "November 11", a surname for a full name given elsewhere, any name of a state for another of
it. What is never tolerated is a changed number, unit, date, weekday, name, negation, modal or hedge, another order
of who did what, or a word that the source does not have. In doubt a value is refused: a weak model makes the
output shorter, never false.

:mod:`check` and :mod:`events` hold one entry for each kind of fact; the other modules are the small functions that
they are made of.
"""

from __future__ import annotations

from summarizer.grounding.act_words import act_cues, is_organ
from summarizer.grounding.acts import act_supported, event_context, normalise_act
from summarizer.grounding.align import Alignment, Rules, align
from summarizer.grounding.attribution import Speech, check_attribution, speeches_in
from summarizer.grounding.check import (
    ClaimGrounding,
    Grounding,
    ObligationGrounding,
    check_area,
    check_claim,
    check_obligation,
    check_party,
    check_quoted,
    check_sentence,
    check_wording,
    speaks_of_cooperation,
)
from summarizer.grounding.events import EventGrounding, check_event
from summarizer.grounding.factuality import check_factuality, factuality_of
from summarizer.grounding.instrument import (
    TermGrounding,
    check_instrument,
    check_rule,
    check_term,
    check_title,
    names_instrument,
    speaks_of_force,
    speaks_of_term,
    type_of_title,
)
from summarizer.grounding.obligations import conditions_in, duty_worded, normalise_kind, obligation_supported
from summarizer.grounding.statement import check_whole, kind_of, statement_of
from summarizer.grounding.text import Refusal, fold, locate, quotation, same_wording
from summarizer.grounding.times import When, when_of

__all__ = [
    "Alignment",
    "ClaimGrounding",
    "EventGrounding",
    "Grounding",
    "ObligationGrounding",
    "Refusal",
    "Rules",
    "Speech",
    "TermGrounding",
    "When",
    "act_cues",
    "act_supported",
    "align",
    "check_area",
    "check_attribution",
    "check_claim",
    "check_event",
    "check_factuality",
    "check_instrument",
    "check_obligation",
    "check_party",
    "check_quoted",
    "check_rule",
    "check_sentence",
    "check_term",
    "check_title",
    "check_whole",
    "check_wording",
    "conditions_in",
    "duty_worded",
    "event_context",
    "factuality_of",
    "fold",
    "is_organ",
    "kind_of",
    "locate",
    "names_instrument",
    "normalise_act",
    "normalise_kind",
    "obligation_supported",
    "quotation",
    "same_wording",
    "speaks_of_cooperation",
    "speaks_of_force",
    "speaks_of_term",
    "speeches_in",
    "statement_of",
    "type_of_title",
    "when_of",
]
