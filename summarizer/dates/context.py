"""Whether words that could be a date are one, judged by the words around them.

Every rule prefers to miss a date over taking something else for one: a modal verb, a number of troops, a resolution,
a newspaper, a person.
"""

from __future__ import annotations

import re
from functools import cache

__all__ = [
    "counts_many",
    "counts_things",
    "end_of_joined",
    "follows_day",
    "follows_number_noun",
    "in_month_with_number",
    "is_bound",
    "is_clock_time",
    "is_general",
    "is_other_weekday",
    "is_range_link",
    "is_rule",
    "is_weekday",
    "may_lie_ahead",
    "month_stands_alone",
    "names_event",
    "year_pair_stands_alone",
    "year_stands_alone",
]

_REACH = 48  # how many characters before a word can belong to a rule

_COUNTED = (
    "aircraft articles barrels billion bombs bn calories casualties centimeters centimetres children citizens "
    "civilians companies conscripts countries cubic days dead delegates deputies dollars drones euros feet fighters "
    "ft grams hectares hours hostages hundred injured kg killed kilograms kilometers kilometres km kw lawmakers "
    "liters litres lives megawatts members men meters metres miles militants million minutes missiles mm months mw "
    "nations officers others pages parties people per percent persons personnel points pounds prisoners refugees "
    "rockets rounds rubles roubles sailors seats seconds shells ships signatories soldiers sorties square strong "
    "students tanks thousand times tonnes tons troops units vehicles villages volts votes voters warheads watts "
    "weapons weeks women words workers wounded yards years yen yuan won GMT UTC MW km² "
)
_NUMBERED = (
    r"resolutions?|unscrs?|nos?\.?|n°|№|articles?|arts?\.?|laws?|acts?|bills?|sections?|secs?\.?|§+|paragraphs?"
    r"|paras?\.?|pp?\.|pages?|chapters?|titles?|protocols?|directives?|regulations?|orders?|decrees?|flights?|rooms?"
    r"|numbers?|codes?|routes?|highways?|boxe?s?|suites?|lines?|cases?|files?|dockets?|refs?\.?|versions?|items?"
    r"|annex(?:es)?|schedules?|clauses?|rules?|figures?|tables?|documents?|total|(?:more|less|fewer|greater)\s+than|over"
)
_PATTERNS = {
    "counted": rf"\s+(?:{'|'.join(_COUNTED.split())})\b|\s?(?:%|per\s?cent)",
    "clock": r"\s+(?:hours|hrs|GMT|UTC|local\s+time)\b",
    "plural": r"\s+(?!was\b|has\b|is\b|its\b|this\b|his\b|does\b|across\b|towards\b|besides\b|plus\b|always\b)"
    r"[a-z]{2,}(?:[^su\W]s|ies)\b",
    "numbered": rf"(?:^|\W)(?i:{_NUMBERED})\s*$",
    "month_before": r"(?:\b(?i:in|since|until|till|during|early|mid|late|of|last|next|this|before|after|between|through"
    r"|throughout|by|from|to|for|and|or|an?|the|each|every|end|beginning)\s+|\b(?i:mid|early|late|end|pre|post)-)$",
    "may_before": r"(?:\b(?i:in|since|until|till|during|early|mid|late|of|before|after|through|throughout|a)\s+"
    r"|\b(?i:mid|early|late|end)-|\bthe\s+)$",
    "may_after": r"\s+(?:to|through|and|or|until)\s+(?:January|February|March|April|June|July|August|September"
    r"|October|November|December)\b",
    "may_as_end": r"(?:January|February|March|April|June|July|August|September|October|November|December)"
    r"\s+(?:to|through|and|or|until)\s+$",
    "march": r"\s+(?:on|for|to|of|against|in|toward|towards|past|by)\b",
    "march_month": r"\s+(?:to\s+[a-z]|of\s+(?:that|the\s+same|the\s+following|this|last)\s+year\b)",
    "in": r"\b(?i:in)\s+$",
    "number_before": r"[0-9](?:st|nd|rd|th)?\s+(?:of\s+)?$",
    "number_after": r"\s+[0-9]{1,2}(?![0-9]|,[0-9])",
    "capital": r"[ \t\xa0]+[A-ZÀ-ÖØ-Þ]\w",
    "event": r"(?:['’]s)?\s+(?:(?:terror(?:ist)?|suicide|Hamas)\s+)?(?:attacks?|attackers|atrocities|massacres?"
    r"|bombings?|riots?|insurrection|uprising|revolution|coup|movement|commission|hijackers|hijackings)\b",
    "every": r"\b(?i:every|each|per)\s+$",
    "named_before": r"\b(?:Bloody|Black|Good|Easter|Palm|Super|Cyber|Ash|Holy|Giving|Fat|Shrove|Maundy|Whit)\s+$",
    "named_after": r"\s+(?:Times|Telegraph|Mirror|Express|Mail|Post|People|Herald|Independent|World|Sun|Star"
    r"|(?:Night|Morning)\s+(?:Football|Live|Show))\b",
    "which_weekday": r"\b(?i:first|second|third|fourth|fifth|final|an?|any|some|one|another|following|previous)\s+$",
    "the": r"\b(?i:the|past|over|within|than)\s+$",
    "reckoned_before": r"\b(?i:weeks?)\s+(?:(?:ago|earlier|later)\s+(?:on\s+)?|(?:from|before|after)\s+)$",
    "reckoned_after": r",?\s+(?:(?:an?|one|two|three|[0-9]+)\s+weeks?\b|week\b|(?:before|after)\s+(?:last|next)\b)",
    "beside": r"\s+(?:before|after|following|prior|of|in)\b",
    "year_before": r"(?:\b(?i:as\s+(?:early|late|recently)\s+as|in\s+the\s+course\s+of|"
    r"in|since|until|till|during|before|after|by|from|between|throughout|through|for|early|late"
    r"|mid|year|years|dated|as\s+of|prior\s+to|(?:in|since)\s+(?:about|around|roughly)|spring|summer|autumn|fall|winter"
    r"|circa)\s+|\b(?i:mid|early|late|end|pre|post)-)$",
    "year_after_of": r"\b(?:[A-Z][\w’'-]+|(?i:end|start|beginning|close|middle|half|quarter|part|months?|days|weeks?"
    r"|year|class|spring|summer|autumn|fall|winter|treaty|agreement|accord|convention|pact|protocol|charter|constitution"
    r"|declaration|memorandum|war|revolution|crisis|invasion|elections?|summit|events|as))\s+of\s+$",
    "determiner": r"(?:\b(?i:the|this|that|its|their|his|her|our)|['’]s|s['’])\s+$",
    "noun_after": r"\s+[A-Za-z]",
    "committee": r"\s+(?:[Ss]anctions\s+)?(?:[Cc]ommittee|[Pp]anel|[Rr]egime|[Rr]esolution)\b",
    "bracket": r"[(\[]\s?$",
    "bracket_after": r"\s?[)\],;–-]",
    "resolution_year": r"\s?\((?:1[5-9]|2[01])[0-9]{2}\)",
    "comma": r"[A-Za-z]{3,},\s+$",
    "stop_after": r"\s*(?:[.;:,)\]”\"]|$)",
    "numbered_sentence": r"(?i:resolutions?|unscr|nos?\.|numbers?)\b[^.]*$",
    "sentence_start": r"(?:^|[.!?:;—–\n]|[.!?]['’”\"])\s*['‘“\"]?$",
    "verb_after": r"\s+(?:was|is|saw|marked|brought|will|has|had|began|ended)\b",
    "bound": r"\b(?i:(?:more|less|fewer)\s+than|over|under|almost|nearly|at\s+least)\s+$",
    "ahead": r"\b(?i:(?:by|before|until|till|effective|starting|beginning|scheduled|upcoming|due)\s+(?:from\s+|on\s+"
    r"|in\s+|for\s+|the\s+(?:end|start|middle)\s+of\s+)?|(?:will|shall|would|[’']ll|going\s+to|(?:plans?|planned|planning"
    r"|expect(?:s|ed)|intends?|scheduled|slated|set|due)\s+(?:for|to))\b"
    r"(?:(?!\b(?:was|were|had|said|told|announced|reported)\b|,\s[a-z]+ed\s(?:the|a|an|its|their|through|into)\b)"
    r"[^.;:!?\n”\"—])*)$",
    "of": r"\b(?:of)\s+$",
    "ago": r"\bago\s+$",
    "range": r"\s?[-–]\s?|\s+(?:to|and|through|until|till)\s+",
    "joint": r"(?:,?\s+(?:and|or|to|through|until)\s+|,\s+)$",
    "list_goes_on": r"\s*(?:[.;,)\]]|$)|\s+(?:and|or)\b",
    "counted_later": rf"(?:\s+[A-Z]\w+|\s+[a-z]+ed|\s+new|\s+heavy){{1,2}}\s+(?:{'|'.join(_COUNTED.split())})\b",
    "rule_before": r"\b(?i:before|after|until|till|by|within|later|earlier|prior|following|preceding|than|unless|not"
    r"|every|each|anniversary|eve|days?|weeks?|months?|years?|pre|post)(?i:\W+(?:than|to|from|of|on|the|that|this|in|its|end"
    r"|beginning|start|close|day|night|month|year))*\W*$",
    "rule_after": r"\W*(?i:plus|minus|or\s+(?:later|earlier|before|after|sooner))\b",
    "plain_start": r"\W*(?i:(?:(?:in|on|of|as|at|during|for)\s+)*(?:(?:the|this|that)\s+)?"
    r"(?:day|month|year)\s*(?:of\s+)?)?$",
    "todays": r"['’]s\s+(?:world|society|generation|youth)\b",
}


@cache
def _compiled(name: str) -> re.Pattern[str]:
    return re.compile(_PATTERNS[name])


def _before(name: str, text: str, start: int) -> bool:
    return _compiled(name).search(text[max(0, start - _REACH) : start]) is not None


def _after(name: str, text: str, end: int) -> bool:
    return _compiled(name).match(text, end) is not None


def counts_things(text: str, end: int) -> bool:
    """Whether the number that ends there is a quantity: "2022 troops", "30 percent"."""
    return _after("counted", text, end)


def is_clock_time(text: str, end: int) -> bool:
    """Whether the four digits that end there are a time of day: "2100 hours"."""
    return _after("clock", text, end)


def follows_day(text: str, start: int) -> bool:
    """Whether a number stands before the month that starts there: "30 February"."""
    return _before("number_before", text, start)


def counts_many(text: str, end: int) -> bool:
    """Whether a word in the plural follows the number that ends there: "20 envoys"."""
    return _after("plural", text, end)


def follows_number_noun(text: str, start: int) -> bool:
    """Whether the number that starts there is a name: "Article 5", "Resolution 2022"."""
    return _before("numbered", text, start)


def in_month_with_number(text: str, start: int, end: int) -> bool:
    """Whether month and number only happen to stand together: "in June 30 nations came together"."""
    return _before("in", text, start) and (_after("counted", text, end) or _after("plural", text, end))


def names_event(text: str, end: int) -> bool:
    """Whether the date is the name of an event of some year: "the September 11 attacks"."""
    return _after("event", text, end)


def is_range_link(gap: str) -> bool:
    """Whether the words between two dates make them a stretch."""
    return _compiled("range").fullmatch(gap) is not None


def is_rule(words: str, start: int, end: int) -> bool:
    """Whether words around a date reckon from it or set it as a limit: "30 days after June 19", "by June 19"."""
    reckoned = _before("rule_before", words, start) and not _after("plain_start", words[:start], 0)
    return reckoned or _after("rule_after", words, end)


def end_of_joined(text: str, start: int, end: int) -> int | None:
    """Where the words end that "and", "to" or the commas of a list join to what stands from start to end."""
    reach = max(0, start - 12)
    joint = _compiled("joint").search(text[reach:start])
    if joint is None or (joint.group().strip() == "," and not _after("list_goes_on", text, end)):
        return None
    return reach + joint.start()


def may_lie_ahead(text: str, start: int) -> bool:
    """Whether the words before speak of what is to come: "will vote on Monday", "effective December 7"."""
    return _compiled("ahead").search(text[max(0, start - 2 * _REACH) : start]) is not None


def month_stands_alone(text: str, start: int, end: int) -> bool:
    """Whether the name of a month without day and year is the month, and not a verb or a person."""
    name = text[start:end]
    if _before("every", text, start) or _before("number_before", text, start):
        return False
    if _after("number_after", text, end) and not _before("in", text, start):
        return False
    if name in ("May", "March"):
        if _before("may_as_end", text, start) or _after("may_after", text, end):
            return True
        marches = name == "March" and _after("march", text, end)
        return _before("may_before", text, start) and not (marches and not _in_that_march(text, start, end))
    if _before("month_before", text, start):
        return _before("in", text, start) or not _after("capital", text, end)
    return name not in ("April", "June", "August") and not _after("capital", text, end)


def _in_that_march(text: str, start: int, end: int) -> bool:
    """Whether "March" is the month although "to" or "of" follows: "voted in March to join", "in March of that year"."""
    return _before("in", text, start) and _after("march_month", text, end)


def is_weekday(text: str, start: int, end: int) -> bool:
    """Whether the name of a weekday is one day: not "every Monday", "Good Friday" or the "Sunday Times"."""
    if _before("every", text, start) or _before("named_before", text, start):
        return False
    return not _after("named_after", text, end)


def is_other_weekday(text: str, which: str | None, start: int, end: int) -> bool:
    """Whether a weekday is not the nearest one: "the first Monday", "a week from Monday", "the Monday after"."""
    if _before("which_weekday", text, start) or _before("reckoned_before", text, start):
        return True
    if _after("reckoned_after", text, end):
        return True
    return _before("the", text, start) and (which in ("last", "next") or _after("beside", text, end))


def is_general(text: str, phrase: str, start: int, end: int) -> bool:
    """Whether relative words are not a date: "over the last year", "the world of today", the newspaper "USA Today"."""
    if phrase[0].isupper() and not _before("sentence_start", text, start):
        return True
    if phrase.lower() in ("today", "tomorrow"):
        return _before("of", text, start) or _before("ago", text, start) or _after("todays", text, end)
    return _before("the", text, start) and phrase.lower().startswith(("last", "next"))


def is_bound(text: str, start: int) -> bool:
    """Whether what starts there is only a bound: "more than a year ago"."""
    return _before("bound", text, start)


def year_pair_stands_alone(text: str, start: int, end: int) -> bool:
    """Whether "2018-2022" is a stretch of years."""
    return not (counts_things(text, end) or follows_number_noun(text, start) or _before("number_before", text, start))


def year_stands_alone(text: str, start: int, end: int, *, chained: bool) -> bool:
    """Whether four digits read as a year.

    Args:
        text: the whole text.
        start: where the digits start.
        end: where they end.
        chained: whether a year stands before them, with "and", "to" or the like between.
    """
    if counts_things(text, end) or follows_number_noun(text, start) or _before("number_before", text, start):
        return False
    if _after("committee", text, end) or _after("resolution_year", text, end):
        return False
    if chained or (len(text) < _REACH and text.strip(" \t\n.,()") == text[start:end]):
        return True
    return _year_by_what_stands_before(text, start, end)


def _year_by_what_stands_before(text: str, start: int, end: int) -> bool:
    if _before("year_before", text, start) or _before("year_after_of", text, start):
        return not _after("plural", text, end)
    if _before("determiner", text, start):
        return _after("noun_after", text, end) and not _after("counted_later", text, end)
    if _before("bracket", text, start):
        return _after("bracket_after", text, end)
    if _before("sentence_start", text, start):
        return _after("verb_after", text, end)
    named = _before("comma", text, start) and _after("stop_after", text, end)
    return named and not _before("numbered_sentence", text, start)
