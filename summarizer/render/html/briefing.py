"""A briefing as a page: its parts in the order in which an analyst wants them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from summarizer.records.briefing import (
    Briefing,
    Comparison,
    KeyJudgement,
    NotAsserted,
    Reported,
    Source,
    Stated,
    StatedEvent,
    TimelineEntry,
    TreatyFacts,
)
from summarizer.records.evidence import Fact, Factuality
from summarizer.render.html.parts import Item, Kind, Ledger, Mark, Section, Sheet, Tags
from summarizer.render.html.statements import (
    Details,
    caveat_items,
    claim_details,
    claim_text,
    facts_section,
    firmness_heading,
    firmness_mark,
    obligations_section,
    term_rows,
    timeline,
    when,
)
from summarizer.render.views import BriefingView
from summarizer.render.wording import SAID_BEFORE, count, human_date, upper_first

__all__ = ["briefing_sheet"]

_SIDES = {
    "contradicts": ("One side", "Other side"),
    "updates": ("Earlier", "Later"),
    "corroborates": ("",),
    "restates": ("",),
}


def briefing_sheet(record: Briefing) -> Sheet:
    """The page of a briefing, without the texts of its sources."""
    page = _Page(record)
    sections = [
        page.bottom_line(),
        page.judgements(),
        *page.assumptions(),
        *(page.treaty(number, treaty) for number, treaty in enumerate(record.treaties, 1)),
        *page.timeline(),
        *page.comparisons(),
        *page.not_asserted(),
        *page.not_stated(),
        *page.further_claims(),
        page.sources(),
        page.method(),
    ]
    made = human_date(record.method.made.isoformat())
    return Sheet(
        kicker=f"{upper_first(count(len(record.sources), 'source'))}, made on {made}",
        title=record.title,
        sections=tuple(sections),
        ledger=page.ledger,
    )


class _Page:
    """Makes the sections. Quotes are numbered as they are cited, so that the sections must be made in order."""

    def __init__(self, record: Briefing) -> None:
        self._record = record
        self._view = BriefingView(record)
        self.ledger = Ledger(
            labels={source.document_id: source.label for source in record.sources},
            origins={source.document_id: source.copy_of for source in record.sources if source.copy_of},
        )
        self._conflicting = _ids_of(record.conflicts)
        self._agreed = _ids_of(one for one in record.agreement if one.relation == "corroborates")

    def bottom_line(self) -> Section:
        items = (self._item(line.text, self._view.ids(line)) for line in self._record.bluf)
        return Section("bottom-line", "Bottom line", "lead", tuple(items))

    def judgements(self) -> Section:
        items = tuple(self._judgement(one) for one in self._record.key_judgements)
        none = "No judgement of a source was found, and no claim with more than one independent source."
        return Section("judgements", "Key judgements", items=items, note="" if items else none)

    def _judgement(self, one: KeyJudgement) -> Item:
        marks: tuple[Mark, ...] = ("judgement",) if one.kind == "analysis" else ("agreed",)
        kind: Kind = "judgement" if one.kind == "analysis" else "information"
        return self._item(one.text, one.claims, marks=marks, kind=kind)

    def assumptions(self) -> Iterable[Section]:
        if self._record.assumptions:
            ids = self._view.ids
            items = (
                self._item(line.text, ids(line), marks=("assumption",), kind="assumption")
                for line in self._record.assumptions
            )
            yield Section("assumptions", "Assumptions", items=tuple(items))

    def treaty(self, number: int, treaty: TreatyFacts) -> Section:
        several = len(self._record.treaties) > 1
        facts: dict[str, Sequence[Fact]] = {
            "Title": treaty.titles,
            "Type": treaty.instruments,
            "Parties": treaty.parties,
            "Rule for entry into force": treaty.entry_into_force,
            **term_rows(treaty.terms),
            "Related treaties": treaty.related_treaties,
        }
        table = facts_section("", "", facts, self._fact)
        below = [obligations_section("", treaty.obligations, self._fact)] if treaty.obligations else []
        if treaty.cooperation_areas:
            areas = tuple(self._fact(area, area.area) for area in treaty.cooperation_areas)
            below.append(Section("", "Cooperation", "run", areas))
        heading = treaty.name if several else "What was agreed"
        note = "" if table.parts or below else "No source states a fact about it."
        return Section(f"treaty-{number}", heading, parts=(table, *below), note=note)

    def timeline(self) -> list[Section]:
        dated, undated = ([self._moment(one) for one in part] for part in (self._record.timeline, self._record.undated))
        return timeline("timeline", "Timeline", dated, undated)

    def _moment(self, entry: TimelineEntry) -> Item:
        ids = self._view.ids(entry)
        marks: tuple[Mark, ...] = ("conflict",) if self._relation(ids) == "conflict" else ()
        return self._item(entry.text, ids, marks=marks, when=when(entry.date, entry.date_text))

    def comparisons(self) -> Iterable[Section]:
        record = self._record
        if len(record.sources) < 2 and not record.conflicts and not record.agreement:
            return
        corroborated = [one for one in record.agreement if one.relation == "corroborates"]
        restated = [one for one in record.agreement if one.relation != "corroborates"]
        none = "" if restated else "No claim was found in more than one source in words that are clearly the same."
        groups: tuple[tuple[str, list[Comparison], tuple[Mark, ...], str], ...] = (
            ("Conflict", record.conflicts, ("conflict",), "No conflict was found."),
            ("Update", record.updates, (), ""),
            ("Agreement", corroborated, ("agreed",), none),
            ("Repetition", restated, (), ""),
        )
        parts = tuple(
            Section("", heading, items=self._compared(found, marks), note="" if found else note)
            for heading, found, marks, note in groups
            if found or note
        )
        yield Section("comparison", "Agreement and conflict", parts=parts)

    def _compared(self, comparisons: Iterable[Comparison], marks: tuple[Mark, ...]) -> tuple[Item, ...]:
        items = []
        for comparison in comparisons:
            names = _SIDES[comparison.relation]
            sides = tuple(
                self._statement(id_, lead=names[min(at, len(names) - 1)], related=False)
                for at, side in enumerate(comparison.sides)
                for id_ in side
            )
            ids = self._view.ids(comparison)
            # Each side has its own quotes, so that the sentence above them cites nothing once more.
            items.append(Item(comparison.text, marks=marks, items=sides, tags=self._tags(ids)))
        return tuple(items)

    def not_asserted(self) -> Iterable[Section]:
        groups: dict[Factuality, list[NotAsserted]] = {}
        for group in self._record.not_asserted:
            groups.setdefault(group.factuality, []).append(group)
        parts = tuple(
            Section(
                "", firmness_heading(firmness), items=tuple(item for group in found for item in self._doubtful(group))
            )
            for firmness, found in groups.items()
        )
        if parts:
            yield Section("not-asserted", "Not stated as fact", parts=parts)

    def _doubtful(self, group: NotAsserted) -> Iterable[Item]:
        for id_ in (*group.claims, *group.facts):
            yield self._statement(id_, told_by=group.source)
        for id_ in group.antecedents:
            yield self._statement(id_, lead=SAID_BEFORE)

    def not_stated(self) -> Iterable[Section]:
        treaties = [treaty for treaty in self._record.treaties if treaty.not_stated]
        parts = []
        general = tuple(Item(gap.text) for gap in self._record.not_stated)
        if len(treaties) == 1:
            general = (*(Item(gap.text) for gap in treaties[0].not_stated), *general)
        else:
            parts = [
                Section("", treaty.name, items=tuple(Item(gap.text) for gap in treaty.not_stated))
                for treaty in treaties
            ]
        if general or parts:
            yield Section("not-stated", "Not found in any source", items=general, parts=tuple(parts))

    def further_claims(self) -> Iterable[Section]:
        if self._view.further_claims:
            items = tuple(self._statement(id_) for id_ in self._view.further_claims)
            yield Section("further", "Further claims", items=items)

    def sources(self) -> Section:
        items = [self._source(source) for source in self._record.sources]
        items += [Item(failure.error, lead=f"Not read: {failure.document}") for failure in self._record.failures]
        return Section("sources", "Sources", "sources", tuple(items))

    def _source(self, source: Source) -> Item:
        grade = f"{source.reliability}{source.credibility}"
        unjudged = " (cannot be judged)" if grade == "F6" else ""
        written = source.kind == "machine_written" or any(one.kind == "machine_written" for one in source.caveats)
        judged = f"{grade}, reliability {source.reliability}, credibility {source.credibility}{unjudged}"
        details = [("document", source.document_id), ("Admiralty code", judged)]
        if source.copy_of:
            details.append(("copy of", self.ledger.label(source.copy_of)))
        if not source.about_treaty:
            details.append(("treaty facts", "none could be taken from it"))
        return Item(
            source.descriptor,
            lead=source.label,
            marks=("machine",) if written else (),
            details=tuple(details),
            items=caveat_items(source.caveats, self.ledger),
            opens=self.ledger.key(source.document_id),
            url=source.url or "",
        )

    def method(self) -> Section:
        method, view = self._record.method, self._view
        used = method.usage
        prompts = f"; prompts {', '.join(view.prompts)}" if view.prompts else ""
        asked = (
            f"{upper_first(count(used.calls, 'call'))} ({used.failed} failed, {used.cached} answered from the cache), "
            f"{used.prompt_tokens} tokens read and {used.completion_tokens} written, {used.seconds:.1f} s of waiting."
            if used.calls or used.cached
            else "No question was put to the model: the rules in code settled every sentence."
        )
        made = (
            f"Model {method.model}, strategy {method.strategy}; treaty-summarizer {method.package_version}{prompts}; "
            f"made on {human_date(method.made.isoformat())}."
        )
        lines = (made, asked, view.rejections(), method.disclosure)
        return Section("method", "How this was made", items=tuple(Item(line) for line in lines))

    # ---------------------------------------------------------------------------------------------------- statements

    def _item(
        self,
        text: str,
        ids: Sequence[str],
        *,
        marks: tuple[Mark, ...] = (),
        kind: Kind = "information",
        when: tuple[str, str] | None = None,
    ) -> Item:
        tags = self._tags(ids, kind) if ids else None
        return Item(text, marks=marks, cites=self.ledger.cites(self._view.evidence(ids)), tags=tags, when=when)

    def _statement(self, id_: str, *, lead: str = "", told_by: str | None = None, related: bool = True) -> Item:
        """A claim or a fact by its id; its relation to others is marked where the section does not say it."""
        marks = self._marks(id_, related=related)
        cites, tags = self.ledger.cites(self._view.evidence([id_])), self._tags([id_])
        claim = self._view.claims.get(id_)
        if claim is not None:
            marks = (*firmness_mark(claim.factuality), *marks)
            text, details = claim_text(claim), claim_details(claim)
        else:
            text, details = self._view.phrase(id_), ((("according to", told_by),) if told_by else ())
        return Item(text, lead=lead, marks=marks, cites=cites, details=details, tags=tags)

    def _fact(self, fact: Fact, text: str, *, quoted: bool = False, details: Details = ()) -> Item:
        """A treaty fact of the briefing, which has an id."""
        ids = [fact.id] if isinstance(fact, Stated) else []
        voices = self._view.voices(fact)
        details = (*details, *((f"{label} according to".lstrip(), names) for label, names in voices.items()))
        marks = self._marks(ids[0]) if ids else ()
        return Item(
            text,
            quoted=quoted,
            marks=marks,
            cites=self.ledger.cites(fact.evidence),
            details=details,
            tags=self._tags(ids),
        )

    def _marks(self, id_: str, *, related: bool = True) -> tuple[Mark, ...]:
        relation = self._relation([id_]) if related else None
        claim = self._view.claims.get(id_)
        judged: tuple[Mark, ...] = ("judgement",) if claim is not None and claim.kind == "analysis" else ()
        return (*judged, relation) if relation else judged

    def _relation(self, ids: Iterable[str]) -> Literal["agreed", "conflict"] | None:
        if any(id_ in self._conflicting for id_ in ids):
            return "conflict"
        facts = (self._view.facts.get(id_) for id_ in ids)
        shared = any(id_ in self._agreed for id_ in ids) or any(fact is not None and fact.sources > 1 for fact in facts)
        return "agreed" if shared else None

    def _tags(self, ids: Sequence[str], kind: Kind = "information") -> Tags:
        judged = False
        firmness: list[Factuality] = []
        speakers: list[str | None] = []
        for id_ in ids:
            claim, fact = self._view.claims.get(id_), self._view.facts.get(id_)
            if claim is not None:
                judged = judged or claim.kind == "analysis"
                firmness.append(claim.factuality)
                speakers += [link.source for link in claim.attribution] or [None]
            else:
                firmness.append(fact.factuality if isinstance(fact, StatedEvent) else "asserted")
                named = fact.attributed_to if isinstance(fact, Reported) else []
                speakers += [voice.source for voice in named] or [None]
        if judged and kind == "information":
            kind = "judgement"
        return self.ledger.tags(
            self._view.evidence(ids), firmness, relation=self._relation(ids), kind=kind, speakers=speakers
        )


def _ids_of(comparisons: Iterable[Comparison]) -> frozenset[str]:
    return frozenset(id_ for comparison in comparisons for side in comparison.sides for id_ in side)
