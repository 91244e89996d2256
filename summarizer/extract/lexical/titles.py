"""Names of instruments in a sentence: "the Quito Accord on Water Rights", "Treaty of Amity between A and B".

A name is built around a word for an instrument with a capital. Capitalised words before it belong to it, and so
does what follows a preposition ("on", "of", "between"), as far as the words have capitals. A weekday, a place or
a partner behind it ("in Lima", "with Peru") does not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from summarizer.dates import find_dates
from summarizer.document import Sentence
from summarizer.extract.lexical.title_words import (
    BODIES,
    FORMAL,
    FORMAL_HEADS,
    GATHERINGS,
    HEADS,
    JOINTS,
    NAME_HEADS,
    NO_SUBJECT,
    OF_PLACES,
    OPENERS,
    OPENERS_BEHIND,
    OPENING,
    PURPOSES,
    QUOTES,
    REGIONS,
    STOPS,
    SUBJECT_OPENERS,
    TAIL,
    TAKE_IN,
    TOWNS,
    WAYS,
    before_head,
    is_year,
)
from summarizer.grounding.language.text import Token, tokens
from summarizer.grounding.language.verbs import tagged
from summarizer.grounding.language.words import BE, INSTRUMENTS, LINKS, QUIET, TITLES, past_form
from summarizer.states import states_in

__all__ = ["HEADS", "InstrumentName", "is_heading", "names_in"]

_IN_PROSE = 4
_LONGEST = 16
_MOST_JOINTS = 4
_TWO = 2


@dataclass(frozen=True, slots=True)
class InstrumentName:
    """The name of an instrument, where it stands in a sentence.

    Attributes:
        text: as written.
        head: the word for an instrument that it is built around, folded.
        first: index of its first token.
        last: index of the token after it.
        headed: whether it begins with its head ("Treaty of Amity", "Joint Declaration").
        inner: whether it stands inside the name of another ("Protocol to the [Quito Accord]").
    """

    text: str
    head: str
    first: int
    last: int
    headed: bool
    inner: bool


def names_in(sentence: Sentence) -> tuple[InstrumentName, ...]:
    """The names of instruments in a sentence, in order.

    >>> from summarizer.document import Document
    >>> text = "Peru ratified the Protocol on Ports to the Quito Accord in Lima."
    >>> [(name.text, name.inner) for name in names_in(Document.from_text(text).sentences[0])]
    [('Protocol on Ports to the Quito Accord', False), ('Quito Accord', True)]
    """
    return _names(sentence.text, sentence.role == "title")


def is_heading(sentence: Sentence) -> bool:
    """Whether a sentence is nothing but the name of an instrument.

    >>> from summarizer.document import Document
    >>> is_heading(Document.from_text("Treaty of Amity between Chad and Mali").sentences[0])
    True
    """
    stream = tokens(sentence.text)
    return any(
        all(token.kind == "mark" for token in stream[: name.first])
        and TAIL.match(sentence.text, stream[name.last - 1].end)
        for name in names_in(sentence)
    )


@lru_cache(maxsize=2048)
def _names(text: str, title: bool) -> tuple[InstrumentName, ...]:  # noqa: FBT001 - a key of the cache
    stream = tokens(text)
    heads = [at for at, token in enumerate(stream) if token.norm in NAME_HEADS or token.norm == "exchange"]
    if not heads or not any(stream[at].capital or (at > 1 and before_head(stream, at).capital) for at in heads):
        return ()
    reader = _Reader(text, stream)
    is_line = not text.rstrip().endswith((".", "?", "!", ";", ":"))
    headline = title and sum(token.capital for token in stream) * _TWO > len(stream)
    found: list[InstrumentName] = []
    end = 0
    for at in heads:
        token = stream[at]
        if not token.capital:
            small = reader.opens_small(at)
            if small is not None:
                words = text[stream[small].start : token.end]
                found.append(InstrumentName(words, token.norm, small, at + 1, headed=False, inner=False))
            continue
        if token.norm == "exchange" and not reader.is_exchange(at):
            continue
        first = reader.opens(at)
        leads = reader.is_first(first)
        inner = first < end
        head = at + 2 if reader.is_exchange(at) else at
        last = reader.dated(reader.closes(head, behind=first < at, whole=leads and (title or is_line)))
        capitals = sum(one.capital and one.norm not in JOINTS for one in stream[first:last])
        dated = last == head + 1 + _TWO and is_year(stream[last - 1])  # "the Protocol of 2011"
        bare = (capitals < _TWO and last < head + _IN_PROSE and not dated) or (
            last == head + 1 and reader.goes_on(last)
        )
        explained = token.norm == "memorandum" and at > 0 and stream[at - 1].norm == "explanatory"
        gathering = token.norm == "convention" and stream[at - 1].norm in GATHERINGS and at > first
        compressed = headline and first < at and not reader.is_end(last)
        if inner and (stream[first - 1].norm != "the" or stream[first - 2].norm not in {"to", "amending"}):
            continue
        if bare or gathering or compressed or explained:
            continue
        words = text[stream[first].start : stream[last - 1].end]
        kind = "exchange" if reader.is_exchange(at) else token.norm
        found.append(InstrumentName(words, kind, first, last, headed=reader.is_headed(first, at), inner=inner))
        end = max(end, last)
    return tuple(found)


class _Reader:
    """How far a name reaches around its head."""

    def __init__(self, text: str, stream: Sequence[Token]) -> None:
        self._text = text
        self._stream = stream
        dated = [(found.start, found.end) for found in find_dates(text)]
        self._dated = {
            at
            for at, token in enumerate(stream)
            if any(start <= token.start < end for start, end in dated) and not is_year(token)
        }
        self._states = [(found.start, found.end) for found in states_in(text)]
        self._capitals = {found.start for found in states_in(text) if found.kind == "capital"}

    def is_exchange(self, at: int) -> bool:
        """Whether an "Exchange of Notes" begins here."""
        return (
            self._stream[at].norm == "exchange"
            and [token.norm for token in self._stream[at + 1 : at + 3]] in (["of", "notes"], ["of", "letters"])
            and self._stream[at + 2].capital
        )

    def is_first(self, first: int) -> bool:
        """Whether nothing but marks, such as a ruled line, stands before a name."""
        return all(token.kind == "mark" for token in self._stream[:first])

    def is_headed(self, first: int, head: int) -> bool:
        """Whether a name begins with its head, a formal adjective aside: "Joint Declaration"."""
        return all(token.norm in FORMAL for token in self._stream[first:head])

    def is_end(self, at: int) -> bool:
        """Whether only marks follow."""
        return all(token.kind == "mark" for token in self._stream[at:])

    def goes_on(self, last: int) -> bool:
        """Whether another capitalised word follows at once: "Treaty [Section]"."""
        return last < len(self._stream) and self._named(last) and not self._apart(last)

    def opens(self, head: int) -> int:
        """The index of the first word of a name, from its head backwards."""
        at = head
        while at > 0 and not self._apart(at):
            before = self._stream[at - 1]
            hyphen = self._text[before.end : self._stream[at].start] in {"-", "‑"}
            if before.possessive and not hyphen:
                break
            if self._named(at - 1) or (hyphen and before.kind == "word"):
                at -= 1
            elif (
                before.norm == "of" and at > 1 and self._stream[at - 2].norm in OF_PLACES and not self._apart(at - 1)
            ) or (before.norm == "and" and at > 1 and self._joins(at - 2) and not self._apart(at - 1)):
                at -= 2
            else:
                break
        while at < head and self._opening(at):
            at += 1
        return at

    def opens_small(self, head: int) -> int | None:
        """The first word of a name whose head is in small letters: "the [Lake Basin] agreement"; None if it is none.

        What has the name of a state, an office or a body for it says whose an instrument is.
        """
        last = first = self._stream.index(before_head(self._stream, head))
        while first > 0 and self._named(first - 1) and not self._apart(first):
            first -= 1
        run = self._stream[first : last + 1]
        named = self._named(last) and first > 0 and self._stream[first - 1].norm == "the"
        if len(run) < _TWO and (
            self._stream[head].norm not in FORMAL_HEADS or not GATHERINGS.isdisjoint({run[0].norm})
        ):
            return None
        plain = all(one.norm not in BODIES | TITLES and not one.possessive for one in run)
        of_states = any(self._state(at) and one.start not in self._capitals for at, one in enumerate(run, first))
        return first if named and plain and not of_states else None

    def closes(self, head: int, *, behind: bool, whole: bool) -> int:
        """The index after the last word of a name, from its head onwards.

        ``behind``: words stand before the head. ``whole``: a title begins with the name, and may be nothing else.
        """
        tail = TAIL.search(self._text, self._stream[head].end) if whole else None
        line = next((at for at, one in enumerate(self._stream) if tail and one.start >= tail.start()), None)
        rest = self._stream[head + 1 : line]
        if whole and all(
            one.norm in _SMALL or one.norm == "," or self._named(at) for at, one in enumerate(rest, head + 1)
        ):
            return head + 1 + len(rest)
        end = at = head + 1
        openers = OPENERS_BEHIND if behind else OPENERS
        if at >= len(self._stream) or self._stream[at].norm not in openers or self._apart(at):
            return end
        if self._stream[at].norm == "for" and at + 1 < len(self._stream) and self._state(at + 1):
            return end
        while True:
            first = end
            while end < len(self._stream) and self._named(end) and not self._apart(end):
                end += 1
                if self._stream[end - 1].possessive and not self._state(end - 1):
                    return end
            if end == first and end > head + 1:
                return end
            following = self._over_joints(end)
            if following is None and end == head + 1 and not behind:
                return self._in_prose(head)
            if following is None or is_year(self._stream[end - 1]):
                return end
            end = following

    def _in_prose(self, head: int) -> int:
        """The end of a name whose subject is told in small letters: "the Agreement on the return of stolen art"."""
        stream, at = self._stream, head + 2
        told = stream[head + 1].norm in SUBJECT_OPENERS or [one.norm for one in stream[head + 1 : at + 1]] == [
            "for",
            "the",
        ]
        if not head or stream[head - 1].norm != "the" or not told or stream[at : at + 1] == ():
            return head + 1
        if not NO_SUBJECT.isdisjoint(one.norm for one in stream[at : at + 2]):
            return head + 1
        while at < len(stream) and self._tells_subject(at):
            at += 1
        while stream[at - 1].norm in _LINKING:
            at -= 1
        content = sum(one.norm not in _LINKING for one in stream[head + 2 : at])
        return at if content >= _TWO and at - head <= _LONGEST else head + 1

    def _tells_subject(self, at: int) -> bool:
        """Whether a word goes on with what a treaty is on: no verb of the sentence, day or place."""
        token, before = self._stream[at], self._stream[at - 1].norm
        behind = self._stream[at + 1] if at + 1 < len(self._stream) else None
        if token.kind != "word" or at in self._dated or self._apart(at):
            return False
        if token.norm in STOPS:
            return behind is not None and ((token.norm == "by" and behind.norm in WAYS) or token.norm == "between")
        if token.norm == "in":
            return behind is not None and (not behind.capital or self._stream[at + 1].norm in REGIONS)
        verb = tagged(self._text).finite[at] or (past_form(token.norm) and not token.capital)
        return not verb or before in _LINKING

    def dated(self, end: int) -> int:
        """The index after the full date that follows a name's head: "Protocol [of 20 May 2011]"."""
        at = end + 1
        if end >= len(self._stream) or self._stream[end].norm != "of" or self._stream[end - 1].norm not in NAME_HEADS:
            return end
        while at < len(self._stream) and at in self._dated:
            at += 1
        return at + 1 if end + 1 < at < len(self._stream) and is_year(self._stream[at]) else end

    def _over_joints(self, at: int) -> int | None:
        """The next capitalised word of a name behind small words; None where the name has ended."""
        seen: list[str] = []
        while at < len(self._stream) and len(seen) < _MOST_JOINTS and not self._apart(at):
            token = self._stream[at]
            if token.norm == "," and self._listed(at):
                seen.append(",")
            elif token.norm in {"in", "at"} and at + 1 < len(self._stream) and self._goes_into(at):
                seen.append("in")
            elif token.norm in JOINTS:
                seen.append(token.norm)
            elif seen and is_year(token) and seen[-1] == "of":
                return at
            elif seen and self._named(at):
                return at if self._belongs(at, seen) else None
            else:
                return None
            at += 1
        return None

    def _belongs(self, at: int, seen: Sequence[str]) -> bool:
        """Whether the next words are the name's own, not another instrument's or a person's."""
        run = at
        while run + 1 < len(self._stream) and self._named(run + 1) and not self._apart(run + 1):
            run += 1
        instrument = self._stream[at].norm in HEADS or self._stream[run].norm in HEADS
        if "to" in seen:
            return instrument or self._stream[at].norm in PURPOSES
        if "and" in seen and instrument:
            return False
        return not (seen[-1] in {"for", "from"} and (self._state(at) or self._stream[at].norm in TITLES))

    def _listed(self, comma: int) -> bool:
        """Whether a comma parts the members of a list: "Friendship, Trade and Navigation"."""
        at = comma + 1
        while at < len(self._stream) and (self._named(at) or self._stream[at].norm in {",", "of", "the"}):
            at += 1
        joined = at + 1 < len(self._stream) and self._stream[at].norm == "and"
        return joined and (self._named(at + 1) or self._stream[at + 1].norm == "the")

    def _joins(self, at: int) -> bool:
        return self._named(at) and not self._state(at) and not self._stream[at].possessive

    def _named(self, at: int) -> bool:
        """Whether a word of a name stands here: with a capital, no small word and no date."""
        token = self._stream[at]
        if is_year(token):
            return at > 0 and self._stream[at - 1].norm == "of"
        if at and token.kind == "word" and self._text[self._stream[at - 1].end : token.start] in {"-", "‑"}:
            return self._named(at - 1)  # "Good-neighbourliness"
        small = token.norm in _SMALL and not self._is_who(at)
        return token.kind == "word" and token.capital and at not in self._dated and not small

    def _is_who(self, at: int) -> bool:
        """Whether it is the World Health Organization, not a pronoun in capitals."""
        token = self._stream[at]
        return token.norm == "who" and self._text[token.start : token.end] == "WHO" and not self._text.isupper()

    def _opening(self, at: int) -> bool:
        """Whether a capital is there only because a sentence opens: "Signed", "Under"."""
        norm = self._stream[at].norm
        return (
            not self._state(at)
            and not self._is_who(at)
            and (norm in OPENING or norm in TITLES or (at == 0 and past_form(norm)))
        )

    def _state(self, at: int) -> bool:
        start = self._stream[at].start
        return any(first <= start < last for first, last in self._states)

    def _goes_into(self, at: int) -> bool:
        """Whether "in" and what follows belong to a name: a region, or a field behind a word that asks for one."""
        named = at + 1 + (self._stream[at + 1].norm == "the")
        region = any(
            self._named(one) and self._stream[one].norm in REGIONS
            for one in range(named, min(named + 2, len(self._stream)))
        )
        return (
            self._stream[at + 1].norm in REGIONS
            or region
            or (self._stream[at - 1].norm in TAKE_IN and not self._place(at + 1))
        )

    def _place(self, at: int) -> bool:
        """Whether a place stands here, not a field: a state, or a name with its day or "capital" behind it."""
        if self._state(at) or at in self._dated or not (self._named(at) or self._stream[at].norm == "the"):
            return True
        end = at + (self._stream[at].norm == "the")
        while end < len(self._stream) and self._named(end) and not self._apart(end):
            end += 1
        behind = self._stream[end].norm if end < len(self._stream) else ""
        return behind in TOWNS or end + (behind in {"on", ","}) in self._dated

    def _apart(self, at: int) -> bool:
        """Whether a quotation mark, a bracket or a line's end parts a word from the one before it."""
        between = self._text[self._stream[at - 1].end : self._stream[at].start]
        return "\n" in between or any(mark in QUOTES for mark in between)


_LINKING = LINKS | QUIET
_SMALL = JOINTS | LINKS | BE | frozenset("this that these those".split())


assert HEADS <= INSTRUMENTS  # noqa: S101 - what grounding takes for an instrument
