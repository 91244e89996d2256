"""Which paper an act is about, where the sentence alone does not say: "the instrument", a protocol's parent treaty."""

from __future__ import annotations

import re
from functools import lru_cache

from summarizer.document import Document, Sentence
from summarizer.grounding.acts.acts import normalise_act
from summarizer.grounding.acts.following import taken_up
from summarizer.grounding.acts.words import ActCue, act_cues, instrument_of, is_organ
from summarizer.grounding.language.lexicon import anywhere
from summarizer.grounding.language.text import Refusal, row, tokens
from summarizer.grounding.language.words import BE, INSTRUMENTS
from summarizer.records.treaty import Act

__all__ = ["of_parent", "paper_signed", "settle"]

_THE_PAPER = anywhere(r"sign(?:s|ed|ing)?_(?:the|that|this|its)_instrument(?!_of)")
_KINDS = re.compile(r"\binstruments? of (ratification|accession|acceptance)\b", re.IGNORECASE)


def paper_signed(document: Document, text: str, first: int) -> Act | None:
    """The act whose instrument is signed by the verb at a token: that of the sentence, or else of the text.

    >>> document = Document.from_text("Chad deposited an instrument of accession. Its president signed the instrument.")
    >>> paper_signed(document, document.sentences[1].text, 2)
    'accession'
    """
    told = instrument_of(text, first)
    if told:
        return told
    joined, starts = row(text)
    if not any(starts[match.start()] == first for match in _THE_PAPER.finditer(joined)):
        return None
    return _only_instrument(document)


@lru_cache(maxsize=64)
def _only_instrument(document: Document) -> Act | None:
    kinds = {match[1].casefold() for match in _KINDS.finditer(document.text)}
    acts: dict[str, Act] = {"ratification": "ratification", "accession": "accession", "acceptance": "acceptance"}
    return acts[kinds.pop()] if len(kinds) == 1 else None


_PARENT = re.compile(
    r"^\W*(?:the )?(?:[\w-]+ ){0,3}?(?P<own>protocol|amendments?|annex|supplementary agreement|agreement)\b"
    r"[^.;:]{0,120}?"
    r" to the (?:[\w’'-]+ ){0,6}?(?P<parent>convention|treaty|agreement|charter|covenant|statute|accord|pact)\b",
    re.IGNORECASE,
)
_HEADINGS = 3
_FAR = 24


@lru_cache(maxsize=64)
def _parent(document: Document) -> str | None:
    """What the treaty is called that a protocol, by its own title, belongs to."""
    heads = [document.title or "", *(one.text for one in document.sentences[:_HEADINGS])]
    for head in heads:
        match = _PARENT.match(" ".join(head.split()))
        if match and match["own"].casefold() != match["parent"].casefold():
            return match["parent"].casefold()
    return None


def of_parent(document: Document, text: str, first: int) -> bool:
    """Whether a participle is said of the treaty that a protocol belongs to: "the Convention, [done] at Suva".

    >>> text = "Protocol to the Oslo Convention. The Parties to the Convention, done at Oslo in 1990, have agreed."
    >>> document = Document.from_text(text)
    >>> of_parent(document, document.sentences[1].text, 6)
    True
    """
    parent = _parent(document)
    if parent is None:
        return False
    before = tokens(text)[max(0, first - _FAR) : first]
    named = next((token.norm for token in reversed(before) if token.norm in INSTRUMENTS), None)
    return named == parent


def settle(
    document: Document, sentence: Sentence, act: Act, actor: str | None, *, stated: bool
) -> tuple[Act | Refusal, list[ActCue]]:
    """The act that a sentence tells of where a draft names one or a neighbouring one, with its words, verbs first.

    Args:
        document: the source.
        sentence: the sentence.
        act: what the draft calls it.
        actor: the person or organ of the draft.
        stated: whether the draft names the state.
    """
    text = sentence.text
    signings = [cue for cue in act_cues(text) if cue.text.startswith("sign") and not cue.noun]
    papers = {cue: paper for cue in signings if (paper := paper_signed(document, text, cue.first))}
    if papers and (actor or stated) and act in {"signature", *papers.values()}:
        signed = act if act in papers.values() else next(iter(papers.values()))
        return signed, [cue for cue, paper in papers.items() if paper == signed]
    again = [cue for cue in taken_up(document, sentence) if cue.act in {act, "ratification", "adoption"}]
    if again and (actor or stated):
        voted = actor is not None and is_organ(actor) and again[0].act in _INSIDE
        taken: Act = "domestic_approval" if voted else again[0].act
        if taken == act and (voted or taken != "domestic_approval"):
            return taken, again
    settled = normalise_act(act, actor, text)
    if isinstance(settled, Refusal):
        return settled, []
    cues = _told(act, settled, text)
    own = [cue for cue in cues if cue.noun or not (of_parent(document, text, cue.first) and _hung(text, cue.first))]
    if cues and not own:
        return Refusal("act", act, "The source tells it of the treaty that this one belongs to."), []
    return settled, own


def _told(act: Act, settled: Act, text: str) -> list[ActCue]:
    """The words that tell of an act: verbs before nouns."""
    wanted = {act, settled} | ({"ratification", "adoption"} if settled == "domestic_approval" else set())
    found = [cue for cue in act_cues(text) if cue.act in wanted]
    return sorted(found, key=lambda cue: (cue.noun, cue.first))


_INSIDE: frozenset[Act] = frozenset({"ratification", "adoption", "approval", "acceptance", "domestic_approval"})


def _hung(text: str, first: int) -> bool:
    """Whether a participle at a token stands behind the words for an instrument without a verb of its own."""
    stream = tokens(text)
    return stream[first].norm in _HANGING and not (first and stream[first - 1].norm in BE | {"have", "has", "had"})


_HANGING = frozenset("done signed adopted concluded opened".split())
