"""Acts that a noun names: whether they took place, are only awaited, and which day the noun carries with it.

"The treaty awaits ratification" tells of nothing; "its accession followed" and "Chad's ratification in 2012" do.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import get_args

from summarizer.grounding.acts.words import ACRONYM, CABINET, OBJECT, ORGAN, PARTING, ActCue, act_cues, has
from summarizer.grounding.language.calendar import MONTH_WORDS
from summarizer.grounding.language.lexicon import anywhere
from summarizer.grounding.language.text import Token, tokens
from summarizer.grounding.language.verbs import has_verb
from summarizer.grounding.language.words import DETERMINERS, INSTRUMENTS, past_form
from summarizer.records.treaty import Act

__all__ = ["attached", "happens", "planned", "unreal_noun"]

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
    came c(?:a|o)mes? followed(?!_by) follows occurred happened dates_(?:from|back)
    (?:was|were|is|has_been|had_been)_(?:completed|held|given|dated|effected|done|finali[sz]ed|made|recorded|notified)"""
)
_BEGAN = anywhere("began started commenced has_begun")
_TAKES_EFFECT = anywhere("(?:took|takes|taking)_effect (?:became|becomes)_effective will_take_effect")
_HAPPENING: frozenset[Act] = frozenset(get_args(Act)) - {"announcement", "reservation", "domestic_approval", "other"}


def happens(cue: ActCue, text: str) -> bool:
    """Whether a noun that names an act is the subject of a verb that says it took place: "its accession followed".

    >>> from summarizer.grounding.acts.words import act_cues
    >>> happens(act_cues("Peru's ratification came in May.")[0], "Peru's ratification came in May.")
    True
    """
    stream = tokens(text)
    if cue.noun and cue.act == "domestic_approval":
        return _done_first(cue, text)
    if not cue.noun or cue.act not in _HAPPENING:
        return False
    if _of_another_thing(cue, text):
        return False
    if attached(cue, text) or _brings(cue, text) or _presupposed(cue, text) or planned(cue, text):
        return True
    last = cue.last
    while last < len(stream) and last < cue.last + _WINDOW and stream[last].norm not in _PHRASE_ENDS:
        words = f" {' '.join(token.norm for token in stream[last : last + 4])} "
        began = cue.act == "provisional_application" and _BEGAN.match(words)
        if began or _HAPPENS.match(words) or (cue.act in PARTING and _TAKES_EFFECT.match(words)):
            return all(token.norm not in _NO_SUBJECT for token in stream[max(0, cue.first - 3) : cue.first])
        last += 1
    return False


_OTHERS = frozenset("another other similar earlier previous rival separate".split())


def _of_another_thing(cue: ActCue, text: str) -> bool:
    """Whether words behind the noun say that it is no act on the treaty: "its accession to the throne"."""
    behind = tokens(text)[cue.last : cue.last + _WINDOW]
    if any(one.norm in _OTHERS and two.norm in INSTRUMENTS for one, two in pairwise(behind)):
        return True
    if cue.act == "provisional_application" and behind and behind[0].norm == "of":
        return not any(one.norm in INSTRUMENTS | {"it"} for one in behind)  # "of the tariff"
    if not behind or behind[0].norm not in {"to", "from"} or cue.act not in {"accession", "withdrawal"}:
        return False
    named = any(one.norm in INSTRUMENTS | {"it", "them", "amendment"} for one in behind)
    acronym = any(ACRONYM.search(text[one.start : one.end]) for one in behind[1:3])
    return not (named or acronym)


_PLANNED = anywhere(
    r"""(?:,_)?(?:(?:is|are)_)?(?:now_)?(?:planned|scheduled|set|due|slated|fixed)_(?:for|to_take_place_(?:on|in))(?=_DAY)
    (?:is|are)_to_take_place_(?:AT)?(?:on|in)(?=_DAY) will_take_place_(?:AT)?(?:on|in)(?=_DAY)""".replace(
        "AT", r"(?:(?:at|in)_(?!MONTH)(?:[^\W\d_]+_){1,3}?)?"
    )
    .replace("DAY", r"(?:the_)?(?:\d|MONTH|[a-z]+day_)")
    .replace("MONTH", "|".join(sorted(MONTH_WORDS)))
)
_ABOUT_IT = frozenset("on for of about over before after until against".split())
_OFF = frozenset("postponed cancelled canceled delayed deferred off not but had if unless subject once".split())


def planned(cue: ActCue, text: str) -> tuple[int, int] | None:
    """The tokens that set a day for an act that a noun names: "the exchange of instruments, [planned for 3 May]".

    >>> from summarizer.grounding.acts.words import act_cues
    >>> text = "The signing of the treaty is scheduled for 3 May."
    >>> planned(act_cues(text)[0], text)
    (5, 10)
    """
    stream = tokens(text)
    before = [token.norm for token in stream[: cue.first] if token.norm not in DETERMINERS][-1:]
    if not cue.noun or cue.act not in _MEETINGS or set(before) & _ABOUT_IT or _OFF & {token.norm for token in stream}:
        return None
    at = cue.last
    while at < min(len(stream), cue.last + _LONGEST):
        words = f" {' '.join(token.norm for token in stream[at : at + 9])} "
        if _PLANNED.match(words):
            ends = (index for index in range(at + 1, len(stream)) if stream[index].norm in {",", ".", ";", "and"})
            return at, next(ends, len(stream))
        if stream[at].norm in _PHRASE_ENDS - {","} or past_form(stream[at].norm):
            return None
        at += 1
    return None


_MEETINGS: frozenset[Act] = frozenset(
    {"signature", "exchange_of_instruments", "deposit_of_instrument", "entry_into_force", "ratification", "accession"}
)
_HAILED = anywhere(
    r"""(?:welcom|hail|prais|applaud|celebrat|commend|regret|deplor|condemn)(?:e|es|ed|s|ted|ing)?_(?:the|its|their|whose)(?=_$)
    (?:made_possible_by|thanks_to|as_a_result_of|because_of|owing_to)_the(?=_$)"""
)
_AFTER_ACT = frozenset("of by to from in on at today , .".split())
_OWN = anywhere(r"(?:upon|on|at|since|after|following)_(?:its|their)(?:_own)?(?=_$)")
_MADE_UPON = anywhere(r"(?:made|formulated|entered|lodged|attached)_(?:upon|on|at_the_time_of)(?:_its)?(?=_$)")
_NOT_DONE = frozenset(
    "will would shall should could can may might must if once until unless shall each any every no not".split()
)


def _presupposed(cue: ActCue, text: str) -> bool:
    """Whether a sentence takes an act for granted: "welcomes [the signing] of", "since its accession"."""
    stream = tokens(text)
    start = next((at + 1 for at in range(cue.first - 1, -1, -1) if stream[at].norm in {";", ":"}), 0)
    before = stream[max(start, cue.first - _WINDOW) : cue.first]
    behind = stream[cue.last].norm if cue.last < len(stream) else "."
    plain = {token.norm for token in stream[start:] if not token.capital or token.start == 0}
    if _NOT_DONE & plain or unreal_noun(text, cue.first):
        return False
    words = f" {' '.join('whose' if token.possessive else token.norm for token in before)} "
    if behind in _AFTER_ACT and _HAILED.search(words):
        return True
    return cue.act in _CARRYING and (_OWN.search(words) or _MADE_UPON.search(words)) is not None


_PAPERS = anywhere("decrees? resolutions? laws? bills? orders?")
_PRESENT = frozenset("is are be being to".split())


def _done_first(cue: ActCue, text: str) -> bool:
    """Whether an act done came after an organ's approval: "was signed after [approval] by both houses"."""
    stream = tokens(text)
    start = cue.first
    while start and stream[start - 1].norm not in _LEADS and _owning(stream[start - 1]):
        start -= 1
    given = stream[cue.last].norm in {"by", "from"} if cue.last < len(stream) else False
    if not given or not start or stream[start - 1].norm not in {"after", "following"}:
        return False
    verb = next((one for one in reversed(act_cues(text)) if not one.noun and one.last < start), None)
    if verb is None or not past_form(stream[verb.first].norm) or _COMING & {token.norm for token in stream[:start]}:
        return False
    present = verb.first and stream[verb.first - 1].norm in _PRESENT
    goes_on = any(token.norm == "to" for token in stream[verb.last : start])
    told = not present and not goes_on and not has_verb(text, stream[verb.last - 1].end, stream[start].start)
    before, giver = text[: stream[start].start], text[stream[cue.last].start :]
    return told and (has(OBJECT, before) or has(_PAPERS, before)) and (has(ORGAN, giver) or has(CABINET, giver))


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
_NO_SUBJECT = frozenset("no once until before after if when for in on about over to since without".split())

_BY_ITSELF: frozenset[Act] = frozenset({"ratification", "accession"})
"""Acts that only treaties know."""
_CARRYING: frozenset[Act] = _BY_ITSELF | {
    "acceptance", "signature", "adoption", "withdrawal", "denunciation", "termination", "deposit_of_instrument",
    "entry_into_force",
}  # fmt: skip
_CARRIED = (
    INSTRUMENTS
    | DETERMINERS
    | MONTH_WORDS
    | frozenset("of from by to between with in at on and notes instrument instruments last".split())
)
_OWNING = frozenset(
    """the a an its their his her formal official own final first second third fourth fifth latest last notice of
    instrument""".split()
)
_LEADS = frozenset("after following since with upon on from by and when between".split())
_RULES = anywhere(
    "laws? acts? decrees? sanctions? bans? regulations? rules? orders? bills? statutes? clauses? measures?"
)
"""What takes effect beside treaties."""
_YEAR = re.compile(r"1[6-9]\d\d|20\d\d")
_LONGEST = 16


def attached(cue: ActCue, text: str) -> tuple[int, int] | None:
    """The stretch of tokens behind a noun that belongs to it and ends with its day: "its accession [in 2012]".

    A day without a year counts where "after" or "following" says that it is past.

    >>> from summarizer.grounding.acts.words import act_cues
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
    hailed = start > 0 and _hails(stream[start - 1]) and not _COMING & {token.norm for token in stream}
    if start and stream[start - 1].kind != "mark" and stream[start - 1].norm not in _LEADS and not hailed:
        return None  # the object of a verb: "the court annulled Peru's ratification in 2015"
    last = cue.last
    while last < min(len(stream), cue.last + _LONGEST) and (
        _carried(stream[last]) or (hailed and (stream[last].norm in {",", "today"} or _day(stream[last])))
    ):
        last += 1
    end = next((at + 1 for at in range(last - 1, cue.last, -1) if _YEAR.fullmatch(stream[at].norm)), None)
    if hailed:  # "welcomed its signing [on Monday] of", not "welcomed its signing by Chad on Monday"
        first = cue.last + (stream[cue.last].norm == ",") if cue.last < len(stream) else cue.last
        timed = first < len(stream) and (stream[first].norm in {"on", "in", "at"} or _day(stream[first]))
        end = next((at for at in range(first, last) if stream[at].norm in {",", "of"}), None) if timed else None
        if end is None or not any(_day(one) or _YEAR.fullmatch(one.norm) for one in stream[first:end]):
            return None
    if end is None and start and stream[start - 1].norm in _AFTER and not _COMING & {token.norm for token in stream}:
        end = next((at + 1 for at in range(last - 1, cue.last, -1) if _day(stream[at])), None)
    if end is None or stream[cue.last].norm == "and" or unreal_noun(text, cue.first):
        return None
    words = text[stream[cue.first].start : stream[(last if hailed else end) - 1].end]
    owned = before is not None and before.possessive and cue.act in {"withdrawal", "denunciation"}
    owned = owned and stream[cue.last].norm != "from"
    held = cue.act == "signature" and stream[cue.last].norm in {"in", "at"}
    forced = cue.act == "entry_into_force" and before is not None and (before.norm == "its" or before.possessive)
    forced = forced and has(OBJECT, text) and not has(_RULES, text)
    of_treaty = cue.act in _BY_ITSELF or has(OBJECT, words) or owned or held or forced
    return (cue.last, end) if of_treaty else None


_HAILS = ("welcomes", "welcomed", "hailed", "hails", "celebrat", "marks", "marked", "praises", "praised", "applaud")


def _hails(token: Token) -> bool:
    """Whether a verb takes what it is said of as done: "[welcomes] the entry into force today"."""
    return token.norm.startswith(_HAILS) and not token.capital


_AFTER = frozenset("after following since with".split())
_COMING = frozenset("will shall would must should can could".split())


def _day(token: Token) -> bool:
    return token.norm in MONTH_WORDS or token.norm in {"yesterday", "today"} or token.norm.endswith("day")


def _owning(token: Token) -> bool:
    return token.norm in _OWNING or token.possessive or token.capital


def _carried(token: Token) -> bool:
    return token.capital or token.kind == "number" or token.norm in _CARRIED
