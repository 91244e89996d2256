"""The fields of cooperation that a sentence names, one by one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarizer.extract.drafts import ProvisionAnswer
from summarizer.grounding import names_instrument
from summarizer.grounding.acts.subjects import may_be_instrument
from summarizer.grounding.language.text import tokens

__all__ = ["fields"]

_WORKS = (
    r"(?:co-?operat\w+|collaborat\w+|work(?:ing)? (?:bilaterally|together|jointly|closely|side by side|hand in hand)"
    r"|team(?:ing)? up|join(?:ing)? forces|joint (?:work|action|efforts|projects)"
    r"|co-?ordinat(?:e|es|ing) their (?:policies|efforts|activities|work|action))"
)
_IN = re.compile(
    rf"\b{_WORKS} (?:closely |further |more closely )?(?:in|on) (?:(?:the|several|various|many|other"
    rf"|\w+) (?:key )?(?:areas|fields|sectors|domains)"
    r"(?:,? (?:including|such as|of|like)|:)|(?:the )?(?:areas?|fields?|sectors?|spheres?|domains?"
    r"|matters?) of )? ?(?P<list>[^;:.]+)",
    re.IGNORECASE,
)
_ASSIST = re.compile(
    r"\bassist(?:ing)? (?:each other|one another) in"
    r" (?:prevent|detect|combat|fight|investigat|suppress|develop|protect)ing(?: and \w+ing)? (?P<list>[^;:.]+)",
    re.IGNORECASE,
)
_AREAS = re.compile(
    rf"\b(?:{_WORKS}|agree\w*|cover\w*)\b[^;]{{0,60}}?\b(?:areas|fields|sectors|domains)(?:,? (?:including|such as"
    rf"|of|like)|:) (?P<list>[^.]+)",
    re.IGNORECASE,
)
_COVERS = re.compile(
    r"\b(?:also |further )?(?:covers?(?! up\b| for\b)|spans?|embraces?|takes? in|extends? to):? (?P<list>[^:.]+)"
)
_COVERED = re.compile(
    r"^(?:It says that )?(?P<list>[A-Z][^;:.]+?) (?:is|are) (?:also |further |likewise )?(?:covered|included)$"
)
_WIDENED = re.compile(
    r"\b(?:amended|extended|expanded|widened|broadened)\b[^;]{0,60}? to (?:cover|include) (?P<list>[^;:.]+)"
)
_FORESEES = re.compile(
    r"\b(?:foresees?|envisages?|provides? for|calls? for|spells? out|promises?) (?:joint (?:work|action"
    r"|efforts|projects)"
    r"|collaboration|co-?operation) (?:in|on) (?P<list>[^;:.]+)",
    re.IGNORECASE,
)
_ARE_THE = re.compile(
    r"^(?:The )?(?:areas|fields) of co-?operation (?:are|include|will be|shall be|shall include):?"
    r" (?P<list>[^;:.]+(?:,| and )[^;:.]+)",
    re.IGNORECASE,
)
_DEAL_WITH = re.compile(
    r"^(?:(?:Its|The|Two|Three|Four|Five|Six|Seven|Other|Further) )(?:[a-z]+ )?chapters (?:deal with|cover"
    r"|concern|are on)"
    r" (?P<list>[^;:.]+)"
)
_FORESEEN_IN = re.compile(
    r"\b(?:joint (?:work|action|efforts)|collaboration|co-?operation) (?:is|are) (?:also )?(?:foreseen|envisaged"
    r"|provided for) (?:in|on) (?P<list>[^;:.]+)",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"^(?:The |Their )?[Cc]o-?operation (?:in|on) (?P<list>[^;:]+?) (?=(?:(?:is|are|will be"
    r"|remains?) (?:not affected|unaffected"
    r"|untouched|unchanged)|(?:will )?(?:continues?|goes? on))\b)"
)
"""What goes on is agreed."""
_CHAPTERS = re.compile(
    r"^(?:Its |The )?[Cc]hapters on (?P<list>[^;:.]+?) (?=(?:stay|remain|are|will|shall|cover|set)\b)"
)
_LAID_DOWN = re.compile(
    r"\b(?:shall|must|will|would|intends?|agree[ds]?|pledge[ds]?|undertakes?|requires?|commits?|obliges?|provides?"
    r"|foresees?"
    r"|envisages?|covers?|calls for|foreseen|envisaged|provided for"
    r"|includes?|Parties|stipulates|mandates|(?:is|are|was|were) (?:also |both )?to)\b"
)
_TALK = re.compile(
    r"\b(?:discuss\w*|talk\w*|prais\w+|hop(?:e|es|ed|ing)|urg\w+|propos\w+|consider\w*|wants?|analysts?|experts?"
    r"|critics|likely|expected|called for|reviewed"
    r"|negotiat\w+)\b",
    re.IGNORECASE,
)
_STOP = re.compile(
    r",? (?:and|but) (?:shall|will|must|to|also|is|are|has|have|provides?|requires?|may|it|they|exempt|sets?)\b"
    r"|,? (?:which|who|that|with|between|under|until|unless"
    r"|if|when|while|as|by|for (?:the|a)|in (?:order|accordance|a)|to|through|according|after|before|since|from"
    r"|but|not|nor|except|excluding|without|rather"
    r"|(?<!fight )(?<!struggle )(?<!campaign )(?<!measures )(?<!action )against"
    r"|whose|is|are|was|were|has|have|said|could|would|will"
    r"|underscores?|remain|described|referred|set out"
    r"|mentioned|be|including|such|determined)\b"
    r"|, (?:the|a) [^,]+ said|[“”\"(]",
)
_SEPARATOR = re.compile(r"; (?:and )?|,? as well as |, and |, | and ")
_OF_ONE_THING = re.compile(r",? for the (?!\w+ (?:years?|months?)\b|(?:first|next|benefit|purposes?|good|time)\b)")
_MARK = re.compile(r"(?<![\w(])\((?:[a-z]|[ivx]{1,4}|\d)\) ?")
"""The letter or number of an item."""
_WORDS = re.compile(
    r"(?!(?:that|it|they|this|each|any|both|all|other|its|their|more|\d)\b)[^\W\d_][\w’'/-]*(?: [\w’'/-]+){0,6}",
    re.IGNORECASE,
)
_NO_FIELD = re.compile(
    r"\b(?:areas?|fields?|sectors?|issues?|matters?|basis|periods?|years?|months?|[IVXLC]+|good faith|principle"
    r"|practice|request|chapters?|articles?|clauses?|annex(?:es)?|statements?"
    r"|communiqu[eé]s?|press releases?)\b|^(?:[A-Z]\S+ )+[A-Z]\S+$"
)
"""Words for a field of any kind, and names of things."""
_PARTS = frozenset("chapters chapter section sections part parts preamble cooperation scope".split())
_LONGEST = 6


def fields(part: str, *, instrument: bool = True, ruled: bool = False) -> list[ProvisionAnswer]:
    """The fields of cooperation in one part of a passage.

    Args:
        part: words of a sentence, as :func:`summarizer.extract.lexical.passages.parts_of` gives them.
        instrument: whether "it" there is a treaty.
        ruled: whether it stands in a list of what an instrument lays down.

    >>> [one.text for one in fields("They will cooperate in trade, food supply and the care of forests")]
    ['trade', 'food supply', 'care of forests']
    """
    for pattern in (
        _GOES_ON,
        _ASSIST,
        _FORESEEN_IN,
        _FORESEES,
        _ARE_THE,
        _DEAL_WITH,
        _AREAS,
        _IN,
        _WIDENED,
        _CHAPTERS,
        _COVERED,
        _COVERS,
    ):
        found = pattern.search(part)
        if found is None:
            continue
        before = part[: found.start("list")]
        by_instrument = names_instrument(before) or (
            instrument and re.search(r"\b(?:it|which)\b", before, re.IGNORECASE)
        )
        if pattern is _COVERED:
            if not instrument or names_instrument(found["list"]):
                continue
        elif pattern in (_ARE_THE, _DEAL_WITH):
            if not instrument:
                continue
        elif pattern in (_COVERS, _WIDENED, _FORESEES):
            if not by_instrument or not may_be_instrument(part, len(tokens(part[: found.start()])), beside=_PARTS):
                continue
        elif pattern is _FORESEEN_IN:
            if not instrument or before.startswith("No "):
                continue
        elif pattern not in (_CHAPTERS, _GOES_ON) and (
            _TALK.search(before) or not (ruled or _LAID_DOWN.search(before))
        ):
            return []
        return [ProvisionAnswer(kind="cooperate", text=item, when=None) for item in _items(found["list"])]
    return []


def _separated(words: str) -> list[str]:
    """The items of a list; behind commas only the last "and" joins: "air watch, search and rescue and training"."""
    *before, last = words.split(", ")
    if not before or last.count(" and ") < 2 or last.startswith("and "):
        return _SEPARATOR.split(words)
    return [*before, *last.rsplit(" and ", 1)]


def _items(words: str) -> Iterator[str]:
    stop = _STOP.search(words)
    if stop and _OF_ONE_THING.match(words, stop.start()):  # "in the search for the lost ship"
        words, stop = words[: max(words.rfind(", ", 0, stop.start()), words.rfind(" and ", 0, stop.start()), 0)], None
    for item in _separated(_MARK.sub("", words[: stop.start()] if stop else words)):
        name = re.sub(r"^(?:(?:in|on) )?(?:(?:the|an?) )?", "", item.strip(" ,")).strip()
        named = name[:1].isupper() and name.istitle() and " " not in name
        if (
            name
            and not named
            and not _NO_FIELD.search(name)
            and _WORDS.fullmatch(name)
            and len(name.split()) <= _LONGEST
        ):
            yield name
