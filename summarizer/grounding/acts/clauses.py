"""Which act of a sentence a day or a place belongs to, by clauses and by the verbs near it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from summarizer.grounding.acts.elsewhere import dated_means, goes_elsewhere
from summarizer.grounding.acts.formulas import labelled
from summarizer.grounding.acts.frames import describes, is_reduced, names_treaty, opener_is_its_own
from summarizer.grounding.acts.nouns import attached, planned
from summarizer.grounding.acts.words import ActCue, act_cues
from summarizer.grounding.language.cues import segment_ends
from summarizer.grounding.language.datelines import dateline_end
from summarizer.grounding.language.text import Token, tokens
from summarizer.grounding.language.words import BE, DETERMINERS, LINKS, past_form
from summarizer.grounding.sayings.speeches import speeches_in

__all__ = ["belongs", "of_subject"]


def belongs(text: str, start: int, cues: Sequence[ActCue]) -> bool:
    """Whether a date or place stands in the clause of an act, and with no nearer verb of another act."""
    stream = tokens(text)
    first = next((index for index, token in enumerate(stream) if token.end > start), 0)
    if first < dateline_end(text):
        return False
    opened = any(all(token.norm != "," for token in stream[: first + 1]) and cue.last <= first for cue in cues)
    if (not opened and opener_is_its_own(text, first)) or names_treaty(text, start):
        return False
    if not cues or any(labelled(cue, text) for cue in cues):
        return True
    means = dated_means(text, start)
    if means and any(cue.act in _CHANGES for cue in cues):
        return any(_by_means(cue, text, means) for cue in cues)
    hung = all(one.text.startswith(_HUNG) for one in cues) and first < cues[0].first
    if hung or _in_aside(stream, first, cues) or _of_one(stream, first, cues):
        return False  # "On [3 May] Peru objected to the reservation made by Chile"
    carriers = [cue for cue in act_cues(text) if _carries(cue, text, first)]
    if carriers:
        return any(cue in carriers for cue in cues)
    if goes_elsewhere(text, first, cues):
        return False
    behind = any(all(cue.last <= at for cue in cues) and is_reduced(stream, at) for at in range(first))
    return not behind and _nearest(text, first, cues)


def _by_means(cue: ActCue, text: str, means: tuple[int, int]) -> bool:
    """Whether an act is what is done by an instrument whose day is told: "was extended by an exchange of notes of"."""
    if cue.noun or cue.act not in _CHANGES:
        return False
    stream = tokens(text)
    others = [one for one in act_cues(text) if not one.noun and one.act in _CHANGES]
    if means[0] == stream[0].start:
        between = [one for one in stream[: cue.first] if one.start >= means[1] and not one.capital]
        other = any((past_form(one.norm) and one.norm not in BE | {"had"}) or one.norm in _LATER for one in between)
        return not other and all(one.first >= cue.first for one in others)
    before = [one for one in others if stream[one.first].start < means[0]]
    return bool(before) and before[-1].first == cue.first and _clause(text, cue.first) == _clause(text, before[-1].last)


_LATER = frozenset("later then subsequently".split())
_CHANGES = frozenset({"amendment", "extension", "suspension", "termination", "denunciation", "withdrawal"})


def _closed_relative(stream: tuple[Token, ...], cue: ActCue, index: int) -> bool:
    """Whether a day is that of a verb behind a relative clause: "the man who signed it [died on Monday]"."""
    opener = next((at for at in range(cue.first - 1, max(-1, cue.first - 4), -1) if stream[at].norm in _WHO), None)
    if cue.last > index or opener is None:
        return False
    aside = opener > 0 and stream[opener - 1].norm == ","  # then a comma closes it too
    joint = BE | DETERMINERS | {"and"} | (set() if aside else {","})
    return any(
        past_form(stream[at].norm)
        and not stream[at].capital
        and stream[at].kind == "word"
        and stream[at - 1].norm not in joint
        for at in range(cue.last + 1, index)
    )


_WHO = frozenset({"who", "that"})


def of_subject(text: str, start: int, end: int, cue: ActCue) -> bool:
    """Whether a place (offsets) says where those are who act, not where they do: "the consul in [Lima] signed it"."""
    stream = tokens(text)
    first = next((at for at, token in enumerate(stream) if token.end > start), 0)
    last = next((at for at in range(first, len(stream)) if stream[at].start >= end), len(stream))
    between = [token for token in stream[last : cue.first] if token.norm not in BE | _HELPERS]
    plain = all(token.norm.endswith("ly") for token in between)
    led = first > 1 and stream[first - 2].kind == "word" and not past_form(stream[first - 2].norm)
    return not cue.noun and last <= cue.first and plain and led


_HELPERS = frozenset("has have had".split())
_HUNG = ("reservation", "denunciation ", "signature ")


def _nearest(text: str, first: int, cues: Sequence[ActCue]) -> bool:
    """Whether the words of an act are nearer to a day in their clause than any other verb is."""
    stream = tokens(text)
    mine = {(cue.first, cue.last) for cue in cues}
    verbs = [*(cue for cue in act_cues(text) if not (cue.noun or describes(stream, cue.first))), *_sayings(text)]
    own_verbs = [cue for cue in cues if not cue.noun]
    if not own_verbs and _other_verb(text, first):
        return False
    others = [
        cue
        for cue in verbs
        if (cue.first, cue.last) not in mine
        and not (cue.act == "reservation" and cue.text.startswith(("with ", "subject to ")))
        and (own_verbs or not cue.text.endswith((" effect", " effective")))
        and not any(cue.first < own.last and own.first < cue.last for own in cues)
        and _clause(text, cue.first) == _clause(text, first)
    ]
    mine_here = [cue for cue in (own_verbs or cues) if _clause(text, cue.first) == _clause(text, first)]
    if mine_here and not others:
        return not all(_closed_relative(stream, cue, first) for cue in mine_here)
    if mine_here and own_verbs:
        return min(_distance(cue, first) for cue in mine_here) < min(_distance(cue, first) for cue in others)
    if others:
        return False
    return _only_date_of_act(text, first, own_verbs or list(cues), verbs)


def _in_aside(stream: tuple[Token, ...], index: int, cues: Sequence[ActCue]) -> bool:
    """Whether a day stands in words on somebody before the verb: "Peru, [which won its war in 1821], ratified it".

    A day set off by itself does not: "Peru, in Lima on 3 May, ratified it".
    """
    if any(cue.first < index for cue in cues):
        return False
    end = next((at for at in range(index, len(stream)) if stream[at].norm == ","), None)
    if end is None or any(cue.first < end for cue in cues):
        return False
    start = next((at for at in range(index - 1, -1, -1) if stream[at].norm == ","), None)
    if start is None:
        return past_form(stream[0].norm)  # "Elected in 2006, the president ratified it"
    plain = LINKS | DETERMINERS | {"last", "early", "late", "earlier"}
    return any(
        not (token.capital or token.kind != "word" or token.norm in plain) for token in stream[start + 1 : index]
    )


def _of_one(stream: tuple[Token, ...], index: int, cues: Sequence[ActCue]) -> bool:
    """Whether a day is that of one of several: "both approved it, the Chilean chamber [on 3 May]"."""
    last = max(cue.last for cue in cues)
    comma = next((at for at in range(index - 1, last, -1) if stream[at].norm == ","), None)
    if comma is None or stream[comma - 1].capital:
        return False  # "in Lima, Peru on 3 May"
    words = [token for token in stream[comma + 1 : index] if token.norm not in DETERMINERS]
    named = [token for token in words if token.capital or token.norm in {"one", "latter", "former", "last", "first"}]
    return (
        bool(named)
        and words[: len(named)] == named
        and all(token.norm in {"on", "in"} for token in words[len(named) :])
    )


def _carries(cue: ActCue, text: str, index: int) -> bool:
    """Whether a noun carries the day or place at a token: "the signing in Oslo on [3 May 2019]"."""
    span = attached(cue, text) or planned(cue, text)
    return span is not None and span[0] <= index < span[1]


def _sayings(text: str) -> list[ActCue]:
    """The verbs of saying of a sentence, which may have days of their own."""
    stream = tokens(text)
    found: list[ActCue] = []
    for speech in speeches_in(text):
        at = text.find(speech.cue, min(speech.end, len(text) - 1)) if speech.cue != ":" else -1
        first = next((index for index, token in enumerate(stream) if token.start == at), None)
        if first is not None:
            found.append(ActCue("other", stream[first].norm, first, first + 1, noun=False))
    return found


_COMPLETES = frozenset(
    """completed held done took concluded finished occurred happened came followed given dated effected began begun
    started commenced""".split()
)


def _other_verb(text: str, index: int) -> bool:
    """Whether the clause of a day has a verb that does not just say that the act named took place."""
    stream = tokens(text)
    return any(
        token.kind == "word" and not token.capital and past_form(token.norm) and token.norm not in _COMPLETES | BE
        for at, token in enumerate(stream)
        if _clause(text, at) == _clause(text, index)
    )


def _only_date_of_act(text: str, index: int, cues: Sequence[ActCue], verbs: Sequence[ActCue]) -> bool:
    """Whether a date in a clause of its own goes with the act: an opening or closing adverbial, no other verb told."""
    stream = tokens(text)
    ends = segment_ends(stream)
    same_part = [cue for cue in cues if ends[min(cue.first, index)] > max(cue.first, index)]
    nearer = [cue for cue in verbs if all(abs(cue.first - index) < _distance(own, index) for own in cues)]
    behind = all(cue.first < index for cue in cues) and _told_apart(text, index)
    apart = behind or any(_done_before(stream, index, cue.first) for cue in cues)
    return bool(same_part) and not nearer and not apart and not _in_relative(stream, index, same_part[0].last)


def _done_before(stream: tuple[Token, ...], index: int, act: int) -> bool:
    """Whether a day or place goes with the passive before that of an act: "it was [drafted in Geneva] and signed"."""
    if not index < act or stream[act - 1].norm != "and":
        return False
    return any(past_form(stream[at].norm) and stream[at - 1].norm in BE | {","} for at in range(1, index))


def _told_apart(text: str, index: int) -> bool:
    """Whether the clause of a day behind an act has a verb of its own: "who signed it, [was born in 1950]"."""
    stream = tokens(text)
    return any(
        token.norm in BE or (past_form(token.norm) and not token.capital and token.kind == "word")
        for at, token in enumerate(stream)
        if _clause(text, at) == _clause(text, index)
    )


def _in_relative(stream: tuple[Token, ...], index: int, start: int) -> bool:
    """Whether a day stands with a verb inside a relative clause: "the pact, under which a firm [was paid] in May"."""
    opener = next((at for at in range(index - 1, start - 1, -1) if stream[at].norm in {"which", "who", "whose"}), None)
    return opener is not None and any(past_form(token.norm) for token in stream[opener:index])


def _distance(cue: ActCue, index: int) -> int:
    return min(abs(cue.first - index), abs(cue.last - 1 - index))


def _clause(text: str, index: int) -> int:
    """The number of the clause that a token stands in; an opening adverbial counts with what follows it."""
    return _clauses(text)[index]


_NEW_CLAUSE = frozenset("; : but while which who where that although after before".split())


@lru_cache(maxsize=1024)
def _clauses(text: str) -> tuple[int, ...]:
    """The number of the clause of each token, and of what stands behind the last."""
    stream = tokens(text)
    clause, numbers = 0, [0]
    for at, token in enumerate(stream):
        if (
            (token.norm in _NEW_CLAUSE and at)
            or (token.norm == "," and (at > 4 or _verb_before(text, at)) and not _lists(stream, at))
            or is_reduced(stream, at)
            or (token.norm == "and" and at + 1 < len(stream) and _verb_follows(text, at))
        ):
            clause += 1
            if is_reduced(stream, at):
                numbers[-1] = clause  # the participle itself begins it
        numbers.append(clause)
    return tuple(numbers)


def _lists(stream: tuple[Token, ...], at: int) -> bool:
    """Whether a comma stands between names of a list: "by Peru, Chile and Bolivia"."""
    if not stream[at - 1].capital:
        return False
    for index in range(at + 1, len(stream)):
        token = stream[index]
        if token.norm == "and":
            return any(one.capital for one in stream[index + 1 : index + 3])
        if not (token.capital or token.norm in {",", "the", "of"}):
            return False
    return False


def _verb_before(text: str, at: int) -> bool:
    return any(cue.first < at for cue in act_cues(text) if not cue.noun)


def _verb_follows(text: str, at: int) -> bool:
    """Whether a verb of an act follows a conjunction within four words: a new predicate begins."""
    return any(at < cue.first <= at + 4 for cue in act_cues(text) if not cue.noun)
