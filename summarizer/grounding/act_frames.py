"""What stands around the words of an act: what it is done to, what happens to it, whose day a day is.

"Suspended the talks on the treaty" does nothing to the treaty; "the signing was cancelled" and "the treaty awaits
ratification" name an act that did not happen; "said on Friday" dates the saying.
"""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.grounding.act_words import ACRONYM, OBJECT, ActCue, has
from summarizer.grounding.attribution import speeches_in
from summarizer.grounding.lexicon import anywhere
from summarizer.grounding.text import Token, tokens
from summarizer.grounding.words import BE, DETERMINERS, INSTRUMENTS, LINKS, past_form

__all__ = [
    "dates_event",
    "done_to_treaty",
    "fails",
    "is_reduced",
    "is_rule",
    "names_treaty",
    "opener_is_its_own",
    "treaty_takes_effect",
    "unreal_noun",
]

_PARTS = frozenset(
    """text texts copy copies validity duration term terms article articles part parts chapter annex implementation
    participation application membership observance provisions operation instrument instruments package series range
    set number version signature ratification compliance cooperation obligations obligation""".split()
)
_AFTER_OBJECT = frozenset("unchanged intact open untouched unsigned unratified vague alone".split())
_CRITICISM = frozenset("as for saying calling".split())
_ENDS = (
    LINKS | BE | frozenset("that which who when while after before because if on by , ; : . ( ) - as saying".split())
)


def done_to_treaty(cue: ActCue, text: str) -> bool | None:
    """Whether the object of an act's verb is a treaty or a part of it; None where it has no object behind it.

    >>> from summarizer.grounding.act_words import act_cues
    >>> [done_to_treaty(cue, "Spain suspended talks on the treaty.") for cue in act_cues("Spain suspended talks.")]
    [False]
    """
    stream = tokens(text)
    passive = cue.first > 0 and (
        stream[cue.first - 1].norm in BE or is_reduced(stream, cue.first) or cue.text.endswith(" effect")
    )
    if cue.noun or passive or cue.last >= len(stream) or stream[cue.last].norm in _ENDS:
        return None
    last = cue.last
    while last < len(stream) and stream[last].norm not in _ENDS and not (last > cue.last and _own_verb(stream, last)):
        last += 1
    phrase = stream[cue.last : last]
    words = text[phrase[0].start : phrase[-1].end]
    if stream[cue.last].norm == "what" or all(token.norm in DETERMINERS for token in phrase):
        return None
    if has(OBJECT, words) or ACRONYM.search(words) or any(token.norm in INSTRUMENTS for token in phrase):
        spoilt = {phrase[-1].norm, *(token.norm for token in stream[last : last + 1])} & _AFTER_OBJECT
        criticised = cue.act == "denunciation" and last < len(stream) and stream[last].norm in _CRITICISM
        return not (spoilt or criticised)
    if _temporal(phrase):
        return None
    in_doing = [token.norm for token in stream[last : last + 2]]
    if in_doing[:1] == ["in"] and in_doing[-1].endswith("ing"):
        return False
    return bool(_PARTS & {token.norm for token in phrase}) or phrase[-1].capital


_DAYS = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december today yesterday last this earlier later year month week jointly
    unanimously overwhelmingly formally officially""".split()
)


def _temporal(phrase: Sequence[Token]) -> bool:
    return phrase[0].kind == "number" or phrase[0].norm in _DAYS


def _own_verb(stream: Sequence[Token], at: int) -> bool:
    """Whether a participle or a finite verb begins behind a noun: "the treaty [signed] by"."""
    token = stream[at]
    after_noun = stream[at - 1].norm not in DETERMINERS
    return token.kind == "word" and not token.capital and after_noun and past_form(token.norm)


_BEHIND_PARTICIPLE = frozenset("by in on at with between last this earlier during after under".split())


def is_reduced(stream: Sequence[Token], at: int) -> bool:
    """Whether a participle hangs on the word for an instrument before it: "the treaty [signed] in Lima".

    >>> is_reduced(tokens("Peru ratified the treaty signed by Chile"), 4)
    True
    """
    if not 0 < at < len(stream) - 1 or not past_form(stream[at].norm):
        return False
    behind = stream[at + 1]
    return stream[at - 1].norm in INSTRUMENTS and (behind.norm in _BEHIND_PARTICIPLE or behind.kind == "number")


def treaty_takes_effect(cue: ActCue, text: str) -> bool:
    """Whether a treaty is what takes effect: a word for one, or "it", stands before the verb.

    >>> from summarizer.grounding.act_words import act_cues
    >>> treaty_takes_effect(act_cues("The sanctions took effect.")[0], "The sanctions took effect under the pact.")
    False
    """
    stream = tokens(text)
    if cue.noun or cue.text.startswith(("bring", "brought", "put")) or not cue.first:
        return has(OBJECT, text) or bool(ACRONYM.search(text))
    before = text[: stream[cue.first - 1].end]
    return has(OBJECT, before) or bool(ACRONYM.search(before))


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


_TIMED = frozenset("once when whenever until till unless if".split())
_RULE = anywhere(
    r"""(?:upon|after|following|once|when|as_soon_as)_\S+ (?:days|months|weeks|years)_(?:after|following|from)
    on_the_(?:\S+_){0,2}?(?:day|date|deposit|exchange)"""
)
_PRESENT_FORCE = ("enters", "enter", "comes", "come", "takes", "take", "becomes", "become", "goes", "go")


def is_rule(cue: ActCue, text: str) -> bool:
    """Whether the present tense gives a rule for taking effect: "enters into force on the day of the exchange"."""
    stream = tokens(text)
    after = " ".join(token.norm for token in stream[cue.last :])
    return cue.act == "entry_into_force" and cue.text.startswith(_PRESENT_FORCE) and has(_RULE, after)


def fails(text: str, at: int) -> bool:
    """Whether a verb in the present tense stands under "once", "when" or "until": it has not happened.

    >>> fails("Once Peru ratifies the pact, trade will grow.", 2)
    True
    """
    stream = tokens(text)
    if past_form(stream[at].norm) or stream[at].norm.endswith("ing"):
        return False
    for before in reversed(stream[:at]):
        if before.norm in {",", ";", ":", "."}:
            return False
        if before.norm in _TIMED:
            return True
    return False


_OWN_OPENERS = frozenset(
    """after following since before until speaking statement interview report letter speech remarks later days weeks
    months years article post telegram message broadcast earlier""".split()
)


def opener_is_its_own(text: str, at: int) -> bool:
    """Whether a day or place stands in an opening phrase about something else: "in a statement on Friday, ...".

    ``at`` is the index of its first token.
    """
    stream = tokens(text)
    comma = next((index for index, token in enumerate(stream) if token.norm == "," and index > at), None)
    earlier = (index for index in range(at) if stream[index].norm == ",")
    if comma is None or any(stream[index + 1].kind != "number" for index in earlier):
        return False
    if any(past_form(token.norm) and not token.capital for token in stream[:comma]):
        return False
    words = [token.norm for token in stream[:at] if token.kind == "word"]
    speaking = bool(words) and words[0].endswith("ing") and len(words[0]) > 5
    return speaking or any(word in _OWN_OPENERS for word in words)


def names_treaty(text: str, start: int) -> bool:
    """Whether a year only names a treaty: "the 1994 treaty". ``start`` is its offset."""
    stream = tokens(text)
    at = next((index for index, token in enumerate(stream) if token.start == start), None)
    if not at or stream[at].kind != "number" or stream[at - 1].norm not in DETERMINERS:
        return False
    return any(token.norm in INSTRUMENTS for token in stream[at + 1 : at + 5])


def dates_event(text: str, start: int, end: int) -> bool:
    """Whether a date in a claim dates what it tells: not the saying, not a treaty's name, not another treaty's signing.

    >>> dates_event("Officials said on Friday that it was void.", 18, 24)
    False
    """
    stream = tokens(text)
    at = next((index for index, token in enumerate(stream) if token.end > start), 0)
    if names_treaty(text, start):
        return False
    told = [index for index, token in enumerate(stream) if past_form(token.norm) or token.norm in BE]
    if any(is_reduced(stream, index) and any(one < index for one in told) for index in told if index < at):
        return False
    for speech in speeches_in(text):
        near = text[:start].rstrip().casefold().endswith((speech.cue.casefold(), f"{speech.cue.casefold()} on"))
        opens = not any(index < at for index in told) and text[end : speech.start].strip(" ,").casefold() in {"", "the"}
        if near or opens or speech.start <= start < speech.end:
            return False
    return True
