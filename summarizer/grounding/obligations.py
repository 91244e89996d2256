"""Which wording carries which kind of obligation (ATOP: Alliance Treaty Obligations and Provisions, Leeds et al. 2002)."""

from __future__ import annotations

import re

from summarizer.grounding.text import Refusal, fold
from summarizer.records.treaty import Condition, ObligationKind

__all__ = ["condition_supported", "obligation_supported"]

_ATTACK = r"(?:attack|aggress|invasion|invade|armed force|state of war|at war|hostilit|threat|war\b)"
_AID = r"(?:assist|aid\b|aids\b|help|defen[dcs]|support|rescue|protect|come to the|as an attack|against all|all means|armed action)"
_NEEDS: dict[ObligationKind, tuple[str, ...]] = {
    "defense": (_ATTACK, _AID),
    "offense": (
        r"(?:\bwar\b|attack|offensive|hostilit|operations?)",
        r"(?:join|assist|aid\b|support|side|declare|together)",
    ),
    "neutrality": (
        r"(?:neutral|not (?:\w+ ){0,3}(?:assist|aid|support|help|render|give|provide)|refrain|abstain|no (?:aid|assistance|support|help))",
    ),
    "nonaggression": (
        r"(?:non ?aggress|nonaggress|not (?:\w+ ){0,3}(?:attack|use (?:of )?force|resort|invade|undertake)|refrain|renounce|inviolab|peaceful)",
        r"(?:aggress|attack|force|war\b|invade|violence|threat|dispute|frontier|border)",
    ),
    "consultation": (
        r"(?:consult|confer\b|contact|meet\b)",
        rf"(?:{_ATTACK}|crisis|crises|danger|emergency|threat|endanger|menace)",
    ),
    "other": (),
}
_CONDITIONS: dict[Condition, str] = {
    "adversary": _ATTACK,
    "location": r"(?:territor|region|area|north of|south of|within|in europe|border|airspace|waters)",
    "ongoing_conflict": r"(?:war|conflict|hostilit)",
    "on_request": r"(?:request|asks?\b|asked|appeal|invitation|demand)",
    "non_provocation": r"(?:unprovoked|provo|aggressor)",
    "domestic_law": r"(?:law|laws|legislation|constitution|constitutional)",
    "un_charter_51": r"(?:article 51|un charter|united nations|self defen[cs]e)",
    "other": r"\w",
}
_COMPILED = {kind: tuple(re.compile(rf"(?<!\w){one}") for one in needs) for kind, needs in _NEEDS.items()}
_CONDITION_COMPILED = {kind: re.compile(rf"(?<!\w){one}") for kind, one in _CONDITIONS.items()}
_LACKS: dict[ObligationKind, str] = {
    "defense": "an attack and of help against it",
    "offense": "a war and of joining in it",
    "neutrality": "giving no help to an adversary",
    "nonaggression": "not attacking each other",
    "consultation": "consulting in a crisis or under a threat; a general promise to consult is 'other'",
}


def obligation_supported(kind: ObligationKind, text: str) -> Refusal | None:
    """Whether a text has the wording that a kind of obligation needs.

    >>> str(obligation_supported("consultation", "The parties shall consult on trade."))
    "A 'consultation' obligation speaks of consulting in a crisis or under a threat; a general promise to consult is 'other'."
    """
    folded = fold(text)
    if all(pattern.search(folded) for pattern in _COMPILED[kind]):
        return None
    return Refusal("kind", kind, f"A '{kind}' obligation speaks of {_LACKS[kind]}.")


def condition_supported(condition: Condition, text: str) -> Refusal | None:
    """Whether a text words a condition.

    >>> condition_supported("on_request", "at the request of either Party") is None
    True
    """
    if _CONDITION_COMPILED[condition].search(fold(text)):
        return None
    return Refusal("conditions", condition, f"No words there state the condition '{condition}'.")
