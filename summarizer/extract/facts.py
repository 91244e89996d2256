"""Draft items -> facts: every value is grounded, and what the text does not support is refused in the open."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from pydantic import BaseModel

from summarizer.document import Document, Sentence
from summarizer.extract.ask import Grounded
from summarizer.extract.drafts import (
    ACTS,
    INSTRUMENTS,
    PROVISIONS,
    AbstractDraft,
    ClaimAnswer,
    ClaimDraft,
    EventAnswer,
    IdentityAnswer,
    OtherClause,
    ProvisionAnswer,
    ProvisionDraft,
    ProvisionKind,
    SourceDraft,
    TreatyDraft,
    WireInstrument,
)
from summarizer.grounding import (
    ClaimGrounding,
    Refusal,
    article_of,
    balanced,
    check_area,
    check_claim,
    check_event,
    check_instrument,
    check_obligation,
    check_party,
    check_related,
    check_rule,
    check_sentence,
    check_term,
    check_title,
    check_whole,
    event_dates,
    factuality_of,
    kind_of,
    statement_of,
    type_of_title,
)
from summarizer.records.claims import Claim
from summarizer.records.evidence import Fact, Factuality, Rejection
from summarizer.records.treaty import (
    CooperationArea,
    EntryIntoForceRule,
    Instrument,
    Obligation,
    Party,
    RelatedTreaty,
    SummarySentence,
    Term,
    Title,
    TreatyEvent,
)
from summarizer.states import find_state

AnswerT = TypeVar("AnswerT", bound=BaseModel)

__all__ = ["cited_claims", "claims", "events", "identity", "provisions", "treaty"]


def identity(document: Document, sentences: Sequence[Sentence], answer: IdentityAnswer) -> Grounded:
    """What treaty it is: title, type of instrument, parties."""
    if answer.treaty == "no":
        return Grounded()
    found = _title(document, sentences, answer.title) if answer.title else Grounded()
    found += _instrument(document, sentences, answer.type, found)
    for index, name in enumerate(answer.parties):
        found += _party(document, sentences, name, f"parties[{index}]")
    return found


def events(document: Document, sentences: Sequence[Sentence], answers: Sequence[EventAnswer]) -> Grounded:
    """Acts in the life of the treaty."""
    found = Grounded()
    for index, answer in enumerate(_distinct(answers)):
        found += _event(document, sentences, answer, f"events[{index}]")
    return found


def provisions(
    document: Document, sentences: Sequence[Sentence], answers: Sequence[ProvisionAnswer | OtherClause]
) -> Grounded:
    """What the treaty lays down: obligations, fields of cooperation, final clauses."""
    found = Grounded()
    for index, answer in enumerate(_distinct(answers)):
        found += _provision(document, sentences, answer, f"provisions[{index}]")
    return found


def claims(document: Document, sentences: Sequence[Sentence], answers: Sequence[ClaimAnswer]) -> Grounded:
    """Claims of a model that was not asked how firm they are: their wording tells."""
    found = Grounded()
    for index, given in enumerate(_distinct(answers)):
        answer, refused = _tidied(given)
        checked = _claim(document, sentences, answer, "asserted")
        if not checked.kept:
            # The text may leave a hedge out if the claim's factuality says it instead.
            hedged = _firmness(sentences)
            checked = checked if hedged == "asserted" else _claim(document, sentences, answer, hedged)
        unasked = [refusal for refusal in checked.refusals if refusal.field != "factuality"]
        found += _claimed(answer, checked, (*refused, *unasked), f"claims[{index}]")
    return found


def cited_claims(document: Document, answers: Sequence[ClaimDraft]) -> Grounded:
    """Claims that cite their sentences and say how firm they are."""
    found = Grounded()
    for index, given in enumerate(_distinct(answers)):
        answer, refused = _tidied(given)
        checked = _claim(document, _cited(document, given.sentences), answer, given.firmness)
        found += _claimed(answer, checked, (*refused, *checked.refusals), f"claims[{index}]")
    return found


def treaty(document: Document, answer: TreatyDraft) -> Grounded:
    """All that one answer says of a treaty."""
    found = Grounded()
    if answer.title:
        found += _title(document, _cited(document, answer.title.sentences), answer.title.text)
    found += _instrument(document, [one for one in document.sentences if one.content], answer.type, found)
    for index, party in enumerate(answer.parties):
        found += _party(document, _cited(document, party.sentences), party.name, f"parties[{index}]")
    for index, event in enumerate(answer.events):
        found += _event(document, _cited(document, event.sentences), event, f"events[{index}]")
    for index, provision in enumerate(answer.provisions):
        path = f"provisions[{index}]"
        found += _provision(document, _cited(document, provision.sentences), provision, path)
    for index, related in enumerate(answer.related):
        checked = check_related(document, _cited(document, related.sentences), related.text)
        fact = RelatedTreaty(title=checked.evidence[0].quote, evidence=list(checked.evidence)) if checked.kept else None
        found += _with(fact, checked.refusals, f"related[{index}]")
    for index, sentence in enumerate(answer.abstract):
        found += _abstract(document, sentence, f"abstract[{index}]")
    return found


def _distinct(answers: Sequence[AnswerT]) -> list[AnswerT]:
    """Answers without those that a model caught in a loop gives again word for word."""
    return list({answer.model_dump_json(): answer for answer in answers}.values()) if len(answers) > 1 else [*answers]


def _cited(document: Document, numbers: Iterable[int]) -> list[Sentence]:
    return [sentence for sentence in document.sentences if sentence.number in set(numbers)]


def _title(document: Document, sentences: Sequence[Sentence], text: str) -> Grounded:
    checked = check_title(document, sentences, text)
    fact = Title(text=checked.evidence[0].quote, evidence=list(checked.evidence)) if checked.kept else None
    return _with(fact, checked.refusals, "title")


def _instrument(
    document: Document, sentences: Sequence[Sentence], answer: WireInstrument, titled: Grounded
) -> Grounded:
    """The type of the instrument: what its title says, else what the model says and the text calls it."""
    for title in titled.facts:
        named = type_of_title(title.text) if isinstance(title, Title) else None
        if named:
            return Grounded((Instrument(type=named, evidence=title.evidence),))
    checked = check_instrument(document, sentences, INSTRUMENTS[answer])
    fact = Instrument(type=INSTRUMENTS[answer], evidence=list(checked.evidence)) if checked.kept else None
    return _with(fact, checked.refusals, "type")


def _party(document: Document, sentences: Sequence[Sentence], name: str, path: str) -> Grounded:
    checked = check_party(document, sentences, name)
    state = find_state(name)
    fact = (
        Party(
            name=name,
            iso3=state.iso3 if state else None,
            cow=state.cow if state else None,
            evidence=list(checked.evidence),
        )
        if checked.kept
        else None
    )
    return _with(fact, checked.refusals, path)


def _event(document: Document, sentences: Sequence[Sentence], answer: EventAnswer, path: str) -> Grounded:
    state_acts = answer.actor is not None and find_state(answer.actor) is not None
    checked = check_event(
        document,
        sentences,
        act=ACTS[answer.act],
        party=answer.actor if state_acts else answer.state,
        actor=None if state_acts else answer.actor,
        date_text=answer.date,
        place=answer.place,
    )
    fact = (
        TreatyEvent(
            act=checked.act,
            party=checked.party,
            actor=checked.actor,
            date=checked.date,
            date_text=checked.date_text,
            place=checked.place,
            context=checked.context,
            factuality=checked.factuality,
            evidence=list(checked.evidence),
        )
        if checked.kept
        else None
    )
    return _with(fact, checked.refusals, path)


def _provision(
    document: Document, sentences: Sequence[Sentence], answer: ProvisionAnswer | OtherClause, path: str
) -> Grounded:
    kind_told: ProvisionKind = ("term", "other") if isinstance(answer, OtherClause) else PROVISIONS[answer.kind]
    match kind_told:
        case "area":
            checked = check_area(document, sentences, answer.text)
            area = CooperationArea(area=answer.text, evidence=list(checked.evidence)) if checked.kept else None
            return _with(area, checked.refusals, path)
        case "entry_into_force":
            checked = check_rule(document, sentences, answer.text)
            rule = EntryIntoForceRule(text=answer.text, evidence=list(checked.evidence)) if checked.kept else None
            return _with(rule, checked.refusals, path)
        case ("term", term):
            clause = check_term(document, sentences, term, answer.text)
            fact = (
                Term(kind=term, text=answer.text, months=clause.months, evidence=list(clause.evidence))
                if clause.kept
                else None
            )
            return _with(fact, clause.refusals, path)
        case ("obligation", kind):
            article = answer.article if isinstance(answer, ProvisionDraft) else None
            article = article or next(
                (told for one in sentences if (told := article_of(document, one, answer.text))), None
            )
            duty = check_obligation(document, sentences, kind, answer.text, trigger=answer.when, article=article)
            obligation = (
                Obligation(
                    kind=duty.kind,
                    text=answer.text,
                    trigger=duty.trigger,
                    conditions=list(duty.conditions),
                    article=duty.article,
                    evidence=list(duty.evidence),
                )
                if duty.kept
                else None
            )
            return _with(obligation, duty.refusals, path)


def _abstract(document: Document, answer: AbstractDraft, path: str) -> Grounded:
    checked = check_sentence(document, _cited(document, answer.sentences), answer.text)
    fact = SummarySentence(text=answer.text, evidence=list(checked.evidence)) if checked.kept else None
    return _with(fact, checked.refusals, path)


def _claim(
    document: Document, sentences: Sequence[Sentence], answer: ClaimAnswer, firmness: Factuality
) -> ClaimGrounding:
    fragment = check_whole(answer.text)
    if fragment:
        return ClaimGrounding(refusals=(fragment,))
    times = event_dates(answer.text)
    return check_claim(
        document,
        sentences,
        answer.text,
        attribution=[(link.source, link.cue or None) for link in answer.by],
        factuality=firmness,
        kind=answer.kind,
        time=times[0].text if len(times) == 1 else None,
    )


def _tidied(answer: ClaimAnswer) -> tuple[ClaimAnswer, tuple[Refusal, ...]]:
    """The answer with the words of saying taken off its text, and with a kind that its words allow."""
    statement = statement_of(answer.text)
    by = answer.by
    if statement.speech and not by:
        by = [SourceDraft(source=statement.speech.source, cue=statement.speech.cue)]
    kind = kind_of(answer.kind, statement.text)
    refused = (kind,) if isinstance(kind, Refusal) else ()
    allowed = "event" if isinstance(kind, Refusal) else kind
    text = balanced(statement.text)
    if text == answer.text and by is answer.by and allowed == answer.kind:
        return answer, refused
    return answer.model_copy(update={"text": text, "by": by, "kind": allowed}), refused


def _claimed(answer: ClaimAnswer, checked: ClaimGrounding, refusals: Iterable[Refusal], path: str) -> Grounded:
    fact = (
        Claim(
            id=path,
            text=answer.text,
            attribution=list(checked.attribution),
            factuality=checked.factuality,
            kind=answer.kind,
            event_time=checked.event_time,
            quantities=list(checked.quantities),
            evidence=list(checked.evidence),
        )
        if checked.kept
        else None
    )
    return _with(fact, refusals, path)


def _firmness(sentences: Sequence[Sentence]) -> Factuality:
    found = {factuality_of(sentence.text) for sentence in sentences} - {"asserted"}
    return found.pop() if len(found) == 1 else "asserted"


def _with(fact: Fact | None, refusals: Iterable[Refusal], path: str) -> Grounded:
    rejected = tuple(
        Rejection(path=path if each.field in path else f"{path}.{each.field}", value=each.value, reason=each.reason)
        for each in refusals
    )
    return Grounded((fact,) if fact else (), rejected)
