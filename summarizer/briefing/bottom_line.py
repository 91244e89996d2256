"""The bottom line up front: sentences that code composes from grounded facts, and from nothing else.

Each sentence says whose statement it is. No sentence carries a likelihood word or a level of confidence
(ICD 203 keeps the two apart); what a source does not state as fact is not stated as fact here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from summarizer.briefing.align import SourceMap, state_of_party
from summarizer.briefing.events import came_about
from summarizer.briefing.gaps import CONSENT, firm
from summarizer.records.briefing import (
    BriefingSentence,
    Comparison,
    NotAsserted,
    Reported,
    Source,
    Stated,
    StatedEvent,
    StatedParty,
    TreatyFacts,
)
from summarizer.records.treaty import Act
from summarizer.render.wording import (
    FACTUALITY_WORDS,
    act_words,
    acting_states,
    citing,
    count,
    event_words,
    label_ranges,
    listing,
    on_date,
    spoken,
    upper_first,
)

__all__ = ["bottom_line", "lower_act", "name_of", "party_names"]

_KEY_ACTS: tuple[Act, ...] = (
    "adoption",
    "signature",
    "provisional_application",
    "domestic_approval",
    "ratification",
    "acceptance",
    "approval",
    "accession",
    "exchange_of_instruments",
    "deposit_of_instrument",
    "entry_into_force",
    "suspension",
    "denunciation",
    "withdrawal",
    "termination",
)
_CONCLUSION: tuple[Act, ...] = ("adoption", "signature")
"""By which a text is made before a state is bound by it (VCLT articles 9 to 12)."""
_LONGEST_QUOTE = 240  # characters; a longer provision is told by its kind and stands in full below
_MOST_AREAS = 8


def party_names(parties: Iterable[StatedParty]) -> dict[str, str]:
    """The name of each party by the key of its state."""
    return {state_of_party(party): party.name for party in parties}


def name_of(treaty: TreatyFacts, sources: SourceMap) -> str:
    """What a briefing calls a treaty: its title, or its type and parties.

    >>> name_of(TreatyFacts(id="t1", name="", document_ids=["a"]), SourceMap([]))
    'Treaty whose parties are not stated'
    """
    if treaty.titles:
        return treaty.titles[0].text
    names = [party.name for party in treaty.parties]
    kind = upper_first(_kind(treaty))
    if len(names) < 2:
        return f"{kind} of {names[0]}" if names else f"{kind} whose parties are not stated"
    return f"{kind} {'of' if _has_others(treaty, sources) else 'between'} {listing(names)}"


def _has_others(treaty: TreatyFacts, sources: SourceMap) -> bool:
    """Whether the treaty may have more parties than two or those known, so that it is not between these alone.

    It may if a state that no text calls a party joined or left it, or if a text tells of its member states.
    """
    known = {state_of_party(party) for party in treaty.parties}
    return (
        len(known) > _TWO
        or any(not set(event.states) <= known for event in treaty.events if event.act in _KEY_ACTS)
        or any(_OF_MANY.search(sources.text(document_id)) for document_id in treaty.document_ids)
    )


_TWO = 2
_OF_MANY = re.compile(
    r"(?i)\b(?:(?:member|signatory|contracting) (?:states|countries|nations)|states? part(?:y|ies)|signatories"
    r"|multilateral|acced(?:e[sd]?|ing)|accession)\b"
)


def _kind(treaty: TreatyFacts) -> str:
    types = {item.type for item in treaty.instruments} - {"other"}
    return next(iter(types)).replace("_", " ") if len(types) == 1 else "treaty"


def bottom_line(
    treaties: Sequence[TreatyFacts],
    sources: SourceMap,
    described: Sequence[Source],
    conflicts: Sequence[Comparison],
    not_asserted: Sequence[NotAsserted],
) -> list[BriefingSentence]:
    """The sentences of the bottom line, treaty by treaty, then on conflict and on the quality of the sources."""
    lines: list[BriefingSentence] = []
    for treaty in treaties:
        lines += _Treaty(treaty, sources).lines()
    if not treaties:
        documents = count(len(described), "document")
        lines.append(BriefingSentence(text=f"No treaty fact could be taken from {documents}."))
    return [*lines, *_doubts(conflicts, not_asserted), *_quality(described)]


class _Treaty:
    def __init__(self, treaty: TreatyFacts, sources: SourceMap) -> None:
        self._treaty = treaty
        self._sources = sources
        self._names = party_names(treaty.parties)

    def lines(self) -> list[BriefingSentence]:
        return [
            *self._what(),
            *self._obligations(),
            *self._areas(),
            *self._conclusion(),
            *self._life(),
            *self._not_yet(),
            *self._in_force(),
        ]

    def _labels(self, facts: Sequence[Stated]) -> str:
        ids = self._sources.sort(ref.document_id for fact in facts for ref in fact.stated_in)
        return label_ranges([self._sources.labels[id_] for id_ in ids])

    def _who(self, facts: Sequence[Stated], singular: str, plural: str) -> str:
        """The sources of facts with a verb: "Two sources (S1, S2) report"."""
        return self._telling({ref.document_id for fact in facts for ref in fact.stated_in}, facts, singular, plural)

    def _telling(self, document_ids: set[str], facts: Sequence[Stated], singular: str, plural: str) -> str:
        ids = self._sources.sort(document_ids)
        labels = label_ranges([self._sources.labels[id_] for id_ in ids])
        evidence = (piece for fact in facts for piece in fact.evidence if piece.document_id in document_ids)
        independent = len(self._sources.origins(evidence))
        copies = ""
        if independent < len(ids):
            several = len(self._sources.distinct(ids)) == len(ids)
            copies = ", texts of one origin included" if several else ", copies included"
        verb = singular if independent == 1 else plural
        return f"{upper_first(count(independent, 'source'))} ({labels}{copies}) {verb}"

    def _what(self) -> list[BriefingSentence]:
        treaty, parties = self._treaty, self._treaty.parties
        kind = _kind(treaty)
        article = "an" if kind[0] in "aeiou" else "a"
        lines = []
        title = treaty.titles[0] if treaty.titles else None
        if parties:
            naming_all = set.intersection(*({ref.document_id for ref in party.stated_in} for party in parties))
            names = listing([party.name for party in parties])
            told = (
                self._telling(naming_all, parties, "describes", "describe")
                if naming_all
                else self._who(parties, "describes", "together describe")
            )
            if len(parties) == 1:
                between = f"to which {names} is a party; no other was found"
            elif _has_others(treaty, self._sources):
                between = f"to which {names} are parties"
            else:
                between = f"between {names}"
            lines.append(_sentence(f"{told} {article} {kind} {between}.", parties))
        if title:
            text = f"{self._who([title], 'gives', 'give')} its title as “{title.text}”."
            lines.append(_sentence(text, [title]))
        if not lines:
            text = f"{upper_first(self._documents())} about {article} {kind} whose parties and title are not stated."
            lines.append(BriefingSentence(text=text))
        return lines

    def _documents(self) -> str:
        labels = listing([self._sources.labels[id_] for id_ in self._treaty.document_ids])
        return f"{labels} {'is' if len(self._treaty.document_ids) == 1 else 'are'}"

    def _obligations(self) -> list[BriefingSentence]:
        lines = []
        kinds = dict.fromkeys(item.kind for item in self._treaty.obligations)
        for kind in kinds:
            if kind == "other":
                continue
            facts = [item for item in self._treaty.obligations if item.kind == kind]
            article = "an" if kind[0] in "aeiou" else "a"
            text = f"{self._who(facts, 'states', 'state')} {article} {kind} obligation"
            quoted = next((item for item in facts if len(item.text) <= _LONGEST_QUOTE), None)
            if quoted:
                text += f"; in the words of {self._labels([quoted])}{self._citing(quoted)}: “{quoted.text}”"
            lines.append(_sentence(f"{text}.", facts))
        others = [item for item in self._treaty.obligations if item.kind == "other"]
        if others and not lines:
            duties = count(len(others), "duty", "duties")
            lines.append(_sentence(f"{self._who(others, 'states', 'state')} {duties} of the parties.", others))
        return lines

    def _areas(self) -> list[BriefingSentence]:
        areas = self._treaty.cooperation_areas
        if not areas:
            return []
        by_sources: dict[str, list[str]] = {}
        for item in areas:
            by_sources.setdefault(self._labels([item]), []).append(item.area)
        told = f"Cooperation is stated in {count(len(areas), 'area')}"
        if len(areas) > _MOST_AREAS:
            return [_sentence(f"{told} ({self._labels(areas)}).", areas)]
        parts = [f"{listing(names)} ({labels})" for labels, names in by_sources.items()]
        return [_sentence(f"{told}: {'; '.join(parts)}.", areas)]

    def _conclusion(self) -> list[BriefingSentence]:
        """When the treaty was made, if some sources tell of its adoption and others of its signature at that time.

        The time is the least exact one that is given, because only that is stated by all of them.
        """
        steps = [
            [event for event in firm(self._treaty.events, act) if event.date and _wholly_told(event)]
            for act in _CONCLUSION
        ]
        made = [event for step in steps for event in step]
        told = [{ref.document_id for event in step for ref in event.stated_in} for step in steps]
        if not all(steps) or set.intersection(*told):
            return []
        least = min((event.date or "" for event in made), key=len)
        evidence = (piece for event in made for piece in event.evidence)
        if len(self._sources.origins(evidence)) < 2 or not all((event.date or "").startswith(least) for event in made):
            return []
        names = [f"its {act_words(act)} ({self._labels(step)})" for act, step in zip(_CONCLUSION, steps, strict=True)]
        text = f"{self._who(made, 'places', 'place')} the conclusion of the treaty {on_date(least)}: {listing(names)}."
        return [_sentence(text, made)]

    def _life(self) -> list[BriefingSentence]:
        """What is stated as fact, act by act; the same documents on the same act share a sentence."""
        lines = []
        for act in _KEY_ACTS:
            groups: dict[str, list[StatedEvent]] = {}
            for event in firm(self._treaty.events, act):
                groups.setdefault(self._labels([event]), []).append(event)
            for events in groups.values():
                first, *more = self._happenings(events)
                told = listing([first, *(text.removeprefix(f"{act_words(act)} ") for text in more)])
                alone = all(map(_wholly_told, events))
                text = f"{self._who(events, 'reports', 'report' if alone else 'together report')} {told}"
                if act == "domestic_approval":
                    text += "; that is not ratification"
                lines.append(_sentence(f"{text}.", events))
        return lines

    def _happenings(self, events: Sequence[StatedEvent]) -> list[str]:
        """Acts of one kind; a place and time that all of them have is told once, with the last."""
        shared = {(event.place, event.date, event.date_text, self._citing(event)) for event in events}
        last = len(events) - 1 if len(shared) == 1 else 0
        return [*(self._deed(event, None) for event in events[:last]), *map(self._happening, events[last:])]

    def _happening(self, event: StatedEvent) -> str:
        text = self._deed(event, event.place)
        if event.date:
            text += f" {on_date(event.date)}"
        elif event.date_text:
            text += f" (“{event.date_text}”)"
        return f"{text}{self._citing(event)}"

    def _deed(self, event: StatedEvent, place: str | None) -> str:
        # The sentence around it says how firm it is; that it was long ago is said here.
        context = "historical" if event.context == "historical" else "actual"
        plain = event.model_copy(update={"context": context, "factuality": "asserted", "place": place})
        return lower_act(event_words(plain, acting_states(event, self._names)))

    def _citing(self, fact: Reported) -> str:
        """Whom the sources name for a fact, in brackets."""
        named = citing(fact, self._sources.labels)
        return f" ({named})" if named else ""

    def _not_yet(self) -> list[BriefingSentence]:
        """Key acts that no document states as fact and as past."""
        lines = []
        for event in self._treaty.events:
            if event.act not in _KEY_ACTS or event.context == "hypothetical":
                continue
            if came_about(event, self._treaty.events, self._sources):
                continue
            if event.factuality != "asserted":
                words = FACTUALITY_WORDS[event.factuality]
                text = f"Not stated as fact: {self._happening(event)} ({self._labels([event])}: {words})."
            elif event.context == "future":
                text = f"{self._who([event], 'has', 'have')} as still to come: {self._happening(event)}."
            else:
                continue
            lines.append(_sentence(text, [event]))
        return lines

    def _in_force(self) -> list[BriefingSentence]:
        treaty = self._treaty
        lines = []
        if not firm(treaty.events, *CONSENT):
            lines.append(BriefingSentence(text="Not found in any source as fact: a ratification of the treaty."))
        if firm(treaty.events, "entry_into_force"):
            return lines
        lines.append(BriefingSentence(text="Not found in any source as fact: that the treaty has entered into force."))
        for rule in treaty.entry_into_force[:1]:
            text = f"{self._who([rule], 'gives', 'give')} the rule for it{self._citing(rule)}: “{rule.text}”."
            lines.append(_sentence(text, [rule]))
        return lines


def _wholly_told(event: StatedEvent) -> bool:
    """Whether each document that tells of an act gives all of it, its day too."""
    return {ref.document_id for ref in event.stated_in} <= {*event.complete_in}


def lower_act(text: str) -> str:
    """An event phrase fit to stand inside a sentence."""
    return text[:1].lower() + text[1:]


def _sentence(text: str, facts: Sequence[Stated]) -> BriefingSentence:
    return BriefingSentence(text=text, facts=[fact.id for fact in facts])


def _doubts(conflicts: Sequence[Comparison], not_asserted: Sequence[NotAsserted]) -> list[BriefingSentence]:
    lines = []
    if conflicts:
        points = count(len(conflicts), "point")
        ids = [id_ for item in conflicts for side in item.sides for id_ in side]
        lines.append(
            BriefingSentence(
                text=f"Accounts differ on {points}, listed under “Agreement and conflict”.",
                facts=[id_ for id_ in ids if "/" not in id_],
                claims=[id_ for id_ in ids if "/" in id_],
            )
        )
    claims = [id_ for group in not_asserted for id_ in group.claims]
    if claims:
        subject = f"{upper_first(count(len(claims), 'claim is', 'claims are'))} not stated as fact by"
        whose = "its source" if len(claims) == 1 else "their sources"
        lines.append(BriefingSentence(text=f"{subject} {whose}, and listed apart.", claims=claims))
    return lines


def _quality(described: Sequence[Source]) -> list[BriefingSentence]:
    machine = [source.label for source in described if source.kind == "machine_written"]
    if not machine:
        return []
    share = "The only source"
    if len(described) > 1:
        share = f"{upper_first(spoken(len(machine)))} of {spoken(len(described))} sources"
    says = "says that a machine wrote it" if len(machine) == 1 else "say that a machine wrote them"
    return [BriefingSentence(text=f"{share} ({', '.join(machine)}) {says}.")]
