"""Final clauses of kinds without a name of their own: on joining, reservations, amendment, courts, suspension."""

from __future__ import annotations

import re

from summarizer.extract.drafts import OtherClause
from summarizer.extract.lexical.lengths import SURVIVES
from summarizer.extract.lexical.passages import PARTY
from summarizer.extract.lexical.spans import IT, THING

__all__ = ["may_hold_others", "other_clauses"]

_TO_COURT = (
    r"^(?:Failing [^,;]+, )?(?:(?i:either|any|each|a) (?:Contracting )?(?:Party|State|investor|side)|An investor) may"
    r" (?:then )?(?:bring|submit|refer|take) (?:the|an?|any|such|that) (?:matter|dispute|difference|case|question"
    r"|claim)s?\b[^,;]*? (?:before|to)"
)
_LEFT_TO_COURT = (
    r"^(?:(?:Any|All|Every|An?|The|Such) )?(?:\w+ )?(?:[Dd]isputes?|[Dd]ifferences?)\b[^;]{0,90}? (?:(?:shall|will"
    r"|must)"
    r" (?:then |first )?be|is|are) (?:then |first )?(?:referred|submitted|brought|taken|put) (?:to|before)"
)
"""Who may go to court, and what goes there: no duty of a party."""
_SETTLED = (
    r"^(?:(?i:any|all|every|an?|the|such|should any|if any) )?(?:[\w-]+ )?(?:[Dd]isputes?|[Dd]ifferences?"
    r"|[Dd]isagreements?|[Qq]uarrels?"
    r"|[Cc]ontrovers(?:y|ies)|[Dd]ivergences?)\b(?! between (?:workers|employ|compan|investors"
    r"|persons))[^;]{0,140}? (?:shall|will|must|are|is"
    r"|are to|is to)(?: be)? (?:\w+ly )?(?:settled|resolved|decided|solved|dealt with|ironed out|heard|end up"
    r"|go)\b[^;]*?\b(?:tribunals?|courts?"
    r"|arbitra\w+|panel|judges|commission|committee)\b"
    r"|^(?:Should|If|When|Where) [^;]{0,80}?\b(?:disputes?|disagree\w*|quarrels?|fall out"
    r"|differ)\b[^;]*?, [^;]*?\b(?:goes?|(?:shall|will"
    r"|is to|are to) (?:go|be (?:referred|submitted|put|taken|brought|settled|decided|resolved)))\b"
)
_REGISTERED = rf"\b(?i:{THING}) (?:shall|will|is to) be registered\b[^;]*?\b(?:by|with|at|under|in accordance)\b"
_TERRITORY = (
    rf"\b(?i:{THING}|it) (?:(?:shall|will|does|do) (?:not )?)?(?:apply|applies|extend"
    rf"|extends)\b[^;]*?\bto (?:(?:the )?(?:[\w-]+ )?(?:territor\w+"
    r"|(?i:islands?)|(?:European |metropolitan |\w+ )?parts? of|mainland|overseas)"
    r"|(?:the )?[A-Z][a-z]+(?: [A-Z][a-z]+)*(?: (?:and|nor|or)\b|[,;]|$))"
)
_AUTHENTIC = (
    r"^(?!Done |DONE |In witness)(?:[^;]* )?(?:texts?|versions?|originals?|languages)\b[^;]*? (?:(?:is|are"
    r"|being) (?:both |all )?"
    r"(?:equally )?(?:authentic|authoritative)|(?:shall|will|is to|are to) (?:prevail|govern|be (?:decisive"
    r"|authoritative|regarded"
    r" as authentic|equally authentic)))"
)
_REVISED = (
    rf"\b(?:[Mm]odifications?|[Rr]evisions?|[Aa]lterations?|[Cc]hanges?) (?:of|to|in) (?:it|(?:the"
    rf"|this) (?:\w+ )?(?i:{THING})) (?:shall|will|may|must|can)\b"
    rf"|\b(?i:{PARTY}) may(?:,? (?:at any time|by (?:mutual )?agreement"
    rf"|jointly),?)? (?:propose (?:an? )?(?:amendments?|revision)|ask for|request|amend"
    rf"|revise|modify|review)\b(?: (?:an? |the )?(?:amendments?|revision|changes?))?[^;]*?\b(?i:{THING})\b"
    rf"|\b(?i:{THING}|it) (?:can|may) (?:only |not )?be (?:changed|altered|amended|revised|reopened)\b"
)
_PART_OF_IT = (
    r"\b(?i:annex\w*|appendi\w+|schedules?|protocol|minutes|maps?)\b[^;]*? (?:is|are|forms?|constitutes?"
    r"|(?:shall|will) (?:be|form|constitute)) (?:an )?integral part"
)
_PROVISIONAL = (
    rf"\b(?i:{THING}|it) (?:(?:shall|will|is to) be applied|(?:shall|will) apply|applies|is applied)"
    r" (?:provisionally|from the (?:day|date) of (?:its )?signature)\b"
)
"""How disputes are settled; registration; where it applies; languages; change; annexes; before it is in force."""
_DISPUTE = re.compile(_LEFT_TO_COURT)
_OTHER_CLAUSE = re.compile(
    rf"(?:(?:[Ii]t|[Tt]h(?:e|is|e present) (?:\w+ )?{THING}) (?:shall be|is|remains|stays|will be"
    rf"|shall remain) (?:subject to (?:ratification|acceptance"
    rf"|approval)|open (?:for|to)"
    r" (?:signature|accession|acceptance|ratification|all|any))|\b(?:shall be|will be|remains?|is"
    r"|stays) open (?:for|to) (?:signature"
    r"|accession|acceptance|ratification)|\b(?:No reservations?|Reservations?"
    r"|Any (?:other )?reservation) (?:[^,;]{2,60} )?"
    r"(?:may|shall|can|are|is) (?:not )?(?:be )?(?:\w+ )?(?:made|permitted|allowed|excluded|admitted|withdrawn)"
    r"|\b(?:An? |Any |The )?[Aa]mendments? (?:[^,;]{2,80} )?(?:shall|will|may|enters?) [^;]*"
    r"|\b(?:may|shall|will) (?:at any time )?(?:declare that it will apply|apply|be applied) [^,;]*\bprovisionally"
    rf"|{IT}?(?:creates no|does not create(?: any)?|is not (?:intended to create|legally binding)"
    r"|gives rise to no|establishes no) ?(?:\w+ )?(?:legal\w* )?(?:rights|obligations|commitments)?"
    rf"|\b(?i:{THING}|it|annex\w*|appendi\w+|articles?|provisions?|clauses?|schedules?)\b(?: (?:\d+"
    rf"|[IVXL]+))?(?: (?:to|of)"
    rf" [^,;]{{2,40}}?)? (?:may|can) (?:only |also |at any time )?be (?:amended|modified|supplemented|revised)\b"
    r"|\b(?:allows?|permits?|admits?)(?: of)? no reservations?\b|\bdoes not (?:allow|permit) reservations?\b"
    r"|^(?:Any |All )?[Dd]isputes? (?:[^,;]{2,40} )?(?:go|goes|(?:is|are) (?:to be )?(?:settled|referred|submitted"
    r"|decided|resolved|heard)) (?:to|by|before) [^,;]*?\b(?:tribunal|court|arbitrat\w+|joint (?:commission"
    r"|committee)|panel)\b"
    r"|\b(?:shall|will|may) be deemed (?:accepted|withdrawn|rejected)"
    rf"|\b(?:may|can) (?:not )?suspend (?:it|the|this|these) (?:\w+ )?(?i:{THING})"
    rf"|\b(?:(?:may|can) (?:not )?|right to )suspend the (?:operation|application|execution) of (?:it|the|this) "
    rf"|\breserves? (?:to itself )?the right to (?:suspend|denounce|withdraw)\b"
    rf"|\b(?:allow|permit|entitle|enable)s? (?i:{PARTY}|it|them) to suspend\b"
    r"|\b(?:[Ww]ithdrawal|[Tt]ermination|[Dd]enunciation|[Ee]xpiry|[Ee]xpiration|[Ss]uspension"
    r"|[Ll]apse)(?: of [^,;]{3,50}?)?"
    r" (?:shall|will|does|may) not (?:affect|prejudice|impair|release|relieve|touch)\b"
    rf"|{SURVIVES}"
    rf"|\b(?i:any|all|every|each|other|third|the remaining|further) (?:[\w-]+ )?(?i:states?|countr(?:y|ies)|members?"
    rf"|governments?|organi[sz]ations?)\b[^,;]{{0,80}}? (?:may|can|shall be (?:free|entitled) to|(?:is|are) free to)"
    rf" (?:also |then |thereafter |at any time )?(?:(?:accede to|join|adhere to|become a party to)"
    rf" (?:it|(?:this|the) (?:\w+ )?(?i:{THING}))|accede(?= (?:with|by|at|after|on|upon|once|if|thereto)\b|[,;]|$))"
    rf"|\b(?:[Aa]rticle \w+|[Ii]t|which) (?:opens|throws) (?:it|the {THING}|itself) (?:open )?(?:for|to) (?:any"
    rf"|all|every"
    rf"|other|signature|accession|states|countries|further)"
    rf"|{_TO_COURT}|{_LEFT_TO_COURT}|{_SETTLED}|{_REGISTERED}|{_TERRITORY}|{_AUTHENTIC}|{_REVISED}"
    rf"|{_PART_OF_IT}|{_PROVISIONAL}"
    rf"|\b(?i:{THING}|treaties|conventions|agreements|rights and obligations) (?:of|between|on|with)\b[^;]{{0,80}}?"
    rf" (?:remains?|shall remain|is|are) (?:unaffected|not affected)"
    rf"|^(?:It|This {THING}|The {THING}|Article \w+|There is hereby) (?:also |hereby )?(?:sets up|set up"
    rf"|establishe[sd]"
    rf"|creates|created) an? (?:[\w-]+ ){{0,2}}(?:commission|committee|council|secretariat|authority)(?= (?:of"
    rf"|to|on|for|with"
    r"|which|that|in|at|made)\b|[,;]|$)"
    r"|\bmay be admitted (?:to [^,;]{3,40} )?by)\b[^;]*"
)
"""Clauses on how an instrument is joined, reserved against, changed or read, which the records call other terms."""
_MAY_BE_OTHER_CLAUSE = re.compile(
    r"subject to|open (?:for|to)|eservation|mendment|provisional|rights|obligations|commitments|binding|suspend"
    r"|deemed"
    r"|amended|modified|supplemented|revised|reserve|affect|prejudice|impair|release|relieve|touch|before|prior to"
    r"|by th|by \d|protection|guarantee|benefit"
    r"|[Qq]uarrel|isagree|fall out|differ|ontrovers|ivergence|registered|appl(?:y|ies|ied)|extends?|authentic"
    r"|authoritative|prevail|decisive"
    r"|govern|odification|evision|lteration|hange|propose|ask for|integral part|revise|reopened"
    r"|admitted|create|gives rise|establishes no|accede|join (?:it|th)|opens|throws|[Dd]isputes? |[Dd]ifferences? "
    r"|may (?:then )?(?:bring|submit|refer|take) |sets? up|establishe"
)
"""Words of which such a clause has one, for a quick look."""
_HINTS = re.compile(
    r"\b(?:no (?:\w+ )?(?:rights|obligations)|(?:(?:under|by) which|whereby) (?:\w+ ){0,2}(?:disputes?"
    r"|differences?|claims?|disagreements?)"
    r"|(?:withdrawal|termination|denunciation|expiry) (?:of [^,;]{3,50} )?(?:shall|will|does) not"
    r"|(?:may|can|free to|entitled to) (?:also |then )?(?:accede|join) |(?:opens|throws) (?:it|the \w+|itself) "
    r"|may (?:then )?(?:bring|submit|refer|take) (?:the|an?|any|such|that) (?:matter|dispute|difference|case|question"
    r"|claim)|(?:unaffected|not affected)|(?:sets? up|establishe[sd]|create[sd]) an? "
    r"|(?:keep|retain|enjoy|remain|stay|continue|be)s?\b[^,;]{0,60} for"
    r"|equally (?:authentic|authoritative|valid|binding)|be registered|integral part"
    r"|applie[sd] (?:provisionally|from)|apply provisionally"
    r"|(?:applies|apply|extends?)\b.{0,60}?\bto (?:the )?(?:[A-Z]|territor|overseas|metropolitan|islands)"
    r"|shall prevail|[Aa]mendments? to"
    r"|[Qq]uarrels?|[Dd]isagreements?|[Dd]ifferences|be (?:changed|reopened)|version"
    r"|to suspend|legally binding|(?:may|can|could) (?:only )?be (?:amended|modified|revised)|no reservations?"
    r"|[Dd]isputes? |open (?:for"
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
    rf"|enables|open for|be amended|be modified|be revised|no reservations?|not (?:allow|permit)|disputes?"
    rf"|Disputes?|opens|throws|applie[sd]|will be|can only|go(?:es)? to|end up|authentic|authoritative"
    rf"|integral part|prevail|unaffected"
    rf"|sets up|establishes|creates an?)\b|{SURVIVES}"
)
"""What a report on an instrument needs to lay such a clause down: other words tell what states did."""


def may_hold_others(text: str) -> bool:
    """Whether a text has words of a final clause for which it needs no word of duty, force or length.

    >>> may_hold_others("It creates no rights or obligations."), may_hold_others("It was signed in May.")
    (True, False)
    """
    return _HINTS.search(text) is not None


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
    found = _OTHER_CLAUSE.search(part) if (treaty or instrument) and _MAY_BE_OTHER_CLAUSE.search(part) else None
    if found is None or (not treaty and (_DISPUTE.match(part) or not _RULED.search(part))):
        return []
    guards = _GUARDS.search(part)
    return [OtherClause(text=part[: guards.end()] if guards else part)]
