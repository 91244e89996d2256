"""Acts in the life of a treaty: which words tell of which act, and whether it happened.

The act is read from a verb or noun of that act (Vienna Convention on the Law of Treaties, articles 9 to 68), never
from another act: a treaty "in force" is not inferred from its ratification. News says "ratified" for acts inside
the state; a parliament's vote and a head of state's signature under a law are ``domestic_approval``.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from summarizer.grounding.acts.conditions import is_condition
from summarizer.grounding.acts.formulas import closes, headed, labelled
from summarizer.grounding.acts.frames import (
    done_to_treaty,
    is_bare,
    is_rule,
    on_paper,
)
from summarizer.grounding.acts.nouns import happens, planned, unreal_noun
from summarizer.grounding.acts.subjects import treaty_takes_effect
from summarizer.grounding.acts.words import (
    ACRONYM,
    CABINET,
    INSTRUMENT_SIGNED,
    LAW_SIGNED,
    OBJECT,
    ORGAN,
    RATIFICATION_SIGNED,
    VOTES_COUNTED,
    ActCue,
    act_cues,
    has,
    instrument_of,
    is_organ,
)
from summarizer.grounding.language.cues import Cue, cues_in
from summarizer.grounding.language.lexicon import anywhere
from summarizer.grounding.language.text import Refusal, Token, row, tokens
from summarizer.grounding.language.words import past_form
from summarizer.records.treaty import Act, EventContext
from summarizer.states import states_in

__all__ = ["act_supported", "begins_anew", "context_at", "denied_at", "event_context", "normalise_act"]

_FREE = frozenset({"entry_into_force", "other", "exchange_of_instruments", "deposit_of_instrument"})
_FUTURE = frozenset("will shall must should".split())
_DONE = anywhere(
    r"""became becomes become voted last first moved proceeded managed met gathered
    (?:latest|newest|only|\S+th|second|third)_(?:\S+_)?(?:state|country|nation|member|party|government|parliament)_to"""
)


def act_supported(act: Act, text: str) -> Refusal | None:
    """Whether a text has words of an act; "signed the bill" has none of a treaty's signature.

    >>> act_supported("entry_into_force", "Chad ratified the pact.").reason
    "No word of the text tells of the act 'entry_into_force'."
    """
    found = normalise_act(act, None, text)
    return found if isinstance(found, Refusal) else None


def normalise_act(act: Act, actor: str | None, text: str) -> Act | Refusal:
    """The act that a text tells of where a draft names a neighbouring one, or why there is none.

    A chamber's "ratification", "adoption" or "approval", and a head of state's signature under a law, become
    ``domestic_approval``; a person's signature under an instrument of ratification becomes ``ratification``.

    >>> normalise_act("ratification", "the Senate", "The Senate ratified the pact.")
    'domestic_approval'
    """
    if act == "other":
        return act
    person = actor is not None and not is_organ(actor)
    if act == "signature" and has(INSTRUMENT_SIGNED, text):
        act = "ratification"
    if act == "signature" and person:
        act = next((found for cue in _told(act, text) if (found := instrument_of(text, cue.first))), act)
    if act in {"signature", "domestic_approval"} and has(RATIFICATION_SIGNED, text) and person:
        return "ratification"
    told = _told(act, text)
    if _inside_state(act, actor, text, told):
        return "domestic_approval"
    if act == "domestic_approval":
        told = told or [cue for cue in act_cues(text) if cue.act in {"ratification", "adoption"}]
        named = actor is not None and (is_organ(actor) or has(CABINET, actor))
        organ = named or any(has(pattern, text) for pattern in (ORGAN, VOTES_COUNTED, LAW_SIGNED))
        return act if told and organ else Refusal("act", act, f"No word of the text tells of the act '{act}'.")
    if not told:
        return Refusal("act", act, f"No word of the text tells of the act '{act}'.")
    if act not in _FREE and not any(_of_treaty(cue, text) for cue in told):
        return Refusal("act", act, f"'{told[0].text}' is not said of a treaty there.")
    if act == "entry_into_force" and not any(treaty_takes_effect(cue, text) or labelled(cue, text) for cue in told):
        return Refusal("act", act, f"'{told[0].text}' is not said of a treaty there.")
    return act


def _told(act: Act, text: str) -> list[ActCue]:
    if act == "approval":
        return [cue for cue in act_cues(text) if cue.text.startswith("approv")]
    return [cue for cue in act_cues(text) if cue.act == act]


def _inside_state(act: Act, actor: str | None, text: str, told: list[ActCue]) -> bool:
    """Whether the act told is an act inside the state: a chamber's, or a signature under a law."""
    organ = actor is not None and (is_organ(actor) or has(_BODIES, actor))
    if act == "domestic_approval":
        return has(LAW_SIGNED, text)
    if act == "signature":
        return bool(told) and all(_under_law(cue, text) for cue in told)
    if act == "ratification":
        signs_law = has(LAW_SIGNED, text) and not has(RATIFICATION_SIGNED, text)
        voted = organ or (actor is None and _only_organs(text))
        return bool(told) and not has(INSTRUMENT_SIGNED, text) and (voted or signs_law)
    voting = any(cue.act == "domestic_approval" for cue in act_cues(text))
    return act in {"adoption", "approval"} and organ and voting


_BODIES = anywhere("cabinet councils? committee voters electorate")
"""Who else inside a state approves what the state then ratifies; not its government, which ratifies for it."""


def _of_treaty(cue: ActCue, text: str) -> bool:
    """Whether an act has a treaty as its object: a word for one near it, and no troops withdrawn."""
    stream = tokens(text)
    plain = is_bare(cue, text) or happens(cue, text) or _on_paper(cue, text) or labelled(cue, text) or closes(cue, text)
    plain = plain or headed(cue, text) or cue.text.startswith("ceas")
    if plain or (has(_TEXT_SIGNED, text) and cue.act == "signature"):
        return True
    others = [one for one in act_cues(text) if one.act != cue.act]
    if cue.act == "announcement":
        named = [one for one in others if one.noun and cue.last <= one.first <= cue.last + 3]
        if any(one.act in {"ratification", "accession", "signature"} for one in named):
            return True  # "announced the ratification"
        if done_to_treaty(cue, text) is False and not named:
            return False
        if others and _orders(cue, stream):
            return True  # "a decree that was published after approval by both houses"
    elif cue.noun and cue.first > 1 and has(_ACT_SIGNED, text):
        return True
    elif done_to_treaty(cue, text) is False:
        return False
    after = stream[cue.last : cue.last + 14]
    if any(token.norm in _FORCES for token in after[:4]) and after[0].norm != "by":
        return False
    opens = all(token.kind == "mark" for token in stream[: cue.first])
    near = [*stream[: cue.last], *(stream[cue.last :] if opens else after)]
    first, last = near[0].start, near[-1].end
    return has(OBJECT, text[first:last]) or bool(ACRONYM.search(text[first:last]))


def _orders(cue: ActCue, stream: Sequence[Token]) -> bool:
    """Whether what is made known is an order or a law: "a decree that was [published]"."""
    return not cue.noun and any(token.norm in _ORDERS for token in stream[max(0, cue.first - 4) : cue.first])


def _on_paper(cue: ActCue, text: str) -> bool:
    """Whether a state is there to give a notice or make a reservation: not "the bank gave notice"."""
    if " that " in cue.text and done_to_treaty(cue, text) is False:
        return False  # "notice that it is leaving the talks on the treaty"
    return on_paper(cue) and (
        "notice" not in cue.text or " of " in cue.text or bool(states_in(text)) or has(OBJECT, text)
    )


_TEXT_SIGNED = anywhere(
    r"(?:sign(?:s|ed|ing)?|names?_to|signatures?_to)_(?:the|a|an)_(?:\S+_)?(?:text|document)"
    r" (?:text|document)_(?:was|were|has_been|had_been)_signed"
)
_ORDERS = frozenset("decree resolution law order".split())
_ACT_SIGNED = anywhere(
    r"sign(?:s|ed|ing)?_(?:the_|its_|their_|an_instrument_of_|the_instrument_of_)?(?:accession|denunciation|withdrawal)"
)
_FORCES = frozenset(
    "troops forces soldiers personnel army envoy ambassador diplomats fighters weapons observers".split()
)


def _under_law(cue: ActCue, text: str) -> bool:
    joined, starts = row(text)
    return any(starts[match.start()] == cue.first for match in LAW_SIGNED.finditer(joined))


def _only_organs(text: str) -> bool:
    """Whether a chamber, and no state as such, stands before the word "ratified"."""
    stream = tokens(text)
    told = [one for one in act_cues(text) if one.act == "ratification"]
    cue = next((one for one in told if not one.noun), None)
    if cue is None or any(one.noun and one.first < cue.first and happens(one, text) for one in told):
        return False
    return has(ORGAN, " ".join(token.norm for token in stream[: cue.first]))


def denied_at(text: str, index: int) -> Cue | None:
    """The negation or denial that governs the token at an index, if any."""
    kinds = {"negation", "denial"}
    return next((cue for cue in cues_in(text) if cue.kind in kinds and cue.governs(index)), None)


_DISCUSSED = ("debat", "discuss", "consider")


def begins_anew(cue: Cue, text: str, index: int) -> bool:
    """Whether what is discussed or asked for ends before another verb of the subject: "debated it and [approved] it".

    >>> [begins_anew(cue, "They debated it and approved it.", 4) for cue in cues_in("They debated it and approved it.")]
    [True]
    """
    stream = tokens(text)
    if cue.kind == "condition" and cue.first > index and (past_form(stream[index].norm) or stream[index].norm == "in"):
        return _done_already(cue, stream, index)
    if not index or stream[index - 1].norm != "and" or not past_form(stream[index].norm) or cue.kind != "unreal":
        return False
    if index + 1 < len(stream) and stream[index + 1].norm == "by":
        return False
    noun = cue.first > 0 and (stream[cue.first - 1].possessive or stream[cue.first - 1].norm in {"the", "its", "a"})
    return noun or (cue.text.startswith(_DISCUSSED) and past_form(stream[cue.first].norm))


_MODALS = frozenset("will would shall should may might can could must be to".split())


def _done_already(cue: Cue, stream: Sequence[Token], index: int) -> bool:
    """Whether a condition further on leaves an act done: "signed in 2002, it obliges each, [if] they crossed"."""
    if cue.text == "subject to":
        behind = {token.norm for token in stream[cue.last : cue.last + 2]}
        return bool(behind & {"ratification", "acceptance", "approval"}) and stream[index].norm == "signed"
    modal = any(token.norm in _MODALS for token in stream[max(0, index - 4) : index])
    return not modal and any(token.norm == "," for token in stream[index : cue.first])


def context_at(text: str, index: int) -> EventContext:
    """Whether what the token at an index tells happened, is to come or is imagined."""
    context: EventContext = "actual"
    for cue in cues_in(text):
        if not cue.governs(index) or begins_anew(cue, text, index):
            continue
        if cue.kind in {"condition", "unreal"} or cue.text in {"may", "might", "could", "would", "can"}:
            return "hypothetical"
        if (
            cue.kind == "intent"
            or (cue.kind == "modal" and (cue.text in _FUTURE or cue.text.endswith("to")))
            or cue.text.startswith(("expected", "likely", "is expected", "are expected", "was expected"))
        ):
            context = "future"
    stream = tokens(text)
    if context == "actual" and has(_BEFORE_NOW, " ".join(token.norm for token in stream[index : index + 4])):
        return "historical"
    before = [token.norm for token in stream[max(0, index - 2) : index]]
    told = [cue for cue in act_cues(text) if cue.first == index]
    if any(is_rule(cue, text) for cue in told):
        context = "future"
    nominal = any(cue.noun for cue in told) or stream[index].norm.endswith("ing")
    if context == "actual" and any(planned(cue, text) for cue in told):
        return "future"
    if context == "actual" and (unreal_noun(text, index) if nominal else is_condition(text, index)):
        return "hypothetical"
    if context == "actual" and before and before[-1] == "to":
        if all(token.capital or token.norm in {"and", ","} for token in stream[: index - 1]):
            return "future"  # a headline: "Chad to ratify pact"
        return "hypothetical" if not _done(text) else context
    if context == "actual" and {"upcoming", "forthcoming", "planned"} & set(before):
        return "future"
    return context


_BEFORE_NOW = anywhere("once_before once_already previously twice_before")


def _done(text: str) -> bool:
    """Whether an infinitive follows a verb that says the thing was done."""
    return has(_DONE, text)


def event_context(act: Act, text: str, *, day: str | None = None, published: date | None = None) -> EventContext:
    """The context of an act in a sentence (PLOVER): actual, historical, future or hypothetical.

    A rule ("takes effect when instruments are exchanged") is future at most, never actual. An act of a year
    before the one that precedes publication's is historical.

    >>> event_context("ratification", "Chad is expected to ratify the pact.")
    'future'
    >>> event_context("ratification", "The minister called for ratification of the pact.")
    'hypothetical'
    """
    order: dict[EventContext, int] = {"actual": 0, "historical": 0, "future": 1, "hypothetical": 2}
    found = [context_at(text, cue.first) for cue in act_cues(text) if cue.act == act]
    context: EventContext = min(found, key=order.__getitem__) if found else "actual"
    if context == "actual" and day and published and day[:4].isdigit() and published.year - int(day[:4]) > 1:
        return "historical"
    return context
