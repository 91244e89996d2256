"""The words that are cues, by what they do and how far they reach.

In each row: the kind of cue, the factuality that it leaves (or ""), its reach, and its words as for
:func:`summarizer.grounding.language.lexicon.alternatives`. Where two rows match at one place, the first wins.
"""

from __future__ import annotations

import re
from typing import Literal

from summarizer.grounding.language.lexicon import alternatives, anywhere, places, spelled

__all__ = ["CUE_PATTERN", "CUE_PLACES", "CUE_ROWS", "NOT_CUES", "CueKind", "Reach"]

CueKind = Literal[
    "negation", "denial", "modal", "hedge", "unreal", "intent", "condition", "exception", "quantifier", "privative"
]
"""What a cue does. ``unreal`` is said of what is wished, asked or discussed; ``intent`` of what is planned or promised;
``privative`` takes a noun's meaning away or shifts it ("draft treaty", "former president")."""

Reach = Literal["clause", "part", "phrase", "all"]
"""How far a cue reaches: to the end of its clause, of its sentence part, of the noun phrase behind it, or over all of
its sentence part on both sides."""

_BE = "(?:is|are|was|were|be|been|being)"
_AUX = "(?:have|has|had|did|do|does|could|can|would)"
_THOUGHT = (
    "(?:believ(?:e|es|ed|ing)|suspect(?:s|ed|ing)?|thought|think|thinks|considered_(?:to|as|likely)|presum(?:e|es|ed)|assum(?:e|es|ed)"
    "|expect(?:s|ed|ing)?|predict(?:s|ed|ing)?|estimat(?:e|es|ed)|seen_as|viewed_as|deemed_to)"
)
_WHAT = r"what_(?:\S+_){1,4}?(?:calls?|called|describes|described|says|said|terms|termed)"
_CHECKED = (
    "(?:yet_|been_able_to_|immediately_|independently_)*(?:confirm|confirmed|verify|verified|corroborate|corroborated)"
)

CUE_ROWS: tuple[tuple[CueKind, str, Reach, str], ...] = (
    (
        "exception",
        "",
        "all",
        "except excepting excluding other_than apart_from save_for all_but barring bar",
    ),
    (
        "condition",
        "",
        "all",
        r"""if unless provided(?:_that)? providing_that in_case(?:_of)? in_the_event(?:_of|_that)? as_long_as
        so_long_as on_condition(?:_that)? on_the_condition(?:_that)? subject_to conditional_on contingent_on
        depending_on only_(?:after|when|once|upon|with) not_until whether_or_not
        in_(?:an?|any|the|every)_(?:case|event|situation|scenario|circumstances?)(?=_(?:in_which|where|when|that)_)
        in_(?:the|an?)_(?:\S+_)?draft under_(?:the|an?)_(?:\S+_)?draft assuming suppose""",
    ),
    (
        "hedge",
        "unconfirmed",
        "part",
        """AUX_(?:also_)?(?:not|neither|nor)_CHECKED(?:_n?or_den(?:y|ied))?
        not_(?:been_)?(?:independently_|officially_|yet_)*(?:confirmed|verified|corroborated)
        neither_confirmed_nor_denied unconfirmed unverified unclear not_clear not_known unknown uncertain
        neither_confirm(?:s|ed)?_nor_den(?:y|ies|ied) yet_to_confirm
        (?:refused|declined)_to_(?:either_)?confirm(?:_or_deny)? no_confirmation
        without_confirmation no_evidence little_evidence questioned wonder(?:s|ed)? question_of_whether
        asked_(?:if|whether) whether""",
    ),
    (
        "denial",
        "denied",
        "clause",
        r"""contrary_to_(?:\S+_){0,3}?(?:reports|claims|rumou?rs|allegations|suggestions|assertions)""",
    ),
    (
        "hedge",
        "unconfirmed",
        "clause",
        r"""despite_(?:\S+_){0,3}?(?:reports|claims|rumou?rs|allegations|suggestions|assertions)""",
    ),
    (
        "denial",
        "denied",
        "part",
        """deny denies denied denying denial denials dismiss dismisses dismissed dismissing
        not_true_that not_the_case_that refute refutes refuted
        rebut rebutted contradict contradicts contradicted disputes disputed debunked false untrue fabricated
        baseless groundless unfounded fake hoax myth pretend(?:s|ed|ing)? rejected_the_claim
        rejected_claims rejects_claims rejected_reports rejects_reports
        rejected_allegations rejected_the_allegations""",
    ),
    (
        "quantifier",
        "",
        "phrase",
        "(?:almost|nearly|virtually|practically)_(?:all|every|everyone)",
    ),
    (
        "negation",
        "",
        "phrase",
        "(?:no|not)_(?:less|more|fewer|later|earlier)_than",
    ),
    (
        "negation",
        "",
        "clause",
        """ha(?:s|ve|d)_yet_to yet_to fail(?:s|ed|ing|ure)?_(?:to|in) fail(?:s|ed|ing|ure)?
        refus(?:e|es|ed|ing|al)_to refus(?:e|es|ed|ing|al|als) declin(?:e|es|ed|ing)_to unable_to inability_to
        unwilling_to reluctant_to impossible far_from short_of instead_of rather_than as_opposed_to no_longer
        by_no_means not no never without neither nor none nobody nothing nowhere hardly barely scarcely rarely
        seldom lack(?:s|ed|ing)? absence_of reject(?:s|ed|ing|ion)? oppos(?:e|es|ed|ing|ition)
        block(?:s|ed|ing)? veto(?:es|ed|ing)? prevent(?:s|ed|ing)? avoid(?:s|ed|ing)? halt(?:s|ed|ing)?
        rul(?:e|es|ed|ing)_out stop(?:s|ped|ping)? cancel(?:s|led|ed|ling|ing)? abandon(?:s|ed|ing)?
        postpon(?:e|es|ed|ing) delay(?:s|ed|ing)? ceas(?:e|es|ed|ing) against almost nearly virtually
        prohibit(?:s|ed|ing)? forbid(?:s|den|ding)? forbade bans bann(?:ed|ing) refrain(?:s|ed|ing)? anti""",
    ),
    (
        "hedge",
        "unconfirmed",
        "part",
        r"""WHAT reportedly allegedly supposedly purportedly ostensibly apparently rumou?red(?:_to)? rumou?rs?
        alleg(?:e|es|ed|ing|ation|ations)
        BE_(?:widely_|also_)?(?:said|reported|rumou?red|alleged|claimed|understood)_(?:(?:in|on|last|this|earlier|yesterday)_(?:\S+_){0,3}?)?to(?:_be|_have)?
        claim(?:s|ed|ing)? report(?:s)?_suggest(?:s|ed|ing)? suggest(?:s|ed|ing)?
        according_to_(?:(?:various|some|several|media|news|press|local|unconfirmed|newspaper)_)?reports
        so_called
        if_true purport(?:s|ed)?""",
    ),
    (
        "hedge",
        "probable",
        "part",
        """(?:it_)?(?:BE_)?(?:widely_|generally_|also_)?THOUGHT(?:_to(?:_be|_have)?|_that)?
        likely(?:_to)? unlikely(?:_to)? probably presumably appear(?:s|ed)?(?:_to)? seem(?:s|ed)?(?:_to)?
        seemingly signal(?:s|ed|ling|ing)?_that indicat(?:e|es|ed|ing) assess(?:es|ed)?_that in_my_view our_view""",
    ),
    (
        "hedge",
        "possible",
        "part",
        """possibly perhaps maybe potentially possible possibility conceivably fear(?:s|ed|ing)? worr(?:y|ies|ied)
        concern(?:s|ed)?_that warn(?:s|ed|ing)?_(?:that|of) risk_of speculat(?:e|es|ed|ion|ing) threat_of
        prospect_of doubt(?:s|ed|ing|ful)?""",
    ),
    (
        "unreal",
        "",
        "clause",
        """urg(?:e|es|ed|ing) call(?:s|ed|ing)?_(?:for|on|upon) want(?:s|ed|ing)? wish(?:es|ed)? hop(?:e|es|ed|ing)
        demand(?:s|ed|ing)? ask(?:s|ed|ing)? appeal(?:s|ed)? request(?:s|ed)? propos(?:e|es|ed|ing|al|als)
        suggested consider(?:s|ing)? discuss(?:es|ed|ing)? debat(?:e|es|ed|ing) threaten(?:s|ed|ing)?
        offer(?:s|ed|ing)? attempt(?:s|ed|ing)? tr(?:y|ies|ied|ying)_to on_the_(?:brink|verge)_of in_favou?r_of
        recommend(?:s|ed)? imagin(?:e|ed) ready_to prepared_to invit(?:e|es|ed) pressur(?:e|ed)
        encourag(?:e|es|ed|ing) hypothetical support(?:s|ed)?_ratification""",
    ),
    (
        "intent",
        "",
        "clause",
        """plan(?:s|ned|ning)?(?:_to|_on)? intend(?:s|ed|ing)? intention aim(?:s|ed|ing)? seek(?:s|ing)? sought
        agree(?:s|d|ing)?_to commit(?:s|ted)?_to pledg(?:e|es|ed|ing) promis(?:e|es|ed|ing) vow(?:s|ed|ing)?
        undert(?:ake|akes|ook) set_to due_to about_to poised_to scheduled(?:_to|_for)? slated_to going_to
        prepar(?:e|es|ing)_to""",
    ),
    (
        "quantifier",
        "",
        "phrase",
        """some few fewer half most part partly partially one_of certain little handful majority minority either
        a_number_of only_one third_of quarter_of""",
    ),
    (
        "privative",
        "",
        "phrase",
        """former formerly ex draft proposed planned would_be failed attempted hypothetical partial unofficial
        interim acting deputy vice shadow mock prospective eventual threatened potential future past previous
        unsigned unratified expected suspected abortive stalled pending""",
    ),
    (
        "modal",
        "",
        "clause",
        """shall must should will would ought_to ought need(?:s|ed)?_to ha(?:s|ve|d)_to (?:is|are|was|were)_to""",
    ),
    (
        "modal",
        "possible",
        "clause",
        "may might can could",
    ),
)


_PARTS = {"BE_": f"{_BE}_", "AUX": _AUX, "CHECKED": _CHECKED, "WHAT": _WHAT, "THOUGHT": _THOUGHT}
_GROUPS = "|".join(f"(?P<g{number}>{alternatives(spelled(row[3], _PARTS))})" for number, row in enumerate(CUE_ROWS))
CUE_PATTERN = re.compile(f" (?:{_GROUPS})(?= )")
"""Matches a cue where one stands; the group ``g<n>`` that matched tells the row."""

CUE_PLACES = places(" ".join(spelled(row[3], _PARTS) for row in CUE_ROWS))
"""Finds where a cue stands, in a third of the time that the pattern above needs to search for one."""

NOT_CUES = anywhere(
    r"""(?:only_(?:after|when|once|with)|not_until)(?=_(?:\S+_){1,12}?did_)
    than_(?:\S+_){0,4}?(?:suggested|claimed|thought|expected|believed|feared|hoped)
    (?:been|are|were)_(?:\S+_){0,3}reports_suggesting whether_(?:\S+_){0,5}?or_(?:in|by|on|at|not|alone|jointly)
    disputes_(?:regarding|concerning|arising|between|over|about|relating) (?:or|and|of|all|any|such|the)_disputes
    subject_to_(?:an?_|one_|two_|three_|several_|its_|the_following_)?(?:\S+_)?(?:reservations?|declarations?|understandings?)
    not_(?:only|merely|just|simply|solely) no_doubt nothing_less_than no\.?_\d+ as_soon_as_possible
    where_possible as_possible at_least at_most can_not_but if_any the_will_of free_will its_will their_will the_might
    (?:little|without|beyond|any|all)_doubts? ma(?:de|kes?|king)_(?:it_)?possible
    (?:\S+est|worst|all|every)_possible
    claim_(?:or|and) claims?_to_(?:the|a|an|any|parts?|its|their|sovereignty)
    (?:to|shall|may|can|could|must)_claim_(?:its|their|his|her|any|such|an?|no)
    claimed_by(?!_(?:\S+_){0,8}that_)
    (?:the|its|their|his|her|an?)_most_\S+ most_recent(?:ly)? close_to take_part takes_part took_part taken_part
    part_of in_part on_the_part_of without_(?:undue_|further_)?delay
    appear(?:s|ed|ing)?_(?:before|in|at|on) on_condition_of_anonymity
    (?:extradite|arrest|detain|surrender|question|prosecute|try|of|the|all|any|each_other’s)_(?:\S+_)?suspects
    warning_of_(?:any|a|its|each|one|such)
    as_(?:(?:had|been|was|were|long|widely|originally|previously|first)_)*(?:planned|expected|scheduled|promised|foreseen)
    (?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)_against(?=_(?:,|\.|;|and|with|\))_)"""
)
"""Phrases that hold a cue's word and are none."""
