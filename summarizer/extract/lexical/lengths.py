"""How long an instrument stands, how it goes on and how one leaves it, as a sentence tells."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarizer.extract.drafts import WireProvision
from summarizer.extract.lexical.passages import PARTY
from summarizer.grounding import names_instrument, speaks_of_term

__all__ = ["IT", "SURVIVES", "THING", "lengths"]

THING = (
    r"(?:treaty|agreement|convention|protocol|pact|accord|deal|text|arrangements?|amendments?|charter|memorandum"
    r"|compact|notes)"
)
IT = rf"(?:(?:It|it|[Tt]h(?:e|is|e present|e new) (?:\w+ )?{THING}) )"
"""A short subject, which a clause keeps; a long one with names in it is left out."""

_LENGTH = (
    r"(?:(?:an?|the|another|each|every|at least|up to|not less than|initial|further|first|minimum|additional"
    r"|renewable"
    r"|successive|consecutive|equal|like|same|similar|fixed|periods?|terms?|of|more) )*"
    r"(?:[\w-]+ )?(?:\(\w+\) )?(?:more |further |additional )?(?:years?|months?|decades?|days|weeks)\b"
)
_ENDLESS = (
    r"(?:an? )?(?:unlimited|indefinite|unspecified|undetermined) (?:period|time|duration|term)(?: of time)?"
    r"|indefinitely"
    r"|without (?:any |a )?(?:limit of time|time limit|limit in time|limitation of time|end date)|in perpetuity"
    r"|for ?ever"
    r"|(?:for )?good|permanently"
)
_LIKE = r"(?:an?|the|one) (?:like|equal|same|similar|further) (?:term|period)"
_SPAN = rf"(?:{_ENDLESS}|{_LIKE}|{_LENGTH})"
_ENDS = (
    r"(?=,? (?:and (?:(?:shall|will|may|can|is|are|was|to be|contains?|has|would|it|renews?"
    r"|continues?|rolls|expires?)\b"
    r"|(?:either|each|any) )|unless|but)|[,;:]|$)"
)
_FROM = r"(?: (?:from|after|following|as of) [^,;]+?)?"
_WILL = r"(?:(?:shall|will|would|is to|was to|is meant to|was meant to|to|is due to) (?:then |thereafter )?)"
_FORCE = r"(?:in force|in effect|in place|in operation|valid|effective|operative|binding)"
_STANDS = (
    rf"(?:{_WILL}(?:last|run|hold(?: good)?|stand|continue(?: to (?:apply|be effective|be in force|have effect))?"
    rf"|go on|stay|remain|apply|operate|endure|have effect"
    rf"|bind [^,;]{{3,30}}?|be (?:{_FORCE}|concluded|made))|lasts|runs|holds(?: good)?|stands|continues|goes on|stays"
    rf"|remains|applies|operates|endures|binds [^,;]{{3,30}}?|has effect|(?:is|are|was|has been) (?:{_FORCE}"
    rf"|concluded"
    r"|made|signed|meant to last|meant to run|designed to last))"
)
_STANDS_FOR = re.compile(
    rf"(?P<subject>{IT})?(?<![\w-]){_STANDS}(?: {_FORCE})?(?: (?:for )?{_SPAN}| until [^,;]+?| unless [^,;]+)"
    rf"{_FROM}(?:,? unless [^;]+|{_ENDS})"
)
_EXPIRES = re.compile(
    rf"(?P<subject>{IT})?(?:{_WILL}?(?:expires? (?:after|in|on|at the end of)|(?:lapses?|ends?|ceases? to"
    rf" (?:apply|have effect|be in force)|run out) (?:after {_LENGTH}|at the end of|(?:on|in"
    rf"|by) (?=[A-Z\d])))[^,;]*?|(?:is|are"
    rf"|shall be) of (?:unlimited|indefinite) duration|has no (?:expiry"
    rf"|end|expiration|fixed term|time limit)[^,;]*?|is open-ended|(?<=, )of (?:unlimited"
    rf"|indefinite) duration)(?: unless [^,;]+)?{_ENDS}"
)
_GOVERNED = re.compile(
    r"\b(?:on|of|in|to|for|about|over|from|with|at|by|against|behind|under|beside|alongside|within|since|after"
    r"|before) $"
)
"""What makes a name behind it no subject: "talks on the pact will continue"."""
_NAMED_SUBJECT = re.compile(rf"{THING} $")
_HAS_TERM = re.compile(
    rf"(?P<subject>{IT})?(?:has|have|shall have|with|carries|is given) (?:an? |the )?(?:\w+ )?(?:term|life|lifetime"
    rf"|lifespan|duration|validity|period of validity)(?: of validity)? of {_SPAN}"
)
_TERM_IS = re.compile(
    rf"(?:\b[Ii]ts|\b[Tt]he|\bwhose) (?:term|life|lifetime|duration|lifespan|validity)(?: of (?:the|this"
    rf"|the present) {THING})? (?:is|was"
    rf"|shall be|will be) (?:(?:set|fixed) at |limited to )?{_SPAN}|^{_LENGTH} (?:is"
    rf"|was) (?:the|its) (?:term"
    r"|life|lifetime|duration)\b",
    re.IGNORECASE,
)
_CONCLUDED_FOR = re.compile(
    rf"(?:^|, |\b{THING} )(?P<words>(?:concluded|made|signed|valid|good|effective|intended to (?:last|run)|in force"
    rf"|meant to (?:last|run)|designed to (?:last"
    rf"|run))"
    rf" (?:for )?{_SPAN})(?=,|;| and | but | by |$)"
)
"""A participle: "the pact, concluded for ten years, ..."."""
SURVIVES = (
    rf"\b(?:(?:keeps?|retains?|enjoys?) (?:its|the {THING}[’']s) (?:\w+ )?(?:protection|guarantees?|benefits?)"
    r"|(?:\w+(?:ed|en|un|ade|ilt|ought|aid|ent)|set up) (?:before|prior to|by (?=th|\d))"
    r" ?[^,;]{3,60}?(?:,[^,;]{3,60},)? "
    r"(?:keeps?|retains?|enjoys?|remains?|stays?|continues?|(?:shall|will|must|is|are)"
    rf" (?:to )?(?:keep|retain|enjoy|remain|stay|continue|be))\b[^,;]{{0,60}}?) for {_SPAN}"
)
"""What outlives the instrument: what was done before its end keeps its standing for a time."""
_OUTLIVES = re.compile(SURVIVES)
_PROLONGED = re.compile(
    rf"\b(?:[Ii]t|[Tt]he (?:\w+ )?{THING}) (?:was|has been|had been) (?:last |twice |once |then )?(?:extended|renewed"
    rf"|prolonged)(?: (?:in \d{{4}}|last year|this year|last month))? (?:(?:for|by) {_SPAN}|until [^,;]+)"
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
    rf"|\bcovers? (?:an? )?(?:initial |first )?(?:period|term|span) of {_LENGTH}"
)
_LONG = re.compile(
    rf"\b(?:\d{{1,3}}|five|ten|two|three|four|six|seven|eight|nine|twenty|thirty"
    rf"|fifty)-year (?!(?:\w+ ){{0,3}}(?:purchase"
    rf"|loans?|leases?|supply|licen[cs]e|services?|rental|sales?|credit|employment"
    rf"|power)\b)(?:\w+ ){{0,3}}?{THING}\b",
    re.IGNORECASE,
)
_RENEWAL = re.compile(
    rf"{IT}?(?:(?:shall|will|may|can|is|are) (?:then |thereafter |tacitly |automatically |be "
    rf"|(?:deemed|considered|taken|understood) (?:to be |to have been |as )?)*(?:extended|renewed"
    rf"|prolonged|renewable|renews|extends|prolong(?=ed))\b[^;]*|(?:renews|extends|prolongs) (?:itself"
    rf"|automatically|tacitly)"
    rf"\b[^;]*|{_WILL}?(?:thereafter |then )?(?:automatically )?(?:rolls? over"
    rf"|continues? (?:by tacit [^;]*|(?:in force )?"
    rf"(?:thereafter )?for (?:{_LIKE}|(?:successive|further|additional) [^;]*)))[^;]*)"
    rf"|{_WILL}?(?:thereafter |then )?(?:continues?|goes on|runs on) (?:in force )?from (?:year|term) to (?:year|term)"
    rf"|(?:allow|permit|let|enable|entitle)(?:s|ed)? [^,;]{{2,40}}? (?:to )?(?:extend|renew|prolong) (?:it"
    rf"|the {THING})\b[^,;]*"
    rf"|the (?:renewal|extension|prolongation)(?: (?:that|which))? (?:it|the {THING}|its \w+|[Aa]rticle \w+) (?:allow"
    rf"|permit"
    rf"|provid|foresee|foresaw|grant)\w*(?: for)?"
    rf"|(?:(?:have|has|had) )?(?:prolonged|extended|renewed|prolongs|extends|renews) (?:it|(?:the|their|its|this)"
    rf" (?:[\w-]+ ){{0,3}}(?i:{THING})(?: (?:of|on|for|in) [\w -]{{3,40}}?)?) (?:until|by|for|without) (?!the\b|its\b"
    rf"|their\b|not\b)"
    r"[^,;]*?(?= (?:on|in|at|during) [A-Z]|[,;]|$)"
    r"|\b(?:[Ee]xtension|[Rr]enewal|[Pp]rolongation)s? (?:(?:by|for|of) [^,;]+? )?(?:is|are|shall be"
    r"|will be) (?:possible|tacit"
    r"|automatic|allowed)\b[^,;]*"
    r"|with (?:an? )?(?:tacit|automatic) (?:renewal|extension|prolongation)\b[^;]*|with an option (?:to renew"
    r"|of renewal|to extend|for (?:another|a further|\w+ more))\b"
    r"[^;]*"
)
_IF_ONE_WANTS = re.compile(r"(?:If|Should|Unless) [A-Z]")
"""What hangs on one state by its name is a guess at what will be."""
_CONDITION_BEFORE = re.compile(r"^(?:if|unless|failing)\b", re.IGNORECASE)
_ENDING = (
    r"(?:withdraw(?! (?:its|their|his|her|the)\b)|denounced?|terminated?|end(?:ed)?|leave|renounced?"
    r"|cancel(?:led)?|quit|exit|discontinued?|(?:put|make|bring) an end to"
    r"|opt out|pull out|step out|walk away|give notice|(?:bring|brought|put) [^,;]{2,30}? to an end"
    r"|brought to an end)"
)
_LEAVES = re.compile(
    rf"(?P<who>(?:(?i:{PARTY}|it|they|either|each|both|the others?|(?:each|either|neither|any|one) of (?:them"
    rf"|the \w+))"
    rf"|[Tt]h(?:is|e|e present) {THING}))(?: to [^,;]{{3,30}})?"
    r" (?:may|can|could|cannot|shall have the right to|has the right to|is (?:free|entitled) to|be|not|at any time"
    r"|reserves?(?: to (?:itself|themselves))? the right to)"
    rf"(?:,? (?:be|not|at any time|also|then|only|unilaterally|(?:by|with|on|upon|after"
    rf"|subject to) [\w’' -]{{3,50}}?),?)*"
    rf" {_ENDING}\b[^;]*"
    rf"|(?:\b[Aa]rticle \w+ |{IT})?\b(?P<given>(?:gives?|grants?|gave|allow(?:s|ed)?|permit(?:s|ted)?|lets?"
    rf"|entitles?|enables?|leaves?)"
    rf" (?:(?i:{PARTY}|it|them|both|each|either))(?: (?:a"
    rf"|the) right)?(?: free)?(?: to)?(?: at any time)? {_ENDING}\b[^;]*)"
)
_MAY_BE_ENDED = re.compile(
    r"\b(?:(?:may|can|shall) be (?:terminated|denounced|ended|cancelled|discontinued"
    r"|brought to an end)|to be terminable"
    r"|is terminable|terminable|(?:terminated|denounced|discontinued|cancelled) by (?:either|any|each|one|a)"
    r" (?:\w+ )?\w+ (?:on|with|by|upon|at|after|giving))\b[^;]*"
)
_OR_ENDED = re.compile(r",? or (?:be )?(?:terminated|denounced|discontinued|cancelled|ended)\b")
_ENDED = re.compile(
    rf"\b(?:it|notice|warning|notif\w+|withdraw\w*|denounce\w*|provisional application|by (?:giving"
    rf"|writing)|{THING})\b",
    re.IGNORECASE,
)
"""What is ended: the instrument, and not a war or a contract."""
_UNLESS_NOTICE = re.compile(
    r"\b(?:[Uu]nless (?:(?:it is |is )?(?:sooner |earlier |previously )?(?:terminated|denounced)[^;]*|(?:either|one|any"
    r"|a|the other) [^,;]*\b(?:gives?|has given|notif\w+|denounces?|terminates?"
    r"|denunciation|withdraw\w*)\b[^;]*)|[Ff]ailing (?:denunciation|notice|termination|such notice)\b[^,;]*)"
)
_IF_NONE = re.compile(
    r"\b(?:if|provided(?: that)?|as long as|so long as) (?:none|neither|no|not one)\b[^,;]*\b(?:inform|notif|denounc"
    r"|terminat"
    r"|gives?|withdraw|object|declare|quit|leave)\w*\b[^;]*"
)
_END_TAKES_EFFECT = re.compile(
    r"\b(?:(?:The |Such |Any |A |Each )?(?:[Dd]enunciation|[Ww]ithdrawal|[Tt]ermination)|(?:The |Such "
    r"|A )?[Nn]otice of \w+)"
    r" (?:[^,;]{0,40}? )?(?:(?:shall|will) (?:take|become|have)|takes|becomes|has) effect(?:ive)? (?!when\b)[^;]*"
    rf"|{IT}(?:(?:shall|will) )?(?:then )?(?:ceases? to (?:have effect|be in force|apply)|terminates?|expires?|ends?"
    rf"|lapses?)"
    rf" {_LENGTH} (?:after|from) [^,;]*(?:notice|notif\w+|denunciation|denounces)[^;]*"
)
_OF_LEAVING = r"(?! (?:of|for|about|to) (?!withdrawal|termination|denunciation|intention|the other|its|leave|quit))"
_NOTICE = rf"{_LENGTH}(?:['’]s?)? (?:prior |advance |written )*(?:notice|warning|notification){_OF_LEAVING}"
_NOTICE_NEEDED = re.compile(
    rf"\b(?P<who>[Aa]rticle \w+|[Ii]t|(?:[Dd]enouncing|[Ll]eaving|[Qq]uitting|[Ee]nding|[Tt]erminating) (?:it"
    rf"|the {THING})|[Ww]ithdrawal|[Dd]enunciation|[Tt]ermination|[Ll]eaving"
    rf"|[Tt]he {THING}|[Tt]o leave"
    rf"|[Qq]uitting|[Tt]he exit clause) (?:(?:would|will|still|also) )*(?:requires?|demands?|needs?|takes?"
    rf"|calls for|stipulates"
    rf"|prescribes|provides for"
    rf"|is subject to|comes with) (?:only |just |at least )?{_NOTICE}"
    rf"|\b(?:[Ii]t|(?i:{PARTY})(?: (?:wishing|that wishes|wanting|that wants) to (?:leave|withdraw))?)"
    rf" (?:would have|will have|has|have|must)(?: to)? (?:give {_NOTICE}(?: before [^,;]+| of [^,;]+)?"
    rf"|wait {_LENGTH} after (?:giving )?notice)"
    rf"|\b(?:[Aa]rticle \w+|[Ii]t|[Tt]he {THING}) (?:prescribes|requires|lays down|sets|foresees|demands"
    rf"|provides for) (?:at least )?"
    rf"{_LENGTH} (?:between|from|after) (?:the )?(?:notice|notification|denunciation)\b[^,;]*"
    rf"|\b{_NOTICE} (?:is|are) (?:required|needed|enough|sufficient|due|called for)\b[^,;]*|\b{_NOTICE} (?:suffices"
    rf"|will do)\b"
    rf"|\b(?:the|a) notice(?: period)? of {_LENGTH} (?:laid down|required|prescribed|provided for|stipulated|demanded"
    r"|foreseen|fixed|set) (?:in|by) [^,;]{3,24}"
    r"|\b(?:must|has to|is to) be (?:announced|notified) (?:at least )?[\w-]+ (?:months|days"
    r"|years) (?:before|in advance)"
)
_MUST_TELL = re.compile(
    rf"^(?:(?:To|In order to) (?:withdraw|leave|quit|denounce|terminate|end|exit|pull out"
    rf"|step out)\b[^,;]{{0,50}}, [^,;]{{3,60}}?"
    rf"|[^,;]{{0,40}}\b(?:{PARTY})(?:,)? (?:(?:that|which) (?:wants?|wish(?:es)?|decides?|intends?|chooses?)|wishing"
    rf"|wanting"
    rf"|intending) (?:out|to (?:withdraw|leave|quit|denounce|terminate|end|exit|go|pull out"
    rf"|step out)\b[^,;]{{0,50}}?),?)"
    r" (?:must|ha(?:s|ve) to|needs? to|shall|(?:is|are) (?:required|obliged) to|should) (?:first )?(?:say|tell"
    r"|announce|notify"
    rf"|inform|declare|give|let|wait|serve)\b[^;]*?{_LENGTH}[^;]*",
    re.IGNORECASE,
)
"""What one must do who wants to leave."""
_POSSIBLE = re.compile(
    r"\b(?:(?:[Ww]ithdrawal|[Dd]enunciation|[Tt]ermination|[Ll]eaving|[Aa]n exit)(?: from it| of it)? (?:is|becomes"
    r"|was|shall be"
    r"|will be) (?:only )?(?:possible|allowed|permitted|excluded|ruled out|barred|not possible)|(?:[Nn]either|[Nn]o"
    r"|[Nn]one) "
    rf"[^,;]{{2,30}} (?:may|can) (?:{_ENDING})) [^;]*?(?:{_LENGTH}|\d{{4}})[^;]*"
)
"""When one may leave at all."""
_WHICH_BEHIND = re.compile(r", (?:which|who|whose) (?!must|shall|takes|is to|may|will|has to)[^;]*$")
_BY_NAME = re.compile(
    rf"(?:[A-Z][\w’'-]+ ){{1,3}}(?:may|can|could) (?:withdraw from|denounce|leave|terminate|quit) (?:it|(?:the|this)"
    rf" (?:\w+ )?(?i:{THING}))\b[^,;]{{0,60}}? (?:on|with|by|upon|at|after) (?:giving )?(?:{_NOTICE}|(?:prior "
    rf"|advance )?"
    r"written (?:notice|notification|declaration))[^,;]*"
)
"""The leave that an instrument gives to a state by its name: what a state may do without its notice is a guess."""
_AFTER_NOTICE = re.compile(
    rf"\b(?:(?:by|under) (?:[Aa]rticle \w+|(?:the|its) {THING}),? (?:takes|becomes"
    rf"|has) effect(?:ive)? {_LENGTH} after"
    rf" [^,;]*(?:notice|notif|denunc|withdraw)[^,;]*|{_LENGTH} after (?:the|its|that|such|this) (?:notice"
    rf"|notification"
    rf"|denunciation)[^,;]{{0,30}}, as (?:the {THING}|[Aa]rticle \w+|its (?:terms|text)) (?:prescribe|require|provide"
    r"|lay|stipulate|demand|foresee)s?(?: down)?)"
)
_CEASES = re.compile(r"\b(?:bound|withdraw\w*|denunc\w+|denounc\w+|leav\w+|left|exit|effect|cease|terminat\w+|quit)\b")
_WAITS = re.compile(
    rf"\b(?:[Ii]t|(?i:{PARTY})) (?:would have|will have|has|have"
    rf"|must)(?: to)? wait {_LENGTH} after (?:giving )?notice"
)
_CONDITION_OPENS = re.compile(r"^(?:Once|After|Upon|From|Following|Until|Before|At the end of)\b[^;]*, $")
_ENDED_BY_ACT = re.compile(r"\b(?:will|would) (?:then )?(?:cease|end|expire|lapse|run out)[^,;]* (?:on|in) (?=[A-Z\d])")
"""An end that somebody has brought about, or that is news."""
_ONLY_WHEN = re.compile(
    r"\b(?:once|after|when|whenever|if|where|until|unless|as soon as)\b(?:(?! and\b| or\b)[^,;])*$", re.IGNORECASE
)
"""What makes a length one that must have passed, and not that of the instrument."""
_CASE_OPENS = re.compile(r"^(?:If|Should|Where|When|Whenever|In case|In the event)\b[^;]*, $")
_RENEWED_AND = re.compile(r",? and (?:may|can|either|shall|is)\b")


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
    may_renew = said and speaks_of_term("renewal", part) and not _IF_ONE_WANTS.match(part)
    renewed = [
        part if _CONDITION_BEFORE.match(part) else _alone(renewal.group())
        for renewal in (_RENEWAL.finditer(part) if may_renew else ())
    ]
    yield from (("renewal", words) for words in renewed)
    if speaks_of_term("withdrawal", part):
        # notice that would only keep it from being renewed is part of the renewal
        yield from (
            ("withdrawal", words)
            for words in _endings(part, said=said)
            if not any(words in one and words.casefold().startswith("unless") for one in renewed)
        )


def _durations(part: str, *, said: bool) -> Iterator[str]:
    if _OUTLIVES.search(part) or _ENDED_BY_ACT.search(part):
        return
    for one in (one for pattern in (_STANDS_FOR, _EXPIRES, _HAS_TERM) for one in pattern.finditer(part)):
        subject = one["subject"] or ""
        if _ONLY_WHEN.search(part[: one.start()]):
            continue
        under_it = subject == "it " and part[: one.start()].endswith("under ")  # "work under it"
        if subject and not under_it and _GOVERNED.search(part[: one.start()]):
            continue
        stands = said and (subject or _goes_on(part[: one.start()]))
        if (stands or _NAMED_SUBJECT.search(subject)) and not _RENEWAL.match(part[one.start() :]):
            opens = _CONDITION_OPENS.match(part[: one.start()])
            yield part[: one.end()] if opens else one.group()
    prolonged = _PROLONGED.search(part) if said else None
    if prolonged:
        yield prolonged.group()
    term = _TERM_IS.search(part)
    if term:
        yield term.group()


def _goes_on(before: str) -> bool:
    """Whether the words before a predicate leave the instrument its subject."""
    return not before.strip() or names_instrument(before) or re.search(r"\b(?:[Ii]t|which)\b", before) is not None


def _endings(part: str, *, said: bool) -> Iterator[str]:
    left = _LEAVES.search(part)
    if left and re.search(r"\b(?:although|though|if|when|whether)\b", part[: left.start()][-20:], re.IGNORECASE):
        return
    if left and _ENDED.search(left.group()):
        before = part[: left.start()]
        words = _WHICH_BEHIND.sub("", left.group())
        yield part if _CONDITION_OPENS.match(before) or _CASE_OPENS.match(before) else words
        return
    for pattern in (
        (
            _MUST_TELL,
            _UNLESS_NOTICE,
            _MAY_BE_ENDED,
            _POSSIBLE,
            _IF_NONE,
            _NOTICE_NEEDED,
            _END_TAKES_EFFECT,
            _BY_NAME,
            _AFTER_NOTICE,
        )
        if said
        else (_UNLESS_NOTICE, _WAITS, _AFTER_NOTICE)
    ):
        ends = pattern.search(part)
        if ends and (pattern is not _AFTER_NOTICE or _CEASES.search(part)):
            yield part if pattern is _BY_NAME and _CASE_OPENS.match(part[: ends.start()]) else ends.group()
            return


def _alone(words: str) -> str:
    """A clause on renewal without the clause on ending that "and" or "or" joins to it."""
    end = _RENEWED_AND.search(words) or _OR_ENDED.search(words)
    return words[: end.start()] if end else words
