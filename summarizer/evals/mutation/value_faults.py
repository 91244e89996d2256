"""Classes of errors in the values of a fact: its date, party, actor, source, act, firmness, numbers and words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import get_args

from summarizer.dates import is_edtf
from summarizer.evals.gold.labels import FactField, GoldClaim, GoldEvent, GoldParty
from summarizer.evals.mutation import text_faults
from summarizer.evals.mutation.mutants import Case, Class, Fault, Mutant, apart, slot_mutant
from summarizer.evals.scoring.sites import Site, changed
from summarizer.records import Act, Attribution, Claim, EventTime, Factuality, Obligation, Term, TreatyEvent
from summarizer.states import find_state, states_in

__all__ = [
    "CLASSES",
    "added_hedge",
    "added_negation",
    "changed_act",
    "changed_kind",
    "changed_modal",
    "changed_number",
    "date_shift",
    "dropped_hedge",
    "dropped_negation",
    "made_up_date",
    "party_swap",
    "swapped_states",
    "wrong_organ",
    "wrong_speaker",
]

_TEXTS: Mapping[FactField, tuple[str, ...]] = {
    "obligation": ("text", "trigger"),
    "entry_into_force": ("text",),
    "term": ("text",),
    "claim": ("text",),
}
"""The attributes that hold clauses of the document. Their slots have the same names, but for those of claims."""

_EDTF = re.compile(r"(\d{4}|[\dX]{4})(?:-(\d\d)(?:-(\d\d))?)?([?~]?)")
_MADE_UP = "2024-06-19"

_OTHER_ACTS: Mapping[str, Sequence[Act]] = {
    "signature": ("ratification", "entry_into_force"),
    "domestic_approval": ("ratification", "signature"),
    "ratification": ("domestic_approval", "signature"),
    "announcement": ("ratification", "signature"),
    "deposit_of_instrument": ("ratification", "entry_into_force"),
    "accession": ("ratification", "signature"),
    "denunciation": ("suspension", "ratification"),
    "withdrawal": ("suspension", "ratification"),
    "entry_into_force": ("ratification", "provisional_application"),
}
"""What each act is most easily taken for."""


def date_shift(case: Case) -> Iterator[Mutant]:
    """Another day, month or year of an event, of a claim's time, or in the words."""
    for site in case.of("event", "claim"):
        for date in _shifted(_date(site)):
            if date not in _dates(site):
                yield _dated(case, site, date)
    yield from _in_words(case, text_faults.shifted_dates)


def made_up_date(case: Case) -> Iterator[Mutant]:
    """A year, month or day that the document leaves open."""
    for site in case.of("event", "claim"):
        labelled = _dates(site)
        date = _date(site)
        if date is None:
            closed = _MADE_UP if set(labelled) == {None} else None
        elif date.startswith("XXXX"):
            closed = date.replace("XXXX", _MADE_UP[:4])
        else:
            closed = f"{date}-12" if _EDTF.fullmatch(date) and len(date) < 10 and date[-1].isdigit() else None
        if closed is not None and is_edtf(closed) and closed not in labelled:
            yield _dated(case, site, closed)


def party_swap(case: Case) -> Iterator[Mutant]:
    """Another state acts, is a party, or stands in the words of a claim."""
    parties = [site.gold.name[0] for site in case.of("party") if isinstance(site.gold, GoldParty)]
    stranger, _ = case.strange_state
    for site in case.of("event"):
        assert isinstance(site.gold, GoldEvent)  # noqa: S101 - for the type
        names = [name for name in site.gold.party if name is not None]
        if names and names[0] == site.gold.party[0]:
            for other in (*_other_states(parties, names), stranger):
                yield slot_mutant(case, site, "party", other, party=other)
    for site in case.of("party"):
        state = find_state(stranger)
        values = {"name": stranger, "iso3": state and state.iso3, "cow": state and state.cow}
        fault = Fault("missing", "party", fact=site.gold.id)
        yield Mutant(f"{site.gold.id} party: {stranger}", changed(case.output, site, **values), fault)
    yield from _in_words(case, lambda text: text_faults.other_states(text, stranger), only=("claim",))


def swapped_states(case: Case) -> Iterator[Mutant]:
    """Two states in each other's place in the words of a claim or a duty."""
    yield from _in_words(case, text_faults.swapped_states)


def dropped_negation(case: Case) -> Iterator[Mutant]:
    """A "not" left out of the words, or a denial told as an assertion."""
    yield from _in_words(case, text_faults.dropped_negations, slot="polarity")
    for site in case.of("claim"):
        if _firmness(site)[0] == "denied" and "asserted" not in _firmness(site):
            yield slot_mutant(case, site, "polarity", "denied -> asserted", factuality="asserted")


def added_negation(case: Case) -> Iterator[Mutant]:
    """A "not" put into the words, or an assertion told as a denial."""
    yield from _in_words(case, text_faults.added_negations, slot="polarity")
    for site in case.of("claim"):
        if _firmness(site)[0] == "asserted" and "denied" not in _firmness(site):
            yield slot_mutant(case, site, "polarity", "asserted -> denied", factuality="denied")


def dropped_hedge(case: Case) -> Iterator[Mutant]:
    """What is believed, possible or reported told as a fact; "about 300" told as 300."""
    for site in case.of("event", "claim"):
        if not {"asserted", "denied"}.intersection(_firmness(site)):
            yield slot_mutant(case, site, "factuality", f"{_firmness(site)[0]} -> asserted", factuality="asserted")
    for site, out in _claims(case):
        if any(one.approximate for one in out.quantities):
            exact = [one.model_copy(update={"approximate": False}) for one in out.quantities]
            yield slot_mutant(case, site, "quantities", "approximate -> exact", quantities=exact)


def added_hedge(case: Case) -> Iterator[Mutant]:
    """What is told as a fact told as possible."""
    for site in case.of("event", "claim"):
        if _firmness(site)[0] == "asserted" and "possible" not in _firmness(site):
            yield slot_mutant(case, site, "factuality", "asserted -> possible", factuality="possible")


def changed_modal(case: Case) -> Iterator[Mutant]:
    """A duty told as a permission, a possibility as a certainty."""
    yield from _in_words(case, text_faults.changed_modals)


def changed_number(case: Case) -> Iterator[Mutant]:
    """Another number of things, months or of an article."""
    for site, out in _claims(case):
        for index, one in enumerate(out.quantities):
            value = next(other for other in _near(one.value) if not _is_written(other, out.text))
            others = list(out.quantities)
            others[index] = one.model_copy(update={"value": value, "text": f"{value:g}"})
            yield slot_mutant(case, site, "quantities", f"{one.value:g} -> {value:g}", quantities=others)
    for site in case.of("term"):
        if isinstance(site.out, Term) and site.out.months is not None:
            yield slot_mutant(case, site, "months", site.out.months + 12, months=site.out.months + 12)
    for site in case.of("obligation"):
        article = site.out.article if isinstance(site.out, Obligation) else None
        if article and (digits := re.search(r"\d+", article)):
            other = article[: digits.start()] + str(int(digits.group()) + 1) + article[digits.end() :]
            yield slot_mutant(case, site, "article", other, article=other)
    yield from _in_words(case, text_faults.changed_numbers)


def wrong_speaker(case: Case) -> Iterator[Mutant]:
    """Another source, a source too many or too few, or a chain the wrong way round."""
    speakers = [link.source for _, out in _claims(case) for link in out.attribution]
    for site, out in _claims(case):
        gold = site.gold
        assert isinstance(gold, GoldClaim)  # noqa: S101 - for the type
        if not out.attribution:
            links = [Attribution(source=case.strangers[0], cue="said")]
            yield slot_mutant(case, site, "source", f"added {case.strangers[0]}", attribution=links)
            continue
        for index, link in enumerate(out.attribution):
            names = [name for one in gold.attribution for name in one.source]
            for other in _other_names(case, link.source, names, speakers):
                links = list(out.attribution)
                links[index] = link.model_copy(update={"source": other})
                yield slot_mutant(case, site, "source", f"{link.source} -> {other}", attribution=links)
        if all(len(reading.attribution) >= len(out.attribution) for reading in _readings(site)):
            yield slot_mutant(case, site, "source", "outermost source left out", attribution=out.attribution[1:])
        if len(out.attribution) > 1:
            yield slot_mutant(case, site, "source", "chain turned round", attribution=out.attribution[::-1])


def wrong_organ(case: Case) -> Iterator[Mutant]:
    """Another organ or person acts, in an event or in the words of a claim."""
    events = [(site, site.out, site.gold) for site in case.of("event")]
    actors = [out.actor for _, out, _ in events if isinstance(out, TreatyEvent) and out.actor]
    for site, out, gold in events:
        if isinstance(out, TreatyEvent) and isinstance(gold, GoldEvent) and out.actor:
            names = [name for name in gold.actor if name is not None]
            for other in _other_names(case, out.actor, names, actors):
                yield slot_mutant(case, site, "actor", f"{out.actor} -> {other}", actor=other)
    for actor in dict.fromkeys(actors):
        yield from _in_words(case, partial(_exchanged, old=actor, new=case.strangers[1]), only=("claim",))


def changed_act(case: Case) -> Iterator[Mutant]:
    """An event told as another act: an approval as a ratification, a plan as done."""
    for site in case.of("event"):
        gold = site.gold
        assert isinstance(gold, GoldEvent)  # noqa: S101 - for the type
        for act in _OTHER_ACTS.get(gold.act[0], ("signature", "ratification")):
            if act not in gold.act:
                yield slot_mutant(case, site, "act", f"{gold.act[0]} -> {act}", act=act)
        context = "future" if "future" not in gold.context else "historical"
        if context not in gold.context:
            yield slot_mutant(case, site, "context", f"{gold.context[0]} -> {context}", context=context)


def changed_kind(case: Case) -> Iterator[Mutant]:
    """Another kind of instrument, duty, final clause or claim."""
    for site in case.of("instrument", "obligation", "term", "claim"):
        slot = "type" if site.field == "instrument" else "kind"
        kinds = get_args(type(site.out).model_fields[slot].annotation)
        other = next((kind for kind in kinds if kind not in getattr(site.gold, slot)), None)
        if other is not None:
            yield slot_mutant(case, site, slot, other, **{slot: other})


CLASSES: Mapping[str, Class] = {
    one.__name__: one
    for one in (
        date_shift,
        made_up_date,
        party_swap,
        swapped_states,
        dropped_negation,
        added_negation,
        dropped_hedge,
        added_hedge,
        changed_modal,
        changed_number,
        wrong_speaker,
        wrong_organ,
        changed_act,
        changed_kind,
    )
}
"""These classes by name."""


def _in_words(
    case: Case, faults: Callable[[str], Iterator[str]], *, slot: str = "content", only: Sequence[FactField] = ()
) -> Iterator[Mutant]:
    """Each fault in each clause; ``slot`` is the one of claims."""
    for site in case.of(*(only or _TEXTS)):
        for attribute in _TEXTS[site.field]:
            said = getattr(site.out, attribute)
            for text in faults(said) if said else ():
                if text not in getattr(site.gold, attribute):
                    name = slot if site.field == "claim" else attribute
                    yield slot_mutant(case, site, name, text, **{attribute: text})


def _exchanged(text: str, *, old: str, new: str) -> Iterator[str]:
    if old in text:
        yield text.replace(old, new)


def _dates(site: Site) -> Sequence[str | None]:
    gold = site.gold
    if isinstance(gold, GoldEvent):
        return gold.date
    return gold.time.date if isinstance(gold, GoldClaim) and gold.time else (None,)


def _date(site: Site) -> str | None:
    return _dates(site)[0]


def _dated(case: Case, site: Site, date: str) -> Mutant:
    said = f"{_date(site)} -> {date}"
    if not isinstance(site.out, Claim):
        return slot_mutant(case, site, "date", said, date=date)
    time = EventTime(date=date, text=site.out.event_time.text if site.out.event_time else "then")
    return slot_mutant(case, site, "date", said, event_time=time)


def _shifted(date: str | None) -> Iterator[str]:
    """The date with another day, month and year."""
    match = _EDTF.fullmatch(date or "")
    if match is None:
        return
    year, month, day, mark = match.groups()
    steps = {"day": range(1, 4), "month": range(1, 4), "year": range(1, 5)}
    for part, offsets in steps.items():
        for offset in offsets:
            parts = [
                _moved(year, offset, 9999) if part == "year" else year,
                _moved(month, offset, 12) if part == "month" else month,
                _moved(day, offset, 28) if part == "day" else day,
            ]
            other = "-".join(one for one in parts if one) + mark
            if other != date and is_edtf(other):
                yield other
                break


def _moved(number: str | None, by: int, last: int) -> str | None:
    if number is None or not number.isdigit():
        return number
    return f"{(int(number) - 1 + by) % last + 1:0{len(number)}}"


def _firmness(site: Site) -> Sequence[Factuality]:
    """Every labelled firmness of an event, or of a claim in these words."""
    if isinstance(site.gold, GoldEvent):
        return site.gold.factuality
    return [value for reading in _readings(site) for value in reading.factuality]


def _readings(site: Site) -> list[GoldClaim]:
    """The labelled ways to state a claim that have the output's words; the preferred one is the first."""
    if not isinstance(site.gold, GoldClaim) or not isinstance(site.out, Claim):
        return []
    return [reading for reading in site.gold.readings() if site.out.text in reading.text]


def _claims(case: Case) -> Iterator[tuple[Site, Claim]]:
    for site in case.of("claim"):
        assert isinstance(site.out, Claim)  # noqa: S101 - for the type
        yield site, site.out


def _near(value: float) -> Iterator[float]:
    yield from (value + 1, value + 7, value + 13, value + 29)


def _is_written(value: float, text: str) -> bool:
    """Whether a number stands in a text, in digits or as a small word."""
    words = "zero one two three four five six seven eight nine ten eleven twelve".split()
    said = {number.replace(",", "") for number in re.findall(r"[\d,.]*\d", text)}
    said |= {str(words.index(word)) for word in re.findall(r"[a-z]+", text.lower()) if word in words}
    return f"{value:.15g}" in said


def _other_states(parties: Sequence[str], names: Sequence[str]) -> Iterator[str]:
    """The parties that are none of these states."""
    states = {find_state(name) for name in names} - {None}
    return (party for party in apart(parties, names) if find_state(party) not in states)


def _other_names(case: Case, name: str, names: Sequence[str], pool: Sequence[str]) -> Iterator[str]:
    """Who else it could be: somebody else in the document, a stranger, or the same office of another state."""
    yield from list(dict.fromkeys(apart(pool, names)))[:1]
    yield case.strangers[0]
    for mention in states_in(name)[:1]:
        state, belonging = case.strange_state
        yield name[: mention.start] + (belonging if mention.kind == "demonym" else state) + name[mention.end :]
