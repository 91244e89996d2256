"""A treaty event against its sentences: the act, who performs it, when and where, and whether it happened.

A date or a place belongs to the act told in its own clause: "ratified on Monday, state media announced on
Tuesday" dates the ratification on Monday only, and "announced the ratification on Tuesday" dates the
announcement, not the ratification.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from summarizer.dates import find_dates
from summarizer.document import Document, Sentence
from summarizer.grounding.actors.participants import is_capital, mentions, state_key, state_of_actor, takes_part
from summarizer.grounding.actors.performers import performers
from summarizer.grounding.acts.acts import context_at, denied_at, event_context
from summarizer.grounding.acts.another import why_another
from summarizer.grounding.acts.carried import told_before
from summarizer.grounding.acts.clauses import belongs, of_subject
from summarizer.grounding.acts.coming import is_ahead, to_come
from summarizer.grounding.acts.conditions import in_present
from summarizer.grounding.acts.elsewhere import is_compared, is_limit
from summarizer.grounding.acts.following import sentence_before, taken_up
from summarizer.grounding.acts.formulas import closes, closing_of, labelled_place, performs_itself, signed_below
from summarizer.grounding.acts.no_act import why_no_act
from summarizer.grounding.acts.own import in_title
from summarizer.grounding.acts.papers import settle
from summarizer.grounding.acts.words import ActCue, act_cues, verb_of
from summarizer.grounding.check import check_quoted
from summarizer.grounding.language.anaphora import dates_of, leans, state_before
from summarizer.grounding.language.cues import cues_in
from summarizer.grounding.language.datelines import dateline_end
from summarizer.grounding.language.names import names_of
from summarizer.grounding.language.text import Refusal, content_only, fold, same_wording, tokens, whole
from summarizer.grounding.language.times import When, dates_backing, when_of
from summarizer.grounding.language.units import Reading, read_units
from summarizer.grounding.statements.factuality import factuality_of
from summarizer.records.evidence import Evidence, Factuality
from summarizer.records.treaty import Act, EventContext

__all__ = ["EventGrounding", "check_event"]


@dataclass(frozen=True, slots=True)
class EventGrounding:
    """What stands of an event. ``act`` is None if the event was refused; the reason is then the last refusal."""

    act: Act | None
    evidence: tuple[Evidence, ...] = ()
    party: str | None = None
    actor: str | None = None
    date: str | None = None
    date_text: str | None = None
    place: str | None = None
    context: EventContext = "actual"
    factuality: Factuality = "asserted"
    refusals: tuple[Refusal, ...] = ()

    @property
    def kept(self) -> bool:
        """Whether the event stands."""
        return self.act is not None


def check_event(
    document: Document,
    sentences: Sequence[Sentence],
    act: Act,
    *,
    party: str | None = None,
    actor: str | None = None,
    date_text: str | None = None,
    place: str | None = None,
) -> EventGrounding:
    """Ground one event.

    The act is refused if no cited sentence tells of it, or only denies it; it is corrected where the source
    tells of a neighbouring act by a named organ (see :func:`normalise_act`). Party, actor, date and place that
    fail are dropped with a refusal; an event whose party and actor both fail is refused.

    ``date_text`` may be the words of the source or an EDTF string.
    """
    chosen = content_only(sentences)
    if not chosen:
        return EventGrounding(None, refusals=(Refusal("act", act, "No sentence cited can be evidence."),))
    results = [_in_sentence(document, sentence, act, party, actor, date_text, place) for sentence in chosen]
    kept = [one for one in results if one.kept]
    if not kept:
        return max(results, key=lambda one: len(one.refusals))
    return min(kept, key=lambda one: len(one.refusals))


def _in_sentence(
    document: Document,
    sentence: Sentence,
    act: Act,
    party: str | None,
    actor: str | None,
    date_text: str | None,
    place: str | None,
) -> EventGrounding:
    if signed_below(sentence.text):
        return _from_block(document, sentence, act, party, actor, date_text, place)
    settled, cues = settle(document, sentence, act, actor, stated=party is not None)
    if isinstance(settled, Refusal):
        return EventGrounding(None, refusals=(settled,))
    standing = [cue for cue in cues if denied_at(sentence.text, verb_of(cue)) is None]
    if cues and not standing:
        negation = denied_at(sentence.text, verb_of(cues[0]))
        reason = f"The source denies this act ('{negation.text if negation else ''} {cues[0].text}')."
        return EventGrounding(None, refusals=(Refusal("act", act, reason),))
    standing, no_act = _of_this(document, sentence, standing)
    if no_act:
        return EventGrounding(None, refusals=(Refusal("act", act, no_act),))
    if sentence.text.rstrip("\"'”’) ").endswith("?"):
        return EventGrounding(None, refusals=(Refusal("act", act, "The sentence asks; it does not tell of an act."),))
    refusals: list[Refusal] = []
    kept_actor, with_actor = _actor(document, sentence, actor, standing, refusals)
    kept_party, with_party = _party(document, sentence, party, kept_actor, with_actor or standing, refusals)
    if (party or actor) and not kept_party and not kept_actor:
        return EventGrounding(None, refusals=tuple(refusals))
    used = with_actor if kept_actor and with_actor else with_party or standing
    signing = [cue for cue in act_cues(sentence.text) if cue.text.startswith("sign") and not cue.noun]
    used = [*used, *(one for one in signing if any(cue.noun and one.last <= cue.first <= one.last + 3 for cue in used))]
    when = _date(document, sentence, settled, date_text, used, refusals)
    where = _place(document, sentence, place, used, refusals)
    context = _context(document, settled, sentence.text, used, when)
    if context == "actual" and when and is_ahead(document, sentence.text, used, when):
        context = "future"
    when = to_come(document, when) if when and context == "future" else when
    met = where and settled in _PLACED and not any(in_present(sentence.text, verb_of(cue)) for cue in used)
    known = kept_party or kept_actor or when or met
    missing = None if known else _missing(settled, context, sentence.text)
    if missing:
        return EventGrounding(None, refusals=(*refusals, Refusal("act", settled, missing)))
    factuality = _factuality(sentence.text, used)
    closing = closing_of(document) if performs_itself(sentence.text) and (when or where) else None
    meant = state_before(document, sentence.text) if kept_party and not _names(document, sentence, kept_party) else None
    carried = _carried(document, sentence, used) if when or where else None
    again = sentence_before(document, sentence) if set(used) & {*taken_up(document, sentence)} else None
    others = (meant[1] if meant else None, closing, carried[0] if carried else None, again)
    beside = [one for one in dict.fromkeys(others) if one and one != sentence]
    return EventGrounding(
        settled,
        (whole(document, sentence), *(whole(document, one) for one in beside)),
        kept_party,
        kept_actor,
        when.date if when else None,
        when.text if when else None,
        where,
        context,
        factuality,
        tuple(refusals),
    )


def _of_this(document: Document, sentence: Sentence, cues: list[ActCue]) -> tuple[list[ActCue], str | None]:
    """The words that tell of an act on the treaty of the text, and why there are none if they tell of another."""
    others = [why_another(document, sentence, cue) for cue in cues]
    left = [cue for cue, other in zip(cues, others, strict=True) if not other]
    if cues and not left:
        return [], others[0]
    return left, why_no_act(sentence.text, left)


_SIGNED_BELOW: frozenset[Act] = frozenset({"signature", "adoption"})
"""Acts that a treaty's own text performs; its closing words say when and where."""


def _from_block(
    document: Document,
    sentence: Sentence,
    act: Act,
    party: str | None,
    actor: str | None,
    date_text: str | None,
    place: str | None,
) -> EventGrounding:
    """A signature in the block below a treaty: only who signs there signs, and for the state named there."""
    pairs = signed_below(sentence.text)
    stands = any(
        (actor is None or same_wording(actor, name)) and (party is None or same_wording(party, state))
        for name, state in pairs
    )
    if act != "signature" or not (actor or party) or not stands:
        return EventGrounding(None, refusals=(Refusal("act", act, "The signatures below do not say so."),))
    refusals: list[Refusal] = []
    when = _date(document, sentence, act, date_text, [], refusals)
    where = _place(document, sentence, place, [], refusals)
    closing = closing_of(document) if when or where else None
    return EventGrounding(
        act,
        (whole(document, sentence), *([whole(document, closing)] if closing and closing != sentence else [])),
        party,
        actor,
        when.date if when else None,
        when.text if when else None,
        where,
        refusals=tuple(refusals),
    )


_PLACED: frozenset[Act] = frozenset({"signature", "adoption", "exchange_of_instruments"})
"""Acts of a meeting, which a place alone makes known."""

_NOBODYS: frozenset[Act] = frozenset({"entry_into_force", "provisional_application", "termination"})
"""Acts that happen to a treaty without anybody performing them."""


def _missing(act: Act, context: EventContext, text: str) -> str | None:
    """What an event lacks to be one that nobody performs and that the draft does not date."""
    if act not in _NOBODYS:
        return "The source names nobody who performs it, and no day."
    if context != "actual" and not find_dates(text):
        return "The source gives a rule for it, or a wish; it does not tell of an event."
    return None


def _actor(
    document: Document, sentence: Sentence, actor: str | None, cues: list[ActCue], refusals: list[Refusal]
) -> tuple[str | None, list[ActCue]]:
    if not actor:
        return None, []
    reading = read_units(sentence.text, document.published)
    spans = _named(document, reading, actor)
    if not spans:
        refusals.append(Refusal("actor", actor, f"'{actor}' is not named in the sentence."))
        return None, []
    mine = [
        cue
        for cue in cues
        if any(takes_part(reading, span, cue) for span in spans)
        or any(one.actor and same_wording(one.actor, actor) for one in performers(document, sentence.text, cue))
    ]
    if cues and not mine:
        refusals.append(Refusal("actor", actor, f"The sentence does not say that '{actor}' performs the act."))
        return None, []
    return actor, mine


def _party(
    document: Document,
    sentence: Sentence,
    party: str | None,
    actor: str | None,
    cues: list[ActCue],
    refusals: list[Refusal],
) -> tuple[str | None, list[ActCue]]:
    if not party:
        return None, []
    if is_capital(party):
        refusals.append(Refusal("party", party, f"'{party}' is a city; the party is the state."))
        return None, []
    reading = read_units(sentence.text, document.published)
    spans = _named(document, reading, party)
    mine = [cue for cue in cues if any(takes_part(reading, span, cue) for span in spans)]
    key = state_key(party)
    acting = [cue for cue in cues if _acts_for(document, sentence.text, cue, actor, party)]
    if acting:
        return party, acting
    states = state_of_actor(document, actor) if actor else frozenset()
    if actor and states and key and key not in states:
        refusals.append(Refusal("party", party, f"'{actor}' does not act for '{party}' in the document."))
        return None, []
    if mine or (spans and not cues):
        return party, mine
    if states == {key or fold(party).strip()}:
        return party, cues
    reason = f"does not say that '{party}' performs the act" if spans else f"does not name '{party}'"
    refusals.append(Refusal("party", party, f"The sentence {reason}."))
    return None, []


def _named(document: Document, reading: Reading, who: str) -> list[tuple[int, int]]:
    """Where a sentence names somebody, not counting the place that it is sent from."""
    opened = dateline_end(reading.text)
    return [span for span in mentions(reading, who, names_of(document)) if reading.units[span[0]].first >= opened]


def _names(document: Document, sentence: Sentence, party: str) -> bool:
    return bool(mentions(read_units(sentence.text, document.published), party, names_of(document)))


def _acts_for(document: Document, text: str, cue: ActCue, actor: str | None, party: str) -> bool:
    """Whether the sentence reads so that the actor performs an act for a state, or the state itself does."""
    key = state_key(party)
    for one in performers(document, text, cue):
        if one.state is None or (actor and not (one.actor and same_wording(one.actor, actor))):
            continue
        if same_wording(one.state, party) or (key is not None and state_key(one.state) == key):
            return True
    return False


def _carried(document: Document, sentence: Sentence, cues: Sequence[ActCue]) -> tuple[Sentence, ActCue] | None:
    """The sentence before that tells when and where, where one tells only who signed."""
    return next((found for cue in cues if (found := told_before(document, sentence, cue))), None)


def _date(
    document: Document,
    sentence: Sentence,
    act: Act,
    words: str | None,
    cues: Sequence[ActCue],
    refusals: list[Refusal],
) -> When | None:
    if not words:
        return None
    anchored = dates_of(document, sentence)
    backing = [one for one in anchored if leans(one) and same_wording(one.text, words)]
    found = When(None, words) if backing else when_of(document, [sentence], words)
    if isinstance(found, Refusal):
        closing = closing_of(document) if act in _SIGNED_BELOW and performs_itself(sentence.text) else None
        below = when_of(document, [closing], words) if closing else found
        if isinstance(below, When):
            return below
        if carried := _carried(document, sentence, cues):
            return _date(document, carried[0], act, words, [carried[1]], refusals)
        refusals.append(found)
        return None
    leaning = {one.start: one.edtf for one in anchored}
    for mention in [*backing, *dates_backing(words, sentence.text, document.published)]:
        other = is_limit(sentence.text, mention.start, act) or is_compared(sentence.text, mention.start)
        if belongs(sentence.text, mention.start, cues) and not other:
            return When(leaning.get(mention.start, mention.edtf), mention.text)
    refusals.append(Refusal("date", words, f"'{words}' dates something else in the sentence than '{act}'."))
    return None


def _place(
    document: Document, sentence: Sentence, place: str | None, cues: Sequence[ActCue], refusals: list[Refusal]
) -> str | None:
    if not place:
        return None
    found = check_quoted(document, [sentence], "place", place)
    if isinstance(found, Refusal):
        closing = closing_of(document) if performs_itself(sentence.text) else None
        if closing and f" {fold(place).strip()} " in fold(closing.text):
            return place
        if carried := _carried(document, sentence, cues):
            return _place(document, carried[0], place, [carried[1]], refusals)
        refusals.append(found)
        return None
    if same_wording(labelled_place(sentence.text) or "", place):
        return place
    start = found.start - sentence.start
    before = [token.norm for token in tokens(sentence.text) if token.end <= start][-3:]
    if not set(before) & {"in", "at", "near"}:
        refusals.append(Refusal("place", place, f"The sentence does not say that the act took place in '{place}'."))
        return None
    end = start + len(found.quote)
    owns = sentence.text[end - 2 : end + 2].endswith(("'s", "’s")) or found.quote.endswith(("'s", "’s"))
    if (
        (owns and not _OWN_S.match(found.quote))
        or in_title(document, sentence.text, start, end)
        or not belongs(sentence.text, start, cues)
        or (cues and all(of_subject(sentence.text, start, end, cue) for cue in cues))
    ):
        refusals.append(Refusal("place", place, f"'{place}' is the place of something else in the sentence."))
        return None
    return place


_OWN_S = re.compile(r"St\. [A-Z]\w+[’']s$")


def _context(document: Document, act: Act, text: str, cues: Sequence[ActCue], when: When | None) -> EventContext:
    if not cues:
        return event_context(act, text)
    order: dict[EventContext, int] = {"actual": 0, "historical": 0, "future": 1, "hypothetical": 2}
    context = min((context_at(text, verb_of(cue)) for cue in cues), key=order.__getitem__)
    done_here = performs_itself(text) or any(closes(cue, text) for cue in cues)
    if context == "actual" and not done_here and when and when.date and when.date[:4].isdigit():
        now = document.published.year if document.published else _latest_year(document)
        return "historical" if now - int(when.date[:4]) > 1 else context
    return context


@lru_cache(maxsize=64)
def _latest_year(document: Document) -> int:
    """The last year that a text names, for one that does not say when it appeared."""
    return max((int(year) for year in re.findall(r"\b(?:1[6-9]|20)\d\d\b", document.text)), default=0)


def _factuality(text: str, cues: Sequence[ActCue]) -> Factuality:
    """The factuality of the words that tell of the act; future and wishes are the context's matter."""
    stream = tokens(text)
    if not cues:
        return factuality_of(text)
    cue = cues[0]
    if not any(one.governs(cue.first) for one in cues_in(text) if one.kind in {"hedge", "denial", "modal"}):
        return "asserted"
    return factuality_of(text, stream[cue.first].start, stream[cue.last - 1].end)
