"""What stands around the words of an act: what it is done to, what happens to it, whose day a day is.

"Suspended the talks on the treaty" does nothing to the treaty; "the signing was cancelled" and "the treaty awaits
ratification" name an act that did not happen; "said on Friday" dates the saying.
"""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.grounding.acts.words import ACRONYM, OBJECT, ActCue, has
from summarizer.grounding.language.calendar import MONTH_WORDS, WEEKDAY_WORDS
from summarizer.grounding.language.lexicon import anywhere
from summarizer.grounding.language.main_clause import main_verb
from summarizer.grounding.language.text import Token, tokens
from summarizer.grounding.language.verbs import tagged
from summarizer.grounding.language.words import BE, DETERMINERS, INSTRUMENTS, LINKS, PARTICIPLE_ADVERBS, past_form
from summarizer.grounding.sayings.speeches import speeches_in
from summarizer.states import states_in

__all__ = [
    "BESIDE",
    "NOTES",
    "dates_event",
    "describes",
    "done_to_treaty",
    "gains",
    "is_bare",
    "is_reduced",
    "is_rule",
    "joins_in",
    "names_treaty",
    "on_paper",
    "opener_is_its_own",
    "owns_object",
]

_PARTS = frozenset(
    """text texts copy copies validity duration term terms article articles part parts chapter annex implementation
    participation application membership observance provisions operation instrument instruments package series range
    set number version signature ratification compliance cooperation obligations obligation protocols
    amendments amendment entry force""".split()
)
BESIDE = anywhere(
    "(?:treaty|agreement|pact|accord|convention|protocol|deal)_(?:"
    "talks|negotiations?|debates?|discussions?|process|deadline|commission|committee|council|secretariat|meetings?"
    "|conference|summit|review|consultations|dialogue|ceremon(?:y|ies)|petitions?|budget|funds?|offices?|events?"
    "|celebrations?|anniversary|campaign|exhibition|delegation|team|vote|referendum|disputes?|row|crisis|deadlock"
    "|zones?|area|bod(?:y|ies))"
)
"""What is about a treaty and is none."""
_AFTER_OBJECT = frozenset("unchanged intact open untouched unsigned unratified vague alone".split())
_CRITICISM = frozenset("as for saying calling".split())
_ENDS = (
    LINKS | BE | frozenset("that which who when while after before because if on by , ; : . ( ) - as saying".split())
)


def done_to_treaty(cue: ActCue, text: str) -> bool | None:
    """Whether the object of an act's verb is a treaty or a part of it; None where it has no object behind it.

    >>> from summarizer.grounding.acts.words import act_cues
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
    if owns_object(phrase) or has(BESIDE, words):
        return False
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


def owns_object(phrase: Sequence[Token]) -> bool:
    """Whether a treaty only owns what is acted on: "the treaty's inspections", but not "the treaty's annex".

    >>> [owns_object(tokens(words)) for words in ("the treaty's deadline", "the treaty's duration", "Peru's treaty")]
    [True, False, False]
    """
    owner = next((at for at, token in enumerate(phrase) if token.possessive and token.norm in INSTRUMENTS), None)
    if owner is None or owner + 1 >= len(phrase):
        return False
    owned = phrase[owner + 1 : owner + 4]
    return not any(token.norm in _PARTS | INSTRUMENTS or token.capital for token in owned)


_DAYS = (
    MONTH_WORDS
    | WEEKDAY_WORDS
    | frozenset(
        """today yesterday last this earlier later year month week jointly
    unanimously overwhelmingly formally officially""".split()
    )
)


def _temporal(phrase: Sequence[Token]) -> bool:
    return phrase[0].kind == "number" or phrase[0].norm in _DAYS


def _own_verb(stream: Sequence[Token], at: int) -> bool:
    """Whether a participle or a finite verb begins behind a noun: "the treaty [signed] by"."""
    token = stream[at]
    after_noun = stream[at - 1].norm not in DETERMINERS
    return token.kind == "word" and not token.capital and after_noun and past_form(token.norm)


_BEHIND_PARTICIPLE = frozenset("by in on at with between last this earlier during after under".split())


_ORDERING = frozenset(
    """law bill decree act order decision protocol resolution legislation instrument note letter notice declaration
    agreement amendment""".split()
)


NOTES = frozenset("note letter notice notification communication declaration".split())
_TOWARDS = frozenset("by on of for about against from towards toward into".split())


def describes(stream: Sequence[Token], at: int) -> bool:
    """Whether a participle says what an order or a vote is on: "the law [ratifying] the treaty", "a vote on [joining]".

    >>> describes(tokens("They passed the law ratifying the treaty."), 4)
    True
    """
    if at < 1 or not stream[at].norm.endswith("ing"):
        return False
    handed = stream[at].norm == "giving" or "received" in {token.norm for token in stream[max(0, at - 9) : at]}
    if stream[at - 1].norm in NOTES and handed:
        return False  # "received from Peru a note [withdrawing] its reservation"
    if stream[at - 1].norm == "on" and (at == 1 or stream[at - 2].norm in {",", "made", "declared", "entered"}):
        return False  # "[on] ratifying the treaty, Peru declared"
    return stream[at - 1].norm in _ORDERING | _TOWARDS


def joins_in(stream: Sequence[Token], at: int) -> bool:
    """Whether a verb says in what somebody joined others: "joined Peru in [signing] the treaty"."""
    if at < _JOINED or not stream[at].norm.endswith("ing") or stream[at - 1].norm != "in":
        return False
    joined = next((index for index in range(at - 2, -1, -1) if stream[index].norm == "joined"), None)
    return joined is not None and all(
        one.capital or one.norm in {",", "and", "the", "of"} for one in stream[joined + 1 : at - 1]
    )


_JOINED = 3
_INTRANSITIVE = frozenset("ended expired lapsed entered came took went became ran failed collapsed".split())


def is_reduced(stream: Sequence[Token], at: int) -> bool:
    """Whether a participle hangs on the word for an instrument before it: "the treaty [signed] in Lima".

    >>> is_reduced(tokens("Peru ratified the treaty signed by Chile"), 4)
    True
    """
    if not 0 < at < len(stream) - 1 or not past_form(stream[at].norm) or stream[at].norm in _INTRANSITIVE:
        return False
    behind = stream[at + 1]
    return stream[at - 1].norm in INSTRUMENTS and (behind.norm in _BEHIND_PARTICIPLE or behind.kind == "number")


_GAINS = (
    "pass", "clear", "won ", "win", "receiv", "secur", "squeak", "squeez", "scrap", "breez", "cruis", "glid", "sail",
)  # fmt: skip


def gains(cue: ActCue) -> bool:
    """Whether a verb of approving may have the treaty as its subject: "it passed the Senate", "won the backing of"."""
    return cue.act == "domestic_approval" and not cue.noun and cue.text.startswith(_GAINS)


_PAPERS = anywhere(
    """notices? notification notified reservations? objections? declarations?
    object(?:s|ed)_to open(?:ed)?_for procedures? requirements? formalities note_of note_(?:denouncing|terminating)"""
)


def on_paper(cue: ActCue) -> bool:
    """Whether the words of an act name a paper that only treaties know: "gave notice", "lodged an objection"."""
    return not cue.noun and (has(_PAPERS, cue.text) or (cue.act == "reservation" and cue.text.startswith(_UNBOUND)))


_UNBOUND = ("do", "declin")
"""What a state does that makes a reservation: it "does [not consider itself bound by Article 9]"."""

_BARE = ("sign", "co sign", "ratif", "acced")
_BEHIND_BARE = frozenset(
    """, ( . ; : in on at but and as without through via alongside soon immediately only this last earlier later
    yesterday today after before during when subject ad""".split()
)


_DECLARED = frozenset("declaration declarations reservation reservations understanding understandings".split())
"""What one signs with: "signed [with] two declarations"."""


def is_bare(cue: ActCue, text: str) -> bool:
    """Whether a verb that is said of treaties stands without an object: "Norway has signed but not ratified".

    >>> from summarizer.grounding.acts.words import act_cues
    >>> [is_bare(act_cues(one)[0], one) for one in ("Norway signed in Oslo.", "Norway signed contracts.")]
    [True, False]
    """
    stream = tokens(text)
    if cue.noun or " " in cue.text.removeprefix("co ") or not cue.text.startswith(_BARE):
        return False
    behind = stream[cue.last] if cue.last < len(stream) else None
    if behind is None or behind.kind == "number" or behind.norm in _DAYS:
        return True
    if behind.norm == "and" and cue.last + 1 < len(stream) and past_form(stream[cue.last + 1].norm):
        return False
    whose = stream[cue.last + 1 : cue.last + 4]
    states = {one.start for one in states_in(text)} if behind.norm == "for" else set()
    acting = behind.norm == "for" and any(one.start in states or one.norm in _SIDES for one in whose)
    declared = behind.norm == "with" and any(one.norm in _DECLARED for one in whose)
    return behind.norm in _BEHIND_BARE or acting or declared


_SIDES = frozenset("hosts side government government's host".split())
_RULE = anywhere(
    r"""(?:upon|after|following|once|when|as_soon_as)_\S+ (?:days|months|weeks|years)_(?:after|following|from)
    on_the_(?:\S+_){0,2}?(?:day|date|deposit|exchange)"""
)
_PRESENT_FORCE = tuple(f"{verb} " for verb in "enters enter comes come takes take becomes become goes go".split())


def is_rule(cue: ActCue, text: str) -> bool:
    """Whether the present tense gives a rule for taking effect: "enters into force on the day of the exchange"."""
    stream = tokens(text)
    after = " ".join(token.norm for token in stream[cue.last :])
    today = stream[cue.last].norm == "today" if cue.last < len(stream) else False
    return cue.act == "entry_into_force" and cue.text.startswith(_PRESENT_FORCE) and not today and has(_RULE, after)


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


_SINGLE = frozenset("treaty agreement pact accord convention protocol".split())


_OCCASIONS = frozenset(
    """sitting session meeting vote ballot referendum plenary note notes letter letters communication notification
    decision decree resolution order""".split()
)
"""What has a day that is also that of the act done there or by it."""


def names_treaty(text: str, start: int) -> bool:
    """Whether a year only names a treaty: "the 1994 treaty". ``start`` is its offset."""
    stream = tokens(text)
    at = next((index for index, token in enumerate(stream) if token.start == start), None)
    if not at or stream[at].kind != "number":
        return False
    if stream[at - 1].norm == "of":
        if at > 1 and stream[at - 2].norm in _SINGLE:
            return True  # "which replaces an accord of 1999"
        if at > 1 and not stream[at - 2].capital and stream[at - 2].norm in _OCCASIONS:
            return False  # "approved the Treaty at its sitting of 5 May"
        if at > 2 and stream[at - 2].kind == "number" and stream[at - 3].norm in {".", "no", "number"}:
            return False  # "approved the Treaty by Decree No. 5 of 3 May"
        return any(
            token.capital and (token.norm in INSTRUMENTS or token.norm == "notes")
            for token in stream[max(0, at - 9) : at - 1]
        )
    if at + 1 < len(stream) and stream[at + 1].norm in _SINGLE and stream[at - 1].norm not in LINKS:
        return True  # "the neighbours' 1975 treaty"
    if stream[at - 1].norm not in DETERMINERS:
        return False
    return any(token.norm in INSTRUMENTS for token in stream[at + 1 : at + 5])


def _dates_noun(text: str, start: int, end: int) -> bool:
    """Whether a date belongs to a noun: "a June summit", "Chad's 2022 invasion", "the Lima Convention of 1934"."""
    stream = tokens(text)
    first = next((index for index, token in enumerate(stream) if token.end > start), 0)
    last = next((index for index, token in enumerate(stream) if token.start >= end), len(stream))
    if not first:
        return False
    before, after = stream[first - 1], stream[last] if last < len(stream) else None
    names = after is not None and after.kind == "word" and after.norm not in LINKS | BE and not past_form(after.norm)
    if names and (before.norm in DETERMINERS - {"this", "that"} or before.possessive):
        return True
    named = first > 1 and (stream[first - 2].capital or stream[first - 2].norm in INSTRUMENTS)
    return before.norm == "of" and named


def _dates_other_verb(text: str, at: int) -> bool:
    """Whether the date at a token goes with another verb than that of the clause.

    "The pact, signed in May, covers trade", "the vote by which it approved the pact last year".
    """
    read = tagged(text)
    stream, verb = read.stream, main_verb(read, 0, len(read.stream))
    if verb is None or at == verb:
        return False
    first, last = (verb + 1, at) if verb < at else (0, at)
    for index in range(first, last):
        token = stream[index]
        participle = past_form(token.norm) and not token.capital and token.kind == "word"
        if read.finite[index]:
            return True
        back = next((one for one in range(index - 1, -1, -1) if stream[one].norm not in PARTICIPLE_ADVERBS), None)
        before = stream[back] if back is not None else None
        hangs = before is None or before.norm == "," or (before.kind == "word" and before.norm not in _CARRIES)
        plural = before is not None and (before.norm == "," or before.norm.endswith("s"))
        if plural and token.norm.endswith("ing") and len(token.norm) > _SHORTEST_ING and not token.capital:
            return True  # "the challenges facing nations today"
        if participle and hangs and not (before and before.norm.endswith("ly")):
            return True
    return False


_SHORTEST_ING = 4
_CARRIES = BE | DETERMINERS | LINKS | frozenset("has have had not been never also".split())


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
    if _dates_noun(text, start, end) or _dates_other_verb(text, at):
        return False
    for speech in speeches_in(text):
        near = text[:start].rstrip().casefold().endswith((speech.cue.casefold(), f"{speech.cue.casefold()} on"))
        opens = not any(index < at for index in told) and text[end : speech.start].strip(" ,").casefold() in {"", "the"}
        if near or opens or speech.start <= start < speech.end:
            return False
    return True
