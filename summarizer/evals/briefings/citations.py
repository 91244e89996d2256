"""The sentences of a briefing held against the facts, claims and sources that they name.

Two things are judged of a sentence, as in citation evaluation elsewhere (Gao et al. 2023, ALCE). **Precision**: each
thing that it cites exists, and each source that it names (``S1``, ``S1–S3``) is one of those that it cites. **Recall**:
it cites something, and what it states is there: each quoted stretch, each number and each date stands in the evidence
cited, or follows from the date that the evidence gave. What a sentence says of the briefing itself (so many sources, so
many points, nothing found) is counted there.
"""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from summarizer.briefing.gaps import CONSENT, firm
from summarizer.dates import compare, find_dates
from summarizer.evals.briefings.results import Judgement
from summarizer.evals.briefings.traced import stated_facts
from summarizer.grounding.language.numbers import amounts_in
from summarizer.grounding.language.text import fold
from summarizer.records import Briefing, Claim, Evidence
from summarizer.records.briefing import Stated, StatedEvent, TreatyFacts
from summarizer.render.wording import spoken

__all__ = ["judge_sentences"]

_LABEL = re.compile(r"\bS(\d+)(?:–S(\d+))?\b")
_QUOTE = re.compile(r"“([^“”]*(?:“[^“”]*”[^“”]*)*)”")
_SOURCES = re.compile(r"\b(\w+) sources? \(([^()]*?)(, (?:copies|texts of one origin) included)?\)")
_COUNTED = re.compile(r"\b(?:is stated in (\w+) areas?|states? (\w+) dut(?:y|ies) of the parties)\b")
_DIFFER = re.compile(r"Accounts differ on (\w+) points?, listed under “Agreement and conflict”\.")
_APART = re.compile(r"(\w+) claims? (?:is|are) not stated as fact by (?:its source|their sources), and listed apart\.")
_MACHINE = re.compile(
    r"(?:The only source|(\w+) of (\w+) sources) \(([^()]*)\) says? that a machine wrote (?:it|them)\."
)
_NAMELESS = re.compile(r"(.+) (?:is|are) about an? .+ whose parties and title are not stated\.")
_NO_TREATY = "No treaty fact could be taken from "
_ABSENT: Mapping[str, str] = {
    "Not found in any source as fact: a ratification of the treaty.": "ratification",
    "Not found in any source as fact: that the treaty has entered into force.": "entry_into_force",
}


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence with its place: ``bluf[2]``."""

    place: str
    text: str
    facts: Sequence[str] = ()
    claims: Sequence[str] = ()
    date: str | None = None
    date_text: str | None = None


def judge_sentences(briefing: Briefing) -> Iterator[Judgement]:
    """Judge every sentence of the bottom line, the key judgements and the timeline."""
    judge = _Judge(briefing)
    for sentence in _sentences(briefing):
        if sentence.facts or sentence.claims:
            for name, why in judge.citations(sentence):
                state = "right" if why is None else "wrong"
                yield Judgement(figure="citation_precision", of=f"{sentence.place} {name}", state=state, why=why)
        faults = list(judge.faults(sentence))
        yield Judgement(
            figure="citation_recall",
            of=sentence.place,
            state="wrong" if faults else "right",
            why=f"{'; '.join(faults)}: {sentence.text}" if faults else None,
        )


def _sentences(briefing: Briefing) -> Iterator[_Sentence]:
    for at, line in enumerate(briefing.bluf):
        yield _Sentence(f"bluf[{at}]", line.text, line.facts, line.claims)
    for at, judgement in enumerate(briefing.key_judgements):
        yield _Sentence(f"key_judgements[{at}]", judgement.text, (), judgement.claims)
    for name in ("timeline", "undated"):
        for at, entry in enumerate(getattr(briefing, name)):
            yield _Sentence(f"{name}[{at}]", entry.text, entry.facts, entry.claims, entry.date, entry.date_text)


@dataclass(frozen=True)
class _Cited:
    """What a sentence cites, as far as it exists."""

    facts: Sequence[Stated]
    claims: Mapping[str, Claim]
    treaties: Sequence[TreatyFacts]
    published: Mapping[str, datetime.date | None]

    @cached_property
    def documents(self) -> set[str]:
        """The documents of the facts and claims."""
        return {ref.document_id for fact in self.facts for ref in fact.stated_in} | {
            id_.split("/")[0] for id_ in self.claims
        }

    @cached_property
    def evidence(self) -> list[Evidence]:
        """The evidence of the facts and claims, and of the title by which a sentence calls the treaty."""
        titles = (title for treaty in self.treaties for title in treaty.titles)
        return [piece for item in (*self.facts, *self.claims.values(), *titles) for piece in item.evidence]

    @cached_property
    def words(self) -> str:
        """The folded words of the evidence, piece by piece; a mark between them keeps a quote inside one piece."""
        return "|".join(fold(piece.quote) for piece in self.evidence)

    @cached_property
    def numbers(self) -> set[object]:
        """The numbers of the evidence, without those of dates."""
        return {one for piece in self.evidence for one in _numbers(piece.quote)}

    @cached_property
    def own_dates(self) -> set[str]:
        """The dates that the facts and claims have."""
        events = {fact.date for fact in self.facts if isinstance(fact, StatedEvent)}
        times = {claim.event_time.date for claim in self.claims.values() if claim.event_time}
        return {date for date in events | times if date}

    @cached_property
    def dates(self) -> set[str]:
        """Those dates, each alternative by itself, and the dates that stand in the evidence."""
        found = {part for date in self.own_dates for part in date.strip("[]").split(",")}
        for piece in self.evidence:
            found |= {one.edtf for one in find_dates(piece.quote, self.published.get(piece.document_id)) if one.edtf}
        return found | {date.rstrip("?~") for date in found}


class _Judge:
    def __init__(self, briefing: Briefing) -> None:
        self._briefing = briefing
        self._facts = {fact.id: fact for fact in stated_facts(briefing.treaties)}
        self._claims = {
            f"{claims.document_id}/{claim.id}": claim for claims in briefing.claim_lists for claim in claims.claims
        }
        self._published = {one.document_id: one.published for one in briefing.sources}
        self._documents = {one.label: one.document_id for one in briefing.sources}
        self._original = {one.document_id: one.copy_of or one.document_id for one in briefing.sources}
        self._absent: Counter[str] = Counter()

    def citations(self, sentence: _Sentence) -> Iterator[tuple[str, str | None]]:
        """Each thing that a sentence names, and what is wrong with it."""
        cited = self._cited(sentence)
        for id_ in (*sentence.facts, *sentence.claims):
            known = id_ in self._facts or id_ in self._claims
            yield id_, None if known else "there is no such fact or claim"
        for label in self._labels(sentence.text, cited):
            document = self._documents.get(label)
            yield label, None if document in cited.documents else "the facts and claims cited are not of this source"

    def faults(self, sentence: _Sentence) -> Iterator[str]:
        """What a sentence states and nothing that it cites bears out."""
        if not sentence.facts and not sentence.claims:
            if not self._stands_alone(sentence.text):
                yield "it states something and cites nothing, or what it says of the briefing is not so"
            return
        cited = self._cited(sentence)
        if not cited.facts and not cited.claims:
            yield "nothing that it cites exists"
        elif (about := self._about_briefing(sentence)) is not None:
            yield from () if about else ("what it says of the briefing is not so",)
        else:
            yield from (
                f"“{quote}” is not in the evidence"
                for quote in _quotes(sentence.text)
                if fold(quote) not in cited.words
            )
            yield from self._wrong_numbers(sentence, cited)
            yield from _wrong_dates(sentence, cited)

    def _cited(self, sentence: _Sentence) -> _Cited:
        facts = [self._facts[id_] for id_ in sentence.facts if id_ in self._facts]
        treaties = {fact.id.partition(".")[0] for fact in facts}
        return _Cited(
            facts=facts,
            claims={id_: self._claims[id_] for id_ in sentence.claims if id_ in self._claims},
            treaties=[one for one in self._briefing.treaties if one.id in treaties],
            published=self._published,
        )

    def _labels(self, text: str, cited: _Cited | None = None) -> list[str]:
        """The sources that a text names, ranges written out; what stands in the evidence is no label ("S300")."""
        found: dict[str, None] = {}
        for first, last in _LABEL.findall(_without_quotes(text)):
            if cited is None or fold(f"S{first}") not in cited.words:
                found |= {f"S{number}": None for number in range(int(first), int(last or first) + 1)}
        return list(found)

    # ------------------------------------------------------------------------------- what is said of the briefing

    def _stands_alone(self, text: str) -> bool:
        """Whether a sentence that cites nothing is about the briefing or its sources, and true."""
        if text in _ABSENT:
            self._absent[text] += 1
            return self._absent[text] <= sum(_lacks(treaty, _ABSENT[text]) for treaty in self._briefing.treaties)
        labels = [self._documents.get(label) for label in self._labels(text)]
        if match := _MACHINE.fullmatch(text):
            machine = [one.document_id for one in self._briefing.sources if one.kind == "machine_written"]
            said = [word.casefold() for word in match.groups()[:2] if word] or [spoken(1)] * 2
            return labels == machine and said == [spoken(len(machine)), spoken(len(self._briefing.sources))]
        if _NAMELESS.fullmatch(text):
            return any(
                labels == one.document_ids and not one.parties and not one.titles for one in self._briefing.treaties
            )
        return text.startswith(_NO_TREATY) and not self._briefing.treaties

    def _about_briefing(self, sentence: _Sentence) -> bool | None:
        """Whether what a sentence says of the whole briefing is so; None if it says nothing of it."""
        if match := _DIFFER.fullmatch(sentence.text):
            ids = {id_ for one in self._briefing.conflicts for side in one.sides for id_ in side}
            whole = ids == {*sentence.facts, *sentence.claims}
            return whole and match[1].casefold() == spoken(len(self._briefing.conflicts))
        if match := _APART.fullmatch(sentence.text):
            apart = {id_ for group in self._briefing.not_asserted for id_ in group.claims}
            return set(sentence.claims) == apart and match[1].casefold() == spoken(len(apart))
        return None

    # ----------------------------------------------------------------------------------------- numbers and dates

    def _wrong_numbers(self, sentence: _Sentence, cited: _Cited) -> Iterator[str]:
        text = _without_quotes(sentence.text)
        for number, labels, copies in _SOURCES.findall(text):
            if _LABEL.search(labels) and not self._counts(number, labels, copies, cited):
                yield f"the number of sources is not {number}"
        for groups in _COUNTED.findall(text):
            number = next(filter(None, groups))
            if number.casefold() != spoken(len(cited.facts)):
                yield f"{number} is not the number of facts cited"
        rest = _LABEL.sub(" ", _COUNTED.sub(" ", _SOURCES.sub(" ", text)))
        yield from (f"{number} is not in the evidence" for number in _numbers(rest) if number not in cited.numbers)

    def _counts(self, number: str, labels: str, copies: str, cited: _Cited) -> bool:
        """Whether so many sources stand behind labels: as many as the fact has, and no more than are no copies."""
        documents = {self._documents.get(label, label) for label in self._labels(labels)}
        originals = {self._original.get(document, document) for document in documents}
        allowed = {spoken(one): one for one in range(1, len(originals) + 1)}
        counted = allowed.get(number.casefold())
        if counted is None or bool(copies) != (counted < len(documents)):
            return False
        return len(cited.facts) != 1 or documents != cited.documents or counted == cited.facts[0].sources


def _wrong_dates(sentence: _Sentence, cited: _Cited) -> Iterator[str]:
    for mention in find_dates(_without_quotes(sentence.text)):
        if mention.edtf is None:
            fits = fold(mention.text) in cited.words
        else:
            fits = any(compare(mention.edtf, date) in ("equal", "vaguer") for date in cited.dates)
        if not fits:
            yield f"the date {mention.text} is not in the evidence"
    if sentence.date is not None and sentence.date not in cited.own_dates:
        yield f"what it cites is not dated {sentence.date}"
    if sentence.date_text is not None and fold(sentence.date_text) not in cited.words:
        yield f"“{sentence.date_text}” is not in the evidence"


def _lacks(treaty: TreatyFacts, topic: str) -> bool:
    if any(gap.topic == topic for gap in treaty.not_stated):
        return True
    return topic == "ratification" and not firm(treaty.events, *CONSENT)  # a gap of each party, where one is known


def _quotes(text: str) -> Iterable[str]:
    return _QUOTE.findall(text)


def _without_quotes(text: str) -> str:
    return _QUOTE.sub(" ", text)


def _numbers(text: str) -> list[object]:
    """The numbers of a text, without those of its dates."""
    for one in reversed(find_dates(text)):
        text = f"{text[: one.start]} {text[one.end :]}"
    return [amount.value.normalize() for amount in amounts_in(text)]
