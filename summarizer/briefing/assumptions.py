"""What a briefing takes for granted and no source states (ICD 203: assumptions are told apart from information)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

from summarizer.briefing.align import SourceMap, state_of_party
from summarizer.briefing.statements import Statement
from summarizer.dates import find_dates
from summarizer.records.briefing import BriefingSentence, Stated, TreatyFacts
from summarizer.render.wording import label_ranges, listing, upper_first

__all__ = ["assumptions_of"]

_MOST_EXAMPLES = 3


def assumptions_of(
    treaties: Sequence[TreatyFacts], statements: Sequence[Statement], sources: SourceMap
) -> list[BriefingSentence]:
    """The assumptions, each with the facts and claims that lean on it.

    Three are made: that documents which do not share a title are about one treaty; that documents of which one shows
    too little to tell are about two; and that a date which a text leaves open ("Monday", "June 19") is reckoned from
    the day of its publication.
    """
    same = (line for treaty in treaties for line in _one_treaty(treaty, sources))
    return [*same, *_kept_apart(treaties, sources), *_reckoned(treaties, statements, sources)]


def _kept_apart(treaties: Sequence[TreatyFacts], sources: SourceMap) -> Iterable[BriefingSentence]:
    """Treaties of which one is known by a party of the other alone, so that they may be one."""
    for one, other in combinations(treaties, 2):
        few, many = sorted((one, other), key=lambda treaty: len(treaty.parties))
        keys = {state_of_party(party) for party in few.parties}
        shared = [party for treaty in (few, many) for party in treaty.parties if state_of_party(party) in keys]
        if len(few.parties) != 1 or len(shared) != len(few.parties) * 2 or (few.titles and many.titles):
            continue
        labels = [_labels(treaty.document_ids, sources) for treaty in (few, many)]
        text = f"{labels[0]} may be about the same treaty as {labels[1]}: both name {few.parties[0].name} as a party, "
        yield BriefingSentence(
            text=f"{text}and nothing was found that settles it; they are kept apart.",
            facts=[fact.id for fact in shared],
        )


def _one_treaty(treaty: TreatyFacts, sources: SourceMap) -> Iterable[BriefingSentence]:
    titled = {ref.document_id for title in treaty.titles for ref in title.stated_in}
    untitled = [id_ for id_ in treaty.document_ids if id_ not in titled]
    if len(treaty.document_ids) < 2 or (not untitled and len(treaty.titles) < 2):
        return
    shared: Sequence[Stated] = [
        fact for fact in (*treaty.parties, *treaty.events) if len({ref.document_id for ref in fact.stated_in}) > 1
    ]
    of_what = [
        name
        for name, facts in (("parties", treaty.parties), ("acts", treaty.events))
        if any(fact in shared for fact in facts)
    ]
    why = f"what they say of its {listing(of_what)} agrees" if of_what else "what they say of it agrees"
    all_ = _labels(treaty.document_ids, sources)
    if len(treaty.titles) > 1:
        names = listing([f"“{title.text}” ({_labels(_told_in(title), sources)})" for title in treaty.titles])
        text = f"{names} are taken for titles of one treaty, because {why} ({all_})."
    elif titled:
        verb = "names no title; it is" if len(untitled) == 1 else "name no title; they are"
        others = _labels(sorted(titled), sources)
        text = f"{_labels(untitled, sources)} {verb} taken to speak of the same treaty as {others}, because {why}."
    else:
        text = f"{all_} name no title; they are taken to speak of one treaty, because {why}."
    yield BriefingSentence(text=text, facts=[fact.id for fact in (*treaty.titles, *shared)])


def _reckoned(
    treaties: Sequence[TreatyFacts], statements: Sequence[Statement], sources: SourceMap
) -> Iterable[BriefingSentence]:
    leaning: dict[str, list[tuple[str, str]]] = {}  # by document: ids, with the words of their dates
    for event in (event for treaty in treaties for event in treaty.events):
        for id_ in {ref.document_id for ref in event.stated_in if _is_reckoned(event.date, event.date_text)}:
            leaning.setdefault(id_, []).append((event.id, event.date_text or ""))
    for item in statements:
        time = item.claim.event_time
        if time and _is_reckoned(time.date, time.text):
            leaning.setdefault(item.document_id, []).append((item.id, time.text))
    published = {document.id for document in sources.documents if document.published}
    ids = sources.sort(id_ for id_ in leaning if id_ in published)
    if not ids:
        return
    pairs = [pair for id_ in ids for pair in leaning[id_]]
    words = list(dict.fromkeys(f"“{words}”" for _, words in pairs))[:_MOST_EXAMPLES]
    leaning_ids = list(dict.fromkeys(id_ for id_, _ in pairs))
    yield BriefingSentence(
        text=f"Dates that a text leaves open, such as {listing(words)}, are reckoned from the day of its publication "
        f"({_labels(ids, sources)}).",
        facts=[id_ for id_ in leaning_ids if "/" not in id_],
        claims=[id_ for id_ in leaning_ids if "/" in id_],
    )


def _is_reckoned(date: str | None, words: str | None) -> bool:
    """Whether the words of a date alone do not give the date that stands in the record."""
    if date is None or not words:
        return False
    return date not in {mention.edtf for mention in find_dates(words)}


def _told_in(fact: Stated) -> list[str]:
    return [ref.document_id for ref in fact.stated_in]


def _labels(document_ids: Iterable[str], sources: SourceMap) -> str:
    return upper_first(label_ranges([sources.labels[id_] for id_ in sources.sort(document_ids)]))
