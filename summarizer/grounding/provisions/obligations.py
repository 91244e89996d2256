"""Which wording carries which kind of obligation.

Kinds and conditions are those of ATOP (Alliance Treaty Obligations and Provisions, Leeds et al. 2002).
"""

from __future__ import annotations

import re
from functools import lru_cache

from summarizer.document import Document, Sentence
from summarizer.grounding.language.lexicon import anywhere
from summarizer.grounding.language.text import Refusal, fold, folded_together, lowered
from summarizer.grounding.provisions.limits import attacks_party
from summarizer.records.treaty import Condition, ObligationKind

__all__ = [
    "binds_itself",
    "conditions_in",
    "duties_worded",
    "duty_worded",
    "governs",
    "introduces_rules",
    "lays_duty",
    "normalise_kind",
    "obligation_supported",
    "of_the_day",
]

_ATTACK = r"attack\S* aggress\S* invasion\S* invade\S* armed_force state_of_war war hostilit\S* threat\S*"
_NEEDS: dict[ObligationKind, tuple[str, ...]] = {
    "defense": (
        _ATTACK,
        r"""assist\S* aids? help\S* defen[dcs]\S* support\S* rescue protect\S* come_to_the all_means armed_action
        (?:considered|treated|regarded|seen|deemed|viewed)_(?:as_)?(?:to_be_)?an_(?:armed_)?attack_(?:on|against|upon)
        (?:treats|considers|regards|deems)_an_(?:armed_)?attack_(?:on|against)_(?:\S+_){1,6}as_an_(?:armed_)?attack""",
    ),
    "offense": (
        r"war attack\S* offensive hostilit\S* operations?",
        r"join\S* assist\S* aids? support\S* sides? declar\S* together",
    ),
    "neutrality": (
        r"""neutral\S* not_(?:\S+_){0,3}(?:assist|aid|support|help|render|give|provide) refrain abstain
        no_(?:aid|assistance|support|help)""",
    ),
    "nonaggression": (
        r"""non_?aggression (?:not|no|neither|nor|never)_(?:\S+_){0,4}(?:attack|use|resort|invade|undertake)
        (?:not|no|neither|nor|never)_(?:\S+_){0,4}(?:make_war|wage_war)
        refrain\S* renounc\S* inviolab\S* peaceful\S*""",
        r"non_?aggression aggress\S* attack\S* force war invade violence threat\S* dispute\S* frontier\S* borders?",
    ),
    "consultation": (
        r"consult\S* confer contact meet",
        rf"""{_ATTACK} crisis crises danger\S* emergency endanger\S* menace\S* peril jeopard\S*
        (?:severe|heavy|grave|serious)_pressure""",
    ),
    "other": (),
}
_PROMISES = (
    "build|share|exchange|supply|sell|buy|deliver|cut|reduce|limit|ban|remove|lift|abolish|protect|defend|assist"
    "|co_?operate"
    "|combat|fight|patrol|open|return|extradite|restore|dismantle|destroy"
)
_BOTH = (
    "(?:each|both|either|neither|the_two)"
    "_(?:part(?:y|ies)|sides?|countr(?:y|ies)|states?|nations?|governments?|members?)"
)
_DUTY = rf"""shall must obliges? obliged_to mandates? mandated requires? required_to undertakes?_(?:\S+_){{0,12}}?to
    undertook_(?:not_)?to pledge[ds]?_(?:not_)?to promise[ds]?_(?:not_)?to swears?_(?:not_|never_)?to
    swore_(?:not_|never_)?to
    engages?_(?:not_)?to
    agree[ds]?_(?:in_(?:the|this)_\S+_)?(?:to|not_to|that)
    commits? commits?_(?:\S+_){{1,4}}to guarantees prohibits forbids bars bans stipulates provides_that
    (?:parties|sides|countries|states|members|nations|governments|they|both)_will_(?:\S+_){{0,1}}(?:co_?operate|work_together|team_up|join_forces|collaborate)
    (?:is|are)_(?:to|obliged|obligated_to|bound|prohibited|forbidden|borne_by|banned|barred|outlawed|exempt|capped|committed_to)
    (?:promises|undertakes|pledges|agrees|vows)_(?:not_|never_)?to
    (?:is|are)_(?:not_|never_)(?:to|allowed_to|permitted_to) (?:is|are)_(?:also|both|each|then)_to
    (?:be|remains?)_(?:bound|obliged|required|committed)_to
    (?:committed|bound|pledged|obliged|engaged|commits?|binds?|engages?)_(?:itself|themselves)_(?:not_|never_)?to
    provides?_for_(?:\S+_){{0,2}}co_?operation
    provides?_for_(?:joint|mutual|regular|annual|exchanges|the_exchange)
    (?:sets?|fixes|imposes|establishes)_(?:(?:an?|the)_)?(?:\S+_){{0,3}}(?:limits?|quotas?|ceilings?|caps?|minimum|maximum)
    (?:agreement|treaty|pact|accord|deal)_to_(?:{_PROMISES}) (?:under|by)_(?:\S+_){{1,6}}{_BOTH}_(?:will|would)
    (?:treats|considers|regards|deems)_an_(?:armed_)?attack_(?:on|against)_(?:\S+_){{1,6}}as_an_(?:armed_)?attack
    ha(?:s|ve)_to may_not cannot (?:no|neither|none|nobody|nor)_(?:\S+_){{0,6}}(?:may|can) prescribes demands
    (?:is|are)_(?:also_)?(?:foreseen|envisaged|provided_for)_(?:\S+_){{0,3}}co_?operation
    (?:co_?operation|joint_(?:work|action|efforts)|collaboration)_(?:\S+_){{0,12}}(?:is|are)_(?:also_)?(?:foreseen|envisaged|provided_for)
    bound_(?:\S+_){{1,4}}to binds_(?:\S+_){{1,4}}to obliged_(?:\S+_){{1,4}}to compels?_(?:\S+_){{1,4}}to
    (?:barred|precluded|prohibited|forbidden)_from
    (?:parties|sides|countries|states|governments|both|nations)_guarantee
    (?:falls?|rests?|lies?)_(?:to|on|upon|with) accepts?_to
    (?:each|neither|either|every|both)_(?:contracting_|state_)?part(?:y|ies)_(?:will|would)
    (?:an?|the)_(?:\S+_){{0,3}}(?:duty|obligation|commitment|undertaking|pledge)_(?:not_)?to
    ma(?:kes?|de)_(?:each|both|either|every|all) (?:duty|obligation)_(?:of|for|on)_(?:\S+_){{1,5}}to
    forces?_(?:\S+_){{1,5}}to
    ha(?:s|ve|d)_(?:\S+_){{1,3}}(?:hours|days|weeks|months|years)_to
    (?:if|when|whenever|should)_(?:\S+_){{0,5}}(?:attacked|invaded|threatened)_(?:\S+_){{0,6}}(?:will|would)"""
_INSTRUMENT = (
    "(?:treat(?:y|ies)|agreements?|conventions?|protocols?|pacts?|accords?|deals?|charter|text|terms"
    "|articles?)(?![’']s (?!(?:[\\w-]+ )?(?:terms|provision|text|rules|article|clause)))"
)
_UNDER = re.compile(
    rf"(?:^|[,;:] |\b(?:and|but|while) )(?:under|by|pursuant to|in accordance with"
    rf"|according to) .{{0,80}}?\b{_INSTRUMENT}\b"
)
_TELLS = re.compile(
    rf"\b(?:{_INSTRUMENT}|it|which|clause)\b.*?(?:\b(?:provides|(?<=treaty )provided|(?<=it )provided|stipulat\w+"
    r"|mandat\w+|requir\w+|demand\w+|prescrib\w+|stat(?:es|ed)|specif\w+|dictat\w+|guarantees|ensures|says|said"
    r"|l(?:ays|aid) down)"
    r"(?:,? (?:above all|in particular|among other things|inter alia|first of all|also|moreover|specifically|expressly"
    r"|explicitly|in article \w+|in its [\w-]+ article),?)? that\b"
    r"|\b(?:under|by|in) which\b|\bwhereby\b)"
    rf"|\b{_INSTRUMENT}\b.{{0,40}}\b(?:says|states|specifies|stipulates|provides) |\bagree[ds]? that\b"
    r"|\bin (?:return|exchange),? $"
)
_IS_DUTY = re.compile(
    r"\b(?:duty|duties|obligations?|commitments?|undertakings?|requirements?)\b[^.;,]{0,40}"
    r"(?: (?:is|are|was|were)\b[\w ]{0,24}:?|:) (?:to )?$"
    r"|\b(?:its|their|the|\w+[’']s) (?:[\w-]+ )?(?:duty|duties|obligations?|commitments?) (?:under"
    r"|in) [^.;,]{3,60} (?:to )?$"
    r"|\bwhat [^,;:]{2,40}? (?:demand|require|ask|expect)\w*\b[^,;:]{0,40} (?:is|are|was|were)\b[\w ]{0,24}:? "
)
_INTRODUCES = re.compile(
    r"\b(?:(?:requires?|provides?|demands?|says|states|reads|stipulates|prescribes|obliges|imposes|asks?)"
    r"(?: (?:it|this|that|as follows|the following|(?:one|two|three|four|five) (?:\w+ )?things))?"
    r"|(?<!of )(?<!of the )(?<!of its )(?<!on the )(?<!on its )(?:terms|rules|duties|obligations)"
    r"(?: [^,;:]{0,40}\b(?:is|are) (?:\w+ )?\w+)?)$"
)
"""How words end behind which a colon, and then the rules themselves, stand, for texts in lower case."""
_SENTENCE_END = re.compile(r"(?<=[a-z”\"])\. |; ")
"""Words before a flat statement that make a rule of it, for texts in lower case."""
_DEEDS = (
    "(?:withdrawal|release|return|exchange|removal|abolition|destruction|dismantling|closure|opening|reopening|reduction"
    "|end|halt|ban|handover|transfer|delivery|supply|construction|extradition|repatriation|inspections?|protection"
    "|sharing|elimination|compensation|payment|disarmament|demilitari[sz]ation)"
)
_OF_INSTRUMENT = rf"""waive[sd] abolish(?:es|ed) eliminate[sd] phase[sd]_out criminali[sz]e[sd] stipulates
    (?:calls?|provides?)_for_(?:\S+_){{0,3}}{_DEEDS}
    calls?_for_(?:\S+_){{1,5}}to foresees envisages rules_out (?:responsible|liable)_for obliged_to
    guaranteed assures assured shields shielded exempts exempted spares frees freed
    protect(?:s|ed)_(?:\S+_){{1,8}}(?:from|against)
    bans? banned bars? barred prohibited forbade outlaw\S* required obliged compelled mandated requires
    caps? capped limits? limited restrict\S* prescribed had_to could_not
    (?:was|were)_(?:not_|never_)?(?:to|obliged|bound|banned|barred|required|prohibited|forbidden|exempt|capped|allowed_to)
    (?:will|would)_be_(?:\S+_){{0,1}}\S+ (?:will|would) (?:allow|permit|let)(?:s|ed|ted)?_(?:neither|no)
    (?:does|do|did|will|would)_not_(?:allow|permit|let) ha[sd]_(?:each|both|every|all) (?:was|were)_under_an?
    prevent(?:s|ed)?_(?:\S+_){{1,4}}from (?:oblig|requir|bind|commit|forbidd|barr|prohibit|compell|forc)ing
    calls?_(?:up)?on called_(?:up)?on enjoins? instruct\S* task\S*
    (?:duty|obligation|commitment|ban|prohibition)_(?:to|on|of)"""
"""Words that lay a duty on somebody where an instrument is named beside them: others ban and were to go as well."""
_OWN_DUTY = (
    r"(?:part(?:y|ies)|states?|sides?|\S+)_(?:hereby_|solemnly_|mutually_)?(?:guarantees?|renounces?|recogni[sz]es?"
    r"|grants?|cedes?"
    r"|respects?|bears?|pays?|meets?|appoints?|designates?|provides?|supplies|supply|informs?|notif(?:y|ies)"
    r"|reimburses?"
    r"|covers?|compensates?|returns?|admits?|exempts?|maintains?|exchanges?|transmits?|facilitates?|protects?|sends?)"
    r"_(?:the|any|each|all|its|their|war|to|an?|half)"
    r" will intends?_to (?:is|are)_(?:borne|paid|met|covered|provided|shared|supplied|carried)_by"
)
_PROMISED = rf"{_DUTY} {_OWN_DUTY} {_OF_INSTRUMENT} committed would mutual renounc\S* neither"
"""How a kind of obligation that has words of its own may also be told."""
_CONDITIONS: dict[Condition, str] = {
    "on_request": r"""(?:on|upon|at|following)_(?!whose)(?:\S+_){0,3}request
    (?:to|of|after|receiving)_(?:an?|any|such_an?)_(?:\S+_)?request
    (?:that|which|who)_(?:so_)?requests?
    if_(?:\S+_){0,3}(?:requested|asked) when_(?:requested|asked)
    (?:if|when|whenever|provided_that)_(?:\S+_){1,5}(?:asks?|requests?)""",
    "non_provocation": r"unprovoked without_provocation not_(?:\S+_){0,2}provoked",
    "domestic_law": r"""(?:accordance|conformity|line)_with_(?:\S+_){0,5}(?:laws?|legislation|constitution\S*)
    (?:as_far_as|to_the_extent|in_so_far_as|insofar_as)_(?:\S+_){0,5}(?:laws?|legislation|constitution\S*)
    within_the_limits_of_(?:its|their)_(?:\S+_){0,2}(?:laws?|legislation)
    constitutional_process\S* subject_to_(?:\S+_){0,4}(?:laws?|legislation|constitution\S*)""",
    "un_charter_51": r"article_51",
    "ongoing_conflict": r"(?:conflicts?|wars?|hostilities)_(?:\S+_){0,3}(?:under_?way|ongoing|in_progress|existing)",
    "other": r"""to_the_extent_(?:that|possible) unless
    as_far_as_(?:possible|(?!(?:\S+_){0,5}laws?_)(?:\S+_){1,5}(?:permits?|allows?))
    where_(?:\S+_){0,3}(?:permits?|possible|allows?)""",
}
"""The conditions that words tell beyond doubt; others of ATOP's list are left to the words of the duty itself."""
_NEEDED = {kind: tuple(anywhere(words) for words in needs) for kind, needs in _NEEDS.items()}
_LAYS_A_DUTY = anywhere(_DUTY)
_LAYS_IF_INSTRUMENT = anywhere(_OF_INSTRUMENT)
_NAMES_INSTRUMENT = re.compile(rf"\b(?:{_INSTRUMENT}|it|which|membership)\b")
_BINDS_IN_OWN_WORDS = anywhere(f"{_DUTY} {_OWN_DUTY}")
_IS_PROMISED = anywhere(_PROMISED)
_OF_EACH = re.compile(
    r"\b(?:Each|Every) (?:State |Contracting )?Party (?!(?:is|was|has|does|says|hopes|wants|regards|considers|signs"
    r"|ratifies|enjoys|gets|receives|remains|keeps|may|can)\b)[a-z]{3,}s (?:\w|$)"
)
"""How an instrument tells in the present tense what is the part of each, also where a report gives its words."""
_TELLS_OF_PAST = anywhere(r"was were had did (?:has|have)_(?!to)\S+ \S+ed_(?:the|an?|its|their)")
_CONDITIONED = {kind: anywhere(words) for kind, words in _CONDITIONS.items()}
_LACKS: dict[ObligationKind, str] = {
    "defense": "an attack and of help against it",
    "offense": "a war and of joining in it",
    "neutrality": "giving no help to an adversary",
    "nonaggression": "not attacking each other",
    "consultation": "consulting in a crisis; a general promise to consult is 'other'",
}


_HELPS = anywhere(_NEEDS["defense"][1])


def normalise_kind(kind: ObligationKind, text: str) -> ObligationKind:
    """The kind of an obligation that a text words, where a draft names a neighbouring one.

    Help for a party that is attacked is ``defense``, whatever else the words recall.

    >>> normalise_kind("offense", "Each party shall assist the other if it is attacked.")
    'defense'
    >>> normalise_kind("offense", "The parties shall join any war that one of them declares.")
    'offense'
    """
    attacked = kind in {"offense", "other"} and attacks_party(text) and _HELPS.search(fold(text))
    return "defense" if attacked else kind


_BINDS_ITSELF = re.compile(
    r"\b(?:(?:(?:Contracting )?Part(?:y|ies)|Members?(?: States?)?|States? Parties|Governments?"
    r"|Signatories|Participants?"
    r"|(?:competent|relevant) authorities) (?:hereby )?(?:shall|undertakes?)\b"
    r"|(?:Each|Every|Either|Neither|Both|No|An?|The|Any) (?:(?!United)[A-Z][a-z]+ )?States? shall\b"
    r"|(?:Participants|Signatories|Sides) (?:will|intend)\b|(?:note|letter|reply) shall (?:form|constitute)\b"
    r"|\bhave (?:[\w, ]{3,60} )?agreed (?:as follows|(?:up)?on the following)\b)"
)


@lru_cache(maxsize=64)
def binds_itself(text: str) -> bool:
    """Whether a text is an instrument itself and not a report on one: it binds its parties in its own words.

    >>> binds_itself("The Parties shall meet."), binds_itself("The parties agreed to meet.")
    (True, False)
    """
    return _BINDS_ITSELF.search(text) is not None


_GAPPED_DUTY = re.compile(r"(?:(?:[A-Z][\w’'-]+|the|other|others|latter) ){0,4}(?:not |never )?to [a-z]{2,} ")
_BINDS_BEFORE = re.compile(
    r"\b(?:obliges?|obliged|requires?|required|commits?|committed|binds?|bound|compels?|compelled|undertakes?"
    r"|undertook)\b"
    r"[^;.]* to [^;.]*,? (?:and|while|but|or) $"
)
"""The verb that binds a first one, or to a first thing, and binds what "and" joins to it as well, in lower case."""
_GOVERNS_BEHIND = re.compile(
    rf"\b(?:according to (?:the|its|a) (?:[\w-]+ ){{0,3}}{_INSTRUMENT}\b|the {_INSTRUMENT} (?:says|states|provides"
    rf"|reads)\b)"
)


def governs(before: str, behind: str = "") -> bool:
    """Whether words before and behind a flat statement make a rule of it: they name an instrument as what binds.

    >>> governs("Under the pact, "), governs("The pact provides that "), governs("Under pressure, ")
    (True, True, False)
    """
    clause = _SENTENCE_END.split(lowered(before))[-1]
    ruled = any(pattern.search(clause) for pattern in (_UNDER, _TELLS, _IS_DUTY)) or _opened_by_instrument(clause)
    return ruled or (bool(behind) and _GOVERNS_BEHIND.search(lowered(behind)) is not None)


def introduces_rules(before: str) -> bool:
    """Whether a colon behind some words would open what is laid down: "its terms", "the pact says", "two things".

    >>> introduces_rules("The rules of the pact are plain"), introduces_rules("Critics of its terms")
    (True, False)
    """
    return _INTRODUCES.search(lowered(before)) is not None


def _opened_by_instrument(clause: str) -> bool:
    """Whether an instrument, or "it", introduces the rules that follow the last colon of a clause."""
    before, colon, _ = clause.rpartition(": ")
    return bool(colon) and introduces_rules(before) and _MAY_RULE.search(before) is not None


_MAY_RULE = re.compile(rf"\b(?:{_INSTRUMENT}|it|which|clause)\b")


@lru_cache(maxsize=1024)
def duties_worded(text: str) -> frozenset[ObligationKind]:
    """The kinds of obligation that a sentence has the words of, in a report or in an instrument itself.

    >>> sorted(duties_worded("Each party shall consult the other if it is attacked."))
    ['consultation', 'other']
    >>> duties_worded("The talks went well.")
    frozenset()
    """
    folded = fold(text)
    if not (_IS_PROMISED.search(folded) or _OF_EACH.search(text) or governs(text, text)):
        return frozenset()
    found = {kind for kind, needs in _NEEDED.items() if all(pattern.search(folded) for pattern in needs)}
    if duty_worded("other", text, own=True, before=text, behind=text):
        found.discard("other")
    return frozenset(kind for kind in found if normalise_kind(kind, text) == kind)


def duty_worded(
    kind: ObligationKind, duty: str, *, own: bool = False, before: str = "", behind: str = ""
) -> Refusal | None:
    """Whether the words of a duty themselves say it: help for ``defense``, a verb of duty for ``other``.

    The event that brings a duty about may stand apart from it; what the parties do may not. In an instrument's
    ``own`` words "will" binds; in a report it foretells. A statement in the present tense is a duty where the words
    ``before`` or ``behind`` it make it one ("Under the pact, Peru pays").

    >>> str(duty_worded("other", "the obligations under the treaty have changed"))
    "No verb there lays a duty on anybody, such as 'shall', 'must', 'obliges' or 'agreed to'."
    """
    folded = fold(duty)
    if kind == "defense" and not _HELPS.search(folded):
        return Refusal("kind", kind, "The duty itself must speak of help, as a 'defense' obligation does.")
    if kind != "other" or _OF_EACH.match(duty) or (_BINDS_IN_OWN_WORDS if own else _LAYS_A_DUTY).search(folded):
        return None
    if _GAPPED_DUTY.match(duty) and _BINDS_BEFORE.search(lowered(before)):
        return None
    named = _LAYS_IF_INSTRUMENT.search(folded) and _NAMES_INSTRUMENT.search(lowered(f"{before}{duty}"))
    if not named and not (governs(before, behind) and not _TELLS_OF_PAST.search(folded)):
        reason = "No verb there lays a duty on anybody, such as 'shall', 'must', 'obliges' or 'agreed to'."
        return Refusal("text", duty, reason)
    return None


def obligation_supported(kind: ObligationKind, *texts: str) -> Refusal | None:
    """Whether some texts together have the wording that a kind of obligation needs.

    >>> str(obligation_supported("consultation", "The parties shall consult on trade."))
    "A 'consultation' obligation speaks of consulting in a crisis; a general promise to consult is 'other'."
    """
    folded = folded_together(*texts)
    if not _IS_PROMISED.search(folded) and not any(_OF_EACH.search(text) or governs(text, text) for text in texts):
        return Refusal("text", " ".join(texts), "No word there lays a duty on anybody or promises anything.")
    if all(pattern.search(folded) for pattern in _NEEDED[kind]):
        return None
    return Refusal("kind", kind, f"A '{kind}' obligation speaks of {_LACKS[kind]}.")


_MOOD = re.compile(r"(?:[^,;]{0,80} )?(?:agreed|promised|vowed|pledged|undertook) (?:not |never )?to\b")
_NAMED = re.compile(rf"\b{_INSTRUMENT}")
_OWED = re.compile(r"(?:(?!\b(?:that|which|who|whose)\b)[^,;])*?\b(?:shall|must|undertakes?)\b")


def lays_duty(trigger: str) -> bool:
    """Whether words lay a duty on somebody themselves, so that they are no event that brings one about.

    >>> lays_duty("Peru must consult Chile"), lays_duty("a state that must pay is late")
    (True, False)
    """
    return _OWED.match(trigger) is not None


def of_the_day(document: Document, sentence: Sentence, duty: str) -> bool:
    """Whether a report tells of something agreed to with no instrument named that could hold it.

    What "they agreed to" do in talks is not laid down in the treaty that the text is about, unless the sentence, or
    the one before it, speaks of the treaty or of what it lays down.

    >>> text = Document.from_text("The treaty was signed. They praised their trade. They agreed to mend the road.")
    >>> of_the_day(text, text.sentences[-1], "They agreed to mend the road")
    True
    """
    if not _MOOD.match(duty):
        return False
    first = max(0, sentence.number - 2)
    near = [one.text for one in document.sentences[first : sentence.number] if one.content]
    return not any(_NAMED.search(lowered(text)) for text in near) and not any(duties_worded(text) for text in near[:-1])


def conditions_in(text: str) -> tuple[Condition, ...]:
    """The conditions that the words of a duty and of its trigger state.

    >>> conditions_in("Each Party shall assist the other at its request, in accordance with Article 51 of the Charter.")
    ('on_request', 'un_charter_51')
    """
    folded = fold(text)
    return tuple(condition for condition, pattern in _CONDITIONED.items() if pattern.search(folded))
