"""What a treaty briefing looks for and no source states."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from summarizer.briefing.align import state_of_party
from summarizer.records.briefing import Gap, GapTopic, Source, StatedEvent, TreatyFacts
from summarizer.records.treaty import Act
from summarizer.render.wording import listing

__all__ = ["CONSENT", "firm", "gaps_of", "undated_sources"]

CONSENT: frozenset[Act] = frozenset(
    {"ratification", "acceptance", "approval", "accession", "exchange_of_instruments", "deposit_of_instrument"}
)
"""Acts by which a state consents to be bound after signature (VCLT articles 11 to 16)."""


def firm(events: Iterable[StatedEvent], *acts: Act) -> list[StatedEvent]:
    """The events that a document states as fact and as past."""
    return [
        event
        for event in events
        if event.act in acts and event.context in {"actual", "historical"} and event.factuality == "asserted"
    ]


def gaps_of(treaty: TreatyFacts, sources: Sequence[Source]) -> list[Gap]:
    """What the documents about one treaty do not state, in the order of a treaty's life."""
    terms = {term.kind for term in treaty.terms}
    found: list[tuple[GapTopic, str]] = []
    if not treaty.titles:
        found.append(("title", "Not found in any source: the title of the treaty."))
    if len(treaty.parties) < 2:
        found.append(("parties", f"Not found in any source: {'another party' if treaty.parties else 'the parties'}."))
    if not treaty.obligations:
        found.append(("obligations", "Not found in any source: an obligation of the parties."))
    found += _signature(treaty.events)
    waiting = _without_consent(treaty)
    if waiting:
        text = f"Not found in any source as fact: a ratification by {listing(list(waiting.values()), 'or')}."
        if any(waiting.keys() & set(event.states) for event in firm(treaty.events, "domestic_approval")):
            text += " Domestic approval is not ratification."
        found.append(("ratification", text))
    if not firm(treaty.events, "entry_into_force"):
        hedged = any(event.act == "entry_into_force" for event in treaty.events)
        as_fact = " as fact" if hedged else ""
        found.append(("entry_into_force", f"Not found in any source{as_fact}: that the treaty has entered into force."))
    if not treaty.entry_into_force:
        found.append(("entry_into_force_rule", "Not found in any source: the rule for entry into force."))
    if "duration" not in terms:
        found.append(("duration", "Not found in any source: how long the treaty lasts."))
    if "withdrawal" not in terms:
        found.append(("withdrawal", "Not found in any source: how a party can withdraw."))
    own = set(treaty.document_ids)
    if not any(source.kind == "treaty_text" and source.document_id in own for source in sources):
        found.append(("treaty_text", "No source is recognised as the text of the treaty itself."))
    return [Gap(topic=topic, text=text, document_ids=treaty.document_ids) for topic, text in found]


def _signature(events: Sequence[StatedEvent]) -> list[tuple[GapTopic, str]]:
    signed = firm(events, "signature")
    if not signed:
        as_fact = " as fact" if any(event.act == "signature" for event in events) else ""
        return [("signature", f"Not found in any source{as_fact}: that the treaty has been signed.")]
    dates = [event.date for event in signed if event.date]
    if not dates:
        return [("signature_date", "Not found in any source: the date of signature.")]
    if all(date.startswith("XXXX") for date in dates):
        return [("signature_year", "Not found in any source: the year of signature.")]
    return []


def _without_consent(treaty: TreatyFacts) -> dict[str, str]:
    """The parties of which no source states consent to be bound, state and name; a joint act counts for all."""
    acts = firm(treaty.events, *CONSENT)
    if any(event.act == "exchange_of_instruments" and not event.states for event in acts):
        return {}
    bound = {state for event in acts for state in event.states}
    parties = {state_of_party(party): party.name for party in treaty.parties}
    return {state: name for state, name in parties.items() if state not in bound}


def undated_sources(sources: Sequence[Source]) -> list[Gap]:
    """One gap for all documents without a publication date."""
    undated = [source for source in sources if source.published is None]
    if not undated:
        return []
    labels = listing([source.label for source in undated], "or")
    text = f"No publication date is known for {labels}."
    return [Gap(topic="publication_date", text=text, document_ids=[source.document_id for source in undated])]
