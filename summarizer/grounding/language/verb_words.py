"""Lists of verbs: what an ending alone does not tell about a word."""

from __future__ import annotations

__all__ = ["INTRANSITIVE", "NOT_PAST", "PAST", "SAYING", "UNCHANGED", "VERBS"]

VERBS = frozenset(
    """abandon abide abolish absorb abstain accede accelerate accept accompany accord accuse achieve acknowledge
    acquire act activate adapt add address adhere adjourn adjust administer admit adopt advance advise affect
    afford aggravate agree aid aim alarm allow alter amend amount anger announce annul answer anticipate appear
    apply appoint appreciate approve argue arise arrange arrive ask aspire assemble assert assess assign assist
    assume assure attach attack attempt attend attract attribute authorise authorize avoid await award balance
    ban bar base be beat become begin behave believe belong benefit bind block bolster border borrow breach
    bridge bring broaden broker build bury bypass calculate call calm cancel carry cause cease celebrate
    champion change charge chart choose circulate cite claim clarify clash clear climb close coexist coincide
    collapse collect collide combine come commit communicate compel compensate compete compile complain
    complete complicate comply comprise conceal concede conceive concentrate concern conclude condemn conduct
    confer confine confirm conflict conform confront connect consent conserve consider consist consolidate
    constitute construct consult consume contact contain contend contest continue contract contradict contrast
    contravene contribute convene convert convey convince cooperate coordinate cope correct correspond cost
    count cover create criticise criticize cross cultivate curb curtail cut dash decide declare deem deepen
    defeat defend defer define delegate delete delimit deliver demand demarcate demonstrate denounce deny
    depart depend depict deploy deprive derive describe deserve designate despatch destroy detail detain deter
    determine develop deviate devote differ diminish direct disagree disappear disappoint disclose discourage
    discover discuss dismiss dispatch displace dispose dispute disrupt dissolve distinguish distribute divert
    divide dominate donate double doubt downgrade draft drain draw drive drop dwarf earmark earn ease echo
    elect eliminate embody embrace emerge emit emphasise emphasize employ empower empty enable enact encourage
    end endanger endorse endure enforce engage enhance enjoy enlarge enquire enrich ensue ensure entail enter
    entitle entrust enumerate envisage envision equal equip erase erode escalate escape establish estimate
    evade evaluate evolve examine exceed exchange exclude excuse execute exempt exercise exhaust exist expand
    expect expel expend expire explain exploit explore export expose express extend extradite face facilitate
    fail fall favor favour fear feel fight file fill finalize finance find fine fit fix flow fly focus follow
    forbid force foresee forge forget form formalize formulate foster frame free freeze fuel fulfil fulfill
    fund furnish gain gather generate get give go govern grant grow guarantee hail hamper handle happen harm
    harmonise harmonize hasten head hear heighten help highlight hinder hint hold hope host hurt identify
    ignore illustrate imagine immunise impair impede implement imply import impose improve include incorporate
    increase incur indicate induce infer inflict inform infringe inhabit inherit inhibit initial initiate
    insert insist inspect inspire install institute instruct insulate insure integrate intend intensify
    interfere interpret intervene introduce invade invest investigate invite invoke involve isolate issue
    jeopardise jeopardize join justify keep kill know lack land lapse last launch lay lead learn leave
    legislate lend let levy license lie lift limit link list live lodge look loosen lose love lower maintain
    make manage mandate march mark match mean mediate meet mention merge migrate mind minimise mirror mitigate
    mobilise mobilize modernise modify monitor motivate mount move multiply name narrow need neglect negotiate
    nominate normalise normalize note notify nullify object obligate oblige observe obstruct obtain occupy
    occur offer offset omit open operate oppose opt organise organize originate oust outlaw outline overcome
    overlap override overrule oversee overtake overturn owe own participate pass pave pay penalise penalize
    perform permeate permit persist persuade pertain place plan play plead please pledge point pollute portray
    pose possess postpone practise praise precede preclude predict prefer prepare prescribe present preserve
    preside pressure presume prevail prevent prioritise prioritize privilege proceed process proclaim procure
    produce progress prohibit prolong promise promote pronounce propose prosecute protect protest prove provide
    provoke publish pump punish purchase purport pursue push qualify quash quit quote raise ratify reach react
    reaffirm realise reap reassure rebuff rebuild rebuke recall recede receive reckon reclaim recognise
    recognize recommend reconcile reconsider recover recruit rectify redefine redistribute redraw redress
    reduce refer reflect refrain refuse regard regulate reign reimburse reinforce reiterate reject relate relax
    release relent relieve relocate rely remain remedy remind remove render renew renounce rent reopen repair
    repatriate repay repeal repeat replace reply report represent reproduce require rescind rescue research
    resemble reserve reside resign resist resolve respect respond rest restore restrict result resume resurrect
    retain retire retreat return reunite reveal reverse review revise revive revoke revolve reward ride rise
    risk rotate rule run safeguard sail sanction satisfy save say schedule scrap screen scrutinise search
    secure see seek seem select sell send separate serve set settle shape share shelter shield shift shorten
    show shrink shut sign signal simplify sit skip slash slow smooth smuggle soften solve spare spark speak
    specify spell spend spill split sponsor spur squeeze stabilise stabilize stall stand start state station
    stay steer stem step stimulate stipulate stop store straddle strain strengthen stress stretch strike strip
    strive struggle submit subscribe subsidise substitute succeed suffer suffice suggest sum summarise summon
    supersede supervise supplant supplement supply support suppose suppress surge surpass surprise surrender
    surround survive suspect suspend sustain swap swear symbolise symbolize tackle take target teach tell tend
    terminate test testify think threaten tie tighten tour trace track trade trail train transcend transcribe
    transfer transform transit translate transmit travel treat trigger trim triple trouble trust try turn
    undercut undergo underline undermine underpin underscore understand undertake unfold unify unite unlock
    unveil update upgrade uphold urge use usher utilise utilize vacate validate value vary venture verify veto
    view violate visit voice void vote vow wage wait waive walk wane want warn warrant waste watch weaken
    weather weigh welcome widen win wind wish withdraw withhold witness wonder work worry worsen write yearn
    yield""".split()
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
    belong arise coexist continue differ disagree emerge exist expire occur persist prevail refuse remain say
    show suffice vary""".split()
)
"""Forms that could be nouns, and yet may close a sentence as its verb."""
