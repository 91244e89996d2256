"""How firmly a sentence stands behind what it says, computed from its cues (FactBank, Saurí and Pustejovsky 2009).

Choices, where the domain leaves one:

- "believed to", "likely", "expected": ``probable``; "may", "might", "could", "possibly", "suspected", "fears":
  ``possible``; "unlikely", "doubts": ``doubted``.
- "reportedly", "allegedly", "claims", "reports suggest", "has not confirmed", "unclear whether": ``unconfirmed``,
  because the source does not commit itself.
- "denied", "dismissed", "false": ``denied``. A plain "did not" is no denial by somebody: it stays in the
  claim's words, and the claim is ``asserted``.
- "may" in a treaty's provision is permission, and "shall", "will" and "must" are duty or future: ``asserted``.
"""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.grounding.language.cues import Cue, cues_in
from summarizer.grounding.language.main_clause import main_verb, opens_relative
from summarizer.grounding.language.text import Refusal, Token, tokens
from summarizer.grounding.language.verbs import tagged
from summarizer.grounding.language.words import BE, LINKS, bases
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
    if cue.level == "possible" or "suspect" in cue.text:
        return "possible"
    return "probable" if cue.level == "probable" else "unconfirmed"


def factuality_of(
    text: str, start: int = 0, end: int | None = None, *, provision: bool = False, clause: bool = False
) -> Factuality:
    """The factuality of a stretch of a sentence, or of all of it: the weakest level of the cues that govern it.

    ``start`` and ``end`` are offsets in the sentence of the stretch that states the content. With ``provision`` the
    content is a rule of the treaty, where "may" is permission. With ``clause`` the stretch is one clause, in which
    cues that bear on something named in it do not count.

    >>> factuality_of("Chad reportedly signed."), factuality_of("Chad has not confirmed the report.")
    ('unconfirmed', 'unconfirmed')
    >>> factuality_of("Chad denied that it signed."), factuality_of("Chad did not sign.")
    ('denied', 'asserted')
    """
    stop = len(text) if end is None else end
    weaker: list[tuple[Factuality, Cue]] = [
        (level, cue) for cue in cues_in(text) if (level := level_of(cue, provision=provision)) != "asserted"
    ]
    if not weaker:
        return "asserted"
    weaker = _telling(text, start, stop, weaker) if clause else weaker
    inside = {index for index, token in enumerate(tokens(text)) if start <= token.start < stop}
    levels = [level for level, cue in weaker if any(cue.governs(index) for index in inside)]
    return max(levels, key=_WEAKEST.index, default="asserted")


_BELOW = frozenset("which who whom whose whatever whichever after before until where than".split())
_ATTITUDES = frozenset("expect believe think suspect doubt fear estimate deny dismiss dispute reject".split())


def _telling(text: str, start: int, stop: int, weaker: list[tuple[Factuality, Cue]]) -> list[tuple[Factuality, Cue]]:
    """The cues that tell how firm a statement is, and not only how firm something named in it is.

    A cue in a relative clause or a clause of time is none ("differences that may arise"), nor is the verb of the
    statement itself ("analysts expect a vote"), nor a noun behind a preposition ("in the event of a threat of war").
    """
    stream = tokens(text)
    offset = next((at for at, token in enumerate(stream) if token.start >= start), 0)
    read = tagged(text[start:stop])
    main = main_verb(read, 0, len(read.stream))
    if main is None:
        return weaker
    main += offset
    kept: list[tuple[Factuality, Cue]] = []
    for level, cue in weaker:
        norms = [token.norm for token in stream[main + 1 : cue.first]]
        below = cue.first > main and not _BELOW.isdisjoint(norms) and "," not in norms
        below = below or (offset < cue.first < main and _in_aside(stream, cue.first, main))
        below = below or (cue.first < main and stream[offset].norm in _AGAINST)
        below = below or (cue.first < main and any(opens_relative(read, at) for at in range(1, cue.first - offset)))
        below = below or _of_a_part(stream, cue, main, level)
        negated = stream[cue.first - 1].norm in {"not", "never"} and cue.first - main in {2, 3}
        own = (main <= cue.first <= main + 1 or negated) and not _ATTITUDES.isdisjoint(bases(stream[cue.first].norm))
        named = cue.text.split()[-1] == "of" and stream[cue.first - 1].norm in {"of", "or", "in", "under"}
        attributive = cue.text in _ATTRIBUTES and stream[cue.first - 1].norm in _BEFORE_ATTRIBUTES and cue.first > main
        if not (below or own or attributive) and not (named and cue.first > offset):
            kept.append((level, cue))
    return kept


def _in_aside(stream: Sequence[Token], at: int, main: int) -> bool:
    """Whether a clause below stands between two commas before the main verb: "the notice, revoked before it could"."""
    opening = next((index for index in range(at - 1, 0, -1) if stream[index].norm == ","), None)
    closed = any(token.norm == "," for token in stream[at:main])
    if opening == at - 1 and closed:
        return True  # "Peru, expected to sign in May, has asked for more time"
    return opening is not None and closed and not _BELOW.isdisjoint(token.norm for token in stream[opening:at])


_ATTRIBUTES = frozenset("suspected expected".split())
_BEFORE_ATTRIBUTES = frozenset("any a an of the all each every its their no".split())
_AGAINST = frozenset("contrary despite notwithstanding".split())
"""Words that open what a statement sets itself against: "contrary to what Chile claims, ..."."""
_STANDING = BE | {"remain", "remains", "remained", "is", "it"}
_UNSURE = frozenset("unknown uncertain unclear".split())


def _of_a_part(stream: Sequence[Token], cue: Cue, main: int, level: Factuality) -> bool:
    """Whether a cue bears on some words alone: a question that is asked, a reason, a thing of "unknown origin"."""
    before = stream[cue.first - 1].norm if cue.first else ""
    after = stream[cue.last].norm if cue.last < len(stream) else ""
    if cue.text in {"whether", "asked whether", "asked if"}:
        shaded = any(token.norm in {"not", "never", "declined", "refused"} for token in stream[: cue.first])
        return (
            cue.first + 1 > main > 0 and not shaded and "question" not in {token.norm for token in stream[: cue.first]}
        )
    if cue.text == "so called" or (cue.text.startswith("what ") and before in LINKS):
        return True  # "in what Chile called a betrayal"
    if cue.text == "could":  # "it could not comment"
        behind = stream[cue.last + 1].norm if cue.last + 1 < len(stream) else ""
        return after == "not" and behind != "have"
    if cue.text in _UNSURE:
        return before not in _STANDING and cue.first > main
    reason = level == "unconfirmed" and before == "," and after in {"because", "to", "after", "in", "for", "as"}
    return reason and cue.first > main


def check_factuality(claimed: Factuality, text: str, *, provision: bool = False) -> Refusal | None:
    """Whether a claimed factuality is that of its evidence.

    >>> str(check_factuality("asserted", "Chad allegedly signed."))
    "The evidence is 'unconfirmed' by its words, not 'asserted'."
    """
    computed = factuality_of(text, provision=provision)
    if claimed == computed:
        return None
    return Refusal("factuality", claimed, f"The evidence is '{computed}' by its words, not '{claimed}'.")
