"""How firmly a sentence stands behind what it says, computed from its cues (FactBank, Saurí and Pustejovsky 2009).

Choices, where the domain leaves one:

- "believed to", "suspected", "likely", "expected": ``probable``; "may", "might", "could", "possibly", "fears":
  ``possible``; "unlikely", "doubts": ``doubted``.
- "reportedly", "allegedly", "claims", "reports suggest", "has not confirmed", "unclear whether": ``unconfirmed``,
  because the source does not commit itself.
- "denied", "dismissed", "false": ``denied``. A plain "did not" is no denial by somebody: it stays in the
  claim's words, and the claim is ``asserted``.
- "may" in a treaty's provision is permission, and "shall", "will" and "must" are duty or future: ``asserted``.
"""

from __future__ import annotations

from summarizer.grounding.cues import Cue, cues_in
from summarizer.grounding.text import Refusal, tokens
from summarizer.records.evidence import Factuality

__all__ = ["check_factuality", "factuality_of", "level_of"]

_WEAKEST: tuple[Factuality, ...] = ("asserted", "probable", "possible", "doubted", "unconfirmed", "denied")
_EPISTEMIC = frozenset({"may", "might", "could"})


def level_of(cue: Cue, *, provision: bool = False) -> Factuality:
    """What one cue makes of the content that it governs."""
    if cue.kind == "denial":
        return "denied"
    if cue.kind == "modal":
        return "possible" if cue.text in _EPISTEMIC and not provision else "asserted"
    if cue.kind != "hedge":
        return "asserted"
    if cue.text.startswith(("unlikely", "doubt")):
        return "doubted"
    if cue.level == "possible":
        return "possible"
    return "probable" if cue.level == "probable" else "unconfirmed"


def factuality_of(text: str, start: int = 0, end: int | None = None, *, provision: bool = False) -> Factuality:
    """The factuality of a stretch of a sentence, or of all of it: the weakest level of the cues that govern it.

    ``start`` and ``end`` are offsets in the sentence of the stretch that states the content. With ``provision`` the
    content is a rule of the treaty, where "may" is permission.

    >>> factuality_of("Chad reportedly signed."), factuality_of("Chad has not confirmed the report.")
    ('unconfirmed', 'unconfirmed')
    >>> factuality_of("Chad denied that it signed."), factuality_of("Chad did not sign.")
    ('denied', 'asserted')
    """
    stop = len(text) if end is None else end
    weaker = [(level, cue) for cue in cues_in(text) if (level := level_of(cue, provision=provision)) != "asserted"]
    if not weaker:
        return "asserted"
    inside = {index for index, token in enumerate(tokens(text)) if start <= token.start < stop}
    levels = [level for level, cue in weaker if any(cue.governs(index) for index in inside)]
    return max(levels, key=_WEAKEST.index, default="asserted")


def check_factuality(claimed: Factuality, text: str, *, provision: bool = False) -> Refusal | None:
    """Whether a claimed factuality is that of its evidence.

    >>> str(check_factuality("asserted", "Chad allegedly signed."))
    "The evidence is 'unconfirmed' by its words, not 'asserted'."
    """
    computed = factuality_of(text, provision=provision)
    if claimed == computed:
        return None
    return Refusal("factuality", claimed, f"The evidence is '{computed}' by its words, not '{claimed}'.")
