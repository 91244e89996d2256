"""Whether an act is told of another instrument than the one that the text is about.

A text on one treaty tells of others by the way: "it builds on an accord signed in Lima", "Chile, which ratified the
whaling convention in 2001", "Peru's pact with Mali was signed in May". What is done to those is no act of this one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from summarizer.document import Document, Sentence
from summarizer.grounding.acts.done_to import COUNTED, EDGES, GROUP, Named, done_to, instruments_in
from summarizer.grounding.acts.own import SPECIFIC, TITLED, kinds_of, lead_of, naming, sides_of, singular
from summarizer.grounding.acts.words import ActCue
from summarizer.grounding.language.text import Token, tokens
from summarizer.grounding.language.verbs import tagged
from summarizer.grounding.language.words import BE, DETERMINERS
from summarizer.records.treaty import Act
from summarizer.states import states_in

__all__ = ["known_before", "why_another"]

_OTHER = frozenset(
    """similar previous earlier another other former separate older prior predecessor parallel preceding companion
    comparable identical analogous such different""".split()
)
_ARTICLES = frozenset({"a", "an"})


@lru_cache(maxsize=2048)
def why_another(document: Document, sentence: Sentence, cue: ActCue) -> str | None:
    """Why an act is told of another instrument; ``None`` if it may be told of the one that the text is about.

    >>> from summarizer.grounding.acts.words import act_cues
    >>> document = Document.from_text("Peru signed the treaty. It builds on a pact signed in Lima.")
    >>> [why_another(document, one, act_cues(one.text)[0]) is None for one in document.sentences]
    [True, False]
    """
    text = sentence.text
    stream = tokens(text)
    if cue.act in _BINDING and _by_private(stream, cue):
        return _REASON
    named, hangs = done_to(stream, cue)
    if named is None:
        return _REASON if _is_pronoun(stream, cue) and _goes_on(document, sentence, "") else None
    if _is_other(document, sentence, named, cue, hangs=hangs) or _adds_to(document, stream, named):
        return _REASON
    bare = named.opener in {"the", "that", "this", "it"} and named.head == named.first + 1
    bare = bare and not stream[named.head].capital
    return _REASON if bare and _goes_on(document, sentence, stream[named.head].norm) else None


_ADDED = frozenset("amendment amendments annex annexes addendum supplement".split())


def _adds_to(document: Document, stream: Sequence[Token], named: Named) -> bool:
    """Whether an act is done to what changes the instrument: "ratified the [amendment] to it", if that is not told of.

    A text whose first sentence on an instrument speaks of an amendment may be about that.
    """
    before = [token.norm for token in stream[max(0, named.first - 2) : named.first]]
    if len(before) < 2 or before[0] not in _ADDED or before[1] not in {"to", "of", "on"}:
        return False
    first = [document.title or "", *(one.text for one in naming(document)[:1])]
    return not any(_ADDED & {token.norm for token in tokens(text)} for text in first)


_BINDING: frozenset[Act] = frozenset({"ratification", "accession", "approval", "acceptance", "adoption"})
_PRIVATE = frozenset(
    """union unions shareholders stockholders workers employees staff creditors bondholders clubs players
    firm firms company companies board""".split()
)
"""Who concludes agreements that are no treaties, where no capital makes a name of it, as of the European Union."""


def _by_private(stream: Sequence[Token], cue: ActCue) -> bool:
    """Whether those who ratify are members of a union or a company, so that what they ratify is no treaty."""
    at = cue.first - 1
    while at >= 0 and (stream[at].norm in GROUP or stream[at].norm.endswith("ly")):
        at -= 1
    by = cue.last if cue.last < len(stream) and stream[cue.last].norm == "by" else None
    near = stream[by + 1 : by + 5] if by is not None else stream[max(0, at - 5) : at + 1]
    start = max((index + 1 for index, token in enumerate(near) if token.norm in EDGES), default=0)
    rest = near if by is not None else near[start:]
    return any(
        token.norm in _PRIVATE and (not token.capital or index == 0 or not rest[index - 1].capital)
        for index, token in enumerate(rest)
    )


_REASON = "The source tells it of another instrument."


def _is_other(document: Document, sentence: Sentence, named: Named, cue: ActCue | None, *, hangs: bool) -> bool:
    """Whether a noun phrase stands for another instrument than that of the text."""
    text = sentence.text
    stream = tokens(text)
    title = _title_at(text, stream, named)
    if title and (lead := lead_of(document)):
        given = _own_title(title, lead)
        return not (given or (given is None and _is_alias(text, stream[named.head].end, lead)))
    head, opener = stream[named.head].norm, named.opener
    inside = {token.norm for token in stream[named.first : named.head]}
    compared = named.first > 0 and stream[named.first - 1].norm in {"like", "unlike", "than"}
    told_first = "first" in inside and sentence.number > 1 and not _apposed(stream, named.first)
    if told_first and any(_YEAR.fullmatch(token.norm) for token in stream):
        return True  # "they signed their first pact in 1921"
    if compared or inside & _OTHER or (head in {"one", "ones"} and hangs) or _of_several(stream, named):
        return True
    if opener in _ARTICLES | COUNTED | {"another"} or (not opener and head != singular(head)):
        counted = "first" in inside or (hangs and sentence.number > 1) or known_before(document, sentence)
        counted = counted or _further(document, sentence, named)
        if counted and not _apposed(stream, named.first):
            return True
    if _echoes(document, sentence, named):
        return True
    own, mother = kinds_of(document, sentence)
    kind = singular(head)
    described = named.head > named.first + 1 or _complement(stream, named.head)
    if own and kind in mother:
        return True
    described = described or (bool(own & SPECIFIC) and stream[named.head].capital)
    if own and kind in SPECIFIC - own and described and not _apposed(stream, named.first):
        return True
    return _with_outsider(document, sentence, stream, named, cue) or (hangs and _beside_subject(text, stream, named))


def _described(stream: Sequence[Token], named: Named) -> frozenset[str]:
    """The words before the noun that tell an instrument from others: "the [1955 border] treaty"."""
    words = stream[named.first : named.head]
    return frozenset(one.norm for one in words if one.kind != "mark" and one.norm not in DETERMINERS | _PLAIN)


_PLAIN = frozenset("new long final formal draft".split())
_FAR = 6


def _further(document: Document, sentence: Sentence, named: Named) -> bool:
    """Whether "a border treaty" of years before is another than the "fisheries agreement" that the text began with."""
    stream = tokens(sentence.text)
    mine = _described(stream, named)
    long_ago = any(token.norm == "had" for token in stream[: named.first]) or any(
        _YEAR.fullmatch(token.norm) for token in stream
    )
    if not mine or not long_ago:
        return False
    for before in document.sentences[: sentence.number - 1]:
        if before.content and before.role != "title":
            told = [_described(tokens(before.text), one) for one in instruments_in(before.text)]
            if any(one and one.isdisjoint(mine) for one in told):
                return True
    return False


_YEAR = re.compile(r"1[6-9]\d\d|20\d\d")


def _echoes(document: Document, sentence: Sentence, named: Named) -> bool:
    """Whether an instrument is called as another was before: "the earlier 1955 treaty ... the 1955 treaty"."""
    mine = _described(tokens(sentence.text), named)
    if not mine:
        return False
    for before in reversed(document.sentences[max(0, sentence.number - _FAR) : sentence.number - 1]):
        for one in instruments_in(before.text) if before.content else ():
            if _described(tokens(before.text), one) & mine:
                return _is_other(document, before, one, None, hangs=False)
    return False


def _title_at(text: str, stream: Sequence[Token], named: Named) -> str:
    """The title of which a noun is part, if it has one."""
    token = stream[named.head]
    if not token.capital:
        return ""
    found = (one for one in TITLED.finditer(text) if one.start() <= token.start < one.end())
    title = next((" ".join(one.group().split()).casefold().removeprefix("the ") for one in found), "")
    return title if " " in title else ""  # "the Convention" is no title


def _own_title(title: str, lead: str) -> bool | None:
    """Whether the lead gives a title as that of its instrument; None where it does not give it."""
    places = [found.start() for found in re.finditer(re.escape(title), lead)]
    return any(not _CHILD.search(lead[:at]) for at in places) if places else None


_CHILD = re.compile(
    r"\b(?:protocol|amendments?|annex)\b[^.;:]*?\b(?:to|under|(?:amend|revis|supplement|modify)\w*)"
    r" (?:the |its |their )?\Z"
)


_KNOWN_AS = re.compile(r"[^.;:]*?(?:\b(?:known as|called|dubbed|nicknamed|better known|hereinafter|or)\b|\()[ “\"]")


def _is_alias(text: str, end: int, lead: str) -> bool:
    """Whether the name behind a title that the lead does not give is one that it gives: "known as the Oslo Pact"."""
    linked = _KNOWN_AS.match(text, end)
    behind = TITLED.search(text, linked.end(), linked.end() + 80) if linked else None
    return behind is not None and " ".join(behind.group().split()).casefold() in lead


def _of_several(stream: Sequence[Token], named: Named) -> bool:
    """Whether a plural has one picked out of it: "the first of the two treaties"."""
    before = [token.norm for token in stream[max(0, named.first - 2) : named.first]]
    return before[-1:] == ["of"] and before[0] in {
        "first",
        "second",
        "third",
        "last",
        "one",
        "other",
        "latter",
        "older",
    }


def _apposed(stream: Sequence[Token], first: int) -> bool:
    """Whether a phrase with "a" says what the instrument named before it is: "it is a pact", ", a treaty that"."""
    if not first:
        return False
    before = stream[first - 1]
    return before.norm in BE | {",", "-", "(", "as", "called", "into", "than"} or before.kind == "mark"


def _complement(stream: Sequence[Token], head: int) -> bool:
    behind = stream[head + 1] if head + 1 < len(stream) else None
    return behind is not None and behind.norm in {"on", "for", "of", "to", "against", "concerning", "regarding"}


_WITH = re.compile(
    r"\W(?:with|between|and)\s(?:(?:the|its|neighbou?ring|Republic|Kingdom|government|of|fellow)\s)*\Z", re.IGNORECASE
)


def _with_outsider(
    document: Document, sentence: Sentence, stream: Sequence[Token], named: Named, cue: ActCue | None
) -> bool:
    """Whether an instrument is with a state that the beginning of the text, which names its sides, does not."""
    text, head = sentence.text, stream[named.head]
    end = stream[cue.first].start if cue and cue.first > named.head else len(text)
    mark = next((token.start for token in stream[named.head + 1 :] if token.norm in _WITH_ENDS), len(text))
    words = text[head.end : min(end, mark)]
    if not re.match(r"\s(?:with|between)\s", words):
        return False
    sides = sides_of(document, sentence)
    partners = [one for one in states_in(words) if _WITH.search(f" {words[: one.start]}")]
    return len(sides) > 1 and any(one.state.key not in sides for one in partners)


_WITH_ENDS = BE | frozenset("; : . that which who has had have will would on in to for".split())


def _beside_subject(text: str, stream: Sequence[Token], named: Named) -> bool:
    """Whether the instrument is what a sentence is about, and the one at hand its object: "it follows the pact of"."""
    first = next(iter(instruments_in(text)), None)
    opening = [token.norm for token in stream[:2]]
    if opening[:1] == ["it"] or (opening[:1] == ["the"] and opening[-1] in {"text", "document", "instrument", "draft"}):
        start = len(opening) - (opening[0] == "it")
    elif first is None or first.head >= named.head or first.opener not in {"the", "this"} or first.first > 1:
        return False
    else:
        start = first.head + 1
    read = tagged(text)
    between = [at for at in range(start, named.first) if read.finite[at] and stream[at].norm not in BE]
    plain = all(
        token.norm not in {",", ";", ":", "and", "but", "when", "after"} for token in stream[start : named.first]
    )
    return bool(between) and plain and not _apposed(stream, named.first)


def _is_pronoun(stream: Sequence[Token], cue: ActCue) -> bool:
    """Whether "it" is what an act is done to."""
    near = stream[cue.last : cue.last + 2]
    return any(token.norm in {"it", "them"} for token in near) or any(
        token.norm == "it" for token in stream[max(0, cue.first - 4) : cue.first]
    )


_BACK = 3


def _goes_on(document: Document, sentence: Sentence, kind: str) -> bool:
    """Whether "it", or "the pact", takes up another instrument, of which alone the sentence before speaks."""
    if any(one.first < 2 for one in instruments_in(sentence.text)) and not kind:
        return False
    for number in range(sentence.number - 1, max(0, sentence.number - 1 - _BACK), -1):
        before = document.sentences[number - 1]
        if not before.content or "\n\n" in document.text[before.end : sentence.start] or before.role == "title":
            return False
        norms = [token.norm for token in tokens(before.text)]
        named = [one for one in instruments_in(before.text) if norms[one.head] not in {"one", "ones"}]
        if named or kind:
            same = not kind or any(norms[one.head] == kind for one in named)
            others = all(_is_other(document, before, one, None, hangs=False) for one in named)
            return bool(named) and same and others
    return False


_KNOWN = re.compile(
    r"\b(?:the|this|its|their)\s+(?:[\w’'-]+\s+){0,3}?(?:treaty|agreement|pact|accord|convention|protocol|charter)\b",
    re.IGNORECASE,
)


def known_before(document: Document, sentence: Sentence) -> bool:
    """Whether the treaty is known before a sentence, so that "an agreement" in it brings in a further one.

    >>> document = Document.from_text("The Oslo Treaty is void. Peru signed an agreement on roads.")
    >>> [known_before(document, one) for one in document.sentences]
    [False, True]
    """
    return any(
        TITLED.search(one.text) is not None or _KNOWN.search(one.text) is not None
        for one in document.sentences[: sentence.number - 1]
        if one.content and one.role != "title"
    )
