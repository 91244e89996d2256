"""A treaty event against its sentences: the act, who performs it, when and where, and whether it happened.

A date or a place belongs to the act told in its own clause: "ratified on Monday, state media announced on
Tuesday" dates the ratification on Monday only, and "announced the ratification on Tuesday" dates the
announcement, not the ratification.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.dates import find_dates
from summarizer.document import Document, Sentence
from summarizer.grounding.act_frames import is_reduced, names_treaty, opener_is_its_own
from summarizer.grounding.act_words import ActCue, act_cues
from summarizer.grounding.acts import context_at, denied_at, event_context, normalise_act
from summarizer.grounding.attribution import speeches_in
from summarizer.grounding.check import check_quoted
from summarizer.grounding.cues import cues_in, segment_ends
from summarizer.grounding.factuality import factuality_of
from summarizer.grounding.names import names_of
from summarizer.grounding.participants import is_capital, mentions, state_key, state_of_actor, takes_part
from summarizer.grounding.text import Refusal, content_only, tokens, whole
from summarizer.grounding.times import When, dates_backing, when_of
from summarizer.grounding.units import read_units
from summarizer.grounding.words import BE, past_form
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
        return EventGrounding(None, refusals=(Refusal("act", act, "No sentence is cited that can be evidence."),))
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
    settled = normalise_act(act, actor, sentence.text)
    if isinstance(settled, Refusal):
        return EventGrounding(None, refusals=(settled,))
    cues = _told(act, settled, sentence.text)
    standing = [cue for cue in cues if denied_at(sentence.text, cue.first) is None]
    if cues and not standing:
        negation = denied_at(sentence.text, cues[0].first)
        reason = f"The source denies this act ('{negation.text if negation else ''} {cues[0].text}')."
        return EventGrounding(None, refusals=(Refusal("act", act, reason),))
    if sentence.text.rstrip("\"'”’) ").endswith("?"):
        return EventGrounding(None, refusals=(Refusal("act", act, "The sentence asks; it does not tell of an act."),))
    refusals: list[Refusal] = []
    kept_actor, with_actor = _actor(document, sentence, actor, standing, refusals)
    kept_party, with_party = _party(document, sentence, party, kept_actor, with_actor or standing, refusals)
    if (party or actor) and not kept_party and not kept_actor:
        return EventGrounding(None, refusals=tuple(refusals))
    used = with_actor if kept_actor and with_actor else with_party or standing
    when = _date(document, sentence, settled, date_text, used, refusals)
    where = _place(document, sentence, place, used, refusals)
    context = _context(document, settled, sentence.text, used, when)
    missing = None if kept_party or kept_actor or when else _missing(settled, context, sentence.text)
    if missing:
        return EventGrounding(None, refusals=(*refusals, Refusal("act", settled, missing)))
    factuality = _factuality(sentence.text, used)
    return EventGrounding(
        settled,
        (whole(document, sentence),),
        kept_party,
        kept_actor,
        when.date if when else None,
        when.text if when else None,
        where,
        context,
        factuality,
        tuple(refusals),
    )


_NOBODYS: frozenset[Act] = frozenset({"entry_into_force", "provisional_application", "termination"})
"""Acts that happen to a treaty without anybody performing them."""


def _missing(act: Act, context: EventContext, text: str) -> str | None:
    """What an event lacks to be one that nobody performs and that the draft does not date."""
    if act not in _NOBODYS:
        return "The source names nobody who performs it, and no day."
    if context != "actual" and not find_dates(text):
        return "The source gives a rule for it, or a wish; it does not tell of an event."
    return None


def _told(act: Act, settled: Act, text: str) -> list[ActCue]:
    """The words that tell of an act: verbs before nouns."""
    wanted = {act, settled} | ({"ratification", "adoption"} if settled == "domestic_approval" else set())
    found = [cue for cue in act_cues(text) if cue.act in wanted]
    return sorted(found, key=lambda cue: (cue.noun, cue.first))


def _actor(
    document: Document, sentence: Sentence, actor: str | None, cues: list[ActCue], refusals: list[Refusal]
) -> tuple[str | None, list[ActCue]]:
    if not actor:
        return None, []
    reading = read_units(sentence.text, document.published)
    spans = mentions(reading, actor, names_of(document))
    if not spans:
        refusals.append(Refusal("actor", actor, f"'{actor}' is not named in the sentence."))
        return None, []
    mine = [cue for cue in cues if any(takes_part(reading, span, cue) for span in spans)]
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
    spans = mentions(reading, party, names_of(document))
    mine = [cue for cue in cues if any(takes_part(reading, span, cue) for span in spans)]
    key = state_key(party)
    states = state_of_actor(document, actor) if actor else set()
    if actor and states and key and key not in states:
        refusals.append(Refusal("party", party, f"'{actor}' does not act for '{party}' in the document."))
        return None, []
    if mine or (spans and not cues):
        return party, mine
    if key and states == {key}:
        return party, cues
    reason = f"does not say that '{party}' performs the act" if spans else f"does not name '{party}'"
    refusals.append(Refusal("party", party, f"The sentence {reason}."))
    return None, []


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
    found = when_of(document, [sentence], words)
    if isinstance(found, Refusal):
        refusals.append(found)
        return None
    for mention in dates_backing(words, sentence.text, document.published):
        if _belongs(sentence.text, mention.start, cues):
            return When(mention.edtf, mention.text)
    refusals.append(Refusal("date", words, f"'{words}' dates something else in the sentence than '{act}'."))
    return None


def _belongs(text: str, start: int, cues: Sequence[ActCue]) -> bool:
    """Whether a date or place stands in the clause of an act, and with no nearer verb of another act."""
    stream = tokens(text)
    first = next((index for index, token in enumerate(stream) if token.end > start), 0)
    if opener_is_its_own(text, first) or names_treaty(text, start):
        return False
    if not cues:
        return True
    if any(all(cue.last <= at for cue in cues) and is_reduced(stream, at) for at in range(first)):
        return False
    mine = {(cue.first, cue.last) for cue in cues}
    verbs = [*(cue for cue in act_cues(text) if not cue.noun), *_sayings(text)]
    own_verbs = [cue for cue in cues if not cue.noun]
    if not own_verbs and _other_verb(text, first):
        return False
    others = [
        cue
        for cue in verbs
        if (cue.first, cue.last) not in mine
        and not any(cue.first < own.last and own.first < cue.last for own in cues)
        and _clause(text, cue.first) == _clause(text, first)
    ]
    mine_here = [cue for cue in (own_verbs or cues) if _clause(text, cue.first) == _clause(text, first)]
    if mine_here and not others:
        return True
    if mine_here and own_verbs:
        return min(_distance(cue, first) for cue in mine_here) < min(_distance(cue, first) for cue in others)
    if others:
        return False
    return _only_date_of_act(text, first, own_verbs or list(cues), verbs)


def _sayings(text: str) -> list[ActCue]:
    """The verbs of saying of a sentence, which may have days of their own."""
    stream = tokens(text)
    found: list[ActCue] = []
    for speech in speeches_in(text):
        at = text.find(speech.cue, min(speech.end, len(text) - 1)) if speech.cue != ":" else -1
        first = next((index for index, token in enumerate(stream) if token.start == at), None)
        if first is not None:
            found.append(ActCue("other", stream[first].norm, first, first + 1, noun=False))
    return found


_COMPLETES = frozenset("completed held done took concluded finished occurred happened".split())


def _other_verb(text: str, index: int) -> bool:
    """Whether the clause of a day has a verb that does not just say that the act named took place."""
    stream = tokens(text)
    return any(
        token.kind == "word" and not token.capital and past_form(token.norm) and token.norm not in _COMPLETES | BE
        for at, token in enumerate(stream)
        if _clause(text, at) == _clause(text, index)
    )


def _only_date_of_act(text: str, index: int, cues: Sequence[ActCue], verbs: Sequence[ActCue]) -> bool:
    """Whether a date in a clause of its own goes with the act: an opening or closing adverbial, no other verb told."""
    stream = tokens(text)
    ends = segment_ends(stream)
    same_part = [cue for cue in cues if ends[min(cue.first, index)] > max(cue.first, index)]
    nearer = [cue for cue in verbs if all(abs(cue.first - index) < _distance(own, index) for own in cues)]
    return bool(same_part) and not nearer


def _distance(cue: ActCue, index: int) -> int:
    return min(abs(cue.first - index), abs(cue.last - 1 - index))


def _clause(text: str, index: int) -> int:
    """The number of the clause that a token stands in; an opening adverbial counts with what follows it."""
    stream = tokens(text)
    clause = 0
    for at, token in enumerate(stream[:index]):
        if (
            (token.norm in {";", ":", "but", "while", "which", "who", "that", "although", "after", "before"} and at)
            or (token.norm == "," and (at > 4 or _verb_before(text, at)))
            or is_reduced(stream, at)
            or (token.norm == "and" and at + 1 < len(stream) and _verb_follows(text, at))
        ):
            clause += 1
    return clause


def _verb_before(text: str, at: int) -> bool:
    return any(cue.first < at for cue in act_cues(text) if not cue.noun)


def _verb_follows(text: str, at: int) -> bool:
    """Whether a verb of an act follows a conjunction within four words: a new predicate begins."""
    return any(at < cue.first <= at + 4 for cue in act_cues(text) if not cue.noun)


def _place(
    document: Document, sentence: Sentence, place: str | None, cues: Sequence[ActCue], refusals: list[Refusal]
) -> str | None:
    if not place:
        return None
    found = check_quoted(document, [sentence], "place", place)
    if isinstance(found, Refusal):
        refusals.append(found)
        return None
    start = found.start - sentence.start
    before = [token.norm for token in tokens(sentence.text) if token.end <= start][-3:]
    if not set(before) & {"in", "at", "near"}:
        refusals.append(Refusal("place", place, f"The sentence does not say that the act took place in '{place}'."))
        return None
    if not _belongs(sentence.text, start, cues):
        refusals.append(Refusal("place", place, f"'{place}' is the place of something else in the sentence."))
        return None
    return place


def _context(document: Document, act: Act, text: str, cues: Sequence[ActCue], when: When | None) -> EventContext:
    if not cues:
        return event_context(act, text)
    order: dict[EventContext, int] = {"actual": 0, "historical": 0, "future": 1, "hypothetical": 2}
    context = min((context_at(text, cue.first) for cue in cues), key=order.__getitem__)
    if context == "actual" and when and when.date and document.published and when.date[:4].isdigit():
        return "historical" if document.published.year - int(when.date[:4]) > 1 else context
    return context


def _factuality(text: str, cues: Sequence[ActCue]) -> Factuality:
    """The factuality of the words that tell of the act; future and wishes are the context's matter."""
    stream = tokens(text)
    if not cues:
        return factuality_of(text)
    cue = cues[0]
    if not any(one.governs(cue.first) for one in cues_in(text) if one.kind in {"hedge", "denial", "modal"}):
        return "asserted"
    return factuality_of(text, stream[cue.first].start, stream[cue.last - 1].end)
