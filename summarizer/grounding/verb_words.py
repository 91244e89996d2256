"""Lists of verbs: what an ending alone does not tell about a word."""

from __future__ import annotations

__all__ = ["INTRANSITIVE", "NOT_PAST", "PAST", "SAYING", "UNCHANGED", "VERBS"]

VERBS = frozenset(
    """abandon abide abolish absorb abstain accede accelerate accept accompany accord accuse achieve acknowledge
    acquire act activate adapt add address adhere adjourn administer admit adopt advance advise affect aggravate
    agree aid aim alarm allow alter amend amount anger announce answer anticipate appear apply approve argue arise
    ask aspire assert assess assign assist assure attach attack attempt attend attract attribute authorize await
    award balance ban bar base be beat become begin believe belong benefit bind block bolster border breach bridge
    bring broaden broker build bury bypass call calm cancel carry cause cease celebrate champion change charge
    chart circulate cite claim clash clear climb close coexist coincide collapse collect collide come commit
    compel compensate compete compile complain complete complicate comply comprise conceal concede concentrate
    concern conclude condemn conduct confer confirm conflict confront connect consent conserve consider consist
    consolidate constitute construct consult consume contact contain contend contest continue contract contradict
    contrast contravene contribute convene convert convey convince cooperate coordinate correct correspond cost
    count cover create criticise criticize cross curb curtail cut dash decide declare deem deepen defeat defend
    defer define delegate delete delimit deliver demand demarcate denounce deny depart depend depict deploy
    deprive derive describe deserve designate despatch detail deter determine differ diminish direct disagree
    disappear disappoint disclose discourage discuss dismiss dispatch displace dispose dispute disrupt dissolve
    distinguish distribute divide dominate donate double doubt downgrade draft draw drive drop dwarf earmark earn
    ease echo elect eliminate embody embrace emerge emit emphasise emphasize employ empower empty enable enact
    encourage end enforce engage enhance enjoy enlarge enquire enrich ensue ensure entail enter entitle entrust
    enumerate envisage envision equal equip erase erode escalate escape establish estimate evade evaluate evolve
    examine exceed exchange exclude excuse exempt exercise exhaust exist expand expect expel expend expire explain
    exploit export expose express extend extradite face facilitate fail fall favor favour fear feel fight file
    fill finalize finance find fine fit fix flow fly focus follow forbid force foresee forge form formalize
    formulate foster frame free freeze fuel fulfil fulfill fund furnish gain gather generate get give go govern
    grant grow guarantee hail hamper handle happen harm harmonise harmonize hasten head hear heighten help
    highlight hinder hint hold hope host hurt identify ignore illustrate imagine immunise impair impede implement
    imply import impose include incorporate increase incur indicate induce inflict inform inhabit inherit initial
    initiate insert insist inspect institute instruct insulate insure integrate intend intensify interfere
    interpret intervene introduce invest investigate invite invoke involve issue jeopardise jeopardize join
    justify keep know lack land lapse last launch lay lead learn leave legislate lend let levy license lie lift
    limit link list live lodge look loosen lose love lower maintain make manage mandate march mark match mean
    mediate meet mention merge migrate mind mirror mitigate mobilise mobilize modify monitor motivate mount move
    multiply name narrow need neglect negotiate nominate normalise normalize note notify nullify object obligate
    oblige observe obtain occupy occur offer offset omit open operate oppose opt organise organize originate oust
    outlaw outline overcome overlap override overrule oversee overtake overturn owe own participate pass pave pay
    penalise penalize perform permeate permit persist persuade pertain place plan play plead please pledge point
    portray pose possess postpone practise praise precede preclude predict prefer prepare prescribe present
    preserve preside pressure presume prevail prevent prioritise prioritize privilege proceed process produce
    progress prohibit prolong promise promote pronounce propose prosecute protect protest prove provide publish
    pump punish purchase purport pursue push qualify quash quit quote raise ratify reach reaffirm reap reassure rebuff
    rebuild rebuke recall recede receive reckon reclaim recognise recognize recommend reconcile recover recruit
    rectify redefine redraw redress reduce refer reflect refuse regard regulate reign reimburse reinforce
    reiterate reject relate relax release relent relieve relocate rely remain remedy remind remove render renew
    renounce rent repair repatriate repay repeal repeat replace reply report represent reproduce require rescind rescue
    research resemble reserve reside resign resist resolve respect respond rest restore restrict result resume
    resurrect retain retire retreat return reunite reveal reverse review revise revive revoke reward ride rise
    risk rotate rule run safeguard sail sanction satisfy save say schedule scrap screen scrutinise search secure
    see seek seem select sell send separate serve set settle shape share shelter shield shift shorten show shrink
    shut sign signal simplify sit skip slash slow smooth smuggle soften solve spare spark speak specify spell
    spend spill split sponsor spur squeeze stabilise stabilize stall stand start state station stay steer stem
    step stipulate stop store strain strengthen stress stretch strike strip struggle submit subscribe subsidise
    substitute succeed suffer suffice suggest sum supersede supervise supplant supplement supply support suppress
    surge surpass surprise surrender survive suspect suspend sustain swap symbolise symbolize tackle take target
    tell tend terminate test testify think threaten tie tighten tour trace track trade trail train transcend
    transcribe transfer transform transit translate transmit travel treat trigger trim triple trouble trust try
    turn undercut undergo underline undermine underpin underscore understand undertake unfold unify unite unlock
    unveil update upgrade uphold urge use usher utilise utilize vacate validate value vary venture verify veto
    view violate visit voice void vote vow wage wait waive walk wane want warn warrant waste watch weaken weather
    weigh welcome widen win wind wish withdraw withhold witness wonder work worry write yearn yield""".split()
)
"""Verbs in their base form that news and treaties use in the present tense."""
UNCHANGED = frozenset("put set cut let cost hit spread read bet shut quit split".split())
"""Verbs whose past is their base."""

PAST = frozenset("agreed decreed freed guaranteed sat shone stuck won woke".split())
"""Forms of the past that the endings do not tell."""

NOT_PAST = frozenset(
    """united armed hundred indeed need speed seed red bed wounded alleged ground taken given broken written seen
    known shown chosen drawn driven flown gone done begun sunk spoken stolen sworn frozen fallen risen grown withdrawn
    undertaken overthrown forbidden foreseen thrown arisen hidden worn borne been become""".split()
)
"""Participles that are no past tense, and words that only look like one."""

SAYING = frozenset(
    "said says told tells reported reports announced believe believes claimed insisted added warned".split()
)
INTRANSITIVE = frozenset(
    """agrees appears applies arises asks begins belongs coexists collapses continues decides differs disagrees
    disappears emerges ensues exists expires fails falls ends happens lapses matters occurs permits persists prevails
    proceeds provides refuses remains resumes rises says shows stands succeeds suffices survives varies agree
    belong continue disagree exist persist prevail refuse remain say show suffice""".split()
)
"""Forms that could be nouns, and yet may close a sentence as its verb."""
