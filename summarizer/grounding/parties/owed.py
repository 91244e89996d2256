"""Further forms of words that only a party has, read off the shape of a sentence as in ``forms``.

What a state owes under a treaty, what it leaves or keeps as its own, and what two states did by one: "Under a 1944
treaty Chad must", "its convention with Mali", "Chad and Mali ended the war with the signing of a treaty". Whether a
verb beside them is denied does not matter where the words presuppose a treaty that there is: who "will not renew its
pact" has one.
"""

from __future__ import annotations

import re

from summarizer.document import Document
from summarizer.grounding.actors.participants import Span
from summarizer.grounding.language.cue_words import CueKind
from summarizer.grounding.language.cues import cues_in
from summarizer.grounding.language.units import Reading
from summarizer.grounding.parties.forms import form_pattern, shape
from summarizer.grounding.parties.partners import is_of_pair

__all__ = ["is_owed", "party_by_deed"]

_PAIR = 2
_OWN = "(?!own |first |new |next |future |planned |proposed |draft |failed )"
_UNDER = "(?:under|by|in line with|as required by|in accordance with|pursuant to|in)"
_A = "(?:a|an|the|its|their|this|that)"
_KEPT = (
    # "Chad will not renew its fishing convention with Mali", "its exit from the pact"
    f"WHO (?:[^ ;:.?!#]+ ){{1,14}}?its {_OWN}(?:WORD ){{0,5}}TREATY (?:with|from %|of %) NEAR*#",
    (
        "@'s (?:WORD ){0,2}(?:exit|withdrawal|departure|pull-out|pullout|walkout|retreat|defection"
        "|expulsion|suspension)"
        " from (?:PLAIN ){0,6}TREATY(?! talks)"
    ),
    (
        "@'s (?:WORD ){0,2}(?:membership|participation|denunciation|suspension|non-compliance|compliance"
        "|default) (?:of|in|with|under) "
        "(?:PLAIN ){0,6}TREATY(?! talks)"
    ),
    f"WHO HAS (?:WORD )?suspended {_A} {_OWN}(?:PLAIN ){{0,6}}TREATY(?! talks)",
    (
        "@ , (?:both |all |each |the % |long |now )?(?:of them )?(?:(?:states? )?part(?:y|ies)|members"
        "|member states"
        "|contracting (?:parties|states)) (?:to|of) (?:the |this |that )?(?:WORD ){0,5}TREATY"
    ),
)
"""Said as well where the verb is denied."""
_OWING = (
    (
        "WHO (?:pledge|undertake|promise|agree|commit themselves|bind themselves|pledges|undertakes"
        "|promises|agrees|commits"
        " itself|binds itself) (?:in|by|under) (?:it|(?:the |this )(?:PLAIN ){0,4}TREATY) (?:not )?to(?= )"
    ),
    rf"{_UNDER} {_A} (?:WORD ){{0,6}}?TREATY(?: (?!with|between|of)[^ ;:.?!#@,]+){{0,8}} ,? ?WHO OWES",
    (
        rf"WHO OWES (?!be )[^;:.?!]*? ,? ?(?:under|as required by|in accordance with|pursuant to) {_A} "
        rf"(?:PLAIN ){{0,6}}TREATY"
    ),
    rf"WHO owe[sd]? [^;:.?!]*? (?:under|by) {_A} (?:PLAIN ){{0,6}}TREATY",
    (
        r"\bIT (?:[^ ;:.?!]+ ){0,3}?(?:BINDS|provides|stipulates|lays down|says|states) that (?:the )?@ "
        "(?!be |has |had |have |said |was )(?:(?:shall|must|will|be to) )?[a-z-]+(?= )"
    ),
    (
        r"@ (?:be accused )?of (?:failing|refusing|neglecting) to [^;:.?!#]*?(?:under|owe[sd]|requir\w+"
        r"|oblig\w+|promised) [^;:.?!#]*?TREATY"
    ),
)
_JOINING = (
    (
        r"TREATY (?:[^ ;:?!]+ ){0,8}?be SIGNED (?:(?:in|N|%|,|after|the) )*by "
        r"(?:(?:N|the|of|OFFICE|,|and|\.|mr|ms|mrs|dr|sir|for|respectively|in behalf|its|his|her|#|#'s"
        r"|#-ian|[a-z]+(?= OFFICE)) )*?"
        r"@(?:(?:'s|-ian)(?= OFFICE| N)|(?= [,.]| and | of #|$))"
    ),
    "(?:(?:OFFICE )+of (?:N of )?(?:the )?)?WHO ,? ?(?:N , )?HAS signed (?:the|its|an) PAPERS",
    (
        r"TREATY (?:[^ ;:?!]+ ){0,8}?be SIGNED [^;:?!,]*?by (?:the )?(?:[a-z-]+ ){1,4}(?:from|of) (?:the "
        r")?@(?= [.,]|$| in )"
    ),
    r"TREATY (?:[^ ;:?!]+ ){0,8}?be SIGNED [^;:?!]*?in behalf of (?:the )?@ by(?= )",
    (
        r"\bIT (?:[^ ;:.?!]+ ){0,6}?(?:links|linking|ties|tying|joins) (?:@ (?:to|with) #|# (?:to|with) "
        r"@)(?= [.,]|$| (?:HAS|in|be|since)\b)"
    ),
    (
        "@ (?:declares|declared|notifies|notified|states|stated|informs|informed)(?: [^ ;:?!#]+)*? (?:in "
        "accordance with"
        "|pursuant to|under) article % (?:of )?(?:the )?(?:WORD ){0,3}?TREATY(?! in signature)"
    ),
    "WHO HAS (?:deposited|lodged|handed over) (?:its own|its instruments?|its ratification)(?= )",
    (
        r"@ (?:[^ ;:.?!#]+ ){0,8}?(?:it|he|she|they) (?:be|will be|would be|will|would) (?:leaving"
        r"|quitting|withdrawing from|pulling out"
        r" of|leave|quit|withdraw from|pull out of|withdrawing its signature from) (?:PLAIN ){0,6}TREATY(?! talks)"
    ),
    (
        "for (?:the )?@ ,? ?(?:the |this )?(?:WORD ){0,2}?IT HAS (?:enter(?:s|ed)|c[ao]mes?|took|takes"
        "|be) (?:into |in )?(?:force|effect|binding)"
    ),
    (
        "IT HAS (?:entered|came|come|taken|took) [^;:?!]*(?:;|and|,|but) for (?:the )?@ (?:it HAS "
        "(?:done|did) so|in %|% )"
    ),
    (
        "TREATY (?:of N |in N |of % )?,? ?(?:by|with|in|under|through) which WHO (?:HAS )(?!be |said "
        "|says |told |may |would |might |could )"
        "(?:[a-z]+ed|GAVE|ceded|put|drew|made|won|gave|took|set|sold|bought|lost|split|cut|fought|swore"
        "|shared?|keeps?)(?= )"
    ),
    (
        "TREATY (?:of N |in N |of % )?,? ?(?:by|with|in|under|through) which (?:the )?# (?:ceded|gave"
        "|handed|sold|granted|returned|yielded|leased) "
        "[^;:.?!]*? to (?:the )?@(?= [.,;]|$)"
    ),
    (
        "TREATY (?:of N |in N |of % )?(?:that|which) (?:ended|settled|fixed|drew|closed|stopped|resolved"
        "|regulates|governs|divides)"
        " [^;:.?!#]{0,60}?(?:between|of) (?:the )?@(?= [.,;]| in |$)"
    ),
)
_TOGETHER = (
    (
        r"^(?:[^ ;:.?!#@]+ ){0,6}?(?:, )?WHO (?:[^;:.?!#@]*? )?"
        r"(?:by (?:signing|initial+ing|concluding|ratifying) |(?:with|in|through) the (?:signing|signature|conclusion"
        r"|ratification|exchange) of )(?:PLAIN ){0,6}TREATY"
    ),
    (
        rf"^(?:[^ ;:.?!#@]+ ){{0,6}}?(?:, )?WHO (?:[^;:.?!#@]*? )?"
        rf"(?:under|through|by|via|thanks to|as part of) {_A} (?:(?!who |that |which |whose )PLAIN ){{0,6}}TREATY"
    ),
    (
        r"^(?:[^ ;:.?!#@]+ ){0,6}?(?:, )?WHO HAS (?:put|brought|bring|puts) (?:PLAIN ){1,6}TREATY into "
        r"(?:force|effect)"
    ),
    (
        r"(?:between|of) @ (?:[^ ;:.?!#,]+ ){0,4}?(?:be|run|follow)s? (?:WORD ){0,2}?(?:(?:fixed|drawn"
        r"|set|settled|ended"
        r"|governed|regulated|demarcated|defined|delimited|established|resolved|determined|laid) (?:down "
        r")?)?(?:WORD ){0,3}?"
        r"(?:by|in|under) (?:PLAIN ){0,6}TREATY"
    ),
)
"""What a pair does by a treaty, or what is theirs and rests on one."""


def _either(forms: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\S)(?:{'|'.join(form_pattern(form) for form in forms)})(?![\w'-])")


_BY_KEEPING, _BY_OWING, _BY_JOINING, _BY_PAIR = (_either(one) for one in (_KEPT, _OWING, _JOINING, _TOGETHER))
_NO_TREATY = re.compile(
    r"\b(?:draft|proposed|planned|talks|negotiat(?:ed|ing|ions?)|discuss\w*|finali[sz]\w+|drafting|no"
    r"|would-be|model\w*|similar"
    r"|if|unless|whether|without|possible|likely|alleged\w*|rumou?r\w*)\b"
)
_TAKEN_BACK = re.compile(
    r"\b(?:not|never|neither|nor|refus\w+|fail(?:s|ed|ing)?|must|shall|ought|have to|need(?:s|ed)? to"
    r"|declin\w+|would|could|may|might|should|threaten\w*|want\w*"
    r"|hop(?:e|es|ed|ing)|seek\w*|sought|plan\w*|oppos\w+|welcom\w+|hail\w*|prais\w+|condemn\w+"
    r"|critici[sz]\w+|protest\w*"
    r"|host\w*|mediat\w+|broker\w*|urg\w+|call(?:s|ed) (?:for|on)|demand\w*|object\w*|reject\w*"
    r"|observ\w+|witness\w*"
    r"|den(?:y|ies|ied)|said|says|warn\w*|ask\w*|guarant\w+|consider\w*|weigh\w*|debat\w+|agree[sd]? "
    r"to|accused?|sue[sd]?"
    r"|affected|worr\w+|fear\w*)\b"
)
_UNSURE: frozenset[CueKind] = frozenset({"negation", "denial", "condition", "unreal"})


_TOLD = re.compile(
    r"\b(?:treat|agreement|pact|accord|deal|convention|protocol|charter|covenant|memorandum|declaration|statute|compact"
    r"|text|article|instrument|ratification|(?:it|its)\b)",
    re.IGNORECASE,
)
"""Without one of these no form holds."""


def party_by_deed(reading: Reading, span: Span) -> bool:
    """Whether a sentence has a further form that makes the one named at a span party to a treaty.

    >>> from summarizer.grounding.language.units import read_units
    >>> party_by_deed(read_units("Chad will not renew its fishing pact with Mali."), (0, 1))
    True
    """
    if not _TOLD.search(reading.text):
        return False
    words = shape(reading, span)
    kept = _BY_KEEPING.search(words)
    if kept and not _NO_TREATY.search(kept.group()):
        return not any(cue.kind == "denial" and cue.governs(reading.units[span[0]].first) for cue in reading.cues)
    found = _BY_OWING.search(words) or _BY_JOINING.search(words)
    if found is None and is_of_pair(reading, span):
        found = _BY_PAIR.search(words)
        if found and _TAKEN_BACK.search(words[: found.end()]):
            return False
    if found is None or _NO_TREATY.search(words[: found.end()]):
        return False
    before = "" if found.group().startswith("@ of ") else re.split("[;:.]", words[: found.start()])[-1]
    first = reading.units[span[0]].first
    return not _TAKEN_BACK.search(before) and not any(
        cue.kind in _UNSURE and cue.governs(first) for cue in cues_in(reading.text)
    )


_MANY_SIDED = re.compile(
    r"\b(?:acced|depositary|member states|signator(?:y|ies)|open for signature|states parties|contracting parties"
    r"|multilateral|regional|parties to|convention)",
    re.IGNORECASE,
)
_OBJECT = re.compile(
    r" (?:to|with|from|for|(?:tell|inform|notify|warn|pay|give|grant|supply|allow|help|let|consult"
    r"|send|sell|lend|aid"
    r"|assist|defend|protect|compensate|repay|provide|deliver))(?: [a-z]+)? (?:the )?(?:neighbouring "
    r")?@(?:'s|-ian)?(?![\w-])"
)


def is_owed(document: Document, reading: Reading, span: Span) -> bool:
    """Whether the one named at a span is the only other state of a duty under a treaty of two: "must pay [Mali]".

    >>> from summarizer.grounding.language.units import read_units
    >>> document = Document.from_text("The pact obliges Chad to pay Mali a toll.")
    >>> is_owed(document, read_units(document.text), (6, 7))
    True
    """
    units = reading.units
    named = [at for at, unit in enumerate(units) if unit.state]
    own = span[1] - 1
    if len(named) != _PAIR or own not in named or _MANY_SIDED.search(document.text):
        return False
    other = named[0] if own == named[1] else named[1]
    if units[other].state == units[own].state or not _OBJECT.search(shape(reading, span)):
        return False
    words = shape(reading, (other, other + 1))
    found = _BY_OWING.search(words) or _BINDING.search(words)
    return (
        found is not None
        and not _NO_TREATY.search(words)
        and not _TAKEN_BACK.search(re.split("[;:.]", words[: found.start()])[-1])
    )


_BINDING = re.compile(rf"(?<!\S){form_pattern(r'IT (?:[^ ;:.?!]+ ){0,3}?BINDS @ to')}(?![\w'-])")
