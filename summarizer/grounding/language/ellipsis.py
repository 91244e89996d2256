"""What a clause tells beside its own verb: a second one whose verb is left out, and an act told by a clause below it.

"The House passed the bill in May, the Senate in June" tells of two votes. "The pact lapsed after Chad denounced it"
tells of a denunciation. A second clause is read only where the words left over have the shape of those before: the
same preposition, or a day of their own.
"""

from __future__ import annotations

from summarizer.dates import find_dates
from summarizer.grounding.language.main_clause import TIME_NOUNS, Clause, between, main_verb, subject_of, tidy
from summarizer.grounding.language.verbs import AUXILIARIES, Tagged, is_adverb, tagged
from summarizer.grounding.language.words import DETERMINERS, LINKS, link, past_form

__all__ = ["acts_below", "without_gapped"]

_PLACED = frozenset("for by in from with".split())
"""Classes of prepositions that stand again in a clause without its verb."""
_LONGEST = 7


def without_gapped(read: Tagged, clause: Clause) -> tuple[Clause, list[str]]:
    """A clause without the one behind it whose verb is left out, and that one with the verb put in.

    >>> from summarizer.grounding.language.verbs import tagged
    >>> read = tagged("The House passed the bill in May, the Senate in June")
    >>> without_gapped(read, Clause(0, len(read.stream)))[1]
    ['the Senate passed the bill in June']
    """
    verb = None if clause.subject else main_verb(read, clause.first, clause.last)
    joints = () if verb is None else range(verb + 2, clause.last - 2)
    for joint in joints:
        norm = read.stream[joint].norm
        if verb is not None and (norm == "," or (norm == "and" and link(read.stream[verb + 1].norm) in _PLACED)):
            told = _gapped(read, (clause.first, verb, joint, clause.last), conjoined=norm == "and")
            if told and any(tagged(told).finite):
                return Clause(clause.first, joint), [told]
    return clause, []


def _gapped(read: Tagged, at: tuple[int, int, int, int], *, conjoined: bool) -> str:
    first, verb, joint, last = at
    stream, begin = read.stream, joint + 1
    while last > begin and (stream[last - 1].norm == "," or (last == len(stream) and stream[last - 1].kind == "mark")):
        last -= 1
    open_end = any(token.kind == "mark" and token.norm != "." for token in stream[begin:last])
    if last < begin + 3 or open_end or any(read.finite[verb + 1 : last]):
        return ""
    if link(stream[begin].norm) == link(stream[first].norm) and stream[begin].norm in LINKS:
        by = next((one for one in range(begin + 1, last) if stream[one].norm == "by"), None)
        passive = next((one for one in range(verb, joint) if stream[one].norm == "by"), None)
        if by is None or passive is None:
            return ""
        subject = _behind_front(read, first, verb) or subject_of(read, first, joint)
        return tidy(f"{between(read, begin, by)} {subject} {between(read, verb, passive)} {between(read, by, last)}")
    again = next((one for one in range(begin + 1, min(last - 1, begin + _LONGEST)) if _is_placed(read, one)), None)
    if again is None or not _names(read, begin, again):
        return ""
    place = _answering(read, (verb, joint, again), conjoined=conjoined)
    if place is None:
        return ""
    return tidy(f"{between(read, begin, again)} {between(read, verb, place)} {between(read, again, last)}")


def _behind_front(read: Tagged, first: int, verb: int) -> str:
    """The subject that stands behind a phrase without a comma: "from the Oman side | the note"."""
    stream = read.stream
    begins = (
        at for at in range(first + 3, verb) if stream[at].norm in DETERMINERS and stream[at - 1].norm not in LINKS
    )
    at = next(begins, None)
    return "" if at is None else between(read, at, verb)


def _is_placed(read: Tagged, at: int) -> bool:
    token = read.stream[at]
    return token.norm in LINKS and link(token.norm) in _PLACED and not past_form(read.stream[at - 1].norm)


def _names(read: Tagged, begin: int, end: int) -> bool:
    """Whether words can be the subject of a clause without its verb: no participle, no second preposition."""
    words = read.stream[begin:end]
    opens = words[0].capital or words[0].norm in DETERMINERS or "and" in {token.norm for token in words}
    return (
        opens
        and not any((token.norm in LINKS and token.norm not in {"of", "and"}) or is_adverb(token) for token in words)
        and not (words[0].norm.endswith("ing") and not words[0].capital)
    )


def _answering(read: Tagged, at: tuple[int, int, int], *, conjoined: bool) -> int | None:
    """Where the words begin in the first clause to which those behind a preposition answer."""
    verb, joint, again = at
    stream = read.stream
    kind = link(stream[again].norm)
    if conjoined:
        return verb + 1 if link(stream[verb + 1].norm) == kind and stream[again - 1].capital else None
    if kind == "by":
        return next((one for one in range(verb + 1, joint) if stream[one].norm == "by"), None)
    dates = [one.start for one in find_dates(read.text)]
    behind = [start for start in dates if start >= stream[again + 1].start]
    before = [start for start in dates if stream[verb].start < start < stream[joint].start]
    before = before or [
        stream[at].start
        for at in range(verb + 1, joint - 1)
        if stream[at].norm in {"following", "next", "same"} and stream[at + 1].norm in TIME_NOUNS
    ]
    if not before or not behind or behind[0] != stream[again + 1].start:
        return None
    place = next(one for one in range(verb, joint) if stream[one].end > before[0])
    while place > verb + 1 and (stream[place - 1].norm in {"the", "that"} or _leads(read, place)):
        place -= 1
    return place


def _leads(read: Tagged, place: int) -> bool:
    return link(read.stream[place - 1].norm) == "in"


_AFTER = frozenset("after when once".split())
_ACTS = frozenset(
    """signed ratified approved adopted acceded deposited denounced withdrew terminated endorsed passed joined concluded
    initialled exchanged annulled suspended accepted""".split()
)
_HANDED = frozenset("left lodged handed delivered submitted".split())
# What is still to come, or holds as a rule, comes after an act that need not have happened: "will apply once Chad
# ratified", "takes effect on the day when both ratified".
_AHEAD = frozenset("will shall would may might must can could should to won’t".split())
_AS_A_RULE = frozenset("takes take enters enter comes come applies apply lapses lapse expires expire ends end".split())


def acts_below(read: Tagged, clause: Clause) -> list[str]:
    """The acts that clauses of time in a clause tell: what happened before what the clause itself says.

    >>> from summarizer.grounding.language.verbs import tagged
    >>> read = tagged("The pact lapsed after Chad denounced it")
    >>> acts_below(read, Clause(0, len(read.stream)))
    ['Chad denounced it']
    """
    stream, found = read.stream, []
    for index in range(clause.first, clause.last - 2):
        before = {token.norm for token in stream[clause.first : index]}
        if stream[index].norm not in _AFTER or before & (_AHEAD | _AS_A_RULE):
            continue
        verb = next((at for at in range(index + 1, clause.last) if read.finite[at]), None)
        if verb is None or verb < index + 2 or stream[verb].norm in AUXILIARIES - {"had"} or index + 1 == verb:
            continue
        act = verb
        if stream[verb].norm == "had":
            act = next((at for at in range(verb + 1, clause.last) if not is_adverb(stream[at])), verb)
        behind = {token.norm for token in stream[act : act + 5]}
        handed = stream[act].norm in _HANDED and not behind.isdisjoint({"instrument", "instruments"})
        if not (stream[act].norm in _ACTS or handed) or stream[index + 1].norm in TIME_NOUNS:
            continue
        closing = next((at for at in range(act, clause.last) if stream[at].norm == ","), clause.last)
        end = closing if index == clause.first else clause.last
        if not any(token.norm in {"not", "never", "if", "would"} for token in stream[index:end]):
            found.append(tidy(between(read, index + 1, end)))
    return found
