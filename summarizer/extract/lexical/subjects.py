"""What stands before a word of duty: what opens the sentence, who or what is bound, an aside between them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from summarizer.extract.lexical.passages import PARTY
from summarizer.grounding import names_instrument
from summarizer.states import find_state

__all__ = ["BOUND", "Opening", "Role", "by_instrument", "is_long", "names_source", "opening_of", "role_of"]

Role = Literal["party", "parties", "state", "pronoun", "officials", "instrument", "thing"]
"""What a subject is: one party, parties told one by one or together, a state by its name, a word for one of these,
persons who act for a state, the instrument and what belongs to it, anything else."""
BOUND: frozenset[Role] = frozenset({"party", "parties", "state", "pronoun"})
"""What a subject is whom an instrument binds."""

_SAID_THAT = re.compile(
    r"^(?!If\b|When\b|Should\b)[^,;]{3,80}? (?:recall(?:s|ed)|not(?:es|ed)|says|said|add(?:s|ed)|confirm(?:s|ed)"
    r"|state[sd]|explain(?:s|ed)|stress(?:es|ed)"
    r"|point(?:s|ed) out|mak(?:es|ing) clear|remind(?:s|ed) [^,;]{3,30}?|underlin(?:es|ed)) that (?:(?=under )|,? ?)"
)
"""Who says what follows."""
_EXAMPLE = r"(?:in|for|on|under|by|as|like|with|if|where|when|at|upon|too|however|therefore|also|moreover)\b"
_ASIDE = re.compile(rf"^(?P<before>.*[^,]), (?P<aside>{_EXAMPLE}[^,]*)$")
_IN_RETURN = re.compile(r"\b(?:in (?:exchange|return|turn)|for (?:its|their) (?:own )?part)\b", re.IGNORECASE)
_RELATIVE = re.compile(r"^(?P<before>.*)\b(?:(?:under|by|in|pursuant to) which|whereby) (?P<subject>[^,]+)$")
_CONDITION = re.compile(
    r"^(?:If|When|Whenever|Where|Should|In case of|In case|In the event (?:of|that)|In the event|Were"
    r"|In (?:an?|any|the|every) (?:case|event|situation|scenario|circumstances?) (?:in which|where|when|that))\b ",
    re.IGNORECASE,
)
_ON_REQUEST = re.compile(r"^(?:At|On|Upon) (?:the|a|any) (?:\w+ )?request of [^,]+, $", re.IGNORECASE)
_UNDER = re.compile(
    r"^(?:Under|By|In accordance with|Pursuant to|In terms of|According to|As part of|As a member of) ", re.IGNORECASE
)
_ARTICLE = r"(?:(?:[Aa]rticle|[Cc]lause|[Ss]ection|[Pp]aragraph|Annex|Chapter) (?:\d+|[IVXLC]+)\b)"
_SOURCE = (
    rf"(?:{_ARTICLE}|terms|provisions?|treaty|agreement|convention|protocol|pact|accord|deal|arrangement|memorandum"
    rf"|text"
    r"|article|clause|it|(?:these|those|them)(?=,|$)|charter|compact|draft)"
)
_UNDER_UNPARTED = re.compile(rf"^(?:Under|By|Pursuant to|In accordance with) .*\b{_SOURCE} (?=\S)", re.IGNORECASE)
_OF_OTHERS = re.compile(
    r"\b(?:treaty|agreement|convention|protocol|pact|accord|deal)[’']s (?!(?:[\w-]+ )?(?:terms|provisions?|text|rules"
    r"|articles?"
    r"|clauses?|annex|preamble|chapter)\b)"
)
"""Those who stand behind or against an instrument, and not what it says."""
_NAMES_SOURCE = re.compile(rf"\b{_SOURCE}", re.IGNORECASE)
_LEAD_UNPARTED = re.compile(
    r"^(?P<lead>(?i:From|Since|Until|In|On|At|During|Within|After|Before|Besides|Under|By|For|With|To|As|Then"
    r"|Thereafter"
    r"|Now|Upon|Throughout|Through|Beyond|Pursuant|Hereafter|Henceforth)\b.*?)"
    rf"(?P<subject>(?i:(?:each|either|neither|both|every|all|no|the two|the other) {PARTY}"
    r"|(?:neither|both|each|either)(?: of (?:them|the two))?|they|it))$"
)
_THEN = re.compile(
    r"^(?P<lead>(?i:until then|since then|from then on|in (?:return|exchange|turn)) )(?P<subject>[A-Z].*)$"
)
"""What opens a sentence, before a name."""
_PRONOUN = re.compile(r"(?:they|(?:the )?others?|the two|both|each|either|neither|none)", re.IGNORECASE)
_ITS_OWN = re.compile(
    r"^(?:the|its) (?:treaty|agreement|convention|protocol|pact|accord|deal|charter)[’']s"
    r" (?=(?:\w+ )?(?:signator|member|part))",
    re.IGNORECASE,
)
"""Whose parties they are: "the pact's signatories"."""
_EACH_OF = re.compile(
    r"(?:each|either|neither|both|none|all|any|one) of (?:them|the (?:two|three|four|five))", re.IGNORECASE
)
_PARTY = re.compile(
    rf"(?:then )?{PARTY}(?: (?:that|to|to which|whose|of|which|in|(?:at|on|from|by|for|with|under)"
    r" (?:whose|which|whom)|wishing|seeking|requesting|receiving|giving|having) [^,]+)?",
    re.IGNORECASE,
)
_DISTRIBUTED = re.compile(
    r"(?:(?:each|either|neither|both|every|all|no|any|the (?:two|three|four|five|other)) .+"
    r"|its (?:parties|signatories|member states)"
    r"|(?:the )?(?:high )?(?:contracting |signatory |member )?(?:states )?"
    r"(?:parties|members|member states|signatories|participants|states|governments|partners|powers"
    r"|countries)(?: (?:to|that|which|of|in) .+)?)",
    re.IGNORECASE,
)
_STATE_FORM = re.compile(
    r"[Tt]he (?:(?:[A-Z]\w+ ){0,2}(?:Republic|Kingdom|Federation|Confederation|Principality|Grand Duchy|Commonwealth"
    r"|Sultanate"
    r"|Emirate)(?: of (?:the )?[A-Z]\w+(?: [A-Z]\w+)?)?|Government of (?:the )?[A-Z]\w+(?: of [A-Z]\w+)?)"
)
"""The full name of a state."""
_NAME = r"(?:[Tt]he )?[A-Z][\w’'-]*(?: (?:and |of )?[A-Z][\w’'-]*){0,3}"
_NAMES = re.compile(rf"{_NAME}(?:(?:, | and |, and ){_NAME})*(?: both| each| jointly)?")
_JOINED = re.compile(r", and |, | and ")
_LONGEST = 14
_LONGEST_OF_PARTY = 30
_NEW_NAME = re.compile(r"[A-Z][a-z][\w’-]+(?: and [A-Z][a-z][\w’-]+)?(?: both| each)?")
_OFFICIALS = re.compile(
    r"\b(?:ministers|authorities|representatives|heads|governments|delegations|chiefs|experts|members|part(?:y|ies)"
    r"|offices|administrations|agencies|government|ministries|forces|navies|courts|services)$",
    re.IGNORECASE,
)
_OF_INSTRUMENT = re.compile(
    r"\b(?:treaty|agreement|convention|protocol|pact|accord|charter|memorandum|annex\w*|article|paragraph|provisions?"
    r"|terms?|obligations?|exemption|organi[sz]ation|secretariat|council|commission|committee|court|tribunal|director"
    r"|depositar\w+|nothing|it|this|that|which|who|arrangements?|bodies|body|assembly|president|chair\w*|seat"
    r"|instruments?|ratifications?|text|period|notice|notices|termination|denunciation|withdrawal|reservations?"
    r"|amendments?|language|version|person|citizens|nationals|conference|secretary\S*|accession|entry)\b",
    re.IGNORECASE,
)
_HEAD_OF = re.compile(
    r" (?:of|under|to|taken|in|on|by|from|between|for|which|that|regarding|concerning|not|with|received|issued)\b"
)
_LINKING = re.compile(
    r"^(?:then|therefore|accordingly|thus|and|but) "
    r"| (?:therefore|also|further|hereby|thus|then|accordingly|each|both|solemnly|now|in turn|in return|in exchange"
    r"|for (?:its|their) (?:own )?part)$"
)
_OTHER_RULE = re.compile(
    r"\b(?:laws?|court|constitution|bill|budget|directive|regulations?|ruling|sanctions?|resolution|contract"
    r"|parliament|senate|decree)\b",
    re.IGNORECASE,
)
_LAW_OF_IT = re.compile(
    r"(?:.*, )?(?:an?|the|its|that|this) (?:[\w-]+ ){0,2}?(?:laws?|bill|decree|regulations?|statute|directive|ruling)"
    r"(?: on [\w ]{3,20})? (?:that|which|implementing|giving|to implement|enacting|transposing)\b",
    re.IGNORECASE,
)
"""A law at home that puts an instrument into practice."""
_SPEAKS = re.compile(
    r"(?:^|[ ,])(?:it|which|that|article|clause|provision|section|text|draft|chapter|terms|document|attack"
    r"|aggression|membership|accession|joining)\b|\bits (?:[\w-]+ ){1,3}$",
    re.IGNORECASE,
)
_ARTICLE_SPEAKS = re.compile(rf"(?:^|[ ,]){_ARTICLE}(?: of [^,]+)?(?:,[^,]+,)? $|\b[Mm]embership (?:also )?$")


@dataclass(frozen=True, slots=True)
class Opening:
    """The words before a word of duty.

    Attributes:
        lead: what opens the sentence before the subject.
        subject: who or what is bound.
        told: the subject as it stands, with an aside behind it.
        trigger: the event that a condition which opens the sentence names.
        under: whether an instrument is named as what binds.
        returned: whether the duty answers that of another.
    """

    lead: str
    subject: str
    told: str
    trigger: str | None = None
    under: bool = False
    returned: bool = False


def opening_of(before: str) -> Opening:
    """What the words before a word of duty are.

    >>> opening_of("Under its terms catches ").subject, opening_of("If one is attacked, the other ").trigger
    ('catches', 'one is attacked')
    >>> opening_of("Chad, in return, ").told
    'Chad, in return,'
    """
    told = _SAID_THAT.match(before)
    words = before[told.end() :].strip() if told else before.strip()
    aside = _ASIDE.match(words[:-1]) if words.endswith(",") else None
    core = aside["before"] if aside else words.rstrip(" ,")
    tail = words[len(core) :] if aside else ""
    relative = _RELATIVE.match(core)
    if relative and not _PARTY.fullmatch(relative["before"].strip()):  # "the Party in which the court sits"
        source = names_source(f"Under {relative['before']}")
        return Opening(relative["before"], relative["subject"], relative["subject"] + tail, under=source)
    subject = core.rsplit(", ", 1)[-1]
    lead = core[: len(core) - len(subject)]
    under = names_source(lead) or bool(aside and names_source(aside["aside"]))
    if not lead:
        lead, subject = _unparted(core)
        under = under or names_source(lead)
    shown = lead
    if _UNDER.match(lead):  # "Under the pact, if one is attacked, the other must"
        parted = lead.split(", ", 1)
        shown = parted[1] if len(parted) > 1 and _CONDITION.match(parted[1]) else lead
    condition = _CONDITION.match(shown)
    trigger = shown[condition.end() :].rstrip(" ,") if condition else None
    if _ON_REQUEST.match(shown):
        trigger = shown.rstrip(" ,")
    returned = bool(_IN_RETURN.search(core) or (aside and _IN_RETURN.search(aside["aside"])))
    return Opening(shown, _LINKING.sub("", subject), subject + tail, trigger, under, returned)


def names_source(lead: str) -> bool:
    """Whether words that open a sentence name an instrument as what binds, and not a law or a person.

    >>> names_source("Under the pact, "), names_source("Under pressure, "), names_source("Under the law, ")
    (True, False, False)
    """
    if not _UNDER.match(lead) or _OF_OTHERS.search(lead) or (_OTHER_RULE.search(lead) and not names_instrument(lead)):
        return False
    return names_instrument(lead) or _NAMES_SOURCE.search(lead) is not None


def _unparted(core: str) -> tuple[str, str]:
    """What opens a sentence with no comma behind it, and the subject."""
    party = _THEN.match(core) or _LEAD_UNPARTED.match(core)
    if party and party["lead"].strip():
        return party["lead"], party["subject"]
    named = _UNDER_UNPARTED.match(core)
    return (core[: named.end()], core[named.end() :]) if named else ("", core)


def is_long(subject: str) -> bool:
    """Whether a subject is too long to be one, a party with what tells it from the others aside.

    >>> is_long("the Party in whose port a ship that was seized on the high seas by another lies")
    False
    """
    return len(subject.split()) > _LONGEST and not (
        len(subject.split()) <= _LONGEST_OF_PARTY and _PARTY.fullmatch(subject)
    )


def role_of(subject: str, *, under: bool = False, states: frozenset[str] = frozenset()) -> Role:
    """What a subject is.

    Args:
        subject: the words.
        under: whether an instrument is named as what binds, so that a name which no table has is that of a state.
        states: names that the text uses as those of states and no table has.

    >>> [role_of(one) for one in ("Each Party", "Uruguay", "the Commission", "tax offices", "dividends")]
    ['parties', 'state', 'instrument', 'officials', 'thing']
    """
    subject = _ITS_OWN.sub("", subject)
    if _PRONOUN.fullmatch(subject):
        return "pronoun"
    if _EACH_OF.fullmatch(subject):
        return "parties"
    if _PARTY.fullmatch(subject):
        return "parties" if _DISTRIBUTED.fullmatch(subject) else "party"
    if _STATE_FORM.fullmatch(subject):
        return "state"
    joined = _JOINED.split(subject)
    if _names_states(subject, joined, under=under, states=states):
        return "state"
    if len(joined) > 1 and all(_PARTY.fullmatch(one) or find_state(one) or one in states for one in joined):
        return "parties"
    head = _HEAD_OF.split(subject)[0]
    if _OF_INSTRUMENT.search(head) or names_instrument(head):
        return "instrument"
    return "officials" if _OFFICIALS.search(head) else "thing"


def _names_states(subject: str, joined: list[str], *, under: bool, states: frozenset[str]) -> bool:
    """Whether a subject is one or several states by their names."""
    if all(one in states for one in joined):
        return True
    if _NAMES.fullmatch(subject) and all(
        find_state(re.sub(r"^[Tt]he | (?:both|each|jointly)$", "", name)) for name in joined
    ):
        return True
    new = under and _NEW_NAME.fullmatch(subject) is not None
    return new and not names_instrument(subject) and not _OF_INSTRUMENT.search(subject)


def by_instrument(before: str, *, instrument: bool) -> bool:
    """Whether the words before a verb have an instrument as its subject.

    >>> by_instrument("Article 6 ", instrument=False), by_instrument("The decree ", instrument=True)
    (True, False)
    """
    if (
        _OF_OTHERS.search(before)
        or _LAW_OF_IT.match(before)
        or (_OTHER_RULE.search(before) and not names_instrument(before))
    ):
        return False
    if names_instrument(before) or not before.strip() or _ARTICLE_SPEAKS.search(before):
        return True
    return instrument and _SPEAKS.search(before) is not None
