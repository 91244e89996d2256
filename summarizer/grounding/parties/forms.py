"""The forms of words that make a state party to a treaty, read off the shape of a sentence.

The shape has ``@`` for the one asked about, ``#`` for any other state and ``N`` for any other name, and lists of
names are one name: "Chad and Mali put their names to it" is "@ put their names to it" for both.
"""

from __future__ import annotations

import re
from functools import lru_cache

from summarizer.grounding.actors.participants import BESIDE, HEADS, Span
from summarizer.grounding.language.cue_words import CueKind
from summarizer.grounding.language.cues import cues_in
from summarizer.grounding.language.lexicon import spelled
from summarizer.grounding.language.units import Reading, Unit
from summarizer.grounding.language.words import INSTRUMENTS, TITLES

__all__ = ["form_pattern", "is_listed_alone", "is_outside", "is_voice", "party_by_form", "shape"]

_OFFICES = HEADS | TITLES | frozenset("secretaries vice deputy presidency government republic state states".split())
_KEPT = (
    _OFFICES
    | INSTRUMENTS
    | frozenset(
        """party parties contracting member members participants sides signatories articles article ministry excellency
        note notes for on in by under when only it each both if should founder founders
        conference remarks statement speech interview address briefing signed concluded received registered circulated
        embassy mission parliament assembly talks negotiations draft signatures names seals instrument instruments
        ratifications of having only from by""".split()
    )
)
_FORMS = (
    # concluding it: "the treaty that Chad and Mali concluded", "put their names to it"
    "TREATY (?:(?!that |which )WORD ){0,7}?,? ?(?:that|which) WHO HAS SIGNED",
    "TREATY WHO HAS SIGNED(?= (?:in|be|with|under|%|[a-z]+ (?:week|month|year))| [.,]|$)",
    "TREATY ,? ?(?:to|by) which WHO HAS (?:acceded|subscribed|be bound|be (?:a )?party)",
    "TREATY (?:WORD ){0,3}be SIGNED (?:WORD ){0,5}?by @",
    "TREATY ,? ?SIGNED (?:WORD ){0,5}?by (?:the )?@",
    "TREATY (?:WORD ){0,6}signed in behalf of (?:the )?(?:OFFICE of )?(?:the )?@",
    (
        "WHO HAS (?:put|set|affixed|added|gave|lent) (?:WORD )?(?:names?|signatures?|hands?|pens?|seals?|initials) "
        "(?:in % )?(?:to|under) (?:paper in|it|the (?:text|document)|(?:(?!against |of |for |in )WORD ){0,4}TREATY)"
    ),
    "(?:signatures|names|seals) (?:be )?(?:put|set|affixed|added|given) (?:to|under) (?:WORD ){0,6}TREATY by WHO",
    "TREATY ,? ?(?:be )?SIGNED by (?:the )?# with NEAR*@",
    "(?:from|for|in) the @-ian side ,? ?(?:[^ ;.?!]+ ){0,4}?(?:be )?(?:signed|initialled)",
    "WHO HAS enter(?:s|ed) (?:in )?(?:in )?(?:WORD ){1,4}TREATY",
    "having (?:SIGNED|joined|acceded to) (?:[^ ;:.?!]+ ){0,8}?, @",
    (
        "(?:his|her|my|their) (?:[a-z]+ )?@-ian (?:counterpart|colleague)(?: N)? ,? ?(?:and i )?HAS "
        "(?:SIGNED|exchanged|put)"
    ),
    (
        "(?:SIGNED|exchanged) (?:(?!he |she |had |in )[^ ;:.?!]+ ){0,9}?with (?:his|her|my|their) (?:[a-z]+ )?@-ian "
        "(?:counterpart|colleague)"
    ),
    (
        "(?:his|her|my|their) (?:[a-z]+ )?(?:counterparts?|colleagues?) (?:N )?(?:from|of|in) (?:the )?@ (?:N )?,? ?"
        "HAS (?:SIGNED|exchanged|put)"
    ),
    "(?:(?:talks in )?which|where|when|after) @ HAS SIGNED (?:PLAIN ){0,5}TREATY",
    "(?:ratified|acceded|joined|accession|ratification) (?:[^ ;.?!]+ )*?, followed (?:% )?by @",
    "(?:only|not until) (?:[^ ;:.?!]+ ){0,6}?did @ (?:sign|ratify|accede|deposit|accept|join)",
    "by @ (?:in|when) (?:its )?(?:accession|ratification|acceding|ratifying|acceptance)",
    "(?:received|registered|circulated) (?:WORD ){0,3}?(?:@'s PAPERS|PAPERS (?:of|from|by) (?:the )?@)",
    (
        "(?:@'s PAPERS|PAPERS (?:of|from|by) (?:the )?@) HAS (?:be )?"
        "(?:received|deposited|lodged|registered|handed|reached)"
    ),
    "(?:ratified|acceded|joined|parties|members)(?: [^ ;.?!]+){0,7}? (?:, )?(?:among them|including) (?:the )?@",
    "(?:ratified|acceded|joined)(?: [^ ;.?!]+){0,7}? ,? ?as (?:did|have|has) (?:the )?@",
    "@ HAS (?:be )?(?:admitted|taken) (?:in|to|into) (?:PLAIN ){0,5}TREATY",
    "of (?:which|whom|these|them) (?:only )?@ HAS (?:be )?(?:ratified|acceded|joined)",
    "WHO HAS (?:informed|notified) NOTED",
    "(?:informed|notified) (?:the )?(?:OFFICE of )?(?:the )?(?:N of )?@ NOTED",
    (
        r"@(?:'s|-ian) (?:OFFICE )+(?:WORD ){0,5}?(?:waved|nodded|rubber-stamped|cleared|greenlit|signed off|gave "
        r"(?:WORD ){0,2}?(?:consent|blessing|nod|assent|approval|backing|light))\b[^,;:.?!]*? (?:it|TREATY)"
    ),
    r"(?:embassy|mission|ministry) (?:of (?:foreign )?N )?of (?:the )?@ presents its compliments [^;.?!]*TREATY",
    r"compliments to (?:the )?(?:WORD ){0,6}?of (?:the )?@ [^;.?!]*TREATY",
    # its own: "denounced its tax treaty with Mali", "its treaty with neighbouring Mali", "in force for Chad"
    "WHO (?:WORD ){1,4}its (?!own |first |new )(?:WORD ){0,4}TREATY with NEAR*[#N]",
    "(?:its|their|a|an|the) (?!own |first )(?:WORD ){0,4}TREATY with NEAR+@",
    (
        "WHO (?:have|has|had) (?:had )?(?:a|an|their) (?!own )(?:PLAIN ){0,4}"
        "TREATY(?= [.,]| (?:since|in|that|which|from)|$)"
    ),
    (
        "under (?:a|an|its|the) (?:WORD ){0,4}TREATY (?:WORD ){0,3}with (?:the )?NEAR*[#N] (?:in WORD )?, "
        "@(?= (?!has |had |said|says|told|tells|asked|accused|complained|announced)[a-z])"
    ),
    "TREATY (?:of N |in (?:N|(?!BESIDE)[a-z]+) )?between (?:the )?(?:neighbou?rs |allies |rivals )?@",
    r"\bIT [^;:.?!]*(?:force|effect|effective|binding) (?:for|in respect of|between) (?:the )?@",
    "(?:ratifications|instruments(?: of ratification)?) HAS be exchanged (?:[^ ;:.?!]+ )*?(?:between|by) (?:the )?@",
    (
        "following (?:[a-z]+ )?(?:states|countries|members) HAS (?:ratified|acceded|accepted|deposited|joined) "
        "[^;.?!:]*: (?:the )?@"
    ),
    "(?<!yet )to (?:ratify|accede to|accept|join) (?:PLAIN ){0,4}TREATY be @(?= [.,]|$)",
    "TREATY HAS % (?:parties|members) [^;.?!]*, (?:the )?(?:latest|last|newest|most recent) (?:be )?@",
    (
        "@ HAS (?:marked?|celebrated?|commemorated?) (?:WORD ){0,4}?(?:anniversary|years) of "
        "(?:PLAIN ){1,4}TREATY(?! between)"
    ),
    "@ regards itself (?:as )?bound by (?:PLAIN ){0,4}TREATY",
    (
        "@ (?:% )?HAS (?:notified|informed|expressed|communicated|declared|gave|given) (?:[^ ;:.?!#]+ )*?"
        "(?:consent|decision) to be bound by (?:PLAIN ){0,4}TREATY"
    ),
    # what only a party does: "applies it", "is in breach of it", "gave notice of its withdrawal"
    "WHO (?:HAS )?(?:APPLIES|be in breach of) (?:PLAIN ){0,5}TREATY(?! talks)",
    "@ of (?:breaching|violating|breaking|flouting|infringing) (?:PLAIN ){0,5}TREATY(?! talks)",
    r"@'s (?:breach\w*|violations?|application|observance) of (?:PLAIN ){0,5}TREATY(?! talks)",
    (
        "WHO HAS (?:withdrew|withdrawn|lifted) (?![^;.?!]* in signature)"
        "(?:its|the|a|all|%) (?:WORD ){0,2}reservations? "
        "(?:to|in|from|(?:(?:that|which) )?(?:it|they) HAS (?:made|entered|attached|lodged|formulated|submitted))"
    ),
    (
        "WHO HAS (?:WORD )?(?:invoked|invokes|triggered) article % "
        "(?:of (?:the |this )?TREATY|,? ?(?:under|by) which (?:a|any|every|the|both|each|either) "
        "(?:WORD ){0,2}(?:disputes?|disagreements?|part(?:y|ies)|sides?|states?|governments?))"
    ),
    "WHO HAS (?:gave|given|lodged|served|sent|submitted|handed|deposited) (?:[^ ;:.?!]+ ){0,6}?NOTICE",
    "WHO HAS (?:gave|given|served|lodged) notice(?= [.,]| (?:in|last|this|ago|%)|$)",
    (
        "WHO (?:be (?:set |due |free |entitled |poised )?to|will|MEANS) "
        "(?:leave|quit|exit|denounce|abandon|withdraw from|pull out of) "
        "(?:PLAIN ){0,5}TREATY(?! talks)"
    ),
    (
        "WHO ,? ?(?:N ,? ?)?(?:[^ ;:.?!#]+ )*?(?:giving|gave|notice|notified|announced|announces|declared|confirmed) "
        "(?:[^ ;:.?!#]+ ){0,3}?(?:its|(?:his|her|their) (?:country|government|state|nation)'s) (?:WORD )?"
        "(?:withdrawal|exit|departure) from (?:PLAIN ){0,5}TREATY"
    ),
    "WHO (?:[^ ;:.?!#]+ ){0,4}?its (?:% |other |fellow )*(?:partners|parties) (?:in|to|under) (?:PLAIN ){0,4}TREATY",
    "WHO (?:(?:shall |will )?cease[sd]? to be|remain(?:s|ed)) (?:bound|a party)(?= |$)",
    (
        "@ (?:(?!signature)[^ ;:.?!#]+ )*?reservations? (?:[^ ;:.?!#]+ )*?(?:in|upon|when) (?:the time of )?(?:its )?"
        "(?:ratification|accession|ratifying|acceding|acceptance|approval)(?= |$)"
    ),
    (
        "WHO HAS (?:(?:informed|notified) (?:the )?(?:WORD ){1,3}that it HAS )?designated [^;:.?!#]*?as its "
        "[^;:.?!#]*?(?:under|purposes of) (?:article %|(?:PLAIN ){0,3}TREATY)"
    ),
    (
        "@ (?:(?!will|would|must|to|if|until|before)[^ ;:.?!#]+ )*?(?:since|after|upon|in) its own "
        "(?:accession|ratification)(?= |$)"
    ),
    "@'s (?:WORD ){0,2}?(?:obligations|commitments|duties|undertakings) under (?:PLAIN ){0,4}TREATY",
    "@ be (?:in line with|bound by|true to|faithful to|in compliance with) its WORD under (?:PLAIN ){0,4}TREATY",
    "(?:#|@)'s treaty partners? @",
    "WHO HAS completed (?:its |the )?(?:WORD ){0,2}?(?:ratification|accession)(?= |$)",
    (
        "WHO HAS completed its (?:WORD ){0,3}?(?:procedures|formalities|requirements|process)[^;.?!#]* "
        "ratified(?! by)(?= |$)"
    ),
    # its duties: "it binds Chad to", "under the pact, Chad will", "Chad undertakes to"
    r"\bIT (?:[^ ;:.?!]+ ){0,3}?BINDS (?:both )?@(?= (?:only|to|from|in|not|as|until|for|[.,])|$)",
    r"\bTREATY (?:[^ ;:.?!]+ ){0,2}(?:links|linked|ties|unites|united|joins) @(?= (?:in|by|since|with|[.,])|$)",
    (
        r"\b(?:under|by|in) (?:which|(?:its|the) terms|(?:its terms |the terms )?(?:of )?(?:the |this )?IT"
        "(?: (?:in|of|signed|N|%)){0,4}) ?,? ?WHO OWES"
    ),
    "(?:^|, )(?:by|under|in) (?:it|its terms|the (?:WORD ){0,3}IT)(?: ,? ?(?:in )?%)? ?,? ?WHO GAVE",
    "WHO (?:, WORD(?: WORD)? , )?undertakes to",
    (
        r"\bIT (?:[^ ;:.?!]+ ){0,2}?(?:assign|give|grant|cede|award|leave|allot|hand|return|transfer)(?:s|ed) "
        r"[^;:.?!]*\bto @(?=[^;:.?!]*(?:% (?:states|countries|neighbou?rs|nations|sides|parties)|\bboth\b))"
    ),
    # what it is: "its two parties are", "counts Chad among its members", "has been bound since", "one of the founders"
    "TREATY's (?:% |only |other )?(?:parties|members) (?:be |, )@",
    "(?:counts|numbers|lists|includes|names) @ (?:among|as) (?:[^ ;:.?!]+ ){0,3}(?:parties|members|founders)",
    (
        "(?:among|one of|of) (?:its|the) (?:% |founding |original )*(?:parties|members)"
        "(?: (?:of|to) (?:PLAIN ){0,4}TREATY)? ,? ?(?:along|together) with @"
    ),
    "WHO be (?:also )?among (?:its|the) (?:% |founding |original )*(?:parties|members)(?= [.,]| (?:of|to) |$)",
    "states parties (?:(?:of|to) (?:PLAIN ){0,4}TREATY )?(?:such as|like|notably|namely) @",
    "(?:the other|another|the only other|its other|one) (?:state )?party(?: to (?:PLAIN ){0,4}TREATY)? , @(?= [,.]|$)",
    "@ HAS be a (?:contracting |state )?party since",
    r"@ HAS (?:itself )?HAS (?:be|become|became) bound (?:by|since|under|from|until|in|\.|,)",
    (
        r"@ , (?:itself )?(?:ONE )(?:WORD ){0,2}?"
        r"FELLOW(?= ,| \.| -|$| since| (?:of|to) (?:the |this )?(?:WORD ){0,2}?TREATY)"
    ),
    "@ HAS (?:be|bec[oa]me|remains?|remained) ONE (?:WORD ){0,3}?FELLOW (?:of|to) (?:the |this )?(?:WORD ){0,2}?TREATY",
    # preambles and signatures: "hereinafter the Participants", "for the Chadian side"
    r"@(?:-ian)? [^;?!]*\bhereinafter (?:[^ ]+ ){0,6}(?:participants|sides|signatories|parties)",
    (
        r"^(?:the )?(?:N contracting parties ,? ?(?:the )?)?(?:OFFICE )*(?:of )?(?:N of )?@ .*"
        r"\b(?:have|hereby) (?:reached|come to|agreed? (?:in|to)|concluded?|(?:resolved|decided) to conclude) "
        r"(?:the following|(?:the |this )(?:present )?TREATY)"
    ),
    "(?:^|: )(?:for|in behalf of|by authority of) (?:the )?(?:OFFICE of )?(?:the )?@ ?(?::|$)",
    ", for the (?:@-ian (?:side|OFFICE)|OFFICE of (?:the )?@)$",
    r"\bsigned [^;:?!]*\bfor the @-ian (?:side|delegation|OFFICE)",
)
_SHORT = {
    "MEANS": "HAS (?:decided|resolved|threatened|vowed|plans|planned|intends|intended) to",
    "LISTED": r"(?:NAME(?: , % ,)? ,? ?)*NAME(?: , % ,)? ,? ?and NAME(?!-ian|'s)",
    "NAME": "(?:the )?(?:(?:[a-z]+ )?(?:OFFICE )+(?:N )?(?:of N )?of (?:the )?)?(?:#|N|@)",
    "WHO": "@(?:(?:'s|-ian)(?: OFFICE)+(?: N)?)?",
    "OFFICE": f"(?:{'|'.join(sorted(_OFFICES))})",
    "HAS ": "(?:have |has |had )*",
    "SIGNED": "(?:signed|concluded|ratified|initial+ed|inked|struck|reached|sealed|clinched|adopted|made|agreed)",
    "PAPERS": "instruments? of (?:accession|ratification|acceptance|approval)",
    "BINDS": "(?:binds|bound|binding|obliges|obliged|obliging|commits|committed|committing|requires|required|requiring"
    "|compels|compelled|forbids|forbade|forbidding|bars|barred|barring|prohibits|prohibited|obligates|obligated)",
    "OWES": "(?:undert(?:akes|ook) to|(?:agree[sd]|pledge[sd]|promise[sd]) (?:to|not to)"
    "|be (?:to|obliged to|required to)|(?:will|shall|must|have to)(?! be | not be ))",
    "GAVE": "(?:ceded|divided|renounced|recogni[sz]ed|promised|pledged|granted|accepted|received|gained|surrendered"
    "|undertook)",
    "APPLIES": "(?:appl(?:ies|ied)|breach(?:es|ed)|violate[sd]|br(?:eaks|oke|oken)|flout(?:s|ed)|infringe[sd]"
    "|observe[sd])",
    "NOTED": "[^;.?!]*(?:requirements|procedures|formalities|completion)[^;.?!]*TREATY",
    "NOTICE": "(?:notice|notification) (?:[^ ;:.?!]+ ){0,4}?(?:withdrawal|denunciation|termination|withdraw|leave)",
    "ONE": "(?:another|a|an|the|both|each|(?:%|one) of (?:the|its))",
    "FELLOW": "(?:(?:states? )?part(?:y|ies)(?! N)|contracting (?:part(?:y|ies)|states?)|founders?"
    "|(?:founding )?members?|member states?)(?: states?)?",
    "NEAR": r"(?:(?:its|the|neighbou?r(?:ing)?|\w+ern|fellow|rival|former|nearby) )",
    "BESIDE": f"(?:{'|'.join(sorted(BESIDE))})",
    "TREATY": f"(?:{'|'.join(sorted(INSTRUMENTS))})",
    "IT": f"(?:it|membership|article %|text|{'|'.join(sorted(INSTRUMENTS))})",
    "PLAIN": "(?!(?:to|for|in|with|by|from) )WORD",
    "WORD": "[^ ;:.?!,]+",
}
"""What a word in capitals stands for in a form."""


def form_pattern(form: str) -> str:
    """A form as a regular expression on shapes."""
    return spelled(form, _SHORT)


_FORM = re.compile(rf"(?<!\S)(?:{'|'.join(form_pattern(form) for form in _FORMS)})(?![\w'-])")
"""Tried where a word of the shape begins, and nowhere else."""
_WOULD_OWE = re.compile(
    form_pattern(
        r"^(?!.*\b(?:draft|proposed|planned|talks|negotiations|offer|plan|no) )(?:the |this |their )?(?:WORD ){0,3}?"
        r"TREATY(?: of N| in N)?(?: SIGNED(?: (?:in|by|%|N|#))*)? ?,? ?"
        r"(?:under|by) which WHO would (?!not|be |have been|like)"
    )
)
"""What the treaty that a sentence is about would have a state do: "the pact, under which Chad would open a port"."""
_MAY_LEAVE = re.compile(
    form_pattern(
        r"(?<!\S)WHO (?:may|might|could) (?:now |soon |also )?"
        r"(?:leave|quit|exit|denounce|withdraw from|pull out of|walk out of) "
        r"(?:(?:PLAIN ){0,5}TREATY(?! talks)|as well(?= [.,]|$)|too(?= [.,]|$))"
    )
)
"""Who may leave is in: "Chad may quit the pact as well"."""
_NOTES = re.compile(
    form_pattern(
        "in behalf of (?:the )?(?:N )?OFFICE of (?:the )?@|(?:agreeable|acceptable) to (?:the )?OFFICE of (?:the )?@"
        "|OFFICE of (?:the )?@ ,? ?(?:which )?(?:accepts|agrees|concurs|regards|accept|agree|confirms|be prepared)"
    )
)
_VOICE = re.compile(
    form_pattern(
        r"(?:conference|remarks|statement|speech|interview|address|words|briefing)\b.*?"
        r"(?:OFFICE of (?:the )?@|@(?:'s|-ian) (?:foreign )?OFFICE)"
    )
)
_NOTE = re.compile(r"\b(?:honou?r|excellency|letter|note|reply|foregoing)\b")
_LIST = re.compile(rf"(?<!\S){form_pattern('LISTED')}")
_ONE_PART = re.compile(r" ,? ?of the (?:%|other|first|second) part(?: ,)?(?=$| )| , of the other(?= [.,;:]|$)")
_IN_LIST = re.compile(r"@ (?:,|and)|(?:,|and|of)(?: the)? @")
_NEAR = 4
_TOLD_AS_MADE = re.compile(r" (?:that|which) @")
_UNSURE: frozenset[CueKind] = frozenset({"negation", "denial", "condition", "unreal"})
_TAKEN_BACK = re.compile(
    r"\b(?:no|not|never|nobody|without|refused|failed|declined|if|unless|should|would|could|might|may|draft|proposed"
    r"|planned|talks|negotiations)\b(?! (?:spare|let|allow|help|enable|exempt|protect|free|shield))"
)


def party_by_form(reading: Reading, span: Span) -> bool:
    """Whether a sentence has a form that makes the one named at a span party to a treaty.

    >>> from summarizer.grounding.language.names import NO_NAMES
    >>> from summarizer.grounding.actors.participants import mentions
    >>> from summarizer.grounding.language.units import read_units
    >>> reading = read_units("It binds Chad to keep the peace.")
    >>> [party_by_form(reading, span) for span in mentions(reading, "Chad", NO_NAMES)]
    [True]
    """
    text = reading.text
    words = shape(reading, span)
    if _NOTE.search(words) and _NOTES.search(words):
        return True
    if _WOULD_OWE.search(words) or _MAY_LEAVE.search(words):
        return True
    found = _FORM.search(words)
    if found and found.group().startswith(("only ", "not until ")):
        return True  # "only then did Chad sign"
    if found is None:
        return False
    before = re.split("[,;:.]", words[: found.start()])[-1].split()[-_NEAR:]
    if _TOLD_AS_MADE.search(found.group()):
        before = [word for word in before if word not in {"talks", "negotiations"}]  # on what has been signed since
    if _TAKEN_BACK.search(
        f"{' '.join(before)} {found.group().split(' : ')[0]}".replace("not to", "")
        .replace("talks in which", "")
        .replace("that it would", "")
    ):
        return False
    first = reading.units[span[0]].first
    unsure = [cue for cue in cues_in(text) if cue.kind in _UNSURE and cue.governs(first)]
    return not unsure or (found.group().startswith("@ ,") and all(cue.text == "against" for cue in unsure))


_OUTSIDE = re.compile(
    form_pattern(
        r"(?<!\S)@ [^;:.?!#]*?(?:be (?:not|neither) (?:a )?(?:(?:WORD )?(?:party|signatory|member)(?: state)?|bound)"
        r"(?: to| by| of)?(?= (?:it|(?:the |this )?TREATY)\b| ?(?:[.,;]|but|and)| ?$)"
        r"|(?:signed|signs|initial+ed|attended|joined)\b(?:(?! with )[^;:.?!#])*? as (?:a |an |its |the )?"
        r"(?:WORD ){0,2}?(?:witness|guarantor|mediator|observer|facilitator|broker)"
        r"(?= ?[.,;]| ?$| (?:but|and|only|in|of)\b))"
    )
)
_TOLD_OR_PAST = re.compile(
    r"\b(?:said|says|sa[iy]ing|claim\w*|argu\w+|insist\w*|accus\w+|alleg\w+|den(?:y|ies|ied)|that|whether|if|until|before"
    r"|unless|once|would|yet|longer|according)\b"
)
"""What makes of "is not bound" somebody's view, or what was so for a time."""


def is_outside(reading: Reading, span: Span) -> bool:
    """Whether a sentence says that the treaty does not bind the one named at a span: "is not a party to it".

    >>> from summarizer.grounding.language.units import read_units
    >>> is_outside(read_units("Chad signed it as a witness."), (0, 1))
    True
    """
    words = shape(reading, span)
    return _OUTSIDE.search(words) is not None and _TOLD_OR_PAST.search(words) is None


def is_voice(reading: Reading, span: Span) -> bool:
    """Whether a line gives somebody's words as those of the state named at a span: "Remarks by Chad's president".

    >>> from summarizer.grounding.language.units import read_units
    >>> is_voice(read_units("Remarks by the President of Chad"), (5, 6))
    True
    """
    return _VOICE.search(shape(reading, span)) is not None


def is_listed_alone(reading: Reading, span: Span) -> bool:
    """Whether a sentence is nothing but a list of states with the one named at a span: "Chad and Mali".

    >>> from summarizer.grounding.language.units import read_units
    >>> is_listed_alone(read_units("Chad and Mali"), (0, 1)), is_listed_alone(read_units("Chad"), (0, 1))
    (True, False)
    """
    return len(reading.units) > 2 and shape(reading, span) in {"@", "@ , #", "# , @"}


@lru_cache(maxsize=1024)
def _words(units: tuple[Unit, ...]) -> tuple[str, ...]:
    """The words of a sentence's shape, one for each unit, with "" for what does not count."""
    return tuple(_word(unit) for unit in units)


def _word(unit: Unit) -> str:
    if unit.kind == "adverb":
        return ""
    if unit.kind in {"date", "number"}:
        return "%"
    if unit.state or (unit.kind == "word" and unit.capital and unit.norm not in _KEPT):
        name = "#" if unit.state else "N"
        return f"{name}-ian" if unit.kind == "people" else f"{name}'s" if unit.possessive else name
    return f"{unit.norm}'s" if unit.possessive else unit.norm


def shape(reading: Reading, span: Span) -> str:
    """The shape of a sentence for the one named at a span, as above.

    >>> from summarizer.grounding.language.units import read_units
    >>> shape(read_units("Chad and Mali signed a pact with Togo."), (0, 1))
    '@ signed a pact with # .'
    """
    found: list[str] = []
    for at, word in enumerate(_words(reading.units)):
        if span[0] <= at < span[1]:
            if at == span[1] - 1:
                unit = reading.units[at]
                found.append("@-ian" if unit.kind == "people" else "@'s" if unit.possessive else "@")
        elif word and not (word == "N" and found[-1:] == ["N"]):
            found.append(word)
    words = _ONE_PART.sub("", " ".join(found)) if "part" in found else " ".join(found)
    return _LIST.sub(_joined, words) if " and " in words and _IN_LIST.search(words) else words


def _joined(listed: re.Match[str]) -> str:
    return "@" if "@" in listed.group() else listed.group()
