"""Words that change what a clause says, and how far they reach.

A cue governs words: a negation its predicate, a modal its verb, "reportedly" its clause, "if" its sentence. The
reach follows the clause heuristics of the BioScope corpus (Vincze et al. 2008): a cue reaches from itself to the
end of its clause; a cue in subject position ("neither", "no state") and a verb with a clause below it ("denied
that") reach on to the end of the sentence part. Where borders are in doubt the longer reach is taken: grounding
then refuses more, never less.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from summarizer.grounding.text import Token, tokens

__all__ = ["Cue", "CueKind", "cues_in", "find_cues", "segment_ends"]

CueKind = Literal[
    "negation", "denial", "modal", "hedge", "unreal", "intent", "condition", "exception", "quantifier", "privative"
]
Reach = Literal["clause", "part", "phrase", "all", "adverb"]


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue and the tokens that it governs.

    Attributes:
        kind: what the cue does.
        level: for hedges and modals the factuality that they leave (``probable``, ``possible``,
            ``unconfirmed``), else "".
        text: the folded words.
        first, last: indexes of its first token and of the token after it.
        reach: half-open stretches of token indexes that it governs.
    """

    kind: CueKind
    level: str
    text: str
    first: int
    last: int
    reach: tuple[tuple[int, int], ...]

    def governs(self, index: int) -> bool:
        """Whether the token at an index is within reach."""
        return any(start <= index < end for start, end in self.reach)


def _any(words: str) -> str:
    return "(?:" + "|".join(word.strip().replace("_", " ") for word in words.split()) + ")"


_BE = "(?:is|are|was|were|be|been|being)"
_TABLE: tuple[tuple[CueKind, str, Reach, str], ...] = (
    ("exception", "", "all", _any("except excepting excluding other_than apart_from save_for all_but barring bar")),
    (
        "condition",
        "",
        "all",
        "(?:if|unless|provided(?: that)?|providing that|in case(?: of)?|in the event(?: of| that)?|as long as|so long as"
        "|on condition(?: that)?|on the condition(?: that)?|subject to|conditional on|contingent on|depending on"
        "|whether or not|in a scenario|assuming|suppose)",
    ),
    (
        "hedge",
        "unconfirmed",
        "part",
        "(?:(?:have|has|had|did|do|does|could|can|would) (?:also )?(?:not|neither|nor)(?: yet| been able to| immediately| independently)*"
        "(?: confirm| confirmed| verify| verified| corroborate)(?: or den(?:y|ied))?"
        "|not (?:been )?(?:independently |officially |yet )*(?:confirmed|verified|corroborated)|neither confirmed nor denied"
        "|unconfirmed|unverified|unclear|not clear|not known|unknown|uncertain|remains to be seen|yet to confirm|refused to confirm"
        "|declined to (?:confirm|comment)|no confirmation|without confirmation|no evidence|little evidence|questioned|wonder(?:s|ed)?"
        f"|{_any('question_of')} whether|asked (?:if|whether)|whether)",
    ),
    (
        "denial",
        "denied",
        "part",
        _any(
            """deny denies denied denying denial denials dismiss dismisses dismissed dismissing refute refutes refuted
            rebut rebutted contradict contradicts contradicted disputes disputed debunked false untrue fabricated
            baseless groundless unfounded fake hoax rejected_the_claim rejected_claims rejects_claims
            rejected_reports rejects_reports rejected_allegations rejected_the_allegations"""
        ),
    ),
    (
        "negation",
        "",
        "clause",
        "(?:ha(?:s|ve|d) yet to|yet to|fail(?:s|ed|ing|ure)? (?:to|in)|fail(?:s|ed|ing|ure)?|refus(?:e|es|ed|ing|al) to"
        "|refus(?:e|es|ed|ing|al|als)|declin(?:e|es|ed|ing) to|unable to|inability to|unwilling to|reluctant to|impossible"
        "|far from|short of|instead of|rather than|as opposed to|no longer|by no means|not"
        "|no|never|without|neither|nor|none|nobody|nothing|nowhere|hardly|barely|scarcely|rarely|seldom|lack(?:s|ed|ing)?"
        "|absence of|reject(?:s|ed|ing|ion)?|oppos(?:e|es|ed|ing|ition)|block(?:s|ed|ing)?|veto(?:es|ed|ing)?"
        "|prevent(?:s|ed|ing)?|avoid(?:s|ed|ing)?|halt(?:s|ed|ing)?|stop(?:s|ped|ping)?|cancel(?:s|led|ed|ling|ing)?"
        "|abandon(?:s|ed|ing)?|postpon(?:e|es|ed|ing)|delay(?:s|ed|ing)?|ceas(?:e|es|ed|ing)|against|almost|nearly|virtually"
        "|prohibit(?:s|ed|ing)?|forbid(?:s|den|ding)?|forbade|bann?(?:ed|ing|s)?|refrain(?:s|ed|ing)?|anti)",
    ),
    (
        "hedge",
        "unconfirmed",
        "part",
        "(?:reportedly|allegedly|supposedly|purportedly|ostensibly|apparently|rumou?red(?: to)?|rumou?rs?|alleg(?:e|es|ed|ing|ation|ations)"
        f"|{_BE} (?:widely |also )?(?:said|reported|rumou?red|alleged|claimed|understood) to(?: be| have)?"
        "|claim(?:s|ed|ing)?|report(?:s)? suggest(?:s|ed|ing)?|suggest(?:s|ed|ing)?|according to reports|so called|if true"
        "|purport(?:s|ed)?)",
    ),
    (
        "hedge",
        "probable",
        "part",
        f"(?:(?:it )?(?:{_BE} )?(?:widely |generally |also )?(?:believ(?:e|es|ed|ing)|suspect(?:s|ed|ing)?|thought|think|thinks|considered"
        "|presum(?:e|es|ed)|assum(?:e|es|ed)|expect(?:s|ed|ing)?|predict(?:s|ed|ing)?|estimat(?:e|es|ed)|seen as|viewed as|deemed)"
        "(?: to(?: be| have)?| that)?|likely(?: to)?|unlikely(?: to)?|probably|presumably|appear(?:s|ed)?(?: to)?|seem(?:s|ed)?(?: to)?"
        "|seemingly|signal(?:s|ed|ling|ing)? that|indicat(?:e|es|ed|ing)|assess(?:es|ed)? that|in my view|our view)",
    ),
    (
        "hedge",
        "possible",
        "part",
        "(?:possibly|perhaps|maybe|potentially|possible|possibility|conceivably|fear(?:s|ed|ing)?|worr(?:y|ies|ied)|concern(?:s|ed)? that"
        "|warn(?:s|ed|ing)? (?:that|of)|risk of|speculat(?:e|es|ed|ion|ing)|threat of|prospect of|doubt(?:s|ed|ing|ful)?)",
    ),
    (
        "unreal",
        "",
        "clause",
        "(?:urg(?:e|es|ed|ing)|call(?:s|ed|ing)? (?:for|on|upon)|want(?:s|ed|ing)?|wish(?:es|ed)?|hop(?:e|es|ed|ing)"
        "|demand(?:s|ed|ing)?|ask(?:s|ed|ing)?|appeal(?:s|ed)?|request(?:s|ed)?|propos(?:e|es|ed|ing|al|als)|suggested"
        "|consider(?:s|ing)?|discuss(?:es|ed|ing)?|debat(?:e|es|ed|ing)|threaten(?:s|ed|ing)?|offer(?:s|ed|ing)?"
        "|attempt(?:s|ed|ing)?|tr(?:y|ies|ied|ying) to|on the (?:brink|verge) of|in favou?r of|recommend(?:s|ed)?|imagin(?:e|ed)"
        "|ready to|prepared to|invit(?:e|es|ed)|pressur(?:e|ed)|encourag(?:e|es|ed|ing)|hypothetical|support(?:s|ed)? ratification)",
    ),
    (
        "intent",
        "",
        "clause",
        "(?:plan(?:s|ned|ning)?(?: to| on)?|intend(?:s|ed|ing)?|intention|aim(?:s|ed|ing)?|seek(?:s|ing)?|sought|agree(?:s|d|ing)? to"
        "|commit(?:s|ted)? to|pledg(?:e|es|ed|ing)|promis(?:e|es|ed|ing)|vow(?:s|ed|ing)?|undert(?:ake|akes|ook)|set to|due to"
        "|about to|poised to|scheduled(?: to| for)?|slated to|going to|prepar(?:e|es|ing) to)",
    ),
    (
        "quantifier",
        "",
        "phrase",
        "(?:some|few|fewer|half|most|part|partly|partially|one of|certain|little|handful|majority|minority|either|a number of"
        "|only one|third of|quarter of)",
    ),
    (
        "privative",
        "",
        "phrase",
        _any(
            """former formerly ex draft proposed planned would_be failed attempted hypothetical partial unofficial interim
            acting deputy vice shadow mock prospective eventual threatened potential future past previous unsigned
            unratified expected suspected abortive stalled pending"""
        ),
    ),
    (
        "modal",
        "",
        "clause",
        "(?:shall|must|should|will|would|ought to|ought|need(?:s|ed)? to|ha(?:s|ve|d) to|(?:is|are|was|were) to)",
    ),
    ("modal", "possible", "clause", "(?:may|might|can|could)"),
)
_GROUPS = [(kind, level, reach) for kind, level, reach, _ in _TABLE]
_PATTERN = re.compile(" (?:" + "|".join(f"(?P<g{n}>{row[3]})" for n, row in enumerate(_TABLE)) + ")(?= )")
_NOT_CUES = re.compile(
    r" (?:not (?:only|merely|just|simply|solely)|no doubt|no (?:less|more|fewer|later) than|not (?:less|more|later) than|nothing less than"
    r"|no\.? \d+|new york times|as soon as possible|where possible|as possible|at least|at most"
    r"|can not but|if any|the will of|free will|its will|their will|the might|most (?:recent|recently|senior|vulnerable)"
    r"|almost all|nearly all|close to|take part|takes part|took part|taken part|part of|in part|on the part of)(?= )"
)
_HARD = frozenset("; : ? ! .".split())
_BREAKS = frozenset("but while whilst whereas although though because however".split())
_RELATIVE = frozenset("which who whom whose whereby".split())
_NP_START = frozenset("the a an this that these those its his her their our he she it they we i both each all".split())
_SUBJECT_NEGATORS = frozenset("neither none no nobody nothing few little never not".split())
_PHRASE_ENDS = frozenset(
    "in on at to from by for with against between is are was were be been have has had that which who will would may".split()
)


def segment_ends(stream: Sequence[Token]) -> list[int]:
    """For each token the index at which its sentence part ends (";", ":", "but", "while", ...)."""
    ends = [len(stream)] * len(stream)
    border = len(stream)
    for index in range(len(stream) - 1, -1, -1):
        ends[index] = border
        if stream[index].norm in _HARD or stream[index].norm in _BREAKS:
            border = index
    return ends


def _part_start(stream: Sequence[Token], at: int) -> int:
    for index in range(at - 1, -1, -1):
        if stream[index].norm in _HARD or stream[index].norm in _BREAKS:
            return index + 1
    return 0


def _new_subject(stream: Sequence[Token], at: int) -> bool:
    """Whether the words at an index begin a clause with a subject of its own."""
    return at < len(stream) and (stream[at].capital or stream[at].norm in _NP_START)


def _clause_end(stream: Sequence[Token], at: int, limit: int) -> int:
    """The end of the clause that goes on at ``at``: commas set off right after a cue are skipped."""
    index = at
    if index < limit and stream[index].norm in {",", "(", "-"}:
        index += 1
        while index < limit and stream[index].norm not in {",", ")", "-"}:
            index += 1
        index += 1
    while index < limit:
        norm = stream[index].norm
        if norm in {",", "-", "(", ")"}:
            return index
        if norm in {"and", "or"} and _new_subject(stream, index + 1) and index > at + 1:
            return index
        index += 1
    return limit


def _phrase_end(stream: Sequence[Token], at: int, limit: int) -> int:
    index = at
    while index < min(limit, at + 6) and stream[index].kind != "mark" and stream[index].norm not in _PHRASE_ENDS:
        index += 1
    return index


def _opens_clause(stream: Sequence[Token], at: int) -> bool:
    return at == 0 or stream[at - 1].kind == "mark" or stream[at - 1].norm in {"that", "and", "but", "while", "because"}


def _reach(
    stream: Sequence[Token], first: int, last: int, reach: Reach, ends: list[int]
) -> tuple[tuple[int, int], ...]:
    limit = ends[first] if first < len(ends) else len(stream)
    start = _part_start(stream, first)
    if reach == "all":
        return (start, first), (last, limit)
    if reach == "phrase":
        return ((last, _phrase_end(stream, last, limit)),)
    if reach == "clause":
        if stream[first].norm in _SUBJECT_NEGATORS and _opens_clause(stream, first):
            return ((last, limit),)
        return ((last, _clause_end(stream, last, limit)),)
    after = [token for token in stream[last:limit] if token.kind != "mark"]
    closes = last >= limit or stream[last].kind == "mark"
    if (closes and first > start and last - first >= 1) or len(after) < 1:
        return (start, first), (last, limit)
    return ((last, limit),)


def _flat(stream: Sequence[Token]) -> tuple[str, dict[int, int]]:
    at: dict[int, int] = {}
    parts, length = [], 0
    for index, token in enumerate(stream):
        at[length] = index
        parts.append(f" {token.norm}")
        length += len(token.norm) + 1
    return "".join(parts) + " ", at


def find_cues(stream: Sequence[Token]) -> list[Cue]:
    """All cues in a row of tokens, in order, each with what it governs."""
    joined, at = _flat(stream)
    blocked: set[int] = set()
    for match in _NOT_CUES.finditer(joined):
        first = at[match.start()]
        blocked.update(range(first, first + match.group().count(" ")))
    ends = segment_ends(stream)
    found: list[Cue] = []
    position = 0
    while match := _PATTERN.search(joined, position):
        position = match.end()
        first = at[match.start()]
        last = first + match.group().count(" ")
        if first in blocked or (stream[first].norm == "may" and _month(stream, first)):
            position = match.start() + 1
            continue
        kind, level, reach = _GROUPS[int((match.lastgroup or "g0")[1:])]
        if stream[first].norm in {"will", "might", "can"} and first and stream[first - 1].norm in {"the", "a", "of"}:
            continue
        governed = _reach(stream, first, last, reach, ends)
        found.append(Cue(kind, level, match.group().strip(), first, last, governed))
    return found


def _month(stream: Sequence[Token], at: int) -> bool:
    """Whether "May" is the month: a capital letter away from the beginning, or a number beside it."""
    number = (0 < at and stream[at - 1].kind == "number") or (at + 1 < len(stream) and stream[at + 1].kind == "number")
    return number or (stream[at].capital and at > 0 and stream[at - 1].kind != "mark")


@lru_cache(maxsize=2048)
def cues_in(text: str) -> tuple[Cue, ...]:
    """All cues in a text.

    >>> [(cue.kind, cue.text) for cue in cues_in("Kenya has not signed; it may reportedly join.")]
    [('negation', 'not'), ('modal', 'may'), ('hedge', 'reportedly')]
    """
    return tuple(find_cues(tokens(text)))
