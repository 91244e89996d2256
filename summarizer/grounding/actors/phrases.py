"""Noun phrases that name who acts: states, organs, persons, groups of them, and rows of such phrases.

"Kenya's Cabinet Secretary for Justice, Dr. Wanjiru Kamande, and the Attorney General of Mauritius" is a row of two.
A phrase that does not read to its end as one of these is none.
"""

from __future__ import annotations

from summarizer.document import Document
from summarizer.grounding.actors.homelands import homelands
from summarizer.grounding.actors.participants import HEADS, state_of_actor
from summarizer.grounding.actors.phrase_kinds import OPENERS, head_of, heads, is_body, is_institution, is_union
from summarizer.grounding.actors.phrase_parts import (
    COUNTRIES,
    DETERMINERS,
    FORMERLY,
    GROUPS,
    NOT_IN_PHRASES,
    PARTICIPLES,
    PEERS,
    PORTFOLIOS,
    ROLES,
    Person,
    Phrase,
    Row,
    abbreviated,
    described,
    in_turn,
    initial,
    seated,
    seats,
    sums_up,
)
from summarizer.grounding.acts.words import is_organ
from summarizer.grounding.language.names import JOINTS, Names, names_of
from summarizer.grounding.language.units import Reading, is_title
from summarizer.grounding.language.words import INSTRUMENTS, past_form
from summarizer.states import states_in

__all__ = ["Phrases", "phrases_of"]

_SMALL = frozenset("two three 2 3".split())
_SITTING = frozenset("government cabinet".split())


class Phrases:
    """The phrases of one sentence, with what its document says of names."""

    def __init__(self, document: Document, reading: Reading) -> None:
        self._document = document
        self._reading = reading
        self._units = reading.units
        self._homelands: dict[str, str] = homelands(document)
        self._names: Names = names_of(document)
        self._seats = seats(reading)

    def row(self, start: int, limit: int) -> Row | None:
        """The longest row of phrases that begins at a unit and ends before another."""
        start += 2 * (self._norm(start) == "we" and self._norm(start + 1) == ",")
        phrases: list[Phrase] = []
        at = start
        while at < limit:
            phrase = self._whole(at, limit) if self._begins(at) else None
            if phrase is None:
                break
            phrases.append(phrase)
            at = phrase.last
            step = self._joint(at, limit)
            if not step:
                break
            if at + step < limit and self._norm(at + step) == "i":  # "my colleague and I"
                at += step + 1
                break
            at += step
        if not phrases:
            return None
        if len(phrases) > 1 and phrases[0].kind == "group" and all(one.kind == "person" for one in phrases[1:]):
            phrases = in_turn(phrases)  # "the two ministers, X and Y"
        ended = at if self._norm(at - 1) == "i" else max(one.last for one in phrases)
        phrases = phrases[:-1] if sums_up(phrases, self._units) else phrases
        return Row(tuple(who for phrase in phrases for who in self._who(phrase)), ended)

    def state(self, at: int) -> tuple[str | None, int]:
        """The state that a name or adjective at a unit means, behind an article too, and the unit behind it."""
        return self._state(at + 1 if self._norm(at) == "the" else at)

    def _norm(self, at: int) -> str:
        return self._units[at].norm if at < len(self._units) else ""

    def _begins(self, at: int) -> bool:
        """Whether a further phrase of a row begins: no verb ("and [commits] both countries")."""
        unit = self._units[at]
        behind = self._units[at + 1].norm if at + 1 < len(self._units) else ""
        if unit.norm in {"senior", "high", "high-ranking"} and behind in GROUPS:
            return True
        capital = unit.capital or unit.kind in {"state", "people", "number"} or unit.norm in FORMERLY
        return capital or unit.norm in DETERMINERS or heads(unit)

    def _joint(self, at: int, limit: int) -> int:
        """How many units join the next phrase of a row."""
        if at >= limit:
            return 0
        if self._norm(at) == "and":
            return 1
        if self._units[at].kind == "comma":
            return 2 if self._norm(at + 1) == "and" else 1
        return 0

    def _whole(self, at: int, limit: int) -> Phrase | None:
        """A phrase with its apposition and with the state that it acts for."""
        phrase = self._core(at, limit)
        if phrase is None:
            return None
        self._represents(phrase, limit)
        self._bracketed(phrase, limit)
        sitting = any(is_organ(unit.norm) or unit.norm in _SITTING for unit in self._units[phrase.first : phrase.last])
        if phrase.kind == "organ" and sitting:
            seat = seated(self._reading, phrase.last, limit)
            if seat:
                phrase.states, phrase.last = phrase.states or [seat[0]], seat[1]
        if phrase.last < limit and self._units[phrase.last].kind == "comma":
            if phrase.kind == "state":
                phrase.last = described(self._units, phrase.last, limit)
                return phrase
            beside = self._core(phrase.last + 1, limit)
            if beside and self._explains(phrase, beside):
                self._join(phrase, beside, limit)
        return phrase

    def _bracketed(self, phrase: Phrase, limit: int) -> None:
        """Read "(Chad)" behind a person."""
        at = phrase.last
        if phrase.kind != "person" or at + 1 >= limit or self._reading.words(at, at + 1) != "(":
            return
        state, last = self._state(at + 1)
        if state and last < len(self._units) and self._reading.words(last, last + 1) == ")":
            phrase.core, phrase.states, phrase.last = phrase.last, [state], min(last + 1, limit)

    def _join(self, phrase: Phrase, beside: Phrase, limit: int) -> None:
        """Take an apposition into a phrase: "Peru's minister, Ana Vega", "Ana Vega, the minister of Peru"."""
        phrase.states = phrase.states or beside.states
        phrase.last = beside.last
        if beside.kind == "person":
            phrase.kind, phrase.name = "person", beside.name
        self._represents(phrase, limit)
        closed = phrase.last < limit and self._units[phrase.last].kind == "comma"
        if closed and self._norm(phrase.last + 1) != "and":
            following = self._core(phrase.last + 1, limit)
            if following is None:
                phrase.last += 1

    def _explains(self, phrase: Phrase, beside: Phrase) -> bool:
        if phrase.kind == "role":
            return beside.kind in {"person", "organ"}
        opened = self._norm(beside.first)
        if phrase.kind == "person":
            stands_for = self._norm(beside.last) == "," and self._norm(beside.last + 1) == "for"
            return beside.kind == "role" and (opened in DETERMINERS or bool(beside.states) or stands_for)
        named = self._units[beside.last - 1].capital and opened == "the" and not self._units[phrase.last - 1].capital
        return phrase.kind == "organ" and beside.kind == "organ" and named and not beside.states

    def _represents(self, phrase: Phrase, limit: int) -> None:
        """Read "for Kenya" and ", for Kenya," behind a phrase."""
        at = phrase.last
        if at < limit and self._units[at].kind == "comma" and self._norm(at + 1) == "for":
            at += 1
        if at + 1 >= limit or self._norm(at) != "for" or phrase.kind in {"state", "states"}:
            return
        begun = at + 1
        while self._norm(begun) in {"the", "government", "of"}:
            begun += 1
        state, last = self._state(begun)
        if state is None and phrase.kind == "person" and self._capital(at + 1) and not self._capital(at + 2):
            institution = is_institution(self._norm(at + 1))
            state, last = (None, at) if institution else (self._reading.words(at + 1, at + 2), at + 2)
        if state and self._norm(last) != "by":  # not "signed by X, for Mali by Y"
            phrase.core = phrase.last
            phrase.states, phrase.last = [state], last
            if phrase.last < limit and self._units[phrase.last].kind == "comma" and self._norm(at - 1) == ",":
                phrase.last += 1

    def _state(self, at: int) -> tuple[str | None, int]:
        """The state that a name or adjective at a unit means, as the document writes it, and the unit behind it."""
        if at >= len(self._units):
            return None, at
        unit = self._units[at]
        if unit.state:
            if unit.kind == "state":
                return self._reading.words(at, at + 1).removesuffix("'s").removesuffix("’s"), at + 1
            return self._called(unit.state), at + 1
        if at in self._seats:
            return self._seats[at]
        for size in (2, 1) if unit.capital else ():
            words = " ".join(one.norm for one in self._units[at : at + size])
            if words in self._homelands:
                return self._homelands[words], at + size
        return None, at

    def _called(self, key: str) -> str:
        """The name by which a state is known, from its key."""
        return next((one.state.name for one in states_in(self._reading.text) if one.state.key == key), key)

    def _core(self, start: int, limit: int) -> Phrase | None:
        """One phrase without what stands behind its commas."""
        units, at = self._units, start
        while at < limit and (units[at].norm in OPENERS or units[at].kind == "number"):
            at += 1
        state, last = self._state(at)
        alone = state is not None and units[last - 1].kind != "people" and not units[last - 1].possessive
        whole = alone and (last >= limit or not (self._capital(last) or heads(self._units[last])))
        if state and whole and not self._adjective(at, last, state):
            return Phrase(start, last, "state", [state])
        phrase = Phrase(start, at)
        following: int | None = at
        while following is not None and at < limit:
            at = following
            following = self._step(phrase, at, limit) if at < limit else None
        phrase.last = at
        return self._classed(phrase) if at > start else None

    def _step(self, phrase: Phrase, at: int, limit: int) -> int | None:
        """Take the next words into a phrase: the unit behind them, or None where the phrase ends."""
        units, unit, start = self._units, self._units[at], phrase.first
        if unit.norm in PEERS and any(one.possessive for one in units[start:at]):
            phrase.states = []  # "Peru's counterpart" acts for another
        state, behind = self._state(at)
        if state:
            phrase.states, phrase.behind = phrase.states or [state], behind
            return behind
        if (unit.kind == "word" and (unit.capital or self._goes_on(phrase, start, at))) or initial(units, at):
            return at + 1
        if at == start:
            return None
        if unit.norm == "then" and at + 1 < limit and is_title(units[at + 1]):
            return at + 1  # "Peru's then president"
        named = self._capital(at + 1)
        if named and (units[at - 1].capital if unit.norm in JOINTS else abbreviated(units[at - 1])):
            return at + 1 if unit.norm in JOINTS or unit.norm == "." else None
        if unit.norm == "of" or (units[at - 1].norm in PEERS and unit.norm == "from"):
            return self._of(phrase, at, limit)
        if (
            unit.norm == "for"
            and self._state(at + 1)[0] is None
            and any(is_title(unit) or unit.norm in HEADS | ROLES for unit in units[start:at])
        ):
            return at + 1
        listed = unit.norm == "and" and units[at - 1].norm in PORTFOLIOS and self._norm(at + 1) in PORTFOLIOS
        return at + 2 if listed else None

    def _capital(self, at: int) -> bool:
        return at < len(self._units) and self._units[at].capital and self._units[at].kind == "word"

    def _goes_on(self, phrase: Phrase, start: int, at: int) -> bool:
        """Whether a word without a capital letter belongs to a phrase."""
        units, unit = self._units, self._units[at]
        if past_form(unit.norm) and unit.norm not in PARTICIPLES:
            following = units[at + 1] if at + 1 < len(units) else None
            described = at > start and units[at - 1].norm in DETERMINERS and following is not None
            return described and following is not None and following.kind == "word" and not following.capital
        if unit.norm in NOT_IN_PHRASES:
            return False
        before = units[at - 1]
        if is_title(unit) and is_title(before):
            return True  # "Foreign ministers"
        return at in {start, phrase.behind} or not before.capital or before.norm in OPENERS or before.possessive

    def _of(self, phrase: Phrase, of: int, limit: int) -> int | None:
        """Read what stands behind "of": a list of states, or the rest of an organ's name."""
        at = of + 1
        while at < limit and self._units[at].norm in DETERMINERS:
            at += 1
        state, last = self._state(at)
        if state is None or self._units[last - 1].kind == "people" or self._adjective(at, last, state):
            return at if at < limit and self._units[at].kind in {"word", "people"} else None
        states = [state]
        plural = any(
            unit.norm in GROUPS | COUNTRIES or unit.norm.endswith("s") for unit in self._units[phrase.first : at]
        )
        while plural:
            step = self._joint(last, limit)
            more, behind = self._state(last + step) if step else (None, last)
            if more is None or (behind < limit and self._capital(behind)):
                break
            states.append(more)
            last = behind
        phrase.states = phrase.states or states
        return last

    def _adjective(self, first: int, last: int, state: str) -> bool:
        """Whether what means a state that the table does not know is its adjective."""
        words = " ".join(unit.norm for unit in self._units[first:last])
        return not self._units[first].state and first not in self._seats and words != state.casefold()

    def _classed(self, phrase: Phrase) -> Phrase | None:
        """A phrase with its kind; None if nothing in it can act."""
        units = self._units[phrase.first : phrase.last]
        words = [unit for unit in units if unit.kind == "word"]
        head = head_of(units)
        if head is None:
            counted = self._norm(phrase.first) in {"all", "both"} and units[-1].kind == "number"
            phrase.kind = "group"
            return phrase if counted else None  # "by all three"
        name = self._person(phrase)
        if name:
            phrase.kind, phrase.name = "person", name
        elif head.norm in COUNTRIES:
            phrase.kind = "states"
        elif head.norm in GROUPS:
            phrase.kind = "group"
        elif head.norm in INSTRUMENTS or head.norm in {"document", "text", "bill", "law"}:
            return None
        elif is_union(head, words, stated=bool(phrase.states)):
            phrase.kind, phrase.states = "state", [self._text(phrase)]
        elif head.norm in ROLES or (is_title(head) and head.norm not in {"us", "state"}):
            phrase.kind = "role"
        elif not is_body(head, words, the=self._norm(phrase.first) == "the"):
            return None
        return phrase

    def _person(self, phrase: Phrase) -> tuple[int, int] | None:
        """Where the name of a person stands in a phrase, with the titles before it."""
        units = self._units
        last = next((at for at in range(phrase.first, phrase.last) if units[at].norm == "of"), phrase.last)
        first = last
        while first > phrase.first and self._of_name(first - 1, phrase.first):
            first -= 1
        start = first
        while first < last and (is_title(units[first]) or units[first].norm == "."):
            first += 1
        while first < last and any(is_title(unit) for unit in units[first:last]):
            first += 1  # "Justice Minister Han Myong Chol": the name begins behind the last title
        words = tuple(unit.norm for unit in units[first:last])
        if not words or any(is_institution(word) for word in words):
            return None
        titled = start < first or (start > phrase.first and is_title(units[start - 1]))
        bare = self._norm(start - 1) != "the" if start else True
        if titled and any(unit.norm in GROUPS and unit.norm != "foreign" for unit in units[start:first]):
            start = first
        if titled and (len(words) > 1 or bare):
            return start, last
        if len(words) > 1:
            return (start, last) if bare and len(words) <= 5 else None
        return (start, last) if bare and words[0] in self._names.shorts else None

    def _of_name(self, at: int, edge: int) -> bool:
        unit = self._units[at]
        if unit.norm == "." and at > edge:
            return abbreviated(self._units[at - 1])
        if unit.norm in JOINTS:
            return at > edge and self._units[at - 1].capital
        if initial(self._units, at):
            return True
        return unit.kind == "word" and unit.capital and not unit.possessive and self._state(at)[0] is None

    def _text(self, phrase: Phrase) -> str:
        first = phrase.first
        while first < phrase.last - 1 and self._units[first].norm in {"the", "a", "an"}:
            first += 1
        last = phrase.core or phrase.last
        while last > first + 1 and self._units[last - 1].kind == "comma":
            last -= 1
        return " ".join(self._reading.words(first, last).split())

    def _who(self, phrase: Phrase) -> list[Person]:
        if phrase.kind == "state":
            return [Person(None, state) for state in phrase.states]
        if phrase.kind == "states":
            governs = head_of(self._units[phrase.first : phrase.last])
            if phrase.states:
                return [Person(None, state) for state in phrase.states]
            counted = self._units[phrase.first].kind == "number" and self._norm(phrase.first) not in _SMALL
            named = counted or (governs is not None and governs.norm == "governments")
            return [Person(self._text(phrase) if named else None, None)]
        if phrase.kind == "person" and phrase.name:
            actor = " ".join(self._reading.words(*phrase.name).split())
            state = phrase.states[0] if phrase.states else self._state_of(actor)
            return [Person(actor, state)]
        actor = self._text(phrase)
        if self._norm(phrase.last - 1) == "government" and phrase.states:
            return [Person(None, phrase.states[0])]
        return [Person(actor, state) for state in phrase.states] or [Person(actor, None)]

    def _state_of(self, actor: str) -> str | None:
        """The one state that the document gives a person."""
        keys = state_of_actor(self._document, actor)
        if len(keys) != 1:
            return None
        key = next(iter(keys))
        for sentence in self._document.sentences:
            for mention in states_in(sentence.text):
                if mention.state.key == key:
                    return mention.state.name
        return self._homelands.get(key)


def phrases_of(document: Document, reading: Reading) -> Phrases:
    """The phrases of a sentence of a document."""
    return Phrases(document, reading)
