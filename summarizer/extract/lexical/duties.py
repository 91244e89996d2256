"""The duties that a sentence tells of: who is bound, to do what, and what brings the duty about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from summarizer.extract.drafts import ProvisionAnswer, WireProvision
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
from summarizer.extract.lexical.subjects import Opening, Role, names_source, opening_of, role_of
from summarizer.grounding import attacks_party
from summarizer.grounding.joined import ADVERB, BASE, Predicate, begins_with_verb, predicates, stands_alone

__all__ = ["duties"]

_NAME = r"[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,3}"
_BE = r"(?:is|are|was|were|will be|would be|shall be|remains?|(?:continues?|shall continue) to be)"
_BY = r" (?:by|under) (?P<agent>[^,;]{3,60}?)"
_MODAL = re.compile(
    r"\b(?:(?P<must>shall|must|(?:(?:will|would) )?(?:have|has|had) to|(?:are|is|were|was)"
    r" (?:(?:not|never|also|both|each|then) )*to(?= (?!blame\b)[a-z])|ha(?:s|ve|d) (?:[\w-]+ ){1,2}(?:hours"
    r"|days|weeks|months"
    r"|years) to(?= [a-z]))"
    r"|(?P<may>may not|cannot|could not|may only|can only|may|can|(?:is|are|was|were) not (?:allowed|permitted) to)"
    r"|(?P<vows>(?:solemnly |hereby |further )?(?:undertakes?|undertook|have undertaken|has undertaken)"
    r"(?: (?:not|never))? to"
    r"|(?P<self>(?:(?:have|has|had) )?(?:commits?|binds?|obliges?|pledges?|engages?|committed|bound|obliged|pledged"
    r"|engaged)) (?:itself|themselves)(?: (?:not|never))? to"
    r"|(?:(?:(?:have|has|had) )?(?:agreed|pledged|promised|vowed)|agrees?|pledges?|promises?|vows?)(?: (?:not"
    r"|never))? to"
    r"(?! in\b| by\b| on\b)"
    rf"|{_BE} (?:\w+ly )?(?:obliged|obligated|required|bound|committed|compelled)(?:{_BY})?(?: (?:not|never))? to"
    rf"|{_BE} (?:barred|prohibited|forbidden|precluded|banned|debarred)(?:{_BY.replace('agent', 'barrier')})? (?:from"
    rf"|to)"
    r"|(?:ha(?:s|ve|d)|(?:is|are|was|were) under) (?:an?|the) (?:\w+ )?(?:duty|obligation) to"
    r"|(?:assumes?|accepts?|took on|takes on) (?:an?|the) (?:\w+ )?(?:duty|obligation) to)"
    r"|(?P<will>will|would|intend to))\b(?P<not> (?:not|never)\b)?"
)
"""Words that bind, from the strongest to those that only foretell; "may" does where "no" or "neither" stands before."""
_TRAIL = re.compile(
    r",? (?:if(?<!as if)|whenever,?|in the event of|in the event that|in case of|in case"
    r"|in (?:a|any) (?:scenario|situation|case) (?:in which|where)"
    r"|should(?= (?:the|an?|either|any|one|it)\b)|when(?= (?:it|one|either|any|the other|another"
    r"|attacked)\b| [^;]*\b(?:attacked|invaded|threatened|under attack|at war)\b))"
    r" (?P<event>(?:(?!,? and (?:to|shall|must) )[^;])+)$"
)
_DONE = re.compile(
    r"be (?:\w+ly )?(?!considered|deemed|called|construed|known|open\b|ratified|entitled|free\b|allowed|permitted"
    r"|subject|able|equal)\w+(?:ed|en|ne|ade|ent|aid|ept|ought|ut|wn)\b"
)
_RIGHT = re.compile(
    r"(?:have (?:the right|access|the use)|have (?:no )?jurisdiction|be (?:entitled|free|allowed|permitted|able|equal"
    r"|considered|deemed)|enjoy|mean|consist|apply|include|(?:thereafter )?(?:remain|continue|stay) in force"
    r"|continue to apply|cease"
    r"|(?:enter|come) into (?:force|effect|operation)|be liable|not be (?:bound|obliged"
    r"|required)|(?:withdraw|denounce|terminate|suspend|leave|quit)\b[^,]* (?:it|(?:the|this) \w+)\b"
    r"|be (?:not )?(?:bound|obliged)|terminate|expire|lapse)\b"
)
_ANY_PARTY = re.compile(rf"(?i:\b(?:{PARTY}|either|one of them)\b)")
_UNSAID = re.compile(r"(?:^| )(?:to|in|by|the following|as follows)$")
"""The words that a list follows, which holds the duties."""
_ONE_FOR_ALL = re.compile(
    r"be (?:considered|treated|regarded|seen|deemed|viewed)(?: as)?(?: to be)? an (?:armed )?attack"
    r" (?:on|against|upon)\b"
)
"""The formula of alliances: an attack on one is an attack on all."""
_OF_NEWS = re.compile(
    r"(?:now |still |also |first )*(?:sign|ratify|approve|meet|hold|talk|discuss|begin|start|resume|continue"
    r"|conclude|extend|renew|end|negotiate"
    r"|withdraw|leave|review|amend|set up|keep talking|decide|vote|wait|seek|return to|win|survive"
    r"|afford|fail|disagree|differ|clash|lose|lead|cause|raise|know|expect|hope|show|respect|do|agree|like|want|need"
    r"|understand|notice|happen|be"
    r"|have|become|get|go|come)\b"
)
_TOGETHER = re.compile(
    rf"{ADVERB}?(?:co-?operate|collaborate|work (?:together|jointly|bilaterally|closely)|assist|defend|consult"
    rf"|come to)\b"
)
_EARLIER = re.compile(
    r"\b(?:similar|other|another|separate|parallel|comparable|rival|sister|earlier|previous|former|predecessor"
    r"|superseded|expired|old|existing|(?:1[89]"
    r"|20)\d\d) (?:\w+ ){0,2}(?:treaty|agreement|convention|protocol|pact|accord|contract|deal)\b",
    re.IGNORECASE,
)
_HELPS = re.compile(
    r"\b(?:assist\w*|aids?|help\w*|defend\w*|support\w*|come to|protect\w*|rescue|all means|assistance)\b",
    re.IGNORECASE,
)
_NO_FORCE = re.compile(
    r"\b(?:neither|no|not|never|nor|refrain\w*|abstain\w*|renounc\w*)\b.{0,80}?\b(?:attack\w*|use (?:of "
    r"|or threaten )?(?:armed )?force|force against"
    r"|inva(?:de|sion)\w*|aggress\w+|resort to (?:war|force)|threat or use of force|threaten force|any use of force)\b",
    re.IGNORECASE | re.DOTALL,
)
_TAKES_NO_SIDE = re.compile(
    r"\b(?:neutral\w*|(?:not|no|neither|nor|refrain\w*|abstain\w*)\b.{0,60}?\b(?:aid|assist\w*|support"
    r"|help)\b.{0,60}?\b(?:aggressor|attack\w*|enem\w+|adversar\w+|third|war))",
    re.IGNORECASE,
)
_CONSULTS = re.compile(r"\b(?:consult\w*|confer)\b", re.IGNORECASE)
_CRISIS = re.compile(
    r"\b(?:attack\w*|aggression|threat\w*|danger\w*|crisis|crises|emergenc\w+|endanger\w*|war|invasion|menac\w+)\b",
    re.IGNORECASE,
)
_JOINS_WAR = re.compile(r"\b(?:join|side with|declare war)\b.{0,60}\b(?:war|attack|offensive)\b", re.IGNORECASE)


_INFINITIVE = re.compile(r"\bto (?:not )?(?P<verb>[a-z-]+)")
_AGAIN = re.compile(r" (?:shall|must|will|would)(?: not)?$")
_TO = re.compile(r"(?: (?:not|never))?(?:^| )to$")


_OF_PARTIES = frozenset({"party", "parties", "state", "pronoun"})
_PAST = re.compile(r"(?:could|was|were)\b")
_PLANNED = re.compile(r"(?:is|are|was|were) (?:not |never )?to\b|had to\b|ha(?:s|ve|d) (?!to\b)")
"""What in a report is a plan, or what circumstances brought about, where no instrument is named."""
_LIMITS_TEXT = re.compile(
    r"(?:affect|prejudice|apply|prevent|preclude|impair|alter|limit|mean|extend|imply|constitute|derogate|cover|include"
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
_OF_HOME = re.compile(r"\b(?:constitutions?|laws?|statutes?|courts?)\b")
"""What binds at home, though it may have the name of an instrument between states."""
_AT_MOST = re.compile(r"\b(?:(?:no|not) more than|at most)\b")
_DENIED = re.compile(r"\b(?:not|cannot|only)\b")
_TRAIL_OPENS = re.compile(r"\b(?:if|when|whenever|should|event|case|scenario)\b|^(?:one|either|any|it|its|the|an?)\b")
_NO_SUBJECT = re.compile(r"(?:and|or|that|which|who|if|when)\b")
_NEXT = re.compile(
    r",? (?:and|but|while|whereas) (?=(?P<subject>(?:[\w’'-]+ ){1,5}?)(?:shall|must|will|would|may|(?:is|are|was"
    r"|were) to"
    r"|ha(?:s|ve|d) to)\b)"
)
_GOVERNMENT = re.compile(r"the (?:government|state|country|nation)", re.IGNORECASE)
_EACH = re.compile(r"(?:each|neither|both|either|every|no|all) \w+", re.IGNORECASE)
_GERUND = re.compile(r"(?:\w+ly )?\w+ing\b")
_NONE = re.compile(r"(?:no|neither|none|nobody|nor)\b", re.IGNORECASE)
_SIGNATORIES = re.compile(rf"(?i:(?:the two|both|the three) \w+)|{_NAME} and {_NAME}")
_BINDS = re.compile(
    r"(?:solemnly|hereby|further|undert|(?:have|has) undert|is |are |was |were |will be|would be|commits?|binds?"
    r"|obliges?"
    r"|engages?|ha(?:s|ve|d) (?:an?|the|committed|bound|engaged)|committed|bound|obliged|engaged|assumes?|accepts?"
    r"|t[ao]ke?)"
)
"""How words begin that only an instrument brings about, and not the mood of a day."""
_LONGEST_SUBJECT = 14


def duties(
    part: str, *, instrument: bool = True, bound: bool = False, treaty: bool = True, under: bool = False
) -> list[ProvisionAnswer]:
    """The duties in one part of a passage.

    Args:
        part: words of a sentence, as :func:`summarizer.extract.lexical.passages.parts_of` gives them.
        instrument: whether "it" there is a treaty.
        bound: whether the part before it speaks of a party, so that "it" there is that party.
        treaty: whether the text is an instrument itself, in which what is to be done binds the parties.
        under: whether the sentence has named, before this part, an instrument as what binds.

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
    frames = frames or [*_modal(part, instrument=instrument, bound=bound, treaty=treaty, under=under)]
    if treaty and not frames and _PERFORMS.match(part):
        frames = [Frame("", clause_of(part))]
    under = under or (treaty and _EACH_PARTY.match(part) is not None)
    return [answer for frame in frames or flat_rules(part, under=under) for answer in _answers(frame)]


def _modal(part: str, *, instrument: bool = True, bound: bool, treaty: bool, under: bool) -> Iterator[Frame]:
    """The first word of duty that binds somebody ("each Party shall"), with what stands before it."""
    for modal in _MODAL.finditer(part):
        before = part[: modal.start()]
        opening = opening_of(before)
        agent = modal["agent"] or modal["barrier"]
        by_it = agent is not None and names_source(f"Under {agent}") and _OF_HOME.search(agent) is None
        does = within_aside(before, part[modal.end() :].strip(" "))
        aside = _aside(does)
        opening = replace(opening, under=opening.under or under or by_it or names_source(aside.strip(", ")))
        if _ONE_FOR_ALL.match(does) and (treaty or instrument or opening.under):
            yield Frame(f"{opening.told} {modal.group()}", clause_of(does), opening.subject)
            return
        if not does or _UNSAID.search(does) or _RIGHT.match(does) or len(opening.subject.split()) > _LONGEST_SUBJECT:
            continue
        if _NO_SUBJECT.match(opening.subject) or not opening.subject or (agent and not by_it):
            continue
        if modal["self"] and not (begins_with_verb(does) or _GERUND.match(does)):
            continue
        stands_for_party = opening.subject.casefold() in {"it", "they"} and (bound or modal["self"])
        role = "parties" if stands_for_party else role_of(opening.subject, under=opening.under or opening.returned)
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
                yield from _modal(others, instrument=instrument, bound=bound, treaty=treaty, under=opening.under)
            return


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
        if subject[:1].isupper() or _EACH.match(subject) or role_of(subject) in _OF_PARTIES:
            return does[: joint.start()], does[joint.end() :]
    return does, ""


def _in_treaty(opening: Opening, role: Role, modal: re.Match[str], does: str) -> bool:
    """Whether words of an instrument itself lay a duty on somebody."""
    if modal["may"]:
        return _forbids(opening, modal, does) and role != "instrument"
    if role in _OF_PARTIES:
        return not (modal["will"] and _OF_NEWS.match(does) and not opening.trigger)
    done = _DONE.match(does) is not None
    if role == "instrument":
        return False
    forbidden = modal.group() == "shall not" and not _LIMITS_TEXT.match(does)
    return done or forbidden or (role == "officials" and not modal["will"])


def _in_report(opening: Opening, role: Role, modal: re.Match[str], does: str) -> bool:
    """Whether words about an instrument tell of a duty that it lays on somebody."""
    if role == "instrument" or (speaks_of_consent(does) and not modal["vows"]):
        return False
    done = _DONE.match(does) is not None
    if modal["may"]:
        rules = opening.under or (role in {"parties", "pronoun", "party"} and not _PAST.match(modal.group()))
        return rules and _forbids(opening, modal, does) and (done or not _OF_NEWS.match(does))
    if modal.group().startswith("shall"):
        return role in _OF_PARTIES or (opening.under and (done or role == "officials"))
    together = _TOGETHER.match(does) is not None
    if _OF_NEWS.match(does) and not (opening.under and done) and not (together and not modal["will"]):
        return False
    if modal["vows"]:
        return _vowed(opening, role, modal, together=together)
    if modal["must"]:
        return _must(opening, role, planned=_PLANNED.match(modal.group()) is not None, together=together)
    return _foretold(opening, role, done=done, together=together and modal.group() == "will")


def _vowed(opening: Opening, role: Role, modal: re.Match[str], *, together: bool) -> bool:
    """Whether what somebody promises or is bound to do is a duty between states."""
    if together:  # agreed to, whoever speaks for the states
        return role in _OF_PARTIES or opening.under or _SIGNATORIES.fullmatch(opening.subject) is not None
    binds = opening.returned or _BINDS.match(modal.group()) is not None
    at_home = _GOVERNMENT.fullmatch(opening.subject) is not None  # it may owe something to its own people
    return opening.under or (not at_home and role in (_OF_PARTIES if binds else {"parties", "pronoun"}))


def _foretold(opening: Opening, role: Role, *, done: bool, together: bool) -> bool:
    """Whether "will" in a report tells of a duty: where an instrument is named or an attack brings it about."""
    if opening.under and (done or _EACH.match(opening.subject)):
        return True
    if opening.trigger and role in {"parties", "pronoun"}:
        return attacks_party(opening.trigger)
    return role in _OF_PARTIES - {"party"} and (opening.under or opening.returned or together)


def _must(opening: Opening, role: Role, *, planned: bool, together: bool) -> bool:
    """Whether "must" in a report tells of a duty: "the two sides are to meet" is a plan."""
    if opening.trigger is not None:
        return opening.under or _ANY_PARTY.search(opening.trigger) is not None or attacks_party(opening.trigger)
    answers = opening.returned and role in _OF_PARTIES
    both = together and _SIGNATORIES.fullmatch(opening.subject) is not None
    return opening.under or answers or both or (role in {"parties", "pronoun"} and (together or not planned))


def _forbids(opening: Opening, modal: re.Match[str], does: str) -> bool:
    """Whether "may" denies a leave: "may not", "neither may", "may only"."""
    denied = _DENIED.search(modal.group()) is not None or _AT_MOST.search(does) is not None
    return denied or modal["not"] is not None or _NONE.match(opening.subject) is not None


def _answers(frame: Frame) -> Iterator[ProvisionAnswer]:
    pieces = _pieces(frame)
    trails = [_TRAIL.search(does) for does in pieces]
    trigger = frame.trigger or next((trail["event"] for trail in reversed(trails) if trail), None)
    kinds = [_kind(does, trigger) for does in pieces]
    if len(pieces) > 1 and (len(set(kinds)) == 1 and kinds[0] != "other duty"):
        pieces, kinds = [f"{frame.opening.rstrip()} {frame.does}".strip()], kinds[:1]
        trails = [_TRAIL.search(pieces[0])]
    for does, kind, trail in zip(pieces, kinds, trails, strict=True):
        own = frame.trigger or (trail["event"] if trail else None)
        yield ProvisionAnswer(kind=kind, text=does.replace(" ,", ","), when=own)


def _pieces(frame: Frame) -> list[str]:
    """The duties that a frame joins, each with the words that bind: "shall", and "not" only where it is said of it."""
    opening = frame.opening.rstrip()
    pieces = predicates(frame.does)
    if any(_inseparable(opening, before, piece) for before, piece in pairwise(pieces)):
        return [f"{opening} {frame.does}".strip()]
    told: list[str] = []
    for piece in pieces:
        binds = _binding(opening, piece)
        told.append(f"{binds} {piece.text}".strip())
    return told


def _binding(opening: str, piece: Predicate) -> str:
    """The words that bind in one of several predicates: those before the first, and what it repeats of them."""
    if not piece.again:
        return opening
    binds = _TO.sub("", opening) if piece.again.endswith("to") else _AGAIN.sub("", opening)
    return f"{binds} {piece.again}".strip()


def _inseparable(opening: str, before: Predicate, piece: Predicate) -> bool:
    """Whether a predicate cannot be told from the one before it.

    Where "not" may be said of the first alone or of both, apart each could be read for the other. And "to" may go on
    with a purpose instead of the duty.
    """
    if not stands_alone(before, piece):
        return True
    denied = opening.endswith((" not", " not to", " never to", " never"))
    purpose = piece.again == "to" and (
        any(one["verb"] in BASE for one in _INFINITIVE.finditer(before.text))
        or not (opening == "to" or opening.endswith(" to"))
    )
    unsure = denied and piece.joint == "and" and piece.again == ""
    return purpose or unsure or (denied and piece.joint == "or" and piece.again == "to")


def _kind(text: str, trigger: str | None) -> WireProvision:
    """The kind of a duty after ATOP, by what is to be done and when."""
    told = f"{text}. {trigger or ''}"
    if _NO_FORCE.search(text):
        return "not attack"
    if _TAKES_NO_SIDE.search(text):
        return "stay neutral"
    if attacks_party(told) and (_HELPS.search(text) or _ONE_FOR_ALL.search(text)):
        return "aid if attacked"
    if _CONSULTS.search(text) and _CRISIS.search(told):
        return "consult in crisis"
    return "join an attack" if _JOINS_WAR.search(text) else "other duty"
