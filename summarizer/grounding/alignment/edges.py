"""Whether the stretch that a value takes from its source can stand alone.

"Member states met" cannot be taken from "the leaders of member states met", nor "approved the treaty" from "approved
the treaty amendment".
"""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.grounding.alignment.matching import Item, Pair, Place
from summarizer.grounding.language.units import Unit, is_title
from summarizer.grounding.language.words import PRONOUNS, past_form, readings

__all__ = ["edge_fault"]

_CLAUSES = frozenset("and while because although when as after before since".split())


def edge_fault(pair: Pair, items: Sequence[Item], chain: Sequence[Place]) -> str | None:
    """Why the stretch taken cannot stand alone: it begins inside a phrase, or cuts the last noun off."""
    return _head_fault(pair, items[0], chain[0][0]) or _tail_fault(pair, items[-1], chain[-1][1])


def _head_fault(pair: Pair, item: Item, first: int) -> str | None:
    theirs = pair.theirs.units
    wanted = _small_of(pair, range(item.first))
    opening = _small_before(pair, first)
    if opening[len(opening) - len(wanted) :] != wanted:
        return "The value begins with words that the source does not have there."
    pronouns = {unit.norm for unit in pair.mine.units[: item.first]} & PRONOUNS
    start = next((at for at in range(first, 0, -1) if theirs[at - 1].content), 0)
    if not pronouns <= {unit.norm for unit in theirs[start:first]}:
        return f"In the source '{pair.theirs.words(first, first + 1)}' does not follow '{', '.join(sorted(pronouns))}'."
    before = first - 1
    while before >= 0 and (
        before in pair.gone or theirs[before].kind in {"quiet", "adverb", "people"} or is_title(theirs[before])
    ):
        before -= 1
    if pair.rules.phrase or wanted or before < 0 or theirs[before].kind not in {"link", "be"}:
        return None
    word = theirs[before].norm
    clause = before == 0 or word in _CLAUSES
    if (clause and _own_clause(pair, before)) or _subject_list(pair, before) or _contrast(pair, before, first):
        return None
    what = pair.theirs.words(first, first + 1)
    return f"In the source '{what}' follows '{word}'; it is not what the sentence is about."


def _tail_fault(pair: Pair, item: Item, last: int) -> str | None:
    theirs = pair.theirs.units
    if last < len(theirs) and theirs[last].kind in {"word", "number"} and not _detached(theirs[last - 1], theirs[last]):
        return f"The source goes on with '{pair.theirs.words(last, last + 1)}', which the value cuts off."
    extra = _small_of(pair, range(item.last, len(pair.mine.units)))
    if extra and extra != _small_after(pair, last)[: len(extra)]:
        return f"The value ends with '{extra[0]}', which the source does not have there."
    return None


def _small_of(pair: Pair, indexes: range) -> list[str]:
    units = pair.mine.units
    return [units[at].norm for at in indexes if units[at].kind in {"link", "be"} and at not in pair.absent]


def _small_before(pair: Pair, index: int) -> list[str]:
    """Prepositions, conjunctions and forms of "be" directly before a unit, back to the word before them."""
    found: list[str] = []
    for unit in reversed(pair.theirs.units[:index]):
        if unit.content and not (unit.kind == "people" or is_title(unit)):
            break
        found[:0] = [unit.norm] if unit.kind in {"link", "be"} else []
    return found


def _small_after(pair: Pair, index: int) -> list[str]:
    found: list[str] = []
    for unit in pair.theirs.units[index:]:
        if unit.content:
            break
        found.extend([unit.norm] if unit.kind in {"link", "be"} else [])
    return found


def _own_clause(pair: Pair, before: int) -> bool:
    """Whether a conjunction joins whole clauses: the words before it do not end in a preposition's phrase."""
    word = pair.theirs.units[before].norm
    if word != "and":
        return word in {"while", "because", "although", "as"}
    left = pair.theirs.units[before - 1] if before else None
    return left is None or left.kind == "comma" or not left.name


def _subject_list(pair: Pair, before: int) -> bool:
    """Whether "and" joins subjects: "[France and] Germany signed"."""
    units, at = pair.theirs.units, before
    if units[before].norm != "and":
        return False
    while at > 0 and (units[at - 1].name or units[at - 1].kind in {"quiet", "comma"} or units[at - 1].norm == "and"):
        at -= 1
    return at < before and (at == 0 or units[at - 1].kind == "hard" or units[at].kind == "comma")


def _contrast(pair: Pair, before: int, first: int) -> bool:
    """Whether ", but" opens a clause with a subject of its own."""
    units = pair.theirs.units
    after_comma = before > 0 and units[before - 1].kind == "comma"
    return units[before].norm == "but" and after_comma and not past_form(units[first].norm)


def _detached(last: Unit, after: Unit) -> bool:
    """Whether the word after the stretch taken is no head of it: a participle, a verb, a new name."""
    if last.kind == "number" or after.kind == "number":
        return False
    forms = set(readings(after.norm).values())
    return bool(forms & {"ing", "past"}) or (after.capital and not last.capital and not is_title(last))
