"""Limits of provisions: what is no duty, no clause of the treaty, no field of working together.

Each function returns why a value is refused, or None.
"""

from __future__ import annotations

import re

from summarizer.grounding.act_words import ACRONYM, OBJECT, has
from summarizer.grounding.lexicon import anywhere
from summarizer.grounding.speeches import speeches_in
from summarizer.grounding.text import fold, folded_together, tokens
from summarizer.records.treaty import ObligationKind, TermKind

__all__ = ["area_fault", "attacks_party", "duty_fault", "rule_fault", "term_fault"]

_NO_DUTY = anywhere(
    r"""(?:not|neither|nor|no|never)_(?:\S+_){0,3}(?:oblig\S*|requir\S*|commit\S*|bound)
    (?:oblig\S*|requir\S*|commit\S*|bind\S*|bound)_(?:neither|nobody|none|no_(?:one|party|side|state|country|member|government))
    (?:urg|ask|request)(?:es|ed|s|ing)?_\S+_to"""
)
_MODAL = r"(?:shall|must|will|would|(?:is|are|has|have) to|may not)"
_INSTRUMENT = r"(?:treaty|agreement|convention|protocol|pact|accord|charter|memorandum|annex|text)"
_BODY = (
    r"(?:committee|commission|council|secretariat|tribunal|court|board|bureau|assembly|depositary|secretary-general"
    r"|director-general)"
)
_OF_TEXT = re.compile(
    rf"(?:[^,;]{{3,80}}, )?(?:(?:the|this|said|present) (?:[\w-]+ )?{_INSTRUMENT}"
    r"|(?:the )?(?:instruments? of \w+|ratifications?))"
    rf"(?:, [^;]{{3,80}},)? {_MODAL} (?!(?:also )?(?:oblige|bind|require|commit|prohibit|forbid)\b)"
    rf"|(?:[^;]* )?it {_MODAL} (?:(?:also|then|thereafter) )*(?:supersede|replace|enter|(?:remain|continue"
    r"|stay) in|apply|last|expire|lapse|be (?:ratified|registered"
    r"|published|signed|approved|applied))\b"
    rf"|[^,;]*\b{_MODAL} ratify (?:it\b|(?:the|this) (?:\w+ )?{_INSTRUMENT})",
    re.IGNORECASE,
)
"""Words on the fate of an instrument: it binds nobody to anything else."""
_OF_BODY = re.compile(
    rf"(?:the|an?|its|this|such) (?:(?!of\b|to\b|in\b|by\b|under\b|with\b|and\b|part)[\w-]+ ){{0,3}}?{_BODY}"
    rf"(?: (?:of|on|for) [^,;]{{3,50}}?)?(?:, [^;]{{3,80}}?,)? {_MODAL} (?!be\b)",
    re.IGNORECASE,
)
"""What an organ does is its task, and no duty of a party."""
_DUTY_VERB = anywhere(
    r"""shall must will oblig\S* commit\S* requir\S* undertak\S* pledg\S* promis\S* agree[ds]? bind\S* bound neither
    guarantee\S* prohibit\S* forbid\S* mandat\S* (?:is|are)_to provid\S* calls?_for may_not renounc\S*"""
)
_MAY = anywhere("may can could might")
_NOT = r"(?:not|no|never|neither|nor)_(?:\S+_){0,3}"
_HELP = r"(?:assist\S*|aid\S*|support\S*|help\S*|join\S*|defend\S*)"
_REFUSES_HELP = anywhere(rf"{_NOT}{_HELP}")
_NEUTRAL = anywhere(
    rf"""neutral\S* {_NOT}{_HELP} no_(?:aid|assistance|support|help)
    (?:refrain|abstain)\S*_(?:\S+_){{0,6}}(?:assist|aid|support|help|sid|tak|participat|join)\S*"""
)
_PEACE = anywhere(
    r"""non_?aggression aggress\S* attack\S* force war wars invad\S* invasion violence inviolab\S* hostil\S*
    peaceful_(?:means|settlement|manner) peacefully frontiers?"""
)
_PARTY = (
    "(?:party|parties|other|another|one|either|members?|states?|country|countries|nations?|territory|territories|them"
    "|it"
    "|all|any|ally|allies|sides?|both)"
)
_ATTACKS_PARTY = anywhere(
    rf"""(?:attacks?|aggression|invasion)_(?:on|against|upon|of)_(?:\w+_){{0,3}}?{_PARTY}
    {_PARTY}_(?:\w+_){{0,2}}?(?:attacked|invaded) (?:if|when|is|be|being)_attacked so_attacked
    (?:its|their)_(?:\w+_){{1,6}}?(?:attacked|invaded) under_(?:\w+_){{0,1}}attack
    armed_(?:attack|aggression|invasion) state_of_war aggression aggressor
    threats?_of_(?:\w+_){{0,2}}(?:war|aggression|attack) (?:case|event)_of_(?:\w+_){{0,3}}(?:attack|war|invasion)
    mutual_defen[cs]e collective_defen[cs]e act_of_war"""
)


def attacks_party(text: str) -> bool:
    """Whether a text speaks of an attack on a state, not on computers or embassies.

    >>> attacks_party("an attack on the other party"), attacks_party("attacks against journalists")
    (True, False)
    """
    if _ATTACKS_PARTY.search(fold(text)):
        return True
    beside = {"attacked", "against", "on"}
    return "attack" in text.casefold() and any(
        token.norm in beside and _named(text, index) for index, token in enumerate(tokens(text))
    )


def _named(text: str, index: int) -> bool:
    """Whether a name stands beside a token."""
    stream = tokens(text)
    beside = stream[max(0, index - 2) : index] if stream[index].norm == "attacked" else stream[index + 1 : index + 3]
    return any(token.capital for token in beside)


def duty_fault(kind: ObligationKind, text: str, trigger: str) -> str | None:
    """Why words lay no duty of a kind on anybody: they deny one, allow, ask, or speak of another thing.

    >>> duty_fault("defense", "Neither party is obliged to assist the other if it is attacked.", "")
    'The words say that there is no such duty.'
    """
    unbound = _binds_nobody(text)
    return unbound if unbound or kind == "other" else _kind_fault(kind, text, trigger)


def _binds_nobody(text: str) -> str | None:
    if _NO_DUTY.search(fold(text)):
        return "The words say that there is no such duty."
    if _OF_TEXT.match(text):
        return "It is said of the instrument, not of those whom it binds."
    return "It is the task of an organ, not a duty of a party." if _OF_BODY.match(text) else None


def _kind_fault(kind: ObligationKind, text: str, trigger: str) -> str | None:
    folded = fold(text)
    if _MAY.search(folded) and not _DUTY_VERB.search(folded):
        return "The words allow it; they do not oblige."
    if kind in {"defense", "offense"} and _REFUSES_HELP.search(folded):
        return "The words forbid help."
    if kind == "defense" and not attacks_party(folded_together(text, trigger)):
        return "The words do not speak of an attack on a party."
    if kind == "neutrality" and not _NEUTRAL.search(folded):
        return "The words do not speak of giving no help."
    if kind == "nonaggression" and not _PEACE.search(folded):
        return "The words do not speak of attack, force or war."
    return None


_PAST_FORCE = anywhere(r"(?:entered|came|took|went|has_entered|has_come)_(?:into_)?(?:force|effect)")


def rule_fault(text: str) -> str | None:
    """Why words give no rule for a treaty's taking effect: they tell of the past, or of another thing.

    >>> rule_fault("The sanctions take effect on Monday.")
    'It is not said of a treaty.'
    """
    stream = tokens(text)
    named = has(OBJECT, text) or ACRONYM.search(text) or any(token.norm in {"this", "ratification"} for token in stream)
    if not named and stream and stream[0].norm in {"the", "a", "an", "new"}:
        return "It is not said of a treaty."
    if _PAST_FORCE.search(fold(text)):
        return "It tells that the treaty took effect; it is no rule."
    if _TWO_RULES.match(text):
        return "It joins two statements on taking effect."
    return None


_TAKES_EFFECT = r"(?:enters?|comes?|takes?|becomes?|goes) (?:into (?:force|effect|operation)|effect)"
_TWO_RULES = re.compile(
    rf"(?!once|when|if|as soon|after|until|upon)[^,]*?\b{_TAKES_EFFECT}\b.*, (?:the|this) (?:\w+ )?{_INSTRUMENT}"
    r" (?:shall|will|enters|takes|is|has)\b",
    re.IGNORECASE | re.DOTALL,
)
_CLAUSE = anywhere(
    r"""party parties states? country countries sides? members? notice in_force treat(?:y|ies) agreements? pacts?
    protocols? conventions? accords? it may shall depositary depositaries secret annex(?:es)? instruments? text
    concluded_for terminable renew\S* tacit_renewal duration term denunciation by_either (?:goes|go)_on discontinued
    effective warning withdrawal rolls?_over memorand\S* reservations? amendments?
    (?:its|the_\S+)_protection_for (?:protected|covered)_for stays?_protected
    disputes?_(?:is|are|goes?|shall|may)
    arrangements? (?:remain|run|runs|last|lasts)_(?:\S+_){0,2}for last"""
)
_SUBJECTLESS = re.compile(r"(?:can|will|is|are|was) (?:be|to|meant|automatically|tacitly|valid)\b|expires\b")
"""How a final clause begins that leaves its subject, the instrument, out."""
_OTHER_OBJECT = anywhere(
    r"(?:renew|extend)(?:s|ed|ing)?_(?:its_|their_|his_|her_)(?:criticism|call|calls|appeal|offer|demand|attack"
    r"|condolences)"
)
_ASKED = anywhere("(?:is|are)_(?:requested|invited|asked|urged|reminded)_to")
_NOT_RENEWED = re.compile(
    r"unless (?!.*\b(?:terminat|denounc|withdraw|leav))[^;]*\b(?:to the contrary|not to (?:renew|extend"
    r"|prolong)|objects?)\b",
    re.IGNORECASE,
)
_PROTECTED = anywhere("(?:stays?|remains?|is|are|be|continues?_to_be)_(?:protected|covered)")
_RUMOUR = anywhere("(?:talk|rumou?rs?|speculation|suspicions?|suggestions?|allegations?)_(?:of|that|about)")


def term_fault(kind: TermKind, text: str, source: str) -> str | None:
    """Why words are no final clause of a treaty.

    >>> term_fault("withdrawal", "The troops withdrew from the border.", "The troops withdrew from the border.")
    'It is not said of a treaty or its parties.'
    """
    stated = _SUBJECTLESS.match(text) and has(OBJECT, source)
    if not (_CLAUSE.search(fold(text)) or stated) or _OTHER_OBJECT.search(fold(text)):
        return "It is not said of a treaty or its parties."
    if _ASKED.search(fold(text)):
        return "It asks somebody for something; it lays nothing down."
    if kind == "withdrawal" and _NOT_RENEWED.match(text):
        return "It limits a renewal; it is no clause on leaving."
    if kind == "duration" and _PROTECTED.search(fold(text)):
        return "It is not the treaty that lasts so long."
    if kind == "secrecy" and (speeches_in(source) or _RUMOUR.search(fold(source))):
        return "Somebody says so; it is a claim, not a clause."
    return None


_NO_COOPERATION = anywhere(
    r"""exclud(?:e|es|ed|ing) end(?:s|ed)?_(?:\S+_){0,2}?cooperation suspend(?:s|ed|ing)? with_the_exception
    fear(?:s|ed)? scrap(?:s|ped)? shelv(?:es|ed) halt(?:s|ed)? ceas(?:e|es|ed) stop(?:s|ped)? cancel(?:s|led|ed)? unlike
    reject(?:s|ed)? rul(?:es|ed)_out"""
)
_BREAKS = frozenset("which who whose because although while but caused alarmed worried angered".split())


def area_fault(area: str, source: str) -> str | None:
    """Why a sentence does not give a field of working together: it is left out there, or belongs to other words.

    >>> area_fault("space", "The parties ended cooperation in space.")
    'The sentence speaks of no cooperation, or of its end.'
    """
    if _NO_COOPERATION.search(fold(source)):
        return "The sentence speaks of no cooperation, or of its end."
    at = source.casefold().find(area.casefold())
    if at < 0:
        return None
    before = [token.norm for token in tokens(source[:at])]
    work = [index for index, norm in enumerate(before) if norm.startswith(_WORK)]
    if work and _BREAKS & set(before[work[-1] :]):
        return "It belongs to other words than those on cooperation."
    if before[-1:] == ["with"]:
        return "It is with whom they work, not in what."
    spoken = [one for one in speeches_in(source) if one.start <= at < one.end]
    if spoken:
        return "It names who says so."
    return None


_WORK = ("cooperat", "operat", "collaborat", "work", "cover", "joint", "area", "field", "sector")
