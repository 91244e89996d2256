"""Which wording carries which kind of obligation.

Kinds and conditions are those of ATOP (Alliance Treaty Obligations and Provisions, Leeds et al. 2002).
"""

from __future__ import annotations

from summarizer.grounding.clauses import attacks_party
from summarizer.grounding.lexicon import anywhere
from summarizer.grounding.text import Refusal, fold
from summarizer.records.treaty import Condition, ObligationKind

__all__ = ["condition_supported", "duty_worded", "normalise_kind", "obligation_supported"]

_ATTACK = r"attack\S* aggress\S* invasion\S* invade\S* armed_force state_of_war war hostilit\S* threat\S*"
_NEEDS: dict[ObligationKind, tuple[str, ...]] = {
    "defense": (
        _ATTACK,
        r"assist\S* aids? help\S* defen[dcs]\S* support\S* rescue protect\S* come_to_the all_means armed_action",
    ),
    "offense": (
        r"war attack\S* offensive hostilit\S* operations?",
        r"join\S* assist\S* aids? support\S* sides? declar\S* together",
    ),
    "neutrality": (
        r"""neutral\S* not_(?:\S+_){0,3}(?:assist|aid|support|help|render|give|provide) refrain abstain
        no_(?:aid|assistance|support|help)""",
    ),
    "nonaggression": (
        r"""non_?aggression (?:not|neither|nor)_(?:\S+_){0,4}(?:attack|use|resort|invade|undertake) refrain\S*
        renounc\S* inviolab\S* peaceful\S*""",
        r"non_?aggression aggress\S* attack\S* force war invade violence threat\S* dispute\S* frontier\S* borders?",
    ),
    "consultation": (
        r"consult\S* confer contact meet",
        rf"{_ATTACK} crisis crises danger\S* emergency endanger\S* menace\S*",
    ),
    "other": (),
}
_DUTY = r"""shall must obliges? obliged_to mandates? mandated requires? required_to undertakes?_(?:not_)?to
    undertook_(?:not_)?to pledge[ds]?_(?:not_)?to promise[ds]?_(?:not_)?to agree[ds]?_(?:to|not_to|that)
    commits? commits?_(?:\S+_){1,4}to guarantees prohibits forbids bars bans stipulates provides_that
    (?:is|are)_(?:to|obliged|bound|prohibited|forbidden)"""
_PROMISED = rf"{_DUTY} committed will would mutual renounc\S* neither may_not"
"""How a kind of obligation that has words of its own may also be told."""
_CONDITIONS: dict[Condition, str] = {
    "adversary": _ATTACK,
    "location": r"territor\S* regions? area north_of south_of within europe borders? airspace waters",
    "ongoing_conflict": r"war conflicts? hostilit\S*",
    "on_request": r"request\S* asks? asked appeals? invitation demand",
    "non_provocation": r"unprovoked provo\S* aggressor",
    "domestic_law": r"laws? legislation constitution\S*",
    "un_charter_51": r"article_51 un_charter united_nations self_defen[cs]e",
    "other": r"\S+",
}
_NEEDED = {kind: tuple(anywhere(words) for words in needs) for kind, needs in _NEEDS.items()}
_LAYS_A_DUTY = anywhere(_DUTY)
_IS_PROMISED = anywhere(_PROMISED)
_CONDITIONED = {kind: anywhere(words) for kind, words in _CONDITIONS.items()}
_LACKS: dict[ObligationKind, str] = {
    "defense": "an attack and of help against it",
    "offense": "a war and of joining in it",
    "neutrality": "giving no help to an adversary",
    "nonaggression": "not attacking each other",
    "consultation": "consulting in a crisis; a general promise to consult is 'other'",
}


_HELPS = anywhere(_NEEDS["defense"][1])


def normalise_kind(kind: ObligationKind, text: str) -> ObligationKind:
    """The kind of an obligation that a text words, where a draft names a neighbouring one.

    Help for a party that is attacked is ``defense``, whatever else the words recall.

    >>> normalise_kind("offense", "Each party shall assist the other if it is attacked.")
    'defense'
    >>> normalise_kind("offense", "The parties shall join any war that one of them declares.")
    'offense'
    """
    folded = fold(text)
    attacked = kind in {"offense", "other"} and attacks_party(text) and _HELPS.search(folded)
    return "defense" if attacked else kind


def duty_worded(kind: ObligationKind, duty: str) -> Refusal | None:
    """Whether the words of a duty themselves say it: help for ``defense``, a verb of duty for ``other``.

    The event that brings a duty about may stand apart from it; what the parties do may not.

    >>> str(duty_worded("other", "the obligations under the treaty have changed"))
    "No verb there lays a duty on anybody, such as 'shall', 'must', 'obliges' or 'agreed to'."
    """
    folded = fold(duty)
    if kind == "defense" and not _HELPS.search(folded):
        return Refusal("kind", kind, "The duty itself must speak of help, as a 'defense' obligation does.")
    if kind == "other" and not _LAYS_A_DUTY.search(folded):
        reason = "No verb there lays a duty on anybody, such as 'shall', 'must', 'obliges' or 'agreed to'."
        return Refusal("text", duty, reason)
    return None


def obligation_supported(kind: ObligationKind, text: str) -> Refusal | None:
    """Whether a text has the wording that a kind of obligation needs.

    >>> str(obligation_supported("consultation", "The parties shall consult on trade."))
    "A 'consultation' obligation speaks of consulting in a crisis; a general promise to consult is 'other'."
    """
    folded = fold(text)
    if not _IS_PROMISED.search(folded):
        return Refusal("text", text, "No word there lays a duty on anybody or promises anything.")
    if all(pattern.search(folded) for pattern in _NEEDED[kind]):
        return None
    return Refusal("kind", kind, f"A '{kind}' obligation speaks of {_LACKS[kind]}.")


def condition_supported(condition: Condition, text: str) -> Refusal | None:
    """Whether a text words a condition.

    >>> condition_supported("on_request", "at the request of either Party") is None
    True
    """
    if _CONDITIONED[condition].search(fold(text)):
        return None
    return Refusal("conditions", condition, f"No words there state the condition '{condition}'.")
