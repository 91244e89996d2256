"""Relative clauses: what they assert of the noun that they hang on.

"The pact, which covers trade, was signed" tells two things. A clause that only says which one is meant ("the threat
they had in mind", "persons who are wanted") stays where it is, and so does one whose noun is in doubt.
"""

from __future__ import annotations

from collections.abc import Iterator

from summarizer.dates import find_dates
from summarizer.grounding.language.main_clause import (
    RELATIVES,
    Clause,
    between,
    has_clause,
    is_subject,
    main_verb,
    opens_relative,
    subject_of,
    tidy,
)
from summarizer.grounding.language.verb_words import VERBS
from summarizer.grounding.language.verbs import AUXILIARIES, Tagged, is_adverb
from summarizer.grounding.language.words import BE, DETERMINERS, INSTRUMENTS, LINKS, past_form
from summarizer.states import states_in

__all__ = ["without_relatives"]


def without_relatives(read: Tagged, clause: Clause, *, provision: bool) -> tuple[str, list[str]]:
    """The text of a clause without its relative clauses, and these with what they are about."""
    kept: list[tuple[int, int]] = []
    found: list[str] = []
    at = clause.first
    for start, end, told in _relatives(read, clause, provision=provision):
        if start < at:
            continue
        found.append(told)
        kept.append((at, start))
        at = end
    kept.append((at, clause.last))
    pieces = [between(read, *piece) for piece in kept if piece[0] < piece[1]]
    return " ".join(pieces), found


def _relatives(read: Tagged, clause: Clause, *, provision: bool) -> Iterator[tuple[int, int, str]]:
    stream = read.stream
    if not any(token.norm in RELATIVES or token.norm == "that" for token in stream[clause.first : clause.last]):
        return
    main = next((at for at in range(clause.first, clause.last) if read.finite[at]), None) if clause.subject else None
    main = main if clause.subject else main_verb(read, clause.first, clause.last)
    if main is None:
        return
    for index in range(clause.first + 1, clause.last - 1):
        norm = stream[index].norm
        start = index
        if stream[start - 1].norm in _BEFORE_WHICH:
            start -= 1
        if norm == "which" and stream[start].norm == "of":  # "of which", "half of which", "the largest of which"
            commas = (at for at in range(start - 1, max(start - 4, clause.first), -1) if stream[at].norm == ",")
            start = next((at + 1 for at in commas), start)
        comma = stream[start - 1].norm == ","
        if norm == "that" and not comma:
            relative = not provision and opens_relative(read, index) and _indefinite(read, clause.first, index)
            if not relative or stream[main].norm in _UNREAL or index < main:
                continue
        elif norm not in RELATIVES or not comma or (norm in {"where", "when"} and not _tells(read, main, index)):
            continue
        end = _relative_end(read, start, clause.last, main, comma=comma)
        told = _told(read, clause, start, index, end)
        if told and has_clause(told):
            yield (start - 1 if comma else start), end, told


_BEFORE_WHICH = frozenset("to for of under in by on from with at".split())


def _tells(read: Tagged, main: int, index: int) -> bool:
    """Whether "where" or "when" opens a clause with a subject of its own, behind the main verb."""
    after = index + 1
    noun = read.stream[index - 2]  # before the comma
    timed = noun.kind == "number" or noun.capital or noun.norm in _TIMES or read.stream[index].norm == "where"
    if not timed or noun.norm in {"there", "then", "here"}:
        return False
    return main < index and not read.finite[after] and is_subject(read, after) and read.stream[after].norm not in _BARE


_TIMES = frozenset("day night week month year morning evening spring summer autumn winter yesterday today".split())
_BARE = frozenset("possible applicable appropriate necessary required needed relevant practicable asked".split())


def _relative_end(read: Tagged, start: int, last: int, main: int | None, *, comma: bool) -> int:
    """The index where a relative clause ends: at the comma that closes it, or with its clause."""
    stream = read.stream
    verb = next((at for at in range(start, last) if read.finite[at]), None)
    if verb is None or not comma:
        return last
    commas = [at for at in range(verb + 1, last) if stream[at].norm == ","]
    if main is not None and main > verb:
        before = [at for at in commas if at < main]
        return before[-1] + 1 if before else last
    for at in commas:
        follows = stream[at + 1] if at + 1 < last else None
        rest = {token.norm for token in stream[at:last]}
        if follows and follows.norm in LINKS - {"and", "or", "but", "including"} and not {"and", "or"} & rest:
            return at
    return last


def _indefinite(read: Tagged, first: int, index: int) -> bool:
    """Whether the noun before a restrictive clause is a new one: "a decree that was made public"."""
    head = _noun_phrase(read, first, index)
    return bool(head) and (head.split()[0].casefold() in {"a", "an"} or head.split()[0].casefold() == "talks")


def _told(read: Tagged, clause: Clause, start: int, index: int, end: int) -> str:
    """A relative clause as a statement of its own; "" if it says nothing new or who does it is not clear."""
    stream = read.stream
    norm = stream[index].norm
    comma = stream[start - 1].norm == ","
    verb = next((at for at in range(index + 1, end) if read.finite[at]), None)
    if verb is None or (norm == "which" and stream[verb].norm in _OF_THE_WHOLE):
        return ""
    if verb + 1 < end and read.finite[verb + 1] and verb > index + 1:  # "which herders say cannot bind them"
        return ""
    body = tidy(between(read, index + 1, end))
    if norm in {"where", "when"}:
        return body if verb > index + 1 and comma else ""
    about = _antecedent(read, clause, (start, index, verb))
    return _told_of(read, (start, index, verb, end), body, about) if about else ""


def _told_of(read: Tagged, at: tuple[int, int, int, int], body: str, about: str) -> str:
    """The words of a relative clause with what its pronoun stands for."""
    start, index, verb, end = at
    stream = read.stream
    if stream[index].norm == "whose":
        return f"{about}{'’' if about.endswith('s') else '’s'} {body}" if verb > index + 1 else ""
    if start < index and stream[index - 1].norm == "of":
        return _of_them(read, (start, index, verb), body, about)
    if start < index:  # "to which Fiji and Peru belong"
        return f"{body} {stream[start].norm} {about}" if verb > index + 1 else ""
    own = all(is_adverb(token) for token in stream[index + 1 : verb])
    about = about[0].lower() + about[1:] if about.split(maxsplit=1)[0] in {"The", "A", "An"} else about
    if own:
        return f"{about} {body}"
    return f"{body} {about}" if verb == end - 1 else _object(read, index, verb, end, about)


def _antecedent(read: Tagged, clause: Clause, at: tuple[int, int, int]) -> str:
    """The noun phrase that a relative pronoun stands for; "" where it is in doubt."""
    start, index, verb = at
    stream, first, finite = read.stream, clause.first, read.stream[verb].norm
    end = start - 1 if stream[start - 1].norm == "," else start
    noun = about = _noun_phrase(read, first, end)
    if stream[end - 2].norm in BE and past_form(stream[end - 1].norm):
        about = subject_of(read, first, end)  # "a version shall be prepared, which ..."
    elif stream[index].norm == "which" and _doubtful(read, first, end, about):
        about = _concluded(read, first, about) if stream[start].norm in {"under", "by"} else ""
        about = about or _plural_before(read, first, noun, finite)
    if not about or stream[index].norm == "whose":
        return about
    if start < index and stream[index - 1].norm == "of":
        return _noun_phrase(read, first, end - 2) if stream[end - 2].norm in {"a", "per"} else about
    if verb == index + 1:
        about = _agreeing(read, first, about, finite)
        return about if _is_plural(about) else _plural_before(read, first, about, finite) or about
    if start < index and about == noun and stream[start].norm not in {"under", "by"}:
        about = _with_head(read, first, noun)  # "a note about the inspectors, to which"
        return "" if about != noun and noun[:1].isupper() else about
    return about


def _concluded(read: Tagged, first: int, about: str) -> str:
    """The instrument that stands before a name in doubt: "an agreement with Oman, under which"."""
    whole = _with_head(read, first, about)
    return whole if not INSTRUMENTS.isdisjoint(whole.casefold().split()) else ""


def _plural_before(read: Tagged, first: int, about: str, verb: str) -> str:
    """The plural before a noun, where the verb wants one: "Articles 2 and 3 of the Treaty, which allow"."""
    if verb not in VERBS and verb not in {"are", "were", "have", "do"}:
        return ""
    whole = _with_head(read, first, about)
    return whole if whole != about and _is_plural(whole) else ""


def _is_plural(about: str) -> bool:
    """Whether the head of a noun phrase is a plural."""
    words = about.split()
    head = next((at for at, word in enumerate(words) if word in LINKS or word[0].isdigit()), len(words))
    return head > 0 and words[head - 1].endswith("s") and not words[head - 1].endswith(("ss", "us", "is"))


def _with_head(read: Tagged, first: int, about: str) -> str:
    """A noun phrase with the one that it hangs on: "a treaty with Oman" for "Oman"."""
    at = _place(read, first, about)
    if at <= first or read.stream[at - 1].norm not in LINKS:
        return about
    before = _noun_phrase(read, first, at - 1)
    return f"{before} {read.text[read.stream[at - 1].start : read.stream[at - 1].end]} {about}" if before else about


def _place(read: Tagged, first: int, about: str) -> int:
    """The index where a noun phrase begins."""
    places = range(first, len(read.stream))
    return next((index for index in places if read.text.startswith(about, read.stream[index].start)), first)


def _of_them(read: Tagged, at: tuple[int, int, int], body: str, about: str) -> str:
    """A clause about a part: "half of which comes from Oman", "of which a quarter will be equity"."""
    start, index, verb = at
    if start < index - 1:
        return f"{between(read, start, index)} {about} {body}" if verb == index + 1 else ""
    part = between(read, index + 1, verb)
    return f"{part} of {about} {tidy(body[len(part) :])}" if part and body.startswith(part) else ""


def _object(read: Tagged, index: int, verb: int, end: int, about: str) -> str:
    """A clause whose relative pronoun is the object: "which the president had signed in May"."""
    stream = read.stream
    last = verb
    while last + 1 < end and (stream[last + 1].norm in {"been", "not", "also"} or stream[last + 1].norm.endswith("ed")):
        last += 1
    head, tail = between(read, index + 1, last + 1), tidy(between(read, last + 1, end))
    return tidy(f"{head} {about} {tail}") if past_form(stream[last].norm) else tidy(f"{head} {tail} {about}")


def _noun_phrase(read: Tagged, first: int, end: int) -> str:
    """The noun phrase that ends before an index: back to its article, or to a preposition or verb."""
    stream = read.stream
    last = end
    for mention in find_dates(read.text):
        named = read.text[: mention.start].endswith(" of ")  # "the Treaty of 1987"
        if last > first and mention.start <= stream[last - 1].start < mention.end and not named:
            last = next(at for at in range(first, end) if stream[at].end > mention.start)
            last -= last > first and stream[last - 1].norm in {"on", "in", "since", "at"}
    at = last
    while at > first:
        token = stream[at - 1]
        if token.norm in DETERMINERS:
            at -= 1
            break
        if token.kind == "mark" or read.finite[at - 1] or token.norm in AUXILIARIES:
            break
        near = token.norm in _PLACES and at < last and stream[at].capital and not past_form(stream[at - 2].norm)
        span = token.norm == "to" and at < last and stream[at].kind == stream[at - 2].kind == "number"  # "2 to 9"
        place = span or (near and not states_in(_plain_words(read, at, last)))
        if token.norm in LINKS and not (token.norm in {"of", "and"} and at < last) and not place:
            break
        at -= 1
    return tidy(between(read, at, last)) if at < last else ""


def _agreeing(read: Tagged, first: int, about: str, verb: str) -> str:
    """The noun phrase with the one before it where a plural cannot be the subject: "a note on patrols, which has"."""
    plural = about.endswith("s") and not about.endswith(("ss", "us", "is")) and about.rsplit(maxsplit=1)[-1].islower()
    if not plural or verb not in {"has", "is", "was", "does"}:
        return about
    return _with_head(read, first, about)


_UNREAL = frozenset("could may might would should must shall can".split())


def _doubtful(read: Tagged, first: int, end: int, about: str) -> bool:
    """Whether "which" may stand for the name before it or for the noun before that: "a treaty with Iran, which ..."."""
    words = about.split()
    counted = any(word[0].isdigit() for word in words)
    bare = bool(words) and words[0][0].isupper() and words[0] not in {"The", "A", "An"} and not counted
    at = _place(read, first, about)
    return bare and first < at < end and read.stream[at - 1].norm in LINKS - {"of"}


_PLACES = frozenset("near in at on off around outside beside from".split())
_OF_THE_WHOLE = frozenset("means meant makes made suggests suggested shows showed".split())
"""Verbs whose "which" stands for all that was said before."""


def _plain_words(read: Tagged, first: int, last: int) -> str:
    """The words between two tokens, without marks at their ends."""
    return read.text[read.stream[first].start : read.stream[last - 1].end]
