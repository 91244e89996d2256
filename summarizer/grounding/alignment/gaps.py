"""What a value may leave out between two words that it takes from its source.

A value is shorter than its sentence: it leaves out an adjective, a phrase, an aside. Leaving out other words
changes who did what: "the leaders of member states met" does not say "member states met", and "Kyiv said that
Minsk signed" does not say "Kyiv signed". A gap is therefore accepted only in these shapes:

- words before a noun, after an article, a number or a verb: "signed a [significant] treaty";
- a phrase that begins with a preposition: "the treaty [with Oman] covers trade";
- an aside between commas, brackets or dashes;
- the rest of a list of subjects or objects: "Benin [and Nigeria] signed";
- a first predicate with the same subject: "it [signed the pact and] ratified the protocol".

What then remains must be the same prepositions, conjunctions and forms of "be" as in the value.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise, zip_longest

from summarizer.grounding.language.units import Unit, is_title
from summarizer.grounding.language.words import DETERMINERS, INSTRUMENTS, PRONOUNS, past_form, readings

__all__ = [
    "gap_fits",
    "is_phrase",
]

_SPEECH = frozenset(
    """said says say saying told tells announced announces reported reports disclosed claimed believes believe
    believed stated states argued added noted insisted warned confirmed confirms declared thinks hopes wants that
    because if which who whose whom""".split()
)


_AUXILIARIES = frozenset("not never will would shall may must can could should".split())


def _small_words(units: Sequence[Unit]) -> tuple[str, ...]:
    """Prepositions, conjunctions, forms of "be" and stops in a row of units."""
    return tuple(unit.norm for unit in units if unit.kind in {"link", "be", "comma", "hard"})


def _plain(words: tuple[str, ...], *, comma: str) -> tuple[str, ...]:
    """Words with commas dropped, or read as the conjunction of their list."""
    kept = [comma if word == "," else word for word in words]
    joined: list[str] = []
    for word in kept:
        if word and not (word == comma and joined and joined[-1] == word):
            joined.append(word)
    return tuple(joined)


def _agree(value: tuple[str, ...], source: tuple[str, ...], *, listed: bool, loose: bool) -> bool:
    """Whether small words agree; a comma alone may be left out only where ``loose``."""
    forms = {_plain(source, comma="and")} if listed else set()
    if loose or "," in value or not _bare_comma(source):
        forms.add(_plain(source, comma=""))
    mine = {_plain(value, comma=""), _plain(value, comma="and")} if "," in value else {value}
    return not forms.isdisjoint(mine)


def _bare_comma(words: tuple[str, ...]) -> bool:
    return "," in words and not {"and", "or", "but"} & set(words)


def gap_fits(
    value: Sequence[Unit],
    gap: Sequence[Unit],
    left: Unit,
    right: Unit,
    *,
    opens: bool,
    listed: bool,
    by: bool,
    denied: bool = False,
) -> bool:
    """Whether the words between two matched words of the source may be what they are in the value.

    Args:
        value: the small words between the two words in the value.
        gap: everything between them in the source.
        left: the first of the two words, in the source.
        right: the second.
        opens: ``left`` begins its clause in the source, so that it can be its subject.
        listed: a comma in the gap may stand for "and".
        by: "by" follows ``right`` in the source, so that a participle there is passive.
        denied: a negation governs ``right`` in the source, so that of things joined by "or" each is denied.
    """
    wanted = _small_words(value)
    if not {unit.norm for unit in value} & PRONOUNS <= {unit.norm for unit in gap}:
        return False
    loose = left.kind == "date" or [unit.norm for unit in gap[1:2]] in (["which"], ["who"])
    for rest in (*_remains(gap, left, right, opens=opens), *_without_predicate(gap, left, right, denied=denied)):
        if _agree(wanted, rest, listed=listed, loose=loose):
            return True
        passive = wanted == ("be",) and by and right.kind == "word" and past_form(right.norm)
        if passive and _plain(rest, comma="") == ():
            return True
    return False


def _remains(gap: Sequence[Unit], left: Unit, right: Unit, *, opens: bool) -> Iterator[tuple[str, ...]]:
    for shorter in _without_asides(gap):
        units = [unit for unit in shorter if unit.kind != "adverb"]
        if not any(unit.content for unit in units):
            yield _small_words(units)
            continue
        if _modifiers(units, left, right, bare=True):
            yield _small_words(units)
        yield from _without_phrases(units, right)
        if opens:
            yield from _without_coordinates(units, right)


def _without_asides(gap: Sequence[Unit]) -> Iterator[Sequence[Unit]]:
    yield gap
    commas = [index for index, unit in enumerate(gap) if unit.kind == "comma"]
    if len(commas) >= 2 and not any(unit.kind == "hard" for unit in gap):
        yield [*gap[: commas[0]], *gap[commas[-1] + 1 :]]


def _modifiers(units: Sequence[Unit], left: Unit, right: Unit, *, bare: bool) -> bool:
    """Whether all content left out stands before the noun at the right and only describes it."""
    content = [unit for unit in units if unit.content]
    if not content:
        return True
    at = units.index(content[0])
    if any(not unit.content and unit.kind != "quiet" for unit in units[at:]) or len(content) > 3:
        return False
    if right.kind == "number" or any(_singles_out(unit) for unit in content):
        return False
    if all(unit.kind == "people" or is_title(unit) for unit in content):
        return True
    anchored = _anchored(units, at, left)
    if right.name or any(unit.kind in {"state", "date"} for unit in content):
        return _before_name(content, left, right, anchored=anchored)
    after_verb = bare and not at and left.kind == "word" and not left.capital and past_form(left.norm)
    if past_form(right.norm) or not (anchored or after_verb):
        return False
    late = content[1:] if anchored else content
    return not any(past_form(unit.norm) for unit in late) and not any(unit.norm in _SPEECH for unit in content)


def _singles_out(unit: Unit) -> bool:
    """Whether a word picks one of many, so that the noun means another without it: "the second state"."""
    ordinal = unit.amount is not None and unit.amount.ordinal
    return ordinal or unit.norm in {"first", "last", "only", "sole", "largest", "biggest", "smallest"}


def _before_name(content: Sequence[Unit], left: Unit, right: Unit, *, anchored: bool) -> bool:
    """Whether words only describe a name: "Chad's [northern] Tibesti", "the [Quito] Treaty"."""
    if right.norm in INSTRUMENTS:
        return anchored and all(unit.kind == "word" for unit in content)
    return right.name and left.possessive and len(content) == 1 and not content[0].name


def _anchored(units: Sequence[Unit], at: int, left: Unit) -> bool:
    """Whether an article, a preposition, a number or a possessive opens the noun phrase that begins at a unit."""
    before = units[at - 1] if at else left
    if before.kind == "quiet":
        return before.norm in DETERMINERS
    joins = before.kind == "link" and before.norm in {"and", "or", "but", "to"}
    return before.possessive or (before.kind in {"link", "number", "be"} and not joins)


def _without_phrases(units: Sequence[Unit], right: Unit) -> Iterator[tuple[str, ...]]:
    """What remains when phrases with a preposition, and further members of a list, are left out."""
    if is_phrase(units) and not (right.kind == "word" and right.norm.endswith("ing")):
        yield ()
    cut = max((index for index, unit in enumerate(units) if unit.kind in {"link", "be"}), default=None)
    if cut is None:
        return
    starts = [cut]
    while starts[-1] > 0 and units[starts[-1] - 1].kind in {"link", "be", "comma"}:
        starts.append(starts[-1] - 1)
    for start in starts:
        head, tail = units[:start], units[start:]
        if not _modifiers(tail, tail[0], right, bare=False):
            continue
        if not any(unit.content for unit in head):
            yield _small_words(head) + _small_words(tail)
        elif is_phrase(head) and _ends(head, tail[0], right):
            yield _small_words(tail)


_BINDING = frozenset("shall must will".split())


def _without_predicate(gap: Sequence[Unit], left: Unit, right: Unit, *, denied: bool) -> Iterator[tuple[str, ...]]:
    """What remains when first predicates under the same duty are left out: "shall [warn it and] share data"."""
    units = [unit for unit in gap if unit.kind not in {"adverb", "quiet"}]
    infinitive = bool(units) and units[0].norm == "to"
    does = units[1:] if infinitive else units
    if not (infinitive or left.norm in _BINDING) or not does or not _plain_verb(does[0]) or not _plain_verb(right):
        return
    if any(unit.kind == "hard" or unit.norm in _SPEECH for unit in does):
        return
    again = "to" if infinitive else left.norm
    if does[-1].norm == again and infinitive:
        does = does[:-1]
    if does and (does[-1].norm in {"and", ","} or (denied and does[-1].norm == "or")):
        yield ("to",) if infinitive else ()


def _plain_verb(unit: Unit) -> bool:
    """Whether a unit can be a verb in its plain form."""
    return unit.kind == "word" and not unit.capital and readings(unit.norm) == {unit.norm: "base"}


def _ends(head: Sequence[Unit], after: Unit, right: Unit) -> bool:
    """Whether a phrase left out is over where the next preposition begins, so that this one goes with other words.

    "Approval [of rivals] of the pact" is no "approval of the pact"; only a name or a date ends a phrase for sure.
    """
    if after.kind == "be" or after.norm == "by" or right.kind == "date":
        return True
    last = next(unit for unit in reversed(head) if unit.content)
    return after.norm != "of" and (last.name or last.kind == "date")


def is_phrase(units: Sequence[Unit]) -> bool:
    """Whether units are a phrase that can be left out: no predicate of its own."""
    plain = [
        unit for unit, after in zip_longest(units, units[1:]) if not (unit.norm == "the" and after and after.state)
    ]
    if any(_predicate(unit, after) for unit, after in pairwise(plain)):
        return False
    units = [unit for unit in units if unit.kind != "quiet"]
    while units and units[0].kind == "comma":
        units = units[1:]
    if not units or units[0].kind not in {"link", "date"} or any(unit.kind in {"be", "hard"} for unit in units):
        return False
    if units[0].norm in {"or", "because", "although", "though", "while"} or units[-1].kind == "link":
        return False
    if units[0].norm == "to" and len(units) > 1 and not (units[1].name or units[1].kind == "number"):
        return False
    free = [
        unit
        for before, unit in pairwise(units)
        if before.kind not in {"link", "people"} or before.norm in {"and", "but"}
    ]
    return not any(unit.kind == "word" and (past_form(unit.norm) or unit.norm in _SPEECH) for unit in free)


def _predicate(unit: Unit, after: Unit) -> bool:
    """Whether two neighbours begin a clause of their own: "replaces the", "and the treaty", ", and"."""
    if unit.kind == "word" and not unit.capital and "s" in readings(unit.norm).values():
        return after.kind in {"quiet", "state"}
    if unit.kind == "link" and unit.norm in {"and", "but"}:
        return after.kind == "quiet"
    return unit.kind == "comma" and after.norm in {"and", "but"}


def _without_coordinates(units: Sequence[Unit], right: Unit) -> Iterator[tuple[str, ...]]:
    """What remains when other subjects, or a first predicate, are left out."""
    ands = [index for index, unit in enumerate(units) if unit.kind == "link" and unit.norm in {"and", "but"}]
    if not ands or any(unit.norm in _SPEECH or unit.kind == "hard" for unit in units):
        return
    if units[0].kind == "comma" or (units[0].kind == "link" and units[0].norm == "and"):
        rest = ands[-1] + 1
        while rest < len(units) and (units[rest].kind == "quiet" or units[rest].name):
            rest += 1
        if not any(unit.content for unit in units[rest:]) and all(
            unit.name or unit.kind in {"comma", "quiet"} or unit.norm == "and" for unit in units[:rest]
        ):
            yield _small_words(units[rest:])
    tail = units[ands[-1] + 1 :]
    verbs = [unit for unit in units if unit.kind == "word" and not unit.capital and past_form(unit.norm)]
    if (
        units[0].kind == "word"
        and not units[0].capital
        and len(verbs) == 1
        and verbs[0] is units[0]
        and all(unit.kind == "quiet" for unit in tail)
        and right.kind == "word"
        and not right.capital
        and (past_form(right.norm) or right.norm in _AUXILIARIES)
    ):
        yield ()
