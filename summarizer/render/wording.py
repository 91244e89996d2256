"""English for values: dates, counts, lists, and sentences that say who stands behind a claim and how firmly."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from summarizer.records.briefing import Reported, StatedEvent
from summarizer.records.claims import Attribution, Claim
from summarizer.records.evidence import Factuality
from summarizer.records.treaty import Act, Condition, EventContext, TreatyEvent
from summarizer.states import states_in

__all__ = [
    "FACTUALITY_WORDS",
    "SAID_BEFORE",
    "act_words",
    "acting_states",
    "citing",
    "condition_words",
    "count",
    "event_words",
    "human_date",
    "label_ranges",
    "listing",
    "lower_first",
    "on_date",
    "said",
    "spoken",
    "spoken_by",
    "upper_first",
    "voices",
    "worded",
]

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_DATE = re.compile(r"([\dX]{4})(?:-([\dX]{2}))?(?:-([\dX]{2}))?([?~%]?)")

# Words that may open a sentence and are never names, so that they lose their capital inside one.
_OPENERS = frozenset(
    "a about according after all although an and any approximately around as at because before both by despite "
    "during each either every few for four from had has have he her his i if in it its many more most neither "
    "no on one only others our over several she since some such ten that the their there these they this those "
    "three to two under until we what when where whether which while who with "
    # common nouns by which the press names its sources
    "analysts authorities critics diplomats experts lawmakers media observers officials reporters reports "
    "researchers residents scholars sources witnesses legal political military senior former local independent "
    "unnamed".split()
)

FACTUALITY_WORDS: dict[Factuality, str] = {
    "asserted": "stated as fact",
    "probable": "believed, not stated as fact",
    "possible": "held possible",
    "denied": "denied",
    "doubted": "doubted",
    "unconfirmed": "not confirmed",
}
"""What each factuality value means, in words for a reader."""

SAID_BEFORE = "Before it in the paragraph"
"""Leads to what a claim about "these claims" points back to."""


def count(number: int, singular: str, plural: str | None = None) -> str:
    """A number with its noun.

    >>> count(1, "source"), count(2, "source"), count(12, "copy", "copies"), count(0, "source")
    ('one source', 'two sources', '12 copies', 'no sources')
    """
    noun = singular if number == 1 else plural or f"{singular}s"
    return f"{spoken(number)} {noun}"


def spoken(number: int) -> str:
    """A number as a word up to ten, in digits above.

    >>> spoken(3), spoken(11)
    ('three', '11')
    """
    return _NUMBERS[number] if 0 <= number < len(_NUMBERS) else str(number)


def listing(items: Sequence[str], conjunction: str = "and") -> str:
    """Items as one phrase.

    >>> listing(["a"]), listing(["a", "b"]), listing(["a", "b", "c"])
    ('a', 'a and b', 'a, b and c')
    """
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {conjunction} {items[-1]}"


def label_ranges(labels: Sequence[str]) -> str:
    """Labels of sources, with three or more that follow each other as a range.

    >>> label_ranges(["S1", "S2", "S4", "S5", "S6", "S7"])
    'S1, S2, S4–S7'
    """
    rows: list[list[str]] = []
    for label in labels:
        row = rows[-1] if rows else []
        follows = row and row[-1][1:].isdigit() and label == f"{row[-1][0]}{int(row[-1][1:]) + 1}"
        if follows:
            row.append(label)
        else:
            rows.append([label])
    return ", ".join(f"{row[0]}–{row[-1]}" if len(row) > 2 else ", ".join(row) for row in rows)


def human_date(edtf: str) -> str:
    """An EDTF date in words; what it leaves open is said to be open.

    Anything outside the subset that the package emits is returned as it stands.

    >>> human_date("2024-06-19"), human_date("XXXX-06-19"), human_date("2024-06~")
    ('June 19, 2024', 'June 19, year not stated', 'about June 2024')
    >>> human_date("[2024-06-19,2024-06-20]")
    'June 19, 2024 or June 20, 2024'
    """
    if edtf.startswith("[") and edtf.endswith("]"):
        return listing([human_date(part.strip()) for part in edtf[1:-1].split(",")], "or")
    match = _DATE.fullmatch(edtf)
    if match is None:
        return edtf
    year, month, day, mark = match.groups()
    words = _calendar_words(year, month, day)
    if words is None:
        return edtf
    if mark in {"~", "%"}:
        words = f"about {words}"
    if mark in {"?", "%"}:
        words = f"{words}, uncertain"
    return words


def _calendar_words(year: str, month: str | None, day: str | None) -> str | None:
    no_year, no_month, no_day = year == "XXXX", month == "XX", day == "XX"
    if any(part and "X" in part and part != "XX" for part in (month, day)):
        return None
    year_words = f"{year[:3]}0s" if re.fullmatch(r"\d{3}X", year) else year
    if "X" in year_words and not no_year:
        return None
    if month is None:
        return "year not stated" if no_year else year_words
    if not no_month and not 1 <= int(month) <= 12:
        return None
    missing = [name for name, open_ in (("day", no_day), ("month", no_month), ("year", no_year)) if open_]
    given_day = None if day is None or no_day else str(int(day))
    name = None if no_month else _MONTHS[int(month) - 1]
    known = " ".join(part for part in (name, f"day {given_day}" if given_day and not name else given_day) if part)
    if not no_year:
        known = f"{known}{', ' if given_day else ' '}{year_words}".strip() if known else year_words
    if not missing:
        return known
    return ", ".join(part for part in (known, f"{listing(missing)} not stated") if part)


def on_date(edtf: str) -> str:
    """A date with its preposition, for use in a sentence.

    >>> on_date("XXXX-06-19"), on_date("2024-06")
    ('on June 19 (year not stated)', 'in June 2024')
    """
    words = re.sub(r", ([a-z ,]+ not stated|uncertain)", r" (\1)", human_date(edtf))
    if words.startswith("year"):
        return "in a year not stated"
    return f"{'on' if _has_day(edtf) else 'in'} {words}"


def _has_day(edtf: str) -> bool:
    first = edtf.strip("[]").split(",")[0].rstrip("?~%")
    return first.count("-") == 2 and not first.endswith("XX")


def lower_first(text: str) -> str:
    """Text fit to stand inside a sentence: a first word that is never a name loses its capital.

    >>> lower_first("The treaty lapses"), lower_first("Norway signed")
    ('the treaty lapses', 'Norway signed')
    """
    first = re.match(r"[A-Za-z]+", text)
    if first and first[0].casefold() in _OPENERS and first[0] != "I":
        return first[0].casefold() + text[first.end() :]
    return text


def upper_first(text: str) -> str:
    """Text fit to open a sentence."""
    return text[:1].upper() + text[1:]


def spoken_by(chain: Sequence[Attribution]) -> str:
    """An attribution chain as a phrase: the nearest source first, then those who pass it on.

    >>> spoken_by([Attribution(source="The Daily"), Attribution(source="The minister")])
    'the minister, as reported by The Daily'
    """
    nearest = lower_first(chain[-1].source)
    # "The" is part of many publishers' names, so that only the nearest source loses its capital.
    between = [link.source for link in reversed(chain[:-1])]
    return f"{nearest}, as reported by {listing(between)}" if between else nearest


_LABELS: dict[Factuality, str] = {
    "asserted": "",
    "probable": " (not stated as fact)",
    "possible": " (not stated as fact)",
    "denied": " (denied)",
    "doubted": " (doubted)",
    "unconfirmed": " (not confirmed)",
}


_TELLS_UNCONFIRMED = re.compile(
    r"(?i)\b(?:not|n[’']t|neither|nor|never|yet to|declined to|refused to|unable to)\b(?: \w+){0,3}? "
    r"(?:confirm|verif|corroborat)"
)


def worded(claim: Claim) -> str:
    """A claim as a sentence that says whose it is and how firmly it is held.

    The content keeps its own words, with its own "may" and "not", and the source keeps its own cue, so
    that no hedge or negation is said twice or turned round.

    >>> from summarizer.records.evidence import Evidence
    >>> quote = [Evidence(document_id="a", quote="x", start=0, end=1)]
    >>> said = [Attribution(source="Many observers", cue="believe")]
    >>> worded(Claim(id="c1", text="The pact will lapse.", attribution=said, factuality="probable",
    ...              kind="analysis", evidence=quote))
    'Many observers (“believe”): the pact will lapse (not stated as fact).'
    """
    # "The army has not confirmed it" says so itself; behind a label, that would seem to be what is not confirmed.
    told = claim.factuality == "unconfirmed" and _TELLS_UNCONFIRMED.search(claim.text) is not None
    return f"{said(claim)}{'' if told else _LABELS[claim.factuality]}."


def said(claim: Claim) -> str:
    """A claim as :func:`worded` has it, without how firmly it is held and without the full stop."""
    content, chain = lower_first(claim.text.strip()).removesuffix("."), claim.attribution
    if not chain or claim.text.casefold().startswith(chain[-1].source.casefold()):
        return upper_first(content)
    nearest = chain[-1].cue
    plain = nearest is None or not _PLAIN_CUES.isdisjoint(nearest.casefold().split())
    if (claim.factuality == "asserted" and plain) or (nearest and nearest.casefold() == "according to"):
        return f"According to {spoken_by(chain)}, {content}"
    cue = f" (“{nearest}”)" if nearest else ""
    return f"{upper_first(spoken_by(chain))}{cue}: {content}"


# Cues that say no more than "said", so that "according to" can stand for them. Any other, as "insist", is told.
_PLAIN_CUES = frozenset(
    "according added adds announced announces announcing disclosed discloses noted notes quoted recalled recalls "
    "reported reports said saying says stated states stating tell tells telling told wrote writes".split()
)

_ACTS: dict[Act, str] = {
    "deposit_of_instrument": "deposit of the instrument",
    "exchange_of_instruments": "exchange of instruments",
    "domestic_approval": "domestic approval",
    "other": "other act",
}
_CONDITIONS: dict[Condition, str] = {
    "un_charter_51": "article 51 of the UN Charter",
    "non_provocation": "no provocation",
    "location": "a given location",
    "adversary": "a given adversary",
    "ongoing_conflict": "an ongoing conflict",
    "other": "another condition",
}
_QUALIFIERS: dict[EventContext, str] = {"future": "to come", "hypothetical": "hypothetical", "historical": "earlier"}


def act_words(act: Act) -> str:
    """An act of a treaty's life as a noun.

    >>> act_words("entry_into_force"), act_words("exchange_of_instruments")
    ('entry into force', 'exchange of instruments')
    """
    return _ACTS.get(act, act.replace("_", " "))


def acting_states(event: StatedEvent, names: Mapping[str, str]) -> list[str]:
    """Names of the states that act together in an event; none for one state, which the event names itself.

    Args:
        event: the act.
        names: the names of the parties by state, in the order in which they are to be named.
    """
    if len(event.states) < 2:
        return []
    parties = [name for state, name in names.items() if state in event.states]
    return parties + [state for state in event.states if state not in names]


def condition_words(conditions: Sequence[Condition]) -> list[str]:
    """Conditions on an obligation, in words.

    >>> condition_words(["on_request", "un_charter_51"])
    ['on request', 'article 51 of the UN Charter']
    """
    return [_CONDITIONS.get(condition, condition.replace("_", " ")) for condition in conditions]


def _names_state(actor: str, states: str) -> bool:
    """Whether the name of an organ says already whose it is: "the Norwegian parliament" of Norway."""
    named = {mention.state for mention in states_in(actor)}
    acting = {mention.state for mention in states_in(states)}
    return lower_first(actor).casefold() == lower_first(states).casefold() or bool(acting and acting <= named)


def voices(fact: Reported, labels: Mapping[str, str]) -> dict[str, str]:
    """Whom the documents name as the source of a fact, by the label of the document; ``""`` if it is the only one.

    Args:
        fact: the fact.
        labels: the short names of the documents, by id.

    >>> from summarizer.records import Evidence
    >>> from summarizer.records.briefing import FactRef, StatedRule, Voice
    >>> rule = StatedRule(
    ...     id="t1.rule1",
    ...     text="in May",
    ...     evidence=[Evidence(document_id="a", quote="in May", start=7, end=13)],
    ...     sources=1,
    ...     stated_in=[FactRef(document_id="a", path="entry_into_force")],
    ...     attributed_to=[Voice(document_id="a", source="The ministry")],
    ... )
    >>> voices(rule, {"a": "S1"}), citing(rule, {"a": "S1"})
    ({'': 'the ministry'}, 'citing the ministry')
    """
    alone = len({ref.document_id for ref in fact.stated_in}) == 1
    named: dict[str, list[str]] = {}
    for voice in fact.attributed_to:
        named.setdefault("" if alone else labels[voice.document_id], []).append(lower_first(voice.source))
    return {label: listing(names) for label, names in named.items()}


def citing(fact: Reported, labels: Mapping[str, str]) -> str:
    """The same in words, such as ``"S1 citing the ministry; S2 citing officials"``; nothing if nobody is named."""
    return "; ".join(f"{label} citing {names}".lstrip() for label, names in voices(fact, labels).items())


def event_words(event: TreatyEvent, who: Sequence[str] = ()) -> str:
    """An act with those who act, its place, and whatever keeps it from being plain fact.

    Args:
        event: the act.
        who: names of the states that act; the event's own ``party`` if empty.

    >>> from summarizer.records.evidence import Evidence
    >>> quote = [Evidence(document_id="a", quote="x", start=0, end=1)]
    >>> event_words(TreatyEvent(act="domestic_approval", party="Norway", actor="the Storting", context="future",
    ...                         evidence=quote))
    'Domestic approval by the Storting (Norway) (to come)'
    """
    states = listing(list(who) or ([event.party] if event.party else []))
    words = upper_first(act_words(event.act))
    link = "for" if event.act in {"entry_into_force", "provisional_application"} else "by"
    if event.actor and states and not _names_state(event.actor, states):
        words += f" {link} {lower_first(event.actor)} ({states})"
    elif event.actor or states:
        words += f" {link} {lower_first(event.actor or states)}"
    if event.place:
        words += f" at {event.place}"
    qualifiers = [_QUALIFIERS[event.context]] if event.context in _QUALIFIERS else []
    if event.factuality != "asserted":
        qualifiers.append(FACTUALITY_WORDS[event.factuality])
    return f"{words} ({', '.join(qualifiers)})" if qualifiers else words
