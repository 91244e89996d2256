"""Days and places of a sentence that belong to something else than an act: to talks before it, a meeting, an envoy."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from summarizer.dates import find_dates
from summarizer.grounding.acts.words import ActCue
from summarizer.grounding.language.calendar import MONTH_WORDS, WEEKDAY_WORDS
from summarizer.grounding.language.joined import BASE
from summarizer.grounding.language.text import Token, tokens
from summarizer.grounding.language.verbs import tagged
from summarizer.grounding.language.words import BE, DETERMINERS, LINKS, past_form
from summarizer.records.treaty import Act

__all__ = ["dated_means", "goes_elsewhere", "is_compared", "is_limit"]

_AWAY = frozenset(
    """after before following despite amid since because notwithstanding ahead pending until till awaiting preceding
    as to unlike than regarding eve anniversary""".split()
)
"""Prepositions behind an act whose noun has days and places of its own: "ratified it [after] talks in Quito"."""
_LATER = frozenset({"after", "before", "since", "once", "following"})
_MARKS = frozenset({",", ";", ":", "(", ")", "-"})
_SESSIONS = frozenset(
    """met meet gathered convened assembled sat came stood lined appeared travelled traveled flew arrived went visited
    opened began started reconvened returned""".split()
)
"""What is done where and when the act then is: "they [met] in Lima on Monday and signed it"."""
_OFFICES = frozenset(
    """ambassador ambassadors embassy embassies consul consulate mission envoy envoys representative representatives
    legation counterpart counterparts colleague colleagues troops refugees""".split()
)
"""Who is at a place, wherever the act was: "signed by its ambassador in Lima"."""


def goes_elsewhere(text: str, index: int, cues: Sequence[ActCue]) -> bool:
    """Whether the day or place at a token goes with words that do not tell of these acts.

    >>> from summarizer.grounding.acts.words import act_cues
    >>> told = "Chad ratified the pact after talks in Lima."
    >>> goes_elsewhere(told, 7, act_cues(told)), goes_elsewhere("Chad ratified it in Lima.", 4, act_cues(told))
    (True, False)
    """
    stream = tokens(text)
    if not cues:
        return False
    if index >= _TWO and stream[index - 1].norm in {"in", "at"} and stream[index - _TWO].norm in _OFFICES:
        return True
    return all(
        _behind_other(text, stream, index, cue.last) if cue.last <= index else _before_other(text, stream, index, cue)
        for cue in cues
    )


def _behind_other(text: str, stream: Sequence[Token], index: int, start: int) -> bool:
    """Whether a noun with a preposition of its own stands between an act and a day or place behind it."""
    for at in range(index - 1, start - 1, -1):
        norm = stream[at].norm
        if norm in _MARKS:
            return False
        if norm in _AWAY and not (norm == "to" and not _verb(stream, at + 1)):
            return any(_is_content(token) for token in stream[at + 1 : index])
        lists = stream[at - 1].capital and stream[at - 1].norm not in _DAYS and stream[at + 1].capital
        if norm == "and" and index - at > _TWO and not lists and _has_verb(text, stream, at + 1, index):
            return True
    return False


_MEANS = re.compile(
    r"\b(?i:by|through) (?:an? |the )(?:[a-z]+ ){0,2}?(?:[Ee]xchange of (?:[Dd]iplomatic )?(?:[Nn]otes|[Ll]etters)"
    r"|[Pp]rotocol|[Aa]greement|[Nn]ote(?: verbale)?)"
    r"(?: (?:signed|done|concluded|dated|effected|agreed|initialled))?(?: (?:at|in) (?:[A-Z][\w’'-]+ ?){1,3}?)?"
    r"(?: of| on| in| dated)? (?:the )?\Z"
)


def dated_means(text: str, start: int) -> tuple[int, int] | None:
    """Where the words stand for an instrument by which something is done, and whose day begins at an offset.

    >>> text = "It was extended by an exchange of notes of 3 May."
    >>> found = dated_means(text, text.index("3 May"))
    >>> text[slice(*found)] if found else None
    'by an exchange of notes of '
    """
    found = _MEANS.search(text, max(0, start - _REACH), start)
    return found.span() if found else None


_REACH = 120
_TWO = 2
_DAYS = MONTH_WORDS | WEEKDAY_WORDS


def _has_verb(text: str, stream: Sequence[Token], start: int, index: int) -> bool:
    """Whether a clause with a subject of its own begins at a token: "and [the port in Arica opened]"."""
    end = next((at for at in range(index, len(stream)) if stream[at].norm in _MARKS), len(stream))
    finite = tagged(text).finite
    opens = stream[start].norm in DETERMINERS or stream[start].capital
    return opens and not finite[start] and any(finite[start:end])


def _verb(stream: Sequence[Token], at: int) -> bool:
    """Whether "to" leads to a verb, not to somebody: "to attend a summit", but not "to the depositary"."""
    return at < len(stream) and not stream[at].capital and stream[at].norm in BASE


def _is_content(token: Token) -> bool:
    return token.kind == "word" and token.norm not in DETERMINERS | LINKS | _TIMES


_TIMES = frozenset("last this next early late noon midnight midday".split())


def _before_other(text: str, stream: Sequence[Token], index: int, cue: ActCue) -> bool:
    """Whether a day or place before an act stands with a verb of its own: "met in Quito, a month after signing"."""
    between = stream[index + 1 : cue.first]
    later = max((at for at, token in enumerate(between) if token.norm in _LATER), default=None)
    if later is not None and all(token.norm not in _MARKS for token in between[later:]):
        return True
    if _hangs_below(text, stream, index, cue):
        return True
    joint = next((at for at in range(index + 1, cue.first) if stream[at].norm == "and"), None)
    if joint is None or any(token.norm in _MARKS for token in stream[joint : cue.first]):
        return False
    start = max((at + 1 for at in range(index) if stream[at].norm in _MARKS), default=0)
    verbs = [
        token.norm
        for token in stream[start:index]
        if token.kind == "word" and not token.capital and (past_form(token.norm) or token.norm in _SESSIONS)
    ]
    verbs = [norm for norm in verbs if norm not in BE]
    return bool(verbs) and (verbs[-1] not in _SESSIONS or _has_own(text, stream, index, cue))


def _hangs_below(text: str, stream: Sequence[Token], index: int, cue: ActCue) -> bool:
    """Whether a day stands with another verb, and an act hangs on a noun: "on Monday it got a note [made] in"."""
    verb = cue.last - 1 if past_form(stream[cue.last - 1].norm) else cue.first
    if cue.noun or not past_form(stream[verb].norm) or stream[verb - 1].norm in BE | {"has", "have", "had", "and"}:
        return False
    behind = stream[cue.last].norm if cue.last < len(stream) else ""
    finite = tagged(text).finite
    return behind in {"by", "in", "at", "on", "upon"} and not finite[verb] and any(finite[index:verb])


def _has_own(text: str, stream: Sequence[Token], index: int, cue: ActCue) -> bool:
    """Whether an act has a day of its own behind it, so that one before it is not its own."""
    dated = _dates(text)
    start = stream[index].start
    is_date = any(first <= start < end for first, end in dated)
    return is_date and any(first >= stream[cue.last - 1].end for first, _ in dated)


@lru_cache(maxsize=1024)
def _dates(text: str) -> tuple[tuple[int, int], ...]:
    return tuple((one.start, one.end) for one in find_dates(text))


_COMPARED = re.compile(
    r"(?:^|,\s)(?:just |much )?(?:unlike|like|than|as(?! (?:of|from|at|on|early|late|soon)\b))\s[^,]*\Z", re.IGNORECASE
)


def is_compared(text: str, start: int) -> bool:
    """Whether a day is that of something else, to which the act is likened: "unlike Chile in [2014], Peru signed it".

    >>> is_compared("As in 2014, Peru signed it.", 6), is_compared("As of 1 July, Peru applies it.", 6)
    (True, False)
    """
    return _COMPARED.search(text[:start]) is not None


_LIMIT = re.compile(
    r"\b(?:until|till|by|before|through|after|to|no later than|not later than|up to)\s"
    r"(?:(?:the )?(?:end|close|middle|start|beginning|summer|autumn|spring|winter) of )?(?:the )?\Z",
    re.IGNORECASE,
)


def is_limit(text: str, start: int, act: Act) -> bool:
    """Whether a day only bounds a time, or tells when an act has its effect: "until the end of [June]".

    >>> is_limit("It is open until the end of June.", 28, "other"), is_limit("Chad left it in June.", 16, "withdrawal")
    (True, False)
    """
    before = text[max(0, start - _NEAR) : start]
    if act in _CONSENTS and _AS_OF.search(before):
        return True  # "as of [1 July] three states had ratified it"
    effect = act in _EFFECTS or (act == "suspension" and len(_dates(text)) == 1)
    return bool(_LIMIT.search(before)) or (not effect and bool(_EFFECT.search(before)))


_CONSENTS: frozenset[Act] = frozenset(
    {"signature", "ratification", "accession", "acceptance", "approval", "deposit_of_instrument", "domestic_approval"}
)
_AS_OF = re.compile(r"\bas (?:of|at|on)\s(?:the )?\Z", re.IGNORECASE)


_EFFECT = re.compile(
    r"\b(?:with effect (?:from|on|as of)|(?<!become )(?<!becomes )(?<!became )effective(?: from| on| as of)?"
    r"|(?:back)?dated to)\s\Z"
)
_EFFECTS: frozenset[Act] = frozenset({"entry_into_force", "provisional_application", "termination", "withdrawal"})
"""Acts whose day is that of their effect."""


_NEAR = 48
