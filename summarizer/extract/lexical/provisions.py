"""What a treaty lays down, as a sentence tells it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from summarizer.document import Document, Sentence
from summarizer.extract.drafts import OtherClause, ProvisionAnswer
from summarizer.extract.lexical.duties import duties
from summarizer.extract.lexical.fields import fields
from summarizer.extract.lexical.finals import final_clauses
from summarizer.extract.lexical.laid_down import speaks_of_consent
from summarizer.extract.lexical.other_clauses import other_clauses
from summarizer.extract.lexical.passages import PARTY, SAYS, parts_of, passage_of
from summarizer.extract.lexical.proposal import Proposal
from summarizer.extract.lexical.spans import LENGTH
from summarizer.extract.lexical.subjects import names_source
from summarizer.grounding import (
    binds_itself,
    duties_worded,
    introduces_rules,
    names_instrument,
    speaks_of_cooperation,
    terms_worded,
)
from summarizer.grounding.actors.state_names import unknown_states
from summarizer.grounding.language.joined import items_of_list
from summarizer.grounding.provisions.beside import is_opinion

__all__ = ["provisions"]

_BINDS = re.compile(
    r"\b(?:shall(?!(?: not)? be (?:bound|obliged|required))|must|undertakes?|undertook|pledged? to|promis\w+ to"
    r"|vow\w* to"
    r"|agreed? to(?! in\b)|(?:has|have|had) to|(?:is|are|was|were) to (?!be\b)|may not|(?:no"
    r"|neither) [^,;]{0,40}\bmay"
    r"|(?:is|are|was|were) (?:barred|banned|prohibited|forbidden|obliged|required|bound|committed)"
    r"|(?:itself|themselves) to|barred from)\b"
)
"""Words that may lay a duty on somebody in a way that no rule here reads."""
_CAUSES = re.compile(
    r"\b(?:oblig(?:es?|ed|ing)|requir(?:es|ed|ing)|commits|binds|bound|compels|mandat(?:es|ed|ing)|guarantees"
    r"|prescrib\w+"
    r"|prohibit(?:s|ed|ing)|forbids|forbade|dut(?:y|ies)|obligations? to|stipulat\w+|provides that|renounc\w+"
    r"|lays? down|(?:considered|regarded as|treated as) an attack)\b"
)
"""Words for what an instrument does to those whom it binds, or what these owe."""
_FORETELLS = re.compile(r"\b(?:will|are to|is to|intends? to)\b")
"""Words that may do so in an instrument itself, and in a report on one beside words for its parties."""
_OF_INSTRUMENT = re.compile(
    r"\b(?:(?:this|the|present|said) (?:\w+ )?(?:treaty|agreement|convention|protocol|pact|accord|charter|obligation"
    r"|exemption|annex|article)"
    r"|nothing|it|nobody|no one|denunciation|withdrawal|termination|commission|committee|council|secretariat"
    r"|organi[sz]ation|depositary|assembly"
    r"|secretary-general|director-general|instruments?|text) $",
    re.IGNORECASE,
)
_PARTY = re.compile(rf"\b{PARTY}\b", re.IGNORECASE)
_NEAR = 2
_HEADING_WORDS = 3
_LAID_DOWN = re.compile(
    r"\b(?:It (?:also )?(?:commits|requires|obliges|binds|forbids|bars|provides)|undertakes? to|obliges?|(?:is"
    r"|are) bound to|commits? (?:itself|themselves)"
    r"|(?:Each|Every|No|Neither|Either) Party)\b"
)
"""Words that only an instrument brings about."""
_SAID = re.compile(rf"\b{SAYS}\b")
_WISH = re.compile(r"\b(?:must|ha(?:s|ve) to)\b")
"""What somebody says must be done is his wish, unless he names the instrument that binds."""
_MAY_LAY = re.compile(
    r"\b(?:(?:years?|months?|days|weeks)[’']s? (?:\w+ )?(?:notice|warning)|depositary|renewable"
    r"|renewal|prolong\w*|tacit\w*"
    r"|duration|expires|lapses|into (?:force|effect|operation)|terminable|open-ended|(?:for|term of"
    r"|lasts?) (?:[\w-]+ ){1,2}"
    r"(?:years|decades))\b",
    re.IGNORECASE,
)
_AMOUNT = re.compile(rf"\b{LENGTH}")
_TOLD_AS_DONE = re.compile(
    r"\b(?:entered|came|took|went|comes? after|brought|put|expired|lapsed|renewed|withdrew|left|gave"
    r"|handed|deposited|has"
    r"|have|had|been|was|were|signed)\b"
)
"""What has happened lays nothing down."""
_BEGINS_WITH_PARTY = re.compile(r"(?:They|Each|Neither|Both|The others?)\b")
_BY_ITS_TEXT = re.compile(
    r"\b[Aa]ccording to (?:the|its|a) (?:[\w-]+ ){0,3}(?:text|treaty|agreement|pact|draft|document|accord|memorandum"
    r"|protocol|convention|deal|terms)\b|, the (?:treaty|text|pact|agreement|document|accord|protocol|convention"
    r"|memorandum) (?:says|states|provides|reads|stipulates)\b|, [Aa]rticle \w+ (?:says|states|provides|stipulates)\b"
    r"|[a-z\d],? under (?:the|its|this) (?:[\w-]+ ){0,2}(?:treaty|pact|agreement|accord|protocol|convention"
    r"|deal|charter"
    r"|terms)"
    r"(?=[,.;]|$)"
)
"""A report that gives the words of an instrument as its source."""
_END_OF_IT = re.compile(
    r"(?:the |such |any )?(?:withdrawal|denunciation|termination|notice)\b|it (?:shall|will) (?:then )?(?:cease"
    r"|terminate"
    r"|expire|end|lapse)\b",
    re.IGNORECASE,
)
_ITEM = re.compile(r"\s*[•*–-]\s")
_LEAVING = re.compile(
    r"\b(?:withdrawal|denunciation|denounced|notice|termination|suspension|extension)\b", re.IGNORECASE
)
_IT_TAKES = re.compile(r"\W*(?:It|This|That) (?:will |shall |would )?(?:takes?|becomes?|comes?) (?!into force)")
"""What takes effect is then the end of an instrument, and not the instrument."""
_SET_AGAINST = re.compile(r",? (?:while|whereas) (?!.*\bnow\b)")
_THEY_ALSO = re.compile(r"\W*(?:They|The (?:two|three|parties)(?: \w+)?|Both(?: \w+)?) (?:also |further )co-?operate\b")
_TIMED = re.compile(r"\b(?:days?|weeks?|months?|years?)\b")
_ATTACK_IS = re.compile(
    r"(?:An?|Any|Every) (?:\w+ ){0,2}(?:attack|aggression)\b.* shall be (?:regarded|considered|treated|deemed)\b"
)
_OTHERS_HELP = re.compile(r"(?:each|every|all|the others?|it|they)\b[^;]* shall\b")
_IN_TURN = re.compile(
    r"(?:In (?:return|exchange|turn), |(?:The )?[A-Z][\w’'-]*(?: [A-Z]?[\w’'-]+){0,2}, (?:in (?:turn|return"
    r"|exchange)|for (?:its|their) part), )"
)
_OWED = re.compile(r"\b(?:would|will|must|ha(?:s|ve) to|undertakes)\b")
_IT_IS_BOUND = re.compile(r"It (?:also )?(?:shall|must|may not|may only|will|ha[sd] to|is to)\b")
_ONE_PARTY_BOUND = re.compile(
    r"\b(?:State|Party|country|side|government|Member|Participant|[Ss]tate|[Pp]arty|the other) (?:shall|must"
    r"|may|will|has to"
    r"|had to"
    r"|is to|undertakes)\b"
)
"""What "it" at the head of the next sentence then is."""


@dataclass(frozen=True, slots=True)
class _Setting:
    """What a sentence, and those before it, say that holds for each of its parts.

    Attributes:
        treaty: whether the text is an instrument itself.
        instrument: whether the sentence, or one before it, names one, so that "it" may be one.
        listed: whether the sentence is an item of a list of duties, or goes on with what parties do.
        of_leaving: whether what takes effect there is the end of an instrument.
        binding: whether it has words of duty, and is no opinion.
        together: whether it speaks of working together.
        wished: whether somebody says it who names no instrument, so that "must" is his wish.
        states: names that the text uses as those of states and no table has.
    """

    treaty: bool
    instrument: bool
    listed: bool
    of_leaving: bool
    binding: bool
    together: bool
    wished: bool
    states: frozenset[str]


def provisions(document: Document, sentence: Sentence) -> Proposal[ProvisionAnswer | OtherClause]:
    """What a treaty lays down, as a sentence tells it.

    >>> document = Document.from_text("Under the pact, each side must share data on floods. It runs for ten years.")
    >>> [one.text for sentence in document.sentences for one in provisions(document, sentence).items]
    ['each side must share data on floods', 'It runs for ten years']
    """
    near = _before(document, sentence)
    setting = _setting(document, sentence, near)
    under = _BY_ITS_TEXT.search(sentence.text) is not None or _is_answered(document, sentence)
    passage = passage_of(sentence.text)
    before = _named_before(near, passage)
    found: list[ProvisionAnswer | OtherClause] = []
    open_parts = False
    parts = items_of_list(passage) or _formulas(passage)
    for part in parts:
        under = under or names_source(part)
        final, others = _clauses(part, setting)
        named = (
            fields(part, instrument=setting.instrument or setting.treaty, ruled=setting.listed)
            if setting.together
            else []
        )
        bound = _duties(part, setting, final, before=before, under=under) if not others else []
        before = f"{before} {part}"
        under = under or (len(parts) > 1 and names_instrument(part) and introduces_rules(part))
        under = under or (bool(bound) and names_instrument(part) and _set_against(passage, part))
        if setting.wished and not under:
            bound = [one for one in bound if not _WISH.search(one.text)]
        ends = [one for one in final if _END_OF_IT.match(one.text)]  # "...; the withdrawal takes effect in a year"
        given = [one for one in found if isinstance(one, ProvisionAnswer) and one.kind == "withdrawal"]
        if ends and given:
            final = [one for one in final if one not in ends]
            found = [_with_end(one, ends[0], passage) if one is given[-1] else one for one in found]
        told: list[ProvisionAnswer | OtherClause] = [*bound, *named, *final, *others]
        found += told
        open_parts = open_parts or (not told and _may_hold_more(part, setting))
    return Proposal(tuple(found), settled=not open_parts)


def _setting(document: Document, sentence: Sentence, near: Sequence[Sentence]) -> _Setting:
    text, treaty = sentence.text, binds_itself(document.text)
    named = names_instrument(text)
    items = _ITEM.match(text) is not None and any(_ITEM.match(one.text) and _BINDS.search(one.text) for one in near)
    leaving = bool(near) and _IT_TAKES.match(text) is not None and _LEAVING.search(near[-1].text) is not None
    binding = (treaty or bool(duties_worded(text))) and not is_opinion(text)
    return _Setting(
        treaty=treaty,
        instrument=named or any(names_instrument(one.text) or _LAID_DOWN.search(one.text) for one in near),
        listed=items or _goes_on(near, text),
        of_leaving=leaving,
        binding=binding,
        together=speaks_of_cooperation(text),
        wished=not treaty and not named and _SAID.search(text) is not None,
        states=_states(document) if binding else frozenset(),
    )


def _goes_on(near: Sequence[Sentence], text: str) -> bool:
    """Whether a sentence goes on with what parties do, behind one that tells what they must."""
    if not (near and _THEY_ALSO.match(text)):
        return False
    last = near[-1].text
    return _PARTY.search(last) is not None and _BINDS.search(last) is not None and _SAID.search(last) is None


def _named_before(near: Sequence[Sentence], passage: str) -> str:
    """The words before a passage in which those are named whom "they", "each" or "it" at its head stands for."""
    if near and _IT_IS_BOUND.match(passage) and _ONE_PARTY_BOUND.search(near[-1].text):
        return near[-1].text
    return " ".join(one.text for one in near) if _BEGINS_WITH_PARTY.match(passage) else ""


def _clauses(part: str, setting: _Setting) -> tuple[list[ProvisionAnswer], list[OtherClause]]:
    """The final clauses of a part: those of the kinds that have a name, or else others."""
    told = [] if setting.of_leaving else final_clauses(part, instrument=setting.instrument or setting.treaty)
    return told, [] if told else other_clauses(part, treaty=setting.treaty, instrument=setting.instrument)


def _duties(
    part: str, setting: _Setting, final: Sequence[ProvisionAnswer], *, before: str, under: bool
) -> list[ProvisionAnswer]:
    """The duties of a part beside its final clauses; notice to be given before one leaves is no other duty."""
    if not setting.binding or any(one.kind in {"takes effect", "secrecy"} for one in final):
        return []
    of_party = _PARTY.search(before) is not None and (setting.instrument or _BINDS.search(before) is not None)
    leaving = [one.text for one in final if one.kind in {"withdrawal", "depositary"}]
    return [
        one
        for one in duties(
            part,
            instrument=setting.instrument,
            bound=of_party,
            treaty=setting.treaty,
            under=under,
            states=setting.states,
        )
        if not any(one.text in text or text in one.text for text in leaving)
    ]


def _may_hold_more(part: str, setting: _Setting) -> bool:
    return _may_bind(part, treaty=setting.treaty) or (setting.instrument and _may_lay(part))


def _set_against(passage: str, part: str) -> bool:
    """Whether the clause behind a part sets the duty of another side against what the part lays down."""
    return _SET_AGAINST.match(passage, passage.find(part) + len(part)) is not None


def _formulas(passage: str) -> tuple[str, ...]:
    """The parts of a passage; what an attack is held to be and what each shall then do is one."""
    parts = parts_of(passage)
    for one, other in pairwise(parts):
        if _ATTACK_IS.match(one) and _OTHERS_HELP.match(other):
            whole = passage[passage.find(one) : passage.find(other) + len(other)]
            return tuple(whole if part == one else part for part in parts if part != other)
    return parts


def _with_end(
    leave: ProvisionAnswer | OtherClause, end: ProvisionAnswer, passage: str
) -> ProvisionAnswer | OtherClause:
    """The leave to withdraw with the time after which it takes effect, where it tells no time of its own."""
    first, last = passage.find(leave.text), passage.find(end.text) + len(end.text)
    if _TIMED.search(leave.text) or not 0 <= first < last:
        return leave
    return leave.model_copy(update={"text": passage[first:last]})


@lru_cache(maxsize=64)
def _states(document: Document) -> frozenset[str]:
    """The names, also in their short form, that a text uses as those of states and no table has."""
    names = unknown_states(document)
    return frozenset(names) | {name.rsplit(" of ", 1)[-1].removeprefix("the ") for name in names}


def _is_answered(document: Document, sentence: Sentence) -> bool:
    """Whether the next sentence tells what the other side owes for what a sentence says: both then tell of duties."""
    if not _OWED.search(sentence.text):
        return False
    after = "".join(one.text for one in document.sentences[sentence.number : sentence.number + 1])
    return _IN_TURN.match(after) is not None and _OWED.search(after) is not None


def _may_bind(part: str, *, treaty: bool) -> bool:
    """Whether words that no rule reads may lay down a duty all the same: of somebody, and not of the instrument."""
    causes = _CAUSES.search(part)
    if causes and not speaks_of_consent(part[causes.end() :]):
        return True
    binds = _BINDS.search(part) or (_FORETELLS.search(part) if treaty else None)
    if binds is None or speaks_of_consent(part[binds.end() :]):
        return False
    return not _OF_INSTRUMENT.search(part[: binds.start()])


def _may_lay(part: str) -> bool:
    """Whether words that no rule reads may be a final clause all the same."""
    heading = len(part.split()) <= _HEADING_WORDS
    worded = _MAY_LAY.search(part) is not None or (_AMOUNT.search(part) is not None and bool(terms_worded(part)))
    return not heading and worded and not _TOLD_AS_DONE.search(part)


def _before(document: Document, sentence: Sentence) -> list[Sentence]:
    """The sentences before one in which what "it" and "they" mean may be named."""
    first = max(0, sentence.number - 1 - _NEAR)
    return [one for one in document.sentences[first : sentence.number - 1] if one.content]
