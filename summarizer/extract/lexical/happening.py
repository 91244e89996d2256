"""Whether the words of an act tell it as done or as to come: not as wished, decided, asked for, or a condition."""

from __future__ import annotations

from summarizer.grounding.acts.acts import begins_anew
from summarizer.grounding.acts.conditions import is_condition
from summarizer.grounding.acts.frames import describes, joins_in
from summarizer.grounding.acts.no_act import called_off
from summarizer.grounding.acts.words import ActCue
from summarizer.grounding.language.cues import Cue, cues_in
from summarizer.grounding.language.text import Token, tokens
from summarizer.grounding.language.words import BE, DETERMINERS
from summarizer.records.treaty import Act

__all__ = ["is_real", "waits"]

_UNREAL = frozenset({"condition", "unreal", "denial", "negation", "exception"})
_AHEAD = frozenset({"will", "is to", "are to", "due to", "set to", "going to", "scheduled to"})
_AHEAD_VERBS = ("plan", "scheduled", "slated", "intend")
_COMING = BE | frozenset("due set scheduled slated going on moved proceeded managed began begins begun started".split())
_REPORTED = frozenset("reported said alleged rumoured rumored understood".split())
_PLANS = frozenset("plans plan planning intends intend planned".split())
_RANKS = frozenset("first second third latest last newest only".split())
_RANKED = frozenset("state country nation member party government parliament states countries one".split())
_NEAR = 5


def is_real(cue: ActCue, text: str) -> bool:
    """Whether an act is told as done or as to come, and not as wished, required, doubted or denied."""
    verb = cue.last - 1 if cue.text.startswith(("instrument", "notice")) else cue.first  # "notice was [given]"
    for one in cues_in(text):
        if not one.governs(verb) or begins_anew(one, text, cue.first):
            continue
        if _threatens(cue, one):
            continue
        ahead = one.text in _AHEAD or one.text.startswith(_AHEAD_VERBS)
        if one.kind == "exception" and cue.act == "reservation" and one.first >= cue.last:
            continue  # "attached a reservation excluding its ports"
        if one.kind in _UNREAL or one.level in {"probable", "possible", "denied"}:
            return False
        if one.kind in {"modal", "intent"} and not ahead:
            return False
    if not cue.noun and is_condition(text, verb):
        return False
    stream = tokens(text)
    before = {token.norm for token in stream[max(0, cue.first - 3) : cue.first]}
    if not cue.noun and joins_in(stream, cue.first):
        return not called_off(text, cue.first)
    if not cue.noun and (describes(stream, cue.first) or called_off(text, cue.first)):
        return False
    threat = cue.act in _LEAVING and cue.first > 1 and stream[cue.first - 2].norm.startswith("threaten")
    open_yet = before & {"still", "yet", "newly", "must", "before"}
    return not open_yet and (threat or not _meant(stream, cue.first))


_LEAVING: frozenset[Act] = frozenset({"withdrawal", "denunciation"})


def _threatens(cue: ActCue, one: Cue) -> bool:
    """Whether words that leave an act open make a threat: "[might] leave it", "will leave it [unless] Chad pays"."""
    later = one.text == "unless" and one.first >= cue.last
    return cue.act in _LEAVING and not cue.noun and (later or one.text == "might" or one.text.startswith("threaten"))


def _meant(stream: tuple[Token, ...], first: int) -> bool:
    """Whether a verb is an infinitive that says what is decided, asked for or allowed: "applied to [join] it"."""
    at = first - 1
    while at > 0 and (stream[at].norm in BE | {"also", "have"} or stream[at].norm.endswith("ly")):
        at -= 1
    if at < 1 or stream[at].norm != "to":
        return False
    leads, lead = stream[:at], stream[at - 1].norm
    ranked = {token.norm for token in leads[-_NEAR:]} & _RANKS or any(token.norm.endswith("th") for token in leads[-4:])
    if (
        at > 1
        and _REPORTED & {token.norm for token in stream[max(0, at - _NEAR) : at]}
        and any(token.norm in BE for token in stream[max(0, at - _NEAR) : at])
    ):
        return False  # "was reported in April to have acceded"
    if any(token.norm == "have" for token in stream[at:first]) and not ranked:
        return True  # "was to have been signed"
    headline = all(token.capital or token.norm in {"and", ","} for token in leads)
    planned = lead in _PLANS and not (at > 1 and (stream[at - 2].norm in DETERMINERS or stream[at - 2].possessive))
    return not (lead in _COMING or planned or headline or (ranked and lead in _RANKED | _RANKS))


def waits(cue: ActCue, text: str) -> bool:
    """Whether an act stands under "once" or "until", whatever the tense: it is a condition of another.

    Stricter than :func:`is_condition`, which lets "it took effect once Peru ratified it" stand as done.
    """
    stream = tokens(text)
    done = cue.first > 0 and stream[cue.first - 1].norm == "had"
    for token in reversed(stream[: cue.first]):
        if token.norm in {",", ";", ":", "when"} or (done and token.norm == "once"):
            return False
        if token.norm in {"once", "until", "unless", "before", "if"}:
            return True
    return False
