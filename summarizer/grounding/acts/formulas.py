"""The formulas of official texts: closing words, signature blocks, and the labels of a register.

"In witness whereof they have signed", "Done at Oslo on 3 May", "For Peru: (signed) Ana Vega", "Concluded: Lima, 3 May".
"""

from __future__ import annotations

import re
from functools import lru_cache

from summarizer.document import Document, Sentence
from summarizer.grounding.acts.words import ActCue
from summarizer.grounding.language.text import lowered, tokens
from summarizer.states import find_state, states_in

__all__ = ["closes", "closing_of", "headed", "labelled", "labelled_place", "performs_itself", "signed_below"]

_PERFORMS = re.compile(r"\bin (?:witness|faith) (?:whereof|thereof)\b|\bhereby\b|\bthe undersigned\b")
_DONE = re.compile(
    r"\W*done (?:at|in) |\W*signed (?:at|in) (?=.*\b(?:duplicate|triplicate|originals?|copies|texts?)\b)", re.IGNORECASE
)
_SIGNED_AT = re.compile(
    r"\W*(?:(?:this|the present) \w+ (?:was|is|has been) )?(?:signed|done|made|concluded|given) (?:at|in) ",
    re.IGNORECASE,
)
"""What a text with signatures below it says of when and where they were given."""
_NAME = r"[A-ZÀ-ÖØ-ÞĀ-Ž][\w’'.-]*"
_SIGNED = re.compile(
    rf"(?i:\bfor (?:and )?(?:on behalf of )?(?:the )?(?:government of )?(?:the )?)"
    rf"(?P<state>{_NAME}(?:,? (?:and |of |the )*{_NAME}){{0,5}}?)"
    rf"\s*(?::?\s*(?i:\(?(?:signed|sgd\.?)\)?:?|/s/)|:)\s*"
    rf"(?!(?i:for)\b)(?P<name>{_NAME}(?: (?:(?:de|van|von|bin|al|der|of) )?(?!(?:For|FOR)\b){_NAME}){{0,4}})"
)

_ROLE = r"(?:, [^,;:]{2,60})?,?"
_FOR_STATE = re.compile(
    rf"(?P<name>{_NAME}(?: (?:(?:de|van|von|bin|al|der|of) )?{_NAME}){{1,4}}){_ROLE} (?i:for|on behalf of) (?i:the )?"
    rf"(?:(?i:government of )(?:the )?)?(?P<state>{_NAME}(?: (?:of |the )*{_NAME}){{0,4}}?)"
    rf"(?P<side>(?i: (?:side|government|party)))?(?=$|[;.,]|\s+{_NAME} )[;.,]?\s*"
)
_FOR = re.compile(r"\W*for\b", re.IGNORECASE)


def performs_itself(text: str) -> bool:
    """Whether a sentence does what it says: "we hereby adopt this Charter".

    >>> performs_itself("In witness whereof they have signed this Treaty."), performs_itself("They signed it.")
    (True, False)
    """
    return _PERFORMS.search(lowered(text)) is not None or bool(signed_below(text))


@lru_cache(maxsize=1024)
def signed_below(text: str) -> tuple[tuple[str, str], ...]:
    """Who has signed for which state, where a text is the block of signatures below a treaty.

    >>> signed_below("For Peru: (signed) Ana Vega For Chile: (signed) Luis Paz")
    (('Ana Vega', 'Peru'), ('Luis Paz', 'Chile'))
    >>> signed_below("For Peru, it was signed by Ana Vega."), signed_below("FOR PERU: FOR CHILE:")
    ((), ())
    """
    joined = " ".join(text.split())
    if not _FOR.match(text):
        return _each_for(joined) if " for " in joined or " on behalf of " in joined else ()
    return tuple((match["name"], match["state"]) for match in _SIGNED.finditer(joined))


def _each_for(text: str) -> tuple[tuple[str, str], ...]:
    """Who has signed for which state where each name stands first: "Ana Vega, for Peru Luis Paz, for Chile"."""
    found: list[tuple[str, str]] = []
    at = 0
    while at < len(text):
        match = _FOR_STATE.match(text, at)
        if match is None:
            return ()
        state = match["state"].rstrip(".")
        people = next((one for one in states_in(state) if one.kind == "demonym"), None)
        unknown = people is None and match["side"] and find_state(state) is None
        found.append((match["name"], people.state.name if people else "" if unknown else state))
        at = match.end()
    return tuple(found) if len(found) > 1 else ()


def closing_of(document: Document) -> Sentence | None:
    """The one sentence of a text that says where and when it was done; None if there is none, or more than one.

    >>> closing_of(Document.from_text("They have signed it. Done at Oslo on 3 May 2020.")).text
    'Done at Oslo on 3 May 2020.'
    """
    found = [one for one in document.sentences if one.content and _DONE.match(one.text)]
    if not found and any(signed_below(one.text) for one in document.sentences if one.content):
        found = [one for one in document.sentences if one.content and _SIGNED_AT.match(one.text)]
    return found[0] if len(found) == 1 else None


def closes(cue: ActCue, text: str) -> bool:
    """Whether the words of an act begin a treaty's closing words: "Done at Oslo"."""
    return cue.first <= 1 and cue.text.startswith(("done", "signed")) and _DONE.match(text) is not None


_LABEL = 3


def labelled(cue: ActCue, text: str) -> bool:
    """Whether the words of an act are a label with its day behind it, as registers of treaties have them.

    >>> from summarizer.grounding.acts.words import act_cues
    >>> labelled(act_cues("Concluded: Lima, 9 October 2002")[0], "Concluded: Lima, 9 October 2002")
    True
    """
    stream = tokens(text)
    colon = cue.last
    if colon < len(stream) and stream[colon].norm in {"at", "in"}:
        colon += 1
        while colon < len(stream) and stream[colon].capital:
            colon += 1
    if cue.first > _LABEL or colon >= len(stream) or stream[colon].norm != ":":
        return False
    return any(token.kind == "number" for token in stream[colon + 1 : colon + 2 + _LABEL])


def headed(cue: ActCue, text: str) -> bool:
    """Whether the heading of a depositary's notice tells a state's act: "KENYA: ACCESSION".

    >>> from summarizer.grounding.acts.words import act_cues
    >>> headed(act_cues("KENYA: ACCESSION")[0], "KENYA: ACCESSION")
    True
    """
    stream = tokens(text)
    plain = cue.last == len(stream) or (cue.last < len(stream) and stream[cue.last].norm in {"to", "."})
    behind = cue.first > 1 and stream[cue.first - 1].norm == ":"
    return cue.noun and plain and behind and len(states_in(text)) == 1 and text[: stream[cue.first].start].isupper()


_LABEL_PLACE = re.compile(rf"[^:]*: ?(?P<place>{_NAME}(?: {_NAME}){{0,3}}),? (?:on )?\d")


def labelled_place(text: str) -> str | None:
    """The place that a label is followed by.

    >>> labelled_place("Concluded: Lima, 9 October 2002")
    'Lima'
    """
    match = _LABEL_PLACE.match(text)
    if match is None or any(one.kind == "name" for one in states_in(match["place"])):
        return None
    return match["place"]
