"""Does the source support this value? Computed in code, deterministic, without a model.

What is tolerated is white space, quotation marks, dashes, hyphens, case, regular inflection, "eleven thousand" for
"11,000", "Nov. 11" for "November 11", a surname for a full name given elsewhere, any name of a state for another of
it. What is never tolerated is a changed number, unit, date, weekday, name, negation, modal or hedge, another order
of who did what, or a word that the source does not have. In doubt a value is refused: a weak model makes the
output shorter, never false.

:mod:`check`, :mod:`claims`, :mod:`events` and :mod:`instrument` hold one entry for each kind of fact; the packages
below them are the rooms of the small functions that they are made of, each built only on those before it:
language, alignment and sayings, acts, actors, parties, provisions and statements.
"""

from __future__ import annotations

from summarizer.grounding.acts.acts import act_supported, event_context, normalise_act
from summarizer.grounding.acts.frames import dates_event
from summarizer.grounding.acts.words import act_cues, is_organ
from summarizer.grounding.alignment.align import Alignment, Rules, align
from summarizer.grounding.check import (
    Grounding,
    ObligationGrounding,
    check_area,
    check_obligation,
    check_party,
    check_quoted,
    check_sentence,
    check_wording,
    speaks_of_cooperation,
)
from summarizer.grounding.claims import ClaimGrounding, check_claim
from summarizer.grounding.events import EventGrounding, check_event
from summarizer.grounding.instrument import (
    TermGrounding,
    check_instrument,
    check_related,
    check_rule,
    check_term,
    check_title,
    names_instrument,
    speaks_of_force,
    speaks_of_term,
    terms_worded,
    type_of_title,
)
from summarizer.grounding.language.articles import article_of, heading_end
from summarizer.grounding.language.main_clause import balanced
from summarizer.grounding.language.text import Refusal, fold, locate, quotation, same_wording
from summarizer.grounding.language.times import When, when_of
from summarizer.grounding.provisions.limits import attacks_party
from summarizer.grounding.provisions.obligations import (
    binds_itself,
    conditions_in,
    duties_worded,
    introduces_rules,
    normalise_kind,
    obligation_supported,
)
from summarizer.grounding.sayings.attribution import check_attribution
from summarizer.grounding.sayings.speeches import Speech, is_quotation, speeches_in
from summarizer.grounding.statements.assertions import Assertion, assertions_in
from summarizer.grounding.statements.event_times import event_dates
from summarizer.grounding.statements.factuality import check_factuality, factuality_of
from summarizer.grounding.statements.statement import check_whole, kind_of, statement_of

__all__ = [
    "Alignment",
    "Assertion",
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
    "article_of",
    "assertions_in",
    "attacks_party",
    "balanced",
    "binds_itself",
    "check_area",
    "check_attribution",
    "check_claim",
    "check_event",
    "check_factuality",
    "check_instrument",
    "check_obligation",
    "check_party",
    "check_quoted",
    "check_related",
    "check_rule",
    "check_sentence",
    "check_term",
    "check_title",
    "check_whole",
    "check_wording",
    "conditions_in",
    "dates_event",
    "duties_worded",
    "event_context",
    "event_dates",
    "factuality_of",
    "fold",
    "heading_end",
    "introduces_rules",
    "is_organ",
    "is_quotation",
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
    "terms_worded",
    "type_of_title",
    "when_of",
]
