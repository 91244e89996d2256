"""What an act is done to: whether the object of its verb, or the subject of a passive, is a treaty."""

from __future__ import annotations

from summarizer.extract.lexical.another import ABOUT, OTHER_ONE
from summarizer.extract.lexical.happening import is_real
from summarizer.grounding import act_cues
from summarizer.grounding.actors.verb_groups import Clause
from summarizer.grounding.acts.frames import BESIDE, done_to_treaty, gains, is_bare, on_paper, owns_object
from summarizer.grounding.acts.subjects import may_be_instrument
from summarizer.grounding.acts.words import LAW_SIGNED, PARTING, REPEATS, ActCue, has
from summarizer.grounding.language.calendar import MONTH_WORDS, WEEKDAY_WORDS
from summarizer.grounding.language.lexicon import anywhere
from summarizer.grounding.language.text import Token, tokens
from summarizer.grounding.language.units import read_units
from summarizer.grounding.language.words import BE, DETERMINERS, INSTRUMENTS, PRONOUNS, past_form
from summarizer.records.treaty import Act
from summarizer.states import states_in

__all__ = ["LAW", "NAMED_ACTS", "object_of", "on_treaty", "said_of", "words_of"]

LAW = "bill law decree act legislation order".split()
NAMED_ACTS: dict[str, Act] = {
    "ratification": "ratification",
    "accession": "accession",
    "acceptance": "acceptance",
    "denunciation": "denunciation",
    "withdrawal": "withdrawal",
    "termination": "termination",
    "suspension": "suspension",
    "suspending": "suspension",
    "denouncing": "denunciation",
    "terminating": "termination",
    "withdrawing": "withdrawal",
    "ratifying": "ratification",
}
_PUBLISHED = anywhere(
    """decree text treaty agreement pact accord convention protocol law resolution instrument order document
    ratification accession signing signature adoption approval withdrawal denunciation suspension extension"""
)
_AGREED = anywhere("ratification accession signing signature decree")
_BY_MEANS = anywhere(r"(?:by|through|in|under)_an?_(?:\S+_)?(?:protocol|agreement|exchange|document|instrument)(?=_$)")
_ADOPTED = anywhere("decisions? statement communique report position plan strategy budget roadmap agenda list")
_TALKS = anywhere("talks negotiations visit meeting summit round session conference")
_SELF_EVIDENT = frozenset({"exchange_of_instruments", "deposit_of_instrument", "reservation"})
_TO_IT = anywhere("consent_to assent_to approval_to blessing_to backing_to consented_to nod_to light_to ahead_to")
_FAVOURED = anywhere("ratifying joining approving accepting adopting leaving denouncing withdrawing quitting")
_BEGINS = frozenset("began started due set scheduled".split())
_HANDS = frozenset("name names signature signatures hand hands pen pens".split())
_TIMES = MONTH_WORDS | WEEKDAY_WORDS | frozenset("last this week month year".split())
_NEAR = 5
_CLAUSE_VERBS = frozenset("would will is was are were has had could should may".split())
_ADVERBIAL = frozenset("on in at after following during late early".split())


def on_treaty(cue: ActCue, clause: Clause, text: str) -> bool:
    """Whether an act is one on a treaty: what it is done to is called one."""
    stream = tokens(text)
    if cue.act == "announcement":
        return _announces(cue, clause, text)
    if cue.act in {"entry_into_force", "provisional_application"}:
        return _takes_effect(cue, stream, text)
    if cue.act in PARTING and " that " in cue.text:  # "notice that it is leaving [the talks]"
        behind = words_of(text, object_of(stream, cue.last))
        return not behind or _is_treaty(behind)
    if cue.text in REPEATS or cue.text.startswith(("followed", "did ")) or cue.act in _SELF_EVIDENT or on_paper(cue):
        return True
    if cue.text == "vote on" and not {token.norm for token in stream[cue.first - 1 : cue.first]} & {"to", "will"}:
        return False  # which says nothing of the outcome
    return _subject_is_treaty(cue, stream, text) if clause.passive else _object_is_treaty(cue, stream, text)


def _subject_is_treaty(cue: ActCue, stream: tuple[Token, ...], text: str) -> bool:
    if _fragment(stream, cue.first):
        return True
    if cue.text == "decided":
        return any(token.norm in NAMED_ACTS for token in said_of(stream, cue.first)) or any(
            token.norm in NAMED_ACTS for token in stream[:3]
        )
    phrase = words_of(text, _subject(stream, cue.first))
    if has(_BY_MEANS, phrase) or (cue.text == "concluded" and has(_TALKS, phrase)):
        return False
    return _is_treaty(phrase)


def _object_is_treaty(cue: ActCue, stream: tuple[Token, ...], text: str) -> bool:
    if cue.text.endswith((" approving", " ratifying")):  # "passed the law approving the pact"
        return _is_treaty(words_of(text, object_of(stream, cue.last)))
    formula = _favoured(stream, cue, text) if cue.text.endswith((" favour of", " favor of")) else None
    formula = _formula(cue, stream, text) if formula is None else formula
    if formula is not None:
        return formula
    inside, behind = stream[cue.first + 1 : cue.last], object_of(stream, cue.last)
    if not behind and inside and (cue.act == "domestic_approval" or has(ABOUT, cue.text)):
        return True
    if not behind and cue.act == "termination":
        said_of_it = _is_treaty(words_of(text, _subject(stream, cue.first)))
        return said_of_it and may_be_instrument(text, cue.first)
    phrase = words_of(text, (*inside, *behind)) or words_of(text, _antecedent(stream, cue.first))
    named = any(token.norm in NAMED_ACTS for token in tokens(phrase)) or "consent" in cue.text
    if not phrase or (done_to_treaty(cue, text) is False and not has(ABOUT, phrase) and not named):
        bare = cue.act == "ratification" or cue.text == "consented"
        return cue.act in {"accession", "other"} or (not phrase and bare)
    return _is_treaty(phrase)


def _favoured(stream: tuple[Token, ...], cue: ActCue, text: str) -> bool:
    """Whether what a vote was in favour of is a treaty, or to join it: not "in favour of postponing the treaty"."""
    behind = words_of(text, object_of(stream, cue.last))
    doing = behind.split(maxsplit=1)[0].endswith("ing") if behind else False
    return (_is_treaty(behind) or behind in PRONOUNS) and (not doing or has(_FAVOURED, behind))


def _formula(cue: ActCue, stream: tuple[Token, ...], text: str) -> bool | None:
    """Whether a set phrase is said of a treaty ("promulgated the law", "voted to join it"); None for other words."""
    behind = words_of(text, object_of(stream, cue.last))
    if cue.text.startswith(("promulgat", "gave royal")):
        return has(ABOUT, words_of(text, stream[cue.last :])) and has(LAW_SIGNED, text)
    if cue.text.startswith("sign") and cue.text.split()[-1] in LAW:
        return has(ABOUT, words_of(text, stream[cue.first + 1 :]))
    if cue.text.startswith("adopt") and has(_ADOPTED, behind):
        return False
    if cue.act == "domestic_approval" and " to " in cue.text and not has(_TO_IT, cue.text):
        done = done_to_treaty(cue, text)
        return not behind or done is True or (done is None and _is_treaty(behind))
    if cue.text == "vote on" and behind.split()[:1] and behind.split()[0].endswith("ing"):
        return True
    if cue.act == "signature" and cue.text.split()[-1] in _HANDS:
        return "to which" in text[: stream[cue.first].start] and has(ABOUT, text)
    if is_bare(cue, text):
        return cue.act != "domestic_approval"
    ceases = cue.act == "withdrawal" and cue.text.startswith("ceas")
    return True if ceases or _yields(cue, stream, text) else None


def _is_treaty(phrase: str) -> bool:
    return (
        has(ABOUT, phrase)
        and not has(OTHER_ONE, phrase)
        and not has(BESIDE, phrase)
        and not owns_object(tokens(phrase))
    )


def _yields(cue: ActCue, stream: tuple[Token, ...], text: str) -> bool:
    """Whether the treaty is what passes or wins: "the treaty passed the Senate"."""
    return gains(cue) and has(ABOUT, words_of(text, _subject(stream, cue.first)))


def _antecedent(stream: tuple[Token, ...], at: int) -> tuple[Token, ...]:
    """What a relative clause says its verb of: "the pact, which Chile [signed]"."""
    relatives = [index for index in range(at - 1, 0, -1) if stream[index].norm in {"which", "that"}]
    relative = next(
        (index for index in relatives if stream[index - 1].norm != "and" or stream[index].norm == "that"), 0
    )
    reach = 2 * _NEAR if relative and stream[relative].norm == "that" else _NEAR
    return stream[max(0, relative - reach) : relative]


def _subject(stream: tuple[Token, ...], at: int) -> tuple[Token, ...]:
    """What stands before a participle in its part of the sentence; behind the comma where it opens the sentence."""
    if all(token.kind == "mark" for token in stream[:at]):
        behind = [stream[index + 1 : index + 1 + _NEAR] for index, token in enumerate(stream) if token.norm == ","]
        told = (part for part in behind if part and part[0].norm in DETERMINERS and _instrument_in(part))
        return next(told, behind[0] if behind else ())
    start = next((index + 1 for index in range(at - 1, -1, -1) if stream[index].norm in {";", ":", "but"}), 0)
    comma = next((index for index in range(start + 1, at) if stream[index].norm == ","), at)
    named = any(token.norm in INSTRUMENTS for token in stream[start:comma])
    return stream[start : comma if named and stream[start].norm in DETERMINERS else at]


def _instrument_in(part: tuple[Token, ...]) -> bool:
    return any(token.norm in INSTRUMENTS for token in part[1:])


def said_of(stream: tuple[Token, ...], at: int) -> tuple[Token, ...]:
    """What stands before a verb, from the last mark or conjunction on."""
    start = next((index + 1 for index in range(at - 1, -1, -1) if stream[index].norm in _NEW_SUBJECT), 0)
    return stream[start:at]


_NEW_SUBJECT = frozenset(", ; : - and but that which when while after before since as".split())


def _fragment(stream: tuple[Token, ...], at: int) -> bool:
    """Whether a line of a fact sheet begins with a participle and has no other verb: "Signed in Oslo by Peru"."""
    opens = all(token.kind == "mark" for token in stream[:at])
    return opens and all(token.capital or not (past_form(token.norm) or token.norm in BE) for token in stream[at + 1 :])


def object_of(stream: tuple[Token, ...], start: int) -> tuple[Token, ...]:
    """What stands behind a verb and its day, up to the next clause or phrase of time or place."""
    if start + 1 < len(stream) and stream[start].norm in {"on", "in"} and _timed(stream[start + 1]):
        start += 1
    while start < len(stream) and _timed(stream[start]) and stream[start].norm != "this":
        start += 1
    if start < len(stream) and stream[start].norm in {"and", "or", "with"}:
        return ()
    last = start
    stops = frozenset(
        """, ; : . by on at in while which who that after before since when because as until once if unless within
        during without despite amid alongside under against about concerning regarding""".split()
    )
    while last < len(stream) and last < start + 12:
        shared = stream[last].norm == "in" and stream[last - 1].norm in _SHARES
        if _goes_on(stream, last) or (stream[last].norm in stops and not shared):
            break
        last += 1
    return stream[start:last]


_SHARES = frozenset({"participation", "membership"})
"""What one has in a treaty: "suspended its participation [in] the pact"."""


def _goes_on(stream: tuple[Token, ...], at: int) -> bool:
    """Whether "and" joins a further verb to one with its object: "left Lima [and] signed the pact"."""
    behind = [token.norm for token in stream[at + 1 : at + 3]]
    if stream[at].norm != "and" or not behind:
        return False
    return behind[0] in BE | {"has", "had"} or (past_form(behind[0]) and behind[-1] in DETERMINERS | PRONOUNS)


def _timed(token: Token) -> bool:
    return token.norm in _TIMES or (token.kind == "number" and len(token.norm) in {1, 2, 4})


def words_of(text: str, stream: tuple[Token, ...]) -> str:
    """The words of a text that some tokens in a row stand for."""
    return text[stream[0].start : stream[-1].end] if stream else ""


def _takes_effect(cue: ActCue, stream: tuple[Token, ...], text: str) -> bool:
    if cue.text.startswith(("in ", "effective")):
        return _stays(cue, stream, text)
    if cue.act == "provisional_application" and has(ABOUT, cue.text):
        return _is_treaty(words_of(text, object_of(stream, cue.first + 1)))  # "applying the treaty provisionally"
    if cue.text.endswith(" bound"):
        return bool(states_in(text[: stream[cue.first].start]))
    before = words_of(text, stream[max(0, cue.first - 14) : cue.first])
    group = [token.norm for token in stream[max(0, cue.first - 4) : cue.first]]
    begun = "to" not in group or bool(_BEGINS & set(group)) or " is to " in f" {' '.join(group)} "
    return has(ABOUT, before) and begun and not {"shall", "would"} & set(group) and not cue.text.startswith("remain")


def _stays(cue: ActCue, stream: tuple[Token, ...], text: str) -> bool:
    """Whether a treaty is said to be in force without a verb: "the pact, [in force] since 2012"."""
    if all(token.kind == "mark" for token in stream[: cue.first]):
        return True
    joint = stream[cue.first - 1]
    if joint.norm in {",", "-", "("}:
        return any(token.norm in INSTRUMENTS for token in stream[max(0, cue.first - _NEAR) : cue.first])
    return joint.norm == "and" and has(ABOUT, text) and any(past_form(token.norm) for token in stream[: cue.first - 1])


def _announces(cue: ActCue, clause: Clause, text: str) -> bool:
    if not cue.text.startswith(("announc", "publish", "made public", "unveil")):
        return False
    stream = tokens(text)
    if clause.passive:
        first = read_units(text).units[clause.first].first
        return has(_PUBLISHED, words_of(text, stream[max(0, first - _NEAR) : first]))
    told_of = [one for one in act_cues(text) if one.last <= cue.first and not one.noun]
    if cue.text == "announced" and told_of and _closes(cue, stream) and is_real(told_of[0], text):
        return True
    behind = object_of(stream, cue.last)
    if behind and (behind[0].norm in PRONOUNS or behind[0].norm == "that"):
        return False
    if any(token.norm in _CLAUSE_VERBS for token in behind):
        return False  # "announced the treaty would pay off"
    object_ = words_of(text, behind)
    return has(_PUBLISHED, object_) and (has(ABOUT, object_) or has(_AGREED, object_))


def _closes(cue: ActCue, stream: tuple[Token, ...]) -> bool:
    """Whether a verb of announcing closes a sentence that tells what is announced: "..., the ministry announced"."""
    words = [token for token in stream[cue.last :] if token.kind != "mark"]
    behind = [token.norm for token in words]
    adverbial = behind[:1] and behind[0] in _ADVERBIAL and len(behind) <= 2 * _NEAR
    plain = adverbial and not any(past_form(one.norm) and not one.capital for one in words) and "that" not in behind
    return (len(behind) <= 2 or bool(plain)) and any(token.norm == "," for token in stream[: cue.first])
