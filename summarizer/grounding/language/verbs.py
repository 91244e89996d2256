"""Which words of a sentence are finite verbs: what tells a clause from a phrase.

There is no model of English here, only endings, a list of common verbs for the forms that could be nouns ("covers"),
and the words beside. In doubt a word is no finite verb, so that a clause stays whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from summarizer.grounding.language.text import Token, tokens
from summarizer.grounding.language.verb_words import INTRANSITIVE, NOT_PAST, PAST, SAYING, UNCHANGED, VERBS
from summarizer.grounding.language.words import BE, DETERMINERS, INSTRUMENTS, LINKS, past_form, readings

__all__ = ["AUXILIARIES", "PRONOUNS", "Tagged", "has_verb", "is_adverb", "tagged"]

_BE_FINITE = frozenset("is are was were am".split())
_HAVE_DO = frozenset("has have had do does did".split())
_MODALS = frozenset("shall will would may might can could must should".split())
AUXILIARIES = _BE_FINITE | _HAVE_DO | _MODALS
"""Verbs that are finite wherever they stand."""

PRONOUNS = frozenset(
    """he she it they we i you there this that these those none nobody everyone nothing everything anybody somebody
    neither both each all""".split()
)
"""Words that are the subject of a clause by themselves."""

_NOUN_BEFORE = DETERMINERS | frozenset(
    """of in on at to from by for with between against under over no several many some most few other more two three
    four five six seven eight nine ten all any without among into through via per despite toward towards""".split()
)
_BEFORE_WILL = DETERMINERS - frozenset("that this these those each both all other another".split())
"""Words behind which "will" and "might" are nouns."""
_PLURAL = frozenset("these those all both each such many".split())
_ADVERBS = frozenset(
    """not never also only now then thereafter already still yet just again soon later once hereby thereby therefore
    thus ever always often even rather almost nearly first finally too either neither""".split()
)
_NO_ADVERBS = frozenset("reply supply apply imply comply family assembly rally monopoly anomaly multiply".split())
_SUBJECTS = frozenset("he she they we i you who which".split())
"""Words behind which a form of the past is no participle."""
_SINGLE = frozenset("he she nothing nobody everyone everything".split())
_PAST_ONLY = frozenset(
    """took gave began broke withdrew went fell rose grew spoke wrote saw knew chose drew drove flew undertook shook
    froze stole swore ran sank overthrew forbade foresaw threw strove arose wore became came""".split()
)
"""Forms of the past that are no participles."""
_EARLIER = frozenset("first newly previously originally".split())
_OBJECTS = frozenset("the a an its their itself themselves himself herself it them this".split())
_FULL_OBJECTS = _OBJECTS | {"all", "each", "no"}
_NO_OBJECT = AUXILIARIES | {"of", "and", "or"}
_NO_SUBJECT = _NOUN_BEFORE | _MODALS | {"and", "or", "as"}
_NO_SINGULAR = _PLURAL | {"as", "or"}
_NOUN_FOLLOWS = _NOUN_BEFORE - {"that", "this", "these", "those", "each", "both", "all"}
_GOVERNING = _MODALS | BE | _HAVE_DO | {"to"}
"""Words behind which a verb is no finite one."""
_PHRASE_OPENERS = DETERMINERS | LINKS | PRONOUNS
_OPENERS_OR_OBJECTS = _PHRASE_OPENERS | {"them", "him", "her", "us"}
_ASIDE_OPENERS = (LINKS - {"and", "or", "but"}) | {"which", "who"}
_SUBJECT_LINKS = frozenset("by in at on along under between with from to for during within near of as after".split())


class Tagged:
    """The tokens of a text with, for each, whether it is a finite verb."""

    __slots__ = ("finite", "stream", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.stream = tokens(text)
        sure: list[str] = []
        any_word = any(token.norm == "who" and _relates(self.stream, at) for at, token in enumerate(self.stream))
        for index, token in enumerate(self.stream):
            found = _finite(self.stream, index) if any_word or _may_be_finite(token.norm) else ""
            noun = found == "noun or verb"
            sure.append("" if noun and _has_verb(self.stream, index, sure) else "sure" if noun else found)
        finite = [
            found == "sure" or (found == "maybe" and not _reduced(self.stream, index, sure))
            for index, found in enumerate(sure)
        ]
        only = _only_verb(self.stream, finite)
        if only is not None:
            finite[only] = True
        self.finite = tuple(finite)


def _relates(stream: Sequence[Token], at: int) -> bool:
    """Whether a word is "who", behind which any word is a verb, and not the name "WHO"."""
    return stream[at].norm == "who" and not (stream[at].capital and at)


@lru_cache(maxsize=1024)
def tagged(text: str) -> Tagged:
    """A text with its finite verbs.

    >>> read = tagged("The pact, signed in May, covers trade and was ratified.")
    >>> [token.norm for token, finite in zip(read.stream, read.finite, strict=True) if finite]
    ['covers', 'was']
    """
    return Tagged(text)


def has_verb(text: str, start: int, end: int) -> bool:
    """Whether a finite verb stands between two places of a text.

    >>> has_verb("The pact lapsed, they said.", 0, 9), has_verb("The pact lapsed, they said.", 0, 15)
    (False, True)
    """
    read = tagged(text)
    return any(
        verb and start <= token.start and token.end <= end for token, verb in zip(read.stream, read.finite, strict=True)
    )


@lru_cache(maxsize=8192)
def _may_be_finite(norm: str) -> bool:
    """Whether a word has a form that can be a finite verb, wherever it stands but behind "who"."""
    past = norm in PAST or past_form(norm)
    return past or norm in AUXILIARIES or norm in UNCHANGED or norm in VERBS or _third(norm)


@lru_cache(maxsize=8192)
def _third(norm: str) -> bool:
    """Whether a word can be the third person of a verb."""
    return norm == "goes" or any(form == "s" and base in VERBS for base, form in readings(norm).items())


_HANGING = frozenset("who whom whose which that when where if because".split())


def _only_verb(stream: Sequence[Token], finite: Sequence[bool]) -> int | None:
    """The word that must be the verb of a text whose other verbs all hang on a noun: "farms that stay open keep it"."""
    below = False
    for token, found in zip(stream, finite, strict=True):
        if found:
            if not below:
                return None
            below = False
        elif token.norm in _HANGING:
            below = True
    for at in range(2, len(stream) - 1):
        token, before, after = stream[at], stream[at - 1], stream[at + 1]
        if token.kind != "word" or token.capital or (before.kind == "mark" and before.norm != ","):
            continue
        object_follows = after.norm in _FULL_OBJECTS or after.capital or after.kind == "number"
        placed = before.norm not in _NO_SUBJECT and not before.possessive
        if not (object_follows and placed and not before.norm.endswith("ing")):
            continue
        form = next((form for base, form in readings(token.norm).items() if base in VERBS), None)
        if form == "s" or (form == "base" and any(_plural(one.norm) for one in stream[:at])):
            return at
    return None


def _plural(norm: str) -> bool:
    return norm == "and" or (norm.endswith("s") and not norm.endswith(("ss", "us", "is")) and len(norm) > 3)


def is_adverb(token: Token) -> bool:
    """Whether a word can stand between a subject and its verb."""
    norm = token.norm
    return norm in _ADVERBS or (norm.endswith("ly") and len(norm) > 4 and not token.capital and norm not in _NO_ADVERBS)


def _capital(stream: Sequence[Token], at: int) -> bool:
    return at < len(stream) and stream[at].capital


def _before(stream: Sequence[Token], at: int) -> int:
    """The index of the word before another, adverbs left out; -1 if there is none."""
    index = at - 1
    while index >= 0 and is_adverb(stream[index]) and not _stands_for(stream, index):
        index -= 1
    return index


def _stands_for(stream: Sequence[Token], at: int) -> bool:
    """Whether "neither" or "either" is the subject of a clause: "and neither objected"."""
    opens = at == 0 or stream[at - 1].norm in {",", ";", "and", "but"}
    return stream[at].norm in {"neither", "either"} and opens


def _finite(stream: Sequence[Token], at: int) -> str:
    token = stream[at]
    norm = token.norm
    named = token.capital and at and (norm not in AUXILIARIES or (norm in _MODALS and _capital(stream, at + 1)))
    if token.kind != "word" or named:  # "a mill in Can Tho"
        return ""
    index = _before(stream, at)
    before = stream[index].norm if index >= 0 else ""
    if norm in _BE_FINITE:
        return "sure"
    if norm in _MODALS:
        noun = before in _BEFORE_WILL or (norm == "may" and token.capital and at > 0)
        return "" if noun else "sure"
    if norm in _HAVE_DO:
        return "" if before in _MODALS or before == "to" else "sure"
    if before in _GOVERNING or index < 0:
        return ""
    return _lexical(stream, at, index, before)


def _lexical(stream: Sequence[Token], at: int, index: int, before: str) -> str:
    """Whether a full verb is finite: "sure", "maybe" for what may be a participle, "noun or verb", or ""."""
    norm = stream[at].norm
    after = stream[at + 1].norm if at + 1 < len(stream) else ""
    noun_place = before in _NOUN_FOLLOWS
    if before == "who" and _relates(stream, index) and norm not in _PHRASE_OPENERS and not norm.endswith("ing"):
        return "sure"
    if norm in UNCHANGED:
        if noun_place:
            return ""
        return (
            "sure" if after in DETERMINERS or before in PRONOUNS else "maybe" if after in {"up", "out", "down"} else ""
        )
    if (past_form(norm) or norm in PAST) and norm not in NOT_PAST:
        return _past(stream, at, index, noun_place=noun_place)
    return "" if noun_place or stream[index].possessive else _present(stream, at, index, before)


def _past(stream: Sequence[Token], at: int, index: int, *, noun_place: bool) -> str:
    """What a form of the past is: a past tense, or what may be a participle."""
    norm, before = stream[at].norm, stream[index].norm
    after = stream[at + 1] if at + 1 < len(stream) else None
    if norm in _PAST_ONLY and not noun_place:
        return "sure"
    if noun_place or stream[index].possessive or (norm == "provided" and after and after.norm == "that"):
        return ""
    if norm == "said" or after is None or before in _SUBJECTS:
        return "sure"
    joined = before in {"and", "or"} and after.norm not in _OPENERS_OR_OBJECTS
    infinitive = index > 0 and stream[index - 1].norm == "to" and before in VERBS
    if infinitive or (stream[at - 1].norm in _EARLIER and after.norm not in DETERMINERS):
        return ""  # "to support unexploded ...", "the withdrawal first announced in May"
    if (after.norm == "by" and norm != "abided") or (joined and not after.capital and after.kind == "word"):
        return ""  # "signed by Fiji", "complex and interconnected challenges"
    if norm in _LABELLED and after.norm not in {"from", "back"}:
        return ""
    unsure = before in {",", "-"} or after.norm in _SUBJECT_LINKS or before in INSTRUMENTS
    return "maybe" if unsure else "sure"


_LABELLED = frozenset("dated entitled titled numbered".split())
"""Participles that stand behind the noun whose date or name they give: "a letter dated 3 May"."""


def _present(stream: Sequence[Token], at: int, index: int, before: str) -> str:
    """What a form of the present is, which may as well be a noun."""
    norm = stream[at].norm
    if norm in VERBS and (before == "and" or stream[at - 1].norm == "hereby"):
        return "sure" if any(token.norm == "hereby" for token in stream[:at]) else ""
    third = _third(norm)
    if third and before == "that" and index > 0:
        return "sure"  # "a state that learns of it"
    if third and before == "and" and at + 1 < len(stream) and stream[at + 1].norm in _OBJECTS:
        return "sure"
    if third and before in _SINGLE and index + 1 == at:
        return "sure"
    if third and before not in _NO_SINGULAR and not _accompanies(stream, at):
        mark = stream[index].norm in {",", ")", "-"} and not _opens_phrase(stream, at + 1)
        counted = (stream[index].kind == "number" and not _labels(stream, index)) or (
            mark and not _closes_aside(stream, index)
        )
        return "noun or verb" if _object_follows(stream, at) and not counted else ""
    if norm not in VERBS or norm != next(iter(readings(norm))):
        return ""
    if before in {"they", "we", "i", "you", "who", "which", "that"}:
        return "" if before == "that" and index == 0 else "sure"  # "that work"
    noun = stream[index].kind == "word" and before not in DETERMINERS
    listed = stream[index].capital and any(token.norm == "and" for token in stream[max(0, index - 4) : index])
    plural = noun and (before.endswith("s") or before in {"people", "police", "men", "women"} or listed)
    plural = plural or (noun and _plural_head(stream, index))
    return "noun or verb" if plural and _object_follows(stream, at) else ""


def _plural_head(stream: Sequence[Token], at: int) -> bool:
    """Whether a noun closes a phrase whose head is a plural: "analysts at the Harrow Institute"."""
    for index in range(at, max(-1, at - 9), -1):
        token = stream[index]
        if token.norm in {"at", "in", "from", "of", "for", "on", "under", "with"}:
            noun = index - 2 if index > 1 and past_form(stream[index - 1].norm) else index - 1
            head = stream[noun].norm if index else ""  # "licences issued under them"
            if head.endswith("s") and not head.endswith(("ss", "us", "is")):
                opens = noun == 0 or stream[noun - 1].norm in {",", ";", "but", "and"}
                return opens or index < 4 or stream[max(0, index - 4)].norm in DETERMINERS or stream[0].norm == head
        elif token.kind == "mark":
            return False
    return False


def _object_follows(stream: Sequence[Token], at: int) -> bool:
    """Whether what stands behind a word can follow a verb: no second verb, no end of a list of nouns."""
    if at + 1 >= len(stream) or stream[at + 1].norm in {".", ";"}:
        return stream[at].norm in INTRANSITIVE or stream[at - 1].norm in PRONOUNS
    after = stream[at + 1]
    if after.norm == "," and stream[at].norm in INTRANSITIVE:
        return True
    aside = after.norm == "," and [token.norm for token in stream[at + 2 :]].count(",") == 1
    spliced = after.norm == "," and at + 2 < len(stream) and stream[at + 2].norm in PRONOUNS
    subject = stream[at - 1].norm in PRONOUNS or aside or spliced
    return after.norm not in _NO_OBJECT and (after.kind != "mark" or subject)


def _accompanies(stream: Sequence[Token], at: int) -> bool:
    """Whether a word stands in a participle phrase behind a comma: ", pointing out the potential shifts in trade"."""
    comma = next((index for index in range(at - 1, 0, -1) if stream[index].norm == ","), None)
    first = stream[comma + 1].norm if comma else ""
    if any(token.norm in {"that", "which", "who"} for token in stream[(comma or 0) : at]):
        return False
    return first.endswith("ing") and len(first) > 5 and first not in {"including", "during", "nothing", "anything"}


def _labels(stream: Sequence[Token], number: int) -> bool:
    """Whether a number is the name of a thing: "Article 5", "Volume 2310", "Resolution 1441"."""
    return number > 0 and stream[number - 1].kind == "word" and (number == 1 or stream[number - 1].capital)


def _opens_phrase(stream: Sequence[Token], at: int) -> bool:
    """Whether an object or a phrase begins at an index, as behind a verb that follows an aside."""
    if at >= len(stream):
        return False
    token = stream[at]
    return token.norm in _PHRASE_OPENERS or token.capital or token.kind == "number"


def _closes_aside(stream: Sequence[Token], comma: int) -> bool:
    """Whether a comma closes an aside that another comma opened: "the pact, signed in May, covers trade"."""
    opening = next((at for at in range(comma - 1, 0, -1) if stream[at].norm == ","), None)
    if opening is None:
        return False
    first = stream[opening + 1].norm
    return past_form(first) or first in _ASIDE_OPENERS


_BORDERS = (
    frozenset("; : but while which who that whereas although because when if and after before until unless".split())
    | SAYING
)


def _has_verb(stream: Sequence[Token], at: int, sure: Sequence[str]) -> bool:
    """Whether the clause of a word has its verb already."""
    for index in range(at - 1, -1, -1):
        if stream[index].norm in _BORDERS or stream[index].norm in {",", "-"}:
            return False
        if sure[index] == "sure":
            return True
    return False


def _reduced(stream: Sequence[Token], at: int, sure: Sequence[str]) -> bool:
    """Whether a form that may be a participle is one: its clause has another verb, or a comma opens an aside."""
    opened = at > 0 and stream[at - 1].norm in {",", "-"}
    if opened and "sure" not in sure and _closes_aside(stream, at - 1):
        return False  # "the truce, agreed in May, collapsed after a week"
    for index in range(at + 1, len(stream)):
        norm = stream[index].norm
        if norm in _BORDERS and (norm != "and" or not opened) and not (norm == "who" and stream[index].capital):
            break
        closing = opened and sure[index] == "maybe" and stream[index - 1].norm == ","
        if sure[index] == "sure" or closing:
            return True
    for index in range(at - 1, -1, -1):
        if stream[index].norm in _BORDERS and not (opened and stream[index].norm == "and"):
            return False
        if sure[index]:
            fronted = stream[0].norm in _FRONTED and any(token.norm == "," for token in stream[index:at])
            return (not opened and not fronted) or (opened and _opens_aside(stream, at + 1))
    return opened and at + 1 < len(stream) and stream[at + 1].kind == "number"


_FRONTED = frozenset("while although though whereas if when as because since once unless".split())
"""Words that open a clause before the main one, whose verb is not that of the main clause."""


def _opens_aside(stream: Sequence[Token], at: int) -> bool:
    """Whether a participle goes on as an aside does: "signed in Lima", "concluded November 3"."""
    return (
        at >= len(stream) or stream[at].norm in _SUBJECT_LINKS or bool(stream[at].capital and not stream[at].possessive)
    )
