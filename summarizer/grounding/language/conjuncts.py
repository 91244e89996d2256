"""A statement cut into the clauses that assert something by themselves.

Cut are: clauses that "and", "but", "while", "although" or a semicolon joins; predicates of one subject, which is then
repeated; and relative clauses with a verb of their own, whose relative pronoun gives way to what it stands for. What
only accompanies (participles, conditions, reasons, times) stays with its clause. In doubt nothing is cut.
"""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.grounding.language.cues import cues_in
from summarizer.grounding.language.ellipsis import acts_below, without_gapped
from summarizer.grounding.language.main_clause import (
    CONTRASTS,
    RELATIVES,
    SUBORDINATORS,
    TIME_NOUNS,
    Clause,
    after_opener,
    is_subject,
    main_verb,
    opens_relative,
    subject_of,
    tidy,
)
from summarizer.grounding.language.relatives import without_relatives
from summarizer.grounding.language.text import Token
from summarizer.grounding.language.verbs import AUXILIARIES, PRONOUNS, Tagged, is_adverb, tagged
from summarizer.grounding.language.words import DETERMINERS, LINKS, past_form

__all__ = ["clauses_of"]

_JOINS = frozenset("and but".split())
_JOINTS = _JOINS | CONTRASTS | {":", "-", ","}
_RESULTS = frozenset("so yet".split())
"""Words that join a clause to another behind a comma."""
_MEASURES = frozenset("far long much many as that to".split())
"""What "so" goes with where it joins nothing: "so far as its means allow"."""


def clauses_of(text: str, *, provision: bool = False) -> list[str]:
    """The clauses of a statement, in order; a statement that has no verb, or one verb, is itself its only clause.

    With ``provision`` the text is a rule, whose restrictive clauses ("persons who are wanted") say whom it concerns.

    >>> clauses_of("Chad signed the pact, which covers trade, and will ratify it.")
    ['Chad signed the pact', 'the pact covers trade', 'Chad will ratify it']
    >>> clauses_of("The pact, signed in May, covers trade and energy.")
    ['The pact, signed in May, covers trade and energy']
    """
    read = tagged(text)
    found: list[str] = []
    for joined in _joined(read):
        clause, gapped = without_gapped(read, joined)
        plain, relatives = without_relatives(read, clause, provision=provision)
        main = tidy(plain)
        listed = [token.norm for token in read.stream[clause.first + 2 : clause.first + 4]] == [",", "that"]
        if clause.first + 1 < len(read.stream) and not (read.finite[clause.first + 1] or listed):
            main = main.removeprefix("that ")
        found.append(f"{clause.subject} {main}" if clause.subject else main)
        found.extend(relatives)
        found.extend(gapped)
        found.extend([] if provision else acts_below(read, clause))
    return [one for one in found if one]


def _joined(read: Tagged) -> list[Clause]:
    """The coordinate clauses of a text, and its predicates, each with the subject that it shares."""
    stream = read.stream
    size = len(stream)
    found: list[Clause] = []
    first, subject = 0, ""
    if stream and stream[0].norm in CONTRASTS:
        main = after_opener(read, 0, size)
        if main is not None and any(read.finite[1:main]):
            found.append(Clause(1, main - 1))
            first = main
    begin = first
    for index in range(first + 1, size - 1):
        cut = _cut(read, begin, index, size, shared=bool(subject))
        if cut is None:
            continue
        after, shares = cut
        last = index - 1 if stream[index - 1].norm in {",", "-"} else index
        whole = not shares
        found.append(Clause(begin, last, subject))
        if shares:
            subject = _shared(read, (begin, index, after), subject)
        subject = "" if whole else subject
        begin = after
    found.append(Clause(begin, size, subject))
    return found


def _shared(read: Tagged, at: tuple[int, int, int], subject: str) -> str:
    """The subject that a predicate shares, with "was" where it is a second participle: "was summoned and handed"."""
    begin, index, after = at
    verb = main_verb(read, begin, index) if not subject else None
    subject = subject or subject_of(read, begin, index)
    passive = verb is not None and subject and (_passive(read, verb, after) or _negated(read, verb, after))
    return f"{subject} {read.stream[verb or 0].norm}" if passive else subject


def _passive(read: Tagged, verb: int, at: int) -> bool:
    """Whether two participles share one "was", the second with an object or a place of its own."""
    stream = read.stream
    if stream[verb].norm not in {"was", "were", "is", "are"} or not past_form(stream[at].norm):
        return False
    first = next((one for one in range(verb + 1, at) if not is_adverb(stream[one])), at)
    follows = stream[at + 1].norm if at + 1 < len(stream) else ""
    return past_form(stream[first].norm) and at - first > _LONG_ENOUGH and follows in DETERMINERS


def _negated(read: Tagged, verb: int, at: int) -> bool:
    """Whether a second participle has a "not" of its own and shares the auxiliary: "has signed but not ratified"."""
    stream = read.stream
    return stream[verb].norm in AUXILIARIES and stream[at].norm == "not" and past_form(stream[at + 1].norm)


_LONG_ENOUGH = 3
"""Words of a predicate of its own: "called in on Wednesday and", and not "signed and"."""


def _cut(read: Tagged, begin: int, index: int, size: int, *, shared: bool) -> tuple[int, bool] | None:
    """Where the next clause begins if one ends before an index, and whether it shares the subject."""
    stream, norm = read.stream, read.stream[index].norm
    if norm == ";":
        return None if _limits(read, index, size) else (index + 1, False)
    if norm not in _JOINTS and norm not in _RESULTS:
        return None
    result = norm in _RESULTS and stream[index - 1].norm == "," and stream[index + 1].norm not in _MEASURES
    if not result and (norm not in _JOINTS or _inside(read, begin, index)):
        return None
    verb = main_verb(read, begin, index)
    if verb is None and shared:
        verb = next((at for at in range(begin, index) if read.finite[at]), None)
    comma = stream[index - 1].norm in {",", "-"}
    ends = stream[index - 2] if comma else stream[index - 1]
    if (
        verb is None
        or (verb >= index - 1 and norm != ",")
        or (ends.norm in _OPEN_ENDS and not (comma and ends.norm in _POINTING))
        or _goes_on(read, verb, index)
    ):
        return None
    if norm in {",", ":", "-"}:
        return (index + 1, False) if _spliced(read, index, size) else None
    at = index + 1
    while at < size and (is_adverb(stream[at]) or stream[at].norm == "so") and stream[at].norm not in _EITHER:
        at += 1
    if (
        at < size
        and read.finite[at]
        and norm in _JOINS
        and not (_unfinished(read, verb, index) or _bare(read, at, size))
    ):
        fits = _same_level(read, verb, index, comma=comma) and _free(read, (begin, verb, index), at)
        return (index + 1, True) if fits else None
    return (index + 1, False) if _stands_alone(read, (begin, verb, index), size, comma=comma) else None


def _limits(read: Tagged, index: int, size: int) -> bool:
    """Whether words behind a semicolon only say when the clause before holds: "; but only if the talks succeed"."""
    stream, at = read.stream, index + 1
    while at < size - 1 and stream[at].norm in {"but", "and", "or", "only", "even", "then", "not"}:
        at += 1
    last = next((end for end in range(at, size) if stream[end].norm == ";"), size)
    opens = at < size and stream[at].norm in _CONDITIONS | {"until", "provided", "subject", "except", "assuming"}
    return opens and stream[at].norm != "in" and main_verb(read, at, last) is None


def _bare(read: Tagged, at: int, size: int) -> bool:
    """Whether a predicate is no more than an auxiliary for the verb before it: "was set to sign but did not"."""
    rest = read.stream[at:size]
    bare = all(token.norm in AUXILIARIES | {"not", "so", "too"} or is_adverb(token) for token in rest)
    return len(rest) <= _FEW and bare


_FEW = 4


def _unfinished(read: Tagged, verb: int, index: int) -> bool:
    """Whether a clause is no more than an auxiliary, whose verb stands in the next: "has now and will go on to"."""
    rest = read.stream[verb + 1 : index]
    bare = all(is_adverb(token) or token.norm in _QUALIFIES or token.kind == "mark" for token in rest)
    return bare and read.stream[verb].norm in AUXILIARIES


_QUALIFIES = frozenset("not right always".split())
_BELOW = SUBORDINATORS - {"in", "under", "as", "were", "should"}
_EITHER = frozenset({"neither", "either"})
_POINTING = frozenset("that this these those both each other another".split())
_ASKING = frozenset("that why what how which who".split())


def _goes_on(read: Tagged, verb: int, index: int) -> bool:
    """Whether a clause below the main one has had no verb yet: "we agreed that Fiji, Tonga | and Samoa would"."""
    below = [one for one in range(verb + 1, index) if read.stream[one].norm in _ASKING]
    if not below or read.stream[below[-1] + 1].norm in TIME_NOUNS:  # "in Oslo that February"
        return False
    return read.stream[below[-1] + 1].norm != "," and not any(read.finite[below[-1] : index])


_PARTICLES = frozenset("up out off over back in on against by down".split())
_OPEN_ENDS = (LINKS - _PARTICLES) | DETERMINERS | {"to"}
"""Words after which a clause is not over."""


def _spliced(read: Tagged, index: int, size: int) -> bool:
    """Whether a comma, a colon or a dash stands between two clauses."""
    stream, after = read.stream, index + 1
    if stream[index].norm == ",":  # "none exists, none was signed and none is planned"
        pronoun = stream[after].norm in PRONOUNS - {"that", "this", "both", "each"}
        subject = pronoun and read.finite[after + 1 : after + 2] == (True,)
        return _listed(read, index, size) or (subject and "and" in {token.norm for token in stream[after:]})
    hung = stream[after].norm in LINKS - {"under", "in", "on", "at", "since", "after"}
    return not hung and bool(main_verb(read, after, size)) and is_subject(read, after) and not _in_dashes(stream, index)


_OPENS = DETERMINERS | PRONOUNS
_SINGULAR = frozenset("has is was does".split())


def _listed(read: Tagged, index: int, size: int) -> bool:
    """Whether a comma parts two of a list of clauses: "Oman has acceded, Iran has signed and Iraq has left"."""
    stream, after = read.stream, index + 1
    ands = [at for at in range(after + 1, size - 2) if stream[at].norm == "and"]
    joint = next((at for at in ands if main_verb(read, at + 1, size) is not None), None)
    if joint is None or not (stream[after].capital or stream[after].norm in _OPENS):
        return False
    verb = next((at for at in range(after, joint) if read.finite[at]), None)
    if verb is None or not 0 < verb - after <= _SHORT_SUBJECT:
        return False
    plain = not any(token.kind == "mark" or token.norm in RELATIVES | {"that"} for token in stream[after:verb])
    final = stream[joint - 1].norm == "," or (stream[joint + 1].capital and read.finite[joint + 2])
    return plain and final and main_verb(read, 0, index) is not None


_SHORT_SUBJECT = 6


def _stands_alone(read: Tagged, left: tuple[int, int, int], size: int, *, comma: bool) -> bool:
    """Whether a clause with a subject of its own begins behind a conjunction, and no condition or hedge spans both."""
    begin, verb, index = left
    stream, after = read.stream, index + 1
    if stream[after].norm == "," and after + 1 < size:  # "and, once they agree, it lapses"
        after, comma = after + 1, True
    end = next((at for at in range(after, size) if stream[at].norm == ";"), size)
    other = main_verb(read, after, end)
    if other is None or not is_subject(read, after):
        return False
    if stream[index].norm in CONTRASTS:
        return comma and not _dangles(read, verb, index)
    if stream[begin].norm in _CONDITIONS or _hedges_all(read, begin, verb):
        return False
    before = next((at for at in range(index - 2, max(verb, index - 7), -1) if stream[at].norm == ","), None)
    listed = before is not None and comma and not any(read.finite[before:index])
    if listed and stream[other].norm not in AUXILIARIES and not _in_aside(read, before or 0):
        return False  # "suffering, violence, and instability felt abroad"
    alone = stream[after].capital and other == after + 1 and stream[other].norm in _SINGULAR  # "and Oman has left"
    if not comma and ((stream[after].norm not in PRONOUNS and not alone) or _dangles(read, verb, index)):
        return False
    return other - after <= _LONGEST_SUBJECT and (not any(read.finite[after:other]) or _set_off(read, after, other))


_LONGEST_SUBJECT = 15
_CONDITIONS = frozenset("if unless should were had once when whenever provided in".split())


def _hedges_all(read: Tagged, begin: int, verb: int) -> bool:
    """Whether a hedge opens a clause, so that what is joined to it is hedged too: "Reportedly, ..."."""
    return begin == 0 and any(cue.kind == "hedge" and cue.first < verb - 1 for cue in cues_in(read.text))


def _free(read: Tagged, left: tuple[int, int, int], at: int) -> bool:
    """Whether a predicate may be told without the one before it: no hedge, "not", auxiliary or condition is shared."""
    begin, verb, index = left
    stream, size = read.stream, len(read.stream)
    if stream[begin].norm in _CONDITIONS - {"in"} or _hedges_all(read, begin, verb):
        return False
    rest = [token.norm for token in stream[at:size]]
    conditioned = {"if", "provided"} & set(rest) and not _of_its_own(read, verb, at)
    if conditioned or ("unless" in rest and stream[at].norm == stream[verb].norm and "thereafter" not in rest):
        return False
    if stream[at].norm in AUXILIARIES or not past_form(stream[at].norm):
        return True
    cues = [cue for cue in cues_in(read.text) if begin <= cue.first < index]
    shaded = any(cue.kind in {"hedge", "negation", "denial", "modal"} for cue in cues)
    own = stream[verb].norm not in AUXILIARIES or stream[verb].norm in {"has", "have", "had"}
    return not shaded and (own or _passive(read, verb, at))


def _of_its_own(read: Tagged, verb: int, at: int) -> bool:
    """Whether a predicate differs so from the one before it that a condition behind it is its alone."""
    before, after = read.stream[verb].norm, read.stream[at].norm
    return before in {"has", "is", "was", "had", "are", "were"} and after not in {
        "has",
        "is",
        "was",
        "had",
        "are",
        "were",
    }


def _inside(read: Tagged, begin: int, index: int) -> bool:
    """Whether an index stands in brackets."""
    norms = [token.norm for token in read.stream[begin:index]]
    return norms.count("(") > norms.count(")")


def _in_dashes(stream: Sequence[Token], index: int) -> bool:
    """Whether a dash is one of two."""
    return stream[index].norm == "-" and sum(token.norm == "-" for token in stream) > 1


def _same_level(read: Tagged, verb: int, index: int, *, comma: bool) -> bool:
    """Whether a predicate behind "and" goes with the main verb and not with a clause below it."""
    stream = read.stream
    below = [one for one in range(verb + 1, index) if opens_relative(read, one) or stream[one].norm in _BELOW]
    below = [one for one in below if any(read.finite[one:index])]
    if not below or comma:
        return True
    # "a decree that was made public and took effect": the nearer verb wins, unless commas close the clause below.
    closed = any(stream[one].norm == "," for one in range(below[-1] + 1, index))
    return closed and stream[below[-1] - 1].norm == ","


def _dangles(read: Tagged, verb: int, index: int) -> bool:
    """Whether a clause is still open before "and", so that what follows may belong to it."""
    stream = read.stream
    return any(stream[one].norm in _HANGING for one in range(verb + 1, index))


def _in_aside(read: Tagged, comma: int) -> bool:
    """Whether what stands behind a comma is no further member of a list but a phrase."""
    norm = read.stream[comma + 1].norm
    return norm in LINKS | DETERMINERS or norm.endswith("ing") or past_form(norm) or is_adverb(read.stream[comma + 1])


_HANGING = (SUBORDINATORS | RELATIVES) - {"in", "as", "under", "were", "should"}


def _set_off(read: Tagged, after: int, other: int) -> bool:
    """Whether the verbs before the main verb of a clause stand in an aside or an opening clause."""
    return any(token.norm == "," for token in read.stream[after:other])
