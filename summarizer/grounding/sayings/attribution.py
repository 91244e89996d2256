"""Whether a source that is given speaks in the sentences cited (PARC and PolNeAR: source, cue, content).

A name that is merely mentioned ("said of Chad") is no source. The head of the phrase must be named: "sources from
Chad" are not Chad, and "Chad's ministry" is not Chad.
"""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.document import Document, Sentence
from summarizer.grounding.language.names import Names, names_of
from summarizer.grounding.language.text import Refusal, fold
from summarizer.grounding.language.units import Unit, is_title, read_units
from summarizer.grounding.language.words import same_word
from summarizer.grounding.sayings.speeches import PRONOUNS, is_quotation, speeches_in

__all__ = ["check_attribution"]

_NO_SOURCE = frozenset(
    "unknown none null nobody anonymous unspecified unstated author document article text it".split()
)


def _content(text: str) -> list[Unit]:
    return [unit for unit in read_units(text).units if unit.content]


def _matches(unit: Unit, other: Unit) -> bool:
    if unit.state or other.state:
        return unit.state == other.state
    return same_word(unit.norm, other.norm)


def _names_source(source: str, phrase: str, names: Names) -> bool:
    """Whether a source is the one that a phrase names: all its words are there, and the head among them."""
    wanted, given = _content(source), _content(phrase)
    if not wanted or not given:
        return False
    plain = [unit for unit in wanted if not is_title(unit)]
    words = tuple(word for unit in plain for word in unit.norm.split())
    shorter = (" ".join(word.capitalize() for word in form) for form in names.short_forms(words))
    forms = [wanted, *(_content(form) for form in shorter)]
    heads = _heads(phrase)
    return any(form and _speaks(form, given, heads, phrase) for form in forms)


def _speaks(form: Sequence[Unit], given: Sequence[Unit], heads: Sequence[Unit], phrase: str) -> bool:
    """Whether the words of a source are those of a phrase, with its head; a state must be the phrase itself."""
    if not all(any(_matches(one, other) for other in given) for one in form):
        return False
    stated = all(one.state for one in form)
    return any(_matches(one, head) for head in heads for one in form) and (not stated or _state_head(phrase))


def _heads(phrase: str) -> list[Unit]:
    """The words that may name who speaks: the last word before the first preposition, and a name at the end."""
    units = [unit for unit in read_units(phrase).units if unit.kind != "quiet"]
    front: list[Unit] = []
    for unit in units:
        if unit.kind in {"link", "comma"} and unit.norm != "and":
            break
        front.append(unit)
    heads = [unit for unit in front if unit.content][-1:]
    content = [unit for unit in units if unit.content]
    if heads and is_title(heads[0]) and content[-1].name and not content[-1].state:
        heads.append(content[-1])
    titles = [unit for unit in front if is_title(unit)]
    return [*heads, *titles]


def _state_head(phrase: str) -> bool:
    """Whether a phrase is a state itself: "North Korea", not "North Korea's ministry"."""
    content = _content(phrase)
    return all(unit.state for unit in content) and content[-1].kind == "state"


def _beside(document: Document, numbers: set[int]) -> list[Sentence]:
    """The sentences beside others; behind one that is all quotation, the one before it, whose speaker goes on."""
    content = {one.number: one for one in document.sentences if one.content}
    near = {number + 1 for number in numbers}
    for number in numbers:
        at = number - 1
        near.add(at)
        while at in content and is_quotation(content[at].text):
            at -= 1
            near.add(at)
    return [content[number] for number in sorted(near - numbers) if number in content]


def check_attribution(
    document: Document, sentences: Sequence[Sentence], source: str, cue: str | None = None
) -> Refusal | None:
    """Whether a source speaks in the sentences cited, or in the sentence beside them.

    Where a sentence cited names its own speaker, the sentences beside it do not count.
    """
    folded = fold(source).split()
    if not folded or set(folded) <= _NO_SOURCE:
        return Refusal("attribution", source, "This names no source; leave the attribution empty instead.")
    if set(folded) <= PRONOUNS:
        return Refusal("attribution", source, "A pronoun names no source; give the name.")
    numbers = {one.number for one in sentences}
    beside = _beside(document, numbers)
    names = names_of(document)
    own = [(one, speech) for one in sentences if one.content for speech in speeches_in(one.text)]
    spoken = [pair for pair in own if not set(fold(pair[1].source).split()) <= PRONOUNS]
    places = own if spoken else [*own, *((one, speech) for one in beside for speech in speeches_in(one.text))]
    speaking = [(one, speech) for one, speech in places if _names_source(source, speech.source, names)]
    if not speaking:
        there = ", ".join(f"'{speech.source}'" for _, speech in spoken) or "nobody"
        return Refusal("attribution", source, f"'{source}' does not speak there; {there} does.")
    if cue is None:
        return None
    needle = fold(cue)
    if not any(needle in fold(one.text) for one in (*sentences, *beside)):
        return Refusal("cue", cue, f"The words '{cue}' do not stand in the evidence.")
    if not any(set(fold(speech.cue).split()) & set(needle.split()) for _, speech in places):
        return Refusal("cue", cue, f"'{cue}' is not what marks the saying there.")
    return None
