"""Whether a clause on length, renewal or ending is said of an instrument, or of something beside it."""

from __future__ import annotations

import re

from summarizer.grounding.acts.subjects import may_be_instrument
from summarizer.grounding.language.text import tokens
from summarizer.grounding.provisions.present import base_of

__all__ = ["of_another"]

_NAMES_INSTRUMENT = re.compile(
    r"(?:the|this|its|their) (?:[\w-]+ )?"
    r"(?:treaty|agreement|convention|protocol|pact|accord|charter|memorandum|annex|text|deal|arrangement)s?\b",
    re.IGNORECASE,
)
_OPENS_WITH_VERB = re.compile(
    r"(?:shall|will|may|can|could|would|is|are|be|was|(?:has|have|needs?) to) "
    r"|(?:renews|extends|prolongs|rolls|continues|goes on|carries on|runs|lasts|stays|remains|terminable|terminated"
    r"|denounced|to be)\b"
)
"""How a clause begins that leaves its subject out."""
_OTHER_LASTS = re.compile(
    r"\b(?:contract|lease|loan|licen[cs]e|visa|permit|concession|mandate|tender|talks|negotiations|truce|ceasefire"
    r"|embargo|waiver|subsidy|project|programme|presidency)s?\b[^;]*$",
    re.IGNORECASE,
)
_GOVERNED = re.compile(
    r"(?:(?P<noun>[\w-]+) )?\b(?:on|of|in|to|for|about|over|from|with|at|by|against|behind|under|beside|alongside"
    r"|within|since|after|before) $"
)
_WHAT_IT_HAS = frozenset(
    """term terms period periods duration validity life lifetime lifespan effect application membership commitment
    commitments obligation obligations article clause clauses provision parties party members member states""".split()
)
"""What an instrument lends its length to, and whom it binds."""


def of_another(text: str, source: str) -> bool:
    """Whether a clause is said of something in its sentence that is no instrument, as far as its subject is clear.

    >>> of_another("may be renewed every year", "The lease may be renewed every year.")
    True
    >>> of_another("may be renewed every year", "The treaty on fish may be renewed every year.")
    False
    >>> of_another("the treaty are renewed every year", "Permits under the treaty are renewed every year.")
    True
    """
    words = " ".join(source.split())
    at = words.find(text)
    if at <= 0:
        return False
    before = words[:at]
    if _NAMES_INSTRUMENT.match(text):
        governed = _GOVERNED.search(before)
        return governed["noun"] not in _WHAT_IT_HAS if governed else _is_object(before)
    if _OTHER_LASTS.search(before):
        return True
    led = _OPENS_WITH_VERB.match(text) is not None
    return led and not may_be_instrument(words, len(tokens(before)), beside=_WHAT_IT_HAS)


def _is_object(before: str) -> bool:
    """Whether a name behind some words is what the verb of a relative clause is about: "the act that approved [it]"."""
    clause = _RELATIVE.search(before)
    verb = clause["verb"].casefold() if clause else ""
    return (
        bool(verb)
        and verb not in _OPENS_CLAUSE
        and (verb.endswith("ed") or verb in _PASTS or base_of(verb) is not None)
    )


_RELATIVE = re.compile(r"\b(?:which|that|who|whom|whose|whereby) (?:[^,;]* )?(?P<verb>[a-z]+) $")
_PASTS = frozenset("made brought gave struck drew wrote put led kept took".split())
_OPENS_CLAUSE = frozenset(
    "say says said state states provide provides provided mean means agreed showed noted added".split()
)
