"""Limits of provisions: what is no duty, no clause of the treaty, no field of working together.

Each function returns why a value is refused, or None.
"""

from __future__ import annotations

import re

from summarizer.grounding.acts.words import ACRONYM, OBJECT, has
from summarizer.grounding.language.lexicon import anywhere
from summarizer.grounding.language.text import fold, folded_together, tokens
from summarizer.grounding.provisions.beside import only_thought
from summarizer.grounding.provisions.whose import of_another
from summarizer.grounding.sayings.speeches import speeches_in
from summarizer.records.treaty import ObligationKind, TermKind

__all__ = ["area_fault", "attacks_party", "duty_fault", "outlives", "rule_fault", "term_fault"]

_NO_DUTY = anywhere(
    r"""(?:not|neither|nor|no|never)_(?:\S+_){0,3}(?:oblig\S*|requir(?:ed|es|ing|ement\S*)|commit\S*|bound)
    (?:not|never)_require no_(?:\S+_){0,8}(?:is|are|was|were)_(?:foreseen|envisaged|provided_for|planned)
    (?:oblig\S*|requir\S*|commit\S*|bind\S*|bound)_(?:neither|nobody|none|no_(?:one|party|side|state|country|member|government))
    (?:urg|ask|request)(?:es|ed|s|ing)?_\w\S*_to"""
)
_MODAL = r"(?:shall|must|will|would|(?:is|are|has|have) to|may not)"
_NAMES = "treaty|agreement|convention|protocol|pact|accord|charter|memorandum|annex|text"
_INSTRUMENT = f"(?:{_NAMES})"
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
_OF_CLUB = re.compile(
    r"(?:all |the |its )?members of (?:the |a |its )?(?:[\w-]+ )?(?:union|parliament|party|club|board|senate"
    r"|assembly|house"
    r"|public|family|press|congress|cabinet|crew|staff|delegation)\b",
    re.IGNORECASE,
)
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
    if _OF_CLUB.match(text):
        return "They are members of another body than the treaty's."
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
    if _AWAITED.search(text) and not _CONSENT.search(text):
        return "What it waits for there is no step that a treaty asks for."
    if _TWO_RULES.match(text):
        return "It joins two statements on taking effect."
    return None


_AWAITED = re.compile(
    r"\b(?:not|cannot) (?:be able to )?(?:(?:enter|come|go) into (?:force|effect|operation)|take effect|become \w+)"
    r" (?:until|before|unless|without)\b|^(?:to|in order to|before it can|for it to) (?:enter|come|take|become)\b",
    re.IGNORECASE,
)
_CONSENT = re.compile(
    r"\b(?:ratif\w+|approv\w+|accept\w*|signed|signatures?|deposit\w*|exchang\w+|consent\w*|notif\w+|procedures?"
    r"|acced\w+"
    r"|adopted|parliaments?|requirements?|formalities)\b",
    re.IGNORECASE,
)
_TAKES_EFFECT = r"(?:enters?|comes?|takes?|becomes?|goes) (?:into (?:force|effect|operation)|effect)"
_TWO_RULES = re.compile(
    rf"(?!once|when|if|as soon|after|until|upon)[^,]*?\b{_TAKES_EFFECT}\b.*, (?:the|this) (?:\w+ )?{_INSTRUMENT}"
    r" (?:shall|will|enters|takes|is|has)\b",
    re.IGNORECASE | re.DOTALL,
)
_CLAUSE = anywhere(
    r"""party parties states? country countries sides? members? notice in_force treat(?:y|ies) agreements? pacts?
    protocols? conventions? accords? deals? compacts? it may shall depositary depositaries secret
    annex(?:es)? instruments?
    text
    concluded_for (?:end|expiry)_date time_limit alliance terminable
    renew\S* tacit_renewal duration either neither exit leaving nobody_may both_keep
    term denunciation by_either (?:goes|go)_on discontinued
    its_(?:life\S*|term|duration) whoever way_out effective warning
    withdrawal rolls?_over memorand\S* reservations? amendments?
    disputes?_(?:is|are|go(?:es)?|shall|may) peace friendship
    arrangements? (?:remain|run|runs|last|lasts)_(?:\S+_){0,2}for last"""
)
_SUBJECTLESS = re.compile(
    r"(?:can|will|is|are|was) (?:be|to|meant|automatically|tacitly|valid)\b|(?:expires|runs|lasts|stays|remains|holds"
    r"|continues|stands|applies|is due|is set|valid|good|covers)\b"
)
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
_KEPT = "(?:keeps?|retains?|enjoys?|remains?|stays?|continues?|(?:shall|will|must|is|are)_\\S+)"
_OUTLIVES = anywhere(
    rf"""(?:keeps?|retains?|enjoys?)_(?:its|the_\S+)_(?:\S+_)?(?:protection|guarantees?|benefits?)_for
    (?:before|prior_to|by)_(?:\S+_){{1,10}}?{_KEPT}_(?:\S+_){{0,10}}?for"""
)
_MEANT = re.compile(r"\bwas (?:to|meant to|supposed to|due to|intended to)\b", re.IGNORECASE)
_BUT = re.compile(r",? but\b|, until\b", re.IGNORECASE)
_KEEPS_ANOTHER = re.compile(
    r"\bdepositary (?:of|for|to) (?:the|an?|its|that) (?:other|another|earlier|former|previous|old|older"
    r"|(?:1[89]|20)\d\d)\b",
    re.IGNORECASE,
)
_LEFT = re.compile(
    r"\b(?:withdraw from|(?:pull|opt|walk|step|back|drop|get) out of|walk away from|leave|quit|exit|denounce|terminate"
    r"|cancel|scrap|drop|tear up|call off|revoke|annul|renounce|end|put an end to)"
    r" (?P<what>(?:the|an?|its|their|this|that|such|any) [^,;]*?)"
    r"(?= (?:on|by|with|at|upon|after|if|unless|in|without|to|subject|when|before|for|once|giving)\b|[,;.]|$)"
)
_CAN_BE_LEFT = anywhere(
    r"""treat(?:y|ies) agreements? pacts? protocols? conventions? accords? deals? arrangements? memorand(?:um|a) compact
    charter instrument text amendments? alliance bloc organi[sz]ation system scheme regime notes application annex
    obligations? articles? membership commitments? partnership covenants?"""
)
_MAY_JOIN = re.compile(r"\b(?:may|can|could) (?:\w+ )?(?:join|accede)\b")
_SOON = re.compile(
    r"\b(?:soon|later this|next (?:year|month|week)|this (?:year|month|week)|hopes?|hoped|expects?|expected"
    r"|predict\w*)\b"
)
_OF_DATA = re.compile(
    r"(?!.*\b(?:annex|protocol|clause|article|contents?|text|terms|existence)\b)(?:(?:all|any|such|the|these|no"
    r"|its|their)"
    r" )?(?:[\w-]+ ){0,2}?(?:data|information|intelligence|documents?|findings?|samples?|reports?|results?|records?"
    r"|secrets?|names?|figures|statistics)\b",
    re.IGNORECASE,
)
_HAS_STOOD = re.compile(r"\b(?:has|have) been in (?:force|effect|operation)\b", re.IGNORECASE)
_RUMOUR = anywhere("(?:talk|rumou?rs?|speculation|suspicions?|suggestions?|allegations?)_(?:of|that|about)")


def outlives(text: str) -> bool:
    """Whether a text says for how long what was done under an instrument keeps its standing beyond its end.

    >>> outlives("Mines opened by then remain protected for six years"), outlives("It remains in force for six years")
    (True, False)
    """
    return _OUTLIVES.search(fold(text)) is not None


def term_fault(kind: TermKind, text: str, source: str) -> str | None:
    """Why words are no final clause of a treaty.

    >>> term_fault("withdrawal", "The troops withdrew from the border.", "The troops withdrew from the border.")
    'It is not said of a treaty or its parties.'
    """
    stated = _SUBJECTLESS.match(text) and has(OBJECT, source)
    if not (_CLAUSE.search(fold(text)) or stated or outlives(text)) or _OTHER_OBJECT.search(fold(text)):
        return "It is not said of a treaty or its parties."
    if _ASKED.search(fold(text)):
        return "It asks somebody for something; it lays nothing down."
    if kind in {"duration", "renewal", "withdrawal"}:
        return _life_fault(kind, text, source)
    if kind == "secrecy":
        return _secrecy_fault(text, source)
    if kind == "other" and _MAY_JOIN.search(text) and _SOON.search(text):
        return "It foretells who will join; it lays nothing down."
    if kind == "depositary" and _KEEPS_ANOTHER.search(source):
        return "It is the depositary of another treaty."
    return None


def _life_fault(kind: TermKind, text: str, source: str) -> str | None:
    """Why words do not say how long a treaty lasts, how it goes on or how it ends."""
    if of_another(text, source):
        return "It is not the treaty that lasts, is renewed or ends there."
    if kind == "duration":
        return _length_fault(text, source)
    return _leave_fault(text) if kind == "withdrawal" else None


def _secrecy_fault(text: str, source: str) -> str | None:
    """Why words do not say that a treaty is secret."""
    if _OF_DATA.match(text):
        return "It is not the treaty that is kept secret."
    if speeches_in(source) or _RUMOUR.search(fold(source)):
        return "Somebody says so; it is a claim, not a clause."
    return None


def _leave_fault(text: str) -> str | None:
    """Why words do not say how a treaty may be left."""
    if _NOT_RENEWED.match(text):
        return "It limits a renewal; it is no clause on leaving."
    left = _LEFT.search(text)
    if left and not has(_CAN_BE_LEFT, left["what"]) and not re.search(r"\b[A-Z]", left["what"]):
        return "It is not the treaty that may be left."
    return None


def _length_fault(text: str, source: str) -> str | None:
    """Why words do not say how long a treaty lasts."""
    if outlives(text):
        return "It is not the treaty that lasts so long."
    if _MEANT.search(text) and _BUT.search(source):
        return "It was meant to be so; the text goes on to say otherwise."
    if _HAS_STOOD.search(text):
        return "It is the time that has passed, or must have passed."
    return None


_NO_COOPERATION = anywhere(
    r"""exclud(?:e|es|ed|ing) end(?:s|ed)?_(?:\S+_){0,2}?cooperation suspend(?:s|ed|ing)? with_the_exception
    fear(?:s|ed)? scrap(?:s|ped)? shelv(?:es|ed) halt(?:s|ed)? ceas(?:e|es|ed) stop(?:s|ped)? cancel(?:s|led|ed)? unlike
    reject(?:s|ed)? rul(?:es|ed)_out"""
)
_NO_FIELD = frozenset("not no but never except excluding without".split())
_BREAKS = frozenset("which who whose because although while but caused alarmed worried angered".split())


def area_fault(area: str, source: str) -> str | None:
    """Why a sentence does not give a field of working together: it is left out there, or belongs to other words.

    >>> area_fault("space", "The parties ended cooperation in space.")
    'The sentence speaks of no cooperation, or of its end.'
    """
    if only_thought(source):
        return "Somebody hopes or expects it; it is not agreed."
    if _NO_COOPERATION.search(fold(source)):
        return "The sentence speaks of no cooperation, or of its end."
    words = [token.norm for token in tokens(area)]
    if _NO_FIELD & set(words) or words[:1] == ["up"]:
        return "It says more than a field, which is named alone."
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


_WORK = (
    "chapters",
    "team",
    "forces",
    "cooperat",
    "operat",
    "collaborat",
    "work",
    "cover",
    "joint",
    "area",
    "field",
    "sector",
)
