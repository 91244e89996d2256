"""Other treaties than the one that a text is about, told apart by their partner, their age or their kind.

"A similar pact with Mali", "its border treaty with Togo" where the text is about Chad and Mali, "an earlier agreement
on the lake, signed in 1999", "a protocol amending the 1998 tax treaty". Those that are only sought are none.
"""

from __future__ import annotations

import re
from functools import lru_cache

from summarizer.document import Document, Sentence
from summarizer.states import State, states_in

__all__ = ["another_treaty", "said_of_third", "treaty_with_third"]

_LEAD = 4
_TWO_SIDES = 2
_KIND = r"(?:treaty|agreement|accord|pact|convention|protocol|memorandum(?: of understanding)?)"
_KINDS = re.compile(_KIND)
_PARTNER = r"(?P<partner>(?:the )?[A-Z][\w’'-]*(?: (?:and |of )?[A-Z][\w-]*){0,3})"
_STATE = r"(?:the )?[A-Z]\w+(?: [A-Z]\w+)*"
_WITH_THIRD = re.compile(
    rf"\b(?:[Aa]n?|[Tt]he|[Ii]ts|[Tt]heir|\w+[’']s) "
    rf"(?P<treaty>(?:(?!proposed|planned|draft|possible|new)[a-z\d-]+ ){{0,4}}?{_KIND} with {_PARTNER})"
)
_EARLIER = re.compile(
    rf"\b(?:[Aa]n|[Aa]|[Tt]he|[Ii]ts|[Tt]heir) (?P<treaty>(?:earlier|previous|older) (?:[a-z-]+ ){{0,3}}?{_KIND}"
    r" (?:on|for|between) (?:the )?(?:[\w-]+ ){0,3}?[\w-]+)(?=, (?:signed|concluded|made|in force|which|dat)| of \d{4})"
)
_AMENDED = re.compile(
    rf"\b(?:amend|rewrit|revis|replac|supersed|updat|supplement|moderni[sz])(?:s|es|ed|ing|e) (?:the|an?|their|its) "
    rf"(?P<treaty>\d{{4}} (?:[a-z-]+ ){{0,4}}?{_KIND}(?: between {_STATE} and {_STATE})?)"
)
_ANOTHER = re.compile(
    r"\b(?P<treaty>(?:similar|comparable|separate|parallel|identical|analogous|near-identical)"
    r" (?:(?!with )[a-z-]+ ){0,3}?(?:treaty|agreement|accord|pact|convention|protocol)"
    rf" with {_PARTNER})"
)
_UNMADE = re.compile(
    r"\b(?:no|not|never|without|want\w*|seek\w*|sought|hop(?:e|es|ed|ing)|propos\w+|offer\w*|plan\w*|consider\w*"
    r"|negotiat\w+|discuss\w*|talks|draft\w*|would|could|may|might|if|demand\w*|pursu\w+"
    r"|call\w* for|expect\w*|refus\w+|reject\w*|den(?:y|ied|ies)|doubt\w*|alleged\w*|rumou?r\w*)\b",
    re.IGNORECASE,
)
"""Words before a treaty that leave open whether there is one."""
_TO_COME = re.compile(
    r" (?:(?:is|are|was|were|has|had|remains?|will|would|could|may|might|should) (?:\w+ )?"
    r"(?:ready|being|under|planned|expected|possible|likely|never|not|due|to be|yet to|stalled|follow|proposed|be"
    r"|next)\b"
    r"|awaits?\b|never\b)"
)
"""Words behind it that say that it is still to be made."""


def another_treaty(text: str) -> tuple[str, ...]:
    """The treaties of a sentence that it sets apart from the one told of: like it but with another state, earlier ones.

    >>> another_treaty("Chad ended a similar pact with Mali."), another_treaty("It seeks a similar pact with Mali.")
    (('similar pact with Mali',), ())
    >>> another_treaty("A protocol amending the 1998 tax treaty between Chad and Mali was signed.")
    ('1998 tax treaty between Chad and Mali',)
    """
    if not _KINDS.search(text):
        return ()
    alike = [found for found in _ANOTHER.finditer(text) if states_in(found["partner"])]
    told = [found for form in (_EARLIER, _AMENDED) for found in form.finditer(text)]
    return tuple(found["treaty"] for found in (*alike, *told) if _is_made(text, found))


def treaty_with_third(document: Document, sentence: Sentence) -> tuple[str, ...]:
    """The treaties of a sentence with a state that the text's beginning, which names two others, does not name.

    >>> document = Document.from_text("Chad and Mali signed a border treaty. Chad has a border treaty with Togo.")
    >>> treaty_with_third(document, document.sentences[1])
    ('border treaty with Togo',)
    """
    if " with " not in sentence.text or not _KINDS.search(sentence.text):
        return ()
    sides = _states(document, min(_LEAD, sentence.number - 1))
    return tuple(
        found["treaty"]
        for found in _WITH_THIRD.finditer(sentence.text)
        if len(sides) >= _TWO_SIDES
        and (partners := {one.state for one in states_in(found["partner"])})
        and partners.isdisjoint(sides)
        and _is_made(sentence.text, found)
    )


def said_of_third(document: Document, sentence: Sentence, text: str) -> str | None:
    """Why words are said of a treaty with a state that the text's beginning does not name: it is their subject.

    >>> document = Document.from_text("Chad and Mali signed a treaty. The treaty with Togo expires in 2030.")
    >>> said_of_third(document, document.sentences[1], "expires in 2030")
    'It is said of a treaty with another state.'
    """
    words = " ".join(sentence.text.split())
    at = words.find(text)
    before = words[: max(at, 0)]
    for third in treaty_with_third(document, sentence):
        if third in text or (third in before and "," not in before.rpartition(third)[2]):
            return "It is said of a treaty with another state."
    return None


def _is_made(text: str, found: re.Match[str]) -> bool:
    start, end = found.span("treaty")
    clause = max(text.rfind(mark, 0, start) for mark in ":;") + 1
    return not _UNMADE.search(text, clause, start) and not _TO_COME.match(text, end)


@lru_cache(maxsize=64)
def _states(document: Document, first: int) -> frozenset[State]:
    """The states that the first so many sentences name."""
    return frozenset(one.state for each in document.sentences[:first] if each.content for one in states_in(each.text))
