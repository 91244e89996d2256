"""Verbs of what states promise each other, in their plain form, and where one of several predicates ends."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from summarizer.grounding.language.verb_words import VERBS

__all__ = [
    "ADVERB",
    "BASE",
    "Predicate",
    "begins_with_verb",
    "items_of_list",
    "predicates",
    "separable",
    "stands_alone",
]

_SURE = frozenset(
    """abide abolish abstain accept accord act address adhere adjust admit adopt afford aid allocate allow answer apply
    appoint arrange arrest assist assume assure attack attend avoid ban bar bear begin block build bring buy carry
    cease circulate clean clear close collaborate collect come combat communicate compensate complete comply conduct
    confer conserve consider consult contribute control convene cooperate co-operate coordinate co-ordinate counter
    cover create cut declare defend defer deliver deny deploy designate destroy develop disarm disclose discuss
    dismantle distribute draw ease elaborate eliminate employ enable enact encourage end enforce engage ensure eradicate
    establish examine exchange exclude exempt exercise expand expel explore export extend extradite facilitate fight
    finance fit fly freeze fulfil fulfill fund furnish give grant guarantee halt hand harmonise harmonize help hold host
    honour honor impede implement import impose improve include increase inform inspect install interfere introduce
    invade investigate invest issue join keep launch lay lease leave let levy lift limit lower maintain make meet mine
    mobilise mobilize modernise modernize monitor move negotiate notify observe obtain offer open operate oppose
    participate pay permit plant prevent procure produce prohibit promote prosecute protect provide publish purchase
    pursue raise ratify readmit receive recognise recognize reduce refer refrain refuse register regulate release
    relinquish remain remove render renounce repair repatriate replace report repress rescue resolve resort respect
    respond restore restrain restrict return review safeguard scrap seek sell send serve set settle share ship simplify
    stand station stop store strengthen submit supply support suppress surrender take teach tell terminate threaten
    track trade train transfer transmit transport treat try undertake unite use verify vote waive warn withdraw withhold
    work""".split()
)
BASE = (
    _SURE
    | VERBS
    | frozenset(
        """arbitrate berth confiscate decommission defray demilitarise demilitarize demolish detain dig discharge
        divert dock drill dredge dump erect escort evacuate fence flood forgo forward guard house impound intercept
        inter label load log map mow navigate number pasture patrol phase pilot police pool post prune quarantine
        queue record refund replant resettle roam salvage seal shoot shun silence slaughter sow staff stamp stock
        stockpile switch tag tax tow transship vaccinate wear winter""".split()
    )
)
"""Words that are verbs where one must stand."""
ADVERB = r"(?:(?:\w+ly|not|never|also|further|at once|jointly|thereafter|fully|each|both) )"
"""What may stand before a verb."""
_VERB = r"(?P<verb>[a-z]+(?:-[a-z]+)?)\b"
_BEGINS = re.compile(rf"{ADVERB}{{0,2}}{_VERB} ?")
_CASE = r"(?:if|where|when|whenever|unless|at|on|upon|within|in) "
_JOINT = re.compile(
    rf",? (?P<joint>and|or|but|nor)(?P<case>, {_CASE}[^,;]{{3,90}},(?= (?:not |never )?to ))?"
    rf" (?P<again>(?:shall|must|will|would|to|not to|never to)(?:, [^,;]{{3,90}},)? )?"
    rf"(?P<first>{ADVERB}{{0,2}}{_VERB})"
)
_COMMA = re.compile(rf", (?P<again>(?:to|not to|never to|shall) )?(?P<first>{ADVERB}{{0,2}}{_VERB})")
_OBJECT_BEHIND = re.compile(r" (?!and\b|or\b)\w")
_BARE = re.compile(r"\w+(?: \w+ly)?")
_NOUNS = BASE - _SURE | frozenset(
    """act address aid attack ban bar block control cover cut end exchange exercise export fight finance fund guarantee
    help import increase issue launch lease levy limit measure monitor plant purchase release repair report request
    rescue respect return review supply support track trade transfer transport vote work""".split()
)
"""Verbs that are as often nouns: what follows must be the object of a verb."""
_DETERMINER = re.compile(r"(?:the|an?|its|their|each|any|all|every|this|that|these|those|such|it|them|him|her|\d)\b")
_OBJECT = re.compile(
    r"(?:the|an?|its|their|each|any|all|every|no|this|that|these|those|such|other|another|one|two|\d|it|them|him|her|to"
    r"|in|on|with|for|from|at|by|against|over|up|into|as|military|mutual|joint|[A-Z“\"])"
)


def begins_with_verb(words: str) -> bool:
    """Whether words begin as a predicate in the plain form does, adverbs before it aside.

    >>> begins_with_verb("jointly patrol the strip"), begins_with_verb("joint patrols")
    (True, False)
    """
    found = _BEGINS.match(words)
    return found is not None and found["verb"] in BASE


class Predicate(NamedTuple):
    """One of several predicates.

    Attributes:
        joint: what joins it to the one before: "and", "or", "but", "nor", or "" for the first.
        again: the word that it repeats ("shall", "to"), or "".
        text: the predicate itself.
    """

    joint: str
    again: str
    text: str


def predicates(text: str) -> list[Predicate]:
    """Predicates that share a subject.

    >>> [one.text for one in predicates("warn its neighbours of floods and share data on rainfall")]
    ['warn its neighbours of floods', 'share data on rainfall']
    >>> [(one.again, one.text) for one in predicates("cooperate in trade and transport, and shall exempt students")]
    [('', 'cooperate in trade and transport'), ('shall', 'exempt students')]
    >>> [one.text for one in predicates("report damage at once, escort repair ships and keep anchors off the route")]
    ['report damage at once', 'escort repair ships', 'keep anchors off the route']
    """
    found: list[Predicate] = []
    start, again, word = 0, "", ""
    for joint in _JOINT.finditer(text):
        if joint["verb"] not in BASE:
            continue
        before, after = text[start : joint.start()], text[joint.start("first") :]
        if not joint["again"] and not (_separate(before) and _takes_object(after)):
            continue
        found += _listed(Predicate(word, again, before), joint["joint"])
        again = f"{joint['case'] or ''} {joint['again'] or ''}".strip()
        start, word = joint.start("first"), joint["joint"]
    return [*found, *(_listed(Predicate(word, again, text[start:]), word) if word else [Predicate("", "", text)])]


_NOT_ALONE = re.compile(r"(?:(?:in|under|at|on|by|for) )?(?:not|never|neither|either|both|no)\b|.*\beither\b")


def stands_alone(piece: Predicate, following: Predicate) -> bool:
    """Whether what a predicate denies or chooses does not reach into the one behind it.

    >>> stands_alone(*predicates("build no fort and collect no tax"))
    True
    >>> stands_alone(*predicates("in no case sell a gun or lend it"))
    False
    """
    return following.joint != "nor" and _NOT_ALONE.match(piece.text) is None


def separable(pieces: Sequence[Predicate], *, denied: bool) -> bool:
    """Whether each of several predicates that share one modal verb says by itself what it says among the others.

    What is denied of one may be denied of all: "must never sell or lend", "shall neither sell nor lend".

    >>> separable(predicates("warn its neighbours and share its data"), denied=False)
    True
    >>> separable(predicates("neither sell any weapon nor lend it"), denied=False)
    False
    """
    if any(one.again or not begins_with_verb(one.text) for one in pieces):
        return False
    return all(stands_alone(*two) for two in pairwise(pieces)) and not (
        denied and any(one.joint in {"and", "but"} for one in pieces)
    )


_LIST = re.compile(
    r"^(?P<head>[^:;]{3,160}?\b(?:shall|must|will|undertakes? to|agrees? to|intends? to|pledges? to|to|by)(?: not)?)"
    r"(?:,? [^:;]{0,60})?\s?: (?P<items>.+)$"
)
_ITEM = re.compile(r"[;,]? *(?:\band |\bor )?\((?:[a-z]|[ivx]{1,4}|\d)\) *|; *(?:and |or )?")


def items_of_list(words: str) -> list[str]:
    """What a list behind a colon says, item by item, each behind the words that open the list; [] if it is no list.

    >>> items_of_list("The Parties shall: (a) share data; and (b) warn each other.")
    ['The Parties shall share data', 'The Parties shall warn each other']
    """
    found = _LIST.match(words) if ":" in words else None
    items = [item.strip(" .,;") for item in _ITEM.split(found["items"])] if found else []
    items = [item for item in items if item]
    if not found or len(items) < 2 or not all(begins_with_verb(item) for item in items):
        return []
    return [f"{found['head']} {item}" for item in items]


def _listed(one: Predicate, joint: str) -> list[Predicate]:
    """Predicates that commas part, before the last "and": "a x, b y [and c z]"."""
    commas = [comma for comma in _COMMA.finditer(one.text) if comma["verb"] in BASE]
    series = all(_OBJECT_BEHIND.match(one.text[comma.end() :]) for comma in commas)
    pieces: list[Predicate] = []
    start, word, again = 0, one.joint, one.again
    for comma in commas:
        before, after = one.text[start : comma.start()], one.text[comma.start("first") :]
        if _separate(before) and (comma["again"] or series or _takes_object(after)):
            pieces.append(Predicate(word, again, before))
            start, word, again = comma.start("first"), joint, (comma["again"] or "").strip()
    return [*pieces, Predicate(word, again, one.text[start:])]


def _separate(before: str) -> bool:
    """Whether words say something by themselves: a verb alone shares its object with the verb behind it."""
    return not _BARE.fullmatch(before.strip()) and not re.search(r"\b(?:to|which|that|who)(?: \w+)?$", before)


def _takes_object(after: str) -> bool:
    """Whether a word that can be a noun is a verb there: something follows that only a verb takes."""
    verb = _BEGINS.match(after)
    rest = after[verb.end() :] if verb else after
    if verb and verb["verb"] in _NOUNS:
        return _DETERMINER.match(rest) is not None
    return bool(rest) and (
        _OBJECT.match(rest) is not None or re.match(r"[a-z]{3,}(?!\S)(?<!of)(?<!and)", rest) is not None
    )
