"""Acts that a noun names: whether they took place, are only awaited, and which day the noun carries with it.

"The treaty awaits ratification" tells of nothing; "its accession followed" and "Chad's ratification in 2012" do.
"""

from __future__ import annotations

import re
from typing import get_args

from summarizer.grounding.act_words import OBJECT, ActCue, has
from summarizer.grounding.lexicon import anywhere
from summarizer.grounding.text import Token, tokens
from summarizer.grounding.words import DETERMINERS, INSTRUMENTS
from summarizer.records.treaty import Act

__all__ = ["attached", "happens", "unreal_noun"]

_UNREAL_BEFORE = anywhere(
    r"""await(?:s|ed|ing)? requir(?:e|es|ed|ing) need(?:s|ed|ing)? pending deadlines? talks negotiations
    rul(?:ed|es)_out conditions_for path_to(?:wards)? steps_to(?:wards)? prospects? bids? appl(?:y|ies|ied)_for
    applications? open(?:s|ed)?_for opposition ahead_of awaiting obstacles? calls? plans? hopes? delays?_(?:to|in)
    shelv(?:e|es|ed) scrapp(?:ed|ing) froze before until subject_to draft considered mulled weighed
    contemplated favou?red suggested
    conditional_on depends_on in_favou?r_of criteria eligible"""
)
_UNREAL_AFTER = anywhere(
    r"""(?:is|was|are|were|been|be)_(?:\S+_){0,2}?(?:averted|cancell?ed|postponed|delayed|blocked|rejected|expected
    |scheduled|planned|due|pending|prevented|avoided|stalled|awaited|required|needed|shelved|dropped|ruled_out
    |reversed|unlikely|likely|possible|uncertain|in_doubt|under_way|underway)
    (?:fell|falls)_through is_to_be (?:scheduled|planned|due|set|expected)_(?:for|on|in|to)""".replace("\n    |", "|")
)
_WINDOW = 7


def unreal_noun(text: str, cue_first: int) -> bool:
    """Whether an act that a noun names is only awaited, required, discussed or called off.

    >>> unreal_noun("The treaty awaits ratification by Chile.", 3)
    True
    """
    stream = tokens(text)
    start = max((at + 1 for at in range(cue_first) if stream[at].norm in {",", ";", ":", "and", "but"}), default=0)
    before = " ".join(token.norm for token in stream[max(start, cue_first - _WINDOW) : cue_first])
    after = " ".join(token.norm for token in stream[cue_first : cue_first + 2 * _WINDOW])
    return has(_UNREAL_BEFORE, before) or has(_UNREAL_AFTER, after)


_HAPPENS = anywhere(
    r"""(?:took|takes)_place br(?:ings|ought)_(?:to|the_(?:number|total|tally)|its_\S+_into)
    (?:takes|took|raises|raised)_(?:to|the_(?:number|total|tally))
    came c(?:a|o)mes? followed follows occurred happened dates_(?:from|back)
    (?:was|were|is|has_been|had_been)_(?:completed|held|given|dated|effected|done|finali[sz]ed|made|recorded|notified)"""
)
_TAKES_EFFECT = anywhere("(?:took|takes|taking)_effect (?:became|becomes)_effective will_take_effect")
_PARTING: frozenset[Act] = frozenset({"withdrawal", "denunciation", "termination", "suspension"})
_HAPPENING: frozenset[Act] = frozenset(get_args(Act)) - {"announcement", "reservation", "domestic_approval", "other"}


def happens(cue: ActCue, text: str) -> bool:
    """Whether a noun that names an act is the subject of a verb that says it took place: "its accession followed".

    >>> from summarizer.grounding.act_words import act_cues
    >>> happens(act_cues("Peru's ratification came in May.")[0], "Peru's ratification came in May.")
    True
    """
    stream = tokens(text)
    if not cue.noun or cue.act not in _HAPPENING:
        return False
    if attached(cue, text) or _brings(cue, text):
        return True
    last = cue.last
    while last < len(stream) and last < cue.last + _WINDOW and stream[last].norm not in _PHRASE_ENDS:
        words = f" {' '.join(token.norm for token in stream[last : last + 4])} "
        if _HAPPENS.match(words) or (cue.act in _PARTING and _TAKES_EFFECT.match(words)):
            return all(token.norm not in _NO_SUBJECT for token in stream[max(0, cue.first - 3) : cue.first])
        last += 1
    return False


_BROUGHT = anywhere(
    """(?:has|have)_(?:now_)?(?:risen|reached|grown|come|become|brought|entered|taken|been) rose reached grew became
    brought entered took came stood now_(?:has|have|counts?|numbers?|stands?|binds?)"""
)
_NOT_YET = frozenset("will would shall could may might should if once until".split())


def _brings(cue: ActCue, text: str) -> bool:
    """Whether an act opens a sentence on what it has brought about: "With [the accession of Chad] it took effect"."""
    stream = tokens(text)
    named = stream[cue.last].norm in {"of", "by"} if cue.last < len(stream) else False
    opens = [token.norm for token in stream[: cue.first]] in (["with", "the"], ["following", "the"], ["after", "the"])
    coming = {token.norm for token in stream} & _NOT_YET
    of_treaty = has(OBJECT, text) or any(token.norm == "parties" for token in stream)
    return of_treaty and opens and named and cue.act in _BY_ITSELF and not coming and has(_BROUGHT, text)


_PHRASE_ENDS = frozenset("not never , . ; : ( ) that which who when while after before because if and but".split())
_NO_SUBJECT = frozenset("no once until before after if when for in to since without".split())

_BY_ITSELF: frozenset[Act] = frozenset({"ratification", "accession"})
"""Acts that only treaties know."""
_CARRYING: frozenset[Act] = _BY_ITSELF | {
    "acceptance", "signature", "adoption", "withdrawal", "denunciation", "termination", "deposit_of_instrument",
}  # fmt: skip
_MONTHS = frozenset("january february march april may june july august september october november december".split())
_CARRIED = (
    INSTRUMENTS
    | DETERMINERS
    | _MONTHS
    | frozenset("of from by to between with in at on and notes instrument instruments last".split())
)
_OWNING = frozenset(
    """the a an its their his her formal official own final first second third fourth fifth latest last notice of
    instrument""".split()
)
_LEADS = frozenset("after following since with upon on from by and when between".split())
_YEAR = re.compile(r"1[6-9]\d\d|20\d\d")
_LONGEST = 16


def attached(cue: ActCue, text: str) -> tuple[int, int] | None:
    """The stretch of tokens behind a noun that belongs to it and ends with its day: "its accession [in 2012]".

    A day without a year counts where "after" or "following" says that it is past.

    >>> from summarizer.grounding.act_words import act_cues
    >>> [attached(cue, "Chad's ratification in May 2012 was the last.") for cue in act_cues("Chad's ratification")]
    [(2, 5)]
    """
    stream = tokens(text)
    if not cue.noun or cue.act not in _CARRYING or cue.text.endswith(("approvals", "signatory", "signatories")):
        return None
    before = stream[cue.first - 1] if cue.first else None
    start = cue.first
    while start and stream[start - 1].norm not in _LEADS and _owning(stream[start - 1]):
        start -= 1
    if start and stream[start - 1].kind != "mark" and stream[start - 1].norm not in _LEADS:
        return None  # the object of a verb: "the court annulled Peru's ratification in 2015"
    last = cue.last
    while last < min(len(stream), cue.last + _LONGEST) and _carried(stream[last]):
        last += 1
    end = next((at + 1 for at in range(last - 1, cue.last, -1) if _YEAR.fullmatch(stream[at].norm)), None)
    if end is None and start and stream[start - 1].norm in _AFTER and not _COMING & {token.norm for token in stream}:
        end = next((at + 1 for at in range(last - 1, cue.last, -1) if _day(stream[at])), None)
    if end is None or stream[cue.last].norm == "and" or unreal_noun(text, cue.first):
        return None
    words = text[stream[cue.first].start : stream[end - 1].end]
    owned = before is not None and before.possessive and cue.act in {"withdrawal", "denunciation"}
    owned = owned and stream[cue.last].norm != "from"
    held = cue.act == "signature" and stream[cue.last].norm in {"in", "at"}
    of_treaty = cue.act in _BY_ITSELF or has(OBJECT, words) or owned or held
    return (cue.last, end) if of_treaty else None


_AFTER = frozenset("after following since with".split())
_COMING = frozenset("will shall would must should can could".split())


def _day(token: Token) -> bool:
    return token.norm in _MONTHS or token.norm == "yesterday" or token.norm.endswith("day")


def _owning(token: Token) -> bool:
    return token.norm in _OWNING or token.possessive or token.capital


def _carried(token: Token) -> bool:
    return token.capital or token.kind == "number" or token.norm in _CARRIED
