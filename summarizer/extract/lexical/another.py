"""Whether a sentence speaks of another instrument than the one that a text is about, or of no treaty at all."""

from __future__ import annotations

import re
from functools import lru_cache

from summarizer.document import Document, Sentence
from summarizer.grounding.acts.another import known_before
from summarizer.grounding.acts.own import ABOUT, TITLED, lead_of, naming
from summarizer.grounding.acts.words import PARTING, ActCue, act_cues, has
from summarizer.grounding.language.companies import LEGAL_FORMS
from summarizer.grounding.language.lexicon import anywhere
from summarizer.grounding.language.text import tokens

__all__ = ["ABOUT", "OTHER_ONE", "in_lead", "introduces", "names_firm", "of_another", "of_firms", "on_notice"]

OTHER_ONE = anywhere(
    r"""previous earlier similar another(?!_(?:\S+_)?(?:years?|months?|weeks?|decades?|terms?|period)_) old older
    former original prior predecessor separate contract contracts law bill_on resolution sanctions budget constitution
    amending regulations? ordinance reform programme rules"""
)
"""Words for an instrument that is not the one at hand."""
_ITS_WORDS = anywhere("treaty treaties agreements? pacts? accords? conventions? protocols? it its")
_BACK = 2
_FIRM = re.compile(
    rf"\b{LEGAL_FORMS}(?!\w)"
    r"|\bwith (?:(?!World|Development|Central)[A-Z][\w’-]+ ){1,3}Bank\b"
    r"|\b(?:subsidiary|subsidiaries|shareholders?|contractors?)\b"
)
_BETWEEN_STATES = re.compile(
    r"\b(?:treat(?:y|ies)|conventions?|pacts?|accords?|protocols?|intergovernmental|ratif\w+)\b", re.IGNORECASE
)


def of_another(document: Document, sentence: Sentence) -> bool:
    """Whether all that a sentence names by title is another instrument, or it goes on about such a one.

    >>> text = "The Oslo Treaty is void. The Lima Pact is not. It was signed by Peru in May."
    >>> document = Document.from_text(text)
    >>> [of_another(document, one) for one in document.sentences]
    [False, True, True]
    """
    if TITLED.search(sentence.text):
        return _foreign(document, sentence.text)
    return _goes_on(document, sentence)


def _goes_on(document: Document, sentence: Sentence) -> bool:
    """Whether a sentence without a title follows one that is all about another instrument, in one paragraph."""
    after = sentence
    for number in range(sentence.number - 1, max(0, sentence.number - 1 - _BACK), -1):
        before = document.sentences[number - 1]
        if "\n\n" in document.text[before.end : after.start]:
            return False
        if TITLED.search(before.text):
            return _foreign(document, before.text) and not has(_ITS_WORDS, TITLED.sub("", before.text))
        if has(_ITS_WORDS, before.text) and before.number < sentence.number - 1:
            return False
        after = before
    return False


def _foreign(document: Document, text: str) -> bool:
    titles = {" ".join(match.group().split()).casefold() for match in TITLED.finditer(text)}
    lead = lead_of(document)
    return bool(lead) and all(title.removeprefix("the ") not in lead for title in titles)


def in_lead(document: Document, words: str) -> bool:
    """Whether some words end with a title that a text begins with.

    >>> in_lead(Document.from_text("The Oslo Treaty is void."), "The depositary of the Oslo Treaty")
    True
    """
    titles = [match for match in TITLED.finditer(words) if not has(_CUT, words[match.end() :])]
    return bool(titles) and not _foreign(document, titles[-1].group())


_CUT = anywhere("and which who is are was were has have with by")


@lru_cache(maxsize=64)
def of_firms(document: Document) -> bool:
    """Whether what a text begins with is a contract of companies, and no treaty.

    >>> of_firms(Document.from_text("Nordkraft GmbH signed a supply agreement with Peru's grid operator on Monday."))
    True
    """
    lead = [document.title or "", *(one.text for one in naming(document)[:2])]
    firms = any(_FIRM.search(words) for words in lead)
    return firms and not any(_BETWEEN_STATES.search(words) for words in lead)


def names_firm(text: str) -> bool:
    """Whether a sentence names a company, whose signatures are under contracts.

    >>> names_firm("Its subsidiary signed it."), names_firm("Peru signed it.")
    (True, False)
    """
    return _FIRM.search(text) is not None


_NEW_ONE = re.compile(
    r"^an?\s(?:[\w’'-]+\s){0,4}?"
    r"(?:treaty|agreement|pact|accord|convention|protocol|deal|memorandum|charter)\b",
    re.IGNORECASE,
)


def introduces(document: Document, sentence: Sentence, phrase: str) -> bool:
    """Whether a phrase brings in a further instrument: "an agreement on roads", where the treaty is known already.

    >>> document = Document.from_text("The Oslo Treaty is void. Peru signed an agreement on roads.")
    >>> introduces(document, document.sentences[1], "an agreement on roads")
    True
    """
    return _NEW_ONE.match(phrase) is not None and known_before(document, sentence)


def on_notice(document: Document, sentence: Sentence, cue: ActCue) -> bool:
    """Whether "it takes effect" may be said of a notice or a withdrawal that the sentence before tells of.

    >>> document = Document.from_text("Chad gave notice of withdrawal from it. It takes effect on 3 May.")
    >>> sentence = document.sentences[1]
    >>> on_notice(document, sentence, act_cues(sentence.text)[0])
    True
    """
    if sentence.number < _BACK:
        return False
    subject = [token.norm for token in tokens(sentence.text)[: cue.first]]
    bare = "it" in subject or "this" in subject or "that" in subject
    before = document.sentences[sentence.number - _BACK]
    return bare and any(one.act in PARTING for one in act_cues(before.text))
