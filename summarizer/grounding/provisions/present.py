"""Duties in the present tense: how an instrument tells flatly what its parties do ("Each Party repairs its track")."""

from __future__ import annotations

import re
from functools import lru_cache

from summarizer.grounding.language.joined import BASE

__all__ = ["DONE", "NOT_DONE", "STATES_NO_DUTY", "STATES_NO_DUTY_OF_ITSELF", "base_of", "leaves_place", "told_flatly"]

STATES_NO_DUTY = frozenset(
    """get receive gain keep retain obtain have hold enjoy benefit remain want hope need own win acquire earn know
    expect like agree sign ratify approve negotiate discuss talk begin start resume continue conclude extend renew
    end withdraw leave amend decide vote wait seek survive afford show become go come say state argue believe fear
    see hail praise criticise call claim deny insist differ disagree dispute apply cover include contain
    mean matter exist last run expire lapse enter mark date change sit lie belong stand allow permit let may join
    face lose cost aim plan intend try look prepare meet celebrate welcome reject oppose accuse blame
    back help make""".split()
)
"""Verbs of what is so, is wished or has become news: in the present tense they lay nothing down."""
STATES_NO_DUTY_OF_ITSELF = (
    STATES_NO_DUTY - frozenset("keep retain meet hold begin start resume discuss end permit allow let help".split())
) | frozenset(
    """affirm reaffirm acknowledge note recall recognise recognize declare consider desire wish share express confirm
    understand respect invite request reserve choose value adopt establish designate""".split()
)
"""The same in the words of an instrument itself, where nothing is news and much is only affirmed."""
_LEAVES_PLACE = re.compile(
    r"withdraws? (?:its|their|all|the|any) (?!signature|consent|ratification|notice|reservation)"
)
DONE = re.compile(
    r"(?:(?:not|never|also|then|to be|jointly|equally) )*(?:exempt(?:ed)?|free (?:of|from)|banned|barred|forbidden"
    r"|prohibited|outlawed|limited|capped|restricted|required|obliged|bound|paid|borne|met by|shared|split|divided"
    r"|settled|referred|submitted|exchanged|returned|delivered|supplied|provided|frozen|cut|halved|abolished|lifted"
    r"|removed|waived|protected|treated|taxed|handed|closed|opened|appointed|chosen|published|destroyed|dismantled"
    r"|scrapped|levied|charged|reserved|allocated|recognised|recognized|reported|notified|inspected|monitored|stored"
    r"|kept|held|tested|admitted|sold|bought|processed|issued|off limits|withdrawn|released|evacuated|repatriated"
    r"|reopened|restored|guaranteed|transferred|suspended|halted|disarmed|demobili[sz]ed|demilitari[sz]ed|set free"
    r"|extradited|compensated|refunded|reimbursed|cancelled|written off|phased out|reduced|cleared|evicted)\b"
)
"""What is done, or not, as an instrument has it."""
NOT_DONE = re.compile(
    r"(?:\w+ed|frozen|cut|held|kept) (?:on|in|last) (?:\d|[A-Z])|(?:held|kept|met|reported|bound|suspended) (?:for"
    r"|in)\b"
)
_WORD = re.compile(r"(?<![\w’'-])[a-z]+(?:-[a-z]+)?(?![\w’'-])")
_OTHER_MOOD = re.compile(
    r"\b(?:shall|must|will|would|may|might|can|could|was|were|had|has|have|did|\w+ing to|in order to)\b"
)
_NOUN_BEHIND = re.compile(
    r"\b(?:the|an?|its|their|each|every|all|no|any|both|of|by|in|on|to|for|from|with|at|two|three|other|such|this"
    r"|that|these"
    r"|those|and|or|[a-z]+[’']s) $",
    re.IGNORECASE,
)
"""Behind what a word that can be a verb is a noun: "all fire"."""
_FIRST_WORDS = 28


@lru_cache(maxsize=4096)
def base_of(verb: str) -> str | None:
    """The plain form of a verb in the present tense; None if it is no verb that is known.

    >>> base_of("supplies"), base_of("pays"), base_of("report"), base_of("peace")
    ('supply', 'pay', 'report', None)
    """
    forms = [verb]
    if verb.endswith("s"):
        forms = [verb[:-1], *([verb[:-2]] if verb.endswith("es") else ())]
        forms += [f"{verb[:-3]}y"] if verb.endswith("ies") else []
    return next((form for form in forms if form in BASE), None)


def leaves_place(text: str, at: int) -> bool:
    """Whether the verb at a place tells of troops that leave, and not of a state that leaves a treaty.

    >>> leaves_place("Peru withdraws its troops", 5), leaves_place("Peru withdraws from it", 5)
    (True, False)
    """
    return _LEAVES_PLACE.match(text, at) is not None


def told_flatly(text: str) -> bool:
    """Whether words of an instrument itself tell in the present tense what somebody does or what is done.

    >>> told_flatly("Each Party repairs the track"), told_flatly("The Parties note the damage")
    (True, False)
    """
    for count, word in enumerate(_WORD.finditer(text)):
        if count > _FIRST_WORDS or _OTHER_MOOD.fullmatch(word.group()):
            return False
        if word.group() in {"is", "are"}:
            return DONE.match(text, word.end() + 1) is not None and NOT_DONE.match(text, word.end() + 1) is None
        base = base_of(word.group())
        if not word.start() or base is None or _NOUN_BEHIND.search(text, 0, word.start()):
            continue
        return base not in STATES_NO_DUTY_OF_ITSELF or leaves_place(text, word.start())
    return False
