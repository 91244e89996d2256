"""Acts in the life of a treaty: which words tell of which act, and whether it happened.

The act is read from a verb or noun of that act (Vienna Convention on the Law of Treaties, articles 9 to 68), never
from another act: a treaty "in force" is not inferred from its ratification. News says "ratified" for acts inside
the state; a parliament's vote and a head of state's signature under a law are ``domestic_approval``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from summarizer.grounding.cues import Cue, cues_in, segment_ends
from summarizer.grounding.text import Refusal, flat, tokens
from summarizer.records.treaty import Act, EventContext

__all__ = ["ActCue", "act_cues", "act_supported", "context_at", "denied_at", "event_context", "normalise_act"]


@dataclass(frozen=True, slots=True)
class ActCue:
    """Words that tell of an act: the act, the words, their first token and the token after them.

    ``noun`` is true where the act is only named ("the ratification"), not told ("ratified").
    """

    act: Act
    text: str
    first: int
    last: int
    noun: bool


_LAW = "(?:bill|law|decree|act|legislation|draft law|order)"
_FORCE = "(?:in|into) (?:full )?force"
_ROWS: tuple[tuple[Act, bool, str], ...] = (
    (
        "domestic_approval",
        False,
        rf"(?:sign(?:s|ed|ing)? (?:\S+ ){{0,3}}?{_LAW}|sign(?:s|ed|ing)? (?:\S+ ){{0,6}}?into law|signed the ratification"
        r"|advice and consent|consent(?:s|ed)? to (?:the )?ratification|approv(?:e|es|ed|ing) (?:its |the |their )?ratification)",
    ),
    ("domestic_approval", True, rf"ratification {_LAW}|approvals? (?:from|by|of) (?:both|the|its)|by decree"),
    (
        "domestic_approval",
        False,
        r"approv(?:e|es|ed|ing)|adopt(?:s|ed|ing)?|vot(?:e|es|ed|ing)|pass(?:es|ed|ing)?|endors(?:e|es|ed|ing)|backed|back",
    ),
    ("domestic_approval", True, r"approvals?|votes?|passage|endorsement"),
    (
        "exchange_of_instruments",
        False,
        r"exchang(?:e|es|ed|ing) (?:\S+ ){0,4}?(?:instruments?|ratifications?|notes|documents)"
        r"|(?:instruments?|ratifications?|notes)(?: of ratification)? (?:were|was|have been|had been|are) exchanged",
    ),
    (
        "exchange_of_instruments",
        True,
        r"exchange of (?:the )?(?:\S+ ){0,2}?(?:instruments?|ratifications?|notes|documents)",
    ),
    (
        "deposit_of_instrument",
        False,
        r"deposit(?:s|ed|ing)? (?:\S+ ){0,4}?(?:instruments?|ratifications?)|instruments? (?:\S+ ){0,4}?deposited",
    ),
    ("deposit_of_instrument", True, r"deposit of (?:\S+ ){0,4}?(?:instruments?|ratifications?)"),
    (
        "provisional_application",
        False,
        r"(?:appl(?:y|ies|ied|ying) provisionally|provisionally appl(?:y|ies|ied|ying)|provisionally in force)",
    ),
    ("provisional_application", True, r"provisional application"),
    (
        "entry_into_force",
        False,
        rf"(?:enter|enters|entered|entering|come|comes|came|coming|go|goes|went|bring|brought|put) {_FORCE}"
        rf"|(?:is|are|was|were|been|remain|remains|remained) (?:now |already |still )?{_FORCE}|(?:take|takes|took|taking|taken) effect"
        r"|(?:become|becomes|became) (?:effective|binding)|(?:go|goes|went) into effect",
    ),
    ("entry_into_force", True, r"entry into force|coming into force|effective date"),
    ("ratification", False, r"ratif(?:y|ies|ied|ying)"),
    ("ratification", True, r"ratifications?"),
    ("signature", False, r"(?:co )?sign(?:s|ed|ing)?(?: on(?:to)?(?: to)?)?|ink(?:s|ed|ing)|initialled|concluded|conclude"),
    ("signature", True, r"signatures?|signings?|signator(?:y|ies)"),
    ("accession", False, r"acced(?:e|es|ed|ing)|join(?:s|ed|ing)?"),
    ("accession", True, r"accession"),
    ("acceptance", False, r"accept(?:s|ed|ing)?"),
    ("acceptance", True, r"acceptance"),
    ("adoption", False, r"adopt(?:s|ed|ing)?|agreed(?: on| upon)?|negotiated|finali[sz]ed"),
    ("adoption", True, r"adoption"),
    (
        "announcement",
        False,
        r"announc(?:e|es|ed|ing)|report(?:s|ed|ing)?|publish(?:es|ed|ing)?|(?:made|makes|make) (?:it |them )?public|disclos(?:e|es|ed|ing)"
        r"|unveil(?:s|ed|ing)?|reveal(?:s|ed|ing)?|declared|releas(?:e|es|ed)",
    ),
    ("announcement", True, r"announcements?|publication"),
    ("amendment", False, r"amend(?:s|ed|ing)?|revis(?:e|es|ed|ing)|modif(?:y|ies|ied)|updated"),
    ("amendment", True, r"amendments?|revision"),
    ("extension", False, r"extend(?:s|ed|ing)?|renew(?:s|ed|ing)?|prolong(?:s|ed|ing)?"),
    ("extension", True, r"extension|renewal|prolongation"),
    ("suspension", False, r"suspend(?:s|ed|ing)?|paus(?:e|es|ed|ing)|fr(?:eeze|oze|ozen)"),
    ("suspension", True, r"suspension"),
    ("denunciation", False, r"denounc(?:e|es|ed|ing)|renounc(?:e|es|ed|ing)"),
    ("denunciation", True, r"denunciation|renunciation"),
    (
        "withdrawal",
        False,
        r"withdr(?:aw|aws|ew|awn|awing)|pull(?:s|ed|ing)? (?:\S+ ){0,2}?out|quit(?:s|ting)?|le(?:ave|aves|ft|aving)|exit(?:s|ed|ing)?",
    ),
    ("withdrawal", True, r"withdrawal|exit"),
    (
        "termination",
        False,
        r"terminat(?:e|es|ed|ing)|expir(?:e|es|ed|ing)|abrogat(?:e|es|ed|ing)|laps(?:e|es|ed)|scrapp?(?:ed|s|ing)?|end(?:s|ed|ing)?",
    ),
    ("termination", True, r"termination|expiry|expiration|abrogation"),
    ("reservation", False, r"(?:made|makes|make|entered|with) (?:\S+ ){0,2}?reservations?"),
    ("reservation", True, r"reservations?"),
)
_ACTS = [(row[0], row[1], re.compile(rf" (?:{row[2]})(?= )")) for row in _ROWS]
_ORGAN = re.compile(
    r" (?:parliament(?:ary|s)?|duma|federation council|senate|congress|house|chambers?|assembly|lawmakers?|legislators?|legislature"
    r"|bundestag|bundesrat|knesset|diet|rada|majlis|sejm|riksdag|lok sabha|rajya sabha|deputies|cortes|storting|folketing|eduskunta"
    r"|upper house|lower house|council of states|supreme people s assembly|presidium|parliamentarians|mps|senators|houses)(?= )"
)
_DECREE = re.compile(rf" (?:sign(?:s|ed)? (?:\S+ ){{0,5}}?(?:{_LAW}|into law)|by decree|signed the ratification)(?= )")
_NOUN_BEFORE = frozenset("the a an its their this of for on after following before since with his her no to".split())
_FUTURE_CUES = re.compile(
    r" (?:will|shall|would|to be|is to|are to|going to|set to|due to|about to|expected to|scheduled|plan(?:s|ned|ning)?|intend(?:s|ed)?|aims? to"
    r"|upcoming|forthcoming|agreed to|pledged to|vowed to|promised to|prepar(?:es|ed|ing) to|ready to|tomorrow|next (?:week|month|year)"
    r"|seek(?:s|ing)? to|sought to|must|should|ought to|needs? to|have to|has to)(?= )"
)
_IMAGINED = frozenset({"condition", "unreal", "hedge"})


@lru_cache(maxsize=1024)
def act_cues(text: str) -> tuple[ActCue, ...]:
    """All words of a text that tell of an act; one stretch of words may tell of several.

    >>> [(cue.act, cue.text) for cue in act_cues("Chad acceded to the pact, which is not in force.")]
    [('accession', 'acceded')]
    """
    stream = [token for token in tokens(text)]
    joined = "".join(f" {token.norm}" for token in stream) + " "
    starts, length = {}, 0
    for index, token in enumerate(stream):
        starts[length] = index
        length += len(token.norm) + 1
    found = []
    for act, noun, pattern in _ACTS:
        for match in pattern.finditer(joined):
            first = starts[match.start()]
            words = match.group().strip()
            found.append(ActCue(act, words, first, first + words.count(" ") + 1, noun or _nominal(act, stream, first)))
    return tuple(sorted(found, key=lambda cue: (cue.first, -cue.last)))


def _nominal(act: Act, stream: list, first: int) -> bool:  # type: ignore[type-arg]
    norm = stream[first].norm
    return norm in {"vote", "votes", "report", "reports", "exit", "exits", "end", "sign"} and first > 0 and (
        stream[first - 1].norm in _NOUN_BEFORE - {"to"}
    )
