"""What a statement says of a treaty, told in other words: acts by their name, duties by what is due, parties by part.

``content`` compares words. Here go the ways in which treaty texts and their reports say one thing: "signed", "put
their names to" and "the signing of" are one act (by the table that grounding has); "shall", "must", "undertakes to"
and "is obliged to" are one duty, and "forbids to" is a duty not to; "runs for", "has a term of" and "is concluded for"
are one length. Whatever limits or turns a statement (denied, planned, in part, again) is kept apart from its words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from summarizer.briefing.content import Content, Number, content_of, stem_of
from summarizer.briefing.events import JOINT_ACTS
from summarizer.grounding import act_cues
from summarizer.grounding.language.text import tokens
from summarizer.grounding.language.words import INSTRUMENTS, TITLES
from summarizer.records.claims import Claim
from summarizer.records.treaty import Act

__all__ = ["About", "Gist", "any_of", "gist_of", "lays_down"]


@dataclass(frozen=True)
class About:
    """The treaty that a statement is about: by what it is known, which every statement on it may name or leave out.

    Attributes:
        id: of the treaty.
        names: the names of its parties, each with the key of the party.
        title: words of its titles.
    """

    id: str
    names: Mapping[str, str] = field(default_factory=dict)
    title: frozenset[str] = frozenset()

    def __hash__(self) -> int:
        return hash(self.id)


@dataclass(frozen=True, slots=True)
class Gist:
    """The comparable parts of a statement on a treaty.

    Attributes:
        words: content words, without those that only say which treaty is meant.
        acts: acts in the life of a treaty.
        who: states and parties, in order; none where all parties are meant.
        names: content words with a capital, in order.
        roles, numbers, dates, operators, negated: as in ``Content``; operators also hold what limits a statement.
        lasting: whether it says no more than how long the treaty lasts.
        about: id of the treaty, or none where it is about something else.
        each: whether it tells an act that every party does for itself, and names them all.
    """

    words: frozenset[str]
    acts: frozenset[Act]
    who: tuple[str, ...]
    names: tuple[str, ...]
    roles: frozenset[tuple[str, str]]
    numbers: frozenset[Number]
    dates: frozenset[str]
    operators: frozenset[str]
    negated: bool
    lasting: bool = False
    about: str | None = None
    each: bool = False


_ACTS: frozenset[Act] = frozenset(
    {
        "signature",
        "domestic_approval",
        "ratification",
        "exchange_of_instruments",
        "deposit_of_instrument",
        "entry_into_force",
        "accession",
        "denunciation",
        "withdrawal",
    }
)
# A chamber that votes has not said how; what a body passes or backs need not be the treaty.
_OTHER_ACTS = re.compile(r"(?i)^(?:vot|pass|back|endors|adopt(?!ed$))")


def _stems(words: str) -> frozenset[str]:
    return frozenset(stem_of(word) for word in words.split())


_INSTRUMENT = _stems(" ".join(sorted(INSTRUMENTS)) + " document text instrument paper new")
_PARTIES = _stems("party state country nation side signatory")
_DUTY = _stems("shall must will would should need promise pledge require oblige undertake commit mandate duty bound")
_GRANT = re.compile(r"(?i)\b(?:guarantee|promise|grant|assure)[sd]?(?! to\b| that\b)\b")
_FORBID = _stems("forbid prohibit ban bar")
_LET = _stems("let allow permit")
_LASTING = _stems("run last term period conclude valid validity remain stay duration force bind effect")
_UNITS = _stems("year month")
_REFUSALS = _stems("refuse decline")

_PARTY = "\ue000"  # stands for a party, with the number of its name
_MENTION = re.compile(rf"{_PARTY}(\d+){_PARTY}(?:['’]s\b|['’])?")
_ONE = rf"{_PARTY}\d+{_PARTY}"
_ALL = re.compile(rf"(?i)(?:(?:the governments? of |both )?{_ONE})(?:, {_ONE})*,? and (?:the government of )?{_ONE}")
_ALL_SIDES = re.compile(
    r"(?i)\b(?:both|the two|each|all)(?: of the)? (?:part(?:y|ies)|sides?|states?|countr(?:y|ies)|nations?)\b"
)
_PARTNER = re.compile(rf"(?i)\bwith (?:the )?{_ONE}(?!['’])")
_TITLE = rf"(?i:{'|'.join(sorted(TITLES))})"
_TITLED = re.compile(rf"\b(?:{_TITLE}\.?,?\s+)+(?!(?i:{'|'.join(sorted(INSTRUMENTS))})\b)(?=[A-Z]\w)")
"""Titles before the name of a person: "Defence Minister Anna Berg", but not "the Defence Treaty"."""
_NAMED_TREATY = re.compile(rf"(?i)\b(?:{'|'.join(sorted(INSTRUMENTS))}|it|its|law)\b")

_REWRITES = tuple(
    (re.compile(pattern), put)
    for pattern, put in (
        (r"(?i)\b(?:either|one|any|any one) of (?:the two|them|the parties|its parties)\b", "either"),
        (r"(?i)\b(?:both|the two|each of the two|all) (parties|sides|states|countries|nations)\b", r"the \1"),
        (r"\bused\b", "use"),
        (r"(?i)\b(?:has|have|had|is|are) (?:still )?yet to\b", "did not"),
        (r"(?i)\bthird (?:states|parties|countries|powers)\b", "outsiders"),
        (
            r"(?i)\b(?<!signed the )(?<!sign the )(instruments?) of (?:the )?(?:ratification|approval|acceptance)\b",
            r"\1",
        ),
        # "by 88 votes to 41", "with 88 votes in favour and 41 against", "88-41"
        (
            r"(?i)\b(\d+)(?: votes?)?(?: in favou?r)?(?: to |[-–]|,? (?:and|against) )(\d+)(?: votes?)?(?: against)?\b",
            r"\1 votes \2 nays",
        ),
    )
)
_LASTS = re.compile(
    r"(?i)\b(?:(?:is|are|was|were|be) )?(?:concluded|valid|binding|in force) for\b|"
    r"\bremains? (?:in force|valid|binding)\b"
)
_VOTES = re.compile(r"(?i)\bvot(?:e|es|ed)\b|\b\d+[-–]\d+\b|\b(?:by|with) \d+ to \d+\b")
_BOTH = re.compile(
    r"(?i)\b(?:both|the two|two|all) (?:\w+ ){0,2}?(?:houses|chambers|parliaments|legislatures|assemblies)\b"
)
_TWO_ORGANS = re.compile(r"(?i)\b(?:both|the two) (?=(?:\w+ ){0,2}?(?:houses|chambers|parliaments|legislatures))")
_COMING = re.compile(
    r"(?i)\b(?:is|are|was|were|be|been) (?:\w+ly )?(?:(?:due|set|planned|scheduled|expected|likely|ready|about) )?to "
    r"(?!the\b|a\b|an\b)|\b(?:was|were) (?:supposed|meant) to\b|\b(?:due|scheduled|slated|awaits?|awaiting|pending)\b"
)
_AGAIN = re.compile(r"(?i)\b(?:again|a? ?second time|once more|anew|re-?approved|re-?signed)\b")
_PART = re.compile(
    r"(?i)\b(?:partly|partially|in part|parts? of|half of|most of|some of|several of|only|except|in principle|"
    r"tentative(?:ly)?|preliminar(?:y|ily)|provisional(?:ly)?|conditional(?:ly)?|(?:first|second) reading|committee|"
    r"initial(?:l?ed|l?ing)|draft)\b"
)
_TOOK_PLACE = re.compile(
    r"(?i)\b(?:(?:took|takes|taken|take) place|happened|occurred|held|gave|given|gives?|completed|finished|carried out"
    r"|consent(?:ed|s)?)\b"
)
_NEARLY = re.compile(
    r"(?i)\b(?:almost|nearly|all but|(?:close|closer|near|nearer) to|on the (?:verge|brink|point) of"
    r"|poised to|ready to|prepar(?:es?|ed|ing) to)\b(?! (?:\d|unanimous|all\b))"
)
_BLAMED = re.compile(r"(?i)\bdenounc\w+\b.*\bas\b")
_BESIDE = re.compile(
    r"(?i)\b(?P<beside>protocol|amendment|annex|addendum|supplement|extension|objection|reservation|change|opposition"
    r"|support|letter|declaration|talk|negotiation|motion|resolution)s?"
    r"(?: \w+)? (?:to|on|under|of|for|against) (?:the|this|its|their|that) "
)
"""What is not the treaty but stands beside it: "the protocol to the treaty", "its objection to the treaty"."""
_REFUSE = re.compile(r"(?i)\b(?:refus(?:e|es|ed|ing)|declin(?:e|es|ed|ing))\b(?= (?:\w+ ){0,3}?to\b)")


_LAYS_DOWN = re.compile(
    r"(?i)\b(?:shall|undertakes?|oblig(?:es|ed)|forbids|(?:is|are) (?:concluded|valid|binding) for|has a term of|"
    r"(?:runs|lasts) for|enters? into force|takes? effect|(?:each|either) (?:party|side|state|country) (?:must|may))\b"
)


def lays_down(claim: Claim) -> bool:
    """Whether a claim tells what a treaty lays down: by its kind, or by words that no report of a happening has."""
    return claim.kind == "provision" or (claim.event_time is None and bool(_LAYS_DOWN.search(claim.text)))


_SAME_TIME = re.compile(r"(?i)\b(?:that|the same) (?:day|evening|morning|night|week|month|year)\b")


def gist_of(text: str, about: About | None = None, *, provision: bool = False) -> Gist:
    """The comparable parts of a text.

    Args:
        text: the statement.
        about: the treaty; without one, the words are compared as they are.
        provision: whether it tells what a treaty lays down, where the present tense is a duty.

    >>> pact = About("t1", {"Arlen": "arlen", "Bressia": "bressia"})
    >>> one = gist_of("Each party shall open its ports.", pact, provision=True)
    >>> one == gist_of("Arlen and Bressia undertake to open their ports.", pact, provision=True)
    True
    >>> one == gist_of("Arlen shall open its ports.", pact, provision=True)
    False
    """
    if about is None:
        return _plain(content_of(_SAME_TIME.sub(" ", text)))
    return _gist(text, about, provision)


def _plain(content: Content) -> Gist:
    return Gist(
        words=content.words,
        acts=frozenset(),
        who=content.states,
        names=content.names,
        roles=content.roles,
        numbers=content.numbers,
        dates=content.dates,
        operators=content.operators,
        negated=content.negated,
    )


@lru_cache(maxsize=8192)
def _gist(text: str, about: About, provision: bool) -> Gist:  # noqa: FBT001  # a key of the cache
    named, who, every = _without_parties(text, about)
    rest, acts, verbal = _without_acts(_rewritten(_TITLED.sub(" ", named), provision=provision))
    content = content_of(rest)
    neutral = _INSTRUMENT | about.title
    words = content.words - neutral
    operators = set(content.operators)
    negated = content.negated
    if provision or acts:
        operators.discard("by")  # "approved by parliament" is "parliament approved"
    if any(number.unit == "nay" for number in content.numbers):
        words -= {"nay", "vot"}
    if provision:
        negated ^= bool((words | operators) & _FORBID)
        allowed = bool((words | operators) & _LET)
        words -= _PARTIES | _FORBID | _LET | _DUTY | {"if", "either"}
        operators -= _FORBID | _LET | _DUTY
        operators |= {"let"} if allowed else set()
        operators |= {"=coming"} if acts else set()  # what is laid down of an act is no report of it
    else:
        operators |= {"=coming"} if _COMING.search(named) else set()
    limits = {
        "=both": _BOTH,
        "=again": _AGAIN,
        "=part": _PART,
        "=refuse": _REFUSE,
        "=nearly": _NEARLY,
        "=blamed": _BLAMED,
    }
    operators |= {name for name, found in limits.items() if found.search(named) and not (provision and name == "=both")}
    beside = acts and _BESIDE.search(named)
    operators |= {"=named"} if acts and not verbal else set()
    operators |= {"=beside"} if beside and stem_of(beside["beside"]) not in about.title else set()
    if "=refuse" in operators:
        operators -= _REFUSALS
        words -= _REFUSALS
    lasting = (
        provision
        and not acts
        and bool(words)
        and words <= _LASTING | _UNITS
        and len(content.numbers) == 1
        and all(number.unit in _UNITS for number in content.numbers)
    )
    return Gist(
        words=frozenset({"=lasting"}) if lasting else frozenset(words) | {f"={act}" for act in acts},
        acts=frozenset(acts),
        who=tuple(dict.fromkeys([*who, *content.states])),
        names=tuple(name for name in content.names if name in words),
        roles=content.roles,
        numbers=content.numbers,
        dates=content.dates,
        operators=frozenset(operators),
        negated=negated,
        lasting=lasting,
        about=about.id,
        each=every and bool(acts) and not acts <= JOINT_ACTS,
    )


def _without_parties(text: str, about: About) -> tuple[str, list[str], bool]:
    """The text without its parties; those it names, in order; and whether it names all, and so none of them."""
    every = _ALL_SIDES.search(text) is not None
    keys = sorted(set(about.names.values()))
    folded = {name.casefold(): keys.index(key) for name, key in reversed([*about.names.items()])}
    if about.names:
        named = any_of(frozenset(about.names), re.IGNORECASE)
        text = named.sub(lambda match: f"{_PARTY}{folded[match[0].casefold()]}{_PARTY}", text)
    if len(keys) > 1:
        joint = [match[0] for match in _ALL.finditer(text) if len(set(_MENTION.findall(match[0]))) == len(keys)]
        every = every or bool(joint)
        text = _ALL.sub(lambda match: " " if match[0] in joint else match[0], text)
    if _NAMED_TREATY.search(text):
        text = _PARTNER.sub(" ", text)
    who = [keys[int(number)] for number in _MENTION.findall(text)]
    return _MENTION.sub(" ", text), list(dict.fromkeys(who)), every and not who


@lru_cache(maxsize=1024)
def any_of(names: frozenset[str], flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    """An expression that finds each of some names, the longest that there is."""
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b", flags)


def _rewritten(text: str, *, provision: bool) -> str:
    for pattern, put in _REWRITES[:-1] if not _VOTES.search(text) else _REWRITES:
        text = pattern.sub(put, text)
    text = _TWO_ORGANS.sub("both ", text)
    return _LASTS.sub("lasts", _GRANT.sub("gives", text)) if provision else text


def _without_acts(text: str) -> tuple[str, set[Act], bool]:
    """The text without the words that tell an act, the acts, and whether it tells them to have been done.

    An act that is only named, by a noun, may be hailed, begun or debated.
    """
    verbal = _TOOK_PLACE.search(text) is not None
    stream = tokens(text)
    acts: set[Act] = set()
    taken: set[int] = set()
    # Of words that tell several acts ("signed the law on ratification") the law is what was signed.
    cues = sorted(act_cues(text), key=lambda cue: (cue.first, cue.act != "domestic_approval", cue.first - cue.last))
    for cue in cues:
        if cue.act not in _ACTS or _OTHER_ACTS.match(cue.text) or taken & set(range(cue.first, cue.last)):
            continue
        acts.add(cue.act)
        verbal = verbal or not cue.noun
        taken |= set(range(cue.first, cue.last))
        text = (
            text[: stream[cue.first].start]
            + re.sub(r"\S", " ", text[stream[cue.first].start : stream[cue.last - 1].end])
            + text[stream[cue.last - 1].end :]
        )
    return text, acts, verbal
