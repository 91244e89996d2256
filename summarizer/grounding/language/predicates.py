"""A sentence of several predicates as the sentences of one predicate each that it amounts to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from summarizer.document import Sentence
from summarizer.grounding.language.articles import heading_end
from summarizer.grounding.language.joined import items_of_list, predicates, separable

__all__ = ["one_by_one"]

_MODAL = r"(?:shall|must|will|would|may|can)"
_BINDS = r"(?:obliges|requires|commits|provides|binds|sets|prohibits|bans|forbids|mandates)"
_JOINS = re.compile(
    rf",? and (?=(?P<verb>{_MODAL}|{_BINDS}|is|are|to be|renews|continues|rolls|expires|extends"
    r"|goes on|lasts|runs)\b)"
)
_PREDICATE = re.compile(
    rf"\b(?:{_MODAL}|{_BINDS}|is|are|enters?|comes?|takes?|remains?|has|starts|begins|lasts|runs|goes|bound|made)\b"
)
_OFFERED = re.compile(
    r"\bif (?:these|the|this)\b[^,]{0,80}\b(?:acceptable|agreeable|approval|consent|agrees?|accepts?"
    r"|concurs?|confirms?|approves?)\b[^,]{0,60}, ",
    re.IGNORECASE,
)
"""The formula of an exchange of notes: the other's assent makes the agreement, it is no condition of a clause of it."""


_TO_AGAIN = re.compile(
    r",? and(?P<case>, (?:if|where|when|whenever|unless|at|on|upon|within|in) [^,;]{3,90},)?"
    r" (?P<again>(?:not |never )?to) (?=[a-z])"
)
_TO_HEAD = re.compile(
    r"\b(?:undert\w+|promis\w+|pledg\w+|agree\w*|vow\w*|was|were|is|are|had|has|have|itself|themselves|obliged|bound"
    r"|required"
    r"|committed|(?:agree[ds]?|undertakes?|pledge[ds]?) in (?:the|this) [\w-]+"
    r"|(?:obliges?|requires?|commits?|binds?|compels?|obliged|bound|committed) (?:[\w’'-]+ ){0,5}[\w’'-]+)"
    r"(?= (?:not |never )?to [a-z])"
)
_BARE_HEAD = re.compile(r"\b(?:shall|must|will|ha(?:s|ve) to)(?: not)?(?:, [^,;]{3,90},)? (?=[a-z])")
_THAT_AGAIN = re.compile(r",? (?:and|but) that ")
_THAT_HEAD = re.compile(r"\b(?:provid|stipulat|mandat|requir|demand|prescrib|agre|stat|specif|sa)\w* that ")


def one_by_one(sentences: Sequence[Sentence]) -> list[Sentence]:
    """Sentences, and behind each the sentences of one predicate that it joins by "and".

    What limits one predicate ("unless ...") does not limit those that have verbs of their own.

    >>> text = "It shall last ten years and shall be renewed unless a Party objects."
    >>> [one.text for one in one_by_one([Sentence(1, 0, len(text), text, "body")])][1:]
    ['It shall last ten years', 'It shall be renewed unless a Party objects.']
    """
    plain = [_without_heading(sentence) for sentence in sentences]
    return [form for sentence in plain for form in (sentence, *_forms(sentence))]


def _without_heading(sentence: Sentence) -> Sentence:
    """A sentence without the heading that opens it, whose capitals would hide how it begins."""
    end = heading_end(sentence.text)
    return replace(sentence, text=sentence.text[end:]) if 0 < end < len(sentence.text) else sentence


@lru_cache(maxsize=512)
def _forms(sentence: Sentence) -> tuple[Sentence, ...]:
    words = _OFFERED.sub("", " ".join(sentence.text.split()))
    listed = items_of_list(words)
    if listed:
        return tuple(replace(sentence, text=item) for item in listed)
    joints = [] if ";" in words else [*_JOINS.finditer(words)]
    plain = " ".join(sentence.text.split())
    repeated = tuple(
        replace(sentence, text=form) for form in (*_infinitives(words), *_bare(words), *_that_clauses(words))
    )
    if not joints:
        return repeated if words == plain else (replace(sentence, text=words), *repeated)
    first = words[: joints[0].start()]
    ends = [joint.start() for joint in joints[1:]] + [len(words)]
    forms = [first]
    for joint, end in zip(joints, ends, strict=True):
        again = [one.start() for one in re.finditer(rf"\b{joint['verb']}\b", first)]
        begins = _PREDICATE.search(first)
        if again or begins:
            subject = first[: again[-1] if again else begins.start() if begins else 0]
            forms.append(subject + words[joint.end() : end])
    return (*(replace(sentence, text=form) for form in forms), *repeated)


def _infinitives(words: str) -> list[str]:
    """What else is to be done, where one word binds to several things: "promises never to x and to y"."""
    joints = [*_TO_AGAIN.finditer(words)]
    heads = [*_TO_HEAD.finditer(words[: joints[0].start()])] if joints else []
    if not heads:
        return []
    ends = [joint.start() for joint in joints[1:]] + [len(words)]
    subject = words[: heads[-1].end()]
    return [
        f"{subject}{joint['case'] or ''} {joint['again']} {words[joint.end() : end]}"
        for joint, end in zip(joints, ends, strict=True)
    ]


def _bare(words: str) -> list[str]:
    """Each of several predicates that share one modal verb: "must x, y and z"."""
    head = _BARE_HEAD.search(words)
    pieces = predicates(words[head.end() :]) if head and ";" not in words else []
    if not head or len(pieces) < 2 or not separable(pieces, denied="not" in head.group()):
        return []
    return [words[: head.end()] + one.text for one in pieces]


def _that_clauses(words: str) -> list[str]:
    """Each of several clauses with "that" behind one verb."""
    head = _THAT_HEAD.search(words)
    clauses = _THAT_AGAIN.split(words[head.end() :]) if head else []
    return [words[: head.end()] + clause for clause in clauses] if head and len(clauses) > 1 else []
