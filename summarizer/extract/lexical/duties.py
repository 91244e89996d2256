"""The duties that a sentence tells of: who is bound, to do what, and what brings the duty about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from summarizer.extract.drafts import ProvisionAnswer
from summarizer.extract.lexical.duty_kinds import ONE_FOR_ALL, answers_of
from summarizer.extract.lexical.laid_down import (
    Frame,
    clause_of,
    laid_down,
    speaks_of_consent,
    that_clauses,
    within_aside,
)
from summarizer.extract.lexical.passages import PARTY
from summarizer.extract.lexical.rules import flat_rules
from summarizer.extract.lexical.subjects import BOUND, Opening, Role, is_long, names_source, opening_of, role_of
from summarizer.grounding import attacks_party, names_instrument
from summarizer.grounding.language.joined import ADVERB, begins_with_verb

__all__ = ["duties"]

_NAME = r"[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,3}"
_BE = r"(?:is|are|was|were|will be|would be|shall be|remains?|(?:continues?|shall continue) to be)"
_BY = r" (?:by|under) (?P<agent>[^,;]{3,60}?)"
_TREATY_HERE = (
    r" (?:the|this|an?|its) (?:[\w-]+ ){0,3}(?i:treaty|agreement|pact|accord|protocol|convention|deal|charter)"
)
_NOT_TO = r"(?: (?:not|never(?: again)?))? to"
_MODAL = re.compile(
    r"\b(?:(?P<must>shall|must|(?:(?:will|would) )?(?:have|has|had) to|(?:are|is|were|was)"
    r" (?:(?:not|never|also|both|each|then) )*to(?= (?!blame\b)[a-z])|ha(?:s|ve|d) (?:[\w-]+ ){1,2}(?:hours"
    r"|days|weeks|months"
    r"|years) to(?= [a-z]))"
    r"|(?P<may>may not|cannot|could not|may only|can only|may|can|(?:is|are|was|were) not (?:allowed|permitted) to)"
    r"|(?P<vows>(?:solemnly |hereby |further )?(?:undertakes?|undertook|have undertaken|has undertaken)"
    rf"(?:(?: in| under|, as set (?:forth|out) in|, in accordance with){_TREATY_HERE}[^,;]{{0,40}}?,?)?"
    r"(?: (?:not|never(?: again)?))? to"
    r"|(?P<self>(?:(?:have|has|had) )?(?:commits?|binds?|obliges?|pledges?|engages?|committed|bound|obliged|pledged"
    r"|engaged)) (?:itself|themselves)(?: (?:not|never(?: again)?))? to"
    r"|(?:(?:(?:have|has|had) )?(?:agreed|pledged|promised|vowed)|agrees?|pledges?|promises?|vows?|swears?"
    r"|swore|accepts?|engages?(?= (?:not )?to\b))"
    rf"(?:,?(?: in| under)(?:{_TREATY_HERE}| it| its terms),?| in (?:return|turn|exchange))?"
    rf"{_NOT_TO}(?! (?:in|by|on|an?|the|its|their|this)\b)"
    rf"|{_BE} (?:\w+ly )?(?:obliged|obligated|required|bound|committed|compelled)(?:{_BY})?{_NOT_TO}"
    rf"|{_BE} (?:barred|prohibited|forbidden|precluded|banned|debarred)(?:{_BY.replace('agent', 'barrier')})? (?:from"
    rf"|to)"
    r"|(?:ha(?:s|ve|d)|(?:is|are|was|were) under) (?:an?|the) (?:\w+ )?(?:duty|obligation) to"
    r"|(?:assumes?|accepts?|took on|takes on) (?:an?|the) (?:\w+ )?(?:duty|obligation) to)"
    r"|(?P<will>will|would|intend to))\b(?P<not> (?:not|never)\b)?"
)
"""Words that bind, from the strongest to those that only foretell; "may" does where "no" or "neither" stands before."""
_DONE = re.compile(
    r"be (?:\w+ly )?(?!considered|deemed|called|construed|known|open\b|ratified|entitled|free\b|allowed|permitted"
    r"|subject|able|equal)\w+(?:ed|en|ne|ade|ent|aid|ept|ought|ut|wn)\b"
)
_RIGHT = re.compile(
    r"(?:have (?:the right|access|the use)|have (?:no )?jurisdiction|be (?:entitled|free|allowed|permitted|able|equal"
    r"|considered|deemed)|enjoy|mean|consist|include"
    r"|apply(?! (?:the|its|their|an?|any|all|no|such|equal|strict|chapters?|articles?|measures|sanctions)\b| [A-Z])"
    r"|(?:thereafter )?(?:remain|continue|stay) in force"
    r"|continue to apply|cease"
    r"|(?:enter|come) into (?:force|effect|operation)|be liable|not be (?:bound|obliged"
    r"|required)|(?:withdraw|denounce|terminate|suspend|leave|quit)\b[^,]* (?:it|(?:the|this) \w+)\b"
    r"|be (?:not )?(?:bound|obliged)|terminate|expire|lapse)\b"
)
_ANY_PARTY = re.compile(rf"(?i:\b(?:{PARTY}|either|one of them)\b)")
_UNSAID = re.compile(r"(?:^| )(?:to|in|by|the following|as follows)$")
"""The words that a list follows, which holds the duties."""
_OF_NEWS = re.compile(
    r"(?:now |still |also |first )*(?:sign|ratify|approve|meet|hold|talk|discuss|begin|start|resume|continue"
    r"|conclude|extend|renew|end|negotiate"
    r"|withdraw|leave|review|amend|set up|keep talking|decide|vote|wait|seek|return to|win|survive"
    r"|afford|fail|disagree|differ|clash|lose|lead|cause|raise|know|expect|hope|show|respect|do|agree|like|want|need"
    r"|understand|notice|happen|be"
    r"|have|become|get|go|come)\b"
)
_MOOD = re.compile(
    r"(?:now |still |also |first )*(?:sign|ratify|approve|talk|resume|keep talking|wait|seek|win|survive|afford"
    r"|fail|lose"
    r"|know|expect|hope|show|do|like|want|need|understand|notice|happen|be|have|become|get|go|come)\b"
)
"""What somebody has to do for other reasons than that a treaty says so, even where it is named."""
_TOGETHER = re.compile(
    rf"{ADVERB}?(?:co-?operate|collaborate|team up|join forces|work (?:together|jointly|bilaterally|closely"
    rf"|side by side)|assist|defend|consult"
    rf"|come to)\b"
)
_EARLIER = re.compile(
    r"\b(?:similar|other|another|separate|parallel|comparable|rival|sister|earlier|previous|former|predecessor"
    r"|superseded|expired|old|existing|(?:1[89]"
    r"|20)\d\d) (?:\w+ ){0,2}(?:treaty|agreement|convention|protocol|pact|accord|contract|deal)\b",
    re.IGNORECASE,
)


_PAST = re.compile(r"(?:could|was|were)\b")
_PLANNED = re.compile(r"(?:is|are|was|were) (?:not |never )?to\b|had to\b|ha(?:s|ve|d) (?!to\b)")
"""What in a report is a plan, or what circumstances brought about, where no instrument is named."""
_LIMITS_TEXT = re.compile(
    r"(?:affect|prejudice|apply|prevent|preclude|impair|alter|limit|mean|extend|imply|constitute|derogate|cover"
    r"|include"
    r"|be (?:construed|deemed|considered|interpreted|regarded|understood|entitled|bound|liable|obliged))\b"
)
"""What "shall not" says of the text itself, or frees somebody from."""
_PERFORMS = re.compile(
    rf"(?:(?i:{PARTY})|The Government of [A-Z]\w+) (?:hereby |solemnly |mutually )*(?:guarantees?|renounces?"
    rf"|recogni[sz]es?"
    r"|grants?|cedes?|respects?) (?!that\b)"
)
"""What a party does by the very words of an instrument."""
_EACH_PARTY = re.compile(
    r"(?:Each|Every|Either|Both|The (?:other|requesting|requested|sending|receiving|host)) Part(?:y|ies) "
)
"""Whose part an instrument itself tells in the present tense."""
_FALLS = re.compile(
    r"(?:The )?(?:[Rr]esponsibility|[Cc]osts?|[Ee]xpenses|[Bb]urden|[Cc]are|[Uu]pkeep|[Mm]aintenance)"
    r"\b(?! of living)[^,;]{0,50}? (?:falls?"
    r"|rests?|lies) (?:to|on|upon|with) "
)
"""Who has to see to a thing."""
_GUARANTEES = re.compile(r"[^,;]{3,40}? guarantees? (?!that\b|nothing|peace\b)\w+ \w+")
_OF_PERSON = re.compile(r"\b(?:person|citizens|nationals)$")
"""Whom a treaty protects by what is not to be done to them."""
_ITS_PEOPLE = re.compile(
    r"(?:their|its) (?:[a-z]+ ){0,2}[a-z]+(?:ers|ors|ists|guards|fleets|banks|judges)", re.IGNORECASE
)
"""Those who serve a party."""
_OF_HOME = re.compile(r"\b(?:constitutions?|laws?|statutes?|courts?)\b")
"""What binds at home, though it may have the name of an instrument between states."""
_AT_MOST = re.compile(r"\b(?:(?:no|not) more than|at most)\b")
_DENIED = re.compile(r"\b(?:not|cannot|only)\b")
_TRAIL_OPENS = re.compile(
    r"\b(?:if|when|whenever|should|event|case|situation|scenario|circumstances?)\b|^(?:one|either|any|it|its|the"
    r"|an?)\b"
)
_NO_SUBJECT = re.compile(r"(?:and|or|that|which|who|if|when)\b")
_NEXT = re.compile(
    r",? (?:and|but|while|whereas) (?=(?P<subject>(?:[\w’'-]+ ){1,5}?)(?:shall|must|will|would|may|(?:is|are|was"
    r"|were) to"
    r"|ha(?:s|ve|d) to)\b)"
)
_GOVERNMENT = re.compile(r"the (?:government|state|country|nation)", re.IGNORECASE)
_EACH = re.compile(r"(?:each|neither|both|either|every|no|all) \w+", re.IGNORECASE)
_EACH_OF_THEM = re.compile(r"(?:Each|Neither|Either|Every|Both) (?:Contracting |State )?Part(?:y|ies)\b")
"""Whom none but an instrument, or a report in its words, speaks of."""
_GERUND = re.compile(r"(?:\w+ly )?\w+ing\b")
_NONE = re.compile(r"(?:no|neither|none|nobody|nor)\b", re.IGNORECASE)
_SIGNATORIES = re.compile(rf"(?i:(?:the two|both|the three) \w+)|{_NAME} and {_NAME}")
_BINDS = re.compile(
    r"(?:solemnly|hereby|further|undert|(?:have|has) undert|is |are |was |were |will be|would be|remains?"
    r"|continues?|commits?|binds?"
    r"|obliges?"
    r"|engages?|ha(?:s|ve|d) (?:an?|the|committed|bound|engaged)|committed|bound|obliged|engaged|assumes?|accepts?"
    r"|t[ao]ke?)"
)
"""How words begin that only an instrument brings about, and not the mood of a day."""


def duties(
    part: str,
    *,
    instrument: bool = True,
    bound: bool = False,
    treaty: bool = True,
    under: bool = False,
    states: frozenset[str] = frozenset(),
) -> list[ProvisionAnswer]:
    """The duties in one part of a passage.

    Args:
        part: words of a sentence, as :func:`summarizer.extract.lexical.passages.parts_of` gives them.
        instrument: whether "it" there is a treaty.
        bound: whether the part before it speaks of a party, so that "it" there is that party.
        treaty: whether the text is an instrument itself, in which what is to be done binds the parties.
        under: whether the sentence has named, before this part, an instrument as what binds.
        states: names that the text uses as those of states and no table has.

    >>> [(one.kind, one.text) for one in duties("Each Party shall warn the other and shall share data on floods")]
    [('other duty', 'Each Party shall warn the other'), ('other duty', 'Each Party shall share data on floods')]
    >>> [(one.kind, one.when) for one in duties("If one Party is attacked, the other shall assist it")]
    [('aid if attacked', 'one Party is attacked')]
    """
    if _EARLIER.search(part) or part.endswith("?"):
        return []
    frames = [*laid_down(part, instrument=instrument)]
    for clause in that_clauses(part, instrument=instrument):
        frames += [*_modal(clause, bound=bound, treaty=treaty, under=True)] or [*flat_rules(clause, under=True)]
    frames = frames or [*_modal(part, instrument=instrument, bound=bound, treaty=treaty, under=under, states=states)]
    if treaty and not frames and _PERFORMS.match(part):
        frames = [Frame("", clause_of(part))]
    borne = _FALLS.match(part) if not frames and (treaty or instrument or under) else None
    if borne or (
        instrument and not frames and _GUARANTEES.match(part) and _names_party(part.split(" guarantee", 1)[0])
    ):
        frames = [Frame("", clause_of(part))]
    each = _EACH_PARTY.match(part)
    under = under or (each is not None and (treaty or each.group().startswith(("Each", "Every"))))
    return [
        answer
        for frame in frames or flat_rules(part, under=under, treaty=treaty, states=states)
        for answer in answers_of(frame)
    ]


def _modal(
    part: str,
    *,
    instrument: bool = True,
    bound: bool,
    treaty: bool,
    under: bool,
    states: frozenset[str] = frozenset(),
) -> Iterator[Frame]:
    """The first word of duty that binds somebody ("each Party shall"), with what stands before it."""
    for modal in _MODAL.finditer(part):
        before = part[: modal.start()]
        opening = opening_of(before)
        agent = modal["agent"] or modal["barrier"]
        by_it = agent is not None and names_source(f"Under {agent}") and _OF_HOME.search(agent) is None
        does = within_aside(before, part[modal.end() :].strip(" "))
        aside = _aside(does)
        governed = modal["vows"] is not None and names_instrument(modal.group())
        opening = replace(opening, under=governed or opening.under or under or by_it or names_source(aside.strip(", ")))
        if (ONE_FOR_ALL.match(does)) and (treaty or instrument or opening.under):
            yield Frame(f"{opening.told} {modal.group()}", clause_of(does), opening.subject)
            return
        if not does or _UNSAID.search(does) or _RIGHT.match(does) or is_long(opening.subject):
            continue
        if _NO_SUBJECT.match(opening.subject) or not opening.subject or (agent and not by_it):
            continue
        if modal["self"] and not (begins_with_verb(does) or _GERUND.match(does)):
            continue
        stands_for_party = opening.subject.casefold() in {"it", "they"} and (bound or modal["self"])
        role = (
            "parties"
            if stands_for_party
            else role_of(opening.subject, under=opening.under or opening.returned, states=states)
        )
        told = opening.told
        if role in {"thing", "instrument"} and (first := _first_of(opening.subject)):
            role, told = role_of(first), ""
        condition = opening.trigger or does
        known = treaty or opening.under or modal["vows"] or opening.returned or modal.group().startswith("shall")
        both = _SIGNATORIES.fullmatch(opening.subject) is not None and _TOGETHER.match(does) is not None
        if not (known or instrument or bound or both or role == "parties"):
            continue
        if role == "pronoun" and not (
            known or bound or (_TRAIL_OPENS.search(condition) and _ANY_PARTY.search(condition))
        ):
            continue
        if (_in_treaty if treaty else _in_report)(opening, role, modal, does.lstrip(", ")):
            kept = opening.lead if opening.trigger or "draft" in opening.lead else ""
            does, others = _next_clause(does[len(aside) :].lstrip())
            yield Frame(f"{kept}{told} {modal.group()}{aside}".strip(), clause_of(does), opening.trigger)
            if others:
                yield from _modal(
                    others, instrument=instrument, bound=bound, treaty=treaty, under=opening.under, states=states
                )
            return


def _names_party(subject: str) -> bool:
    """Whether a subject is one or more of those whom an instrument binds."""
    return role_of(subject) in BOUND


def _first_of(subject: str) -> str:
    """Who does the second of two things, where the words before "and" tell the first: "Spain ceded it and [shall]"."""
    words = subject.split()
    if words[-1] != "and" or len(words) < 4:
        return ""
    prefixes = (" ".join(words[:count]) for count in range(min(5, len(words) - 2), 0, -1))
    return next((one for one in prefixes if role_of(one) in {"parties", "party", "state"}), "")


def _aside(does: str) -> str:
    """What stands between a word of duty and its verb: "shall, within a month, designate"."""
    if not does.startswith(","):
        return ""
    return next(
        (does[: end.end()] for end in re.finditer(r"(?<!^), ", does) if begins_with_verb(does[end.end() :])), ""
    )


def _next_clause(does: str) -> tuple[str, str]:
    """The words of a duty, and those of the clause behind it that has another subject and its own word of duty."""
    for joint in _NEXT.finditer(does):
        subject = joint["subject"].strip()
        if subject[:1].isupper() or _EACH.match(subject) or role_of(subject) in BOUND:
            return does[: joint.start()], does[joint.end() :]
    return does, ""


def _in_treaty(opening: Opening, role: Role, modal: re.Match[str], does: str) -> bool:
    """Whether words of an instrument itself lay a duty on somebody."""
    if modal["may"]:
        return _forbids(opening, modal, does) and role != "instrument"
    if role in BOUND:
        return not (modal["will"] and _OF_NEWS.match(does) and not opening.trigger)
    done = _DONE.match(does) is not None
    denied = modal.group() == "shall not" or (modal["must"] is not None and _NONE.match(opening.subject) is not None)
    forbidden = denied and not _LIMITS_TEXT.match(does)
    if role == "instrument":
        return forbidden and done and _OF_PERSON.search(opening.subject) is not None
    officials = role == "officials" or _ITS_PEOPLE.fullmatch(opening.subject) is not None
    return done or forbidden or (officials and not modal["will"])


def _in_report(opening: Opening, role: Role, modal: re.Match[str], does: str) -> bool:
    """Whether words about an instrument tell of a duty that it lays on somebody."""
    if role == "instrument" or (speaks_of_consent(does) and not modal["vows"]):
        return False
    done = _DONE.match(does) is not None
    if modal["may"]:
        rules = opening.under or (role in {"parties", "pronoun", "party"} and not _PAST.match(modal.group()))
        return rules and _forbids(opening, modal, does) and (done or not _OF_NEWS.match(does))
    if modal.group().startswith("shall"):
        return role in BOUND or (opening.under and (done or role == "officials"))
    together = _TOGETHER.match(does) is not None
    ruled = (
        (modal["self"] is not None and role in BOUND)
        or (opening.under and done)
        or (opening.under and modal["must"] and role in BOUND and not _MOOD.match(does))
    )
    if _OF_NEWS.match(does) and not ruled and not (together and not modal["will"]):
        return False
    if modal["vows"]:
        return _vowed(opening, role, modal, together=together)
    if modal["must"]:
        return _must(opening, role, planned=_PLANNED.match(modal.group()) is not None, together=together)
    return _foretold(opening, role, done=done, together=together and modal.group() == "will")


def _vowed(opening: Opening, role: Role, modal: re.Match[str], *, together: bool) -> bool:
    """Whether what somebody promises or is bound to do is a duty between states."""
    if together:  # agreed to, whoever speaks for the states
        return role in BOUND or opening.under or _SIGNATORIES.fullmatch(opening.subject) is not None
    binds = opening.returned or _BINDS.match(modal.group()) is not None
    at_home = _GOVERNMENT.fullmatch(opening.subject) is not None  # it may owe something to its own people
    return opening.under or (not at_home and role in (BOUND if binds else {"parties", "pronoun"}))


def _foretold(opening: Opening, role: Role, *, done: bool, together: bool) -> bool:
    """Whether "will" in a report tells of a duty: where an instrument is named or an attack brings it about."""
    if opening.under and (done or _EACH.match(opening.subject)):
        return True
    if role == "parties" and _EACH_OF_THEM.match(opening.subject):
        return True
    if opening.trigger and role in {"parties", "pronoun"}:
        return attacks_party(opening.trigger)
    return role in BOUND - {"party"} and (opening.under or opening.returned or together)


def _must(opening: Opening, role: Role, *, planned: bool, together: bool) -> bool:
    """Whether "must" in a report tells of a duty: "the two sides are to meet" is a plan."""
    if opening.trigger is not None:
        known = (
            opening.under
            or opening.subject.endswith(("Parties", "parties"))
            or _ANY_PARTY.search(opening.trigger) is not None
        )
        return known or attacks_party(opening.trigger)
    answers = opening.returned and role in BOUND
    both = together and _SIGNATORIES.fullmatch(opening.subject) is not None
    return opening.under or answers or both or (role in {"parties", "pronoun"} and (together or not planned))


def _forbids(opening: Opening, modal: re.Match[str], does: str) -> bool:
    """Whether "may" denies a leave: "may not", "neither may", "may only"."""
    denied = _DENIED.search(modal.group()) is not None or _AT_MOST.search(does) is not None
    return denied or modal["not"] is not None or _NONE.match(opening.subject) is not None
