"""Who says what in a sentence: its sayings peeled off, outermost first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarizer.grounding.main_clause import has_clause, main_verb, tidy
from summarizer.grounding.saying_shapes import (
    ADDING,
    AS_CLAIMED,
    ASIDE,
    CITING,
    CONDITION,
    CONTRAST,
    DISPUTED,
    FULL_STOP,
    IMPORT,
    LAST_NOUN,
    QUOTED,
    REFUTED,
    RELATIVE,
    REPORT,
    REPORTS,
    STRESSING,
    THAT,
    is_quoted,
    pieces_of,
    undated,
)
from summarizer.grounding.speeches import Speech, speeches_in
from summarizer.grounding.verbs import AUXILIARIES, has_verb, tagged
from summarizer.grounding.words import INSTRUMENTS, past_form

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
    adding = ADDING.search(text)
    if adding and has_verb(text, adding.end(), len(text)):
        head = text[: adding.start()]
        yield from _parts(head, by)
        source = _speaker(head)
        if source:
            yield Said(tidy(text[adding.end() :]), (*by, (source, adding["cue"])))
        return
    second = _second_saying(text)
    if second:
        yield from _parts(text[: second[0]], by)
        yield from _parts(second[1], by)


_READERS = (_as_reports, _as_denied, _as_added)


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
    return behind and not is_quoted(text, contrast.start()) and has_clause(text[contrast.end() :])


def _speaker(text: str) -> str | None:
    """Who speaks in a text, or else its subject."""
    for speech in _outermost(text):
        return speech.source
    read = tagged(text)
    verb = main_verb(read, 0, len(read.stream))
    if not verb:
        return None
    subject = re.sub(r"\b(?:neither|also|then)\s*$", "", text[: read.stream[verb].start].strip(" ,")).strip(" ,")
    return re.sub(r"^(?:on|in) [^,]*?\d{4},? |^on \d+ \w+ ", "", subject, flags=re.IGNORECASE) or None


def _outermost(text: str) -> list[Speech]:
    """The sayings of a text, the one that covers most first."""
    heard = [one for one in speeches_in(text) if not _clausal(text, one) and not one.source.endswith(" to")]
    fit = [one for one in heard if not is_quoted(text, one.start)] or heard
    return sorted(fit, key=lambda one: (-sum(end - start for start, end in one.covers), one.start))


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
_JOINED = re.compile(r",\s(?:and|but)\s+$")
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
        if _plain_past(read.stream[at].norm) and not _plain_past(read.stream[verbs[0]].norm):
            return match.start(), f"{speech.source} {text[match.end() :]}"
    return None


def _plain_past(norm: str) -> bool:
    return norm == "did" or (norm not in AUXILIARIES and past_form(norm))


def _peeled(text: str, speech: Speech, by: tuple[Link, ...]) -> Iterator[Said]:
    """A text without the words of one saying: what is said, and what is told about who says it."""
    start, end = speech.covers[-1][0], speech.covers[-1][1]
    whole = len(speech.covers) > 1
    before = text[: speech.covers[0][1]] if whole else ""
    after = text[start:end]
    link = (speech.source, "" if speech.cue == ":" else speech.cue)
    said = _content(text, before, after, speech)
    if said is None:
        return
    content, phrase = said
    citing = CITING.search(content)
    if citing and has_clause(content[: citing.start()]):
        by, link, content = (*by, link), (citing["source"].rstrip("."), citing["cue"]), content[: citing.start()]
    for one in (one for piece in _sentences(content) for one in _parts(piece, (*by, link))):
        yield Said(tidy(one.text), one.by, phrase)
    between = text[speech.end : start]
    aside = ASIDE.search(between[: between.rfind(speech.cue)]) if speech.cue in between else None
    tail = RELATIVE.match(after) if whole and before.strip(' ,“"') else None
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


def _content(text: str, before: str, after: str, speech: Speech) -> tuple[str, bool] | None:
    """What a saying says, and whether it is a phrase; None if these words are no saying of a statement."""
    front = tidy(before)
    if front:
        return _around(front, before, after)
    return _after(text, after, speech)


def _around(front: str, before: str, after: str) -> tuple[str, bool] | None:
    """What is said before a speaker, or around one."""
    if not re.search(r"\b(?:and|or|but|of|to)$", front):  # "is Kurdish and, according to Fiji, armed"
        quote = max(before.rfind("”"), before.rfind('"'))
        if quote > 0 and len(before) - quote > 3 and before.lstrip()[:1] in set('“"'):
            before = before[: quote + 1]  # "..." the lawyer
            front = tidy(before)
        rest = undated(after.strip(" ,")).strip(" ,")
        if has_clause(front):
            quotation = rest[:1] in set('“"') or after.strip(" ,.")[:1] in set('“"')
            return (f"{front}, {rest}", False) if quotation or _goes_with(front, rest) else (front, False)
        read = tagged(f"{front} {rest.lstrip(chr(34) + chr(8220))}")
        at = next((index for index, token in enumerate(read.stream) if token.start > len(front)), None)
        goes_on = at is not None and read.finite[at]  # "Fiji, he said, will stay"
        quoted = before.strip()[:1] in set('“"')
        if not goes_on and not quoted and has_clause(rest.strip('“"')):
            return rest, False  # "At the summit, he said, ..."
        opened = quoted and rest[:1] in set('“"')
        seam = " " if goes_on else ", "
        joined = tidy(f"{front}{seam}{rest[1:] if opened else rest}")
        return (joined, False) if has_clause(joined) else None
    return None


def _goes_with(front: str, rest: str) -> bool:
    """Whether words behind a speaker belong to what is said before: "it will end, he said, if Fiji leaves"."""
    if rest[:4] in {"and ", "but "}:
        read = tagged(rest)
        verb = next((at for at in range(1, len(read.stream)) if read.finite[at]), None)
        return verb is not None and not (verb == 1 and _plain_past(read.stream[1].norm))
    return CONDITION.match(rest) is not None and rest[-1:] not in set('”"') and not front.endswith("?")


def _after(text: str, after: str, speech: Speech) -> tuple[str, bool] | None:
    """What is said behind a speaker."""
    if (
        text[: speech.start].strip(" ,")
        and speech.cue.casefold() != "according to"
        and not _opening(text[: speech.start])
    ):
        return None
    rest = after.lstrip(" ,")
    if STRESSING.match(speech.cue) and IMPORT.match(rest) and not any(tagged(rest).finite):
        return rest, True
    denied = REPORT.match(rest) if speech.cue in {"denied", "denies", "deny"} else None
    if denied:
        return rest[denied.end() :], False
    that = THAT.match(rest)
    if that and not any(tagged(rest[: that.end() - 5]).finite):
        rest = rest[that.end() :]
        return rest, False
    rest = undated(rest)
    if _GERUND.match(rest):  # "reported hearing shots, but"
        return None
    return (rest, False) if has_clause(rest) else None


_GERUND = re.compile(r"(?!(?:no|any|every|some)thing\b|during\b)[a-z]{2,}ing\b")


def _opening(text: str) -> bool:
    """Whether words before a speaker only open the sentence: "On Monday", "Asked whether it had signed,"."""
    read = tagged(text)
    asked = text.rstrip().endswith(",") and past_form(read.stream[0].norm)
    return asked or not any(read.finite)
