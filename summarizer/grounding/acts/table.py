"""The table of words that tell of each act in the life of a treaty.

Most acts are told by a verb of their own ("ratified") or by a light verb with the noun of the act ("gave its consent
to", "lodged an objection to"). The longer wording stands first.
"""

from __future__ import annotations

from summarizer.grounding.language.lexicon import spelled
from summarizer.records.treaty import Act

__all__ = ["LAW", "ROWS"]

LAW = "(?:bill|law|decree|act|legislation|draft_law|order)"
_TO_STOP = "to_(?:reject|postpone|delay|block|suspend|table|defer|shelve|oppose|condemn|debate)"
_PARTS = {
    "VOTED_DOWN": rf"(?:\S+_){{0,4}}?(?:down|against|not_to|{_TO_STOP})",
    "VOTED_OTHER": (
        r"(?:[^\s.,;:]+_){0,4}?to_(?!RESOLVED|adopt|pass|back|support|consent)[a-z]+_(?:the|it|its|this|a|an)(?=_)"
    ),
    "FORCE": "(?:in|into)_(?:full_)?force",
    "ORDINAL": r"(?:first|second|third|latest|last|newest|full|\S+(?:th|st|nd|rd))",
    "PAPER": "(?:instruments?|ratifications?|accessions?|acceptances?)",
    "NOTICES": "(?:formal_|written_|official_)?(?:notice|notification)",
    "CONSENT": "(?:consent|assent|blessing|approval|backing|endorsement|nod|green_light|go_ahead|seal_of_approval)",
    "GIVE": "(?:g(?:ave|ive|ives|iven|iving)|grant(?:s|ed)?|w(?:on|ins?)|receiv(?:es|ed)|secur(?:es|ed))",
    "MADE": "(?:ma(?:de|kes?)|enter(?:s|ed)|lodg(?:es|ed)|attach(?:es|ed)|append(?:s|ed)|formulated|filed|raised"
    "|communicated)",
    "DECIDED": "(?:vot(?:e|es|ed)|decid(?:es|ed)|resolv(?:es|ed)|opt(?:s|ed)|(?:took|takes)_(?:the|a)_decision)",
    "RESOLVED": (
        "(?:ratify|join|leave|accede|withdraw|quit|exit|approve|endorse|denounce|accept|terminate|follow|end|suspend"
        "|abandon|extend|renew|abrogate)"
    ),
    "TAKEN_BACK": "(?:revok(?:es|ed)|rescind(?:s|ed)|withdr(?:ew|awn|aws)|t(?:ook|akes|aken)_back|cancel(?:s|led))",
    "SLIPPED": "(?:sail|pass|squeak|squeez|scrap|breez|cruis|glid)(?:s|es|ed)",
    "HERS": "(?:his|her|its|their|the)",
    "PROVISION": r"(?:the_provisions?_of_)?(?:(?:sub)?paragraphs?|articles?|sections?|the_(?:arbitration|dispute)_)",
    "SERVED": r"(?:g(?:ave|ive|ives|iven|iving)|serv(?:es|ed)|issued|sent|filed|delivered|lodged|submitted)",
    "INFORMED": (
        r"(?:notif(?:ied|ies)|(?:inform(?:s|ed)|told|tells|advised)_(?:the_|its_)(?:\S+_){0,2}?"
        r"(?:depositar\S*|secretar\S*|secretar\S*_general|partners|parties|members|signatories|governments?))"
    ),
    "NOTE": (
        r"(?:over_)?(?:to_)?UPTO8(?:note|letter|notice|notification)_(?:denouncing|terminating)"
        r"(?=_(?:the|its|this|that)_(?:\S+_){0,3}?PACT_)"
    ),
    "ITS_LAW": r"(?:(?:\S+_){1,3}?LAW_(?:approving|ratifying|on_ratification)|(?:the_|its_|a_)ratification_LAW)",
    "PACT": "(?:treaty|agreement|convention|protocol|accord|pact|charter|deal)",
    "LAW": LAW,
    "BESIDE": "(?!(?:and|but|or|subject|pending|before|after|without|upon|until|not)_)",
    "COUNTED": r"(?:\d+_(?:votes_)?(?:to|against)_(?:\d+_|none_|nil_))?",
    "DOUBTS": "_(?:about|over|at(?!_(?:the_(?:time|moment|un_|united_)|sign|ratification|accession|deposit)))",
    "WERE": "(?:were|was|have_been|had_been|are)",
    "COMPLETION": (
        r"UPTO8(?:(?:of_)?(?:the_)?(?:completion|fulfil?lment)_of_(?:its|their|the)_(?:\S+_){0,3}?PROCEDURES"
        r"|that_(?:it|they)_(?:had|has|have)_(?:now_)?FULFILLED_(?:(?!not_)\S+_){0,6}?PROCEDURES"
        r"|that_(?:its|their|the)_(?:\S+_){0,4}?PROCEDURES_(?:\S+_){0,7}?(?:had|has|have|were)_(?:been_)?FULFILLED)"
    ),
    "FULFILLED": "(?:completed|fulfilled|concluded|satisfied|finished|met)",
    "AGREED": (
        r"agreed(?!_(?:on_(?:[a-z]+day|\d+)_(?:\S+_){0,2}?|in_\S+_(?:\d+_)?|today_)?to_(?!the_|an?_|this_|its_))"
    ),
    "PROCEDURES": (
        r"(?:(?:constitutional|domestic|internal|national|legal|necessary|parliamentary|statutory|own)_(?:\S+_){0,2}?"
        r"(?:requirements?|conditions|process|steps)|procedures?|formalities)"
    ),
    "UPTO8": r"(?:(?!to_)[^\s.,;:]+_){0,8}?",
    "UPTO3": r"(?:(?!to_)[^\s.,;:]+_){0,3}?",
    "UPTO5": r"(?:(?!to_)[^\s.,;:]+_){0,5}?",
}

_ROWS: tuple[tuple[Act, bool, str], ...] = (
    (
        "domestic_approval",
        False,
        r"""sign(?:s|ed|ing)?_(?:(?!by_)\S+_){0,3}?LAW sign(?:s|ed|ing)?_(?:\S+_){0,6}?into_law
        adopt(?:s|ed)_ITS_LAW pass(?:es|ed)_ITS_LAW approv(?:es|ed)_ITS_LAW enact(?:s|ed)_ITS_LAW
        authori[sz](?:es|ed)_(?:\S+_){0,5}?to_RESOLVED
        authori[sz](?:es|ed)_(?:the_|its_)?(?:ratification|accession)
        GIVE_UPTO5CONSENT voted_(?:its_|their_|the_)?consent advice_and_consent
        decided(?=_(?:on_\S+_)?by_(?:(?:the|its|their)_)?(?:\S+_)?(?:cabinet|government|council|parliament|senate|assembly))
        DECIDED_(?:(?!to_(?!\d)|not_|on_whether)[^\s.,;:]+_){0,9}?to_RESOLVED
        voted_UPTO3COUNTEDin_favou?r_of
        consented(?=_(?:in|on|within|last)_) (?:as|con)sent(?:s|ed)?_to_(?:the_)?(?:ratification|PACT)
        t(?:ook|akes)_the_decision(?=_(?:on|in|last|at|by)_)
        assented_to_(?:\S+_){0,4}?(?:LAW|ratification) approv(?:e|es|ed|ing)_(?:its_|the_|their_)?ratification
        promulgat(?:es|ed) (?:wav|nodd|vot|usher)ed_UPTO5through rubber_stamp(?:s|ed)? green_?lit
        SLIPPED_through(?=_(?:\S+_){0,2}?(?:senate|house|houses|parliament|congress|assembly))
        clear(?:s|ed)(?=_(?:the|its|a)_(?:\S+_){0,3}?PACT)
        clear(?:s|ed)(?=_(?:the|both|its)_(?:\S+_){0,2}?(?:senate|house|houses|parliament|congress|assembly|chamber))""",
    ),
    ("domestic_approval", True, r"ratification_LAW"),
    (
        "domestic_approval",
        False,
        r"""approv(?:e|es|ed|ing) adopt(?:s|ed|ing)? vote_on(?=_(?:the|its|it|this|joining|ratif))
        vot(?:e|es|ed|ing)(?!_VOTED_DOWN|_VOTED_OTHER) pass(?:es|ed|ing)?
        endors(?:e|es|ed|ing) backed back""",
    ),
    ("domestic_approval", True, r"approvals? votes? passage endorsement"),
    (
        "exchange_of_instruments",
        False,
        r"""exchang(?:e|es|ed|ing)_(?:\S+_){0,4}?(?:instruments?|ratifications?|notes|documents)
        (?:instruments?|ratifications?)_(?:[^\s.,;:]+_){0,14}?WERE_exchanged
        (?<!bank_)notes_(?:(?:on|concerning|between)_(?:[^\s.,;:]+_){1,12}?)?WERE_exchanged
        swap(?:s|ped)?_UPTO3(?:instruments?|ratifications?|notes)""",
    ),
    (
        "exchange_of_instruments",
        True,
        r"""exchange_of_(?:the_)?(?:\S+_){0,2}?(?:instruments?|ratifications?|notes|documents)""",
    ),
    (
        "deposit_of_instrument",
        False,
        r"""deposited_(?:its|their|his|her)_own(?=_(?:with|on|in|at|last|this)_)
        deposit(?:s|ed|ing)?_(?:[^\s.,;:]+_){0,8}?PAPER
        instruments?_(?:(?!\.)\S+_){0,14}?(?:was|were|been)_(?:\S+_)?(?:handed_over|deposited|lodged|delivered|received)
        instruments?_(?:\S+_){0,4}?deposited instruments?_reached(?=_the_(?:\S+_){0,2}?(?:depositar|secretar))
        received_(?!from_)(?:[^\s.,;:]+_){1,6}?instruments?_of_(?:ratification|accession|acceptance|approval)
        received_from_(?:(?!of_(?:its|the|an)_instr)[^\s.,;:]+_){1,8}?(?:its|an|the|their)_instruments?
        hand(?:s|ed|ing)_(?:over_)?(?:the_|its_|their_|an_|(?:his|her)_country_)instruments?
        (?:(?:lodg|present)(?:es|s|ed|ing)|delivered|submitted|transmitted|left(?=_\S+_\S+_(?:of|with|at|in)_))_(?:the_|its_|their_|an_)instruments?""",
    ),
    ("deposit_of_instrument", True, r"deposit_of_(?:\S+_){0,4}?PAPER"),
    (
        "provisional_application",
        False,
        r"""appl(?:y|ies|ied|ying)_UPTO5provisionally provisionally_appl(?:y|ies|ied|ying) provisionally_in_force
        (?:enter|c[ao]me|t[ao]ke|took)(?:s|ed)?_(?:provisionally_(?:in(?:to)?_force|effect)|(?:into_force|effect)_provisionally)
        appli(?:es|ed)_on_a_provisional_basis""",
    ),
    ("provisional_application", True, r"provisional_application"),
    (
        "entry_into_force",
        False,
        r"""(?:enter|enters|entered|entering|come|comes|came|coming|go|goes|went|bring|brought|put)_FORCE
        (?:is|are|was|were|been|remain|remains|remained)_(?:now_|already_|still_)?FORCE
        in_(?:full_)?(?:force|effect)(?=_(?:since|from|as_of)_) effective(?=_(?:since|from|as_of|on)_)
        (?:take|takes|took|taking|taken)_effect (?:become|becomes|became)_(?:effective|binding|operative)
        (?:be|become|becomes|became|is|are|been)_bound(?=_(?:by_(?:it|the_\S+)_)?(?:from|as_of|since)_)
        (?:go|goes|went|came|comes?|entered|enters)_into_(?:effect|operation)""",
    ),
    ("entry_into_force", True, r"entry_into_force coming_into_force effective_date"),
    (
        "ratification",
        False,
        r"""ratif(?:y|ies|ied|ying) complet(?:es|ed|ing)_(?:its_|their_|the_)?ratification(?!_(?:bill|law|process))
        (?:put|puts|affix(?:es|ed)|set|added)_HERS_(?:names?|signatures?|hands?)_to_(?:the_|its_)?instruments?_of_ratification
        instruments?_of_ratification_(?:was|were|has_been|had_been)_signed
        sign(?:s|ed|ing)?_(?:the_|its_)?(?:BESIDE\S+_){0,3}?(?:ratification|instruments?_of_ratification)""",
    ),
    ("ratification", True, r"ratifications?"),
    (
        "signature",
        False,
        r"""(?:co_)?sign(?:s|ed|ing)?(?:_on_to|_onto)? ink(?:s|ed|ing) penn(?:ed|ing) concluded conclude
        done_at
        bec(?:omes?|ame)_(?:a|the)_(?:ORDINAL_)?signatory
        signatures?_(?:affixed|appended)(?=_(?:by|on_behalf_of|for)_)
        (?:put(?:s|ting)?|affix(?:es|ed)|set|added|appended)_HERS_(?:names?|signatures?|hands?|pens?)(?:_(?:(?!to_)\S+_){0,3}?(?:to|under)|(?=_(?:in|at|on)_))""",
    ),
    ("signature", True, r"signatures? signings? signator(?:y|ies)"),
    (
        "accession",
        False,
        r"""acced(?:e|es|ed|ing) (?:re)?join(?:s|ed|ing)?
        bec(?:omes?|ame|oming)_(?:a|the|its)_(?:ORDINAL_)?(?:state_|contracting_)?(?:party|member)(?:_(?:to|of)|(?=_[.,]))""",
    ),
    ("accession", True, r"accession"),
    ("acceptance", False, r"accept(?:s|ed|ing)?"),
    ("acceptance", True, r"acceptance"),
    (
        "adoption",
        False,
        r"""adopt(?:s|ed|ing)? AGREED(?:_on|_upon)?
        finali[sz]ed
        established(?=_(?:by|at|during|in))""",
    ),
    ("adoption", True, r"adoption"),
    (
        "announcement",
        False,
        r"""announc(?:e|es|ed|ing) report(?:s|ed|ing)? publish(?:es|ed|ing)?
        (?:made|makes|make)_(?:it_|them_)?public disclos(?:e|es|ed|ing) unveil(?:s|ed|ing)? reveal(?:s|ed|ing)?
        declared releas(?:e|es|ed)""",
    ),
    ("announcement", True, r"announcements? publication"),
    ("amendment", False, r"amend(?:s|ed|ing)? revis(?:e|es|ed|ing) modif(?:y|ies|ied) updated"),
    ("amendment", True, r"amendments? revision"),
    ("extension", False, r"extend(?:s|ed|ing)? renew(?:s|ed|ing)? prolong(?:s|ed|ing)? rolled_over"),
    ("extension", True, r"extension renewal prolongation"),
    (
        "suspension",
        False,
        r"""suspend(?:s|ed|ing)? paus(?:e|es|ed|ing) fr(?:eeze|oze|ozen)
        put(?:s|ting)?(?=_UPTO5on_(?:hold|ice)) (?:placed|put)_on_(?:hold|ice)""",
    ),
    ("suspension", True, r"suspension"),
    (
        "denunciation",
        False,
        r"""denounc(?:e|es|ed|ing) renounc(?:e|es|ed|ing)
        SERVED_UPTO3NOTICES_of_(?:HERS_(?:country_)?|the_)?(?:denunciation|termination)
        (?:g(?:ave|ives|iven)|serv(?:es|ed)|issued|sent|filed|delivered)_(?:\S+_)?NOTICES(?=_(?:on|in|\.|under)_)
        handed_NOTE delivered_NOTE sent_NOTE gave_NOTE transmitted_NOTE presented_NOTE addressed_NOTE
        note_of_(?:denunciation|termination)_(?:was|has_been|had_been|is_to_be|will_be)_(?:handed_over|given|served|received|delivered)
        notice_(?:of_\S+_)?(?:was|were|is|has_been|had_been|is_to_be|will_be)_(?:given|served|received|sent|handed|delivered|lodged|filed)
        notified_UPTO3(?:on_(?:\S+_){1,3}?)?(?:of_)?(?:its_|their_)?(?:denunciation|termination)
        INFORMED_UPTO8of_(?:its|their)_(?:denunciation|(?:decision|intention)_to_(?:terminate|denounce))
        INFORMED_UPTO8that_(?:it|they)_(?:is|was|are|were)_(?:terminating|denouncing)
        denunciation_(?:notified|communicated|lodged|submitted|deposited)(?=_(?:by|on)_)""",
    ),
    ("denunciation", True, r"denunciation renunciation"),
    (
        "withdrawal",
        False,
        r"""SERVED_UPTO3NOTICES_of_(?:HERS_(?:country_)?)?withdrawal
        notified_(?:its|their)_withdrawal
        notified_UPTO3(?:on_(?:\S+_){1,3}?)?of_(?:its_|their_)?withdrawal
        INFORMED_UPTO8of_(?:its|their)_(?:withdrawal|(?:decision|intention)_to_(?:withdraw|leave))
        (?:INFORMED_UPTO8|SERVED_UPTO3NOTICES_)that_(?:it|they)_(?:is|was|are|were)_(?:withdrawing|leaving|quitting|pulling_out)
        ceas(?:e|es|ed)_to_be_(?:bound|(?:a_)?party)(?=_(?:(?:by|to)_(?:it|the_PACT)_)?(?:from|on|in)_)
        walk(?:s|ed)?_(?:away|out)
        withdr(?:aw|aws|ew|awn|awing) pull(?:s|ed|ing)?_(?:\S+_){0,2}?out quit(?:s|ting)?
        end(?:s|ed)_(?:its|their)_membership le(?:ave|aves|ft|aving) exit(?:s|ed|ing)?""",
    ),
    ("withdrawal", True, r"withdrawal exit"),
    (
        "termination",
        False,
        r"""terminat(?:e|es|ed|ing) expir(?:e|es|ed|ing) abrogat(?:e|es|ed|ing) laps(?:e|es|ed) scrap(?:s|ped|ping)?
        (?:came|comes?|brought)_to_an_end r(?:an|uns?)_out(?!_of)
        ceas(?:e|es|ed)_to_(?:be_(?:in_force|binding)|apply|exist|have_(?:any_)?effect) cancel(?:s|led|ed)?
        end(?:s|ed|ing)?""",
    ),
    ("termination", True, r"termination expiry expiration abrogation"),
    (
        "reservation",
        False,
        r"""(?:MADE|with|subject_to)_(?:\S+_){0,2}?reservations?(?!DOUBTS_)
        contain(?:s|ed)_(?:\S+_){0,2}?reservations? accompanied_by_(?:\S+_){0,2}?reservations?
        reservations?_(?:to_\S+_\S+_)?(?:was_|were_|has_been_|have_been_)?(?:made|entered|lodged|formulated|notified|attached)(?=_by_)
        reservations?_(?:to_\S+_\S+_)?(?:which|that)_(?:it|they)_(?:had_)?(?:made|entered|lodged|formulated)
        do(?:es)?(?=_not_consider_(?:itself|themselves)_bound_by_PROVISION)
        declin(?:e|es|ed)(?=_to_be_bound_by_PROVISION)""",
    ),
    ("reservation", True, r"reservations?"),
    (
        "other",
        False,
        r"""initial(?:s|ed|led) annul(?:s|led)?(?=_(?:the|its|their|that)_(?:vote|approval|ratification))
        opened_for_(?:signature|signing|accession)
        object(?:s|ed)_(?:on_\S+_(?:\S+_)?)?to(?=_UPTO5(?:reservations?|declaration))
        objection_to_UPTO5(?:reservations?|declarations?)_UPTO5(?:was|has_been)_(?:received|communicated|notified|lodged)
        received_from_(?:[^\s.;:]+_){1,10}?an_objection(?=_UPTO5to_)
        MADE_(?:\S+_){0,2}?objections?(?=_UPTO5to_UPTO5(?:reservations?|declaration))
        (?:attach|append)(?:es|ed)_(?:\S+_){0,2}?(?:interpretative_)?declarations?(?=_to_)
        notif(?:ied|ies)_COMPLETION inform(?:s|ed)_COMPLETION advised_COMPLETION
        registered_with_the_(?:un_|united_nations_)?(?:secretariat|secretary)
        (?:withdr(?:ew|awn|aws|awing)|lifted|lifting)_(?:its|their|the|that)_(?:reservations?|objections?|declaration)
        TAKEN_BACK_(?:its_|their_|the_|that_|his_|her_)(?:NOTICES|denunciation|withdrawal|signature)
        NOTICES_(?:of_\S+_)?(?:was|has_been|had_been|is)_TAKEN_BACK
        (?:lift(?:s|ed)|end(?:s|ed))_(?:the_|its_|their_)suspension resum(?:es|ed)_(?:its|their)_participation
        suspension_(?:of_\S+_\S+_)?(?:was|is|has_been|had_been)_(?:lifted|ended|revoked)
        ha(?:s|ve)_objected(?=_(?:to|as_well|too|likewise)_)""",
    ),
)


ROWS: tuple[tuple[Act, bool, str], ...] = tuple((act, noun, spelled(words, _PARTS)) for act, noun, words in _ROWS)
"""The act, whether the words only name it ("the ratification"), and the words, as for ``lexicon.anywhere``."""
