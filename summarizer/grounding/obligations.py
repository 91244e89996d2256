"""Which wording carries which kind of obligation.

Kinds and conditions are those of ATOP (Alliance Treaty Obligations and Provisions, Leeds et al. 2002).
"""

from __future__ import annotations

from summarizer.grounding.clauses import attacks_party
from summarizer.grounding.lexicon import anywhere
from summarizer.grounding.text import Refusal, fold, folded_together
from summarizer.records.treaty import Condition, ObligationKind

__all__ = ["conditions_in", "duty_worded", "normalise_kind", "obligation_supported"]

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
    "on_request": r"(?:on|upon|at)_(?:\S+_){0,3}request if_(?:\S+_){0,3}(?:requested|asked) when_(?:requested|asked)",
    "non_provocation": r"unprovoked without_provocation not_(?:\S+_){0,2}provoked",
    "domestic_law": r"""(?:accordance|conformity|line)_with_(?:\S+_){0,5}(?:laws?|legislation|constitution\S*)
    constitutional_process\S* subject_to_(?:\S+_){0,4}(?:laws?|legislation|constitution\S*)""",
    "un_charter_51": r"article_51",
}
"""The conditions that words tell beyond doubt; others of ATOP's list are left to the words of the duty itself."""
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
    attacked = kind in {"offense", "other"} and attacks_party(text) and _HELPS.search(fold(text))
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


def obligation_supported(kind: ObligationKind, *texts: str) -> Refusal | None:
    """Whether some texts together have the wording that a kind of obligation needs.

    >>> str(obligation_supported("consultation", "The parties shall consult on trade."))
    "A 'consultation' obligation speaks of consulting in a crisis; a general promise to consult is 'other'."
    """
    folded = folded_together(*texts)
    if not _IS_PROMISED.search(folded):
        return Refusal("text", " ".join(texts), "No word there lays a duty on anybody or promises anything.")
    if all(pattern.search(folded) for pattern in _NEEDED[kind]):
        return None
    return Refusal("kind", kind, f"A '{kind}' obligation speaks of {_LACKS[kind]}.")


def conditions_in(text: str) -> tuple[Condition, ...]:
    """The conditions that the words of a duty and of its trigger state.

    >>> conditions_in("Each Party shall assist the other at its request, in accordance with Article 51 of the Charter.")
    ('on_request', 'un_charter_51')
    """
    folded = fold(text)
    return tuple(condition for condition, pattern in _CONDITIONED.items() if pattern.search(folded))
