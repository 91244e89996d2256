"""How long an instrument stands, how it goes on and how one leaves it, as a sentence tells."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarizer.extract.drafts import WireProvision
from summarizer.extract.lexical.leaving import endings
from summarizer.extract.lexical.renewals import RENEWAL, renewals
from summarizer.extract.lexical.spans import CONDITION_OPENS, FORCE, IT, LENGTH, SPAN, STANDS, THING, WILL
from summarizer.extract.lexical.subjects import opening_of
from summarizer.grounding import names_instrument, speaks_of_term

__all__ = ["SURVIVES", "lengths"]

_ENDS = (
    r"(?=,? (?:and (?:(?:shall|will|may|can|is|are|was|to be|contains?|has|would|it|renews?"
    r"|continues?|rolls|expires?)\b"
    r"|(?:either|each|any) )|unless|but)|[,;:]|$)"
)
_FROM = r"(?:,? (?:counting |reckoned |starting |beginning )?(?:from|after|following|as of) [^,;]+?)?"
_STANDS_FOR = re.compile(
    rf"(?P<subject>{IT})?(?<![\w-]){STANDS}(?: {FORCE})?(?: (?:(?:for|during) )?{SPAN}| until [^,;]+?| unless [^,;]+"
    rf"|,? (?:so|as) long as [^,;]+){_FROM}(?:,? unless [^;]+|{_ENDS})"
)
_EXPIRES = re.compile(
    rf"(?P<subject>{IT})?(?:{WILL}?(?:expires? (?:after|in|on|at the end of)|(?:lapses?|ends?|dies|falls? away"
    rf"|ceases? to (?:apply|have effect|be in force)|comes? to an end|runs? out) (?:after {LENGTH}"
    rf"|at the end of|(?:on|in"
    rf"|by) (?=[A-Z\d])))[^,;]*?|(?:is|are|shall be) (?:of (?:unlimited|indefinite|perpetual) duration|open-ended"
    rf"|permanent|perpetual|everlasting)|(?:has|knows|carries|sets|bears|contains) no (?:expiry|end|expiration"
    rf"|fixed term|time limit|final date)[^,;]*?|(?:(?:does|shall|will) (?:not|never) (?:expire|lapse)|never (?:expires"
    rf"|lapses|ends))|(?<=, )of (?:unlimited|indefinite) duration)(?: unless [^,;]+)?{_ENDS}"
)
_LIFE = r"(?:term|life|lifetime|lifespan|duration|validity|period of validity)"
_AS_LONG_AS = re.compile(
    rf"(?P<subject>{IT})?(?:shall have|will have|has) (?:the same {_LIFE} as [^;]+|(?:an? )?(?:unlimited|indefinite"
    rf"|perpetual) (?:validity|duration|life|term)){_ENDS}"
)
_GIVEN = re.compile(
    rf"\b(?:gave|gives?|given|setting|sets|set) (?P<subject>it|the {THING}) an? (?:\w+ )?{_LIFE} of {SPAN}"
    rf"|\ban? (?:\w+ )?{_LIFE} of {SPAN} for (?:it|the {THING})\b"
    rf"|\b(?:tied|bound|committed|ties?|binds?|commits?) (?:themselves|itself|both \w+|each other) to (?:it"
    rf"|the {THING})"
    rf" for {SPAN}"
)
"""What life those who made it gave an instrument."""
_FRONTED = re.compile(rf"^For {SPAN},? (?:{IT})(?i:{STANDS})\b[^,;]*")
_WILL_BE = r"(?:(?:is|are|was) (?:set|due|made|meant|designed|intended|set up|supposed) to |would |" + WILL[3:]
_DATED = r"(?:until|till|through|to) (?:the )?(?:[^,;]*?\b(?:\d{4}|end|season|year)\b[^,;]*?)"
_LASTS = re.compile(
    rf"(?P<subject>{IT})?(?<![\w-])(?:{_WILL_BE}(?:last|run|live|hold|stay|remain|stand|endure|continue"
    rf"|be (?:in force|valid"
    r"|permanent|eternal))|lasts|runs|lives|holds|stays|remains|stands|endures|continues|(?:is|was|shall be"
    r"|will be) (?:limited"
    r"|valid|good|in force|set up|made|fixed|kept|alive|concluded)(?: in time| to last| to run)?|(?:lasts|runs|valid))"
    rf"(?: (?:alive|on the books|{FORCE}|only|just|limited))*(?: (?:(?:for|to|at|during) )?{SPAN}| {_DATED}"
    rf"|,? (?:for )?(?:so|as)"
    rf" long as [^,;]+){_FROM}{_ENDS}"
    rf"|(?P<whose>{IT})(?:{_WILL_BE})?(?:expires?|ends?|lapses?|dies|falls? away|runs? out) (?:on|in|at|with"
    rf"|by|together with)"
    rf" [^,;]+(?:,? unless [^;]+|{_ENDS})"
    rf"|(?P<its>{IT})(?:is|was|(?:shall|will) be|is (?:meant|made|supposed) to be|was (?:meant"
    rf"|made) to be) (?:permanent|eternal"
    rf"|perpetual|open-ended|for ever){_ENDS}"
)
"""The same with other words between: of these the instrument must be the subject."""
_FIXED = re.compile(
    rf"\b(?:fix(?:es|ed)|sets?|limit(?:s|ed)|puts?) (?:the|its(?: own)?) {_LIFE}(?: of (?:it|(?:the"
    rf"|this) {THING}))? (?:at|to) {SPAN}"
    rf"|\bkeeps? (?:it|the {THING}) (?:alive|in force|going) (?:for {SPAN}|until [^,;]+)"
    rf"|\bgives? (?:it|the {THING}) {SPAN}$|\bsettled on an? {_LIFE} of {SPAN}"
    rf"|^No (?:end date|time limit|expiry date|fixed term) (?:was|is|has been) (?:set|put|fixed|named|agreed)\b[^,;]*"
    rf"|(?:{IT})(?:does|did) not (?:name|set|fix|give|have|carry) an? (?:end date|expiry date|time limit"
    rf"|fixed term){_ENDS}"
    rf"|^(?:The )?{_LIFE} of (?:the|this) {THING}: {SPAN}",
    re.IGNORECASE,
)
"""What a clause or a text does to the length."""
_PEACE = re.compile(
    r"\b[Tt]here shall be [^;,]{0,40}\b(?:perpetual|everlasting|eternal|permanent|lasting for ever)"
    r" (?:[\w, ]+ and |and \w+ )?(?:peace|friendship|amity|alliance|union|concord)\b(?: and \w+)?"
)
"""How old treaties say that they have no end."""
_GOVERNED = re.compile(
    r"\b(?:on|of|in|to|for|about|over|from|with|at|by|against|behind|under|beside|alongside|within|since|after"
    r"|before) $"
)
"""What makes a name behind it no subject: "talks on the pact will continue"."""
_NAMED_SUBJECT = re.compile(rf"{THING} $")
_HAS_TERM = re.compile(
    rf"(?P<subject>{IT})?(?:has|have|shall have|with|carries|is given) (?:an? |the )?(?:\w+ )?{_LIFE}"
    rf"(?: of validity)? of {SPAN}"
)
_TERM_IS = re.compile(
    rf"(?:\b[Ii]ts|\b[Tt]he|\bwhose) {_LIFE}(?: of (?:the|this|the present) {THING})? (?:is|was|shall be|will be)"
    rf" (?:(?:set|fixed) at |limited to )?{SPAN}|^{LENGTH} (?:is|was) (?:the|its) (?:term|life|lifetime|duration)\b"
    rf"|^{LENGTH} (?:is|was) (?:how long|what) (?:it|the {THING}) (?:is to|will|would|shall|lasts|runs)[^,;]*",
    re.IGNORECASE,
)
_CONCLUDED_FOR = re.compile(
    rf"(?:^|, |\b{THING} )(?P<words>(?i:concluded|made|signed|struck|agreed|valid|good|effective"
    rf"|intended to (?:last|run)|in force"
    rf"|meant to (?:last|run)|designed to (?:last"
    rf"|run))"
    rf" (?:(?:for )?{SPAN}|(?:until|till|to|through) (?:the )?[^,;]*\d{{4}}))(?=,|;| and | but | by |$)"
)
"""A participle: "the pact, concluded for ten years, ..."."""
SURVIVES = (
    rf"\b(?:(?:keeps?|retains?|enjoys?) (?:its|the {THING}[’']s) (?:\w+ )?(?:protection|guarantees?|benefits?)"
    r"|(?:\w+(?:ed|en|un|ade|ilt|ought|aid|ent)|set up) (?:before|prior to|by (?=th|\d))"
    r" ?[^,;]{3,60}?(?:,[^,;]{3,60},)? "
    r"(?:keeps?|retains?|enjoys?|remains?|stays?|continues?|(?:shall|will|must|is|are)"
    rf" (?:to )?(?:keep|retain|enjoy|remain|stay|continue|be))\b[^,;]{{0,60}}?) for {SPAN}"
)
"""What outlives the instrument: what was done before its end keeps its standing for a time."""
_OUTLIVES = re.compile(SURVIVES)
_PROLONGED = re.compile(
    rf"\b(?:[Ii]t|[Tt]he (?:\w+ )?{THING}) (?:was|has been|had been) (?:last |twice |once |then )?(?:extended|renewed"
    rf"|prolonged)(?: (?:in \d{{4}}|last year|this year|last month))? (?:(?:for|by) {SPAN}|until [^,;]+)"
)
"""How long it stands since it was prolonged."""
_HEADED: dict[str, WireProvision] = {
    "duration": "duration",
    "term": "duration",
    "validity": "duration",
    "renewal": "renewal",
    "termination": "withdrawal",
    "denunciation": "withdrawal",
    "withdrawal": "withdrawal",
    "depositary": "depositary",
}
_HEADING = re.compile(rf"^(?P<name>{'|'.join(_HEADED)}): [^,;]+", re.IGNORECASE)
_LONG_TERM = re.compile(
    rf"\b(?:[Ii]ts|[Tt]he(?: {THING}[’']s)?) [\w-]+-(?:year|month) (?:term|life|lifetime|lifespan|duration|period)"
    rf"(?: of (?:the|this) {THING})? (?:ends?|expires?|runs? out|runs?|lapses?|began|begins|starts?)\b[^,;]*"
    rf"|\bcovers? (?:an? )?(?:initial |first )?(?:period|term|span) of {LENGTH}"
)
_LONG = re.compile(
    rf"\b(?:\d{{1,3}}|five|ten|two|three|four|six|seven|eight|nine|twenty|thirty"
    rf"|fifty)-year (?!(?:\w+ ){{0,3}}(?:purchase"
    rf"|loans?|leases?|supply|licen[cs]e|services?|rental|sales?|credit|employment"
    rf"|power)\b)(?:\w+ ){{0,3}}?{THING}\b",
    re.IGNORECASE,
)
_UNTIL_NOTICE = re.compile(r"\buntil\b.*\b(?:notice|denounced|denunciation)\b")
"""How old treaties tell with what notice one leaves them."""
_ENDED_BY_ACT = re.compile(
    r"\b(?:will|would) (?:then )?(?:cease|end|expire|lapse|run out)[^,;]* (?:on|in) (?=[A-Z\d])(?!.*\bunless\b)"
)
"""An end that somebody has brought about, or that is news."""
_ONLY_WHEN = re.compile(
    r"\b(?:once|after|when|whenever|if|where|until|unless|as soon as)\b(?:(?! and\b| or\b)[^,;])*$", re.IGNORECASE
)
"""What makes a length one that must have passed, and not that of the instrument."""


_MEANT_FOR_RENEWAL = re.compile(r"(?:unless|failing such|in default of)\b", re.IGNORECASE)


_HEAD = re.compile(r",| (?:of|under|to|in|on|by|from|between|for|which|that|with|signed|agreed|concluded)\b")
_INSTRUMENT_HEAD = re.compile(rf"(?:^|\b)(?i:{THING}|alliance|it)$")
_WHICH = re.compile(rf"(?i:{THING})(?: [^,;]{{3,50}}?)?, which (?:\w+ )?$")


def lengths(part: str, *, instrument: bool) -> Iterator[tuple[WireProvision, str]]:
    """How long an instrument stands, how it is renewed and ended.

    Args:
        part: words of a sentence, as :func:`summarizer.extract.lexical.passages.parts_of` gives them.
        instrument: whether "it" there is a treaty.

    >>> list(lengths("Members can leave on a year's notice", instrument=True))
    [('withdrawal', "Members can leave on a year's notice")]
    >>> list(lengths("The deal has a term of 30 years and renews itself for a decade", instrument=True))
    [('duration', 'The deal has a term of 30 years'), ('renewal', 'renews itself for a decade')]
    """
    headed = _HEADING.match(part)
    if headed:
        yield _HEADED[headed["name"].lower()], headed.group()
    said = names_instrument(part) or instrument
    if speaks_of_term("duration", part):
        if not headed:
            yield from (("duration", words) for words in _durations(part, said=said))
        yield from (("duration", one["words"]) for one in _CONCLUDED_FOR.finditer(part) if said)
        yield from (("duration", one.group()) for pattern in (_LONG, _LONG_TERM) for one in pattern.finditer(part))
    renewed = list(renewals(part)) if said and speaks_of_term("renewal", part) else []
    yield from (("renewal", words) for words in renewed)
    if speaks_of_term("withdrawal", part):
        # notice that would only keep it from being renewed is part of the renewal
        yield from (
            ("withdrawal", words)
            for words in endings(part, said=said)
            if not any(words in one and _MEANT_FOR_RENEWAL.match(words) for one in renewed)
        )


def _durations(part: str, *, said: bool) -> Iterator[str]:
    if _OUTLIVES.search(part) or _ENDED_BY_ACT.search(part):
        return
    found: list[str] = []
    for one in (one for pattern in (_STANDS_FOR, _EXPIRES, _HAS_TERM, _AS_LONG_AS) for one in pattern.finditer(part)):
        subject = one["subject"] or ""
        before = part[: one.start()]
        if _ONLY_WHEN.search(before) or _UNTIL_NOTICE.search(one.group()):
            continue
        under_it = subject == "it " and before.endswith("under ")  # "work under it"
        if subject and not under_it and _GOVERNED.search(before):
            continue
        stands = said and (subject or _goes_on(before))
        if (stands or _NAMED_SUBJECT.search(subject)) and not RENEWAL.match(part[one.start() :]):
            opens = CONDITION_OPENS.match(before)
            found.append(part[: one.end()] if opens else one.group())
    if said and not found:
        found = [one.group() for one in _LASTS.finditer(part) if _is_subject(part, one)][:1]
    yield from found
    for pattern in (_PROLONGED, _GIVEN, _FIXED, _FRONTED, _PEACE) if said else (_PEACE,):
        given = pattern.search(part)
        if given:
            yield given.group()
    term = _TERM_IS.search(part)
    if term:
        yield term.group()


def _is_subject(part: str, found: re.Match[str]) -> bool:
    """Whether an instrument is what lasts, ends or stands in some words, and not what others do with it."""
    subject = found["subject"] or found["whose"] or found["its"]
    before = part[: found.start()]
    if _ONLY_WHEN.search(before) or _UNTIL_NOTICE.search(found.group()) or RENEWAL.match(found.group()):
        return False
    if subject:
        return _GOVERNED.search(before) is None
    head = _HEAD.split(opening_of(before).subject)[0]
    return bool(_INSTRUMENT_HEAD.search(head)) or _WHICH.search(before) is not None


def _goes_on(before: str) -> bool:
    """Whether the words before a predicate leave the instrument its subject."""
    return not before.strip() or names_instrument(before) or re.search(r"\b(?:[Ii]t|which)\b", before) is not None
