"""Agreements inside one state: a government's truce with rebels, an accord with unions, a contract with a company.

What makes such a text be about no treaty is who concludes: the sides of the first agreement that it tells of. Only one
state is among them, and beside it stands somebody who is none.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice

from summarizer.document import Document
from summarizer.grounding.actors.state_names import unknown_states
from summarizer.grounding.language.companies import COMPANIES
from summarizer.states import states_in

__all__ = ["is_made_inside"]

_DEAL = (
    r"\b(?i:agreements?|deals?|contracts?|pacts?|accords?|treat(?:y|ies)|memorand(?:um|a)|truces?|cease-?fires?"
    r"|settlements?|armistice)\b"
)
_PLURALS = "|".join(
    """rebels? insurgents? militias? militants? guerr?illas? separatists? secessionists? mutineers warlords?
    paramilitaries factions? jihadists? tribes? tribal clans? opposition protesters strikers unions federations?
    employers[’']? builders[’']? associations? doctors[’']? teachers[’']? nurses[’']? farmers[’']? miners[’']?
    pilots[’']?
    dockers[’']? truckers[’']? students[’']? fishermen growers provinces municipalities cantons governors mayors
    indigenous hospitals universit(?:y|ies) shareholders bondholders creditors landowners villagers""".split()
)
_GROUPS = (
    rf"(?:{_PLURALS}|{COMPANIES}|armed (?:groups?|wings?|movements?|factions?)"
    r"|(?:trade |labou?r |[a-z]+(?:s[’']|[’']s) )union"
    r"|(?:ruling|governing|coalition|political) (?:part(?:y|ies)|partners?)"
    r"|(?:provincial|regional|municipal|city|local) (?:governments?|authorit(?:y|ies)|councils?|assembly))"
)
"""Who is no state and concludes agreements inside one."""
_ARMED = (
    r"(?:[A-Z][\w’'-]+ )+(?:Front|Movement|Forces|Brigades?|Resistance|Militia|Rebels|Liberation Army|Resistance Army"
    r"|Fighters|Guards of the \w+)"
)
_INSIDER = re.compile(rf"\b(?:{_GROUPS}|{_ARMED})(?![\w’'-]| (?:talks|leader of|camps?|attacks?|activity|violence)\b)")
_MAKES = (
    r"(?:(?:have|has|had|to|will|all|both|also|finally|formally|jointly|on \w+day) )*"
    r"(?:sign(?:s|ed)?|conclude[sd]?|reach(?:es|ed)?|str(?:ike|ikes|uck)|ink(?:s|ed)?|seal(?:s|ed)?"
    r"|clinch(?:es|ed)?|agree[sd]?(?: (?:to|on))?|enter(?:s|ed)? into|ma[dk]e|initial+(?:s|ed)|announce[sd]?)"
)
_OBJECT = rf"(?:(?:a|an|the|their|its|new|\d{{4}}|[a-z-]+) ){{0,6}}?(?:[A-Z][\w-]+ ){{0,4}}?{_DEAL}"
_BOTH_ACT = re.compile(rf"(?P<sides>[^.;:?!\n]*?(?: and |, )[^.;:?!\n]*?)(?:,[^,]*,)? {_MAKES} {_OBJECT}")
"""Sides that act together: "the government and the rebels signed an accord"."""
_WITH = re.compile(rf"(?P<one>[^.;:?!\n]*?) {_MAKES} {_OBJECT}[^.;:?!\n]{{0,60}}? with (?P<other>[^.,;:?!\n]+)")
_BETWEEN = re.compile(rf"{_OBJECT}[^.;:?!\n]{{0,40}}? between (?P<sides>[^.;:?!\n]+)")
_WITH_THEM = re.compile(rf"{_OBJECT}(?: (?:signed|concluded|reached|struck|made|agreed))? with (?P<sides>[^.,;:?!\n]+)")
_TELLS = re.compile(_DEAL)
_SPONSORED = re.compile(r"\b[A-Z][\w-]+-(?:backed|led|allied|brokered|mediated|sponsored|based)\b")
_PLACED = re.compile(r",? (?:in|at|near) (?:the )?[A-Z][\w-]*(?: [A-Z][\w-]*)*(?:, [A-Z][\w-]*(?: [A-Z][\w-]*)*)?")
_BEHIND = re.compile(r" (?:on|to|for|that|which|in|at|over|about|under|after|before|present|during|by)\b.*")
"""What follows the name of a side and is no part of it."""
_OPENING = 4
_STATES = 2


@lru_cache(maxsize=64)
def is_made_inside(document: Document) -> bool:
    """Whether the first agreement that a text tells of is made inside one state, so that it is no treaty.

    >>> text = "Chad's government and the northern rebels signed a truce on Monday. It holds."
    >>> is_made_inside(Document.from_text(text)), is_made_inside(Document.from_text("Chad and Mali signed a truce."))
    (True, False)
    """
    told = (" ".join(one.text.split()) for one in document.sentences if one.content)
    text = next((text for text in islice(told, _OPENING) if _TELLS.search(text)), "")
    return _is_inside(text, sum(name in text for name in unknown_states(document)))


def _is_inside(text: str, others: int) -> bool:
    """Whether a sentence that tells of an agreement has a group beside one state at most for its sides.

    ``others``: how many states it names that the table does not know.
    """
    plain = _PLACED.sub("", _SPONSORED.sub("", text))
    first = _TELLS.search(plain)
    for form in (_BOTH_ACT, _WITH, _BETWEEN, _WITH_THEM):
        found = form.search(plain)
        if found is None or first is None or not found.start() <= first.start() < found.end():
            continue
        sides = [side if name == "one" else _BEHIND.sub("", side) for name, side in found.groupdict().items()]
        named = {one.state for one in states_in(plain[: found.end()]) if one.kind != "capital"}
        if len(named) + others < _STATES and any(_INSIDER.search(side) for side in sides):
            return True
    return False
