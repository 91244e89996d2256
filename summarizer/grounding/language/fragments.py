"""Words that make no statement: asides of a speaker, false starts, recitals, orders, lines that lead on to a list."""

from __future__ import annotations

import re

__all__ = ["asserts_nothing", "is_fragment", "without_noise"]

_OPENING = re.compile(
    r"^(?:(?:[Aa]nd|But|So|Yet|Or),?\s+|(?:[Yy]ou know|As I(?: have|’ve|'ve)? said(?: before)?|Look|Well|Yeah|Yes|No"
    r"|Okay|OK|Oh|I mean|As (?:you|we all) know),\s+)+"
)
_STAGE = re.compile(
    r"^\([^()]*[.!]\)\s*|\s*—? ?\((?:laughter|applause)[^()]*\)(?: —)?|\s*\((?:laughter|applause)\.?\)", re.IGNORECASE
)
"""What a transcript notes beside the words spoken."""
_AGAIN = re.compile(r"\b(?P<said>(?:[\w’']+ ){0,5}?[\w’']+),? [—–-] (?=(?P=said)\b)|\b\w+- — ", re.IGNORECASE)
"""A false start: "it is — it is over", "the requi- — requirement"."""
_RESUMED = re.compile(r"\b(?P<said>\w+) [—–] (?:and|or|but) (?=(?P=said)\b)", re.IGNORECASE)
_LEFT_OFF = re.compile(r"\b(?P<said>\w+)\b(?P<rest>[^—–]*), (?P=said) [—–] ")
"""More false starts: "we will make — and make it safer", "they are looking for help, looking — they are alone"."""
_FILLER = re.compile(
    r"^(?:(?:you know|you see|i mean|i think|i(?:’|')m sorry|i am sorry|sorry|thank you|thanks|look|let me|please"
    r"|of course,? it is|believe me|as (?:you|we) (?:all )?know"
    r"|i (?:really )?(?:mean|know|believe|think) (?:that|so|it))\b.{0,25}$"
    r"|.{0,80}\b(?:asked|preferred|wished|wanted|chose|insisted on) (?:not to be (?:named|identified)|anonymity"
    r"|(?:to )?remain(?:ing)? anonymous)$"
    r"|(?:they|it|he|she) (?:did|would|could) not (?:name|identify)\b"
    r"|(?:now, )?(?:the |one )?(?:last|first|next|other|final) thing i\b|(?:thank you|please|let me)\b"
    r"|comments (?:are|will be) (?:now )?(?:open|closed|off|welcome|moderated)\b)",
    re.IGNORECASE,
)
"""What is said and says nothing."""
_BROKEN = re.compile(
    r"\w-(?: —|$)|\(signed\)|\band and\b|[—–]$|, (?:is|are|was|were)$"
    r"|^(?!(?:no|any|every|some)thing\b|king\b|during\b)[a-z]+ing\b"
    r"(?!.*, (?:it|they|he|she|the|each|both|[A-Z]))"
    r"|(?:will|would|can|must) (?:make|take|give|have|do|put|get)$"
    r"|^That(?:’|')s (?:why|what|how)(?:,[^,]*)?$"
)
"""Words that break off, and lines of signatures."""
_LAST = ("-", "—", "–", *" is are was were make take give have do put get".split())
_INSIDE = ("- —", "(signed)", "and and")
_RECITAL = re.compile(
    r"^(?:[A-Z]\w+ing|Having|Mindful|Desirous|Convinced|Aware|Determined|Resolved)\b.*;(?: and)?$"
    r"|(?<!as follows)(?<!agreed):$"
)
"""A recital of a preamble has no verb of its own, and a line before a list has no end."""
_ENACTS = re.compile(
    r"\b(?:have|has) agreed (?:as follows|(?:on|to) the following)\W*$"
    r"|^(?:All |The )?(?:States|Parties|Permanent missions|Missions|Members|Governments|Contracting Parties)\b"
    r".{0,90}?\bare (?:hereby |kindly |cordially )?(?:requested|invited|asked) to\b"
    r"|\bha(?:s|ve) the honou?r to (?:communicate|transmit|notify|inform \w+ of) the following\W*$"
    r"|^(?:Queries|Enquiries|Inquiries|Comments|Questions|Requests)\b.* (?:may|can|should) be (?:addressed|sent) to\b"
    r"|^\W*(?:title|author|publisher|source|published|date|updated|url|language|tags): \S"
)
"""Formulas of enacting, what a notification asks for, and lines about a text itself."""
_ORDERS = re.compile(
    r"^(?:- )?(?:Seek|Continue|Support|Identify|Ensure|Promote|Encourage|Subscribe|Get|Let|Come|Join|Remember|Read"
    r"|Click|Visit)\s+(?!for\b)[a-z]"
)
"""What somebody is told to do."""


def asserts_nothing(sentence: str) -> bool:
    """Whether a sentence asks, orders, recites or leads on to a list.

    >>> asserts_nothing("Noting the report of the envoy;"), asserts_nothing("It shall include:")
    (True, True)
    """
    asks = sentence.rstrip("\"'”’) ").endswith("?")
    leads_on = sentence.rstrip().endswith((";", ":", "and"))
    if asks or (leads_on and _RECITAL.search(sentence) is not None):
        return True
    return _ORDERS.match(sentence) is not None or _ENACTS.search(sentence) is not None


def is_fragment(clause: str) -> bool:
    """Whether words that have a verb still say nothing, or break off.

    >>> is_fragment("You know"), is_fragment("You know the pact well, and so does your neighbour")
    (True, False)
    """
    return _FILLER.match(clause) is not None or (_may_break_off(clause) and _BROKEN.search(clause) is not None)


def _may_break_off(clause: str) -> bool:
    """Whether a text begins, ends or is marked as words that break off are; the pattern itself is slow."""
    ends = clause.rstrip().endswith(_LAST)
    return ends or clause[:1].islower() or clause.startswith("That") or any(mark in clause for mark in _INSIDE)


def without_noise(text: str) -> str:
    """A sentence without what a transcript notes, false starts and the words that only open it.

    >>> without_noise("You know, the pact is — the pact is over.")
    'the pact is over.'
    """
    if "—" in text or "(" in text[:1] or "- " in text:
        text = _AGAIN.sub("", _STAGE.sub("", text))
        text = _LEFT_OFF.sub(r"\g<said>\g<rest> — ", _RESUMED.sub("", text))
    return _OPENING.sub("", text)
