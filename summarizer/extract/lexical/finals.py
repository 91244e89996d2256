"""The final clauses that a sentence tells of: taking effect, length, renewal, ending, secrecy, depositary."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarizer.extract.drafts import ProvisionAnswer, WireProvision
from summarizer.extract.lexical.lengths import lengths
from summarizer.extract.lexical.passages import PARTY
from summarizer.extract.lexical.spans import IT, THING
from summarizer.grounding import names_instrument, speaks_of_force, speaks_of_term

__all__ = ["final_clauses"]

_FORCE = re.compile(
    rf"{IT}?(?:(?:(?:shall|will|would|is to|are to|can|to|only) )?(?:then )?(?:provisionally )?(?:enters?|comes?"
    r"|takes?|becomes?|be(?:come)?|goes|go)"
    r" (?:(?:into|in) (?:force|effect|operation)|effect|effective|binding|operative|law)|kicks in"
    r"|(?<=, )effective (?=from|on|upon|as of)"
    rf"|(?:(?:shall|will|would|is to) )?binds? (?i:{PARTY}|them|both|the two)(?= (?:from|upon|on|as of|once"
    rf"|when|as soon as|after)\b)"
    r"|(?:(?:shall|will|would|is to) )(?:be (?:fully |wholly )?(?:in force|operative|regarded as in force"
    r"|put in(?:to)? (?:execution"
    r"|operation|practice|force))|have (?:force|effect)(?: and (?:validity|effect))?|apply|go live|take hold"
    r"|come alive)"
    r"(?=,? (?:from|upon|on|as of|once|when|as soon as|after|only|[\w-]+ (?:days|months|weeks) after)\b)"
    r"|(?:goes live|takes hold|comes alive|applies)(?=,? (?:only )?(?:once|when|as soon as|the day after"
    r"|[\w-]+ (?:days|months) after)\b)"
    rf"|(?:\w+ under (?:it|(?:the|this) {THING}) )?(?:starts|begins)(?= upon| on (?:signature|receipt|the)))\b"
)
_WHEN = re.compile(
    r"\b(?:once|when|as soon as|until|upon|after|from (?:the )?(?:day|date|moment|time)|on the (?:\w+ )?(?:day"
    r"|date) (?:on which|of"
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
_SECOND = re.compile(
    rf", (?:(?:the|this) (?:\w+ )?(?i:{THING})|it|they) (?:shall|will|is|has|enters|takes|would|was)\b.*$"
)
"""Where behind a rule, which stands in a relative clause, its sentence goes on."""
_WHEREUPON = re.compile(r"^.+,? (?:whereupon|upon which|after which|on which day)\b")
_ONLY_THEN = re.compile(r"\bonly then(?:, [^,]{2,40},)? (?:will|shall|would|can|does) .+$", re.IGNORECASE)
_MUST_FIRST = re.compile(
    r"^(?:(?:Under|By|According to) [^,;]{3,50}, )?[^,;]{3,70} (?:is|are|was|were|will be) (?:needed|required"
    r"|necessary"
    r"|enough|sufficient) (?:for|before) .*(?:force|effect|operation|law|binding|operative)\b[^,;]*$"
    r"|^.+\b(?:must|has to|have to|needs?|requires?) .+ before (?:it|the \w+) (?:can|may|enters|comes"
    r"|takes|becomes|has|binds) .*(?:force|effect|law|binding)\b[^,;]*$"
)
_CONSENTS = r"(?:[\w-]+ )?(?:ratifications?|instruments?(?: of \w+)?|signatures?|approvals?|accessions?|acceptances?)"
_NEEDED = re.compile(
    rf"\b(?:[\w-]+ of )?the {_CONSENTS} (?:(?:that |which )?(?:it|the {THING}) (?:needs?|needed|requires?|required)"
    r" (?:(?:in order )?to|before it (?:can|could)) (?:enter|come|take|go)[^,;]*|(?:needed|required|necessary)"
    rf" (?:for (?:its|the {THING}[’']s) entry into (?:force|effect)|for (?:it|the {THING}) to (?:enter|come"
    rf"|take)[^,;]*))"
    rf"|\b(?:[Ii]t|[Tt]he {THING}) (?:still )?(?:needs?|requires?) (?:at least )?(?:\d+"
    rf"|[a-z-]+) {_CONSENTS} (?:(?:of|by|from) [^,;]+? )?(?:(?:in"
    r" order )?to|before it can) (?:enter|come|take|go)[^,;]*"
)
"""How many consents an instrument needs to take effect, told in passing."""
_NOT_UNTIL = re.compile(
    rf"{IT}?(?:(?:will|shall|would|can|could|does) not|cannot) (?:be able to )?(?:(?:enter|come"
    rf"|go) into (?:force|effect"
    r"|operation)|take effect|become (?:binding|effective)) (?:until|before|unless|without) [^;]+"
    rf"|^(?:To|In order to|Before it can|For it to) (?:(?:enter|come) into (?:force|effect)|take effect"
    rf"|become law),? (?:it"
    rf"|the (?:\w+ )?(?i:{THING})) (?:must|ha[sd] to|needs?|requires?|shall) [^;]+"
)
"""A rule that is told by what is still to be done."""
_DAY_SET = re.compile(
    r"(?:\bshall|, to) (?:(?:enter|come) into (?:force|effect|operation)|take effect|become effective)"
    r" (?:on|as of|from) (?:\d{1,2} \w+(?: \d{4})?|\w+ \d{1,2}, \d{4})"
)
_OTHER_SUBJECT = re.compile(
    r"\b(?:denunciation|withdrawal|termination|sanctions?|ceasefire|truce|tariffs?|laws?|decree)(?: \w+){0,3} $",
    re.IGNORECASE,
)
_OFFERED = re.compile(
    rf"\b(?:if|should) (?:these|the|this|its|your)\b[^;]+?, [^;]*\b(?:constitutes?|forms?|considered|regarded as)\b"
    rf"[^;]*\b{THING}\b",
    re.IGNORECASE,
)
"""An exchange of notes: what one side offers is an agreement, and its rule holds, if the other accepts."""
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
    r"|not (?:to )?be (?:published|disclosed|made public)|remains? (?:secret|confidential|classified)"
    r"|kept (?:\w+ )?(?:secret|confidential|classified)"
    r"|keep [^,;]{3,30} (?:secret|confidential)"
    r"|(?:annex(?:es)?|protocol|appendix|schedule)\b[^,;]{0,60}? (?:(?:(?:has|have) (?:not"
    r"|never) (?:yet )?been|(?:was|were)"
    r" (?:not|never)|(?:shall|will|(?:is|are) to) not be|(?:is|are) not to be) (?:published|disclosed|made public)"
    r"|remains? un(?:published"
    r"|disclosed)|(?:is|are) (?:secret|classified|confidential)))\b"
)
_AGREED_SECRECY = re.compile(r"(?:agreed|decided|undertook|chose|keep)\b")
_OF_TEXT = re.compile(
    r"(?i:\b(?:treaty|agreement|pact|accord|protocol|convention|deal|text|contents?|terms|existence|annex(?:es)?"
    r"|appendix"
    r"|schedule|clauses?|articles?|minutes|it|they)\b)[^,;]*$"
)
"""What is kept secret is the instrument or a part of it, and not what states tell each other under it."""
_KEEPER = (
    r"(?:[Tt]he )?(?:(?:[a-z]+ )?(?:[Gg]overnment|[Mm]inistry|[Ss]ecretariat|[Dd]epartment) of (?:the )?)?"
    r"[A-Z]\w+(?: (?:of(?: the)?|and|[A-Z]\w+))*"
)
_DEPOSITARY = re.compile(
    rf"(?P<named>{_KEEPER}(?:, (?:which|who) (?:(?:keeps|holds) the (?:originals?|register)|(?:serves|acts|is|was"
    rf"|(?:shall|will) (?:act|serve|be)|(?:is|has been)"
    r" (?:hereby )?(?:designated|named|appointed))(?: as)? (?:the |its )?[Dd]epositary)"
    r"|,? (?:hereby )?(?:designated|acting|serving|named|appointed)(?: as)?(?: the| its)? [Dd]epositary"
    r"|, (?:as )?(?:the|its) [Dd]epositary|,? (?:acting )?(?:in (?:its|his|her|the) capacity )?as (?:the "
    r"|its )?[Dd]epositary"
    rf"(?: of [^,;]+?(?=, |$))?))"
    rf"|(?P<keeps>{_KEEPER}(?: \w+)? (?:keeps?|kept|holds?|held) the (?:originals?|register)\b)"
    rf"|(?P<keeper>the (?:depositary|keeper|custodian) of the {THING}, the [\w ]+)"
    r"|(?P<is>(?:[Tt]he|[Ii]ts|[Ww]hose) [Dd]epositary (?:of [^,;]{3,40} )?(?:is|was|shall be|will be) [^,;]+)"
    rf"|(?P<after>(?:[Tt]he|[Ii]ts) [Dd]epositary, (?:{_KEEPER}|the [A-Z]\w+ (?:foreign ministry|government"
    rf"|ministry of [^,;.]+)))"
    r"|(?P<clause>[A-Z][^,;]*? (?:shall be|is|is hereby|is designated|shall act as|will be|acts as"
    r"|serves as)(?: designated)?(?: as)? (?:the )?(?:D|d)epositary\b[^,;]*)"
    r"|(?P<with>(?:[Tt]he )?(?:[Ii]nstruments?|[Oo]riginals?) (?:of|and) [^,;]*?(?:, (?:of"
    r"|in) which [^;]*?,)? (?:(?:shall"
    r"|will|must) be|(?:is|are)(?: to be)?) deposited (?:with|in the archives of) [^,;]+)"
)
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


def _rules(part: str, *, instrument: bool) -> Iterator[tuple[WireProvision, str]]:
    told = _told_at_once(part)
    if told:
        yield "takes effect", told
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
        near = part[max(0, force.start() - 24) : force.end()]
        if (_WHEN.search(rest) or _DAY_SET.search(part[max(0, force.start() - 3) :])) and not _NOT_A_RULE.search(near):
            offered = _OFFERED.search(before)
            yield "takes effect", part[offered.start() : force.start()] + rest if offered else rest
            return


def _told_at_once(part: str) -> str | None:
    """A rule of which the words alone are enough, whatever stands beside them."""
    then = _ONLY_THEN.search(part)
    if then and re.search(r"\b(?:force|effect)\b", then.group()):
        return then.group()
    if _MUST_FIRST.match(part):
        return part
    until = _NOT_UNTIL.search(part)
    if until:
        return _cut(until.group())
    needed = _NEEDED.search(part)
    if needed and re.search(r"\b(?:force|effect|operation)\b", needed.group()):
        return needed.group()
    awaits = _AWAITS.search(part)
    if awaits:
        return awaits.group() if awaits["which"] else _cut(awaits.group())
    since = _SINCE.search(part)
    return since.group() if since else None


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
    unpublished = _UNPUBLISHED.search(part) if hidden else None
    if unpublished and (_AGREED_SECRECY.match(unpublished.group()) or _OF_TEXT.search(part[: unpublished.start() + 9])):
        yield "secrecy", part
    secret = _SECRET.search(part) if hidden else None
    if secret and not _NEGATED.search(part):
        yield "secrecy", secret.group()
    depositary = _DEPOSITARY.search(part) if speaks_of_term("depositary", part) else None
    if depositary:
        yield "depositary", depositary.group()
