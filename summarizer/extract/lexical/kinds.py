"""Of what kind a claim is: what happened or is so, what an instrument lays down, or what somebody makes of it."""

from __future__ import annotations

import re
from functools import lru_cache

from summarizer.dates import find_dates
from summarizer.document import Document
from summarizer.grounding import Assertion, kind_of
from summarizer.grounding.language.main_clause import main_verb
from summarizer.grounding.language.text import lowered
from summarizer.grounding.language.verbs import tagged
from summarizer.records.claims import ClaimKind

__all__ = ["kind_by_words"]

_RULE = re.compile(
    r"\bshall\b|\b(?:Contracting |High )?Part(?:y|ies)\b|\bParticipants?\b|\bSignator(?:y|ies)\b|\bDepositary\b"
)
_RULE_MARKS = ("shall", "Part", "Signator", "Depositary")
"""What stands wherever the pattern before finds something."""
_NUMBERED = re.compile(r"(?:ARTICLE|Article|Section|Sec\.|§|Regulation|Paragraph|\(?(?:\d{1,2}|[a-z]|[ivx]+)[.)])\s")
_SHARE = 0.4


@lru_cache(maxsize=64)
def _is_instrument(document: Document) -> bool:
    """Whether a document is itself an instrument that lays down rules.

    >>> _is_instrument(Document.from_text("Each Party shall open its ports. The Parties shall meet."))
    True
    >>> _is_instrument(Document.from_text("Fiji signed the pact. Each Party shall open its ports. It lasts a year."))
    False
    """
    texts = [one.text for one in document.sentences if one.content]
    return sum(_lays_down(text) for text in texts) >= max(2, _SHARE * len(texts))


def _lays_down(text: str) -> bool:
    marked = any(mark in text for mark in _RULE_MARKS)
    return (marked and _RULE.search(text) is not None) or _NUMBERED.match(text) is not None


_INSTRUMENT = (
    r"(?:treaty|agreement|pact|accord|deal|convention|protocol|charter|instrument|document|text|law|bill|clause|annex"
    r"|articles?|provisions?|memorandum|note|act|arrangements?|partnership|contract|order|duty|exemption|code|scheme)"
)
_BINDS = (
    r"(?:oblig(?:es|ed)|binds?|bound|commits|committed|requir\w+|mandat\w+|provid\w+|stipulat\w+|guarantees|prohibits"
    r"|prohibited|forbids|forbade|bars|barred|allows|permits|exempts|entitles|assigns|entrusts|imposes|creates"
    r"|lays? down|ma(?:kes|de) (?:each|both|either|every|all))"
)
_LAYS_DOWN = (
    rf"(?:{_BINDS}|oblig\w+|covers|covered|contains|contained|includes|included|sets|limits|grants|gives|defines|applies"
    r"|prescribes|adds|excludes|obligat\w+|spells out|leaves|does not|runs|lasts|replaces|supersedes|governs|regulates"
    r"|establishes|calls for|takes? effect|becomes? (?:effective|operative|void)|forms (?:an integral )?part"
    r"|(?:enters?|comes?) into (?:force|effect)|will (?:take|come|enter|remain|expire|last|run)|is concluded|expires"
    r"|is to remain|has (?:a (?:term|duration|life)|no (?:expiry|end|fixed term)))"
)
_BEARER = (
    r"(?:investor|part(?:y|ies)|state|member|person|citizen|national|vessel|ship|company|firm|worker|employer|applicant"
    r"|owner|government|carrier|airline|resident|court|tribunal|signatory|country)"
)
"""Who has a right under an instrument."""
_MUST = r"(?:must|(?<!still )ha(?:s|ve) to|(?:is|are) to|can(?:not| only)?|may|will|shall)"
_OPENS_PROVISION = re.compile(
    rf"(?:under|in accordance with|pursuant to)\b"
    rf"|it (?:also |will )?"
    rf"(?:{_BINDS}|enters into force|runs?|lasts?|take effect|covers|(?:automatically )?(?:be )?renewed)\b"
    rf"|(?:the )?(?:other )?(?:members?|parties|states|signatories|citizens|nationals|whoever|both|each|either"
    rf"|neither|no \w+)\b[^,.]*?\b{_MUST}\b"
    rf"|(?!.*\b(?:was|were|had|did)\b).*\bonly (?:if|once|when|with|after)\b"
)
_PROVISION = re.compile(
    rf"\b(?:shall\b|part(?:y|ies) (?:must|may|will)\b|(?:each|every|either|neither|both|any) (?:\w+ )?"
    rf"(?:country|countries|part(?:y|ies)|sides?|states?|nations?|government|member)\b[^.]*\b(?:must|can|may|will)\b"
    rf"|{_INSTRUMENT}\b[^.;]{{0,160}}?\b{_LAYS_DOWN}\b"
    rf"|(?:undertakes?|is bound|are bound|is obliged|are obliged|pledges?|is entitled|are entitled) to\b"
    rf"|(?:each|both|either) (?:\w+ )?promises? (?:never |not )?to\b"
    rf"|(?:is|are) (?:also |expressly )?(?:covered|excluded|exempt(?:ed)?|included|banned|forbidden|prohibited)\b"
    rf"|renews itself\b|automatically be (?:renewed|prolonged|extended)\b|ha(?:s|ve) (?:one|an? equal|two|\d+) votes?\b"
    rf"|(?:can|may|must) (?:leave|withdraw|denounce|terminate|quit)\b|must\b[^.]*\bwithin\b"
    r"|has its (?:seat|headquarters|secretariat)\b"
    rf"|may (?:not )?be (?:refused|terminated|denounced|renewed|extended|amended|admitted|suspended|withdrawn|made)\b"
    rf"|obliges?\b|requires? (?:the )?(?:consent|approval|unanimity|notice)\b"
    rf"|(?:is|was) the term\b|term is\b"
    rf"|(?:up to|no more than|not more than) \d[\w.,]* (?:[\w-]+ ){{1,4}}may \w+"
    rf"|\b(?:an?|any|each|every) (?:[\w-]+ )?{_BEARER} may (?:not )?(?!be\b|have\b)\w+ [^.]*\b(?:if|unless|within|only"
    rf"|provided|upon|by giving|at any time|for up to)\b)"
)
"""What a provision says. This pattern and the one before read a text in lower case: four times as fast."""
_DUTY = re.compile(
    r"^(?:they|it|he|she|[\w ,’'-]{3,60}?) (?:may not|must|(?<!still )(?:would )?ha(?:ve|s) to|(?:is|are) to)\b",
    re.IGNORECASE,
)
"""A duty or a plan: a duty where no day is named and a rule stands before it, or many are bound by it."""
_MANY = re.compile(r"^(?!The |These )(?:\w+ ){0,1}(?:\w+s|\w+s and \w+s) (?:from [\w ]+ )?(?:have to|must|are to be)\b")
_REGULAR = re.compile(r"\b(?:a year|every \w+|each year|whenever|within \d+|at least|for up to|at all times)\b")
_OPENS_JUDGEMENT = re.compile(
    r"(?:i|we) (?:(?:do|would|could|can)(?: not|n[’']t) |still |really )?"
    r"(?:think|believe|bet|doubt|hope|suspect|expect|claim|feel|fear|suggest|regard)\b"
    r"|i am (?:\w+ ){0,2}(?:convinced|sure|certain|confident|afraid|sceptical|hopeful)\b"
)
_JUDGEMENT = re.compile(
    r"\b(?:(?:highlights?|underscores?|underlines?|marks?|emphasi[sz]es?|stress(?:es)?|represents?|reflects?|demonstrates?"
    r"|illustrates?|means?|could(?! not)|likely|unlikely|probably|perhaps(?! (?:in|on|by|at)\b)"
    r"|possibly|impetus|precedent|pivotal|suspected|can(?:not)? have been|in (?:my|our) view)\b"
    r"|(?:is|are|was|were) (?:\w{3,}er|(?:more|less) \w+) than\b(?!.*\d)"
    r"|(?:officials|experts|analysts|critics|observers|diplomats|lawyers) (?:hope|fear|believe|think|doubt|expect)\b)"
)
_MAY = re.compile(r"\bmay\b(?! have)")
_JUDGED = frozenset(
    """believe believes think thinks thought expect expects expected suspect suspects fear fears doubt doubts doubted
    predict predicts predicted forecast forecasts hope hopes hoped suggest suggests emphasize emphasizes emphasise
    emphasises stress stresses warned warn warns argue argues argued maintained maintains contended contends complained
    retorted reckons reckoned ruled rules held holds found finds lamented trusts imagines""".split()
)
_VIEWED = re.compile(r"view|opinion|estimation|judge?ment|assessment|eyes", re.IGNORECASE)
_CALLED = re.compile(
    r"(?<!was )(?<!were )\b(?:called|calls|described|describes|hailed|dubbed|termed)\b"
    r"(?! (?:in|for|on|off|up|back|him|her|them|me|us)\b)"
)
_IS_LIKE = re.compile(r"^[^,;:]{2,60}?\b(?:is|was|are|were)(?: not| never)? [“\"]?(?:an? |its |their )(?![^.]*\d)")
"""What somebody says that a thing is: "a door left open for abuse"."""
_VALUED = re.compile(
    r"\b(?:is|was|are|were|remains?|seems?|looks?)(?: not| never| an?)? (?:very |quite |too |rather |so )?"
    r"(?:odd|easy|hard|difficult|modest|fair|unfair|good|bad|poor|weak|strong|strange|curious|remarkable|sensible|wise|unwise|naive"
    r"|risky|dangerous|disappointing|welcome|overdue|premature|harmless|vague|ambitious|generous|cautious|crucial|vital"
    r"|essential|important|significant|unprecedented|historic|symbolic|absurd|unacceptable|reckless|tired|surprising"
    r"|doubtful|puzzling|tempting|worthless|toothless)\b"
)
_TOLD_OF = re.compile(
    r"\b(?:have|has|had|was|were) (?:\w+ )?(?:signed|agreed|been|ratified|approved|resolved)\b"
    r"|\b(?:declined|refused|agreed|asked) to\b|\bdid not\b"
)
_BELOW = re.compile(r"\b(?:[Oo]nce|[Ii]f|[Ww]hen|[Uu]nless|[Aa]fter|[Uu]ntil|[Bb]efore)\b[^,]*")
"""A clause that tells under which condition a rule holds, whatever its tense."""
_REFUSES = re.compile(r"\bwould (?:not |only |never )?(?:say|comment|confirm|give|discuss|reveal|disclose)\b")
_SPEAKS = re.compile(
    r"^(?:I|We|My)\b|\bha(?:s|ve) the honou?r\b|\b(?:was|were|had|has been|have been|could not|ha(?:s|ve) yet to)\b"
    r"|\b(?:have|has) (?:\w+ )?(?:resolved|agreed|reached|decided|concluded|signed|appointed)\b"
)
"""What an instrument tells rather than lays down: who writes, and what came before."""


def kind_by_words(document: Document, one: Assertion, before: str = "") -> ClaimKind:
    """The kind of a claim by its words, by the verb of who says it, and by what stands before it.

    ``before`` is the sentence before: "it may not be sold" goes on with a rule, if there is one.

    >>> from summarizer.grounding import assertions_in
    >>> news = Document.from_text("Fiji signed the pact.")
    >>> [kind_by_words(news, one) for one in assertions_in("The pact covers trade. Experts believe it fails.")]
    ['provision', 'analysis']
    """
    text = one.text
    figures = any(cue.casefold() in {"found", "finds"} for _, cue in one.by) and re.search(r"\d", text)
    if figures:
        return "event"
    if any(cue.casefold() in _JUDGED or _VIEWED.search(cue) for _, cue in one.by) or _CALLED.search(text):
        return "analysis"
    allowed = kind_of("provision", text) == "provision" and not _TOLD_OF.search(_BELOW.sub("", text))
    if allowed and (_is_provision(text) or (_DUTY.match(text) and _binds(text, before))):
        return "provision"
    if not one.by and _is_instrument(document) and not _SPEAKS.search(text):
        return "provision"
    if _judges(text) or (one.by and _IS_LIKE.match(text)):
        return "analysis"
    return "analysis" if not one.by and _foreseen(text) else "event"


def _judges(text: str) -> bool:
    """Whether the words of a statement weigh what they tell; "May" is a month."""
    low = lowered(text)
    opens = _OPENS_JUDGEMENT.match(low) or _MAY.search(text)
    return bool(opens or _JUDGEMENT.search(low) or _VALUED.search(low))


@lru_cache(maxsize=1024)
def _is_provision(text: str) -> bool:
    text = lowered(text)
    return _OPENS_PROVISION.match(text) is not None or _PROVISION.search(text) is not None


def _binds(text: str, before: str) -> bool:
    """Whether words of duty lay down a rule, and do not only say what is planned."""
    planned = bool(find_dates(text)) or "still" in text
    return not planned and bool(_REGULAR.search(text) or _MANY.match(text) or _is_provision(before))


def _foreseen(text: str) -> bool:
    """Whether the verb of a statement is "would"; one that refuses to speak foresees nothing."""
    if "would" not in text or _REFUSES.search(text):
        return False
    read = tagged(text)
    main = main_verb(read, 0, len(read.stream))
    return main is not None and read.stream[main].norm == "would"
