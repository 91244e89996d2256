"""Acts told by taking up the verb of the sentence before: "Chad ratified it in May. Mali followed in June."."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import get_args

from summarizer.document import Document, Sentence
from summarizer.grounding.acts.acts import context_at, denied_at
from summarizer.grounding.acts.words import AGAIN, ActCue, act_cues
from summarizer.grounding.language.text import row, tokens
from summarizer.records.treaty import Act

__all__ = ["act_before", "sentence_before", "taken_up"]


@lru_cache(maxsize=1024)
def taken_up(document: Document, sentence: Sentence) -> tuple[ActCue, ...]:
    """The words of a sentence that tell again, of others, what the sentence before it tells.

    >>> document = Document.from_text("Chad ratified the pact in 2019. Mali followed in June.")
    >>> taken_up(document, document.sentences[1])
    (ActCue(act='ratification', text='followed', first=1, last=2, noun=False),)
    """
    return (*_verbs_again(document, sentence), *_owned_again(document, sentence))


def _verbs_again(document: Document, sentence: Sentence) -> tuple[ActCue, ...]:
    text = sentence.text
    joined, starts = row(text)
    found = [*AGAIN.finditer(joined)]
    before = act_before(document, sentence) if found else None
    if before is None:
        return ()
    verbs = [cue.first for cue in act_cues(text) if not cue.noun]
    return tuple(
        ActCue(before[1].act, match.group().strip(), first, first + match.group().count(" "), noun=False)
        for match, first in ((match, starts[match.start()]) for match in found)
        if all(first <= verb for verb in verbs)
    )


_CAME = frozenset("came followed arrived".split())
_BARE = frozenset("and in on at ,".split())
"""What follows owners of which no verb is said: "Chad's came in May, [Mali's in] June"."""
_COUNTED = frozenset("ratifications ratification accessions accession signatures signature acceptances".split())


def _owned_again(document: Document, sentence: Sentence) -> tuple[ActCue, ...]:
    """Acts named before and told by their owners: "It needs two ratifications. [Chad's came] in May"."""
    stream = tokens(sentence.text)
    owners = [at for at in range(1, len(stream)) if stream[at - 1].possessive and stream[at].norm in _CAME]
    others = any(one.possessive and two.norm in _BARE for one, two in pairwise(stream))
    before = sentence_before(document, sentence) if owners and not others else None
    named = [token.norm for token in tokens(before.text) if token.norm in _COUNTED] if before else []
    acts = {one.removesuffix("s") for one in named}
    act = next((one for one in get_args(Act) if acts == {one}), None)
    return tuple(ActCue(act, stream[at].norm, at, at + 1, noun=True) for at in owners) if act else ()


def act_before(document: Document, sentence: Sentence) -> tuple[Sentence, ActCue] | None:
    """The last act that the sentence before one tells as done, in its paragraph, with that sentence."""
    before = sentence_before(document, sentence)
    if before is None:
        return None
    if before.text.rstrip("\"'”’) ").endswith("?"):
        return None
    told = [
        cue
        for cue in act_cues(before.text)
        if not cue.noun
        and cue.act not in {"announcement", "entry_into_force"}
        and denied_at(before.text, cue.first) is None
        and context_at(before.text, cue.first) == "actual"
    ]
    return (before, told[-1]) if told else None


def sentence_before(document: Document, sentence: Sentence) -> Sentence | None:
    """The sentence before one in its paragraph.

    >>> document = Document.from_text("Chad ratified the pact in 2019. Mali followed in June.")
    >>> sentence_before(document, document.sentences[1]).number
    1
    """
    before = next((one for one in document.sentences if one.number == sentence.number - 1), None)
    if before is None or not before.content or before.role == "title":
        return None
    return None if "\n\n" in document.text[before.end : sentence.start] else before
