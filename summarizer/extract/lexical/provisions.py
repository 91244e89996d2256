"""What a treaty lays down, as a sentence tells it."""

from __future__ import annotations

import re

from summarizer.document import Document, Sentence
from summarizer.extract.drafts import OtherClause, ProvisionAnswer
from summarizer.extract.lexical.duties import duties
from summarizer.extract.lexical.fields import fields
from summarizer.extract.lexical.finals import final_clauses, other_clauses
from summarizer.extract.lexical.laid_down import is_opinion, speaks_of_consent
from summarizer.extract.lexical.passages import PARTY, SAYS, parts_of, passage_of
from summarizer.extract.lexical.proposal import Proposal
from summarizer.extract.lexical.subjects import names_source
from summarizer.grounding import binds_itself, duties_worded, names_instrument, speaks_of_cooperation
from summarizer.grounding.joined import items_of_list

__all__ = ["provisions"]

_BINDS = re.compile(
    r"\b(?:shall(?!(?: not)? be (?:bound|obliged|required))|must|undertakes?|undertook|pledged? to|promis\w+ to"
    r"|vow\w* to"
    r"|agreed? to(?! in\b)|(?:has|have|had) to|(?:is|are|was|were) to (?!be\b)|may not|(?:no|neither) [^,;]{0,40}\bmay"
    r"|(?:is|are|was|were) (?:barred|banned|prohibited|forbidden|obliged|required|bound|committed)"
    r"|(?:itself|themselves) to|barred from)\b"
)
"""Words that may lay a duty on somebody in a way that no rule here reads."""
_CAUSES = re.compile(
    r"\b(?:oblig(?:es?|ed|ing)|requir(?:es|ed|ing)|commits|binds|bound|compels|mandat(?:es|ed|ing)|guarantees"
    r"|prescrib\w+"
    r"|prohibit(?:s|ed|ing)|forbids|forbade|dut(?:y|ies)|obligations? to|stipulat\w+|provides that|renounc\w+"
    r"|lays? down|(?:considered|regarded as|treated as) an attack)\b"
)
"""Words for what an instrument does to those whom it binds, or what these owe."""
_FORETELLS = re.compile(r"\b(?:will|are to|is to|intends? to)\b")
"""Words that may do so in an instrument itself, and in a report on one beside words for its parties."""
_OF_INSTRUMENT = re.compile(
    r"\b(?:(?:this|the|present|said) (?:\w+ )?(?:treaty|agreement|convention|protocol|pact|accord|charter|obligation"
    r"|exemption|annex|article)"
    r"|nothing|it|nobody|no one|denunciation|withdrawal|termination|commission|committee|council|secretariat"
    r"|organi[sz]ation|depositary|assembly"
    r"|secretary-general|director-general|instruments?|text) $",
    re.IGNORECASE,
)
_PARTY = re.compile(rf"\b{PARTY}\b", re.IGNORECASE)
_NEAR = 2
_HEADING_WORDS = 3
_VOWS = re.compile(r"\b(?:undertakes? to|obliges?|(?:is|are) bound to|commits? (?:itself|themselves))\b")
"""Words that only an instrument brings about."""
_SAID = re.compile(rf"\b{SAYS}\b")
_WISH = re.compile(r"\b(?:must|ha(?:s|ve) to)\b")
"""What somebody says must be done is his wish, unless he names the instrument that binds."""
_MAY_LAY = re.compile(
    r"\b(?:(?:years?|months?|days|weeks)[’']s? (?:\w+ )?(?:notice|warning)|depositary|renewable"
    r"|renewal|prolong\w*|tacit\w*"
    r"|duration|expires|lapses|into (?:force|effect|operation)|terminable|open-ended|(?:for|term of"
    r"|lasts?) (?:[\w-]+ ){1,2}"
    r"(?:years|decades))\b",
    re.IGNORECASE,
)
_TOLD_AS_DONE = re.compile(
    r"\b(?:entered|came|took|went|comes? after|brought|put|expired|lapsed|renewed|withdrew|left|gave"
    r"|handed|deposited|has"
    r"|have|had|been|was|were|signed)\b"
)
"""What has happened lays nothing down."""
_INTRODUCES = re.compile(
    r"\b(?:requires|provides|demands|says|terms|rules|duties|simple|obligations|obliges|requires it|two things)$"
)
"""How words end that a colon, and then the rules themselves, stand behind."""
_BEGINS_WITH_PARTY = re.compile(r"(?:They|Each|Neither|Both|The others?)\b")
_BY_ITS_TEXT = re.compile(
    r"\b[Aa]ccording to (?:the|its|a) (?:[\w-]+ ){0,3}(?:text|treaty|agreement|pact|draft|document|accord|memorandum"
    r"|protocol|convention|deal|terms)\b|, the (?:treaty|text|pact|agreement|document|accord|protocol|convention"
    r"|memorandum) (?:says|states|provides|reads|stipulates)\b|, [Aa]rticle \w+ (?:says|states|provides|stipulates)\b"
    r"|[a-z\d],? under (?:the|its|this) (?:[\w-]+ ){0,2}(?:treaty|pact|agreement|accord|protocol|convention"
    r"|deal|charter"
    r"|terms)"
    r"(?=[,.;]|$)"
)
"""A report that gives the words of an instrument as its source."""
_END_OF_IT = re.compile(r"(?:the |such |any )?(?:withdrawal|denunciation|termination|notice)\b", re.IGNORECASE)
_ITEM = re.compile(r"\s*[•*–-]\s")
_LEAVING = re.compile(
    r"\b(?:withdrawal|denunciation|denounced|notice|termination|suspension|extension)\b", re.IGNORECASE
)
_IT_TAKES = re.compile(r"\W*(?:It|This|That) (?:will |shall |would )?(?:takes?|becomes?|comes?|enters?)\b")
"""What takes effect is then the end of an instrument, and not the instrument."""
_IN_TURN = re.compile(
    r"(?:In (?:return|exchange|turn), |(?:The )?[A-Z][\w’'-]*(?: [A-Z]?[\w’'-]+){0,2}, (?:in (?:turn|return"
    r"|exchange)|for (?:its|their) part), )"
)
_OWED = re.compile(r"\b(?:would|will|must|ha(?:s|ve) to|undertakes)\b")
_IT_IS_BOUND = re.compile(r"It (?:also )?(?:shall|must|may not|may only|will|ha[sd] to|is to)\b")
_ONE_PARTY_BOUND = re.compile(
    r"\b(?:State|Party|country|side|government|Member|Participant|[Ss]tate|[Pp]arty|the other) (?:shall|must"
    r"|may|will|has to"
    r"|had to"
    r"|is to|undertakes)\b"
)
"""What "it" at the head of the next sentence then is."""


def provisions(document: Document, sentence: Sentence) -> Proposal[ProvisionAnswer | OtherClause]:
    """What a treaty lays down, as a sentence tells it.

    >>> document = Document.from_text("Under the pact, each side must share data on floods. It runs for ten years.")
    >>> [one.text for sentence in document.sentences for one in provisions(document, sentence).items]
    ['each side must share data on floods', 'It runs for ten years']
    """
    near = _before(document, sentence)
    instrument = names_instrument(sentence.text) or any(
        names_instrument(one.text) or _VOWS.search(one.text) for one in near
    )
    treaty = binds_itself(document.text)
    listed = _ITEM.match(sentence.text) is not None and any(
        _ITEM.match(one.text) and _BINDS.search(one.text) for one in near
    )
    of_leaving = (
        bool(near) and _LEAVING.search(near[-1].text) is not None and _IT_TAKES.match(sentence.text) is not None
    )
    found: list[ProvisionAnswer | OtherClause] = []
    under = _BY_ITS_TEXT.search(sentence.text) is not None or _is_answered(document, sentence)
    open_parts = False
    works_together = speaks_of_cooperation(sentence.text)
    binding = bool(duties_worded(sentence.text)) and not is_opinion(sentence.text)
    wished = not treaty and not names_instrument(sentence.text) and _SAID.search(sentence.text) is not None
    passage = passage_of(sentence.text)
    before = " ".join(one.text for one in near) if _BEGINS_WITH_PARTY.match(passage) else ""
    if near and _IT_IS_BOUND.match(passage) and _ONE_PARTY_BOUND.search(near[-1].text):
        before = near[-1].text
    for part in items_of_list(passage) or parts_of(passage):
        under = under or names_source(part)
        final = final_clauses(part, instrument=instrument or treaty) if not of_leaving else []
        others = other_clauses(part, treaty=treaty, instrument=instrument) if not final else []
        named = fields(part, instrument=instrument, ruled=listed) if works_together else []
        of_party = (
            bool(before) and _PARTY.search(before) is not None and (instrument or _BINDS.search(before) is not None)
        )
        before = f"{before} {part}"
        bound = (
            duties(part, instrument=instrument, bound=of_party, treaty=treaty, under=under)
            if not others and binding and not any(one.kind in {"takes effect", "secrecy"} for one in final)
            else []
        )
        under = under or (_INTRODUCES.search(part) is not None and names_instrument(part))
        leaving = [one.text for one in final if one.kind == "withdrawal"]  # notice to be given is no other duty
        bound = [one for one in bound if not any(one.text in text or text in one.text for text in leaving)]
        if wished and not under:
            bound = [one for one in bound if not _WISH.search(one.text)]
        if any(one.kind == "withdrawal" for one in found if isinstance(one, ProvisionAnswer)):
            final = [
                one for one in final if not _END_OF_IT.match(one.text)
            ]  # "...; the withdrawal takes effect in a year"
        found += [*bound, *named, *final, *others]
        open_parts = open_parts or (
            not (final or named or bound or others)
            and (_may_bind(part, treaty=treaty) or (instrument and _may_lay(part)))
        )
    return Proposal(tuple(found), settled=not open_parts)


def _is_answered(document: Document, sentence: Sentence) -> bool:
    """Whether the next sentence tells what the other side owes for what a sentence says: both then tell of duties."""
    if not _OWED.search(sentence.text):
        return False
    after = "".join(one.text for one in document.sentences[sentence.number : sentence.number + 1])
    return _IN_TURN.match(after) is not None and _OWED.search(after) is not None


def _may_bind(part: str, *, treaty: bool) -> bool:
    """Whether words that no rule reads may lay down a duty all the same: of somebody, and not of the instrument."""
    causes = _CAUSES.search(part)
    if causes and not speaks_of_consent(part[causes.end() :]):
        return True
    binds = _BINDS.search(part) or (_FORETELLS.search(part) if treaty else None)
    if binds is None or speaks_of_consent(part[binds.end() :]):
        return False
    return not _OF_INSTRUMENT.search(part[: binds.start()])


def _may_lay(part: str) -> bool:
    """Whether words that no rule reads may be a final clause all the same."""
    heading = len(part.split()) <= _HEADING_WORDS
    return not heading and _MAY_LAY.search(part) is not None and not _TOLD_AS_DONE.search(part)


def _before(document: Document, sentence: Sentence) -> list[Sentence]:
    """The sentences before one in which what "it" and "they" mean may be named."""
    first = max(0, sentence.number - 1 - _NEAR)
    return [one for one in document.sentences[first : sentence.number - 1] if one.content]
