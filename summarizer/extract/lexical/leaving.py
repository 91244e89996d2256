"""How one leaves an instrument, or ends it, as a sentence tells."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarizer.extract.lexical.passages import PARTY
from summarizer.extract.lexical.spans import CASE_OPENS, CONDITION_OPENS, IT, LENGTH, THING

__all__ = ["endings"]

_ENDING = (
    r"(?:withdraw(?! (?:its|their|his|her|the)\b)|denounced?|terminated?|end(?:ed)?|leave|renounced?"
    r"|cancel(?:led)?|quit|exit|discontinued?|(?:put|make|bring) an end to"
    r"|(?:opt|pull|step|walk|drop|back|get) out|walk away|give notice|scrap(?:ped)?|call(?:ed)? (?:it "
    r"|the \w+ )?off|revoked?"
    r"|annul(?:led)?"
    r"|dissolved?|tear (?:it |the \w+ )?up|torn up|drop(?:ped)? (?=it\b|the\b|by\b|at\b|with\b)"
    r"|cease to be (?:a party|bound)"
    r"|(?:inform|notify|tell) [^,;]{3,50}? (?:intention|decision|wish|desire) (?:to|of) (?:terminat|denounc"
    r"|withdraw|end|leav)\w*"
    r"|(?:bring|brought|put) [^,;]{2,30}? to an end"
    r"|brought to an end)"
)
_LEAVES = re.compile(
    rf"(?P<who>(?:(?i:{PARTY}|it|they|either|neither|nobody|no one|each|both|the others?|(?:each|either"
    rf"|neither|any|one) of (?:them"
    rf"|the \w+))"
    rf"|[Tt]h(?:is|e|e present) {THING}))(?: to [^,;]{{3,30}})?"
    r" (?:may|can|could|cannot|(?:shall|will) have the (?:right|power|option|faculty) to|(?:has|have|keeps?"
    r"|retains?) the"
    r" (?:right|power|option) to|(?:is|are|(?:shall|will) be) (?:free|entitled|allowed|permitted|at liberty) to|be|not"
    r"|at any time|reserves?(?: to (?:itself|themselves))? the right to)"
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
    r"|scrapped|torn up|dropped|called off|revoked|dissolved|annulled|brought to an end)|to be terminable"
    r"|is terminable|terminable|(?:terminated|denounced|discontinued|cancelled) by (?:either|any|each|one|a)"
    r" (?:\w+ )?\w+ (?:on|with|by|upon|at|after|giving))\b[^;]*"
)
_ENDED = re.compile(
    rf"\b(?:it|notice|warning|notif\w+|withdraw\w*|denounce\w*|provisional application|whenever|by (?:giving|telling"
    rf"|writing)|at any time|{THING})\b",
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
    rf" {LENGTH} (?:after|from) [^,;]*(?:notice|notif\w+|denunciation|denounces)[^;]*"
)
_OF_LEAVING = r"(?! (?:of|for|about|to) (?!withdrawal|termination|denunciation|intention|the other|its|leave|quit))"
_NOTICE = rf"{LENGTH}(?:['’]s?)? (?:prior |advance |written )*(?:notice|warning|notification){_OF_LEAVING}"
_NOTICE_NEEDED = re.compile(
    rf"\b(?P<who>[Aa]rticle \w+|[Ii]t|(?:[Dd]enouncing|[Ll]eaving|[Qq]uitting|[Ee]nding|[Tt]erminating) (?:it"
    rf"|the {THING})|[Ww]ithdrawal|[Dd]enunciation|[Tt]ermination|[Ll]eaving|(?:[Ww]alking|[Pp]ulling"
    rf"|[Oo]pting|[Ss]tepping|[Bb]acking|[Gg]etting) (?:out|away)(?: of (?:it|the {THING}))?|[Aa]n exit"
    rf"|[Tt]he {THING}|[Tt]o leave"
    rf"|[Qq]uitting|[Tt]he exit clause) (?:(?:would|will|still|also) )*(?:requires?|demands?|needs?|takes?"
    rf"|calls for|stipulates"
    rf"|prescribes|provides for"
    rf"|is subject to|comes with) (?:only |just |at least )?{_NOTICE}"
    rf"|\b(?:[Ii]t|(?i:{PARTY})(?: (?:wishing|that wishes|wanting|that wants) to (?:leave|withdraw))?)"
    rf" (?:would have|will have|has|have|must)(?: to)? (?:give {_NOTICE}(?: before [^,;]+| of [^,;]+)?"
    rf"|wait {LENGTH} after (?:giving )?notice)"
    rf"|\b(?:[Aa]rticle \w+|[Ii]t|[Tt]he {THING}) (?:prescribes|requires|lays down|sets|foresees|demands"
    rf"|provides for) (?:at least )?"
    rf"{LENGTH} (?:between|from|after) (?:the )?(?:notice|notification|denunciation)\b[^,;]*"
    rf"|\b{_NOTICE} (?:is|are) (?:required|needed|enough|sufficient|due|called for)\b[^,;]*|\b{_NOTICE} (?:suffices"
    rf"|will do)\b"
    rf"|\b(?:the|a) notice(?: period)? of {LENGTH} (?:laid down|required|prescribed|provided for|stipulated|demanded"
    r"|foreseen|fixed|set) (?:in|by) [^,;]{3,24}"
    r"|\b(?:must|has to|is to) be (?:announced|notified) (?:at least )?[\w-]+ (?:months|days"
    r"|years) (?:before|in advance)"
)
_OUT = rf"out(?! of (?!it\b|the {THING}))"
_MUST_TELL = re.compile(
    rf"^(?:(?:To|In order to) (?:get out|walk (?:out|away)|withdraw|leave|quit|denounce|terminate|end|exit|pull out"
    rf"|step out)\b[^,;]{{0,50}}, [^,;]{{3,60}}?"
    rf"|[^,;]{{0,40}}\b(?:{PARTY})(?:,)? (?:(?:that|which) (?:wants?|wish(?:es)?|decides?|intends?|chooses?)|wishing"
    rf"|wanting"
    rf"|intending) (?:{_OUT}|to (?:withdraw|leave|quit|denounce|terminate|end|exit|go|pull out"
    rf"|step out)\b[^,;]{{0,50}}?),?)"
    r" (?:must|ha(?:s|ve) to|needs? to|shall|(?:is|are) (?:required|obliged) to|should) (?:first )?(?:say|tell"
    r"|announce|notify"
    rf"|inform|declare|give|let|wait|serve|write)\b[^;]*?{LENGTH}[^;]*",
    re.IGNORECASE,
)
"""What one must do who wants to leave."""
_WHOEVER = re.compile(
    r"\b(?:Whoever|[Aa]nyone who|[Tt]hose who|(?:[Aa]|[Aa]ny) (?:state|country|member) that) (?:wants?"
    r"|wish(?:es)?|decides?"
    rf"|chooses?) (?:{_OUT}|to (?:go|leave|quit|withdraw|end it))\b[^,;]{{0,30}}? (?:must|ha(?:s|ve) to|needs? to)"
    rf" (?:give|tell|announce|notify|wait|say)\b[^;]*?{LENGTH}[^;]*"
)
_PERIOD_IS = re.compile(
    rf"\b(?:(?:[Aa]rticle|[Cc]lause) \w+|(?i:{IT})|[Ii]ts \w+ (?:clause|article) |[Tt]he (?:exit|final"
    rf"|last) clause )(?:also )? ?(?:allows?"
    rf"|permits?|provides for|foresees|has a clause for|contains a clause (?:for|on)|opens the way to|makes room for)"
    rf" (?:withdrawal|denunciation|termination|an exit|exit|leaving)\b[^;]*?(?:{LENGTH}|notice|notif\w+)[^;]*"
    rf"|\b(?i:{IT})has an exit clause: [^;]+"
    rf"|\b(?:[Bb]oth|[Ee]ach|[Ee]ither|(?i:{PARTY})) (?:sides? )?(?:keeps?|retains?|has|have|reserves?) (?:a"
    rf"|the) right (?:of withdrawal|to leave"
    rf"|to withdraw)\b[^;]*"
    rf"|\b(?:[Ll]eaving|[Ww]ithdrawal|[Dd]enunciation|[Aa]n exit|[Ee]xit) (?:takes|is by|needs|requires|means"
    rf"|would (?:take|become))"
    rf" [^;]*?(?:{LENGTH}|notice|note)[^;]*"
    rf"|\b[Nn]otice of {LENGTH} (?:ends|terminates|is enough to end) (?:it|the {THING})"
    rf"|\b[Tt]he right to (?:leave|withdraw|denounce it) (?:comes into play|begins|starts|arises"
    rf"|exists) (?:only )?after {LENGTH}[^;]*"
    rf"|\b[Aa] (?:state|country|member|party) that (?:leaves|withdraws|quits)(?: it)? (?:is|remains"
    rf"|stays) bound (?:by [^,;]+? )?for"
    rf" {LENGTH}[^;]*"
    rf"|\b[Tt]he (?:notice period|period of notice)(?: for (?:withdrawal|denunciation|termination|leaving|quitting))?"
    rf" (?:is|was|shall be|will be) {LENGTH}(?! for )"
    rf"|\b{_NOTICE} (?:must|has to|shall|is to) be given\b[^,;]*"
    rf"|\b[Nn]otice of (?:termination|denunciation|withdrawal) (?:may|can) be given\b"
    rf"(?! by (?!(?i:{PARTY}|them|one)\b))[^;]*"
    rf"|\b[Tt]here is no (?:way out|exit|escape) (?:of|from) (?:it|the {THING})\b[^;]*"
)
_IT_ENDS = rf"(?i:{IT})(?:(?:shall|will|would) )?(?:then )?(?:cease|expire|lapse|end|terminate|fall|come)s?\b[^;]*"
_AFTER_IT = re.compile(
    rf"^{LENGTH} (?:after|from) [^,;]*(?:notice|notif\w+|denounc\w+|denunciation|tell\w*|told)\b[^,;]*, {_IT_ENDS}"
    rf"|(?i:{IT})(?:(?:shall|will|would) )?(?:then )?(?:ceases? to \w+(?: [^,;]{{3,30}}?)?|expires?|lapses?"
    rf"|ends?|terminates?"
    rf"|comes? to an end),? {LENGTH} (?:after|from|once|later)\b[^;]*?(?:notice|notif|denounc|denunciation"
    rf"|tells?|says? so|has said|writing)"
    rf"\w*[^;]*"
    rf"|^(?:In (?:the )?(?:event|case) of|Upon|After|On) (?:such |a )?(?:denunciation|withdrawal|notice|termination)\b"
    rf"[^,;]*, {_IT_ENDS}"
    rf"|\b(?:(?:further|thereafter|then|afterwards),? )?until (?:the )?(?:expir\w+|end"
    rf"|lapse) of {LENGTH} (?:from|after)"
    r" [^;]*?\b(?:notice|denounced?|denunciation|terminat\w+|withdr\w+)\b[^;]*"
)
"""When an instrument ends for those who leave it."""
_POSSIBLE = re.compile(
    r"\b(?:(?:[Ww]ithdrawal|[Dd]enunciation|[Tt]ermination|[Ll]eaving|[Aa]n exit)(?: from it| of it)? (?:is|becomes"
    r"|was|shall be"
    r"|will be) (?:only )?(?:possible|allowed|permitted|excluded|ruled out|barred|not possible)|(?:[Nn]either"
    r"|[Nn]obody|[Nn]o"
    r"|[Nn]one)"
    rf"(?: [^,;]{{2,30}})? (?:may|can) (?:{_ENDING})) [^;]*?(?:{LENGTH}|\d{{4}})[^;]*"
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
    rf"|has) effect(?:ive)? {LENGTH} after"
    rf" [^,;]*(?:notice|notif|denunc|withdraw)[^,;]*|{LENGTH} after (?:the|its|that|such|this) (?:notice"
    rf"|notification"
    rf"|denunciation)[^,;]{{0,30}}, as (?:the {THING}|[Aa]rticle \w+|its (?:terms|text)) (?:prescribe|require|provide"
    r"|lay|stipulate|demand|foresee)s?(?: down)?)"
)
_CEASES = re.compile(r"\b(?:bound|withdraw\w*|denunc\w+|denounc\w+|leav\w+|left|exit|effect|cease|terminat\w+|quit)\b")
_WAITS = re.compile(
    rf"\b(?:[Ii]t|(?i:{PARTY})) (?:would have|will have|has|have"
    rf"|must)(?: to)? wait {LENGTH} after (?:giving )?notice"
)


def endings(part: str, *, said: bool) -> Iterator[str]:
    """The clause in one part of a passage on how an instrument is left or ended.

    Args:
        part: words of a sentence, as :func:`summarizer.extract.lexical.passages.parts_of` gives them.
        said: whether they speak of an instrument.

    >>> list(endings("Members can leave on a year's notice", said=True))
    ["Members can leave on a year's notice"]
    """
    left = _LEAVES.search(part)
    if left and re.search(r"\b(?:although|though|if|when|whether)\b", part[: left.start()][-20:], re.IGNORECASE):
        return
    if left and _ENDED.search(left.group()):
        before = part[: left.start()]
        words = _WHICH_BEHIND.sub("", left.group())
        yield part if CONDITION_OPENS.match(before) or CASE_OPENS.match(before) else words
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
            _WHOEVER,
            _AFTER_IT,
            _PERIOD_IS,
        )
        if said
        else (_UNLESS_NOTICE, _WAITS, _AFTER_NOTICE)
    ):
        ends = pattern.search(part)
        if ends and (pattern is not _AFTER_NOTICE or _CEASES.search(part)):
            yield part if pattern is _BY_NAME and CASE_OPENS.match(part[: ends.start()]) else ends.group()
            return
