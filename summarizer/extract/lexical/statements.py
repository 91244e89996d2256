"""The claims that a sentence makes."""

from __future__ import annotations

import re

from summarizer.document import Document, Sentence
from summarizer.extract.drafts import ClaimAnswer, SourceDraft
from summarizer.extract.lexical.kinds import kind_by_words
from summarizer.extract.lexical.proposal import Proposal
from summarizer.grounding import Assertion, assertions_in, is_quotation, speeches_in
from summarizer.grounding.language.fragments import asserts_nothing
from summarizer.grounding.language.text import tokens
from summarizer.grounding.language.verbs import AUXILIARIES, tagged
from summarizer.grounding.sayings.verbs import SAYING_VERBS

__all__ = ["statements"]

_WHOLE = re.compile(
    r"^[“\"]?(?!(?:For|To|Done|See|Read|Visit|Subscribe|In witness)\b)[A-Z][^:;]*(?:\s[^\s]+){6,}[.!]['”\"]?$"
)
"""What reads like a statement, so that a model may find the one that grammar did not."""
_PRONOUNS = frozenset("he she they it".split())


def statements(document: Document, sentence: Sentence) -> Proposal[ClaimAnswer]:
    """The claims that a sentence makes.

    >>> from summarizer.document import Document
    >>> read = Document.from_text("Chad signed the pact on Monday and will ratify it, the ministry said.")
    >>> [(one.text, one.by[0].source) for one in statements(read, read.sentences[0]).items]
    [('Chad signed the pact on Monday', 'the ministry'), ('Chad will ratify it', 'the ministry')]
    """
    before = document.sentences[sentence.number - 2].text if sentence.number > 1 else ""
    items = tuple(
        ClaimAnswer(text=one.text, by=_named(document, sentence, one), kind=kind_by_words(document, one, before))
        for one in assertions_in(sentence.text)
    )
    text = " ".join(sentence.text.split())
    if not items:
        return Proposal(items, settled=asserts_nothing(text) or not _WHOLE.match(text))
    return Proposal(items, settled=_accounted(text, items))


def _accounted(text: str, items: tuple[ClaimAnswer, ...]) -> bool:
    """Whether each verb of a sentence stands in a claim, or marks who says it."""
    read = tagged(text.removesuffix("."))
    verbs = {token.norm for token, verb in zip(read.stream, read.finite, strict=True) if verb}
    verbs = verbs - SAYING_VERBS - AUXILIARIES
    if not verbs:
        return True
    texts = [*(one.text for one in items), *(link.cue for one in items for link in one.by)]
    return verbs <= {token.norm for text in texts for token in tokens(text)}


def _named(document: Document, sentence: Sentence, one: Assertion) -> list[SourceDraft]:
    """A chain of sources; none if a pronoun in it stands for nobody that the sentence before names as speaking."""
    if not one.by and is_quotation(sentence.text):
        return _goes_on(document, sentence)
    named: list[SourceDraft] = []
    for source, cue in one.by:
        whose: str | None = source
        if source.casefold() in _PRONOUNS:
            whose = _earlier_speaker(document, sentence)
        if whose is None:
            return []
        named.append(SourceDraft(source=whose, cue=cue))
    return named[:3]


def _goes_on(document: Document, sentence: Sentence) -> list[SourceDraft]:
    """Who speaks in a sentence that is all quotation: the one named before it, if a quotation stands there too."""
    for before in reversed(document.sentences[: sentence.number - 1]):
        text = " ".join(before.text.split())
        speeches = speeches_in(text) if set('“"«') & set(text) else ()
        if len({speech.source for speech in speeches}) == 1:
            source = speeches[0].source
            return [] if source.casefold() in _PRONOUNS else [SourceDraft(source=source, cue=speeches[0].cue)]
        if not before.content or not is_quotation(text):
            return []
    return []


def _earlier_speaker(document: Document, sentence: Sentence) -> str | None:
    """Who alone speaks in the sentence before."""
    before = document.sentences[: sentence.number - 1]
    while before and is_quotation(before[-1].text):
        before = before[:-1]
    text = " ".join(before[-1].text.split()) if before and before[-1].content else ""
    sources = {speech.source for speech in speeches_in(text)}
    if len(sources) != 1:
        return None
    source = sources.pop()
    return None if source.casefold() in _PRONOUNS else source
