"""English function words and inflection, as far as grounding needs them.

Two words are the same if a regular ending (-s, -es, -ed, -ing) or a short table of irregular verbs takes both
to one base, and if the change of form does not change what is said: "signs" is not "signed", "signing" is not
"signed". Nothing is derived: "ratify" is not "ratification".
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

__all__ = [
    "ADVERBS",
    "BE",
    "DETERMINERS",
    "INSTRUMENTS",
    "LINKS",
    "PARTICIPLE_ADVERBS",
    "PRONOUNS",
    "QUIET",
    "SHORT_TITLES",
    "TITLES",
    "Form",
    "bases",
    "link",
    "past_form",
    "readings",
    "same_word",
]

SHORT_TITLES = frozenset("dr mr mrs ms prof gen sen rep gov lt col capt st hon".split())
"""Titles of persons that a full stop shortens."""

Form = Literal["base", "s", "past", "ing"]

BE = frozenset("be is are was were been being am".split())
"""Forms of "be": they tell passive from active, so they are compared, not ignored."""

_LINK_CLASSES = {
    **dict.fromkeys("in on at upon onto within inside".split(), "in"),
    **dict.fromkeys("toward towards".split(), "toward"),
    **dict.fromkeys("until till".split(), "until"),
    **dict.fromkeys("while whilst whereas".split(), "while"),
    **dict.fromkeys("although though".split(), "although"),
    "nor": "or",
}
LINKS = frozenset(
    """of in on at upon onto within inside to from by for with between among amid into over under through
    during toward towards across after before since until till behind beyond near via per like unlike despite
    because while whilst whereas when where although though than as out off up down outside above below along
    about around and or nor but so therefore thus hence due""".split()
)
"""Prepositions and conjunctions: two words are related as in the source only if these agree."""

DETERMINERS = frozenset(
    """a an the this that these those such its his her their our my your both each every all any other another same
    own""".split()
)
"""Words that open a noun phrase."""

PRONOUNS = frozenset("he she it they we i you him them us".split())
"""Words that stand for somebody; a value may not put one in."""

QUIET = frozenset(
    """a an the this that these those such its his her their our my your he she it they we i you him them us me
    have has had having do does did which who whom whose there here itself himself themselves herself own s
    also too then however moreover furthermore meanwhile additionally indeed other another same""".split()
)
"""Words that neither support nor change a value."""

ADVERBS = frozenset(
    """recently also already now then later soon today again further formally officially jointly initially finally
    earlier newly currently immediately promptly formerly since ever always often thereby thereafter
    likewise instead still yet just even once twice first meanwhile ago abroad overseas away back
    """.split()
) - {"formerly", "instead", "yet", "once", "twice", "first"}

PARTICIPLE_ADVERBS = ADVERBS | {"first", "originally", "previously"}
"""What can stand between a noun and its participle: "the deal [first] agreed in May"."""

TITLES = frozenset(
    """president prime minister premier chancellor king queen emperor prince leader supreme secretary general
    chairman chairwoman chairperson chair foreign defence defense ambassador senator representative speaker
    marshal spokesman spokeswoman spokesperson commissioner director mr mrs ms dr sir madam presidents ministers
    leaders state us""".split()
)
"""Words that stand before a person's name and are not part of it."""

_IRREGULAR: dict[str, str] = {}
for (
    _line
) in """send sent|take took taken|give gave given|hold held|meet met|make made|begin began begun|break broke broken
withdraw withdrew withdrawn|leave left|come came|become became|go went gone|say said|tell told|fall fell fallen
rise rose risen|grow grew grown|lead led|fight fought|strike struck stricken|speak spoke spoken|write wrote written
find found|keep kept|lose lost|win won|pay paid|build built|bring brought|buy bought|sell sold|stand stood
understand understood|see saw seen|know knew known|show showed shown|choose chose chosen|draw drew drawn
drive drove driven|fly flew flown|get got gotten|seek sought|teach taught|think thought|undertake undertook undertaken
bind bound|shake shook shaken|freeze froze frozen|steal stole stolen|swear swore sworn|run ran|sink sank sunk
shoot shot|spend spent|lend lent|deal dealt|feel felt|mean meant|uphold upheld|withhold withheld|overthrow overthrew
overthrown|forbid forbade forbidden|foresee foresaw foreseen|lay laid|strive strove|throw threw thrown|hear heard
arise arose arisen|catch caught|feed fed|flee fled|hide hid hidden|wear wore worn|die died|lie lied|tie tied|sit sat
bear bore borne born""".replace("\n", "|").split("|"):
    _base, *_pasts = _line.split()
    for _past in _pasts:
        _IRREGULAR[_past] = _base
_PLURALS = {"men": "man", "women": "woman", "children": "child", "people": "person"}
_SAME_SPELLING = {
    "defence": "defense",
    "programme": "program",
    "labour": "labor",
    "centre": "center",
    "organisation": "organization",
    "organisations": "organizations",
    "neighbouring": "neighboring",
    "licence": "license",
}
_ONE_INSTRUMENT = frozenset({"treaty", "agreement", "pact", "accord", "deal"})
"""Nouns that name one instrument in turn: news calls a treaty "the agreement" in the next sentence."""
INSTRUMENTS = _ONE_INSTRUMENT | frozenset(
    """treaties agreements pacts accords deals convention conventions protocol protocols charter covenant memorandum
    declaration statute compact""".split()
)
"""Nouns for what states conclude."""


def link(word: str) -> str:
    """The class of a preposition or conjunction: "in", "on" and "at" are one."""
    return _LINK_CLASSES.get(word, word)


@lru_cache(maxsize=8192)
def readings(word: str) -> dict[str, Form]:
    """The possible bases of a folded word, each with the form that the word then is.

    >>> readings("signed")["sign"], readings("withdrew")["withdraw"]
    ('past', 'past')
    """
    word = _SAME_SPELLING.get(word, word)
    found: dict[str, Form] = {}
    if word in _IRREGULAR:
        found[_IRREGULAR[word]] = "past"
    if word in _PLURALS:
        found[_PLURALS[word]] = "s"
    if word.endswith("ies") and len(word) > 4:
        found[word[:-3] + "y"] = "s"
    elif word.endswith("es") and len(word) > 4 and word[:-2].endswith(("s", "x", "z", "ch", "sh", "o")):
        found[word[:-2]] = "s"
        found[word[:-1]] = "s"
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        found[word[:-1]] = "s"
    if word.endswith("ied") and len(word) > 4:
        found[word[:-3] + "y"] = "past"
    elif word.endswith("ed") and len(word) > 4 and not word.endswith("eed"):
        _add_stems(found, word[:-2], "past")
    elif word.endswith("ing") and len(word) > 5:
        _add_stems(found, word[:-3], "ing")
    found.setdefault(word, "base")
    return found


def _add_stems(found: dict[str, Form], stem: str, form: Form) -> None:
    found[stem] = form
    found[stem + "e"] = form
    if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "aeiou":
        found[stem[:-1]] = form


@lru_cache(maxsize=8192)
def past_form(word: str) -> bool:
    """Whether a word can be a past tense or a past participle."""
    return "past" in readings(word).values()


@lru_cache(maxsize=8192)
def bases(word: str) -> frozenset[str]:
    """All bases under which a word can be found; nouns for one instrument share theirs."""
    found = readings(word).keys()
    return frozenset(found) | _ONE_INSTRUMENT if _ONE_INSTRUMENT & found else frozenset(found)


@lru_cache(maxsize=16384)
def same_word(value: str, source: str, *, headline: bool = False) -> bool:
    """Whether a word of a value is backed by a word of its source.

    With ``headline`` the source is a headline, whose present tense tells of the past ("Kenya ratifies pact").

    >>> same_word("treaties", "treaty"), same_word("ratified", "ratify")
    (True, False)
    >>> same_word("ratified", "ratifies", headline=True)
    True
    """
    if value == source:
        return True
    theirs = readings(source)
    for base, form in readings(value).items():
        other = theirs.get(base)
        if other is None:
            if base in _ONE_INSTRUMENT and any(one in _ONE_INSTRUMENT for one in theirs):
                return True
        elif form == other or {form, other} == {"base", "s"} or (headline and form == "past" and other != "ing"):
            return True
    return False
