"""A briefing on paper: what matters first, then the facts, who differs, what is open, and where all of it is from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from summarizer.records.briefing import (
    Briefing,
    Comparison,
    NotAsserted,
    Source,
    StatedArea,
    StatedInstrument,
    StatedParty,
    StatedRelatedTreaty,
    StatedRule,
    StatedTerm,
    StatedTitle,
    TimelineEntry,
    TreatyFacts,
)
from summarizer.records.claims import Claim
from summarizer.render.docx.facts import Row, caveat_line, duties, facts, lead, stated, when
from summarizer.render.docx.package import About
from summarizer.render.docx.paper import Cell, Cite, Column, Line, Paper, Span, quiet, strong
from summarizer.render.views import BriefingView
from summarizer.render.wording import (
    FACTUALITY_WORDS,
    SAID_BEFORE,
    count,
    human_date,
    label_ranges,
    listing,
    upper_first,
    worded,
)

__all__ = ["about", "write"]

_StatedItem = StatedTitle | StatedInstrument | StatedParty | StatedRule | StatedTerm | StatedRelatedTreaty | StatedArea
_JUDGEMENTS = {"corroborated": "Information that independent sources share", "analysis": "Judgements of sources"}
_FACTS = (Column("Fact", 0.18), Column("What the sources state", 0.67), Column("Sources", 0.15))
_DUTIES = (Column("Kind", 0.18), Column("Duty, in the words of a source", 0.67), Column("Sources", 0.15))
_TIMELINE = (Column("Date", 0.28), Column("What happens", 0.57), Column("Sources", 0.15))
_SOURCES = (Column("Source", 0.15), Column("What it is, and what limits its use", 0.67), Column("Grade", 0.18))


def about(briefing: Briefing) -> About:
    """What the file says about itself."""
    method = briefing.method
    made = human_date(method.made.isoformat())
    program = f"treaty-summarizer {method.package_version}"
    return About(
        title=briefing.title,
        origin=f"Composed by code from sources read by machine ({program}, {made})",
        author=program,
        made=method.made,
    )


def write(paper: Paper, briefing: Briefing) -> None:
    """Write a briefing."""
    view = BriefingView(briefing)
    paper.line(briefing.title, style="Title")
    paper.line(_subtitle(briefing), style="Subtitle")
    paper.heading(1, "Bottom line")
    for sentence in briefing.bluf:
        paper.line(sentence.text, Cite(view.evidence(view.ids(sentence))), style="BottomLine")
    _judgements(paper, briefing, view)
    if briefing.assumptions:
        paper.heading(1, "Assumptions")
    for sentence in briefing.assumptions:
        paper.bullet(sentence.text, Cite(view.evidence(view.ids(sentence))))
    for treaty in briefing.treaties:
        _treaty(paper, treaty, view, treaty.name if len(briefing.treaties) > 1 else "What was agreed")
    _timeline(paper, briefing, view)
    if len(briefing.sources) > 1 or briefing.conflicts or briefing.agreement:
        _comparisons(paper, briefing, view)
    if briefing.not_asserted:
        _not_asserted(paper, briefing.not_asserted, view)
    if view.further_claims:
        paper.heading(1, "Further claims")
        for claim_id in view.further_claims:
            paper.bullet(*_statement(claim_id, view))
    _sources(paper, briefing)
    _method(paper, briefing, view)


def _subtitle(briefing: Briefing) -> str:
    machine = [source.label for source in briefing.sources if source.kind == "machine_written"]
    parts = [human_date(briefing.method.made.isoformat()), upper_first(count(len(briefing.sources), "source"))]
    if machine:
        parts.append(f"Written by a machine: {label_ranges(machine)}")
    if briefing.failures:
        parts.append(f"{upper_first(count(len(briefing.failures), 'document'))} not read")
    return "  |  ".join(parts)


def _judgements(paper: Paper, briefing: Briefing, view: BriefingView) -> None:
    paper.heading(1, "Key judgements")
    for kind, heading in _JUDGEMENTS.items():
        judgements = [judgement for judgement in briefing.key_judgements if judgement.kind == kind]
        if judgements:
            paper.heading(2, heading)
        for judgement in judgements:
            paper.bullet(judgement.text, Cite(view.evidence(judgement.claims)))
    if not briefing.key_judgements:
        paper.line("No judgement of a source was found, and no claim with more than one independent source.")


def _treaty(paper: Paper, treaty: TreatyFacts, view: BriefingView, heading: str) -> None:
    paper.heading(1, heading)
    items: list[_StatedItem] = [
        *treaty.titles,
        *treaty.instruments,
        *treaty.parties,
        *treaty.entry_into_force,
        *treaty.terms,
        *treaty.related_treaties,
        *treaty.cooperation_areas,
    ]
    if items:
        rows = zip(items, facts(items), strict=True)
        paper.table("Facts of the treaty", _FACTS, (_fact(fact.id, row, view) for fact, row in rows))
    if treaty.obligations:
        paper.heading(2, "Obligations")
        pairs = zip(treaty.obligations, duties(treaty.obligations), strict=True)
        paper.table("Obligations", _DUTIES, (_fact(fact.id, row, view) for fact, row in pairs))
    paper.heading(2, "Looked for and not found")
    for gap in treaty.not_stated:
        paper.bullet(gap.text)
    if not treaty.not_stated:
        paper.line("The sources state everything that a treaty briefing looks for.")


def _fact(fact_id: str, row: Row, view: BriefingView) -> list[Cell]:
    named = view.citing(view.facts[fact_id])
    row = row._replace(details=[*row.details, upper_first(named)]) if named else row
    return [lead(row.label), stated(row), _labels([fact_id], view)]


def _labels(ids: Sequence[str], view: BriefingView) -> Cell:
    return [[label_ranges(view.documents(ids))]]


def _timeline(paper: Paper, briefing: Briefing, view: BriefingView) -> None:
    if not (briefing.timeline or briefing.undated):
        return
    paper.heading(1, "Timeline")
    rows: list[list[Cell]] = [_entry(entry, view) for entry in briefing.timeline]
    if briefing.undated:
        rows.append([[["Without a date that the sources fix" if rows else "No source fixes a date"]]])
        rows.extend(_entry(entry, view) for entry in briefing.undated)
    paper.table("Timeline", _TIMELINE, rows)


def _entry(entry: TimelineEntry, view: BriefingView) -> list[Cell]:
    ids = view.ids(entry)
    return [when(entry.date, entry.date_text), [[entry.text, Cite(view.evidence(ids))]], _labels(ids, view)]


def _comparisons(paper: Paper, briefing: Briefing, view: BriefingView) -> None:
    paper.heading(1, "Agreement and conflict")
    for conflict in briefing.conflicts:
        _comparison(paper, Span("Conflict. ", "Warning"), conflict, view)
    if not briefing.conflicts:
        paper.bullet("No conflict was found.")
    for update in briefing.updates:
        _comparison(paper, strong("Update. "), update, view)
    for agreed in briefing.agreement:
        mark = "Agreement. " if agreed.relation == "corroborates" else "Repetition. "
        _comparison(paper, strong(mark), agreed, view)
    if not briefing.agreement:
        paper.bullet("No claim was found in more than one source in words that are clearly the same.")


def _comparison(paper: Paper, mark: Span, comparison: Comparison, view: BriefingView) -> None:
    paper.bullet(mark, comparison.text, keep=True)
    for id_ in view.ids(comparison):
        paper.bullet(*_statement(id_, view), level=2)


def _statement(id_: str, view: BriefingView) -> Line:
    """What a claim or a fact says, who says it, and where."""
    claim: Claim | None = view.claims.get(id_)
    said = worded(claim) if claim else view.phrase(id_)
    return [f"{label_ranges(view.documents([id_]))}: {said}", Cite(view.evidence([id_]))]


def _not_asserted(paper: Paper, groups: Iterable[NotAsserted], view: BriefingView) -> None:
    paper.heading(1, "Not stated as fact")
    for group in groups:
        source = group.source or f"{view.label(group.document_id or '')} in its own voice"
        paper.bullet(strong(upper_first(FACTUALITY_WORDS[group.factuality])), f", {source}", keep=True)
        for id_ in (*group.claims, *group.facts):
            paper.bullet(*_statement(id_, view), level=2)
        for id_ in group.antecedents:
            paper.bullet(f"{SAID_BEFORE}, ", *_statement(id_, view), level=2)


def _sources(paper: Paper, briefing: Briefing) -> None:
    paper.heading(1, "Sources")
    if briefing.sources:
        paper.table("Sources", _SOURCES, map(_source, briefing.sources))
    for failure in briefing.failures:
        paper.bullet(Span("Not read: ", "Warning"), strong(failure.document), f". {failure.error}")
    for gap in briefing.not_stated:
        paper.line(gap.text)


def _source(source: Source) -> list[Cell]:
    label: list[Line] = [[strong(source.label)]]
    if source.kind == "machine_written":
        label.append([Span("by machine", "Warning")])
    nothing = "" if source.about_treaty else " No treaty fact could be taken from it."
    place = quiet(" ".join(filter(None, [source.document_id, source.url])))
    grade: list[Line] = [[f"{source.reliability}{source.credibility}"]]
    if source.reliability == "F" and source.credibility == 6:
        grade.append([quiet("cannot be judged")])
    return [label, [[f"{source.descriptor}{nothing}"], *map(caveat_line, source.caveats), [place]], grade]


def _method(paper: Paper, briefing: Briefing, view: BriefingView) -> None:
    paper.heading(1, "How this was made")
    method, usage = briefing.method, briefing.method.usage
    prompts = f"; prompts {listing(view.prompts)}" if view.prompts else ""
    paper.bullet(
        f"Model {method.model}, strategy {method.strategy}; treaty-summarizer {method.package_version}{prompts}; "
        f"made on {human_date(method.made.isoformat())}.",
        keep=True,
    )
    if usage.calls or usage.cached:
        paper.bullet(
            f"{upper_first(count(usage.calls, 'call'))} ({usage.failed} failed, {usage.cached} answered from the "
            f"cache), {usage.prompt_tokens} tokens read and {usage.completion_tokens} written, {usage.seconds:.1f} s "
            "of waiting.",
            keep=True,
        )
    else:
        paper.bullet("No question was put to the model: the rules in code settled every sentence.", keep=True)
    paper.bullet(view.rejections(), keep=True)
    paper.bullet(method.disclosure, keep=True)
