"""What an instrument itself does to those whom it binds: it obliges, forbids, makes them do, lays down that."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from summarizer.extract.lexical.passages import PARTY
from summarizer.extract.lexical.subjects import by_instrument
from summarizer.grounding import names_instrument
from summarizer.grounding.language.joined import begins_with_verb

__all__ = ["Frame", "clause_of", "laid_down", "speaks_of_consent", "that_clauses", "within_aside"]


@dataclass(frozen=True, slots=True)
class Frame:
    """Words that bind: what stands before the duty itself, the duty, what brings it about."""

    opening: str
    does: str
    trigger: str | None = None


_CAUSE = (
    r"(?:oblig(?:es?|ed|ing)|obligat(?:es?|ed|ing)|requir(?:es?|ed|ing)|commit(?:s|ted|ting)?|binds?|bound|binding"
    r"|mandat(?:es?|ed|ing)|compel(?:s|led|ling)?|forc(?:es|ed|ing)|call(?:s|ed|ing) (?:(?:up)?on|for)|enjoin(?:s|ed"
    r"|ing)?"
    r"|instruct(?:s|ed|ing)|task(?:s|ed|ing)|charg(?:es|ed|ing)|order(?:s|ed|ing)|forbids?|forbade|forbidding)"
)
_BAR = (
    r"(?:bar(?:s|red|ring)?|prohibit(?:s|ed|ing)?|preclud(?:es?|ed|ing)|prevent(?:s|ed|ing)?|stop(?:s|ped|ping)?"
    r"|ban(?:s|ned|ning)?|debar(?:s|red)|keep(?:s|ing)|kept)"
)
_WHO = (
    r"(?P<who>(?:an?|any|each|every|the) (?:\w+ )?(?:state|country|party|government|member)"
    r" (?:(?:in|on|from|to|of|under|with) (?:which|whose)|whose|that|which) [^,;]{3,80}? |(?:(?!(?:to|that|from"
    r"|which|who|whom|when|if|by|under|itself|themselves)\b)[\w’'%-]+,? ){1,9}?)"
)
_OBLIGES = re.compile(
    rf"\b(?:(?:will|would|shall) )?(?:(?:{_CAUSE}|ma(?:kes?|de) it (?:an?|the) (?:\w+ )?(?:duty"
    rf"|obligation) (?:of|for)"
    rf"|(?:gives?|gave)(?= [^,;]{{3,40}}(?:days|weeks|months|years) to)) {_WHO}(?:(?:not|never) )?to (?=[a-z])"
    rf"|{_BAR} {_WHO.replace('who', 'barred')}from (?=(?:\w+ly )?\w+ing\b))"
)
"""An instrument, what it does, and to whom; what these must do follows."""
_TO_DO = re.compile(r"(?:\w+ly )?\w{3,}ing (?:the|an?|its|their|\d|at|two|three|more|\w+ per|\w+ing)\b")
_VERB_WITH_OBJECT = re.compile(
    r"(?!(?:in|on|at|of|by|for|from|with|to|all|both|over|up|than|is|as|under|into|about|after|before)\b)(?:[a-z]+ly )?"
    r"[a-z]{3,}(?<!s)(?<!ing)(?<!ed) (?:the|its|their|his|any|all|each|every|both|no|out|back|up|down|off|away|aside"
    r"|\d[\d.,]*|it"
    r"|them|one) "
)
"""A word behind "to" that has an object or a particle is a verb, whether it is known or not."""
_ONLY_VERB_BEHIND = re.compile(r"(?:(?:will|would|shall) )?(?:oblig|requir|mandat|compel|forc|enjoin|instruct|forb)")
"""Verbs behind which "to" goes on with a verb, and not with what is given: "commits troops to peacekeeping"."""
_NONE = rf"(?:neither(?: of (?:them|the two))?|no)(?: (?i:{PARTY}))?"
_MAKES = re.compile(
    rf"\b(?:(?:makes?|made|has|had) (?!to\b)(?:(?i:{PARTY})|[A-Z][\w’'-]+(?: and [A-Z][\w’'-]+)?) (?=[a-z])"
    rf"|(?:lets?|allow(?:s|ed)?|permit(?:s|ted)?) {_NONE} (?:to )?(?=[a-z])"
    rf"|(?:does|do|did|will|would) not (?:let|allow|permit) (?:(?i:{PARTY})|[A-Z][\w’'-]+) (?:to )?(?=[a-z]))"
)
_HOLDS = re.compile(
    r"\b(?:treats|considers|regards|deems) (?P<event>an (?:armed )?attack (?:on"
    r"|against) [^,;]+?) as an (?:armed )?attack"
    r" (?:on|against) [^,;]+"
)
"""The formula of alliances, with the instrument for its subject."""
_DUTY_NOUN = r"(?:duty|duties|obligations?|commitments?|undertakings?|pledges?|promises?|requirements?)"
_NOMINAL = re.compile(
    r"\b(?:add(?:s|ed)|contain(?:s|ed)|impos(?:es?|ed)|creat(?:es?|ed)|includ(?:es?|ed)|la(?:ys|id)|plac(?:es?|ed)"
    r"|puts?"
    r"|carri(?:es|ed)|br(?:ings|ought)|introduc(?:es?|ed)|establish(?:es|ed)|entail(?:s|ed)) (?:down )?"
    rf"(?:(?:on|upon) [^,]{{3,40}} )?(?=(?:an?|the) (?:[\w-]+ ){{0,3}}{_DUTY_NOUN} (?:(?:by|from|of"
    rf"|on) [^,;]{{3,40}}? )?(?:not )?to "
    r"(?!\w+(?:$|[,;]| (?:and|in|for|between)\b))"
    r"|(?:an?|the) (?:[\w-]+ ){0,2}(?:ban|prohibition|moratorium|embargo) on )"
)
_CORE = re.compile(
    r"\b(?:[Tt]he|[Ii]ts|[Tt]heir|\w+[’']s) (?:[\w-]+ ){0,3}(?:duty|duties|obligations?|commitments?|undertakings?"
    r"|requirements?)(?: (?:under|of|in) [^,;:]{2,40}?)?"
    r"(?: (?:is|are|was|were)\b[\w ]{0,24}?:?|:) (?=(?:not )?to [a-z])"
    r"|\b(?:[Ii]ts|[Tt]heir|[Tt]he|\w+[’']s) (?:[\w-]+ )?(?:duty|duties|obligations?|commitments?) (?:under|in)"
    r" (?:[Aa]rticle \w+|the (?:[\w-]+ )?(?:treaty|agreement|convention|protocol|pact|accord|deal|charter))"
    r"(?: of [^,;]{3,30}?)? (?=to [a-z])"
    r"|\b[Ww]hat [^,;:]{2,40}? (?:demands?|requires?|asks?|expects?|demanded|required|asked)(?: (?:of"
    r"|from) [^,;:]{2,30}?)?"
    r" (?:is|are|was|were)\b[\w ]{0,24}?:? (?=(?:not )?to [a-z])"
)
"""A duty that is the predicate: "its main obligation is to", "what the pact asks of us is modest: to"."""
_OF_PARTY = re.compile(rf"\b(?:of|from|on) (?:us|both|each|(?i:{PARTY}))\b")
_OBJECT = (
    r"(?!itself|themselves|that\b|to\b|from\b|by\b|in\b|under\b|on\b|at\b|with\b|for\b|until\b|and\b|or\b"
    r"|is\b|are\b|was\b|were\b|ha[sd]\b|have\b|will\b|would\b|may\b|can\b|must\b|remain|apply\b|took\b|came\b|$)"
)
_ORDERS = re.compile(
    r"\b(?:provides? for (?:(?:\w+ ){0,2}co-?operation|joint|mutual|regular|annual|exchanges|the exchange)\b"
    r"|(?:sets?|fix(?:es|ed)|impos(?:es|ed)|establish(?:es|ed)|introduc(?:es|ed)) (?:an? |the )?(?:\w+ ){0,3}?"
    r"(?:limits?|quotas?|ceilings?|caps?|bans?|moratorium|minimum|maximum)\b"
    r"|(?:bans|banned|prohibits|prohibited|forbids|forbade|outlaws|outlawed|bars|barred|prescribes|prescribed"
    r"|lays down"
    rf"|laid down) {_OBJECT}(?![^,;]{{1,40}} (?:to|from) )"
    r"|(?:caps|capped|limits|limited|restricts|restricted) [^,;]{3,50}? (?:at|to) [^,;]{0,12}\d"
    r"|(?:requires|required|demands|demanded) (?=(?:an?|prior|annual|joint|mutual|regular|yearly|advance|equal|full"
    r"|strict|independent) )(?![^,;]{0,60}\b(?:(?:notice|warning)(?! of (?!withdr|denun|termin|leav))|years?|months?"
    r"|majority|that|to)\b))"
)
_GRANTS = re.compile(
    r"\b(?:guarantees|guaranteed|assures|assured|shields|shielded|protects|protected|exempts|exempted|spares|frees"
    r"|freed)"
    r" (?!itself|themselves|that\b|against\b|from\b|nothing|little|peace\b|stability|prosperity|success)"
    r"(?=[^;]*?\b(?:from|against|free|access|passage|treatment|transit|entry|protection|compensation|supplies|water"
    r"|the same"
    r"|equal|the right|rights?|independence|freedom|safety|inviolability|wages?|pay|immunity)\b)"
)
"""What an instrument assures to somebody, or keeps from him."""
_DEEDS = (
    r"(?:withdrawal|release|return|exchange|removal|abolition|destruction|dismantling|closure|opening|reopening"
    r"|reduction|end"
    r"|halt|ban|demilitari[sz]ation|disarmament|handover|transfer|delivery|supply|construction|extradition|repatriation"
    r"|inspections?|protection|sharing|elimination|compensation|payment)"
)
"""What is to be done, by its noun."""
_WAIVES = re.compile(
    rf"\b(?:(?:waives|waived|abolishes|eliminates|phases out|criminali[sz]es) {_OBJECT}"
    rf"|(?:calls? for|provides? for|foresees|envisages|demands|stipulates|orders) (?:an? "
    rf"|the )?(?:[\w-]+ ){{0,2}}?{_DEEDS}"
    r" (?:of|to|on|from|in|by)\b|rules out (?:any|the|all)\b|(?:makes|leaves|holds) [^,;]{3,40}? (?:responsible"
    r"|liable) for\b"
    r"|(?:leaves|keeps) [^,;]{3,40}? (?:obliged|bound) to\b|(?:places|puts) [^,;]{3,40}? under (?:an?|the) (?:duty"
    r"|obligation)"
    r" to\b)"
)
"""Verbs that instruments share with those who act: the instrument must stand just before them."""
_AGREED_TO = re.compile(
    r"\b(?:agreement|treaty|pact|accord|deal)(?P<aside> (?:on|last) \w+| in (?:[A-Z]\w+ ?)+)? (?P<to>to (?=(?:build"
    r"|share|exchange|supply|sell|buy|deliver|cut|reduce|limit|ban|remove|lift|abolish|protect|defend|assist"
    r"|cooperate"
    r"|co-operate|combat|fight|patrol|open|swap|return|extradite|restore|dismantle|destroy|withdraw)\b))"
)
_BORNE = re.compile(
    r"(?:^(?P<what>[^,]{3,60}) (?:is|are) |(?:^|, )(?=to be ))(?P<be>to be )?(?:borne|paid|met|covered|provided"
    r"|supplied"
    rf"|carried|shared) by (?=(?i:{PARTY})\b|(?:the )?(?:host|sender|other|importer|exporter)\b)"
)
_THAT = re.compile(
    r"\b(?:(?P<lays>provid(?:es?|ed|ing)|stipulat(?:es?|ed|ing)|mandat(?:es?|ed|ing)|requir(?:es?|ed|ing)|demand(?:s"
    r"|ed)"
    r"|prescrib(?:es|ed)|dictat(?:es|ed)|lays down|laid down|ensur(?:es|ed)|guarante(?:es|ed))"
    r"|(?P<tells>says|said|states|stated|specif(?:ies|ied)|makes (?:it )?clear|determin(?:es|ed))"
    r"|(?P<agree>(?:have |has )?agreed?s?|understood(?= that )|(?:(?:re)?affirm|declare|confirm)(?= that (?:they|it"
    r"|each"
    r"|neither) (?:will|shall)\b)))(?:,? (?:above all|in particular|among other things|inter alia|first of all|also"
    r"|moreover"
    r"|specifically|expressly|explicitly|in [Aa]rticle \w+|in its [\w-]+ article),?)? (?:that |(?=[A-Z]|each |both "
    r"|neither |either |all |no "
    r"|any ))(?P<clause>.+)"
)
_TELLING = re.compile(
    r"(?:\b(?:treaty|agreement|convention|protocol|pact|accord|deal|draft|compact|memorandum|text|document|clause"
    r"|provision|charter|[Ii]t|which)"
    r"|\b[Aa]rticle \w+)(?: of \d{4})?(?:,[^,]+,)?(?: (?:also|further|moreover|thus|expressly))? $"
)
"""What must stand just before a verb that persons are the subject of as well."""
_AGREEING = re.compile(
    rf"(?:\b[Ii]t is(?: hereby| further| also| mutually)?|\b(?i:{PARTY})|\b[Tt]hey|\b[Bb]oth"
    rf"|\b[Tt]he two)(?:, [^,]+,)?(?: solemnly| hereby)? $"
)
_GOVERNED_BY = re.compile(r"\b(?:by|under|with|of|in) (?:the|this|that|an?|its|their) (?:[\w-]+ )*$")
_FORESEEN = re.compile(
    r"(?:^|\b)(?:[Aa]lso )?(?:is|are) (?:also )?(?:foreseen|envisaged"
    r"|provided for) (?:the )?(?:[\w-]+ ){0,2}?co-?operation\b.*"
    r"|\b(?:[\w-]+ ){0,2}[Cc]o-?operation (?:in|on)\b[^,;]*? (?:is|are) (?:also )?(?:foreseen|envisaged"
    r"|provided for)\b"
    r"|\b(?:[Jj]oint (?:work|action|efforts)|[Cc]ollaboration|[Cc]o-?operation) (?:is|are) (?:also )?(?:foreseen"
    r"|envisaged"
    r"|provided for) (?:in|on) .*"
)
_AND_THAT = re.compile(r",? (?:and|but|or) that ")
_ATTACK_AS_SUBJECT = re.compile(
    r"\b(?P<event>(?:an?|any) (?:\w+ ){0,2}(?:attack|aggression|invasion)\b[^,]*)$", re.IGNORECASE
)
_GAPPED = re.compile(
    r",? (?:and|while|but) (?P<who>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2}|the (?:other|others|latter|[A-Z]\w+)) "
    r"(?:(?:not|never) )?to (?=[a-z]{3,} )"
)
"""Where a second one is bound by the verb that binds the first: "commits Peru to pay and Chile to build"."""
_NO_VERB_OF_IT = re.compile(
    r"^(?:Had|Were|If|Unless|Whether|Unlike) [^,]*$|\b(?:of|to|by|with|for|in|on|from|the|an?|its|their|armed"
    r"|security|own|foreign|military|hostile|police|naval"
    r"|peacekeeping|who|(?<!treaty )(?<!agreement )(?<!convention )(?<!protocol )(?<!pact )(?<!accord )"
    r"(?<!deal )that) $",
    re.IGNORECASE,
)
"""What makes of a word behind it ("forces", "orders", "bans") a noun, or the verb of what is not so."""
_ASIDE = re.compile(
    r"^(?P<kept>(?P<head>[^,]*), which [^,]+), (?P<main>(?:was|is|has|had|were|will|would|[a-z]{2,}ed|[a-z]{3,}s)\b)"
)
"""A relative clause on an instrument, behind which the main clause goes on."""
_IN_ASIDE = re.compile(r", (?:(?:under|by|in|pursuant to) which|whereby) [^,]+$")
_BEHIND_ASIDE = re.compile(
    r", (?!(?:and|or|but|if|unless|when|where|provided|subject|with|in|at|on|for|to|from|by)\b)[a-z].*$"
)
"""A relative clause that a comma opens, and the main clause that goes on behind it."""
_CONSENT = re.compile(r"\b(?:ratif\w+|parliaments?|approv\w+|enter into force|take effect|vote|consent to)\b")
_END = re.compile(
    r",[”\"]? (?:an? \w+(?: \w+)? (?:that|which|who|of)|which|who|bringing|signal\w+|according|a move|said|saying"
    r"|in what|while|though|although)\b|[,]? [“\"][^“”\"]*[”\"],? said"
    r"|,? (?:and|but) (?:also |then |later |even )?(?:made|makes|provides|provided|also|sets|set|covers|covered"
    r"|contains"
    r"|contained|includes|included|allows|allowed|permits|permitted|gives|gave|lets|created?s?|entered|came|took"
    r"|expires"
    r"|expired|runs|ran|lasts|lasted|abolish\w+|ended|establish(?:es|ed)"
    r"|guarantees?d?|grants|granted|"
    rf"{_CAUSE}|{_BAR}|outlaw(?:s|ed)|prescrib(?:es|ed))(?= )(?! to\b)"
)


def speaks_of_consent(words: str) -> bool:
    """Whether words speak of what must be done at home for an instrument to bind: that is no duty under it.

    >>> speaks_of_consent("approve the treaty"), speaks_of_consent("share data")
    (True, False)
    """
    return _CONSENT.search(words) is not None


def clause_of(words: str) -> str:
    """The words of a duty, up to where its sentence turns to other things.

    >>> clause_of("to keep the channel open and forbade them to charge a toll")
    'to keep the channel open'
    """
    end = _END.search(words)
    clause = (words[: end.start()] if end else words).rstrip(" ,.")
    return f"{clause}”" if clause.count("“") > clause.count("”") else clause


def within_aside(before: str, does: str) -> str:
    """The words of a duty that a relative clause between commas lays down, without the main clause behind it.

    >>> within_aside("The pact, under which Peru would", "lease the port, passed by one vote")
    'lease the port'
    """
    return _BEHIND_ASIDE.sub("", does) if _IN_ASIDE.search(before) else does


def laid_down(part: str, *, instrument: bool) -> Iterator[Frame]:
    """The duties that an instrument, or an attack, brings upon somebody.

    Args:
        part: words of a sentence, as :func:`summarizer.extract.lexical.passages.parts_of` gives them.
        instrument: whether "it" there is a treaty.

    >>> told = "The pact bound both crowns to mark the line and forbade new forts beside it"
    >>> [one.opening + one.does for one in laid_down(told, instrument=True)]
    ['bound both crowns to mark the line', 'forbade new forts beside it']
    """
    aside = _ASIDE.match(part) if ", which " in part else None
    if aside:
        yield from _laid_down(aside["kept"], instrument=instrument)
        part = f"{aside['head']} {part[aside.start('main') :]}"
    yield from _laid_down(part, instrument=instrument)


def _laid_down(part: str, *, instrument: bool) -> Iterator[Frame]:
    yield from _obliges(part, instrument=instrument)
    held = _HOLDS.search(part)
    if held and _speaks(part, held, instrument=instrument):
        yield Frame("", clause_of(part[held.start() :]), held["event"])
    for makes in _MAKES.finditer(part):
        if begins_with_verb(part[makes.end() :]) and _speaks(part, makes, instrument=instrument):
            yield Frame(makes.group(), clause_of(part[makes.end() :]))
    for lays in (*_NOMINAL.finditer(part), *_ORDERS.finditer(part)):
        words = part[lays.end() if lays.re is _NOMINAL else lays.start() :]
        if _speaks(part, lays, instrument=instrument) and not (lays.re is _ORDERS and speaks_of_consent(words)):
            yield Frame("", clause_of(words))
    yield from _granted(part, instrument=instrument)
    core = _CORE.search(part)
    if (
        core
        and (instrument or names_instrument(core.group()) or _OF_PARTY.search(core.group()))
        and not speaks_of_consent(part[core.end() :])
    ):
        yield Frame("to ", clause_of(part[core.end() + 3 :]))
    for agreed in _AGREED_TO.finditer(part):
        if _GOVERNED_BY.search(part[: agreed.start()]):  # "are bound by the treaty to"
            continue
        noun = part[agreed.start() : agreed.start("aside") if agreed["aside"] else agreed.start("to") - 1]
        yield Frame(f"{noun} to ", clause_of(part[agreed.end("to") :]))
    foreseen = _FORESEEN.search(part) if instrument and not part.startswith(("No ", "Nor ", "Neither ")) else None
    if foreseen:
        yield Frame("", clause_of(foreseen.group()))
    borne = _BORNE.search(part)
    if borne:
        yield Frame("", part[borne.start("be") :] if borne["be"] else part)


def _granted(part: str, *, instrument: bool) -> Iterator[Frame]:
    """What an instrument grants, lifts or calls for, where it stands just before the verb."""
    for waives in (*_WAIVES.finditer(part), *_GRANTS.finditer(part)):
        if _TELLING.search(part[: waives.start()]) and _speaks(part, waives, instrument=instrument):
            yield Frame("", clause_of(part[waives.start() :]))


def that_clauses(part: str, *, instrument: bool) -> list[str]:
    """What an instrument provides, clause by clause.

    >>> that_clauses("It provides that each side pays its share and that tolls are banned", instrument=True)
    ['each side pays its share', 'tolls are banned']
    """
    found = _THAT.search(part)
    if found is None:
        return []
    before = part[: found.start()]
    if found["lays"] and not found["lays"].startswith(("provided", "providing")):  # "..., provided that" is a condition
        rules = by_instrument(before, instrument=instrument)
    else:
        rules = (_AGREEING if found["agree"] else _TELLING).search(before) is not None
    if not rules:
        return []
    return [clause for clause in _AND_THAT.split(found["clause"]) if not speaks_of_consent(clause)]


def _obliges(part: str, *, instrument: bool) -> Iterator[Frame]:
    for obliges in _OBLIGES.finditer(part):
        before, does = part[: obliges.start()], part[obliges.end() :]
        who = obliges["who"] or obliges["barred"]
        verb = (
            obliges["barred"]
            or begins_with_verb(does)
            or _TO_DO.match(does)
            or _ONLY_VERB_BEHIND.match(obliges.group())
        )
        verb = verb or _VERB_WITH_OBJECT.match(does)
        if not verb or speaks_of_consent(does) or names_instrument(who) or _NO_VERB_OF_IT.search(before):
            continue
        event = _ATTACK_AS_SUBJECT.search(before)
        if not (event or by_instrument(before, instrument=instrument)):
            continue
        second = _GAPPED.search(does)
        if second:
            does = does[: second.start()]
            yield Frame("", clause_of(part[part.find(second["who"], obliges.end()) :]))
        opening = part[event.start() if event else obliges.start() : obliges.end()]
        yield Frame(opening, clause_of(does), event["event"].strip() if event else None)


def _speaks(part: str, verb: re.Match[str], *, instrument: bool) -> bool:
    """Whether an instrument is the subject of a verb, which could be a noun by its form."""
    before = part[: verb.start()]
    return _NO_VERB_OF_IT.search(before) is None and by_instrument(before, instrument=instrument)
