"""Who says what in a sentence: its sayings peeled off, outermost first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarizer.grounding.language.conjuncts import clauses_of
from summarizer.grounding.language.main_clause import after_opener, has_clause, main_verb, subject_of, tidy
from summarizer.grounding.language.verbs import has_verb, tagged
from summarizer.grounding.language.words import INSTRUMENTS
from summarizer.grounding.sayings.contents import content_of, is_plain_past
from summarizer.grounding.sayings.shapes import (
    ADDING,
    AS_CLAIMED,
    ASIDE,
    BETWEEN_DASHES,
    CAUSE,
    CITING,
    CONTRAST,
    DISPUTED,
    FRONTED,
    FULL_STOP,
    GRANTED,
    LAST_NOUN,
    QUOTED,
    QUOTED_BY,
    REFUTED,
    RELATIVE,
    REPORTS,
    UNSAID,
    is_quoted,
    pieces_of,
    whole_quotation,
)
from summarizer.grounding.sayings.speeches import Speech, speeches_in

__all__ = ["Link", "Said", "sayings_in"]

Link = tuple[str, str]
"""A source and the words that mark its saying."""


@dataclass(frozen=True, slots=True)
class Said:
    """Some words, and the chain of those who say them, outermost first; ``phrase`` if they need no verb."""

    text: str
    by: tuple[Link, ...] = ()
    phrase: bool = False


def sayings_in(text: str) -> list[Said]:
    """What is said in a text, in order; what nobody says has no chain.

    >>> [(one.text, one.by) for one in sayings_in("Chad left; Mali, the envoy said, will stay.")]
    [('Chad left', ()), ('Mali will stay', (('the envoy', 'said'),))]
    """
    return list(_parts(text, ()))


def _parts(text: str, by: tuple[Link, ...]) -> Iterator[Said]:
    pieces = pieces_of(text)
    if len(pieces) > 1:
        yield from _pieces(pieces, by)
        return
    shaped = next((found for read in _READERS if (found := list(read(text, by)))), None)
    yield from _spoken(text, by) if shaped is None else shaped


def _as_reports(text: str, by: tuple[Link, ...]) -> Iterator[Said]:
    """What reports say, and what somebody is quoted as saying."""
    reports = REPORTS.match(text)
    if reports and has_clause(reports["told"]):
        yield from _parts(reports["told"], (*by, (reports["source"], reports["cue"])))
        return
    passive = QUOTED_BY.match(text) if " as " in text else None
    if passive and has_clause(passive["told"]):
        quotes = ((passive["who"], passive["quotes"]),) if passive["who"] else ()
        yield from _parts(passive["told"], (*by, *quotes, (passive["source"], passive["cue"])))
        return
    quoted = QUOTED.match(text)
    if quoted and has_clause(quoted["told"]):
        aside = quoted["source"].rsplit(", ", 1)[-1]  # "one of them, Captain Vega,"
        chain = (*by, (quoted["who"], quoted["quotes"]), (aside, quoted["cue"]))
        yield from (Said(tidy(one.text), one.by, one.phrase) for one in _parts(quoted["told"], chain))


def _as_denied(text: str, by: tuple[Link, ...]) -> Iterator[Said]:
    """A report and who denies it, or who had spread it: "denied that it left, as a daily had claimed"."""
    refuted = REFUTED.match(text)
    if refuted:
        yield from _refuted(refuted, by)
        return
    claimed = AS_CLAIMED.search(text)
    if claimed:
        said = list(_parts(text[: claimed.start()] + text[claimed.end() :], by))
        denied = next((one for one in said if one.by and one.by[-1][1] in _DENYING), None)
        if denied:
            yield from said
            yield Said(denied.text, (*by, (claimed["source"], claimed["cue"])))
            return
    disputed = DISPUTED.search(text)
    if disputed:
        said = list(_parts(text[: disputed.start()], by))
        yield from said
        yield Said(said[0].text, (*by, (disputed["source"], disputed["cue"])))


def _as_added(text: str, by: tuple[Link, ...]) -> Iterator[Said]:
    """What one speaker says twice: "said it was void, adding that", "said it was void and warned that"."""
    adding = next((one for one in ADDING.finditer(text) if _adds(text, one)), None)
    if adding:
        head = _LEADING.sub("", text[: adding.start()])
        yield from _parts(head, by)
        source = _speaker(head if speeches_in(head) else clauses_of(head)[-1])
        if source:
            said = whole_quotation(text[adding.end() :])
            chain = (*by, (source, adding["cue"]))
            yield from (Said(tidy(piece), chain) for piece in _sentences(tidy(said)))
        return
    second = _second_saying(text)
    if second:
        yield from _parts(text[: second[0]], by)
        yield from _parts(second[1], by)


def _adds(text: str, adding: re.Match[str]) -> bool:
    """Whether words are a second saying: not quoted themselves, nor "left without saying that"."""
    if is_quoted(text, adding.start("cue")) or not has_verb(text, adding.end(), len(text)):
        return False
    head = text[: adding.start()]
    if not has_clause(head):
        return False  # "Chile, denying that it had left, sent envoys"
    return text[adding.start()] == "," or head[-1:] in set(',”"»') or UNSAID.search(head) is None


_LEADING = re.compile(r",?\s(?:after|before|by|in|despite|when|while)$")


def _as_granted(text: str, by: tuple[Link, ...]) -> Iterator[Said]:
    """What somebody is named for behind it: "fees are half of it, as the minister conceded last week"."""
    granted = GRANTED.search(text) if ", as " in text else None
    if granted and not speeches_in(text[: granted.start()]) and not is_quoted(text, granted.start()):
        told = text[: granted.start()]
        if has_clause(told) and not has_verb(text, granted.end("cue"), len(text)):
            yield Said(tidy(told), (*by, (granted["source"], granted["cue"])))


def _as_asides(text: str, by: tuple[Link, ...]) -> Iterator[Said]:
    """A saying between two dashes, and one in a clause that another is set against: "while he says so, it fell"."""
    aside = BETWEEN_DASHES.match(text) if "—" in text or "–" in text else None
    if aside and speeches_in(aside["aside"]) and not is_quoted(text, aside.start("aside")):
        yield from _parts(f"{aside['front']} {aside['rest']}", by)
        yield from _parts(aside["aside"], by)
        return
    fronted = FRONTED.match(text)
    read = tagged(text) if fronted else None
    if not fronted or read is None:
        return
    main = after_opener(read, 0, len(read.stream))
    end = read.stream[main].start if main else len(text)
    if main and any(fronted.end() <= one.start < end for one in speeches_in(text)):
        yield from _parts(text[fronted.end() : read.stream[main - 1].start], by)
        yield from _parts(text[end:], by)


_READERS = (_as_asides, _as_reports, _as_denied, _as_granted, _as_added)


def _spoken(text: str, by: tuple[Link, ...]) -> Iterator[Said]:
    """What the outermost speaker says; the words themselves where nobody speaks."""
    contrast = CONTRAST.search(text)
    spoken = _outermost(text)
    if contrast and spoken and _by_the_author(text, contrast, spoken[0]):
        yield from _parts(text[: contrast.start()], by)
        yield from _parts(text[contrast.end() :], by)
        return
    for speech in spoken:
        peeled = list(_peeled(text, speech, by))
        if peeled:
            yield from peeled
            return
    if not (spoken and text[:1] in set('“"«')):  # what is quoted there is no statement
        yield Said(text, by)


def _refuted(refuted: re.Match[str], by: tuple[Link, ...]) -> Iterator[Said]:
    """What somebody says is not so; and who had said that it is."""
    told = refuted["told"] or refuted["false"]
    claimed = (refuted["other"], refuted["cue"]) if refuted["other"] else None
    denied = (refuted["source"] or "", "denied")
    for clause in pieces_of(told):
        yield Said(tidy(clause), (*by, denied) if clause is told or told.startswith(clause) else by)
    if claimed:
        yield Said(tidy(pieces_of(told)[0]), (*by, claimed))


_DENYING = frozenset("denied denies deny rejected rejects dismissed dismisses disputed disputes".split())


def _pieces(pieces: list[str], by: tuple[Link, ...]) -> Iterator[Said]:
    """The sayings of parts of a sentence; a pronoun that speaks in one is the subject of the one before it."""
    subject: str | None = None
    for piece in pieces:
        for one in _parts(piece, by):
            chain = tuple(
                (subject, cue) if subject and source in _PRONOUNS and _fits(source, subject) else (source, cue)
                for source, cue in one.by
            )
            yield Said(one.text, chain, one.phrase)
        named = _speaker(piece)
        subject = None if named is None or named.casefold() in _PRONOUNS else named


def _fits(pronoun: str, subject: str) -> bool:
    """Whether a pronoun that speaks may stand for a subject: "she" is no treaty."""
    return pronoun not in {"he", "she"} or INSTRUMENTS.isdisjoint(subject.casefold().split())


_PRONOUNS = frozenset("he she it they".split())


def _by_the_author(text: str, contrast: re.Match[str], speech: Speech) -> bool:
    """Whether a contrast stands behind what somebody says, and so is the author's own."""
    behind = max(speech.start, speech.covers[-1][0]) <= contrast.start()
    return behind and not is_quoted(text, contrast.start()) and has_clause(text[: contrast.start()])


def _speaker(text: str) -> str | None:
    """Who speaks in a text, or else its subject."""
    for speech in _outermost(text):
        return speech.source
    read = tagged(text)
    verb = main_verb(read, 0, len(read.stream))
    if not verb:
        return None
    subject = subject_of(read, 0, len(read.stream)) or text[: read.stream[verb].start].strip(" ,")
    subject = re.sub(r"\b(?:neither|also|then)\s*$", "", subject).strip(" ,")
    return re.sub(r"^(?:on|in) [^,]*?\d{4},? |^on \d+ \w+ ", "", subject, flags=re.IGNORECASE) or None


def _outermost(text: str) -> list[Speech]:
    """The sayings of a text, the one that covers most first."""
    heard = [one for one in speeches_in(text) if not _clausal(text, one) and not one.source.endswith(" to")]
    heard = [one for one in heard if one.source.casefold() not in {"who", "which", "that"} and one.cue not in _ASKING]
    fit = [one for one in heard if not is_quoted(text, one.start)] or heard

    def order(one: Speech) -> tuple[bool, bool, int]:
        inner = any(one.start < other.start and other.cue.casefold() != "according to" for other in fit)
        opens = len(one.covers) == 1 and inner and not one.start  # "said that Peru, it believed, had left"
        return not _closes(text, one), not opens, -sum(end - start for start, end in one.covers)

    return sorted(fit, key=order)


_ASKING = frozenset("urged urges recommended".split())
"""Verbs of saying whose content is what ought to be, and no statement."""


def _closes(text: str, speech: Speech) -> bool:
    """Whether a saying stands behind all that is said: "officials told him that it left, the ministry said"."""
    behind = text[speech.covers[-1][0] :]
    return len(speech.covers) > 1 and not any(character.isalnum() for character in behind)


def _clausal(text: str, speech: Speech) -> bool:
    """Whether what is taken for a source is a clause; "a note circulated in July" is none."""
    if speech.cue.casefold() == "according to":
        return False
    read = tagged(text)
    return any(
        verb and speech.start <= token.start < speech.end and not (at and read.stream[at - 1].norm == "who")
        for at, (token, verb) in enumerate(zip(read.stream, read.finite, strict=True))
    )  # "two lawyers who advise athletes" is a source


def _second_saying(text: str) -> tuple[int, str] | None:
    """Where a second saying begins behind "and" or "but", and its words with their subject."""
    speeches = speeches_in(text)
    for match in _SAID_TOO.finditer(text):
        if is_quoted(text, match.start()):
            continue
        first = next((one for one in speeches if one.start < match.start()), None)
        source = first.source if first else _speaker(text[: match.start()])
        if source:
            return match.start(), f"{source} {text[match.end() :]}"
    told = _second_act(text, speeches)
    if told:
        return told
    for speech in speeches:
        joint = _JOINED.search(text[: speech.start])
        if joint and not is_quoted(text, joint.start()) and has_verb(text, 0, joint.start()):
            covered = any(start == 0 and end > joint.start() for start, end in speech.covers)
            if not covered:
                return joint.start(), text[joint.end() :]
    return None


_SAID_TOO = re.compile(r",?\s(?:and|but)\s(?=(?:said|says|added|warned|noted|argued|insisted|maintained)\b)")
_JOINED = re.compile(r",\s(?:and|but|yet)\s+$")
_JOINT = re.compile(r",?\s(?:and|but)\s(?=[a-z]+\b)")


def _second_act(text: str, speeches: Sequence[Speech]) -> tuple[int, str] | None:
    """Where a predicate begins that tells what the speaker did: "said the pact was void and left the room".

    It is a plain past, and what is said is not.
    """
    if len(speeches) != 1 or speeches[0].cue.casefold() == "according to" or speeches[0].covers[0][0] == 0:
        return None
    speech = speeches[0]
    start = speech.covers[-1][0]
    for match in _JOINT.finditer(text, start):
        read = tagged(text)
        at = next((index for index, token in enumerate(read.stream) if token.start >= match.end()), 0)
        verbs = [index for index, token in enumerate(read.stream) if read.finite[index] and start <= token.start]
        if not at or at not in verbs or is_quoted(text, match.start()) or not verbs or verbs[0] == at:
            continue
        if is_plain_past(read.stream[at].norm) and not is_plain_past(read.stream[verbs[0]].norm):
            return match.start(), f"{speech.source} {text[match.end() :]}"
    return None


def _peeled(text: str, speech: Speech, by: tuple[Link, ...]) -> Iterator[Said]:
    """A text without the words of one saying: what is said, and what is told about who says it."""
    start, end = speech.covers[-1][0], speech.covers[-1][1]
    whole = len(speech.covers) > 1
    before = text[: speech.covers[0][1]] if whole else ""
    after = text[start:end]
    link = (speech.source, "" if speech.cue == ":" else speech.cue)
    said = content_of(text, before, after, speech)
    if said is None:
        return
    content, phrase = said
    joint = CAUSE.search(tidy(text[: speech.covers[0][1]])) if whole else None
    if joint and after.strip(" ,"):
        yield from _parts(tidy(text[: joint.start()]), by)
    citing = CITING.search(content)
    if citing and has_clause(content[: citing.start()]):
        by, link, content = (*by, link), (citing["source"].rstrip("."), citing["cue"]), content[: citing.start()]
    for one in (one for piece in _sentences(content) for one in _parts(piece, (*by, link))):
        yield Said(tidy(one.text), one.by, phrase)
    between = text[speech.end : start]
    aside = ASIDE.search(between[: between.rfind(speech.cue)]) if speech.cue in between else None
    addressed = between.rpartition(speech.cue)[2].strip(" ,")  # "told [the envoy], who called it false"
    tail = RELATIVE.match(after) if whole and before.strip(' ,“"') and not addressed else None
    told = aside or tail
    if told and "not to be named" not in told["told"] and "not be named" not in told["told"]:
        about = (
            LAST_NOUN.search(speech.source) if "which" in told.group()[: told.start("told") - told.start()] else None
        )
        yield Said(tidy(f"{about['noun'] if about else speech.source} {told['told']}"), by)


def _sentences(content: str) -> list[str]:
    """What is said, sentence by sentence."""
    pieces = FULL_STOP.split(content)
    return pieces if len(pieces) > 1 and all(has_clause(piece) for piece in pieces) else [content]
