"""Which acts of a sentence make their doer a party: consent to a treaty, and not a signature that still needs it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizer.grounding.acts.acts import context_at, denied_at
from summarizer.grounding.acts.frames import done_to_treaty
from summarizer.grounding.acts.words import ActCue
from summarizer.grounding.language.text import Token
from summarizer.grounding.language.units import Reading
from summarizer.grounding.language.words import INSTRUMENTS, past_form
from summarizer.records.treaty import Act

__all__ = ["concluding", "consents_to_it", "is_left_open", "only_signed", "undone"]

CONSENTS: frozenset[Act] = frozenset(
    {"ratification", "accession", "acceptance", "approval", "domestic_approval", "deposit_of_instrument"}
)
_IT = frozenset("it text document".split())
_BY_ITSELF = ("ratified", "acceded", "ratifies", "accedes")


def _ends_there(stream: Sequence[Token], cue: ActCue) -> bool:
    """Whether a verb has no object: "Chad ratified late", "Mali acceded in May"."""
    behind = stream[cue.last] if cue.last < len(stream) else None
    return behind is None or behind.kind != "word" or behind.norm in _WITHOUT_OBJECT or behind.norm.endswith("ly")


_WITHOUT_OBJECT = frozenset("in on at late early last first only after before within and but too years months".split())


def consents_to_it(reading: Reading, cues: Sequence[ActCue]) -> list[ActCue]:
    """The acts of consent to what an earlier sentence names: "Chad ratified it", "Mali followed"."""
    stream = reading.tokens
    found: list[ActCue] = []
    for cue in cues:
        behind = [token.norm for token in stream[cue.last : cue.last + 2]]
        of_it = (
            cue.act == "deposit_of_instrument" or behind[:1] == ["it"] or (behind[:1] == ["the"] and set(behind) & _IT)
        )
        of_it = of_it or (cue.text.startswith(_BY_ITSELF) and _ends_there(stream, cue))
        if cue.act in CONSENTS and not cue.noun and of_it:
            found.append(cue)
    return found + _followers(stream, found)


def _followers(stream: Sequence[Token], cues: Sequence[ActCue]) -> list[ActCue]:
    """The same act by another: "Chad ratified it in May; Mali followed in June"."""
    return [
        ActCue(cue.act, token.norm, at, at + 1, noun=False)
        for cue in cues[:1]
        for at, token in enumerate(stream)
        if at > cue.last and token.norm == "followed" and stream[at - 1].capital
    ]


_CONCLUDED = frozenset("initialled initialed reached struck sealed clinched settled".split())


def concluding(reading: Reading, cues: Sequence[ActCue]) -> list[ActCue]:
    """Verbs by which states come to a treaty and that are no act of its life: "initialled a pact"."""
    stream = reading.tokens
    verbs = [
        ActCue("adoption", token.norm, at, at + 1, noun=False)
        for at, token in enumerate(stream)
        if token.norm in _CONCLUDED and "against" not in [one.norm for one in stream[at + 1 : at + 5]]
    ]
    found = [cue for cue in verbs if done_to_treaty(cue, reading.text) or _of_treaty(stream, cue.first)]
    return found + _followers(stream, [cue for cue in cues if cue.act in CONSENTS])


def _of_treaty(stream: Sequence[Token], at: int) -> bool:
    """Whether a verb is that of a clause on a treaty: "the accord that Chad [struck] with Mali"."""
    that = next((index for index in range(at - 1, 0, -1) if stream[index].norm in {"that", "which"}), 0)
    return that > 0 and {token.norm for token in stream[max(0, that - 2) : that]} & INSTRUMENTS != set()


_RESERVED = re.compile(r"\bsigned\b[^.;:]{0,80}\bsubject to (?:ratification|acceptance|approval)\b")


def only_signed(reading: Reading, cue: ActCue, cues: Sequence[ActCue]) -> bool:
    """Whether a signature is told of one that has not ratified: "Chad signed it but has not ratified"."""
    if cue.act == "signature" and reading.tokens[cue.first - 1].norm in {"only", "merely"}:
        return True
    alone = len({unit.state for unit in reading.units if unit.state}) == 1
    if cue.act == "signature" and alone and _RESERVED.search(reading.text):
        return True
    return cue.act == "signature" and any(
        other.act == "ratification"
        and denied_at(reading.text, other.first) is not None
        and not any(unit.state or unit.kind == "hard" for unit in reading.units if cue.last <= unit.first < other.first)
        for other in cues
        if other.first > cue.first
    )


_LEAVING: frozenset[Act] = frozenset({"withdrawal", "denunciation"})


def undone(reading: Reading, cue: ActCue, cues: Sequence[ActCue]) -> bool:
    """Whether one who joined has left since, and not come back: "Chad ratified it but later withdrew"."""
    if cue.act not in CONSENTS or cue.noun:
        return False
    left = [
        other
        for other in cues
        if other.first > cue.first
        and other.act in _LEAVING
        and not other.noun
        and past_form(reading.tokens[other.first].norm)
        and context_at(reading.text, other.first) in {"actual", "historical"}
        and denied_at(reading.text, other.first) is None
        and not any(unit.state or unit.kind == "hard" for unit in reading.units if cue.last <= unit.first < other.first)
    ]
    return bool(left) and not any(other.act in CONSENTS and other.first > left[-1].first for other in cues)


_TO_JOIN = re.compile(r"\b(?:accession|acced\w+|join(?:s|ing)?|entry) ")


def is_left_open(reading: Reading, cue: ActCue) -> bool:
    """Whether a treaty is open to others and nothing yet binds: one may sign it, wishes to join, or is said to have.

    A law on accession comes before it, and who "joined Mali in" something has joined no treaty.
    """
    if cue.act in {"domestic_approval", "approval"} and _TO_JOIN.search(reading.text):
        return True
    if cue.act == "signature":
        return _FIRST_TO_SIGN.search(reading.text) is not None
    if cue.act not in CONSENTS:
        return False
    alone = len({unit.state for unit in reading.units if unit.state}) == 1
    near = [token.norm for token in reading.tokens[max(0, cue.first - _NEAR) : cue.first]]
    if cue.noun and cue.act == "accession" and not _DECIDED.isdisjoint(near):
        return True
    if cue.noun and _WOULD_BE.intersection(token.norm for token in reading.tokens[cue.last : cue.last + 2]):
        return True
    if cue.text.startswith("join") and any(unit.state and unit.first == cue.last for unit in reading.units):
        return True
    before = " ".join(token.norm for token in reading.tokens[: cue.first])
    return bool((alone and _ONLY_WISHED.search(reading.text)) or _RUMOURED.search(before))


_NEAR = 3
_DECIDED = frozenset(
    "approved approves backed backs authorised authorized endorsed cleared considered sought requested".split()
)
"""Verbs of organs and of those who ask, before "accession", which is still to come."""
_WOULD_BE = frozenset("would could might".split())
_FIRST_TO_SIGN = re.compile(
    r"\b(?:first|last|only|latest|\d+(?:st|nd|rd|th)) (?:\w+ )?(?:states?|countr\w+|nations?) to sign\b"
)
"""What tells that others may sign too, so that a signature makes no party yet."""
_ONLY_WISHED = re.compile(
    r"\b(?:plan|want|hope|intend|aim|wish|prepare|seek|expect)(?:s|ed|ing)? to (?:ratify|accede|join|accept)\b[^.;:?!]*"
    r"\b(?:[Cc]onvention|[Cc]harter|[Ss]tatute)\b"
)
_RUMOURED = re.compile(
    r"\b(?:reported|said|believed|rumou?red|alleged|understood|thought|claimed|supposed)"
    r"(?: (?:in|on|by|last|to) \S+){0,2} to have(?: \w+ly| already)?$"
)
"""What is only told of a state that may have joined: "was reported in May to have [acceded]"."""
