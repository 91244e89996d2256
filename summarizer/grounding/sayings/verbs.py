"""Verbs of saying and thinking, whose subject is the source of what follows them."""

from __future__ import annotations

__all__ = ["ADDRESSING", "NOUN_LIKE", "SAYING_VERBS", "THAT_NEXT", "WITH_THAT"]

ADDRESSING = frozenset(
    """advised assured assures informed informs notified reassured reminded reminds told tells warned warns""".split()
)
"""Verbs whose object is the one who is told: "informed the Council that"."""
THAT_NEXT = frozenset(
    """hold holds held find finds found recall recalls note caution acknowledge acknowledges assert conclude
    concludes explain complain concede emphasise maintain contend discover discovered discovers""".split()
)
"""Verbs that are of saying only where "that" follows: "the court held that", and not "held talks"."""
NOUN_LIKE = frozenset("hold note stress caution show find".split())
"""Forms that are nouns as well: "according to the note", "a flower show"."""
SAYING_VERBS = THAT_NEXT | frozenset(
    """accused acknowledged added adds admits admitted advised affirmed affirms alleged alleges announce announced
    announces anticipated anticipates argue argued argues asked assert asserted asserts assessed assesses
    assured assures attested averred believe believed believes boasted called cautioned cautions certified
    charged charges claim claimed claiming claims clarified clarifies commented communicated complain complained
    complains concede conceded concedes concluded confessed confided confides confirmed confirms conjectured
    contend contended contends conveyed countered counters declare declared declares denied denies disclosed
    discloses divulged doubted doubts elaborated emphasised emphasises emphasize emphasized estimated estimates
    exclaimed expect expects explained explains fear fears forecast forecasts foresees foretold guessed hinted
    hope hopes imagines implied indicated indicates inferred informed informs insinuated insist insisted insists joked
    lamented laments learns maintain maintained maintains mentioned mentions mused noted notes notified objected
    objects observed observes opined opines pleaded pledged pledges pointed posited predict predicted predicts
    proclaimed professed promised promises protested protests quipped reaffirmed reasoned reassured recalled
    reckon reckoned reckons recommended recounted reflected reiterated rejoined related relates remarked
    reminded reminds repeated repeats replied replies report reported reports responded responds retorted
    retorts revealed reveals ruled rules said say says shouted show showed shows signaled signalled snapped specified
    specifies speculated speculates stated states stress stressed stresses submits submitted suggest suggested suggests
    surmised suspect suspected suspects swore tell tells testified testifies theorised theorized think thinks thought
    told tweeted underlined urged urges vouched vowed vows warn warned warns whispered writes wrote""".split()
)
WITH_THAT = frozenset(
    """accused advised affirmed affirms anticipated anticipates asked assessed assured assures called certified
    charged charges claiming clarified clarifies communicated concluded confirmed confirms conveyed countered
    counters disclosed discloses forecast forecasts foresees hinted imagines indicated indicates informed
    informs learns mentioned mentions notified objected objects observed observes pledged pledges pointed
    proclaimed professed promised promises protested reaffirmed reassured recalled recommended reflected related
    relates repeated repeats responded responds revealed reveals ruled rules show showed shows signaled signalled
    specified specifies stated submits submitted testified underlined urged urges vowed vows""".split()
)
"""Verbs whose bare object is no clause that is said: "concluded a treaty in Praia", "confirmed the vote"."""
