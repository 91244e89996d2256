"""What rules on length, renewal and ending share: the instrument as a subject, and amounts of time in any wording."""

from __future__ import annotations

import re

__all__ = ["CASE_OPENS", "CONDITION_OPENS", "FORCE", "IT", "LENGTH", "LIKE", "SPAN", "STANDS", "THING", "WILL"]

THING = (
    r"(?:treaty|agreement|convention|protocol|pact|accord|deal|text|arrangements?|amendments?|charter|memorandum"
    r"|compact|notes)"
)
IT = (
    rf"(?:(?:It|it|[Tt]h(?:e|is|e present|e new) (?:\w+ )?(?i:{THING})|[Tt]he (?:new|present|latest|current) one)"
    r"(?: itself)? )"
)
"""A short subject, which a clause keeps; a long one with names in it is left out."""

_COUNT = (
    r"(?:(?:an?|the|another|each|every|at least|up to|not less than|initial|further|first|second|minimum|additional"
    r"|renewable|full"
    r"|successive|consecutive|equal|like|same|similar|fixed|periods?|terms?|space|span|of|more) )*"
    r"(?:[\w-]+ )?(?:hundred |and (?:a half|[\w-]+) )?(?:\(\w+\) )?(?:more |further |additional |full "
    r"|consecutive |calendar )?"
)
LENGTH = (
    rf"(?:(?<![\w-])(?:{_COUNT}(?:[\w-]+-)?(?:years?|months?|decades?|centur(?:y|ies)|days|weeks)"
    r"|(?:(?:another|a further|at least|the next) )?(?:half|(?:a|one|three) (?:quarters?|thirds?)(?: of)?|half of)"
    r" an? (?:further )?(?:year|decade|century))(?: and a half)?\b)"
)
"""An amount of time: "ten (10) years", "a decade and a half", "a quarter of a century"."""
_ENDLESS = (
    r"(?:an? )?(?:unlimited|indefinite|indeterminate|unspecified|undetermined|unbroken) (?:period|time|duration|term)"
    r"(?: of time)?"
    r"|indefinitely"
    r"|without (?:any |a )?(?:limit of time|time limit|limit in time|limitation of time|end date|expiry date|limit)"
    r"|in perpetuity|for ?ever(?:more)?|(?:for )?good|permanently|for all time"
)
LIKE = r"(?:an?|the|one) (?:like|equal|same|similar|further) (?:term|period)"
SPAN = rf"(?:{_ENDLESS}|{LIKE}|{LENGTH})"
FORCE = (
    r"(?:in (?:full )?(?:force|effect|place|operation|vigou?r)(?: and (?:effect|vigou?r|validity))?|valid|effective"
    r"|operative|binding|alive|good)"
)
WILL = r"(?:(?:shall|will|would|is to|was to|is meant to|was meant to|to|is due to) (?:then |thereafter )?)"
_STANDING = (
    r"(?:last|run|hold(?: good)?|stand|continue(?: to (?:apply|be effective|be in force|have effect|exist))?|go on"
    r"|carry on|stay|remain|apply|operate|endure|subsist|have effect)"
)
_MADE = r"(?:concluded|made|signed|struck|agreed|entered into|drawn up|meant to (?:last|run)|designed to (?:last|run))"
STANDS = (
    rf"(?:{WILL}(?:{_STANDING}|bind [^,;]{{3,30}}?|be (?:and remain )?(?:{FORCE}|{_MADE}))"
    r"|(?:is|was)(?= for )|lasts|runs|holds(?: good)?|stands|continues|goes on|carries on|stays|remains"
    r"|applies|operates|endures|subsists"
    rf"|binds [^,;]{{3,30}}?|has effect|(?:is|are|was|has been) (?:(?:{FORCE}|{_MADE})))"
)
"""How an instrument stands."""
CONDITION_OPENS = re.compile(r"^(?:Once|After|Upon|From|Following|Until|Before|At the end of)\b[^;]*, $")
CASE_OPENS = re.compile(r"^(?:If|Should|Where|When|Whenever|In case|In the event)\b[^;]*, $")
