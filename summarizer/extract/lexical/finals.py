"""The final clauses that a sentence tells of: taking effect, length, renewal, ending, secrecy, depositary."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarizer.extract.drafts import OtherClause, ProvisionAnswer, WireProvision
from summarizer.extract.lexical.lengths import IT, SURVIVES, THING, lengths
from summarizer.extract.lexical.passages import PARTY
from summarizer.grounding import names_instrument, speaks_of_force, speaks_of_term

__all__ = ["final_clauses", "may_hold_others", "other_clauses"]

_FORCE = re.compile(
    rf"{IT}?(?:(?:(?:shall|will|would|is to|are to|can|to|only) )?(?:then )?(?:provisionally )?(?:enters?|comes?"
    r"|takes?|becomes?|be(?:come)?|goes|go)"
    r" (?:(?:into|in) (?:force|effect|operation)|effect|effective|binding|operative|law)|kicks in"
    r"|(?<=, )effective (?=from|on|upon|as of)"
    r"|(?:[Ww]ork under it )?(?:starts|begins)(?= upon| on (?:signature|receipt|the)))\b"
)
_WHEN = re.compile(
    r"\b(?:once|when|as soon as|until|upon|after|from the (?:day|date)|on the (?:\w+ )?(?:day|date) (?:on which|of"
    r"|when|after|following)"
    r"|on (?:its |the )?(?:signature|ratification|deposit|exchange)|on the \S+ day|on the first day|following (?:the"
    r"|its)"
    r"|(?:days|months) (?:after|following)|only (?:then|after|when|once|if)|provided that|before it can)\b",
    re.IGNORECASE,
)
_BEFORE_IT = re.compile(
    r"^(?P<lead>(?:Once|When|As soon as|After|Only (?:after|when|once|then)|\w+(?:-\w+)? (?:days|months) (?:after"
    r"|following)|Upon|On the)\b.+?),? "
    r"(?:(?:the|this|it)\b[^,]{0,60}? )?(?:shall |will )?(?:the \w+ )?(?:enters?|comes?|takes?"
    r"|becomes?) (?:into (?:force|effect|operation)|effect|effective|operative|binding)",
    re.IGNORECASE,
)
_AWAITS = re.compile(
    r"\b(?:(?:[Ii]ts|[Tt]he) )?[Ee]ntry into (?:force|effect"
    r"|operation),? (?P<which>which )?(?:still )?(?:awaits?|requires?|depends? on|follows?|is (?:subject to"
    r"|conditional (?:up)?on|tied to)|needs?|hinges? on|(?:will|shall) (?:follow|take place|occur|come)"
    r"|comes?) [^;]+?(?=, (?:it|the|this|they|both|is|was|has|will|may)\b|;|$)"
    r"|^Entry into force: [^;]+"
)
"""A rule that has the taking effect for its subject."""
_APPOSED = re.compile(r", (?:expected\b|an? \w+(?: \w+)? (?:that|which|who)|which|who|where)\b[^,]*.*$")
_SINCE = re.compile(
    r"\b[Ii]n force (?:since|from) [^;]{4,30}, [\w-]+ (?:days?|months?|weeks?) (?:after|following) [^,;]+",
    re.IGNORECASE,
)
_SECOND = re.compile(rf", (?:the|this) (?:\w+ )?(?i:{THING}) (?:shall|will|is|has|enters|takes)\b.*$")
"""Where behind a rule, which stands in a relative clause, its sentence goes on."""
_WHEREUPON = re.compile(r"^.+,? (?:whereupon|upon which|after which|on which day)\b")
_ONLY_THEN = re.compile(r"\bonly then(?:, [^,]{2,40},)? (?:will|shall|would|can|does) .+$", re.IGNORECASE)
_MUST_FIRST = re.compile(
    r"^[^,;]{3,70} (?:is|are|was|were) (?:needed|required|necessary) (?:for|before) .*(?:force|effect)$"
    r"|^.+\b(?:must|has to|have to|needs?|requires?) .+ before (?:it|the \w+) (?:can|may|enters|comes"
    r"|takes) .*(?:force|effect)$"
)
_DAY_SET = re.compile(
    r"\b(?:shall|, to) enter into force on \d{1,2} \w+(?: \d{4})?|\bshall enter into force on \w+ \d{1,2}, \d{4}"
)
_OTHER_SUBJECT = re.compile(
    r"\b(?:denunciation|withdrawal|termination|sanctions?|ceasefire|truce|tariffs?|laws?|decree)(?: \w+){0,3} $",
    re.IGNORECASE,
)
_OFFERED = re.compile(r"\bif (?:these|the|this)\b[^,]*\bacceptable\b.*(?=, to enter into force on)", re.IGNORECASE)
"""An exchange of notes: what one side offers is the rule if the other accepts."""
_NOT_A_RULE = re.compile(
    r"\b(?:entered|came|took|went|has entered|has come|expected to|due to|set to|scheduled to|may|might|could|urged"
    r"|hopes?|when it enter(?:s|ed)"
    r"|once it enter(?:s|ed)|if it enter(?:s|ed)|after (?:it|the \w+) enter(?:s|ed)|before it enter(?:s|ed))\b"
)

_SECRET = re.compile(
    rf"(?:\b(?:contains?|has|includes?|with) )?\b(?:an?|its|the|two|several) (?:secret|confidential|classified"
    rf"|unpublished) (?:annex(?:es)?|protocol|clauses?|article|part|appendix|{THING})\b(?: on [\w ]+?)?(?=,|;| that"
    rf"| which| and| grants| gives|$)",
    re.IGNORECASE,
)
_UNPUBLISHED = re.compile(
    r"\b(?:(?:agreed|decided|undertook|chose) not to (?:publish|disclose)"
    r"|not be (?:published|disclosed|made public)|remain (?:secret|confidential)"
    r"|kept secret|be kept confidential"
    r"|keep [^,;]{3,30} (?:secret|confidential)"
    r"|(?:annex(?:es)?|protocol|appendix|schedule)\b[^,;]{0,60}? (?:(?:(?:has|have) (?:not"
    r"|never) (?:yet )?been|(?:was|were)"
    r" (?:not|never)|(?:shall|will) not be) (?:published|disclosed|made public)|remains? un(?:published|disclosed)))\b"
)
_KEEPER = r"(?:[Tt]he )?(?:[Gg]overnment of (?:the )?)?[A-Z]\w+(?: (?:of(?: the)?|and|[A-Z]\w+))*"
_DEPOSITARY = re.compile(
    rf"(?P<named>{_KEEPER}(?:, (?:which|who) (?:serves|acts|is|was)(?: as)? (?:the |its )?[Dd]epositary"
    r"|,? (?:hereby )?(?:designated|acting|serving|named|appointed)(?: as)?(?: the| its)? [Dd]epositary"
    r"|, (?:as )?(?:the|its) [Dd]epositary|,? (?:acting )?(?:in (?:its|his|her|the) capacity )?as (?:the "
    r"|its )?[Dd]epositary"
    rf"(?: of [^,;]+?(?=, |$))?))"
    rf"|(?P<keeps>{_KEEPER}(?: \w+)? (?:keeps?|kept|holds?|held) the (?:originals?|register)\b)"
    r"|(?P<keeper>the (?:keeper|custodian) of the \w+, the [\w ]+)"
    r"|(?P<is>(?:[Tt]he|[Ii]ts|[Ww]hose) [Dd]epositary (?:of [^,;]{3,40} )?(?:is|was|shall be|will be) [^,;]+)"
    rf"|(?P<after>(?:[Tt]he|[Ii]ts) [Dd]epositary, {_KEEPER})"
    r"|(?P<clause>[A-Z][^,;]*? (?:shall be|is|is hereby|is designated|shall act as|will be|acts as"
    r"|serves as)(?: designated)?(?: as)? (?:the )?(?:D|d)epositary\b[^,;]*)"
    r"|(?P<with>(?:[Tt]he )?(?:instruments?|originals?) (?:of|and) [^,;]*?(?:, (?:of|in) which [^;]*?,)? (?:(?:shall"
    r"|will|must) be|are(?: to be)?) deposited with [^,;]+)"
)
_OTHER = re.compile(
    rf"(?:{IT}(?:shall be|is|remains|will be) (?:subject to (?:ratification|acceptance|approval)|open (?:for|to)"
    r" (?:signature|accession|acceptance|ratification|all|any))|\b(?:shall be|remains) open (?:for|to) (?:signature"
    r"|accession|acceptance|ratification)|\b(?:No reservations?|Reservations?"
    r"|Any (?:other )?reservation) (?:[^,;]{2,60} )?"
    r"(?:may|shall|can|are|is) (?:not )?(?:be )?(?:\w+ )?(?:made|permitted|allowed|excluded|admitted|withdrawn)"
    r"|\b(?:An? |Any |The )?[Aa]mendments? (?:[^,;]{2,80} )?(?:shall|will|may|enters?) [^;]*"
    r"|\b(?:may|shall|will) (?:at any time )?(?:declare that it will apply|apply|be applied) [^,;]*\bprovisionally"
    rf"|{IT}?(?:creates no|does not create(?: any)?|is not (?:intended to create|legally binding)"
    r"|gives rise to no|establishes no) ?(?:\w+ )?(?:legal\w* )?(?:rights|obligations|commitments)?"
    r"|\bmay be (?:amended|modified|supplemented|revised)\b"
    r"|\b(?:shall|will|may) be deemed (?:accepted|withdrawn|rejected)"
    rf"|\b(?:may|can) (?:not )?suspend (?:it|the|this|these) (?:\w+ )?(?i:{THING})"
    rf"|\b(?:(?:may|can) (?:not )?|right to )suspend the (?:operation|application|execution) of (?:it|the|this) "
    rf"|\breserves? (?:to itself )?the right to (?:suspend|denounce|withdraw)\b"
    rf"|\b(?:allow|permit|entitle|enable)s? (?i:{PARTY}|it|them) to suspend\b"
    r"|\b(?:[Ww]ithdrawal|[Tt]ermination|[Dd]enunciation|[Ee]xpiry|[Ee]xpiration|[Ss]uspension"
    r"|[Ll]apse)(?: of [^,;]{3,50}?)?"
    r" (?:shall|will|does|may) not (?:affect|prejudice|impair|release|relieve|touch)\b"
    rf"|{SURVIVES}"
    r"|\bmay be admitted (?:to [^,;]{3,40} )?by)\b[^;]*"
)
"""Clauses on how an instrument is joined, reserved against, changed or read, which the records call other terms."""
_MAY_BE_OTHER = re.compile(
    r"subject to|open (?:for|to)|eservation|mendment|provisional|rights|obligations|commitments|binding|suspend|deemed"
    r"|amended|modified|supplemented|revised|reserve|affect|prejudice|impair|release|relieve|touch|protect|covered"
    r"|admitted|create|gives rise|establishes no"
)
"""Words of which such a clause has one, for a quick look."""
_OTHERS = re.compile(
    r"\b(?:no (?:\w+ )?(?:rights|obligations)|(?:(?:under|by) which|whereby) (?:\w+ ){0,2}(?:disputes?"
    r"|differences?|claims?|disagreements?)"
    r"|(?:withdrawal|termination|denunciation|expiry) (?:of [^,;]{3,50} )?(?:shall|will|does) not"
    r"|(?:protected|protection|covered) for|to suspend|legally binding|may be (?:amended|modified|revised)|open (?:for"
    r"|to) (?:sign|acces|ratif)\w+|open to all|[Rr]eservations)\b"
)
_DISPUTES = re.compile(
    r"\b(?:(?:under|by) which|whereby) (?P<clause>(?:(?:an?|any|all|the|such|each) )?(?:\w+ )?(?:disputes?"
    r"|differences?|claims?"
    r"|disagreements?)"
    r" (?:[^,;]{3,40}? )?(?:go|goes|(?:is|are|shall be|must be|will be) (?:first )?(?:referred|submitted"
    r"|settled|brought"
    r"|resolved|decided|put|taken)|(?:may|can) be (?:referred|submitted|brought"
    r"|taken))\b[^;”\"]*?)(?=, (?:[A-Z]|the |it |both )|[;”\"]|$)"
)
"""How disputes are settled, where an article is named for it."""
_ARTICLE = re.compile(r"\b[Aa]rticle \w+,? $")
_GUARDS = re.compile(SURVIVES)
_RULED = re.compile(
    r"\b(?:may|shall|must|legally|deemed|allowed|permitted|open to|reserves|allows|permits|entitles"
    rf"|enables)\b|{SURVIVES}"
)
"""What a report on an instrument needs to lay such a clause down: other words tell what states did."""
_NEGATED = re.compile(
    r"\b(?:no|not|never|denied|denies|without|neither)\b(?! to (?:publish|disclose)| be (?:published|disclosed|made))"
)


def final_clauses(part: str, *, instrument: bool = True) -> list[ProvisionAnswer]:
    """The final clauses in one part of a passage.

    Args:
        part: words of a sentence, as :func:`summarizer.extract.lexical.passages.parts_of` gives them.
        instrument: whether "it" there is a treaty.

    >>> [(one.kind, one.text) for one in final_clauses("It runs for five years and may be renewed once")]
    [('duration', 'It runs for five years'), ('renewal', 'may be renewed once')]
    >>> [one.text for one in final_clauses("Once both have signed, the pact will come into force")]
    ['Once both have signed, the pact will come into force']
    """
    if part.endswith("?"):
        return []
    rules = _rules(part, instrument=instrument) if speaks_of_force(part) else ()
    return [
        ProvisionAnswer(kind=kind, text=text.strip(" ,"), when=None)
        for kind, text in (*rules, *_terms(part, instrument=instrument))
    ]


def may_hold_others(text: str) -> bool:
    """Whether a text has words of a final clause for which it needs no word of duty, force or length.

    >>> may_hold_others("It creates no rights or obligations."), may_hold_others("It was signed in May.")
    (True, False)
    """
    return _OTHERS.search(text) is not None


def other_clauses(part: str, *, treaty: bool, instrument: bool) -> list[OtherClause]:
    """The final clauses of other kinds: on joining, reservations, amendment, suspension.

    Args:
        part: words of a sentence, as for :func:`final_clauses`.
        treaty: whether the text is an instrument itself.
        instrument: whether "it" there is a treaty.

    >>> [one.text for one in other_clauses("No reservation may be made to Article 6", treaty=True, instrument=True)]
    ['No reservation may be made to Article 6']
    """
    disputes = _DISPUTES.search(part) if "which" in part or "whereby" in part else None
    if disputes and (treaty or instrument or _ARTICLE.search(part[: disputes.start()])):
        return [OtherClause(text=disputes["clause"].rstrip(" ,."))]
    found = _OTHER.search(part) if (treaty or instrument) and _MAY_BE_OTHER.search(part) else None
    if found is None or (not treaty and not _RULED.search(part)):
        return []
    guards = _GUARDS.search(part)
    return [OtherClause(text=part[: guards.end()] if guards else part)]


def _rules(part: str, *, instrument: bool) -> Iterator[tuple[WireProvision, str]]:
    then = _ONLY_THEN.search(part)
    if then and re.search(r"\b(?:force|effect)\b", then.group()):
        yield "takes effect", then.group()
        return
    if _MUST_FIRST.match(part):
        yield "takes effect", part
        return
    awaits = _AWAITS.search(part)
    if awaits:
        yield "takes effect", awaits.group() if awaits["which"] else _cut(awaits.group())
        return
    since = _SINCE.search(part)
    if since:
        yield "takes effect", since.group()
        return
    lead = _BEFORE_IT.match(part)
    if lead and not _NOT_A_RULE.search(part):
        yield "takes effect", _cut(part)
        return
    for force in _FORCE.finditer(part):
        before = part[: force.start()]
        if _OTHER_SUBJECT.search(before) or not (instrument or names_instrument(part)):
            continue
        rest = _SECOND.sub("", _cut(part[force.start() :]))
        if _WHEREUPON.match(before) and not _NOT_A_RULE.search(part):
            yield "takes effect", _cut(part)
            return
        told = part[max(0, force.start() - 24) : force.end()]
        offered = _OFFERED.search(part)
        if offered:
            yield "takes effect", _cut(part[offered.start() :])
            return
        if (_WHEN.search(rest) or _DAY_SET.search(part[max(0, force.start() - 3) :])) and not _NOT_A_RULE.search(told):
            yield "takes effect", rest
            return


def _cut(words: str) -> str:
    """A clause of a rule, up to the next thing that its sentence lays down."""
    end = re.search(
        r",? and (?:(?:shall|will|may|is|are|to be|can|remains?|lasts?|runs?|goes on|continues)\b"
        r"|either |each )|; |, [“\"]",
        words,
    )
    return _APPOSED.sub("", words[: end.start()] if end else words)


def _terms(part: str, *, instrument: bool) -> Iterator[tuple[WireProvision, str]]:
    yield from lengths(part, instrument=instrument)
    hidden = speaks_of_term("secrecy", part)
    if hidden and _UNPUBLISHED.search(part):
        yield "secrecy", part
    secret = _SECRET.search(part) if hidden else None
    if secret and not _NEGATED.search(part):
        yield "secrecy", secret.group()
    depositary = _DEPOSITARY.search(part) if speaks_of_term("depositary", part) else None
    if depositary:
        yield "depositary", depositary.group()
